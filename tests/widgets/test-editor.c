/* Editing: comments, indentation, mistakes, how often lines ran; what stays over a crash, a new run, a new window; the keyboard in the
 * picture.
 */
#include "config.h"

#include "fixture.h"
#include "hs-canvas.h"
#include "hs-checker.h"
#include "hs-counts.h"
#include "hs-editor.h"
#include "hs-editor-text.h"

#include <glib/gstdio.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

static char *text_of (GtkTextBuffer *buffer) {
  char *text = NULL;
  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void assert_text (GtkTextBuffer *buffer, const char *wanted) {
  g_autofree char *text = text_of (buffer);
  g_assert_cmpstr (text, ==, wanted);
}

static void select_lines (GtkTextBuffer *buffer, int first, int last) {
  GtkTextIter start, end;
  gtk_text_buffer_get_iter_at_line (buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (buffer, &end, last);
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static void test_comments (void) {
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_text (buffer, "if a:\n    b = 1\n\n    c = 2\nd = 3", -1);
  select_lines (buffer, 1, 3);
  hs_text_toggle_comment (buffer);
  assert_text (buffer, "if a:\n    # b = 1\n\n    # c = 2\nd = 3");
  hs_text_toggle_comment (buffer);
  assert_text (buffer, "if a:\n    b = 1\n\n    c = 2\nd = 3");
  select_lines (buffer, 0, 4);
  hs_text_toggle_comment (buffer);
  assert_text (buffer, "# if a:\n#     b = 1\n\n#     c = 2\n# d = 3");
}

static void assert_new_line (const char *before, const char *after) {
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_text (buffer, before, -1);
  hs_text_new_line (buffer);
  assert_text (buffer, after);
}

static void test_new_lines_are_indented (void) {
  assert_new_line ("def f():", "def f():\n    ");
  assert_new_line ("    a = 1", "    a = 1\n    ");
  assert_new_line ("    return a", "    return a\n");
  assert_new_line ("    returned = a", "    returned = a\n    ");
  assert_new_line ("# note:", "# note:\n");
  assert_new_line ("a = {1: 2}", "a = {1: 2}\n");
  assert_new_line ("def f():  # a note", "def f():  # a note\n    ");
  assert_new_line ("    return [1,", "    return [1,\n            ");
  assert_new_line ("    return [1,\n            2]", "    return [1,\n            2]\n");
  assert_new_line ("  d = {", "  d = {\n      ");
  assert_new_line ("d = {\n    'k': 1,", "d = {\n    'k': 1,\n    ");
  assert_new_line ("def f(a,\n      b):", "def f(a,\n      b):\n    ");
  assert_new_line ("é = f('(', \"#\", g(2,", "é = f('(', \"#\", g(2,\n                  ");
  assert_new_line ("t = '''if (\n  text:", "t = '''if (\n  text:\n  ");
  assert_new_line ("t = '''if (\n  text:'''", "t = '''if (\n  text:'''\n");
  assert_new_line ("a = 1 + \\", "a = 1 + \\\n    ");
  assert_new_line ("if a:\n    pass", "if a:\n    pass\n");
  assert_new_line ("    passed = 1", "    passed = 1\n    ");
}

static void test_mistakes_are_read (void) {
  HsMistake mistake;
  hs_checker_read ("  File \"snippet.py\", line 2\n    b = (\n        ^\nSyntaxError: '(' was never closed\n", &mistake);
  g_assert_cmpint (mistake.line, ==, 2);
  g_assert_cmpint (mistake.column, ==, 4);
  g_assert_cmpint (mistake.n_columns, ==, 1);
  g_assert_cmpstr (mistake.message, ==, "SyntaxError: '(' was never closed");
  g_free (mistake.message);
  hs_checker_read ("", &mistake);
  g_assert_cmpint (mistake.line, ==, 0);
  g_assert_null (mistake.message);
}

static gboolean is_underlined (GtkTextBuffer *buffer, int line, int column) {
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, line, column);
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (&at);
  for (GSList *l = tags; l != NULL; l = l->next) {
    PangoUnderline underline = PANGO_UNDERLINE_NONE;
    g_object_get (l->data, "underline", &underline, NULL);
    if (underline == PANGO_UNDERLINE_ERROR)
      return TRUE;
  }
  return FALSE;
}

static void test_mistakes_are_underlined_as_typed (void) {
  HsWindow *window = fx_open_window ("a = 1\nif a:\n    b = (a\n");
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  WAIT_FOR (is_underlined (buffer, 2, 8));
  g_assert_false (is_underlined (buffer, 0, 0));
  gtk_text_buffer_set_text (buffer, "a = 1\nif a:\n    b = (a)\n", -1);
  WAIT_FOR (!is_underlined (buffer, 2, 8));
  fx_close_window (window);
}

static void test_lines_are_counted (void) {
  HsWindow *window = fx_open_window ("import calendar\nn = 0\nfor i in range(5):\n    n += i\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  HsCounts *counts = HS_COUNTS (fx_find_type (GTK_WIDGET (window), HS_TYPE_COUNTS));
  WAIT_FOR (hs_counts_get (counts, 4) == 5);
  g_assert_cmpuint (hs_counts_get (counts, 3), ==, 6);
  g_assert_cmpuint (hs_counts_get (counts, 2), ==, 1);
  g_assert_cmpuint (hs_counts_get (counts, 5), ==, 0);
  hs_session_prompt (session, "n"); /* line 1 of the prompt is not line 1 of the snippet */
  WAIT_FOR (!hs_session_get_busy (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_assert_cmpuint (hs_counts_get (counts, 1), ==, 1);
  /* Counts stay with their lines when the text changes, whatever goes on at the prompt; new lines have none. */
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (session));
  GtkTextIter start;
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &start, "\n", 1);
  gtk_text_buffer_end_user_action (buffer);
  g_assert_cmpuint (hs_counts_get (counts, 1), ==, 0);
  g_assert_cmpuint (hs_counts_get (counts, 5), ==, 5);
  int n_steps = hs_session_get_n_steps (session);
  hs_session_prompt (session, "n");
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_n_steps (session) > n_steps);
  n_steps = hs_session_get_n_steps (session);
  WAIT_FOR (hs_session_get_marks (session) != NULL && (int) g_bytes_get_size (hs_session_get_marks (session)) == n_steps);
  g_assert_cmpuint (hs_counts_get (counts, 1), ==, 0);
  g_assert_cmpuint (hs_counts_get (counts, 5), ==, 5);
  gtk_text_buffer_undo (buffer);
  g_assert_cmpuint (hs_counts_get (counts, 4), ==, 5);
  gtk_text_buffer_set_modified (buffer, FALSE);
  fx_close_window (window);
}

static void test_a_new_run_keeps_the_place (void) {
  HsWindow *window = fx_open_window ("a = 1\nb = 2\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  while (hs_session_get_line (session) != 3)
    hs_session_set_step (session, hs_session_get_step (session) + 1);
  fx_run (window);
  g_assert_cmpint (hs_session_get_line (session), ==, 3);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (session));
  hs_session_set_step (session, 0);
  /* Of a loop it is the same time round, of what is gone the last one. */
  gtk_text_buffer_set_text (buffer, "for i in range(5):\n    n = i\nend = 1\n", -1);
  fx_run (window);
  int rounds = 0;
  while (rounds < 3) {
    hs_session_set_step (session, hs_session_get_step (session) + 1);
    rounds += hs_session_get_line (session) == 2;
  }
  int step = hs_session_get_step (session);
  gtk_text_buffer_set_text (buffer, "for i in range(5):\n    n = i + 1\nlast = 1\n", -1);
  fx_run (window);
  g_assert_cmpint (hs_session_get_step (session), ==, step);
  gtk_text_buffer_set_text (buffer, "for i in range(2):\n    n = i + 1\nlast = 1\n", -1);
  fx_run (window);
  g_assert_cmpint (hs_session_get_line (session), ==, 2);
  g_assert_cmpint (hs_session_get_step (session), <, step);
  g_assert_cmpint (hs_session_get_step (session), >, 2);
  gtk_text_buffer_set_modified (buffer, FALSE);
  fx_close_window (window);
}

static gboolean try_press (GtkWidget *widget, guint key) {
  GtkWidget *asked = GTK_IS_TEXT_VIEW (widget) ? gtk_widget_get_ancestor (widget, HS_TYPE_EDITOR) : widget; /* before the view is */
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (asked);
  gboolean handled = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (all) && !handled; i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    gboolean first = asked == widget || gtk_event_controller_get_propagation_phase (GTK_EVENT_CONTROLLER (one)) == GTK_PHASE_CAPTURE;
    if (GTK_IS_EVENT_CONTROLLER_KEY (one) && first)
      g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &handled);
  }
  return handled;
}

