/* Constant folding on the tree, as CPython's ast optimiser does it, with its limits on the size of results.
 */
#include <stdio.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-ast.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-symtable.h"
#include "rt-tuple.h"

/* Results larger than these are left to be computed at run time. */
#define RT_FOLD_MAX_INT_BITS    128
#define RT_FOLD_MAX_COLLECTION  256
#define RT_FOLD_MAX_STR         4096
#define RT_FOLD_MAX_TOTAL_ITEMS 1024
#define RT_FOLD_MAX_DIGITS      3 /* of the width or precision in a % format */

typedef struct Fold {
  RtInterp *rt;
  RtArena *arena;
  bool future_annotations;
  bool optimized; /* __debug__ is False */
  bool failed;
  int depth;
} Fold;

static void fold_expr (Fold *f, RtNode *node);
static void fold_stmts (Fold *f, RtNodeList *list);
static void fold_pattern (Fold *f, RtNode *node);

static void fold_list (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (list->items[i])
      fold_expr (f, list->items[i]);
}

static void fold_optional (Fold *f, RtNode *node) {
  if (node)
    fold_expr (f, node);
}

/* NODE becomes the constant VALUE; without a value nothing changes, and the error that kept it from being
 * computed is dropped. */
static void make_const (Fold *f, RtNode *node, RtObject *value) {
  if (!value) {
    if (rt_error (f->rt) && rt_error_matches (f->rt, f->rt->types.MemoryError))
      f->failed = true;
    else
      rt_error_clear (f->rt);
    return;
  }
  value = rt_arena_own (f->arena, value);
  if (!value) {
    f->failed = true;
    return;
  }
  node->kind = RT_NODE_CONSTANT;
  node->constant.value = value;
  node->constant.is_unicode_prefixed = false;
}

static bool is_const (const RtNode *node) {
  return node->kind == RT_NODE_CONSTANT;
}

/* Operators */

static bool is_int (const Fold *f, const RtObject *o) {
  return o->type == f->rt->types.int_ || o->type == f->rt->types.bool_;
}

static size_t bits (RtObject *o) {
  return rt_int_bit_length (o);
}

/* How many items a nested tuple holds, at most LIMIT; -1 if more. */
static long check_complexity (const Fold *f, RtObject *o, long limit) {
  if (o->type == f->rt->types.tuple) {
    limit -= RT_TUPLE_SIZE (o);
    for (ptrdiff_t i = 0; limit >= 0 && i < RT_TUPLE_SIZE (o); i++)
      limit = check_complexity (f, RT_TUPLE_ITEM (o, i), limit);
  }
  return limit;
}

static bool may_multiply (const Fold *f, RtObject *a, RtObject *b) {
  const RtTypes *types = &f->rt->types;
  if (is_int (f, a) && is_int (f, b))
    return rt_int_sign (a) == 0 || rt_int_sign (b) == 0 || bits (a) + bits (b) <= RT_FOLD_MAX_INT_BITS;
  if (!is_int (f, a))
    return !is_int (f, b) || (b->type != types->int_ && b->type != types->bool_) || may_multiply (f, b, a);
  int overflow = 0;
  int64_t times = rt_int_as_int64 (a, &overflow);
  if (b->type == types->tuple) {
    ptrdiff_t size = RT_TUPLE_SIZE (b);
    if (size == 0)
      return true;
    if (overflow || times < 0 || times > RT_FOLD_MAX_COLLECTION / size)
      return false;
    return times == 0 || check_complexity (f, b, RT_FOLD_MAX_TOTAL_ITEMS / (long)times) >= 0;
  }
  if (b->type == types->str || b->type == types->bytes) {
    ptrdiff_t size = b->type == types->str ? rt_str_length (b) : ((RtVarObject *)b)->size;
    return size == 0 || (!overflow && times >= 0 && times <= RT_FOLD_MAX_STR / size);
  }
  return true;
}

static bool may_power (const Fold *f, RtObject *a, RtObject *b) {
  if (!is_int (f, a) || !is_int (f, b) || rt_int_sign (a) == 0 || rt_int_sign (b) <= 0)
    return true;
  int overflow = 0;
  int64_t exponent = rt_int_as_int64 (b, &overflow);
  return !overflow && bits (a) <= (size_t)(RT_FOLD_MAX_INT_BITS / exponent);
}

