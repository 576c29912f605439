/* Code for try and with. */
#include "rt-compile-private.h"

static void pop_except_and_reraise (C *c) {
  /* The exception that was handled before is two below: the handler's own lasti and exception are on top. */
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_COPY, 3);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 1);
}

/* name = None; del name */
static void unbind (C *c, RtObject *name) {
  if (!name)
    return;
  rt_c_load_none (c, RT_NOWHERE);
  rt_c_name (c, RT_NOWHERE, name, RT_NAME_STORE);
  rt_c_name (c, RT_NOWHERE, name, RT_NAME_DELETE);
}

/* except Type as name: */
static void named_handler (C *c, RtNode *handler, int end) {
  RtObject *name = handler->handler.name;
  int cleanup_end = rt_c_label (c), cleanup_body = rt_c_label (c);
  rt_c_name (c, handler->at, name, RT_NAME_STORE);
  rt_c_jump (c, handler->at, RT_OP_SETUP_CLEANUP, cleanup_end);
  rt_c_use_label (c, cleanup_body);
  if (!rt_c_push_block (c, handler->at, RT_FBLOCK_HANDLER_CLEANUP, cleanup_body, -1, NULL, name))
    return;
  rt_c_stmts (c, handler->handler.body);
  rt_c_pop_block (c);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  unbind (c, name);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, cleanup_end);
  unbind (c, name);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 1);
}

static void plain_handler (C *c, RtNode *handler, int end) {
  int cleanup_body = rt_c_label (c);
  rt_c_op (c, handler->at, RT_OP_POP_TOP);
  rt_c_use_label (c, cleanup_body);
  if (!rt_c_push_block (c, handler->at, RT_FBLOCK_HANDLER_CLEANUP, cleanup_body, -1, NULL, NULL))
    return;
  rt_c_stmts (c, handler->handler.body);
  rt_c_pop_block (c);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
}

static void handlers (C *c, RtNodeList *list, int end) {
  for (int i = 0; i < list->count && !c->failed; i++) {
    RtNode *handler = list->items[i];
    if (!handler->handler.type && i + 1 < list->count) {
      rt_c_error (c, handler->at, "default 'except:' must be last");
      return;
    }
    int next = rt_c_label (c);
    if (handler->handler.type) {
      rt_c_expr (c, handler->handler.type);
      rt_c_op (c, handler->at, RT_OP_CHECK_EXC_MATCH);
      rt_c_jump (c, handler->at, RT_OP_POP_JUMP_IF_FALSE, next);
    }
    (handler->handler.name ? named_handler : plain_handler) (c, handler, end);
    rt_c_use_label (c, next);
  }
}

static void try_except (C *c, RtNode *node) {
  int body = rt_c_label (c), except = rt_c_label (c), end = rt_c_label (c), cleanup = rt_c_label (c);
  rt_c_jump (c, node->at, RT_OP_SETUP_FINALLY, except);
  rt_c_use_label (c, body);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_TRY_EXCEPT, body, -1, NULL, NULL))
    return;
  rt_c_stmts (c, node->try_.body);
  rt_c_pop_block (c);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_stmts (c, node->try_.otherwise);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, except);
  rt_c_jump (c, RT_NOWHERE, RT_OP_SETUP_CLEANUP, cleanup);
  rt_c_op (c, RT_NOWHERE, RT_OP_PUSH_EXC_INFO);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_EXCEPTION_HANDLER, -1, -1, NULL, NULL))
    return;
  handlers (c, node->try_.handlers, end);
  rt_c_pop_block (c);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 0);
  rt_c_use_label (c, cleanup);
  pop_except_and_reraise (c);
  rt_c_use_label (c, end);
}

static void try_star_except (C *c, RtNode *node);

