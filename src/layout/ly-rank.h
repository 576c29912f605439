/* Which column each thing stands in: 0 for frames, further right for what they reach. */
#pragma once

#include "ly-arena.h"
#include "ly-union.h"

/* Had some things of U columns before? */
bool ly_rank_holds (const LyUnion *u);

/* Fills ranks[thing] for all things of U; arrows point right wherever cycles and frames allow. What had columns
 * before keeps them where that is not too dear. false: no memory. */
bool ly_rank (const LyUnion *u, LyArena *arena, uint32_t *ranks);

/* Links grouped by where they start, in the order of their cells: out[start[t]] to out[start[t + 1] - 1] are
 * those of thing t. */
typedef struct LyOut {
  uint32_t *start, *links;
} LyOut;
bool ly_out_links (const LyUnion *u, LyArena *arena, LyOut *out);
/* The same by where they end, in the order in which they first appeared. */
bool ly_in_links (const LyUnion *u, LyArena *arena, LyOut *in);

/* Fills order[0..things-1] with the things depth first from the frames, children in the order of the cells.
 */
bool ly_reading_order (const LyUnion *u, LyArena *arena, const LyOut *out, uint32_t *order);
