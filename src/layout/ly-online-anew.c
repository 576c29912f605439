/* Lays out anew what lives now, when what is there has become much worse than that would be.
 *
 * A picture that is only ever added to decays: arrows point left or cross where a chain was cut open, and
 * holes stay. To put it right box by box would mean a picture that never stands still. So, rarely, everything
 * moves at once, to the places that a layout of this step alone gives it; the one who shows the picture can
 * announce that and animate it. The second purse pays: it fills so slowly that there are a hundred and fifty
 * steps between two such moves in the mean. */
#include <math.h>
#include <stdlib.h>

#include "ly-measures.h"
#include "ly-online.h"

#define FILL              (1.0 / 150) /* of the purse, with each plan; laying out anew costs 1 */
#define FILLED            0.6         /* at the beginning */
#define MOST              1.5
#define EVERY             4    /* steps between two comparisons */
#define MUCH              1.3  /* how much worse than laid out anew is too bad */
#define SO_LARGE          3000 /* links beyond which the comparison would take too long */
#define TOTAL_CROSSING_PX 70.0
#define TOTAL_LEFT_PX     200.0
#define TOTAL_AREA        0.15 /* px for each px of the square root of the area and each box */

/* ---- how good a picture is ---- */

static double cost_of_strands (LyOnline *o) {
  double crossings = 0;
  for (uint32_t c = 0; c <= o->column_count; c++)
    for (uint32_t i = 0; i < o->strands[c].count; i++)
      crossings += ly_online_crossings (o, c, &o->strands[c].list[i]);
  return TOTAL_CROSSING_PX * crossings / 2;
}

static double cost_of_picture (LyOnline *o) {
  double sum = cost_of_strands (o);
  for (uint32_t i = 0; i < o->link_count; i++) {
    const LyLink *link = &o->u->links[o->links[i]];
    LySpot from = o->here[link->from].spot, to = o->here[link->to].spot;
    if (link->from == link->to)
      continue;
    sum += fabs (o->columns[to.column].x_px - o->columns[from.column].x_px - link->at.x_px) +
           fabs (to.y_px - ly_online_port (o, link, from.y_px));
    sum += to.column <= from.column ? TOTAL_LEFT_PX : 0;
  }
  double width_px = 0;
  for (uint32_t i = 0; i < o->thing_count; i++) {
    uint32_t t = o->things[i];
    width_px = fmax (width_px, o->columns[o->here[t].spot.column].x_px + o->u->things[t].width_px);
  }
  return sum + TOTAL_AREA * o->thing_count * sqrt (width_px * (o->bottom_px - o->top_px));
}

/* ---- the step alone ---- */

typedef struct LyAnew {
  LyLayout *layout;
  uint32_t *things; /* of the other layout's things, in this one */
  LyBox *boxes;
  LyEdge *edges;
  uint32_t *index; /* of things of this one, in the other */
} LyAnew;

static uint32_t order_key (const LyOnline *o, uint32_t t) {
  const LyThing *thing = &o->u->things[t];
  return thing->kind == LY_KIND_FRAME ? thing->depth : UINT32_MAX;
}

/* Frames first, outermost first; the others as they were first seen. */
static void order_boxes (const LyOnline *o, LyAnew *a) {
  uint32_t count = 0, frames;
  for (int pass = 0; pass < 2; pass++)
    for (uint32_t i = 0; i < o->thing_count; i++)
      if ((o->u->things[o->things[i]].kind == LY_KIND_FRAME) == (pass == 0))
        a->things[count++] = o->things[i];
  for (frames = 0; frames < count && order_key (o, a->things[frames]) != UINT32_MAX; frames++)
    for (uint32_t k = frames; k > 0 && order_key (o, a->things[k]) < order_key (o, a->things[k - 1]); k--) {
      uint32_t t = a->things[k];
      a->things[k] = a->things[k - 1];
      a->things[k - 1] = t;
    }
}

