/* Files: open, save, examples. */
#include "config.h"

#include "hs-examples.h"
#include "hs-window-private.h"

/* Where FILE is open, in any window; NULL: nowhere. */
static AdwTabPage *find_file (HsWindow *self, GFile *file) {
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++) {
    AdwTabPage *tab = adw_tab_view_get_nth_page (self->tab_view, i);
    if (hs_page_is_of_file (HS_PAGE (adw_tab_page_get_child (tab)), file))
      return tab;
  }
  return NULL;
}

void hs_window_open_file (HsWindow *self, GFile *file) {
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  for (GList *l = app != NULL ? gtk_application_get_windows (app) : NULL; l != NULL; l = l->next) {
    HsWindow *other = HS_IS_WINDOW (l->data) ? l->data : NULL;
    AdwTabPage *tab = other != NULL ? find_file (other, file) : NULL;
    if (tab != NULL) {
      adw_tab_view_set_selected_page (other->tab_view, tab);
      gtk_window_present (GTK_WINDOW (other));
      return;
    }
  }
  HsPage *before = self->page, *page = hs_window_take_page (self);
  if (page != before)
    hs_page_set_opened_from (page, before);
  hs_page_open_file (page, file);
}

static void on_open_chosen (GtkNativeDialog *dialog, int response, HsWindow *self) {
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++) {
    g_autoptr (GFile) file = g_list_model_get_item (files, i);
    hs_window_open_file (self, file);
  }
  g_object_unref (dialog);
}

static void open_file (GtkWidget *widget, const char *name, GVariant *parameter) {
  GtkFileChooserNative *dialog = hs_page_open_dialog_new (GTK_WINDOW (widget));
  hs_page_begin_in_folder (hs_window_page_of (widget), GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_open_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Dropping files onto the window opens them. */
gboolean hs_window_drop (GtkDropTarget *target, const GValue *value, double x, double y, HsWindow *self) {
  const GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  for (const GSList *l = files; l != NULL; l = l->next)
    hs_window_open_file (self, l->data);
  return files != NULL;
}

static void save (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_page_save (hs_window_page_of (widget), g_str_equal (name, "win.save-as"));
}

static void save_recording (GtkWidget *widget, const char *name, GVariant *parameter) {
  hs_page_save_recording (hs_window_page_of (widget));
}

static void open_example (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  hs_window_take_page (self);
  hs_examples_open (self, (guint) g_variant_get_int32 (parameter));
  hs_session_run (hs_window_get_session (self));
}

void hs_window_install_file_actions (GtkWidgetClass *class) {
  gtk_widget_class_install_action (class, "win.open", NULL, open_file);
  gtk_widget_class_install_action (class, "win.save", NULL, save);
  gtk_widget_class_install_action (class, "win.save-as", NULL, save);
  gtk_widget_class_install_action (class, "win.save-recording", NULL, save_recording);
  gtk_widget_class_install_action (class, "win.example", "i", open_example);
}
