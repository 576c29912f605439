/* How long questions about time take on a program of 1,000,000 steps, or of fewer with a number of rounds as argument. Prints figures;
 * asserts nothing about them. */

#include <time.h>

#include "md-blame.h"
#include "md-diff.h"
#include "md-effects.h"
#include "md-path.h"
#include "run-snippet.h"
#include "tr-find.h"

#define ROUNDS "75000" /* make about 1,000,000 steps */

/* A program with calls, aliases and objects that come and go. */
static const char form[] =
  "class Node:\n"
  "    def __init__(self, value, below):\n"
  "        self.value = value\n"
  "        self.below = below\n"
  "def push(stack, value):\n"
  "    stack.append(value)\n"
  "    return len(stack)\n"
  "items = []\n"
  "view = items\n"
  "table = {}\n"
  "top = None\n"
  "for i in range(%s):\n"
  "    push(items, i)\n"
  "    top = Node(i, top if i %% 10 else None)\n"
  "    table[i %% 100] = top\n"
  "    if i %% 3 == 0:\n"
  "        view.pop()\n"
  "last = 1\n";

/* Processor time: what else the machine does is no matter. */
static clock_t started;

static void start (void) {
  started = clock ();
}

static void stop (const char *what, guint n) {
  g_print ("# %-44s %8.1f ms  (%u)\n", what, (double) (clock () - started) * 1000 / CLOCKS_PER_SEC, n);
}

static TrId object_of (TrState *state, guint step, const char *expression, MdPlace *place) {
  tr_state_seek (state, (int) step);
  g_assert_true (md_path_resolve (state, expression, 0, place, NULL));
  return place->object;
}

static void time_finds (TrLog *log) {
  guint n = tr_log_n_steps (log);
  static const guint lines[] = {18};
  TrFindTarget target = {.lines = lines, .n_lines = 1};
  start ();
  stop ("find: a line at the end, from the start", (guint) tr_find_step (log, 0, TRUE, TR_FIND_LINE, &target));
  start ();
  stop ("find: out, over all steps", (guint) tr_find_step (log, 1, TRUE, TR_FIND_OUT, NULL));
  start ();
  stop ("find: out, backwards over all steps", (guint) tr_find_step (log, n - 2, FALSE, TR_FIND_OUT, NULL));
}

static void time_histories (TrState *state, MdSources *sources, guint last) {
  MdPlace place;
  guint n;
  TrId once = object_of (state, last, "table[7]", &place), often = object_of (state, last, "items", &place);
  start ();
  MdHistory *history = md_history_new (state, sources, once);
  md_history_events (history, &n);
  stop ("history of an object with few events", n);
  md_history_free (history);
  start ();
  history = md_history_new (state, sources, often);
  md_history_events (history, &n);
  stop ("history of an object with many events", n);
  md_history_free (history);
}

static void time_blame (TrState *state, MdSources *sources, guint last) {
  static const char *const expressions[] = {"top.value", "items[0]", "view"};
  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++) {
    start ();
    g_autoptr (MdBlame) blame = md_blame_new (state, sources, last, 0, expressions[i], NULL);
    g_assert_nonnull (blame);
    g_autofree char *what = g_strdup_printf ("blame %s", expressions[i]);
    stop (what, md_blame_latest (blame)->event->step);
  }
}

static void time_diffs (TrLog *log, guint last) {
  const guint pairs[][2] = {{last - 1, last}, {last / 2, last / 2 + 1000}, {last / 2, last}, {1, last}};
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    start ();
    g_autoptr (MdDiff) diff = md_diff_new (log, pairs[i][0], pairs[i][1]);
    g_autofree char *what = g_strdup_printf ("diff %u %u", pairs[i][0], pairs[i][1]);
    stop (what, diff->born->len);
  }
}

static void time_effects (TrState *state, MdSources *sources) {
  guint n;
  tr_state_seek (state, -1);
  start ();
  g_autoptr (MdEffects) effects = md_effects_new (state, sources);
  md_effects_all (effects, &n);
  stop ("effects of all steps", n);
  start ();
  for (guint i = 0; i < MIN (n, 1000); i++)
    g_free (md_effects_sentence (effects, i));
  stop ("sentences of the first effects", MIN (n, 1000));
}

int main (int argc, char **argv) {
  g_autofree char *source = g_strdup_printf (form, argc > 1 ? argv[1] : ROUNDS);
  start ();
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  guint last = tr_log_n_steps (log) - 1;
  stop ("recording", last + 1);
  g_autoptr (TrState) state = tr_state_new (log);
  g_autoptr (MdSources) sources = md_sources_new (log);
  md_sources_add (sources, "test.py", source);
  start ();
  tr_state_seek (state, (int) last);
  stop ("first seek to the end", last);
  time_finds (log);
  time_histories (state, sources, last);
  time_blame (state, sources, last);
  time_diffs (log, last);
  time_effects (state, sources);
  return 0;
}
