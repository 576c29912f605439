/* Searches for steps, told as walks: from where a line first runs, the steps that are found one after the other. "L4" is line 4 about
 * to run, "C", "R" and "X" are a call, a return and an exception there, "E" is the end. */

#include "run-snippet.h"
#include "tr-find.h"

static void append_step (GString *text, TrLog *log, guint step) {
  static const char letters[] = {[RT_STEP_LINE] = 'L', [RT_STEP_CALL] = 'C', [RT_STEP_RETURN] = 'R', [RT_STEP_EXCEPTION] = 'X', [RT_STEP_GC] = 'G', [RT_STEP_END] = 'E'};
  TrStep record;
  tr_log_step (log, step, &record);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_c (text, letters[record.kind]);
  if (record.kind != RT_STEP_END)
    g_string_append_printf (text, "%u", record.line);
}

/* The step that LETTER and number of PLACE name, for the NTH time (from 1). */
static guint step_at (TrLog *log, const char *place, guint nth) {
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    g_autoptr (GString) text = g_string_new (NULL);
    append_step (text, log, step);
    if (g_str_equal (text->str, place) && --nth == 0)
      return step;
  }
  g_error ("no step %s", place);
}

static char *walk (TrLog *log, guint from, gboolean forward, TrFind kind, const TrFindTarget *target) {
  g_autoptr (GString) text = g_string_new (NULL);
  for (int step = (int) from, most = 40; most > 0; most--) {
    step = tr_find_step (log, (guint) step, forward, kind, target);
    if (step < 0)
      break;
    append_step (text, log, (guint) step);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void check_walk_from (const char *source, const char *place, guint nth, gboolean forward, TrFind kind, const char *expected) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autofree char *text = walk (log, step_at (log, place, nth), forward, kind, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void check_walk (const char *source, const char *place, gboolean forward, TrFind kind, const char *expected) {
  check_walk_from (source, place, 1, forward, kind, expected);
}

static const char calls[] =
  "def f(n):\n"        /* 1 */
  "    n += 1\n"       /* 2 */
  "    return g(n)\n"  /* 3 */
  "def g(n):\n"        /* 4 */
  "    return n * 2\n" /* 5 */
  "a = f(1)\n"         /* 6 */
  "b = g(a)\n";        /* 7 */

static void test_into (void) {
  check_walk (calls, "L6", TRUE, TR_FIND_INTO, "C1 L2 L3 C4 L5 R5 R3 L7 C4 L5 R5 R7 E");
  check_walk (calls, "L3", FALSE, TR_FIND_INTO, "L2 C1 L6 L4 L1 C0");
}

static void test_over (void) {
  check_walk (calls, "L1", TRUE, TR_FIND_OVER, "L4 L6 L7 R7 E");
  check_walk (calls, "L2", TRUE, TR_FIND_OVER, "L3 R3 L7 R7 E");
  check_walk (calls, "L5", TRUE, TR_FIND_OVER, "R5 R3 L7 R7 E");
  check_walk (calls, "E", FALSE, TR_FIND_OVER, "R7 L7 L6 L4 L1 C0");
  check_walk (calls, "L5", FALSE, TR_FIND_OVER, "C4 L3 L2 C1 L6 L4 L1 C0");
}

static void test_out (void) {
  check_walk (calls, "L5", TRUE, TR_FIND_OUT, "R3 L7 E");
  check_walk (calls, "C1", TRUE, TR_FIND_OUT, "L7 E");
  check_walk (calls, "L5", FALSE, TR_FIND_OUT, "L3 L6");
  check_walk (calls, "L7", FALSE, TR_FIND_OUT, "");
}

/* The same function on every level: only the frames tell which one is meant. */
static void test_recursion (void) {
  static const char source[] =
    "def f(n):\n"                 /* 1 */
    "    if n > 0:\n"             /* 2 */
    "        x = f(n - 1)\n"      /* 3 */
    "        return x + 1\n"      /* 4 */
    "    return 0\n"              /* 5 */
    "f(2)\n";                     /* 6 */
  check_walk (source, "L2", TRUE, TR_FIND_OVER, "L3 L4 R4 R6 E");
  check_walk_from (source, "L2", 2, TRUE, TR_FIND_OVER, "L3 L4 R4 L4 R4 R6 E");
  check_walk_from (source, "L2", 3, TRUE, TR_FIND_OVER, "L5 R5 L4 R4 L4 R4 R6 E");
  check_walk_from (source, "L2", 3, TRUE, TR_FIND_OUT, "L4 L4 R6 E");
  check_walk_from (source, "L4", 2, FALSE, TR_FIND_OVER, "L3 L2 C1 L6 L1 C0");
  check_walk (source, "R5", FALSE, TR_FIND_OUT, "L3 L3 L6");
}

/* A generator is left and entered again; who drives it from native code has no steps of its own in between. */
static void test_generators (void) {
  static const char in_loop[] =
    "def g():\n"         /* 1 */
    "    yield 1\n"      /* 2 */
    "    yield 2\n"      /* 3 */
    "for x in g():\n"    /* 4 */
    "    y = x\n"        /* 5 */
    "z = 3\n";           /* 6 */
  check_walk (in_loop, "L4", TRUE, TR_FIND_OVER, "L5 L4 L5 L4 L6 R6 E");
  check_walk (in_loop, "L2", TRUE, TR_FIND_OVER, "R2 L5 L4 L5 L4 L6 R6 E");
  check_walk (in_loop, "L3", FALSE, TR_FIND_OVER, "C2 L4 L5 L4 L1 C0");
  static const char in_sum[] =
    "def g():\n"         /* 1 */
    "    yield 1\n"      /* 2 */
    "    yield 2\n"      /* 3 */
    "s = sum(g())\n"     /* 4 */
    "t = s\n";           /* 5 */
  check_walk (in_sum, "L4", TRUE, TR_FIND_OVER, "L5 R5 E");
  check_walk (in_sum, "L2", TRUE, TR_FIND_OVER, "R2 L5 R5 E");
  check_walk (in_sum, "L2", TRUE, TR_FIND_OUT, "L5 E");
  check_walk (in_sum, "L3", FALSE, TR_FIND_OVER, "C2 L4 L1 C0");
  check_walk (in_sum, "L5", FALSE, TR_FIND_OVER, "L4 L1 C0");
}

/* What ends that others delegate to or wait for gives its value by a StopIteration, which sys.settrace tells of; so do recordings,
 * though no such object is made. */
static const char delegates[] =
  "def sub():\n"                 /* 1 */
  "    yield 1\n"                /* 2 */
  "    return 5\n"               /* 3 */
  "def g():\n"                   /* 4 */
  "    x = yield from sub()\n"   /* 5 */
  "    y = yield from [x]\n"     /* 6 */
  "async def three():\n"         /* 7 */
  "    return 3\n"               /* 8 */
  "async def main():\n"          /* 9 */
  "    return await three()\n"   /* 10 */
  "list(g())\n"                  /* 11 */
  "try:\n"                       /* 12 */
  "    main().send(None)\n"      /* 13 */
  "except StopIteration:\n"      /* 14 */
  "    pass\n";                  /* 15 */

static void test_delegates (void) {
  check_walk (delegates, "L11", TRUE, TR_FIND_INTO,
              "C4 L5 C1 L2 R2 R5 C5 C2 L3 R3 X5 L6 R6 C6 R6 L12 L13 C9 L10 C7 L8 R8 X10 R10 X13 L14 L15 R15 E");
  g_autoptr (TrLog) log = run_snippet (delegates, NULL);
  TrStep step;
  tr_log_step (log, step_at (log, "X5", 1), &step);
  g_assert_cmpstr (tr_log_text (log, step.detail), ==, "StopIteration, which gives the value");
  g_assert_false (tr_log_step_raises (log, &step));
  check_walk (delegates, "L11", TRUE, TR_FIND_EXCEPTION, "X13"); /* what reaches the script is one that has to be handled */
}

static void test_exceptions (void) {
  static const char source[] =
    "def f():\n"                  /* 1 */
    "    raise ValueError\n"      /* 2 */
    "try:\n"                      /* 3 */
    "    f()\n"                   /* 4 */
    "except ValueError:\n"        /* 5 */
    "    x = 1\n";                /* 6 */
  check_walk (source, "L4", TRUE, TR_FIND_OVER, "X4 L5 L6 R6 E");
  check_walk (source, "L2", TRUE, TR_FIND_OVER, "X2 R2 X4 L5 L6 R6 E");
  check_walk (source, "L1", TRUE, TR_FIND_EXCEPTION, "X2 X4");
  check_walk (source, "E", FALSE, TR_FIND_EXCEPTION, "X4 X2");
  check_walk (source, "L1", TRUE, TR_FIND_CALL, "C1");
  check_walk (source, "L1", TRUE, TR_FIND_RETURN, "R2 R6");
}

/* What other threads do lies neither above nor below. */
static void test_threads (void) {
  static const char source[] =
    "import threading\n"                        /* 1 */
    "def work():\n"                             /* 2 */
    "    go.wait()\n"                           /* 3 */
    "    return 1\n"                            /* 4 */
    "go = threading.Event()\n"                  /* 5 */
    "t = threading.Thread(target=work)\n"       /* 6 */
    "t.start()\n"                               /* 7 */
    "go.set()\n"                                /* 8 */
    "t.join()\n";                               /* 9 */
  check_walk (source, "L1", TRUE, TR_FIND_INTO, "L2 L5 L6 L7 C2 L3 L8 L9 L4 R4 R9 E");
  check_walk (source, "L1", TRUE, TR_FIND_OVER, "L2 L5 L6 L7 L8 L9 R9 E");
  check_walk (source, "E", FALSE, TR_FIND_OVER, "R9 L9 L8 L7 L6 L5 L2 L1 C0");
  check_walk (source, "L3", TRUE, TR_FIND_OVER, "L4 R4 R9 E");
  check_walk (source, "L3", TRUE, TR_FIND_OUT, "R9 E");
  check_walk (source, "R4", FALSE, TR_FIND_OVER, "L4 L3 C2 L7 L6 L5 L2 L1 C0");
}

/* Frames of modules of ours make no steps; those that the program's own functions are called from there lie deeper all the same. */
static void test_libraries (void) {
  static const char source[] =
    "import copy\n"                         /* 1 */
    "class A:\n"                            /* 2 */
    "    def __deepcopy__(self, memo):\n"   /* 3 */
    "        return self\n"                 /* 4 */
    "x = copy.deepcopy([A()])\n"            /* 5 */
    "y = x\n";                              /* 6 */
  check_walk (source, "L5", TRUE, TR_FIND_OVER, "L6 R6 E");
  check_walk (source, "L4", TRUE, TR_FIND_OVER, "R4 L6 R6 E");
  check_walk (source, "L4", FALSE, TR_FIND_OUT, "L5");
}

static void test_lines (void) {
  static const char source[] = "for i in range(3):\n    j = i\n    k = j\nm = 1\n";
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  const guint cursor[] = {3}, several[] = {4, 2}, none[] = {17};
  const struct {
    const guint *lines;
    guint n_lines;
    gboolean forward;
    const char *from, *expected;
  } walks[] = {{cursor, 1, TRUE, "L1", "L3 L3 L3"}, {several, 2, TRUE, "L1", "L2 L2 L2 L4"}, {several, 2, FALSE, "E", "L4 L2 L2 L2"},
               {none, 1, TRUE, "L1", ""},           {NULL, 0, TRUE, "L1", ""}};
  for (guint i = 0; i < G_N_ELEMENTS (walks); i++) {
    TrFindTarget target = {.lines = walks[i].lines, .n_lines = walks[i].n_lines};
    g_autofree char *text = walk (log, step_at (log, walks[i].from, 1), walks[i].forward, TR_FIND_LINE, &target);
    g_assert_cmpstr (text, ==, walks[i].expected);
  }
}

static void test_output (void) {
  static const char source[] = "print(1)\nx = 2\nprint(x)\nprint(end='')\ny = 3\n";
  check_walk (source, "L1", TRUE, TR_FIND_OUTPUT, "L2 L4");
  check_walk (source, "E", FALSE, TR_FIND_OUTPUT, "L4 L2");
}

/* What NAME of the module refers to at STEP, and which entry of which namespace that is. */
static TrFindSlot global_slot (TrState *state, guint step, const char *name) {
  TrLog *log = tr_state_log (state);
  tr_state_seek (state, (int) step);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, tr_state_top_frame (state), refs);
  TrId dict = 0;
  for (guint i = 0; i < refs->len; i++)
    if (g_str_equal (tr_log_text (log, g_array_index (refs, TrRef, i).name), "f_locals"))
      dict = g_array_index (refs, TrRef, i).target;
  g_array_set_size (refs, 0);
  tr_state_refs (state, dict, refs);
  g_autofree char *repr = g_strdup_printf ("'%s'", name);
  for (guint i = 0; i < refs->len; i++) {
    TrRef ref = g_array_index (refs, TrRef, i);
    TrPayload payload;
    tr_state_payload (state, ref.target, &payload);
    if (ref.kind == RT_SLOT_KEY && g_str_equal (tr_log_text (log, payload.text), repr))
      return (TrFindSlot){.subject = dict, .slot_kind = RT_SLOT_VALUE, .slot_index = ref.index, .key = ref.target};
  }
  g_error ("no name %s", name);
}

static void check_changes (TrLog *log, const char *from, gboolean forward, TrFindSlot slot, const char *expected) {
  TrFindTarget target = {.slots = &slot, .n_slots = 1};
  g_autofree char *text = walk (log, step_at (log, from, 1), forward, TR_FIND_CHANGE, &target);
  g_assert_cmpstr (text, ==, expected);
}

static void test_names (void) {
  static const char source[] =
    "a = 1\n"      /* 1 */
    "b = 2\n"      /* 2 */
    "a = 3\n"      /* 3 */
    "del a\n"      /* 4 */
    "c = 5\n"      /* 5 */
    "a = 6\n"      /* 6 */
    "b = 7\n"      /* 7 */
    "a = 8\n";     /* 8 */
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  check_changes (log, "L2", TRUE, global_slot (state, step_at (log, "L2", 1), "a"), "L4 L5 L7 R8");
  check_changes (log, "E", FALSE, global_slot (state, step_at (log, "R8", 1), "a"), "R8 L7 L5 L4 L2");
  check_changes (log, "L3", TRUE, global_slot (state, step_at (log, "L3", 1), "b"), "L8");
}

static TrId global (TrState *state, guint step, const char *name) {
  TrFindSlot slot = global_slot (state, step, name);
  return tr_state_ref (state, slot.subject, slot.slot_kind, slot.slot_index);
}

static void test_objects (void) {
  static const char source[] =
    "a = [1]\n"             /* 1 */
    "b = a\n"               /* 2 */
    "b.append(300)\n"       /* 3 */
    "a[0] = 2\n"            /* 4 */
    "c = [a]\n"             /* 5 */
    "a.insert(0, 9)\n"      /* 6 */
    "a = b = c = None\n"    /* 7 */
    "d = bytearray(b'x')\n" /* 8 */
    "d[0] = 65\n"           /* 9 */
    "e = 1\n";              /* 10 */
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  g_autoptr (TrState) state = tr_state_new (log);
  guint made = step_at (log, "L2", 1), filled = step_at (log, "L9", 1);
  TrFindSlot list = {.subject = global (state, made, "a"), .slot_kind = TR_FIND_ALL_SLOTS};
  check_changes (log, "L1", TRUE, list, "L2 L4 L5 L7 L8");
  check_changes (log, "E", FALSE, list, "L8 L7 L5 L4 L2");
  TrFindSlot bytes = {.subject = global (state, filled, "d"), .slot_kind = TR_FIND_ALL_SLOTS};
  check_changes (log, "L9", TRUE, bytes, "L10");
  /* An item keeps its slot when another is put before it. */
  TrFindSlot item = {.subject = list.subject, .slot_kind = RT_SLOT_ITEM, .slot_index = 1};
  check_changes (log, "L5", TRUE, item, "L8");
  check_changes (log, "L8", FALSE, (TrFindSlot){.subject = list.subject, .slot_kind = RT_SLOT_ITEM, .slot_index = 2}, "L4 L2");
}

static void test_nothing (void) {
  g_autoptr (TrLog) log = tr_log_new ();
  g_assert_cmpint (tr_find_step (log, 0, TRUE, TR_FIND_INTO, NULL), ==, -1);
  g_autoptr (TrLog) run = run_snippet ("x = 1\n", NULL);
  g_assert_cmpint (tr_find_step (run, tr_log_n_steps (run), TRUE, TR_FIND_INTO, NULL), ==, -1);
  g_assert_cmpint (tr_find_step (run, 0, FALSE, TR_FIND_INTO, NULL), ==, -1);
  g_assert_cmpint (tr_find_step (run, 0, TRUE, TR_FIND_CHANGE, NULL), ==, -1);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trace/find/into", test_into);
  g_test_add_func ("/trace/find/over", test_over);
  g_test_add_func ("/trace/find/out", test_out);
  g_test_add_func ("/trace/find/recursion", test_recursion);
  g_test_add_func ("/trace/find/generators", test_generators);
  g_test_add_func ("/trace/find/delegates", test_delegates);
  g_test_add_func ("/trace/find/exceptions", test_exceptions);
  g_test_add_func ("/trace/find/libraries", test_libraries);
  g_test_add_func ("/trace/find/threads", test_threads);
  g_test_add_func ("/trace/find/lines", test_lines);
  g_test_add_func ("/trace/find/output", test_output);
  g_test_add_func ("/trace/find/names", test_names);
  g_test_add_func ("/trace/find/objects", test_objects);
  g_test_add_func ("/trace/find/nothing", test_nothing);
  return g_test_run ();
}
