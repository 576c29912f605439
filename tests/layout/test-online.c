/* What the online layout does with a small picture to which things are added one by one: what is there stays,
 * and what comes finds a place where its arrows point right and cross no others. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "ly-layout.h"

#define BOXES_MOST 40
#define EDGES_MOST 80
#define PIECES     16 /* of a Bezier, for counting */

typedef struct Story {
  HbAllocator allocator;
  LyLayout *layout;
  LyBox boxes[BOXES_MOST];
  LyEdge edges[EDGES_MOST];
  gsize box_count, edge_count, step;
  LyPicture before, now;
} Story;

static Story *story_new (void) {
  Story *story = g_new0 (Story, 1);
  hb_allocator_init (&story->allocator, SIZE_MAX);
  story->layout = ly_layout_new (&story->allocator);
  ly_layout_set_online (story->layout, TRUE);
  return story;
}

static void story_free (Story *story) {
  ly_picture_clear (&story->before);
  ly_picture_clear (&story->now);
  ly_layout_free (story->layout);
  g_assert_cmpuint (story->allocator.used_bytes, ==, 0);
  g_free (story);
}

static guint32 add_box (Story *story, LyKind kind, double width_px, double height_px) {
  story->boxes[story->box_count] = (LyBox){story->box_count + 1, kind, width_px, height_px};
  return (guint32)story->box_count++;
}

/* The CELLth row of a box whose ports are on the right, or its CELLth cell above the lower border. */
static void add_edge (Story *story, guint32 from, guint cell, guint32 to, gboolean below) {
  const LyBox *box = &story->boxes[from];
  LyPoint at = below ? (LyPoint){30 * cell + 15, box->height_px} : (LyPoint){box->width_px, 28 + 20 * cell};
  story->edges[story->edge_count++] = (LyEdge){from, to, cell, at};
}

/* Lets the name in CELL of FROM hold something else. */
static void rebind (Story *story, guint32 from, guint cell, guint32 to) {
  for (gsize e = 0; e < story->edge_count; e++)
    if (story->edges[e].from_box == from && story->edges[e].port == cell)
      story->edges[e].to_box = to;
}

/* Ends the step. */
static void look (Story *story) {
  LyGraph graph = {story->boxes, story->box_count, story->edges, story->edge_count};
  ly_picture_clear (&story->before);
  story->before = story->now;
  g_assert_true (ly_layout_append (story->layout, &graph));
  g_assert_true (ly_layout_plan (story->layout));
  g_assert_true (ly_layout_picture (story->layout, story->step++, &graph, &story->now));
}

static LyPoint point_at (const LyPoint *p, double t) {
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (LyPoint){a * p[0].x_px + b * p[1].x_px + c * p[2].x_px + d * p[3].x_px,
                   a * p[0].y_px + b * p[1].y_px + c * p[2].y_px + d * p[3].y_px};
}

static GArray *pieces_of (const LyPicture *picture, gsize edge) {
  const LyPoint *points = picture->points + picture->routes[edge].first_point;
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (LyPoint));
  g_array_append_val (pieces, points[0]);
  for (gsize k = 0; k + 3 < picture->routes[edge].point_count; k += 3)
    for (guint i = 1; i <= PIECES; i++) {
      LyPoint p = point_at (points + k, (double)i / PIECES);
      g_array_append_val (pieces, p);
    }
  return pieces;
}

static double side_of (LyPoint a, LyPoint b, LyPoint p) {
  return (b.x_px - a.x_px) * (p.y_px - a.y_px) - (b.y_px - a.y_px) * (p.x_px - a.x_px);
}

static guint crossings_of_two (const GArray *x, const GArray *y) {
  const LyPoint *a = (const LyPoint *)(gpointer)x->data, *b = (const LyPoint *)(gpointer)y->data;
  guint sum = 0;
  for (guint i = 0; i + 1 < x->len; i++)
    for (guint k = 0; k + 1 < y->len; k++)
      sum += side_of (a[i], a[i + 1], b[k]) * side_of (a[i], a[i + 1], b[k + 1]) < 0 &&
             side_of (b[k], b[k + 1], a[i]) * side_of (b[k], b[k + 1], a[i + 1]) < 0;
  return sum;
}

static guint count_crossings (const Story *story) {
  guint sum = 0;
  for (gsize i = 0; i < story->edge_count; i++)
    for (gsize k = 0; k < i; k++) {
      g_autoptr (GArray) x = pieces_of (&story->now, i);
      g_autoptr (GArray) y = pieces_of (&story->now, k);
      if (story->edges[i].to_box != story->edges[k].to_box)
        sum += crossings_of_two (x, y);
    }
  return sum;
}

