/* Snippets and files: open, save, examples, and what is remembered. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-examples.h"
#include "tr-file.h"
#include "hs-window-private.h"

#define MOST_FILE_BYTES (4 * 1024 * 1024) /* a snippet, not an archive */

static GtkTextBuffer *buffer_of (HsWindow *self) {
  return GTK_TEXT_BUFFER (hs_session_get_buffer (self->session));
}

static char *text_of (HsWindow *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, TRUE);
}

void hs_window_update_title (HsWindow *self) {
  g_autofree char *name = self->snippet_title != NULL ? g_strdup (self->snippet_title) : hs_session_dup_title (self->session);
  gboolean modified = gtk_text_buffer_get_modified (buffer_of (self));
  g_autofree char *title = g_strdup_printf (modified ? "• %s" : "%s", name);
  GFile *file = hs_session_get_file (self->session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, place != NULL ? place : "");
  g_autofree char *whole = g_strdup_printf (_ ("%s – Heapscope"), title);
  gtk_window_set_title (GTK_WINDOW (self), whole);
}

void hs_window_set_snippet (HsWindow *self, const char *text, GFile *file, const char *title) {
  g_free (self->snippet_title);
  self->snippet_title = g_strdup (title);
  hs_session_set_snippet (self->session, text, file);
  hs_window_update_title (self);
}

gboolean hs_window_is_pristine (HsWindow *self) {
  if (hs_session_get_file (self->session) != NULL)
    return FALSE;
  return gtk_text_buffer_get_char_count (buffer_of (self)) == 0 || !gtk_text_buffer_get_modified (buffer_of (self));
}

/* Replacing what is there: at once, with a way back. */

typedef struct Before {
  GWeakRef window;
  char *text, *title;
  GFile *file;
} Before;

static void before_free (gpointer data, GClosure *closure) {
  Before *before = data;
  g_weak_ref_clear (&before->window);
  g_free (before->text);
  g_free (before->title);
  g_clear_object (&before->file);
  g_free (before);
}

static void on_undo (AdwToast *toast, Before *before) {
  g_autoptr (HsWindow) self = g_weak_ref_get (&before->window);
  if (self == NULL)
    return;
  hs_window_set_snippet (self, before->text, before->file, before->title);
  gtk_text_buffer_set_modified (buffer_of (self), TRUE);
}

static void replace_snippet (HsWindow *self, const char *text, GFile *file, const char *title) {
  if (gtk_text_buffer_get_modified (buffer_of (self)) && gtk_text_buffer_get_char_count (buffer_of (self)) > 0) {
    Before *before = g_new0 (Before, 1);
    g_weak_ref_init (&before->window, self);
    before->text = text_of (self);
    before->title = g_strdup (self->snippet_title);
    g_set_object (&before->file, hs_session_get_file (self->session));
    AdwToast *toast = adw_toast_new (_ ("Unsaved text was replaced"));
    adw_toast_set_button_label (toast, _ ("_Undo"));
    adw_toast_set_timeout (toast, 12);
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), before, before_free, 0);
    adw_toast_overlay_add_toast (self->toasts, toast);
  }
  hs_window_set_snippet (self, text, file, title);
}

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (HsWindow) self = data;
  GFile *file = G_FILE (source);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  if (self->session == NULL)
    return;
  if (!g_file_load_contents_finish (file, result, &text, &length, NULL, &error)) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
      hs_window_toast (self, _ ("“%s” is a folder"), name);
    else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
      hs_window_toast (self, _ ("There is no file “%s”"), name);
    else
      hs_window_toast (self, _ ("Cannot open “%s”: %s"), name, error->message);
    return;
  }
  if (length > MOST_FILE_BYTES) {
    hs_window_toast (self, _ ("“%s” is too large for a snippet"), name);
    return;
  }
  if (!g_utf8_validate_len (text, length, NULL)) {
    hs_window_toast (self, _ ("“%s” is not a text in UTF-8"), name);
    return;
  }
  replace_snippet (self, text, file, NULL);
}

