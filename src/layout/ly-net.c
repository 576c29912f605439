/* From the union to the layered net: boxes, hops, segments, rows. */
#include "ly-net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ly-fold.h"
#include "ly-measures.h"
#include "ly-spread.h"

/* The hop of an arrow in a column, found by the arrow's ends and the column. */
typedef struct LyPair {
  uint64_t a, b;
  uint32_t node; /* LY_NONE: free */
} LyPair;

/* In which things are read, by thing: what had a place where it was, or as they are now. */
typedef struct Orders {
  uint32_t *before, *fresh;
} Orders;

typedef struct Builder {
  LyNet *net;
  LyPair *pairs;
  size_t pair_mask;
  bool bundled;       /* arrows to one target share their hops wherever they come from */
  uint32_t hops_most; /* of an arrow; those that pass more columns get lanes */
} Builder;

#define HOPS_MOST 20000 /* in all, and HOPS_EACH for each thing, beyond which long arrows get lanes */
#define HOPS_EACH 3
#define HOPS_LEFT 6 /* for each thing, that short arrows may have then */

static uint32_t *pair_at (Builder *b, uint64_t x, uint64_t y) {
  size_t at = ly_hash (x, y) & b->pair_mask;
  while (b->pairs[at].node != LY_NONE && (b->pairs[at].a != x || b->pairs[at].b != y))
    at = (at + 1) & b->pair_mask;
  b->pairs[at].a = x;
  b->pairs[at].b = y;
  return &b->pairs[at].node;
}

static bool make_pairs (Builder *b, size_t most) {
  size_t capacity = 16;
  while (capacity < most * 2 + 2)
    capacity *= 2;
  b->pairs = LY_ARRAY (b->net->arena, LyPair, capacity);
  b->pair_mask = capacity - 1;
  for (size_t i = 0; b->pairs != NULL && i < capacity; i++)
    b->pairs[i].node = LY_NONE;
  return b->pairs != NULL;
}

static uint32_t add_node (LyNet *net, LyNode node) {
  net->nodes[net->node_count] = node;
  return net->node_count++;
}

/* The node of the frames of DEPTH that is free while THING lives; LY_NONE. */
static uint32_t frame_node (const LyNet *net, uint32_t count, const LyLife *life, uint32_t depth) {
  for (uint32_t n = 0; n < count; n++)
    if (net->nodes[n].kind == LY_KIND_FRAME && net->nodes[n].order == depth &&
        !ly_life_meets (&net->nodes[n].life, life))
      return n;
  return LY_NONE;
}

static void put_into_node (LyNet *net, uint32_t n, const LyThing *thing, const LyLife *life) {
  LyNode *node = &net->nodes[n];
  node->entry_height_px = fmin (node->entry_height_px, thing->entry_height_px);
  node->height_px = fmax (node->height_px, thing->height_px);
  node->width_px = fmax (node->width_px, thing->width_px);
  node->corridor_px = fmax (node->corridor_px, thing->corridor_px);
  node->above_px = fmax (node->above_px, thing->above_px);
  ly_life_join (&node->life, life);
}

static void make_boxes (LyNet *net, const Orders *orders) {
  uint32_t frames = 0;
  for (int free = 0; free < 2; free++)
    for (uint32_t t = 0; t < net->u->thing_count; t++) {
      const LyThing *thing = &net->u->things[t];
      bool frame = thing->kind == LY_KIND_FRAME;
      if (frame == (free == 1))
        continue;
      LyLife life = ly_life_of (&net->clock, net->u, thing->run);
      uint32_t n = frame ? frame_node (net, frames, &life, thing->depth) : LY_NONE;
      if (n == LY_NONE)
        n = add_node (net, (LyNode){.rank = net->ranks[t],
                                    .kind = thing->kind,
                                    .band = (uint16_t)(2 * net->bands[t]),
                                    .entry_height_px = INFINITY,
                                    .order = frame ? thing->depth : orders->before[t],
                                    .fresh = frame ? thing->depth : orders->fresh[t]});
      put_into_node (net, n, thing, &life);
      net->node_of_thing[t] = n;
      if (isnan (net->before_px[n]))
        net->before_px[n] = thing->before_px;
      frames = frame ? net->node_count : frames;
    }
}

static bool wraps (const LyNet *net, const LyLink *link) {
  return net->ranks[link->to] < net->ranks[link->from] && net->bands[link->from] < net->bands[link->to];
}

