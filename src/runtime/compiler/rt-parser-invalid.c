/* Mistakes in expressions and parameters: rules of the second pass that raise messages of their own. Order
 * matters, since the first one that fits is reported; it is that of CPython's grammar. */
#include "rt-parser-private.h"

#include <string.h>

#include "rt-str.h"

const char *rt_node_describe (const RtNode *node) {
  switch (node->kind) {
  case RT_NODE_ATTRIBUTE:
    return "attribute";
  case RT_NODE_SUBSCRIPT:
    return "subscript";
  case RT_NODE_STARRED:
    return "starred";
  case RT_NODE_NAME:
    return "name";
  case RT_NODE_LIST:
    return "list";
  case RT_NODE_TUPLE:
    return "tuple";
  case RT_NODE_LAMBDA:
    return "lambda";
  case RT_NODE_CALL:
    return "function call";
  case RT_NODE_BOOL_OP:
  case RT_NODE_BIN_OP:
  case RT_NODE_UNARY_OP:
    return "expression";
  case RT_NODE_GENERATOR_EXP:
    return "generator expression";
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
    return "yield expression";
  case RT_NODE_AWAIT:
    return "await expression";
  case RT_NODE_LIST_COMP:
    return "list comprehension";
  case RT_NODE_SET_COMP:
    return "set comprehension";
  case RT_NODE_DICT_COMP:
    return "dict comprehension";
  case RT_NODE_DICT:
    return "dict literal";
  case RT_NODE_SET:
    return "set display";
  case RT_NODE_JOINED_STR:
  case RT_NODE_FORMATTED_VALUE:
    return "f-string expression";
  case RT_NODE_COMPARE:
    return "comparison";
  case RT_NODE_IF_EXP:
    return "conditional expression";
  case RT_NODE_NAMED_EXPR:
    return "named expression";
  default:
    return "literal";
  }
}

/* The same, with constants told apart. */
static const char *describe (P *p, const RtNode *node) {
  if (node->kind != RT_NODE_CONSTANT)
    return rt_node_describe (node);
  const RtObject *value = node->constant.value;
  if (value == p->rt->none)
    return "None";
  if (value == p->rt->true_)
    return "True";
  if (value == p->rt->false_)
    return "False";
  if (value == p->rt->ellipsis)
    return "ellipsis";
  return "literal";
}

/* Targets */

typedef enum Targets { TARGETS_STAR, TARGETS_DEL, TARGETS_FOR } Targets;

/* The part of NODE that cannot be a target, or NULL. */
static RtNode *invalid_target (RtNode *node, Targets targets) {
  if (!node)
    return NULL;
  switch (node->kind) {
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
    for (int i = 0; i < rt_node_count (node->list); i++) {
      RtNode *child = invalid_target (node->list->items[i], targets);
      if (child)
        return child;
    }
    return NULL;
  case RT_NODE_STARRED:
    return targets == TARGETS_DEL ? node : invalid_target (node->value, targets);
  case RT_NODE_COMPARE:
    if (targets == TARGETS_FOR)
      return node->compare.ops[0] == RT_CMP_IN ? invalid_target (node->compare.left, targets) : NULL;
    return node;
  case RT_NODE_NAME:
  case RT_NODE_SUBSCRIPT:
  case RT_NODE_ATTRIBUTE:
    return NULL;
  default:
    return node;
  }
}

static void check_target (P *p, RtNode *node, Targets targets) {
  RtNode *bad = invalid_target (node, targets);
  if (bad)
    rt_p_error_at (p, bad->at, targets == TARGETS_DEL ? "cannot delete %s" : "cannot assign to %s",
                   describe (p, bad));
}

/* Arguments */

static RtPosition last_comprehension_item (const RtNodeList *clauses) {
  const RtNode *last = clauses->items[clauses->count - 1];
  int conditions = rt_node_count (last->comprehension.conditions);
  return conditions > 0 ? last->comprehension.conditions->items[conditions - 1]->at
                        : last->comprehension.iter->at;
}