static bool may_shift (const Fold *f, RtObject *a, RtObject *b) {
  if (!is_int (f, a) || !is_int (f, b) || rt_int_sign (a) == 0 || rt_int_sign (b) == 0)
    return true;
  int overflow = 0;
  int64_t by = rt_int_as_int64 (b, &overflow);
  if (rt_int_sign (b) < 0)
    return true; /* raises */
  return !overflow && by <= RT_FOLD_MAX_INT_BITS && bits (a) <= (size_t)(RT_FOLD_MAX_INT_BITS - by);
}

static bool may_fold_binary (const Fold *f, int op, RtObject *a, RtObject *b) {
  switch (op) {
  case RT_NB_MULTIPLY:
    return may_multiply (f, a, b);
  case RT_NB_POWER:
    return may_power (f, a, b);
  case RT_NB_LSHIFT:
    return may_shift (f, a, b);
  case RT_NB_REMAINDER:
    return a->type != f->rt->types.str && a->type != f->rt->types.bytes;
  case RT_NB_MATRIX_MULTIPLY:
    return false;
  default:
    return true;
  }
}

/* % formats */

static bool has_starred (const RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    if (list->items[i]->kind == RT_NODE_STARRED)
      return true;
  return false;
}

static RtNode *text_node (Fold *f, RtObject *text) {
  text = rt_arena_own (f->arena, text);
  RtNode *node = text ? rt_node_new (f->arena, RT_NODE_CONSTANT, (RtPosition){-1, -1, -1, -1}) : NULL;
  if (!node)
    f->failed = true;
  else
    node->constant.value = text;
  return node;
}

/* The text up to the next % that is not doubled; NULL if there is none. */
static RtNode *format_literal (Fold *f, const RtObject *format, ptrdiff_t *position) {
  HbBuffer out;
  ptrdiff_t length = rt_str_length (format), start = *position;
  hb_buffer_init (&out, &f->rt->allocator);
  for (; *position < length; ++*position) {
    uint32_t c = rt_str_char_at (format, *position);
    if (c == '%') {
      if (*position + 1 >= length || rt_str_char_at (format, *position + 1) != '%')
        break;
      ++*position;
    }
    hb_buffer_append_code_point (&out, c);
  }
  RtNode *node = NULL;
  if (*position > start)
    node = text_node (f, out.broken ? rt_no_memory (f->rt)
                                    : rt_str_from_utf8 (f->rt, hb_buffer_text (&out), out.length_bytes));
  hb_buffer_clear (&out);
  return node;
}

/* Up to two digits; -1 if there is none; false if there are more. */
static bool format_number (const RtObject *format, ptrdiff_t *position, int *number) {
  int digits = 0;
  while (*position < rt_str_length (format)) {
    uint32_t c = rt_str_char_at (format, *position);
    if (c < '0' || c > '9')
      break;
    *number = (*number < 0 ? 0 : *number) * 10 + (int)(c - '0');
    ++*position;
    if (++digits >= RT_FOLD_MAX_DIGITS)
      return false;
  }
  return true;
}

/* Behind a %: the field for ARGUMENT; NULL if it cannot be one of an f-string. */
static RtNode *format_field (Fold *f, const RtObject *format, ptrdiff_t *position, RtNode *argument) {
  ptrdiff_t length = rt_str_length (format);
  bool left = false;
  int width = -1, precision = -1;
  for (; *position < length; ++*position) {
    uint32_t c = rt_str_char_at (format, *position);
    if (c == '-')
      left = true;
    else if (c != '+' && c != ' ' && c != '#' && c != '0')
      break;
  }
  if (!format_number (format, position, &width))
    return NULL;
  if (*position < length && rt_str_char_at (format, *position) == '.') {
    ++*position;
    precision = 0;
    if (!format_number (format, position, &precision))
      return NULL;
  }
  uint32_t how = *position < length ? rt_str_char_at (format, *position) : 0;
  if (how != 's' && how != 'r' && how != 'a')
    return NULL;
  ++*position;
  char spec[32] = "";
  size_t used = 0;
  if (!left && width > 0)
    used += (size_t)snprintf (spec, sizeof spec, ">");
  if (width >= 0)
    used += (size_t)snprintf (spec + used, sizeof spec - used, "%d", width);
  if (precision >= 0)
    used += (size_t)snprintf (spec + used, sizeof spec - used, ".%d", precision);
  RtNode *field = rt_node_new (f->arena, RT_NODE_FORMATTED_VALUE, argument->at);
  if (!field) {
    f->failed = true;
    return NULL;
  }
  field->formatted.value = argument;
  field->formatted.conversion = (int)how;
  field->formatted.spec = used > 0 ? text_node (f, rt_str_from (f->rt, spec)) : NULL;
  return field;
}

