/* Slot functions of classes: each calls the special method that the class defines. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-generic.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Finds NAME on SELF's type; *UNBOUND: it wants SELF as first argument. NULL without an exception if there is
 * none. */
static RtObject *find_special (RtInterp *rt, RtObject *self, RtObject *name, bool *unbound) {
  RtObject *found = rt_type_lookup (rt, self->type, name);
  *unbound = found != NULL && rt_type_has (found->type, RT_TYPE_METHOD_DESCRIPTOR);
  return *unbound ? rt_incref (found) : rt_lookup_special (rt, self, name);
}

/* METHOD, as find_special gave it, called for SELF. */
static RtObject *call_found (RtInterp *rt, RT_STEALS RtObject *method, bool unbound, RtObject *self, RtObject *const *args,
                             size_t nargs) {
  RtObject *all[5] = {NULL, self};
  if (nargs > 0)
    memcpy (all + 2, args, nargs * sizeof *args);
  RtHold hold;
  rt_hold_begin (rt, &hold, "operation", "special method");
  hold.held[0] = method;
  RtObject *result = unbound ? rt_vectorcall (rt, method, all + 1, (nargs + 1) | RT_VECTORCALL_OFFSET, NULL)
                             : rt_vectorcall (rt, method, all + 2, nargs | RT_VECTORCALL_OFFSET, NULL);
  return rt_hold_end (rt, &hold, result);
}

RtObject *rt_call_special (RtInterp *rt, RtObject *self, RtObject *name, RtObject *const *args,
                           size_t nargs) {
  bool unbound;
  RtObject *method = find_special (rt, self, name, &unbound);
  return method != NULL ? call_found (rt, method, unbound, self, args, nargs) : NULL;
}

/* The same; a method that cannot even be had, since its __get__ fails, counts as absent. */
static RtObject *call_if_to_be_had (RtInterp *rt, RtObject *self, RtObject *name, RtObject *const *args, size_t nargs) {
  bool unbound;
  RtObject *method = find_special (rt, self, name, &unbound);
  if (method != NULL)
    return call_found (rt, method, unbound, self, args, nargs);
  rt_error_clear (rt);
  return NULL;
}

/* AttributeError if there is no such method. */
static RtObject *call_existing (RtInterp *rt, RtObject *self, RtObject *name, RtObject *const *args,
                                size_t nargs) {
  RtObject *result = rt_call_special (rt, self, name, args, nargs);
  if (result == NULL && rt->error == NULL)
    rt_raise_object (rt, rt->types.AttributeError, name);
  return result;
}

/* The same, NotImplemented if there is no such method. */
static RtObject *call_maybe (RtInterp *rt, RtObject *self, RtObject *name, RtObject *const *args,
                             size_t nargs) {
  RtObject *result = rt_call_special (rt, self, name, args, nargs);
  return result == NULL && rt->error == NULL ? rt_incref (rt->not_implemented) : result;
}

/* 0 and gives RESULT up, -1 if it is NULL. */
static int done (RtInterp *rt, RtObject *result) {
  if (result == NULL)
    return -1;
  rt_decref (rt, result);
  return 0;
}

/* Whether the type of B has its own NAME, not the one A has. */
static int is_overloaded (RtInterp *rt, RtObject *a, RtObject *b, RtObject *name) {
  RtObject *of_b = rt_type_lookup (rt, b->type, name);
  return of_b != NULL && of_b != rt_type_lookup (rt, a->type, name);
}

/* A op B where at least one type has GENERIC in the slot at OFFSET. */
static RtObject *binary (RtInterp *rt, RtObject *a, RtObject *b, size_t offset, void *generic, RtObject *name,
                         RtObject *reflected) {
  bool try_b = a->type != b->type && *rt_slot_at (b->type, offset) == generic;
  if (*rt_slot_at (a->type, offset) == generic) {
    if (try_b && rt_type_is_subtype (b->type, a->type) && is_overloaded (rt, a, b, reflected)) {
      RtObject *result = call_maybe (rt, b, reflected, &a, 1);
      if (result != rt->not_implemented)
        return result;
      try_b = false;
    }
    RtObject *result = call_maybe (rt, a, name, &b, 1);
    if (result != rt->not_implemented || a->type == b->type)
      return result;
  }
  return try_b ? call_maybe (rt, b, reflected, &a, 1) : rt_incref (rt->not_implemented);
}

