/* The window as a whole: run, step, prompt, buttons, files, and that it is gone when closed.
 */
#include "config.h"

#include "fixture.h"
#include "hs-editor.h"
#include "hs-examples.h"

#include <glib/gstdio.h>
#include <string.h>

static void test_buttons_have_their_names (void) {
  static const char *const names[] = {"Run",       "Stop", "Step back", "Step into", "Step over calls", "Step out", "First step",  "Last step",
                                      "Assign",    "Slice copy", "Copy", "Deep copy",   "Delete name", "gc.collect()"};
  HsWindow *window = fx_open_window ("");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    GtkWidget *button = fx_find_button (GTK_WIDGET (window), names[i]);
    g_test_message ("%s", names[i]);
    g_assert_nonnull (button);
    g_assert_nonnull (gtk_widget_get_tooltip_text (button));
  }
  fx_close_window (window);
}

static void test_run_and_step (void) {
  HsWindow *window = fx_open_window ("a = [1, 2]\nb = a\nb.append(3)\nprint(a)\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  WAIT_FOR (fx_scene_is_of (session, 0));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, last));
  const DrCard *list = fx_find_card (session, "list");
  g_assert_nonnull (list);
  g_assert_cmpuint (list->n_cells, ==, 3);
  g_assert_cmpuint (list->refcount, ==, 2);
  double x_px = list->x_px, y_px = list->y_px;
  WAIT_FOR (fx_console_has (window, "[1, 2, 3]"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-into-back", NULL);
  WAIT_FOR (fx_scene_is_of (session, last - 1));
  g_assert_cmpint (hs_session_get_line (session), ==, 4);
  list = fx_find_card (session, "list");
  g_assert_cmpfloat (list->x_px, ==, x_px);
  g_assert_cmpfloat (list->y_px, ==, y_px);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.first-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, 0));
  g_assert_null (fx_find_card (session, "list"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-into", NULL);
  WAIT_FOR (fx_scene_is_of (session, 1));
  fx_close_window (window);
}

static void test_the_end_can_be_asked_for_at_once (void) {
  HsWindow *window = fx_open_window ("a = [1, 2]\nb = a\nb.append(3)\n");
  HsSession *session = hs_window_get_session (window);
  for (int i = 0; i < 2; i++) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL));
    WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_n_steps (session) > 0);
    WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
    gtk_widget_activate_action (GTK_WIDGET (window), "win.first-step", NULL); /* from where the next run would begin */
    WAIT_FOR (fx_scene_is_of (session, 0));
  }
  fx_run (window);
  g_assert_cmpint (hs_session_get_step (session), ==, 0);
  fx_close_window (window);
}