/* 'text %s' % (a, b) becomes an f-string, if it needs no more than %s, %r and %a. */
static void fold_format (Fold *f, RtNode *node, const RtObject *format, RtNodeList *arguments) {
  int given = rt_node_count (arguments), used = 0, count = 0;
  RtNodeList *parts = rt_node_list_new (f->arena, given * 2 + 1);
  if (!parts) {
    f->failed = true;
    return;
  }
  for (ptrdiff_t position = 0;;) {
    RtNode *literal = format_literal (f, format, &position);
    if (f->failed)
      return;
    if (literal)
      parts->items[count++] = literal;
    if (position >= rt_str_length (format))
      break;
    if (used >= given)
      return;
    position++;
    RtNode *field = format_field (f, format, &position, arguments->items[used++]);
    if (!field || f->failed)
      return;
    parts->items[count++] = field;
  }
  if (used < given)
    return;
  parts->count = count;
  node->kind = RT_NODE_JOINED_STR;
  node->list = parts;
}

static void fold_binary (Fold *f, RtNode *node) {
  RtNode *left = node->binary.left, *right = node->binary.right;
  int op = node->binary.op;
  if (!is_const (left))
    return;
  RtObject *a = left->constant.value;
  if (op == RT_NB_REMAINDER && right->kind == RT_NODE_TUPLE && a->type == f->rt->types.str &&
      !has_starred (right->list)) {
    fold_format (f, node, a, right->list);
    return;
  }
  if (!is_const (right) || !may_fold_binary (f, op, a, right->constant.value))
    return;
  make_const (f, node, rt_binary (f->rt, (RtBinaryOp)op, a, right->constant.value));
}

/* not (a is b) is a is not b, and so on. */
static void fold_not_compare (RtNode *node, RtNode *compare) {
  uint8_t op = compare->compare.ops[0];
  if (op < RT_CMP_IS)
    return;
  ((uint8_t *)compare->compare.ops)[0] = op == RT_CMP_IS       ? RT_CMP_IS_NOT
                                         : op == RT_CMP_IS_NOT ? RT_CMP_IS
                                         : op == RT_CMP_IN     ? RT_CMP_NOT_IN
                                                               : RT_CMP_IN;
  RtPosition at = compare->at;
  *node = *compare;
  node->at = at;
}

static void fold_unary (Fold *f, RtNode *node) {
  RtNode *operand = node->unary.operand;
  if (!is_const (operand)) {
    if (node->unary.op == RT_UNARY_NOT && operand->kind == RT_NODE_COMPARE &&
        operand->compare.comparators->count == 1)
      fold_not_compare (node, operand);
    return;
  }
  RtObject *value = operand->constant.value;
  RtInterp *rt = f->rt;
  switch (node->unary.op) {
  case RT_UNARY_NOT: {
    int truth = rt_truth (rt, value);
    make_const (f, node, truth < 0 ? NULL : rt_bool_object (rt, !truth));
    return;
  }
  case RT_UNARY_INVERT:
    make_const (f, node, rt_invert (rt, value));
    return;
  case RT_UNARY_POSITIVE:
    make_const (f, node, rt_positive (rt, value));
    return;
  case RT_UNARY_NEGATIVE:
    make_const (f, node, rt_negative (rt, value));
    return;
  }
}

/* Displays */

