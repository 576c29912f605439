/* Compound statements but for match. */
#include "rt-parser-private.h"

static RtNode *branch (P *p, RtNodeKind kind, int m, RtNode *test, RtNodeList *body, RtNodeList *otherwise) {
  RtNode *node = rt_p_node (p, kind, m);
  if (node) {
    node->branch.test = test;
    node->branch.body = body;
    node->branch.otherwise = otherwise;
  }
  return node;
}

static RtNodeList *else_block (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_else_stmt);
  RtNodeList *body;
  if (WORD (ELSE) && rt_p_forced (p, RT_TOKEN_COLON) && (body = rt_p_block (p)) != NULL)
    return body;
  p->mark = m;
  return NULL;
}

static RtNodeList *optional_else (P *p) {
  int m = p->mark;
  RtNodeList *body = else_block (p);
  if (!body)
    p->mark = m;
  return body;
}

static RtNode *elif_stmt (P *p);

/* Behind the body: what follows an if or elif. */
static bool if_tail (P *p, RtNodeList **otherwise) {
  int m = p->mark;
  *otherwise = NULL;
  if (!rt_p_enter (p))
    return false;
  RtNode *elif = elif_stmt (p);
  rt_p_leave (p);
  if (p->failed)
    return false;
  if (elif) {
    *otherwise = rt_p_one (p, elif);
    return *otherwise != NULL;
  }
  p->mark = m;
  *otherwise = optional_else (p);
  return !p->failed;
}

static RtNode *if_or_elif (P *p, RtTokenType word) {
  int m = p->mark;
  RtNode *test;
  RtNodeList *body, *otherwise;
  if (rt_p_token (p, word) && (test = rt_p_named_expression (p)) && TAKE (COLON) && (body = rt_p_block (p)) &&
      if_tail (p, &otherwise))
    return branch (p, RT_NODE_IF, m, test, body, otherwise);
  p->mark = m;
  return NULL;
}

static RtNode *elif_stmt (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_elif_stmt);
  return if_or_elif (p, RT_KEYWORD_ELIF);
}

static RtNode *if_stmt (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_if_stmt);
  return if_or_elif (p, RT_KEYWORD_IF);
}

static RtNode *while_stmt (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_while_stmt);
  RtNode *test;
  RtNodeList *body;
  if (WORD (WHILE) && (test = rt_p_named_expression (p)) && TAKE (COLON) && (body = rt_p_block (p))) {
    RtNodeList *otherwise = optional_else (p);
    if (!p->failed)
      return branch (p, RT_NODE_WHILE, m, test, body, otherwise);
  }
  p->mark = m;
  return NULL;
}

static RtNode *for_stmt (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_for_stmt);
  bool is_async = WORD (ASYNC) != NULL, cut = false;
  RtNode *target, *iter;
  RtNodeList *body;
  if (WORD (FOR) && (target = rt_p_star_targets (p)) && WORD (IN) && (cut = true) &&
      (iter = rt_p_star_expressions (p)) && TAKE (COLON) && (body = rt_p_block (p))) {
    RtNodeList *otherwise = optional_else (p);
    RtNode *node = rt_p_node (p, RT_NODE_FOR, m);
    if (node) {
      node->for_.target = target;
      node->for_.iter = iter;
      node->for_.body = body;
      node->for_.otherwise = otherwise;
      node->for_.is_async = is_async;
    }
    return node;
  }
  p->mark = m;
  if (cut)
    return NULL;
  INVALID (rt_p_invalid_for_target);
  return NULL;
}

/* with */

static RtNode *with_item_node (P *p, int m, RtNode *expression, RtNode *target) {
  RtNode *node = rt_p_node (p, RT_NODE_WITH_ITEM, m);
  if (node) {
    node->with_item.expression = expression;
    node->with_item.target = target;
  }
  return node;
}

static RtNode *with_item (P *p) {
  int m = p->mark;
  RtNode *expression = rt_p_expression (p), *target;
  if (expression && WORD (AS) && (target = rt_p_star_target (p)) &&
      (PEEK (COMMA) || PEEK (RPAR) || PEEK (COLON)))
    return with_item_node (p, m, expression, target);
  p->mark = m;
  INVALID (rt_p_invalid_with_item);
  expression = rt_p_expression (p);
  return expression ? with_item_node (p, m, expression, NULL) : NULL;
}

static RtNode *with_from (P *p, int m, int base, bool is_async) {
  RtNodeList *items = rt_p_list (p, base), *body = NULL;
  if (!items || !TAKE (COLON) || !(body = rt_p_block (p)))
    return NULL;
  RtNode *node = rt_p_node (p, RT_NODE_WITH, m);
  if (node) {
    node->with.items = items;
    node->with.body = body;
    node->with.is_async = is_async;
  }
  return node;
}

