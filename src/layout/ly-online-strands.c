/* The ways of arrows through the channels, and what they cross there.
 *
 * The router draws a way as an S from border to border of each channel, or as a bow back to the border it
 * came from. For counting, a channel is a strip between two vertical lines: two strands that go across cross
 * when their ends are in different orders; one that bows crosses those that end between its own ends. */
#include <math.h>
#include <string.h>

#include "ly-online.h"

LyStrand ly_online_strand (const LyOnline *o, uint32_t link, bool from_left, double y_px, bool to_left,
                           double end_px) {
  LyStrand strand = {.link = link, .target = o->u->links[link].to};
  if (from_left == to_left) {
    strand.kind = from_left ? LY_STRAND_LEFT : LY_STRAND_RIGHT;
    strand.a_px = fmin (y_px, end_px);
    strand.b_px = fmax (y_px, end_px);
  } else {
    strand.a_px = from_left ? y_px : end_px;
    strand.b_px = from_left ? end_px : y_px;
  }
  return strand;
}

static bool is_between (double y_px, const LyStrand *bow) {
  return y_px > bow->a_px && y_px < bow->b_px;
}

static bool strands_cross (const LyStrand *s, const LyStrand *t) {
  if (s->kind == LY_STRAND_ACROSS && t->kind == LY_STRAND_ACROSS)
    return (s->a_px - t->a_px) * (s->b_px - t->b_px) < 0;
  if (s->kind == LY_STRAND_ACROSS)
    return is_between (t->kind == LY_STRAND_LEFT ? s->a_px : s->b_px, t);
  if (t->kind == LY_STRAND_ACROSS)
    return is_between (s->kind == LY_STRAND_LEFT ? t->a_px : t->b_px, s);
  return s->kind == t->kind && is_between (s->a_px, t) != is_between (s->b_px, t);
}

double ly_online_crossings (LyOnline *o, uint32_t channel, const LyStrand *strand) {
  if (!o->counts_crossings || channel > o->column_count || o->work > o->most_work)
    return 0;
  const LyStrands *strands = &o->strands[channel];
  double sum = 0;
  o->work += strands->count;
  for (uint32_t i = 0; i < strands->count; i++) {
    const LyStrand *other = &strands->list[i];
    if (other->target != strand->target && !o->muted[other->link] && strands_cross (strand, other))
      sum++;
  }
  return sum;
}

static bool add_strand (LyOnline *o, uint32_t channel, LyStrand strand) {
  LyStrands *strands = &o->strands[channel];
  if (strands->count == strands->capacity) {
    uint32_t capacity = 2 * strands->capacity + 16;
    LyStrand *larger = LY_ARRAY (&o->arena, LyStrand, capacity);
    if (larger == NULL)
      return false;
    if (strands->count > 0)
      memcpy (larger, strands->list, strands->count * sizeof *larger);
    strands->list = larger;
    strands->capacity = capacity;
  }
  strands->list[strands->count++] = strand;
  return true;
}

bool ly_online_add_strands (LyOnline *o, uint32_t number) {
  const LyLink *link = &o->u->links[number];
  const LyWay *way = &o->ways[number];
  LySpot from = o->here[link->from].spot, to = o->here[link->to].spot;
  uint32_t channel = link->side == LY_SIDE_LEFT ? from.column : from.column + 1;
  bool on_left = link->side != LY_SIDE_LEFT;
  double y_px = ly_online_port (o, link, from.y_px);
  if (link->from == link->to || !o->counts_crossings)
    return true;
  for (uint32_t i = 0; i < way->count; i++) {
    LyHop hop = o->hops[way->first + i];
    bool rightwards = hop.column == channel;
    if (!add_strand (o, channel, ly_online_strand (o, number, on_left, y_px, !rightwards, hop.y_px)))
      return false;
    channel = rightwards ? hop.column + 1 : hop.column;
    on_left = rightwards;
    y_px = hop.y_px;
    if (way->is_level) { /* nothing crosses it on its way, or hardly anything */
      hop = o->hops[way->first + 1];
      channel = rightwards ? hop.column + 1 : hop.column;
      break;
    }
  }
  bool to_left = channel != to.column;
  return add_strand (
      o, channel,
      ly_online_strand (o, number, on_left, y_px, to_left,
                        ly_online_arrival (o, link, to.y_px, y_px, !to_left, way->from_beneath)));
}

static void remove_from (LyStrands *strands, uint32_t link) {
  for (uint32_t i = strands->count; i-- > 0;)
    if (strands->list[i].link == link)
      strands->list[i] = strands->list[--strands->count];
}

void ly_online_drop_way (LyOnline *o, uint32_t number) {
  LyWay *way = &o->ways[number];
  const LyLink *link = &o->u->links[number];
  if (!way->known)
    return;
  way->known = false;
  if (way->is_level)
    ly_online_drop_bar (o, number);
  for (uint32_t i = 0; !way->is_level && i < way->count; i++)
    ly_online_give (o, o->hops[way->first + i].column, o->hops[way->first + i].y_px, link->to, LY_SPAN_HOP);
  if (!o->counts_crossings)
    return;
  uint32_t a = o->here[link->from].spot.column, b = o->here[link->to].spot.column;
  uint32_t low = a < b ? a : b, high = a < b ? b : a;
  for (uint32_t c = low; c <= high + 1; c++) {
    remove_from (&o->strands[c], number);
    if (way->is_level && c == low + 1 && high > c)
      c = high - 1; /* it has strands at its ends alone */
  }
}

bool ly_online_set_way (LyOnline *o, uint32_t number, const LyHop *hops, uint32_t count, bool from_beneath) {
  if (o->hop_count + count > o->hop_capacity) {
    size_t capacity = 2 * o->hop_capacity + count;
    LyHop *larger = LY_ARRAY (&o->arena, LyHop, capacity);
    if (larger == NULL)
      return false;
    memcpy (larger, o->hops, o->hop_count * sizeof *larger);
    o->hops = larger;
    o->hop_capacity = capacity;
  }
  o->ways[number] =
      (LyWay){(uint32_t)o->hop_count, count, .known = true, .changed = true, .from_beneath = from_beneath};
  for (uint32_t i = 0; i < count; i++)
    o->hops[o->hop_count++] = hops[i];
  return true;
}

bool ly_online_add_level_way (LyOnline *o, uint32_t number, const LyHop *hops, bool from_beneath) {
  if (!ly_online_set_way (o, number, hops, 2, from_beneath))
    return false;
  o->ways[number].is_level = true;
  return ly_online_add_bar (o, number) && ly_online_add_strands (o, number);
}

bool ly_online_add_way (LyOnline *o, uint32_t number, const LyHop *hops, uint32_t count, bool from_beneath) {
  if (!ly_online_set_way (o, number, hops, count, from_beneath))
    return false;
  for (uint32_t i = 0; i < count; i++) {
    if (!ly_online_take (o, hops[i].column,
                         (LySpan){.top_px = hops[i].y_px,
                                  .bottom_px = hops[i].y_px,
                                  .owner = o->u->links[number].to,
                                  .users = 1,
                                  .is_hop = true}))
      return false;
  }
  return ly_online_add_strands (o, number);
}
