/* Which names a block has, and where each lives: CPython's symtable.
 *
 * Two passes. The first walks the tree and notes in every block how each name is used (RT_DEF_..., RT_USE).
 * The second goes from the module inwards and back and decides its scope: local, global, a cell that inner
 * blocks share, or free, that is, a cell of an outer block. List, set and dict comprehensions are then merged
 * into the block they stand in (PEP 709).
 */
#pragma once

#include "rt-ast.h"
#include "rt-compile.h"
#include "rt-name-map.h"

enum {
  RT_DEF_GLOBAL = 1,      /* global statement */
  RT_DEF_LOCAL = 2,       /* assignment in the block */
  RT_DEF_PARAM = 4,       /* parameter */
  RT_DEF_NONLOCAL = 8,    /* nonlocal statement */
  RT_USE = 16,            /* name is used */
  RT_DEF_FREE_CLASS = 64, /* free variable of a method that the class itself has, too */
  RT_DEF_IMPORT = 128,    /* bound by import */
  RT_DEF_ANNOT = 256,     /* annotated */
  RT_DEF_COMP_ITER = 512, /* target of a comprehension */
  RT_DEF_TYPE_PARAM = 1024,
  RT_DEF_COMP_CELL = 2048, /* a cell in an inlined comprehension */
  RT_DEF_BOUND = RT_DEF_LOCAL | RT_DEF_PARAM | RT_DEF_IMPORT | RT_DEF_TYPE_PARAM,
  RT_SCOPE_SHIFT = 12,
};

typedef enum RtNameScope {
  RT_SCOPE_NONE,
  RT_SCOPE_LOCAL,
  RT_SCOPE_GLOBAL_EXPLICIT,
  RT_SCOPE_GLOBAL_IMPLICIT,
  RT_SCOPE_FREE,
  RT_SCOPE_CELL,
} RtNameScope;

typedef enum RtBlockType {
  RT_BLOCK_MODULE,
  RT_BLOCK_FUNCTION,
  RT_BLOCK_CLASS,
  RT_BLOCK_TYPE_VAR_BOUND,
  RT_BLOCK_TYPE_ALIAS,
  RT_BLOCK_TYPE_PARAMS,
} RtBlockType;

typedef struct RtDirective {
  struct RtDirective *next;
  RtObject *name;
  RtPosition at;
} RtDirective;

typedef struct RtScope {
  RtObject *name;
  RtBlockType type;
  RtPosition at;
  struct RtScope *parent;
  RtNameMap symbols; /* flags, and the RtNameScope << RT_SCOPE_SHIFT */
  RtNameMap params;  /* in order */
  struct RtScope **children;
  int child_count, child_capacity;
  RtDirective *directives;  /* global and nonlocal statements */
  RtNodeKind comprehension; /* RT_NODE_LIST_COMP ...; 0: none */
  bool nested, free, child_free;
  bool generator, coroutine, returns_value;
  bool varargs, varkeywords;
  bool needs_class_closure, needs_classdict;
  bool inlined;
  bool in_comp_target;
  int in_comp_iter;
  bool can_see_class_scope;
} RtScope;

typedef struct RtSymtable {
  RtInterp *rt;
  RtArena *arena;
  const RtCompileOptions *options;
  const char *text, *text_end;
  RtScope *top, *current;
  RtObject *private_; /* the class whose private names are mangled */
  bool future_annotations;
  int depth;
  unsigned scope_count; /* ever made: comprehensions that were inlined are among them */
} RtSymtable;

/* Fills in `scope` of the tree's nodes. False with an exception. */
bool rt_symtable_build (RtSymtable *table, RtNode *module);

/* Functions, and the blocks of type parameters, which work as functions. */
bool rt_scope_is_function (const RtScope *scope);
RtNameScope rt_scope_of (const RtScope *scope, const RtObject *name);
long rt_scope_flags (const RtScope *scope, const RtObject *name);

/* __name within a class becomes _Class__name; borrowed. NULL with MemoryError. */
RtObject *rt_mangle (RtArena *arena, RtObject *RT_NULLABLE private_, RtObject *name);

/* Raises SyntaxError at AT (columns in bytes from 0), with the source line if OPTIONS has a file. */
void rt_compile_error (RtInterp *rt, const RtCompileOptions *options, const char *text, const char *text_end,
                       RtPosition at, const char *format, ...);
/* The same with MESSAGE, which stands alone in the args; the place is in the attributes, as of what CPython's symbol table finds. */
void rt_compile_error_alone (RtInterp *rt, const RtCompileOptions *options, const char *text, const char *text_end, RtPosition at,
                             RtObject *message);
/* How deep blocks and expressions may nest: as deep as CPython lets them, when nothing else is on its C stack. */
#define RT_COMPILE_MAX_DEPTH 2996