/* INNER compiles the try statement without its `finally`. */
static void try_finally (C *c, RtNode *node, void (*inner) (C *c, RtNode *node)) {
  int body = rt_c_label (c), end = rt_c_label (c), exit = rt_c_label (c), cleanup = rt_c_label (c);
  rt_c_jump (c, node->at, RT_OP_SETUP_FINALLY, end);
  rt_c_use_label (c, body);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_FINALLY_TRY, body, end, node->try_.final, NULL))
    return;
  if (rt_node_count (node->try_.handlers) > 0)
    inner (c, node);
  else
    rt_c_stmts (c, node->try_.body);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_pop_block (c);
  rt_c_stmts (c, node->try_.final);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, exit);
  rt_c_use_label (c, end);
  if (!rt_c_push_block (c, RT_NOWHERE, RT_FBLOCK_FINALLY_END, end, -1, NULL, NULL))
    return;
  rt_c_jump (c, RT_NOWHERE, RT_OP_SETUP_CLEANUP, cleanup);
  rt_c_op (c, RT_NOWHERE, RT_OP_PUSH_EXC_INFO);
  rt_c_stmts (c, node->try_.final);
  rt_c_pop_block (c);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 0);
  rt_c_use_label (c, cleanup);
  pop_except_and_reraise (c);
  rt_c_use_label (c, exit);
}

void rt_c_try (C *c, RtNode *node) {
  if (rt_node_count (node->try_.final) > 0)
    try_finally (c, node, try_except);
  else
    try_except (c, node);
}

/* except*: on the stack are the group, the list of what handlers raised, and the rest that is not handled
 * yet. */
static void star_handler (C *c, RtNode *handler, bool first, bool last, int reraise_star) {
  RtPosition at = handler->at;
  RtObject *name = handler->handler.name;
  int next = rt_c_label (c), with_error = rt_c_label (c), no_match = rt_c_label (c);
  if (first) {
    rt_c_op_arg (c, at, RT_OP_BUILD_LIST, 0);
    rt_c_op_arg (c, at, RT_OP_COPY, 2);
  }
  rt_c_expr (c, handler->handler.type);
  rt_c_op (c, at, RT_OP_CHECK_EG_MATCH);
  rt_c_op_arg (c, at, RT_OP_COPY, 1);
  rt_c_jump (c, at, RT_OP_POP_JUMP_IF_NONE, no_match);
  int cleanup_end = rt_c_label (c), cleanup_body = rt_c_label (c);
  if (name)
    rt_c_name (c, at, name, RT_NAME_STORE);
  else
    rt_c_op (c, at, RT_OP_POP_TOP);
  rt_c_jump (c, at, RT_OP_SETUP_CLEANUP, cleanup_end);
  rt_c_use_label (c, cleanup_body);
  if (!rt_c_push_block (c, at, RT_FBLOCK_HANDLER_CLEANUP, cleanup_body, -1, NULL, name))
    return;
  rt_c_stmts (c, handler->handler.body);
  rt_c_pop_block (c);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  unbind (c, name);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, next);
  rt_c_use_label (c, cleanup_end);
  unbind (c, name);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_LIST_APPEND, 3);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, with_error);
  rt_c_use_label (c, next);
  rt_c_op (c, RT_NOWHERE, RT_OP_NOP);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, with_error);
  rt_c_use_label (c, no_match);
  rt_c_op (c, at, RT_OP_POP_TOP);
  rt_c_use_label (c, with_error);
  if (last) {
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_LIST_APPEND, 1);
    rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, reraise_star);
  }
}

static void reraise_group (C *c, int reraise_star, int cleanup, int end) {
  int reraise = rt_c_label (c);
  rt_c_use_label (c, reraise_star);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_CALL_INTRINSIC_2, RT_INTRINSIC_PREP_RERAISE_STAR);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_COPY, 1);
  rt_c_jump (c, RT_NOWHERE, RT_OP_POP_JUMP_IF_NOT_NONE, reraise);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, end);
  rt_c_use_label (c, reraise);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_SWAP, 2);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 0);
  rt_c_use_label (c, cleanup);
  pop_except_and_reraise (c);
}

static void try_star_except (C *c, RtNode *node) {
  int body = rt_c_label (c), except = rt_c_label (c), otherwise = rt_c_label (c), end = rt_c_label (c);
  int cleanup = rt_c_label (c), reraise_star = rt_c_label (c);
  RtNodeList *list = node->try_.handlers;
  rt_c_jump (c, node->at, RT_OP_SETUP_FINALLY, except);
  rt_c_use_label (c, body);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_TRY_EXCEPT, body, -1, NULL, NULL))
    return;
  rt_c_stmts (c, node->try_.body);
  rt_c_pop_block (c);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, otherwise);
  rt_c_use_label (c, except);
  rt_c_jump (c, RT_NOWHERE, RT_OP_SETUP_CLEANUP, cleanup);
  rt_c_op (c, RT_NOWHERE, RT_OP_PUSH_EXC_INFO);
  if (!rt_c_push_block (c, node->at, RT_FBLOCK_EXCEPTION_GROUP_HANDLER, -1, -1, NULL, NULL))
    return;
  for (int i = 0; i < list->count && !c->failed; i++)
    star_handler (c, list->items[i], i == 0, i + 1 == list->count, reraise_star);
  rt_c_pop_block (c);
  reraise_group (c, reraise_star, cleanup, end);
  rt_c_use_label (c, otherwise);
  rt_c_stmts (c, node->try_.otherwise);
  rt_c_use_label (c, end);
}

