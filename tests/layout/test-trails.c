/* An arrow that stands on the wrong side of what two columns hold finds its way round, all hops at once. */
#include <glib.h>
#include <math.h>

#include "ly-trails.h"

enum { FRAME, FIRST, LOW, SECOND, BESIDE, TARGET, BOXES };
enum { BETWEEN = 3, EDGES = BETWEEN + 4 };

typedef struct Drawn {
  HbAllocator allocator;
  LyUnion u;
  LyArena arena;
  LyNet net;
  LyCrossings crossings;
  LyTrails trails;
} Drawn;

static const uint32_t columns[BOXES] = {0, 1, 1, 2, 3, 3};

/* A frame whose first name leads to a box, which leads to a second one in all its cells, and that to one beside the
 * target; its next name leads to the target in the last column, and has to pass the others; and its last one to a box beneath the
 * first. */
static void drawn_init (Drawn *drawn) {
  LyBox boxes[BOXES];
  LyEdge edges[EDGES] = {
      {FRAME, FIRST, 0, {100, 28}}, {FRAME, TARGET, 1, {100, 48}}, {FRAME, LOW, 2, {100, 68}},
      {SECOND, BESIDE, 0, {100, 28}}};
  for (guint i = 0; i < BOXES; i++)
    boxes[i] = (LyBox){i + 1, i == FRAME ? LY_KIND_FRAME : LY_KIND_INSTANCE, 100, 100};
  for (guint i = 0; i < BETWEEN; i++)
    edges[EDGES - BETWEEN + i] = (LyEdge){FIRST, SECOND, i, {100, 28 + 20 * i}};
  hb_allocator_init (&drawn->allocator, SIZE_MAX);
  ly_union_init (&drawn->u, &drawn->allocator);
  ly_arena_init (&drawn->arena, &drawn->allocator);
  g_assert_true (ly_union_add (&drawn->u, &(LyGraph){boxes, BOXES, edges, EDGES}));
  g_assert_true (ly_net_build_in (&drawn->net, &drawn->u, ly_clock (0, 0), columns, &drawn->arena));
  g_assert_true (ly_crossings_init (&drawn->crossings, &drawn->net));
  g_assert_true (ly_trails_init (&drawn->trails, &drawn->crossings));
  g_assert_cmpuint (drawn->trails.count, ==, 1);
  g_assert_cmpuint (drawn->trails.chains[0].count, ==, 2);
}

static void drawn_clear (Drawn *drawn) {
  ly_arena_clear (&drawn->arena);
  ly_union_clear (&drawn->u);
  g_assert_cmpuint (drawn->allocator.used_bytes, ==, 0);
}

static uint32_t hop_of (const Drawn *drawn, guint i) {
  return drawn->trails.hops[drawn->trails.chains[0].first + i];
}

/* Lets the node stand at place AT of its column. */
static void put (Drawn *drawn, uint32_t node, uint32_t at) {
  LyNet *net = &drawn->net;
  uint32_t rank = net->nodes[node].rank, *row = net->rows[rank];
  for (uint32_t i = net->positions[node]; i > 0; i--)
    row[i] = row[i - 1];
  for (uint32_t i = 0; i < at; i++)
    row[i] = row[i + 1];
  row[at] = node;
  for (uint32_t i = 0; i < net->row_counts[rank]; i++)
    net->positions[row[i]] = i;
}

/* All that the picture has, with the long arrow above everything. */
static void put_all (Drawn *drawn) {
  const uint32_t *node = drawn->net.node_of_thing;
  uint32_t order[] = {node[TARGET], node[BESIDE], node[LOW], node[FIRST], node[SECOND], hop_of (drawn, 0), hop_of (drawn, 1)};
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    put (drawn, order[i], 0);
}

static void lead (Drawn *drawn) {
  double effort = 0;
  ly_trails_take_out (&drawn->trails, 0);
  g_assert_cmpuint (drawn->net.row_counts[1], ==, 2);
  ly_trails_put_back (&drawn->trails, 0, &effort);
  g_assert_cmpuint (drawn->net.row_counts[1], ==, 3);
  g_assert_cmpfloat (effort, >, 0);
}

static void test_arrow_changes_sides (void) {
  Drawn drawn;
  drawn_init (&drawn);
  put_all (&drawn);
  double above = ly_crossings_count (&drawn.crossings);
  g_assert_cmpfloat (above, >=, 2);
  for (guint i = 0; i < 2; i++) { /* neither hop alone gets to the other side: it would cross all between the boxes */
    put (&drawn, hop_of (&drawn, i), 1);
    g_assert_cmpfloat (ly_crossings_count (&drawn.crossings), >, above);
    put (&drawn, hop_of (&drawn, i), 0);
  }
  lead (&drawn);
  g_assert_cmpuint (drawn.net.positions[hop_of (&drawn, 0)], ==, 1);
  g_assert_cmpuint (drawn.net.positions[hop_of (&drawn, 1)], ==, 1);
  g_assert_cmpfloat (ly_crossings_count (&drawn.crossings), ==, 0);
  drawn_clear (&drawn);
}

/* Two boxes that are kept, and close, are not pushed apart to save a crossing; where there is room, it is used. */
static void test_arrow_minds_the_room (void) {
  Drawn drawn;
  bool kept[16] = {false};
  drawn_init (&drawn);
  LyNet *net = &drawn.net;
  g_assert_cmpuint (net->node_count, <=, G_N_ELEMENTS (kept));
  put_all (&drawn);
  uint32_t first = net->node_of_thing[FIRST], low = net->node_of_thing[LOW];
  kept[first] = kept[low] = true;
  net->before_px[first] = 0;
  net->before_px[low] = net->nodes[first].height_px + 1;
  net->kept = kept;
  net->push = 1;
  lead (&drawn);
  g_assert_cmpuint (net->positions[hop_of (&drawn, 0)], ==, 2);
  net->before_px[low] += 2 * net->gaps.hop_box_px;
  lead (&drawn);
  g_assert_cmpuint (net->positions[hop_of (&drawn, 0)], ==, 1);
  drawn_clear (&drawn);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trails/arrow-changes-sides", test_arrow_changes_sides);
  g_test_add_func ("/trails/arrow-minds-the-room", test_arrow_minds_the_room);
  return g_test_run ();
}
