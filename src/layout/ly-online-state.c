/* Lists the picture as it is when a plan begins, and keeps what the plan has changed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ly-measures.h"
#include "ly-online.h"

#define CROSSINGS_MOST 12000 /* links beyond which only lengths count */
#define WORK_MOST      500000

/* ---- columns ---- */

static bool reserve_columns (LyOnline *o, uint32_t count) {
  if (count < o->column_capacity)
    return true;
  uint32_t capacity = 2 * count + 8;
  LyColumn *columns = LY_ARRAY (&o->arena, LyColumn, capacity);
  LySpans *spans = LY_ARRAY (&o->arena, LySpans, capacity);
  LyStrands *strands = LY_ARRAY (&o->arena, LyStrands, capacity + 1);
  if (columns == NULL || spans == NULL || strands == NULL)
    return false;
  if (o->column_count > 0) {
    memcpy (columns, o->columns, o->column_count * sizeof *columns);
    memcpy (spans, o->spans, o->column_count * sizeof *spans);
    memcpy (strands, o->strands, (o->column_count + 1) * sizeof *strands);
  }
  o->columns = columns;
  o->spans = spans;
  o->strands = strands;
  o->column_capacity = capacity;
  return true;
}

bool ly_online_widen (LyOnline *o, uint32_t column, double width_px) {
  if (!reserve_columns (o, column + 1))
    return false;
  for (; o->column_count <= column; o->column_count++) {
    const LyColumn *last = o->column_count > 0 ? &o->columns[o->column_count - 1] : NULL;
    double x_px = last == NULL ? 0 : last->x_px + last->width_px + LY_LATE_CHANNEL_PX;
    o->columns[o->column_count] = (LyColumn){x_px, fmax (LY_LATE_COLUMN_PX, ceil (width_px))};
    o->columns_changed = true;
  }
  double by_px = ceil (width_px - o->columns[column].width_px);
  if (by_px <= 0)
    return true;
  o->columns_changed = true;
  const LyColumn *next = column + 1 < o->column_count ? &o->columns[column + 1] : NULL;
  if (next != NULL && o->columns[column].x_px + o->columns[column].width_px + by_px + LY_LATE_CHANNEL_LEAST_PX <= next->x_px) {
    o->columns[column].width_px += by_px; /* the channel gives it: nothing has to move */
    return true;
  }
  /* what has grown will grow on: a little more now saves moving all that stands further right again and again
   */
  by_px += ceil (fmax (LY_LATE_GROWTH_PX, LY_LATE_GROWTH * width_px));
  o->columns[column].width_px += by_px;
  for (uint32_t c = column + 1; c < o->column_count; c++)
    o->columns[c].x_px += by_px;
  return true;
}

static bool begin_columns (LyOnline *o) {
  uint32_t count;
  const LyColumn *columns = ly_columns_at (o->layout, UINT32_MAX, &count);
  if (!reserve_columns (o, count))
    return false;
  if (count > 0)
    memcpy (o->columns, columns, count * sizeof *columns);
  o->column_count = count;
  return true;
}

/* ---- what lives ---- */

static double port_order (const LyLink *link) {
  return link->side == LY_SIDE_BELOW ? link->at.x_px : link->at.y_px * 4096 + link->at.x_px;
}

/* Nearly sorted, as links are seen in the order of the cells. */
static void sort_ports (const LyUnion *u, uint32_t *links, uint32_t count) {
  for (uint32_t gap = count > 64 ? count / 2 : 1; gap > 0 && count > 1; gap /= 2)
    for (uint32_t i = gap; i < count; i++) {
      uint32_t link = links[i], j = i;
      double key = port_order (&u->links[link]);
      for (; j >= gap && port_order (&u->links[links[j - gap]]) > key; j -= gap)
        links[j] = links[j - gap];
      links[j] = link;
    }
}

