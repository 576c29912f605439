#include "rt-set.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-copyreg.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-set-ops.h"
#include "rt-set-table.h"
#include "rt-start.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

RtObject *rt_set_new (RtInterp *rt, RtObject *iterable) {
  return rt_set_make (rt, rt->types.set, iterable);
}

RtObject *rt_frozenset_new (RtInterp *rt, RtObject *iterable) {
  return rt_set_make (rt, rt->types.frozenset, iterable);
}

int rt_set_start (RtInterp *rt) {
  return 0;
}

int rt_set_add (RtInterp *rt, RtObject *set, RtObject *key) {
  int64_t hash = rt_hash (rt, key);
  return hash == -1 ? -1 : rt_set_add_hashed (rt, set, key, hash);
}

/* A set can be looked for among frozensets: calls WHAT again with a frozen copy if KEY is a set, which cannot be hashed. */
typedef int (*KeyFn) (RtInterp *rt, RtObject *set, RtObject *key, int64_t hash);
static int with_key (RtInterp *rt, RtObject *set, RtObject *key, KeyFn what) {
  int64_t hash = rt_hash (rt, key);
  if (hash != -1)
    return what (rt, set, key, hash);
  if (!rt_is_kind_of (key, rt->types.set) || !rt_error_matches (rt, rt->types.TypeError))
    return -1;
  rt_error_clear (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "frozen key");
  hold.held[0] = rt_frozenset_new (rt, key);
  int result = hold.held[0] != NULL && (hash = rt_hash (rt, hold.held[0])) != -1 ? what (rt, set, hold.held[0], hash) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_set_contains (RtInterp *rt, RtObject *set, RtObject *key) {
  return with_key (rt, set, key, rt_set_contains_hashed);
}

int rt_set_discard (RtInterp *rt, RtObject *set, RtObject *key) {
  return with_key (rt, set, key, rt_set_discard_hashed);
}

/* Life. */

static RtObject *set_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return rt_set_make (rt, type, NULL);
}

static int set_tp_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "set", kwargs) || !rt_check_positional (rt, "set", (size_t) RT_TUPLE_SIZE (args), 0, 1))
    return -1;
  if (((RtSet *) self)->fill > 0)
    rt_set_clear_all (rt, self);
  ((RtSet *) self)->hash = -1;
  return RT_TUPLE_SIZE (args) == 0 ? 0 : rt_set_update (rt, self, RT_TUPLE_ITEM (args, 0));
}

static RtObject *frozenset_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (type->slots.tp_init == rt->types.frozenset->slots.tp_init && !rt_no_constructor_keywords (rt, "frozenset", kwargs))
    return NULL;
  if (!rt_check_positional (rt, "frozenset", (size_t) RT_TUPLE_SIZE (args), 0, 1))
    return NULL;
  RtObject *iterable = RT_TUPLE_SIZE (args) == 1 ? RT_TUPLE_ITEM (args, 0) : NULL;
  if (type == rt->types.frozenset && iterable != NULL && RT_IS_EXACT (rt, iterable, frozenset))
    return rt_incref (iterable);
  return rt_set_make (rt, type, iterable);
}

/* Without a tuple of arguments, as in CPython: its collector would count it. */
static RtObject *set_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_constructor_keywords (rt, "set", kwnames) || !rt_check_positional (rt, "set", nargs, 0, 1))
    return NULL;
  return rt_set_make (rt, rt->types.set, nargs == 1 ? args[0] : NULL);
}

static RtObject *frozenset_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_constructor_keywords (rt, "frozenset", kwnames) || !rt_check_positional (rt, "frozenset", nargs, 0, 1))
    return NULL;
  if (nargs == 1 && RT_IS_EXACT (rt, args[0], frozenset))
    return rt_incref (args[0]);
  return rt_set_make (rt, rt->types.frozenset, nargs == 1 ? args[0] : NULL);
}

static void set_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  if (((RtSet *) self)->weakrefs != NULL)
    rt_weakref_clear_all (rt, self);
  rt_set_clear_all (rt, self);
  rt_object_free (rt, self);
}

