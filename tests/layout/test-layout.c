#include <glib.h>
#include <math.h>
#include <string.h>

#include "ly-layout.h"
#include "scenario.h"

#define STEPS   14
#define NEAR_PX 0.01

/* ---- a layout of a scenario, and what holds of each of its pictures ---- */

typedef struct Laid {
  HbAllocator allocator;
  LyLayout *layout;
  Scenario *scenario;
  LyPicture *pictures;
} Laid;

static Laid *laid_new (Scenario *scenario, guint steps, gboolean online) {
  Laid *laid = g_new0 (Laid, 1);
  hb_allocator_init (&laid->allocator, SIZE_MAX);
  laid->scenario = scenario;
  laid->layout = ly_layout_new (&laid->allocator);
  ly_layout_set_online (laid->layout, online);
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    g_assert_true (ly_layout_append (laid->layout, &graph));
    if (online)
      g_assert_true (ly_layout_plan (laid->layout));
  }
  g_assert_true (ly_layout_plan (laid->layout));
  g_assert_cmpuint (ly_layout_step_count (laid->layout), ==, steps);
  laid->pictures = g_new0 (LyPicture, steps);
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    g_assert_true (ly_layout_picture (laid->layout, i, &graph, &laid->pictures[i]));
  }
  return laid;
}

static void laid_free (Laid *laid) {
  for (gsize i = 0; i < ly_layout_step_count (laid->layout); i++)
    ly_picture_clear (&laid->pictures[i]);
  ly_layout_free (laid->layout);
  g_assert_cmpuint (laid->allocator.used_bytes, ==, 0);
  g_free (laid->pictures);
  g_free (laid);
}

static LyRect rect_of (const LyGraph *graph, const LyPicture *picture, gsize box) {
  LyPoint at = picture->places[box];
  return (LyRect){at.x_px, at.y_px, graph->boxes[box].width_px, graph->boxes[box].height_px};
}

static void check_overlaps (const LyGraph *graph, const LyPicture *picture) {
  for (gsize i = 0; i < graph->box_count; i++)
    for (gsize j = 0; j < i; j++) {
      LyRect a = rect_of (graph, picture, i), b = rect_of (graph, picture, j);
      gboolean apart = a.x_px + a.width_px <= b.x_px || b.x_px + b.width_px <= a.x_px ||
                       a.y_px + a.height_px <= b.y_px || b.y_px + b.height_px <= a.y_px;
      if (!apart)
        g_error ("box %" G_GUINT64_FORMAT " at %g, %g overlaps box %" G_GUINT64_FORMAT " at %g, %g", graph->boxes[i].id,
                 a.x_px, a.y_px, graph->boxes[j].id, b.x_px, b.y_px);
    }
}

static void check_frames (const LyGraph *graph, const LyPicture *picture) {
  for (gsize i = 0; i < graph->box_count; i++) {
    gboolean frame = graph->boxes[i].kind == LY_KIND_FRAME;
    if (frame && i > 0)
      g_assert_cmpfloat (picture->places[i].y_px, >, picture->places[i - 1].y_px);
    if (!frame)
      g_assert_cmpfloat (picture->places[i].x_px, >=, picture->places[0].x_px + graph->boxes[0].width_px);
  }
}

static gboolean is_inside (LyRect r, LyPoint p, double margin_px) {
  return p.x_px > r.x_px + margin_px && p.x_px < r.x_px + r.width_px - margin_px &&
         p.y_px > r.y_px + margin_px && p.y_px < r.y_px + r.height_px - margin_px;
}

static void check_end (LyRect r, LyPoint tip) {
  g_assert_false (is_inside (r, tip, 1));
  g_assert_true (is_inside (r, tip, -1));
}

static LyPoint bezier (const LyPoint *p, double t) {
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (LyPoint){a * p[0].x_px + b * p[1].x_px + c * p[2].x_px + d * p[3].x_px,
                   a * p[0].y_px + b * p[1].y_px + c * p[2].y_px + d * p[3].y_px};
}

static void check_through (const LyGraph *graph, const LyPicture *picture, const LyEdge *edge,
                           const LyPoint *piece) {
  for (int k = 0; k <= 16; k++) {
    LyPoint at = bezier (piece, k / 16.0);
    for (gsize b = 0; b < graph->box_count; b++)
      if (b != edge->from_box && is_inside (rect_of (graph, picture, b), at, b == edge->to_box ? 2 : 1))
        g_error ("an arrow from box %" G_GUINT64_FORMAT " runs through box %" G_GUINT64_FORMAT,
                 graph->boxes[edge->from_box].id, graph->boxes[b].id);
  }
}