#define BINARY(slot, name, reflected)                                                                        \
  RtObject *rt_slot_##slot (RtInterp *rt, RtObject *a, RtObject *b) {                                        \
    return binary (rt, a, b, offsetof (RtSlots, slot), (void *)rt_slot_##slot, rt->names.name,               \
                   rt->names.reflected);                                                                     \
  }
BINARY (nb_add, add__, radd__)
BINARY (nb_subtract, sub__, rsub__)
BINARY (nb_multiply, mul__, rmul__)
BINARY (nb_remainder, mod__, rmod__)
BINARY (nb_divmod, divmod__, rdivmod__)
BINARY (nb_lshift, lshift__, rlshift__)
BINARY (nb_rshift, rshift__, rrshift__)
BINARY (nb_and, and__, rand__)
BINARY (nb_xor, xor__, rxor__)
BINARY (nb_or, or__, ror__)
BINARY (nb_floor_divide, floordiv__, rfloordiv__)
BINARY (nb_true_divide, truediv__, rtruediv__)
BINARY (nb_matrix_multiply, matmul__, rmatmul__)

static RtObject *power_of_two (RtInterp *rt, RtObject *a, RtObject *b) {
  return binary (rt, a, b, offsetof (RtSlots, nb_power), (void *)rt_slot_nb_power, rt->names.pow__,
                 rt->names.rpow__);
}

RtObject *rt_slot_nb_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  if (modulus == rt->none)
    return power_of_two (rt, a, b);
  RtObject *args[2] = {b, modulus};
  if (a->type->slots.nb_power == rt_slot_nb_power)
    return call_maybe (rt, a, rt->names.pow__, args, 2);
  return rt_incref (rt->not_implemented);
}

RtObject *rt_slot_nb_inplace_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  return call_existing (rt, a, rt->names.ipow__, &b, 1);
}

#define INPLACE(slot, name)                                                                                  \
  RtObject *rt_slot_##slot (RtInterp *rt, RtObject *a, RtObject *b) {                                        \
    return call_existing (rt, a, rt->names.name, &b, 1);                                                     \
  }
INPLACE (nb_inplace_add, iadd__)
INPLACE (nb_inplace_subtract, isub__)
INPLACE (nb_inplace_multiply, imul__)
INPLACE (nb_inplace_remainder, imod__)
INPLACE (nb_inplace_lshift, ilshift__)
INPLACE (nb_inplace_rshift, irshift__)
INPLACE (nb_inplace_and, iand__)
INPLACE (nb_inplace_xor, ixor__)
INPLACE (nb_inplace_or, ior__)
INPLACE (nb_inplace_floor_divide, ifloordiv__)
INPLACE (nb_inplace_true_divide, itruediv__)
INPLACE (nb_inplace_matrix_multiply, imatmul__)

RtObject *rt_type_python_getitem (RtInterp *rt, RtType *type) {
  if (type->slots.mp_subscript != rt_slot_mp_subscript)
    return NULL;
  RtObject *method = rt_type_lookup (rt, type, rt->names.getitem__);
  return method != NULL && RT_IS_EXACT (rt, method, function) ? method : NULL;
}

RtObject *rt_slot_mp_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  RtObject *method = rt_type_lookup (rt, o->type, rt->names.getitem__);
  int credit = method != NULL ? rt_credit_inlined (rt, method) : 0;
  RtObject *value = call_existing (rt, o, rt->names.getitem__, &key, 1);
  rt->c_recursion_remaining -= credit;
  return value;
}

