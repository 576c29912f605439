/* What objects say of themselves, and how it is told. */
#include "rt-generator.h"
#include "rt-host.h"
#include "rt-int-private.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "tr-log-private.h"
#include "tr-recorder-private.h"
#include "tr-tape-put.h"

#define INTERNED_BYTES 64 /* texts that are not an atom's are told once up to this length */

static TrText written_text (TrRecorder *r, RtObject *o, const TrTypeNote *note, TrText known) {
  hb_buffer_reset (&r->text);
  rt_describe (o, &r->text);
  const char *text = hb_buffer_text (&r->text);
  if (known != 0 && g_str_equal (text, tr_log_text (r->log, known)))
    return known;
  if ((note->bits & TR_SUBJECT_ATOM) != 0 || r->text.length_bytes > INTERNED_BYTES)
    return tr_log_add_text (r->log, text, r->text.length_bytes);
  return tr_log_intern (r->log, text);
}

/* The repr of a str, whose characters are mostly put between quotes as they are. */
static TrText text_of_str (TrRecorder *r, const RtObject *o) {
  ptrdiff_t length;
  const char *bytes = rt_str_plain_bytes (o, &length);
  return bytes != NULL && !r->log->broken ? tr_put_quoted (&r->log->tape, bytes, (gsize) length) : 0;
}

/* KNOWN: a text that is likely to be the same; 0: none. */
static TrText text_of (TrRecorder *r, RtObject *o, const TrTypeNote *note, TrText known) {
  if (note->telling == TR_TELLS_TYPE)
    return note->text;
  if (note->telling == TR_TELLS_MADE) {
    TrText made = tr_made_of (o);
    if (G_LIKELY (made != 0))
      return made;
  }
  if (known == 0 && o->type == r->rt->types.str) {
    TrText text = text_of_str (r, o);
    if (G_LIKELY (text != 0))
      return text;
  }
  if (tr_is_generator (o))
    return tr_generator_text (r, o);
  return written_text (r, o, note, known);
}

static inline gboolean is_weak (guint kind) {
  return kind == RT_KIND_weakref || kind == RT_KIND_weakproxy || kind == RT_KIND_weakcallableproxy;
}

static TrId linked_of (TrRecorder *r, RtObject *o, guint kind) {
  return G_LIKELY (!is_weak (kind)) ? 0 : tr_want (r, rt_weak_referent (o));
}

static TrPayload read_payload (TrRecorder *r, RtObject *o, const TrTypeNote *note, TrText known) {
  return (TrPayload){.text = text_of (r, o, note, known),
                     .immortal = rt_is_immortal (o),
                     .size_bytes = note->fixed_size ? note->fixed_bytes : rt_sizeof (r->rt, o),
                     .tracked = (guint8) (rt_gc_generation (o) + 1),
                     .linked = linked_of (r, o, note->kind)};
}

typedef struct Telling {
  TrRecorder *recorder;
  TrId owner;
} Telling;

static int tell_reference (void *arg, RtSlot slot, RtObject *referent) {
  Telling *telling = arg;
  tr_record_ref (telling->recorder, telling->owner, slot, 0, tr_want (telling->recorder, referent));
  return 0;
}

/* The items of O, if it holds nothing but items, and no place for one is empty; else none. */
static gsize items_of (const TrRecorder *r, const RtObject *o, RtObject *const **items) {
  const RtTypes *types = &r->rt->types;
  if (o->type != types->list && o->type != types->tuple)
    return 0;
  *items = o->type == types->list ? ((const RtList *) o)->items : ((const RtTuple *) o)->items;
  const gsize n = (gsize) ((const RtVarObject *) o)->size;
  gsize i = 0;
  while (i < n && (*items)[i] != NULL)
    i++;
  return i == n ? n : 0;
}

