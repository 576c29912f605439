#include <string.h>

#include "rt-heap.h"
#include "tr-id-code.h"
#include "tr-made.h"
#include "tr-tape.h"
#include "tr-varint.h"

void tr_cursor_init (TrCursor *cursor, const TrTape *tape, guint64 place) {
  *cursor = (TrCursor){.tape = tape, .at = tape->bytes.data + place};
}

static const TrShape *shape_at (const TrTape *tape, guint64 number) {
  return (const TrShape *) tape->shapes.data + number;
}

static const guint8 *get32 (const guint8 *at, guint32 *value) {
  guint64 wide;
  at = tr_varint_get (at, &wide);
  *value = (guint32) wide;
  return at;
}

static const guint8 *skip (const guint8 *at) {
  guint64 value;
  return tr_varint_get (at, &value);
}

static const guint8 *skip_shape (const guint8 *at) {
  at = skip (skip (skip (at + 2)));
  for (guint n = *at++ * 2u; n > 0; n--)
    at = skip (at);
  return at;
}

/* Payloads. */

static const guint8 *get_text (const guint8 *at, guint8 flags, guint64 place, TrText *text) {
  guint64 value = 0;
  *text = 0;
  if ((flags & TR_TEXT_MASK) == TR_TEXT_NONE)
    return at;
  if ((flags & TR_TEXT_MASK) == TR_TEXT_NUMBER)
    return tr_made_get (at, text);
  at = tr_varint_get (at, &value);
  *text = (flags & TR_TEXT_MASK) == TR_TEXT_BACK ? place - value : value;
  return at;
}

static const guint8 *get_address (const guint8 *at, guint64 *address) {
  guint64 value;
  at = tr_varint_get (at, &value);
  if ((value & 1) == 0) {
    *address = RT_HEAP_BASE + (guint64) ((gint64) (value << 3));
    return at;
  }
  at = tr_varint_get (at, &value);
  *address = RT_HEAP_BASE + value;
  return at;
}

/* See size_code of tr-tape-write.c. */
static const guint8 *get_size (const guint8 *at, TrPayload *payload) {
  guint64 code;
  at = tr_varint_get (at, &code);
  payload->size_bytes = (code & 1) == 0 ? code >> 4 << 3 : code >> 4;
  payload->tracked = (guint8) (code >> 1 & 7);
  return at;
}

gboolean tr_tape_read_shape (const guint8 *at, TrShape *shape) {
  guint64 kind;
  TrPayload payload;
  *shape = (TrShape){.subject = {.nature = at[1], .bits = at[2]}};
  at = tr_varint_get (at + 3, &kind);
  at = tr_varint_get (at, &shape->subject.name);
  at = get_size (at, &payload);
  shape->subject.kind = (guint16) kind;
  shape->size_bytes = payload.size_bytes;
  shape->tracked = payload.tracked;
  if (shape->subject.nature > TR_INTERP || kind >= RT_KIND_COUNT || *at > TR_SHAPE_HELD)
    return FALSE;
  shape->n_held = *at++;
  for (guint i = 0; i < shape->n_held; i++) {
    at = get32 (at, &shape->slots[i]);
    at = tr_id_get_plain (at, &shape->held[i]);
  }
  return TRUE;
}

gboolean tr_tape_read_slot (const guint8 *at, TrSlotName *slot) {
  *slot = (TrSlotName){.kind = at[1]};
  at = get32 (at + 2, &slot->index);
  tr_varint_get (at, &slot->name);
  return slot->kind <= TR_SLOT_KIND_LAST;
}

/* A BIRTH record of FLAGS that begins at PLACE, from behind its id on. */
static const guint8 *get_birth (const guint8 *at, guint8 flags, guint64 place, const TrShape *shape, TrSubject *subject, TrPayload *payload,
                                gboolean *on_top) {
  *on_top = FALSE;
  *subject = shape->subject;
  *payload = (TrPayload){.size_bytes = shape->size_bytes, .tracked = shape->tracked, .immortal = (flags & TR_BIRTH_IMMORTAL) != 0};
  at = get_text (at, flags, place, &payload->text);
  if (flags & TR_BIRTH_SIZE)
    at = get_size (at, payload);
  if (flags & TR_BIRTH_ADDRESS)
    at = get_address (at, &subject->address);
  if (flags & TR_BIRTH_LINKED)
    at = tr_id_get_plain (at, &payload->linked);
  if (flags & TR_BIRTH_FRAME) {
    guint64 line;
    at = tr_varint_get (at, &line);
    *on_top = line & 1;
    payload->line = (guint32) (line >> 1);
    at = tr_id_get_plain (at, &subject->generator);
  }
  return at;
}

