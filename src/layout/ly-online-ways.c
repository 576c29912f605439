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

/* The spans of the boxes of a column, without the many hops of a large picture. */
typedef struct LyBoxes {
  LySpan *list;
  uint32_t count;
} LyBoxes;

static bool list_boxes (LyOnline *o, LyBoxes *columns) {
  for (uint32_t c = 0; c < o->column_count; c++) {
    const LySpans *spans = &o->spans[c];
    uint32_t count = 0;
    for (uint32_t i = 0; i < spans->count; i++)
      count += !spans->list[i].is_hop;
    columns[c].list = LY_ARRAY (&o->arena, LySpan, count);
    if (columns[c].list == NULL)
      return false;
    for (uint32_t i = 0; i < spans->count; i++)
      if (!spans->list[i].is_hop)
        columns[c].list[columns[c].count++] = spans->list[i];
  }
  return true;
}

/* Only the last box that begins above a hop, and the next one, with what is kept free above it, can be in its
 * way. */
static bool is_blocked (const LyBoxes *boxes, double y_px) {
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
  if (ly_online_passes_itself (link, from.column, to.column)) {
    bool above = w.y_px < from.y_px + height_px / 2 && link->side != LY_SIDE_BELOW;
    pass (&w, from.column,
          above ? from.y_px - o->u->things[link->from].above_px - LY_LATE_HOP_BOX_PX
                : from.y_px + height_px + LY_LATE_HOP_BOX_PX,
          false);
  }
  bool forward = to.column > from.column;
  uint32_t between =
      forward ? to.column - from.column - 1 : (from.column > to.column + 1 ? from.column - to.column - 1 : 0);
  for (uint32_t i = 1; i <= between; i++) {
    double to_px = ly_online_arrival (o, link, to.y_px, w.y_px, forward, false);
    pass (&w, forward ? from.column + i : from.column - i, w.y_px + (to_px - w.y_px) / (between + 2 - i),
          true);
  }
  return ly_online_add_way (o, number, hops, w.count, w.channel != to.column && is_better_beneath (&w, to));
}

bool ly_online_drop_blocked (LyOnline *o) {
  LyBoxes *columns = LY_ARRAY (&o->arena, LyBoxes, o->column_count);
  if (columns == NULL || !list_boxes (o, columns))
    return false;
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyWay *way = &o->ways[o->links[i]];
    bool blocked = false;
    for (uint32_t h = 0; way->known && h < way->count && !blocked; h++)
      blocked = is_blocked (&columns[o->hops[way->first + h].column], o->hops[way->first + h].y_px);
    if (blocked)
      ly_online_drop_way (o, o->links[i]);
  }
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