static void tell_items (TrRecorder *r, TrId owner, RtObject *const *items, gsize n) {
  TrTape *tape = &r->log->tape;
  guint8 *at = tr_put_items (tape, owner, RT_SLOT_ITEM, TR_ITEMS_COME, (guint) n);
  if (at == NULL) {
    r->log->broken = TRUE;
    return;
  }
  for (gsize i = 0; i < n; i++)
    at = tr_id_put (at, &tape->context, tr_want (r, items[i]));
  tr_put_end (tape, at);
}

static void tell_references (TrRecorder *r, RtObject *o) {
  RtObject *const *items;
  gsize n = items_of (r, o, &items);
  if (n >= TR_ITEMS_LEAST && n <= TR_ITEMS_MOST)
    tell_items (r, o->identity, items, n);
  else
    rt_visit_references (o, tell_reference, &(Telling){r, o->identity});
}

static guint8 bits_of (const TrRecorder *r, const RtObject *o, const TrTypeNote *note) {
  return (guint8) (note->bits | (o->identity <= r->program_identity ? TR_SUBJECT_BASELINE : 0) |
                   ((o->flags & RT_OBJECT_OF_LIBRARY) != 0 ? TR_SUBJECT_LIBRARY : 0));
}

/* The shape of SUBJECT's birth, as tr_tape_shape: looked up once for each type, of the program's own objects and of those of libraries. */
static inline guint shape_of_births (TrRecorder *r, TrTypeNote *note, const TrSubject *subject, const TrPayload *payload) {
  const guint8 more = subject->bits ^ note->bits;
  guint *known = more == 0 ? &note->shapes[0] : more == TR_SUBJECT_LIBRARY ? &note->shapes[1] : NULL;
  if (known != NULL && G_LIKELY (*known != 0))
    return *known - 1;
  guint shape = tr_tape_shape (&r->log->tape, subject, payload);
  if (known != NULL)
    *known = shape + 1; /* 0 if there is no room for it */
  return shape;
}

void tr_record_object (TrRecorder *r, RtObject *o) {
  TrTypeNote *note = tr_names_type (&r->names, r->log, r->rt, o);
  o->flags |= RT_OBJECT_RECORDED;
  TrSubject subject = {.nature = TR_OBJECT, .kind = note->kind, .name = note->name, .address = rt_address (r->rt, o), .bits = bits_of (r, o, note)};
  TrPayload payload = read_payload (r, o, note, 0);
  guint shape = shape_of_births (r, note, &subject, &payload);
  TrPayloadPlace birth = shape != G_MAXUINT ? tr_put_birth (&r->log->tape, shape, o->identity, &subject, &payload, FALSE) : 0;
  r->log->broken |= birth == 0;
  if (o->type == r->rt->types.int_ && subject.bits == TR_SUBJECT_ATOM && shape != G_MAXUINT)
    r->int_shape = shape + 1;
  tr_ledger_enter (tr_ledger_entry (&r->ledger, o), birth, birth, &payload);
  if (tr_is_generator (o)) {
    tr_generator_begin (r, o);
    return;
  }
  if (note->kind == RT_KIND_frame)
    tr_stack_look_at_all (&r->stack);
  if (note->has_references)
    tell_references (r, o);
}

/* Whether what O, whose payload is PAYLOAD but for what it is linked to, is linked to is what ENTRY has. */
static G_GNUC_NO_INLINE gboolean is_linked_as_told (TrRecorder *r, const TrLedgerEntry *entry, const TrPayload *payload) {
  TrPayload told = {0};
  tr_log_payload (r->log, entry->place, &told);
  return told.linked == payload->linked;
}

/* Where an iterator of a range or a list stands; FALSE: it is none. */
static inline gboolean read_position (const TrRecorder *r, const RtObject *o, gint64 *next, gint64 *left) {
  if (o->type == r->rt->types.range_iterator) {
    const RtRangeIterator *iterator = (const RtRangeIterator *) o;
    *next = iterator->next;
    *left = iterator->left;
    return TRUE;
  }
  if (o->type != r->rt->types.list_iterator)
    return FALSE;
  const RtSequenceIterator *iterator = (const RtSequenceIterator *) o;
  *next = iterator->index;
  *left = iterator->sequence != NULL ? RT_LIST_SIZE (iterator->sequence) - iterator->index : 0;
  return TRUE;
}

