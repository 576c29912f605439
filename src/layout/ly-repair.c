/* Sweeps order a column by what its boxes are connected with, which says little where nearly everything is connected with everything: a
 * list's strings are drawn to the middle, its cells come in any order. So whoever stands on the wrong side of a neighbour by their cells
 * walks towards it, and stays where disorder and crossings together cost least. Only segments that pass are counted, arcs are not: what
 * has some stays. */
#include "ly-repair.h"

#include <string.h>

#define ROUNDS      2
#define EFFORT_MOST 8e6 /* pairs of segments looked at */
#define LONGEST     4000 /* nodes beyond which a column is left as it is: a few of them would take up all the time */
#define LONG_COLUMN 400 /* nodes beyond which a column is never sifted: what crosses more there stays so, */
#define LONG_PRICE  0.5 /* and so disorder counts for less */
#define DEGREE_MOST 64  /* segments on one side beyond which a node stays where it is */

/* Where a segment of a column's node ends on the other side of the channel. */
typedef struct Meeting {
  float at, weight;
  uint64_t life;
} Meeting;

/* The segments of a column to one side: those of the node at place p are list[start[p]] to list[start[p + 1] - 1]. */
typedef struct Meetings {
  uint32_t *start;
  Meeting *list;
} Meetings;

/* NODE should stand above another one, or beneath it. */
typedef struct Pull {
  uint32_t node;
  float weight;
} Pull;

typedef struct Repair {
  LyCrossings *crossings;
  Meetings meetings[LY_SIDES]; /* of the column that is being repaired */
  Meeting moved[DEGREE_MOST];
  uint32_t *nodes; /* of the column, as they stood */
  uint32_t *start; /* of node n: pulls[start[n]] to pulls[start[n + 1] - 1] are those that should stand beneath it */
  Pull *pulls;
  double *gains; /* of nodes: what is gained when the one that walks comes to stand beneath */
  double price, effort;
} Repair;

static uint32_t degree_of (const LyEnds *ends, uint32_t node) {
  return ends->start[node + 1] - ends->start[node];
}

static bool list_pulls (Repair *r) {
  const LyEnds *above = &r->crossings->above;
  LyArena *arena = r->crossings->net->arena;
  uint32_t nodes = r->crossings->net->node_count, count = above->start[nodes];
  r->start = LY_ARRAY (arena, uint32_t, nodes + 2);
  r->pulls = LY_ARRAY (arena, Pull, count);
  if (r->start == NULL || r->pulls == NULL)
    return false;
  for (uint32_t i = 0; i < count; i++)
    r->start[above->list[i].other + 2]++;
  for (uint32_t n = 0; n < nodes; n++)
    r->start[n + 2] += r->start[n + 1];
  for (uint32_t n = 0; n < nodes; n++)
    for (uint32_t i = above->start[n]; i < above->start[n + 1]; i++)
      r->pulls[r->start[above->list[i].other + 1]++] = (Pull){n, above->list[i].weight};
  return true;
}

static bool repair_init (Repair *r, LyCrossings *c) {
  const LyNet *net = c->net;
  uint32_t widest = 1, most[LY_SIDES] = {1, 1};
  *r = (Repair){.crossings = c};
  for (uint32_t rank = 0; rank < net->rank_count; rank++) {
    widest = net->row_counts[rank] > widest ? net->row_counts[rank] : widest;
    for (int side = 0; side < LY_SIDES; side++) {
      uint32_t segments = 0;
      for (uint32_t i = 0; i < net->row_counts[rank]; i++)
        segments += degree_of (&c->through[side], net->rows[rank][i]);
      most[side] = segments > most[side] ? segments : most[side];
    }
  }
  for (int side = 0; side < LY_SIDES; side++) {
    Meetings *meetings = &r->meetings[side];
    meetings->start = LY_ARRAY (net->arena, uint32_t, (size_t)widest + 1);
    meetings->list = LY_ARRAY (net->arena, Meeting, most[side]);
    if (meetings->start == NULL || meetings->list == NULL)
      return false;
  }
  r->nodes = LY_ARRAY (net->arena, uint32_t, widest);
  r->gains = LY_ARRAY (net->arena, double, net->node_count);
  return r->nodes != NULL && r->gains != NULL && list_pulls (r);
}

static void list_meetings (Repair *r, uint32_t rank, int side) {
  const LyNet *net = r->crossings->net;
  const LyEnds *ends = &r->crossings->through[side];
  Meetings *meetings = &r->meetings[side];
  uint32_t count = 0;
  for (uint32_t place = 0; place < net->row_counts[rank]; place++) {
    uint32_t n = net->rows[rank][place];
    meetings->start[place] = count;
    for (uint32_t i = ends->start[n]; i < ends->start[n + 1]; i++) {
      const LyEnd *end = &ends->list[i];
      meetings->list[count++] = (Meeting){(float)net->positions[end->other] + end->offset, end->weight, end->life};
    }
  }
  meetings->start[net->row_counts[rank]] = count;
}

/* In very long runs the first word of a life stands for all of it. */
static double crossing_weight (const Repair *r, const Meeting *a, const Meeting *b) {
  double weight = (double)a->weight * b->weight;
  return r->crossings->one_step ? weight : weight * ly_bits_of (a->life & b->life);
}

