/* str: making, comparing, joining; the methods are in rt-str-*.c. */
#include "rt-str-private.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-ref.h"

/* Storage */

uint32_t rt_str_char_at (const RtObject *s, ptrdiff_t index) {
  return rt_str_view_at (rt_str_view (s), index);
}

uint32_t rt_str_view_bound (RtStrView view) {
  uint32_t all = 0;
  if (view.kind == 1) { /* eight at a time; the first beyond ASCII decides */
    const char *at = view.data, *end = at + view.length;
    for (; end - at >= 8; at += 8) {
      uint64_t eight;
      memcpy (&eight, at, sizeof eight);
      if ((eight & UINT64_C (0x8080808080808080)) != 0)
        return 0xff;
    }
    for (; at < end; at++)
      all |= (unsigned char)*at;
  } else if (view.kind == 2) {
    const uint16_t *at = view.data;
    for (ptrdiff_t i = 0; i < view.length; i++)
      all |= at[i];
  } else {
    const uint32_t *at = view.data;
    for (ptrdiff_t i = 0; i < view.length; i++)
      all |= at[i];
  }
  return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : 0x10ffff;
}

RtObject *rt_str_alloc (RtInterp *rt, ptrdiff_t length, uint32_t bound) {
  if (length == 0 && rt->empty_str != NULL)
    return rt_incref (rt->empty_str);
  uint8_t kind = bound < 0x100 ? 1 : bound < 0x10000 ? 2 : 4;
  if (length > PTRDIFF_MAX / 8)
    return rt_no_memory (rt);
  RtObject *s = rt_object_alloc_data (rt, rt->types.str, rt_str_bytes (length, kind, bound < 0x80));
  if (s == NULL)
    return NULL;
  rt_str_begin (s, length, kind, bound < 0x80);
  rt_str_put (rt_str_data_to_fill (s), kind, length, 0);
  return s;
}

/* PART at AT of DATA; returns where it ends. */
static inline ptrdiff_t put_part (char *data, uint8_t kind, ptrdiff_t at, RtStrView part) {
  if (kind == 1 && part.length == 1) { /* most of what is joined character by character */
    data[at] = *(const char *) part.data;
  } else if (kind == part.kind) {
    memcpy (data + at * kind, part.data, (size_t) part.length * kind);
  } else {
    for (ptrdiff_t i = 0; i < part.length; i++)
      rt_str_put (data, kind, at + i, rt_str_view_at (part, i));
  }
  return at + part.length;
}

void rt_str_copy_into (RtObject *s, ptrdiff_t at, RtStrView view) {
  put_part (rt_str_data_to_fill (s), rt_str_kind (s), at, view);
}

RtObject *rt_str_from_char (RtInterp *rt, uint32_t c) {
  if (c < 256)
    return rt_incref (rt->latin1_chars[c]);
  RtObject *s = rt_str_alloc (rt, 1, c);
  if (s != NULL)
    rt_str_put (rt_str_data_to_fill (s), rt_str_kind (s), 0, c);
  return s;
}

RtObject *rt_str_unshared (RtInterp *rt, RtObject *s) {
  if (s == NULL || RT_STR (s)->length != 1 || s != rt->latin1_chars[rt_str_char_at (s, 0) & 255])
    return s;
  uint32_t c = rt_str_char_at (s, 0);
  RtObject *own = rt_str_alloc (rt, 1, c);
  if (own != NULL)
    rt_str_put (rt_str_data_to_fill (own), rt_str_kind (own), 0, c);
  rt_decref (rt, s);
  return own;
}

RtObject *rt_str_from_view (RtInterp *rt, RtStrView view) {
  if (view.length == 1)
    return rt_str_from_char (rt, rt_str_view_at (view, 0));
  RtObject *s = rt_str_alloc (rt, view.length, view.length == 0 ? 0 : rt_str_view_bound (view));
  if (s != NULL && view.length > 0)
    rt_str_copy_into (s, 0, view);
  return s;
}

/* Several characters, all of them below 0x80. */
static RtObject *copy_of_ascii (RtInterp *rt, const void *text, ptrdiff_t length) {
  RtObject *s = rt_str_alloc (rt, length, 0);
  if (s != NULL)
    memcpy (rt_str_data_to_fill (s), text, (size_t) length);
  return s;
}

