/* The writing of records, for the files that write them at every step: all of it is compiled into its callers, so that what is
 * constant there costs nothing. What each record consists of: tr-tape.h.
 */
#pragma once

#include "rt-heap.h"
#include "tr-id-code.h"
#include "tr-made.h"
#include "tr-varint.h"

G_BEGIN_DECLS

#define TR_RECORD_BYTES 128 /* no record but a text is longer */

/* Where the next record is to be written; NULL: nothing is left to write to. */
G_ALWAYS_INLINE static inline guint8 *tr_put_begin (TrTape *tape) {
  return tr_bytes_room (&tape->bytes, TR_RECORD_BYTES);
}

G_ALWAYS_INLINE static inline gboolean tr_put_end (TrTape *tape, const guint8 *at) {
  tape->bytes.length = (gsize) (at - tape->bytes.data);
  return TRUE;
}

/* How TEXT is told by a record that begins at PLACE: whichever is shorter. */
G_ALWAYS_INLINE static inline guint8 tr_put_text_flag (TrText text, guint64 place) {
  if (text & TR_TEXT_MADE)
    return TR_TEXT_NUMBER;
  return text == 0 ? TR_TEXT_NONE : place - text < text ? TR_TEXT_BACK : TR_TEXT_AT;
}

G_ALWAYS_INLINE static inline guint8 *tr_put_text (guint8 *at, guint8 flag, TrText text, guint64 place) {
  if (flag == TR_TEXT_NONE)
    return at;
  if (flag == TR_TEXT_NUMBER)
    return tr_made_put (at, text);
  return tr_varint_put (at, flag == TR_TEXT_BACK ? place - text : text);
}

/* A TEXT record of N BYTES, which are no NUL, between quotes; 0: nothing is left to write to. */
static inline TrText tr_put_quoted (TrTape *tape, const char *bytes, gsize n) {
  guint8 *at = tr_bytes_room (&tape->bytes, n + 4);
  if (G_UNLIKELY (at == NULL))
    return 0;
  *at++ = TR_OP_TEXT;
  TrText place = (TrText) (at - tape->bytes.data);
  *at++ = '\'';
  memcpy (at, bytes, n);
  at += n;
  *at++ = '\'';
  *at++ = '\0';
  tr_put_end (tape, at);
  return place;
}

/* Addresses lie 16 bytes apart in the simulated heap. */
G_ALWAYS_INLINE static inline guint8 *tr_put_address (guint8 *at, guint64 address) {
  guint64 offset = address - RT_HEAP_BASE;
  if (G_LIKELY ((offset & 15) == 0))
    return tr_varint_put (at, offset >> 3);
  at = tr_varint_put (at, 1);
  return tr_varint_put (at, offset);
}

/* Size and generation as one number. */
G_ALWAYS_INLINE static inline guint64 tr_put_size_code (guint64 size_bytes, guint8 tracked) {
  gboolean even = (size_bytes & 7) == 0;
  return (even ? size_bytes >> 3 : size_bytes) << 4 | (guint64) tracked << 1 | !even;
}

/* The birth of ID, of the shape NUMBER (tr_tape_shape). ON_TOP: a frame that runs from now on and holds what the shape holds. */
G_ALWAYS_INLINE static inline TrPayloadPlace tr_put_birth (TrTape *tape, guint number, TrId id, const TrSubject *subject, const TrPayload *payload,
                                           gboolean on_top) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return 0;
  const TrShape *shape = (const TrShape *) tape->shapes.data + number;
  TrContext *context = &tape->context;
  TrPayloadPlace place = tape->bytes.length;
  gboolean frame = on_top || payload->line != 0 || subject->generator != 0;
  gboolean sized = payload->size_bytes != shape->size_bytes || payload->tracked != shape->tracked;
  guint8 text = tr_put_text_flag (payload->text, place);
  *at++ = (guint8) (TR_OP_BIRTH | text | (sized ? TR_BIRTH_SIZE : 0) | (payload->immortal ? TR_BIRTH_IMMORTAL : 0) |
                    (payload->linked != 0 ? TR_BIRTH_LINKED : 0) | (subject->address != 0 ? TR_BIRTH_ADDRESS : 0) |
                    (frame ? TR_BIRTH_FRAME : 0));
  at = tr_varint_put (at, number);
  at = on_top ? tr_id_put_frame (at, context, id) : tr_id_put (at, context, id);
  at = tr_put_text (at, text, payload->text, place);
  if (sized)
    at = tr_varint_put (at, tr_put_size_code (payload->size_bytes, payload->tracked));
  if (subject->address != 0)
    at = tr_put_address (at, subject->address);
  if (payload->linked != 0)
    at = tr_id_put_plain (at, payload->linked);
  if (frame) {
    at = tr_varint_put (at, (guint64) payload->line << 1 | (on_top ? 1 : 0));
    at = tr_id_put_plain (at, subject->generator);
  }
  tr_put_end (tape, at);
  context->born = id;
  if (on_top)
    context->top = id;
  if (payload->line != 0)
    context->line = payload->line;
  return place;
}

