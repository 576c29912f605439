/* Code for simple statements and loops. */
#include "rt-compile-private.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Assignments */

static void assign (C *c, RtNode *node) {
  RtNodeList *targets = node->assign.targets;
  rt_c_expr (c, node->assign.value);
  for (int i = 0; i < targets->count; i++) {
    if (i + 1 < targets->count)
      rt_c_op_arg (c, node->at, RT_OP_COPY, 1);
    rt_c_expr (c, targets->items[i]);
  }
}

/* Of an attribute that stands on a later line than its object, the place of its name. */
static RtPosition attribute_position (const RtNode *node) {
  RtPosition at = node->at;
  if (at.line == at.end_line)
    return at;
  int length = (int)rt_str_length (node->attribute.name);
  at.line = at.end_line;
  at.column = length <= at.end_column ? at.end_column - length : -1;
  at.end_column = at.column < 0 ? -1 : at.end_column;
  return at;
}

static void slice_end (C *c, RtNode *node, RtNode *end) {
  if (end)
    rt_c_expr (c, end);
  else
    rt_c_load_none (c, node->at);
}

static void copies (C *c, RtPosition at, int depth, int times) {
  for (int i = 0; i < times; i++)
    rt_c_op_arg (c, at, RT_OP_COPY, depth);
}

static bool is_plain_slice (const RtNode *index) {
  return index->kind == RT_NODE_SLICE && !index->slice.step;
}

static void aug_assign_load (C *c, RtNode *target) {
  if (target->kind == RT_NODE_NAME) {
    rt_c_name (c, target->at, target->name, RT_NAME_LOAD);
  } else if (target->kind == RT_NODE_ATTRIBUTE) {
    rt_c_expr (c, target->attribute.object);
    copies (c, target->at, 1, 1);
    rt_c_op_name (c, attribute_position (target), RT_OP_LOAD_ATTR, target->attribute.name);
  } else {
    RtNode *index = target->subscript.index;
    rt_c_expr (c, target->subscript.object);
    if (is_plain_slice (index)) {
      slice_end (c, index, index->slice.lower);
      slice_end (c, index, index->slice.upper);
      copies (c, target->at, 3, 3);
      rt_c_op (c, target->at, RT_OP_BINARY_SLICE);
    } else {
      rt_c_expr (c, index);
      copies (c, target->at, 2, 2);
      rt_c_op (c, target->at, RT_OP_BINARY_SUBSCR);
    }
  }
}

static void aug_assign_store (C *c, RtNode *target) {
  if (target->kind == RT_NODE_NAME) {
    rt_c_name (c, target->at, target->name, RT_NAME_STORE);
  } else if (target->kind == RT_NODE_ATTRIBUTE) {
    RtPosition at = attribute_position (target);
    rt_c_op_arg (c, at, RT_OP_SWAP, 2);
    rt_c_op_name (c, at, RT_OP_STORE_ATTR, target->attribute.name);
  } else {
    bool slice = is_plain_slice (target->subscript.index);
    for (int depth = slice ? 4 : 3; depth >= 2; depth--)
      rt_c_op_arg (c, target->at, RT_OP_SWAP, depth);
    rt_c_op (c, target->at, slice ? RT_OP_STORE_SLICE : RT_OP_STORE_SUBSCR);
  }
}

static void aug_assign (C *c, RtNode *node) {
  aug_assign_load (c, node->aug_assign.target);
  rt_c_expr (c, node->aug_assign.value);
  rt_c_binary_op (c, node->at, node->aug_assign.op + RT_NB_INPLACE_ADD);
  aug_assign_store (c, node->aug_assign.target);
}

/* Evaluated for its effects. */
static void evaluate (C *c, RtNode *node) {
  rt_c_expr (c, node);
  rt_c_op (c, node->at, RT_OP_POP_TOP);
}

