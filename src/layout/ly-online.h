/* What one plan of the online layout works on: the picture as it is now.
 *
 * Everything here lives for the time of one plan, in its arena; what the plan decides is kept through
 * ly_keep_* at its end.
 *
 * Invariants:
 *  - only what lives in the new steps is listed: things, links, spans and strands of what has died are gone,
 * so their room is free;
 *  - the spans of a column are listed and sorted by their tops (hops once somebody asks for them), and
 * those of boxes and hops keep their gaps, except while a box that grew is being settled;
 *  - no hop runs through a box, except while growth is being settled: where a box is put, the ways that pass
 * there are taken out;
 *  - a channel lists a strand for each link that has a way, for each channel it runs through; a link without
 * a way has none. A link whose box was taken up has no way;
 *  - two links to one target may pass a column at the same height: they share the span of that hop.
 */
#pragma once

#include "ly-heights.h"
#include "ly-internal.h"

/* A stretch of a column that is in use. */
typedef struct LySpan {
  double top_px, bottom_px;
  double above_px; /* of a box: kept free above it, for its own arrows */
  uint32_t owner;  /* a box's thing; a hop's target */
  uint32_t users;  /* of a hop: links */
  bool is_hop;
  bool is_bar; /* a hop of level ways */
} LySpan;

typedef struct LySpans {
  LySpan *list;
  uint32_t count, capacity;
  uint32_t waiting_count; /* as long as there are any, only boxes are listed */
  LyHeight *waiting;      /* hops, in no order; `tie` is the owner */
  bool has_bars; /* the level ways that pass are listed, too */
} LySpans;

/* Columns, both included. */
typedef struct LyBounds {
  uint32_t first, last;
} LyBounds;

typedef enum LyStrandKind {
  LY_STRAND_ACROSS, /* from the left border of the channel to the right one */
  LY_STRAND_LEFT,   /* from the left border back to it */
  LY_STRAND_RIGHT,
} LyStrandKind;

/* A link's way through one channel. */
typedef struct LyStrand {
  double a_px, b_px; /* at the left and the right border; of others: upper and lower end */
  uint32_t link, target;
  LyStrandKind kind;
} LyStrand;

typedef struct LyStrands {
  LyStrand *list;
  uint32_t count, capacity;
} LyStrands;

typedef struct LySpot {
  uint32_t column;
  double y_px;
} LySpot;

typedef struct LyHere { /* of a thing that lives */
  LySpot spot;
  double indent_px; /* as in LyPlacing; as long as it stays in its column */
  bool placed;
  bool changed; /* its place is new in this plan */
  bool fresh;   /* it had none before, and waits for one */
  bool young;   /* it had none before */
  bool renewed; /* its place needs a new version though it stays: its column's number or its corridor has changed */
  bool stirred; /* something about its links has changed */
  uint32_t since; /* the step from which on it has its place */
} LyHere;

/* What is asked of every link that lives, by itself: links are large, and a step of a large picture looks at all of them. */
typedef struct LyEnds {
  uint32_t from, to, path;
  LySide side;
} LyEnds;

typedef struct LyWay {   /* of a link that lives */
  uint32_t first, count; /* in LyOnline.hops */
  bool known, changed;
  bool from_beneath; /* as in LyPath */
  bool is_level;     /* likewise: two hops */
} LyWay;

/* A level way; it is no longer there if its link has no way, or one with other hops. */
typedef struct LyBar {
  double y_px;
  uint32_t link, hop;
  LyBounds bounds; /* the columns that it passes */
} LyBar;

typedef struct LyOnline {
  LyLayout *layout;
  LyUnion *u;
  LyArena arena;
  uint32_t step; /* the first new one */
  LyColumn *columns;
  LySpans *spans;     /* of columns */
  LyStrands *strands; /* of channels: channel c lies left of column c */
  uint32_t column_count, column_capacity;
  bool columns_changed;
  uint32_t *things, thing_count; /* that live */
  uint32_t *links, link_count;
  LyEnds *ends; /* of `links`, one by one */
  uint32_t *out_start, *out, *in_start, *in; /* live links by thing; those out in the order of the cells */
  LyHere *here;                              /* of all things */
  LyWay *ways;                               /* of all links */
  bool *muted;                               /* links that do not count while their box looks for a place */
  LyHop *hops;
  size_t hop_count, hop_capacity;
  LyBar *bars; /* from top to bottom */
  uint32_t bar_count, bar_capacity;
  bool failed;      /* memory ran out, where nobody could say so */
  double size_px;           /* mean of widths and heights */
  double top_px, bottom_px; /* of all boxes */
  bool counts_crossings;    /* not in very large pictures */
  uint64_t work, most_work; /* pairs of strands that were compared */
} LyOnline;

/* ---- ly-online-state.c ---- */

