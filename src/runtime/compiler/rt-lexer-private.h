/* What the files of the lexer share. */
#pragma once

#include "rt-lexer.h"

#define RT_LEXER_EOF (-1)

/* The next byte, RT_LEXER_EOF at the end; enters the next line when it takes its first byte. */
int rt_lexer_take (RtLexer *x);
/* Puts C, the last byte taken, back. */
void rt_lexer_back (RtLexer *x, int c);
/* The token from START to END, with the position the lexer is at. */
RtToken rt_lexer_token (RtLexer *x, RtTokenType type, const char *start, const char *end);
/* Sets a SyntaxError at the cursor; the token to return. */
RtToken rt_lexer_fail (RtLexer *x, const char *format, ...) __attribute__ ((format (printf, 2, 3)));
/* The same over a range of columns (code points from 1) of the current line; -1: the cursor. */
RtToken rt_lexer_fail_range (RtLexer *x, int offset, int end_offset, const char *format, ...)
    __attribute__ ((format (printf, 4, 5)));
/* The token to return when `status` was set. */
RtToken rt_lexer_fail_status (RtLexer *x, RtLexerStatus status);
/* The first byte of a number or a '.' followed by a digit, C, was taken. */
RtToken rt_lexer_number (RtLexer *x, int c);
/* The prefix (from token_start) and the first quote were taken. */
RtToken rt_lexer_string (RtLexer *x, int quote);
RtToken rt_lexer_fstring_start (RtLexer *x, int quote);
/* In the text of an f-string. */
RtToken rt_lexer_fstring_text (RtLexer *x);
RtToken rt_lexer_outside_text (RtLexer *x);
bool rt_lexer_is_identifier_start (int c);
bool rt_lexer_is_identifier (int c);
/* Gives out a SyntaxWarning at the current line. */
bool rt_lexer_warn (RtLexer *x, const char *format, ...) __attribute__ ((format (printf, 2, 3)));