/* What the node at place UPPER crosses more with that at LOWER when it comes to stand beneath it. */
static double cost_of_passing (Repair *r, uint32_t upper, uint32_t lower) {
  double sum = 0;
  for (int side = 0; side < LY_SIDES; side++) {
    const Meeting *list = r->meetings[side].list;
    const uint32_t *start = r->meetings[side].start;
    for (uint32_t i = start[upper]; i < start[upper + 1]; i++)
      for (uint32_t k = start[lower]; k < start[lower + 1]; k++)
        if (list[i].at != list[k].at)
          sum += (list[i].at < list[k].at ? 1 : -1) * crossing_weight (r, &list[i], &list[k]);
    r->effort += (double)(start[upper + 1] - start[upper]) * (start[lower + 1] - start[lower]);
  }
  return sum;
}

/* Moves the segments of the node at place AT to place TO. */
static void carry_meetings (Repair *r, int side, uint32_t at, uint32_t to) {
  Meeting *list = r->meetings[side].list;
  uint32_t *start = r->meetings[side].start, count = start[at + 1] - start[at], first = start[at];
  memcpy (r->moved, &list[first], count * sizeof *list);
  if (to > at) {
    uint32_t last = start[to + 1] - count;
    memmove (&list[first], &list[first + count], (last - first) * sizeof *list);
    memcpy (&list[last], r->moved, count * sizeof *list);
    for (uint32_t i = at + 1; i <= to; i++)
      start[i] = start[i + 1] - count;
  } else {
    uint32_t last = start[to];
    memmove (&list[last + count], &list[last], (first - last) * sizeof *list);
    memcpy (&list[last], r->moved, count * sizeof *list);
    for (uint32_t i = at; i > to; i--)
      start[i] = start[i - 1] + count;
  }
}

static void carry (Repair *r, uint32_t rank, uint32_t at, uint32_t to) {
  LyNet *net = r->crossings->net;
  uint32_t *row = net->rows[rank], node = row[at];
  for (int side = 0; side < LY_SIDES; side++)
    carry_meetings (r, side, at, to);
  if (to > at)
    memmove (&row[at], &row[at + 1], (to - at) * sizeof *row);
  else
    memmove (&row[to + 1], &row[to], (at - to) * sizeof *row);
  row[to] = node;
  for (uint32_t i = at < to ? at : to; i <= at || i <= to; i++)
    net->positions[row[i]] = i;
}

/* Notes what NODE's neighbours by their cells gain by PRICE, and how far up and down those are that stand on the wrong side. */
static void note_gains (Repair *r, uint32_t node, double price, uint32_t *highest, uint32_t *lowest) {
  const LyCrossings *c = r->crossings;
  const uint32_t *positions = c->net->positions;
  *highest = *lowest = positions[node];
  for (uint32_t i = c->above.start[node]; i < c->above.start[node + 1]; i++) {
    uint32_t other = c->above.list[i].other;
    r->gains[other] += price * c->above.list[i].weight;
    *lowest = positions[other] > *lowest ? positions[other] : *lowest;
  }
  for (uint32_t i = r->start[node]; i < r->start[node + 1]; i++) {
    uint32_t other = r->pulls[i].node;
    r->gains[other] -= price * r->pulls[i].weight;
    *highest = positions[other] < *highest ? positions[other] : *highest;
  }
}

static void repair_node (Repair *r, uint32_t rank, uint32_t node) {
  const LyNet *net = r->crossings->net;
  const uint32_t *row = net->rows[rank];
  uint32_t at = net->positions[node], highest, lowest, best = at;
  uint16_t band = net->nodes[node].band;
  double least = -1e-6, cost = 0;
  note_gains (r, node, r->price, &highest, &lowest);
  for (uint32_t i = at; i > highest && net->nodes[row[i - 1]].band == band; i--) {
    cost += cost_of_passing (r, i - 1, at) + r->gains[row[i - 1]];
    if (cost < least) {
      least = cost;
      best = i - 1;
    }
  }
  cost = 0;
  for (uint32_t i = at; i < lowest && net->nodes[row[i + 1]].band == band; i++) {
    cost += cost_of_passing (r, at, i + 1) - r->gains[row[i + 1]];
    if (cost < least) {
      least = cost;
      best = i + 1;
    }
  }
  note_gains (r, node, -r->price, &highest, &lowest);
  if (best != at)
    carry (r, rank, at, best);
}

static bool may_move (const LyCrossings *c, uint32_t node) {
  return !c->has_arcs[node] && degree_of (&c->through[LY_BEFORE], node) <= DEGREE_MOST &&
         degree_of (&c->through[LY_AFTER], node) <= DEGREE_MOST;
}

static void repair_row (Repair *r, uint32_t rank) {
  const LyCrossings *c = r->crossings;
  uint32_t count = c->net->row_counts[rank];
  if (count > LONGEST)
    return;
  memcpy (r->nodes, c->net->rows[rank], count * sizeof *r->nodes);
  r->price = c->cell_price * (count > LONG_COLUMN ? LONG_PRICE : 1);
  for (int side = 0; side < LY_SIDES; side++)
    list_meetings (r, rank, side);
  for (uint32_t i = 0; i < count && r->effort < EFFORT_MOST; i++)
    if (may_move (c, r->nodes[i]))
      repair_node (r, rank, r->nodes[i]);
}

bool ly_repair (LyCrossings *crossings) {
  Repair r;
  uint32_t ranks = crossings->net->rank_count;
  if (!repair_init (&r, crossings))
    return false;
  for (int round = 0; round < ROUNDS && r.effort < EFFORT_MOST; round++) {
    for (uint32_t i = 1; i < ranks; i++)
      repair_row (&r, round % 2 == 0 ? i : ranks - i);
    ly_crossings_choose_entries (crossings);
  }
  return true;
}
