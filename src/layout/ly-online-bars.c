/* Level ways: those of long arrows in a large picture, which pass all their columns at one height, above or beneath what
 * stands there.
 *
 * Thousands of such arrows over thousands of columns would be millions of hops, while a plan looks at a few columns. So a
 * level way keeps only its first and its last hop, and a column lists those that pass it once somebody asks what is in
 * it. */
#include <math.h>
#include <string.h>

#include "ly-measures.h"
#include "ly-online.h"

static bool is_valid (const LyOnline *o, const LyBar *bar) {
  const LyWay *way = &o->ways[bar->link];
  return way->known && way->first == bar->hop;
}

/* The first bar that is not above Y_PX. */
static uint32_t bar_at (const LyOnline *o, double y_px) {
  uint32_t low = 0, high = o->bar_count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (o->bars[middle].y_px < y_px)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool is_level (const LyOnline *o, uint32_t link) {
  return o->ways[link].known && o->ways[link].is_level;
}

static LyBar bar_of (const LyOnline *o, uint32_t link) {
  const LyWay *way = &o->ways[link];
  return (LyBar){o->hops[way->first].y_px, link, way->first, ly_online_level_bounds (o, way)};
}

bool ly_online_list_level (LyOnline *o) {
  uint32_t count = 0, k = 0;
  for (uint32_t i = 0; i < o->link_count; i++)
    count += is_level (o, o->links[i]);
  LyHeight *heights = LY_ROOM (&o->arena, LyHeight, count);
  o->bars = LY_ROOM (&o->arena, LyBar, count);
  if (heights == NULL || o->bars == NULL)
    return false;
  for (uint32_t i = 0; i < o->link_count; i++)
    if (is_level (o, o->links[i])) {
      uint32_t first = o->ways[o->links[i]].first;
      heights[k++] = (LyHeight){o->hops[first].y_px, first, o->links[i]};
    }
  if (!ly_sort_heights (heights, count, &o->arena))
    return false;
  for (uint32_t i = 0; i < count; i++)
    o->bars[i] = bar_of (o, heights[i].item);
  o->bar_count = o->bar_capacity = count;
  return true;
}

static LySpan span_of (const LyOnline *o, const LyBar *bar) {
  return (LySpan){.top_px = bar->y_px,
                  .bottom_px = bar->y_px,
                  .owner = o->u->links[bar->link].to,
                  .users = 1,
                  .is_hop = true,
                  .is_bar = true};
}

bool ly_online_add_bar (LyOnline *o, uint32_t number) {
  if (o->bar_count == o->bar_capacity) {
    LyBar *larger = LY_ROOM (&o->arena, LyBar, 2 * (size_t)o->bar_capacity + 16);
    if (larger == NULL)
      return false;
    if (o->bar_count > 0)
      memcpy (larger, o->bars, o->bar_count * sizeof *larger);
    o->bars = larger;
    o->bar_capacity = 2 * o->bar_capacity + 16;
  }
  LyBar bar = bar_of (o, number);
  uint32_t at = bar_at (o, nextafter (bar.y_px, INFINITY)); /* the newest of those at its height */
  memmove (o->bars + at + 1, o->bars + at, (o->bar_count++ - at) * sizeof bar);
  o->bars[at] = bar;
  for (uint32_t c = bar.bounds.first; c <= bar.bounds.last; c++)
    if (o->spans[c].has_bars && !ly_online_take (o, c, span_of (o, &bar)))
      return false;
  return true;
}

void ly_online_drop_bar (LyOnline *o, uint32_t number) {
  const LyWay *way = &o->ways[number];
  LyBounds bounds = ly_online_level_bounds (o, way);
  for (uint32_t c = bounds.first; c <= bounds.last; c++)
    if (o->spans[c].has_bars)
      ly_online_give (o, c, o->hops[way->first].y_px, o->u->links[number].to, LY_SPAN_BAR);
}

void ly_online_list_bars (LyOnline *o, uint32_t column) {
  LySpans *spans = &o->spans[column];
  uint32_t passing = 0, k = 0, count = 0;
  if (spans->has_bars)
    return;
  ly_online_list_hops (o, column);
  uint32_t *which = LY_ROOM (&o->arena, uint32_t, o->bar_count);
  for (uint32_t i = 0; which != NULL && i < o->bar_count; i++) {
    if (o->bars[i].bounds.first <= column && column <= o->bars[i].bounds.last && is_valid (o, &o->bars[i]))
      which[passing++] = i;
  }
  uint32_t capacity = spans->count + passing + passing / 8 + 8;
  LySpan *list = which == NULL || passing == 0 ? NULL : LY_ROOM (&o->arena, LySpan, capacity);
  if (which == NULL || (list == NULL && passing > 0)) {
    o->failed = true;
    return;
  }
  spans->has_bars = true;
  if (passing == 0)
    return;
  for (uint32_t i = 0; i < passing; i++) {
    LySpan bar = span_of (o, &o->bars[which[i]]);
    while (k < spans->count && spans->list[k].top_px <= bar.top_px)
      ly_online_append_span (list, &count, spans->list[k++]);
    ly_online_append_span (list, &count, bar);
  }
  while (k < spans->count)
    ly_online_append_span (list, &count, spans->list[k++]);
  *spans = (LySpans){.list = list, .count = count, .capacity = capacity, .has_bars = true};
}

/* Where boxes and the hops of other ways begin and end in SPANS. */
static void extend_reach (const LySpans *spans, double *top_px, double *bottom_px) {
  uint32_t low = 0, high = spans->count;
  while (low < high && spans->list[low].is_bar)
    low++;
  while (high > low && spans->list[high - 1].is_bar)
    high--;
  if (low < high)
    *top_px = ly_min (*top_px, spans->list[low].top_px - spans->list[low].above_px);
  for (uint32_t i = high; i-- > low && high - i <= 2;) /* the last hop may be beside the last box */
    *bottom_px = ly_max (*bottom_px, spans->list[i].bottom_px);
  for (uint32_t i = 0; i < spans->waiting_count; i++) {
    *top_px = ly_min (*top_px, spans->waiting[i].y_px);
    *bottom_px = ly_max (*bottom_px, spans->waiting[i].y_px);
  }
}

/* The same in the columns of BOUNDS; it lists nothing there. */
static void find_reach (const LyOnline *o, LyBounds bounds, double *top_px, double *bottom_px) {
  *top_px = INFINITY;
  *bottom_px = -INFINITY;
  for (uint32_t c = bounds.first; c <= bounds.last && c < o->column_count; c++)
    extend_reach (&o->spans[c], top_px, bottom_px);
}

/* The height nearest to Y_PX, above it or beneath, at which an arrow to TARGET may pass the columns of BOUNDS between the
 * level ways that are there. */
static double free_level (const LyOnline *o, LyBounds bounds, uint32_t target, double y_px, bool above) {
  for (uint32_t i = 0; i < o->bar_count; i++) {
    const LyBar *bar = &o->bars[above ? o->bar_count - 1 - i : i];
    double beyond_px = above ? y_px - bar->y_px : bar->y_px - y_px;
    if (beyond_px <= -LY_LATE_HOPS_PX || !is_valid (o, bar))
      continue;
    if (bar->bounds.first > bounds.last || bar->bounds.last < bounds.first)
      continue;
    if (o->u->links[bar->link].to == target && beyond_px >= 0)
      return bar->y_px; /* arrows to one target run together */
    if (beyond_px >= LY_LATE_HOPS_PX)
      break;
    y_px = above ? bar->y_px - LY_LATE_HOPS_PX : bar->y_px + LY_LATE_HOPS_PX;
  }
  return y_px;
}

double ly_online_level (LyOnline *o, LyBounds bounds, uint32_t target, double from_px, double to_px) {
  double top_px, bottom_px;
  find_reach (o, bounds, &top_px, &bottom_px);
  if (top_px > bottom_px) /* nothing stands there */
    top_px = bottom_px = to_px;
  double above_px = free_level (o, bounds, target, floor (top_px - LY_LATE_HOP_BOX_PX), true);
  double beneath_px = free_level (o, bounds, target, ceil (bottom_px + LY_LATE_HOP_BOX_PX), false);
  double up_px = fabs (above_px - from_px) + fabs (above_px - to_px);
  double down_px = fabs (beneath_px - from_px) + fabs (beneath_px - to_px);
  return up_px < down_px ? above_px : beneath_px;
}

void ly_online_drop_bars_at (LyOnline *o, uint32_t t) {
  LySpan box = ly_online_span_of (o, t, o->here[t].spot.y_px);
  uint32_t column = o->here[t].spot.column;
  for (uint32_t i = bar_at (o, box.top_px - box.above_px); i < o->bar_count && o->bars[i].y_px < box.bottom_px + 2; i++) {
    const LyBar *bar = &o->bars[i];
    if (bar->bounds.first <= column && column <= bar->bounds.last && is_valid (o, bar))
      ly_online_drop_way (o, o->bars[i].link);
  }
}

void ly_online_carry_level (LyOnline *o, uint32_t number, uint32_t at) {
  const LyWay *way = &o->ways[number];
  const LyLink *link = &o->u->links[number];
  LyHop *one = &o->hops[way->first], *other = one + 1;
  LyHop *low = one->column < other->column ? one : other, *high = low == one ? other : one;
  uint32_t from = o->here[link->from].spot.column, to = o->here[link->to].spot.column;
  uint32_t left = from < to ? from : to, right = from < to ? to : from;
  if (low->column > at || (low->column == at && left >= at))
    low->column++;
  if (high->column >= at || (high->column + 1 == at && right >= at))
    high->column++;
}
