/* Orders the nodes of each column so that few arrows cross.
 *
 * From the reading order, sweeps sort the columns by the barycentres of what they are connected with, left to
 * right and back (Sugiyama, Tagawa, Toda 1981), exchanging neighbours as long as that helps after each. In the
 * best order found all arrows in turn take the way on which they cross least (ly-trails.c), and it is sifted:
 * every node in turn tries all places of its column and takes the best (Matuszewski, Schoenfeld, Molitor
 * 1999); of very large nets, for which that takes too long, only what is out of order is moved (ly-repair.c). Then it is disturbed, and improved like that again, until the effort is spent: a column is stirred
 * and the others follow, or some arrows are taken out and look for new ways. All decisions count crossings in
 * the same way, see ly-cross.h: port by port, and only of arrows that are there at the same time.
 *
 * In a later part of a long run, moving away from the part before has a price, once it is known how much crosses at least.
 *
 * An order that is there already is only sifted, with some disturbances that leave what is kept in its order,
 * and what is kept costs something to change: the nodes that change places, and the px by which others have
 * to make room. From step to step other disturbances are tried, since the last ones did not help.
 *
 * The columns' bands are never mixed, and frames keep the order of their calls. Where nothing crosses more,
 * the children of a box stand in the order of its cells. The random numbers are the same in every run. */
#include <math.h>
#include <string.h>

#include "ly-cross.h"
#include "ly-repair.h"
#include "ly-trails.h"

#define EFFORT_MOST     3500000 /* roughly, pairs of segments looked at */
#define EFFORT_SEGMENT  6500    /* for each segment, in small nets */
#define EFFORT_LONG     3 /* times as much for a part of a run */
#define LONG_STEPS      45 /* that is so long: it is looked at for long, and has that time */
#define DRAFT_SWEEPS    6
#define EFFORT_LARGE    2000 /* segments of many things beyond which effort falls with their square */
#define SWEEPS_MOST     24
#define IDLE_SWEEPS     6 /* without a better order, until a start is given up */
#define STARTS_MOST     80 /* likewise */
#define SWITCH_ROUNDS   6
#define REORDER_MOST    60000 /* effort for an order that is there already */
#define REORDER_LARGE   40000 /* the same for more than REORDER_THINGS */
#define REORDER_THINGS  100
#define REORDER_SEGMENT 2000
#define REORDER_STARTS  40
#define VARIATION       7919u
#define TAKEN_SHARE     0.4 /* of the arrows, that look for new ways together */
#define WORTH_CROSSINGS                                                                                      \
  20.0 /* crossings and boxes of a picture in which moves have the prices that were given */
#define WORTH_BOXES 25.0
#define WORTH_LEAST 0.2
#define PART_TURN      50.0 /* what it costs, in crossings of one step, that two nodes change places from one part of a run to the next */
#define PART_PUSH      0.25 /* and that a node has to make room by a px */
#define PART_PUSH_MORE 3.0  /* times as much for each one beyond it */
#define SIFT_MOST   400 /* nodes of a column up to which it is sifted */
#define SIFT_ROUNDS 6
#define ARC_PULL    3.0 /* how much nearer to its own box a hop keeps than to the column before */
#define ARC_PULL_LARGE 1000.0 /* in a column that is not sifted, where it would be far from it nevertheless */

/* A row as it stands: where the kept nodes are, and how far down each node would be if all stood close. */
typedef struct Room {
  uint32_t *row, count;
  uint32_t *kept_to, *kept_from; /* the nearest kept one up to I, and from I on; LY_NONE */
  uint32_t *kept_above;          /* how many kept ones stand above the Ith place; one more than places */
  double *offsets_px;
} Room;

/* Kept nodes of a row that are sorted by one value, as they would change places otherwise. */
typedef struct LyLevel {
  double value;
  uint32_t count;
} LyLevel;

