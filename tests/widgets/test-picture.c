/* What becomes of the window's picture: on paper, in the clipboard, with more or less in it, from right to left. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fixture.h"
#include "hs-canvas.h"
#include "hs-picture.h"


#define SNIPPET "class Node:\n  def __init__(self):\n    self.items = []\na = Node()\n"

static HsSession *run_to_end (HsWindow *window) {
  fx_run (window);
  HsSession *session = hs_window_get_session (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.last-step", NULL);
  WAIT_FOR (fx_scene_is_of (session, hs_session_get_n_steps (session) - 1));
  return session;
}

static GtkWindow *other_window (HsWindow *window) {
  g_autoptr (GList) all = gtk_window_list_toplevels ();
  for (GList *l = all; l != NULL; l = l->next)
    if (l->data != (gpointer) window && g_str_equal (G_OBJECT_TYPE_NAME (l->data), "GtkPrintUnixDialog") && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void test_print (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  fx_iterate ();
  g_assert_null (other_window (window)); /* there is no picture yet */
  run_to_end (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL));
  WAIT_FOR (other_window (window) != NULL);
  gtk_dialog_response (GTK_DIALOG (other_window (window)), GTK_RESPONSE_CANCEL);
  WAIT_FOR (other_window (window) == NULL);
  fx_close_window (window);
}

/* What would go to the printer, as a document. */
static void test_printed_page (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  HsSession *session = run_to_end (window);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "heapscope-printed.pdf", NULL), *text = NULL;
  gsize length = 0;
  g_autoptr (GtkPrintOperation) operation = hs_picture_print (hs_session_get_scene (session), DR_THEME_DARK, "title.py");
  g_assert_cmpstr (gtk_print_settings_get (gtk_print_operation_get_print_settings (operation), GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==, "title");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (window), NULL), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_cmpuint (length, >, 4000); /* fonts and cards */
  g_remove (path);
  fx_close_window (window);
}

/* Saving: which steps, and where. */

static GtkWindow *window_of_type (GType type) {
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);
    if (G_TYPE_CHECK_INSTANCE_TYPE (one, type) && gtk_widget_get_visible (GTK_WIDGET (one)))
      return one;
  }
  return NULL;
}

static GtkWidget *radio_of (GtkWindow *dialog, const char *title) {
  GtkWidget *row = gtk_widget_get_ancestor (fx_find_label (GTK_WIDGET (dialog), title), ADW_TYPE_ACTION_ROW);
  return adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
}

static GtkWindow *ask_what_to_save (HsWindow *window) {
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  WAIT_FOR (window_of_type (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  return window_of_type (ADW_TYPE_MESSAGE_DIALOG);
}

static gboolean will_save_as (GtkWindow *chooser, GFile *file) {
  g_autoptr (GFile) chosen = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  return chosen != NULL && g_file_equal (chosen, file);
}

/* Answers DIALOG, and saves as NAME in the folder for files that do not last: its path. */
static char *save_as (GtkWindow *dialog, const char *name) {
  char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_remove (path);
  g_signal_emit_by_name (fx_find_button (GTK_WIDGET (dialog), "_Save…"), "clicked");
  WAIT_FOR (window_of_type (GTK_TYPE_FILE_CHOOSER_DIALOG) != NULL);
  GtkWindow *chooser = window_of_type (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) folder = g_file_get_parent (file), work = g_file_new_for_path (".");
  g_autoptr (GFile) first = g_file_get_child (work, "a");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "a");
  WAIT_FOR (will_save_as (chooser, first)); /* it has come up where it does by itself */
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  WAIT_FOR (will_save_as (chooser, file));
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
  WAIT_FOR (window_of_type (GTK_TYPE_FILE_CHOOSER_DIALOG) == NULL);
  return path;
}

static guint count_pages (const char *path) {
  static const char page[] = "/Type /Page %";
  g_autofree char *text = NULL;
  gsize length = 0;
  guint n = 0;
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  for (gsize i = 0; i + strlen (page) <= length; i++)
    n += memcmp (text + i, page, strlen (page)) == 0;
  g_remove (path);
  return n;
}

static void test_all_steps_are_saved (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  HsSession *session = run_to_end (window);
  GtkWindow *dialog = ask_what_to_save (window);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio_of (dialog, "All Steps")), TRUE);
  g_autofree char *path = save_as (dialog, "heapscope-all.pdf");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "The pages were saved") != NULL);
  g_assert_cmpint ((int) count_pages (path), ==, hs_session_get_n_steps (session));
  fx_close_window (window);
}

