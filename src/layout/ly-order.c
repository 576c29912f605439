/* Orders the nodes of each row: sweeps of port-aware barycentres, each followed by exchanges of neighbours,
 * keeping the best.
 *
 * The start is the reading order, and sorting is stable, so that children stand in the order of their cells
 * wherever that costs no crossing. Frames stay in call order. Weights are numbers of steps, so what counts is
 * the crossings that are seen. */
#include "ly-net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SWEEPS_MIN    3
#define SWEEPS_MAX    28
#define SWEEP_BUDGET  600000 /* segments looked at by all sweeps together */
#define SWITCH_ROUNDS 6
#define SWITCH_PAIRS  4096 /* pairs of segments beyond which two neighbours are not compared */
#define ARC_PULL      3.0  /* how much nearer to its own box a hop keeps than to the row before */

typedef struct LyAdjacency {
  uint32_t *start, *segments;
} LyAdjacency;

typedef struct Ordering {
  LyNet *net;
  LyAdjacency before, after, arcs; /* of nodes: segments in the channel to the left, to the right, arcs */
  double *value;                   /* of nodes, for sorting */
  double *after_weight;            /* of nodes: what an arc that passes them crosses */
  uint32_t *best, *scratch;        /* positions of nodes; room for a row */
  uint32_t *tree_ranks;            /* room for counting crossings, by segment */
  double *tree;
  uint32_t *sorted;
} Ordering;

static double fraction (const LyNode *node, double at_px) {
  double room_px = node->height_px + node->corridor_px;
  if (isnan (at_px) || room_px <= 0)
    return 0.5;
  return fmin (0.99, fmax (0.01, at_px / room_px));
}

static double left_key (const LyNet *net, const LySegment *s) {
  return net->nodes[s->left].position + fraction (&net->nodes[s->left], s->left_px);
}

static double right_key (const LyNet *net, const LySegment *s) {
  return net->nodes[s->right].position + fraction (&net->nodes[s->right], s->right_px);
}

enum { BEFORE, AFTER, ARCS };

static void ends_of (const LySegment *s, int which, uint32_t ends[2]) {
  ends[0] = ends[1] = LY_NONE;
  if (s->is_arc != (which == ARCS))
    return;
  if (which != BEFORE)
    ends[0] = s->left;
  if (which != AFTER)
    ends[1] = s->right;
}

static bool list_segments (LyNet *net, LyAdjacency *list, int which) {
  uint32_t ends[2];
  list->start = LY_ARRAY (net->arena, uint32_t, net->node_count + 2);
  list->segments = LY_ARRAY (net->arena, uint32_t, 2 * (size_t)net->segment_count);
  if (list->start == NULL || list->segments == NULL)
    return false;
  for (int fill = 0; fill < 2; fill++) {
    for (uint32_t i = 0; i < net->segment_count; i++) {
      ends_of (&net->segments[i], which, ends);
      for (int e = 0; e < 2; e++)
        if (ends[e] != LY_NONE && !fill)
          list->start[ends[e] + 2]++;
        else if (ends[e] != LY_NONE)
          list->segments[list->start[ends[e] + 1]++] = i;
    }
    for (uint32_t n = 0; !fill && n < net->node_count; n++)
      list->start[n + 2] += list->start[n + 1];
  }
  return true;
}

/* ---- counting ---- */

typedef struct KeyedSegment {
  double left, right, weight;
} KeyedSegment;

static int by_right (const void *a, const void *b) {
  const KeyedSegment *x = a, *y = b;
  return (x->right > y->right) - (x->right < y->right);
}

static int by_left (const void *a, const void *b) {
  const KeyedSegment *x = a, *y = b;
  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  return by_right (a, b);
}

/* Weighted inversions of COUNT segments; TREE has room for them. */
static double inversions (KeyedSegment *keyed, uint32_t count, double *tree) {
  double crossings = 0, total = 0;
  uint32_t ranks = 0;
  qsort (keyed, count, sizeof *keyed, by_right);
  double last = -1;
  for (uint32_t i = 0; i < count; i++) {
    if (keyed[i].right > last)
      ranks++;
    last = keyed[i].right;
    keyed[i].right = ranks;
  }
  qsort (keyed, count, sizeof *keyed, by_left);
  memset (tree, 0, (ranks + 1) * sizeof *tree);
  for (uint32_t i = 0, j = 0; i < count; i = j) {
    for (j = i; j < count && keyed[j].left == keyed[i].left; j++) {
      double above = 0;
      for (uint32_t k = (uint32_t)keyed[j].right; k > 0; k -= k & -k)
        above += tree[k];
      crossings += keyed[j].weight * (total - above);
    }
    for (uint32_t k = i; k < j; k++) {
      total += keyed[k].weight;
      for (uint32_t at = (uint32_t)keyed[k].right; at <= ranks; at += at & -at)
        tree[at] += keyed[k].weight;
    }
  }
  return crossings;
}

