/* Tokens to the abstract syntax tree, by CPython 3.12's grammar. */
#pragma once

#include "rt-ast.h"
#include "rt-compile.h"

/* The tree of TEXT in ARENA: a MODULE (its one statement for SINGLE, its one EXPR for EVAL). NULL with an
 * exception, or with *NEEDS_LINE set (see rt_compile). */
RtNode *rt_parse (RtArena *arena, const char *text, size_t length_bytes, const RtCompileOptions *options,
                  bool *needs_line);

/* How messages call an expression: "function call", "literal". */
const char *rt_node_describe (const RtNode *node);

/* Whether the exception is a SyntaxWarning that the filters made an error. Then it is cleared: a SyntaxError takes its place. */
bool rt_compile_warning_was_raised (RtInterp *rt);

#define RT_NO_END_COLUMN (-100) /* of an error that tells where it starts only */

/* Raises TYPE (SyntaxError or a subclass) about a place in FILENAME. Columns of AT are in code points from 1
 * (0 and -1: unknown); LINE_TEXT is the source line, NULL if it is not at hand. */
void rt_syntax_error (RtInterp *rt, RtType *type, RtObject *filename, const char *RT_NULLABLE line_text,
                      size_t line_bytes, RtPosition at, const char *format, ...);
/* Line NUMBER (from 1) of TEXT, without its '\n'; *LENGTH_BYTES gets its length. */
const char *rt_source_line (const char *text, const char *text_end, int number, size_t *length_bytes);
/* How many code points precede the byte COLUMN of a line, plus 1. */
int rt_source_offset (const char *line, size_t line_bytes, int column);
