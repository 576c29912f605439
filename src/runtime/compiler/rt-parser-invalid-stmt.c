/* Mistakes in statements: rules of the second pass that raise messages of their own, in the order of
 * CPython's grammar. */
#include "rt-parser-private.h"

static bool expected_colon (P *p) {
  rt_p_error (p, "expected ':'");
  return false;
}

/* At the end of a header: NEWLINE instead of ':' (which is reported), or ':' NEWLINE without an indented
 * block (which is reported for WHAT on LINE). True if neither. */
static bool check_header (P *p, const char *what, int line) {
  int m = p->mark;
  if (TAKE (NEWLINE))
    return expected_colon (p);
  if (TAKE (COLON) && TAKE (NEWLINE) && !PEEK (INDENT) && !p->failed) {
    rt_p_error_indent (p, "expected an indented block after %s on line %d", what, line);
    return false;
  }
  p->mark = m;
  return !p->failed;
}

/* ':' NEWLINE without an indented block. */
static void check_block (P *p, const char *what, int line) {
  if (TAKE (COLON) && TAKE (NEWLINE) && !PEEK (INDENT) && !p->failed)
    rt_p_error_indent (p, "expected an indented block after %s on line %d", what, line);
}

void rt_p_invalid_block (P *p) {
  if (TAKE (NEWLINE) && !PEEK (INDENT) && !p->failed)
    rt_p_error_indent (p, "expected an indented block");
}

/* 'import' a, b 'from' c */
void rt_p_invalid_import (P *p) {
  RtToken *import = WORD (IMPORT);
  bool named = import && rt_p_dotted_name (p);
  while (named && TAKE (COMMA))
    named = rt_p_dotted_name (p) != NULL;
  if (named && WORD (FROM) && rt_p_dotted_name (p))
    rt_p_error_from (p, rt_p_token_position (import), "Did you mean to use 'from ... import ...' instead?");
}

void rt_p_invalid_import_from_targets (P *p) {
  int base = p->scratch_count;
  int count = rt_p_import_from_as_names (p);
  rt_p_drop (p, base);
  if (count > 0 && TAKE (COMMA) && TAKE (NEWLINE))
    rt_p_error (p, "trailing comma not allowed without surrounding parentheses");
}

static void word_and_test (P *p, RtTokenType word, const char *what) {
  RtToken *token = rt_p_token (p, word);
  int line = token ? token->line : 0;
  if (token && rt_p_named_expression (p))
    check_header (p, what, line);
}

void rt_p_invalid_if_stmt (P *p) {
  word_and_test (p, RT_KEYWORD_IF, "'if' statement");
}

void rt_p_invalid_elif_stmt (P *p) {
  word_and_test (p, RT_KEYWORD_ELIF, "'elif' statement");
}

void rt_p_invalid_while_stmt (P *p) {
  word_and_test (p, RT_KEYWORD_WHILE, "'while' statement");
}

void rt_p_invalid_else_stmt (P *p) {
  RtToken *token = WORD (ELSE);
  if (token)
    check_block (p, "'else' statement", token->line);
}

void rt_p_invalid_finally_stmt (P *p) {
  RtToken *token = WORD (FINALLY);
  if (token)
    check_block (p, "'finally' statement", token->line);
}

void rt_p_invalid_for_stmt (P *p) {
  WORD (ASYNC);
  RtToken *token = WORD (FOR);
  int line = token ? token->line : 0;
  if (token && rt_p_star_targets (p) && WORD (IN) && rt_p_star_expressions (p))
    check_header (p, "'for' statement", line);
}

void rt_p_invalid_def_raw (P *p) {
  WORD (ASYNC);
  RtToken *token = WORD (DEF);
  int line = token ? token->line : 0;
  if (!token || !TAKE (NAME))
    return;
  rt_p_type_params (p);
  if (p->failed || !TAKE (LPAR))
    return;
  rt_p_params (p);
  if (p->failed || !TAKE (RPAR))
    return;
  int m = p->mark;
  if (!TAKE (RARROW) || !rt_p_expression (p))
    p->mark = m;
  check_block (p, "function definition", line);
}

