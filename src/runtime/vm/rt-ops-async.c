#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-ops.h"

RtNext rt_op_get_awaitable (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *o = *rt_peek (f, 1), *iterator = rt_awaitable_iterator (rt, o);
  if (iterator == NULL && o->type->slots.am_await == NULL && oparg != 0)
    RT_TYPE_ERROR (rt, "'async with' received an object from __a%s__ that does not implement __await__: %.100s",
                   oparg == 1 ? "enter" : "exit", o->type->name);
  if (iterator != NULL && RT_IS_EXACT (rt, iterator, coroutine) && rt_generator_delegate (iterator) != NULL) {
    rt_decref (rt, iterator);
    iterator = rt_raise (rt, rt->types.RuntimeError, "coroutine is being awaited already");
  }
  return rt_replace (rt, f, 1, iterator);
}

RtNext rt_op_get_aiter (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *o = *rt_peek (f, 1);
  if (o->type->slots.am_aiter == NULL)
    return rt_replace (rt, f, 1, RT_TYPE_ERROR (rt, "'async for' requires an object with __aiter__ method, got %.100s", o->type->name));
  RtObject *iterator = o->type->slots.am_aiter (rt, o);
  if (iterator != NULL && iterator->type->slots.am_anext == NULL) {
    RT_TYPE_ERROR (rt, "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
                   iterator->type->name);
    rt_decref (rt, iterator);
    iterator = NULL;
  }
  return rt_replace (rt, f, 1, iterator);
}

/* The current exception becomes the cause of TypeError. */
static void from_current (RtInterp *rt, const RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "async for", "cause");
  hold.held[0] = rt_error_take (rt);
  RT_TYPE_ERROR (rt, "'async for' received an invalid object from __anext__: %.100s", o->type->name);
  rt_error_chain (rt, rt_incref (hold.held[0]));
  rt_hold_end (rt, &hold, NULL);
}

RtNext rt_op_get_anext (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *iterator = *rt_peek (f, 1), *awaitable;
  if (RT_IS_EXACT (rt, iterator, async_generator)) {
    awaitable = rt_async_generator_anext (rt, iterator);
  } else {
    if (iterator->type->slots.am_anext == NULL) {
      RT_TYPE_ERROR (rt, "'async for' requires an iterator with __anext__ method, got %.100s", iterator->type->name);
      return RT_NEXT_ERROR;
    }
    RtHold hold;
    rt_hold_begin (rt, &hold, "async for", "result of __anext__");
    hold.held[0] = iterator->type->slots.am_anext (rt, iterator);
    awaitable = hold.held[0] != NULL ? rt_awaitable_iterator (rt, hold.held[0]) : NULL;
    if (hold.held[0] != NULL && awaitable == NULL)
      from_current (rt, hold.held[0]);
    rt_hold_end (rt, &hold, NULL);
  }
  if (awaitable == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, awaitable);
  return RT_NEXT_OK;
}

/* aiter exc -> */
RtNext rt_op_end_async_for (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *exception = *rt_peek (f, 1);
  if (rt_is_kind_of (exception, rt->types.StopAsyncIteration))
    return rt_done (rt, f, 2, 0);
  rt_error_put (rt, rt_incref (exception));
  return RT_NEXT_RERAISE;
}
