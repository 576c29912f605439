/* What is bad about a place, in px of arrow: so that a new box, and one whose place has become bad, find the
 * best one.
 *
 * Arrows should be short, point right and cross no others; the targets of a card's cells should stand in the
 * order of the cells; and the picture should not grow. The ways of the arrows are not known before the box
 * stands, so they are taken to run straight. A place is looked for in the columns that the box's own arrows
 * ask for, in the gaps nearest to where these would run level. */
#include <math.h>
#include <stdlib.h>

#include "ly-measures.h"
#include "ly-online.h"

#define CROSSING_PX       70.0  /* what a crossing costs */
#define LEFT_PX           900.0 /* an arrow that points left */
#define DISORDER_PX       45.0  /* two neighbouring cells whose targets stand the wrong way round */
#define NAME_WEIGHT       0.5   /* of the length of a frame's arrow: names come and go, cells stay */
#define YOUNG_WEIGHT      0.05  /* the same if nothing else holds the target yet */
#define YOUNG_CROSSING_PX 10.0
#define WIDENING          6.0   /* of a column, for each px: what stands beyond it has to move */
#define GROWTH_PER_PX     400.0 /* a picture this wide grows by a px of height at the price of a px of arrow */
#define GROWTH_MOST       3.0
#define PULLS_MOST        24 /* arrows of one box that are looked at */
#define ORDERS_MOST       32
#define COLUMNS_MOST      8
#define GAPS_MOST         8
#define WIDE_GAPS_MOST    4    /* the same, if arrows give way */
#define DISPLACED_PX      25.0 /* an arrow that has to give way */

typedef struct LyPull {
  uint32_t link;
  double times; /* how many others it stands for, and itself */
} LyPull;

/* A thing that looks for a place. */
typedef struct LySeeker {
  LyOnline *o;
  uint32_t t;
  LyPull in[PULLS_MOST], out[PULLS_MOST];
  uint32_t in_count, out_count;
  uint32_t above[ORDERS_MOST], below[ORDERS_MOST]; /* things that should stand above, beneath */
  uint32_t above_count, below_count;
  LySpot guess;
  bool guessed;
} LySeeker;

double ly_online_port (const LyOnline *o, const LyLink *link, double box_px) {
  const LyThing *from = &o->u->things[link->from];
  if (link->side != LY_SIDE_BELOW)
    return box_px + link->at.y_px;
  return box_px + from->height_px + from->corridor_px * (1 - link->at.x_px / fmax (1, from->width_px));
}

bool ly_online_passes_itself (LySide side, uint32_t from_column, uint32_t to_column) {
  return from_column != to_column && (to_column < from_column) == (side != LY_SIDE_LEFT);
}

double ly_online_arrival (const LyOnline *o, const LyLink *link, double to_px, double y_px, bool from_left,
                          bool from_beneath) {
  double entry_px = o->u->things[link->to].entry_height_px;
  if (!from_left && from_beneath)
    return to_px + o->u->things[link->to].height_px - fmin (LY_FOOT_PX, entry_px / 2);
  if (!from_left)
    return to_px + fmin (LY_TITLE_PX, entry_px / 2);
  return to_px + ly_arrival_px (y_px - to_px, entry_px);
}

void ly_online_mute (LyOnline *o, uint32_t t, bool muted) {
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++)
    o->muted[o->out[i]] = muted;
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++)
    o->muted[o->in[i]] = muted;
}

/* ---- one arrow ---- */

static double column_x (const LyOnline *o, uint32_t column) {
  if (column < o->column_count)
    return o->columns[column].x_px;
  const LyColumn *last = &o->columns[o->column_count - 1];
  return last->x_px + last->width_px + LY_LATE_CHANNEL_PX;
}

typedef struct LyTracer {
  LyOnline *o;
  uint32_t link, channel;
  bool on_left;
  double y_px, crossings;
} LyTracer;

static void trace_to (LyTracer *w, bool to_left, double y_px) {
  LyStrand strand = ly_online_strand (w->o, w->link, w->on_left, w->y_px, to_left, y_px);
  w->crossings += ly_online_crossings (w->o, w->channel, &strand);
  w->on_left = to_left;
  w->y_px = y_px;
}

static void trace_past (LyTracer *w, uint32_t column, double y_px) {
  bool rightwards = column == w->channel;
  trace_to (w, !rightwards, y_px);
  w->channel = rightwards ? column + 1 : column;
  w->on_left = rightwards;
}

