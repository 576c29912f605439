/* int: making them from C numbers and back, and the shared small ones. */
#include "rt-int.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int-private.h"
#include "rt-start.h"

RtInt *rt_int_alloc (RtInterp *rt, size_t count) {
  if (count > INT32_MAX / 2)
    return rt_no_memory (rt);
  RtInt *z = (RtInt *)rt_object_alloc (rt, rt->types.int_, (ptrdiff_t)rt_int_places (count));
  if (z != NULL)
    rt_int_set_size (z, (ptrdiff_t)count);
  return z;
}

RtObject *rt_int_finish (RtInterp *rt, RtInt *z, bool negative) {
  if (z == NULL)
    return NULL;
  RtMagnitude m = rt_mag_trim (rt_int_magnitude ((RtObject *)z));
  if (m.digits != z->digits && m.count < RT_INT_LONG)
    memmove (z->digits, m.digits, m.count * sizeof *z->digits);
  rt_int_set_size (z, negative ? -(ptrdiff_t)m.count : (ptrdiff_t)m.count);
  if (m.count > 1)
    return (RtObject *)z;
  int64_t value = rt_int_medium_value ((RtObject *)z);
  if (value < RT_SMALL_INT_MIN || value > RT_SMALL_INT_MAX)
    return (RtObject *)z;
  rt_decref (rt, (RtObject *)z);
  return rt_incref (rt->small_ints[value - RT_SMALL_INT_MIN]);
}

RtObject *rt_int_from_magnitude (RtInterp *rt, RtMagnitude m, bool negative) {
  m = rt_mag_trim (m);
  RtInt *z = rt_int_alloc (rt, m.count);
  if (z != NULL)
    memcpy (rt_int_digits (z), m.digits, m.count * sizeof *m.digits);
  return rt_int_finish (rt, z, negative);
}

/* ROOM: for how many digits, as long as it has no more. */
static inline RtObject *from_parts (RtInterp *rt, uint64_t magnitude, bool negative, int32_t room) {
  int32_t count = magnitude > RT_DIGIT_MASK ? 2 + (magnitude >> 2 * RT_DIGIT_BITS != 0) : magnitude != 0;
  size_t bytes = offsetof (RtInt, digits) + (size_t)(count > room ? count : room) * sizeof (uint32_t);
  RtInt *z = (RtInt *)rt_object_alloc_plain (rt, rt->types.int_, bytes, bytes);
  if (z == NULL)
    return NULL;
  rt_int_set_size (z, negative ? -count : count);
  z->digits[0] = (uint32_t)(magnitude & RT_DIGIT_MASK);
  if (count > 1)
    z->digits[1] = (uint32_t)(magnitude >> RT_DIGIT_BITS & RT_DIGIT_MASK);
  if (count > 2)
    z->digits[2] = (uint32_t)(magnitude >> 2 * RT_DIGIT_BITS);
  return (RtObject *)z;
}

RtObject *rt_int_from_int64 (RtInterp *rt, int64_t value) {
  if (value >= RT_SMALL_INT_MIN && value <= RT_SMALL_INT_MAX &&
      rt->small_ints[value - RT_SMALL_INT_MIN] != NULL)
    return rt_incref (rt->small_ints[value - RT_SMALL_INT_MIN]);
  return from_parts (rt, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, value < 0, 1);
}

RtObject *rt_int_from_int64_with_room (RtInterp *rt, int64_t value) {
  uint64_t magnitude = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
  return magnitude > RT_DIGIT_MASK ? from_parts (rt, magnitude, value < 0, 3) : rt_int_from_int64 (rt, value);
}

RtObject *rt_int_from_uint64 (RtInterp *rt, uint64_t value) {
  return value <= RT_SMALL_INT_MAX ? rt_int_from_int64 (rt, (int64_t)value) : from_parts (rt, value, false, 1);
}

RtObject *rt_int_from_double (RtInterp *rt, double value) {
  if (isinf (value))
    return rt_raise (rt, rt->types.OverflowError, "cannot convert float infinity to integer");
  if (isnan (value))
    return RT_VALUE_ERROR (rt, "cannot convert float NaN to integer");
  if (fabs (value) < 9e18)
    return rt_int_from_int64 (rt, (int64_t)value);
  int exponent;
  double mantissa = frexp (fabs (value), &exponent);
  size_t count = (size_t)(exponent - 1) / RT_DIGIT_BITS + 1;
  RtInt *z = rt_int_alloc (rt, count);
  if (z == NULL)
    return NULL;
  mantissa = ldexp (mantissa, (exponent - 1) % RT_DIGIT_BITS + 1);
  for (size_t i = count; i > 0; i--) {
    rt_int_digits (z)[i - 1] = (uint32_t)mantissa;
    mantissa = ldexp (mantissa - rt_int_digits (z)[i - 1], RT_DIGIT_BITS);
  }
  return rt_int_finish (rt, z, value < 0);
}