static int set_traverse (RtObject *self, RtVisit visit, void *arg) {
  const RtSet *set = (const RtSet *) self;
  for (ptrdiff_t i = 0; i <= set->mask; i++)
    if (rt_set_is_key (set->table[i].key))
      RT_VISIT (visit, arg, RT_MEMBER (i), set->table[i].key);
  return 0;
}

static int set_tp_clear (RtInterp *rt, RtObject *self) {
  rt_set_clear_all (rt, self);
  return 0;
}

static size_t set_sizeof (RtInterp *rt, RtObject *self) {
  const RtSet *set = (const RtSet *) self;
  return self->type->cpython_basicsize + (set->table == set->small_table ? 0 : ((size_t) set->mask + 1) * 16);
}

static void set_describe (RtObject *self, HbBuffer *buffer) {
  ptrdiff_t used = RT_SET_USED (self);
  hb_buffer_printf (buffer, used == 1 ? "%s of %td item" : "%s of %td items", rt_type_short_name (self->type), used);
}

/* Text. */

static RtObject *repr_of_keys (RtInterp *rt, RtObject *self) {
  bool plain = self->type == rt->types.set;
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr of a set", "list of its members");
  hold.held[0] = rt_list_from (rt, self);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  if (!plain)
    hb_buffer_printf (&buffer, "%s(", rt_type_short_name (self->type));
  hb_buffer_append_char (&buffer, '{');
  bool ok = hold.held[0] != NULL;
  for (ptrdiff_t i = 0; ok && i < RT_LIST_SIZE (hold.held[0]); i++) {
    if (i > 0)
      hb_buffer_append (&buffer, ", ");
    ok = rt_append_repr (rt, &buffer, RT_LIST_ITEM (hold.held[0], i));
  }
  hb_buffer_append (&buffer, plain ? "}" : "})");
  RtObject *text = ok ? rt_str_from_buffer (rt, &buffer) : NULL;
  hb_buffer_clear (&buffer);
  return rt_hold_end (rt, &hold, text);
}

static RtObject *set_repr (RtInterp *rt, RtObject *self) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, self))
    return rt_error (rt) != NULL ? NULL : rt_str_printf (rt, "%s(...)", rt_type_short_name (self->type));
  RtObject *text =
    RT_SET_USED (self) == 0 ? rt_str_printf (rt, "%s()", rt_type_short_name (self->type)) : repr_of_keys (rt, self);
  rt_repr_leave (rt, &guard);
  return text;
}

/* Hash and comparison. */

static uint64_t shuffled (uint64_t hash) {
  return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/* The same whatever the order of the members; unused and removed places are taken out of the sum again. */
static int64_t frozenset_hash (RtInterp *rt, RtObject *self) {
  RtSet *set = (RtSet *) self;
  if (set->hash != -1)
    return set->hash;
  uint64_t hash = 0;
  for (ptrdiff_t i = 0; i <= set->mask; i++)
    hash ^= shuffled ((uint64_t) set->table[i].hash);
  if ((set->mask + 1 - set->fill) & 1)
    hash ^= shuffled (0);
  if ((set->fill - set->used) & 1)
    hash ^= shuffled ((uint64_t) -1);
  hash ^= ((uint64_t) set->used + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  if (hash == (uint64_t) -1)
    hash = 590923713u;
  return set->hash = (int64_t) hash;
}

static int set_equals (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_SET_USED (a) != RT_SET_USED (b))
    return 0;
  int64_t hash_a = ((RtSet *) a)->hash, hash_b = ((RtSet *) b)->hash;
  if (hash_a != -1 && hash_b != -1 && hash_a != hash_b)
    return 0;
  return rt_set_is_subset (rt, a, b);
}

static RtObject *set_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_ANYSET (rt, b))
    return rt_incref (rt->not_implemented);
  int result = 0;
  switch (op) {
  case RT_EQ:
    result = set_equals (rt, a, b);
    break;
  case RT_NE:
    result = set_equals (rt, a, b);
    result = result < 0 ? -1 : !result;
    break;
  case RT_LE:
    result = rt_set_is_subset (rt, a, b);
    break;
  case RT_GE:
    result = rt_set_is_subset (rt, b, a);
    break;
  case RT_LT:
    result = RT_SET_USED (a) < RT_SET_USED (b) ? rt_set_is_subset (rt, a, b) : 0;
    break;
  case RT_GT:
    result = RT_SET_USED (b) < RT_SET_USED (a) ? rt_set_is_subset (rt, b, a) : 0;
    break;
  }
  return result < 0 ? NULL : rt_bool_object (rt, result);
}

