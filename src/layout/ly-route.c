/* Draws the planned paths of one step as chains of cubic Beziers.
 *
 * A route uses nothing but the places of its own two boxes, its port and its own hops, and how the plan bends it (ly-bends.c). So it
 * changes only when one of these does, whatever else comes or goes. In a channel it is an S from side to side, or a bow
 * back to the side it came from; through a column it is a straight line at the height of its hop, where
 * nothing else is. */
#include <math.h>
#include <stdlib.h>

#include "ly-arena.h"
#include "ly-internal.h"
#include "ly-measures.h"

#define EASE        0.25   /* how far an S runs level before it climbs, as a share of the channel */
#define FIRST_EASE  0.1 /* the same for one that bends at its start, */
#define FIRST_MORE  0.4 /* how much more it is for one that bends at its end, */
#define LAST_EASE   0.5 /* and where they climb until: a head always stands on a stretch that is nearly level */
#define LAST_MORE   0.3
#define LATER ((1 - FIRST_EASE - LAST_EASE - FIRST_MORE / 2 - LAST_MORE / 2) * 2 / (FIRST_MORE + LAST_MORE)) /* for one that \
 points left, so that it climbs where one that points right would */
#define TURN_PX     40.0 /* in a wide channel arrows climb nearly straight up or down, but not nearer to its borders */
#define EASE_UNLIKE 0.08   /* by how much more or less, at most, so that no two are alike */
#define UNLIKE_PX   1000.0 /* after which they may be */
#define POINTS_EACH 12 /* of an arrow, mostly; */
#define POINTS_ENDS 24 /* at most at its ends: four lines and four curves, */
#define POINTS_HOP  6  /* and for each column that it passes: a curve and a line */
#define BOW_MIN_PX  10.0
#define BOW_HALF_PX 200.0 /* a bow of this height reaches half as far as it may */
#define BOW_UNLIKE  0.25

/* Draws one arrow, where there is room for the most points that it may have. */
typedef struct Pen {
  LyPoint *next;
  LyPoint at;
} Pen;

static inline void put (Pen *pen, double x_px, double y_px) {
  pen->at = (LyPoint){x_px, y_px};
  *pen->next++ = pen->at;
}

static void curve_to (Pen *pen, double x1, double y1, double x2, double y2, double x3, double y3) {
  put (pen, x1, y1);
  put (pen, x2, y2);
  put (pen, x3, y3);
}

static void line_to (Pen *pen, double x, double y) {
  LyPoint a = pen->at;
  if (fabs (a.x_px - x) + fabs (a.y_px - y) < 0.01)
    return;
  curve_to (pen, a.x_px + (x - a.x_px) / 3, a.y_px + (y - a.y_px) / 3, a.x_px + (x - a.x_px) * 2 / 3,
            a.y_px + (y - a.y_px) * 2 / 3, x, y);
}

/* From -1 to 1, and little else than at its neighbours, so that arrows side by side do not cross for it. */
static double unlike (double y_px) {
  double turns = fabs (y_px) / UNLIKE_PX;
  return 1 - fabs (4 * (turns - (double)(uint64_t)turns) - 2);
}

/* Across a channel, bending where BEND says, see LySegment: the wider the channel is, the more of it is there for that. If it says
 * nothing, then of two steep ones that run side by side none runs on the other nevertheless. */
