#include "ly-cells.h"

/* Where LINK passes RANK, or ends in it; LY_NONE: nowhere. */
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
  return pair->upper != LY_NONE && pair->lower != LY_NONE && pair->upper != pair->lower;
}

bool ly_cell_pairs (const LyNet *net, LyCellPairs *pairs) {
  const LyUnion *u = net->u;
  LyOut out;
  *pairs = (LyCellPairs){.list = LY_ARRAY (net->arena, LyCellPair, u->link_count)};
  if (pairs->list == NULL || !ly_out_links (u, net->arena, &out))
    return false;
  for (uint32_t t = 0; t < u->thing_count; t++)
    for (uint32_t i = out.start[t] + 1; i < out.start[t + 1]; i++)
      pairs->count += find_pair (net, out.links[i - 1], out.links[i], &pairs->list[pairs->count]);
  return true;
}

double ly_cell_pair_weight (const LyNet *net, const LyCellPair *pair) {
  LyLife one = ly_life_of (&net->clock, net->u, net->u->links[pair->first_link].run),
         two = ly_life_of (&net->clock, net->u, net->u->links[pair->last_link].run);
  return ly_life_together (&one, &two);
}