/* Operators: both operands must be sets. */

static bool both_sets (RtInterp *rt, RtObject *a, RtObject *b) {
  return RT_IS_ANYSET (rt, a) && RT_IS_ANYSET (rt, b);
}

static RtObject *union_of (RtInterp *rt, RtObject *self, RtObject *const *others, size_t count) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "set being made");
  RtObject *result = hold.held[0] = rt_set_copy (rt, self);
  for (size_t i = 0; result != NULL && i < count; i++)
    if (others[i] != self && rt_set_update (rt, result, others[i]) < 0)
      return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *set_or (RtInterp *rt, RtObject *a, RtObject *b) {
  return both_sets (rt, a, b) ? union_of (rt, a, &b, 1) : rt_incref (rt->not_implemented);
}

static RtObject *set_and (RtInterp *rt, RtObject *a, RtObject *b) {
  return both_sets (rt, a, b) ? rt_set_intersection (rt, a, b) : rt_incref (rt->not_implemented);
}

static RtObject *set_sub (RtInterp *rt, RtObject *a, RtObject *b) {
  return both_sets (rt, a, b) ? rt_set_difference (rt, a, b) : rt_incref (rt->not_implemented);
}

static RtObject *set_xor (RtInterp *rt, RtObject *a, RtObject *b) {
  return both_sets (rt, a, b) ? rt_set_symmetric_difference (rt, a, b) : rt_incref (rt->not_implemented);
}

typedef int (*UpdateFn) (RtInterp *rt, RtObject *set, RtObject *other);

static RtObject *updated (RtInterp *rt, RtObject *self, RtObject *other, UpdateFn update) {
  if (!RT_IS_ANYSET (rt, other))
    return rt_incref (rt->not_implemented);
  return update (rt, self, other) < 0 ? NULL : rt_incref (self);
}

static RtObject *set_ior (RtInterp *rt, RtObject *self, RtObject *other) {
  return updated (rt, self, other, rt_set_update);
}

static RtObject *set_iand (RtInterp *rt, RtObject *self, RtObject *other) {
  return updated (rt, self, other, rt_set_intersection_update);
}

static RtObject *set_isub (RtInterp *rt, RtObject *self, RtObject *other) {
  return updated (rt, self, other, rt_set_difference_update);
}

static RtObject *set_ixor (RtInterp *rt, RtObject *self, RtObject *other) {
  return updated (rt, self, other, rt_set_symmetric_difference_update);
}

static ptrdiff_t set_length (RtInterp *rt, RtObject *self) {
  return RT_SET_USED (self);
}

/* Methods. */

static RtObject *none_or_error (RtInterp *rt, int result) {
  return result < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *bool_or_error (RtInterp *rt, int result) {
  return result < 0 ? NULL : rt_bool_object (rt, result);
}

static RtObject *set_add_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return none_or_error (rt, rt_set_add (rt, self, args[0]));
}

static RtObject *set_clear_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  rt_set_clear_all (rt, self);
  return rt_incref (rt->none);
}

static RtObject *set_copy_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_set_copy (rt, self);
}

static RtObject *frozenset_copy_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return RT_IS_EXACT (rt, self, frozenset) ? rt_incref (self) : rt_set_copy (rt, self);
}

static RtObject *set_discard_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return none_or_error (rt, rt_set_discard (rt, self, args[0]));
}

