/* dict_keys, dict_values, dict_items: views of a dict, and their operations as sets. */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define VIEW_DICT(o) (((RtDictView *)(o))->dict)
#define SLOT_DICT    RT_FIELD (0, "viewed dict")

RtObject *rt_dict_view_new (RtInterp *rt, RtType *type, RtObject *dict) {
  RtObject *o = rt_object_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  rt_ref_init (rt, o, SLOT_DICT, &VIEW_DICT (o), rt_incref (dict));
  rt_gc_track (rt, o);
  return o;
}

/* What the view O of a dict or an OrderedDict shows. */
static RtDictPart part_of (RtInterp *rt, RtObject *o) {
  RtType *type = o->type;
  return type == rt->types.dict_keys || type == rt->types.odict_keys       ? RT_DICT_KEYS
         : type == rt->types.dict_values || type == rt->types.odict_values ? RT_DICT_VALUES
                                                                           : RT_DICT_ITEMS;
}

static void dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_DICT, &VIEW_DICT (o));
  rt_object_free (rt, o);
}

static int traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_DICT, VIEW_DICT (o));
  return 0;
}

static ptrdiff_t length (RtInterp *rt, RtObject *o) {
  return RT_DICT_USED (VIEW_DICT (o));
}

static RtObject *repr (RtInterp *rt, RtObject *o) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, o))
    return rt_str_from (rt, "...");
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "entries being shown");
  RtObject *result = NULL, *dict = VIEW_DICT (o);
  RtDictPart part = part_of (rt, o);
  hold.held[0] = part == RT_DICT_KEYS     ? rt_dict_keys_list (rt, dict)
                 : part == RT_DICT_VALUES ? rt_dict_values_list (rt, dict)
                                          : rt_dict_items_list (rt, dict);
  if (hold.held[0] != NULL)
    result = rt_str_printf (rt, "%s(%R)", o->type->name, hold.held[0]);
  result = rt_hold_end (rt, &hold, result);
  rt_repr_leave (rt, &guard);
  return result;
}

static RtObject *keys_iter (RtInterp *rt, RtObject *o) {
  return rt_dict_iterator_new (rt, RT_DICT_KEYS, false, VIEW_DICT (o));
}

static RtObject *values_iter (RtInterp *rt, RtObject *o) {
  return rt_dict_iterator_new (rt, RT_DICT_VALUES, false, VIEW_DICT (o));
}

static RtObject *items_iter (RtInterp *rt, RtObject *o) {
  return rt_dict_iterator_new (rt, RT_DICT_ITEMS, false, VIEW_DICT (o));
}

static RtObject *ordered_iter (RtInterp *rt, RtObject *o) {
  return rt_odict_iterator_new (rt, part_of (rt, o), false, VIEW_DICT (o));
}

static int keys_contains (RtInterp *rt, RtObject *o, RtObject *key) {
  return rt_dict_contains (rt, VIEW_DICT (o), key);
}

static int items_contains (RtInterp *rt, RtObject *o, RtObject *pair) {
  if (!RT_IS_TUPLE (pair) || RT_TUPLE_SIZE (pair) != 2)
    return 0;
  RtObject *found = rt_dict_get (rt, VIEW_DICT (o), RT_TUPLE_ITEM (pair, 0));
  if (found == NULL)
    return rt_error (rt) != NULL ? -1 : 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "value being compared");
  hold.held[0] = rt_incref (found);
  int equal = rt_compare_bool (rt, found, RT_TUPLE_ITEM (pair, 1), RT_EQ);
  rt_hold_end (rt, &hold, NULL);
  return equal;
}

static bool is_set_view (RtInterp *rt, const RtObject *o) {
  return RT_IS_EXACT (rt, o, dict_keys) || RT_IS_EXACT (rt, o, dict_items);
}

/* Whether all members of A are in B. */
static int all_contained (RtInterp *rt, RtObject *a, RtObject *b) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "member being looked for");
  int result = -1;
  hold.held[0] = rt_iter (rt, a);
  if (hold.held[0] != NULL) {
    result = 1;
    while (result == 1 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
      result = rt_contains (rt, b, hold.held[1]);
      RtObject *done = hold.held[1];
      hold.held[1] = NULL;
      rt_decref (rt, done);
    }
    if (rt_error (rt) != NULL)
      result = -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static RtObject *richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_ANYSET (rt, b) && !is_set_view (rt, b))
    return rt_incref (rt->not_implemented);
  ptrdiff_t length_a = rt_length (rt, a), length_b = rt_length (rt, b);
  if (length_a < 0 || length_b < 0)
    return NULL;
  int result = 0;
  switch (op) {
  case RT_EQ:
  case RT_NE:
    result = length_a == length_b ? all_contained (rt, a, b) : 0;
    if (op == RT_NE && result >= 0)
      result = !result;
    break;
  case RT_LT:
    result = length_a < length_b ? all_contained (rt, a, b) : 0;
    break;
  case RT_LE:
    result = length_a <= length_b ? all_contained (rt, a, b) : 0;
    break;
  case RT_GT:
    result = length_a > length_b ? all_contained (rt, b, a) : 0;
    break;
  case RT_GE:
    result = length_a >= length_b ? all_contained (rt, b, a) : 0;
    break;
  }
  return result < 0 ? NULL : rt_bool_object (rt, result);
}