static double arc_crossings (const Ordering *o, const LySegment *arc) {
  const LyNode *a = &o->net->nodes[arc->left], *b = &o->net->nodes[arc->right];
  uint32_t top = a->position < b->position ? a->position : b->position;
  uint32_t bottom = a->position < b->position ? b->position : a->position;
  double sum = 0;
  for (uint32_t p = top + 1; p < bottom; p++)
    sum += 1 + o->after_weight[o->net->rows[a->rank][p]];
  return sum * arc->weight;
}

static double count_crossings (Ordering *o, KeyedSegment *keyed) {
  LyNet *net = o->net;
  double sum = 0;
  for (uint32_t r = 0; r + 1 < net->rank_count; r++) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < net->row_counts[r]; i++) {
      uint32_t n = net->rows[r][i];
      for (uint32_t j = o->after.start[n]; j < o->after.start[n + 1]; j++) {
        const LySegment *s = &net->segments[o->after.segments[j]];
        keyed[count++] = (KeyedSegment){left_key (net, s), right_key (net, s), s->weight};
      }
    }
    sum += inversions (keyed, count, o->tree);
  }
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (net->segments[i].is_arc)
      sum += arc_crossings (o, &net->segments[i]);
  return sum;
}

/* ---- sweeping ---- */

static void set_values (Ordering *o, uint32_t rank, bool from_left) {
  LyNet *net = o->net;
  const LyAdjacency *list = from_left ? &o->before : &o->after;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    double sum = 0, weight = 0;
    for (uint32_t j = list->start[n]; j < list->start[n + 1]; j++) {
      const LySegment *s = &net->segments[list->segments[j]];
      sum += s->weight * (from_left ? left_key (net, s) : right_key (net, s));
      weight += s->weight;
    }
    o->value[n] = weight > 0 ? sum / weight : -1;
  }
}

/* A hop beside its own box goes where the box goes. */
static void pull_own_hops (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    if (!net->nodes[n].is_hop)
      continue;
    for (uint32_t j = o->arcs.start[n]; j < o->arcs.start[n + 1]; j++) {
      const LySegment *s = &net->segments[o->arcs.segments[j]];
      double box = o->value[s->left == n ? s->right : s->left];
      if (box >= 0)
        o->value[n] = o->value[n] < 0 ? box : (o->value[n] + ARC_PULL * box) / (1 + ARC_PULL);
    }
  }
}

/* Merge sort, stable, of the row's nodes by value. */
static void merge_sort (uint32_t *row, uint32_t *room, uint32_t count, const double *value) {
  if (count < 2)
    return;
  uint32_t half = count / 2, a = 0, b = half, k = 0;
  merge_sort (row, room, half, value);
  merge_sort (row + half, room, count - half, value);
  while (a < half && b < count)
    room[k++] = value[row[b]] < value[row[a]] ? row[b++] : row[a++];
  while (a < half)
    room[k++] = row[a++];
  memcpy (row, room, k * sizeof *row);
}

static void sort_row (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  uint32_t *row = net->rows[rank], count = net->row_counts[rank];
  double last = 0; /* what nothing pulls stays behind its neighbour */
  for (uint32_t i = 0; i < count; i++) {
    if (o->value[row[i]] < 0)
      o->value[row[i]] = last;
    last = o->value[row[i]];
  }
  merge_sort (row, o->scratch, count, o->value);
  for (uint32_t i = 0; i < count; i++)
    net->nodes[row[i]].position = i;
}

/* ---- exchanging neighbours ---- */

/* Crossings in one channel between the segments of A and those of B while A is above B, less those if B were
 * above A. */
static double gain_in_channel (Ordering *o, uint32_t a, uint32_t b, bool before) {
  LyNet *net = o->net;
  const LyAdjacency *list = before ? &o->before : &o->after;
  double gain = 0;
  if ((uint64_t)(list->start[a + 1] - list->start[a]) * (list->start[b + 1] - list->start[b]) > SWITCH_PAIRS)
    return 0;
  for (uint32_t i = list->start[a]; i < list->start[a + 1]; i++) {
    const LySegment *s = &net->segments[list->segments[i]];
    double x = before ? left_key (net, s) : right_key (net, s);
    for (uint32_t j = list->start[b]; j < list->start[b + 1]; j++) {
      const LySegment *t = &net->segments[list->segments[j]];
      double y = before ? left_key (net, t) : right_key (net, t);
      gain += s->weight * t->weight * ((x > y) - (x < y));
    }
  }
  return gain;
}

