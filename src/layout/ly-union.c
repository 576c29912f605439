#include "ly-union.h"

#include <math.h>
#include <string.h>

#include "ly-arena.h"
#include "ly-measures.h"

void ly_union_init (LyUnion *u, HbAllocator *allocator) {
  *u = (LyUnion){.allocator = allocator};
}

void ly_union_clear (LyUnion *u) {
  hb_free (u->allocator, u->things, u->thing_capacity * sizeof *u->things);
  hb_free (u->allocator, u->links, u->link_capacity * sizeof *u->links);
  hb_free (u->allocator, u->boxes, u->box_capacity * sizeof *u->boxes);
  hb_free (u->allocator, u->loads, u->load_capacity * sizeof *u->loads);
  hb_free (u->allocator, u->runs, u->run_capacity * sizeof *u->runs);
  ly_map_clear (&u->thing_map, u->allocator);
  ly_map_clear (&u->link_map, u->allocator);
  ly_union_init (u, u->allocator);
}

static bool thing_equal (const void *owner, uint32_t number, const void *key) {
  return ((const LyUnion *)owner)->things[number].id == *(const uint64_t *)key;
}

static uint64_t thing_hash (const void *owner, uint32_t number) {
  return ly_hash (((const LyUnion *)owner)->things[number].id, 0);
}

uint32_t ly_union_thing (const LyUnion *u, uint64_t id) {
  return ly_map_find (&u->thing_map, ly_hash (id, 0), u, &id, thing_equal);
}

static uint64_t hash_of_link (const LyLink *link) {
  return ly_hash (link->port, (uint64_t)link->from << 32 | link->to);
}

static bool link_equal (const void *owner, uint32_t number, const void *key) {
  const LyLink *a = &((const LyUnion *)owner)->links[number], *b = key;
  return a->from == b->from && a->to == b->to && a->port == b->port;
}

static uint64_t link_hash (const void *owner, uint32_t number) {
  return hash_of_link (&((const LyUnion *)owner)->links[number]);
}

uint32_t ly_union_link (const LyUnion *u, uint32_t from, uint64_t port, uint32_t to) {
  LyLink key = {.from = from, .to = to, .port = port};
  return ly_map_find (&u->link_map, hash_of_link (&key), u, &key, link_equal);
}

/* LY_NONE is one before the first. */
uint32_t ly_union_thing_after (const LyUnion *u, uint32_t last, uint64_t id) {
  uint32_t next = last + 1;
  return next < u->thing_count && u->things[next].id == id ? next : ly_union_thing (u, id);
}

uint32_t ly_union_link_after (const LyUnion *u, uint32_t last, uint32_t from, uint64_t port, uint32_t to) {
  LyLink key = {.from = from, .to = to, .port = port};
  uint32_t next = last + 1;
  return next < u->link_count && link_equal (u, next, &key) ? next : ly_union_link (u, from, port, to);
}

LySide ly_side_of (LyPoint at, double width_px, double height_px) {
  double right_px = width_px - at.x_px, below_px = height_px - at.y_px;
  if (right_px <= 1)
    return LY_SIDE_RIGHT;
  if (below_px <= 1)
    return LY_SIDE_BELOW;
  /* inside: right, down or up, unless another border is much nearer */
  double nearest_px = ly_min (ly_min (right_px, below_px), ly_min (at.x_px, at.y_px));
  double most_px = LY_INSIDE_PX + LY_INSIDE_RATIO * nearest_px;
  if (right_px <= most_px)
    return LY_SIDE_RIGHT;
  if (below_px <= most_px)
    return LY_SIDE_BELOW;
  return at.y_px <= most_px && at.x_px > most_px ? LY_SIDE_ABOVE : LY_SIDE_LEFT;
}

