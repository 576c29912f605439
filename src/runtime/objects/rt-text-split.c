/* Splitting and stripping of str, bytes and bytearray. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-text.h"

static bool is_space (bool of_str, uint32_t c) {
  return of_str ? rt_char_is_space (c) : c == ' ' || (c >= 9 && c <= 13);
}

/* Stripping */

typedef enum Side { LEFT = 1, RIGHT = 2, BOTH = 3 } Side;

static bool is_stripped (bool of_str, const RtStrView *set, uint32_t c) {
  return set != NULL ? rt_str_view_find_char (*set, c, 0, set->length) >= 0 : is_space (of_str, c);
}

static RtObject *strip (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs,
                        Side side) {
  RtTextArg set;
  bool of_str = RT_IS_STR (self);
  if (!rt_check_positional (rt, name, nargs, 0, 1))
    return NULL;
  bool given = nargs > 0 && args[0] != rt->none;
  if (given && of_str && !RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "%s arg must be None or str", name);
  if (given && !rt_text_take (rt, self, args[0], "", &set))
    return NULL;
  RtStrView view = rt_text_view (self);
  ptrdiff_t start = 0, end = view.length;
  while ((side & LEFT) != 0 && start < end &&
         is_stripped (of_str, given ? &set.view : NULL, rt_str_view_at (view, start)))
    start++;
  while ((side & RIGHT) != 0 && end > start &&
         is_stripped (of_str, given ? &set.view : NULL, rt_str_view_at (view, end - 1)))
    end--;
  if (given)
    rt_text_give_back (rt, &set);
  return rt_text_part (rt, self, start, end);
}

RT_TEXT_METHOD (strip) {
  return strip (rt, "strip", self, args, nargs, BOTH);
}

RT_TEXT_METHOD (lstrip) {
  return strip (rt, "lstrip", self, args, nargs, LEFT);
}

RT_TEXT_METHOD (rstrip) {
  return strip (rt, "rstrip", self, args, nargs, RIGHT);
}

/* Splitting */

/* The empty list for the parts of a text of LENGTH, cut at most MOST times (negative: wherever it can be) at white space
 * (SEPARATOR 0) or at a text of that length, with the room that CPython gives it. */
static RtObject *list_for_parts (RtInterp *rt, ptrdiff_t length, ptrdiff_t separator, ptrdiff_t most) {
  if (separator > length)
    most = 0;
  else if (most < 0)
    most = separator > 0 ? length / separator + 1 : (length - 1) / 2 + 1;
  return rt_list_with_room (rt, most >= 12 ? 12 : most + 1);
}

/* Appends SELF[START:END] to LIST, SELF itself where that is all of it and the type allows; false with an
 * exception. */
static bool append_part (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t start, ptrdiff_t end) {
  RtStrView view = rt_text_view (self);
  bool itself = start == 0 && end == view.length && (RT_IS_EXACT (rt, self, str) || RT_IS_EXACT (rt, self, bytes));
  RtObject *part = itself            ? rt_incref (self)
                   : RT_IS_STR (self) ? rt_str_part (rt, self, start, end)
                                      : rt_text_make (rt, self, rt_str_view_part (view, start, end > start ? end : start));
  return part != NULL && rt_list_append_steal (rt, list, part) == 0;
}

static bool split_by_space (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t most) {
  RtStrView view = rt_text_view (self);
  bool of_str = RT_IS_STR (self);
  ptrdiff_t at = 0;
  for (;;) {
    while (at < view.length && is_space (of_str, rt_str_view_at (view, at)))
      at++;
    if (at == view.length)
      return true;
    ptrdiff_t start = at;
    if (most-- <= 0)
      return append_part (rt, list, self, start, view.length);
    while (at < view.length && !is_space (of_str, rt_str_view_at (view, at)))
      at++;
    if (!append_part (rt, list, self, start, at))
      return false;
  }
}

static bool rsplit_by_space (RtInterp *rt, RtObject *list, RtObject *self, ptrdiff_t most) {
  RtStrView view = rt_text_view (self);
  bool of_str = RT_IS_STR (self);
  ptrdiff_t at = view.length;
  for (;;) {
    while (at > 0 && is_space (of_str, rt_str_view_at (view, at - 1)))
      at--;
    if (at == 0)
      return true;
    ptrdiff_t end = at;
    if (most-- <= 0)
      return append_part (rt, list, self, 0, end);
    while (at > 0 && !is_space (of_str, rt_str_view_at (view, at - 1)))
      at--;
    if (!append_part (rt, list, self, at, end))
      return false;
  }
}