void rt_p_invalid_class_def_raw (P *p) {
  RtToken *token = WORD (CLASS);
  int line = token ? token->line : 0;
  if (!token || !TAKE (NAME))
    return;
  rt_p_type_params (p);
  int m = p->mark;
  if (TAKE (LPAR)) {
    rt_p_arguments (p);
    if (p->failed || !TAKE (RPAR))
      p->mark = m;
  }
  if (!p->failed)
    check_header (p, "class definition", line);
}

/* with */

static RtNode *item_with (P *p, RtRule expression) {
  RtNode *node = expression (p);
  int m = p->mark;
  if (node && (!WORD (AS) || !rt_p_star_target (p)))
    p->mark = m;
  return p->failed ? NULL : node;
}

static RtNode *expression_item (P *p) {
  return item_with (p, rt_p_expression);
}

static RtNode *expressions_item (P *p) {
  return item_with (p, rt_p_expressions);
}

/* The items behind `with`, without or within parentheses; whether they are there. */
static bool with_items (P *p, bool parentheses) {
  int base = p->scratch_count;
  if (parentheses && !TAKE (LPAR))
    return false;
  int count = rt_p_gather (p, parentheses ? expressions_item : expression_item);
  rt_p_drop (p, base);
  if (count == 0)
    return false;
  if (!parentheses)
    return true;
  TAKE (COMMA);
  return TAKE (RPAR) != NULL;
}

void rt_p_invalid_with_stmt (P *p) {
  WORD (ASYNC);
  if (!WORD (WITH))
    return;
  int m = p->mark;
  for (int parentheses = 0; parentheses < 2 && !p->failed; parentheses++) {
    p->mark = m;
    if (with_items (p, parentheses) && TAKE (NEWLINE))
      expected_colon (p);
  }
}

void rt_p_invalid_with_stmt_indent (P *p) {
  WORD (ASYNC);
  RtToken *token = WORD (WITH);
  if (!token)
    return;
  int m = p->mark, line = token->line;
  for (int parentheses = 0; parentheses < 2 && !p->failed; parentheses++) {
    p->mark = m;
    if (with_items (p, parentheses))
      check_block (p, "'with' statement", line);
  }
}

/* try */

static void optional_as_name (P *p) {
  int m = p->mark;
  if (!WORD (AS) || !TAKE (NAME))
    p->mark = m;
}

static void mixed_handlers (P *p) {
  static const char *const message = "cannot have both 'except' and 'except*' on the same 'try'";
  int m = p->mark, base = p->scratch_count;
  RtToken *word, *star;
  int count = rt_p_repeat (p, rt_p_except_block);
  rt_p_drop (p, base);
  if (p->failed)
    return;
  if (count > 0 && (word = WORD (EXCEPT)) && (star = TAKE (STAR)) && rt_p_expression (p)) {
    optional_as_name (p);
    if (TAKE (COLON)) {
      rt_p_error_tokens (p, word, star, "%s", message);
      return;
    }
  }
  p->mark = m;
  count = p->failed ? 0 : rt_p_repeat (p, rt_p_except_star_block);
  rt_p_drop (p, base);
  if (count > 0 && !p->failed && (word = WORD (EXCEPT))) {
    int before = p->mark;
    if (rt_p_expression (p))
      optional_as_name (p);
    else
      p->mark = before;
    if (TAKE (COLON))
      rt_p_error_tokens (p, word, word, "%s", message);
  }
}

void rt_p_invalid_try_stmt (P *p) {
  RtToken *token = WORD (TRY);
  int line = token ? token->line : 0, m = p->mark;
  if (!token)
    return;
  check_block (p, "'try' statement", line);
  p->mark = m;
  if (p->failed || !TAKE (COLON))
    return;
  int inside = p->mark;
  if (rt_p_block (p) && !PEEKW (EXCEPT) && !PEEKW (FINALLY) && !p->failed) {
    rt_p_error (p, "expected 'except' or 'finally' block");
    return;
  }
  p->mark = inside;
  while (!p->failed && rt_p_block (p)) /* any number of blocks, so that handlers behind none are looked at, too */
    inside = p->mark;
  p->mark = inside;
  if (!p->failed)
    mixed_handlers (p);
}

