#include "rt-bytes.h"

#include "rt-error.h"

int rt_buffer_get (RtInterp *rt, RtObject *o, RtBufferView *view, int flags) {
  if (o->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR_INT (rt, "a bytes-like object is required, not '%.100T'", o);
  *view = (RtBufferView){.itemsize = 1, .format = "B"};
  return o->type->slots.bf_getbuffer (rt, o, view, flags);
}

void rt_buffer_release (RtInterp *rt, RtBufferView *view) {
  RtObject *owner = view->owner;
  if (owner == NULL)
    return;
  view->owner = NULL;
  if (owner->type->slots.bf_releasebuffer != NULL)
    owner->type->slots.bf_releasebuffer (rt, owner, view);
  rt_decref (rt, owner);
}
