/* Bows that overlap in one channel, each at a place of its own: from the shortest on, each reaches further than all that it overlaps.
 * So a nested one never crosses the one around it. A tree over the heights at which bows begin and end tells how far the ones so far
 * reach anywhere between two of them. */
#include "ly-bows.h"

#include <math.h>
#include <stdlib.h>

#include "ly-measures.h"

#define TRACK_PX 1.5 /* how much further a bow reaches than those that it overlaps, at least: then their crests are a px apart */

typedef struct Bows {
  LyBow *bows;
  uint32_t count, leaves;
  double *ends_px; /* all heights, each once, sorted */
  uint32_t end_count;
  uint32_t *most;   /* of a node of the tree: the furthest bow within it, */
  uint32_t *whole;  /* and the furthest one that takes all of it */
  uint32_t *sorted; /* bows, the shortest first */
} Bows;

typedef struct Length {
  double px;
  uint32_t bow;
} Length;

static int by_length (const void *a, const void *b) {
  const Length *p = a, *q = b;
  if (p->px != q->px)
    return p->px < q->px ? -1 : 1;
  return (p->bow > q->bow) - (p->bow < q->bow);
}

static int by_height (const void *a, const void *b) {
  double p = *(const double *)a, q = *(const double *)b;
  return (p > q) - (p < q);
}

static bool bows_init (Bows *b, LyArena *arena) {
  Length *lengths = LY_ARRAY (arena, Length, b->count);
  b->sorted = LY_ARRAY (arena, uint32_t, b->count);
  b->ends_px = LY_ARRAY (arena, double, 2 * (size_t)b->count);
  if (lengths == NULL || b->sorted == NULL || b->ends_px == NULL)
    return false;
  for (uint32_t i = 0; i < b->count; i++) {
    lengths[i] = (Length){b->bows[i].to_px - b->bows[i].from_px, i};
    b->ends_px[2 * i] = b->bows[i].from_px;
    b->ends_px[2 * i + 1] = b->bows[i].to_px;
  }
  qsort (lengths, b->count, sizeof *lengths, by_length);
  qsort (b->ends_px, 2 * (size_t)b->count, sizeof *b->ends_px, by_height);
  for (uint32_t i = 0; i < b->count; i++)
    b->sorted[i] = lengths[i].bow;
  for (uint32_t i = 0; i < 2 * b->count; i++)
    if (i == 0 || b->ends_px[i] != b->ends_px[b->end_count - 1])
      b->ends_px[b->end_count++] = b->ends_px[i];
  for (b->leaves = 1; b->leaves < b->end_count;)
    b->leaves *= 2;
  b->most = LY_ARRAY (arena, uint32_t, 2 * (size_t)b->leaves);
  b->whole = LY_ARRAY (arena, uint32_t, 2 * (size_t)b->leaves);
  return b->most != NULL && b->whole != NULL;
}

static uint32_t place_of (const Bows *b, double y_px) {
  const double *at = bsearch (&y_px, b->ends_px, b->end_count, sizeof y_px, by_height);
  return (uint32_t)(at - b->ends_px);
}

static uint32_t greater (uint32_t a, uint32_t b) {
  return a > b ? a : b;
}

/* How far any bow from place FIRST to LAST reaches. */
static uint32_t most_between (const Bows *b, uint32_t first, uint32_t last) {
  uint32_t most = 0;
  uint32_t l = first + b->leaves, r = last + b->leaves;
  for (uint32_t up = l / 2; up > 0; up /= 2)
    most = greater (most, b->whole[up]);
  for (uint32_t up = r / 2; up > 0; up /= 2)
    most = greater (most, b->whole[up]);
  for (r++; l < r; l /= 2, r /= 2) {
    if (l % 2 == 1)
      most = greater (most, b->most[l++]);
    if (r % 2 == 1)
      most = greater (most, b->most[--r]);
  }
  return most;
}

static void note (Bows *b, uint32_t node, uint32_t track) {
  b->whole[node] = greater (b->whole[node], track);
  for (; node > 0; node /= 2)
    b->most[node] = greater (b->most[node], track);
}

static void take (Bows *b, uint32_t first, uint32_t last, uint32_t track) {
  for (uint32_t l = first + b->leaves, r = last + b->leaves + 1; l < r; l /= 2, r /= 2) {
    if (l % 2 == 1)
      note (b, l++, track);
    if (r % 2 == 1)
      note (b, --r, track);
  }
}

bool ly_bows_find (LyArena *arena, LyBow *bows, uint32_t count, uint32_t *tracks) {
  Bows b = {.bows = bows, .count = count};
  *tracks = 0;
  if (count == 0)
    return true;
  if (!bows_init (&b, arena))
    return false;
  for (uint32_t i = 0; i < count; i++) {
    LyBow *bow = &bows[b.sorted[i]];
    uint32_t first = place_of (&b, bow->from_px), last = place_of (&b, bow->to_px);
    bow->track = most_between (&b, first, last) + 1;
    take (&b, first, last, bow->track);
    *tracks = greater (*tracks, bow->track);
  }
  return true;
}

