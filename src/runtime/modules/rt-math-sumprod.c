/* math.sumprod: products of floats are added in triple precision and rounded once, after Ogita, Rump and Oishi, as CPython does: whole
 * numbers first, then floats, and from the first pair of anything else on by the operators of the objects. */
#include "rt-math.h"

#include <math.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-native.h"

typedef struct Pair {
  double high, low;
} Pair;
typedef struct Triple {
  double high, low, tiny;
} Triple;

/* A + B exactly. */
static Pair sum_of (double a, double b) {
  double x = a + b, z = x - a;
  return (Pair){x, (a - (x - z)) + (b - z)};
}

static Triple with_product (Triple total, double x, double y) {
  double product = x * y;
  Pair sum = sum_of (total.high, product), rest = sum_of (total.low, fma (x, y, -product)), both = sum_of (rest.high, sum.low);
  return (Triple){sum.high, both.high, total.tiny + rest.low + both.low};
}

static double rounded (Triple total) {
  Pair sum = sum_of (total.high, total.low);
  return sum.high + (sum.low + total.tiny);
}

static bool is_float (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, float_);
}

/* Whether O is a float, or a whole number beside one, that is a double then. */
static bool as_double (RtInterp *rt, RtObject *o, RtObject *other, double *x) {
  if (!is_float (rt, o) && !(is_float (rt, other) && (RT_IS_EXACT (rt, o, int_) || RT_IS_EXACT (rt, o, bool_))))
    return false;
  *x = rt_float_to_double (rt, o);
  if (rt_error (rt) == NULL)
    return true;
  rt_error_clear (rt);
  return false;
}

/* *TOTAL + A; false with an exception. A is NULL if there is one already. */
static bool add (RtInterp *rt, RtObject **total, RT_STEALS RtObject *RT_NULLABLE a) {
  RtObject *old = *total, *sum = a != NULL ? rt_binary (rt, RT_NB_ADD, old, a) : NULL;
  if (sum != NULL)
    *total = sum;
  if (sum != NULL)
    rt_decref (rt, old);
  rt_xdecref (rt, a);
  return sum != NULL;
}

/* Adds the product of the whole numbers A and B to *TOTAL; false where CPython's sum of machine words ends. */
static bool add_word (RtObject *a, RtObject *b, int64_t *total) {
  int a_is_long = 0, b_is_long = 0;
  int64_t x = rt_int_as_int64 (a, &a_is_long), y = rt_int_as_int64 (b, &b_is_long), product;
  return a_is_long == 0 && b_is_long == 0 && !__builtin_mul_overflow (x, y, &product) && !__builtin_add_overflow (*total, product, total);
}

/* Adds the products of P and Q, lists of one length, to *TOTAL. */
static bool add_products (RtInterp *rt, RtObject *p, RtObject *q, RtObject **total) {
  bool whole = true, floats = true, any_floats = false;
  Triple sum = {0, 0, 0};
  int64_t word = 0;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (p) && i < RT_LIST_SIZE (q); i++) {
    RtObject *a = RT_LIST_ITEM (p, i), *b = RT_LIST_ITEM (q, i);
    double x, y;
    whole = whole && RT_IS_EXACT (rt, a, int_) && RT_IS_EXACT (rt, b, int_);
    if (whole && !add_word (a, b, &word))
      whole = floats = false;
    if (!whole && floats) {
      floats = as_double (rt, a, b, &x) && as_double (rt, b, a, &y);
      Triple next = floats ? with_product (sum, x, y) : sum;
      floats = floats && isfinite (next.high);
      if (floats) {
        sum = next;
        any_floats = true;
        continue;
      }
      if (any_floats && !add (rt, total, rt_float_new (rt, rounded (sum))))
        return false;
    }
    if (!add (rt, total, rt_binary (rt, RT_NB_MULTIPLY, a, b)))
      return false;
  }
  return !any_floats || !floats || add (rt, total, rt_float_new (rt, rounded (sum)));
}

RtObject *rt_math_sumprod (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  enum { P, Q, TOTAL };
  if (!rt_check_positional (rt, "sumprod", nargs, 2, 2))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "sumprod", "numbers and total");
  hold.held[P] = rt_list_from (rt, args[0]);
  hold.held[Q] = hold.held[P] != NULL ? rt_list_from (rt, args[1]) : NULL;
  if (hold.held[Q] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (RT_LIST_SIZE (hold.held[P]) != RT_LIST_SIZE (hold.held[Q]))
    return rt_hold_end (rt, &hold, RT_VALUE_ERROR (rt, "Inputs are not the same length"));
  hold.held[TOTAL] = rt_int_from_int64 (rt, 0);
  if (!add_products (rt, hold.held[P], hold.held[Q], &hold.held[TOTAL]))
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, rt_incref (hold.held[TOTAL]));
}