static gboolean is_recording (GFile *file) {
  g_autofree char *name = g_file_get_basename (file);
  return name != NULL && g_str_has_suffix (name, TR_FILE_SUFFIX);
}

static void remember_file (GFile *file) {
  g_autofree char *uri = g_file_get_uri (file);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

void hs_window_recording_opened (HsWindow *self, const char *name) {
  g_free (self->snippet_title);
  self->snippet_title = g_strdup (name);
  hs_window_update_title (self);
}

void hs_window_open_file (HsWindow *self, GFile *file) {
  remember_file (file);
  if (is_recording (file)) {
    hs_session_open_recording (self->session, file);
    return;
  }
  g_file_load_contents_async (file, NULL, on_loaded, g_object_ref (self));
}

static void add_filters (GtkFileChooser *chooser) {
  if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_OPEN) {
    g_autoptr (GtkFileFilter) both = gtk_file_filter_new ();
    gtk_file_filter_set_name (both, _ ("Python Files and Recordings"));
    gtk_file_filter_add_pattern (both, "*.py");
    gtk_file_filter_add_pattern (both, "*" TR_FILE_SUFFIX);
    gtk_file_chooser_add_filter (chooser, both);
  }
  g_autoptr (GtkFileFilter) python = gtk_file_filter_new ();
  gtk_file_filter_set_name (python, _ ("Python Files"));
  gtk_file_filter_add_pattern (python, "*.py");
  gtk_file_chooser_add_filter (chooser, python);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void on_open_chosen (GtkNativeDialog *dialog, int response, HsWindow *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    hs_window_open_file (self, file);
  g_object_unref (dialog);
}

static void open_file (GtkWidget *widget, const char *name, GVariant *parameter) {
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Open Snippet"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN,
                                                              _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_open_chosen), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Dropping a file onto the window opens it. */
gboolean hs_window_drop (GtkDropTarget *target, const GValue *value, double x, double y, HsWindow *self) {
  const GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  hs_window_open_file (self, files->data);
  return TRUE;
}

/* Saving. */

typedef struct Saving {
  HsWindow *window;
  gboolean close;
} Saving;

static void on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  Saving *saving = data;
  HsWindow *self = saving->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error)) {
    hs_window_toast (self, _ ("Cannot save “%s”: %s"), name, error->message);
  } else {
    gtk_text_buffer_set_modified (buffer_of (self), FALSE);
    hs_window_toast (self, _ ("Saved “%s”"), name);
    if (saving->close)
      gtk_window_close (GTK_WINDOW (self));
  }
  g_object_unref (saving->window);
  g_free (saving);
}

static void save_to (HsWindow *self, GFile *file, gboolean close) {
  Saving *saving = g_new0 (Saving, 1);
  *saving = (Saving){g_object_ref (self), close};
  hs_session_set_file (self->session, file);
  g_clear_pointer (&self->snippet_title, g_free);
  hs_window_update_title (self);
  g_autofree char *text = text_of (self);
  gsize length = strlen (text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved, saving);
}

static void on_save_chosen (GtkNativeDialog *dialog, int response, HsWindow *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gboolean close = g_object_get_data (G_OBJECT (dialog), "close") != NULL;
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    save_to (self, file, close);
  g_object_unref (dialog);
}

static void save_as (HsWindow *self, gboolean close) {
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save Snippet"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Save"), _ ("_Cancel"));
  GFile *file = hs_session_get_file (self->session);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : g_strdup ("snippet.py");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (close)
    g_object_set_data (G_OBJECT (dialog), "close", self);
  add_filters (GTK_FILE_CHOOSER (dialog));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void hs_window_save (HsWindow *self, gboolean close) {
  GFile *file = hs_session_get_file (self->session);
  if (file != NULL)
    save_to (self, file, close);
  else
    save_as (self, close);
}

