/* Short ways for what programs do most: numbers, and items of lists, tuples and dicts. Each gives NULL without an exception where
 * it does not apply, and the general function has the word; with one if memory ran out. None runs user code. Results are new.
 */
#pragma once

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

static inline bool rt_are_medium_ints (RtInterp *rt, const RtObject *a, const RtObject *b) {
  return RT_IS_EXACT (rt, a, int_) && RT_IS_EXACT (rt, b, int_) && rt_int_is_medium (a) && rt_int_is_medium (b);
}

static inline double rt_float_value (const RtObject *o) {
  return ((const RtFloat *) o)->value;
}

/* Operands of at most 60 bits: sums and differences always fit, products may not. */
static inline RtObject *rt_shortcut_int (RtInterp *rt, RtBinaryOp op, int64_t a, int64_t b) {
  int64_t result;
  switch (op) {
  case RT_NB_ADD:
  case RT_NB_INPLACE_ADD:
    return rt_int_from_sum (rt, a, b);
  case RT_NB_SUBTRACT:
  case RT_NB_INPLACE_SUBTRACT:
    return rt_int_from_sum (rt, a, -b);
  case RT_NB_MULTIPLY:
  case RT_NB_INPLACE_MULTIPLY:
    return __builtin_mul_overflow (a, b, &result) ? NULL : rt_int_from_product (rt, a, b, result);
  case RT_NB_AND:
  case RT_NB_INPLACE_AND:
    return rt_int_from_bits (rt, a & b);
  case RT_NB_OR:
  case RT_NB_INPLACE_OR:
    return rt_int_from_bits (rt, a | b);
  case RT_NB_XOR:
  case RT_NB_INPLACE_XOR:
    return rt_int_from_bits (rt, a ^ b);
  case RT_NB_REMAINDER:
  case RT_NB_INPLACE_REMAINDER:
    if (b == 0)
      return NULL;
    result = a % b;
    return rt_int_from_int64 (rt, result != 0 && (result < 0) != (b < 0) ? result + b : result);
  case RT_NB_FLOOR_DIVIDE:
  case RT_NB_INPLACE_FLOOR_DIVIDE:
    if (b == 0)
      return NULL;
    result = a / b;
    return rt_int_from_int64 (rt, a % b != 0 && (a < 0) != (b < 0) ? result - 1 : result);
  default:
    return NULL;
  }
}

static inline RtObject *rt_shortcut_float (RtInterp *rt, RtBinaryOp op, double a, double b) {
  switch (op) {
  case RT_NB_ADD:
  case RT_NB_INPLACE_ADD:
    return rt_float_new (rt, a + b);
  case RT_NB_SUBTRACT:
  case RT_NB_INPLACE_SUBTRACT:
    return rt_float_new (rt, a - b);
  case RT_NB_MULTIPLY:
  case RT_NB_INPLACE_MULTIPLY:
    return rt_float_new (rt, a * b);
  case RT_NB_TRUE_DIVIDE:
  case RT_NB_INPLACE_TRUE_DIVIDE:
    return b != 0 ? rt_float_new (rt, a / b) : NULL;
  default:
    return NULL;
  }
}

static inline RtObject *rt_shortcut_binary (RtInterp *rt, RtBinaryOp op, RtObject *a, RtObject *b) {
  if (rt_are_medium_ints (rt, a, b))
    return rt_shortcut_int (rt, op, rt_int_medium_value (a), rt_int_medium_value (b));
  if (RT_IS_EXACT (rt, a, float_) && RT_IS_EXACT (rt, b, float_))
    return rt_shortcut_float (rt, op, rt_float_value (a), rt_float_value (b));
  return NULL;
}

/* Whether O counts as true: 0, 1, or -1 where it does not apply. */
static inline int rt_shortcut_truth (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, int_))
    return rt_int_size (o) != 0;
  if (o == rt->none)
    return 0;
  const RtSlots *slots = &o->type->slots;
  return slots->nb_bool == NULL && slots->mp_length == NULL && slots->sq_length == NULL ? 1 : -1;
}

#define RT_COMPARE_AS(op, a, b)                                                                              \
  ((op) == RT_LT ? (a) < (b) : (op) == RT_LE ? (a) <= (b) : (op) == RT_EQ ? (a) == (b)                       \
   : (op) == RT_NE ? (a) != (b) : (op) == RT_GT ? (a) > (b) : (a) >= (b))

/* 0, 1, or -1 where it does not apply. */
static inline int rt_shortcut_compare (RtInterp *rt, RtCompare op, RtObject *a, RtObject *b) {
  if (rt_are_medium_ints (rt, a, b)) {
    int64_t left = rt_int_medium_value (a), right = rt_int_medium_value (b);
    return RT_COMPARE_AS (op, left, right);
  }
  if (RT_IS_EXACT (rt, a, float_) && RT_IS_EXACT (rt, b, float_))
    return RT_COMPARE_AS (op, rt_float_value (a), rt_float_value (b));
  if ((op == RT_EQ || op == RT_NE) && RT_IS_EXACT (rt, a, str) && RT_IS_EXACT (rt, b, str))
    return (a == b || rt_str_equal (a, b)) == (op == RT_EQ);
  return -1;
}

/* The place that INDEX, a medium int, means in a sequence of SIZE; -1 if there is none. */
static inline ptrdiff_t rt_place_in (RtObject *index, ptrdiff_t size) {
  int64_t i = rt_int_medium_value (index);
  i += i < 0 ? size : 0;
  return i >= 0 && i < size ? (ptrdiff_t) i : -1;
}

static inline RtObject *rt_shortcut_item (RtInterp *rt, RtObject *container, RtObject *key) {
  if (RT_IS_EXACT (rt, key, int_) && rt_int_is_medium (key)) {
    if (RT_IS_EXACT (rt, container, list)) {
      ptrdiff_t i = rt_place_in (key, RT_LIST_SIZE (container));
      return i >= 0 ? rt_incref (RT_LIST_ITEM (container, i)) : NULL;
    }
    if (RT_IS_EXACT (rt, container, tuple)) {
      ptrdiff_t i = rt_place_in (key, RT_TUPLE_SIZE (container));
      return i >= 0 ? rt_incref (RT_TUPLE_ITEM (container, i)) : NULL;
    }
  }
  if (RT_IS_EXACT (rt, container, dict) && RT_IS_EXACT (rt, key, str))
    return rt_xincref (rt_dict_get (rt, container, key));
  return NULL;
}

/* The place of a list's item that is to be replaced; NULL where it does not apply. */
static inline RtObject **rt_shortcut_place (RtInterp *rt, RtObject *container, RtObject *key) {
  if (!RT_IS_EXACT (rt, container, list) || !RT_IS_EXACT (rt, key, int_) || !rt_int_is_medium (key))
    return NULL;
  ptrdiff_t i = rt_place_in (key, RT_LIST_SIZE (container));
  return i >= 0 ? &RT_LIST_ITEM (container, i) : NULL;
}
