#include "rt-lexer-private.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#include "hb-utf8.h"

#define RT_LEXER_TAB_COLUMNS 8

static const char *const rt_token_texts[] = {
#define X(name, text) [RT_TOKEN_##name] = text,
    RT_OPERATORS (X)
#undef X
#define X(name, text) [RT_KEYWORD_##name] = text,
        RT_KEYWORDS (X)
#undef X
};

const char *rt_token_text (RtTokenType type) {
  return rt_token_texts[type];
}

void rt_lexer_init (RtLexer *x, const char *text, size_t length_bytes, bool interactive) {
  memset (x, 0, sizeof *x);
  x->text = x->cursor = x->line_start = x->line_end = x->kept_start = text;
  x->text_end = text + length_bytes;
  x->interactive = interactive;
  x->at_line_start = true;
}

int rt_lexer_count (const char *start, const char *end) {
  return (int)hb_utf8_count (start, (size_t)(end - start));
}

int rt_lexer_take (RtLexer *x) {
  if (x->status != RT_LEXER_OK)
    return RT_LEXER_EOF;
  if (x->cursor == x->line_end) {
    if (x->cursor == x->text_end) {
      x->status = x->interactive ? RT_LEXER_NEEDS_LINE : RT_LEXER_END;
      return RT_LEXER_EOF;
    }
    x->line_start = x->cursor;
    if (!x->keeps)
      x->kept_start = x->cursor;
    x->line_number++;
    const char *newline = memchr (x->cursor, '\n', (size_t)(x->text_end - x->cursor));
    x->line_end = newline ? newline + 1 : x->text_end;
  }
  return (unsigned char)*x->cursor++;
}

void rt_lexer_back (RtLexer *x, int c) {
  if (c != RT_LEXER_EOF)
    x->cursor--;
}

static bool type_is_string (RtTokenType type) {
  return type >= RT_TOKEN_STRING && type <= RT_TOKEN_FSTRING_END;
}

RtToken rt_lexer_token (RtLexer *x, RtTokenType type, const char *start, const char *end) {
  bool string = type_is_string (type);
  const char *line_start = string ? x->first_line_start : x->line_start;
  RtToken token = {.type = type,
                   .start = start,
                   .end = end,
                   .line = string ? x->first_line_number : x->line_number,
                   .end_line = x->line_number,
                   .column = start && start >= line_start ? (int)(start - line_start) : -1,
                   .end_column = end && end >= x->line_start ? (int)(end - x->line_start) : -1,
                   .level = x->level};
  return token;
}

RtToken rt_lexer_fail_status (RtLexer *x, RtLexerStatus status) {
  x->status = status;
  return rt_lexer_token (x, RT_TOKEN_ERROR, NULL, NULL);
}

static RtToken fail_with (RtLexer *x, int offset, int end_offset, const char *format, va_list args) {
  vsnprintf (x->message, sizeof x->message, format, args);
  x->error_line = x->line_number;
  x->error_offset = offset >= 0 ? offset : rt_lexer_count (x->line_start, x->cursor);
  x->error_end_offset = end_offset >= 0 ? end_offset : x->error_offset;
  return rt_lexer_fail_status (x, RT_LEXER_ERROR);
}

RtToken rt_lexer_fail (RtLexer *x, const char *format, ...) {
  va_list args;
  va_start (args, format);
  RtToken token = fail_with (x, -1, -1, format, args);
  va_end (args);
  return token;
}

RtToken rt_lexer_fail_range (RtLexer *x, int offset, int end_offset, const char *format, ...) {
  va_list args;
  va_start (args, format);
  RtToken token = fail_with (x, offset, end_offset, format, args);
  va_end (args);
  return token;
}

bool rt_lexer_warn (RtLexer *x, const char *format, ...) {
  if (!x->warn)
    return true;
  char text[160];
  va_list args;
  va_start (args, format);
  vsnprintf (text, sizeof text, format, args);
  va_end (args);
  if (x->warn (x->warn_data, text, x->line_number))
    return true;
  rt_lexer_fail (x, "%s", text); /* in case that the warning was made an error */
  return false;
}

