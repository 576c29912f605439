#include <string.h>

#include "rt-heap.h"
#include "tr-id-code.h"
#include "tr-made.h"
#include "tr-tape.h"
#include "tr-varint.h"

#define RECORD_BYTES  128 /* no record but a text is longer */
#define TAPE_BYTES    ((gsize) 1 << 36)
#define TABLE_BYTES   ((gsize) 1 << 30)
#define SLOTS_LIMIT   4096 /* different slots in the table: names of variables and attributes; more are told each time */

G_STATIC_ASSERT ((TR_TAPE_CACHE & (TR_TAPE_CACHE - 1)) == 0);

void tr_tape_init (TrTape *tape, TrBudget *budget) {
  memset (tape, 0, sizeof *tape);
  tr_bytes_init (&tape->bytes, budget, TAPE_BYTES, (gsize) 1 << 20);
  tr_bytes_init (&tape->shapes, budget, TABLE_BYTES, (gsize) 1 << 16);
  tr_bytes_init (&tape->slots, budget, TABLE_BYTES, (gsize) 1 << 16);
}

void tr_tape_clear (TrTape *tape) {
  tr_bytes_clear (&tape->bytes);
  tr_bytes_clear (&tape->shapes);
  tr_bytes_clear (&tape->slots);
}

static inline guint8 *begin (TrTape *tape) {
  return tr_bytes_room (&tape->bytes, RECORD_BYTES);
}

static inline void end (TrTape *tape, const guint8 *at) {
  tape->bytes.length = (gsize) (at - tape->bytes.data);
}

TrText tr_tape_add_text (TrTape *tape, const char *text, gsize length_bytes) {
  guint8 *at = tr_bytes_room (&tape->bytes, length_bytes + 2);
  if (at == NULL)
    return 0;
  *at++ = TR_OP_TEXT;
  TrText place = (TrText) (at - tape->bytes.data);
  memcpy (at, text, length_bytes);
  at[length_bytes] = '\0';
  end (tape, at + length_bytes + 1);
  return place;
}

gboolean tr_tape_add_sync (TrTape *tape) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  TrContext *context = &tape->context;
  *at++ = TR_OP_SYNC;
  for (int i = 0; i < 3; i++)
    at = tr_varint_put (at, context->newest[i]);
  at = tr_varint_put (at, context->top);
  at = tr_varint_put (at, context->output_end);
  end (tape, at);
  tr_context_begin (context);
  return TRUE;
}

/* Shapes and slots. */

static gboolean is_shape_of (const TrShape *shape, const TrSubject *subject) {
  return shape->subject.name == subject->name && shape->subject.kind == subject->kind && shape->subject.bits == subject->bits &&
         shape->subject.nature == subject->nature;
}

/* Size and generation as one number. */
static guint64 size_code (const TrPayload *payload) {
  gboolean even = (payload->size_bytes & 7) == 0;
  return (even ? payload->size_bytes >> 3 : payload->size_bytes) << 4 | (guint64) payload->tracked << 1 | !even;
}

gboolean tr_tape_keep_shape (TrTape *tape, const TrShape *shape) {
  guint8 *entry = tr_bytes_room (&tape->shapes, sizeof *shape);
  if (entry == NULL)
    return FALSE;
  memcpy (entry, shape, sizeof *shape);
  tape->shapes.length += sizeof *shape;
  return TRUE;
}

gboolean tr_tape_keep_slot (TrTape *tape, const TrSlotName *slot) {
  guint8 *entry = tr_bytes_room (&tape->slots, sizeof *slot);
  if (entry == NULL)
    return FALSE;
  memcpy (entry, slot, sizeof *slot);
  tape->slots.length += sizeof *slot;
  return TRUE;
}

