/* Runs a snippet and gives its recording: for tests of what is above the runtime. */
#pragma once

#include "tr-recorder.h"
#include "tr-state.h"

G_BEGIN_DECLS

/* The log of SOURCE, run as a script "test.py" to its end; its output goes into the log alone. FINDINGS (may be NULL) gets the audit's
 * findings as lines, to be freed with g_free. */
TrLog *run_snippet (const char *source, char **RT_NULLABLE findings);

/* The log of a session: TEXT's lines as if typed at the prompt one by one. */
TrLog *run_session (const char *text);

/* Called on the thread that runs SOURCE, at the end of every step. */
typedef void (*SnippetWatch) (TrLog *log, guint step, gpointer user);
TrLog *run_snippet_watched (const char *source, SnippetWatch RT_NULLABLE watch, gpointer user);
TrLog *run_session_watched (const char *text, SnippetWatch RT_NULLABLE watch, gpointer user);

G_END_DECLS
