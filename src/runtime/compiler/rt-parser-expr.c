/* Expressions: operators, lambda, and everything down to atoms. */
#include "rt-parser-private.h"

#include "rt-abstract.h"

static RtNode *tuple_from (P *p, int base, int m) {
  RtNodeList *list = rt_p_list (p, base);
  RtNode *node = list ? rt_p_node (p, RT_NODE_TUPLE, m) : NULL;
  if (node)
    node->list = list;
  return node;
}

/* item (',' item)* [','] as a tuple, or the single item. */
static RtNode *comma_separated (P *p, RtRule item) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first = item (p);
  if (!first)
    return NULL;
  if (!PEEK (COMMA))
    return p->failed ? NULL : first;
  p->mark = m;
  rt_p_gather (p, item);
  TAKE (COMMA);
  return tuple_from (p, base, m);
}

RtNode *rt_p_expressions (P *p) {
  return comma_separated (p, rt_p_expression);
}

static RtNode *starred (P *p, RtRule operand) {
  int m = p->mark;
  if (!TAKE (STAR))
    return NULL;
  RtNode *value = operand (p);
  RtNode *node = value ? rt_p_node (p, RT_NODE_STARRED, m) : NULL;
  if (node)
    node->value = value;
  else
    p->mark = m;
  return node;
}

static RtNode *star_expression (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_STAR_EXPRESSION, &known))
    return known;
  int m = p->mark;
  RtNode *node = starred (p, rt_p_bitwise_or);
  if (!node)
    node = rt_p_expression (p);
  return rt_p_remember (p, RT_MEMO_STAR_EXPRESSION, m, node);
}

RtNode *rt_p_star_expressions (P *p) {
  return comma_separated (p, star_expression);
}

RtNode *rt_p_star_named_expression (P *p) {
  RtNode *node = starred (p, rt_p_bitwise_or);
  return node ? node : rt_p_named_expression (p);
}

int rt_p_star_named_expressions (P *p) {
  int count = rt_p_gather (p, rt_p_star_named_expression);
  if (count > 0)
    TAKE (COMMA);
  return count;
}

RtNode *rt_p_yield_expr (P *p) {
  int m = p->mark;
  if (!WORD (YIELD))
    return NULL;
  RtNodeKind kind = RT_NODE_YIELD;
  RtNode *value = NULL;
  int behind = p->mark;
  if (WORD (FROM) && (value = rt_p_expression (p)) != NULL) {
    kind = RT_NODE_YIELD_FROM;
  } else {
    p->mark = behind;
    value = rt_p_star_expressions (p);
    if (!value)
      p->mark = behind;
  }
  RtNode *node = rt_p_node (p, kind, m);
  if (node)
    node->value = value;
  return node;
}

RtNode *rt_p_yield_or_star_expressions (P *p) {
  RtNode *node = rt_p_yield_expr (p);
  return node ? node : rt_p_star_expressions (p);
}

RtNode *rt_p_assignment_expression (P *p) {
  int m = p->mark;
  RtNode *name = rt_p_name (p, RT_STORE);
  if (!name || !TAKE (COLONEQUAL)) {
    p->mark = m;
    return NULL;
  }
  RtNode *value = rt_p_expression (p);
  RtNode *node = value ? rt_p_node (p, RT_NODE_NAMED_EXPR, m) : NULL;
  if (!node) {
    p->mark = m;
    return NULL;
  }
  node->binary.left = name;
  node->binary.right = value;
  return node;
}

/* Behind NAME ':=' there is no other alternative. */
static bool at_assignment_expression (P *p) {
  int m = p->mark;
  bool at = TAKE (NAME) && PEEK (COLONEQUAL);
  p->mark = m;
  return at;
}

