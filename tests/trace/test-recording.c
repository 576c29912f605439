/* What a recording tells is in order: every change says what was there before, nothing is mentioned before it is born, and what dies
 * holds nothing and is held by nobody. */

#include "run-snippet.h"
#include "tr-log.h"

typedef struct Subject {
  GHashTable *slots; /* kind and index to TrId */
  TrPayloadPlace payload;
  guint64 line;
} Subject;

typedef struct World {
  TrLog *log;
  GHashTable *subjects; /* TrId to Subject, of what lives */
  GHashTable *counts;   /* TrId to the number of slots that hold it; what is born may mention what is born right after it */
  TrId top;
} World;

static void subject_free (gpointer data) {
  g_hash_table_unref (((Subject *) data)->slots);
  g_free (data);
}

static Subject *living (World *world, TrId id) {
  Subject *subject = g_hash_table_lookup (world->subjects, TR_ID_KEY (id));
  g_assert_nonnull (subject);
  return subject;
}

static guint count_of (World *world, TrId id) {
  return GPOINTER_TO_UINT (g_hash_table_lookup (world->counts, TR_ID_KEY (id)));
}

static void count (World *world, TrId id, int by) {
  g_assert_cmpint ((int) count_of (world, id) + by, >=, 0);
  if (id != 0)
    g_hash_table_insert (world->counts, TR_ID_KEY (id), GUINT_TO_POINTER (count_of (world, id) + (guint) by));
}

static gpointer slot_key (guint kind, guint index) {
  return GSIZE_TO_POINTER ((gsize) kind << 32 | index);
}

static void set_slot (Subject *subject, gpointer key, TrId to) {
  if (to != 0)
    g_hash_table_insert (subject->slots, key, TR_ID_KEY (to));
  else
    g_hash_table_remove (subject->slots, key);
}

static void on_birth (World *world, const TrChange *change) {
  g_assert_false (g_hash_table_contains (world->subjects, TR_ID_KEY (change->subject)));
  TrPayload payload;
  tr_log_payload (world->log, change->after, &payload);
  Subject *subject = g_new0 (Subject, 1);
  *subject = (Subject){.slots = g_hash_table_new (NULL, NULL), .payload = change->after, .line = payload.line};
  g_hash_table_insert (world->subjects, TR_ID_KEY (change->subject), subject);
}

static void on_death (World *world, const TrChange *change) {
  Subject *subject = living (world, change->subject);
  g_assert_cmpuint (g_hash_table_size (subject->slots), ==, 0);
  g_assert_cmpuint (count_of (world, change->subject), ==, 0);
  g_assert_cmpuint (change->before, ==, subject->payload);
  if (change->subject & TR_ID_FRAME)
    g_assert_cmpuint (change->after, ==, subject->line);
  g_hash_table_remove (world->subjects, TR_ID_KEY (change->subject));
}

static void on_ref (World *world, const TrChange *change) {
  Subject *subject = living (world, change->subject);
  gpointer key = slot_key (change->slot_kind, change->slot_index);
  g_assert_cmpuint (TR_KEY_ID (g_hash_table_lookup (subject->slots, key)), ==, change->before);
  g_assert_cmpuint (change->before, !=, change->after);
  if (change->before != 0)
    living (world, change->before);
  set_slot (subject, key, change->after);
  count (world, change->before, change->before != 0 ? -1 : 0);
  count (world, change->after, 1);
}

static void on_move (World *world, const TrChange *change) {
  Subject *subject = living (world, change->subject);
  g_autofree TrId *moved = g_new (TrId, change->before);
  for (guint64 i = 0; i < change->before; i++) {
    gpointer key = slot_key (change->slot_kind, change->slot_index + (guint) i);
    moved[i] = TR_KEY_ID (g_hash_table_lookup (subject->slots, key));
    set_slot (subject, key, 0);
  }
  for (guint64 i = 0; i < change->before; i++) {
    gpointer key = slot_key (change->slot_kind, (guint) (change->after + i));
    g_assert_false (g_hash_table_contains (subject->slots, key));
    set_slot (subject, key, moved[i]);
  }
}

static void on_payload (World *world, const TrChange *change) {
  Subject *subject = living (world, change->subject);
  TrPayload before, after;
  g_assert_cmpuint (subject->payload, ==, change->before);
  subject->payload = change->after;
  tr_log_payload (world->log, change->before, &before);
  tr_log_payload (world->log, change->after, &after);
  g_assert_true (before.text != after.text || before.size_bytes != after.size_bytes || before.immortal != after.immortal ||
                 before.linked != after.linked || before.tracked != after.tracked);
}

