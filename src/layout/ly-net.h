/* The layered graph that ordering and placing work on.
 *
 * A node is a slot, in which boxes stand that never live at the same time, or a hop, where arrows to one
 * target pass a column. A segment is one arrow's way through one channel. Ranks number the columns; channel r
 * lies between the columns r and r + 1. A segment has its left end on the right side of a node of rank r and
 * its right end on the left side of one of rank r + 1, whichever way the arrow points; an arc has both ends
 * on the same side of one column.
 */
#pragma once

#include "ly-arena.h"
#include "ly-rank.h"
#include "ly-union.h"

typedef struct LyNode {
  uint32_t rank;
  uint32_t position; /* in its rank, from the top */
  bool is_hop;
  uint32_t first, last; /* hull of the lives of what is in it */
  double height_px, width_px;
  double corridor_px;     /* beneath the height */
  double entry_height_px; /* arrows arrive within this much of the top */
  double y_px;
  uint32_t first_thing; /* slots: chained by LyNet.next_thing */
  uint32_t order;       /* reading order, for the start */
} LyNode;

typedef struct LySegment {
  uint32_t left, right;     /* nodes */
  double left_px, right_px; /* from the top of the node; NAN: anywhere within the entry */
  double weight;
  bool is_arc; /* both nodes have the same rank */
} LySegment;

/* The hops of a link, one for each column that it passes, from source to target. */
typedef struct LyTrail {
  uint32_t first, count; /* in LyNet.trail_nodes */
} LyTrail;

typedef struct LyNet {
  const LyUnion *u;
  LyArena *arena;
  uint32_t *ranks; /* of things */
  uint32_t rank_count;
  LyNode *nodes;
  uint32_t node_count, node_capacity;
  LySegment *segments;
  uint32_t segment_count, segment_capacity;
  uint32_t *node_of_thing, *next_thing;
  LyTrail *trails; /* of links */
  uint32_t *trail_nodes;
  uint32_t trail_node_count, trail_node_capacity;
  uint32_t **rows; /* rows[rank]: nodes from top to bottom */
  uint32_t *row_counts;
} LyNet;

/* Builds the net of all things of U; rows are in reading order. false: no memory. */
bool ly_net_build (LyNet *net, const LyUnion *u, LyArena *arena);

/* Orders each row so that few arrows cross. */
bool ly_net_order (LyNet *net);
/* Gives each node its y_px. */
bool ly_net_place (LyNet *net);

/* The least distance between the bottom of node A (with its corridor) and the top of B beneath it. */
double ly_net_gap_px (const LyNode *a, const LyNode *b);

/* Is the arrow of LINK turning left: does it arrive from the right? */
static inline bool ly_turns_back (uint32_t rank_from, uint32_t rank_to, LySide side) {
  return rank_to < rank_from || (rank_to == rank_from && side != LY_SIDE_LEFT);
}
