/* A run that goes on with a picture of hundreds of columns: a dict refers to all links of a chain, in another order. Its
 * arrows pass all columns at one height, the later ones, too, and those that are there keep their ways. */
#include <glib.h>
#include <string.h>

#include "ly-layout.h"

enum { LINKS = 700, BOXES = 2 * LINKS + 6, EDGES = 3 * LINKS + 6 };

typedef struct Run {
  HbAllocator allocator;
  LyLayout *layout;
  LyBox boxes[BOXES];
  LyEdge edges[EDGES];
  gsize box_count, edge_count, step;
  LyPicture before, now;
} Run;

static guint32 box_of (guint link) {
  return 2 + 2 * link;
}

static void add_edge (Run *run, guint32 from, guint64 port, guint32 to, double x_px, double y_px) {
  run->edges[run->edge_count++] = (LyEdge){from, to, port, {x_px, y_px}};
}

static void add_box (Run *run, LyKind kind, double width_px, double height_px) {
  run->boxes[run->box_count] = (LyBox){run->box_count, kind, width_px, height_px};
  run->box_count++;
}

static Run *run_new (void) {
  Run *run = g_new0 (Run, 1);
  hb_allocator_init (&run->allocator, SIZE_MAX);
  run->layout = ly_layout_new (&run->allocator);
  ly_layout_set_online (run->layout, TRUE);
  add_box (run, LY_KIND_FRAME, 100, 40);
  add_box (run, LY_KIND_DICT, 60, 18 + 20 * LINKS);
  add_edge (run, 0, 0, 1, 100, 28);
  for (guint i = 0; i < LINKS; i++)
    add_edge (run, 1, i, box_of (i * 37 % LINKS), 60, 28 + 20.0 * i);
  for (guint i = 0; i < LINKS; i++) {
    add_box (run, LY_KIND_INSTANCE, 70, 58);
    add_box (run, LY_KIND_ATOM, 30, 22);
    add_edge (run, box_of (i), 0, box_of (i) + 1, 70, 28);
    if (i + 1 < LINKS)
      add_edge (run, box_of (i), 1, box_of (i + 1), 70, 48);
  }
  return run;
}

static void run_free (Run *run) {
  ly_picture_clear (&run->before);
  ly_picture_clear (&run->now);
  ly_layout_free (run->layout);
  g_assert_cmpuint (run->allocator.used_bytes, ==, 0);
  g_free (run);
}

static LyEdge *edge_at (Run *run, guint32 from, guint64 port) {
  for (gsize e = 0; e < run->edge_count; e++)
    if (run->edges[e].from_box == from && run->edges[e].port == port)
      return &run->edges[e];
  g_assert_not_reached ();
}

static double bezier (double a, double b, double c, double d, double t) {
  double u = 1 - t;
  return a * u * u * u + 3 * b * u * u * t + 3 * c * u * t * t + d * t * t * t;
}

static gboolean is_within (const LyBox *box, LyPoint corner, double x_px, double y_px) {
  return x_px > corner.x_px + 1 && x_px < corner.x_px + box->width_px - 1 && y_px > corner.y_px + 1 &&
         y_px < corner.y_px + box->height_px - 1;
}

static void check_clear (const Run *run) {
  const LyPicture *picture = &run->now;
  g_assert_cmpuint (picture->point_count, <, 36 * run->edge_count); /* with a hop in each column: 700 */
  for (gsize e = 0; e < run->edge_count; e++)
    for (gsize k = 0; k + 3 < picture->routes[e].point_count; k += 3)
      for (int t = 1; t < 12; t++) {
        const LyPoint *p = picture->points + picture->routes[e].first_point + k;
        double x_px = bezier (p[0].x_px, p[1].x_px, p[2].x_px, p[3].x_px, t / 12.0);
        double y_px = bezier (p[0].y_px, p[1].y_px, p[2].y_px, p[3].y_px, t / 12.0);
        for (gsize b = 0; b < run->box_count; b++)
          g_assert_false (b != run->edges[e].from_box && is_within (&run->boxes[b], picture->places[b], x_px, y_px));
      }
}

/* How many arrows that were there, and whose boxes stay, go another way now. */
static guint count_rerouted (const Run *run, const LyEdge *old, gsize old_count) {
  guint count = 0;
  for (gsize e = 0; e < old_count; e++) {
    const LyEdge *edge = &run->edges[e];
    const LyPoint *a = run->before.places, *b = run->now.places;
    if (edge->to_box != old[e].to_box || a[edge->from_box].x_px != b[edge->from_box].x_px ||
        a[edge->from_box].y_px != b[edge->from_box].y_px || a[edge->to_box].x_px != b[edge->to_box].x_px ||
        a[edge->to_box].y_px != b[edge->to_box].y_px)
      continue;
    LyRoute one = run->before.routes[e], other = run->now.routes[e];
    gboolean same = one.point_count == other.point_count;
    for (gsize i = 0; same && i < one.point_count; i++)
      same = run->before.points[one.first_point + i].y_px == run->now.points[other.first_point + i].y_px;
    count += !same;
  }
  return count;
}

/* Ends the step; the edges were OLD before it, if it is not the first one. */
static void look (Run *run, const LyEdge *old, gsize old_count) {
  LyGraph graph = {run->boxes, run->box_count, run->edges, run->edge_count};
  ly_picture_clear (&run->before);
  run->before = run->now;
  g_assert_true (ly_layout_append (run->layout, &graph));
  g_assert_true (ly_layout_plan (run->layout));
  g_assert_true (ly_layout_picture (run->layout, run->step++, &graph, &run->now));
  check_clear (run);
  if (run->step > 1) /* room for what the picture before had, and little more */
    g_assert_cmpuint (run->now.point_capacity, <, run->now.point_count + run->now.point_count / 16);
  if (old != NULL)
    g_assert_cmpuint (count_rerouted (run, old, old_count), <, old_count / 100); /* a box that moved may stand in the way */
}

static void test_rebinding (void) {
  Run *run = run_new ();
  g_autofree LyEdge *old = g_memdup2 (run->edges, sizeof run->edges);
  look (run, NULL, 0);
  for (guint i = 0; i < 6; i++) {
    edge_at (run, 1, 100 * i)->to_box = box_of ((97 * i + 300) % LINKS);
    look (run, old, run->edge_count);
    memcpy (old, run->edges, sizeof run->edges);
  }
  run_free (run);
}

/* A new link in the middle of the chain, which the dict holds in place of another one. */
static void test_inserting (void) {
  Run *run = run_new ();
  g_autofree LyEdge *old = g_memdup2 (run->edges, sizeof run->edges);
  gsize old_count = run->edge_count;
  look (run, NULL, 0);
  guint32 link = (guint32)run->box_count;
  add_box (run, LY_KIND_INSTANCE, 70, 58);
  add_edge (run, link, 1, box_of (351), 70, 48);
  edge_at (run, box_of (350), 1)->to_box = link;
  edge_at (run, 1, 0)->to_box = link;
  look (run, old, old_count);
  run_free (run);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/rebinding", test_rebinding);
  g_test_add_func ("/lanes/inserting", test_inserting);
  return g_test_run ();
}
