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
    return rt_float_new (rt, rt_float_from_half ((uint16_t) bits));
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
    if (!rt_float_to_half (value, &half))
      return rt_raise_int (rt, rt->types.OverflowError, "float too large to pack with e format");
    bits = half;
  }
  rt_machine_write_bits (data, bits, size_bytes, big);
  return 0;
}
