/* module. */
#include "rt-module.h"

#include "rt-abstract.h"
#include "rt-class-generic.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define MODULE(o) ((RtModule *)(o))
#define SLOT_NAME RT_FIELD (0, "name")

RtObject *rt_module_dict (RtObject *module) {
  return MODULE (module)->dict;
}

static int fill (RtInterp *rt, RtObject *self, RtObject *name, RtObject *doc) {
  RtModule *m = MODULE (self);
  if (m->dict == NULL) {
    RtObject *dict = rt_dict_new (rt);
    if (dict == NULL)
      return -1;
    rt_ref_init (rt, self, RT_SLOT_DICT, &m->dict, dict);
  }
  rt_ref_set (rt, self, SLOT_NAME, &m->name, rt_incref (name));
  static const char *const none_fields[] = {"__package__", "__loader__", "__spec__"};
  int result = rt_dict_set (rt, m->dict, rt->names.name__, name) < 0 ||
                       rt_dict_set (rt, m->dict, rt->names.doc__, doc) < 0
                   ? -1
                   : 0;
  for (size_t i = 0; result == 0 && i < sizeof none_fields / sizeof *none_fields; i++)
    result = rt_dict_set_utf8 (rt, m->dict, none_fields[i], rt->none);
  return result;
}

RtObject *rt_module_new (RtInterp *rt, const char *name) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.module, 0),
           *text = o != NULL ? rt_str_from (rt, name) : NULL;
  int result = text != NULL ? fill (rt, o, text, rt->none) : -1;
  rt_xdecref (rt, text);
  if (result == 0)
    return o;
  rt_xdecref (rt, o);
  return NULL;
}

int rt_module_add (RtInterp *rt, RtObject *module, const char *name, RtObject *value) {
  int result = value != NULL ? rt_dict_set_utf8 (rt, MODULE (module)->dict, name, value) : -1;
  rt_xdecref (rt, value);
  return result;
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  RtObject *dict = o != NULL ? rt_dict_new (rt) : NULL;
  if (dict == NULL) {
    rt_xdecref (rt, o);
    return NULL;
  }
  rt_ref_init (rt, o, RT_SLOT_DICT, &MODULE (o)->dict, dict);
  return o;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"name", "doc"};
  RtObject *in[2];
  if (!rt_parse_tuple (rt, "module", args, kwargs, names, 2, 2, 1, in))
    return -1;
  if (!RT_IS_STR (in[0]))
    return RT_TYPE_ERROR_INT (rt, "module() argument 'name' must be str, not %K", in[0]);
  return fill (rt, self, in[0], in[1] != NULL ? in[1] : rt->none);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_DICT, MODULE (self)->dict);
  RT_VISIT (visit, arg, SLOT_NAME, MODULE (self)->name);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, RT_SLOT_DICT, &MODULE (self)->dict);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  clear (rt, self);
  rt_ref_clear (rt, self, SLOT_NAME, &MODULE (self)->name);
  rt_object_free (rt, self);
}

static RtObject *field (RtInterp *rt, RtObject *self, const char *name) {
  RtObject *dict = MODULE (self)->dict;
  RtObject *found = dict != NULL ? rt_dict_get_utf8 (rt, dict, name) : NULL;
  return found != rt->none ? found : NULL;
}

/* NULL without an exception: SPEC has no attribute NAME. */
static RtObject *of_spec (RtInterp *rt, RtObject *spec, const char *name) {
  RtObject *value = rt_getattr_utf8 (rt, spec, name);
  if (value == NULL && rt_error_matches (rt, rt->types.AttributeError))
    rt_error_clear (rt);
  return value;
}

/* What the repr of a module says of where it comes from, as its SPEC has it. */
static RtObject *repr_by_spec (RtInterp *rt, RtObject *spec) {
  RtHold hold, more;
  rt_hold_begin (rt, &hold, "repr", "origin and loader");
  rt_hold_begin (rt, &more, "repr", "name and location");
  RtObject *result = NULL;
  RtObject *name = more.held[0] = rt_getattr_utf8 (rt, spec, "name");
  RtObject *origin = hold.held[0] = name != NULL ? of_spec (rt, spec, "origin") : NULL;
  RtObject *loader = hold.held[1] = rt_error (rt) == NULL ? of_spec (rt, spec, "loader") : NULL;
  RtObject *located = more.held[1] = rt_error (rt) == NULL ? of_spec (rt, spec, "has_location") : NULL;
  int is_place = rt_error (rt) != NULL ? -1 : located != NULL ? rt_truth (rt, located) : 0;
  if (is_place >= 0 && origin != NULL && origin != rt->none)
    result = is_place ? rt_str_printf (rt, "<module %R from %R>", name, origin) : rt_str_printf (rt, "<module %R (%S)>", name, origin);
  else if (is_place >= 0 && loader != NULL && loader != rt->none)
    result = rt_str_printf (rt, "<module %R (%R)>", name, loader);
  else if (is_place >= 0)
    result = rt_str_printf (rt, "<module %R>", name);
  return rt_hold_end (rt, &hold, rt_hold_end (rt, &more, result));
}