static void test_some_steps_are_saved (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  run_to_end (window);
  GtkWindow *dialog = ask_what_to_save (window);
  GtkSpinButton *first = GTK_SPIN_BUTTON (radio_of (dialog, "First Step")), *last = GTK_SPIN_BUTTON (radio_of (dialog, "Last Step"));
  gtk_spin_button_set_value (last, 2);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (first), ==, 2); /* no range ends before it starts */
  gtk_spin_button_set_value (last, 4);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (radio_of (dialog, "Some Steps"))));
  g_autofree char *path = save_as (dialog, "heapscope-some.pdf");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "The pages were saved") != NULL);
  g_assert_cmpuint (count_pages (path), ==, 3);
  dialog = ask_what_to_save (window);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (radio_of (dialog, "First Step")), 3);
  g_autofree char *wrong = save_as (dialog, "heapscope-some.svg");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "ends in .pdf") != NULL);
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
  fx_close_window (window);
}

static void test_this_step_is_saved (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  run_to_end (window);
  g_autofree char *path = save_as (ask_what_to_save (window), "heapscope-step.svg"), *text = NULL;
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "The picture was saved") != NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ">Node<"));
  g_remove (path);
  fx_close_window (window);
}

/* Who has seen enough of a long run stops: what was at that place stays. */
static void test_saving_is_stopped (void) {
  HsWindow *window = fx_open_window ("for i in range (3000):\n  a = [i]\n");
  run_to_end (window);
  GtkWindow *dialog = ask_what_to_save (window);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio_of (dialog, "All Steps")), TRUE);
  g_autofree char *path = save_as (dialog, "heapscope-stopped.pdf");
  WAIT_FOR (window_of_type (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  GtkWidget *progress = GTK_WIDGET (window_of_type (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (fx_find_type (progress, GTK_TYPE_PROGRESS_BAR));
  g_signal_emit_by_name (fx_find_button (progress, "_Stop"), "clicked");
  WAIT_FOR (fx_find_label (GTK_WIDGET (window), "No pages were saved") != NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  fx_close_window (window);
}

static void on_read (GObject *clipboard, GAsyncResult *result, gpointer user) {
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  GBytes **bytes = user;
  g_assert_nonnull (stream);
  *bytes = g_input_stream_read_bytes (stream, 1 << 20, NULL, NULL);
}

static GBytes *clipboard_as (HsWindow *window, const char *type) {
  const char *types[] = {type, NULL};
  GBytes *bytes = NULL;
  gdk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), types, G_PRIORITY_DEFAULT, NULL, on_read, &bytes);
  WAIT_FOR (bytes != NULL);
  return bytes;
}

static void test_copy (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  run_to_end (window);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.copy-picture", NULL));
  g_autoptr (GBytes) svg = clipboard_as (window, "image/svg+xml"), png = clipboard_as (window, "image/png");
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg), "class=\"card object\""));
  g_assert_cmpint (memcmp (g_bytes_get_data (png, NULL), "\211PNG", 4), ==, 0);
  fx_close_window (window);
}

static gboolean has_cell (HsSession *session, const char *card_title, const char *label) {
  const DrCard *card = fx_find_card (session, card_title);
  for (guint i = 0; card != NULL && i < card->n_cells; i++)
    if (g_str_equal (card->cells[i].label, label))
      return TRUE;
  return FALSE;
}