/* Lists what lives in STEP, the first new one, and later, where it is and how its arrows run. */
bool ly_online_begin (LyOnline *o, LyLayout *layout, uint32_t step);
/* Keeps what has changed. */
bool ly_online_end (LyOnline *o);
/* Keeps WAY, whose hops are HOPS. */
bool ly_online_keep_way (LyOnline *o, uint32_t link, const LyHop *hops, const LyWay *way);
/* The columns that WAY passes, which is level. */
static inline LyBounds ly_online_level_bounds (const LyOnline *o, const LyWay *way) {
  uint32_t one = o->hops[way->first].column, other = o->hops[way->first + 1].column;
  return one < other ? (LyBounds){one, other} : (LyBounds){other, one};
}
/* How many columns WAY passes. */
static inline uint32_t ly_online_way_length (const LyOnline *o, const LyWay *way) {
  if (!way->is_level)
    return way->count;
  LyBounds bounds = ly_online_level_bounds (o, way);
  return bounds.last - bounds.first + 1;
}
/* Makes COLUMN at least as wide as WIDTH_PX, and makes it if there is none yet. */
bool ly_online_widen (LyOnline *o, uint32_t column, double width_px);
/* Makes room for a new column before column AT: all from there on moves right. What ran across has no way any more. */
bool ly_online_insert_column (LyOnline *o, uint32_t at, double width_px);
/* Puts T at SPOT, or takes it up (with the ways of its arrows). */
bool ly_online_put (LyOnline *o, uint32_t t, LySpot spot);
void ly_online_take_up (LyOnline *o, uint32_t t);
/* The stretch that T takes at Y_PX. */
static inline LySpan ly_online_span_of (const LyOnline *o, uint32_t t, double y_px) {
  const LyThing *thing = &o->u->things[t];
  return (LySpan){.top_px = y_px,
                  .bottom_px = y_px + thing->height_px + thing->corridor_px,
                  .above_px = thing->above_px,
                  .owner = t};
}
/* Has T grown, or does it come back, so that it may be in the way of what is there? */
static inline bool ly_online_is_news (const LyOnline *o, uint32_t t) {
  const LyThing *thing = &o->u->things[t];
  return thing->grown >= o->step || o->u->runs[thing->run].first >= o->step;
}
/* The room T takes in a column. */
static inline double ly_online_height (const LyOnline *o, uint32_t t) {
  return o->u->things[t].height_px + o->u->things[t].corridor_px;
}

/* ---- ly-online-spans.c ---- */

/* Lists the boxes of all columns; the hops wait. */
bool ly_online_list_spans (LyOnline *o);
/* Lists the hops of COLUMN, too. */
void ly_online_list_hops (LyOnline *o, uint32_t column);
/* Adds SPAN to LIST, which has room and ends with what stands above it. Hops, or level ways, of links to one target at one height are
 * one span. */
void ly_online_append_span (LySpan *list, uint32_t *count, LySpan span);

/* ---- ly-online-room.c ---- */

typedef enum LySpanKind {
  LY_SPAN_BOX,
  LY_SPAN_HOP,
  LY_SPAN_BAR, /* a hop of a level way */
} LySpanKind;

bool ly_online_take (LyOnline *o, uint32_t column, LySpan span);
void ly_online_give (LyOnline *o, uint32_t column, double top_px, uint32_t owner, LySpanKind kind);
/* The first hop beneath Y_PX; LY_NONE. */
uint32_t ly_online_hop_after (LyOnline *o, uint32_t column, double y_px);

typedef enum LyRoom {
  LY_ROOM_FOR_BOX,
  LY_ROOM_OVER_HOPS, /* for a box that may drive hops away */
  LY_ROOM_FOR_HOP,
} LyRoom;
/* The places in COLUMN for something of HEIGHT_PX nearest to WISH_PX, at most MOST of them: one a gap. */
uint32_t ly_online_gaps (LyOnline *o, uint32_t column, double wish_px, double height_px, LyRoom room,
                         double *places_px, uint32_t most);
/* How many ways would have to give way to a box that stands there. */
uint32_t ly_online_hops_between (LyOnline *o, uint32_t column, double top_px, double bottom_px);

/* ---- ly-online-bars.c ---- */

/* Lists the ways that are known and level. */
bool ly_online_list_level (LyOnline *o);
/* Lists the way of LINK, which is level, or no longer. */
bool ly_online_add_bar (LyOnline *o, uint32_t link);
void ly_online_drop_bar (LyOnline *o, uint32_t link);
/* Lists in COLUMN the level ways that pass it. */
void ly_online_list_bars (LyOnline *o, uint32_t column);
/* Where an arrow to TARGET may pass the columns of BOUNDS at one height, which is near to both of its ends. */
double ly_online_level (LyOnline *o, LyBounds bounds, uint32_t target, double from_px, double to_px);
/* Drops the level ways that pass the columns of T where it stands. */
void ly_online_drop_bars_at (LyOnline *o, uint32_t t);
/* Leads the way of LINK, which is level, past a new column before column AT, too, if it lies between its ends: places are as
 * they were before. Afterwards the level ways have to be listed again. */