static void check_routes (const LyGraph *graph, const LyPicture *picture) {
  for (gsize e = 0; e < graph->edge_count; e++) {
    const LyEdge *edge = &graph->edges[e];
    const LyPoint *points = picture->points + picture->routes[e].first_point;
    gsize count = picture->routes[e].point_count;
    LyPoint from = picture->places[edge->from_box];
    g_assert_cmpuint (count, >=, 4);
    g_assert_cmpuint (count % 3, ==, 1);
    g_assert_cmpfloat_with_epsilon (points[0].x_px, from.x_px + edge->at.x_px, NEAR_PX);
    g_assert_cmpfloat_with_epsilon (points[0].y_px, from.y_px + edge->at.y_px, NEAR_PX);
    check_end (rect_of (graph, picture, edge->to_box), points[count - 1]);
    for (gsize k = 0; k + 3 < count; k += 3)
      check_through (graph, picture, edge, points + k);
  }
}

static void check_extents (const LyGraph *graph, const LyPicture *picture) {
  LyRect e = picture->extents;
  for (gsize i = 0; i < graph->box_count; i++) {
    LyRect r = rect_of (graph, picture, i);
    g_assert_cmpfloat (r.x_px, >=, e.x_px - NEAR_PX);
    g_assert_cmpfloat (r.y_px, >=, e.y_px - NEAR_PX);
    g_assert_cmpfloat (r.x_px + r.width_px, <=, e.x_px + e.width_px + NEAR_PX);
    g_assert_cmpfloat (r.y_px + r.height_px, <=, e.y_px + e.height_px + NEAR_PX);
  }
}

static void check_pictures (Laid *laid) {
  for (guint i = 0; i < ly_layout_step_count (laid->layout); i++) {
    LyGraph graph = scenario_graph (laid->scenario, i);
    check_overlaps (&graph, &laid->pictures[i]);
    check_frames (&graph, &laid->pictures[i]);
    check_routes (&graph, &laid->pictures[i]);
    check_extents (&graph, &laid->pictures[i]);
  }
}

static void check_same (const LyPicture *a, const LyPicture *b, gboolean routes) {
  g_assert_cmpuint (a->box_count, ==, b->box_count);
  g_assert_cmpmem (a->places, a->box_count * sizeof (LyPoint), b->places, b->box_count * sizeof (LyPoint));
  if (routes)
    g_assert_cmpmem (a->points, a->point_count * sizeof (LyPoint), b->points,
                     b->point_count * sizeof (LyPoint));
}

/* ---- tests over all scenarios ---- */

typedef void (*ScenarioTest) (Scenario *scenario);

static void over_scenarios (ScenarioTest test) {
  for (int kind = 0; kind < SCENARIO_COUNT; kind++)
    for (guint32 seed = 1; seed <= 4; seed++) {
      g_autoptr (Scenario) scenario = scenario_new ((ScenarioKind)kind, 24 * seed, STEPS, seed);
      test (scenario);
    }
}

static void foresight_is_clear (Scenario *scenario) {
  Laid *laid = laid_new (scenario, STEPS, FALSE);
  check_pictures (laid);
  laid_free (laid);
}

static void online_is_clear (Scenario *scenario) {
  Laid *laid = laid_new (scenario, STEPS, TRUE);
  check_pictures (laid);
  laid_free (laid);
}

static void keeps_places (Scenario *scenario) {
  Laid *laid = laid_new (scenario, STEPS, FALSE);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, NULL);
  for (guint i = 0; i < STEPS; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    for (gsize b = 0; b < graph.box_count; b++) {
      const LyPoint *here = &laid->pictures[i].places[b];
      const LyPoint *before = g_hash_table_lookup (places, &graph.boxes[b].id);
      if (before != NULL)
        g_assert_cmpmem (here, sizeof *here, before, sizeof *before);
      g_hash_table_insert (places, (gpointer)&graph.boxes[b].id, (gpointer)here);
    }
  }
  laid_free (laid);
}

static void online_knows_no_later_steps (Scenario *scenario) {
  Laid *all = laid_new (scenario, STEPS, TRUE);
  for (guint steps = 1; steps < STEPS; steps += 4) {
    Laid *some = laid_new (scenario, steps, TRUE);
    for (guint i = 0; i < steps; i++)
      check_same (&all->pictures[i], &some->pictures[i], FALSE);
    laid_free (some);
  }
  laid_free (all);
}

