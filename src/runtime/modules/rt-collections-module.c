/* The module _collections: deque and defaultdict, the containers of `collections` that are not Python text.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtDefaultDict {
  RtDict dict;
  RtObject *factory; /* RT_NULLABLE */
} RtDefaultDict;

#define FACTORY(o)   (((RtDefaultDict *)(o))->factory)
#define SLOT_FACTORY RT_ATTR (0, "default_factory")

static int defaultdict_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  RtObject *factory = NULL, *rest = args;
  ptrdiff_t nargs = RT_TUPLE_SIZE (args);
  if (nargs > 0) {
    factory = RT_TUPLE_ITEM (args, 0);
    if (factory != rt->none && !rt_is_callable (factory))
      return RT_TYPE_ERROR_INT (rt, "first argument must be callable or None");
  }
  rest = rt_tuple_slice (rt, args, nargs > 0 ? 1 : 0, nargs);
  if (rest == NULL)
    return -1;
  rt_ref_set (rt, self, SLOT_FACTORY, &FACTORY (self), rt_xincref (factory == rt->none ? NULL : factory));
  RtHold hold;
  rt_hold_begin (rt, &hold, "defaultdict", "arguments");
  hold.held[0] = rest;
  int result = rt->types.dict->slots.tp_init (rt, self, rest, kwargs);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static void defaultdict_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_FACTORY, &FACTORY (self));
  rt->types.dict->slots.tp_dealloc (rt, self);
}

static int defaultdict_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_FACTORY, FACTORY (self));
  return rt_dict_traverse (self, visit, arg);
}

static int defaultdict_clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, SLOT_FACTORY, &FACTORY (self));
  rt_dict_clear (rt, self);
  return 0;
}

static RtObject *defaultdict_repr (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "defaultdict.__repr__", "texts");
  hold.held[0] = rt->types.dict->slots.tp_repr (rt, self);
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (FACTORY (self) == NULL) {
    hold.held[1] = rt_str_from (rt, "None");
  } else {
    RtReprGuard guard;
    if (rt_repr_enter (rt, &guard, FACTORY (self))) {
      hold.held[1] = rt_repr (rt, FACTORY (self));
      rt_repr_leave (rt, &guard);
    } else {
      hold.held[1] = rt_str_from (rt, "...");
    }
  }
  RtObject *text = NULL;
  if (hold.held[1] != NULL)
    text = rt_str_printf (rt, "%s(%U, %U)", rt_type_short_name (self->type), hold.held[1], hold.held[0]);
  return rt_hold_end (rt, &hold, text);
}

static RtObject *missing (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                          RtObject *kwnames) {
  RtObject *factory = FACTORY (self), *key = args[0];
  if (factory == NULL || factory == rt->none)
    return rt_raise_key_error (rt, key);
  RtHold hold;
  rt_hold_begin (rt, &hold, "defaultdict.__missing__", "new value");
  RtObject *value = hold.held[0] = rt_call_none (rt, factory);
  if (value == NULL || rt_setitem (rt, self, key, value) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, value);
}

static RtObject *factory_or_none (RtInterp *rt, RtObject *self) {
  return FACTORY (self) != NULL ? FACTORY (self) : rt->none;
}

static RtObject *copy_of (RtInterp *rt, RtObject *self) {
  return rt_call_two (rt, RT_OBJECT (self->type), factory_or_none (rt, self), self);
}

static RtObject *copy (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return copy_of (rt, self);
}

static RtObject *reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                         RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "defaultdict.__reduce__", "parts");
  hold.held[0] = FACTORY (self) != NULL ? rt_tuple_pack (rt, 1, FACTORY (self)) : rt_tuple_new (rt, 0);
  hold.held[1] = rt_call_method (rt, self, rt->names.items, NULL, 0);
  hold.held[2] = hold.held[1] != NULL ? rt_iter (rt, hold.held[1]) : NULL;
  RtObject *result = NULL;
  if (hold.held[0] != NULL && hold.held[2] != NULL)
    result = rt_tuple_pack (rt, 5, self->type, hold.held[0], rt->none, rt->none, hold.held[2]);
  return rt_hold_end (rt, &hold, result);
}