static bool add_thing (LyUnion *u, const LyBox *box) {
  if (!ly_map_reserve (&u->thing_map, u->allocator, u, thing_hash) ||
      !LY_GROW (u->allocator, u->things, u->thing_capacity, u->thing_count + 1))
    return false;
  uint32_t number = (uint32_t)u->thing_count++;
  u->things[number] = (LyThing){.id = box->id,
                                .kind = box->kind,
                                .first = u->step_count,
                                .entry_height_px = box->height_px,
                                .placing = LY_NONE,
                                .run = LY_NONE,
                                .before_px = NAN,
                                .before_rank = LY_NONE};
  ly_map_add (&u->thing_map, ly_hash (box->id, 0), number);
  return true;
}

/* Lengthens the newest run by this step, or begins another. */
static bool see_run (LyUnion *u, uint32_t *newest) {
  LyRun *run = *newest == LY_NONE ? NULL : &u->runs[*newest];
  if (run != NULL && run->last + 1 >= u->step_count) {
    run->last = u->step_count;
    return true;
  }
  if (!LY_GROW (u->allocator, u->runs, u->run_capacity, u->run_count + 1))
    return false;
  u->runs[u->run_count] = (LyRun){u->step_count, u->step_count, *newest};
  *newest = (uint32_t)u->run_count++;
  return true;
}

/* The Ith box of the step. */
static bool see_box (LyUnion *u, const LyBox *box, size_t i) {
  uint32_t number = ly_union_thing_after (u, i > 0 ? u->boxes[i - 1] : LY_NONE, box->id);
  if (number == LY_NONE) {
    number = (uint32_t)u->thing_count;
    if (!add_thing (u, box))
      return false;
  }
  u->boxes[i] = number;
  LyThing *thing = &u->things[number];
  thing->last = u->step_count;
  if (box->width_px > thing->width_px || box->height_px > thing->height_px)
    thing->grown = u->step_count;
  thing->width_px = ly_max (thing->width_px, box->width_px);
  thing->height_px = ly_max (thing->height_px, box->height_px);
  if (thing->placing == LY_NONE)
    thing->entry_height_px = ly_min (thing->entry_height_px, box->height_px);
  return see_run (u, &thing->run);
}

static bool add_link (LyUnion *u, uint32_t from, uint64_t port, uint32_t to, uint32_t *number) {
  if (!ly_map_reserve (&u->link_map, u->allocator, u, link_hash) ||
      !LY_GROW (u->allocator, u->links, u->link_capacity, u->link_count + 1))
    return false;
  *number = (uint32_t)u->link_count++;
  u->links[*number] = (LyLink){.from = from,
                               .to = to,
                               .port = port,
                               .first = u->step_count,
                               .last = LY_NONE,
                               .path = LY_NONE,
                               .run = LY_NONE,
                               .entry_height_px = INFINITY};
  ly_map_add (&u->link_map, link_hash (u, *number), *number);
  return true;
}

/* LAST: the link of the edge before. */
static bool see_edge (LyUnion *u, const LyGraph *graph, const LyEdge *edge, uint32_t *last) {
  const LyBox *box = &graph->boxes[edge->from_box];
  uint32_t from = u->boxes[edge->from_box], to = u->boxes[edge->to_box];
  uint32_t number = ly_union_link_after (u, *last, from, edge->port, to);
  if (number == LY_NONE && !add_link (u, from, edge->port, to, &number))
    return false;
  *last = number;
  LyLink *link = &u->links[number];
  link->steps += link->last != u->step_count;
  link->last = u->step_count;
  LySide side = ly_side_of (edge->at, box->width_px, box->height_px);
  link->side_steps = side == link->side ? link->side_steps + 1 : 1;
  link->at = edge->at;
  link->side = side;
  if (link->side_steps >= link->usual_steps) {
    link->usual_at = edge->at;
    link->usual_side = side;
    link->usual_steps = link->side_steps;
  }
  link->sides |= (uint8_t)(1u << link->side);
  link->entry_height_px = ly_min (link->entry_height_px, graph->boxes[edge->to_box].height_px);
  return see_run (u, &link->run);
}