RtObject *rt_str_part (RtInterp *rt, RtObject *s, ptrdiff_t start, ptrdiff_t end) {
  RtStrView part = rt_str_view_part (rt_str_view (s), start, end > start ? end : start);
  return rt_str_is_ascii (s) && part.length > 1 ? copy_of_ascii (rt, part.data, part.length) : rt_str_from_view (rt, part);
}

RtObject *rt_str_itself (RtInterp *rt, RtObject *s) {
  return RT_IS_EXACT (rt, s, str) ? rt_incref (s) : rt_str_unshared (rt, rt_str_from_view (rt, rt_str_view (s)));
}

RtObject *rt_str_from_code_points (RtInterp *rt, const uint32_t *code_points, size_t count) {
  return rt_str_from_view (rt, (RtStrView){code_points, (ptrdiff_t)count, 4});
}

/* One code point of UTF-8 that is well formed but for surrogates written in three bytes. */
static uint32_t take_code_point (const unsigned char **text) {
  const unsigned char *at = *text;
  uint32_t c = at[0];
  if (c < 0x80) {
    *text = at + 1;
  } else if (c < 0xe0) {
    c = (c & 0x1f) << 6 | (at[1] & 0x3f);
    *text = at + 2;
  } else if (c < 0xf0) {
    c = (c & 0x0f) << 12 | (uint32_t)(at[1] & 0x3f) << 6 | (at[2] & 0x3f);
    *text = at + 3;
  } else {
    c = (c & 0x07) << 18 | (uint32_t)(at[1] & 0x3f) << 12 | (uint32_t)(at[2] & 0x3f) << 6 | (at[3] & 0x3f);
    *text = at + 4;
  }
  return c;
}

RtObject *rt_str_from_utf8 (RtInterp *rt, const char *text, size_t length_bytes) {
  if (length_bytes > 1 && rt_str_view_bound ((RtStrView){text, (ptrdiff_t) length_bytes, 1}) < 0x80)
    return copy_of_ascii (rt, text, (ptrdiff_t) length_bytes);
  const unsigned char *at = (const unsigned char *)text, *end = at + length_bytes;
  ptrdiff_t count = 0;
  uint32_t all = 0;
  while (at < end) {
    all |= take_code_point (&at);
    count++;
  }
  if (count == 1 && all < 256)
    return rt_str_from_char (rt, all);
  RtObject *s = rt_str_alloc (rt, count, all > 0x10ffff ? 0x10ffff : all);
  if (s == NULL || count == 0)
    return s;
  void *data = rt_str_data_to_fill (s);
  at = (const unsigned char *)text;
  for (ptrdiff_t i = 0; i < count; i++)
    rt_str_put (data, rt_str_kind (s), i, take_code_point (&at));
  return s;
}

RtObject *rt_str_from (RtInterp *rt, const char *text) {
  return rt_str_from_utf8 (rt, text, strlen (text));
}

RtObject *rt_str_from_buffer (RtInterp *rt, const HbBuffer *buffer) {
  if (buffer->broken)
    return rt_no_memory (rt);
  return rt_str_from_utf8 (rt, hb_buffer_text (buffer), buffer->length_bytes);
}

/* UTF-8 */

static const char *lone_surrogate (RtInterp *rt, RtObject *s, ptrdiff_t index) {
  ptrdiff_t end = index;
  while (end < rt_str_length (s) && rt_char_is_surrogate (rt_str_char_at (s, end)))
    end++;
  rt_raise_unicode_error (rt, rt->types.UnicodeEncodeError, "utf-8", s, index, end, "surrogates not allowed");
  return NULL;
}

const char *rt_str_utf8 (RtInterp *rt, RtObject *s, size_t *length_bytes) {
  if (rt_str_is_ascii (s)) {
    if (length_bytes != NULL)
      *length_bytes = (size_t)rt_str_length (s);
    return rt_str_data (s);
  }
  RtStrUtf8 *utf8 = rt_str_utf8_of (s);
  if (utf8->text == NULL) {
    for (ptrdiff_t i = 0; i < rt_str_length (s); i++)
      if (rt_char_is_surrogate (rt_str_char_at (s, i)))
        return lone_surrogate (rt, s, i);
    HbBuffer text;
    hb_buffer_init (&text, &rt->allocator);
    rt_str_append_utf8 (s, &text);
    char *copy = text.broken ? rt_no_memory (rt) : rt_mem_alloc (rt, text.length_bytes + 1);
    if (copy != NULL) {
      memcpy (copy, hb_buffer_text (&text), text.length_bytes + 1);
      utf8->text = copy;
      utf8->bytes = text.length_bytes;
    }
    hb_buffer_clear (&text);
  }
  if (length_bytes != NULL)
    *length_bytes = utf8->bytes;
  return utf8->text;
}