/* ---- of a net ---- */

enum { SIDES = 2 }; /* of a column: right and left */

typedef struct Arc {
  float *bend;
  double from_px, to_px;
  uint32_t group; /* a rank and a side */
} Arc;

static double arc_end_px (const LyNet *net, const LySegment *s, double from_px) {
  const LyNode *right = &net->nodes[s->right];
  if (!isnan (s->right_px))
    return right->y_px + s->right_px;
  if (!s->on_left)
    return right->y_px + ly_min (LY_TITLE_PX, s->entry_height_px / 2);
  return right->y_px + ly_arrival_px (from_px - right->y_px, ly_min (s->entry_height_px, right->height_px));
}

static Arc arc_of_segment (const LyNet *net, LySegment *s) {
  double from_px = ly_left_end_px (net, s);
  return (Arc){&s->bend, from_px, arc_end_px (net, s, from_px), SIDES * net->nodes[s->left].rank + s->on_left};
}

static Arc arc_into_lane (const LyNet *net, LyTrail *trail, const LyLink *link) {
  double from_px = net->nodes[net->node_of_thing[link->from]].y_px + link->usual_at.y_px;
  return (Arc){&trail->bend, from_px, net->lanes[trail->lane].y_px, SIDES * net->ranks[link->from] + (link->usual_side == LY_SIDE_LEFT)};
}

static uint32_t list_arcs (LyNet *net, Arc *arcs) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (net->segments[i].is_arc)
      arcs[count++] = arc_of_segment (net, &net->segments[i]);
  for (size_t i = 0; i < net->u->link_count; i++)
    if (net->trails[i].lane != LY_NONE && net->trails[i].own_hop)
      arcs[count++] = arc_into_lane (net, &net->trails[i], &net->u->links[i]);
  return count;
}

/* Those of group g are sorted[start[g]] and on. */
static void sort_by_group (const Arc *arcs, uint32_t count, uint32_t groups, uint32_t *start, Arc *sorted) {
  for (uint32_t i = 0; i < count; i++)
    start[arcs[i].group + 2]++;
  for (uint32_t g = 0; g < groups; g++)
    start[g + 2] += start[g + 1];
  for (uint32_t i = 0; i < count; i++)
    sorted[start[arcs[i].group + 1]++] = arcs[i];
}

static bool find_bows (LyArena *arena, const Arc *arcs, uint32_t count, LyBow **bows, uint32_t *tracks) {
  *bows = LY_ARRAY (arena, LyBow, count);
  for (uint32_t i = 0; *bows != NULL && i < count; i++)
    (*bows)[i] = (LyBow){ly_min (arcs[i].from_px, arcs[i].to_px), ly_max (arcs[i].from_px, arcs[i].to_px), 0};
  return *bows != NULL && ly_bows_find (arena, *bows, count, tracks);
}

static void reach_out (const Arc *arcs, const LyBow *bows, uint32_t count, double step) {
  for (uint32_t i = 0; i < count; i++)
    *arcs[i].bend = (float)(-step * bows[i].track);
}

/* Those on both sides of a channel reach towards each other, and each takes as much of it as it needs. */
static bool bow_channel (LyNet *net, uint32_t rank, const Arc *sorted, const uint32_t *start) {
  const uint32_t *here = &start[SIDES * rank], *next = &start[SIDES * (rank + 1) + 1];
  uint32_t count = here[1] - here[0], next_count = next[1] - next[0], tracks, next_tracks;
  LyBow *bows, *next_bows;
  if (count + next_count == 0)
    return true;
  if (!find_bows (net->arena, sorted + here[0], count, &bows, &tracks) ||
      !find_bows (net->arena, sorted + next[0], next_count, &next_bows, &next_tracks))
    return false;
  double all = (double)tracks + next_tracks + 1;
  reach_out (sorted + here[0], bows, count, 1 / all);
  reach_out (sorted + next[0], next_bows, next_count, 1 / all);
  net->bows_px[rank] = TRACK_PX * all;
  return true;
}

bool ly_net_bow (LyNet *net) {
  size_t most = net->segment_count + net->u->link_count;
  uint32_t groups = SIDES * net->rank_count;
  Arc *arcs = LY_ARRAY (net->arena, Arc, most), *sorted = LY_ARRAY (net->arena, Arc, most);
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, (size_t)groups + 2);
  net->bows_px = LY_ARRAY (net->arena, double, net->rank_count);
  if (arcs == NULL || sorted == NULL || start == NULL || net->bows_px == NULL)
    return false;
  uint32_t count = list_arcs (net, arcs);
  sort_by_group (arcs, count, groups, start, sorted);
  for (uint32_t r = 0; r + 1 < net->rank_count; r++)
    if (!bow_channel (net, r, sorted, start))
      return false;
  return true;
}
