/* math: what libm computes, with Python's errors; whole numbers of any size beside it (rt-math-whole.c). */
#include "rt-math.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* A real number argument; false with TypeError "must be real number, not str". */
static bool get_double (RtInterp *rt, RtObject *o, double *value) {
  *value = 0.0;
  if (o->type->slots.nb_float == NULL && o->type->slots.nb_index == NULL)
    return RT_TYPE_ERROR (rt, "must be real number, not %.50T", o) != NULL;
  *value = rt_float_to_double (rt, o);
  return *value != -1.0 || rt_error (rt) == NULL;
}

static RtObject *domain_error (RtInterp *rt) {
  return RT_VALUE_ERROR (rt, "math domain error");
}

static RtObject *range_error (RtInterp *rt) {
  return rt_raise (rt, rt->types.OverflowError, "math range error");
}

/* RESULT of a function of finite or special arguments: nan from none is a domain error, infinity from finite ones too large or,
 * where the function has a pole, a domain error as well. */
static RtObject *checked (RtInterp *rt, double result, bool any_nan, bool all_finite, bool can_overflow) {
  if (isnan (result) && !any_nan)
    return domain_error (rt);
  if (isinf (result) && all_finite)
    return can_overflow ? range_error (rt) : domain_error (rt);
  return rt_float_new (rt, result);
}

static RtObject *apply (RtInterp *rt, RtObject *arg, double (*function) (double), bool can_overflow) {
  double x;
  if (!get_double (rt, arg, &x))
    return NULL;
  return checked (rt, function (x), isnan (x), isfinite (x), can_overflow);
}

#define MATH_ONE(name, function, can_overflow)                                                                         \
  static RtObject *math_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) { \
    return apply (rt, args[0], function, can_overflow);                                                                \
  }
MATH_ONE (acos, acos, false)
MATH_ONE (acosh, acosh, false)
MATH_ONE (asin, asin, false)
MATH_ONE (asinh, asinh, false)
MATH_ONE (atan, atan, false)
MATH_ONE (atanh, atanh, false)
MATH_ONE (cbrt, cbrt, false)
MATH_ONE (cos, cos, false)
MATH_ONE (cosh, cosh, true)
MATH_ONE (erf, erf, false)
MATH_ONE (erfc, erfc, false)
MATH_ONE (exp, exp, true)
MATH_ONE (exp2, exp2, true)
MATH_ONE (expm1, expm1, true)
MATH_ONE (fabs, fabs, false)
MATH_ONE (log1p, log1p, false)
MATH_ONE (sin, sin, false)
MATH_ONE (sinh, sinh, true)
MATH_ONE (sqrt, sqrt, false)
MATH_ONE (tan, tan, false)
MATH_ONE (tanh, tanh, false)

static RtObject *math_gamma (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  if (!get_double (rt, args[0], &x))
    return NULL;
  if (isfinite (x) && x <= 0 && x == floor (x))
    return domain_error (rt);
  return checked (rt, rt_math_gamma_of (x), isnan (x), isfinite (x), true);
}

static RtObject *math_lgamma (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  if (!get_double (rt, args[0], &x))
    return NULL;
  if (isfinite (x) && x <= 0 && x == floor (x))
    return domain_error (rt);
  return checked (rt, rt_math_lgamma_of (x), isnan (x), isfinite (x), true);
}

static bool get_two (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, double *x, double *y) {
  return rt_check_positional (rt, name, nargs, 2, 2) && get_double (rt, args[0], x) && get_double (rt, args[1], y);
}

