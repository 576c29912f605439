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
    const RtCode *code = rt_frame_code (frame);
    if (value == NULL && frame->previous_unit < code->units && frame->function != NULL && ((RtFunction *) frame->function)->closure != NULL) {
      /* COPY_FREE_VARS has not run yet. */
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

/* A namespace with the variables of comprehensions that run within FRAME's own code (which are no names of its namespace);
 * LOCALS itself if there are none. */
static RtObject *with_hidden (RtInterp *rt, RtFrame *frame, RtObject *locals) {
  RtCode *code = rt_frame_code (frame);
  const RtBytes *kinds = (const RtBytes *) code->localspluskinds;
  RtHold hold;
  rt_hold_begin (rt, &hold, "locals", "namespace with those of a comprehension");
  for (int i = 0; i < code->nlocalsplus; i++) {
    RtObject *value = ((unsigned char) kinds->data[i] & RT_FAST_HIDDEN) ? variable (frame, i) : NULL;
    if (value == NULL)
      continue;
    if (hold.held[0] == NULL) {
      hold.held[0] = rt_dict_new (rt);
      if (hold.held[0] == NULL || rt_dict_merge (rt, hold.held[0], locals, true) < 0)
        return rt_hold_end (rt, &hold, NULL);
    }
    if (rt_dict_set (rt, hold.held[0], RT_TUPLE_ITEM (code->localsplusnames, i), value) < 0)
      return rt_hold_end (rt, &hold, NULL);
  }
  RtObject *result = hold.held[0] != NULL ? hold.held[0] : locals;
  return rt_hold_end (rt, &hold, rt_incref (result));
}

/* A generator's frame can be asked while it is suspended, and a function's from further in, through its object: then nobody looks at
 * it for itself. */
static void make_space (RtInterp *rt, RtFrame *frame) {
  frame->locals_dict = rt_dict_new (rt);
  RtObject *generator = rt_frame_generator (frame), *asked = generator != NULL ? generator : frame->frame_object;
  if (asked != NULL && frame->locals_dict != NULL)
    rt_payload_changed (rt, asked);
}

RtObject *rt_frame_locals (RtInterp *rt, RtFrame *frame) {
  bool own_names = rt_frame_code (frame)->flags & RT_CO_OPTIMIZED;
  if (frame->locals_dict == NULL && !own_names)
    return rt_raise (rt, rt->types.SystemError, "frame has no locals");
  if (frame->locals_dict == NULL)
    make_space (rt, frame);
  if (frame->locals_dict == NULL || !update (rt, frame, frame->locals_dict))
    return NULL;
  return own_names ? rt_incref (frame->locals_dict) : with_hidden (rt, frame, frame->locals_dict);
}
