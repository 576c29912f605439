/* Keeps arrows apart that climb side by side through a channel, and lets those share a head that would reach
 * their target so near to each other that one head hid the other.
 *
 * All arrows bend in the middle of a channel unless something else is said. Of several that climb far one
 * above the other, as the names of a frame do whose objects stand far below it, the curves would lie nearly
 * on each other there. So each of them bends at a place of its own. Of two that climb down the upper one bends
 * further right, and of two that climb up the lower one: else they would cross. How many have to bend left and
 * right of an arrow, one after the other, says where it does.
 *
 * What never is there at the same time need not be kept apart, and all steps of a plan are looked at at once:
 * so an arrow is drawn alike in all of them. */
#include "ly-bends.h"

#include <math.h>
#include <stdlib.h>

#include "ly-bows.h"
#include "ly-measures.h"
#include "ly-tracks.h"

#define PAIRS_MOST     300 /* slopes of a channel up to which all pairs are looked at, and those kept apart that are there together */
#define CLIMB_LEAST_PX 8.0 /* what climbs less runs level */
#define APART          0.4 /* of the room for bends, between two of them, if there is so much */
#define APART_ALL      0.98 /* between the first bend and the last one, at most */
#define HEAD_PX        8.0 /* less than that apart, one head hides the other */

/* A segment from side to side. */
typedef struct Slope {
  LySegment *segment;
  double from_px, to_px; /* where it is at the left and at the right border; mirrored if it climbs up */
  bool upwards, is_steep;
  uint32_t left, right; /* bends that have to be left and right of it, one after the other */
} Slope;

/* ---- heads ---- */

static bool has_head (const LyNet *net, const LySegment *s) {
  return !s->is_arc && isnan (s->right_px) && !net->nodes[s->right].is_hop;
}

/* Where it reaches its target, from the top of that. */
static double arrival_px (const LyNet *net, const LySegment *s) {
  const LyNode *right = &net->nodes[s->right];
  return ly_arrival_px (ly_left_end_px (net, s) - right->y_px, ly_min (s->entry_height_px, right->height_px));
}

typedef struct Head {
  LySegment *segment;
  double y_px; /* from the top of the target */
} Head;

static int by_place (const void *a, const void *b) {
  const Head *p = a, *q = b;
  if (p->segment->right != q->segment->right)
    return p->segment->right < q->segment->right ? -1 : 1;
  if (p->y_px != q->y_px)
    return p->y_px < q->y_px ? -1 : 1;
  return (p->segment > q->segment) - (p->segment < q->segment);
}

static bool is_level (const LyNet *net, const Head *head) {
  return ly_left_end_px (net, head->segment) == net->nodes[head->segment->right].y_px + head->y_px;
}

/* COUNT of HEADS, which are sorted, are near to each other: all go where one comes straight, or to the uppermost, if they are there at the
 * same time. Only those that go elsewhere are told so: the port of another may be at another height in other steps. */
static void share (const LyNet *net, const Head *heads, uint32_t count) {
  const Head *best = heads;
  for (uint32_t i = count; i-- > 0;)
    best = is_level (net, &heads[i]) ? &heads[i] : best;
  for (uint32_t i = 0; i < count; i++)
    if (heads[i].y_px != best->y_px && ly_life_meets (&heads[i].segment->life, &best->segment->life))
      heads[i].segment->head_px = best->y_px;
}

static bool share_heads (LyNet *net) {
  Head *heads = LY_ARRAY (net->arena, Head, net->segment_count);
  uint32_t count = 0, first = 0;
  if (heads == NULL)
    return false;
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (has_head (net, &net->segments[i]))
      heads[count++] = (Head){&net->segments[i], arrival_px (net, &net->segments[i])};
  if (count > 1)
    qsort (heads, count, sizeof *heads, by_place);
  for (uint32_t i = 1; i <= count; i++)
    if (i == count || heads[i].segment->right != heads[first].segment->right || heads[i].y_px - heads[first].y_px >= HEAD_PX) {
      share (net, &heads[first], i - first);
      first = i;
    }
  return true;
}

/* ---- bends ---- */

static Slope slope_of (const LyNet *net, LySegment *s) {
  double from_px = ly_left_end_px (net, s), to_px = net->nodes[s->right].y_px;
  if (has_head (net, s))
    to_px += isnan (s->head_px) ? arrival_px (net, s) : s->head_px;
  else
    to_px += isnan (s->right_px) ? 0 : s->right_px;
  bool upwards = to_px < from_px;
  return (Slope){.segment = s,
                 .from_px = upwards ? -from_px : from_px,
                 .to_px = upwards ? -to_px : to_px,
                 .upwards = upwards,
                 .is_steep = fabs (to_px - from_px) > LY_STEEP_PX};
}

/* Must LOWER, which begins beneath UPPER, bend left of it? */
static bool bends_left (const Slope *lower, const Slope *upper) {
  return lower->upwards == upper->upwards && lower->from_px > upper->from_px && lower->to_px >= upper->to_px &&
         lower->from_px < upper->to_px && ly_life_meets (&lower->segment->life, &upper->segment->life);
}

