/* str.format: fields in braces. */
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str-methods.h"
#include "rt-tuple.h"

#define MAX_DEPTH 2 /* fields within the spec of a field, and no further */

typedef struct Format {
  RtObject *const *args;
  size_t nargs;
  RtObject *const *values; /* of keywords */
  RtObject *kwnames;       /* RT_NULLABLE */
  RtObject *mapping;       /* format_map's, or NULL */
  enum { UNDECIDED, AUTOMATIC, MANUAL } numbering;
  ptrdiff_t next;
  RtObject *whole; /* owned: the one str that is all of the result */
} Format;

/* A digit string as an index; -1 if it is none, -2 with ValueError. */
static ptrdiff_t as_index (RtInterp *rt, RtStrView text) {
  ptrdiff_t value = 0;
  if (text.length == 0)
    return -1;
  for (ptrdiff_t i = 0; i < text.length; i++) {
    int digit = rt_char_decimal_value (rt_str_view_at (text, i));
    if (digit < 0)
      return -1;
    if (value > (PTRDIFF_MAX - digit) / 10) {
      RT_VALUE_ERROR (rt, "Too many decimal digits in format string");
      return -2;
    }
    value = value * 10 + digit;
  }
  return value;
}

static bool number_by (RtInterp *rt, Format *f, bool automatic) {
  if (f->numbering == (automatic ? MANUAL : AUTOMATIC)) {
    RT_VALUE_ERROR (rt, automatic
                            ? "cannot switch from manual field specification to automatic field numbering"
                            : "cannot switch from automatic field numbering to manual field specification");
    return false;
  }
  f->numbering = automatic ? AUTOMATIC : MANUAL;
  return true;
}

static RtObject *keyword (RtInterp *rt, Format *f, RtStrView name) {
  RtObject *key = rt_str_from_view (rt, name), *value = NULL;
  if (key == NULL)
    return NULL;
  if (f->mapping != NULL) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "format_map", "key");
    hold.held[0] = key;
    return rt_hold_end (rt, &hold, rt_getitem (rt, f->mapping, key));
  }
  for (ptrdiff_t i = 0; f->kwnames != NULL && value == NULL && i < RT_TUPLE_SIZE (f->kwnames); i++)
    if (rt_str_equal (RT_TUPLE_ITEM (f->kwnames, i), key))
      value = rt_incref (f->values[i]);
  if (value == NULL)
    rt_raise_key_error (rt, key);
  rt_decref (rt, key);
  return value;
}

/* What the first part of a field's name stands for. */
static RtObject *first_object (RtInterp *rt, Format *f, RtStrView name) {
  ptrdiff_t index = as_index (rt, name);
  if (index == -2)
    return NULL;
  if (name.length == 0 || index >= 0) {
    if (!number_by (rt, f, name.length == 0))
      return NULL;
    if (f->mapping != NULL)
      return RT_VALUE_ERROR (rt, "Format string contains positional fields");
    if (name.length == 0)
      index = f->next++;
    if ((size_t)index >= f->nargs)
      return rt_raise (rt, rt->types.IndexError,
                       "Replacement index %zd out of range for positional args tuple", index);
    return rt_incref (f->args[index]);
  }
  return keyword (rt, f, name);
}

static RtObject *attribute_of (RtInterp *rt, RtObject *o, RtStrView name) {
  RtObject *key = rt_str_from_view (rt, name);
  RtObject *value = key != NULL ? rt_getattr (rt, o, key) : NULL;
  rt_xdecref (rt, key);
  return value;
}

static RtObject *item_of (RtInterp *rt, RtObject *o, RtStrView name) {
  ptrdiff_t index = as_index (rt, name);
  if (index == -2)
    return NULL;
  RtObject *key = index >= 0 ? rt_int_from_int64 (rt, index) : rt_str_from_view (rt, name);
  RtObject *value = key != NULL ? rt_getitem (rt, o, key) : NULL;
  rt_xdecref (rt, key);
  return value;
}

