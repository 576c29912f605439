/* iter (sequence), for what has only __getitem__, and iter (callable, sentinel). */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-tuple.h"

RtObject *rt_sequence_iterator_new (RtInterp *rt, RtObject *sequence) {
  return rt_index_iterator_new (rt, rt->types.iterator, sequence, 0);
}

static RtObject *iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return NULL;
  if (self->index == PTRDIFF_MAX)
    return rt_raise (rt, rt->types.OverflowError, "iter index too large");
  RtObject *item = rt_sequence_item (rt, self->sequence, self->index);
  if (item != NULL) {
    self->index++;
    rt_payload_changed (rt, o);
    return item;
  }
  if (!rt_error_matches (rt, rt->types.IndexError) && !rt_error_matches (rt, rt->types.StopIteration))
    return NULL;
  rt_error_clear (rt);
  return rt_index_iterator_exhaust (rt, self);
}

static RtObject *iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return rt_int_from_int64 (rt, 0);
  if (self->sequence->type->slots.sq_length == NULL && self->sequence->type->slots.mp_length == NULL)
    return rt_incref (rt->not_implemented);
  ptrdiff_t length = rt_length (rt, self->sequence);
  if (length < 0)
    return NULL;
  return rt_int_from_int64 (rt, length > self->index ? length - self->index : 0);
}

static RtObject *iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence != NULL)
    return rt_reduce_builtin (rt, "iter", rt_incref (self->sequence), self->index);
  return rt_reduce_builtin (rt, "iter", rt_tuple_new (rt, 0), -1);
}

static RtObject *iterator_setstate (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  ptrdiff_t index = rt_index_argument (rt, args[0]);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  if (self->sequence != NULL)
    self->index = index < 0 ? 0 : index;
  return rt_incref (rt->none);
}

static const RtMethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", iterator_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", iterator_setstate, RT_METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_iterator_spec = {
    .name = "iterator",
    .size_bytes = sizeof (RtSequenceIterator),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = rt_index_iterator_dealloc,
              .tp_traverse = rt_index_iterator_traverse,
              .describe = rt_index_iterator_describe,
              .tp_iter = rt_iter_self,
              .tp_iternext = iterator_next},
    .methods = iterator_methods,
};

typedef struct RtCallableIterator {
  RtObject base;
  RtObject *callable, *sentinel; /* NULL at the end */
} RtCallableIterator;

#define SLOT_CALLABLE RT_FIELD (0, "callable")
#define SLOT_SENTINEL RT_FIELD (1, "sentinel")

RtObject *rt_callable_iterator_new (RtInterp *rt, RtObject *callable, RtObject *sentinel) {
  RtObject *o = rt_object_alloc (rt, rt->types.callable_iterator, 0);
  if (o == NULL)
    return NULL;
  RtCallableIterator *self = (RtCallableIterator *)o;
  rt_ref_init (rt, o, SLOT_CALLABLE, &self->callable, rt_incref (callable));
  rt_ref_init (rt, o, SLOT_SENTINEL, &self->sentinel, rt_incref (sentinel));
  rt_gc_track (rt, o);
  return o;
}

static void exhaust (RtInterp *rt, RtCallableIterator *self) {
  rt_ref_clear (rt, &self->base, SLOT_CALLABLE, &self->callable);
  rt_ref_clear (rt, &self->base, SLOT_SENTINEL, &self->sentinel);
}

static void callable_iterator_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  exhaust (rt, (RtCallableIterator *)o);
  rt_object_free (rt, o);
}

static int callable_iterator_traverse (RtObject *o, RtVisit visit, void *arg) {
  RtCallableIterator *self = (RtCallableIterator *)o;
  RT_VISIT (visit, arg, SLOT_CALLABLE, self->callable);
  RT_VISIT (visit, arg, SLOT_SENTINEL, self->sentinel);
  return 0;
}

static RtObject *callable_iterator_next (RtInterp *rt, RtObject *o) {
  RtCallableIterator *self = (RtCallableIterator *)o;
  if (self->callable == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "iter", "value compared with the sentinel");
  RtObject *value = hold.held[0] = rt_call_none (rt, self->callable);
  if (value != NULL && self->sentinel != NULL) {
    int equal = rt_compare_bool (rt, self->sentinel, value, RT_EQ);
    if (equal == 0) {
      hold.held[0] = NULL;
      return rt_hold_end (rt, &hold, value);
    }
    if (equal > 0)
      exhaust (rt, self);
  } else if (value == NULL && rt_error_matches (rt, rt->types.StopIteration)) {
    rt_error_clear (rt);
    exhaust (rt, self);
  }
  return rt_hold_end (rt, &hold, NULL);
}

static RtObject *callable_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                           RtObject *kwnames) {
  RtCallableIterator *self = (RtCallableIterator *)o;
  if (self->callable == NULL)
    return rt_reduce_builtin (rt, "iter", rt_tuple_new (rt, 0), -1);
  RtObject *pair[2] = {rt_builtin_named (rt, "iter"), rt_tuple_pack (rt, 2, self->callable, self->sentinel)};
  RtObject *result = pair[0] != NULL && pair[1] != NULL ? rt_tuple_from_array (rt, pair, 2) : NULL;
  rt_xdecref (rt, pair[0]);
  rt_xdecref (rt, pair[1]);
  return result;
}

static const RtMethodDef callable_iterator_methods[] = {
    {"__reduce__", callable_iterator_reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_callable_iterator_spec = {
    .name = "callable_iterator",
    .size_bytes = sizeof (RtCallableIterator),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = callable_iterator_dealloc,
              .tp_traverse = callable_iterator_traverse,
              .tp_iter = rt_iter_self,
              .tp_iternext = callable_iterator_next},
    .methods = callable_iterator_methods,
};
