/* Going through a run by what is to be seen: every action, forwards and backwards; breakpoints; and what stays in reach.
 */
#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static const char program[] = "def grow(items):\n"        /* 1 */
                              "    items.append(0)\n"    /* 2 */
                              "    return len(items)\n"  /* 3 */
                              "\n"                       /* 4 */
                              "a = [1]\n"                /* 5 */
                              "n = grow(a)\n"            /* 6 */
                              "print(n)\n"               /* 7 */
                              "b = [n]\n"                /* 8 */
                              "try:\n"                   /* 9 */
                              "    b[1]\n"               /* 10 */
                              "except IndexError:\n"     /* 11 */
                              "    a = None\n"           /* 12 */
                              "n = 5\n";                 /* 13 */

static void act (HsWindow *window, const char *action) {
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  WAIT_FOR (!hs_session_get_searching (session));
}

static void go (HsWindow *window, const char *action, int line) {
  HsSession *session = hs_window_get_session (window);
  g_test_message ("%s from step %d", action, hs_session_get_step (session));
  act (window, action);
  g_assert_cmpint (hs_session_get_line (session), ==, line);
}

static HsWindow *open_at (const char *text, int line) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  WAIT_FOR (fx_scene_is_of (session, 0));
  while (hs_session_get_line (session) != line)
    hs_session_set_step (session, hs_session_get_step (session) + 1);
  return window;
}

static void place_cursor (HsWindow *window, int line) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line (buffer, &at, line - 1);
  gtk_text_buffer_place_cursor (buffer, &at);
}

static const DrCard *card_now (HsWindow *window, const char *title) {
  HsSession *session = hs_window_get_session (window);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
  return fx_find_card (session, title);
}

static void test_into_over_out (void) {
  HsWindow *window = open_at (program, 6);
  go (window, "win.step-over", 7);
  const DrCard *list = card_now (window, "list");
  g_assert_cmpint (list->mark, ==, MD_MARK_CHANGED); /* what happened on the way is marked */
  go (window, "win.step-over-back", 6);
  go (window, "win.step-into", 1);
  go (window, "win.step-into", 2);
  go (window, "win.step-over", 3);
  go (window, "win.step-out-back", 6);
  go (window, "win.step-into", 1);
  go (window, "win.step-into", 2);
  go (window, "win.step-out", 7);
  go (window, "win.step-into-back", 3); /* the return */
  fx_close_window (window);
}

static void test_to_the_cursor_and_to_breakpoints (void) {
  HsWindow *window = open_at (program, 5);
  HsSession *session = hs_window_get_session (window);
  place_cursor (window, 8);
  go (window, "win.step-cursor", 8);
  place_cursor (window, 2);
  go (window, "win.step-cursor-back", 2);
  int step = hs_session_get_step (session);
  act (window, "win.step-breakpoint");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There are no breakpoints") != NULL);
  g_assert_cmpint (hs_session_get_step (session), ==, step);
  place_cursor (window, 12);
  act (window, "win.breakpoint");
  g_assert_true (hs_session_toggle_breakpoint (session, 5));
  go (window, "win.step-breakpoint", 12);
  go (window, "win.step-breakpoint-back", 5);
  go (window, "win.step-breakpoint", 12);
  act (window, "win.breakpoint");
  go (window, "win.step-breakpoint", 12);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "No breakpoint is reached after this step") != NULL);
  fx_close_window (window);
}

static void test_to_changes_of_the_selection (void) {
  HsWindow *window = open_at (program, 6);
  HsSession *session = hs_window_get_session (window);
  act (window, "win.step-change");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Select an object or a name first") != NULL);
  const DrCard *list = card_now (window, "list");
  hs_session_select (session, list->id, NULL);
  go (window, "win.step-change", 3); /* after the append */
  list = card_now (window, "list");
  g_assert_cmpint (list->mark, ==, MD_MARK_CHANGED);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  guint a = 0;
  while (!g_str_equal (names->cells[a].label, "a"))
    a++;
  hs_session_select (session, names->id, &names->cells[a]);
  g_assert_true (hs_session_is_cell_selected (session, &names->cells[a]));
  g_assert_false (hs_session_is_cell_selected (session, &names->cells[a - 1]));
  go (window, "win.step-change", 13);
  go (window, "win.step-change-back", 6);
  fx_close_window (window);
}