static void error_between (P *p, RtPosition first, RtPosition last, const char *message) {
  first.end_line = last.end_line;
  first.end_column = last.end_column;
  rt_p_error_at (p, first, "%s", message);
}

static const char *const genexp_message = "Generator expression must be parenthesized";

/* args with keywords ',' '*' */
static bool star_after_kwargs (P *p) {
  int m = p->mark;
  RtToken *star = rt_p_args_with_keywords (p) && TAKE (COMMA) ? TAKE (STAR) : NULL;
  if (star)
    rt_p_error_tokens (p, star, star, "iterable argument unpacking follows keyword argument unpacking");
  p->mark = m;
  return star != NULL;
}

/* expression for_if_clauses ',' [args | expression for_if_clauses] */
static bool genexp_before_comma (P *p) {
  int m = p->mark;
  RtNode *element = rt_p_expression (p);
  RtNodeList *clauses = element ? rt_p_for_if_clauses (p) : NULL;
  bool fits = clauses && TAKE (COMMA);
  if (fits) {
    int before = p->mark;
    if (!rt_p_args (p)) {
      p->mark = before;
      if (rt_p_expression (p))
        rt_p_for_if_clauses (p);
    }
    if (!p->failed)
      error_between (p, element->at, last_comprehension_item (clauses), genexp_message);
  }
  p->mark = m;
  return fits;
}

/* NAME '=' expression for_if_clauses */
static bool assignment_in_genexp (P *p) {
  int m = p->mark;
  RtToken *name = TAKE (NAME), *equal = name ? TAKE (EQUAL) : NULL;
  bool fits = equal && rt_p_expression (p) && rt_p_for_if_clauses (p);
  if (fits)
    rt_p_error_tokens (p, name, equal, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  p->mark = m;
  return fits;
}

/* [args ','] NAME '=' without a value */
static bool argument_without_value (P *p) {
  int m = p->mark;
  if (!rt_p_args (p) || !TAKE (COMMA))
    p->mark = m;
  RtToken *name = TAKE (NAME), *equal = name ? TAKE (EQUAL) : NULL;
  bool fits = equal && (PEEK (COMMA) || PEEK (RPAR));
  if (fits)
    rt_p_error_tokens (p, name, equal, "expected argument value expression");
  p->mark = m;
  return fits;
}

/* args for_if_clauses: the last argument was meant to be a generator expression. */
static bool genexp_without_parentheses (P *p) {
  int m = p->mark;
  RtNode *args = rt_p_args (p);
  RtNodeList *clauses = args ? rt_p_for_if_clauses (p) : NULL;
  if (clauses) {
    int count = rt_node_count (args->call.args);
    if (count > 1)
      error_between (p, args->call.args->items[count - 1]->at, last_comprehension_item (clauses),
                     genexp_message);
  }
  p->mark = m;
  return clauses != NULL;
}

/* args ',' expression for_if_clauses */
static bool genexp_after_comma (P *p) {
  int m = p->mark;
  RtNode *element = rt_p_args (p) && TAKE (COMMA) ? rt_p_expression (p) : NULL;
  RtNodeList *clauses = element ? rt_p_for_if_clauses (p) : NULL;
  if (clauses)
    error_between (p, element->at, last_comprehension_item (clauses), genexp_message);
  p->mark = m;
  return clauses != NULL;
}

/* args ',' args */
static bool args_after_keywords (P *p) {
  int m = p->mark;
  RtNode *args = rt_p_args (p);
  bool fits = args && TAKE (COMMA) && rt_p_args (p);
  if (fits) {
    bool unpacking = false;
    for (int i = 0; i < rt_node_count (args->call.keywords); i++)
      unpacking |= !args->call.keywords->items[i]->named.name;
    rt_p_error (p, unpacking ? "positional argument follows keyword argument unpacking"
                             : "positional argument follows keyword argument");
  }
  p->mark = m;
  return fits;
}

void rt_p_invalid_arguments (P *p) {
  bool (*const mistakes[]) (P *) = {star_after_kwargs,      genexp_before_comma,        assignment_in_genexp,
                                    argument_without_value, genexp_without_parentheses, genexp_after_comma,
                                    args_after_keywords};
  for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes && !p->failed; i++)
    if (mistakes[i](p))
      return;
}