static RtObject *set_remove_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int removed = rt_set_discard (rt, self, args[0]);
  return removed < 0 ? NULL : removed > 0 ? rt_incref (rt->none) : rt_raise_key_error (rt, args[0]);
}

static RtObject *set_pop_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_set_pop (rt, self);
}

static RtObject *set_contains_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return bool_or_error (rt, rt_set_contains (rt, self, args[0]));
}

static RtObject *set_union_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return union_of (rt, self, args, nargs);
}

static RtObject *set_update_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  for (size_t i = 0; i < nargs; i++)
    if (rt_set_update (rt, self, args[i]) < 0)
      return NULL;
  return rt_incref (rt->none);
}

/* Applies STEP to the set and each argument in turn; without arguments a copy. */
static RtObject *fold (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtBinary step) {
  if (nargs == 0)
    return rt_set_copy (rt, self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "set so far");
  hold.held[0] = rt_incref (self);
  for (size_t i = 0; i < nargs; i++) {
    RtObject *next = step (rt, hold.held[0], args[i]), *old = hold.held[0];
    hold.held[0] = next;
    rt_decref (rt, old);
    if (next == NULL)
      return rt_hold_end (rt, &hold, NULL);
  }
  RtObject *result = hold.held[0];
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *set_intersection_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return fold (rt, self, args, nargs, rt_set_intersection);
}

static RtObject *set_difference_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (nargs < 2)
    return fold (rt, self, args, nargs, rt_set_difference);
  RtHold hold;
  rt_hold_begin (rt, &hold, "set.difference", "set so far");
  RtObject *result = hold.held[0] = rt_set_difference (rt, self, args[0]);
  for (size_t i = 1; result != NULL && i < nargs; i++)
    result = rt_set_difference_update (rt, result, args[i]) < 0 ? NULL : result;
  if (result != NULL)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *set_symmetric_difference_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                                  RtObject *kwnames) {
  return rt_set_symmetric_difference (rt, self, args[0]);
}

static RtObject *set_intersection_update_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                                 RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "common keys");
  hold.held[0] = fold (rt, self, args, nargs, rt_set_intersection);
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_set_swap_bodies (rt, self, hold.held[0]);
  return rt_hold_end (rt, &hold, rt_incref (rt->none));
}

static RtObject *set_difference_update_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                               RtObject *kwnames) {
  for (size_t i = 0; i < nargs; i++)
    if (rt_set_difference_update (rt, self, args[i]) < 0)
      return NULL;
  return rt_incref (rt->none);
}

static RtObject *set_symmetric_difference_update_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                                         RtObject *kwnames) {
  return none_or_error (rt, rt_set_symmetric_difference_update (rt, self, args[0]));
}

static RtObject *set_isdisjoint_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return bool_or_error (rt, rt_set_is_disjoint (rt, self, args[0]));
}

static RtObject *set_issubset_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return bool_or_error (rt, rt_set_is_subset (rt, self, args[0]));
}

static RtObject *set_issuperset_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return bool_or_error (rt, rt_set_is_superset (rt, self, args[0]));
}

/* (type, ([members],), __dict__ or None) */
static RtObject *set_reduce_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "its parts");
  RtObject *result = NULL;
  if ((hold.held[0] = rt_list_from (rt, self)) != NULL && (hold.held[1] = rt_tuple_pack (rt, 1, hold.held[0])) != NULL &&
      (hold.held[2] = rt_object_state (rt, self, false)) != NULL)
    result = rt_tuple_pack (rt, 3, self->type, hold.held[1], hold.held[2]);
  return rt_hold_end (rt, &hold, result);
}

