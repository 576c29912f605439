/* locals (): the variables of a frame as a dict. */
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame-object.h"
#include "rt-ref.h"
#include "rt-vm.h"

/* The value of variable I, borrowed; NULL if it is unbound. Cells are looked into. */
static RtObject *variable (RtFrame *frame, int i) {
  const RtBytes *kinds = (const RtBytes *) rt_frame_code (frame)->localspluskinds;
  RtObject *value = frame->locals[i];
  int kind = (unsigned char) kinds->data[i];
  if (kind & RT_FAST_FREE) {
    if (value == NULL && frame->function != NULL && ((RtFunction *) frame->function)->closure != NULL) {
      /* COPY_FREE_VARS has not run yet. */
      const RtCode *code = rt_frame_code (frame);
      value = RT_TUPLE_ITEM (((RtFunction *) frame->function)->closure, i - (code->nlocalsplus - code->nfreevars));
    }
    return value != NULL ? rt_cell_get (value) : NULL;
  }
  if ((kind & RT_FAST_CELL) && value != NULL && value->type->kind == RT_KIND_cell)
    return rt_cell_get (value);
  return value;
}

static bool update (RtInterp *rt, RtFrame *frame, RtObject *mapping) {
  RtCode *code = rt_frame_code (frame);
  const RtBytes *kinds = (const RtBytes *) code->localspluskinds;
  for (int i = 0; i < code->nlocalsplus; i++) {
    int kind = (unsigned char) kinds->data[i];
    if ((kind & RT_FAST_HIDDEN) || ((kind & RT_FAST_FREE) && !(code->flags & RT_CO_OPTIMIZED)))
      continue;
    RtObject *name = RT_TUPLE_ITEM (code->localsplusnames, i), *value = variable (frame, i);
    if (value != NULL) {
      if (rt_setitem (rt, mapping, name, value) < 0)
        return false;
    } else if (rt_delitem (rt, mapping, name) < 0) {
      if (!rt_error_matches (rt, rt->types.KeyError))
        return false;
      rt_error_clear (rt);
    }
  }
  return true;
}

RtObject *rt_frame_locals (RtInterp *rt, RtFrame *frame) {
  if (!(rt_frame_code (frame)->flags & RT_CO_OPTIMIZED)) {
    if (frame->locals_dict == NULL)
      return rt_raise (rt, rt->types.SystemError, "frame has no locals");
    return update (rt, frame, frame->locals_dict) ? rt_incref (frame->locals_dict) : NULL;
  }
  if (frame->locals_dict == NULL) {
    frame->locals_dict = rt_dict_new (rt);
    if (frame->locals_dict == NULL)
      return NULL;
  }
  return update (rt, frame, frame->locals_dict) ? rt_incref (frame->locals_dict) : NULL;
}