typedef struct Ordering {
  LyNet *net;
  LyCrossings crossings;
  LyTrails trails;
  double *value;                /* of nodes, for sorting */
  LyLevel *levels;              /* room for those of a row */
  uint32_t *taken;              /* chains that are taken out */
  bool holds;                   /* sorting leaves kept nodes in their order */
  uint32_t *best, *scratch;     /* positions of nodes; room for a row */
  Room room;                    /* of the column that is being sifted */
  float *pairs;                 /* of a column, by slot: a node's place in it when they were counted */
  double least;                 /* of `best` */
  double *before;               /* of nodes: their place in the part of a run before */
  const bool *held;             /* which of them had one there; NULL: none */
  double most;                  /* effort that may be spent */
  int starts;                   /* and how many searches may begin */
  double effort, *sift_efforts; /* spent; of sifting a column */
  uint32_t random;
  uint32_t now;                          /* counts changes and tries */
  uint32_t *changed, *switched, *sifted; /* when a column was; tried to be */
} Ordering;

/* ---- sweeping ---- */

static double key_of (const LyNet *net, const LyEnd *end) {
  return net->positions[end->other] + end->offset;
}

static void set_values (Ordering *o, uint32_t rank, int side) {
  const LyNet *net = o->net;
  const LyEnds *ends = &o->crossings.through[side];
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    double sum = 0, weight = 0;
    for (uint32_t j = ends->start[n]; j < ends->start[n + 1]; j++) {
      sum += ends->list[j].weight * key_of (net, &ends->list[j]);
      weight += ends->list[j].weight;
    }
    o->value[n] = weight > 0 ? sum / weight : -1;
  }
}

/* A hop beside its own box goes where the box goes. */
static void pull_own_hops (Ordering *o, uint32_t rank) {
  const LyNet *net = o->net;
  double pull = net->row_counts[rank] > SIFT_MOST ? ARC_PULL_LARGE : ARC_PULL;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    uint32_t n = net->rows[rank][i];
    for (int side = 0; net->nodes[n].is_hop && side < LY_SIDES; side++) {
      const LyEnds *arcs = &o->crossings.arcs[side];
      for (uint32_t j = arcs->start[n]; j < arcs->start[n + 1]; j++) {
        double box = o->value[arcs->list[j].other];
        if (box >= 0)
          o->value[n] = o->value[n] < 0 ? box : (o->value[n] + pull * box) / (1 + pull);
      }
    }
  }
}

static bool comes_before (const Ordering *o, uint32_t a, uint32_t b) {
  const LyNode *x = &o->net->nodes[a], *y = &o->net->nodes[b];
  return x->band != y->band ? x->band < y->band : o->value[a] < o->value[b];
}

/* Merge sort, stable, of the row's nodes by value. */
static void merge_sort (const Ordering *o, uint32_t *row, uint32_t *room, uint32_t count) {
  if (count < 2)
    return;
  uint32_t half = count / 2, a = 0, b = half, k = 0;
  merge_sort (o, row, room, half);
  merge_sort (o, row + half, room, count - half);
  while (a < half && b < count)
    room[k++] = comes_before (o, row[b], row[a]) ? row[b++] : row[a++];
  while (a < half)
    room[k++] = row[a++];
  memcpy (row, room, k * sizeof *row);
}

static void merge_row (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  uint32_t *row = net->rows[rank], count = net->row_counts[rank];
  merge_sort (o, row, o->scratch, count);
  for (uint32_t i = 0; i < count; i++)
    net->positions[row[i]] = i;
}

/* Changes the values of kept nodes as little as they have to be so that they rise from top to bottom: the
 * least squares of isotonic regression, by pooling those that fall (Ayer, Brunk, Ewing, Reid, Silverman
 * 1955). */
static void hold_kept (Ordering *o, uint32_t rank) {
  const LyNet *net = o->net;
  const uint32_t *row = net->rows[rank];
  LyLevel *levels = o->levels;
  uint32_t count = 0, level = 0;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    if (!net->kept[row[i]])
      continue;
    levels[count++] = (LyLevel){o->value[row[i]], 1};
    for (; count > 1 && levels[count - 1].value < levels[count - 2].value; count--) {
      LyLevel *a = &levels[count - 2], *b = &levels[count - 1];
      a->value = (a->value * a->count + b->value * b->count) / (a->count + b->count);
      a->count += b->count;
    }
  }
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    if (!net->kept[row[i]])
      continue;
    o->value[row[i]] = levels[level].value;
    level += --levels[level].count == 0;
  }
}

