/* BLAKE2b and BLAKE2s (RFC 7693): the same rounds over words of 64 and of 32 bits. */
#include <string.h>

#include "rt-digest.h"

static const unsigned char orders[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

/* The square roots of the first eight primes, as in SHA-512; BLAKE2s takes the upper halves. */
static const uint64_t begin[8] = {
    UINT64_C (0x6a09e667f3bcc908), UINT64_C (0xbb67ae8584caa73b), UINT64_C (0x3c6ef372fe94f82b), UINT64_C (0xa54ff53a5f1d36f1),
    UINT64_C (0x510e527fade682d1), UINT64_C (0x9b05688c2b3e6c1f), UINT64_C (0x1f83d9abfb41bd6b), UINT64_C (0x5be0cd19137e2179),
};

typedef struct Width {
  size_t word_bytes;
  unsigned rounds, turns[4];
} Width;

static const Width wide_width = {8, 12, {32, 24, 16, 63}}, narrow_width = {4, 10, {16, 12, 8, 7}};

static uint64_t trimmed (const Width *width, uint64_t x) {
  return width->word_bytes == 8 ? x : x & UINT32_MAX;
}

static uint64_t turned (const Width *width, uint64_t x, unsigned bits) {
  return trimmed (width, x >> bits | x << (8 * width->word_bytes - bits));
}

static uint64_t read_word (const Width *width, const unsigned char *p) {
  uint64_t word = 0;
  for (size_t i = 0; i < width->word_bytes; i++)
    word |= (uint64_t) p[i] << 8 * i;
  return word;
}

static void mix (const Width *width, uint64_t *v, int a, int b, int c, int d, uint64_t x, uint64_t y) {
  v[a] = trimmed (width, v[a] + v[b] + x);
  v[d] = turned (width, v[d] ^ v[a], width->turns[0]);
  v[c] = trimmed (width, v[c] + v[d]);
  v[b] = turned (width, v[b] ^ v[c], width->turns[1]);
  v[a] = trimmed (width, v[a] + v[b] + y);
  v[d] = turned (width, v[d] ^ v[a], width->turns[2]);
  v[c] = trimmed (width, v[c] + v[d]);
  v[b] = turned (width, v[b] ^ v[c], width->turns[3]);
}

static void compress (const Width *width, uint64_t *state, const unsigned char *block, uint64_t count, bool last, bool last_node) {
  uint64_t v[16], m[16], all = trimmed (width, UINT64_MAX);
  for (size_t i = 0; i < 16; i++) {
    m[i] = read_word (width, block + i * width->word_bytes);
    v[i] = i < 8 ? state[i] : begin[i - 8] >> (64 - 8 * width->word_bytes);
  }
  v[12] ^= trimmed (width, count);
  v[13] ^= width->word_bytes == 4 ? count >> 32 : 0;
  v[14] ^= last ? all : 0;
  v[15] ^= last && last_node ? all : 0;
  for (unsigned round = 0; round < width->rounds; round++) {
    const unsigned char *order = orders[round % 10];
    for (int i = 0; i < 4; i++)
      mix (width, v, i, 4 + i, 8 + i, 12 + i, m[order[2 * i]], m[order[2 * i + 1]]);
    for (int i = 0; i < 4; i++)
      mix (width, v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[order[8 + 2 * i]], m[order[9 + 2 * i]]);
  }
  for (size_t i = 0; i < 8; i++)
    state[i] ^= v[i] ^ v[i + 8];
}

void rt_digest_blake2 (bool wide, const unsigned char *parameters, bool last_node, const unsigned char *data, size_t length_bytes,
                       unsigned char *out) {
  const Width *width = wide ? &wide_width : &narrow_width;
  size_t block_bytes = 16 * width->word_bytes;
  uint64_t state[8];
  for (size_t i = 0; i < 8; i++)
    state[i] = begin[i] >> (64 - 8 * width->word_bytes) ^ read_word (width, parameters + i * width->word_bytes);
  for (size_t at = 0;;) {
    unsigned char block[128] = {0};
    size_t taken = length_bytes - at < block_bytes ? length_bytes - at : block_bytes;
    if (taken > 0)
      memcpy (block, data + at, taken);
    at += taken;
    compress (width, state, block, at, at == length_bytes, last_node);
    if (at == length_bytes)
      break;
  }
  for (size_t i = 0; i < 8 * width->word_bytes; i++)
    out[i] = (unsigned char) (state[i / width->word_bytes] >> 8 * (i % width->word_bytes));
}
