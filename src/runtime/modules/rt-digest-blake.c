/* BLAKE2b and BLAKE2s (RFC 7693): the same rounds over words of 64 and of 32 bits. */
#include <string.h>

#include "rt-digest-private.h"

static const unsigned char orders[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

#define KNOWN_WIDTH static inline __attribute__ ((always_inline)) /* so that a constant width makes constant turns */

typedef struct Width {
  unsigned word_bytes, rounds, turns[4];
} Width;

KNOWN_WIDTH uint64_t trimmed (Width width, uint64_t x) {
  return width.word_bytes == 8 ? x : x & UINT32_MAX;
}

KNOWN_WIDTH uint64_t turned (Width width, uint64_t x, unsigned bits) {
  return trimmed (width, x >> bits | x << (8 * width.word_bytes - bits));
}

KNOWN_WIDTH uint64_t read_word (Width width, const unsigned char *p) {
  return width.word_bytes == 8 ? rt_read_little_wide (p) : rt_read_little (p);
}

/* Where every word of the state begins; BLAKE2s takes the upper halves. */
KNOWN_WIDTH uint64_t begun (Width width, int i) {
  return rt_digest_square_roots[i] >> (64 - 8 * width.word_bytes);
}

KNOWN_WIDTH void mix (Width width, uint64_t *v, int a, int b, int c, int d, uint64_t x, uint64_t y) {
  v[a] = trimmed (width, v[a] + v[b] + x);
  v[d] = turned (width, v[d] ^ v[a], width.turns[0]);
  v[c] = trimmed (width, v[c] + v[d]);
  v[b] = turned (width, v[b] ^ v[c], width.turns[1]);
  v[a] = trimmed (width, v[a] + v[b] + y);
  v[d] = turned (width, v[d] ^ v[a], width.turns[2]);
  v[c] = trimmed (width, v[c] + v[d]);
  v[b] = turned (width, v[b] ^ v[c], width.turns[3]);
}

KNOWN_WIDTH void mix_all (Width width, uint64_t *v, const uint64_t *m, const unsigned char *order) {
  mix (width, v, 0, 4, 8, 12, m[order[0]], m[order[1]]);
  mix (width, v, 1, 5, 9, 13, m[order[2]], m[order[3]]);
  mix (width, v, 2, 6, 10, 14, m[order[4]], m[order[5]]);
  mix (width, v, 3, 7, 11, 15, m[order[6]], m[order[7]]);
  mix (width, v, 0, 5, 10, 15, m[order[8]], m[order[9]]);
  mix (width, v, 1, 6, 11, 12, m[order[10]], m[order[11]]);
  mix (width, v, 2, 7, 8, 13, m[order[12]], m[order[13]]);
  mix (width, v, 3, 4, 9, 14, m[order[14]], m[order[15]]);
}

/* COUNT is how many bytes there were with this block. */
KNOWN_WIDTH void compress (Width width, uint64_t *state, const unsigned char *block, uint64_t count, bool last, bool last_node) {
  uint64_t v[16], m[16], all = trimmed (width, UINT64_MAX);
  for (int i = 0; i < 16; i++) {
    m[i] = read_word (width, block + (unsigned) i * width.word_bytes);
    v[i] = i < 8 ? state[i] : begun (width, i - 8);
  }
  v[12] ^= trimmed (width, count);
  v[13] ^= width.word_bytes == 4 ? count >> 32 : 0;
  v[14] ^= last ? all : 0;
  v[15] ^= last && last_node ? all : 0;
  for (unsigned round = 0; round < width.rounds; round++)
    mix_all (width, v, m, orders[round % 10]);
  for (int i = 0; i < 8; i++)
    state[i] ^= v[i] ^ v[i + 8];
}

#define WIDE   ((Width) {8, 12, {32, 24, 16, 63}})
#define NARROW ((Width) {4, 10, {16, 12, 8, 7}})

static void compress_wide (RtDigest *d, const unsigned char *block, uint64_t count, bool last) {
  compress (WIDE, d->state.wide, block, count, last, d->last_node);
}

static void compress_narrow (RtDigest *d, const unsigned char *block, uint64_t count, bool last) {
  compress (NARROW, d->state.wide, block, count, last, d->last_node);
}

static void take_wide (RtDigest *d, const unsigned char *block) {
  compress_wide (d, block, d->taken_bytes, false);
}

static void take_narrow (RtDigest *d, const unsigned char *block) {
  compress_narrow (d, block, d->taken_bytes, false);
}

static void write_words (const RtDigest *d, unsigned word_bytes, unsigned char *out, size_t out_bytes) {
  for (size_t i = 0; i < out_bytes; i++)
    out[i] = (unsigned char) (d->state.wide[i / word_bytes] >> 8 * (i % word_bytes));
}

static void end_wide (RtDigest *d, unsigned char *out, size_t out_bytes) {
  memset (d->block + d->waiting_bytes, 0, 128 - d->waiting_bytes);
  compress_wide (d, d->block, d->taken_bytes + d->waiting_bytes, true);
  write_words (d, 8, out, out_bytes);
}

static void end_narrow (RtDigest *d, unsigned char *out, size_t out_bytes) {
  memset (d->block + d->waiting_bytes, 0, 64 - d->waiting_bytes);
  compress_narrow (d, d->block, d->taken_bytes + d->waiting_bytes, true);
  write_words (d, 4, out, out_bytes);
}

static const RtDigestKind wide_kind = {"blake2b", 64, 128, NULL, take_wide, end_wide};
static const RtDigestKind narrow_kind = {"blake2s", 32, 64, NULL, take_narrow, end_narrow};

void rt_digest_begin_blake2 (RtDigest *d, bool wide, const unsigned char *parameters, bool last_node) {
  *d = (RtDigest) {.kind = wide ? &wide_kind : &narrow_kind, .digest_bytes = parameters[0], .last_node = last_node};
  for (int i = 0; i < 8; i++)
    d->state.wide[i] = wide ? begun (WIDE, i) ^ read_word (WIDE, parameters + 8 * i) : begun (NARROW, i) ^ read_word (NARROW, parameters + 4 * i);
}
