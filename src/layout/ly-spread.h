/* Spreads a tall and narrow picture: the branches of a wide tree stand in several blocks side by side. */
#pragma once

#include "ly-life.h"
#include "ly-rank.h"

/* How high a column is when it is highest, and when that is. */
typedef struct LyPeak {
  double height_px;
  uint32_t bit; /* of the clock */
} LyPeak;

/* Fills PEAKS, which are zeros, for the columns of RANKS. false: no memory. */
bool ly_column_peaks (const LyUnion *u, const LyClock *clock, LyArena *arena, const uint32_t *ranks,
                      uint32_t rank_count, LyPeak *peaks);

/* Moves things in RANKS, which come from ly_rank, to the right; no arrow turns left by that. false: no
 * memory. */
bool ly_spread (const LyUnion *u, const LyClock *clock, LyArena *arena, uint32_t *ranks);
