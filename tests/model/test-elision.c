/* What a picture leaves out: it still counts. */
#include "md-graph.h"
#include "run-snippet.h"

static MdGraph *graph_at_end (const char *source, const MdView *view) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  return md_graph_new (state, (int)tr_log_n_steps (log) - 1, view);
}

static const MdNode *node_of (const MdGraph *graph, const char *type, const char *text) {
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    if (g_str_equal (nodes[i].type, type) && (text == NULL || g_str_has_prefix (nodes[i].text, text)))
      return &nodes[i];
  return NULL;
}

static gboolean has_item (const MdGraph *graph, const MdNode *node, guint index, MdMark mark) {
  guint n_edges;
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  for (guint i = node->first_edge; i < node->first_edge + node->n_edges; i++)
    if (edges[i].kind == MD_EDGE_ITEM && edges[i].index == index)
      return edges[i].mark == mark;
  return FALSE;
}

/* Every count is explained by edges and holders. */
static void check_counts (const MdGraph *graph) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  g_autofree guint *in = g_new0 (guint, n_nodes);
  for (guint i = 0; i < n_edges; i++)
    in[edges[i].to] += edges[i].counts;
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].shape != MD_SHAPE_FRAME && !nodes[i].immortal && nodes[i].mark != MD_MARK_FREED)
      g_assert_cmpuint (nodes[i].refcount, ==, in[i] + nodes[i].n_holders);
}

#define BIG                                                                                                  \
  "x = ['shared']\n"                                                                                         \
  "big = list(range(1000, 21000))\n"                                                                         \
  "big[9000] = x\n"                                                                                          \
  "big[12345] = 'here'\n"                                                                                    \
  "y = 0\n"

static void test_ends_of_a_big_list (void) {
  MdView view = md_view_default ();
  view.most_slots = 16;
  g_autoptr (MdGraph) graph = graph_at_end (BIG, &view);
  const MdNode *big = node_of (graph, "list", "list of 20000");
  g_assert_nonnull (big);
  g_assert_cmpuint (big->n_edges, ==, 16);
  g_assert_cmpuint (big->length, ==, 20000);
  g_assert_true (has_item (graph, big, 0, MD_MARK_NONE));
  g_assert_true (has_item (graph, big, 19999, MD_MARK_NONE));
  g_assert_false (has_item (graph, big, 9000, MD_MARK_NONE));
  const MdNode *shared = node_of (graph, "list", "list of 1 ");
  g_assert_nonnull (shared);
  g_assert_cmpuint (shared->n_holders, ==, 1);
  g_assert_cmpstr (md_graph_holders (graph)[shared->first_holder], ==, "[9000] of a list");
  check_counts (graph);
}

/* Whether a node of TYPE has a holder that people are told of as WORDS. */
static gboolean is_told (const MdGraph *graph, const char *type, const char *words) {
  guint n_nodes = 0;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  for (guint n = 0; n < n_nodes; n++)
    for (guint i = 0; g_str_equal (nodes[n].type, type) && i < nodes[n].n_holders; i++)
      if (g_str_equal (md_graph_holder_words (graph)[nodes[n].first_holder + i], words))
        return TRUE;
  return FALSE;
}

/* What holds is called what its card calls it, whatever names it has: a key may well read "a of b". */
static void test_words_of_holders (void) {
  MdView view = md_view_default ();
  view.most_slots = 16;
  g_autoptr (MdGraph) graph = graph_at_end ("import functools\n"
                                            "def f(): pass\n"
                                            "@functools.lru_cache\n"
                                            "def g(): return {1}\n"
                                            "g()\n"
                                            "code = f.__code__\n"
                                            "entries = {'a of <function b>' + str(i): 0 for i in range(100)}\n"
                                            "entries['a of <function b>50'] = x = [5]\n",
                                            &view);
  g_assert_true (is_told (graph, "code", "__code__ of f ()"));
  g_assert_true (is_told (graph, "list", "['a of <function b>50'] of a dict"));
  check_counts (graph);
}