static void press (GtkWidget *widget, guint key) {
  g_assert_true (try_press (widget, key));
}

static const char *selected_title (HsSession *session) {
  const DrCard *card = dr_scene_find (hs_session_get_scene (session), hs_session_get_selected (session));
  return card != NULL ? card->title : "";
}

static void test_arrow_keys_follow_references (void) {
  HsWindow *window = fx_open_window ("d = {'k': [(1, [])]}\ns = set()\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  hs_session_select (session, hs_session_get_scene (session)->cards[0].id, NULL);
  static const char *const way[] = {"dict", "list", "tuple", "list"};
  for (guint i = 0; i < G_N_ELEMENTS (way); i++) {
    press (canvas, GDK_KEY_Right);
    g_assert_cmpstr (selected_title (session), ==, way[i]);
  }
  press (canvas, GDK_KEY_Left);
  g_assert_cmpstr (selected_title (session), ==, "tuple");
  press (canvas, GDK_KEY_Return);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "What Holds It") != NULL);
  fx_close_window (window);
}

static void check_lines (const char *from, const char *to, const int *lines) {
  HsLines compared = hs_lines_compare (from, to);
  for (int line = 1; lines[line - 1] >= 0; line++) {
    g_test_message ("line %d of %s", line, from);
    g_assert_cmpint (hs_lines_follow (&compared, line), ==, lines[line - 1]);
  }
}

