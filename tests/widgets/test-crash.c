/* What a crash or a power cut leaves: every tab comes back, at most some seconds old.
 */
#include "fixture.h"
#include "hs-autosave.h"
#include "hs-watch.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#define LATEST_USEC (5 * G_USEC_PER_SEC) /* no more may be lost */

/* The paths of all copies; free with g_ptr_array_unref. */
static GPtrArray *list_copies (void) {
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "heapscope", "unsaved", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  for (const char *name; files != NULL && (name = g_dir_read_name (files)) != NULL;)
    if (g_str_has_suffix (name, ".ini"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  return paths;
}

/* Whether there are so many, and one has both lines. */
static gboolean copies_have (guint n_copies, const char *line, const char *other_line) {
  g_autoptr (GPtrArray) paths = list_copies ();
  gboolean found = FALSE;
  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *text = NULL;
    g_file_get_contents (paths->pdata[i], &text, NULL, NULL);
    found |= text != NULL && strstr (text, line) != NULL && strstr (text, other_line) != NULL;
  }
  return found && paths->len == n_copies;
}

static gboolean there_are_copies (guint n) {
  g_autoptr (GPtrArray) paths = list_copies ();
  return paths->len == n;
}

/* As if the process that wrote them had ended without a word. */
static void die (void) {
  g_autoptr (GPtrArray) paths = list_copies ();
  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (GKeyFile) copy = g_key_file_new ();
    g_assert_true (g_key_file_load_from_file (copy, paths->pdata[i], G_KEY_FILE_NONE, NULL));
    g_key_file_set_int64 (copy, HS_AUTOSAVE_GROUP, "process", 0x7ffffff0);
    g_autofree char *path = g_strdup_printf ("%s-dead.ini", (char *) paths->pdata[i]);
    g_assert_true (g_key_file_save_to_file (copy, path, NULL));
  }
}

static gboolean fill (GKeyFile *copy, gpointer text) {
  if (*(const char **) text != NULL)
    g_key_file_set_string (copy, HS_AUTOSAVE_GROUP, "text", *(const char **) text);
  return *(const char **) text != NULL;
}

static void test_copies_come_and_go (void) {
  const char *text = "precious = 'Müller'\n";
  gint64 start_usec = g_get_monotonic_time ();
  HsAutosave *autosave = hs_autosave_new (fill, &text);
  g_assert_true (there_are_copies (0));
  hs_autosave_touch (autosave);
  WAIT_FOR (there_are_copies (1));
  g_assert_cmpint (g_get_monotonic_time () - start_usec, <, LATEST_USEC);
  g_autoptr (GPtrArray) none = hs_autosave_recover ();
  g_assert_cmpuint (none->len, ==, 0); /* we are alive */
  die ();
  g_autoptr (GPtrArray) all = hs_autosave_recover ();
  g_assert_cmpuint (all->len, ==, 1);
  g_autofree char *kept = g_key_file_get_string (all->pdata[0], HS_AUTOSAVE_GROUP, "text", NULL);
  g_assert_cmpstr (kept, ==, text);
  g_assert_true (there_are_copies (1)); /* ours; the other was taken */
  text = NULL;
  hs_autosave_touch (autosave);
  WAIT_FOR (there_are_copies (0));
  text = "again\n";
  hs_autosave_touch (autosave);
  WAIT_FOR (there_are_copies (1));
  hs_autosave_free (autosave);
  g_assert_true (there_are_copies (0));
}

static GtkTextBuffer *buffer_of (HsWindow *window) {
  return GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
}

static void assert_text (HsWindow *window, const char *wanted) {
  g_autofree char *text = NULL;
  g_object_get (buffer_of (window), "text", &text, NULL);
  g_assert_cmpstr (text, ==, wanted);
}

static void show_tab (HsWindow *window, int index) {
  AdwTabView *view = hs_window_get_tab_view (window);
  adw_tab_view_set_selected_page (view, adw_tab_view_get_nth_page (view, index));
}

static void write_first (HsWindow *window, const char *text) {
  GtkTextIter start;
  gtk_text_buffer_get_start_iter (buffer_of (window), &start);
  gtk_text_buffer_insert (buffer_of (window), &start, text, -1);
}

static gboolean has_breakpoint (HsWindow *window, int line) {
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (GTK_SOURCE_BUFFER (buffer_of (window)), line - 1, HS_BREAKPOINT_CATEGORY);
  gboolean there = marks != NULL;
  g_slist_free (marks);
  return there;
}

static void open_file (HsWindow *window, GFile *file) {
  hs_window_open_file (window, file);
  WAIT_FOR (gtk_text_buffer_get_char_count (buffer_of (window)) > 0);
}

