/* function: what def and lambda make. */
#include "rt-function.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define FUNCTION(o) ((RtFunction *)(o))

/* Every reference of a function in the order of a visit: X (index, field, label, whether tp_clear gives it up). Code, name and
 * qualified name stay, so that a function that is called while its cycle is being cleared still is one. */
#define FIELDS(X)                                                                                            \
  X (0, code, "__code__", false)                                                                             \
  X (1, globals, "__globals__", true)                                                                        \
  X (10, builtins, "__builtins__", true)                                                                     \
  X (2, module, "__module__", true)                                                                          \
  X (3, defaults, "__defaults__", true)                                                                      \
  X (4, kwdefaults, "__kwdefaults__", true)                                                                  \
  X (5, doc, "__doc__", true)                                                                                \
  X (6, name, "__name__", false)                                                                             \
  X (7, dict, "__dict__", true)                                                                              \
  X (8, closure, "__closure__", true)                                                                        \
  X (9, annotations, "__annotations__", true)                                                                \
  X (12, typeparams, "__type_params__", true)                                                                \
  X (11, qualname, "__qualname__", false)

/* `dict` has the slot of a __dict__. */
static RtSlot field_slot (unsigned index, const char *label) {
  return index == 7 ? RT_SLOT_DICT : RT_ATTR (index, label);
}

static RtObject *docstring (RtInterp *rt, const RtCode *code) {
  if (RT_TUPLE_SIZE (code->consts) > 0 && RT_IS_STR (RT_TUPLE_ITEM (code->consts, 0)))
    return RT_TUPLE_ITEM (code->consts, 0);
  return rt->none;
}

/* The built-in names that code in GLOBALS sees: a dict, or anything else that the program put there, which is asked for items. */
static RtObject *builtins_of (RtInterp *rt, RtObject *globals) {
  RtObject *found = rt_dict_get (rt, globals, rt->names.builtins__);
  if (found != NULL && rt_is_kind_of (found, rt->types.module))
    found = rt_module_dict (found);
  return found != NULL ? found : rt->builtins;
}

RtObject *rt_function_new (RtInterp *rt, RtObject *code_object, RtObject *globals, RtObject *qualname) {
  const RtCode *code = (const RtCode *)code_object;
  RtObject *o = rt_object_alloc (rt, rt->types.function, 0);
  if (o == NULL)
    return NULL;
  RtFunction *f = FUNCTION (o);
  rt_ref_init (rt, o, field_slot (0, "__code__"), &f->code, rt_incref (code_object));
  rt_ref_init (rt, o, field_slot (1, "__globals__"), &f->globals, rt_incref (globals));
  rt_ref_init (rt, o, field_slot (2, "__module__"), &f->module,
               rt_xincref (rt_dict_get (rt, globals, rt->names.name__)));
  rt_ref_init (rt, o, field_slot (5, "__doc__"), &f->doc, rt_incref (docstring (rt, code)));
  rt_ref_init (rt, o, field_slot (6, "__name__"), &f->name, rt_incref (code->name));
  rt_ref_init (rt, o, field_slot (10, "__builtins__"), &f->builtins, rt_incref (builtins_of (rt, globals)));
  rt_ref_init (rt, o, field_slot (11, "__qualname__"), &f->qualname,
               rt_incref (qualname != NULL ? qualname : code->qualname));
  f->vectorcall = rt_function_vectorcall;
  rt_gc_track (rt, o);
  return o;
}

RtObject *rt_function_for_run (RtInterp *rt, RtObject *code, RtObject *globals) {
  RtObject *o = rt_function_new (rt, code, globals, NULL);
  if (o == NULL)
    return NULL;
  rt_ref_set (rt, o, field_slot (5, "__doc__"), &FUNCTION (o)->doc, rt_incref (rt->none));
  rt_ref_clear (rt, o, field_slot (2, "__module__"), &FUNCTION (o)->module);
  return o;
}

void rt_function_set_part (RtInterp *rt, RtObject *function, RtFunctionPart part, RtObject *value) {
  RtFunction *f = FUNCTION (function);
  switch (part) {
  case RT_FUNCTION_DEFAULTS:
    rt_ref_init (rt, function, field_slot (3, "__defaults__"), &f->defaults, value);
    break;
  case RT_FUNCTION_KWDEFAULTS:
    rt_ref_init (rt, function, field_slot (4, "__kwdefaults__"), &f->kwdefaults, value);
    break;
  case RT_FUNCTION_ANNOTATIONS:
    rt_ref_init (rt, function, field_slot (9, "__annotations__"), &f->annotations, value);
    break;
  case RT_FUNCTION_CLOSURE:
    rt_ref_init (rt, function, field_slot (8, "__closure__"), &f->closure, value);
    break;
  }
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RtFunction *f = FUNCTION (self);
#define X(index, field, label, clears) RT_VISIT (visit, arg, field_slot (index, label), f->field);
  FIELDS (X)
#undef X
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  RtFunction *f = FUNCTION (self);
#define X(index, field, label, clears)                                                                       \
  if (clears)                                                                                                \
    rt_ref_clear (rt, self, field_slot (index, label), &f->field);
  FIELDS (X)
#undef X
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  RtFunction *f = FUNCTION (self);
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  clear (rt, self);
  rt_ref_clear (rt, self, field_slot (0, "__code__"), &f->code);
  rt_ref_clear (rt, self, field_slot (6, "__name__"), &f->name);
  rt_ref_clear (rt, self, field_slot (11, "__qualname__"), &f->qualname);
  rt_object_free (rt, self);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  return rt_str_printf (rt, "<function %U at 0x%llx>", FUNCTION (self)->qualname,
                        (unsigned long long)rt_address (rt, self));
}

