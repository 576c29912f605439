#define _GNU_SOURCE /* memmem */
#include "rt-text.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-tuple.h"

RtStrView rt_text_view (RtObject *text) {
  if (RT_IS_STR (text))
    return rt_str_view (text);
  ptrdiff_t length = ((RtVarObject *)text)->size;
  return (RtStrView){RT_IS_BYTES (text) ? ((RtBytes *)text)->data : ((RtByteArray *)text)->data, length, 1};
}

RtObject *rt_text_make (RtInterp *rt, RtObject *self, RtStrView view) {
  if (RT_IS_STR (self))
    return rt_str_from_view (rt, view);
  return RT_IS_BYTES (self) ? rt_bytes_new (rt, view.data != NULL ? view.data : "", (size_t)view.length)
                            : rt_bytearray_new (rt, view.data != NULL ? view.data : "", (size_t)view.length);
}

RtObject *rt_text_itself (RtInterp *rt, RtObject *self) {
  if (RT_IS_EXACT (rt, self, str) || RT_IS_EXACT (rt, self, bytes))
    return rt_incref (self);
  return RT_IS_STR (self) ? rt_str_itself (rt, self) : rt_text_make (rt, self, rt_text_view (self));
}

RtObject *rt_text_part (RtInterp *rt, RtObject *self, ptrdiff_t start, ptrdiff_t end) {
  RtStrView view = rt_text_view (self);
  if (start == 0 && end == view.length)
    return rt_text_itself (rt, self);
  if (RT_IS_STR (self))
    return rt_str_part (rt, self, start, end);
  return rt_text_make (rt, self, rt_str_view_part (view, start, end > start ? end : start));
}

bool rt_text_take (RtInterp *rt, RtObject *self, RtObject *o, const char *format, RtTextArg *arg) {
  arg->buffer.owner = NULL;
  if (!RT_IS_STR (self)) {
    if (rt_buffer_get (rt, o, &arg->buffer, RT_BUFFER_SIMPLE) < 0)
      return false;
    arg->view = (RtStrView){arg->buffer.data, arg->buffer.length_bytes, 1};
    return true;
  }
  if (!RT_IS_STR (o)) {
    RT_TYPE_ERROR (rt, format, o);
    return false;
  }
  arg->view = rt_str_view (o);
  return true;
}

bool rt_text_take_or_byte (RtInterp *rt, RtObject *self, RtObject *o, const char *format, RtTextArg *arg) {
  if (RT_IS_STR (self) || o->type->slots.bf_getbuffer != NULL)
    return rt_text_take (rt, self, o, format, arg);
  arg->buffer.owner = NULL;
  if (!rt_is_indexable (o)) {
    RT_TYPE_ERROR (rt, "argument should be integer or bytes-like object, not '%.200s'", o->type->name);
    return false;
  }
  ptrdiff_t value = rt_index_ssize (rt, o, NULL);
  if (value == -1 && rt->error != NULL)
    return false;
  if (value < 0 || value > 255) {
    RT_VALUE_ERROR (rt, "byte must be in range(0, 256)");
    return false;
  }
  arg->byte = (char)value;
  arg->view = (RtStrView){&arg->byte, 1, 1};
  return true;
}

void rt_text_give_back (RtInterp *rt, RtTextArg *arg) {
  if (arg->buffer.owner != NULL)
    rt_buffer_release (rt, &arg->buffer);
}

/* Searching */

ptrdiff_t rt_str_view_find_char (RtStrView view, uint32_t c, ptrdiff_t start, ptrdiff_t end) {
  if (view.kind == 1) {
    if (c > 255 || start >= end)
      return -1;
    const char *found = memchr ((const char *)view.data + start, (int)c, (size_t)(end - start));
    return found != NULL ? found - (const char *)view.data : -1;
  }
  for (ptrdiff_t i = start; i < end; i++)
    if (rt_str_view_at (view, i) == c)
      return i;
  return -1;
}

bool rt_str_view_prefix (RtStrView view, RtStrView prefix, ptrdiff_t at) {
  if (at < 0 || prefix.length > view.length - at)
    return false;
  return prefix.length == 0 || rt_str_views_equal (rt_str_view_part (view, at, at + prefix.length), prefix);
}

