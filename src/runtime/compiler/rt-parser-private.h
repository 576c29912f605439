/* The parser, as its files share it.
 *
 * Every rule of the grammar is a function that takes the parser, and either returns what it found, with
 * `mark` behind it, or NULL; it tries its alternatives in order and sets `mark` back before each (a parsing
 * expression grammar). Tokens are read when a rule first looks at them, so the last one read is where a plain
 * "invalid syntax" is reported: rules must not look further than CPython's do. Rules that are tried at one
 * place again and again remember their result (RT_MEMO_...).
 *
 * If no alternative fits, the text is parsed once more with `invalid` set: rules then first try the mistakes
 * that people make (rt-parser-invalid.c), which raise their own messages. `failed` means that an exception is
 * set (or another line is needed); no token can be had any more then, so all rules fail.
 */
#pragma once

#include "rt-lexer.h"
#include "rt-parser.h"

typedef enum RtMemoRule {
  RT_MEMO_SIMPLE_STMT,
  RT_MEMO_BLOCK,
  RT_MEMO_EXPRESSION,
  RT_MEMO_STAR_EXPRESSION,
  RT_MEMO_NAMED_EXPRESSION,
  RT_MEMO_DISJUNCTION,
  RT_MEMO_CONJUNCTION,
  RT_MEMO_INVERSION,
  RT_MEMO_COMPARISON,
  RT_MEMO_BITWISE_OR,
  RT_MEMO_FACTOR,
  RT_MEMO_PRIMARY,
  RT_MEMO_ATOM,
  RT_MEMO_STRINGS,
  RT_MEMO_LAMBDA,
  RT_MEMO_ARGUMENTS,
  RT_MEMO_STAR_TARGET,
  RT_MEMO_TARGET_WITH_STAR_ATOM,
  RT_MEMO_T_PRIMARY,
  RT_MEMO_DEL_TARGET,
  RT_MEMO_CLOSED_PATTERN,
  RT_MEMO_INVALID_NAMED,
} RtMemoRule;

typedef struct RtMemo {
  struct RtMemo *next;
  RtMemoRule rule;
  int mark; /* behind what was found */
  void *result;
} RtMemo;

typedef struct RtParser {
  RtInterp *rt;
  RtArena *arena;
  const RtCompileOptions *options;
  RtLexer *lexer;
  RtToken *tokens;
  RtMemo **memos; /* one list a token */
  int fill, capacity;
  int mark;
  bool invalid;
  bool failed;
  bool needs_line;
  bool line_begun;   /* a token was read since the last end_line */
  bool byte_columns; /* errors give columns in bytes: CPython converts only in sources whose encoding is told */
  int depth;
  RtNode **scratch; /* items of lists that are being read */
  int scratch_count, scratch_capacity;
  const char *text, *text_end; /* with '\n' line ends */
} RtParser;

typedef RtParser P;
typedef RtNode *(*RtRule) (P *p);

/* Tokens */

RtToken *rt_p_peek (P *p); /* the token at mark; NULL when failed */
/* Takes the token at mark if it is of TYPE. */
RtToken *rt_p_token (P *p, RtTokenType type);
bool rt_p_at (P *p, RtTokenType type);         /* looks only */
RtToken *rt_p_forced (P *p, RtTokenType type); /* "expected ':'" if it is not there */
bool rt_p_soft (P *p, const char *word);       /* takes a NAME with this text */
RtNode *rt_p_name (P *p, RtContext context);
RtObject *rt_p_identifier (P *p, const RtToken *token); /* interned, borrowed */

#define PEEK(type)  rt_p_at (p, RT_TOKEN_##type)
#define TAKE(type)  rt_p_token (p, RT_TOKEN_##type)
#define PEEKW(word) rt_p_at (p, RT_KEYWORD_##word)
#define WORD(word)  rt_p_token (p, RT_KEYWORD_##word)

/* Memory: begins a rule that remembers its result. */
bool rt_p_recall (P *p, RtMemoRule rule, void **result);
void *rt_p_remember (P *p, RtMemoRule rule, int start, void *result);

