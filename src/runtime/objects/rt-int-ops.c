/* Arithmetic of int objects. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"

int rt_int_compare (RtObject *a, RtObject *b) {
  ptrdiff_t size_a = rt_int_size (a), size_b = rt_int_size (b);
  if (size_a != size_b)
    return size_a < size_b ? -1 : 1;
  int order = rt_mag_compare (rt_int_magnitude (a), rt_int_magnitude (b));
  return size_a < 0 ? -order : order;
}

static RtObject *add_magnitudes (RtInterp *rt, RtMagnitude a, RtMagnitude b, bool negative) {
  RtInt *z = rt_int_alloc (rt, (a.count > b.count ? a.count : b.count) + 1);
  if (z != NULL)
    rt_mag_add (rt_int_digits (z), a, b);
  return rt_int_finish (rt, z, negative);
}

/* a - b with its sign, which NEGATIVE turns. */
static RtObject *subtract_magnitudes (RtInterp *rt, RtMagnitude a, RtMagnitude b, bool negative) {
  if (rt_mag_compare (a, b) < 0) {
    RtMagnitude swap = a;
    a = b;
    b = swap;
    negative = !negative;
  }
  RtInt *z = rt_int_alloc (rt, a.count);
  if (z != NULL)
    rt_mag_subtract (rt_int_digits (z), a, b);
  return rt_int_finish (rt, z, negative);
}

RtObject *rt_int_add (RtInterp *rt, RtObject *a, RtObject *b) {
  if (rt_int_is_medium (a) && rt_int_is_medium (b))
    return rt_int_from_sum (rt, rt_int_medium_value (a), rt_int_medium_value (b));
  bool negative = rt_int_is_negative (a);
  RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
  return negative == rt_int_is_negative (b) ? add_magnitudes (rt, ma, mb, negative)
                                            : subtract_magnitudes (rt, ma, mb, negative);
}

RtObject *rt_int_subtract (RtInterp *rt, RtObject *a, RtObject *b) {
  if (rt_int_is_medium (a) && rt_int_is_medium (b))
    return rt_int_from_sum (rt, rt_int_medium_value (a), -rt_int_medium_value (b));
  bool negative = rt_int_is_negative (a);
  RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
  return negative != rt_int_is_negative (b) ? add_magnitudes (rt, ma, mb, negative)
                                            : subtract_magnitudes (rt, ma, mb, negative);
}

RtObject *rt_int_multiply (RtInterp *rt, RtObject *a, RtObject *b) {
  int64_t small;
  if (rt_int_is_medium (a) && rt_int_is_medium (b) &&
      !__builtin_mul_overflow (rt_int_medium_value (a), rt_int_medium_value (b), &small))
    return rt_int_from_product (rt, rt_int_medium_value (a), rt_int_medium_value (b), small);
  RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
  if (ma.count == 0 || mb.count == 0)
    return rt_int_from_int64 (rt, 0);
  RtInt *z = rt_int_alloc (rt, ma.count + mb.count);
  if (z != NULL && rt_mag_multiply (rt, rt_int_digits (z), ma, mb) < 0) {
    rt_decref (rt, (RtObject *)z);
    return NULL;
  }
  return rt_int_finish (rt, z, rt_int_is_negative (a) != rt_int_is_negative (b));
}

RtObject *rt_int_negate (RtInterp *rt, RtObject *a) {
  if (rt_int_is_medium (a))
    return rt_int_from_int64 (rt, -rt_int_medium_value (a));
  return rt_int_from_magnitude (rt, rt_int_magnitude (a), !rt_int_is_negative (a));
}

RtObject *rt_int_absolute (RtInterp *rt, RtObject *a) {
  return rt_int_is_negative (a) ? rt_int_negate (rt, a) : rt_int_itself (rt, a);
}

