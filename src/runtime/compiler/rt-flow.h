/* Basic blocks: from the instructions of a unit to the optimised, ordered instructions of a code object. */
#pragma once

#include "rt-arena.h"
#include "rt-code.h"
#include "rt-name-map.h"

struct RtCompiler;
struct RtUnit;
typedef struct RtFlowBlock RtFlowBlock;

typedef struct RtInstr {
  int op;
  int arg; /* of a jump: its label */
  RtPosition at;
  RtFlowBlock *target; /* of a jump or SETUP_... */
  RtFlowBlock *except; /* the handler of exceptions in it, NULL: none */
} RtInstr;

struct RtFlowBlock {
  RtFlowBlock *next;
  int label; /* -1: none */
  RtInstr *instrs;
  int count, capacity;
  int predecessors;
  int start_depth;        /* of the stack; INT_MIN: not known */
  int offset;             /* in code units */
  int index;              /* the first instruction's, in the order of assembly */
  uint64_t unsafe_locals; /* bit set: this local may be unbound */
  struct RtExceptStack *except_stack;
  bool except_handler, preserve_lasti, visited, cold, warm;
};

/* The graph of UNIT's instructions, optimised and in final order, with pseudo instructions replaced;
 * *STACKSIZE and *LOCALSPLUS (the number of variables of the frame) are told. NULL when failed. */
RtFlowBlock *rt_flow_build (struct RtCompiler *c, struct RtUnit *unit, int flags, int *stacksize);

/* Writes the code object. New, owned by the compiler's arena; NULL when failed. */
RtObject *rt_assemble (struct RtCompiler *c, struct RtUnit *unit, RtFlowBlock *entry, int flags,
                       int stacksize);

bool rt_op_is_jump (int op);
bool rt_op_is_setup (int op);
bool rt_op_is_unconditional_jump (int op);
bool rt_op_leaves_scope (int op);
