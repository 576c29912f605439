/* str: code points in the narrowest of 1, 2 or 4 bytes each, as CPython's PEP 393, so that sizes and costs agree.
 *
 * Interned strings and one-character latin-1 strings are immortal (3.12.1: every interned string is). The UTF-8 form is made
 * when asked for and kept; of a str of ASCII alone it is the data itself. Hash: SipHash-1-3 with a zero key, as PYTHONHASHSEED=0.
 */
#pragma once

#include "rt-interp.h"

typedef struct RtStr {
  RtObject base;    /* RT_OBJECT_STR_... are among its flags */
  ptrdiff_t length; /* code points */
  int64_t hash;     /* -1: not yet computed */
  /* if not ASCII: an RtStrUtf8; data follow, ending in a zero code point */
} RtStr;

typedef struct RtStrUtf8 {
  char *text; /* NULL until asked for */
  size_t bytes;
} RtStrUtf8;

#define RT_IS_STR(o) RT_IS (o, RT_TYPE_STR)
#define RT_STR(o)    ((RtStr *) (o))

/* A new str (or the shared one for empty and one-character latin-1) from UTF-8 that must be well formed. */
RT_NEW RtObject *rt_str_from_utf8 (RtInterp *rt, const char *text, size_t length_bytes);
RT_NEW RtObject *rt_str_from (RtInterp *rt, const char *text); /* NUL-terminated UTF-8 */
RT_NEW RtObject *rt_str_from_code_points (RtInterp *rt, const uint32_t *code_points, size_t count);
RT_NEW RtObject *rt_str_from_char (RtInterp *rt, uint32_t code_point);
RT_NEW RtObject *rt_str_from_buffer (RtInterp *rt, const struct HbBuffer *buffer); /* MemoryError if the buffer is broken */
RT_NEW RtObject *rt_str_printf (RtInterp *rt, const char *format, ...);            /* formats of rt_raise */
RT_NEW RtObject *rt_str_vprintf (RtInterp *rt, const char *format, __builtin_va_list args);
/* The one interned, immortal str for TEXT. Steals S, returns what stands for it from now on. */
RT_NEW RtObject *rt_str_intern (RtInterp *rt, RT_STEALS RtObject *s);
RT_NEW RtObject *rt_str_interned (RtInterp *rt, const char *text);

static inline ptrdiff_t rt_str_length (const RtObject *s) {
  return ((const RtStr *) s)->length;
}
static inline bool rt_str_is_ascii (const RtObject *s) {
  return (s->flags & RT_OBJECT_STR_ASCII) != 0;
}
/* Bytes a code point. */
static inline uint8_t rt_str_kind (const RtObject *s) {
  return (uint8_t) ((s->flags & RT_OBJECT_STR_KIND_MASK) >> RT_OBJECT_STR_KIND_SHIFT);
}
/* Kind bytes a code point. */
static inline const void *rt_str_data (const RtObject *s) {
  return (const char *) s + s->type->size_bytes + (rt_str_is_ascii (s) ? 0 : sizeof (RtStrUtf8));
}
uint32_t rt_str_char_at (const RtObject *s, ptrdiff_t index); /* 0 <= index < length */
/* UTF-8, NUL-terminated, kept by S; NULL with UnicodeEncodeError for lone surrogates, or MemoryError. */
RT_BORROWED const char *rt_str_utf8 (RtInterp *rt, RtObject *s, size_t *RT_NULLABLE length_bytes);
/* Somebody has asked for the UTF-8 form of S who has it kept in CPython (PyUnicode_AsUTF8AndSize). */
static inline void rt_str_utf8_is_kept (RtObject *s) {
  s->flags |= RT_OBJECT_STR_UTF8;
}
/* The same for an interned str, whose UTF-8 form is always at hand: the names of attributes and variables. Never fails. */
RT_BORROWED const char *rt_str_interned_wide_utf8 (const RtObject *s); /* if it is not ASCII */
static inline RT_BORROWED const char *rt_str_interned_utf8 (const RtObject *s) {
  return rt_str_is_ascii (s) ? rt_str_data (s) : rt_str_interned_wide_utf8 (s);
}
void rt_str_append_utf8 (RtObject *s, struct HbBuffer *buffer); /* lone surrogates as three bytes; never raises */
bool rt_str_equal (const RtObject *a, const RtObject *b);       /* both str (or subclass) */
bool rt_str_equal_utf8 (const RtObject *s, const char *text);
int rt_str_compare (const RtObject *a, const RtObject *b);      /* -1, 0, 1 by code points */
int64_t rt_str_hash (RtObject *s);                              /* never fails */
RT_NEW RtObject *rt_str_concat (RtInterp *rt, RtObject *a, RtObject *b);
/* s += t as BINARY_OP does it: steals LEFT and, if nobody else holds it, grows it in place. */
RT_NEW RtObject *rt_str_append (RtInterp *rt, RT_STEALS RtObject *left, RtObject *right);
RT_NEW RtObject *rt_str_join (RtInterp *rt, RtObject *separator, RtObject *iterable);
RT_NEW RtObject *rt_str_join_array (RtInterp *rt, RtObject *separator, RtObject *const *items, size_t count);
RT_NEW RtObject *rt_str_substring (RtInterp *rt, RtObject *s, ptrdiff_t start, ptrdiff_t end);
bool rt_str_is_identifier (const RtObject *s);
void rt_str_append_repr (const RtObject *s, struct HbBuffer *buffer); /* Python's repr; no user code */
/* The characters of S, and how many they are, if its repr is these between two '; else NULL. */
const char *RT_NULLABLE rt_str_plain_bytes (const RtObject *s, ptrdiff_t *length);
/* str.__format__-like machinery shared by int, float, str lives in rt-format-spec.h. */
