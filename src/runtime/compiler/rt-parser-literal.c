/* Numbers and strings, f-strings put together again. */
#include "rt-parser-private.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hb-buffer.h"
#include "hb-utf8.h"
#include "rt-bytes.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-unicode-names.h"

/* Numbers */

static RtObject *number_value (P *p, const char *digits, size_t length) {
  RtInterp *rt = p->rt;
  char last = (char)tolower ((unsigned char)digits[length - 1]);
  bool based = digits[0] == '0' && length > 1 && strchr ("xXoObB", digits[1]);
  if (!based && last == 'j') {
    double value = 0;
    rt_float_parse (digits, length - 1, &value);
    return rt_complex_new (rt, 0, value);
  }
  if (!based &&
      (memchr (digits, '.', length) || memchr (digits, 'e', length) || memchr (digits, 'E', length))) {
    double value = 0;
    rt_float_parse (digits, length, &value);
    return rt_float_new (rt, value);
  }
  return rt_int_from_text (rt, digits, length, 0);
}

/* An int of too many digits: the ValueError becomes a SyntaxError about the token. */
static void explain_huge_int (P *p, const RtToken *token) {
  if (!rt_error_matches (p->rt, p->rt->types.ValueError)) {
    p->failed = true;
    return;
  }
  RtObject *error = rt_error_take (p->rt);
  RtObject *args = ((RtException *)error)->args;
  rt_p_error_tokens (
      p, token, token,
      "%S - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
      RT_TUPLE_ITEM (args, 0));
  p->failed = true;
  rt_decref (p->rt, error);
}

RtNode *rt_p_number (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (NUMBER);
  if (!token)
    return NULL;
  size_t length = 0;
  char *digits = rt_arena_alloc (p->arena, (size_t)(token->end - token->start) + 1);
  if (!digits) {
    p->failed = true;
    return NULL;
  }
  for (const char *c = token->start; c < token->end; c++)
    if (*c != '_')
      digits[length++] = *c;
  RtObject *value = number_value (p, digits, length);
  if (!value) {
    explain_huge_int (p, token);
    return NULL;
  }
  return rt_p_constant (p, value, m);
}

/* Escapes */

typedef struct Text {
  P *p;
  const RtToken *token; /* for errors and warnings */
  const char *start, *at, *end;
  HbBuffer out;
  bool bytes;
  bool has_invalid; /* escapes, of which only the first is warned of */
  char warning[80]; /* about that one, or empty */
} Text;

/* Whether T is text of an f-string: between fields, where it is blamed on the closing quote, or of a spec. */
static bool is_of_fstring (const Text *t) {
  return t->token->type == RT_TOKEN_FSTRING_END || t->token->type == RT_TOKEN_FSTRING_MIDDLE;
}

/* The text up to END as CPython's decoder gets it: characters beyond ASCII as escapes of ten bytes, and a backslash before one of them, or
 * at the end, as an escape of six. */
static void append_decoder_text (const Text *t, const char *end, HbBuffer *out) {
  for (const char *c = t->start; c < end;) {
    if (*c == '\\') {
      hb_buffer_append_char (out, *c++);
      if (c == t->end || (unsigned char) *c >= 0x80)
        hb_buffer_append_bytes (out, "u005c", 5);
    }
    if (c < end && (unsigned char) *c >= 0x80) {
      char escape[11];
      snprintf (escape, sizeof escape, "\\U%08x", (unsigned) hb_utf8_decode (&c, t->end));
      hb_buffer_append_bytes (out, escape, 10);
    } else if (c < end) {
      hb_buffer_append_char (out, *c++);
    }
  }
}

/* The decoder's own error: from within a spec it is not made a SyntaxError. */
static void raise_decode_error (P *p, const HbBuffer *text, int first, int last, const char *reason) {
  RtObject *object = rt_bytes_new (p->rt, hb_buffer_text (text), text->length_bytes);
  if (object != NULL)
    rt_raise_unicode_error (p->rt, p->rt->types.UnicodeDecodeError, "unicodeescape", object, first, last + 1, reason);
  rt_xdecref (p->rt, object);
  p->failed = true;
}

