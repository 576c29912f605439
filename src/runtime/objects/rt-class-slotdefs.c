/* Which special method stands for which slot, and how slots follow the methods of a class.
 *
 * For every slot all its methods (say __add__ and __radd__) are looked up along the mro. Is each of them the
 * wrapper of one and the same built-in slot function, the class gets that function directly; otherwise it
 * gets the generic function, which calls the methods. So a class derived from list is as fast as list until
 * it overrides something.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-generic.h"
#include "rt-class-wrappers.h"
#include "rt-function.h"
#include "rt-str.h"

#define SLOT(method, slot, generic, wrapper)                                                                 \
  { method, offsetof (RtSlots, slot), (void *)(generic), (wrapper), false, RT_LT }
#define SLOT_KW(method, slot, generic, wrapper)                                                              \
  { method, offsetof (RtSlots, slot), (void *)(generic), (wrapper), true, RT_LT }
#define COMPARE(method, op)                                                                                  \
  { method, offsetof (RtSlots, tp_richcompare), (void *)rt_slot_tp_richcompare, rt_wrap_compare, false, op }
#define BINARY(method, reflected, slot)                                                                      \
  SLOT (method, slot, rt_slot_##slot, rt_wrap_binary_left),                                                  \
      SLOT (reflected, slot, rt_slot_##slot, rt_wrap_binary_right)
#define INPLACE(method, slot) SLOT (method, slot, rt_slot_##slot, rt_wrap_binary)
#define UNARY(method, slot)   SLOT (method, slot, rt_slot_##slot, rt_wrap_unary)

const RtSlotDef rt_slot_defs[] = {
    SLOT ("__getattribute__", tp_getattro, rt_slot_getattr_hook, rt_wrap_binary),
    SLOT ("__getattr__", tp_getattro, rt_slot_getattr_hook, NULL),
    SLOT ("__setattr__", tp_setattro, rt_slot_tp_setattro, rt_wrap_setattr),
    SLOT ("__delattr__", tp_setattro, rt_slot_tp_setattro, rt_wrap_delattr),
    UNARY ("__repr__", tp_repr),
    SLOT ("__hash__", tp_hash, rt_slot_tp_hash, rt_wrap_hash),
    SLOT_KW ("__call__", tp_call, rt_slot_call, rt_wrap_call),
    UNARY ("__str__", tp_str),
    COMPARE ("__lt__", RT_LT),
    COMPARE ("__le__", RT_LE),
    COMPARE ("__eq__", RT_EQ),
    COMPARE ("__ne__", RT_NE),
    COMPARE ("__gt__", RT_GT),
    COMPARE ("__ge__", RT_GE),
    UNARY ("__iter__", tp_iter),
    SLOT ("__next__", tp_iternext, rt_slot_tp_iternext, rt_wrap_next),
    SLOT ("__get__", tp_descr_get, rt_slot_tp_descr_get, rt_wrap_descr_get),
    SLOT ("__set__", tp_descr_set, rt_slot_tp_descr_set, rt_wrap_descr_set),
    SLOT ("__delete__", tp_descr_set, rt_slot_tp_descr_set, rt_wrap_descr_delete),
    SLOT_KW ("__init__", tp_init, rt_slot_tp_init, rt_wrap_init),
    SLOT ("__new__", tp_new, rt_slot_new, NULL),
    SLOT ("__del__", tp_finalize, rt_slot_tp_finalize, rt_wrap_finalize),
    SLOT ("__buffer__", bf_getbuffer, rt_slot_bf_getbuffer, rt_wrap_buffer),
    UNARY ("__await__", am_await),
    UNARY ("__aiter__", am_aiter),
    UNARY ("__anext__", am_anext),
    BINARY ("__add__", "__radd__", nb_add),
    BINARY ("__sub__", "__rsub__", nb_subtract),
    BINARY ("__mul__", "__rmul__", nb_multiply),
    BINARY ("__mod__", "__rmod__", nb_remainder),
    BINARY ("__divmod__", "__rdivmod__", nb_divmod),
    SLOT ("__pow__", nb_power, rt_slot_nb_power, rt_wrap_ternary),
    SLOT ("__rpow__", nb_power, rt_slot_nb_power, rt_wrap_ternary_right),
    UNARY ("__neg__", nb_negative),
    UNARY ("__pos__", nb_positive),
    UNARY ("__abs__", nb_absolute),
    SLOT ("__bool__", nb_bool, rt_slot_nb_bool, rt_wrap_inquiry),
    UNARY ("__invert__", nb_invert),
    BINARY ("__lshift__", "__rlshift__", nb_lshift),
    BINARY ("__rshift__", "__rrshift__", nb_rshift),
    BINARY ("__and__", "__rand__", nb_and),
    BINARY ("__xor__", "__rxor__", nb_xor),
    BINARY ("__or__", "__ror__", nb_or),
    UNARY ("__int__", nb_int),
    UNARY ("__float__", nb_float),
    INPLACE ("__iadd__", nb_inplace_add),
    INPLACE ("__isub__", nb_inplace_subtract),
    INPLACE ("__imul__", nb_inplace_multiply),
    INPLACE ("__imod__", nb_inplace_remainder),
    SLOT ("__ipow__", nb_inplace_power, rt_slot_nb_inplace_power, rt_wrap_ternary),
    INPLACE ("__ilshift__", nb_inplace_lshift),
    INPLACE ("__irshift__", nb_inplace_rshift),
    INPLACE ("__iand__", nb_inplace_and),
    INPLACE ("__ixor__", nb_inplace_xor),
    INPLACE ("__ior__", nb_inplace_or),
    BINARY ("__floordiv__", "__rfloordiv__", nb_floor_divide),
    BINARY ("__truediv__", "__rtruediv__", nb_true_divide),
    INPLACE ("__ifloordiv__", nb_inplace_floor_divide),
    INPLACE ("__itruediv__", nb_inplace_true_divide),
    UNARY ("__index__", nb_index),
    BINARY ("__matmul__", "__rmatmul__", nb_matrix_multiply),
    INPLACE ("__imatmul__", nb_inplace_matrix_multiply),
    SLOT ("__len__", mp_length, rt_slot_sq_length, rt_wrap_length),
    SLOT ("__getitem__", mp_subscript, rt_slot_mp_subscript, rt_wrap_binary),
    SLOT ("__setitem__", mp_ass_subscript, rt_slot_mp_ass_subscript, rt_wrap_set_key),
    SLOT ("__delitem__", mp_ass_subscript, rt_slot_mp_ass_subscript, rt_wrap_delete_key),
    SLOT ("__len__", sq_length, rt_slot_sq_length, rt_wrap_length),
    /* Adding and repeating by sequence slots happens only for built-in sequences: a class's __add__ is in
       nb_add. */
    SLOT ("__add__", sq_concat, NULL, rt_wrap_binary),
    SLOT ("__mul__", sq_repeat, NULL, rt_wrap_index),
    SLOT ("__rmul__", sq_repeat, NULL, rt_wrap_index),
    SLOT ("__getitem__", sq_item, rt_slot_sq_item, rt_wrap_item),
    SLOT ("__setitem__", sq_ass_item, rt_slot_sq_ass_item, rt_wrap_set_item),
    SLOT ("__delitem__", sq_ass_item, rt_slot_sq_ass_item, rt_wrap_delete_item),
    SLOT ("__contains__", sq_contains, rt_slot_sq_contains, rt_wrap_contains),
    SLOT ("__iadd__", sq_inplace_concat, NULL, rt_wrap_binary),
    SLOT ("__imul__", sq_inplace_repeat, NULL, rt_wrap_index),
};
const size_t rt_slot_def_count = sizeof rt_slot_defs / sizeof *rt_slot_defs;

