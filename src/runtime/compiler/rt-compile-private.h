/* The code generator, as its files share it.
 *
 * It walks the tree and emits instructions with labels into the current unit (one a code object); rt-flow.c
 * makes basic blocks of them, optimises, and rt-assemble.c writes the code object. Every function and its
 * instructions, order and positions follow CPython 3.12's, since the bytecode must be the same.
 *
 * An error sets `failed` (an exception is set); everything emitted afterwards is ignored, so that only ends
 * need to ask.
 */
#pragma once

#include "rt-flow.h"
#include "rt-opcodes.h"
#include "rt-symtable.h"

typedef enum RtUnitType {
  RT_UNIT_MODULE,
  RT_UNIT_CLASS,
  RT_UNIT_FUNCTION,
  RT_UNIT_ASYNC_FUNCTION,
  RT_UNIT_LAMBDA,
  RT_UNIT_COMPREHENSION,
  RT_UNIT_TYPE_PARAMS,
} RtUnitType;

typedef enum RtFrameBlockType {
  RT_FBLOCK_WHILE_LOOP,
  RT_FBLOCK_FOR_LOOP,
  RT_FBLOCK_TRY_EXCEPT,
  RT_FBLOCK_FINALLY_TRY,
  RT_FBLOCK_FINALLY_END,
  RT_FBLOCK_WITH,
  RT_FBLOCK_ASYNC_WITH,
  RT_FBLOCK_HANDLER_CLEANUP,
  RT_FBLOCK_POP_VALUE,
  RT_FBLOCK_EXCEPTION_HANDLER,
  RT_FBLOCK_EXCEPTION_GROUP_HANDLER,
  RT_FBLOCK_ASYNC_COMPREHENSION_GENERATOR,
  RT_FBLOCK_STOP_ITERATION,
} RtFrameBlockType;

#define RT_MAX_FRAME_BLOCKS 20

typedef struct RtFrameBlock {
  RtFrameBlockType type;
  int block, exit; /* labels */
  RtPosition at;
  RtNodeList *final; /* FINALLY_TRY: the body */
  RtObject *name;    /* HANDLER_CLEANUP: the variable, or NULL */
} RtFrameBlock;

typedef struct RtUnit {
  struct RtUnit *outer;
  RtUnitType type;
  RtScope *scope;
  RtObject *name, *qualname, *private_;
  int argcount, posonlyargcount, kwonlyargcount, first_line;
  RtNameMap names, varnames, cellvars, freevars, hidden, const_index;
  RtObject **consts; /* canonical, owned by the arena */
  int const_count, const_capacity;
  RtInstr *instrs;
  int instr_count, instr_capacity;
  int *labels; /* instruction before which each stands; -1: not yet */
  int label_count, label_capacity;
  RtFrameBlock blocks[RT_MAX_FRAME_BLOCKS];
  int block_count;
  bool inlined_comp; /* within an inlined comprehension */
} RtUnit;

typedef struct RtCompiler {
  RtInterp *rt;
  RtArena *arena; /* dies when the compilation ends */
  const RtCompileOptions *options;
  const char *text, *text_end;
  RtUnit *unit;
  bool failed;
  bool interactive;
  bool future_annotations;
  int future_flags; /* RT_CO_FUTURE_... of all code objects */
  int last_future_line;   /* of the last `from __future__` that stands where it may */
  int nested_interactive; /* depth of units */
  int depth;
  struct RtConstCache *consts;
} RtCompiler;

typedef RtCompiler C;

#define RT_NOWHERE ((RtPosition){-1, -1, -1, -1})

/* Emitting */