static void test_to_output_and_exceptions (void) {
  HsWindow *window = open_at (program, 5);
  go (window, "win.step-output", 8);
  go (window, "win.step-exception", 10);
  go (window, "win.step-output-back", 8);
  act (window, "win.step-exception-back");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There is no exception before this step") != NULL);
  fx_close_window (window);
}

/* A key that repeats starts each search where the one before has ended. */
static void test_searches_wait_for_each_other (void) {
  HsWindow *window = open_at ("for i in range(9):\n    print(i)\n", 1);
  HsSession *session = hs_window_get_session (window);
  for (int i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.step-output", NULL);
  WAIT_FOR (!hs_session_get_searching (session));
  const DrCard *names = card_now (window, "Global names");
  g_assert_cmpstr (names->cells[0].value, ==, "2");
  fx_close_window (window);
}

static void test_a_line_at_the_prompt_is_marked (void) {
  HsWindow *window = fx_open_window ("a = [1]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  g_assert_true (hs_session_prompt (session, "a.append(2)"));
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (hs_session_get_step (session), ==, hs_session_get_n_steps (session) - 1);
  g_assert_cmpint (card_now (window, "list")->mark, ==, MD_MARK_CHANGED);
  g_assert_true (hs_session_prompt (session, "b = {}"));
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (card_now (window, "dict")->mark, ==, MD_MARK_NEW);
  fx_close_window (window);
}

/* Lines of the prompt and of other files are none of the snippet. */
static void test_lines_of_the_prompt_are_not_the_snippet_s (void) {
  HsWindow *window = fx_open_window ("def f():\n    return 1\n\nf()\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  WAIT_FOR (fx_scene_is_of (session, 0));
  int end = hs_session_get_n_steps (session) - 1;
  g_assert_true (hs_session_prompt (session, "f()"));
  WAIT_FOR (!hs_session_get_busy (session));
  hs_session_set_step (session, end);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-into", NULL);
  WAIT_FOR (fx_scene_is_of (session, end + 1));
  g_assert_cmpint (hs_session_get_line (session), ==, 0);
  place_cursor (window, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-cursor", NULL);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "This line does not run after this step") != NULL);
  place_cursor (window, 2);
  go (window, "win.step-cursor", 2);
  fx_close_window (window);
}

static void test_a_syntax_error_leaves_the_run_before (void) {
  HsWindow *window = open_at (program, 6);
  HsSession *session = hs_window_get_session (window);
  int n_steps = hs_session_get_n_steps (session);
  hs_window_set_snippet (window, "a = (\n", NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (hs_session_get_error_line (session), ==, 1);
  g_assert_cmpint (hs_session_get_n_steps (session), ==, n_steps);
  go (window, "win.step-over", 7);
  g_assert_nonnull (card_now (window, "list"));
  g_assert_cmpint (hs_session_get_error_line (session), ==, 1);
  g_assert_true (hs_session_prompt (session, "c = {}")); /* goes on in the interpreter of the script that failed */
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_nonnull (card_now (window, "dict"));
  g_assert_null (fx_find_card (session, "list"));
  g_assert_null (hs_session_get_error_message (session));
  fx_close_window (window);
}

static void test_an_endless_run_can_be_walked_through (void) {
  HsWindow *window = fx_open_window ("i = 0\nwhile True:\n    i += 1\n");
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  WAIT_FOR (hs_session_get_step (session) == 0 && hs_session_get_n_steps (session) > 1000);
  hs_session_set_step (session, 301);
  WAIT_FOR (hs_session_get_scene (session) != NULL && hs_session_get_scene (session)->step == 301);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-over", NULL);
  WAIT_FOR (hs_session_get_scene (session)->step == 302);
  g_assert_true (hs_session_get_busy (session));
  int n_steps = hs_session_get_n_steps (session);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.stop", NULL);
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (hs_session_get_n_steps (session), >, n_steps);
  g_assert_cmpstr (hs_session_get_error_message (session), ==, "KeyboardInterrupt");
  hs_session_set_step (session, n_steps - 1);
  const DrCard *names = card_now (window, "Global names");
  int counted = atoi (names->cells[0].value);
  hs_session_set_step (session, n_steps - 3); /* two lines a turn */
  names = card_now (window, "Global names");
  g_assert_cmpint (atoi (names->cells[0].value), ==, counted - 1);
  fx_close_window (window);
}

static void test_a_full_recording_ends_the_run (void) {
  HsWindow *window = fx_open_window ("i = 0\nwhile True:\n    i += 1\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_set_budget (session, 4 << 20, 4 << 20);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  WAIT_FOR (!hs_session_get_busy (session));
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "The recording took all the room it may have") != NULL);
  int n_steps = hs_session_get_n_steps (session);
  g_assert_cmpint (n_steps, >, 10000);
  hs_session_set_step (session, n_steps / 2);
  g_assert_nonnull (card_now (window, "Global names"));
  fx_close_window (window);
}

static const char *stack_text (HsWindow *window, guint index) {
  const DrCard *names = card_now (window, "Global names");
  g_autofree char *label = g_strdup_printf ("stack[%u]", index);
  for (guint i = 0; i < names->n_cells; i++)
    if (g_str_equal (names->cells[i].label, label))
      return names->cells[i].value;
  return NULL;
}

/* a = a + 2: load a, load 2, add makes 7. */
static void test_inside_of_a_line (void) {
  HsWindow *window = open_at ("a = 5\na = a + 2\nb = a\n", 2);
  HsSession *session = hs_window_get_session (window);
  int n_steps = hs_session_get_n_steps (session), step = hs_session_get_step (session);
  act (window, "win.instructions");
  WAIT_FOR (hs_session_get_inside (session));
  gboolean loaded = FALSE, added = FALSE;
  while (hs_session_get_inside (session)) {
    WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
    const char *bottom = stack_text (window, 0), *above = stack_text (window, 1);
    g_test_message ("%s %s", bottom, above);
    loaded |= g_strcmp0 (bottom, "5") == 0 && g_strcmp0 (above, "2") == 0;
    added |= loaded && g_strcmp0 (bottom, "7") == 0;
    act (window, "win.step-into");
  }
  g_assert_true (loaded);
  g_assert_true (added);
  g_assert_cmpint (hs_session_get_step (session), ==, step + 1);
  g_assert_cmpint (hs_session_get_n_steps (session), ==, n_steps);
  g_assert_cmpint (hs_session_get_line (session), ==, 3);
  act (window, "win.instructions");
  WAIT_FOR (hs_session_get_inside (session));
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "LOAD_NAME") != NULL);
  act (window, "win.instructions");
  g_assert_false (hs_session_get_inside (session));
  g_assert_cmpint (hs_session_get_step (session), ==, step + 1);
  fx_close_window (window);
}

/* The prompt's line, too, is run again from the file alone. */
static void test_inside_of_a_recording (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "run.heapscope", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  HsWindow *window = fx_open_window ("a = 5\nb = a\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int line = hs_session_get_n_steps (session) + 1; /* after the call */
  g_assert_true (hs_session_prompt (session, "a = a + 2"));
  WAIT_FOR (!hs_session_get_busy (session));
  int n_steps = hs_session_get_n_steps (session);
  g_assert_cmpint (n_steps, >, line + 1);
  hs_session_save_recording (session, file);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Saved “run.heapscope”") != NULL);
  fx_close_window (window);

  window = fx_open_window ("");
  session = hs_window_get_session (window);
  hs_window_open_file (window, file);
  WAIT_FOR (hs_session_get_n_steps (session) == n_steps);
  hs_session_set_step (session, line);
  WAIT_FOR (fx_scene_is_of (session, line));
  act (window, "win.instructions");
  WAIT_FOR (hs_session_get_inside (session));
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "BINARY_OP") != NULL);
  gboolean added = FALSE;
  while (hs_session_get_inside (session)) {
    WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
    added |= g_strcmp0 (stack_text (window, 0), "7") == 0;
    act (window, "win.step-into");
  }
  g_assert_true (added);
  g_assert_cmpint (hs_session_get_step (session), ==, line + 1);
  g_assert_cmpint (hs_session_get_n_steps (session), ==, n_steps);
  fx_close_window (window);
  g_unlink (path);
  g_rmdir (folder);
}

static void test_breakpoints_stay_with_their_file (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "[odd] = name.py", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  hs_window_set_snippet (window, "a = 1\nb = 2\n\nc = 3\n", file, NULL);
  g_assert_true (hs_session_toggle_breakpoint (session, 2));
  g_assert_true (hs_session_toggle_breakpoint (session, 4));
  g_assert_true (hs_session_toggle_breakpoint (session, 1));
  g_assert_false (hs_session_toggle_breakpoint (session, 1));
  fx_close_window (window);
  window = fx_open_window ("x = 1\n");
  session = hs_window_get_session (window);
  hs_window_set_snippet (window, "a = 1\nb = 2\n\nc = 3\n", file, NULL);
  g_assert_false (hs_session_toggle_breakpoint (session, 2));
  g_assert_false (hs_session_toggle_breakpoint (session, 4));
  fx_close_window (window);
  g_rmdir (folder);
}

/* breakpoint () stops there, and counts as one beside the line. */
static void test_breakpoints_in_the_text (void) {
  HsWindow *window = fx_open_window ("a = 1\n# breakpoint()\nb = 'breakpoint()'\nfor i in range(2):\n    breakpoint()\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  WAIT_FOR (hs_session_get_line (session) == 5);
  int first = hs_session_get_step (session);
  go (window, "win.step-breakpoint", 5);
  g_assert_cmpint (hs_session_get_step (session), >, first);
  go (window, "win.step-breakpoint-back", 5);
  g_assert_cmpint (hs_session_get_step (session), ==, first);
  fx_close_window (window);
}

static AdwMessageDialog *question (void) {
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data))
      return at->data;
  return NULL;
}