/* f(**a=b), f(*a=b), where STARS were just taken. */
static void assignment_to_unpacking (P *p, const RtToken *RT_NULLABLE stars, const char *what) {
  if (!stars)
    return;
  int m = p->mark - 1;
  RtPosition at = {.line = stars->line, .column = stars->column}; /* the tokens may move */
  RtNode *value;
  if (rt_p_expression (p) && TAKE (EQUAL) && (value = rt_p_expression (p)) != NULL) {
    at.end_line = value->at.end_line;
    at.end_column = value->at.end_column;
    rt_p_error_at (p, at, "cannot assign to %s argument unpacking", what);
  }
  p->mark = m;
}

void rt_p_invalid_kwarg (P *p) {
  int m = p->mark;
  RtToken *word = WORD (TRUE);
  if (!word)
    word = WORD (FALSE);
  if (!word)
    word = WORD (NONE);
  RtToken *equal = word ? TAKE (EQUAL) : NULL;
  if (equal) {
    rt_p_error_tokens (p, word, equal, "cannot assign to %s", rt_token_text (word->type));
    return;
  }
  p->mark = m;
  if (assignment_in_genexp (p) || p->failed)
    return;
  bool named = TAKE (NAME) && PEEK (EQUAL);
  p->mark = m;
  RtNode *expression = named || p->failed ? NULL : rt_p_expression (p);
  equal = expression ? TAKE (EQUAL) : NULL;
  if (equal) {
    RtPosition at = expression->at;
    at.end_line = equal->end_line;
    at.end_column = equal->end_column;
    rt_p_error_at (p, at, "expression cannot contain assignment, perhaps you meant \"==\"?");
    return;
  }
  p->mark = m;
  RtToken *stars = p->failed ? NULL : TAKE (DOUBLESTAR);
  assignment_to_unpacking (p, stars, "keyword");
}

void rt_p_invalid_starred_expression (P *p) {
  RtToken *star = TAKE (STAR);
  assignment_to_unpacking (p, star, "iterable");
}

/* Expressions */

static bool is_legacy_name (const RtNode *node) {
  return node->kind == RT_NODE_NAME &&
         (rt_str_equal_utf8 (node->name, "print") || rt_str_equal_utf8 (node->name, "exec"));
}

/* NAME STRING | SOFT_KEYWORD: may be a prefix of a string, or the start of a match statement. CPython compares only as many characters as
 * the name has: `t`, `c` and `mat` count as well. */
static bool name_and_string_or_soft_keyword (P *p) {
  static const char *const soft[] = {"_", "case", "match", "type"};
  int m = p->mark;
  const RtToken *name = TAKE (NAME);
  bool found = name && TAKE (STRING);
  p->mark = m;
  for (size_t i = 0; name && !found && i < sizeof soft / sizeof *soft; i++)
    found = !strncmp (soft[i], name->start, (size_t) (name->end - name->start));
  return found;
}