static RtNode *with_stmt (P *p) {
  int m = p->mark, base = p->scratch_count;
  INVALID (rt_p_invalid_with_stmt_indent);
  bool is_async = WORD (ASYNC) != NULL;
  RtNode *node;
  if (WORD (WITH)) {
    int inside = p->mark;
    if (TAKE (LPAR) && rt_p_gather (p, with_item) > 0) {
      TAKE (COMMA);
      if (TAKE (RPAR) && ((node = with_from (p, m, base, is_async)) || p->failed))
        return node;
    }
    rt_p_drop (p, base);
    p->mark = inside;
    if (!p->failed && rt_p_gather (p, with_item) > 0 &&
        ((node = with_from (p, m, base, is_async)) || p->failed))
      return node;
  }
  rt_p_drop (p, base);
  p->mark = m;
  INVALID (rt_p_invalid_with_stmt);
  return NULL;
}

/* try */

static RtNode *handler (P *p, int m, RtNode *type, RtObject *name, RtNodeList *body) {
  RtNode *node = rt_p_node (p, RT_NODE_EXCEPT_HANDLER, m);
  if (node) {
    node->handler.type = type;
    node->handler.name = name;
    node->handler.body = body;
  }
  return node;
}

/* expression ['as' NAME] ':' block */
static RtNode *typed_handler (P *p, int m) {
  RtNode *type = rt_p_expression (p);
  if (!type)
    return NULL;
  RtObject *name = NULL;
  int before = p->mark;
  RtToken *token = WORD (AS) ? TAKE (NAME) : NULL;
  if (token)
    name = rt_p_identifier (p, token);
  else
    p->mark = before;
  RtNodeList *body = TAKE (COLON) ? rt_p_block (p) : NULL;
  return body ? handler (p, m, type, name, body) : NULL;
}

RtNode *rt_p_except_block (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_except_stmt_indent);
  RtNode *node;
  if (WORD (EXCEPT)) {
    int inside = p->mark;
    if ((node = typed_handler (p, m)) || p->failed)
      return node;
    p->mark = inside;
    RtNodeList *body = TAKE (COLON) ? rt_p_block (p) : NULL;
    if (body)
      return handler (p, m, NULL, NULL, body);
  }
  p->mark = m;
  INVALID (rt_p_invalid_except_stmt);
  return NULL;
}

RtNode *rt_p_except_star_block (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_except_star_stmt_indent);
  RtNode *node;
  if (WORD (EXCEPT) && TAKE (STAR) && (node = typed_handler (p, m)) != NULL)
    return node;
  p->mark = m;
  INVALID (rt_p_invalid_except_stmt);
  return NULL;
}

static RtNodeList *finally_block (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_finally_stmt);
  RtNodeList *body;
  if (WORD (FINALLY) && rt_p_forced (p, RT_TOKEN_COLON) && (body = rt_p_block (p)) != NULL)
    return body;
  p->mark = m;
  return NULL;
}

static RtNode *try_node (P *p, int m, RtNodeList *body, RtNodeList *handlers, bool is_star) {
  RtNodeList *otherwise = handlers ? optional_else (p) : NULL;
  int before = p->mark;
  RtNodeList *final = p->failed ? NULL : finally_block (p);
  if (!final)
    p->mark = before;
  if (!final && !handlers)
    return NULL;
  RtNode *node = rt_p_node (p, RT_NODE_TRY, m);
  if (node) {
    node->try_.body = body;
    node->try_.handlers = handlers;
    node->try_.otherwise = otherwise;
    node->try_.final = final;
    node->try_.is_star = is_star;
  }
  return node;
}

static RtNode *try_stmt (P *p) {
  int m = p->mark, base = p->scratch_count;
  INVALID (rt_p_invalid_try_stmt);
  RtNodeList *body;
  RtNode *node;
  if (WORD (TRY) && rt_p_forced (p, RT_TOKEN_COLON) && (body = rt_p_block (p)) != NULL) {
    int behind = p->mark;
    if ((node = try_node (p, m, body, NULL, false)) || p->failed)
      return node;
    p->mark = behind;
    if (rt_p_repeat (p, rt_p_except_block) > 0 && !p->failed)
      return try_node (p, m, body, rt_p_list (p, base), false);
    rt_p_drop (p, base);
    p->mark = behind;
    if (!p->failed && rt_p_repeat (p, rt_p_except_star_block) > 0 && !p->failed)
      return try_node (p, m, body, rt_p_list (p, base), true);
    rt_p_drop (p, base);
  }
  p->mark = m;
  return NULL;
}

