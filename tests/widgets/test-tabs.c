/* Several snippets in tabs: each has its own run, file, breakpoints and copy against crashes; closing asks; they come back.
 */
#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void act (HsWindow *window, const char *action) {
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static int n_tabs (HsWindow *window) {
  return adw_tab_view_get_n_pages (hs_window_get_tab_view (window));
}

static void show_tab (HsWindow *window, int index) {
  AdwTabView *view = hs_window_get_tab_view (window);
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, index));
}

static const char *tab_title (HsWindow *window, int index) {
  return adw_tab_page_get_title (adw_tab_view_get_nth_page (hs_window_get_tab_view (window), index));
}

static GtkTextBuffer *buffer_of (HsWindow *window) {
  return GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
}

/* TEXT by hand, in place of what is there. */
static void write_text (HsWindow *window, const char *text) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer_of (window), &start, &end);
  gtk_text_buffer_delete (buffer_of (window), &start, &end);
  gtk_text_buffer_insert_at_cursor (buffer_of (window), text, -1);
}

static void assert_text (HsWindow *window, const char *wanted) {
  g_autofree char *text = hs_page_dup_text (hs_window_get_page (window));
  g_assert_cmpstr (text, ==, wanted);
}

/* The dialog over WINDOW that is in view, or NULL. */
static AdwMessageDialog *find_dialog (HsWindow *window) {
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void answer (HsWindow *window, const char *response) {
  WAIT_FOR (find_dialog (window) != NULL);
  AdwMessageDialog *dialog = find_dialog (window);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void test_each_tab_has_its_own_run (void) {
  HsWindow *window = fx_open_window ("a = [1]\nprint('first', a)\n");
  HsSession *first = hs_window_get_session (window);
  fx_run (window);
  hs_session_toggle_breakpoint (first, 2);
  act (window, "win.last-step");
  WAIT_FOR (fx_scene_is_of (first, hs_session_get_n_steps (first) - 1));
  act (window, "win.new-tab");
  g_assert_cmpint (n_tabs (window), ==, 2);
  HsSession *second = hs_window_get_session (window);
  g_assert_true (first != second);
  assert_text (window, "");
  g_assert_cmpint (hs_session_get_n_steps (second), ==, 0);
  write_text (window, "b = {2}\nb = 3\nprint('second', b)\n");
  fx_run (window);
  g_assert_cmpint (hs_session_get_n_steps (second), >, hs_session_get_n_steps (first));
  WAIT_FOR (fx_console_has (window, "second 3") || fx_console_has (window, "first [1]"));
  g_autofree char *console = fx_console_text (GTK_WIDGET (hs_window_get_page (window)));
  g_assert_null (strstr (console, "first"));
  g_assert_false (hs_session_has_step (second, FALSE)); /* actions are about the tab in view */
  act (window, "win.step-into");
  g_assert_cmpint (hs_session_get_step (second), ==, 1);
  g_assert_cmpint (hs_session_get_step (first), ==, hs_session_get_n_steps (first) - 1);
  show_tab (window, 0);
  g_assert_true (hs_window_get_session (window) == first);
  assert_text (window, "a = [1]\nprint('first', a)\n");
  g_assert_nonnull (fx_find_card (first, "list"));
  g_assert_true (hs_session_prompt (first, "a"));
  WAIT_FOR (!hs_session_get_busy (first));
  WAIT_FOR (fx_console_has (window, ">>> a\n[1]"));
  g_assert_false (hs_session_toggle_breakpoint (first, 2));
  g_assert_true (hs_session_toggle_breakpoint (second, 2));
  fx_close_window (window);
}

static void test_closing_a_tab_asks (void) {
  HsWindow *window = fx_open_window ("kept = 1\n");
  act (window, "win.new-tab");
  gpointer weak = hs_window_get_session (window);
  g_object_add_weak_pointer (weak, &weak);
  act (window, "win.close-tab"); /* empty: nothing to ask */
  g_assert_cmpint (n_tabs (window), ==, 1);
  WAIT_FOR (weak == NULL);
  act (window, "win.new-tab");
  write_text (window, "precious = 1\n");
  g_assert_cmpstr (tab_title (window, 1), ==, "• Untitled");
  act (window, "win.close-tab");
  answer (window, "cancel");
  g_assert_cmpint (n_tabs (window), ==, 2);
  assert_text (window, "precious = 1\n");
  act (window, "win.close-tab");
  answer (window, "discard");
  WAIT_FOR (n_tabs (window) == 1);
  assert_text (window, "kept = 1\n");
  fx_close_window (window);
}

static void test_files_stand_in_tabs (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_autofree char *one = g_build_filename (folder, "one.py", NULL), *two = g_build_filename (folder, "two.py", NULL);
  g_assert_true (g_file_set_contents (one, "one = 1\n", -1, NULL));
  g_assert_true (g_file_set_contents (two, "two = 2\n", -1, NULL));
  GFile *files[] = {g_file_new_for_path (one), g_file_new_for_path (two)};
  HsWindow *window = fx_open_window ("");
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    hs_window_open_file (window, files[i]);
  g_assert_cmpint (n_tabs (window), ==, 2);
  WAIT_FOR (g_str_equal (tab_title (window, 0), "one.py") && g_str_equal (tab_title (window, 1), "two.py"));
  assert_text (window, "two = 2\n");
  hs_window_open_file (window, files[0]); /* is open already */
  g_assert_cmpint (n_tabs (window), ==, 2);
  assert_text (window, "one = 1\n");
  write_text (window, "one = 11\n");
  act (window, "win.close-tab");
  answer (window, "save");
  WAIT_FOR (n_tabs (window) == 1);
  g_autofree char *saved = NULL;
  g_assert_true (g_file_get_contents (one, &saved, NULL, NULL));
  g_assert_cmpstr (saved, ==, "one = 11\n");
  assert_text (window, "two = 2\n");
  fx_close_window (window);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_file_delete (files[i], NULL, NULL);
    g_object_unref (files[i]);
  }
  g_rmdir (folder);
}

static GtkWidget *find_close_button (GtkWidget *widget) {
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "tab-close-button"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_close_button (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* What cannot be opened leaves no empty tab behind: the one that was in view says why. */
static void test_what_cannot_be_opened_leaves_no_tab (void) {
  HsWindow *window = fx_open_window ("a = 1\n");
  write_text (window, "b = 2\n");
  HsPage *page = hs_window_get_page (window);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *path = g_build_filename (folder, "bad.heapscope", NULL);
  g_assert_true (g_file_set_contents (path, "this is no recording", -1, NULL));
  g_autoptr (GFile) missing = g_file_new_build_filename (folder, "missing.py", NULL);
  g_autoptr (GFile) damaged = g_file_new_for_path (path);
  GFile *const files[] = {missing, damaged};
  static const char *const why[] = {"There is no file “missing.py”", "Cannot open “bad.heapscope”"};
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    hs_window_open_file (window, files[i]);
    g_assert_cmpint (n_tabs (window), ==, 2);
    WAIT_FOR (n_tabs (window) == 1);
    g_assert_true (hs_window_get_page (window) == page);
    WAIT_FOR (fx_find_label (GTK_WIDGET (page), why[i]) != NULL);
  }
  assert_text (window, "b = 2\n");
  g_remove (path);
  g_rmdir (folder);
  gtk_text_buffer_set_modified (buffer_of (window), FALSE);
  fx_close_window (window);
}

static void test_tabs_are_named (void) {
  HsWindow *window = fx_open_window ("");
  act (window, "win.new-tab");
  GtkWidget *button = find_close_button (GTK_WIDGET (window));
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Close the tab");
  HsPage *shown = hs_window_get_page (window);
  show_tab (window, 0);
  HsPage *other = hs_window_get_page (window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (other)) && !gtk_widget_get_mapped (GTK_WIDGET (shown)));
  gtk_test_accessible_assert_state (shown, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE); /* screen readers find one page */
  gtk_test_accessible_assert_state (other, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  fx_close_window (window);
}

static void test_a_file_is_saved (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL), *path = g_build_filename (folder, "kept.py", NULL), *text = NULL;
  g_assert_true (g_file_set_contents (path, "old = 1\n", -1, NULL));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  HsWindow *window = fx_open_window ("");
  hs_window_open_file (window, file);
  WAIT_FOR (g_str_equal (tab_title (window, 0), "kept.py"));
  write_text (window, "new = 'é'\n");
  g_assert_cmpstr (tab_title (window, 0), ==, "• kept.py");
  act (window, "win.save");
  WAIT_FOR (g_str_equal (tab_title (window, 0), "kept.py"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new = 'é'\n");
  fx_close_window (window);
  g_unlink (path);
  g_rmdir (folder);
}

/* Windows go until one has something to ask; what was answered "cancel" stays. */
static void test_quitting_asks_too (void) {
  HsWindow *plain = fx_open_window (""), *window = fx_open_window ("");
  gpointer weak_plain = plain, weak = window;
  g_object_add_weak_pointer (G_OBJECT (plain), &weak_plain);
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  act (window, "win.new-tab");
  write_text (window, "precious = 1\n");
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "quit", NULL);
  answer (window, "cancel");
  g_assert_nonnull (weak);
  assert_text (window, "precious = 1\n");
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "quit", NULL);
  if (find_dialog (window) != NULL)
    answer (window, "discard");
  WAIT_FOR (weak == NULL && weak_plain == NULL);
  g_assert_null (gtk_application_get_windows (fx_app ()));
}

/* Closing a window goes from one unsaved file to the next; Cancel keeps everything as it is. */
static void test_closing_the_window_asks_for_each_file (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  HsWindow *window = fx_open_window ("");
  const char *const names[] = {"one.py", "two.py"};
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_ptr_array_add (paths, g_build_filename (folder, names[i], NULL));
    g_assert_true (g_file_set_contents (paths->pdata[i], "old = 1\n", -1, NULL));
    g_autoptr (GFile) file = g_file_new_for_path (paths->pdata[i]);
    hs_window_open_file (window, file);
    WAIT_FOR (g_str_equal (tab_title (window, (int) i), names[i]));
    write_text (window, "new = 2\n");
  }
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  answer (window, "cancel");
  g_assert_cmpint (n_tabs (window), ==, 2);
  g_assert_cmpstr (tab_title (window, 0), ==, "• one.py"); /* it was not discarded after all */
  gpointer weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  answer (window, "save");
  WAIT_FOR (weak == NULL);
  static const char *const wanted[] = {"old = 1\n", "new = 2\n"};
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *text = NULL;
    g_assert_true (g_file_get_contents (paths->pdata[i], &text, NULL, NULL));
    g_assert_cmpstr (text, ==, wanted[i]);
    g_unlink (paths->pdata[i]);
  }
  g_rmdir (folder);
}