void rt_p_invalid_expression (P *p) {
  int m = p->mark;
  RtNode *first, *second;
  if (!name_and_string_or_soft_keyword (p) && (first = rt_p_disjunction (p)) &&
      (second = rt_p_expression_without_invalid (p))) {
    if (!is_legacy_name (first) && p->tokens[p->mark - 1].level > 0)
      rt_p_error_nodes (p, first, second, "invalid syntax. Perhaps you forgot a comma?");
    return;
  }
  p->mark = m;
  if ((first = rt_p_disjunction (p)) && WORD (IF) && (second = rt_p_disjunction (p)) && !PEEKW (ELSE) &&
      !PEEK (COLON) && !p->failed) {
    rt_p_error_nodes (p, first, second, "expected 'else' after 'if' expression");
    return;
  }
  p->mark = m;
  RtToken *lambda = WORD (LAMBDA);
  if (!lambda)
    return;
  rt_p_lambda_params (p);
  RtToken *colon = TAKE (COLON);
  if (colon && PEEK (FSTRING_MIDDLE))
    rt_p_error_tokens (p, lambda, colon, "f-string: lambda expressions are not allowed without parentheses");
}

void rt_p_invalid_legacy_expression (P *p) {
  RtNode *name = rt_p_name (p, RT_LOAD), *arguments;
  if (name && !PEEK (LPAR) && (arguments = rt_p_star_expressions (p)) && is_legacy_name (name))
    rt_p_error_nodes (p, name, arguments, "Missing parentheses in call to '%U'. Did you mean %U(...)?",
                      name->name, name->name);
}

static bool at_equal_or_walrus (P *p) {
  return PEEK (EQUAL) || PEEK (COLONEQUAL);
}

static bool at_display_or_constant (P *p) {
  int m = p->mark;
  bool found = PEEKW (TRUE) || PEEKW (NONE) || PEEKW (FALSE);
  found = found || rt_p_list_display (p);
  p->mark = m;
  found = found || (!p->failed && rt_p_tuple (p));
  p->mark = m;
  found = found || (!p->failed && rt_p_genexp (p));
  p->mark = m;
  return found;
}

static void invalid_named_expression (P *p) {
  int m = p->mark;
  RtNode *left = rt_p_expression (p), *right;
  if (left && TAKE (COLONEQUAL) && rt_p_expression (p)) {
    rt_p_error_at (p, left->at, "cannot use assignment expressions with %s", describe (p, left));
    return;
  }
  p->mark = m;
  left = rt_p_name (p, RT_LOAD);
  if (left && TAKE (EQUAL) && (right = rt_p_bitwise_or (p)) && !at_equal_or_walrus (p) && !p->failed) {
    rt_p_error_nodes (p, left, right, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    return;
  }
  p->mark = m;
  if (p->failed || at_display_or_constant (p) || p->failed)
    return;
  left = rt_p_bitwise_or (p);
  if (left && TAKE (EQUAL) && rt_p_bitwise_or (p) && !at_equal_or_walrus (p) && !p->failed)
    rt_p_error_at (p, left->at, "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                   describe (p, left));
}

void rt_p_invalid_named_expression (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_INVALID_NAMED, &known) || !rt_p_enter (p))
    return;
  int m = p->mark;
  invalid_named_expression (p);
  rt_p_leave (p);
  rt_p_remember (p, RT_MEMO_INVALID_NAMED, m, NULL);
}

void rt_p_invalid_group (P *p) {
  int m = p->mark;
  RtNode *starred;
  if (TAKE (LPAR) && (starred = rt_p_starred_expression (p)) && TAKE (RPAR)) {
    rt_p_error_at (p, starred->at, "cannot use starred expression here");
    return;
  }
  p->mark = m;
  RtToken *stars = TAKE (LPAR) ? TAKE (DOUBLESTAR) : NULL;
  if (stars && rt_p_expression (p) && TAKE (RPAR))
    rt_p_error_tokens (p, stars, stars, "cannot use double starred expression here");
}

static bool take_any (P *p, const RtTokenType *types, int count) {
  for (int i = 0; i < count; i++)
    if (rt_p_token (p, types[i]))
      return true;
  return false;
}

