#include "rt-json.h"

#include <math.h>
#include <stdlib.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-list.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

static void append_escaped (HbBuffer *buffer, uint32_t c, bool ascii) {
  static const char letters[] = "bfnrt", values[] = "\b\f\n\r\t";
  if (c == '"' || c == '\\') {
    hb_buffer_append_char (buffer, '\\');
    hb_buffer_append_char (buffer, (char) c);
    return;
  }
  for (size_t i = 0; c < 32 && letters[i] != '\0'; i++) {
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

void rt_json_append_quoted (RtObject *text, bool ascii, HbBuffer *out) {
  RtStrView view = rt_str_view (text);
  hb_buffer_append_char (out, '"');
  for (ptrdiff_t i = 0; i < view.length; i++)
    append_escaped (out, rt_str_view_at (view, i), ascii);
  hb_buffer_append_char (out, '"');
}

/* The containers that are being written, innermost first. */
typedef struct Level {
  const RtObject *container;
  const struct Level *outer;
} Level;

typedef struct Writer {
  RtInterp *rt;
  const Level *level;
  const RtJsonStyle *style;
  HbBuffer *out;
  int levels; /* of indentation */
} Writer;

static bool write_value (Writer *w, RtObject *o);

static void new_line (Writer *w) {
  if (w->style->indent == NULL)
    return;
  hb_buffer_append_char (w->out, '\n');
  for (int i = 0; i < w->levels; i++)
    rt_str_append_utf8 (w->style->indent, w->out);
}

/* What stands before an item that is the first or not. */
static void begin_item (Writer *w, bool is_first) {
  if (!is_first)
    rt_str_append_utf8 (w->style->item_separator, w->out);
  new_line (w);
}

static bool write_float (Writer *w, RtObject *o) {
  double value = ((const RtFloat *) o)->value;
  if (isfinite (value)) {
    rt_float_append_repr (value, w->out);
    return true;
  }
  if (w->style->allow_nan)
    hb_buffer_append (w->out, isnan (value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
  return w->style->allow_nan;
}

/* What is neither a str nor a container. */
static bool write_atom (Writer *w, RtObject *o) {
  RtInterp *rt = w->rt;
  if (o == rt->none || o == rt->true_ || o == rt->false_) {
    hb_buffer_append (w->out, o == rt->none ? "null" : o == rt->true_ ? "true" : "false");
    return true;
  }
  if (RT_IS_EXACT (rt, o, int_)) {
    bool few = rt_mag_bit_length (rt_int_magnitude (o)) <= 2000; /* the limit of digits is far beyond */
    if (few)
      rt_int_append_decimal (o, w->out);
    return few;
  }
  return RT_IS_EXACT (rt, o, float_) && write_float (w, o);
}

static bool write_items (Writer *w, RtObject *const *items, ptrdiff_t count) {
  if (count == 0) {
    hb_buffer_append (w->out, "[]");
    return true;
  }
  bool ok = true;
  hb_buffer_append_char (w->out, '[');
  w->levels++;
  for (ptrdiff_t i = 0; ok && i < count; i++) {
    begin_item (w, i == 0);
    ok = write_value (w, items[i]);
  }
  w->levels--;
  new_line (w);
  hb_buffer_append_char (w->out, ']');
  return ok;
}

static bool write_entry (Writer *w, RtObject *key, RtObject *value, bool is_first) {
  begin_item (w, is_first);
  bool ok = true;
  if (RT_IS_EXACT (w->rt, key, str)) {
    rt_json_append_quoted (key, w->style->ascii, w->out);
  } else {
    hb_buffer_append_char (w->out, '"');
    ok = write_atom (w, key);
    hb_buffer_append_char (w->out, '"');
  }
  rt_str_append_utf8 (w->style->key_separator, w->out);
  return ok && write_value (w, value);
}

static int compare_keys (const void *a, const void *b) {
  return rt_str_compare (*(RtObject *const *) a, *(RtObject *const *) b);
}

/* The entries in the order of their keys, which must all be str. */
static bool write_sorted (Writer *w, RtObject *dict, size_t count) {
  RtObject **keys = rt_mem_calloc (w->rt, count, sizeof *keys);
  if (keys == NULL)
    return false;
  RtObject *key, *value;
  ptrdiff_t position = 0;
  bool ok = true;
  for (size_t i = 0; ok && rt_dict_next (dict, &position, &key, &value); i++) {
    keys[i] = key;
    ok = RT_IS_EXACT (w->rt, key, str);
  }
  if (ok)
    qsort (keys, count, sizeof *keys, compare_keys);
  for (size_t i = 0; ok && i < count; i++)
    ok = write_entry (w, keys[i], rt_dict_get (w->rt, dict, keys[i]), i == 0);
  rt_mem_free (w->rt, keys, count * sizeof *keys);
  return ok;
}

static bool write_dict (Writer *w, RtObject *dict) {
  size_t count = (size_t) RT_DICT_USED (dict);
  if (count == 0) {
    hb_buffer_append (w->out, "{}");
    return true;
  }
  hb_buffer_append_char (w->out, '{');
  w->levels++;
  bool ok = true, is_first = true;
  if (w->style->sort_keys) {
    ok = write_sorted (w, dict, count);
  } else {
    RtObject *key, *value;
    for (ptrdiff_t position = 0; ok && rt_dict_next (dict, &position, &key, &value); is_first = false)
      ok = write_entry (w, key, value, is_first);
  }
  w->levels--;
  new_line (w);
  hb_buffer_append_char (w->out, '}');
  return ok;
}

static bool holds_itself (const Level *level) {
  for (; level != NULL; level = level->outer)
    for (const Level *outer = level->outer; outer != NULL; outer = outer->outer)
      if (outer->container == level->container)
        return true;
  return false;
}

/* One level deeper. What holds itself runs out of levels, too, but there is another message for it. */
static bool enter (Writer *w) {
  bool ok = rt_enter_recursive (w->rt, " while encoding a JSON object");
  if (!ok && (w->style->check_circular || w->style->indent != NULL) && holds_itself (w->level))
    rt_error_clear (w->rt);
  return ok;
}

static bool write_value (Writer *w, RtObject *o) {
  RtInterp *rt = w->rt;
  if (RT_IS_EXACT (rt, o, str)) {
    rt_json_append_quoted (o, w->style->ascii, w->out);
    return true;
  }
  bool is_list = RT_IS_EXACT (rt, o, list), is_tuple = RT_IS_EXACT (rt, o, tuple);
  if (!is_list && !is_tuple && !RT_IS_EXACT (rt, o, dict))
    return write_atom (w, o);
  if (w->out->broken || !enter (w))
    return false;
  Level level = {o, w->level};
  w->level = &level;
  bool ok = is_list ? write_items (w, ((RtList *) o)->items, RT_LIST_SIZE (o))
            : is_tuple ? write_items (w, ((RtTuple *) o)->items, RT_TUPLE_SIZE (o))
                       : write_dict (w, o);
  w->level = level.outer;
  rt_leave_recursive (rt);
  return ok;
}

bool rt_json_write (RtInterp *rt, RtObject *o, const RtJsonStyle *style, HbBuffer *out) {
  Writer w = {rt, NULL, style, out, 0};
  if (!rt_enter_recursive (rt, "")) /* the encoder itself is such a call in CPython */
    return false;
  bool ok = write_value (&w, o);
  rt_leave_recursive (rt);
  if (out->broken && rt_error (rt) == NULL)
    rt_no_memory (rt);
  return ok && !out->broken;
}
