#include "rt-bytes.h"

#include "rt-error.h"

int rt_buffer_get (RtInterp *rt, RtObject *o, RtBufferView *view, int flags) {
  if (o->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR_INT (rt, "a bytes-like object is required, not '%.100T'", o);
  *view = (RtBufferView){.itemsize = 1, .format = "B"};
  return o->type->slots.bf_getbuffer (rt, o, view, flags);
}

bool rt_buffer_try (RtInterp *rt, RtObject *o, RtBufferView *view) {
  if (o->type->slots.bf_getbuffer != NULL && rt_buffer_get (rt, o, view, RT_BUFFER_SIMPLE) == 0)
    return true;
  rt_error_clear (rt);
  return false;
}

void rt_buffer_release (RtInterp *rt, RtBufferView *view) {
  RtObject *owner = view->owner;
  if (owner == NULL)
    return;
  view->owner = NULL;
  RtHold hold; /* what stands behind a memoryview may have a __release_buffer__ */
  rt_hold_begin (rt, &hold, "buffer", "viewed object");
  hold.held[0] = owner;
  if (owner->type->slots.bf_releasebuffer != NULL)
    owner->type->slots.bf_releasebuffer (rt, owner, view);
  rt_hold_end (rt, &hold, NULL);
}