static void ess_to (Pen *pen, double x, double y, double bend) {
  if (bend > 0) {
    bool left = x < pen->at.x_px;
    double across_px = x - pen->at.x_px, width_px = fabs (across_px), place = left ? 1 - bend : bend, turn = place + left * LATER;
    double steep = width_px > LY_CHANNEL_MAX_PX ? 1 - LY_CHANNEL_MAX_PX / width_px : 0;
    double at = (TURN_PX + (width_px - 2 * TURN_PX) * place) / width_px;
    double first = FIRST_EASE + FIRST_MORE * turn, last = LAST_EASE + LAST_MORE * turn;
    curve_to (pen, pen->at.x_px + (first + steep * (at - first)) * across_px, pen->at.y_px,
              pen->at.x_px + (last + steep * (at - last)) * across_px, y, x, y);
    return;
  }
  double width_px = x - pen->at.x_px, unlike_px = (y < pen->at.y_px ? 1 : -1) * EASE_UNLIKE * width_px;
  curve_to (pen, pen->at.x_px + EASE * width_px + unlike_px * unlike (pen->at.y_px), pen->at.y_px,
            x - EASE * width_px + unlike_px * unlike (y), y, x, y);
}

/* How far a bow reaches into a channel of WIDTH_PX: further the longer it is, so that nested ones do not
 * cross, and no two in the same way, so that none runs on another. */
static double bulge_px (double from_px, double to_px, double width_px) {
  double length_px = fabs (to_px - from_px), unlike = fmod (0.381966 * fabs (from_px + to_px), 1);
  double share = length_px / (length_px + BOW_HALF_PX) * (1 - BOW_UNLIKE * unlike);
  return BOW_MIN_PX + ly_max (0, width_px - BOW_MIN_PX) * share;
}

/* Into a channel of WIDTH_PX and back to its side, as far as BEND says if that is less than 0; DIRECTION: 1 when it lies to the
 * right. */
static void bow_to (Pen *pen, double x, double y, double width_px, double direction, double bend) {
  double reach_px = bend < 0 ? BOW_MIN_PX - bend * ly_max (0, width_px - 2 * BOW_MIN_PX) : bulge_px (pen->at.y_px, y, width_px);
  double by_px = direction * reach_px;
  curve_to (pen, pen->at.x_px + by_px, pen->at.y_px, x + by_px, y, x, y);
}

typedef struct Way {
  const LyLayout *layout;
  const LyColumn *columns;
  uint32_t column_count;
  uint32_t channel; /* the pen is in this channel or on its border: that right of column channel - 1 */
  bool on_left;     /* on its left border */
} Way;

static double left_px (const Way *w, uint32_t column) {
  return w->columns[column].x_px;
}

static double right_px (const Way *w, uint32_t column) {
  return w->columns[column].x_px + w->columns[column].width_px;
}

static double channel_width_px (const Way *w, uint32_t channel) {
  if (channel == 0 || channel >= w->column_count)
    return LY_CHANNEL_PX;
  return left_px (w, channel) - right_px (w, channel - 1);
}

/* From the channel to one of its borders. */
static void cross_to (Pen *pen, Way *w, bool left_border, double y_px, double bend) {
  double x_px = left_border ? right_px (w, w->channel - 1) : left_px (w, w->channel);
  if (left_border == w->on_left)
    bow_to (pen, x_px, y_px, channel_width_px (w, w->channel), left_border ? 1 : -1, bend);
  else
    ess_to (pen, x_px, y_px, bend);
  w->on_left = left_border;
}

/* Passes the column of hop FIRST, and on in one line as long as the hops are level; the hop after these. */
static uint32_t pass_columns (Pen *pen, Way *w, const LyPath *path, uint32_t first) {
  const LyHop hop = ly_path_hop (w->layout, path, first);
  bool rightwards = hop.column == w->channel;
  uint32_t next = first + 1, column = hop.column;
  for (; !path->is_level && next < path->hop_count; next++) {
    LyHop other = ly_path_hop (w->layout, path, next);
    if (other.y_px != hop.y_px || other.column != (rightwards ? column + 1 : column - 1))
      break;
    column = other.column;
  }
  if (path->is_level) {
    next = path->hop_count;
    column = ly_path_hop (w->layout, path, next - 1).column;
  }
  cross_to (pen, w, !rightwards, hop.y_px, hop.bend);
  line_to (pen, rightwards ? right_px (w, column) : left_px (w, column), hop.y_px);
  w->channel = rightwards ? column + 1 : column;
  w->on_left = rightwards;
  return next;
}