void rt_p_invalid_except_stmt (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first;
  if (!WORD (EXCEPT))
    return;
  int inside = p->mark;
  TAKE (STAR);
  if ((first = rt_p_expression (p)) && TAKE (COMMA) && rt_p_expressions (p)) {
    optional_as_name (p);
    if (TAKE (COLON)) {
      rt_p_error_from (p, first->at, "multiple exception types must be parenthesized");
      return;
    }
  }
  rt_p_drop (p, base);
  p->mark = inside;
  TAKE (STAR);
  if (!p->failed && rt_p_expression (p)) {
    optional_as_name (p);
    if (TAKE (NEWLINE)) {
      expected_colon (p);
      return;
    }
  }
  p->mark = inside;
  if (TAKE (NEWLINE)) {
    expected_colon (p);
    return;
  }
  if (TAKE (STAR) && (TAKE (NEWLINE) || TAKE (COLON)))
    rt_p_error (p, "expected one or more exception types");
  p->mark = m;
}

void rt_p_invalid_except_stmt_indent (P *p) {
  RtToken *token = WORD (EXCEPT);
  if (!token)
    return;
  int m = p->mark, line = token->line;
  if (rt_p_expression (p)) {
    optional_as_name (p);
    check_block (p, "'except' statement", line);
  }
  if (p->failed)
    return;
  p->mark = m;
  check_block (p, "'except' statement", line);
}

void rt_p_invalid_except_star_stmt_indent (P *p) {
  RtToken *token = WORD (EXCEPT);
  int line = token ? token->line : 0;
  if (token && TAKE (STAR) && rt_p_expression (p)) {
    optional_as_name (p);
    check_block (p, "'except*' statement", line);
  }
}

/* match */

void rt_p_invalid_match_stmt (P *p) {
  RtToken *token = rt_p_peek (p);
  int line = token ? token->line : 0;
  if (token && rt_p_soft (p, "match") && rt_p_subject_expr (p))
    check_header (p, "'match' statement", line);
}

void rt_p_invalid_case_block (P *p) {
  RtToken *token = rt_p_peek (p);
  int line = token ? token->line : 0;
  if (token && rt_p_soft (p, "case") && rt_p_patterns (p)) {
    rt_p_guard (p);
    check_header (p, "'case' statement", line);
  }
}

void rt_p_invalid_as_pattern (P *p) {
  if (!rt_p_or_pattern (p) || !WORD (AS))
    return;
  RtToken *token = rt_p_peek (p);
  RtNode *target;
  if (rt_p_soft (p, "_"))
    rt_p_error_tokens (p, token, token, "cannot use '_' as a target");
  else if (token && token->type != RT_TOKEN_NAME && (target = rt_p_expression (p)))
    rt_p_error_at (p, target->at, "invalid pattern target");
}

void rt_p_invalid_class_pattern (P *p) {
  int base = p->scratch_count;
  if (!rt_p_dotted_name_expr (p) || !TAKE (LPAR))
    return;
  int m = p->mark;
  int count = rt_p_gather (p, rt_p_pattern);
  rt_p_drop (p, base);
  if (count > 0 ? !TAKE (COMMA) : p->failed)
    return;
  if (count == 0)
    p->mark = m;
  count = rt_p_gather (p, rt_p_keyword_pattern);
  rt_p_drop (p, base);
  if (count == 0 || !TAKE (COMMA))
    return;
  count = rt_p_gather (p, rt_p_pattern);
  if (count > 0 && !p->failed)
    rt_p_error_nodes (p, p->scratch[base], p->scratch[p->scratch_count - 1],
                      "positional patterns follow keyword patterns");
  rt_p_drop (p, base);
}
