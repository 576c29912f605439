#include "rt-json.h"

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-native.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

/* --- strings --- */

/* A string with escapes is read into a buffer of code points, since the widest is not known before the end. */
static void add_point (HbBuffer *points, uint32_t c) {
  hb_buffer_append_bytes (points, &c, sizeof c);
}

/* The four hexadecimal digits from AT on, of a string that goes on behind them; -1: there are none. */
static int32_t read_hex (RtStrView text, ptrdiff_t at) {
  int32_t value = 0;
  if (at + 4 >= text.length)
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

/* The escape whose letter is at *AT; *AT comes behind it. NULL, or what is wrong at *AT. */
static const char *read_escape (RtStrView text, ptrdiff_t *at, HbBuffer *points) {
  static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  uint32_t c = rt_str_view_at (text, *at);
  if (c != 'u') {
    for (size_t i = 0; letters[i] != '\0'; i++) {
      if (c == (uint32_t) letters[i]) {
        add_point (points, (uint32_t) values[i]);
        ++*at;
        return NULL;
      }
    }
    --*at;
    return "Invalid \\escape";
  }
  int32_t value = read_hex (text, *at + 1);
  if (value < 0)
    return "Invalid \\uXXXX escape";
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
  return NULL;
}

/* Reads on from *AT to behind the closing quote. NULL, or what is wrong at *AT. */
static const char *read_points (RtStrView text, ptrdiff_t *at, bool strict, HbBuffer *points) {
  ptrdiff_t start = *at;
  while (*at < text.length) {
    uint32_t c = rt_str_view_at (text, *at);
    if (c < 32 && strict)
      return "Invalid control character at";
    ++*at;
    if (c == '"')
      return NULL;
    const char *message = NULL;
    if (c != '\\')
      add_point (points, c);
    else if (*at < text.length)
      message = read_escape (text, at, points);
    if (message != NULL)
      return message;
  }
  *at = start - 1;
  return "Unterminated string starting at";
}

RtObject *rt_json_read_string (RtInterp *rt, RtObject *o, ptrdiff_t *at, bool strict, const char **message) {
  RtStrView text = rt_str_view (o);
  *message = NULL;
  ptrdiff_t start = *at, end = start;
  uint32_t c = 0;
  while (end < text.length && (c = rt_str_view_at (text, end)) != '"' && c != '\\' && (c >= 32 || !strict))
    end++;
  if (end < text.length && c == '"') {
    *at = end + 1;
    return rt_str_substring (rt, o, start, end);
  }
  HbBuffer points;
  hb_buffer_init (&points, &rt->allocator);
  RtObject *result = NULL;
  *message = read_points (text, at, strict, &points);
  if (points.broken) {
    *message = NULL;
    rt_no_memory (rt);
  } else if (*message == NULL) {
    size_t count = points.length_bytes / sizeof (uint32_t);
    result = rt_str_from_code_points (rt, (const uint32_t *) (const void *) points.bytes, count);
  }
  hb_buffer_clear (&points);
  return result;
}

/* --- values --- */

typedef struct Reader {
  RtInterp *rt;
  RtObject *source, *memo;
  RtStrView text;
  ptrdiff_t at;
  bool strict;
  RtJsonHooks hooks;
} Reader;

/* The character at the place, 0 at the end. A text may hold 0 itself: it means nothing in JSON. */
static uint32_t peek (const Reader *r) {
  return r->at < r->text.length ? rt_str_view_at (r->text, r->at) : 0;
}

static uint32_t skip_blank (Reader *r) {
  uint32_t c;
  while ((c = peek (r)) == ' ' || c == '\t' || c == '\n' || c == '\r')
    r->at++;
  return c;
}

static bool take (Reader *r, const char *word) {
  ptrdiff_t at = r->at;
  for (; *word != '\0'; word++, at++)
    if (at >= r->text.length || rt_str_view_at (r->text, at) != (uint32_t) *word)
      return false;
  r->at = at;
  return true;
}

/* Appends digits; whether there were any. */
static bool take_digits (Reader *r, HbBuffer *digits) {
  ptrdiff_t start = r->at;
  for (uint32_t c; (c = peek (r)) >= '0' && c <= '9'; r->at++)
    hb_buffer_append_char (digits, (char) c);
  return r->at > start;
}

/* What may stand behind the whole part of a number, if it is all there. */
static bool take_part (Reader *r, HbBuffer *digits, const char *letters, bool may_be_signed) {
  ptrdiff_t start = r->at;
  size_t length_bytes = digits->length_bytes;
  uint32_t c = peek (r);
  if (c != (uint32_t) letters[0] && c != (uint32_t) letters[1])
    return false;
  hb_buffer_append_char (digits, (char) c);
  r->at++;
  c = peek (r);
  if (may_be_signed && (c == '-' || c == '+')) {
    hb_buffer_append_char (digits, (char) c);
    r->at++;
  }
  if (take_digits (r, digits))
    return true;
  r->at = start;
  if (digits->length_bytes > length_bytes)
    digits->length_bytes = length_bytes;
  return false;
}

/* HOOK (text) */
static RtObject *call_with_text (RtInterp *rt, RtObject *hook, const HbBuffer *text) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "json", "number");
  hold.held[0] = rt_str_from_buffer (rt, text);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_call_one (rt, hook, hold.held[0]) : NULL);
}

