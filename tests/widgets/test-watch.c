/* Watching objects and names: what their lines say, where they lead, their marks, and that they are found again in another run.
 */
#include "config.h"

#include "fixture.h"
#include "hs-strip.h"
#include "hs-survey.h"
#include "hs-watch.h"
#include "hs-watches.h"

#include <string.h>

static const char program[] = "n = 1\n"            /* 1 */
                              "l1 = [1]\n"         /* 2 */
                              "l2 = l1\n"          /* 3 */
                              "n = (l1,)\n"        /* 4 */
                              "l2.append({2: 3})\n" /* 5 */
                              "n = None\n"         /* 6 */
                              "del l1\n"           /* 7 */
                              "del l2\n"           /* 8 */
                              "print('end')\n";    /* 9 */

static void act (HsWindow *window, const char *action) {
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void go_to_line (HsSession *session, int line) {
  hs_session_set_step (session, 0);
  while (hs_session_get_line (session) != line && hs_session_has_step (session, TRUE))
    hs_session_set_step (session, hs_session_get_step (session) + 1);
  g_assert_cmpint (hs_session_get_line (session), ==, line);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
}

static void select_name (HsSession *session, const char *name) {
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  for (guint i = 0; i < names->n_cells; i++)
    if (g_str_equal (names->cells[i].label, name))
      hs_session_select (session, names->id, &names->cells[i]);
}

/* The line's subtitle in the list of watches. */
static gboolean line_says (HsWindow *window, const char *text) {
  GtkWidget *list = fx_find_type (GTK_WIDGET (window), HS_TYPE_WATCHES);
  return gtk_widget_get_visible (list) && fx_find_label (list, text) != NULL;
}

static GtkWidget *find_by_tooltip (GtkWidget *widget, const char *tooltip) {
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_by_tooltip (child, tooltip);
    if (found != NULL)
      return found;
  }
  return NULL;
}

static void click (HsWindow *window, const char *tooltip) {
  GtkWidget *button = find_by_tooltip (fx_find_type (GTK_WIDGET (window), HS_TYPE_WATCHES), tooltip);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void test_an_object_is_watched (void) {
  HsWindow *window = fx_open_window (program);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  act (window, "win.watch"); /* nothing is selected */
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Select an object or a name first") != NULL);
  g_assert_false (gtk_widget_get_visible (fx_find_type (GTK_WIDGET (window), HS_TYPE_WATCHES)));
  go_to_line (session, 3);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  act (window, "win.watch");
  gboolean inspector = FALSE;
  g_object_get (window, "inspector", &inspector, NULL);
  g_assert_true (inspector);
  WAIT_FOR (line_says (window, "[1] · changed"));
  g_assert_true (line_says (window, "· 1 ref"));
  hs_session_select (session, 0, NULL);
  click (window, "To its next change"); /* not where a name is bound to it, but where it changes */
  WAIT_FOR (hs_session_get_line (session) == 6);
  WAIT_FOR (line_says (window, "[1, {…}] · changed"));
  act (window, "win.step-into");
  WAIT_FOR (line_says (window, "· 2 refs"));
  g_assert_true (line_says (window, "[1, {…}]"));
  g_assert_false (line_says (window, "changed"));
  click (window, "To its next change"); /* its end */
  WAIT_FOR (hs_session_get_line (session) == 9);
  WAIT_FOR (line_says (window, "not there at this step"));
  click (window, "To its last change");
  WAIT_FOR (hs_session_get_line (session) == 6);
  GtkWidget *row = gtk_widget_get_ancestor (fx_find_label (fx_find_type (GTK_WIDGET (window), HS_TYPE_WATCHES), "list #"), ADW_TYPE_ACTION_ROW);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)) && line_says (window, "3 refs"));
  g_signal_emit_by_name (row, "activated");
  g_assert_cmpuint (hs_session_get_selected (session), ==, fx_find_card (session, "list")->id);
  click (window, "Watch no more");
  g_assert_false (gtk_widget_get_visible (fx_find_type (GTK_WIDGET (window), HS_TYPE_WATCHES)));
  fx_close_window (window);
}

static void test_a_name_is_watched (void) {
  HsWindow *window = fx_open_window (program);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  go_to_line (session, 2);
  select_name (session, "n");
  act (window, "win.watch");
  WAIT_FOR (line_says (window, "n · immortal"));
  g_assert_nonnull (fx_find_button (GTK_WIDGET (window), "To its next change: n"));
  click (window, "To its next change");
  WAIT_FOR (hs_session_get_line (session) == 5);
  WAIT_FOR (line_says (window, "([…],) · changed"));
  click (window, "To its next change");
  WAIT_FOR (hs_session_get_line (session) == 7);
  WAIT_FOR (line_says (window, "None · changed"));
  click (window, "To its next change");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "It does not change after this step") != NULL);
  fx_close_window (window);
}

static void test_changes_stand_on_the_strip (void) {
  HsWindow *window = fx_open_window (program);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  go_to_line (session, 4);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  act (window, "win.watch");
  hs_session_select (session, 0, NULL);
  WAIT_FOR (hs_session_find_mark (session, HS_MARK_WATCH, TRUE) >= 0);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (int));
  hs_session_set_step (session, 0);
  for (int step; (step = hs_session_find_mark (session, HS_MARK_WATCH, TRUE)) >= 0;) {
    hs_session_set_step (session, step);
    int line = hs_session_get_line (session);
    g_array_append_val (lines, line);
  }
  g_assert_cmpuint (lines->len, ==, 3); /* born, appended to, freed: each shown at the step after its line */
  g_assert_cmpint (g_array_index (lines, int, 0), ==, 3);
  g_assert_cmpint (g_array_index (lines, int, 1), ==, 6);
  g_assert_cmpint (g_array_index (lines, int, 2), ==, 9);
  HsStrip *strip = HS_STRIP (fx_find_type (GTK_WIDGET (window), HS_TYPE_STRIP));
  g_autofree char *text = hs_strip_describe (strip, hs_session_get_step (session));
  g_assert_nonnull (strstr (text, "what is watched changes"));
  hs_session_remove_watch (session, 0);
  WAIT_FOR (hs_session_find_mark (session, HS_MARK_WATCH, FALSE) < 0);
  fx_close_window (window);
}

static void test_another_run_finds_it_again (void) {
  HsWindow *window = fx_open_window (program);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  go_to_line (session, 6);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  act (window, "win.watch");
  WAIT_FOR (line_says (window, "list #"));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (hs_session_get_buffer (session)), "x = {}\ny = {}\nl1 = ['other']\nprint(l1)\n", -1);
  hs_session_set_step (session, 0);
  fx_run (window);
  hs_session_set_step (session, 0);
  WAIT_FOR (line_says (window, "not in this run yet"));
  go_to_line (session, 4);
  WAIT_FOR (line_says (window, "['other'] · changed"));
  hs_session_set_step (session, 0); /* it is known by now, and not yet born */
  WAIT_FOR (line_says (window, "not there at this step"));
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/watch/an-object-is-watched", test_an_object_is_watched);
  g_test_add_func ("/watch/a-name-is-watched", test_a_name_is_watched);
  g_test_add_func ("/watch/changes-stand-on-the-strip", test_changes_stand_on_the_strip);
  g_test_add_func ("/watch/another-run-finds-it-again", test_another_run_finds_it_again);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
