#include "config.h"

#include "hs-seeker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "md-find.h"

typedef struct Work {
  TrLog *log;
  int step;
  char *text;
} Work;

static void work_free (gpointer data) {
  Work *work = data;
  tr_log_unref (work->log);
  g_free (work->text);
  g_free (work);
}

static void found_free (gpointer data) {
  HsFound *found = data;
  g_free (found->text);
  g_free (found->reason);
  g_free (found);
}

static gboolean is_known (const GPtrArray *all, TrId object) {
  for (guint i = 0; i < all->len; i++)
    if (((HsFound *) all->pdata[i])->object == object)
      return TRUE;
  return FALSE;
}

static void add (MdNames *names, const MdWanted *wanted, const char *reason, GPtrArray *all) {
  const MdHeap *heap = md_names_heap (names);
  g_autoptr (GArray) nodes = md_find (names, wanted);
  for (guint i = 0; i < nodes->len && all->len < HS_MOST_FOUND; i++) {
    guint32 node = g_array_index (nodes, guint32, i);
    TrId id = heap->nodes[node].id;
    if (is_known (all, id))
      continue;
    HsFound *found = g_new0 (HsFound, 1);
    *found = (HsFound){id, md_names_word (names, node), g_strdup (reason)};
    g_ptr_array_add (all, found);
  }
}

/* "#12" or "12": a number; "0x7f…": an address. Of digits alone a value is meant first. */
static gboolean is_number_for_sure (const char *text) {
  return *text == '#' || g_str_has_prefix (text, "0x");
}

static void add_numbers (MdNames *names, const char *text, GPtrArray *all) {
  char *end = NULL;
  gboolean address = g_str_has_prefix (text, "0x");
  guint64 number = g_ascii_strtoull (text + (*text == '#'), &end, address ? 16 : 10);
  if (*end != '\0' || number == 0)
    return;
  MdWanted wanted = {.id = address ? 0 : number, .address = address ? number : 0, .library = TRUE};
  add (names, &wanted, _ ("number"), all);
}

static void seek (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Work *work = data;
  GPtrArray *all = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (TrState) state = tr_state_new (work->log);
  tr_state_seek (state, work->step);
  g_autoptr (MdHeap) heap = md_heap_new (state);
  g_autoptr (MdNames) names = md_names_new (heap);
  g_autofree char *some = g_strdup_printf ("*%s*", work->text), *named = g_strdup_printf (_ ("name %s"), work->text); /* it may have others */
  const struct {
    MdWanted wanted;
    const char *reason;
  } ways[] = {
    {{.name = work->text}, named},        {{.value = work->text}, _ ("value")}, {{.type = work->text}, _ ("type")},
    {{.name = some}, _ ("name")},         {{.value = some}, _ ("value")},       {{.type = some}, _ ("type")},
  };
  if (is_number_for_sure (work->text))
    add_numbers (names, work->text, all);
  for (guint i = 0; i < G_N_ELEMENTS (ways) && !g_cancellable_is_cancelled (cancellable); i++)
    add (names, &ways[i].wanted, ways[i].reason, all);
  if (!is_number_for_sure (work->text))
    add_numbers (names, work->text, all);
  g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
}

void hs_seek_async (TrLog *log, int step, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user) {
  Work *work = g_new0 (Work, 1);
  *work = (Work){tr_log_ref (log), step, g_strstrip (g_strdup (text))};
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, seek);
}

GPtrArray *hs_seek_finish (GAsyncResult *result) {
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

int hs_seek_step (const char *text) {
  const char *words[] = {"step ", _ ("step ")};
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    char *end = NULL;
    if (!g_str_has_prefix (text, words[i]))
      continue;
    guint64 step = g_ascii_strtoull (text + strlen (words[i]), &end, 10);
    if (*end == '\0' && step > 0 && step <= G_MAXINT)
      return (int) step - 1;
  }
  return -1;
}

gboolean hs_seek_begins_step (const char *text) {
  return g_str_equal (text, "step ") || g_str_equal (text, _ ("step "));
}
