/* Code for expressions. */
#include "rt-compile-private.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define RT_STACK_USE_GUIDELINE 30 /* longer displays and calls are built piece by piece */

bool rt_c_in_async (const C *c) {
  return c->unit->type == RT_UNIT_ASYNC_FUNCTION;
}

void rt_c_exprs (C *c, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    rt_c_expr (c, list->items[i]);
}

/* Warnings about literals where they make no sense */

/* The name of the type that an expression surely has, or NULL. */
static const char *type_of (C *c, const RtNode *node) {
  switch (node->kind) {
  case RT_NODE_TUPLE:
    return "tuple";
  case RT_NODE_LIST:
  case RT_NODE_LIST_COMP:
    return "list";
  case RT_NODE_DICT:
  case RT_NODE_DICT_COMP:
    return "dict";
  case RT_NODE_SET:
  case RT_NODE_SET_COMP:
    return "set";
  case RT_NODE_GENERATOR_EXP:
    return "generator";
  case RT_NODE_LAMBDA:
    return "function";
  case RT_NODE_JOINED_STR:
  case RT_NODE_FORMATTED_VALUE:
    return "str";
  case RT_NODE_CONSTANT:
    return node->constant.value->type->name;
  default:
    return NULL;
  }
}

static bool warns_as_literal (C *c, const RtNode *node) {
  if (node->kind != RT_NODE_CONSTANT)
    return false;
  const RtInterp *rt = c->rt;
  const RtObject *value = node->constant.value;
  return value != rt->none && value != rt->true_ && value != rt->false_ && value != rt->ellipsis;
}

