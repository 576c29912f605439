/* builtin_function_or_method: a native function, alone or bound to an object. */

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-signature.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define FUNCTION(o) ((RtBuiltinFunction *)(o))
#define SLOT_SELF   RT_ATTR (0, "__self__")
#define SLOT_MODULE RT_ATTR (1, "__module__")
#define SLOT_PYTHON RT_FIELD (2, "function that does it")

static const char *name_of (const RtBuiltinFunction *f) {
  return f->python != NULL ? rt_str_interned_utf8 (((RtFunction *)f->python)->name) : f->def->name;
}

/* Whether the arguments are what DEF's flags ask for. */
static bool arguments_fit (const RtMethodDef *def, size_t nargs, RtObject *kwnames) {
  const bool named = kwnames != NULL && RT_TUPLE_SIZE (kwnames) > 0;
  return rt_method_takes (def, nargs) && (!named || (def->flags & RT_METH_KEYWORDS) != 0);
}

/* QUALIFIED: "list.append". */
static void *raise_misfit (RtInterp *rt, const RtMethodDef *def, const char *qualified, size_t nargs,
                           RtObject *kwnames) {
  if (kwnames != NULL && RT_TUPLE_SIZE (kwnames) > 0)
    return RT_TYPE_ERROR (rt, "%.200s() takes no keyword arguments", qualified);
  if ((def->flags & RT_METH_O) != 0)
    return RT_TYPE_ERROR (rt, "%.200s() takes exactly one argument (%zu given)", qualified, nargs);
  return RT_TYPE_ERROR (rt, "%.200s() takes no arguments (%zu given)", qualified, nargs);
}

/* Whether a call by the instruction CALL is a level of recursion. CPython's specialized instructions call most functions
 * without counting; code that runs for the first time is not yet specialized, just as it has no caches here, and code of modules
 * and classes runs once. */
static bool counts_as_recursion (const RtInterp *rt, const RtMethodDef *def) {
  return rt->frame->locals_dict != NULL || ((const RtCode *) rt->frame->code)->inline_caches == NULL || rt_method_counts (def);
}

/* The same as CPython does it for a function that wants its arguments in a tuple: that is made, and holds them. */
static __attribute__ ((noinline)) RtObject *call_with_tuple (RtInterp *rt, const RtMethodDef *def, RtObject *self, RtObject *const *args,
                                                             size_t nargs, RtObject *kwnames) {
  size_t all = nargs + (kwnames != NULL ? (size_t)RT_TUPLE_SIZE (kwnames) : 0);
  RtHold hold;
  rt_hold_begin (rt, &hold, def->name, "arguments");
  RtObject *tuple = hold.held[0] = rt_tuple_from_array (rt, args, all);
  return rt_hold_end (rt, &hold, tuple != NULL ? def->function (rt, self, ((RtTuple *)tuple)->items, nargs, kwnames) : NULL);
}

static inline RtObject *call_counted (RtInterp *rt, const RtMethodDef *def, RtObject *self, RtObject *const *args, size_t nargs,
                                      RtObject *kwnames) {
  if (!rt_enter_recursive (rt, RT_WHILE_CALLING))
    return NULL;
  RtObject *result = (def->flags & RT_METH_VARARGS) != 0 ? call_with_tuple (rt, def, self, args, nargs, kwnames)
                                                         : def->function (rt, self, args, nargs, kwnames);
  rt_leave_recursive (rt);
  return result;
}

RtObject *rt_native_call (RtInterp *rt, const RtMethodDef *def, const char *qualified, RtObject *self,
                          RtObject *const *args, size_t nargs, RtObject *kwnames) {
  nargs = RT_NARGS (nargs);
  if (!arguments_fit (def, nargs, kwnames))
    return raise_misfit (rt, def, qualified, nargs, kwnames);
  return call_counted (rt, def, self, args, nargs, kwnames);
}

RtObject *rt_native_call_plain (RtInterp *rt, RtObject *callable, RtObject *const *args, size_t nargs, RtObject *kwnames, bool *fits) {
  const RtMethodDef *def = NULL;
  RtObject *self = NULL;
  if (RT_IS_EXACT (rt, callable, builtin_function_or_method) && FUNCTION (callable)->python == NULL) {
    def = FUNCTION (callable)->def;
    self = FUNCTION (callable)->self;
  } else if (RT_IS_EXACT (rt, callable, method_descriptor) && nargs > 0) {
    def = rt_method_descriptor_def (callable, args[0]);
    self = args[0];
    args++;
    nargs--;
  }
  *fits = def != NULL && arguments_fit (def, nargs, kwnames);
  if (!*fits)
    return NULL;
  return counts_as_recursion (rt, def) ? call_counted (rt, def, self, args, nargs, kwnames)
                                       : def->function (rt, self, args, nargs, kwnames);
}