RtNode *rt_p_named_expression (P *p) {
  int m = p->mark;
  if (at_assignment_expression (p))
    return rt_p_assignment_expression (p);
  INVALID (rt_p_invalid_named_expression);
  RtNode *node = rt_p_expression (p);
  if (node && !PEEK (COLONEQUAL) && !p->failed)
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *lambda (P *p) {
  int m = p->mark;
  if (!WORD (LAMBDA) || !rt_p_enter (p))
    return NULL;
  RtNode *arguments = rt_p_lambda_params (p);
  RtNode *body = !p->failed && TAKE (COLON) ? rt_p_expression (p) : NULL;
  rt_p_leave (p);
  if (body) {
    RtNode *node = rt_p_node (p, RT_NODE_LAMBDA, m);
    if (!arguments)
      arguments = rt_node_new (p->arena, RT_NODE_ARGUMENTS, (RtPosition){0});
    if (!node || !arguments) {
      p->failed = true;
      return NULL;
    }
    node->lambda.arguments = arguments;
    node->lambda.body = body;
    return node;
  }
  p->mark = m;
  return NULL;
}

static RtNode *conditional (P *p) {
  int m = p->mark;
  RtNode *then = rt_p_disjunction (p), *test, *otherwise;
  if (then && WORD (IF) && (test = rt_p_disjunction (p)) && WORD (ELSE) &&
      (otherwise = rt_p_expression (p))) {
    RtNode *node = rt_p_node (p, RT_NODE_IF_EXP, m);
    if (node) {
      node->branch_expr.test = test;
      node->branch_expr.then = then;
      node->branch_expr.otherwise = otherwise;
    }
    return node;
  }
  p->mark = m;
  return NULL;
}

static RtNode *expression_alternatives (P *p) {
  RtNode *node = conditional (p);
  if (!node)
    node = rt_p_disjunction (p);
  return node ? node : lambda (p);
}

static RtNode *expression (P *p) {
  int m = p->mark;
  INVALID (rt_p_invalid_expression);
  INVALID (rt_p_invalid_legacy_expression);
  return expression_alternatives (p);
}

RtNode *rt_p_expression (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_EXPRESSION, &known))
    return known;
  if (!rt_p_enter (p))
    return NULL;
  int m = p->mark;
  RtNode *node = expression (p);
  rt_p_leave (p);
  return rt_p_remember (p, RT_MEMO_EXPRESSION, m, node);
}

RtNode *rt_p_expression_without_invalid (P *p) {
  bool invalid = p->invalid;
  p->invalid = false;
  RtNode *node = expression_alternatives (p);
  p->invalid = invalid;
  return node;
}

/* and, or, not, comparisons */

/* operand (WORD operand)* */
static RtNode *bool_op (P *p, RtTokenType word, RtRule operand) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first = operand (p);
  if (!first)
    return NULL;
  rt_p_push (p, first);
  for (;;) {
    int before = p->mark;
    RtNode *next = rt_p_token (p, word) ? operand (p) : NULL;
    if (!next) {
      p->mark = before;
      break;
    }
    rt_p_push (p, next);
  }
  if (p->scratch_count == base + 1) {
    rt_p_drop (p, base);
    return first;
  }
  RtNodeList *values = rt_p_list (p, base);
  RtNode *node = values ? rt_p_node (p, RT_NODE_BOOL_OP, m) : NULL;
  if (node) {
    node->bool_op.is_or = word == RT_KEYWORD_OR;
    node->bool_op.values = values;
  }
  return node;
}

static RtNode *inversion (P *p);

static RtNode *conjunction (P *p) {
  return bool_op (p, RT_KEYWORD_AND, inversion);
}

RtNode *rt_p_disjunction (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_DISJUNCTION, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_DISJUNCTION, m, bool_op (p, RT_KEYWORD_OR, conjunction));
}

static RtNode *unary (P *p, int m, RtUnaryOp op, RtNode *operand) {
  RtNode *node = operand ? rt_p_node (p, RT_NODE_UNARY_OP, m) : NULL;
  if (!node) {
    p->mark = m;
    return NULL;
  }
  node->unary.op = op;
  node->unary.operand = operand;
  return node;
}

/* Takes a comparison operator. */
static bool compare_op (P *p, RtCompareOp *op) {
  RtToken *token = rt_p_peek (p);
  if (!token)
    return false;
  int m = p->mark;
  p->mark++;
  switch ((int)token->type) {
  case RT_TOKEN_EQEQUAL:
    *op = RT_CMP_EQ;
    return true;
  case RT_TOKEN_NOTEQUAL:
    *op = RT_CMP_NE;
    return true;
  case RT_TOKEN_LESSEQUAL:
    *op = RT_CMP_LE;
    return true;
  case RT_TOKEN_LESS:
    *op = RT_CMP_LT;
    return true;
  case RT_TOKEN_GREATEREQUAL:
    *op = RT_CMP_GE;
    return true;
  case RT_TOKEN_GREATER:
    *op = RT_CMP_GT;
    return true;
  case RT_KEYWORD_NOT:
    *op = RT_CMP_NOT_IN;
    if (WORD (IN))
      return true;
    break;
  case RT_KEYWORD_IN:
    *op = RT_CMP_IN;
    return true;
  case RT_KEYWORD_IS:
    *op = WORD (NOT) ? RT_CMP_IS_NOT : RT_CMP_IS;
    return true;
  default:
    break;
  }
  p->mark = m;
  return false;
}

