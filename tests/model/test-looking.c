/* Looking changes nothing: a run that is asked everything at every step is the run that nobody asks anything.
 *
 *   test-looking TESTS FOLDER...     at every step of two programs made for it; with FOLDERs, at some steps of all
 *                                    their scripts and sessions */

#include "look.h"
#include "md-json.h"
#include "run-snippet.h"
#include "scripts.h"

/* Every method that a careless look would call counts its calls. */
static const char counting[] =
  "calls = []\n"
  "def note(name): calls.append(name)\n"
  "class Meta(type):\n"
  "    def __getattribute__(cls, name): note('Meta.' + name); return super().__getattribute__(name)\n"
  "    def __repr__(cls): note('Meta.__repr__'); return 'M'\n"
  "    def __instancecheck__(cls, o): note('__instancecheck__'); return True\n"
  "class C(metaclass=Meta):\n"
  "    def __init__(self, n): object.__setattr__(self, 'n', n)\n"
  "    def __repr__(self): note('__repr__'); return 'C'\n"
  "    def __str__(self): note('__str__'); return 'C'\n"
  "    def __eq__(self, other): note('__eq__'); return True\n"
  "    def __hash__(self): note('__hash__'); return 1\n"
  "    def __getattr__(self, name): note('__getattr__'); return 2\n"
  "    def __getattribute__(self, name): note('__getattribute__'); return object.__getattribute__(self, name)\n"
  "    def __len__(self): note('__len__'); return 3\n"
  "    def __iter__(self): note('__iter__'); return iter([])\n"
  "    def __getitem__(self, k): note('__getitem__'); return 4\n"
  "    def __contains__(self, k): note('__contains__'); return True\n"
  "    def __sizeof__(self): note('__sizeof__'); return 5\n"
  "    def __bool__(self): note('__bool__'); return False\n"
  "    def __index__(self): note('__index__'); return 0\n"
  "    def __del__(self): note('__del__')\n"
  "    @property\n"
  "    def prop(self): note('prop'); return 6\n"
  "calls.clear()\n"
  "a = C([1.5])\n"
  "b = [a, a, {'k': a}, (a, [2.5])]\n"
  "d = {'x': b, 7: b[3], 'y': {8.5: a}}\n"
  "c = b[:]\n"
  "pass\n"
  "print(calls)\n";

/* Counts, addresses, sizes, the collector's own counts and the moment of every end, as the program itself sees them. */
static const char telling[] =
  "import sys, gc, weakref\n"
  "gc.set_threshold(40, 3, 3)\n"
  "class N:\n"
  "    def __init__(self, n): self.n = n; self.me = self\n"
  "    def __del__(self): print('del', self.n, gc.get_count())\n"
  "def tell(*objects):\n"
  "    for o in objects: print(sys.getrefcount(o), id(o), sys.getsizeof(o), gc.get_count(), len(gc.get_objects()))\n"
  "def gen(n):\n"
  "    x = [n]\n"
  "    while x[-1] < 5:\n"
  "        x.append((yield x))\n"
  "a = [N(i) for i in range(20)]\n"
  "r = [weakref.ref(o, lambda w: print('gone', gc.get_count())) for o in a]\n"
  "tell(a, a[0], r, r[0], N)\n"
  "b = a[5:]\n"
  "del a\n"
  "for i in range(30): x = [[i], {i: N(i)}]\n"
  "tell(b, x, i, None, N)\n"
  "g = gen(0); next(g)\n"
  "for i in range(1, 6):\n"
  "    try: tell(g.send(i), g)\n"
  "    except StopIteration: tell(g)\n"
  "print(sorted(['bb', 'a', 'ccc'], key=lambda s: (sys.getrefcount(s), len(s))))\n"
  "try:\n    [].nothing\nexcept AttributeError as e:\n    tell(e, e.__traceback__)\n"
  "print(gc.collect(), [w() is None for w in r])\n";

static char *output_of (TrLog *log) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint64 at = 0; at < tr_log_output_length (log);) {
    RtOutput stream;
    gsize length;
    g_autofree char *piece = tr_log_output (log, at, G_MAXSSIZE, &stream, &length);
    g_string_append_len (text, piece, (gssize) length);
    at += length;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Which steps are asked. */
typedef struct Asking {
  guint apart;      /* so many steps lie between two that are asked anything; 0: none are */
  guint time_apart; /* and so many between two that are asked of the whole run, a multiple of it */
  guint n_asked;
} Asking;

static void ask (TrLog *log, guint step, gpointer user) {
  Asking *asking = user;
  if (asking->apart == 0 || step % asking->apart != 0)
    return;
  look_at_everything (log, step, step % asking->time_apart == asking->apart % asking->time_apart);
  asking->n_asked++;
}

/* PLAIN is a run that was not asked, LOOKED the same asked every APART steps: the same output; at each of these steps the same objects, counts,
 * references and addresses. */
static void compare_runs (TrLog *plain, TrLog *looked, guint apart) {
  g_autofree char *output = output_of (plain), *looked_output = output_of (looked);
  guint n = tr_log_n_steps (plain);
  g_assert_cmpstr (looked_output, ==, output);
  g_assert_cmpuint (tr_log_n_steps (looked), ==, n);
  g_autoptr (TrState) state = tr_state_new (plain), other = tr_state_new (looked);
  for (guint step = 0; step < n; step += step + 1 == n ? 1 : MIN (apart, n - 1 - step)) {
    tr_state_seek (state, (int) step);
    tr_state_seek (other, (int) step);
    g_assert_cmpuint (tr_state_hash (other), ==, tr_state_hash (state));
    if (step % (8 * apart) != 0 && step + 1 != n)
      continue;
    g_autofree char *one = md_json_step (state, step), *two = md_json_step (other, step);
    g_assert_cmpstr (two, ==, one);
  }
}

/* EXPECTED: what SOURCE prints, if it is to be held against that, too. */
static void check_looking (const char *source, const char *expected) {
  Asking asking = {.apart = 1, .time_apart = 16};
  g_autoptr (TrLog) plain = run_snippet (source, NULL), looked = run_snippet_watched (source, ask, &asking);
  compare_runs (plain, looked, 1);
  g_assert_cmpuint (asking.n_asked, ==, tr_log_n_steps (plain));
  g_autofree char *output = output_of (plain);
  if (expected != NULL)
    g_assert_cmpstr (output, ==, expected);
}

static void test_counting (void) {
  check_looking (counting, "[]\n");
}

static void test_telling (void) {
  check_looking (telling, NULL);
}

#define ASKED_STEPS 3 /* of a script of the folders */

static void check_script (gconstpointer path) {
  g_autofree char *source = NULL;
  g_assert_true (g_file_get_contents (path, &source, NULL, NULL));
  TrLog *(*run) (const char *, SnippetWatch, gpointer) = g_str_has_suffix (path, ".repl") ? run_session_watched : run_snippet_watched;
  g_autoptr (TrLog) plain = run (source, NULL, NULL);
  guint apart = MAX (1, tr_log_n_steps (plain) / ASKED_STEPS);
  Asking asking = {.apart = apart, .time_apart = 3 * apart};
  g_autoptr (TrLog) looked = run (source, ask, &asking);
  g_assert_cmpuint (asking.n_asked, >, 0);
  compare_runs (plain, looked, apart);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  if (argc < 3) {
    g_test_add_func ("/model/looking/no-method-is-called", test_counting);
    g_test_add_func ("/model/looking/no-count-moves", test_telling);
  }
  for (int i = 2; i < argc; i++)
    scripts_add (argv[1], argv[i], "/model/looking", check_script, paths);
  return g_test_run ();
}
