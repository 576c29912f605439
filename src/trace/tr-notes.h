/* What happened to older objects since the last step, in the order in which it happened.
 *
 * It is told when the step ends, since only then is it known which of the objects it mentions are there to stay: what was made
 * and ended within the step is never born, and a slot that held it in between held nothing as far as the log goes.
 */
#pragma once

#include "tr-born.h"
#include "tr-names.h"

G_BEGIN_DECLS

typedef struct TrNote {
  guint8 change; /* TR_CHANGE_REF, _MOVE or _DEATH */
  guint8 slot_kind;
  guint32 slot_index;
  TrId owner;
  guint64 before, after; /* as in TrChange */
  const char *name;
} TrNote;

typedef struct TrNotes {
  TrNote *notes;
  gsize length, room;
} TrNotes;

void tr_notes_clear (TrNotes *notes);
void tr_notes_grow (TrNotes *notes);

/* Another, for which there is room. */
static inline TrNote *tr_notes_add_at_once (TrNotes *notes) {
  return &notes->notes[notes->length++];
}

static inline gboolean tr_notes_have_room (const TrNotes *notes) {
  return G_LIKELY (notes->length < notes->room);
}

static inline TrNote *tr_notes_add (TrNotes *notes) {
  if (!tr_notes_have_room (notes))
    tr_notes_grow (notes);
  return tr_notes_add_at_once (notes);
}

static inline void tr_note_fill_ref (TrNote *note, TrId owner, RtSlot slot, TrId before, TrId after) {
  *note = (TrNote){TR_CHANGE_REF, (guint8) slot.kind, slot.index, owner, before, after, slot.name};
}

static inline void tr_notes_add_ref (TrNotes *notes, TrId owner, RtSlot slot, TrId before, TrId after) {
  tr_note_fill_ref (tr_notes_add (notes), owner, slot, before, after);
}

/* Tells LOG all of it, BORN being what was made in this step, and forgets it. Objects in BORN that are mentioned but not recorded
 * yet are added to WANTED. */
void tr_notes_tell (TrNotes *notes, TrBorn *born, TrNames *names, TrLog *log, GPtrArray *wanted);

G_END_DECLS
