/* Fine mode: stretches of a run that is had again. */
#include <glib.h>
#include <glib/gstdio.h>
#include <pthread.h>
#include <string.h>

#include "hb-buffer.h"
#include "tr-audit.h"
#include "tr-file.h"
#include "tr-fine.h"
#include "tr-run.h"

/* Recording. */

typedef struct Recording {
  TrLog *log;
  TrRecorder *recorder;
  RtInterp *rt;
  const char *const *inputs; /* lines that input () gets; NULL ends them */
  int stop_at;               /* the step at which a stop is asked for; -1: never */
  const char *folder; /* where it may use files; NULL: nowhere */
} Recording;

static bool give_line (void *user, HbBuffer *buffer) {
  Recording *r = user;
  const char *line = r->inputs != NULL ? *r->inputs : NULL;
  tr_program_add_input (tr_log_program (r->log), line);
  if (line == NULL)
    return false;
  r->inputs++;
  hb_buffer_append (buffer, line);
  hb_buffer_append_char (buffer, '\n');
  return true;
}

static void maybe_stop (guint step, gpointer user) {
  Recording *r = user;
  if ((int) step == r->stop_at)
    rt_request_stop (r->rt);
}

static gboolean say_yes (gpointer user) {
  return TRUE;
}

static void record (Recording *r, const char *source) {
  r->log = tr_log_new ();
  g_autoptr (TrProgram) program = tr_program_new (0, 0, r->folder);
  if (r->folder != NULL)
    tr_program_set_ask (program, say_yes, NULL);
  tr_log_set_program (r->log, program);
  RtConfig config = tr_program_config (program);
  config.world = tr_program_world (program);
  config.read_line = give_line;
  config.user = r;
  r->rt = rt_new (&config);
  r->recorder = tr_recorder_new (r->rt, r->log);
  tr_recorder_set_step_func (r->recorder, maybe_stop, r);
  char *argv[] = {(char *) "test.py", NULL};
  tr_program_add_script (program, source, strlen (source), "test.py");
  rt_run_script (r->rt, source, strlen (source), "test.py", 1, argv);
  tr_recorder_free (r->recorder);
  rt_destroy (r->rt);
}

static TrLog *record_plainly (const char *source) {
  Recording r = {.stop_at = -1};
  record (&r, source);
  return r.log;
}

static TrLog *record_stretch (TrLog *recording, guint step, guint steps_most, TrFineEnd expected) {
  TrLog *log = tr_log_new ();
  TrFineRequest request = {.recording = recording, .step = step, .steps_most = steps_most};
  g_assert_cmpint (tr_fine_record (&request, log), ==, expected);
  return log;
}

/* States of two logs are the same: same numbers, same contents. */

static void assert_same_subject (TrState *a, TrState *b, TrId id) {
  const TrSubject *x = tr_state_subject (a, id), *y = tr_state_subject (b, id);
  TrPayload p, q;
  g_assert_cmpuint (x->nature, ==, y->nature);
  g_assert_cmpuint (x->bits, ==, y->bits);
  g_assert_cmpuint (x->kind, ==, y->kind);
  g_assert_cmpuint (x->address, ==, y->address);
  g_assert_cmpuint (x->generator, ==, y->generator);
  g_assert_cmpstr (tr_log_text (tr_state_log (a), x->name), ==, tr_log_text (tr_state_log (b), y->name));
  tr_state_payload (a, id, &p);
  tr_state_payload (b, id, &q);
  g_assert_cmpstr (tr_log_text (tr_state_log (a), p.text), ==, tr_log_text (tr_state_log (b), q.text));
  g_assert_cmpuint (p.line, ==, q.line);
  g_assert_cmpint (p.immortal, ==, q.immortal);
  g_assert_cmpuint (p.size_bytes, ==, q.size_bytes);
  g_assert_cmpuint (p.linked, ==, q.linked);
  g_assert_cmpuint (p.tracked, ==, q.tracked);
  g_assert_cmpuint (tr_state_count (a, id), ==, tr_state_count (b, id));
}

