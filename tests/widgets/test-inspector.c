/* The inspector: who holds the selected object, why it lives, its generation.
 */
#include "config.h"

#include "fixture.h"
#include "hs-inspector.h"

#include <string.h>

static HsWindow *open_at_end (const char *text) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  return window;
}

static gboolean says (HsWindow *window, const char *text) {
  GtkWidget *inspector = fx_find_type (GTK_WIDGET (window), HS_TYPE_INSPECTOR);
  GtkWidget *label = fx_find_label (inspector, text);
  return label != NULL && gtk_widget_get_mapped (label);
}

static void test_holders_are_as_many_as_the_count (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = {'k': a}\nc = [a, a]\n");
  HsSession *session = hs_window_get_session (window);
  const DrScene *scene = hs_session_get_scene (session);
  const DrCard *list = fx_find_card (session, "list");
  for (guint i = 0; i < scene->n_cards; i++)
    if (g_str_equal (scene->cards[i].title, "list") && scene->cards[i].refcount == 4)
      list = &scene->cards[i];
  g_assert_cmpuint (list->refcount, ==, 4);
  hs_session_select (session, list->id, NULL);
  WAIT_FOR (says (window, "global a"));
  WAIT_FOR (says (window, "['k'] of"));
  WAIT_FOR (says (window, "[0] of"));
  WAIT_FOR (says (window, "[1] of"));
  WAIT_FOR (says (window, "a global name"));
  WAIT_FOR (says (window, "Generation 0 of the collector"));
  fx_close_window (window);
}

static void test_a_container_shows_what_it_contains (void) {
  HsWindow *window = open_at_end ("a = [1, 'x', [2], (), {3}]\nd = {'k': a}\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, fx_find_card (session, "dict")->id, NULL);
  WAIT_FOR (says (window, "{'k': […]}"));
  const DrScene *scene = hs_session_get_scene (session);
  for (guint i = 0; i < scene->n_cards; i++)
    if (g_str_equal (scene->cards[i].title, "list") && scene->cards[i].refcount == 2)
      hs_session_select (session, scene->cards[i].id, NULL);
  WAIT_FOR (says (window, "[1, 'x', […], (), {…}]"));
  fx_close_window (window);
}

/* Nothing counts how often names are referred to: what they have is a place in the program. */
static void test_names_have_a_place (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = a\n");
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-into-back", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 2));
  hs_session_select (session, hs_session_get_scene (session)->cards[0].id, NULL);
  WAIT_FOR (says (window, "line 2") && says (window, "Place") && !says (window, "Count"));
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (says (window, "Count") && !says (window, "Place"));
  fx_close_window (window);
}

static void test_the_history_leads_to_its_steps (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = a\nb.append(2)\ndel a\nc = 5\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (says (window, "b refers to it"));
  WAIT_FOR (says (window, "line 3: b.append(2)"));
  GtkWidget *row = fx_find_label (GTK_WIDGET (window), "line 3: b.append(2)");
  while (!ADW_IS_ACTION_ROW (row))
    row = gtk_widget_get_parent (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpint (hs_session_get_line (session), ==, 4); /* what line 3 has done is to be seen */
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
  g_assert_cmpint (fx_find_card (session, "list")->mark, ==, MD_MARK_CHANGED);
  fx_close_window (window);
}

static void test_all_names_and_since_when (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = {'k': a}\nc = a\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (says (window, "All Its Names"));
  WAIT_FOR (says (window, "b['k']"));
  WAIT_FOR (says (window, "since step 5"));
  GtkWidget *button = fx_find_button (GTK_WIDGET (window), "Go to step 5");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (hs_session_get_step (session), ==, 4);
  fx_close_window (window);
}

/* The row of a group below WINDOW. */
static GtkWidget *row_in (HsWindow *window, const char *group, const char *title) {
  GtkWidget *widget = fx_find_label (GTK_WIDGET (window), group);
  while (!ADW_IS_PREFERENCES_GROUP (widget))
    widget = gtk_widget_get_parent (widget);
  GtkWidget *row = fx_find_label (widget, title);
  while (row != NULL && !ADW_IS_ACTION_ROW (row))
    row = gtk_widget_get_parent (row);
  return row;
}

static void test_names_lead_to_their_steps (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = {'k': [0]}\nb['k'] = a\nd = b\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (says (window, "All Its Names"));
  GtkWidget *row = NULL;
  WAIT_FOR ((row = row_in (window, "All Its Names", "d['k']")) != NULL && *adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) != '\0');
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpint (hs_session_get_step (session), ==, hs_session_get_n_steps (session) - 2); /* since d is b; the last step is the return */
  WAIT_FOR ((row = row_in (window, "All Its Names", "b['k']")) != NULL && *adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) != '\0');
  adw_action_row_activate (ADW_ACTION_ROW (row));
  g_assert_cmpint (hs_session_get_line (session), ==, 4); /* what line 3 has done is to be seen */
  fx_close_window (window);
}

static void test_garbage_says_so (void) {
  HsWindow *window = open_at_end ("a = []\na.append(a)\ndel a\nb = 1\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (says (window, "Nothing leads to it: it waits for the collector"));
  hs_session_select (session, 0, NULL);
  WAIT_FOR (says (window, "No Object Selected"));
  fx_close_window (window);
}

static void test_generations_stand_on_cards (void) {
  HsWindow *window = open_at_end ("import gc\na = []\ngc.collect()\n");
  HsSession *session = hs_window_get_session (window);
  g_assert_null (strstr (fx_find_card (session, "list")->note, "generation"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-generations", NULL);
  WAIT_FOR (strstr (fx_find_card (session, "list")->note, "generation 2") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-generations", NULL);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/inspector/names-have-a-place", test_names_have_a_place);
  g_test_add_func ("/inspector/a-container-shows-what-it-contains", test_a_container_shows_what_it_contains);
  g_test_add_func ("/inspector/holders-are-as-many-as-the-count", test_holders_are_as_many_as_the_count);
  g_test_add_func ("/inspector/the-history-leads-to-its-steps", test_the_history_leads_to_its_steps);
  g_test_add_func ("/inspector/all-names-and-since-when", test_all_names_and_since_when);
  g_test_add_func ("/inspector/names-lead-to-their-steps", test_names_lead_to_their_steps);
  g_test_add_func ("/inspector/garbage-says-so", test_garbage_says_so);
  g_test_add_func ("/inspector/generations-stand-on-cards", test_generations_stand_on_cards);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
