/* The type `object`, base of all. */
#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-copyreg.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

static bool has_arguments (RtObject *args, RtObject *kwargs) {
  return RT_TUPLE_SIZE (args) > 0 || (kwargs != NULL && RT_DICT_USED (kwargs) > 0);
}

static int object_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (!has_arguments (args, kwargs))
    return 0;
  const RtSlots *slots = &self->type->slots;
  if (slots->tp_init != object_init)
    return RT_TYPE_ERROR_INT (rt,
                              "object.__init__() takes exactly one argument (the instance to initialize)");
  if (slots->tp_new == rt_type_generic_new)
    return RT_TYPE_ERROR_INT (rt, "%.200s.__init__() takes exactly one argument (the instance to initialize)",
                              self->type->name);
  return 0;
}

/* "without an implementation for abstract methods 'a', 'b'" */
static void *raise_abstract (RtInterp *rt, RtType *type) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "construction", "abstract methods");
  hold.held[0] = rt_getattr_utf8 (rt, (RtObject *)type, "__abstractmethods__");
  hold.held[1] = hold.held[0] != NULL ? rt_list_from (rt, hold.held[0]) : NULL;
  if (hold.held[1] == NULL || rt_list_sort (rt, hold.held[1], NULL, false) < 0)
    return rt_hold_end (rt, &hold, NULL);
  ptrdiff_t count = RT_LIST_SIZE (hold.held[1]);
  hold.held[2] = rt_str_from (rt, "', '");
  if (hold.held[2] != NULL)
    hold.held[3] = rt_str_join (rt, hold.held[2], hold.held[1]);
  if (hold.held[3] != NULL)
    RT_TYPE_ERROR (rt,
                   "Can't instantiate abstract class %s without an implementation for abstract method%s '%U'",
                   type->name, count > 1 ? "s" : "", hold.held[3]);
  return rt_hold_end (rt, &hold, NULL);
}

static const RtType *built_in_base (const RtType *type) {
  while (rt_type_has (type, RT_TYPE_HEAP))
    type = type->base_type;
  return type;
}

/* As object.__new__ makes them; list.__new__ and the like leave it to a dict to hold attributes. */
static bool begins_with_values (RtInterp *rt, const RtType *type) {
  return rt_type_has (type, RT_TYPE_MANAGED_DICT) && built_in_base (type) == rt->types.object;
}

RtObject *rt_type_alloc_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return type->slots.tp_alloc (rt, type, 0);
}

RtObject *rt_type_generic_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (has_arguments (args, kwargs)) {
    if (type->slots.tp_new != rt_type_generic_new && built_in_base (type) == rt->types.object)
      return RT_TYPE_ERROR (rt, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (type->slots.tp_init == object_init)
      return RT_TYPE_ERROR (rt, "%.200s() takes no arguments", type->name);
  }
  if (rt_type_has (type, RT_TYPE_ABSTRACT))
    return raise_abstract (rt, type);
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL && begins_with_values (rt, type) && rt_instance_init_values (rt, o) < 0) {
    rt_decref (rt, o);
    return NULL;
  }
  return o;
}

static RtObject *object_repr (RtInterp *rt, RtObject *self) {
  RtObject *name = rt_type_qualified_name (rt, self->type);
  if (name == NULL)
    return NULL;
  RtObject *result =
      rt_str_printf (rt, "<%U object at 0x%llx>", name, (unsigned long long)rt_address (rt, self));
  rt_decref (rt, name);
  return result;
}

static RtObject *object_str (RtInterp *rt, RtObject *self) {
  return self->type->slots.tp_repr != NULL ? self->type->slots.tp_repr (rt, self) : object_repr (rt, self);
}

/* As CPython: the address, the low four bits (always 0) rotated to the top. */
static int64_t object_hash (RtInterp *rt, RtObject *self) {
  uint64_t address = rt_address (rt, self);
  int64_t hash = (int64_t)(address >> 4 | address << 60);
  return hash == -1 ? -2 : hash;
}

static RtObject *object_richcompare (RtInterp *rt, RtObject *self, RtObject *other, RtCompare op) {
  if (op == RT_EQ)
    return rt_incref (self == other ? rt->true_ : rt->not_implemented);
  if (op != RT_NE || self->type->slots.tp_richcompare == NULL)
    return rt_incref (rt->not_implemented);
  RtObject *equal = self->type->slots.tp_richcompare (rt, self, other, RT_EQ);
  if (equal == NULL || equal == rt->not_implemented)
    return equal;
  int truth = rt_truth (rt, equal);
  rt_decref (rt, equal);
  return truth < 0 ? NULL : rt_bool_object (rt, !truth);
}

