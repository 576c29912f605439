/* Opcodes and the meanings of their arguments, made from rt-opcodes.def. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef enum RtOpcode {
#define RT_OPCODE(number, name, caches, argument, effect, prose) RT_OP_##name = number,
#define RT_PSEUDO_OPCODE(number, name, argument, effect, prose)  RT_OP_##name = number,
#include "rt-opcodes.def"
#undef RT_OPCODE
#undef RT_PSEUDO_OPCODE
  RT_OPCODES = 267
} RtOpcode;

/* Opcodes from this one on take an argument; the others ignore it. */
#define RT_OP_HAVE_ARGUMENT 90

/* What the argument of an instruction is. */
typedef enum RtOpcodeArgument {
  RT_ARG_NONE,
  RT_ARG_NUMBER,
  RT_ARG_CONST,     /* an index into co_consts */
  RT_ARG_NAME,      /* an index into co_names; shifted for LOAD_ATTR, LOAD_GLOBAL, LOAD_SUPER_ATTR */
  RT_ARG_LOCAL,     /* an index into the slots of the frame ("localsplus") */
  RT_ARG_FREE,      /* the same, of a slot that holds a cell */
  RT_ARG_COMPARE,   /* RtCompare << 4, and CPython's hints */
  RT_ARG_JUMP,      /* code units forward, from behind the caches */
  RT_ARG_JUMP_BACK, /* code units backward, from behind the caches */
} RtOpcodeArgument;

/* The operation of CALL_INTRINSIC_1. */
typedef enum RtIntrinsic1 {
  RT_INTRINSIC_PRINT = 1,       /* a -> None; sys.displayhook(a), of an expression at the prompt */
  RT_INTRINSIC_IMPORT_STAR = 2, /* module -> None; its public names go to the namespace */
  RT_INTRINSIC_STOPITERATION_ERROR =
      3, /* exc -> exc; a StopIteration that leaves a generator becomes a RuntimeError */
  RT_INTRINSIC_ASYNC_GEN_WRAP = 4,     /* value -> wrapped; what an asynchronous generator yields */
  RT_INTRINSIC_UNARY_POSITIVE = 5,     /* a -> +a */
  RT_INTRINSIC_LIST_TO_TUPLE = 6,      /* list -> tuple */
  RT_INTRINSIC_TYPEVAR = 7,            /* name -> TypeVar */
  RT_INTRINSIC_PARAMSPEC = 8,          /* name -> ParamSpec */
  RT_INTRINSIC_TYPEVARTUPLE = 9,       /* name -> TypeVarTuple */
  RT_INTRINSIC_SUBSCRIPT_GENERIC = 10, /* parameters -> Generic[parameters] */
  RT_INTRINSIC_TYPEALIAS = 11,         /* (name, parameters, function) -> type alias */
} RtIntrinsic1;

/* The operation of CALL_INTRINSIC_2. */
typedef enum RtIntrinsic2 {
  RT_INTRINSIC_PREP_RERAISE_STAR = 1,  /* exc results -> exception|None; what except* clauses left to raise */
  RT_INTRINSIC_TYPEVAR_WITH_BOUND = 2, /* name function -> TypeVar */
  RT_INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3, /* name function -> TypeVar */
  RT_INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4, /* function parameters -> function */
} RtIntrinsic2;

typedef struct RtOpcodeInfo {
  const char *name; /* NULL: no such opcode */
  uint8_t caches;   /* cache units behind it */
  uint8_t argument; /* RtOpcodeArgument */
} RtOpcodeInfo;

/* Indexed by opcode. */
extern const RtOpcodeInfo rt_opcode_info[RT_OPCODES];

/* By how much the stack is higher after OPCODE with OPARG; JUMP tells whether it jumped. */
int rt_opcode_stack_effect (RtOpcode opcode, int oparg, bool jump);
