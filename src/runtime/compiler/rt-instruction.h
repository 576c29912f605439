/* One instruction in the words of dis. Making these texts makes no object and runs no user code. */
#pragma once

#include "hb-buffer.h"
#include "rt-code.h"

typedef struct RtInstruction {
  uint32_t unit; /* of the opcode, behind its EXTENDED_ARG prefixes */
  int opcode, oparg;
} RtInstruction;

/* The instruction whose opcode stands at UNIT, its argument put together over the prefixes. */
RtInstruction rt_instruction_at (const RtCode *code, uint32_t unit);
/* The unit that it jumps to if it jumps; -1: it never does. */
long rt_instruction_target (const RtInstruction *instruction);
const char *rt_instruction_name (const RtInstruction *instruction);
bool rt_instruction_has_argument (const RtInstruction *instruction);
/* What dis prints in parentheses behind the number of the argument; nothing for most opcodes. */
void rt_instruction_append_argument (RtInterp *rt, const RtCode *code, const RtInstruction *instruction, HbBuffer *out);
/* The repr of a constant of a code object. */
void rt_constant_append (RtInterp *rt, RtObject *constant, HbBuffer *out);