/* The slot of TYPE that is meant by a method with rows for several slots: the only one that is filled; NULL
 * if not just one. */
static void **only_filled (RtInterp *rt, RtType *type, RtObject *name) {
  void **result = NULL;
  for (size_t i = 0; i < rt_slot_def_count; i++) {
    if (rt_slot_name (rt, i) != name)
      continue;
    void **slot = rt_slot_at (type, rt_slot_defs[i].offset);
    if (*slot == NULL)
      continue;
    if (result != NULL)
      return NULL;
    result = slot;
  }
  return result;
}

/* What the methods found say about a slot so far. */
typedef struct Choice {
  void *specific, *generic;
  bool use_generic;
} Choice;

static void consider (RtInterp *rt, RtType *type, size_t i, Choice *choice) {
  const RtSlotDef *def = &rt_slot_defs[i];
  RtObject *found = rt_type_lookup (rt, type, rt_slot_name (rt, i));
  if (found == NULL)
    return;
  RtWrapperDescriptor *wrapper = (RtWrapperDescriptor *)found;
  if (found->type == rt->types.wrapper_descriptor && strcmp (wrapper->def->name, def->name) == 0) {
    void **filled = only_filled (rt, type, rt_slot_name (rt, i));
    if (filled == NULL || filled == rt_slot_at (type, def->offset))
      choice->generic = def->generic;
    if ((choice->specific == NULL || choice->specific == wrapper->wrapped) &&
        wrapper->def->wrapper == def->wrapper && rt_type_is_subtype (type, wrapper->owner))
      choice->specific = wrapper->wrapped;
    else
      choice->use_generic = true;
  } else if (def->offset == offsetof (RtSlots, tp_new) && rt_is_new_wrapper (rt, found)) {
    choice->specific = (void *)((RtType *)((RtBuiltinFunction *)found)->self)->slots.tp_new;
  } else if (found == rt->none && def->offset == offsetof (RtSlots, tp_hash)) {
    choice->specific = (void *)rt_hash_not_implemented;
  } else {
    choice->use_generic = true;
    choice->generic = def->generic;
  }
}

