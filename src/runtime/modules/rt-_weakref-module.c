/* _weakref: the native part of weakref, whose containers are Python text (python/weakref.py). */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-weakproxy.h"
#include "rt-weakref.h"

static RtObject *getweakrefcount (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  RtObject **list = rt_weakref_list (args[0]);
  int64_t count = 0;
  for (RtWeakref *ref = list != NULL ? (RtWeakref *)*list : NULL; ref != NULL; ref = ref->next)
    count++;
  return rt_int_from_int64 (rt, count);
}

static RtObject *getweakrefs (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  RtObject **list = rt_weakref_list (args[0]), *result = rt_list_new (rt, 0);
  for (RtWeakref *ref = list != NULL ? (RtWeakref *)*list : NULL; result != NULL && ref != NULL;
       ref = ref->next)
    if (rt_list_append (rt, result, (RtObject *)ref) < 0) {
      rt_decref (rt, result);
      return NULL;
    }
  return result;
}

static RtObject *proxy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                        RtObject *kwnames) {
  if (!rt_check_positional (rt, "proxy", nargs, 1, 2))
    return NULL;
  return rt_weakproxy_new (rt, args[0], nargs > 1 ? args[1] : NULL);
}

static const RtMethodDef methods[] = {
    {"getweakrefcount", getweakrefcount, RT_METH_O,
     "getweakrefcount($module, object, /)\n--\n\nHow many weak references to an object there are."},
    {"getweakrefs", getweakrefs, RT_METH_O,
     "getweakrefs($module, object, /)\n--\n\nThe weak references to an object."},
    {"proxy", proxy, RT_METH_FASTCALL,
     "proxy($module, object, callback=None, /)\n--\n\nCreate a proxy object that weakly references "
     "'object'.\n\n'callback', if given, is called with a "
     "reference to the\nproxy when 'object' is about to be finalized."},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  const struct {
    const char *name;
    RtType *type;
  } types[] = {{"ref", rt->types.weakref},
               {"ReferenceType", rt->types.weakref},
               {"ProxyType", rt->types.weakproxy},
               {"CallableProxyType", rt->types.weakcallableproxy}};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, types[i].name, rt_incref ((RtObject *)types[i].type)) < 0)
      return -1;
  return 0;
}

const RtModuleDef rt_module_def__weakref = {
    .name = "_weakref",
    .doc = "Weak-reference support module.",
    .methods = methods,
    .exec = exec,
};
