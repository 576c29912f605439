/* What is asked for by menus and keys all over the window: each action does what it says, and the keyboard is never left without a place.
 */
#include "config.h"

#include "fixture.h"
#include "hs-canvas.h"
#include "hs-operations.h"
#include "hs-page-private.h"
#include "hs-timeline.h"
#include "hs-window-private.h"

#include <glib/gstdio.h>

static const char program[] = "a = [1, [2, 3]]\nb = [1, [2, 3]]\nc = a\n";

static HsWindow *open_at_end (const char *text) {
  HsWindow *window = fx_open_window (text);
  HsSession *session = hs_window_get_session (window);
  fx_run (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  return window;
}

static void act (HsWindow *window, const char *action) {
  g_test_message ("%s", action);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean has_focus_in (HsWindow *window, gpointer widget) {
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void test_panes_get_the_focus (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  act (window, "win.focus-prompt");
  WAIT_FOR (has_focus_in (window, page->console));
  act (window, "win.focus-editor");
  WAIT_FOR (has_focus_in (window, page->editor));
  act (window, "win.focus-canvas");
  WAIT_FOR (has_focus_in (window, page->canvas));
  act (window, "win.find");
  WAIT_FOR (has_focus_in (window, page->search));
  fx_close_window (window);
}

static gboolean is_revealed (HsPage *page) {
  return gtk_revealer_get_reveal_child (GTK_REVEALER (fx_find_type (GTK_WIDGET (page->search), GTK_TYPE_REVEALER)));
}

static GtkEventController *keys_of (gpointer widget) {
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GObject) one = g_list_model_get_item (all, i);
    if (GTK_IS_EVENT_CONTROLLER_KEY (one))
      return GTK_EVENT_CONTROLLER (one);
  }
  g_assert_not_reached ();
}

static gboolean press (gpointer widget, guint key, GdkModifierType state) {
  gboolean handled = FALSE;
  g_signal_emit_by_name (keys_of (widget), "key-pressed", key, 0, state, &handled);
  return handled;
}

/* At the end of a run there is nothing to step over: who types stays where they type. */
static void test_a_step_that_is_not_there_leaves_the_focus (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_get_page (window);
  GtkWidget *panes[] = {GTK_WIDGET (page->editor_paned), GTK_WIDGET (page->console_paned)};
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++) {
    g_assert_true (press (panes[i], GDK_KEY_F6, 0));
    g_assert_true (press (panes[i], GDK_KEY_F6, GDK_SHIFT_MASK));
    g_assert_true (press (panes[i], GDK_KEY_F8, 0));
    g_assert_false (press (panes[i], GDK_KEY_F9, 0));
  }
  fx_close_window (window);
}

static void test_escape_closes_the_search_from_its_list (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  act (window, "win.find");
  GtkWidget *list = fx_find_type (GTK_WIDGET (page->search), GTK_TYPE_LIST_BOX);
  gtk_editable_set_text (GTK_EDITABLE (fx_find_type (GTK_WIDGET (page->search), GTK_TYPE_SEARCH_ENTRY)), "list");
  WAIT_FOR (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0) != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  g_assert_true (is_revealed (page));
  g_assert_true (press (page->search, GDK_KEY_Escape, 0));
  g_assert_false (is_revealed (page));
  WAIT_FOR (gtk_window_get_focus (GTK_WINDOW (window)) != NULL && !has_focus_in (window, page->search));
  fx_close_window (window);
}

static const DrCard *select_list (HsWindow *window, const char *cell) {
  HsSession *session = hs_window_get_session (window);
  const DrCard *card = fx_find_card (session, "list");
  const DrCell *chosen = NULL;
  for (guint i = 0; cell != NULL && i < card->n_cells; i++)
    if (g_str_equal (card->cells[i].label, cell))
      chosen = &card->cells[i];
  hs_session_select (session, card->id, chosen);
  return card;
}

static GtkWidget *popover_of (HsPage *page) {
  return fx_find_type (GTK_WIDGET (page->canvas), GTK_TYPE_POPOVER_MENU);
}