#define SET_COMMON_METHODS                                                                                             \
  {"__contains__", set_contains_method, RT_METH_O | RT_METH_COEXIST, "x.__contains__(y) <==> y in x."},                \
    {"__reduce__", set_reduce_method, RT_METH_NOARGS, "Return state information for pickling."},                       \
    RT_SIZEOF_METHOD ("S.__sizeof__() -> size of S in memory, in bytes"),                                              \
    {"difference", set_difference_method, RT_METH_FASTCALL | RT_METH_VARARGS, "The members that none of the others has."},              \
    {"intersection", set_intersection_method, RT_METH_FASTCALL | RT_METH_VARARGS, "The members that all others have, too."},            \
    {"isdisjoint", set_isdisjoint_method, RT_METH_O, "Whether the two have no member in common."},                     \
    {"issubset", set_issubset_method, RT_METH_O, "Whether another has all members of this one."},                      \
    {"issuperset", set_issuperset_method, RT_METH_O, "Whether this one has all members of another."},                  \
    {"symmetric_difference", set_symmetric_difference_method, RT_METH_O, "The members that only one of the two has."}, \
    {"union", set_union_method, RT_METH_FASTCALL | RT_METH_VARARGS, "The members of all."}, RT_CLASS_GETITEM

static const RtMethodDef set_methods[] = {
  SET_COMMON_METHODS,
  {"add", set_add_method, RT_METH_O, "Adds a member; nothing happens if it is there."},
  {"clear", set_clear_method, RT_METH_NOARGS, "Removes all members."},
  {"copy", set_copy_method, RT_METH_NOARGS, "A shallow copy."},
  {"difference_update", set_difference_update_method, RT_METH_FASTCALL | RT_METH_VARARGS, "Removes the members of others."},
  {"discard", set_discard_method, RT_METH_O, "Removes a member if it is there."},
  {"intersection_update", set_intersection_update_method, RT_METH_FASTCALL | RT_METH_VARARGS, "Keeps only the members that others have, too."},
  {"pop", set_pop_method, RT_METH_NOARGS, "Removes and returns some member."},
  {"remove", set_remove_method, RT_METH_O, "Removes a member, which must be there."},
  {"symmetric_difference_update", set_symmetric_difference_update_method, RT_METH_O, "Keeps the members that only one of the two has."},
  {"update", set_update_method, RT_METH_FASTCALL | RT_METH_VARARGS, "Adds the members of others."},
  {NULL},
};

static const RtMethodDef frozenset_methods[] = {
  SET_COMMON_METHODS,
  {"copy", frozenset_copy_method, RT_METH_NOARGS, "A shallow copy."},
  {NULL},
};

/* The iterator. */

typedef struct RtSetIterator {
  RtObject base;
  RtObject *set; /* NULL once it is exhausted */
  ptrdiff_t used, position, left;
} RtSetIterator;

#define SLOT_ITERATED RT_FIELD (0, "iterated set")

static RtObject *set_iter (RtInterp *rt, RtObject *self) {
  RtObject *o = rt_object_alloc (rt, rt->types.set_iterator, 0);
  if (o == NULL)
    return NULL;
  RtSetIterator *iterator = (RtSetIterator *) o;
  iterator->used = iterator->left = RT_SET_USED (self);
  rt_ref_init (rt, o, SLOT_ITERATED, &iterator->set, rt_incref (self));
  rt_gc_track (rt, o);
  return o;
}

static void set_iterator_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_ITERATED, &((RtSetIterator *) o)->set);
  rt_object_free (rt, o);
}

static int set_iterator_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_ITERATED, ((RtSetIterator *) o)->set);
  return 0;
}

static RtObject *set_iterator_next (RtInterp *rt, RtObject *o) {
  RtSetIterator *iterator = (RtSetIterator *) o;
  if (iterator->set == NULL)
    return NULL;
  if (iterator->used != RT_SET_USED (iterator->set)) {
    iterator->used = -1; /* it stays invalid */
    return rt_raise (rt, rt->types.RuntimeError, "Set changed size during iteration");
  }
  RtObject *key;
  if (!rt_set_next (iterator->set, &iterator->position, &key)) {
    rt_ref_clear (rt, o, SLOT_ITERATED, &iterator->set);
    return NULL;
  }
  iterator->left--;
  rt_payload_changed (rt, o);
  return rt_incref (key);
}

