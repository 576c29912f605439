/* SHA-3 and SHAKE (FIPS 202): a sponge over a state of 25 words. */
#include <string.h>

#include "rt-digest.h"

#define ROUNDS 24

static uint64_t rotate_left (uint64_t x, unsigned bits) {
  return bits == 0 ? x : x << bits | x >> (64 - bits);
}

/* One bit of the constants of the rounds: a register that is shifted (FIPS 202, 3.2.5). */
static bool next_bit (uint8_t *shifted) {
  bool bit = *shifted & 1;
  *shifted = (uint8_t) (*shifted & 0x80 ? *shifted << 1 ^ 0x71 : *shifted << 1);
  return bit;
}

static void permute (uint64_t *state) {
  uint8_t shifted = 1;
  for (int round = 0; round < ROUNDS; round++) {
    uint64_t column[5];
    for (int x = 0; x < 5; x++)
      column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
    for (int i = 0; i < 25; i++)
      state[i] ^= column[(i % 5 + 4) % 5] ^ rotate_left (column[(i % 5 + 1) % 5], 1);
    uint64_t moved = state[1];
    int x = 1, y = 0;
    for (unsigned t = 0; t < 24; t++) {
      int next = (2 * x + 3 * y) % 5;
      x = y;
      y = next;
      uint64_t kept = state[x + 5 * y];
      state[x + 5 * y] = rotate_left (moved, (t + 1) * (t + 2) / 2 % 64);
      moved = kept;
    }
    for (int row = 0; row < 25; row += 5) {
      memcpy (column, state + row, sizeof column);
      for (int i = 0; i < 5; i++)
        state[row + i] = column[i] ^ (~column[(i + 1) % 5] & column[(i + 2) % 5]);
    }
    for (unsigned j = 0; j < 7; j++)
      if (next_bit (&shifted))
        state[0] ^= UINT64_C (1) << ((1u << j) - 1);
  }
}

static void mix (uint64_t *state, size_t at, unsigned char byte) {
  state[at / 8] ^= (uint64_t) byte << 8 * (at % 8);
}

void rt_digest_keccak (const unsigned char *data, size_t length_bytes, size_t rate_bytes, unsigned char suffix, unsigned char *out,
                       size_t out_bytes) {
  uint64_t state[25] = {0};
  size_t at = 0;
  for (size_t i = 0; i < length_bytes; i++) {
    mix (state, at++, data[i]);
    if (at == rate_bytes) {
      permute (state);
      at = 0;
    }
  }
  mix (state, at, suffix);
  mix (state, rate_bytes - 1, 0x80);
  for (size_t i = 0; i < out_bytes; i++) {
    if (i % rate_bytes == 0)
      permute (state);
    out[i] = (unsigned char) (state[i % rate_bytes / 8] >> 8 * (i % rate_bytes % 8));
  }
}
