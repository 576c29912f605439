#include <string.h>

#include "tr-log-put.h"

void tr_log_set_budget (TrLog *log, guint64 memory_bytes, guint64 disk_bytes) {
  log->budget.memory_bytes = memory_bytes;
  log->budget.disk_bytes = disk_bytes;
}

TrText tr_log_add_text (TrLog *log, const char *text, gsize length_bytes) {
  return length_bytes == 0 || log->broken ? 0 : tr_tape_add_text (&log->tape, text, length_bytes);
}

TrText tr_log_intern (TrLog *log, const char *text) {
  gpointer known;
  if (g_hash_table_lookup_extended (log->interned, text, NULL, &known))
    return (TrText) GPOINTER_TO_SIZE (known);
  TrText place = tr_log_add_text (log, text, strlen (text));
  if (place != 0)
    g_hash_table_insert (log->interned, (gpointer) tr_log_text (log, place), GSIZE_TO_POINTER ((gsize) place));
  return place;
}

TrPayloadPlace tr_log_add_birth (TrLog *log, TrId id, const TrSubject *subject, const TrPayload *payload) {
  TrPayloadPlace place = log->broken ? 0 : tr_tape_add_birth (&log->tape, id, subject, payload);
  log->broken |= place == 0;
  return place;
}

TrPayloadPlace tr_log_add_payload (TrLog *log, TrId id, TrPayloadPlace before, const TrPayload *after) {
  TrPayloadPlace place = log->broken ? 0 : tr_put_payload (&log->tape, id, tr_tape_birth_place (&log->tape, before), before, after);
  log->broken |= place == 0;
  return place;
}

void tr_log_add_death (TrLog *log, TrId id, TrPayloadPlace payload, guint32 line) {
  log->broken |= !tr_put_death (&log->tape, id, payload, line);
}

void tr_log_add_ref (TrLog *log, TrId owner, RtSlotKind kind, guint32 index, TrText name, TrId before, TrId after) {
  log->broken = log->broken || !tr_tape_add_ref (&log->tape, owner, kind, index, name, before, after);
}

void tr_log_add_move (TrLog *log, TrId owner, RtSlotKind kind, guint32 from, guint32 to, guint32 count) {
  log->broken = log->broken || !tr_tape_add_move (&log->tape, owner, (guint8) kind, from, to, count);
}

void tr_log_add_line (TrLog *log, TrId frame, guint32 before, guint32 after) {
  log->broken = log->broken || !tr_tape_add_line (&log->tape, frame, before, after);
}

void tr_log_add_top (TrLog *log, TrId before, TrId after) {
  log->broken = log->broken || !tr_tape_add_top (&log->tape, before, after);
}

void tr_log_add_output (TrLog *log, RtOutput stream, const char *text, gsize length_bytes) {
  tr_output_add (&log->output, stream, text, length_bytes);
}

gboolean tr_log_load_stretch (TrLog *log, guint64 place, guint step) {
  TrStretch *entry = (TrStretch *) (gpointer) tr_bytes_room (&log->stretches, sizeof *entry);
  if (entry == NULL)
    return FALSE;
  *entry = (TrStretch){.place = place, .step = step};
  log->stretch_end_step = step + TR_STRETCH_STEPS;
  log->stretch_end = place + TR_STRETCH_BYTES;
  log->stretches.length += sizeof *entry;
  __atomic_store_n (&log->published_stretches, (guint) (log->stretches.length / sizeof *entry), __ATOMIC_RELEASE);
  gsize size_bytes = log->tape.bytes.length + log->tape.shapes.length + log->tape.slots.length + log->stretches.length +
                     log->output.bytes.length + log->output.pieces.length;
  __atomic_store_n (&log->size_bytes, size_bytes, __ATOMIC_RELAXED);
  return TRUE;
}

static void update_size (TrLog *log) {
  gsize size_bytes = log->tape.bytes.length + log->tape.shapes.length + log->tape.slots.length + log->stretches.length +
                     log->output.bytes.length + log->output.pieces.length;
  __atomic_store_n (&log->size_bytes, size_bytes, __ATOMIC_RELAXED);
}

G_GNUC_NO_INLINE gboolean tr_log_begin_stretch (TrLog *log, guint step) {
  guint64 place = log->tape.bytes.length;
  update_size (log);
  return tr_tape_add_sync (&log->tape) && tr_log_load_stretch (log, place, step);
}

void tr_log_load_end (TrLog *log, guint n_steps) {
  log->broken = TRUE;
  update_size (log);
  __atomic_store_n (&log->published_steps, n_steps, __ATOMIC_RELEASE);
}

void tr_log_begin (TrLog *log) {
  tr_tape_add_text (&log->tape, "", 0); /* so that nothing else has place 0 */
  log->broken = !tr_log_begin_stretch (log, 0);
}

void tr_log_publish (TrLog *log, TrStep *step) {
  step->output_end = log->output.bytes.length;
  log->broken = log->broken || !tr_tape_add_step (&log->tape, step);
  if (!log->broken)
    tr_log_step_written (log);
}

void tr_log_add_inside (TrLog *log, const TrInside *inside) {
  tr_inside_table_add (log->inside, tr_log_n_steps (log), inside);
}

void tr_log_set_fine (TrLog *log) {
  log->fine = TRUE;
}