static const TrShape *read_birth (const TrTape *tape, TrPayloadPlace place, TrSubject *subject, TrPayload *payload) {
  const guint8 *at = tape->bytes.data + place;
  guint8 flags = *at++;
  guint64 number;
  gboolean on_top;
  at = tr_varint_get (at, &number);
  const TrShape *shape = shape_at (tape, number);
  get_birth (tr_id_skip (at), flags, place, shape, subject, payload, &on_top);
  return shape;
}

/* What a PAYLOAD record refers to and tells. */
typedef struct Version {
  TrPayloadPlace before, birth;
  TrPayload payload;
} Version;

/* From behind its id on. */
static const guint8 *get_version (const guint8 *at, guint8 flags, guint64 place, Version *version) {
  guint64 back;
  version->payload = (TrPayload){.immortal = (flags & TR_PAYLOAD_IMMORTAL) != 0};
  at = tr_varint_get (at, &back);
  version->before = version->birth = place - back;
  if ((flags & TR_PAYLOAD_FIRST) == 0) {
    at = tr_varint_get (at, &back);
    version->birth = place - back;
  }
  at = get_text (at, flags, place, &version->payload.text);
  at = get_size (at, &version->payload);
  if (flags & TR_PAYLOAD_LINE)
    at = get32 (at, &version->payload.line);
  if (flags & TR_PAYLOAD_LINKED)
    at = tr_id_get_plain (at, &version->payload.linked);
  return at;
}

gboolean tr_tape_is_birth (const TrTape *tape, TrPayloadPlace place) {
  return (tape->bytes.data[place] & TR_OP_BIRTH) != 0;
}

static void read_version (const TrTape *tape, TrPayloadPlace place, Version *version) {
  const guint8 *at = tape->bytes.data + place;
  guint8 flags = *at++;
  at = tr_id_skip (at);
  get_version (at, flags, place, version);
}

TrPayloadPlace tr_tape_birth_place (const TrTape *tape, TrPayloadPlace place) {
  if (tr_tape_is_birth (tape, place))
    return place;
  Version version;
  read_version (tape, place, &version);
  return version.birth;
}

void tr_tape_payload (const TrTape *tape, TrPayloadPlace place, TrPayload *payload) {
  if (tr_tape_is_birth (tape, place)) {
    TrSubject subject;
    read_birth (tape, place, &subject, payload);
    return;
  }
  Version version;
  read_version (tape, place, &version);
  *payload = version.payload;
}

void tr_tape_subject (const TrTape *tape, TrPayloadPlace place, TrSubject *subject) {
  TrPayload payload;
  read_birth (tape, tr_tape_birth_place (tape, place), subject, &payload);
}

/* Records. */

static const guint8 *get_owner (const guint8 *at, guint8 flags, TrContext *context, TrId *owner) {
  switch (flags & TR_OWNER_MASK) {
  case TR_OWNER_SAME:
    *owner = context->owner;
    return at;
  case TR_OWNER_TOP:
    *owner = context->top;
    return at;
  case TR_OWNER_BORN:
    *owner = context->born;
    return at;
  default:
    return tr_id_get (at, context, owner);
  }
}

/* What a record tells besides what it is: given out after it, the last one added first. */
static TrRecord *add_more (TrCursor *cursor, TrRecordKind kind) {
  cursor->more_kinds[cursor->n_more] = kind;
  return &cursor->more[cursor->n_more++];
}

static void add_more_change (TrCursor *cursor, TrChange change) {
  add_more (cursor, TR_RECORD_CHANGE)->change = change;
}

/* A frame of SHAPE comes to hold, or gives up, the thing I that all of them hold. */
static TrChange held_change (const TrCursor *cursor, TrId frame, const TrShape *shape, guint i, gboolean comes) {
  const TrSlotName *slot = (const TrSlotName *) cursor->tape->slots.data + shape->slots[i];
  TrChange change = {.change = TR_CHANGE_REF, .subject = frame, .slot_kind = (guint8) slot->kind, .slot_index = slot->index, .name = slot->name};
  *(comes ? &change.after : &change.before) = shape->held[i];
  return change;
}

