#include "rt-machine-value.h"

#include <math.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"

uint64_t rt_machine_read_bits (const char *data, size_t size_bytes, bool big) {
  uint64_t value = 0;
  for (size_t i = 0; i < size_bytes; i++)
    value = value << 8 | (unsigned char) data[big ? i : size_bytes - 1 - i];
  return value;
}

void rt_machine_write_bits (char *data, uint64_t value, size_t size_bytes, bool big) {
  for (size_t i = 0; i < size_bytes; i++)
    data[big ? size_bytes - 1 - i : i] = (char) (value >> 8 * i);
}

/* IEEE 754 half precision: 5 bits of exponent, 10 of fraction. */
static double half_to_double (uint16_t bits) {
  int exponent = bits >> 10 & 31;
  double fraction = bits & 1023, value;
  if (exponent == 31)
    value = fraction == 0 ? INFINITY : NAN;
  else
    value = exponent == 0 ? ldexp (fraction, -24) : ldexp (fraction + 1024, exponent - 25);
  return (bits >> 15) != 0 ? -value : value;
}

/* False if VALUE is too large. Rounds half to even. */
static bool double_to_half (double value, uint16_t *bits) {
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

RtObject *rt_machine_read (RtInterp *rt, RtMachineKind kind, const char *data, size_t size_bytes, bool big) {
  uint64_t bits = rt_machine_read_bits (data, size_bytes, big);
  switch (kind) {
  case RT_MACHINE_UNSIGNED:
    return rt_int_from_uint64 (rt, bits);
  case RT_MACHINE_SIGNED: {
    unsigned unused = 64 - 8 * (unsigned) size_bytes;
    return rt_int_from_int64 (rt, (int64_t) (bits << unused) >> unused);
  }
  case RT_MACHINE_BOOL:
    return rt_bool_object (rt, bits != 0);
  case RT_MACHINE_CHAR:
    return rt_bytes_new (rt, data, 1);
  default:
    break;
  }
  if (size_bytes == 8) {
    double value;
    memcpy (&value, &bits, sizeof value);
    return rt_float_new (rt, value);
  }
  if (size_bytes == 2)
    return rt_float_new (rt, half_to_double ((uint16_t) bits));
  uint32_t word = (uint32_t) bits;
  float value;
  memcpy (&value, &word, sizeof value);
  return rt_float_new (rt, (double) value);
}

int rt_machine_write_float (RtInterp *rt, char *data, double value, size_t size_bytes, bool big) {
  uint64_t bits = 0;
  if (size_bytes == 8) {
    memcpy (&bits, &value, sizeof bits);
  } else if (size_bytes == 4) {
    float narrow = (float) value;
    if (isinf (narrow) && !isinf (value))
      return rt_raise_int (rt, rt->types.OverflowError, "float too large to pack with f format");
    uint32_t word;
    memcpy (&word, &narrow, sizeof word);
    bits = word;
  } else {
    uint16_t half;
    if (!double_to_half (value, &half))
      return rt_raise_int (rt, rt->types.OverflowError, "float too large to pack with e format");
    bits = half;
  }
  rt_machine_write_bits (data, bits, size_bytes, big);
  return 0;
}