static RtObject *call_named (RtInterp *rt, RtObject *o, const char *method, RtObject *RT_NULLABLE arg) {
  RtObject *name = rt_str_interned (rt, method);
  RtObject *result = name != NULL ? rt_call_method (rt, o, name, &arg, arg != NULL ? 1 : 0) : NULL;
  rt_xdecref (rt, name);
  return result;
}

/* A set of A's members, changed by the set method NAME with B. A may be any iterable; the keys of a dict go into the set as they
 * lie in the dict, which decides their order there. */
static RtObject *set_operation (RtInterp *rt, RtObject *a, RtObject *b, const char *name) {
  if (RT_IS_EXACT (rt, a, dict_keys) && RT_IS_EXACT (rt, VIEW_DICT (a), dict))
    a = VIEW_DICT (a);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "new set");
  RtObject *set = hold.held[0] = rt_set_new (rt, a);
  RtObject *method = hold.held[1] = set != NULL ? rt_str_interned (rt, name) : NULL;
  if (method == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *done = hold.held[2] = rt_call_method (rt, set, method, &b, 1);
  if (done == NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, set);
}

static RtObject *view_sub (RtInterp *rt, RtObject *a, RtObject *b) {
  return set_operation (rt, a, b, "difference_update");
}

static RtObject *view_or (RtInterp *rt, RtObject *a, RtObject *b) {
  return set_operation (rt, a, b, "update");
}

/* Adds the pair of KEY and VALUE to RESULT, unless OTHERS has the same pair, which is dropped there: no value is hashed then. */
static int add_unless_in_both (RtInterp *rt, RtObject *result, RtObject *others, RtObject *key, int64_t hash, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "item being compared");
  hold.held[0] = rt_incref (key);
  hold.held[1] = rt_incref (value);
  RtObject *other = hold.held[2] = rt_xincref (rt_dict_get_known_hash (rt, others, key, hash));
  int equal = other != NULL ? rt_compare_bool (rt, other, value, RT_EQ) : rt_error (rt) != NULL ? -1 : 0;
  int failed = -1;
  if (equal > 0)
    failed = rt_dict_delete_known_hash (rt, others, key, hash);
  else if (equal == 0 && (hold.held[3] = rt_tuple_pack (rt, 2, key, value)) != NULL)
    failed = rt_set_add (rt, result, hold.held[3]);
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

/* The items of A and B that are not in both: those of B first, then what is left of A's. */
static RtObject *items_xor (RtInterp *rt, RtObject *a, RtObject *b) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "items that differ");
  RtObject *rest = hold.held[0] = rt_dict_copy (rt, VIEW_DICT (a)), *key, *value;
  RtObject *result = hold.held[1] = rest != NULL ? rt_set_new (rt, NULL) : NULL;
  bool ok = result != NULL;
  int64_t hash;
  for (ptrdiff_t position = 0, same = 0; ok && rt_dict_next (VIEW_DICT (b), &position, &key, &value); same = position)
    ok = rt_dict_next_hashed (VIEW_DICT (b), &same, &key, &hash) && add_unless_in_both (rt, result, rest, key, hash, value) == 0;
  if (ok)
    hold.held[2] = call_named (rt, rest, "items", NULL);
  if (hold.held[2] == NULL || rt_set_update (rt, result, hold.held[2]) < 0)
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, rt_incref (result));
}

static RtObject *view_xor (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_IS_EXACT (rt, a, dict_items) && RT_IS_EXACT (rt, b, dict_items))
    return items_xor (rt, a, b);
  return set_operation (rt, a, b, "symmetric_difference_update");
}

/* The members of OTHER, in its order, that the view has, too. The smaller one is walked if both are of the
 * same kind; a set that is not smaller does it itself. */
