/* Gives each node its height in the column, without changing the order: exactly, see ly-straight.c, or in
 * very large nets as follows.
 *
 * A node wants to be where its arrows run straight. For one row the best places under "at least so far below
 * the one above" are an isotonic regression, which pooling adjacent violators solves exactly; sweeping over
 * the rows and back lets wishes travel. An arrow may arrive anywhere within the entry of its target, so a
 * target whose entry the arrow already meets has no wish of its own, except, weakly, to stand level with a
 * box of its kind: so a linked list becomes a straight row. In the second half of the sweeps targets of neighbouring cells that stand in
 * different columns wish to be in the cells' order, too. */
#include "ly-net.h"

#include <math.h>

#include "ly-cells.h"
#include "ly-lanes.h"
#include "ly-measures.h"

#define EXACT_MOST    12000 /* nodes and segments up to which heights are exact */
#define FOLDED_MOST   60000 /* the same for folded nets, whose rows do not know of each other */
#define DENSE         1.4   /* segments for each node beyond which heights of many things are not */
#define SWEEPS        12
#define STRAIGHT_HOPS 6.0  /* how much more straight an arrow should be between two hops than elsewhere */
#define STRAIGHT_ENDS 2.0  /* and between a hop and a box */
#define STAY          0.02 /* weight of staying, where nothing pulls */
#define CELL_WEIGHT   30.0 /* of cells that are a little out of order, beside that of the arrow to the later one, */
#define CELL_FAR_PX   40.0 /* and falling with how far they are: by so much, that of an arrow. What is far cannot be had, and would bend much */
#define CELL_LEAST_PX 4.0
#define CELL_MORE_PX  16.0 /* further than it has to, since others pull the other way */

typedef struct Pool {
  double sum, weight; /* of wishes */
  uint32_t count;
} Pool;

/* Two nodes of different columns, of which the first should end above the second. */
typedef struct CellWish {
  uint32_t upper, lower;
  double weight;
} CellWish;

typedef struct CellWishes { /* of rank r: list[start[r]] to list[start[r + 1] - 1] */
  uint32_t *start;
  CellWish *list;
} CellWishes;

typedef struct Placing {
  LyNet *net;
  double *wish, *wish_weight, *offset; /* of nodes; of the row's nodes: from the first */
  Pool *pools;
} Placing;

/* Where an arrow that comes from Y_PX along the segment arrives at NODE. */
static double arrival_px (const LySegment *segment, const LyNode *node, double y_px) {
  double entry_px = segment->entry_height_px, margin_px = ly_min (LY_ENTRY_MARGIN_PX, entry_px / 2);
  return ly_min (ly_max (y_px, node->y_px + margin_px), node->y_px + ly_max (margin_px, entry_px - margin_px));
}

static void wish (Placing *p, uint32_t node, double y_px, double weight) {
  p->wish[node] += y_px * weight;
  p->wish_weight[node] += weight;
}

static void wishes_of_segment (Placing *p, const LySegment *s, bool move_left, bool move_right) {
  LyNode *a = &p->net->nodes[s->left], *b = &p->net->nodes[s->right];
  double weight = s->weight * (a->is_hop && b->is_hop   ? STRAIGHT_HOPS
                               : a->is_hop || b->is_hop ? STRAIGHT_ENDS
                                                        : 1);
  double from_px = a->y_px + s->left_px;
  double to_px = isnan (s->right_px) ? arrival_px (s, b, from_px) : b->y_px + s->right_px;
  double by_px = to_px - from_px;
  if (move_left)
    wish (p, s->left, a->y_px + by_px, weight);
  if (move_right)
    wish (p, s->right, b->y_px - by_px, weight);
}

/* Finds y for a row whose wishes are set. Bands do not keep each other apart: part_rows does that. */
static void settle_row (Placing *p, uint32_t rank) {
  LyNet *net = p->net;
  uint32_t *row = net->rows[rank], count = net->row_counts[rank], pools = 0, band = 0;
  double offset_px = 0;
  for (uint32_t i = 0; i < count; i++) {
    LyNode *node = &net->nodes[row[i]];
    if (i > 0) {
      const LyNode *above = &net->nodes[row[i - 1]];
      offset_px += above->height_px + above->corridor_px + ly_net_gap_px (net, above, node);
      band = above->band != node->band ? pools : band;
    }
    p->offset[i] = offset_px;
    double weight = p->wish_weight[row[i]] + STAY;
    Pool pool = {p->wish[row[i]] + STAY * node->y_px - offset_px * weight, weight, 1};
    while (pools > band && p->pools[pools - 1].sum * pool.weight >= pool.sum * p->pools[pools - 1].weight) {
      pools--;
      pool.sum += p->pools[pools].sum;
      pool.weight += p->pools[pools].weight;
      pool.count += p->pools[pools].count;
    }
    p->pools[pools++] = pool;
  }
  for (uint32_t k = 0, i = 0; k < pools; k++)
    for (uint32_t end = i + p->pools[k].count; i < end; i++)
      net->nodes[row[i]].y_px = p->pools[k].sum / p->pools[k].weight + p->offset[i];
}