static void save_action (GtkWidget *widget, const char *name, GVariant *parameter) {
  if (g_str_equal (name, "win.save"))
    hs_window_save (HS_WINDOW (widget), FALSE);
  else
    save_as (HS_WINDOW (widget), FALSE);
}

static void on_recording_chosen (GtkNativeDialog *dialog, int response, HsWindow *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL) {
    hs_session_save_recording (self->session, file);
    remember_file (file);
  }
  g_object_unref (dialog);
}

static void save_recording (GtkWidget *widget, const char *name, GVariant *parameter) {
  HsWindow *self = HS_WINDOW (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save Recording"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Save"), _ ("_Cancel"));
  g_autofree char *title = hs_session_dup_title (self->session);
  char *dot = strrchr (title, '.');
  if (dot != NULL)
    *dot = '\0';
  g_autofree char *proposal = g_strconcat (title, TR_FILE_SUFFIX, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_recording_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Closing. */

static void on_close_answer (AdwMessageDialog *dialog, const char *response, HsWindow *self) {
  if (g_str_equal (response, "save")) {
    self->closing = TRUE;
    hs_window_save (self, TRUE);
  } else if (g_str_equal (response, "discard")) {
    self->closing = TRUE;
    gtk_text_buffer_set_modified (buffer_of (self), FALSE);
    gtk_window_close (GTK_WINDOW (self));
  }
}

/* The text of the only window without a file is remembered by itself: no need to ask. */
gboolean hs_window_ask_before_closing (HsWindow *self) {
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (self));
  gboolean only = app == NULL || g_list_length (gtk_application_get_windows (app)) <= 1;
  if (!gtk_text_buffer_get_modified (buffer_of (self)) || gtk_text_buffer_get_char_count (buffer_of (self)) == 0)
    return FALSE;
  if (hs_session_get_file (self->session) == NULL && only)
    return FALSE;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Save Changes?"),
                                              _ ("Changes that are not saved will be lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_close_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

void hs_window_remember (HsWindow *self) {
  g_autofree char *text = text_of (self);
  GFile *file = hs_session_get_file (self->session);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");
  g_settings_set_string (self->settings, "last-snippet", strlen (text) <= MOST_FILE_BYTES ? text : "");
  g_settings_set_string (self->settings, "last-file", uri);
}

void hs_window_restore_snippet (HsWindow *self) {
  g_autofree char *text = g_settings_get_string (self->settings, "last-snippet");
  g_autofree char *uri = g_settings_get_string (self->settings, "last-file");
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  if (*text == '\0' && file == NULL) {
    hs_examples_open (self, 0);
    return;
  }
  hs_window_set_snippet (self, text, file, NULL);
  if (file != NULL)
    hs_window_open_file (self, file); /* it may have changed since */
}

void hs_window_show_recovered (HsWindow *self, const char *text, const char *uri) {
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  hs_window_set_snippet (self, text, file, NULL);
  gtk_text_buffer_set_modified (buffer_of (self), TRUE);
  hs_window_toast (self, _ ("These changes were not saved when the program ended last"));
}

/* Examples. */

static void open_example (GtkWidget *widget, const char *name, GVariant *parameter) {
  guint index = (guint) g_variant_get_int32 (parameter);
  g_autofree char *text = hs_examples_dup_text (index);
  replace_snippet (HS_WINDOW (widget), text, NULL, hs_examples_title (index));
  hs_session_run (HS_WINDOW (widget)->session);
}

void hs_window_install_file_actions (GtkWidgetClass *class) {
  gtk_widget_class_install_action (class, "win.open", NULL, open_file);
  gtk_widget_class_install_action (class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (class, "win.save-recording", NULL, save_recording);
  gtk_widget_class_install_action (class, "win.save-as", NULL, save_action);
  gtk_widget_class_install_action (class, "win.example", "i", open_example);
}