static void begin_frame (TrCursor *cursor, TrId frame, const TrShape *shape) {
  add_more_change (cursor, (TrChange){.change = TR_CHANGE_TOP, .before = cursor->context.top, .after = frame});
  for (guint i = shape->n_held; i > 0; i--)
    add_more_change (cursor, held_change (cursor, frame, shape, i - 1, TRUE));
  cursor->context.top = frame;
}

static const guint8 *next_birth (TrCursor *cursor, const guint8 *at, guint8 flags, guint64 place, TrChange *change) {
  guint64 number;
  TrSubject subject;
  TrPayload payload;
  gboolean on_top;
  at = tr_varint_get (at, &number);
  const TrShape *shape = shape_at (cursor->tape, number);
  *change = (TrChange){.change = TR_CHANGE_BIRTH, .after = place};
  at = tr_id_get (at, &cursor->context, &change->subject);
  at = get_birth (at, flags, place, shape, &subject, &payload, &on_top);
  cursor->context.born = change->subject;
  if (on_top)
    begin_frame (cursor, change->subject, shape);
  if (payload.line != 0)
    cursor->context.line = payload.line;
  return at;
}

static const guint8 *next_payload (TrCursor *cursor, const guint8 *at, guint8 flags, guint64 place, TrChange *change) {
  Version version;
  *change = (TrChange){.change = TR_CHANGE_PAYLOAD, .after = place};
  at = tr_id_get (at, &cursor->context, &change->subject);
  at = get_version (at, flags, place, &version);
  change->before = version.before;
  return at;
}

static const guint8 *next_ref (TrCursor *cursor, const guint8 *at, guint8 flags, TrChange *change) {
  guint64 code;
  *change = (TrChange){.change = TR_CHANGE_REF};
  at = get_owner (at, flags, &cursor->context, &change->subject);
  at = tr_varint_get (at, &code);
  if (code == TR_SLOT_CODE_TOLD) {
    change->slot_kind = *at++;
    at = get32 (at, &change->slot_index);
    at = tr_varint_get (at, &change->name);
  } else if ((code & 7) == TR_SLOT_CODE_NAMED) {
    const TrSlotName *slot = (const TrSlotName *) cursor->tape->slots.data + (code >> 3) - 1;
    change->slot_kind = slot->kind;
    change->slot_index = slot->index;
    change->name = slot->name;
  } else {
    change->slot_kind = code & 7;
    change->slot_index = (guint32) (code >> 3);
  }
  if (flags & TR_REF_BEFORE)
    at = tr_id_get (at, &cursor->context, &change->before);
  if (flags & TR_REF_AFTER)
    at = tr_id_get (at, &cursor->context, &change->after);
  cursor->context.owner = change->subject;
  return at;
}

/* The running frame, whose birth is told at PLACE, ends: LAST. What comes before that is put before it. */
static void end_frame (TrCursor *cursor, TrPayloadPlace place, TrChange *last) {
  TrSubject subject;
  TrPayload payload;
  const TrShape *shape = read_birth (cursor->tape, place, &subject, &payload);
  add_more_change (cursor, *last);
  TrChange top = {.change = TR_CHANGE_TOP, .before = cursor->context.top, .after = payload.linked};
  cursor->context.top = payload.linked;
  if (shape->n_held == 0) {
    *last = top;
    return;
  }
  add_more_change (cursor, top);
  for (guint i = shape->n_held; i > 1; i--)
    add_more_change (cursor, held_change (cursor, last->subject, shape, i - 1, FALSE));
  *last = held_change (cursor, last->subject, shape, 0, FALSE);
}

static const guint8 *next_death (TrCursor *cursor, const guint8 *at, guint8 flags, guint64 place, TrChange *change) {
  guint64 back;
  *change = (TrChange){.change = TR_CHANGE_DEATH};
  at = get_owner (at, flags, &cursor->context, &change->subject);
  at = tr_varint_get (at, &back);
  change->before = place - back;
  if (flags & TR_DEATH_LINE)
    at = tr_varint_get (at, &change->after);
  if (flags & TR_DEATH_FROM_TOP)
    end_frame (cursor, change->before, change);
  return at;
}