#define MATH_TWO(name, function, can_overflow)                                                                         \
  static RtObject *math_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) { \
    double x, y;                                                                                                       \
    if (!get_two (rt, #name, args, nargs, &x, &y))                                                                     \
      return NULL;                                                                                                     \
    return checked (rt, function (x, y), isnan (x) || isnan (y), isfinite (x) && isfinite (y), can_overflow);         \
  }
MATH_TWO (atan2, atan2, false)
MATH_TWO (copysign, copysign, false)
MATH_TWO (fmod, fmod, false)
MATH_TWO (remainder, remainder, false)

static RtObject *math_pow (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x, y;
  if (!get_two (rt, "pow", args, nargs, &x, &y))
    return NULL;
  if (x == 0 && y < 0 && isfinite (y))
    return domain_error (rt);
  return checked (rt, pow (x, y), isnan (x) || isnan (y), isfinite (x) && isfinite (y), true);
}

/* X as a whole number that grows with it, so that neighbours differ by one. */
static int64_t rank_of (double x) {
  int64_t bits;
  memcpy (&bits, &x, sizeof bits);
  return bits >= 0 ? bits : INT64_MIN - bits;
}

static double of_rank (int64_t rank) {
  int64_t bits = rank >= 0 ? rank : INT64_MIN - rank;
  double x;
  memcpy (&x, &bits, sizeof x);
  return x;
}

/* The float STEPS beyond X on the way to Y, at most Y. */
static double walk_towards (double x, double y, uint64_t steps) {
  if (steps == 0 || isnan (x) || isnan (y))
    return isnan (y) && steps > 0 ? y : x;
  if (x == y)
    return y;
  int64_t from = rank_of (x), to = rank_of (y);
  uint64_t way = x < y ? (uint64_t) to - (uint64_t) from : (uint64_t) from - (uint64_t) to;
  if (steps >= way)
    return y;
  double z = of_rank ((int64_t) (x < y ? (uint64_t) from + steps : (uint64_t) from - steps));
  return z == 0 ? copysign (z, x) : z;
}

static RtObject *math_nextafter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"", "", "steps"};
  RtObject *in[3];
  double x, y;
  if (!rt_parse_args (rt, "nextafter", args, nargs, kwnames, names, 3, 2, 2, in) || !get_double (rt, in[0], &x) ||
      !get_double (rt, in[1], &y))
    return NULL;
  if (in[2] == NULL || in[2] == rt->none)
    return rt_float_new (rt, nextafter (x, y));
  RtObject *count = rt_index (rt, in[2]);
  if (count == NULL)
    return NULL;
  bool negative = rt_int_sign (count) < 0;
  int overflow = 0;
  int64_t whole = rt_int_as_int64 (count, &overflow);
  rt_decref (rt, count);
  if (negative)
    return RT_VALUE_ERROR (rt, "steps must be a non-negative integer");
  return rt_float_new (rt, walk_towards (x, y, overflow != 0 ? UINT64_MAX : (uint64_t) whole));
}

static RtObject *math_ulp (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  if (!get_double (rt, args[0], &x))
    return NULL;
  x = fabs (x);
  if (!isfinite (x))
    return rt_float_new (rt, x);
  double above = nextafter (x, INFINITY);
  return rt_float_new (rt, isinf (above) ? x - nextafter (x, -INFINITY) : above - x);
}

static RtObject *math_degrees (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return get_double (rt, args[0], &x) ? rt_float_new (rt, x * (180.0 / M_PI)) : NULL;
}

static RtObject *math_radians (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return get_double (rt, args[0], &x) ? rt_float_new (rt, x * (M_PI / 180.0)) : NULL;
}

/* Logarithms: ints beyond the range of a float are taken apart first. */

static RtObject *log_of (RtInterp *rt, RtObject *arg, double (*log_function) (double), double *result) {
  double x;
  if (RT_IS_INT (arg) && rt_int_sign (arg) <= 0)
    return domain_error (rt);
  if (RT_IS_INT (arg) && rt_int_bit_length (arg) >= DBL_MAX_EXP) {
    ptrdiff_t exponent;
    double mantissa = rt_int_frexp (arg, &exponent);
    if (exponent > DBL_MAX_EXP) {
      *result = log_function (mantissa) + log_function (2.0) * (double) exponent;
      return arg;
    }
  }
  if (!get_double (rt, arg, &x))
    return NULL;
  if (x <= 0)
    return domain_error (rt);
  *result = log_function (x);
  return arg;
}

static RtObject *math_log (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x, base;
  if (!rt_check_positional (rt, "log", nargs, 1, 2) || log_of (rt, args[0], log, &x) == NULL)
    return NULL;
  if (nargs == 1)
    return rt_float_new (rt, x);
  if (log_of (rt, args[1], log, &base) == NULL)
    return NULL;
  if (base == 0)
    return rt_raise (rt, rt->types.ZeroDivisionError, "float division by zero");
  return rt_float_new (rt, x / base);
}

static RtObject *math_log2 (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return log_of (rt, args[0], log2, &x) != NULL ? rt_float_new (rt, x) : NULL;
}

static RtObject *math_log10 (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return log_of (rt, args[0], log10, &x) != NULL ? rt_float_new (rt, x) : NULL;
}

