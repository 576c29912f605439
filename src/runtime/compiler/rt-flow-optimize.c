/* Passes over the blocks that make code shorter, each as CPython 3.12 does it. */
#include "rt-flow-private.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define RT_MAX_COPY_SIZE                                                                                     \
  4 /* blocks that leave the scope are copied in place of a jump to them if they are this short */

void rt_flow_remove_empty (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    block->next = rt_flow_nonempty (block->next);
  f->entry = rt_flow_nonempty (f->entry);
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++)
      if (block->instrs[i].target)
        block->instrs[i].target = rt_flow_nonempty (block->instrs[i].target);
}

static bool exits_scope (RtFlowBlock *block) {
  const RtInstr *last = rt_flow_last (block);
  return last && rt_op_leaves_scope (last->op);
}

static void inline_small_exits (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    RtInstr *last = rt_flow_last (block);
    if (!last || !rt_op_is_unconditional_jump (last->op))
      continue;
    RtFlowBlock *target = last->target;
    if (!exits_scope (target) || target->count > RT_MAX_COPY_SIZE)
      continue;
    rt_instr_nop (last);
    last->target = NULL;
    for (int i = 0; i < target->count; i++)
      rt_flow_append (f, block, target->instrs[i]);
  }
}

static void reach (RtFlowBlock *block, RtFlowBlock **stack, int *count) {
  if (!block->visited) {
    block->visited = true;
    stack[(*count)++] = block;
  }
  block->predecessors++;
}

void rt_flow_count_predecessors (RtFlow *f) {
  int blocks = 0, count = 0;
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    block->visited = false;
    block->predecessors = 0;
    blocks++;
  }
  RtFlowBlock **stack = rt_arena_alloc (f->c->arena, (size_t)(blocks + 1) * sizeof *stack);
  if (!stack) {
    f->c->failed = true;
    return;
  }
  reach (f->entry, stack, &count);
  while (count > 0) {
    RtFlowBlock *block = stack[--count];
    if (block->next && rt_flow_falls_through (block))
      reach (block->next, stack, &count);
    for (int i = 0; i < block->count; i++)
      if (block->instrs[i].target)
        reach (block->instrs[i].target, stack, &count);
  }
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    if (block->predecessors == 0) {
      block->count = 0;
      block->except_handler = false;
    }
}

/* NOPs */

/* The line of the next instruction behind BLOCK, -1: none. */
static int next_line (RtFlowBlock *block) {
  RtFlowBlock *next = rt_flow_nonempty (block->next);
  return next ? next->instrs[0].at.line : -2;
}

static bool nop_is_redundant (RtFlowBlock *block, int index, int previous_line) {
  RtInstr *instr = &block->instrs[index];
  int line = instr->at.line;
  if (line < 0 || line == previous_line)
    return true;
  if (index + 1 < block->count) {
    RtInstr *next = &block->instrs[index + 1];
    if (next->at.line == line)
      return true;
    if (next->at.line < 0) {
      next->at = instr->at;
      return true;
    }
    return false;
  }
  return next_line (block) == line;
}

int rt_flow_remove_nops (RtFlowBlock *block) {
  int kept = 0, previous_line = -1;
  for (int i = 0; i < block->count; i++) {
    if (block->instrs[i].op == RT_OP_NOP && nop_is_redundant (block, i, previous_line))
      continue;
    int line = block->instrs[i].at.line;
    if (kept != i)
      block->instrs[kept] = block->instrs[i];
    kept++;
    previous_line = line;
  }
  int removed = block->count - kept;
  block->count = kept;
  return removed;
}

/* LOAD_CONST or COPY 1, and POP_TOP behind it, cancel out. */
static void remove_nops_and_pairs (RtFlow *f) {
  bool done = false;
  while (!done) {
    done = true;
    RtInstr *instr = NULL;
    for (RtFlowBlock *block = f->entry; block; block = block->next) {
      rt_flow_remove_nops (block);
      if (block->label >= 0)
        instr = NULL;
      for (int i = 0; i < block->count; i++) {
        RtInstr *previous = instr;
        instr = &block->instrs[i];
        if (instr->op == RT_OP_POP_TOP && previous &&
            (previous->op == RT_OP_LOAD_CONST || (previous->op == RT_OP_COPY && previous->arg == 1))) {
          rt_instr_nop (previous);
          rt_instr_nop (instr);
          done = false;
        }
      }
      if ((instr && rt_op_is_jump (instr->op)) || !rt_flow_falls_through (block))
        instr = NULL;
    }
  }
}