void rt_str_drop_utf8 (RtInterp *rt, RtObject *s) {
  RtStrUtf8 *utf8 = rt_str_utf8_of (s);
  if (utf8->text != NULL)
    rt_mem_free (rt, utf8->text, utf8->bytes + 1);
  utf8->text = NULL;
}

const char *rt_str_interned_wide_utf8 (const RtObject *s) {
  const char *text = rt_str_utf8_of ((RtObject *)s)->text;
  return text != NULL ? text : "?"; /* only if memory was short when it was interned */
}

void rt_str_append_utf8 (RtObject *s, HbBuffer *buffer) {
  RtStrView view = rt_str_view (s);
  if (rt_str_is_ascii (s)) {
    hb_buffer_append_bytes (buffer, view.data, (size_t)view.length);
    return;
  }
  for (ptrdiff_t i = 0; i < view.length; i++)
    hb_buffer_append_code_point (buffer, rt_str_view_at (view, i));
}

/* Comparing and hashing */

bool rt_str_views_equal (RtStrView a, RtStrView b) {
  if (a.length != b.length)
    return false;
  if (a.kind == b.kind)
    return memcmp (a.data, b.data, (size_t)a.length * a.kind) == 0;
  for (ptrdiff_t i = 0; i < a.length; i++)
    if (rt_str_view_at (a, i) != rt_str_view_at (b, i))
      return false;
  return true;
}

bool rt_str_equal (const RtObject *a, const RtObject *b) {
  if (a == b)
    return true;
  size_t length = (size_t)rt_str_length (a);
  uint8_t kind = rt_str_kind (a);
  return length == (size_t)rt_str_length (b) && kind == rt_str_kind (b) &&
         memcmp (rt_str_data (a), rt_str_data (b), length * kind) == 0;
}

bool rt_str_equal_utf8 (const RtObject *s, const char *text) {
  RtStrView view = rt_str_view (s);
  if (rt_str_is_ascii (s))
    return strlen (text) == (size_t)view.length && memcmp (view.data, text, (size_t)view.length) == 0;
  const unsigned char *at = (const unsigned char *)text;
  for (ptrdiff_t i = 0; i < view.length; i++)
    if (*at == '\0' || take_code_point (&at) != rt_str_view_at (view, i))
      return false;
  return *at == '\0';
}

int rt_str_compare (const RtObject *a, const RtObject *b) {
  RtStrView va = rt_str_view (a), vb = rt_str_view (b);
  ptrdiff_t common = va.length < vb.length ? va.length : vb.length;
  if (va.kind == 1 && vb.kind == 1) {
    int order = memcmp (va.data, vb.data, (size_t)common);
    if (order != 0)
      return order < 0 ? -1 : 1;
  } else {
    for (ptrdiff_t i = 0; i < common; i++) {
      uint32_t ca = rt_str_view_at (va, i), cb = rt_str_view_at (vb, i);
      if (ca != cb)
        return ca < cb ? -1 : 1;
    }
  }
  return va.length < vb.length ? -1 : va.length > vb.length;
}

int64_t rt_str_hash (RtObject *s) {
  RtStr *str = RT_STR (s);
  if (str->hash == -1)
    str->hash = rt_hash_bytes (rt_str_data (s), (size_t)str->length * rt_str_kind (s));
  return str->hash;
}

/* Joining and cutting */

static uint32_t bound_of (const RtObject *s) {
  return rt_str_is_ascii (s) ? 0x7f : rt_str_kind (s) == 1 ? 0xff : rt_str_kind (s) == 2 ? 0xffff : 0x10ffff;
}