static void evaluate_subscript (C *c, RtNode *index) {
  if (index->kind == RT_NODE_TUPLE) {
    for (int i = 0; i < rt_node_count (index->list); i++)
      evaluate_subscript (c, index->list->items[i]);
  } else if (index->kind == RT_NODE_SLICE) {
    RtNode *parts[] = {index->slice.lower, index->slice.upper, index->slice.step};
    for (int i = 0; i < 3; i++)
      if (parts[i])
        evaluate (c, parts[i]);
  } else {
    evaluate (c, index);
  }
}

static void annotation (C *c, RtNode *node) {
  if (!c->future_annotations)
    rt_c_expr (c, node);
  else
    rt_c_load_const_new (c, node->at, rt_unparse (c->rt, node));
}

static void ann_assign (C *c, RtNode *node) {
  RtNode *target = node->ann_assign.target, *value = node->ann_assign.value;
  bool stored = c->unit->type == RT_UNIT_MODULE || c->unit->type == RT_UNIT_CLASS;
  if (value) {
    rt_c_expr (c, value);
    rt_c_expr (c, target);
  }
  if (target->kind == RT_NODE_NAME) {
    if (rt_str_equal_utf8 (target->name, "__debug__")) {
      rt_c_error (c, node->at, "cannot assign to __debug__");
      return;
    }
    if (node->ann_assign.simple && stored) {
      annotation (c, node->ann_assign.annotation);
      rt_c_op_name (c, node->at, RT_OP_LOAD_NAME, rt_c_interned (c, "__annotations__"));
      RtObject *mangled = rt_c_mangle (c, target->name);
      if (mangled)
        rt_c_load_const (c, node->at, mangled);
      rt_c_op (c, node->at, RT_OP_STORE_SUBSCR);
    }
  } else if (target->kind == RT_NODE_ATTRIBUTE && !value) {
    evaluate (c, target->attribute.object);
  } else if (target->kind == RT_NODE_SUBSCRIPT && !value) {
    evaluate (c, target->subscript.object);
    evaluate_subscript (c, target->subscript.index);
  }
  if (!node->ann_assign.simple && !c->future_annotations && stored)
    evaluate (c, node->ann_assign.annotation);
}

/* Leaving */

static void return_stmt (C *c, RtNode *node) {
  RtNode *value = node->value;
  RtPosition at = node->at;
  bool keep = value && value->kind != RT_NODE_CONSTANT;
  if (!rt_scope_is_function (c->unit->scope)) {
    rt_c_error (c, at, "'return' outside function");
    return;
  }
  if (value && c->unit->scope->coroutine && c->unit->scope->generator) {
    rt_c_error (c, at, "'return' with value in async generator");
    return;
  }
  if (keep) {
    rt_c_expr (c, value);
  } else if (value) {
    at = value->at;
    rt_c_op (c, at, RT_OP_NOP);
  }
  if (!value || value->at.line != node->at.line) {
    at = node->at;
    rt_c_op (c, at, RT_OP_NOP);
  }
  rt_c_unwind_stack (c, &at, keep, NULL);
  if (!value)
    rt_c_load_none (c, at);
  else if (!keep)
    rt_c_load_const (c, at, value->constant.value);
  rt_c_op (c, at, RT_OP_RETURN_VALUE);
}

static void break_stmt (C *c, RtNode *node) {
  RtFrameBlock *loop = NULL;
  RtPosition at = node->at;
  rt_c_op (c, at, RT_OP_NOP);
  rt_c_unwind_stack (c, &at, false, &loop);
  if (c->failed)
    return;
  if (!loop) {
    rt_c_error (c, node->at, "'break' outside loop");
    return;
  }
  int exit = loop->exit;
  rt_c_unwind_block (c, &at, loop, false);
  rt_c_jump (c, at, RT_OP_JUMP, exit);
}

