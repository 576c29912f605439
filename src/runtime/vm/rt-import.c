/* Modules: from sys.modules, from the table of built-in ones, from the folder of the script. */
#include "rt-import.h"

#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-builtins.h"
#include "rt-code-image.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-function.h"
#include "rt-import-find.h"
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
  RtObject *name = rt_str_interned (rt, def->functions_of != NULL ? def->functions_of : def->name);
  if (name == NULL)
    return -1;
  int failed = 0;
  for (const RtMethodDef *m = def->methods; failed == 0 && m != NULL && m->name != NULL; m++)
    failed = rt_module_add (rt, module, m->name, rt_builtin_function_new (rt, m, module, name));
  rt_decref (rt, name);
  return failed;
}

/* --- Python text --- */

static void mark_native (RtInterp *rt, RtObject *o) {
  RtCode *code = (RtCode *) o;
  code->native = true;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (code->consts); i++) {
    if (RT_IS_EXACT (rt, RT_TUPLE_ITEM (code->consts, i), code))
      mark_native (rt, RT_TUPLE_ITEM (code->consts, i));
  }
}

static void mark_native_function (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, function))
    mark_native (rt, ((RtFunction *) o)->code);
}

static void mark_native_methods (RtInterp *rt, const RtType *type) {
  RtObject *key, *value;
  for (ptrdiff_t at = 0; rt_dict_next (type->dict, &at, &key, &value);)
    mark_native_function (rt, value);
}

/* A module says with _stands_for_native that it is written in C in CPython: a tuple names the functions that are, and classes whose methods
 * are, anything else means all of its CODE. */
static void mark_what_stands_for_native (RtInterp *rt, RtObject *dict, RtObject *code) {
  RtObject *said = rt_dict_get_utf8 (rt, dict, "_stands_for_native");
  if (said == NULL)
    return;
  if (!RT_IS_TUPLE (said)) {
    mark_native (rt, code);
    return;
  }
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (said); i++) {
    RtObject *item = RT_TUPLE_ITEM (said, i);
    mark_native_function (rt, item);
    if (rt_is_kind_of (item, rt->types.type))
      mark_native_methods (rt, (const RtType *) item);
  }
}

/* Puts a built-in function in the place of FUNCTION wherever MODULE names it. OWNER: its __module__ in CPython, if not MODULE's name. */
static int put_built_in (RtInterp *rt, RtObject *module, RtObject *function, RtObject *RT_NULLABLE owner) {
  if (owner != NULL && rt_setattr (rt, function, rt->names.module__, owner) < 0)
    return -1;
  RtObject *built_in = rt_builtin_function_over (rt, function, module);
  int failed = built_in != NULL ? 0 : -1;
  RtObject *dict = rt_module_dict (module), *key, *value;
  for (ptrdiff_t at = 0; failed == 0 && rt_dict_next (dict, &at, &key, &value);) {
    if (value == function)
      failed = rt_dict_set (rt, dict, key, built_in);
  }
  rt_xdecref (rt, built_in);
  return failed;
}

/* A module names with the tuple _built_in those of its functions that a program sees as built-in functions, as they are in CPython: they
 * do not become methods in a class, and have no code to look at. _built_in_module is the module that CPython has them in, if another. */
static int put_built_ins (RtInterp *rt, RtObject *module) {
  RtObject *dict = rt_module_dict (module);
  RtObject *functions = rt_dict_get_utf8 (rt, dict, "_built_in"), *owner = rt_dict_get_utf8 (rt, dict, "_built_in_module");
  for (ptrdiff_t i = 0; functions != NULL && i < RT_TUPLE_SIZE (functions); i++) {
    if (put_built_in (rt, module, RT_TUPLE_ITEM (functions, i), owner) < 0)
      return -1;
  }
  return 0;
}