static void clear_wishes (Placing *p, uint32_t rank) {
  for (uint32_t i = 0; i < p->net->row_counts[rank]; i++)
    p->wish[p->net->rows[rank][i]] = p->wish_weight[p->net->rows[rank][i]] = 0;
}

static void stack_up (Placing *p) {
  LyNet *net = p->net;
  for (uint32_t r = 0; r < net->rank_count; r++) {
    double y_px = 0;
    for (uint32_t i = 0; i < net->row_counts[r]; i++) {
      LyNode *node = &net->nodes[net->rows[r][i]];
      node->y_px = y_px;
      if (i + 1 < net->row_counts[r] && net->nodes[net->rows[r][i + 1]].band != node->band)
        y_px = 0;
      else if (i + 1 < net->row_counts[r])
        y_px += node->height_px + node->corridor_px + ly_net_gap_px (net, node, &net->nodes[net->rows[r][i + 1]]);
    }
  }
}

/* Segments by channel, so that a sweep touches each but twice: sorted[start[r]..] have their left end in rank
 * r. */
static bool by_channel (LyNet *net, uint32_t **start, uint32_t **sorted) {
  *start = LY_ARRAY (net->arena, uint32_t, net->rank_count + 2);
  *sorted = LY_ARRAY (net->arena, uint32_t, net->segment_count);
  if (*start == NULL || *sorted == NULL)
    return false;
  for (uint32_t i = 0; i < net->segment_count; i++)
    (*start)[net->nodes[net->segments[i].left].rank + 2]++;
  for (uint32_t r = 0; r < net->rank_count; r++)
    (*start)[r + 2] += (*start)[r + 1];
  for (uint32_t i = 0; i < net->segment_count; i++)
    (*sorted)[(*start)[net->nodes[net->segments[i].left].rank + 1]++] = i;
  return true;
}

static void wishes_of_row (Placing *p, uint32_t rank, bool left, bool right, const uint32_t *start,
                           const uint32_t *sorted) {
  LyNet *net = p->net;
  clear_wishes (p, rank);
  if (left && rank > 0)
    for (uint32_t i = start[rank - 1]; i < start[rank]; i++)
      if (!net->segments[sorted[i]].is_arc)
        wishes_of_segment (p, &net->segments[sorted[i]], false, true);
  for (uint32_t i = start[rank]; i < start[rank + 1]; i++)
    if (net->segments[sorted[i]].is_arc)
      wishes_of_segment (p, &net->segments[sorted[i]], true, true);
    else if (right)
      wishes_of_segment (p, &net->segments[sorted[i]], true, false);
}

/* Each row of a folded net stands beneath the one before, in all columns. */
static bool part_rows (LyNet *net) {
  uint32_t bands = 1;
  for (uint32_t n = 0; n < net->node_count; n++)
    bands = net->nodes[n].band + 1u > bands ? net->nodes[n].band + 1u : bands;
  double *top_px = LY_ARRAY (net->arena, double, bands), *bottom_px = LY_ARRAY (net->arena, double, bands);
  if (top_px == NULL || bottom_px == NULL)
    return false;
  for (uint32_t b = 0; b < bands; b++) {
    top_px[b] = INFINITY;
    bottom_px[b] = -INFINITY;
  }
  for (uint32_t n = 0; n < net->node_count; n++) {
    const LyNode *node = &net->nodes[n];
    if (node->rank == 0)
      continue;
    top_px[node->band] = ly_min (top_px[node->band], node->y_px - node->above_px);
    bottom_px[node->band] = ly_max (bottom_px[node->band], node->y_px + node->height_px + node->corridor_px);
  }
  double boxes_px = top_px[0];
  for (uint32_t i = 0; i < net->lane_count; i++) {
    const LyLane *lane = &net->lanes[i];
    top_px[lane->band] = ly_min (top_px[lane->band], lane->y_px);
    bottom_px[lane->band] = ly_max (bottom_px[lane->band], lane->y_px);
  }
  double down_px = 0, lowest_px = bottom_px[0]; /* top_px becomes how far the band goes down */
  for (uint32_t b = 1; b < bands; b++) {
    down_px = isfinite (top_px[b]) ? lowest_px + LY_GAP_ROWS_PX - top_px[b] : down_px;
    top_px[b] = down_px;
    lowest_px = ly_max (lowest_px, bottom_px[b] + down_px);
  }
  double first_px = INFINITY; /* the frames begin where the first row does */
  for (uint32_t n = 0; n < net->node_count; n++)
    if (net->nodes[n].rank == 0)
      first_px = ly_min (first_px, net->nodes[n].y_px);
  for (uint32_t n = 0; n < net->node_count; n++)
    if (net->nodes[n].rank == 0)
      net->nodes[n].y_px += boxes_px - first_px;
    else if (net->nodes[n].band > 0)
      net->nodes[n].y_px += top_px[net->nodes[n].band];
  for (uint32_t i = 0; i < net->lane_count; i++)
    if (net->lanes[i].band > 0)
      net->lanes[i].y_px += top_px[net->lanes[i].band];
  return true;
}