void rt_flow_remove_redundant_jumps (RtFlow *f) {
  for (RtFlowBlock *block = f->entry; block; block = block->next) {
    RtInstr *last = rt_flow_last (block);
    if (!last || !rt_op_is_unconditional_jump (last->op))
      continue;
    if (rt_flow_nonempty (last->target) != rt_flow_nonempty (block->next))
      continue;
    rt_instr_nop (last);
    last->target = NULL;
  }
}

/* Within a block */

static bool const_is_true (C *c, const RtObject *value) {
  const RtInterp *rt = c->rt;
  const RtTypes *types = &rt->types;
  if (value == rt->none || value == rt->false_)
    return false;
  if (value->type == types->str)
    return rt_str_length (value) > 0;
  if (value->type == types->int_)
    return rt_int_size (value) != 0;
  if (value->type == types->bytes || value->type == types->tuple)
    return ((const RtVarObject *)value)->size != 0;
  if (value->type == types->float_)
    return ((const RtFloat *)value)->value != 0;
  if (value->type == types->complex_)
    return ((const RtComplex *)value)->real != 0 || ((const RtComplex *)value)->imag != 0;
  return true;
}

/* The instruction at *INDEX pushes the constant CONST_INDEX. */
static void load_const (RtFlow *f, RtFlowBlock *block, int *index, int const_index) {
  RtInstr *instr = &block->instrs[*index];
  RtInstr *next = *index + 1 < block->count ? &block->instrs[*index + 1] : NULL;
  RtObject *value = f->unit->consts[const_index];
  if (!next)
    return;
  if (next->op == RT_OP_POP_JUMP_IF_FALSE || next->op == RT_OP_POP_JUMP_IF_TRUE) {
    bool jumps = const_is_true (f->c, value) == (next->op == RT_OP_POP_JUMP_IF_TRUE);
    rt_instr_nop (instr);
    if (jumps) {
      next->op = RT_OP_JUMP;
    } else {
      rt_instr_nop (next);
      next->target = NULL;
    }
  } else if (next->op == RT_OP_IS_OP) {
    RtInstr *jump = *index + 2 < block->count ? &block->instrs[*index + 2] : NULL;
    if (value != f->c->rt->none || !jump ||
        (jump->op != RT_OP_POP_JUMP_IF_FALSE && jump->op != RT_OP_POP_JUMP_IF_TRUE))
      return;
    bool inverted = (next->arg != 0) != (jump->op == RT_OP_POP_JUMP_IF_FALSE);
    rt_instr_nop (instr);
    rt_instr_nop (next);
    jump->op = inverted ? RT_OP_POP_JUMP_IF_NOT_NONE : RT_OP_POP_JUMP_IF_NONE;
  } else if (next->op == RT_OP_RETURN_VALUE) {
    next->op = RT_OP_RETURN_CONST;
    next->arg = const_index;
    rt_instr_nop (instr);
    ++*index;
  }
}

static bool thread_jump (RtInstr *instr, const RtInstr *target, int op) {
  if ((instr->at.line != target->at.line && target->at.line >= 0) || instr->target == target->target)
    return false;
  instr->target = target->target;
  instr->op = op;
  return true;
}

/* COUNT constants and BUILD_TUPLE at INSTRS[COUNT] become one constant. */
static void fold_tuple (RtFlow *f, RtInstr *instrs, int count) {
  C *c = f->c;
  for (int i = 0; i < count; i++)
    if (instrs[i].op != RT_OP_LOAD_CONST)
      return;
  RtObject *tuple = rt_tuple_new (c->rt, count);
  for (int i = 0; tuple && i < count; i++)
    rt_tuple_init (c->rt, tuple, i, rt_incref (f->unit->consts[instrs[i].arg]));
  tuple = rt_arena_own (c->arena, tuple);
  if (!tuple) {
    c->failed = true;
    return;
  }
  int index = rt_c_add_const (c, tuple);
  for (int i = 0; i < count; i++)
    rt_instr_nop (&instrs[i]);
  instrs[count].op = RT_OP_LOAD_CONST;
  instrs[count].arg = index;
}