/* A menu of the picture stands in the canvas, which walks through its cards by the same keys. */
static void test_menus_keep_the_arrow_keys (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  HsSession *session = hs_window_get_session (window);
  gtk_widget_grab_focus (GTK_WIDGET (page->canvas));
  const DrCard *card = select_list (window, "1");
  g_assert_true (press (page->canvas, GDK_KEY_Delete, 0));
  WAIT_FOR (popover_of (page) != NULL && has_focus_in (window, popover_of (page)));
  GtkWidget *first = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_false (press (page->canvas, GDK_KEY_Down, 0));
  g_signal_emit_by_name (window, "move-focus", GTK_DIR_DOWN);
  g_assert_true (has_focus_in (window, popover_of (page)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != first);
  g_assert_cmpuint (hs_session_get_selected (session), ==, card->id);
  gtk_popover_popdown (GTK_POPOVER (popover_of (page)));
  WAIT_FOR (has_focus_in (window, page->canvas));
  g_assert_true (press (page->canvas, GDK_KEY_F10, GDK_SHIFT_MASK));
  WAIT_FOR (has_focus_in (window, popover_of (page)));
  gtk_popover_popdown (GTK_POPOVER (popover_of (page)));
  fx_close_window (window);
}

static void test_a_button_that_is_switched_off_leaves_the_focus_beside_it (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  HsSession *session = hs_window_get_session (window);
  GtkWidget *first = fx_find_button (GTK_WIDGET (page->timeline), "First step");
  g_assert_true (gtk_widget_grab_focus (first));
  g_signal_emit_by_name (first, "clicked");
  WAIT_FOR (fx_scene_is_of (session, 0));
  g_assert_false (gtk_widget_is_sensitive (first));
  WAIT_FOR (has_focus_in (window, page->timeline));
  fx_close_window (window);
}

static void test_a_button_gets_the_focus_back (void) {
  HsWindow *window = open_at_end (program);
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  HsSession *session = hs_window_get_session (window);
  const DrCard *card = select_list (window, NULL);
  for (guint i = 0; i < hs_session_get_scene (session)->n_cards; i++)
    if (&hs_session_get_scene (session)->cards[i] != card && hs_session_get_scene (session)->cards[i].shape != MD_SHAPE_FRAME)
      hs_session_set_other (session, hs_session_get_scene (session)->cards[i].id);
  GtkWidget *is = fx_find_button (GTK_WIDGET (page->operations), "is");
  g_assert_true (gtk_widget_grab_focus (is));
  g_signal_emit_by_name (is, "clicked");
  WAIT_FOR (fx_console_has (window, "False") && !hs_session_get_busy (session));
  WAIT_FOR (gtk_window_get_focus (GTK_WINDOW (window)) == is);
  g_assert_nonnull (hs_session_get_answer (session));
  fx_close_window (window);
}

static void test_lines_and_objects (void) {
  HsWindow *window = open_at_end (program);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.type-line", "s", "d = b");
  WAIT_FOR (fx_console_has (window, ">>> d = b\n") && !hs_session_get_busy (session));
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  select_list (window, NULL);
  hs_window_show_inspector (window, FALSE);
  act (window, "win.open-object");
  g_assert_true (window->inspector);
  g_assert_true (hs_session_get_selected (session) != 0);
  fx_close_window (window);
}

/* Each is an item of the menu that is kept, and another picture. */
static void test_what_is_shown_is_switched (void) {
  static const char *const switches[] = {"show-atoms", "show-addresses", "show-details", "show-tables", "show-memory", "show-classes", "show-functions"};
  HsWindow *window = open_at_end ("class C:\n    pass\ndef f():\n    pass\na = {'k': 1000}\n");
  HsSession *session = hs_window_get_session (window);
  g_autoptr (GSettings) settings = g_settings_new (HS_APP_ID);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++) {
    g_autofree char *action = g_strconcat ("win.", switches[i], NULL);
    gboolean before = g_settings_get_boolean (settings, switches[i]);
    DrScene *scene = hs_session_get_scene (session);
    act (window, action);
    g_assert_true (g_settings_get_boolean (settings, switches[i]) != before);
    WAIT_FOR (hs_session_get_scene (session) != scene && fx_scene_is_of (session, hs_session_get_step (session)));
    scene = hs_session_get_scene (session);
    act (window, action);
    WAIT_FOR (hs_session_get_scene (session) != scene && fx_scene_is_of (session, hs_session_get_step (session)));
  }
  fx_close_window (window);
}

