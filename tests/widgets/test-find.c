/* Finding an alias bug: the sentence and the rings of a change that other names see, the marks on the strip, search, bookmarks.
 */
#include "config.h"

#include "fixture.h"
#include "hs-search.h"
#include "hs-seeker.h"
#include "hs-strip.h"
#include "hs-survey.h"

#include <string.h>

static const char program[] = "def f(x):\n"       /* 1 */
                              "    x.append(44)\n" /* 2 */
                              "l1 = [1]\n"        /* 3 */
                              "l2 = l1\n"         /* 4 */
                              "l1.append(33)\n"   /* 5 */
                              "f(l1)\n"           /* 6 */
                              "print(l2)\n"       /* 7 */
                              "try:\n"            /* 8 */
                              "    l1[9]\n"       /* 9 */
                              "except IndexError:\n" /* 10 */
                              "    pass\n";       /* 11 */

static HsWindow *open_surveyed (const char *text) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  WAIT_FOR (hs_session_get_marks (session) != NULL && fx_scene_is_of (session, 0));
  return window;
}

static void test_a_sentence_tells_of_other_names (void) {
  HsWindow *window = open_surveyed (program);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-effect", NULL);
  g_assert_cmpint (hs_session_get_line (session), ==, 6);
  WAIT_FOR (hs_session_get_sentence (session) != NULL);
  g_assert_cmpstr (hs_session_get_sentence (session), ==, "Line 5 changed the list through l1. l2 is the same list, so it shows 33 too.");
  GtkWidget *label = fx_find_label (GTK_WIDGET (window), "so it shows 33 too.");
  g_assert_true (label != NULL && gtk_widget_get_visible (label));
  const GArray *rings = hs_session_get_rings (session);
  g_assert_cmpuint (rings->len, ==, 1);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
  const HsRing *ring = &g_array_index (rings, HsRing, 0);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  gboolean found = FALSE;
  for (guint i = 0; i < names->n_cells; i++)
    if (names->cells[i].owner == ring->owner && names->cells[i].slot_index == ring->slot_index)
      found = g_str_equal (names->cells[i].label, "l2");
  g_assert_true (found);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-into", NULL);
  WAIT_FOR (hs_session_get_sentence (session) == NULL);
  g_assert_cmpuint (hs_session_get_rings (session)->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-effect", NULL);
  WAIT_FOR (hs_session_get_sentence (session) != NULL);
  g_assert_nonnull (strstr (hs_session_get_sentence (session), "through x"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-effect", NULL);
  g_assert_cmpint (hs_session_get_line (session), ==, 6);
  fx_close_window (window);
}

static guint count_marks (HsSession *session, guint8 kind) {
  gsize n = 0;
  const guint8 *marks = g_bytes_get_data (hs_session_get_marks (session), &n);
  guint count = 0;
  for (gsize i = 0; i < n; i++)
    count += (marks[i] & kind) != 0;
  return count;
}

static void test_the_strip_has_marks (void) {
  HsWindow *window = open_surveyed (program);
  HsSession *session = hs_window_get_session (window);
  HsStrip *strip = HS_STRIP (fx_find_type (GTK_WIDGET (window), HS_TYPE_STRIP));
  g_assert_cmpuint (count_marks (session, HS_MARK_CALL), ==, 2); /* the module's and f's */
  g_assert_cmpuint (count_marks (session, HS_MARK_OUTPUT), ==, 1);
  g_assert_cmpuint (count_marks (session, HS_MARK_EXCEPTION), ==, 1);
  g_assert_cmpuint (count_marks (session, HS_MARK_EFFECT), ==, 2);
  g_assert_cmpuint (count_marks (session, HS_MARK_SELECTION), ==, 0);
  int step = hs_session_find_mark (session, HS_MARK_OUTPUT, TRUE);
  g_autofree char *text = hs_strip_describe (strip, step);
  g_assert_nonnull (strstr (text, "output"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  hs_session_select (session, fx_find_card (session, "list")->id, NULL);
  WAIT_FOR (count_marks (session, HS_MARK_SELECTION) == 3); /* made, and appended to twice */
  hs_session_select (session, 0, NULL);
  WAIT_FOR (count_marks (session, HS_MARK_SELECTION) == 0);
  fx_close_window (window);
}

/* By which nothing goes wrong: a value is given. */
static void test_what_is_waited_for_is_no_exception (void) {
  HsWindow *window = open_surveyed ("def sub ():\n    yield 1\n    return 5\ndef g ():\n    x = yield from sub ()\na = list (g ())\n");
  g_assert_cmpuint (count_marks (hs_window_get_session (window), HS_MARK_EXCEPTION), ==, 0);
  fx_close_window (window);
}

static void press (GtkWidget *widget, guint key, GdkModifierType state) {
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (one))
      g_signal_emit_by_name (one, "key-pressed", key, 0, state, &handled);
  }
  g_assert_true (handled);
}

static void test_the_strip_by_keyboard (void) {
  HsWindow *window = open_surveyed (program);
  HsSession *session = hs_window_get_session (window);
  GtkWidget *strip = fx_find_type (GTK_WIDGET (window), HS_TYPE_STRIP);
  int last = hs_session_get_n_steps (session) - 1;
  press (strip, GDK_KEY_End, 0);
  g_assert_cmpint (hs_session_get_step (session), ==, last);
  press (strip, GDK_KEY_Left, 0);
  g_assert_cmpint (hs_session_get_step (session), ==, last - 1);
  press (strip, GDK_KEY_Up, 0); /* stays there */
  press (strip, GDK_KEY_Home, 0);
  g_assert_cmpint (hs_session_get_step (session), ==, 0);
  press (strip, GDK_KEY_Right, GDK_CONTROL_MASK); /* to the next mark */
  g_assert_cmpint (hs_session_get_line (session), ==, 6);
  fx_close_window (window);
}

/* A key that is pressed several times is answered by the last, not by one after the other. */
static void test_answers_do_not_queue (void) {
  HsWindow *window = open_surveyed (program);
  hs_session_set_step (hs_window_get_session (window), 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL);
  GtkWidget *label = NULL;
  WAIT_FOR ((label = fx_find_label (GTK_WIDGET (window), "No bookmark at step 5 any more")) != NULL && gtk_widget_get_mapped (label));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-bookmark", NULL);
  g_assert_true (fx_find_label (GTK_WIDGET (window), "There is no later bookmark") == label);
  g_assert_null (fx_find_label (GTK_WIDGET (window), "Bookmark at step 5"));
  fx_close_window (window);
}

static void test_bookmarks (void) {
  HsWindow *window = open_surveyed (program);
  HsSession *session = hs_window_get_session (window);
  hs_session_set_step (session, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL);
  hs_session_set_step (session, 7);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL);
  hs_session_set_step (session, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-bookmark", NULL);
  g_assert_cmpint (hs_session_get_step (session), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.bookmark", NULL); /* takes it away */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next-bookmark", NULL);
  g_assert_cmpint (hs_session_get_step (session), ==, 7);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.previous-bookmark", NULL);
  g_assert_cmpint (hs_session_get_step (session), ==, 7);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There is no earlier bookmark") != NULL);
  fx_close_window (window);
}

typedef struct Wait {
  GPtrArray *found;
} Wait;

static void on_found (GObject *source, GAsyncResult *result, gpointer user) {
  ((Wait *) user)->found = hs_seek_finish (result);
}

static void assert_finds (HsSession *session, const char *text, const char *word) {
  Wait wait = {NULL};
  hs_seek_async (hs_session_get_log (session), hs_session_get_step (session), text, NULL, on_found, &wait);
  WAIT_FOR (wait.found != NULL);
  gboolean there = FALSE;
  for (guint i = 0; i < wait.found->len; i++)
    there |= strstr (((HsFound *) wait.found->pdata[i])->text, word) != NULL;
  g_test_message ("%s: %u", text, wait.found->len);
  g_assert_true (there);
  g_ptr_array_unref (wait.found);
}

static void assert_finds_first (HsSession *session, const char *text, const char *word) {
  Wait wait = {NULL};
  hs_seek_async (hs_session_get_log (session), hs_session_get_step (session), text, NULL, on_found, &wait);
  WAIT_FOR (wait.found != NULL);
  g_assert_cmpuint (wait.found->len, >, 1);
  g_assert_cmpstr (((HsFound *) wait.found->pdata[0])->text, ==, word);
  g_ptr_array_unref (wait.found);
}

/* An object with two names is listed by the first of them: what was looked for is told beside it. */
static void test_search_tells_the_name (void) {
  HsWindow *window = open_surveyed ("a = [1]\nb = a\n");
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  Wait wait = {NULL};
  hs_seek_async (hs_session_get_log (session), hs_session_get_step (session), "b", NULL, on_found, &wait);
  WAIT_FOR (wait.found != NULL);
  g_assert_cmpuint (wait.found->len, >, 0);
  const HsFound *first = wait.found->pdata[0];
  g_assert_nonnull (strstr (first->text, "(a)"));
  g_assert_cmpstr (first->reason, ==, "name b");
  g_ptr_array_unref (wait.found);
  fx_close_window (window);
}

static void test_search (void) {
  HsWindow *window = open_surveyed ("a = [1]\nb = 'needle'\nc = {b: a}\n");
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  assert_finds (session, "a", "list");
  assert_finds (session, "eedl", "needle");
  assert_finds_first (session, "1", "int 1"); /* there is an object with this number, too */
  assert_finds (session, "dict", "(c)");
  TrId list = fx_find_card (session, "list")->id;
  g_autofree char *number = g_strdup_printf ("#%" G_GUINT64_FORMAT, list);
  assert_finds (session, number, "(a)");
  g_assert_cmpint (hs_seek_step ("step 12"), ==, 11);
  g_assert_cmpint (hs_seek_step ("12"), ==, -1);
  g_assert_cmpint (hs_seek_step ("step"), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to-step", NULL);
  GtkWidget *entry = gtk_window_get_focus (GTK_WINDOW (window));
  while (entry != NULL && !GTK_IS_SEARCH_ENTRY (entry))
    entry = gtk_widget_get_parent (entry);
  g_assert_nonnull (entry);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Type the number of a step") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "step 2");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Go to step 2") != NULL);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (hs_session_get_step (session), ==, 1);
  /* Return does not wait for the list, which is still that of the words before. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "step 3");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (hs_session_get_step (session), ==, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "a");
  g_signal_emit_by_name (entry, "activate");
  WAIT_FOR (hs_session_get_selected (session) == list);
  fx_close_window (window);
}

/* What has no card of its own is found in its cell; and the list is reached from the entry. */
static void test_search_leads_to_cells (void) {
  HsWindow *window = open_surveyed ("a = [1, 'needle']\n");
  HsSession *session = hs_window_get_session (window);
  GtkWidget *search = fx_find_type (GTK_WIDGET (window), HS_TYPE_SEARCH), *list = fx_find_type (search, GTK_TYPE_LIST_BOX);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (fx_find_type (search, GTK_TYPE_SEARCH_ENTRY)), "needle");
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL && gtk_widget_get_mapped (list));
  press (search, GDK_KEY_Down, 0);
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (row == GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  gtk_widget_activate (row);
  const DrCard *card = fx_find_card (session, "list");
  g_assert_cmpuint (hs_session_get_selected (session), ==, card->id);
  g_assert_true (hs_session_is_cell_selected (session, &card->cells[1]));
  fx_close_window (window);
}

/* The next key may come before the next frame. */
static void test_search_takes_keys_at_once (void) {
  HsWindow *window = open_surveyed ("a = [1]\n");
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));
  gboolean animated = FALSE;
  g_object_get (settings, "gtk-enable-animations", &animated, NULL);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  for (guint i = 0; i < 2; i++) {
    gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
    GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window)), *search = fx_find_type (GTK_WIDGET (window), HS_TYPE_SEARCH);
    g_assert_true (GTK_IS_TEXT (focus) && gtk_widget_is_ancestor (focus, search));
    for (guint frame = 0; frame < 40; frame++) {
      g_assert_true (gtk_widget_get_mapped (focus) && gtk_window_get_focus (GTK_WINDOW (window)) == focus); /* others get no keys */
      fx_iterate ();
    }
    WAIT_FOR (gtk_widget_get_height (search) > 20);
    hs_search_close (HS_SEARCH (search));
    WAIT_FOR (!gtk_widget_get_mapped (focus) && gtk_widget_get_height (search) <= 1); /* it takes no room from the picture */
  }
  g_object_set (settings, "gtk-enable-animations", animated, NULL);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/find/a-sentence-tells-of-other-names", test_a_sentence_tells_of_other_names);
  g_test_add_func ("/find/the-strip-has-marks", test_the_strip_has_marks);
  g_test_add_func ("/find/what-is-waited-for-is-no-exception", test_what_is_waited_for_is_no_exception);
  g_test_add_func ("/find/the-strip-by-keyboard", test_the_strip_by_keyboard);
  g_test_add_func ("/find/answers-do-not-queue", test_answers_do_not_queue);
  g_test_add_func ("/find/bookmarks", test_bookmarks);
  g_test_add_func ("/find/search", test_search);
  g_test_add_func ("/find/search-tells-the-name", test_search_tells_the_name);
  g_test_add_func ("/find/search-leads-to-cells", test_search_leads_to_cells);
  g_test_add_func ("/find/search-takes-keys-at-once", test_search_takes_keys_at_once);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