/* Guards rules that recurse: false with MemoryError when they are too deep. */
bool rt_p_enter (P *p);
void rt_p_leave (P *p);

/* From the token at START to the last one taken that holds text. */
RtPosition rt_p_span (P *p, int start);
RtNode *rt_p_node (P *p, RtNodeKind kind, int start);
RtNode *rt_p_constant (P *p, RT_STEALS RtObject *value, int start);

/* Lists: push what was found, and take all from BASE (a former scratch_count) on. */
bool rt_p_push (P *p, RtNode *node);
RtNodeList *rt_p_list (P *p, int base);
void rt_p_drop (P *p, int base);
RtNodeList *rt_p_one (P *p, RtNode *node);
/* One or more of RULE between commas, pushed; how many. */
int rt_p_gather (P *p, RtRule rule);
/* As many of RULE as there are, pushed; how many. */
int rt_p_repeat (P *p, RtRule rule);

/* Errors. All return NULL. */
void *rt_p_error (P *p, const char *format, ...);        /* at the last token read */
void *rt_p_error_here (P *p, const char *format, ...);   /* at the token at mark */
void *rt_p_error_indent (P *p, const char *format, ...); /* IndentationError at the last token read */
void *rt_p_error_at (P *p, RtPosition at, const char *format, ...);
void *rt_p_error_from (P *p, RtPosition at, const char *format, ...); /* from its start to the cursor */
void *rt_p_error_tokens (P *p, const RtToken *first, const RtToken *last, const char *format, ...);
void *rt_p_error_nodes (P *p, const RtNode *first, const RtNode *last, const char *format, ...);
void rt_p_unclosed (P *p);
void rt_p_lexer_error (P *p); /* what made the lexer return RT_TOKEN_ERROR */
void *rt_p_no_memory (P *p);
RtPosition rt_p_token_position (const RtToken *token);

/* After an alternative with INVALID mistakes: tries them only in the second pass. */
#define INVALID(rule)                                                                                        \
  do {                                                                                                       \
    if (p->invalid) {                                                                                        \
      rule (p);                                                                                              \
      p->mark = m;                                                                                           \
    }                                                                                                        \
    if (p->failed)                                                                                           \
      return NULL;                                                                                           \
  } while (0)

/* Rules that other files use */
RtNode *rt_p_expressions (P *p);
RtNode *rt_p_expression (P *p);
RtNode *rt_p_expression_without_invalid (P *p);
RtNode *rt_p_yield_expr (P *p);
RtNode *rt_p_yield_or_star_expressions (P *p);
RtNode *rt_p_star_expressions (P *p);
RtNode *rt_p_star_named_expression (P *p);
int rt_p_star_named_expressions (P *p); /* pushed */
RtNode *rt_p_assignment_expression (P *p);
RtNode *rt_p_named_expression (P *p);
RtNode *rt_p_disjunction (P *p);
RtNode *rt_p_bitwise_or (P *p);
RtNode *rt_p_sum (P *p);
RtNode *rt_p_atom (P *p);
RtNode *rt_p_strings (P *p);
RtNode *rt_p_number (P *p);
void rt_p_skip_format_spec (P *p); /* behind the ':' of an f-string's field */
RtNode *rt_p_list_display (P *p);
RtNode *rt_p_tuple (P *p);
RtNode *rt_p_genexp (P *p);
RtNode *rt_p_kvpair (P *p);
RtNode *rt_p_double_starred_kvpair (P *p);
RtNodeList *rt_p_for_if_clauses (P *p);
RtNode *rt_p_starred_expression (P *p);
RtNode *rt_p_args (P *p); /* a CALL without a callee */
bool rt_p_args_with_keywords (P *p); /* takes args that hold a keyword or end in starred ones */
RtNode *rt_p_arguments (P *p);
RtNode *rt_p_star_targets (P *p);
RtNode *rt_p_star_target (P *p);
RtNode *rt_p_single_target (P *p);
RtNode *rt_p_single_subscript_attribute_target (P *p);
RtNodeList *rt_p_del_targets (P *p);
RtNode *rt_p_params (P *p);
RtNode *rt_p_lambda_params (P *p);
RtNode *rt_p_slices (P *p);
RtObject *rt_p_dotted_name (P *p);    /* a.b.c as one interned str; owned by the arena */
RtNode *rt_p_dotted_name_expr (P *p); /* name ('.' name)* */