static const guint8 *next_move (TrCursor *cursor, const guint8 *at, TrChange *change) {
  *change = (TrChange){.change = TR_CHANGE_MOVE};
  at = tr_id_get (at, &cursor->context, &change->subject);
  change->slot_kind = *at++;
  at = get32 (at, &change->slot_index);
  at = tr_varint_get (at, &change->after);
  return tr_varint_get (at, &change->before);
}

static const guint8 *next_line (TrCursor *cursor, const guint8 *at, guint8 flags, TrChange *change) {
  guint64 difference;
  *change = (TrChange){.change = TR_CHANGE_LINE, .subject = cursor->context.top};
  if ((flags & TR_LINE_OF_TOP) == 0)
    at = tr_id_get (at, &cursor->context, &change->subject);
  at = tr_varint_get (at, &change->before);
  at = tr_varint_get (at, &difference);
  change->after = (guint32) ((gint64) change->before + tr_unzigzag (difference));
  cursor->context.line = (guint32) change->after;
  return at;
}

static const guint8 *next_line_step (TrCursor *cursor, const guint8 *at, guint8 op, TrChange *change) {
  TrContext *context = &cursor->context;
  guint64 before = context->line, difference;
  if (op == TR_OP_LINE_STEP_FROM)
    at = tr_varint_get (at, &before);
  at = tr_varint_get (at, &difference);
  context->line = (guint32) ((gint64) before + tr_unzigzag (difference));
  *change = (TrChange){.change = TR_CHANGE_LINE, .subject = context->top, .before = before, .after = context->line};
  add_more (cursor, TR_RECORD_STEP)->step =
    (TrStep){.kind = RT_STEP_LINE, .frame = context->top, .line = context->line, .output_end = context->output_end};
  return at;
}

/* The next of what is left of an ITEMS record. */
static const guint8 *next_item (TrCursor *cursor, const guint8 *at, TrChange *change) {
  TrItems *items = &cursor->items;
  *change = (TrChange){
    .change = TR_CHANGE_REF, .subject = cursor->context.owner, .slot_kind = items->slot_kind, .slot_index = items->slot_index};
  items->n_left--;
  items->slot_index += items->flags & TR_ITEMS_DOWN ? (guint32) -1 : 1;
  return tr_id_get (at, &cursor->context, items->flags & TR_ITEMS_COME ? &change->after : &change->before);
}

static const guint8 *next_items (TrCursor *cursor, const guint8 *at, TrChange *change) {
  guint64 code;
  TrItems *items = &cursor->items;
  items->flags = *at++ & TR_ITEMS_MASK;
  at = tr_id_get (at, &cursor->context, &cursor->context.owner);
  at = tr_varint_get (at, &code);
  items->slot_kind = code & 7;
  items->slot_index = (guint32) (code >> 3);
  at = get32 (at, &items->n_left);
  if (items->slot_kind == TR_SLOT_CODE_NAMED || items->n_left == 0) {
    items->n_left = 0;
    return NULL;
  }
  return next_item (cursor, at, change);
}

static const guint8 *next_top (TrCursor *cursor, const guint8 *at, guint8 op, TrChange *change) {
  *change = (TrChange){.change = TR_CHANGE_TOP, .before = cursor->context.top};
  if (op == TR_OP_TOP_FROM)
    at = tr_id_get (at, &cursor->context, &change->before);
  at = tr_id_get (at, &cursor->context, &change->after);
  cursor->context.top = change->after;
  return at;
}

static const guint8 *next_step (TrCursor *cursor, const guint8 *at, guint64 place, TrStep *step) {
  TrContext *context = &cursor->context;
  guint64 value;
  guint8 flags = *at++;
  *step = (TrStep){.kind = flags & TR_STEP_KIND_MASK, .frame = context->top, .line = context->line, .output_end = context->output_end};
  if (step->kind == TR_STEP_KIND_TOLD)
    step->kind = *at++;
  if (flags & TR_STEP_FRAME_TOLD)
    at = tr_id_get (at, context, &step->frame);
  if (flags & TR_STEP_LINE_TOLD)
    at = get32 (at, &step->line);
  if (flags & TR_STEP_DETAIL) {
    at = tr_varint_get (at, &value);
    if (value == 1)
      at = tr_made_get (at, &step->detail);
    else
      step->detail = place - (value >> 1);
  }
  if (flags & TR_STEP_OUTPUT) {
    at = tr_varint_get (at, &value);
    step->output_end += value;
  }
  if (flags & TR_STEP_ERROR) {
    at = tr_varint_get (at, &step->error_type);
    at = tr_varint_get (at, &step->error_message);
    at = get32 (at, &step->error_line);
    at = get32 (at, &step->error_column);
  }
  context->line = step->line;
  context->output_end = step->output_end;
  return at;
}

