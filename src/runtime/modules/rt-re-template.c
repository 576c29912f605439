/* The replacement templates of re.sub and Match.expand: texts with \1, \g<name> and escapes.
 *
 * A template is a list: a text, a group's number, a text, ... ; texts are of the kind of the replacement.
 */
#include "rt-re-objects.h"

#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"

typedef struct Reader {
  RtInterp *rt;
  RtObject *pattern, *source, *list;
  RtStrView text;
  ptrdiff_t at;
  HbBuffer literal; /* UTF-8, or bytes */
} Reader;

static bool fail (Reader *r, ptrdiff_t position, const char *format, RtObject *part) {
  RtObject *message = rt_str_printf (r->rt, format, part);
  rt_re_raise (r->rt, message, r->source, position);
  rt_xdecref (r->rt, part);
  return false;
}

static uint32_t peek (const Reader *r, ptrdiff_t ahead) {
  return r->at + ahead < r->text.length ? rt_str_view_at (r->text, r->at + ahead) : UINT32_MAX;
}

static bool is_digit (uint32_t c) {
  return c >= '0' && c <= '9';
}

static bool is_octal (uint32_t c) {
  return c >= '0' && c <= '7';
}

static RtObject *part_of (Reader *r, ptrdiff_t start, ptrdiff_t end) {
  return rt_str_from_view (r->rt, rt_str_view_part (r->text, start, end));
}

static void add_char (Reader *r, uint32_t c) {
  if (RT_IS_STR (r->source))
    hb_buffer_append_code_point (&r->literal, c);
  else
    hb_buffer_append_char (&r->literal, (char) c);
}

/* The text gathered so far goes to the list. */
static bool flush (Reader *r) {
  RtObject *text;
  if (RT_IS_STR (r->source))
    text = rt_str_from_buffer (r->rt, &r->literal);
  else
    text = rt_bytes_new (r->rt, r->literal.bytes != NULL ? r->literal.bytes : "", r->literal.length_bytes);
  hb_buffer_reset (&r->literal);
  return text != NULL && rt_list_append_steal (r->rt, r->list, text) == 0;
}

static bool add_group (Reader *r, int64_t group, ptrdiff_t position) {
  RtInterp *rt = r->rt;
  if (group > RT_PATTERN (r->pattern)->program.groups)
    return fail (r, position, "invalid group reference %S", rt_int_from_int64 (rt, group));
  RtObject *number = flush (r) ? rt_int_from_int64 (rt, group) : NULL;
  return number != NULL && rt_list_append_steal (rt, r->list, number) == 0;
}

/* \g<...; "\g" is read. */
static bool read_named (Reader *r) {
  if (peek (r, 0) != '<')
    return fail (r, r->at, "missing <", NULL);
  ptrdiff_t start = ++r->at, end = start;
  bool number = true;
  int64_t group = 0;
  for (; end < r->text.length && rt_str_view_at (r->text, end) != '>'; end++) {
    uint32_t c = rt_str_view_at (r->text, end);
    number = number && is_digit (c);
    group = number && group < INT32_MAX ? group * 10 + (c - '0') : group;
  }
  if (end == start)
    return fail (r, start, "missing group name", NULL);
  if (end == r->text.length)
    return fail (r, start, "missing >, unterminated name", NULL);
  r->at = end + 1;
  if (number)
    return add_group (r, group, start);
  RtObject *name = part_of (r, start, end);
  if (name == NULL)
    return false;
  if (!RT_IS_STR (r->source) && !rt_str_is_ascii (name))
    return fail (r, start, "bad character in group name %A", name);
  if (!rt_str_is_identifier (name))
    return fail (r, start, RT_IS_STR (r->source) ? "bad character in group name %R" : "bad character in group name b%A", name);
  RtObject *found = rt_dict_get (r->rt, RT_PATTERN (r->pattern)->group_index, name);
  if (found == NULL)
    rt_raise (r->rt, r->rt->types.IndexError, "unknown group name %R", name);
  rt_decref (r->rt, name);
  return found != NULL && add_group (r, rt_int_as_int64 (found, NULL), start);
}

