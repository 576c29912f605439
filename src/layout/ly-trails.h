/* Whole arrows on their way through an ordered net: all hops of one are put where, together, they cross least.
 *
 * Sifting moves one hop at a time, and so an arrow does not get to the other side of a box that stands in two
 * columns' way. Here the places of all its hops are chosen at once, by dynamic programming over the columns. */
#pragma once

#include "ly-cross.h"

/* Hops in neighbouring columns, from left to right, that are all of one arrow (or of the arrows that run together). */
typedef struct LyChain {
  uint32_t first, count; /* in LyTrails.hops */
} LyChain;

typedef struct LyTrails {
  LyCrossings *crossings;
  uint32_t *hops;
  LyChain *chains;
  uint32_t count;
  uint32_t widest;         /* the most nodes of a column that is looked at */
  float *costs;            /* of the gaps of a column, */
  float *so_far, *onward;  /* with all before it */
  float *pairs;            /* of the gaps of two columns: the segments above both */
  float *above[LY_SIDES];  /* of the gaps of either: those above it */
  uint16_t *choices;       /* where the hop before is best, for each gap of each column of a chain */
} LyTrails;

/* CROSSINGS stays the caller's. All room is in the net's arena. */
bool ly_trails_init (LyTrails *t, LyCrossings *crossings);
/* Takes the hops of CHAIN out of their columns; nothing may be counted until they are back. */
void ly_trails_take_out (LyTrails *t, uint32_t chain);
/* Puts them where they cross least; what else is out does not count. Adds to EFFORT. */
void ly_trails_put_back (LyTrails *t, uint32_t chain, double *effort);