/* The birth of an int of the program's own, of the shape NUMBER: tr_put_birth of what is most often born. */
G_ALWAYS_INLINE static inline TrPayloadPlace tr_put_int_birth (TrTape *tape, guint number, TrId id, gint64 value, gsize size_bytes, guint64 address) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return 0;
  const TrShape *shape = (const TrShape *) tape->shapes.data + number;
  TrPayloadPlace place = tape->bytes.length;
  gboolean sized = size_bytes != shape->size_bytes;
  *at++ = (guint8) (TR_OP_BIRTH | TR_TEXT_NUMBER | TR_BIRTH_ADDRESS | (sized ? TR_BIRTH_SIZE : 0));
  at = tr_varint_put (at, number);
  at = tr_id_put (at, &tape->context, id);
  at = tr_varint_put (at, tr_zigzag (value) << 3 | TR_MADE_INT);
  if (sized)
    at = tr_varint_put (at, tr_put_size_code (size_bytes, 0));
  at = tr_put_address (at, address);
  tr_put_end (tape, at);
  tape->context.born = id;
  return place;
}

G_ALWAYS_INLINE static inline guint8 tr_put_owner_flag (const TrContext *context, TrId owner) {
  return owner == context->top     ? TR_OWNER_TOP
         : owner == context->owner ? TR_OWNER_SAME
         : owner == context->born  ? TR_OWNER_BORN
                                   : TR_OWNER_TOLD;
}

/* A REF record of OWNER, which FLAG tells of (tr_put_owner_flag). */
G_ALWAYS_INLINE static inline gboolean tr_put_ref_of (TrTape *tape, guint8 flag, TrId owner, guint64 code, TrId before, TrId after) {
  guint8 *at = tr_put_begin (tape), *op = at;
  if (G_UNLIKELY (at == NULL))
    return FALSE;
  TrContext *context = &tape->context;
  *at++ = TR_OP_REF | TR_REF_BEFORE | TR_REF_AFTER | flag;
  if (flag == TR_OWNER_TOLD)
    at = tr_id_put (at, context, owner);
  at = tr_varint_put (at, code);
  if (G_LIKELY (before != 0))
    at = tr_id_put (at, context, before);
  else
    *op &= (guint8) ~TR_REF_BEFORE;
  if (G_LIKELY (after != 0))
    at = tr_id_put (at, context, after);
  else
    *op &= (guint8) ~TR_REF_AFTER;
  context->owner = owner;
  return tr_put_end (tape, at);
}

/* CODE: tr_tape_slot_code; not TR_SLOT_CODE_TOLD. */
G_ALWAYS_INLINE static inline gboolean tr_put_ref (TrTape *tape, TrId owner, guint64 code, TrId before, TrId after) {
  return tr_put_ref_of (tape, tr_put_owner_flag (&tape->context, owner), owner, code, before, after);
}

#define TR_ITEMS_LEAST 3    /* fewer take less room as REF records */
#define TR_ITEMS_MOST  4096 /* more are told by several records */

/* The beginning of a record of N (at most TR_ITEMS_MOST) items of OWNER, the first of which is in the slot of CODE: where the ids are to be put
 * (tr_id_put), and behind them the tape is to end (tr_put_end). NULL: nothing is left to write to. */
G_ALWAYS_INLINE static inline guint8 *tr_put_items (TrTape *tape, TrId owner, guint64 code, guint8 flags, guint n) {
  guint8 *at = tr_bytes_room (&tape->bytes, TR_RECORD_BYTES + (gsize) n * (TR_VARINT_BYTES + 1));
  if (G_UNLIKELY (at == NULL))
    return NULL;
  *at++ = TR_OP_ITEMS;
  *at++ = flags;
  at = tr_id_put (at, &tape->context, owner);
  at = tr_varint_put (at, code);
  at = tr_varint_put (at, n);
  tape->context.owner = owner;
  return at;
}

G_ALWAYS_INLINE static inline gboolean tr_put_death (TrTape *tape, TrId id, TrPayloadPlace payload, guint32 line) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return FALSE;
  TrPayloadPlace place = tape->bytes.length;
  guint8 owner = tr_put_owner_flag (&tape->context, id);
  *at++ = (guint8) (TR_OP_DEATH | owner | (line != 0 ? TR_DEATH_LINE : 0));
  if (owner == TR_OWNER_TOLD)
    at = tr_id_put (at, &tape->context, id);
  at = tr_varint_put (at, place - payload);
  if (line != 0)
    at = tr_varint_put (at, line);
  return tr_put_end (tape, at);
}

/* The running frame, born ON_TOP at PAYLOAD, gives up what its shape holds and ends; LINKED, which it is linked to, runs again. */
G_ALWAYS_INLINE static inline gboolean tr_put_death_from_top (TrTape *tape, TrPayloadPlace payload, guint32 line, TrId linked) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return FALSE;
  TrPayloadPlace place = tape->bytes.length;
  *at++ = TR_OP_DEATH | TR_OWNER_TOP | TR_DEATH_LINE | TR_DEATH_FROM_TOP;
  at = tr_varint_put (at, place - payload);
  at = tr_varint_put (at, line);
  tape->context.top = linked;
  return tr_put_end (tape, at);
}