static bool escape_error (Text *t, const char *escape_start, const char *escape_end, const char *reason) {
  P *p = t->p;
  const RtToken *token = t->token;
  if (t->bytes) {
    rt_p_error_tokens (p, token, token, "(value error) invalid \\x escape at position %d", (int) (escape_start - t->start));
    return false;
  }
  HbBuffer text, before; /* what was decoded, and what of it stands before the escape */
  hb_buffer_init (&text, &p->rt->allocator);
  hb_buffer_init (&before, &p->rt->allocator);
  append_decoder_text (t, escape_start, &before);
  append_decoder_text (t, escape_end, &text);
  int first = (int) before.length_bytes, last = (int) text.length_bytes - 1;
  if (token->type == RT_TOKEN_FSTRING_MIDDLE && !text.broken) {
    hb_buffer_clear (&text);
    append_decoder_text (t, t->end, &text);
  }
  if (text.broken || before.broken)
    rt_p_no_memory (p);
  else if (token->type == RT_TOKEN_FSTRING_MIDDLE)
    raise_decode_error (p, &text, first, last, reason);
  else if (first == last)
    rt_p_error_tokens (p, token, token, "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position %d: %s",
                       first, reason);
  else
    rt_p_error_tokens (p, token, token,
                       "(unicode error) 'unicodeescape' codec can't decode bytes in position %d-%d: %s", first, last,
                       reason);
  hb_buffer_clear (&before);
  hb_buffer_clear (&text);
  return false;
}