LyPassage ly_net_passage (const LyNet *net, const LyLink *link) {
  uint32_t from = net->ranks[link->from], to = net->ranks[link->to];
  bool own = ly_needs_own_hop (from, to, link->sides);
  if (from == to)
    return (LyPassage){.first = from};
  if (from < to)
    return (LyPassage){from + !own, to - from - !own, false};
  return (LyPassage){from - !own, from - to - 1 + own + wraps (net, link), true};
}

/* How many hops all links need together. */
static size_t count_hops (const LyNet *net) {
  size_t count = 0;
  for (size_t i = 0; i < net->u->link_count; i++)
    count += ly_net_passage (net, &net->u->links[i]).count;
  return count;
}

/* How many hops an arrow may have, so that all that have no more than that need but MOST together. */
static bool find_hops_most (Builder *b, double most) {
  const LyNet *net = b->net;
  uint32_t longest = 2 * net->rank_count + 2;
  uint32_t *counts = LY_ARRAY (net->arena, uint32_t, longest + 1);
  if (counts == NULL)
    return false;
  for (size_t i = 0; i < net->u->link_count; i++)
    counts[ly_net_passage (net, &net->u->links[i]).count]++;
  for (double sum = 0; b->hops_most < longest; b->hops_most++) {
    sum += (double)(b->hops_most + 1) * counts[b->hops_most + 1];
    if (sum > most)
      break;
  }
  return true;
}

/* Hops run in the row of the target; those of arrows between rows that pass one of the ends' columns, in
 * between two rows. */
static uint16_t band_of_hop (const LyNet *net, const LyLink *link) {
  uint16_t from = net->bands[link->from], to = net->bands[link->to];
  bool right = net->ranks[link->from] < net->ranks[link->to];
  if (from == to || (from < to && right))
    return (uint16_t)(2 * to);
  return (uint16_t)(2 * (from > to ? from : to) - 1);
}

/* The hop for arrows like LINK in column RANK: those from the same box, or, in a large net, all to the same
 * target. The hop beside a link's own box, above or beneath it, is never shared with other boxes. */
static uint32_t hop_for (Builder *b, const LyLink *link, uint32_t rank) {
  const LyNet *net = b->net;
  uint32_t from = net->node_of_thing[link->from], to = net->node_of_thing[link->to];
  bool own = rank == net->ranks[link->from];
  uint32_t *n = pair_at (b, (uint64_t)(b->bundled && !own ? LY_NONE : from) << 32 | to, rank);
  if (*n == LY_NONE) {
    *n = add_node (b->net, (LyNode){.rank = rank,
                                    .is_hop = true,
                                    .kind = LY_KIND_ATOM,
                                    .target = to,
                                    .band = band_of_hop (net, link),
                                    .order = net->nodes[own ? from : to].order,
                                    .fresh = net->nodes[own ? from : to].fresh});
    net->onward[*n] = LY_NONE;
  }
  return *n;
}

static bool add_hop_to_trail (LyNet *net, LyTrail *trail, uint32_t node) {
  if (net->trail_node_count == net->trail_node_capacity) { /* the arena gives nothing back: double */
    uint32_t capacity = net->trail_node_capacity * 2 + 64;
    uint32_t *larger = LY_ARRAY (net->arena, uint32_t, capacity);
    if (larger == NULL)
      return false;
    for (uint32_t i = 0; i < net->trail_node_count; i++)
      larger[i] = net->trail_nodes[i];
    net->trail_nodes = larger;
    net->trail_node_capacity = capacity;
  }
  net->trail_nodes[net->trail_node_count++] = node;
  trail->count++;
  return true;
}

/* The lane to the target of LINK: one for arrows that arrive at its left side, one for others. */
static uint32_t lane_for (Builder *b, const LyLink *link, const LyPassage *passage) {
  LyNet *net = b->net;
  uint32_t one = passage->first, other = ly_passed_column (passage, passage->count - 1);
  bool back = passage->leftwards && !wraps (net, link);
  uint32_t *lane =
      pair_at (b, (uint64_t)LY_NONE << 32 | net->node_of_thing[link->to], (uint64_t)LY_NONE << 32 | back);
  if (*lane == LY_NONE) {
    *lane = net->lane_count++;
    net->lanes[*lane] = (LyLane){.first = UINT32_MAX, .band = (uint16_t)(2 * net->bands[link->to])};
  }
  LyLane *it = &net->lanes[*lane];
  uint32_t low = one < other ? one : other, high = one < other ? other : one;
  it->first = low < it->first ? low : it->first;
  it->last = high > it->last ? high : it->last;
  return *lane;
}

