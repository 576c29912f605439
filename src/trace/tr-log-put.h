/* The end of steps, for the recorder, which writes them all: compiled into it, as the writing of records is (tr-tape-put.h). */
#pragma once

#include "tr-log-private.h"
#include "tr-tape-put.h"

G_BEGIN_DECLS

/* Begins a stretch with STEP; FALSE if there is no room. */
gboolean tr_log_begin_stretch (TrLog *log, guint step);

/* The step that was just written is there for readers. */
static inline void tr_log_step_written (TrLog *log) {
  guint n = log->published_steps + 1;
  if (G_UNLIKELY (n >= log->stretch_end_step || log->tape.bytes.length >= log->stretch_end))
    log->broken = !tr_log_begin_stretch (log, n);
  __atomic_store_n (&log->published_steps, n, __ATOMIC_RELEASE);
}

/* Whether a step in the frame that runs has nothing to tell of but itself: some frame runs, and there is no output. */
static inline gboolean tr_log_is_plain (const TrLog *log) {
  return log->output.bytes.length == log->tape.context.output_end && log->tape.context.top != 0;
}

/* tr_log_publish of a step of KIND, below RT_STEP_GC, in the running frame, which is at LINE. FALSE: nothing was done, since there is
 * more to tell of. */
static inline gboolean tr_log_publish_plain (TrLog *log, RtStepKind kind, guint32 line, TrText detail) {
  if (!tr_log_is_plain (log))
    return FALSE;
  log->broken = log->broken || !tr_put_step (&log->tape, (guint8) kind, line, detail);
  if (!log->broken)
    tr_log_step_written (log);
  return TRUE;
}

/* The same for a step of kind RT_STEP_LINE in the running frame, whose line was BEFORE and is AFTER, that change being told with it. */
static inline gboolean tr_log_publish_line (TrLog *log, guint32 before, guint32 after) {
  if (!tr_log_is_plain (log))
    return FALSE;
  if (G_UNLIKELY (log->broken))
    return TRUE;
  if (G_LIKELY (tr_put_line_step (&log->tape, before, after)))
    tr_log_step_written (log);
  else
    log->broken = TRUE;
  return TRUE;
}

G_END_DECLS
