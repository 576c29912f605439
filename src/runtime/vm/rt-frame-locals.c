/* locals (): the variables of a frame as a dict. */
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame-object.h"
#include "rt-ref.h"
#include "rt-vm.h"
#include "rt-warn.h"

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
    if ((kind & RT_FAST_HIDDEN) || ((kind & RT_FAST_FREE) && !rt_code_is_of_function (code)))
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
  bool own_names = rt_code_is_of_function (rt_frame_code (frame));
  if (frame->locals_dict == NULL && !own_names)
    return rt_raise (rt, rt->types.SystemError, "frame has no locals");
  if (frame->locals_dict == NULL)
    make_space (rt, frame);
  if (frame->locals_dict == NULL || !update (rt, frame, frame->locals_dict))
    return NULL;
  return own_names ? rt_incref (frame->locals_dict) : with_hidden (rt, frame, frame->locals_dict);
}

/* What NAME stands for in MAPPING, if anything. */
static RtObject *look_up (RtInterp *rt, RtObject *mapping, RtObject *name) {
  RtObject *value = rt_getitem (rt, mapping, name);
  if (value == NULL)
    rt_error_clear (rt);
  return value;
}

/* The cell that variable I is in; NULL: it is in none, or not yet. */
static RtObject *cell_of (RtFrame *frame, int i) {
  int kind = (unsigned char) ((const RtBytes *) rt_frame_code (frame)->localspluskinds)->data[i];
  RtObject *place = frame->locals[i];
  return (kind & (RT_FAST_FREE | RT_FAST_CELL)) && place != NULL && place->type->kind == RT_KIND_cell ? place : NULL;
}

/* What NAME becomes that is to be unbound: the code that runs need not be ready for that. */
static RtObject *none_for_unbound (RtInterp *rt, RtFrame *frame, RtObject *name) {
  if (rt_warn (rt, rt->types.RuntimeWarning, 1, "assigning None to unbound local '%U'", name) < 0)
    rt_error_unraisable (rt, frame->frame_object);
  return rt_incref (rt->none);
}

/* Variable I becomes VALUE, or is unbound. */
static void take (RtInterp *rt, RtFrame *frame, int i, RT_STEALS RtObject *RT_NULLABLE value) {
  RtObject *cell = cell_of (frame, i);
  if (value == variable (frame, i)) {
    rt_xdecref (rt, value);
    return;
  }
  if (cell != NULL) {
    rt_cell_set (rt, cell, value);
    return;
  }
  if (value == NULL)
    value = none_for_unbound (rt, frame, RT_TUPLE_ITEM (rt_frame_code (frame)->localsplusnames, i));
  RtObject *before = frame->locals[i];
  frame->locals[i] = value;
  rt_payload_changed (rt, frame->frame_object);
  rt_xdecref (rt, before);
}

void rt_frame_take_locals (RtInterp *rt, RtFrame *frame) {
  RtCode *code = rt_frame_code (frame);
  const RtBytes *kinds = (const RtBytes *) code->localspluskinds;
  if (frame->locals_dict == NULL)
    return;
  for (int i = 0; i < code->nlocalsplus; i++)
    if (!((unsigned char) kinds->data[i] & RT_FAST_FREE) || rt_code_is_of_function (code))
      take (rt, frame, i, look_up (rt, frame->locals_dict, RT_TUPLE_ITEM (code->localsplusnames, i)));
}