/* The same for arcs of A: exchanged with B beneath it, they get longer or shorter by B. */
static double gain_of_arcs (Ordering *o, uint32_t a, uint32_t b, bool a_is_above) {
  const LyNet *net = o->net;
  double gain = 0;
  for (uint32_t i = o->arcs.start[a]; i < o->arcs.start[a + 1]; i++) {
    const LySegment *s = &net->segments[o->arcs.segments[i]];
    uint32_t other = s->left == a ? s->right : s->left;
    if (other == b || other == a)
      continue;
    bool above = net->nodes[other].position < net->nodes[a].position;
    gain += (above == a_is_above ? -1 : 1) * s->weight * (1 + o->after_weight[b]);
  }
  return gain;
}

static bool switch_neighbours (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  bool switched = false;
  for (uint32_t i = 0; i + 1 < net->row_counts[rank]; i++) {
    uint32_t a = net->rows[rank][i], b = net->rows[rank][i + 1];
    double gain = gain_in_channel (o, a, b, true) + gain_in_channel (o, a, b, false) +
                  gain_of_arcs (o, a, b, true) + gain_of_arcs (o, b, a, false);
    if (gain <= 1e-9)
      continue;
    net->rows[rank][i] = b;
    net->rows[rank][i + 1] = a;
    net->nodes[b].position = i;
    net->nodes[a].position = i + 1;
    switched = true;
  }
  return switched;
}

static void switch_all (Ordering *o, int rounds) {
  for (int round = 0; round < rounds; round++) {
    bool switched = false;
    for (uint32_t r = 1; r < o->net->rank_count; r++)
      switched |= switch_neighbours (o, r);
    if (!switched)
      break;
  }
}

/* ---- the whole ---- */

static void sweep (Ordering *o, bool from_left) {
  LyNet *net = o->net;
  for (uint32_t i = 1; i < net->rank_count; i++) {
    uint32_t rank = from_left ? i : net->rank_count - i;
    set_values (o, rank, from_left);
    pull_own_hops (o, rank);
    sort_row (o, rank);
  }
}

static void keep_best (Ordering *o, double *least, double crossings) {
  if (crossings >= *least)
    return;
  *least = crossings;
  for (uint32_t n = 0; n < o->net->node_count; n++)
    o->best[n] = o->net->nodes[n].position;
}

static void restore_best (Ordering *o) {
  LyNet *net = o->net;
  for (uint32_t n = 0; n < net->node_count; n++) {
    net->nodes[n].position = o->best[n];
    net->rows[net->nodes[n].rank][o->best[n]] = n;
  }
}

static bool ordering_init (Ordering *o, LyNet *net) {
  *o = (Ordering){.net = net};
  o->value = LY_ARRAY (net->arena, double, net->node_count);
  o->after_weight = LY_ARRAY (net->arena, double, net->node_count);
  o->best = LY_ARRAY (net->arena, uint32_t, net->node_count);
  o->scratch = LY_ARRAY (net->arena, uint32_t, net->node_count);
  o->tree = LY_ARRAY (net->arena, double, net->segment_count + 2);
  if (o->value == NULL || o->after_weight == NULL || o->best == NULL || o->scratch == NULL ||
      o->tree == NULL || !list_segments (net, &o->before, BEFORE) || !list_segments (net, &o->after, AFTER) ||
      !list_segments (net, &o->arcs, ARCS))
    return false;
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (!net->segments[i].is_arc)
      o->after_weight[net->segments[i].left] += net->segments[i].weight;
  return true;
}

bool ly_net_order (LyNet *net) {
  Ordering o;
  KeyedSegment *keyed = LY_ARRAY (net->arena, KeyedSegment, net->segment_count + 1);
  if (keyed == NULL || !ordering_init (&o, net))
    return false;
  double least = INFINITY;
  keep_best (&o, &least, count_crossings (&o, keyed));
  int sweeps = SWEEP_BUDGET / (int)(net->segment_count + 1);
  sweeps = sweeps < SWEEPS_MIN ? SWEEPS_MIN : sweeps > SWEEPS_MAX ? SWEEPS_MAX : sweeps;
  for (int i = 0; i < sweeps && least > 0; i++) {
    sweep (&o, i % 2 == 0);
    switch_all (&o, sweeps > SWITCH_ROUNDS ? SWITCH_ROUNDS : 2);
    keep_best (&o, &least, count_crossings (&o, keyed));
  }
  restore_best (&o);
  return true;
}