static gboolean add_shape (TrTape *tape, const TrSubject *subject, const TrPayload *payload) {
  TrShape shape = {.subject = *subject, .size_bytes = payload->size_bytes, .tracked = payload->tracked};
  shape.subject.address = shape.subject.generator = 0;
  guint8 *at = begin (tape);
  if (at == NULL || !tr_tape_keep_shape (tape, &shape))
    return FALSE;
  *at++ = TR_OP_SHAPE;
  *at++ = subject->nature;
  *at++ = subject->bits;
  at = tr_varint_put (at, subject->kind);
  at = tr_varint_put (at, subject->name);
  at = tr_varint_put (at, size_code (payload));
  end (tape, at);
  return TRUE;
}

/* The number of SUBJECT's shape; G_MAXUINT: no room. The same shape may be told twice, when another took its place in the cache. */
static guint shape_of (TrTape *tape, const TrSubject *subject, const TrPayload *payload) {
  guint64 hash = subject->name * 0x9e3779b97f4a7c15u + subject->kind * 0x85ebca6bu + subject->bits * 64u + subject->nature;
  guint32 *cached = &tape->shape_cache[(hash >> 20) & (TR_TAPE_CACHE - 1)];
  const TrShape *shapes = (const TrShape *) tape->shapes.data;
  if (*cached != 0 && is_shape_of (&shapes[*cached - 1], subject))
    return *cached - 1;
  guint number = (guint) (tape->shapes.length / sizeof (TrShape));
  if (!add_shape (tape, subject, payload))
    return G_MAXUINT;
  *cached = number + 1;
  return number;
}

static gboolean add_slot (TrTape *tape, guint32 kind, guint32 index, TrText name) {
  guint8 *at = begin (tape);
  if (at == NULL || !tr_tape_keep_slot (tape, &(TrSlotName){kind, index, name}))
    return FALSE;
  *at++ = TR_OP_SLOT;
  *at++ = (guint8) kind;
  at = tr_varint_put (at, index);
  at = tr_varint_put (at, name);
  end (tape, at);
  return TRUE;
}

/* What stands for a slot in a REF record, TR_SLOT_CODE_TOLD if it is to be told there; G_MAXUINT64: no room. */
static guint64 slot_code (TrTape *tape, guint32 kind, guint32 index, TrText name) {
  if (name == 0 && kind < TR_SLOT_CODE_NAMED)
    return (guint64) index << 3 | kind;
  guint64 hash = (name * 31 + index) * 0x9e3779b97f4a7c15u + kind * 0x85ebca6bu;
  guint32 *cached = &tape->slot_cache[(hash >> 20) & (TR_TAPE_CACHE - 1)];
  const TrSlotName *known = (const TrSlotName *) tape->slots.data + *cached - 1;
  if (*cached == 0 || known->kind != kind || known->index != index || known->name != name) {
    guint number = (guint) (tape->slots.length / sizeof (TrSlotName));
    if (number == SLOTS_LIMIT)
      return TR_SLOT_CODE_TOLD;
    if (!add_slot (tape, kind, index, name))
      return G_MAXUINT64;
    *cached = number + 1;
  }
  return (guint64) *cached << 3 | TR_SLOT_CODE_NAMED;
}

/* Payloads. */

/* How TEXT is told by a record that begins at PLACE: whichever is shorter. */
static guint8 text_flag (TrText text, guint64 place) {
  if (text & TR_TEXT_MADE)
    return TR_TEXT_NUMBER;
  return text == 0 ? TR_TEXT_NONE : place - text < text ? TR_TEXT_BACK : TR_TEXT_AT;
}

static guint8 *put_text (guint8 *at, guint8 flag, TrText text, guint64 place) {
  if (flag == TR_TEXT_NONE)
    return at;
  if (flag == TR_TEXT_NUMBER)
    return tr_made_put (at, text);
  return tr_varint_put (at, flag == TR_TEXT_BACK ? place - text : text);
}

/* Addresses lie 16 bytes apart in the simulated heap. */
static guint8 *put_address (guint8 *at, guint64 address) {
  guint64 offset = address - RT_HEAP_BASE;
  if ((offset & 15) == 0)
    return tr_varint_put (at, offset >> 3);
  at = tr_varint_put (at, 1);
  return tr_varint_put (at, offset);
}

