/* int | str: types.UnionType. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtUnionType {
  RtObject base;
  RtObject *args;
} RtUnionType;

#define UNION(o)  ((RtUnionType *)(o))
#define SLOT_ARGS RT_ATTR (0, "__args__")

static bool can_be_member (RtInterp *rt, RtObject *o) {
  return o == rt->none || RT_IS (o, RT_TYPE_TYPE) || rt_is_kind_of (o, rt->types.generic_alias) ||
         RT_IS_EXACT (rt, o, union_type) || !strcmp (o->type->name, "typing.TypeAliasType");
}

/* Appends O, or the members of a union, to LIST unless they are there. */
static int add (RtInterp *rt, RtObject *list, RtObject *o) {
  if (RT_IS_EXACT (rt, o, union_type)) {
    RtObject *args = UNION (o)->args;
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (args); i++)
      if (add (rt, list, RT_TUPLE_ITEM (args, i)) < 0)
        return -1;
    return 0;
  }
  if (o == rt->none)
    o = (RtObject *)rt->types.NoneType;
  int there = rt_contains (rt, list, o);
  return there != 0 ? there < 0 ? -1 : 0 : rt_list_append (rt, list, o);
}

RtObject *rt_union_type_new (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!can_be_member (rt, a) || !can_be_member (rt, b))
    return rt_incref (rt->not_implemented);
  RtHold hold;
  rt_hold_begin (rt, &hold, "union of types", "members");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  if (list == NULL || add (rt, list, a) < 0 || add (rt, list, b) < 0)
    return rt_hold_end (rt, &hold, NULL);
  if (RT_LIST_SIZE (list) == 1)
    return rt_hold_end (rt, &hold, rt_incref (RT_LIST_ITEM (list, 0)));
  RtObject *args = hold.held[1] = rt_list_as_tuple (rt, list);
  RtObject *o = args != NULL ? rt_object_alloc_tracked (rt, rt->types.union_type, 0) : NULL;
  if (o != NULL)
    rt_ref_init (rt, o, SLOT_ARGS, &UNION (o)->args, rt_incref (args));
  return rt_hold_end (rt, &hold, o);
}

static RtObject * or (RtInterp * rt, RtObject *a, RtObject *b) {
  return rt_union_type_new (rt, a, b);
}

static int traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_ARGS, UNION (self)->args);
  return 0;
}

static void dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_ARGS, &UNION (self)->args);
  rt_object_free (rt, self);
}

static RtObject *repr (RtInterp *rt, RtObject *self) {
  RtObject *args = UNION (self)->args;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (args); i++) {
    RtObject *arg = RT_TUPLE_ITEM (args, i);
    RtObject *one = arg == (RtObject *) rt->types.NoneType ? rt_str_interned (rt, "None") : rt_type_argument_repr (rt, arg);
    hb_buffer_append (&text, i > 0 ? " | " : "");
    if (one != NULL)
      rt_str_append_utf8 (one, &text);
    else
      result = -1;
    rt_xdecref (rt, one);
  }
  RtObject *made = result == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  return made;
}

static RtObject *members_as_set (RtInterp *rt, RtObject *self) {
  return rt_frozenset_new (rt, UNION (self)->args);
}

static int64_t hash (RtInterp *rt, RtObject *self) {
  RtObject *set = members_as_set (rt, self);
  int64_t result = set != NULL ? rt_hash (rt, set) : -1;
  rt_xdecref (rt, set);
  return result;
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if ((op != RT_EQ && op != RT_NE) || a->type != b->type)
    return rt_incref (rt->not_implemented);
  RtHold hold;
  rt_hold_begin (rt, &hold, "comparison", "members");
  hold.held[0] = members_as_set (rt, a);
  hold.held[1] = members_as_set (rt, b);
  bool made = hold.held[0] != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, made ? rt_compare (rt, hold.held[0], hold.held[1], op) : NULL);
}

/* Whether CHECK holds for a member. One that is no class is found out only if none before it is the one. */
static RtObject *check_each (RtInterp *rt, RtObject *self, RtObject *o, int (*check) (RtInterp *, RtObject *, RtObject *)) {
  RtObject *args = UNION (self)->args;
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (args); i++)
    result = check (rt, o, RT_TUPLE_ITEM (args, i));
  return result < 0 ? NULL : rt_bool_object (rt, result != 0);
}

static RtObject *instancecheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return check_each (rt, self, args[0], rt_is_instance);
}

static RtObject *subclasscheck (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  if (!RT_IS (args[0], RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "issubclass() arg 1 must be a class");
  return check_each (rt, self, args[0], rt_is_subclass);
}

static RtObject *get_parameters (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *result = rt_ask_typing (rt, "parameters_of_builtin", self, NULL);
  return result != NULL || rt_error (rt) != NULL ? result : rt_incref (rt->empty_tuple);
}

static RtObject *subscript (RtInterp *rt, RtObject *self, RtObject *key) {
  RtObject *result = rt_ask_typing (rt, "subscript_union", self, key);
  return result != NULL || rt_error (rt) != NULL ? result : RT_TYPE_ERROR (rt, "%R is not a generic class", self);
}

static const RtMethodDef methods[] = {
    {"__instancecheck__", instancecheck, RT_METH_O, NULL},
    {"__subclasscheck__", subclasscheck, RT_METH_O, NULL},
    {NULL},
};

static const RtMemberDef members[] = {
    {"__args__", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtUnionType, args), 0, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {{"__parameters__", get_parameters, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_union_type_spec = {
    .name = "types.UnionType",
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .size_bytes = sizeof (RtUnionType),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = dealloc,
              .tp_traverse = traverse,
              .tp_repr = repr,
              .tp_hash = hash,
              .tp_richcompare = richcompare,
              .mp_subscript = subscript,
              .nb_or = or },
    .methods = methods,
    .members = members,
    .getset = getset,
};