/* Truncated quotient and remainder of magnitudes, |a| >= |b|, b.count >= 2. */
static int divide_large (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient, RtObject **remainder) {
  RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
  RtInt *q = rt_int_alloc (rt, ma.count - mb.count + 1);
  RtInt *r = q != NULL ? rt_int_alloc (rt, mb.count) : NULL;
  if (r == NULL || rt_mag_divide (rt, rt_int_digits (q), rt_int_digits (r), ma, mb) < 0) {
    rt_xdecref (rt, (RtObject *)q);
    rt_xdecref (rt, (RtObject *)r);
    return -1;
  }
  *quotient = rt_int_finish (rt, q, rt_int_is_negative (a) != rt_int_is_negative (b));
  *remainder = rt_int_finish (rt, r, rt_int_is_negative (a));
  return 0;
}

static int divide_by_digit (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient,
                            RtObject **remainder) {
  RtMagnitude ma = rt_int_magnitude (a);
  RtInt *q = rt_int_alloc (rt, ma.count);
  if (q == NULL)
    return -1;
  int64_t rest = rt_mag_divide_digit (rt_int_digits (q), ma, rt_int_magnitude (b).digits[0]);
  *quotient = rt_int_finish (rt, q, rt_int_is_negative (a) != rt_int_is_negative (b));
  *remainder = rt_int_from_int64 (rt, rt_int_is_negative (a) ? -rest : rest);
  if (*remainder != NULL)
    return 0;
  rt_decref (rt, *quotient);
  return -1;
}

/* As C divides: towards zero. */
static int truncated_divmod (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient,
                             RtObject **remainder) {
  if (rt_mag_compare (rt_int_magnitude (a), rt_int_magnitude (b)) < 0) {
    *quotient = rt_incref (rt->small_ints[0 - RT_SMALL_INT_MIN]);
    /* CPython tells by the highest digits that there is nothing to divide; if they are the same it does divide. */
    RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
    bool divides = mb.count > 1 && ma.count == mb.count && ma.digits[ma.count - 1] == mb.digits[mb.count - 1];
    *remainder = divides ? rt_int_add (rt, a, *quotient) : rt_int_itself (rt, a);
    return *remainder != NULL ? 0 : -1;
  }
  return rt_int_magnitude (b).count == 1 ? divide_by_digit (rt, a, b, quotient, remainder)
                                         : divide_large (rt, a, b, quotient, remainder);
}

static void replace (RtInterp *rt, RtObject **place, RtObject *value) {
  rt_xdecref (rt, *place);
  *place = value;
}

/* Gives both results out, those that are wanted. */
static int hand_out (RtInterp *rt, RtObject *q, RtObject *r, RtObject **quotient, RtObject **remainder) {
  bool ok = q != NULL && r != NULL;
  if (ok && quotient != NULL)
    *quotient = q;
  else
    rt_xdecref (rt, q);
  if (ok && remainder != NULL)
    *remainder = r;
  else
    rt_xdecref (rt, r);
  return ok ? 0 : -1;
}

int rt_int_divmod (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient, RtObject **remainder,
                   const char *message) {
  if (rt_int_sign (b) == 0)
    return rt_raise_int (rt, rt->types.ZeroDivisionError, "%s", message);
  if (rt_int_is_medium (a) && rt_int_is_medium (b)) {
    int64_t x = rt_int_medium_value (a), y = rt_int_medium_value (b), q = x / y, r = x % y;
    if (r != 0 && (r < 0) != (y < 0)) {
      q--;
      r += y;
    }
    return hand_out (rt, quotient != NULL ? rt_int_from_int64 (rt, q) : rt->none,
                     remainder != NULL ? rt_int_from_int64 (rt, r) : rt->none, quotient, remainder);
  }
  RtObject *q, *r;
  if (truncated_divmod (rt, a, b, &q, &r) < 0)
    return -1;
  if (rt_int_sign (r) != 0 && (rt_int_sign (r) < 0) != (rt_int_sign (b) < 0)) {
    replace (rt, &r, rt_int_add (rt, r, b));
    replace (rt, &q, rt_int_subtract (rt, q, rt->small_ints[1 - RT_SMALL_INT_MIN]));
  }
  return hand_out (rt, q, r, quotient, remainder);
}