static void test_lines_are_followed (void) {
  check_lines ("a\nb\nc", "a\nb\nc", (int[]){1, 2, 3, 0, -1});
  check_lines ("a\nb\nc", "x\na\nb\nc", (int[]){2, 3, 4, 0, -1});
  check_lines ("a\nb\nc", "a\nbb\nc", (int[]){1, 0, 3, -1});
  check_lines ("a\nb\nc\n", "b\nc\n", (int[]){0, 1, 2, 3, -1});
  check_lines ("a\na\n", "a\na\na\n", (int[]){1, 2, 4, -1}); /* the empty one stays the last */
  check_lines ("a", "a\nb", (int[]){1, 0, -1});
  check_lines ("", "a\n", (int[]){2, 0, -1});
}

static gboolean is_marked (HsWindow *window, int line) {
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (hs_session_get_buffer (hs_window_get_session (window)), line - 1, HS_LINE_CATEGORY);
  gboolean marked = marks != NULL;
  g_slist_free (marks);
  return marked;
}

static void test_marks_stay_with_their_lines (void) {
  HsWindow *window = fx_open_window ("a = 1\nb = 2\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (session));
  fx_run (window);
  hs_session_set_step (session, 2);
  g_assert_cmpint (hs_session_get_line (session), ==, 2);
  g_assert_true (is_marked (window, 2));
  GtkTextIter at;
  gtk_text_buffer_get_start_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, "# a\n# b\n", -1);
  g_assert_true (is_marked (window, 4));
  hs_session_set_step (session, 3);
  g_assert_true (is_marked (window, 5) && !is_marked (window, 3));
  gtk_text_buffer_get_iter_at_line (buffer, &at, 3); /* b = 2 */
  gtk_text_buffer_insert (buffer, &at, "x", 1);
  hs_session_set_step (session, 2);
  for (int line = 1; line <= 6; line++)
    g_assert_false (is_marked (window, line));
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_buffer_get_iter_at_line (buffer, &at, 4); /* c = 3 */
  gtk_text_buffer_place_cursor (buffer, &at);
  hs_session_set_step (session, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-cursor", NULL);
  WAIT_FOR (hs_session_get_line (session) == 3);
  g_assert_true (is_marked (window, 5));
  fx_close_window (window);
}

static int line_height (GtkTextView *view) {
  GtkTextIter start;
  int y = 0, height = 0;
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &start);
  gtk_text_view_get_line_yrange (view, &start, &y, &height);
  return height;
}

