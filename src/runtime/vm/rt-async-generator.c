/* Asynchronous generators, and the awaitables that their methods make.
 *
 * What such a generator yields goes out wrapped; what it awaits goes out as it is, to the event loop. So each of the awaitables drives the
 * generator until something wrapped comes, and ends with that as its result.
 */
#include <stddef.h>

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-tuple.h"
#include "rt-vm.h"
#include "rt-warn.h"

typedef struct RtAsyncWrapped {
  RtObject base;
  RtObject *value;
} RtAsyncWrapped;

typedef enum RtAwaitableState { AWAITABLE_NEW, AWAITABLE_DRIVEN, AWAITABLE_DONE } RtAwaitableState;

/* Of __anext__ () and asend () (argument: what is sent, or NULL), of athrow () and aclose () (argument: a tuple, or NULL to close). */
typedef struct RtAsyncAwaitable {
  RtObject base;
  RtObject *generator, *argument;
  RtAwaitableState state;
} RtAsyncAwaitable;

#define GENERATOR(o)   ((RtGenerator *) (o))
#define AWAITABLE(o)   ((RtAsyncAwaitable *) (o))
#define SLOT_VALUE     RT_FIELD (0, "value")
#define SLOT_GENERATOR RT_FIELD (0, "asynchronous generator")
#define SLOT_ARGUMENT  RT_FIELD (1, "argument")
#define SLOT_FINALIZER RT_FIELD (7, "finalizer")
#define ARGS           RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* --- what it yields --- */

RtObject *rt_async_wrapped_value (RtInterp *rt, RtObject *value) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.async_wrapped_value, 0);
  if (o != NULL)
    rt_ref_init (rt, o, SLOT_VALUE, &((RtAsyncWrapped *) o)->value, rt_incref (value));
  return o;
}

static int wrapped_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_VALUE, ((RtAsyncWrapped *) self)->value);
  return 0;
}

static void wrapped_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_VALUE, &((RtAsyncWrapped *) self)->value);
  rt_object_free (rt, self);
}

const RtTypeSpec rt_async_wrapped_value_spec = {
    .name = "async_generator_wrapped_value",
    .size_bytes = sizeof (RtAsyncWrapped),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = wrapped_dealloc, .tp_traverse = wrapped_traverse},
};

static bool is_wrapped (RtInterp *rt, const RtObject *RT_NULLABLE o) {
  return o != NULL && RT_IS_EXACT (rt, o, async_wrapped_value);
}

static bool has_ended (RtInterp *rt) {
  return rt_error (rt) != NULL &&
         (rt_error_matches (rt, rt->types.StopAsyncIteration) || rt_error_matches (rt, rt->types.GeneratorExit));
}

/* RESULT of driving the generator: something wrapped becomes StopIteration (value). */
static RtObject *unwrap (RtInterp *rt, RtGenerator *g, RtObject *result) {
  if (result == NULL) {
    if (rt_error (rt) == NULL)
      rt_raise_object (rt, rt->types.StopAsyncIteration, NULL);
    if (has_ended (rt))
      g->closed = true;
    g->awaited = false;
    return NULL;
  }
  if (!is_wrapped (rt, result))
    return result;
  g->awaited = false;
  rt_raise_stop_iteration (rt, ((RtAsyncWrapped *) result)->value);
  rt_decref (rt, result);
  return NULL;
}

/* --- the awaitables --- */

static RtObject *awaitable (RtInterp *rt, RtType *type, RtObject *generator, RtObject *RT_NULLABLE argument) {
  RtGenerator *g = GENERATOR (generator);
  if (!g->hooked) {
    g->hooked = true;
    if (rt->async_finalizer != NULL)
      rt_ref_set (rt, generator, SLOT_FINALIZER, &g->finalizer, rt_incref (rt->async_finalizer));
    RtObject *done = rt->async_first != NULL ? rt_call_one (rt, rt->async_first, generator) : rt_incref (rt->none);
    if (done == NULL)
      return NULL;
    rt_decref (rt, done);
  }
  RtObject *o = rt_object_alloc_tracked (rt, type, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_GENERATOR, &AWAITABLE (o)->generator, rt_incref (generator));
  rt_ref_init (rt, o, SLOT_ARGUMENT, &AWAITABLE (o)->argument, rt_xincref (argument));
  return o;
}

static int awaitable_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_GENERATOR, AWAITABLE (self)->generator);
  RT_VISIT (visit, arg, SLOT_ARGUMENT, AWAITABLE (self)->argument);
  return 0;
}

static void awaitable_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_GENERATOR, &AWAITABLE (self)->generator);
  rt_ref_clear (rt, self, SLOT_ARGUMENT, &AWAITABLE (self)->argument);
  rt_object_free (rt, self);
}

