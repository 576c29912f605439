/* _functools: what functools (python/functools.py) has native: partial, the object of lru_cache, reduce,
 * cmp_to_key. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-module.h"
#include "rt-tuple.h"

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  if (!rt_check_positional (rt, "reduce", nargs, 2, 3))
    return NULL;
  static const char *const labels[] = {"iterator", "result so far", "item"};
  RtObject *held[3] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "reduce", labels, held, 3);
  held[1] = nargs > 2 ? rt_incref (args[2]) : NULL;
  held[0] = rt_iter (rt, args[1]);
  if (held[0] == NULL && rt_error_matches (rt, rt->types.TypeError)) {
    rt_error_clear (rt);
    rt_raise (rt, rt->types.TypeError, "reduce() arg 2 must support iteration");
  }
  while (held[0] != NULL && rt->error == NULL && (held[2] = rt_next (rt, held[0])) != NULL) {
    RtObject *before = held[1], *item = held[2];
    if (before == NULL) {
      held[1] = item;
      held[2] = NULL;
      continue;
    }
    RtObject *next = rt_call_two (rt, args[0], before, item);
    held[1] = next;
    held[2] = NULL;
    rt_decref (rt, before);
    rt_decref (rt, item);
  }
  RtObject *result = rt->error == NULL ? held[1] : NULL;
  if (result != NULL)
    held[1] = NULL;
  rt_native_leave (rt, &native);
  if (result == NULL && rt->error == NULL)
    rt_raise (rt, rt->types.TypeError, "reduce() of empty iterable with no initial value");
  return result;
}

static const RtMethodDef methods[] = {
    {"reduce", reduce, RT_METH_FASTCALL | RT_METH_VARARGS,
     "reduce(function, iterable[, initial], /)\n\nApply a function of two arguments cumulatively."},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  if (rt_module_add (rt, module, "partial", rt_incref ((RtObject *)rt->types.partial)) < 0)
    return -1;
  return rt_module_add (rt, module, "_lru_cache_wrapper",
                        rt_incref ((RtObject *)rt->types.lru_cache_wrapper));
}

/* The keys that cmp_to_key makes. */
static const char source[] = "_stands_for_native = True\n"
                             "from _native import static_type as _static_type\n"
                             "@_static_type\n"
                             "class KeyWrapper:\n"
                             "    __module__ = 'functools'\n"
                             "    __slots__ = 'obj', 'cmp'\n"
                             "    __hash__ = None\n"
                             "    def __init__(self, obj, cmp):\n"
                             "        self.obj, self.cmp = obj, cmp\n"
                             "    def __call__(self, obj):\n"
                             "        return KeyWrapper(obj, self.cmp)\n"
                             "    def _compared(self, other):\n"
                             "        if type(other) is not KeyWrapper:\n"
                             "            raise TypeError('other argument must be K instance')\n"
                             "        return self.cmp(self.obj, other.obj)\n"
                             "    def __lt__(self, other):\n"
                             "        return self._compared(other) < 0\n"
                             "    def __le__(self, other):\n"
                             "        return self._compared(other) <= 0\n"
                             "    def __eq__(self, other):\n"
                             "        return self._compared(other) == 0\n"
                             "    def __ne__(self, other):\n"
                             "        return self._compared(other) != 0\n"
                             "    def __gt__(self, other):\n"
                             "        return self._compared(other) > 0\n"
                             "    def __ge__(self, other):\n"
                             "        return self._compared(other) >= 0\n"
                             "def cmp_to_key(mycmp):\n"
                             "    return KeyWrapper(None, mycmp)\n";

const RtModuleDef rt_module_def__functools = {
    .name = "_functools",
    .doc = "Tools that operate on functions.",
    .methods = methods,
    .exec = exec,
    .source = source,
};
