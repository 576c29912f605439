/* Case mappings and the predicates of str; whether a str is an identifier. */
#include "rt-abstract.h"
#include "rt-str-methods.h"

bool rt_str_is_identifier (const RtObject *s) {
  RtStrView view = rt_str_view (s);
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (!(i == 0 ? rt_char_is_identifier_start (c) : rt_char_is_identifier_part (c)))
      return false;
  }
  return view.length > 0;
}

typedef int (*CharMap) (uint32_t c, uint32_t out[3]);

/* Sigma at AT is final if a cased letter stands before it and none after, case-ignorable ones left out. */
static bool is_final_sigma (RtStrView view, ptrdiff_t at) {
  ptrdiff_t i = at - 1;
  while (i >= 0 && rt_char_is_case_ignorable (rt_str_view_at (view, i)))
    i--;
  if (i < 0 || !rt_char_is_cased (rt_str_view_at (view, i)))
    return false;
  for (i = at + 1; i < view.length && rt_char_is_case_ignorable (rt_str_view_at (view, i));)
    i++;
  return i == view.length || !rt_char_is_cased (rt_str_view_at (view, i));
}

static void append_mapped (HbBuffer *out, RtStrView view, ptrdiff_t at, CharMap map) {
  uint32_t c = rt_str_view_at (view, at), mapped[3];
  if (c == 0x3a3 && map == rt_char_to_lower) {
    hb_buffer_append_code_point (out, is_final_sigma (view, at) ? 0x3c2 : 0x3c3);
    return;
  }
  int count = map (c, mapped);
  for (int i = 0; i < count; i++)
    hb_buffer_append_code_point (out, mapped[i]);
}

static RtObject *finish (RtInterp *rt, HbBuffer *out) {
  RtObject *result = rt_str_unshared (rt, rt_str_from_buffer (rt, out));
  hb_buffer_clear (out);
  return result;
}

static RtObject *map_all (RtInterp *rt, RtObject *self, CharMap map) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  RtStrView view = rt_str_view (self);
  for (ptrdiff_t i = 0; i < view.length; i++)
    append_mapped (&out, view, i, map);
  return finish (rt, &out);
}

/* The other case of all letters from FIRST to the 25th after it, where all is ASCII. */
static RtObject *map_ascii (RtInterp *rt, RtObject *self, uint8_t first) {
  ptrdiff_t length = RT_STR (self)->length;
  RtObject *result = rt_str_alloc (rt, length, 0x7f);
  if (result == NULL || length == 0)
    return result;
  const uint8_t *from = rt_str_data (self);
  uint8_t *to = rt_str_data_to_fill (result);
  for (ptrdiff_t i = 0; i < length; i++)
    to[i] = (uint8_t) (from[i] - first) < 26 ? from[i] ^ 0x20 : from[i];
  return result;
}

RT_STR_METHOD (upper) {
  return rt_str_is_ascii (self) ? map_ascii (rt, self, 'a') : map_all (rt, self, rt_char_to_upper);
}

RT_STR_METHOD (lower) {
  return rt_str_is_ascii (self) ? map_ascii (rt, self, 'A') : map_all (rt, self, rt_char_to_lower);
}

RT_STR_METHOD (casefold) {
  return rt_str_is_ascii (self) ? map_ascii (rt, self, 'A') : map_all (rt, self, rt_char_to_folded);
}

RT_STR_METHOD (capitalize) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  RtStrView view = rt_str_view (self);
  for (ptrdiff_t i = 0; i < view.length; i++)
    append_mapped (&out, view, i, i == 0 ? rt_char_to_title : rt_char_to_lower);
  return finish (rt, &out);
}

RT_STR_METHOD (swapcase) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  RtStrView view = rt_str_view (self);
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (rt_char_is_upper (c))
      append_mapped (&out, view, i, rt_char_to_lower);
    else if (rt_char_is_lower (c))
      append_mapped (&out, view, i, rt_char_to_upper);
    else
      hb_buffer_append_code_point (&out, c);
  }
  return finish (rt, &out);
}

RT_STR_METHOD (title) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  RtStrView view = rt_str_view (self);
  bool within = false;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    append_mapped (&out, view, i, within ? rt_char_to_lower : rt_char_to_title);
    within = rt_char_is_cased (rt_str_view_at (view, i));
  }
  return finish (rt, &out);
}

/* Predicates */

static RtObject *all_are (RtInterp *rt, RtObject *self, bool (*test) (uint32_t c)) {
  RtStrView view = rt_str_view (self);
  bool all = view.length > 0;
  for (ptrdiff_t i = 0; i < view.length && all; i++)
    all = test (rt_str_view_at (view, i));
  return rt_bool_object (rt, all);
}

static bool is_alnum (uint32_t c) {
  return rt_char_is_alpha (c) || rt_char_is_numeric (c);
}

#define PREDICATE(name, test)                                                                                \
  RT_STR_METHOD (name) {                                                                                     \
    return all_are (rt, self, test);                                                                         \
  }
PREDICATE (isalnum, is_alnum)
PREDICATE (isalpha, rt_char_is_alpha)
PREDICATE (isdecimal, rt_char_is_decimal)
PREDICATE (isdigit, rt_char_is_digit)
PREDICATE (isnumeric, rt_char_is_numeric)
PREDICATE (isspace, rt_char_is_space)

RT_STR_METHOD (isascii) {
  return rt_bool_object (rt, rt_str_is_ascii (self));
}

RT_STR_METHOD (isprintable) {
  return rt_str_length (self) == 0 ? rt_bool_object (rt, true) : all_are (rt, self, rt_char_is_printable);
}

RT_STR_METHOD (isidentifier) {
  return rt_bool_object (rt, rt_str_is_identifier (self));
}

/* No letter of the other cases, and at least one cased. */
static RtObject *is_case (RtInterp *rt, RtObject *self, bool upper) {
  RtStrView view = rt_str_view (self);
  bool cased = false;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (rt_char_is_title (c) || (upper ? rt_char_is_lower (c) : rt_char_is_upper (c)))
      return rt_bool_object (rt, false);
    cased |= upper ? rt_char_is_upper (c) : rt_char_is_lower (c);
  }
  return rt_bool_object (rt, cased);
}

RT_STR_METHOD (islower) {
  return is_case (rt, self, false);
}

RT_STR_METHOD (isupper) {
  return is_case (rt, self, true);
}

RT_STR_METHOD (istitle) {
  RtStrView view = rt_str_view (self);
  bool cased = false, within = false;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    bool capital = rt_char_is_upper (c) || rt_char_is_title (c), small = rt_char_is_lower (c);
    if ((capital && within) || (small && !within))
      return rt_bool_object (rt, false);
    within = capital || small;
    cased |= within;
  }
  return rt_bool_object (rt, cased);
}
