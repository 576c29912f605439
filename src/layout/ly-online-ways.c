/* Finds ways for arrows whose boxes are new or have moved, and for those whose way is blocked.
 *
 * An arrow passes each column between its boxes at a hop: in the gap nearest to the straight line from here
 * on, or in one further off if that saves crossings, or where another arrow to the same target passes
 * already. */
#include <math.h>

#include "ly-measures.h"
#include "ly-online.h"

#define BEND_WEIGHT 0.7  /* of a px off the straight line */
#define CROSSING_PX 60.0 /* what a crossing costs */
#define SHARE_PX    25.0 /* what is saved by running where another arrow to the same target runs */
#define GAPS_MOST   8
#define LEVEL_FROM  64 /* columns from which on an arrow passes all of them at one height, */
#define LEVEL_SOON  8  /* and in a very large picture */

/* The spans of the boxes of a column, without the many hops of a large picture. */
typedef struct LyBoxes {
  LySpan *list; /* NULL: not listed yet */
  uint32_t count;
  bool has_news; /* one of them has grown, or was away */
} LyBoxes;

static void list_boxes (LyOnline *o, uint32_t column, LyBoxes *boxes) {
  const LySpans *spans = &o->spans[column];
  boxes->list = LY_ARRAY (&o->arena, LySpan, spans->count);
  if (boxes->list == NULL)
    o->failed = true;
  for (uint32_t i = 0; boxes->list != NULL && i < spans->count; i++)
    if (!spans->list[i].is_hop)
      boxes->list[boxes->count++] = spans->list[i];
}

/* Only the last box that begins above a hop, and the next one, with what is kept free above it, can be in its
 * way. */
static bool is_blocked (LyOnline *o, LyBoxes *columns, uint32_t column, double y_px) {
  LyBoxes *boxes = &columns[column];
  if (boxes->list == NULL)
    list_boxes (o, column, boxes);
  uint32_t low = 0, high = boxes->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (boxes->list[middle].top_px < y_px + 2)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < boxes->count && y_px > boxes->list[low].top_px - boxes->list[low].above_px)
    return true;
  return low > 0 && y_px < boxes->list[low - 1].bottom_px + 2;
}

typedef struct LyWalker {
  LyOnline *o;
  const LyLink *link;
  uint32_t number;
  uint32_t channel;
  bool on_left;
  double y_px;
  LyHop *hops;
  uint32_t count;
} LyWalker;

static double cost_of_hop (LyWalker *w, uint32_t column, double y_px, double wish_px) {
  LyStrand strand = ly_online_strand (w->o, w->number, w->on_left, w->y_px, column != w->channel, y_px);
  return BEND_WEIGHT * fabs (y_px - wish_px) + CROSSING_PX * ly_online_crossings (w->o, w->channel, &strand);
}

/* A hop of another arrow to the same target near WISH_PX; NAN. */
static double shared_hop (const LyWalker *w, uint32_t column, double wish_px) {
  ly_online_list_hops (w->o, column);
  const LySpans *spans = &w->o->spans[column];
  double nearest_px = NAN;
  for (uint32_t i = 0; i < spans->count; i++)
    if (spans->list[i].is_hop && spans->list[i].owner == w->link->to &&
        (isnan (nearest_px) || fabs (spans->list[i].top_px - wish_px) < fabs (nearest_px - wish_px)))
      nearest_px = spans->list[i].top_px;
  return nearest_px;
}

static void pass (LyWalker *w, uint32_t column, double wish_px, bool share) {
  double places_px[GAPS_MOST + 1], least = INFINITY, best_px = wish_px;
  uint32_t count = ly_online_gaps (w->o, column, wish_px, 0, LY_ROOM_FOR_HOP, places_px, GAPS_MOST);
  double shared_px = share ? shared_hop (w, column, wish_px) : NAN;
  if (!isnan (shared_px))
    places_px[count++] = shared_px;
  for (uint32_t i = 0; i < count; i++) {
    bool shared = i + 1 == count && !isnan (shared_px);
    double cost = cost_of_hop (w, column, places_px[i], wish_px) - (shared ? SHARE_PX : 0);
    if (cost < least) {
      least = cost;
      best_px = places_px[i];
    }
  }
  bool rightwards = column == w->channel;
  w->hops[w->count++] = (LyHop){column, best_px};
  w->channel = rightwards ? column + 1 : column;
  w->on_left = rightwards;
  w->y_px = best_px;
}

/* An arrow that comes from the right arrives above the cells of its target or beneath them. */
static bool is_better_beneath (LyWalker *w, LySpot to) {
  double crossings[2], way_px[2];
  for (int beneath = 0; beneath < 2; beneath++) {
    double y_px = ly_online_arrival (w->o, w->link, to.y_px, w->y_px, false, beneath);
    LyStrand strand = ly_online_strand (w->o, w->number, w->on_left, w->y_px, true, y_px);
    crossings[beneath] = ly_online_crossings (w->o, w->channel, &strand);
    way_px[beneath] = fabs (y_px - w->y_px);
  }
  return crossings[1] < crossings[0] || (crossings[1] == crossings[0] && way_px[1] < way_px[0]);
}

