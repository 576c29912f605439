#include "rt-math.h"

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"

/* Replaces *PLACE by RESULT, giving up what was there; false if RESULT is NULL. */
static bool put (RtInterp *rt, RtObject **place, RT_STEALS RtObject *RT_NULLABLE result) {
  RtObject *old = *place;
  *place = result;
  rt_xdecref (rt, old);
  return result != NULL;
}

static RtObject *lcm_two (RtInterp *rt, RtObject *a, RtObject *b) {
  if (rt_int_sign (a) == 0 || rt_int_sign (b) == 0)
    return rt_int_from_int64 (rt, 0);
  RtObject *divisor = rt_int_gcd (rt, a, b);
  RtObject *part = divisor != NULL ? rt_int_floor_divide (rt, a, divisor) : NULL;
  RtObject *product = part != NULL ? rt_int_multiply (rt, part, b) : NULL;
  RtObject *result = product != NULL ? rt_absolute (rt, product) : NULL;
  rt_xdecref (rt, divisor);
  rt_xdecref (rt, part);
  rt_xdecref (rt, product);
  return result;
}

/* Combines all arguments, which must be ints, starting from START. */
static RtObject *fold (RtInterp *rt, RtObject *const *args, size_t nargs, int64_t start, RtBinary combine) {
  RtObject *total = rt_int_from_int64 (rt, start);
  for (size_t i = 0; total != NULL && i < nargs; i++) {
    RtObject *number = rt_index (rt, args[i]);
    if (number == NULL) {
      put (rt, &total, NULL);
      break;
    }
    put (rt, &total, combine (rt, total, number));
    rt_decref (rt, number);
  }
  return total;
}

RtObject *rt_math_gcd (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return fold (rt, args, nargs, 0, rt_int_gcd);
}

RtObject *rt_math_lcm (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return fold (rt, args, nargs, 1, lcm_two);
}

/* LOW * (LOW + 1) * ... * HIGH, halved again and again so that factors are of like size. */
static RtObject *product (RtInterp *rt, int64_t low, int64_t high) {
  if (low > high)
    return rt_int_from_int64 (rt, 1);
  if (low == high)
    return rt_int_from_int64 (rt, low);
  int64_t middle = low + (high - low) / 2;
  RtObject *left = product (rt, low, middle), *right = left != NULL ? product (rt, middle + 1, high) : NULL;
  RtObject *result = right != NULL ? rt_int_multiply (rt, left, right) : NULL;
  rt_xdecref (rt, left);
  rt_xdecref (rt, right);
  return result;
}

/* An int argument that must not be negative; -1 with an exception. */
static int64_t get_count (RtInterp *rt, RtObject *o, const char *negative_message, const char *large_message) {
  RtObject *number = rt_index (rt, o);
  if (number == NULL)
    return -1;
  int overflow = 0;
  int64_t value = rt_int_as_int64 (number, &overflow);
  bool negative = rt_int_sign (number) < 0;
  rt_decref (rt, number);
  if (negative)
    return RT_VALUE_ERROR_INT (rt, "%s", negative_message);
  if (overflow != 0)
    return rt_raise_int (rt, rt->types.OverflowError, "%s", large_message);
  return value;
}

RtObject *rt_math_factorial (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int64_t n = get_count (rt, args[0], "factorial() not defined for negative values",
                         "factorial() argument should not exceed 9223372036854775807");
  return n < 0 ? NULL : product (rt, 2, n);
}

/* Takes the N and K of comb () and perm (), new references; false with an exception. */
static bool take_choice (RtInterp *rt, RtObject *const *args, RtObject **n, RtObject **k) {
  *k = NULL;
  *n = rt_index (rt, args[0]);
  *k = *n != NULL ? rt_index (rt, args[1]) : NULL;
  if (*k == NULL)
    return false;
  if (rt_int_sign (*n) < 0 || rt_int_sign (*k) < 0)
    return RT_VALUE_ERROR (rt, "%s must be a non-negative integer", rt_int_sign (*n) < 0 ? "n" : "k") != NULL;
  return true;
}