static void answer (const char *response) {
  AdwMessageDialog *dialog = question ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_null (question ());
}

/* A program gets at files after a yes only, which is asked for once. */
static void test_files_are_asked_for (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "writes.py", NULL), *written = g_build_filename (folder, "new.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  HsWindow *window = fx_open_window ("");
  HsSession *session = hs_window_get_session (window);
  hs_window_set_snippet (window, "with open('new.txt', 'w') as f:\n    f.write('text')\nprint('written')\n", file, NULL);
  hs_session_run (session);
  WAIT_FOR (question () != NULL);
  answer ("refuse");
  WAIT_FOR (!hs_session_get_busy (session));
  WAIT_FOR (fx_console_has (window, "PermissionError"));
  g_assert_false (g_file_test (written, G_FILE_TEST_EXISTS));
  hs_session_run (session);
  WAIT_FOR (question () != NULL);
  answer ("allow");
  WAIT_FOR (!hs_session_get_busy (session));
  WAIT_FOR (fx_console_has (window, "written"));
  g_assert_true (g_file_test (written, G_FILE_TEST_EXISTS));
  g_unlink (written);
  fx_run (window); /* it does not ask again */
  g_assert_true (g_file_test (written, G_FILE_TEST_EXISTS));
  g_unlink (written);
  fx_close_window (window);
  g_rmdir (folder);
}

