/* Lists what stands in the columns and what passes them.
 *
 * A step of a large picture looks at few columns. So of all columns only the boxes are listed at first, and the hops wait as
 * they come; they are sorted in between once somebody asks for them. */
#include <stdlib.h>

#include "ly-online.h"

static int by_top (const void *a, const void *b) {
  const LySpan *x = a, *y = b;
  if (x->top_px != y->top_px)
    return x->top_px < y->top_px ? -1 : 1;
  if (x->is_hop != y->is_hop)
    return x->is_hop ? 1 : -1;
  return (x->owner > y->owner) - (x->owner < y->owner);
}

static bool is_sorted (const LySpan *list, uint32_t count) {
  for (uint32_t i = 1; i < count; i++)
    if (by_top (&list[i - 1], &list[i]) > 0)
      return false;
  return true;
}

static void sort_part (LySpan *list, uint32_t count) {
  if (!is_sorted (list, count))
    qsort (list, count, sizeof *list, by_top);
}

/* ---- boxes ---- */

static void count_boxes (LyOnline *o) {
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyHere *here = &o->here[o->things[i]];
    if (here->placed)
      o->spans[here->spot.column].count++;
  }
}

static void deal_out_boxes (LyOnline *o) {
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyHere *here = &o->here[o->things[i]];
    LySpans *spans = &o->spans[here->spot.column];
    if (here->placed)
      spans->list[spans->count++] = ly_online_span_of (o, o->things[i], here->spot.y_px);
  }
}

static bool list_boxes (LyOnline *o) {
  for (uint32_t c = 0; c < o->column_count; c++)
    o->spans[c] = (LySpans){0};
  count_boxes (o);
  for (uint32_t c = 0; c < o->column_count; c++) {
    LySpans *spans = &o->spans[c];
    spans->capacity = spans->count + spans->count / 4 + 8;
    spans->list = LY_ROOM (&o->arena, LySpan, spans->capacity);
    if (spans->list == NULL)
      return false;
    spans->count = 0;
  }
  deal_out_boxes (o);
  for (uint32_t c = 0; c < o->column_count; c++)
    sort_part (o->spans[c].list, o->spans[c].count);
  return true;
}

/* ---- hops ---- */

static bool has_hops (const LyOnline *o, uint32_t link) {
  return o->ways[link].known && !o->ways[link].is_level;
}

static size_t count_hops (LyOnline *o) {
  size_t count = 0;
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyWay *way = &o->ways[o->links[i]];
    for (uint32_t h = 0; has_hops (o, o->links[i]) && h < way->count; h++, count++)
      o->spans[o->hops[way->first + h].column].waiting_count++;
  }
  return count;
}

static void deal_out_hops (LyOnline *o) {
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyWay *way = &o->ways[o->links[i]];
    for (uint32_t h = 0; has_hops (o, o->links[i]) && h < way->count; h++) {
      const LyHop *hop = &o->hops[way->first + h];
      LySpans *spans = &o->spans[hop->column];
      spans->waiting[spans->waiting_count++] = (LyHeight){.y_px = hop->y_px, .tie = o->ends[i].to};
    }
  }
}

bool ly_online_list_spans (LyOnline *o) {
  if (!list_boxes (o))
    return false;
  size_t count = count_hops (o);
  LyHeight *waiting = LY_ROOM (&o->arena, LyHeight, count);
  if (waiting == NULL)
    return false;
  for (uint32_t c = 0; c < o->column_count; c++) {
    o->spans[c].waiting = waiting;
    waiting += o->spans[c].waiting_count;
    o->spans[c].waiting_count = 0;
  }
  deal_out_hops (o);
  return true;
}

void ly_online_append_span (LySpan *list, uint32_t *count, LySpan span) {
  LySpan *last = *count > 0 ? &list[*count - 1] : NULL;
  if (last != NULL && last->is_hop && span.is_hop && last->is_bar == span.is_bar && last->owner == span.owner &&
      last->top_px == span.top_px)
    last->users += span.users;
  else
    list[(*count)++] = span;
}

/* Merges the boxes, which are listed, and the hops that wait. */
static uint32_t merge (const LySpans *spans, uint32_t hop_count, LySpan *list) {
  uint32_t boxes = 0, count = 0;
  for (uint32_t i = 0; i < hop_count; i++) {
    const LyHeight *hop = &spans->waiting[i];
    while (boxes < spans->count && spans->list[boxes].top_px <= hop->y_px)
      ly_online_append_span (list, &count, spans->list[boxes++]);
    ly_online_append_span (
        list, &count, (LySpan){.top_px = hop->y_px, .bottom_px = hop->y_px, .owner = hop->tie, .users = 1, .is_hop = true});
  }
  while (boxes < spans->count)
    ly_online_append_span (list, &count, spans->list[boxes++]);
  return count;
}

void ly_online_list_hops (LyOnline *o, uint32_t column) {
  LySpans *spans = &o->spans[column];
  uint32_t waiting = spans->waiting_count, capacity = spans->count + waiting + (spans->count + waiting) / 4 + 8;
  if (waiting == 0)
    return;
  spans->waiting_count = 0;
  LySpan *list = LY_ROOM (&o->arena, LySpan, capacity);
  if (list == NULL || !ly_sort_heights (spans->waiting, waiting, &o->arena)) {
    o->failed = true;
    return;
  }
  spans->count = merge (spans, waiting, list);
  spans->list = list;
  spans->capacity = capacity;
}
