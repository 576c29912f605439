#include "ly-trails.h"

#include <math.h>
#include <string.h>

#define WIDEST    200  /* columns of more nodes are left as they are */
#define EFFORT_OF 0.5  /* of a pair of gaps */

#define OUT LY_NONE /* the position of what has been taken out */

/* In a folded net the level lines between the rows are where they do not bend the chains. */
static bool is_free (const LyNet *net, uint32_t hop) {
  return !net->is_folded && net->nodes[hop].is_hop && net->nodes[hop].rank > 0 && net->row_counts[net->nodes[hop].rank] <= WIDEST;
}

static bool follows (const LyNet *net, uint32_t hop, uint32_t next) {
  return net->nodes[hop].rank + 1 == net->nodes[next].rank || net->nodes[next].rank + 1 == net->nodes[hop].rank;
}

static void turn_round (uint32_t *list, uint32_t count) {
  for (uint32_t i = 0; i < count / 2; i++) {
    uint32_t first = list[i];
    list[i] = list[count - 1 - i];
    list[count - 1 - i] = first;
  }
}

/* Cuts the trails into chains, so that each hop is in one. */
static bool list_chains (LyTrails *t) {
  LyNet *net = t->crossings->net;
  bool *listed = LY_ARRAY (net->arena, bool, net->node_count);
  t->hops = LY_ARRAY (net->arena, uint32_t, net->trail_node_count + 1);
  t->chains = LY_ARRAY (net->arena, LyChain, net->trail_node_count + 1);
  if (listed == NULL || t->hops == NULL || t->chains == NULL)
    return false;
  uint32_t used = 0;
  for (uint32_t i = 0; i < net->u->link_count; i++) {
    const LyTrail *trail = &net->trails[i];
    for (uint32_t k = 0; k < trail->count;) {
      LyChain chain = {used, 0};
      for (; k < trail->count; k++) {
        uint32_t hop = net->trail_nodes[trail->first + k];
        if (listed[hop] || !is_free (net, hop) || (chain.count > 0 && !follows (net, t->hops[used - 1], hop)))
          break;
        listed[hop] = true;
        t->hops[used++] = hop;
        chain.count++;
      }
      if (chain.count == 0) {
        k++;
        continue;
      }
      if (net->nodes[t->hops[chain.first]].rank > net->nodes[t->hops[used - 1]].rank)
        turn_round (&t->hops[chain.first], chain.count);
      t->chains[t->count++] = chain;
    }
  }
  return true;
}

bool ly_trails_init (LyTrails *t, LyCrossings *crossings) {
  LyNet *net = crossings->net;
  *t = (LyTrails){.crossings = crossings};
  for (uint32_t r = 0; r < net->rank_count; r++)
    if (net->row_counts[r] <= WIDEST && net->row_counts[r] > t->widest)
      t->widest = net->row_counts[r];
  size_t gaps = t->widest + 1;
  t->costs = LY_ARRAY (net->arena, float, gaps + 1);
  t->so_far = LY_ARRAY (net->arena, float, gaps);
  t->onward = LY_ARRAY (net->arena, float, gaps);
  t->pairs = LY_ARRAY (net->arena, float, gaps *gaps);
  t->above[LY_BEFORE] = LY_ARRAY (net->arena, float, gaps);
  t->above[LY_AFTER] = LY_ARRAY (net->arena, float, gaps);
  t->choices = LY_ARRAY (net->arena, uint16_t, gaps *net->rank_count);
  return t->costs != NULL && t->so_far != NULL && t->onward != NULL && t->pairs != NULL &&
         t->above[LY_BEFORE] != NULL && t->above[LY_AFTER] != NULL && t->choices != NULL && list_chains (t);
}

/* ---- out and in ---- */

static void renumber (LyNet *net, uint32_t rank, uint32_t from) {
  for (uint32_t i = from; i < net->row_counts[rank]; i++)
    net->positions[net->rows[rank][i]] = i;
}