/* Taking floats apart. */

static RtObject *pair (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE a, RT_STEALS RtObject *RT_NULLABLE b) {
  RtObject *tuple = a != NULL && b != NULL ? rt_tuple_pack (rt, 2, a, b) : NULL;
  rt_xdecref (rt, a);
  rt_xdecref (rt, b);
  return tuple;
}

static RtObject *math_frexp (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  int exponent = 0;
  if (!get_double (rt, args[0], &x))
    return NULL;
  double mantissa = isfinite (x) ? frexp (x, &exponent) : x;
  return pair (rt, rt_float_new (rt, mantissa), rt_int_from_int64 (rt, exponent));
}

static RtObject *math_modf (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x, whole;
  if (!get_double (rt, args[0], &x))
    return NULL;
  double rest = modf (x, &whole);
  return pair (rt, rt_float_new (rt, rest), rt_float_new (rt, whole));
}

static RtObject *math_ldexp (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  if (!rt_check_positional (rt, "ldexp", nargs, 2, 2) || !get_double (rt, args[0], &x))
    return NULL;
  if (!RT_IS_INT (args[1]))
    return RT_TYPE_ERROR (rt, "Expected an int as second argument to ldexp.");
  int overflow = 0;
  int64_t exponent = rt_int_as_int64 (args[1], &overflow);
  if (overflow != 0)
    exponent = overflow > 0 ? 100000 : -100000;
  int small = exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : (int) exponent;
  return checked (rt, ldexp (x, small), isnan (x), isfinite (x), true);
}

/* To whole numbers, by the type's own method if it has one. */

static RtObject *to_whole (RtInterp *rt, RtObject *arg, const char *method, double (*function) (double)) {
  if (!RT_IS_EXACT (rt, arg, float_)) {
    RtObject *name = rt_str_interned (rt, method);
    RtHold hold;
    rt_hold_begin (rt, &hold, method, "method");
    hold.held[0] = name != NULL ? rt_lookup_special (rt, arg, name) : NULL;
    if (hold.held[0] != NULL)
      return rt_hold_end (rt, &hold, rt_call_none (rt, hold.held[0]));
    rt_hold_end (rt, &hold, NULL);
    if (rt_error (rt) != NULL)
      return NULL;
    if (function == NULL)
      return RT_TYPE_ERROR (rt, "type %.100T doesn't define __trunc__ method", arg);
  }
  double x;
  return get_double (rt, arg, &x) ? rt_int_from_double (rt, function != NULL ? function (x) : x) : NULL;
}

static RtObject *math_ceil (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return to_whole (rt, args[0], "__ceil__", ceil);
}

static RtObject *math_floor (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return to_whole (rt, args[0], "__floor__", floor);
}

static RtObject *math_trunc (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return to_whole (rt, args[0], "__trunc__", NULL);
}

/* Questions. */

static RtObject *math_isfinite (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return get_double (rt, args[0], &x) ? rt_bool_object (rt, isfinite (x)) : NULL;
}

static RtObject *math_isinf (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return get_double (rt, args[0], &x) ? rt_bool_object (rt, isinf (x)) : NULL;
}

static RtObject *math_isnan (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  double x;
  return get_double (rt, args[0], &x) ? rt_bool_object (rt, isnan (x)) : NULL;
}

static RtObject *math_isclose (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"a", "b", "rel_tol", "abs_tol"};
  RtObject *out[4];
  double a, b, relative = 1e-9, absolute = 0.0;
  if (!rt_parse_args (rt, "isclose", args, nargs, kwnames, names, 4, 2, 2, out) || !get_double (rt, out[0], &a) ||
      !get_double (rt, out[1], &b) || (out[2] != NULL && !get_double (rt, out[2], &relative)) ||
      (out[3] != NULL && !get_double (rt, out[3], &absolute)))
    return NULL;
  if (relative < 0 || absolute < 0)
    return RT_VALUE_ERROR (rt, "tolerances must be non-negative");
  if (a == b)
    return rt_bool_object (rt, true);
  if (isinf (a) || isinf (b))
    return rt_bool_object (rt, false);
  double apart = fabs (b - a);
  return rt_bool_object (rt, apart <= fabs (relative * b) || apart <= fabs (relative * a) || apart <= absolute);
}

/* Of many numbers. */