/* Among those that leave the same box on the same side: below and above, the leftmost runs furthest out, so
 * that none crosses another here. */
typedef struct Lane {
  uint32_t track;  /* how many come before it */
  uint32_t beside; /* how many of them leave at the same x */
} Lane;

static void leave (Pen *pen, Way *w, const LyPlacing *placing, const LyBox *box, LyPoint corner,
                   const LyEdge *edge, Lane lane, double above_px) {
  uint32_t column = placing->column;
  double x_px = corner.x_px + edge->at.x_px, y_px = corner.y_px + edge->at.y_px;
  LySide side = ly_side_of (edge->at, box->width_px, box->height_px);
  put (pen, x_px, y_px);
  w->channel = side == LY_SIDE_LEFT ? column : column + 1;
  w->on_left = side != LY_SIDE_LEFT;
  if (side == LY_SIDE_BELOW || side == LY_SIDE_ABOVE) {
    double way = side == LY_SIDE_BELOW ? 1 : -1;
    double border_px = side == LY_SIDE_BELOW ? corner.y_px + box->height_px : corner.y_px;
    double room_px = side == LY_SIDE_BELOW ? placing->corridor_px : above_px;
    double out_px = ly_max (2, room_px - LY_TRACK_PX * (double)lane.track - 2);
    double turn_px = ly_min (out_px, ly_max (1, right_px (w, column) - x_px));
    if (lane.beside > 0) {
      x_px += LY_TRACK_PX * (double)lane.beside;
      line_to (pen, x_px, y_px + 4 * way);
    }
    y_px = border_px + out_px * way;
    line_to (pen, x_px, y_px - turn_px * way);
    curve_to (pen, x_px, y_px - turn_px * 0.4 * way, x_px + turn_px * 0.4, y_px, x_px + turn_px, y_px);
  } else if (lane.track > 0) { /* beside those of the same row: 1 above, 1 beneath, 2 above, ... */
    y_px += LY_LANE_PX * (double)((lane.track + 1) / 2) * (lane.track % 2 == 1 ? -1 : 1);
    line_to (pen, x_px + (side == LY_SIDE_LEFT ? -LY_TRACK_PX : LY_TRACK_PX), y_px);
  }
  line_to (pen, side == LY_SIDE_LEFT ? left_px (w, column) : right_px (w, column), y_px);
}

/* ENTRY_PX: arrows arrive within this much of the top. */
static void arrive (Pen *pen, Way *w, double entry_px, const LyBox *box, LyPoint corner, uint32_t column,
                    const LyPath *path) {
  if (w->channel == column) {
    double wish_px = isnan (path->head_px) ? pen->at.y_px - corner.y_px : path->head_px;
    double y_px = corner.y_px + ly_arrival_px (wish_px, entry_px);
    cross_to (pen, w, false, y_px, path->bend);
    line_to (pen, corner.x_px, y_px);
    return;
  }
  double y_px = corner.y_px + (path->from_beneath ? box->height_px - ly_min (LY_FOOT_PX, entry_px / 2)
                                                  : ly_min (LY_TITLE_PX, entry_px / 2));
  cross_to (pen, w, true, y_px, path->bend);
  line_to (pen, corner.x_px + box->width_px, y_px);
}

