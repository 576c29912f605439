/* property. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtProperty {
  RtObject base;
  RtObject *get, *set, *del, *doc, *name; /* RT_NULLABLE; name: set by __set_name__ */
  bool getter_doc;                        /* doc was the getter's */
} RtProperty;

#define PROPERTY(o) ((RtProperty *)(o))
#define FIELDS(X)                                                                                            \
  X (0, get, "fget") X (1, set, "fset") X (2, del, "fdel") X (3, doc, "__doc__") X (4, name, "__name__")

static RtObject *not_none (RtInterp *rt, RtObject *o) {
  return o != rt->none ? rt_xincref (o) : NULL;
}

/* A subclass keeps its doc in the __dict__ of the instance, or in a slot; without either a doc of its own is dropped in silence. */
static int set_doc_of_subclass (RtInterp *rt, RtObject *self, RT_STEALS RtObject *doc) {
  int result = rt_setattr (rt, self, rt->names.doc__, doc);
  rt_decref (rt, doc);
  if (result < 0 && !PROPERTY (self)->getter_doc && rt_error_matches (rt, rt->types.AttributeError)) {
    rt_error_clear (rt);
    return 0;
  }
  return result;
}

static int fill (RtInterp *rt, RtObject *self, RtObject *get, RtObject *set, RtObject *del, RtObject *doc) {
  RtProperty *p = PROPERTY (self);
  rt_ref_set (rt, self, RT_ATTR (0, "fget"), &p->get, not_none (rt, get));
  rt_ref_set (rt, self, RT_ATTR (1, "fset"), &p->set, not_none (rt, set));
  rt_ref_set (rt, self, RT_ATTR (2, "fdel"), &p->del, not_none (rt, del));
  p->getter_doc = false;
  RtObject *own = not_none (rt, doc);
  if (own == NULL && p->get != NULL) {
    if (rt_getattr_optional (rt, p->get, rt->names.doc__, &own) < 0)
      return -1;
    if (own == rt->none) {
      rt_decref (rt, own);
      own = NULL;
    }
    p->getter_doc = own != NULL;
  }
  if (self->type == rt->types.property) {
    rt_ref_set (rt, self, RT_ATTR (3, "__doc__"), &p->doc, own);
    return 0;
  }
  return set_doc_of_subclass (rt, self, own != NULL ? own : rt_incref (rt->none));
}

RtObject *rt_property_new (RtInterp *rt, RtObject *get, RtObject *set, RtObject *del) {
  RtObject *o = rt_object_alloc_tracked (rt, rt->types.property, 0);
  if (o != NULL && fill (rt, o, get, set, del, NULL) < 0) {
    rt_decref (rt, o);
    return NULL;
  }
  return o;
}

static int init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"fget", "fset", "fdel", "doc"};
  RtObject *in[4];
  if (!rt_parse_tuple (rt, "property", args, kwargs, names, 4, 4, 0, in))
    return -1;
  return fill (rt, self, in[0], in[1], in[2], in[3]);
}

static RtObject *new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return type->slots.tp_alloc (rt, type, 0);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
#define X(index, field, label) RT_VISIT (visit, arg, RT_ATTR (index, label), PROPERTY (self)->field);
  FIELDS (X)
#undef X
  return 0;
}

static int clear (RtInterp *rt, RtObject *self) {
#define X(index, field, label) rt_ref_clear (rt, self, RT_ATTR (index, label), &PROPERTY (self)->field);
  FIELDS (X)
#undef X
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  clear (rt, self);
  rt_object_free (rt, self);
}

/* "property 'x' of 'A' object has no setter" */
static void *raise_absent (RtInterp *rt, RtObject *self, RtObject *instance, const char *what) {
  RtObject *name = PROPERTY (self)->name;
  RtObject *qualname = rt_getattr (rt, (RtObject *)instance->type, rt->names.qualname__);
  if (qualname != NULL && name != NULL)
    rt_raise (rt, rt->types.AttributeError, "property %R of %R object has no %s", name, qualname, what);
  else if (qualname != NULL)
    rt_raise (rt, rt->types.AttributeError, "property of %R object has no %s", qualname, what);
  rt_xdecref (rt, qualname);
  return NULL;
}

RtObject *rt_property_getter (const RtObject *property) {
  return PROPERTY (property)->get;
}

static RtObject *descr_get (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *owner) {
  if (instance == NULL || instance == rt->none)
    return rt_incref (self);
  if (PROPERTY (self)->get == NULL)
    return raise_absent (rt, self, instance, "getter");
  int credit = rt_credit_inlined (rt, PROPERTY (self)->get);
  RtObject *value = rt_call_one (rt, PROPERTY (self)->get, instance);
  rt->c_recursion_remaining -= credit;
  return value;
}

