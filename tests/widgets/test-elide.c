/* What is folded, hidden or out of focus in the window's picture. */
#include "config.h"

#include "fixture.h"
#include "hs-canvas.h"
#include "hs-session-elide.h"

static guint n_cards (HsSession *session) {
  DrScene *scene = hs_session_get_scene (session);
  return scene != NULL ? scene->n_cards : 0;
}

static void test_menu_s_actions (void) {
  HsWindow *window = fx_open_window ("class Node:\n  pass\na = Node()\na.next = Node()\na.next.next = [[1000], [2000]]\nb = [[3000]]\n");
  fx_run (window);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  const DrCard *card = fx_find_card (session, "Node");
  guint all = n_cards (session);
  g_assert_nonnull (card);
  hs_session_select (session, card->id, NULL);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.fold", NULL));
  WAIT_FOR (n_cards (session) < all);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.fold", NULL));
  WAIT_FOR (n_cards (session) == all);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.group", NULL));
  WAIT_FOR (fx_find_card (session, "Node ×2") != NULL);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.show-all", NULL));
  WAIT_FOR (n_cards (session) == all);
  hs_session_select (session, fx_find_card (session, "Node")->id, NULL);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.focus", "u", 1));
  WAIT_FOR (n_cards (session) < all);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.toggle", "s", "klist"));
  WAIT_FOR (fx_find_card (session, "list") == NULL);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.show-all", NULL));
  WAIT_FOR (n_cards (session) == all);
  g_assert_null (hs_session_get_elided (session));
  fx_close_window (window);
}

static TrId selected_after_run (HsWindow *window, const char *title) {
  fx_run (window);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  const DrCard *card = fx_find_card (session, title);
  g_assert_nonnull (card);
  hs_session_select (session, card->id, NULL);
  return card->id;
}

static void count (guint *n) {
  (*n)++;
}

static void act (HsWindow *window, const char *action) {
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* Everything that the canvas' menu can do with the selection has an action of the window, and so a key. */
static void test_window_s_actions (void) {
  HsWindow *window = fx_open_window ("class Node:\n  pass\na = Node()\na.next = Node()\na.next.next = [[1000], [2000]]\nb = [[3000]]\n");
  selected_after_run (window, "Node");
  HsSession *session = hs_window_get_session (window);
  guint all = n_cards (session);
  static const struct {
    const char *action, *key;
  } actions[] = {{"win.fold", "<Shift><Control>f"}, {"win.group", "<Shift><Control>g"}, {"win.focus-next", "<Shift><Control>k"},
                 {"win.focus-near", "<Shift><Control>l"}, {"win.hide-type", "<Shift><Control>h"}};
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_auto (GStrv) keys = gtk_application_get_accels_for_action (fx_app (), actions[i].action);
    g_assert_cmpstr (keys[0], ==, actions[i].key);
    act (window, actions[i].action);
    WAIT_FOR (n_cards (session) < all);
    act (window, "win.show-all");
    WAIT_FOR (n_cards (session) == all);
  }
  fx_close_window (window);
}

static const DrCell *cell_called (const DrCard *card, const char *label) {
  for (guint i = 0; i < card->n_cells; i++)
    if (g_str_equal (card->cells[i].label, label))
      return &card->cells[i];
  return NULL;
}

/* A key that can do nothing says why. */
static void test_in_vain (void) {
  HsWindow *window = fx_open_window ("class Node:\n  pass\na = Node()\nb = [3000]\n");
  TrId node = selected_after_run (window, "Node");
  HsSession *session = hs_window_get_session (window);
  act (window, "win.group");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There is no other object of type “Node” to group it with") != NULL);
  g_assert_null (hs_session_get_elided (session));
  g_assert_true (hs_session_get_selected (session) == node);
  hs_session_select (session, 0, NULL);
  static const char *const actions[] = {"win.fold", "win.group", "win.hide-type", "win.focus-near"};
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    guint n_toasts = 0;
    gulong handler = g_signal_connect_swapped (session, "toast", G_CALLBACK (count), &n_toasts);
    act (window, actions[i]);
    g_assert_cmpuint (n_toasts, ==, 1);
    g_signal_handler_disconnect (session, handler);
  }
  fx_close_window (window);
}

static void test_hide_a_name (void) {
  HsWindow *window = fx_open_window ("a = [1000]\nb = {'k': 2000}\n");
  TrId names = selected_after_run (window, "Global names");
  HsSession *session = hs_window_get_session (window);
  hs_session_select (session, names, cell_called (fx_find_card (session, "Global names"), "b"));
  act (window, "win.hide-name");
  WAIT_FOR (fx_find_card (session, "dict") == NULL);
  g_assert_nonnull (fx_find_card (session, "list"));
  g_assert_null (cell_called (fx_find_card (session, "Global names"), "b"));
  act (window, "win.show-all");
  WAIT_FOR (fx_find_card (session, "dict") != NULL);
  fx_close_window (window);
}

/* A function brings along the module that it is of: that is hidden with all that it made, and how much that is stands on the picture. */
static void test_hide_a_module (void) {
  HsWindow *window = fx_open_window ("from random import choice, Random\nfrom collections import OrderedDict\na = [choice, Random, OrderedDict]\n");
  selected_after_run (window, "method");
  HsSession *session = hs_window_get_session (window);
  const DrCard *card = fx_find_card (session, "method");
  g_assert_cmpstr (card->module, ==, "random");
  guint all = n_cards (session);
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  g_assert_cmpuint (hs_session_get_scene (session)->n_hidden, ==, 0);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.toggle", "s", "mrandom"));
  WAIT_FOR (fx_find_card (session, "method") == NULL);
  g_assert_nonnull (fx_find_card (session, "class")); /* that of another module */
  g_assert_cmpuint (hs_session_get_scene (session)->n_hidden, >=, all - n_cards (session));
  g_assert_true (gtk_widget_activate_action (canvas, "elide.toggle", "s", "mrandom"));
  WAIT_FOR (n_cards (session) == all);
  g_assert_cmpuint (hs_session_get_scene (session)->n_hidden, ==, 0);
  fx_close_window (window);
}

/* A type that is one card for being too many is opened where it stands. */
static void test_open_a_crowd (void) {
  HsWindow *window = fx_open_window ("class Node:\n  next = None\nhead = None\nfor i in range(420):\n  node = Node()\n  node.next = head\n  head = node\n");
  selected_after_run (window, "Node ×420");
  HsSession *session = hs_window_get_session (window);
  double x_px = fx_find_card (session, "Global names")->x_px, y_px = fx_find_card (session, "Global names")->y_px;
  act (window, "win.group");
  WAIT_FOR (n_cards (session) > 420);
  g_assert_cmpfloat (fx_find_card (session, "Global names")->x_px, ==, x_px);
  g_assert_cmpfloat (fx_find_card (session, "Global names")->y_px, ==, y_px);
  act (window, "win.group");
  WAIT_FOR (n_cards (session) < 10);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/elide/in-vain", test_in_vain);
  g_test_add_func ("/elide/window-s-actions", test_window_s_actions);
  g_test_add_func ("/elide/hide-a-name", test_hide_a_name);
  g_test_add_func ("/elide/hide-a-module", test_hide_a_module);
  g_test_add_func ("/elide/open-a-crowd", test_open_a_crowd);
  g_test_add_func ("/elide/menu-s-actions", test_menu_s_actions);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