/* Of a chain only the first mistake is told. */
static void check_compare (C *c, const RtNode *node) {
  const RtNode *left = node->compare.left;
  for (int i = 0; i < node->compare.comparators->count; i++) {
    const RtNode *right = node->compare.comparators->items[i];
    RtCompareOp op = (RtCompareOp)node->compare.ops[i];
    if (op == RT_CMP_IS || op == RT_CMP_IS_NOT) {
      const RtNode *literal = warns_as_literal (c, left) ? left : warns_as_literal (c, right) ? right : NULL;
      if (literal) {
        rt_c_warn (c, node->at,
                   op == RT_CMP_IS ? "\"is\" with '%s' literal. Did you mean \"==\"?"
                                   : "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                   type_of (c, literal));
        return;
      }
    }
    left = right;
  }
}

static void check_caller (C *c, const RtNode *node) {
  const char *type = type_of (c, node);
  if (type && node->kind != RT_NODE_LAMBDA)
    rt_c_warn (c, node->at, "'%s' object is not callable; perhaps you missed a comma?", type);
}

static void check_subscript (C *c, const RtNode *object, const RtNode *index) {
  const RtInterp *rt = c->rt;
  bool constant = object->kind == RT_NODE_CONSTANT;
  const RtObject *value = constant ? object->constant.value : NULL;
  bool indexable = constant && (value->type == rt->types.str || value->type == rt->types.bytes ||
                                value->type == rt->types.tuple);
  bool unindexable = (constant && !indexable) || object->kind == RT_NODE_SET ||
                     object->kind == RT_NODE_SET_COMP || object->kind == RT_NODE_GENERATOR_EXP ||
                     object->kind == RT_NODE_LAMBDA;
  if (unindexable) {
    rt_c_warn (c, object->at, "'%s' object is not subscriptable; perhaps you missed a comma?",
               type_of (c, object));
    return;
  }
  bool sequence = indexable || object->kind == RT_NODE_TUPLE || object->kind == RT_NODE_LIST ||
                  object->kind == RT_NODE_LIST_COMP || object->kind == RT_NODE_JOINED_STR ||
                  object->kind == RT_NODE_FORMATTED_VALUE;
  const char *type = sequence ? type_of (c, index) : NULL;
  if (!type || index->kind == RT_NODE_SLICE)
    return;
  if (index->kind == RT_NODE_CONSTANT &&
      (index->constant.value->type == rt->types.int_ || index->constant.value->type == rt->types.bool_))
    return;
  rt_c_warn (c, object->at, "%s indices must be integers or slices, not %s; perhaps you missed a comma?",
             type_of (c, object), type);
}

/* Operators */

void rt_c_binary_op (C *c, RtPosition at, int op) {
  rt_c_op_arg (c, at, RT_OP_BINARY_OP, op);
}

static void unary (C *c, RtNode *node) {
  rt_c_expr (c, node->unary.operand);
  switch (node->unary.op) {
  case RT_UNARY_INVERT:
    rt_c_op (c, node->at, RT_OP_UNARY_INVERT);
    return;
  case RT_UNARY_NOT:
    rt_c_op (c, node->at, RT_OP_UNARY_NOT);
    return;
  case RT_UNARY_POSITIVE:
    rt_c_op_arg (c, node->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_UNARY_POSITIVE);
    return;
  case RT_UNARY_NEGATIVE:
    rt_c_op (c, node->at, RT_OP_UNARY_NEGATIVE);
    return;
  }
}

static void bool_op (C *c, RtNode *node) {
  RtOpcode jump = node->bool_op.is_or ? RT_OP_POP_JUMP_IF_TRUE : RT_OP_POP_JUMP_IF_FALSE;
  RtNodeList *values = node->bool_op.values;
  int end = rt_c_label (c);
  for (int i = 0; i < values->count - 1; i++) {
    rt_c_expr (c, values->items[i]);
    rt_c_op_arg (c, node->at, RT_OP_COPY, 1);
    rt_c_jump (c, node->at, jump, end);
    rt_c_op (c, node->at, RT_OP_POP_TOP);
  }
  rt_c_expr (c, values->items[values->count - 1]);
  rt_c_use_label (c, end);
}

static void compare_op (C *c, RtPosition at, RtCompareOp op) {
  /* The low bits tell specialised instructions which results mean true: 1 unordered, 2 less, 4 greater, 8
   * equal. */
  static const int masks[] = {2, 10, 8, 7, 4, 12};
  switch (op) {
  case RT_CMP_IS:
  case RT_CMP_IS_NOT:
    rt_c_op_arg (c, at, RT_OP_IS_OP, op == RT_CMP_IS_NOT);
    return;
  case RT_CMP_IN:
  case RT_CMP_NOT_IN:
    rt_c_op_arg (c, at, RT_OP_CONTAINS_OP, op == RT_CMP_NOT_IN);
    return;
  default:
    rt_c_op_arg (c, at, RT_OP_COMPARE_OP, (int)op << 4 | masks[op]);
  }
}

/* The right side of comparison I of a chain, and the comparison; the right side stays below the result. */
static void chained_compare (C *c, RtNode *node, RtPosition at, int i) {
  rt_c_expr (c, node->compare.comparators->items[i]);
  rt_c_op_arg (c, at, RT_OP_SWAP, 2);
  rt_c_op_arg (c, at, RT_OP_COPY, 2);
  compare_op (c, at, (RtCompareOp)node->compare.ops[i]);
}

static void compare (C *c, RtNode *node) {
  int last = node->compare.comparators->count - 1;
  check_compare (c, node);
  rt_c_expr (c, node->compare.left);
  if (last == 0) {
    rt_c_expr (c, node->compare.comparators->items[0]);
    compare_op (c, node->at, (RtCompareOp)node->compare.ops[0]);
    return;
  }
  int cleanup = rt_c_label (c), end = rt_c_label (c);
  for (int i = 0; i < last; i++) {
    chained_compare (c, node, node->at, i);
    rt_c_op_arg (c, node->at, RT_OP_COPY, 1);
    rt_c_jump (c, node->at, RT_OP_POP_JUMP_IF_FALSE, cleanup);
    rt_c_op (c, node->at, RT_OP_POP_TOP);
  }
  rt_c_expr (c, node->compare.comparators->items[last]);
  compare_op (c, node->at, (RtCompareOp)node->compare.ops[last]);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, cleanup);
  rt_c_op_arg (c, node->at, RT_OP_SWAP, 2);
  rt_c_op (c, node->at, RT_OP_POP_TOP);
  rt_c_use_label (c, end);
}

static void if_exp (C *c, RtNode *node) {
  int end = rt_c_label (c), next = rt_c_label (c);
  rt_c_jump_if (c, node->at, node->branch_expr.test, next, false);
  rt_c_expr (c, node->branch_expr.then);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, next);
  rt_c_expr (c, node->branch_expr.otherwise);
  rt_c_use_label (c, end);
}

/* Conditions */

static void jump_if_bool_op (C *c, RtPosition at, RtNode *test, int label, bool condition) {
  RtNodeList *values = test->bool_op.values;
  bool is_or = test->bool_op.is_or;
  int next = is_or != condition ? rt_c_label (c) : label;
  for (int i = 0; i < values->count - 1; i++)
    rt_c_jump_if (c, at, values->items[i], next, is_or);
  rt_c_jump_if (c, at, values->items[values->count - 1], label, condition);
  if (next != label)
    rt_c_use_label (c, next);
}

