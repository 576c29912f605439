/* sys.settrace and sys.setprofile: steps told to functions of the program.
 *
 * What sys.settrace was given is called when a frame starts; what that returns is called for all that happens in that frame
 * (frame.f_trace). What sys.setprofile was given is told of calls and returns, of native functions, too: they are seen when the
 * instruction that calls one is about to run, and over when the next instruction of the same frame is. While one of these functions runs
 * nothing is told to any. Steps come at all only if somebody wants them: where nobody records, a limit that no run reaches sees to it. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame-object.h"
#include "rt-opcodes.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-vm.h"

#define LIMIT_OUT_OF_REACH UINT64_MAX

static void want_steps (RtInterp *rt) {
  RtVm *vm = rt_vm (rt);
  bool wanted = rt->tracer != NULL || vm->profiler != NULL;
  rt->seldom_changes++;
  vm->hooks_units = vm->profiler != NULL || (rt->tracer != NULL && vm->opcodes_wanted);
  if (wanted && rt->step_limit == 0)
    rt->step_limit = LIMIT_OUT_OF_REACH;
  else if (!wanted && rt->step_limit == LIMIT_OUT_OF_REACH)
    rt->step_limit = 0;
}

void rt_tracer_changed (RtInterp *rt) {
  want_steps (rt);
}

void rt_tracer_set (RtInterp *rt, RtObject *function) {
  RtObject *before = rt->tracer;
  rt->tracer = function;
  want_steps (rt);
  rt_xdecref (rt, before);
}

void rt_profiler_set (RtInterp *rt, RtObject *function) {
  RtObject *before = rt_vm (rt)->profiler;
  rt_vm (rt)->profiler = function;
  want_steps (rt);
  RtFrameObject *caller = rt->frame != NULL ? (RtFrameObject *) rt->frame->frame_object : NULL;
  if (caller != NULL) /* nobody is told that sys.setprofile returned */
    rt_ref_clear (rt, RT_OBJECT (caller), RT_FRAME_SLOT_NATIVE_CALL, &caller->native_call);
  rt_xdecref (rt, before);
}

static const char *event_name (RtStepKind kind) {
  switch (kind) {
  case RT_STEP_LINE:
    return "line";
  case RT_STEP_CALL:
    return "call";
  case RT_STEP_RETURN:
    return "return";
  case RT_STEP_EXCEPTION:
    return "exception";
  default:
    return NULL;
  }
}

/* What goes with the event: the value returned; type, exception and traceback; None. ERROR is on its way. */
static RtObject *event_argument (RtInterp *rt, RtStepKind kind, RtObject *detail, RtObject *error) {
  if (kind == RT_STEP_RETURN)
    return rt_incref (error == NULL && detail != NULL ? detail : rt->none);
  if (kind != RT_STEP_EXCEPTION || error == NULL)
    return rt_incref (rt->none);
  RtObject *traceback = ((RtException *) error)->traceback;
  return rt_tuple_pack (rt, 3, error->type, error, traceback != NULL ? traceback : rt->none);
}

/* What was written into f_locals before does not count. */
static bool forget_written (RtInterp *rt, RtFrameObject *frame) {
  RtObject *locals = frame->gave_locals ? rt_frame_locals (rt, frame->frame) : NULL;
  bool good = locals != NULL || !frame->gave_locals;
  rt_xdecref (rt, locals);
  return good;
}

/* What was written into f_locals since then becomes the frame's variables. RESULT is what was returned, NULL with an exception. */
static void take_written (RtInterp *rt, RtFrameObject *frame, RtObject *RT_NULLABLE result) {
  if (!frame->gave_locals)
    return;
  frame->gave_locals = false;
  RtObject *error = rt_error_take (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "outcome of the function that traces");
  hold.held[0] = error;
  hold.held[1] = result;
  rt_frame_take_locals (rt, frame->frame);
  hold.held[0] = hold.held[1] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, error);
}

/* Calls FUNCTION about FRAME; what it returned, NULL with an exception. */
static RtObject *call_hook (RtInterp *rt, RtObject *function, RtObject *frame, const char *event, RtObject *argument) {
  enum { FRAME, EVENT, ARGUMENT, FUNCTION };
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "part of the event");
  hold.held[FRAME] = rt_incref (frame);
  hold.held[FUNCTION] = rt_incref (function);
  hold.held[ARGUMENT] = rt_incref (argument);
  hold.held[EVENT] = rt_str_interned (rt, event);
  bool ready = hold.held[EVENT] != NULL && forget_written (rt, (RtFrameObject *) frame);
  RtObject *result = ready ? rt_vectorcall (rt, function, hold.held, 3, NULL) : NULL;
  take_written (rt, (RtFrameObject *) frame, result);
  return rt_hold_end (rt, &hold, result);
}

/* Tells what sys.settrace was given, or gave for FRAME. What it returns becomes the frame's next, unless that is None. Whether all went
 * well; else nothing is traced any more. */
static bool tell_tracer (RtInterp *rt, RtFrameObject *frame, const char *event, bool starts, RtObject *argument) {
  RtObject *function = starts ? rt->tracer : frame->trace;
  if (rt->tracer == NULL || function == NULL)
    return true;
  RtObject *next = call_hook (rt, function, RT_OBJECT (frame), event, argument);
  if (next == NULL) {
    RtObject *error = rt_error_take (rt);
    rt_tracer_set (rt, NULL);
    rt_ref_clear (rt, RT_OBJECT (frame), RT_FRAME_SLOT_TRACE, &frame->trace);
    rt_error_put (rt, error);
    return false;
  }
  if (next != rt->none)
    rt_ref_set (rt, RT_OBJECT (frame), RT_FRAME_SLOT_TRACE, &frame->trace, next);
  else
    rt_decref (rt, next);
  return true;
}