/* Names */

bool rt_lexer_is_identifier_start (int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}

bool rt_lexer_is_identifier (int c) {
  return rt_lexer_is_identifier_start (c) || (c >= '0' && c <= '9');
}

/* XID_Start and XID_Continue of Unicode, from the general category and the few characters listed there by
 * name. */
static bool code_point_starts_name (uint32_t c) {
  switch (utf8proc_category ((utf8proc_int32_t)c)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_NL:
    return c != 0x37A && c != 0x2E2F && c != 0xE33 && c != 0xEB3 && c != 0xFE70 && c != 0xFE72;
  default:
    return c == '_' || c == 0x2118 || c == 0x212E || c == 0x1885 || c == 0x1886;
  }
}

static bool code_point_continues_name (uint32_t c) {
  if (code_point_starts_name (c))
    return true;
  switch (utf8proc_category ((utf8proc_int32_t)c)) {
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ND:
  case UTF8PROC_CATEGORY_PC:
    return true;
  default:
    return c == 0xB7 || c == 0x387 || (c >= 0x1369 && c <= 0x1371) || c == 0x19DA || c == 0xE33 || c == 0xEB3;
  }
}

static bool code_point_is_printable (uint32_t c) {
  switch (utf8proc_category ((utf8proc_int32_t)c)) {
  case UTF8PROC_CATEGORY_CC:
  case UTF8PROC_CATEGORY_CF:
  case UTF8PROC_CATEGORY_CS:
  case UTF8PROC_CATEGORY_CO:
  case UTF8PROC_CATEGORY_CN:
  case UTF8PROC_CATEGORY_ZL:
  case UTF8PROC_CATEGORY_ZP:
    return false;
  case UTF8PROC_CATEGORY_ZS:
    return c == ' ';
  default:
    return true;
  }
}

/* Whether the name from token_start to the cursor, not all ASCII, is one; otherwise the error is set. */
static bool check_name (RtLexer *x) {
  const char *end = x->cursor;
  for (const char *p = x->token_start; p < end;) {
    bool first = p == x->token_start;
    const char *start = p;
    uint32_t c = hb_utf8_decode (&p, end);
    if (first ? code_point_starts_name (c) : code_point_continues_name (c))
      continue;
    x->cursor = p;
    if (code_point_is_printable (c))
      rt_lexer_fail (x, "invalid character '%.*s' (U+%04X)", (int)(p - start), start, (unsigned)c);
    else
      rt_lexer_fail (x, "invalid non-printable character U+%04X", (unsigned)c);
    return false;
  }
  return true;
}

static RtTokenType name_type (const char *start, const char *end) {
  size_t length = (size_t)(end - start);
  for (int type = RT_KEYWORD_FALSE; type <= RT_KEYWORD_YIELD; type++) {
    const char *text = rt_token_texts[type];
    if (text[0] == start[0] && strlen (text) == length && !memcmp (text, start, length))
      return (RtTokenType)type;
  }
  return RT_TOKEN_NAME;
}

static bool is_quote (int c) {
  return c == '"' || c == '\'';
}

/* A name, or a string with a prefix; its first byte C was taken. */
static RtToken name_or_string (RtLexer *x, int c) {
  bool b = false, r = false, u = false, f = false;
  for (;;) {
    if (!b && !u && !f && (c == 'b' || c == 'B'))
      b = true;
    else if (!b && !u && !r && !f && (c == 'u' || c == 'U'))
      u = true;
    else if (!r && !u && (c == 'r' || c == 'R'))
      r = true;
    else if (!f && !b && !u && (c == 'f' || c == 'F'))
      f = true;
    else
      break;
    c = rt_lexer_take (x);
    if (is_quote (c))
      return f ? rt_lexer_fstring_start (x, c) : rt_lexer_string (x, c);
  }
  bool ascii = true;
  while (rt_lexer_is_identifier (c)) {
    ascii &= c < 128;
    c = rt_lexer_take (x);
  }
  if (c == RT_LEXER_EOF) /* the end is told with the next token */
    x->status = RT_LEXER_OK;
  rt_lexer_back (x, c);
  if (!ascii && !check_name (x))
    return rt_lexer_fail_status (x, RT_LEXER_ERROR);
  return rt_lexer_token (x, name_type (x->token_start, x->cursor), x->token_start, x->cursor);
}