static void test_text_grows_by_small_steps (void) {
  HsWindow *window = fx_open_window ("a = 1\n");
  HsEditor *editor = HS_EDITOR (fx_find_type (GTK_WIDGET (window), HS_TYPE_EDITOR));
  GtkTextView *view = GTK_TEXT_VIEW (fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW));
  WAIT_FOR (gtk_widget_get_height (GTK_WIDGET (view)) > 0 && line_height (view) > 0);
  int before = line_height (view);
  hs_editor_zoom (editor, 1);
  WAIT_FOR (line_height (view) > before);
  g_assert_cmpint (line_height (view), <=, before + 3);
  hs_editor_zoom (editor, -1);
  WAIT_FOR (line_height (view) == before);
  fx_close_window (window);
}

static void test_stepping_keeps_the_cursor (void) {
  HsWindow *window = fx_open_window ("a = 1\n");
  GtkTextView *view = GTK_TEXT_VIEW (fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW));
  g_assert_true (gtk_text_view_get_cursor_visible (view));
  g_signal_emit_by_name (view, "toggle-cursor-visible"); /* what GTK makes of F7 where no step is left */
  g_assert_true (gtk_text_view_get_cursor_visible (view));
  fx_close_window (window);
}

static void on_paint (GdkFrameClock *clock, gpointer user) {
  gboolean *had_language = user;
  GtkWidget *view = g_object_get_data (G_OBJECT (clock), "view");
  *had_language |= gtk_source_buffer_get_language (GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)))) != NULL;
  g_signal_handlers_disconnect_by_func (clock, on_paint, user);
}

/* To read the language of the text takes long: it is done once the window is there. */
static void test_the_window_comes_first (void) {
  gboolean had_language = FALSE;
  HsWindow *window = fx_open_window ("a = 1\n");
  GtkWidget *view = fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW);
  GtkSourceBuffer *buffer = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  g_object_set_data (G_OBJECT (clock), "view", view);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_paint), &had_language);
  WAIT_FOR (gtk_source_buffer_get_language (buffer) != NULL);
  g_assert_false (had_language);
  g_assert_cmpstr (gtk_source_language_get_id (gtk_source_buffer_get_language (buffer)), ==, "python3");
  fx_close_window (window);
}

/* While proposals are open, Return ends the line unless one of them was chosen; the first is there for Tab. */
/* The list of proposals that is in view, of VIEW; NULL: none is. */
static GtkWidget *find_list (GtkWidget *view) {
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkSourceCompletionList") && gtk_widget_get_mapped (child))
      return child;
  return NULL;
}

