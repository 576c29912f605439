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
static RtObject *builtin_exit (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "exit", nargs, 0, 1))
    return NULL;
  return rt_raise_object (rt, rt->types.SystemExit, nargs == 1 ? args[0] : rt->none);
}

const RtMethodDef rt_builtins_inspect_methods[] = {
  {"__build_class__", rt_build_class, RT_METH_KEYWORDS, "What the class statement calls."},
  {"__import__", rt_builtin_import, RT_METH_KEYWORDS, "What the import statement calls."},
  {"callable", builtin_callable, RT_METH_O, "callable($module, obj, /)\n--\n\nReturn whether the object is callable."},
  {"compile", rt_builtin_compile, RT_METH_KEYWORDS, "Makes a code object of source text."},
  {"delattr", builtin_delattr, RT_METH_FASTCALL, "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute."},
  {"dir", builtin_dir, RT_METH_FASTCALL, "The names of the namespace, or of an object's attributes."},
  {"eval", rt_builtin_eval, RT_METH_KEYWORDS, "Evaluates an expression."},
  {"exec", rt_builtin_exec, RT_METH_KEYWORDS, "Executes statements."},
  {"exit", builtin_exit, RT_METH_FASTCALL, "Ends the program."},
  {"getattr", builtin_getattr, RT_METH_FASTCALL, "The named attribute of an object, or the default."},
  {"globals", rt_builtin_globals, RT_METH_NOARGS, "globals($module, /)\n--\n\nThe namespace of the running module."},
  {"hasattr", builtin_hasattr, RT_METH_FASTCALL, "hasattr($module, obj, name, /)\n--\n\nWhether the object has the named attribute."},
  {"isinstance", builtin_isinstance, RT_METH_FASTCALL, "isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether an object is an instance of a class."},
  {"issubclass", builtin_issubclass, RT_METH_FASTCALL, "issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether a class derives from another."},
  {"locals", rt_builtin_locals, RT_METH_NOARGS, "locals($module, /)\n--\n\nThe variables of the running frame."},
  {"quit", builtin_exit, RT_METH_FASTCALL, "Ends the program."},
  {"setattr", builtin_setattr, RT_METH_FASTCALL, "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute."},
  {"vars", builtin_vars, RT_METH_FASTCALL, "The __dict__ of an object, or the variables of the running frame."},
  {NULL},
};