void ly_trails_take_out (LyTrails *t, uint32_t chain) {
  LyNet *net = t->crossings->net;
  for (uint32_t i = 0; i < t->chains[chain].count; i++) {
    uint32_t hop = t->hops[t->chains[chain].first + i], rank = net->nodes[hop].rank, at = net->positions[hop];
    uint32_t *row = net->rows[rank];
    net->row_counts[rank]--;
    memmove (&row[at], &row[at + 1], (net->row_counts[rank] - at) * sizeof *row);
    renumber (net, rank, at);
    net->positions[hop] = OUT;
  }
}

static void put_in (LyNet *net, uint32_t hop, uint32_t gap) {
  uint32_t rank = net->nodes[hop].rank, *row = net->rows[rank];
  memmove (&row[gap + 1], &row[gap], (net->row_counts[rank] - gap) * sizeof *row);
  row[gap] = hop;
  net->row_counts[rank]++;
  renumber (net, rank, gap);
}

/* ---- what a gap costs ----
 *
 * Gap G of a column lies above its Gth node. Costs are collected as differences to the gap before, and summed up at
 * the end. */

static void add_between (float *costs, uint32_t first, uint32_t after, float cost) {
  costs[first] += cost;
  costs[after] -= cost;
}

/* The far end of END of the hop stays where it is: what crosses it, by where the hop is. */
static void add_fixed_end (const LyTrails *t, uint32_t rank, int side, const LyEnd *end, float *costs) {
  const LyNet *net = t->crossings->net;
  const LyEnds *ends = &t->crossings->through[side];
  double here = net->positions[end->other] + end->offset;
  uint32_t count = net->row_counts[rank];
  for (uint32_t i = 0; i < count; i++) {
    uint32_t n = net->rows[rank][i];
    for (uint32_t k = ends->start[n]; k < ends->start[n + 1]; k++) {
      const LyEnd *other = &ends->list[k];
      double there = net->positions[other->other] + other->offset;
      if (net->positions[other->other] == OUT || there == here)
        continue;
      float weight = (float)ly_crossing_weight (t->crossings, end, other);
      if (there > here)
        add_between (costs, i + 1, count + 1, weight);
      else
        add_between (costs, 0, i + 1, weight);
    }
  }
}

/* Arcs of the column that enclose the hop cross what begins there. */
static void add_arcs (const LyTrails *t, uint32_t rank, int side, const LyEnd *end, float *costs) {
  const LyNet *net = t->crossings->net;
  const LyEnds *arcs = &t->crossings->arcs[side];
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    for (uint32_t k = arcs->start[n]; k < arcs->start[n + 1]; k++) {
      uint32_t to = net->positions[arcs->list[k].other];
      if (to != OUT && to > i)
        add_between (costs, i + 1, to + 1, (float)ly_crossing_weight (t->crossings, end, &arcs->list[k]));
    }
  }
}

/* What an arc between the hop and a node of its column encloses. */
static void add_own_arc (const LyTrails *t, uint32_t rank, int side, const LyEnd *arc, float *costs) {
  const LyNet *net = t->crossings->net;
  uint32_t box = net->positions[arc->other], count = net->row_counts[rank];
  add_between (costs, 0, box + 1, (float)ly_crossings_at_end (t->crossings, side, arc, true));
  add_between (costs, box + 1, count + 1, (float)ly_crossings_at_end (t->crossings, side, arc, false));
  for (uint32_t i = 0; i < count; i++) {
    float cost = (float)ly_crossings_enclosed (t->crossings, side, arc, net->rows[rank][i]);
    if (i < box)
      add_between (costs, 0, i + 1, cost);
    else if (i > box)
      add_between (costs, i + 1, count + 1, cost);
  }
}

static double gap_px (const LyNet *net, uint32_t a, uint32_t b) {
  return ly_net_gap_px (net, &net->nodes[a], &net->nodes[b]);
}

static double height_px (const LyNet *net, uint32_t n) {
  return net->nodes[n].height_px + net->nodes[n].corridor_px;
}

/* What the hop lengthens the stack between two kept nodes that stand around place I of the row. */
static double longer_px (const LyNet *net, const uint32_t *row, uint32_t i, uint32_t hop) {
  return gap_px (net, row[i - 1], hop) + height_px (net, hop) + gap_px (net, hop, row[i]) - gap_px (net, row[i - 1], row[i]);
}

