/* From the union to the layered net: slots, hops, segments, rows. */
#include "ly-net.h"

#include <math.h>
#include <stdlib.h>

#include "ly-measures.h"

/* What was made for a pair of numbers: the slot last used by a cell, the hop of a link beside its own box. */
typedef struct LyPair {
  uint64_t a, b;
  uint32_t node; /* LY_NONE: free */
} LyPair;

typedef struct Builder {
  LyNet *net;
  LyPair *pairs;
  size_t pair_mask;
  uint32_t *way_first[2],
      *way_from[2]; /* of things: hops of arrows to it, forward and back: first node, rank it stands for */
  uint32_t *onward; /* of nodes: the segment that leaves a hop; LY_NONE */
} Builder;

enum { FORWARD, BACK };
#define ANY_PORT (UINT64_MAX - 1)
#define OWN_HOP  UINT64_MAX

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
  node.first_thing = LY_NONE;
  net->nodes[net->node_count] = node;
  return net->node_count++;
}

static void join_life (LyNode *node, uint32_t first, uint32_t last) {
  node->first = first < node->first ? first : node->first;
  node->last = last > node->last ? last : node->last;
}

static void put_into_slot (LyNet *net, uint32_t n, uint32_t t) {
  LyNode *node = &net->nodes[n];
  const LyThing *thing = &net->u->things[t];
  node->entry_height_px = node->first_thing == LY_NONE ? thing->entry_height_px
                                                       : fmin (node->entry_height_px, thing->entry_height_px);
  node->height_px = fmax (node->height_px, thing->height_px);
  node->width_px = fmax (node->width_px, thing->width_px);
  node->corridor_px = fmax (node->corridor_px, thing->corridor_px);
  join_life (node, thing->first, thing->last);
  net->next_thing[t] = node->first_thing;
  node->first_thing = t;
  net->node_of_thing[t] = n;
}

/* May T follow in slot N on those that died? A small box in a large slot would waste the room. */
static bool fits_slot (const LyNet *net, uint32_t n, uint32_t t) {
  if (n == LY_NONE)
    return false;
  const LyNode *node = &net->nodes[n];
  const LyThing *thing = &net->u->things[t];
  double a = node->height_px + 30, b = thing->height_px + 30;
  return node->rank == net->ranks[t] && node->last < thing->first && a < 2 * b && b < 2 * a;
}

/* The slot of a dead box that the same cell, or at least the same box, referred to before. */
static uint32_t inherited_slot (Builder *b, uint32_t t, const uint32_t *in, uint32_t in_count) {
  LyNet *net = b->net;
  for (int exact = 1; exact >= 0; exact--)
    for (uint32_t i = 0; i < in_count; i++) {
      const LyLink *link = &net->u->links[in[i]];
      if (net->ranks[link->from] >= net->ranks[t])
        continue;
      uint32_t n = *pair_at (b, net->node_of_thing[link->from], exact ? link->port : ANY_PORT);
      if (fits_slot (net, n, t))
        return n;
    }
  return LY_NONE;
}

static uint32_t frame_slot (Builder *b, uint32_t t) {
  const LyThing *thing = &b->net->u->things[t];
  uint32_t n = *pair_at (b, UINT64_MAX, thing->depth);
  for (uint32_t other = n == LY_NONE ? LY_NONE : b->net->nodes[n].first_thing; other != LY_NONE;
       other = b->net->next_thing[other]) {
    const LyThing *o = &b->net->u->things[other];
    if (ly_lives_meet (o->first, o->last, thing->first, thing->last))
      return LY_NONE;
  }
  return n;
}

static void remember_slot (Builder *b, uint32_t t, const uint32_t *in, uint32_t in_count) {
  uint32_t n = b->net->node_of_thing[t];
  for (uint32_t i = 0; i < in_count; i++) {
    const LyLink *link = &b->net->u->links[in[i]];
    if (b->net->ranks[link->from] >= b->net->ranks[t])
      continue;
    *pair_at (b, b->net->node_of_thing[link->from], link->port) = n;
    *pair_at (b, b->net->node_of_thing[link->from], ANY_PORT) = n;
  }
}