static gboolean has_action (GtkWidgetClass *class, const char *name) {
  GType owner;
  const char *found, *property;
  const GVariantType *type;
  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &found, &type, &property); i++)
    if (g_str_equal (found, name))
      return TRUE;
  return FALSE;
}

static void test_every_key_does_something (void) {
  HsWindow *window = fx_open_window ("");
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (fx_app ());
  g_assert_cmpuint (g_strv_length (actions), >, 30);
  for (guint i = 0; actions[i] != NULL; i++) {
    g_test_message ("%s", actions[i]);
    if (g_str_has_prefix (actions[i], "app."))
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fx_app ()), actions[i] + strlen ("app.")));
    else
      g_assert_true (has_action (GTK_WIDGET_GET_CLASS (window), actions[i]));
  }
  fx_close_window (window);
}

static void test_a_chosen_zoom_is_kept (void) {
  HsWindow *window = open_at (program, 6);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-normal", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_autoptr (GSettings) settings = g_settings_new (HS_APP_ID);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "canvas-zoom"), 1.2, 0.001);
  fx_close_window (window);
  window = open_at (program, 6);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-in", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "canvas-zoom"), 1.44, 0.001);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-fit", NULL);
  g_assert_cmpfloat (g_settings_get_double (settings, "canvas-zoom"), ==, 0);
  fx_close_window (window);
}