static void jump_if_conditional (C *c, RtPosition at, RtNode *test, int label, bool condition) {
  int end = rt_c_label (c), next = rt_c_label (c);
  rt_c_jump_if (c, at, test->branch_expr.test, next, false);
  rt_c_jump_if (c, at, test->branch_expr.then, label, condition);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, next);
  rt_c_jump_if (c, at, test->branch_expr.otherwise, label, condition);
  rt_c_use_label (c, end);
}

static void jump_if_chain (C *c, RtNode *test, int label, bool condition) {
  RtPosition at = test->at;
  int last = test->compare.comparators->count - 1;
  int cleanup = rt_c_label (c);
  check_compare (c, test);
  rt_c_expr (c, test->compare.left);
  for (int i = 0; i < last; i++) {
    chained_compare (c, test, at, i);
    rt_c_jump (c, at, RT_OP_POP_JUMP_IF_FALSE, cleanup);
  }
  rt_c_expr (c, test->compare.comparators->items[last]);
  compare_op (c, at, (RtCompareOp)test->compare.ops[last]);
  rt_c_jump (c, at, condition ? RT_OP_POP_JUMP_IF_TRUE : RT_OP_POP_JUMP_IF_FALSE, label);
  int end = rt_c_label (c);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, cleanup);
  rt_c_op (c, at, RT_OP_POP_TOP);
  if (!condition)
    rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, label);
  rt_c_use_label (c, end);
}

void rt_c_jump_if (C *c, RtPosition at, RtNode *test, int label, bool condition) {
  if (c->failed)
    return;
  if (test->kind == RT_NODE_UNARY_OP && test->unary.op == RT_UNARY_NOT) {
    rt_c_jump_if (c, at, test->unary.operand, label, !condition);
    return;
  }
  if (test->kind == RT_NODE_BOOL_OP) {
    jump_if_bool_op (c, at, test, label, condition);
    return;
  }
  if (test->kind == RT_NODE_IF_EXP) {
    jump_if_conditional (c, at, test, label, condition);
    return;
  }
  if (test->kind == RT_NODE_COMPARE && test->compare.comparators->count > 1) {
    jump_if_chain (c, test, label, condition);
    return;
  }
  rt_c_expr (c, test);
  rt_c_jump (c, test->at, condition ? RT_OP_POP_JUMP_IF_TRUE : RT_OP_POP_JUMP_IF_FALSE, label);
}

/* Displays */

static bool all_constant (const RtNodeList *list, int start, int end) {
  for (int i = start; i < end; i++)
    if (!list->items[i] || list->items[i]->kind != RT_NODE_CONSTANT)
      return false;
  return true;
}

static RtObject *constants_tuple (C *c, const RtNodeList *list, int start, int end) {
  RtObject *tuple = rt_tuple_new (c->rt, end - start);
  for (int i = start; tuple && i < end; i++)
    rt_tuple_init (c->rt, tuple, i - start, rt_incref (list->items[i]->constant.value));
  return tuple;
}

typedef struct Display {
  RtOpcode build, add, extend;
  bool tuple;
} Display;

static const Display list_display = {RT_OP_BUILD_LIST, RT_OP_LIST_APPEND, RT_OP_LIST_EXTEND, false};
static const Display tuple_display = {RT_OP_BUILD_LIST, RT_OP_LIST_APPEND, RT_OP_LIST_EXTEND, true};
static const Display set_display = {RT_OP_BUILD_SET, RT_OP_SET_ADD, RT_OP_SET_UPDATE, false};

static void constant_display (C *c, const Display *how, RtNodeList *items, int pushed, RtPosition at) {
  RtObject *folded = constants_tuple (c, items, 0, items->count);
  if (how->tuple && pushed == 0) {
    rt_c_load_const_new (c, at, folded);
    return;
  }
  if (folded && how->add == RT_OP_SET_ADD) {
    RtObject *set = rt_frozenset_new (c->rt, folded);
    rt_decref (c->rt, folded);
    folded = set;
  }
  rt_c_op_arg (c, at, how->build, pushed);
  rt_c_load_const_new (c, at, folded);
  rt_c_op_arg (c, at, how->extend, 1);
  if (how->tuple)
    rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_LIST_TO_TUPLE);
}