#define UNARY(slot, name)                                                                                    \
  RtObject *rt_slot_##slot (RtInterp *rt, RtObject *self) {                                                  \
    return call_existing (rt, self, rt->names.name, NULL, 0);                                                \
  }
UNARY (nb_negative, neg__)
UNARY (nb_positive, pos__)
UNARY (nb_absolute, abs__)
UNARY (nb_invert, invert__)
UNARY (nb_int, int__)
UNARY (nb_float, float__)
UNARY (nb_index, index__)
UNARY (am_await, await__)
UNARY (am_aiter, aiter__)
UNARY (am_anext, anext__)
UNARY (tp_iternext, next__)
UNARY (tp_str, str__)

RtObject *rt_slot_tp_repr (RtInterp *rt, RtObject *self) {
  RtObject *result = call_if_to_be_had (rt, self, rt->names.repr__, NULL, 0);
  if (result != NULL || rt->error != NULL)
    return result;
  return rt_str_printf (rt, "<%s object at 0x%llx>", self->type->name,
                        (unsigned long long)rt_address (rt, self));
}

int rt_slot_nb_bool (RtInterp *rt, RtObject *self) {
  bool by_length = false;
  RtObject *value = rt_call_special (rt, self, rt->names.bool__, NULL, 0);
  if (value == NULL && rt->error == NULL) {
    by_length = true;
    value = rt_call_special (rt, self, rt->names.len__, NULL, 0);
  }
  if (value == NULL)
    return rt->error != NULL ? -1 : 1;
  int result;
  if (by_length || value->type == rt->types.bool_)
    result = rt_truth (rt, value);
  else
    result = RT_TYPE_ERROR_INT (rt, "__bool__ should return bool, returned %s", value->type->name);
  rt_decref (rt, value);
  return result;
}

ptrdiff_t rt_slot_sq_length (RtInterp *rt, RtObject *self) {
  RtObject *value = call_existing (rt, self, rt->names.len__, NULL, 0);
  RtObject *index = value != NULL ? rt_index (rt, value) : NULL;
  rt_xdecref (rt, value);
  if (index == NULL)
    return -1;
  ptrdiff_t length;
  if (rt_int_sign (index) < 0)
    length = RT_VALUE_ERROR_INT (rt, "__len__() should return >= 0");
  else
    length = rt_index_ssize (rt, index, rt->types.OverflowError);
  rt_decref (rt, index);
  return length;
}

/* METHOD (index). */
RtObject *rt_slot_sq_item (RtInterp *rt, RtObject *self, ptrdiff_t index) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "subscription", "index");
  hold.held[0] = rt_int_from_int64 (rt, index);
  RtObject *result =
      hold.held[0] != NULL ? call_existing (rt, self, rt->names.getitem__, hold.held, 1) : NULL;
  return rt_hold_end (rt, &hold, result);
}

int rt_slot_mp_ass_subscript (RtInterp *rt, RtObject *self, RtObject *key, RtObject *value) {
  RtObject *args[2] = {key, value};
  return done (rt, value != NULL ? call_existing (rt, self, rt->names.setitem__, args, 2)
                                 : call_existing (rt, self, rt->names.delitem__, args, 1));
}

int rt_slot_sq_ass_item (RtInterp *rt, RtObject *self, ptrdiff_t index, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "assignment to an item", "index");
  hold.held[0] = rt_int_from_int64 (rt, index);
  int result = hold.held[0] != NULL ? rt_slot_mp_ass_subscript (rt, self, hold.held[0], value) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* Search over the iterator, for classes without __contains__. */
static int search (RtInterp *rt, RtObject *self, RtObject *item) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "search for a member", "iterator");
  hold.held[0] = rt_iter (rt, self);
  if (hold.held[0] == NULL && rt_error_matches (rt, rt->types.TypeError)) {
    rt_error_clear (rt);
    rt_raise (rt, rt->types.TypeError, "argument of type '%.200s' is not iterable", self->type->name);
  }
  int result = hold.held[0] != NULL ? 0 : -1;
  while (result == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    result = rt_compare_bool (rt, hold.held[1], item, RT_EQ);
    RtObject *seen = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, seen);
  }
  rt_hold_end (rt, &hold, NULL);
  return rt->error != NULL ? -1 : result;
}