static void make_slot (Builder *b, uint32_t t, uint32_t order, const uint32_t *in, uint32_t in_count) {
  LyNet *net = b->net;
  const LyThing *thing = &net->u->things[t];
  bool frame = thing->kind == LY_KIND_FRAME;
  uint32_t n = frame ? frame_slot (b, t) : inherited_slot (b, t, in, in_count);
  if (n == LY_NONE)
    n = add_node (net, (LyNode){.rank = net->ranks[t],
                                .first = thing->first,
                                .last = thing->last,
                                .order = frame ? thing->depth : order});
  put_into_slot (net, n, t);
  if (frame)
    *pair_at (b, UINT64_MAX, thing->depth) = n;
  else
    remember_slot (b, t, in, in_count);
}

/* Things by rank, and by first appearance within a rank. */
static uint32_t *by_rank (LyNet *net) {
  size_t n = net->u->thing_count;
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, net->rank_count + 2);
  uint32_t *sorted = LY_ARRAY (net->arena, uint32_t, n);
  if (start == NULL || sorted == NULL)
    return NULL;
  for (size_t t = 0; t < n; t++)
    start[net->ranks[t] + 1]++;
  for (uint32_t r = 0; r < net->rank_count; r++)
    start[r + 1] += start[r];
  for (size_t t = 0; t < n; t++)
    sorted[start[net->ranks[t]]++] = (uint32_t)t;
  return sorted;
}

static bool make_slots (Builder *b, const uint32_t *orders) {
  LyNet *net = b->net;
  const LyUnion *u = net->u;
  uint32_t *sorted = by_rank (net);
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, u->thing_count + 2);
  uint32_t *in = LY_ARRAY (net->arena, uint32_t, u->link_count);
  if (sorted == NULL || start == NULL || in == NULL || !make_pairs (b, 2 * u->link_count + u->thing_count))
    return false;
  for (size_t i = 0; i < u->link_count; i++)
    start[u->links[i].to + 2]++;
  for (size_t t = 0; t < u->thing_count; t++)
    start[t + 2] += start[t + 1];
  for (size_t i = 0; i < u->link_count; i++)
    in[start[u->links[i].to + 1]++] = (uint32_t)i;
  for (size_t i = 0; i < u->thing_count; i++) {
    uint32_t t = sorted[i];
    make_slot (b, t, orders[t], in + start[t], start[t + 1] - start[t]);
  }
  return true;
}

/* Ranks at which arrows to a target need hops: forward from way_from + 1 to its rank - 1, back from its rank
 * + 1 to way_from - 1. */
static bool find_ways (Builder *b, size_t *hop_count) {
  LyNet *net = b->net;
  size_t n = net->u->thing_count;
  *hop_count = 0;
  for (int way = 0; way < 2; way++) {
    b->way_first[way] = LY_ARRAY (net->arena, uint32_t, n);
    b->way_from[way] = LY_ARRAY (net->arena, uint32_t, n);
    if (b->way_first[way] == NULL || b->way_from[way] == NULL)
      return false;
  }
  for (size_t t = 0; t < n; t++)
    b->way_from[FORWARD][t] = b->way_from[BACK][t] = net->ranks[t];
  for (size_t i = 0; i < net->u->link_count; i++) {
    const LyLink *link = &net->u->links[i];
    uint32_t from = net->ranks[link->from], to = link->to;
    if (from < b->way_from[FORWARD][to])
      b->way_from[FORWARD][to] = from;
    if (from > b->way_from[BACK][to])
      b->way_from[BACK][to] = from;
    *hop_count += from == net->ranks[to] ? 0 : 1; /* perhaps one beside its own box */
  }
  for (size_t t = 0; t < n; t++) {
    uint32_t before = net->ranks[t] - b->way_from[FORWARD][t], after = b->way_from[BACK][t] - net->ranks[t];
    *hop_count += (before > 1 ? before - 1 : 0) + (after > 1 ? after - 1 : 0);
  }
  return true;
}

