/* What an order of the columns costs: the arrows that cross, each crossing as often as it is seen.
 *
 * In a channel three things can cross. Two segments from side to side do when their ends are in opposite
 * order; an arc and a segment when the segment begins between the arc's ends; two arcs when their ends
 * alternate. The router keeps to this: arcs run closer to their column than what passes through. */
#pragma once

#include "ly-net.h"

/* A segment as seen from one of its nodes. */
typedef struct LyEnd {
  uint32_t other; /* the node at its other end */
  uint32_t segment;
  uint64_t life;    /* of the segment, its first word */
  float offset;     /* where it ends at the other node: 0 its top, 1 its bottom; arcs: at this node */
  float far_offset; /* of arcs: the same at the other node */
  float weight;     /* how many arrows run here while there are any */
} LyEnd;

typedef struct LyEnds { /* of node n: list[start[n]] to list[start[n + 1] - 1] */
  uint32_t *start;
  LyEnd *list;
} LyEnds;

/* A segment of a column's node as it stands: where its other end is, and the node's place in the column. */
typedef struct LyPlaced {
  double at;
  const LyEnd *end;
  uint32_t place;
} LyPlaced;

enum { LY_BEFORE, LY_AFTER, LY_SIDES }; /* the channel to the left of a column, and that to the right */

typedef struct LyCrossings {
  LyNet *net;
  LyEnds through[LY_SIDES], arcs[LY_SIDES];
  LyEnds above;            /* of nodes: the targets of the cells right before those that refer to them */
  double all_cells;        /* how many such pairs there are, over all steps */
  double cell_price;       /* of a pair that stands the wrong way round, in crossings */
  double *loads[LY_SIDES]; /* of nodes: arrows that run through that channel, for nets of one step */
  bool *has_arcs;          /* of nodes */
  double *tree;            /* room for counting: by segment */
  void *keyed;
  LyPlaced *placed; /* room for the segments of a column */
  bool one_step;
  bool one_word; /* of a life says all */
} LyCrossings;

/* Lets the order of all cells be worth as much as CROSSINGS are: in a picture without any, a crossing is seen
 * at once, among hundreds, it is not. */
void ly_crossings_price_cells (LyCrossings *c, double crossings);
bool ly_crossings_init (LyCrossings *c, LyNet *net);
/* All of them; an estimate from a few steps when there are too many pairs. */
double ly_crossings_count (LyCrossings *c);
/* What of it is the price of kept nodes that have changed places. */
double ly_crossings_turned (const LyCrossings *c);
/* Lets arrows that come back arrive above or beneath the cells of their target, where they cross less. */
void ly_crossings_choose_entries (LyCrossings *c);

/* Crossings of the segments of A and B of one column while A stands above B, and while B stands above A. */
void ly_crossings_of_pair (const LyCrossings *c, uint32_t a, uint32_t b, double *a_above, double *b_above);
/* The same for all pairs of RANK: pairs[a * count + b] while the node at place A stands above that at B. */
void ly_crossings_of_row (const LyCrossings *c, uint32_t rank, float *pairs);
/* What all arcs cross less when A, right above B, changes places with it. */
double ly_crossings_of_arcs (const LyCrossings *c, uint32_t a, uint32_t b);

/* What ARC costs on SIDE because NODE, at which it does not end, stands between its ends; and what it crosses at the
 * node at its other end, coming there from above or from beneath. */
double ly_crossings_enclosed (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node);
double ly_crossings_at_end (const LyCrossings *c, int side, const LyEnd *arc, bool from_above);

/* How often both segments are there, times the arrows of both. */
static inline double ly_crossing_weight (const LyCrossings *c, const LyEnd *a, const LyEnd *b) {
  double weight = (double)a->weight * b->weight;
  if (c->one_step)
    return weight;
  if (c->one_word)
    return (a->life & b->life) == 0 ? 0 : weight * ly_bits_of (a->life & b->life);
  return weight * ly_life_together (&c->net->segments[a->segment].life, &c->net->segments[b->segment].life);
}
