/* Paths: what an expression means at a step, and how an object is called there. A place is written as the text of its object, or
 * "list of 2 items" where the text says no more. */

#include <string.h>

#include "md-path.h"
#include "run-snippet.h"

typedef struct Case {
  const char *expression, *expected;
} Case;

/* The state at the first time that LINE is about to run; 0: at the end. */
static TrState *state_at (const char *source, guint line) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  TrState *state = tr_state_new (log);
  guint n = tr_log_n_steps (log);
  for (guint i = 0; line != 0 && i < n; i++) {
    TrStep step;
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == line) {
      tr_state_seek (state, (int) i);
      return state;
    }
  }
  g_assert_cmpuint (line, ==, 0);
  tr_state_seek (state, (int) n - 1);
  return state;
}

static const char *text_of (TrState *state, TrId id) {
  TrPayload payload;
  g_assert_true (tr_state_payload (state, id, &payload));
  return tr_log_text (tr_state_log (state), payload.text);
}

static void check_cases (TrState *state, TrId frame, const Case *cases) {
  for (const Case *c = cases; c->expression != NULL; c++) {
    MdPlace place;
    g_autoptr (GError) error = NULL;
    gboolean found = md_path_resolve (state, c->expression, frame, &place, &error);
    g_assert_cmpint (found, ==, error == NULL);
    g_assert_cmpstr (found ? text_of (state, place.object) : error->message, ==, c->expected);
    if (found && place.owner != 0)
      g_assert_cmpuint (tr_state_ref (state, place.owner, place.kind, place.index), ==, place.object);
  }
}

static const char values[] = "a = [10, [20, 30], (40, 50)]\n"
                             "d = {'k': 1.5, 2: 'two', (1, 'x'): b'pair', None: True, 'it\\'s': 0, 3.0: 'three'}\n"
                             "k = 'k'\n"
                             "from collections import deque\n"
                             "q = deque([7, 8]); q.appendleft(6)\n"
                             "pass\n";

static void test_items (void) {
  g_autoptr (TrState) state = state_at (values, 0);
  check_cases (state, 0, (Case[]){
    {"a", "list of 3 items"}, {"a[0]", "10"}, {"a[-1][1]", "50"}, {" a [ 1 ] [ -2 ] ", "20"}, {"a[True][False]", "20"},
    {"d['k']", "1.5"}, {"d[\"k\"]", "1.5"}, {"d[k]", "1.5"}, {"d[2]", "'two'"}, {"d[2.0]", "'two'"}, {"d[3]", "'three'"},
    {"d[1, 'x']", "b'pair'"}, {"d[(1, 'x')]", "b'pair'"}, {"d[None]", "True"}, {"d['it\\'s']", "0"}, {"d[\"it's\"]", "0"},
    {"q[0]", "6"}, {"q[-1]", "8"}, {"a[0x1][0]", "20"}, {"None", "None"},
    {NULL, NULL}});
}