/* All that was there, frames or not, has moved by the same way to the right. */
static void check_moved_alike (const Story *story, gsize first) {
  double by_px = story->now.places[first].x_px - story->before.places[first].x_px;
  for (gsize i = first; i < story->before.box_count; i++) {
    g_assert_cmpfloat (story->now.places[i].x_px - story->before.places[i].x_px, ==, by_px);
    g_assert_cmpfloat (story->now.places[i].y_px, ==, story->before.places[i].y_px);
  }
}

static void check_points_right (const Story *story) {
  for (gsize e = 0; e < story->edge_count; e++) {
    const LyEdge *edge = &story->edges[e];
    g_assert_cmpfloat (story->now.places[edge->to_box].x_px, >=,
                       story->now.places[edge->from_box].x_px + story->boxes[edge->from_box].width_px);
  }
}

/* ---- stories ---- */

/* A list to which one number after the other is appended. */
static void test_appending (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), list = add_box (story, LY_KIND_LIST, 52, 38);
  guint32 first = add_box (story, LY_KIND_ATOM, 30, 22);
  add_edge (story, frame, 0, list, FALSE);
  add_edge (story, list, 0, first, FALSE);
  look (story);
  for (guint i = 1; i < 12; i++) {
    story->boxes[list].height_px += 20;
    add_edge (story, list, i, add_box (story, LY_KIND_ATOM, 30, 22), FALSE);
    look (story);
    check_moved_alike (story, 0);
    check_points_right (story);
    g_assert_cmpuint (count_crossings (story), ==, 0);
  }
  story_free (story);
}

/* Two rows of cells get one more each: what comes stands right of what the cells before refer to, where it need not drive anything
 * apart. */
static void test_filling_rows (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), rows[2];
  for (guint r = 0; r < 2; r++) {
    rows[r] = add_box (story, LY_KIND_LIST, 360, 40);
    add_edge (story, frame, r, rows[r], FALSE);
    for (guint i = 0; i < 4; i++)
      add_edge (story, rows[r], i, add_box (story, LY_KIND_ATOM, 30, 22), TRUE);
  }
  look (story);
  for (guint r = 0; r < 2; r++) {
    guint32 made = add_box (story, LY_KIND_ATOM, 30, 22);
    add_edge (story, rows[r], 4, made, TRUE);
    look (story);
    check_moved_alike (story, 0);
    for (guint32 b = rows[0]; b < made; b++)
      g_assert_cmpfloat (story->now.places[b].x_px, <=, story->now.places[made].x_px);
  }
  story_free (story);
}

/* Each expression is made of the one before: the picture grows to the left, where a column comes in; all but
 * the frame moves as one. */
static void test_growing_to_the_left (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), last = add_box (story, LY_KIND_INSTANCE, 70, 38);
  for (guint i = 0; i < 4; i++) {
    guint32 made = add_box (story, LY_KIND_INSTANCE, 70, 58);
    add_edge (story, made, 0, last, FALSE);
    last = made;
  }
  add_edge (story, frame, 0, last, FALSE);
  look (story);
  for (guint i = 0; i < 5; i++) {
    guint32 made = add_box (story, LY_KIND_INSTANCE, 70, 58);
    add_edge (story, made, 0, last, FALSE);
    rebind (story, frame, 0, made);
    look (story);
    check_moved_alike (story, 1);
    check_points_right (story);
    last = made;
  }
  story_free (story);
}

/* A value that a name holds at first, and that goes into the first of four lists: it stands behind the values
 * of the others, so that its arrow need not cross theirs. Nothing else moves for it. */
static void test_named_first (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), dict = add_box (story, LY_KIND_DICT, 70, 98);
  guint32 lists[4];
  add_edge (story, frame, 0, dict, FALSE);
  for (guint i = 0; i < 4; i++) {
    lists[i] = add_box (story, LY_KIND_LIST, 60, 40);
    add_edge (story, dict, i, lists[i], FALSE);
    add_edge (story, lists[i], 0, add_box (story, LY_KIND_ATOM, 40, 22), TRUE);
  }
  look (story);
  guint32 value = add_box (story, LY_KIND_ATOM, 40, 22);
  add_edge (story, frame, 1, value, FALSE);
  look (story);
  check_moved_alike (story, 0);
  add_edge (story, lists[0], 1, value, TRUE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  g_assert_cmpuint (count_crossings (story), ==, 0);
  story_free (story);
}

