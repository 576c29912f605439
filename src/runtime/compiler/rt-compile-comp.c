/* Comprehensions: those of lists, sets and dicts inlined where they stand (PEP 709), generator expressions as
 * functions. */
#include "rt-compile-private.h"

#include "rt-str.h"

/* What inlining changed and pushed, to be restored behind it. */
typedef struct Inlined {
  RtNameMap symbols; /* outer flags of names that mean something else inside; -1: there were none */
  RtNameMap hidden;  /* names that became fast locals of a module or class */
  RtObject **pushed; /* names whose outer values are on the stack */
  int pushed_count;
  int cleanup, end;
} Inlined;

static void generators (C *c, RtNode *node, int index, int depth, bool iter_on_stack);

static void push_local (C *c, RtPosition at, Inlined *state, RtObject *name, RtNameScope scope,
                        RtNameScope outer_scope) {
  RtUnit *u = c->unit;
  long *hidden = rt_name_map_get (&u->hidden, name);
  if (!rt_scope_is_function (u->scope) && !(hidden && *hidden) &&
      (!rt_name_map_set (&u->hidden, name, 1) || !rt_name_map_set (&state->hidden, name, 1)))
    c->failed = true;
  rt_c_op_arg (c, at, RT_OP_LOAD_FAST_AND_CLEAR, rt_c_name_index (c, &u->varnames, name));
  if (scope == RT_SCOPE_CELL)
    rt_c_op_arg (c, at, RT_OP_MAKE_CELL,
                 rt_c_name_index (c, outer_scope == RT_SCOPE_FREE ? &u->freevars : &u->cellvars, name));
  state->pushed[state->pushed_count++] = name;
}

/* Makes the comprehension's names mean what they mean inside of it. */
static void enter_inlined (C *c, RtPosition at, RtScope *scope, Inlined *state) {
  RtUnit *u = c->unit;
  *state = (Inlined){0};
  rt_name_map_init (&state->symbols, c->arena);
  rt_name_map_init (&state->hidden, c->arena);
  state->pushed = rt_arena_alloc (c->arena, (size_t)(scope->symbols.count + 1) * sizeof *state->pushed);
  if (!state->pushed) {
    c->failed = true;
    return;
  }
  bool in_class = u->scope->type == RT_BLOCK_CLASS && !u->inlined_comp;
  u->inlined_comp = true;
  RT_NAME_MAP_EACH (e, &scope->symbols) {
    RtNameScope inside = (RtNameScope)(e->value >> RT_SCOPE_SHIFT);
    long *known = rt_name_map_get (&u->scope->symbols, e->name);
    long outer = known ? *known : 0;
    RtNameScope outside = (RtNameScope)(outer >> RT_SCOPE_SHIFT);
    bool takes_over = inside == RT_SCOPE_CELL && outside == RT_SCOPE_FREE; /* the cell in the place of the free one */
    bool differs = inside != outside && inside != RT_SCOPE_FREE;
    if (!takes_over && (differs || in_class) && (!rt_name_map_set (&state->symbols, e->name, known ? outer : -1) ||
                                  !rt_name_map_set (&u->scope->symbols, e->name, e->value)))
      c->failed = true;
    if (((e->value & RT_DEF_LOCAL) && !(e->value & RT_DEF_NONLOCAL)) || in_class)
      push_local (c, at, state, e->name, inside, outside);
    if (c->failed)
      return;
  }
  if (state->pushed_count == 0)
    return;
  rt_c_op_arg (c, at, RT_OP_SWAP, state->pushed_count + 1);
  state->cleanup = rt_c_label (c);
  state->end = rt_c_label (c);
  rt_c_jump (c, at, RT_OP_SETUP_FINALLY, state->cleanup);
}

static void restore_locals (C *c, RtPosition at, const Inlined *state) {
  rt_c_op_arg (c, at, RT_OP_SWAP, state->pushed_count + 1);
  for (int i = state->pushed_count - 1; i >= 0; i--)
    rt_c_op_arg (c, at, RT_OP_STORE_FAST_MAYBE_NULL,
                 rt_c_name_index (c, &c->unit->varnames, state->pushed[i]));
}

