#include "tr-tape-load.h"

#include <string.h>

#include "tr-id-code.h"
#include "tr-made.h"

#define INDEX_LIMIT ((guint64) 1 << 31) /* of slots that are moved */

void tr_tape_load_begin (TrTapeLoad *load, TrTape *tape) {
  *load = (TrTapeLoad){.tape = tape, .texts = g_byte_array_new (), .told = g_byte_array_new ()};
  tr_cursor_init (&load->cursor, tape, 0);
}

void tr_tape_load_clear (TrTapeLoad *load) {
  g_byte_array_unref (load->texts);
  g_byte_array_unref (load->told);
}

static void mark (GByteArray *bits, guint64 place) {
  guint byte = (guint) (place >> 3);
  if (byte >= bits->len) {
    guint old = bits->len;
    g_byte_array_set_size (bits, MAX (byte + 1, old + old / 2));
    memset (bits->data + old, 0, bits->len - old);
  }
  bits->data[byte] |= (guint8) (1u << (place & 7));
}

static gboolean is_marked (GByteArray *bits, guint64 place) {
  return place >> 3 < bits->len && (bits->data[place >> 3] >> (place & 7) & 1) != 0;
}

static gboolean is_text (TrTapeLoad *load, TrText text) {
  return text == 0 || (text & TR_TEXT_MADE) != 0 || is_marked (load->texts, text);
}

/* The birth that the death of a running frame refers to. */
static gboolean is_known_frame (TrTapeLoad *load, const guint8 *at, guint8 op) {
  guint64 place = (guint64) (at - 1 - load->tape->bytes.data), back;
  if ((op & TR_OWNER_MASK) != TR_OWNER_TOP)
    return FALSE;
  tr_varint_get (at, &back);
  return is_marked (load->told, place - back) && tr_tape_is_birth (load->tape, place - back);
}

/* What a record refers to by its number, which has to be known before it is decoded. */
static gboolean is_known_number (TrTapeLoad *load, const guint8 *at) {
  guint8 op = *at++;
  guint64 number;
  if (op & TR_OP_BIRTH) {
    tr_varint_get (at, &number);
    return number < load->tape->shapes.length / sizeof (TrShape);
  }
  if ((op & (TR_OP_PAYLOAD | TR_OP_REF)) == 0 && (op & TR_OP_DEATH) != 0 && (op & TR_DEATH_FROM_TOP) != 0)
    return is_known_frame (load, at, op);
  if (op & TR_OP_PAYLOAD || (op & TR_OP_REF) == 0)
    return TRUE;
  if ((op & TR_OWNER_MASK) == TR_OWNER_TOLD)
    at = tr_id_skip (at);
  tr_varint_get (at, &number);
  return (number & 7) != TR_SLOT_CODE_NAMED || number >> 3 <= load->tape->slots.length / sizeof (TrSlotName);
}

/* A text ends before END. */
static gboolean check_text (TrTapeLoad *load, const guint8 *at, const guint8 *end) {
  if (memchr (at, '\0', (gsize) (end - at)) == NULL)
    return FALSE;
  mark (load->texts, (guint64) (at - load->tape->bytes.data));
  return TRUE;
}

static gboolean check_shape (TrTapeLoad *load, const guint8 *at) {
  TrShape shape;
  if (!tr_tape_read_shape (at, &shape) || !is_text (load, shape.subject.name))
    return FALSE;
  for (guint i = 0; i < shape.n_held; i++)
    if (shape.held[i] == 0 || shape.slots[i] >= load->tape->slots.length / sizeof (TrSlotName))
      return FALSE;
  return tr_tape_keep_shape (load->tape, &shape);
}

static gboolean check_slot (TrTapeLoad *load, const guint8 *at) {
  TrSlotName slot;
  return tr_tape_read_slot (at, &slot) && is_text (load, slot.name) && tr_tape_keep_slot (load->tape, &slot);
}

/* Before it is decoded: a record that begins at AT, on a tape that ends at END. */
static gboolean check_begin (TrTapeLoad *load, const guint8 *at, const guint8 *end) {
  switch (*at) {
  case TR_OP_TEXT:
    return check_text (load, at + 1, end);
  case TR_OP_SHAPE:
    return check_shape (load, at);
  case TR_OP_SLOT:
    return check_slot (load, at);
  default:
    return is_known_number (load, at);
  }
}

static gboolean check_told (TrTapeLoad *load, TrPayloadPlace place) {
  TrPayload payload;
  tr_tape_payload (load->tape, place, &payload);
  if (!is_text (load, payload.text))
    return FALSE;
  mark (load->told, place);
  return TRUE;
}

static gboolean check_change (TrTapeLoad *load, const TrChange *c) {
  switch ((TrChangeKind) c->change) {
  case TR_CHANGE_BIRTH:
    return c->subject != 0 && check_told (load, c->after);
  case TR_CHANGE_DEATH:
    return c->subject != 0 && is_marked (load->told, c->before);
  case TR_CHANGE_PAYLOAD: {
    TrPayloadPlace birth = tr_tape_birth_place (load->tape, c->after);
    return c->subject != 0 && is_marked (load->told, c->before) && is_marked (load->told, birth) &&
           tr_tape_is_birth (load->tape, birth) && check_told (load, c->after);
  }
  case TR_CHANGE_REF:
    return c->subject != 0 && c->slot_kind <= TR_SLOT_KIND_LAST && is_text (load, c->name);
  case TR_CHANGE_MOVE:
    return c->subject != 0 && c->slot_kind <= TR_SLOT_KIND_LAST && c->slot_index < INDEX_LIMIT && c->before < INDEX_LIMIT &&
           c->after < INDEX_LIMIT;
  case TR_CHANGE_LINE:
  case TR_CHANGE_TOP:
    return TRUE;
  }
  return FALSE;
}

static gboolean check_step (TrTapeLoad *load, const TrStep *step) {
  return step->kind <= TR_STEP_KIND_LAST && is_text (load, step->detail) && is_text (load, step->error_type) &&
         is_text (load, step->error_message);
}

/* One record; FALSE: it is none. */
static gboolean check_record (TrTapeLoad *load, const guint8 *end, TrSyncFunc func, gpointer user) {
  TrRecord record;
  const guint8 *begin = load->cursor.at;
  guint64 place = (guint64) (begin - load->tape->bytes.data);
  gboolean fresh = tr_cursor_at_record (&load->cursor);
  if (fresh && !check_begin (load, begin, end))
    return FALSE;
  if (fresh && *begin == TR_OP_SYNC && !func (place, load->n_steps, user))
    return FALSE;
  TrRecordKind kind = tr_cursor_next (&load->cursor, &record);
  if (kind == TR_RECORD_BAD || load->cursor.at > end)
    return FALSE;
  if (kind == TR_RECORD_CHANGE)
    return check_change (load, &record.change);
  if (kind != TR_RECORD_STEP)
    return TRUE;
  load->n_steps++;
  load->step_end = (guint64) (load->cursor.at - load->tape->bytes.data);
  return check_step (load, &record.step);
}

gboolean tr_tape_load_check (TrTapeLoad *load, TrSyncFunc func, gpointer user) {
  const guint8 *end = load->tape->bytes.data + load->tape->bytes.length;
  while (load->cursor.at < end || !tr_cursor_at_record (&load->cursor)) {
    guint n_steps = load->n_steps;
    guint64 step_end = load->step_end;
    if (check_record (load, end, func, user))
      continue;
    load->n_steps = n_steps;
    load->step_end = step_end;
    load->tape->bytes.length = step_end;
    return FALSE;
  }
  return TRUE;
}
