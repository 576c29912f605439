#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-opcodes.h"
#include "rt-ops.h"
#include "rt-ref.h"
#include "rt-shortcuts.h"
#include "rt-slice.h"
#include "rt-str.h"

RtNext rt_op_load_attr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *name = rt_frame_name (f, oparg >> 1), *owner = *rt_peek (f, 1);
  if (!(oparg & 1))
    return rt_replace (rt, f, 1, rt_getattr (rt, owner, name));
  RtObject *method = NULL;
  if (rt_getattr_method (rt, owner, name, &method) == 1) {
    *rt_peek (f, 1) = method;
    rt_push (f, owner);
    return RT_NEXT_OK;
  }
  if (method == NULL)
    return rt_replace (rt, f, 1, NULL);
  /* The bound thing takes the upper place first; the object is given up from the lower one. */
  rt_push (f, method);
  *rt_peek (f, 2) = NULL;
  rt_decref (rt, owner);
  return RT_NEXT_OK;
}

RtNext rt_op_store_attr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 2, rt_setattr (rt, *rt_peek (f, 1), rt_frame_name (f, oparg), *rt_peek (f, 2)));
}

RtNext rt_op_delete_attr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 1, rt_setattr (rt, *rt_peek (f, 1), rt_frame_name (f, oparg), NULL));
}

/* super class self: called with the class and self if it is not the built-in super. */
static RtObject *super_attribute (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject **args = rt_peek (f, 3), *name = rt_frame_name (f, oparg >> 2);
  if (args[0] == RT_OBJECT (rt->types.super) && RT_IS (args[1], RT_TYPE_TYPE))
    return rt_super_getattr (rt, args[1], args[2], name);
  RtObject *super = rt_vectorcall (rt, args[0], args + 1, (oparg & 2) ? 2 : 0, NULL);
  if (super == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "super", "super object");
  hold.held[0] = super;
  return rt_hold_end (rt, &hold, rt_getattr (rt, super, name));
}

/* The unbound function if NAME is a plain method, so that no bound method is made; new, or NULL. */
static RtObject *super_method (RtInterp *rt, RtObject **args, RtObject *name) {
  if (args[0] != RT_OBJECT (rt->types.super) || !RT_IS (args[1], RT_TYPE_TYPE) || RT_IS (args[2], RT_TYPE_TYPE))
    return NULL;
  RtObject *mro = args[2]->type->mro;
  ptrdiff_t i = 0, count = mro != NULL ? RT_TUPLE_SIZE (mro) : 0;
  while (i < count && RT_TUPLE_ITEM (mro, i) != args[1])
    i++;
  for (i++; i < count; i++) {
    RtObject *found = rt_dict_get (rt, ((RtType *) RT_TUPLE_ITEM (mro, i))->dict, name);
    if (found != NULL)
      return rt_type_has (found->type, RT_TYPE_METHOD_DESCRIPTOR) ? rt_incref (found) : NULL;
  }
  return NULL;
}

RtNext rt_op_load_super_attr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (!(oparg & 1))
    return rt_replace (rt, f, 3, super_attribute (rt, f, oparg));
  RtObject **args = rt_peek (f, 3);
  RtObject *method = super_method (rt, args, rt_frame_name (f, oparg >> 2));
  if (method != NULL) {
    RtObject *super = args[0], *class = args[1];
    args[0] = method;
    args[1] = args[2];
    f->stack_top--;
    rt_decref (rt, super);
    rt_decref (rt, class);
    return RT_NEXT_OK;
  }
  RtNext next = rt_replace (rt, f, 3, super_attribute (rt, f, oparg));
  if (next != RT_NEXT_OK)
    return next;
  RtObject *attribute = *rt_peek (f, 1);
  *rt_peek (f, 1) = NULL;
  rt_push (f, attribute);
  return RT_NEXT_OK;
}

RtNext rt_op_binary_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_replace (rt, f, 2, rt_getitem (rt, *rt_peek (f, 2), *rt_peek (f, 1)));
}

/* The top two become one slice object. */
static bool make_slice (RtInterp *rt, RtFrame *f) {
  return rt_replace (rt, f, 2, rt_slice_new (rt, *rt_peek (f, 2), *rt_peek (f, 1), NULL)) == RT_NEXT_OK;
}

RtNext rt_op_binary_slice (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (!make_slice (rt, f))
    return RT_NEXT_ERROR;
  RtObject *result = rt_getitem (rt, *rt_peek (f, 2), *rt_peek (f, 1));
  /* The slice goes before the container does. */
  if (result == NULL)
    return rt_replace (rt, f, 2, NULL);
  RtObject *slice = *rt_peek (f, 1);
  *rt_peek (f, 1) = result;
  rt_decref (rt, slice);
  RtObject *container = *rt_peek (f, 2);
  *rt_peek (f, 2) = *rt_peek (f, 1);
  f->stack_top--;
  rt_decref (rt, container);
  return RT_NEXT_OK;
}

RtNext rt_op_store_slice (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (!make_slice (rt, f))
    return RT_NEXT_ERROR;
  int failed = rt_setitem (rt, *rt_peek (f, 2), *rt_peek (f, 1), *rt_peek (f, 3));
  rt_drop (rt, f, 1);
  return rt_done (rt, f, 2, failed);
}

