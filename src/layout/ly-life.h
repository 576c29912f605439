/* The steps in which something is there, as bits: whether two things ever meet, and for how long, is asked
 * millions of times.
 *
 * A bit stands for one step, or, when there are more steps than bits, for several in a row; what was there in
 * any of them has the bit. So lives that do not meet never do, and those that meet may only nearly do so. */
#pragma once

#include "ly-union.h"

#define LY_LIFE_WORDS 4

typedef struct LyLife {
  uint64_t words[LY_LIFE_WORDS];
} LyLife;

/* The steps [first, last], and how they become bits. */
typedef struct LyClock {
  uint32_t first, last;
  uint32_t steps_per_bit, bits;
} LyClock;

LyClock ly_clock (uint32_t first, uint32_t last);
/* The life of what has RUN as its newest run. */
LyLife ly_life_of (const LyClock *clock, const LyUnion *u, uint32_t run);

static inline void ly_life_join (LyLife *a, const LyLife *b) {
  for (int w = 0; w < LY_LIFE_WORDS; w++)
    a->words[w] |= b->words[w];
}

static inline bool ly_life_meets (const LyLife *a, const LyLife *b) {
  uint64_t both = 0;
  for (int w = 0; w < LY_LIFE_WORDS; w++)
    both |= a->words[w] & b->words[w];
  return both != 0;
}

/* How many bits are set; as quick as it gets without asking the processor what it knows. */
static inline int ly_bits_of (uint64_t word) {
  word -= word >> 1 & 0x5555555555555555u;
  word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
  word = (word + (word >> 4)) & 0x0f0f0f0f0f0f0f0fu;
  return (int)(word * 0x0101010101010101u >> 56);
}

/* How many bits both have. */
static inline int ly_life_together (const LyLife *a, const LyLife *b) {
  int bits = 0;
  for (int w = 0; w < LY_LIFE_WORDS; w++)
    if ((a->words[w] & b->words[w]) != 0)
      bits += ly_bits_of (a->words[w] & b->words[w]);
  return bits;
}

static inline int ly_life_length (const LyLife *a) {
  return ly_life_together (a, a);
}

static inline bool ly_life_has (const LyLife *a, uint32_t bit) {
  return (a->words[bit / 64] >> (bit % 64) & 1) != 0;
}

/* Takes the bits of B from A; whether any are left. */
static inline bool ly_life_less (LyLife *a, const LyLife *b) {
  uint64_t left = 0;
  for (int w = 0; w < LY_LIFE_WORDS; w++)
    left |= a->words[w] &= ~b->words[w];
  return left != 0;
}
