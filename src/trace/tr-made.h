/* Texts that are told by a number: most objects of most programs are ints, and containers that say how many items they have.
 *
 * Such a text is no place in the log but a pattern and a number in one TrText with bit 63; whoever reads it gets it written
 * out. Writing a run so takes no time for the text, and no room.
 */
#pragma once

#include "tr-log.h"
#include "tr-varint.h"

G_BEGIN_DECLS

#define TR_TEXT_MADE (G_GUINT64_CONSTANT (1) << 63)

typedef enum TrMadePattern {
  TR_MADE_INT,       /* the number */
  TR_MADE_LIST,      /* "list of 3 items" */
  TR_MADE_TUPLE,
  TR_MADE_DICT,
  TR_MADE_SET,
  TR_MADE_FROZENSET,
  TR_MADE_DEQUE,
  TR_MADE_RANGE,     /* "next 3, 7 left": an iterator of a range, a list, a tuple or a dict; the low TR_MADE_LEFT_BITS are what is left, the rest is next */
  TR_MADE_PATTERNS   /* at most 8 */
} TrMadePattern;

#define TR_MADE_NUMBER_BITS 56
#define TR_MADE_LEFT_BITS   28

/* The text; 0 if NUMBER is too large for it. */
static inline TrText tr_made_text (TrMadePattern pattern, gint64 number) {
  const gint64 limit = G_GINT64_CONSTANT (1) << (TR_MADE_NUMBER_BITS - 1);
  if (number < -limit || number >= limit)
    return 0;
  return TR_TEXT_MADE | (TrText) pattern << TR_MADE_NUMBER_BITS | ((TrText) number & ((G_GUINT64_CONSTANT (1) << TR_MADE_NUMBER_BITS) - 1));
}

static inline gint64 tr_made_number (TrText text) {
  guint unused = 64 - TR_MADE_NUMBER_BITS;
  return (gint64) (text << unused) >> unused;
}

static inline TrText tr_made_range (gint64 next, gint64 left) {
  const gint64 limit = G_GINT64_CONSTANT (1) << TR_MADE_LEFT_BITS;
  if (next < -limit / 2 || next >= limit / 2 || left < 0 || left >= limit)
    return 0;
  return tr_made_text (TR_MADE_RANGE, next * limit + left);
}

static inline guint8 *tr_made_put_range (guint8 *at, gint64 next, gint64 left) {
  return tr_varint_put (tr_varint_put (at, tr_zigzag (next) << 3 | TR_MADE_RANGE), (guint64) left);
}

/* How such a text stands on the tape: the pattern in the three lowest bits of a number, and above them the text's own; that of a range
 * is two. */
static inline guint8 *tr_made_put (guint8 *at, TrText text) {
  const gint64 left_limit = G_GINT64_CONSTANT (1) << TR_MADE_LEFT_BITS;
  guint64 pattern = (text & ~TR_TEXT_MADE) >> TR_MADE_NUMBER_BITS;
  gint64 number = tr_made_number (text), left = number & (left_limit - 1);
  if (pattern != TR_MADE_RANGE)
    return tr_varint_put (at, tr_zigzag (number) << 3 | pattern);
  return tr_made_put_range (at, (number - left) / left_limit, left);
}

static inline const guint8 *tr_made_get (const guint8 *at, TrText *text) {
  guint64 value, left;
  at = tr_varint_get (at, &value);
  if ((value & 7) != TR_MADE_RANGE) {
    *text = tr_made_text ((TrMadePattern) (value & 7), tr_unzigzag (value >> 3));
    return at;
  }
  at = tr_varint_get (at, &left);
  *text = tr_made_range (tr_unzigzag (value >> 3), (gint64) left);
  return at;
}

/* The text of O as its type's describe slot would write it, if it can be told by a number; else 0. */
TrText tr_made_of (RtObject *o);

/* The other way: written out. Any thread. */
typedef struct TrMadeTexts {
  GMutex lock;
  GHashTable *texts; /* TrText to char * */
} TrMadeTexts;

void tr_made_texts_init (TrMadeTexts *texts);
void tr_made_texts_clear (TrMadeTexts *texts);
/* TEXT has TR_TEXT_MADE. Lives as long as TEXTS. */
const char *tr_made_texts_get (TrMadeTexts *texts, TrText text);

G_END_DECLS
