/* Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the top bit set in all but the last. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define TR_VARINT_BYTES 10 /* of the largest */

/* A VALUE of four to eight bytes: all its sevens of bits are moved to their bytes at once. Writes eight bytes. */
static G_GNUC_NO_INLINE G_GNUC_UNUSED guint8 *tr_varint_put_middle (guint8 *at, guint64 value) {
  guint n = (guint) (63 - __builtin_clzll (value)) * 37 >> 8; /* bytes but the last: the highest bit's number / 7 */
  value = (value & 0x000000000fffffff) | (value & 0x00fffffff0000000) << 4;
  value = (value & 0x00003fff00003fff) | (value & 0x0fffc0000fffc000) << 2;
  value = (value & 0x007f007f007f007f) | (value & 0x3f803f803f803f80) << 1;
  value |= G_GUINT64_CONSTANT (0x8080808080808080) >> (64 - 8 * n);
  value = GUINT64_TO_LE (value);
  memcpy (at, &value, sizeof value);
  return at + n + 1;
}

/* AT has room for TR_VARINT_BYTES, whatever the value. */
G_ALWAYS_INLINE static inline guint8 *tr_varint_put (guint8 *at, guint64 value) {
  if (G_LIKELY (value < 0x80)) {
    *at = (guint8) value;
    return at + 1;
  }
  if (G_LIKELY (value < 0x4000)) {
    at[0] = (guint8) (value | 0x80);
    at[1] = (guint8) (value >> 7);
    return at + 2;
  }
  if (G_LIKELY (value < 0x200000)) {
    at[0] = (guint8) (value | 0x80);
    at[1] = (guint8) (value >> 7 | 0x80);
    at[2] = (guint8) (value >> 14);
    return at + 3;
  }
  if (G_LIKELY (value < (guint64) 1 << 56))
    return tr_varint_put_middle (at, value);
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