/* Whether CPython has the module called NAME compiled into itself, from Python. */
static bool is_frozen (RtObject *name) {
  static const char *const frozen[] = {"_collections_abc", "abc", "codecs", "genericpath", "importlib.machinery", "importlib.util", "io",
                                       "ntpath", "os", "posixpath", "runpy", "site", "stat", "zipimport"};
  for (size_t i = 0; i < sizeof frozen / sizeof frozen[0]; i++)
    if (rt_str_equal_utf8 (name, frozen[i]))
      return true;
  return false;
}

/* The same for one without a spec, whose NAME may be missing. */
static RtObject *repr_by_fields (RtInterp *rt, RtObject *self, RtObject *RT_NULLABLE name) {
  RtObject *shown = name != NULL ? rt_repr (rt, name) : rt_str_from (rt, "'?'");
  if (shown == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "name");
  hold.held[0] = shown;
  RtObject *file = rt_dict_get_utf8 (rt, MODULE (self)->dict, "__file__"), *loader = field (rt, self, "__loader__");
  bool imported = MODULE (self)->built_in && rt->modules != NULL && name != NULL && RT_IS_STR (name) && rt_dict_get (rt, rt->modules, name) == self;
  RtObject *result = file != NULL   ? rt_str_printf (rt, "<module %U from %R>", shown, file)
                     : imported     ? rt_str_printf (rt, "<module %U (%s)>", shown, is_frozen (name) ? "frozen" : "built-in")
                     : loader != NULL ? rt_str_printf (rt, "<module %U (%R)>", shown, loader)
                                    : rt_str_printf (rt, "<module %U>", shown);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  if (MODULE (self)->dict == NULL)
    return rt_str_from (rt, "<module '?'>");
  RtObject *name = field (rt, self, "__name__"), *spec = field (rt, self, "__spec__");
  RtObject *path = rt_dict_get_utf8 (rt, MODULE (self)->dict, "__path__");
  if (name != NULL && path != NULL && rt_dict_get_utf8 (rt, MODULE (self)->dict, "__file__") == rt->none)
    return rt_str_printf (rt, "<module %R (namespace) from %R>", name, path);
  return spec != NULL ? repr_by_spec (rt, spec) : repr_by_fields (rt, self, name);
}

static void describe (RtObject *self, HbBuffer *buffer) {
  hb_buffer_append (buffer, "<module '");
  if (MODULE (self)->name != NULL)
    rt_str_append_utf8 (MODULE (self)->name, buffer);
  hb_buffer_append (buffer, "'>");
}

static RtObject *raise_missing (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *own_name = field (rt, self, "__name__");
  if (own_name == NULL || !RT_IS_STR (own_name))
    rt_raise (rt, rt->types.AttributeError, "module has no attribute '%U'", name);
  else
    rt_raise (rt, rt->types.AttributeError,
              MODULE (self)->running
                  ? "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)"
                  : "module '%U' has no attribute '%U'",
              own_name, name);
  rt_attribute_error_about (rt, self, name);
  return NULL;
}

/* What stands in the dict; in the place of None, and of nothing in sys, what is made when it is first asked for. */
static RtObject *own_attribute (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *value = rt_generic_lookup (rt, self, name);
  if (value == NULL && rt->error != NULL) {
    if (!rt_error_matches (rt, rt->types.AttributeError))
      return NULL;
    rt_error_clear (rt);
  }
  if (value != rt->none && (value != NULL || self != rt->sys_module))
    return value;
  RtObject *late = rt_import_lazily (rt, self, name);
  if (late == NULL && rt->error == NULL)
    return value;
  rt_xdecref (rt, value);
  return late;
}