/* An item of a list comes here if somebody is told of it. */
RtNext rt_op_store_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *container = *rt_peek (f, 2), **value = rt_peek (f, 3), **place = rt_shortcut_place (rt, container, *rt_peek (f, 1));
  if (place != NULL) {
    RtSlot slot = {RT_SLOT_ITEM, (uint32_t) (place - &RT_LIST_ITEM (container, 0)), NULL};
    *value = rt_ref_swap (rt, container, slot, place, *value); /* what was there is given up in its stead */
    return rt_done (rt, f, 3, 0);
  }
  return rt_done (rt, f, 3, rt_setitem (rt, *rt_peek (f, 2), *rt_peek (f, 1), *rt_peek (f, 3)));
}

RtNext rt_op_delete_subscr (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_done (rt, f, 2, rt_delitem (rt, *rt_peek (f, 2), *rt_peek (f, 1)));
}

/* s += t with s a local that nobody else holds grows it where it is, as CPython does after a round or two. */
static bool append_to_local (RtInterp *rt, RtFrame *f, uint32_t oparg, RtNext *next) {
  RtObject *left = *rt_peek (f, 2), *right = *rt_peek (f, 1);
  if ((oparg != RT_NB_ADD && oparg != RT_NB_INPLACE_ADD) || !RT_IS_EXACT (rt, left, str) ||
      !RT_IS_EXACT (rt, right, str) || left->refcount != 2)
    return false;
  RtCodeUnit *unit = f->previous_unit;
  if (unit[2].opcode != RT_OP_STORE_FAST || f->locals[unit[2].oparg] != left)
    return false;
  /* The cache unit counts the rounds. */
  if (unit[1].oparg == 0) {
    unit[1].oparg = 1;
    return false;
  }
  f->locals[unit[2].oparg] = NULL;
  rt_decref (rt, left);
  *rt_peek (f, 2) = NULL; /* a step amid its end must not find it there */
  RtObject *sum = rt_str_append (rt, left, right);
  *rt_peek (f, 2) = sum;
  *next = sum != NULL ? RT_NEXT_OK : RT_NEXT_ERROR;
  rt_drop (rt, f, 1);
  return true;
}

RtNext rt_op_binary_op (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *left = *rt_peek (f, 2), *right = *rt_peek (f, 1);
  RtNext next;
  if (append_to_local (rt, f, oparg, &next))
    return next;
  return rt_replace (rt, f, 2, rt_binary (rt, (RtBinaryOp) oparg, left, right));
}

RtNext rt_op_unary (RtInterp *rt, RtFrame *f, RtUnary operation) {
  return rt_replace (rt, f, 1, operation (rt, *rt_peek (f, 1)));
}

RtNext rt_op_unary_not (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  int truth = rt_truth (rt, *rt_peek (f, 1));
  return rt_replace (rt, f, 1, truth < 0 ? NULL : rt_bool_object (rt, !truth));
}

RtNext rt_op_compare (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  return rt_replace (rt, f, 2, rt_compare (rt, *rt_peek (f, 2), *rt_peek (f, 1), (RtCompare) (oparg >> 4)));
}

RtNext rt_op_is (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  bool same = *rt_peek (f, 2) == *rt_peek (f, 1);
  return rt_replace (rt, f, 2, rt_bool_object (rt, same != (oparg == 1)));
}

RtNext rt_op_contains (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  int found = rt_contains (rt, *rt_peek (f, 1), *rt_peek (f, 2));
  return rt_replace (rt, f, 2, found < 0 ? NULL : rt_bool_object (rt, found != (int) oparg));
}

RtNext rt_op_get_len (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  ptrdiff_t length = rt_length (rt, *rt_peek (f, 1));
  RtObject *number = length < 0 ? NULL : rt_int_from_int64 (rt, length);
  if (number == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, number);
  return RT_NEXT_OK;
}

static RtNext convert (RtInterp *rt, RtFrame *f, int place, uint32_t how) {
  static const RtUnary conversions[] = {NULL, rt_str, rt_repr, rt_ascii};
  RtObject *value = *rt_peek (f, place);
  if (how == 0)
    return RT_NEXT_OK;
  RtObject *text = conversions[how](rt, value);
  if (text == NULL)
    return RT_NEXT_ERROR;
  *rt_peek (f, place) = text;
  rt_decref (rt, value);
  return RT_NEXT_OK;
}

RtNext rt_op_format_value (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  int operands = (oparg & 4) ? 2 : 1;
  if (convert (rt, f, operands, oparg & 3) != RT_NEXT_OK)
    return RT_NEXT_ERROR;
  RtObject *value = *rt_peek (f, operands), *spec = operands == 2 ? *rt_peek (f, 1) : NULL;
  if (spec == NULL && RT_IS_EXACT (rt, value, str))
    return RT_NEXT_OK;
  return rt_replace (rt, f, operands, rt_format (rt, value, spec));
}

RtNext rt_op_build_string (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (oparg == 0) { /* f'' */
    rt_push (f, rt_incref (rt->empty_str));
    return RT_NEXT_OK;
  }
  return rt_replace (rt, f, (int) oparg, rt_str_join_array (rt, rt->empty_str, rt_peek (f, (int) oparg), oparg));
}

RtNext rt_op_build_slice (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject **args = rt_peek (f, (int) oparg);
  return rt_replace (rt, f, (int) oparg, rt_slice_new (rt, args[0], args[1], oparg == 3 ? args[2] : NULL));
}