void rt_p_invalid_comprehension (P *p) {
  static const RtTokenType brackets[] = {RT_TOKEN_LSQB, RT_TOKEN_LBRACE, RT_TOKEN_LPAR};
  int m = p->mark, base = p->scratch_count;
  RtNode *node;
  if (take_any (p, brackets, 3) && (node = rt_p_starred_expression (p)) && rt_p_for_if_clauses (p)) {
    rt_p_error_at (p, node->at, "iterable unpacking cannot be used in comprehension");
    return;
  }
  p->mark = m;
  int count = 0;
  if (!p->failed && take_any (p, brackets, 2) && (node = rt_p_star_named_expression (p)) && TAKE (COMMA) &&
      (count = rt_p_star_named_expressions (p)) > 0) {
    RtNode *last = p->scratch[p->scratch_count - 1];
    rt_p_drop (p, base);
    if (rt_p_for_if_clauses (p)) {
      rt_p_error_nodes (p, node, last, "did you forget parentheses around the comprehension target?");
      return;
    }
  }
  rt_p_drop (p, base);
  p->mark = m;
  RtToken *comma;
  if (!p->failed && take_any (p, brackets, 2) && (node = rt_p_star_named_expression (p)) &&
      (comma = TAKE (COMMA)) && rt_p_for_if_clauses (p)) {
    RtPosition at = node->at;
    at.end_line = comma->end_line;
    at.end_column = comma->end_column;
    rt_p_error_at (p, at, "did you forget parentheses around the comprehension target?");
  }
}

void rt_p_invalid_dict_comprehension (P *p) {
  RtToken *stars = TAKE (LBRACE) ? TAKE (DOUBLESTAR) : NULL;
  if (stars && rt_p_bitwise_or (p) && rt_p_for_if_clauses (p) && TAKE (RBRACE))
    rt_p_error_tokens (p, stars, stars, "dict unpacking cannot be used in dict comprehension");
}

/* expression ':' '*' bitwise_or, or a key without a value */
static void invalid_value (P *p, int m) {
  p->mark = m;
  RtToken *star, *colon;
  if (rt_p_expression (p) && TAKE (COLON) && (star = TAKE (STAR)) && rt_p_bitwise_or (p)) {
    rt_p_error_from (p, rt_p_token_position (star), "cannot use a starred expression in a dictionary value");
    return;
  }
  p->mark = m;
  if (!p->failed && rt_p_expression (p) && (colon = TAKE (COLON)) && (PEEK (RBRACE) || PEEK (COMMA)))
    rt_p_error_tokens (p, colon, colon, "expression expected after dictionary key and ':'");
}

static void invalid_kvpair (P *p) {
  int m = p->mark;
  RtNode *key = rt_p_expression (p);
  if (key && !PEEK (COLON) && !p->failed) {
    RtPosition at = {key->at.line, key->at.end_line, key->at.end_column - 1, -1};
    rt_p_error_at (p, at, "':' expected after dictionary key");
    return;
  }
  if (!p->failed)
    invalid_value (p, m);
}

void rt_p_invalid_double_starred_kvpairs (P *p) {
  int m = p->mark, base = p->scratch_count;
  int count = rt_p_gather (p, rt_p_double_starred_kvpair);
  rt_p_drop (p, base);
  if (p->failed)
    return;
  if (count > 0 && TAKE (COMMA)) {
    invalid_kvpair (p);
    if (p->failed)
      return;
  }
  invalid_value (p, m);
}

void rt_p_invalid_for_target (P *p) {
  WORD (ASYNC);
  if (WORD (FOR))
    check_target (p, rt_p_star_expressions (p), TARGETS_FOR);
}

/* Fields of f-strings */

static bool replacement_value (P *p) {
  return rt_p_yield_or_star_expressions (p) != NULL;
}

static void conversion_if_there (P *p) {
  int m = p->mark;
  if (!TAKE (EXCLAMATION) || !TAKE (NAME))
    p->mark = m;
}

