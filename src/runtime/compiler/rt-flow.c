/* From instructions with labels to blocks, through the passes, to the instructions that are assembled. */
#include "rt-flow-private.h"

#include <limits.h>
#include <string.h>

bool rt_op_is_setup (int op) {
  return op == RT_OP_SETUP_FINALLY || op == RT_OP_SETUP_CLEANUP || op == RT_OP_SETUP_WITH;
}

bool rt_op_is_jump (int op) {
  RtOpcodeArgument argument = (RtOpcodeArgument)rt_opcode_info[op].argument;
  return (argument == RT_ARG_JUMP || argument == RT_ARG_JUMP_BACK) && !rt_op_is_setup (op);
}

bool rt_op_is_unconditional_jump (int op) {
  return op == RT_OP_JUMP || op == RT_OP_JUMP_NO_INTERRUPT || op == RT_OP_JUMP_FORWARD ||
         op == RT_OP_JUMP_BACKWARD || op == RT_OP_JUMP_BACKWARD_NO_INTERRUPT;
}

bool rt_op_leaves_scope (int op) {
  return op == RT_OP_RETURN_VALUE || op == RT_OP_RETURN_CONST || op == RT_OP_RAISE_VARARGS ||
         op == RT_OP_RERAISE || op == RT_OP_INTERPRETER_EXIT;
}

bool rt_flow_falls_through (RtFlowBlock *block) {
  const RtInstr *last = rt_flow_last (block);
  return !last || !(rt_op_leaves_scope (last->op) || rt_op_is_unconditional_jump (last->op));
}

RtFlowBlock *rt_flow_nonempty (RtFlowBlock *block) {
  while (block && block->count == 0)
    block = block->next;
  return block;
}

RtFlowBlock *rt_flow_new_block (RtFlow *f) {
  RtFlowBlock *block = rt_arena_alloc (f->c->arena, sizeof *block);
  if (!block) {
    f->c->failed = true;
    return NULL;
  }
  block->label = -1;
  block->start_depth = INT_MIN;
  return block;
}

RtInstr *rt_flow_insert (RtFlow *f, RtFlowBlock *block, int index, RtInstr instr) {
  if (block->count == block->capacity) {
    int capacity = block->capacity ? 2 * block->capacity : 8;
    RtInstr *instrs = rt_arena_alloc (f->c->arena, (size_t)capacity * sizeof *instrs);
    if (!instrs) {
      f->c->failed = true;
      return NULL;
    }
    if (block->count > 0)
      memcpy (instrs, block->instrs, (size_t)block->count * sizeof *instrs);
    block->instrs = instrs;
    block->capacity = capacity;
  }
  memmove (&block->instrs[index + 1], &block->instrs[index], (size_t)(block->count - index) * sizeof instr);
  block->count++;
  block->instrs[index] = instr;
  return &block->instrs[index];
}

RtInstr *rt_flow_append (RtFlow *f, RtFlowBlock *block, RtInstr instr) {
  return rt_flow_insert (f, block, block->count, instr);
}

/* Blocks */

/* For every instruction, whether a label stands before it; blocks by label in *BY_LABEL. */
static bool make_blocks (RtFlow *f) {
  RtUnit *u = f->unit;
  RtFlowBlock **by_place = rt_arena_alloc (f->c->arena, (size_t)(u->instr_count + 1) * sizeof *by_place);
  if (!by_place)
    return false;
  bool *labelled = rt_arena_alloc (f->c->arena, (size_t)u->instr_count + 1);
  if (!labelled)
    return false;
  for (int i = 0; i < u->label_count; i++)
    if (u->labels[i] >= 0)
      labelled[u->labels[i]] = true;
  RtFlowBlock *block = f->entry = rt_flow_new_block (f);
  for (int i = 0; block && i < u->instr_count; i++) {
    const RtInstr *last = rt_flow_last (block);
    bool ended = last && (rt_op_is_jump (last->op) || rt_op_leaves_scope (last->op));
    if (ended || (labelled[i] && (last || block->label >= 0))) {
      RtFlowBlock *next = rt_flow_new_block (f);
      if (!next)
        return false;
      block = block->next = next;
    }
    if (labelled[i])
      block->label = i;
    by_place[i] = block;
    if (!rt_flow_append (f, block, u->instrs[i]))
      return false;
  }
  /* Every unit ends in a return, so no label stands behind it. */
  for (block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++) {
      RtInstr *instr = &block->instrs[i];
      if (rt_op_is_jump (instr->op) || rt_op_is_setup (instr->op))
        instr->target = by_place[u->labels[instr->arg]];
    }
  return true;
}

/* Handlers */

typedef struct RtExceptStack {
  RtFlowBlock *handlers[RT_MAX_FRAME_BLOCKS * 2 + 2];
  int depth;
} RtExceptStack;

static RtExceptStack *copy_stack (RtFlow *f, const RtExceptStack *stack) {
  RtExceptStack *copy = rt_arena_alloc (f->c->arena, sizeof *copy);
  if (!copy)
    f->c->failed = true;
  else if (stack)
    *copy = *stack;
  return copy;
}

