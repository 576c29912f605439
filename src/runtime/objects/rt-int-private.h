/* What the files of int share: arithmetic on magnitudes of 30-bit digits, least first. */
#pragma once

#include "rt-int.h"

#define RT_DIGIT_BITS 30
#define RT_DIGIT_MASK ((UINT32_C (1) << RT_DIGIT_BITS) - 1)

/* Digits without a sign. Leading zeros are allowed in what comes in, none are in what goes out. */
typedef struct RtMagnitude {
  const uint32_t *digits;
  size_t count;
} RtMagnitude;

static inline RtMagnitude rt_int_magnitude (const RtObject *o) {
  ptrdiff_t size = rt_int_size (o);
  return (RtMagnitude){((const RtInt *)o)->digits + rt_int_is_long (o), (size_t)(size < 0 ? -size : size)};
}

/* Where the digits of Z are, to be written. Only rt_int_finish changes that. */
static inline uint32_t *rt_int_digits (RtInt *z) {
  return z->digits + rt_int_is_long (&z->base);
}

/* The places for COUNT digits: one for 0, one more for a long int. */
static inline size_t rt_int_places (size_t count) {
  return count == 0 ? 1 : count + (count >= RT_INT_LONG);
}

/* Z has SIZE digits (see rt_int_size) in as many places as that takes. */
static inline void rt_int_set_size (RtInt *z, ptrdiff_t size) {
  ptrdiff_t count = size < 0 ? -size : size;
  if (count >= RT_INT_LONG) {
    z->digits[0] = (uint32_t)count;
    size = size < 0 ? -RT_INT_LONG : RT_INT_LONG;
  }
  z->base.flags = (z->base.flags & ((UINT32_C (1) << RT_INT_SIZE_SHIFT) - 1)) | (uint32_t)size << RT_INT_SIZE_SHIFT;
}

static inline bool rt_int_is_negative (const RtObject *o) {
  return rt_int_short_size (o) < 0;
}

/* A value of at most two digits, which fits into 60 bits. */
static inline bool rt_int_is_medium (const RtObject *o) {
  int32_t size = rt_int_short_size (o);
  return size >= -2 && size <= 2;
}

static inline int64_t rt_int_medium_value (const RtObject *o) {
  const uint32_t *d = ((const RtInt *)o)->digits;
  switch (rt_int_short_size (o)) {
  case 0:
    return 0;
  case 1:
    return d[0];
  case -1:
    return -(int64_t)d[0];
  case 2:
    return (int64_t)d[1] << RT_DIGIT_BITS | d[0];
  default:
    return -((int64_t)d[1] << RT_DIGIT_BITS | d[0]);
  }
}

static inline bool rt_int_is_digit (int64_t value) {
  return value <= (int64_t)RT_DIGIT_MASK && value >= -(int64_t)RT_DIGIT_MASK;
}

/* What CPython's long_add, long_sub, long_mul and long_bitwise make of medium values, each in as large a block. */
static inline RtObject *rt_int_from_sum (RtInterp *rt, int64_t a, int64_t b) {
  int64_t sum = a + b;
  bool is_carried = !rt_int_is_digit (sum) && (a < 0) == (b < 0) && !(rt_int_is_digit (a) && rt_int_is_digit (b));
  return is_carried ? rt_int_from_int64_with_room (rt, sum) : rt_int_from_int64 (rt, sum);
}

static inline RtObject *rt_int_from_product (RtInterp *rt, int64_t a, int64_t b, int64_t product) {
  bool is_carried = !rt_int_is_digit (product) && !(rt_int_is_digit (a) && rt_int_is_digit (b));
  return is_carried ? rt_int_from_int64_with_room (rt, product) : rt_int_from_int64 (rt, product);
}

static inline RtObject *rt_int_from_bits (RtInterp *rt, int64_t bits) {
  return bits < 0 ? rt_int_from_int64_with_room (rt, bits) : rt_int_from_int64 (rt, bits);
}

/* sys.getsizeof of such a value: a digit is stored for 0, too. */
static inline size_t rt_int_medium_bytes (const RtObject *o) {
  int32_t size = rt_int_short_size (o);
  return 24 + (size == 2 || size == -2 ? 2 : 1) * sizeof (uint32_t);
}