static int descr_set (RtInterp *rt, RtObject *self, RtObject *instance, RtObject *value) {
  RtObject *function = value != NULL ? PROPERTY (self)->set : PROPERTY (self)->del;
  if (function == NULL) {
    raise_absent (rt, self, instance, value != NULL ? "setter" : "deleter");
    return -1;
  }
  RtObject *result =
      value != NULL ? rt_call_two (rt, function, instance, value) : rt_call_one (rt, function, instance);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

/* A copy with some functions replaced (NULL: kept). */
static RtObject *copy (RtInterp *rt, RtObject *self, RtObject *get, RtObject *set, RtObject *del) {
  RtProperty *p = PROPERTY (self);
  get = get != NULL && get != rt->none ? get : p->get;
  set = set != NULL && set != rt->none ? set : p->set;
  del = del != NULL && del != rt->none ? del : p->del;
  RtObject *doc = p->getter_doc && get != NULL ? NULL : p->doc;
  RtObject *none = rt->none;
  RtHold hold;
  rt_hold_begin (rt, &hold, "property", "arguments");
  hold.held[0] = rt_tuple_pack (rt, 4, get != NULL ? get : none, set != NULL ? set : none,
                                del != NULL ? del : none, doc != NULL ? doc : none);
  RtObject *made = hold.held[0] != NULL ? rt_call (rt, (RtObject *)self->type, hold.held[0], NULL) : NULL;
  if (made != NULL && rt_is_kind_of (made, rt->types.property))
    rt_ref_set (rt, made, RT_ATTR (4, "__name__"), &PROPERTY (made)->name, rt_xincref (p->name));
  return rt_hold_end (rt, &hold, made);
}

static RtObject *method_getter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return copy (rt, self, args[0], NULL, NULL);
}

static RtObject *method_setter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return copy (rt, self, NULL, args[0], NULL);
}

static RtObject *method_deleter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  return copy (rt, self, NULL, NULL, args[0]);
}

static RtObject *method_set_name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  if (nargs != 2)
    return RT_TYPE_ERROR (rt, "__set_name__() takes 2 positional arguments but %zu were given", nargs);
  rt_ref_set (rt, self, RT_ATTR (4, "__name__"), &PROPERTY (self)->name, rt_incref (args[1]));
  return rt_incref (rt->none);
}

/* Whether any of the functions is abstract. */
static RtObject *get_abstract (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *const functions[] = {PROPERTY (self)->get, PROPERTY (self)->set, PROPERTY (self)->del};
  RtObject *name = rt_str_interned (rt, "__isabstractmethod__");
  int truth = name != NULL ? 0 : -1;
  for (int i = 0; truth == 0 && i < 3; i++) {
    if (functions[i] == NULL)
      continue;
    RtHold hold;
    rt_hold_begin (rt, &hold, "__isabstractmethod__", "value");
    truth = rt_getattr_optional (rt, functions[i], name, &hold.held[0]);
    if (truth > 0)
      truth = rt_truth (rt, hold.held[0]);
    rt_hold_end (rt, &hold, NULL);
  }
  return truth < 0 ? NULL : rt_bool_object (rt, truth != 0);
}

static const RtMethodDef methods[] = {
    {"getter", method_getter, RT_METH_O,
     "The same property with another function for reading."},
    {"setter", method_setter, RT_METH_O,
     "The same property with another function for assignment."},
    {"deleter", method_deleter, RT_METH_O,
     "The same property with another function for del."},
    {"__set_name__", method_set_name, RT_METH_FASTCALL | RT_METH_VARARGS, "Method to set name of a property."},
    {NULL},
};

static const RtMemberDef members[] = {
    {"fget", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtProperty, get), 0, NULL},
    {"fset", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtProperty, set), 1, NULL},
    {"fdel", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtProperty, del), 2, NULL},
    {"__doc__", RT_MEMBER_OBJECT, offsetof (RtProperty, doc), 3, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {{"__isabstractmethod__", get_abstract, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_property_spec = {
    .name = "property",
    .doc = "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute.",
    .size_bytes = sizeof (RtProperty),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .slots = {.tp_new = new,
              .tp_init = init,
              .tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_clear = clear,
              .tp_descr_get = descr_get,
              .tp_descr_set = descr_set},
    .methods = methods,
    .members = members,
    .getset = getset,
};
