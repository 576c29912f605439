/* itertools: iterators that keep a few references and numbers, all of one layout. What each field means
 * stands where the type is. */
#pragma once

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define RT_TOOL_REFS 6

typedef struct RtTool {
  RtObject base;
  const char *const *labels; /* RT_TOOL_REFS names; set by whoever makes the object */
  RtObject *refs[RT_TOOL_REFS];
  ptrdiff_t n[4];
  ptrdiff_t *indices; /* RT_NULLABLE; on the heap */
  size_t indices_count;
} RtTool;

#define RT_TOOL(o) ((RtTool *)(o))

/* A new tracked object of TYPE without references. */
RT_NEW RtObject *rt_tool_new (RtInterp *rt, RtType *type, const char *const *labels);
/* Room for COUNT indices. */
RT_RAISES int rt_tool_reserve (RtInterp *rt, RtTool *self, size_t count);
void rt_tool_set (RtInterp *rt, RtTool *self, size_t i, RT_STEALS RtObject *RT_NULLABLE value);
void rt_tool_dealloc (RtInterp *rt, RtObject *o);
size_t rt_tool_sizeof (RtInterp *rt, RtObject *o);
int rt_tool_traverse (RtObject *o, RtVisit visit, void *arg);
int rt_tool_clear (RtInterp *rt, RtObject *o);
/* Whether KWARGS is empty or TYPE a derived class; false with TypeError. */
bool rt_tool_no_keywords (RtInterp *rt, const RtType *type, RtObject *RT_NULLABLE kwargs);
/* What most constructors do: exactly two positional arguments, the second of which is iterated. */
RT_NEW RtObject *rt_tool_new_function_and_iterator (RtInterp *rt, RtType *type, const char *const *labels,
                                                    RtObject *args, RtObject *RT_NULLABLE kwargs);
/* A result tuple of COUNT items that the object keeps in refs[REF]: ready to be changed, because nobody else
 * has it. */
RtObject *rt_tool_own_result (RtInterp *rt, RtTool *self, size_t ref);
/* What __reduce__ of a tool gives: (type, ARGS[, STATE]); warns as CPython does that this will go. NULL if ARGS is NULL, or with an
 * exception. */
RT_NEW RtObject *rt_tool_reduction (RtInterp *rt, RtObject *self, RT_STEALS RtObject *RT_NULLABLE args,
                                    RT_STEALS RtObject *RT_NULLABLE state);
/* Warns that states of tools will go, as CPython does; -1 with an exception. */
RT_RAISES int rt_tool_warn (RtInterp *rt);
/* COUNT indices from FROM on as a tuple. */
RT_NEW RtObject *rt_tool_indices (RtInterp *rt, const RtTool *self, size_t from, size_t count);
/* Whether STATE is a tuple; false with TypeError. */
bool rt_tool_is_state (RtInterp *rt, RtObject *state);
/* The methods that all tools have, as a list for RtMethodDef. */
#define RT_TOOL_REDUCE(function) {"__reduce__", function, RT_METH_NOARGS, "What makes the same again: for copies and pickles."}
#define RT_TOOL_SETSTATE(function) {"__setstate__", function, RT_METH_O, "Goes to where another stood: for copies and pickles."}
#define RT_TOOL_METHOD(name)                                                                                 \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

/* A tool's type: most of it is the same for all. */
#define RT_TOOL_SPEC(type_name, basicsize, new_function, next_function)                                      \
  .name = "itertools." type_name, .size_bytes = sizeof (RtTool), .cpython_basicsize = basicsize,             \
  .slots = {.tp_new = new_function,                                                                          \
            .tp_dealloc = rt_tool_dealloc,                                                                   \
            .tp_traverse = rt_tool_traverse,                                                                 \
            .tp_clear = rt_tool_clear,                                                                       \
            .sizeof_bytes = rt_tool_sizeof,                                                                  \
            .tp_iter = rt_iter_self,                                                                         \
            .tp_iternext = next_function}
#define RT_TOOL_FLAGS (RT_TYPE_GC | RT_TYPE_BASETYPE)

RT_NEW RtObject *rt_itertools_tee (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *RT_NULLABLE kwnames);
