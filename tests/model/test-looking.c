/* Looking changes nothing: a run that is asked everything at every step is the run that nobody asks anything. */

#include <string.h>

#include "md-aliases.h"
#include "md-cycles.h"
#include "md-dominators.h"
#include "md-find.h"
#include "md-graph.h"
#include "md-json.h"
#include "md-sharing.h"
#include "run-snippet.h"

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

/* Asks what can be asked of the heap where STATE stands. */
static void ask_paths (TrState *state) {
  static const char *const expressions[] = {"a",      "a.n[0]",     "a.prop",  "a.nothing", "b[0]",   "b[2]['k']", "d[7]",  "d[a]",
                                            "d['y']", "d['y'][8.5]", "a['x']", "C.prop",    "r[0]",   "g",         "x[-1]", "0x7f0000000010",
                                            "#100",   "a[",         "x.n.me",  "len"};
  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++) {
    MdPlace place;
    if (!md_path_resolve (state, expressions[i], 0, &place, NULL))
      continue;
    g_autofree char *path = md_path_of (state, place.object), *word = md_path_word (state, place.object);
  }
}

static void ask_pairs (MdNames *names, const guint8 *own) {
  const MdHeap *heap = md_names_heap (names);
  guint32 last = MD_NOTHING;
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    if (!own[node])
      continue;
    if (last != MD_NOTHING) {
      g_autoptr (MdSharing) sharing = md_sharing_new (heap, last, node);
      g_autofree char *label = md_sharing_path (sharing, sharing->rows->len - 1);
    }
    last = node % 8 == 0 ? node : last;
  }
}

static void ask_objects (MdNames *names, const guint8 *own) {
  const MdHeap *heap = md_names_heap (names);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32)), aliases = g_array_new (FALSE, FALSE, sizeof (MdAlias));
  for (guint32 node = 0; node < heap->n_nodes; node++) {
    if (!own[node])
      continue;
    g_array_set_size (slots, 0);
    md_names_why (names, node, slots);
    g_autofree char *path = md_names_path (names, node), *word = md_names_word (names, node);
    for (guint32 i = heap->in_begin[node]; i < heap->in_begin[node + 1]; i++)
      g_free (md_names_holder (names, heap->incoming[i]));
  }
  md_aliases_find (names, TRUE, aliases);
  for (guint i = 0; i < MIN (aliases->len, 20); i++)
    g_ptr_array_unref (md_aliases_paths (names, g_array_index (aliases, MdAlias, i).node, 5, NULL));
}

static void ask_everything (TrLog *log, guint step, gpointer user) {
  g_autoptr (TrState) state = tr_state_new (log);
  tr_state_seek (state, (int) step);
  g_autoptr (MdHeap) heap = md_heap_new (state);
  g_autoptr (MdNames) names = md_names_new (heap);
  const guint8 *own = md_names_own (names);
  ask_paths (state);
  ask_objects (names, own);
  if (step % 16 == 0)
    ask_pairs (names, own);
  g_autoptr (MdDominators) dominators = md_dominators_new (heap);
  g_autoptr (MdCycles) cycles = md_cycles_new (heap);
  MdWanted wanted = {.type = "*", .value = "*", .name = "a", .count = ">0", .library = TRUE};
  g_array_unref (md_find (names, &wanted));
  MdView view = md_view_default ();
  md_graph_free (md_graph_new (state, (int) step, &view));
  ++*(guint *) user;
}

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

/* SOURCE run twice, once with every question at every step: the same output; at each step the same objects, counts, references and
 * addresses. EXPECTED: its output, if it is to be held against that, too. */
static void check_looking (const char *source, const char *expected) {
  guint asked = 0;
  g_autoptr (TrLog) plain = run_snippet (source, NULL), looked = run_snippet_watched (source, ask_everything, &asked);
  g_autofree char *output = output_of (plain), *looked_output = output_of (looked);
  guint n = tr_log_n_steps (plain);
  g_assert_cmpuint (asked, ==, n);
  g_assert_cmpstr (looked_output, ==, output);
  if (expected != NULL)
    g_assert_cmpstr (output, ==, expected);
  g_assert_cmpuint (tr_log_n_steps (looked), ==, n);
  g_autoptr (TrState) state = tr_state_new (plain), other = tr_state_new (looked);
  for (guint step = 0; step < n; step++) {
    tr_state_seek (state, (int) step);
    tr_state_seek (other, (int) step);
    g_assert_cmpuint (tr_state_hash (other), ==, tr_state_hash (state));
    if (step % 8 != 0 && step + 1 != n)
      continue;
    g_autofree char *one = md_json_step (state, step), *two = md_json_step (other, step);
    g_assert_cmpstr (two, ==, one);
  }
}

static void test_counting (void) {
  check_looking (counting, "[]\n");
}

static void test_telling (void) {
  check_looking (telling, NULL);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/looking/no-method-is-called", test_counting);
  g_test_add_func ("/model/looking/no-count-moves", test_telling);
  return g_test_run ();
}