typedef struct Todo {
  RtFlowBlock **blocks;
  int count;
} Todo;

static int count_blocks (const RtFlow *f) {
  int count = 0;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    count++;
  return count;
}

static Todo new_todo (RtFlow *f) {
  Todo todo = {.blocks = rt_arena_alloc (f->c->arena, (size_t)(count_blocks (f) + 1) * sizeof *todo.blocks)};
  if (!todo.blocks)
    f->c->failed = true;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->visited = false;
  return todo;
}

static void todo_push (Todo *todo, RtFlowBlock *block) {
  block->visited = true;
  todo->blocks[todo->count++] = block;
}

static void visit_with_stack (RtFlow *f, Todo *todo, RtFlowBlock *block, const RtExceptStack *stack) {
  if (block->visited)
    return;
  block->except_stack = copy_stack (f, stack);
  todo_push (todo, block);
}

static void label_block (RtFlow *f, Todo *todo, RtFlowBlock *block) {
  RtExceptStack *stack = block->except_stack;
  RtFlowBlock *handler = stack->handlers[stack->depth];
  for (int i = 0; i < block->count && !f->c->failed; i++) {
    RtInstr *instr = &block->instrs[i];
    if (rt_op_is_setup (instr->op)) {
      visit_with_stack (f, todo, instr->target, stack);
      if (instr->op != RT_OP_SETUP_FINALLY)
        instr->target->preserve_lasti = true;
      handler = stack->handlers[++stack->depth] = instr->target;
    } else if (instr->op == RT_OP_POP_BLOCK) {
      handler = stack->handlers[--stack->depth];
    } else {
      instr->except = handler;
      if (rt_op_is_jump (instr->op))
        visit_with_stack (f, todo, instr->target, stack);
      else if (instr->op == RT_OP_YIELD_VALUE)
        instr->arg = stack->depth;
    }
  }
  if (rt_flow_falls_through (block) && block->next)
    visit_with_stack (f, todo, block->next, stack);
}

void rt_flow_label_handlers (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++)
      if (rt_op_is_setup (block->instrs[i].op))
        block->instrs[i].target->except_handler = true;
  Todo todo = new_todo (f);
  if (f->c->failed)
    return;
  visit_with_stack (f, &todo, f->entry, NULL);
  while (todo.count > 0 && !f->c->failed)
    label_block (f, &todo, todo.blocks[--todo.count]);
}

/* The depth of the stack */

static void push_depth (Todo *todo, RtFlowBlock *block, int depth) {
  if (block->start_depth >= depth || block->start_depth >= 100)
    return;
  block->start_depth = depth;
  todo->blocks[todo->count++] = block;
}

static int larger (int a, int b) {
  return a > b ? a : b;
}

static int stack_depth (RtFlow *f) {
  Todo todo = new_todo (f);
  int most = 0;
  if (f->c->failed)
    return 0;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->start_depth = INT_MIN;
  push_depth (&todo, f->entry, 0);
  while (todo.count > 0) {
    RtFlowBlock *block = todo.blocks[--todo.count];
    RtFlowBlock *next = block->next;
    int depth = block->start_depth;
    for (int i = 0; i < block->count; i++) {
      const RtInstr *instr = &block->instrs[i];
      int after = depth + rt_opcode_stack_effect ((RtOpcode)instr->op, instr->arg, false);
      most = larger (most, after);
      if (instr->target) {
        int there = depth + rt_opcode_stack_effect ((RtOpcode)instr->op, instr->arg, true);
        most = larger (most, there);
        push_depth (&todo, instr->target, there);
      }
      depth = after;
      if (rt_op_leaves_scope (instr->op) || rt_op_is_unconditional_jump (instr->op)) {
        next = NULL;
        break;
      }
    }
    if (next)
      push_depth (&todo, next, depth);
  }
  return most;
}

/* Variables of the frame: locals, then cells, then free variables; a parameter that is a cell has one place.
 */

static int *cell_places (RtFlow *f) {
  RtUnit *u = f->unit;
  int locals = u->varnames.count, count = u->cellvars.count + u->freevars.count;
  int *places = rt_arena_alloc (f->c->arena, (size_t)(count + 1) * sizeof *places);
  if (!places) {
    f->c->failed = true;
    return NULL;
  }
  for (int i = 0; i < count; i++)
    places[i] = locals + i;
  RT_NAME_MAP_EACH (e, &u->cellvars) {
    long *local = rt_name_map_get (&u->varnames, e->name);
    if (local)
      places[e->value] = (int)*local;
  }
  return places;
}

