/* Floats of IEEE 754 half precision: 5 bits of exponent, 10 of fraction. */
#include <math.h>

#include "rt-float.h"

double rt_float_from_half (uint16_t bits) {
  int exponent = bits >> 10 & 31;
  double fraction = bits & 1023, value;
  if (exponent == 31)
    value = fraction == 0 ? INFINITY : NAN;
  else
    value = exponent == 0 ? ldexp (fraction, -24) : ldexp (fraction + 1024, exponent - 25);
  return (bits >> 15) != 0 ? -value : value;
}

bool rt_float_to_half (double value, uint16_t *bits) {
  uint16_t sign = signbit (value) ? 0x8000 : 0;
  if (isnan (value) || isinf (value)) {
    *bits = sign | (isnan (value) ? 0x7e00 : 0x7c00);
    return true;
  }
  int exponent;
  double fraction = frexp (fabs (value), &exponent);
  if (fraction == 0 || exponent < -24) {
    *bits = sign;
    return true;
  }
  if (exponent <= -14) { /* subnormal */
    *bits = sign | (uint16_t) nearbyint (ldexp (fraction, exponent + 24));
    return true;
  }
  double scaled = nearbyint (ldexp (fraction, 11)); /* 1024 to 2048 */
  if (scaled >= 2048) {
    scaled = 1024;
    exponent++;
  }
  if (exponent > 16)
    return false;
  *bits = sign | (uint16_t) ((unsigned) (exponent + 14) << 10) | ((uint16_t) scaled & 1023);
  return true;
}