static bool list_links (LyOnline *o) {
  LyUnion *u = o->u;
  o->out_start = LY_ARRAY (&o->arena, uint32_t, u->thing_count + 2);
  o->in_start = LY_ARRAY (&o->arena, uint32_t, u->thing_count + 2);
  o->links = LY_ROOM (&o->arena, uint32_t, u->link_count);
  o->ends = LY_ROOM (&o->arena, LyEnds, u->link_count);
  if (o->out_start == NULL || o->in_start == NULL || o->links == NULL || o->ends == NULL)
    return false;
  for (uint32_t i = 0; i < u->link_count; i++) {
    const LyLink *link = &u->links[i];
    if (link->last + 1 < o->step)
      continue;
    if (link->last < o->step || link->first >= o->step)
      o->here[link->from].stirred = o->here[link->to].stirred = true;
    if (link->last < o->step)
      continue;
    o->ends[o->link_count] = (LyEnds){link->from, link->to, link->path, link->side};
    o->links[o->link_count++] = i;
    o->out_start[link->from + 2]++;
    o->in_start[link->to + 2]++;
  }
  o->out = LY_ROOM (&o->arena, uint32_t, o->link_count);
  o->in = LY_ROOM (&o->arena, uint32_t, o->link_count);
  if (o->out == NULL || o->in == NULL)
    return false;
  for (size_t t = 0; t < u->thing_count; t++) {
    o->out_start[t + 2] += o->out_start[t + 1];
    o->in_start[t + 2] += o->in_start[t + 1];
  }
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyEnds *ends = &o->ends[i];
    o->out[o->out_start[ends->from + 1]++] = o->links[i];
    o->in[o->in_start[ends->to + 1]++] = o->links[i];
  }
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    sort_ports (u, o->out + o->out_start[t], o->out_start[t + 1] - o->out_start[t]);
  }
  return true;
}

static bool list_things (LyOnline *o) {
  LyUnion *u = o->u;
  double sum_px = 0;
  o->things = LY_ROOM (&o->arena, uint32_t, u->thing_count);
  o->here = LY_ARRAY (&o->arena, LyHere, u->thing_count);
  if (o->things == NULL || o->here == NULL)
    return false;
  o->top_px = INFINITY;
  o->bottom_px = -INFINITY;
  for (uint32_t t = 0; t < u->thing_count; t++) {
    const LyThing *thing = &u->things[t];
    if (thing->last < o->step)
      continue;
    o->things[o->thing_count++] = t;
    sum_px += thing->width_px + thing->height_px;
    LyHere *here = &o->here[t];
    const LyPlacing *p = thing->placing != LY_NONE ? &o->layout->placings[thing->placing] : NULL;
    here->fresh = here->young = p == NULL || p->column >= o->column_count;
    if (here->fresh)
      continue;
    here->spot = (LySpot){p->column, p->y_px};
    here->indent_px = p->indent_px;
    here->placed = true;
    here->since = p->from_step;
    o->top_px = fmin (o->top_px, p->y_px);
    o->bottom_px = fmax (o->bottom_px, p->y_px + ly_online_height (o, t));
  }
  o->size_px = o->thing_count > 0 ? sum_px / (2 * o->thing_count) : 1;
  if (o->top_px > o->bottom_px)
    o->top_px = o->bottom_px = 0;
  return true;
}

/* ---- ways ---- */

/* Does PATH pass its own box just if it has to? A box that grows may change the side on which an arrow
 * leaves. */
static bool starts_well (const LyOnline *o, const LyEnds *ends, const LyPath *path) {
  uint32_t from = o->here[ends->from].spot.column, to = o->here[ends->to].spot.column;
  bool passes = path->hop_count > 0 && o->layout->hops[path->first_hop].column == from;
  return passes == ly_online_passes_itself (ends->side, from, to) || (passes && path->own_hop);
}

/* A link that was away may find that its boxes have moved meanwhile. */
static bool way_is_valid (const LyOnline *o, const LyEnds *ends) {
  const LyHere *from = &o->here[ends->from], *to = &o->here[ends->to];
  if (ends->path == LY_NONE || !from->placed || !to->placed)
    return false;
  uint32_t since = o->layout->paths[ends->path].from_step;
  return from->since <= since && to->since <= since;
}

