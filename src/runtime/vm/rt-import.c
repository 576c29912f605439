/* Modules: from sys.modules, from the table of built-in ones, from the folder of the script. */
#include "rt-import.h"

#include <errno.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-builtins.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-function.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-run.h"
#include "rt-sources.h"
#include "rt-str.h"
#include "rt-vm.h"

void rt_import_set_folder (RtInterp *rt, const char *folder) {
  rt_vm (rt)->folder = folder;
}

void rt_import_error_about (RtInterp *rt, RtObject *name, RtObject *path, RtObject *name_from) {
  RtObject *error = rt_error_take (rt);
  const char *const attributes[] = {"name", "path", "name_from"};
  RtObject *const values[] = {name, path, name_from};
  for (size_t i = 0; i < 3; i++) {
    RtObject *attribute = values[i] != NULL ? rt_str_interned (rt, attributes[i]) : NULL;
    if (attribute != NULL && rt_setattr (rt, error, attribute, values[i]) < 0)
      rt_error_clear (rt);
    rt_xdecref (rt, attribute);
  }
  rt_error_clear (rt);
  rt_error_put (rt, error);
}

static const RtModuleDef *find_def (RtInterp *rt, RtObject *name) {
  for (const RtModuleDef *const *def = rt->module_table->defs; *def != NULL; def++) {
    if (rt_str_equal_utf8 (name, (*def)->name))
      return *def;
  }
  return NULL;
}

RtObject *rt_import_names (RtInterp *rt) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  for (const RtModuleDef *const *def = rt->module_table->defs; *def != NULL; def++) {
    const char *name = (*def)->name;
    if ((name[0] == '_' && strcmp (name, "__future__") != 0) || strchr (name, '.') != NULL)
      continue;
    if (text.length_bytes > 0)
      hb_buffer_append (&text, ", ");
    hb_buffer_append (&text, name);
  }
  RtObject *names = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return names;
}

static int add_functions (RtInterp *rt, RtObject *module, const RtModuleDef *def) {
  RtObject *name = rt_str_interned (rt, def->name);
  if (name == NULL)
    return -1;
  int failed = 0;
  for (const RtMethodDef *m = def->methods; failed == 0 && m != NULL && m->name != NULL; m++)
    failed = rt_module_add (rt, module, m->name, rt_builtin_function_new (rt, m, module, name));
  rt_decref (rt, name);
  return failed;
}

/* --- Python text --- */

static void mark_library (RtInterp *rt, RtObject *o) {
  RtCode *code = (RtCode *) o;
  code->library = true;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (code->consts); i++) {
    if (RT_IS_EXACT (rt, RT_TUPLE_ITEM (code->consts, i), code))
      mark_library (rt, RT_TUPLE_ITEM (code->consts, i));
  }
}

static void mark_native (RtInterp *rt, RtObject *o) {
  RtCode *code = (RtCode *) o;
  code->native = true;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (code->consts); i++) {
    if (RT_IS_EXACT (rt, RT_TUPLE_ITEM (code->consts, i), code))
      mark_native (rt, RT_TUPLE_ITEM (code->consts, i));
  }
}

/* A module says with _stands_for_native that it is written in C in CPython: a tuple names the functions that are, anything else means
 * all of its CODE. */
static void mark_what_stands_for_native (RtInterp *rt, RtObject *dict, RtObject *code) {
  RtObject *said = rt_dict_get_utf8 (rt, dict, "_stands_for_native");
  if (said == NULL)
    return;
  if (!RT_IS_TUPLE (said)) {
    mark_native (rt, code);
    return;
  }
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (said); i++)
    mark_native (rt, ((RtFunction *) RT_TUPLE_ITEM (said, i))->code);
}

/* Runs TEXT in MODULE. The parser's tree is gone by then, as for everything that is imported. */
static int run_in_module (RtInterp *rt, RtObject *module, const char *text, size_t length_bytes, RtObject *filename,
                          bool library) {
  RtObject *dict = rt_module_dict (module);
  if (rt_dict_set (rt, dict, rt->names.builtins__, rt->builtins) < 0)
    return -1;
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtCompileOptions options = {.mode = RT_COMPILE_EXEC, .filename = filename, .is_file = true, .warn = library ? NULL : rt_warn_syntax, .warn_data = rt};
  RtObject *code = rt_compile (rt, &arena, text, length_bytes, &options, NULL);
  rt_arena_free (&arena);
  if (code == NULL)
    return -1;
  if (library)
    mark_library (rt, code);
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "code of the module");
  hold.held[0] = code;
  RtObject *result = rt_eval_code (rt, code, dict, dict);
  if (library && result != NULL)
    mark_what_stands_for_native (rt, dict, code);
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