static const guint8 *next_sync (TrContext *context, const guint8 *at) {
  for (int i = 0; i < 3; i++)
    at = tr_varint_get (at, &context->newest[i]);
  at = tr_varint_get (at, &context->top);
  at = tr_varint_get (at, &context->output_end);
  tr_context_begin (context);
  return at;
}

/* Records of which only one first byte exists; NULL: none of them either. */
static const guint8 *next_plain (TrCursor *cursor, const guint8 *at, guint8 op, guint64 place, TrRecord *record, TrRecordKind *kind) {
  *kind = TR_RECORD_OTHER;
  switch (op) {
  case TR_OP_TEXT:
    return at + strlen ((const char *) at) + 1;
  case TR_OP_SHAPE:
    return skip_shape (at);
  case TR_OP_SLOT:
    return skip (skip (at + 1));
  case TR_OP_SYNC:
    return next_sync (&cursor->context, at);
  case TR_OP_STEP:
    *kind = TR_RECORD_STEP;
    return next_step (cursor, at, place, &record->step);
  case TR_OP_TOP:
  case TR_OP_TOP_FROM:
    *kind = TR_RECORD_CHANGE;
    return next_top (cursor, at, op, &record->change);
  case TR_OP_MOVE:
    *kind = TR_RECORD_CHANGE;
    return next_move (cursor, at, &record->change);
  case TR_OP_ITEMS:
    *kind = TR_RECORD_CHANGE;
    return next_items (cursor, at, &record->change);
  case TR_OP_LINE:
  case TR_OP_LINE | TR_LINE_OF_TOP:
    *kind = TR_RECORD_CHANGE;
    return next_line (cursor, at, op, &record->change);
  case TR_OP_LINE_STEP:
  case TR_OP_LINE_STEP_FROM:
    *kind = TR_RECORD_CHANGE;
    return next_line_step (cursor, at, op, &record->change);
  default:
    return NULL;
  }
}

TrRecordKind tr_cursor_next (TrCursor *cursor, TrRecord *record) {
  if (cursor->n_more > 0) {
    *record = cursor->more[--cursor->n_more];
    return cursor->more_kinds[cursor->n_more];
  }
  if (cursor->items.n_left > 0) {
    cursor->at = next_item (cursor, cursor->at, &record->change);
    return TR_RECORD_CHANGE;
  }
  const guint8 *at = cursor->at;
  guint64 place = (guint64) (at - cursor->tape->bytes.data);
  guint8 op = *at++;
  TrRecordKind kind = TR_RECORD_CHANGE;
  if (op & TR_OP_BIRTH)
    at = next_birth (cursor, at, op, place, &record->change);
  else if (op & TR_OP_PAYLOAD)
    at = next_payload (cursor, at, op, place, &record->change);
  else if (op & TR_OP_REF)
    at = next_ref (cursor, at, op, &record->change);
  else if (op & TR_OP_DEATH)
    at = next_death (cursor, at, op, place, &record->change);
  else
    at = next_plain (cursor, at, op, place, record, &kind);
  if (at == NULL)
    return TR_RECORD_BAD;
  cursor->at = at;
  return kind;
}

TrId tr_tape_newest (const TrTape *tape, guint64 place, TrId id) {
  TrContext context = {0};
  next_sync (&context, tape->bytes.data + place + 1);
  switch (id >> TR_ID_CLASS_SHIFT) {
  case TR_CLASS_OBJECT:
    return context.newest[TR_NEWEST_OBJECT];
  case TR_CLASS_FRAME:
    return context.newest[TR_NEWEST_FRAME] | TR_ID_FRAME;
  case TR_CLASS_HOLDER:
    return context.newest[TR_NEWEST_HOLDER] | TR_ID_HOLDER;
  default:
    return 0; /* not in the order of their numbers */
  }
}
