/* Pairs of neighbouring cells of one box, whose targets should stand in the order of the cells. */
#pragma once

#include "ly-net.h"

typedef struct LyCellPair {
  uint32_t upper, lower; /* nodes of one column, which should stand in this order: the targets, or the one and
                            where the arrow to the other passes by it; LY_NONE: by a lane, far from it */
  uint32_t first_target, last_target; /* nodes */
  uint32_t first_link, last_link;
  bool across;       /* the cells stand side by side, and what they refer to may, too */
  bool side_by_side; /* they do so at some time */
  bool is_next;      /* no other link comes between the two, even at another time */
  int moments;       /* in how many they are neighbours that both refer to their targets */
} LyCellPair;

typedef struct LyCellPairs {
  LyCellPair *list;
  uint32_t count;
} LyCellPairs;

/* Does their order in a column say anything? */
static inline bool ly_cell_pair_has_order (const LyCellPair *pair) {
  return pair->upper != LY_NONE && pair->lower != LY_NONE;
}

/* Lists those of NET that stand right of their box, at any time. false: no memory. */
bool ly_cell_pairs (const LyNet *net, LyCellPairs *pairs);