int64_t rt_int_as_int64 (RtObject *o, int *overflow) {
  if (overflow != NULL)
    *overflow = 0;
  if (rt_int_is_medium (o))
    return rt_int_medium_value (o);
  RtMagnitude m = rt_int_magnitude (o);
  bool negative = rt_int_is_negative (o);
  if (rt_mag_bit_length (m) <= 64) {
    uint64_t value = 0;
    for (size_t i = m.count; i > 0; i--)
      value = value << RT_DIGIT_BITS | m.digits[i - 1];
    if (!negative && value <= INT64_MAX)
      return (int64_t)value;
    if (negative && value <= (uint64_t)INT64_MAX + 1)
      return (int64_t)(0 - value);
  }
  if (overflow != NULL)
    *overflow = negative ? -1 : 1;
  return -1;
}

int64_t rt_int_to_int64 (RtInterp *rt, RtObject *o) {
  int overflow;
  int64_t value = rt_int_as_int64 (o, &overflow);
  if (overflow != 0)
    rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C long");
  return value;
}

double rt_int_frexp (RtObject *o, ptrdiff_t *exponent) {
  RtMagnitude m = rt_int_magnitude (o);
  size_t bits = rt_mag_bit_length (m);
  *exponent = (ptrdiff_t)bits;
  if (bits == 0)
    return 0.0;
  /* The top 64 bits; what lies below only matters for being there at all. */
  uint64_t top = 0;
  bool sticky = false;
  size_t shift = bits > 64 ? bits - 64 : 0;
  for (size_t i = m.count; i > 0; i--) {
    size_t low = (i - 1) * RT_DIGIT_BITS;
    if (low >= shift) {
      top |= (uint64_t)m.digits[i - 1] << (low - shift);
    } else {
      size_t cut = shift - low;
      top |= cut < RT_DIGIT_BITS ? m.digits[i - 1] >> cut : 0;
      uint32_t lost = cut < RT_DIGIT_BITS ? m.digits[i - 1] & ((UINT32_C (1) << cut) - 1) : m.digits[i - 1];
      sticky |= lost != 0;
    }
  }
  if (bits > 53) {
    size_t extra = (bits > 64 ? 64 : bits) - 53;
    uint64_t half = UINT64_C (1) << (extra - 1), rest = top & (2 * half - 1);
    top >>= extra;
    if (rest > half || (rest == half && (sticky || (top & 1) != 0)))
      top++;
    if (top == UINT64_C (1) << 53) {
      top >>= 1;
      ++*exponent;
    }
    bits = 53;
  }
  double mantissa = ldexp ((double)top, -(int)bits);
  return rt_int_is_negative (o) ? -mantissa : mantissa;
}

double rt_int_to_double (RtInterp *rt, RtObject *o) {
  if (rt_int_is_medium (o))
    return (double)rt_int_medium_value (o);
  ptrdiff_t exponent;
  double mantissa = rt_int_frexp (o, &exponent);
  if (exponent > DBL_MAX_EXP) {
    rt_raise (rt, rt->types.OverflowError, "int too large to convert to float");
    return -1.0;
  }
  return ldexp (mantissa, (int)exponent);
}

int rt_int_sign (RtObject *o) {
  ptrdiff_t size = rt_int_size (o);
  return size < 0 ? -1 : size > 0;
}

size_t rt_int_bit_length (RtObject *o) {
  return rt_mag_bit_length (rt_int_magnitude (o));
}

int64_t rt_int_hash (RtObject *o) {
  RtMagnitude m = rt_int_magnitude (o);
  uint64_t hash = 0;
  for (size_t i = m.count; i > 0; i--) {
    hash = (hash << RT_DIGIT_BITS & RT_HASH_MODULUS) | hash >> (RT_HASH_BITS - RT_DIGIT_BITS);
    hash += m.digits[i - 1];
    if (hash >= RT_HASH_MODULUS)
      hash -= RT_HASH_MODULUS;
  }
  int64_t result = rt_int_is_negative (o) ? -(int64_t)hash : (int64_t)hash;
  return result == -1 ? -2 : result;
}

RtObject *rt_int_itself (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, int_))
    return rt_incref (o);
  return rt_int_from_magnitude (rt, rt_int_magnitude (o), rt_int_is_negative (o));
}

int rt_int_start (RtInterp *rt) {
  rt->int_max_str_digits = RT_INT_DEFAULT_MAX_STR_DIGITS;
  for (int value = RT_SMALL_INT_MIN; value <= RT_SMALL_INT_MAX; value++) {
    RtObject *o = from_parts (rt, (uint64_t)(value < 0 ? -value : value), value < 0, 1);
    if (o == NULL)
      return -1;
    o->refcount = RT_IMMORTAL;
    rt->small_ints[value - RT_SMALL_INT_MIN] = o;
  }
  for (int value = 0; value < 2; value++) {
    RtInt *o = (RtInt *)rt_object_alloc (rt, rt->types.bool_, 1);
    if (o == NULL)
      return -1;
    o->digits[0] = (uint32_t)value;
    rt_int_set_size (o, value);
    o->base.refcount = RT_IMMORTAL;
    *(value ? &rt->true_ : &rt->false_) = (RtObject *)o;
  }
  return 0;
}
