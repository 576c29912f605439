/* Draws the planned paths of one step as chains of cubic Beziers.
 *
 * A route uses nothing but the places of its own two boxes, its port and its own hops. So it changes only
 * when one of these does, whatever else comes or goes. In a channel it is an S from side to side, or a bow
 * back to the side it came from; through a column it is a straight line at the height of its hop, where
 * nothing else is. */
#include <math.h>
#include <string.h>

#include "ly-arena.h"
#include "ly-internal.h"
#include "ly-measures.h"

#define EASE        0.25   /* how far an S runs level before it climbs, as a share of the channel */
#define EASE_UNLIKE 0.08   /* by how much more or less, at most, so that no two are alike */
#define UNLIKE_PX   1000.0 /* after which they may be */
#define BOW_MIN_PX  10.0
#define BOW_HALF_PX 200.0 /* a bow of this height reaches half as far as it may */
#define BOW_UNLIKE  0.25

typedef struct Pen {
  LyPicture *picture;
  LyPoint at;
  bool failed;
} Pen;

static void put (Pen *pen, double x_px, double y_px) {
  LyPicture *p = pen->picture;
  if (pen->failed || !LY_GROW (p->allocator, p->points, p->point_capacity, p->point_count + 1)) {
    pen->failed = true;
    return;
  }
  pen->at = (LyPoint){x_px, y_px};
  p->points[p->point_count++] = pen->at;
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
  return 1 - fabs (4 * fmod (fabs (y_px), UNLIKE_PX) / UNLIKE_PX - 2);
}

/* Across a channel. Of two steep ones that run side by side none runs on the other. */
static void ess_to (Pen *pen, double x, double y) {
  double width_px = x - pen->at.x_px, unlike_px = (y < pen->at.y_px ? 1 : -1) * EASE_UNLIKE * width_px;
  curve_to (pen, pen->at.x_px + EASE * width_px + unlike_px * unlike (pen->at.y_px), pen->at.y_px,
            x - EASE * width_px + unlike_px * unlike (y), y, x, y);
}

/* How far a bow reaches into a channel of WIDTH_PX: further the longer it is, so that nested ones do not
 * cross, and no two in the same way, so that none runs on another. */
static double bulge_px (double from_px, double to_px, double width_px) {
  double length_px = fabs (to_px - from_px), unlike = fmod (0.381966 * fabs (from_px + to_px), 1);
  double share = length_px / (length_px + BOW_HALF_PX) * (1 - BOW_UNLIKE * unlike);
  return BOW_MIN_PX + fmax (0, width_px - BOW_MIN_PX) * share;
}