static void assert_same_refs (TrState *a, TrState *b, TrId id, GArray *x, GArray *y) {
  g_array_set_size (x, 0);
  g_array_set_size (y, 0);
  tr_state_refs (a, id, x);
  tr_state_refs (b, id, y);
  g_assert_cmpuint (x->len, ==, y->len);
  for (guint i = 0; i < x->len; i++) {
    const TrRef *p = &g_array_index (x, TrRef, i), *q = &g_array_index (y, TrRef, i);
    g_assert_cmpuint (p->kind, ==, q->kind);
    g_assert_cmpuint (p->index, ==, q->index);
    g_assert_cmpuint (p->target, ==, q->target);
  }
}

static void assert_same_state (TrState *a, TrState *b) {
  g_autoptr (GArray) in_a = g_array_new (FALSE, FALSE, sizeof (TrId)), in_b = g_array_new (FALSE, FALSE, sizeof (TrId));
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (TrRef)), y = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_living (a, in_a);
  tr_state_living (b, in_b);
  g_assert_cmpuint (in_a->len, ==, in_b->len);
  for (guint i = 0; i < in_a->len; i++) {
    TrId id = g_array_index (in_a, TrId, i);
    g_assert_cmpuint (id, ==, g_array_index (in_b, TrId, i));
    assert_same_subject (a, b, id);
    assert_same_refs (a, b, id, x, y);
  }
  g_assert_cmpuint (tr_state_top_frame (a), ==, tr_state_top_frame (b));
}

/* Each stretch begins and ends as the recording says. */
static void assert_agrees (TrLog *recording, guint first, guint last) {
  g_autoptr (TrState) coarse = tr_state_new (recording);
  for (guint step = first; step <= last; step++) {
    g_autoptr (TrLog) log = record_stretch (recording, step, 0, TR_FINE_DONE);
    g_autoptr (TrState) fine = tr_state_new (log);
    tr_state_seek (coarse, (int) step);
    tr_state_seek (fine, 0);
    assert_same_state (coarse, fine);
    tr_state_seek (coarse, (int) step + 1);
    tr_state_seek (fine, (int) tr_log_n_steps (log) - 1);
    assert_same_state (coarse, fine);
  }
}

static const char everything[] =
    "import gc, copy, weakref\n"
    "class A:\n"
    "    def __init__(self, n):\n"
    "        self.n = n\n"
    "    def __del__(self):\n"
    "        kept.append(self.n)\n"
    "kept = []\n"
    "a = A(1000)\n"
    "a.me = a\n"
    "w = weakref.ref(a, lambda r: kept.append(2000))\n"
    "x = [[1000], {'k': (2000, a)}]\n"
    "y = copy.deepcopy(x[0])\n"
    "def g(n):\n"
    "    yield from [i * 1000 for i in range(n)]\n"
    "print(list(g(3)), *sorted(y, key=lambda v: -v))\n"
    "try:\n"
    "    x[5]\n"
    "except IndexError as e:\n"
    "    print(e)\n"
    "del a, x\n"
    "gc.collect(0)\n"
    "gc.freeze()\n"
    "gc.unfreeze()\n"
    "gc.collect()\n"
    "print(kept)\n";

static void agrees_at_every_step (void) {
  g_autoptr (TrLog) recording = record_plainly (everything);
  g_assert_cmpuint (tr_log_n_steps (recording), >=, 50);
  assert_agrees (recording, 0, tr_log_n_steps (recording) - 2);
}

/* After the last step only what the end gives up goes. */
static void last_step_has_no_stretch (void) {
  g_autoptr (TrLog) recording = record_plainly ("a = 1\n");
  g_autoptr (TrLog) log = record_stretch (recording, tr_log_n_steps (recording) - 1, 0, TR_FINE_DONE);
  for (guint i = 1; i < tr_log_n_steps (log); i++)
    g_assert_cmpint (tr_log_inside (log, i)->kind, ==, RT_STEP_FREE);
}

static guint last_step (TrLog *log) {
  return tr_log_n_steps (log) - 1;
}

/* RECORDING as it is after it was saved and opened. */
static TrLog *through_file (TrLog *recording) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fine.heapscope", NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (tr_file_save (recording, path, &(TrFileInfo){.name = (char *) "test.py"}, &error));
  g_auto (TrFileInfo) info = {0};
  TrLog *opened = tr_file_open (path, &info, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
  return opened;
}

