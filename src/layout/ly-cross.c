#include "ly-cross.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ly-cells.h"
#include "ly-measures.h"

#define CELL_ORDER       2.3   /* what all cells out of order would cost, in times of all that crosses */
#define CELL_ORDER_ALONE 1.7   /* the same for one step: there more can be had of both */
#define CELL_PRICE_FIRST 0.02  /* until it is known how much crosses */
#define CELL_PRICE_LEAST 0.2   /* of two cells, in crossings */
#define ARC_LENGTH       0.2   /* of a crossing, for each node that an arc encloses */
#define PAIRS_MOST       60000 /* pairs of segments in a channel up to which each is looked at */
#define MOMENTS_MOST     6     /* steps that are counted instead */
#define DEGREE_MOST      4096  /* pairs of segments of two nodes beyond which they are not compared */
#define FEW_SEGMENTS     40    /* of a channel: looked at in pairs, which is faster than sorting them */

static double offset_in (const LyNode *node, double at_px) {
  double room_px = node->above_px + node->height_px + node->corridor_px;
  if (isnan (at_px) || room_px <= 0)
    return 0.5;
  return ly_min (0.99, ly_max (0.01, (at_px + node->above_px) / room_px));
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
  double at_px = at_left == of_other ? s->right_place_px : s->left_place_px;
  return (LyEnd){.other = other,
                 .segment = segment,
                 .life = s->life.words[0],
                 .offset = (float)offset_in (&net->nodes[of_other ? other : node], at_px),
                 .far_offset = (float)offset_in (&net->nodes[other], at_left ? s->right_place_px : s->left_place_px),
                 .weight = (float)s->arrows};
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

/* Those that stand side by side are not: see ly-stairs.c. */
static bool is_ordered (const LyCellPair *pair) {
  return pair->is_next && !pair->across && ly_cell_pair_has_order (pair);
}

/* The cells right above those that refer to each node. */
static bool list_cells (LyCrossings *c) {
  LyNet *net = c->net;
  LyCellPairs pairs;
  c->above.start = LY_ARRAY (net->arena, uint32_t, net->node_count + 2);
  if (c->above.start == NULL || !ly_cell_pairs (net, &pairs))
    return false;
  c->above.list = LY_ARRAY (net->arena, LyEnd, pairs.count);
  for (uint32_t i = 0; i < pairs.count; i++)
    if (is_ordered (&pairs.list[i]))
      c->above.start[pairs.list[i].lower + 2]++;
  for (uint32_t n = 0; n < net->node_count; n++)
    c->above.start[n + 2] += c->above.start[n + 1];
  for (uint32_t i = 0; c->above.list != NULL && i < pairs.count; i++) {
    double weight = pairs.list[i].moments;
    c->all_cells += pairs.list[i].is_next && ly_cell_pair_has_order (&pairs.list[i]) ? weight : 0;
    if (is_ordered (&pairs.list[i]))
      c->above.list[c->above.start[pairs.list[i].lower + 1]++] =
          (LyEnd){.other = pairs.list[i].upper, .weight = (float)weight};
  }
  return c->above.list != NULL;
}

static bool were_turned (const LyNet *net, uint32_t a, uint32_t b) {
  return net->kept != NULL && net->kept[a] && net->kept[b] && net->before_px[a] > net->before_px[b];
}

/* What it is worth that A does not stand above B. */
static double disorder (const LyCrossings *c, uint32_t a, uint32_t b) {
  double sum = 0;
  for (uint32_t i = c->above.start[a]; i < c->above.start[a + 1]; i++)
    if (c->above.list[i].other == b)
      sum += c->above.list[i].weight;
  return c->cell_price * sum + (were_turned (c->net, a, b) ? c->net->turn : 0);
}

double ly_crossings_turned (const LyCrossings *c) {
  const LyNet *net = c->net;
  uint64_t sum = 0;
  for (uint32_t r = 1; net->kept != NULL && r < net->rank_count; r++)
    for (uint32_t i = 1; i < net->row_counts[r]; i++)
      for (uint32_t k = 0; k < i; k++)
        sum += were_turned (net, net->rows[r][k], net->rows[r][i]);
  return net->turn * (double)sum;
}

static double count_disorder (const LyCrossings *c) {
  double sum = 0;
  for (uint32_t n = 0; n < c->net->node_count; n++)
    for (uint32_t i = c->above.start[n]; i < c->above.start[n + 1]; i++)
      if (c->net->positions[c->above.list[i].other] > c->net->positions[n])
        sum += c->above.list[i].weight;
  return c->cell_price * sum + ly_crossings_turned (c);
}

void ly_crossings_price_cells (LyCrossings *c, double crossings) {
  double steps = c->net->clock.bits;
  double order = c->one_step ? CELL_ORDER_ALONE : CELL_ORDER;
  c->cell_price = c->all_cells > 0 ? order * (crossings + steps) / c->all_cells : 0;
  c->cell_price = ly_max (c->cell_price, CELL_PRICE_LEAST);
}

typedef struct Keyed {
  double left, right, weight;
  uint32_t segment;
} Keyed;

bool ly_crossings_init (LyCrossings *c, LyNet *net) {
  *c = (LyCrossings){.net = net, .one_step = net->clock.bits == 1, .one_word = net->clock.bits <= 64};
  for (int side = 0; side < LY_SIDES; side++) {
    c->loads[side] = LY_ARRAY (net->arena, double, net->node_count);
    if (c->loads[side] == NULL || !list_ends (&c->through[side], net, false, side) ||
        !list_ends (&c->arcs[side], net, true, side))
      return false;
    for (uint32_t n = 0; n < net->node_count; n++)
      for (uint32_t i = c->through[side].start[n]; i < c->through[side].start[n + 1]; i++)
        c->loads[side][n] += c->through[side].list[i].weight;
  }
  c->has_arcs = LY_ARRAY (net->arena, bool, net->node_count);
  for (uint32_t n = 0; c->has_arcs != NULL && n < net->node_count; n++)
    for (int side = 0; side < LY_SIDES; side++)
      c->has_arcs[n] |= c->arcs[side].start[n] < c->arcs[side].start[n + 1];
  c->tree = LY_ARRAY (net->arena, double, net->segment_count + 2);
  c->keyed = LY_ARRAY (net->arena, Keyed, net->segment_count + 1);
  c->placed = LY_ARRAY (net->arena, LyPlaced, net->segment_count + 1);
  c->cell_price = CELL_PRICE_FIRST;
  return c->placed != NULL && c->has_arcs != NULL && c->tree != NULL && c->keyed != NULL && list_cells (c);
}

/* ---- pairs of nodes ---- */

static double key (const LyCrossings *c, const LyEnd *end) {
  return c->net->positions[end->other] + end->offset;
}

/* Adds what A and B cross in one channel while A is above, and while B is. */
static void add_crossings (const LyCrossings *c, const LyEnds *ends, uint32_t a, uint32_t b, double *a_above,
                           double *b_above) {
  uint32_t a0 = ends->start[a], a1 = ends->start[a + 1], b0 = ends->start[b], b1 = ends->start[b + 1];
  if (a0 == a1 || b0 == b1 || (uint64_t)(a1 - a0) * (b1 - b0) > DEGREE_MOST)
    return;
  for (uint32_t j = b0; j < b1; j++) {
    double y = key (c, &ends->list[j]);
    for (uint32_t i = a0; i < a1; i++) {
      double x = key (c, &ends->list[i]);
      if (x != y)
        *(x > y ? a_above : b_above) += ly_crossing_weight (c, &ends->list[i], &ends->list[j]);
    }
  }
}

void ly_crossings_of_pair (const LyCrossings *c, uint32_t a, uint32_t b, double *a_above, double *b_above) {
  *a_above = disorder (c, a, b);
  *b_above = disorder (c, b, a);
  add_crossings (c, &c->through[LY_BEFORE], a, b, a_above, b_above);
  add_crossings (c, &c->through[LY_AFTER], a, b, a_above, b_above);
}

/* ---- all pairs of a column ---- */

/* Lists the segments of the nodes of RANK, from top to bottom: where they end, and the place of their node.
 * false: some node has too many. */
static bool list_row (const LyCrossings *c, const LyEnds *ends, uint32_t rank, uint32_t *count) {
  const LyNet *net = c->net;
  LyPlaced *placed = c->placed;
  *count = 0;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i], degree = ends->start[n + 1] - ends->start[n];
    if ((uint64_t)degree * degree > DEGREE_MOST)
      return false;
    for (uint32_t j = ends->start[n]; j < ends->start[n + 1]; j++)
      placed[(*count)++] = (LyPlaced){key (c, &ends->list[j]), &ends->list[j], i};
  }
  return true;
}

