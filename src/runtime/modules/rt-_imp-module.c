/* _imp: what the Python text of the import system (python/_frozen_importlib.py) has native. */
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-import-find.h"
#include "rt-import.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

static bool check_name (RtInterp *rt, const char *function, RtObject *name) {
  if (RT_IS_STR (name))
    return true;
  rt_raise (rt, rt->types.TypeError, "%s() argument 1 must be str, not %T", function, name);
  return false;
}

/* is_builtin (name): 1 if it is in the table. */
static RtObject *is_builtin (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!check_name (rt, "is_builtin", args[0]))
    return NULL;
  return rt_bool_object (rt, rt_import_find_def (rt, args[0]) != NULL);
}

/* find_file (name, entries): the path of NAME's file in the first of the folders ENTRIES that has one, and whether it is a package's; or
 * None. */
static RtObject *find_file (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "find_file", nargs, 2, 2) || !check_name (rt, "find_file", args[0]))
    return NULL;
  RtFoundModule found;
  rt_found_init (rt, &found);
  bool there = rt_import_find_file (rt, args[0], args[1], &found);
  RtObject *path = there ? rt_str_from_buffer (rt, &found.path) : NULL, *result = NULL;
  if (!there)
    result = found.path.broken || found.text.broken ? rt_no_memory (rt) : rt_incref (rt->none);
  else if (path != NULL)
    result = rt_tuple_pack (rt, 2, path, found.package ? rt->true_ : rt->false_);
  rt_xdecref (rt, path);
  rt_found_clear (&found);
  return result;
}

/* read (path): the bytes of a file below the program's folder; None if there is none. */
static RtObject *read_source (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const char *path = check_name (rt, "read", args[0]) ? rt_str_utf8 (rt, args[0], NULL) : NULL;
  if (path == NULL)
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  bool there = rt_import_read (rt, path, &text);
  RtObject *result = !there ? rt_incref (rt->none) : text.broken ? rt_no_memory (rt) : rt_bytes_new (rt, hb_buffer_text (&text), text.length_bytes);
  hb_buffer_clear (&text);
  return result;
}

/* load (name): import, whatever finders there are. */
static RtObject *load (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return check_name (rt, "load", args[0]) ? rt_import_plainly (rt, args[0]) : NULL;
}

/* run (module, path): the text of a file, in MODULE. */
static RtObject *run (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "run", nargs, 2, 2) || !check_name (rt, "run", args[1]))
    return NULL;
  if (!rt_type_is_subtype (args[0]->type, rt->types.module))
    return RT_TYPE_ERROR (rt, "run() argument 1 must be a module, not %T", args[0]);
  return rt_import_run_file (rt, args[0], args[1]) < 0 ? NULL : rt_incref (rt->none);
}

/* stdlib_names (): what sys.stdlib_module_names holds. */
static RtObject *stdlib_names (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {
#define RT_STDLIB_NAME(name) name,
#include "rt-stdlib-names.def"
#undef RT_STDLIB_NAME
  };
  enum { COUNT = sizeof names / sizeof *names };
  RtObject *all = rt_tuple_new (rt, COUNT);
  for (ptrdiff_t i = 0; all != NULL && i < COUNT; i++) {
    RtObject *name = rt_str_interned (rt, names[i]);
    if (name == NULL) {
      rt_decref (rt, all);
      return NULL;
    }
    rt_tuple_init (rt, all, i, name);
  }
  return all;
}

static const RtMethodDef methods[] = {
    {"is_builtin", is_builtin, RT_METH_O, "is_builtin(name, /)\n--\n\nWhether a module of this name is built in."},
    {"find_file", find_file, RT_METH_FASTCALL, NULL},
    {"read", read_source, RT_METH_O, NULL},
    {"load", load, RT_METH_O, NULL},
    {"run", run, RT_METH_FASTCALL, NULL},
    {"stdlib_names", stdlib_names, RT_METH_NOARGS, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__imp = {.name = "_imp", .doc = "What the import system has native.", .methods = methods};
