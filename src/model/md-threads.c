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

/* The frames of THREAD, those of the library, too, from the outermost. */
static GArray *all_frames (TrState *state, const MdThread *thread) {
  guint count = 0;
  thread_at (state, thread->innermost, &count);
  GArray *frames = g_array_sized_new (FALSE, FALSE, sizeof (TrId), count);
  g_array_set_size (frames, count);
  for (TrId frame = thread->innermost; frame != 0; frame = caller_of (state, frame))
    g_array_index (frames, TrId, --count) = frame;
  return frames;
}

/* CALL: which of N_CALLS of its function FRAME is. OF: the name of its thread; NULL if there is but one. */
static char *frame_word (TrState *state, TrId frame, guint call, guint n_calls, const char *of) {
  const char *name = tr_log_text (tr_state_log (state), tr_state_subject (state, frame)->name);
  /* Translators: a function that has called itself, and which of its calls this is, from 1. */
  g_autofree char *word = n_calls > 1 ? g_strdup_printf (_("%s, call %u"), name, call) : g_strdup (name);
  /* Translators: a function, and the name of the thread that runs it. */
  return of != NULL ? g_strdup_printf (_("%s in thread %s"), word, of) : g_steal_pointer (&word);
}

static void count_call (GHashTable *calls, TrId code) {
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (calls, TR_ID_KEY (code)));
  g_hash_table_insert (calls, TR_ID_KEY (code), GUINT_TO_POINTER (before + 1));
}

static void add_words (TrState *state, const MdThread *thread, const char *of, GHashTable *words) {
  g_autoptr (GArray) frames = all_frames (state, thread);
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL), so_far = g_hash_table_new (NULL, NULL); /* code to how many calls */
  for (guint i = 0; i < frames->len; i++)
    count_call (all, md_frame_code (state, g_array_index (frames, TrId, i)));
  for (guint i = 0; i < frames->len; i++) {
    TrId frame = g_array_index (frames, TrId, i), code = md_frame_code (state, frame);
    count_call (so_far, code);
    guint call = GPOINTER_TO_UINT (g_hash_table_lookup (so_far, TR_ID_KEY (code)));
    guint n_calls = GPOINTER_TO_UINT (g_hash_table_lookup (all, TR_ID_KEY (code)));
    g_hash_table_insert (words, TR_ID_KEY (frame), frame_word (state, frame, call, n_calls, of));
  }
}

GHashTable *md_threads_frame_words (TrState *state) {
  GHashTable *words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (MdThread));
  md_threads_list (state, threads);
  for (guint i = 0; i < threads->len; i++) {
    const MdThread *thread = &g_array_index (threads, MdThread, i);
    g_autofree char *of = threads->len > 1 ? md_threads_name (state, thread) : NULL;
    add_words (state, thread, of, words);
  }
  return words;
}

char *md_threads_frame_word (TrState *state, TrId frame) {
  g_autoptr (GHashTable) words = md_threads_frame_words (state);
  const char *word = g_hash_table_lookup (words, TR_ID_KEY (frame));
  return word != NULL ? g_strdup (word) : frame_word (state, frame, 1, 1, NULL);
}
