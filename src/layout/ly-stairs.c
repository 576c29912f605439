/* The cells of a row of boxes stand side by side, and their arrows leave below: the leftmost runs furthest
 * out, and enters the channel beneath all others. So nothing crosses when what it refers to stands beneath
 * the rest, too. There the order of the cells is read from left to right: the targets stand as stairs, the middle
 * of each a little further right than that of the cell before. */
#include <math.h>

#include "ly-cells.h"
#include "ly-net.h"

#define STEP_PX   4.0
#define STAIRS_PX 40.0 /* that all the steps of one flight may take up; at least a px each */

typedef struct Stairs {
  LyNet *net;
  uint32_t *start;   /* of nodes: list[start[n]..] are those that have to stand further right */
  uint32_t *further; /* nodes */
  double step_px;
} Stairs;

static double middle_px (const LyNode *node) {
  return node->y_px + node->height_px / 2;
}

static bool is_stair (const LyNet *net, const LyCellPair *pair) {
  const LyNode *a = &net->nodes[pair->first_target], *b = &net->nodes[pair->last_target];
  return pair->side_by_side && a->rank == b->rank &&
         net->positions[pair->first_target] > net->positions[pair->last_target] &&
         middle_px (a) >= middle_px (b);
}

static bool list_stairs (Stairs *s) {
  LyNet *net = s->net;
  LyCellPairs pairs;
  uint32_t flight = 0, longest = 1;
  s->start = LY_ARRAY (net->arena, uint32_t, net->node_count + 2);
  if (s->start == NULL || !ly_cell_pairs (net, &pairs))
    return false;
  for (uint32_t i = 0; i < pairs.count; i++) {
    bool stair = is_stair (net, &pairs.list[i]);
    flight = stair ? flight + 1 : 0;
    longest = flight > longest ? flight : longest;
    if (stair)
      s->start[pairs.list[i].first_target + 2]++;
  }
  s->step_px = fmax (1, fmin (STEP_PX, floor (STAIRS_PX / longest)));
  for (uint32_t n = 0; n < net->node_count; n++)
    s->start[n + 2] += s->start[n + 1];
  s->further = LY_ARRAY (net->arena, uint32_t, pairs.count);
  for (uint32_t i = 0; s->further != NULL && i < pairs.count; i++)
    if (is_stair (net, &pairs.list[i]))
      s->further[s->start[pairs.list[i].first_target + 1]++] = pairs.list[i].last_target;
  return s->further != NULL;
}

bool ly_net_indent (LyNet *net) {
  Stairs s = {.net = net};
  if (!list_stairs (&s))
    return false;
  for (uint32_t r = 1; r < net->rank_count; r++)
    for (uint32_t i = net->row_counts[r];
         i-- > 0;) { /* all that a node has to stand right of is beneath it */
      const LyNode *node = &net->nodes[net->rows[r][i]];
      for (uint32_t k = s.start[net->rows[r][i]]; k < s.start[net->rows[r][i] + 1]; k++) {
        LyNode *other = &net->nodes[s.further[k]];
        double least_px = node->indent_px + (node->width_px - other->width_px) / 2 + s.step_px;
        other->indent_px = fmax (other->indent_px, ceil (least_px));
      }
    }
  return true;
}