/* Runs CODE in MODULE; NULL: there is an exception already. */
static int run_in_module (RtInterp *rt, RtObject *module, RT_STEALS RtObject *RT_NULLABLE code) {
  if (code == NULL)
    return -1;
  RtObject *dict = rt_module_dict (module);
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "code of the module");
  hold.held[0] = code;
  RtObject *result = rt_dict_set (rt, dict, rt->names.builtins__, rt->builtins) == 0 ? rt_eval_code (rt, code, dict, dict) : NULL;
  bool good = result != NULL;
  if (((RtCode *) code)->library && good) {
    mark_what_stands_for_native (rt, dict, code);
    good = put_built_ins (rt, module) == 0;
  }
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return good ? 0 : -1;
}

/* The parser's tree is gone before the code runs, as for everything that is imported. */
static RtObject *compile (RtInterp *rt, const char *text, size_t length_bytes, RtObject *filename) {
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtCompileOptions options = {.mode = RT_COMPILE_EXEC, .filename = filename, .is_file = true, .warn = rt_warn_syntax, .warn_data = rt};
  RtObject *code = rt_compile (rt, &arena, text, length_bytes, &options, NULL);
  rt_arena_free (&arena);
  return code;
}

static RtObject *read_image (RtInterp *rt, const char *name, RtObject *filename) {
  RtArena arena;
  rt_arena_init (rt, &arena, "code of the module");
  RtObject *code = rt_code_image_read (&arena, rt_code_image_find (name), filename);
  rt_xincref (code);
  rt_arena_free (&arena);
  return code;
}

/* What precedes the last dot, new; None if there is none. */
static RtObject *parent_name (RtInterp *rt, RtObject *name) {
  for (ptrdiff_t i = rt_str_length (name); i-- > 0;) {
    if (rt_str_char_at (name, i) == '.')
      return rt_str_substring (rt, name, 0, i);
  }
  return rt_incref (rt->none);
}

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

static int fill_from_def (RtInterp *rt, RtObject *module, const RtModuleDef *def) {
  ((RtModule *)module)->built_in = true;
  if (def->doc != NULL && rt_module_add (rt, module, "__doc__", rt_str_from (rt, def->doc)) < 0)
    return -1;
  if (add_functions (rt, module, def) < 0 || (def->exec != NULL && def->exec (rt, module) < 0))
    return -1;
  if (def->source == NULL)
    return set_package (rt, module, false);
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "file name");
  RtObject *filename = hold.held[0] = rt_str_printf (rt, "<frozen %s>", def->name);
  int failed = filename != NULL ? run_in_module (rt, module, read_image (rt, def->name, filename)) : -1;
  rt_hold_end (rt, &hold, NULL);
  if (failed == 0)
    failed = set_package (rt, module, rt_dict_get (rt, rt_module_dict (module), rt->names.path__) != NULL);
  return failed;
}

/* MODULE is a package whose modules lie in FOLDER. */
static int set_path (RtInterp *rt, RtObject *module, RtObject *RT_NULLABLE folder) {
  RtObject *list = folder != NULL ? rt_list_new (rt, 0) : NULL;
  int failed = list != NULL && rt_list_append (rt, list, folder) == 0 ? rt_dict_set (rt, rt_module_dict (module), rt->names.path__, list) : -1;
  rt_xdecref (rt, list);
  return failed;
}

/* __file__, __cached__ and, of a package, __path__; __init__.py lies in the package's folder. */
static int set_places (RtInterp *rt, RtObject *module, RtObject *filename, const RtFoundModule *found) {
  RtObject *dict = rt_module_dict (module);
  const char *path = hb_buffer_text (&found->path);
  size_t folder_bytes = (size_t) (strrchr (path, '/') - path);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%.*s/__pycache__%.*s.cpython-312.pyc", (int) folder_bytes, path, (int) (strlen (path + folder_bytes) - strlen (".py")),
                    path + folder_bytes);
  RtObject *cached = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  int failed = cached == NULL || rt_dict_set_utf8 (rt, dict, "__cached__", cached) < 0 || rt_dict_set (rt, dict, rt->names.file__, filename) < 0 ? -1 : 0;
  rt_xdecref (rt, cached);
  if (failed == 0 && found->package) {
    RtObject *folder = rt_str_from_utf8 (rt, path, folder_bytes);
    failed = set_path (rt, module, folder);
    rt_xdecref (rt, folder);
  }
  return failed;
}