static void add_row (const LyCrossings *c, uint32_t count, size_t width, float *pairs) {
  const LyPlaced *placed = c->placed;
  for (uint32_t i = 0; i < count; i++) {
    const LyPlaced *a = &placed[i];
    for (uint32_t j = i + 1; j < count; j++) {
      const LyPlaced *b = &placed[j];
      if (a->at == b->at || a->place == b->place)
        continue;
      size_t upper = a->at > b->at ? a->place : b->place, lower = a->at > b->at ? b->place : a->place;
      pairs[upper * width + lower] += (float)ly_crossing_weight (c, a->end, b->end);
    }
  }
}

static void add_disorder (const LyCrossings *c, uint32_t rank, size_t width, float *pairs) {
  const LyNet *net = c->net;
  const uint32_t *row = net->rows[rank];
  for (uint32_t i = 0; i < width; i++)
    for (uint32_t k = c->above.start[row[i]]; k < c->above.start[row[i] + 1]; k++)
      pairs[i * width + net->positions[c->above.list[k].other]] +=
          (float)(c->cell_price * c->above.list[k].weight);
  for (uint32_t i = 0; net->kept != NULL && i < width; i++)
    for (uint32_t k = 0; net->kept[row[i]] && k < width; k++)
      pairs[i * width + k] += were_turned (net, row[i], row[k]) ? (float)net->turn : 0;
}