/* One operator and its right side; `is` followed by `not x` that is no comparison to `not x` falls back. */
static RtNode *compare_pair (P *p, RtCompareOp *op) {
  int m = p->mark;
  if (!compare_op (p, op))
    return NULL;
  RtNode *right = rt_p_bitwise_or (p);
  if (!right)
    p->mark = m;
  return right;
}

static RtNode *comparison (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *left = rt_p_bitwise_or (p);
  if (!left)
    return NULL;
  uint8_t few[16], *ops = few;
  int capacity = 16;
  RtCompareOp op;
  RtNode *right;
  while ((right = compare_pair (p, &op)) != NULL) {
    int count = p->scratch_count - base;
    if (count == capacity) {
      uint8_t *more = rt_arena_alloc (p->arena, (size_t)capacity * 2);
      if (!more) {
        p->failed = true;
        return NULL;
      }
      for (int i = 0; i < count; i++)
        more[i] = ops[i];
      ops = more;
      capacity *= 2;
    }
    ops[count] = (uint8_t)op;
    rt_p_push (p, right);
  }
  if (p->scratch_count == base)
    return left;
  RtNodeList *comparators = rt_p_list (p, base);
  RtNode *node = comparators ? rt_p_node (p, RT_NODE_COMPARE, m) : NULL;
  uint8_t *kept = node ? rt_arena_alloc (p->arena, (size_t)comparators->count) : NULL;
  if (!kept) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < comparators->count; i++)
    kept[i] = ops[i];
  node->compare.left = left;
  node->compare.ops = kept;
  node->compare.comparators = comparators;
  return node;
}

static RtNode *inversion_alternatives (P *p) {
  int m = p->mark;
  if (WORD (NOT)) {
    if (!rt_p_enter (p))
      return NULL;
    RtNode *operand = inversion (p);
    rt_p_leave (p);
    return unary (p, m, RT_UNARY_NOT, operand);
  }
  return comparison (p);
}

static RtNode *inversion (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_INVERSION, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_INVERSION, m, inversion_alternatives (p));
}

/* Arithmetic: one table of precedences */

typedef struct BinaryOperator {
  RtTokenType token;
  int op;
  int precedence; /* higher binds tighter */
} BinaryOperator;

static const BinaryOperator binary_operators[] = {
    {RT_TOKEN_VBAR, RT_NB_OR, 1},           {RT_TOKEN_CIRCUMFLEX, RT_NB_XOR, 2},
    {RT_TOKEN_AMPER, RT_NB_AND, 3},         {RT_TOKEN_LEFTSHIFT, RT_NB_LSHIFT, 4},
    {RT_TOKEN_RIGHTSHIFT, RT_NB_RSHIFT, 4}, {RT_TOKEN_PLUS, RT_NB_ADD, 5},
    {RT_TOKEN_MINUS, RT_NB_SUBTRACT, 5},    {RT_TOKEN_STAR, RT_NB_MULTIPLY, 6},
    {RT_TOKEN_SLASH, RT_NB_TRUE_DIVIDE, 6}, {RT_TOKEN_DOUBLESLASH, RT_NB_FLOOR_DIVIDE, 6},
    {RT_TOKEN_PERCENT, RT_NB_REMAINDER, 6}, {RT_TOKEN_AT, RT_NB_MATRIX_MULTIPLY, 6},
};
#define RT_PRECEDENCE_OR  1
#define RT_PRECEDENCE_SUM 5

static const BinaryOperator *peek_binary (P *p, int precedence) {
  RtToken *token = rt_p_peek (p);
  if (!token)
    return NULL;
  for (size_t i = 0; i < sizeof binary_operators / sizeof *binary_operators; i++)
    if (binary_operators[i].token == token->type)
      return binary_operators[i].precedence >= precedence ? &binary_operators[i] : NULL;
  return NULL;
}

static RtNode *binary_node (P *p, int m, int op, RtNode *left, RtNode *right) {
  RtNode *node = rt_p_node (p, RT_NODE_BIN_OP, m);
  if (node) {
    node->binary.left = left;
    node->binary.right = right;
    node->binary.op = op;
  }
  return node;
}