ptrdiff_t rt_str_view_find (RtStrView view, RtStrView needle, ptrdiff_t start, ptrdiff_t end) {
  if (needle.length > end - start)
    return -1;
  if (needle.length == 0)
    return start;
  if (needle.length == 1)
    return rt_str_view_find_char (view, rt_str_view_at (needle, 0), start, end);
  if (view.kind == 1 && needle.kind == 1) {
    const char *data = view.data;
    const char *found = memmem (data + start, (size_t)(end - start), needle.data, (size_t)needle.length);
    return found != NULL ? found - data : -1;
  }
  uint32_t first = rt_str_view_at (needle, 0);
  for (ptrdiff_t at = start; (at = rt_str_view_find_char (view, first, at, end - needle.length + 1)) >= 0;
       at++)
    if (rt_str_view_prefix (view, needle, at))
      return at;
  return -1;
}

ptrdiff_t rt_str_view_rfind (RtStrView view, RtStrView needle, ptrdiff_t start, ptrdiff_t end) {
  for (ptrdiff_t at = end - needle.length; at >= start; at--)
    if (rt_str_view_prefix (view, needle, at))
      return at;
  return -1;
}

static bool take_bound (RtInterp *rt, RtObject *o, ptrdiff_t *bound) {
  if (o == rt->none)
    return true;
  if (!rt_is_indexable (o)) {
    RT_TYPE_ERROR (rt, "slice indices must be integers or None or have an __index__ method");
    return false;
  }
  *bound = rt_index_ssize (rt, o, NULL);
  return *bound != -1 || rt->error == NULL;
}

typedef struct Search {
  RtTextArg needle;
  RtStrView view;
  ptrdiff_t start, end;
} Search;

bool rt_check_sought (RtInterp *rt, const char *name, size_t nargs) {
  if (nargs >= 1 && nargs <= 3)
    return true;
  return RT_TYPE_ERROR (rt, nargs < 1 ? "%s() takes at least 1 argument (%zu given)" : "%s() takes at most 3 arguments (%zu given)",
                        name, nargs) != NULL;
}

/* Takes (sub[, start[, end]]). */
static bool begin_search (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs,
                          Search *search) {
  search->start = 0;
  search->end = PTRDIFF_MAX;
  if (!rt_check_sought (rt, name, nargs))
    return false;
  if ((nargs > 1 && !take_bound (rt, args[1], &search->start)) ||
      (nargs > 2 && !take_bound (rt, args[2], &search->end)))
    return false;
  if (!rt_text_take_or_byte (rt, self, args[0], "must be str, not %.100T", &search->needle))
    return false;
  search->view = rt_text_view (self);
  rt_clip_range (search->view.length, &search->start, &search->end);
  return true;
}

/* The index, or -1: not found, or -2 with an exception. */
static ptrdiff_t search_for (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args,
                             size_t nargs, bool right) {
  Search s;
  if (!begin_search (rt, name, self, args, nargs, &s))
    return -2;
  ptrdiff_t at = s.start > s.end ? -1
                 : right         ? rt_str_view_rfind (s.view, s.needle.view, s.start, s.end)
                                 : rt_str_view_find (s.view, s.needle.view, s.start, s.end);
  rt_text_give_back (rt, &s.needle);
  return at;
}

RT_TEXT_METHOD (find) {
  ptrdiff_t at = search_for (rt, "find", self, args, nargs, false);
  return at == -2 ? NULL : rt_int_from_int64 (rt, at);
}

RT_TEXT_METHOD (rfind) {
  ptrdiff_t at = search_for (rt, "rfind", self, args, nargs, true);
  return at == -2 ? NULL : rt_int_from_int64 (rt, at);
}

static RtObject *index_result (RtInterp *rt, RtObject *self, ptrdiff_t at) {
  if (at == -1)
    return RT_VALUE_ERROR (rt, RT_IS_STR (self) ? "substring not found" : "subsection not found");
  return at == -2 ? NULL : rt_int_from_int64 (rt, at);
}

RT_TEXT_METHOD (index) {
  return index_result (rt, self, search_for (rt, "index", self, args, nargs, false));
}

RT_TEXT_METHOD (rindex) {
  return index_result (rt, self, search_for (rt, "rindex", self, args, nargs, true));
}

static ptrdiff_t count_in (RtStrView view, RtStrView needle, ptrdiff_t start, ptrdiff_t end, ptrdiff_t most) {
  if (start > end)
    return 0;
  if (needle.length == 0)
    return end - start + 1 < most ? end - start + 1 : most;
  ptrdiff_t count = 0;
  while (count < most && (start = rt_str_view_find (view, needle, start, end)) >= 0) {
    count++;
    start += needle.length;
  }
  return count;
}

