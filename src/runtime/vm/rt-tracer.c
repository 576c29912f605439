/* sys.settrace: steps told to a function of the program.
 *
 * The function is called when a frame starts; what it returns is called for all that happens in that frame (frame.f_trace). While either
 * runs nothing is traced. Steps come at all only if somebody wants them: where nobody records, a limit that no run reaches sees to it. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame-object.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-vm.h"

#define LIMIT_OUT_OF_REACH UINT64_MAX
#define SLOT_TRACE         RT_ATTR (1, "f_trace")

void rt_tracer_set (RtInterp *rt, RtObject *function) {
  RtObject *before = rt->tracer;
  rt->tracer = function;
  if (function != NULL && rt->step_limit == 0)
    rt->step_limit = LIMIT_OUT_OF_REACH;
  else if (function == NULL && rt->step_limit == LIMIT_OUT_OF_REACH)
    rt->step_limit = 0;
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

/* What FRAME's function returned becomes its next; after a call None ends it, else it stays. */
static void keep_local (RtInterp *rt, RtFrameObject *frame, RtStepKind kind, RT_STEALS RtObject *function) {
  bool none = function == rt->none;
  if (none && kind != RT_STEP_CALL)
    rt_decref (rt, function);
  else
    rt_ref_set (rt, RT_OBJECT (frame), SLOT_TRACE, &frame->trace, none ? NULL : function);
}

/* Whether all went well. */
static bool tell (RtInterp *rt, RtStepKind kind, RtObject *frame_object, RtObject *detail, RtObject *error) {
  enum { FRAME, EVENT, ARGUMENT, FUNCTION };
  RtFrameObject *object = (RtFrameObject *) frame_object;
  RtObject *function = kind == RT_STEP_CALL ? rt->tracer : object->trace;
  if (function == NULL)
    return true;
  RtHold hold;
  rt_hold_begin (rt, &hold, "settrace", "part of the event");
  hold.held[FRAME] = rt_incref (frame_object);
  hold.held[FUNCTION] = rt_incref (function);
  hold.held[EVENT] = rt_str_interned (rt, event_name (kind));
  hold.held[ARGUMENT] = hold.held[EVENT] != NULL ? event_argument (rt, kind, detail, error) : NULL;
  RtObject *next = hold.held[ARGUMENT] != NULL ? rt_vectorcall (rt, function, hold.held, 3, NULL) : NULL;
  if (next != NULL)
    keep_local (rt, object, kind, next);
  rt_hold_end (rt, &hold, NULL);
  return next != NULL;
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
  bool good = frame_object != NULL && tell (rt, kind, frame_object, detail, error);
  vm->in_tracer = false;
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  if (!good)
    rt_tracer_set (rt, NULL);
  if (!good && (kind == RT_STEP_LINE || kind == RT_STEP_CALL)) {
    rt_xdecref (rt, error);
    return -1;
  }
  if (!good)
    rt_error_unraisable (rt, NULL);
  rt_error_put (rt, error);
  return 0;
}