static int fill_from_file (RtInterp *rt, RtObject *module, const RtFoundModule *found) {
  if (found->text.broken || found->path.broken) {
    rt_no_memory (rt);
    return -1;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "file name");
  RtObject *filename = hold.held[0] = rt_str_from_buffer (rt, &found->path);
  const char *text = hb_buffer_text (&found->text);
  size_t length_bytes = found->text.length_bytes;
  int failed = filename == NULL || set_package (rt, module, found->package) < 0 || set_places (rt, module, filename, found) < 0 ||
                   rt_sources_add (rt, hb_buffer_text (&found->path), text, length_bytes) < 0
                 ? -1
                 : run_in_module (rt, module, compile (rt, text, length_bytes, filename));
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

/* --- finding and making --- */

static RtObject *not_found (RtInterp *rt, RtObject *name, RtObject *parent) {
  rt_str_utf8_is_kept (name);
  if (parent != rt->none)
    rt_raise (rt, rt->types.ModuleNotFoundError, "No module named %R; %R is not a package", name, parent);
  else
    rt_raise (rt, rt->types.ModuleNotFoundError, "No module named %R", name);
  rt_import_error_about (rt, name, NULL, NULL);
  return NULL;
}

static bool is_package (RtInterp *rt, RtObject *parent) {
  RtObject *above = rt_dict_get (rt, rt->modules, parent), *path = NULL;
  bool is = above != NULL && rt_getattr_optional (rt, above, rt->names.path__, &path) > 0;
  rt_xdecref (rt, path);
  return is;
}

/* --- files of the program that go before modules of the library --- */

/* Whether the program itself, and no module of the library, asks for what is imported. */
static bool program_asks (RtInterp *rt) {
  const RtFrame *frame = rt->frame;
  while (frame != NULL && rt_frame_code (frame)->library &&
         rt_str_equal_utf8 (rt_frame_code (frame)->filename, "<frozen importlib>"))
    frame = frame->previous;
  return frame != NULL && !rt_frame_code (frame)->library;
}

/* Whether a file of the program goes before the library's module NAME; IMPORTED: what is there under this
 * name. The library's modules import each other whatever the program has. */
static bool has_own_file (RtInterp *rt, RtObject *name, RtObject *RT_NULLABLE imported) {
  if (imported != NULL && (imported->type != rt->types.module || !((RtModule *)imported)->built_in ||
                           ((RtModule *)imported)->handed_out))
    return false;
  if (rt_vm (rt)->folder == NULL || !program_asks (rt) ||
      (imported == NULL && rt_import_find_def (rt, name) == NULL))
    return false;
  RtFoundModule found;
  rt_found_init (rt, &found);
  bool has = rt_import_find_own_file (rt, name, &found);
  rt_found_clear (&found);
  return has;
}

/* No file goes before MODULE any more, once the program has it. */
static RtObject *hand_out (RtInterp *rt, RtObject *module, bool statement) {
  RtModule *m = (RtModule *)module;
  if (statement && (module->type == rt->types.module) && m->built_in && !m->handed_out)
    m->handed_out = program_asks (rt);
  return module;
}

/* Whether ABOVE is a module of the program that stands where the library has a package: the library's modules
 * are not below it. */
static bool is_own_package (RtInterp *rt, RtObject *RT_NULLABLE above) {
  return above != NULL && (above->type == rt->types.module) && !((RtModule *)above)->built_in &&
         program_asks (rt);
}

static int find (RtInterp *rt, RtObject *name, RtObject *parent, const char *RT_NULLABLE tail, bool own,
                 RtFoundModule *found) {
  RtObject *above = parent != rt->none ? rt_dict_get (rt, rt->modules, parent) : NULL;
  if (own)
    return rt_import_find_own_file (rt, name, found);
  found->def = is_own_package (rt, above) ? NULL : rt_import_find_def (rt, name);
  if (found->def != NULL || rt_vm (rt)->folder == NULL)
    return found->def != NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "where it is looked for");
  RtObject *entries = hold.held[0] = parent != rt->none && above == NULL ? NULL : rt_import_entries (rt, above);
  int result = rt_import_find_file (rt, name, entries, found) || (tail != NULL && rt_import_find_namespace (rt, name, entries, tail, found));
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* A package that has no file of its own. */
static int fill_namespace (RtInterp *rt, RtObject *module, const RtFoundModule *found) {
  RtObject *folder = rt_str_from_buffer (rt, &found->path);
  int failed = set_package (rt, module, true) < 0 || rt_dict_set (rt, rt_module_dict (module), rt->names.file__, rt->none) < 0
                 ? -1
                 : set_path (rt, module, folder);
  rt_xdecref (rt, folder);
  return failed;
}

static int fill (RtInterp *rt, RtObject *module, const RtFoundModule *found) {
  if (found->def != NULL)
    return fill_from_def (rt, module, found->def);
  return found->file ? fill_from_file (rt, module, found) : fill_namespace (rt, module, found);
}

/* Objects that CPython's importer has about when it is about to fill a module, and when it has done so. */
enum { OBJECTS_BEFORE_FILLING = 15, OBJECTS_AFTER_FILLING = 8 };

/* A new module NAME in sys.modules, filled; taken out again on failure. TAIL: what will be wanted of it next.
 * OWN: from a file of the program, though the library has one. */
static RtObject *make_module (RtInterp *rt, RtObject *name, RtObject *parent, const char *RT_NULLABLE tail,
                              bool own) {
  RtFoundModule found;
  rt_found_init (rt, &found);
  RtObject *module = NULL;
  if (find (rt, name, parent, tail, own, &found)) {
    const char *utf8 = rt_str_utf8 (rt, name, NULL);
    module = utf8 != NULL ? rt_module_new (rt, utf8) : NULL;
  } else {
    not_found (rt, name, parent != rt->none && is_package (rt, parent) ? rt->none : parent);
  }
  static const char *const labels[] = {"module being imported"};
  RtObject *held[1] = {module};
  RtNative native;
  rt_native_enter (rt, &native, "import", labels, held, 1);
  int failed = module != NULL ? rt_dict_set (rt, rt->modules, name, module) : -1;
  if (failed == 0) {
    ((RtModule *) module)->running = true;
    rt_gc_run_if_due_with (rt, OBJECTS_BEFORE_FILLING);
    failed = fill (rt, module, &found);
    if (failed == 0) {
      rt_gc_allocated (rt); /* its __spec__, which is not made here before somebody looks at it */
      rt_gc_run_if_due_with (rt, OBJECTS_AFTER_FILLING);
    }
    ((RtModule *) module)->running = false;
    if (failed < 0) {
      RtObject *error = rt_error_take (rt);
      if (rt_dict_delete (rt, rt->modules, name) < 0)
        rt_error_clear (rt);
      rt_error_put (rt, error);
    }
  }
  rt_found_clear (&found);
  if (failed == 0)
    held[0] = NULL;
  rt_native_leave (rt, &native);
  return failed == 0 ? module : NULL;
}

/* Whether somebody has had sys.meta_path in hand: it is not made before. Then the finders that it lists are asked. */
static bool has_finders (RtInterp *rt) {
  return rt->sys_module != NULL && rt_dict_get_utf8 (rt, rt_module_dict (rt->sys_module), "meta_path") != NULL;
}

int rt_import_run_file (RtInterp *rt, RtObject *module, RtObject *path) {
  const char *utf8 = rt_str_utf8 (rt, path, NULL);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  int failed = utf8 != NULL ? 0 : -1;
  if (failed == 0 && !rt_import_read (rt, utf8, &text)) {
    rt_raise (rt, rt->types.ImportError, "there is no file %R in the folder of the program", path);
    failed = -1;
  } else if (failed == 0 && text.broken) {
    rt_no_memory (rt);
    failed = -1;
  }
  if (failed == 0)
    failed = rt_sources_add (rt, utf8, hb_buffer_text (&text), text.length_bytes);
  if (failed == 0)
    failed = run_in_module (rt, module, compile (rt, hb_buffer_text (&text), text.length_bytes, path));
  hb_buffer_clear (&text);
  return failed;
}

/* What FUNCTION of the module that explains imports answers. */
static RtObject *ask_importlib (RtInterp *rt, const char *function, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "importlib and a function of it");
  RtObject *name = rt_str_interned (rt, "_frozen_importlib");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], function) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, NULL) : NULL);
}

