/* Atoms: names, displays, comprehensions; and what stands in brackets: slices and arguments. */
#include "rt-parser-private.h"

#include "rt-int.h"

static RtNode *display (P *p, RtNodeKind kind, int m, int base) {
  RtNodeList *list = rt_p_list (p, base);
  RtNode *node = list ? rt_p_node (p, kind, m) : NULL;
  if (node)
    node->list = list;
  return node;
}

RtNode *rt_p_list_display (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LSQB)) {
    rt_p_star_named_expressions (p);
    if (TAKE (RSQB))
      return display (p, RT_NODE_LIST, m, base);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

RtNode *rt_p_tuple (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LPAR)) {
    RtNode *first = rt_p_star_named_expression (p);
    bool ok = true;
    if (first) {
      rt_p_push (p, first);
      ok = TAKE (COMMA) != NULL;
      if (ok)
        rt_p_star_named_expressions (p);
    }
    if (ok && TAKE (RPAR))
      return display (p, RT_NODE_TUPLE, m, base);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *group (P *p) {
  int m = p->mark;
  if (TAKE (LPAR)) {
    RtNode *node = rt_p_yield_expr (p);
    if (!node)
      node = rt_p_named_expression (p);
    if (node && TAKE (RPAR))
      return node;
  }
  p->mark = m;
  INVALID (rt_p_invalid_group);
  return NULL;
}

/* Comprehensions */

static RtNode *for_if_clause_from (P *p, int m, bool is_async) {
  if (!WORD (FOR))
    return NULL;
  RtNode *target = rt_p_star_targets (p);
  if (!target || !WORD (IN))
    return NULL;
  /* Behind `in` there is no other alternative. */
  RtNode *iter = rt_p_disjunction (p);
  if (!iter)
    return NULL;
  int base = p->scratch_count;
  for (;;) {
    int before = p->mark;
    RtNode *condition = WORD (IF) ? rt_p_disjunction (p) : NULL;
    if (!condition) {
      p->mark = before;
      break;
    }
    rt_p_push (p, condition);
  }
  RtNodeList *conditions = rt_p_list (p, base);
  RtNode *node = conditions ? rt_p_node (p, RT_NODE_COMPREHENSION, m) : NULL;
  if (node) {
    node->comprehension.target = target;
    node->comprehension.iter = iter;
    node->comprehension.conditions = conditions;
    node->comprehension.is_async = is_async;
  }
  return node;
}

/* Whether `for targets in` was there: then the clause must be complete. */
static bool committed (P *p, int m) {
  int here = p->mark;
  p->mark = m;
  WORD (ASYNC);
  bool in = WORD (FOR) && rt_p_star_targets (p) && WORD (IN);
  p->mark = here;
  return in;
}

static RtNode *for_if_clause (P *p) {
  int m = p->mark;
  bool is_async = WORD (ASYNC) != NULL;
  RtNode *node = for_if_clause_from (p, m, is_async);
  if (node || p->failed)
    return node;
  bool cut = committed (p, m);
  p->mark = m;
  if (cut)
    return NULL;
  INVALID (rt_p_invalid_for_target);
  return NULL;
}

RtNodeList *rt_p_for_if_clauses (P *p) {
  int base = p->scratch_count;
  if (rt_p_repeat (p, for_if_clause) == 0) {
    rt_p_drop (p, base);
    return NULL;
  }
  return rt_p_list (p, base);
}

static RtNode *comprehension_node (P *p, RtNodeKind kind, int m, RtNode *element, RtNode *value,
                                   RtNodeList *generators) {
  RtNode *node = rt_p_node (p, kind, m);
  if (node) {
    node->comp.element = element;
    node->comp.value = value;
    node->comp.generators = generators;
  }
  return node;
}

static RtNode *bracketed_comprehension (P *p, RtNodeKind kind, RtTokenType open, RtTokenType close,
                                        RtRule element_rule) {
  int m = p->mark;
  RtNode *element;
  RtNodeList *generators;
  if (rt_p_token (p, open) && (element = element_rule (p)) && (generators = rt_p_for_if_clauses (p)) &&
      rt_p_token (p, close))
    return comprehension_node (p, kind, m, element, NULL, generators);
  p->mark = m;
  INVALID (rt_p_invalid_comprehension);
  return NULL;
}

static RtNode *list_comprehension (P *p) {
  return bracketed_comprehension (p, RT_NODE_LIST_COMP, RT_TOKEN_LSQB, RT_TOKEN_RSQB, rt_p_named_expression);
}

static RtNode *set_comprehension (P *p) {
  return bracketed_comprehension (p, RT_NODE_SET_COMP, RT_TOKEN_LBRACE, RT_TOKEN_RBRACE,
                                  rt_p_named_expression);
}

/* assignment_expression | expression !':=' */
static RtNode *assignment_or_expression (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_assignment_expression (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  node = rt_p_expression (p);
  if (node && !PEEK (COLONEQUAL) && !p->failed)
    return node;
  p->mark = m;
  return NULL;
}

RtNode *rt_p_genexp (P *p) {
  return bracketed_comprehension (p, RT_NODE_GENERATOR_EXP, RT_TOKEN_LPAR, RT_TOKEN_RPAR,
                                  assignment_or_expression);
}

/* A pair, as a KEYWORD without a name: a SLICE node carries key (lower) and value (upper). */
RtNode *rt_p_kvpair (P *p) {
  int m = p->mark;
  RtNode *key = rt_p_expression (p), *value;
  if (key && TAKE (COLON) && (value = rt_p_expression (p)) != NULL) {
    RtNode *pair = rt_p_node (p, RT_NODE_SLICE, m);
    if (pair) {
      pair->slice.lower = key;
      pair->slice.upper = value;
    }
    return pair;
  }
  p->mark = m;
  return NULL;
}

RtNode *rt_p_double_starred_kvpair (P *p) {
  int m = p->mark;
  if (TAKE (DOUBLESTAR)) {
    RtNode *value = rt_p_bitwise_or (p);
    RtNode *pair = value ? rt_p_node (p, RT_NODE_SLICE, m) : NULL;
    if (pair)
      pair->slice.upper = value;
    else
      p->mark = m;
    return pair;
  }
  return rt_p_kvpair (p);
}

static RtNode *dict_from_pairs (P *p, int m, int base) {
  RtNodeList *pairs = rt_p_list (p, base);
  RtNode *node = pairs ? rt_p_node (p, RT_NODE_DICT, m) : NULL;
  RtNodeList *keys = node ? rt_node_list_new (p->arena, pairs->count) : NULL;
  RtNodeList *values = keys ? rt_node_list_new (p->arena, pairs->count) : NULL;
  if (!values) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < pairs->count; i++) {
    keys->items[i] = pairs->items[i]->slice.lower;
    values->items[i] = pairs->items[i]->slice.upper;
  }
  node->dict.keys = keys;
  node->dict.values = values;
  return node;
}

static RtNode *dict (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LBRACE)) {
    if (rt_p_gather (p, rt_p_double_starred_kvpair) > 0)
      TAKE (COMMA);
    if (TAKE (RBRACE))
      return dict_from_pairs (p, m, base);
    rt_p_drop (p, base);
    p->mark = m;
    /* In both passes, as CPython. */
    if (TAKE (LBRACE))
      rt_p_invalid_double_starred_kvpairs (p);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *set (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (TAKE (LBRACE) && rt_p_star_named_expressions (p) > 0 && TAKE (RBRACE))
    return display (p, RT_NODE_SET, m, base);
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *dict_comprehension (P *p) {
  int m = p->mark;
  RtNode *pair;
  RtNodeList *generators;
  if (TAKE (LBRACE) && (pair = rt_p_kvpair (p)) && (generators = rt_p_for_if_clauses (p)) && TAKE (RBRACE))
    return comprehension_node (p, RT_NODE_DICT_COMP, m, pair->slice.lower, pair->slice.upper, generators);
  p->mark = m;
  INVALID (rt_p_invalid_dict_comprehension);
  return NULL;
}

/* Atoms */

static RtNode *first_of (P *p, const RtRule *rules, int count) {
  int m = p->mark;
  for (int i = 0; i < count; i++) {
    RtNode *node = rules[i](p);
    if (node || p->failed)
      return node;
    p->mark = m;
  }
  return NULL;
}

static RtNode *singleton (P *p, RtObject *value) {
  int m = p->mark++;
  return rt_p_constant (p, rt_incref (value), m);
}

static RtNode *atom (P *p) {
  static const RtRule in_parentheses[] = {rt_p_tuple, group, rt_p_genexp};
  static const RtRule in_brackets[] = {rt_p_list_display, list_comprehension};
  static const RtRule in_braces[] = {dict, set, dict_comprehension, set_comprehension};
  RtToken *token = rt_p_peek (p);
  if (!token)
    return NULL;
  switch ((int)token->type) {
  case RT_TOKEN_NAME:
    return rt_p_name (p, RT_LOAD);
  case RT_KEYWORD_TRUE:
    return singleton (p, p->rt->true_);
  case RT_KEYWORD_FALSE:
    return singleton (p, p->rt->false_);
  case RT_KEYWORD_NONE:
    return singleton (p, p->rt->none);
  case RT_TOKEN_ELLIPSIS:
    return singleton (p, p->rt->ellipsis);
  case RT_TOKEN_STRING:
  case RT_TOKEN_FSTRING_START:
    return rt_p_strings (p);
  case RT_TOKEN_NUMBER:
    return rt_p_number (p);
  case RT_TOKEN_LPAR:
    return first_of (p, in_parentheses, 3);
  case RT_TOKEN_LSQB:
    return first_of (p, in_brackets, 2);
  case RT_TOKEN_LBRACE:
    return first_of (p, in_braces, 4);
  default:
    return NULL;
  }
}

RtNode *rt_p_atom (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_ATOM, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_ATOM, m, atom (p));
}

/* Slices */

static RtNode *slice (P *p) {
  int m = p->mark;
  RtNode *lower = rt_p_expression (p);
  if (!lower)
    p->mark = m;
  if (TAKE (COLON)) {
    RtNode *upper = rt_p_expression (p), *step = NULL;
    int before = p->mark;
    if (TAKE (COLON))
      step = rt_p_expression (p);
    else
      p->mark = before;
    RtNode *node = rt_p_node (p, RT_NODE_SLICE, m);
    if (node) {
      node->slice.lower = lower;
      node->slice.upper = upper;
      node->slice.step = step;
    }
    return node;
  }
  p->mark = m;
  return rt_p_named_expression (p);
}

RtNode *rt_p_starred_expression (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_starred_expression);
  if (!TAKE (STAR))
    return NULL;
  RtNode *value = rt_p_expression (p);
  RtNode *node = value ? rt_p_node (p, RT_NODE_STARRED, m) : NULL;
  if (node)
    node->value = value;
  else
    p->mark = m;
  return node;
}