/* What the world said the first time, it says again. */
static void world_repeats (void) {
  static const char *const lines[] = {"first", "second", NULL};
  Recording r = {.stop_at = -1, .inputs = lines};
  record (&r, "import time, random\n"
              "a = [time.time(), time.monotonic_ns(), random.random(), input(), input()]\n"
              "time.sleep(0.001)\n"
              "try:\n"
              "    input()\n"
              "except EOFError as e:\n"
              "    a.append(random.Random().random())\n"
              "a.append(a[0] < 1)\n");
  g_autoptr (TrLog) recording = r.log;
  assert_agrees (recording, last_step (recording) - 3, last_step (recording) - 1);
  g_autoptr (TrLog) opened = through_file (recording);
  assert_agrees (opened, last_step (opened) - 3, last_step (opened) - 1);
}

/* What the program read it reads again, though the files are gone; and what it wrote is not written again. */
static void files_repeat (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL), *path = g_build_filename (folder, "kept.txt", NULL);
  Recording r = {.stop_at = -1, .folder = folder};
  record (&r, "with open('kept.txt', 'w') as f:\n"
              "    f.write('one\\ntwo\\n')\n"
              "lines = [line for line in open('kept.txt')]\n"
              "try:\n"
              "    open('missing.txt')\n"
              "except FileNotFoundError as e:\n"
              "    lines.append(str(e))\n"
              "lines.append(len(lines))\n"
              "lines.reverse()\n");
  g_autoptr (TrLog) recording = r.log;
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_agrees (recording, last_step (recording) - 3, last_step (recording) - 1);
  g_autoptr (TrLog) opened = through_file (recording);
  assert_agrees (opened, last_step (opened) - 3, last_step (opened) - 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* A stop comes again where it came: in the middle of a loop that goes on afterwards, and in one that ends by it. */
static void stop_repeats (void) {
  Recording r = {.stop_at = 40};
  record (&r, "n = 0\n"
              "try:\n"
              "    for i in range(100):\n"
              "        n += 1\n"
              "        a = [n] * 3\n"
              "except KeyboardInterrupt:\n"
              "    n += 1000\n"
              "b = [n]\n"
              "while True:\n"
              "    b.append(len(b) * 1000)\n");
  g_autoptr (TrLog) recording = r.log;
  guint last = last_step (recording);
  TrStep end;
  tr_log_step (recording, last, &end);
  g_assert_cmpstr (tr_log_text (recording, end.error_type), ==, "KeyboardInterrupt");
  assert_agrees (recording, 35, 60);
  assert_agrees (recording, last - 3, last - 1);
  g_autoptr (TrLog) opened = through_file (recording);
  assert_agrees (opened, 38, 45);
  assert_agrees (opened, last - 1, last - 1);
}

static void stretch_is_cut (void) {
  g_autoptr (TrLog) recording = record_plainly ("import copy\na = [[i] for i in range(500)]\nb = copy.deepcopy(a)\ndel a, b\n");
  g_autoptr (TrLog) log = record_stretch (recording, last_step (recording) - 2, 50, TR_FINE_CUT);
  g_assert_cmpuint (tr_log_n_steps (log), ==, 50);
}

static void difference_is_told (void) {
  g_autoptr (TrLog) recording = record_plainly ("a = 1\nb = 2\nc = 3\n"), other = record_plainly ("a = 1\n");
  g_autoptr (TrLog) log = tr_log_new ();
  g_autoptr (TrLog) mixed = tr_log_new ();
  /* A longer recording that is said to be of the shorter program. */
  tr_log_set_program (mixed, tr_log_program (other));
  for (guint i = 0; i < tr_log_n_steps (recording); i++) {
    TrStep step;
    tr_log_step (recording, i, &step);
    step = (TrStep){.kind = step.kind, .frame = step.frame, .line = step.line};
    tr_log_publish (mixed, &step);
  }
  TrFineRequest request = {.recording = mixed, .step = 3};
  g_assert_cmpint (tr_fine_record (&request, log), ==, TR_FINE_DIFFERENT);
}

/* What is told. */

/* Every step as "opcode argument", "dealloc list", "free list", "phase", "line". */
static char *told (TrLog *log) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 1; i < tr_log_n_steps (log); i++) {
    const TrInside *inside = tr_log_inside (log, i);
    TrStep step;
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_INSTRUCTION)
      g_string_append_printf (text, "%s %s", inside->opcode, inside->argument);
    else if (step.kind == RT_STEP_GC)
      g_string_append (text, tr_gc_phase_name (inside->phase));
    else
      g_string_append_printf (text, "%s %s", tr_step_kind_name (step.kind), tr_log_text (log, step.detail));
    g_string_append (text, "\n");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint step_of_line (TrLog *log, guint line) {
  for (guint i = 0; i < tr_log_n_steps (log); i++) {
    TrStep step;
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == line)
      return i;
  }
  g_assert_not_reached ();
}