static void continue_stmt (C *c, RtNode *node) {
  RtFrameBlock *loop = NULL;
  RtPosition at = node->at;
  rt_c_op (c, at, RT_OP_NOP);
  rt_c_unwind_stack (c, &at, false, &loop);
  if (c->failed)
    return;
  if (!loop)
    rt_c_error (c, node->at, "'continue' not properly in loop");
  else
    rt_c_jump (c, at, RT_OP_JUMP, loop->block);
}

static void raise (C *c, RtNode *node) {
  int count = 0;
  if (node->raise.exception) {
    rt_c_expr (c, node->raise.exception);
    count++;
    if (node->raise.cause) {
      rt_c_expr (c, node->raise.cause);
      count++;
    }
  }
  rt_c_op_arg (c, node->at, RT_OP_RAISE_VARARGS, count);
}

static void assert_stmt (C *c, RtNode *node) {
  RtNode *test = node->assert_.test;
  bool tuple = test->kind == RT_NODE_TUPLE && rt_node_count (test->list) > 0;
  bool constant = test->kind == RT_NODE_CONSTANT && RT_IS_TUPLE (test->constant.value) &&
                  RT_TUPLE_SIZE (test->constant.value) > 0;
  if (tuple || constant)
    rt_c_warn (c, node->at, "assertion is always true, perhaps remove parentheses?");
  if (c->options->optimize > 0)
    return;
  int end = rt_c_label (c);
  rt_c_jump_if (c, node->at, test, end, true);
  rt_c_op (c, node->at, RT_OP_LOAD_ASSERTION_ERROR);
  if (node->assert_.message) {
    rt_c_expr (c, node->assert_.message);
    rt_c_op_arg (c, node->at, RT_OP_CALL, 0);
  }
  rt_c_op_arg (c, node->at, RT_OP_RAISE_VARARGS, 1);
  rt_c_use_label (c, end);
}

/* import */

static RtObject *part_of (C *c, const char *text, size_t length) {
  char *copy = rt_arena_copy (c->arena, text, length);
  if (!copy) {
    c->failed = true;
    return NULL;
  }
  return rt_c_interned (c, copy);
}

/* `import a.b.c as name`: the last part is bound. */
static void import_as (C *c, RtPosition at, const char *dots, RtObject *asname) {
  while (dots) {
    const char *part = dots + 1;
    dots = strchr (part, '.');
    rt_c_op_name (c, at, RT_OP_IMPORT_FROM, part_of (c, part, dots ? (size_t)(dots - part) : strlen (part)));
    if (dots) {
      rt_c_op_arg (c, at, RT_OP_SWAP, 2);
      rt_c_op (c, at, RT_OP_POP_TOP);
    } else {
      rt_c_name (c, at, asname, RT_NAME_STORE);
      rt_c_op (c, at, RT_OP_POP_TOP);
    }
  }
}

void rt_c_import (C *c, RtNode *node) {
  for (int i = 0; i < node->list->count && !c->failed; i++) {
    RtNode *alias = node->list->items[i];
    const char *text = rt_str_utf8 (c->rt, alias->alias.name, NULL);
    if (!text) {
      c->failed = true;
      return;
    }
    const char *dot = strchr (text, '.');
    rt_c_load_const_new (c, node->at, rt_int_from_int64 (c->rt, 0));
    rt_c_load_none (c, node->at);
    rt_c_op_name (c, node->at, RT_OP_IMPORT_NAME, alias->alias.name);
    if (alias->alias.asname && dot)
      import_as (c, node->at, dot, alias->alias.asname);
    else if (alias->alias.asname)
      rt_c_name (c, node->at, alias->alias.asname, RT_NAME_STORE);
    else
      rt_c_name (c, node->at, dot ? part_of (c, text, (size_t)(dot - text)) : alias->alias.name,
                 RT_NAME_STORE);
  }
}

static bool is_future_import (const RtNode *node) {
  return node->import_from.level == 0 && node->import_from.module &&
         rt_str_equal_utf8 (node->import_from.module, "__future__");
}

