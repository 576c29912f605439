/* Little room: small windows, large text. */
#include "config.h"

#include "fixture.h"

#include "hs-aside.h"
#include "hs-canvas.h"
#include "hs-console.h"
#include "hs-editor.h"
#include "hs-inspector.h"
#include "hs-key-row.h"
#include "hs-operations.h"
#include "hs-page-private.h"
#include "hs-search.h"
#include "hs-timeline.h"

#define DPI_UNIT 1024

static GtkWidget *find (HsWindow *window, GType type) {
  return fx_find_type (GTK_WIDGET (window), type);
}

/* Whether all of WIDGET is within its window. */
static gboolean is_inside (HsWindow *window, GtkWidget *widget) {
  graphene_rect_t r;
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (window), &r));
  return r.origin.x >= 0 && r.origin.y >= 0 && r.origin.x + r.size.width <= (float) gtk_widget_get_width (GTK_WIDGET (window)) &&
         r.origin.y + r.size.height <= (float) gtk_widget_get_height (GTK_WIDGET (window));
}

static void check_pane (HsWindow *window, GType shown) {
  const GType types[] = {HS_TYPE_EDITOR, HS_TYPE_CANVAS, HS_TYPE_CONSOLE};
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    GtkWidget *pane = find (window, types[i]);
    WAIT_FOR (gtk_widget_get_mapped (pane) == (types[i] == shown));
    if (types[i] == shown)
      WAIT_FOR (is_inside (window, pane));
  }
}

/* The smallest window that there may be, from a large one: one pane at a time, all of it in the window. */
static void test_one_pane_at_a_time (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\nb = a\n");
  HsSession *session = hs_window_get_session (window);
  fx_set_size (window, 700, 600);
  g_assert_null (fx_find_button (find (window, HS_TYPE_CANVAS), "Picture"));
  fx_set_size (window, 360, 294);
  check_pane (window, HS_TYPE_EDITOR);
  fx_run (window);
  hs_session_set_step (session, hs_session_get_n_steps (session) - 1);
  check_pane (window, HS_TYPE_CANVAS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-prompt", NULL);
  check_pane (window, HS_TYPE_CONSOLE);
  g_signal_emit_by_name (fx_find_button (GTK_WIDGET (window), "Snippet"), "clicked");
  check_pane (window, HS_TYPE_EDITOR);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-canvas", NULL);
  check_pane (window, HS_TYPE_CANVAS);
  fx_set_size (window, 1200, 800);
  WAIT_FOR (gtk_widget_get_mapped (find (window, HS_TYPE_EDITOR)) && gtk_widget_get_mapped (find (window, HS_TYPE_CANVAS)) &&
            gtk_widget_get_mapped (find (window, HS_TYPE_CONSOLE)));
  fx_close_window (window);
}

/* However high it is: what is shown is all in the window, the line of the prompt, too, which stands last. */
static void check_heights (HsWindow *window) {
  for (int height = 534; height >= 294; height -= 30) {
    g_test_message ("height %d", height);
    fx_set_size (window, 700, height);
    fx_wait_for_layout (window);
    GtkWidget *console = fx_find_type (GTK_WIDGET (hs_window_get_page (window)), HS_TYPE_CONSOLE);
    WAIT_FOR (!gtk_widget_get_mapped (console) || is_inside (window, fx_find_type (console, GTK_TYPE_ENTRY)));
  }
}

static void test_tabs_leave_room_for_the_prompt (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\nb = a\n");
  fx_set_size (window, 700, 600);
  fx_run (window);
  check_heights (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-tab", NULL);
  check_heights (window);
  fx_close_window (window);
}

/* What stands beside the picture brings it along. */
static void test_search_and_inspector_bring_the_picture (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\nb = a\n");
  fx_set_size (window, 360, 294);
  fx_run (window);
  GtkWidget *inspector = find (window, HS_TYPE_INSPECTOR), *search = find (window, HS_TYPE_SEARCH);
  for (guint i = 0; i < 2; i++) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-editor", NULL);
    check_pane (window, HS_TYPE_EDITOR);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL); /* which is not hidden the second time, since it was not seen */
    WAIT_FOR (gtk_widget_get_mapped (inspector) && gtk_widget_get_child_visible (inspector));
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  WAIT_FOR (!gtk_widget_get_mapped (inspector));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-editor", NULL);
  check_pane (window, HS_TYPE_EDITOR);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  WAIT_FOR (gtk_widget_get_mapped (search));
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, search));
  fx_close_window (window);
}

