/* The stacks of frames at a step: one that runs, and one of each thread that waits. */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

typedef struct MdThread {
  TrId outermost, innermost; /* frames of the library included */
  gboolean runs;
} MdThread;

/* The threads that have frames, by their outermost ones: the main thread comes first. Appended to THREADS (of MdThread). */
void md_threads_list (TrState *state, GArray *threads);
/* The frames of the program of THREAD, outermost first, appended to FRAMES (of TrId). */
void md_threads_frames (TrState *state, const MdThread *thread, GArray *frames);
/* What the program calls THREAD; NULL if it is not known. Free with g_free. */
char *md_threads_name (TrState *state, const MdThread *thread);
/* What the function that FRAME runs is called; with it, which of its calls that have not ended this is, from the outermost, if there are
 * several, and the thread, if there are several: "f", "f, call 2", "work in thread worker-0". Free with g_free. */
char *md_threads_frame_word (TrState *state, TrId frame);
/* The same of all frames: TR_ID_KEY of each to its text. Each by itself would take a look at all. Free with g_hash_table_unref. */
GHashTable *md_threads_frame_words (TrState *state);

G_END_DECLS
