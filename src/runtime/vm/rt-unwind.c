/* Exceptions on their way: traceback entries, handlers, the exceptions being handled. */
#include "rt-unwind.h"

#include "rt-error.h"
#include "rt-exception.h"
#include "rt-int.h"
#include "rt-opcodes.h"
#include "rt-vm.h"

RtObject *rt_handled_exception (RtInterp *rt) {
  for (RtExcInfo *info = rt->exc_info; info != NULL; info = info->below) {
    if (info->exception != NULL && info->exception != rt->none)
      return info->exception;
  }
  return NULL;
}

void rt_chain_handled (RtInterp *rt, const RtExcInfo *info) {
  RtObject *exception = rt_error_take (rt);
  if (exception == NULL)
    return;
  /* Raising it again gives it what is being handled for a context. */
  if (info->exception != NULL && info->exception != rt->none && ((RtException *) exception)->context == NULL &&
      exception != info->exception)
    rt_raise_object (rt, exception->type, exception);
  else
    rt_error_put (rt, rt_incref (exception));
  rt_decref (rt, exception);
}

/* Whether the frame has come to its body: before that it is not shown in a traceback. That of a generator always is. */
static bool is_complete (const RtFrame *frame) {
  if (frame->owner == RT_FRAME_OF_GENERATOR)
    return true;
  const RtCode *code = rt_frame_code (frame);
  for (const RtCodeUnit *unit = code->units; unit <= frame->previous_unit; unit++) {
    if (unit->opcode == RT_OP_RESUME)
      return true;
  }
  return false;
}

static void add_traceback (RtInterp *rt, RtFrame *frame) {
  if (rt_frame_code (frame)->native || !is_complete (frame))
    return;
  /* Without the room for an entry a MemoryError goes on instead of the exception, and is told of instead. */
  bool goes_on = rt_traceback_here (rt, frame) == 0 || rt_error_matches (rt, rt->types.MemoryError);
  if (goes_on && rt_is_traced (rt, frame))
    rt_step (rt, RT_STEP_EXCEPTION, frame, rt->error, NULL);
}

static RtCodeUnit *enter_handler (RtInterp *rt, RtFrame *frame, uint32_t target, int depth, bool push_lasti) {
  RtCode *code = rt_frame_code (frame);
  rt_drop (rt, frame, frame->stack_top - code->nlocalsplus - depth);
  if (push_lasti) {
    RtObject *lasti = rt_int_from_int64 (rt, rt_frame_unit (frame));
    if (lasti == NULL)
      return NULL;
    rt_push (frame, lasti);
  }
  rt_push (frame, rt_error_take (rt));
  return code->units + target;
}

/* Leaves the innermost frame; whether the loop goes on in the one before. */
static bool leave_frame (RtInterp *rt, RtFrame *frame) {
  rt_drop (rt, frame, frame->stack_top - rt_frame_code (frame)->nlocalsplus);
  if (rt_is_traced (rt, frame) && is_complete (frame))
    rt_step (rt, RT_STEP_RETURN, frame, rt->none, NULL);
  rt_leave_python (rt);
  bool goes_on = !frame->entry;
  rt->frame = frame->previous;
  /* Of a frame that no traceback keeps, finalizers may run: of a native one, as far as CPython goes. */
  static const char *const labels[] = {"exception under way"};
  RtObject *held[1] = {rt_error_take (rt)};
  RtNative native;
  rt_native_enter (rt, &native, "unwinding", labels, held, 1);
  if (frame->owner == RT_FRAME_OF_GENERATOR)
    rt_generator_ended (rt, frame);
  else
    rt_frame_finish (rt, frame, NULL);
  RtObject *error = held[0];
  held[0] = NULL;
  rt_native_leave (rt, &native);
  rt_error_put (rt, error);
  if (goes_on)
    rt->frame->return_offset = 0;
  return goes_on;
}

RtCodeUnit *rt_unwind (RtInterp *rt, RtNext reason, const RtCodeUnit *at) {
  bool new = reason != RT_NEXT_RERAISE;
  for (;; at = rt->frame->previous_unit) {
    RtFrame *frame = rt->frame;
    if (new)
      add_traceback (rt, frame);
    uint32_t target;
    int depth;
    bool push_lasti;
    while (rt_vm (rt)->stop_grace != 1 && at >= rt_frame_code (frame)->units &&
           rt_code_handler (rt_frame_code (frame), (uint32_t) (at - rt_frame_code (frame)->units), &target, &depth,
                            &push_lasti)) {
      RtCodeUnit *unit = enter_handler (rt, frame, target, depth, push_lasti);
      if (unit != NULL)
        return unit;
    }
    if (!leave_frame (rt, frame))
      return NULL;
    new = true;
  }
}