/* A level path has its first hop and its last one. */
static uint32_t stored_hops (const LyPath *path) {
  return path->is_level ? 2 : path->hop_count;
}

static bool list_ways (LyOnline *o) {
  const LyLayout *layout = o->layout;
  size_t hops = 0;
  o->ways = LY_ARRAY (&o->arena, LyWay, o->u->link_count);
  o->muted = LY_ARRAY (&o->arena, bool, o->u->link_count);
  for (uint32_t i = 0; i < o->link_count; i++)
    if (o->ends[i].path != LY_NONE)
      hops += stored_hops (&layout->paths[o->ends[i].path]);
  o->hop_capacity = hops + 64;
  o->hops = LY_ROOM (&o->arena, LyHop, o->hop_capacity);
  if (o->ways == NULL || o->muted == NULL || o->hops == NULL)
    return false;
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyEnds *ends = &o->ends[i];
    if (!way_is_valid (o, ends) || !starts_well (o, ends, &layout->paths[ends->path]))
      continue;
    const LyPath *path = &layout->paths[ends->path];
    o->ways[o->links[i]] = (LyWay){.first = (uint32_t)o->hop_count,
                                   .count = stored_hops (path),
                                   .known = true,
                                   .from_beneath = path->from_beneath,
                                   .is_level = path->is_level};
    for (uint32_t h = 0; h < stored_hops (path); h++)
      o->hops[o->hop_count++] = layout->hops[path->first_hop + h];
  }
  return true;
}

static bool list_strands (LyOnline *o) {
  for (uint32_t c = 0; c <= o->column_count; c++)
    o->strands[c].count = 0;
  for (uint32_t i = 0; o->counts_crossings && i < o->link_count; i++)
    if (o->ways[o->links[i]].known && !ly_online_add_strands (o, o->links[i]))
      return false;
  return true;
}

/* The hops of a way, if it lies on one side of AT. */
static void carry_way (LyOnline *o, uint32_t number, uint32_t at) {
  const LyLink *link = &o->u->links[number];
  LyWay *way = &o->ways[number];
  uint32_t from = o->here[link->from].spot.column, to = o->here[link->to].spot.column;
  if (!way->known || (from < at && to < at))
    return;
  way->changed = true;
  if (way->is_level) {
    ly_online_carry_level (o, number, at);
    return;
  }
  if (from < at || to < at)
    way->known = false;
  for (uint32_t h = 0; h < way->count; h++)
    o->hops[way->first + h].column++;
}

bool ly_online_insert_column (LyOnline *o, uint32_t at, double width_px) {
  double by_px = ceil (width_px) + LY_LATE_CHANNEL_PX;
  if (!reserve_columns (o, o->column_count + 1))
    return false;
  for (uint32_t c = o->column_count++; c > at; c--) {
    o->columns[c] = o->columns[c - 1];
    o->columns[c].x_px += by_px;
  }
  o->columns[at].width_px = ceil (width_px);
  o->columns_changed = true;
  for (uint32_t i = 0; i < o->link_count; i++)
    carry_way (o, o->links[i], at);
  for (uint32_t i = 0; i < o->thing_count; i++) {
    LyHere *here = &o->here[o->things[i]];
    if (!here->placed || here->spot.column < at)
      continue;
    here->spot.column++;
    here->renewed = true;
  }
  return ly_online_list_spans (o) && ly_online_list_level (o) && list_strands (o);
}

bool ly_online_begin (LyOnline *o, LyLayout *layout, uint32_t step) {
  *o = (LyOnline){.layout = layout, .u = &layout->all, .step = step};
  o->arena = layout->room;
  ly_arena_init (&layout->room, layout->allocator);
  o->most_work = WORK_MOST;
  if (!begin_columns (o) || !list_things (o) || !list_links (o) || !list_ways (o) || !ly_online_list_spans (o) ||
      !ly_online_list_level (o))
    return false;
  o->counts_crossings = o->link_count <= CROSSINGS_MOST;
  return list_strands (o);
}