/* What LINK would cross if it ran as straight as it can. */
static double crossings_of (LyOnline *o, uint32_t number, LySpot from, LySpot to) {
  const LyLink *link = &o->u->links[number];
  double from_px = ly_online_port (o, link, from.y_px), height_px = ly_online_height (o, link->from);
  double to_px = ly_online_arrival (o, link, to.y_px, from_px, to.column > from.column, false);
  double span = fabs ((double)to.column - from.column);
  LyTracer w = {.o = o,
                .link = number,
                .channel = link->side == LY_SIDE_LEFT ? from.column : from.column + 1,
                .on_left = link->side != LY_SIDE_LEFT,
                .y_px = from_px};
  if (!o->counts_crossings)
    return 0;
  if (ly_online_passes_itself (link->side, from.column, to.column))
    trace_past (&w, from.column,
                from_px < from.y_px + height_px / 2 ? from.y_px - 5 : from.y_px + height_px + 5);
  for (uint32_t c = from.column + 1; c < to.column; c++)
    trace_past (&w, c, from_px + (to_px - from_px) * (c - from.column) / span);
  for (uint32_t c = from.column; c-- > to.column + 1;)
    trace_past (&w, c, from_px + (to_px - from_px) * (from.column - c) / span);
  trace_to (&w, w.channel != to.column, to_px);
  return w.crossings;
}

static double cost_of_link (LyOnline *o, uint32_t number, LySpot from, LySpot to, double weight,
                            double crossing_px) {
  const LyLink *link = &o->u->links[number];
  double from_px = ly_online_port (o, link, from.y_px);
  double to_px = ly_online_arrival (o, link, to.y_px, from_px, to.column > from.column, false);
  double along_px = fabs (column_x (o, to.column) - column_x (o, from.column) - link->at.x_px);
  double length_px = along_px + fabs (to_px - from_px);
  double cost = weight * length_px;
  if (to.column <= from.column)
    cost += LEFT_PX;
  return cost + crossing_px * crossings_of (o, number, from, to);
}

/* ---- one place ---- */

static void add_order (LySeeker *s, uint32_t link, bool above) {
  uint32_t t = s->o->u->links[link].to;
  if (t == s->t || !s->o->here[t].placed)
    return;
  if (above && s->above_count < ORDERS_MOST)
    s->above[s->above_count++] = t;
  if (!above && s->below_count < ORDERS_MOST)
    s->below[s->below_count++] = t;
}

/* The targets of the cells before and after that of LINK. */
static void add_orders (LySeeker *s, uint32_t link) {
  const LyOnline *o = s->o;
  uint32_t from = o->u->links[link].from, start = o->out_start[from], end = o->out_start[from + 1];
  for (uint32_t i = start; i < end; i++)
    if (o->out[i] == link) {
      if (i > start)
        add_order (s, o->out[i - 1], true);
      if (i + 1 < end)
        add_order (s, o->out[i + 1], false);
      return;
    }
}

static uint32_t add_pulls (LyOnline *o, const uint32_t *links, uint32_t count, bool in, LyPull *pulls) {
  uint32_t found = 0, stride = count / PULLS_MOST + 1;
  for (uint32_t i = 0; i < count && found < PULLS_MOST; i += stride) {
    const LyLink *link = &o->u->links[links[i]];
    if (link->from != link->to && o->here[in ? link->from : link->to].placed)
      pulls[found++] = (LyPull){links[i], stride};
  }
  return found;
}

static void seek (LySeeker *s, LyOnline *o, uint32_t t) {
  *s = (LySeeker){.o = o, .t = t};
  s->in_count = add_pulls (o, o->in + o->in_start[t], o->in_start[t + 1] - o->in_start[t], true, s->in);
  s->out_count =
      add_pulls (o, o->out + o->out_start[t], o->out_start[t + 1] - o->out_start[t], false, s->out);
  for (uint32_t i = 0; i < s->in_count; i++)
    add_orders (s, s->in[i].link);
  s->guessed = o->here[t].young && ly_online_guess (o, t, &s->guess);
}

