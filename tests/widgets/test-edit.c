/* Changing the picture: arrows that are pulled and cut, operations on what is selected, taking back, going on from an earlier step, and
 * two runs side by side.
 */
#include "config.h"

#include "fixture.h"
#include "hs-beside.h"
#include "hs-canvas.h"
#include "hs-compare.h"
#include "hs-console.h"
#include "hs-operations.h"
#include "hs-page-private.h"
#include "hs-spell.h"
#include "hs-survey.h"

#include <string.h>

static HsWindow *open_at_end (const char *text) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  WAIT_FOR (gtk_widget_get_width (canvas) > 0 && hs_canvas_get_zoom (HS_CANVAS (canvas)) != 1);
  return window;
}

static void wait_for_line (HsWindow *window, const char *line) {
  g_autofree char *echo = g_strdup_printf (">>> %s\n", line);
  HsSession *session = hs_window_get_session (window);
  g_test_message ("%s", line);
  WAIT_FOR (fx_console_has (window, echo) && !hs_session_get_busy (session));
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
}

static HsCanvas *canvas_of (HsWindow *window) {
  return HS_CANVAS (fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS));
}

static const DrCell *cell_with (const DrCard *card, const char *label) {
  for (guint i = 0; i < card->n_cells; i++)
    if (g_str_equal (card->cells[i].label, label))
      return &card->cells[i];
  g_error ("no cell %s", label);
}

static graphene_point_t point_of (HsWindow *window, const DrCard *card, const DrCell *cell) {
  double x_px = card->x_px + (cell != NULL ? cell->box.x_px + cell->box.width_px / 2 : 20);
  double y_px = card->y_px + (cell != NULL ? cell->box.y_px + cell->box.height_px / 2 : 10);
  return hs_canvas_get_point (canvas_of (window), x_px, y_px);
}

static GtkGesture *drag_of (HsCanvas *canvas) {
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (canvas));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    if (G_OBJECT_TYPE (one) == GTK_TYPE_GESTURE_DRAG)
      return GTK_GESTURE (one);
  }
  g_assert_not_reached ();
}

static gboolean press (HsCanvas *canvas, guint key) {
  gboolean handled = FALSE;
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (GTK_WIDGET (canvas));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (one))
      g_signal_emit_by_name (one, "key-pressed", key, 0, 0, &handled);
  }
  return handled;
}

/* Whether something is told of what lies there. */
static gboolean has_tooltip (HsCanvas *canvas, graphene_point_t at) {
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean told = FALSE;
  g_signal_emit_by_name (canvas, "query-tooltip", (int) at.x, (int) at.y, FALSE, tooltip, &told);
  return told;
}

