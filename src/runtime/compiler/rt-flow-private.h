/* What the files of the flow graph share. */
#pragma once

#include "rt-compile-private.h"

typedef struct RtFlow {
  C *c;
  RtUnit *unit;
  RtFlowBlock *entry;
} RtFlow;

static inline RtInstr *rt_flow_last (RtFlowBlock *block) {
  return block->count > 0 ? &block->instrs[block->count - 1] : NULL;
}

static inline void rt_instr_nop (RtInstr *instr) {
  instr->op = RT_OP_NOP;
  instr->arg = 0;
}

RtFlowBlock *rt_flow_new_block (RtFlow *f);
RtInstr *rt_flow_append (RtFlow *f, RtFlowBlock *block, RtInstr instr);
RtInstr *rt_flow_insert (RtFlow *f, RtFlowBlock *block, int index, RtInstr instr);
bool rt_flow_falls_through (RtFlowBlock *block);
RtFlowBlock *rt_flow_nonempty (RtFlowBlock *block);
void rt_flow_remove_empty (RtFlow *f);
void rt_flow_count_predecessors (RtFlow *f); /* and empties blocks that cannot be reached */
/* Removes NOPs that carry no line of their own. */
int rt_flow_remove_nops (RtFlowBlock *block);
void rt_flow_remove_redundant_jumps (RtFlow *f);

/* Passes, in order */
void rt_flow_label_handlers (RtFlow *f);
void rt_flow_optimize (RtFlow *f);
void rt_flow_remove_unused_consts (RtFlow *f);
void rt_flow_check_locals (RtFlow *f);
void rt_flow_push_cold_blocks_to_end (RtFlow *f);
void rt_flow_resolve_lines (RtFlow *f);