/* The same, from the left, by a character of a text whose characters are bytes. */
static bool split_by_byte (RtInterp *rt, RtObject *list, RtObject *self, char separator, ptrdiff_t most) {
  const RtStrView view = rt_text_view (self);
  const char *text = view.data, *end = text + view.length, *start = text;
  for (; most > 0; most--) {
    const char *at = start < end ? memchr (start, separator, (size_t) (end - start)) : NULL;
    if (at == NULL)
      break;
    if (!append_part (rt, list, self, start - text, at - text))
      return false;
    start = at + 1;
  }
  return append_part (rt, list, self, start - text, view.length);
}

static bool split_by_text (RtInterp *rt, RtObject *list, RtObject *self, RtStrView separator, ptrdiff_t most,
                           bool right) {
  RtStrView view = rt_text_view (self);
  if (!right && separator.length == 1 && separator.kind == 1 && view.kind == 1)
    return split_by_byte (rt, list, self, *(const char *) separator.data, most);
  ptrdiff_t start = 0, end = view.length;
  for (; most > 0; most--) {
    ptrdiff_t at = right ? rt_str_view_rfind (view, separator, start, end)
                         : rt_str_view_find (view, separator, start, end);
    if (at < 0)
      break;
    if (!append_part (rt, list, self, right ? at + separator.length : start, right ? end : at))
      return false;
    if (right)
      end = at;
    else
      start = at + separator.length;
  }
  return append_part (rt, list, self, start, end);
}

static RtObject *split (RtInterp *rt, const char *name, RtObject *self, RtObject *const *args, size_t nargs,
                        RtObject *kwnames, bool right) {
  static const char *const names[] = {"sep", "maxsplit"};
  RtObject *out[2];
  RtTextArg separator;
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 2, 2, 0, out))
    return NULL;
  ptrdiff_t most = out[1] != NULL ? rt_index_argument (rt, out[1]) : -1;
  if (most == -1 && rt->error != NULL)
    return NULL;
  bool by_text = out[0] != NULL && out[0] != rt->none;
  if (by_text && !rt_text_take (rt, self, out[0], "must be str or None, not %.100T", &separator))
    return NULL;
  if (by_text && separator.view.length == 0) {
    rt_text_give_back (rt, &separator);
    return RT_VALUE_ERROR (rt, "empty separator");
  }
  /* A separator with wider characters than the text has is nowhere in it, like one that is longer. */
  RtStrView text = rt_text_view (self);
  bool wider = by_text && separator.view.kind > text.kind;
  RtObject *list = list_for_parts (rt, text.length, wider ? PTRDIFF_MAX : by_text ? separator.view.length : 0, most);
  bool ok = list != NULL;
  if (most < 0)
    most = PTRDIFF_MAX;
  if (ok)
    ok = by_text ? split_by_text (rt, list, self, separator.view, most, right)
         : right ? rsplit_by_space (rt, list, self, most)
                 : split_by_space (rt, list, self, most);
  if (by_text)
    rt_text_give_back (rt, &separator);
  if (ok && right)
    ok = rt_list_reverse (rt, list) == 0;
  if (ok)
    return list;
  rt_xdecref (rt, list);
  return NULL;
}

RT_TEXT_METHOD (split) {
  return split (rt, "split", self, args, nargs, kwnames, false);
}

RT_TEXT_METHOD (rsplit) {
  return split (rt, "rsplit", self, args, nargs, kwnames, true);
}

RT_TEXT_METHOD (splitlines) {
  static const char *const names[] = {"keepends"};
  RtObject *out[1];
  if (!rt_parse_args (rt, "splitlines", args, nargs, kwnames, names, 1, 1, 0, out))
    return NULL;
  int keep = out[0] != NULL ? rt_truth (rt, out[0]) : 0;
  RtObject *list = keep < 0 ? NULL : rt_list_new (rt, 0);
  RtStrView view = rt_text_view (self);
  bool of_str = RT_IS_STR (self);
  for (ptrdiff_t at = 0; list != NULL && at < view.length;) {
    ptrdiff_t start = at, end;
    for (; at < view.length; at++) {
      uint32_t c = rt_str_view_at (view, at);
      if (of_str ? rt_char_is_linebreak (c) : c == '\n' || c == '\r')
        break;
    }
    end = at;
    if (at < view.length) {
      bool pair =
          rt_str_view_at (view, at) == '\r' && at + 1 < view.length && rt_str_view_at (view, at + 1) == '\n';
      at += pair ? 2 : 1;
    }
    if (!append_part (rt, list, self, start, keep ? at : end)) {
      rt_decref (rt, list);
      list = NULL;
    }
  }
  return list;
}
