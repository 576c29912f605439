/* Sequences, mappings and iteration. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

ptrdiff_t rt_length (RtInterp *rt, RtObject *o) {
  const RtSlots *slots = &o->type->slots;
  RtLenFn length = slots->sq_length != NULL ? slots->sq_length : slots->mp_length;
  return length != NULL ? length (rt, o)
                        : RT_TYPE_ERROR_INT (rt, "object of type '%.200s' has no len()", o->type->name);
}

/* The number that __length_hint__ gave; OTHERWISE for NotImplemented. Gives RESULT up. */
static ptrdiff_t hint_value (RtInterp *rt, RtObject *result, ptrdiff_t otherwise) {
  ptrdiff_t hint = otherwise;
  int overflow = 0;
  if (result != rt->not_implemented) {
    if (!RT_IS_INT (result))
      hint = RT_TYPE_ERROR_INT (rt, "__length_hint__ must be an integer, not %.100s", result->type->name);
    else if ((hint = rt_int_as_int64 (result, &overflow)), overflow != 0)
      hint = rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C ssize_t");
    else if (hint < 0)
      hint = RT_VALUE_ERROR_INT (rt, "__length_hint__() should return >= 0");
  }
  rt_decref (rt, result);
  return hint;
}

/* After a TypeError OTHERWISE, else -1. */
static ptrdiff_t forgive (RtInterp *rt, ptrdiff_t otherwise) {
  if (!rt_error_matches (rt, rt->types.TypeError))
    return -1;
  rt_error_clear (rt);
  return otherwise;
}

ptrdiff_t rt_length_hint (RtInterp *rt, RtObject *o, ptrdiff_t otherwise) {
  if (o->type->slots.sq_length != NULL || o->type->slots.mp_length != NULL) {
    ptrdiff_t length = rt_length (rt, o);
    if (length >= 0 || forgive (rt, 0) < 0)
      return length;
  }
  RtObject *method = rt_lookup_special (rt, o, rt->names.length_hint__);
  if (method == NULL)
    return rt->error != NULL ? -1 : otherwise;
  RtHold hold;
  rt_hold_begin (rt, &hold, "length_hint", "method");
  hold.held[0] = method;
  RtObject *result = rt_hold_end (rt, &hold, rt_call_none (rt, method));
  return result != NULL ? hint_value (rt, result, otherwise) : forgive (rt, otherwise);
}

/* Class[KEY] by __class_getitem__. */
static RtObject *class_getitem (RtInterp *rt, RtObject *class, RtObject *key) {
  if (class == (RtObject *)rt->types.type)
    return rt_generic_alias_new (rt, class, key);
  RtObject *method;
  int found = rt_getattr_optional (rt, class, rt->names.class_getitem__, &method);
  if (found == 0 || (found > 0 && method == rt->none))
    return RT_TYPE_ERROR (rt, "type '%.200s' is not subscriptable", ((RtType *)class)->name);
  if (found < 0)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "subscription", "__class_getitem__");
  hold.held[0] = method;
  return rt_hold_end (rt, &hold, rt_call_one (rt, method, key));
}

RtObject *rt_getitem (RtInterp *rt, RtObject *o, RtObject *key) {
  const RtSlots *slots = &o->type->slots;
  if (slots->mp_subscript != NULL)
    return slots->mp_subscript (rt, o, key);
  if (slots->sq_item != NULL) {
    if (!rt_is_indexable (key))
      return RT_TYPE_ERROR (rt, "sequence index must be integer, not '%.200s'", key->type->name);
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    return index == -1 && rt->error != NULL ? NULL : rt_sequence_item (rt, o, index);
  }
  if (RT_IS (o, RT_TYPE_TYPE))
    return class_getitem (rt, o, key);
  return RT_TYPE_ERROR (rt, "'%.200s' object is not subscriptable", o->type->name);
}

/* Counts a negative index from the end; -1 with an exception. */
static int from_end (RtInterp *rt, RtObject *o, ptrdiff_t *index) {
  if (*index >= 0 || o->type->slots.sq_length == NULL)
    return 0;
  ptrdiff_t length = o->type->slots.sq_length (rt, o);
  *index += length;
  return length < 0 ? -1 : 0;
}

RtObject *rt_sequence_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (o->type->slots.sq_item == NULL)
    return RT_TYPE_ERROR (rt,
                          o->type->slots.mp_subscript != NULL ? "%.200s is not a sequence"
                                                              : "'%.200s' object does not support indexing",
                          o->type->name);
  return from_end (rt, o, &index) < 0 ? NULL : o->type->slots.sq_item (rt, o, index);
}

bool rt_type_has_sequence_table (const RtType *type) {
  const RtSlots *slots = &type->slots;
  return rt_type_has (type, RT_TYPE_HEAP) || rt_type_is_made_at_import (type) || slots->sq_length != NULL || slots->sq_item != NULL ||
         slots->sq_concat != NULL || slots->sq_contains != NULL;
}