static int by_start (const void *a, const void *b) {
  const Slope *p = a, *q = b;
  if (p->from_px != q->from_px)
    return p->from_px < q->from_px ? -1 : 1;
  return (p->segment > q->segment) - (p->segment < q->segment);
}

/* Counts the bends beside each of SLOPES, which are sorted; the most in a row, 0 if no two steep ones run side by side. */
static uint32_t count_bends (Slope *slopes, uint32_t count) {
  uint32_t most = 0;
  bool beside = false;
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t k = 0; k < i; k++)
      if (slopes[k].right >= slopes[i].right && bends_left (&slopes[i], &slopes[k])) {
        slopes[i].right = slopes[k].right + 1;
        beside |= slopes[i].is_steep && slopes[k].is_steep;
      }
  for (uint32_t i = count; i-- > 0;) {
    for (uint32_t k = i + 1; k < count; k++)
      if (slopes[k].left >= slopes[i].left && bends_left (&slopes[k], &slopes[i])) {
        slopes[i].left = slopes[k].left + 1;
        beside |= slopes[i].is_steep && slopes[k].is_steep;
      }
    uint32_t row = slopes[i].left + slopes[i].right;
    most = row > most ? row : most;
  }
  return beside ? most : 0;
}

/* The same for many of them, as if all were always there. */
static bool count_many_bends (LyArena *arena, Slope *slopes, uint32_t count, uint32_t *most) {
  LyClimb *climbs = LY_ARRAY (arena, LyClimb, count);
  uint32_t steep = 0;
  if (climbs == NULL)
    return false;
  for (int upwards = 0; upwards < 2; upwards++) {
    uint32_t climbing = 0;
    for (uint32_t i = 0; i < count; i++)
      if (slopes[i].upwards == (upwards == 1))
        climbs[climbing++] = (LyClimb){slopes[i].from_px, slopes[i].to_px, 0, 0};
    if (!ly_tracks_find (arena, climbs, climbing))
      return false;
    climbing = 0;
    for (uint32_t i = 0; i < count; i++) {
      if (slopes[i].upwards != (upwards == 1))
        continue;
      slopes[i].left = climbs[climbing].left;
      slopes[i].right = climbs[climbing++].right;
      *most = slopes[i].left + slopes[i].right > *most ? slopes[i].left + slopes[i].right : *most;
      steep += slopes[i].is_steep;
    }
  }
  *most = steep > 1 ? *most : 0;
  return true;
}

static bool bend_channel (LyArena *arena, Slope *slopes, uint32_t count) {
  uint32_t most = 0;
  if (count > 1)
    qsort (slopes, count, sizeof *slopes, by_start);
  if (count <= PAIRS_MOST)
    most = count_bends (slopes, count);
  else if (!count_many_bends (arena, slopes, count, &most))
    return false;
  if (most == 0)
    return true;
  double step = ly_min (APART, APART_ALL / most);
  for (uint32_t i = 0; i < count; i++)
    if (slopes[i].left + slopes[i].right > 0)
      slopes[i].segment->bend = (float)(0.5 + step * ((double)slopes[i].left - slopes[i].right) / 2);
  return true;
}

/* ---- all ---- */

/* The segments that are no arcs, by channel: those of channel r are sorted[start[r]] and on. */
static LySegment **sort_by_channel (const LyNet *net, uint32_t *start) {
  LySegment **sorted = LY_ARRAY (net->arena, LySegment *, net->segment_count);
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (!net->segments[i].is_arc)
      start[net->nodes[net->segments[i].left].rank + 2]++;
  for (uint32_t r = 0; r < net->rank_count; r++)
    start[r + 2] += start[r + 1];
  for (uint32_t i = 0; sorted != NULL && i < net->segment_count; i++)
    if (!net->segments[i].is_arc)
      sorted[start[net->nodes[net->segments[i].left].rank + 1]++] = &net->segments[i];
  return sorted;
}

bool ly_net_bend (LyNet *net) {
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, (size_t)net->rank_count + 2);
  Slope *slopes = LY_ARRAY (net->arena, Slope, net->segment_count);
  LySegment **sorted = start != NULL ? sort_by_channel (net, start) : NULL;
  if (slopes == NULL || sorted == NULL || !share_heads (net))
    return false;
  for (uint32_t r = 0; r + 1 < net->rank_count; r++) {
    uint32_t count = 0;
    for (uint32_t i = start[r]; i < start[r + 1]; i++) {
      slopes[count] = slope_of (net, sorted[i]);
      count += slopes[count].to_px - slopes[count].from_px > CLIMB_LEAST_PX;
    }
    if (!bend_channel (net->arena, slopes, count))
      return false;
  }
  return net->u->thing_count < LY_MANY_THINGS || ly_net_bow (net);
}