/* A big list may refer to one object as often as it likes: a few of these references are told by their number, all count. */
static void test_one_object_many_times (void) {
  MdView view = md_view_default ();
  view.most_slots = 16;
  g_autoptr (MdGraph) graph = graph_at_end ("x = []\na = [x] * 5000\n", &view);
  guint n_nodes = 0, numbered = 0, others = 0;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes), *shared = NULL;
  for (guint i = 0; i < n_nodes; i++)
    if (g_str_equal (nodes[i].type, "list") && nodes[i].length == 0)
      shared = &nodes[i];
  g_assert_nonnull (shared);
  check_counts (graph);
  for (guint i = 0; i < shared->n_holders; i++) {
    const char *holder = md_graph_holders (graph)[shared->first_holder + i];
    others += g_str_equal (holder, "[...] of a list");
    numbered += !g_str_equal (holder, "[...] of a list");
  }
  g_assert_cmpuint (numbered, >=, 16);
  g_assert_cmpuint (numbered, <=, 100);
  g_assert_cmpuint (others, >, 4800);
}

static void test_what_changed_in_the_middle (void) {
  MdView view = md_view_default ();
  view.most_slots = 16;
  g_autoptr (TrLog) log = run_snippet (BIG, NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  guint found = 0;
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    g_autoptr (MdGraph) graph = md_graph_new (state, (int)step, &view);
    const MdNode *big = node_of (graph, "list", "list of 20000");
    found += big != NULL && has_item (graph, big, 12345, MD_MARK_NEW) && big->mark == MD_MARK_CHANGED;
    check_counts (graph);
  }
  g_assert_cmpuint (found, ==, 1);
}

static void test_big_dicts_keep_their_pairs (void) {
  MdView view = md_view_default ();
  view.most_slots = 16;
  g_autoptr (MdGraph) graph = graph_at_end ("d = {i: str(i) for i in range(1000, 3000)}\n", &view);
  const MdNode *dict = node_of (graph, "dict", "dict of 2000");
  guint n_edges;
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  g_assert_nonnull (dict);
  g_assert_cmpuint (dict->n_edges, ==, 32);
  for (guint i = dict->first_edge; i < dict->first_edge + dict->n_edges; i++)
    g_assert_cmpint (edges[i].kind, ==, (i - dict->first_edge) % 2 == 0 ? MD_EDGE_KEY : MD_EDGE_VALUE);
  check_counts (graph);
}

#define TREE                                                                                                 \
  "class Node:\n"                                                                                            \
  "  def __init__(self, left=None, right=None):\n"                                                           \
  "    self.left, self.right = left, right\n"                                                                \
  "shared = ['shared']\n"                                                                                    \
  "inner = Node(Node(), shared)\n"                                                                           \
  "top = Node(inner, Node(Node(), Node()))\n"                                                                \
  "del inner\n"                                                                                              \
  "other = (shared, {'k': ['deep']})\n"

static guint count_of (const MdGraph *graph, const char *type) {
  guint n_nodes, count = 0;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    count += g_str_equal (nodes[i].type, type);
  return count;
}

/* What the edge LABEL of the first node of TYPE leads to. */
static const MdNode *target (const MdGraph *graph, const MdNode *node, const char *label) {
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  for (guint i = node->first_edge; i < node->first_edge + node->n_edges; i++)
    if (g_str_equal (edges[i].label, label))
      return &nodes[edges[i].to];
  return NULL;
}

static const MdNode *named (const MdGraph *graph, const char *name) {
  guint n_nodes;
  return target (graph, md_graph_nodes (graph, &n_nodes), name);
}

static void test_choices (void) {
  const char *one = md_elide_toggle (NULL, MD_ELIDE_TYPE, "list"), *two = md_elide_toggle_fold (one, 7);
  g_assert_true (md_elide_has (two, MD_ELIDE_TYPE, "list"));
  g_assert_true (md_elide_has_fold (two, 7));
  g_assert_false (md_elide_has_fold (two, 77));
  g_assert_true (md_elide_toggle (md_elide_toggle_fold (NULL, 7), MD_ELIDE_TYPE, "list") == two);
  g_assert_true (md_elide_toggle_fold (two, 7) == one);
  g_assert_null (md_elide_toggle (one, MD_ELIDE_TYPE, "list"));
}