static double disorder (const LySeeker *s, LySpot spot) {
  const LyOnline *o = s->o;
  double bottom_px = spot.y_px + o->u->things[s->t].height_px, sum = 0;
  for (uint32_t i = 0; i < s->above_count; i++) {
    uint32_t t = s->above[i];
    sum += o->here[t].spot.y_px + o->u->things[t].height_px >= spot.y_px;
  }
  for (uint32_t i = 0; i < s->below_count; i++)
    sum += bottom_px >= o->here[s->below[i]].spot.y_px;
  return sum;
}

static double growth (const LySeeker *s, LySpot spot) {
  const LyOnline *o = s->o;
  double width_px = column_x (o, o->column_count), height_px = o->bottom_px - o->top_px;
  double taller_px =
      fmax (0, o->top_px - spot.y_px) + fmax (0, spot.y_px + ly_online_height (o, s->t) - o->bottom_px);
  double wider_px = spot.column >= o->column_count ? o->u->things[s->t].width_px + LY_LATE_CHANNEL_PX : 0;
  double widening_px = spot.column + 1 < o->column_count
                           ? fmax (0, o->u->things[s->t].width_px - o->columns[spot.column].width_px)
                           : 0;
  return (widening_px > 0 ? 150 + WIDENING * widening_px : 0) +
         taller_px * fmin (width_px / GROWTH_PER_PX, GROWTH_MOST) +
         wider_px * fmin (height_px / GROWTH_PER_PX, GROWTH_MOST);
}

static double cost_at (LySeeker *s, LySpot spot) {
  LyOnline *o = s->o;
  double cost = DISORDER_PX * disorder (s, spot) + growth (s, spot);
  cost += DISPLACED_PX *
          ly_online_hops_between (o, spot.column, spot.y_px, spot.y_px + ly_online_height (o, s->t));
  if (s->guessed)
    cost += fabs (spot.y_px - s->guess.y_px) + (spot.column < s->guess.column ? LEFT_PX : 0);
  for (uint32_t i = 0; i < s->in_count; i++) {
    const LyLink *link = &o->u->links[s->in[i].link];
    bool name = o->u->things[link->from].kind == LY_KIND_FRAME;
    double weight = !name ? 1 : s->guessed ? YOUNG_WEIGHT : NAME_WEIGHT;
    cost += s->in[i].times * cost_of_link (o, s->in[i].link, o->here[link->from].spot, spot, weight,
                                           s->guessed ? YOUNG_CROSSING_PX : CROSSING_PX);
  }
  for (uint32_t i = 0; i < s->out_count; i++)
    cost += s->out[i].times * cost_of_link (o, s->out[i].link, spot,
                                            o->here[o->u->links[s->out[i].link].to].spot, 1, CROSSING_PX);
  return cost;
}

double ly_online_cost (LyOnline *o, uint32_t t, LySpot spot) {
  LySeeker s;
  seek (&s, o, t);
  return cost_at (&s, spot);
}

/* ---- the best place ---- */

