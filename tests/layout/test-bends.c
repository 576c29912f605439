/* Arrows side by side bend apart without crossing, and those that arrive at nearly the same place share a head. */
#include <glib.h>
#include <math.h>
#include <stdlib.h>

#include "ly-bends.h"
#include "ly-bows.h"
#include "ly-tracks.h"

enum { NAMES = 6, BOXES = 1 + NAMES };

static LyEdge name_to (guint box, guint row) {
  return (LyEdge){0, box, row, {100, 28 + 20 * row}};
}

/* A frame, with a name for each of the other boxes. */
static LyGraph fan (LyBox *boxes, LyEdge *edges) {
  for (guint i = 0; i < BOXES; i++)
    boxes[i] = (LyBox){i + 1, i == 0 ? LY_KIND_FRAME : LY_KIND_INSTANCE, 100, 150};
  for (guint i = 0; i < NAMES; i++)
    edges[i] = name_to (i + 1, i);
  return (LyGraph){boxes, BOXES, edges, NAMES};
}

typedef struct Drawn {
  HbAllocator allocator;
  LyUnion u;
  LyArena arena;
  LyNet net;
} Drawn;

/* STEPS are as many as there are GRAPHS; all boxes but the frame stand in column 1. */
static void drawn_init (Drawn *drawn, const LyGraph *graphs, guint steps) {
  uint32_t columns[BOXES];
  for (guint i = 0; i < BOXES; i++)
    columns[i] = i == 0 ? 0 : 1;
  hb_allocator_init (&drawn->allocator, SIZE_MAX);
  ly_union_init (&drawn->u, &drawn->allocator);
  ly_arena_init (&drawn->arena, &drawn->allocator);
  for (guint i = 0; i < steps; i++)
    g_assert_true (ly_union_add (&drawn->u, &graphs[i]));
  g_assert_true (ly_net_build_in (&drawn->net, &drawn->u, ly_clock (0, steps - 1), columns, &drawn->arena));
}

static void drawn_clear (Drawn *drawn) {
  ly_arena_clear (&drawn->arena);
  ly_union_clear (&drawn->u);
  g_assert_cmpuint (drawn->allocator.used_bytes, ==, 0);
}

static void put (Drawn *drawn, guint box, double y_px) {
  drawn->net.nodes[drawn->net.node_of_thing[box]].y_px = y_px;
}

static const LySegment *segment_of (const Drawn *drawn, guint link) {
  return &drawn->net.segments[drawn->net.trails[link].segment];
}

/* ---- bends ---- */

static void test_lower_bends_first_on_the_way_down (void) {
  LyBox boxes[BOXES];
  LyEdge edges[NAMES];
  LyGraph graph = fan (boxes, edges);
  Drawn drawn;
  drawn_init (&drawn, &graph, 1);
  for (guint i = 0; i < NAMES; i++)
    put (&drawn, i + 1, 150 + 160 * i);
  g_assert_true (ly_net_bend (&drawn.net));
  for (guint i = 0; i < NAMES; i++) {
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, >, 0);
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, <, i > 0 ? segment_of (&drawn, i - 1)->bend : 1);
  }
  drawn_clear (&drawn);
}

static void test_upper_bends_first_on_the_way_up (void) {
  LyBox boxes[BOXES];
  LyEdge edges[NAMES];
  LyGraph graph = fan (boxes, edges);
  Drawn drawn;
  drawn_init (&drawn, &graph, 1);
  put (&drawn, 0, 2000);
  for (guint i = 0; i < NAMES; i++)
    put (&drawn, i + 1, 160 * i);
  g_assert_true (ly_net_bend (&drawn.net));
  for (guint i = 0; i < NAMES; i++) {
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, >, i > 0 ? segment_of (&drawn, i - 1)->bend : 0);
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, <, 1);
  }
  drawn_clear (&drawn);
}