void ly_online_carry_level (LyOnline *o, uint32_t link, uint32_t at);

/* ---- ly-online-strands.c ---- */

/* Takes the way of LINK, with its hops, out of the columns and the channels. */
void ly_online_drop_way (LyOnline *o, uint32_t link);
/* Records COUNT hops as the way of LINK. */
bool ly_online_add_way (LyOnline *o, uint32_t link, const LyHop *hops, uint32_t count, bool from_beneath);
/* The same for a level way, of two hops. */
bool ly_online_add_level_way (LyOnline *o, uint32_t link, const LyHop *hops, bool from_beneath);
/* The same when nobody asks for columns and channels any more: only what is kept is written down. */
bool ly_online_set_way (LyOnline *o, uint32_t link, const LyHop *hops, uint32_t count, bool from_beneath);
/* Lists the strands of the way of LINK, which is known. */
bool ly_online_add_strands (LyOnline *o, uint32_t link);
/* How many strands in CHANNEL a new one of LINK would cross. */
double ly_online_crossings (LyOnline *o, uint32_t channel, const LyStrand *strand);
/* The strand from Y_PX on one border to END_PX on another. */
LyStrand ly_online_strand (const LyOnline *o, uint32_t link, bool from_left, double y_px, bool to_left,
                           double end_px);

/* ---- ly-online-cost.c ---- */

/* Where LINK leaves its box, and whether one that leaves at SIDE must pass that box first. */
double ly_online_port (const LyOnline *o, const LyLink *link, double box_px);
bool ly_online_passes_itself (LySide side, uint32_t from_column, uint32_t to_column);
/* Where it arrives at its target, which stands at TO_PX, when it comes from Y_PX. */
double ly_online_arrival (const LyOnline *o, const LyLink *link, double to_px, double y_px, bool from_left,
                          bool from_beneath);
/* What is bad about T standing at SPOT, in px of arrow. */
double ly_online_cost (LyOnline *o, uint32_t t, LySpot spot);
/* The best spot for T, and its cost. */
LySpot ly_online_best (LyOnline *o, uint32_t t, double *cost);
/* The best place for T in COLUMN near Y_PX. */
LySpot ly_online_best_in (LyOnline *o, uint32_t t, uint32_t column, double y_px);
double ly_online_distance (const LyOnline *o, LySpot a, LySpot b);
/* Leaves the links of T out of all counts, or counts them again. */
void ly_online_mute (LyOnline *o, uint32_t t, bool muted);

/* ---- ly-online-guess.c ---- */

/* Where T, which only names hold, is likely to belong; false: nothing tells. */
bool ly_online_guess (const LyOnline *o, uint32_t t, LySpot *spot);
/* The same for the first picture: gives U hints, which live in ARENA. */
bool ly_online_hint (LyUnion *u, LyArena *arena);

/* ---- ly-online-moves.c ---- */

bool ly_online_settle_frames (LyOnline *o);
bool ly_online_widen_all (LyOnline *o);
bool ly_online_settle_grown (LyOnline *o);
bool ly_online_put_fresh (LyOnline *o);
bool ly_online_improve (LyOnline *o);

/* Where a box might go. */
typedef struct LyOffer {
  uint32_t t;
  LySpot spot;
  double gain_px, way_px;
} LyOffer;
/* What T would gain by going to its best place. */
bool ly_online_weigh (LyOnline *o, uint32_t t, LyOffer *offer);
bool ly_online_accept (LyOnline *o, const LyOffer *offer);
/* Does an arrow of T point left? */
bool ly_online_points_left (const LyOnline *o, uint32_t t);
/* How many more may move in this plan, after those that had to: so few that it is hardly seen. */
uint32_t ly_online_may_move (const LyOnline *o);

/* ---- ly-online-turn.c ---- */

/* Lets boxes at which an arrow points left go where it does not, if that saves much and they pass few others. */
bool ly_online_turn (LyOnline *o);

/* ---- ly-online-shift.c ---- */

/* Moves at most MOST things, as long as PURSE_PX lasts, so that fewer arrows point left. */
bool ly_online_make_room (LyOnline *o, uint32_t *most, double *purse_px);

/* ---- ly-online-ways.c ---- */

/* Takes out the ways that run through a box which has grown. */
bool ly_online_drop_blocked (LyOnline *o);
/* Finds a way for each link that has none. */
bool ly_online_find_ways (LyOnline *o);

/* ---- ly-online-arrange.c ---- */

/* Is the picture small enough to be arranged as a whole? */
bool ly_online_arranges (const LyOnline *o);
/* Orders and places all that lives, each in its column, and finds the ways of all arrows: DONE, unless what is new made it
 * too large. */
bool ly_online_arrange (LyOnline *o, bool *done);

/* ---- ly-online-anew.c ---- */

/* Lays out all that lives anew if that is much better and the purse allows it: then it is kept, and DONE. */
bool ly_online_lay_out_anew (LyOnline *o, bool *done);
