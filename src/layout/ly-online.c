/* A later plan: what was placed stays, what is new finds room near those that refer to it.
 *
 * The new steps are known together, usually one. In this order: frames go below each other; boxes that grew
 * push out what they grew into; new boxes and pushed ones take the free place nearest to where their arrows
 * would run straight; links without a way, or whose ends moved, get hops through the gaps of the columns
 * between. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ly-internal.h"
#include "ly-measures.h"

/* A stretch of a column that is in use in the new steps. */
typedef struct LySpan {
  double top_px, bottom_px;
  bool is_hop;
} LySpan;

typedef struct LySpans { /* by top */
  LySpan *list;
  uint32_t count, capacity; /* capacity 0: not listed yet */
} LySpans;

typedef struct More {
  LyLayout *layout;
  LyArena arena;
  uint32_t step; /* the first new one */
  LyColumn *columns;
  uint32_t column_count, column_capacity;
  bool columns_changed;
  bool *moved; /* things whose place is new */
  uint32_t *in_start, *in_links;
  LyHop *hops;
  LySpans *spans; /* of columns */
} More;

static bool is_new (const More *m, const LyThing *thing) {
  return thing->last >= m->step;
}

/* ---- columns ---- */

static bool widen_column (More *m, uint32_t column, double width_px) {
  if (column >= m->column_capacity) {
    uint32_t capacity = 2 * column + 8;
    LyColumn *larger = LY_ARRAY (&m->arena, LyColumn, capacity);
    LySpans *more_spans = LY_ARRAY (&m->arena, LySpans, capacity);
    if (larger == NULL || more_spans == NULL)
      return false;
    if (m->column_count > 0) {
      memcpy (larger, m->columns, m->column_count * sizeof *larger);
      memcpy (more_spans, m->spans, m->column_count * sizeof *more_spans);
    }
    m->columns = larger;
    m->spans = more_spans;
    m->column_capacity = capacity;
  }
  for (; m->column_count <= column; m->column_count++) {
    const LyColumn *last = m->column_count > 0 ? &m->columns[m->column_count - 1] : NULL;
    m->columns[m->column_count] =
        (LyColumn){last == NULL ? 0 : last->x_px + last->width_px + LY_LATE_CHANNEL_PX, LY_LATE_COLUMN_PX};
    m->columns_changed = true;
  }
  double by_px = ceil (width_px - m->columns[column].width_px);
  if (by_px <= 0)
    return true;
  m->columns[column].width_px += by_px;
  for (uint32_t c = column + 1; c < m->column_count; c++)
    m->columns[c].x_px += by_px;
  m->columns_changed = true;
  return true;
}

/* ---- room ---- */

/* The last step in which ITEM needs its room. */
static uint32_t item_last (const More *m, const LyItem *item) {
  if (item->until != LY_NONE)
    return item->until;
  return item->is_hop ? m->layout->all.links[item->owner].last : m->layout->all.things[item->owner].last;
}

static bool in_use (const More *m, const LyItem *item) {
  return item_last (m, item) >= m->step;
}

static int by_top (const void *a, const void *b) {
  const LySpan *x = a, *y = b;
  return (x->top_px > y->top_px) - (x->top_px < y->top_px);
}

/* The spans in use of COLUMN, listed when they are first asked for; NULL: no memory. */
static LySpans *spans_of (More *m, uint32_t column) {
  LyLayout *layout = m->layout;
  LySpans *spans = &m->spans[column];
  if (spans->capacity > 0)
    return spans;
  uint32_t first = column < layout->first_item_count ? layout->first_items[column] : LY_NONE;
  for (uint32_t i = first; i != LY_NONE; i = layout->items[i].next)
    spans->count += in_use (m, &layout->items[i]);
  uint32_t capacity = spans->count * 2 + 16;
  spans->list = LY_ARRAY (&m->arena, LySpan, capacity);
  if (spans->list == NULL)
    return NULL;
  spans->capacity = capacity;
  spans->count = 0;
  for (uint32_t i = first; i != LY_NONE; i = layout->items[i].next) {
    const LyItem *item = &layout->items[i];
    if (in_use (m, item))
      spans->list[spans->count++] = (LySpan){item->top_px, item->bottom_px, item->is_hop};
  }
  qsort (spans->list, spans->count, sizeof *spans->list, by_top);
  return spans;
}

