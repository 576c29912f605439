#include "rt-builtins-tables.h"

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-generator.h"

static RtObject *builtin_aiter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *o = args[0];
  if (o->type->slots.am_aiter == NULL)
    return RT_TYPE_ERROR (rt, "'%.200s' object is not an async iterable", o->type->name);
  RtObject *iterator = o->type->slots.am_aiter (rt, o);
  if (iterator != NULL && iterator->type->slots.am_anext == NULL) {
    RT_TYPE_ERROR (rt, "aiter() returned not an async iterator of type '%.100s'", iterator->type->name);
    rt_decref (rt, iterator);
    return NULL;
  }
  return iterator;
}

static RtObject *builtin_anext (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "anext", nargs, 1, 2))
    return NULL;
  RtObject *o = args[0];
  if (o->type->slots.am_anext == NULL)
    return RT_TYPE_ERROR (rt, "'%.200s' object is not an async iterator", o->type->name);
  RtObject *awaitable = o->type->slots.am_anext (rt, o);
  if (awaitable == NULL || nargs == 1)
    return awaitable;
  RtObject *with_default = rt_anext_awaitable (rt, awaitable, args[1]);
  rt_decref (rt, awaitable);
  return with_default;
}

const RtMethodDef rt_builtins_async_methods[] = {
  {"aiter", builtin_aiter, RT_METH_O,
     "aiter($module, async_iterable, /)\n--\n\nThe asynchronous iterator of an asynchronous iterable."},
  {"anext", builtin_anext, RT_METH_FASTCALL,
     "anext($module, aiterator, default=<unrepresentable>, /)\n--\n\nWhat an asynchronous iterator gives next, to "
     "be awaited; the default, if there is one, at its end."},
  {NULL},
};
