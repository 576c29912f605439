/* What a card tells besides type and count: who holds it unseen, how full it is, what a step took away. */
#include <string.h>

#include "md-graph.h"
#include "run-snippet.h"

typedef struct Moment {
  TrLog *log;
  TrState *state;
  MdGraph *graph;
} Moment;

/* The graph of the step that is about to run LINE. */
static Moment moment_with (const char *source, guint line, const MdView *view) {
  Moment m = {.log = run_snippet (source, NULL)};
  m.state = tr_state_new (m.log);
  for (guint step = 0; m.graph == NULL && step < tr_log_n_steps (m.log); step++) {
    TrStep record;
    tr_log_step (m.log, step, &record);
    if (record.kind == RT_STEP_LINE && record.line == line)
      m.graph = md_graph_new (m.state, (int) step, view);
  }
  g_assert_nonnull (m.graph);
  return m;
}

static Moment moment_at (const char *source, guint line) {
  MdView view = md_view_default ();
  return moment_with (source, line, &view);
}

static void clear (Moment *m) {
  md_graph_free (m->graph);
  tr_state_free (m->state);
  tr_log_unref (m->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, clear)

static const MdNode *node_of (const Moment *m, const char *type) {
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (m->graph, &n_nodes);
  for (guint n = 0; n < n_nodes; n++)
    if (g_str_equal (nodes[n].type, type))
      return &nodes[n];
  g_error ("no %s", type);
}

static guint held_by (const Moment *m, const MdNode *node, MdHolderKind kind) {
  guint n = 0;
  for (guint i = 0; i < node->n_holders; i++)
    n += md_graph_holder_kinds (m->graph)[node->first_holder + i] == kind;
  return n;
}

/* The names and attributes that NODE shows: "x y ". */
static char *labels_of (const Moment *m, const MdNode *node) {
  guint n_edges;
  const MdEdge *edges = md_graph_edges (m->graph, &n_edges);
  GString *labels = g_string_new (NULL);
  for (guint i = 0; i < node->n_edges; i++)
    g_string_append_printf (labels, "%s ", edges[node->first_edge + i].label);
  return g_string_free (labels, FALSE);
}

static void check_labels (const char *source, guint line, const char *type, const char *expected) {
  g_auto (Moment) m = moment_at (source, line);
  g_autofree char *labels = labels_of (&m, node_of (&m, type));
  g_assert_cmpstr (labels, ==, expected);
}

/* A class shows the special methods that the program wrote, and of those that others made nothing. */
static void test_special_names (void) {
  check_labels ("class C:\n    'about'\n    n = 1\n    def __init__(self): pass\n    def go(self): pass\npass\n", 6, "type",
                ".n .__init__ .go ");
  check_labels ("from dataclasses import dataclass\n@dataclass\nclass C:\n    x: int = 1\n    def __len__(self): return 1\n\n\n\npass\n", 9, "type",
                ".x .__len__ ");
  check_labels ("class C:\n    __slots__ = ('x',)\npass\n", 3, "type", ".x ");
  check_labels ("class C:\n    __slots__ = ('x',)\npass\n", 3, "member_descriptor", "");
}

/* Libraries keep their inside to themselves, also in what they make for the program. */
static void test_library (void) {
  check_labels ("from dataclasses import field\npass\n", 2, "function", "");
  g_auto (Moment) modules = moment_with ("import copy\npass\n", 2, &(MdView){.modules = TRUE, .functions = TRUE, .classes = TRUE});
  const MdNode *module = node_of (&modules, "module");
  g_assert_cmpuint (module->n_edges, ==, 0);
  check_labels ("from collections import Counter\npass\n", 2, "type", "");
  check_labels ("from collections import namedtuple\nP = namedtuple('P', 'x y')\ndel namedtuple\npass\n", 4, "type", "._fields ._field_defaults ");
  check_labels ("import enum\nclass C(enum.Enum):\n    A = 1\ndel enum\npass\n", 5, "EnumType", ".A .__base__ ");
  check_labels ("import weakref\nw = weakref.WeakSet()\npass\n", 3, "WeakSet", ".data ");
  g_auto (Moment) m = moment_at ("from collections import namedtuple\nP = namedtuple('P', 'x y')\ndel namedtuple\npass\n", 4);
  const MdNode *class = node_of (&m, "type");
  guint n_edges, arrows = 0;
  const MdEdge *edges = md_graph_edges (m.graph, &n_edges);
  for (guint i = 0; i < n_edges; i++)
    arrows += edges[i].counts && edges[i].to == (guint) (class - md_graph_nodes (m.graph, &(guint){0}));
  g_assert_cmpuint (arrows + class->n_holders, ==, class->refcount);
}

/* An exception keeps its frames alive, and they their variables. */
static void test_exception (void) {
  const char *source = "def f():\n    big = [1]\n    big[5]\ntry:\n    f()\nexcept IndexError as e:\n    kept = e\ndel e\n";
  check_labels ("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    kept = e\n    kept.__traceback__ = None\n    pass\n", 6,
                "ZeroDivisionError", ".args ");
  g_auto (Moment) m = moment_at (source, 8);
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (m.graph, &n_nodes), *frame = NULL;
  for (guint n = 0; n < n_nodes; n++)
    if (g_str_equal (nodes[n].type, "frame") && g_str_equal (nodes[n].text, "f"))
      frame = &nodes[n];
  g_assert_nonnull (frame);
  g_autofree char *labels = labels_of (&m, frame);
  g_assert_cmpstr (labels, ==, ".f_back big ");
  g_assert_cmpstr (node_of (&m, "traceback")->text, ==, "line 5");
}

/* The items of a namedtuple have names, also those of a class made of one. */
static void test_fields (void) {
  static const char *const sources[] = {
    "from collections import namedtuple\nP = namedtuple('P', 'x y')\np = P(1, 2)\npass\n",
    "from typing import NamedTuple\nclass P(NamedTuple):\n    x: int\n    y: int\np = P(1, 2)\npass\n",
    "from collections import namedtuple\nclass P(namedtuple('Q', 'x y')): pass\np = P(1, 2)\npass\n",
    "class P(tuple): pass\np = P((1, 2))\npass\n",
  };
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    g_auto (Moment) m = moment_at (sources[i], i == 1 ? 6 : i == 3 ? 3 : 4);
    g_assert_cmpstr (node_of (&m, "P")->fields, ==, i == 3 ? NULL : "x\ny\n");
  }
}

