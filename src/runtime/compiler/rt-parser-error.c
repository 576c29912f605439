/* How the parser raises: positions in the source, converted from bytes to code points. */
#include "rt-parser-private.h"

#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define RT_P_CURRENT (-5) /* the lexer's position, as an end */

/* SyntaxError */

static RtObject *line_as_str (RtInterp *rt, const char *text, size_t bytes) {
  return text ? rt_str_from_utf8 (rt, text, bytes) : rt_incref (rt->none);
}

/* The last line of a text that is run gets the newline that it lacks. */
static void complete_text (RtInterp *rt) {
  RtSyntaxError *e = (RtSyntaxError *) rt_error (rt);
  if (e == NULL || !rt_is_kind_of (RT_OBJECT (e), rt->types.SyntaxError) || e->text == NULL || !RT_IS_STR (e->text))
    return;
  RtObject *error = rt_error_take (rt), *whole = rt_str_printf (rt, "%U\n", e->text), *name = rt_str_interned (rt, "text");
  if (whole == NULL || name == NULL || rt_setattr (rt, error, name, whole) < 0)
    rt_error_clear (rt);
  rt_xdecref (rt, whole);
  rt_xdecref (rt, name);
  rt_error_put (rt, error);
}

/* (message, (filename, line, offset, text, end_line, end_offset)) */
static RtObject *syntax_error_args (RtInterp *rt, RtObject *message, RtObject *filename,
                                    const char *line_text, size_t line_bytes, RtPosition at) {
  RtObject *line = rt_int_from_int64 (rt, at.line), *offset = rt_int_from_int64 (rt, at.column);
  RtObject *end_line = rt_int_from_int64 (rt, at.end_line),
           *end_offset = at.end_column == RT_NO_END_COLUMN ? rt_incref (rt->none) : rt_int_from_int64 (rt, at.end_column);
  RtObject *text = line_as_str (rt, line_text, line_bytes);
  RtObject *details = NULL, *args = NULL;
  if (line && offset && end_line && end_offset && text)
    details = rt_tuple_pack (rt, 6, filename, line, offset, text, end_line, end_offset);
  if (details)
    args = rt_tuple_pack (rt, 2, message, details);
  rt_xdecref (rt, line);
  rt_xdecref (rt, offset);
  rt_xdecref (rt, end_line);
  rt_xdecref (rt, end_offset);
  rt_xdecref (rt, text);
  rt_xdecref (rt, details);
  return args;
}

static void syntax_error_va (RtInterp *rt, RtType *type, RtObject *filename, const char *line_text,
                             size_t line_bytes, RtPosition at, const char *format, va_list args) {
  RtObject *message = rt_str_vprintf (rt, format, args);
  if (!message)
    return;
  RtObject *value = syntax_error_args (rt, message, filename, line_text, line_bytes, at);
  rt_decref (rt, message);
  if (!value)
    return;
  rt_raise_object (rt, type, value);
  rt_decref (rt, value);
}

void rt_syntax_error (RtInterp *rt, RtType *type, RtObject *filename, const char *line_text,
                      size_t line_bytes, RtPosition at, const char *format, ...) {
  va_list args;
  va_start (args, format);
  syntax_error_va (rt, type, filename, line_text, line_bytes, at, format, args);
  va_end (args);
}

const char *rt_source_line (const char *text, const char *text_end, int number, size_t *length_bytes) {
  for (int i = 1; i < number; i++) {
    const char *newline = memchr (text, '\n', (size_t)(text_end - text));
    if (!newline || newline + 1 >= text_end)
      break;
    text = newline + 1;
  }
  const char *newline = memchr (text, '\n', (size_t)(text_end - text));
  *length_bytes = (size_t)((newline ? newline : text_end) - text);
  if (*length_bytes > 0 && text[*length_bytes - 1] == '\r')
    --*length_bytes;
  return text;
}

int rt_source_offset (const char *line, size_t line_bytes, int column) {
  if ((size_t)column > line_bytes)
    column = (int)line_bytes;
  return rt_lexer_count (line, line + column) + 1;
}

/* The parser's errors */

/* Columns are in bytes from 1; 0 and -1 stay as they are. */
static void *raise_at (P *p, RtType *type, int line, int column, int end_line, int end_column,
                       const char *format, va_list args) {
  RtInterp *rt = p->rt;
  if (p->failed && rt_error (rt))
    return NULL;
  p->failed = true;
  if (end_line == RT_P_CURRENT)
    end_line = p->lexer->line_number;
  if (end_column == RT_P_CURRENT)
    end_column = (int)(p->lexer->cursor - p->lexer->line_start);
  size_t bytes, shown;
  const char *text = rt_source_line (p->text, p->text_end, line, &bytes);
  /* A file's line is read with its newline. */
  size_t with_newline = text + bytes < p->text_end ? bytes + 1 : bytes;
  bool current = !p->options->is_file && !p->options->at_prompt && line >= p->lexer->line_number;
  if (current) { /* what the lexer keeps of a text */
    text = p->lexer->kept_start;
    shown = (size_t) (p->lexer->line_end - text);
  } else {
    shown = p->options->is_file ? with_newline : bytes; /* in a text, a line further up is cut before its newline */
  }
  RtPosition at = {.line = line, .end_line = end_line, .column = column, .end_column = end_column};
  if (!p->byte_columns && column > 0)
    at.column = rt_source_offset (text, shown, column - 1);
  if (!p->byte_columns && end_column > 0)
    at.end_column = rt_source_offset (text, shown, end_column - 1);
  syntax_error_va (rt, type, p->options->filename, text, shown, at, format, args);
  if (current && p->options->mode == RT_COMPILE_EXEC && shown > 0 && text[shown - 1] != '\n')
    complete_text (rt);
  return NULL;
}