/* ITEMS, and the PUSHED values that are on the stack before them, as one container. */
static void display (C *c, const Display *how, RtNodeList *items, int pushed, RtPosition at) {
  int count = rt_node_count (items);
  if (count > 2 && all_constant (items, 0, count)) {
    constant_display (c, how, items, pushed, at);
    return;
  }
  bool big = count + pushed > RT_STACK_USE_GUIDELINE, starred = false;
  for (int i = 0; i < count; i++)
    starred |= items->items[i]->kind == RT_NODE_STARRED;
  if (!starred && !big) {
    rt_c_exprs (c, items);
    rt_c_op_arg (c, at, how->tuple ? RT_OP_BUILD_TUPLE : how->build, count + pushed);
    return;
  }
  bool built = big;
  if (big)
    rt_c_op_arg (c, at, how->build, pushed);
  for (int i = 0; i < count; i++) {
    RtNode *item = items->items[i];
    if (item->kind == RT_NODE_STARRED) {
      if (!built)
        rt_c_op_arg (c, at, how->build, i + pushed);
      built = true;
      rt_c_expr (c, item->value);
      rt_c_op_arg (c, at, how->extend, 1);
    } else {
      rt_c_expr (c, item);
      if (built)
        rt_c_op_arg (c, at, how->add, 1);
    }
  }
  if (how->tuple)
    rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_LIST_TO_TUPLE);
}

void rt_c_tuple_of (C *c, RtNodeList *items, int pushed, RtPosition at) {
  display (c, &tuple_display, items, pushed, at);
}

/* Takes the value on the stack apart into targets. */
static void unpack (C *c, RtNode *node) {
  RtNodeList *targets = node->list;
  int count = rt_node_count (targets);
  bool starred = false;
  for (int i = 0; i < count; i++) {
    if (targets->items[i]->kind != RT_NODE_STARRED)
      continue;
    if (starred) {
      rt_c_error (c, node->at, "multiple starred expressions in assignment");
      return;
    }
    if (i >= 1 << 8 || count - i - 1 >= 1 << 23) {
      rt_c_error (c, node->at, "too many expressions in star-unpacking assignment");
      return;
    }
    rt_c_op_arg (c, node->at, RT_OP_UNPACK_EX, i + ((count - i - 1) << 8));
    starred = true;
  }
  if (!starred)
    rt_c_op_arg (c, node->at, RT_OP_UNPACK_SEQUENCE, count);
  for (int i = 0; i < count; i++) {
    RtNode *target = targets->items[i];
    rt_c_expr (c, target->kind == RT_NODE_STARRED ? target->value : target);
  }
}

static void list_or_tuple (C *c, RtNode *node) {
  if (node->context == RT_STORE)
    unpack (c, node);
  else if (node->context == RT_DEL)
    rt_c_exprs (c, node->list);
  else
    display (c, node->kind == RT_NODE_TUPLE ? &tuple_display : &list_display, node->list, 0, node->at);
}

