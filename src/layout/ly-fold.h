/* Folds what is far too long for the plane, a chain of a thousand nodes, into rows that are read like lines
 * of text: each begins at the left, beneath the one before. */
#pragma once

#include "ly-arena.h"
#include "ly-life.h"

/* Changes RANKS so that they begin anew in each row, and fills BANDS with the number of each thing's row, 0
 * for all where nothing is folded. false: no memory. */
bool ly_fold (const LyUnion *u, const LyClock *clock, LyArena *arena, uint32_t *ranks, uint16_t *bands);
