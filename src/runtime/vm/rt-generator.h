#pragma once

#include "rt-frame.h"

typedef enum RtGeneratorState {
  RT_GENERATOR_CREATED,
  RT_GENERATOR_SUSPENDED,
  RT_GENERATOR_RUNNING,
  RT_GENERATOR_ENDED,
} RtGeneratorState;

/* How messages and pictures name one of the three kinds and its attributes. */
typedef struct RtGeneratorWords {
  const char *noun, *type, *code, *frame;
} RtGeneratorWords;

/* A generator, a coroutine, or an asynchronous generator. */
struct RtGenerator {
  RtVarObject base;
  RtObject *weakrefs, *name, *qualname;
  RtExcInfo exc; /* what it handles while suspended */
  const RtGeneratorWords *words;
  RtGeneratorState state;
  /* Of asynchronous generators. */
  bool hooked;         /* the hooks of sys.set_asyncgen_hooks were looked at */
  bool closed;         /* aclose () was called, or it has ended */
  bool awaited;        /* an __anext__ (), asend (), athrow () or aclose () is under way */
  RtObject *finalizer; /* hook, RT_NULLABLE */
  RtFrame frame;       /* variables and stack follow */
};

/* Whether O is exactly a generator or a coroutine: what SEND drives without a call. */
bool rt_is_sendable (RtInterp *rt, const RtObject *o);

/* The references that a generator owns besides its frame's places. */
enum {
  RT_GENERATOR_CODE,
  RT_GENERATOR_NAME,
  RT_GENERATOR_QUALNAME,
  RT_GENERATOR_EXCEPTION,
  RT_GENERATOR_FUNCTION,
  RT_GENERATOR_SPACE,
  RT_GENERATOR_FRAME,
  RT_GENERATOR_FINALIZER,
  RT_GENERATOR_FIELDS
};
RtSlot rt_generator_slot (const struct RtGenerator *generator, int field);
static inline void rt_generator_fields (const struct RtGenerator *g, RtObject *fields[RT_GENERATOR_FIELDS]) {
  fields[RT_GENERATOR_CODE] = g->frame.code;
  fields[RT_GENERATOR_NAME] = g->name;
  fields[RT_GENERATOR_QUALNAME] = g->qualname;
  fields[RT_GENERATOR_EXCEPTION] = g->exc.exception;
  fields[RT_GENERATOR_FUNCTION] = g->frame.function;
  fields[RT_GENERATOR_SPACE] = g->frame.locals_dict;
  fields[RT_GENERATOR_FRAME] = g->frame.frame_object;
  fields[RT_GENERATOR_FINALIZER] = g->finalizer;
}

/* VALUE sent (NULL: next ()): 1 yielded *RESULT, 0 returned it (NULL if None was returned to next ()), -1 with an exception. */
RT_RAISES int rt_generator_send (RtInterp *rt, RtObject *generator, RtObject *RT_NULLABLE value, RtObject **result);
/* The same as Python sees it: what was yielded, or NULL with StopIteration or StopAsyncIteration. */
RT_NEW RtObject *rt_generator_sent (RtInterp *rt, RtObject *generator, RtObject *RT_NULLABLE value);
/* throw (*ARGS); CLOSES: GeneratorExit closes what the generator awaits, and does not go through it. */
RT_NEW RtObject *rt_generator_throw (RtInterp *rt, RtObject *generator, RtObject *const *args, size_t nargs, bool closes);
/* What it delegates to at the moment. */
RT_BORROWED RtObject *RT_NULLABLE rt_generator_delegate (RtObject *generator);
/* StopIteration (VALUE), plain for None. */
void rt_raise_stop_iteration (RtInterp *rt, RtObject *RT_NULLABLE value);

/* Slots, methods and attributes that the three types share. */
void rt_generator_dealloc (RtInterp *rt, RtObject *self);
void rt_generator_finalize (RtInterp *rt, RtObject *self);
int rt_generator_traverse (RtObject *self, RtVisit visit, void *arg);
int rt_generator_clear (RtInterp *rt, RtObject *self);
size_t rt_generator_sizeof (RtInterp *rt, RtObject *self);
/* Its state: "suspended at line 3". */
void rt_generator_describe (RtObject *self, struct HbBuffer *buffer);
RtObject *rt_generator_repr (RtInterp *rt, RtObject *self);
/* What the specs of the three types begin with, and their slots. */
#define RT_GENERATOR_LAYOUT                                                                                               \
  .size_bytes = sizeof (RtGenerator), .item_bytes = sizeof (RtObject *), .cpython_basicsize = 144, .cpython_itemsize = 8, \
  .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION, .weaklist_offset = offsetof (RtGenerator, weakrefs)
#define RT_GENERATOR_SLOTS                                                                                            \
  .tp_dealloc = rt_generator_dealloc, .tp_finalize = rt_generator_finalize, .tp_traverse = rt_generator_traverse,     \
  .tp_clear = rt_generator_clear, .sizeof_bytes = rt_generator_sizeof, .describe = rt_generator_describe,             \
  .tp_repr = rt_generator_repr
/* send, throw and close, of generators and coroutines. */
extern const RtMethodDef rt_generator_methods[];
RtObject *rt_generator_send_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);
RtObject *rt_generator_throw_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);
RtObject *rt_generator_close_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);
RtObject *rt_generator_get_frame (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_code (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_running (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_suspended (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_delegate (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_name (RtInterp *rt, RtObject *self, void *closure);
RtObject *rt_generator_get_qualname (RtInterp *rt, RtObject *self, void *closure);
int rt_generator_set_name (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE value, void *closure);
int rt_generator_set_qualname (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE value, void *closure);

/* rt-coroutine.c: what `await O` drives: a coroutine itself, else what __await__ gives, an iterator. */
RT_NEW RtObject *rt_awaitable_iterator (RtInterp *rt, RtObject *o);
/* rt-async-generator.c */
RT_NEW RtObject *rt_async_generator_anext (RtInterp *rt, RtObject *generator);
/* What an asynchronous generator yields, as opposed to what it awaits. */
RT_NEW RtObject *rt_async_wrapped_value (RtInterp *rt, RtObject *value);
/* anext (ITERATOR, OTHERWISE): AWAITABLE is what __anext__ gave. */
RT_NEW RtObject *rt_anext_awaitable (RtInterp *rt, RtObject *awaitable, RtObject *otherwise);