G_ALWAYS_INLINE static inline TrPayloadPlace tr_put_payload (TrTape *tape, TrId id, TrPayloadPlace birth, TrPayloadPlace before, const TrPayload *after) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return 0;
  TrContext *context = &tape->context;
  TrPayloadPlace place = tape->bytes.length;
  guint8 text = tr_put_text_flag (after->text, place);
  *at++ = (guint8) (TR_OP_PAYLOAD | text | (after->immortal ? TR_PAYLOAD_IMMORTAL : 0) | (after->linked != 0 ? TR_PAYLOAD_LINKED : 0) |
                    (birth == before ? TR_PAYLOAD_FIRST : 0) | (after->line != 0 ? TR_PAYLOAD_LINE : 0));
  at = tr_id_put (at, context, id);
  at = tr_varint_put (at, place - before);
  if (birth != before)
    at = tr_varint_put (at, place - birth);
  at = tr_put_text (at, text, after->text, place);
  at = tr_varint_put (at, tr_put_size_code (after->size_bytes, after->tracked));
  if (after->line != 0)
    at = tr_varint_put (at, after->line);
  if (after->linked != 0)
    at = tr_id_put_plain (at, after->linked);
  tr_put_end (tape, at);
  return place;
}

/* The beginning of tr_put_payload of what is mortal and linked to nothing, and says a number, which comes next. */
G_ALWAYS_INLINE static inline guint8 *tr_put_number_payload (guint8 *at, TrTape *tape, TrId id, TrPayloadPlace birth, TrPayloadPlace before) {
  TrPayloadPlace place = tape->bytes.length;
  *at++ = (guint8) (TR_OP_PAYLOAD | TR_TEXT_NUMBER | (birth == before ? TR_PAYLOAD_FIRST : 0));
  at = tr_id_put (at, &tape->context, id);
  at = tr_varint_put (at, place - before);
  return birth != before ? tr_varint_put (at, place - birth) : at;
}

/* tr_put_payload of a list of LENGTH items. SIZE_CODE: tr_put_size_code. */
G_ALWAYS_INLINE static inline TrPayloadPlace tr_put_length (TrTape *tape, TrId id, TrPayloadPlace birth, TrPayloadPlace before, gint64 length,
                                                            guint64 size_code) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return 0;
  TrPayloadPlace place = tape->bytes.length;
  at = tr_put_number_payload (at, tape, id, birth, before);
  at = tr_varint_put (at, tr_zigzag (length) << 3 | TR_MADE_LIST);
  at = tr_varint_put (at, size_code);
  tr_put_end (tape, at);
  return place;
}

/* The same of an iterator that says where it stands (tr_made_range). */
G_ALWAYS_INLINE static inline TrPayloadPlace tr_put_position (TrTape *tape, TrId id, TrPayloadPlace birth, TrPayloadPlace before, gint64 next,
                                                              gint64 left, guint64 size_code) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return 0;
  TrPayloadPlace place = tape->bytes.length;
  at = tr_put_number_payload (at, tape, id, birth, before);
  at = tr_made_put_range (at, next, left);
  at = tr_varint_put (at, size_code);
  tr_put_end (tape, at);
  return place;
}

/* A STEP of KIND, below TR_STEP_KIND_TOLD, in the frame that runs, which is at LINE, without output. */
G_ALWAYS_INLINE static inline gboolean tr_put_step (TrTape *tape, guint8 kind, guint32 line, TrText detail) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return FALSE;
  TrContext *context = &tape->context;
  *at++ = TR_OP_STEP;
  *at++ = (guint8) (kind | (line != context->line ? TR_STEP_LINE_TOLD : 0) | (detail != 0 ? TR_STEP_DETAIL : 0));
  if (line != context->line)
    at = tr_varint_put (at, line);
  if (detail & TR_TEXT_MADE)
    at = tr_made_put (tr_varint_put (at, 1), detail);
  else if (detail != 0)
    at = tr_varint_put (at, (tape->bytes.length - detail) << 1);
  tr_put_end (tape, at);
  context->line = line;
  return TRUE;
}

/* A line of the running frame is about to run, AFTER that of the last record that told one: a LINE and a STEP in one. For a step
 * of kind RT_STEP_LINE without detail and output. */
G_ALWAYS_INLINE static inline gboolean tr_put_line_step (TrTape *tape, guint32 before, guint32 after) {
  guint8 *at = tr_put_begin (tape);
  if (G_UNLIKELY (at == NULL))
    return FALSE;
  gboolean known = before == tape->context.line;
  *at++ = known ? TR_OP_LINE_STEP : TR_OP_LINE_STEP_FROM;
  if (!known)
    at = tr_varint_put (at, before);
  at = tr_varint_put (at, tr_zigzag ((gint64) after - before));
  tape->context.line = after;
  return tr_put_end (tape, at);
}

G_END_DECLS