/* A program that asks for a line brings the prompt. */
static void test_input_brings_the_prompt (void) {
  HsWindow *window = fx_open_window ("x = input ()\n");
  HsSession *session = hs_window_get_session (window);
  fx_set_size (window, 700, 294);
  hs_session_run (session);
  WAIT_FOR (hs_session_get_input_wanted (session));
  check_pane (window, HS_TYPE_CONSOLE);
  hs_session_prompt (session, "1");
  WAIT_FOR (!hs_session_get_busy (session));
  fx_close_window (window);
}

/* Text twice as large makes a window narrow and low sooner. */
static void test_large_text (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\n");
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi = 0;
  fx_set_size (window, 1000, 700);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * DPI_UNIT, NULL);
  WAIT_FOR (!gtk_widget_get_mapped (find (window, HS_TYPE_CANVAS)));
  check_pane (window, HS_TYPE_EDITOR);
  fx_set_size (window, 360, 294);
  static const char *const panes[] = {"Snippet", "Picture", "Prompt"};
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++) {
    GtkWidget *button = fx_find_button (GTK_WIDGET (window), panes[i]);
    WAIT_FOR (gtk_widget_get_mapped (button) && is_inside (window, button));
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-canvas", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  WAIT_FOR (hs_aside_is_over (HS_ASIDE (find (window, HS_TYPE_ASIDE)))); /* over the picture: there is no room beside it */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  fx_set_size (window, 1000, 700);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  WAIT_FOR (gtk_widget_get_mapped (find (window, HS_TYPE_CONSOLE)));
  fx_close_window (window);
}

/* On a small screen snippet, picture and inspector stand side by side. */
static void test_inspector_beside_the_picture (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\n");
  fx_set_size (window, 1280, 800);
  fx_run (window);
  GtkWidget *canvas = find (window, HS_TYPE_CANVAS), *inspector = find (window, HS_TYPE_INSPECTOR);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  WAIT_FOR (gtk_widget_get_mapped (inspector) && gtk_widget_get_width (inspector) > 0);
  WAIT_FOR (gtk_widget_get_mapped (canvas) && gtk_widget_get_width (canvas) > 400);
  g_assert_false (hs_aside_is_over (HS_ASIDE (find (window, HS_TYPE_ASIDE))));
  graphene_rect_t a, b, both;
  g_assert_true (gtk_widget_compute_bounds (canvas, GTK_WIDGET (window), &a) && gtk_widget_compute_bounds (inspector, GTK_WIDGET (window), &b));
  g_assert_false (graphene_rect_intersection (&a, &b, &both));
  g_assert_cmpfloat (a.size.width, >, 400);
  fx_close_window (window);
}

/* Whether CARD is seen as a whole. */
static gboolean is_seen (HsCanvas *canvas, const DrCard *card) {
  graphene_point_t from = hs_canvas_get_point (canvas, card->x_px, card->y_px);
  graphene_point_t to = hs_canvas_get_point (canvas, card->x_px + card->width_px, card->y_px + card->height_px);
  return from.x >= 0 && from.y >= 0 && to.x <= gtk_widget_get_width (GTK_WIDGET (canvas)) && to.y <= gtk_widget_get_height (GTK_WIDGET (canvas));
}

static gboolean are_new_lists_seen (HsSession *session, HsCanvas *canvas) {
  const DrScene *scene = hs_session_get_scene (session);
  for (guint i = 0; i < scene->n_cards; i++)
    if (scene->cards[i].mark == MD_MARK_NEW && scene->cards[i].shape == MD_SHAPE_LIST && !is_seen (canvas, &scene->cards[i]))
      return FALSE;
  return TRUE;
}

/* A picture of SNIPPET in a window of that size stays large enough to be read, and shows what the steps change, until all of it is
 * asked for. */