static void loop_back (Pen *pen, const LyThing *thing, const LyBox *box, LyPoint corner, const LyEdge *edge) {
  double x_px = corner.x_px + box->width_px,
         tip_px = corner.y_px + ly_min (LY_TITLE_PX, thing->entry_height_px / 2);
  put (pen, corner.x_px + edge->at.x_px, corner.y_px + edge->at.y_px);
  if (ly_side_of (edge->at, box->width_px, box->height_px) == LY_SIDE_BELOW) {
    double y_px = pen->at.y_px;
    curve_to (pen, pen->at.x_px, y_px + 8, x_px + BOW_MIN_PX, y_px + 8, x_px + BOW_MIN_PX, y_px - 6);
    curve_to (pen, x_px + BOW_MIN_PX, tip_px, x_px + BOW_MIN_PX, tip_px, x_px, tip_px);
    return;
  }
  line_to (pen, x_px, pen->at.y_px);
  double by_px = bulge_px (pen->at.y_px, tip_px, LY_CHANNEL_PX);
  if (fabs (pen->at.y_px - tip_px) < 4) /* the port is in the title row: round above it */
    tip_px = pen->at.y_px - 5;
  curve_to (pen, x_px + by_px, pen->at.y_px, x_px + by_px, tip_px, x_px, tip_px);
}

typedef struct Port {
  LySide side;
  LyPoint at;
  size_t edge;
  bool on_right; /* on the right border, where each port has its own height */
} Port;

static int by_lane (const void *a, const void *b) {
  const Port *p = a, *q = b;
  bool level = p->side == LY_SIDE_BELOW || p->side == LY_SIDE_ABOVE;
  double x = level ? p->at.x_px : p->at.y_px, y = level ? q->at.x_px : q->at.y_px;
  if (p->side != q->side)
    return p->side < q->side ? -1 : 1;
  if (x != y)
    return x < y ? -1 : 1;
  x = level ? p->at.y_px : p->side == LY_SIDE_LEFT ? p->at.x_px : -p->at.x_px;
  y = level ? q->at.y_px : q->side == LY_SIDE_LEFT ? q->at.x_px : -q->at.x_px;
  return x != y ? (x < y ? -1 : 1) : (p->edge > q->edge) - (p->edge < q->edge);
}

/* The lanes of what leaves one box: below and above, from the left; else in each row from the inside, nearest to the
 * border first. */
static void deal_lanes (Port *ports, size_t count, Lane *lanes) {
  if (count > 1)
    qsort (ports, count, sizeof *ports, by_lane);
  size_t first = 0, line = 0; /* of the side; at the same x, or in the same row */
  for (size_t i = 1; i < count; i++) {
    bool level = ports[i].side == LY_SIDE_BELOW || ports[i].side == LY_SIDE_ABOVE;
    bool same_side = ports[i].side == ports[i - 1].side;
    bool same_line = same_side && (level ? ports[i].at.x_px == ports[i - 1].at.x_px
                                         : ports[i].at.y_px - ports[i - 1].at.y_px < 1);
    first = same_side ? first : i;
    line = same_line ? line : i;
    if (!ports[i].on_right)
      lanes[ports[i].edge] = level ? (Lane){(uint32_t)(i - first), (uint32_t)(i - line)} : (Lane){(uint32_t)(i - line), 0};
  }
}

/* LANES are zero. */
static void find_lanes (const LyGraph *graph, Port *ports, Lane *lanes) {
  for (size_t e = 0; e < graph->edge_count;) {
    size_t count = 0, inside = 0;
    uint32_t from = graph->edges[e].from_box;
    const LyBox *box = &graph->boxes[from];
    for (; e < graph->edge_count && graph->edges[e].from_box == from; e++) {
      LyPoint at = graph->edges[e].at;
      bool on_right = box->width_px - at.x_px <= 1;
      ports[count++] = (Port){ly_side_of (at, box->width_px, box->height_px), at, e, on_right};
      inside += !on_right;
    }
    if (inside > 0)
      deal_lanes (ports, count, lanes);
  }
}

/* Of one box, at most; its edges follow each other. */
static size_t most_ports (const LyGraph *graph) {
  size_t most = 0, count = 0;
  for (size_t e = 0; e < graph->edge_count; e++) {
    count = e > 0 && graph->edges[e].from_box == graph->edges[e - 1].from_box ? count + 1 : 1;
    most = count > most ? count : most;
  }
  return most;
}