static void seeking_changes_nothing (Scenario *scenario) {
  Laid *laid = laid_new (scenario, STEPS, FALSE);
  static const guint order[] = {13, 0, 7, 6, 7, 1, 12};
  for (guint k = 0; k < G_N_ELEMENTS (order); k++) {
    LyGraph graph = scenario_graph (scenario, order[k]);
    LyPicture picture;
    g_assert_true (ly_layout_picture (laid->layout, order[k], &graph, &picture));
    check_same (&picture, &laid->pictures[order[k]], TRUE);
    ly_picture_clear (&picture);
  }
  laid_free (laid);
}

static void running_on_keeps_the_pictures (Scenario *scenario) {
  Laid *laid = laid_new (scenario, STEPS / 2, FALSE);
  for (guint i = STEPS / 2; i < STEPS; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    g_assert_true (ly_layout_append (laid->layout, &graph));
  }
  g_assert_true (ly_layout_plan (laid->layout));
  for (guint i = 0; i < STEPS; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    LyPicture picture;
    g_assert_true (ly_layout_picture (laid->layout, i, &graph, &picture));
    if (i < STEPS / 2)
      check_same (&picture, &laid->pictures[i], FALSE);
    check_overlaps (&graph, &picture);
    check_routes (&graph, &picture);
    ly_picture_clear (&picture);
  }
  laid->pictures = g_renew (LyPicture, laid->pictures, STEPS);
  memset (laid->pictures + STEPS / 2, 0, (STEPS - STEPS / 2) * sizeof *laid->pictures);
  laid_free (laid);
}

static void planning_afresh_repeats (Scenario *scenario) {
  Laid *online = laid_new (scenario, STEPS, TRUE), *foresight = laid_new (scenario, STEPS, FALSE);
  ly_layout_forget_places (online->layout);
  g_assert_true (ly_layout_plan (online->layout));
  LyGraph graph = scenario_graph (scenario, STEPS - 1);
  LyPicture picture;
  g_assert_true (ly_layout_picture (online->layout, STEPS - 1, &graph, &picture));
  check_overlaps (&graph, &picture);
  check_routes (&graph, &picture);
  ly_picture_clear (&picture);
  laid_free (online);
  laid_free (foresight);
}

static void test_scenarios (gconstpointer test) {
  over_scenarios (*(const ScenarioTest *)test);
}

/* ---- single cases ---- */

static void test_empty (void) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  LyGraph empty = {0};
  LyPicture picture;
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_append (layout, &empty));
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &empty, &picture));
  g_assert_cmpuint (picture.box_count, ==, 0);
  g_assert_cmpfloat (picture.extents.width_px, ==, 0);
  ly_picture_clear (&picture);
  LyBox box = {.id = 5, .kind = LY_KIND_FRAME, .width_px = 50, .height_px = 40};
  LyGraph one = {.boxes = &box, .box_count = 1};
  g_assert_true (ly_layout_append (layout, &one));
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 1, &one, &picture));
  g_assert_cmpfloat (ly_layout_extents (layout).width_px, ==, 50);
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

static void test_self_reference (void) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyBox boxes[] = {{1, LY_KIND_FRAME, 60, 40}, {2, LY_KIND_LIST, 50, 60}, {3, LY_KIND_TUPLE, 60, 40}};
  LyEdge edges[] = {{0, 1, 0, {60, 28}},
                    {1, 1, 0, {50, 28}},
                    {1, 2, 1, {50, 48}},
                    {2, 2, 0, {15, 40}},
                    {2, 1, 1, {45, 40}}};
  LyGraph graph = {boxes, 3, edges, 5};
  LyLayout *layout = ly_layout_new (&allocator);
  LyPicture picture;
  g_assert_true (ly_layout_append (layout, &graph));
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  check_overlaps (&graph, &picture);
  check_routes (&graph, &picture);
  ly_picture_clear (&picture);
  ly_layout_free (layout);
}

/* A linked list stands as a row that runs right, and its arrows are straight. */
static void test_list_is_a_row (void) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyBox boxes[7] = {{1, LY_KIND_FRAME, 60, 40}};
  LyEdge edges[6];
  for (guint i = 0; i < 6; i++) {
    boxes[i + 1] = (LyBox){i + 2, LY_KIND_INSTANCE, 70, 58};
    edges[i] = (LyEdge){i, i + 1, 0, {i == 0 ? 60 : 70, i == 0 ? 28 : 48}};
  }
  LyGraph graph = {boxes, 7, edges, 6};
  LyLayout *layout = ly_layout_new (&allocator);
  LyPicture picture;
  g_assert_true (ly_layout_append (layout, &graph));
  g_assert_true (ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  for (guint i = 2; i < 7; i++) {
    g_assert_cmpfloat (picture.places[i].y_px, ==, picture.places[1].y_px);
    g_assert_cmpfloat (picture.places[i].x_px, >, picture.places[i - 1].x_px + 70);
  }
  ly_picture_clear (&picture);
  ly_layout_free (layout);
}

