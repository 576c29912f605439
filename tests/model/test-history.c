/* Histories and blame of small programs with alias bugs, as lines: "3 bound b (b = a)", line, what, through which name. */

#include <string.h>

#include "md-blame.h"
#include "md-path.h"
#include "run-snippet.h"

typedef struct Run {
  TrLog *log;
  TrState *state;
  MdSources *sources;
} Run;

static Run run (const char *source) {
  Run r = {.log = run_snippet (source, NULL)};
  r.state = tr_state_new (r.log);
  r.sources = md_sources_new (r.log);
  md_sources_add (r.sources, "test.py", source);
  return r;
}

static void run_clear (Run *r) {
  md_sources_free (r->sources);
  tr_state_free (r->state);
  tr_log_unref (r->log);
}

static guint step_of_line (const Run *r, guint line) {
  TrStep step;
  for (guint i = tr_log_n_steps (r->log); i > 0; i--) {
    tr_log_step (r->log, i - 1, &step);
    if (step.kind == RT_STEP_LINE && step.line == line)
      return i - 1;
  }
  return tr_log_n_steps (r->log) - 1;
}

/* Numbers of objects are not known by hand: all are "#". */
static char *without_numbers (const char *text) {
  g_autoptr (GRegex) number = g_regex_new ("#[0-9]+", 0, 0, NULL);
  return g_regex_replace_literal (number, text, -1, 0, "#", 0, NULL);
}

static void append_event (GString *text, const MdEvent *event) {
  static const char *const kinds[] = {"made", "bound", "changed", "unbound", "freed"};
  g_string_append_printf (text, "%u %s", event->line, kinds[event->kind]);
  if (event->slot != NULL)
    g_string_append_printf (text, " %s", event->slot);
  g_autofree char *after = event->after != NULL ? without_numbers (event->after) : NULL;
  if (after != NULL)
    g_string_append_printf (text, "=%s", after);
  if (event->kind == MD_EVENT_CHANGED && event->slot == NULL)
    g_string_append_printf (text, " *%u", event->n_changes);
  if (event->through != NULL)
    g_string_append_printf (text, " by %s", event->through);
  g_string_append_c (text, '\n');
}