static RtObject *awaitable_close (ARGS) {
  AWAITABLE (self)->state = AWAITABLE_DONE;
  return rt_incref (rt->none);
}

static RtObject *end (RtAsyncAwaitable *a, RtObject *result) {
  if (result == NULL)
    a->state = AWAITABLE_DONE;
  return result;
}

static RtObject *running_already (RtInterp *rt, RtAsyncAwaitable *a, const char *method) {
  a->state = AWAITABLE_DONE;
  return rt_raise (rt, rt->types.RuntimeError, "%s(): asynchronous generator is already running", method);
}

/* --- __anext__ and asend --- */

#define REUSED_SEND "cannot reuse already awaited __anext__()/asend()"

static RtObject *drive_send (RtInterp *rt, RtObject *self, RtObject *value) {
  RtAsyncAwaitable *a = AWAITABLE (self);
  RtGenerator *g = GENERATOR (a->generator);
  if (a->state == AWAITABLE_DONE)
    return rt_raise (rt, rt->types.RuntimeError, REUSED_SEND);
  if (a->state == AWAITABLE_NEW) {
    if (g->awaited)
      return running_already (rt, a, "anext");
    if (value == rt->none && a->argument != NULL)
      value = a->argument;
    a->state = AWAITABLE_DRIVEN;
  }
  g->awaited = true;
  return end (a, unwrap (rt, g, rt_generator_sent (rt, a->generator, value)));
}

static RtObject *asend_next (RtInterp *rt, RtObject *self) {
  return drive_send (rt, self, rt->none);
}

static RtObject *asend_send (ARGS) {
  return drive_send (rt, self, args[0]);
}

static RtObject *asend_throw (ARGS) {
  RtAsyncAwaitable *a = AWAITABLE (self);
  if (a->state == AWAITABLE_DONE)
    return rt_raise (rt, rt->types.RuntimeError, REUSED_SEND);
  RtObject *result = rt_generator_throw_method (rt, a->generator, args, nargs, kwnames);
  return end (a, unwrap (rt, GENERATOR (a->generator), result));
}

