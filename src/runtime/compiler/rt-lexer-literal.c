/* Numbers, strings and the text of f-strings. */
#include "rt-lexer-private.h"

#include <ctype.h>
#include <string.h>

/* Numbers */

static bool is_digit (int c) {
  return c >= '0' && c <= '9';
}

static bool is_hex_digit (int c) {
  return is_digit (c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Whether WORD ends a name at the cursor. */
static bool looking_at (const RtLexer *x, const char *word) {
  size_t length = strlen (word), left = (size_t) (x->line_end - x->cursor);
  return left >= length && !memcmp (x->cursor, word, length) &&
         (left == length || !rt_lexer_is_identifier ((unsigned char) x->cursor[length]));
}

/* Whether one of CHARS is at the cursor. */
static bool looking_at_any (const RtLexer *x, const char *chars) {
  return x->cursor < x->line_end && *x->cursor != '\0' && strchr (chars, *x->cursor) != NULL;
}

/* C was taken behind a number of KIND. Whether a number may end before it: a keyword only with a warning, no
 * other name. */
static bool number_may_end (RtLexer *x, int c, const char *kind) {
  bool keyword = (c == 'a' && looking_at (x, "nd")) || (c == 'e' && looking_at (x, "lse")) ||
                 (c == 'f' && looking_at (x, "or")) ||
                 (c == 'i' && looking_at_any (x, "fns")) ||
                 (c == 'o' && looking_at (x, "r")) || (c == 'n' && looking_at (x, "ot"));
  if (keyword) {
    rt_lexer_back (x, c);
    bool go_on = rt_lexer_warn (x, "invalid %s literal", kind);
    rt_lexer_take (x);
    return go_on;
  }
  if (c < 128 && rt_lexer_is_identifier (c)) {
    rt_lexer_back (x, c);
    rt_lexer_fail (x, "invalid %s literal", kind);
    return false;
  }
  return true;
}

/* Takes digits and single underscores between them; the byte behind them, or -2 with an error. */
static int decimal_tail (RtLexer *x) {
  for (;;) {
    int c;
    do
      c = rt_lexer_take (x);
    while (is_digit (c));
    if (c != '_')
      return c;
    c = rt_lexer_take (x);
    if (!is_digit (c)) {
      rt_lexer_back (x, c);
      rt_lexer_fail (x, "invalid decimal literal");
      return -2;
    }
  }
}

static RtToken number_token (RtLexer *x, int c) {
  rt_lexer_back (x, c);
  if (c == RT_LEXER_EOF)
    x->status = RT_LEXER_OK; /* the end is told with the next token */
  return rt_lexer_token (x, RT_TOKEN_NUMBER, x->token_start, x->cursor);
}

static RtToken number_error (RtLexer *x) {
  return rt_lexer_fail_status (x, RT_LEXER_ERROR);
}

/* Digits of BASE behind 0x, 0o or 0b. */
static RtToken based_number (RtLexer *x, int base, const char *kind) {
  int c = rt_lexer_take (x);
  do {
    if (c == '_')
      c = rt_lexer_take (x);
    bool ok = base == 16 ? is_hex_digit (c) : c >= '0' && c < '0' + base;
    if (!ok && is_digit (c))
      return rt_lexer_fail (x, "invalid digit '%c' in %s literal", c, kind);
    if (!ok) {
      rt_lexer_back (x, c);
      return rt_lexer_fail (x, "invalid %s literal", kind);
    }
    do
      c = rt_lexer_take (x);
    while (base == 16 ? is_hex_digit (c) : c >= '0' && c < '0' + base);
  } while (c == '_');
  if (is_digit (c))
    return rt_lexer_fail (x, "invalid digit '%c' in %s literal", c, kind);
  return number_may_end (x, c, kind) ? number_token (x, c) : number_error (x);
}

/* Behind the digits and the fraction, with C taken: exponent and 'j'. */
static RtToken number_end (RtLexer *x, int c) {
  if (c == 'e' || c == 'E') {
    int e = c;
    c = rt_lexer_take (x);
    if (c == '+' || c == '-') {
      c = rt_lexer_take (x);
      if (!is_digit (c)) {
        rt_lexer_back (x, c);
        return rt_lexer_fail (x, "invalid decimal literal");
      }
    } else if (!is_digit (c)) {
      rt_lexer_back (x, c);
      if (!number_may_end (x, e, "decimal"))
        return number_error (x);
      return number_token (x, e);
    }
    c = decimal_tail (x);
    if (c == -2)
      return number_error (x);
  }
  if (c == 'j' || c == 'J') {
    c = rt_lexer_take (x);
    return number_may_end (x, c, "imaginary") ? number_token (x, c) : number_error (x);
  }
  return number_may_end (x, c, "decimal") ? number_token (x, c) : number_error (x);
}

/* Behind the '.', with C taken. */
static RtToken number_fraction (RtLexer *x, int c) {
  if (is_digit (c)) {
    c = decimal_tail (x);
    if (c == -2)
      return number_error (x);
  }
  return number_end (x, c);
}

/* Behind a leading 0, with C taken. */
static RtToken number_with_zero (RtLexer *x, int c) {
  for (;;) {
    if (c == '_') {
      c = rt_lexer_take (x);
      if (!is_digit (c)) {
        rt_lexer_back (x, c);
        return rt_lexer_fail (x, "invalid decimal literal");
      }
    }
    if (c != '0')
      break;
    c = rt_lexer_take (x);
  }
  const char *zeros_end = x->cursor;
  bool nonzero = is_digit (c);
  if (nonzero) {
    c = decimal_tail (x);
    if (c == -2)
      return number_error (x);
  }
  if (c == '.')
    return number_fraction (x, rt_lexer_take (x));
  if (c == 'e' || c == 'E' || c == 'j' || c == 'J')
    return number_end (x, c);
  if (nonzero) {
    rt_lexer_back (x, c);
    return rt_lexer_fail_range (x, (int)(x->token_start + 1 - x->line_start),
                                (int)(zeros_end - x->line_start),
                                "leading zeros in decimal integer literals are not permitted; "
                                "use an 0o prefix for octal integers");
  }
  return number_may_end (x, c, "decimal") ? number_token (x, c) : number_error (x);
}

RtToken rt_lexer_number (RtLexer *x, int c) {
  if (c == '.')
    return number_fraction (x, rt_lexer_take (x));
  if (c == '0') {
    c = rt_lexer_take (x);
    if (c == 'x' || c == 'X')
      return based_number (x, 16, "hexadecimal");
    if (c == 'o' || c == 'O')
      return based_number (x, 8, "octal");
    if (c == 'b' || c == 'B')
      return based_number (x, 2, "binary");
    return number_with_zero (x, c);
  }
  c = decimal_tail (x);
  if (c == -2)
    return number_error (x);
  if (c == '.')
    return number_fraction (x, rt_lexer_take (x));
  return number_end (x, c);
}

/* Strings */

/* The text ended, or the line of a string that must not go on; START is its first byte. */
static RtToken unterminated (RtLexer *x, int c, const char *start, const char *line_start, int line,
                             int quote_count, const char *kind) {
  if (x->status == RT_LEXER_NEEDS_LINE)
    return rt_lexer_fail_status (x, RT_LEXER_NEEDS_LINE);
  int detected = x->line_number;
  x->cursor = start + 1;
  x->line_start = line_start;
  x->line_number = line;
  rt_lexer_fail (x, "unterminated %s%s literal (detected at line %d)",
                 quote_count == 3 ? "triple-quoted " : "", kind, detected);
  return rt_lexer_fail_status (x, c == '\n' ? RT_LEXER_ERROR : RT_LEXER_UNTERMINATED);
}

RtToken rt_lexer_string (RtLexer *x, int quote) {
  int quote_count = 1, closing = 0;
  x->first_line_number = x->line_number;
  x->first_line_start = x->line_start;
  int c = rt_lexer_take (x);
  if (c == quote) {
    c = rt_lexer_take (x);
    if (c == quote)
      quote_count = 3;
    else
      closing = 1; /* the empty string */
  }
  if (c != quote) {
    rt_lexer_back (x, c);
    if (c == RT_LEXER_EOF && closing)
      x->status = RT_LEXER_OK;
  }
  while (closing != quote_count) {
    c = rt_lexer_take (x);
    if (c == RT_LEXER_EOF || (quote_count == 1 && c == '\n')) {
      const RtLexerMode *mode = x->mode > 0 ? &x->modes[x->mode] : NULL;
      if (mode && mode->quote == quote && mode->quote_count == quote_count &&
          x->status != RT_LEXER_NEEDS_LINE) {
        x->cursor = x->token_start + 1;
        x->line_start = x->first_line_start;
        x->line_number = x->first_line_number;
        return rt_lexer_fail (x, "f-string: expecting '}'");
      }
      return unterminated (x, c, x->token_start, x->first_line_start, x->first_line_number, quote_count,
                           "string");
    }
    if (c == quote) {
      closing++;
    } else {
      closing = 0;
      if (c == '\\')
        rt_lexer_take (x);
    }
  }
  return rt_lexer_token (x, RT_TOKEN_STRING, x->token_start, x->cursor);
}

/* f-strings */

RtToken rt_lexer_fstring_start (RtLexer *x, int quote) {
  x->first_line_number = x->line_number;
  x->first_line_start = x->line_start;
  int quote_count = 1;
  if (x->line_end - x->cursor >= 2 && x->cursor[0] == quote && x->cursor[1] == quote) {
    x->cursor += 2;
    quote_count = 3;
  }
  if (x->mode + 1 >= RT_LEXER_MAX_FSTRINGS)
    return rt_lexer_fail (x, "too many nested f-strings");
  char first = (char)tolower ((unsigned char)x->token_start[0]);
  char second = (char)tolower ((unsigned char)x->token_start[1]);
  x->modes[++x->mode] = (RtLexerMode){.in_text = true,
                                      .raw = first == 'r' || second == 'r',
                                      .quote = (char)quote,
                                      .quote_count = quote_count,
                                      .start = x->token_start,
                                      .start_line = x->line_start,
                                      .start_line_number = x->line_number,
                                      .expression_depth = -1};
  return rt_lexer_token (x, RT_TOKEN_FSTRING_START, x->token_start, x->cursor);
}

/* A field begins: its brace comes next, outside of the text. */
static bool enter_field (RtLexer *x, RtLexerMode *mode) {
  mode->expression_depth++;
  if (mode->expression_depth >= RT_LEXER_MAX_FSTRING_EXPRESSIONS) {
    rt_lexer_fail (x, "f-string: expressions nested too deeply");
    return false;
  }
  mode->in_text = false;
  return true;
}

/* Behind a backslash in the text. *NAMED is set within \N{...}. */
static bool skip_escape (RtLexer *x, const RtLexerMode *mode, bool *named) {
  int c = rt_lexer_take (x);
  if (c == '{' || c == '}') {
    bool go_on = mode->raw || rt_lexer_warn (x, "invalid escape sequence '\\%c'", c);
    rt_lexer_back (x, c);
    return go_on;
  }
  if (!mode->raw && c == 'N') {
    c = rt_lexer_take (x);
    if (c == '{')
      *named = true;
    else
      rt_lexer_back (x, c);
  }
  return true;
}

static RtToken middle (RtLexer *x, const char *end) {
  return rt_lexer_token (x, RT_TOKEN_FSTRING_MIDDLE, x->token_start, end);
}

/* A '{' or '}' C was taken within the text. *GOES_ON: it belongs to the text; otherwise the token of the text
 * before. */
static RtToken brace_in_text (RtLexer *x, RtLexerMode *mode, int c, bool in_spec, bool named) {
  if (c == '}' && named)
    return middle (x, x->cursor);
  int next = rt_lexer_take (x);
  if (next == c && !in_spec && (c == '{' || mode->depth == 0))
    return middle (x, x->cursor - 1); /* a doubled brace stands for one */
  rt_lexer_back (x, next);
  rt_lexer_back (x, c);
  if (c == '{' && !enter_field (x, mode))
    return rt_lexer_fail_status (x, RT_LEXER_ERROR);
  mode->in_text = false;
  return middle (x, x->cursor);
}

static RtToken text_until_brace_or_quote (RtLexer *x, RtLexerMode *mode) {
  int closing = 0;
  bool named = false;
  x->first_line_start = x->line_start;
  while (closing != mode->quote_count) {
    int c = rt_lexer_take (x);
    bool in_spec = mode->expression_end && mode->expression_depth >= 0;
    if (c == RT_LEXER_EOF || (mode->quote_count == 1 && c == '\n')) {
      if (in_spec && c == '\n') {
        rt_lexer_back (x, c);
        mode->in_text = false;
        return middle (x, x->cursor);
      }
      return unterminated (x, mode->quote_count == 3 ? c : '\n', mode->start, mode->start_line,
                           mode->start_line_number, mode->quote_count, "f-string");
    }
    if (c == mode->quote) {
      closing++;
      continue;
    }
    closing = 0;
    if (c == '{' || c == '}')
      return brace_in_text (x, mode, c, in_spec, named);
    if (c == '\\' && !skip_escape (x, mode, &named))
      return rt_lexer_fail_status (x, RT_LEXER_ERROR);
  }
  x->cursor -= mode->quote_count; /* the quotes are the next token */
  return middle (x, x->cursor);
}

RtToken rt_lexer_fstring_text (RtLexer *x) {
  RtLexerMode *mode = &x->modes[x->mode];
  x->token_start = x->cursor;
  x->first_line_number = x->line_number;
  x->keeps = true;
  int c = rt_lexer_take (x);
  int next = c == '{' ? rt_lexer_take (x) : RT_LEXER_EOF;
  if (c == '{')
    rt_lexer_back (x, next);
  if (x->status == RT_LEXER_END) /* the end is told with a later token */
    x->status = RT_LEXER_OK;
  if (x->status == RT_LEXER_OK)
    rt_lexer_back (x, c);
  if (c == '{' && next != '{') {
    if (!enter_field (x, mode))
      return rt_lexer_fail_status (x, RT_LEXER_ERROR);
    return rt_lexer_outside_text (x);
  }
  int quotes = 0;
  while (quotes < mode->quote_count && x->cursor + quotes < x->line_end && x->cursor[quotes] == mode->quote)
    quotes++;
  if (quotes == mode->quote_count) {
    x->first_line_start = x->line_start;
    x->cursor += quotes;
    x->mode--;
    return rt_lexer_token (x, RT_TOKEN_FSTRING_END, x->token_start, x->cursor);
  }
  return text_until_brace_or_quote (x, mode);
}
