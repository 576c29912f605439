/* Things that are called: functions, bound methods, native functions; and the cells that closures share. */
#pragma once

#include "rt-code.h"

typedef struct RtFunction {
  RtObject base;
  RtObject *globals, *builtins, *name, *qualname, *code; /* never NULL */
  RtObject *defaults, *kwdefaults, *closure, *doc, *dict, *module, *annotations, *typeparams; /* RT_NULLABLE (doc: never) */
  RtObject *weakrefs;
  RtVectorcall vectorcall;
  uint32_t version;
} RtFunction;

typedef struct RtCell {
  RtObject base;
  RtObject *contents; /* RT_NULLABLE */
} RtCell;

typedef struct RtMethod {
  RtObject base;
  RtObject *function, *self;
  RtObject *weakrefs;
  RtVectorcall vectorcall;
} RtMethod;

typedef struct RtBuiltinFunction {
  RtObject base;
  const RtMethodDef *def;
  RtObject *self;   /* RT_NULLABLE: module or bound object */
  RtObject *module; /* RT_NULLABLE: str */
  RtObject *python; /* RT_NULLABLE: the function of one of our Python texts that does the work; then DEF has no name of its own */
  RtObject *weakrefs;
  RtVectorcall vectorcall;
} RtBuiltinFunction;

RT_NEW RtObject *rt_function_new (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *RT_NULLABLE qualname);
/* The function that a module's or a prompt line's CODE gets for the time it runs: without documentation and module. */
RT_NEW RtObject *rt_function_for_run (RtInterp *rt, RtObject *code, RtObject *globals);
/* What MAKE_FUNCTION adds to a new function, which has none of it yet: tuple of defaults, dict of keyword-only defaults, dict or tuple
 * of annotations, tuple of cells. */
typedef enum RtFunctionPart { RT_FUNCTION_DEFAULTS, RT_FUNCTION_KWDEFAULTS, RT_FUNCTION_ANNOTATIONS, RT_FUNCTION_CLOSURE } RtFunctionPart;
void rt_function_set_part (RtInterp *rt, RtObject *function, RtFunctionPart part, RT_STEALS RtObject *value);
RT_NEW RtObject *rt_cell_new (RtInterp *rt, RtObject *RT_NULLABLE contents);
static inline RT_BORROWED RtObject *rt_cell_get (RtObject *cell) {
  return ((RtCell *) cell)->contents;
}
void rt_cell_set (RtInterp *rt, RtObject *cell, RT_STEALS RtObject *RT_NULLABLE contents);
RT_NEW RtObject *rt_method_new (RtInterp *rt, RtObject *function, RtObject *self);
/* What a staticmethod stands for; NULL if it was not initialized. */
RT_BORROWED RtObject *RT_NULLABLE rt_staticmethod_callable (const RtObject *staticmethod);
RT_NEW RtObject *rt_staticmethod_new (RtInterp *rt, RtObject *callable);
RT_NEW RtObject *rt_classmethod_new (RtInterp *rt, RtObject *callable);
/* DEF must live as long as the interpreter. */
RT_NEW RtObject *rt_builtin_function_new (RtInterp *rt, const RtMethodDef *def, RtObject *RT_NULLABLE self, RtObject *RT_NULLABLE module_name);
/* FUNCTION, of one of our Python texts, as what CPython has in its place: a built-in function of MODULE. */
RT_NEW RtObject *rt_builtin_function_over (RtInterp *rt, RtObject *function, RtObject *module);
/* Whether DEF's function takes NARGS arguments, all by position. */
static inline bool rt_method_takes (const RtMethodDef *def, size_t nargs) {
  return (def->flags & (RT_METH_KEYWORDS | RT_METH_FASTCALL)) != 0 || nargs == ((def->flags & RT_METH_O) != 0 ? 1 : 0);
}
/* Whether a call of DEF's function by CPython's specialized instructions is a level of recursion: most take it as it is. */
static inline bool rt_method_counts (const RtMethodDef *def) {
  return (def->flags & (RT_METH_O | RT_METH_NOARGS | RT_METH_VARARGS)) != 0 && (def->flags & RT_METH_UNCOUNTED) == 0;
}
/* For the instruction CALL: calls CALLABLE with NARGS arguments by position and those by keyword, if it is a built-in function, or a method of a built-in type whose first argument is an
 * instance, and takes so many: *FITS. Else nothing was done: the general call is to be made, which also tells what is wrong. */
RtObject *rt_native_call_plain (RtInterp *rt, RtObject *callable, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames,
                                bool *fits);
/* The method that DESCRIPTOR, a method_descriptor, stands for, if INSTANCE is one of its type; else NULL, without an exception. */
const RtMethodDef *rt_method_descriptor_def (const RtObject *descriptor, const RtObject *instance);
/* Whether CALLABLE is a native function whose arguments CPython hands over in a tuple, and a call with such a tuple, ARGS, which is used as
 * it is. */
bool rt_native_takes_tuple (RtInterp *rt, RtObject *callable);
RT_NEW RtObject *rt_native_call_over (RtInterp *rt, RtObject *callable, RtObject *args);
/* Calls DEF's function after checking the arguments as its flags say. QUALIFIED name for messages, e.g. "list.append". */
RT_NEW RtObject *rt_native_call (RtInterp *rt, const RtMethodDef *def, const char *qualified, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *RT_NULLABLE kwnames);
/* The same with the name for messages taken from DESCRIPTOR's __qualname__ when one is needed. */
RT_NEW RtObject *rt_native_call_of (RtInterp *rt, const RtMethodDef *def, RtObject *descriptor, RtObject *self, RtObject *const *args,
                                    size_t nargs, RtObject *RT_NULLABLE kwnames);
/* Calls of Python functions are the evaluation loop's: set by vm when the interpreter starts. */
RT_NEW RtObject *rt_function_vectorcall (RtInterp *rt, RtObject *function, RtObject *const *args, size_t nargsf, RtObject *RT_NULLABLE kwnames);
