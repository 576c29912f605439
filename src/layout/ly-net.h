/* The layered graph that ordering and placing work on.
 *
 * A node is a box (frames of the same depth that never live at the same time share one), or a hop, where
 * arrows from one box to one target pass a column. (In a large net, from all boxes.) Every node and segment
 * has a life: what is never there at the same time does not cross and may stand in the same place. A segment
 * is one arrow's way through one channel. Ranks number the columns; channel r lies between the columns r and
 * r + 1. A segment has its left end on the right side of a node of rank r and its right end on the left side
 * of one of rank r + 1, whichever way the arrow points; an arc has both ends on the same side of one column.
 */
#pragma once

#include "ly-arena.h"
#include "ly-life.h"
#include "ly-measures.h"
#include "ly-rank.h"
#include "ly-union.h"

typedef struct LyNode {
  uint32_t rank;
  bool is_hop;
  uint16_t band; /* columns stack their bands: twice the row, see ly-fold.h; odd: between two rows */
  LyLife life;
  double height_px, width_px;
  double corridor_px;     /* beneath the height */
  double above_px;        /* and above its y */
  double entry_height_px; /* arrows arrive within this much of the top */
  double y_px;
  double indent_px; /* from the left border of its column */
  LyKind kind;      /* of boxes */
  uint32_t target;  /* of hops: the node to which all arrows here go */
  uint32_t order;   /* reading order, for the start: as it was before, */
  uint32_t fresh;   /* and as it is now */
} LyNode;

typedef struct LySegment {
  uint32_t left, right;     /* nodes */
  double left_px, right_px; /* from the top of the node; NAN: anywhere within the entry */
  double left_place_px, right_place_px; /* the same for its order among others; see LyLink.place_px */
  double weight; /* how much is seen of the arrows here, see ly_union_presence; in hundredths of a step */
  double arrows; /* how many run here at a time, while there are any */
  double entry_height_px; /* at the right end: arrows arrive within this much of the top */
  LyLife life;
  bool is_arc;                   /* both nodes have the same rank */
  bool on_left;                  /* the arc is left of them */
  float bend;     /* where it bends, from 0, at the left of its channel, to 1; of an arc how far it reaches, from 0 to -1; 0: nothing was said */
  double head_px; /* where it reaches the left border of its target, from the top of that; NAN: as near as it can */
  bool comes_back, from_beneath; /* arrives at the right side of its left node, above or beneath the cells */
} LySegment;

/* What long arrows of a large net to one target have instead of hops: a level line through columns, above or
 * beneath all that stands in them. Lanes are neither ordered nor straightened, see ly-lanes.c. */
typedef struct LyLane {
  uint32_t first, last; /* the columns that it passes */
  uint16_t band;        /* of the row that it belongs to: the target's */
  bool is_above;
  double y_px;
} LyLane;

/* The columns that a link passes, from source to target: COUNT of them. */
typedef struct LyPassage {
  uint32_t first, count;
  bool leftwards;
} LyPassage;

/* The hops of a link, one for each column that it passes, from source to target. */
typedef struct LyTrail {
  uint32_t first, count; /* in LyNet.trail_nodes; none if it has a lane */
  uint32_t lane;         /* instead of hops; LY_NONE: it has hops */
  uint32_t first_segment; /* LY_NONE: none; behind a hop that of net->onward */
  uint32_t segment;      /* the last one; LY_NONE: refers to itself */
  float bend;            /* into its lane, see LySegment */
  bool wraps;            /* goes back to a later row, and round to the left side of its target */
  bool own_hop;          /* the first one is beside the link's own box; used as ly_needs_own_hop says */
} LyTrail;

/* What is kept free in a column, in px. */
typedef struct LyGaps {
  double boxes_px, hop_box_px, hops_px, corridor_px;
} LyGaps;