static RtNode *factor (P *p);

static RtNode *binary (P *p, int precedence) {
  int m = p->mark;
  RtNode *left = factor (p);
  while (left) {
    const BinaryOperator *operator= peek_binary (p, precedence);
    if (!operator)
      return p->failed ? NULL : left;
    int before = p->mark;
    p->mark++;
    RtNode *right = binary (p, operator->precedence + 1);
    if (!right) {
      p->mark = before;
      return p->failed ? NULL : left;
    }
    left = binary_node (p, m, operator->op, left, right);
  }
  return NULL;
}

RtNode *rt_p_sum (P *p) {
  return binary (p, RT_PRECEDENCE_SUM);
}

RtNode *rt_p_bitwise_or (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_BITWISE_OR, &known))
    return known;
  int m = p->mark;
  return rt_p_remember (p, RT_MEMO_BITWISE_OR, m, binary (p, RT_PRECEDENCE_OR));
}

static RtNode *primary (P *p);

static RtNode *await_primary (P *p) {
  int m = p->mark;
  if (!WORD (AWAIT))
    return primary (p);
  RtNode *value = primary (p);
  RtNode *node = value ? rt_p_node (p, RT_NODE_AWAIT, m) : NULL;
  if (node)
    node->value = value;
  else
    p->mark = m;
  return node;
}

static RtNode *power (P *p) {
  int m = p->mark;
  RtNode *left = await_primary (p);
  if (!left)
    return NULL;
  int before = p->mark;
  RtNode *right = NULL;
  if (TAKE (DOUBLESTAR) && rt_p_enter (p)) {
    right = factor (p);
    rt_p_leave (p);
  }
  if (right)
    return binary_node (p, m, RT_NB_POWER, left, right);
  p->mark = before;
  return p->failed ? NULL : left;
}

static RtNode *factor_alternatives (P *p) {
  int m = p->mark;
  RtUnaryOp op;
  if (TAKE (PLUS))
    op = RT_UNARY_POSITIVE;
  else if (TAKE (MINUS))
    op = RT_UNARY_NEGATIVE;
  else if (TAKE (TILDE))
    op = RT_UNARY_INVERT;
  else
    return power (p);
  return unary (p, m, op, factor (p));
}

static RtNode *factor (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_FACTOR, &known))
    return known;
  if (!rt_p_enter (p))
    return NULL;
  int m = p->mark;
  RtNode *node = factor_alternatives (p);
  rt_p_leave (p);
  return rt_p_remember (p, RT_MEMO_FACTOR, m, node);
}

/* Primaries */

static RtNode *attribute (P *p, int m, RtNode *object) {
  RtToken *token = TAKE (DOT) ? TAKE (NAME) : NULL;
  RtObject *name = token ? rt_p_identifier (p, token) : NULL;
  RtNode *node = name ? rt_p_node (p, RT_NODE_ATTRIBUTE, m) : NULL;
  if (node) {
    node->attribute.object = object;
    node->attribute.name = name;
  }
  return node;
}

static RtNode *call (P *p, int m, RtNode *callee, RtNode *call_node) {
  RtNode *node = rt_p_node (p, RT_NODE_CALL, m);
  if (!node)
    return NULL;
  if (call_node)
    node->call = call_node->call;
  node->call.callee = callee;
  return node;
}

static RtNode *call_genexp (P *p, int m, RtNode *callee) {
  RtNode *genexp = rt_p_genexp (p);
  RtNode *node = genexp ? call (p, m, callee, NULL) : NULL;
  if (node)
    node->call.args = rt_p_one (p, genexp);
  return node;
}

static RtNode *call_arguments (P *p, int m, RtNode *callee) {
  if (!TAKE (LPAR))
    return NULL;
  RtNode *arguments = rt_p_arguments (p);
  if (p->failed || !TAKE (RPAR))
    return NULL;
  return call (p, m, callee, arguments);
}

static RtNode *subscript (P *p, int m, RtNode *object) {
  RtNode *index = TAKE (LSQB) ? rt_p_slices (p) : NULL;
  if (!index || !TAKE (RSQB))
    return NULL;
  RtNode *node = rt_p_node (p, RT_NODE_SUBSCRIPT, m);
  if (node) {
    node->subscript.object = object;
    node->subscript.index = index;
  }
  return node;
}