/* def and class */

static RtNode *function_node (P *p, int m, RtObject *name, RtNodeList *type_params, RtNode *arguments,
                              RtNode *returns, RtNodeList *body, bool is_async) {
  RtNode *node = rt_p_node (p, RT_NODE_FUNCTION_DEF, m);
  if (!arguments)
    arguments = rt_node_new (p->arena, RT_NODE_ARGUMENTS, (RtPosition){0});
  if (!node || !arguments) {
    p->failed = true;
    return NULL;
  }
  node->function.name = name;
  node->function.arguments = arguments;
  node->function.body = body;
  node->function.returns = returns;
  node->function.type_params = type_params;
  node->function.is_async = is_async;
  return node;
}

static RtNode *function_def_raw (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_def_raw);
  bool is_async = WORD (ASYNC) != NULL;
  RtToken *token = WORD (DEF) ? TAKE (NAME) : NULL;
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  if (name) {
    RtNodeList *type_params = rt_p_type_params (p), *body;
    RtNode *arguments, *returns = NULL;
    if (!p->failed && rt_p_forced (p, RT_TOKEN_LPAR)) {
      arguments = rt_p_params (p);
      if (!p->failed && TAKE (RPAR)) {
        int before = p->mark;
        if (!TAKE (RARROW) || !(returns = rt_p_expression (p)))
          p->mark = before;
        if (rt_p_forced (p, RT_TOKEN_COLON) && (body = rt_p_block (p)) != NULL)
          return function_node (p, m, name, type_params, arguments, returns, body, is_async);
      }
    }
  }
  p->mark = m;
  return NULL;
}

static RtNode *class_def_raw (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_class_def_raw);
  RtToken *token = WORD (CLASS) ? TAKE (NAME) : NULL;
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  if (name) {
    RtNodeList *type_params = rt_p_type_params (p), *body;
    RtNode *arguments = NULL;
    int before = p->mark;
    if (TAKE (LPAR)) {
      arguments = rt_p_arguments (p);
      if (p->failed || !TAKE (RPAR)) {
        arguments = NULL;
        p->mark = before;
      }
    }
    if (!p->failed && TAKE (COLON) && (body = rt_p_block (p)) != NULL) {
      RtNode *node = rt_p_node (p, RT_NODE_CLASS_DEF, m);
      if (node) {
        node->class_.name = name;
        node->class_.bases = arguments ? arguments->call.args : NULL;
        node->class_.keywords = arguments ? arguments->call.keywords : NULL;
        node->class_.body = body;
        node->class_.type_params = type_params;
      }
      return node;
    }
  }
  p->mark = m;
  return NULL;
}

static RtNode *decorator (P *p) {
  int m = p->mark;
  RtNode *node;
  if (TAKE (AT) && (node = rt_p_named_expression (p)) && TAKE (NEWLINE))
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *with_decorators (P *p, RtRule raw, bool is_class) {
  int m = p->mark, base = p->scratch_count;
  if (rt_p_repeat (p, decorator) > 0) {
    RtNodeList *decorators = rt_p_list (p, base);
    RtNode *node = decorators ? raw (p) : NULL;
    if (node) {
      if (is_class)
        node->class_.decorators = decorators;
      else
        node->function.decorators = decorators;
      return node;
    }
  }
  rt_p_drop (p, base);
  p->mark = m;
  return p->failed ? NULL : raw (p);
}

RtNode *rt_p_compound_stmt (P *p) {
  int m = p->mark;
  RtToken *token = rt_p_peek (p);
  if (!token)
    return NULL;
  RtTokenType type = token->type;
  RtNode *node = NULL;
  if (type == RT_KEYWORD_DEF || type == RT_TOKEN_AT || type == RT_KEYWORD_ASYNC) {
    if ((node = with_decorators (p, function_def_raw, false)) || p->failed)
      return node;
    p->mark = m;
  }
  if (type == RT_KEYWORD_IF)
    return if_stmt (p);
  if (type == RT_KEYWORD_CLASS || type == RT_TOKEN_AT)
    return with_decorators (p, class_def_raw, true);
  if (type == RT_KEYWORD_WITH || type == RT_KEYWORD_ASYNC) {
    if ((node = with_stmt (p)) || p->failed)
      return node;
    p->mark = m;
  }
  if (type == RT_KEYWORD_FOR || type == RT_KEYWORD_ASYNC)
    return for_stmt (p);
  if (type == RT_KEYWORD_TRY)
    return try_stmt (p);
  if (type == RT_KEYWORD_WHILE)
    return while_stmt (p);
  return type == RT_TOKEN_NAME ? rt_p_match_stmt (p) : NULL;
}