void ly_crossings_of_row (const LyCrossings *c, uint32_t rank, float *pairs) {
  const LyNet *net = c->net;
  const uint32_t *row = net->rows[rank];
  uint32_t width = net->row_counts[rank], count;
  memset (pairs, 0, (size_t)width * width * sizeof *pairs);
  add_disorder (c, rank, width, pairs);
  for (int side = 0; side < LY_SIDES; side++) {
    if (list_row (c, &c->through[side], rank, &count)) {
      add_row (c, count, width, pairs);
      continue;
    }
    for (uint32_t i = 0; i < width; i++)
      for (uint32_t j = i + 1; j < width; j++) {
        double now = 0, then = 0;
        add_crossings (c, &c->through[side], row[i], row[j], &now, &then);
        pairs[(size_t)i * width + j] += (float)now;
        pairs[(size_t)j * width + i] += (float)then;
      }
  }
}

/* ---- arcs ---- */

/* A node of a column, or one that is thought to stand at AT. */
typedef struct Stand {
  uint32_t node;
  double at;
} Stand;

/* Where SEGMENT ends at NODE: 0 its top, 1 its bottom. */
static double own_offset (const LyCrossings *c, const LySegment *segment, uint32_t node) {
  return offset_in (&c->net->nodes[node], segment->left == node ? segment->left_place_px : segment->right_place_px);
}

static double place_of (const LyCrossings *c, uint32_t node, Stand a, Stand b) {
  return node == a.node ? a.at : node == b.node ? b.at : c->net->positions[node];
}

static bool is_within (double at, double low, double high) {
  return at > low && at < high;
}

/* Do two arcs of one side cross: does exactly one end of one lie between those of the other? X is an end at
 * the node A stands for, Y one at that of B. */