static void set_iterator_describe (RtObject *o, HbBuffer *buffer) {
  const RtSetIterator *iterator = (const RtSetIterator *) o;
  if (iterator->set != NULL && iterator->left > 0)
    hb_buffer_printf (buffer, "%td left", iterator->left);
  else
    hb_buffer_append (buffer, "exhausted");
}

static RtObject *set_iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtSetIterator *iterator = (RtSetIterator *) o;
  bool valid = iterator->set != NULL && iterator->used == RT_SET_USED (iterator->set);
  return rt_int_from_int64 (rt, valid ? iterator->left : 0);
}

/* (iter, (list of what is left,)); it goes on as if nobody had asked. */
static RtObject *set_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtSetIterator *iterator = (RtSetIterator *) o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "set_iterator.__reduce__", "what is left");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0), *key;
  if (list != NULL && iterator->set != NULL && iterator->used != RT_SET_USED (iterator->set)) {
    rt_raise (rt, rt->types.RuntimeError, "Set changed size during iteration");
    return rt_hold_end (rt, &hold, NULL);
  }
  for (ptrdiff_t position = iterator->position; list != NULL && iterator->set != NULL && rt_set_next (iterator->set, &position, &key);)
    if (rt_list_append (rt, list, key) < 0)
      return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, rt_reduce_builtin (rt, "iter", list, -1));
}

static const RtMethodDef set_iterator_methods[] = {
  {"__reduce__", set_iterator_reduce, RT_METH_NOARGS, NULL},
  {"__length_hint__", set_iterator_length_hint, RT_METH_NOARGS, "How many members are left."},
  {NULL},
};

const RtTypeSpec rt_set_iterator_spec = {
  .name = "set_iterator",
  .size_bytes = sizeof (RtSetIterator),
  .cpython_basicsize = 48,
  .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
  .slots =
    {
      .tp_dealloc = set_iterator_dealloc,
      .tp_traverse = set_iterator_traverse,
      .describe = set_iterator_describe,
      .tp_iter = rt_iter_self,
      .tp_iternext = set_iterator_next,
    },
  .methods = set_iterator_methods,
};

#define SET_COMMON_SLOTS                                                                                               \
  .tp_dealloc = set_dealloc, .tp_traverse = set_traverse, .tp_clear = set_tp_clear, .sizeof_bytes = set_sizeof,        \
  .describe = set_describe, .tp_repr = set_repr, .tp_richcompare = set_richcompare, .tp_iter = set_iter,               \
  .sq_length = set_length, .sq_contains = rt_set_contains, .nb_or = set_or, .nb_and = set_and, .nb_subtract = set_sub, \
  .nb_xor = set_xor

const RtTypeSpec rt_set_spec = {
  .name = "set",
  .doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique elements.",
  .size_bytes = sizeof (RtSet),
  .cpython_basicsize = 200,
  .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_MATCH_SELF,
  .weaklist_offset = offsetof (RtSet, weakrefs),
  .slots =
    {
      SET_COMMON_SLOTS,
      .tp_new = set_tp_new,
      .tp_init = set_tp_init,
      .tp_hash = rt_hash_not_implemented,
      .nb_inplace_or = set_ior,
      .nb_inplace_and = set_iand,
      .nb_inplace_subtract = set_isub,
      .nb_inplace_xor = set_ixor,
    },
  .vectorcall = set_vectorcall,
  .methods = set_methods,
};

const RtTypeSpec rt_frozenset_spec = {
  .name = "frozenset",
  .doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\n"
         "Build an immutable unordered collection of unique elements.",
  .size_bytes = sizeof (RtSet),
  .cpython_basicsize = 200,
  .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_MATCH_SELF,
  .weaklist_offset = offsetof (RtSet, weakrefs),
  .slots =
    {
      SET_COMMON_SLOTS,
      .tp_new = frozenset_tp_new,
      .tp_hash = frozenset_hash,
    },
  .vectorcall = frozenset_vectorcall,
  .methods = frozenset_methods,
};