static void toggle (HsWindow *window, const char *action) {
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void test_special_names (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  HsSession *session = run_to_end (window);
  g_assert_true (has_cell (session, "class", "__init__"));
  g_assert_false (has_cell (session, "class", "__module__"));
  toggle (window, "win.show-dunders");
  WAIT_FOR (has_cell (session, "class", "__module__"));
  toggle (window, "win.show-dunders");
  WAIT_FOR (!has_cell (session, "class", "__module__"));
  fx_close_window (window);
}

static void test_inside_of_libraries (void) {
  HsWindow *window = fx_open_window ("from collections import Counter\n");
  HsSession *session = run_to_end (window);
  g_assert_false (has_cell (session, "class", "most_common"));
  toggle (window, "win.show-library");
  WAIT_FOR (has_cell (session, "class", "most_common"));
  toggle (window, "win.show-library");
  WAIT_FOR (!has_cell (session, "class", "most_common"));
  fx_close_window (window);
}

/* Modules are shown on demand, and hidden one by one. */
static void test_modules (void) {
  HsWindow *window = fx_open_window ("import math\nimport copy\n");
  HsSession *session = run_to_end (window);
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  g_assert_false (has_cell (session, "Global names", "math"));
  toggle (window, "win.show-modules");
  WAIT_FOR (has_cell (session, "Global names", "math") && has_cell (session, "Global names", "copy"));
  g_assert_true (gtk_widget_activate_action (canvas, "elide.toggle", "s", "mmath"));
  WAIT_FOR (!has_cell (session, "Global names", "math"));
  g_assert_true (has_cell (session, "Global names", "copy"));
  toggle (window, "win.show-all");
  WAIT_FOR (has_cell (session, "Global names", "math"));
  toggle (window, "win.show-modules");
  WAIT_FOR (!has_cell (session, "Global names", "math"));
  fx_close_window (window);
}

/* The text direction of the canvas is that of the picture: frames right, arrows to the left. */
static void test_right_to_left (void) {
  HsWindow *window = fx_open_window (SNIPPET);
  HsSession *session = run_to_end (window);
  GtkWidget *canvas = fx_find_type (GTK_WIDGET (window), HS_TYPE_CANVAS);
  g_assert_cmpfloat (fx_find_card (session, "Node")->x_px, >, fx_find_card (session, "Global names")->x_px);
  gtk_widget_set_direction (canvas, GTK_TEXT_DIR_RTL);
  WAIT_FOR (hs_session_get_scene (session)->rtl);
  const DrCard *names = fx_find_card (session, "Global names");
  g_assert_cmpfloat (fx_find_card (session, "Node")->x_px, <, names->x_px);
  graphene_point_t point = hs_canvas_get_point (HS_CANVAS (canvas), names->x_px + names->width_px, names->y_px);
  g_assert_cmpfloat (point.x, <=, gtk_widget_get_width (canvas));
  gtk_widget_set_direction (canvas, GTK_TEXT_DIR_LTR);
  WAIT_FOR (!hs_session_get_scene (session)->rtl);
  fx_close_window (window);
}

static void add_tests (void) {
  g_test_add_func ("/picture/this-step-is-saved", test_this_step_is_saved);
  g_test_add_func ("/picture/all-steps-are-saved", test_all_steps_are_saved);
  g_test_add_func ("/picture/some-steps-are-saved", test_some_steps_are_saved);
  g_test_add_func ("/picture/saving-is-stopped", test_saving_is_stopped);
  g_test_add_func ("/picture/print", test_print);
  g_test_add_func ("/picture/printed-page", test_printed_page);
  g_test_add_func ("/picture/copy", test_copy);
  g_test_add_func ("/picture/special-names", test_special_names);
  g_test_add_func ("/picture/inside-of-libraries", test_inside_of_libraries);
  g_test_add_func ("/picture/modules", test_modules);
  g_test_add_func ("/picture/right-to-left", test_right_to_left);
}

int main (int argc, char **argv) {
  return fx_main (argc, argv, add_tests);
}
