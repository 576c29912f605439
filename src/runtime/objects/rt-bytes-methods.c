#define _GNU_SOURCE /* memmem, memrchr */
#include "rt-byte-text.h"

#include <limits.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-hex.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-text.h"
#include "rt-tuple.h"

/* Letters, digits and space are ASCII's, whatever the locale. */
static bool is_lower (uint8_t c) {
  return c >= 'a' && c <= 'z';
}
static bool is_upper (uint8_t c) {
  return c >= 'A' && c <= 'Z';
}
static bool is_alpha (uint8_t c) {
  return is_lower (c) || is_upper (c);
}
static bool is_digit (uint8_t c) {
  return c >= '0' && c <= '9';
}
static bool is_alnum (uint8_t c) {
  return is_alpha (c) || is_digit (c);
}
static bool is_space (uint8_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
static bool is_ascii (uint8_t c) {
  return c < 0x80;
}
static char to_lower (uint8_t c) {
  return (char) (is_upper (c) ? c + 32 : c);
}
static char to_upper (uint8_t c) {
  return (char) (is_lower (c) ? c - 32 : c);
}

RtByteRun rt_byte_run (const RtObject *o) {
  if (RT_IS_BYTES (o))
    return (RtByteRun){((const RtBytes *) o)->data, ((const RtVarObject *) o)->size};
  const RtByteArray *array = (const RtByteArray *) o;
  return (RtByteRun){array->data != NULL ? array->data : "", array->base.size};
}

RtObject *rt_byte_run_like (RtInterp *rt, RtObject *o, const char *data, ptrdiff_t length) {
  return RT_IS_BYTES (o) ? rt_bytes_new (rt, data, (size_t) length) : rt_bytearray_new (rt, data, (size_t) length);
}

RtObject *rt_byte_run_unshared_like (RtInterp *rt, RtObject *o, const char *data, ptrdiff_t length) {
  return RT_IS_BYTES (o) ? rt_bytes_unshared (rt, data, (size_t) length) : rt_bytearray_new (rt, data, (size_t) length);
}

/* What was built in the buffer, shared with nothing even if it is one byte. */
static RtObject *built (RtInterp *rt, RtObject *self, const HbBuffer *buffer) {
  if (buffer->broken)
    return rt_no_memory (rt);
  return rt_byte_run_unshared_like (rt, self, hb_buffer_text (buffer), (ptrdiff_t) buffer->length_bytes);
}

ptrdiff_t rt_byte_run_find (RtByteRun hay, RtByteRun needle, ptrdiff_t start, ptrdiff_t end, bool reverse) {
  if (end > hay.length)
    end = hay.length;
  if (start < 0 || end - start < needle.length)
    return -1;
  if (needle.length == 0)
    return reverse ? end : start;
  const char *found = NULL;
  if (!reverse) {
    found = memmem (hay.data + start, (size_t) (end - start), needle.data, (size_t) needle.length);
    return found != NULL ? found - hay.data : -1;
  }
  for (ptrdiff_t left = end - needle.length + 1 - start; left > 0; left = found - hay.data - start) {
    found = memrchr (hay.data + start, needle.data[0], (size_t) left);
    if (found == NULL || memcmp (found, needle.data, (size_t) needle.length) == 0)
      return found != NULL ? found - hay.data : -1;
  }
  return -1;
}

/* An argument that is a byte or a run of bytes. VIEW is to be released. */
typedef struct Needle {
  RtByteRun run;
  RtBufferView view;
  char byte;
} Needle;

static bool needle_get (RtInterp *rt, RtObject *o, Needle *needle, bool allow_int) {
  needle->view.owner = NULL;
  if (allow_int && rt_is_indexable (o)) {
    int value = rt_byte_value (rt, o, "byte must be in range(0, 256)");
    needle->byte = (char) value;
    needle->run = (RtByteRun){&needle->byte, 1};
    return value >= 0;
  }
  if (allow_int && o->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR (rt, "argument should be integer or bytes-like object, not '%.200T'", o);
  if (rt_buffer_get (rt, o, &needle->view, RT_BUFFER_SIMPLE) < 0)
    return false;
  needle->run = (RtByteRun){needle->view.data, needle->view.length_bytes};
  return true;
}

static void needle_end (RtInterp *rt, Needle *needle) {
  rt_buffer_release (rt, &needle->view);
}

int rt_byte_run_contains (RtInterp *rt, RtObject *o, RtObject *what) {
  if (!rt_is_indexable (what) && what->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR_INT (rt, "a bytes-like object is required, not '%.100T'", what);
  Needle needle;
  if (!needle_get (rt, what, &needle, true))
    return -1;
  RtByteRun run = rt_byte_run (o);
  bool found = rt_byte_run_find (run, needle.run, 0, run.length, false) >= 0;
  needle_end (rt, &needle);
  return found;
}

#define METHOD(name)                                                                                                   \
  RtObject *rt_bytes_method_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

/* Tests and case. */

static RtObject *all_are (RtInterp *rt, RtObject *self, bool (*test) (uint8_t)) {
  RtByteRun run = rt_byte_run (self);
  bool all = run.length > 0;
  for (ptrdiff_t i = 0; all && i < run.length; i++)
    all = test ((uint8_t) run.data[i]);
  return rt_bool_object (rt, all);
}

METHOD (isalnum) {
  return all_are (rt, self, is_alnum);
}
METHOD (isalpha) {
  return all_are (rt, self, is_alpha);
}
METHOD (isdigit) {
  return all_are (rt, self, is_digit);
}
METHOD (isspace) {
  return all_are (rt, self, is_space);
}
METHOD (isascii) {
  return rt_byte_run (self).length == 0 ? rt_bool_object (rt, true) : all_are (rt, self, is_ascii);
}

/* Whether there is a letter in the wanted case and none in the other. */
static RtObject *case_is (RtInterp *rt, RtObject *self, bool (*wanted) (uint8_t), bool (*other) (uint8_t)) {
  RtByteRun run = rt_byte_run (self);
  bool met = false;
  for (ptrdiff_t i = 0; i < run.length; i++) {
    if (other ((uint8_t) run.data[i]))
      return rt_bool_object (rt, false);
    met = met || wanted ((uint8_t) run.data[i]);
  }
  return rt_bool_object (rt, met);
}

METHOD (islower) {
  return case_is (rt, self, is_lower, is_upper);
}
METHOD (isupper) {
  return case_is (rt, self, is_upper, is_lower);
}

METHOD (istitle) {
  RtByteRun run = rt_byte_run (self);
  bool in_word = false, met = false;
  for (ptrdiff_t i = 0; i < run.length; i++) {
    uint8_t c = (uint8_t) run.data[i];
    if ((is_upper (c) && in_word) || (is_lower (c) && !in_word))
      return rt_bool_object (rt, false);
    in_word = is_alpha (c);
    met = met || in_word;
  }
  return rt_bool_object (rt, met);
}

/* A new object with every byte mapped; MAP knows the byte before. */
static RtObject *mapped (RtInterp *rt, RtObject *self, char (*map) (uint8_t c, bool in_word, bool first)) {
  RtByteRun run = rt_byte_run (self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  bool in_word = false;
  for (ptrdiff_t i = 0; i < run.length; i++) {
    uint8_t c = (uint8_t) run.data[i];
    hb_buffer_append_char (&buffer, map (c, in_word, i == 0));
    in_word = is_alpha (c);
  }
  RtObject *result = built (rt, self, &buffer);
  hb_buffer_clear (&buffer);
  return result;
}

static char map_lower (uint8_t c, bool in_word, bool first) {
  return to_lower (c);
}
static char map_upper (uint8_t c, bool in_word, bool first) {
  return to_upper (c);
}
static char map_swap (uint8_t c, bool in_word, bool first) {
  return is_lower (c) ? to_upper (c) : to_lower (c);
}
static char map_title (uint8_t c, bool in_word, bool first) {
  return in_word ? to_lower (c) : to_upper (c);
}
static char map_capital (uint8_t c, bool in_word, bool first) {
  return first ? to_upper (c) : to_lower (c);
}

METHOD (lower) {
  return mapped (rt, self, map_lower);
}
METHOD (upper) {
  return mapped (rt, self, map_upper);
}
METHOD (swapcase) {
  return mapped (rt, self, map_swap);
}
METHOD (title) {
  return mapped (rt, self, map_title);
}
METHOD (capitalize) {
  return mapped (rt, self, map_capital);
}

/* Searching. */

/* Bounds given as arguments 1 and 2, adjusted to LENGTH as a slice's. */
static bool get_bounds (RtInterp *rt, RtObject *const *args, size_t nargs, ptrdiff_t length, ptrdiff_t *start, ptrdiff_t *end) {
  *start = 0;
  *end = PTRDIFF_MAX;
  if (nargs > 1 && args[1] != rt->none && rt_slice_index (rt, args[1], start) < 0)
    return false;
  if (nargs > 2 && args[2] != rt->none && rt_slice_index (rt, args[2], end) < 0)
    return false;
  *end = *end > length ? length : *end < 0 ? (*end + length < 0 ? 0 : *end + length) : *end;
  *start = *start < 0 ? (*start + length < 0 ? 0 : *start + length) : *start;
  return true;
}

/* -2 with an exception. */
static ptrdiff_t search (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, bool reverse) {
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t start, end;
  Needle needle;
  if (!rt_check_sought (rt, name, nargs) || !get_bounds (rt, args, nargs, run.length, &start, &end) ||
      !needle_get (rt, args[0], &needle, true))
    return -2;
  ptrdiff_t place = rt_byte_run_find (rt_byte_run (self), needle.run, start, end, reverse);
  needle_end (rt, &needle);
  return place;
}

static RtObject *found_at (RtInterp *rt, ptrdiff_t place, bool must) {
  if (place == -2)
    return NULL;
  if (place == -1 && must)
    return RT_VALUE_ERROR (rt, "subsection not found");
  return rt_int_from_int64 (rt, place);
}

METHOD (find) {
  return found_at (rt, search (rt, "find", self, args, nargs, false), false);
}
METHOD (rfind) {
  return found_at (rt, search (rt, "rfind", self, args, nargs, true), false);
}
METHOD (index) {
  return found_at (rt, search (rt, "index", self, args, nargs, false), true);
}
METHOD (rindex) {
  return found_at (rt, search (rt, "rindex", self, args, nargs, true), true);
}

METHOD (count) {
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t start, end, n = 0;
  Needle needle;
  if (!rt_check_sought (rt, "count", nargs) || !get_bounds (rt, args, nargs, run.length, &start, &end) ||
      !needle_get (rt, args[0], &needle, true))
    return NULL;
  ptrdiff_t step = needle.run.length > 0 ? needle.run.length : 1;
  for (ptrdiff_t at = start; (at = rt_byte_run_find (run, needle.run, at, end, false)) >= 0; at += step)
    n++;
  needle_end (rt, &needle);
  return rt_int_from_int64 (rt, n);
}

/* Whether ARG, bytes or one of a tuple, stands at an end of self[start:end]: 1, 0, -1. */
static int affix (RtInterp *rt, RtObject *self, RtObject *arg, ptrdiff_t start, ptrdiff_t end, bool at_end) {
  Needle needle;
  if (!needle_get (rt, arg, &needle, false))
    return -1;
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t place = at_end ? end - needle.run.length : start;
  bool met = start <= end && end - start >= needle.run.length &&
             memcmp (run.data + place, needle.run.data, (size_t) needle.run.length) == 0;
  needle_end (rt, &needle);
  return met;
}

static RtObject *has_affix (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, bool at_end) {
  ptrdiff_t start, end;
  if (!rt_check_sought (rt, name, nargs) || !get_bounds (rt, args, nargs, rt_byte_run (self).length, &start, &end))
    return NULL;
  bool many = RT_IS_TUPLE (args[0]);
  if (!many && args[0]->type->slots.bf_getbuffer == NULL)
    return RT_TYPE_ERROR (rt, "%s first arg must be bytes or a tuple of bytes, not %.100T", name, args[0]);
  int met = 0;
  for (ptrdiff_t i = 0; met == 0 && i < (many ? RT_TUPLE_SIZE (args[0]) : 1); i++)
    met = affix (rt, self, many ? RT_TUPLE_ITEM (args[0], i) : args[0], start, end, at_end);
  return met < 0 ? NULL : rt_bool_object (rt, met);
}

METHOD (startswith) {
  return has_affix (rt, "startswith", self, args, nargs, false);
}
METHOD (endswith) {
  return has_affix (rt, "endswith", self, args, nargs, true);
}

/* Cutting. */

static RtObject *part (RtInterp *rt, RtObject *self, ptrdiff_t start, ptrdiff_t end) {
  RtByteRun run = rt_byte_run (self);
  if (start == 0 && end == run.length && RT_IS_EXACT (rt, self, bytes))
    return rt_incref (self);
  return rt_byte_run_like (rt, self, run.data + start, end - start);
}

static RtObject *stripped (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, bool left, bool right) {
  if (!rt_check_positional (rt, name, nargs, 0, 1))
    return NULL;
  Needle set = {.run = {" \t\n\r\f\v", 6}};
  if (nargs == 1 && args[0] != rt->none && !needle_get (rt, args[0], &set, false))
    return NULL;
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t start = 0, end = run.length;
  while (left && start < end && memchr (set.run.data, run.data[start], (size_t) set.run.length) != NULL)
    start++;
  while (right && end > start && memchr (set.run.data, run.data[end - 1], (size_t) set.run.length) != NULL)
    end--;
  needle_end (rt, &set);
  return part (rt, self, start, end);
}

METHOD (strip) {
  return stripped (rt, "strip", self, args, nargs, true, true);
}
METHOD (lstrip) {
  return stripped (rt, "lstrip", self, args, nargs, true, false);
}
METHOD (rstrip) {
  return stripped (rt, "rstrip", self, args, nargs, false, true);
}

METHOD (removeprefix) {
  RtByteRun run = rt_byte_run (self);
  int met = affix (rt, self, args[0], 0, run.length, false);
  return met < 0 ? NULL : part (rt, self, met ? (ptrdiff_t) rt_length (rt, args[0]) : 0, run.length);
}
METHOD (removesuffix) {
  RtByteRun run = rt_byte_run (self);
  int met = affix (rt, self, args[0], 0, run.length, true);
  return met < 0 ? NULL : part (rt, self, 0, met ? run.length - (ptrdiff_t) rt_length (rt, args[0]) : run.length);
}

static RtObject *partitioned (RtInterp *rt, RtObject *self, RtObject *separator, bool reverse) {
  Needle needle;
  if (!needle_get (rt, separator, &needle, false))
    return NULL;
  RtByteRun run = rt_byte_run (self);
  RtObject *items[3] = {NULL};
  RtNative native;
  rt_native_enter_array (rt, &native, "partition", "part", items, 3);
  RtObject *result = NULL;
  if (needle.run.length == 0) {
    RT_VALUE_ERROR (rt, "empty separator");
  } else {
    ptrdiff_t at = rt_byte_run_find (run, needle.run, 0, run.length, reverse);
    ptrdiff_t left_end = at >= 0 ? at : reverse ? 0 : run.length, right_start = at >= 0 ? at + needle.run.length : reverse ? 0 : run.length;
    bool whole = at < 0 && RT_IS_BYTES (self); /* also of a subclass */
    items[0] = whole && !reverse ? rt_incref (self) : part (rt, self, 0, left_end);
    items[1] = at >= 0 && RT_IS_BYTES (self) ? rt_incref (separator) : rt_byte_run_like (rt, self, needle.run.data, at >= 0 ? needle.run.length : 0);
    items[2] = whole && reverse ? rt_incref (self) : part (rt, self, right_start, run.length);
    if (items[0] != NULL && items[1] != NULL && items[2] != NULL)
      result = rt_tuple_from_array (rt, items, 3);
  }
  needle_end (rt, &needle);
  return rt_native_end (rt, &native, result);
}

METHOD (partition) {
  return partitioned (rt, self, args[0], false);
}
METHOD (rpartition) {
  return partitioned (rt, self, args[0], true);
}

static bool push_part (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t start, ptrdiff_t end) {
  RtByteRun run = rt_byte_run (self);
  RtObject *piece = start == 0 && end == run.length && RT_IS_EXACT (rt, self, bytes)
                      ? rt_incref (self)
                      : rt_byte_run_like (rt, self, run.data + start, end - start);
  return piece != NULL && rt_list_append_steal (rt, list, piece) == 0;
}

/* At runs of white space; those at the ends part nothing, but what is left after the last cut keeps its own. */
static bool split_white (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t most) {
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t at = 0;
  for (;;) {
    while (at < run.length && is_space ((uint8_t) run.data[at]))
      at++;
    if (at == run.length)
      return true;
    ptrdiff_t end = at;
    if (most-- == 0)
      return push_part (rt, list, self, at, run.length);
    while (end < run.length && !is_space ((uint8_t) run.data[end]))
      end++;
    if (!push_part (rt, list, self, at, end))
      return false;
    at = end;
  }
}

static bool rsplit_white (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t most) {
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t at = run.length;
  for (;;) {
    while (at > 0 && is_space ((uint8_t) run.data[at - 1]))
      at--;
    if (at == 0)
      return true;
    ptrdiff_t start = at;
    if (most-- == 0)
      return push_part (rt, list, self, 0, at);
    while (start > 0 && !is_space ((uint8_t) run.data[start - 1]))
      start--;
    if (!push_part (rt, list, self, start, at))
      return false;
    at = start;
  }
}

static bool split_at (RtInterp *rt, RtObject *list, RtObject *self, RtByteRun separator, ptrdiff_t most, bool reverse) {
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t start = 0, end = run.length;
  while (most-- != 0) {
    ptrdiff_t at = rt_byte_run_find (run, separator, start, end, reverse);
    if (at < 0)
      break;
    if (!(reverse ? push_part (rt, list, self, at + separator.length, end) : push_part (rt, list, self, start, at)))
      return false;
    if (reverse)
      end = at;
    else
      start = at + separator.length;
  }
  return push_part (rt, list, self, start, end);
}

static RtObject *splitted (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames,
                           bool reverse) {
  static const char *const names[] = {"sep", "maxsplit"};
  RtObject *out[2];
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 2, 2, 0, out))
    return NULL;
  ptrdiff_t most = out[1] != NULL ? rt_index_argument (rt, out[1]) : -1;
  if (most == -1 && rt_error (rt) != NULL)
    return NULL;
  Needle needle = {.run = {NULL, 0}};
  bool white = out[0] == NULL || out[0] == rt->none;
  if (!white && !needle_get (rt, out[0], &needle, false))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, name, "list of parts");
  RtObject *list = hold.held[0] = rt_list_with_room (rt, most >= 0 && most < 12 ? most + 1 : 12);
  bool ok = list != NULL;
  if (ok && !white && needle.run.length == 0)
    ok = RT_VALUE_ERROR (rt, "empty separator") != NULL;
  else if (ok && white)
    ok = reverse ? rsplit_white (rt, list, self, most) : split_white (rt, list, self, most);
  else if (ok)
    ok = split_at (rt, list, self, needle.run, most, reverse);
  if (ok && reverse)
    ok = rt_list_reverse (rt, list) == 0;
  needle_end (rt, &needle);
  hold.held[0] = ok ? NULL : list;
  return rt_hold_end (rt, &hold, ok ? list : NULL);
}

METHOD (split) {
  return splitted (rt, "split", self, args, nargs, kwnames, false);
}
METHOD (rsplit) {
  return splitted (rt, "rsplit", self, args, nargs, kwnames, true);
}

METHOD (splitlines) {
  static const char *const names[] = {"keepends"};
  RtObject *out[1];
  if (!rt_parse_args (rt, "splitlines", args, nargs, kwnames, names, 1, 1, 0, out))
    return NULL;
  int keep = out[0] != NULL ? rt_truth (rt, out[0]) : 0;
  RtByteRun run = rt_byte_run (self);
  RtObject *list = keep >= 0 ? rt_list_new (rt, 0) : NULL;
  for (ptrdiff_t start = 0; list != NULL && start < run.length;) {
    ptrdiff_t end = start;
    while (end < run.length && run.data[end] != '\n' && run.data[end] != '\r')
      end++;
    ptrdiff_t next = end < run.length ? end + (run.data[end] == '\r' && end + 1 < run.length && run.data[end + 1] == '\n' ? 2 : 1) : end;
    if (!push_part (rt, list, self, start, keep ? next : end)) {
      rt_decref (rt, list);
      return NULL;
    }
    start = next;
  }
  return list;
}

/* Building. */

static RtObject *finish (RtInterp *rt, RtObject *self, HbBuffer *buffer) {
  RtObject *result = built (rt, self, buffer);
  hb_buffer_clear (buffer);
  return result;
}

static RtObject *join_held (RtInterp *rt, RtObject *self, RtObject *const *args);

/* A bytearray keeps its length while what is joined is asked for. */
METHOD (join) {
  RtBufferView view;
  if (rt_buffer_get (rt, self, &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "join", "separator");
  hold.held[0] = self; /* the view's reference */
  RtObject *result = join_held (rt, self, args);
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_buffer_release (rt, &view);
  return result;
}

static RtObject *join_held (RtInterp *rt, RtObject *self, RtObject *const *args) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "join", "sequence");
  RtObject *sequence = hold.held[0] = rt_sequence_fast (rt, args[0], "can only join an iterable");
  if (sequence == NULL)
    return rt_hold_end (rt, &hold, NULL);
  bool is_list = RT_IS_LIST (sequence);
  RtByteRun separator = rt_byte_run (self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  ptrdiff_t size = ((RtVarObject *) sequence)->size;
  RtObject *only = size != 1 ? NULL : is_list ? RT_LIST_ITEM (sequence, 0) : RT_TUPLE_ITEM (sequence, 0);
  if (only != NULL && RT_IS_BYTES (self) && RT_IS_EXACT (rt, only, bytes))
    return rt_hold_end (rt, &hold, rt_incref (only));
  for (ptrdiff_t i = 0; i < size; i++) {
    RtObject *item = is_list ? RT_LIST_ITEM (sequence, i) : RT_TUPLE_ITEM (sequence, i);
    RtBufferView view;
    if (!rt_buffer_try (rt, item, &view)) {
      RT_TYPE_ERROR (rt, "sequence item %zd: expected a bytes-like object, %.80T found", i, item);
      hb_buffer_clear (&buffer);
      return rt_hold_end (rt, &hold, NULL);
    }
    if (i > 0)
      hb_buffer_append_bytes (&buffer, separator.data, (size_t) separator.length);
    hb_buffer_append_bytes (&buffer, view.data, (size_t) view.length_bytes);
    rt_buffer_release (rt, &view);
  }
  return rt_hold_end (rt, &hold, finish (rt, self, &buffer));
}

METHOD (replace) {
  if (!rt_check_positional (rt, "replace", nargs, 2, 3))
    return NULL;
  Needle old, new;
  if (!needle_get (rt, args[0], &old, false))
    return NULL;
  if (!needle_get (rt, args[1], &new, false)) {
    needle_end (rt, &old);
    return NULL;
  }
  ptrdiff_t most = nargs > 2 ? rt_index_argument (rt, args[2]) : -1;
  if (most == -1 && rt_error (rt) != NULL) {
    needle_end (rt, &old);
    needle_end (rt, &new);
    return NULL;
  }
  RtByteRun run = rt_byte_run (self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  ptrdiff_t at = 0;
  while (most != 0) {
    ptrdiff_t place = rt_byte_run_find (run, old.run, at, run.length, false);
    if (place < 0)
      break;
    hb_buffer_append_bytes (&buffer, run.data + at, (size_t) (place - at));
    hb_buffer_append_bytes (&buffer, new.run.data, (size_t) new.run.length);
    at = place + old.run.length;
    most -= most > 0;
    /* Nothing stands between all bytes. */
    if (old.run.length == 0) {
      if (at == run.length) {
        at = run.length + 1;
        break;
      }
      hb_buffer_append_char (&buffer, run.data[at++]);
    }
  }
  if (at < run.length)
    hb_buffer_append_bytes (&buffer, run.data + at, (size_t) (run.length - at));
  bool same = at == 0;
  needle_end (rt, &old);
  needle_end (rt, &new);
  if (!same)
    return finish (rt, self, &buffer);
  hb_buffer_clear (&buffer);
  return part (rt, self, 0, run.length);
}

static RtObject *padded (RtInterp *rt, RtObject *self, ptrdiff_t left, ptrdiff_t right, char fill) {
  if (left <= 0 && right <= 0)
    return part (rt, self, 0, rt_byte_run (self).length);
  RtByteRun run = rt_byte_run (self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append_repeated (&buffer, fill, (size_t) left);
  hb_buffer_append_bytes (&buffer, run.data, (size_t) run.length);
  hb_buffer_append_repeated (&buffer, fill, (size_t) right);
  return finish (rt, self, &buffer);
}

/* SIDE: 1 keeps to the left, -1 to the right, 0 in the middle. */
static RtObject *justified (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs, int side) {
  if (!rt_check_positional (rt, name, nargs, 1, 2))
    return NULL;
  ptrdiff_t width = rt_index_argument (rt, args[0]);
  if (width == -1 && rt_error (rt) != NULL)
    return NULL;
  char fill = ' ';
  if (nargs == 2) {
    bool fits = (RT_IS_BYTES (args[1]) || rt_is_kind_of (args[1], rt->types.bytearray)) && ((RtVarObject *) args[1])->size == 1;
    if (!fits)
      return RT_TYPE_ERROR (rt, "%s() argument 2 must be a byte string of length 1, not %.50K", name, args[1]);
    fill = rt_byte_run (args[1]).data[0];
  }
  ptrdiff_t length = rt_byte_run (self).length, pad = width > length ? width - length : 0;
  ptrdiff_t left = side > 0 ? 0 : side < 0 ? pad : pad / 2 + (pad & width & 1);
  return padded (rt, self, left, pad - left, fill);
}

METHOD (ljust) {
  return justified (rt, "ljust", self, args, nargs, 1);
}
METHOD (rjust) {
  return justified (rt, "rjust", self, args, nargs, -1);
}
METHOD (center) {
  return justified (rt, "center", self, args, nargs, 0);
}

METHOD (zfill) {
  ptrdiff_t width = rt_index_argument (rt, args[0]);
  if (width == -1 && rt_error (rt) != NULL)
    return NULL;
  RtByteRun run = rt_byte_run (self);
  ptrdiff_t pad = width - run.length;
  if (pad <= 0)
    return part (rt, self, 0, run.length);
  bool sign = run.length > 0 && (run.data[0] == '+' || run.data[0] == '-');
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append_bytes (&buffer, run.data, sign);
  hb_buffer_append_repeated (&buffer, '0', (size_t) pad);
  hb_buffer_append_bytes (&buffer, run.data + sign, (size_t) (run.length - sign));
  return finish (rt, self, &buffer);
}

METHOD (expandtabs) {
  static const char *const names[] = {"tabsize"};
  RtObject *out[1];
  if (!rt_parse_args (rt, "expandtabs", args, nargs, kwnames, names, 1, 1, 0, out))
    return NULL;
  ptrdiff_t size = out[0] != NULL ? rt_index_argument_int (rt, out[0]) : 8, column = 0;
  if (size == -1 && rt_error (rt) != NULL)
    return NULL;
  RtByteRun run = rt_byte_run (self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  for (ptrdiff_t i = 0; i < run.length; i++) {
    char c = run.data[i];
    if (c == '\t') {
      ptrdiff_t spaces = size > 0 ? size - column % size : 0;
      hb_buffer_append_repeated (&buffer, ' ', (size_t) spaces);
      column += spaces;
      continue;
    }
    hb_buffer_append_char (&buffer, c);
    column = c == '\n' || c == '\r' ? 0 : column + 1;
  }
  return finish (rt, self, &buffer);
}

METHOD (translate) {
  static const char *const names[] = {"", "delete"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "translate", args, nargs, kwnames, names, 2, 2, 1, out))
    return NULL;
  Needle table = {.run = {NULL, 0}}, deleted = {.run = {"", 0}};
  if (out[0] != rt->none && !needle_get (rt, out[0], &table, false))
    return NULL;
  RtObject *result = NULL;
  if (table.run.data != NULL && table.run.length != 256) {
    RT_VALUE_ERROR (rt, "translation table must be 256 characters long");
  } else if (out[1] == NULL || needle_get (rt, out[1], &deleted, false)) {
    RtByteRun run = rt_byte_run (self);
    HbBuffer buffer;
    hb_buffer_init (&buffer, &rt->allocator);
    for (ptrdiff_t i = 0; i < run.length; i++)
      if (memchr (deleted.run.data, run.data[i], (size_t) deleted.run.length) == NULL)
        hb_buffer_append_char (&buffer, table.run.data != NULL ? table.run.data[(uint8_t) run.data[i]] : run.data[i]);
    bool same = !buffer.broken && buffer.length_bytes == (size_t) run.length &&
                memcmp (hb_buffer_text (&buffer), run.data, buffer.length_bytes) == 0;
    if (same && RT_IS_EXACT (rt, self, bytes))
      hb_buffer_clear (&buffer);
    result = same && RT_IS_EXACT (rt, self, bytes) ? rt_incref (self) : finish (rt, self, &buffer);
    needle_end (rt, &deleted);
  }
  needle_end (rt, &table);
  return result;
}

METHOD (maketrans) {
  if (!rt_check_positional (rt, "maketrans", nargs, 2, 2))
    return NULL;
  Needle from, to;
  if (!needle_get (rt, args[0], &from, false))
    return NULL;
  RtObject *result = NULL;
  if (needle_get (rt, args[1], &to, false)) {
    if (from.run.length != to.run.length) {
      RT_VALUE_ERROR (rt, "maketrans arguments must have same length");
    } else {
      char table[256];
      for (int i = 0; i < 256; i++)
        table[i] = (char) i;
      for (ptrdiff_t i = 0; i < from.run.length; i++)
        table[(uint8_t) from.run.data[i]] = to.run.data[i];
      result = rt_bytes_new (rt, table, sizeof table);
    }
    needle_end (rt, &to);
  }
  needle_end (rt, &from);
  return result;
}

/* Text. */

METHOD (decode) {
  static const char *const names[] = {"encoding", "errors"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "decode", args, nargs, kwnames, names, 2, 2, 0, out))
    return NULL;
  const char *texts[2] = {NULL, NULL};
  for (int i = 0; i < 2; i++) {
    if (out[i] == NULL)
      continue;
    if (!RT_IS_STR (out[i]))
      return RT_TYPE_ERROR (rt, "decode() argument '%s' must be str, not %.50K", names[i], out[i]);
    if ((texts[i] = rt_codec_text (rt, out[i])) == NULL)
      return NULL;
  }
  RtByteRun run = rt_byte_run (self);
  return rt_str_decode (rt, run.data, (size_t) run.length, texts[0], texts[1]);
}

METHOD (hex) {
  static const char *const names[] = {"sep", "bytes_per_sep"};
  RtObject *out[2];
  RtHexGroups groups;
  if (!rt_parse_args (rt, "hex", args, nargs, kwnames, names, 2, 2, 0, out) || !rt_hex_groups_take (rt, out[0], out[1], false, &groups))
    return NULL;
  RtByteRun run = rt_byte_run (self);
  size_t length = (size_t) rt_hex_groups_length (&groups, run.length);
  char *text = hb_alloc (&rt->allocator, length);
  if (text == NULL)
    return rt_no_memory (rt);
  rt_hex_groups_write (&groups, run.data, run.length, text);
  RtObject *digits = rt_str_from_utf8 (rt, text, length);
  hb_free (&rt->allocator, text, length);
  return digits;
}

METHOD (fromhex) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "fromhex() argument must be str, not %.50K", args[0]);
  size_t length;
  const char *text = rt_str_utf8 (rt, args[0], &length);
  if (text == NULL)
    return NULL;
  size_t ascii = 0;
  while (ascii < length && (uint8_t) text[ascii] < 128)
    ascii++;
  if (ascii < length) /* is told of before anything else */
    return RT_VALUE_ERROR (rt, "non-hexadecimal number found in fromhex() arg at position %zu", ascii);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  for (size_t i = 0; i < length;) {
    if (is_space ((uint8_t) text[i])) {
      i++;
      continue;
    }
    int high = rt_hex_digit (text[i]), low = i + 1 < length ? rt_hex_digit (text[i + 1]) : -1;
    if (high < 0 || low < 0) {
      hb_buffer_clear (&buffer);
      return RT_VALUE_ERROR (rt, "non-hexadecimal number found in fromhex() arg at position %zu", high < 0 ? i : i + 1);
    }
    hb_buffer_append_char (&buffer, (char) (high << 4 | low));
    i += 2;
  }
  RtObject *bytes = buffer.broken ? rt_no_memory (rt) : rt_bytes_new (rt, hb_buffer_text (&buffer), buffer.length_bytes);
  hb_buffer_clear (&buffer);
  if (bytes == NULL || self == RT_OBJECT (rt->types.bytes))
    return bytes;
  RtHold hold;
  rt_hold_begin (rt, &hold, "fromhex", "bytes");
  hold.held[0] = bytes;
  return rt_hold_end (rt, &hold, rt_call_one (rt, self, bytes));
}
