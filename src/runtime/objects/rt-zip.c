/* zip, map and filter: iterators over other iterators. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* All three keep a tuple of iterators (filter: one iterator) and a function or None. */
typedef struct RtCombined {
  RtObject base;
  RtObject *iterators; /* tuple; filter: an iterator */
  RtObject *function;  /* NULL for zip */
  RtObject *result;    /* zip: the tuple given last, filled anew if nobody else keeps it */
  bool strict;         /* zip */
} RtCombined;

#define SLOT_ITERATORS RT_FIELD (0, "iterators")
#define SLOT_FUNCTION  RT_FIELD (1, "function")
#define SLOT_RESULT    RT_FIELD (2, "tuple to use again")

/* A tuple of iterators over ITERABLES. */
static RtObject *make_iterators (RtInterp *rt, const char *name, RtObject *const *iterables, size_t count) {
  RtHeldItems items;
  rt_held_start (rt, &items, name, "iterator");
  RtObject *tuple = NULL;
  for (size_t i = 0; i < count; i++) {
    RtObject *iterator = rt_iter (rt, iterables[i]);
    if (iterator == NULL || rt_held_push (rt, &items, iterator) < 0)
      goto end;
  }
  tuple = rt_held_as_tuple (rt, &items);
end:
  return rt_held_return (rt, &items, tuple);
}

/* ITERATORS is stolen; NULL: failed already. */
static RtObject *make_with (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE function, RtObject *iterators, bool strict) {
  RtObject *o = iterators != NULL ? type->slots.tp_alloc (rt, type, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, iterators);
    return NULL;
  }
  RtCombined *self = (RtCombined *)o;
  self->strict = strict;
  rt_ref_init (rt, o, SLOT_ITERATORS, &self->iterators, iterators);
  rt_ref_init (rt, o, SLOT_FUNCTION, &self->function, rt_xincref (function));
  return o;
}

static RtObject *make_combined (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE function,
                                RtObject *const *iterables, size_t count, bool strict) {
  return make_with (rt, type, function, make_iterators (rt, type->name, iterables, count), strict);
}

static void combined_dealloc (RtInterp *rt, RtObject *o) {
  RtCombined *self = (RtCombined *)o;
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_ITERATORS, &self->iterators);
  rt_ref_clear (rt, o, SLOT_FUNCTION, &self->function);
  rt_ref_clear (rt, o, SLOT_RESULT, &self->result);
  rt_object_free (rt, o);
}

static int combined_traverse (RtObject *o, RtVisit visit, void *arg) {
  const RtCombined *self = (const RtCombined *)o;
  RT_VISIT (visit, arg, SLOT_ITERATORS, self->iterators);
  RT_VISIT (visit, arg, SLOT_FUNCTION, self->function);
  RT_VISIT (visit, arg, SLOT_RESULT, self->result);
  return 0;
}

#define COMBINED_SLOTS                                                                                       \
  .tp_dealloc = combined_dealloc, .tp_traverse = combined_traverse, .tp_iter = rt_iter_self

static RtObject *zip_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"strict"};
  RtObject *out[1];
  if (!rt_parse_tuple (rt, "zip", rt->empty_tuple, kwargs, names, 1, 0, 0, out))
    return NULL;
  int strict = out[0] != NULL ? rt_truth (rt, out[0]) : 0;
  if (strict < 0)
    return NULL;
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  RtObject *o = make_combined (rt, type, NULL, ((RtTuple *)args)->items, (size_t)count, strict);
  RtObject *result = o != NULL ? rt_tuple_new (rt, count) : NULL;
  if (result == NULL) {
    rt_xdecref (rt, o);
    return NULL;
  }
  for (ptrdiff_t i = 0; i < count; i++)
    rt_tuple_init (rt, result, i, rt_incref (rt->none));
  rt_ref_init (rt, o, SLOT_RESULT, &((RtCombined *)o)->result, result);
  return o;
}