static void test_huge (void) {
  static const ScenarioKind kinds[] = {SCENARIO_LIST, SCENARIO_TREE, SCENARIO_RING};
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    guint count = kinds[i] == SCENARIO_RING ? 2000 : 20000;
    g_autoptr (Scenario) scenario = scenario_new (kinds[i], count, 2, 1);
    Laid *laid = laid_new (scenario, 2, FALSE);
    g_assert_cmpuint (laid->pictures[1].box_count, >, count / 4);
    laid_free (laid);
  }
}

/* Appends, plans and draws; what fails gives FALSE, and nothing is lost. */
static gboolean lay_out_small (HbAllocator *allocator, Scenario *scenario, gboolean online) {
  LyLayout *layout = ly_layout_new (allocator);
  gboolean done = layout != NULL;
  if (done)
    ly_layout_set_online (layout, online);
  for (guint i = 0; done && i < scenario_steps (scenario); i++) {
    LyGraph graph = scenario_graph (scenario, i);
    done = ly_layout_append (layout, &graph) && (!online || ly_layout_plan (layout));
  }
  done = done && ly_layout_plan (layout);
  for (guint i = 0; done && i < scenario_steps (scenario); i++) {
    LyGraph graph = scenario_graph (scenario, i);
    LyPicture picture;
    done = ly_layout_picture (layout, i, &graph, &picture);
    ly_picture_clear (&picture);
  }
  ly_layout_free (layout);
  return done;
}

static void test_out_of_memory (void) {
  g_autoptr (Scenario) scenario = scenario_new (SCENARIO_RANDOM, 40, 4, 1);
  for (int online = 0; online < 2; online++) {
    gboolean done = FALSE;
    for (guint64 n = 1; !done; n++) {
      HbAllocator allocator;
      hb_allocator_init (&allocator, SIZE_MAX);
      allocator.fail_at = n;
      done = lay_out_small (&allocator, scenario, online);
      g_assert_cmpuint (allocator.used_bytes, ==, 0);
      g_assert_true (done == (allocator.requests < n));
    }
  }
}

/* After a failure the same layout can be asked again, and gives what it gives without. */
static void test_try_again (void) {
  g_autoptr (Scenario) scenario = scenario_new (SCENARIO_RING, 30, 3, 1);
  Laid *good = laid_new (scenario, 3, FALSE);
  for (guint64 n = 1; n < 40; n++) {
    HbAllocator allocator;
    hb_allocator_init (&allocator, SIZE_MAX);
    LyLayout *layout = ly_layout_new (&allocator);
    for (guint i = 0; i < 3; i++) {
      LyGraph graph = scenario_graph (scenario, i);
      allocator.fail_at = allocator.requests + n;
      if (!ly_layout_append (layout, &graph))
        g_assert_true (ly_layout_append (layout, &graph));
    }
    allocator.fail_at = allocator.requests + n;
    if (!ly_layout_plan (layout))
      g_assert_true (ly_layout_plan (layout));
    LyGraph graph = scenario_graph (scenario, 2);
    LyPicture picture;
    allocator.fail_at = 0;
    g_assert_true (ly_layout_picture (layout, 2, &graph, &picture));
    check_same (&picture, &good->pictures[2], TRUE);
    ly_picture_clear (&picture);
    ly_layout_free (layout);
    g_assert_cmpuint (allocator.used_bytes, ==, 0);
  }
  laid_free (good);
}

int main (int argc, char **argv) {
  static const struct {
    const char *path;
    ScenarioTest test;
  } tests[] = {
      {"/layout/foresight-is-clear", foresight_is_clear},
      {"/layout/online-is-clear", online_is_clear},
      {"/layout/keeps-places", keeps_places},
      {"/layout/online-knows-no-later-steps", online_knows_no_later_steps},
      {"/layout/seeking-changes-nothing", seeking_changes_nothing},
      {"/layout/running-on-keeps-the-pictures", running_on_keeps_the_pictures},
      {"/layout/planning-afresh", planning_afresh_repeats},
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i].test, test_scenarios);
  g_test_add_func ("/layout/empty", test_empty);
  g_test_add_func ("/layout/self-reference", test_self_reference);
  g_test_add_func ("/layout/list-is-a-row", test_list_is_a_row);
  g_test_add_func ("/layout/huge", test_huge);
  g_test_add_func ("/layout/out-of-memory", test_out_of_memory);
  g_test_add_func ("/layout/try-again", test_try_again);
  return g_test_run ();
}