static bool arcs_cross (const LyCrossings *c, const LyEnd *x, Stand a, const LyEnd *y, Stand b) {
  double x1 = a.at + x->offset, x2 = place_of (c, x->other, a, b) + x->far_offset;
  double y1 = b.at + y->offset, y2 = place_of (c, y->other, a, b) + y->far_offset;
  double low = ly_min (x1, x2), high = ly_max (x1, x2);
  return is_within (y1, low, high) != is_within (y2, low, high);
}

/* All that arrows crosses which ARC encloses when NODE, which it does not end at, stands between its ends. */
static double enclosed_in (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node) {
  const LyEnds *through = &c->through[side];
  double sum = 0;
  if (c->one_step)
    return arc->weight * c->loads[side][node];
  for (uint32_t i = through->start[node]; i < through->start[node + 1]; i++)
    sum += ly_crossing_weight (c, arc, &through->list[i]);
  return sum;
}

/* The same for NODE at which it ends: only what leaves above or beneath it. */
static double enclosed_at_end (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node, double offset,
                               bool above) {
  const LyEnds *through = &c->through[side];
  double sum = 0;
  for (uint32_t i = through->start[node]; i < through->start[node + 1]; i++) {
    double other = own_offset (c, &c->net->segments[through->list[i].segment], node);
    if (above ? other < offset : other > offset)
      sum += ly_crossing_weight (c, arc, &through->list[i]);
  }
  return sum;
}

double ly_crossings_enclosed (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node) {
  return ARC_LENGTH * arc->weight + enclosed_in (c, side, arc, node);
}

double ly_crossings_at_end (const LyCrossings *c, int side, const LyEnd *arc, bool from_above) {
  return enclosed_at_end (c, side, arc, arc->other, arc->far_offset, from_above);
}

/* What ARC, which joins A and the node right beneath it, B, crosses less when they change places. */
static double gain_of_joining (const LyCrossings *c, int side, const LyEnd *arc, Stand a, Stand b) {
  return enclosed_at_end (c, side, arc, a.node, arc->offset, false) -
         enclosed_at_end (c, side, arc, a.node, arc->offset, true) +
         enclosed_at_end (c, side, arc, b.node, arc->far_offset, true) -
         enclosed_at_end (c, side, arc, b.node, arc->far_offset, false);
}

/* What the arcs of X cross less of what passes by Y when X, right above or right beneath Y, changes places
 * with it. */
static double gain_of_enclosing (const LyCrossings *c, int side, Stand x, Stand y) {
  const LyEnds *arcs = &c->arcs[side];
  double gain = 0;
  for (uint32_t i = arcs->start[x.node]; i < arcs->start[x.node + 1]; i++) {
    const LyEnd *arc = &arcs->list[i];
    if (arc->other == y.node || arc->other == x.node)
      continue;
    bool away = (c->net->positions[arc->other] < x.at) == (x.at < y.at);
    double cost = ARC_LENGTH * arc->weight + enclosed_in (c, side, arc, y.node);
    gain += away ? -cost : cost;
  }
  return gain;
}

/* What the arcs of A and B cross less of each other. */
static double gain_among_arcs (const LyCrossings *c, int side, Stand a, Stand b) {
  const LyEnds *arcs = &c->arcs[side];
  Stand a_then = {a.node, b.at}, b_then = {b.node, a.at};
  double gain = 0;
  for (uint32_t i = arcs->start[a.node]; i < arcs->start[a.node + 1]; i++)
    for (uint32_t k = arcs->start[b.node]; k < arcs->start[b.node + 1]; k++) {
      const LyEnd *x = &arcs->list[i], *y = &arcs->list[k];
      int less =
          x->segment == y->segment ? 0 : arcs_cross (c, x, a, y, b) - arcs_cross (c, x, a_then, y, b_then);
      if (less != 0)
        gain += less * ly_crossing_weight (c, x, y);
    }
  return gain;
}

