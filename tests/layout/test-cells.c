/* What the cells of a box refer to stands in the order of the cells, in very large pictures, too. */
#include <glib.h>

#include "ly-layout.h"

typedef struct Graph {
  LyBox boxes[4000];
  LyEdge edges[8000];
  gsize box_count, edge_count;
} Graph;

static guint32 add_box (Graph *g, LyKind kind, double height_px) {
  g->boxes[g->box_count] = (LyBox){g->box_count, kind, 52, height_px};
  return (guint32)g->box_count++;
}

/* CELL of a column, from the top. */
static void refer (Graph *g, guint32 from, guint cell, guint32 to) {
  g->edges[g->edge_count++] = (LyEdge){from, to, cell, {52, 28 + 20.0 * cell}};
}

/* The share of neighbouring cells of BOX whose targets end in their order. */
static double share_in_order (const Graph *g, guint32 box) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  LyGraph graph = {g->boxes, g->box_count, g->edges, g->edge_count};
  LyPicture picture;
  g_assert_true (ly_layout_append (layout, &graph) && ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  double bottoms_px[1000];
  gsize cells = 0, good = 0;
  for (gsize e = 0; e < g->edge_count; e++) {
    guint32 to = g->edges[e].to_box;
    if (g->edges[e].from_box != box)
      continue;
    bottoms_px[g->edges[e].port] = picture.places[to].y_px + g->boxes[to].height_px;
    cells++;
  }
  for (gsize i = 1; i < cells; i++)
    good += bottoms_px[i - 1] < bottoms_px[i];
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
  return (double)good / (double)(cells - 1);
}

/* A list of hundreds of lists, each of which refers to some of very many atoms, at random: what it refers to says nothing of where it should
 * stand, and so it stands where its cell says. */
static void test_rows_stand_in_order (void) {
  enum { ROWS = 600, ATOMS = 900, CELLS = 4 };
  g_autofree Graph *g = g_new0 (Graph, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  guint32 frame = add_box (g, LY_KIND_FRAME, 40), list = add_box (g, LY_KIND_LIST, 18 + 20 * ROWS);
  refer (g, frame, 0, list);
  for (guint i = 0; i < ROWS; i++)
    refer (g, list, i, add_box (g, LY_KIND_LIST, 18 + 20 * CELLS));
  guint32 first_row = list + 1, first_atom = (guint32)g->box_count;
  for (guint i = 0; i < ATOMS; i++)
    add_box (g, LY_KIND_ATOM, 22);
  for (guint i = 0; i < ROWS; i++)
    for (guint cell = 0; cell < CELLS; cell++)
      refer (g, first_row + i, cell, first_atom + (guint32)g_rand_int_range (random, 0, ATOMS));
  g_assert_cmpfloat (share_in_order (g, list), >=, 0.7);
}

/* A dict refers to all links of a chain that leads both ways, each of which stands in a column of its own, the last one first. */
static void test_links_stand_in_order (void) {
  enum { LINKS = 700 };
  g_autofree Graph *g = g_new0 (Graph, 1);
  guint32 frame = add_box (g, LY_KIND_FRAME, 40), dict = add_box (g, LY_KIND_DICT, 18 + 20 * LINKS);
  refer (g, frame, 0, dict);
  for (guint i = 0; i < LINKS; i++)
    add_box (g, LY_KIND_INSTANCE, 78);
  for (guint i = 0; i < LINKS; i++)
    refer (g, dict, i, dict + LINKS - i);
  for (guint i = 0; i < LINKS; i++) {
    refer (g, dict + 1 + i, 0, add_box (g, LY_KIND_ATOM, 22));
    if (i + 1 < LINKS)
      refer (g, dict + 1 + i, 1, dict + 2 + i);
    if (i > 0)
      refer (g, dict + 1 + i, 2, dict + i);
  }
  g_assert_cmpfloat (share_in_order (g, dict), >=, 0.5);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/cells/rows-stand-in-order", test_rows_stand_in_order);
  g_test_add_func ("/layout/cells/links-stand-in-order", test_links_stand_in_order);
  return g_test_run ();
}
