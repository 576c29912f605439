/* Having a run again up to a point and going on from there: all of it, without the last line, up to a step in the middle of a call; and
 * having that again.
 */
#include <glib.h>
#include <string.h>

#include "tr-fine.h"
#include "tr-run.h"
#include "tr-state.h"

#define PATIENCE_USEC (60 * G_USEC_PER_SEC)

typedef struct Watch {
  TrRun *run;
  guint finished;
  const char *input;
} Watch;

static void on_event (TrRun *run, TrRunEvent event, gpointer user) {
  Watch *watch = user;
  watch->finished += event == TR_RUN_FINISHED;
  if (event == TR_RUN_INPUT)
    tr_run_input (run, watch->input);
}

static void wait_for_end (Watch *watch) {
  guint before = watch->finished;
  gint64 until_usec = g_get_monotonic_time () + PATIENCE_USEC;
  while (watch->finished == before && g_get_monotonic_time () < until_usec)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (watch->finished, ==, before + 1);
}

static void prompt (Watch *watch, const char *line) {
  g_assert_true (tr_run_prompt (watch->run, line));
  wait_for_end (watch);
}

static void assert_same_steps (TrLog *a, TrLog *b, guint n_steps) {
  g_autoptr (TrState) state_a = tr_state_new (a), state_b = tr_state_new (b);
  g_assert_cmpuint (tr_log_n_steps (a), >=, n_steps);
  g_assert_cmpuint (tr_log_n_steps (b), >=, n_steps);
  for (guint i = 0; i < n_steps; i++) {
    TrStep step_a, step_b;
    tr_log_step (a, i, &step_a);
    tr_log_step (b, i, &step_b);
    g_assert_cmpuint (step_a.kind, ==, step_b.kind);
    g_assert_cmpuint (step_a.line, ==, step_b.line);
    tr_state_seek (state_a, (int) i);
    tr_state_seek (state_b, (int) i);
    g_assert_cmpuint (tr_state_hash (state_a), ==, tr_state_hash (state_b));
  }
}

static const char program[] = "import time\n"
                              "name = input ()\n"
                              "start = time.time ()\n"
                              "def grow (items):\n"
                              "    try:\n"
                              "        items.append (name)\n"
                              "        items.append (start)\n"
                              "    finally:\n"
                              "        items.append ('ended')\n"
                              "a = []\n"
                              "grow (a)\n";

static char *output_of (TrLog *log) {
  RtOutput stream;
  gsize length = 0;
  char *text = tr_log_output (log, 0, 100000, &stream, &length);
  return text != NULL ? text : g_strdup ("");
}

static void test_without_the_last_line (void) {
  Watch watch = {.input = "first"};
  watch.run = tr_run_new (NULL, on_event, &watch);
  tr_run_script (watch.run, program, "test.py", NULL);
  wait_for_end (&watch);
  prompt (&watch, "b = a");
  guint n_before = tr_log_n_steps (tr_run_log (watch.run));
  g_autoptr (TrLog) before = tr_log_ref (tr_run_log (watch.run));
  prompt (&watch, "b.append (id (b))");
  watch.input = "another";
  tr_run_again (watch.run, tr_log_program (before), 2, -1);
  wait_for_end (&watch);
  g_assert_cmpuint (tr_log_n_steps (tr_run_log (watch.run)), ==, n_before);
  assert_same_steps (before, tr_run_log (watch.run), n_before);
  prompt (&watch, "print (b is a, len (b), b[0])");
  g_autofree char *text = output_of (tr_run_log (watch.run));
  g_assert_cmpstr (text, ==, "True 3 first\n");
  prompt (&watch, "print (input ())"); /* the answers of the first time are used up */
  tr_run_free (watch.run);
}

static int step_at_line (TrLog *log, guint line) {
  for (guint i = 0; i < tr_log_n_steps (log); i++) {
    TrStep step;
    tr_log_step (log, i, &step);
    if (step.kind == RT_STEP_LINE && step.line == line)
      return (int) i;
  }
  g_assert_not_reached ();
}

static void test_up_to_a_step (void) {
  Watch watch = {.input = "first"};
  watch.run = tr_run_new (NULL, on_event, &watch);
  tr_run_script (watch.run, program, "test.py", NULL);
  wait_for_end (&watch);
  g_autoptr (TrLog) before = tr_log_ref (tr_run_log (watch.run));
  int until = step_at_line (before, 7);
  tr_run_again (watch.run, tr_log_program (before), 1, until);
  wait_for_end (&watch);
  TrLog *log = tr_run_log (watch.run);
  assert_same_steps (before, log, (guint) until + 1);
  prompt (&watch, "print (a)"); /* neither the line nor what comes finally has run */
  RtOutput stream;
  gsize length;
  g_autofree char *errors = tr_log_output (log, 0, 100000, &stream, &length);
  g_assert_true (g_str_has_suffix (errors, "KeyboardInterrupt\n"));
  g_autofree char *text = tr_log_output (log, length, 100000, &stream, &length);
  g_assert_cmpstr (text, ==, "['first']\n");

  /* The new recording can be had again, and looked into. */
  guint n_steps = tr_log_n_steps (log);
  g_autoptr (TrLog) branch = tr_log_ref (log);
  tr_run_again (watch.run, tr_log_program (branch), 2, -1);
  wait_for_end (&watch);
  g_assert_cmpuint (tr_log_n_steps (tr_run_log (watch.run)), ==, n_steps);
  assert_same_steps (branch, tr_run_log (watch.run), n_steps);
  tr_run_free (watch.run);
}

static void test_up_to_the_end_of_a_line (void) {
  Watch watch = {.input = "first"};
  watch.run = tr_run_new (NULL, on_event, &watch);
  tr_run_script (watch.run, "a = [1]\n", "test.py", NULL);
  wait_for_end (&watch);
  guint end = tr_log_n_steps (tr_run_log (watch.run)) - 1;
  prompt (&watch, "a.append (2)");
  g_autoptr (TrLog) before = tr_log_ref (tr_run_log (watch.run));
  tr_run_again (watch.run, tr_log_program (before), G_MAXUINT, (int) end);
  wait_for_end (&watch);
  g_assert_cmpuint (tr_log_n_steps (tr_run_log (watch.run)), ==, end + 1);
  prompt (&watch, "print (a)");
  g_autofree char *text = output_of (tr_run_log (watch.run));
  g_assert_cmpstr (text, ==, "[1]\n");
  tr_run_free (watch.run);
}

int main (int argc, char **argv) {
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/again/without-the-last-line", test_without_the_last_line);
  g_test_add_func ("/again/up-to-a-step", test_up_to_a_step);
  g_test_add_func ("/again/up-to-the-end-of-a-line", test_up_to_the_end_of_a_line);
  return g_test_run ();
}