static void test_fold (void) {
  MdView view = md_view_default ();
  g_autoptr (MdGraph) all = graph_at_end (TREE, &view);
  TrId top = named (all, "top")->id;
  view.elided = md_elide_toggle_fold (NULL, top);
  g_autoptr (MdGraph) graph = graph_at_end (TREE, &view);
  const MdNode *node = named (graph, "top");
  g_assert_cmpuint (node->id, ==, top);
  g_assert_cmpuint (node->n_edges, ==, 0);
  g_assert_cmpuint (node->n_folded, >=, 5); /* five nodes */
  g_assert_cmpuint (node->folded_bytes, >, 5 * 40);
  g_assert_cmpuint (count_of (graph, "Node"), ==, 1);
  const MdNode *shared =
      named (graph, "shared"); /* known elsewhere, too: it stays, and what is folded holds it */
  g_assert_cmpuint (shared->n_holders, ==, 1);
  check_counts (graph);
}

static void test_hide_by_type_and_name (void) {
  MdView view = md_view_default ();
  view.elided = md_elide_toggle (md_elide_toggle (NULL, MD_ELIDE_TYPE, "dict"), MD_ELIDE_NAME, "left");
  g_autoptr (MdGraph) graph = graph_at_end (TREE, &view);
  g_assert_cmpuint (count_of (graph, "dict"), ==, 0);
  g_assert_cmpuint (count_of (graph, "list"), ==, 1); /* the deep one was known through the dict alone */
  g_assert_null (target (graph, named (graph, "top"), ".left"));
  g_assert_nonnull (target (graph, named (graph, "top"), ".right"));
  check_counts (graph);
}

/* A module takes along what it made, and what only that holds; what the program made with it stays. */
static void test_hide_a_module (void) {
  static const char source[] = "import random\nfrom random import choice, Random\nimport collections.abc\nfrom collections import OrderedDict\n"
                               "def mine ():\n  pass\nc = [choice, Random, mine]\nr = Random()\n";
  MdView view = md_view_default ();
  view.modules = TRUE;
  g_autoptr (MdGraph) all = graph_at_end (source, &view);
  g_assert_cmpuint (md_graph_n_hidden (all), ==, 0);
  g_assert_cmpstr (named (all, "choice")->module, ==, "random");
  g_assert_cmpstr (named (all, "mine")->module, ==, "__main__");
  g_assert_cmpstr (named (all, "random")->module, ==, "random");
  g_assert_cmpstr (named (all, "OrderedDict")->module, ==, "collections");
  view.elided = md_elide_toggle (NULL, MD_ELIDE_MODULE, "random");
  g_autoptr (MdGraph) graph = graph_at_end (source, &view);
  guint n_all, n_left;
  md_graph_nodes (all, &n_all);
  md_graph_nodes (graph, &n_left);
  g_assert_null (named (graph, "random"));
  g_assert_null (named (graph, "choice"));
  g_assert_null (named (graph, "Random"));
  g_assert_cmpuint (named (graph, "c")->n_edges, ==, 1);
  g_assert_nonnull (named (graph, "mine"));
  g_assert_cmpstr (named (graph, "r")->type, ==, "Random");
  g_assert_nonnull (named (graph, "OrderedDict"));
  g_assert_cmpuint (md_graph_n_hidden (graph), ==, n_all - n_left);
  check_counts (graph);
  view.elided = md_elide_toggle (NULL, MD_ELIDE_MODULE, "collections");
  g_autoptr (MdGraph) package = graph_at_end (source, &view);
  g_assert_null (named (package, "collections"));
  g_assert_null (named (package, "OrderedDict"));
  g_assert_nonnull (named (package, "choice"));
}

static void test_focus (void) {
  MdView view = md_view_default ();
  g_autoptr (MdGraph) all = graph_at_end (TREE, &view);
  view.focus = named (all, "shared")->id;
  view.focus_in = view.focus_out = 1;
  g_autoptr (MdGraph) graph = graph_at_end (TREE, &view);
  g_assert_cmpuint (count_of (graph, "Node"), ==, 1); /* the one that refers to it */
  g_assert_cmpuint (count_of (graph, "tuple"), ==, 1);
  g_assert_cmpuint (count_of (graph, "dict"), ==, 0);
  g_assert_cmpuint (count_of (graph, "<module>"), ==, 1);
  check_counts (graph);
  view.focus = 999999999;
  g_autoptr (MdGraph) nothing = graph_at_end (TREE, &view);
  guint n_all, n_nothing;
  md_graph_nodes (all, &n_all);
  md_graph_nodes (nothing, &n_nothing);
  g_assert_cmpuint (n_all, ==, n_nothing);
}

