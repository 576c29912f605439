/* Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the top bit set in all but the last. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TR_VARINT_BYTES 10 /* of the largest */

static inline guint8 *tr_varint_put (guint8 *at, guint64 value) {
  if (G_LIKELY (value < 0x80)) {
    *at = (guint8) value;
    return at + 1;
  }
  if (G_LIKELY (value < 0x4000)) {
    at[0] = (guint8) (value | 0x80);
    at[1] = (guint8) (value >> 7);
    return at + 2;
  }
  while (value >= 0x80) {
    *at++ = (guint8) (value | 0x80);
    value >>= 7;
  }
  *at++ = (guint8) value;
  return at;
}

static inline const guint8 *tr_varint_get (const guint8 *at, guint64 *value) {
  guint64 result = *at & 0x7f;
  for (guint shift = 7; (*at++ & 0x80) != 0 && shift < 70; shift += 7)
    result |= shift < 64 ? (guint64) (*at & 0x7f) << shift : 0;
  *value = result;
  return at;
}

/* Small numbers of either sign as small numbers. */
static inline guint64 tr_zigzag (gint64 value) {
  return ((guint64) value << 1) ^ (guint64) (value >> 63);
}

static inline gint64 tr_unzigzag (guint64 value) {
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

G_END_DECLS
