/* Recordings as files: saved and opened off the main thread. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-session-private.h"
#include "tr-file.h"

typedef struct Work {
  char *path, *name;
  TrLog *log;
  TrFileInfo info;
} Work;

static void work_free (gpointer data) {
  Work *work = data;
  g_free (work->path);
  g_free (work->name);
  g_clear_pointer (&work->log, tr_log_unref);
  tr_file_info_clear (&work->info);
  g_free (work);
}

static GPtrArray *copy_of (GPtrArray *texts) {
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (copy, g_strdup (texts->pdata[i]));
  return copy;
}

static void save (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Work *work = data;
  GError *error = NULL;
  if (tr_file_save (work->log, work->path, &work->info, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void on_saved (GObject *source, GAsyncResult *result, gpointer user) {
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    hs_session_toast (HS_SESSION (source), _ ("Saved “%s”"), work->name);
  else
    hs_session_toast (HS_SESSION (source), _ ("Cannot save “%s”: %s"), work->name, error->message);
}

void hs_session_save_recording (HsSession *self, GFile *file) {
  g_return_if_fail (HS_IS_SESSION (self));
  Work *work = g_new0 (Work, 1);
  work->path = g_file_get_path (file);
  work->name = g_file_get_basename (file);
  if (work->path == NULL) {
    hs_session_toast (self, _ ("Recordings can only be saved on this computer"));
    work_free (work);
    return;
  }
  hs_session_leave_inside (self, 0);
  work->log = tr_log_ref (self->log);
  work->info.name = g_strdup (self->script_name != NULL ? self->script_name : "<stdin>");
  work->info.source = g_strdup (self->source);
  work->info.lines = copy_of (self->prompted);
  work->info.inputs = copy_of (self->inputs);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_saved, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, save);
}

static void open_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Work *work = data;
  GError *error = NULL;
  work->log = tr_file_open (work->path, &work->info, &error);
  if (work->log != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void take_texts (GPtrArray *texts, const GPtrArray *from) {
  g_ptr_array_set_size (texts, 0);
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (texts, g_strdup (from->pdata[i]));
}

static void show_recording (HsSession *self, Work *work) {
  hs_session_stop (self);
  hs_session_leave_inside (self, 0);
  self->recording = TRUE;
  hs_session_loosen_watches (self);
  g_free (self->script_name);
  self->script_name = g_strdup (work->info.name);
  g_free (self->source);
  self->source = g_strdup (work->info.source);
  take_texts (self->prompted, work->info.lines);
  take_texts (self->inputs, work->info.inputs);
  if (work->info.source != NULL)
    hs_session_set_snippet (self, work->info.source, NULL);
  g_signal_emit (self, hs_session_signals[RESTARTED], 0);
  hs_session_look_at (self, work->log);
  self->output_read = 0;
  hs_session_tell_output (self, work->log);
  hs_session_go (self, 0, -1);
  g_signal_emit (self, hs_session_signals[OPENED], 0, work->name);
  if (work->info.damage != NULL)
    hs_session_toast (self, _ ("“%s” is damaged, so its end is missing: %s"), work->name, work->info.damage);
}

static void refuse (HsSession *self, const char *name, const char *why) {
  g_signal_emit (self, hs_session_signals[OPENED], 0, NULL);
  hs_session_toast (self, _ ("Cannot open “%s”: %s"), name, why);
}

static void on_opened (GObject *source, GAsyncResult *result, gpointer user) {
  HsSession *self = HS_SESSION (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  if (self->run == NULL)
    return; /* the window is gone */
  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_recording (self, work);
  else
    refuse (self, work->name, error->message);
}

void hs_session_open_recording (HsSession *self, GFile *file) {
  g_return_if_fail (HS_IS_SESSION (self));
  Work *work = g_new0 (Work, 1);
  work->path = g_file_get_path (file);
  work->name = g_file_get_basename (file);
  if (work->path == NULL) {
    g_signal_emit (self, hs_session_signals[OPENED], 0, NULL);
    hs_session_toast (self, _ ("Recordings can only be opened on this computer"));
    work_free (work);
    return;
  }
  g_autoptr (GTask) task = g_task_new (self, NULL, on_opened, NULL);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, open_file);
}