static void invalid_conversion (P *p) {
  int m = p->mark;
  if (!TAKE (EXCLAMATION))
    return;
  if (PEEK (COLON) || PEEK (RBRACE))
    rt_p_error_here (p, "f-string: missing conversion character");
  else if (!PEEK (NAME) && !p->failed)
    rt_p_error_here (p, "f-string: invalid conversion character");
  else
    p->mark = m;
}

void rt_p_invalid_replacement_field (P *p) {
  if (!TAKE (LBRACE))
    return;
  static const RtTokenType ends[] = {RT_TOKEN_EQUAL, RT_TOKEN_EXCLAMATION, RT_TOKEN_COLON, RT_TOKEN_RBRACE};
  for (int i = 0; i < 4; i++) {
    RtToken *token = rt_p_token (p, ends[i]);
    if (token) {
      rt_p_error_tokens (p, token, token, "f-string: valid expression required before '%s'",
                         rt_token_text (token->type));
      return;
    }
  }
  int inside = p->mark;
  bool value = replacement_value (p);
  if (p->failed)
    return;
  if (!value) {
    p->mark = inside;
    rt_p_error_here (p, "f-string: expecting a valid expression after '{'");
    return;
  }
  if (!PEEK (EQUAL) && !PEEK (EXCLAMATION) && !PEEK (COLON) && !PEEK (RBRACE) && !p->failed) {
    rt_p_error_here (p, "f-string: expecting '=', or '!', or ':', or '}'");
    return;
  }
  if (TAKE (EQUAL) && !PEEK (EXCLAMATION) && !PEEK (COLON) && !PEEK (RBRACE) && !p->failed) {
    rt_p_error_here (p, "f-string: expecting '!', or ':', or '}'");
    return;
  }
  invalid_conversion (p);
  if (p->failed)
    return;
  conversion_if_there (p);
  if (!PEEK (COLON) && !PEEK (RBRACE) && !p->failed) {
    rt_p_error_here (p, "f-string: expecting ':' or '}'");
    return;
  }
  if (TAKE (COLON)) {
    rt_p_skip_format_spec (p);
    if (!PEEK (RBRACE) && !p->failed)
      rt_p_error_here (p, "f-string: expecting '}', or format specs");
  }
}

/* Parameters */

static RtTokenType end_of_params (bool lambda) {
  return lambda ? RT_TOKEN_COLON : RT_TOKEN_RPAR;
}

static bool slash (P *p, bool lambda) {
  int m = p->mark;
  if (TAKE (SLASH) && (TAKE (COMMA) || rt_p_at (p, end_of_params (lambda))))
    return true;
  p->mark = m;
  return false;
}

/* Parameters without default, then those with one, then '/'. */
static bool params_and_slash (P *p, bool lambda) {
  int m = p->mark, count = 0;
  RtNode *value;
  while (rt_p_param_no_default (p, lambda))
    count++;
  if (count > 0 && slash (p, lambda))
    return true;
  while (rt_p_param_with_default (p, lambda, &value))
    count++;
  if (count > 0 && slash (p, lambda))
    return true;
  p->mark = m;
  return false;
}

static int maybe_defaults (P *p, bool lambda) {
  int count = 0;
  RtNode *value;
  while (rt_p_param_maybe_default (p, lambda, &value))
    count++;
  return count;
}

static void invalid_slash (P *p, bool lambda) {
  int m = p->mark;
  RtToken *token = TAKE (SLASH);
  if (token && TAKE (COMMA)) {
    rt_p_error_tokens (p, token, token, "at least one argument must precede /");
    return;
  }
  p->mark = m;
  if (params_and_slash (p, lambda) && (maybe_defaults (p, lambda), token = TAKE (SLASH)))
    rt_p_error_tokens (p, token, token, "/ may appear only once");
}