static double lacking_px (double need_px, double room_px) {
  return ly_max (0, need_px - room_px);
}

/* Kept nodes that have to make room for the hop, if it runs between them. */
static void add_room (const LyNet *net, uint32_t rank, uint32_t hop, float *costs) {
  const uint32_t *row = net->rows[rank];
  uint32_t last = LY_NONE, above = 0, all = 0;
  double stack_px = 0; /* from the top of the last kept node to that of this one */
  for (uint32_t i = 0; i < net->row_counts[rank]; i++)
    all += net->kept[row[i]];
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    stack_px += i > 0 ? height_px (net, row[i - 1]) + gap_px (net, row[i - 1], row[i]) : 0;
    if (!net->kept[row[i]])
      continue;
    if (last != LY_NONE) {
      double room_px = net->before_px[row[i]] - net->before_px[row[last]];
      double less = 1 + net->push_more * (above < all - above ? above : all - above);
      for (uint32_t gap = last + 1; gap <= i; gap++)
        add_between (costs, gap, gap + 1,
                     (float)(net->push * less *
                             (lacking_px (stack_px + longer_px (net, row, gap, hop), room_px) -
                              lacking_px (stack_px, room_px))));
    }
    last = i;
    above++;
    stack_px = 0;
  }
}

/* The gaps in which the hop may be: those of its band. */
static void forbid_bands (const LyNet *net, uint32_t rank, uint32_t hop, float *costs) {
  const uint32_t *row = net->rows[rank];
  uint32_t count = net->row_counts[rank];
  uint16_t band = net->nodes[hop].band;
  for (uint32_t gap = 0; gap <= count; gap++)
    if ((gap > 0 && net->nodes[row[gap - 1]].band > band) || (gap < count && net->nodes[row[gap]].band < band))
      costs[gap] = INFINITY;
}

/* What HOP costs in each gap of its column, besides the segments to BEFORE and AFTER, which are out, too. */
static void weigh_gaps (LyTrails *t, uint32_t hop, uint32_t before, uint32_t after) {
  const LyCrossings *c = t->crossings;
  const LyNet *net = c->net;
  uint32_t rank = net->nodes[hop].rank, count = net->row_counts[rank];
  memset (t->costs, 0, (count + 2) * sizeof *t->costs);
  for (int side = 0; side < LY_SIDES; side++) {
    for (uint32_t i = c->through[side].start[hop]; i < c->through[side].start[hop + 1]; i++) {
      const LyEnd *end = &c->through[side].list[i];
      add_arcs (t, rank, side, end, t->costs);
      if (end->other != (side == LY_BEFORE ? before : after) && net->positions[end->other] != OUT)
        add_fixed_end (t, rank, side, end, t->costs);
    }
    for (uint32_t i = c->arcs[side].start[hop]; i < c->arcs[side].start[hop + 1]; i++)
      if (net->positions[c->arcs[side].list[i].other] != OUT)
        add_own_arc (t, rank, side, &c->arcs[side].list[i], t->costs);
  }
  if (net->kept != NULL)
    add_room (net, rank, hop, t->costs);
  for (uint32_t gap = 1; gap <= count; gap++)
    t->costs[gap] += t->costs[gap - 1];
  forbid_bands (net, rank, hop, t->costs);
}

/* ---- from column to column ---- */

/* The segment from LEFT to RIGHT. */
static const LyEnd *segment_between (const LyCrossings *c, uint32_t left, uint32_t right) {
  const LyEnds *ends = &c->through[LY_AFTER];
  for (uint32_t i = ends->start[left]; i < ends->start[left + 1]; i++)
    if (ends->list[i].other == right)
      return &ends->list[i];
  return NULL;
}