static void leave_inlined (C *c, RtPosition at, const Inlined *state, bool outer_inlined) {
  RtUnit *u = c->unit;
  u->inlined_comp = outer_inlined;
  RT_NAME_MAP_EACH (e, &state->symbols) {
    if (e->value < 0)
      rt_name_map_remove (&u->scope->symbols, e->name);
    else if (!rt_name_map_set (&u->scope->symbols, e->name, e->value))
      c->failed = true;
  }
  if (state->pushed_count > 0) {
    rt_c_op (c, RT_NOWHERE, RT_OP_POP_BLOCK);
    rt_c_jump (c, RT_NOWHERE, RT_OP_JUMP, state->end);
    /* An exception within: the unfinished result goes, the outer values come back. */
    rt_c_use_label (c, state->cleanup);
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_SWAP, 2);
    rt_c_op (c, RT_NOWHERE, RT_OP_POP_TOP);
    restore_locals (c, at, state);
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 0);
    rt_c_use_label (c, state->end);
    restore_locals (c, at, state);
  }
  RT_NAME_MAP_EACH (e, &state->hidden)
  if (!rt_name_map_set (&u->hidden, e->name, 0))
    c->failed = true;
}

/* The value of one round, added to the result. */
static void element (C *c, RtNode *node, int depth) {
  RtNode *element_node = node->comp.element, *value = node->comp.value;
  RtPosition at = element_node->at;
  rt_c_expr (c, element_node);
  switch (node->kind) {
  case RT_NODE_GENERATOR_EXP:
    if (c->unit->scope->generator && c->unit->scope->coroutine)
      rt_c_op_arg (c, at, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_ASYNC_GEN_WRAP);
    rt_c_op (c, at, RT_OP_YIELD_VALUE);
    rt_c_op_arg (c, at, RT_OP_RESUME, 1);
    rt_c_op (c, at, RT_OP_POP_TOP);
    return;
  case RT_NODE_LIST_COMP:
    rt_c_op_arg (c, at, RT_OP_LIST_APPEND, depth + 1);
    return;
  case RT_NODE_SET_COMP:
    rt_c_op_arg (c, at, RT_OP_SET_ADD, depth + 1);
    return;
  default:
    rt_c_expr (c, value);
    at.end_line = value->at.end_line;
    at.end_column = value->at.end_column;
    rt_c_op_arg (c, at, RT_OP_MAP_ADD, depth + 1);
  }
}

static RtPosition element_position (const RtNode *node, int index) {
  RtPosition at = node->comp.element->at;
  if (node->kind == RT_NODE_DICT_COMP && index + 1 == node->comp.generators->count) {
    at.end_line = node->comp.value->at.end_line;
    at.end_column = node->comp.value->at.end_column;
  }
  return at;
}

/* `for x in [value]` only assigns: the value, or NULL. */
static RtNode *single_item (const RtNode *iter) {
  if ((iter->kind != RT_NODE_LIST && iter->kind != RT_NODE_TUPLE) || rt_node_count (iter->list) != 1 ||
      iter->list->items[0]->kind == RT_NODE_STARRED)
    return NULL;
  return iter->list->items[0];
}

static void inner (C *c, RtNode *node, int index, int depth) {
  if (index + 1 < node->comp.generators->count)
    generators (c, node, index + 1, depth, false);
  else
    element (c, node, depth);
}

static void conditions (C *c, RtNode *node, RtNodeList *list, int cleanup) {
  for (int i = 0; i < rt_node_count (list); i++)
    rt_c_jump_if (c, node->at, list->items[i], cleanup, false);
}

static void sync_generator (C *c, RtNode *node, int index, int depth, bool iter_on_stack) {
  RtNode *g = node->comp.generators->items[index];
  int start = rt_c_label (c), cleanup = rt_c_label (c), anchor = rt_c_label (c);
  RtNode *single = !iter_on_stack && index > 0 ? single_item (g->comprehension.iter) : NULL;
  if (single) {
    rt_c_expr (c, single);
  } else {
    if (!iter_on_stack && index == 0) {
      c->unit->argcount = 1;
      rt_c_op_arg (c, node->at, RT_OP_LOAD_FAST, 0);
    } else if (!iter_on_stack) {
      rt_c_expr (c, g->comprehension.iter);
      rt_c_op (c, node->at, RT_OP_GET_ITER);
    }
    depth++;
    rt_c_use_label (c, start);
    rt_c_jump (c, node->at, RT_OP_FOR_ITER, anchor);
  }
  rt_c_expr (c, g->comprehension.target);
  conditions (c, node, g->comprehension.conditions, cleanup);
  inner (c, node, index, depth);
  rt_c_use_label (c, cleanup);
  if (single)
    return;
  rt_c_jump (c, element_position (node, index), RT_OP_JUMP, start);
  rt_c_use_label (c, anchor);
  rt_c_op (c, RT_NOWHERE, RT_OP_END_FOR);
}