static void insert_prefix (RtFlow *f, const int *places, int flags) {
  RtUnit *u = f->unit;
  RtFlowBlock *entry = f->entry;
  if (flags & (RT_CO_GENERATOR | RT_CO_COROUTINE | RT_CO_ASYNC_GENERATOR)) {
    RtPosition at = {u->first_line, u->first_line, -1, -1};
    rt_flow_insert (f, entry, 0, (RtInstr){.op = RT_OP_RETURN_GENERATOR, .at = at});
    rt_flow_insert (f, entry, 1, (RtInstr){.op = RT_OP_POP_TOP, .at = RT_NOWHERE});
  }
  /* Cells in the order of their places. */
  int total = u->varnames.count + u->cellvars.count + u->freevars.count, made = 0;
  for (int place = 0; place < total && made < u->cellvars.count; place++)
    for (int i = 0; i < u->cellvars.count; i++)
      if (places[i] == place)
        rt_flow_insert (f, entry, made++, (RtInstr){.op = RT_OP_MAKE_CELL, .arg = i, .at = RT_NOWHERE});
  if (u->freevars.count > 0)
    rt_flow_insert (f, entry, 0,
                    (RtInstr){.op = RT_OP_COPY_FREE_VARS, .arg = u->freevars.count, .at = RT_NOWHERE});
}

static void place_variables (RtFlow *f, int flags) {
  RtUnit *u = f->unit;
  int *places = cell_places (f);
  if (!places)
    return;
  insert_prefix (f, places, flags);
  int dropped = 0;
  for (int i = 0; i < u->cellvars.count + u->freevars.count; i++) {
    if (places[i] == i + u->varnames.count)
      places[i] -= dropped;
    else
      dropped++;
  }
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++) {
      RtInstr *instr = &block->instrs[i];
      if (rt_opcode_info[instr->op].argument == RT_ARG_FREE)
        instr->arg = places[instr->arg];
    }
}

/* Pseudo instructions */

static void remove_setups (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++) {
      RtInstr *instr = &block->instrs[i];
      if (rt_op_is_setup (instr->op) || instr->op == RT_OP_POP_BLOCK) {
        rt_instr_nop (instr);
        instr->target = NULL;
      }
    }
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    rt_flow_remove_nops (block);
}

static int reversed (int op) {
  switch (op) {
  case RT_OP_POP_JUMP_IF_NOT_NONE:
    return RT_OP_POP_JUMP_IF_NONE;
  case RT_OP_POP_JUMP_IF_NONE:
    return RT_OP_POP_JUMP_IF_NOT_NONE;
  case RT_OP_POP_JUMP_IF_FALSE:
    return RT_OP_POP_JUMP_IF_TRUE;
  case RT_OP_POP_JUMP_IF_TRUE:
    return RT_OP_POP_JUMP_IF_FALSE;
  default:
    return op;
  }
}

/* Conditional jumps go forward only: one that goes back becomes its opposite, over an unconditional one. */
static void normalize_jumps (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->visited = false;
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    block->visited = true;
    RtInstr *last = rt_flow_last (block);
    if (!last || !rt_op_is_jump (last->op) || rt_op_is_unconditional_jump (last->op) ||
        !last->target->visited || reversed (last->op) == last->op)
      continue;
    RtFlowBlock *back = rt_flow_new_block (f);
    if (!back ||
        !rt_flow_append (f, back, (RtInstr){.op = RT_OP_JUMP, .at = last->at, .target = last->target}))
      return;
    last->op = reversed (last->op);
    last->target = block->next;
    back->cold = block->cold;
    back->visited = true;
    back->next = block->next;
    block->next = back;
    block = back;
  }
}

static void resolve_jumps (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->visited = false;
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    block->visited = true;
    RtInstr *last = rt_flow_last (block);
    if (!last || (last->op != RT_OP_JUMP && last->op != RT_OP_JUMP_NO_INTERRUPT))
      continue;
    bool forward = !last->target->visited;
    last->op = forward                  ? RT_OP_JUMP_FORWARD
               : last->op == RT_OP_JUMP ? RT_OP_JUMP_BACKWARD
                                        : RT_OP_JUMP_BACKWARD_NO_INTERRUPT;
  }
}

static void remaining_pseudo (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++)
      if (block->instrs[i].op == RT_OP_STORE_FAST_MAYBE_NULL)
        block->instrs[i].op = RT_OP_STORE_FAST;
}

RtFlowBlock *rt_flow_build (C *c, RtUnit *unit, int flags, int *stacksize) {
  RtFlow flow = {.c = c, .unit = unit};
  RtFlow *f = &flow;
  void (*const passes[]) (RtFlow *) = {rt_flow_label_handlers,       rt_flow_optimize,
                                       rt_flow_remove_unused_consts, rt_flow_check_locals,
                                       rt_flow_resolve_lines,        rt_flow_push_cold_blocks_to_end};
  if (!make_blocks (f)) {
    c->failed = true;
    return NULL;
  }
  for (size_t i = 0; i < sizeof passes / sizeof *passes && !c->failed; i++)
    passes[i](f);
  if (c->failed)
    return NULL;
  *stacksize = stack_depth (f);
  place_variables (f, flags);
  remove_setups (f);
  normalize_jumps (f);
  resolve_jumps (f);
  remaining_pseudo (f);
  return c->failed ? NULL : f->entry;
}