/* The constants of LIST as a tuple; NULL without an error if they are not all constants. */
static RtObject *const_tuple (Fold *f, RtNodeList *list) {
  int count = rt_node_count (list);
  for (int i = 0; i < count; i++)
    if (!is_const (list->items[i]))
      return NULL;
  RtObject *tuple = rt_tuple_new (f->rt, count);
  for (int i = 0; tuple && i < count; i++)
    rt_tuple_init (f->rt, tuple, i, rt_incref (list->items[i]->constant.value));
  return tuple;
}

/* A list or set that is only iterated or searched can be a constant tuple or frozenset. */
static void fold_iterable (Fold *f, RtNode *node) {
  if (node->kind == RT_NODE_LIST) {
    if (has_starred (node->list))
      return;
    node->kind = RT_NODE_TUPLE;
    make_const (f, node, const_tuple (f, node->list));
  } else if (node->kind == RT_NODE_SET) {
    RtObject *tuple = const_tuple (f, node->list);
    RtObject *set = tuple ? rt_frozenset_new (f->rt, tuple) : NULL;
    rt_xdecref (f->rt, tuple);
    make_const (f, node, set);
  }
}

static void fold_compare (Fold *f, RtNode *node) {
  int last = node->compare.comparators->count - 1;
  if (node->compare.ops[last] == RT_CMP_IN || node->compare.ops[last] == RT_CMP_NOT_IN)
    fold_iterable (f, node->compare.comparators->items[last]);
}

static void fold_subscript (Fold *f, RtNode *node) {
  RtNode *object = node->subscript.object, *index = node->subscript.index;
  if (node->context == RT_LOAD && is_const (object) && is_const (index))
    make_const (f, node, rt_getitem (f->rt, object->constant.value, index->constant.value));
}

static void fold_generators (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++) {
    RtNode *g = list->items[i];
    fold_expr (f, g->comprehension.target);
    fold_expr (f, g->comprehension.iter);
    fold_list (f, g->comprehension.conditions);
    fold_iterable (f, g->comprehension.iter);
  }
}

static void fold_keywords (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    fold_expr (f, list->items[i]->named.value);
}

static void fold_annotation (Fold *f, RtNode *node) {
  if (node && !f->future_annotations)
    fold_expr (f, node);
}

static void fold_params (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    fold_annotation (f, list->items[i]->named.value);
}

static void fold_arguments (Fold *f, RtNode *node) {
  fold_params (f, node->arguments.posonly);
  fold_params (f, node->arguments.args);
  if (node->arguments.vararg)
    fold_annotation (f, node->arguments.vararg->named.value);
  fold_params (f, node->arguments.kwonly);
  fold_list (f, node->arguments.kw_defaults);
  if (node->arguments.kwarg)
    fold_annotation (f, node->arguments.kwarg->named.value);
  fold_list (f, node->arguments.defaults);
}

static void fold_expr_kind (Fold *f, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_BOOL_OP:
    fold_list (f, node->bool_op.values);
    return;
  case RT_NODE_BIN_OP:
    fold_expr (f, node->binary.left);
    fold_expr (f, node->binary.right);
    fold_binary (f, node);
    return;
  case RT_NODE_NAMED_EXPR:
    fold_expr (f, node->binary.right);
    return;
  case RT_NODE_UNARY_OP:
    fold_expr (f, node->unary.operand);
    fold_unary (f, node);
    return;
  case RT_NODE_LAMBDA:
    fold_arguments (f, node->lambda.arguments);
    fold_expr (f, node->lambda.body);
    return;
  case RT_NODE_IF_EXP:
    fold_expr (f, node->branch_expr.test);
    fold_expr (f, node->branch_expr.then);
    fold_expr (f, node->branch_expr.otherwise);
    return;
  case RT_NODE_DICT:
    fold_list (f, node->dict.keys);
    fold_list (f, node->dict.values);
    return;
  case RT_NODE_SET:
  case RT_NODE_LIST:
  case RT_NODE_JOINED_STR:
    fold_list (f, node->list);
    return;
  case RT_NODE_TUPLE:
    fold_list (f, node->list);
    if (node->context == RT_LOAD)
      make_const (f, node, const_tuple (f, node->list));
    return;
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    fold_expr (f, node->comp.element);
    fold_optional (f, node->comp.value);
    fold_generators (f, node->comp.generators);
    return;
  case RT_NODE_AWAIT:
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
  case RT_NODE_STARRED:
    fold_optional (f, node->value);
    return;
  case RT_NODE_COMPARE:
    fold_expr (f, node->compare.left);
    fold_list (f, node->compare.comparators);
    fold_compare (f, node);
    return;
  case RT_NODE_CALL:
    fold_expr (f, node->call.callee);
    fold_list (f, node->call.args);
    fold_keywords (f, node->call.keywords);
    return;
  case RT_NODE_FORMATTED_VALUE:
    fold_expr (f, node->formatted.value);
    fold_optional (f, node->formatted.spec);
    return;
  case RT_NODE_ATTRIBUTE:
    fold_expr (f, node->attribute.object);
    return;
  case RT_NODE_SUBSCRIPT:
    fold_expr (f, node->subscript.object);
    fold_expr (f, node->subscript.index);
    fold_subscript (f, node);
    return;
  case RT_NODE_SLICE:
    fold_optional (f, node->slice.lower);
    fold_optional (f, node->slice.upper);
    fold_optional (f, node->slice.step);
    return;
  case RT_NODE_NAME:
    if (node->context == RT_LOAD && rt_str_equal_utf8 (node->name, "__debug__"))
      make_const (f, node, rt_bool_object (f->rt, !f->optimized));
    return;
  default:
    return;
  }
}