static bool append_now (LyOnline *o, LyAnew *a) {
  LyGraph graph = {.boxes = a->boxes, .box_count = o->thing_count, .edges = a->edges};
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyThing *thing = &o->u->things[a->things[i]];
    a->boxes[i] = (LyBox){thing->id, thing->kind, thing->width_px, thing->height_px};
    a->index[a->things[i]] = i;
  }
  for (uint32_t i = 0; i < o->thing_count; i++)
    for (uint32_t k = o->out_start[a->things[i]]; k < o->out_start[a->things[i] + 1]; k++) {
      const LyLink *link = &o->u->links[o->out[k]];
      a->edges[graph.edge_count++] = (LyEdge){i, a->index[link->to], link->port, link->at};
    }
  if (!ly_layout_append (a->layout, &graph))
    return false;
  LyUnion *u = &a->layout->all; /* what a box needed in earlier steps it may need again */
  for (uint32_t i = 0; i < o->thing_count; i++) {
    const LyThing *thing = &o->u->things[a->things[i]];
    u->things[i].corridor_px = thing->corridor_px;
    u->things[i].entry_height_px = thing->entry_height_px;
  }
  for (uint32_t i = 0, k = 0; i < o->thing_count; i++)
    for (uint32_t n = o->out_start[a->things[i]]; n < o->out_start[a->things[i] + 1]; n++)
      u->links[k++].side = o->u->links[o->out[n]].side;
  return true;
}

/* ---- taking it over ---- */

static int by_value (const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* How far down the other picture has to be shifted so that most stays about where it is. */
static double shift_px (const LyOnline *o, const LyOnline *other, const LyAnew *a, double *room) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < o->thing_count; i++)
    if (o->here[a->things[i]].placed)
      room[count++] = o->here[a->things[i]].spot.y_px - other->here[i].spot.y_px;
  if (count == 0)
    return 0;
  qsort (room, count, sizeof *room, by_value);
  return floor (room[count / 2]);
}

static bool take_over (LyOnline *o, const LyOnline *other, const LyAnew *a) {
  double *room = LY_ARRAY (&o->arena, double, o->thing_count);
  if (room == NULL)
    return false;
  double by_px = shift_px (o, other, a, room);
  for (uint32_t i = 0; i < o->thing_count; i++) {
    LySpot spot = other->here[i].spot;
    if (!ly_keep_place (o->layout, a->things[i], o->step, spot.column, spot.y_px + by_px, 0))
      return false;
  }
  for (uint32_t i = 0, k = 0; i < o->thing_count; i++)
    for (uint32_t n = o->out_start[a->things[i]]; n < o->out_start[a->things[i] + 1]; n++, k++) {
      const LyWay *way = &other->ways[k];
      LyHop *hops = &other->hops[way->first];
      for (uint32_t h = 0; h < way->count; h++)
        hops[h].y_px += by_px;
      if (!ly_online_keep_way (o, o->out[n], hops, way))
        return false;
    }
  return ly_keep_columns (o->layout, o->step, other->columns, other->column_count);
}

static bool compare (LyOnline *o, LyAnew *a, bool *done) {
  LyOnline other;
  bool good = append_now (o, a) && ly_layout_plan (a->layout) && ly_online_begin (&other, a->layout, 0);
  if (good && cost_of_picture (o) > MUCH * cost_of_picture (&other)) {
    good = take_over (o, &other, a);
    *done = good;
  }
  if (a->layout->planned_steps > 0)
    ly_arena_clear (&other.arena);
  return good;
}

bool ly_online_lay_out_anew (LyOnline *o, bool *done) {
  LyPurse *purse = &o->layout->purse;
  *done = false;
  if (!o->layout->online)
    return true;
  if (!purse->open)
    purse->sudden = FILLED;
  purse->open = true;
  purse->sudden = fmin (purse->sudden + FILL, MOST);
  if (purse->sudden < 1 || o->step % EVERY != 0 || o->thing_count == 0 || o->link_count > SO_LARGE)
    return true;
  LyAnew a = {.layout = ly_layout_new (o->layout->allocator),
              .things = LY_ARRAY (&o->arena, uint32_t, o->thing_count),
              .boxes = LY_ARRAY (&o->arena, LyBox, o->thing_count),
              .edges = LY_ARRAY (&o->arena, LyEdge, o->link_count),
              .index = LY_ARRAY (&o->arena, uint32_t, o->u->thing_count)};
  bool good = a.layout != NULL && a.things != NULL && a.boxes != NULL && a.edges != NULL && a.index != NULL;
  if (good) {
    ly_layout_set_online (a.layout, true);
    order_boxes (o, &a);
    good = compare (o, &a, done);
  }
  ly_layout_free (a.layout);
  purse->sudden -= *done ? 1 : 0;
  return good;
}
