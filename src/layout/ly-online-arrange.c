/* Arranges the step as a whole: the order in the columns, the heights, and the ways of all arrows.
 *
 * What is there keeps its column. The rest is what a plan with foresight does, too, see ly-order.c and
 * ly-straight.c, but it begins with the picture as it is, and everything in it holds on to its place. Arrows
 * are free to go other ways, and new boxes stand where few arrows cross. Two boxes that were there change
 * places, or one moves aside for a new one, only if that saves so many crossings that it is worth to be seen.
 * In very large pictures this would take too long. */
#include <math.h>

#include "ly-cells.h"
#include "ly-excerpt.h"
#include "ly-measures.h"
#include "ly-online.h"

#define THINGS_MOST 400
#define HOPS_MOST   6000 /* of all arrows, and the arrows */
#define TURN        1.0  /* what it costs, in crossings, that two boxes change places */
#define PUSH        0.025 /* and that a box moves by a px */
#define HOLD_BOX                                                                                             \
  6000.0 /* how much dearer a px is for a box that was there than for an arrow: none of its arrows, nor all  \
            together, may pull it away so as to run straighter */
#define HOLD_HOP 4.0    /* for an arrow that keeps its way */
#define HOLD_NEW 0.25   /* for a new box that nothing else pulls */
#define STEP_PX  3.0    /* by which a new box reaches further right than that of the cell before */
#define UP_PX    2000.0 /* room above the picture: heights are counted from there */

typedef struct Arranging {
  LyOnline *o;
  LyExcerpt excerpt;
  LyNet net;
  double *heights_px; /* of nodes: where they are now, or should be */
  bool *kept;
} Arranging;

static uint32_t *columns_of (const Arranging *a) {
  LyOnline *o = a->o;
  uint32_t *columns = LY_ARRAY (&o->arena, uint32_t, a->excerpt.u.thing_count);
  for (uint32_t t = 0; columns != NULL && t < a->excerpt.u.thing_count; t++)
    columns[t] = o->here[ly_excerpt_thing (&a->excerpt, t)].spot.column;
  return columns;
}

/* This step only counts what its arrows do now, not what they did before. */
static bool cut_out (Arranging *a) {
  LyOnline *o = a->o;
  LyUnion *u = &a->excerpt.u;
  if (!ly_excerpt_make (&a->excerpt, o->u, o->step, o->step, &o->arena))
    return false;
  for (size_t i = 0; i < u->link_count; i++) {
    LyLink *link = &u->links[i];
    link->usual_at = link->at;
    link->place_px = link->at.y_px;
    link->usual_side = link->side;
    link->sides = (uint8_t)(1u << link->side);
  }
  const uint32_t *columns = columns_of (a);
  return columns != NULL && ly_net_build_in (&a->net, u, ly_clock (0, 0), columns, &o->arena);
}

/* ---- where everything is ---- */

/* Was T there one step ago? */
static bool was_here (const LyOnline *o, uint32_t t) {
  return !o->here[t].young && o->u->runs[o->u->things[t].run].first < o->step;
}

/* Where an arrow of LINK that ran straight would pass COLUMN. */
static double straight_px (const LyOnline *o, const LyLink *link, uint32_t column) {
  LySpot from = o->here[link->from].spot, to = o->here[link->to].spot;
  double height_px = ly_online_height (o, link->from), from_px = ly_online_port (o, link, from.y_px);
  double to_px = ly_online_arrival (o, link, to.y_px, from_px, to.column > from.column, false);
  if (column == from.column)
    return from_px < from.y_px + height_px / 2 ? from.y_px - LY_LATE_HOP_BOX_PX
                                               : from.y_px + height_px + LY_LATE_HOP_BOX_PX;
  return from_px +
         (to_px - from_px) * fabs ((double)column - from.column) / fabs ((double)to.column - from.column);
}

static void note_way (Arranging *a, uint32_t number) {
  const LyOnline *o = a->o;
  const LyTrail *trail = &a->net.trails[number];
  uint32_t original = ly_excerpt_link (&a->excerpt, number);
  const LyWay *way = &o->ways[original];
  for (uint32_t i = 0; i < trail->count; i++) {
    uint32_t n = a->net.trail_nodes[trail->first + i];
    if (!isnan (a->net.before_px[n]))
      continue; /* another arrow runs here */
    if (way->known && !way->is_level && way->count == trail->count) {
      a->heights_px[n] = a->net.before_px[n] = o->hops[way->first + i].y_px;
      a->net.hold[n] = HOLD_HOP;
    } else {
      a->heights_px[n] = straight_px (o, &o->u->links[original], a->net.nodes[n].rank);
    }
  }
}

static bool note_places (Arranging *a) {
  LyOnline *o = a->o;
  LyNet *net = &a->net;
  a->heights_px = LY_ARRAY (&o->arena, double, net->node_count);
  a->kept = LY_ARRAY (&o->arena, bool, net->node_count);
  net->hold = LY_ARRAY (&o->arena, double, net->node_count);
  if (a->heights_px == NULL || a->kept == NULL || net->hold == NULL)
    return false;
  for (uint32_t n = 0; n < net->node_count; n++)
    net->before_px[n] = NAN;
  for (uint32_t t = 0; t < a->excerpt.u.thing_count; t++) {
    uint32_t original = ly_excerpt_thing (&a->excerpt, t), n = net->node_of_thing[t];
    bool was = was_here (o, original);
    a->heights_px[n] = net->before_px[n] = o->here[original].spot.y_px;
    net->hold[n] = was ? HOLD_BOX : HOLD_NEW;
    a->kept[n] = was && net->nodes[n].kind != LY_KIND_FRAME;
  }
  for (uint32_t i = 0; i < a->excerpt.u.link_count; i++)
    note_way (a, i);
  for (uint32_t n = 0; n < net->node_count; n++)
    net->before_px[n] += UP_PX;
  net->kept = a->kept;
  net->turn = TURN;
  net->push = PUSH;
  net->is_steady = true;
  net->variation = o->step;
  net->gaps = (LyGaps){LY_GAP_BOXES_PX, LY_LATE_HOP_BOX_PX, LY_LATE_HOPS_PX, LY_GAP_CORRIDOR_PX};
  return true;
}

