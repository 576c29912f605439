/* __buffer__ of classes, and what it is called on built-in types for. */
#include "rt-abstract.h"
#include "rt-class-generic.h"
#include "rt-class-wrappers.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-memoryview-private.h"
#include "rt-str.h"

int rt_slot_bf_getbuffer (RtInterp *rt, RtObject *self, RtBufferView *view, int flags) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__buffer__", "flags and memoryview");
  RtObject *name = rt_str_interned (rt, "__buffer__");
  hold.held[0] = name != NULL ? rt_int_from_int64 (rt, flags) : NULL;
  RtObject *given = hold.held[1] = hold.held[0] != NULL ? rt_call_special (rt, self, name, &hold.held[0], 1) : NULL;
  rt_xdecref (rt, name);
  int result = -1;
  if (given != NULL && !RT_IS_EXACT (rt, given, memoryview))
    RT_TYPE_ERROR (rt, "__buffer__ returned non-memoryview object");
  else if (given != NULL)
    result = rt_memoryview_give (rt, given, self, view, flags);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

RtObject *rt_wrap_buffer (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames, void *wrapped, const RtSlotDef *def) {
  RtGetBuffer get = (RtGetBuffer) wrapped;
  if (nargs != 1)
    return RT_TYPE_ERROR (rt, " expected 1 argument, got %zu", nargs);
  int64_t flags = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  if (rt_error (rt) != NULL)
    return NULL;
  if (flags < INT32_MIN || flags > INT32_MAX)
    return rt_raise (rt, rt->types.OverflowError, flags > 0 ? "buffer flags too large" : "buffer flags too small");
  if ((flags & RT_BUFFER_WRITABLE) != 0) {
    RtBufferView view = {.itemsize = 1, .format = "B"};
    if (get (rt, self, &view, RT_BUFFER_WRITABLE) < 0)
      return NULL;
    rt_buffer_release (rt, &view);
  }
  return rt_memoryview_from (rt, self, get);
}