static void check_text (const char *source, guint line, const char *type, const char *expected) {
  g_auto (Moment) m = moment_at (source, line);
  g_assert_cmpstr (node_of (&m, type)->text, ==, expected);
}

static void test_positions (void) {
  check_text ("r = reversed([1, 2, 3])\nnext(r)\npass\n", 3, "list_reverseiterator", "next 1, 2 left");
  check_text ("r = reversed([1])\nnext(r)\npass\n", 3, "list_reverseiterator", "exhausted");
  check_text ("d = iter({'a': 1, 'b': 2})\nnext(d)\npass\n", 3, "dict_keyiterator", "next 1, 1 left");
  check_text ("d = iter({}.items())\npass\n", 2, "dict_itemiterator", "exhausted");
  check_text ("s = iter('abc')\nnext(s)\npass\n", 3, "str_ascii_iterator", "next 1");
  check_text ("s = iter('a')\nlist(s)\npass\n", 3, "str_ascii_iterator", "exhausted");
  check_text ("b = iter(bytearray(b'abc'))\nnext(b)\npass\n", 3, "bytearray_iterator", "next 1");
  check_text ("r = reversed((1, 2, 3))\nnext(r)\npass\n", 3, "reversed", "next 1");
  check_text ("s = iter({1, 2, 3})\nnext(s)\npass\n", 3, "set_iterator", "2 left");
  check_text ("e = enumerate('ab', 5)\nnext(e)\npass\n", 3, "enumerate", "next 6");
  check_text ("import itertools\nr = itertools.repeat(1, 2)\nnext(r)\npass\n", 4, "itertools.repeat", "1 left");
  check_text ("from collections import deque\nd = reversed(deque('abc'))\nnext(d)\npass\n", 4, "collections._deque_reverse_iterator",
              "next 1, 2 left");
}

/* What holds no objects tells what it holds, of much the ends. */
static void test_contents (void) {
  check_text ("import io\nf = io.StringIO()\nf.write('it\\'s\\n')\npass\n", 4, "_io.StringIO", "StringIO of 5 characters, at 5: 'it\\'s\\n'");
  check_text ("from array import array\na = array('h', [1, -2])\na.append(3)\npass\n", 4, "array.array", "array 'h' of 3 items: 1, -2, 3");
  check_text ("from array import array\na = array('d', range(12))\npass\n", 3, "array.array",
              "array 'd' of 12 items: 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, ..., 9.0, 10.0, 11.0");
  check_text ("from array import array\na = array('u', ', ')\npass\n", 3, "array.array", "array 'u' of 2 items: ',', ' '");
  check_text ("from collections import deque\nd = deque([1], 3)\npass\n", 3, "collections.deque", "deque of 1 item, at most 3");
}

