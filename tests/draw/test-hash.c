/* Hashes of keys, as the hash tables of cards need them. */
#include <locale.h>

#include "dr-hash.h"
#include "drawing.h"

static DrGraph graph_of (Drawing *f) {
  return (DrGraph){.nodes = (const MdNode *) (gpointer) f->nodes->data, .n_nodes = f->nodes->len, .edges = (const MdEdge *) (gpointer) f->edges->data, .n_edges = f->edges->len};
}

/* Hashes that CPython 3.12 gives under PYTHONHASHSEED=0. */
static const struct {
  const char *type, *text;
  gint64 hash;
} hashes[] = {
    {"str", "'a'", 4644417185603328019},
    {"str", "''", 0},
    {"str", "\"it's\"", -8730089285106596815},
    {"str", "'\"\\''", -6069579191996169086},
    {"str", "'\u00e9'", 6047309291227476195},
    {"str", "'\u0153uvre'", 2198297625579563138},
    {"str", "'\U0001F600 ok'", 5143293394570707136},
    {"str", "'\\n\\t\\\\\\x00'", -2078497364760628673},
    {"bytes", "b''", 0},
    {"bytes", "b\"ab\\xff'\"", -7744890646015899666},
    {"int", "0", 0},
    {"int", "-1", -2},
    {"int", "-2", -2},
    {"int", "1000000000000000000000000000000", 465258685558744706},
    {"int", "-1000000000000000000000000000000", -465258685558744706},
    {"int", "2305843009213693951", 0},
    {"int", "2305843009213693952", 1},
    {"float", "1.5", 1152921504606846977},
    {"float", "-0.5", -1152921504606846976},
    {"float", "1e+300", 1224995262755759164},
    {"float", "inf", 314159},
    {"float", "3.0", 3},
    {"bool", "True", 1},
    {"bool", "False", 0},
    {"NoneType", "None", 4238894112},
};

static gboolean hash_of (const DrGraph *graph, guint node, gint64 *hash) {
  return dr_hash_of (graph, &graph->nodes[node], hash);
}

static void test_hashes (Drawing *f, gconstpointer data) {
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    drawing_add_node (f, MD_SHAPE_ATOM, hashes[i].type, hashes[i].text);
  guint cut = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'abc"), nan = drawing_add_node (f, MD_SHAPE_ATOM, "float", "nan");
  DrGraph graph = graph_of (f);
  gint64 hash;
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++) {
    g_assert_true (hash_of (&graph, i, &hash));
    g_assert_cmpint (hash, ==, hashes[i].hash);
  }
  g_assert_false (hash_of (&graph, cut, &hash));
  g_assert_false (hash_of (&graph, nan, &hash));
}

/* A tuple of what has a hash has one, too: (1, 'a', None), and ((1, (2, 3)),). */
static void test_hashes_of_tuples (Drawing *f, gconstpointer data) {
  guint flat = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", ""), outer = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "");
  guint middle = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", ""), inner = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "");
  guint own = drawing_add_node (f, MD_SHAPE_INSTANCE, "Point", ""), holds = drawing_add_node (f, MD_SHAPE_TUPLE, "tuple", "");
  guint a = drawing_add_node (f, MD_SHAPE_ATOM, "str", "'a'"), none = drawing_add_node (f, MD_SHAPE_ATOM, "NoneType", "None");
  guint one = drawing_add_int (f, 1), two = drawing_add_int (f, 2), three = drawing_add_int (f, 3);
  const struct {
    guint from, to, place;
  } items[] = {{flat, one, 0}, {flat, a, 1}, {flat, none, 2}, {outer, middle, 0}, {middle, one, 0}, {middle, inner, 1}, {inner, two, 0}, {inner, three, 1}, {holds, own, 0}};
  for (guint i = 0; i < G_N_ELEMENTS (items); i++) {
    drawing_add_edge (f, items[i].from, items[i].to, MD_EDGE_ITEM, items[i].place, "item")->slot_index = items[i].place;
    drawing_node_at (f, items[i].from)->length++;
  }
  DrGraph graph = graph_of (f);
  gint64 hash;
  g_assert_true (hash_of (&graph, flat, &hash));
  g_assert_cmpint (hash, ==, 4343034631408724324);
  g_assert_true (hash_of (&graph, outer, &hash));
  g_assert_cmpint (hash, ==, -1131558158997805509);
  g_assert_false (hash_of (&graph, holds, &hash));
  drawing_node_at (f, flat)->length++; /* one of its items is not in the picture */
  graph = graph_of (f);
  g_assert_false (hash_of (&graph, flat, &hash));
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/draw/hash/atoms", Drawing, NULL, drawing_set_up, test_hashes, drawing_tear_down);
  g_test_add ("/draw/hash/tuples", Drawing, NULL, drawing_set_up, test_hashes_of_tuples, drawing_tear_down);
  return g_test_run ();
}
