/* Alias effects of small programs, as "line through: names", and as sentences. What is right was worked out by hand. */

#include "md-effects.h"
#include "run-snippet.h"

#define MOST_NAMES 8

typedef struct Run {
  TrLog *log;
  TrState *state;
  MdSources *sources;
  MdEffects *effects;
} Run;

static Run run (const char *source) {
  Run r = {.log = run_snippet (source, NULL)};
  r.state = tr_state_new (r.log);
  r.sources = md_sources_new (r.log);
  md_sources_add (r.sources, "test.py", source);
  r.effects = md_effects_new (r.state, r.sources);
  return r;
}

static void run_clear (Run *r) {
  md_effects_free (r->effects);
  md_sources_free (r->sources);
  tr_state_free (r->state);
  tr_log_unref (r->log);
}

static void check (const char *source, const char *expected) {
  Run r = run (source);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const MdEffect *effects = md_effects_all (r.effects, &n);
  for (guint i = 0; i < n; i++) {
    g_auto (GStrv) names = md_effects_names (r.effects, i, MOST_NAMES, NULL);
    g_autofree char *joined = g_strjoinv (", ", names);
    g_string_append_printf (text, "%u %s: %s\n", effects[i].line, effects[i].through != NULL ? effects[i].through : "?", joined);
  }
  g_assert_cmpstr (text->str, ==, expected);
  run_clear (&r);
}

static void test_names (void) {
  check ("l1 = [1]\nl2 = l1\nl1.append(44)\n", "3 l1: l2\n");
  check ("l1 = [1]\nl1.append(44)\nl2 = l1\n", "");
  check ("l1 = [1]\nl2 = l1\nl2 = l2 + [2]\nl2.append(3)\n", "");
  check ("l1 = [1]\nl2 = l1\nl2 += [2]\n", "3 l2: l1\n");
  check ("a = b = {}\nb['k'] = 1\ndel a['k']\n", "2 b: a\n3 a: b\n");
  check ("a = {1}\nb = a\na |= {2}\nb.add(1)\n", "3 a: b\n");
  check ("a = bytearray(b'x')\nb = a\nb[0] = 65\n", "3 b: a\n");
  check ("a = [3, 1]\nb = a\nb.sort()\n", "3 b: a\n");
  check ("a = []\nb = a\na.append(1); b.append(2)\n", "");
}

static void test_containers (void) {
  check ("grid = [[0] * 3] * 3\ngrid[0][0] = 1\n", "2 grid[0]: grid[1], grid[2]\n");
  check ("a = [[1]]\nb = a[:]\na[0].append(2)\na.append(3)\n", "3 a[0]: b[0]\n");
  check ("a = [[1]]\nb = a\na[0].append(2)\n", "3 a[0]: b[0]\n");
  check ("import copy\na = [[1]]\nb = copy.deepcopy(a)\na[0].append(2)\n", "");
  check ("x = []\nd = {'k': x, 'l': (x, 1)}\nd['k'].append(1)\n", "3 d['k']: x, d['l'][0]\n");
  check ("rows = [[], []]\nfor r in rows:\n    r.append(0)\n", "3 r: rows[0]\n3 r: rows[1]\n");
  check ("rows = [[], []]\nfor i in range(2):\n    rows[i].append(0)\n", "");
  check ("k = 'a'\nd = {'a': []}\ne = d['a']\nd[k].append(1)\n", "4 d[k]: e\n");
}

static void test_frames (void) {
  check ("def f(xs):\n    xs.append(1)\ndata = []\nf(data)\n", "2 xs: data\n");
  check ("def f(xs):\n    ys = xs\n    g(ys)\ndef g(zs):\n    zs.clear()\ndata = [1]\nf(data)\n", "5 zs: data, xs of f, ys of f\n");
  check ("def f(f_code, f_locals, f_func):\n    f_code.append(1)\ndata = []\nf(data, 1, 2)\n", "2 f_code: data\n");
  check ("def f(xs):\n    return len(xs)\ndata = []\ndata.append(f(data))\n", "");
  check ("def add(x, acc=[]):\n    acc.append(x)\nadd(1)\n", "2 acc: add.__defaults__[0]\n");
  check ("def f(n):\n    mine = []\n    if n:\n        f(n - 1)\n    mine.append(n)\nf(1)\n", "");
  check ("def g(q):\n    q.append(1)\n    yield\nx = []\nh = g(x)\nnext(h)\nx.append(2)\n", "2 q: x\n7 x: q of g\n");
}