/* A new int of COUNT digits, all zero, to be filled; MemoryError if that is beyond reason. Ends in rt_int_finish. */
RT_NEW RtInt *rt_int_alloc (RtInterp *rt, size_t count);
/* Cuts leading zeros, gives the sign, and the shared object for small values. NULL passes through. */
RT_NEW RtObject *rt_int_finish (RtInterp *rt, RT_STEALS RtInt *RT_NULLABLE z, bool negative);
RT_NEW RtObject *rt_int_from_magnitude (RtInterp *rt, RtMagnitude m, bool negative);

int rt_mag_compare (RtMagnitude a, RtMagnitude b);
RtMagnitude rt_mag_trim (RtMagnitude m);
size_t rt_mag_bit_length (RtMagnitude m);
/* OUT has max (a, b) + 1 digits. */
void rt_mag_add (uint32_t *out, RtMagnitude a, RtMagnitude b);
/* a >= b; OUT has a.count digits. */
void rt_mag_subtract (uint32_t *out, RtMagnitude a, RtMagnitude b);
/* OUT has a.count + b.count digits and is zero. -1 with MemoryError or KeyboardInterrupt. */
RT_RAISES int rt_mag_multiply (RtInterp *rt, uint32_t *out, RtMagnitude a, RtMagnitude b);
/* a / b with b.count >= 2 and a >= b: QUOTIENT has a.count - b.count + 1 digits, REMAINDER b.count. */
RT_RAISES int rt_mag_divide (RtInterp *rt, uint32_t *quotient, uint32_t *remainder, RtMagnitude a, RtMagnitude b);
/* OUT (may be A's) = A / D; the remainder. */
uint32_t rt_mag_divide_digit (uint32_t *out, RtMagnitude a, uint32_t d);
/* OUT has a.count + shift / 30 + 1 digits. */
void rt_mag_shift_left (uint32_t *out, RtMagnitude a, size_t shift_bits);
/* OUT has a.count - shift / 30 digits; bits that fall out are lost. */
void rt_mag_shift_right (uint32_t *out, RtMagnitude a, size_t shift_bits);

/* Quotient and remainder as Python's // and %, each RT_NULLABLE. -1 with ZeroDivisionError MESSAGE. */
RT_RAISES int rt_int_divmod (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient, RtObject **remainder,
                             const char *message);
RT_NEW RtObject *rt_int_shift_left (RtInterp *rt, RtObject *a, size_t bits);
RT_NEW RtObject *rt_int_shift_right (RtInterp *rt, RtObject *a, size_t bits);
RT_NEW RtObject *rt_int_negate (RtInterp *rt, RtObject *a);
RT_NEW RtObject *rt_int_absolute (RtInterp *rt, RtObject *a);
RT_NEW RtObject *rt_int_pow (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus_or_none);
RT_NEW RtObject *rt_int_true_divide (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_int_bitwise (RtInterp *rt, char op, RtObject *a, RtObject *b);
int64_t rt_int_hash (RtObject *o);
/* The value as mantissa in [0.5, 1) and *EXPONENT, rounded half to even; sign included. */
double rt_int_frexp (RtObject *o, ptrdiff_t *exponent);
/* O itself if exactly an int, else a copy that is. */
RT_NEW RtObject *rt_int_itself (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_int_from_bytes (RtInterp *rt, const unsigned char *data, size_t length_bytes, bool little, bool is_signed);
/* int (o): by __int__, __index__ or from text. */
RT_NEW RtObject *rt_int_convert (RtInterp *rt, RtObject *o);
/* round (a, -digits) to even. */
RT_NEW RtObject *rt_int_round (RtInterp *rt, RtObject *a, RtObject *digits);

/* As rt_int_from_text; for a str, whose digits may be any of Unicode's. */
RT_NEW RtObject *rt_int_from_str (RtInterp *rt, RtObject *s, int base);
/* Text in any of the four bases appended, with PREFIX such as "0x" behind the sign. */
RT_RAISES int rt_int_append_prefixed (RtInterp *rt, RtObject *o, int base, const char *prefix, struct HbBuffer *buffer);

/* Decimal digits without a limit; for pictures. */
void rt_int_append_decimal (RtObject *o, struct HbBuffer *buffer);
bool rt_int_is_power_of_two (RtObject *o); /* of its magnitude */

extern const RtMethodDef rt_int_methods[];