RT_TEXT_METHOD (count) {
  Search s;
  if (!begin_search (rt, "count", self, args, nargs, &s))
    return NULL;
  ptrdiff_t count = count_in (s.view, s.needle.view, s.start, s.end, PTRDIFF_MAX);
  rt_text_give_back (rt, &s.needle);
  return rt_int_from_int64 (rt, count);
}

int rt_text_contains (RtInterp *rt, RtObject *self, RtObject *item) {
  RtTextArg needle;
  if (!RT_IS_STR (self) && item->type->slots.bf_getbuffer == NULL && !rt_is_indexable (item))
    return RT_TYPE_ERROR_INT (rt, "a bytes-like object is required, not '%.100s'", item->type->name);
  if (!rt_text_take_or_byte (rt, self, item, "'in <string>' requires string as left operand, not %.100T",
                             &needle))
    return -1;
  RtStrView view = rt_text_view (self);
  bool found = rt_str_view_find (view, needle.view, 0, view.length) >= 0;
  rt_text_give_back (rt, &needle);
  return found;
}

/* Whether SELF from START to END begins or ends with AFFIX; -1 with an exception. */
static int has_affix (RtInterp *rt, RtObject *self, RtObject *affix, ptrdiff_t start, ptrdiff_t end,
                      bool at_end) {
  RtTextArg arg;
  if (!rt_text_take (rt, self, affix, "", &arg))
    return -1;
  RtStrView view = rt_text_view (self);
  rt_clip_range (view.length, &start, &end);
  bool fits = arg.view.length <= end - start &&
              rt_str_view_prefix (view, arg.view, at_end ? end - arg.view.length : start);
  rt_text_give_back (rt, &arg);
  return fits;
}

static RtObject *affix_method (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args,
                               size_t nargs, bool at_end) {
  ptrdiff_t start = 0, end = PTRDIFF_MAX;
  bool of_str = RT_IS_STR (self);
  if (!rt_check_sought (rt, name, nargs) || (nargs > 1 && !take_bound (rt, args[1], &start)) ||
      (nargs > 2 && !take_bound (rt, args[2], &end)))
    return NULL;
  bool tuple = RT_IS_TUPLE (args[0]);
  for (ptrdiff_t i = 0; i < (tuple ? RT_TUPLE_SIZE (args[0]) : 1); i++) {
    RtObject *affix = tuple ? RT_TUPLE_ITEM (args[0], i) : args[0];
    bool fits = of_str ? RT_IS_STR (affix) : affix->type->slots.bf_getbuffer != NULL;
    if (!fits && tuple && of_str)
      return RT_TYPE_ERROR (rt, "tuple for %s must only contain str, not %.100s", name, affix->type->name);
    if (!fits && tuple)
      return RT_TYPE_ERROR (rt, "a bytes-like object is required, not '%.100s'", affix->type->name);
    if (!fits)
      return RT_TYPE_ERROR (rt, "%s first arg must be %s or a tuple of %s, not %.100s", name,
                            of_str ? "str" : "bytes", of_str ? "str" : "bytes", affix->type->name);
    int has = has_affix (rt, self, affix, start, end, at_end);
    if (has != 0)
      return has < 0 ? NULL : rt_bool_object (rt, true);
  }
  return rt_bool_object (rt, false);
}

RT_TEXT_METHOD (startswith) {
  return affix_method (rt, "startswith", self, args, nargs, false);
}

RT_TEXT_METHOD (endswith) {
  return affix_method (rt, "endswith", self, args, nargs, true);
}

static RtObject *remove_affix (RtInterp *rt, RtObject *self, RtObject *affix, bool at_end) {
  RtTextArg arg;
  if (!rt_text_take (rt, self, affix,
                     at_end ? "removesuffix() argument must be str, not %.100K"
                            : "removeprefix() argument must be str, not %.100K",
                     &arg))
    return NULL;
  RtStrView view = rt_text_view (self);
  ptrdiff_t start = 0, end = view.length, length = arg.view.length;
  if (length <= view.length && rt_str_view_prefix (view, arg.view, at_end ? end - length : 0)) {
    start += at_end ? 0 : length;
    end -= at_end ? length : 0;
  }
  rt_text_give_back (rt, &arg);
  return rt_text_part (rt, self, start, end);
}

RT_TEXT_METHOD (removeprefix) {
  return remove_affix (rt, self, args[0], false);
}