static void check_reading (const char *snippet, int width, int height, double least_zoom) {
  HsWindow *window = fx_open_window (snippet);
  HsSession *session = hs_window_get_session (window);
  fx_set_size (window, width, height);
  fx_run (window);
  HsCanvas *canvas = HS_CANVAS (find (window, HS_TYPE_CANVAS));
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (canvas)) && fx_scene_is_of (session, 0));
  WAIT_FOR (hs_canvas_get_zoom (canvas) > least_zoom && hs_canvas_get_zoom (canvas) < 1);
  for (int step = 2; step < hs_session_get_n_steps (session) - 1; step++) {
    hs_session_set_step (session, step);
    WAIT_FOR (fx_scene_is_of (session, step));
    WAIT_FOR (step == 2 || are_new_lists_seen (session, canvas)); /* the window may still be on its way to its size */
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-fit", NULL);
  WAIT_FOR (hs_canvas_get_zoom (canvas) < least_zoom);
  hs_session_set_step (session, 3);
  WAIT_FOR (fx_scene_is_of (session, 3));
  g_assert_cmpfloat (hs_canvas_get_zoom (canvas), <, least_zoom);
  fx_close_window (window);
}

static void test_pictures_can_be_read (void) {
  check_reading ("a = [[1], [2], [3], [4], [5], [6], [7], [8]]\nb = [1, 2]\nc = [3, 4]\nd = [a, b, c]\ne = {'k': d}\nf = [e]\n",
                 360, 294, 0.7);
  check_reading ("a = [1, 2]\nb = [[i] for i in range(20)]\nc = [3, 4]\nd = [5, 6]\ne = [c]\nf = [e, d]\n", 1280, 800, 0.6);
}

/* Where little of a large picture can be seen, that is the names of the program. */
static void test_names_are_seen_first (void) {
  HsWindow *window = fx_open_window ("a = [[[i], [i]] for i in range(9)]\nb = [a, a]\nc = b\nc = 1\n");
  HsSession *session = hs_window_get_session (window);
  fx_set_size (window, 360, 294);
  fx_run (window);
  HsCanvas *canvas = HS_CANVAS (find (window, HS_TYPE_CANVAS));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (canvas)) && fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  fx_set_size (window, 380, 290);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  g_assert_cmpfloat (names->y_px - hs_session_get_scene (session)->whole.y_px, >, 300); /* not at the corner of the picture */
  WAIT_FOR (is_seen (canvas, names));
  fx_close_window (window);
}

/* A long sentence takes no more than half of the picture, and nothing from what is below it. */
static void test_a_sentence_leaves_room (void) {
  HsWindow *window = fx_open_window ("def f(x=[]):\n    x.append(1)\n    return x\na = f()\nb = a\nc = {'key': a}\nd = [a, a]\nf()\n");
  HsSession *session = hs_window_get_session (window);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  HsPage *page = hs_window_get_page (window);
  int dpi = 0;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * DPI_UNIT, NULL);
  fx_set_size (window, 360, 294);
  fx_run (window);
  GtkWidget *canvas = find (window, HS_TYPE_CANVAS);
  WAIT_FOR (gtk_widget_get_mapped (canvas) && hs_session_get_marks (session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL);
  WAIT_FOR (hs_session_get_sentence (session) != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->sentence)));
  graphene_rect_t box;
  WAIT_FOR (gtk_widget_compute_bounds (GTK_WIDGET (page->sentence_box), canvas, &box) && box.size.height > 20);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (page->sentence)), >, gtk_widget_get_height (canvas)); /* it is a long one */
  g_assert_cmpfloat (box.origin.y + box.size.height, <=, (float) gtk_widget_get_height (canvas));
  g_assert_cmpfloat (box.size.height, <=, 90); /* two lines */
  /* Where there is room, lines of large text are not cut. */
  fx_set_size (window, 1300, 700);
  g_assert_true (page->low);
  WAIT_FOR (gtk_widget_compute_bounds (GTK_WIDGET (page->sentence_box), canvas, &box) &&
            box.size.height >= (float) gtk_widget_get_height (GTK_WIDGET (page->sentence)));
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fx_close_window (window);
}