/* That of an iterator of a range or a list, which is the commonest by far: nothing of it but its text can have changed. FALSE: O is none, or
 * has changed in another way, or what it says is no number; then nothing was done. */
static inline gboolean record_position (TrRecorder *r, RtObject *o) {
  gint64 next, left;
  if (!read_position (r, o, &next, &left) || left <= 0)
    return FALSE;
  TrText text = tr_made_range (next, left);
  TrLedgerEntry *entry = tr_ledger_entry (&r->ledger, o);
  if (G_UNLIKELY (text == 0 || (guint) (rt_gc_generation (o) + 1) != (entry->size_code >> 1 & 7)))
    return FALSE;
  if (text == entry->text)
    return TRUE;
  TrPayloadPlace place = tr_put_position (&r->log->tape, o->identity, entry->birth, entry->place, next, left, entry->size_code);
  if (G_UNLIKELY (place == 0))
    r->log->broken = TRUE;
  entry->place = place;
  entry->text = text;
  return TRUE;
}

static G_GNUC_NO_INLINE void record_payload (TrRecorder *r, RtObject *o) {
  const TrTypeNote *note = tr_names_type (&r->names, r->log, r->rt, o);
  TrLedgerEntry *entry = tr_ledger_entry (&r->ledger, o);
  TrPayload payload = read_payload (r, o, note, entry->text);
  if (payload.text == entry->text && tr_put_size_code (payload.size_bytes, payload.tracked) == entry->size_code &&
      payload.immortal == (gboolean) entry->immortal && (G_LIKELY (!is_weak (note->kind)) || is_linked_as_told (r, entry, &payload)))
    return;
  TrPayloadPlace place = tr_put_payload (&r->log->tape, o->identity, entry->birth, entry->place, &payload);
  r->log->broken |= place == 0;
  tr_ledger_enter (entry, entry->birth, place, &payload);
}

/* That of a list, which is the next commonest: only its length and its room can have changed. FALSE as above. */
static inline gboolean record_length (TrRecorder *r, RtObject *o) {
  if (o->type != r->rt->types.list)
    return FALSE;
  TrLedgerEntry *entry = tr_ledger_entry (&r->ledger, o);
  const guint64 size_code = tr_put_size_code (rt_list_sizeof (o) + rt_sizeof_header (o), (guint8) (rt_gc_generation (o) + 1));
  TrText text = tr_made_text (TR_MADE_LIST, RT_LIST_SIZE (o));
  if (G_UNLIKELY (text == 0 || entry->immortal != 0))
    return FALSE;
  if (text == entry->text && size_code == entry->size_code)
    return TRUE;
  TrPayloadPlace place = tr_put_length (&r->log->tape, o->identity, entry->birth, entry->place, RT_LIST_SIZE (o), size_code);
  if (G_UNLIKELY (place == 0))
    r->log->broken = TRUE;
  entry->place = place;
  entry->text = text;
  entry->size_code = size_code;
  return TRUE;
}

G_GNUC_NO_INLINE void tr_record_payloads (TrRecorder *r) {
  for (guint i = 0; i < r->touched.length; i++) {
    RtObject *o = r->touched.items[i];
    if (o == NULL)
      continue;
    o->flags &= ~(guint32) RT_OBJECT_TOUCHED;
    if (o->refcount > 0 && /* else it is on its way out: there is no sense in what is left of it */
        !record_position (r, o) && !record_length (r, o))
      record_payload (r, o);
  }
  r->touched.length = 0;
}

TrText tr_record_text (TrRecorder *r, RtObject *o) {
  if ((o->flags & RT_OBJECT_RECORDED) != 0)
    return tr_ledger_entry (&r->ledger, o)->text;
  return text_of (r, o, tr_names_type (&r->names, r->log, r->rt, o), 0);
}