/* o[key] = value, or del o[key] for VALUE NULL. */
static int set_item (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  const RtSlots *slots = &o->type->slots;
  if (slots->mp_ass_subscript != NULL)
    return slots->mp_ass_subscript (rt, o, key, value);
  bool by_index = rt_type_has_sequence_table (o->type) && rt_is_indexable (key);
  if (by_index) {
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    if (index == -1 && rt->error != NULL)
      return -1;
    if (slots->sq_ass_item != NULL)
      return from_end (rt, o, &index) < 0 ? -1 : slots->sq_ass_item (rt, o, index, value);
  } else if (slots->sq_ass_item != NULL) {
    return RT_TYPE_ERROR_INT (rt, "sequence index must be integer, not '%.200s'", key->type->name);
  }
  if (value != NULL)
    return RT_TYPE_ERROR_INT (rt, "'%.200s' object does not support item assignment", o->type->name);
  return RT_TYPE_ERROR_INT (rt,
                            by_index ? "'%.200s' object doesn't support item deletion"
                                     : "'%.200s' object does not support item deletion",
                            o->type->name);
}

int rt_setitem (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  return set_item (rt, o, key, value);
}

int rt_delitem (RtInterp *rt, RtObject *o, RtObject *key) {
  return set_item (rt, o, key, NULL);
}

int rt_contains (RtInterp *rt, RtObject *container, RtObject *item) {
  if (container->type->slots.sq_contains != NULL)
    return container->type->slots.sq_contains (rt, container, item);
  RtHold hold;
  rt_hold_begin (rt, &hold, "search for a member", "iterator");
  hold.held[0] = rt_iter (rt, container);
  int result = -1;
  if (hold.held[0] == NULL) {
    if (rt_error_matches (rt, rt->types.TypeError)) {
      rt_error_clear (rt);
      rt_raise (rt, rt->types.TypeError, "argument of type '%.200s' is not iterable", container->type->name);
    }
  } else {
    result = 0;
    while (result == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
      result = rt_compare_bool (rt, hold.held[1], item, RT_EQ);
      RtObject *seen = hold.held[1];
      hold.held[1] = NULL;
      rt_decref (rt, seen);
    }
    if (result == 0 && rt->error != NULL)
      result = -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

bool rt_is_sequence (RtObject *o) {
  return !RT_IS (o, RT_TYPE_DICT) && o->type->slots.sq_item != NULL;
}

bool rt_is_mapping (RtObject *o) {
  return o->type->slots.mp_subscript != NULL;
}

bool rt_is_iterator (RtObject *o) {
  RtUnary next = o->type->slots.tp_iternext;
  return next != NULL && next != rt_next_not_implemented;
}

RtObject *rt_next_not_implemented (RtInterp *rt, RtObject *o) {
  return RT_TYPE_ERROR (rt, "'%.200s' object is not iterable", o->type->name);
}

RtObject *rt_iter (RtInterp *rt, RtObject *o) {
  if (o->type->slots.tp_iter == NULL) {
    if (rt_is_sequence (o))
      return rt_sequence_iterator_new (rt, o);
    return RT_TYPE_ERROR (rt, "'%.200s' object is not iterable", o->type->name);
  }
  RtObject *iterator = o->type->slots.tp_iter (rt, o);
  if (iterator == NULL || rt_is_iterator (iterator))
    return iterator;
  RT_TYPE_ERROR (rt, "iter() returned non-iterator of type '%.100s'", iterator->type->name);
  rt_decref (rt, iterator);
  return NULL;
}

RtObject *rt_next_or_stop (RtInterp *rt, RtObject *iterator) {
  /* Native loops run through here: one over an endless iterator has no other place where it could be stopped. */
  if (atomic_load_explicit (&rt->stop_requested, memory_order_relaxed) != 0 && rt_check_stop (rt) < 0)
    return NULL;
  if (iterator->type->slots.tp_iternext == NULL)
    return RT_TYPE_ERROR (rt, "'%.200s' object is not an iterator", iterator->type->name);
  return iterator->type->slots.tp_iternext (rt, iterator);
}

RtObject *rt_next (RtInterp *rt, RtObject *iterator) {
  RtObject *item = rt_next_or_stop (rt, iterator);
  if (item == NULL && rt->error != NULL && rt_error_matches (rt, rt->types.StopIteration))
    rt_error_clear (rt);
  return item;
}

RtObject *rt_sequence_fast (RtInterp *rt, RtObject *o, const char *message) {
  if (RT_IS_EXACT (rt, o, list) || RT_IS_EXACT (rt, o, tuple))
    return rt_incref (o);
  RtHold hold;
  rt_hold_begin (rt, &hold, "iteration", "iterator");
  hold.held[0] = rt_iter (rt, o);
  if (hold.held[0] != NULL)
    return rt_hold_end (rt, &hold, rt_list_from (rt, hold.held[0]));
  if (rt_error_matches (rt, rt->types.TypeError)) {
    rt_error_clear (rt);
    rt_raise (rt, rt->types.TypeError, "%s", message);
  }
  return rt_hold_end (rt, &hold, NULL);
}