static void sort_row (Ordering *o, uint32_t rank) {
  const LyNet *net = o->net;
  const uint32_t *row = net->rows[rank];
  double last = 0; /* what nothing pulls stays behind its neighbour */
  for (uint32_t i = 0; i < net->row_counts[rank]; i++) {
    if (o->value[row[i]] < 0)
      o->value[row[i]] = last;
    last = o->value[row[i]];
  }
  if (o->holds)
    hold_kept (o, rank);
  merge_row (o, rank);
}

static void sweep (Ordering *o, bool from_left) {
  const LyNet *net = o->net;
  for (uint32_t i = 1; i < net->rank_count; i++) {
    uint32_t rank = from_left ? i : net->rank_count - i;
    set_values (o, rank, from_left ? LY_BEFORE : LY_AFTER);
    pull_own_hops (o, rank);
    sort_row (o, rank);
  }
}

/* ---- exchanging neighbours, and sifting ---- */

static void exchange (LyNet *net, uint32_t rank, uint32_t i) {
  uint32_t a = net->rows[rank][i], b = net->rows[rank][i + 1];
  net->rows[rank][i] = b;
  net->rows[rank][i + 1] = a;
  net->positions[b] = i;
  net->positions[a] = i + 1;
}

static bool switch_neighbours (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  bool switched = false;
  for (uint32_t i = 0; i + 1 < net->row_counts[rank]; i++) {
    uint32_t a = net->rows[rank][i], b = net->rows[rank][i + 1];
    if (net->nodes[a].band != net->nodes[b].band)
      continue;
    double now, then;
    ly_crossings_of_pair (&o->crossings, a, b, &now, &then);
    if (now - then + ly_crossings_of_arcs (&o->crossings, a, b) <= 1e-9)
      continue;
    exchange (net, rank, i);
    switched = true;
  }
  return switched;
}

/* Can nothing be gained in RANK, because nothing was when it was tried last, and neither it nor the columns
 * beside it have changed since? TRIED: when it was, by rank. */
static bool is_idle (const Ordering *o, const uint32_t *tried, uint32_t rank) {
  for (uint32_t r = rank - 1; r <= rank + 1 && r < o->net->rank_count; r++)
    if (o->changed[r] > tried[rank])
      return false;
  return true;
}

static void note_change (Ordering *o, uint32_t rank, uint32_t *tried, bool changed) {
  tried[rank] = ++o->now;
  if (changed)
    o->changed[rank] = ++o->now;
}

static void note_all_changed (Ordering *o) {
  o->now++;
  for (uint32_t r = 0; r < o->net->rank_count; r++)
    o->changed[r] = o->now;
}

static void switch_all (Ordering *o, int rounds) {
  bool switched = true;
  note_all_changed (o);
  for (int round = 0; round < rounds && switched; round++) {
    switched = false;
    for (uint32_t r = 1; r < o->net->rank_count; r++) {
      if (is_idle (o, o->switched, r))
        continue;
      bool here = switch_neighbours (o, r);
      note_change (o, r, o->switched, here);
      switched |= here;
    }
  }
}

/* What the node of slot UPPER, right above that of LOWER, costs more beneath it. */
static double cost_of_passing (const Ordering *o, size_t count, uint32_t upper, uint32_t lower) {
  return o->pairs[lower * count + upper] - o->pairs[upper * count + lower];
}

/* Moves the node at AT to place TO. */
static void carry (Ordering *o, uint32_t rank, uint32_t at, uint32_t to, uint32_t *slots) {
  LyNet *net = o->net;
  uint32_t *row = net->rows[rank], node = row[at], slot = slots[at];
  int step = to > at ? 1 : -1;
  for (uint32_t i = at; i != to; i = (uint32_t)((int64_t)i + step)) {
    uint32_t next = (uint32_t)((int64_t)i + step);
    row[i] = row[next];
    slots[i] = slots[next];
    net->positions[row[i]] = i;
  }
  row[to] = node;
  slots[to] = slot;
  net->positions[node] = to;
}