/* Nor does the button of other runs stand where the sentence does. */
static void test_other_runs_leave_the_sentence (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\nb.append(2)\n");
  HsSession *session = hs_window_get_session (window);
  HsPage *page = hs_window_get_page (window);
  fx_set_size (window, 360, 294);
  for (guint i = 0; i < 2; i++)
    fx_run (window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (page->runs_button)) && hs_session_get_marks (session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-effect", NULL);
  WAIT_FOR (hs_session_get_sentence (session) != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->sentence)));
  graphene_rect_t box, button, both;
  WAIT_FOR (gtk_widget_compute_bounds (GTK_WIDGET (page->sentence_box), GTK_WIDGET (window), &box) && box.size.height > 20);
  WAIT_FOR (gtk_widget_compute_bounds (GTK_WIDGET (page->runs_button), GTK_WIDGET (window), &button) && button.size.height > 20);
  g_assert_false (graphene_rect_intersection (&box, &button, &both));
  fx_close_window (window);
}

/* What a toast says can be read, and so can the sentence and most of the picture above it. */
static void test_a_toast_leaves_the_sentence (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\nb.append(2)\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  HsPage *page = hs_window_get_page (window);
  int dpi = 0;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * DPI_UNIT, NULL);
  fx_set_size (window, 360, 294);
  fx_run (window);
  WAIT_FOR (gtk_widget_get_mapped (find (window, HS_TYPE_CANVAS)) && hs_session_get_marks (session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL);
  WAIT_FOR (hs_session_get_sentence (session) != NULL && gtk_widget_get_mapped (GTK_WIDGET (page->sentence)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL); /* there is none */
  GtkWidget *label = NULL;
  WAIT_FOR ((label = fx_find_label (GTK_WIDGET (window), "No earlier")) != NULL && gtk_widget_get_height (label) > 0);
  graphene_rect_t toast, sentence, words;
  int width = 0, height = 0;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (window), &words));
  g_assert_cmpfloat (words.origin.x + (float) width, <=, 360);
  g_assert_cmpfloat ((float) height, <=, words.size.height + 1); /* no line stands out of it */
  WAIT_FOR (gtk_widget_compute_bounds (gtk_widget_get_parent (label), GTK_WIDGET (window), &toast) &&
            gtk_widget_compute_bounds (GTK_WIDGET (page->sentence_box), GTK_WIDGET (window), &sentence) &&
            sentence.origin.y + sentence.size.height <= toast.origin.y);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fx_close_window (window);
}

static GtkWidget *dialog_above (HsWindow *window) {
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;
  return NULL;
}

#define LOW_SCREEN_PX 600

/* It can be as small as the window behind it: the words scroll, the answers do not. */
static void check_question_in_a_small_window (HsWindow *window) {
  int least = 0;
  fx_set_size (window, 360, 294);
  hs_session_type (hs_window_get_session (window), NULL, "a.append ([1, 2, 3]); print (a)");
  WAIT_FOR (dialog_above (window) != NULL && gtk_widget_get_width (dialog_above (window)) > 0);
  GtkWidget *dialog = dialog_above (window), *scroller = fx_find_type (dialog, GTK_TYPE_SCROLLED_WINDOW);
  gtk_widget_measure (dialog, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  gtk_widget_measure (dialog, GTK_ORIENTATION_VERTICAL, least, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 294);
  g_assert_true (gtk_widget_is_ancestor (fx_find_label (dialog, "kept as another run"), scroller));
  g_assert_false (gtk_widget_is_ancestor (fx_find_label (dialog, "Go to the End"), scroller));
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (dialog_above (window) == NULL);
}

/* With text twice as large, the longest question that is asked fits on a low screen. */
static void test_a_question_is_not_too_high (void) {
  HsWindow *window = fx_open_window ("a = [1]\nb = a\nc = a\n");
  HsSession *session = hs_window_get_session (window);
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi = 0, width = 0, height = 0;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 192 * DPI_UNIT, NULL);
  fx_run (window);
  hs_session_set_step (session, 1);
  WAIT_FOR (fx_scene_is_of (session, 1));
  hs_session_type (session, NULL, "a.append ([1, 2, 3]); print (a)");
  WAIT_FOR (dialog_above (window) != NULL && gtk_widget_get_width (dialog_above (window)) > 0);
  GtkWidget *dialog = dialog_above (window), *content = gtk_window_get_child (GTK_WINDOW (dialog));
  width = gtk_widget_get_width (content);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_test_message ("%d x %d", width, height);
  g_assert_cmpint (height, <=, LOW_SCREEN_PX);
  gtk_window_close (GTK_WINDOW (dialog));
  WAIT_FOR (dialog_above (window) == NULL);
  check_question_in_a_small_window (window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  fx_close_window (window);
}

static GtkWindow *list_of_keys (HsWindow *window) {
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (ADW_IS_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (window))
      return l->data;
  return NULL;
}

/* The list of keys finds room on a small screen even if text is twice as large: keys stand below what they do then. */
static void test_the_list_of_keys_is_narrow (void) {
  HsWindow *window = fx_open_window ("");
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  int dpi = 0, width = 0, height = 0;
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "shortcuts", NULL);
  GtkWindow *keys = list_of_keys (window);
  g_assert_nonnull (keys);
  GtkWidget *row = fx_find_type (GTK_WIDGET (keys), HS_TYPE_KEY_ROW);
  WAIT_FOR (gtk_widget_get_height (row) > 0);
  int wide_height = gtk_widget_get_height (row);
  g_object_set (settings, "gtk-xft-dpi", 192 * DPI_UNIT, NULL);
  gtk_widget_measure (GTK_WIDGET (keys), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (keys), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 294);
  gtk_window_set_default_size (keys, 360, 294);
  WAIT_FOR (gtk_widget_get_width (row) < 340 && gtk_widget_get_height (row) > wide_height);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (keys);
  fx_close_window (window);
}

