#include "config.h"

#include "hs-autosave.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#define DELAY_MSEC 2000 /* at most so much is lost, and the time of one write */
#define GROUP      HS_AUTOSAVE_GROUP

/* The file, which the thread that writes knows, too. Once it is forgotten (or written anew) what was asked for before is not written. */
typedef struct Copy {
  char *path;
  guint generation;
} Copy;

typedef struct Work {
  Copy *copy;
  guint generation; /* that it is for */
  char *data;
} Work;

struct HsAutosave {
  HsAutosaveFunc fill;
  gpointer user;
  Copy *copy; /* in an atomic box */
  char *written;
  guint timeout_id;
};

static GMutex writing; /* every file and `generation` */

static char *folder_path (void) {
  return g_build_filename (g_get_user_state_dir (), "heapscope", "unsaved", NULL);
}

static void copy_clear (gpointer data) {
  g_free (((Copy *) data)->path);
}

static void copy_release (Copy *copy) {
  g_atomic_rc_box_release_full (copy, copy_clear);
}

/* The new copy replaces the one before as a whole and is on the disk when it does: a power cut leaves one of the two. */
static void write_copy (gpointer data, gpointer unused) {
  Work *work = data;
  g_autofree char *folder = folder_path ();
  g_mutex_lock (&writing);
  /* Where nothing can be written there is nothing to recover: the window is none the worse for it. */
  if (work->generation == work->copy->generation && g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (work->copy->path, work->data, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL);
  g_mutex_unlock (&writing);
  copy_release (work->copy);
  g_free (work->data);
  g_free (work);
}

/* One thread, so that copies are written in their order; disks may be slow, and people type. */
static GThreadPool *writer (void) {
  static GThreadPool *pool;
  if (pool == NULL)
    pool = g_thread_pool_new (write_copy, NULL, 1, FALSE, NULL);
  return pool;
}

static void forget (HsAutosave *autosave) {
  g_clear_pointer (&autosave->written, g_free);
  g_mutex_lock (&writing);
  autosave->copy->generation++;
  g_unlink (autosave->copy->path);
  g_mutex_unlock (&writing);
}

static gboolean on_timeout (gpointer user) {
  HsAutosave *autosave = user;
  g_autoptr (GKeyFile) copy = g_key_file_new ();
  autosave->timeout_id = 0;
  g_key_file_set_int64 (copy, GROUP, "process", getpid ());
  if (!autosave->fill (copy, autosave->user)) {
    forget (autosave);
    return G_SOURCE_REMOVE;
  }
  g_autofree char *data = g_key_file_to_data (copy, NULL, NULL);
  if (g_strcmp0 (data, autosave->written) == 0)
    return G_SOURCE_REMOVE;
  g_free (autosave->written);
  autosave->written = g_steal_pointer (&data);
  Work *work = g_new (Work, 1);
  g_mutex_lock (&writing);
  *work = (Work){g_atomic_rc_box_acquire (autosave->copy), ++autosave->copy->generation, g_strdup (autosave->written)};
  g_mutex_unlock (&writing);
  g_thread_pool_push (writer (), work, NULL);
  return G_SOURCE_REMOVE;
}

void hs_autosave_touch (HsAutosave *autosave) {
  if (autosave->timeout_id == 0)
    autosave->timeout_id = g_timeout_add (DELAY_MSEC, on_timeout, autosave);
}

HsAutosave *hs_autosave_new (HsAutosaveFunc fill, gpointer user) {
  static guint number;
  HsAutosave *autosave = g_new0 (HsAutosave, 1);
  g_autofree char *name = g_strdup_printf ("%ld-%u.ini", (long) getpid (), number++), *folder = folder_path ();
  *autosave = (HsAutosave){.fill = fill, .user = user, .copy = g_atomic_rc_box_new0 (Copy)};
  autosave->copy->path = g_build_filename (folder, name, NULL);
  return autosave;
}

void hs_autosave_free (HsAutosave *autosave) {
  g_clear_handle_id (&autosave->timeout_id, g_source_remove);
  forget (autosave);
  copy_release (autosave->copy);
  g_free (autosave);
}

/* Recovery. */

/* Whether it still runs, as this very program: numbers of processes are used again. */
static gboolean runs (gint64 process) {
  if (process <= 0 || (kill ((pid_t) process, 0) != 0 && errno == ESRCH))
    return FALSE;
  g_autofree char *link = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/exe", process);
  g_autofree char *its = g_file_read_link (link, NULL), *ours = g_file_read_link ("/proc/self/exe", NULL);
  return ours == NULL || g_strcmp0 (its, ours) == 0;
}

static GKeyFile *read_copy (const char *path) {
  g_autoptr (GKeyFile) copy = g_key_file_new ();
  if (!g_key_file_load_from_file (copy, path, G_KEY_FILE_NONE, NULL) || runs (g_key_file_get_int64 (copy, GROUP, "process", NULL)))
    return NULL;
  g_unlink (path);
  return g_key_file_has_group (copy, GROUP) ? g_steal_pointer (&copy) : NULL;
}

static const char *const place_keys[] = {"process", "window", "position"}; /* the first two: of the window */

static int compare_keys (GKeyFile *a, GKeyFile *b, guint n_keys) {
  for (guint i = 0; i < n_keys; i++) {
    gint64 one = g_key_file_get_int64 (a, GROUP, place_keys[i], NULL), other = g_key_file_get_int64 (b, GROUP, place_keys[i], NULL);
    if (one != other)
      return one < other ? -1 : 1;
  }
  return 0;
}

static int compare_places (gconstpointer a, gconstpointer b) {
  return compare_keys (*(GKeyFile *const *) a, *(GKeyFile *const *) b, G_N_ELEMENTS (place_keys));
}

gboolean hs_autosave_same_window (GKeyFile *a, GKeyFile *b) {
  return compare_keys (a, b, 2) == 0;
}

GPtrArray *hs_autosave_recover (void) {
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);
  g_autofree char *folder = folder_path ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; files != NULL && (name = g_dir_read_name (files)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    GKeyFile *one = g_str_has_suffix (name, ".ini") ? read_copy (path) : NULL;
    if (one != NULL)
      g_ptr_array_add (all, one);
  }
  g_ptr_array_sort (all, compare_places);
  return all;
}