/* ---- room ---- */

static double height_above_px (const LyNet *net, uint32_t above, uint32_t below) {
  const LyNode *a = &net->nodes[above];
  return a->height_px + a->corridor_px + ly_net_gap_px (net, a, &net->nodes[below]);
}

/* By how much one of two kept nodes has to move if they need so much room. */
static double lacking_px (double need_px, double from_px, double to_px) {
  double lacking_px = need_px - (to_px - from_px);
  return lacking_px > 0 ? lacking_px : 0;
}

/* What it costs to push two kept nodes apart by LACKING_PX, between ABOVE kept ones and the others of ALL: those on one side go along. */
static double price_of_pushing (const LyNet *net, double lacking_px, uint32_t above, uint32_t all) {
  return net->push * lacking_px * (1 + net->push_more * (above < all - above ? above : all - above));
}

static void measure_room (const LyNet *net, uint32_t rank, Room *room) {
  const uint32_t *row = room->row;
  uint32_t count = net->row_counts[rank], last = LY_NONE;
  room->count = count;
  for (uint32_t i = 0; i < count; i++) {
    room->row[i] = net->rows[rank][i];
    room->offsets_px[i] = i > 0 ? room->offsets_px[i - 1] + height_above_px (net, row[i - 1], row[i]) : 0;
    room->kept_to[i] = last = net->kept[row[i]] ? i : last;
    room->kept_above[i + 1] = room->kept_above[i] + net->kept[row[i]];
  }
  last = LY_NONE;
  for (uint32_t i = count; i-- > 0;)
    room->kept_from[i] = last = net->kept[row[i]] ? i : last;
}

/* How much has to be pushed away, in crossings, because the node at AT stands at TO: from the kept one above
 * to the next one beneath there may be less room than is needed. All others close up where it was. */
static double price_of_room (const LyNet *net, const Room *room, uint32_t at, uint32_t to) {
  const uint32_t *row = room->row;
  const double *y_px = net->before_px, *offsets_px = room->offsets_px;
  uint32_t count = room->count, node = row[at];
  uint32_t l = to > at ? to : to - 1, r = to < at ? to : to + 1; /* its neighbours; l wraps at the top */
  l = to == at ? at - 1 : l;
  bool has_l = to > at || to > 0, has_r = r < count;
  uint32_t a = has_l ? room->kept_to[l] : LY_NONE, b = has_r ? room->kept_from[r] : LY_NONE;
  a = a == at ? (at > 0 ? room->kept_to[at - 1] : LY_NONE) : a;
  b = b == at ? (at + 1 < count ? room->kept_from[at + 1] : LY_NONE) : b;
  double gone_px = 0; /* what stands beneath AT moves up by so much */
  if (at + 1 < count)
    gone_px = offsets_px[at + 1] -
              (at > 0 ? offsets_px[at - 1] + height_above_px (net, row[at - 1], row[at + 1]) : 0);
  double above_px = has_l ? offsets_px[l] - (l > at ? gone_px : 0) + height_above_px (net, row[l], node) : 0;
  double beneath_px =
      has_r ? offsets_px[r] - (r > at ? gone_px : 0) - height_above_px (net, node, row[r]) : 0;
  double a_px = a != LY_NONE ? offsets_px[a] - (a > at ? gone_px : 0) : 0;
  double b_px = b != LY_NONE ? offsets_px[b] - (b > at ? gone_px : 0) : 0;
  double sum_px = 0;
  if (net->kept[node] && a != LY_NONE)
    sum_px += lacking_px (above_px - a_px, y_px[row[a]], y_px[node]);
  if (net->kept[node] && b != LY_NONE)
    sum_px += lacking_px (b_px - beneath_px, y_px[node], y_px[row[b]]);
  if (a != LY_NONE && b != LY_NONE) {
    if (!net->kept[node])
      sum_px += lacking_px (above_px - a_px + b_px - beneath_px, y_px[row[a]], y_px[row[b]]);
    sum_px -= lacking_px (b_px - a_px, y_px[row[a]], y_px[row[b]]);
  }
  return price_of_pushing (net, sum_px, room->kept_above[to], room->kept_above[count]);
}

