/* The tape: the stream of records that a log is made of.
 *
 * A record is a byte that says what follows, then numbers (tr-varint.h) or a text that ends in NUL. Some refer back:
 *  - ids are told as distances from the newest id of their kind, which the reader keeps track of, or as they are, whichever
 *    is shorter. Every STRETCH of steps begins with a SYNC record that tells anew what a reader keeps track of: decoding may
 *    begin there.
 *  - a payload is told where it becomes true: by a BIRTH or a PAYLOAD record, and named by that record's PLACE, its distance from
 *    the start of the tape. What stands there can be decoded without knowing anything else (tr_tape_payload,
 *    tr_tape_birth); so every record carries its undo, and yet nothing is told twice.
 *  - a size is told together with the collector's generation (tr_put_size_code): sizes of what it tracks are multiples of 8.
 *  - texts stand on the tape, too, and are named by their place.
 *  - what births have in common (nature, type, size) and what slots have in common (kind, index, name) is told once, by a
 *    SHAPE or a SLOT record, and then named by its number.
 *  - what comes together mostly is one record: the birth of a frame that runs at once, with the references that all frames of its
 *    function hold; its end; a line and the step that it is; items that a list is made with or gives up at its end. A reader is given them
 *    one by one, as if each stood for itself.
 *
 * One thread writes. Others may read what was written before something that they acquired was released.
 */
#pragma once

#include "tr-bytes.h"
#include "tr-log.h"

G_BEGIN_DECLS

/* First bytes of records. Where bits are free they are flags of the record, given by name below. */
enum {
  TR_OP_NONE = 0x00, /* never written: what an untouched tape holds */
  TR_OP_TEXT = 0x01, /* bytes, NUL */
  TR_OP_SHAPE = 0x02, /* nature, bits, kind, place of name, size, how many it holds, slot and id of each */
  TR_OP_SLOT = 0x03,  /* kind, index, place of name */
  TR_OP_SYNC = 0x04,  /* newest object, frame, holder; running frame as it is; output_end */
  TR_OP_STEP = 0x05,  /* flags TR_STEP_...; [kind]; [frame]; [line]; [how far back the detail times 2, or 1 and its number]; [output since];
                         [type, message, line, column] */
  TR_OP_TOP = 0x06,   /* frame; before: what runs so far */
  TR_OP_TOP_FROM = 0x07, /* before, after */
  TR_OP_MOVE = 0x08,  /* owner, kind, from, to, count */
  TR_OP_ITEMS = 0x09, /* flags TR_ITEMS_...; owner; slot of the first, which is a numbered one; how many; the id of each */
  TR_OP_LINE = 0x0a,  /* + TR_LINE_OF_TOP; [frame]; before, after - before */
  TR_OP_LINE_STEP = 0x0c,      /* after - before: a line of the running frame, whose line was the one told last, and a step of it */
  TR_OP_LINE_STEP_FROM = 0x0d, /* before, after - before: the same, told in full */
  TR_OP_DEATH = 0x10, /* + TR_OWNER_..., TR_DEATH_LINE; [id]; how far back its payload was told; [line] */
  TR_OP_REF = 0x20,   /* + TR_OWNER_..., TR_REF_...; [owner]; slot; [before]; [after] */
  TR_OP_PAYLOAD = 0x40, /* + TR_TEXT_..., TR_PAYLOAD_...; id; how far back the one before; [how far back the birth]; [text]; size; [linked] */
  TR_OP_BIRTH = 0x80,   /* + TR_TEXT_..., TR_BIRTH_...; shape; id; [text]; [size]; [address]; [linked]; [line times 2, and 1 if the frame runs from now on and
                           holds what its shape holds; generator] */
};

enum {
  TR_LINE_OF_TOP = 0x01, /* of the frame that runs */

  TR_OWNER_TOLD = 0x00, /* whose record it is: told */
  TR_OWNER_SAME = 0x01, /* that of the REF record before */
  TR_OWNER_TOP = 0x02,  /* the frame that runs */
  TR_OWNER_BORN = 0x03, /* the one born last */
  TR_OWNER_MASK = 0x03,