/* Parameters with default, up to a '/' if there is one. */
static bool params_with_default (P *p, bool lambda) {
  int m = p->mark, count = 0;
  RtNode *value;
  while (rt_p_param_no_default (p, lambda))
    ;
  while (rt_p_param_with_default (p, lambda, &value))
    count++;
  if (count > 0 && slash (p, lambda))
    return true;
  p->mark = m;
  for (count = 0; rt_p_param_with_default (p, lambda, &value);)
    count++;
  return count > 0;
}

/* A parameter without default behind one that has it. */
static void invalid_order (P *p, bool lambda) {
  int m = p->mark;
  RtNode *param;
  while (rt_p_param_no_default (p, lambda))
    ;
  if (!slash (p, lambda))
    p->mark = m;
  while (rt_p_param_no_default (p, lambda))
    ;
  if (params_with_default (p, lambda) && (param = rt_p_param_no_default (p, lambda)) != NULL)
    rt_p_error_at (p, param->at, "parameter without a default follows parameter with a default");
}

static void invalid_parentheses (P *p, bool lambda) {
  while (rt_p_param_no_default (p, lambda))
    ;
  RtToken *open = TAKE (LPAR), *close;
  int count = 0;
  if (!open)
    return;
  while (lambda ? (rt_p_param (p, true) && (TAKE (COMMA) || PEEK (RPAR)))
                : rt_p_param_no_default (p, false) != NULL)
    count++;
  TAKE (COMMA);
  if (count > 0 && (close = TAKE (RPAR)))
    rt_p_error_tokens (p, open, close,
                       lambda ? "Lambda expression parameters cannot be parenthesized"
                              : "Function parameters cannot be parenthesized");
}

static void invalid_slash_behind_star (P *p, bool lambda) {
  params_and_slash (p, lambda);
  maybe_defaults (p, lambda);
  RtToken *token;
  if (TAKE (STAR) && (TAKE (COMMA) || rt_p_param_no_default (p, lambda)) &&
      (maybe_defaults (p, lambda), token = TAKE (SLASH)))
    rt_p_error_tokens (p, token, token, "/ must be ahead of *");
}

static void invalid_slash_star (P *p, bool lambda) {
  RtToken *token;
  if (maybe_defaults (p, lambda) > 0 && TAKE (SLASH) && (token = TAKE (STAR)))
    rt_p_error_tokens (p, token, token, "expected comma between / and *");
}

void rt_p_invalid_parameters (P *p, bool lambda) {
  void (*const mistakes[]) (P *, bool) = {invalid_slash, invalid_order, invalid_parentheses,
                                          invalid_slash_behind_star, invalid_slash_star};
  int m = p->mark;
  for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes && !p->failed; i++) {
    mistakes[i](p, lambda);
    p->mark = m;
  }
}

void rt_p_invalid_default (P *p) {
  RtToken *equal = TAKE (EQUAL);
  if (equal && (PEEK (RPAR) || PEEK (COMMA)))
    rt_p_error_tokens (p, equal, equal, "expected default value expression");
}

void rt_p_invalid_star_etc (P *p, bool lambda) {
  int m = p->mark;
  RtTokenType end = end_of_params (lambda);
  RtToken *star = TAKE (STAR), *equal;
  if (!star)
    return;
  int inside = p->mark;
  if (rt_p_at (p, end) || (TAKE (COMMA) && (rt_p_at (p, end) || PEEK (DOUBLESTAR)))) {
    if (lambda)
      rt_p_error (p, "named arguments must follow bare *");
    else
      rt_p_error_tokens (p, star, star, "named arguments must follow bare *");
    return;
  }
  p->mark = inside;
  if (rt_p_param (p, lambda) && (equal = TAKE (EQUAL))) {
    rt_p_error_tokens (p, equal, equal, "var-positional argument cannot have default value");
    return;
  }
  p->mark = inside;
  if (!p->failed && (rt_p_param_no_default (p, lambda) || TAKE (COMMA)) &&
      (maybe_defaults (p, lambda), star = TAKE (STAR)) && (rt_p_param_no_default (p, lambda) || TAKE (COMMA)))
    rt_p_error_tokens (p, star, star, "* argument may appear only once");
  p->mark = m;
}