/* The object that a field's whole name leads to: name.attribute[key]... */
static RtObject *field_object (RtInterp *rt, Format *f, RtStrView name) {
  ptrdiff_t at = 0;
  while (at < name.length && rt_str_view_at (name, at) != '.' && rt_str_view_at (name, at) != '[')
    at++;
  RtObject *o = first_object (rt, f, rt_str_view_part (name, 0, at));
  while (o != NULL && at < name.length) {
    bool item = rt_str_view_at (name, at) == '[';
    ptrdiff_t start = ++at;
    while (at < name.length && (item ? rt_str_view_at (name, at) != ']'
                                     : rt_str_view_at (name, at) != '.' && rt_str_view_at (name, at) != '['))
      at++;
    RtStrView part = rt_str_view_part (name, start, at);
    RtObject *value = NULL;
    if (item && at == name.length)
      RT_VALUE_ERROR (rt, "Missing ']' in format string");
    else if (part.length == 0)
      RT_VALUE_ERROR (rt, "Empty attribute in format string");
    else
      value = item ? item_of (rt, o, part) : attribute_of (rt, o, part);
    rt_decref (rt, o);
    o = value;
    at += item;
    if (o != NULL && item && at < name.length && rt_str_view_at (name, at) != '.' &&
        rt_str_view_at (name, at) != '[') {
      rt_decref (rt, o);
      return RT_VALUE_ERROR (rt, "Only '.' or '[' may follow ']' in format field specifier");
    }
  }
  return o;
}

static bool build (RtInterp *rt, Format *f, RtStrView text, int depth, HbBuffer *out);

/* O converted by !r, !s or !a; steals it. */
static RtObject *convert (RtInterp *rt, RtObject *o, uint32_t conversion) {
  RtHold hold; /* its methods are the program's */
  rt_hold_begin (rt, &hold, "format", "value");
  hold.held[0] = o;
  RtObject *result = NULL;
  if (conversion == 'r')
    result = rt_repr (rt, o);
  else if (conversion == 's')
    result = rt_str (rt, o);
  else if (conversion == 'a')
    result = rt_ascii (rt, o);
  else if (conversion > 32 && conversion < 127)
    RT_VALUE_ERROR (rt, "Unknown conversion specifier %c", (int)conversion);
  else
    RT_VALUE_ERROR (rt, "Unknown conversion specifier \\x%x", (unsigned)conversion);
  return rt_hold_end (rt, &hold, result);
}

typedef struct Field {
  RtStrView name, spec;
  uint32_t conversion; /* 0: none */
  bool nested;         /* the spec has fields of its own */
  bool alone;          /* there is nothing else in the format */
} Field;

static bool append_field (RtInterp *rt, Format *f, const Field *field, int depth, HbBuffer *out) {
  RtObject *o = field_object (rt, f, field->name);
  RtHold hold;
  if (o != NULL && field->conversion != 0)
    o = convert (rt, o, field->conversion);
  if (o == NULL)
    return false;
  rt_hold_begin (rt, &hold, "format", "value being formatted");
  hold.held[0] = o;
  if (field->nested) {
    HbBuffer spec;
    hb_buffer_init (&spec, &rt->allocator);
    if (build (rt, f, field->spec, depth - 1, &spec))
      hold.held[1] = rt_str_from_buffer (rt, &spec);
    hb_buffer_clear (&spec);
  } else {
    hold.held[1] = rt_str_from_view (rt, field->spec);
  }
  RtObject *text = hold.held[1] != NULL ? rt_format (rt, o, hold.held[1]) : NULL;
  bool written = RT_IS_EXACT (rt, o, int_); /* digit by digit into the result, so that one digit is the shared one */
  rt_hold_end (rt, &hold, NULL);
  if (text == NULL)
    return false;
  rt_str_append_utf8 (text, out);
  if (field->alone && !written)
    f->whole = text;
  else
    rt_decref (rt, text);
  return true;
}

/* The character at *AT, which moves on; 0 at the end. */
static uint32_t next_char (RtStrView text, ptrdiff_t *at) {
  return *at < text.length ? rt_str_view_at (text, (*at)++) : 0;
}

