#include "config.h"
#include "md-threads.h"

#include <glib/gi18n-lib.h>

#include "md-frame.h"
#include "md-literal.h"
#include "md-private.h"

static TrId caller_of (TrState *state, TrId frame) {
  TrPayload payload;
  return tr_state_payload (state, frame, &payload) ? payload.linked : 0;
}

static MdThread thread_at (TrState *state, TrId innermost, guint *n_frames) {
  MdThread thread = {.outermost = innermost, .innermost = innermost, .runs = innermost == tr_state_top_frame (state)};
  for (TrId frame = innermost; frame != 0; frame = caller_of (state, frame)) {
    thread.outermost = frame;
    ++*n_frames;
  }
  return thread;
}

static int by_outermost (gconstpointer a, gconstpointer b) {
  TrId first = ((const MdThread *) a)->outermost, second = ((const MdThread *) b)->outermost;
  return first < second ? -1 : first > second;
}

/* Frames that have called nothing and do not run. */
static void add_waiting (TrState *state, GArray *threads) {
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (TrId));
  g_autoptr (GHashTable) callers = g_hash_table_new (NULL, NULL);
  tr_state_frames (state, frames);
  for (guint i = 0; i < frames->len; i++)
    g_hash_table_add (callers, TR_ID_KEY (caller_of (state, g_array_index (frames, TrId, i))));
  for (guint i = 0; i < frames->len; i++) {
    TrId frame = g_array_index (frames, TrId, i);
    guint n_frames = 0;
    if (frame == tr_state_top_frame (state) || g_hash_table_contains (callers, TR_ID_KEY (frame)))
      continue;
    MdThread thread = thread_at (state, frame, &n_frames);
    g_array_append_val (threads, thread);
  }
}

void md_threads_list (TrState *state, GArray *threads) {
  guint n_frames = 0;
  if (tr_state_top_frame (state) != 0) {
    MdThread runs = thread_at (state, tr_state_top_frame (state), &n_frames);
    g_array_append_val (threads, runs);
  }
  if (n_frames < tr_state_n_frames (state))
    add_waiting (state, threads);
  g_array_sort (threads, by_outermost);
}

void md_threads_frames (TrState *state, const MdThread *thread, GArray *frames) {
  guint first = frames->len;
  for (TrId frame = thread->innermost; frame != 0; frame = caller_of (state, frame)) {
    const TrSubject *subject = tr_state_subject (state, frame);
    if (subject != NULL && (subject->bits & TR_SUBJECT_LIBRARY) == 0)
      g_array_append_val (frames, frame);
  }
  for (guint i = first, j = frames->len; i + 1 < j; i++, j--) {
    TrId swapped = g_array_index (frames, TrId, i);
    g_array_index (frames, TrId, i) = g_array_index (frames, TrId, j - 1);
    g_array_index (frames, TrId, j - 1) = swapped;
  }
}

/* A thread begins in a method of its object of class Thread. */
char *md_threads_name (TrState *state, const MdThread *thread) {
  const TrSubject *subject = tr_state_subject (state, thread->outermost);
  if (subject == NULL)
    return NULL;
  if ((subject->bits & TR_SUBJECT_LIBRARY) == 0)
    return g_strdup ("MainThread");
  TrId self = md_named_ref (state, thread->outermost, "self"), name = self != 0 ? md_named_ref (state, self, "_name") : 0;
  return name != 0 ? md_literal_decode (md_text_of (state, name)) : NULL;
}

/* Whether FRAME is one of THREAD's; how many calls of its function have not ended there, and which of them it is. */
static gboolean is_among (TrState *state, const MdThread *thread, TrId frame, guint *call, guint *n_calls) {
  gboolean found = FALSE;
  TrId code = md_frame_code (state, frame);
  *call = *n_calls = 0;
  for (TrId other = thread->innermost; other != 0; other = caller_of (state, other)) {
    found = found || other == frame;
    guint same = md_frame_code (state, other) == code;
    *n_calls += same;
    *call += found ? same : 0;
  }
  return found;
}

char *md_threads_frame_word (TrState *state, TrId frame) {
  const TrSubject *subject = tr_state_subject (state, frame);
  const char *name = tr_log_text (tr_state_log (state), subject->name);
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (MdThread));
  md_threads_list (state, threads);
  for (guint i = 0; i < threads->len; i++) {
    const MdThread *thread = &g_array_index (threads, MdThread, i);
    guint call, n_calls;
    if (!is_among (state, thread, frame, &call, &n_calls))
      continue;
    /* Translators: a function that has called itself, and which of its calls this is, from 1. */
    g_autofree char *word = n_calls > 1 ? g_strdup_printf (_("%s, call %u"), name, call) : g_strdup (name);
    g_autofree char *of = threads->len > 1 ? md_threads_name (state, thread) : NULL;
    /* Translators: a function, and the name of the thread that runs it. */
    return of != NULL ? g_strdup_printf (_("%s in thread %s"), word, of) : g_steal_pointer (&word);
  }
  return g_strdup (name);
}