TrPayloadPlace tr_tape_add_birth (TrTape *tape, TrId id, const TrSubject *subject, const TrPayload *payload) {
  guint number = shape_of (tape, subject, payload);
  guint8 *at = number != G_MAXUINT ? begin (tape) : NULL;
  if (at == NULL)
    return 0;
  const TrShape *shape = (const TrShape *) tape->shapes.data + number;
  TrContext *context = &tape->context;
  TrPayloadPlace place = tape->bytes.length;
  gboolean frame = payload->line != 0 || subject->generator != 0;
  gboolean sized = payload->size_bytes != shape->size_bytes || payload->tracked != shape->tracked;
  guint8 text = text_flag (payload->text, place);
  *at++ = (guint8) (TR_OP_BIRTH | text | (sized ? TR_BIRTH_SIZE : 0) |
                    (payload->immortal ? TR_BIRTH_IMMORTAL : 0) | (payload->linked != 0 ? TR_BIRTH_LINKED : 0) |
                    (subject->address != 0 ? TR_BIRTH_ADDRESS : 0) | (frame ? TR_BIRTH_FRAME : 0));
  at = tr_varint_put (at, number);
  at = tr_id_put (at, context, id);
  at = put_text (at, text, payload->text, place);
  if (sized)
    at = tr_varint_put (at, size_code (payload));
  if (subject->address != 0)
    at = put_address (at, subject->address);
  if (payload->linked != 0)
    at = tr_id_put_plain (at, payload->linked);
  if (frame) {
    at = tr_varint_put (at, payload->line);
    at = tr_id_put_plain (at, subject->generator);
  }
  end (tape, at);
  context->born = id;
  if (payload->line != 0)
    context->line = payload->line;
  return place;
}

TrPayloadPlace tr_tape_add_payload (TrTape *tape, TrId id, TrPayloadPlace birth, TrPayloadPlace before, const TrPayload *after) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return 0;
  TrContext *context = &tape->context;
  TrPayloadPlace place = tape->bytes.length;
  guint8 text = text_flag (after->text, place);
  *at++ = (guint8) (TR_OP_PAYLOAD | text | (after->immortal ? TR_PAYLOAD_IMMORTAL : 0) | (after->linked != 0 ? TR_PAYLOAD_LINKED : 0) |
                    (birth == before ? TR_PAYLOAD_FIRST : 0) | (after->line != 0 ? TR_PAYLOAD_LINE : 0));
  at = tr_id_put (at, context, id);
  at = tr_varint_put (at, place - before);
  if (birth != before)
    at = tr_varint_put (at, place - birth);
  at = put_text (at, text, after->text, place);
  at = tr_varint_put (at, size_code (after));
  if (after->line != 0)
    at = tr_varint_put (at, after->line);
  if (after->linked != 0)
    at = tr_id_put_plain (at, after->linked);
  end (tape, at);
  return place;
}

/* Other changes. */

static guint8 owner_flag (const TrContext *context, TrId owner) {
  return owner == context->owner ? TR_OWNER_SAME
         : owner == context->top ? TR_OWNER_TOP
         : owner == context->born ? TR_OWNER_BORN
                                  : TR_OWNER_TOLD;
}

gboolean tr_tape_add_death (TrTape *tape, TrId id, TrPayloadPlace payload, guint32 line) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  TrPayloadPlace place = tape->bytes.length;
  guint8 owner = owner_flag (&tape->context, id);
  *at++ = (guint8) (TR_OP_DEATH | owner | (line != 0 ? TR_DEATH_LINE : 0));
  if (owner == TR_OWNER_TOLD)
    at = tr_id_put (at, &tape->context, id);
  at = tr_varint_put (at, place - payload);
  if (line != 0)
    at = tr_varint_put (at, line);
  end (tape, at);
  return TRUE;
}

