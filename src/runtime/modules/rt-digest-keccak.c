/* SHA-3 and SHAKE (FIPS 202): a sponge over a state of 25 words. */
#include <string.h>

#include "rt-digest-private.h"

#define ROUNDS 24

/* What a round adds to the first word (FIPS 202, 3.2.5). */
static const uint64_t round_bits[ROUNDS] = {
    UINT64_C (0x0000000000000001), UINT64_C (0x0000000000008082), UINT64_C (0x800000000000808a), UINT64_C (0x8000000080008000),
    UINT64_C (0x000000000000808b), UINT64_C (0x0000000080000001), UINT64_C (0x8000000080008081), UINT64_C (0x8000000000008009),
    UINT64_C (0x000000000000008a), UINT64_C (0x0000000000000088), UINT64_C (0x0000000080008009), UINT64_C (0x000000008000000a),
    UINT64_C (0x000000008000808b), UINT64_C (0x800000000000008b), UINT64_C (0x8000000000008089), UINT64_C (0x8000000000008003),
    UINT64_C (0x8000000000008002), UINT64_C (0x8000000000000080), UINT64_C (0x000000000000800a), UINT64_C (0x800000008000000a),
    UINT64_C (0x8000000080008081), UINT64_C (0x8000000000008080), UINT64_C (0x0000000080000001), UINT64_C (0x8000000080008008),
};

static inline uint64_t turn_left (uint64_t x, int bits) {
  return x << bits | x >> (64 - bits);
}

/* Every word gets what the columns beside its own say. */
static inline void mix_columns (uint64_t *s) {
  uint64_t column[5];
  for (int x = 0; x < 5; x++)
    column[x] = s[x] ^ s[x + 5] ^ s[x + 10] ^ s[x + 15] ^ s[x + 20];
  for (int x = 0; x < 5; x++) {
    uint64_t beside = column[(x + 4) % 5] ^ turn_left (column[(x + 1) % 5], 1);
    for (int y = 0; y < 25; y += 5)
      s[x + y] ^= beside;
  }
}

/* Every word but the first goes to another place, turned. */
static inline void move_words (uint64_t *s) {
#define MOVE(to, bits)                                                                                                 \
  do {                                                                                                                 \
    uint64_t kept = s[to];                                                                                             \
    s[to] = turn_left (moved, bits);                                                                                   \
    moved = kept;                                                                                                      \
  } while (0)
  uint64_t moved = s[1];
  MOVE (10, 1);
  MOVE (7, 3);
  MOVE (11, 6);
  MOVE (17, 10);
  MOVE (18, 15);
  MOVE (3, 21);
  MOVE (5, 28);
  MOVE (16, 36);
  MOVE (8, 45);
  MOVE (21, 55);
  MOVE (24, 2);
  MOVE (4, 14);
  MOVE (15, 27);
  MOVE (23, 41);
  MOVE (19, 56);
  MOVE (13, 8);
  MOVE (12, 25);
  MOVE (2, 43);
  MOVE (20, 62);
  MOVE (14, 18);
  MOVE (22, 39);
  MOVE (9, 61);
  MOVE (6, 20);
  MOVE (1, 44);
#undef MOVE
}

static inline void mix_row (uint64_t *row) {
  uint64_t a = row[0], b = row[1];
  row[0] ^= ~b & row[2];
  row[1] ^= ~row[2] & row[3];
  row[2] ^= ~row[3] & row[4];
  row[3] ^= ~row[4] & a;
  row[4] ^= ~a & b;
}

static void permute (uint64_t *state) {
  uint64_t s[25];
  memcpy (s, state, sizeof s);
  for (int round = 0; round < ROUNDS; round++) {
    mix_columns (s);
    move_words (s);
    mix_row (s);
    mix_row (s + 5);
    mix_row (s + 10);
    mix_row (s + 15);
    mix_row (s + 20);
    s[0] ^= round_bits[round];
  }
  memcpy (state, s, sizeof s);
}

void rt_digest_keccak_begin (RtDigest *d) {
  memset (d->state.wide, 0, sizeof d->state.wide);
}

void rt_digest_keccak_take (RtDigest *d, const unsigned char *block) {
  for (size_t i = 0; i < d->kind->block_bytes / 8; i++)
    d->state.wide[i] ^= rt_read_little_wide (block + 8 * i);
  permute (d->state.wide);
}

/* SUFFIX ends the data. */
static void squeeze (RtDigest *d, unsigned char suffix, unsigned char *out, size_t out_bytes) {
  size_t rate_bytes = d->kind->block_bytes;
  if (d->waiting_bytes == rate_bytes) {
    rt_digest_keccak_take (d, d->block);
    d->waiting_bytes = 0;
  }
  memset (d->block + d->waiting_bytes, 0, rate_bytes - d->waiting_bytes);
  d->block[d->waiting_bytes] ^= suffix;
  d->block[rate_bytes - 1] ^= 0x80;
  rt_digest_keccak_take (d, d->block);
  for (size_t i = 0; i < out_bytes; i++) {
    if (i > 0 && i % rate_bytes == 0)
      permute (d->state.wide);
    out[i] = (unsigned char) (d->state.wide[i % rate_bytes / 8] >> 8 * (i % rate_bytes % 8));
  }
}

void rt_digest_sha3_end (RtDigest *d, unsigned char *out, size_t out_bytes) {
  squeeze (d, 6, out, out_bytes);
}

void rt_digest_shake_end (RtDigest *d, unsigned char *out, size_t out_bytes) {
  squeeze (d, 0x1f, out, out_bytes);
}