static void test_prompt_goes_on (void) {
  HsWindow *window = fx_open_window ("a = [1, 2]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int before = hs_session_get_n_steps (session);
  g_assert_true (hs_session_prompt (session, "a.append('x')"));
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (hs_session_get_n_steps (session), >, before);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_assert_cmpuint (fx_find_card (session, "list")->n_cells, ==, 3);
  g_assert_true (hs_session_prompt (session, "a"));
  WAIT_FOR (fx_console_has (window, ">>> a\n[1, 2, 'x']") && !hs_session_get_busy (session)); /* it prints before it is done */
  g_assert_true (hs_session_prompt (session, "for i in a:"));
  WAIT_FOR (hs_session_get_continuing (session));
  hs_session_prompt_reset (session);
  g_assert_false (hs_session_get_continuing (session));
  fx_close_window (window);
}

static gboolean shows (HsWindow *window, const char *title) {
  GtkWidget *label = fx_find_label (GTK_WIDGET (window), title);
  g_assert_nonnull (label);
  return gtk_widget_get_mapped (label);
}

/* Whoever has pressed Run is not told to do so until the picture comes. */
static void test_the_wait_for_a_picture_is_told (void) {
  HsWindow *window = fx_open_window ("a = [1]\n");
  HsSession *session = hs_window_get_session (window);
  WAIT_FOR (shows (window, "A Snippet In, Its Heap on Screen"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  g_assert_null (hs_session_get_scene (session));
  g_assert_true (shows (window, "The Picture Is Being Drawn"));
  g_assert_false (shows (window, "A Snippet In, Its Heap on Screen"));
  WAIT_FOR (fx_scene_is_of (session, 0));
  g_assert_false (shows (window, "The Picture Is Being Drawn"));
  fx_close_window (window);
}

static void test_buttons_type_into_the_prompt (void) {
  HsWindow *window = fx_open_window ("a = [1, [2]]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  hs_session_type (session, NULL, "b = a");
  WAIT_FOR (fx_console_has (window, ">>> b = a\n") && !hs_session_get_busy (session));
  hs_session_type (session, "copy", "c = copy.deepcopy(a)");
  WAIT_FOR (fx_console_has (window, ">>> import copy\n>>> c = copy.deepcopy(a)\n"));
  WAIT_FOR (!hs_session_get_busy (session));
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_auto (GStrv) names = hs_session_list_names (session);
  g_assert_true (g_strv_contains ((const char *const *) names, "c"));
  g_signal_emit_by_name (fx_find_button (GTK_WIDGET (window), "gc.collect()"), "clicked");
  WAIT_FOR (fx_console_has (window, ">>> import gc\n>>> gc.collect()\n"));
  WAIT_FOR (!hs_session_get_busy (session));
  fx_close_window (window);
}

static void test_errors_are_shown_where_they_are (void) {
  HsWindow *window = fx_open_window ("a = [1]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  WAIT_FOR (hs_session_get_scene (session) != NULL);
  DrScene *picture = dr_scene_ref (hs_session_get_scene (session));
  hs_window_set_snippet (window, "a = 1\nb = (\n", NULL, NULL);
  fx_run (window);
  g_assert_cmpint (hs_session_get_error_line (session), ==, 2);
  g_assert_true (g_str_has_prefix (hs_session_get_error_message (session), "SyntaxError: "));
  for (int i = 0; i < 50; i++)
    fx_iterate ();
  g_assert_true (hs_session_get_scene (session) == picture);
  dr_scene_unref (picture);
  hs_window_set_snippet (window, "a = 1\n\nb = a / 0\n", NULL, NULL);
  fx_run (window);
  g_assert_cmpint (hs_session_get_error_line (session), ==, 3);
  g_assert_cmpstr (hs_session_get_error_message (session), ==, "ZeroDivisionError: division by zero");
  WAIT_FOR (fx_console_has (window, "ZeroDivisionError: division by zero"));
  fx_close_window (window);
}

/* As the interpreter, which prints nothing. */
static void test_a_program_may_end_itself (void) {
  HsWindow *window = fx_open_window ("import sys\na = [1]\nsys.exit(3)\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  hs_session_set_step (session, hs_session_get_n_steps (session) - 1);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
  g_assert_null (hs_session_get_error_message (session));
  g_assert_cmpint (hs_session_get_error_line (session), ==, 0);
  hs_window_set_snippet (window, "class Exit(Exception): pass\nraise Exit(3)\n", NULL, NULL);
  fx_run (window);
  g_assert_cmpstr (hs_session_get_error_message (session), ==, "Exit: 3");
  fx_close_window (window);
}

static void check_prompt_error (HsSession *session, const char *line, int error_line, const char *message) {
  int before = hs_session_get_n_steps (session);
  g_assert_true (hs_session_prompt (session, line));
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_n_steps (session) > before);
  WAIT_FOR (g_strcmp0 (hs_session_get_error_message (session), message) == 0);
  g_assert_cmpint (hs_session_get_error_line (session), ==, error_line);
}

/* What is typed at the prompt, or compiled by the program, has lines of its own: no line of the snippet is marked for it. */
static void test_errors_of_other_texts_mark_no_line (void) {
  HsWindow *window = fx_open_window ("def f(x):\n    y = 1\n    return x / 0\n\neval('1 +')\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (g_strcmp0 (hs_session_get_error_message (session), "SyntaxError: invalid syntax") == 0);
  g_assert_cmpint (hs_session_get_error_line (session), ==, 5);
  check_prompt_error (session, "1 / 0", 0, "ZeroDivisionError: division by zero");
  check_prompt_error (session, "f(1.5)", 3, "ZeroDivisionError: float division by zero");
  check_prompt_error (session, "g", 0, "NameError: name 'g' is not defined");
  fx_close_window (window);
}

/* Where the prompt is at fault the prompt tells; below the snippet stands what is about the snippet. */
/* The window is closed while the text of the prompt scrolls: GTK may not warn of that. */
static void test_errors_of_the_prompt_stand_at_the_prompt (void) {
  HsWindow *window = fx_open_window ("def f(x):\n    return x / 0\na = [1]\n");
  HsSession *session = hs_window_get_session (window);
  GtkWidget *bar = fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_EDITOR), GTK_TYPE_REVEALER);
  fx_run (window);
  check_prompt_error (session, "nothing", 0, "NameError: name 'nothing' is not defined");
  g_assert_true (hs_session_is_error_prompted (session));
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  check_prompt_error (session, "f(1)", 2, "ZeroDivisionError: division by zero");
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  hs_session_set_step (session, 0);
  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  hs_window_set_snippet (window, "a = [1]\na.nothing\n", NULL, NULL);
  fx_run (window);
  g_assert_false (hs_session_is_error_prompted (session));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (bar)));
  fx_close_window (window);
}

/* Whoever corrects an error is not told of it any more; whoever takes the correction back is. */
static void test_an_error_goes_when_its_text_changes (void) {
  HsWindow *window = fx_open_window ("a = [1\n");
  HsSession *session = hs_window_get_session (window);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (session));
  GtkRevealer *bar = GTK_REVEALER (fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_EDITOR), GTK_TYPE_REVEALER));
  fx_run (window);
  WAIT_FOR (gtk_revealer_get_reveal_child (bar));
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, 0, 6);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &at, "]", 1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  gtk_text_buffer_undo (buffer);
  g_assert_true (gtk_revealer_get_reveal_child (bar));
  fx_close_window (window);
}

