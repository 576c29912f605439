/* Graphs of snippets against expectations, in a small language: the last step's names and references, "a->list#1 #1[0]->int 1",
 * where #N numbers objects as they are first met. */

#include <string.h>

#include "md-graph.h"
#include "run-snippet.h"

/* "list#1" the first time and "#1" later; atoms by type and text. */
static void append_target (GString *text, GHashTable *numbers, const MdNode *node) {
  if (node->shape == MD_SHAPE_ATOM) {
    g_string_append_printf (text, "%s %s", node->type, node->text);
    return;
  }
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, TR_ID_KEY (node->id)));
  if (number == 0) {
    number = g_hash_table_size (numbers) + 1;
    g_hash_table_insert (numbers, TR_ID_KEY (node->id), GUINT_TO_POINTER (number));
    g_string_append (text, node->type);
  }
  g_string_append_printf (text, "#%u", number);
}

static char *graph_text (const MdGraph *graph) {
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  guint n_nodes, n_edges;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (graph, &n_edges);
  for (guint n = 0; n < n_nodes; n++) {
    if (nodes[n].mark == MD_MARK_FREED)
      continue;
    for (guint i = 0; i < nodes[n].n_edges; i++) {
      const MdEdge *edge = &edges[nodes[n].first_edge + i];
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (nodes[n].shape != MD_SHAPE_FRAME)
        append_target (text, numbers, &nodes[n]);
      g_string_append_printf (text, "%s->", edge->label);
      append_target (text, numbers, &nodes[edge->to]);
    }
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void check_graph_at (TrLog *log, guint step, const char *expected) {
  g_autoptr (TrState) state = tr_state_new (log);
  MdView view = md_view_default ();
  g_autoptr (MdGraph) graph = md_graph_new (state, (int) step, &view);
  g_autofree char *text = graph_text (graph);
  g_assert_cmpstr (text, ==, expected);
}

/* The step before the last line's frame ended: the names are all there. */
static void check_graph (const char *source, const char *expected) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  check_graph_at (log, tr_log_n_steps (log) - 1, expected);
}

/* The step of LINE. */
static void check_graph_at_line (const char *source, guint line, const char *expected) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  for (guint i = 0; i < tr_log_n_steps (log); i++) {
    TrStep step;
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == line) {
      check_graph_at (log, i, expected);
      return;
    }
  }
  g_assert_not_reached ();
}

static void test_aliases (void) {
  check_graph ("a = []\nb = a", "a->list#1 b->#1");
  check_graph ("a = [1]\nb = a[:]", "a->list#1 b->list#2 #1[0]->int 1 #2[0]->int 1");
  check_graph ("a = [[]]\nb = a[:]", "a->list#1 b->list#2 #1[0]->list#3 #2[0]->#3");
  check_graph ("import copy\na = [[]]\nb = copy.deepcopy(a)", "a->list#1 b->list#2 #1[0]->list#3 #2[0]->list#4");
  check_graph ("a = []\na.append(a)", "a->list#1 #1[0]->#1");
}

static void test_containers (void) {
  check_graph ("d = {'k': (1, None)}", "d->dict#1 #1key 'k'->str 'k' #1['k']->tuple#2 #2[0]->int 1 #2[1]->NoneType None");
  check_graph ("s = {1}", "s->set#1 #1item->int 1");
  check_graph ("x = [1, 2, 3]\ndel x[0]", "x->list#1 #1[0]->int 2 #1[1]->int 3");
  check_graph ("x = [1, 2]\nx.insert(0, 0)", "x->list#1 #1[0]->int 0 #1[1]->int 1 #1[2]->int 2");
}

static void test_instances (void) {
  check_graph ("class P: pass\np = P()\np.x = []\ndel P", "p->P#1 #1.x->list#2");
  check_graph ("class P: __slots__ = ('x',)\np = P()\np.x = 1\ndel P", "p->P#1 #1.x->int 1");
  check_graph ("class P: pass\np = P()\np.x = 1\np.__dict__['y'] = 2\ndel P", "p->P#1 #1.x->int 1 #1.y->int 2");
}

/* What locals () gave in a function is a dict beside its variables; in a class body it is where they are. */
static void test_locals (void) {
  check_graph_at_line ("def f():\n    x = []\n    d = locals()\n    return d\nf()", 4,
                       "f->function#1 x->list#2 d->dict#3 #3key 'x'->str 'x' #3['x']->#2");
  check_graph_at_line ("class C:\n    x = []\n    d = locals()\n    del __module__, __qualname__\n    pass", 5,
                       "x->list#1 d->dict#2 #2key 'x'->str 'x' #2['x']->#1 #2key 'd'->str 'd' #2['d']->#2");
}

/* The first of the house's rules: a count is the arrows that count plus the holders. */
static void check_counts (const char *source) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  MdView view = md_view_default ();
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    g_autoptr (MdGraph) graph = md_graph_new (state, (int) step, &view);
    guint n_nodes, n_edges;
    const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
    const MdEdge *edges = md_graph_edges (graph, &n_edges);
    g_autofree guint *arrows = g_new0 (guint, n_nodes + 1);
    for (guint i = 0; i < n_edges; i++)
      arrows[edges[i].to] += edges[i].counts;
    for (guint n = 0; n < n_nodes; n++)
      if (nodes[n].shape != MD_SHAPE_FRAME && !nodes[n].immortal && nodes[n].mark != MD_MARK_FREED)
        g_assert_cmpuint (nodes[n].refcount, ==, arrows[n] + nodes[n].n_holders);
  }
}