static void test_zoom (void) {
  HsWindow *window = open_at_end (program);
  HsCanvas *canvas = hs_window_page_of (GTK_WIDGET (window))->canvas;
  act (window, "win.zoom-normal");
  g_assert_cmpfloat (hs_canvas_get_zoom (canvas), ==, 1);
  act (window, "win.zoom-out");
  g_assert_cmpfloat_with_epsilon (hs_canvas_get_zoom (canvas), 1 / 1.2, 0.001);
  act (window, "win.zoom-in");
  g_assert_cmpfloat_with_epsilon (hs_canvas_get_zoom (canvas), 1, 0.001);
  act (window, "win.zoom-fit");
  fx_close_window (window);
}

static void test_menus_open (void) {
  HsWindow *window = fx_open_window ("");
  g_assert_false (gtk_widget_is_sensitive (fx_find_button (GTK_WIDGET (window), "Zoom in"))); /* there is no picture */
  act (window, "win.open-menu");
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (window->primary_button))));
  gtk_menu_button_popdown (window->primary_button);
  act (window, "win.open-examples");
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (window->examples_button))));
  gtk_menu_button_popdown (window->examples_button);
  fx_close_window (window);
}

static void test_tabs_are_closed_but_for_one (void) {
  HsWindow *window = fx_open_window ("");
  act (window, "win.new-tab");
  act (window, "win.new-tab");
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  g_assert_cmpint (adw_tab_view_get_n_pages (window->tab_view), ==, 3);
  act (window, "win.close-other-tabs");
  WAIT_FOR (adw_tab_view_get_n_pages (window->tab_view) == 1);
  g_assert_true (hs_window_page_of (GTK_WIDGET (window)) == page);
  fx_close_window (window);
}

/* A window that is no HsWindow, of the type TYPE; NULL: there is none. */
static GtkWindow *find_dialog (GType type) {
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);
    if (G_TYPE_CHECK_INSTANCE_TYPE (one, type) && gtk_widget_get_visible (GTK_WIDGET (one)))
      return one;
  }
  return NULL;
}

static void test_files_are_chosen (void) {
  static const char *const asking[] = {"win.open", "win.save-as", "win.save-recording"};
  HsWindow *window = open_at_end (program);
  for (guint i = 0; i < G_N_ELEMENTS (asking); i++) {
    act (window, asking[i]);
    WAIT_FOR (find_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
    GtkWindow *dialog = find_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
    g_assert_true (gtk_window_get_transient_for (dialog) == GTK_WINDOW (window));
    gboolean saves = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE;
    g_assert_cmpint (saves, ==, i > 0);
    gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
    WAIT_FOR (find_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  }
  fx_close_window (window);
}

static void act_app (const char *action) {
  g_test_message ("%s", action);
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), action, NULL);
}

static guint count_windows (void) {
  return g_list_length (gtk_application_get_windows (fx_app ()));
}