/* What is drawn of one step. */
typedef struct Drawing {
  const LyLayout *layout;
  uint32_t step;
  const LyGraph *graph;
  const LyColumn *columns;
  uint32_t column_count;
  uint32_t *things; /* of boxes */
  const LyPlacing **placings;
  Lane *lanes;      /* of edges */
  Port *ports;
  uint32_t link; /* the last one that was looked up */
  LyPicture *picture;
  LyPoint low, high; /* corners of what has been drawn */
} Drawing;

static void extend (Drawing *d, LyPoint low, LyPoint high) {
  d->low = (LyPoint){ly_min (d->low.x_px, low.x_px), ly_min (d->low.y_px, low.y_px)};
  d->high = (LyPoint){ly_max (d->high.x_px, high.x_px), ly_max (d->high.y_px, high.y_px)};
}

static bool place_boxes (Drawing *d) {
  const LyLayout *layout = d->layout;
  const LyGraph *graph = d->graph;
  uint32_t thing = LY_NONE;
  for (size_t i = 0; i < graph->box_count; i++) {
    d->things[i] = thing = ly_union_thing_after (&layout->all, thing, graph->boxes[i].id);
    if (thing == LY_NONE || layout->all.things[thing].placing == LY_NONE)
      return false;
    const LyPlacing *p = d->placings[i] = ly_placing_at (layout, thing, d->step);
    LyPoint at = d->picture->places[i] = (LyPoint){d->columns[p->column].x_px + p->indent_px, p->y_px};
    extend (d, at, (LyPoint){at.x_px + graph->boxes[i].width_px, at.y_px + graph->boxes[i].height_px});
  }
  return true;
}

/* The points of one arrow, while they are at hand: a large picture has a million of them. */
static void extend_by_route (Drawing *d, const LyPoint *points, size_t count) {
  LyPoint low = points[0], high = points[0];
  for (size_t i = 1; i < count; i++) {
    low = (LyPoint){ly_min (low.x_px, points[i].x_px), ly_min (low.y_px, points[i].y_px)};
    high = (LyPoint){ly_max (high.x_px, points[i].x_px), ly_max (high.y_px, points[i].y_px)};
  }
  extend (d, low, high);
}

static void draw_way (Drawing *d, Pen *pen, size_t e, const LyPath *path) {
  const LyLayout *layout = d->layout;
  const LyEdge *edge = &d->graph->edges[e];
  const LyBox *from_box = &d->graph->boxes[edge->from_box], *to_box = &d->graph->boxes[edge->to_box];
  const LyThing *source = &layout->all.things[d->things[edge->from_box]];
  const LyThing *target = &layout->all.things[d->things[edge->to_box]];
  const LyPlacing *there = d->placings[edge->from_box], *here = d->placings[edge->to_box];
  Way way = {.layout = layout, .columns = d->columns, .column_count = d->column_count};
  leave (pen, &way, there, from_box, d->picture->places[edge->from_box], edge, d->lanes[e], source->above_px);
  LySide side = ly_side_of (edge->at, from_box->width_px, from_box->height_px);
  bool skip = path->own_hop && !ly_needs_own_hop (there->column, here->column, 1u << side);
  for (uint32_t i = skip; i < path->hop_count;)
    i = pass_columns (pen, &way, path, i);
  /* Those that share hops arrive together: within what the target ever had. */
  double entry_px = path->hop_count > 0 ? target->entry_height_px : layout->all.links[d->link].entry_height_px;
  arrive (pen, &way, ly_min (entry_px, to_box->height_px), to_box, d->picture->places[edge->to_box], here->column, path);
}