  TR_DEATH_LINE = 0x04,
  TR_DEATH_FROM_TOP = 0x08, /* a frame that ran: it gives up what its shape holds, and the frame it is linked to runs again */
  TR_REF_BEFORE = 0x04, /* the slot held something */
  TR_REF_AFTER = 0x08,  /* and will */

  TR_ITEMS_COME = 0x01, /* slots held nothing and come to hold these; else they gave them up */
  TR_ITEMS_DOWN = 0x02, /* from slot to slot the index goes down by one; else up */
  TR_ITEMS_MASK = 0x03,

  TR_TEXT_NONE = 0x00,
  TR_TEXT_BACK = 0x01, /* begins that far before the record */
  TR_TEXT_AT = 0x02,   /* its place */
  TR_TEXT_NUMBER = 0x03, /* it is made from a number (tr-made.h) */
  TR_TEXT_MASK = 0x03,

  TR_PAYLOAD_IMMORTAL = 0x04,
  TR_PAYLOAD_LINKED = 0x08,
  TR_PAYLOAD_FIRST = 0x10, /* the one before is that of the birth */
  TR_PAYLOAD_LINE = 0x20,  /* a line follows the size */

  TR_BIRTH_SIZE = 0x04, /* size and generation are not those of the shape */
  TR_BIRTH_IMMORTAL = 0x08,
  TR_BIRTH_LINKED = 0x10,
  TR_BIRTH_ADDRESS = 0x20,
  TR_BIRTH_FRAME = 0x40,

  TR_STEP_KIND_MASK = 0x07,
  TR_STEP_KIND_TOLD = 0x07,  /* the kind is told in a byte of its own */
  TR_STEP_FRAME_TOLD = 0x08, /* else it is the frame that runs */
  TR_STEP_LINE_TOLD = 0x10,  /* else the line that a record of this stretch told last */
  TR_STEP_DETAIL = 0x20,
  TR_STEP_OUTPUT = 0x40,
  TR_STEP_ERROR = 0x80,
};

#define TR_SHAPE_HELD 2

/* What births have in common. Frames of one function also hold the same, from their birth to their death. */
typedef struct TrShape {
  TrSubject subject; /* address and generator: 0 */
  guint64 size_bytes;
  guint8 tracked;
  guint8 n_held;
  guint32 slots[TR_SHAPE_HELD]; /* numbers in the table of slots, from 0 */
  TrId held[TR_SHAPE_HELD];
} TrShape;

typedef struct TrSlotName {
  guint32 kind;
  guint32 index;
  TrText name;
} TrSlotName;

/* What a reader keeps track of, and the writer with it. */
typedef struct TrContext {
  TrId newest[3]; /* objects, frames, holders: the highest number told so far */
  TrId top;       /* the frame that runs */
  TrId owner;     /* of the REF record before */
  TrId born;      /* last */
  guint32 line;   /* told last */
  guint64 output_end;
} TrContext;

#define TR_TAPE_CACHE 1024 /* entries; a power of two */

typedef struct TrTape {
  TrBytes bytes, shapes, slots; /* records; TrShape; TrSlotName */
  /* The writer's. */
  TrContext context;
  guint32 shape_cache[TR_TAPE_CACHE], slot_cache[TR_TAPE_CACHE]; /* number + 1 of what was used last with that hash */
} TrTape;

#define TR_SLOT_KIND_LAST RT_SLOT_HIDDEN
#define TR_STEP_KIND_LAST RT_STEP_DEALLOC

void tr_tape_init (TrTape *tape, TrBudget *budget);
void tr_tape_clear (TrTape *tape);