static void test_windows_of_the_application (void) {
  HsWindow *window = fx_open_window ("");
  GtkWindow *dialog = NULL;
  gtk_window_present (GTK_WINDOW (window));
  act_app ("about");
  WAIT_FOR ((dialog = find_dialog (ADW_TYPE_ABOUT_WINDOW)) != NULL);
  gtk_window_destroy (dialog);
  act_app ("preferences");
  WAIT_FOR ((dialog = find_dialog (ADW_TYPE_PREFERENCES_WINDOW)) != NULL);
  gtk_window_destroy (dialog);
  act_app ("shortcuts");
  WAIT_FOR ((dialog = find_dialog (ADW_TYPE_WINDOW)) != NULL);
  gtk_window_destroy (dialog);
  guint n = count_windows ();
  act_app ("new");
  WAIT_FOR (count_windows () == n + 1);
  fx_close_window (HS_WINDOW (gtk_application_get_active_window (fx_app ()) != GTK_WINDOW (window)
                                  ? gtk_application_get_active_window (fx_app ())
                                  : g_list_last (gtk_application_get_windows (fx_app ()))->data));
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "color-scheme", g_variant_new_string ("dark"));
  WAIT_FOR (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  g_action_group_activate_action (G_ACTION_GROUP (fx_app ()), "color-scheme", g_variant_new_string ("light"));
  WAIT_FOR (!adw_style_manager_get_dark (adw_style_manager_get_default ()));
  fx_close_window (window);
}

/* There is no window manager here that could fill the screen, so it is asked for before the window is on it. */
static void test_fullscreen (void) {
  HsWindow *window = fx_open_window ("");
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  act (window, "win.fullscreen");
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (window)));
  act (window, "win.fullscreen");
  g_assert_false (gtk_window_is_fullscreen (GTK_WINDOW (window)));
  gtk_widget_set_visible (GTK_WIDGET (window), TRUE);
  fx_close_window (window);
}

static void assert_left_to_right (GtkWidget *widget) {
  g_test_message ("%s", G_OBJECT_TYPE_NAME (widget));
  g_assert_cmpint (gtk_widget_get_direction (widget), ==, GTK_TEXT_DIR_LTR);
  if (GTK_IS_ENTRY (widget))
    assert_left_to_right (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget))));
}

/* "[1, 2, 3]" has no letter that tells the direction: read from right to left it would be another list. */
static void test_python_is_read_from_left_to_right (void) {
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  HsWindow *window = fx_open_window ("print([1, 2, 3])\n");
  HsPage *page = hs_window_page_of (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (page->canvas)), ==, GTK_TEXT_DIR_RTL);
  assert_left_to_right (fx_find_type (GTK_WIDGET (page->console), GTK_TYPE_TEXT_VIEW));
  assert_left_to_right (fx_find_type (GTK_WIDGET (page->console), GTK_TYPE_ENTRY));
  assert_left_to_right (fx_find_type (GTK_WIDGET (page->editor), GTK_TYPE_TEXT_VIEW));
  assert_left_to_right (fx_find_type (GTK_WIDGET (page->operations), GTK_TYPE_ENTRY));
  fx_close_window (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void add_tests (void) {
  g_test_add_func ("/actions/panes-get-the-focus", test_panes_get_the_focus);
  g_test_add_func ("/actions/a-step-that-is-not-there-leaves-the-focus", test_a_step_that_is_not_there_leaves_the_focus);
  g_test_add_func ("/actions/escape-closes-the-search-from-its-list", test_escape_closes_the_search_from_its_list);
  g_test_add_func ("/actions/menus-keep-the-arrow-keys", test_menus_keep_the_arrow_keys);
  g_test_add_func ("/actions/a-button-that-is-switched-off-leaves-the-focus-beside-it",
                   test_a_button_that_is_switched_off_leaves_the_focus_beside_it);
  g_test_add_func ("/actions/a-button-gets-the-focus-back", test_a_button_gets_the_focus_back);
  g_test_add_func ("/actions/lines-and-objects", test_lines_and_objects);
  g_test_add_func ("/actions/what-is-shown-is-switched", test_what_is_shown_is_switched);
  g_test_add_func ("/actions/zoom", test_zoom);
  g_test_add_func ("/actions/menus-open", test_menus_open);
  g_test_add_func ("/actions/tabs-are-closed-but-for-one", test_tabs_are_closed_but_for_one);
  g_test_add_func ("/actions/files-are-chosen", test_files_are_chosen);
  g_test_add_func ("/actions/python-is-read-from-left-to-right", test_python_is_read_from_left_to_right);
  g_test_add_func ("/actions/windows-of-the-application", test_windows_of_the_application);
  g_test_add_func ("/actions/fullscreen", test_fullscreen);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