/* strict: the iterator at PLACE ended; all before it must not have gone on, all behind it must end, too. */
static RtObject *check_lengths (RtInterp *rt, const RtCombined *self, ptrdiff_t place) {
  if (rt_error (rt) != NULL)
    return NULL;
  const char *plural = place == 1 ? " " : "s 1-";
  if (place > 0)
    return RT_VALUE_ERROR (rt, "zip() argument %zd is shorter than argument%s%zd", place + 1, plural, place);
  for (ptrdiff_t i = 1; i < RT_TUPLE_SIZE (self->iterators); i++) {
    RtObject *item = rt_next (rt, RT_TUPLE_ITEM (self->iterators, i));
    if (item != NULL) {
      rt_decref (rt, item);
      return RT_VALUE_ERROR (rt, "zip() argument %zd is longer than argument%s%zd", i + 1,
                             i == 1 ? " " : "s 1-", i);
    }
    if (rt_error (rt) != NULL)
      return NULL;
  }
  return NULL;
}

static RtObject *zip_next (RtInterp *rt, RtObject *o) {
  RtCombined *self = (RtCombined *)o;
  ptrdiff_t count = RT_TUPLE_SIZE (self->iterators);
  if (count == 0)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "zip", "next tuple");
  bool again = self->result->refcount == 1;
  RtObject *tuple = hold.held[0] = again ? rt_incref (self->result) : rt_tuple_new (rt, count);
  if (tuple == NULL)
    return rt_hold_end (rt, &hold, NULL);
  for (ptrdiff_t i = 0; i < count; i++) {
    RtObject *iterator = RT_TUPLE_ITEM (self->iterators, i), *item = self->strict ? rt_next (rt, iterator) : rt_next_or_stop (rt, iterator);
    if (item == NULL) {
      if (self->strict)
        check_lengths (rt, self, i);
      return rt_hold_end (rt, &hold, NULL);
    }
    rt_ref_set (rt, tuple, RT_ITEM (i), &RT_TUPLE_ITEM (tuple, i), item);
  }
  if (again && !rt_gc_is_tracked (tuple))
    rt_gc_track (rt, tuple); /* the collector may have let go of it */
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, tuple);
}

static RtObject *map_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (type->slots.tp_init == rt->types.map->slots.tp_init && !rt_no_constructor_keywords (rt, "map", kwargs))
    return NULL;
  if (RT_TUPLE_SIZE (args) < 2)
    return RT_TYPE_ERROR (rt, "map() must have at least two arguments.");
  return make_combined (rt, type, RT_TUPLE_ITEM (args, 0), ((RtTuple *)args)->items + 1,
                        (size_t)RT_TUPLE_SIZE (args) - 1, false);
}

static RtObject *map_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_constructor_keywords (rt, "map", kwnames))
    return NULL;
  if (nargs < 2)
    return RT_TYPE_ERROR (rt, "map() must have at least two arguments.");
  return make_combined (rt, rt->types.map, args[0], args + 1, nargs - 1, false);
}

static RtObject *map_next (RtInterp *rt, RtObject *o) {
  RtCombined *self = (RtCombined *)o;
  RtHeldItems items;
  rt_held_start (rt, &items, "map", "argument");
  RtObject *result = NULL;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (self->iterators); i++) {
    RtObject *item = rt_next_or_stop (rt, RT_TUPLE_ITEM (self->iterators, i));
    if (item == NULL || rt_held_push (rt, &items, item) < 0)
      goto end;
  }
  result = rt_vectorcall (rt, self->function, items.native.held, RT_HELD_COUNT (&items), NULL);
end:
  return rt_held_return (rt, &items, result);
}

static RtObject *filter_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (type->slots.tp_init == rt->types.filter->slots.tp_init && !rt_no_constructor_keywords (rt, "filter", kwargs))
    return NULL;
  if (!rt_check_positional (rt, "filter", (size_t)RT_TUPLE_SIZE (args), 2, 2))
    return NULL;
  return make_with (rt, type, RT_TUPLE_ITEM (args, 0), rt_iter (rt, RT_TUPLE_ITEM (args, 1)), false);
}

static RtObject *filter_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  if (!rt_no_constructor_keywords (rt, "filter", kwnames) || !rt_check_positional (rt, "filter", RT_NARGS (nargsf), 2, 2))
    return NULL;
  return make_with (rt, rt->types.filter, args[0], rt_iter (rt, args[1]), false);
}