int rt_slot_sq_contains (RtInterp *rt, RtObject *self, RtObject *item) {
  if (rt_type_lookup (rt, self->type, rt->names.contains__) == rt->none)
    return RT_TYPE_ERROR_INT (rt, "'%.200s' object is not a container", self->type->name);
  RtObject *value = rt_call_special (rt, self, rt->names.contains__, &item, 1);
  if (value == NULL)
    return rt->error != NULL ? -1 : search (rt, self, item);
  int result = rt_truth (rt, value);
  rt_decref (rt, value);
  return result;
}

RtObject *rt_slot_tp_iter (RtInterp *rt, RtObject *self) {
  if (rt_type_lookup (rt, self->type, rt->names.iter__) == rt->none)
    return RT_TYPE_ERROR (rt, "'%.200s' object is not iterable", self->type->name);
  RtObject *result = call_if_to_be_had (rt, self, rt->names.iter__, NULL, 0);
  if (result != NULL || rt->error != NULL)
    return result;
  bool unbound;
  RtObject *getitem = find_special (rt, self, rt->names.getitem__, &unbound);
  rt_xdecref (rt, getitem);
  if (getitem != NULL)
    return rt_sequence_iterator_new (rt, self);
  rt_error_clear (rt);
  return RT_TYPE_ERROR (rt, "'%.200s' object is not iterable", self->type->name);
}

int64_t rt_hash_not_implemented (RtInterp *rt, RtObject *self) {
  return RT_TYPE_ERROR_INT (rt, "unhashable type: '%.200s'", self->type->name);
}

int64_t rt_slot_tp_hash (RtInterp *rt, RtObject *self) {
  RtObject *method = rt_type_lookup (rt, self->type, rt->names.hash__);
  if (method == NULL || method == rt->none)
    return rt_hash_not_implemented (rt, self);
  RtObject *value = rt_call_special (rt, self, rt->names.hash__, NULL, 0);
  if (value == NULL)
    return -1;
  int64_t hash;
  if (!RT_IS_INT (value)) {
    hash = RT_TYPE_ERROR_INT (rt, "__hash__ method should return an integer");
  } else {
    int overflow = 0;
    hash = rt_int_as_int64 (value, &overflow);
    if (overflow != 0)
      hash = rt->types.int_->slots.tp_hash (rt, value);
    if (hash == -1)
      hash = -2;
  }
  rt_decref (rt, value);
  return hash;
}

RtObject *rt_slot_tp_richcompare (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op) {
  RtObject *const names[] = {rt->names.lt__, rt->names.le__, rt->names.eq__,
                             rt->names.ne__, rt->names.gt__, rt->names.ge__};
  RtObject *result = call_if_to_be_had (rt, self, names[op], &other, 1);
  return result == NULL && rt->error == NULL ? rt_incref (rt->not_implemented) : result;
}

RtObject *rt_slot_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  bool unbound;
  RtObject *method = find_special (rt, self, rt->names.call__, &unbound);
  if (method == NULL)
    return rt->error != NULL ? NULL : rt_raise_object (rt, rt->types.AttributeError, rt->names.call__);
  RtHold hold;
  rt_hold_begin (rt, &hold, "call", "__call__");
  hold.held[0] = method;
  return rt_hold_end (rt, &hold,
                      unbound ? rt_call_prepend (rt, method, self, args, kwargs)
                              : rt_call (rt, method, args, kwargs));
}