static void stop_endless (const char *source) {
  HsWindow *window = fx_open_window (source);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  WAIT_FOR (hs_session_get_n_steps (session) > 100);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.stop", NULL);
  WAIT_FOR (!hs_session_get_busy (session));
  g_assert_cmpint (hs_session_get_n_steps (session), >, 100);
  WAIT_FOR (hs_session_get_scene (session) != NULL);
  fx_close_window (window);
}

static void test_stop_an_endless_loop (void) {
  stop_endless ("n = 0\nwhile True:\n    n += 1\n");
}

static void test_stop_endless_output (void) {
  stop_endless ("while True:\n    print('x' * 100)\n");
}

static void test_close_while_running (void) {
  HsWindow *window = fx_open_window ("while True:\n    pass\n");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
  WAIT_FOR (hs_session_get_n_steps (hs_window_get_session (window)) > 10);
  fx_close_window (window);
}

static void test_bad_files_get_a_toast (void) {
  HsWindow *window = fx_open_window ("kept = 1\n");
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "latin.py", NULL);
  g_assert_true (g_file_set_contents (path, "a = '\xe4'\n", -1, NULL));
  g_autoptr (GFile) latin = g_file_new_for_path (path), directory = g_file_new_for_path (folder);
  g_autoptr (GFile) missing = g_file_get_child (directory, "missing.py"), recording = g_file_get_child (directory, "cut.heapscope");
  g_assert_true (g_file_set_contents (g_file_peek_path (recording), "hello", -1, NULL));
  hs_window_open_file (window, latin);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "is not a text in UTF-8") != NULL);
  fx_close_window (window);
  window = fx_open_window ("kept = 1\n");
  hs_window_open_file (window, directory);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "is a folder") != NULL);
  fx_close_window (window);
  window = fx_open_window ("kept = 1\n");
  hs_window_open_file (window, missing);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There is no file") != NULL);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  g_autofree char *text = NULL;
  g_object_get (buffer, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "kept = 1\n");
  fx_close_window (window);
  window = fx_open_window ("");
  hs_window_open_file (window, recording);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "no recording of Heapscope") != NULL);
  g_assert_true (hs_page_is_pristine (hs_window_get_page (window))); /* the next file does not need a tab of its own */
  fx_close_window (window);
  g_unlink (g_file_peek_path (recording));
  g_unlink (path);
  g_rmdir (folder);
}

static void test_a_recording_is_saved_and_opened (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "run.heapscope", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  HsWindow *window = fx_open_window ("a = [1]\na.append(2)\nprint(a)\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int n_steps = hs_session_get_n_steps (session);
  hs_session_save_recording (session, file);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Saved “run.heapscope”") != NULL);
  fx_close_window (window);
  window = fx_open_window ("");
  session = hs_window_get_session (window);
  hs_window_open_file (window, file);
  WAIT_FOR (hs_session_get_n_steps (session) == n_steps);
  g_autofree char *text = NULL;
  g_object_get (hs_session_get_buffer (session), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "a = [1]\na.append(2)\nprint(a)\n");
  WAIT_FOR (fx_console_has (window, "[1, 2]"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, n_steps - 1));
  g_assert_cmpuint (fx_find_card (session, "list")->n_cells, ==, 2);
  g_assert_false (hs_session_prompt (session, "a"));
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "This is a recording") != NULL);
  fx_run (window); /* its snippet runs again */
  g_assert_true (hs_session_prompt (session, "a"));
  WAIT_FOR (!hs_session_get_busy (session));
  fx_close_window (window);
  g_assert_true (g_file_set_contents (path, "no recording", -1, NULL));
  window = fx_open_window ("kept = 1\n");
  hs_window_open_file (window, file);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Cannot open “run.heapscope”") != NULL);
  fx_close_window (window);
  g_unlink (path);
  g_rmdir (folder);
}