/* N * (N - 1) * ..., K factors. */
static RtObject *falling (RtInterp *rt, RtObject *n, int64_t k) {
  int overflow = 0;
  int64_t high = rt_int_as_int64 (n, &overflow);
  if (overflow == 0)
    return product (rt, high - k + 1, high);
  RtObject *one = rt_int_from_int64 (rt, 1), *factor = rt_incref (n), *result = rt_incref (one);
  for (int64_t i = 0; i < k && result != NULL; i++) {
    put (rt, &result, rt_int_multiply (rt, result, factor));
    if (!put (rt, &factor, rt_int_subtract (rt, factor, one)))
      put (rt, &result, NULL);
  }
  rt_xdecref (rt, factor);
  rt_decref (rt, one);
  return result;
}

/* The factors of N below K; NULL with OverflowError if they are too many. */
static RtObject *falling_of (RtInterp *rt, RtObject *n, RtObject *k, const char *large_message) {
  int overflow = 0;
  int64_t count = rt_int_as_int64 (k, &overflow);
  return overflow == 0 ? falling (rt, n, count) : rt_raise (rt, rt->types.OverflowError, "%s", large_message);
}

RtObject *rt_math_perm (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "perm", nargs, 1, 2))
    return NULL;
  if (nargs == 1 || args[1] == rt->none)
    return rt_math_factorial (rt, self, args, 1, NULL);
  RtObject *n, *k, *result = NULL;
  if (take_choice (rt, args, &n, &k))
    result = rt_int_compare (k, n) > 0 ? rt_int_from_int64 (rt, 0)
                                       : falling_of (rt, n, k, "k must not exceed 9223372036854775807");
  rt_xdecref (rt, n);
  rt_xdecref (rt, k);
  return result;
}

static RtObject *choose (RtInterp *rt, RtObject *n, RtObject *k) {
  RtObject *above = falling_of (rt, n, k, "min(n - k, k) must not exceed 9223372036854775807");
  RtObject *below = above != NULL ? falling_of (rt, k, k, "") : NULL;
  RtObject *result = below != NULL ? rt_int_floor_divide (rt, above, below) : NULL;
  rt_xdecref (rt, above);
  rt_xdecref (rt, below);
  return result;
}

RtObject *rt_math_comb (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "comb", nargs, 2, 2))
    return NULL;
  RtObject *n, *k, *result = NULL;
  if (take_choice (rt, args, &n, &k)) {
    RtObject *others = rt_int_subtract (rt, n, k);
    if (others != NULL)
      result = rt_int_sign (others) < 0 ? rt_int_from_int64 (rt, 0)
                                        : choose (rt, n, rt_int_compare (others, k) < 0 ? others : k);
    rt_xdecref (rt, others);
  }
  rt_xdecref (rt, n);
  rt_xdecref (rt, k);
  return result;
}

/* The whole part of the square root, by Newton's iteration from above. */
static RtObject *root_of (RtInterp *rt, RtObject *number) {
  RtObject *one = rt_int_from_int64 (rt, 1), *two = rt_int_from_int64 (rt, 2);
  RtObject *shift = rt_int_from_int64 (rt, (int64_t) (rt_int_bit_length (number) + 1) / 2);
  RtObject *guess = shift != NULL ? rt_binary (rt, RT_NB_LSHIFT, one, shift) : NULL;
  rt_xdecref (rt, shift);
  while (guess != NULL) {
    RtObject *quotient = rt_int_floor_divide (rt, number, guess);
    RtObject *sum = quotient != NULL ? rt_int_add (rt, guess, quotient) : NULL;
    RtObject *next = sum != NULL ? rt_int_floor_divide (rt, sum, two) : NULL;
    rt_xdecref (rt, quotient);
    rt_xdecref (rt, sum);
    if (next != NULL && rt_int_compare (next, guess) >= 0) {
      rt_decref (rt, next);
      return guess;
    }
    put (rt, &guess, next);
  }
  return NULL;
}

RtObject *rt_math_isqrt (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *number = rt_index (rt, args[0]), *result = NULL;
  if (number == NULL)
    return NULL;
  if (rt_int_sign (number) < 0)
    RT_VALUE_ERROR (rt, "isqrt() argument must be nonnegative");
  else
    result = rt_int_sign (number) == 0 ? rt_int_from_int64 (rt, 0) : root_of (rt, number);
  rt_decref (rt, number);
  return result;
}