static bool make_trail (Builder *b, const LyLink *link, LyTrail *trail) {
  LyNet *net = b->net;
  uint32_t from = net->ranks[link->from], to = net->ranks[link->to];
  LyPassage passage = ly_net_passage (net, link);
  *trail = (LyTrail){.first = net->trail_node_count, .lane = LY_NONE, .first_segment = LY_NONE, .segment = LY_NONE};
  if (from == to)
    return true;
  trail->own_hop = ly_needs_own_hop (from, to, link->sides);
  trail->wraps = wraps (net, link);
  if (passage.count > b->hops_most) {
    trail->lane = lane_for (b, link, &passage);
    return true;
  }
  for (uint32_t i = 0; i < passage.count; i++)
    if (!add_hop_to_trail (net, trail, hop_for (b, link, ly_passed_column (&passage, i))))
      return false;
  return true;
}

static double port_height (const LyThing *thing, const LyLink *link) {
  if (link->usual_side == LY_SIDE_ABOVE)
    return -thing->above_px * (1 - link->usual_at.x_px / fmax (1, thing->width_px));
  if (link->usual_side != LY_SIDE_BELOW)
    return link->usual_at.y_px;
  return thing->height_px + thing->corridor_px * (1 - link->usual_at.x_px / fmax (1, thing->width_px));
}

static bool leaves_sideways (const LyLink *link) {
  return link->usual_side == LY_SIDE_LEFT || link->usual_side == LY_SIDE_RIGHT;
}

static void add_segment (LyNet *net, uint32_t from, double from_px, double place_px, uint32_t to, double to_px) {
  bool swap = net->nodes[to].rank < net->nodes[from].rank;
  net->segments[net->segment_count++] = (LySegment){
      .left = swap ? to : from,
      .right = swap ? from : to,
      .left_px = swap ? to_px : from_px,
      .right_px = swap ? from_px : to_px,
      .left_place_px = swap ? to_px : place_px,
      .right_place_px = swap ? place_px : to_px,
      .entry_height_px = INFINITY,
      .head_px = NAN,
      .is_arc = net->nodes[from].rank == net->nodes[to].rank,
  };
}

double ly_net_weight (const LyNet *net, const LyLink *link) {
  double steps = net->clock.last - net->clock.first + 1;
  double all = net->u->loads[net->clock.last + 1] - net->u->loads[net->clock.first];
  return 100 * ly_union_presence (net->u, link, net->clock.first, net->clock.last) / all / steps * steps;
}

static void add_segments (Builder *b, const LyLink *link, LyTrail *trail) {
  LyNet *net = b->net;
  uint32_t target = net->node_of_thing[link->to], at = net->node_of_thing[link->from];
  double at_px = port_height (&net->u->things[link->from], link);
  bool back = !trail->wraps && ly_turns_back (net->ranks[link->from], net->ranks[link->to], link->usual_side);
  double target_px = back ? fmin (LY_TITLE_PX, net->nodes[target].entry_height_px / 2) : NAN;
  LyLife life = ly_life_of (&net->clock, net->u, link->run);
  double weight = ly_net_weight (net, link);
  if (link->from == link->to || trail->lane != LY_NONE)
    return;
  bool uses_own = trail->own_hop &&
                  ly_needs_own_hop (net->ranks[link->from], net->ranks[link->to], 1u << link->usual_side);
  if (trail->own_hop) /* even while it is not in use */
    ly_life_join (&net->nodes[net->trail_nodes[trail->first]].life, &life);
  for (uint32_t i = trail->own_hop && !uses_own; i <= trail->count; i++) {
    bool last = i == trail->count, first = at == net->node_of_thing[link->from];
    uint32_t next = last ? target : net->trail_nodes[trail->first + i];
    uint32_t number = first ? LY_NONE : net->onward[at];
    if (number == LY_NONE) {
      number = net->segment_count;
      add_segment (net, at, at_px, first && leaves_sideways (link) ? link->place_px : at_px, next, last ? target_px : 0);
      net->segments[number].on_left = first ? link->usual_side == LY_SIDE_LEFT : last && trail->wraps;
      net->segments[number].comes_back = last && back && !net->segments[number].is_arc;
      if (first)
        trail->first_segment = number;
      else
        net->onward[at] = number;
    }
    LySegment *segment = &net->segments[number];
    segment->entry_height_px = fmin (segment->entry_height_px, first ? link->entry_height_px : net->nodes[next].entry_height_px);
    segment->weight += weight;
    segment->arrows += ly_life_length (&life);
    ly_life_join (&segment->life, &life);
    if (!last)
      ly_life_join (&net->nodes[next].life, &life);
    trail->segment = number;
    at = next;
    at_px = 0;
  }
}

