#include "ly-cross.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define CELL_ORDER                                                                                           \
  0.4 /* of a crossing: what it costs when the targets of two cells are not in their order                   \
       */
#define PAIRS_MOST   60000 /* pairs of segments in a channel up to which each is looked at */
#define MOMENTS_MOST 6     /* steps that are counted instead */
#define DEGREE_MOST  4096  /* pairs of segments of two nodes beyond which they are not compared */

static double offset_in (const LyNode *node, double at_px) {
  double room_px = node->above_px + node->height_px + node->corridor_px;
  if (isnan (at_px) || room_px <= 0)
    return 0.5;
  return fmin (0.99, fmax (0.01, (at_px + node->above_px) / room_px));
}

/* Which list of which nodes SEGMENT belongs to. */
static bool end_of (const LySegment *s, bool arcs, int side, bool second, uint32_t *node) {
  if (s->is_arc != arcs)
    return false;
  if (s->is_arc) {
    *node = second ? s->right : s->left;
    return s->on_left == (side == LY_BEFORE);
  }
  *node = side == LY_AFTER ? s->left : s->right;
  return !second;
}

static LyEnd make_end (const LyNet *net, uint32_t segment, uint32_t node) {
  const LySegment *s = &net->segments[segment];
  bool at_left = s->left == node;
  uint32_t other = at_left ? s->right : s->left;
  bool of_other = !s->is_arc;
  double at_px = at_left == of_other ? s->right_px : s->left_px;
  return (LyEnd){.other = other,
                 .segment = segment,
                 .offset = offset_in (&net->nodes[of_other ? other : node], at_px),
                 .weight = s->arrows};
}

static bool list_ends (LyEnds *ends, LyNet *net, bool arcs, int side) {
  uint32_t node;
  size_t count = 0;
  ends->start = LY_ARRAY (net->arena, uint32_t, net->node_count + 2);
  if (ends->start == NULL)
    return false;
  for (uint32_t i = 0; i < net->segment_count; i++)
    for (int second = 0; second < 2; second++)
      if (end_of (&net->segments[i], arcs, side, second == 1, &node)) {
        ends->start[node + 2]++;
        count++;
      }
  for (uint32_t n = 0; n < net->node_count; n++)
    ends->start[n + 2] += ends->start[n + 1];
  ends->list = LY_ARRAY (net->arena, LyEnd, count);
  if (ends->list == NULL)
    return false;
  for (uint32_t i = 0; i < net->segment_count; i++)
    for (int second = 0; second < 2; second++)
      if (end_of (&net->segments[i], arcs, side, second == 1, &node))
        ends->list[ends->start[node + 1]++] = make_end (net, i, node);
  return true;
}

/* Pairs of neighbouring cells of one box: their targets should stand in the order of the cells. */
static bool list_cells (LyCrossings *c) {
  LyNet *net = c->net;
  const LyUnion *u = net->u;
  LyOut out;
  c->above.start = LY_ARRAY (net->arena, uint32_t, net->node_count + 2);
  c->above.list = LY_ARRAY (net->arena, LyEnd, u->link_count);
  if (c->above.start == NULL || c->above.list == NULL || !ly_out_links (u, net->arena, &out))
    return false;
  for (int fill = 0; fill < 2; fill++) {
    for (uint32_t t = 0; t < u->thing_count; t++)
      for (uint32_t i = out.start[t] + 1; i < out.start[t + 1]; i++) {
        const LyLink *first = &u->links[out.links[i - 1]], *second = &u->links[out.links[i]];
        uint32_t a = net->node_of_thing[first->to], b = net->node_of_thing[second->to];
        if (a == b || net->nodes[a].rank != net->nodes[b].rank)
          continue;
        LyLife one = ly_life_of (&net->clock, u, first->run), two = ly_life_of (&net->clock, u, second->run);
        if (fill == 0)
          c->above.start[b + 2]++;
        else
          c->above.list[c->above.start[b + 1]++] =
              (LyEnd){.other = a, .weight = CELL_ORDER * ly_life_together (&one, &two)};
      }
    for (uint32_t n = 0; fill == 0 && n < net->node_count; n++)
      c->above.start[n + 2] += c->above.start[n + 1];
  }
  return true;
}

/* What it is worth that A does not stand above B. */
static double disorder (const LyCrossings *c, uint32_t a, uint32_t b) {
  double sum = 0;
  for (uint32_t i = c->above.start[a]; i < c->above.start[a + 1]; i++)
    if (c->above.list[i].other == b)
      sum += c->above.list[i].weight;
  return sum;
}

typedef struct Keyed {
  double left, right, weight;
  uint32_t segment;
} Keyed;