void rt_c_import_from (C *c, RtNode *node) {
  RtNodeList *aliases = node->import_from.names;
  RtObject *names = rt_tuple_new (c->rt, aliases->count);
  for (int i = 0; names && i < aliases->count; i++)
    rt_tuple_init (c->rt, names, i, rt_incref (aliases->items[i]->alias.name));
  rt_c_load_const_new (c, node->at, rt_int_from_int64 (c->rt, node->import_from.level));
  if (is_future_import (node) && node->at.line > c->last_future_line)
    rt_c_error (c, node->at, "from __future__ imports must occur at the beginning of the file");
  rt_c_load_const_new (c, node->at, names);
  rt_c_op_name (c, node->at, RT_OP_IMPORT_NAME,
                node->import_from.module ? node->import_from.module : c->rt->empty_str);
  for (int i = 0; i < aliases->count && !c->failed; i++) {
    RtNode *alias = aliases->items[i];
    if (i == 0 && rt_str_equal_utf8 (alias->alias.name, "*")) {
      rt_c_op_arg (c, node->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_IMPORT_STAR);
      rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
      return;
    }
    rt_c_op_name (c, node->at, RT_OP_IMPORT_FROM, alias->alias.name);
    rt_c_name (c, node->at, alias->alias.asname ? alias->alias.asname : alias->alias.name, RT_NAME_STORE);
  }
  rt_c_op (c, node->at, RT_OP_POP_TOP);
}

/* Branches and loops */

static void if_stmt (C *c, RtNode *node) {
  int end = rt_c_label (c);
  bool has_else = rt_node_count (node->branch.otherwise) > 0;
  int next = has_else ? rt_c_label (c) : end;
  rt_c_jump_if (c, node->at, node->branch.test, next, false);
  rt_c_stmts (c, node->branch.body);
  if (has_else) {
    rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
    rt_c_use_label (c, next);
    rt_c_stmts (c, node->branch.otherwise);
  }
  rt_c_use_label (c, end);
}

static void while_stmt (C *c, RtNode *node) {
  int loop = rt_c_label (c), body = rt_c_label (c), anchor = rt_c_label (c), end = rt_c_label (c);
  rt_c_use_label (c, loop);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_WHILE_LOOP, loop, end, NULL, NULL))
    return;
  rt_c_jump_if (c, node->at, node->branch.test, anchor, false);
  rt_c_use_label (c, body);
  rt_c_stmts (c, node->branch.body);
  rt_c_jump_if (c, node->at, node->branch.test, body, true);
  rt_c_pop_block (c);
  rt_c_use_label (c, anchor);
  rt_c_stmts (c, node->branch.otherwise);
  rt_c_use_label (c, end);
}

static void for_stmt (C *c, RtNode *node) {
  int start = rt_c_label (c), cleanup = rt_c_label (c), end = rt_c_label (c);
  RtPosition at = node->at;
  if (!rt_c_push_block (c, at, RT_FBLOCK_FOR_LOOP, start, end, NULL, NULL))
    return;
  rt_c_expr (c, node->for_.iter);
  rt_c_op (c, at, RT_OP_GET_ITER);
  rt_c_use_label (c, start);
  rt_c_jump (c, at, RT_OP_FOR_ITER, cleanup);
  rt_c_expr (c, node->for_.target);
  rt_c_stmts (c, node->for_.body);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, start);
  rt_c_use_label (c, cleanup);
  rt_c_op (c, RT_NOWHERE, RT_OP_END_FOR);
  rt_c_pop_block (c);
  rt_c_stmts (c, node->for_.otherwise);
  rt_c_use_label (c, end);
}