double ly_crossings_of_arcs (const LyCrossings *c, uint32_t a, uint32_t b) {
  if (!c->has_arcs[a] && !c->has_arcs[b])
    return 0;
  Stand x = {a, c->net->positions[a]}, y = {b, c->net->positions[b]};
  double gain = 0;
  for (int side = 0; side < LY_SIDES; side++) {
    const LyEnds *arcs = &c->arcs[side];
    uint32_t count_a = arcs->start[a + 1] - arcs->start[a], count_b = arcs->start[b + 1] - arcs->start[b];
    if (count_a > 0)
      gain += gain_of_enclosing (c, side, x, y);
    if (count_b > 0)
      gain += gain_of_enclosing (c, side, y, x);
    if (count_a == 0 || count_b == 0)
      continue;
    for (uint32_t i = arcs->start[a]; i < arcs->start[a + 1]; i++)
      if (arcs->list[i].other == b)
        gain += gain_of_joining (c, side, &arcs->list[i], x, y);
    if ((uint64_t)count_a * count_b <= DEGREE_MOST)
      gain += gain_among_arcs (c, side, x, y);
  }
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

/* Pairs of COUNT segments that cross, weighted; for few of them. */
static double inversions_of_few (const Keyed *keyed, uint32_t count) {
  double crossings = 0;
  for (uint32_t i = 0; i < count; i++)
    for (uint32_t j = i + 1; j < count; j++)
      if ((keyed[i].left - keyed[j].left) * (keyed[i].right - keyed[j].right) < 0)
        crossings += keyed[i].weight * keyed[j].weight;
  return crossings;
}

/* Weighted inversions of COUNT segments (Barth, Juenger, Mutzel 2002); TREE has room for them. */
static double inversions (Keyed *keyed, uint32_t count, double *tree) {
  double crossings = 0, total = 0, last = -1;
  uint32_t ranks = 0;
  if (count <= FEW_SEGMENTS)
    return inversions_of_few (keyed, count);
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
            (Keyed){i + offset_in (&net->nodes[n], s->left_place_px), key (c, end), end->weight, end->segment};
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

/* What ARC, whose upper end is at NODE, encloses, and half of its crossings with other arcs. */
static double count_arc (const LyCrossings *c, int side, const LyEnd *arc, uint32_t node) {
  const LyNet *net = c->net;
  const LyEnds *arcs = &c->arcs[side];
  uint32_t low = net->positions[node], high = net->positions[arc->other];
  double sum = enclosed_at_end (c, side, arc, node, arc->offset, false) +
               enclosed_at_end (c, side, arc, arc->other, arc->far_offset, true);
  for (uint32_t p = low; p <= high; p++) {
    uint32_t n = net->rows[net->nodes[node].rank][p];
    if (p > low && p < high)
      sum += ARC_LENGTH * arc->weight + enclosed_in (c, side, arc, n);
    for (uint32_t i = arcs->start[n]; i < arcs->start[n + 1]; i++) {
      const LyEnd *other = &arcs->list[i];
      if (is_within (p + other->offset, low + arc->offset, high + arc->far_offset) &&
          arcs_cross (c, arc, (Stand){node, low}, other, (Stand){n, p}))
        sum += ly_crossing_weight (c, arc, other) / 2;
    }
  }
  return sum;
}

static double count_arcs (const LyCrossings *c, int side) {
  const LyNet *net = c->net;
  const LyEnds *arcs = &c->arcs[side];
  double sum = 0;
  for (uint32_t n = 0; n < net->node_count; n++)
    for (uint32_t i = arcs->start[n]; i < arcs->start[n + 1]; i++)
      if (net->positions[n] < net->positions[arcs->list[i].other])
        sum += count_arc (c, side, &arcs->list[i], n);
  return sum;
}

double ly_crossings_count (LyCrossings *c) {
  double sum = count_arcs (c, LY_BEFORE) + count_arcs (c, LY_AFTER) + count_disorder (c);
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
  segment->left_px = segment->left_place_px = segment->from_beneath ? c->net->nodes[node].height_px : 0;
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
          end->offset = (float)offset_in (&c->net->nodes[end->other], s->left_place_px);
      }
}