static void assert_told (const char *source, guint line, const char *expected) {
  g_autoptr (TrLog) recording = record_plainly (source);
  g_autoptr (TrLog) log = record_stretch (recording, step_of_line (recording, line), 0, TR_FINE_DONE);
  g_autofree char *text = told (log);
  g_assert_cmpstr (text, ==, expected);
}

static void line_is_told (void) {
  assert_told ("a = 1000\na = a + 2\nprint()\n", 2,
               "LOAD_NAME a\nLOAD_CONST 2\nBINARY_OP +\nSTORE_NAME a\nline \n");
  assert_told ("def f(a):\n    a = a + 2000\n    return a\nf(f(1))\n", 2,
               "LOAD_FAST a\nLOAD_CONST 2000\nBINARY_OP +\nSTORE_FAST a\nline \n");
}

static void deallocation_is_told (void) {
  assert_told ("x = [[], {'k': [1000]}]\nx = None\na = 1\n", 2,
               "LOAD_CONST None\nSTORE_NAME x\n"
               "dealloc list of 2 items\ndealloc dict of 1 entry\ndealloc list of 1 item\nfree list of 1 item\nfree dict of 1 entry\n"
               "dealloc list of 0 items\nfree list of 0 items\nfree list of 2 items\nline \n");
}

