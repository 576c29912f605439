/* Which of many arrows that climb down side by side through one channel have to bend left and right of each other, without looking at
 * all pairs. */
#pragma once

#include "ly-arena.h"

/* Climbs down from FROM_PX to TO_PX, which is greater. */
typedef struct LyClimb {
  double from_px, to_px;
  uint32_t left, right; /* bends that have to be left and right of it, one after the other */
} LyClimb;

/* Fills `left` and `right` of CLIMBS. Of two that overlap, and of which one begins and does not end above the other, the upper one bends
 * further right; the others cross anyway. CLIMBS are sorted by where they begin. false: no memory. */
bool ly_tracks_find (LyArena *arena, LyClimb *climbs, uint32_t count);