RT_TEXT_METHOD (removesuffix) {
  return remove_affix (rt, self, args[0], true);
}

static RtObject *partition (RtInterp *rt, RtObject *self, RtObject *separator, bool right) {
  RtTextArg arg;
  if (!rt_text_take (rt, self, separator, "must be str, not %.100T", &arg))
    return NULL;
  RtStrView view = rt_text_view (self);
  ptrdiff_t length = arg.view.length, at = -1;
  if (length > 0)
    at = right ? rt_str_view_rfind (view, arg.view, 0, view.length)
               : rt_str_view_find (view, arg.view, 0, view.length);
  rt_text_give_back (rt, &arg);
  if (length == 0)
    return RT_VALUE_ERROR (rt, "empty separator");
  RtObject *parts[3];
  if (at < 0) {
    parts[right ? 2 : 0] = RT_IS_STR (self) ? rt_incref (self) : rt_text_itself (rt, self);
    parts[right ? 0 : 1] = rt_text_part (rt, self, 0, 0);
    parts[right ? 1 : 2] = rt_text_part (rt, self, 0, 0);
  } else {
    parts[0] = rt_text_part (rt, self, 0, at);
    parts[1] = RT_IS_STR (self) ? rt_incref (separator) : rt_text_part (rt, self, at, at + length);
    parts[2] = rt_text_part (rt, self, at + length, view.length);
  }
  if (parts[0] != NULL && parts[1] != NULL && parts[2] != NULL)
    return rt_tuple_steal_array (rt, parts, 3);
  for (int i = 0; i < 3; i++)
    rt_xdecref (rt, parts[i]);
  return NULL;
}

RT_TEXT_METHOD (partition) {
  return partition (rt, self, args[0], false);
}

RT_TEXT_METHOD (rpartition) {
  return partition (rt, self, args[0], true);
}

/* Replacing */

/* Room for a text like SELF of LENGTH items up to BOUND; *DATA is where they go. */
static RtObject *room (RtInterp *rt, RtObject *self, ptrdiff_t length, uint32_t bound, void **data,
                       uint8_t *kind) {
  RtObject *o;
  *kind = 1;
  if (RT_IS_STR (self)) {
    o = rt_str_alloc (rt, length, bound);
    if (o == NULL)
      return NULL;
    *kind = rt_str_kind (o);
    *data = rt_str_data_to_fill (o);
    return o;
  }
  o = RT_IS_BYTES (self) ? rt_bytes_new (rt, NULL, (size_t)length)
                         : rt_bytearray_new (rt, NULL, (size_t)length);
  if (o != NULL)
    *data = RT_IS_BYTES (self) ? ((RtBytes *)o)->data : ((RtByteArray *)o)->data;
  return o;
}

static void *copy_to (void *data, uint8_t kind, ptrdiff_t *at, RtStrView view) {
  if (kind == view.kind && view.length > 0)
    memcpy ((char *)data + *at * kind, view.data, (size_t)view.length * kind);
  else
    for (ptrdiff_t i = 0; i < view.length; i++)
      rt_str_put (data, kind, *at + i, rt_str_view_at (view, i));
  *at += view.length;
  return data;
}

/* One character for another in a text of which a copy has the same form: ASCII, or bytes. */
static RtObject *replace_character (RtInterp *rt, RtObject *self, char old, char new, ptrdiff_t most) {
  const RtStrView view = rt_text_view (self);
  const char *first = view.length > 0 && most > 0 ? memchr (view.data, old, (size_t) view.length) : NULL;
  if (first == NULL)
    return rt_text_itself (rt, self);
  void *data;
  uint8_t kind;
  RtObject *result = room (rt, self, view.length, 0, &data, &kind);
  if (result == NULL)
    return NULL;
  memcpy (data, view.data, (size_t) view.length);
  char *at = (char *) data + (first - (const char *) view.data), *end = (char *) data + view.length;
  do {
    *at++ = new;
    at = at < end ? memchr (at, old, (size_t) (end - at)) : NULL;
  } while (at != NULL && --most > 0);
  return result;
}