/* ---- taking it over ---- */

static void take_places (Arranging *a) {
  for (uint32_t n = 0; n < a->net.node_count; n++)
    a->net.nodes[n].y_px -= a->net.anchor_px + UP_PX;
  for (uint32_t t = 0; t < a->excerpt.u.thing_count; t++) {
    LyHere *here = &a->o->here[ly_excerpt_thing (&a->excerpt, t)];
    double y_px = a->net.nodes[a->net.node_of_thing[t]].y_px;
    here->changed |= here->spot.y_px != y_px;
    here->spot.y_px = y_px;
  }
}

static bool take_way (Arranging *a, uint32_t number, LyHop *hops) {
  LyOnline *o = a->o;
  const LyTrail *trail = &a->net.trails[number];
  uint32_t original = ly_excerpt_link (&a->excerpt, number);
  const LyWay *way = &o->ways[original];
  bool from_beneath = trail->segment != LY_NONE && a->net.segments[trail->segment].from_beneath;
  bool same = way->known && !way->is_level && way->count == trail->count && way->from_beneath == from_beneath;
  for (uint32_t i = 0; i < trail->count; i++) {
    const LyNode *node = &a->net.nodes[a->net.trail_nodes[trail->first + i]];
    hops[i] = (LyHop){node->rank, node->y_px};
    same = same && o->hops[way->first + i].column == node->rank && o->hops[way->first + i].y_px == node->y_px;
  }
  return same || ly_online_set_way (o, original, hops, trail->count, from_beneath);
}

/* ---- stairs ---- */

/* How wide COLUMN may become without moving anything. */
static double room_px (const LyOnline *o, uint32_t column) {
  const LyColumn *c = &o->columns[column];
  if (column + 1 >= o->column_count)
    return INFINITY;
  return ly_max (c->width_px, c[1].x_px - c->x_px - LY_LATE_CHANNEL_LEAST_PX);
}

/* Lets the target of the second of two cells reach further right than that of the first one, if it is new. */
static bool indent_pair (Arranging *a, const LyCellPair *pair) {
  LyOnline *o = a->o;
  const LyNode *one = &a->net.nodes[pair->first_target], *two = &a->net.nodes[pair->last_target];
  if (!pair->side_by_side || one->rank != two->rank || one->y_px + one->height_px < two->y_px + two->height_px)
    return true;
  uint32_t first = o->u->links[ly_excerpt_link (&a->excerpt, pair->first_link)].to;
  uint32_t last = o->u->links[ly_excerpt_link (&a->excerpt, pair->last_link)].to;
  LyHere *here = &o->here[last];
  double width_px = o->u->things[last].width_px, column_px = room_px (o, here->spot.column);
  double indent_px = ceil (o->here[first].indent_px + o->u->things[first].width_px + STEP_PX - width_px);
  if (!here->young || here->indent_px >= indent_px || indent_px + width_px > column_px)
    return true;
  here->indent_px = indent_px;
  here->changed = true;
  return ly_online_widen (o, here->spot.column, indent_px + width_px);
}

/* What is new stands on the stairs of a row of cells, see ly-stairs.c, as far as its column has room; all others
 * stay. */
static bool indent (Arranging *a) {
  LyCellPairs pairs;
  if (!ly_cell_pairs (&a->net, &pairs))
    return false;
  for (uint32_t i = 0; i < pairs.count; i++)
    if (!indent_pair (a, &pairs.list[i]))
      return false;
  return true;
}

/* A way that is older than the place of one of its boxes is no longer valid: see way_is_valid in
 * ly-online-state.c. */
static bool take_ways (Arranging *a) {
  LyHop *hops = LY_ARRAY (&a->o->arena, LyHop, 2 * (size_t)a->net.rank_count + 2);
  for (uint32_t i = 0; hops != NULL && i < a->excerpt.u.link_count; i++) {
    const LyLink *link = &a->o->u->links[ly_excerpt_link (&a->excerpt, i)];
    if (!take_way (a, i, hops))
      return false;
    const LyHere *from = &a->o->here[link->from], *to = &a->o->here[link->to];
    if (from->changed || from->renewed || to->changed || to->renewed)
      a->o->ways[ly_excerpt_link (&a->excerpt, i)].changed = true;
  }
  return hops != NULL;
}

bool ly_online_arranges (const LyOnline *o) {
  size_t hops = 0;
  if (!o->layout->online || o->step + 1 != o->u->step_count || o->thing_count > THINGS_MOST)
    return false;
  for (uint32_t i = 0; i < o->link_count; i++)
    hops += 1 + ly_online_way_length (o, &o->ways[o->links[i]]);
  return hops <= HOPS_MOST;
}

bool ly_online_arrange (LyOnline *o, bool *done) {
  Arranging a = {.o = o};
  if (!cut_out (&a))
    return false;
  *done = a.net.lane_count == 0;
  if (!*done)
    return true;
  if (!note_places (&a) || !ly_net_reorder (&a.net, a.heights_px) || !ly_net_straighten (&a.net))
    return false;
  take_places (&a);
  return indent (&a) && take_ways (&a);
}