static void pull (HsWindow *window, graphene_point_t from, graphene_point_t to) {
  GtkGesture *drag = drag_of (canvas_of (window));
  double dx = to.x - from.x, dy = to.y - from.y;
  g_signal_emit_by_name (drag, "drag-begin", (double) from.x, (double) from.y);
  g_signal_emit_by_name (drag, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
  g_signal_emit_by_name (drag, "drag-end", dx, dy);
}

static const char program[] = "class P: pass\na = [1, [2, 3]]\nb = [4]\np = P()\nd = {'k': b}\n";

static void test_a_pulled_arrow_is_an_assignment (void) {
  HsWindow *window = open_at_end (program);
  HsSession *session = hs_window_get_session (window);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  pull (window, point_of (window, names, cell_with (names, "p")), point_of (window, fx_find_card (session, "dict"), NULL));
  wait_for_line (window, "p = d");
  names = &hs_session_get_scene (session)->cards[0];
  const DrCard *dict = fx_find_card (session, "dict");
  pull (window, point_of (window, dict, &dict->cells[0]), point_of (window, names, cell_with (names, "a")));
  wait_for_line (window, "p['k'] = a");
  names = &hs_session_get_scene (session)->cards[0];
  const DrCard *list = fx_find_card (session, "list");
  pull (window, point_of (window, list, &list->cells[0]), point_of (window, names, cell_with (names, "b")));
  wait_for_line (window, "a[0] = b");
  fx_close_window (window);
}

static void test_an_arrow_to_nowhere_is_a_new_name (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = 2\n");
  HsSession *session = hs_window_get_session (window);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  graphene_point_t from = point_of (window, names, cell_with (names, "a"));
  pull (window, from, GRAPHENE_POINT_INIT (5, 5));
  GtkWidget *button = NULL;
  WAIT_FOR ((button = fx_find_button (GTK_WIDGET (canvas_of (window)), "_Assign")) != NULL);
  g_assert_nonnull (fx_find_label (GTK_WIDGET (canvas_of (window)), "c = a"));
  g_signal_emit_by_name (button, "clicked");
  wait_for_line (window, "c = a");
  fx_close_window (window);
}

/* Who lets go beside the picture, on the buttons below it, has thought better of it. */
static void test_an_arrow_out_of_the_picture_is_nothing (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = 2\n");
  HsSession *session = hs_window_get_session (window);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  GtkWidget *canvas = GTK_WIDGET (canvas_of (window));
  pull (window, point_of (window, names, cell_with (names, "a")), GRAPHENE_POINT_INIT (40, (float) gtk_widget_get_height (canvas) + 30));
  for (int i = 0; i < 20; i++)
    fx_iterate ();
  g_assert_null (fx_find_button (canvas, "_Assign"));
  pull (window, point_of (window, names, cell_with (names, "a")), GRAPHENE_POINT_INIT (5, 5));
  WAIT_FOR (fx_find_button (canvas, "_Assign") != NULL);
  fx_close_window (window);
}

static char **cuts_of (HsSession *session, const DrCell *cell) {
  g_autoptr (HsSpell) spell = hs_spell_new (hs_session_get_log (session), hs_session_get_step (session));
  return hs_spell_cuts (spell, cell);
}

static void assert_cuts (HsSession *session, const DrCard *card, guint cell, const char *first, const char *second) {
  g_auto (GStrv) cuts = cuts_of (session, &card->cells[cell]);
  g_assert_cmpstr (cuts[0], ==, first);
  if (first != NULL)
    g_assert_cmpstr (cuts[1], ==, second);
}

static void test_arrows_are_cut (void) {
  HsWindow *window = open_at_end ("class P: pass\np = P()\np.next = p\nl = [p]\nd = {'k': l}\ns = {5}\nt = (l,)\n");
  HsSession *session = hs_window_get_session (window);
  const DrCard *names = &hs_session_get_scene (session)->cards[0];
  assert_cuts (session, names, (guint) (cell_with (names, "l") - names->cells), "del l", "l = None");
  assert_cuts (session, fx_find_card (session, "P"), 0, "del p.next", "p.next = None");
  assert_cuts (session, fx_find_card (session, "list"), 0, "l[0] = None", "del l[0]");
  assert_cuts (session, fx_find_card (session, "dict"), 0, "del d['k']", "d['k'] = None");
  assert_cuts (session, fx_find_card (session, "set"), 0, "s.discard(5)", NULL);
  hs_session_select (session, names->id, cell_with (names, "l"));
  g_assert_true (press (canvas_of (window), GDK_KEY_Delete));
  wait_for_line (window, "del l");
  /* Which of two it is to be is asked, and what would be told of the object under the pointer does not stand before it. */
  const DrCard *dict = fx_find_card (session, "dict");
  graphene_point_t at = point_of (window, dict, &dict->cells[0]);
  g_assert_true (has_tooltip (canvas_of (window), at));
  hs_session_select (session, dict->id, &dict->cells[0]);
  g_assert_true (press (canvas_of (window), GDK_KEY_Delete));
  GtkWidget *choice = fx_find_type (GTK_WIDGET (canvas_of (window)), GTK_TYPE_POPOVER_MENU);
  WAIT_FOR (gtk_widget_get_mapped (choice));
  g_assert_nonnull (fx_find_label (choice, "d['k'] = None"));
  g_assert_false (has_tooltip (canvas_of (window), at));
  gtk_popover_popdown (GTK_POPOVER (choice));
  fx_close_window (window);
}

static void test_lines_are_taken_back (void) {
  HsWindow *window = open_at_end ("print('once')\na = [1]\n");
  HsSession *session = hs_window_get_session (window);
  int n_steps = hs_session_get_n_steps (session);
  g_assert_false (hs_session_can_undo (session));
  hs_session_prompt (session, "a.append(2)");
  WAIT_FOR (!hs_session_get_busy (session));
  hs_session_type (session, "copy", "b = copy.copy(a)");
  wait_for_line (window, "b = copy.copy(a)");
  g_assert_cmpuint (fx_find_card (session, "list")->n_cells, ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-line", NULL); /* with its import */
  WAIT_FOR (!hs_session_get_busy (session) && !fx_console_has (window, "import"));
  g_assert_true (fx_console_has (window, "once\n>>> a.append(2)\n"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-line", NULL);
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_n_steps (session) == n_steps);
  WAIT_FOR (fx_scene_is_of (session, n_steps - 1));
  g_assert_cmpuint (fx_find_card (session, "list")->n_cells, ==, 1);
  g_assert_false (hs_session_can_undo (session));
  g_autofree char *text = fx_console_text (GTK_WIDGET (window));
  g_assert_cmpstr (text, ==, "once\n");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo-line", NULL);
  wait_for_line (window, "a.append(2)");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo-line", NULL);
  wait_for_line (window, "b = copy.copy(a)");
  g_assert_false (hs_session_can_redo (session));
  fx_close_window (window);
}

static void go_to_line (HsWindow *window, int line) {
  HsSession *session = hs_window_get_session (window);
  hs_session_set_step (session, 0);
  while (hs_session_get_line (session) != line)
    hs_session_set_step (session, hs_session_get_step (session) + 1);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_step (session)));
}

static GtkWidget *dialog_of (void) {
  for (GList *l = gtk_window_list_toplevels (), *next; l != NULL; l = next) {
    GtkWidget *one = l->data;
    next = l->next;
    if (ADW_IS_MESSAGE_DIALOG (one) && gtk_widget_get_visible (one))
      return one; /* the list is small, and the test ends soon */
  }
  return NULL;
}

static void answer (const char *response) {
  GtkWidget *dialog = NULL;
  WAIT_FOR ((dialog = dialog_of ()) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void test_an_earlier_step_asks_where (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = a\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  go_to_line (window, 2);
  hs_session_type (session, NULL, "a.append(2)");
  answer ("cancel");
  g_assert_false (hs_session_get_busy (session));
  hs_session_type (session, NULL, "a.append(2)");
  answer ("end");
  wait_for_line (window, "a.append(2)");
  go_to_line (window, 2);
  g_assert_cmpuint (hs_session_get_branches (session)->len, ==, 0);
  hs_session_type (session, NULL, "b = a[:]");
  answer ("here");
  wait_for_line (window, "b = a[:]");
  g_assert_null (hs_session_get_error_message (session));
  g_auto (GStrv) names = hs_session_list_names (session);
  g_assert_cmpuint (g_strv_length (names), ==, 2); /* c was never made */
  g_assert_false (fx_console_has (window, "append"));
  g_assert_cmpuint (hs_session_get_branches (session)->len, ==, 1);

  /* The other run, beside and instead of this one. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.beside", "i", 0);
  HsBeside *beside = HS_BESIDE (fx_find_type (GTK_WIDGET (window), HS_TYPE_BESIDE));
  HsSession *shown = hs_beside_get_shown (beside);
  g_assert_nonnull (shown);
  WAIT_FOR (hs_session_get_scene (shown) != NULL && hs_session_get_rings (shown)->len > 0);
  go_to_line (window, 2);
  WAIT_FOR (hs_session_get_scene (shown)->step == hs_session_get_step (session));
  WAIT_FOR (fx_find_label (GTK_WIDGET (beside), "No difference") != NULL); /* both had the same past */
  g_assert_cmpuint (hs_session_get_rings (session)->len, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-run", "i", 0);
  WAIT_FOR (!hs_session_get_busy (session) && fx_console_has (window, "append"));
  g_assert_null (hs_beside_get_shown (beside));
  g_assert_true (hs_session_prompt (session, "print(a is b, c)"));
  WAIT_FOR (fx_console_has (window, "True 3"));
  WAIT_FOR (!hs_session_get_busy (session));
  fx_close_window (window);
}

static char *text_of (HsWindow *window) {
  char *text = NULL;
  g_object_get (hs_session_get_buffer (hs_window_get_session (window)), "text", &text, NULL);
  return text;
}

static void write_at (HsWindow *window, int line, int offset, const char *text) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (hs_session_get_buffer (hs_window_get_session (window)));
  GtkTextIter at;
  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, line, offset);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_insert (buffer, &at, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/* The snippet beside a picture is the one that it is of; what has not run yet is nobody's to take away. */
static void test_another_run_brings_its_snippet (void) {
  HsWindow *window = open_at_end ("a = ['é']\nb = a\nc = b\n");
  HsSession *session = hs_window_get_session (window);
  hs_session_toggle_breakpoint (session, 3);
  write_at (window, 1, 5, "[:]");
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-run", "i", 0);
  WAIT_FOR (!hs_session_get_busy (session));
  g_autofree char *first = text_of (window);
  g_assert_cmpstr (first, ==, "a = ['é']\nb = a\nc = b\n");
  g_assert_false (hs_session_toggle_breakpoint (session, 3)); /* it was there all the time */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-run", "i", 0);
  WAIT_FOR (!hs_session_get_busy (session));
  g_autofree char *second = text_of (window);
  g_assert_cmpstr (second, ==, "a = ['é']\nb = a[:]\nc = b\n");
  write_at (window, 2, 5, " # new");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-run", "i", 0);
  WAIT_FOR (!hs_session_get_busy (session));
  g_autofree char *third = text_of (window);
  g_assert_cmpstr (third, ==, "a = ['é']\nb = a[:]\nc = b # new\n");
  fx_close_window (window);
}

/* LINE, typed into the prompt and ended with Return. */
static GtkEntry *enter (HsWindow *window, const char *line) {
  GtkEntry *entry = GTK_ENTRY (fx_find_type (fx_find_type (GTK_WIDGET (window), HS_TYPE_CONSOLE), GTK_TYPE_ENTRY));
  gtk_editable_set_text (GTK_EDITABLE (entry), line);
  g_signal_emit_by_name (entry, "activate");
  return entry;
}

/* At the first step nothing has run that one could go on from; at the last one there is nothing to choose. */
static void test_the_prompt_asks_where (void) {
  HsWindow *window = open_at_end ("a = [1]\nb = a\nc = 3\n");
  HsSession *session = hs_window_get_session (window);
  enter (window, "d = 4");
  wait_for_line (window, "d = 4");
  hs_session_set_step (session, 0);
  enter (window, "e = 5");
  wait_for_line (window, "e = 5");
  go_to_line (window, 2);
  GtkEntry *entry = enter (window, "a.append(2)");
  answer ("cancel");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "a.append(2)");
  g_assert_false (fx_console_has (window, "append"));
  enter (window, "a.append(2)");
  answer ("end");
  wait_for_line (window, "a.append(2)");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_cmpuint (hs_session_get_branches (session)->len, ==, 0);
  go_to_line (window, 2);
  enter (window, "for i in a:");
  answer ("here");
  WAIT_FOR (!hs_session_get_busy (session) && hs_session_get_continuing (session));
  enter (window, "    x = i");
  WAIT_FOR (fx_console_has (window, "...     x = i"));
  WAIT_FOR (!hs_session_get_busy (session));
  enter (window, "");
  WAIT_FOR (!hs_session_get_continuing (session) && fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_assert_cmpuint (hs_session_get_branches (session)->len, ==, 1);
  g_assert_false (fx_console_has (window, "append"));
  g_auto (GStrv) names = hs_session_list_names (session);
  g_assert_true (g_strv_contains ((const char *const *) names, "x"));
  g_assert_false (g_strv_contains ((const char *const *) names, "c")); /* was never made */
  fx_close_window (window);
}

static void test_what_equality_compares (void) {
  HsWindow *window = open_at_end ("a = [1, [2]]\nb = [1, [3]]\n");
  HsSession *session = hs_window_get_session (window);
  const DrScene *scene = hs_session_get_scene (session);
  const DrCard *one = NULL, *other = NULL;
  for (guint i = 0; i < scene->n_cards; i++)
    if (scene->cards[i].n_cells == 2 && g_str_equal (scene->cards[i].title, "list")) {
      other = one;
      one = &scene->cards[i];
    }
  g_assert_nonnull (other);
  hs_session_select (session, other->id, NULL);
  hs_session_set_other (session, one->id);
  HsOperations *operations = HS_OPERATIONS (fx_find_type (GTK_WIDGET (window), HS_TYPE_OPERATIONS));
  hs_operations_start (operations, "equal"); /* both are selected: nothing is asked */
  wait_for_line (window, "a == b");
  g_assert_cmpstr (hs_session_get_answer (session), ==, "a == b: False (compared: [0]: both 1, one object, [1]: two objects, compared in turn)");
  hs_operations_start (operations, "is");
  wait_for_line (window, "a is b");
  g_assert_cmpstr (hs_session_get_answer (session), ==, "a is b: False");
  hs_session_set_step (session, hs_session_get_step (session) - 1); /* where it may be another one */
  g_assert_null (hs_session_get_answer (session));
  hs_session_set_step (session, hs_session_get_step (session) + 1);
  hs_operations_start (operations, "is");
  WAIT_FOR (g_strcmp0 (hs_session_get_answer (session), "a is b: False") == 0);
  hs_session_set_other (session, 0);
  g_assert_null (hs_session_get_answer (session));
  fx_close_window (window);
}

static void test_names_are_proposed (void) {
  const char *const names[] = {"a", "b", "row", "row2", NULL};
  static const struct {
    const char *old, *proposal;
  } cases[] = {{"a", "c"}, {"row", "row3"}, {"row2", "row3"}, {"a[0]", "c"}, {"grid[0][1]", "grid"}, {"[1, 2]", "x"}};
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *name = hs_name_suggest (names, cases[i].old);
    g_assert_cmpstr (name, ==, cases[i].proposal);
  }
  g_assert_false (hs_name_is_identifier ("class"));
  g_assert_false (hs_name_is_identifier ("2a"));
  g_assert_true (hs_name_is_identifier ("größe"));
}

/* That a run was ended for a branch is nothing that the branch says: not when lines are taken back, nor in branches of branches. */
static void test_a_branch_does_not_say_how_it_began (void) {
  HsWindow *window = open_at_end ("a = [1]\nprint('one')\nb = a\nprint('two')\n");
  HsSession *session = hs_window_get_session (window);
  go_to_line (window, 3);
  hs_session_type_at (session, TRUE, NULL, "print('three')");
  wait_for_line (window, "print('three')");
  g_assert_false (fx_console_has (window, "KeyboardInterrupt"));
  gsize n_marks = 0;
  WAIT_FOR (hs_session_get_marks (session) != NULL &&
            g_bytes_get_size (hs_session_get_marks (session)) == (gsize) hs_session_get_n_steps (session)); /* they come by and by */
  const guint8 *marks = g_bytes_get_data (hs_session_get_marks (session), &n_marks);
  for (gsize i = 0; i < n_marks; i++)
    g_assert_cmpint (marks[i] & HS_MARK_EXCEPTION, ==, 0);
  hs_session_set_step (session, 0);
  static const char *const searched[] = {"one", "three"};
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++) {
    int before = hs_session_get_step (session);
    gtk_widget_activate_action (GTK_WIDGET (window), "win.step-output", NULL);
    WAIT_FOR (!hs_session_get_searching (session) && hs_session_get_step (session) > before);
    g_test_message ("%s at %d of %d", searched[i], hs_session_get_step (session), hs_session_get_n_steps (session));
    g_assert_cmpint (marks[hs_session_get_step (session)] & HS_MARK_OUTPUT, !=, 0);
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-output", NULL);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "Nothing is printed after this step") != NULL);
  hs_session_set_step (session, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step-exception", NULL);
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "There is no exception after this step") != NULL);
  hs_session_type_at (session, FALSE, NULL, "c = 4");
  wait_for_line (window, "c = 4");
  hs_session_undo (session);
  WAIT_FOR (!hs_session_get_busy (session) && !fx_console_has (window, "c = 4"));
  g_assert_true (fx_console_has (window, "one\n>>> print('three')\nthree\n"));
  g_assert_false (fx_console_has (window, "KeyboardInterrupt"));
  hs_session_type_at (session, FALSE, NULL, "d = 5");
  wait_for_line (window, "d = 5");
  go_to_line (window, 2);
  hs_session_type_at (session, TRUE, NULL, "e = 6");
  wait_for_line (window, "e = 6");
  g_assert_false (fx_console_has (window, "KeyboardInterrupt"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.switch-run", "i", 1); /* the branch before */
  WAIT_FOR (!hs_session_get_busy (session) && fx_console_has (window, "d = 5"));
  g_assert_false (fx_console_has (window, "KeyboardInterrupt"));
  g_assert_true (fx_console_has (window, "three\n>>> d = 5"));
  fx_close_window (window);
}

/* Two snippets: the run before stands beside the new one, and where they differ first is said by a path that one could type. */
static void test_two_snippets_are_compared (void) {
  HsWindow *window = open_at_end ("import copy\na = [1, [2, 3]]\nb = a[:]\nb[1].append(4)\n");
  HsSession *session = hs_window_get_session (window);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (hs_session_get_buffer (session)), "import copy\na = [1, [2, 3]]\nb = copy.deepcopy(a)\nb[1].append(4)\n", -1);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  HsPage *page = hs_window_get_page (window);
  g_assert_cmpstr (hs_session_get_run_name (session), ==, "Run 2");
  g_assert_cmpstr (gtk_menu_button_get_label (page->runs_button), ==, "Run 2");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.beside", "i", 0);
  WAIT_FOR (fx_find_label (GTK_WIDGET (page->beside), "Run 1") != NULL);
  WAIT_FOR (fx_find_label (GTK_WIDGET (page->beside), "first at b[1]") != NULL);
  g_assert_cmpuint (hs_session_get_rings (session)->len, >, 0); /* marked on both */
  g_assert_cmpuint (hs_session_get_rings (hs_beside_get_shown (page->beside))->len, >, 0);
  fx_close_window (window);
}

/* Where the cards of the picture stand, by their objects. */
/* Where the cards stand, in the picture and in the window. */
static char *places_of (HsWindow *window) {
  const DrScene *scene = hs_session_get_scene (hs_window_get_session (window));
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < scene->n_cards; i++) {
    graphene_point_t at = hs_canvas_get_point (canvas_of (window), scene->cards[i].x_px, scene->cards[i].y_px);
    g_string_append_printf (text, "%" G_GUINT64_FORMAT ": %.1f, %.1f, seen at %.0f, %.0f\n", (guint64) scene->cards[i].id, scene->cards[i].x_px,
                            scene->cards[i].y_px, (double) at.x, (double) at.y);
  }
  return g_string_free (text, FALSE);
}

static void check_that_nothing_moves (HsWindow *window, const char *line) {
  HsSession *session = hs_window_get_session (window);
  g_autofree char *echo = g_strdup_printf (">>> %s", line), *before = places_of (window);
  hs_session_type (session, NULL, line);
  wait_for_line (window, line);
  hs_session_undo (session);
  WAIT_FOR (!fx_console_has (window, echo) && fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  g_autofree char *after = places_of (window);
  g_assert_cmpstr (after, ==, before);
}

static void test_taking_back_moves_nothing (void) {
  HsWindow *window = open_at_end ("import weakref\nclass Node:\n    pass\na = [1, [2, 3], 4]\nb = [1, [2, 3], 4]\nn = Node()\n"
                                  "n.next = a\nt = (a, b)\n");
  hs_session_type (hs_window_get_session (window), "weakref", "o = weakref.ref(n)");
  wait_for_line (window, "o = weakref.ref(n)");
  check_that_nothing_moves (window, "del b");
  fx_close_window (window);
  window = open_at_end ("class N: pass\na = N(); a.v = [1,[2,3]]\nb = N(); b.v = (5,[6])\nc = {1,2}\nd = list(range(6))\ne = ([3], b)\n"
                        "f = N(); f.v = N()\ng = list(range(1))\nh = [3]\n");
  static const char *const lines[] = {"a = h", "import copy; z = copy.deepcopy(e)", "y = [a, c]", "del e", "b = [1]"};
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    check_that_nothing_moves (window, lines[i]);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/edit/a-pulled-arrow-is-an-assignment", test_a_pulled_arrow_is_an_assignment);
  g_test_add_func ("/edit/an-arrow-out-of-the-picture-is-nothing", test_an_arrow_out_of_the_picture_is_nothing);
  g_test_add_func ("/edit/an-arrow-to-nowhere-is-a-new-name", test_an_arrow_to_nowhere_is_a_new_name);
  g_test_add_func ("/edit/arrows-are-cut", test_arrows_are_cut);
  g_test_add_func ("/edit/lines-are-taken-back", test_lines_are_taken_back);
  g_test_add_func ("/edit/taking-back-moves-nothing", test_taking_back_moves_nothing);
  g_test_add_func ("/edit/a-branch-does-not-say-how-it-began", test_a_branch_does_not_say_how_it_began);
  g_test_add_func ("/edit/an-earlier-step-asks-where", test_an_earlier_step_asks_where);
  g_test_add_func ("/edit/another-run-brings-its-snippet", test_another_run_brings_its_snippet);
  g_test_add_func ("/edit/the-prompt-asks-where", test_the_prompt_asks_where);
  g_test_add_func ("/edit/two-snippets-are-compared", test_two_snippets_are_compared);
  g_test_add_func ("/edit/what-equality-compares", test_what_equality_compares);
  g_test_add_func ("/edit/names-are-proposed", test_names_are_proposed);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