RtObject *rt_str_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  RtStrView va = rt_str_view (a), vb = rt_str_view (b);
  if (va.length == 0)
    return rt_str_itself (rt, b);
  if (vb.length == 0)
    return rt_str_itself (rt, a);
  if (va.length > PTRDIFF_MAX - vb.length)
    return rt_raise (rt, rt->types.OverflowError, "strings are too large to concat");
  uint32_t bound = bound_of (a) > bound_of (b) ? bound_of (a) : bound_of (b);
  RtObject *s = rt_str_alloc (rt, va.length + vb.length, bound);
  if (s != NULL) {
    rt_str_copy_into (s, 0, va);
    rt_str_copy_into (s, va.length, vb);
  }
  return s;
}

/* Whether S can grow where it is: exactly a str that only the caller knows. */
static bool can_grow (RtInterp *rt, RtObject *s) {
  return s->refcount == 1 && RT_IS_EXACT (rt, s, str) && RT_STR (s)->hash == -1 &&
         (s->flags & RT_OBJECT_INTERNED) == 0;
}

RtObject *rt_str_append (RtInterp *rt, RtObject *left, RtObject *right) {
  RtStr *grown = RT_STR (left);
  ptrdiff_t length = grown->length, more = rt_str_length (right);
  if (length > 0 && more > 0 && can_grow (rt, left) && bound_of (right) <= bound_of (left) &&
      more < PTRDIFF_MAX / 8 - length) {
    uint8_t kind = rt_str_kind (left);
    size_t bytes = left->type->size_bytes + (size_t)rt_str_bytes (length + more, kind, rt_str_is_ascii (left));
    if (rt_heap_fits_object (rt->heap, left, bytes)) {
      rt_str_copy_into (left, length, rt_str_view (right));
      rt_str_put (rt_str_data_to_fill (left), kind, length + more, 0);
      grown->length = length + more;
      if (!rt_str_is_ascii (left))
        rt_str_drop_utf8 (rt, left);
      rt_payload_changed (rt, left);
      return left;
    }
  }
  RtObject *result = rt_str_concat (rt, left, right);
  rt_decref (rt, left);
  return result;
}

RtObject *rt_str_substring (RtInterp *rt, RtObject *s, ptrdiff_t start, ptrdiff_t end) {
  if (start == 0 && end == rt_str_length (s))
    return rt_str_itself (rt, s);
  return rt_str_part (rt, s, start, end);
}

/* TypeError if one of ITEMS is no str; otherwise the length and the bound of what joining makes. */
static bool measure_join (RtInterp *rt, RtObject *separator, RtObject *const *items, size_t count,
                          ptrdiff_t *length, uint32_t *bound) {
  const ptrdiff_t between = rt_str_length (separator);
  *length = 0;
  *bound = count > 1 && between > 0 ? bound_of (separator) : 0;
  for (size_t i = 0; i < count; i++) {
    if (!RT_IS_STR (items[i])) {
      RT_TYPE_ERROR (rt, "sequence item %zd: expected str instance, %.80s found", (ptrdiff_t)i,
                     items[i]->type->name);
      return false;
    }
    const ptrdiff_t more = rt_str_length (items[i]) + (i > 0 ? between : 0);
    if (more > PTRDIFF_MAX - *length) {
      rt_raise (rt, rt->types.OverflowError, "join() result is too long for a Python string");
      return false;
    }
    *length += more;
    const uint32_t own = bound_of (items[i]);
    if (own > *bound)
      *bound = own;
  }
  return true;
}

RtObject *rt_str_join_array (RtInterp *rt, RtObject *separator, RtObject *const *items, size_t count) {
  if (count == 0)
    return rt_incref (rt->empty_str);
  if (count == 1 && RT_IS_EXACT (rt, items[0], str))
    return rt_incref (items[0]);
  ptrdiff_t length, at = 0;
  uint32_t bound;
  if (!measure_join (rt, separator, items, count, &length, &bound))
    return NULL;
  RtObject *s = rt_str_alloc (rt, length, bound);
  if (s == NULL || length == 0)
    return s;
  const RtStrView between = rt_str_view (separator);
  char *data = rt_str_data_to_fill (s);
  const uint8_t kind = rt_str_kind (s);
  for (size_t i = 0; i < count; i++) {
    if (i > 0 && between.length > 0)
      at = put_part (data, kind, at, between);
    at = put_part (data, kind, at, rt_str_view (items[i]));
  }
  return s;
}