/* The figures that a collection notes beside two lists that hold each other, one of which is held by a name, too. */
static void collection_is_told (void) {
  g_autoptr (TrLog) recording = record_plainly ("import gc\na = [1]\na.append([a])\nb = []\nb.append(b)\ndel b\ngc.collect()\n");
  guint start = step_of_line (recording, 7) + 1;
  TrStep step;
  tr_log_step (recording, start, &step);
  g_assert_cmpstr (tr_log_text (recording, step.detail), ==, "generation 2: collection starts");
  g_autoptr (TrLog) log = record_stretch (recording, start, 0, TR_FINE_DONE);
  g_autofree char *text = told (log);
  g_assert_cmpstr (text, ==, "merge_young\nupdate_refs\nsubtract_refs\nmove_unreachable\npromote_survivors\nunreachable\n");
  const TrInside *counted = tr_log_inside (log, 2), *subtracted = tr_log_inside (log, 3), *sorted = tr_log_inside (log, 4);
  g_assert_cmpint (counted->generation, ==, 2);
  g_assert_cmpint (counted->thresholds[0], ==, 700);
  g_assert_cmpuint (sorted->n_figures, ==, 1);
  TrId garbage = sorted->figures[0].id, named = garbage - 2, inner = garbage - 1; /* made in this order */
  guint64 n;
  g_assert_true (tr_inside_figure (counted, garbage, &n));
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (tr_inside_figure (subtracted, garbage, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (tr_inside_figure (counted, named, &n));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (tr_inside_figure (subtracted, named, &n));
  g_assert_cmpuint (n, ==, 0); /* the name is a reference from a dict that is looked at, too */
  g_assert_true (tr_inside_figure (subtracted, inner, &n));
  g_assert_false (tr_inside_figure (counted, 0, &n));
  g_autoptr (TrState) state = tr_state_new (log);
  tr_state_seek (state, 0);
  g_assert_cmpint (tr_state_generation (state, named), ==, 0);
  tr_state_seek (state, 5);
  g_assert_cmpint (tr_state_generation (state, named), ==, 2);
}

/* Generations. */

typedef struct Generations {
  Recording recording;
  TrState *state;
  guint n_compared;
} Generations;

static int compare_generation (void *arg, RtObject *o) {
  Generations *g = arg;
  if (o->refcount > 0)
    g_assert_cmpint (tr_state_generation (g->state, o->identity), ==, rt_gc_generation (o));
  g->n_compared++;
  return 0;
}

static void compare_generations (guint step, gpointer user) {
  Generations *g = user;
  tr_state_seek (g->state, (int) step);
  rt_heap_walk (g->recording.rt->heap, compare_generation, g);
}

static void generations_are_known (void) {
  static const char source[] = "import gc\n"
                               "gc.set_threshold(20, 2, 2)\n"
                               "kept = []\n"
                               "for i in range(60):\n"
                               "    kept.append([(i, [i]), {'k': i}, (i, i)])\n"
                               "    if i == 30: gc.freeze()\n"
                               "    if i == 50: gc.unfreeze()\n";
  Generations g = {0};
  RtConfig config = rt_config_default ();
  g.recording.log = tr_log_new ();
  g.recording.rt = rt_new (&config);
  g.recording.recorder = tr_recorder_new (g.recording.rt, g.recording.log);
  g.state = tr_state_new (g.recording.log);
  tr_recorder_set_step_func (g.recording.recorder, compare_generations, &g);
  char *argv[] = {(char *) "test.py", NULL};
  rt_run_script (g.recording.rt, source, strlen (source), "test.py", 1, argv);
  g_assert_cmpuint (g.n_compared, >, 100000);
  tr_recorder_free (g.recording.recorder);
  rt_destroy (g.recording.rt);
  tr_state_free (g.state);
  tr_log_unref (g.recording.log);
}

/* On a thread of its own. */

static void on_fine (TrFine *fine, gpointer user) {
  if (tr_fine_end (fine) != TR_FINE_RUNNING)
    g_main_loop_quit (user);
}

/* The first step of KIND from FROM on. */
static guint first_of (TrLog *log, RtStepKind kind, guint from) {
  TrStep step;
  for (tr_log_step (log, from, &step); step.kind != kind; tr_log_step (log, ++from, &step))
    ;
  return from;
}

static void thread_records (void) {
  g_autoptr (TrLog) recording = record_plainly (everything);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (TrFine) fine = tr_fine_new (recording, first_of (recording, RT_STEP_CALL, 1) + 1, 0, on_fine, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (tr_fine_end (fine), ==, TR_FINE_DONE);
  g_assert_cmpfloat (tr_fine_progress (fine), ==, 1);
  g_assert_cmpuint (tr_log_n_steps (tr_fine_log (fine)), >, 2);
}

/* A stretch that does not end by itself is left at once. */
static void cancel_ends_it (void) {
  Recording r = {.stop_at = 2};
  record (&r, "a = 1\nsum(iter(int, 1))\n");
  g_autoptr (TrLog) recording = r.log;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  for (int i = 0; i < 3; i++) {
    g_autoptr (TrFine) fine = tr_fine_new (recording, 1, 0, on_fine, loop);
    tr_fine_cancel (fine);
    g_main_loop_run (loop);
    g_assert_cmpint (tr_fine_end (fine), !=, TR_FINE_RUNNING);
  }
}

/* All of it needs the stack that user code is promised. */

static void *run_tests (void *result) {
  *(int *) result = g_test_run ();
  return NULL;
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/fine/agrees-at-every-step", agrees_at_every_step);
  g_test_add_func ("/trace/fine/files-repeat", files_repeat);
  g_test_add_func ("/trace/fine/last-step-has-no-stretch", last_step_has_no_stretch);
  g_test_add_func ("/trace/fine/world-repeats", world_repeats);
  g_test_add_func ("/trace/fine/stop-repeats", stop_repeats);
  g_test_add_func ("/trace/fine/stretch-is-cut", stretch_is_cut);
  g_test_add_func ("/trace/fine/difference-is-told", difference_is_told);
  g_test_add_func ("/trace/fine/line-is-told", line_is_told);
  g_test_add_func ("/trace/fine/deallocation-is-told", deallocation_is_told);
  g_test_add_func ("/trace/fine/collection-is-told", collection_is_told);
  g_test_add_func ("/trace/fine/generations-are-known", generations_are_known);
  g_test_add_func ("/trace/fine/thread-records", thread_records);
  g_test_add_func ("/trace/fine/cancel-ends-it", cancel_ends_it);
  int result = 1;
  pthread_attr_t attributes;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  pthread_t thread;
  g_assert_cmpint (pthread_create (&thread, &attributes, run_tests, &result), ==, 0);
  pthread_join (thread, NULL);
  return result;
}