/* What follows OBJECT, which began at M: `.name`, a call, a subscript; NULL and mark unchanged if nothing
 * does. */
static RtNode *trailer (P *p, int m, RtNode *object) {
  int before = p->mark;
  RtNode *node;
  if ((node = attribute (p, m, object)) || p->failed)
    return node;
  p->mark = before;
  if (PEEK (LPAR) || (p->invalid && (PEEK (LSQB) || PEEK (LBRACE)))) { /* mistakes in comprehensions are looked for in any bracket */
    if ((node = call_genexp (p, m, object)) || p->failed)
      return node;
    p->mark = before;
  }
  if (PEEK (LPAR)) {
    if ((node = call_arguments (p, m, object)) || p->failed)
      return node;
    p->mark = before;
  }
  if ((node = subscript (p, m, object)) || p->failed)
    return node;
  p->mark = before;
  return NULL;
}

static RtNode *primary (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_PRIMARY, &known))
    return known;
  int m = p->mark;
  RtNode *node = rt_p_atom (p), *next;
  while (node && (next = trailer (p, m, node)) != NULL)
    node = next;
  return rt_p_remember (p, RT_MEMO_PRIMARY, m, node);
}

static bool at_trailer (P *p) {
  return PEEK (LPAR) || PEEK (LSQB) || PEEK (DOT);
}

/* A primary that another trailer follows: what may stand before the last trailer of a target. */
static RtNode *t_primary (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_T_PRIMARY, &known))
    return known;
  int m = p->mark;
  RtNode *node = rt_p_atom (p);
  if (!node || !at_trailer (p))
    return rt_p_remember (p, RT_MEMO_T_PRIMARY, m, NULL);
  for (;;) {
    int before = p->mark;
    RtNode *next = trailer (p, m, node);
    if (!next || !at_trailer (p)) {
      p->mark = before;
      break;
    }
    node = next;
  }
  return rt_p_remember (p, RT_MEMO_T_PRIMARY, m, node);
}

/* Targets */

/* t_primary with a last `.name` or `[...]` that nothing follows. */
static RtNode *attribute_or_subscript (P *p, RtContext context) {
  int m = p->mark;
  RtNode *object = t_primary (p);
  if (!object)
    return NULL;
  int before = p->mark;
  RtNode *node = attribute (p, m, object);
  if (!node || at_trailer (p)) {
    p->mark = before;
    node = subscript (p, m, object);
  }
  if (!node || at_trailer (p) || p->failed) {
    p->mark = m;
    return NULL;
  }
  node->context = context;
  return node;
}

RtNode *rt_p_single_subscript_attribute_target (P *p) {
  return attribute_or_subscript (p, RT_STORE);
}

RtNode *rt_p_single_target (P *p) {
  int m = p->mark;
  RtNode *node = attribute_or_subscript (p, RT_STORE);
  if (node)
    return node;
  p->mark = m;
  if ((node = rt_p_name (p, RT_STORE)) != NULL || p->failed)
    return node;
  p->mark = m;
  if (TAKE (LPAR) && (node = rt_p_single_target (p)) && TAKE (RPAR))
    return node;
  p->mark = m;
  return NULL;
}

static RtNode *display_target (P *p, RtNodeKind kind, int m, int base, RtContext context) {
  RtNodeList *list = rt_p_list (p, base);
  RtNode *node = list ? rt_p_node (p, kind, m) : NULL;
  if (node) {
    node->list = list;
    node->context = context;
  }
  return node;
}

static RtNode *target_with_star_atom (P *p);

static RtNode *star_atom (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *node = rt_p_name (p, RT_STORE);
  if (node || p->failed)
    return node;
  if (TAKE (LPAR)) {
    int inside = p->mark;
    if ((node = target_with_star_atom (p)) && TAKE (RPAR))
      return rt_p_with_context (p, node, RT_STORE);
    p->mark = inside;
    /* A tuple: one target needs a comma, several may have one at the end. */
    int count = rt_p_gather (p, rt_p_star_target);
    bool comma = count > 0 && TAKE (COMMA);
    if (count != 1 || comma) {
      if (TAKE (RPAR))
        return display_target (p, RT_NODE_TUPLE, m, base, RT_STORE);
    }
  } else if (TAKE (LSQB)) {
    if (rt_p_gather (p, rt_p_star_target) > 0)
      TAKE (COMMA);
    if (TAKE (RSQB))
      return display_target (p, RT_NODE_LIST, m, base, RT_STORE);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *target_with_star_atom (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_TARGET_WITH_STAR_ATOM, &known))
    return known;
  int m = p->mark;
  RtNode *node = attribute_or_subscript (p, RT_STORE);
  if (!node) {
    p->mark = m;
    node = star_atom (p);
  }
  return rt_p_remember (p, RT_MEMO_TARGET_WITH_STAR_ATOM, m, node);
}