/* What is collected while a module is read is no step of the program. */
static void test_into_passes_collections_of_imports (void) {
  HsWindow *window = fx_open_window ("a = 1\nimport dataclasses, json, re\nb = 2\n");
  HsSession *session = hs_window_get_session (window);
  guint passed = 0;
  fx_run (window);
  hs_session_set_step (session, 0);
  for (int before = -1; hs_session_get_step (session) != before;) {
    TrStep step;
    before = hs_session_get_step (session);
    tr_log_step (hs_session_get_log (session), (guint) before, &step);
    g_assert_cmpint (step.kind, !=, RT_STEP_GC);
    hs_session_go_to (session, HS_STEP_INTO, TRUE);
    passed += (guint) MAX (0, hs_session_get_step (session) - before - 1);
  }
  g_assert_cmpint (hs_session_get_step (session), ==, hs_session_get_n_steps (session) - 1);
  g_assert_cmpuint (passed, >, 0);
  for (int before = -1; hs_session_get_step (session) != before;) {
    TrStep step;
    before = hs_session_get_step (session);
    tr_log_step (hs_session_get_log (session), (guint) before, &step);
    g_assert_cmpint (step.kind, !=, RT_STEP_GC);
    hs_session_go_to (session, HS_STEP_INTO, FALSE);
  }
  g_assert_cmpint (hs_session_get_step (session), ==, 0);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/steps/into-passes-collections-of-imports", test_into_passes_collections_of_imports);
  g_test_add_func ("/steps/into-over-out", test_into_over_out);
  g_test_add_func ("/steps/to-the-cursor-and-to-breakpoints", test_to_the_cursor_and_to_breakpoints);
  g_test_add_func ("/steps/to-changes-of-the-selection", test_to_changes_of_the_selection);
  g_test_add_func ("/steps/to-output-and-exceptions", test_to_output_and_exceptions);
  g_test_add_func ("/steps/searches-wait-for-each-other", test_searches_wait_for_each_other);
  g_test_add_func ("/steps/a-line-at-the-prompt-is-marked", test_a_line_at_the_prompt_is_marked);
  g_test_add_func ("/steps/lines-of-the-prompt-are-not-the-snippet-s", test_lines_of_the_prompt_are_not_the_snippet_s);
  g_test_add_func ("/steps/a-syntax-error-leaves-the-run-before", test_a_syntax_error_leaves_the_run_before);
  g_test_add_func ("/steps/an-endless-run-can-be-walked-through", test_an_endless_run_can_be_walked_through);
  g_test_add_func ("/steps/a-full-recording-ends-the-run", test_a_full_recording_ends_the_run);
  g_test_add_func ("/steps/inside-of-a-line", test_inside_of_a_line);
  g_test_add_func ("/steps/inside-of-a-recording", test_inside_of_a_recording);
  g_test_add_func ("/steps/breakpoints-stay-with-their-file", test_breakpoints_stay_with_their_file);
  g_test_add_func ("/steps/breakpoints-in-the-text", test_breakpoints_in_the_text);
  g_test_add_func ("/steps/files-are-asked-for", test_files_are_asked_for);
  g_test_add_func ("/steps/every-key-does-something", test_every_key_does_something);
  g_test_add_func ("/steps/a-chosen-zoom-is-kept", test_a_chosen_zoom_is_kept);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
