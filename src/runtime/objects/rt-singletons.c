/* None, Ellipsis and NotImplemented. */
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-class.h"
#include "rt-warn.h"

static void never_dealloc (RtInterp *rt, RtObject *self) {
  self->refcount = RT_IMMORTAL;
}

static bool no_arguments (RtInterp *rt, const char *name, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) == 0 && (kwargs == NULL || RT_DICT_USED (kwargs) == 0))
    return true;
  rt_raise (rt, rt->types.TypeError, "%s takes no arguments", name);
  return false;
}

#define SINGLETON(id, field, type_name, text, bool_slot, hash_slot, compare_slot)                                    \
  static RtObject *id##_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {                 \
    return no_arguments (rt, type_name, args, kwargs) ? rt_incref (rt->field) : NULL;                        \
  }                                                                                                          \
  static RtObject *id##_repr (RtInterp *rt, RtObject *self) {                                                \
    return rt_str_from (rt, text);                                                                           \
  }                                                                                                          \
  static void id##_describe (RtObject *self, HbBuffer *buffer) {                                             \
    hb_buffer_append (buffer, text);                                                                         \
  }                                                                                                          \
  const RtTypeSpec rt_##id##_spec = {                                                                        \
      .name = type_name,                                                                                     \
      .size_bytes = sizeof (RtObject),                                                                       \
      .cpython_basicsize = 16,                                                                               \
      .slots = {.tp_new = id##_new,                                                                          \
                .tp_dealloc = never_dealloc,                                                                 \
                .tp_repr = id##_repr,                                                                        \
                .tp_hash = hash_slot,                                                                        \
                .tp_richcompare = compare_slot,                                                              \
                .describe = id##_describe,                                                                   \
                .nb_bool = bool_slot},                                                                       \
      .methods = id##_methods,                                                                               \
  };

static int none_bool (RtInterp *rt, RtObject *self) {
  return 0;
}

/* The same in every run, as in CPython 3.12. */
static int64_t none_hash (RtInterp *rt, RtObject *self) {
  return RT_HASH_NONE;
}

/* Of its own, since a type with a hash of its own does not inherit how it compares. */
static RtObject *none_richcompare (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op) {
  if (self != other || (op != RT_EQ && op != RT_NE))
    return rt_incref (rt->not_implemented);
  return rt_bool_object (rt, op == RT_EQ);
}

static int not_implemented_bool (RtInterp *rt, RtObject *self) {
  return rt_warn (rt, rt->types.DeprecationWarning, 1, "NotImplemented should not be used in a boolean context") < 0 ? -1 : 1;
}

static RtObject *ellipsis_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return rt_str_interned (rt, "Ellipsis");
}

static RtObject *not_implemented_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                         RtObject *kwnames) {
  return rt_str_interned (rt, "NotImplemented");
}

static const RtMethodDef none_methods[] = {{NULL}};
static const RtMethodDef ellipsis_methods[] = {{"__reduce__", ellipsis_reduce, RT_METH_NOARGS, NULL}, {NULL}};
static const RtMethodDef not_implemented_methods[] = {
    {"__reduce__", not_implemented_reduce, RT_METH_NOARGS, NULL}, {NULL}};

SINGLETON (none, none, "NoneType", "None", none_bool, none_hash, none_richcompare)
SINGLETON (ellipsis, ellipsis, "ellipsis", "Ellipsis", NULL, NULL, NULL)
SINGLETON (not_implemented, not_implemented, "NotImplementedType", "NotImplemented", not_implemented_bool,
           NULL, NULL)