static bool place_by_sweeps (LyNet *net);

bool ly_net_place (LyNet *net) {
  uint32_t size = net->node_count + net->segment_count;
  bool dense = net->u->thing_count >= LY_MANY_THINGS && net->segment_count > DENSE * net->node_count;
  bool exact = size <= (net->is_folded ? FOLDED_MOST : EXACT_MOST) && !dense;
  if ((exact ? !ly_net_straighten (net) : !place_by_sweeps (net)) || !ly_net_place_lanes (net))
    return false;
  return !net->is_folded || part_rows (net);
}

static bool is_wished (const LyNet *net, const LyCellPair *pair) {
  const LyNode *a = &net->nodes[pair->first_target], *b = &net->nodes[pair->last_target];
  return pair->is_next && a->rank != b->rank && a->band == b->band && !(pair->across && a->rank < b->rank);
}

/* Counts what PAIR gives to the columns of its nodes; then, when FILLING, lists it. */
static void note_wish (const LyNet *net, const LyCellPair *pair, bool filling, CellWishes *wishes) {
  CellWish wish = {pair->first_target, pair->last_target, filling ? ly_net_weight (net, &net->u->links[pair->last_link]) : 0};
  for (int end = 0; end < 2; end++) {
    uint32_t rank = net->nodes[end == 0 ? wish.upper : wish.lower].rank;
    if (filling)
      wishes->list[wishes->start[rank + 1]++] = wish;
    else
      wishes->start[rank + 2]++;
  }
}

static bool list_cell_wishes (LyNet *net, CellWishes *wishes) {
  LyCellPairs pairs;
  wishes->start = LY_ARRAY (net->arena, uint32_t, net->rank_count + 2);
  if (wishes->start == NULL || !ly_cell_pairs (net, &pairs))
    return false;
  wishes->list = LY_ARRAY (net->arena, CellWish, 2 * (size_t)pairs.count);
  if (wishes->list == NULL)
    return false;
  for (uint32_t i = 0; i < pairs.count; i++)
    if (is_wished (net, &pairs.list[i]))
      note_wish (net, &pairs.list[i], false, wishes);
  for (uint32_t r = 0; r < net->rank_count; r++)
    wishes->start[r + 2] += wishes->start[r + 1];
  for (uint32_t i = 0; i < pairs.count; i++)
    if (is_wished (net, &pairs.list[i]))
      note_wish (net, &pairs.list[i], true, wishes);
  return true;
}

static void wishes_of_cells (Placing *p, const CellWishes *wishes, uint32_t rank) {
  const LyNet *net = p->net;
  for (uint32_t i = wishes->start[rank]; i < wishes->start[rank + 1]; i++) {
    const CellWish *w = &wishes->list[i];
    const LyNode *a = &net->nodes[w->upper], *b = &net->nodes[w->lower];
    double lacking_px = a->y_px + a->height_px + 2 - b->y_px - b->height_px;
    if (lacking_px < -CELL_MORE_PX)
      continue;
    lacking_px = ly_max (0, lacking_px);
    double weight = CELL_WEIGHT * w->weight * CELL_FAR_PX / (lacking_px + CELL_LEAST_PX);
    if (a->rank == rank)
      wish (p, w->upper, a->y_px - lacking_px - CELL_MORE_PX, weight);
    else
      wish (p, w->lower, b->y_px + lacking_px + CELL_MORE_PX, weight);
  }
}

static bool place_by_sweeps (LyNet *net) {
  Placing p = {.net = net};
  CellWishes cells;
  uint32_t *start, *sorted;
  p.wish = LY_ARRAY (net->arena, double, net->node_count);
  p.wish_weight = LY_ARRAY (net->arena, double, net->node_count);
  p.offset = LY_ARRAY (net->arena, double, net->node_count);
  p.pools = LY_ARRAY (net->arena, Pool, net->node_count);
  if (p.wish == NULL || p.wish_weight == NULL || p.offset == NULL || p.pools == NULL ||
      !by_channel (net, &start, &sorted) || !list_cell_wishes (net, &cells))
    return false;
  stack_up (&p);
  for (int sweep = 0; sweep < SWEEPS; sweep++)
    for (uint32_t i = 0; i < net->rank_count; i++) {
      uint32_t rank = sweep % 2 == 0 ? i : net->rank_count - 1 - i;
      bool both = sweep >= SWEEPS / 2;
      wishes_of_row (&p, rank, both || sweep % 2 == 0, both || sweep % 2 == 1, start, sorted);
      if (both)
        wishes_of_cells (&p, &cells, rank);
      settle_row (&p, rank);
    }
  return true;
}