static void test_proposals_leave_return_alone (void) {
  HsWindow *window = fx_open_window ("value_one = value_two = 1\nval");
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  GtkWidget *view = fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW);
  GtkSourceCompletion *completion = gtk_source_view_get_completion (GTK_SOURCE_VIEW (view));
  gboolean first_is_selected = FALSE;
  GtkTextIter end;
  g_object_get (completion, "select-on-show", &first_is_selected, NULL);
  g_assert_true (first_is_selected);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  WAIT_FOR (gtk_widget_get_mapped (view));
  gtk_widget_grab_focus (view);
  g_signal_emit_by_name (completion, "show");
  WAIT_FOR (find_list (view) != NULL);
  press (view, GDK_KEY_Return);
  assert_text (buffer, "value_one = value_two = 1\nval\n");
  WAIT_FOR (find_list (view) == NULL);
  gtk_text_buffer_insert_at_cursor (buffer, "val", -1);
  g_signal_emit_by_name (completion, "show");
  WAIT_FOR (find_list (view) != NULL);
  g_assert_false (try_press (view, GDK_KEY_Down));
  g_assert_false (try_press (view, GDK_KEY_Return)); /* the list takes it */
  assert_text (buffer, "value_one = value_two = 1\nval\nval");
  fx_close_window (window);
}

static gboolean has_breakpoint (HsSession *session, int line) {
  GSList *marks = gtk_source_buffer_get_source_marks_at_line (hs_session_get_buffer (session), line - 1, HS_BREAKPOINT_CATEGORY);
  gboolean there = marks != NULL;
  g_slist_free (marks);
  return there;
}

/* All of the margin is clickable: the marks, the numbers of the lines and how often they ran. */
static void test_the_margin_sets_breakpoints (void) {
  HsWindow *window = fx_open_window ("a = 1\nb = 2\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  GtkSourceView *view = GTK_SOURCE_VIEW (fx_find_type (GTK_WIDGET (window), GTK_SOURCE_TYPE_VIEW));
  GtkWidget *gutter = GTK_WIDGET (gtk_source_view_get_gutter (view, GTK_TEXT_WINDOW_LEFT));
  guint n_columns = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (gutter); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkTextIter at;
    GdkRectangle area = {0, 0, 4, 4};
    gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (hs_session_get_buffer (session)), &at, 1);
    g_assert_true (gtk_source_gutter_renderer_query_activatable (GTK_SOURCE_GUTTER_RENDERER (child), &at, &area));
    for (guint click = 0; click < 2; click++) {
      gtk_source_gutter_renderer_activate (GTK_SOURCE_GUTTER_RENDERER (child), &at, &area, GDK_BUTTON_PRIMARY, 0, 1);
      g_assert_cmpint (has_breakpoint (session, 2), ==, click == 0);
      gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (hs_session_get_buffer (session)), &at, 1);
    }
    n_columns++;
  }
  g_assert_cmpuint (n_columns, ==, 3);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/editor/the-window-comes-first", test_the_window_comes_first);
  g_test_add_func ("/editor/the-margin-sets-breakpoints", test_the_margin_sets_breakpoints);
  g_test_add_func ("/editor/proposals-leave-return-alone", test_proposals_leave_return_alone);
  g_test_add_func ("/editor/comments", test_comments);
  g_test_add_func ("/editor/new-lines-are-indented", test_new_lines_are_indented);
  g_test_add_func ("/editor/mistakes-are-read", test_mistakes_are_read);
  g_test_add_func ("/editor/mistakes-are-underlined-as-typed", test_mistakes_are_underlined_as_typed);
  g_test_add_func ("/editor/lines-are-counted", test_lines_are_counted);
  g_test_add_func ("/editor/lines-are-followed", test_lines_are_followed);
  g_test_add_func ("/editor/marks-stay-with-their-lines", test_marks_stay_with_their_lines);
  g_test_add_func ("/editor/text-grows-by-small-steps", test_text_grows_by_small_steps);
  g_test_add_func ("/editor/stepping-keeps-the-cursor", test_stepping_keeps_the_cursor);
  g_test_add_func ("/editor/a-new-run-keeps-the-place", test_a_new_run_keeps_the_place);
  g_test_add_func ("/editor/arrow-keys-follow-references", test_arrow_keys_follow_references);
}

int main (int argc, char **argv) {
  g_autofree char *state = g_dir_make_tmp ("heapscope-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  return fx_main (argc, argv, add_tests);
}
