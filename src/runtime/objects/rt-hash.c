#include "rt-hash.h"

#include <math.h>
#include <string.h>

static uint64_t rotate (uint64_t x, int bits) {
  return x << bits | x >> (64 - bits);
}

static inline void sip_round (uint64_t v[4]) {
  v[0] += v[1];
  v[1] = rotate (v[1], 13) ^ v[0];
  v[0] = rotate (v[0], 32);
  v[2] += v[3];
  v[3] = rotate (v[3], 16) ^ v[2];
  v[0] += v[3];
  v[3] = rotate (v[3], 21) ^ v[0];
  v[2] += v[1];
  v[1] = rotate (v[1], 17) ^ v[2];
  v[2] = rotate (v[2], 32);
}

static inline uint64_t little_endian_word (const unsigned char *bytes) {
  uint64_t word;
  memcpy (&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64 (word);
#endif
  return word;
}

static uint64_t little_endian (const unsigned char *bytes, size_t count) {
  uint64_t word = 0;
  for (size_t i = count; i > 0; i--)
    word = word << 8 | bytes[i - 1];
  return word;
}

int64_t rt_hash_bytes (const void *data, size_t length_bytes) {
  if (length_bytes == 0)
    return 0;
  const unsigned char *bytes = data;
  uint64_t v[4] = {UINT64_C (0x736f6d6570736575), UINT64_C (0x646f72616e646f6d),
                   UINT64_C (0x6c7967656e657261), UINT64_C (0x7465646279746573)};
  size_t rest = length_bytes % 8;
  for (const unsigned char *end = bytes + length_bytes - rest; bytes < end; bytes += 8) {
    uint64_t word = little_endian_word (bytes);
    v[3] ^= word;
    sip_round (v);
    v[0] ^= word;
  }
  uint64_t last = (uint64_t)length_bytes << 56 | little_endian (bytes, rest);
  v[3] ^= last;
  sip_round (v);
  v[0] ^= last;
  v[2] ^= 0xff;
  for (int i = 0; i < 3; i++)
    sip_round (v);
  int64_t hash = (int64_t)(v[0] ^ v[1] ^ v[2] ^ v[3]);
  return hash == -1 ? -2 : hash;
}

int64_t rt_hash_double (double value, int64_t otherwise) {
  if (isnan (value))
    return otherwise;
  if (isinf (value))
    return value > 0 ? RT_HASH_INFINITY : -RT_HASH_INFINITY;
  int exponent;
  double mantissa = frexp (fabs (value), &exponent);
  uint64_t hash = 0;
  while (mantissa != 0) { /* 28 bits at a time */
    hash = (hash << 28 & RT_HASH_MODULUS) | hash >> (RT_HASH_BITS - 28);
    mantissa *= 268435456.0;
    exponent -= 28;
    uint64_t part = (uint64_t)mantissa;
    mantissa -= (double)part;
    hash += part;
    if (hash >= RT_HASH_MODULUS)
      hash -= RT_HASH_MODULUS;
  }
  int turn = exponent >= 0 ? exponent % RT_HASH_BITS : RT_HASH_BITS - 1 - (-1 - exponent) % RT_HASH_BITS;
  hash = (hash << turn & RT_HASH_MODULUS) | hash >> (RT_HASH_BITS - turn);
  int64_t signed_hash = value < 0 ? -(int64_t)hash : (int64_t)hash;
  return signed_hash == -1 ? -2 : signed_hash;
}

int64_t rt_hash_address (uint64_t address) {
  int64_t hash = (int64_t)rotate (address, 60);
  return hash == -1 ? -2 : hash;
}