static const RtMethodDef asend_methods[] = {
    {"send", asend_send, RT_METH_O, NULL},
    {"throw", asend_throw, RT_METH_FASTCALL, NULL},
    {"close", awaitable_close, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_async_asend_spec = {
    .name = "async_generator_asend",
    .size_bytes = sizeof (RtAsyncAwaitable),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = awaitable_dealloc,
            .tp_traverse = awaitable_traverse,
            .tp_iter = rt_iter_self,
            .tp_iternext = asend_next,
            .am_await = rt_iter_self,
        },
    .methods = asend_methods,
};

/* --- athrow and aclose --- */

#define REUSED_THROW "cannot reuse already awaited aclose()/athrow()"

/* aclose () that ends: the generator's end is no error. */
static RtObject *closing_failed (RtInterp *rt, RtAsyncAwaitable *a) {
  GENERATOR (a->generator)->awaited = false;
  a->state = AWAITABLE_DONE;
  if (a->argument == NULL && has_ended (rt)) {
    rt_error_clear (rt);
    rt_raise_object (rt, rt->types.StopIteration, NULL);
  }
  return NULL;
}

static RtObject *yielded_while_closing (RtInterp *rt, RtAsyncAwaitable *a, RtObject *result) {
  GENERATOR (a->generator)->awaited = false;
  a->state = AWAITABLE_DONE;
  rt_decref (rt, result);
  return rt_raise (rt, rt->types.RuntimeError, "async generator ignored GeneratorExit");
}

/* RESULT of driving the generator on its way to its end. */
static RtObject *closing (RtInterp *rt, RtAsyncAwaitable *a, RtObject *result) {
  if (result == NULL)
    return closing_failed (rt, a);
  return is_wrapped (rt, result) ? yielded_while_closing (rt, a, result) : result;
}

static RtObject *first_throw (RtInterp *rt, RtAsyncAwaitable *a, RtObject *value) {
  RtGenerator *g = GENERATOR (a->generator);
  if (g->awaited)
    return running_already (rt, a, a->argument != NULL ? "athrow" : "aclose");
  if (g->closed) {
    a->state = AWAITABLE_DONE;
    return rt_raise_object (rt, rt->types.StopAsyncIteration, NULL);
  }
  if (value != rt->none)
    return rt_raise (rt, rt->types.RuntimeError, "can't send non-None value to a just-started coroutine");
  a->state = AWAITABLE_DRIVEN;
  g->awaited = true;
  if (a->argument == NULL) {
    g->closed = true;
    RtObject *exit = RT_OBJECT (rt->types.GeneratorExit);
    return closing (rt, a, rt_generator_throw (rt, a->generator, &exit, 1, false));
  }
  RtObject *result = rt_generator_throw (rt, a->generator, ((RtTuple *) a->argument)->items,
                                         (size_t) RT_TUPLE_SIZE (a->argument), false);
  result = unwrap (rt, g, result);
  return result != NULL ? result : closing_failed (rt, a);
}

static RtObject *drive_throw (RtInterp *rt, RtObject *self, RtObject *value) {
  RtAsyncAwaitable *a = AWAITABLE (self);
  RtGenerator *g = GENERATOR (a->generator);
  if (a->state == AWAITABLE_DONE)
    return rt_raise (rt, rt->types.RuntimeError, REUSED_THROW);
  if (g->state == RT_GENERATOR_ENDED) {
    a->state = AWAITABLE_DONE;
    return rt_raise_object (rt, rt->types.StopIteration, NULL);
  }
  if (a->state == AWAITABLE_NEW)
    return first_throw (rt, a, value);
  RtObject *result = rt_generator_sent (rt, a->generator, value);
  return a->argument != NULL ? unwrap (rt, g, result) : closing (rt, a, result);
}

static RtObject *athrow_next (RtInterp *rt, RtObject *self) {
  return drive_throw (rt, self, rt->none);
}

static RtObject *athrow_send (ARGS) {
  return drive_throw (rt, self, args[0]);
}

static RtObject *athrow_throw (ARGS) {
  RtAsyncAwaitable *a = AWAITABLE (self);
  if (a->state == AWAITABLE_DONE)
    return rt_raise (rt, rt->types.RuntimeError, REUSED_THROW);
  RtObject *result = rt_generator_throw_method (rt, a->generator, args, nargs, kwnames);
  if (a->argument != NULL)
    return unwrap (rt, GENERATOR (a->generator), result);
  if (is_wrapped (rt, result))
    return yielded_while_closing (rt, a, result);
  if (result == NULL && has_ended (rt)) {
    rt_error_clear (rt);
    rt_raise_object (rt, rt->types.StopIteration, NULL);
  }
  return result;
}

static const RtMethodDef athrow_methods[] = {
    {"send", athrow_send, RT_METH_O, NULL},
    {"throw", athrow_throw, RT_METH_FASTCALL, NULL},
    {"close", awaitable_close, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtTypeSpec rt_async_athrow_spec = {
    .name = "async_generator_athrow",
    .size_bytes = sizeof (RtAsyncAwaitable),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = awaitable_dealloc,
            .tp_traverse = awaitable_traverse,
            .tp_iter = rt_iter_self,
            .tp_iternext = athrow_next,
            .am_await = rt_iter_self,
        },
    .methods = athrow_methods,
};

/* --- the generator --- */

RtObject *rt_async_generator_anext (RtInterp *rt, RtObject *self) {
  return awaitable (rt, rt->types.async_asend, self, NULL);
}

static RtObject *method_asend (ARGS) {
  return awaitable (rt, rt->types.async_asend, self, args[0]);
}

static RtObject *method_aclose (ARGS) {
  return awaitable (rt, rt->types.async_athrow, self, NULL);
}

static RtObject *method_athrow (ARGS) {
  if (!rt_no_keywords (rt, "athrow", kwnames) ||
      (nargs > 1 && rt_warn (rt, rt->types.DeprecationWarning, 1,
                             "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.") < 0))
    return NULL;
  RtObject *tuple = rt_tuple_from_array (rt, args, (ptrdiff_t) nargs);
  RtObject *o = tuple != NULL ? awaitable (rt, rt->types.async_athrow, self, tuple) : NULL;
  rt_xdecref (rt, tuple);
  return o;
}

static RtObject *get_running (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, GENERATOR (self)->awaited);
}

static const RtMethodDef methods[] = {
    {"asend", method_asend, RT_METH_O, NULL},
    {"athrow", method_athrow, RT_METH_FASTCALL, NULL},
    {"aclose", method_aclose, RT_METH_NOARGS, NULL},
    {"__class_getitem__", rt_class_getitem, RT_METH_O | RT_METH_CLASS, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__name__", rt_generator_get_name, rt_generator_set_name, NULL, NULL},
    {"__qualname__", rt_generator_get_qualname, rt_generator_set_qualname, NULL, NULL},
    {"ag_await", rt_generator_get_delegate, NULL, NULL, NULL},
    {"ag_running", get_running, NULL, NULL, NULL},
    {"ag_frame", rt_generator_get_frame, NULL, NULL, NULL},
    {"ag_code", rt_generator_get_code, NULL, NULL, NULL},
    {"ag_suspended", rt_generator_get_suspended, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_async_generator_spec = {
    .name = "async_generator",
    RT_GENERATOR_LAYOUT,
    .slots =
        {
            RT_GENERATOR_SLOTS,
            .am_aiter = rt_iter_self,
            .am_anext = rt_async_generator_anext,
        },
    .methods = methods,
    .getset = getset,
};