/* Who keeps a class: its instances, itself, those made from it. */
static void test_holders_of_a_class (void) {
  g_auto (Moment) m = moment_at ("class A: pass\nclass B(A): pass\na = B.__base__()\npass\n", 4);
  const MdNode *class = node_of (&m, "type");
  g_assert_cmpstr (class->text, ==, "<class 'A'>");
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_INSTANCE), ==, 1);
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_ITSELF), ==, 3);
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_SUBCLASS), ==, 2); /* __bases__ and the order of lookup; __base__ is an arrow */
  g_assert_cmpuint (class->refcount, ==, 8);
}

static void test_holders (void) {
  g_auto (Moment) m = moment_at ("def f(a=(1, 2)): return 3\nclass C: pass\nc = C()\npass\n", 4);
  const MdNode *tuple = node_of (&m, "tuple"), *class = node_of (&m, "type");
  g_assert_cmpuint (held_by (&m, tuple, MD_HOLDER_CONSTANT), ==, 1);
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_INSTANCE), ==, 1);
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_ITSELF), ==, 3);
  g_assert_cmpuint (held_by (&m, class, MD_HOLDER_OTHER), ==, 0);
  g_auto (Moment) loop = moment_at ("for x in [1, 2]:\n    pass\n", 2);
  guint n_nodes, tags = 0;
  const MdNode *nodes = md_graph_nodes (loop.graph, &n_nodes);
  for (guint n = 0; n < n_nodes; n++)
    tags += held_by (&loop, &nodes[n], MD_HOLDER_ITERATOR);
  g_assert_cmpuint (tags, ==, 0); /* nobody else knows the list: it is no node */
  g_auto (Moment) known = moment_at ("a = [1, 2]\nfor x in a:\n    pass\n", 3);
  g_assert_cmpuint (held_by (&known, node_of (&known, "list"), MD_HOLDER_ITERATOR), ==, 1);
  g_auto (Moment) called = moment_at ("def g(x):\n    return x\ng([7])\n", 2);
  g_assert_cmpuint (held_by (&called, node_of (&called, "function"), MD_HOLDER_FRAME), ==, 1);
}

/* A constant within a constant is one, too: the keys of a dict display lie in a tuple of their own. */
static void test_nested_constant (void) {
  g_auto (Moment) m = moment_at ("d = {'a': 1, (1, 2): 2}\npass\n", 2);
  const MdNode *key = node_of (&m, "tuple");
  g_assert_cmpuint (held_by (&m, key, MD_HOLDER_CONSTANT), ==, 1);
  g_assert_cmpuint (held_by (&m, key, MD_HOLDER_OTHER), ==, 0);
}

static const char *holder_of (const Moment *m, const MdNode *node, MdHolderKind kind) {
  const guint8 *kinds = md_graph_holder_kinds (m->graph);
  for (guint i = node->first_holder; i < node->first_holder + node->n_holders; i++)
    if (kinds[i] == kind)
      return md_graph_holders (m->graph)[i];
  return NULL;
}

/* A dict that is never drawn is called by what it is a part of: a cache, a class, the table of modules. */
static void test_dicts_that_are_parts (void) {
  g_auto (Moment) cached = moment_at ("import functools\n@functools.lru_cache\ndef f(n):\n    return [n]\na = f(7)\npass\n", 6);
  MdView view = md_view_default ();
  view.functions = FALSE;
  g_autoptr (MdGraph) without = md_graph_new (cached.state, tr_state_step (cached.state), &view);
  Moment bare = {.graph = without};
  g_assert_cmpstr (holder_of (&bare, node_of (&bare, "list"), MD_HOLDER_CACHE), ==, "cached for 7");
  view.functions = TRUE;
  g_auto (Moment) method = moment_at ("class A:\n    def m(self):\n        pass\nf = A.m\npass\n", 5);
  view.classes = FALSE;
  g_autoptr (MdGraph) graph = md_graph_new (method.state, tr_state_step (method.state), &view);
  Moment hidden = {.graph = graph};
  g_assert_cmpstr (holder_of (&hidden, node_of (&hidden, "function"), MD_HOLDER_CLASS), ==, "m of <class 'A'>");
  view.modules = TRUE;
  g_auto (Moment) module = moment_at ("import math\npass\n", 2);
  g_autoptr (MdGraph) modules = md_graph_new (module.state, tr_state_step (module.state), &view);
  Moment imported = {.graph = modules};
  g_assert_cmpstr (holder_of (&imported, node_of (&imported, "module"), MD_HOLDER_INTERPRETER), ==, "sys.modules['math']");
}