/* Sets the slot of row *I and moves *I behind its rows. */
static void update_slot (RtInterp *rt, RtType *type, size_t *i) {
  size_t offset = rt_slot_defs[*i].offset;
  Choice choice = {NULL, NULL, false};
  for (; *i < rt_slot_def_count && rt_slot_defs[*i].offset == offset; ++*i)
    consider (rt, type, *i, &choice);
  void *chosen = choice.specific != NULL && !choice.use_generic ? choice.specific : choice.generic;
  if (chosen == NULL && offset == offsetof (RtSlots, tp_iternext)) /* loops over an instance call it without asking again */
    chosen = (void *)rt_next_not_implemented;
  *rt_slot_at (type, offset) = chosen;
  if (offset == offsetof (RtSlots, tp_call)) /* a vectorcall would go round __call__ */
    type->vectorcall_offset =
        choice.specific != NULL && !choice.use_generic ? type->base_type->vectorcall_offset : 0;
}

void rt_type_update_slots (RtInterp *rt, RtType *type) {
  for (size_t i = 0; i < rt_slot_def_count;)
    update_slot (rt, type, &i);
}

/* The slots that NAME has rows for, of TYPE and what derives from it without a NAME of its own. */
static int update_named (RtInterp *rt, RtType *type, void *arg) {
  RtObject *name = arg;
  for (size_t i = 0; i < rt_slot_def_count; i++) {
    if (rt_slot_name (rt, i) != name)
      continue;
    size_t first = i;
    while (first > 0 && rt_slot_defs[first - 1].offset == rt_slot_defs[i].offset)
      first--;
    update_slot (rt, type, &first);
  }
  return rt_type_each_subclass (rt, type, update_named, name);
}

static int update_all (RtInterp *rt, RtType *type, void *arg) {
  rt_type_update_slots (rt, type);
  return rt_type_each_subclass (rt, type, update_all, NULL);
}

int rt_type_modified (RtInterp *rt, RtType *type, RtObject *name) {
  rt_type_forget_cache (rt, type);
  if (name == NULL)
    return rt_type_has (type, RT_TYPE_HEAP) ? update_all (rt, type, NULL) : 0;
  if (rt_str_length (name) < 5 || rt_str_char_at (name, 0) != '_' || rt_str_char_at (name, 1) != '_')
    return 0;
  return update_named (rt, type, name);
}