static void test_classes (void) {
  check ("class B:\n    items = []\np = B()\nq = B()\np.items.append(1)\n", "5 p.items: B.items, q.items\n");
  check ("class B:\n    items = []\np = B()\nq = B()\nq.items = []\np.items.append(1)\n", "6 p.items: B.items\n");
  check ("class B:\n    def __init__(self):\n        self.own = []\n        self.own.append(1)\np = B()\np.own.append(2)\n", "");
  check ("class B: pass\na = B()\nb = a\nb.v = 1\n", "4 b: a\n");
  check ("class B:\n    def put(self, v):\n        self.v = v\na = B()\na.put(1)\n", "3 self: a\n");
  check ("import copy\nclass B: pass\na = B()\na.v = 1\nb = a\nc = copy.copy(a)\na.__dict__\n", "");
}

static void test_closures (void) {
  check ("def outer():\n    n = []\n    def inc():\n        n.append(1)\n    inc()\n    return inc\nf = outer()\nf()\n", "");
  check ("def outer():\n    n = []\n    m = n\n    def inc():\n        n.append(1)\n    inc()\nouter()\n", "5 n: m of outer\n");
  check ("def outer():\n    n = []\n    def inc():\n        n.append(1)\n    return inc, n\nf, seen = outer()\nf()\n", "4 n: seen\n");
}

static void test_through (void) {
  check ("a = []\ndef get():\n    return a\nget().append(1)\n", "4 get(): a\n");
  check ("a = []\nm = a.append\nm(1)\n", "3 m: a\n");
  check ("a = []\nb = a\nlist.append(b, 1)\n", "3 b: a\n");
  check ("a = []\nf = lambda: a.append(1)\nf()\nb = a\nf()\n", "2 a: b\n");
}

static void check_sentence (const char *source, guint number, const char *expected) {
  Run r = run (source);
  g_autofree char *text = md_effects_sentence (r.effects, number);
  g_assert_cmpstr (text, ==, expected);
  run_clear (&r);
}

static void test_sentences (void) {
  check_sentence ("l1 = [1]\nl2 = l1\n\nl1.append(44)\n", 0, "Line 4 changed the list through l1. l2 is the same list, so it shows 44 too.");
  check_sentence ("a = b = c = {'k': 1}\na.pop('k')\n", 0, "Line 2 changed the dict through a. b and c are the same dict, so they have lost 1 too.");
  check_sentence ("a = [3, 1]\nb = a\nb.sort()\n", 0, "Line 3 changed the list through b. a is the same list, so it shows the change too.");
  check_sentence ("x = []\ny = [x] * 6\nx.append('hm')\n", 0,
                  "Line 3 changed the list through x. y[0], y[1], y[2] and others are the same list, so they show 'hm' too.");
}

static void test_steps (void) {
  Run r = run ("a = []\nb = a\na.append(1)\nb.append(2)\n");
  guint n, total;
  const MdEffect *effects = md_effects_all (r.effects, &total);
  g_assert_cmpuint (total, ==, 2);
  g_assert_cmpuint (md_effects_of_step (r.effects, effects[1].step, &n), ==, 1);
  g_assert_cmpuint (n, ==, 1);
  md_effects_of_step (r.effects, effects[0].step - 1, &n);
  g_assert_cmpuint (n, ==, 0);
  run_clear (&r);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/effects/names", test_names);
  g_test_add_func ("/model/effects/containers", test_containers);
  g_test_add_func ("/model/effects/frames", test_frames);
  g_test_add_func ("/model/effects/classes", test_classes);
  g_test_add_func ("/model/effects/closures", test_closures);
  g_test_add_func ("/model/effects/through", test_through);
  g_test_add_func ("/model/effects/sentences", test_sentences);
  g_test_add_func ("/model/effects/steps", test_steps);
  return g_test_run ();
}