/* The name for messages: of functions of modules other than builtins with the module, as
 * _PyObject_FunctionStr. */
static RtObject *function_text (RtInterp *rt, RtObject *callable) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "error message", "name");
  hold.held[0] = rt_getattr (rt, callable, rt->names.qualname__);
  if (hold.held[0] == NULL || !RT_IS_STR (hold.held[0])) {
    rt_error_clear (rt);
    return rt_hold_end (rt, &hold, rt_str (rt, callable));
  }
  if (rt_getattr_optional (rt, callable, rt->names.module__, &hold.held[1]) < 0)
    rt_error_clear (rt);
  bool plain =
      hold.held[1] == NULL || !RT_IS_STR (hold.held[1]) || rt_str_equal_utf8 (hold.held[1], "builtins");
  return rt_hold_end (
      rt, &hold, plain ? rt_incref (hold.held[0]) : rt_str_printf (rt, "%U.%U", hold.held[1], hold.held[0]));
}

RtObject *rt_native_call_over (RtInterp *rt, RtObject *callable, RtObject *args) {
  const RtMethodDef *def = FUNCTION (callable)->def;
  size_t nargs = (size_t)RT_TUPLE_SIZE (args);
  if (!rt_enter_recursive (rt, RT_WHILE_CALLING))
    return NULL;
  RtObject *result = def->function (rt, FUNCTION (callable)->self, ((RtTuple *)args)->items, nargs, NULL);
  rt_leave_recursive (rt);
  return result;
}

bool rt_native_takes_tuple (RtInterp *rt, RtObject *callable) {
  if (!RT_IS_EXACT (rt, callable, builtin_function_or_method) || FUNCTION (callable)->python != NULL)
    return false;
  uint32_t flags = FUNCTION (callable)->def->flags;
  return (flags & RT_METH_VARARGS) != 0 && (flags & (RT_METH_O | RT_METH_NOARGS)) == 0;
}

RtObject *rt_native_call_of (RtInterp *rt, const RtMethodDef *def, RtObject *descriptor, RtObject *self,
                             RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (arguments_fit (def, nargs, kwnames))
    return rt_native_call (rt, def, def->name, self, args, nargs, kwnames);
  /* functions that are called with a tuple see to keywords themselves, by a shorter name */
  bool plain = (def->flags & RT_METH_VARARGS) != 0 && kwnames != NULL && RT_IS_EXACT (rt, descriptor, builtin_function_or_method);
  RtObject *name = plain ? rt_str_from (rt, def->name) : function_text (rt, descriptor);
  const char *text = name != NULL ? rt_str_utf8 (rt, name, NULL) : NULL;
  if (text != NULL)
    raise_misfit (rt, def, text, nargs, kwnames);
  rt_xdecref (rt, name);
  return NULL;
}

static RtObject *vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                             RtObject *kwnames) {
  const RtBuiltinFunction *f = FUNCTION (self);
  return rt_native_call_of (rt, f->def, self, f->self, args, RT_NARGS (nargsf), kwnames);
}

RtObject *rt_builtin_function_new (RtInterp *rt, const RtMethodDef *def, RtObject *self, RtObject *module) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.builtin_function_or_method, 0);
  if (o == NULL)
    return NULL;
  FUNCTION (o)->def = def;
  FUNCTION (o)->vectorcall = vectorcall;
  rt_ref_init (rt, o, SLOT_SELF, &FUNCTION (o)->self, rt_xincref (self));
  rt_ref_init (rt, o, SLOT_MODULE, &FUNCTION (o)->module, rt_xincref (module));
  return o;
}

/* --- functions of our Python texts --- */

static RtObject *call_python (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return rt_vectorcall (rt, FUNCTION (self)->python, args, RT_NARGS (nargsf), kwnames);
}

static const RtMethodDef python_def = {"", NULL, RT_METH_KEYWORDS, NULL};

RtObject *rt_builtin_function_over (RtInterp *rt, RtObject *function, RtObject *module) {
  RtObject *o = rt_builtin_function_new (rt, &python_def, module, ((RtFunction *)function)->module);
  if (o == NULL)
    return NULL;
  FUNCTION (o)->vectorcall = call_python;
  rt_ref_init (rt, o, SLOT_PYTHON, &FUNCTION (o)->python, rt_incref (function));
  return o;
}

/* __new__ in the dict of a built-in type. */

