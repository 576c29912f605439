/* Gives each node its height in the column, without changing the order: the heights for which the arrows
 * climb least in sum (Gansner, Koutsofios, North, Vo 1993), by the network simplex.
 *
 * Only what lives together is kept apart. Where B comes after A in a column, a rule is needed only if at some
 * time both are there and nothing between them is; so for each node the column is walked upwards until the
 * lives of those met cover its own. */
#include "ly-net.h"

#include <math.h>

#include "ly-cells.h"
#include "ly-measures.h"
#include "ly-simplex.h"

#define PRICE         16  /* of a px that an arrow climbs in one step; 1 pulls up what nothing else pulls */
#define PRICE_LEAST   4   /* however long the run and short its life: it has to pull more than nothing */
#define STRAIGHT_HOPS 8   /* how much dearer it is between two hops than elsewhere */
#define STRAIGHT_ENDS 2   /* and between a hop and a box */
#define HOLD          32.0 /* what a px costs by which a box moves from one part of a run to the next */
#define CELL_ORDER                                                                                           \
  7.0 /* how much dearer a px is by which the target of a cell ends beneath that of the next */
#define BACK_PRICE    0.45 /* and where one begins that leads far back: it may climb there, rather than what leads to its box */
#define CHAIN_PRICE   3   /* and between two of a chain, which many brief arrows to its boxes would bend */
#define ALIKE_PRICE   1.3 /* between two of which one may lead back to the other, or further ones to either */
#define CHAIN_SHARE                                                                                          \
  0.75 /* of what is seen of the arrows that leave a box, and of those that reach one, for two to be of a chain */
#define PRICE_MOST 1e5  /* prices are summed over all arrows */
#define LEVEL_PX   11.0 /* below the top of a box, where arrows arrive best: the middle of its first row */

typedef struct Straightening {
  LyNet *net;
  LyRule *rules;
  size_t count, capacity;
  LyCellPairs cells;
  double *leaving, *arriving; /* of nodes: how much is seen of the segments on the right, and of those from boxes but frames on the left */
} Straightening;

static bool add_rule (Straightening *s, LyRule rule) {
  if (s->count == s->capacity) { /* the arena gives nothing back: double */
    size_t capacity = 2 * s->capacity + 256;
    LyRule *larger = LY_ARRAY (s->net->arena, LyRule, capacity);
    if (larger == NULL)
      return false;
    for (size_t i = 0; i < s->count; i++)
      larger[i] = s->rules[i];
    s->rules = larger;
    s->capacity = capacity;
  }
  s->rules[s->count++] = rule;
  return true;
}

/* B at least so far beneath A; PRICE: of each px more. */
static bool part (Straightening *s, uint32_t a, uint32_t b, double least_px, int32_t price) {
  return add_rule (s, (LyRule){a, b, (int32_t)ceil (least_px), price, 0});
}

/* B so far beneath A, as nearly as can be; PRICE: of each px more or less. */
static bool draw (Straightening *s, uint32_t a, uint32_t b, double px, double price) {
  int32_t whole = (int32_t)ly_max (1, ly_min (price, PRICE_MOST));
  return add_rule (s, (LyRule){a, b, (int32_t)px, whole, 2 * whole});
}

static bool keep_apart (Straightening *s, uint32_t rank) {
  const LyNet *net = s->net;
  const uint32_t *row = net->rows[rank];
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    const LyNode *below = &net->nodes[row[i]];
    LyLife left = below->life;
    for (uint32_t k = i; k-- > 0;) {
      const LyNode *above = &net->nodes[row[k]];
      if (above->band != below->band) /* rows of a folded net are parted later */
        break;
      if (!ly_life_meets (&left, &above->life))
        continue;
      double least_px = above->height_px + above->corridor_px + ly_net_gap_px (net, above, below);
      if (!part (s, row[k], row[i], least_px, 0))
        return false;
      if (!ly_life_less (&left, &above->life))
        break;
    }
  }
  return true;
}

/* Two boxes of a kind of which one leads to nothing else, and the other is reached by nothing else, but for a while. A name that leads to a
 * box, as to each in turn of a chain that grows at its head, does not part it from the chain. */
static bool is_chain (const Straightening *s, const LySegment *segment) {
  const LyNode *a = &s->net->nodes[segment->left], *b = &s->net->nodes[segment->right];
  return !a->is_hop && !b->is_hop && a->kind == b->kind && segment->weight >= CHAIN_SHARE * s->leaving[segment->left] &&
         segment->weight >= CHAIN_SHARE * s->arriving[segment->right];
}

/* Boxes of a kind that follow each other stand level: instances, and whatever else is a chain. */
static bool are_alike (const Straightening *s, const LySegment *segment) {
  const LyNode *a = &s->net->nodes[segment->left], *b = &s->net->nodes[segment->right];
  return is_chain (s, segment) || (!a->is_hop && a->kind == b->kind && b->kind == LY_KIND_INSTANCE);
}

/* Does SEGMENT, an arc, turn an arrow to the left that passes more columns? To the box before, it belongs to that as much as what came from
 * there. */
static bool leads_far_back (const LyNet *net, const LySegment *segment) {
  uint32_t hop = net->nodes[segment->left].is_hop ? segment->left : segment->right;
  if (!net->nodes[hop].is_hop || net->onward[hop] == LY_NONE)
    return false;
  const LySegment *onward = &net->segments[net->onward[hop]];
  return onward->right == hop && net->nodes[onward->left].is_hop;
}

