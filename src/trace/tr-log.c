#include "tr-log.h"

#include <stdatomic.h>
#include <string.h>

#include "tr-store.h"

#define LOG_LIMIT_BYTES      ((gsize) 1 << 30) /* of a recording, unless told otherwise */
#define TEXT_CHUNK_BYTES     ((gsize) 1 << 18)
#define OUTPUT_SHIFT         16

typedef struct StepRecord {
  TrStep step;
  guint64 changes_end; /* the changes of this step end here; they begin where those of the step before end */
} StepRecord;

struct TrLog {
  atomic_int references;
  TrStore steps, changes, subjects, payloads, texts, output, pieces;
  GMutex subject_lock;
  GHashTable *subject_of_id; /* TrId to index of its subject; under subject_lock */
  atomic_uint published_steps;
  atomic_ullong published_output; /* bytes; the pieces up to there are complete */
  atomic_ullong published_pieces;
  atomic_ullong used_bytes;
  atomic_bool full;
  gsize limit_bytes;
  /* The writer's. */
  GHashTable *interned;   /* text to TrText */
  GPtrArray *text_chunks; /* owned blocks that texts lie in */
  char *text_free;
  gsize text_left_bytes;
};

TrLog *tr_log_new (void) {
  TrLog *log = g_new0 (TrLog, 1);
  atomic_init (&log->references, 1);
  log->limit_bytes = LOG_LIMIT_BYTES;
  tr_store_init (&log->steps, sizeof (StepRecord), 12);
  tr_store_init (&log->changes, sizeof (TrChange), 14);
  tr_store_init (&log->subjects, sizeof (TrSubject), 12);
  tr_store_init (&log->payloads, sizeof (TrPayload), 12);
  tr_store_init (&log->texts, sizeof (char *), 12);
  tr_store_init (&log->output, 1, OUTPUT_SHIFT);
  tr_store_init (&log->pieces, sizeof (TrOutputPiece), 10);
  log->interned = g_hash_table_new (g_str_hash, g_str_equal);
  g_mutex_init (&log->subject_lock);
  log->subject_of_id = g_hash_table_new (NULL, NULL);
  log->text_chunks = g_ptr_array_new_with_free_func (g_free);
  tr_log_intern (log, "");
  tr_store_append (&log->subjects); /* number 0 is nobody */
  tr_store_append (&log->payloads);
  return log;
}

TrLog *tr_log_ref (TrLog *log) {
  atomic_fetch_add (&log->references, 1);
  return log;
}

void tr_log_unref (TrLog *log) {
  if (atomic_fetch_sub (&log->references, 1) != 1)
    return;
  TrStore *stores[] = {&log->steps, &log->changes, &log->subjects, &log->payloads, &log->texts, &log->output, &log->pieces};
  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    tr_store_clear (stores[i]);
  g_hash_table_unref (log->interned);
  g_hash_table_unref (log->subject_of_id);
  g_mutex_clear (&log->subject_lock);
  g_ptr_array_unref (log->text_chunks);
  g_free (log);
}

guint tr_log_n_steps (TrLog *log) {
  return atomic_load_explicit (&log->published_steps, memory_order_acquire);
}

void tr_log_step (TrLog *log, guint step, TrStep *out) {
  *out = ((const StepRecord *) tr_store_at (&log->steps, step))->step;
}

static guint64 changes_end (TrLog *log, guint step) {
  return ((const StepRecord *) tr_store_at (&log->steps, step))->changes_end;
}

void tr_log_changes (TrLog *log, guint step, GArray *changes) {
  guint64 begin = step == 0 ? 0 : changes_end (log, step - 1), end = changes_end (log, step);
  g_array_set_size (changes, 0);
  for (guint64 i = begin; i < end; i++)
    g_array_append_vals (changes, tr_store_at (&log->changes, i), 1);
}

gboolean tr_log_subject (TrLog *log, TrId id, TrSubject *out) {
  g_mutex_lock (&log->subject_lock);
  guint64 index = (guint64) GPOINTER_TO_SIZE (g_hash_table_lookup (log->subject_of_id, TR_ID_KEY (id)));
  g_mutex_unlock (&log->subject_lock);
  if (index == 0)
    return FALSE;
  *out = *(const TrSubject *) tr_store_at (&log->subjects, index);
  return TRUE;
}