/* The pairs from START to END, without unpackings among them, as a dict. */
static void dict_part (C *c, RtNode *node, int start, int end) {
  RtNodeList *keys = node->dict.keys, *values = node->dict.values;
  int count = end - start;
  bool big = count * 2 > RT_STACK_USE_GUIDELINE;
  if (count > 1 && !big && all_constant (keys, start, end)) {
    for (int i = start; i < end; i++)
      rt_c_expr (c, values->items[i]);
    rt_c_load_const_new (c, node->at, constants_tuple (c, keys, start, end));
    rt_c_op_arg (c, node->at, RT_OP_BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (big)
    rt_c_op_arg (c, node->at, RT_OP_BUILD_MAP, 0);
  for (int i = start; i < end; i++) {
    rt_c_expr (c, keys->items[i]);
    rt_c_expr (c, values->items[i]);
    if (big)
      rt_c_op_arg (c, node->at, RT_OP_MAP_ADD, 1);
  }
  if (!big)
    rt_c_op_arg (c, node->at, RT_OP_BUILD_MAP, count);
}

/* Adds the pairs from START to END to the dict on the stack, which is made of them if there is none. */
static void add_dict_part (C *c, RtNode *node, int start, int end, bool *have_dict) {
  if (start == end)
    return;
  dict_part (c, node, start, end);
  if (*have_dict)
    rt_c_op_arg (c, node->at, RT_OP_DICT_UPDATE, 1);
  *have_dict = true;
}

static void dict (C *c, RtNode *node) {
  RtNodeList *keys = node->dict.keys, *values = node->dict.values;
  int count = rt_node_count (values), pending = 0;
  bool have_dict = false;
  for (int i = 0; i < count; i++) {
    if (!keys->items[i]) {
      add_dict_part (c, node, i - pending, i, &have_dict);
      pending = 0;
      if (!have_dict)
        rt_c_op_arg (c, node->at, RT_OP_BUILD_MAP, 0);
      have_dict = true;
      rt_c_expr (c, values->items[i]);
      rt_c_op_arg (c, node->at, RT_OP_DICT_UPDATE, 1);
    } else if (pending * 2 > RT_STACK_USE_GUIDELINE) {
      add_dict_part (c, node, i - pending, i + 1, &have_dict);
      pending = 0;
    } else {
      pending++;
    }
  }
  add_dict_part (c, node, count - pending, count, &have_dict);
  if (!have_dict)
    rt_c_op_arg (c, node->at, RT_OP_BUILD_MAP, 0);
}

/* f-strings */

static void joined_str (C *c, RtNode *node) {
  int count = rt_node_count (node->list);
  if (count <= RT_STACK_USE_GUIDELINE) {
    rt_c_exprs (c, node->list);
    if (count != 1)
      rt_c_op_arg (c, node->at, RT_OP_BUILD_STRING, count);
    return;
  }
  rt_c_load_const (c, node->at, c->rt->empty_str);
  rt_c_op_name (c, node->at, RT_OP_LOAD_METHOD, rt_c_interned (c, "join"));
  rt_c_op_arg (c, node->at, RT_OP_BUILD_LIST, 0);
  for (int i = 0; i < count; i++) {
    rt_c_expr (c, node->list->items[i]);
    rt_c_op_arg (c, node->at, RT_OP_LIST_APPEND, 1);
  }
  rt_c_op_arg (c, node->at, RT_OP_CALL, 1);
}

static void formatted_value (C *c, RtNode *node) {
  int how = node->formatted.conversion == 's'   ? 1
            : node->formatted.conversion == 'r' ? 2
            : node->formatted.conversion == 'a' ? 3
                                                : 0;
  rt_c_expr (c, node->formatted.value);
  if (node->formatted.spec) {
    rt_c_expr (c, node->formatted.spec);
    how |= 4;
  }
  rt_c_op_arg (c, node->at, RT_OP_FORMAT_VALUE, how);
}

/* Attributes, subscripts, calls */

/* Of an attribute that stands on a later line than its object, the place of its name. */
static RtPosition attribute_position (RtPosition at, const RtNode *attribute) {
  if (at.line == attribute->at.end_line)
    return at;
  at.line = attribute->at.end_line;
  int length = (int)rt_str_length (attribute->attribute.name);
  if (length <= attribute->at.end_column) {
    at.column = attribute->at.end_column - length;
  } else {
    at.column = at.end_column = -1;
  }
  return at;
}

/* Whether NODE is super() or super(a, b) that LOAD_SUPER_ATTR can do without making the super object. */
static bool is_plain_super (C *c, const RtNode *node) {
  if (node->kind != RT_NODE_CALL || node->call.callee->kind != RT_NODE_NAME ||
      !rt_str_equal_utf8 (node->call.callee->name, "super") || rt_node_count (node->call.keywords) > 0)
    return false;
  RtUnit *u = c->unit;
  RtObject *name = node->call.callee->name;
  RtScope *top = u->scope;
  while (top->parent)
    top = top->parent;
  if (rt_scope_of (u->scope, name) != RT_SCOPE_GLOBAL_IMPLICIT || rt_scope_of (top, name) != RT_SCOPE_NONE)
    return false;
  int count = rt_node_count (node->call.args);
  if (count == 2)
    return node->call.args->items[0]->kind != RT_NODE_STARRED &&
           node->call.args->items[1]->kind != RT_NODE_STARRED;
  if (count != 0 || u->argcount + u->posonlyargcount == 0)
    return false;
  RtObject *class_name = rt_c_interned (c, "__class__");
  return class_name && rt_c_reference_type (c, class_name) == RT_SCOPE_FREE;
}

static void super_arguments (C *c, RtNode *node) {
  rt_c_name (c, node->call.callee->at, node->call.callee->name, RT_NAME_LOAD);
  if (rt_node_count (node->call.args) > 0) {
    rt_c_exprs (c, node->call.args);
    return;
  }
  rt_c_name (c, node->at, rt_c_interned (c, "__class__"), RT_NAME_LOAD);
  rt_c_name (c, node->at, c->unit->varnames.entries[0].name, RT_NAME_LOAD);
}

/* super().name, as a value or as a method to be called. */
static void super_attribute (C *c, RtNode *node, bool method) {
  RtNode *call = node->attribute.object;
  bool zero = rt_node_count (call->call.args) == 0;
  super_arguments (c, call);
  RtOpcode op = method ? (zero ? RT_OP_LOAD_ZERO_SUPER_METHOD : RT_OP_LOAD_SUPER_METHOD)
                       : (zero ? RT_OP_LOAD_ZERO_SUPER_ATTR : RT_OP_LOAD_SUPER_ATTR);
  rt_c_op_name (c, node->at, op, node->attribute.name);
  rt_c_op (c, attribute_position (node->at, node), RT_OP_NOP);
}

static void attribute (C *c, RtNode *node) {
  if (node->context == RT_LOAD && is_plain_super (c, node->attribute.object)) {
    super_attribute (c, node, false);
    return;
  }
  rt_c_expr (c, node->attribute.object);
  RtPosition at = attribute_position (node->at, node);
  if (node->context == RT_STORE && rt_str_equal_utf8 (node->attribute.name, "__debug__")) {
    rt_c_error (c, node->at, "cannot assign to __debug__");
    return;
  }
  RtOpcode op = node->context == RT_LOAD    ? RT_OP_LOAD_ATTR
                : node->context == RT_STORE ? RT_OP_STORE_ATTR
                                            : RT_OP_DELETE_ATTR;
  rt_c_op_name (c, at, op, node->attribute.name);
}

/* Pushes the parts of a slice; how many. */
static int slice_parts (C *c, RtNode *node) {
  if (node->slice.lower)
    rt_c_expr (c, node->slice.lower);
  else
    rt_c_load_none (c, node->at);
  if (node->slice.upper)
    rt_c_expr (c, node->slice.upper);
  else
    rt_c_load_none (c, node->at);
  if (!node->slice.step)
    return 2;
  rt_c_expr (c, node->slice.step);
  return 3;
}

static void subscript (C *c, RtNode *node) {
  RtNode *index = node->subscript.index;
  if (node->context == RT_LOAD)
    check_subscript (c, node->subscript.object, index);
  rt_c_expr (c, node->subscript.object);
  if (index->kind == RT_NODE_SLICE && !index->slice.step && node->context != RT_DEL) {
    slice_parts (c, index);
    rt_c_op (c, node->at, node->context == RT_LOAD ? RT_OP_BINARY_SLICE : RT_OP_STORE_SLICE);
    return;
  }
  rt_c_expr (c, index);
  rt_c_op (c, node->at,
           node->context == RT_LOAD    ? RT_OP_BINARY_SUBSCR
           : node->context == RT_STORE ? RT_OP_STORE_SUBSCR
                                       : RT_OP_DELETE_SUBSCR);
}

static void check_keywords (C *c, RtNodeList *keywords) {
  for (int i = 0; i < rt_node_count (keywords); i++) {
    RtNode *keyword = keywords->items[i];
    if (!keyword->named.name)
      continue;
    if (rt_str_equal_utf8 (keyword->named.name, "__debug__"))
      rt_c_error (c, keyword->at, "cannot assign to __debug__");
    for (int j = i + 1; j < keywords->count; j++)
      if (keywords->items[j]->named.name == keyword->named.name)
        rt_c_error (c, keywords->items[j]->at, "keyword argument repeated: %U", keyword->named.name);
  }
}

static RtObject *keyword_names (C *c, RtNodeList *keywords, int start, int end) {
  RtObject *names = rt_tuple_new (c->rt, end - start);
  for (int i = start; names && i < end; i++)
    rt_tuple_init (c->rt, names, i - start, rt_incref (keywords->items[i]->named.name));
  return names;
}

/* The values of keywords, and KW_NAMES for the call. */
static void simple_keywords (C *c, RtPosition at, RtNodeList *keywords) {
  for (int i = 0; i < keywords->count; i++)
    rt_c_expr (c, keywords->items[i]->named.value);
  RtObject *names = rt_arena_own (c->arena, keyword_names (c, keywords, 0, keywords->count));
  if (!names)
    c->failed = true;
  else
    rt_c_op_arg (c, at, RT_OP_KW_NAMES, rt_c_add_const (c, names));
}

static bool has_unpacking (RtNodeList *args, RtNodeList *keywords) {
  for (int i = 0; i < rt_node_count (args); i++)
    if (args->items[i]->kind == RT_NODE_STARRED)
      return true;
  for (int i = 0; i < rt_node_count (keywords); i++)
    if (!keywords->items[i]->named.name)
      return true;
  return false;
}

/* obj.method(...), without a bound method; false if it has to be compiled as any call. */
static bool method_call (C *c, RtNode *node) {
  RtNode *method = node->call.callee;
  RtNodeList *args = node->call.args, *keywords = node->call.keywords;
  if (method->kind != RT_NODE_ATTRIBUTE || method->context != RT_LOAD)
    return false;
  RtNode *object = method->attribute.object;
  if (object->kind == RT_NODE_NAME) {
    RtScope *top = c->unit->scope;
    while (top->parent)
      top = top->parent;
    if (rt_scope_flags (top, object->name) & RT_DEF_IMPORT)
      return false;
  }
  int positional = rt_node_count (args), named = rt_node_count (keywords);
  if (positional + named + (named > 0) >= RT_STACK_USE_GUIDELINE || has_unpacking (args, keywords))
    return false;
  RtPosition at = method->at;
  if (is_plain_super (c, object)) {
    super_attribute (c, method, true);
    at = attribute_position (at, method);
  } else {
    rt_c_expr (c, object);
    at = attribute_position (at, method);
    rt_c_op_name (c, at, RT_OP_LOAD_METHOD, method->attribute.name);
  }
  rt_c_exprs (c, args);
  if (named > 0)
    simple_keywords (c, at, keywords);
  rt_c_op_arg (c, attribute_position (node->at, method), RT_OP_CALL, positional + named);
  return true;
}

/* The keywords from START to END, without unpackings among them, as a dict. */
static void keyword_dict (C *c, RtPosition at, RtNodeList *keywords, int start, int end) {
  int count = end - start;
  bool big = count * 2 > RT_STACK_USE_GUIDELINE;
  if (count > 1 && !big) {
    for (int i = start; i < end; i++)
      rt_c_expr (c, keywords->items[i]->named.value);
    rt_c_load_const_new (c, at, keyword_names (c, keywords, start, end));
    rt_c_op_arg (c, at, RT_OP_BUILD_CONST_KEY_MAP, count);
    return;
  }
  if (big)
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_BUILD_MAP, 0);
  for (int i = start; i < end; i++) {
    rt_c_load_const (c, at, keywords->items[i]->named.name);
    rt_c_expr (c, keywords->items[i]->named.value);
    if (big)
      rt_c_op_arg (c, RT_NOWHERE, RT_OP_MAP_ADD, 1);
  }
  if (!big)
    rt_c_op_arg (c, at, RT_OP_BUILD_MAP, count);
}

static void merge_keywords (C *c, RtPosition at, RtNodeList *keywords, int start, int end, bool *have_dict) {
  if (start == end)
    return;
  keyword_dict (c, at, keywords, start, end);
  if (*have_dict)
    rt_c_op_arg (c, at, RT_OP_DICT_MERGE, 1);
  *have_dict = true;
}

static void all_keywords (C *c, RtPosition at, RtNodeList *keywords) {
  bool have_dict = false;
  int pending = 0;
  for (int i = 0; i < keywords->count; i++) {
    if (keywords->items[i]->named.name) {
      pending++;
      continue;
    }
    merge_keywords (c, at, keywords, i - pending, i, &have_dict);
    pending = 0;
    if (!have_dict)
      rt_c_op_arg (c, at, RT_OP_BUILD_MAP, 0);
    have_dict = true;
    rt_c_expr (c, keywords->items[i]->named.value);
    rt_c_op_arg (c, at, RT_OP_DICT_MERGE, 1);
  }
  merge_keywords (c, at, keywords, keywords->count - pending, keywords->count, &have_dict);
}

void rt_c_call_helper (C *c, RtPosition at, int pushed, RtNodeList *args, RtNodeList *keywords) {
  int positional = rt_node_count (args), named = rt_node_count (keywords);
  check_keywords (c, keywords);
  if (positional + named * 2 <= RT_STACK_USE_GUIDELINE && !has_unpacking (args, keywords)) {
    rt_c_exprs (c, args);
    if (named > 0)
      simple_keywords (c, at, keywords);
    rt_c_op_arg (c, at, RT_OP_CALL, pushed + positional + named);
    return;
  }
  if (pushed == 0 && positional == 1 && args->items[0]->kind == RT_NODE_STARRED)
    rt_c_expr (c, args->items[0]->value);
  else
    display (c, &tuple_display, args, pushed, at);
  if (named > 0)
    all_keywords (c, at, keywords);
  rt_c_op_arg (c, at, RT_OP_CALL_FUNCTION_EX, named > 0);
}

void rt_c_call (C *c, RtNode *node) {
  check_keywords (c, node->call.keywords);
  if (method_call (c, node))
    return;
  check_caller (c, node->call.callee);
  rt_c_op (c, node->call.callee->at, RT_OP_PUSH_NULL);
  rt_c_expr (c, node->call.callee);
  rt_c_call_helper (c, node->at, 0, node->call.args, node->call.keywords);
}

/* yield and await */

static void yield (C *c, RtNode *node) {
  if (!rt_scope_is_function (c->unit->scope)) {
    rt_c_error (c, node->at, "'yield' outside function");
    return;
  }
  if (node->kind == RT_NODE_YIELD_FROM) {
    if (rt_c_in_async (c)) {
      rt_c_error (c, node->at, "'yield from' inside async function");
      return;
    }
    rt_c_expr (c, node->value);
    rt_c_op (c, node->at, RT_OP_GET_YIELD_FROM_ITER);
    rt_c_load_none (c, node->at);
    rt_c_yield_from (c, node->at, false);
    return;
  }
  if (node->value)
    rt_c_expr (c, node->value);
  else
    rt_c_load_none (c, node->at);
  if (c->unit->scope->generator && c->unit->scope->coroutine)
    rt_c_op_arg (c, node->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_ASYNC_GEN_WRAP);
  rt_c_op (c, node->at, RT_OP_YIELD_VALUE);
  rt_c_op_arg (c, node->at, RT_OP_RESUME, 1);
}

static void await (C *c, RtNode *node) {
  if (!rt_scope_is_function (c->unit->scope)) {
    rt_c_error (c, node->at, "'await' outside function");
    return;
  }
  if (!rt_c_in_async (c) && c->unit->type != RT_UNIT_COMPREHENSION) {
    rt_c_error (c, node->at, "'await' outside async function");
    return;
  }
  rt_c_expr (c, node->value);
  rt_c_op (c, node->at, RT_OP_GET_AWAITABLE);
  rt_c_load_none (c, node->at);
  rt_c_yield_from (c, node->at, true);
}

static void expr (C *c, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_NAMED_EXPR:
    rt_c_expr (c, node->binary.right);
    rt_c_op_arg (c, node->at, RT_OP_COPY, 1);
    rt_c_expr (c, node->binary.left);
    return;
  case RT_NODE_BOOL_OP:
    bool_op (c, node);
    return;
  case RT_NODE_BIN_OP:
    rt_c_expr (c, node->binary.left);
    rt_c_expr (c, node->binary.right);
    rt_c_binary_op (c, node->at, node->binary.op);
    return;
  case RT_NODE_UNARY_OP:
    unary (c, node);
    return;
  case RT_NODE_LAMBDA:
    rt_c_lambda (c, node);
    return;
  case RT_NODE_IF_EXP:
    if_exp (c, node);
    return;
  case RT_NODE_DICT:
    dict (c, node);
    return;
  case RT_NODE_SET:
    display (c, &set_display, node->list, 0, node->at);
    return;
  case RT_NODE_LIST_COMP:
  case RT_NODE_SET_COMP:
  case RT_NODE_DICT_COMP:
  case RT_NODE_GENERATOR_EXP:
    rt_c_comprehension (c, node);
    return;
  case RT_NODE_YIELD:
  case RT_NODE_YIELD_FROM:
    yield (c, node);
    return;
  case RT_NODE_AWAIT:
    await (c, node);
    return;
  case RT_NODE_COMPARE:
    compare (c, node);
    return;
  case RT_NODE_CALL:
    rt_c_call (c, node);
    return;
  case RT_NODE_CONSTANT:
    rt_c_load_const (c, node->at, node->constant.value);
    return;
  case RT_NODE_JOINED_STR:
    joined_str (c, node);
    return;
  case RT_NODE_FORMATTED_VALUE:
    formatted_value (c, node);
    return;
  case RT_NODE_ATTRIBUTE:
    attribute (c, node);
    return;
  case RT_NODE_SUBSCRIPT:
    subscript (c, node);
    return;
  case RT_NODE_STARRED:
    rt_c_error (c, node->at,
                node->context == RT_STORE ? "starred assignment target must be in a list or tuple"
                                          : "can't use starred expression here");
    return;
  case RT_NODE_SLICE: {
    int count = slice_parts (c, node);
    rt_c_op_arg (c, node->at, RT_OP_BUILD_SLICE, count);
    return;
  }
  case RT_NODE_NAME:
    rt_c_name (c, node->at, node->name, (RtNameUse)node->context);
    return;
  case RT_NODE_LIST:
  case RT_NODE_TUPLE:
    list_or_tuple (c, node);
    return;
  default:
    return;
  }
}

void rt_c_expr (C *c, RtNode *node) {
  if (!rt_c_descend (c))
    return;
  expr (c, node);
  rt_c_ascend (c);
}
