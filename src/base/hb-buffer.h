/* A growing run of bytes, for building text.
 *
 * Appending never fails at once: after a refused allocation the buffer is `broken`, ignores what follows, and the one who
 * built it asks once, at the end. The text is always terminated by a NUL that is not counted in `length_bytes`.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "hb-alloc.h"

/* HarfBuzz, which Pango brings into the window's process, has functions of these names, and the linker would let ours stand
 * in for them. A file that needs both headers includes HarfBuzz's (Pango's, GTK's) first. */
#define hb_buffer_append hb_buffer_append_text
#define hb_buffer_reset  hb_buffer_restart

typedef struct HbBuffer {
  HbAllocator *allocator;
  char *bytes; /* NULL until the first append */
  size_t length_bytes;
  size_t capacity_bytes;
  bool broken; /* an allocation failed; the contents are incomplete */
} HbBuffer;

/* An empty buffer that allocates from ALLOCATOR (borrowed; must outlive it). */
void hb_buffer_init (HbBuffer *b, HbAllocator *allocator);
/* Frees the contents; the buffer is empty and usable again. */
void hb_buffer_clear (HbBuffer *b);
/* Forgets the contents, keeps the room and clears `broken`. */
void hb_buffer_reset (HbBuffer *b);

void hb_buffer_append (HbBuffer *b, const char *text); /* NUL-terminated */
void hb_buffer_append_bytes (HbBuffer *b, const void *bytes, size_t length_bytes);
void hb_buffer_append_char (HbBuffer *b, char c);
void hb_buffer_append_repeated (HbBuffer *b, char c, size_t times);
/* One code point as UTF-8; lone surrogates are written as their three bytes. */
void hb_buffer_append_code_point (HbBuffer *b, uint32_t code_point);
enum { HB_INT64_CHARS = 20 }; /* of the longest int64_t in decimal, with its sign */
/* Writes VALUE in decimal so that it ends with DIGITS; the place where it begins. */
size_t hb_int64_digits (int64_t value, char digits[HB_INT64_CHARS]);
/* VALUE in decimal. */
void hb_buffer_append_int64 (HbBuffer *b, int64_t value);
/* As printf. Numbers only in forms that no locale changes (no %f, %g). */
void hb_buffer_printf (HbBuffer *b, const char *format, ...) __attribute__ ((format (printf, 2, 3)));
void hb_buffer_vprintf (HbBuffer *b, const char *format, va_list args) __attribute__ ((format (printf, 2, 0)));

/* The text so far, never NULL; valid until the next append. */
const char *hb_buffer_text (const HbBuffer *b);