static void describe (RtObject *self, HbBuffer *buffer) {
  hb_buffer_append (buffer, "<function ");
  if (FUNCTION (self)->qualname != NULL)
    rt_str_append_utf8 (FUNCTION (self)->qualname, buffer);
  hb_buffer_append (buffer, ">");
}

static RtObject *descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  return instance == NULL || instance == rt->none ? rt_incref (self) : rt_method_new (rt, self, instance);
}

static RtObject *get_code (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->code);
}

static int set_code (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtFunction *f = FUNCTION (self);
  if (value == NULL || !RT_IS_EXACT (rt, value, code))
    return RT_TYPE_ERROR_INT (rt, "__code__ must be set to a code object");
  int wanted = ((RtCode *)value)->nfreevars;
  ptrdiff_t has = f->closure != NULL ? RT_TUPLE_SIZE (f->closure) : 0;
  if (wanted != has)
    return RT_VALUE_ERROR_INT (rt, "%U() requires a code object with %zd free vars, not %d", f->name, has,
                               wanted);
  rt_ref_set (rt, self, field_slot (0, "__code__"), &f->code, rt_incref (value));
  return 0;
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->name);
}

static int set_name (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__name__ must be set to a string object");
  rt_ref_set (rt, self, field_slot (6, "__name__"), &FUNCTION (self)->name, rt_incref (value));
  return 0;
}

static RtObject *get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->qualname);
}

static int set_qualname (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__qualname__ must be set to a string object");
  rt_ref_set (rt, self, field_slot (11, "__qualname__"), &FUNCTION (self)->qualname, rt_incref (value));
  return 0;
}

static RtObject *get_defaults (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->defaults != NULL ? FUNCTION (self)->defaults : rt->none);
}

static int set_defaults (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == rt->none)
    value = NULL;
  if (value != NULL && !RT_IS_TUPLE (value))
    return RT_TYPE_ERROR_INT (rt, "__defaults__ must be set to a tuple object");
  rt_ref_set (rt, self, field_slot (3, "__defaults__"), &FUNCTION (self)->defaults, rt_xincref (value));
  return 0;
}

static RtObject *get_kwdefaults (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->kwdefaults != NULL ? FUNCTION (self)->kwdefaults : rt->none);
}

static int set_kwdefaults (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == rt->none)
    value = NULL;
  if (value != NULL && !RT_IS_DICT (value))
    return RT_TYPE_ERROR_INT (rt, "__kwdefaults__ must be set to a dict object");
  rt_ref_set (rt, self, field_slot (4, "__kwdefaults__"), &FUNCTION (self)->kwdefaults, rt_xincref (value));
  return 0;
}

/* MAKE_FUNCTION leaves annotations as a flat tuple of names and values: they become a dict when someone asks.
 */
static int annotations_as_dict (RtInterp *rt, RtObject *self) {
  RtFunction *f = FUNCTION (self);
  if (f->annotations != NULL && !RT_IS_TUPLE (f->annotations))
    return 0;
  RtObject *dict = rt_dict_new (rt);
  for (ptrdiff_t i = 0; dict != NULL && f->annotations != NULL && i + 1 < RT_TUPLE_SIZE (f->annotations);
       i += 2)
    if (rt_dict_set (rt, dict, RT_TUPLE_ITEM (f->annotations, i), RT_TUPLE_ITEM (f->annotations, i + 1)) <
        0) {
      rt_decref (rt, dict);
      return -1;
    }
  if (dict == NULL)
    return -1;
  rt_ref_set (rt, self, field_slot (9, "__annotations__"), &f->annotations, dict);
  return 0;
}

static RtObject *get_annotations (RtInterp *rt, RtObject *self, void *closure) {
  return annotations_as_dict (rt, self) == 0 ? rt_incref (FUNCTION (self)->annotations) : NULL;
}

