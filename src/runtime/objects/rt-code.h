/* code: what the compiler makes of a block. Bytecode, tables and offsets are CPython 3.12's. */
#pragma once

#include "rt-interp.h"

/* Kinds of the fast locals, as co_localspluskinds. */
enum { RT_FAST_HIDDEN = 0x10, RT_FAST_LOCAL = 0x20, RT_FAST_CELL = 0x40, RT_FAST_FREE = 0x80 };
/* co_flags. */
enum {
  RT_CO_OPTIMIZED = 0x1, RT_CO_NEWLOCALS = 0x2, RT_CO_VARARGS = 0x4, RT_CO_VARKEYWORDS = 0x8, RT_CO_NESTED = 0x10,
  RT_CO_GENERATOR = 0x20, RT_CO_COROUTINE = 0x80, RT_CO_ITERABLE_COROUTINE = 0x100, RT_CO_ASYNC_GENERATOR = 0x200,
  RT_CO_FUTURE_BARRY_AS_BDFL = 0x400000, RT_CO_FUTURE_ANNOTATIONS = 0x1000000,
};

typedef struct RtCodeUnit {
  uint8_t opcode;
  uint8_t oparg;
} RtCodeUnit;

#define RT_UNIT_MARK 255 /* no opcode: see RtCode.marked_units */

typedef struct RtCode {
  RtObject base;
  RtObject *consts, *names;          /* tuples */
  RtObject *localsplusnames;         /* tuple of str */
  RtObject *localspluskinds;         /* bytes: RT_FAST_... */
  RtObject *filename, *name, *qualname; /* str */
  RtObject *linetable, *exceptiontable; /* bytes, CPython's encoding */
  RtObject *weakrefs;
  int argcount, posonlyargcount, kwonlyargcount, stacksize, firstlineno, flags;
  int nlocalsplus, nlocals, ncellvars, nfreevars;
  uint32_t unit_count;
  RtCodeUnit *units;                 /* on the heap */
  int *line_cache;                   /* RT_NULLABLE, of the allocator: one a unit, and one before; the evaluation loop's, made when it reports lines */
  RtCodeUnit *marked_units;          /* RT_NULLABLE, beside it: the units, with RT_UNIT_MARK for the opcodes of those that can start a line */
  uint64_t *line_stores;             /* RT_NULLABLE, beside it: see rt_code_line_stores; from line first_stores_line on */
  int first_stores_line, stores_line_count;
  bool native;                       /* of a module of ours that is native in CPython: its frames are in no traceback */
  uint64_t *inline_caches;           /* RT_NULLABLE, of the allocator: one word a unit; the evaluation loop's (rt-inline-cache.h) */
  uint32_t runs;                     /* how often it was started, until it has inline caches */
  bool library;                      /* a module of ours written in Python: no steps are recorded in it */
} RtCode;

/* What the compiler hands over; all references are borrowed. */
typedef struct RtCodeParts {
  RtObject *consts, *names, *localsplusnames, *localspluskinds, *filename, *name, *qualname, *linetable, *exceptiontable;
  int argcount, posonlyargcount, kwonlyargcount, stacksize, firstlineno, flags;
  const RtCodeUnit *units;
  uint32_t unit_count;
} RtCodeParts;
/* Before the heap goes: gives back what code objects that still live have of the allocator. */
void rt_code_finish (RtInterp *rt);
#define RT_LINE_REPEATS 8 /* in an entry of it: of a unit that jumps back within a line */
#define RT_LINE_CACHE_BYTES(code) (((size_t) (code)->unit_count + 1) * sizeof (int)) /* of its memory, which begins one entry earlier */
/* Gives back line_cache, marked_units and line_stores. */
void rt_code_forget_lines (RtInterp *rt, RtCode *code);
#define RT_STORES_BIT_REST 63 /* for all places from here on */
/* Which variables can be bound, or unbound, while code of LINE runs, up to the next line event: a bit for the place of each. */
static inline uint64_t rt_code_line_stores (const RtCode *code, int line) {
  unsigned at = (unsigned) line - (unsigned) code->first_stores_line;
  return at < (unsigned) code->stores_line_count ? code->line_stores[at] : UINT64_MAX;
}
/* Whether it is a function's, whose variables have places in its frame: else they are in the namespace of a module or class body. */
static inline bool rt_code_is_of_function (const RtCode *code) {
  return (code->flags & RT_CO_OPTIMIZED) != 0;
}
RT_NEW RtObject *rt_code_new (RtInterp *rt, const RtCodeParts *parts);

/* Source positions of the instruction at UNIT; -1 where unknown. */
typedef struct RtPosition {
  int line, end_line, column, end_column; /* columns: UTF-8 bytes from 0 */
} RtPosition;
RtPosition rt_code_position (const RtCode *code, uint32_t unit);
int rt_code_line (const RtCode *code, uint32_t unit);
/* The handler for UNIT: target unit, stack depth, whether the offset is pushed; false if there is none. */
bool rt_code_handler (const RtCode *code, uint32_t unit, uint32_t *target, int *depth, bool *push_lasti);