static double arrival_px (const LySegment *segment, const LyNode *to, double from_px, bool alike) {
  double entry_px = segment->entry_height_px, margin_px = ly_min (LY_ENTRY_MARGIN_PX, entry_px / 2);
  if (alike && to->kind != LY_KIND_INSTANCE)
    return from_px;
  return ly_max (margin_px, ly_min (alike ? from_px : LEVEL_PX, entry_px - margin_px));
}

static bool straighten_segment (Straightening *s, const LySegment *segment) {
  const LyNode *a = &s->net->nodes[segment->left], *b = &s->net->nodes[segment->right];
  if (a->band != b->band) /* how far apart they will be is not known yet */
    return true;
  double price = ly_max (PRICE_LEAST, PRICE * segment->weight) * (a->is_hop && b->is_hop   ? STRAIGHT_HOPS
                                                                : a->is_hop || b->is_hop ? STRAIGHT_ENDS
                                                                                         : 1);
  double right_px = isnan (segment->right_px) ? arrival_px (segment, b, segment->left_px, are_alike (s, segment)) : segment->right_px;
  if (segment->is_arc && leads_far_back (s->net, segment))
    price *= BACK_PRICE;
  if (is_chain (s, segment))
    price *= CHAIN_PRICE;
  else if (!segment->is_arc && are_alike (s, segment))
    price *= ALIKE_PRICE;
  return segment->left == segment->right ||
         draw (s, segment->left, segment->right, floor (segment->left_px) - floor (right_px), price);
}

/* What had a place before is drawn back to it, or to where it would be if all had moved alike. */
static bool hold_back (Straightening *s, uint32_t node) {
  double before_px = s->net->before_px[node], price = s->net->hold != NULL ? s->net->hold[node] : HOLD;
  if (isnan (before_px))
    return true;
  return draw (s, s->net->node_count, node, floor (before_px), PRICE * price);
}

/* How much is seen of the later of two cells while both refer to their targets: a name that leads to one box after the other has
 * nothing to put in order. */
static double seen_together (const LyNet *net, const LyCellPair *pair) {
  const LyLink *last = &net->u->links[pair->last_link];
  LyLife life = ly_life_of (&net->clock, net->u, last->run);
  return ly_net_weight (net, last) * pair->moments / ly_max (1, ly_life_length (&life));
}

/* The target of a cell ends above that of the next one, even in another column: one px less than that has its
 * price. */
static bool order_cells (Straightening *s, const LyCellPair *pair) {
  const LyNet *net = s->net;
  const LyNode *a = &net->nodes[pair->first_target], *b = &net->nodes[pair->last_target];
  if (!pair->is_next || a->rank == b->rank || (pair->across && a->rank < b->rank) || !ly_cell_pair_has_order (pair) ||
      net->positions[pair->upper] > net->positions[pair->lower])
    return true;
  double price = PRICE * CELL_ORDER * seen_together (net, pair);
  return price <= 0 || add_rule (s, (LyRule){pair->first_target, pair->last_target,
                               (int32_t)ceil (a->height_px - b->height_px + 2), 0,
                               (int32_t)ly_max (1, ly_min (price, PRICE_MOST))});
}

static bool write_rules (Straightening *s) {
  const LyNet *net = s->net;
  for (uint32_t n = 0; n < net->node_count; n++) /* boxes, and between two rows hops, which nothing else may pull */
    if (!part (s, net->node_count, n, 0, net->nodes[n].is_hop && net->nodes[n].band % 2 == 0 ? 0 : 1))
      return false;
  for (uint32_t r = 0; r < net->rank_count; r++)
    if (!keep_apart (s, r))
      return false;
  for (uint32_t i = 0; i < net->segment_count; i++) {
    const LySegment *segment = &net->segments[i];
    const LyNode *left = &net->nodes[segment->left];
    double seen = segment->is_arc ? 0 : segment->weight;
    s->leaving[segment->left] += seen;
    s->arriving[segment->right] += left->is_hop || left->kind == LY_KIND_FRAME ? 0 : seen;
  }
  for (uint32_t i = 0; i < net->segment_count; i++)
    if (!straighten_segment (s, &net->segments[i]))
      return false;
  for (uint32_t i = 0; i < s->cells.count; i++)
    if (!order_cells (s, &s->cells.list[i]))
      return false;
  for (uint32_t n = 0; n < net->node_count && net->is_steady; n++)
    if (!hold_back (s, n))
      return false;
  return true;
}

/* While a run goes on most stays where it was, and arrows that have no way yet may run straight. */
static bool guess (const LyNet *net, int32_t *values) {
  for (uint32_t n = 0; net->hold != NULL && n < net->node_count; n++)
    values[n] = (int32_t)floor (isnan (net->before_px[n]) ? net->nodes[n].y_px : net->before_px[n]);
  return net->hold != NULL;
}

bool ly_net_straighten (LyNet *net) {
  Straightening s = {.net = net};
  uint32_t variables = net->node_count + 1; /* the last one is an anchor */
  if (!ly_cell_pairs (net, &s.cells))
    return false;
  int32_t *values = LY_ARRAY (net->arena, int32_t, variables);
  s.leaving = LY_ARRAY (net->arena, double, net->node_count);
  s.arriving = LY_ARRAY (net->arena, double, net->node_count);
  if (s.leaving == NULL || s.arriving == NULL || values == NULL || !write_rules (&s) ||
      !ly_simplex (net->arena, s.rules, s.count, guess (net, values), values, variables, 100 * (size_t)variables + 1000))
    return false;
  for (uint32_t n = 0; n < net->node_count; n++)
    net->nodes[n].y_px = values[n];
  net->anchor_px = values[net->node_count];
  return true;
}