/* For each gap of both columns what runs above both, and for each of one column what runs above that. */
static void sum_segments (LyTrails *t, uint32_t rank, const LyEnd *own) {
  const LyNet *net = t->crossings->net;
  const LyEnds *ends = &t->crossings->through[LY_AFTER];
  uint32_t left = net->row_counts[rank], right = net->row_counts[rank + 1], width = right + 1;
  float *pairs = t->pairs;
  memset (pairs, 0, (size_t)(left + 1) * width * sizeof *pairs);
  for (uint32_t i = 0; i < left; i++) {
    uint32_t n = net->rows[rank][i];
    float *line = &pairs[(size_t)(i + 1) * width], sum = 0;
    for (uint32_t k = ends->start[n]; k < ends->start[n + 1]; k++) {
      uint32_t to = net->positions[ends->list[k].other];
      if (to != OUT)
        line[to + 1] += (float)ly_crossing_weight (t->crossings, own, &ends->list[k]);
    }
    for (uint32_t j = 0; j < width; j++) {
      sum += line[j];
      line[j] = sum + line[(int64_t)j - width];
    }
  }
  for (uint32_t i = 0; i <= left; i++)
    t->above[LY_BEFORE][i] = pairs[(size_t)i * width + right];
  memcpy (t->above[LY_AFTER], &pairs[(size_t)left * width], width * sizeof *pairs);
}

/* Nothing leads from the column before, whose COUNT gaps were weighed, to this one, of WIDTH gaps. */
static void begin_anew (LyTrails *t, uint32_t count, uint32_t width, uint16_t *choices) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < count; i++)
    best = t->so_far[i] < t->so_far[best] ? i : best;
  for (uint32_t j = 0; j < width; j++) {
    choices[j] = (uint16_t)best;
    t->onward[j] = 0;
  }
}

/* Adds to what each gap of the column after RANK costs the best of what led there: in t->onward. */
static void go_on (LyTrails *t, uint32_t rank, uint16_t *choices) {
  const LyNet *net = t->crossings->net;
  uint32_t left = net->row_counts[rank], width = net->row_counts[rank + 1] + 1;
  for (uint32_t j = 0; j < width; j++)
    t->onward[j] = INFINITY;
  for (uint32_t i = 0; i <= left; i++) {
    const float *line = &t->pairs[(size_t)i * width], *above = t->above[LY_AFTER];
    float here = t->so_far[i] + t->above[LY_BEFORE][i];
    for (uint32_t j = 0; j < width; j++) {
      float cost = here + above[j] - 2 * line[j];
      bool less = cost < t->onward[j];
      t->onward[j] = less ? cost : t->onward[j];
      choices[j] = less ? (uint16_t)i : choices[j];
    }
  }
}

void ly_trails_put_back (LyTrails *t, uint32_t chain, double *effort) {
  LyNet *net = t->crossings->net;
  uint32_t *hops = &t->hops[t->chains[chain].first], count = t->chains[chain].count;
  size_t gaps = t->widest + 1;
  uint32_t best = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t rank = net->nodes[hops[i]].rank, width = net->row_counts[rank] + 1;
    weigh_gaps (t, hops[i], i > 0 ? hops[i - 1] : LY_NONE, i + 1 < count ? hops[i + 1] : LY_NONE);
    const LyEnd *own = i > 0 ? segment_between (t->crossings, hops[i - 1], hops[i]) : NULL;
    if (own != NULL) {
      sum_segments (t, rank - 1, own);
      go_on (t, rank - 1, &t->choices[i * gaps]);
      *effort += EFFORT_OF * width * (net->row_counts[rank - 1] + 1);
    } else {
      begin_anew (t, i > 0 ? net->row_counts[rank - 1] + 1 : 0, width, &t->choices[i * gaps]);
    }
    for (uint32_t j = 0; j < width; j++)
      t->so_far[j] = t->costs[j] + t->onward[j];
    *effort += 10 * width;
  }
  for (uint32_t j = 1; j <= net->row_counts[net->nodes[hops[count - 1]].rank]; j++)
    best = t->so_far[j] < t->so_far[best] ? j : best;
  for (uint32_t i = count; i-- > 0;) {
    uint32_t before = t->choices[i * gaps + best];
    put_in (net, hops[i], best);
    best = before;
  }
}