/* A list of one grows to room for four with the first append, as CPython's. */
static void test_room (void) {
  g_auto (Moment) m = moment_at ("x = []\nx.append(0)\nd = {'a': 1}\nclass L(list): pass\ny = L([1])\npass\n", 6);
  const MdNode *list = node_of (&m, "list"), *dict = node_of (&m, "dict"), *own = node_of (&m, "L");
  g_assert_cmpuint (list->length, ==, 1);
  g_assert_cmpuint (list->room, ==, 4);
  g_assert_cmpuint (dict->length, ==, 1);
  g_assert_cmpuint (dict->room, ==, 5);
  g_assert_cmpuint (own->room, ==, 2); /* its size has a dict and weak references in it, too */
  g_auto (Moment) slots = moment_at ("class S(list): __slots__ = ()\nclass T(list): __slots__ = ('a', 'b')\nclass U(T): pass\nclass V(list): __slots__ = 'one'\n"
                                     "s, t, u, v = S([1, 2]), T([1, 2]), U([1, 2]), V()\nfor l in (s, t, u, v):\n    l.append(3)\nl = None\npass\n", 9);
  static const struct {
    const char *type;
    guint length, room;
  } wanted[] = {{"S", 3, 8}, {"T", 3, 8}, {"U", 3, 8}, {"V", 1, 4}};
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++) {
    g_assert_cmpuint (node_of (&slots, wanted[i].type)->length, ==, wanted[i].length);
    g_assert_cmpuint (node_of (&slots, wanted[i].type)->room, ==, wanted[i].room);
  }
}

