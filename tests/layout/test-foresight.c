/* The plan with foresight: what it promises of shapes that can be told beforehand, and of long runs. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "ly-layout.h"
#include "ly-simplex.h"
#include "scenario.h"

/* ---- the optimiser ---- */

static gint64 price_of (const LyRule *rules, gsize count, const gint32 *values, gboolean *kept) {
  gint64 price = 0;
  for (gsize i = 0; i < count; i++) {
    gint64 more = (gint64)values[rules[i].to] - values[rules[i].from] - rules[i].least_distance;
    *kept &= more >= 0 || rules[i].price_of_less > 0;
    price += more * rules[i].price - MIN (0, more) * rules[i].price_of_less;
  }
  return price;
}

/* The least price by trying all values of the variables from AT on, each up to MOST. */
static gint64 try_all (const LyRule *rules, gsize rule_count, gint32 *values, guint at, guint count,
                       gint32 most) {
  gint64 least = G_MAXINT64;
  if (at == count) {
    gboolean kept = TRUE;
    gint64 price = price_of (rules, rule_count, values, &kept);
    return kept ? price : G_MAXINT64;
  }
  for (values[at] = 0; values[at] <= most; values[at]++)
    least = MIN (least, try_all (rules, rule_count, values, at + 1, count, most));
  return least;
}

/* A rule from a variable to a later one; one in three may be broken, and some of these draw the two to each other. */
static LyRule random_rule (GRand *random, gint32 last) {
  guint32 from = (guint32)g_rand_int_range (random, 0, last);
  LyRule rule = {from, (guint32)g_rand_int_range (random, (gint32)from + 1, last + 1), g_rand_int_range (random, -1, 2),
                 g_rand_int_range (random, 0, 5), 0};
  if (g_rand_int_range (random, 0, 3) == 0)
    rule.price_of_less = g_rand_boolean (random) && rule.price > 0 ? 2 * rule.price : rule.price + g_rand_int_range (random, 1, 9);
  return rule;
}

static void test_simplex_is_optimal (void) {
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  for (int round = 0; round < 400; round++) {
    guint count = (guint)g_rand_int_range (random, 2, 6);
    LyRule rules[16];
    gsize rule_count = 0;
    gint32 values[6] = {0}, tried[6];
    LyArena arena;
    for (guint v = 1; v < count; v++)
      rules[rule_count++] = (LyRule){0, v, 0, 1, 0};
    for (int i = 0; i < 8; i++)
      rules[rule_count++] = random_rule (random, (gint32)count - 1);
    for (guint v = 1; v < count; v++)
      values[v] = g_rand_int_range (random, -9, 9); /* any guess will do */
    ly_arena_init (&arena, &allocator);
    g_assert_true (ly_simplex (&arena, rules, rule_count, round % 2 == 0, values, count, 10000));
    ly_arena_clear (&arena);
    gboolean kept = TRUE;
    gint64 price = price_of (rules, rule_count, values, &kept);
    g_assert_true (kept);
    g_assert_cmpint (price, ==, try_all (rules, rule_count, tried, 0, count, (gint32)count));
  }
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

/* As few rules as there can be, all of which the guess keeps exactly: the first tree has them all. */
static void test_simplex_of_trees (void) {
  enum { MOST = 60 };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  for (int round = 0; round < 400; round++) {
    guint count = (guint)g_rand_int_range (random, 2, MOST);
    LyRule rules[MOST];
    gint32 values[MOST] = {0}, guess[MOST];
    LyArena arena;
    for (guint v = 1; v < count; v++) {
      guint32 from = (guint32)g_rand_int_range (random, 0, (gint32)v);
      values[v] = values[from] + 1;
      rules[v - 1] = (LyRule){from, v, 1, g_rand_int_range (random, 1, 5), 0};
    }
    for (guint i = count - 1; i > 1; i--) {
      guint other = (guint)g_rand_int_range (random, 0, (gint32)i);
      LyRule rule = rules[i - 1];
      rules[i - 1] = rules[other];
      rules[other] = rule;
    }
    memcpy (guess, values, sizeof guess);
    ly_arena_init (&arena, &allocator);
    g_assert_true (ly_simplex (&arena, rules, count - 1, TRUE, values, count, 10000));
    ly_arena_clear (&arena);
    g_assert_cmpmem (values, count * sizeof *values, guess, count * sizeof *guess);
  }
}

/* Copies of small problems, which have only their first variable in common, cost
 * as much together as each by itself. */
static void test_simplex_is_optimal_for_many (void) {
  enum { COPIES = 1600, OTHERS = 4, RULES = 8, COUNT = 1 + COPIES * OTHERS };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (LyRule));
  g_autofree gint32 *values = g_new0 (gint32, COUNT);
  gint64 expected = 0;
  for (guint32 copy = 0; copy < COPIES; copy++) {
    LyRule own[OTHERS + RULES];
    gint32 tried[1 + OTHERS];
    for (guint32 v = 1; v <= OTHERS; v++)
      own[v - 1] = (LyRule){0, v, 0, 1, 0};
    for (guint i = 0; i < RULES; i++)
      own[OTHERS + i] = random_rule (random, OTHERS);
    expected += try_all (own, G_N_ELEMENTS (own), tried, 0, 1 + OTHERS, OTHERS);
    for (guint i = 0; i < G_N_ELEMENTS (own); i++) {
      LyRule rule = own[i];
      rule.from += rule.from > 0 ? copy * OTHERS : 0;
      rule.to += copy * OTHERS;
      g_array_append_val (rules, rule);
    }
  }
  HbAllocator allocator;
  LyArena arena;
  hb_allocator_init (&allocator, SIZE_MAX);
  ly_arena_init (&arena, &allocator);
  g_assert_true (ly_simplex (&arena, (LyRule *)(gpointer)rules->data, rules->len, FALSE, values, COUNT, 1000000));
  ly_arena_clear (&arena);
  gboolean kept = TRUE;
  g_assert_cmpint (price_of ((LyRule *)(gpointer)rules->data, rules->len, values, &kept), ==, expected);
  g_assert_true (kept);
}