static char *history_text (const MdHistory *history) {
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const MdEvent *events = md_history_events (history, &n);
  for (guint i = 0; i < n; i++)
    append_event (text, &events[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The history of what EXPRESSION gives when LINE ran last (0: at the end). */
static void check_history (const char *source, guint line, const char *expression, gboolean of_slot, const char *expected) {
  Run r = run (source);
  guint step = step_of_line (&r, line);
  tr_state_seek (r.state, (int) step);
  MdPlace place;
  g_assert_true (md_path_resolve (r.state, expression, 0, &place, NULL));
  MdHop slot = {.owner = place.owner, .kind = place.kind, .index = place.index, .target = place.object};
  if (slot.kind == RT_SLOT_VALUE)
    slot.key = tr_state_ref (r.state, slot.owner, RT_SLOT_KEY, slot.index);
  MdHistory *history =
    of_slot ? md_history_new_of_slot (r.state, r.sources, step, &slot) : md_history_new (r.state, r.sources, place.object);
  g_autofree char *text = history_text (history);
  g_assert_cmpstr (text, ==, expected);
  md_history_free (history);
  run_clear (&r);
}

static void test_objects (void) {
  check_history ("l1 = [1]\nl2 = l1\nl1.append(44)\ndel l1\nl2 = None\n", 3, "l1", FALSE,
                 "1 made\n1 bound l1 by l1\n2 bound l2 by l2\n3 changed [1]=44 by l1\n4 unbound l1 by l1\n5 unbound l2 by l2\n5 freed by l2\n");
  check_history ("a = [1, 2]\na.insert(0, 9)\na[1] = 3\na.pop()\na.clear()\n", 0, "a", FALSE,
                 "1 made\n1 bound a by a\n2 changed *3 by a\n3 changed [1]=3 by a\n4 changed [2]=nothing by a\n5 changed *2 by a\n");
  check_history ("d = {}\nd['k'] = 1\nd['k'] = 2\ndel d['k']\n", 0, "d", FALSE,
                 "1 made\n1 bound d by d\n2 changed ['k']=1 by d\n3 changed ['k']=2 by d\n4 changed ['k']=nothing by d\n");
  check_history ("b = bytearray(b'xy')\nc = b\nc[0] = 65\n", 0, "b", FALSE, "1 made\n1 bound b by b\n2 bound c by c\n3 changed *0 by c\n");
  check_history ("x = []\nx = [x, 1]\nx = 5\ny = 1\n", 2, "x", FALSE, "1 made\n1 bound x by x\n2 bound x[0]\n2 unbound x by x\n3 unbound x[0] by x\n3 freed\n");
}

static void test_calls (void) {
  check_history ("def f(p):\n    p.append(1)\n    q = p\nz = []\nf(z)\n", 0, "z", FALSE,
                 "4 made\n4 bound z by z\n5 bound p of f\n2 changed [0]=1 by p\n3 bound q of f by q\n3 unbound p of f\n3 unbound q of f by q\n");
  check_history ("def get():\n    return x\nx = []\nget().append(1)\nm = x.append\nm(2)\nlist.append(x, 3)\n", 0, "x", FALSE,
                 "3 made\n3 bound x by x\n4 changed [0]=1 by get()\n5 bound m.__self__\n6 changed [1]=2 by m\n7 changed [2]=3 by x\n");
  check_history ("def g(q):\n    q.append(1)\n    yield\nx = []\nh = g(x)\nnext(h)\n", 0, "x", FALSE,
                 "4 made\n4 bound x by x\n5 bound q of g\n2 changed [0]=1 by q\n");
}

static void test_attributes (void) {
  check_history ("class A:\n    def __init__(self):\n        self.v = 1\na = A()\nb = a\nb.v = 2\na.__dict__['w'] = 3\ndel a.v\n", 0, "a", FALSE,
                 "4 made\n4 bound self of A.__init__\n3 changed .v=1 by self\n3 unbound self of A.__init__\n4 bound a by a\n5 bound b by b\n"
                 "6 changed .v=2 by b\n7 changed *1 by a\n8 changed .v=nothing by a\n");
  check_history ("class A: pass\na = A()\na.v = []\nb = a\nb.v = 7\na.__dict__\nb.v = 8\n", 0, "a.v", TRUE,
                 "3 changed .v=list # by a\n5 changed .v=7 by b\n7 changed .v=8 by b\n");
}

static void test_slots (void) {
  check_history ("a = 1\nb = 2\na = 3\ndel a\na = 4\n", 3, "a", TRUE, "1 changed a=1 by a\n3 changed a=3 by a\n4 changed a=nothing by a\n5 changed a=4 by a\n");
  check_history ("x = [1, 2]\ny = x\ny[1] = 5\nx.insert(0, 0)\nx[2] = 6\n", 0, "x[2]", TRUE, "1 changed [1]=2\n3 changed [1]=5 by y\n5 changed [2]=6 by x\n");
  check_history ("def f():\n    n = 0\n    def g():\n        nonlocal n\n        n += 1\n    g()\n    return n\nf()\n", 7, "n", TRUE,
                 "2 changed n of f=0 by n\n5 changed n of f.<locals>.g=1 by n\n7 changed n of f=nothing\n");
}

static void test_sessions (void) {
  Run r = {.log = run_snippet ("a = [1]\n", NULL)};
  r.state = tr_state_new (r.log);
  tr_state_seek (r.state, (int) tr_log_n_steps (r.log) - 1);
  /* Without texts there is a history all the same. */
  MdPlace place;
  g_assert_true (md_path_resolve (r.state, "a", 0, &place, NULL));
  g_autoptr (MdHistory) history = md_history_new (r.state, NULL, place.object);
  g_autofree char *text = history_text (history);
  g_assert_cmpstr (text, ==, "1 made\n1 bound a\n");
  tr_state_free (r.state);
  tr_log_unref (r.log);
}

/* Blame. */

static char *blame_text (Run *r, guint line, const char *frame_name, const char *expression, gboolean all) {
  g_autoptr (GString) text = g_string_new (NULL);
  guint step = step_of_line (r, line), n;
  tr_state_seek (r->state, (int) step);
  TrId frame = frame_name != NULL ? md_path_frame (r->state, frame_name, NULL) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdBlame) blame = md_blame_new (r->state, r->sources, step, frame, expression, &error);
  if (blame == NULL)
    return g_strdup (error->message);
  const MdBlamed *blamed = all ? md_blame_all (blame, &n) : md_blame_latest (blame);
  for (guint i = 0; i < (all ? n : 1); i++) {
    g_string_append_printf (text, "%s%s: ", blamed[i].expression, blamed[i].is_content ? " holds" : "");
    append_event (text, blamed[i].event);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void check_blame (const char *source, guint line, const char *frame, const char *expression, gboolean all, const char *expected) {
  Run r = run (source);
  g_autofree char *text = blame_text (&r, line, frame, expression, all);
  g_assert_cmpstr (text, ==, expected);
  run_clear (&r);
}

static void test_blame (void) {
  static const char lists[] = "l1 = [1]\nl2 = l1\nl1.append(44)\nx = 0\nl2[0] = 2\n";
  check_blame (lists, 4, NULL, "l2", FALSE, "l2 holds: 3 changed [1]=44 by l1\n");
  check_blame (lists, 0, NULL, "l1[0]", FALSE, "l1[0]: 5 changed [0]=2 by l2\n");
  check_blame (lists, 0, NULL, "l1[1]", FALSE, "l1[1]: 3 changed [1]=44 by l1\n");
  check_blame (lists, 0, NULL, "x", FALSE, "x: 4 changed x=0 by x\n");
}

static void test_blame_ways (void) {
  static const char nested[] =
    "class N: pass\n"      /* 1 */
    "a = [N()]\n"          /* 2 */
    "b = a[0]\n"           /* 3 */
    "b.x = 5\n"            /* 4 */
    "a = [a[0]]\n"         /* 5 */
    "z = 1\n";             /* 6 */
  check_blame (nested, 0, NULL, "a[0].x", FALSE, "a: 5 changed a=list # by a\n");
  check_blame (nested, 5, NULL, "a[0].x", FALSE, "a[0].x: 4 changed .x=5 by b\n");
  static const char frames[] = "def f(xs):\n    y = 1\n    return xs\ndata = [1]\nf(data)\ndata[0] = 9\nf(data)\n";
  check_blame (frames, 3, "f", "xs[0]", FALSE, "xs: 7 changed xs=list #\n");
  check_blame ("a = 1\n", 0, NULL, "b", FALSE, "name 'b' is not defined at step 3");
  check_blame ("a = 1\n", 0, NULL, "a +", FALSE, "'a +' cannot be read from '+' on: names, attributes and items can be asked for, as a.b[0]['k']");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/objects", test_objects);
  g_test_add_func ("/model/history/calls", test_calls);
  g_test_add_func ("/model/history/attributes", test_attributes);
  g_test_add_func ("/model/history/slots", test_slots);
  g_test_add_func ("/model/history/without-texts", test_sessions);
  g_test_add_func ("/model/blame/lists", test_blame);
  g_test_add_func ("/model/blame/ways", test_blame_ways);
  return g_test_run ();
}
