/* classmethod and staticmethod: two wrappers of a callable that differ only in how they bind. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtWrappedCallable {
  RtObject base;
  RtObject *callable, *dict;
} RtWrappedCallable;

#define WRAPPED(o)    ((RtWrappedCallable *)(o))
#define SLOT_CALLABLE RT_ATTR (0, "__func__")

static RtObject *wrap (RtInterp *rt, RtType *type, RtObject *callable) {
  RtObject *o = rt_object_alloc_tracked (rt, type, 0);
  if (o != NULL)
    rt_ref_init (rt, o, SLOT_CALLABLE, &WRAPPED (o)->callable, rt_incref (callable));
  return o;
}

RtObject *rt_staticmethod_new (RtInterp *rt, RtObject *callable) {
  return wrap (rt, rt->types.staticmethod, callable);
}

RtObject *rt_classmethod_new (RtInterp *rt, RtObject *callable) {
  return wrap (rt, rt->types.classmethod, callable);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    rt_ref_init (rt, o, SLOT_CALLABLE, &WRAPPED (o)->callable, rt_incref (rt->none));
  return o;
}

/* Takes the name, doc and module of the callable over, as functools.wraps does: an exception tells of what is not there, since CPython,
 * too, makes one here. */
static int take_attributes (RtInterp *rt, RtObject *self, RtObject *callable) {
  RtObject *const names[] = {rt->names.module__, rt->names.name__, rt->names.qualname__, rt->names.doc__,
                             rt->names.annotations__};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    RtObject *value = rt_getattr (rt, callable, names[i]);
    if (value == NULL && !rt_error_matches (rt, rt->types.AttributeError))
      return -1;
    int set = value != NULL ? rt_generic_setattr (rt, self, names[i], value) : 0;
    if (value == NULL)
      rt_error_clear (rt);
    else
      rt_decref (rt, value);
    if (set < 0)
      return -1;
  }
  return 0;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  const char *name = rt_is_kind_of (self, rt->types.classmethod) ? "classmethod" : "staticmethod";
  if (!rt_no_keywords (rt, name, kwargs) ||
      !rt_check_positional (rt, name, (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return -1;
  RtObject *callable = RT_TUPLE_ITEM (args, 0);
  rt_ref_set (rt, self, SLOT_CALLABLE, &WRAPPED (self)->callable, rt_incref (callable));
  return take_attributes (rt, self, callable);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_CALLABLE, WRAPPED (self)->callable);
  RT_VISIT (visit, arg, RT_SLOT_DICT, WRAPPED (self)->dict);
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, RT_SLOT_DICT, &WRAPPED (self)->dict);
  rt_ref_clear (rt, self, SLOT_CALLABLE, &WRAPPED (self)->callable);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  return rt_str_printf (rt, "<%s(%R)>",
                        rt_is_kind_of (self, rt->types.classmethod) ? "classmethod" : "staticmethod",
                        WRAPPED (self)->callable);
}

static RtObject *get_abstract (RtInterp *rt, RtObject *self, void *closure) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__isabstractmethod__", "value");
  RtObject *name = rt_str_interned (rt, "__isabstractmethod__");
  int found = name != NULL ? rt_getattr_optional (rt, WRAPPED (self)->callable, name, &hold.held[0]) : -1;
  int truth = found > 0 ? rt_truth (rt, hold.held[0]) : found;
  return rt_hold_end (rt, &hold, truth < 0 ? NULL : rt_bool_object (rt, truth != 0));
}

RtObject *rt_staticmethod_callable (const RtObject *staticmethod) {
  return WRAPPED (staticmethod)->callable;
}

static RtObject *static_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  return rt_incref (WRAPPED (self)->callable);
}

static RtObject *static_call (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return rt_call (rt, WRAPPED (self)->callable, args, kwargs);
}

static RtObject *class_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  RtObject *callable = WRAPPED (self)->callable;
  if (owner == NULL)
    owner = (RtObject *)instance->type;
  if (!RT_IS_EXACT (rt, callable, function) && callable->type->slots.tp_descr_get != NULL)
    return callable->type->slots.tp_descr_get (rt, callable, owner, owner);
  return rt_method_new (rt, callable, owner);
}

static const RtMemberDef members[] = {
    {"__func__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtWrappedCallable, callable), 0, NULL},
    {"__wrapped__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtWrappedCallable, callable), 0, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__isabstractmethod__", get_abstract, NULL, NULL, NULL},
    {"__dict__", rt_generic_get_dict, rt_generic_set_dict, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_classmethod_spec = {
    .name = "classmethod",
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.",
    .size_bytes = sizeof (RtWrappedCallable),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .dict_offset = offsetof (RtWrappedCallable, dict),
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_descr_get = class_get},
    .members = members,
    .getset = getset,
};

const RtTypeSpec rt_staticmethod_spec = {
    .name = "staticmethod",
    .doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.",
    .size_bytes = sizeof (RtWrappedCallable),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .dict_offset = offsetof (RtWrappedCallable, dict),
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_repr = repr,
              .tp_call = static_call,
              .tp_descr_get = static_get},
    .members = members,
    .getset = getset,
};