/* BUILD_TUPLE; true if nothing else is to be done about it. */
static void build_tuple (RtFlow *f, RtFlowBlock *block, int index) {
  RtInstr *instr = &block->instrs[index];
  RtInstr *next = index + 1 < block->count ? &block->instrs[index + 1] : NULL;
  if (next && next->op == RT_OP_UNPACK_SEQUENCE && next->arg == instr->arg) {
    if (instr->arg == 1) {
      rt_instr_nop (instr);
      rt_instr_nop (next);
      return;
    }
    if (instr->arg == 2 || instr->arg == 3) {
      rt_instr_nop (instr);
      next->op = RT_OP_SWAP;
      return;
    }
  }
  if (index >= instr->arg)
    fold_tuple (f, instr - instr->arg, instr->arg);
}

/* Swaps */

/* The SWAPs from *INDEX on, NOPs among them, become the fewest that do the same. */
static void optimize_swaps (RtFlow *f, RtFlowBlock *block, int *index) {
  RtInstr *instrs = &block->instrs[*index];
  int limit = block->count - *index, length = 0, depth = instrs[0].arg;
  bool more = false;
  while (++length < limit) {
    if (instrs[length].op == RT_OP_SWAP) {
      depth = instrs[length].arg > depth ? instrs[length].arg : depth;
      more = true;
    } else if (instrs[length].op != RT_OP_NOP) {
      break;
    }
  }
  if (!more)
    return;
  int *stack = rt_arena_alloc (f->c->arena, (size_t)depth * sizeof *stack);
  if (!stack) {
    f->c->failed = true;
    return;
  }
  for (int i = 0; i < depth; i++)
    stack[i] = i;
  for (int i = 0; i < length; i++)
    if (instrs[i].op == RT_OP_SWAP) {
      int top = stack[0];
      stack[0] = stack[instrs[i].arg - 1];
      stack[instrs[i].arg - 1] = top;
    }
  /* Every cycle of the permutation is done by swaps with the top, written from the end. */
  int current = length - 1;
  for (int i = 0; i < depth; i++) {
    if (stack[i] == -1 || stack[i] == i)
      continue;
    for (int j = i;;) {
      if (j > 0) {
        instrs[current].op = RT_OP_SWAP;
        instrs[current--].arg = j + 1;
      }
      if (stack[j] == -1)
        break;
      int next = stack[j];
      stack[j] = -1;
      j = next;
    }
  }
  while (current >= 0)
    rt_instr_nop (&instrs[current--]);
  *index += length - 1;
}

static bool swappable (int op) {
  return op == RT_OP_STORE_FAST || op == RT_OP_STORE_FAST_MAYBE_NULL || op == RT_OP_POP_TOP;
}

static int next_swappable (const RtFlowBlock *block, int i, int line) {
  while (++i < block->count) {
    if (line >= 0 && block->instrs[i].at.line != line)
      return -1;
    if (block->instrs[i].op == RT_OP_NOP)
      continue;
    return swappable (block->instrs[i].op) ? i : -1;
  }
  return -1;
}

static int stored_local (const RtInstr *instr) {
  return instr->op == RT_OP_STORE_FAST || instr->op == RT_OP_STORE_FAST_MAYBE_NULL ? instr->arg : -1;
}

/* Whether the stores at J and K may change places. */
static bool may_exchange (const RtFlowBlock *block, int j, int k) {
  int store_j = stored_local (&block->instrs[j]), store_k = stored_local (&block->instrs[k]);
  if (store_j < 0 && store_k < 0)
    return true;
  if (store_j == store_k)
    return false;
  for (int i = j + 1; i < k; i++) {
    int store = stored_local (&block->instrs[i]);
    if (store >= 0 && (store == store_j || store == store_k))
      return false;
  }
  return true;
}