/* Into a channel of WIDTH_PX and back to its side; DIRECTION: 1 when it lies to the right. */
static void bow_to (Pen *pen, double x, double y, double width_px, double direction) {
  double by_px = direction * bulge_px (pen->at.y_px, y, width_px);
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
static void cross_to (Pen *pen, Way *w, bool left_border, double y_px) {
  double x_px = left_border ? right_px (w, w->channel - 1) : left_px (w, w->channel);
  if (left_border == w->on_left)
    bow_to (pen, x_px, y_px, channel_width_px (w, w->channel), left_border ? 1 : -1);
  else
    ess_to (pen, x_px, y_px);
  w->on_left = left_border;
}

static void pass_column (Pen *pen, Way *w, LyHop hop) {
  bool rightwards = hop.column == w->channel;
  cross_to (pen, w, !rightwards, hop.y_px);
  line_to (pen, rightwards ? right_px (w, hop.column) : left_px (w, hop.column), hop.y_px);
  w->channel = rightwards ? hop.column + 1 : hop.column;
  w->on_left = rightwards;
}

/* Among those that leave the same box on the same side: below and above, the leftmost runs furthest out, so
 * that none crosses another here. */
typedef struct Lane {
  size_t track;  /* how many come before it */
  size_t beside; /* how many of them leave at the same x */
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
    double out_px = fmax (2, room_px - LY_TRACK_PX * (double)lane.track - 2);
    double turn_px = fmin (out_px, fmax (1, right_px (w, column) - x_px));
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

static void arrive (Pen *pen, Way *w, const LyThing *thing, const LyBox *box, LyPoint corner, uint32_t column,
                    bool from_beneath) {
  double entry_px = fmin (thing->entry_height_px, box->height_px);
  if (w->channel == column) {
    double margin_px = fmin (LY_ENTRY_MARGIN_PX, entry_px / 2);
    double y_px = fmax (corner.y_px + margin_px, fmin (pen->at.y_px, corner.y_px + entry_px - margin_px));
    cross_to (pen, w, false, y_px);
    line_to (pen, corner.x_px, y_px);
    return;
  }
  double y_px = corner.y_px + (from_beneath ? box->height_px - fmin (LY_FOOT_PX, entry_px / 2)
                                            : fmin (LY_TITLE_PX, entry_px / 2));
  cross_to (pen, w, true, y_px);
  line_to (pen, corner.x_px + box->width_px, y_px);
}

static void loop_back (Pen *pen, const LyThing *thing, const LyBox *box, LyPoint corner, const LyEdge *edge) {
  double x_px = corner.x_px + box->width_px,
         tip_px = corner.y_px + fmin (LY_TITLE_PX, thing->entry_height_px / 2);
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

static bool draw_edge (const LyLayout *layout, uint32_t step, const LyGraph *graph, size_t e, Lane lane,
                       LyPicture *picture) {
  const LyEdge *edge = &graph->edges[e];
  const LyBox *from_box = &graph->boxes[edge->from_box], *to_box = &graph->boxes[edge->to_box];
  uint32_t from = ly_union_thing (&layout->all, from_box->id), to = ly_union_thing (&layout->all, to_box->id);
  uint32_t link =
      from == LY_NONE || to == LY_NONE ? LY_NONE : ly_union_link (&layout->all, from, edge->port, to);
  Pen pen = {.picture = picture};
  Way way = {.layout = layout};
  picture->routes[e].first_point = picture->point_count;
  if (link == LY_NONE || layout->all.links[link].path == LY_NONE)
    return false; /* not what was appended */
  way.columns = ly_columns_at (layout, step, &way.column_count);
  const LyThing *source = &layout->all.things[from], *target = &layout->all.things[to];
  if (from == to) {
    loop_back (&pen, source, from_box, picture->places[edge->from_box], edge);
  } else {
    const LyPath *path = ly_path_at (layout, link, step);
    leave (&pen, &way, ly_placing_at (layout, from, step), from_box, picture->places[edge->from_box], edge,
           lane, source->above_px);
    LySide side = ly_side_of (edge->at, from_box->width_px, from_box->height_px);
    bool skip = path->own_hop && !ly_needs_own_hop (ly_placing_at (layout, from, step)->column,
                                                    ly_placing_at (layout, to, step)->column, 1u << side);
    for (uint32_t i = skip; i < path->hop_count; i++)
      pass_column (&pen, &way, layout->hops[path->first_hop + i]);
    arrive (&pen, &way, target, to_box, picture->places[edge->to_box],
            ly_placing_at (layout, to, step)->column, path->from_beneath);
  }
  picture->routes[e].point_count = picture->point_count - picture->routes[e].first_point;
  return !pen.failed;
}

/* Does the link of OTHER, which leaves the same box on the same side, take a lane before that of EDGE: below,
 * if it starts further left; from the inside, if it starts in the same row and nearer to the border? */
static bool lane_is_before (const LyEdge *other, const LyEdge *edge, const LyBox *box) {
  LySide side = ly_side_of (edge->at, box->width_px, box->height_px);
  double further_px = other->at.x_px - edge->at.x_px;
  if (ly_side_of (other->at, box->width_px, box->height_px) != side)
    return false;
  if (side == LY_SIDE_BELOW || side == LY_SIDE_ABOVE)
    return further_px < 0 || (further_px == 0 && other->at.y_px < edge->at.y_px);
  return fabs (other->at.y_px - edge->at.y_px) < 1 &&
         (side == LY_SIDE_LEFT ? further_px < 0 : further_px > 0);
}

static void count_lane (const LyEdge *other, const LyEdge *edge, const LyBox *box, Lane *lane) {
  if (!lane_is_before (other, edge, box))
    return;
  lane->track++;
  lane->beside += other->at.x_px == edge->at.x_px;
}

static Lane lane_of (const LyGraph *graph, size_t e) {
  const LyEdge *edge = &graph->edges[e];
  const LyBox *box = &graph->boxes[edge->from_box];
  Lane lane = {0};
  if (box->width_px - edge->at.x_px <= 1)
    return lane; /* on the right border each port has its own height */
  for (size_t i = e; i-- > 0 && graph->edges[i].from_box == edge->from_box;)
    count_lane (&graph->edges[i], edge, box, &lane);
  for (size_t i = e + 1; i < graph->edge_count && graph->edges[i].from_box == edge->from_box; i++)
    count_lane (&graph->edges[i], edge, box, &lane);
  return lane;
}

static bool place_boxes (const LyLayout *layout, uint32_t step, const LyGraph *graph, LyPicture *picture) {
  uint32_t count;
  const LyColumn *columns = ly_columns_at (layout, step, &count);
  for (size_t i = 0; i < graph->box_count; i++) {
    uint32_t thing = ly_union_thing (&layout->all, graph->boxes[i].id);
    if (thing == LY_NONE || layout->all.things[thing].placing == LY_NONE)
      return false;
    const LyPlacing *p = ly_placing_at (layout, thing, step);
    picture->places[i] = (LyPoint){columns[p->column].x_px + p->indent_px, p->y_px};
  }
  return true;
}

static void find_extents (const LyGraph *graph, LyPicture *picture) {
  double x1 = INFINITY, y1 = INFINITY, x2 = -INFINITY, y2 = -INFINITY;
  for (size_t i = 0; i < picture->box_count; i++) {
    LyPoint p = picture->places[i];
    x1 = fmin (x1, p.x_px);
    y1 = fmin (y1, p.y_px);
    x2 = fmax (x2, p.x_px + graph->boxes[i].width_px);
    y2 = fmax (y2, p.y_px + graph->boxes[i].height_px);
  }
  for (size_t i = 0; i < picture->point_count; i++) {
    LyPoint p = picture->points[i];
    x1 = fmin (x1, p.x_px);
    y1 = fmin (y1, p.y_px);
    x2 = fmax (x2, p.x_px);
    y2 = fmax (y2, p.y_px);
  }
  picture->extents = picture->box_count > 0 ? (LyRect){x1, y1, x2 - x1, y2 - y1} : (LyRect){0};
}

bool ly_layout_picture (LyLayout *layout, size_t step, const LyGraph *graph, LyPicture *picture) {
  *picture = (LyPicture){
      .allocator = layout->allocator, .box_count = graph->box_count, .edge_count = graph->edge_count};
  if (graph->box_count == 0)
    return true;
  picture->places = hb_calloc (layout->allocator, graph->box_count, sizeof *picture->places);
  picture->routes = hb_calloc (layout->allocator, graph->edge_count, sizeof *picture->routes);
  bool done = picture->places != NULL && picture->routes != NULL && step < layout->planned_steps &&
              place_boxes (layout, (uint32_t)step, graph, picture);
  for (size_t e = 0; done && e < graph->edge_count; e++)
    done = draw_edge (layout, (uint32_t)step, graph, e, lane_of (graph, e), picture);
  if (!done) {
    ly_picture_clear (picture);
    return false;
  }
  find_extents (graph, picture);
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
