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
  g_assert_true (gtk_widget_activate_action (canvas, "elide.focus", "u", 1));
  WAIT_FOR (n_cards (session) < all);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.toggle", "s", "klist"));
  WAIT_FOR (fx_find_card (session, "list") == NULL);
  g_assert_true (gtk_widget_activate_action (canvas, "elide.show-all", NULL));
  WAIT_FOR (n_cards (session) == all);
  g_assert_null (hs_session_get_elided (session));
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/elide/menu-s-actions", test_menu_s_actions);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