/* A defaultdict of A's entries and then B's, with the factory of whichever is one. */
static RtObject *defaultdict_or (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *self = rt_is_kind_of (a, rt->types.defaultdict) ? a : b;
  if (!RT_IS_DICT (a) || !RT_IS_DICT (b))
    return rt_incref (rt->not_implemented);
  RtHold hold;
  rt_hold_begin (rt, &hold, "defaultdict union", "new dict");
  RtObject *dict = hold.held[0] = rt_call_two (rt, RT_OBJECT (self->type), factory_or_none (rt, self), a);
  if (dict == NULL || rt_dict_merge (rt, dict, b, 1) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, dict);
}

static const RtMethodDef defaultdict_methods[] = {
    {"__missing__", missing, RT_METH_O, NULL},
    {"copy", copy, RT_METH_NOARGS, NULL},
    {"__copy__", copy, RT_METH_NOARGS, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

static const RtMemberDef defaultdict_members[] = {
    {"default_factory", RT_MEMBER_OBJECT, offsetof (RtDefaultDict, factory), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

const RtTypeSpec rt_defaultdict_spec = {
    .name = "collections.defaultdict",
    .size_bytes = sizeof (RtDefaultDict),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_DICT | RT_TYPE_MAPPING | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_init = defaultdict_init,
            .tp_dealloc = defaultdict_dealloc,
            .tp_traverse = defaultdict_traverse,
            .tp_clear = defaultdict_clear,
            .tp_repr = defaultdict_repr,
            .nb_or = defaultdict_or,
        },
    .methods = defaultdict_methods,
    .members = defaultdict_members,
};

/* Methods of OrderedDict, which is written in Python: what gives views and iterators of its own. */

#define ORDERED_METHOD(name, result)                                                                                              \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {                  \
    return result;                                                                                                               \
  }
ORDERED_METHOD (ordered_keys, rt_dict_view_new (rt, rt->types.odict_keys, self))
ORDERED_METHOD (ordered_values, rt_dict_view_new (rt, rt->types.odict_values, self))
ORDERED_METHOD (ordered_items, rt_dict_view_new (rt, rt->types.odict_items, self))
ORDERED_METHOD (ordered_iter, rt_odict_iterator_new (rt, RT_DICT_KEYS, false, self))
ORDERED_METHOD (ordered_reversed, rt_odict_iterator_new (rt, RT_DICT_KEYS, true, self))

/* The key that is equal to the one asked for: an entry that moves keeps it. */
static RtObject *ordered_key (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int64_t hash = rt_hash (rt, args[0]);
  if (hash == -1)
    return NULL;
  ptrdiff_t ix = rt_dict_lookup (rt, (RtDict *)self, args[0], hash);
  if (ix == RT_DICT_ERROR)
    return NULL;
  if (ix == RT_DICT_EMPTY)
    return rt_raise_object (rt, rt->types.KeyError, args[0]);
  return rt_incref (((RtDict *)self)->keys->keys[ix]);
}

static const RtMethodDef ordered_methods[] = {
    {"keys", ordered_keys, RT_METH_NOARGS, NULL},        {"values", ordered_values, RT_METH_NOARGS, NULL},
    {"items", ordered_items, RT_METH_NOARGS, NULL},      {"__iter__", ordered_iter, RT_METH_NOARGS, NULL},
    {"__reversed__", ordered_reversed, RT_METH_NOARGS, NULL}, {"key", ordered_key, RT_METH_O, NULL},
};

static int add_ordered_methods (RtInterp *rt, RtObject *module) {
  for (size_t i = 0; i < sizeof ordered_methods / sizeof *ordered_methods; i++) {
    char name[24] = "_ordered_";
    strcat (name, ordered_methods[i].name);
    if (rt_module_add (rt, module, name, rt_method_descriptor_new (rt, rt->types.dict, &ordered_methods[i])) < 0)
      return -1;
  }
  return 0;
}

/* --- what Counter counts by --- */

/* Whether MAPPING gets and sets items as a dict does, so that its table can be used at once. */
static bool counts_in_table (RtInterp *rt, RtObject *mapping) {
  static const char *const names[] = {"get", "__setitem__"};
  bool plain = RT_IS_DICT (mapping);
  for (int i = 0; plain && i < 2; i++) {
    RtObject *name = rt_str_interned (rt, names[i]);
    plain = name != NULL && rt_type_lookup (rt, mapping->type, name) == rt_type_lookup (rt, rt->types.dict, name);
    rt_xdecref (rt, name);
  }
  return plain;
}

enum { COUNT_ITERATOR, COUNT_ELEMENT, COUNT_OLD, COUNT_NEW };

/* HOLD has the element. It is hashed once. */
static int count_in_table (RtInterp *rt, RtObject *mapping, RtHold *hold, RtObject *one) {
  RtObject *element = hold->held[COUNT_ELEMENT];
  int64_t hash = rt_hash (rt, element);
  if (hash == -1)
    return -1;
  RtObject *old = rt_dict_get_known_hash (rt, mapping, element, hash);
  if (old == NULL)
    return rt_error (rt) != NULL ? -1 : rt_dict_insert (rt, (RtDict *)mapping, element, hash, one);
  hold->held[COUNT_OLD] = rt_incref (old);
  hold->held[COUNT_NEW] = rt_binary (rt, RT_NB_ADD, old, one);
  return hold->held[COUNT_NEW] != NULL ? rt_dict_insert (rt, (RtDict *)mapping, element, hash, hold->held[COUNT_NEW]) : -1;
}

static int count_by_methods (RtInterp *rt, RtObject *mapping, RtHold *hold, RtObject *zero, RtObject *one) {
  RtHold call;
  rt_hold_begin (rt, &call, "_count_elements", "get");
  RtObject *get = call.held[0] = rt_getattr_utf8 (rt, mapping, "get");
  RtObject *args[] = {hold->held[COUNT_ELEMENT], zero};
  hold->held[COUNT_OLD] = rt_hold_end (rt, &call, get != NULL ? rt_vectorcall (rt, get, args, 2, NULL) : NULL);
  if (hold->held[COUNT_OLD] == NULL || (hold->held[COUNT_NEW] = rt_binary (rt, RT_NB_ADD, hold->held[COUNT_OLD], one)) == NULL)
    return -1;
  return rt_setitem (rt, mapping, hold->held[COUNT_ELEMENT], hold->held[COUNT_NEW]);
}

static void give_up_counted (RtInterp *rt, RtHold *hold) {
  for (int i = COUNT_ELEMENT; i <= COUNT_NEW; i++) {
    RtObject *o = hold->held[i];
    hold->held[i] = NULL;
    rt_xdecref (rt, o);
  }
}

static RtObject *count_elements (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "_count_elements", nargs, 2, 2))
    return NULL;
  RtObject *zero = rt_int_from_int64 (rt, 0), *one = rt_int_from_int64 (rt, 1); /* both shared and immortal */
  RtHold hold;
  rt_hold_begin (rt, &hold, "_count_elements", "element being counted");
  bool in_table = counts_in_table (rt, args[0]);
  int failed = (hold.held[COUNT_ITERATOR] = rt_iter (rt, args[1])) == NULL ? -1 : 0;
  while (failed == 0 && (hold.held[COUNT_ELEMENT] = rt_next (rt, hold.held[COUNT_ITERATOR])) != NULL) {
    failed = in_table ? count_in_table (rt, args[0], &hold, one) : count_by_methods (rt, args[0], &hold, zero, one);
    give_up_counted (rt, &hold);
  }
  return rt_hold_end (rt, &hold, failed == 0 && rt_error (rt) == NULL ? rt_incref (rt->none) : NULL);
}

static const RtMethodDef functions[] = {
    {"_count_elements", count_elements, RT_METH_FASTCALL,
     "_count_elements($module, mapping, iterable, /)\n--\n\nCount elements in the iterable, updating the mapping"},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  RtType *const types[] = {rt->types.deque, rt->types.defaultdict, rt->types.deque_iterator,
                           rt->types.deque_reverse_iterator, rt->types.tuplegetter};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, rt_type_short_name (types[i]), rt_incref (RT_OBJECT (types[i]))) < 0)
      return -1;
  return add_ordered_methods (rt, module);
}

const RtModuleDef rt_module_def__collections = {.name = "_collections", .methods = functions, .exec = exec};
