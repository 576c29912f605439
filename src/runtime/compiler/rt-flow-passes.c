/* Passes over the blocks that decide about locals, the order of blocks, and lines. */
#include "rt-flow-private.h"

#include <string.h>

/* Locals that may be unbound are loaded with a check */

#define RT_TRACKED_LOCALS 64 /* as many as a mask has bits; the others are followed within a block only */

typedef struct Worklist {
  RtFlowBlock **blocks;
  int count;
} Worklist;

static Worklist new_worklist (RtFlow *f) {
  int blocks = 0;
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    block->visited = false;
    blocks++;
  }
  Worklist list = {.blocks = rt_arena_alloc (f->c->arena, (size_t)(blocks + 1) * sizeof *list.blocks)};
  if (!list.blocks)
    f->c->failed = true;
  return list;
}

static void note_unsafe (Worklist *list, RtFlowBlock *block, uint64_t unsafe) {
  if ((block->unsafe_locals | unsafe) == block->unsafe_locals)
    return;
  block->unsafe_locals |= unsafe;
  if (!block->visited) {
    block->visited = true;
    list->blocks[list->count++] = block;
  }
}

static void scan_block (Worklist *list, RtFlowBlock *block) {
  uint64_t unsafe = block->unsafe_locals;
  for (int i = 0; i < block->count; i++) {
    RtInstr *instr = &block->instrs[i];
    if (instr->except)
      note_unsafe (list, instr->except, unsafe);
    if (instr->arg >= RT_TRACKED_LOCALS || rt_opcode_info[instr->op].argument != RT_ARG_LOCAL)
      continue;
    uint64_t bit = UINT64_C (1) << instr->arg;
    switch (instr->op) {
    case RT_OP_DELETE_FAST:
    case RT_OP_LOAD_FAST_AND_CLEAR:
    case RT_OP_STORE_FAST_MAYBE_NULL:
      unsafe |= bit;
      break;
    case RT_OP_LOAD_FAST:
      if (unsafe & bit)
        instr->op = RT_OP_LOAD_FAST_CHECK;
      unsafe &= ~bit;
      break;
    default: /* STORE_FAST, LOAD_FAST_CHECK */
      unsafe &= ~bit;
    }
  }
  if (block->next && rt_flow_falls_through (block))
    note_unsafe (list, block->next, unsafe);
  const RtInstr *last = rt_flow_last (block);
  if (last && rt_op_is_jump (last->op))
    note_unsafe (list, last->target, unsafe);
}

/* Locals beyond the tracked ones: known to be bound only behind a store or load in the same block. */
static void scan_many_locals (RtFlow *f, int locals) {
  int number = 0;
  int *bound_in = rt_arena_alloc (f->c->arena, (size_t)locals * sizeof *bound_in);
  if (!bound_in) {
    f->c->failed = true;
    return;
  }
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    number++;
    for (int i = 0; i < block->count; i++) {
      RtInstr *instr = &block->instrs[i];
      if (instr->arg < RT_TRACKED_LOCALS || rt_opcode_info[instr->op].argument != RT_ARG_LOCAL)
        continue;
      if (instr->op == RT_OP_STORE_FAST) {
        bound_in[instr->arg] = number;
      } else if (instr->op == RT_OP_LOAD_FAST) {
        if (bound_in[instr->arg] != number)
          instr->op = RT_OP_LOAD_FAST_CHECK;
        bound_in[instr->arg] = number;
      } else if (instr->op != RT_OP_LOAD_FAST_CHECK) {
        bound_in[instr->arg] = number - 1;
      }
    }
  }
}

void rt_flow_check_locals (RtFlow *f) {
  int locals = f->unit->varnames.count, params = f->unit->scope->params.count;
  if (locals == 0)
    return;
  if (locals > RT_TRACKED_LOCALS) {
    scan_many_locals (f, locals);
    locals = RT_TRACKED_LOCALS;
  }
  Worklist list = new_worklist (f);
  if (f->c->failed)
    return;
  uint64_t start = 0;
  for (int i = params; i < locals; i++)
    start |= UINT64_C (1) << i;
  note_unsafe (&list, f->entry, start);
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    scan_block (&list, block);
  while (list.count > 0) {
    RtFlowBlock *block = list.blocks[--list.count];
    block->visited = false;
    scan_block (&list, block);
  }
}

/* Blocks that only exceptions reach go to the end */

static void visit (Worklist *list, RtFlowBlock *block) {
  if (!block->visited) {
    block->visited = true;
    list->blocks[list->count++] = block;
  }
}

static void mark_warm (RtFlow *f) {
  Worklist list = new_worklist (f);
  if (f->c->failed)
    return;
  visit (&list, f->entry);
  while (list.count > 0) {
    RtFlowBlock *block = list.blocks[--list.count];
    block->warm = true;
    if (block->next && rt_flow_falls_through (block))
      visit (&list, block->next);
    for (int i = 0; i < block->count; i++)
      if (rt_op_is_jump (block->instrs[i].op))
        visit (&list, block->instrs[i].target);
  }
}