/* \0 and two octal digits, three octal digits, or a group of two digits. */
static bool read_number (Reader *r, ptrdiff_t start, uint32_t first) {
  uint32_t value = first - '0';
  if (first == '0') {
    for (int i = 0; i < 2 && is_octal (peek (r, 0)); i++)
      value = value * 8 + (rt_str_view_at (r->text, r->at++) - '0');
    add_char (r, value & 0xff);
    return true;
  }
  uint32_t second = peek (r, 0), third = peek (r, 1);
  if (is_octal (first) && is_octal (second) && is_octal (third)) {
    r->at += 2;
    value = (value * 8 + second - '0') * 8 + third - '0';
    if (value > 0377)
      return fail (r, start, "octal escape value %U outside of range 0-0o377", part_of (r, start, r->at));
    add_char (r, value);
    return true;
  }
  if (is_digit (second)) {
    r->at++;
    value = value * 10 + second - '0';
  }
  return add_group (r, value, start + 1);
}

static bool read_escape (Reader *r) {
  static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
  ptrdiff_t start = r->at - 1;
  uint32_t c = peek (r, 0);
  if (c == UINT32_MAX)
    return fail (r, start, "bad escape (end of pattern)", NULL);
  r->at++;
  if (c == 'g')
    return read_named (r);
  if (is_digit (c))
    return read_number (r, start, c);
  for (size_t i = 0; letters[i] != '\0'; i++) {
    if (c == (uint32_t) letters[i]) {
      add_char (r, (uint32_t) values[i]);
      return true;
    }
  }
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
    return fail (r, start, "bad escape %U", part_of (r, start, r->at));
  add_char (r, '\\');
  add_char (r, c);
  return true;
}

RtObject *rt_re_template (RtInterp *rt, RtObject *pattern, RtObject *replacement) {
  RtReText text;
  if (!rt_re_text_get (rt, NULL, replacement, &text))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "re", "template");
  hold.held[0] = rt_list_new (rt, 0);
  Reader reader = {.rt = rt, .pattern = pattern, .source = replacement, .list = hold.held[0], .text = text.view};
  hb_buffer_init (&reader.literal, &rt->allocator);
  bool ok = hold.held[0] != NULL;
  while (ok && reader.at < reader.text.length) {
    uint32_t c = rt_str_view_at (reader.text, reader.at++);
    if (c == '\\')
      ok = read_escape (&reader);
    else
      add_char (&reader, c);
  }
  ok = ok && flush (&reader);
  hb_buffer_clear (&reader.literal);
  rt_re_text_release (rt, &text);
  if (ok)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, ok ? reader.list : NULL);
}

RtObject *rt_re_fill_template (RtInterp *rt, RtObject *template, RtObject *match) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "re", "filled template");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0), *empty = NULL, *result = NULL;
  bool ok = list != NULL;
  for (ptrdiff_t i = 0; ok && i < RT_LIST_SIZE (template); i++) {
    RtObject *item = RT_LIST_ITEM (template, i);
    if (i % 2 == 0) {
      ok = rt_list_append (rt, list, item) == 0;
      continue;
    }
    ptrdiff_t group = (ptrdiff_t) rt_int_as_int64 (item, NULL);
    RtObject *text = rt_match_group (rt, match, group, rt->none);
    if (text == rt->none)
      rt_decref (rt, text);
    else
      ok = text != NULL && rt_list_append_steal (rt, list, text) == 0;
  }
  if (ok)
    empty = RT_IS_STR (RT_LIST_ITEM (template, 0)) ? rt->empty_str : rt->empty_bytes;
  if (empty != NULL)
    result = rt_re_join (rt, empty, list);
  return rt_hold_end (rt, &hold, result);
}
