/* int: sign and magnitude in 30-bit digits, as CPython's, so that sizes agree. Values of one or two digits are computed here,
 * larger ones by libtommath. -5..256 are shared and immortal. bool lives here, too. */
#pragma once

#include "rt-interp.h"

typedef struct RtInt {
  RtObject base;
  uint32_t digits[1]; /* 30 bits each, least first; of a long int the first place has their number, and they begin behind it */
} RtInt;

/* The number of digits, negative for negative values and 0 for 0, stands in the upper bits of the flags, so that an int takes
 * the block that it takes in CPython. RT_INT_LONG and its negative there: it is a long int. */
#define RT_INT_SIZE_SHIFT 20
#define RT_INT_LONG       2047

static inline int32_t rt_int_short_size (const RtObject *o) {
  return (int32_t) o->flags >> RT_INT_SIZE_SHIFT;
}
static inline bool rt_int_is_long (const RtObject *o) {
  int32_t size = rt_int_short_size (o);
  return size == RT_INT_LONG || size == -RT_INT_LONG;
}
static inline ptrdiff_t rt_int_size (const RtObject *o) {
  int32_t size = rt_int_short_size (o);
  if (!rt_int_is_long (o))
    return size;
  ptrdiff_t count = ((const RtInt *) o)->digits[0];
  return size < 0 ? -count : count;
}

#define RT_IS_INT(o) RT_IS (o, RT_TYPE_INT)

RT_NEW RtObject *rt_int_from_int64 (RtInterp *rt, int64_t value);
/* The same in a block with room for three digits if VALUE has two: where CPython reckons with one that may be carried. */
RT_NEW RtObject *rt_int_from_int64_with_room (RtInterp *rt, int64_t value);
RT_NEW RtObject *rt_int_from_uint64 (RtInterp *rt, uint64_t value);
RT_NEW RtObject *rt_int_from_double (RtInterp *rt, double value); /* truncates; OverflowError, ValueError for inf and nan */
/* Digits in BASE 2..36, or 0 to go by the prefix as int literals do; underscores allowed as in Python; NULL with ValueError
 * "invalid literal for int() with base 10: '...'". Beyond 4300 decimal digits ValueError, as CPython. */
RT_NEW RtObject *rt_int_from_text (RtInterp *rt, const char *text, size_t length_bytes, int base);
/* The value, or -1 with *OVERFLOW (RT_NULLABLE) set to the sign if it does not fit; never raises. O is an int. */
int64_t rt_int_as_int64 (RtObject *o, int *overflow);
/* Raises OverflowError if it does not fit. */
int64_t rt_int_to_int64 (RtInterp *rt, RtObject *o);
double rt_int_to_double (RtInterp *rt, RtObject *o); /* -1.0 with OverflowError */
int rt_int_sign (RtObject *o);                        /* -1, 0, 1 */
size_t rt_int_bit_length (RtObject *o);
/* As text in base 2, 8, 10, 16 appended to BUFFER, no prefix. Raises ValueError beyond 4300 decimal digits. */
RT_RAISES int rt_int_append_text (RtInterp *rt, RtObject *o, int base, struct HbBuffer *buffer);

RT_NEW RtObject *rt_int_add (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_int_subtract (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_int_multiply (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_int_floor_divide (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_int_remainder (RtInterp *rt, RtObject *a, RtObject *b);
/* The greatest common divisor, not negative; that of 0 and 0 is 0. */
RT_NEW RtObject *rt_int_gcd (RtInterp *rt, RtObject *a, RtObject *b);
int rt_int_compare (RtObject *a, RtObject *b); /* -1, 0, 1 */