#define PLACE_PX 0.01 /* between places, at least: so little that many names that come and go do not leave the box */

static bool is_beneath (const LyGraph *graph, size_t e) {
  const LyEdge *one = &graph->edges[e - 1], *two = &graph->edges[e];
  return one->from_box == two->from_box && one->at.y_px < two->at.y_px;
}

/* Rows move up when one above them goes: two names that never had the same height at one time may have had it one after the other. Their
 * places tell which of them was above nevertheless. NUMBER is the link of edge E, BEFORE that of the edge before. */
static void see_place (LyUnion *u, const LyGraph *graph, size_t e, uint32_t before, uint32_t number) {
  LyLink *link = &u->links[number];
  if (link->first == u->step_count)
    link->place_px = graph->edges[e].at.y_px;
  if (e > 0 && is_beneath (graph, e))
    link->place_px = ly_max (link->place_px, u->links[before].place_px + PLACE_PX);
}

/* Frames go below those that came before them; links that leave below need a corridor. */
static void see_structure (LyUnion *u, const LyGraph *graph) {
  uint32_t depth = 0;
  for (size_t i = 0; i < graph->box_count; i++)
    if (graph->boxes[i].kind == LY_KIND_FRAME) {
      LyThing *frame = &u->things[u->boxes[i]];
      frame->depth = depth > frame->depth ? depth : frame->depth;
      depth = frame->depth + 1;
    }
  for (size_t i = 0; i < graph->edge_count;) {
    size_t below = 0, above = 0, from = graph->edges[i].from_box;
    const LyBox *box = &graph->boxes[from];
    for (; i < graph->edge_count && graph->edges[i].from_box == from; i++) {
      LySide side = ly_side_of (graph->edges[i].at, box->width_px, box->height_px);
      below += side == LY_SIDE_BELOW;
      above += side == LY_SIDE_ABOVE;
    }
    LyThing *thing = &u->things[u->boxes[from]];
    if (ly_corridor_px (below) > thing->corridor_px || ly_corridor_px (above) > thing->above_px)
      thing->grown = u->step_count;
    thing->corridor_px = ly_max (thing->corridor_px, ly_corridor_px (below));
    thing->above_px = ly_max (thing->above_px, ly_corridor_px (above));
  }
}

bool ly_union_add (LyUnion *u, const LyGraph *graph) {
  if (u->step_count >= UINT32_MAX - 1 ||
      !LY_GROW (u->allocator, u->boxes, u->box_capacity, graph->box_count) ||
      !LY_GROW (u->allocator, u->loads, u->load_capacity, (size_t)u->step_count + 2))
    return false;
  if (u->step_count == 0)
    u->loads[0] = 0;
  u->loads[u->step_count + 1] =
      u->loads[u->step_count] + 1.0 / (double)(graph->edge_count > 0 ? graph->edge_count : 1);
  for (size_t i = 0; i < graph->box_count; i++)
    if (!see_box (u, &graph->boxes[i], i))
      return false;
  uint32_t last = LY_NONE;
  for (size_t i = 0; i < graph->edge_count; i++) {
    uint32_t before = last;
    if (!see_edge (u, graph, &graph->edges[i], &last))
      return false;
    see_place (u, graph, i, before, last);
  }
  see_structure (u, graph);
  u->step_count++;
  return true;
}

double ly_union_presence (const LyUnion *u, const LyLink *link, uint32_t first, uint32_t last) {
  double sum = 0;
  for (uint32_t i = link->run; i != LY_NONE; i = u->runs[i].older) {
    uint32_t from = u->runs[i].first > first ? u->runs[i].first : first;
    uint32_t to = u->runs[i].last < last ? u->runs[i].last : last;
    if (from <= to)
      sum += u->loads[to + 1] - u->loads[from];
  }
  return sum;
}
