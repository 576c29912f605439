/* In large nets, long arrows run along lanes: level lines above or beneath all that stands in the columns which they
 * pass. So they need no hop in each column, of which there would be many times more than boxes, and wherever they run
 * there is no box. Arrows to one target share a lane, as they would share hops.
 *
 * Short lanes lie next to the boxes, longer ones further out: then the longer do not cross the shorter. Each takes
 * the side on which its ends are nearer. */
#include "ly-lanes.h"

#include <math.h>

#include "ly-measures.h"

/* How far the boxes, and the lanes that lie next to them, reach in the columns of one row. */
typedef struct Reach {
  double top_px, bottom_px;
} Reach;

typedef struct Lanes {
  LyNet *net;
  Reach *reaches;   /* of a row, then of the columns */
  uint32_t *sorted; /* lanes, the shortest first */
  double *ends_px;  /* of lanes: the sum of the heights of their ends, and how many there are */
  uint32_t *counts;
  uint32_t *lowest, *highest; /* of lanes: the bands of their ends */
} Lanes;

static Reach *reach_at (const Lanes *l, uint32_t band, uint32_t rank) {
  return &l->reaches[(size_t)(band / 2) * l->net->rank_count + rank];
}

static bool find_reaches (Lanes *l) {
  const LyNet *net = l->net;
  uint32_t rows = 1;
  for (uint32_t n = 0; n < net->node_count; n++)
    rows = net->nodes[n].band / 2u + 1 > rows ? net->nodes[n].band / 2u + 1 : rows;
  l->reaches = LY_ARRAY (net->arena, Reach, (size_t)rows *net->rank_count);
  if (l->reaches == NULL)
    return false;
  for (size_t i = 0; i < (size_t)rows * net->rank_count; i++)
    l->reaches[i] = (Reach){INFINITY, -INFINITY};
  for (uint32_t n = 0; n < net->node_count; n++) {
    const LyNode *node = &net->nodes[n];
    Reach *reach = reach_at (l, node->band, node->rank);
    if (node->band % 2 != 0)
      continue;
    reach->top_px = ly_min (reach->top_px, node->y_px - node->above_px);
    reach->bottom_px = ly_max (reach->bottom_px, node->y_px + node->height_px + node->corridor_px);
  }
  return true;
}

static void note_end (Lanes *l, uint32_t lane, uint32_t node, double y_px) {
  uint32_t band = l->net->nodes[node].band;
  l->ends_px[lane] += y_px;
  l->counts[lane]++;
  l->lowest[lane] = band > l->lowest[lane] ? band : l->lowest[lane];
  l->highest[lane] = band < l->highest[lane] ? band : l->highest[lane];
}

static void find_ends (Lanes *l) {
  const LyNet *net = l->net;
  for (uint32_t i = 0; i < net->lane_count; i++)
    l->highest[i] = LY_NONE;
  for (size_t i = 0; i < net->u->link_count; i++) {
    const LyLink *link = &net->u->links[i];
    uint32_t lane = net->trails[i].lane, from = net->node_of_thing[link->from], to = net->node_of_thing[link->to];
    if (lane == LY_NONE)
      continue;
    note_end (l, lane, from, net->nodes[from].y_px + link->usual_at.y_px);
    note_end (l, lane, to, net->nodes[to].y_px);
  }
}

/* The shortest first: by counting, as there are no more lengths than columns. */
static bool sort_lanes (Lanes *l) {
  const LyNet *net = l->net;
  uint32_t *start = LY_ARRAY (net->arena, uint32_t, (size_t)net->rank_count + 2);
  l->sorted = LY_ARRAY (net->arena, uint32_t, net->lane_count);
  if (start == NULL || l->sorted == NULL)
    return false;
  for (uint32_t i = 0; i < net->lane_count; i++)
    start[net->lanes[i].last - net->lanes[i].first + 1]++;
  for (uint32_t r = 0; r < net->rank_count; r++)
    start[r + 1] += start[r];
  for (uint32_t i = 0; i < net->lane_count; i++)
    l->sorted[start[net->lanes[i].last - net->lanes[i].first]++] = i;
  return true;
}

/* How far from its ends a lane at Y_PX is, in sum. Ends in other rows lie beyond the side that leads to them. */
static double distance_px (const Lanes *l, uint32_t lane, double y_px, bool above) {
  const LyLane *it = &l->net->lanes[lane];
  if (l->highest[lane] < it->band || l->lowest[lane] > it->band)
    return (l->highest[lane] < it->band) == above ? 0 : INFINITY;
  return fabs (y_px - l->ends_px[lane] / l->counts[lane]);
}

static void place_lane (Lanes *l, uint32_t lane) {
  LyLane *it = &l->net->lanes[lane];
  double above_px = INFINITY, beneath_px = -INFINITY;
  for (uint32_t r = it->first; r <= it->last; r++) {
    above_px = ly_min (above_px, reach_at (l, it->band, r)->top_px);
    beneath_px = ly_max (beneath_px, reach_at (l, it->band, r)->bottom_px);
  }
  if (!isfinite (above_px)) /* nothing stands there */
    above_px = beneath_px = l->ends_px[lane] / l->counts[lane];
  above_px -= LY_GAP_HOP_BOX_PX;
  beneath_px += LY_GAP_HOP_BOX_PX;
  it->is_above = distance_px (l, lane, above_px, true) < distance_px (l, lane, beneath_px, false);
  it->y_px = it->is_above ? above_px : beneath_px;
  for (uint32_t r = it->first; r <= it->last; r++) {
    Reach *reach = reach_at (l, it->band, r);
    reach->top_px = ly_min (reach->top_px, it->y_px);
    reach->bottom_px = ly_max (reach->bottom_px, it->y_px);
  }
}

bool ly_net_place_lanes (LyNet *net) {
  Lanes l = {.net = net};
  if (net->lane_count == 0)
    return true;
  l.ends_px = LY_ARRAY (net->arena, double, net->lane_count);
  l.counts = LY_ARRAY (net->arena, uint32_t, net->lane_count);
  l.lowest = LY_ARRAY (net->arena, uint32_t, net->lane_count);
  l.highest = LY_ARRAY (net->arena, uint32_t, net->lane_count);
  if (l.ends_px == NULL || l.counts == NULL || l.lowest == NULL || l.highest == NULL || !find_reaches (&l) ||
      !sort_lanes (&l))
    return false;
  find_ends (&l);
  for (uint32_t i = 0; i < net->lane_count; i++)
    place_lane (&l, l.sorted[i]);
  return true;
}