void rt_c_try_star (C *c, RtNode *node) {
  if (rt_node_count (node->try_.final) > 0)
    try_finally (c, node, try_star_except);
  else
    try_star_except (c, node);
}

/* with */

static void call_exit (C *c, RtPosition at, bool is_async) {
  for (int i = 0; i < 3; i++)
    rt_c_load_none (c, at);
  rt_c_op_arg (c, at, RT_OP_CALL, 2);
  if (is_async) {
    rt_c_op_arg (c, at, RT_OP_GET_AWAITABLE, 2);
    rt_c_load_none (c, at);
    rt_c_yield_from (c, at, true);
  }
  rt_c_op (c, at, RT_OP_POP_TOP);
}

/* What __exit__ returned decides whether the exception is swallowed. */
static void finish_exceptional_exit (C *c, int cleanup) {
  int suppress = rt_c_label (c), exit = rt_c_label (c);
  rt_c_jump (c, RT_NOWHERE, RT_OP_POP_JUMP_IF_TRUE, suppress);
  rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 2);
  rt_c_use_label (c, suppress);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_EXCEPT);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
  rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, exit);
  rt_c_use_label (c, cleanup);
  pop_except_and_reraise (c);
  rt_c_use_label (c, exit);
}

static void with_item (C *c, RtNode *node, int position, bool is_async) {
  RtNode *item = node->with.items->items[position];
  RtPosition at = node->at;
  int block = rt_c_label (c), final = rt_c_label (c), exit = rt_c_label (c), cleanup = rt_c_label (c);
  rt_c_expr (c, item->with_item.expression);
  rt_c_op (c, at, is_async ? RT_OP_BEFORE_ASYNC_WITH : RT_OP_BEFORE_WITH);
  if (is_async) {
    rt_c_op_arg (c, at, RT_OP_GET_AWAITABLE, 1);
    rt_c_load_none (c, at);
    rt_c_yield_from (c, at, true);
  }
  rt_c_jump (c, at, RT_OP_SETUP_WITH, final);
  rt_c_use_label (c, block);
  if (!rt_c_push_block (c, at, is_async ? RT_FBLOCK_ASYNC_WITH : RT_FBLOCK_WITH, block, final, NULL, NULL))
    return;
  if (item->with_item.target)
    rt_c_expr (c, item->with_item.target);
  else
    rt_c_op (c, at, RT_OP_POP_TOP);
  if (position + 1 == node->with.items->count)
    rt_c_stmts (c, node->with.body);
  else
    with_item (c, node, position + 1, is_async);
  rt_c_pop_block (c);
  rt_c_op (c, is_async ? at : RT_NOWHERE, RT_OP_POP_BLOCK);
  call_exit (c, at, is_async);
  rt_c_jump (c, at, RT_OP_JUMP, exit);
  rt_c_use_label (c, final);
  rt_c_jump (c, at, RT_OP_SETUP_CLEANUP, cleanup);
  rt_c_op (c, at, RT_OP_PUSH_EXC_INFO);
  rt_c_op (c, at, RT_OP_WITH_EXCEPT_START);
  if (is_async) {
    rt_c_op_arg (c, at, RT_OP_GET_AWAITABLE, 2);
    rt_c_load_none (c, at);
    rt_c_yield_from (c, at, true);
  }
  finish_exceptional_exit (c, cleanup);
  rt_c_use_label (c, exit);
}

void rt_c_with (C *c, RtNode *node, int position) {
  with_item (c, node, position, false);
}

void rt_c_async_with (C *c, RtNode *node, int position) {
  if (!rt_c_in_async (c)) {
    rt_c_error (c, node->at, "'async with' outside async function");
    return;
  }
  with_item (c, node, position, true);
}
