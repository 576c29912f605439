/* How ids stand on the tape. The two lowest bits of a number say what it is:
 *   0: an object, that far back from the newest one
 *   1: an object; bit 2 clear: that far ahead of the newest one, which it becomes; set: as it is
 *   2: a frame, as a signed distance back from the newest one, which it becomes if it is ahead
 *   3: bit 2 clear: the same for a holder; 7: any other number, told plainly behind it
 */
#pragma once

#include "tr-tape.h"
#include "tr-varint.h"

G_BEGIN_DECLS

#define TR_ID_CLASS_SHIFT 61
enum { TR_CLASS_OBJECT = 0, TR_CLASS_HOLDER = 1, TR_CLASS_FRAME = 2 };
enum { TR_NEWEST_OBJECT, TR_NEWEST_FRAME, TR_NEWEST_HOLDER };

/* Slot codes: a numbered slot is its index and its kind in the three lowest bits; others are a
 * number of the table of slots, counted from 1, or told behind the code. */
enum { TR_SLOT_CODE_NAMED = 7, TR_SLOT_CODE_TOLD = 7 };

/* What is forgotten where a SYNC record stands. */
static inline void tr_context_begin (TrContext *context) {
  context->owner = context->born = 0;
  context->line = 0;
}

/* Any id, by itself: the bits that tell its class come last, so that small numbers are short. */
static inline guint8 *tr_id_put_plain (guint8 *at, TrId id) {
  return tr_varint_put (at, id << 3 | id >> TR_ID_CLASS_SHIFT);
}

static inline const guint8 *tr_id_get_plain (const guint8 *at, TrId *id) {
  guint64 value;
  at = tr_varint_get (at, &value);
  *id = value >> 3 | value << TR_ID_CLASS_SHIFT;
  return at;
}

#define TR_ID_TOLD_PLAINLY 7
#define TR_ID_FAR ((TrId) 1 << 40) /* numbers beyond this are told plainly */

static inline guint8 *tr_id_put_other (guint8 *at, TrId id) {
  *at++ = TR_ID_TOLD_PLAINLY;
  return tr_id_put_plain (at, id);
}

static inline guint8 *tr_id_put_signed (guint8 *at, TrId *newest, TrId id, guint shift, guint tag) {
  at = tr_varint_put (at, tr_zigzag ((gint64) (*newest - id)) << shift | tag);
  *newest = MAX (*newest, id);
  return at;
}

/* A frame's, which is no longer than any program. */
G_ALWAYS_INLINE static inline guint8 *tr_id_put_frame (guint8 *at, TrContext *context, TrId id) {
  return tr_id_put_signed (at, &context->newest[TR_NEWEST_FRAME], id & (((TrId) 1 << TR_ID_CLASS_SHIFT) - 1), 2, 2);
}

static inline guint8 *tr_id_put_any (guint8 *at, TrContext *context, TrId id) {
  TrId *newest = context->newest, number = id & (((TrId) 1 << TR_ID_CLASS_SHIFT) - 1);
  if (G_UNLIKELY (number >= TR_ID_FAR))
    return tr_id_put_other (at, id);
  switch (id >> TR_ID_CLASS_SHIFT) {
  case TR_CLASS_OBJECT:
    if (id > newest[TR_NEWEST_OBJECT]) {
      at = tr_varint_put (at, (id - newest[TR_NEWEST_OBJECT]) << 3 | 1);
      newest[TR_NEWEST_OBJECT] = id;
      return at;
    }
    if (newest[TR_NEWEST_OBJECT] - id < id * 2)
      return tr_varint_put (at, (newest[TR_NEWEST_OBJECT] - id) << 2);
    return tr_varint_put (at, id << 3 | 5);
  case TR_CLASS_FRAME:
    return tr_id_put_signed (at, &newest[TR_NEWEST_FRAME], number, 2, 2);
  case TR_CLASS_HOLDER:
    return tr_id_put_signed (at, &newest[TR_NEWEST_HOLDER], number, 3, 3);
  default:
    return tr_id_put_other (at, id);
  }
}

/* Most are of objects made lately. */
G_ALWAYS_INLINE static inline guint8 *tr_id_put (guint8 *at, TrContext *context, TrId id) {
  TrId *newest = &context->newest[TR_NEWEST_OBJECT], back = *newest - id;
  if (G_LIKELY (back < 0x1000 && back < id))
    return tr_varint_put (at, back << 2);
  if (-back < 0x1000) {
    *newest = id;
    return tr_varint_put (at, -back << 3 | 1);
  }
  if (G_LIKELY (id < 0x1000 && back >= id * 2)) /* what was there before the program */
    return tr_varint_put (at, id << 3 | 5);
  return tr_id_put_any (at, context, id);
}

/* Goes past an id without knowing the newest. */
static inline const guint8 *tr_id_skip (const guint8 *at) {
  guint64 value;
  at = tr_varint_get (at, &value);
  return value == TR_ID_TOLD_PLAINLY ? tr_varint_get (at, &value) : at;
}

static inline TrId tr_id_signed (TrId *newest, guint64 value) {
  TrId id = *newest - (TrId) tr_unzigzag (value);
  *newest = MAX (*newest, id);
  return id;
}

static inline const guint8 *tr_id_get (const guint8 *at, TrContext *context, TrId *id) {
  TrId *newest = context->newest;
  guint64 value;
  at = tr_varint_get (at, &value);
  switch (value & 3) {
  case 0:
    *id = newest[TR_NEWEST_OBJECT] - (value >> 2);
    return at;
  case 1:
    if ((value & 4) != 0)
      *id = value >> 3;
    else
      *id = newest[TR_NEWEST_OBJECT] += value >> 3;
    return at;
  case 2:
    *id = tr_id_signed (&newest[TR_NEWEST_FRAME], value >> 2) | TR_ID_FRAME;
    return at;
  default:
    if (value == TR_ID_TOLD_PLAINLY)
      return tr_id_get_plain (at, id);
    *id = tr_id_signed (&newest[TR_NEWEST_HOLDER], value >> 3) | TR_ID_HOLDER;
    return at;
  }
}

G_END_DECLS