/* Operators and brackets */

/* The longest operator that TEXT begins with. */
static RtTokenType operator_type (const char *text, const char *end) {
  RtTokenType best = RT_TOKEN_ERROR;
  size_t best_length = 0;
  for (int type = RT_TOKEN_LPAR; type <= RT_TOKEN_COLONEQUAL; type++) {
    size_t length = strlen (rt_token_texts[type]);
    if (length > best_length && (size_t)(end - text) >= length &&
        !memcmp (text, rt_token_texts[type], length)) {
      best = (RtTokenType)type;
      best_length = length;
    }
  }
  return best;
}

static bool brackets_match (char open, int close) {
  return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

static bool open_bracket (RtLexer *x, int c) {
  if (x->level >= RT_LEXER_MAX_BRACKETS) {
    rt_lexer_fail (x, "too many nested parentheses");
    return false;
  }
  x->bracket[x->level] = (char)c;
  x->bracket_line[x->level] = x->line_number;
  x->bracket_column[x->level] = (int)(x->token_start - x->line_start);
  x->level++;
  if (x->mode > 0)
    x->modes[x->mode].depth++;
  return true;
}

static bool close_bracket (RtLexer *x, int c) {
  RtLexerMode *mode = x->mode > 0 ? &x->modes[x->mode] : NULL;
  if (mode && mode->depth == 0 && c == '}') {
    rt_lexer_fail (x, "f-string: single '}' is not allowed");
    return false;
  }
  if (x->level == 0) {
    rt_lexer_fail (x, "unmatched '%c'", c);
    return false;
  }
  x->level--;
  char open = x->bracket[x->level];
  if (!brackets_match (open, c)) {
    if (mode && open == '{' && mode->depth - 1 == mode->expression_depth)
      rt_lexer_fail (x, "f-string: unmatched '%c'", c);
    else if (x->bracket_line[x->level] != x->line_number)
      rt_lexer_fail (x, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
                     open, x->bracket_line[x->level]);
    else
      rt_lexer_fail (x, "closing parenthesis '%c' does not match opening parenthesis '%c'", c, open);
    return false;
  }
  if (mode) {
    mode->depth--;
    if (c == '}' && mode->depth == mode->expression_depth) {
      mode->expression_depth--;
      mode->in_text = true;
      mode->debug = false;
    }
  }
  return true;
}

/* Notes where the expression of an f-string's field begins and ends, when C stands at its outermost level. */
static void note_field (RtLexer *x, RtLexerMode *mode, int c, RtToken *token) {
  if (c == '{') {
    mode->expression_start = x->cursor;
    mode->expression_end = NULL;
    return;
  }
  if (!mode->expression_end)
    mode->expression_end = x->token_start;
  if (mode->debug) {
    token->expression_start = mode->expression_start;
    token->expression_end = mode->expression_end;
  }
}

/* An operator or bracket whose first byte C was taken. */
static RtToken operator_token (RtLexer *x, int c) {
  RtLexerMode *mode = x->mode > 0 ? &x->modes[x->mode] : NULL;
  RtToken field = {0};
  if (mode && mode->expression_depth >= 0 && (c == ':' || c == '}' || c == '!' || c == '{')) {
    int depth = mode->depth - (c != '{');
    if (depth == 0)
      note_field (x, mode, c, &field);
    if (c == ':' && depth == mode->expression_depth) {
      mode->in_text = true;
      RtToken colon = rt_lexer_token (x, RT_TOKEN_COLON, x->token_start, x->cursor);
      colon.expression_start = field.expression_start;
      colon.expression_end = field.expression_end;
      return colon;
    }
  }
  RtTokenType type = operator_type (x->token_start, x->line_end);
  if (type == RT_TOKEN_ERROR || type == RT_TOKEN_ELLIPSIS) {
    if (c == '$' || c == '?' || c == '`' || (c == '!' && type != RT_TOKEN_ERROR) ||
        code_point_is_printable ((uint32_t)c))
      return rt_lexer_token (x, RT_TOKEN_ERROR, x->token_start, x->cursor);
    return rt_lexer_fail (x, "invalid non-printable character U+%04X", (unsigned)c);
  }
  size_t length = strlen (rt_token_texts[type]);
  x->cursor = x->token_start + length;
  if (length == 1 && strchr ("([{", c) && !open_bracket (x, c))
    return rt_lexer_fail_status (x, RT_LEXER_ERROR);
  if (length == 1 && strchr (")]}", c) && !close_bracket (x, c))
    return rt_lexer_fail_status (x, RT_LEXER_ERROR);
  if (type == RT_TOKEN_EQUAL && mode && mode->expression_depth >= 0)
    mode->debug = true;
  RtToken token = rt_lexer_token (x, type, x->token_start, x->cursor);
  token.expression_start = field.expression_start;
  token.expression_end = field.expression_end;
  return token;
}

/* Lines */

/* Behind a backslash: the newline, and whether there is text behind it. */
static bool continue_line (RtLexer *x) {
  int c = rt_lexer_take (x);
  if (c != '\n') {
    if (x->status == RT_LEXER_OK || x->status == RT_LEXER_END)
      x->status = RT_LEXER_BAD_CONTINUATION;
    return false;
  }
  c = rt_lexer_take (x);
  if (c == RT_LEXER_EOF) {
    if (x->status == RT_LEXER_END)
      x->status = RT_LEXER_EARLY_END;
    return false;
  }
  rt_lexer_back (x, c);
  return true;
}

static bool fail_indent (RtLexer *x, RtLexerStatus status) {
  x->status = status;
  x->cursor = x->line_end;
  return false;
}

/* Compares the line's indentation with the one it is in and queues INDENT or DEDENTs. */
static bool compare_indent (RtLexer *x, int column, int alt_column) {
  if (column == x->indents[x->indent])
    return alt_column == x->alt_indents[x->indent] || fail_indent (x, RT_LEXER_TABS);
  if (column > x->indents[x->indent]) {
    if (x->indent + 1 >= RT_LEXER_MAX_INDENTS)
      return fail_indent (x, RT_LEXER_TOO_DEEP);
    if (alt_column <= x->alt_indents[x->indent])
      return fail_indent (x, RT_LEXER_TABS);
    x->pending++;
    x->indent++;
    x->indents[x->indent] = column;
    x->alt_indents[x->indent] = alt_column;
    return true;
  }
  while (x->indent > 0 && column < x->indents[x->indent]) {
    x->pending--;
    x->indent--;
  }
  if (column != x->indents[x->indent])
    return fail_indent (x, RT_LEXER_BAD_DEDENT);
  return alt_column == x->alt_indents[x->indent] || fail_indent (x, RT_LEXER_TABS);
}

/* Reads the indentation of a line. *BLANK tells whether the line holds nothing that counts. */
static bool start_line (RtLexer *x, bool *blank) {
  int column = 0, alt_column = 0, continued_column = 0, c;
  x->at_line_start = false;
  for (;;) {
    c = rt_lexer_take (x);
    if (c == ' ') {
      column++;
      alt_column++;
    } else if (c == '\t') {
      column = (column / RT_LEXER_TAB_COLUMNS + 1) * RT_LEXER_TAB_COLUMNS;
      alt_column++;
    } else if (c == '\f') {
      column = alt_column = 0;
    } else if (c == '\\') {
      /* The first line decides; the lines it is continued on do not. */
      continued_column = continued_column ? continued_column : column;
      if (!continue_line (x))
        return false;
    } else {
      break;
    }
  }
  if (c == RT_LEXER_EOF && x->status == RT_LEXER_NEEDS_LINE)
    return false;
  if (c == RT_LEXER_EOF)
    x->status = RT_LEXER_OK;
  rt_lexer_back (x, c);
  if (c == '#' || c == '\n') {
    /* At a prompt an empty line ends a compound statement, and a line with only a comment is a statement that
     * does nothing. */
    if (x->interactive && x->line_number == 1)
      column = alt_column = 0;
    else if (!(x->interactive && column == 0 && c == '\n'))
      *blank = true;
  }
  if (*blank || x->level > 0)
    return true;
  if (continued_column)
    column = alt_column = continued_column;
  return compare_indent (x, column, alt_column);
}

/* Behind the indentation: the next token, or *AGAIN when a line or comment was passed over. */
static RtToken token_in_line (RtLexer *x, bool blank, bool *again) {
  int c;
  do
    c = rt_lexer_take (x);
  while (c == ' ' || c == '\t' || c == '\f');
  x->token_start = c == RT_LEXER_EOF ? x->cursor : x->cursor - 1;
  x->keeps = true;
  if (c == '#')
    while (c != RT_LEXER_EOF && c != '\n')
      c = rt_lexer_take (x);
  if (c == RT_LEXER_EOF) {
    if (x->level > 0 || x->status != RT_LEXER_END)
      return rt_lexer_token (x, RT_TOKEN_ERROR, NULL, NULL);
    return rt_lexer_token (x, RT_TOKEN_ENDMARKER, NULL, NULL);
  }
  if (rt_lexer_is_identifier_start (c))
    return name_or_string (x, c);
  if (c == '\n') {
    x->at_line_start = true;
    if (blank || x->level > 0) {
      *again = true;
      return (RtToken){0};
    }
    return rt_lexer_token (x, RT_TOKEN_NEWLINE, x->token_start, x->cursor);
  }
  if (c == '.') {
    bool digit = x->cursor < x->line_end && *x->cursor >= '0' && *x->cursor <= '9';
    if (digit)
      return rt_lexer_number (x, c);
    if (x->line_end - x->cursor >= 2 && x->cursor[0] == '.' && x->cursor[1] == '.') {
      x->cursor += 2;
      return rt_lexer_token (x, RT_TOKEN_ELLIPSIS, x->token_start, x->cursor);
    }
    return rt_lexer_token (x, RT_TOKEN_DOT, x->token_start, x->cursor);
  }
  if (c >= '0' && c <= '9')
    return rt_lexer_number (x, c);
  if (is_quote (c))
    return rt_lexer_string (x, c);
  if (c == '\\') {
    if (!continue_line (x))
      return rt_lexer_token (x, RT_TOKEN_ERROR, NULL, NULL);
    *again = true;
    return (RtToken){0};
  }
  return operator_token (x, c);
}

RtToken rt_lexer_outside_text (RtLexer *x) {
  bool blank = false;
  for (;;) {
    x->keeps = false;
    if (x->at_line_start) {
      blank = false;
      if (!start_line (x, &blank))
        return rt_lexer_token (x, RT_TOKEN_ERROR, NULL, NULL);
    }
    x->token_start = x->cursor;
    if (x->pending != 0) {
      RtTokenType type = x->pending < 0 ? RT_TOKEN_DEDENT : RT_TOKEN_INDENT;
      x->pending += x->pending < 0 ? 1 : -1;
      return rt_lexer_token (x, type, NULL, NULL);
    }
    bool again = false;
    RtToken token = token_in_line (x, blank, &again);
    if (!again)
      return token;
  }
}

RtToken rt_lexer_next (RtLexer *x) {
  if (x->mode > 0 && x->modes[x->mode].in_text)
    return rt_lexer_fstring_text (x);
  return rt_lexer_outside_text (x);
}
