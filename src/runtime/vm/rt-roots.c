/* Every reference that frames and native frames hold. */
#include "rt-arena.h"
#include "rt-vm.h"

const RtSlot rt_profiler_slot = {RT_SLOT_FIELD, RT_SLOT_INDEX_HEADER + 1, "function that sys.setprofile was given"};

int rt_frames_visit (RtInterp *rt, RtVisit visit, void *arg) {
  for (RtFrame *frame = rt->frame; frame != NULL; frame = frame->previous) {
    int result = frame->owner == RT_FRAME_OF_THREAD ? rt_frame_visit (frame, visit, arg) : 0;
    if (result != 0)
      return result;
  }
  for (RtFrame *frame = rt_vm (rt)->ending; frame != NULL; frame = frame->previous) {
    int result = rt_frame_visit (frame, visit, arg);
    if (result != 0)
      return result;
  }
  int result = rt_native_visit (rt->native, visit, arg);
  for (RtArena *arena = rt->arena; result == 0 && arena != NULL; arena = arena->below)
    result = rt_arena_visit (arena, visit, arg);
  RT_VISIT (visit, arg, rt_interp_value_slot, rt_vm (rt)->value);
  RT_VISIT (visit, arg, rt_profiler_slot, rt_vm (rt)->profiler);
  return result;
}