static RtObject *number_of (Reader *r, const HbBuffer *digits, bool is_float) {
  RtInterp *rt = r->rt;
  RtObject *hook = is_float ? r->hooks.number_float : r->hooks.number_int;
  double value = 0;
  if (digits->broken)
    return rt_no_memory (rt);
  if (hook != NULL)
    return call_with_text (rt, hook, digits);
  if (!is_float) /* too many digits are refused with a message by python/json.py */
    return digits->length_bytes > 600 ? NULL : rt_int_from_text (rt, hb_buffer_text (digits), digits->length_bytes, 10);
  return rt_float_parse (hb_buffer_text (digits), digits->length_bytes, &value) ? rt_float_new (rt, value) : NULL;
}

static RtObject *read_number (Reader *r) {
  HbBuffer digits;
  hb_buffer_init (&digits, &r->rt->allocator);
  RtObject *result = NULL;
  if (peek (r) == '-') {
    hb_buffer_append_char (&digits, '-');
    r->at++;
  }
  bool is_zero = peek (r) == '0', there = true;
  if (is_zero) {
    hb_buffer_append_char (&digits, '0');
    r->at++;
  } else {
    there = take_digits (r, &digits);
  }
  if (there) {
    bool has_fraction = take_part (r, &digits, "..", false), has_exponent = take_part (r, &digits, "eE", true);
    result = number_of (r, &digits, has_fraction || has_exponent);
  }
  hb_buffer_clear (&digits);
  return result;
}

static RtObject *read_value (Reader *r);

static RtObject *read_string (Reader *r) {
  const char *message;
  r->at++;
  return rt_json_read_string (r->rt, r->source, &r->at, r->strict, &message);
}

/* Past a comma, or past CLOSING at the end of the container: ',' or CLOSING, 0 for anything else. */
static uint32_t pass_item (Reader *r, uint32_t closing) {
  uint32_t c = skip_blank (r);
  if (c != ',' && c != closing)
    return 0;
  r->at++;
  return c;
}

/* What a container under way ends as. */
static RtObject *end_container (Reader *r, RtHold *hold, bool done) {
  RtObject *result = hold->held[0];
  if (done)
    hold->held[0] = NULL;
  return rt_hold_end (r->rt, hold, done ? result : NULL);
}

static RtObject *read_array (Reader *r) {
  RtHold hold;
  rt_hold_begin (r->rt, &hold, "json", "list");
  RtObject *list = hold.held[0] = rt_list_new (r->rt, 0);
  uint32_t c = list != NULL ? ',' : 0;
  r->at++;
  if (c != 0 && skip_blank (r) == ']') {
    r->at++;
    c = ']';
  }
  while (c == ',') {
    skip_blank (r);
    RtObject *item = read_value (r);
    bool ok = item != NULL && rt_list_append_steal (r->rt, list, item) == 0;
    c = ok ? pass_item (r, ']') : 0;
  }
  return end_container (r, &hold, c == ']');
}