/* Where there is room a sentence is no higher than its words, and stands where it hides least of what it speaks of. */
static void test_what_changed_stands_below_the_sentence (void) {
  HsWindow *window = fx_open_window ("l1 = [1, 2, 3]\nl2 = l1\nd = {'k': l1}\nl1.append(44)\nt = (l2, d)\n");
  HsSession *session = hs_window_get_session (window);
  HsPage *page = hs_window_get_page (window);
  fx_set_size (window, 360, 294);
  fx_run (window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (page->canvas)) && hs_session_get_marks (session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL);
  WAIT_FOR (hs_session_get_sentence (session) != NULL && fx_scene_is_of (session, hs_session_get_step (session)));
  const DrCard *list = fx_find_card (session, "list");
  graphene_rect_t box;
  WAIT_FOR (gtk_widget_compute_bounds (GTK_WIDGET (page->sentence_box), GTK_WIDGET (page->canvas), &box) && box.size.height > 20 &&
            hs_canvas_get_point (page->canvas, list->x_px, list->y_px).y >= box.origin.y + box.size.height);
  g_assert_cmpfloat (hs_canvas_get_point (page->canvas, list->x_px, list->y_px + list->height_px).y, <=, gtk_widget_get_height (GTK_WIDGET (page->canvas)));
  fx_close_window (window);
}

/* Of all of the sentence, at the width that it has. */
static int height_of_words (HsPage *page) {
  int height = 0;
  GtkWidget *words = GTK_WIDGET (page->sentence);
  gtk_widget_measure (words, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (words), &height, NULL, NULL, NULL);
  return height;
}