/* The numbers of an iterable or array as doubles on the interpreter's heap, to be freed by the caller; NULL with an exception. */
static double *gather (RtInterp *rt, RtObject *iterable, size_t *count) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "math", "numbers");
  RtObject *items = hold.held[0] = rt_list_from (rt, iterable);
  double *numbers = NULL;
  if (items != NULL) {
    *count = (size_t) RT_LIST_SIZE (items);
    numbers = rt_mem_alloc (rt, (*count + 1) * sizeof (double));
    for (size_t i = 0; numbers != NULL && i < *count; i++)
      if (!get_double (rt, RT_LIST_ITEM (items, (ptrdiff_t) i), &numbers[i])) {
        rt_mem_free (rt, numbers, (*count + 1) * sizeof (double));
        numbers = NULL;
      }
  }
  rt_hold_end (rt, &hold, NULL);
  return numbers;
}

/* The sum without any loss: partial sums that do not overlap (Shewchuk 1997), added at the end with one rounding. */
static RtObject *math_fsum (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  size_t count;
  double *numbers = gather (rt, args[0], &count);
  if (numbers == NULL)
    return NULL;
  double special = 0.0, infinities = 0.0, low = 0.0, high = 0.0;
  size_t n = 0; /* partials are written over the numbers already added */
  for (size_t k = 0; k < count; k++) {
    double x = numbers[k];
    size_t kept = 0;
    if (!isfinite (x)) {
      special += x;
      infinities += isinf (x) ? x : 0;
      continue;
    }
    for (size_t j = 0; j < n; j++) {
      double y = numbers[j];
      if (fabs (x) < fabs (y)) {
        double swap = x;
        x = y;
        y = swap;
      }
      volatile double sum = x + y, rest = y - (sum - x);
      if (rest != 0.0)
        numbers[kept++] = rest;
      x = sum;
    }
    n = kept;
    if (isinf (x)) {
      rt_mem_free (rt, numbers, (count + 1) * sizeof (double));
      return rt_raise (rt, rt->types.OverflowError, "intermediate overflow in fsum");
    }
    if (x != 0.0)
      numbers[n++] = x;
  }
  if (n > 0) {
    high = numbers[--n];
    while (n > 0 && low == 0.0) {
      double x = high, y = numbers[--n];
      volatile double sum = x + y;
      high = sum;
      low = y - (high - x);
    }
    /* Half-way cases go by the sign of the next partial. */
    if (n > 0 && ((low < 0.0 && numbers[n - 1] < 0.0) || (low > 0.0 && numbers[n - 1] > 0.0))) {
      volatile double twice = low * 2.0, sum = high + twice;
      if (twice == sum - high)
        high = sum;
    }
  }
  rt_mem_free (rt, numbers, (count + 1) * sizeof (double));
  if (special != 0.0 || isnan (special))
    return isnan (infinities) ? RT_VALUE_ERROR (rt, "-inf + inf in fsum") : rt_float_new (rt, special);
  return isinf (high) ? rt_raise (rt, rt->types.OverflowError, "intermediate overflow in fsum") : rt_float_new (rt, high);
}

/* The length of a vector, scaled so that nothing overflows; long double keeps the last digit right. */
static double vector_length (const double *numbers, size_t count) {
  double largest = 0;
  bool any_nan = false;
  for (size_t i = 0; i < count; i++) {
    any_nan |= isnan (numbers[i]);
    largest = fmax (largest, fabs (numbers[i]));
  }
  if (isinf (largest))
    return largest;
  if (any_nan)
    return NAN;
  if (largest == 0)
    return 0;
  long double sum = 0;
  for (size_t i = 0; i < count; i++) {
    long double scaled = (long double) numbers[i] / largest;
    sum += scaled * scaled;
  }
  return (double) (largest * sqrtl (sum));
}

static RtObject *math_hypot (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *tuple = rt_tuple_from_array (rt, args, nargs);
  size_t count;
  double *numbers = tuple != NULL ? gather (rt, tuple, &count) : NULL;
  rt_xdecref (rt, tuple);
  if (numbers == NULL)
    return NULL;
  double length = vector_length (numbers, count);
  rt_mem_free (rt, numbers, (count + 1) * sizeof (double));
  return rt_float_new (rt, length);
}

