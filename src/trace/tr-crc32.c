#include "tr-file-private.h"

/* The polynomial of zlib and PNG, lowest bit first. */
static const guint32 *table (void) {
  static guint32 entries[256];
  static gsize made;
  if (g_once_init_enter (&made)) {
    for (guint32 i = 0; i < 256; i++) {
      guint32 value = i;
      for (int bit = 0; bit < 8; bit++)
        value = value & 1 ? value >> 1 ^ 0xedb88320u : value >> 1;
      entries[i] = value;
    }
    g_once_init_leave (&made, 1);
  }
  return entries;
}

guint32 tr_crc32 (guint32 crc, gconstpointer bytes, gsize n) {
  const guint32 *entries = table ();
  const guint8 *at = bytes;
  crc = ~crc;
  for (gsize i = 0; i < n; i++)
    crc = entries[(crc ^ at[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}