static RtObject *replace_in (RtInterp *rt, RtObject *self, RtStrView old, RtStrView new, ptrdiff_t most) {
  RtStrView view = rt_text_view (self);
  if (old.length == 1 && new.length == 1 && old.kind == 1 && new.kind == 1 &&
      (!RT_IS_STR (self) || (rt_str_is_ascii (self) && rt_str_view_at (new, 0) < 0x80)))
    return replace_character (rt, self, *(const char *) old.data, *(const char *) new.data, most);
  ptrdiff_t count = count_in (view, old, 0, view.length, most);
  if (count == 0)
    return rt_text_itself (rt, self);
  if (new.length > old.length && count > (PTRDIFF_MAX / 8 - view.length) / (new.length - old.length))
    return rt_raise (rt, rt->types.OverflowError, "replace string is too long");
  void *data = NULL;
  uint8_t kind;
  uint32_t bound = rt_str_view_bound (view), new_bound = rt_str_view_bound (new);
  ptrdiff_t length = view.length + count * (new.length - old.length), to = 0, from = 0;
  RtObject *result = room (rt, self, length, bound > new_bound ? bound : new_bound, &data, &kind);
  if (result == NULL || length == 0)
    return result;
  for (; count > 0; count--) {
    ptrdiff_t at = old.length == 0 ? from : rt_str_view_find (view, old, from, view.length);
    copy_to (data, kind, &to, rt_str_view_part (view, from, at));
    copy_to (data, kind, &to, new);
    from = at + old.length;
    if (old.length == 0 && count > 1)
      copy_to (data, kind, &to, rt_str_view_part (view, from, from + 1)), from++;
  }
  copy_to (data, kind, &to, rt_str_view_part (view, from, view.length));
  if (!RT_IS_STR (self) || (bound | new_bound) < 0x80)
    return result;
  if (rt_str_view_bound (rt_str_view (result)) != (bound > new_bound ? bound : new_bound)) {
    RtObject *narrow = rt_str_unshared (rt, rt_str_from_view (rt, rt_str_view (result)));
    rt_decref (rt, result);
    return narrow;
  }
  return result;
}

RT_TEXT_METHOD (replace) {
  ptrdiff_t most = -1;
  RtTextArg old, new;
  if (!rt_check_positional (rt, "replace", nargs, 2, 3))
    return NULL;
  if (!rt_text_take (rt, self, args[0], "replace() argument 1 must be str, not %.50K", &old))
    return NULL;
  if (!rt_text_take (rt, self, args[1], "replace() argument 2 must be str, not %.50K", &new)) {
    rt_text_give_back (rt, &old);
    return NULL;
  }
  RtObject *result = NULL;
  if (nargs < 3 || (most = rt_index_argument (rt, args[2])) != -1 || rt->error == NULL)
    result = RT_IS_STR (self) && args[0] == args[1] ? rt_text_itself (rt, self)
                                                    : replace_in (rt, self, old.view, new.view, most < 0 ? PTRDIFF_MAX : most);
  rt_text_give_back (rt, &new);
  rt_text_give_back (rt, &old);
  return result;
}

/* Padding */

static RtObject *pad (RtInterp *rt, RtObject *self, ptrdiff_t left, ptrdiff_t right, uint32_t fill) {
  if (left <= 0 && right <= 0)
    return rt_text_itself (rt, self);
  left = left < 0 ? 0 : left;
  right = right < 0 ? 0 : right;
  RtStrView view = rt_text_view (self);
  if (left > PTRDIFF_MAX / 8 - view.length - right)
    return rt_raise (rt, rt->types.OverflowError, "padded string is too long");
  uint32_t bound = rt_str_view_bound (view);
  void *data;
  uint8_t kind;
  RtObject *result = room (rt, self, left + view.length + right, bound > fill ? bound : fill, &data, &kind);
  if (result == NULL)
    return NULL;
  ptrdiff_t at = left;
  for (ptrdiff_t i = 0; i < left; i++)
    rt_str_put (data, kind, i, fill);
  copy_to (data, kind, &at, view);
  for (ptrdiff_t i = 0; i < right; i++)
    rt_str_put (data, kind, at + i, fill);
  return result;
}