RtObject *rt_module_attribute (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *value = own_attribute (rt, self, name);
  RtObject *hook = value == NULL && rt->error == NULL ? field (rt, self, "__getattr__") : NULL;
  if (hook == NULL)
    return value;
  RtHold hold;
  rt_hold_begin (rt, &hold, "module", "__getattr__");
  hold.held[0] = rt_incref (hook);
  return rt_hold_end (rt, &hold, rt_call_one (rt, hook, name));
}

static RtObject *getattro (RtInterp *rt, RtObject *self, RtObject *name) {
  if (!RT_IS_STR (name))
    return rt_generic_getattr (rt, self, name);
  RtObject *value = rt_module_attribute (rt, self, name);
  return value != NULL || rt->error != NULL ? value : raise_missing (rt, self, name);
}

static RtObject *get_dict (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (MODULE (self)->dict != NULL ? MODULE (self)->dict : rt->none);
}

static RtObject *get_annotations (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *dict = MODULE (self)->dict, *found = rt_dict_get (rt, dict, rt->names.annotations__);
  if (found != NULL || rt->error != NULL)
    return rt_xincref (found);
  RtObject *made = rt_dict_new (rt);
  if (made == NULL || rt_dict_set (rt, dict, rt->names.annotations__, made) == 0)
    return made;
  rt_decref (rt, made);
  return NULL;
}

static int set_annotations (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtObject *dict = MODULE (self)->dict;
  if (value != NULL)
    return rt_dict_set (rt, dict, rt->names.annotations__, value);
  if (rt_dict_delete (rt, dict, rt->names.annotations__) == 0)
    return 0;
  if (rt_error_matches (rt, rt->types.KeyError)) {
    rt_error_clear (rt);
    rt_raise (rt, rt->types.AttributeError, "__annotations__");
  }
  return -1;
}

/* Whether NAME is one that a module written in C has, too: no name for its own use. */
static bool is_of_any_module (RtObject *name) {
  if (!RT_IS_STR (name) || rt_str_length (name) == 0 || rt_str_char_at (name, 0) != '_')
    return true;
  ptrdiff_t length = rt_str_length (name);
  return length > 4 && rt_str_char_at (name, 1) == '_' && rt_str_char_at (name, length - 1) == '_' && !rt_str_equal_utf8 (name, "__builtins__");
}

/* The names in DICT of a module that stands for one in C (rt-import.c), without those for its own use. */
static RtObject *names_as_of_native (RtInterp *rt, RtObject *dict) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "names");
  RtObject *names = hold.held[0] = rt_list_new (rt, 0), *key, *value;
  int failed = names != NULL ? 0 : -1;
  for (ptrdiff_t at = 0; failed == 0 && rt_dict_next (dict, &at, &key, &value);)
    if (is_of_any_module (key))
      failed = rt_list_append (rt, names, key);
  return rt_hold_end (rt, &hold, failed == 0 ? rt_incref (names) : NULL);
}

static RtObject *method_dir (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  RtObject *hook = field (rt, self, "__dir__");
  if (hook == NULL && !RT_IS_EXACT (rt, self, module)) {
    RtObject *dict = rt_getattr (rt, self, rt->names.dict__);
    bool is_dict = dict != NULL && RT_IS_DICT (dict);
    rt_xdecref (rt, dict);
    if (dict == NULL)
      return NULL;
    if (!is_dict)
      return RT_TYPE_ERROR (rt, "<module>.__dict__ is not a dictionary");
  }
  if (hook == NULL && MODULE (self)->built_in && field (rt, self, "_stands_for_native") == rt->true_)
    return names_as_of_native (rt, MODULE (self)->dict);
  if (hook == NULL)
    return rt_dict_keys_list (rt, MODULE (self)->dict);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "__dir__");
  hold.held[0] = rt_incref (hook);
  return rt_hold_end (rt, &hold, rt_call_none (rt, hook));
}

static const RtMethodDef methods[] = {{"__dir__", method_dir, RT_METH_NOARGS, NULL}, {NULL}};

static const RtGetSetDef getset[] = {
    {"__dict__", get_dict, NULL, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_module_spec = {
    .name = "module",
    .doc = "module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional "
           "doc argument can have any type.",
    .size_bytes = sizeof (RtModule),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .weaklist_offset = offsetof (RtModule, weakrefs),
    .dict_offset = offsetof (RtModule, dict),
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .describe = describe,
              .tp_repr = repr,
              .tp_getattro = getattro},
    .methods = methods,
    .getset = getset,
};
