/* The longest row of bends on each side of a climb is one more than the longest beside any of those next to it. These are found by
 * where they begin and end: the climbs are gone through in the order of the one, and a tree over the other tells the longest row so
 * far between two heights. */
#include "ly-tracks.h"

#include <stdlib.h>

typedef struct Tracks {
  LyClimb *climbs;
  uint32_t count, leaves;
  uint32_t *by_end;     /* climbs, by where they end; of those that end at one height, by where they begin */
  uint32_t *end_place;  /* of climbs: their place in that */
  double *ends_px;      /* where they end, in that order */
  uint32_t *tree;       /* of each node: the most of its two children, the leaves last; one more than a row is long, 0: nothing yet */
} Tracks;

typedef struct End {
  double px;
  uint32_t climb;
} End;

static int by_end (const void *a, const void *b) {
  const End *p = a, *q = b;
  if (p->px != q->px)
    return p->px < q->px ? -1 : 1;
  return (p->climb > q->climb) - (p->climb < q->climb);
}

static bool tracks_init (Tracks *t, LyArena *arena) {
  for (t->leaves = 1; t->leaves < t->count;)
    t->leaves *= 2;
  End *ends = LY_ARRAY (arena, End, t->count);
  t->by_end = LY_ARRAY (arena, uint32_t, t->count);
  t->end_place = LY_ARRAY (arena, uint32_t, t->count);
  t->ends_px = LY_ARRAY (arena, double, t->count);
  t->tree = LY_ARRAY (arena, uint32_t, 2 * (size_t)t->leaves);
  if (ends == NULL || t->by_end == NULL || t->end_place == NULL || t->ends_px == NULL || t->tree == NULL)
    return false;
  for (uint32_t i = 0; i < t->count; i++)
    ends[i] = (End){t->climbs[i].to_px, i};
  qsort (ends, t->count, sizeof *ends, by_end);
  for (uint32_t i = 0; i < t->count; i++) {
    t->by_end[i] = ends[i].climb;
    t->end_place[ends[i].climb] = i;
    t->ends_px[i] = ends[i].px;
  }
  return true;
}

static void note (Tracks *t, uint32_t place, uint32_t value) {
  for (uint32_t i = place + t->leaves; i > 0 && t->tree[i] < value; i /= 2)
    t->tree[i] = value;
}

/* The most that was noted from place FIRST to the one before AFTER. */
static uint32_t most_between (const Tracks *t, uint32_t first, uint32_t after) {
  uint32_t most = 0;
  for (uint32_t a = first + t->leaves, b = after + t->leaves; a < b; a /= 2, b /= 2) {
    if (a % 2 == 1 && t->tree[a++] > most)
      most = t->tree[a - 1];
    if (b % 2 == 1 && t->tree[--b] > most)
      most = t->tree[b];
  }
  return most;
}

/* How many climbs end above Y_PX, or right there if AT. */
static uint32_t ending_above (const Tracks *t, double y_px, bool at) {
  uint32_t low = 0, high = t->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (t->ends_px[middle] < y_px || (at && t->ends_px[middle] == y_px))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* How many climbs begin above Y_PX, or right there if AT. */
static uint32_t beginning_above (const Tracks *t, double y_px, bool at) {
  uint32_t low = 0, high = t->count;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (t->climbs[middle].from_px < y_px || (at && t->climbs[middle].from_px == y_px))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* From the top down: right of each are those that begin further up, and end where it still climbs. */
static void find_right (Tracks *t) {
  for (uint32_t first = 0, after; first < t->count; first = after) {
    for (after = first; after < t->count && t->climbs[after].from_px == t->climbs[first].from_px; after++) {
      LyClimb *climb = &t->climbs[after];
      climb->right = most_between (t, ending_above (t, climb->from_px, true), ending_above (t, climb->to_px, true));
    }
    for (uint32_t i = first; i < after; i++)
      note (t, t->end_place[i], t->climbs[i].right + 1);
  }
}

/* From the one that ends furthest down up: left of each are those that begin where it still climbs. */
static void find_left (Tracks *t) {
  for (uint32_t i = 0; i < 2 * t->leaves; i++)
    t->tree[i] = 0;
  for (uint32_t i = t->count; i-- > 0;) {
    LyClimb *climb = &t->climbs[t->by_end[i]];
    climb->left = most_between (t, beginning_above (t, climb->from_px, true), beginning_above (t, climb->to_px, false));
    note (t, t->by_end[i], climb->left + 1);
  }
}

bool ly_tracks_find (LyArena *arena, LyClimb *climbs, uint32_t count) {
  Tracks t = {.climbs = climbs, .count = count};
  if (count == 0)
    return true;
  if (!tracks_init (&t, arena))
    return false;
  find_right (&t);
  find_left (&t);
  return true;
}