typedef struct LyNet {
  const LyUnion *u;
  LyArena *arena;
  LyClock clock;
  uint32_t *ranks; /* of things */
  uint16_t *bands; /* of things: rows */
  bool is_folded;
  bool is_ranked; /* the columns are the ranks: neither folded nor spread */
  uint32_t rank_count;
  LyNode *nodes;
  uint32_t node_count, node_capacity;
  LySegment *segments;
  uint32_t segment_count, segment_capacity;
  uint32_t *node_of_thing;
  LyTrail *trails; /* of links */
  uint32_t *trail_nodes;
  uint32_t trail_node_count, trail_node_capacity;
  uint32_t *onward; /* of nodes: the segment that leaves a hop; LY_NONE */
  LyLane *lanes;
  uint32_t lane_count;
  double *before_px; /* of nodes: where they were in the part before; NAN */
  double *hold;      /* of nodes: what a px costs by which they leave that; NULL: the same for all */
  const bool *kept;  /* of nodes: those that should not change places with each other; NULL: none */
  double anchor_px;  /* what `before_px` counts from, among the heights that were found */
  double push;       /* and that they have to move by a px, */
  double push_more;  /* and so many times that for each kept node that has to go along */
  double turn;       /* what it costs, in crossings, that two such nodes do */
  bool is_steady;    /* most of them were somewhere */
  uint32_t variation; /* another number: another search for a good order */
  double *bows_px;    /* of channels: what the arcs need of its width; NULL: not known */
  LyGaps gaps;
  bool is_draft;   /* an order that is good enough to judge by will do */
  uint32_t **rows; /* rows[rank]: nodes from top to bottom */
  uint32_t *row_counts;
  uint32_t *positions; /* of nodes: in their row, from the top */
} LyNet;

/* Builds the net of all things of U in the steps of CLOCK; rows are in reading order. false: no memory. */
bool ly_net_build (LyNet *net, const LyUnion *u, LyClock clock, LyArena *arena);

/* The same with the things in given columns, frames in column 0; nothing is folded. */
bool ly_net_build_in (LyNet *net, const LyUnion *u, LyClock clock, const uint32_t *columns, LyArena *arena);

/* Orders each row so that few arrows cross. */
bool ly_net_order (LyNet *net);
/* The same, from the order of the nodes' HEIGHTS_PX, and away from it only where that saves crossings: those
 * are kept change places at the price of `turn`. */
bool ly_net_reorder (LyNet *net, const double *heights_px);
/* Gives each node its y_px. */
bool ly_net_place (LyNet *net);

/* Lets the targets of cells that stand side by side stand as stairs where they are not in the order of the
 * cells from top to bottom: then they are from left to right. */
bool ly_net_indent (LyNet *net);

/* The same, exactly, for nets that are not too large. */
bool ly_net_straighten (LyNet *net);

/* The least distance between the bottom of node A (with its corridor) and the top of B beneath it, the room
 * above B included. */
static inline double ly_net_gap_px (const LyNet *net, const LyNode *a, const LyNode *b) {
  if (a->is_hop && b->is_hop)
    return a->target == b->target ? 0 : net->gaps.hops_px;
  if (a->is_hop || b->is_hop)
    return net->gaps.hop_box_px + b->above_px;
  return a->corridor_px + b->above_px > 0 ? net->gaps.corridor_px + b->above_px : net->gaps.boxes_px;
}

/* Where the left end of segment S is. */
static inline double ly_left_end_px (const LyNet *net, const LySegment *s) {
  return net->nodes[s->left].y_px + (isnan (s->left_px) ? 0 : s->left_px);
}

/* Which columns LINK passes, as boxes are ranked now. */
LyPassage ly_net_passage (const LyNet *net, const LyLink *link);
static inline uint32_t ly_passed_column (const LyPassage *passage, uint32_t i) {
  return passage->leftwards ? passage->first - i : passage->first + i;
}

/* How much is seen of LINK, in hundredths of a step. */
double ly_net_weight (const LyNet *net, const LyLink *link);

/* Must a link between columns that leaves on one of SIDES (bits) first pass its own box? */
static inline bool ly_needs_own_hop (uint32_t rank_from, uint32_t rank_to, unsigned sides) {
  unsigned left = 1u << LY_SIDE_LEFT;
  return rank_to < rank_from ? (sides & ~left) != 0 : rank_to > rank_from && (sides & left) != 0;
}

/* Is the arrow of LINK turning left: does it arrive from the right? */
static inline bool ly_turns_back (uint32_t rank_from, uint32_t rank_to, LySide side) {
  return rank_to < rank_from || (rank_to == rank_from && side != LY_SIDE_LEFT);
}
