#include "hs-finder.h"

#include <gio/gio.h>

#include "md-frame.h"

/* A search under way runs on a thread of GIO's pool and owns all it reads; `serial` tells its answer from those of searches that
 * were cancelled meanwhile. */
struct HsFinder {
  HsFinderFunc func;
  gpointer user;
  GQueue waiting; /* HsFind */
  guint64 serial;
  gboolean busy, closed;
  gatomicrefcount references;
};

typedef struct Search {
  HsFinder *finder;
  guint64 serial;
  TrLog *log;
  int from;
  HsFind *find;
  int found;
} Search;

HsFind *hs_find_new (TrFind kind, gboolean forward) {
  HsFind *find = g_new0 (HsFind, 1);
  find->kind = kind;
  find->forward = forward;
  return find;
}

void hs_find_free (HsFind *find) {
  g_clear_pointer (&find->lines, g_array_unref);
  g_clear_pointer (&find->passed_over, g_array_unref);
  g_free (find->file);
  g_free (find);
}

static void finder_unref (HsFinder *finder) {
  if (g_atomic_ref_count_dec (&finder->references))
    g_free (finder);
}

static void search_free (gpointer data) {
  Search *search = data;
  tr_log_unref (search->log);
  hs_find_free (search->find);
  finder_unref (search->finder);
  g_free (search);
}

/* An entry of a dict is followed by its key. */
static void fill_in_key (Search *s) {
  if (s->find->slot.slot_kind != RT_SLOT_VALUE)
    return;
  g_autoptr (TrState) state = tr_state_new (s->log);
  tr_state_seek (state, s->from);
  s->find->slot.key = tr_state_ref (state, s->find->slot.subject, RT_SLOT_KEY, s->find->slot.slot_index);
}

/* Whether the code that runs at STEP is from FILE: other files and the prompt have lines, too. */
static gboolean is_of_file (TrState *state, int step, const char *file) {
  TrStep record;
  tr_log_step (tr_state_log (state), (guint) step, &record);
  tr_state_seek (state, step);
  g_autofree char *of = md_frame_file (state, record.frame);
  return of == NULL || g_str_equal (of, file);
}

static gboolean is_passed_over (const HsFind *find, int step) {
  for (guint i = 0; find->passed_over != NULL && i < find->passed_over->len; i++) {
    const HsSpan *span = &g_array_index (find->passed_over, HsSpan, i);
    if (step >= span->first && step <= span->last)
      return TRUE;
  }
  return FALSE;
}

static void search (GTask *task, gpointer source, gpointer data, GCancellable *cancellable) {
  Search *s = data;
  TrFindTarget target = {.slots = &s->find->slot, .n_slots = s->find->kind == TR_FIND_CHANGE};
  if (s->find->lines != NULL) {
    target.lines = (const guint *) s->find->lines->data;
    target.n_lines = s->find->lines->len;
  }
  if (s->find->kind == TR_FIND_CHANGE)
    fill_in_key (s);
  g_autoptr (TrState) state = s->find->kind == TR_FIND_LINE && s->find->file != NULL ? tr_state_new (s->log) : NULL;
  s->found = s->from;
  do
    s->found = tr_find_step (s->log, (guint) s->found, s->find->forward, s->find->kind, &target);
  while (s->found >= 0 && (is_passed_over (s->find, s->found) || (state != NULL && !is_of_file (state, s->found, s->find->file))));
  g_task_return_boolean (task, TRUE);
}

static void begin (HsFinder *finder, TrLog *log, int from, HsFind *find);

static void on_found (GObject *source, GAsyncResult *result, gpointer user) {
  Search *s = g_task_get_task_data (G_TASK (result));
  HsFinder *finder = s->finder;
  if (finder->closed || s->serial != finder->serial)
    return;
  finder->busy = FALSE;
  HsFind *next = s->found >= 0 ? g_queue_pop_head (&finder->waiting) : NULL;
  if (next == NULL)
    g_queue_clear_full (&finder->waiting, (GDestroyNotify) hs_find_free);
  finder->busy = next != NULL;
  int from = finder->func (s->found, s->find, finder->user);
  if (next == NULL)
    return;
  if (s->serial == finder->serial)
    begin (finder, s->log, from, next);
  else
    hs_find_free (next); /* cancelled by what FUNC did */
}

static void begin (HsFinder *finder, TrLog *log, int from, HsFind *find) {
  Search *s = g_new0 (Search, 1);
  g_atomic_ref_count_inc (&finder->references);
  *s = (Search){.finder = finder, .serial = ++finder->serial, .log = tr_log_ref (log), .from = from, .find = find, .found = -1};
  finder->busy = TRUE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_found, NULL);
  g_task_set_task_data (task, s, search_free);
  g_task_run_in_thread (task, search);
}

HsFinder *hs_finder_new (HsFinderFunc func, gpointer user) {
  HsFinder *finder = g_new0 (HsFinder, 1);
  g_atomic_ref_count_init (&finder->references);
  finder->func = func;
  finder->user = user;
  g_queue_init (&finder->waiting);
  return finder;
}

void hs_finder_cancel (HsFinder *finder) {
  finder->serial++;
  finder->busy = FALSE;
  g_queue_clear_full (&finder->waiting, (GDestroyNotify) hs_find_free);
}

void hs_finder_free (HsFinder *finder) {
  hs_finder_cancel (finder);
  finder->closed = TRUE;
  finder_unref (finder);
}

void hs_finder_search (HsFinder *finder, TrLog *log, int from, HsFind *find) {
  if (finder->busy)
    g_queue_push_tail (&finder->waiting, find);
  else
    begin (finder, log, from, find);
}

gboolean hs_finder_is_busy (HsFinder *finder) {
  return finder->busy;
}