static GtkWindow *newest_window (GType type) {
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

static gboolean has_mapped_label (GtkWidget *widget, const char *text) {
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_mapped_label (child, text))
      return TRUE;
  return FALSE;
}

static void search_keys (GtkWindow *keys, const char *words) {
  GtkWidget *entry = fx_find_type (GTK_WIDGET (keys), GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

/* Nothing warns (here a warning is the end of the test); what is looked for by words or by a key stays. */
static void test_the_list_of_keys_is_searched (void) {
  HsWindow *window = fx_open_window ("a = 1\n");
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "shortcuts", NULL);
  GtkWindow *keys = newest_window (ADW_TYPE_WINDOW);
  g_assert_nonnull (keys);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (keys));
  WAIT_FOR (has_mapped_label (GTK_WIDGET (keys), "Step over calls") && has_mapped_label (GTK_WIDGET (keys), "Save as"));
  search_keys (keys, "SAVE");
  WAIT_FOR (!has_mapped_label (GTK_WIDGET (keys), "Step over calls") && has_mapped_label (GTK_WIDGET (keys), "Save as"));
  search_keys (keys, "F6");
  WAIT_FOR (has_mapped_label (GTK_WIDGET (keys), "Step over calls") && !has_mapped_label (GTK_WIDGET (keys), "Save as"));
  search_keys (keys, "no such thing");
  WAIT_FOR (has_mapped_label (GTK_WIDGET (keys), "No key does that") && !has_mapped_label (GTK_WIDGET (keys), "Step over calls"));
  search_keys (keys, "");
  WAIT_FOR (has_mapped_label (GTK_WIDGET (keys), "Step over calls") && has_mapped_label (GTK_WIDGET (keys), "Save as"));
  gtk_window_destroy (keys);
  fx_close_window (window);
}

static void test_examples_are_there (void) {
  g_assert_cmpuint (hs_examples_count (), ==, 18);
  for (guint i = 0; i < hs_examples_count (); i++) {
    g_autofree char *text = hs_examples_dup_text (i);
    g_assert_true (g_str_has_prefix (text, "# "));
    g_assert_cmpuint (strlen (text), >, 100);
  }
}

static void test_last_snippet_comes_back (void) {
  HsWindow *window = fx_open_window ("");
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  gtk_text_buffer_set_text (buffer, "remembered = True\n", -1);
  fx_close_window (window);
  window = fx_open_window ("");
  hs_window_restore (window);
  g_autofree char *text = NULL;
  g_object_get (hs_session_get_buffer (hs_window_get_session (window)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "remembered = True\n");
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/window/buttons-have-their-names", test_buttons_have_their_names);
  g_test_add_func ("/window/run-and-step", test_run_and_step);
  g_test_add_func ("/window/the-end-can-be-asked-for-at-once", test_the_end_can_be_asked_for_at_once);
  g_test_add_func ("/window/prompt-goes-on", test_prompt_goes_on);
  g_test_add_func ("/window/the-wait-for-a-picture-is-told", test_the_wait_for_a_picture_is_told);
  g_test_add_func ("/window/buttons-type-into-the-prompt", test_buttons_type_into_the_prompt);
  g_test_add_func ("/window/errors-are-shown-where-they-are", test_errors_are_shown_where_they_are);
  g_test_add_func ("/window/a-program-may-end-itself", test_a_program_may_end_itself);
  g_test_add_func ("/window/errors-of-other-texts-mark-no-line", test_errors_of_other_texts_mark_no_line);
  g_test_add_func ("/window/an-error-goes-when-its-text-changes", test_an_error_goes_when_its_text_changes);
  g_test_add_func ("/window/stop-an-endless-loop", test_stop_an_endless_loop);
  g_test_add_func ("/window/stop-endless-output", test_stop_endless_output);
  g_test_add_func ("/window/close-while-running", test_close_while_running);
  g_test_add_func ("/window/bad-files-get-a-toast", test_bad_files_get_a_toast);
  g_test_add_func ("/window/a-recording-is-saved-and-opened", test_a_recording_is_saved_and_opened);
  g_test_add_func ("/window/errors-of-the-prompt-stand-at-the-prompt", test_errors_of_the_prompt_stand_at_the_prompt);
  g_test_add_func ("/window/the-list-of-keys-is-searched", test_the_list_of_keys_is_searched);
  g_test_add_func ("/window/examples-are-there", test_examples_are_there);
  g_test_add_func ("/window/last-snippet-comes-back", test_last_snippet_comes_back);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