static RtObject *call_new (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                           RtObject *kwnames) {
  RtType *type = (RtType *)self;
  if (nargs < 1)
    return RT_TYPE_ERROR (rt, "%s.__new__(): not enough arguments", type->name);
  if (!RT_IS (args[0], RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "%s.__new__(X): X is not a type object (%s)", type->name, args[0]->type->name);
  RtType *subtype = (RtType *)args[0];
  if (!rt_type_is_subtype (subtype, type))
    return RT_TYPE_ERROR (rt, "%s.__new__(%s): %s is not a subtype of %s", type->name, subtype->name,
                          subtype->name, type->name);
  RtType *built_in = subtype;
  while (built_in != NULL && built_in->slots.tp_new == rt_slot_new)
    built_in = built_in->base_type;
  if (built_in != NULL && built_in->slots.tp_new != type->slots.tp_new)
    return RT_TYPE_ERROR (rt, "%s.__new__(%s) is not safe, use %s.__new__()", type->name, subtype->name,
                          built_in->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "__new__", "arguments");
  RtObject *result = NULL;
  if (rt_collect_arguments (rt, &hold, args + 1, nargs - 1, kwnames))
    result = type->slots.tp_new (rt, subtype, hold.held[0], hold.held[1]);
  return rt_hold_end (rt, &hold, result);
}

static const RtMethodDef new_def = {"__new__", call_new, RT_METH_KEYWORDS,
                                    "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  "
                                    "See help(type) for accurate signature."};

int rt_type_add_new (RtInterp *rt, RtType *type) {
  RtObject *function = rt_builtin_function_new (rt, &new_def, (RtObject *)type, NULL);
  int result = function != NULL ? rt_dict_set (rt, type->dict, rt->names.new__, function) : -1;
  rt_xdecref (rt, function);
  return result;
}

bool rt_is_new_wrapper (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, builtin_function_or_method) && FUNCTION (o)->def == &new_def;
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_SELF, FUNCTION (self)->self);
  RT_VISIT (visit, arg, SLOT_MODULE, FUNCTION (self)->module);
  RT_VISIT (visit, arg, SLOT_PYTHON, FUNCTION (self)->python);
  return 0;
}

/* What it calls stays, so that it can be called while its cycle is being cleared. */
static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, SLOT_SELF, &FUNCTION (self)->self);
  rt_ref_clear (rt, self, SLOT_MODULE, &FUNCTION (self)->module);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  clear (rt, self);
  rt_ref_clear (rt, self, SLOT_PYTHON, &FUNCTION (self)->python);
  rt_object_free (rt, self);
}

/* Functions of modules and static ones are functions, others methods. */
static bool is_function (RtInterp *rt, const RtBuiltinFunction *f) {
  return f->self == NULL || rt_is_kind_of (f->self, rt->types.module);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  const RtBuiltinFunction *f = FUNCTION (self);
  if (is_function (rt, f))
    return rt_str_printf (rt, "<built-in function %s>", name_of (f));
  return rt_str_printf (rt, "<built-in method %s of %s object at 0x%llx>", name_of (f), f->self->type->name,
                        (unsigned long long)rt_address (rt, f->self));
}

static void describe (RtObject *self, HbBuffer *buffer) {
  const RtBuiltinFunction *f = FUNCTION (self);
  hb_buffer_printf (buffer,
                    f->module != NULL || f->self == NULL ? "<built-in function %s>" : "<built-in method %s>",
                    name_of (f));
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || a->type != b->type)
    return rt_incref (rt->not_implemented);
  bool equal = FUNCTION (a)->self == FUNCTION (b)->self && FUNCTION (a)->def == FUNCTION (b)->def &&
               FUNCTION (a)->python == FUNCTION (b)->python;
  return rt_bool_object (rt, equal == (op == RT_EQ));
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  /* The function's place must not count, since it differs from run to run: its name stands for it. */
  uint64_t text = 5381;
  for (const char *c = name_of (FUNCTION (self)); *c != '\0'; c++)
    text = text * 33 + (unsigned char)*c;
  int64_t result =
      (int64_t)(text ^ (FUNCTION (self)->self != NULL ? rt_address (rt, FUNCTION (self)->self) >> 4 : 0));
  return result == -1 ? -2 : result;
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, name_of (FUNCTION (self)));
}

static RtObject *get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  const RtBuiltinFunction *f = FUNCTION (self);
  if (is_function (rt, f))
    return rt_str_from (rt, name_of (f));
  RtType *type = RT_IS (f->self, RT_TYPE_TYPE) ? (RtType *)f->self : f->self->type;
  RtObject *of_class = rt_getattr (rt, (RtObject *)type, rt->names.qualname__);
  RtObject *result = of_class != NULL ? rt_str_printf (rt, "%S.%s", of_class, name_of (f)) : NULL;
  rt_xdecref (rt, of_class);
  return result;
}

static RtObject *get_self (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (FUNCTION (self)->self != NULL ? FUNCTION (self)->self : rt->none);
}