static void async_for (C *c, RtNode *node) {
  if (!rt_c_in_async (c)) {
    rt_c_error (c, node->at, "'async for' outside async function");
    return;
  }
  int start = rt_c_label (c), except = rt_c_label (c), end = rt_c_label (c);
  RtPosition at = node->at;
  rt_c_expr (c, node->for_.iter);
  rt_c_op (c, at, RT_OP_GET_AITER);
  rt_c_use_label (c, start);
  if (!rt_c_push_block (c, at, RT_FBLOCK_FOR_LOOP, start, end, NULL, NULL))
    return;
  rt_c_jump (c, at, RT_OP_SETUP_FINALLY, except);
  rt_c_op (c, at, RT_OP_GET_ANEXT);
  rt_c_load_none (c, at);
  rt_c_yield_from (c, at, true);
  rt_c_op (c, at, RT_OP_POP_BLOCK);
  rt_c_expr (c, node->for_.target);
  rt_c_stmts (c, node->for_.body);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, start);
  rt_c_pop_block (c);
  rt_c_use_label (c, except);
  rt_c_op (c, node->for_.iter->at, RT_OP_END_ASYNC_FOR);
  rt_c_stmts (c, node->for_.otherwise);
  rt_c_use_label (c, end);
}

static void expr_stmt (C *c, RtNode *node) {
  if (c->interactive && c->nested_interactive <= 1) {
    rt_c_expr (c, node->value);
    rt_c_op_arg (c, node->at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_PRINT);
    rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  } else if (node->value->kind == RT_NODE_CONSTANT) {
    rt_c_op (c, node->at, RT_OP_NOP);
  } else {
    rt_c_expr (c, node->value);
    rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  }
}

static void stmt (C *c, RtNode *node) {
  switch (node->kind) {
  case RT_NODE_FUNCTION_DEF:
    rt_c_function (c, node);
    return;
  case RT_NODE_CLASS_DEF:
    rt_c_class (c, node);
    return;
  case RT_NODE_TYPE_ALIAS:
    rt_c_type_alias (c, node);
    return;
  case RT_NODE_RETURN:
    return_stmt (c, node);
    return;
  case RT_NODE_DELETE:
    rt_c_exprs (c, node->list);
    return;
  case RT_NODE_ASSIGN:
    assign (c, node);
    return;
  case RT_NODE_AUG_ASSIGN:
    aug_assign (c, node);
    return;
  case RT_NODE_ANN_ASSIGN:
    ann_assign (c, node);
    return;
  case RT_NODE_FOR:
    (node->for_.is_async ? async_for : for_stmt) (c, node);
    return;
  case RT_NODE_WHILE:
    while_stmt (c, node);
    return;
  case RT_NODE_IF:
    if_stmt (c, node);
    return;
  case RT_NODE_MATCH:
    rt_c_match (c, node);
    return;
  case RT_NODE_RAISE:
    raise (c, node);
    return;
  case RT_NODE_TRY:
    (node->try_.is_star ? rt_c_try_star : rt_c_try) (c, node);
    return;
  case RT_NODE_ASSERT:
    assert_stmt (c, node);
    return;
  case RT_NODE_IMPORT:
    rt_c_import (c, node);
    return;
  case RT_NODE_IMPORT_FROM:
    rt_c_import_from (c, node);
    return;
  case RT_NODE_EXPR:
    expr_stmt (c, node);
    return;
  case RT_NODE_PASS:
    rt_c_op (c, node->at, RT_OP_NOP);
    return;
  case RT_NODE_BREAK:
    break_stmt (c, node);
    return;
  case RT_NODE_CONTINUE:
    continue_stmt (c, node);
    return;
  case RT_NODE_WITH:
    (node->with.is_async ? rt_c_async_with : rt_c_with) (c, node, 0);
    return;
  default:
    return;
  }
}

void rt_c_stmt (C *c, RtNode *node) {
  if (!rt_c_descend (c))
    return;
  stmt (c, node);
  rt_c_ascend (c);
}

void rt_c_stmts (C *c, RtNodeList *list) {
  for (int i = 0; i < rt_node_count (list); i++)
    rt_c_stmt (c, list->items[i]);
}