static void test_a_sentence_hides_little (void) {
  g_autoptr (GString) program = g_string_new (NULL);
  for (int i = 0; i < 14; i++)
    g_string_append_printf (program, "a%d = [%d]\n", i, i);
  g_string_append (program, "b = a13\nb.append (5)\nn = 1\n"); /* it stands at the bottom */
  HsWindow *window = fx_open_window (program->str);
  HsSession *session = hs_window_get_session (window);
  HsPage *page = hs_window_get_page (window);
  fx_set_size (window, 1200, 700);
  gtk_paned_set_position (page->editor_paned, 350); /* not where a window before left them */
  gtk_paned_set_position (page->console_paned, 500);
  fx_run (window);
  WAIT_FOR (hs_session_get_marks (session) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)) && hs_session_get_sentence (session) != NULL);
  fx_wait_for_layout (window); /* without a place it hides nothing */
  GtkWidget *box = GTK_WIDGET (page->sentence_box), *canvas = GTK_WIDGET (page->canvas);
  graphene_rect_t place, none = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  WAIT_FOR (gtk_widget_get_valign (box) == GTK_ALIGN_START && gtk_widget_compute_bounds (box, canvas, &place) && place.origin.y < 20);
  g_assert_cmpuint (hs_canvas_count_covered (page->canvas, &none), ==, 0);
  g_assert_cmpuint (hs_canvas_count_covered (page->canvas, &place), <, 10); /* nothing that the step has changed */
  int before = gtk_widget_get_width (GTK_WIDGET (page->sentence)), line = height_of_words (page);
  g_assert_cmpint (before, >, 0);
  g_assert_cmpfloat (place.size.height, <=, (float) line + 20);
  /* With less room it has more lines, and shows all of them. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.inspector", NULL);
  gtk_paned_set_position (page->editor_paned, gtk_paned_get_position (page->editor_paned) + 200);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (page->sentence)) < before);
  fx_wait_for_layout (window);
  int lines = height_of_words (page);
  g_assert_cmpint (lines, >, line);
  g_assert_true (gtk_widget_compute_bounds (box, canvas, &place));
  g_assert_cmpfloat (place.size.height, >=, (float) lines);
  fx_close_window (window);
}

static gboolean lists (GMenuModel *menu, const char *wanted) {
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++) {
    g_autofree char *label = NULL;
    if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label) && g_str_equal (label, wanted))
      return TRUE;
  }
  return FALSE;
}

/* Buttons lie over corners of the picture: when all of it is shown none of it is below them, however it is shaped. */
static void test_buttons_cover_nothing (void) {
  static const char *const programs[] = {
    "a = list(range(12))\nb = [a, [1], [2], [3], [4], [5], [6]]\nc = [7]\n",
    "a = [[[[[[1]]]]]]\n",
    "a = 1\n",
  };
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++) {
    HsWindow *window = fx_open_window (programs[i]);
    HsSession *session = hs_window_get_session (window);
    fx_set_size (window, 1200, 900);
    fx_run (window);
    fx_run (window); /* there is another run, and a button for it */
    gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
    WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
    gtk_widget_activate_action (GTK_WIDGET (window), "win.zoom-fit", NULL);
    GtkWidget *canvas = find (window, HS_TYPE_CANVAS);
    WAIT_FOR (hs_canvas_get_zoom (HS_CANVAS (canvas)) != 1);
    GtkWidget *const covers[] = {gtk_widget_get_parent (fx_find_button (GTK_WIDGET (window), "Show all")),
                                 GTK_WIDGET (hs_window_get_page (window)->runs_button)};
    DrRect whole = hs_session_get_scene (session)->whole;
    graphene_point_t from = hs_canvas_get_point (HS_CANVAS (canvas), whole.x_px, whole.y_px);
    graphene_point_t to = hs_canvas_get_point (HS_CANVAS (canvas), whole.x_px + whole.width_px, whole.y_px + whole.height_px);
    graphene_rect_t picture = GRAPHENE_RECT_INIT (from.x, from.y, to.x - from.x, to.y - from.y);
    for (guint k = 0; k < G_N_ELEMENTS (covers); k++) {
      graphene_rect_t cover;
      g_assert_true (gtk_widget_get_mapped (covers[k]) && gtk_widget_compute_bounds (covers[k], canvas, &cover));
      g_test_message ("%s: picture %.0f,%.0f %.0fx%.0f, button %.0f,%.0f %.0fx%.0f", programs[i], picture.origin.x, picture.origin.y,
                      picture.size.width, picture.size.height, cover.origin.x, cover.origin.y, cover.size.width, cover.size.height);
      g_assert_false (graphene_rect_intersection (&picture, &cover, NULL));
    }
    g_assert_true (picture.origin.x >= 0 && picture.origin.y >= 0);
    fx_close_window (window);
  }
}