/* ---- one picture ---- */

typedef struct Drawn {
  HbAllocator allocator;
  LyLayout *layout;
  LyPicture picture;
} Drawn;

static void draw_one (Drawn *drawn, const LyGraph *graph) {
  hb_allocator_init (&drawn->allocator, SIZE_MAX);
  drawn->layout = ly_layout_new (&drawn->allocator);
  g_assert_true (ly_layout_append (drawn->layout, graph));
  g_assert_true (ly_layout_plan (drawn->layout));
  g_assert_true (ly_layout_picture (drawn->layout, 0, graph, &drawn->picture));
}

static void drawn_clear (Drawn *drawn) {
  ly_picture_clear (&drawn->picture);
  ly_layout_free (drawn->layout);
  g_assert_cmpuint (drawn->allocator.used_bytes, ==, 0);
}

static double turn_of (LyPoint a, LyPoint b, LyPoint c) {
  return (b.x_px - a.x_px) * (c.y_px - a.y_px) - (b.y_px - a.y_px) * (c.x_px - a.x_px);
}

static gboolean pieces_cross (LyPoint a, LyPoint b, LyPoint c, LyPoint d) {
  return turn_of (a, b, c) * turn_of (a, b, d) < 0 && turn_of (c, d, a) * turn_of (c, d, b) < 0;
}

typedef struct Piece {
  LyPoint from, to;
  gsize edge;
} Piece;

static LyPoint bezier (const LyPoint *p, double t) {
  double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
  return (LyPoint){a * p[0].x_px + b * p[1].x_px + c * p[2].x_px + d * p[3].x_px,
                   a * p[0].y_px + b * p[1].y_px + c * p[2].y_px + d * p[3].y_px};
}

static int by_left (gconstpointer a, gconstpointer b) {
  double x = MIN (((const Piece *)a)->from.x_px, ((const Piece *)a)->to.x_px);
  double y = MIN (((const Piece *)b)->from.x_px, ((const Piece *)b)->to.x_px);
  return (x > y) - (x < y);
}

static guint count_crossings (const LyPicture *picture) {
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  for (gsize e = 0; e < picture->edge_count; e++)
    for (gsize k = 0; k + 3 < picture->routes[e].point_count; k += 3)
      for (int t = 0; t < 6; t++) {
        const LyPoint *p = picture->points + picture->routes[e].first_point + k;
        Piece piece = {bezier (p, t / 6.0), bezier (p, (t + 1) / 6.0), e};
        g_array_append_val (pieces, piece);
      }
  g_array_sort (pieces, by_left);
  guint crossings = 0;
  for (guint i = 0; i < pieces->len; i++) {
    const Piece *a = &g_array_index (pieces, Piece, i);
    for (guint j = i + 1; j < pieces->len; j++) {
      const Piece *b = &g_array_index (pieces, Piece, j);
      if (MIN (b->from.x_px, b->to.x_px) > MAX (a->from.x_px, a->to.x_px))
        break;
      crossings += a->edge != b->edge && pieces_cross (a->from, a->to, b->from, b->to);
    }
  }
  return crossings;
}

/* A binary tree of 2,000 boxes whose shape is random: node i hangs below any earlier one that has a free
 * cell. */
