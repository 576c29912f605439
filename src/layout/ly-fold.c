/* How many rows: as many as give the picture a useful shape, but each turn of a row is an arrow that points
 * left, and of those there may be few: not more than a hundredth of all arrows; of what is nothing but a chain, which
 * could not be looked at otherwise, one for each twenty boxes. */
#include "ly-fold.h"

#include <math.h>

#include "ly-measures.h"
#include "ly-spread.h"

#define RANKS_LEAST 24   /* columns below which nothing is folded */
#define ASPECT_MOST 6.0  /* width by height up to which nothing is folded */
#define ASPECT_GOOD 2.5  /* what is aimed for */
#define LEFT_SHARE  0.01 /* of all arrows that may point left because of folding */
#define ROWS_MOST   1000
#define CHAIN       1.25 /* boxes a column, at any time, up to which all is a chain */
#define CHAIN_SHARE 0.05 /* of the arrows of such a one that may point left */

/* The most columns of a row: the last row is not much shorter than the others. */
static uint32_t row_length (uint32_t ranks, uint32_t rows) {
  return (ranks - 1 + rows - 1) / rows;
}

static uint32_t folded_rank (uint32_t rank, uint32_t length) {
  return rank == 0 ? 0 : 1 + (rank - 1) % length;
}

/* The rows that would make the shape good; 1: it is good. */
static uint32_t wanted_rows (const LyUnion *u, const LyClock *clock, LyArena *arena, const uint32_t *ranks,
                             uint32_t rank_count) {
  double *widths_px = LY_ARRAY (arena, double, rank_count);
  LyPeak *peaks = LY_ARRAY (arena, LyPeak, rank_count);
  double width_px = 0, height_px = 1;
  if (widths_px == NULL || peaks == NULL || !ly_column_peaks (u, clock, arena, ranks, rank_count, peaks))
    return 0;
  for (size_t t = 0; t < u->thing_count; t++) {
    const LyThing *thing = &u->things[t];
    widths_px[ranks[t]] = fmax (widths_px[ranks[t]], thing->width_px);
  }
  for (uint32_t r = 0; r < rank_count; r++) {
    width_px += widths_px[r] + LY_CHANNEL_PX;
    height_px = fmax (height_px, peaks[r].height_px);
  }
  if (width_px < ASPECT_MOST * height_px)
    return 1;
  return (uint32_t)fmin (ROWS_MOST, ceil (sqrt (width_px / height_px / ASPECT_GOOD)));
}

/* The most boxes right of the frames that are there at once. */
static uint32_t most_at_once (const LyUnion *u, const LyClock *clock, const uint32_t *ranks) {
  uint32_t most = 0, counts[64 * LY_LIFE_WORDS] = {0};
  for (size_t t = 0; t < u->thing_count; t++) {
    LyLife life = ly_life_of (clock, u, u->things[t].run);
    for (uint32_t bit = 0; ranks[t] > 0 && bit < clock->bits; bit++)
      counts[bit] += ly_life_has (&life, bit);
  }
  for (uint32_t bit = 0; bit < clock->bits; bit++)
    most = counts[bit] > most ? counts[bit] : most;
  return most;
}

/* The weight of links that point right, but would not in rows of LENGTH. */
static double turned (const LyUnion *u, const uint32_t *ranks, uint32_t length) {
  double steps = 0;
  for (size_t i = 0; i < u->link_count; i++) {
    uint32_t from = ranks[u->links[i].from], to = ranks[u->links[i].to];
    if (from < to && folded_rank (from, length) >= folded_rank (to, length))
      steps += u->links[i].steps;
  }
  return steps;
}

bool ly_fold (const LyUnion *u, const LyClock *clock, LyArena *arena, uint32_t *ranks, uint16_t *bands) {
  uint32_t rank_count = 1;
  double steps = 0;
  for (size_t t = 0; t < u->thing_count; t++)
    rank_count = ranks[t] + 1 > rank_count ? ranks[t] + 1 : rank_count;
  for (size_t i = 0; i < u->link_count; i++)
    steps += u->links[i].steps;
  if (rank_count < RANKS_LEAST)
    return true;
  uint32_t rows = wanted_rows (u, clock, arena, ranks, rank_count);
  if (rows <= 1)
    return rows == 1;
  double share = most_at_once (u, clock, ranks) <= CHAIN * rank_count ? CHAIN_SHARE : LEFT_SHARE;
  double most = fmin (rows, 1 + share * steps / fmax (1, u->step_count));
  for (rows = (uint32_t)most; rows > 1; rows--)
    if (turned (u, ranks, row_length (rank_count, rows)) <= share * steps)
      break;
  for (size_t t = 0; rows > 1 && t < u->thing_count; t++) {
    uint32_t length = row_length (rank_count, rows);
    bands[t] = (uint16_t)(ranks[t] == 0 ? 0 : (ranks[t] - 1) / length);
    ranks[t] = folded_rank (ranks[t], length);
  }
  return true;
}