/* A name that walks along a chain: its arrow finds a way past the chain, and nothing moves for it. */
static void test_rebinding (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), last = frame;
  guint32 nodes[6];
  for (guint i = 0; i < 6; i++) {
    nodes[i] = add_box (story, LY_KIND_INSTANCE, 70, 58);
    add_edge (story, last, 0, nodes[i], FALSE);
    last = nodes[i];
  }
  add_edge (story, frame, 1, nodes[0], FALSE);
  look (story);
  for (guint i = 1; i < 6; i++) {
    rebind (story, frame, 1, nodes[i]);
    look (story);
    check_moved_alike (story, 0);
    g_assert_cmpuint (count_crossings (story), ==, 0);
  }
  story_free (story);
}

/* A name that steps on to the next box of the lower branch of a trie, past the one it held: its arrow would
 * run straighter if that gave way, but nothing moves for it. */
static void test_walking_down (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 110, 78), root = add_box (story, LY_KIND_DICT, 52, 58);
  guint32 last = root, held, next;
  add_edge (story, frame, 0, root, FALSE);
  for (guint i = 0; i < 5; i++) {
    next = add_box (story, LY_KIND_DICT, 52, 38);
    add_edge (story, last, 0, next, FALSE);
    last = next;
  }
  held = add_box (story, LY_KIND_DICT, 52, 38);
  next = add_box (story, LY_KIND_DICT, 52, 38);
  add_edge (story, root, 1, held, FALSE);
  add_edge (story, held, 0, next, FALSE);
  add_edge (story, frame, 1, held, FALSE);
  add_edge (story, frame, 2, add_box (story, LY_KIND_ATOM, 62, 22), FALSE);
  look (story);
  rebind (story, frame, 1, next);
  look (story);
  check_moved_alike (story, 0);
  story_free (story);
}

/* A node that a name holds before it becomes the fifth child of a root: it waits beside its brothers, not
 * behind them as if it were to continue a chain. */
static void test_named_brother (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), root = add_box (story, LY_KIND_INSTANCE, 70, 138);
  guint32 child = root;
  add_edge (story, frame, 0, root, FALSE);
  for (guint i = 0; i < 4; i++) {
    child = add_box (story, LY_KIND_INSTANCE, 70, 38);
    add_edge (story, root, i, child, FALSE);
  }
  look (story);
  guint32 brother = add_box (story, LY_KIND_INSTANCE, 70, 38);
  add_edge (story, frame, 1, brother, FALSE);
  look (story);
  check_moved_alike (story, 0);
  add_edge (story, root, 4, brother, FALSE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  g_assert_cmpfloat (story->now.places[brother].x_px, ==, story->now.places[child].x_px);
  g_assert_cmpfloat (story->now.places[brother].y_px, >, story->now.places[child].y_px);
  story_free (story);
}

/* A node that a name holds already in the first picture, and that continues the chain then: it waits behind it. */
static void test_named_at_first (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), last = frame;
  for (guint i = 0; i < 3; i++) {
    guint32 node = add_box (story, LY_KIND_INSTANCE, 70, 58);
    add_edge (story, last, 0, node, FALSE);
    last = node;
  }
  guint32 next = add_box (story, LY_KIND_INSTANCE, 70, 58);
  add_edge (story, frame, 1, next, FALSE);
  look (story);
  add_edge (story, last, 0, next, FALSE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  story_free (story);
}

/* An expression that a name holds already in the first picture, while a list holds others of its kind: it waits behind the list, in which
 * it will be the next, though it leads on to what the list holds. */
static void test_named_to_be_held (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 58), list = add_box (story, LY_KIND_LIST, 52, 98), held[3];
  add_edge (story, frame, 0, list, FALSE);
  for (guint i = 0; i < 3; i++) {
    held[i] = add_box (story, LY_KIND_INSTANCE, 70, 38);
    add_edge (story, list, i, held[i], FALSE);
    add_edge (story, held[i], 0, add_box (story, LY_KIND_ATOM, 40, 22), FALSE);
  }
  guint32 next = add_box (story, LY_KIND_INSTANCE, 70, 58);
  add_edge (story, frame, 1, next, FALSE);
  add_edge (story, next, 0, held[2], FALSE);
  look (story);
  add_edge (story, list, 3, next, FALSE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  story_free (story);
}

/* What leads to what it would be expected to wait behind does not wait behind it: an owner of a list of its own kind, and a second head of
 * a chain. */
