/* Every distance that shapes the picture, in px, in one place. */
#pragma once

#include <math.h>
#include <stddef.h>

#include "ly-layout.h"

/* fmin and fmax are calls, since they have to mind what is no number. */
static inline double ly_min (double a, double b) {
  return a < b ? a : b;
}
static inline double ly_max (double a, double b) {
  return a > b ? a : b;
}

#define LY_GAP_BOXES_PX    11.0 /* between boxes above each other; also lets two later arrows through */
#define LY_GAP_CORRIDOR_PX 5.0  /* between the corridor beneath a box and the next box */
#define LY_GAP_HOP_BOX_PX  7.0  /* between an arrow that passes a column and a box */
#define LY_GAP_ROWS_PX     16.0 /* between the rows of a folded picture and what runs between them */
#define LY_GAP_HOPS_PX     7.0  /* between two such arrows */
#define LY_LATE_HOP_BOX_PX 5.0  /* the same for arrows that come later and take what room there is */
#define LY_LATE_HOPS_PX    4.0
#define LY_CHANNEL_PX      22.0 /* between two columns, at least */
#define LY_CHANNEL_MAX_PX  110.0
#define LY_STEEP_PX         60.0 /* arrows that climb further than this run side by side, and a channel is so much */
#define LY_CHANNEL_STEEP_PX 0.5  /* wider for each of them but one, in a picture of */
#define LY_STEEP_THINGS     100  /* no more things than that, which is looked at from near */
#define LY_CHANNEL_FAR_PX  5000.0 /* where arrows climb further than this, the channel may be wider: those side by side */
#define LY_CHANNEL_FAR_MOST_PX 15000.0
#define LY_CHANNEL_FAR     0.02   /* would lie on each other; so much for each further px */
#define LY_ENTRY_MARGIN_PX 8.0 /* arrows keep off the corners of their target, */
#define LY_ENTRY_LEAST_PX  4.0 /* but for one that comes so near to a corner and is level if it stays there */
#define LY_TITLE_PX        9.0 /* arrows from the right arrive in the title row, where no port is */
#define LY_FOOT_PX         4.0 /* or this far above the lower corner, beneath all ports */
#define LY_LATE_COLUMN_PX                                                                                    \
  84.0 /* least width of a column made while the program runs: the next boxes may be wider */
#define LY_LATE_CHANNEL_PX 44.0
#define LY_LATE_CHANNEL_LEAST_PX 32.0 /* a column may take so much of it, before what stands further right has to move */
#define LY_LATE_GROWTH     0.3 /* a column that has to become wider while the program runs gets so much more */
#define LY_LATE_GROWTH_PX  48.0 /* at least */

/* Where an arrow reaches a box from the left that came at WISH_PX below the box's upper border, if arrows arrive within ENTRY_PX of that. */
static inline double ly_arrival_px (double wish_px, double entry_px) {
  double margin_px = ly_min (LY_ENTRY_MARGIN_PX, entry_px / 2), least_px = ly_min (LY_ENTRY_LEAST_PX, entry_px / 2);
  if (wish_px >= least_px && wish_px <= entry_px - least_px)
    return wish_px;
  return ly_max (margin_px, ly_min (wish_px, entry_px - margin_px));
}

#define LY_INSIDE_PX    8.0 /* an arrow from inside a box runs right if that is at most this far, or at most */
#define LY_INSIDE_RATIO 1.5 /* this many times further than the nearest border */

#define LY_LANE_PX  2.0 /* between arrows that leave from the inside of one row of a box */
#define LY_TRACK_PX 3.0 /* between arrows in the corridor beneath a box */

/* Containers grow: the room kept free beneath one, and beside it, while the program runs. */
static inline double ly_late_growth_px (LyKind kind) {
  return kind == LY_KIND_LIST || kind == LY_KIND_DICT ? 22 : 0;
}

#define LY_MANY_THINGS 1000 /* from here on time is short */

/* The room beneath a box that PORTS links need which leave below. */
static inline double ly_corridor_px (size_t ports) {
  return ports == 0 ? 0 : 3 + LY_TRACK_PX * (double)ports;
}