/* Puts the key HELD[1] and its value HELD[2] into HELD[0], a dict or a list of pairs. */
static bool add_entry (Reader *r, RtHold *hold) {
  if (r->hooks.pairs == NULL)
    return rt_dict_set (r->rt, hold->held[0], hold->held[1], hold->held[2]) == 0;
  RtObject *entry = rt_tuple_pack (r->rt, 2, hold->held[1], hold->held[2]);
  return entry != NULL && rt_list_append_steal (r->rt, hold->held[0], entry) == 0;
}

/* One key and its value. */
static bool read_entry (Reader *r, RtHold *hold) {
  if (skip_blank (r) != '"' || (hold->held[1] = read_string (r)) == NULL)
    return false;
  RtObject *known = rt_dict_get (r->rt, r->memo, hold->held[1]);
  if (known != NULL) {
    rt_decref (r->rt, hold->held[1]);
    hold->held[1] = rt_incref (known);
  } else if (rt_error (r->rt) != NULL || rt_dict_set (r->rt, r->memo, hold->held[1], hold->held[1]) < 0) {
    return false;
  }
  if (skip_blank (r) != ':')
    return false;
  r->at++;
  skip_blank (r);
  if ((hold->held[2] = read_value (r)) == NULL || !add_entry (r, hold))
    return false;
  rt_decref (r->rt, hold->held[1]);
  rt_decref (r->rt, hold->held[2]);
  hold->held[1] = hold->held[2] = NULL;
  return true;
}

static RtObject *read_object (Reader *r) {
  RtHold hold;
  rt_hold_begin (r->rt, &hold, "json", "dict");
  hold.held[0] = r->hooks.pairs != NULL ? rt_list_new (r->rt, 0) : rt_dict_new (r->rt);
  uint32_t c = hold.held[0] != NULL ? ',' : 0;
  r->at++;
  if (c != 0 && skip_blank (r) == '}') {
    r->at++;
    c = '}';
  }
  while (c == ',')
    c = read_entry (r, &hold) ? pass_item (r, '}') : 0;
  RtObject *hook = r->hooks.pairs != NULL ? r->hooks.pairs : r->hooks.object;
  if (c == '}' && hook != NULL)
    return rt_hold_end (r->rt, &hold, rt_call_one (r->rt, hook, hold.held[0]));
  return end_container (r, &hold, c == '}');
}

static RtObject *read_container (Reader *r, bool is_object) {
  const char *where = is_object ? " while decoding a JSON object from a unicode string" : " while decoding a JSON array from a unicode string";
  if (!rt_enter_recursive (r->rt, where))
    return NULL;
  RtObject *result = is_object ? read_object (r) : read_array (r);
  rt_leave_recursive (r->rt);
  return result;
}

static RtObject *read_value (Reader *r) {
  RtInterp *rt = r->rt;
  switch (peek (r)) {
  case '"':
    return read_string (r);
  case '{':
  case '[':
    return read_container (r, peek (r) == '{');
  case 'n':
    return take (r, "null") ? rt_incref (rt->none) : NULL;
  case 't':
    return take (r, "true") ? rt_incref (rt->true_) : NULL;
  case 'f':
    return take (r, "false") ? rt_incref (rt->false_) : NULL;
  default:
    return read_number (r);
  }
}

RtObject *rt_json_read (RtInterp *rt, RtObject *text, ptrdiff_t *at, bool strict, RtObject *memo, const RtJsonHooks *hooks) {
  Reader r = {rt, text, memo, rt_str_view (text), *at, strict, hooks != NULL ? *hooks : (RtJsonHooks) {NULL}};
  if (!rt_enter_recursive (rt, "")) /* the scanner itself is such a call in CPython */
    return NULL;
  RtObject *result = read_value (&r);
  rt_leave_recursive (rt);
  *at = r.at;
  return result;
}
