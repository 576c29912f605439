/* The one optimiser of the layout: the cheapest whole numbers that keep given distances.
 *
 * Columns of boxes and heights in a column are both such numbers: "B at least so far beyond A", and for some
 * pairs a price for every unit of more (Gansner, Koutsofios, North, Vo: A Technique for Drawing Directed
 * Graphs, 1993). */
#pragma once

#include "ly-arena.h"

/* values[to] >= values[from] + least_distance, and `price` is paid for every unit beyond that. With a `price_of_less` there may be
 * less, and so much is paid for every unit of it: `price` and twice that draw the two to each other, exactly so far apart. */
typedef struct LyRule {
  uint32_t from, to;
  int32_t least_distance;
  int32_t price;         /* >= 0 */
  int32_t price_of_less; /* beside `price`, which is saved then; 0: there must not be less */
} LyRule;

/* Finds VALUES of COUNT variables that keep all RULES at the least price. If they are GUESSED, VALUES comes with numbers that may break
 * rules; the nearer they are, the less time it takes. They are left so when MOST_PIVOTS exchanges were not enough. The rules
 * should connect all variables; what they do not is placed anywhere. false: no memory. */
bool ly_simplex (LyArena *arena, const LyRule *rules, size_t rule_count, bool guessed, int32_t *values,
                 uint32_t count, size_t most_pivots);