static bool make_segments (Builder *b) {
  LyNet *net = b->net;
  size_t count = net->u->link_count;
  net->trails = LY_ARRAY (net->arena, LyTrail, count);
  net->lanes = LY_ARRAY (net->arena, LyLane, count);
  if (net->trails == NULL || net->lanes == NULL)
    return false;
  for (size_t i = 0; i < count; i++)
    if (!make_trail (b, &net->u->links[i], &net->trails[i]))
      return false;
  net->segment_capacity = (uint32_t)count + net->node_count;
  net->segments = LY_ARRAY (net->arena, LySegment, net->segment_capacity);
  if (net->segments == NULL)
    return false;
  for (size_t i = 0; i < count; i++)
    add_segments (b, &net->u->links[i], &net->trails[i]);
  for (uint32_t i = 0; i < net->segment_count; i++)
    net->segments[i].arrows /= fmax (1, ly_life_length (&net->segments[i].life));
  return true;
}

/* Rows in reading order: a counting sort by order, then nodes are dealt out to their ranks. The order of a frame is its depth, which may
 * be more than there are things: not all frames need be in the picture. */
static bool make_rows (LyNet *net) {
  size_t n = net->u->thing_count;
  for (uint32_t i = 0; i < net->node_count; i++)
    n = net->nodes[i].order >= n ? net->nodes[i].order + 1 : n;
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, n + 2);
  uint32_t *sorted = LY_ARRAY (net->arena, uint32_t, net->node_count);
  uint32_t *room = LY_ARRAY (net->arena, uint32_t, net->node_count);
  net->rows = LY_ARRAY (net->arena, uint32_t *, net->rank_count + 1);
  net->row_counts = LY_ARRAY (net->arena, uint32_t, net->rank_count + 1);
  net->positions = LY_ARRAY (net->arena, uint32_t, net->node_count);
  if (start == NULL || sorted == NULL || room == NULL || net->rows == NULL || net->row_counts == NULL ||
      net->positions == NULL)
    return false;
  for (uint32_t i = 0; i < net->node_count; i++) {
    start[net->nodes[i].order + 1]++;
    net->row_counts[net->nodes[i].rank]++;
  }
  for (size_t i = 0; i < n; i++)
    start[i + 1] += start[i];
  for (uint32_t i = 0; i < net->node_count; i++)
    sorted[start[net->nodes[i].order]++] = i;
  for (uint32_t r = 0; r < net->rank_count; r++) {
    net->rows[r] = room;
    room += net->row_counts[r];
    net->row_counts[r] = 0;
  }
  for (uint32_t i = 0; i < net->node_count; i++) {
    const LyNode *node = &net->nodes[sorted[i]];
    net->positions[sorted[i]] = net->row_counts[node->rank]++;
    net->rows[node->rank][net->positions[sorted[i]]] = sorted[i];
  }
  return true;
}

typedef struct Reading {
  double before_px;
  uint32_t thing, order;
} Reading;