static int fill_from_def (RtInterp *rt, RtObject *module, const RtModuleDef *def) {
  if (def->doc != NULL && rt_module_add (rt, module, "__doc__", rt_str_from (rt, def->doc)) < 0)
    return -1;
  if (add_functions (rt, module, def) < 0 || (def->exec != NULL && def->exec (rt, module) < 0))
    return -1;
  if (def->source == NULL)
    return 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "file name");
  RtObject *filename = hold.held[0] = rt_str_printf (rt, "<frozen %s>", def->name);
  int failed = filename != NULL ? run_in_module (rt, module, def->source, strlen (def->source), filename, true) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

static RtObject *parent_name (RtInterp *rt, RtObject *name);

/* __package__: the package's own name, or what precedes the module's. */
static int set_package (RtInterp *rt, RtObject *module, bool package) {
  RtObject *dict = rt_module_dict (module), *name = rt_dict_get (rt, dict, rt->names.name__);
  if (name == NULL || !RT_IS_STR (name))
    return 0;
  RtObject *value = package ? rt_incref (name) : parent_name (rt, name);
  if (value == rt->none)
    value = rt_incref (rt->empty_str);
  int failed = value != NULL ? rt_dict_set_utf8 (rt, dict, "__package__", value) : -1;
  rt_xdecref (rt, value);
  return failed;
}

/* The path of NAME's file below the script's folder: FORM is "%s/%s.py" or "%s/%s/__init__.py". */
static bool find_file (RtInterp *rt, RtObject *name, bool package, HbBuffer *path, HbBuffer *text) {
  const char *folder = rt_vm (rt)->folder, *utf8 = rt_str_utf8 (rt, name, NULL);
  if (folder == NULL || utf8 == NULL) {
    rt_error_clear (rt);
    return false;
  }
  hb_buffer_reset (path);
  hb_buffer_append (path, folder);
  hb_buffer_append_char (path, '/');
  for (const char *c = utf8; *c != '\0'; c++)
    hb_buffer_append_char (path, *c == '.' ? '/' : *c);
  hb_buffer_append (path, package ? "/__init__.py" : ".py");
  return rt_world_read_file (&rt->world, hb_buffer_text (path), text);
}

