#include "tr-notes.h"

#include "tr-log-private.h"
#include "tr-recorder-private.h"
#include "tr-tape-put.h"

#define FIRST_NOTES 256
#define KEPT_ROOM  ((gsize) 1 << 16) /* more is given back after a step that needed it */

void tr_notes_clear (TrNotes *notes) {
  g_free (notes->notes);
  *notes = (TrNotes){0};
}

void tr_notes_grow (TrNotes *notes) {
  notes->room = MAX (FIRST_NOTES, notes->room * 2);
  notes->notes = g_renew (TrNote, notes->notes, notes->room);
}

/* ID, which is not below FIRST; 0 if it was made in this step and has ended. */
static TrId lasting_young (TrBorn *born, TrId id, GPtrArray *wanted) {
  RtObject **place = tr_born_find (born, id);
  if (place == NULL || *place == NULL)
    return 0;
  if (*place != TR_BORN_TOLD && ((*place)->flags & RT_OBJECT_RECORDED) == 0)
    g_ptr_array_add (wanted, *place);
  return id;
}

static inline TrId lasting (TrBorn *born, guint64 first, TrId id, GPtrArray *wanted) {
  return id < first ? id : lasting_young (born, id, wanted);
}

G_ALWAYS_INLINE static inline void tell_slot (TrNames *names, TrLog *log, TrId owner, guint32 kind, guint32 index, const char *name, TrId before,
                                              TrId after) {
  guint64 code;
  if (G_LIKELY (tr_names_is_plain_slot (kind, name))) {
    code = tr_names_plain_slot_code (kind, index);
  } else {
    code = tr_names_slot_code (names, log, kind, index, name);
    if (G_UNLIKELY (code == TR_SLOT_CODE_TOLD || code == G_MAXUINT64)) {
      tr_log_add_ref (log, owner, (RtSlotKind) kind, index, tr_names_text (names, log, name), before, after);
      return;
    }
  }
  if (G_UNLIKELY (!tr_put_ref (&log->tape, owner, code, before, after)))
    log->broken = TRUE;
}

void tr_record_ref (TrRecorder *r, TrId owner, RtSlot slot, guint64 before, guint64 after) {
  tell_slot (&r->names, r->log, owner, slot.kind, slot.index, slot.name, before, after);
}

/* How many of the notes from NOTE on, before END, tell of items given up one beside the other that are all older than FIRST, and the FLAGS of
 * their record (tr_put_items). */
static inline guint count_items (const TrNote *note, const TrNote *end, guint64 first, guint8 *flags) {
  const TrNote *next = note + 1;
  guint32 step = next < end ? next->slot_index - note->slot_index : 0;
  if (G_LIKELY (step + 1 > 2 || step == 0) || note->after != 0 || note->name != NULL || note->slot_kind >= TR_SLOT_CODE_NAMED)
    return 1;
  const TrNote *limit = MIN (end, note + TR_ITEMS_MOST);
  *flags = step == 1 ? 0 : TR_ITEMS_DOWN;
  for (next = note; next < limit && next->change == TR_CHANGE_REF && next->owner == note->owner && next->after == 0 && next->before < first &&
                    next->name == NULL && next->slot_kind == note->slot_kind && next->before != 0 &&
                    next->slot_index == note->slot_index + (guint32) (next - note) * step;)
    next++;
  return MAX ((guint) (next - note), 1);
}

static void tell_noted_items (TrLog *log, const TrNote *notes, guint n, guint8 flags) {
  TrTape *tape = &log->tape;
  guint8 *at = tr_put_items (tape, notes->owner, (guint64) notes->slot_index << 3 | notes->slot_kind, flags, n);
  if (at == NULL) {
    log->broken = TRUE;
    return;
  }
  for (guint i = 0; i < n; i++)
    at = tr_id_put (at, &tape->context, notes[i].before);
  tr_put_end (tape, at);
}

static inline void tell_ref (const TrNote *note, TrBorn *born, guint64 first, TrNames *names, TrLog *log, GPtrArray *wanted) {
  TrId before = lasting (born, first, note->before, wanted), after = lasting (born, first, note->after, wanted);
  if (before != after)
    tell_slot (names, log, note->owner, note->slot_kind, note->slot_index, note->name, before, after);
}

void tr_notes_tell (TrNotes *notes, TrBorn *born, TrNames *names, TrLog *log, GPtrArray *wanted) {
  guint64 first = born->n_old > 0 ? born->ids[0] : born->base;
  const TrNote *end = notes->notes + notes->length;
  for (const TrNote *note = notes->notes; note < end; note++) {
    guint8 flags;
    guint n = note->change == TR_CHANGE_REF ? count_items (note, end, first, &flags) : 0;
    if (n >= TR_ITEMS_LEAST) {
      tell_noted_items (log, note, n, flags);
      note += n - 1;
    } else if (n > 0) {
      tell_ref (note, born, first, names, log, wanted);
    } else if (note->change == TR_CHANGE_DEATH) {
      log->broken |= !tr_put_death (&log->tape, note->owner, note->before, 0);
    } else {
      tr_log_add_move (log, note->owner, (RtSlotKind) note->slot_kind, note->slot_index, (guint32) note->after, (guint32) note->before);
    }
  }
  notes->length = 0;
  if (notes->room > KEPT_ROOM)
    tr_notes_clear (notes);
}