void rt_p_invalid_kwds (P *p, bool lambda) {
  int m = p->mark;
  RtToken *token;
  RtNode *param;
  if (!TAKE (DOUBLESTAR) || !rt_p_param (p, lambda)) {
    p->mark = m;
    return;
  }
  if ((token = TAKE (EQUAL))) {
    rt_p_error_tokens (p, token, token, "var-keyword argument cannot have default value");
    return;
  }
  if (!TAKE (COMMA))
    return;
  if ((param = rt_p_param (p, lambda)) != NULL) {
    rt_p_error_at (p, param->at, "arguments cannot follow var-keyword argument");
    return;
  }
  if ((token = TAKE (STAR)) || (token = TAKE (DOUBLESTAR)) || (token = TAKE (SLASH)))
    rt_p_error_tokens (p, token, token, "arguments cannot follow var-keyword argument");
}

/* Assignments, here because of their targets */

/* list, tuple, or one of them in parentheses */
static RtNode *invalid_ann_target (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_list_display (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  if ((node = rt_p_tuple (p)) || p->failed)
    return node;
  p->mark = m;
  if (rt_p_enter (p)) {
    node = TAKE (LPAR) ? invalid_ann_target (p) : NULL;
    rt_p_leave (p);
    if (node && TAKE (RPAR))
      return node;
  }
  p->mark = m;
  return NULL;
}

static void skip_targets (P *p) {
  for (;;) {
    int m = p->mark;
    if (!rt_p_star_targets (p) || !TAKE (EQUAL)) {
      p->mark = m;
      return;
    }
  }
}

void rt_p_invalid_assignment (P *p) {
  int m = p->mark, base = p->scratch_count, op;
  RtNode *node = invalid_ann_target (p);
  if (node && TAKE (COLON) && rt_p_expression (p)) {
    rt_p_error_at (p, node->at, "only single target (not %s) can be annotated", describe (p, node));
    return;
  }
  p->mark = m;
  if (!p->failed && (node = rt_p_star_named_expression (p)) && TAKE (COMMA)) {
    while (rt_p_star_named_expressions (p) > 0)
      rt_p_drop (p, base);
    if (TAKE (COLON) && rt_p_expression (p)) {
      rt_p_error_at (p, node->at, "only single target (not tuple) can be annotated");
      return;
    }
  }
  p->mark = m;
  if (!p->failed && (node = rt_p_expression (p)) && TAKE (COLON) && rt_p_expression (p)) {
    rt_p_error_at (p, node->at, "illegal target for annotation");
    return;
  }
  p->mark = m;
  skip_targets (p);
  if (!p->failed && (node = rt_p_star_expressions (p)) && TAKE (EQUAL)) {
    check_target (p, node, TARGETS_STAR);
    return;
  }
  p->mark = m;
  skip_targets (p);
  if (!p->failed && (node = rt_p_yield_expr (p)) && TAKE (EQUAL)) {
    rt_p_error_at (p, node->at, "assignment to yield expression not possible");
    return;
  }
  p->mark = m;
  if (!p->failed && (node = rt_p_star_expressions (p)) && rt_p_augassign (p, &op) &&
      rt_p_yield_or_star_expressions (p))
    rt_p_error_at (p, node->at, "'%s' is an illegal expression for augmented assignment", describe (p, node));
}

void rt_p_invalid_del_stmt (P *p) {
  if (WORD (DEL))
    check_target (p, rt_p_star_expressions (p), TARGETS_DEL);
}

void rt_p_invalid_with_item (P *p) {
  RtNode *target;
  if (rt_p_expression (p) && WORD (AS) && (target = rt_p_expression (p)) &&
      (PEEK (COMMA) || PEEK (RPAR) || PEEK (COLON)))
    check_target (p, target, TARGETS_STAR);
}
