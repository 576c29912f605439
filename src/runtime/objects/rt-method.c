/* method: a function bound to an instance. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define METHOD(o)     ((RtMethod *)(o))
#define SLOT_FUNCTION RT_ATTR (0, "__func__")
#define SLOT_SELF     RT_ATTR (1, "__self__")

/* Calls the function with the instance before ARGS: in the place before them if the caller lends it. */
static RtObject *vectorcall (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargsf,
                             RtObject *kwnames) {
  RtObject *function = METHOD (self)->function, *instance = METHOD (self)->self;
  size_t nargs = RT_NARGS (nargsf);
  if ((nargsf & RT_VECTORCALL_OFFSET) != 0) {
    RtObject **all = (RtObject **)args - 1, *lent = all[0];
    all[0] = instance;
    RtObject *result = rt_vectorcall (rt, function, all, nargs + 1, kwnames);
    all[0] = lent;
    return result;
  }
  size_t total = nargs + (kwnames != NULL ? (size_t)RT_TUPLE_SIZE (kwnames) : 0);
  RtObject *few[8], **all = few;
  if (total + 1 > sizeof few / sizeof *few && (all = rt_mem_alloc (rt, (total + 1) * sizeof *all)) == NULL)
    return NULL;
  all[0] = instance;
  if (total > 0)
    memcpy (all + 1, args, total * sizeof *all);
  RtObject *result = rt_vectorcall (rt, function, all, nargs + 1, kwnames);
  if (all != few)
    rt_mem_free (rt, all, (total + 1) * sizeof *all);
  return result;
}

RtObject *rt_method_new (RtInterp *rt, RtObject *function, RtObject *self) {
  RtObject *o = rt_object_alloc (rt, rt->types.method, 0);
  if (o == NULL)
    return NULL;
  METHOD (o)->vectorcall = vectorcall;
  rt_ref_init (rt, o, SLOT_FUNCTION, &METHOD (o)->function, rt_incref (function));
  rt_ref_init (rt, o, SLOT_SELF, &METHOD (o)->self, rt_incref (self));
  rt_gc_track (rt, o);
  return o;
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0)
    return RT_TYPE_ERROR (rt, "method() takes no keyword arguments");
  if (!rt_check_positional (rt, "method", (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  RtObject *function = RT_TUPLE_ITEM (args, 0), *instance = RT_TUPLE_ITEM (args, 1);
  if (!rt_is_callable (function))
    return RT_TYPE_ERROR (rt, "first argument must be callable");
  if (instance == rt->none)
    return RT_TYPE_ERROR (rt, "instance must not be None");
  return rt_method_new (rt, function, instance);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_FUNCTION, METHOD (self)->function);
  RT_VISIT (visit, arg, SLOT_SELF, METHOD (self)->self);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_weakref_clear_all (rt, self);
  rt_ref_clear (rt, self, SLOT_FUNCTION, &METHOD (self)->function);
  rt_ref_clear (rt, self, SLOT_SELF, &METHOD (self)->self);
  rt_object_free (rt, self);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "name of the function");
  if (rt_getattr_optional (rt, METHOD (self)->function, rt->names.qualname__, &hold.held[0]) < 0 ||
      (hold.held[0] == NULL &&
       rt_getattr_optional (rt, METHOD (self)->function, rt->names.name__, &hold.held[0]) < 0))
    return rt_hold_end (rt, &hold, NULL);
  bool named = hold.held[0] != NULL && RT_IS_STR (hold.held[0]);
  return rt_hold_end (rt, &hold,
                      named ? rt_str_printf (rt, "<bound method %U of %R>", hold.held[0], METHOD (self)->self)
                            : rt_str_printf (rt, "<bound method ? of %R>", METHOD (self)->self));
}

static void describe (RtObject *self, HbBuffer *buffer) {
  RtObject *function = METHOD (self)->function;
  hb_buffer_append (buffer, "<bound method ");
  if (function != NULL && function->type->kind == RT_KIND_function)
    rt_str_append_utf8 (((RtFunction *)function)->qualname, buffer);
  hb_buffer_append (buffer, ">");
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || a->type != b->type)
    return rt_incref (rt->not_implemented);
  int equal = rt_compare_bool (rt, METHOD (a)->function, METHOD (b)->function, RT_EQ);
  if (equal < 0)
    return NULL;
  return rt_bool_object (rt, (equal && METHOD (a)->self == METHOD (b)->self) == (op == RT_EQ));
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  int64_t of_function = rt_hash (rt, METHOD (self)->function);
  if (of_function == -1)
    return -1;
  uint64_t address = rt_address (rt, METHOD (self)->self);
  int64_t result = (int64_t)(address >> 4 | address << 60) ^ of_function;
  return result == -1 ? -2 : result;
}

/* Attributes that methods do not have are the function's. */
static RtObject *getattro (RtInterp *rt, RtObject *self, RtObject *name) {
  RtObject *found = rt_type_lookup (rt, self->type, name);
  if (found != NULL)
    return found->type->slots.tp_descr_get != NULL
               ? found->type->slots.tp_descr_get (rt, found, self, (RtObject *)self->type)
               : rt_incref (found);
  return rt_getattr (rt, METHOD (self)->function, name);
}

static RtObject *get_doc (RtInterp *rt, RtObject *self, void *closure) {
  return rt_getattr (rt, METHOD (self)->function, rt->names.doc__);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce__", "parts");
  hold.held[0] = rt_dict_get_utf8 (rt, rt->builtins, "getattr");
  rt_xincref (hold.held[0]);
  hold.held[1] = rt_getattr (rt, METHOD (self)->function, rt->names.name__);
  hold.held[2] = hold.held[0] != NULL && hold.held[1] != NULL
                     ? rt_tuple_pack (rt, 2, METHOD (self)->self, hold.held[1])
                     : NULL;
  return rt_hold_end (rt, &hold,
                      hold.held[2] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[2]) : NULL);
}

static const RtMethodDef methods[] = {{"__reduce__", reduce, RT_METH_NOARGS, NULL}, {NULL}};

static const RtMemberDef members[] = {
    {"__func__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtMethod, function), 0,
     "the function (or other callable) implementing a method"},
    {"__self__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtMethod, self), 1,
     "the instance to which a method is bound"},
    {NULL},
};

static const RtGetSetDef getset[] = {{"__doc__", get_doc, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_method_spec = {
    .name = "method",
    .doc = "method(function, instance, /)\n--\n\nCreate a bound instance method object.",
    .size_bytes = sizeof (RtMethod),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC,
    .weaklist_offset = offsetof (RtMethod, weakrefs),
    .vectorcall_offset = offsetof (RtMethod, vectorcall),
    .slots = {.tp_new = new,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .describe = describe,
              .tp_repr = repr,
              .tp_richcompare = richcompare,
              .tp_hash = hash,
              .tp_getattro = getattro,
              .tp_call = rt_call},
    .methods = methods,
    .members = members,
    .getset = getset,
};