bool ly_crossings_init (LyCrossings *c, LyNet *net) {
  *c = (LyCrossings){.net = net, .one_step = net->clock.bits == 1};
  for (int side = 0; side < LY_SIDES; side++) {
    c->loads[side] = LY_ARRAY (net->arena, double, net->node_count);
    if (c->loads[side] == NULL || !list_ends (&c->through[side], net, false, side) ||
        !list_ends (&c->arcs[side], net, true, side))
      return false;
    for (uint32_t n = 0; n < net->node_count; n++)
      for (uint32_t i = c->through[side].start[n]; i < c->through[side].start[n + 1]; i++)
        c->loads[side][n] += c->through[side].list[i].weight;
  }
  c->tree = LY_ARRAY (net->arena, double, net->segment_count + 2);
  c->keyed = LY_ARRAY (net->arena, Keyed, net->segment_count + 1);
  return c->tree != NULL && c->keyed != NULL && list_cells (c);
}

/* ---- pairs of nodes ---- */

static double key (const LyCrossings *c, const LyEnd *end) {
  return c->net->nodes[end->other].position + end->offset;
}

static double crossings_in (const LyCrossings *c, const LyEnds *ends, uint32_t a, uint32_t b) {
  double sum = 0;
  uint32_t a1 = ends->start[a + 1], b1 = ends->start[b + 1];
  if ((uint64_t)(a1 - ends->start[a]) * (b1 - ends->start[b]) > DEGREE_MOST)
    return 0;
  for (uint32_t i = ends->start[a]; i < a1; i++) {
    double x = key (c, &ends->list[i]);
    for (uint32_t j = ends->start[b]; j < b1; j++)
      if (x > key (c, &ends->list[j]))
        sum += ly_crossing_weight (c, &ends->list[i], &ends->list[j]);
  }
  return sum;
}

double ly_crossings_of_pair (const LyCrossings *c, uint32_t a, uint32_t b) {
  return crossings_in (c, &c->through[LY_BEFORE], a, b) + crossings_in (c, &c->through[LY_AFTER], a, b) +
         disorder (c, a, b);
}

/* What ARC crosses more when NODE comes between its ends. */
static double cost_of_entering (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node, uint32_t low,
                                uint32_t high) {
  const LyEnds *through = &c->through[side], *arcs = &c->arcs[side];
  double sum = 0;
  if (c->one_step) {
    sum = arc->weight * c->loads[side][node];
  } else {
    for (uint32_t i = through->start[node]; i < through->start[node + 1]; i++)
      sum += ly_crossing_weight (c, arc, &through->list[i]);
  }
  for (uint32_t i = arcs->start[node]; i < arcs->start[node + 1]; i++) {
    uint32_t at = c->net->nodes[arcs->list[i].other].position;
    if (at == low || at == high)
      continue;
    double weight = ly_crossing_weight (c, arc, &arcs->list[i]);
    sum += at > low && at < high ? -weight : weight;
  }
  return sum;
}

/* The arcs of X, which moves over to the other side of Y. */
static double gain_of_arcs (const LyCrossings *c, int side, uint32_t x, uint32_t y, bool x_is_above) {
  const LyEnds *arcs = &c->arcs[side];
  uint32_t at = c->net->nodes[x].position;
  double gain = 0;
  for (uint32_t i = arcs->start[x]; i < arcs->start[x + 1]; i++) {
    const LyEnd *arc = &arcs->list[i];
    uint32_t other = c->net->nodes[arc->other].position;
    if (arc->other == y || arc->other == x)
      continue;
    bool above = other < at;
    double cost =
        0.2 * arc->weight + cost_of_entering (c, side, arc, y, above ? other : at, above ? at : other);
    gain += above == x_is_above ? -cost : cost;
  }
  return gain;
}

double ly_crossings_of_arcs (const LyCrossings *c, uint32_t a, uint32_t b) {
  double gain = 0;
  for (int side = 0; side < LY_SIDES; side++)
    gain += gain_of_arcs (c, side, a, b, true) + gain_of_arcs (c, side, b, a, false);
  return gain;
}

/* ---- all of a channel ---- */

static int by_right (const void *a, const void *b) {
  const Keyed *x = a, *y = b;
  if (x->right != y->right)
    return x->right < y->right ? -1 : 1;
  return (x->segment > y->segment) - (x->segment < y->segment);
}

static int by_left (const void *a, const void *b) {
  const Keyed *x = a, *y = b;
  if (x->left != y->left)
    return x->left < y->left ? -1 : 1;
  return by_right (a, b);
}

