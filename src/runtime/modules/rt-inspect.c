#include "rt.h"

#include "rt-weakref.h"

RtObject *rt_weak_referent (RtObject *o) {
  switch (o->type->kind) {
  case RT_KIND_weakref:
  case RT_KIND_weakproxy:
  case RT_KIND_weakcallableproxy:
    return ((RtWeakref *) o)->referent;
  default:
    return NULL;
  }
}

RtFrame *rt_first_frame (RtInterp *rt) {
  return rt->frame;
}
