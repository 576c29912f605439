/* Pictures of a page as files: of the step that is looked at, or of many steps as the pages of a PDF. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dr-book.h"
#include "hs-page-private.h"
#include "hs-question.h"

#define PICTURE_SCALE 2   /* of a PNG */
#define TELL_MSEC     400 /* between two times that a window tells how far it is */

/* Which steps are wanted, as a window asks for it. */

typedef struct Choice {
  HsPage *page;
  GtkCheckButton *this_step, *all_steps, *some_steps;
  GtkSpinButton *first, *last;
} Choice;

static char *proposal_of (HsPage *self, gboolean many) {
  g_autofree char *title = hs_session_dup_title (self->session);
  char *dot = strrchr (title, '.');
  if (dot != NULL)
    *dot = '\0';
  return many ? g_strconcat (title, ".pdf", NULL) : g_strdup_printf ("%s-%d.svg", title, hs_session_get_step (self->session) + 1);
}

void hs_page_begin_in_folder (HsPage *self, GtkFileChooser *chooser) {
  GFile *file = self->recording != NULL ? self->recording : hs_session_get_file (self->session);
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

static GtkFileChooserNative *ask_where (HsPage *self, gboolean many) {
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (many ? _ ("Save Pages") : _ ("Save Picture"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *proposal = proposal_of (self, many);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  hs_page_begin_in_folder (self, GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  return dialog;
}

/* One step. */

static void on_picture_chosen (GtkNativeDialog *dialog, int response, HsPage *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  DrScene *scene = hs_session_get_scene (self->session);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && scene != NULL) {
    g_autofree char *path = g_file_get_path (file);
    g_autoptr (GError) error = NULL;
    if (path == NULL || !dr_export (scene, path, dr_theme (hs_canvas_get_theme (self->canvas)), PICTURE_SCALE, &error))
      hs_page_toast (self, "%s", error != NULL ? error->message : _ ("The picture cannot be written there"));
    else
      hs_page_toast (self, _ ("The picture was saved"));
  }
  g_object_unref (dialog);
}

static void save_picture (HsPage *self) {
  GtkFileChooserNative *dialog = ask_where (self, FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_picture_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Many steps: on a thread. If it takes longer than a moment, a window tells how far it is and offers to stop. */

typedef struct Pages {
  DrStory *story; /* the thread's */
  char *path;
  const DrTheme *theme;
  guint first, last;
  GCancellable *stop;
  int n_done;        /* atomic */
  GtkWidget *window; /* a weak pointer */
  GtkProgressBar *bar;
  guint tell_id;
} Pages;

static void pages_free (gpointer data) {
  Pages *pages = data;
  g_clear_weak_pointer (&pages->window);
  dr_story_free (pages->story);
  g_object_unref (pages->stop);
  g_free (pages->path);
  g_free (pages);
}

static gboolean goes_on (guint step, gpointer data) {
  Pages *pages = data;
  g_atomic_int_set (&pages->n_done, (int) (step - pages->first));
  return !g_cancellable_is_cancelled (pages->stop);
}

static void write_pages (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Pages *pages = data;
  GError *error = NULL;
  DrBook *book = dr_book_new (pages->path, pages->theme, &error);
  if (book != NULL && !dr_book_add_steps (book, pages->story, pages->first, pages->last, goes_on, pages)) {
    dr_book_drop (book);
    g_task_return_boolean (task, FALSE);
  } else if (book != NULL && dr_book_close (book, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void open_window (HsPage *self, Pages *pages) {
  AdwMessageDialog *window = hs_question_new (GTK_WIDGET (self), _ ("Saving Pages"), NULL);
  pages->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_progress_bar_set_show_text (pages->bar, TRUE);
  adw_message_dialog_set_extra_child (window, GTK_WIDGET (pages->bar));
  adw_message_dialog_add_response (window, "stop", _ ("_Stop"));
  adw_message_dialog_set_close_response (window, "stop");
  g_signal_connect_object (window, "response", G_CALLBACK (g_cancellable_cancel), pages->stop, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&pages->window, GTK_WIDGET (window));
  hs_question_ask (window);
}

static gboolean on_tell (gpointer data) {
  GTask *task = data;
  HsPage *self = g_task_get_source_object (task);
  Pages *pages = g_task_get_task_data (task);
  int n = (int) (pages->last - pages->first) + 1, done = g_atomic_int_get (&pages->n_done);
  g_autofree char *text = g_strdup_printf (_ ("Page %d of %d"), done + 1, n);
  if (self->session == NULL || g_cancellable_is_cancelled (pages->stop))
    return G_SOURCE_CONTINUE;
  if (pages->window == NULL)
    open_window (self, pages);
  gtk_progress_bar_set_fraction (pages->bar, done / (double) n);
  gtk_progress_bar_set_text (pages->bar, text);
  return G_SOURCE_CONTINUE;
}

static void on_pages_written (GObject *source, GAsyncResult *result, gpointer user) {
  HsPage *self = HS_PAGE (source);
  Pages *pages = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_source_remove (pages->tell_id);
  if (pages->window != NULL)
    gtk_window_destroy (GTK_WINDOW (pages->window));
  if (self->session != NULL && error != NULL)
    hs_page_toast (self, "%s", error->message);
  else if (self->session != NULL)
    hs_page_toast (self, "%s", done ? _ ("The pages were saved") : _ ("No pages were saved"));
  g_application_release (g_application_get_default ());
}

static void save_pages_to (HsPage *self, const char *path, guint first, guint last) {
  Pages *pages = g_new0 (Pages, 1);
  pages->story = hs_session_new_story (self->session);
  pages->path = g_strdup (path);
  pages->theme = dr_theme (hs_canvas_get_theme (self->canvas));
  pages->first = first;
  pages->last = last;
  pages->stop = g_cancellable_new ();
  g_application_hold (g_application_get_default ()); /* what was begun is finished, even if the window is closed */
  g_autoptr (GTask) task = g_task_new (self, NULL, on_pages_written, NULL);
  g_task_set_task_data (task, pages, pages_free);
  pages->tell_id = g_timeout_add (TELL_MSEC, on_tell, task); /* it goes before the task */
  g_task_run_in_thread (task, write_pages);
}

static void on_pages_chosen (GtkNativeDialog *dialog, int response, HsPage *self) {
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  guint first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "first"));
  guint last = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "last"));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && path != NULL && !g_str_has_suffix (path, ".pdf"))
    hs_page_toast (self, _ ("The name of a file of many pages ends in .pdf: “%s”"), path);
  else if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    save_pages_to (self, path, first, MIN (last, (guint) MAX (hs_session_get_n_steps (self->session), 1) - 1));
  else if (response == GTK_RESPONSE_ACCEPT)
    hs_page_toast (self, _ ("The picture cannot be written there"));
  g_object_unref (dialog);
}

static void save_pages (HsPage *self, guint first, guint last) {
  GtkFileChooserNative *dialog = ask_where (self, TRUE);
  g_autoptr (GtkFileFilter) pdf = gtk_file_filter_new ();
  gtk_file_filter_set_name (pdf, _ ("PDF Documents"));
  gtk_file_filter_add_suffix (pdf, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), pdf);
  g_object_set_data (G_OBJECT (dialog), "first", GUINT_TO_POINTER (first));
  g_object_set_data (G_OBJECT (dialog), "last", GUINT_TO_POINTER (last));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_pages_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The window that asks. */

static void on_choice (AdwMessageDialog *dialog, const char *response, Choice *choice) {
  HsPage *self = choice->page;
  if (!g_str_equal (response, "save") || self->session == NULL)
    return;
  if (gtk_check_button_get_active (choice->this_step))
    save_picture (self);
  else if (gtk_check_button_get_active (choice->all_steps))
    save_pages (self, 0, (guint) hs_session_get_n_steps (self->session) - 1);
  else
    save_pages (self, (guint) gtk_spin_button_get_value_as_int (choice->first) - 1, (guint) gtk_spin_button_get_value_as_int (choice->last) - 1);
}

/* A range has its end after its start. */
static void on_first_changed (GtkSpinButton *first, Choice *choice) {
  gtk_check_button_set_active (choice->some_steps, TRUE);
  if (gtk_spin_button_get_value (choice->last) < gtk_spin_button_get_value (first))
    gtk_spin_button_set_value (choice->last, gtk_spin_button_get_value (first));
}

static void on_last_changed (GtkSpinButton *last, Choice *choice) {
  gtk_check_button_set_active (choice->some_steps, TRUE);
  if (gtk_spin_button_get_value (choice->first) > gtk_spin_button_get_value (last))
    gtk_spin_button_set_value (choice->first, gtk_spin_button_get_value (last));
}

static GtkCheckButton *add_radio (AdwPreferencesGroup *group, GtkCheckButton *with, const char *title, const char *subtitle) {
  GtkWidget *row = adw_action_row_new (), *radio = gtk_check_button_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), radio);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), radio);
  gtk_widget_set_valign (radio, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (radio), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (radio), with);
  adw_preferences_group_add (group, row);
  return GTK_CHECK_BUTTON (radio);
}