/* How far tuples P and Q are apart in each direction, on the interpreter's heap, to be freed by the caller; NULL with an exception. */
static double *differences (RtInterp *rt, RtObject *p, RtObject *q) {
  ptrdiff_t count = RT_TUPLE_SIZE (p);
  if (count != RT_TUPLE_SIZE (q))
    return RT_VALUE_ERROR (rt, "both points must have the same number of dimensions");
  double *numbers = rt_mem_alloc (rt, ((size_t) count + 1) * sizeof (double));
  for (ptrdiff_t i = 0; numbers != NULL && i < count; i++) {
    double x, y;
    if (!get_double (rt, RT_TUPLE_ITEM (p, i), &x) || !get_double (rt, RT_TUPLE_ITEM (q, i), &y)) {
      rt_mem_free (rt, numbers, ((size_t) count + 1) * sizeof (double));
      return NULL;
    }
    numbers[i] = x - y;
  }
  return numbers;
}

static RtObject *math_dist (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "dist", nargs, 2, 2))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "math.dist", "points");
  for (size_t i = 0; i < 2; i++)
    if ((hold.held[i] = rt_tuple_from (rt, args[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  size_t count = (size_t) RT_TUPLE_SIZE (hold.held[0]);
  double *apart = differences (rt, hold.held[0], hold.held[1]);
  RtObject *result = apart != NULL ? rt_float_new (rt, vector_length (apart, count)) : NULL;
  if (apart != NULL)
    rt_mem_free (rt, apart, (count + 1) * sizeof (double));
  return rt_hold_end (rt, &hold, result);
}

static RtObject *fold_product (RtInterp *rt, RtHold *hold, RtObject *item) {
  RtObject *next = rt_binary (rt, RT_NB_MULTIPLY, hold->held[1], item), *old = hold->held[1];
  hold->held[1] = next;
  rt_decref (rt, old);
  return next;
}

static RtObject *math_prod (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"", "start"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "prod", args, nargs, kwnames, names, 2, 1, 1, out))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "prod", "iterator and product");
  hold.held[0] = rt_iter (rt, out[0]);
  hold.held[1] = out[1] != NULL ? rt_incref (out[1]) : rt_int_from_int64 (rt, 1);
  while (hold.held[0] != NULL && hold.held[1] != NULL && (hold.held[2] = rt_next (rt, hold.held[0])) != NULL) {
    fold_product (rt, &hold, hold.held[2]);
    RtObject *item = hold.held[2];
    hold.held[2] = NULL;
    rt_decref (rt, item);
  }
  RtObject *result = rt_error (rt) == NULL ? hold.held[1] : NULL;
  if (result != NULL)
    hold.held[1] = NULL;
  return rt_hold_end (rt, &hold, result);
}