static double lacking_room (const LyNet *net) {
  double sum = 0;
  for (uint32_t r = 1; net->kept != NULL && r < net->rank_count; r++) {
    uint32_t last = LY_NONE, above = 0, all = 0;
    double offset_px = 0;
    for (uint32_t i = 0; i < net->row_counts[r]; i++)
      all += net->kept[net->rows[r][i]];
    for (uint32_t i = 0; i < net->row_counts[r]; i++) {
      uint32_t n = net->rows[r][i];
      offset_px += i > 0 ? height_above_px (net, net->rows[r][i - 1], n) : 0;
      if (!net->kept[n])
        continue;
      if (last != LY_NONE)
        sum += price_of_pushing (net, lacking_px (offset_px, net->before_px[last], net->before_px[n]), above, all);
      above++;
      last = n;
      offset_px = 0;
    }
  }
  return sum;
}

/* Is COST, and the price of the room at TO, less than LEAST? Then it becomes that. */
static bool is_less (const Ordering *o, uint32_t at, uint32_t to, double cost, double *least) {
  if (cost < *least && o->net->kept != NULL)
    cost += price_of_room (o->net, &o->room, at, to);
  if (cost >= *least)
    return false;
  *least = cost;
  return true;
}

/* Moves the node at AT as far as that costs less; slots[i] is the slot of the node at i. Arcs cost by where
 * their ends stand, and so the node is taken along only in columns that have some. */
static bool sift_node (Ordering *o, uint32_t rank, uint32_t at, uint32_t *slots, bool arcs) {
  LyNet *net = o->net;
  const uint32_t *row = net->rows[rank];
  uint32_t count = net->row_counts[rank], node = row[at], slot = slots[at], best = at, i = at;
  uint16_t band = net->nodes[node].band;
  double cost = 0, least = -1e-6;
  double room = net->kept != NULL ? price_of_room (net, &o->room, at, at) : 0;
  for (; i > 0; i--) {
    if (net->nodes[row[i - 1]].band != band)
      break;
    cost += cost_of_passing (o, count, slots[i - 1], slot);
    if (arcs) {
      cost -= ly_crossings_of_arcs (&o->crossings, row[i - 1], node);
      carry (o, rank, i, i - 1, slots);
    }
    if (is_less (o, at, i - 1, cost - room, &least))
      best = i - 1;
  }
  if (arcs)
    carry (o, rank, i, at, slots);
  for (i = at, cost = 0; i + 1 < count; i++) {
    if (net->nodes[row[i + 1]].band != band)
      break;
    cost += cost_of_passing (o, count, slot, slots[i + 1]);
    if (arcs) {
      cost -= ly_crossings_of_arcs (&o->crossings, node, row[i + 1]);
      carry (o, rank, i, i + 1, slots);
    }
    if (is_less (o, at, i + 1, cost - room, &least))
      best = i + 1;
  }
  carry (o, rank, arcs ? i : at, best, slots);
  if (best != at && net->kept != NULL)
    measure_room (net, rank, &o->room);
  return best != at;
}

static bool sift_row (Ordering *o, uint32_t rank) {
  LyNet *net = o->net;
  uint32_t count = net->row_counts[rank];
  bool moved = false, arcs = false;
  if (count < 2 || count > SIFT_MOST)
    return count > SIFT_MOST && switch_neighbours (o, rank);
  uint32_t *slots = o->scratch, *nodes = o->scratch + count;
  ly_crossings_of_row (&o->crossings, rank, o->pairs);
  for (uint32_t i = 0; i < count; i++) {
    slots[i] = i;
    nodes[i] = net->rows[rank][i];
    arcs |= o->crossings.has_arcs[nodes[i]];
  }
  if (net->kept != NULL)
    measure_room (net, rank, &o->room);
  for (uint32_t i = 0; i < count; i++)
    moved |= sift_node (o, rank, net->positions[nodes[i]], slots, arcs);
  return moved;
}

