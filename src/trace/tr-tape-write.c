#include <string.h>

#include "tr-tape-put.h"

#define TAPE_BYTES    ((gsize) 1 << 36)
#define TABLE_BYTES   ((gsize) 1 << 30)
#define SHAPES_LIMIT  4096 /* beyond it frames have no shapes of their own */
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

TrText tr_tape_add_text (TrTape *tape, const char *text, gsize length_bytes) {
  guint8 *at = tr_bytes_room (&tape->bytes, length_bytes + 2);
  if (at == NULL)
    return 0;
  *at++ = TR_OP_TEXT;
  TrText place = (TrText) (at - tape->bytes.data);
  memcpy (at, text, length_bytes);
  at[length_bytes] = '\0';
  tr_put_end (tape, at + length_bytes + 1);
  return place;
}

gboolean tr_tape_add_sync (TrTape *tape) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL)
    return FALSE;
  TrContext *context = &tape->context;
  *at++ = TR_OP_SYNC;
  for (int i = 0; i < 3; i++)
    at = tr_varint_put (at, context->newest[i]);
  at = tr_varint_put (at, context->top);
  at = tr_varint_put (at, context->output_end);
  tr_put_end (tape, at);
  tr_context_begin (context);
  return TRUE;
}

/* Shapes and slots. */

static gboolean is_shape_of (const TrShape *shape, const TrSubject *subject) {
  return shape->subject.name == subject->name && shape->subject.kind == subject->kind && shape->subject.bits == subject->bits &&
         shape->subject.nature == subject->nature;
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

/* The number of SHAPE from now on; G_MAXUINT: no room. */
static guint add_shape (TrTape *tape, const TrShape *shape) {
  guint8 *at = tr_put_begin (tape);
  guint number = (guint) (tape->shapes.length / sizeof (TrShape));
  if (at == NULL || !tr_tape_keep_shape (tape, shape))
    return G_MAXUINT;
  *at++ = TR_OP_SHAPE;
  *at++ = shape->subject.nature;
  *at++ = shape->subject.bits;
  at = tr_varint_put (at, shape->subject.kind);
  at = tr_varint_put (at, shape->subject.name);
  at = tr_varint_put (at, tr_put_size_code (shape->size_bytes, shape->tracked));
  *at++ = shape->n_held;
  for (guint i = 0; i < shape->n_held; i++) {
    at = tr_varint_put (at, shape->slots[i]);
    at = tr_id_put_plain (at, shape->held[i]);
  }
  tr_put_end (tape, at);
  return number;
}

/* The same shape may be told twice, when another took its place in the cache. */
guint tr_tape_shape (TrTape *tape, const TrSubject *subject, const TrPayload *payload) {
  guint64 hash = subject->name * 0x9e3779b97f4a7c15u + subject->kind * 0x85ebca6bu + subject->bits * 64u + subject->nature;
  guint32 *cached = &tape->shape_cache[(hash >> 20) & (TR_TAPE_CACHE - 1)];
  const TrShape *shapes = (const TrShape *) tape->shapes.data;
  if (*cached != 0 && is_shape_of (&shapes[*cached - 1], subject))
    return *cached - 1;
  TrShape shape = {.subject = *subject, .size_bytes = payload->size_bytes, .tracked = payload->tracked};
  shape.subject.address = shape.subject.generator = 0;
  guint number = add_shape (tape, &shape);
  if (number != G_MAXUINT)
    *cached = number + 1;
  return number;
}

guint tr_tape_own_shape (TrTape *tape, const TrShape *shape) {
  if (tape->shapes.length / sizeof *shape >= SHAPES_LIMIT)
    return G_MAXUINT;
  return add_shape (tape, shape);
}

static gboolean add_slot (TrTape *tape, guint32 kind, guint32 index, TrText name) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL || !tr_tape_keep_slot (tape, &(TrSlotName){kind, index, name}))
    return FALSE;
  *at++ = TR_OP_SLOT;
  *at++ = (guint8) kind;
  at = tr_varint_put (at, index);
  at = tr_varint_put (at, name);
  return tr_put_end (tape, at);
}

guint64 tr_tape_slot_code (TrTape *tape, guint32 kind, guint32 index, TrText name) {
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

/* Records. */

TrPayloadPlace tr_tape_add_birth (TrTape *tape, TrId id, const TrSubject *subject, const TrPayload *payload) {
  guint number = tr_tape_shape (tape, subject, payload);
  return number != G_MAXUINT ? tr_put_birth (tape, number, id, subject, payload, FALSE) : 0;
}

static gboolean add_told_ref (TrTape *tape, TrId owner, guint32 kind, guint32 index, TrText name, TrId before, TrId after) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL)
    return FALSE;
  TrContext *context = &tape->context;
  *at++ = (guint8) (TR_OP_REF | TR_OWNER_TOLD | (before != 0 ? TR_REF_BEFORE : 0) | (after != 0 ? TR_REF_AFTER : 0));
  at = tr_id_put (at, context, owner);
  *at++ = TR_SLOT_CODE_TOLD;
  *at++ = (guint8) kind;
  at = tr_varint_put (at, index);
  at = tr_varint_put (at, name);
  if (before != 0)
    at = tr_id_put (at, context, before);
  if (after != 0)
    at = tr_id_put (at, context, after);
  context->owner = owner;
  return tr_put_end (tape, at);
}

gboolean tr_tape_add_ref (TrTape *tape, TrId owner, guint32 kind, guint32 index, TrText name, TrId before, TrId after) {
  guint64 code = tr_tape_slot_code (tape, kind, index, name);
  if (code == TR_SLOT_CODE_TOLD)
    return add_told_ref (tape, owner, kind, index, name, before, after);
  return code != G_MAXUINT64 && tr_put_ref (tape, owner, code, before, after);
}

gboolean tr_tape_add_move (TrTape *tape, TrId owner, guint8 kind, guint32 from, guint32 to, guint32 count) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL)
    return FALSE;
  *at++ = TR_OP_MOVE;
  at = tr_id_put (at, &tape->context, owner);
  *at++ = kind;
  at = tr_varint_put (at, from);
  at = tr_varint_put (at, to);
  at = tr_varint_put (at, count);
  return tr_put_end (tape, at);
}

gboolean tr_tape_add_line (TrTape *tape, TrId frame, guint32 before, guint32 after) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL)
    return FALSE;
  gboolean of_top = frame == tape->context.top;
  *at++ = (guint8) (TR_OP_LINE | (of_top ? TR_LINE_OF_TOP : 0));
  if (!of_top)
    at = tr_id_put (at, &tape->context, frame);
  at = tr_varint_put (at, before);
  at = tr_varint_put (at, tr_zigzag ((gint64) after - before));
  tr_put_end (tape, at);
  tape->context.line = after;
  return TRUE;
}

gboolean tr_tape_add_top (TrTape *tape, TrId before, TrId after) {
  guint8 *at = tr_put_begin (tape);
  if (at == NULL)
    return FALSE;
  gboolean known = before == tape->context.top;
  *at++ = known ? TR_OP_TOP : TR_OP_TOP_FROM;
  if (!known)
    at = tr_id_put (at, &tape->context, before);
  at = tr_id_put (at, &tape->context, after);
  tr_put_end (tape, at);
  tape->context.top = after;
  return TRUE;
}

gboolean tr_tape_add_step (TrTape *tape, const TrStep *step) {
  guint8 *at = tr_put_begin (tape);
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
  tr_put_end (tape, at);
  context->line = step->line;
  context->output_end = step->output_end;
  return TRUE;
}