static void test_tree_has_no_crossing (void) {
  enum { COUNT = 2000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree LyBox *boxes = g_new0 (LyBox, COUNT);
  g_autofree guint32 (*children)[2] = g_malloc0 (sizeof (guint32[2]) * COUNT);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32)),
                     stack = g_array_new (FALSE, FALSE, 4);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (LyEdge));
  g_autofree guint32 *place = g_new0 (guint32, COUNT);
  guint32 root = 1;
  for (guint32 i = 2; i < COUNT;) {
    guint32 parent = (guint32)g_rand_int_range (random, (gint32)root, (gint32)i);
    guint cell = g_rand_boolean (random) ? 1 : 0;
    if (children[parent][cell] == 0)
      children[parent][cell] = i++;
  }
  guint32 zero = 0;
  g_array_append_val (order, zero);
  g_array_append_val (stack, root);
  while (stack->len > 0) {
    guint32 node = g_array_index (stack, guint32, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    place[node] = order->len;
    g_array_append_val (order, node);
    for (int c = 1; c >= 0; c--)
      if (children[node][c] != 0)
        g_array_append_val (stack, children[node][c]);
  }
  boxes[0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
  LyEdge first = {0, 1, 0, {100, 28}};
  g_array_append_val (edges, first);
  for (guint i = 1; i < order->len; i++) {
    guint32 node = g_array_index (order, guint32, i);
    boxes[i] = (LyBox){node, LY_KIND_INSTANCE, 70, 58};
    for (guint c = 0; c < 2; c++) {
      LyEdge edge = {i, place[children[node][c]], c, {70, 28 + 20.0 * c}};
      if (children[node][c] != 0)
        g_array_append_val (edges, edge);
    }
  }
  LyGraph graph = {boxes, order->len, (const LyEdge *)(gpointer)edges->data, edges->len};
  Drawn drawn;
  draw_one (&drawn, &graph);
  g_assert_cmpuint (order->len, ==, COUNT);
  g_assert_cmpuint (count_crossings (&drawn.picture), ==, 0);
  drawn_clear (&drawn);
}

static double middle_px (const LyBox *box, LyPoint at) {
  return at.x_px + box->width_px / 2;
}

/* What the cells of a row refer to stands beneath each other the wrong way round, so that nothing crosses,
 * and each further right than that of the cell before, however wide they are. */
static void test_row_leads_to_stairs (void) {
  enum { CELLS = 6 };
  LyBox boxes[2 + CELLS] = {{0, LY_KIND_FRAME, 100, 40}, {1, LY_KIND_LIST, 30 * CELLS, 44}};
  LyEdge edges[1 + CELLS] = {{0, 1, 0, {100, 28}}};
  for (guint32 i = 0; i < CELLS; i++) {
    boxes[2 + i] = (LyBox){2 + i, LY_KIND_ATOM, i % 2 == 0 ? 30 : 44, 22};
    edges[1 + i] = (LyEdge){1, 2 + i, i, {15 + 30.0 * i, 44}};
  }
  LyGraph graph = {boxes, G_N_ELEMENTS (boxes), edges, G_N_ELEMENTS (edges)};
  Drawn drawn;
  draw_one (&drawn, &graph);
  g_assert_cmpuint (count_crossings (&drawn.picture), ==, 0);
  for (guint i = 3; i < G_N_ELEMENTS (boxes); i++) {
    LyPoint before = drawn.picture.places[i - 1], at = drawn.picture.places[i];
    g_assert_cmpfloat (at.y_px, <, before.y_px);
    g_assert_cmpfloat (middle_px (&boxes[i], at), >, middle_px (&boxes[i - 1], before));
  }
  drawn_clear (&drawn);
}

/* Each cell of a row is bound anew in turn, so that others lie between two neighbours when all steps are looked at. */
static void test_rebound_row_leads_to_stairs (void) {
  enum { CELLS = 4, STEPS = CELLS + 1 };
  LyBox boxes[STEPS][2 + CELLS];
  LyEdge edges[STEPS][1 + CELLS];
  LyGraph graphs[STEPS];
  Drawn drawn;
  hb_allocator_init (&drawn.allocator, SIZE_MAX);
  drawn.layout = ly_layout_new (&drawn.allocator);
  for (guint32 step = 0; step < STEPS; step++) {
    boxes[step][0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
    boxes[step][1] = (LyBox){1, LY_KIND_LIST, 30 * CELLS, 44};
    edges[step][0] = (LyEdge){0, 1, 0, {100, 28}};
    for (guint32 i = 0; i < CELLS; i++) {
      guint32 id = i < step ? 20 + i : 10 + i;
      boxes[step][2 + i] = (LyBox){id, LY_KIND_ATOM, id % 2 == 0 ? 30 : 44, 22};
      edges[step][1 + i] = (LyEdge){1, 2 + i, i, {15 + 30.0 * i, 44}};
    }
    graphs[step] = (LyGraph){boxes[step], 2 + CELLS, edges[step], 1 + CELLS};
    g_assert_true (ly_layout_append (drawn.layout, &graphs[step]));
  }
  g_assert_true (ly_layout_plan (drawn.layout));
  for (guint32 step = 0; step < STEPS; step++) {
    g_assert_true (ly_layout_picture (drawn.layout, step, &graphs[step], &drawn.picture));
    for (guint i = 3; i < 2 + CELLS; i++) {
      LyPoint before = drawn.picture.places[i - 1], at = drawn.picture.places[i];
      g_assert_true (at.y_px > before.y_px || middle_px (&boxes[step][i], at) > middle_px (&boxes[step][i - 1], before));
    }
    if (step + 1 < STEPS)
      ly_picture_clear (&drawn.picture);
  }
  drawn_clear (&drawn);
}

/* A cell among others refers back to what refers to its box: its arrow leaves on the side on which fewer of
 * them are. */
static void test_way_back_avoids_own_cells (void) {
  enum { VALUES = 6, CELLS = VALUES + 1 };
  for (guint back = 0; back < CELLS; back++) {
    LyBox boxes[3 + VALUES] = {{0, LY_KIND_FRAME, 100, 40},
                               {1, LY_KIND_INSTANCE, 70, 58},
                               {2, LY_KIND_INSTANCE, 70, 18 + 20 * CELLS}};
    LyEdge edges[2 + CELLS] = {{0, 1, 0, {100, 28}}, {1, 2, 0, {70, 28}}};
    for (guint32 i = 0; i < VALUES; i++)
      boxes[3 + i] = (LyBox){3 + i, LY_KIND_ATOM, 30, 22};
    for (guint32 i = 0; i < CELLS; i++)
      edges[2 + i] = (LyEdge){2, i == back ? 1 : 3 + i - (i > back), i, {70, 28 + 20.0 * i}};
    LyGraph graph = {boxes, G_N_ELEMENTS (boxes), edges, G_N_ELEMENTS (edges)};
    Drawn drawn;
    draw_one (&drawn, &graph);
    g_assert_cmpuint (count_crossings (&drawn.picture), ==, MIN (back, VALUES - back));
    drawn_clear (&drawn);
  }
}

/* What leads back to a box far above stands beside the one that holds it, and its arrow climbs: whoever follows the way there finds it
 * near. */
static void test_what_leads_back_is_near_its_holder (void) {
  enum { NAMES = 8, HOLDER, HELD, BOXES }; /* the first object refers to the holder, and so do those in the lower half */
  LyBox boxes[BOXES] = {{0, LY_KIND_FRAME, 100, 28 + 20 * NAMES}};
  LyEdge edges[2 * NAMES + 2];
  guint count = 0;
  for (guint32 i = 1; i < BOXES; i++)
    boxes[i] = (LyBox){i, i == HELD ? LY_KIND_LIST : LY_KIND_INSTANCE, 70, 58};
  for (guint32 i = 0; i < NAMES; i++)
    edges[count++] = (LyEdge){0, 1 + i, i, {100, 28 + 20.0 * i}};
  for (guint32 i = 1; i <= NAMES; i++)
    if (i == 1 || i > NAMES / 2)
      edges[count++] = (LyEdge){i, HOLDER, 0, {70, 28}};
  edges[count++] = (LyEdge){HOLDER, HELD, 0, {70, 28}};
  edges[count++] = (LyEdge){HELD, 1, 0, {70, 28}};
  LyGraph graph = {boxes, BOXES, edges, count};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPoint *places = drawn.picture.places;
  g_assert_cmpfloat (places[HELD].x_px, >, places[HOLDER].x_px);
  g_assert_cmpfloat (places[HOLDER].y_px - places[1].y_px, >, 200);
  g_assert_cmpfloat (fabs (places[HELD].y_px - places[HOLDER].y_px), <, 30);
  drawn_clear (&drawn);
}

/* A chain of 1,000 boxes becomes rows that are read like lines: each box stands right of the one before it
 * and on its level, but for the first of a row, which stands at the left beneath all of the row before. */
static void test_chain_is_folded (void) {
  enum { COUNT = 1001 };
  g_autofree LyBox *boxes = g_new0 (LyBox, COUNT);
  g_autofree LyEdge *edges = g_new0 (LyEdge, COUNT);
  boxes[0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
  for (guint32 i = 1; i < COUNT; i++) {
    boxes[i] = (LyBox){i, LY_KIND_INSTANCE, 70, 58};
    edges[i - 1] = (LyEdge){i - 1, i, 0, {i == 1 ? 100 : 70, i == 1 ? 28 : 48}};
  }
  LyGraph graph = {boxes, COUNT, edges, COUNT - 1};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPoint *places = drawn.picture.places;
  guint rows = 1;
  for (guint i = 2; i < COUNT; i++)
    if (places[i].x_px < places[i - 1].x_px) {
      rows++;
      g_assert_cmpfloat (places[i].x_px, ==, places[1].x_px);
      g_assert_cmpfloat (places[i].y_px, >=, places[i - 1].y_px + 58);
    } else {
      g_assert_cmpfloat (places[i].x_px, >=, places[i - 1].x_px + 70);
      g_assert_cmpfloat (places[i].y_px, ==, places[i - 1].y_px);
    }
  g_assert_cmpuint (rows, >=, 15);
  g_assert_cmpuint (rows, <=, 51); /* no more than a twentieth of the arrows point left */
  g_assert_cmpfloat (drawn.picture.extents.width_px, <, 4 * drawn.picture.extents.height_px);
  drawn_clear (&drawn);
}

/* So are 60 lists, each in the one before it; the cell stands beneath the title, and yet they stand level. */
static void test_nested_lists_are_folded (void) {
  enum { COUNT = 61 };
  LyBox boxes[COUNT] = {{0, LY_KIND_FRAME, 100, 40}};
  LyEdge edges[COUNT - 1];
  for (guint32 i = 1; i < COUNT; i++) {
    boxes[i] = (LyBox){i, LY_KIND_LIST, 100, 60};
    edges[i - 1] = (LyEdge){i - 1, i, 0, {100, i == 1 ? 28 : 44}};
  }
  LyGraph graph = {boxes, COUNT, edges, COUNT - 1};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPoint *places = drawn.picture.places;
  guint rows = 1;
  for (guint i = 2; i < COUNT; i++) {
    gboolean turns = places[i].x_px < places[i - 1].x_px;
    rows += turns;
    if (turns)
      g_assert_cmpfloat (places[i].y_px, >=, places[i - 1].y_px + 60);
    else
      g_assert_cmpfloat (places[i].y_px, ==, places[i - 1].y_px);
  }
  g_assert_cmpuint (rows, >=, 3);
  g_assert_cmpuint (rows, <=, 4);
  drawn_clear (&drawn);
}

/* Each node has a value beside it: the rows of a very long chain are no higher for that than two boxes. */
static void test_rows_of_a_long_chain_are_low (void) {
  enum { NODES = 2500, COUNT = 1 + 2 * NODES };
  g_autofree LyBox *boxes = g_new0 (LyBox, COUNT);
  g_autofree LyEdge *edges = g_new0 (LyEdge, COUNT);
  guint edge = 0;
  boxes[0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
  edges[edge++] = (LyEdge){0, 1, 0, {100, 28}};
  for (guint32 i = 0; i < NODES; i++) {
    guint32 node = 1 + 2 * i;
    boxes[node] = (LyBox){node, LY_KIND_INSTANCE, 70, 58};
    boxes[node + 1] = (LyBox){node + 1, LY_KIND_ATOM, 30, 22};
    edges[edge++] = (LyEdge){node, node + 1, 0, {70, 28}};
    if (i + 1 < NODES)
      edges[edge++] = (LyEdge){node, node + 2, 1, {70, 48}};
  }
  LyGraph graph = {boxes, COUNT, edges, edge};
  Drawn drawn;
  draw_one (&drawn, &graph);
  g_assert_cmpfloat (drawn.picture.extents.height_px, <, drawn.picture.extents.width_px);
  g_assert_cmpfloat (drawn.picture.extents.width_px, <, 6 * drawn.picture.extents.height_px);
  drawn_clear (&drawn);
}

static gboolean is_within (const LyBox *box, LyPoint corner, LyPoint at) {
  return at.x_px > corner.x_px + 1 && at.x_px < corner.x_px + box->width_px - 1 && at.y_px > corner.y_px + 1 &&
         at.y_px < corner.y_px + box->height_px - 1;
}

/* The longest piece of a route that is level. */
static Piece level_piece (const LyPicture *picture, gsize edge) {
  Piece longest = {.edge = edge};
  const LyPoint *points = picture->points + picture->routes[edge].first_point;
  for (gsize k = 0; k + 3 < picture->routes[edge].point_count; k += 3)
    if (points[k].y_px == points[k + 3].y_px && fabs (points[k + 3].x_px - points[k].x_px) > longest.to.x_px - longest.from.x_px)
      longest = (Piece){points[k], points[k + 3], edge};
  return longest;
}

/* A dict refers to all links of a chain, in another order: its arrows pass hundreds of columns. Each runs along a lane of
 * its own, and so bends a few times only; it touches no box, and no lane lies on another. */
static void test_long_arrows_have_lanes (void) {
  enum { LINKS = 700, COUNT = 2 + 2 * LINKS, EDGES = 1 + 3 * LINKS - 1 };
  g_autofree LyBox *boxes = g_new0 (LyBox, COUNT);
  g_autofree LyEdge *edges = g_new0 (LyEdge, EDGES);
  gsize edge = 0;
  boxes[0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
  boxes[1] = (LyBox){1, LY_KIND_DICT, 60, 18 + 20 * LINKS};
  edges[edge++] = (LyEdge){0, 1, 0, {100, 28}};
  for (guint32 i = 0; i < LINKS; i++)
    edges[edge++] = (LyEdge){1, 2 + 2 * (i * 37 % LINKS), i, {60, 28 + 20.0 * i}};
  for (guint32 i = 0; i < LINKS; i++) {
    guint32 link = 2 + 2 * i;
    boxes[link] = (LyBox){link, LY_KIND_INSTANCE, 70, 58};
    boxes[link + 1] = (LyBox){link + 1, LY_KIND_ATOM, 30, 22};
    edges[edge++] = (LyEdge){link, link + 1, 0, {70, 28}};
    if (i + 1 < LINKS)
      edges[edge++] = (LyEdge){link, link + 2, 1, {70, 48}};
  }
  g_assert_cmpuint (edge, ==, EDGES);
  LyGraph graph = {boxes, COUNT, edges, EDGES};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPicture *picture = &drawn.picture;
  LyRect all = ly_layout_extents (drawn.layout);
  g_assert_cmpuint (picture->point_count, <, 36 * EDGES); /* with a hop in each column: 700 */
  for (gsize e = 0; e < EDGES; e++)
    for (gsize k = 0; k + 3 < picture->routes[e].point_count; k += 3)
      for (int t = 1; t < 12; t++) {
        LyPoint at = bezier (picture->points + picture->routes[e].first_point + k, t / 12.0);
        g_assert_true (at.y_px >= all.y_px - 1e-6 && at.y_px <= all.y_px + all.height_px + 1e-6); /* 1e-6: rounding of the Bezier */
        for (gsize b = 0; b < COUNT; b++)
          g_assert_false (b != edges[e].from_box && is_within (&boxes[b], picture->places[b], at));
      }
  for (gsize e = 1; e <= LINKS; e++)
    for (gsize other = 1; other < e; other++) {
      Piece a = level_piece (picture, e), b = level_piece (picture, other);
      gboolean level = fabs (a.from.y_px - b.from.y_px) < 3;
      double left = MAX (MIN (a.from.x_px, a.to.x_px), MIN (b.from.x_px, b.to.x_px));
      double right = MIN (MAX (a.from.x_px, a.to.x_px), MAX (b.from.x_px, b.to.x_px));
      g_assert_false (level && right - left > 3);
    }
  drawn_clear (&drawn);
}

/* A list of lists, each with objects of its own: what would be one high column becomes several blocks side by
 * side, without a crossing, and no arrow turns left. */
static void test_wide_tree_is_spread (void) {
  enum { LISTS = 12, CELLS = 12, COUNT = 2 + LISTS + LISTS * CELLS };
  g_autofree LyBox *boxes = g_new0 (LyBox, COUNT);
  g_autofree LyEdge *edges = g_new0 (LyEdge, COUNT);
  boxes[0] = (LyBox){0, LY_KIND_FRAME, 100, 40};
  boxes[1] = (LyBox){1, LY_KIND_LIST, 52, 18 + 20 * LISTS};
  edges[0] = (LyEdge){0, 1, 0, {100, 28}};
  guint32 box = 2;
  guint edge = 1;
  for (guint32 i = 0; i < LISTS; i++) {
    guint32 list = box++;
    boxes[list] = (LyBox){list, LY_KIND_LIST, 52, 18 + 20 * CELLS};
    edges[edge++] = (LyEdge){1, list, i, {52, 28 + 20.0 * i}};
    for (guint32 k = 0; k < CELLS; k++) {
      edges[edge++] = (LyEdge){list, box, k, {52, 28 + 20.0 * k}};
      boxes[box] = (LyBox){box, LY_KIND_INSTANCE, 70, 58};
      box++;
    }
  }
  g_assert_cmpuint (box, ==, COUNT);
  LyGraph graph = {boxes, COUNT, edges, edge};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPoint *places = drawn.picture.places;
  for (guint i = 0; i < edge; i++)
    g_assert_cmpfloat (places[edges[i].to_box].x_px, >, places[edges[i].from_box].x_px);
  g_assert_cmpuint (count_crossings (&drawn.picture), ==, 0);
  g_assert_cmpfloat (drawn.picture.extents.height_px, <, 2 * drawn.picture.extents.width_px);
  g_assert_cmpfloat (drawn.picture.extents.width_px, <, 2 * drawn.picture.extents.height_px);
  drawn_clear (&drawn);
}

/* What the first cell leads to stands further right, and another list that has more arrows to it pulls it down: it ends above what the
 * second cell leads to nevertheless. */
static void test_cells_are_in_order_across_columns (void) {
  enum { LIST = 1, SECOND, HOLDER, OTHER, FIRST, COUNT };
  LyBox boxes[COUNT] = {{0, LY_KIND_FRAME, 100, 80}, {1, LY_KIND_LIST, 52, 58},  {2, LY_KIND_DICT, 70, 58},
                        {3, LY_KIND_LIST, 52, 38},   {4, LY_KIND_LIST, 52, 98}, {5, LY_KIND_DICT, 70, 58}};
  LyEdge edges[] = {{0, LIST, 0, {100, 28}},    {0, HOLDER, 1, {100, 56}},  {LIST, FIRST, 0, {52, 28}},
                    {LIST, SECOND, 1, {52, 48}}, {HOLDER, OTHER, 0, {52, 28}}, {OTHER, FIRST, 0, {52, 28}},
                    {OTHER, FIRST, 1, {52, 48}}, {OTHER, FIRST, 2, {52, 68}}, {OTHER, FIRST, 3, {52, 88}}};
  LyGraph graph = {boxes, COUNT, edges, G_N_ELEMENTS (edges)};
  Drawn drawn;
  draw_one (&drawn, &graph);
  const LyPoint *places = drawn.picture.places;
  g_assert_cmpfloat (places[FIRST].x_px, >, places[SECOND].x_px);
  g_assert_cmpfloat (places[FIRST].y_px, <, places[SECOND].y_px);
  drawn_clear (&drawn);
}

/* ---- chains that come to be ---- */

/* The boxes 1 to COUNT of HEIGHT_PX, in rows from the left, stand level in each; the number of rows. */
static guint check_rows (const LyPicture *picture, guint count, double height_px) {
  const LyPoint *places = picture->places;
  guint rows = 1;
  for (guint i = 2; i <= count; i++) {
    gboolean turns = places[i].x_px < places[i - 1].x_px;
    rows += turns;
    if (turns)
      g_assert_cmpfloat (places[i].y_px, >=, places[i - 1].y_px + height_px);
    else
      g_assert_cmpfloat (places[i].y_px, ==, places[i - 1].y_px);
  }
  return rows;
}

/* Two names go, and the third moves up to the height that the first had. What it names stands beneath the arrow of the second one
 * nevertheless. */
static void test_names_that_move_up_keep_their_order (void) {
  enum { FRAME, ONE, OTHER, KEPT, COUNT };
  LyBox boxes[] = {{1, LY_KIND_FRAME, 100, 130}, {2, LY_KIND_INSTANCE, 80, 80}, {3, LY_KIND_INSTANCE, 80, 80}, {4, LY_KIND_LIST, 80, 60}};
  LyEdge first[] = {{FRAME, ONE, 1, {100, 40}}, {FRAME, OTHER, 2, {100, 60}}, {FRAME, KEPT, 3, {100, 80}},
                    {ONE, OTHER, 9, {80, 60}},  {OTHER, ONE, 9, {80, 60}}};
  LyEdge then[] = {{FRAME, KEPT, 3, {100, 40}}, {ONE, OTHER, 9, {80, 60}}, {OTHER, ONE, 9, {80, 60}}};
  LyGraph graph = {boxes, COUNT, first, G_N_ELEMENTS (first)}, later = {boxes, COUNT, then, G_N_ELEMENTS (then)};
  HbAllocator allocator;
  LyPicture picture;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  g_assert_true (ly_layout_append (layout, &graph) && ly_layout_append (layout, &later) && ly_layout_plan (layout));
  g_assert_true (ly_layout_picture (layout, 0, &graph, &picture));
  double left_px = picture.places[ONE].x_px, right_px = left_px + boxes[ONE].width_px;
  g_assert_cmpfloat (picture.places[OTHER].x_px, >, right_px); /* the arrow passes a column */
  for (size_t i = 0; i < picture.routes[1].point_count; i++) {
    LyPoint at = picture.points[picture.routes[1].first_point + i];
    if (at.x_px >= left_px && at.x_px <= right_px)
      g_assert_cmpfloat (at.y_px, <, picture.places[KEPT].y_px);
  }
  ly_picture_clear (&picture);
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

/* Lists of which each new one holds the one before; the name leads to the newest, and was in each of them in its turn. */
static void test_chain_that_grows_at_its_head_is_level (void) {
  enum { COUNT = 60 };
  LyBox boxes[COUNT + 1] = {{0, LY_KIND_FRAME, 100, 40}};
  LyEdge edges[COUNT];
  Drawn drawn;
  hb_allocator_init (&drawn.allocator, SIZE_MAX);
  drawn.layout = ly_layout_new (&drawn.allocator);
  LyGraph graph = {boxes, 0, edges, 0};
  for (guint32 newest = 1; newest <= COUNT; newest++) {
    for (guint32 i = 1; i <= newest; i++) {
      boxes[i] = (LyBox){newest + 1 - i, LY_KIND_LIST, 100, 60};
      edges[i - 1] = (LyEdge){i - 1, i, 0, {100, i == 1 ? 28 : 44}};
    }
    graph.box_count = newest + 1;
    graph.edge_count = newest;
    g_assert_true (ly_layout_append (drawn.layout, &graph));
  }
  g_assert_true (ly_layout_plan (drawn.layout));
  g_assert_true (ly_layout_picture (drawn.layout, COUNT - 1, &graph, &drawn.picture));
  guint rows = check_rows (&drawn.picture, COUNT, 60);
  g_assert_cmpuint (rows, >=, 2);
  g_assert_cmpuint (rows, <=, 4);
  drawn_clear (&drawn);
}

/* Nodes that are low before they refer to the one before, all named in turn when they are made, and again when a name walks along them:
 * the arrows to nodes leave low, but where they arrive the node was never low. */
static void test_chain_of_nodes_that_are_named_in_turn_is_level (void) {
  enum { COUNT = 45, HEIGHT = 97 };
  LyBox boxes[COUNT + 1] = {{0, LY_KIND_FRAME, 100, 80}};
  LyEdge edges[COUNT + 1];
  Drawn drawn;
  hb_allocator_init (&drawn.allocator, SIZE_MAX);
  drawn.layout = ly_layout_new (&drawn.allocator);
  LyGraph graph = {boxes, 0, edges, 0};
  for (guint32 step = 0; step < 3 * COUNT; step++) {
    guint32 made = MIN (step / 2 + 1, COUNT), fresh = step < 2 * COUNT && step % 2 == 0, edge = 0;
    guint32 named = step < 2 * COUNT ? 1 : step - 2 * COUNT + 1;
    for (guint32 i = 1; i <= made; i++)
      boxes[i] = (LyBox){made + 1 - i, LY_KIND_INSTANCE, 90, i == 1 && fresh ? 40 : HEIGHT};
    if (made > fresh)
      edges[edge++] = (LyEdge){0, 1 + fresh, 0, {100, 28}};
    edges[edge++] = (LyEdge){0, named, 1, {100, 56}};
    for (guint32 i = 1 + fresh; i < made; i++)
      edges[edge++] = (LyEdge){i, i + 1, 0, {90, 74}};
    graph.box_count = made + 1;
    graph.edge_count = edge;
    g_assert_true (ly_layout_append (drawn.layout, &graph));
  }
  g_assert_true (ly_layout_plan (drawn.layout));
  g_assert_true (ly_layout_picture (drawn.layout, 3 * COUNT - 1, &graph, &drawn.picture));
  guint rows = check_rows (&drawn.picture, COUNT, HEIGHT);
  g_assert_cmpuint (rows, >=, 2);
  g_assert_cmpuint (rows, <=, 4);
  g_assert_cmpfloat (drawn.picture.extents.height_px, <, 2 * rows * HEIGHT);
  drawn_clear (&drawn);
}

/* ---- long runs ---- */

/* In every part of a long run each box has one place, and parts begin only where the layout says so. */
static void check_long_run (ScenarioKind kind, guint steps, guint *parts) {
  g_autoptr (Scenario) scenario = scenario_new (kind, steps, steps, 5);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  LyLayout *layout = ly_layout_new (&allocator);
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    g_assert_true (ly_layout_append (layout, &graph));
  }
  g_assert_true (ly_layout_plan (layout));
  g_assert_false (ly_layout_begins_part (layout, 0));
  *parts = 1;
  for (guint i = 0; i < steps; i++) {
    LyGraph graph = scenario_graph (scenario, i);
    LyPicture picture;
    if (ly_layout_begins_part (layout, i)) {
      g_hash_table_remove_all (places);
      (*parts)++;
    }
    g_assert_true (ly_layout_picture (layout, i, &graph, &picture));
    for (gsize b = 0; b < graph.box_count; b++) {
      const LyPoint *before = g_hash_table_lookup (places, &graph.boxes[b].id);
      if (before != NULL)
        g_assert_cmpmem (before, sizeof *before, &picture.places[b], sizeof *before);
      else
        g_hash_table_insert (places, g_memdup2 (&graph.boxes[b].id, 8),
                             g_memdup2 (&picture.places[b], sizeof (LyPoint)));
    }
    LyRect all = ly_layout_extents (layout);
    for (gsize b = 0; b < graph.box_count; b++) {
      g_assert_cmpfloat (picture.places[b].x_px, >=, all.x_px);
      g_assert_cmpfloat (picture.places[b].y_px + graph.boxes[b].height_px, <=,
                         all.y_px + all.height_px + 0.01);
    }
    ly_picture_clear (&picture);
  }
  ly_layout_free (layout);
  g_assert_cmpuint (allocator.used_bytes, ==, 0);
}

static void test_short_run_has_one_part (void) {
  guint parts;
  for (int kind = 0; kind < SCENARIO_COUNT; kind++) {
    check_long_run ((ScenarioKind)kind, 60, &parts);
    g_assert_cmpuint (parts, ==, 1);
  }
}

static void test_long_run_comes_in_parts (void) {
  guint parts;
  check_long_run (SCENARIO_LIST, 240, &parts);
  g_assert_cmpuint (parts, >, 1);
  g_assert_cmpuint (parts, <=, 4);
  check_long_run (SCENARIO_TREE, 240, &parts);
  g_assert_cmpuint (parts, <=, 4);
}

static double distance_px (LyPoint a, LyPoint b) {
  return hypot (a.x_px - b.x_px, a.y_px - b.y_px);
}

/* How far boxes move from STEP - 1 to STEP in the mean, in their mean size. */
static double mean_move (LyLayout *layout, const Scenario *scenario, guint step) {
  LyGraph before = scenario_graph (scenario, step - 1), graph = scenario_graph (scenario, step);
  LyPicture then, now;
  double way_px = 0, size_px = 0;
  guint stay = 0;
  g_assert_true (ly_layout_picture (layout, step - 1, &before, &then));
  g_assert_true (ly_layout_picture (layout, step, &graph, &now));
  for (gsize b = 0; b < graph.box_count; b++)
    for (gsize k = 0; k < before.box_count; k++)
      if (before.boxes[k].id == graph.boxes[b].id) {
        way_px += distance_px (then.places[k], now.places[b]);
        size_px += (graph.boxes[b].width_px + graph.boxes[b].height_px) / 2;
        stay++;
      }
  ly_picture_clear (&then);
  ly_picture_clear (&now);
  return stay > 0 ? way_px / size_px : 0;
}

/* What is there before and after a cut stays about where it was, though arrows change all the time. */
static void test_little_moves_from_part_to_part (void) {
  static const struct {
    ScenarioKind kind;
    double most; /* these runs are wild: about half of what each part by itself would move */
  } cases[] = {{SCENARIO_RING, 15}, {SCENARIO_ROWS, 7}};
  for (guint k = 0; k < G_N_ELEMENTS (cases); k++) {
    double sum = 0;
    guint cuts = 0;
    for (guint32 seed = 1; seed <= 4; seed++) {
      g_autoptr (Scenario) scenario = scenario_new (cases[k].kind, 40, 240, seed);
      HbAllocator allocator;
      hb_allocator_init (&allocator, SIZE_MAX);
      LyLayout *layout = ly_layout_new (&allocator);
      for (guint i = 0; i < 240; i++) {
        LyGraph graph = scenario_graph (scenario, i);
        g_assert_true (ly_layout_append (layout, &graph));
      }
      g_assert_true (ly_layout_plan (layout));
      for (guint i = 1; i < 240; i++)
        if (ly_layout_begins_part (layout, i)) {
          sum += mean_move (layout, scenario, i);
          cuts++;
        }
      ly_layout_free (layout);
    }
    g_assert_cmpuint (cuts, >, 0);
    g_assert_cmpfloat (sum / cuts, <, cases[k].most);
  }
}

/* A long run is looked at for long, so more is tried to have less cross. */
static void test_long_run_is_ordered_well (void) {
  guint crossings = 0;
  for (guint32 seed = 1; seed <= 4; seed++) {
    g_autoptr (Scenario) scenario = scenario_new (SCENARIO_RING, 24, 60, seed);
    HbAllocator allocator;
    hb_allocator_init (&allocator, SIZE_MAX);
    LyLayout *layout = ly_layout_new (&allocator);
    for (guint i = 0; i < 60; i++) {
      LyGraph graph = scenario_graph (scenario, i);
      g_assert_true (ly_layout_append (layout, &graph));
    }
    g_assert_true (ly_layout_plan (layout));
    for (guint i = 0; i < 60; i += 6) {
      LyGraph graph = scenario_graph (scenario, i);
      LyPicture picture;
      g_assert_true (ly_layout_picture (layout, i, &graph, &picture));
      crossings += count_crossings (&picture);
      ly_picture_clear (&picture);
    }
    ly_layout_free (layout);
  }
  g_assert_cmpuint (crossings, <, 2250); /* 2465 with the effort of a short run */
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/foresight/simplex-is-optimal", test_simplex_is_optimal);
  g_test_add_func ("/foresight/simplex-of-trees", test_simplex_of_trees);
  g_test_add_func ("/foresight/simplex-is-optimal-for-many", test_simplex_is_optimal_for_many);
  g_test_add_func ("/foresight/long-arrows-have-lanes", test_long_arrows_have_lanes);
  g_test_add_func ("/foresight/tree-has-no-crossing", test_tree_has_no_crossing);
  g_test_add_func ("/foresight/way-back-avoids-own-cells", test_way_back_avoids_own_cells);
  g_test_add_func ("/foresight/what-leads-back-is-near-its-holder", test_what_leads_back_is_near_its_holder);
  g_test_add_func ("/foresight/row-leads-to-stairs", test_row_leads_to_stairs);
  g_test_add_func ("/foresight/rebound-row-leads-to-stairs", test_rebound_row_leads_to_stairs);
  g_test_add_func ("/foresight/chain-is-folded", test_chain_is_folded);
  g_test_add_func ("/foresight/nested-lists-are-folded", test_nested_lists_are_folded);
  g_test_add_func ("/foresight/rows-of-a-long-chain-are-low", test_rows_of_a_long_chain_are_low);
  g_test_add_func ("/foresight/names-that-move-up-keep-their-order", test_names_that_move_up_keep_their_order);
  g_test_add_func ("/foresight/chain-that-grows-at-its-head-is-level", test_chain_that_grows_at_its_head_is_level);
  g_test_add_func ("/foresight/chain-of-nodes-that-are-named-in-turn-is-level", test_chain_of_nodes_that_are_named_in_turn_is_level);
  g_test_add_func ("/foresight/cells-are-in-order-across-columns", test_cells_are_in_order_across_columns);
  g_test_add_func ("/foresight/wide-tree-is-spread", test_wide_tree_is_spread);
  g_test_add_func ("/foresight/short-run-has-one-part", test_short_run_has_one_part);
  g_test_add_func ("/foresight/long-run-is-ordered-well", test_long_run_is_ordered_well);
  g_test_add_func ("/foresight/long-run-comes-in-parts", test_long_run_comes_in_parts);
  g_test_add_func ("/foresight/little-moves-from-part-to-part", test_little_moves_from_part_to_part);
  return g_test_run ();
}