static void sift_all (Ordering *o) {
  bool moved = true;
  note_all_changed (o);
  for (int round = 0; round < SIFT_ROUNDS && moved && o->effort < o->most; round++) {
    moved = false;
    for (uint32_t i = 1; i < o->net->rank_count; i++) {
      uint32_t rank = round % 2 == 0 ? i : o->net->rank_count - i;
      if (is_idle (o, o->sifted, rank))
        continue;
      bool here = sift_row (o, rank);
      note_change (o, rank, o->sifted, here);
      o->effort += o->sift_efforts[rank];
      moved |= here;
    }
    ly_crossings_choose_entries (&o->crossings);
    o->effort += 1000;
  }
}

/* ---- the whole ---- */

static bool keep_best (Ordering *o) {
  double crossings = ly_crossings_count (&o->crossings) + lacking_room (o->net);
  if (crossings >= o->least)
    return false;
  o->least = crossings;
  for (uint32_t n = 0; n < o->net->node_count; n++)
    o->best[n] = o->net->positions[n];
  return true;
}

static void restore_best (Ordering *o) {
  LyNet *net = o->net;
  for (uint32_t n = 0; n < net->node_count; n++) {
    net->positions[n] = o->best[n];
    net->rows[net->nodes[n].rank][o->best[n]] = n;
  }
  ly_crossings_choose_entries (&o->crossings);
}

static double random_unit (Ordering *o) {
  o->random = o->random * 1664525u + 1013904223u;
  return (o->random >> 8) / 16777216.0;
}

/* Disturbs one column of the best order, and lets the others follow, away from it. */
static void stir (Ordering *o, double share) {
  LyNet *net = o->net;
  restore_best (o);
  if (net->rank_count < 2)
    return;
  uint32_t pivot = 1 + (uint32_t)(random_unit (o) * (net->rank_count - 1));
  for (uint32_t i = 0; i < net->row_counts[pivot]; i++)
    o->value[net->rows[pivot][i]] = i + (random_unit (o) - 0.5) * 2 * share * net->row_counts[pivot];
  sort_row (o, pivot);
  for (uint32_t r = pivot + 1; r < net->rank_count; r++) {
    set_values (o, r, LY_BEFORE);
    pull_own_hops (o, r);
    sort_row (o, r);
  }
  for (uint32_t r = pivot; r-- > 1;) {
    set_values (o, r, LY_AFTER);
    pull_own_hops (o, r);
    sort_row (o, r);
  }
}

/* Lets all arrows, one after the other, go where they cross least. */
static void lead_again (Ordering *o) {
  for (uint32_t i = 0; i < o->trails.count && o->effort < o->most; i++) {
    ly_trails_take_out (&o->trails, i);
    ly_trails_put_back (&o->trails, i, &o->effort);
  }
}

/* Takes out some arrows at once, and lets one after the other find a new way. */
static void lead_anew (Ordering *o) {
  LyTrails *t = &o->trails;
  uint32_t out = 0;
  restore_best (o);
  for (uint32_t i = 0; i < t->count; i++)
    if (random_unit (o) < TAKEN_SHARE) {
      ly_trails_take_out (t, i);
      o->taken[out++] = i;
    }
  while (out > 0) {
    uint32_t i = (uint32_t)(random_unit (o) * out);
    ly_trails_put_back (t, o->taken[i], &o->effort);
    o->taken[i] = o->taken[--out];
  }
}

static void improve (Ordering *o, double sweep_effort) {
  int idle = 0, most = o->net->is_draft ? DRAFT_SWEEPS : SWEEPS_MOST;
  for (int i = 0; i < most && idle < IDLE_SWEEPS && o->least > 0 && o->effort < o->most; i++) {
    sweep (o, i % 2 == 0);
    switch_all (o, SWITCH_ROUNDS);
    ly_crossings_choose_entries (&o->crossings);
    idle = keep_best (o) ? 0 : idle + 1;
    o->effort += sweep_effort;
  }
}