static uint32_t make_hop (Builder *b, uint32_t rank, uint32_t to) {
  const LyNode *target = &b->net->nodes[b->net->node_of_thing[to]];
  uint32_t n =
      add_node (b->net, (LyNode){.rank = rank, .is_hop = true, .first = UINT32_MAX, .order = target->order});
  b->onward[n] = LY_NONE;
  return n;
}

static void make_ways (Builder *b) {
  LyNet *net = b->net;
  for (uint32_t t = 0; t < net->u->thing_count; t++) {
    b->way_first[FORWARD][t] = net->node_count;
    for (uint32_t r = b->way_from[FORWARD][t] + 1; r < net->ranks[t]; r++)
      make_hop (b, r, t);
    b->way_first[BACK][t] = net->node_count;
    for (uint32_t r = net->ranks[t] + 1; r < b->way_from[BACK][t]; r++)
      make_hop (b, r, t);
  }
}

static uint32_t way_hop (const Builder *b, uint32_t to, uint32_t rank) {
  if (rank < b->net->ranks[to])
    return b->way_first[FORWARD][to] + rank - b->way_from[FORWARD][to] - 1;
  return b->way_first[BACK][to] + rank - b->net->ranks[to] - 1;
}

/* The hop above or beneath a link's own box, which it must pass before it can go where it goes. */
static uint32_t own_hop (Builder *b, const LyLink *link) {
  uint32_t *n = pair_at (b, (uint64_t)link->from << 32 | link->to, OWN_HOP);
  if (*n == LY_NONE) {
    *n = make_hop (b, b->net->ranks[link->from], link->to);
    b->net->nodes[*n].order = b->net->nodes[b->net->node_of_thing[link->from]].order;
  }
  return *n;
}

static bool add_hop_to_trail (LyNet *net, LyTrail *trail, uint32_t node, const LyLink *link) {
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
  join_life (&net->nodes[node], link->first, link->last);
  return true;
}

static bool make_trail (Builder *b, const LyLink *link, LyTrail *trail) {
  LyNet *net = b->net;
  uint32_t from = net->ranks[link->from], to = net->ranks[link->to];
  *trail = (LyTrail){.first = net->trail_node_count};
  if (from == to)
    return true;
  if ((to < from) == (link->side != LY_SIDE_LEFT) && !add_hop_to_trail (net, trail, own_hop (b, link), link))
    return false;
  for (uint32_t r = from + 1; r < to; r++)
    if (!add_hop_to_trail (net, trail, way_hop (b, link->to, r), link))
      return false;
  for (uint32_t r = from; r-- > to + 1;)
    if (!add_hop_to_trail (net, trail, way_hop (b, link->to, r), link))
      return false;
  return true;
}

static double port_height (const LyThing *thing, const LyLink *link) {
  if (link->side != LY_SIDE_BELOW)
    return link->at.y_px;
  return thing->height_px + thing->corridor_px * (1 - link->at.x_px / fmax (1, thing->width_px));
}

static void add_segment (LyNet *net, uint32_t from, double from_px, uint32_t to, double to_px,
                         double weight) {
  bool swap = net->nodes[to].rank < net->nodes[from].rank;
  net->segments[net->segment_count++] = (LySegment){
      .left = swap ? to : from,
      .right = swap ? from : to,
      .left_px = swap ? to_px : from_px,
      .right_px = swap ? from_px : to_px,
      .weight = weight,
      .is_arc = net->nodes[from].rank == net->nodes[to].rank,
  };
}