RtObject *rt_int_floor_divide (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *q;
  return rt_int_divmod (rt, a, b, &q, NULL, "integer division or modulo by zero") < 0 ? NULL : q;
}

RtObject *rt_int_remainder (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *r;
  return rt_int_divmod (rt, a, b, NULL, &r, "integer modulo by zero") < 0 ? NULL : r;
}

/* Shifts and bits */

RtObject *rt_int_shift_left (RtInterp *rt, RtObject *a, size_t bits) {
  RtMagnitude m = rt_int_magnitude (a);
  if (m.count == 0)
    return rt_int_from_int64 (rt, 0);
  if (m.count == 1 && bits <= RT_DIGIT_BITS)
    return rt_int_from_int64 (rt, rt_int_medium_value (a) * (INT64_C (1) << bits));
  RtInt *z = rt_int_alloc (rt, m.count + bits / RT_DIGIT_BITS + 1);
  if (z != NULL)
    rt_mag_shift_left (rt_int_digits (z), m, bits);
  return rt_int_finish (rt, z, rt_int_is_negative (a));
}

/* Whether any of the lowest BITS of M is set. */
static bool any_low_bit (RtMagnitude m, size_t bits) {
  size_t words = bits / RT_DIGIT_BITS;
  for (size_t i = 0; i < words && i < m.count; i++)
    if (m.digits[i] != 0)
      return true;
  return words < m.count && (m.digits[words] & ((UINT32_C (1) << bits % RT_DIGIT_BITS) - 1)) != 0;
}

RtObject *rt_int_shift_right (RtInterp *rt, RtObject *a, size_t bits) {
  RtMagnitude m = rt_int_magnitude (a);
  bool negative = rt_int_is_negative (a), lost = any_low_bit (m, bits);
  if (bits / RT_DIGIT_BITS >= m.count)
    return rt_int_from_int64 (rt, negative ? -1 : 0);
  if (rt_int_is_medium (a))
    return rt_int_from_int64 (rt, rt_int_medium_value (a) >> bits);
  RtInt *z = rt_int_alloc (rt, m.count - bits / RT_DIGIT_BITS + (negative && lost));
  if (z == NULL)
    return NULL;
  rt_mag_shift_right (rt_int_digits (z), m, bits);
  if (negative && lost)
    for (uint32_t *digit = rt_int_digits (z); (*digit = (*digit + 1) & RT_DIGIT_MASK) == 0;)
      digit++;
  return rt_int_finish (rt, z, negative);
}

bool rt_int_is_power_of_two (RtObject *o) {
  RtMagnitude m = rt_int_magnitude (o);
  return m.count > 0 && !any_low_bit (m, rt_mag_bit_length (m) - 1);
}

/* Digit I of the two's complement of M, CARRY going on from digit to digit, 1 at first. */
static uint32_t complement_digit (RtMagnitude m, bool negative, size_t i, uint32_t *carry) {
  uint32_t digit = i < m.count ? m.digits[i] : 0;
  if (!negative)
    return digit;
  digit = (digit ^ RT_DIGIT_MASK) + *carry;
  *carry = digit >> RT_DIGIT_BITS;
  return digit & RT_DIGIT_MASK;
}

static uint32_t combine (char op, uint32_t x, uint32_t y) {
  return op == '&' ? x & y : op == '|' ? x | y : x ^ y;
}

RtObject *rt_int_bitwise (RtInterp *rt, char op, RtObject *a, RtObject *b) {
  if (rt_int_is_medium (a) && rt_int_is_medium (b)) {
    int64_t x = rt_int_medium_value (a), y = rt_int_medium_value (b);
    return rt_int_from_bits (rt, op == '&' ? x & y : op == '|' ? x | y : x ^ y);
  }
  RtMagnitude ma = rt_int_magnitude (a), mb = rt_int_magnitude (b);
  bool na = rt_int_is_negative (a), nb = rt_int_is_negative (b), negative = combine (op, na, nb) != 0;
  size_t count = (ma.count > mb.count ? ma.count : mb.count) + 1;
  RtInt *z = rt_int_alloc (rt, count);
  if (z == NULL)
    return NULL;
  uint32_t *digits = rt_int_digits (z);
  uint32_t carry_a = 1, carry_b = 1, carry = 1;
  for (size_t i = 0; i < count; i++) {
    uint32_t x = complement_digit (ma, na, i, &carry_a), y = complement_digit (mb, nb, i, &carry_b);
    uint32_t digit = combine (op, x, y);
    digits[i] = complement_digit ((RtMagnitude){&digit, 1}, negative, 0, &carry);
  }
  return rt_int_finish (rt, z, negative);
}