/* ---- putting and keeping ---- */

static bool passes (const LyOnline *o, const LyWay *way, uint32_t column, double top_px, double bottom_px) {
  const LyHop *hops = &o->hops[way->first];
  LyBounds bounds;
  if (way->is_level) {
    bounds = ly_online_level_bounds (o, way);
    return hops->y_px > top_px && hops->y_px < bottom_px && bounds.first <= column && column <= bounds.last;
  }
  for (uint32_t h = 0; h < way->count; h++)
    if (hops[h].column == column && hops[h].y_px > top_px && hops[h].y_px < bottom_px)
      return true;
  return false;
}

/* Takes out the ways to TARGET that pass COLUMN between two heights. */
static void drop_ways_to (LyOnline *o, uint32_t target, uint32_t column, double top_px, double bottom_px) {
  for (uint32_t i = o->in_start[target]; i < o->in_start[target + 1]; i++) {
    const LyWay *way = &o->ways[o->in[i]];
    if (way->known && passes (o, way, column, top_px, bottom_px))
      ly_online_drop_way (o, o->in[i]);
  }
}

static void clear_room (LyOnline *o, uint32_t column, double top_px, double bottom_px) {
  top_px -= LY_LATE_HOP_BOX_PX - 1;
  bottom_px += LY_LATE_HOP_BOX_PX - 1;
  for (uint32_t i; (i = ly_online_hop_after (o, column, top_px)) != LY_NONE;) {
    LySpan hop = o->spans[column].list[i];
    if (hop.top_px >= bottom_px)
      break;
    drop_ways_to (o, hop.owner, column, top_px, bottom_px);
    top_px = hop.top_px;
  }
}

bool ly_online_put (LyOnline *o, uint32_t t, LySpot spot) {
  LyHere *here = &o->here[t];
  double bottom_px = spot.y_px + ly_online_height (o, t);
  if (!ly_online_widen (o, spot.column, o->u->things[t].width_px))
    return false;
  clear_room (o, spot.column, spot.y_px - o->u->things[t].above_px, bottom_px);
  if (!ly_online_take (o, spot.column, ly_online_span_of (o, t, spot.y_px)))
    return false;
  if (spot.column != here->spot.column)
    here->indent_px = 0;
  here->spot = spot;
  here->placed = here->changed = true;
  o->top_px = fmin (o->top_px, spot.y_px);
  o->bottom_px = fmax (o->bottom_px, bottom_px);
  return true;
}

void ly_online_take_up (LyOnline *o, uint32_t t) {
  LyHere *here = &o->here[t];
  for (uint32_t i = o->out_start[t]; i < o->out_start[t + 1]; i++)
    ly_online_drop_way (o, o->out[i]);
  for (uint32_t i = o->in_start[t]; i < o->in_start[t + 1]; i++)
    ly_online_drop_way (o, o->in[i]);
  ly_online_give (o, here->spot.column, here->spot.y_px, t, LY_SPAN_BOX);
  here->placed = false;
}

bool ly_online_keep_way (LyOnline *o, uint32_t link, const LyHop *hops, const LyWay *way) {
  if (way->is_level ? !ly_keep_level_path (o->layout, link, o->step, hops[0], hops[1])
                    : !ly_keep_path (o->layout, link, o->step, hops, way->count))
    return false;
  o->layout->paths[o->u->links[link].path].from_beneath = way->from_beneath;
  return true;
}

bool ly_online_end (LyOnline *o) {
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    const LyHere *here = &o->here[t];
    if ((here->changed || here->renewed) &&
        !ly_keep_place (o->layout, t, o->step, here->spot.column, here->spot.y_px, here->indent_px))
      return false;
  }
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyWay *way = &o->ways[o->links[i]];
    if (way->changed && !ly_online_keep_way (o, o->links[i], o->hops + way->first, way))
      return false;
  }
  return !o->columns_changed || ly_keep_columns (o->layout, o->step, o->columns, o->column_count);
}
