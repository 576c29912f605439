/* How far bows reach that lead from one side of a column into the channel beside it and back. */
#pragma once

#include "ly-net.h"

typedef struct LyBow {
  double from_px, to_px; /* the upper end and the lower one */
  uint32_t track;        /* 1: nearest to the column */
} LyBow;

/* Fills the tracks of BOWS: those that overlap have different ones, and one around another the further one. *TRACKS: the furthest.
 * false: no memory. */
bool ly_bows_find (LyArena *arena, LyBow *bows, uint32_t count, uint32_t *tracks);

/* Fills the bends of the arcs of NET and of what leads into its lanes like these, and how wide channels have to be for them. false: no
 * memory. */
bool ly_net_bow (LyNet *net);