static bool ordering_init (Ordering *o, LyNet *net, double *sweep_effort) {
  *o = (Ordering){.net = net, .least = INFINITY, .random = 1};
  double large =
      net->u->thing_count < LY_MANY_THINGS ? 1 : fmin (1, EFFORT_LARGE / fmax (1, net->segment_count));
  int times = net->clock.last - net->clock.first + 1 >= LONG_STEPS ? EFFORT_LONG : 1;
  o->most = times * fmin (EFFORT_MOST, EFFORT_SEGMENT * (double)net->segment_count) * large * large;
  o->starts = times * STARTS_MOST;
  uint32_t widest = 1;
  *sweep_effort = 1000;
  for (uint32_t r = 0; r < net->rank_count; r++)
    widest = net->row_counts[r] > widest ? net->row_counts[r] : widest;
  uint32_t sifted = widest < SIFT_MOST ? widest : SIFT_MOST;
  o->value = LY_ARRAY (net->arena, double, net->node_count);
  o->levels = LY_ARRAY (net->arena, LyLevel, widest);
  o->best = LY_ARRAY (net->arena, uint32_t, net->node_count);
  o->scratch = LY_ARRAY (net->arena, uint32_t, 2 * (size_t)widest);
  o->pairs = LY_ARRAY (net->arena, float, (size_t)sifted *sifted);
  o->room.row = LY_ARRAY (net->arena, uint32_t, widest);
  o->room.kept_to = LY_ARRAY (net->arena, uint32_t, widest);
  o->room.kept_from = LY_ARRAY (net->arena, uint32_t, widest);
  o->room.kept_above = LY_ARRAY (net->arena, uint32_t, (size_t)widest + 1);
  o->room.offsets_px = LY_ARRAY (net->arena, double, widest);
  o->changed = LY_ARRAY (net->arena, uint32_t, net->rank_count);
  o->switched = LY_ARRAY (net->arena, uint32_t, net->rank_count);
  o->sifted = LY_ARRAY (net->arena, uint32_t, net->rank_count);
  o->sift_efforts = LY_ARRAY (net->arena, double, net->rank_count + 1);
  if (o->levels == NULL || o->room.row == NULL || o->room.kept_above == NULL || o->room.kept_to == NULL || o->room.kept_from == NULL ||
      o->room.offsets_px == NULL || o->sift_efforts == NULL || o->changed == NULL || o->switched == NULL ||
      o->sifted == NULL || o->value == NULL || o->best == NULL || o->scratch == NULL || o->pairs == NULL ||
      !ly_crossings_init (&o->crossings, net) || !ly_trails_init (&o->trails, &o->crossings))
    return false;
  o->taken = LY_ARRAY (net->arena, uint32_t, o->trails.count);
  if (o->taken == NULL)
    return false;
  for (uint32_t r = 0; r + 1 < net->rank_count; r++) {
    double segments = 0;
    for (uint32_t i = 0; i < net->row_counts[r]; i++) {
      uint32_t n = net->rows[r][i];
      segments += o->crossings.through[LY_AFTER].start[n + 1] - o->crossings.through[LY_AFTER].start[n];
    }
    double nodes = net->row_counts[r + 1];
    *sweep_effort += 40 * segments + 10 * nodes + fmin (segments * segments / 2, 20 * segments);
    o->sift_efforts[r + 1] = nodes > SIFT_MOST ? 20 * segments : 2 * segments * segments + 3 * nodes * nodes;
  }
  return true;
}

/* How dear disorder is depends on how many arrows cross, and so that is counted first. */
static void price_cells (Ordering *o) {
  ly_crossings_price_cells (&o->crossings, o->least);
  o->least = ly_crossings_count (&o->crossings) + lacking_room (o->net);
}

/* Sorts all columns by the values, bands first. */
static void sort_all (Ordering *o) {
  for (uint32_t r = 0; r < o->net->rank_count; r++)
    sort_row (o, r);
  ly_crossings_choose_entries (&o->crossings);
}

/* A part of a long run begins with things that have a place: from here on it costs something to change it. */
static bool hold_places (Ordering *o, LyNet *net) {
  bool *kept = LY_ARRAY (net->arena, bool, net->node_count);
  o->before = LY_ARRAY (net->arena, double, net->node_count);
  if (kept == NULL || o->before == NULL)
    return false;
  for (uint32_t n = 0; n < net->node_count; n++) {
    kept[n] = !isnan (net->before_px[n]) && net->nodes[n].kind != LY_KIND_FRAME;
    o->before[n] = net->positions[n];
    o->value[n] = net->nodes[n].fresh;
  }
  o->held = kept;
  net->turn = PART_TURN;
  net->push = PART_PUSH;
  net->push_more = PART_PUSH_MORE;
  return true;
}