/* What there is no room for is in a menu, and comes back. */
static void test_rows_leave_out_what_has_no_room (void) {
  HsWindow *window = fx_open_window ("a = [1, 2, 3]\n");
  fx_set_size (window, 1580, 800);
  GtkWidget *operations = find (window, HS_TYPE_OPERATIONS), *timeline = find (window, HS_TYPE_TIMELINE);
  GtkWidget *last = fx_find_button (operations, "gc.collect()"), *first = fx_find_button (operations, "Assign");
  GtkWidget *inside = fx_find_button (timeline, "Show instructions"), *into = fx_find_button (timeline, "Step into");
  GtkWidget *more = gtk_widget_get_last_child (operations);
  WAIT_FOR (gtk_widget_get_mapped (last) && gtk_widget_get_mapped (inside) && !gtk_widget_get_mapped (more));
  fx_set_size (window, 820, 800);
  WAIT_FOR (!gtk_widget_get_mapped (last) && gtk_widget_get_mapped (more) && gtk_widget_get_mapped (first));
  gtk_test_accessible_assert_property (more, GTK_ACCESSIBLE_PROPERTY_LABEL, "More that can be done with objects");
  g_assert_true (gtk_widget_get_mapped (into) && is_inside (window, more) && is_inside (window, into));
  gtk_menu_button_popup (GTK_MENU_BUTTON (more));
  GMenuModel *listed = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (more));
  g_assert_false (lists (listed, "Assign")); /* it has its button */
  g_assert_true (lists (listed, "Delete name") && lists (listed, "gc.collect()"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (more));
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (hs_window_get_session (window), hs_session_get_n_steps (hs_window_get_session (window)) - 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.operation", "s", "delete"); /* as the menu does */
  WAIT_FOR (fx_find_label (operations, "del a") != NULL);
  fx_set_size (window, 1580, 800);
  WAIT_FOR (gtk_widget_get_mapped (last) && !gtk_widget_get_mapped (more));
  fx_close_window (window);
}

/* How a low window shares its room says nothing of others: the next one has it as it was. */
static void test_a_low_window_is_not_remembered_for_high_ones (void) {
  g_autoptr (GSettings) settings = g_settings_new (HS_APP_ID);
  g_settings_set_int (settings, "console-position", 432);
  HsWindow *window = fx_open_window ("a = [1]\n");
  fx_set_size (window, 360, 294);
  fx_run (window);
  WAIT_FOR (gtk_widget_get_mapped (find (window, HS_TYPE_CANVAS)) && !gtk_widget_get_mapped (find (window, HS_TYPE_CONSOLE)));
  fx_close_window (window);
  g_assert_cmpint (g_settings_get_int (settings, "console-position"), ==, 432);
}

static void add_tests (void) {
  g_test_add_func ("/size/a-question-is-not-too-high", test_a_question_is_not_too_high);
  g_test_add_func ("/size/one-pane-at-a-time", test_one_pane_at_a_time);
  g_test_add_func ("/size/tabs-leave-room-for-the-prompt", test_tabs_leave_room_for_the_prompt);
  g_test_add_func ("/size/search-and-inspector-bring-the-picture", test_search_and_inspector_bring_the_picture);
  g_test_add_func ("/size/input-brings-the-prompt", test_input_brings_the_prompt);
  g_test_add_func ("/size/large-text", test_large_text);
  g_test_add_func ("/size/inspector-beside-the-picture", test_inspector_beside_the_picture);
  g_test_add_func ("/size/buttons-cover-nothing", test_buttons_cover_nothing);
  g_test_add_func ("/size/names-are-seen-first", test_names_are_seen_first);
  g_test_add_func ("/size/a-sentence-leaves-room", test_a_sentence_leaves_room);
  g_test_add_func ("/size/the-list-of-keys-is-narrow", test_the_list_of_keys_is_narrow);
  g_test_add_func ("/size/a-toast-leaves-the-sentence", test_a_toast_leaves_the_sentence);
  g_test_add_func ("/size/other-runs-leave-the-sentence", test_other_runs_leave_the_sentence);
  g_test_add_func ("/size/what-changed-stands-below-the-sentence", test_what_changed_stands_below_the_sentence);
  g_test_add_func ("/size/a-sentence-hides-little", test_a_sentence_hides_little);
  g_test_add_func ("/size/pictures-can-be-read", test_pictures_can_be_read);
  g_test_add_func ("/size/a-low-window-is-not-remembered-for-high-ones", test_a_low_window_is_not_remembered_for_high_ones);
  g_test_add_func ("/size/rows-leave-out-what-has-no-room", test_rows_leave_out_what_has_no_room);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