/* The first span whose top is not above Y_PX. */
static uint32_t span_at (const LySpans *spans, double y_px) {
  uint32_t low = 0, high = spans->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (spans->list[middle].top_px < y_px)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static bool take_room (More *m, uint32_t column, LySpan span) {
  LySpans *spans = spans_of (m, column);
  if (spans == NULL)
    return false;
  if (spans->count == spans->capacity) {
    LySpan *larger = LY_ARRAY (&m->arena, LySpan, 2 * (size_t)spans->capacity);
    if (larger == NULL)
      return false;
    memcpy (larger, spans->list, spans->count * sizeof *larger);
    spans->list = larger;
    spans->capacity *= 2;
  }
  uint32_t at = span_at (spans, span.top_px);
  memmove (spans->list + at + 1, spans->list + at, (spans->count - at) * sizeof span);
  spans->list[at] = span;
  spans->count++;
  return true;
}

/* How far a box or a hop must keep from SPAN. */
static double gap_to (const LySpan *span, bool is_hop) {
  if (is_hop)
    return span->is_hop ? LY_LATE_HOPS_PX : LY_LATE_HOP_BOX_PX;
  return span->is_hop ? LY_LATE_HOP_BOX_PX : LY_GAP_BOXES_PX;
}

/* The nearest place to WISH_PX for a stretch of HEIGHT_PX that no span in use comes near; takes it. */
static bool find_room (More *m, uint32_t column, double wish_px, double height_px, bool is_hop,
                       double *y_px) {
  LySpans *spans = spans_of (m, column);
  double up_px = wish_px, down_px = wish_px;
  if (spans == NULL)
    return false;
  for (uint32_t i = 0; i < spans->count; i++) {
    const LySpan *span = &spans->list[i];
    double gap_px = gap_to (span, is_hop) - 1e-6;
    if (down_px < span->bottom_px + gap_px && down_px + height_px + gap_px > span->top_px)
      down_px = ceil (span->bottom_px + gap_px);
  }
  for (uint32_t i = spans->count; i-- > 0;) {
    const LySpan *span = &spans->list[i];
    double gap_px = gap_to (span, is_hop) - 1e-6;
    if (up_px < span->bottom_px + gap_px && up_px + height_px + gap_px > span->top_px)
      up_px = floor (span->top_px - gap_px - height_px);
  }
  *y_px = down_px - wish_px <= wish_px - up_px ? down_px : up_px;
  return take_room (m, column, (LySpan){*y_px, *y_px + height_px, is_hop});
}

/* ---- boxes ---- */

static bool put_thing (More *m, uint32_t t, uint32_t column, double wish_px) {
  LyThing *thing = &m->layout->all.things[t];
  double y_px = wish_px;
  if (!widen_column (m, column, thing->width_px))
    return false;
  if (thing->kind != LY_KIND_FRAME &&
      !find_room (m, column, floor (wish_px), thing->height_px + thing->corridor_px, false, &y_px))
    return false;
  m->moved[t] = true;
  return ly_keep_place (m->layout, t, m->step, column, y_px);
}

static void drop_items (More *m, uint32_t t) {
  LyLayout *layout = m->layout;
  for (size_t i = 0; i < layout->item_count; i++)
    if (layout->items[i].owner == t && !layout->items[i].is_hop && layout->items[i].until == LY_NONE)
      layout->items[i].until = m->step > 0 ? m->step - 1 : 0;
}

/* Frames stand close below each other; a frame that must go down takes those below along. */
static bool put_frames (More *m) {
  LyUnion *u = &m->layout->all;
  double bottom_px = 0;
  uint32_t depth = 0, most = 0;
  for (size_t t = 0; t < u->thing_count; t++)
    if (u->things[t].kind == LY_KIND_FRAME && is_new (m, &u->things[t]) && u->things[t].depth > most)
      most = u->things[t].depth;
  for (double level_px = 0; depth <= most; depth++, bottom_px = level_px)
    for (uint32_t t = 0; t < u->thing_count; t++) {
      LyThing *thing = &u->things[t];
      if (thing->kind != LY_KIND_FRAME || !is_new (m, thing) || thing->depth != depth)
        continue;
      double y_px = bottom_px;
      bool placed = thing->placing != LY_NONE;
      if (placed)
        y_px = fmax (y_px, m->layout->placings[thing->placing].y_px);
      level_px = fmax (level_px, y_px + thing->height_px + thing->corridor_px + LY_GAP_BOXES_PX);
      if (placed && y_px <= m->layout->placings[thing->placing].y_px) {
        if (!widen_column (m, 0, thing->width_px))
          return false;
        continue;
      }
      if (placed)
        drop_items (m, t);
      if (!put_thing (m, t, 0, y_px))
        return false;
    }
  return true;
}

/* Where the arrows to T and from it would run straight; NAN if none is placed yet. */
static double wish_for (const More *m, uint32_t t, uint32_t *column) {
  const LyUnion *u = &m->layout->all;
  const LyThing *thing = &u->things[t];
  double sum_px = 0, weight = 0;
  uint32_t least = 1;
  for (uint32_t i = m->in_start[t]; i < m->in_start[t + 1]; i++) {
    const LyLink *link = &u->links[m->in_links[i]];
    const LyThing *from = &u->things[link->from];
    if (link->last < m->step || from->placing == LY_NONE || link->from == t)
      continue;
    const LyPlacing *p = &m->layout->placings[from->placing];
    double level_px = link->side == LY_SIDE_BELOW ? from->height_px : link->at.y_px;
    bool instance = from->kind == thing->kind && from->kind == LY_KIND_INSTANCE;
    double w = from->kind == LY_KIND_FRAME ? 1 : 4; /* names come and go; cells stay */
    sum_px += w * (p->y_px + (instance ? 0 : level_px - fmin (thing->height_px / 2, 11)));
    weight += w;
    least = p->column + 1 > least ? p->column + 1 : least;
  }
  *column = least;
  return weight > 0 ? sum_px / weight : NAN;
}

/* A new box that refers to more than it is referred to from stands near its targets. */
static uint32_t column_for (const More *m, const LyOut *out, uint32_t t, uint32_t least) {
  const LyUnion *u = &m->layout->all;
  uint32_t limit = LY_NONE, placed = 0;
  for (uint32_t i = out->start[t]; i < out->start[t + 1]; i++) {
    const LyLink *link = &u->links[out->links[i]];
    const LyThing *to = &u->things[link->to];
    if (link->last < m->step || to->placing == LY_NONE || link->to == t)
      continue;
    uint32_t column = m->layout->placings[to->placing].column;
    limit = column < limit ? column : limit;
    placed++;
  }
  return placed >= 2 && limit != LY_NONE && limit > least ? limit - 1 : least;
}

static bool put_new_things (More *m) {
  LyUnion *u = &m->layout->all;
  LyOut out;
  uint32_t *order = LY_ARRAY (&m->arena, uint32_t, u->thing_count);
  if (order == NULL || !ly_out_links (u, &m->arena, &out) || !ly_reading_order (u, &m->arena, &out, order))
    return false;
  for (size_t i = 0; i < u->thing_count; i++) {
    uint32_t t = order[i], column;
    if (u->things[t].placing != LY_NONE)
      continue;
    double wish_px = wish_for (m, t, &column);
    column = column_for (m, &out, t, column);
    if (!put_thing (m, t, column, isnan (wish_px) ? 0 : wish_px))
      return false;
  }
  return true;
}

/* ---- growth, and places given away in the meantime ---- */

static double box_bottom_px (const LyThing *thing, const LyPlacing *p) {
  return p->y_px + thing->height_px + thing->corridor_px;
}

/* Does some older or more important box, or an arrow, stand where T stands? Younger boxes give way. */
static bool is_crowded (const More *m, uint32_t t, const LyThing *thing, const LyPlacing *p) {
  const LyLayout *layout = m->layout;
  for (uint32_t i = layout->first_items[p->column]; i != LY_NONE; i = layout->items[i].next) {
    const LyItem *item = &layout->items[i];
    if (item->is_hop || item->owner >= t || !in_use (m, item))
      continue;
    if (item->top_px < box_bottom_px (thing, p) + 2 && p->y_px < item->bottom_px + 2)
      return true;
  }
  return false;
}

static bool settle_grown (More *m) {
  LyLayout *layout = m->layout;
  for (size_t i = 0; i < layout->item_count; i++) {
    LyItem *item = &layout->items[i];
    if (item->is_hop || item->until != LY_NONE)
      continue;
    const LyThing *thing = &layout->all.things[item->owner];
    item->bottom_px = item->top_px + thing->height_px + thing->corridor_px;
  }
  for (uint32_t t = 0; t < layout->all.thing_count; t++) {
    LyThing *thing = &layout->all.things[t];
    if (thing->placing == LY_NONE || !is_new (m, thing) || thing->kind == LY_KIND_FRAME)
      continue;
    LyPlacing p = layout->placings[thing->placing];
    if (!widen_column (m, p.column, thing->width_px))
      return false;
    bool crowded = is_crowded (m, t, thing, &p);
    if (!crowded && thing->corridor_px <= p.corridor_px)
      continue;
    drop_items (m, t);
    if (crowded ? !put_thing (m, t, p.column, p.y_px)
                : !ly_keep_place (m->layout, t, m->step, p.column, p.y_px))
      return false;
  }
  return true;
}

/* ---- ways ---- */

/* Only the last box that begins above the hop can be in its way. false: no memory. */
static bool hop_is_blocked (More *m, LyHop hop, bool *blocked) {
  const LySpans *spans = spans_of (m, hop.column);
  if (spans == NULL)
    return false;
  *blocked = false;
  for (uint32_t i = span_at (spans, hop.y_px + 2); i-- > 0;) {
    if (spans->list[i].is_hop)
      continue;
    *blocked = hop.y_px < spans->list[i].bottom_px + 2;
    break;
  }
  return true;
}

static bool way_is_good (More *m, const LyLink *link, bool *good) {
  *good = link->path != LY_NONE && !m->moved[link->from] && !m->moved[link->to];
  if (!*good)
    return true;
  const LyPath *path = &m->layout->paths[link->path];
  bool blocked;
  for (uint32_t i = 0; *good && i < path->hop_count; i++) {
    if (!hop_is_blocked (m, m->layout->hops[path->first_hop + i], &blocked))
      return false;
    *good = !blocked;
  }
  return true;
}

static bool add_hop (More *m, uint32_t *count, uint32_t column, double wish_px) {
  LyHop hop = {.column = column};
  if (!find_room (m, column, floor (wish_px), 0, true, &hop.y_px))
    return false;
  m->hops[(*count)++] = hop;
  return true;
}

/* A way that is given up holds no room any more in the new steps. */
static void drop_way (More *m, uint32_t number) {
  LyLayout *layout = m->layout;
  if (layout->all.links[number].path == LY_NONE)
    return;
  const LyPath *path = &layout->paths[layout->all.links[number].path];
  for (uint32_t h = 0; h < path->hop_count; h++)
    for (uint32_t i = layout->first_items[layout->hops[path->first_hop + h].column]; i != LY_NONE;
         i = layout->items[i].next) {
      LyItem *item = &layout->items[i];
      if (item->is_hop && item->owner == number && item->until == LY_NONE)
        item->until = m->step - 1;
    }
}

static bool find_way (More *m, uint32_t number) {
  LyLayout *layout = m->layout;
  const LyLink link = layout->all.links[number];
  const LyThing *source = &layout->all.things[link.from], *target = &layout->all.things[link.to];
  LyPlacing from = layout->placings[source->placing], to = layout->placings[target->placing];
  double from_px = from.y_px + (link.side == LY_SIDE_BELOW ? source->height_px + 4 : link.at.y_px);
  double to_px = fmax (to.y_px + 8, fmin (from_px, to.y_px + target->entry_height_px - 8));
  uint32_t count = 0;
  double span = fabs ((double)to.column - from.column);
  bool own = from.column != to.column && (to.column < from.column) == (link.side != LY_SIDE_LEFT);
  if (own) {
    bool above = from_px < from.y_px + source->height_px / 2 && link.side != LY_SIDE_BELOW;
    double beside_px =
        above ? from.y_px - LY_LATE_HOP_BOX_PX : box_bottom_px (source, &from) + LY_LATE_HOP_BOX_PX;
    if (!add_hop (m, &count, from.column, beside_px))
      return false;
  }
  for (uint32_t c = from.column + 1; c < to.column; c++)
    if (!add_hop (m, &count, c, from_px + (to_px - from_px) * (c - from.column) / span))
      return false;
  for (uint32_t c = from.column; c-- > to.column + 1;)
    if (!add_hop (m, &count, c, from_px + (to_px - from_px) * (from.column - c) / span))
      return false;
  drop_way (m, number);
  return ly_keep_path (layout, number, m->step, m->hops, count);
}

static bool find_ways (More *m) {
  LyUnion *u = &m->layout->all;
  m->hops = LY_ARRAY (&m->arena, LyHop, m->column_count + 2);
  if (m->hops == NULL)
    return false;
  for (uint32_t i = 0; i < u->link_count; i++) {
    bool good = true;
    if (u->links[i].last >= m->step && !way_is_good (m, &u->links[i], &good))
      return false;
    if (!good && !find_way (m, i))
      return false;
  }
  return true;
}

static bool list_in_links (More *m) {
  LyUnion *u = &m->layout->all;
  m->in_start = LY_ARRAY (&m->arena, uint32_t, u->thing_count + 2);
  m->in_links = LY_ARRAY (&m->arena, uint32_t, u->link_count);
  m->moved = LY_ARRAY (&m->arena, bool, u->thing_count);
  if (m->in_start == NULL || m->in_links == NULL || m->moved == NULL)
    return false;
  for (size_t i = 0; i < u->link_count; i++)
    m->in_start[u->links[i].to + 2]++;
  for (size_t t = 0; t < u->thing_count; t++)
    m->in_start[t + 2] += m->in_start[t + 1];
  for (size_t i = 0; i < u->link_count; i++)
    m->in_links[m->in_start[u->links[i].to + 1]++] = (uint32_t)i;
  return true;
}

bool ly_plan_more (LyLayout *layout) {
  More m = {.layout = layout, .step = layout->planned_steps};
  ly_arena_init (&m.arena, layout->allocator);
  m.columns = (LyColumn *)ly_columns_at (layout, UINT32_MAX, &m.column_count);
  m.column_capacity = 0; /* a copy is made before the first change */
  LyColumn *copy = LY_ARRAY (&m.arena, LyColumn, m.column_count + 8);
  m.spans = LY_ARRAY (&m.arena, LySpans, m.column_count + 8);
  bool done = copy != NULL && m.spans != NULL;
  if (done) {
    if (m.column_count > 0)
      memcpy (copy, m.columns, m.column_count * sizeof *copy);
    m.columns = copy;
    m.column_capacity = m.column_count + 8;
  }
  done = done && list_in_links (&m) && put_frames (&m) && settle_grown (&m) && put_new_things (&m) &&
         find_ways (&m);
  if (done && m.columns_changed)
    done = ly_keep_columns (layout, m.step, m.columns, m.column_count);
  ly_arena_clear (&m.arena);
  return done;
}
