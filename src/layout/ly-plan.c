/* The plan with foresight.
 *
 * The union of all steps becomes a net, is ordered, placed and kept, so that nothing ever moves. That has its
 * price: a place is taken for a whole life, and the longer the run the further apart stands what is there
 * together. So a long run is looked at in a few of its steps: where arrows would be much longer, or the
 * picture much larger, than if that step were laid out alone, the run is cut in two at a call or a return,
 * and each part is planned by itself. The cuts are remembered; whoever shows the steps can announce them.
 * What is there on both sides of a cut stays near to where it was: in its column (ly-rank.c), among the same
 * neighbours (ly-order.c), at its height (ly-straight.c), each at a price. */
#include "ly-plan.h"

#include <math.h>
#include <stdlib.h>

#include "ly-bends.h"
#include "ly-internal.h"
#include "ly-measures.h"
#include "ly-rank.h"

#define STRETCH_MOST 1.4 /* times length or area of a fresh layout, beyond which a run is cut */
#define PART_LEAST   50  /* steps of a part: moves should be rare */
#define SAMPLES      4   /* steps of a part that are looked at */
#define STAY_PX 60.0 /* a channel may be so much wider for a column to stay where it was */
#define BOUNDARY_COST                                                                                        \
  0.5 /* how far from the middle a call or return may be to be cut at, as share of a part */

/* What the arrows of a channel ask of it. */
typedef struct Traffic {
  double climb_px; /* of all together */
  uint32_t arrows;
  uint32_t steep; /* how many climb far at a time, at most */
} Traffic;

/* A channel is wider where arrows climb far in it, so that they do not run too steeply, nor too close side by side. */
static double channel_px (const Traffic *traffic) {
  if (traffic->arrows == 0)
    return LY_CHANNEL_PX;
  double mean_px = traffic->climb_px / traffic->arrows;
  double most_px = LY_CHANNEL_MAX_PX + LY_CHANNEL_FAR * ly_min (LY_CHANNEL_FAR_MOST_PX, ly_max (0, mean_px - LY_CHANNEL_FAR_PX));
  double beside_px = traffic->steep > 1 ? LY_CHANNEL_STEEP_PX * (traffic->steep - 1) : 0;
  return ly_min (most_px, LY_CHANNEL_PX + 0.05 * mean_px + 0.1 * traffic->arrows + beside_px);
}

/* Arrows climb to their lane right before the first column that they pass, and from it right behind the last one. */
static void count_lanes (const LyNet *net, Traffic *traffic) {
  for (size_t i = 0; i < net->u->link_count; i++) {
    const LyLink *link = &net->u->links[i];
    if (net->trails[i].lane == LY_NONE)
      continue;
    LyPassage passage = ly_net_passage (net, link);
    uint32_t first = passage.first, last = ly_passed_column (&passage, passage.count - 1);
    double y_px = net->lanes[net->trails[i].lane].y_px;
    for (int end = 0; end < 2; end++) {
      uint32_t column = end == 0 ? first : last;
      uint32_t channel = (end == 0) == passage.leftwards ? column : column - 1;
      traffic[channel].climb_px += fabs (y_px - net->nodes[net->node_of_thing[end == 0 ? link->from : link->to]].y_px);
      traffic[channel].arrows++;
    }
  }
}