RtObject *rt_slot_getattr_hook (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *getattribute = rt_type_lookup (rt, self->type, rt->names.getattribute__);
  bool generic =
      getattribute == NULL || (getattribute->type == rt->types.wrapper_descriptor &&
                               ((RtWrapperDescriptor *)getattribute)->wrapped == (void *)rt_generic_getattr);
  RtObject *value = generic && RT_IS_STR (name) ? rt_generic_lookup (rt, self, name)
                    : generic                    ? rt_generic_getattr (rt, self, name)
                                                 : call_existing (rt, self, rt->names.getattribute__, &name, 1);
  bool has_hook = rt_type_lookup (rt, self->type, rt->names.getattr__) != NULL;
  if (value == NULL && rt_error (rt) == NULL)
    return has_hook ? call_existing (rt, self, rt->names.getattr__, &name, 1) : rt_raise_attribute_error (rt, self, name);
  if (value != NULL || !rt_error_matches (rt, rt->types.AttributeError) || !has_hook)
    return value;
  rt_error_clear (rt);
  return call_existing (rt, self, rt->names.getattr__, &name, 1);
}

int rt_slot_tp_setattro (RtInterp *rt, RtObject *self, RtObject *name, RtObject *value) {
  RtObject *args[2] = {name, value};
  return done (rt, value != NULL ? call_existing (rt, self, rt->names.setattr__, args, 2)
                                 : call_existing (rt, self, rt->names.delattr__, args, 1));
}

RtObject *rt_slot_tp_descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  RtObject *args[2] = {instance != NULL ? instance : rt->none, owner != NULL ? owner : rt->none};
  RtObject *get = rt_type_lookup (rt, self->type, rt->names.get__);
  if (get == NULL)
    return rt_incref (self);
  return call_existing (rt, self, rt->names.get__, args, 2);
}

int rt_slot_tp_descr_set (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value) {
  RtObject *args[2] = {instance, value};
  return done (rt, value != NULL ? call_existing (rt, self, rt->names.set__, args, 2)
                                 : call_existing (rt, self, rt->names.delete__, args, 1));
}

int rt_slot_tp_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  bool unbound;
  RtObject *method = find_special (rt, self, rt->names.init__, &unbound);
  if (method == NULL) {
    if (rt->error == NULL)
      rt_raise_object (rt, rt->types.AttributeError, rt->names.init__);
    return -1;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "construction", "__init__");
  hold.held[0] = method;
  RtObject *result =
      unbound ? rt_call_prepend (rt, method, self, args, kwargs) : rt_call (rt, method, args, kwargs);
  rt_hold_end (rt, &hold, NULL);
  if (result != NULL && result != rt->none)
    RT_TYPE_ERROR (rt, "__init__() should return None, not '%.200s'", result->type->name);
  rt_xdecref (rt, result);
  return rt->error != NULL || result == NULL ? -1 : 0;
}

RtObject *rt_slot_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "construction", "__new__");
  hold.held[0] = rt_getattr (rt, (RtObject *)type, rt->names.new__);
  RtObject *result =
      hold.held[0] != NULL ? rt_call_prepend (rt, hold.held[0], (RtObject *)type, args, kwargs) : NULL;
  return rt_hold_end (rt, &hold, result);
}

void rt_slot_tp_finalize (RtInterp *rt, RtObject *self) {
  bool unbound;
  static const char *const labels[] = {"exception under way", "__del__"};
  RtObject *held[2] = {rt_error_take (rt), NULL};
  RtNative native;
  rt_native_enter (rt, &native, "__del__", labels, held, 2);
  held[1] = find_special (rt, self, rt->names.del__, &unbound);
  if (held[1] != NULL) {
    RtObject *args[2] = {NULL, self};
    RtObject *result = unbound ? rt_vectorcall (rt, held[1], args + 1, 1 | RT_VECTORCALL_OFFSET, NULL)
                               : rt_call_none (rt, held[1]);
    if (result == NULL)
      rt_error_unraisable (rt, held[1]);
    rt_xdecref (rt, result);
  }
  RtObject *exception = held[0];
  held[0] = NULL;
  rt_native_leave (rt, &native);
  rt_error_put (rt, exception);
}