/* The name ends at ':', '!', '}' or the end, brackets skipped; what ended it. 0 with ValueError at a brace. */
static uint32_t take_name (RtInterp *rt, RtStrView text, ptrdiff_t *at, Field *field) {
  ptrdiff_t start = *at;
  uint32_t c = 0;
  while (*at < text.length) {
    c = next_char (text, at);
    if (c == '{') {
      RT_VALUE_ERROR (rt, "unexpected '{' in field name");
      return 0;
    }
    if (c == '}' || c == ':' || c == '!') {
      field->name = rt_str_view_part (text, start, *at - 1);
      return c;
    }
    while (c == '[' && *at < text.length && rt_str_view_at (text, *at) != ']')
      (*at)++;
  }
  RT_VALUE_ERROR (rt, "expected '}' before end of string");
  return 0;
}

/* The specification up to the brace that closes the field. False with ValueError. */
static bool take_spec (RtInterp *rt, RtStrView text, ptrdiff_t *at, Field *field) {
  ptrdiff_t start = *at;
  for (int depth = 1; *at < text.length;) {
    uint32_t c = next_char (text, at);
    field->nested = field->nested || c == '{';
    depth += (c == '{') - (c == '}');
    if (depth == 0) {
      field->spec = rt_str_view_part (text, start, *at - 1);
      return true;
    }
  }
  return RT_VALUE_ERROR (rt, "unmatched '{' in format spec") != NULL;
}

/* The field that starts at AT, behind its '{', into FIELD; where its '}' is, -1 with ValueError. */
static ptrdiff_t take_field (RtInterp *rt, RtStrView text, ptrdiff_t at, Field *field) {
  if (at >= text.length) {
    RT_VALUE_ERROR (rt, "Single '{' encountered in format string");
    return -1;
  }
  uint32_t c = take_name (rt, text, &at, field);
  if (c == '!') {
    if (at >= text.length) {
      RT_VALUE_ERROR (rt, "end of string while looking for conversion specifier");
      return -1;
    }
    field->conversion = next_char (text, &at);
    c = at < text.length ? next_char (text, &at) : ':';
    if (c != '}' && c != ':') {
      RT_VALUE_ERROR (rt, "expected ':' after conversion specifier");
      return -1;
    }
  }
  if (c == 0 || (c == ':' && !take_spec (rt, text, &at, field)))
    return -1;
  return at - 1;
}

static bool build (RtInterp *rt, Format *f, RtStrView text, int depth, HbBuffer *out) {
  if (depth <= 0)
    return RT_VALUE_ERROR (rt, "Max string recursion exceeded") != NULL;
  for (ptrdiff_t at = 0; at < text.length; at++) {
    uint32_t c = rt_str_view_at (text, at);
    if (c != '{' && c != '}') {
      hb_buffer_append_code_point (out, c);
      continue;
    }
    if (at + 1 < text.length && rt_str_view_at (text, at + 1) == c) {
      hb_buffer_append_char (out, (char)c);
      at++;
      continue;
    }
    if (c == '}')
      return RT_VALUE_ERROR (rt, "Single '}' encountered in format string") != NULL;
    Field field = {.spec = rt_str_view_part (text, at, at)};
    ptrdiff_t end = take_field (rt, text, at + 1, &field);
    field.alone = depth == MAX_DEPTH && at == 0 && end == text.length - 1;
    if (end < 0 || !append_field (rt, f, &field, depth, out))
      return false;
    at = end;
  }
  return true;
}

/* Whether nothing of the format stands for something else. */
static bool is_plain (RtStrView view) {
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    if (c == '{' || c == '}')
      return false;
  }
  return true;
}

static RtObject *run (RtInterp *rt, RtObject *self, Format *f) {
  if (is_plain (rt_str_view (self)))
    return rt_incref (self); /* even one of a subclass */
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  bool ok = build (rt, f, rt_str_view (self), MAX_DEPTH, &out);
  RtObject *result = !ok                ? NULL
                     : f->whole != NULL ? rt_str_itself (rt, f->whole)
                                        : rt_str_from_buffer (rt, &out);
  rt_xdecref (rt, f->whole);
  hb_buffer_clear (&out);
  return result;
}

RT_STR_METHOD (format) {
  Format f = {.args = args, .nargs = RT_NARGS (nargs), .values = args + RT_NARGS (nargs), .kwnames = kwnames};
  return run (rt, self, &f);
}

RT_STR_METHOD (format_map) {
  Format f = {.mapping = args[0]};
  return run (rt, self, &f);
}
