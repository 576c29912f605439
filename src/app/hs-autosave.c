#include "config.h"

#include "hs-autosave.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define DELAY_MSEC 2000 /* at most so much is lost */
#define GROUP      "snippet"

struct HsAutosave {
  GtkTextBuffer *buffer;
  HsAutosaveFileFunc file;
  gpointer user;
  char *path;
  guint timeout_id;
};

static char *folder_path (void) {
  return g_build_filename (g_get_user_state_dir (), "heapscope", "unsaved", NULL);
}

static void forget (HsAutosave *autosave) {
  g_clear_handle_id (&autosave->timeout_id, g_source_remove);
  g_unlink (autosave->path);
}

/* The copy replaces the one before as a whole: a power cut leaves one of the two. */
static gboolean write_copy (gpointer data) {
  HsAutosave *autosave = data;
  autosave->timeout_id = 0;
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (autosave->buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (autosave->buffer, &start, &end, TRUE), *folder = folder_path ();
  GFile *file = autosave->file (autosave->user);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : g_strdup ("");
  g_autoptr (GKeyFile) copy = g_key_file_new ();
  g_key_file_set_int64 (copy, GROUP, "process", getpid ());
  g_key_file_set_string (copy, GROUP, "uri", uri);
  g_key_file_set_string (copy, GROUP, "text", text);
  /* Where nothing can be written there is nothing to recover: the window is none the worse for it. */
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_key_file_save_to_file (copy, autosave->path, NULL);
  return G_SOURCE_REMOVE;
}

static void on_changed (GtkTextBuffer *buffer, HsAutosave *autosave) {
  if (autosave->timeout_id == 0)
    autosave->timeout_id = g_timeout_add (DELAY_MSEC, write_copy, autosave);
}

static void on_modified (GtkTextBuffer *buffer, HsAutosave *autosave) {
  if (gtk_text_buffer_get_modified (buffer))
    on_changed (buffer, autosave);
  else
    forget (autosave);
}

HsAutosave *hs_autosave_new (GtkTextBuffer *buffer, HsAutosaveFileFunc file, gpointer user) {
  static guint number;
  HsAutosave *autosave = g_new0 (HsAutosave, 1);
  g_autofree char *name = g_strdup_printf ("%ld-%u.ini", (long) getpid (), number++), *folder = folder_path ();
  *autosave = (HsAutosave){.buffer = g_object_ref (buffer), .file = file, .user = user, .path = g_build_filename (folder, name, NULL)};
  g_signal_connect (buffer, "changed", G_CALLBACK (on_changed), autosave);
  g_signal_connect (buffer, "modified-changed", G_CALLBACK (on_modified), autosave);
  return autosave;
}

void hs_autosave_free (HsAutosave *autosave) {
  g_signal_handlers_disconnect_by_data (autosave->buffer, autosave);
  forget (autosave);
  g_object_unref (autosave->buffer);
  g_free (autosave->path);
  g_free (autosave);
}

/* Recovery. */

static void recovered_free (gpointer data) {
  HsRecovered *recovered = data;
  g_free (recovered->text);
  g_free (recovered->uri);
  g_free (recovered);
}

/* Whether it still runs, as this very program: numbers of processes are used again. */
static gboolean runs (gint64 process) {
  if (process <= 0 || (kill ((pid_t) process, 0) != 0 && errno == ESRCH))
    return FALSE;
  g_autofree char *link = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/exe", process);
  g_autofree char *its = g_file_read_link (link, NULL), *ours = g_file_read_link ("/proc/self/exe", NULL);
  return ours == NULL || g_strcmp0 (its, ours) == 0;
}

static HsRecovered *read_copy (const char *path) {
  g_autoptr (GKeyFile) copy = g_key_file_new ();
  if (!g_key_file_load_from_file (copy, path, G_KEY_FILE_NONE, NULL) || runs (g_key_file_get_int64 (copy, GROUP, "process", NULL)))
    return NULL;
  g_unlink (path);
  g_autofree char *text = g_key_file_get_string (copy, GROUP, "text", NULL);
  g_autofree char *uri = g_key_file_get_string (copy, GROUP, "uri", NULL);
  if (text == NULL || *text == '\0')
    return NULL;
  HsRecovered *recovered = g_new0 (HsRecovered, 1);
  *recovered = (HsRecovered){g_steal_pointer (&text), uri != NULL && *uri != '\0' ? g_steal_pointer (&uri) : NULL};
  return recovered;
}

GPtrArray *hs_autosave_recover (void) {
  GPtrArray *all = g_ptr_array_new_with_free_func (recovered_free);
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; files != NULL && (name = g_dir_read_name (files)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    HsRecovered *one = g_str_has_suffix (name, ".ini") ? read_copy (path) : NULL;
    if (one != NULL)
      g_ptr_array_add (all, one);
  }
  return all;
}
