/* _json: the strings of JSON, to and from; the rest of json is Python text (python/json.py). */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* --- reading --- */

/* A string is read into a buffer of code points, since the widest is not known before the end. */
static void add_point (HbBuffer *points, uint32_t c) {
  hb_buffer_append_bytes (points, &c, sizeof c);
}

/* What scanstring gives for a string that is none: (MESSAGE, ~AT). */
static RtObject *wrong (RtInterp *rt, const char *message, ptrdiff_t at) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "json", "what is wrong");
  hold.held[0] = rt_str_from (rt, message);
  hold.held[1] = rt_int_from_int64 (rt, ~(int64_t) at);
  bool ok = hold.held[0] != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, ok ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL);
}

/* The four hexadecimal digits from AT on; -1: there are none. */
static int32_t read_hex (RtStrView text, ptrdiff_t at) {
  int32_t value = 0;
  if (at + 4 > text.length)
    return -1;
  for (ptrdiff_t i = at; i < at + 4; i++) {
    uint32_t c = rt_str_view_at (text, i), lower = c | 32;
    int digit = c >= '0' && c <= '9' ? (int) c - '0' : lower >= 'a' && lower <= 'f' && c < 128 ? (int) lower - 'a' + 10 : -1;
    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

/* The escape whose letter is at *AT; *AT comes behind it. False: MESSAGE and where are set. */
static bool read_escape (RtStrView text, ptrdiff_t *at, HbBuffer *points, const char **message, ptrdiff_t *where) {
  static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  uint32_t c = rt_str_view_at (text, *at);
  if (c != 'u') {
    for (size_t i = 0; letters[i] != '\0'; i++) {
      if (c == (uint32_t) letters[i]) {
        add_point (points, (uint32_t) values[i]);
        ++*at;
        return true;
      }
    }
    *message = "Invalid \\escape";
    *where = *at - 1;
    return false;
  }
  int32_t value = read_hex (text, *at + 1);
  if (value < 0) {
    *message = "Invalid \\uXXXX escape";
    *where = *at;
    return false;
  }
  *at += 5;
  bool high = value >= 0xd800 && value < 0xdc00 && *at + 1 < text.length;
  if (high && rt_str_view_at (text, *at) == '\\' && rt_str_view_at (text, *at + 1) == 'u') {
    int32_t low = read_hex (text, *at + 2);
    if (low >= 0xdc00 && low < 0xe000) {
      value = 0x10000 + ((value - 0xd800) << 10 | (low - 0xdc00));
      *at += 6;
    }
  }
  add_point (points, (uint32_t) value);
  return true;
}

static RtObject *found (RtInterp *rt, RT_STEALS RtObject *text, ptrdiff_t end) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "json", "string");
  hold.held[0] = text;
  hold.held[1] = rt_int_from_int64 (rt, end);
  bool ok = text != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, ok ? rt_tuple_pack (rt, 2, text, hold.held[1]) : NULL);
}

/* scanstring (text, start, strict): the string behind a quote at START - 1 and where it ends; (message, ~where) if it is none. */
static RtObject *scanstring (ARGS) {
  if (!rt_check_positional (rt, "scanstring", nargs, 3, 3))
    return NULL;
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "first argument must be a string, not %T", args[0]);
  ptrdiff_t start = rt_index_ssize (rt, args[1], rt->types.OverflowError), at = start;
  int strict = rt_truth (rt, args[2]);
  if (rt_error (rt) != NULL)
    return NULL;
  RtStrView text = rt_str_view (args[0]);
  uint32_t c = 0;
  while (at < text.length && (c = rt_str_view_at (text, at)) != '"' && c != '\\' && (c >= 32 || !strict))
    at++;
  if (at < text.length && c == '"')
    return found (rt, rt_str_substring (rt, args[0], start, at), at + 1);
  HbBuffer points;
  hb_buffer_init (&points, &rt->allocator);
  const char *message = NULL;
  ptrdiff_t where = start - 1;
  bool closed = false;
  for (at = start; at < text.length && message == NULL && !closed;) {
    c = rt_str_view_at (text, at);
    if (c < 32 && strict) {
      message = "Invalid control character at";
      where = at;
    } else if (c == '\\' && ++at < text.length) {
      read_escape (text, &at, &points, &message, &where);
    } else if (c != '\\') {
      closed = c == '"';
      if (!closed)
        add_point (&points, c);
      at++;
    }
  }
  RtObject *result = NULL;
  if (points.broken)
    rt_no_memory (rt);
  else if (message != NULL || !closed)
    result = wrong (rt, message != NULL ? message : "Unterminated string starting at", where);
  else
    result = found (rt,
                    rt_str_from_code_points (rt, (const uint32_t *) (const void *) points.bytes,
                                             points.length_bytes / sizeof (uint32_t)),
                    at);
  hb_buffer_clear (&points);
  return result;
}

/* --- writing --- */

static void append_escaped (HbBuffer *buffer, uint32_t c, bool ascii) {
  static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
  if (c == '"' || c == '\\') {
    hb_buffer_append_char (buffer, '\\');
    hb_buffer_append_char (buffer, (char) c);
    return;
  }
  for (size_t i = 0; letters[i] != '\0'; i++) {
    if (c == (uint32_t) values[i]) {
      hb_buffer_append_char (buffer, '\\');
      hb_buffer_append_char (buffer, letters[i]);
      return;
    }
  }
  if (c >= 32 && (c < 127 || !ascii))
    hb_buffer_append_code_point (buffer, c);
  else if (c < 0x10000)
    hb_buffer_printf (buffer, "\\u%04x", c);
  else
    hb_buffer_printf (buffer, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
}

static RtObject *quoted (RtInterp *rt, RtObject *o, bool ascii) {
  if (!RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "first argument must be a string, not %T", o);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append_char (&buffer, '"');
  RtStrView view = rt_str_view (o);
  for (ptrdiff_t i = 0; i < view.length; i++)
    append_escaped (&buffer, rt_str_view_at (view, i), ascii);
  hb_buffer_append_char (&buffer, '"');
  RtObject *result = rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&buffer);
  return result;
}

static RtObject *encode_basestring (ARGS) {
  return quoted (rt, args[0], false);
}

static RtObject *encode_basestring_ascii (ARGS) {
  return quoted (rt, args[0], true);
}

static const RtMethodDef methods[] = {
    {"scanstring", scanstring, RT_METH_FASTCALL, NULL},
    {"encode_basestring", encode_basestring, RT_METH_O, NULL},
    {"encode_basestring_ascii", encode_basestring_ascii, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__json = {.name = "_json", .methods = methods};