static void fold_expr (Fold *f, RtNode *node) {
  if (f->failed)
    return;
  if (f->depth >= RT_COMPILE_MAX_DEPTH) {
    rt_raise (f->rt, f->rt->types.RecursionError, "maximum recursion depth exceeded during compilation");
    f->failed = true;
    return;
  }
  f->depth++;
  fold_expr_kind (f, node);
  f->depth--;
}

/* Statements */

static RtNode *docstring (RtNodeList *body) {
  if (rt_node_count (body) == 0 || body->items[0]->kind != RT_NODE_EXPR)
    return NULL;
  RtNode *value = body->items[0]->value;
  return is_const (value) && RT_IS_STR (value->constant.value) ? value : NULL;
}

/* A body whose first expression became a str by folding has no docstring still. */
static void fold_body (Fold *f, RtNodeList *body) {
  bool had = docstring (body) != NULL;
  fold_stmts (f, body);
  if (had || f->failed || !docstring (body))
    return;
  RtNode *first = body->items[0];
  RtNodeList *parts = rt_node_list_new (f->arena, 1);
  RtNode *joined = parts ? rt_node_new (f->arena, RT_NODE_JOINED_STR, first->at) : NULL;
  if (!joined) {
    f->failed = true;
    return;
  }
  parts->items[0] = first->value;
  joined->list = parts;
  first->value = joined;
}

static void fold_patterns (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    fold_pattern (f, list->items[i]);
}

/* A number with a sign, or a complex number. */
static void fold_pattern_value (Fold *f, RtNode *node) {
  if (node->kind == RT_NODE_UNARY_OP) {
    fold_unary (f, node);
  } else if (node->kind == RT_NODE_BIN_OP) {
    fold_pattern_value (f, node->binary.left);
    fold_pattern_value (f, node->binary.right);
    fold_binary (f, node);
  }
}

static void fold_pattern (Fold *f, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_MATCH_VALUE:
    fold_pattern_value (f, node->value);
    return;
  case RT_NODE_MATCH_SEQUENCE:
  case RT_NODE_MATCH_OR:
    fold_patterns (f, node->list);
    return;
  case RT_NODE_MATCH_MAPPING:
    for (int i = 0; i < rt_node_count (node->match_mapping.keys); i++)
      fold_pattern_value (f, node->match_mapping.keys->items[i]);
    fold_patterns (f, node->match_mapping.patterns);
    return;
  case RT_NODE_MATCH_CLASS:
    fold_expr (f, node->match_class.class_);
    fold_patterns (f, node->match_class.patterns);
    fold_patterns (f, node->match_class.named_patterns);
    return;
  case RT_NODE_MATCH_AS:
    if (node->named.value)
      fold_pattern (f, node->named.value);
    return;
  default:
    return;
  }
}

static void fold_type_params (Fold *f, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    fold_optional (f, list->items[i]->named.value);
}

