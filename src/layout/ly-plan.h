/* A plan of some steps in a row, before it is kept: the net with its heights, and the columns. */
#pragma once

#include "ly-excerpt.h"
#include "ly-internal.h"
#include "ly-net.h"

typedef struct LyPlan {
  uint32_t first, last; /* steps */
  LyExcerpt excerpt;    /* what there is in them */
  LyNet net;            /* of the excerpt */
  LyColumn *columns;    /* by rank */
} LyPlan;

/* Places all that U has from step FIRST to LAST, near to where it was before; a DRAFT, which is made to be
 * judged only, with less care and as if nothing had been before. Everything is in ARENA. false: no memory. */
bool ly_plan_make (LyPlan *plan, const LyUnion *u, uint32_t first, uint32_t last, bool draft, LyArena *arena);
