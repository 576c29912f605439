/* _native: lets classes of our Python texts pass for types that CPython has in C. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-module.h"
#include "rt-str.h"

/* static_type (class): messages name it with its module ("datetime.date"), and its attributes cannot be set any more. Returns the
 * class, so that it can decorate. */
static RtObject *static_type (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_type_has (args[0]->type, RT_TYPE_TYPE) || !rt_type_has ((RtType *) args[0], RT_TYPE_HEAP))
    return RT_TYPE_ERROR (rt, "static_type() argument must be a class, not %T", args[0]);
  return rt_type_make_static (rt, (RtType *) args[0]) < 0 ? NULL : rt_incref (args[0]);
}

/* is_heap_type (class): whether a class statement made it. */
static RtObject *is_heap_type (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_bool_object (rt, rt_type_has (args[0]->type, RT_TYPE_TYPE) && rt_type_has ((RtType *) args[0], RT_TYPE_HEAP));
}

static const RtMethodDef methods[] = {
    {"is_heap_type", is_heap_type, RT_METH_O, NULL},
    {"static_type", static_type, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__native = {.name = "_native", .methods = methods};