/* A breakpoint, a bookmark, a watch, and the cursor in the second line. */
static void leave_marks (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  GtkTextIter at;
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  hs_session_toggle_bookmark (session, 2);
  hs_session_toggle_breakpoint (session, 3);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  g_assert_true (hs_session_toggle_watch (session));
  gtk_text_buffer_get_iter_at_line (buffer_of (window), &at, 1);
  gtk_text_buffer_place_cursor (buffer_of (window), &at);
}

static void check_marks (HsWindow *window) {
  HsSession *session = hs_window_get_session (window);
  WAIT_FOR (hs_session_get_cursor_line (session) == 2);
  g_assert_true (has_breakpoint (window, 3));
  fx_run (window);
  const GArray *bookmarks = hs_session_get_bookmarks (session);
  g_assert_cmpuint (bookmarks->len, ==, 1);
  g_assert_cmpint (g_array_index (bookmarks, int, 0), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (((HsWatch *) hs_session_get_watches (session)->pdata[0])->object != 0);
}

/* A file that was only read, one that was changed, and a text of no file. */
static void test_all_tabs_come_back (void) {
  g_autofree char *folder = g_dir_make_tmp ("heapscope-XXXXXX", NULL), *path = g_build_filename (folder, "read.py", NULL);
  g_autofree char *changed_path = g_build_filename (folder, "changed.py", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) changed = g_file_new_for_path (changed_path);
  g_assert_true (g_file_set_contents (path, "a = [1]\nb = a\nprint(b)\n", -1, NULL));
  g_assert_true (g_file_set_contents (changed_path, "x = 1\n", -1, NULL));
  HsWindow *window = fx_open_window ("");
  open_file (window, file);
  leave_marks (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-tab", NULL);
  open_file (window, changed);
  write_first (window, "y = 3\n");
  hs_session_toggle_breakpoint (hs_window_get_session (window), 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-tab", NULL);
  write_first (window, "of = 'no file'\n");
  show_tab (window, 1);
  WAIT_FOR (copies_have (3, "\nbookmarks=2;\n", "\nwatched-objects=a;\n") && copies_have (3, "\nbookmarks=2;\n", "\nin-view=false\n"));
  WAIT_FOR (copies_have (3, "\nbreakpoints=2;\n", "\nin-view=true\n"));
  WAIT_FOR (copies_have (3, "\nposition=2\n", "\nin-view=false\n"));
  die ();
  fx_close_window (window);
  g_autoptr (GPtrArray) all = hs_autosave_recover ();
  g_assert_cmpuint (all->len, ==, 3);
  window = fx_open_window ("");
  hs_window_come_back (window, (GKeyFile *const *) all->pdata, all->len);
  g_assert_cmpint (adw_tab_view_get_n_pages (hs_window_get_tab_view (window)), ==, 3);
  assert_text (window, "y = 3\nx = 1\n"); /* it was in view */
  g_assert_true (g_file_equal (hs_session_get_file (hs_window_get_session (window)), changed));
  g_assert_true (hs_page_has_unsaved (hs_window_get_page (window)));
  g_assert_true (has_breakpoint (window, 2));
  show_tab (window, 2);
  assert_text (window, "of = 'no file'\n");
  g_assert_true (hs_page_has_unsaved (hs_window_get_page (window)));
  show_tab (window, 0);
  WAIT_FOR (gtk_text_buffer_get_char_count (buffer_of (window)) > 0);
  assert_text (window, "a = [1]\nb = a\nprint(b)\n");
  g_assert_false (hs_page_has_unsaved (hs_window_get_page (window)));
  check_marks (window);
  fx_close_window (window);
  g_unlink (path);
  g_unlink (changed_path);
  g_rmdir (folder);
}

/* The text has changed since: steps of another program are no bookmarks. */
static void test_bookmarks_are_of_their_text (void) {
  const int steps[] = {1, 2};
  HsWindow *window = fx_open_window ("a = 1\nb = 2\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_await_bookmarks (session, steps, G_N_ELEMENTS (steps));
  gtk_text_buffer_set_text (buffer_of (window), "c = 3\nd = 4\n", -1);
  fx_run (window);
  g_assert_cmpuint (hs_session_get_bookmarks (session)->len, ==, 0);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/crash/copies-come-and-go", test_copies_come_and_go);
  g_test_add_func ("/crash/all-tabs-come-back", test_all_tabs_come_back);
  g_test_add_func ("/crash/bookmarks-are-of-their-text", test_bookmarks_are_of_their_text);
}

int main (int argc, char **argv) {
  g_autofree char *state = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return fx_main (argc, argv, add_tests);
}