static void fold_stmt (Fold *f, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_FUNCTION_DEF:
    fold_type_params (f, node->function.type_params);
    fold_arguments (f, node->function.arguments);
    fold_body (f, node->function.body);
    fold_list (f, node->function.decorators);
    fold_annotation (f, node->function.returns);
    return;
  case RT_NODE_CLASS_DEF:
    fold_type_params (f, node->class_.type_params);
    fold_list (f, node->class_.bases);
    fold_keywords (f, node->class_.keywords);
    fold_body (f, node->class_.body);
    fold_list (f, node->class_.decorators);
    return;
  case RT_NODE_RETURN:
  case RT_NODE_EXPR:
    fold_optional (f, node->value);
    return;
  case RT_NODE_DELETE:
    fold_list (f, node->list);
    return;
  case RT_NODE_ASSIGN:
    fold_list (f, node->assign.targets);
    fold_expr (f, node->assign.value);
    return;
  case RT_NODE_TYPE_ALIAS:
    fold_type_params (f, node->type_alias.type_params);
    fold_expr (f, node->type_alias.value);
    return;
  case RT_NODE_AUG_ASSIGN:
    fold_expr (f, node->aug_assign.target);
    fold_expr (f, node->aug_assign.value);
    return;
  case RT_NODE_ANN_ASSIGN:
    fold_expr (f, node->ann_assign.target);
    fold_annotation (f, node->ann_assign.annotation);
    fold_optional (f, node->ann_assign.value);
    return;
  case RT_NODE_FOR:
    fold_expr (f, node->for_.target);
    fold_expr (f, node->for_.iter);
    fold_stmts (f, node->for_.body);
    fold_stmts (f, node->for_.otherwise);
    if (!node->for_.is_async)
      fold_iterable (f, node->for_.iter);
    return;
  case RT_NODE_WHILE:
  case RT_NODE_IF:
    fold_expr (f, node->branch.test);
    fold_stmts (f, node->branch.body);
    fold_stmts (f, node->branch.otherwise);
    return;
  case RT_NODE_WITH:
    for (int i = 0; i < rt_node_count (node->with.items); i++) {
      fold_expr (f, node->with.items->items[i]->with_item.expression);
      fold_optional (f, node->with.items->items[i]->with_item.target);
    }
    fold_stmts (f, node->with.body);
    return;
  case RT_NODE_MATCH:
    fold_expr (f, node->match.subject);
    for (int i = 0; i < rt_node_count (node->match.cases); i++) {
      RtNode *c = node->match.cases->items[i];
      fold_pattern (f, c->match_case.pattern);
      fold_optional (f, c->match_case.guard);
      fold_stmts (f, c->match_case.body);
    }
    return;
  case RT_NODE_RAISE:
    fold_optional (f, node->raise.exception);
    fold_optional (f, node->raise.cause);
    return;
  case RT_NODE_TRY:
    fold_stmts (f, node->try_.body);
    for (int i = 0; i < rt_node_count (node->try_.handlers); i++) {
      fold_optional (f, node->try_.handlers->items[i]->handler.type);
      fold_stmts (f, node->try_.handlers->items[i]->handler.body);
    }
    fold_stmts (f, node->try_.otherwise);
    fold_stmts (f, node->try_.final);
    return;
  case RT_NODE_ASSERT:
    fold_expr (f, node->assert_.test);
    fold_optional (f, node->assert_.message);
    return;
  default:
    return;
  }
}

static void fold_stmts (Fold *f, RtNodeList *list) {
  if (f->depth >= RT_COMPILE_MAX_DEPTH) {
    rt_raise (f->rt, f->rt->types.RecursionError, "maximum recursion depth exceeded during compilation");
    f->failed = true;
  }
  f->depth++;
  for (int i = 0; i < rt_node_count (list) && !f->failed; i++)
    fold_stmt (f, list->items[i]);
  f->depth--;
}

bool rt_ast_fold (RtArena *arena, RtNode *module, bool future_annotations, bool optimized) {
  Fold f = {.rt = arena->rt, .arena = arena, .future_annotations = future_annotations, .optimized = optimized};
  fold_body (&f, module->body);
  return !f.failed;
}