bool rt_p_augassign (P *p, int *op);
RtNodeList *rt_p_block (P *p);
RtNodeList *rt_p_type_params (P *p);
RtNode *rt_p_statement (P *p);
bool rt_p_statements (P *p); /* pushed */
RtNodeList *rt_p_simple_stmts (P *p);
RtNode *rt_p_compound_stmt (P *p);
RtNode *rt_p_except_block (P *p);
RtNode *rt_p_except_star_block (P *p);
RtNode *rt_p_match_stmt (P *p);
RtNode *rt_p_subject_expr (P *p);
RtNode *rt_p_patterns (P *p);
RtNode *rt_p_guard (P *p);
RtNode *rt_p_or_pattern (P *p);
RtNode *rt_p_pattern (P *p);
RtNode *rt_p_keyword_pattern (P *p);
int rt_p_import_from_as_names (P *p); /* pushed */

/* A copy of NODE (a target) and its parts with CONTEXT. */
RtNode *rt_p_with_context (P *p, RtNode *node, RtContext context);

/* One parameter (ARG), of a function or a lambda, and what follows it. */
RtNode *rt_p_param_no_default (P *p, bool lambda);
RtNode *rt_p_param_with_default (P *p, bool lambda, RtNode **default_value);
RtNode *rt_p_param_maybe_default (P *p, bool lambda, RtNode **default_value);
RtNode *rt_p_param (P *p, bool lambda);

/* Mistakes; in the second pass only. */
void rt_p_invalid_arguments (P *p);
void rt_p_invalid_kwarg (P *p);
void rt_p_invalid_expression (P *p);
void rt_p_invalid_legacy_expression (P *p);
void rt_p_invalid_named_expression (P *p);
void rt_p_invalid_assignment (P *p);
void rt_p_invalid_del_stmt (P *p);
void rt_p_invalid_block (P *p);
void rt_p_invalid_comprehension (P *p);
void rt_p_invalid_dict_comprehension (P *p);
void rt_p_invalid_group (P *p);
void rt_p_invalid_double_starred_kvpairs (P *p);
void rt_p_invalid_for_target (P *p);
void rt_p_invalid_import (P *p);
void rt_p_invalid_import_from_targets (P *p);
void rt_p_invalid_with_item (P *p);
void rt_p_invalid_with_stmt (P *p);
void rt_p_invalid_with_stmt_indent (P *p);
void rt_p_invalid_try_stmt (P *p);
void rt_p_invalid_except_stmt (P *p);
void rt_p_invalid_except_stmt_indent (P *p);
void rt_p_invalid_except_star_stmt_indent (P *p);
void rt_p_invalid_finally_stmt (P *p);
void rt_p_invalid_if_stmt (P *p);
void rt_p_invalid_elif_stmt (P *p);
void rt_p_invalid_else_stmt (P *p);
void rt_p_invalid_while_stmt (P *p);
void rt_p_invalid_for_stmt (P *p);
void rt_p_invalid_def_raw (P *p);
void rt_p_invalid_class_def_raw (P *p);
void rt_p_invalid_match_stmt (P *p);
void rt_p_invalid_case_block (P *p);
void rt_p_invalid_as_pattern (P *p);
void rt_p_invalid_class_pattern (P *p);
void rt_p_invalid_replacement_field (P *p);
void rt_p_invalid_starred_expression (P *p);
void rt_p_invalid_parameters (P *p, bool lambda);
void rt_p_invalid_star_etc (P *p, bool lambda);
void rt_p_invalid_kwds (P *p, bool lambda);
void rt_p_invalid_default (P *p);