static int set_annotations (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == rt->none)
    value = NULL;
  if (value != NULL && !RT_IS_DICT (value))
    return RT_TYPE_ERROR_INT (rt, "__annotations__ must be set to a dict object");
  rt_ref_set (rt, self, field_slot (9, "__annotations__"), &FUNCTION (self)->annotations, rt_xincref (value));
  return 0;
}

static RtObject *get_type_params (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->typeparams != NULL ? FUNCTION (self)->typeparams : rt->empty_tuple);
}

static int set_type_params (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_TUPLE (value))
    return RT_TYPE_ERROR_INT (rt, "__type_params__ must be set to a tuple");
  rt_ref_set (rt, self, field_slot (12, "__type_params__"), &FUNCTION (self)->typeparams, rt_incref (value));
  return 0;
}

static int check_closure (RtInterp *rt, const RtCode *code, RtObject *closure) {
  ptrdiff_t has = closure != NULL ? RT_TUPLE_SIZE (closure) : 0;
  if (closure == NULL && code->nfreevars > 0)
    return RT_TYPE_ERROR_INT (rt, "arg 5 (closure) must be tuple");
  if (has != code->nfreevars)
    return RT_VALUE_ERROR_INT (rt, "%U requires closure of length %d, not %zd", code->name, code->nfreevars,
                               has);
  for (ptrdiff_t i = 0; i < has; i++)
    if (!RT_IS_EXACT (rt, RT_TUPLE_ITEM (closure, i), cell))
      return RT_TYPE_ERROR_INT (rt, "arg 5 (closure) expected cell, found %s",
                                RT_TUPLE_ITEM (closure, i)->type->name);
  return 0;
}

/* types.FunctionType (code, globals, name=None, argdefs=None, closure=None) */
static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"code", "globals", "name", "argdefs", "closure"};
  RtObject *in[5];
  if (!rt_parse_tuple (rt, "function", args, kwargs, names, 5, 5, 2, in))
    return NULL;
  for (int i = 2; i < 5; i++)
    in[i] = in[i] == rt->none ? NULL : in[i];
  if (!RT_IS_EXACT (rt, in[0], code))
    return RT_TYPE_ERROR (rt, "function() argument 'code' must be code, not %.50s", in[0]->type->name);
  if (!RT_IS_DICT (in[1]))
    return RT_TYPE_ERROR (rt, "function() argument 'globals' must be dict, not %.50s", in[1]->type->name);
  if (in[2] != NULL && !RT_IS_STR (in[2]))
    return RT_TYPE_ERROR (rt, "arg 3 (name) must be None or string");
  if (in[3] != NULL && !RT_IS_TUPLE (in[3]))
    return RT_TYPE_ERROR (rt, "arg 4 (defaults) must be None or tuple");
  if (in[4] != NULL && !RT_IS_TUPLE (in[4]))
    return RT_TYPE_ERROR (rt, "arg 5 (closure) must be None or tuple");
  if (check_closure (rt, (RtCode *)in[0], in[4]) < 0)
    return NULL;
  RtObject *o = rt_function_new (rt, in[0], in[1], NULL);
  if (o == NULL)
    return NULL;
  if (in[2] != NULL)
    rt_ref_set (rt, o, field_slot (6, "__name__"), &FUNCTION (o)->name, rt_incref (in[2]));
  rt_ref_init (rt, o, field_slot (3, "__defaults__"), &FUNCTION (o)->defaults, rt_xincref (in[3]));
  rt_ref_init (rt, o, field_slot (8, "__closure__"), &FUNCTION (o)->closure, rt_xincref (in[4]));
  return o;
}

static const RtMemberDef members[] = {
    {"__closure__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtFunction, closure), 8, NULL},
    {"__doc__", RT_MEMBER_OBJECT, offsetof (RtFunction, doc), 5, NULL},
    {"__globals__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtFunction, globals), 1, NULL},
    {"__module__", RT_MEMBER_OBJECT, offsetof (RtFunction, module), 2, NULL},
    {"__builtins__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtFunction, builtins), 10, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__code__", get_code, set_code, NULL, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL, NULL},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {"__dict__", rt_generic_get_dict, rt_generic_set_dict, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_function_spec = {
    .name = "function",
    .doc = "function(code, globals, name=None, argdefs=None, closure=None)\n--\n\nCreate a function object.",
    .size_bytes = sizeof (RtFunction),
    .cpython_basicsize = 144,
    .type_flags = RT_TYPE_GC | RT_TYPE_METHOD_DESCRIPTOR,
    .weaklist_offset = offsetof (RtFunction, weakrefs),
    .dict_offset = offsetof (RtFunction, dict),
    .vectorcall_offset = offsetof (RtFunction, vectorcall),
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .describe = describe,
              .tp_repr = repr,
              .tp_call = rt_call,
              .tp_descr_get = descr_get},
    .members = members,
    .getset = getset,
};