#define ROW(name, how, parameters, doc) {#name, math_##name, RT_METH_##how, #name "($module, " parameters ")\n--\n\n" doc}
static const RtMethodDef math_methods[] = {
    ROW (acos, O, "x, /", "The arc cosine, in radians from 0 to pi."),
    ROW (acosh, O, "x, /", "The inverse hyperbolic cosine."),
    ROW (asin, O, "x, /", "The arc sine, in radians from -pi/2 to pi/2."),
    ROW (asinh, O, "x, /", "The inverse hyperbolic sine."),
    ROW (atan, O, "x, /", "The arc tangent, in radians from -pi/2 to pi/2."),
    ROW (atan2, FASTCALL, "y, x, /", "The angle of the point (x, y), in radians from -pi to pi."),
    ROW (atanh, O, "x, /", "The inverse hyperbolic tangent."),
    ROW (cbrt, O, "x, /", "The cube root."),
    ROW (ceil, O, "x, /", "The smallest int that is not below x."),
    ROW (copysign, FASTCALL, "x, y, /", "The size of x with the sign of y."),
    ROW (cos, O, "x, /", "The cosine of x radians."),
    ROW (cosh, O, "x, /", "The hyperbolic cosine."),
    ROW (degrees, O, "x, /", "An angle in degrees that is given in radians."),
    ROW (dist, FASTCALL, "p, q, /", "The distance of two points, sequences of coordinates."),
    ROW (erf, O, "x, /", "The error function."),
    ROW (erfc, O, "x, /", "1 minus the error function."),
    ROW (exp, O, "x, /", "e to the power of x."),
    ROW (exp2, O, "x, /", "2 to the power of x."),
    ROW (expm1, O, "x, /", "exp (x) - 1, exact for small x, too."),
    ROW (fabs, O, "x, /", "The size of x as float."),
    ROW (floor, O, "x, /", "The largest int that is not above x."),
    ROW (fmod, FASTCALL, "x, y, /", "What is left of x after whole steps of y, with the sign of x."),
    ROW (frexp, O, "x, /", "(m, e) with x == m * 2**e, m from 0.5 to 1."),
    ROW (fsum, O, "seq, /", "The sum without loss in between."),
    ROW (gamma, O, "x, /", "The gamma function."),
    {"hypot", math_hypot, RT_METH_FASTCALL, "hypot(*coordinates) -> value"},
    ROW (isclose, KEYWORDS, "a, b, *, rel_tol=1e-09, abs_tol=0.0", "Whether two numbers are nearly equal."),
    ROW (isfinite, O, "x, /", "Whether x is neither infinite nor nan."),
    ROW (isinf, O, "x, /", "Whether x is infinite."),
    ROW (isnan, O, "x, /", "Whether x is nan."),
    ROW (ldexp, FASTCALL, "x, i, /", "x * 2**i."),
    ROW (lgamma, O, "x, /", "The logarithm of the size of the gamma function."),
    {"log", math_log, RT_METH_FASTCALL, "log(x, [base=math.e])"},
    ROW (log10, O, "x, /", "The logarithm to base 10."),
    ROW (log1p, O, "x, /", "The natural logarithm of 1 + x, exact for small x, too."),
    ROW (log2, O, "x, /", "The logarithm to base 2."),
    ROW (modf, O, "x, /", "(what stands behind the point, what stands before it), both floats."),
    ROW (nextafter, KEYWORDS, "x, y, /, *, steps=None", "The next float from x on towards y, or that many steps on."),
    ROW (pow, FASTCALL, "x, y, /", "x to the power of y, as floats."),
    ROW (prod, KEYWORDS, "iterable, /, *, start=1", "The product of the items."),
    ROW (radians, O, "x, /", "An angle in radians that is given in degrees."),
    ROW (remainder, FASTCALL, "x, y, /", "x minus the multiple of y that is nearest to it."),
    ROW (sin, O, "x, /", "The sine of x radians."),
    ROW (sinh, O, "x, /", "The hyperbolic sine."),
    ROW (sqrt, O, "x, /", "The square root."),
    ROW (tan, O, "x, /", "The tangent of x radians."),
    ROW (tanh, O, "x, /", "The hyperbolic tangent."),
    ROW (trunc, O, "x, /", "x without what stands behind the point, an int."),
    ROW (ulp, O, "x, /", "What the last bit of x is worth."),
    {"sumprod", rt_math_sumprod, RT_METH_FASTCALL, "sumprod($module, p, q, /)\n--\n\nThe sum of the products of what stands side by side."},
    {"comb", rt_math_comb, RT_METH_FASTCALL, "comb($module, n, k, /)\n--\n\nHow many choices of k things out of n there are."},
    {"factorial", rt_math_factorial, RT_METH_O, "factorial($module, n, /)\n--\n\nThe product of 1 to n."},
    {"gcd", rt_math_gcd, RT_METH_FASTCALL, "gcd($module, *integers)\n--\n\nThe greatest common divisor."},
    {"isqrt", rt_math_isqrt, RT_METH_O, "isqrt($module, n, /)\n--\n\nThe whole part of the square root."},
    {"lcm", rt_math_lcm, RT_METH_FASTCALL, "lcm($module, *integers)\n--\n\nThe least common multiple."},
    {"perm", rt_math_perm, RT_METH_FASTCALL, "perm($module, n, k=None, /)\n--\n\nHow many orders of k things out of n there are."},
    {NULL},
};

static int math_exec (RtInterp *rt, RtObject *module) {
  const struct {
    const char *name;
    double value;
  } constants[] = {{"e", M_E}, {"inf", INFINITY}, {"nan", NAN}, {"pi", M_PI}, {"tau", 2 * M_PI}};
  for (size_t i = 0; i < sizeof constants / sizeof constants[0]; i++) {
    RtObject *value = rt_float_new (rt, constants[i].value);
    if (value == NULL || rt_module_add (rt, module, constants[i].name, value) < 0)
      return -1;
  }
  return 0;
}

const RtModuleDef rt_module_def_math = {
  .name = "math",
  .doc = "Functions of real numbers, as the C library has them, and of whole numbers.",
  .methods = math_methods,
  .exec = math_exec,
};
