#include "tr-log.h"

#include "tr-log-private.h"

#define STRETCHES_BYTES ((gsize) 1 << 32)

TrLog *tr_log_new_empty (void) {
  TrLog *log = g_new0 (TrLog, 1);
  log->references = 1;
  tr_budget_init (&log->budget, TR_LOG_MEMORY_BYTES, TR_LOG_DISK_BYTES);
  tr_tape_init (&log->tape, &log->budget);
  tr_bytes_init (&log->stretches, &log->budget, STRETCHES_BYTES, (gsize) 1 << 16);
  tr_output_init (&log->output, &log->budget);
  tr_keyframes_init (&log->keyframes);
  log->interned = g_hash_table_new (g_str_hash, g_str_equal);
  log->inside = tr_inside_table_new ();
  tr_made_texts_init (&log->made);
  return log;
}

TrLog *tr_log_new (void) {
  TrLog *log = tr_log_new_empty ();
  tr_log_begin (log);
  return log;
}

TrLog *tr_log_ref (TrLog *log) {
  g_atomic_int_inc (&log->references);
  return log;
}

void tr_log_unref (TrLog *log) {
  if (!g_atomic_int_dec_and_test (&log->references))
    return;
  tr_tape_clear (&log->tape);
  tr_bytes_clear (&log->stretches);
  tr_output_clear (&log->output);
  tr_keyframes_clear (&log->keyframes);
  tr_budget_clear (&log->budget);
  g_hash_table_unref (log->interned);
  tr_inside_table_free (log->inside);
  g_clear_pointer (&log->program, tr_program_unref);
  tr_made_texts_clear (&log->made);
  g_free (log);
}

void tr_log_set_program (TrLog *log, TrProgram *program) {
  log->program = tr_program_ref (program);
}

TrProgram *tr_log_program (TrLog *log) {
  return log->program;
}

guint tr_log_n_steps (TrLog *log) {
  return __atomic_load_n (&log->published_steps, __ATOMIC_ACQUIRE);
}

/* Finding. */

const TrStretch *tr_log_stretch (TrLog *log, guint step) {
  const TrStretch *stretches = (const TrStretch *) (gconstpointer) log->stretches.data;
  guint low = 0, high = __atomic_load_n (&log->published_stretches, __ATOMIC_ACQUIRE);
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (stretches[middle].step > step)
      high = middle;
    else
      low = middle + 1;
  }
  return low > 0 ? &stretches[low - 1] : NULL;
}

void tr_log_find (TrLog *log, guint step, TrCursor *cursor) {
  const TrStretch *stretch = tr_log_stretch (log, step);
  tr_cursor_init (cursor, &log->tape, stretch->place);
  TrRecord record;
  for (guint at = (guint) stretch->step; at < step;)
    at += tr_cursor_next (cursor, &record) == TR_RECORD_STEP;
}

void tr_log_step (TrLog *log, guint step, TrStep *out) {
  TrCursor cursor;
  TrRecord record;
  tr_log_find (log, step, &cursor);
  while (tr_cursor_next (&cursor, &record) != TR_RECORD_STEP)
    continue;
  *out = record.step;
}

gboolean tr_log_step_raises (TrLog *log, const TrStep *step) {
  return step->kind == RT_STEP_EXCEPTION && !g_str_equal (tr_log_text (log, step->detail), RT_STEP_GIVES_VALUE);
}

void tr_log_changes (TrLog *log, guint step, GArray *changes) {
  TrCursor cursor;
  TrRecord record;
  g_array_set_size (changes, 0);
  tr_log_find (log, step, &cursor);
  for (TrRecordKind kind; (kind = tr_cursor_next (&cursor, &record)) != TR_RECORD_STEP;)
    if (kind == TR_RECORD_CHANGE)
      g_array_append_val (changes, record.change);
}

/* Looks for the birth of ID in the N stretches from FIRST on, of which the last may still be written. */
static gboolean find_birth (TrLog *log, TrId id, guint first, guint n, TrSubject *out) {
  const TrStretch *stretches = (const TrStretch *) (gconstpointer) log->stretches.data;
  guint n_steps = tr_log_n_steps (log);
  TrCursor cursor;
  TrRecord record;
  tr_cursor_init (&cursor, &log->tape, stretches[first].place);
  guint end = first + n < __atomic_load_n (&log->published_stretches, __ATOMIC_ACQUIRE) ? (guint) stretches[first + n].step : n_steps;
  for (guint step = (guint) stretches[first].step; step < MIN (end, n_steps);) {
    TrRecordKind kind = tr_cursor_next (&cursor, &record);
    step += kind == TR_RECORD_STEP;
    if (kind == TR_RECORD_CHANGE && record.change.change == TR_CHANGE_BIRTH && record.change.subject == id) {
      tr_tape_subject (&log->tape, record.change.after, out);
      return TRUE;
    }
  }
  return FALSE;
}

gboolean tr_log_subject (TrLog *log, TrId id, TrSubject *out) {
  const TrStretch *stretches = (const TrStretch *) (gconstpointer) log->stretches.data;
  guint n = __atomic_load_n (&log->published_stretches, __ATOMIC_ACQUIRE), low = 0, high = n;
  /* Numbers go up: most are born where the newest that was told goes beyond them. */
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (tr_tape_newest (&log->tape, stretches[middle].place, id) >= id)
      high = middle;
    else
      low = middle + 1;
  }
  *out = (TrSubject){0};
  if (id == 0)
    return FALSE;
  return (low > 0 && find_birth (log, id, low - 1, 1, out)) || (n > 0 && find_birth (log, id, 0, n, out));
}

void tr_log_payload (TrLog *log, TrPayloadPlace place, TrPayload *out) {
  *out = (TrPayload){0};
  if (place != 0)
    tr_tape_payload (&log->tape, place, out);
}

void tr_log_subject_at (TrLog *log, TrPayloadPlace place, TrSubject *out) {
  tr_tape_subject (&log->tape, place, out);
}

const char *tr_log_text (TrLog *log, TrText text) {
  if (text & TR_TEXT_MADE)
    return tr_made_texts_get (&log->made, text);
  return text != 0 ? (const char *) log->tape.bytes.data + text : "";
}

guint64 tr_log_output_length (TrLog *log) {
  return tr_output_length (&log->output);
}

char *tr_log_output (TrLog *log, guint64 start, gsize limit_bytes, RtOutput *stream, gsize *length_bytes) {
  return tr_output_read (&log->output, start, limit_bytes, stream, length_bytes);
}

gsize tr_log_size_bytes (TrLog *log) {
  return __atomic_load_n (&log->size_bytes, __ATOMIC_RELAXED);
}

gboolean tr_log_is_full (TrLog *log) {
  return tr_budget_end (&log->budget) != TR_BUDGET_LEFT;
}

const char *tr_log_limit (TrLog *log) {
  switch (tr_budget_end (&log->budget)) {
  case TR_BUDGET_MEMORY_AND_DISK_USED:
    return "the recording has used up the memory and the disk space that it may take";
  case TR_BUDGET_DISK_FULL:
    return "the disk is full, so the recording cannot go on";
  case TR_BUDGET_NO_FILE:
    return "the recording cannot make a file in the cache folder";
  default:
    return NULL;
  }
}

const TrInside *tr_log_inside (TrLog *log, guint step) {
  return tr_inside_table_get (log->inside, step);
}

gboolean tr_log_is_fine (TrLog *log) {
  return log->fine;
}