static int by_value (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Where column RANK would best be: where most of what stands in it stood in the part before; NAN: nothing did. ROOM: a number for each
 * thing. */
static double before_px (const LyNet *net, uint32_t rank, double *room) {
  uint32_t count = 0;
  for (uint32_t t = 0; t < net->u->thing_count; t++)
    if (net->ranks[t] == rank && net->u->things[t].before_rank != LY_NONE)
      room[count++] = net->u->things[t].before_column_px;
  if (count == 0)
    return NAN;
  qsort (room, count, sizeof *room, by_value);
  return room[count / 2];
}

/* From where an arrow leaves to where it may arrive. */
static double climb_of (const LyNet *net, const LySegment *s) {
  const LyNode *right = &net->nodes[s->right];
  double from_px = net->nodes[s->left].y_px + (isnan (s->left_px) ? 0 : s->left_px);
  if (!isnan (s->right_px))
    return fabs (right->y_px + s->right_px - from_px);
  return ly_max (0, ly_max (right->y_px - from_px, from_px - right->y_px - s->entry_height_px));
}

/* Counts by channel and by bits of lives. */
static bool count_steep (const LyNet *net, Traffic *traffic, LyArena *arena) {
  uint32_t bits = net->clock.bits;
  uint32_t *counts = LY_ARRAY (arena, uint32_t, (size_t)net->rank_count * bits);
  for (uint32_t i = 0; counts != NULL && i < net->segment_count; i++) {
    const LySegment *s = &net->segments[i];
    uint32_t rank = net->nodes[s->left].rank;
    if (s->is_arc || climb_of (net, s) <= LY_STEEP_PX)
      continue;
    for (uint32_t bit = 0; bit < bits; bit++)
      if (ly_life_has (&s->life, bit) && ++counts[(size_t)rank * bits + bit] > traffic[rank].steep)
        traffic[rank].steep++;
  }
  return counts != NULL;
}

static bool make_columns (LyPlan *plan, LyArena *arena) {
  const LyNet *net = &plan->net;
  Traffic *traffic = LY_ARRAY (arena, Traffic, net->rank_count);
  plan->columns = LY_ARRAY (arena, LyColumn, net->rank_count);
  double *room = LY_ARRAY (arena, double, net->u->thing_count);
  if (plan->columns == NULL || traffic == NULL || room == NULL)
    return false;
  for (uint32_t n = 0; n < net->node_count; n++) {
    LyColumn *column = &plan->columns[net->nodes[n].rank];
    column->width_px = ly_max (column->width_px, net->nodes[n].indent_px + net->nodes[n].width_px);
  }
  for (uint32_t i = 0; i < net->segment_count; i++) {
    const LySegment *s = &net->segments[i];
    Traffic *here = &traffic[net->nodes[s->left].rank];
    here->climb_px += fabs (net->nodes[s->left].y_px - net->nodes[s->right].y_px);
    here->arrows++;
  }
  count_lanes (net, traffic);
  if (net->u->thing_count <= LY_STEEP_THINGS && !count_steep (net, traffic, arena))
    return false;
  bool holds = ly_rank_holds (net->u);
  for (uint32_t r = 1; r < net->rank_count; r++) {
    double bows_px = net->bows_px != NULL ? net->bows_px[r - 1] : 0;
    double x_px = ceil (plan->columns[r - 1].x_px + plan->columns[r - 1].width_px + channel_px (&traffic[r - 1]) + bows_px);
    double stay_px = holds ? before_px (net, r, room) : NAN;
    plan->columns[r].x_px = stay_px > x_px ? ly_min (stay_px, x_px + STAY_PX) : x_px;
  }
  return true;
}

/* Whole pixels keep lines crisp, and what is topmost stands at 0. Rounding down leaves every gap at least as
 * wide as it was less one, which the gaps allow for. */
static void round_places (LyNet *net) {
  double top_px = INFINITY;
  for (uint32_t n = 0; n < net->node_count; n++)
    top_px = ly_min (top_px, net->nodes[n].y_px);
  for (uint32_t i = 0; i < net->lane_count; i++)
    top_px = ly_min (top_px, net->lanes[i].y_px);
  for (uint32_t n = 0; n < net->node_count; n++)
    net->nodes[n].y_px = floor (net->nodes[n].y_px - top_px);
  for (uint32_t i = 0; i < net->lane_count; i++)
    net->lanes[i].y_px = floor (net->lanes[i].y_px - top_px);
}

static bool is_there (const LyUnion *u, uint32_t run, uint32_t step) {
  while (run != LY_NONE && u->runs[run].first > step)
    run = u->runs[run].older;
  return run != LY_NONE && u->runs[run].last >= step;
}

/* Is THING seen to stay or to move from the part before the one that begins with STEP? */
static bool crosses_over (const LyUnion *u, const LyThing *thing, uint32_t step) {
  return step > 0 && is_there (u, thing->run, step - 1) && is_there (u, thing->run, step);
}

bool ly_plan_make (LyPlan *plan, const LyUnion *u, uint32_t first, uint32_t last, bool draft,
                   LyArena *arena) {
  *plan = (LyPlan){.first = first, .last = last};
  if (!ly_excerpt_make (&plan->excerpt, u, first, last, arena))
    return false;
  for (uint32_t t = 0; plan->excerpt.things != NULL && t < plan->excerpt.u.thing_count; t++) {
    LyThing *thing = &plan->excerpt.u.things[t];
    if (draft || !crosses_over (u, &u->things[plan->excerpt.things[t]], first)) {
      thing->before_px = NAN;
      thing->before_rank = LY_NONE;
    }
  }
  if (!ly_net_build (&plan->net, &plan->excerpt.u, ly_clock (0, last - first), arena))
    return false;
  plan->net.is_draft = draft;
  if (!ly_net_order (&plan->net) || !ly_net_place (&plan->net) || !ly_net_indent (&plan->net))
    return false;
  round_places (&plan->net);
  return (draft || ly_net_bend (&plan->net)) && make_columns (plan, arena);
}

/* ---- is it good enough? ---- */

typedef struct Size {
  double length_px, area_px2;
} Size;

static LyRect rect_of (const LyPlan *plan, uint32_t thing) {
  const LyNode *node = &plan->net.nodes[plan->net.node_of_thing[thing]];
  const LyThing *t = &plan->excerpt.u.things[thing];
  return (LyRect){plan->columns[node->rank].x_px + node->indent_px, node->y_px, t->width_px, t->height_px};
}

static Size size_at (const LyPlan *plan, uint32_t step) {
  const LyUnion *u = &plan->excerpt.u;
  double x1 = INFINITY, y1 = INFINITY, x2 = -INFINITY, y2 = -INFINITY, length_px = 0;
  step -= plan->first;
  for (uint32_t t = 0; t < u->thing_count; t++) {
    LyRect r = rect_of (plan, t);
    if (!is_there (u, u->things[t].run, step))
      continue;
    x1 = ly_min (x1, r.x_px);
    y1 = ly_min (y1, r.y_px);
    x2 = ly_max (x2, r.x_px + r.width_px);
    y2 = ly_max (y2, r.y_px + r.height_px);
  }
  for (size_t i = 0; i < u->link_count; i++) {
    const LyLink *link = &u->links[i];
    if (!is_there (u, link->run, step))
      continue;
    LyRect from = rect_of (plan, link->from), to = rect_of (plan, link->to);
    double dx_px = to.x_px - from.x_px - link->usual_at.x_px;
    double dy_px = from.y_px + link->usual_at.y_px - to.y_px;
    length_px += fabs (dx_px) + ly_max (0, ly_max (-dy_px, dy_px - to.height_px));
  }
  return (Size){length_px + 1, x2 > x1 ? (x2 - x1) * (y2 - y1) + 1 : 1};
}

static bool stretches_too_far (const LyPlan *plan, const LyUnion *u, HbAllocator *allocator, bool *too_far) {
  double length = 0, area = 0;
  for (uint32_t i = 0; i < SAMPLES; i++) {
    uint32_t step = plan->first + (2 * i + 1) * (plan->last - plan->first) / (2 * SAMPLES);
    LyArena arena;
    LyPlan fresh;
    ly_arena_init (&arena, allocator);
    bool done = ly_plan_make (&fresh, u, step, step, true, &arena);
    if (done) {
      Size planned = size_at (plan, step), alone = size_at (&fresh, step);
      length += planned.length_px / alone.length_px / SAMPLES;
      area += planned.area_px2 / alone.area_px2 / SAMPLES;
    }
    ly_arena_clear (&arena);
    if (!done)
      return false;
  }
  *too_far = length > STRETCH_MOST || area > STRETCH_MOST;
  return true;
}

/* The step from FIRST to LAST nearest to their middle at which a frame comes or goes; the middle if all are
 * far from it. */
static uint32_t cut_between (const LyUnion *u, uint32_t first, uint32_t last) {
  uint32_t middle = first + (last - first) / 2 + 1, best = middle;
  double least = BOUNDARY_COST * (last - first) / 2;
  for (size_t t = 0; t < u->thing_count; t++)
    for (uint32_t i = u->things[t].kind == LY_KIND_FRAME ? u->things[t].run : LY_NONE; i != LY_NONE;
         i = u->runs[i].older)
      for (int end = 0; end < 2; end++) {
        uint32_t step = end == 0 ? u->runs[i].first : u->runs[i].last + 1;
        double far = fabs ((double)step - middle);
        if (far < least || (far == least && step < best)) {
          least = far;
          best = step;
        }
      }
  return best;
}

/* ---- keeping ---- */

/* The segment of TRAIL that leads to its hop I, or to its end. */
static const LySegment *segment_to (const LyNet *net, const LyTrail *trail, uint32_t i) {
  uint32_t number = i > 0 ? net->onward[net->trail_nodes[trail->first + i - 1]] : LY_NONE;
  if (number == LY_NONE)
    number = trail->first_segment;
  return number == LY_NONE ? NULL : &net->segments[number];
}

static float bend_to (const LyNet *net, const LyTrail *trail, uint32_t i) {
  const LySegment *segment = segment_to (net, trail, i);
  return segment != NULL ? segment->bend : 0;
}

/* HOPS has room for all of a trail. */
static bool keep_hops (LyLayout *layout, const LyPlan *plan, uint32_t link, LyHop *hops) {
  const LyNet *net = &plan->net;
  const LyTrail *trail = &net->trails[link];
  uint32_t original = ly_excerpt_link (&plan->excerpt, link);
  if (trail->lane != LY_NONE) {
    LyPassage passage = ly_net_passage (net, &net->u->links[link]);
    double y_px = net->lanes[trail->lane].y_px;
    return ly_keep_level_path (layout, original, plan->first, (LyHop){passage.first, y_px, trail->bend},
                               (LyHop){ly_passed_column (&passage, passage.count - 1), y_px, 0});
  }
  for (uint32_t i = 0; i < trail->count; i++) {
    const LyNode *node = &net->nodes[net->trail_nodes[trail->first + i]];
    hops[i] = (LyHop){node->rank, node->y_px, bend_to (net, trail, i)};
  }
  return ly_keep_path (layout, original, plan->first, hops, trail->count);
}

static bool arrives_from_beneath (const LyNet *net, const LyTrail *trail) {
  if (trail->lane != LY_NONE)
    return !net->lanes[trail->lane].is_above;
  return trail->segment != LY_NONE && net->segments[trail->segment].from_beneath;
}

static bool keep_trail (LyLayout *layout, const LyPlan *plan, uint32_t link, LyHop *hops) {
  const LyTrail *trail = &plan->net.trails[link];
  uint32_t original = ly_excerpt_link (&plan->excerpt, link);
  if (!keep_hops (layout, plan, link, hops))
    return false;
  LyPath *path = &layout->paths[layout->all.links[original].path];
  if (trail->segment != LY_NONE) {
    path->bend = bend_to (&plan->net, trail, trail->count);
    path->head_px = (float)plan->net.segments[trail->segment].head_px;
  }
  path->own_hop = trail->own_hop;
  path->from_beneath = arrives_from_beneath (&plan->net, trail);
  return true;
}

static bool keep_plan (LyLayout *layout, const LyPlan *plan, LyArena *arena) {
  LyHop *hops = LY_ARRAY (arena, LyHop, 2 * (size_t)plan->net.rank_count + 2);
  if (hops == NULL ||
      !LY_GROW (layout->allocator, layout->parts, layout->part_capacity, layout->part_count + 1) ||
      !ly_keep_columns (layout, plan->first, plan->columns, plan->net.rank_count))
    return false;
  layout->parts[layout->part_count++] = plan->first;
  for (uint32_t t = 0; t < plan->excerpt.u.thing_count; t++) {
    const LyNode *node = &plan->net.nodes[plan->net.node_of_thing[t]];
    uint32_t original = ly_excerpt_thing (&plan->excerpt, t);
    if (!ly_keep_place (layout, original, plan->first, node->rank, node->y_px, node->indent_px))
      return false;
    LyThing *thing = &layout->all.things[original];
    thing->before_px = node->y_px;
    thing->before_column_px = plan->columns[node->rank].x_px;
    thing->before_rank = plan->net.is_ranked ? node->rank : LY_NONE;
  }
  for (uint32_t i = 0; i < plan->excerpt.u.link_count; i++)
    if (!keep_trail (layout, plan, i, hops))
      return false;
  return true;
}

/* Plans the steps from FIRST to LAST, in one part if that is good enough. */
static bool plan_part (LyLayout *layout, uint32_t first, uint32_t last) {
  LyArena arena;
  LyPlan plan;
  ly_arena_init (&arena, layout->allocator);
  bool too_far = false, done = true;
  if (last - first + 1 >= 2 * PART_LEAST)
    done = ly_plan_make (&plan, &layout->all, first, last, true, &arena) &&
           stretches_too_far (&plan, &layout->all, layout->allocator, &too_far);
  if (done && !too_far)
    done =
        ly_plan_make (&plan, &layout->all, first, last, false, &arena) && keep_plan (layout, &plan, &arena);
  ly_arena_clear (&arena);
  if (!too_far || !done)
    return done;
  uint32_t cut = cut_between (&layout->all, first, last);
  return plan_part (layout, first, cut - 1) && plan_part (layout, cut, last);
}

bool ly_plan_all (LyLayout *layout) {
  return plan_part (layout, 0, layout->all.step_count - 1);
}
