#include "rt-builtins-tables.h"

#include "rt-function.h"
#include "rt-str.h"

/* Adds every function of METHODS to MODULE; OF is what their __module__ says. */
static int add_functions_of (RtInterp *rt, RtObject *module, const RtMethodDef *methods, const char *of) {
  RtObject *name = rt_str_interned (rt, of);
  if (name == NULL)
    return -1;
  int result = 0;
  for (const RtMethodDef *def = methods; result == 0 && def->name != NULL; def++) {
    RtObject *function = rt_builtin_function_new (rt, def, module, name);
    result = function != NULL ? rt_module_add (rt, module, def->name, function) : -1;
  }
  rt_decref (rt, name);
  return result;
}

static int add_functions (RtInterp *rt, RtObject *module, const RtMethodDef *methods) {
  return add_functions_of (rt, module, methods, "builtins");
}

static int add_borrowed (RtInterp *rt, RtObject *module, const char *name, void *value) {
  return rt_module_add (rt, module, name, rt_incref (value));
}

static int add_types (RtInterp *rt, RtObject *module) {
  RtTypes *t = &rt->types;
  const struct {
    const char *name;
    RtType *type;
  } types[] = {
    {"bool", t->bool_},           {"memoryview", t->memoryview}, {"bytearray", t->bytearray}, {"bytes", t->bytes},
    {"classmethod", t->classmethod}, {"complex", t->complex_},   {"dict", t->dict},           {"enumerate", t->enumerate},
    {"filter", t->filter},        {"float", t->float_},          {"frozenset", t->frozenset}, {"property", t->property},
    {"int", t->int_},             {"list", t->list},             {"map", t->map},             {"object", t->object},
    {"range", t->range},          {"reversed", t->reversed},     {"set", t->set},             {"slice", t->slice},
    {"staticmethod", t->staticmethod}, {"str", t->str},          {"super", t->super},         {"tuple", t->tuple},
    {"type", t->type},            {"zip", t->zip},
  };
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
    if (add_borrowed (rt, module, types[i].name, types[i].type) < 0)
      return -1;
  return 0;
}

static int add_exceptions (RtInterp *rt, RtObject *module) {
#define RT_EXCEPTION_DEF(id, base, layout)                                                                             \
  if (add_borrowed (rt, module, #id, rt->types.id) < 0)                                                                \
    return -1;
#include "rt-exceptions.def"
#undef RT_EXCEPTION_DEF
  if (add_borrowed (rt, module, "EnvironmentError", rt->types.OSError) < 0)
    return -1;
  return add_borrowed (rt, module, "IOError", rt->types.OSError);
}

static int builtins_exec (RtInterp *rt, RtObject *module) {
  if (add_functions (rt, module, rt_builtins_inspect_methods) < 0 || add_functions (rt, module, rt_builtins_iterate_methods) < 0 ||
      add_functions (rt, module, rt_builtins_atoms_methods) < 0 || add_functions (rt, module, rt_builtins_async_methods) < 0 ||
      add_functions (rt, module, rt_builtins_host_methods) < 0 || add_functions_of (rt, module, rt_builtins_file_methods, "_io") < 0)
    return -1;
  if (add_borrowed (rt, module, "None", rt->none) < 0 || add_borrowed (rt, module, "Ellipsis", rt->ellipsis) < 0 ||
      add_borrowed (rt, module, "NotImplemented", rt->not_implemented) < 0 || add_borrowed (rt, module, "False", rt->false_) < 0 ||
      add_borrowed (rt, module, "True", rt->true_) < 0 || add_borrowed (rt, module, "__debug__", rt->true_) < 0)
    return -1;
  return add_types (rt, module) < 0 || add_exceptions (rt, module) < 0 || rt_builtins_add_site (rt, module) < 0 ? -1 : 0;
}

const RtModuleDef rt_module_def_builtins = {
  .name = "builtins",
  .doc = "Built-in functions, types, exceptions, and other objects.",
  .exec = builtins_exec,
};