static void test_flags (void) {
  const char *source = "import weakref\n"
                       "class A:\n    def __del__(self): pass\n"
                       "class B(A): pass\n"
                       "class C: pass\n"
                       "b = B()\nc = C()\nd = C()\nw = weakref.ref(d)\nd.me = d\ndel d\npass\n";
  g_auto (Moment) m = moment_at (source, 12);
  guint n_nodes, n_garbage = 0;
  const MdNode *nodes = md_graph_nodes (m.graph, &n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    n_garbage += (nodes[i].flags & MD_FLAG_GARBAGE) != 0;
  g_assert_cmpuint (n_garbage, ==, 1);
  g_assert_cmpuint (node_of (&m, "B")->flags & MD_FLAG_FINALIZER, !=, 0);
  g_assert_cmpuint (node_of (&m, "C")->flags & MD_FLAG_FINALIZER, ==, 0);
  g_auto (Moment) dead = moment_at ("import weakref\nclass C: pass\nc = C()\nw = weakref.ref(c)\ndel c\npass\n", 6);
  g_assert_cmpuint (node_of (&dead, "weakref.ReferenceType")->flags & MD_FLAG_DEAD, !=, 0);
}

static void test_order (void) {
  g_auto (Moment) m = moment_at ("class A: pass\nclass B(A): pass\na = A()\npass\n", 4);
  guint n_nodes;
  const MdNode *nodes = md_graph_nodes (m.graph, &n_nodes);
  for (guint i = 0; i < n_nodes; i++) {
    if (g_str_equal (nodes[i].text, "<class 'B'>"))
      g_assert_cmpstr (nodes[i].order, ==, "B, A, object");
    if (g_str_equal (nodes[i].text, "<class 'A'>"))
      g_assert_null (nodes[i].order);
  }
}

/* Generators tell where they stand, iterators what comes next. */
static void test_states (void) {
  const char *source = "def g():\n    yield 1\n    yield 2\na = g()\nb = g()\nnext(b)\nc = g()\nlist(c)\ni = iter([7, 8, 9])\nnext(i)\npass\n";
  g_auto (Moment) m = moment_at (source, 11);
  guint n_nodes, n_fresh = 0, n_suspended = 0, n_finished = 0;
  const MdNode *nodes = md_graph_nodes (m.graph, &n_nodes);
  for (guint i = 0; i < n_nodes; i++) {
    n_fresh += g_str_equal (nodes[i].text, "not started");
    n_suspended += g_str_equal (nodes[i].text, "suspended at line 2");
    n_finished += g_str_equal (nodes[i].text, "finished");
  }
  g_assert_cmpuint (n_fresh, ==, 1);
  g_assert_cmpuint (n_suspended, ==, 1);
  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_cmpstr (node_of (&m, "list_iterator")->text, ==, "next 1, 2 left");
}

/* What a suspended generator delegates to has no name: its evaluation stack leads there, and on. */
static void test_delegates (void) {
  const char *source = "def f():\n    x = [1]\n    yield x\ndef g():\n    yield from f()\nh = g()\nnext(h)\npass\n";
  g_auto (Moment) m = moment_at (source, 8);
  guint n_nodes, n_edges, n_suspended = 0, n_stack = 0;
  const MdNode *nodes = md_graph_nodes (m.graph, &n_nodes);
  const MdEdge *edges = md_graph_edges (m.graph, &n_edges);
  for (guint i = 0; i < n_nodes; i++)
    n_suspended += g_str_equal (nodes[i].text, "suspended at line 5") || g_str_equal (nodes[i].text, "suspended at line 3");
  for (guint i = 0; i < n_edges; i++)
    if (edges[i].kind == MD_EDGE_STACK) {
      n_stack++;
      g_assert_cmpstr (edges[i].label, ==, "stack[0]");
      g_assert_cmpstr (nodes[edges[i].to].text, ==, "suspended at line 3");
    }
  g_assert_cmpuint (n_suspended, ==, 2);
  g_assert_cmpuint (n_stack, ==, 1);
  g_assert_nonnull (node_of (&m, "list"));
}

static void test_was (void) {
  g_auto (Moment) m = moment_at ("x = [1, 'b']\nx[1] = 7\npass\n", 3);
  guint n_edges;
  const MdNode *list = node_of (&m, "list");
  const MdEdge *edges = md_graph_edges (m.graph, &n_edges) + list->first_edge;
  g_assert_null (edges[0].was);
  g_assert_cmpstr (edges[1].was, ==, "'b'");
}

static void test_gone (void) {
  g_auto (Moment) m = moment_at ("d = {'a': 1, 'b': []}\nx = 5\ndel d['b'], x\npass\n", 4);
  const MdNode *dict = node_of (&m, "dict"), *names = node_of (&m, "<module>");
  const MdGone *gone = md_graph_gone (m.graph);
  g_assert_cmpuint (dict->n_gone, ==, 1);
  g_assert_cmpstr (gone[dict->first_gone].label, ==, "['b']");
  g_assert_cmpstr (gone[dict->first_gone].was, ==, "list");
  g_assert_cmpuint (names->n_gone, ==, 1);
  g_assert_cmpstr (gone[names->first_gone].label, ==, "x");
  g_assert_cmpstr (gone[names->first_gone].was, ==, "5");
}

/* A table that grows deals its members out anew: only what is new in the set is. */
static void test_members (void) {
  g_auto (Moment) m = moment_at ("s = {0, 2, 4, 6, 8}\ns |= {10, 12}\ns.discard(4)\npass\n", 3);
  guint n_edges, n_new = 0;
  const MdNode *set = node_of (&m, "set");
  const MdEdge *edges = md_graph_edges (m.graph, &n_edges) + set->first_edge;
  for (guint i = 0; i < set->n_edges; i++) {
    n_new += edges[i].mark == MD_MARK_NEW;
    g_assert_null (edges[i].was);
  }
  g_assert_cmpuint (n_new, ==, 2);
  g_assert_cmpuint (set->n_gone, ==, 0);
  g_auto (Moment) less = moment_at ("s = {0, 2, 4, 6, 8}\ns |= {10, 12}\ns.discard(4)\npass\n", 4);
  set = node_of (&less, "set");
  g_assert_cmpuint (set->n_gone, ==, 1);
  g_assert_cmpstr (md_graph_gone (less.graph)[set->first_gone].was, ==, "4");
}

/* Keys that read the same are told apart: of a dict with tuples as keys only the entry that came is new, and only the one that went is gone. */
static void test_keys_that_look_alike (void) {
  const char *source = "d = {(i, 1): i for i in range(3)}\nd[(7, 1)] = 1\nd[(7, 1)] = 5\ndel d[(1, 1)]\npass\n";
  for (guint line = 3; line <= 5; line++) {
    g_auto (Moment) m = moment_at (source, line);
    guint n_edges;
    const MdNode *dict = node_of (&m, "dict");
    const MdEdge *edges = md_graph_edges (m.graph, &n_edges) + dict->first_edge;
    g_assert_cmpint (dict->mark, ==, MD_MARK_CHANGED);
    for (guint i = 0; i < dict->n_edges; i++) {
      gboolean last = i + 1 == dict->n_edges;
      g_assert_cmpint (edges[i].mark, ==, (line == 3 && i + 2 >= dict->n_edges) || (line == 4 && last) ? MD_MARK_NEW : MD_MARK_NONE);
      g_assert_cmpstr (edges[i].was, ==, line == 4 && last ? "1" : NULL);
    }
    g_assert_cmpuint (dict->n_gone, ==, line == 5);
    if (line == 5)
      g_assert_cmpstr (md_graph_gone (m.graph)[dict->first_gone].was, ==, "1");
  }
}

/* The order of a dict's entries is a part of what it is. */
static void test_moved (void) {
  g_auto (Moment) m = moment_at ("from collections import OrderedDict\nd = OrderedDict(a=1, b=2)\nd.move_to_end('a')\npass\n", 4);
  g_assert_cmpint (node_of (&m, "OrderedDict")->mark, ==, MD_MARK_CHANGED);
  g_auto (Moment) same = moment_at ("from collections import OrderedDict\nd = OrderedDict(a=1, b=2)\nd.move_to_end('b')\npass\n", 4);
  g_assert_cmpint (node_of (&same, "OrderedDict")->mark, ==, MD_MARK_NONE);
}

/* Dicts and sets of a class of the program have tables, too, and something of their own besides. */
static void test_tables_of_own_classes (void) {
  g_auto (Moment) m = moment_at ("class D(dict): pass\n"
                                 "class E(dict): __slots__ = ('x', 'y')\n"
                                 "class S(set): pass\n"
                                 "d = D(a=1, b=2, cc=3)\n"
                                 "e = E({i: i for i in range(9)})\n"
                                 "s = S(range(30))\n"
                                 "t = [S((1, 2)), frozenset((3, 4))]\n"
                                 "pass\n",
                                 8);
  g_assert_cmpuint (node_of (&m, "D")->slots, ==, 8);
  g_assert_cmpuint (node_of (&m, "D")->room, ==, 5);
  g_assert_cmpuint (node_of (&m, "D")->length, ==, 3);
  g_assert_cmpuint (node_of (&m, "E")->slots, ==, 16);
  g_assert_cmpuint (node_of (&m, "S")->slots, ==, 128);
  g_assert_cmpuint (node_of (&m, "frozenset")->slots, ==, 8);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/facts/tables-of-own-classes", test_tables_of_own_classes);
  g_test_add_func ("/model/facts/special-names", test_special_names);
  g_test_add_func ("/model/facts/library", test_library);
  g_test_add_func ("/model/facts/exception", test_exception);
  g_test_add_func ("/model/facts/positions", test_positions);
  g_test_add_func ("/model/facts/fields", test_fields);
  g_test_add_func ("/model/facts/contents", test_contents);
  g_test_add_func ("/model/facts/holders", test_holders);
  g_test_add_func ("/model/facts/holders-of-a-class", test_holders_of_a_class);
  g_test_add_func ("/model/facts/nested-constant", test_nested_constant);
  g_test_add_func ("/model/facts/dicts-that-are-parts", test_dicts_that_are_parts);
  g_test_add_func ("/model/facts/room", test_room);
  g_test_add_func ("/model/facts/flags", test_flags);
  g_test_add_func ("/model/facts/order", test_order);
  g_test_add_func ("/model/facts/states", test_states);
  g_test_add_func ("/model/facts/delegates", test_delegates);
  g_test_add_func ("/model/facts/was", test_was);
  g_test_add_func ("/model/facts/gone", test_gone);
  g_test_add_func ("/model/facts/members", test_members);
  g_test_add_func ("/model/facts/moved", test_moved);
  g_test_add_func ("/model/facts/keys-that-look-alike", test_keys_that_look_alike);
  return g_test_run ();
}
