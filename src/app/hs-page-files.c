/* Snippets and files of a page: open, save, and what is asked before it goes. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hs-page-private.h"
#include "hs-question.h"
#include "tr-file.h"

#define MOST_FILE_BYTES (4 * 1024 * 1024) /* a snippet, not an archive */

static GtkTextBuffer *buffer_of (HsPage *self) {
  return GTK_TEXT_BUFFER (hs_session_get_buffer (self->session));
}

char *hs_page_dup_text (HsPage *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, TRUE);
}

char *hs_page_dup_name (HsPage *self) {
  g_autofree char *name = self->snippet_title != NULL ? g_strdup (self->snippet_title) : hs_session_dup_title (self->session);
  return gtk_text_buffer_get_modified (buffer_of (self)) ? g_strdup_printf ("• %s", name) : g_steal_pointer (&name);
}

char *hs_page_dup_place (HsPage *self) {
  GFile *file = hs_session_get_file (self->session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  return folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
}

void hs_page_set_snippet (HsPage *self, const char *text, GFile *file, const char *title) {
  g_free (self->snippet_title);
  self->snippet_title = g_strdup (title);
  self->of_recording = FALSE;
  g_clear_object (&self->recording);
  hs_session_set_snippet (self->session, text, file);
  hs_page_changed (self);
}

gboolean hs_page_is_pristine (HsPage *self) {
  if (hs_session_get_file (self->session) != NULL || self->loading != NULL || self->of_recording)
    return FALSE;
  return gtk_text_buffer_get_char_count (buffer_of (self)) == 0 || !gtk_text_buffer_get_modified (buffer_of (self));
}

gboolean hs_page_is_of_file (HsPage *self, GFile *file) {
  GFile *ours = self->loading != NULL ? self->loading : hs_session_get_file (self->session);
  return ours != NULL && g_file_equal (ours, file);
}

gboolean hs_page_has_unsaved (HsPage *self) {
  return gtk_text_buffer_get_modified (buffer_of (self)) && gtk_text_buffer_get_char_count (buffer_of (self)) > 0;
}

/* A file that cannot be opened. */

void hs_page_set_opened_from (HsPage *self, HsPage *from) {
  g_set_weak_pointer (&self->opened_from, from);
}

static gboolean on_given_up (gpointer data) {
  g_autoptr (HsPage) self = data;
  g_signal_emit_by_name (self, "not-opened");
  return G_SOURCE_REMOVE;
}

/* A page that was made for it goes, once it has been said why; another is free for another file. */
static void give_up (HsPage *self) {
  if (self->opened_from == NULL || self->given_up)
    return;
  self->given_up = TRUE;
  g_idle_add (on_given_up, g_object_ref (self));
}

static void say_why_not (HsPage *self, const char *name, const GError *error) {
  give_up (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    hs_page_toast (self, _ ("“%s” is a folder"), name);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    hs_page_toast (self, _ ("There is no file “%s”"), name);
  else
    hs_page_toast (self, _ ("Cannot open “%s”: %s"), name, error->message);
}

static void remember_file (GFile *file) {
  g_autofree char *uri = g_file_get_uri (file);
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void on_loaded (GObject *source, GAsyncResult *result, gpointer data) {
  g_autoptr (HsPage) self = data;
  GFile *file = G_FILE (source);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *text = NULL;
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  if (self->session == NULL || file != self->loading)
    return;
  g_clear_object (&self->loading);
  if (!g_file_load_contents_finish (file, result, &text, &length, NULL, &error)) {
    say_why_not (self, name, error);
    return;
  }
  if (length > MOST_FILE_BYTES) {
    give_up (self);
    hs_page_toast (self, _ ("“%s” is too large for a snippet"), name);
    return;
  }
  if (!g_utf8_validate_len (text, length, NULL)) {
    give_up (self);
    hs_page_toast (self, _ ("“%s” is not a text in UTF-8"), name);
    return;
  }
  hs_page_set_opened_from (self, NULL);
  remember_file (file);
  hs_page_set_snippet (self, text, file, NULL);
  hs_page_come_back_to_place (self);
}

static gboolean is_recording (GFile *file) {
  g_autofree char *name = g_file_get_basename (file);
  return name != NULL && g_str_has_suffix (name, TR_FILE_SUFFIX);
}

void hs_page_recording_opened (HsPage *self, const char *name) {
  if (name == NULL) { /* what stood here still does; an empty page is free for another file */
    self->of_recording = FALSE;
    g_clear_object (&self->recording);
    give_up (self);
    hs_page_changed (self);
    return;
  }
  hs_page_set_opened_from (self, NULL);
  if (self->recording != NULL)
    remember_file (self->recording);
  g_free (self->snippet_title);
  self->snippet_title = g_strdup (name);
  self->of_recording = TRUE;
  hs_page_changed (self);
}

void hs_page_open_file (HsPage *self, GFile *file) {
  if (is_recording (file)) {
    self->of_recording = TRUE;
    g_set_object (&self->recording, file);
    hs_session_open_recording (self->session, file);
    return;
  }
  g_set_object (&self->loading, file);
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

GtkFileChooserNative *hs_page_open_dialog_new (GtkWindow *parent) {
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open Snippet"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  add_filters (GTK_FILE_CHOOSER (dialog));
  return dialog;
}

/* Saving. */

typedef struct Saving {
  HsPage *page;
  char *text;
  gboolean close; /* it is closed when this went well */
} Saving;

static GtkWindow *window_of (HsPage *self) {
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void decide (HsPage *self, gboolean close) {
  g_signal_emit_by_name (self, "close-decided", close);
}

static void on_saved (GObject *source, GAsyncResult *result, gpointer data) {
  Saving *saving = data;
  HsPage *self = saving->page;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  if (self->session != NULL) {
    if (done) {
      g_autofree char *now = hs_page_dup_text (self);
      gtk_text_buffer_set_modified (buffer_of (self), !g_str_equal (now, saving->text));
      hs_page_toast (self, _ ("Saved “%s”"), name);
    } else {
      hs_page_toast (self, _ ("Cannot save “%s”: %s"), name, error->message);
    }
    if (saving->close)
      decide (self, done);
  }
  g_object_unref (saving->page);
  g_free (saving->text);
  g_free (saving);
}

static void save_to (HsPage *self, GFile *file, gboolean close) {
  Saving *saving = g_new0 (Saving, 1);
  *saving = (Saving){g_object_ref (self), hs_page_dup_text (self), close};
  hs_session_set_file (self->session, file);
  g_clear_pointer (&self->snippet_title, g_free);
  hs_page_changed (self);
  g_autoptr (GBytes) bytes = g_bytes_new (saving->text, strlen (saving->text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, on_saved, saving);
}

static void on_save_chosen (GtkNativeDialog *dialog, int response, HsPage *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  gboolean close = g_object_get_data (G_OBJECT (dialog), "close") != NULL;
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    save_to (self, file, close);
  else if (close)
    decide (self, FALSE);
  g_object_unref (dialog);
}

static void ask_where_to_save (HsPage *self, gboolean close) {
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save Snippet"), window_of (self), GTK_FILE_CHOOSER_ACTION_SAVE,
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

static void save (HsPage *self, gboolean save_as, gboolean close) {
  GFile *file = hs_session_get_file (self->session);
  if (file != NULL && !save_as)
    save_to (self, file, close);
  else
    ask_where_to_save (self, close);
}

void hs_page_save (HsPage *self, gboolean save_as) {
  save (self, save_as, FALSE);
}

static void on_recording_chosen (GtkNativeDialog *dialog, int response, HsPage *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && file != NULL) {
    hs_session_save_recording (self->session, file);
    remember_file (file);
  }
  g_object_unref (dialog);
}

void hs_page_save_recording (HsPage *self) {
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_ ("Save Recording"), window_of (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _ ("_Save"), _ ("_Cancel"));
  hs_page_begin_in_folder (self, GTK_FILE_CHOOSER (dialog));
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

static gboolean on_discard (gpointer page) {
  decide (page, TRUE);
  return G_SOURCE_REMOVE;
}

/* The window must not go while its question is still at work with the answer: GTK remembers it as the window behind until then. */
static void on_close_answer (AdwMessageDialog *dialog, const char *response, HsPage *self) {
  if (g_str_equal (response, "save"))
    save (self, FALSE, TRUE);
  else if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_discard, g_object_ref (self), g_object_unref);
  else
    decide (self, FALSE);
}

void hs_page_ask_before_closing (HsPage *self) {
  g_autofree char *name = self->snippet_title != NULL ? g_strdup (self->snippet_title) : hs_session_dup_title (self->session);
  g_autofree char *body = g_strdup_printf (_ ("Changes of “%s” that are not saved will be lost."), name);
  AdwMessageDialog *question = hs_question_new (GTK_WIDGET (self), _ ("Save Changes?"), body);
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "save");
  adw_message_dialog_set_close_response (question, "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (on_close_answer), self, 0);
  hs_question_ask (question);
}
