#include "rt-builtins-tables.h"

#include "rt-abstract.h"
#include "rt-builtins.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-str.h"

static bool check_name (RtInterp *rt, RtObject *name) {
  if (RT_IS_STR (name))
    return true;
  return RT_TYPE_ERROR (rt, "attribute name must be string, not '%.200T'", name);
}

static RtObject *builtin_getattr (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "getattr", nargs, 2, 3) || !check_name (rt, args[1]))
    return NULL;
  if (nargs == 2)
    return rt_getattr (rt, args[0], args[1]);
  RtObject *value;
  int found = rt_getattr_optional (rt, args[0], args[1], &value);
  return found < 0 ? NULL : found > 0 ? value : rt_incref (args[2]);
}

static RtObject *builtin_hasattr (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "hasattr", nargs, 2, 2) || !check_name (rt, args[1]))
    return NULL;
  RtObject *value;
  int found = rt_getattr_optional (rt, args[0], args[1], &value);
  if (found < 0)
    return NULL;
  rt_xdecref (rt, value);
  return rt_bool_object (rt, found > 0);
}

static RtObject *builtin_setattr (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "setattr", nargs, 3, 3) || !check_name (rt, args[1]))
    return NULL;
  return rt_setattr (rt, args[0], args[1], args[2]) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *builtin_delattr (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "delattr", nargs, 2, 2) || !check_name (rt, args[1]))
    return NULL;
  return rt_setattr (rt, args[0], args[1], NULL) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *builtin_callable (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_bool_object (rt, rt_is_callable (args[0]));
}

static RtObject *builtin_isinstance (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "isinstance", nargs, 2, 2))
    return NULL;
  int result = rt_is_instance (rt, args[0], args[1]);
  return result < 0 ? NULL : rt_bool_object (rt, result);
}

static RtObject *builtin_issubclass (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "issubclass", nargs, 2, 2))
    return NULL;
  int result = rt_is_subclass (rt, args[0], args[1]);
  return result < 0 ? NULL : rt_bool_object (rt, result);
}

static RtObject *builtin_dir (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_check_positional (rt, "dir", nargs, 0, 1) ? rt_dir (rt, nargs == 1 ? args[0] : NULL) : NULL;
}

static RtObject *builtin_vars (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "vars", nargs, 0, 1))
    return NULL;
  if (nargs == 0)
    return rt_current_locals (rt);
  RtObject *dict;
  int found = rt_getattr_optional (rt, args[0], rt->names.dict__, &dict);
  if (found == 0)
    return RT_TYPE_ERROR (rt, "vars() argument must have __dict__ attribute");
  return found < 0 ? NULL : dict;
}

/* exit and quit of the prompt. */
const RtMethodDef rt_builtins_inspect_methods[] = {
  {"__build_class__", rt_build_class, RT_METH_KEYWORDS,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the "
     "class statement."},
  {"__import__", rt_builtin_import, RT_METH_KEYWORDS,
     "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nThe module "
     "of that name, imported if it was not; what an import statement calls."},
  {"callable", builtin_callable, RT_METH_O,
     "callable($module, obj, /)\n--\n\nWhether an object can be called."},
  {"compile", rt_builtin_compile, RT_METH_KEYWORDS,
     "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, "
     "_feature_version=-1)\n--\n\nThe code of a source text: of a module (exec), an expression (eval) or a line at "
     "the prompt (single)."},
  {"delattr", builtin_delattr, RT_METH_FASTCALL,
     "delattr($module, obj, name, /)\n--\n\nTakes an attribute away, as del does."},
  {"dir", builtin_dir, RT_METH_FASTCALL,
     "dir($module, arg=<unrepresentable>, /)\n--\n\nNames in the scope, or of the attributes of an object, sorted."},
  {"eval", rt_builtin_eval, RT_METH_KEYWORDS,
     "eval($module, source, globals=None, locals=None, /)\n--\n\nThe value of an expression, or of a code object, "
     "in these namespaces."},
  {"exec", rt_builtin_exec, RT_METH_KEYWORDS,
     "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nRuns statements, or a code "
     "object, in these namespaces."},
  {"getattr", builtin_getattr, RT_METH_FASTCALL,
     "getattr($module, object, name, default=<unrepresentable>, /)\n--\n\nAn attribute by its name; the default, if "
     "there is one, where there is no such attribute."},
  {"globals", rt_builtin_globals, RT_METH_NOARGS,
     "globals($module, /)\n--\n\nThe dict of the module's names. What is changed in it is changed in the module."},
  {"hasattr", builtin_hasattr, RT_METH_FASTCALL,
     "hasattr($module, obj, name, /)\n--\n\nWhether an object has an attribute of that name."},
  {"isinstance", builtin_isinstance, RT_METH_FASTCALL,
     "isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether an object is of a class, or of one of several in a "
     "tuple, or of one derived from them."},
  {"issubclass", builtin_issubclass, RT_METH_FASTCALL,
     "issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether a class is another, or one of several in a tuple, "
     "or derived from them."},
  {"locals", rt_builtin_locals, RT_METH_NOARGS,
     "locals($module, /)\n--\n\nA dict of the names of the scope."},
  {"setattr", builtin_setattr, RT_METH_FASTCALL,
     "setattr($module, obj, name, value, /)\n--\n\nBinds an attribute by its name."},
  {"vars", builtin_vars, RT_METH_FASTCALL,
     "vars($module, object=<unrepresentable>, /)\n--\n\nThe __dict__ of an object, or the names of the scope."},
  {NULL},
};