static void async_generator (C *c, RtNode *node, int index, int depth, bool iter_on_stack) {
  RtNode *g = node->comp.generators->items[index];
  int start = rt_c_label (c), except = rt_c_label (c), cleanup = rt_c_label (c);
  if (!iter_on_stack && index == 0) {
    c->unit->argcount = 1;
    rt_c_op_arg (c, node->at, RT_OP_LOAD_FAST, 0);
  } else if (!iter_on_stack) {
    rt_c_expr (c, g->comprehension.iter);
    rt_c_op (c, node->at, RT_OP_GET_AITER);
  }
  rt_c_use_label (c, start);
  rt_c_push_block (c, node->at, RT_FBLOCK_ASYNC_COMPREHENSION_GENERATOR, start, -1, NULL, NULL);
  rt_c_jump (c, node->at, RT_OP_SETUP_FINALLY, except);
  rt_c_op (c, node->at, RT_OP_GET_ANEXT);
  rt_c_load_none (c, node->at);
  rt_c_yield_from (c, node->at, true);
  rt_c_op (c, node->at, RT_OP_POP_BLOCK);
  rt_c_expr (c, g->comprehension.target);
  conditions (c, node, g->comprehension.conditions, cleanup);
  inner (c, node, index, depth + 1);
  rt_c_use_label (c, cleanup);
  rt_c_jump (c, element_position (node, index), RT_OP_JUMP, start);
  rt_c_pop_block (c);
  rt_c_use_label (c, except);
  rt_c_op (c, node->at, RT_OP_END_ASYNC_FOR);
}

static void generators (C *c, RtNode *node, int index, int depth, bool iter_on_stack) {
  if (c->failed)
    return;
  if (node->comp.generators->items[index]->comprehension.is_async)
    async_generator (c, node, index, depth, iter_on_stack);
  else
    sync_generator (c, node, index, depth, iter_on_stack);
}

/* The outermost iterator, which is made outside of the comprehension. */
static void outermost (C *c, RtNode *node) {
  RtNode *g = node->comp.generators->items[0];
  rt_c_expr (c, g->comprehension.iter);
  rt_c_op (c, node->at, g->comprehension.is_async ? RT_OP_GET_AITER : RT_OP_GET_ITER);
}

static void build (C *c, RtNode *node) {
  RtOpcode op = node->kind == RT_NODE_LIST_COMP  ? RT_OP_BUILD_LIST
                : node->kind == RT_NODE_SET_COMP ? RT_OP_BUILD_SET
                                                 : RT_OP_BUILD_MAP;
  rt_c_op_arg (c, node->at, op, 0);
}

static void inlined (C *c, RtNode *node) {
  Inlined state;
  bool outer_inlined = c->unit->inlined_comp;
  outermost (c, node);
  enter_inlined (c, node->at, node->scope, &state);
  build (c, node);
  rt_c_op_arg (c, node->at, RT_OP_SWAP, 2);
  generators (c, node, 0, 0, true);
  if (!c->failed)
    leave_inlined (c, node->at, &state, outer_inlined);
}

static void as_function (C *c, RtNode *node) {
  static const char *const names[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  bool generator = node->kind == RT_NODE_GENERATOR_EXP;
  RtObject *name = rt_c_interned (c, names[node->kind - RT_NODE_LIST_COMP]);
  if (!name || !rt_c_enter (c, name, RT_UNIT_COMPREHENSION, node->scope, node->at.line))
    return;
  if (!generator)
    build (c, node);
  generators (c, node, 0, 0, false);
  if (!generator) {
    rt_c_op (c, node->comp.element->at, RT_OP_RETURN_VALUE);
  } else {
    int handler = rt_c_label (c);
    rt_c_insert_setup (c, handler);
    rt_c_load_none (c, RT_NOWHERE);
    rt_c_op (c, RT_NOWHERE, RT_OP_RETURN_VALUE);
    rt_c_use_label (c, handler);
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_CALL_INTRINSIC_1, RT_INTRINSIC_STOPITERATION_ERROR);
    rt_c_op_arg (c, RT_NOWHERE, RT_OP_RERAISE, 1);
  }
  RtObject *code = rt_c_assemble (c, true);
  rt_c_leave (c);
  if (!code)
    return;
  rt_c_make_closure (c, node->at, code, 0);
  outermost (c, node);
  rt_c_op_arg (c, node->at, RT_OP_CALL, 0);
  if (node->scope->coroutine && !generator) {
    rt_c_op (c, node->at, RT_OP_GET_AWAITABLE);
    rt_c_load_none (c, node->at);
    rt_c_yield_from (c, node->at, true);
  }
}

void rt_c_comprehension (C *c, RtNode *node) {
  bool allowed = c->unit->type == RT_UNIT_ASYNC_FUNCTION || c->unit->type == RT_UNIT_COMPREHENSION;
  if (node->scope->coroutine && node->kind != RT_NODE_GENERATOR_EXP && !allowed) {
    rt_c_error (c, node->at, "asynchronous comprehension outside of an asynchronous function");
    return;
  }
  if (node->scope->inlined)
    inlined (c, node);
  else
    as_function (c, node);
}
