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
  {"__build_class__", rt_build_class, RT_METH_KEYWORDS,
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\nInternal helper function used by the "
     "class statement."},
  {"__import__", rt_builtin_import, RT_METH_KEYWORDS,
     "__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nImport a "
     "module.\n\nBecause this function is meant for use by the Python\ninterpreter and not for general use, it is "
     "better to use\nimportlib.import_module() to programmatically import a module.\n\nThe globals argument is only "
     "used to determine the context;\nthey are not modified.  The locals argument is unused.  The fromlist\nshould be "
     "a list of names to emulate ``from name import ...``, or an\nempty list to emulate ``import name``.\nWhen "
     "importing a module from a package, note that __import__('A.B', ...)\nreturns package A when fromlist is empty, "
     "but its submodule B when\nfromlist is not empty.  The level argument is used to determine whether to\nperform "
     "absolute or relative imports: 0 is absolute, while a positive number\nis the number of parent directories to "
     "search relative to the current module."},
  {"callable", builtin_callable, RT_METH_O,
     "callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\nNote "
     "that classes are callable, as are instances of classes with a\n__call__() method."},
  {"compile", rt_builtin_compile, RT_METH_KEYWORDS,
     "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, "
     "_feature_version=-1)\n--\n\nCompile source into a code object that can be executed by exec() or eval().\n\nThe "
     "source code may represent a Python module, statement or expression.\nThe filename will be used for run-time "
     "error messages.\nThe mode must be 'exec' to compile a module, 'single' to compile a\nsingle (interactive) "
     "statement, or 'eval' to compile an expression.\nThe flags argument, if present, controls which future "
     "statements influence\nthe compilation of the code.\nThe dont_inherit argument, if true, stops the compilation "
     "inheriting\nthe effects of any future statements in effect in the code calling\ncompile; if absent or false "
     "these statements do influence the compilation,\nin addition to any features explicitly specified."},
  {"delattr", builtin_delattr, RT_METH_FASTCALL,
     "delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\ndelattr(x, 'y') is "
     "equivalent to ``del x.y``"},
  {"dir", builtin_dir, RT_METH_FASTCALL,
     "dir($module, arg=<unrepresentable>, /)\n--\n\nShow attributes of an object.\n\nIf called without an argument, "
     "return the names in the current scope.\nElse, return an alphabetized list of names comprising (some of) the "
     "attributes\nof the given object, and of attributes reachable from it.\nIf the object supplies a method named "
     "__dir__, it will be used; otherwise\nthe default dir() logic is used and returns:\n  for a module object: the "
     "module's attributes.\n  for a class object:  its attributes, and recursively the attributes\n    of its bases.\n"
     "  for any other object: its attributes, its class's attributes, and\n    recursively the attributes of its "
     "class's base classes."},
  {"eval", rt_builtin_eval, RT_METH_KEYWORDS,
     "eval($module, source, globals=None, locals=None, /)\n--\n\nEvaluate the given source in the context of globals "
     "and locals.\n\nThe source may be a string representing a Python expression\nor a code object as returned by "
     "compile().\nThe globals must be a dictionary and locals can be any mapping,\ndefaulting to the current globals "
     "and locals.\nIf only globals is given, locals defaults to it."},
  {"exec", rt_builtin_exec, RT_METH_KEYWORDS,
     "exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nExecute the given source in the "
     "context of globals and locals.\n\nThe source may be a string representing one or more Python statements\nor a "
     "code object as returned by compile().\nThe globals must be a dictionary and locals can be any mapping,\n"
     "defaulting to the current globals and locals.\nIf only globals is given, locals defaults to it.\nThe closure "
     "must be a tuple of cellvars, and can only be used\nwhen source is a code object requiring exactly that many "
     "cellvars."},
  {"exit", builtin_exit, RT_METH_FASTCALL, "Ends the program."},
  {"getattr", builtin_getattr, RT_METH_FASTCALL,
     "getattr($module, object, name, default=<unrepresentable>, /)\n--\n\nGet a named attribute from an object.\n\n"
     "getattr(x, 'y') is equivalent to x.y\nWhen a default argument is given, it is returned when the attribute "
     "doesn't\nexist; without it, an exception is raised in that case."},
  {"globals", rt_builtin_globals, RT_METH_NOARGS,
     "globals($module, /)\n--\n\nReturn the dictionary containing the current scope's global variables.\n\nNOTE: "
     "Updates to this dictionary *will* affect name lookups in the current\nglobal scope and vice-versa."},
  {"hasattr", builtin_hasattr, RT_METH_FASTCALL,
     "hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\nThis "
     "is done by calling getattr(obj, name) and catching AttributeError."},
  {"isinstance", builtin_isinstance, RT_METH_FASTCALL,
     "isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class or of a "
     "subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck "
     "against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc."},
  {"issubclass", builtin_issubclass, RT_METH_FASTCALL,
     "issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the "
     "same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. "
     "This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``."},
  {"locals", rt_builtin_locals, RT_METH_NOARGS,
     "locals($module, /)\n--\n\nReturn a dictionary containing the current scope's local variables.\n\nNOTE: Whether "
     "or not updates to this dictionary will affect name lookups in\nthe local scope and vice-versa is "
     "*implementation dependent* and not\ncovered by any backwards compatibility guarantees."},
  {"quit", builtin_exit, RT_METH_FASTCALL, "Ends the program."},
  {"setattr", builtin_setattr, RT_METH_FASTCALL,
     "setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified "
     "value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``"},
  {"vars", builtin_vars, RT_METH_FASTCALL,
     "vars($module, object=<unrepresentable>, /)\n--\n\nShow vars.\n\nWithout arguments, equivalent to locals().\n"
     "With an argument, equivalent to object.__dict__."},
  {NULL},
};