/* TEXT and, after a comma, the parameter NAME with its DEFAULT_VALUE. */
static RtObject *add_parameter (RtInterp *rt, RT_STEALS RtObject *text, const char *stars, RtObject *name, RtObject *RT_NULLABLE default_value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "signature", "text");
  hold.held[0] = text;
  RtObject *longer = NULL;
  if (text != NULL && default_value != NULL)
    longer = rt_str_printf (rt, "%U, %s%U=%R", text, stars, name, default_value);
  else if (text != NULL)
    longer = rt_str_printf (rt, "%U, %s%U", text, stars, name);
  return rt_hold_end (rt, &hold, longer);
}

static RtObject *add_mark (RtInterp *rt, RT_STEALS RtObject *text, const char *mark) {
  RtObject *result = text != NULL ? rt_str_printf (rt, "%U%s", text, mark) : NULL;
  rt_xdecref (rt, text);
  return result;
}

/* "($module, z, /)" */
static RtObject *text_signature (RtInterp *rt, const RtFunction *f) {
  const RtCode *code = (const RtCode *)f->code;
  RtObject *text = rt_str_from (rt, code->posonlyargcount > 0 ? "($module" : "($module, /");
  ptrdiff_t required = code->argcount - (f->defaults != NULL ? RT_TUPLE_SIZE (f->defaults) : 0);
  ptrdiff_t after_keywords = code->argcount + code->kwonlyargcount;
  for (ptrdiff_t i = 0; i < code->argcount; i++) {
    text = add_parameter (rt, text, "", RT_TUPLE_ITEM (code->localsplusnames, i), i >= required ? RT_TUPLE_ITEM (f->defaults, i - required) : NULL);
    if (i == code->posonlyargcount - 1)
      text = add_mark (rt, text, ", /");
  }
  if ((code->flags & RT_CO_VARARGS) != 0)
    text = add_parameter (rt, text, "*", RT_TUPLE_ITEM (code->localsplusnames, after_keywords++), NULL);
  else if (code->kwonlyargcount > 0)
    text = add_mark (rt, text, ", *");
  for (ptrdiff_t i = code->argcount; i < code->argcount + code->kwonlyargcount; i++) {
    RtObject *name = RT_TUPLE_ITEM (code->localsplusnames, i);
    text = add_parameter (rt, text, "", name, f->kwdefaults != NULL ? rt_dict_get (rt, f->kwdefaults, name) : NULL);
  }
  if ((code->flags & RT_CO_VARKEYWORDS) != 0)
    text = add_parameter (rt, text, "**", RT_TUPLE_ITEM (code->localsplusnames, after_keywords), NULL);
  return add_mark (rt, text, ")");
}

/* The name of the module of F, or of the type whose method it is; NULL: none is known. */
static const char *owner_of (RtInterp *rt, const RtBuiltinFunction *f) {
  if (f->module != NULL && RT_IS_STR (f->module))
    return rt_str_utf8 (rt, f->module, NULL);
  RtType *type = f->self == NULL ? NULL : rt_type_has (f->self->type, RT_TYPE_TYPE) ? (RtType *) f->self : f->self->type;
  while (type != NULL && type->spec == NULL)
    type = type->base_type;
  return type != NULL ? type->name : NULL;
}

static RtObject *get_doc (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *python = FUNCTION (self)->python;
  if (python != NULL)
    return closure != NULL ? text_signature (rt, (RtFunction *)python) : rt_incref (((RtFunction *)python)->doc);
  const RtMethodDef *def = FUNCTION (self)->def;
  return closure != NULL ? rt_signature_text (rt, def->doc, owner_of (rt, FUNCTION (self)), def->name) : rt_doc_part (rt, def->doc, false);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  return rt_str_interned (rt, name_of (FUNCTION (self)));
}

static const RtMethodDef methods[] = {{"__reduce__", reduce, RT_METH_NOARGS, NULL}, {NULL}};

static const RtMemberDef members[] = {
    {"__module__", RT_MEMBER_OBJECT, offsetof (RtBuiltinFunction, module), 1, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__name__", get_name, NULL, NULL, NULL},
    {"__qualname__", get_qualname, NULL, NULL, NULL},
    {"__self__", get_self, NULL, NULL, NULL},
    {"__doc__", get_doc, NULL, NULL, NULL},
    {"__text_signature__", get_doc, NULL, NULL, (void *)1},
    {NULL},
};

const RtTypeSpec rt_builtin_function_spec = {
    .name = "builtin_function_or_method",
    .size_bytes = sizeof (RtBuiltinFunction),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC,
    .weaklist_offset = offsetof (RtBuiltinFunction, weakrefs),
    .vectorcall_offset = offsetof (RtBuiltinFunction, vectorcall),
    .slots = {.tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .describe = describe,
              .tp_repr = repr,
              .tp_richcompare = richcompare,
              .tp_hash = hash,
              .tp_call = rt_call},
    .methods = methods,
    .members = members,
    .getset = getset,
};