static void test_group_by_type (void) {
  MdView view = md_view_default ();
  view.elided = md_elide_toggle (NULL, MD_ELIDE_GROUP, "Node");
  g_autoptr (MdGraph) graph = graph_at_end (TREE, &view);
  g_assert_cmpuint (count_of (graph, "Node"), ==, 1);
  g_assert_cmpuint (node_of (graph, "Node", NULL)->n_folded, ==, 5);
}

/* What is grouped for being too many is so unless the user wants to see each. */
static void test_crowded (void) {
  MdView view = md_view_default ();
  view.crowded = md_elide_toggle (NULL, MD_ELIDE_GROUP, "Node");
  g_autoptr (MdGraph) graph = graph_at_end (TREE, &view);
  const MdNode *node = node_of (graph, "Node", NULL);
  g_assert_cmpuint (count_of (graph, "Node"), ==, 1);
  g_assert_cmpuint (node->flags & (MD_FLAG_GROUP | MD_FLAG_MORE), ==, MD_FLAG_GROUP);
  check_counts (graph);
  view.elided = md_elide_toggle (NULL, MD_ELIDE_OPEN, "Node");
  g_autoptr (MdGraph) open = graph_at_end (TREE, &view);
  g_assert_cmpuint (count_of (open, "Node"), ==, 6);
}

/* However many objects one name leads to, the others have theirs. */
static void test_names_are_not_cut (void) {
  MdView view = md_view_default ();
  view.most_nodes = 20;
  g_autoptr (MdGraph) graph = graph_at_end ("chain = None\nfor i in range(300):\n  chain = [chain]\nother = {}\nlast = ('x',)\n", &view);
  guint n_nodes;
  g_assert_true (md_graph_is_cut (graph));
  g_assert_nonnull (named (graph, "other"));
  g_assert_nonnull (named (graph, "last"));
  md_graph_nodes (graph, &n_nodes);
  g_assert_cmpuint (n_nodes, <, 30);
  check_counts (graph);
}

/* All names and what they lead to are there; only what nothing leads to is not looked for any more. */
static void test_a_list_of_very_many (void) {
  MdView view = md_view_default ();
  view.most_slots = 64;
  g_autoptr (MdGraph) few = graph_at_end ("x = list(range(1000))\n", &view), many = graph_at_end ("x = list(range(310000))\n", &view);
  g_assert_false (md_graph_is_cut (few));
  g_assert_false (md_graph_is_unsearched (few));
  g_assert_false (md_graph_is_cut (many));
  g_assert_true (md_graph_is_unsearched (many));
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/elision/ends-of-a-big-list", test_ends_of_a_big_list);
  g_test_add_func ("/model/elision/one-object-many-times", test_one_object_many_times);
  g_test_add_func ("/model/elision/words-of-holders", test_words_of_holders);
  g_test_add_func ("/model/elision/what-changed-in-the-middle", test_what_changed_in_the_middle);
  g_test_add_func ("/model/elision/big-dicts-keep-their-pairs", test_big_dicts_keep_their_pairs);
  g_test_add_func ("/model/elision/choices", test_choices);
  g_test_add_func ("/model/elision/a-list-of-very-many", test_a_list_of_very_many);
  g_test_add_func ("/model/elision/fold", test_fold);
  g_test_add_func ("/model/elision/hide-by-type-and-name", test_hide_by_type_and_name);
  g_test_add_func ("/model/elision/hide-a-module", test_hide_a_module);
  g_test_add_func ("/model/elision/focus", test_focus);
  g_test_add_func ("/model/elision/group-by-type", test_group_by_type);
  g_test_add_func ("/model/elision/crowded", test_crowded);
  g_test_add_func ("/model/elision/names-are-not-cut", test_names_are_not_cut);
  return g_test_run ();
}