static int by_height (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Where most arrows would run level. */
static double wish_of (const LySeeker *s) {
  const LyOnline *o = s->o;
  const LyThing *thing = &o->u->things[s->t];
  double wishes[2 * PULLS_MOST];
  uint32_t count = 0;
  for (uint32_t i = 0; i < s->in_count; i++) {
    const LyLink *link = &o->u->links[s->in[i].link];
    const LyThing *from = &o->u->things[link->from];
    double box_px = o->here[link->from].spot.y_px;
    bool row = from->kind == thing->kind && from->kind == LY_KIND_INSTANCE; /* a chain is a straight row */
    wishes[count++] = row ? box_px : ly_online_port (o, link, box_px) - fmin (thing->height_px / 2, 11);
  }
  for (uint32_t i = 0; i < s->out_count; i++) {
    const LyLink *link = &o->u->links[s->out[i].link];
    const LyThing *to = &o->u->things[link->to];
    double box_px = o->here[link->to].spot.y_px;
    bool row = to->kind == thing->kind && to->kind == LY_KIND_INSTANCE;
    wishes[count++] = row ? box_px : box_px + fmin (to->height_px / 2, 11) - ly_online_port (o, link, 0);
  }
  if (s->guessed)
    return s->guess.y_px;
  if (count == 0)
    return o->top_px;
  qsort (wishes, count, sizeof *wishes, by_height);
  return count % 2 == 1 ? wishes[count / 2] : (wishes[count / 2 - 1] + wishes[count / 2]) / 2;
}

static void add_column (const LyOnline *o, uint32_t *columns, uint32_t *count, uint32_t column) {
  if (column < 1 || column > o->column_count || *count == COLUMNS_MOST)
    return;
  for (uint32_t i = 0; i < *count; i++)
    if (columns[i] == column)
      return;
  columns[(*count)++] = column;
}

/* Does T stand beneath a row of cells that was there before it? One column further right than it must, it is found right of what
 * the cells before refer to, and as the row is read. */
static bool is_beneath_row (const LySeeker *s) {
  const LyOnline *o = s->o;
  for (uint32_t i = 0; i < s->in_count; i++) {
    const LyLink *link = &o->u->links[s->in[i].link];
    if (link->side == LY_SIDE_BELOW && o->u->things[link->from].kind == LY_KIND_LIST && !o->here[link->from].young)
      return true;
  }
  return false;
}

static uint32_t columns_for (const LySeeker *s, uint32_t *columns) {
  const LyOnline *o = s->o;
  uint32_t count = 0, right = 0, left = LY_NONE;
  for (uint32_t i = 0; i < s->in_count; i++) {
    uint32_t c = o->here[o->u->links[s->in[i].link].from].spot.column;
    right = c + 1 > right ? c + 1 : right;
  }
  for (uint32_t i = 0; i < s->out_count; i++) {
    uint32_t c = o->here[o->u->links[s->out[i].link].to].spot.column;
    left = c < left + 1 ? c - 1 : left;
  }
  bool is_leaf = o->here[s->t].young && o->u->things[s->t].kind == LY_KIND_ATOM;
  if (s->guessed)
    add_column (o, columns, &count, s->guess.column);
  else if (is_leaf && right < o->column_count && is_beneath_row (s))
    right++;
  add_column (o, columns, &count, right);
  if (is_leaf && count > 0)
    return count; /* refers to nothing: the further right it stands, the fewer arrows to it will ever point
                     left */
  if (left != LY_NONE)
    add_column (o, columns, &count, left);
  if (o->here[s->t].placed)
    add_column (o, columns, &count, o->here[s->t].spot.column);
  for (uint32_t i = 0; i < s->in_count; i++)
    add_column (o, columns, &count, o->here[o->u->links[s->in[i].link].from].spot.column + 1);
  for (uint32_t i = 0; i < s->out_count; i++)
    add_column (o, columns, &count, o->here[o->u->links[s->out[i].link].to].spot.column - 1);
  add_column (o, columns, &count, 1);
  return count;
}

/* Takes the best gap of COLUMN near WISH_PX if it beats LEAST. */
static void look_at_column (LySeeker *s, uint32_t column, double wish_px, LySpot *best, double *least) {
  LyOnline *o = s->o;
  double places_px[GAPS_MOST + WIDE_GAPS_MOST];
  double height_px = ly_online_height (o, s->t) + ly_late_growth_px (o->u->things[s->t].kind);
  uint32_t gaps = ly_online_gaps (o, column, wish_px, height_px, LY_ROOM_FOR_BOX, places_px, GAPS_MOST);
  gaps += ly_online_gaps (o, column, wish_px, height_px, LY_ROOM_OVER_HOPS, places_px + gaps, WIDE_GAPS_MOST);
  for (uint32_t k = 0; k < gaps; k++) {
    LySpot spot = {column, places_px[k]};
    double cost = cost_at (s, spot);
    if (cost < *least) {
      *least = cost;
      *best = spot;
    }
  }
}

LySpot ly_online_best (LyOnline *o, uint32_t t, double *least) {
  LySeeker s;
  LySpot best = {1, 0};
  uint32_t columns[COLUMNS_MOST];
  seek (&s, o, t);
  double wish_px = wish_of (&s);
  uint32_t column_count = columns_for (&s, columns);
  *least = INFINITY;
  for (uint32_t i = 0; i < column_count; i++)
    look_at_column (&s, columns[i], wish_px, &best, least);
  return best;
}

LySpot ly_online_best_in (LyOnline *o, uint32_t t, uint32_t column, double y_px) {
  LySeeker s;
  LySpot best = {column, y_px};
  double least = INFINITY;
  seek (&s, o, t);
  look_at_column (&s, column, y_px, &best, &least);
  look_at_column (&s, column, wish_of (&s), &best, &least);
  return best;
}

double ly_online_distance (const LyOnline *o, LySpot a, LySpot b) {
  return hypot (column_x (o, a.column) - column_x (o, b.column), a.y_px - b.y_px);
}