/* The module that the finders of sys.meta_path find. None of them knows what will be wanted of NAME next, so none tells of a namespace. */
static RtObject *ask_finders (RtInterp *rt, RtObject *name, RtObject *parent, const char *RT_NULLABLE tail) {
  RtObject *module = ask_importlib (rt, "_find_and_load", &name, 1);
  if (module != rt->none)
    return module;
  rt_decref (rt, module);
  if (tail != NULL)
    return make_module (rt, name, parent, tail, false);
  return not_found (rt, name, parent != rt->none && is_package (rt, parent) ? rt->none : parent);
}

RtObject *rt_import_lazily (RtInterp *rt, RtObject *module, RtObject *name) {
  static const char *const late[] = {"__spec__", "__loader__", "meta_path", "path_hooks", "path_importer_cache", "stdlib_module_names", "builtin_module_names"};
  bool is_late = false;
  for (size_t i = 0; i < sizeof late / sizeof *late; i++)
    is_late |= rt_str_equal_utf8 (name, late[i]);
  if (!is_late)
    return NULL;
  RtObject *args[2] = {module, name};
  return ask_importlib (rt, "_late", args, 2);
}

RtObject *rt_import_plainly (RtInterp *rt, RtObject *name) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "package");
  RtObject *parent = hold.held[0] = parent_name (rt, name);
  return rt_hold_end (rt, &hold, parent != NULL ? make_module (rt, name, parent, NULL, false) : NULL);
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

