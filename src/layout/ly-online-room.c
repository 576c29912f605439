/* The spans of the columns: what stands where, and where there is room. */
#include <math.h>
#include <string.h>

#include "ly-measures.h"
#include "ly-online.h"

#define SLACK_PX 1e-6

/* The first span of COLUMN whose top is not above Y_PX. */
static uint32_t span_at (const LyOnline *o, uint32_t column, double y_px) {
  const LySpans *spans = &o->spans[column];
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

uint32_t ly_online_hop_after (LyOnline *o, uint32_t column, double y_px) {
  ly_online_list_bars (o, column);
  const LySpans *spans = &o->spans[column];
  for (uint32_t i = span_at (o, column, y_px); i < spans->count; i++)
    if (spans->list[i].is_hop && spans->list[i].top_px > y_px)
      return i;
  return LY_NONE;
}

bool ly_online_take (LyOnline *o, uint32_t column, LySpan span) {
  ly_online_list_hops (o, column);
  LySpans *spans = &o->spans[column];
  uint32_t at = span_at (o, column, span.top_px);
  for (uint32_t i = at; span.is_hop && i < spans->count && spans->list[i].top_px == span.top_px; i++)
    if (spans->list[i].is_hop && spans->list[i].is_bar == span.is_bar && spans->list[i].owner == span.owner) {
      spans->list[i].users += span.users;
      return true;
    }
  if (spans->count == spans->capacity) {
    LySpan *larger = LY_ARRAY (&o->arena, LySpan, 2 * (size_t)spans->capacity + 8);
    if (larger == NULL)
      return false;
    if (spans->count > 0)
      memcpy (larger, spans->list, spans->count * sizeof *larger);
    spans->list = larger;
    spans->capacity = 2 * spans->capacity + 8;
  }
  memmove (spans->list + at + 1, spans->list + at, (spans->count - at) * sizeof span);
  spans->list[at] = span;
  spans->count++;
  return true;
}

void ly_online_give (LyOnline *o, uint32_t column, double top_px, uint32_t owner, LySpanKind kind) {
  ly_online_list_hops (o, column);
  LySpans *spans = &o->spans[column];
  for (uint32_t i = span_at (o, column, top_px); i < spans->count; i++) {
    LySpan *span = &spans->list[i];
    if (span->owner != owner || span->is_hop != (kind != LY_SPAN_BOX) || span->is_bar != (kind == LY_SPAN_BAR))
      continue;
    if (span->is_hop && --span->users > 0)
      return;
    memmove (span, span + 1, (spans->count - i - 1) * sizeof *span);
    spans->count--;
    return;
  }
}

/* How far a box or a hop must keep from SPAN. */
static double gap_to (const LySpan *span, bool is_hop) {
  if (is_hop)
    return span->is_hop ? LY_LATE_HOPS_PX : LY_LATE_HOP_BOX_PX;
  return span->is_hop ? LY_LATE_HOP_BOX_PX : LY_GAP_BOXES_PX;
}

/* Whether SPAN is in the way of what looks for a gap. */
static bool counts (const LySpan *span, LyRoom room) {
  return room != LY_ROOM_OVER_HOPS || !span->is_hop;
}

/* Where the gap between the spans I - 1 and I begins and ends. */
static void gap_bounds (const LySpans *spans, uint32_t i, LyRoom room, double *from_px, double *to_px) {
  bool is_hop = room == LY_ROOM_FOR_HOP;
  *from_px = -INFINITY;
  *to_px = INFINITY;
  for (uint32_t k = i; k-- > 0;) {
    if (!counts (&spans->list[k], room))
      continue;
    *from_px = fmax (*from_px, spans->list[k].bottom_px + gap_to (&spans->list[k], is_hop));
    if (!spans->list[k].is_hop || spans->list[k].bottom_px + LY_GAP_BOXES_PX < *from_px)
      break;
  }
  for (uint32_t k = i; k < spans->count; k++) {
    if (!counts (&spans->list[k], room))
      continue;
    *to_px =
        fmin (*to_px, spans->list[k].top_px - spans->list[k].above_px - gap_to (&spans->list[k], is_hop));
    if (!spans->list[k].is_hop || spans->list[k].top_px - LY_GAP_BOXES_PX > *to_px)
      break;
  }
}

/* The index of the nearest span before I, or after it, that counts; LY_NONE. */
static uint32_t next_span (const LySpans *spans, uint32_t i, bool down, LyRoom room) {
  for (;;) {
    if (down ? i >= spans->count : i == 0)
      return LY_NONE;
    uint32_t at = down ? i++ : --i;
    if (counts (&spans->list[at], room))
      return at;
  }
}

uint32_t ly_online_gaps (LyOnline *o, uint32_t column, double wish_px, double height_px, LyRoom room,
                         double *places_px, uint32_t most) {
  wish_px = floor (wish_px);
  if (column >= o->column_count) {
    places_px[0] = wish_px;
    return 1;
  }
  ly_online_list_bars (o, column);
  const LySpans *spans = &o->spans[column];
  uint32_t start = span_at (o, column, wish_px), found = 0;
  uint32_t edge[2] = {start, start}; /* the next gap downwards, and the span above the next one upwards */
  bool more[2] = {true, true};
  edge[1] = next_span (spans, start, false, room);
  more[1] = edge[1] != LY_NONE;
  while (found < most && (more[0] || more[1]))
    for (int way = 0; way < 2 && found < most; way++) {
      if (!more[way])
        continue;
      double from_px, to_px;
      gap_bounds (spans, edge[way], room, &from_px, &to_px);
      uint32_t next = next_span (spans, edge[way], way == 0, room);
      more[way] = next != LY_NONE;
      edge[way] = way == 0 ? next + 1 : next;
      double low_px = ceil (from_px - SLACK_PX), high_px = floor (to_px - height_px + SLACK_PX);
      if (low_px <= high_px)
        places_px[found++] = fmin (fmax (wish_px, low_px), high_px);
    }
  return found;
}

uint32_t ly_online_hops_between (LyOnline *o, uint32_t column, double top_px, double bottom_px) {
  uint32_t sum = 0;
  if (column >= o->column_count)
    return 0;
  ly_online_list_bars (o, column);
  const LySpans *spans = &o->spans[column];
  for (uint32_t i = span_at (o, column, top_px - LY_LATE_HOP_BOX_PX);
       i < spans->count && spans->list[i].top_px < bottom_px + LY_LATE_HOP_BOX_PX; i++)
    sum += spans->list[i].is_hop ? spans->list[i].users : 0;
  return sum;
}