static RtObject *view_and (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *view = is_set_view (rt, a) ? a : b, *other = view == a ? b : a;
  if (RT_IS_EXACT (rt, other, set) && length (rt, view) <= rt_length (rt, other))
    return call_named (rt, other, "intersection", view);
  if (is_set_view (rt, other) && length (rt, other) > length (rt, view)) {
    RtObject *larger = other;
    other = view;
    view = larger;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "intersection");
  RtObject *set = hold.held[0] = rt_set_new (rt, NULL);
  hold.held[1] = set != NULL ? rt_iter (rt, other) : NULL;
  bool ok = hold.held[1] != NULL;
  while (ok && (hold.held[2] = rt_next (rt, hold.held[1])) != NULL) {
    int present = rt_contains (rt, view, hold.held[2]);
    ok = present >= 0 && (!present || rt_set_add (rt, set, hold.held[2]) == 0);
    RtObject *done = hold.held[2];
    hold.held[2] = NULL;
    rt_decref (rt, done);
  }
  if (!ok || rt_error (rt) != NULL)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, set);
}

static RtObject *isdisjoint (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  RtObject *other = args[0];
  if (self == other)
    return rt_bool_object (rt, length (rt, self) == 0);
  if (RT_IS_ANYSET (rt, other) || is_set_view (rt, other)) {
    ptrdiff_t other_length = rt_length (rt, other);
    if (other_length < 0)
      return NULL;
    if (other_length > length (rt, self)) {
      RtObject *larger = other;
      other = self;
      self = larger;
    }
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict view", "member being looked for");
  hold.held[0] = rt_iter (rt, other);
  int found = hold.held[0] != NULL ? 0 : -1;
  while (found == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    found = rt_contains (rt, self, hold.held[1]);
    RtObject *done = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, done);
  }
  rt_hold_end (rt, &hold, NULL);
  return found < 0 || rt_error (rt) != NULL ? NULL : rt_bool_object (rt, found == 0);
}

static RtObject *reversed_iterator (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  return rt_dict_iterator_new (rt, part_of (rt, self), true, VIEW_DICT (self));
}

static RtObject *ordered_reversed (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_odict_iterator_new (rt, part_of (rt, self), true, VIEW_DICT (self));
}

static RtObject *get_mapping (RtInterp *rt, RtObject *self, void *closure) {
  return rt_mappingproxy_new (rt, VIEW_DICT (self));
}

static const RtGetSetDef getset[] = {
    {"mapping", get_mapping, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static const RtMethodDef set_methods[] = {
    {"isdisjoint", isdisjoint, RT_METH_O, NULL},
    {"__reversed__", reversed_iterator, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMethodDef values_methods[] = {
    {"__reversed__", reversed_iterator, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMethodDef ordered_methods[] = {
    {"__reversed__", ordered_reversed, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

#define COMMON_SLOTS .tp_dealloc = dealloc, .tp_traverse = traverse, .tp_repr = repr, .sq_length = length
#define SET_SLOTS                                                                                            \
  COMMON_SLOTS, .tp_richcompare = richcompare, .tp_hash = rt_hash_not_implemented, .nb_subtract = view_sub,  \
                .nb_and = view_and, .nb_or = view_or, .nb_xor = view_xor
#define COMMON_SPEC(id)                                                                                      \
  .name = #id, .size_bytes = sizeof (RtDictView), .cpython_basicsize = 24,                                   \
  .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION, .getset = getset

const RtTypeSpec rt_dict_keys_spec = {
    COMMON_SPEC (dict_keys),
    .slots = {SET_SLOTS, .tp_iter = keys_iter, .sq_contains = keys_contains},
    .methods = set_methods,
};

const RtTypeSpec rt_dict_items_spec = {
    COMMON_SPEC (dict_items),
    .slots = {SET_SLOTS, .tp_iter = items_iter, .sq_contains = items_contains},
    .methods = set_methods,
};

const RtTypeSpec rt_dict_values_spec = {
    COMMON_SPEC (dict_values),
    .slots = {COMMON_SLOTS, .tp_iter = values_iter},
    .methods = values_methods,
};

/* Those of an OrderedDict: views like the others, under names of their own. */
#define ORDERED_SPEC(id) \
  .name = #id, .size_bytes = sizeof (RtDictView), .cpython_basicsize = 24, .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION, \
  .methods = ordered_methods

const RtTypeSpec rt_odict_keys_spec = {ORDERED_SPEC (odict_keys), .slots = {.tp_dealloc = dealloc, .tp_iter = ordered_iter}};
const RtTypeSpec rt_odict_items_spec = {ORDERED_SPEC (odict_items), .slots = {.tp_dealloc = dealloc, .tp_iter = ordered_iter}};
const RtTypeSpec rt_odict_values_spec = {ORDERED_SPEC (odict_values), .slots = {.tp_dealloc = dealloc, .tp_iter = ordered_iter}};
