/* Sorting by height, of many: what stands in a column, what passes it. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "ly-arena.h"

typedef struct LyHeight {
  double y_px;
  uint32_t tie;  /* those of one height are sorted by this */
  uint32_t item; /* of the caller */
} LyHeight;

/* Sorts COUNT heights from top to bottom; none is NAN. ARENA gives room. false: no memory. */
bool ly_sort_heights (LyHeight *list, uint32_t count, LyArena *arena);
