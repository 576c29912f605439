#include "rt-less.h"

#include "rt-abstract.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-native.h"
#include "rt-str.h"
#include "rt-tuple.h"

static int less_anyhow (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt_compare_bool (rt, a, b, RT_LT);
}

/* Both of one type, whose tp_richcompare is asked without the detour by rt_compare. */
static int less_of_one_type (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *result = a->type->slots.tp_richcompare (rt, a, b, RT_LT);
  if (result == rt->not_implemented)
    return rt_compare_bool (rt, a, b, RT_LT);
  if (result == NULL)
    return -1;
  if (result == rt->true_ || result == rt->false_)
    return result == rt->true_;
  RtHold hold;
  rt_hold_begin (rt, &hold, "list.sort", "result of a comparison");
  hold.held[0] = result;
  int truth = rt_truth (rt, result);
  rt_hold_end (rt, &hold, NULL);
  return truth;
}

static int less_int (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt_int_medium_value (a) < rt_int_medium_value (b);
}

static int less_float (RtInterp *rt, RtObject *a, RtObject *b) {
  return ((const RtFloat *) a)->value < ((const RtFloat *) b)->value;
}

static int less_str (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt_str_compare (a, b) < 0;
}

int rt_less_plain (RtInterp *rt, RtObject *a, RtObject *b) {
  if (a->type != b->type)
    return -1;
  if (a->type == rt->types.int_)
    return rt_int_is_medium (a) && rt_int_is_medium (b) ? less_int (rt, a, b) : -1;
  if (a->type == rt->types.float_)
    return less_float (rt, a, b);
  return a->type == rt->types.str ? less_str (rt, a, b) : -1;
}

/* The first item in which two tuples differ decides. */
static int less_tuple (RtInterp *rt, RtObject *a, RtObject *b) {
  ptrdiff_t size_a = RT_TUPLE_SIZE (a), size_b = RT_TUPLE_SIZE (b), i = 0;
  for (; i < size_a && i < size_b; i++) {
    RtObject *x = RT_TUPLE_ITEM (a, i), *y = RT_TUPLE_ITEM (b, i);
    if (RT_IS_EXACT (rt, x, int_) && RT_IS_EXACT (rt, y, int_) && rt_int_is_medium (x) && rt_int_is_medium (y)) {
      int64_t left = rt_int_medium_value (x), right = rt_int_medium_value (y);
      if (left != right)
        return left < right;
      continue;
    }
    int equal = rt_compare_bool (rt, x, y, RT_EQ);
    if (equal < 0)
      return -1;
    if (!equal)
      return rt_compare_bool (rt, x, y, RT_LT);
  }
  return i >= size_a || i >= size_b ? size_a < size_b : 0;
}

static bool all_are_medium (RtObject *const *keys, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++)
    if (!rt_int_is_medium (keys[i]))
      return false;
  return true;
}

RtLess rt_less_of (RtInterp *rt, RtObject *const *keys, ptrdiff_t count) {
  if (count == 0)
    return less_anyhow;
  const RtType *type = keys[0]->type;
  for (ptrdiff_t i = 1; i < count; i++)
    if (keys[i]->type != type)
      return less_anyhow;
  if (type == rt->types.int_ && all_are_medium (keys, count))
    return less_int;
  if (type == rt->types.float_)
    return less_float;
  if (type == rt->types.str)
    return less_str;
  if (type == rt->types.tuple)
    return less_tuple;
  return type->slots.tp_richcompare != NULL ? less_of_one_type : less_anyhow;
}