/* Passes all columns in between at one height, and its own one if it has to. */
static bool find_level_way (LyWalker *w, LySpot from, LySpot to) {
  LyOnline *o = w->o;
  bool forward = to.column > from.column;
  uint32_t first = ly_online_passes_itself (w->link->side, from.column, to.column) ? from.column
                   : forward                                                 ? from.column + 1
                                                                             : from.column - 1;
  uint32_t last = forward ? to.column - 1 : to.column + 1;
  double to_px = ly_online_arrival (o, w->link, to.y_px, w->y_px, forward, false);
  double y_px = ly_online_level (o, forward ? (LyBounds){first, last} : (LyBounds){last, first}, w->link->to, w->y_px, to_px);
  LyHop hops[] = {{first, y_px}, {last, y_px}};
  w->channel = forward ? last + 1 : last;
  w->on_left = forward;
  w->y_px = y_px;
  return ly_online_add_level_way (o, w->number, hops, !forward && is_better_beneath (w, to));
}

static bool find_way (LyOnline *o, uint32_t number, LyHop *hops) {
  const LyLink *link = &o->u->links[number];
  LySpot from = o->here[link->from].spot, to = o->here[link->to].spot;
  double height_px = ly_online_height (o, link->from);
  LyWalker w = {.o = o,
                .link = link,
                .number = number,
                .channel = link->side == LY_SIDE_LEFT ? from.column : from.column + 1,
                .on_left = link->side != LY_SIDE_LEFT,
                .y_px = ly_online_port (o, link, from.y_px),
                .hops = hops};
  if (link->from == link->to)
    return ly_online_add_way (o, number, hops, 0, false);
  bool forward = to.column > from.column;
  uint32_t between =
      forward ? to.column - from.column - 1 : (from.column > to.column + 1 ? from.column - to.column - 1 : 0);
  if (between >= (o->counts_crossings ? LEVEL_FROM : LEVEL_SOON))
    return find_level_way (&w, from, to);
  if (ly_online_passes_itself (link->side, from.column, to.column)) {
    bool above = w.y_px < from.y_px + height_px / 2 && link->side != LY_SIDE_BELOW;
    pass (&w, from.column,
          above ? from.y_px - o->u->things[link->from].above_px - LY_LATE_HOP_BOX_PX
                : from.y_px + height_px + LY_LATE_HOP_BOX_PX,
          false);
  }
  for (uint32_t i = 1; i <= between; i++) {
    double to_px = ly_online_arrival (o, link, to.y_px, w.y_px, forward, false);
    pass (&w, forward ? from.column + i : from.column - i, w.y_px + (to_px - w.y_px) / (between + 2 - i),
          true);
  }
  return ly_online_add_way (o, number, hops, w.count, w.channel != to.column && is_better_beneath (&w, to));
}

/* Is anything in the way of LINK? If it was there one step ago, that can only be news. */
static bool is_link_blocked (LyOnline *o, LyBoxes *columns, uint32_t link) {
  const LyWay *way = &o->ways[link];
  const LyHop *hops = &o->hops[way->first];
  bool is_new = o->u->runs[o->u->links[link].run].first >= o->step;
  if (way->is_level) {
    LyBounds bounds = ly_online_level_bounds (o, way);
    for (uint32_t c = bounds.first; is_new && c <= bounds.last; c++)
      if (is_blocked (o, columns, c, hops->y_px))
        return true;
    return false;
  }
  for (uint32_t h = 0; h < way->count; h++)
    if ((is_new || columns[hops[h].column].has_news) && is_blocked (o, columns, hops[h].column, hops[h].y_px))
      return true;
  return false;
}

bool ly_online_drop_blocked (LyOnline *o) {
  LyBoxes *columns = LY_ARRAY (&o->arena, LyBoxes, o->column_count);
  if (columns == NULL)
    return false;
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    if (!o->here[t].placed || !ly_online_is_news (o, t))
      continue;
    columns[o->here[t].spot.column].has_news = true;
    ly_online_drop_bars_at (o, t);
  }
  for (uint32_t i = 0; i < o->link_count; i++)
    if (o->ways[o->links[i]].known && is_link_blocked (o, columns, o->links[i]))
      ly_online_drop_way (o, o->links[i]);
  return true;
}

bool ly_online_find_ways (LyOnline *o) {
  LyHop *hops = LY_ARRAY (&o->arena, LyHop, o->column_count + 2);
  if (hops == NULL)
    return false;
  for (uint32_t i = 0; i < o->link_count; i++)
    if (!o->ways[o->links[i]].known && !find_way (o, o->links[i], hops))
      return false;
  return true;
}