static int hex_value (char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c = (char)tolower ((unsigned char)c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void put (Text *t, uint32_t c) {
  if (t->bytes)
    hb_buffer_append_char (&t->out, (char)c);
  else
    hb_buffer_append_code_point (&t->out, c);
}

/* COUNT hexadecimal digits behind \x, \u or \U. */
static bool hex_escape (Text *t, int count, const char *reason) {
  const char *escape = t->at - 2;
  uint32_t value = 0;
  for (int i = 0; i < count; i++) {
    int digit = t->at < t->end ? hex_value (*t->at) : -1;
    if (digit < 0)
      return escape_error (t, escape, t->at, reason);
    value = value * 16 + (uint32_t)digit;
    t->at++;
  }
  if (value > 0x10FFFF)
    return escape_error (t, escape, t->at, "illegal Unicode character");
  put (t, value);
  return true;
}

static bool warn_at_token (Text *t, const char *text) {
  P *p = t->p;
  if (!p->options->warn || p->invalid)
    return true;
  const RtToken *token = t->token;
  if (p->options->warn (p->options->warn_data, text, p->options->filename, token->line))
    return true;
  if (rt_compile_warning_was_raised (p->rt))
    rt_p_error_tokens (p, token, token, "%s", text);
  p->failed = true;
  return false;
}

static bool octal_escape (Text *t, char first) {
  unsigned value = (unsigned)(first - '0');
  for (int i = 0; i < 2 && t->at < t->end && *t->at >= '0' && *t->at <= '7'; i++)
    value = value * 8 + (unsigned)(*t->at++ - '0');
  if (value > 0377 && !t->has_invalid) {
    t->has_invalid = true;
    snprintf (t->warning, sizeof t->warning, "invalid octal escape sequence '\\%o'", value);
  }
  put (t, t->bytes ? value & 0xFF : value);
  return true;
}

/* A backslash before a character beyond ASCII is not warned of: CPython's decoder gets both as escapes (append_decoder_text). */
static bool other_escape (Text *t, char c) {
  const char *end = t->at;
  bool beyond_ascii = (unsigned char)c >= 128;
  if (beyond_ascii)
    for (end = t->at; end < t->end && ((unsigned char)*end & 0xC0) == 0x80;)
      end++;
  bool told_by_lexer = is_of_fstring (t) && (c == '{' || c == '}');
  if (!t->has_invalid && !told_by_lexer && !beyond_ascii)
    snprintf (t->warning, sizeof t->warning, "invalid escape sequence '\\%c'", c);
  t->has_invalid |= !beyond_ascii;
  hb_buffer_append_char (&t->out, '\\');
  hb_buffer_append_bytes (&t->out, t->at - 1, (size_t)(end - t->at) + 1);
  t->at = end;
  return true;
}

static bool named_escape (Text *t) {
  const char *escape = t->at - 2, *start = t->at, *close = start;
  if (start < t->end && *start == '{')
    for (close = ++start; close < t->end && *close != '}';)
      close++;
  if (close == start || close == t->end)
    return escape_error (t, escape, close, "malformed \\N character escape");
  int64_t c = rt_unicode_find (start, (size_t) (close - start));
  if (c < 0)
    return escape_error (t, escape, close + 1, "unknown Unicode character name");
  put (t, (uint32_t) c);
  t->at = close + 1;
  return true;
}

/* Behind a backslash. */
static bool escape (Text *t) {
  char c = *t->at++;
  switch (c) {
  case '\n':
    return true;
  case '\\':
  case '\'':
  case '"':
    put (t, (uint32_t)c);
    return true;
  case 'a':
    put (t, 7);
    return true;
  case 'b':
    put (t, 8);
    return true;
  case 't':
    put (t, 9);
    return true;
  case 'n':
    put (t, 10);
    return true;
  case 'v':
    put (t, 11);
    return true;
  case 'f':
    put (t, 12);
    return true;
  case 'r':
    put (t, 13);
    return true;
  case 'x':
    return hex_escape (t, 2, "truncated \\xXX escape");
  default:
    break;
  }
  if (c >= '0' && c <= '7')
    return octal_escape (t, c);
  if (!t->bytes && c == 'u')
    return hex_escape (t, 4, "truncated \\uXXXX escape");
  if (!t->bytes && c == 'U')
    return hex_escape (t, 8, "truncated \\UXXXXXXXX escape");
  if (!t->bytes && c == 'N')
    return named_escape (t);
  return other_escape (t, c);
}

/* A str whose text may hold lone surrogates, written in the buffer as three bytes each. */
static RtObject *str_from_text (P *p, const char *text, size_t length) {
  if (hb_utf8_valid_bytes (text, length) == length)
    return rt_str_from_utf8 (p->rt, text, length);
  uint32_t *points = rt_arena_alloc (p->arena, length * sizeof *points);
  if (!points)
    return NULL;
  size_t count = 0;
  for (const char *c = text, *end = text + length; c < end;) {
    if ((unsigned char)c[0] == 0xED && end - c >= 3 && (unsigned char)c[1] >= 0xA0) {
      points[count++] = 0xD000u | ((uint32_t)(c[1] & 0x3F) << 6) | (uint32_t)(c[2] & 0x3F);
      c += 3;
    } else {
      points[count++] = hb_utf8_decode (&c, end);
    }
  }
  return rt_str_from_code_points (p->rt, points, count);
}

typedef enum TextKind { TEXT_PLAIN = 0, TEXT_RAW = 1, TEXT_BYTES = 2 } TextKind;

/* The object for the text of a literal. */
static RtObject *decode (P *p, const RtToken *token, const char *start, const char *end, TextKind kind) {
  bool raw = kind & TEXT_RAW, bytes = kind & TEXT_BYTES;
  Text t = {.p = p, .token = token, .start = start, .at = start, .end = end, .bytes = bytes};
  hb_buffer_init (&t.out, &p->rt->allocator);
  bool ok = true;
  while (ok && t.at < end) {
    const char *backslash = raw ? NULL : memchr (t.at, '\\', (size_t)(end - t.at));
    const char *stop = backslash ? backslash : end;
    hb_buffer_append_bytes (&t.out, t.at, (size_t)(stop - t.at));
    t.at = stop;
    if (backslash) {
      t.at++;
      if (t.at < end)
        ok = escape (&t);
      else if (is_of_fstring (&t)) /* before a brace it stands for itself */
        hb_buffer_append_char (&t.out, '\\');
      else
        ok = escape_error (&t, t.at - 1, t.at, "\\ at end of string");
    }
  }
  ok = ok && (t.warning[0] == '\0' || warn_at_token (&t, t.warning));
  RtObject *value = NULL;
  if (ok && t.out.broken)
    rt_no_memory (p->rt);
  else if (ok && bytes)
    value = rt_bytes_new (p->rt, hb_buffer_text (&t.out), t.out.length_bytes);
  else if (ok)
    value = str_from_text (p, hb_buffer_text (&t.out), t.out.length_bytes);
  hb_buffer_clear (&t.out);
  if (!value)
    p->failed = true;
  return value;
}

/* Plain strings */

static RtNode *string (P *p) {
  int m = p->mark;
  RtToken *token = TAKE (STRING);
  if (!token)
    return NULL;
  const char *start = token->start, *end = token->end;
  bool raw = false, bytes = false, unicode = false;
  for (; *start != '"' && *start != '\''; start++) {
    char c = (char)tolower ((unsigned char)*start);
    raw |= c == 'r';
    bytes |= c == 'b';
    unicode |= c == 'u';
  }
  int quotes = end - start >= 6 && start[1] == *start && start[2] == *start ? 3 : 1;
  start += quotes;
  end -= quotes;
  for (const char *c = start; bytes && c < end; c++)
    if ((unsigned char)*c >= 128)
      return rt_p_error_tokens (p, token, token, "bytes can only contain ASCII literal characters");
  RtObject *value = decode (p, token, start, end, (raw ? TEXT_RAW : 0) | (bytes ? TEXT_BYTES : 0));
  RtNode *node = value ? rt_p_constant (p, value, m) : NULL;
  if (node)
    node->constant.is_unicode_prefixed = unicode;
  return node;
}

/* f-strings */

static bool is_empty_str (const RtNode *node) {
  return node->kind == RT_NODE_CONSTANT && RT_IS_STR (node->constant.value) &&
         rt_str_length (node->constant.value) == 0;
}

/* The text between fields, or IN_SPEC. Escapes between fields are looked at when the string has ended (push_part), as in CPython. */
static RtNode *middle (P *p, bool in_spec) {
  int m = p->mark;
  RtToken *token = TAKE (FSTRING_MIDDLE);
  if (!token)
    return NULL;
  RtObject *value = decode (p, token, token->start, token->end, in_spec ? TEXT_PLAIN : TEXT_RAW);
  RtNode *node = value ? rt_p_constant (p, value, m) : NULL;
  if (!node)
    return NULL;
  node->at = rt_p_token_position (token);
  /* Of a doubled brace, which ends the token, the second one is not part of the text. */
  if (token->end > token->start && strchr ("{}", token->end[-1]) && token->end[0] == token->end[-1])
    node->at.end_column++;
  return node;
}

static RtNode *joined (P *p, RtNodeList *values, RtPosition at) {
  RtNode *node = values ? rt_node_new (p->arena, RT_NODE_JOINED_STR, at) : NULL;
  if (!node) {
    p->failed = true;
    return NULL;
  }
  node->list = values;
  return node;
}

static RtNode *replacement_field (P *p, bool in_spec);

/* Pushes what a spec or an f-string holds, up to what ends it. */
static void push_parts (P *p, bool in_spec) {
  for (;;) {
    int m = p->mark;
    RtNode *part = replacement_field (p, in_spec);
    if (!part && !p->failed) {
      p->mark = m;
      part = middle (p, in_spec);
    }
    if (!part) {
      p->mark = m;
      return;
    }
    rt_p_push (p, part);
  }
}

static RtNode *format_spec (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (!TAKE (COLON))
    return NULL;
  push_parts (p, true);
  return p->failed ? NULL : joined (p, rt_p_list (p, base), rt_p_span (p, m));
}

void rt_p_skip_format_spec (P *p) {
  int base = p->scratch_count;
  push_parts (p, true);
  rt_p_drop (p, base);
}

/* The NAME behind '!'. */
static RtNode *conversion (P *p) {
  int m = p->mark;
  RtToken *mark = TAKE (EXCLAMATION);
  RtNode *name = mark ? rt_p_name (p, RT_LOAD) : NULL;
  if (!name) {
    p->mark = m;
    return NULL;
  }
  if (mark->line != name->at.line || mark->end_column != name->at.column)
    return rt_p_error_tokens (p, mark, &p->tokens[m + 1],
                              "f-string: conversion type must come right after the exclamanation mark");
  return name;
}

static bool check_conversion (P *p, const RtNode *RT_NULLABLE name) {
  uint32_t first = name != NULL ? rt_str_char_at (name->name, 0) : 's';
  if ((name == NULL || rt_str_length (name->name) == 1) && (first == 's' || first == 'r' || first == 'a'))
    return true;
  rt_p_error_nodes (p, name, name, "f-string: invalid conversion character %R: expected 's', 'r', or 'a'", name->name);
  return false;
}

/* "expr=" as it stands in the source, comments left out; like CPython 3.12 this takes every # for the start of one, in strings, too. */
static RtObject *debug_text (P *p, const RtToken *token) {
  HbBuffer out;
  hb_buffer_init (&out, &p->rt->allocator);
  for (const char *c = token->expression_start; c < token->expression_end; c++) {
    if (*c == '#') {
      while (c < token->expression_end && *c != '\n')
        c++;
      if (c == token->expression_end)
        break;
    }
    hb_buffer_append_char (&out, *c);
  }
  RtObject *text =
      out.broken ? rt_no_memory (p->rt) : rt_str_from_utf8 (p->rt, hb_buffer_text (&out), out.length_bytes);
  hb_buffer_clear (&out);
  return text;
}

/* The field as text and value, for `=`. END is the token behind the `=`. */
static RtNode *with_debug_text (P *p, RtNode *formatted, const RtToken *end, int end_line, int end_column) {
  RtObject *text = rt_arena_own (p->arena, debug_text (p, end));
  RtPosition at = formatted->at;
  at.end_line = end_line;
  at.end_column = end_column;
  RtPosition text_at = at;
  text_at.column++;
  text_at.end_column--;
  RtNode *constant = text ? rt_node_new (p->arena, RT_NODE_CONSTANT, text_at) : NULL;
  if (!constant) {
    p->failed = true;
    return NULL;
  }
  constant->constant.value = text;
  int base = p->scratch_count;
  rt_p_push (p, constant);
  rt_p_push (p, formatted);
  return joined (p, rt_p_list (p, base), at);
}

/* IN_SPEC: a field with `=` is an error there, since CPython 3.12 puts a JoinedStr where its spec has to hold values. */
static RtNode *replacement_field (P *p, bool in_spec) {
  int m = p->mark;
  RtNode *value, *name, *spec;
  if (TAKE (LBRACE) && (value = rt_p_yield_or_star_expressions (p)) != NULL) {
    bool debug = TAKE (EQUAL) != NULL;
    int at_end = p->mark;
    name = conversion (p);
    if (p->failed)
      return NULL;
    int at_spec = p->mark;
    spec = format_spec (p);
    if (p->failed)
      return NULL;
    if (!spec)
      p->mark = at_spec;
    int at_brace = p->mark;
    if (TAKE (RBRACE)) {
      RtNode *node = check_conversion (p, name) ? rt_p_node (p, RT_NODE_FORMATTED_VALUE, m) : NULL;
      if (!node)
        return NULL;
      node->formatted.value = value;
      node->formatted.spec = spec;
      node->formatted.conversion = name ? (int)rt_str_char_at (name->name, 0) : debug && !spec ? 'r' : -1;
      if (!debug)
        return node;
      if (in_spec) {
        rt_raise (p->rt, p->rt->types.ValueError, "field 'value' is required for Constant");
        p->failed = true;
        return NULL;
      }
      const RtToken *end = &p->tokens[name ? at_end : spec ? at_spec : at_brace];
      if (name)
        return with_debug_text (p, node, end, end->line, end->column);
      if (spec)
        return with_debug_text (p, node, end, end->line, end->column + 1);
      return with_debug_text (p, node, end, node->at.end_line, node->at.end_column);
    }
  }
  p->mark = m;
  INVALID (rt_p_invalid_replacement_field);
  return NULL;
}

/* PART of an f-string that ended at END: text, or the text of a field with `=`, in which escapes mean what they mean elsewhere in the
 * string, even within a string of their own. Empty text is dropped. */
static void push_part (P *p, const RtToken *end, bool raw, RtNode *part) {
  size_t length;
  bool decoded = part->kind == RT_NODE_CONSTANT && !raw;
  const char *text = decoded ? rt_str_utf8 (p->rt, part->constant.value, &length) : NULL;
  if (decoded && text == NULL) {
    p->failed = true;
    return;
  }
  if (text != NULL && memchr (text, '\\', length) != NULL) {
    RtObject *value = rt_arena_own (p->arena, decode (p, end, text, text + length, TEXT_PLAIN));
    if (value == NULL) {
      p->failed = true;
      return;
    }
    part->constant.value = value;
  }
  if (!is_empty_str (part))
    rt_p_push (p, part);
}

static RtNode *fstring (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtToken *start = TAKE (FSTRING_START);
  if (!start)
    return NULL;
  bool raw = memchr (start->start, 'r', (size_t)(start->end - start->start)) ||
             memchr (start->start, 'R', (size_t)(start->end - start->start));
  push_parts (p, false);
  const RtToken *end = TAKE (FSTRING_END);
  if (!end) {
    rt_p_drop (p, base);
    p->mark = m;
    return NULL;
  }
  RtPosition at = rt_p_span (p, m);
  /* A field with `=` is two parts of this string. */
  RtNodeList *parts = rt_p_list (p, base);
  for (int i = 0; i < rt_node_count (parts) && !p->failed; i++) {
    RtNode *part = parts->items[i];
    if (part->kind != RT_NODE_JOINED_STR)
      push_part (p, end, raw, part);
    for (int j = 0; part->kind == RT_NODE_JOINED_STR && j < part->list->count && !p->failed; j++)
      push_part (p, end, raw, part->list->items[j]);
  }
  return p->failed ? NULL : joined (p, rt_p_list (p, base), at);
}

/* Adjacent literals */

/* The only one of these bytes that is not empty, or NULL; all together are that object then. */
static RtObject *only_bytes (RtNode *const *nodes, int count) {
  RtObject *only = nodes[0]->constant.value;
  int filled = 0;
  for (int i = 0; i < count; i++) {
    if (((RtVarObject *)nodes[i]->constant.value)->size == 0)
      continue;
    only = nodes[i]->constant.value;
    filled++;
  }
  return filled <= 1 ? only : NULL;
}

/* CPython's arena owns bytes twice which are both a literal and what it is with those beside it. */
static RtObject *concatenate_values (P *p, RtNode *const *nodes, int count, bool bytes) {
  RtObject *only = bytes ? only_bytes (nodes, count) : NULL;
  if (only)
    return rt_incref (only);
  HbBuffer out;
  hb_buffer_init (&out, &p->rt->allocator);
  for (int i = 0; i < count; i++) {
    RtObject *value = nodes[i]->constant.value;
    if (bytes)
      hb_buffer_append_bytes (&out, ((RtBytes *)value)->data, (size_t)((RtVarObject *)value)->size);
    else
      rt_str_append_utf8 (value, &out);
  }
  RtObject *value = NULL;
  if (out.broken)
    rt_no_memory (p->rt);
  else if (bytes)
    value = rt_bytes_new (p->rt, hb_buffer_text (&out), out.length_bytes);
  else
    value = str_from_text (p, hb_buffer_text (&out), out.length_bytes);
  hb_buffer_clear (&out);
  return value;
}

/* One constant for COUNT of them. */
static RtNode *merge (P *p, RtNode *const *nodes, int count, bool bytes) {
  if (count == 1 && !bytes)
    return nodes[0];
  RtObject *value = rt_arena_own (p->arena, concatenate_values (p, nodes, count, bytes));
  RtPosition at = nodes[0]->at;
  at.end_line = nodes[count - 1]->at.end_line;
  at.end_column = nodes[count - 1]->at.end_column;
  RtNode *node = value ? rt_node_new (p->arena, RT_NODE_CONSTANT, at) : NULL;
  if (!node) {
    p->failed = true;
    return NULL;
  }
  node->constant.value = value;
  node->constant.is_unicode_prefixed = nodes[0]->constant.is_unicode_prefixed;
  return node;
}

/* Pushes the parts of LIST with f-strings opened and adjacent constants made one. */
static void push_flattened (P *p, const RtNodeList *list) {
  int base = p->scratch_count;
  for (int i = 0; i < list->count; i++) {
    RtNode *node = list->items[i];
    if (node->kind != RT_NODE_JOINED_STR)
      rt_p_push (p, node);
    for (int j = 0; node->kind == RT_NODE_JOINED_STR && j < rt_node_count (node->list); j++)
      rt_p_push (p, node->list->items[j]);
  }
  RtNodeList *flat = rt_p_list (p, base);
  for (int i = 0; i < rt_node_count (flat);) {
    RtNode *node = flat->items[i];
    int run = 1;
    while (node->kind == RT_NODE_CONSTANT && i + run < flat->count &&
           flat->items[i + run]->kind == RT_NODE_CONSTANT)
      run++;
    if (run > 1)
      node = merge (p, &flat->items[i], run, false);
    i += run;
    if (node && !is_empty_str (node))
      rt_p_push (p, node);
  }
}

/* What the literals pushed from BASE on are together. */
static RtNode *concatenate (P *p, int base, RtPosition at) {
  RtNodeList *list = rt_p_list (p, base);
  if (!list)
    return NULL;
  bool formatted = false, str = false, bytes = false;
  for (int i = 0; i < list->count; i++) {
    const RtNode *node = list->items[i];
    if (node->kind != RT_NODE_CONSTANT)
      formatted = true;
    else if (RT_IS_BYTES (node->constant.value))
      bytes = true;
    else
      str = true;
  }
  if ((str || formatted) && bytes)
    return rt_p_error (p, "cannot mix bytes and nonbytes literals");
  if (!formatted) {
    RtNode *node = merge (p, list->items, list->count, bytes);
    if (node && list->count > 1)
      node->at = at;
    return node;
  }
  push_flattened (p, list);
  return joined (p, rt_p_list (p, base), at);
}

static RtNode *fstring_or_string (P *p) {
  return PEEK (FSTRING_START) ? fstring (p) : string (p);
}

RtNode *rt_p_strings (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_STRINGS, &known))
    return known;
  int m = p->mark, base = p->scratch_count;
  RtNode *node = NULL;
  if (rt_p_repeat (p, fstring_or_string) > 0)
    node = concatenate (p, base, rt_p_span (p, m));
  else
    rt_p_drop (p, base);
  return rt_p_remember (p, RT_MEMO_STRINGS, m, node);
}
