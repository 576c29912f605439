/* Coroutines: what `async def` makes, and what `await` drives. */
#include <stddef.h>

#include "rt-abstract.h"
#include "rt-code.h"
#include "rt-error.h"
#include "rt-generator.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-vm.h"

/* An iterator over a coroutine: what its __await__ () gives. */
typedef struct RtCoroutineWrapper {
  RtObject base;
  RtObject *coroutine;
} RtCoroutineWrapper;

#define WRAPPED(o)     (((RtCoroutineWrapper *) (o))->coroutine)
#define SLOT_COROUTINE RT_FIELD (0, "coroutine")

/* Coroutines, and generators that types.coroutine () has marked. */
static bool is_coroutine (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, coroutine))
    return true;
  return RT_IS_EXACT (rt, o, generator) &&
         (rt_frame_code (&((RtGenerator *) o)->frame)->flags & RT_CO_ITERABLE_COROUTINE) != 0;
}

RtObject *rt_awaitable_iterator (RtInterp *rt, RtObject *o) {
  if (is_coroutine (rt, o))
    return rt_incref (o);
  if (o->type->slots.am_await == NULL)
    return RT_TYPE_ERROR (rt, "object %.100s can't be used in 'await' expression", o->type->name);
  RtObject *iterator = o->type->slots.am_await (rt, o);
  if (iterator == NULL)
    return NULL;
  if (is_coroutine (rt, iterator))
    RT_TYPE_ERROR (rt, "__await__() returned a coroutine");
  else if (!rt_is_iterator (iterator))
    RT_TYPE_ERROR (rt, "__await__() returned non-iterator of type '%.100s'", iterator->type->name);
  else
    return iterator;
  rt_decref (rt, iterator);
  return NULL;
}

static RtObject *coroutine_await (RtInterp *rt, RtObject *self) {
  RtObject *wrapper = rt_object_alloc_tracked (rt, rt->types.coroutine_wrapper, 0);
  if (wrapper != NULL)
    rt_ref_init (rt, wrapper, SLOT_COROUTINE, &WRAPPED (wrapper), rt_incref (self));
  return wrapper;
}

/* Where coroutines were made is not recorded. */
static RtObject *get_origin (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (rt->none);
}

static const RtGetSetDef coroutine_getset[] = {
    {"__name__", rt_generator_get_name, rt_generator_set_name, NULL, NULL},
    {"__qualname__", rt_generator_get_qualname, rt_generator_set_qualname, NULL, NULL},
    {"cr_await", rt_generator_get_delegate, NULL, NULL, NULL},
    {"cr_running", rt_generator_get_running, NULL, NULL, NULL},
    {"cr_frame", rt_generator_get_frame, NULL, NULL, NULL},
    {"cr_code", rt_generator_get_code, NULL, NULL, NULL},
    {"cr_origin", get_origin, NULL, NULL, NULL},
    {"cr_suspended", rt_generator_get_suspended, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_coroutine_spec = {
    .name = "coroutine",
    RT_GENERATOR_LAYOUT,
    .slots =
        {
            RT_GENERATOR_SLOTS,
            .am_await = coroutine_await,
        },
    .methods = rt_generator_methods,
    .getset = coroutine_getset,
};

/* --- coroutine_wrapper --- */

static int wrapper_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_COROUTINE, WRAPPED (self));
  return 0;
}

static void wrapper_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_COROUTINE, &WRAPPED (self));
  rt_object_free (rt, self);
}

static RtObject *wrapper_next (RtInterp *rt, RtObject *self) {
  return rt_generator_sent (rt, WRAPPED (self), rt->none);
}

static RtObject *wrapper_send (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generator_sent (rt, WRAPPED (self), args[0]);
}

static RtObject *wrapper_throw (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generator_throw_method (rt, WRAPPED (self), args, nargs, kwnames);
}

static RtObject *wrapper_close (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generator_close (rt, WRAPPED (self));
}

static const RtMethodDef wrapper_methods[] = {
    {"send", wrapper_send, RT_METH_O, NULL},
    {"throw", wrapper_throw, RT_METH_FASTCALL, NULL},
    {"close", wrapper_close, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_coroutine_wrapper_spec = {
    .name = "coroutine_wrapper",
    .size_bytes = sizeof (RtCoroutineWrapper),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = wrapper_dealloc,
            .tp_traverse = wrapper_traverse,
            .tp_iter = rt_iter_self,
            .tp_iternext = wrapper_next,
        },
    .methods = wrapper_methods,
};