static void test_what_never_meets_bends_alike (void) {
  LyBox boxes[BOXES];
  LyEdge edges[NAMES];
  LyGraph whole = fan (boxes, edges);
  LyGraph steps[] = {{boxes, BOXES, edges, 1}, {boxes, BOXES, edges + 1, 1}};
  Drawn drawn;
  g_assert_cmpuint (whole.edge_count, ==, NAMES);
  drawn_init (&drawn, steps, G_N_ELEMENTS (steps));
  for (guint i = 0; i < NAMES; i++)
    put (&drawn, i + 1, 300 + 160 * i);
  g_assert_true (ly_net_bend (&drawn.net));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, ==, 0);
  drawn_clear (&drawn);
}

/* ---- many of them ---- */

static gint by_start (gconstpointer a, gconstpointer b) {
  const LyClimb *p = a, *q = b;
  return p->from_px < q->from_px ? -1 : p->from_px > q->from_px;
}

/* The rows of bends beside each climb are as long as those that looking at all pairs finds. */
static void test_tracks_are_the_longest_rows (void) {
  enum { COUNT = 60, ROUNDS = 200 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  for (guint round = 0; round < ROUNDS; round++) {
    LyClimb climbs[COUNT];
    guint left[COUNT], right[COUNT];
    LyArena arena;
    ly_arena_init (&arena, &allocator);
    for (guint i = 0; i < COUNT; i++) { /* few heights, so that many are equal */
      gint from = g_rand_int_range (random, 0, 40);
      climbs[i] = (LyClimb){from, from + g_rand_int_range (random, 1, 30), 0, 0};
    }
    qsort (climbs, COUNT, sizeof *climbs, by_start);
    g_assert_true (ly_tracks_find (&arena, climbs, COUNT));
    for (guint i = 0; i < COUNT; i++) {
      right[i] = 0;
      for (guint k = 0; k < i; k++)
        if (climbs[k].from_px < climbs[i].from_px && climbs[k].to_px <= climbs[i].to_px && climbs[k].to_px > climbs[i].from_px)
          right[i] = MAX (right[i], right[k] + 1);
    }
    for (guint i = COUNT; i-- > 0;) {
      left[i] = 0;
      for (guint k = i + 1; k < COUNT; k++)
        if (climbs[k].from_px > climbs[i].from_px && climbs[k].to_px >= climbs[i].to_px && climbs[k].from_px < climbs[i].to_px)
          left[i] = MAX (left[i], left[k] + 1);
      g_assert_cmpuint (climbs[i].left, ==, left[i]);
      g_assert_cmpuint (climbs[i].right, ==, right[i]);
    }
    ly_arena_clear (&arena);
  }
}

/* Bows that overlap have different tracks, a nested one the nearer; and no more tracks are used than the longest row of bows needs
 * each of which is longer than the one before and overlaps it. */
static void test_bows_keep_apart (void) {
  enum { COUNT = 80, ROUNDS = 200 };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  for (guint round = 0; round < ROUNDS; round++) {
    LyBow bows[COUNT];
    guint32 tracks, furthest = 0;
    LyArena arena;
    ly_arena_init (&arena, &allocator);
    for (guint i = 0; i < COUNT; i++) {
      gint from = g_rand_int_range (random, 0, 300);
      bows[i] = (LyBow){from, from + g_rand_int_range (random, 0, 60), 0};
    }
    g_assert_true (ly_bows_find (&arena, bows, COUNT, &tracks));
    for (guint i = 0; i < COUNT; i++) {
      gboolean is_first = bows[i].track == 1;
      furthest = MAX (furthest, bows[i].track);
      for (guint k = 0; k < COUNT; k++) {
        if (k == i || bows[i].from_px > bows[k].to_px || bows[k].from_px > bows[i].to_px)
          continue;
        g_assert_cmpuint (bows[i].track, !=, bows[k].track);
        if (bows[i].to_px - bows[i].from_px < bows[k].to_px - bows[k].from_px)
          g_assert_cmpuint (bows[i].track, <, bows[k].track);
        is_first |= bows[k].track + 1 == bows[i].track;
      }
      g_assert_true (is_first);
    }
    g_assert_cmpuint (furthest, ==, tracks);
    ly_arena_clear (&arena);
  }
}

/* A frame with more names than are compared in pairs, whose objects stand far below it. */
static void test_many_bend_apart (void) {
  enum { MANY = 700 };
  g_autofree LyBox *boxes = g_new0 (LyBox, MANY + 1);
  g_autofree LyEdge *edges = g_new0 (LyEdge, MANY);
  g_autofree uint32_t *columns = g_new0 (uint32_t, MANY + 1);
  Drawn drawn;
  boxes[0] = (LyBox){1, LY_KIND_FRAME, 100, 20 * MANY + 30};
  for (guint i = 0; i < MANY; i++) {
    boxes[i + 1] = (LyBox){i + 2, LY_KIND_ATOM, 40, 22};
    edges[i] = name_to (i + 1, i);
    columns[i + 1] = 1;
  }
  hb_allocator_init (&drawn.allocator, SIZE_MAX);
  ly_union_init (&drawn.u, &drawn.allocator);
  ly_arena_init (&drawn.arena, &drawn.allocator);
  LyGraph graph = {boxes, MANY + 1, edges, MANY};
  g_assert_true (ly_union_add (&drawn.u, &graph) &&
                 ly_net_build_in (&drawn.net, &drawn.u, ly_clock (0, 0), columns, &drawn.arena));
  for (guint i = 0; i < MANY; i++)
    put (&drawn, i + 1, 5000 + 33.0 * i);
  g_assert_true (ly_net_bend (&drawn.net));
  for (guint i = 0; i < MANY; i++) {
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, >, 0);
    g_assert_cmpfloat (segment_of (&drawn, i)->bend, <, i > 0 ? segment_of (&drawn, i - 1)->bend : 1);
  }
  drawn_clear (&drawn);
}