/* Weighted inversions of COUNT segments (Barth, Juenger, Mutzel 2002); TREE has room for them. */
static double inversions (Keyed *keyed, uint32_t count, double *tree) {
  double crossings = 0, total = 0, last = -1;
  uint32_t ranks = 0;
  qsort (keyed, count, sizeof *keyed, by_right);
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

/* The segments of the channel after RANK; all, or those that are there at BIT. */
static uint32_t list_channel (LyCrossings *c, uint32_t rank, uint32_t bit) {
  const LyNet *net = c->net;
  const LyEnds *ends = &c->through[LY_AFTER];
  Keyed *keyed = c->keyed;
  uint32_t count = 0;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    for (uint32_t j = ends->start[n]; j < ends->start[n + 1]; j++) {
      const LyEnd *end = &ends->list[j];
      const LySegment *s = &net->segments[end->segment];
      if (bit == LY_NONE || ly_life_has (&s->life, bit))
        keyed[count++] =
            (Keyed){i + offset_in (&net->nodes[n], s->left_px), key (c, end), end->weight, end->segment};
    }
  }
  return count;
}

static double count_pairs (const LyCrossings *c, uint32_t count) {
  Keyed *keyed = c->keyed;
  double sum = 0;
  qsort (keyed, count, sizeof *keyed, by_left);
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t j = i + 1; j < count; j++)
      if (keyed[j].right < keyed[i].right && keyed[j].left > keyed[i].left)
        sum += keyed[i].weight * keyed[j].weight *
               ly_life_together (&c->net->segments[keyed[i].segment].life,
                                 &c->net->segments[keyed[j].segment].life);
  return sum;
}

static double count_channel (LyCrossings *c, uint32_t rank) {
  uint32_t bits = c->net->clock.bits, count = list_channel (c, rank, LY_NONE);
  if (c->one_step)
    return inversions (c->keyed, count, c->tree);
  if ((uint64_t)count * count <= PAIRS_MOST)
    return count_pairs (c, count);
  uint32_t moments = bits < MOMENTS_MOST ? bits : MOMENTS_MOST;
  double sum = 0;
  for (uint32_t m = 0; m < moments; m++)
    sum += inversions (c->keyed, list_channel (c, rank, (2 * m + 1) * bits / (2 * moments)), c->tree);
  return sum * bits / moments;
}

/* Half of what each end of an arc sees: each arc is seen twice, crossings with other arcs four times. */
static double count_arcs (const LyCrossings *c, int side) {
  const LyNet *net = c->net;
  const LyEnds *arcs = &c->arcs[side];
  double sum = 0;
  for (uint32_t n = 0; n < net->node_count; n++)
    for (uint32_t i = arcs->start[n]; i < arcs->start[n + 1]; i++) {
      const LyEnd *arc = &arcs->list[i];
      uint32_t low = net->nodes[n].position, high = net->nodes[arc->other].position;
      if (low >= high)
        continue;
      for (uint32_t p = low + 1; p < high; p++)
        sum +=
            0.2 * arc->weight + cost_of_entering (c, side, arc, net->rows[net->nodes[n].rank][p], low, high);
    }
  return sum;
}

double ly_crossings_count (LyCrossings *c) {
  double sum = count_arcs (c, LY_BEFORE) + count_arcs (c, LY_AFTER);
  for (uint32_t r = 0; r + 1 < c->net->rank_count; r++)
    sum += count_channel (c, r);
  return sum;
}

/* ---- arrows that come back ---- */

static void choose_entry (LyCrossings *c, uint32_t node, LyEnd *end) {
  const LyEnds *ends = &c->through[LY_AFTER];
  LySegment *segment = &c->net->segments[end->segment];
  double here = key (c, end), above = 0, beneath = 0;
  for (uint32_t i = ends->start[node]; i < ends->start[node + 1]; i++) {
    const LyEnd *other = &ends->list[i];
    double there = key (c, other);
    if (there == here || c->net->segments[other->segment].comes_back)
      continue;
    *(there < here ? &above : &beneath) += ly_crossing_weight (c, end, other);
  }
  segment->from_beneath = beneath < above;
  segment->left_px = segment->from_beneath ? c->net->nodes[node].height_px : 0;
}

void ly_crossings_choose_entries (LyCrossings *c) {
  const LyEnds *ends = &c->through[LY_AFTER];
  for (uint32_t n = 0; n < c->net->node_count; n++)
    for (uint32_t i = ends->start[n]; i < ends->start[n + 1]; i++)
      if (c->net->segments[ends->list[i].segment].comes_back && !c->net->nodes[n].is_hop)
        choose_entry (c, n, &ends->list[i]);
  for (int side = LY_BEFORE; side <= LY_BEFORE; side++)
    for (uint32_t n = 0; n < c->net->node_count; n++)
      for (uint32_t i = c->through[side].start[n]; i < c->through[side].start[n + 1]; i++) {
        LyEnd *end = &c->through[side].list[i];
        const LySegment *s = &c->net->segments[end->segment];
        if (s->comes_back)
          end->offset = offset_in (&c->net->nodes[end->other], s->left_px);
      }
}
