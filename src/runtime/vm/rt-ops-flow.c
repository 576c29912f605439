#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-ops.h"

RtNext rt_op_get_iter (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_replace (rt, f, 1, rt_iter (rt, *rt_peek (f, 1)));
}

RtNext rt_op_get_yield_from_iter (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *o = *rt_peek (f, 1);
  if (RT_IS_EXACT (rt, o, coroutine) && !(rt_frame_code (f)->flags & (RT_CO_COROUTINE | RT_CO_ITERABLE_COROUTINE))) {
    RT_TYPE_ERROR (rt, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    return RT_NEXT_ERROR;
  }
  if (rt_is_sendable (rt, o))
    return RT_NEXT_OK;
  return rt_op_get_iter (rt, f, oparg);
}

RtNext rt_op_for_iter (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *iterator = *rt_peek (f, 1), *item = iterator->type->slots.tp_iternext (rt, iterator);
  if (item == NULL)
    return rt_op_for_iter_end (rt, f);
  rt_push (f, item);
  return RT_NEXT_OK;
}

RtNext rt_op_for_iter_end (RtInterp *rt, RtFrame *f) {
  if (rt_error (rt) != NULL) {
    if (!rt_error_matches (rt, rt->types.StopIteration))
      return RT_NEXT_ERROR;
    if (rt_is_traced (rt, f) && rt_step (rt, RT_STEP_EXCEPTION, f, rt_error (rt), NULL) < 0)
      return RT_NEXT_ERROR;
    rt_error_clear (rt);
  }
  rt_drop (rt, f, 1);
  return RT_NEXT_JUMP;
}

/* The value of the frame that ends or yields goes to the one that called it. */
static RtNext hand_back (RtInterp *rt, RtFrame *caller, bool entry, RtObject *value) {
  if (entry) {
    rt_vm (rt)->value = value;
    return RT_NEXT_LEAVE;
  }
  rt_push (caller, value);
  return RT_NEXT_FRAME;
}

RtNext rt_op_return (RtInterp *rt, RtFrame *f, RtObject *value) {
  if (rt_is_traced (rt, f)) {
    rt_push (f, value);
    if (rt_step (rt, RT_STEP_RETURN, f, value, NULL) < 0)
      return RT_NEXT_ERROR;
    f->stack_top--;
  }
  rt_leave_python (rt);
  RtFrame *caller = f->previous;
  bool entry = f->entry;
  rt->frame = caller;
  if (f->owner == RT_FRAME_OF_GENERATOR) {
    /* The value waits on the generator's own stack while its variables go. */
    int stack_top = f->stack_top;
    f->locals[stack_top] = value;
    rt_generator_ended (rt, f);
    f->locals[stack_top] = NULL;
  } else {
    rt_frame_finish (rt, f, value);
  }
  return hand_back (rt, caller, entry, value);
}

RtNext rt_op_yield_value (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = *rt_peek (f, 1);
  if (rt_is_traced (rt, f) && rt_step (rt, RT_STEP_RETURN, f, value, NULL) < 0)
    return RT_NEXT_ERROR;
  f->stack_top--;
  rt_leave_python (rt);
  RtFrame *caller = f->previous;
  bool entry = f->entry;
  rt->frame = caller;
  if (!entry)
    caller->return_offset = 0; /* only what returns skips the rest of a SEND */
  rt_generator_suspend (rt, f);
  return hand_back (rt, caller, entry, value);
}

RtNext rt_op_return_generator (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtFrame *caller = f->previous;
  bool entry = f->entry;
  RtObject *generator = rt_generator_new (rt, f);
  if (generator == NULL)
    return RT_NEXT_ERROR;
  rt_leave_python (rt);
  rt->frame = caller;
  return hand_back (rt, caller, entry, generator);
}

/* sys.settrace is told of the StopIteration by which what F delegates to gives VALUE. False: it raised an exception. */
static bool tell_end_of_delegate (RtInterp *rt, RtFrame *f, RtObject *value) {
  if (rt->tracer == NULL || !rt_is_traced (rt, f))
    return true;
  rt_raise_stop_iteration (rt, value);
  if (rt_step (rt, RT_STEP_EXCEPTION, f, rt_error (rt), NULL) < 0 || !rt_error_matches (rt, rt->types.StopIteration))
    return false;
  rt_error_clear (rt);
  return true;
}

/* The same as entering the frame of RECEIVER, but for sys.settrace. */
static RtNext send_by_call (RtInterp *rt, RtFrame *f, RtObject *receiver, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "send", "what the generator gave");
  int how = rt_generator_send (rt, receiver, value, &hold.held[0]);
  if (how < 0 || (how == 0 && !tell_end_of_delegate (rt, f, hold.held[0]))) {
    rt_hold_end (rt, &hold, NULL);
    return RT_NEXT_ERROR;
  }
  rt_drop (rt, f, 1);
  rt_push (f, rt_hold_end (rt, &hold, rt_incref (hold.held[0])));
  return how == 1 ? RT_NEXT_OK : RT_NEXT_JUMP;
}

RtNext rt_op_send (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *receiver = *rt_peek (f, 2), *value = *rt_peek (f, 1), *result = NULL;
  if (rt->tracer == NULL && rt_generator_can_resume (rt, receiver)) {
    if (rt_generator_enter (rt, receiver, value) < 0)
      return RT_NEXT_ERROR;
    RtFrame *frame = &((RtGenerator *) receiver)->frame;
    frame->previous = f;
    frame->entry = false;
    rt_drop (rt, f, 1);
    f->previous_unit += 1;
    f->return_offset = oparg;
    rt->frame = frame;
    if (!rt_enter_python (rt))
      return RT_NEXT_RERAISE;
    return RT_NEXT_FRAME;
  }
  if (rt_is_sendable (rt, receiver))
    return send_by_call (rt, f, receiver, value);
  if (value == rt->none && rt_is_iterator (receiver))
    result = receiver->type->slots.tp_iternext (rt, receiver);
  else
    result = rt_call_method (rt, receiver, rt->names.send, rt_peek (f, 1), 1);
  if (result == NULL) {
    if (rt_error (rt) != NULL && !rt_error_matches (rt, rt->types.StopIteration))
      return RT_NEXT_ERROR;
    if (rt_error (rt) != NULL && rt_is_traced (rt, f) && rt_step (rt, RT_STEP_EXCEPTION, f, rt_error (rt), NULL) < 0)
      return RT_NEXT_ERROR;
    result = rt_stop_iteration_value (rt);
    if (result == NULL)
      return RT_NEXT_ERROR;
    rt_drop (rt, f, 1);
    rt_push (f, result);
    return RT_NEXT_JUMP;
  }
  rt_drop (rt, f, 1);
  rt_push (f, result);
  return RT_NEXT_OK;
}