static RtNode *star_target_alternatives (P *p) {
  int m = p->mark;
  if (TAKE (STAR)) {
    RtNode *value = PEEK (STAR) ? NULL : rt_p_star_target (p);
    RtNode *node = value ? rt_p_node (p, RT_NODE_STARRED, m) : NULL;
    if (node) {
      node->value = rt_p_with_context (p, value, RT_STORE);
      node->context = RT_STORE;
      return node;
    }
    p->mark = m;
  }
  return target_with_star_atom (p);
}

RtNode *rt_p_star_target (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_STAR_TARGET, &known))
    return known;
  if (!rt_p_enter (p))
    return NULL;
  int m = p->mark;
  RtNode *node = star_target_alternatives (p);
  rt_p_leave (p);
  return rt_p_remember (p, RT_MEMO_STAR_TARGET, m, node);
}

RtNode *rt_p_star_targets (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *first = rt_p_star_target (p);
  if (!first)
    return NULL;
  if (!PEEK (COMMA))
    return p->failed ? NULL : first;
  p->mark = m;
  rt_p_gather (p, rt_p_star_target);
  TAKE (COMMA);
  return display_target (p, RT_NODE_TUPLE, m, base, RT_STORE);
}

static RtNode *del_target (P *p);

static RtNode *del_atom (P *p) {
  int m = p->mark, base = p->scratch_count;
  RtNode *node = rt_p_name (p, RT_DEL);
  if (node || p->failed)
    return node;
  if (TAKE (LPAR)) {
    int inside = p->mark;
    if ((node = del_target (p)) && TAKE (RPAR))
      return rt_p_with_context (p, node, RT_DEL);
    p->mark = inside;
    if (rt_p_gather (p, del_target) > 0)
      TAKE (COMMA);
    if (TAKE (RPAR))
      return display_target (p, RT_NODE_TUPLE, m, base, RT_DEL);
  } else if (TAKE (LSQB)) {
    if (rt_p_gather (p, del_target) > 0)
      TAKE (COMMA);
    if (TAKE (RSQB))
      return display_target (p, RT_NODE_LIST, m, base, RT_DEL);
  }
  rt_p_drop (p, base);
  p->mark = m;
  return NULL;
}

static RtNode *del_target (P *p) {
  void *known;
  if (rt_p_recall (p, RT_MEMO_DEL_TARGET, &known))
    return known;
  int m = p->mark;
  RtNode *node = attribute_or_subscript (p, RT_DEL);
  if (!node) {
    p->mark = m;
    node = del_atom (p);
  }
  return rt_p_remember (p, RT_MEMO_DEL_TARGET, m, node);
}

RtNodeList *rt_p_del_targets (P *p) {
  int base = p->scratch_count;
  if (rt_p_gather (p, del_target) == 0) {
    rt_p_drop (p, base);
    return NULL;
  }
  TAKE (COMMA);
  return rt_p_list (p, base);
}

static RtNodeList *list_with_context (P *p, RtNodeList *list, RtContext context) {
  RtNodeList *copy = rt_node_list_new (p->arena, rt_node_count (list));
  if (!copy) {
    p->failed = true;
    return NULL;
  }
  for (int i = 0; i < copy->count; i++)
    copy->items[i] = rt_p_with_context (p, list->items[i], context);
  return copy;
}

RtNode *rt_p_with_context (P *p, RtNode *node, RtContext context) {
  if (!node || p->failed)
    return NULL;
  RtNode *copy = rt_node_new (p->arena, node->kind, node->at);
  if (!copy) {
    p->failed = true;
    return NULL;
  }
  *copy = *node;
  copy->context = context;
  if (node->kind == RT_NODE_LIST || node->kind == RT_NODE_TUPLE)
    copy->list = list_with_context (p, node->list, context);
  if (node->kind == RT_NODE_STARRED)
    copy->value = rt_p_with_context (p, node->value, context);
  return copy;
}