/* Whether the function, or the item itself, says yes. */
static int passes (RtInterp *rt, const RtCombined *self, RtHold *hold) {
  if (self->function == rt->none || self->function == RT_OBJECT (rt->types.bool_))
    return rt_truth (rt, hold->held[0]);
  hold->held[1] = rt_call_one (rt, self->function, hold->held[0]);
  if (hold->held[1] == NULL)
    return -1;
  int truth = rt_truth (rt, hold->held[1]);
  RtObject *answer = hold->held[1];
  hold->held[1] = NULL;
  rt_decref (rt, answer);
  return truth;
}

static RtObject *filter_next (RtInterp *rt, RtObject *o) {
  RtCombined *self = (RtCombined *)o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "filter", "item");
  while ((hold.held[0] = rt_next_or_stop (rt, self->iterators)) != NULL) {
    int truth = passes (rt, self, &hold);
    RtObject *item = hold.held[0];
    hold.held[0] = NULL;
    if (truth > 0)
      return rt_hold_end (rt, &hold, item);
    rt_decref (rt, item);
    if (truth < 0)
      break;
  }
  return rt_hold_end (rt, &hold, NULL);
}

/* (type, (function, iterators...)); for zip without a function, and True behind it if it is strict. */
static RtObject *combined_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtCombined *self = (const RtCombined *)o;
  RtHeldItems items;
  rt_held_start (rt, &items, "__reduce__", "argument");
  int failed = self->function != NULL ? rt_held_push (rt, &items, rt_incref (self->function)) : 0;
  for (ptrdiff_t i = 0; failed == 0 && i < RT_TUPLE_SIZE (self->iterators); i++)
    failed = rt_held_push (rt, &items, rt_incref (RT_TUPLE_ITEM (self->iterators, i)));
  RtObject *all = failed == 0 ? rt_held_as_tuple (rt, &items) : NULL;
  rt_held_end (rt, &items);
  RtObject *result = NULL;
  if (all != NULL)
    result = self->strict ? rt_tuple_pack (rt, 3, o->type, all, rt_bool_object (rt, true)) : rt_tuple_pack (rt, 2, o->type, all);
  rt_xdecref (rt, all);
  return result;
}

static RtObject *filter_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtCombined *self = (const RtCombined *)o;
  RtObject *all = rt_tuple_pack (rt, 2, self->function, self->iterators);
  RtObject *result = all != NULL ? rt_tuple_pack (rt, 2, o->type, all) : NULL;
  rt_xdecref (rt, all);
  return result;
}

static RtObject *zip_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int strict = rt_truth (rt, args[0]);
  if (strict < 0)
    return NULL;
  ((RtCombined *)o)->strict = strict;
  return rt_incref (rt->none);
}

static const RtMethodDef combined_methods[] = {
    {"__reduce__", combined_reduce, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtMethodDef filter_methods[] = {
    {"__reduce__", filter_reduce, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtMethodDef zip_methods[] = {
    {"__reduce__", combined_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", zip_set_state, RT_METH_O, NULL},
    {NULL},
};

const RtTypeSpec rt_zip_spec = {
    .name = "zip",
    .doc = "zip(*iterables, strict=False) --> tuples\n\nTuples of one item of each iterable, until the shortest is "
           "exhausted.",
    .size_bytes = sizeof (RtCombined),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .slots = {COMBINED_SLOTS, .tp_new = zip_tp_new, .tp_iternext = zip_next},
    .methods = zip_methods,
};

const RtTypeSpec rt_map_spec = {
    .name = "map",
    .doc = "map(function, *iterables) --> results\n\nWhat the function makes of the items of the "
           "iterables.",
    .size_bytes = sizeof (RtCombined),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .vectorcall = map_vectorcall,
    .slots = {COMBINED_SLOTS, .tp_new = map_tp_new, .tp_iternext = map_next},
    .methods = combined_methods,
};

const RtTypeSpec rt_filter_spec = {
    .name = "filter",
    .doc = "filter(function or None, iterable) --> items\n\nThe items for which the function is true.",
    .size_bytes = sizeof (RtCombined),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .vectorcall = filter_vectorcall,
    .slots = {COMBINED_SLOTS, .tp_new = filter_tp_new, .tp_iternext = filter_next},
    .methods = filter_methods,
};
