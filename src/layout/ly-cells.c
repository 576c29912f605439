#include "ly-cells.h"

#include <string.h>

#define FOLLOWERS_MOST 16 /* links of a box that may be the next one to another, in turn */

/* Where LINK passes RANK, or ends in it; LY_NONE: by a lane. */
static uint32_t node_in_rank (const LyNet *net, uint32_t link, uint32_t rank) {
  const LyTrail *trail = &net->trails[link];
  uint32_t target = net->node_of_thing[net->u->links[link].to];
  if (net->nodes[target].rank == rank)
    return target;
  for (uint32_t i = trail->own_hop; i < trail->count; i++)
    if (net->nodes[net->trail_nodes[trail->first + i]].rank == rank)
      return net->trail_nodes[trail->first + i];
  return LY_NONE;
}

static bool stand_side_by_side (const LyLink *one, const LyLink *two) {
  return one->usual_side == LY_SIDE_BELOW && two->usual_side == LY_SIDE_BELOW &&
         one->usual_at.y_px == two->usual_at.y_px;
}

static bool find_pair (const LyNet *net, uint32_t first, uint32_t last, LyCellPair *pair) {
  const LyLink *one = &net->u->links[first], *two = &net->u->links[last];
  uint32_t from = net->ranks[one->from];
  uint32_t a = net->node_of_thing[one->to], b = net->node_of_thing[two->to];
  uint32_t rank_a = net->nodes[a].rank, rank_b = net->nodes[b].rank;
  uint32_t rank = rank_a < rank_b ? rank_a : rank_b;
  if (a == b || one->to == one->from || two->to == two->from || rank < from)
    return false;
  *pair = (LyCellPair){.upper = rank_a > rank ? node_in_rank (net, first, rank) : a,
                       .lower = rank_b > rank ? node_in_rank (net, last, rank) : b,
                       .first_target = a,
                       .last_target = b,
                       .first_link = first,
                       .last_link = last,
                       .across = stand_side_by_side (one, two),
                       .side_by_side = (one->sides & two->sides & 1u << LY_SIDE_BELOW) != 0};
  return pair->upper != pair->lower;
}

static bool add_pair (const LyNet *net, LyCellPairs *pairs, uint32_t *capacity, const LyCellPair *pair) {
  if (pairs->count == *capacity) { /* the arena gives nothing back: double */
    LyCellPair *larger = LY_ARRAY (net->arena, LyCellPair, 2 * (size_t)*capacity);
    if (larger == NULL)
      return false;
    memcpy (larger, pairs->list, pairs->count * sizeof *larger);
    pairs->list = larger;
    *capacity *= 2;
  }
  pairs->list[pairs->count++] = *pair;
  return true;
}

/* The links of one box stand in the order of their cells, and those of one cell one after the other. So which is the next one
 * to a link changes: each that follows is, for as long as none before it was. */
static bool add_pairs_of (const LyNet *net, const uint32_t *links, uint32_t count, LyCellPairs *pairs, uint32_t *capacity) {
  const LyUnion *u = net->u;
  LyLife left = ly_life_of (&net->clock, u, u->links[links[0]].run);
  for (uint32_t i = 1; i < count && i <= FOLLOWERS_MOST; i++) {
    LyLife life = ly_life_of (&net->clock, u, u->links[links[i]].run);
    LyCellPair pair;
    if (!ly_life_meets (&left, &life))
      continue;
    if (find_pair (net, links[0], links[i], &pair)) {
      pair.is_next = i == 1;
      pair.moments = ly_life_together (&left, &life);
      if (!add_pair (net, pairs, capacity, &pair))
        return false;
    }
    if (!ly_life_less (&left, &life))
      break;
  }
  return true;
}

bool ly_cell_pairs (const LyNet *net, LyCellPairs *pairs) {
  const LyUnion *u = net->u;
  uint32_t capacity = (uint32_t)u->link_count + 1;
  LyOut out;
  *pairs = (LyCellPairs){.list = LY_ARRAY (net->arena, LyCellPair, capacity)};
  if (pairs->list == NULL || !ly_out_links (u, net->arena, &out))
    return false;
  for (uint32_t t = 0; t < u->thing_count; t++)
    for (uint32_t i = out.start[t]; i < out.start[t + 1]; i++)
      if (!add_pairs_of (net, &out.links[i], out.start[t + 1] - i, pairs, &capacity))
        return false;
  return true;
}