void tr_log_payload (TrLog *log, TrPayloadPlace place, TrPayload *out) {
  *out = *(const TrPayload *) tr_store_at (&log->payloads, place);
}

const char *tr_log_text (TrLog *log, TrText text) {
  return *(const char **) tr_store_at (&log->texts, text);
}

guint64 tr_log_output_length (TrLog *log) {
  return atomic_load_explicit (&log->published_output, memory_order_acquire);
}

/* The first piece that ends beyond START, among N. */
static guint64 find_piece (TrLog *log, guint64 start, guint64 n) {
  guint64 low = 0, high = n;
  while (low < high) {
    guint64 middle = low + (high - low) / 2;
    if (((TrOutputPiece *) tr_store_at (&log->pieces, middle))->end > start)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

char *tr_log_output (TrLog *log, guint64 start, gsize limit_bytes, RtOutput *stream, gsize *length_bytes) {
  guint64 pieces = atomic_load_explicit (&log->published_pieces, memory_order_acquire);
  guint64 piece = find_piece (log, start, pieces);
  if (piece == pieces || limit_bytes == 0)
    return NULL;
  const TrOutputPiece *found = tr_store_at (&log->pieces, piece);
  guint64 end = found->end;
  for (guint64 i = piece + 1; i < pieces && end - start < limit_bytes; i++) {
    const TrOutputPiece *more = tr_store_at (&log->pieces, i);
    if (more->stream != found->stream)
      break;
    end = more->end;
  }
  gsize length = MIN (end - start, limit_bytes);
  char *copy = g_malloc (length + 1);
  for (gsize done = 0; done < length;) {
    gsize room = ((gsize) 1 << OUTPUT_SHIFT) - ((start + done) & (((gsize) 1 << OUTPUT_SHIFT) - 1));
    gsize part = MIN (room, length - done);
    memcpy (copy + done, tr_store_at (&log->output, start + done), part);
    done += part;
  }
  copy[length] = '\0';
  *stream = found->stream;
  *length_bytes = length;
  return copy;
}

gsize tr_log_size_bytes (TrLog *log) {
  return atomic_load (&log->used_bytes);
}

gboolean tr_log_is_full (TrLog *log) {
  return atomic_load (&log->full);
}

void tr_log_set_limit (TrLog *log, gsize limit_bytes) {
  log->limit_bytes = limit_bytes;
}

static gpointer append (TrLog *log, TrStore *store) {
  gpointer record = tr_store_append (store);
  gsize used = atomic_fetch_add (&log->used_bytes, store->each_bytes) + store->each_bytes;
  if (record == NULL || used > log->limit_bytes)
    atomic_store (&log->full, true);
  return record;
}

/* A copy of TEXT that lives as long as the log. */
static char *keep_text (TrLog *log, const char *text, gsize length_bytes) {
  gsize need = length_bytes + 1;
  char *copy;
  if (need > TEXT_CHUNK_BYTES / 4) {
    copy = g_malloc (need);
    g_ptr_array_add (log->text_chunks, copy);
  } else {
    if (need > log->text_left_bytes) {
      log->text_free = g_malloc (TEXT_CHUNK_BYTES);
      log->text_left_bytes = TEXT_CHUNK_BYTES;
      g_ptr_array_add (log->text_chunks, log->text_free);
    }
    copy = log->text_free;
    log->text_free += need;
    log->text_left_bytes -= need;
  }
  atomic_fetch_add (&log->used_bytes, need);
  memcpy (copy, text, length_bytes);
  copy[length_bytes] = '\0';
  return copy;
}

TrText tr_log_add_text (TrLog *log, const char *text, gsize length_bytes) {
  const char **place = append (log, &log->texts);
  if (place == NULL)
    return 0;
  *place = keep_text (log, text, length_bytes);
  return log->texts.length - 1;
}

TrText tr_log_intern (TrLog *log, const char *text) {
  gpointer known;
  if (g_hash_table_lookup_extended (log->interned, text, NULL, &known))
    return (TrText) GPOINTER_TO_SIZE (known);
  TrText id = tr_log_add_text (log, text, strlen (text));
  g_hash_table_insert (log->interned, (gpointer) tr_log_text (log, id), GSIZE_TO_POINTER ((gsize) id));
  return id;
}

static void add_subject (TrLog *log, TrId id, const TrSubject *subject) {
  TrSubject *place = append (log, &log->subjects);
  if (place == NULL)
    return;
  *place = *subject;
  g_mutex_lock (&log->subject_lock);
  g_hash_table_insert (log->subject_of_id, TR_ID_KEY (id), GSIZE_TO_POINTER ((gsize) log->subjects.length - 1));
  g_mutex_unlock (&log->subject_lock);
}

static TrPayloadPlace add_payload (TrLog *log, const TrPayload *payload) {
  TrPayload *place = append (log, &log->payloads);
  if (place == NULL)
    return 0;
  *place = *payload;
  return log->payloads.length - 1;
}

static void add_change (TrLog *log, const TrChange *change) {
  TrChange *place = append (log, &log->changes);
  if (place != NULL)
    *place = *change;
}

TrPayloadPlace tr_log_add_birth (TrLog *log, TrId id, const TrSubject *subject, const TrPayload *payload) {
  add_subject (log, id, subject);
  TrPayloadPlace place = add_payload (log, payload);
  add_change (log, &(TrChange){.change = TR_CHANGE_BIRTH, .subject = id, .after = place});
  return place;
}

void tr_log_add_death (TrLog *log, TrId id, TrPayloadPlace payload, guint32 line) {
  add_change (log, &(TrChange){.change = TR_CHANGE_DEATH, .subject = id, .before = payload, .after = line});
}

TrPayloadPlace tr_log_add_payload (TrLog *log, TrId id, TrPayloadPlace before, const TrPayload *after) {
  TrPayloadPlace place = add_payload (log, after);
  add_change (log, &(TrChange){.change = TR_CHANGE_PAYLOAD, .subject = id, .before = before, .after = place});
  return place;
}

void tr_log_add_ref (TrLog *log, TrId owner, RtSlotKind kind, guint32 index, TrText name, TrId before, TrId after) {
  add_change (log, &(TrChange){.change = TR_CHANGE_REF,
                               .slot_kind = (guint8) kind,
                               .subject = owner,
                               .slot_index = index,
                               .before = before,
                               .after = after,
                               .name = name});
}

void tr_log_add_move (TrLog *log, TrId owner, RtSlotKind kind, guint32 from, guint32 to, guint32 count) {
  add_change (log, &(TrChange){.change = TR_CHANGE_MOVE,
                               .slot_kind = (guint8) kind,
                               .subject = owner,
                               .slot_index = from,
                               .before = count,
                               .after = to});
}

void tr_log_add_line (TrLog *log, TrId frame, guint32 before, guint32 after) {
  add_change (log, &(TrChange){.change = TR_CHANGE_LINE, .subject = frame, .before = before, .after = after});
}

void tr_log_add_top (TrLog *log, TrId before, TrId after) {
  add_change (log, &(TrChange){.change = TR_CHANGE_TOP, .before = before, .after = after});
}

void tr_log_add_output (TrLog *log, RtOutput stream, const char *text, gsize length_bytes) {
  for (gsize i = 0; i < length_bytes; i++) {
    char *place = tr_store_append (&log->output);
    if (place == NULL) {
      atomic_store (&log->full, true);
      length_bytes = i;
      break;
    }
    *place = text[i];
  }
  if (length_bytes == 0)
    return;
  gsize used = atomic_fetch_add (&log->used_bytes, length_bytes) + length_bytes;
  if (used > log->limit_bytes)
    atomic_store (&log->full, true);
  TrOutputPiece *piece = append (log, &log->pieces);
  if (piece == NULL)
    return;
  *piece = (TrOutputPiece){.end = log->output.length, .stream = stream};
  atomic_store_explicit (&log->published_pieces, log->pieces.length, memory_order_release);
  atomic_store_explicit (&log->published_output, log->output.length, memory_order_release);
}

void tr_log_publish (TrLog *log, TrStep *step) {
  StepRecord *place = append (log, &log->steps);
  if (place == NULL)
    return;
  step->output_end = log->output.length;
  *place = (StepRecord){*step, log->changes.length};
  atomic_store_explicit (&log->published_steps, (unsigned) log->steps.length, memory_order_release);
}