static int fill_from_file (RtInterp *rt, RtObject *module, const HbBuffer *path, const HbBuffer *text, bool package) {
  if (text->broken || path->broken) {
    rt_no_memory (rt);
    return -1;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "file name");
  RtObject *filename = hold.held[0] = rt_str_from_buffer (rt, path);
  if (filename == NULL) {
    rt_hold_end (rt, &hold, NULL);
    return -1;
  }
  RtObject *dict = rt_module_dict (module);
  int failed = rt_dict_set (rt, dict, rt->names.file__, filename);
  if (failed == 0)
    failed = set_package (rt, module, package);
  if (failed == 0 && package) {
    RtObject *folder = rt_str_from_utf8 (rt, path->bytes, path->length_bytes - strlen ("/__init__.py"));
    RtObject *list = folder != NULL ? rt_list_new (rt, 0) : NULL;
    failed = list != NULL && rt_list_append (rt, list, folder) == 0 ? rt_dict_set (rt, dict, rt->names.path__, list) : -1;
    rt_xdecref (rt, list);
    rt_xdecref (rt, folder);
  }
  if (failed == 0)
    failed = rt_sources_add (rt, path->bytes, hb_buffer_text (text), text->length_bytes);
  if (failed == 0)
    failed = run_in_module (rt, module, hb_buffer_text (text), text->length_bytes, filename, false);
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

/* --- finding and making --- */

/* What precedes the last dot, new; None if there is none. */
static RtObject *parent_name (RtInterp *rt, RtObject *name) {
  for (ptrdiff_t i = rt_str_length (name); i-- > 0;) {
    if (rt_str_char_at (name, i) == '.')
      return rt_str_substring (rt, name, 0, i);
  }
  return rt_incref (rt->none);
}

static RtObject *not_found (RtInterp *rt, RtObject *name, RtObject *parent) {
  if (parent != rt->none)
    rt_raise (rt, rt->types.ModuleNotFoundError, "No module named %R; %R is not a package", name, parent);
  else
    rt_raise (rt, rt->types.ModuleNotFoundError, "No module named %R", name);
  rt_import_error_about (rt, name, NULL, NULL);
  return NULL;
}

/* A new module NAME in sys.modules, filled; taken out again on failure. */
static RtObject *make_module (RtInterp *rt, RtObject *name, RtObject *parent) {
  const RtModuleDef *def = find_def (rt, name);
  HbBuffer path, text;
  hb_buffer_init (&path, &rt->allocator);
  hb_buffer_init (&text, &rt->allocator);
  bool package = def == NULL && find_file (rt, name, true, &path, &text);
  bool from_file = package || (def == NULL && find_file (rt, name, false, &path, &text));
  RtObject *module = NULL;
  if (def == NULL && !from_file) {
    bool parent_is_package = parent != rt->none && rt_vm (rt)->folder != NULL;
    if (parent_is_package) {
      RtObject *above = rt_dict_get (rt, rt->modules, parent), *found = NULL;
      parent_is_package = above != NULL && rt_getattr_optional (rt, above, rt->names.path__, &found) > 0;
      rt_xdecref (rt, found);
    }
    not_found (rt, name, parent_is_package ? rt->none : parent);
  } else {
    const char *utf8 = rt_str_utf8 (rt, name, NULL);
    module = utf8 != NULL ? rt_module_new (rt, utf8) : NULL;
  }
  static const char *const labels[] = {"module being imported"};
  RtObject *held[1] = {module};
  RtNative native;
  rt_native_enter (rt, &native, "import", labels, held, 1);
  int failed = module != NULL ? rt_dict_set (rt, rt->modules, name, module) : -1;
  if (failed == 0) {
    ((RtModule *) module)->running = true;
    failed = from_file ? fill_from_file (rt, module, &path, &text, package) : fill_from_def (rt, module, def);
    ((RtModule *) module)->running = false;
    if (failed < 0) {
      RtObject *error = rt_error_take (rt);
      if (rt_dict_delete (rt, rt->modules, name) < 0)
        rt_error_clear (rt);
      rt_error_put (rt, error);
    }
  }
  hb_buffer_clear (&path);
  hb_buffer_clear (&text);
  if (failed == 0)
    held[0] = NULL;
  rt_native_leave (rt, &native);
  return failed == 0 ? module : NULL;
}

/* A submodule is an attribute of its package. */
static int bind_to_parent (RtInterp *rt, RtObject *parent_module, RtObject *name, RtObject *module) {
  ptrdiff_t dot = rt_str_length (name);
  while (rt_str_char_at (name, dot - 1) != '.')
    dot--;
  RtObject *last = rt_str_substring (rt, name, dot, rt_str_length (name));
  int failed = last != NULL ? rt_setattr (rt, parent_module, last, module) : -1;
  rt_xdecref (rt, last);
  return failed;
}

RtObject *rt_import_module (RtInterp *rt, RtObject *name) {
  RtObject *found = rt_dict_get (rt, rt->modules, name);
  if (found != NULL && found != rt->none)
    return rt_incref (found);
  if (found != NULL) {
    rt_raise (rt, rt->types.ModuleNotFoundError, "import of %U halted; None in sys.modules", name);
    rt_import_error_about (rt, name, NULL, NULL);
    return NULL;
  }
  if (rt_error (rt) != NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "package");
  hold.held[0] = parent_name (rt, name);
  RtObject *parent = hold.held[0];
  if (parent == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (parent != rt->none) {
    hold.held[1] = rt_import_module (rt, parent);
    if (hold.held[1] == NULL)
      return rt_hold_end (rt, &hold, NULL);
    found = rt_dict_get (rt, rt->modules, name);
    if (found != NULL)
      return rt_hold_end (rt, &hold, rt_incref (found));
  }
  RtObject *module = make_module (rt, name, parent);
  if (module != NULL) {
    /* The module may have put another object in its place. */
    RtObject *current = rt_dict_get (rt, rt->modules, name);
    if (current != NULL && current != module) {
      rt_incref (current);
      rt_decref (rt, module);
      module = current;
    }
    if (parent != rt->none && bind_to_parent (rt, hold.held[1], name, module) < 0) {
      rt_decref (rt, module);
      module = NULL;
    }
  }
  return rt_hold_end (rt, &hold, module);
}

/* --- __import__ --- */

/* The absolute name of a relative import. */
static RtObject *resolve (RtInterp *rt, RtObject *name, RtObject *globals, int64_t level) {
  RtObject *package = globals != NULL && RT_IS_DICT (globals) ? rt_dict_get_utf8 (rt, globals, "__package__") : NULL;
  RtObject *base = NULL;
  if (package != NULL && RT_IS_STR (package)) {
    base = rt_incref (package);
  } else if (globals != NULL && RT_IS_DICT (globals)) {
    RtObject *own = rt_dict_get (rt, globals, rt->names.name__);
    if (own != NULL && RT_IS_STR (own))
      base = rt_dict_get (rt, globals, rt->names.path__) != NULL ? rt_incref (own) : parent_name (rt, own);
  }
  if (base == NULL || base == rt->none || rt_str_length (base) == 0) {
    rt_xdecref (rt, base);
    return rt_raise (rt, rt->types.ImportError, "attempted relative import with no known parent package");
  }
  for (int64_t i = 1; i < level; i++) {
    RtObject *above = parent_name (rt, base);
    rt_decref (rt, base);
    if (above == NULL)
      return NULL;
    if (above == rt->none)
      return rt_raise (rt, rt->types.ImportError, "attempted relative import beyond top-level package");
    base = above;
  }
  RtObject *absolute = rt_str_length (name) > 0 ? rt_str_printf (rt, "%U.%U", base, name) : rt_incref (base);
  rt_decref (rt, base);
  return absolute;
}

/* `from package import submodule` imports it. */
static int import_submodules (RtInterp *rt, RtObject *module, RtObject *fromlist) {
  RtObject *path = NULL, *package = NULL;
  int found = rt_getattr_optional (rt, module, rt->names.path__, &path);
  rt_xdecref (rt, path);
  if (found <= 0 || !RT_IS_TUPLE (fromlist))
    return found < 0 ? -1 : 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "names of the package and its module");
  package = hold.held[0] = rt_getattr (rt, module, rt->names.name__);
  int failed = package != NULL ? 0 : -1;
  for (ptrdiff_t i = 0; failed == 0 && i < RT_TUPLE_SIZE (fromlist); i++) {
    RtObject *name = RT_TUPLE_ITEM (fromlist, i), *value = NULL;
    int there = rt_str_equal_utf8 (name, "*") ? 1 : rt_getattr_optional (rt, module, name, &value);
    rt_xdecref (rt, value);
    if (there != 0) {
      failed = there < 0 ? -1 : 0;
      continue;
    }
    RtObject *full = hold.held[1] = rt_str_printf (rt, "%U.%U", package, name);
    RtObject *submodule = full != NULL ? rt_import_module (rt, full) : NULL;
    if (submodule == NULL && full != NULL && rt_error_matches (rt, rt->types.ModuleNotFoundError))
      rt_error_clear (rt);
    else if (submodule == NULL)
      failed = -1;
    rt_xdecref (rt, submodule);
    hold.held[1] = NULL;
    rt_xdecref (rt, full);
  }
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

static RtObject *top_level (RtInterp *rt, RtObject *name) {
  ptrdiff_t end = 0;
  while (end < rt_str_length (name) && rt_str_char_at (name, end) != '.')
    end++;
  RtObject *first = rt_str_substring (rt, name, 0, end);
  RtObject *module = first != NULL ? rt_import_module (rt, first) : NULL;
  rt_xdecref (rt, first);
  return module;
}

RtObject *rt_builtin_import (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"name", "globals", "locals", "fromlist", "level"};
  RtObject *in[5];
  if (!rt_parse_args (rt, "__import__", args, nargs, kwnames, names, 5, 5, 1, in))
    return NULL;
  if (!RT_IS_STR (in[0]))
    return RT_TYPE_ERROR (rt, "module name must be a string");
  int64_t level = in[4] != NULL ? rt_index_ssize (rt, in[4], rt->types.OverflowError) : 0;
  if (level < 0 || rt_error (rt) != NULL)
    return rt_error (rt) != NULL ? NULL : RT_VALUE_ERROR (rt, "level must be >= 0");
  if (level == 0 && rt_str_length (in[0]) == 0)
    return RT_VALUE_ERROR (rt, "Empty module name");
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "module");
  hold.held[0] = level > 0 ? resolve (rt, in[0], in[1], level) : rt_incref (in[0]);
  hold.held[1] = hold.held[0] != NULL ? rt_import_module (rt, hold.held[0]) : NULL;
  RtObject *module = hold.held[1];
  if (module == NULL)
    return rt_hold_end (rt, &hold, NULL);
  int wants_leaf = in[3] != NULL && in[3] != rt->none ? rt_truth (rt, in[3]) : 0;
  if (wants_leaf < 0 || (wants_leaf > 0 && import_submodules (rt, module, in[3]) < 0))
    return rt_hold_end (rt, &hold, NULL);
  if (wants_leaf > 0 || level > 0)
    return rt_hold_end (rt, &hold, rt_incref (module));
  return rt_hold_end (rt, &hold, top_level (rt, hold.held[0]));
}