/* The number in a message is the step: it differs between these. */
static void test_errors (void) {
  g_autoptr (TrState) state = state_at ("a = [1]\nd = {}\nclass C:\n    @property\n    def p(self): return 1\n    q = 5\nc = C()\npass\n", 0);
  int last = tr_state_step (state);
  static const struct {
    const char *expression, *message;
  } cases[] = {
    {"nothing", "name 'nothing' is not defined at step %d"},
    {"a[1]", "index 1 is out of range: the length is 1 at step %d"},
    {"a[-2]", "index -2 is out of range: the length is 1 at step %d"},
    {"a['x']", "indices of a 'list' are integers"},
    {"d['x']", "there is no key 'x' at step %d"},
    {"a.b", "'list' object stores no attribute 'b' at step %d"},
    {"c.p", "'p' of 'C' is a property: to ask it would run code"},
    {"c[0]", "a 'C' holds no items by index or key"},
    {"a[0", "'a[0' ends too early"},
    {"a.", "'a.' ends too early"},
    {"", "'' ends too early"},
    {"a[]", "'a[]' cannot be read from ']' on: names, attributes and items can be asked for, as a.b[0]['k']"},
    {"a + c", "'a + c' cannot be read from '+ c' on: names, attributes and items can be asked for, as a.b[0]['k']"},
    {"a[0]()", "'a[0]()' cannot be read from '()' on: names, attributes and items can be asked for, as a.b[0]['k']"},
    {"d['", "'d['' cannot be read from ''' on: names, attributes and items can be asked for, as a.b[0]['k']"},
    {"#0", "no object #0 is alive at step %d"},
    {"#99999999", "no object #99999999 is alive at step %d"},
    {"#x", "'#x' cannot be read from '#x' on: names, attributes and items can be asked for, as a.b[0]['k']"},
    {"0x10", "no object is at 0x10 at step %d"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *step = g_strdup_printf ("%d", last);
    g_auto (GStrv) parts = g_strsplit (cases[i].message, "%d", 2);
    g_autofree char *message = g_strjoinv (step, parts);
    check_cases (state, 0, (Case[]){{cases[i].expression, message}, {NULL, NULL}});
  }
}

static void test_attributes (void) {
  g_autoptr (TrState) state = state_at ("import copy\n"
                                        "class A:\n    shared = [1, 2]\n    x = 'of the class'\n"
                                        "class B(A):\n    __slots__ = ('y',)\n"
                                        "class E(Exception): pass\n"
                                        "a = A(); a.x = 'of a'; a.left = a\n"
                                        "b = B(); b.y = 'in a slot'; b.z = 'in the dict'\n"
                                        "vars(a)['w'] = 'by vars'\n"
                                        "def f(n=['default']): pass\n"
                                        "e = E('why'); e.note = 'noted'\n"
                                        "pass\n",
                                        0);
  check_cases (state, 0, (Case[]){
    {"a.x", "'of a'"}, {"A.x", "'of the class'"}, {"a.left.left.x", "'of a'"}, {"B.shared[1]", "2"}, {"b.shared[0]", "1"},
    {"b.y", "'in a slot'"}, {"b.z", "'in the dict'"}, {"a.w", "'by vars'"}, {"a.__class__.x", "'of the class'"},
    {"f.__defaults__[0][0]", "'default'"}, {"e.args[0]", "'why'"}, {"e.note", "'noted'"}, {"copy.deepcopy", "<function deepcopy>"},
    {"a.__dict__['w']", "'by vars'"}, {"b.x", "'of the class'"}, {NULL, NULL}});
}

/* Each function keeps what it is given: the innermost frame is that of h at line 4. */
static void test_frames (void) {
  g_autoptr (TrState) state = state_at ("x = 'global'\n"
                                        "def f(x):\n    n = ['in a cell']\n    def h(y): return [n, y]\n    h('of h')\n"
                                        "f('of f')\n",
                                        5);
  check_cases (state, 0, (Case[]){{"x", "'of f'"}, {"n[0]", "'in a cell'"}, {"len", "<built-in function len>"}, {NULL, NULL}});
  g_autoptr (GError) error = NULL;
  TrId module = md_path_frame (state, "<module>", &error);
  g_assert_cmpuint (module, !=, 0);
  g_assert_cmpuint (md_path_frame (state, "0", NULL), ==, module);
  check_cases (state, module, (Case[]){{"x", "'global'"}, {NULL, NULL}});
  g_assert_cmpuint (md_path_frame (state, "f", NULL), ==, md_path_frame (state, "-1", NULL));
  g_assert_cmpuint (md_path_frame (state, "g", &error), ==, 0);
  g_assert_error (error, MD_PATH_ERROR, MD_PATH_ERROR_FRAME);
}

/* Every path is found again under its own name, where it can be typed. */
static void check_names (TrState *state, const Case *cases) {
  for (const Case *c = cases; c->expression != NULL; c++) {
    MdPlace place;
    g_autoptr (GError) error = NULL;
    g_assert_true (md_path_resolve (state, c->expression, 0, &place, &error));
    g_autofree char *name = md_path_of (state, place.object);
    g_assert_cmpstr (name, ==, c->expected);
    MdPlace again;
    if (name != NULL && strstr (name, " of ") == NULL) {
      g_assert_true (md_path_resolve (state, name, 0, &again, &error));
      g_assert_cmpuint (again.object, ==, place.object);
    }
  }
}

static void test_names (void) {
  g_autoptr (TrState) state = state_at ("class P:\n    shared = []\n    def __init__(self, n): self.n = n\n"
                                        "a = [[1], P(['n']), {'k': ['v'], (1, 2): ['t']}]\n"
                                        "b = a\n"
                                        "x = y = a[0]\n"
                                        "p = P([2.5]); p.left = P(['deep'])\n"
                                        "def outer():\n    m = ['cell']\n    return lambda: m\n"
                                        "f = outer()\n"
                                        "def g():\n    z = ['suspended']\n    yield z\n"
                                        "it = g(); first = id(next(it))\n"
                                        "s = {frozenset([(1000, 'member')])}\n"
                                        "vars(p)['not a name'] = ['odd']\n"
                                        "pass\n",
                                        0);
  check_names (state, (Case[]){
    {"b", "a"}, {"a[0]", "x"}, {"a[1]", "a[1]"}, {"a[1].n", "a[1].n"}, {"a[2]['k']", "a[2]['k']"}, {"a[2][1, 2]", "a[2][(1, 2)]"},
    {"p.left.n", "p.left.n"}, {"P.shared", "P.shared"}, {"p.__class__", "P"}, {"f.__closure__[0].cell_contents", "f.__closure__[0].cell_contents"},
    {"p.__dict__", "p.__dict__"}, {NULL, NULL}});
}

/* What has no name that can be typed is told in words. */
static void test_words (void) {
  g_autoptr (TrState) state = state_at ("def g():\n    z = ['suspended']\n    yield z\n"
                                        "it = g(); next(it)\n"
                                        "s = {frozenset([('in', 'a set')])}\n"
                                        "d = {('as', 'key'): None}\n"
                                        "l = iter(['iterated'])\n"
                                        "pass\n",
                                        0);
  static const Case cases[] = {{"'suspended'", "local z of it"}, {"'as'", "key ('as', 'key') of d"}, {"'iterated'", "iterated sequence of l"}};
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId)), owners = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  guint met = 0;
  for (guint i = 0; i < living->len; i++) {
    TrId id = g_array_index (living, TrId, i);
    const TrSubject *subject = tr_state_subject (state, id);
    if (subject->nature != TR_OBJECT || (subject->kind != RT_KIND_list && subject->kind != RT_KIND_tuple))
      continue;
    TrId item = tr_state_ref (state, id, RT_SLOT_ITEM, 0);
    for (gsize c = 0; item != 0 && c < G_N_ELEMENTS (cases); c++) {
      if (!g_str_equal (text_of (state, item), cases[c].expression))
        continue;
      g_autofree char *name = md_path_of (state, id);
      if (name == NULL)
        continue; /* a constant of the code, not yet freed */
      g_assert_cmpstr (name, ==, cases[c].expected);
      met++;
    }
  }
  g_assert_cmpuint (met, ==, G_N_ELEMENTS (cases));
}

/* An object in a variable of a function that others share has the variable's name. */
static void test_local_names (void) {
  g_autoptr (TrState) state = state_at ("def f(p, q):\n    n = [p]\n    def h(): return n\n    pass\nf([[2.5]], {'k': ['v']})\n", 4);
  check_names (state, (Case[]){{"n", "n"}, {"p", "p"}, {"p[0]", "p[0]"}, {"q['k']", "q['k']"}, {"h", "h"}, {NULL, NULL}});
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/path/items", test_items);
  g_test_add_func ("/model/path/errors", test_errors);
  g_test_add_func ("/model/path/attributes", test_attributes);
  g_test_add_func ("/model/path/frames", test_frames);
  g_test_add_func ("/model/path/names", test_names);
  g_test_add_func ("/model/path/words", test_words);
  g_test_add_func ("/model/path/local-names", test_local_names);
  return g_test_run ();
}