/* What stands behind NAME in WANTED, which begins with it; NULL: nothing. */
static const char *tail_of (RtInterp *rt, const char *wanted, RtObject *name) {
  size_t length = strlen (rt_str_utf8 (rt, name, NULL));
  return wanted[length] == '.' ? wanted + length + 1 : NULL;
}

/* WANTED: NAME, and what is wanted of it. STATEMENT: `import` asks, so that files of the program go before
 * modules of the library. */
static RtObject *import_module (RtInterp *rt, RtObject *name, const char *wanted, bool statement) {
  if (rt->modules == NULL) /* what lives until then asks in the last collection */
    return rt_raise (rt, rt->types.ImportError, "sys.meta_path is None, Python is likely shutting down");
  RtObject *found = rt_dict_get (rt, rt->modules, name);
  bool own = statement && rt_error (rt) == NULL && has_own_file (rt, name, found);
  if (found != NULL && found != rt->none && !own)
    return rt_incref (hand_out (rt, found, statement));
  if (found == rt->none) {
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
    hold.held[1] = import_module (rt, parent, wanted, statement);
    if (hold.held[1] == NULL)
      return rt_hold_end (rt, &hold, NULL);
    found = rt_dict_get (rt, rt->modules, name);
    if (found != NULL)
      return rt_hold_end (rt, &hold, rt_incref (found));
  }
  bool asks = !own && has_finders (rt) && !rt_str_equal_utf8 (name, "_frozen_importlib");
  const char *tail = tail_of (rt, wanted, name);
  RtObject *module = asks ? ask_finders (rt, name, parent, tail) : make_module (rt, name, parent, tail, own);
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
  return rt_hold_end (rt, &hold, module != NULL ? hand_out (rt, module, statement) : NULL);
}