static void test_a_window_outlives_its_question (void) {
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "heapscope-question.py", NULL);
  g_assert_true (g_file_set_contents (path, "old = 1\n", -1, NULL));
  HsWindow *window = fx_open_window ("");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  hs_window_open_file (window, file);
  WAIT_FOR (g_str_equal (tab_title (window, 0), "heapscope-question.py"));
  write_text (window, "new = 2\n");
  gpointer weak = window;
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  WAIT_FOR (find_dialog (window) != NULL);
  AdwMessageDialog *question = g_object_ref (find_dialog (window)); /* as GTK does while it tells of a click */
  adw_message_dialog_response (question, "discard");
  g_assert_true (weak != NULL && !gtk_widget_in_destruction (GTK_WIDGET (window)) && gtk_widget_get_mapped (GTK_WIDGET (window)));
  gtk_window_destroy (GTK_WINDOW (question));
  g_object_unref (question);
  WAIT_FOR (weak == NULL);
  g_unlink (path);
}

static void test_a_tab_moves_to_a_window_of_its_own (void) {
  HsWindow *window = fx_open_window ("stays = 1\n");
  act (window, "win.new-tab");
  write_text (window, "goes = [2]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  act (window, "win.inspector");
  act (window, "win.move-tab");
  g_assert_cmpint (n_tabs (window), ==, 1);
  assert_text (window, "stays = 1\n");
  HsWindow *other = HS_WINDOW (gtk_widget_get_root (GTK_WIDGET (fx_find_page (session))));
  g_assert_true (other != window);
  g_assert_true (hs_window_get_session (other) == session);
  act (other, "win.last-step");
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_assert_nonnull (fx_find_card (session, "list"));
  /* Back by dragging: the window that it leaves has no tab any more, and goes. */
  gpointer weak = other;
  g_object_add_weak_pointer (G_OBJECT (other), &weak);
  AdwTabView *from = hs_window_get_tab_view (other);
  adw_tab_view_transfer_page (from, adw_tab_view_get_nth_page (from, 0), hs_window_get_tab_view (window), 1);
  g_assert_nonnull (weak); /* to free it while libadwaita goes through all views is to have it read what was freed */
  WAIT_FOR (weak == NULL);
  g_assert_cmpint (n_tabs (window), ==, 2);
  g_assert_nonnull (fx_find_page (session));
  fx_close_window (window);
}

static void test_examples_spare_what_was_written (void) {
  HsWindow *window = fx_open_window ("");
  write_text (window, "mine = 1\n");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.example", "i", 3);
  g_assert_cmpint (n_tabs (window), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.example", "i", 4); /* in place of the unchanged one */
  g_assert_cmpint (n_tabs (window), ==, 2);
  WAIT_FOR (!hs_session_get_busy (hs_window_get_session (window)));
  show_tab (window, 0);
  assert_text (window, "mine = 1\n");
  fx_close_window (window);
}

static void test_tabs_come_back (void) {
  HsWindow *window = fx_open_window ("first = 1\n");
  act (window, "win.new-tab");
  write_text (window, "second = 2\n");
  act (window, "win.new-tab");
  write_text (window, "third = 3\n");
  show_tab (window, 1);
  fx_close_window (window);
  window = fx_open_window ("");
  hs_window_restore (window);
  g_assert_cmpint (n_tabs (window), ==, 3);
  assert_text (window, "second = 2\n");
  show_tab (window, 2);
  assert_text (window, "third = 3\n");
  g_assert_true (hs_page_has_unsaved (hs_window_get_page (window))); /* still in no file: an example does not take its place */
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/tabs/each-tab-has-its-own-run", test_each_tab_has_its_own_run);
  g_test_add_func ("/tabs/closing-a-tab-asks", test_closing_a_tab_asks);
  g_test_add_func ("/tabs/files-stand-in-tabs", test_files_stand_in_tabs);
  g_test_add_func ("/tabs/what-cannot-be-opened-leaves-no-tab", test_what_cannot_be_opened_leaves_no_tab);
  g_test_add_func ("/tabs/tabs-are-named", test_tabs_are_named);
  g_test_add_func ("/tabs/a-file-is-saved", test_a_file_is_saved);
  g_test_add_func ("/tabs/quitting-asks-too", test_quitting_asks_too);
  g_test_add_func ("/tabs/closing-the-window-asks-for-each-file", test_closing_the_window_asks_for_each_file);
  g_test_add_func ("/tabs/a-window-outlives-its-question", test_a_window_outlives_its_question);
  g_test_add_func ("/tabs/a-tab-moves-to-a-window-of-its-own", test_a_tab_moves_to_a_window_of_its_own);
  g_test_add_func ("/tabs/examples-spare-what-was-written", test_examples_spare_what_was_written);
  g_test_add_func ("/tabs/tabs-come-back", test_tabs_come_back);
}

int main (int argc, char **argv) {
  g_autofree char *state = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return fx_main (argc, argv, add_tests);
}