/* Which is better: the best order that was found as if nothing had been anywhere, or that of the part before? Both are sifted at the
 * prices of moving first. */
static bool weigh_places (Ordering *o) {
  LyNet *net = o->net;
  uint32_t *fresh = LY_ARRAY (net->arena, uint32_t, net->node_count);
  if (fresh == NULL)
    return false;
  net->kept = o->held;
  restore_best (o);
  sift_all (o);
  o->least = INFINITY;
  keep_best (o);
  double least = o->least;
  memcpy (fresh, o->best, net->node_count * sizeof *fresh);
  memcpy (o->value, o->before, net->node_count * sizeof *o->value);
  sort_all (o);
  sift_all (o);
  o->least = INFINITY;
  keep_best (o);
  if (o->least >= least) {
    memcpy (o->best, fresh, net->node_count * sizeof *fresh);
    o->least = least;
  }
  return true;
}

bool ly_net_order (LyNet *net) {
  Ordering o;
  double sweep_effort;
  if (!ordering_init (&o, net, &sweep_effort))
    return false;
  for (uint32_t n = 0; n < net->node_count; n++)
    o.value[n] = net->positions[n];
  if (net->is_steady && !hold_places (&o, net))
    return false;
  sort_all (&o);
  keep_best (&o);
  for (int start = 0; start < o.starts && o.least > 0 && (start == 0 || o.effort < o.most); start++) {
    if (start == 0)
      improve (&o, sweep_effort);
    else if (start % 2 == 0 && o.trails.count > 0)
      lead_anew (&o);
    else
      stir (&o, start % 2 == 0 ? 0.5 : 0.25);
    if (start == 0) {
      restore_best (&o);
      price_cells (&o);
    }
    if (net->is_draft)
      break;
    if (start == 0 && net->u->thing_count >= LY_MANY_THINGS) {
      if (!ly_repair (&o.crossings))
        return false;
      keep_best (&o);
    }
    lead_again (&o);
    sift_all (&o);
    keep_best (&o);
    if (start == 0 && o.held != NULL && !weigh_places (&o))
      return false;
  }
  restore_best (&o);
  return true;
}

/* A crossing less is worth much where few are left, and little where many are; and a box that moves is seen
 * most where there are few. */
static void price_moves (Ordering *o) {
  LyNet *net = o->net;
  double crossings = ly_crossings_count (&o->crossings) - ly_crossings_turned (&o->crossings);
  double scale =
      fmax (WORTH_LEAST, (crossings + 2) / WORTH_CROSSINGS) * WORTH_BOXES / (double)(net->u->thing_count + 1);
  net->push *= scale;
  net->turn *= scale;
}

bool ly_net_reorder (LyNet *net, const double *heights_px) {
  Ordering o;
  double sweep_effort;
  if (!ordering_init (&o, net, &sweep_effort))
    return false;
  o.random += VARIATION * net->variation;
  o.holds = net->kept != NULL;
  o.most = fmin (net->u->thing_count > REORDER_THINGS ? REORDER_LARGE : REORDER_MOST,
                 REORDER_SEGMENT * (double)net->segment_count);
  for (uint32_t n = 0; n < net->node_count; n++)
    o.value[n] = heights_px[n];
  for (uint32_t r = 0; r < net->rank_count; r++)
    merge_row (&o, r);
  ly_crossings_choose_entries (&o.crossings);
  sift_all (&o);
  price_moves (&o);
  keep_best (&o);
  price_cells (&o);
  for (int start = 0; start < REORDER_STARTS && (start == 0 || o.effort < o.most); start++) {
    if (start > 0 && start % 2 == 0)
      stir (&o, start % 4 == 0 ? 0.5 : 0.25);
    else if (start > 0)
      lead_anew (&o);
    lead_again (&o);
    sift_all (&o);
    keep_best (&o);
  }
  restore_best (&o);
  return true;
}