static RtNode *slice_or_starred (P *p) {
  int m = p->mark;
  RtNode *node = slice (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  return rt_p_starred_expression (p);
}

RtNode *rt_p_slices (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *node = slice (p);
  if (node && !PEEK (COMMA))
    return p->failed ? NULL : node;
  p->mark = m;
  if (rt_p_gather (p, slice_or_starred) == 0) {
    rt_p_drop (p, base);
    p->mark = m;
    return NULL;
  }
  TAKE (COMMA);
  return display (p, RT_NODE_TUPLE, m, base);
}

/* Arguments */

static RtNode *positional_argument (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_starred_expression (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  node = assignment_or_expression (p);
  if (node && !PEEK (EQUAL) && !p->failed)
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *keyword_node (P *p, int m, RtObject *name, RtNode *value) {
  RtNode *node = rt_p_node (p, RT_NODE_KEYWORD, m);
  if (node) {
    node->named.name = name;
    node->named.value = value;
  }
  return node;
}

/* NAME '=' expression */
static RtNode *named_argument (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_kwarg);
  RtToken *name = TAKE (NAME);
  RtNode *value;
  if (name && TAKE (EQUAL)) {
    name = &p->tokens[m];
    RtObject *identifier = (value = rt_p_expression (p)) ? rt_p_identifier (p, &p->tokens[m]) : NULL;
    if (identifier)
      return keyword_node (p, m, identifier, value);
  }
  p->mark = m;
  return NULL;
}

static RtNode *kwarg_or_starred (P *p) {
  int m = p->mark;
  RtNode *node = named_argument (p);
  if (node || p->failed)
    return node;
  p->mark = m;
  return rt_p_starred_expression (p);
}

static RtNode *kwarg_or_double_starred (P *p) {
  int m = p->mark;
  RtNode *node = named_argument (p), *value;
  if (node || p->failed)
    return node;
  p->mark = m;
  INVALID (rt_p_invalid_kwarg);
  if (TAKE (DOUBLESTAR) && (value = rt_p_expression (p)) != NULL)
    return keyword_node (p, m, NULL, value);
  p->mark = m;
  return NULL;
}

/* Pushed; how many. */
static int kwargs (P *p) {
  int m = p->mark;
  int count = rt_p_gather (p, kwarg_or_starred);
  m = p->mark;
  if (count > 0 && !TAKE (COMMA))
    return count;
  int more = rt_p_gather (p, kwarg_or_double_starred);
  if (more == 0)
    p->mark = m;
  return count + more;
}

/* Divides what was pushed from BASE on into arguments by position and by keyword. */
static RtNode *call_from (P *p, int m, int base) {
  RtNodeList *all = rt_p_list (p, base);
  RtNode *node = all ? rt_p_node (p, RT_NODE_CALL, m) : NULL;
  if (!node)
    return NULL;
  int keywords = 0;
  for (int i = 0; i < all->count; i++)
    keywords += all->items[i]->kind == RT_NODE_KEYWORD;
  node->call.args = rt_node_list_new (p->arena, all->count - keywords);
  node->call.keywords = rt_node_list_new (p->arena, keywords);
  if (!node->call.args || !node->call.keywords) {
    p->failed = true;
    return NULL;
  }
  int a = 0, k = 0;
  for (int i = 0; i < all->count; i++) {
    RtNode *item = all->items[i];
    if (item->kind == RT_NODE_KEYWORD)
      node->call.keywords->items[k++] = item;
    else
      node->call.args->items[a++] = item;
  }
  return node;
}

RtNode *rt_p_args (P *p) {
  int m = p->mark, base = p->scratch_count;
  if (rt_p_gather (p, positional_argument) > 0) {
    int before = p->mark;
    if (!TAKE (COMMA) || kwargs (p) == 0)
      p->mark = before;
    return call_from (p, m, base);
  }
  if (!p->failed && kwargs (p) > 0)
    return call_from (p, m, base);
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

bool rt_p_args_with_keywords (P *p) {
  int m = p->mark, base = p->scratch_count;
  bool fits = rt_p_gather (p, positional_argument) > 0 && TAKE (COMMA) && kwargs (p) > 0;
  if (!fits) {
    p->mark = m;
    fits = kwargs (p) > 0;
  }
  rt_p_drop (p, base);
  return fits && !p->failed;
}

static RtNode *arguments (P *p) {
  int m = p->mark;
  RtNode *node = rt_p_args (p);
  if (node) {
    TAKE (COMMA);
    if (PEEK (RPAR))
      return node;
  }
  p->mark = m;
  INVALID (rt_p_invalid_arguments);
  return NULL;
}

RtNode *rt_p_arguments (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_ARGUMENTS, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_ARGUMENTS, m, arguments (p));
}