/* Writing. FALSE (or 0): nothing is left to write to; the tape is then as it was. */
TrText tr_tape_add_text (TrTape *tape, const char *text, gsize length_bytes);
gboolean tr_tape_add_sync (TrTape *tape);
TrPayloadPlace tr_tape_add_birth (TrTape *tape, TrId id, const TrSubject *subject, const TrPayload *payload);
gboolean tr_tape_add_ref (TrTape *tape, TrId owner, guint32 kind, guint32 index, TrText name, TrId before, TrId after);
gboolean tr_tape_add_move (TrTape *tape, TrId owner, guint8 kind, guint32 from, guint32 to, guint32 count);
gboolean tr_tape_add_line (TrTape *tape, TrId frame, guint32 before, guint32 after);
gboolean tr_tape_add_top (TrTape *tape, TrId before, TrId after);
gboolean tr_tape_add_step (TrTape *tape, const TrStep *step);
/* The number of the shape that SUBJECT and PAYLOAD have; G_MAXUINT: no room. Good as long as the tape is. */
guint tr_tape_shape (TrTape *tape, const TrSubject *subject, const TrPayload *payload);
/* The same of a shape that is in no cache, since the caller remembers it; G_MAXUINT also if there are too many. */
guint tr_tape_own_shape (TrTape *tape, const TrShape *shape);
/* What stands for a slot in a REF record; TR_SLOT_CODE_TOLD: it is to be told there; G_MAXUINT64: no room. */
guint64 tr_tape_slot_code (TrTape *tape, guint32 kind, guint32 index, TrText name);

/* Reading. */
typedef enum TrRecordKind {
  TR_RECORD_CHANGE,
  TR_RECORD_STEP,
  TR_RECORD_OTHER, /* a text and the like: nothing to tell */
  TR_RECORD_BAD,   /* no record; the cursor did not move */
} TrRecordKind;

typedef struct TrRecord {
  TrChange change;
  TrStep step;
} TrRecord;

#define TR_CURSOR_MORE (TR_SHAPE_HELD + 2)

/* What is left of an ITEMS record. */
typedef struct TrItems {
  guint32 n_left;
  guint8 flags; /* TR_ITEMS_... */
  guint8 slot_kind;
  guint32 slot_index; /* of the next */
} TrItems;

typedef struct TrCursor {
  const TrTape *tape;
  const guint8 *at; /* the next record, or the next id of `items` */
  TrContext context;
  guint n_more; /* what the record before AT tells besides and was not given out yet, last first: */
  TrRecordKind more_kinds[TR_CURSOR_MORE];
  TrRecord more[TR_CURSOR_MORE];
  TrItems items; /* of context.owner */
} TrCursor;

/* At PLACE, where a SYNC record stands. */
void tr_cursor_init (TrCursor *cursor, const TrTape *tape, guint64 place);
/* Gives out what the next record tells, one after the other if that is more than one thing, and goes on behind it; fills in that
 * member of RECORD which the result names. */
TrRecordKind tr_cursor_next (TrCursor *cursor, TrRecord *record);
/* Whether a record begins at AT, all of the one before having been given out. */
static inline gboolean tr_cursor_at_record (const TrCursor *cursor) {
  return cursor->n_more == 0 && cursor->items.n_left == 0;
}

/* The tables: what a SHAPE or SLOT record at AT tells (FALSE: nothing that can be), and another entry (FALSE: no room). */
gboolean tr_tape_read_shape (const guint8 *at, TrShape *shape);
gboolean tr_tape_read_slot (const guint8 *at, TrSlotName *slot);
gboolean tr_tape_keep_shape (TrTape *tape, const TrShape *shape);
gboolean tr_tape_keep_slot (TrTape *tape, const TrSlotName *slot);

/* The highest number of ID's kind that was told before the SYNC record at PLACE. */
TrId tr_tape_newest (const TrTape *tape, guint64 place, TrId id);
/* The BIRTH record of the subject whose payload is told at PLACE. */
TrPayloadPlace tr_tape_birth_place (const TrTape *tape, TrPayloadPlace place);
gboolean tr_tape_is_birth (const TrTape *tape, TrPayloadPlace place);
/* What the BIRTH or PAYLOAD record at PLACE tells. */
void tr_tape_payload (const TrTape *tape, TrPayloadPlace place, TrPayload *payload);
/* What the subject is whose payload is told at PLACE. */
void tr_tape_subject (const TrTape *tape, TrPayloadPlace place, TrSubject *subject);

G_END_DECLS