/* ---- heads ---- */

/* All names but the last lead to one box, which is high enough for them. */
static void test_near_heads_are_one (void) {
  LyBox boxes[BOXES];
  LyEdge edges[NAMES];
  LyGraph graph = fan (boxes, edges);
  for (guint i = 0; i + 1 < NAMES; i++)
    edges[i] = name_to (1, i);
  Drawn drawn;
  drawn_init (&drawn, &graph, 1);
  put (&drawn, 1, 28 + 20 - 12); /* the second name is level with 12 px of it; the first one clings to its corner */
  g_assert_true (ly_net_bend (&drawn.net));
  g_assert_cmpfloat (segment_of (&drawn, 0)->head_px, ==, 12);
  for (guint i = 1; i + 1 < NAMES; i++) /* these go where they come to, wherever that is */
    g_assert_true (isnan (segment_of (&drawn, i)->head_px));
  drawn_clear (&drawn);
}

/* ---- in the picture ---- */

static double at (double a, double b, double c, double d, double t) {
  double s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

/* Where ROUTE first is at the height of Y_PX; NAN: nowhere. */
static double x_at (const LyPicture *picture, size_t route, double y_px) {
  const LyPoint *p = picture->points + picture->routes[route].first_point;
  for (size_t i = 0; i + 3 < picture->routes[route].point_count; i += 3)
    for (double t = 0; t < 1; t += 1.0 / 512)
      if (at (p[i].y_px, p[i + 1].y_px, p[i + 2].y_px, p[i + 3].y_px, t) >= y_px)
        return at (p[i].x_px, p[i + 1].x_px, p[i + 2].x_px, p[i + 3].x_px, t);
  return NAN;
}

/* The objects of a frame's names stand below it: at each height, what runs down further is further left, and there is room between them. */
static void test_fan_can_be_followed (void) {
  LyBox boxes[BOXES];
  LyEdge edges[NAMES];
  LyGraph graph = fan (boxes, edges);
  HbAllocator allocator;
  LyPicture picture;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  g_assert_true (ly_layout_append (layout, &graph) && ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  for (guint i = 0; i + 1 < NAMES; i++) {
    double tip_px = picture.places[i + 1].y_px, port_px = picture.places[0].y_px + edges[i + 1].at.y_px;
    double from_px = port_px + (tip_px - port_px) / 3;
    if (tip_px - port_px < 100)
      continue;
    for (double y_px = from_px; y_px < tip_px - 20; y_px += 20)
      g_assert_cmpfloat (x_at (&picture, i, y_px) - x_at (&picture, i + 1, y_px), >, 6.5);
  }
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

/* A port moves up as a row before it goes away, and the arrow is as straight as before. */
static void test_arrow_follows_its_port (void) {
  LyBox boxes[] = {{1, LY_KIND_FRAME, 100, 150}, {2, LY_KIND_INSTANCE, 100, 150}};
  LyEdge edges[] = {{0, 1, 7, {100, 68}}, {0, 1, 7, {100, 48}}};
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  for (guint step = 0; step < G_N_ELEMENTS (edges); step++)
    g_assert_true (ly_layout_append (layout, &(LyGraph){boxes, 2, &edges[step], 1}));
  g_assert_true (ly_layout_plan (layout));
  for (guint step = 0; step < G_N_ELEMENTS (edges); step++) {
    LyGraph graph = {boxes, 2, &edges[step], 1};
    LyPicture picture;
    g_assert_true (ly_layout_picture (layout, step, &graph, &picture));
    for (size_t i = 1; i < picture.point_count; i++)
      g_assert_cmpfloat (picture.points[i].y_px, ==, picture.points[0].y_px);
    ly_picture_clear (&picture);
  }
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

/* Two names lead to boxes that cannot stand so near to each other that both arrows arrive away from the corners: they are level
 * nevertheless, since a slope of a few px looks like a mistake. */
static void test_nearly_level_is_level (void) {
  LyBox boxes[] = {{1, LY_KIND_FRAME, 100, 90}, {2, LY_KIND_INSTANCE, 100, 60}, {3, LY_KIND_INSTANCE, 100, 60}};
  LyEdge edges[] = {{0, 1, 7, {100, 40}}, {0, 2, 8, {100, 76}}};
  LyGraph graph = {boxes, 3, edges, 2};
  HbAllocator allocator;
  LyPicture picture;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  g_assert_true (ly_layout_append (layout, &graph) && ly_layout_plan (layout) && ly_layout_picture (layout, 0, &graph, &picture));
  for (size_t e = 0; e < graph.edge_count; e++)
    for (size_t i = 1; i < picture.routes[e].point_count; i++) {
      const LyPoint *points = picture.points + picture.routes[e].first_point;
      g_assert_cmpfloat_with_epsilon (points[i].y_px, points[0].y_px, 1e-9);
    }
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bends/lower-bends-first-on-the-way-down", test_lower_bends_first_on_the_way_down);
  g_test_add_func ("/bends/upper-bends-first-on-the-way-up", test_upper_bends_first_on_the_way_up);
  g_test_add_func ("/bends/what-never-meets-bends-alike", test_what_never_meets_bends_alike);
  g_test_add_func ("/bends/tracks-are-the-longest-rows", test_tracks_are_the_longest_rows);
  g_test_add_func ("/bends/bows-keep-apart", test_bows_keep_apart);
  g_test_add_func ("/bends/many-bend-apart", test_many_bend_apart);
  g_test_add_func ("/bends/near-heads-are-one", test_near_heads_are_one);
  g_test_add_func ("/bends/fan-can-be-followed", test_fan_can_be_followed);
  g_test_add_func ("/bends/arrow-follows-its-port", test_arrow_follows_its_port);
  g_test_add_func ("/bends/nearly-level-is-level", test_nearly_level_is_level);
  return g_test_run ();
}