static GtkSpinButton *add_number (AdwPreferencesGroup *group, const char *title, int most, int value) {
  GtkWidget *row = adw_action_row_new (), *spin = gtk_spin_button_new_with_range (1, most, 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (group, row);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *choice_new (Choice *choice, int step, int n_steps) {
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *this_step = g_strdup_printf (_ ("Step %d, as SVG, PNG, PDF or for Graphviz"), step + 1);
  g_autofree char *all_steps = g_strdup_printf (_ ("%d pages of a PDF, with code and output"), n_steps);
  choice->this_step = add_radio (group, NULL, _ ("This Step"), this_step);
  choice->all_steps = add_radio (group, choice->this_step, _ ("All Steps"), all_steps);
  choice->some_steps = add_radio (group, choice->this_step, _ ("Some Steps"), _ ("A page of a PDF for each"));
  choice->first = add_number (group, _ ("First Step"), n_steps, step + 1);
  choice->last = add_number (group, _ ("Last Step"), n_steps, n_steps);
  gtk_check_button_set_active (choice->this_step, TRUE);
  g_signal_connect (choice->first, "value-changed", G_CALLBACK (on_first_changed), choice);
  g_signal_connect (choice->last, "value-changed", G_CALLBACK (on_last_changed), choice);
  return GTK_WIDGET (group);
}

/* With the window: its numbers may still change while it goes. */
static void choice_free (gpointer data) {
  g_object_unref (((Choice *) data)->page);
  g_free (data);
}

void hs_page_export (HsPage *self) {
  int step = hs_session_get_step (self->session), n_steps = hs_session_get_n_steps (self->session);
  if (n_steps < 2) {
    save_picture (self);
    return;
  }
  Choice *choice = g_new0 (Choice, 1);
  choice->page = g_object_ref (self);
  AdwMessageDialog *question = hs_question_new (GTK_WIDGET (self), _ ("Save Picture"), NULL);
  adw_message_dialog_set_extra_child (question, choice_new (choice, step, n_steps));
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "save", _ ("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (question, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "save");
  adw_message_dialog_set_close_response (question, "cancel");
  g_object_set_data_full (G_OBJECT (question), "choice", choice, choice_free);
  g_signal_connect (question, "response", G_CALLBACK (on_choice), choice);
  hs_question_ask (question);
}