/* __class__ */

static RtObject *get_class (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref ((RtObject *)self->type);
}

static int set_class (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "can't delete __class__ attribute");
  if (!RT_IS (value, RT_TYPE_TYPE))
    return RT_TYPE_ERROR_INT (rt, "__class__ must be set to a class, not '%s' object", value->type->name);
  RtType *from = self->type, *to = (RtType *)value;
  bool modules = rt_type_is_subtype (from, rt->types.module) && rt_type_is_subtype (to, rt->types.module);
  if (!modules && (rt_type_has (to, RT_TYPE_IMMUTABLE) || rt_type_has (from, RT_TYPE_IMMUTABLE)))
    return RT_TYPE_ERROR_INT (
        rt, "__class__ assignment only supported for mutable types or ModuleType subclasses");
  if (!rt_type_same_layout (from, to) || (!modules && from->slots.tp_dealloc != to->slots.tp_dealloc))
    return RT_TYPE_ERROR_INT (rt, "__class__ assignment: '%s' object layout differs from '%s'", to->name,
                              from->name);
  if (from == to)
    return 0;
  /* Inline values have the names of the old class: a dict of its own takes over. */
  if (rt_type_has (from, RT_TYPE_MANAGED_DICT) && rt_managed_values (rt_managed (self)) != NULL &&
      rt_instance_dict (rt, self) == NULL)
    return -1;
  rt_ref_set (rt, self, RT_SLOT_TYPE, &self->type, rt_incref ((RtObject *)to));
  return 0;
}

static RtObject *method_format (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument must be str, not %K", args[0]);
  if (rt_str_length (args[0]) > 0)
    return RT_TYPE_ERROR (rt, "unsupported format string passed to %.200s.__format__", self->type->name);
  return rt_str (rt, self);
}

RtObject *rt_sizeof_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_int_from_uint64 (rt, self->type->slots.sizeof_bytes (rt, self));
}

static RtObject *method_sizeof (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);

/* Whether O is this very method, which the type of an object then has no other for. */
static bool is_method_sizeof (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, method_descriptor) && ((RtMethodDescriptor *)o)->def->function == method_sizeof;
}

/* What an int has in CPython 3.12 where others have the number of their items: its digits times eight, and its sign. */
static ptrdiff_t long_tag (const RtObject *o) {
  ptrdiff_t size = rt_int_size (o);
  return size == 0 ? 1 : size > 0 ? size * 8 : -size * 8 + 2;
}

static RtObject *method_sizeof (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  RtType *type = self->type;
  /* some have sizes of their own here that follow from the number of items in CPython */
  if (type->slots.sizeof_bytes != NULL && is_method_sizeof (rt, rt_type_lookup (rt, type, rt->names.sizeof__)))
    return rt_sizeof_method (rt, self, args, nargs, kwnames);
  size_t items = 0;
  if (type->item_bytes != 0 && type->cpython_itemsize != 0) {
    ptrdiff_t size = RT_IS_INT (self) ? long_tag (self) : ((RtVarObject *)self)->size;
    items = (size_t)(size < 0 ? -size : size) * type->cpython_itemsize;
  }
  return rt_int_from_uint64 (rt, type->cpython_basicsize + items);
}

/* Names in the class O and its ancestors, found by their attributes only. */
static int merge_class_dict (RtInterp *rt, RtObject *names, RtObject *class) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "namespace");
  int result = rt_getattr_optional (rt, class, rt->names.dict__, &hold.held[0]);
  if (result > 0)
    result = rt_dict_merge (rt, names, hold.held[0], 1);
  if (result >= 0)
    result = rt_getattr_optional (rt, class, rt->names.bases__, &hold.held[1]);
  if (result > 0 && RT_IS_TUPLE (hold.held[1]))
    for (ptrdiff_t i = 0; result >= 0 && i < RT_TUPLE_SIZE (hold.held[1]); i++)
      result = merge_class_dict (rt, names, RT_TUPLE_ITEM (hold.held[1], i));
  rt_hold_end (rt, &hold, NULL);
  return result < 0 ? -1 : 0;
}