static int by_place_before (const void *a, const void *b) {
  const Reading *x = a, *y = b;
  if (x->before_px != y->before_px)
    return x->before_px < y->before_px ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* Things that had a place keep their order; the others follow what is read before them. */
static bool read_as_before (LyNet *net, uint32_t *reading) {
  size_t n = net->u->thing_count, known = 0;
  Reading *list = LY_ARRAY (net->arena, Reading, n);
  double last_px = -INFINITY;
  if (list == NULL)
    return false;
  for (uint32_t i = 0; i < n; i++) {
    double before_px = net->u->things[reading[i]].before_px;
    known += !isnan (before_px);
    last_px = isnan (before_px) ? last_px : before_px;
    list[i] = (Reading){last_px, reading[i], i};
  }
  net->is_steady = known > 0;
  if (!net->is_steady)
    return true;
  qsort (list, n, sizeof *list, by_place_before);
  for (uint32_t i = 0; i < n; i++)
    reading[i] = list[i].thing;
  return true;
}

static void note_order (const LyNet *net, const uint32_t *reading, uint32_t *order) {
  for (uint32_t i = 0; i < net->u->thing_count; i++)
    order[reading[i]] = i;
}

/* Blocks are another way to use the plane: nothing could stay. */
static bool spread (LyNet *net) {
  return ly_rank_holds (net->u) || ly_spread (net->u, &net->clock, net->arena, net->ranks);
}

static bool rank_and_read (LyNet *net, Orders *orders) {
  size_t n = net->u->thing_count;
  LyOut out;
  uint32_t *reading = LY_ARRAY (net->arena, uint32_t, n), *ranked = LY_ARRAY (net->arena, uint32_t, n);
  *orders = (Orders){LY_ARRAY (net->arena, uint32_t, n), LY_ARRAY (net->arena, uint32_t, n)};
  net->ranks = LY_ARRAY (net->arena, uint32_t, n);
  net->node_of_thing = LY_ARRAY (net->arena, uint32_t, n);
  if (reading == NULL || ranked == NULL || orders->before == NULL || orders->fresh == NULL || net->ranks == NULL || net->node_of_thing == NULL ||
      !ly_rank (net->u, net->arena, net->ranks) || !ly_out_links (net->u, net->arena, &out) ||
      !ly_reading_order (net->u, net->arena, &out, reading))
    return false;
  note_order (net, reading, orders->fresh);
  if (!read_as_before (net, reading))
    return false;
  note_order (net, reading, orders->before);
  memcpy (ranked, net->ranks, n * sizeof *ranked);
  net->bands = LY_ARRAY (net->arena, uint16_t, n);
  if (net->bands == NULL || !spread (net) ||
      !ly_fold (net->u, &net->clock, net->arena, net->ranks, net->bands))
    return false;
  for (size_t t = 0; t < n; t++)
    net->is_folded |= net->bands[t] > 0;
  net->is_ranked = memcmp (ranked, net->ranks, n * sizeof *ranked) == 0;
  for (size_t t = 0; t < n; t++)
    net->rank_count = net->ranks[t] + 1 > net->rank_count ? net->ranks[t] + 1 : net->rank_count;
  return true;
}

static const LyGaps usual_gaps = {LY_GAP_BOXES_PX, LY_GAP_HOP_BOX_PX, LY_GAP_HOPS_PX, LY_GAP_CORRIDOR_PX};

static bool build (LyNet *net, const Orders *orders) {
  Builder b = {.net = net};
  const LyUnion *u = net->u;
  LyArena *arena = net->arena;
  size_t hop_count = count_hops (net), things = u->thing_count;
  b.bundled = hop_count > (things < LY_MANY_THINGS ? HOPS_MOST + HOPS_EACH * things : HOPS_LEFT * things);
  b.hops_most = b.bundled ? 0 : UINT32_MAX;
  if (b.bundled) {
    if (!find_hops_most (&b, HOPS_LEFT * (double)things))
      return false;
    hop_count = (size_t)(HOPS_LEFT * (double)things);
  }
  net->node_capacity = (uint32_t)(things + hop_count);
  net->nodes = LY_ARRAY (arena, LyNode, net->node_capacity);
  net->onward = LY_ARRAY (arena, uint32_t, net->node_capacity);
  net->before_px = LY_ARRAY (arena, double, net->node_capacity);
  for (uint32_t n = 0; net->before_px != NULL && n < net->node_capacity; n++)
    net->before_px[n] = NAN;
  if (net->nodes == NULL || net->before_px == NULL || net->onward == NULL ||
      !make_pairs (&b, hop_count + (b.bundled ? u->link_count : 0)))
    return false;
  make_boxes (net, orders);
  return make_segments (&b) && make_rows (net);
}

bool ly_net_build (LyNet *net, const LyUnion *u, LyClock clock, LyArena *arena) {
  Orders orders;
  *net = (LyNet){.u = u, .arena = arena, .clock = clock, .gaps = usual_gaps};
  return rank_and_read (net, &orders) && build (net, &orders);
}

bool ly_net_build_in (LyNet *net, const LyUnion *u, LyClock clock, const uint32_t *columns, LyArena *arena) {
  size_t n = u->thing_count;
  *net = (LyNet){.u = u, .arena = arena, .clock = clock, .gaps = usual_gaps};
  uint32_t *orders = LY_ARRAY (arena, uint32_t, n);
  net->ranks = LY_ARRAY (arena, uint32_t, n);
  net->bands = LY_ARRAY (arena, uint16_t, n);
  net->node_of_thing = LY_ARRAY (arena, uint32_t, n);
  if (orders == NULL || net->ranks == NULL || net->bands == NULL || net->node_of_thing == NULL)
    return false;
  for (uint32_t t = 0; t < n; t++) {
    orders[t] = t;
    net->ranks[t] = columns[t];
    net->rank_count = columns[t] + 1 > net->rank_count ? columns[t] + 1 : net->rank_count;
  }
  return build (net, &(Orders){orders, orders});
}