static bool draw_edge (Drawing *d, size_t e) {
  const LyLayout *layout = d->layout;
  LyPicture *picture = d->picture;
  const LyEdge *edge = &d->graph->edges[e];
  uint32_t from = d->things[edge->from_box], to = d->things[edge->to_box];
  d->link = ly_union_link_after (&layout->all, d->link, from, edge->port, to);
  if (d->link == LY_NONE || layout->all.links[d->link].path == LY_NONE)
    return false; /* not what was appended */
  const LyPath *path = ly_path_at (layout, d->link, d->step);
  size_t hops = path->is_level ? 2 : path->hop_count, first = picture->point_count;
  if (!LY_GROW (picture->allocator, picture->points, picture->point_capacity, first + POINTS_ENDS + POINTS_HOP * hops))
    return false;
  Pen pen = {.next = picture->points + first};
  if (from == to)
    loop_back (&pen, &layout->all.things[from], &d->graph->boxes[edge->from_box], picture->places[edge->from_box], edge);
  else
    draw_way (d, &pen, e, path);
  picture->point_count = (size_t)(pen.next - picture->points);
  picture->routes[e] = (LyRoute){first, picture->point_count - first};
  extend_by_route (d, picture->points + first, picture->point_count - first);
  return true;
}

static bool draw (Drawing *d) {
  if (!place_boxes (d))
    return false;
  find_lanes (d->graph, d->ports, d->lanes);
  for (size_t e = 0; e < d->graph->edge_count; e++)
    if (!draw_edge (d, e))
      return false;
  d->picture->extents = (LyRect){d->low.x_px, d->low.y_px, d->high.x_px - d->low.x_px, d->high.y_px - d->low.y_px};
  return true;
}

bool ly_layout_picture (LyLayout *layout, size_t step, const LyGraph *graph, LyPicture *picture) {
  *picture = (LyPicture){
      .allocator = layout->allocator, .box_count = graph->box_count, .edge_count = graph->edge_count};
  if (graph->box_count == 0)
    return true;
  if (step >= layout->planned_steps)
    return false;
  LyArena arena;
  ly_arena_init (&arena, layout->allocator);
  Drawing d = {.layout = layout, .step = (uint32_t)step, .graph = graph, .link = LY_NONE, .picture = picture,
               .low = {INFINITY, INFINITY}, .high = {-INFINITY, -INFINITY}};
  d.columns = ly_columns_at (layout, d.step, &d.column_count);
  d.things = LY_ARRAY (&arena, uint32_t, graph->box_count);
  d.placings = LY_ARRAY (&arena, const LyPlacing *, graph->box_count);
  d.lanes = LY_ARRAY (&arena, Lane, graph->edge_count);
  d.ports = LY_ARRAY (&arena, Port, most_ports (graph));
  picture->places = hb_calloc (layout->allocator, graph->box_count, sizeof *picture->places);
  picture->routes = hb_calloc (layout->allocator, graph->edge_count, sizeof *picture->routes);
  /* as many as the last picture had: this one is mostly like it */
  size_t points = layout->picture_points > 0 ? layout->picture_points + layout->picture_points / 64 + POINTS_ENDS
                                             : POINTS_EACH * graph->edge_count;
  bool done = d.things != NULL && d.placings != NULL && d.lanes != NULL && d.ports != NULL && picture->places != NULL &&
              picture->routes != NULL &&
              LY_GROW (layout->allocator, picture->points, picture->point_capacity, points) && draw (&d);
  ly_arena_clear (&arena);
  if (!done) {
    ly_picture_clear (picture);
    return false;
  }
  layout->picture_points = picture->point_count;
  return true;
}

void ly_picture_clear (LyPicture *picture) {
  if (picture->allocator != NULL) {
    hb_free (picture->allocator, picture->places, picture->box_count * sizeof *picture->places);
    hb_free (picture->allocator, picture->routes, picture->edge_count * sizeof *picture->routes);
    hb_free (picture->allocator, picture->points, picture->point_capacity * sizeof *picture->points);
  }
  *picture = (LyPicture){0};
}
