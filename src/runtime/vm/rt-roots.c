/* Every reference that frames and native frames hold. */
#include "rt-arena.h"
#include "rt-thread.h"
#include "rt-vm.h"

const RtSlot rt_profiler_slot = {RT_SLOT_FIELD, RT_SLOT_INDEX_HEADER + 1, "function that sys.setprofile was given"};

static int visit_thread (const RtThreadView *view, RtVisit visit, void *arg) {
  int result = 0;
  for (RtFrame *frame = view->frame; result == 0 && frame != NULL; frame = frame->previous)
    result = frame->owner == RT_FRAME_OF_THREAD ? rt_frame_visit (frame, visit, arg) : 0;
  for (RtFrame *frame = view->ending; result == 0 && frame != NULL; frame = frame->previous)
    result = rt_frame_visit (frame, visit, arg);
  if (result == 0)
    result = rt_native_visit (view->native, visit, arg);
  for (RtArena *arena = view->arena; result == 0 && arena != NULL; arena = arena->below)
    result = rt_arena_visit (arena, visit, arg);
  return result;
}

int rt_frames_visit (RtInterp *rt, RtVisit visit, void *arg) {
  RtThreadWalk walk = {0};
  RtThreadView view;
  int result = 0;
  while (result == 0 && rt_thread_next (rt, &walk, &view))
    result = visit_thread (&view, visit, arg);
  if (result != 0)
    return result;
  RT_VISIT (visit, arg, rt_interp_value_slot, rt_vm (rt)->value);
  RT_VISIT (visit, arg, rt_profiler_slot, rt_vm (rt)->profiler);
  return 0;
}