static RtObject *method_dir (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "names");
  int found = rt_getattr_optional (rt, self, rt->names.dict__, &hold.held[0]);
  bool usable = found > 0 && RT_IS_DICT (hold.held[0]);
  RtObject *names = hold.held[1] = found < 0 ? NULL
                                   : usable  ? rt_dict_copy (rt, hold.held[0])
                                             : rt_dict_new (rt);
  RtObject *list = NULL;
  if (names != NULL && rt_getattr_optional (rt, self, rt->names.class__, &hold.held[2]) >= 0 &&
      (hold.held[2] == NULL || merge_class_dict (rt, names, hold.held[2]) == 0))
    list = rt_dict_keys_list (rt, names);
  return rt_hold_end (rt, &hold, list);
}

static RtObject *method_init_subclass (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  return rt_incref (rt->none);
}

static RtObject *method_subclasshook (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                      RtObject *kwnames) {
  return rt_incref (rt->not_implemented);
}

/* __reduce_ex__ (2 and up): (copyreg.__newobj__, (class, *args), state, items, pairs). */

static RtObject *copyreg_attribute (RtInterp *rt, const char *name) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce_ex__", "copyreg");
  hold.held[0] = rt_str_interned (rt, "copyreg");
  hold.held[1] = hold.held[0] != NULL ? rt_import_module (rt, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_getattr_utf8 (rt, hold.held[1], name) : NULL);
}

static RtObject *method_getstate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return rt_object_default_state (rt, self, false);
}

static RtObject *method_reduce_ex (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *kwnames) {
  int64_t protocol = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  if (protocol == -1 && rt->error != NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce_ex__", "method");
  hold.held[0] = rt_str_interned (rt, "__reduce__");
  /* The instance's own is called, but only if the class has another than object. */
  if (hold.held[0] == NULL || rt_getattr_optional (rt, self, hold.held[0], &hold.held[1]) < 0 ||
      rt_getattr_optional (rt, (RtObject *)self->type, hold.held[0], &hold.held[2]) < 0)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *usual = rt_dict_get_utf8 (rt, rt->types.object->dict, "__reduce__");
  if (hold.held[1] != NULL && hold.held[2] != NULL && hold.held[2] != usual)
    return rt_hold_end (rt, &hold, rt_call_none (rt, hold.held[1]));
  return rt_hold_end (rt, &hold, rt_object_reduce (rt, self, (int)protocol, copyreg_attribute));
}

static RtObject *method_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_object_reduce (rt, self, 0, copyreg_attribute);
}

static const RtMethodDef methods[] = {
    {"__reduce_ex__", method_reduce_ex, RT_METH_O, "__reduce_ex__($self, protocol, /)\n--\n\nHelper for pickle."},
    {"__reduce__", method_reduce, RT_METH_NOARGS, "__reduce__($self, /)\n--\n\nHelper for pickle."},
    {"__getstate__", method_getstate, RT_METH_NOARGS, "__getstate__($self, /)\n--\n\nHelper for pickle."},
    {"__subclasshook__", method_subclasshook, RT_METH_FASTCALL | RT_METH_CLASS | RT_METH_VARARGS, NULL},
    {"__init_subclass__", method_init_subclass, RT_METH_NOARGS | RT_METH_CLASS, NULL},
    {"__format__", method_format, RT_METH_O,
     "__format__($self, format_spec, /)\n--\n\nDefault object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise."},
    {"__sizeof__", method_sizeof, RT_METH_NOARGS, "__sizeof__($self, /)\n--\n\nSize of object in memory, in bytes."},
    {"__dir__", method_dir, RT_METH_NOARGS, "__dir__($self, /)\n--\n\nDefault dir() implementation."},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"__class__", get_class, set_class, "the object's class", NULL},
    {NULL},
};

const RtTypeSpec rt_object_spec = {
    .name = "object",
    .doc = "object()\n--\n\nThe base class of the class hierarchy.\n\nWhen called, it accepts no arguments "
           "and returns a new "
           "featureless\ninstance that has no instance attributes and cannot be given any.\n",
    .size_bytes = sizeof (RtObject),
    .cpython_basicsize = 16,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = rt_type_generic_new,
              .tp_init = object_init,
              .tp_alloc = rt_object_alloc_tracked,
              .tp_dealloc = rt_object_free,
              .tp_repr = object_repr,
              .tp_str = object_str,
              .tp_hash = object_hash,
              .tp_richcompare = object_richcompare,
              .tp_getattro = rt_generic_getattr,
              .tp_setattro = rt_generic_setattr},
    .methods = methods,
    .getset = getset,
};
