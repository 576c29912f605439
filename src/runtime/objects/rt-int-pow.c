/* Powers and rounding of int. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"

/* Steals A. */
static RtObject *square_then (RtInterp *rt, RtObject *a, RtObject *factor, RtObject *modulus) {
  RtObject *product = a != NULL ? rt_int_multiply (rt, a, factor) : NULL;
  rt_xdecref (rt, a);
  if (product == NULL || modulus == NULL)
    return product;
  RtObject *rest = rt_int_remainder (rt, product, modulus);
  rt_decref (rt, product);
  return rest;
}

/* BASE to the power of the magnitude of EXPONENT, modulo MODULUS if there is one, which BASE is below then. As CPython's long_pow, so that
 * what it makes on the way is the same: from the second bit on, but never BASE itself. */
static RtObject *power (RtInterp *rt, RtObject *base, RtObject *exponent, RtObject *modulus) {
  RtMagnitude e = rt_int_magnitude (exponent);
  size_t bits = rt_mag_bit_length (e);
  RtObject *one = rt->small_ints[1 - RT_SMALL_INT_MIN];
  if (bits == 0)
    return modulus != NULL ? rt_int_remainder (rt, one, modulus) : rt_incref (one);
  if (bits == 1)
    return square_then (rt, rt_incref (one), base, modulus);
  RtObject *result = rt_incref (base);
  for (size_t i = bits - 1; i > 0 && result != NULL; i--) {
    result = square_then (rt, result, result, modulus);
    if ((e.digits[(i - 1) / RT_DIGIT_BITS] >> (i - 1) % RT_DIGIT_BITS & 1) != 0)
      result = square_then (rt, result, base, modulus);
  }
  return result;
}

/* Refused at once rather than after minutes of work: what cannot fit into the heap, or would take too long to
 * compute. */
#define MAX_POWER_BYTES 16e6
static bool too_large (RtInterp *rt, RtObject *a, RtObject *b) {
  size_t bits = rt_int_bit_length (a);
  if (bits <= 1)
    return false;
  int overflow;
  int64_t exponent = rt_int_as_int64 (b, &overflow);
  double bytes = overflow != 0 ? 1e300 : (double)(bits - 1) * (double)exponent / 7.5;
  return bytes > MAX_POWER_BYTES || bytes > (double)rt->allocator.limit_bytes;
}

/* The X in 0..N-1 with A * X = 1 modulo N > 0. */
static RtObject *inverse (RtInterp *rt, RtObject *a, RtObject *n) {
  RtObject *x = rt_int_from_int64 (rt, 1), *y = rt_int_from_int64 (rt, 0);
  RtObject *r = rt_incref (a), *s = rt_incref (n);
  while (r != NULL && s != NULL && x != NULL && y != NULL && rt_int_sign (s) != 0) {
    RtObject *q, *rest;
    if (rt_int_divmod (rt, r, s, &q, &rest, "") < 0)
      break;
    RtObject *product = rt_int_multiply (rt, q, y);
    RtObject *next = product != NULL ? rt_int_subtract (rt, x, product) : NULL;
    rt_xdecref (rt, product);
    rt_decref (rt, q);
    rt_decref (rt, r);
    r = s;
    s = rest;
    rt_decref (rt, x);
    x = y;
    y = next;
  }
  RtObject *result = NULL;
  if (rt->error == NULL && rt_int_compare (r, rt->small_ints[1 - RT_SMALL_INT_MIN]) == 0)
    result = rt_incref (x);
  else if (rt->error == NULL)
    RT_VALUE_ERROR (rt, "base is not invertible for the given modulus");
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  rt_xdecref (rt, r);
  rt_xdecref (rt, s);
  return result;
}

static RtObject *power_modulo (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  if (rt_int_sign (modulus) == 0)
    return RT_VALUE_ERROR (rt, "pow() 3rd argument cannot be 0");
  RtObject *n = rt_int_absolute (rt, modulus);
  RtObject *base = n != NULL ? rt_int_remainder (rt, a, n) : NULL;
  if (base != NULL && rt_int_is_negative (b)) {
    RtObject *inverted = inverse (rt, base, n);
    rt_decref (rt, base);
    base = inverted;
  }
  RtObject *result = base != NULL ? power (rt, base, b, n) : NULL;
  if (result != NULL && rt_int_is_negative (modulus) && rt_int_sign (result) != 0) {
    RtObject *below = rt_int_add (rt, result, modulus);
    rt_decref (rt, result);
    result = below;
  }
  rt_xdecref (rt, base);
  rt_xdecref (rt, n);
  return result;
}

static RtObject *as_float (RtInterp *rt, RtObject *o) {
  double value = rt_int_to_double (rt, o);
  return value == -1.0 && rt->error != NULL ? NULL : rt_float_new (rt, value);
}

static RtObject *power_of_floats (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *x = as_float (rt, a), *y = x != NULL ? as_float (rt, b) : NULL, *result = NULL;
  if (y != NULL)
    result = rt->types.float_->slots.nb_power (rt, x, y, rt->none);
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  return result;
}

RtObject *rt_int_pow (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  if (modulus != rt->none)
    return power_modulo (rt, a, b, modulus);
  if (rt_int_is_negative (b))
    return power_of_floats (rt, a, b);
  return too_large (rt, a, b) ? rt_no_memory (rt) : power (rt, a, b, NULL);
}

RtObject *rt_int_round (RtInterp *rt, RtObject *a, RtObject *digits_object) {
  int overflow;
  RtObject *index = rt_index (rt, digits_object);
  if (index == NULL)
    return NULL;
  int64_t digits = rt_int_as_int64 (index, &overflow);
  bool negative = rt_int_is_negative (index);
  rt_decref (rt, index);
  if (!negative)
    return rt_int_itself (rt, a);
  /* Half of the unit is beyond the value: 0. */
  if (overflow != 0 || (double)-digits > (double)rt_int_bit_length (a) * 0.30103 + 2)
    return rt_int_from_int64 (rt, 0);
  RtObject *exponent = rt_int_from_int64 (rt, -digits);
  RtObject *unit =
      exponent != NULL ? power (rt, rt->small_ints[10 - RT_SMALL_INT_MIN], exponent, NULL) : NULL;
  RtObject *q = NULL, *r = NULL, *twice = NULL, *result = NULL;
  if (unit != NULL && rt_int_divmod (rt, a, unit, &q, &r, "") == 0)
    twice = rt_int_add (rt, r, r);
  if (twice != NULL) {
    int order = rt_int_compare (twice, unit);
    RtMagnitude m = rt_int_magnitude (q);
    bool odd = m.count > 0 && (m.digits[0] & 1) != 0;
    result = rt_int_subtract (rt, a, r);
    if (result != NULL && (order > 0 || (order == 0 && odd))) {
      RtObject *up = rt_int_add (rt, result, unit);
      rt_decref (rt, result);
      result = up;
    }
  }
  rt_xdecref (rt, exponent);
  rt_xdecref (rt, unit);
  rt_xdecref (rt, q);
  rt_xdecref (rt, r);
  rt_xdecref (rt, twice);
  return result;
}
