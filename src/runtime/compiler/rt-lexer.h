/* Source text to tokens, as CPython 3.12's tokenizer: indentation, brackets, line joining, and f-strings
 * taken apart.
 *
 * Invariants: the whole text is in memory and does not move, so tokens point into it. The text is valid UTF-8
 * without NUL and its lines end in '\n' (the last one may lack it). `cursor` is never before `line_start`,
 * and `line_number` is the number of the line that `line_start` begins, from 1 (0 before the first character
 * was read); all columns are in bytes.
 *
 * f-strings nest, so there is a stack of modes. Within the text of an f-string the lexer looks for braces and
 * the closing quotes; within the braces it works as outside, until the matching brace (or the colon of a
 * format specification) takes it back.
 *
 * A prompt hands over the lines typed so far: at their end the status is RT_LEXER_NEEDS_LINE instead of the
 * end of the file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include "rt-token.h"

#define RT_LEXER_MAX_INDENTS             100 /* CPython's limits, so that the same programs are refused */
#define RT_LEXER_MAX_BRACKETS            200
#define RT_LEXER_MAX_FSTRINGS            150
#define RT_LEXER_MAX_FSTRING_EXPRESSIONS 3

typedef struct RtToken {
  RtTokenType type;
  const char *start, *end; /* NULL for INDENT and DEDENT */
  int line, column;        /* column -1: no text */
  int end_line, end_column;
  int level; /* how many brackets are open behind it */
  /* Of the token that ends the expression of an f-string's field with `=`: the text of the expression; else
   * NULL. */
  const char *expression_start, *expression_end;
} RtToken;

typedef enum RtLexerStatus {
  RT_LEXER_OK,
  RT_LEXER_END,          /* the text has ended */
  RT_LEXER_NEEDS_LINE,   /* a prompt has to ask for another line */
  RT_LEXER_UNTERMINATED, /* the text ended within a string; as RT_LEXER_ERROR, otherwise */
  RT_LEXER_ERROR,        /* a SyntaxError with `message`, `error_line` and `error_offset` */
  RT_LEXER_BAD_DEDENT,
  RT_LEXER_TABS, /* tabs and spaces are mixed so that indentation depends on the width of a tab */
  RT_LEXER_TOO_DEEP,
  RT_LEXER_BAD_CONTINUATION,
  RT_LEXER_EARLY_END, /* end of the text behind a backslash */
} RtLexerStatus;

typedef struct RtLexerMode {
  bool in_text; /* within the text of the f-string, not within its braces */
  bool raw;
  bool debug; /* the field has an `=` */
  char quote;
  int quote_count;
  const char *start, *start_line;
  int start_line_number;
  int depth;                    /* brackets open within this f-string */
  int expression_depth;         /* `depth` around the innermost field, -1 outside of fields */
  const char *expression_start; /* of the outermost field */
  const char *expression_end;   /* NULL: not reached yet */
} RtLexerMode;

/* What a warning found while lexing says; TEXT is NUL-terminated. False stops the lexer: an error is set. */
typedef bool (*RtLexerWarn) (void *data, const char *text, int line);

typedef struct RtLexer {
  const char *text, *text_end;
  const char *cursor, *line_start, *line_end;
  const char *kept_start; /* of the line that the token began in, backslashes at line ends included, when there are several */
  bool keeps;             /* the next line belongs to the token at hand */
  int line_number;
  bool interactive;
  RtLexerStatus status;
  char message[160];
  int error_line;
  int error_offset, error_end_offset; /* in code points from 1; end 0: unknown */

  const char *token_start;
  int first_line_number; /* where a string began */
  const char *first_line_start;

  int indent;
  int indents[RT_LEXER_MAX_INDENTS];     /* columns with tabs to 8 */
  int alt_indents[RT_LEXER_MAX_INDENTS]; /* columns with tabs as 1 */
  int pending;                           /* INDENTs (positive) or DEDENTs (negative) to deliver */
  bool at_line_start;

  int level;
  char bracket[RT_LEXER_MAX_BRACKETS];
  int bracket_line[RT_LEXER_MAX_BRACKETS];
  int bracket_column[RT_LEXER_MAX_BRACKETS];

  int mode;
  RtLexerMode modes[RT_LEXER_MAX_FSTRINGS];

  RtLexerWarn warn; /* may be NULL */
  void *warn_data;
} RtLexer;

/* Begins at the start of TEXT (borrowed, must outlive the lexer and its tokens). */
void rt_lexer_init (RtLexer *x, const char *text, size_t length_bytes, bool interactive);

/* The next token; RT_TOKEN_ERROR when `status` is not RT_LEXER_OK any more, or, with a text, for a character that no token begins with. After RT_TOKEN_ENDMARKER, the
 * same again. */
RtToken rt_lexer_next (RtLexer *x);

/* Code points between START and END, which are within one line. */
int rt_lexer_count (const char *start, const char *end);

/* The text of an operator or keyword; NULL for others. */
const char *rt_token_text (RtTokenType type);