static void on_change (World *world, const TrChange *change) {
  switch ((TrChangeKind) change->change) {
  case TR_CHANGE_BIRTH:
    on_birth (world, change);
    break;
  case TR_CHANGE_DEATH:
    on_death (world, change);
    break;
  case TR_CHANGE_REF:
    on_ref (world, change);
    break;
  case TR_CHANGE_MOVE:
    on_move (world, change);
    break;
  case TR_CHANGE_PAYLOAD:
    on_payload (world, change);
    break;
  case TR_CHANGE_LINE:
    g_assert_cmpuint (living (world, change->subject)->line, ==, change->before);
    living (world, change->subject)->line = change->after;
    break;
  case TR_CHANGE_TOP:
    g_assert_cmpuint (world->top, ==, change->before);
    world->top = change->after;
    break;
  }
}

/* By the end of a step all that is held is there. */
static void check_held (World *world) {
  GHashTableIter iter;
  gpointer id, n;
  g_hash_table_iter_init (&iter, world->counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (n != NULL)
      living (world, TR_KEY_ID (id));
}

static void check_recording (const char *source) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  World world = {.log = log, .subjects = g_hash_table_new_full (NULL, NULL, NULL, subject_free), .counts = g_hash_table_new (NULL, NULL)};
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    tr_log_changes (log, step, changes);
    for (guint i = 0; i < changes->len; i++)
      on_change (&world, &g_array_index (changes, TrChange, i));
    check_held (&world);
  }
  g_hash_table_unref (world.subjects);
  g_hash_table_unref (world.counts);
}

static void test_containers (void) {
  check_recording ("x = [1000, 2000, [3000]]\nx.insert(0, 'a b')\ndel x[1]\nx[:] = [x, 5000]\nx.clear()\n");
  check_recording ("d = {i * 1000: [i] for i in range(20)}\ndel d[3000]\nd[4000] = d\nd.clear()\nd = None\n");
  check_recording ("s = {1000, 2000}\ns.add((3000, []  == None))\ns.pop()\ns.clear()\n");
  check_recording ("from collections import deque\nq = deque([1000, 2000, 3000], 3)\nq.appendleft(4000)\nq.rotate(1)\nq.clear()\n");
}

static void test_objects (void) {
  check_recording ("class A:\n    def __init__(self, n):\n        self.n = n\n    def __del__(self):\n        kept.append(self.n)\n"
                   "kept = []\na = A(1000)\na.other = A(2000)\na.other = None\na = None\n");
  check_recording ("class A: pass\nclass B: pass\na = A()\na.me = a\na.__class__ = B\ndel a\nimport gc\ngc.collect()\nA = B = None\ngc.collect()\n");
  check_recording ("import weakref\nclass A: pass\na = A()\nr = weakref.ref(a)\nd = weakref.WeakValueDictionary()\nd['a'] = a\ndel a\nx = r()\n");
}

static void test_frames (void) {
  check_recording ("def f(n):\n    x = [n * 1000]\n    return f(n - 1) if n else x\nf(5)\n");
  check_recording ("def g(n):\n    for i in range(n):\n        x = yield [i * 1000]\ny = g(3)\nnext(y)\nz = g(2)\nfor a in z:\n    next(y, None)\ny.close()\nz = None\n");
  check_recording ("def f():\n    x = [1000]\n    raise ValueError('a b', x)\ntry:\n    f()\nexcept ValueError as e:\n    k = e\nk.__traceback__.tb_frame.f_locals\nk = None\n");
  check_recording ("def f():\n    a = 1000\n    return eval('a + 1')\nf()\nexec('z = [1000]')\n");
  check_recording ("x = sorted([3000, 1000, 2000], key=lambda v: -v)\ny = max(x, key=lambda v: str(v))\nz = list(map(lambda v: [v], x))\n");
}

static void test_long_step (void) {
  /* More is made and thrown away within a step than the list of the young ones keeps holes for. */
  check_recording ("kept = [str(i) for i in range(100)]\nn = sum(len(str(i)) for i in range(3))\nx = sum(map(len, map(str, range(300000))))\nkept = None\n");
  check_recording ("x = [[i] for i in range(5000)]\nx.sort(key=len)\nx = None\n");
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/recording/containers", test_containers);
  g_test_add_func ("/trace/recording/objects", test_objects);
  g_test_add_func ("/trace/recording/frames", test_frames);
  g_test_add_func ("/trace/recording/long-step", test_long_step);
  return g_test_run ();
}