static void test_named_owner (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 78), owner = add_box (story, LY_KIND_INSTANCE, 70, 58);
  guint32 list = add_box (story, LY_KIND_LIST, 52, 98);
  add_edge (story, frame, 0, owner, FALSE);
  add_edge (story, owner, 0, list, FALSE);
  for (guint i = 0; i < 3; i++)
    add_edge (story, list, i, add_box (story, LY_KIND_INSTANCE, 70, 38), FALSE);
  look (story);
  check_points_right (story);
  story_free (story);

  story = story_new ();
  frame = add_box (story, LY_KIND_FRAME, 100, 78);
  guint32 head = add_box (story, LY_KIND_INSTANCE, 70, 58), last = add_box (story, LY_KIND_INSTANCE, 70, 58);
  guint32 second = add_box (story, LY_KIND_INSTANCE, 70, 58);
  add_edge (story, frame, 0, head, FALSE);
  add_edge (story, head, 0, last, FALSE);
  add_edge (story, frame, 1, second, FALSE);
  add_edge (story, second, 0, last, FALSE);
  look (story);
  check_points_right (story);
  story_free (story);
}

/* A tuple beside a container which turns out to refer to it: it alone goes behind the container, and passes nobody. */
static void test_held_late (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 100, 78), dict = add_box (story, LY_KIND_DICT, 70, 798);
  guint32 tuple = add_box (story, LY_KIND_TUPLE, 60, 58);
  add_edge (story, frame, 0, dict, FALSE);
  for (guint i = 0; i < 18; i++)
    add_edge (story, dict, i, add_box (story, LY_KIND_ATOM, 60, 22), FALSE);
  add_edge (story, frame, 1, tuple, FALSE);
  look (story);
  add_edge (story, dict, 18, tuple, FALSE);
  look (story);
  for (gsize i = 0; i < story->box_count; i++)
    if (i != tuple) {
      g_assert_cmpfloat (story->now.places[i].x_px, ==, story->before.places[i].x_px);
      g_assert_cmpfloat (story->now.places[i].y_px, ==, story->before.places[i].y_px);
    }
  check_points_right (story);
  story_free (story);
}

/* What was away finds another one in its place, when an earlier step is looked at again: the one that was seen there stays. */
/* What will go into the container refers on: it stands left of that, though the one that the name held before stands further right. */
static void test_named_to_refer_on (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 120, 78), list = add_box (story, LY_KIND_LIST, 52, 78);
  guint32 owner = add_box (story, LY_KIND_INSTANCE, 68, 58), shared = add_box (story, LY_KIND_INSTANCE, 68, 58);
  guint32 model = add_box (story, LY_KIND_INSTANCE, 68, 58);
  add_edge (story, frame, 0, list, FALSE);
  add_edge (story, frame, 1, model, FALSE);
  add_edge (story, list, 0, owner, FALSE);
  add_edge (story, list, 1, model, FALSE);
  add_edge (story, owner, 0, shared, FALSE);
  add_edge (story, owner, 1, model, FALSE);
  look (story);
  guint32 fresh = add_box (story, LY_KIND_INSTANCE, 68, 58);
  rebind (story, frame, 1, fresh);
  add_edge (story, fresh, 0, shared, FALSE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  add_edge (story, list, 2, fresh, FALSE);
  look (story);
  check_moved_alike (story, 0);
  check_points_right (story);
  story_free (story);
}

static void test_returning (void) {
  Story *story = story_new ();
  guint32 frame = add_box (story, LY_KIND_FRAME, 110, 78), first = add_box (story, LY_KIND_LIST, 52, 98);
  add_edge (story, frame, 0, first, FALSE);
  look (story);
  guint64 away = story->boxes[first].id;
  story->boxes[first] = (LyBox){100, LY_KIND_LIST, 52, 58}; /* another one */
  look (story);
  ly_layout_set_online (story->layout, FALSE);
  guint32 back = add_box (story, LY_KIND_LIST, 52, 98);
  story->boxes[back].id = away;
  add_edge (story, frame, 1, back, FALSE);
  look (story);
  check_moved_alike (story, 0);
  g_assert_cmpfloat (story->now.places[back].x_px, ==, story->now.places[first].x_px);
  g_assert_cmpfloat (fabs (story->now.places[back].y_px - story->now.places[first].y_px), >=, 58);
  story_free (story);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/online/appending", test_appending);
  g_test_add_func ("/online/filling-rows", test_filling_rows);
  g_test_add_func ("/online/growing-to-the-left", test_growing_to_the_left);
  g_test_add_func ("/online/named-first", test_named_first);
  g_test_add_func ("/online/rebinding", test_rebinding);
  g_test_add_func ("/online/walking-down", test_walking_down);
  g_test_add_func ("/online/named-brother", test_named_brother);
  g_test_add_func ("/online/named-at-first", test_named_at_first);
  g_test_add_func ("/online/named-to-be-held", test_named_to_be_held);
  g_test_add_func ("/online/named-owner", test_named_owner);
  g_test_add_func ("/online/held-late", test_held_late);
  g_test_add_func ("/online/named-to-refer-on", test_named_to_refer_on);
  g_test_add_func ("/online/returning", test_returning);
  return g_test_run ();
}