static void add_segments (Builder *b, const LyLink *link, const LyTrail *trail) {
  LyNet *net = b->net;
  uint32_t target = net->node_of_thing[link->to], at = net->node_of_thing[link->from];
  double at_px = port_height (&net->u->things[link->from], link);
  bool back = ly_turns_back (net->ranks[link->from], net->ranks[link->to], link->side);
  double target_px = back ? fmin (LY_TITLE_PX, net->nodes[target].entry_height_px / 2) : NAN;
  if (link->from == link->to)
    return;
  for (uint32_t i = 0; i <= trail->count; i++) {
    bool last = i == trail->count;
    uint32_t next = last ? target : net->trail_nodes[trail->first + i];
    bool known = i > 0 && b->onward[at] != LY_NONE;
    if (known) {
      net->segments[b->onward[at]].weight += link->steps;
    } else {
      if (i > 0)
        b->onward[at] = net->segment_count;
      add_segment (net, at, at_px, next, last ? target_px : 0, link->steps);
    }
    at = next;
    at_px = 0;
  }
}

static bool make_segments (Builder *b) {
  LyNet *net = b->net;
  size_t count = net->u->link_count;
  net->trails = LY_ARRAY (net->arena, LyTrail, count);
  if (net->trails == NULL)
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
  return true;
}

/* Rows in reading order: a counting sort by order, then nodes are dealt out to their ranks. */
static bool make_rows (LyNet *net) {
  size_t n = net->u->thing_count;
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, n + 2);
  uint32_t *sorted = LY_ARRAY (net->arena, uint32_t, net->node_count);
  uint32_t *room = LY_ARRAY (net->arena, uint32_t, net->node_count);
  net->rows = LY_ARRAY (net->arena, uint32_t *, net->rank_count + 1);
  net->row_counts = LY_ARRAY (net->arena, uint32_t, net->rank_count + 1);
  if (start == NULL || sorted == NULL || room == NULL || net->rows == NULL || net->row_counts == NULL)
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
    LyNode *node = &net->nodes[sorted[i]];
    node->position = net->row_counts[node->rank]++;
    net->rows[node->rank][node->position] = sorted[i];
  }
  return true;
}

static bool rank_and_read (LyNet *net, uint32_t **orders) {
  size_t n = net->u->thing_count;
  LyOut out;
  uint32_t *reading = LY_ARRAY (net->arena, uint32_t, n);
  *orders = LY_ARRAY (net->arena, uint32_t, n);
  net->ranks = LY_ARRAY (net->arena, uint32_t, n);
  net->node_of_thing = LY_ARRAY (net->arena, uint32_t, n);
  net->next_thing = LY_ARRAY (net->arena, uint32_t, n);
  if (reading == NULL || *orders == NULL || net->ranks == NULL || net->node_of_thing == NULL ||
      net->next_thing == NULL || !ly_rank (net->u, net->arena, net->ranks) ||
      !ly_out_links (net->u, net->arena, &out) || !ly_reading_order (net->u, net->arena, &out, reading))
    return false;
  for (uint32_t i = 0; i < n; i++)
    (*orders)[reading[i]] = i;
  for (size_t t = 0; t < n; t++)
    net->rank_count = net->ranks[t] + 1 > net->rank_count ? net->ranks[t] + 1 : net->rank_count;
  return true;
}

bool ly_net_build (LyNet *net, const LyUnion *u, LyArena *arena) {
  Builder b = {.net = net};
  uint32_t *orders;
  size_t hop_count;
  *net = (LyNet){.u = u, .arena = arena};
  if (!rank_and_read (net, &orders) || !find_ways (&b, &hop_count))
    return false;
  net->node_capacity = (uint32_t)(u->thing_count + hop_count);
  net->nodes = LY_ARRAY (arena, LyNode, net->node_capacity);
  b.onward = LY_ARRAY (arena, uint32_t, net->node_capacity);
  if (net->nodes == NULL || b.onward == NULL || !make_slots (&b, orders))
    return false;
  if (!make_pairs (&b, u->link_count))
    return false;
  make_ways (&b);
  return make_segments (&b) && make_rows (net);
}