/* A SWAP before stores is done by exchanging the stores. */
static void apply_swaps (RtFlowBlock *block, int i) {
  for (; i >= 0; i--) {
    RtInstr *swap = &block->instrs[i];
    if (swap->op != RT_OP_SWAP) {
      if (swap->op == RT_OP_NOP || swappable (swap->op))
        continue;
      return;
    }
    int j = next_swappable (block, i, -1);
    if (j < 0)
      return;
    int k = j, line = block->instrs[j].at.line;
    for (int count = swap->arg - 1; count > 0; count--) {
      k = next_swappable (block, k, line);
      if (k < 0)
        return;
    }
    if (!may_exchange (block, j, k))
      return;
    rt_instr_nop (swap);
    RtInstr instr = block->instrs[j];
    block->instrs[j] = block->instrs[k];
    block->instrs[k] = instr;
  }
}

static void optimize_instr (RtFlow *f, RtFlowBlock *block, int *index) {
  RtInstr *instr = &block->instrs[*index];
  RtInstr *next = *index + 1 < block->count ? &block->instrs[*index + 1] : NULL;
  const RtInstr *target = instr->target && instr->target->count > 0 ? &instr->target->instrs[0] : NULL;
  switch (instr->op) {
  case RT_OP_LOAD_CONST:
    load_const (f, block, index, instr->arg);
    return;
  case RT_OP_COPY:
    if (instr->arg == 1 && *index > 0 && instr[-1].op == RT_OP_LOAD_CONST)
      load_const (f, block, index, instr[-1].arg);
    return;
  case RT_OP_BUILD_TUPLE:
    build_tuple (f, block, *index);
    return;
  case RT_OP_POP_JUMP_IF_FALSE:
  case RT_OP_POP_JUMP_IF_TRUE:
  case RT_OP_POP_JUMP_IF_NONE:
  case RT_OP_POP_JUMP_IF_NOT_NONE:
    if (target && target->op == RT_OP_JUMP && thread_jump (instr, target, instr->op))
      --*index;
    return;
  case RT_OP_JUMP:
    if (target && target->op == RT_OP_JUMP && thread_jump (instr, target, RT_OP_JUMP))
      --*index;
    return;
  case RT_OP_SWAP:
    if (instr->arg == 1) {
      rt_instr_nop (instr);
      return;
    }
    optimize_swaps (f, block, index);
    apply_swaps (block, *index);
    return;
  case RT_OP_PUSH_NULL:
    if (next && next->op == RT_OP_LOAD_GLOBAL && !(next->arg & 1)) {
      rt_instr_nop (instr);
      next->arg |= 1;
    }
    return;
  default:
    return;
  }
}

void rt_flow_optimize (RtFlow *f) {
  rt_flow_remove_empty (f);
  inline_small_exits (f);
  rt_flow_count_predecessors (f);
  if (f->c->failed)
    return;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count && !f->c->failed; i++)
      optimize_instr (f, block, &i);
  remove_nops_and_pairs (f);
  inline_small_exits (f);
  rt_flow_count_predecessors (f);
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    rt_flow_remove_nops (block);
  rt_flow_remove_empty (f);
  rt_flow_remove_redundant_jumps (f);
}

/* Constants */

static bool has_const (int op) {
  return rt_opcode_info[op].argument == RT_ARG_CONST;
}

/* The first constant stays: it may be the docstring. */
void rt_flow_remove_unused_consts (RtFlow *f) {
  RtUnit *u = f->unit;
  if (u->const_count == 0)
    return;
  int *moved = rt_arena_alloc (f->c->arena, (size_t)u->const_count * sizeof *moved);
  if (!moved) {
    f->c->failed = true;
    return;
  }
  moved[0] = 1;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++)
      if (has_const (block->instrs[i].op))
        moved[block->instrs[i].arg] = 1;
  int kept = 0;
  for (int i = 0; i < u->const_count; i++)
    if (moved[i]) {
      u->consts[kept] = u->consts[i];
      moved[i] = kept++;
    }
  u->const_count = kept;
  for (RtFlowBlock *block = f->entry; block; block = block->next)
    for (int i = 0; i < block->count; i++)
      if (has_const (block->instrs[i].op))
        block->instrs[i].arg = moved[block->instrs[i].arg];
}