/* The width and the fill character of center, ljust and rjust. */
static bool take_width (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs,
                        ptrdiff_t *padding, uint32_t *fill) {
  *fill = ' ';
  if (!rt_check_positional (rt, name, nargs, 1, 2))
    return false;
  ptrdiff_t width = rt_index_argument (rt, args[0]);
  if (width == -1 && rt->error != NULL)
    return false;
  ptrdiff_t length = rt_text_view (self).length;
  *padding = width > length ? width - length : 0;
  if (nargs < 2)
    return true;
  bool of_str = RT_IS_STR (self);
  if (of_str ? !RT_IS_STR (args[1]) : !RT_IS_BYTES (args[1]) && !RT_IS_EXACT (rt, args[1], bytearray)) {
    if (of_str)
      RT_TYPE_ERROR (rt, "The fill character must be a unicode character, not %.100s", args[1]->type->name);
    else
      RT_TYPE_ERROR (rt, "%s() argument 2 must be a byte string of length 1, not %.100K", name, args[1]);
    return false;
  }
  RtStrView view = rt_text_view (args[1]);
  if (view.length != 1) {
    if (of_str)
      RT_TYPE_ERROR (rt, "The fill character must be exactly one character long");
    else
      RT_TYPE_ERROR (rt, "%s() argument 2 must be a byte string of length 1, not %.100K", name, args[1]);
    return false;
  }
  *fill = rt_str_view_at (view, 0);
  return true;
}

RT_TEXT_METHOD (center) {
  ptrdiff_t padding;
  uint32_t fill;
  if (!take_width (rt, "center", self, args, nargs, &padding, &fill))
    return NULL;
  ptrdiff_t width = padding + rt_text_view (self).length, left = padding / 2 + (padding & width & 1);
  return pad (rt, self, left, padding - left, fill);
}

RT_TEXT_METHOD (ljust) {
  ptrdiff_t padding;
  uint32_t fill;
  return take_width (rt, "ljust", self, args, nargs, &padding, &fill) ? pad (rt, self, 0, padding, fill)
                                                                      : NULL;
}

RT_TEXT_METHOD (rjust) {
  ptrdiff_t padding;
  uint32_t fill;
  return take_width (rt, "rjust", self, args, nargs, &padding, &fill) ? pad (rt, self, padding, 0, fill)
                                                                      : NULL;
}

RT_TEXT_METHOD (zfill) {
  ptrdiff_t width = rt_index_argument (rt, args[0]);
  if (width == -1 && rt->error != NULL)
    return NULL;
  RtStrView view = rt_text_view (self);
  ptrdiff_t padding = width - view.length;
  uint32_t sign = view.length > 0 ? rt_str_view_at (view, 0) : 0;
  if (padding <= 0 || (sign != '+' && sign != '-'))
    return pad (rt, self, padding, 0, '0');
  RtObject *padded = pad (rt, self, padding, 0, '0');
  if (padded == NULL)
    return NULL;
  RtStrView filled = rt_text_view (padded);
  rt_str_put ((void *)filled.data, filled.kind, 0, sign);
  rt_str_put ((void *)filled.data, filled.kind, padding, '0');
  return padded;
}

RT_TEXT_METHOD (expandtabs) {
  static const char *const names[] = {"tabsize"};
  RtObject *out[1];
  if (!rt_parse_args (rt, "expandtabs", args, nargs, kwnames, names, 1, 1, 0, out))
    return NULL;
  ptrdiff_t tab = out[0] != NULL ? rt_index_argument_int (rt, out[0]) : 8;
  if (tab == -1 && rt->error != NULL)
    return NULL;
  RtStrView view = rt_text_view (self);
  ptrdiff_t length = 0, column = 0;
  bool any = false;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    any |= c == '\t';
    ptrdiff_t more = c == '\t' ? (tab > 0 ? tab - column % tab : 0) : 1;
    if (length > PTRDIFF_MAX / 8 - more)
      return rt_raise (rt, rt->types.OverflowError,
                       RT_IS_STR (self) ? "new string is too long" : "result too long");
    length += more;
    column = c == '\n' || c == '\r' ? 0 : column + more;
  }
  if (!any && RT_IS_STR (self))
    return rt_text_itself (rt, self);
  void *data;
  uint8_t kind;
  RtObject *result = room (rt, self, length, rt_str_view_bound (view), &data, &kind);
  if (result == NULL || length == 0)
    return result;
  ptrdiff_t at = 0;
  column = 0;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    ptrdiff_t more = c == '\t' ? (tab > 0 ? tab - column % tab : 0) : 1;
    for (ptrdiff_t j = 0; j < more; j++)
      rt_str_put (data, kind, at++, c == '\t' ? ' ' : c);
    column = c == '\n' || c == '\r' ? 0 : column + more;
  }
  if (!RT_IS_STR (self) || length != 1)
    return result;
  RtObject *shared = rt_str_from_view (rt, rt_str_view (result));
  rt_decref (rt, result);
  return shared;
}