gboolean tr_tape_add_ref (TrTape *tape, TrId owner, guint32 kind, guint32 index, TrText name, TrId before, TrId after) {
  guint64 code = slot_code (tape, kind, index, name);
  guint8 *at = code != G_MAXUINT64 ? begin (tape) : NULL;
  if (at == NULL)
    return FALSE;
  TrContext *context = &tape->context;
  guint8 flag = owner_flag (context, owner);
  *at++ = (guint8) (TR_OP_REF | flag | (before != 0 ? TR_REF_BEFORE : 0) | (after != 0 ? TR_REF_AFTER : 0));
  if (flag == TR_OWNER_TOLD)
    at = tr_id_put (at, context, owner);
  at = tr_varint_put (at, code);
  if (code == TR_SLOT_CODE_TOLD) {
    *at++ = (guint8) kind;
    at = tr_varint_put (at, index);
    at = tr_varint_put (at, name);
  }
  if (before != 0)
    at = tr_id_put (at, context, before);
  if (after != 0)
    at = tr_id_put (at, context, after);
  end (tape, at);
  context->owner = owner;
  return TRUE;
}

gboolean tr_tape_add_move (TrTape *tape, TrId owner, guint8 kind, guint32 from, guint32 to, guint32 count) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  *at++ = TR_OP_MOVE;
  at = tr_id_put (at, &tape->context, owner);
  *at++ = kind;
  at = tr_varint_put (at, from);
  at = tr_varint_put (at, to);
  at = tr_varint_put (at, count);
  end (tape, at);
  return TRUE;
}

gboolean tr_tape_add_line (TrTape *tape, TrId frame, guint32 before, guint32 after) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  gboolean of_top = frame == tape->context.top;
  *at++ = (guint8) (TR_OP_LINE | (of_top ? TR_LINE_OF_TOP : 0));
  if (!of_top)
    at = tr_id_put (at, &tape->context, frame);
  at = tr_varint_put (at, before);
  at = tr_varint_put (at, tr_zigzag ((gint64) after - before));
  end (tape, at);
  tape->context.line = after;
  return TRUE;
}

gboolean tr_tape_add_top (TrTape *tape, TrId before, TrId after) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  gboolean known = before == tape->context.top;
  *at++ = known ? TR_OP_TOP : TR_OP_TOP_FROM;
  if (!known)
    at = tr_id_put (at, &tape->context, before);
  at = tr_id_put (at, &tape->context, after);
  end (tape, at);
  tape->context.top = after;
  return TRUE;
}

gboolean tr_tape_add_step (TrTape *tape, const TrStep *step) {
  guint8 *at = begin (tape);
  if (at == NULL)
    return FALSE;
  TrContext *context = &tape->context;
  gboolean failed = step->error_type != 0 || step->error_message != 0 || step->error_line != 0 || step->error_column != 0;
  guint8 kind = MIN (step->kind, TR_STEP_KIND_TOLD);
  *at++ = TR_OP_STEP;
  *at++ = (guint8) (kind | (step->frame != context->top ? TR_STEP_FRAME_TOLD : 0) |
                    (step->line != context->line ? TR_STEP_LINE_TOLD : 0) | (step->detail != 0 ? TR_STEP_DETAIL : 0) |
                    (step->output_end != context->output_end ? TR_STEP_OUTPUT : 0) | (failed ? TR_STEP_ERROR : 0));
  if (kind == TR_STEP_KIND_TOLD)
    *at++ = step->kind;
  if (step->frame != context->top)
    at = tr_id_put (at, context, step->frame);
  if (step->line != context->line)
    at = tr_varint_put (at, step->line);
  if (step->detail != 0)
    at = step->detail & TR_TEXT_MADE ? tr_made_put (tr_varint_put (at, 1), step->detail)
                                     : tr_varint_put (at, (tape->bytes.length - step->detail) << 1);
  if (step->output_end != context->output_end)
    at = tr_varint_put (at, step->output_end - context->output_end);
  if (failed) {
    at = tr_varint_put (at, step->error_type);
    at = tr_varint_put (at, step->error_message);
    at = tr_varint_put (at, step->error_line);
    at = tr_varint_put (at, step->error_column);
  }
  end (tape, at);
  context->line = step->line;
  context->output_end = step->output_end;
  return TRUE;
}