/* Division to float, rounded once */

static RtObject *quotient_too_large (RtInterp *rt) {
  return rt_raise (rt, rt->types.OverflowError, "integer division result too large for a float");
}

/* |a| / |b| as a double, correctly rounded; -1 if it is too large, with an exception. */
static double divide_exactly (RtInterp *rt, RtObject *a, RtObject *b) {
  ptrdiff_t difference = (ptrdiff_t)rt_int_bit_length (a) - (ptrdiff_t)rt_int_bit_length (b);
  if (difference > DBL_MAX_EXP) {
    quotient_too_large (rt);
    return -1.0;
  }
  if (difference < DBL_MIN_EXP - DBL_MANT_DIG - 1)
    return 0.0;
  /* A quotient of 55 or 56 bits, fewer for subnormal results, whose last bit says whether anything was left.
   */
  ptrdiff_t shift = (difference > DBL_MIN_EXP ? difference : DBL_MIN_EXP) - DBL_MANT_DIG - 2;
  RtObject *x = rt_int_absolute (rt, a), *y = rt_int_absolute (rt, b), *q = NULL, *r = NULL;
  if (x != NULL && y != NULL) {
    if (shift <= 0)
      replace (rt, &x, rt_int_shift_left (rt, x, (size_t)-shift));
    else
      replace (rt, &y, rt_int_shift_left (rt, y, (size_t)shift));
  }
  double result = -1.0;
  if (x != NULL && y != NULL && rt_int_divmod (rt, x, y, &q, &r, "") == 0) {
    uint64_t bits = (uint64_t)rt_int_as_int64 (q, NULL);
    bool sticky = rt_int_sign (r) != 0;
    /* The bits below what a double holds here are rounded away, half to even. */
    int length = 64 - __builtin_clzll (bits | 1);
    int extra = length - DBL_MANT_DIG;
    int least = DBL_MIN_EXP - DBL_MANT_DIG - (int)shift; /* of the smallest subnormal */
    if (extra < least)
      extra = least;
    uint64_t half = UINT64_C (1) << (extra - 1), rest = bits & (2 * half - 1);
    bits >>= extra;
    if (rest > half || (rest == half && (sticky || (bits & 1) != 0)))
      bits++;
    result = ldexp ((double)bits, (int)shift + extra);
    if (isinf (result)) {
      quotient_too_large (rt);
      result = -1.0;
    }
  }
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  rt_xdecref (rt, q);
  rt_xdecref (rt, r);
  return result;
}

RtObject *rt_int_true_divide (RtInterp *rt, RtObject *a, RtObject *b) {
  const int64_t exact = INT64_C (1) << DBL_MANT_DIG;
  if (rt_int_sign (b) == 0)
    return rt_raise (rt, rt->types.ZeroDivisionError, "division by zero");
  bool negative = rt_int_is_negative (a) != rt_int_is_negative (b);
  if (rt_int_sign (a) == 0)
    return rt_float_new (rt, negative ? -0.0 : 0.0);
  if (rt_int_is_medium (a) && rt_int_is_medium (b)) {
    int64_t x = rt_int_medium_value (a), y = rt_int_medium_value (b);
    if (x <= exact && x >= -exact && y <= exact && y >= -exact)
      return rt_float_new (rt, (double)x / (double)y);
  }
  double magnitude = divide_exactly (rt, a, b);
  if (magnitude < 0)
    return NULL;
  return rt_float_new (rt, negative ? -magnitude : magnitude);
}
