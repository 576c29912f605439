/* What the files of str share. */
#pragma once

#include "rt-str.h"

/* A look at the code points of a str, or a part of them. */
typedef struct RtStrView {
  const void *data;
  ptrdiff_t length;
  uint8_t kind;
} RtStrView;

static inline RtStrView rt_str_view (const RtObject *s) {
  return (RtStrView){rt_str_data (s), RT_STR (s)->length, rt_str_kind (s)};
}

static inline uint32_t rt_str_view_at (RtStrView view, ptrdiff_t index) {
  if (view.kind == 1)
    return ((const uint8_t *)view.data)[index];
  return view.kind == 2 ? ((const uint16_t *)view.data)[index] : ((const uint32_t *)view.data)[index];
}

static inline RtStrView rt_str_view_part (RtStrView view, ptrdiff_t start, ptrdiff_t end) {
  return (RtStrView){(const char *)view.data + start * view.kind, end - start, view.kind};
}

static inline bool rt_char_is_surrogate (uint32_t c) {
  return c >= 0xd800 && c <= 0xdfff;
}

/* C as it stands in a repr between QUOTEs. */
void rt_append_character_repr (uint32_t c, uint32_t quote, struct HbBuffer *buffer);
/* The largest code point that occurs, rounded up to what a kind can hold: 0x7f, 0xff, 0xffff, 0x10ffff. */
uint32_t rt_str_view_bound (RtStrView view);
/* A new str of LENGTH code points up to BOUND, all zero, to be filled before anyone sees it; the shared one if LENGTH is 0. */
RT_NEW RtObject *rt_str_alloc (RtInterp *rt, ptrdiff_t length, uint32_t bound);
/* The bytes behind the struct of a str of LENGTH code points. */
static inline ptrdiff_t rt_str_bytes (ptrdiff_t length, uint8_t kind, bool ascii) {
  return (length + 1) * kind + (ascii ? 0 : (ptrdiff_t)sizeof (RtStrUtf8));
}
/* Makes the new S, whose bytes behind the struct may be anything, a str of LENGTH code points that are still to be filled in. */
static inline void rt_str_begin (RtObject *s, ptrdiff_t length, uint8_t kind, bool ascii) {
  RT_STR (s)->length = length;
  RT_STR (s)->hash = -1;
  s->flags |= (uint32_t)kind << RT_OBJECT_STR_KIND_SHIFT | (ascii ? RT_OBJECT_STR_ASCII : 0);
  if (!ascii)
    *(RtStrUtf8 *)((char *)s + s->type->size_bytes) = (RtStrUtf8){NULL, 0};
}
/* The UTF-8 form of a str that is not ASCII. */
static inline RtStrUtf8 *rt_str_utf8_of (RtObject *s) {
  return (RtStrUtf8 *)((char *)s + s->type->size_bytes);
}
/* Forgets it. */
void rt_str_drop_utf8 (RtInterp *rt, RtObject *s);
/* The data of a str that is being filled. */
static inline void *rt_str_data_to_fill (RtObject *s) {
  return (void *)rt_str_data (s);
}
static inline void rt_str_put (void *data, uint8_t kind, ptrdiff_t index, uint32_t c) {
  if (kind == 1)
    ((uint8_t *)data)[index] = (uint8_t)c;
  else if (kind == 2)
    ((uint16_t *)data)[index] = (uint16_t)c;
  else
    ((uint32_t *)data)[index] = c;
}
/* Copies VIEW to place AT of a str whose kind holds it. */
void rt_str_copy_into (RtObject *s, ptrdiff_t at, RtStrView view);
/* S, or a str of its own if S is one of the shared latin-1 characters: what CPython's methods make letter by letter is shared with
 * nothing. */
RT_NEW RtObject *rt_str_unshared (RtInterp *rt, RT_STEALS RtObject *s);
RT_NEW RtObject *rt_str_from_view (RtInterp *rt, RtStrView view);
/* The characters of S from START up to END, which is not beyond the end. */
RT_NEW RtObject *rt_str_part (RtInterp *rt, RtObject *s, ptrdiff_t start, ptrdiff_t end);
/* S if it is exactly a str, else a copy that is: what methods give that change nothing. */
RT_NEW RtObject *rt_str_itself (RtInterp *rt, RtObject *s);
bool rt_str_views_equal (RtStrView a, RtStrView b);
bool rt_str_view_prefix (RtStrView view, RtStrView prefix, ptrdiff_t at);
/* The index of NEEDLE in VIEW from START to END, from the left or the right; -1 if absent. */
ptrdiff_t rt_str_view_find (RtStrView view, RtStrView needle, ptrdiff_t start, ptrdiff_t end);
ptrdiff_t rt_str_view_rfind (RtStrView view, RtStrView needle, ptrdiff_t start, ptrdiff_t end);
ptrdiff_t rt_str_view_find_char (RtStrView view, uint32_t c, ptrdiff_t start, ptrdiff_t end);

/* Moves START and END, as slices and find take them, into 0..LENGTH. */
static inline void rt_clip_range (ptrdiff_t length, ptrdiff_t *start, ptrdiff_t *end) {
  if (*end > length)
    *end = length;
  else if (*end < 0 && (*end += length) < 0)
    *end = 0;
  if (*start < 0 && (*start += length) < 0)
    *start = 0;
}

/* Character properties of Unicode (rt-unicode.c). */
bool rt_char_is_space (uint32_t c);
/* What stands around a number: of ASCII only the spaces of C, without the separators 0x1c to 0x1f. */
static inline bool rt_char_is_blank (uint32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : rt_char_is_space (c);
}
bool rt_char_is_linebreak (uint32_t c);
bool rt_char_is_printable (uint32_t c);
bool rt_char_is_alpha (uint32_t c);
bool rt_char_is_decimal (uint32_t c);
bool rt_char_is_digit (uint32_t c);
bool rt_char_is_numeric (uint32_t c);
int rt_char_decimal_value (uint32_t c); /* -1: none */
bool rt_char_is_lower (uint32_t c);
bool rt_char_is_upper (uint32_t c);
bool rt_char_is_title (uint32_t c);
bool rt_char_is_cased (uint32_t c);
bool rt_char_is_case_ignorable (uint32_t c);
bool rt_char_is_identifier_start (uint32_t c);
bool rt_char_is_identifier_part (uint32_t c);
/* Full case mappings: up to three code points to OUT; how many. */
int rt_char_to_lower (uint32_t c, uint32_t out[3]);
int rt_char_to_upper (uint32_t c, uint32_t out[3]);
int rt_char_to_title (uint32_t c, uint32_t out[3]);
int rt_char_to_folded (uint32_t c, uint32_t out[3]);

extern const RtMethodDef rt_str_methods[];
RT_NEW RtObject *rt_str_format_percent (RtInterp *rt, RtObject *format, RtObject *args);