RtObject *rt_import_module (RtInterp *rt, RtObject *name) {
  const char *wanted = rt_str_utf8 (rt, name, NULL);
  return wanted != NULL ? import_module (rt, name, wanted, false) : NULL;
}

/* --- __import__ --- */
static RtObject *import_by_statement (RtInterp *rt, RtObject *name) {
  const char *wanted = rt_str_utf8 (rt, name, NULL);
  return wanted != NULL ? import_module (rt, name, wanted, true) : NULL;
}

/* The absolute name of a relative import. */
static RtObject *resolve (RtInterp *rt, RtObject *name, RtObject *RT_NULLABLE globals, int64_t level) {
  if (globals != NULL && !RT_IS_DICT (globals))
    return RT_TYPE_ERROR (rt, "globals must be a dict");
  RtObject *package = globals != NULL ? rt_dict_get_utf8 (rt, globals, "__package__") : rt->none;
  RtObject *base = NULL;
  if (package != NULL && package != rt->none) {
    if (!RT_IS_STR (package))
      return RT_TYPE_ERROR (rt, "package must be a string");
    base = rt_incref (package);
  } else {
    RtObject *own = globals != NULL ? rt_dict_get (rt, globals, rt->names.name__) : NULL;
    if (own == NULL)
      return rt_error (rt) != NULL ? NULL : rt_raise (rt, rt->types.KeyError, "'__name__' not in globals");
    if (!RT_IS_STR (own))
      return RT_TYPE_ERROR (rt, "__name__ must be a string");
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

/* Whether the error says that the module NAME itself, and nothing that it imports, is missing. */
static bool is_missing (RtInterp *rt, RtObject *name) {
  if (!rt_error_matches (rt, rt->types.ModuleNotFoundError))
    return false;
  RtObject *error = rt_error_take (rt), *about = rt_getattr_utf8 (rt, error, "name");
  bool is = about != NULL && RT_IS_STR (about) && rt_str_equal (about, name);
  rt_error_clear (rt);
  rt_xdecref (rt, about);
  rt_error_put (rt, error);
  return is;
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
    RtObject *submodule = full != NULL ? import_by_statement (rt, full) : NULL;
    if (submodule == NULL && full != NULL && is_missing (rt, full))
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
  RtObject *module = first != NULL ? import_by_statement (rt, first) : NULL;
  rt_xdecref (rt, first);
  return module;
}

/* The module NAME, of which the first of FROMLIST is wanted. */
static RtObject *import_with (RtInterp *rt, RtObject *name, RtObject *RT_NULLABLE fromlist) {
  RtObject *first = fromlist != NULL && RT_IS_TUPLE (fromlist) && RT_TUPLE_SIZE (fromlist) > 0 ? RT_TUPLE_ITEM (fromlist, 0) : NULL;
  if (first == NULL || !RT_IS_STR (first) || rt_dict_get (rt, rt->modules, name) != NULL)
    return import_by_statement (rt, name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "what is wanted");
  hold.held[0] = rt_str_printf (rt, "%U.%U", name, first);
  const char *wanted = hold.held[0] != NULL ? rt_str_utf8 (rt, hold.held[0], NULL) : NULL;
  return rt_hold_end (rt, &hold, wanted != NULL ? import_module (rt, name, wanted, true) : NULL);
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
  hold.held[1] = hold.held[0] != NULL ? import_with (rt, hold.held[0], in[3]) : NULL;
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
