/* The canvas does little where little changes: tiles, pictures that are drawn before they are asked for. */
#include "fixture.h"

#include "hs-canvas-private.h"

#define ROWS "rows = [[i] for i in range (12)]\nn = 0\nfor i in range (30):\n    n += 1\n"

static HsCanvas *canvas_of (HsWindow *window) {
  return HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
}

static void wait_for_painting (HsWindow *window, guint n_before) {
  WAIT_FOR (hs_tiles_n_painted (canvas_of (window)->tiles) > n_before);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (canvas_of (window)));
}

static void test_a_step_paints_what_changed (void) {
  HsWindow *window = fx_open_window (ROWS);
  HsSession *session = hs_window_get_session (window);
  HsCanvas *canvas = canvas_of (window);
  hs_canvas_set_animation (canvas, 0);
  fx_run (window);
  wait_for_painting (window, 0);
  hs_canvas_set_zoom (canvas, 1);
  int last = hs_session_get_n_steps (session) - 1;
  for (int step = last - 3; step < last; step++) {
    guint n_before = hs_tiles_n_painted (canvas->tiles);
    hs_session_set_step (session, step);
    WAIT_FOR (fx_scene_is_of (session, step));
    wait_for_painting (window, n_before);
  }
  guint n_before = hs_tiles_n_painted (canvas->tiles);
  hs_session_set_step (session, last - 2); /* only n changes */
  WAIT_FOR (fx_scene_is_of (session, last - 2));
  wait_for_painting (window, n_before);
  g_assert_cmpuint (hs_tiles_n_painted (canvas->tiles) - n_before, <=, 4);
  n_before = hs_tiles_n_painted (canvas->tiles);
  hs_canvas_paint_anew (canvas);
  wait_for_painting (window, n_before);
  g_assert_cmpuint (hs_tiles_n_painted (canvas->tiles) - n_before, >, 4);
  fx_close_window (window);
}

/* While the hand rests, the steps around the one that is looked at are drawn. */
static void test_the_next_step_is_there_at_once (void) {
  HsWindow *window = fx_open_window (ROWS);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  gboolean at_once = FALSE;
  for (int step = last - 1; step > 0 && !at_once; step--) {
    gint64 rest_usec = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
    while (g_get_monotonic_time () < rest_usec)
      fx_iterate ();
    hs_session_set_step (session, step);
    at_once = hs_session_get_scene (session)->step == step;
    WAIT_FOR (fx_scene_is_of (session, step));
  }
  g_assert_true (at_once);
  fx_close_window (window);
}

/* A card keeps its widget, and so the focus, from step to step. */
static void test_a_card_keeps_its_widget (void) {
  HsWindow *window = fx_open_window ("a = []\nb = [a]\nc = [b]\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
  const DrCard *card = fx_find_card (session, "list");
  g_assert_nonnull (card);
  TrId id = card->id;
  WAIT_FOR (hs_canvas_widget_of (canvas_of (window), id) != NULL);
  GtkWidget *widget = hs_canvas_widget_of (canvas_of (window), id);
  hs_session_set_step (session, last - 1);
  WAIT_FOR (fx_scene_is_of (session, last - 1));
  g_assert_true (hs_canvas_widget_of (canvas_of (window), id) == widget);
  fx_close_window (window);
}

static void wait_for_end (HsSession *session) {
  int last = hs_session_get_n_steps (session) - 1;
  hs_session_set_step (session, last);
  WAIT_FOR (fx_scene_is_of (session, last));
}

static HsCanvasCard *widget_of_card (HsWindow *window, const char *title) {
  TrId id = fx_find_card (hs_window_get_session (window), title)->id;
  WAIT_FOR (hs_canvas_widget_of (canvas_of (window), id) != NULL);
  return HS_CANVAS_CARD (hs_canvas_widget_of (canvas_of (window), id));
}

/* For screen readers the picture is a tree: frames with their names, objects, and the cells of the one that is selected. */
static void test_names_and_objects_are_a_tree (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\nb = {'k': a}\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  wait_for_end (session);
  HsCanvasCard *frame = widget_of_card (window, "Global names"), *list = widget_of_card (window, "list");
  gtk_test_accessible_assert_role (canvas_of (window), GTK_ACCESSIBLE_ROLE_TREE);
  gtk_test_accessible_assert_role (list, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "list of 3 items, 2 references, held by a and b['k']");
  gtk_test_accessible_assert_property (hs_canvas_card_get_cell (frame, 0), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "a: list of 3 items, 2 references, held by a and b['k']");
  g_assert_null (hs_canvas_card_get_cell (list, 0));
  hs_session_select (session, hs_canvas_card_get_id (list), NULL);
  gtk_test_accessible_assert_state (list, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  g_assert_nonnull (hs_canvas_card_get_cell (list, 2));
  gtk_test_accessible_assert_property (hs_canvas_card_get_cell (list, 2), GTK_ACCESSIBLE_PROPERTY_LABEL, "2: 3");
  hs_session_select (session, 0, NULL);
  g_assert_null (hs_canvas_card_get_cell (list, 0));
  /* In step with the picture. */
  int step = -1;
  do {
    hs_session_set_step (session, ++step);
    WAIT_FOR (fx_scene_is_of (session, step));
  } while (fx_find_card (session, "list") == NULL);
  gtk_test_accessible_assert_property (widget_of_card (window, "list"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "list of 3 items, 1 reference, held by a, new");
  fx_close_window (window);
}

static void test_a_step_is_said (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\nb.append(2)\ndel b\n");
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  wait_for_end (session);
  static const char *const sentences[] = {"a is new: list of 1 item. 1 object made.", "b is new: list of 1 item.", "a[1] is new: 2.", "b is gone."};
  int from = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
    gboolean said = FALSE;
    for (int step = from; step < hs_session_get_n_steps (session) && !said; step++) {
      hs_session_set_step (session, step);
      WAIT_FOR (fx_scene_is_of (session, step));
      g_autofree char *number = g_strdup_printf ("Step %d of", step + 1);
      WAIT_FOR (fx_find_label (GTK_WIDGET (window), number) != NULL);
      said = fx_find_label (GTK_WIDGET (window), sentences[i]) != NULL;
      from = step;
    }
    g_assert_true (said);
  }
  fx_close_window (window);
}

/* What was compared stands below the answer, in lines that find room between two cards. */
static void test_answers_are_wrapped (void) {
  g_autofree char *one = hs_canvas_wrap ("a is b: False"), *more = hs_canvas_wrap ("a == b: True (compared: [0]: both 1, one object, [1]: both 2, one object)");
  g_assert_cmpstr (one, ==, "a is b: False");
  g_assert_cmpstr (more, ==, "a == b: True\n(compared: [0]: both 1, one object,\n[1]: both 2, one object)");
}

static void add_tests (void) {
  g_test_add_func ("/canvas/a-step-paints-what-changed", test_a_step_paints_what_changed);
  g_test_add_func ("/canvas/the-next-step-is-there-at-once", test_the_next_step_is_there_at_once);
  g_test_add_func ("/canvas/names-and-objects-are-a-tree", test_names_and_objects_are_a_tree);
  g_test_add_func ("/canvas/answers-are-wrapped", test_answers_are_wrapped);
  g_test_add_func ("/canvas/a-step-is-said", test_a_step_is_said);
  g_test_add_func ("/canvas/a-card-keeps-its-widget", test_a_card_keeps_its_widget);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
