#include "rt-opcodes.h"

const RtOpcodeInfo rt_opcode_info[RT_OPCODES] = {
#define RT_OPCODE(number, name, caches, argument, effect, prose)                                             \
  [number] = {#name, caches, RT_ARG_##argument},
#define RT_PSEUDO_OPCODE(number, name, argument, effect, prose) [number] = {#name, 0, RT_ARG_##argument},
#include "rt-opcodes.def"
#undef RT_OPCODE
#undef RT_PSEUDO_OPCODE
};

int rt_opcode_stack_effect (RtOpcode opcode, int oparg, bool jump) {
  switch (opcode) {
#define RT_OPCODE(number, name, caches, argument, effect, prose)                                             \
  case number:                                                                                               \
    return effect;
#define RT_PSEUDO_OPCODE(number, name, argument, effect, prose)                                              \
  case number:                                                                                               \
    return effect;
#include "rt-opcodes.def"
#undef RT_OPCODE
#undef RT_PSEUDO_OPCODE
  case RT_OPCODES:
    break;
  }
  return 0;
}
