/* The plan with foresight: the net of all steps, ordered and placed, then kept as places, paths and columns.
 */
#include "ly-internal.h"

#include <math.h>

#include "ly-measures.h"

/* A channel is wider where arrows climb far in it, so that they do not run too steeply. */
static double channel_px (const LyNet *net, const double *climb_px, const uint32_t *arrows, uint32_t rank) {
  if (arrows[rank] == 0)
    return LY_CHANNEL_PX;
  double mean_px = climb_px[rank] / arrows[rank];
  return fmin (LY_CHANNEL_MAX_PX, LY_CHANNEL_PX + 0.06 * mean_px + 0.12 * arrows[rank]);
}

static bool plan_columns (LyLayout *layout, const LyNet *net, LyArena *arena) {
  LyColumn *columns = LY_ARRAY (arena, LyColumn, net->rank_count);
  double *climb_px = LY_ARRAY (arena, double, net->rank_count);
  uint32_t *arrows = LY_ARRAY (arena, uint32_t, net->rank_count);
  if (columns == NULL || climb_px == NULL || arrows == NULL)
    return false;
  for (uint32_t n = 0; n < net->node_count; n++) {
    LyColumn *column = &columns[net->nodes[n].rank];
    column->width_px = fmax (column->width_px, net->nodes[n].width_px);
  }
  for (uint32_t i = 0; i < net->segment_count; i++) {
    const LySegment *s = &net->segments[i];
    uint32_t rank = net->nodes[s->left].rank;
    climb_px[rank] += fabs (net->nodes[s->left].y_px - net->nodes[s->right].y_px);
    arrows[rank]++;
  }
  for (uint32_t r = 1; r < net->rank_count; r++)
    columns[r].x_px =
        ceil (columns[r - 1].x_px + columns[r - 1].width_px + channel_px (net, climb_px, arrows, r - 1));
  return ly_keep_columns (layout, 0, columns, net->rank_count);
}

static bool keep_trail (LyLayout *layout, const LyNet *net, uint32_t link, LyHop *hops) {
  const LyTrail *trail = &net->trails[link];
  for (uint32_t i = 0; i < trail->count; i++) {
    const LyNode *node = &net->nodes[net->trail_nodes[trail->first + i]];
    hops[i] = (LyHop){node->rank, node->y_px};
  }
  if (!ly_keep_path (layout, link, 0, hops, trail->count))
    return false;
  layout->paths[layout->all.links[link].path].own_hop = trail->own_hop;
  layout->paths[layout->all.links[link].path].from_beneath =
      trail->segment != LY_NONE && net->segments[trail->segment].from_beneath;
  return true;
}

static bool keep_net (LyLayout *layout, const LyNet *net, LyArena *arena) {
  LyHop *hops = LY_ARRAY (arena, LyHop, 2 * (size_t)net->rank_count + 2);
  if (hops == NULL || !plan_columns (layout, net, arena))
    return false;
  for (uint32_t t = 0; t < layout->all.thing_count; t++) {
    const LyNode *node = &net->nodes[net->node_of_thing[t]];
    if (!ly_keep_place (layout, t, 0, node->rank, node->y_px))
      return false;
  }
  for (uint32_t i = 0; i < layout->all.link_count; i++)
    if (!keep_trail (layout, net, i, hops))
      return false;
  return true;
}

/* Whole pixels keep lines crisp, and the topmost box stands at 0. Rounding down leaves every gap at least as
 * wide as it was less one, which the gaps allow for. */
static void round_places (LyNet *net) {
  double top_px = INFINITY;
  for (uint32_t n = 0; n < net->node_count; n++)
    top_px = fmin (top_px, net->nodes[n].y_px);
  for (uint32_t n = 0; n < net->node_count; n++)
    net->nodes[n].y_px = floor (net->nodes[n].y_px - top_px);
}

bool ly_plan_all (LyLayout *layout) {
  LyArena arena;
  LyNet net;
  ly_arena_init (&arena, layout->allocator);
  bool done = ly_net_build (&net, &layout->all, ly_clock (0, layout->all.step_count - 1), &arena) &&
              ly_net_order (&net) && ly_net_place (&net);
  if (done)
    round_places (&net);
  done = done && keep_net (layout, &net, &arena);
  ly_arena_clear (&arena);
  return done;
}