static void visit_cold (Worklist *list, RtFlowBlock *block) {
  if (!block->warm)
    visit (list, block);
}

static void mark_cold (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->warm = block->cold = false;
  mark_warm (f);
  Worklist list = new_worklist (f);
  if (f->c->failed)
    return;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    if (block->except_handler)
      visit_cold (&list, block);
  while (list.count > 0) {
    RtFlowBlock *block = list.blocks[--list.count];
    block->cold = true;
    if (block->next && rt_flow_falls_through (block))
      visit_cold (&list, block->next);
    for (int i = 0; i < block->count; i++)
      if (rt_op_is_jump (block->instrs[i].op))
        visit_cold (&list, block->instrs[i].target);
  }
}

/* A cold block must not fall into a warm one any more. */
static bool jump_to_warm (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    if (!block->cold || !rt_flow_falls_through (block) || !block->next || !block->next->warm)
      continue;
    RtFlowBlock *jump = rt_flow_new_block (f);
    if (!jump ||
        !rt_flow_append (f, jump, (RtInstr){.op = RT_OP_JUMP, .at = RT_NOWHERE, .target = block->next}))
      return false;
    if (block->next->label < 0)
      block->next->label = 0;
    jump->cold = true;
    jump->predecessors = 1;
    jump->next = block->next;
    block->next = jump;
  }
  return true;
}

void rt_flow_push_cold_blocks_to_end (RtFlow *f) {
  if (!f->entry->next)
    return;
  mark_cold (f);
  if (f->c->failed || !jump_to_warm (f))
    return;
  RtFlowBlock *cold = NULL, *cold_end = NULL, *block = f->entry;
  while (block->next) {
    while (block->next && !block->next->cold)
      block = block->next;
    if (!block->next)
      break;
    RtFlowBlock *first = block->next, *last = first;
    while (last->next && last->next->cold)
      last = last->next;
    if (cold_end)
      cold_end->next = first;
    else
      cold = first;
    cold_end = last;
    block->next = last->next;
    last->next = NULL;
  }
  block->next = cold;
  if (cold)
    rt_flow_remove_redundant_jumps (f);
}

/* Lines */

static bool is_exit_without_line (RtFlowBlock *block) {
  const RtInstr *last = rt_flow_last (block);
  if (!last || !rt_op_leaves_scope (last->op))
    return false;
  for (int i = 0; i < block->count; i++)
    if (block->instrs[i].at.line >= 0)
      return false;
  return true;
}

static RtFlowBlock *copy_block (RtFlow *f, const RtFlowBlock *block) {
  RtFlowBlock *copy = rt_flow_new_block (f);
  for (int i = 0; copy && i < block->count; i++)
    if (!rt_flow_append (f, copy, block->instrs[i]))
      return NULL;
  return copy;
}

/* An exit without a line gets that of what jumps to it, so each jump needs its own. */
static void duplicate_exits (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    RtInstr *last = rt_flow_last (block);
    if (!last || !rt_op_is_jump (last->op))
      continue;
    RtFlowBlock *target = rt_flow_nonempty (last->target);
    if (!is_exit_without_line (target) || target->predecessors <= 1)
      continue;
    RtFlowBlock *copy = copy_block (f, target);
    if (!copy)
      return;
    copy->instrs[0].at = last->at;
    copy->cold = target->cold;
    copy->label = 0;
    copy->predecessors = 1;
    copy->next = target->next;
    last->target = copy;
    target->next = copy;
    target->predecessors--;
  }
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    if (rt_flow_falls_through (block) && block->next && block->count > 0 &&
        is_exit_without_line (block->next))
      block->next->instrs[0].at = rt_flow_last (block)->at;
}

static void propagate_lines (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    RtInstr *last = rt_flow_last (block);
    if (!last)
      continue;
    RtPosition at = RT_NOWHERE;
    for (int i = 0; i < block->count; i++) {
      if (block->instrs[i].at.line < 0)
        block->instrs[i].at = at;
      else
        at = block->instrs[i].at;
    }
    RtFlowBlock *next = block->next;
    if (next && rt_flow_falls_through (block) && next->predecessors == 1 && next->count > 0 &&
        next->instrs[0].at.line < 0)
      next->instrs[0].at = at;
    if (rt_op_is_jump (last->op) && last->target->predecessors == 1 && last->target->instrs[0].at.line < 0)
      last->target->instrs[0].at = at;
  }
}

static void guarantee_lines_of_exits (RtFlow *f) {
  int line = f->unit->first_line;
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    RtInstr *last = rt_flow_last (block);
    if (!last)
      continue;
    if (last->at.line >= 0) {
      line = last->at.line;
    } else if (last->op == RT_OP_RETURN_VALUE) {
      for (int i = 0; i < block->count; i++)
        block->instrs[i].at.line = line;
    }
  }
}

void rt_flow_resolve_lines (RtFlow *f) {
  duplicate_exits (f);
  propagate_lines (f);
  guarantee_lines_of_exits (f);
}