static void test_counts (void) {
  check_counts ("x = [1000, 2000]\ny = {'a': x, 'b': (x, x)}\nz = x\ndel x");
  check_counts ("def f(a, b=[]):\n    b.append(a)\n    return b\nf('one two')\nf(2.5)");
  check_counts ("class C:\n    shared = []\n    def __init__(self, n):\n        self.n = n\nc = [C(i * 1000) for i in range(3)]\nc[0].d = c");
  check_counts ("def outer():\n    n = [0]\n    def inner():\n        return n\n    return inner\nf = outer()\nf()");
  check_counts ("def g(x):\n    while x:\n        yield x\n        x = x[1:]\nfor y in g([1, 2]):\n    pass");
}

static const MdNode *node_of (const MdGraph *graph, const char *type, MdMark mark) {
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (graph, &n_nodes);
  for (guint n = 0; n < n_nodes; n++)
    if (g_str_equal (nodes[n].type, type) && nodes[n].mark == mark)
      return &nodes[n];
  return NULL;
}

/* The graph of the step that is about to run LINE of the module. */
static MdGraph *graph_at_line (TrState *state, guint line) {
  TrLog *log = tr_state_log (state);
  MdView view = md_view_default ();
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    TrStep record;
    tr_log_step (log, step, &record);
    if (record.kind == RT_STEP_LINE && record.line == line)
      return md_graph_new (state, (int) step, &view);
  }
  g_assert_not_reached ();
}

static void test_marks (void) {
  g_autoptr (TrLog) log = run_snippet ("x = [1]\nx.append(2)\nx = None\npass\n", NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  g_autoptr (MdGraph) made = graph_at_line (state, 2);
  g_assert_nonnull (node_of (made, "list", MD_MARK_NEW));
  g_autoptr (MdGraph) changed = graph_at_line (state, 3);
  const MdNode *list = node_of (changed, "list", MD_MARK_CHANGED);
  g_assert_nonnull (list);
  guint n_edges;
  const MdEdge *edges = md_graph_edges (changed, &n_edges);
  g_assert_cmpint (edges[list->first_edge].mark, ==, MD_MARK_NONE);
  g_assert_cmpint (edges[list->first_edge + 1].mark, ==, MD_MARK_NEW);
  g_autoptr (MdGraph) freed = graph_at_line (state, 4);
  const MdNode *ghost = node_of (freed, "list", MD_MARK_FREED);
  g_assert_nonnull (ghost);
  g_assert_cmpuint (ghost->n_edges, ==, 2);
}

/* A graph does not depend on the way by which its step was reached. */
static void test_both_ways (void) {
  g_autoptr (TrLog) log = run_snippet ("a = []\nfor i in range(5):\n    a.insert(0, [i])\n    if i % 2:\n        a.pop()\n", NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  MdView view = md_view_default ();
  guint n = tr_log_n_steps (log);
  g_autoptr (GPtrArray) forward = g_ptr_array_new_with_free_func (g_free);
  for (guint step = 0; step < n; step++) {
    g_autoptr (MdGraph) graph = md_graph_new (state, (int) step, &view);
    g_ptr_array_add (forward, graph_text (graph));
  }
  for (guint step = n; step > 0; step--) {
    g_autoptr (MdGraph) graph = md_graph_new (state, (int) step - 1, &view);
    g_autofree char *text = graph_text (graph);
    g_assert_cmpstr (text, ==, forward->pdata[step - 1]);
  }
}

/* Nothing that the log says of a finished generator, an interned string or a function in a cycle is missing. */
static void check_audit (const char *source) {
  g_autofree char *findings = NULL;
  tr_log_unref (run_snippet (source, &findings));
  g_assert_cmpstr (findings, ==, "");
}

static void test_audit (void) {
  check_audit ("def g():\n    yield 1\nx = g()\nlist(x)\nx.close()\npass");
  check_audit ("import sys\ns = ''.join(['one ', 'two'])\nt = sys.intern(s)\npass");
  check_audit ("class A: pass\na = A()\na.me = a\ndel a\nimport gc\ngc.collect()");
  check_audit ("try:\n    [].x\nexcept AttributeError as e:\n    kept = e\ndel kept\npass");
  check_audit ("x = sorted([3, 1, 2], key=lambda v: -v)\ny = {str(v): v for v in x}\nprint(y)");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/graph/aliases", test_aliases);
  g_test_add_func ("/model/graph/containers", test_containers);
  g_test_add_func ("/model/graph/instances", test_instances);
  g_test_add_func ("/model/graph/locals", test_locals);
  g_test_add_func ("/model/graph/counts", test_counts);
  g_test_add_func ("/model/graph/marks", test_marks);
  g_test_add_func ("/model/graph/both-ways", test_both_ways);
  g_test_add_func ("/model/audit", test_audit);
  return g_test_run ();
}