static bool tell_profiler (RtInterp *rt, RtObject *frame, const char *event, RtObject *argument) {
  RtObject *function = rt_vm (rt)->profiler;
  RtObject *result = function != NULL ? call_hook (rt, function, frame, event, argument) : NULL;
  if (function != NULL && result == NULL) {
    RtObject *error = rt_error_take (rt);
    rt_profiler_set (rt, NULL);
    rt_error_put (rt, error);
    return false;
  }
  rt_xdecref (rt, result);
  return true;
}

/* The native call that FRAME was in is over. */
static bool end_native_call (RtInterp *rt, RtFrameObject *frame, const char *event) {
  RtObject *callable = frame->native_call;
  if (callable == NULL)
    return true;
  RtHold hold;
  rt_hold_begin (rt, &hold, "setprofile", "function that was called");
  hold.held[0] = rt_incref (callable);
  rt_ref_clear (rt, RT_OBJECT (frame), RT_FRAME_SLOT_NATIVE_CALL, &frame->native_call);
  bool good = tell_profiler (rt, RT_OBJECT (frame), event, callable);
  rt_hold_end (rt, &hold, NULL);
  return good;
}

static bool tell_step (RtInterp *rt, RtStepKind kind, RtFrameObject *frame, RtObject *detail, RtObject *error) {
  RtObject *argument = event_argument (rt, kind, detail, error);
  if (argument == NULL)
    return false;
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "argument of the event");
  hold.held[0] = argument;
  bool traced = kind != RT_STEP_LINE || !frame->no_lines;
  bool good = !traced || tell_tracer (rt, frame, event_name (kind), kind == RT_STEP_CALL, argument);
  if (good && kind == RT_STEP_EXCEPTION)
    good = end_native_call (rt, frame, "c_exception");
  if (good && (kind == RT_STEP_CALL || kind == RT_STEP_RETURN))
    good = tell_profiler (rt, RT_OBJECT (frame), event_name (kind), argument);
  rt_hold_end (rt, &hold, NULL);
  return good;
}

int rt_tracer_step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *detail) {
  RtVm *vm = rt_vm (rt);
  if (vm->in_tracer || event_name (kind) == NULL || rt_frame_code (frame)->library)
    return 0;
  RtObject *error = rt_error_take (rt), *frame_object = rt_frame_object (rt, frame);
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "exception on its way");
  hold.held[0] = error;
  hold.held[1] = frame_object;
  vm->in_tracer = true;
  bool good = frame_object != NULL && tell_step (rt, kind, (RtFrameObject *) frame_object, detail, error);
  vm->in_tracer = false;
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  if (good)
    rt_error_put (rt, error);
  else
    rt_xdecref (rt, error);
  return good ? 0 : -1;
}

/* The native function that the instruction at UNIT is about to call, as an owned bound method if it is one of a type; NULL without an
 * exception for another instruction or callable. */
static RtObject *native_callable (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit) {
  RtObject *callable, *first = NULL;
  if (unit->opcode == RT_OP_CALL) {
    int count = unit->oparg;
    for (const RtCodeUnit *high = unit - 1; high >= rt_frame_code (frame)->units && high->opcode == RT_OP_EXTENDED_ARG; high--)
      count |= high->oparg << 8 * (int) (unit - high);
    callable = *rt_peek (frame, count + 2);
    if (callable != NULL)
      first = *rt_peek (frame, count + 1);
    else if (callable = *rt_peek (frame, count + 1), count > 0)
      first = *rt_peek (frame, count);
  } else if (unit->opcode == RT_OP_CALL_FUNCTION_EX) {
    callable = *rt_peek (frame, (unit->oparg & 1) + 2);
    RtObject *args = *rt_peek (frame, (unit->oparg & 1) + 1);
    first = RT_IS_EXACT (rt, args, tuple) && RT_TUPLE_SIZE (args) > 0 ? RT_TUPLE_ITEM (args, 0) : NULL;
  } else {
    return NULL;
  }
  if (RT_IS_EXACT (rt, callable, builtin_function_or_method))
    return rt_incref (callable);
  if (first == NULL || !RT_IS_EXACT (rt, callable, method_descriptor))
    return NULL;
  return callable->type->slots.tp_descr_get (rt, callable, first, RT_OBJECT (first->type));
}

/* Whether all went well. */
static bool tell_unit (RtInterp *rt, RtFrame *frame, RtFrameObject *object, const RtCodeUnit *unit) {
  if (!end_native_call (rt, object, "c_return"))
    return false;
  if (object->opcodes && unit->opcode != RT_OP_RESUME && !tell_tracer (rt, object, "opcode", false, rt->none))
    return false;
  RtObject *callable = rt_vm (rt)->profiler != NULL ? native_callable (rt, frame, unit) : NULL;
  if (callable == NULL)
    return rt_error (rt) == NULL;
  rt_ref_set (rt, RT_OBJECT (object), RT_FRAME_SLOT_NATIVE_CALL, &object->native_call, callable);
  return tell_profiler (rt, RT_OBJECT (object), "c_call", callable);
}

int rt_tracer_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit) {
  RtVm *vm = rt_vm (rt);
  if (vm->in_tracer || rt_frame_code (frame)->library)
    return 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "frame");
  hold.held[0] = rt_frame_object (rt, frame);
  RtObject *kwnames = vm->kwnames; /* of the CALL that is told of */
  vm->kwnames = NULL;
  vm->in_tracer = true;
  bool good = hold.held[0] != NULL && tell_unit (rt, frame, (RtFrameObject *) hold.held[0], unit);
  vm->in_tracer = false;
  vm->kwnames = kwnames;
  rt_hold_end (rt, &hold, NULL);
  return good ? 0 : -1;
}