int rt_c_label (C *c);
void rt_c_use_label (C *c, int label);
void rt_c_op (C *c, RtPosition at, RtOpcode op);
void rt_c_op_arg (C *c, RtPosition at, RtOpcode op, int arg);
void rt_c_jump (C *c, RtPosition at, RtOpcode op, int label);
void rt_c_insert_setup (C *c, int label);                    /* SETUP_CLEANUP before everything */
void rt_c_load_const (C *c, RtPosition at, RtObject *value); /* borrowed */
void rt_c_load_const_new (C *c, RtPosition at, RT_STEALS RtObject *RT_NULLABLE value);
void rt_c_load_none (C *c, RtPosition at);
int rt_c_add_const (C *c, RtObject *value);
int rt_c_name_index (C *c, RtNameMap *map, RtObject *name);
void rt_c_op_name (C *c, RtPosition at, RtOpcode op, RtObject *name); /* mangled, in co_names */
RtObject *rt_c_interned (C *c, const char *text);                     /* borrowed */
RtObject *rt_c_mangle (C *c, RtObject *name);
void rt_c_error (C *c, RtPosition at, const char *format, ...);
void rt_c_warn (C *c, RtPosition at, const char *format, ...);
void rt_c_fail (C *c);
/* One level deeper in the tree; false if the compilation has failed or now does, for depth. rt_c_ascend after true only. */
bool rt_c_descend (C *c);
void rt_c_ascend (C *c);

/* Constants that are equal and of one type become one object, in tuples and frozensets, too, over all units.
 */
RtObject *rt_c_merge_const (C *c, RtObject *value);
RtObject *rt_c_merge_one (C *c, RtObject *value); /* the same, but items stay as they are */
void rt_c_clear_const_keys (C *c);                /* when all is compiled (rt-const-keys.h) */

/* Names */

typedef enum RtNameUse { RT_NAME_LOAD, RT_NAME_STORE, RT_NAME_DELETE } RtNameUse;
void rt_c_name (C *c, RtPosition at, RtObject *name, RtNameUse use);
RtNameScope rt_c_reference_type (C *c, RtObject *name);

/* Units */

bool rt_c_enter (C *c, RtObject *name, RtUnitType type, RtScope *scope, int line);
void rt_c_leave (C *c);
RtObject *
rt_c_assemble (C *c, bool add_none); /* the code of the current unit, owned by the arena; NULL when failed */

/* Blocks within a frame */

bool rt_c_push_block (C *c, RtPosition at, RtFrameBlockType type, int block, int exit, RtNodeList *final,
                      RtObject *name);
void rt_c_pop_block (C *c);
/* Emits what leaving the innermost block takes; the value on top of the stack survives if KEEP_VALUE. */
void rt_c_unwind_block (C *c, RtPosition *at, const RtFrameBlock *block, bool keep_value);
/* Unwinds all blocks, or up to the innermost loop, which *LOOP gets. */
void rt_c_unwind_stack (C *c, RtPosition *at, bool keep_value, RtFrameBlock **loop);
/* The value of GET_ITER & Co. that yield from or await drives. */
void rt_c_yield_from (C *c, RtPosition at, bool is_await);

/* Visitors */

void rt_c_expr (C *c, RtNode *node);
void rt_c_exprs (C *c, RtNodeList *list);
void rt_c_stmts (C *c, RtNodeList *list);
void rt_c_stmt (C *c, RtNode *node);
void rt_c_jump_if (C *c, RtPosition at, RtNode *test, int label, bool condition);
void rt_c_call_helper (C *c, RtPosition at, int pushed, RtNodeList *args, RtNodeList *keywords);
void rt_c_call (C *c, RtNode *node);
void rt_c_tuple_of (C *c, RtNodeList *items, int pushed, RtPosition at);
void rt_c_comprehension (C *c, RtNode *node);
void rt_c_lambda (C *c, RtNode *node);
void rt_c_function (C *c, RtNode *node);
void rt_c_class (C *c, RtNode *node);
void rt_c_type_alias (C *c, RtNode *node);
void rt_c_make_closure (C *c, RtPosition at, RtObject *code, int flags);
void rt_c_match (C *c, RtNode *node);
void rt_c_try (C *c, RtNode *node);
void rt_c_try_star (C *c, RtNode *node);
void rt_c_with (C *c, RtNode *node, int position);
void rt_c_async_with (C *c, RtNode *node, int position);
void rt_c_import (C *c, RtNode *node);
void rt_c_import_from (C *c, RtNode *node);
void rt_c_body (C *c, RtPosition at, RtNodeList *body);
void rt_c_binary_op (C *c, RtPosition at, int op);
bool rt_c_in_async (const C *c);

/* The docstring's expression, or NULL. */
RtNode *rt_docstring (RtNodeList *body);
/* The source of an annotation, as ast.unparse writes it, for `from __future__ import annotations`. New; NULL
 * with exception. */
RT_NEW RtObject *rt_unparse (RtInterp *rt, RtNode *expression);
