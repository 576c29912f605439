#include "hb-buffer.h"

#include <stdio.h>
#include <string.h>

#include "hb-utf8.h"

void hb_buffer_init (HbBuffer *b, HbAllocator *allocator) {
  *b = (HbBuffer){.allocator = allocator};
}

void hb_buffer_clear (HbBuffer *b) {
  hb_free (b->allocator, b->bytes, b->capacity_bytes);
  hb_buffer_init (b, b->allocator);
}

void hb_buffer_reset (HbBuffer *b) {
  b->length_bytes = 0;
  b->broken = false;
  if (b->bytes != NULL)
    b->bytes[0] = '\0';
}

/* Makes room for MORE bytes and the NUL; false, and broken, if that cannot be had. */
static bool reserve (HbBuffer *b, size_t more_bytes) {
  if (b->broken || more_bytes >= SIZE_MAX / 4 - b->length_bytes) {
    b->broken = true;
    return false;
  }
  size_t need = b->length_bytes + more_bytes + 1;
  if (need <= b->capacity_bytes)
    return true;
  size_t room = b->capacity_bytes < 32 ? 32 : b->capacity_bytes;
  while (room < need)
    room += room / 2;
  char *moved = hb_realloc (b->allocator, b->bytes, b->capacity_bytes, room);
  if (moved == NULL) {
    b->broken = true;
    return false;
  }
  b->bytes = moved;
  b->capacity_bytes = room;
  return true;
}

void hb_buffer_append_bytes (HbBuffer *b, const void *bytes, size_t length_bytes) {
  if (!reserve (b, length_bytes))
    return;
  if (length_bytes > 0)
    memcpy (b->bytes + b->length_bytes, bytes, length_bytes);
  b->length_bytes += length_bytes;
  b->bytes[b->length_bytes] = '\0';
}

void hb_buffer_append (HbBuffer *b, const char *text) {
  hb_buffer_append_bytes (b, text, strlen (text));
}

void hb_buffer_append_char (HbBuffer *b, char c) {
  hb_buffer_append_bytes (b, &c, 1);
}

void hb_buffer_append_repeated (HbBuffer *b, char c, size_t times) {
  if (!reserve (b, times))
    return;
  memset (b->bytes + b->length_bytes, c, times);
  b->length_bytes += times;
  b->bytes[b->length_bytes] = '\0';
}

void hb_buffer_append_code_point (HbBuffer *b, uint32_t code_point) {
  char encoded[4];
  hb_buffer_append_bytes (b, encoded, hb_utf8_encode (code_point, encoded));
}

size_t hb_int64_digits (int64_t value, char digits[HB_INT64_CHARS]) {
  size_t at = HB_INT64_CHARS;
  for (uint64_t rest = value < 0 ? 0 - (uint64_t) value : (uint64_t) value; rest > 0 || at == HB_INT64_CHARS; rest /= 10)
    digits[--at] = (char) ('0' + rest % 10);
  if (value < 0)
    digits[--at] = '-';
  return at;
}

void hb_buffer_append_int64 (HbBuffer *b, int64_t value) {
  char digits[HB_INT64_CHARS];
  size_t at = hb_int64_digits (value, digits);
  hb_buffer_append_bytes (b, digits + at, sizeof digits - at);
}

#define GUESSED_BYTES 100 /* most texts are shorter: they are printed once, not once for their length */

void hb_buffer_vprintf (HbBuffer *b, const char *format, va_list args) {
  va_list again;
  va_copy (again, args);
  char guessed[GUESSED_BYTES];
  int length = vsnprintf (guessed, sizeof guessed, format, args);
  if (length >= 0 && (size_t) length < sizeof guessed) {
    hb_buffer_append_bytes (b, guessed, (size_t) length);
  } else if (length >= 0 && reserve (b, (size_t) length)) {
    vsnprintf (b->bytes + b->length_bytes, (size_t) length + 1, format, again);
    b->length_bytes += (size_t) length;
  }
  va_end (again);
}

void hb_buffer_printf (HbBuffer *b, const char *format, ...) {
  va_list args;
  va_start (args, format);
  hb_buffer_vprintf (b, format, args);
  va_end (args);
}

const char *hb_buffer_text (const HbBuffer *b) {
  return b->bytes != NULL ? b->bytes : "";
}