static void *raise_plain (P *p, RtType *type, int line, int column, int end_line, int end_column,
                          const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at (p, type, line, column, end_line, end_column, format, args);
  va_end (args);
  return NULL;
}

void rt_p_unclosed (P *p) {
  RtLexer *x = p->lexer;
  int i = x->level - 1;
  raise_plain (p, p->rt->types.SyntaxError, x->bracket_line[i], x->bracket_column[i] + 1, x->bracket_line[i],
               0, "'%c' was never closed", x->bracket[i]);
}

/* At TOKEN, or where the lexer is if the token has no text. */
static void *raise_at_token (P *p, RtType *type, const RtToken *token, const char *format, va_list args) {
  RtLexer *x = p->lexer;
  if (p->failed && rt_error (p->rt))
    return NULL;
  const RtToken *last = p->fill > 0 ? &p->tokens[p->fill - 1] : NULL;
  if (last && last->type == RT_TOKEN_ERROR && x->status == RT_LEXER_END && x->level > 0) {
    rt_p_unclosed (p);
    return NULL;
  }
  bool behind_file = p->options->is_file && x->cursor == x->text_end && x->status <= RT_LEXER_END; /* CPython keeps no line when it has read the last one */
  int column = token->column >= 0 ? token->column + 1 : behind_file ? 0 : (int)(x->cursor - x->line_start);
  int end_column = token->end_column >= 0 ? token->end_column + 1 : -1;
  return raise_at (p, type, token->line, column, token->end_line, end_column, format, args);
}

void *rt_p_error (P *p, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at_token (p, p->rt->types.SyntaxError, &p->tokens[p->fill - 1], format, args);
  va_end (args);
  return NULL;
}

void *rt_p_error_here (P *p, const char *format, ...) {
  RtToken *token = rt_p_peek (p);
  if (!token)
    return NULL;
  va_list args;
  va_start (args, format);
  raise_at_token (p, p->rt->types.SyntaxError, token, format, args);
  va_end (args);
  return NULL;
}

void *rt_p_error_indent (P *p, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at_token (p, p->rt->types.IndentationError, &p->tokens[p->fill - 1], format, args);
  va_end (args);
  return NULL;
}

void *rt_p_error_at (P *p, RtPosition at, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at (p, p->rt->types.SyntaxError, at.line, at.column + 1, at.end_line, at.end_column + 1, format,
            args);
  va_end (args);
  return NULL;
}

void *rt_p_error_from (P *p, RtPosition at, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at (p, p->rt->types.SyntaxError, at.line, at.column + 1, RT_P_CURRENT, RT_P_CURRENT, format, args);
  va_end (args);
  return NULL;
}

void *rt_p_error_tokens (P *p, const RtToken *first, const RtToken *last, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at (p, p->rt->types.SyntaxError, first->line, first->column + 1, last->end_line, last->end_column + 1,
            format, args);
  va_end (args);
  return NULL;
}

void *rt_p_error_nodes (P *p, const RtNode *first, const RtNode *last, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_at (p, p->rt->types.SyntaxError, first->at.line, first->at.column + 1, last->at.end_line,
            last->at.end_column + 1, format, args);
  va_end (args);
  return NULL;
}

/* The lexer's errors */

bool rt_compile_warning_was_raised (RtInterp *rt) {
  if (!rt_error (rt) || !rt_error_matches (rt, rt->types.SyntaxWarning))
    return false;
  rt_error_clear (rt);
  return true;
}

static void raise_lexer_message (P *p) {
  RtLexer *x = p->lexer;
  const char *newline = memchr (x->line_start, '\n', (size_t)(x->text_end - x->line_start));
  size_t bytes = (size_t)((newline ? newline : x->text_end) - x->line_start);
  RtPosition at = {x->error_line, x->error_line, x->error_offset, x->error_end_offset};
  rt_syntax_error (p->rt, p->rt->types.SyntaxError, p->options->filename, x->line_start, bytes, at, "%s",
                   x->message);
}

void rt_p_lexer_error (P *p) {
  RtLexer *x = p->lexer;
  RtTypes *types = &p->rt->types;
  int line = x->line_number;
  if (rt_error (p->rt) && !(x->status == RT_LEXER_ERROR && rt_compile_warning_was_raised (p->rt)))
    return;
  switch (x->status) {
  case RT_LEXER_NEEDS_LINE:
    p->needs_line = true;
    return;
  case RT_LEXER_ERROR:
  case RT_LEXER_UNTERMINATED:
    raise_lexer_message (p);
    return;
  case RT_LEXER_END:
  case RT_LEXER_EARLY_END:
    if (x->level > 0)
      rt_p_unclosed (p);
    else
      rt_p_error (p, "unexpected EOF while parsing");
    return;
  case RT_LEXER_BAD_DEDENT:
    rt_p_error_indent (p, "unindent does not match any outer indentation level");
    return;
  case RT_LEXER_TABS:
    raise_plain (p, types->TabError, line, 1, line, 0, "inconsistent use of tabs and spaces in indentation");
    return;
  case RT_LEXER_TOO_DEEP:
    raise_plain (p, types->IndentationError, line, 1, line, 0, "too many levels of indentation");
    return;
  case RT_LEXER_BAD_CONTINUATION:
    raise_plain (p, types->SyntaxError, line, (int)(x->cursor - x->kept_start), line, 0,
                 "unexpected character after line continuation character");
    return;
  case RT_LEXER_OK:
    return;
  }
}
