/* anext (iterator, default): an awaitable that gives DEFAULT when the iterator has ended. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-vm.h"

typedef struct RtAnext {
  RtObject base;
  RtObject *awaitable, *otherwise;
} RtAnext;

#define ANEXT(o)       ((RtAnext *) (o))
#define SLOT_AWAITABLE RT_FIELD (0, "awaitable")
#define SLOT_DEFAULT   RT_FIELD (1, "default")
#define ARGS           RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

RtObject *rt_anext_awaitable (RtInterp *rt, RtObject *awaitable, RtObject *otherwise) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.anext_awaitable, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_AWAITABLE, &ANEXT (o)->awaitable, rt_incref (awaitable));
  rt_ref_init (rt, o, SLOT_DEFAULT, &ANEXT (o)->otherwise, rt_incref (otherwise));
  return o;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_AWAITABLE, ANEXT (self)->awaitable);
  RT_VISIT (visit, arg, SLOT_DEFAULT, ANEXT (self)->otherwise);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_AWAITABLE, &ANEXT (self)->awaitable);
  rt_ref_clear (rt, self, SLOT_DEFAULT, &ANEXT (self)->otherwise);
  rt_object_free (rt, self);
}

/* What is driven: an iterator, also of a coroutine. */
static RtObject *iterator (RtInterp *rt, RtObject *self) {
  RtObject *driven = rt_awaitable_iterator (rt, ANEXT (self)->awaitable);
  if (driven == NULL || rt_is_iterator (driven))
    return driven;
  RtObject *wrapper = driven->type->slots.am_await (rt, driven);
  rt_decref (rt, driven);
  return wrapper;
}

/* The end of the asynchronous iterator becomes the default. */
static RtObject *with_default (RtInterp *rt, RtObject *self, RtObject *result) {
  if (result == NULL && rt_error (rt) != NULL && rt_error_matches (rt, rt->types.StopAsyncIteration)) {
    rt_error_clear (rt);
    rt_raise_stop_iteration (rt, ANEXT (self)->otherwise);
  }
  return result;
}

static RtObject *next (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "anext", "iterator of the awaitable");
  hold.held[0] = iterator (rt, self);
  RtObject *result = hold.held[0] != NULL ? hold.held[0]->type->slots.tp_iternext (rt, hold.held[0]) : NULL;
  if (result == NULL && rt_error (rt) == NULL)
    rt_raise_object (rt, rt->types.StopIteration, NULL);
  return rt_hold_end (rt, &hold, with_default (rt, self, result));
}

static RtObject *proxy (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "anext", "iterator and method");
  hold.held[0] = iterator (rt, self);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, NULL) : NULL;
  return rt_hold_end (rt, &hold, with_default (rt, self, result));
}

static RtObject *send (ARGS) {
  return proxy (rt, self, "send", args, nargs);
}

static RtObject *throw (ARGS) {
  return proxy (rt, self, "throw", args, nargs);
}

static RtObject *close (ARGS) {
  return proxy (rt, self, "close", args, nargs);
}

static const RtMethodDef methods[] = {
    {"send", send, RT_METH_O, NULL},
    {"throw", throw, RT_METH_FASTCALL, NULL},
    {"close", close, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_anext_awaitable_spec = {
    .name = "anext_awaitable",
    .size_bytes = sizeof (RtAnext),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = dealloc,
            .tp_traverse = traverse,
            .tp_iter = rt_iter_self,
            .tp_iternext = next,
            .am_await = rt_iter_self,
        },
    .methods = methods,
};
