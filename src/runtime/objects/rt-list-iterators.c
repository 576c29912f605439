/* The iterators of list and tuple: a sequence and a position. They let go of the sequence at its end. */
#include "rt-iterators.h"

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-tuple.h"

#define SLOT_SEQUENCE RT_FIELD (0, "iterated sequence")

RtObject *rt_iter_self (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

RtObject *rt_index_iterator_new (RtInterp *rt, RtType *type, RtObject *sequence, ptrdiff_t index) {
  RtObject *o = rt_object_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  self->index = index;
  rt_ref_init (rt, o, SLOT_SEQUENCE, &self->sequence, rt_incref (sequence));
  rt_gc_track (rt, o);
  return o;
}

void rt_index_iterator_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_SEQUENCE, &((RtSequenceIterator *)o)->sequence);
  rt_object_free (rt, o);
}

int rt_index_iterator_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_SEQUENCE, ((RtSequenceIterator *)o)->sequence);
  return 0;
}

RtObject *rt_index_iterator_exhaust (RtInterp *rt, RtSequenceIterator *self) {
  rt_ref_clear (rt, RT_OBJECT (self), SLOT_SEQUENCE, &self->sequence);
  return NULL;
}

RtObject *rt_tuple_iter (RtInterp *rt, RtObject *tuple) {
  return rt_index_iterator_new (rt, rt->types.tuple_iterator, tuple, 0);
}

RtObject *rt_list_iter (RtInterp *rt, RtObject *list) {
  return rt_index_iterator_new (rt, rt->types.list_iterator, list, 0);
}

RtObject *rt_list_reversed (RtInterp *rt, RtObject *list) {
  return rt_index_iterator_new (rt, rt->types.list_reverseiterator, list, RT_LIST_SIZE (list) - 1);
}

static RtObject *tuple_iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return NULL;
  if (self->index >= RT_TUPLE_SIZE (self->sequence))
    return rt_index_iterator_exhaust (rt, self);
  rt_payload_changed (rt, o);
  return rt_incref (RT_TUPLE_ITEM (self->sequence, self->index++));
}

static RtObject *list_iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return NULL;
  if (self->index >= RT_LIST_SIZE (self->sequence))
    return rt_index_iterator_exhaust (rt, self);
  rt_payload_changed (rt, o);
  return rt_incref (RT_LIST_ITEM (self->sequence, self->index++));
}

static RtObject *list_reverseiterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return NULL;
  ptrdiff_t index = self->index;
  if (index < 0 || index >= RT_LIST_SIZE (self->sequence)) {
    self->index = -1;
    return rt_index_iterator_exhaust (rt, self);
  }
  rt_payload_changed (rt, o);
  self->index--;
  return rt_incref (RT_LIST_ITEM (self->sequence, index));
}

/* Sizes of lists and tuples stand in the same place. */
ptrdiff_t rt_index_iterator_left (const RtSequenceIterator *self) {
  if (self->sequence == NULL)
    return 0;
  ptrdiff_t left = ((RtVarObject *)self->sequence)->size - self->index;
  return left > 0 ? left : 0;
}

ptrdiff_t rt_reverse_iterator_left (const RtSequenceIterator *self) {
  return self->sequence != NULL && self->index < RT_LIST_SIZE (self->sequence) ? self->index + 1 : 0;
}

static void reverse_describe (RtObject *o, HbBuffer *buffer) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  ptrdiff_t left = rt_reverse_iterator_left (self);
  if (left > 0)
    hb_buffer_printf (buffer, "next %td, %td left", self->index, left);
  else
    hb_buffer_append (buffer, "exhausted");
}

/* Where it stands; what is left is what was when it came there. */
static void describe (RtObject *o, HbBuffer *buffer) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  ptrdiff_t left = rt_index_iterator_left (self);
  if (left > 0)
    hb_buffer_printf (buffer, "next %td, %td left", self->index, left);
  else
    hb_buffer_append (buffer, "exhausted");
}

/* How many are left only some sequences can tell without running code. */
void rt_index_iterator_describe (RtObject *o, HbBuffer *buffer) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  if (self->sequence == NULL || self->index < 0)
    hb_buffer_append (buffer, "exhausted");
  else
    hb_buffer_printf (buffer, "next %td", self->index);
}

RtObject *rt_index_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *empty) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return rt_reduce_builtin (rt, "iter", empty, -1);
  rt_xdecref (rt, empty);
  return rt_reduce_builtin (rt, "iter", rt_incref (self->sequence), self->index);
}

RtObject *rt_index_iterator_set_state (RtInterp *rt, RtObject *o, RtObject *state, ptrdiff_t least, ptrdiff_t most) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  ptrdiff_t index = rt_index_argument (rt, state);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  if (self->sequence != NULL) {
    self->index = index < least ? least : index > most ? most : index;
    rt_payload_changed (rt, o);
  }
  return rt_incref (rt->none);
}

static RtObject *length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  return rt_int_from_int64 (rt, rt_index_iterator_left ((RtSequenceIterator *)o));
}

static RtObject *reverse_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                      RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  ptrdiff_t left = self->index + 1;
  if (self->sequence == NULL || RT_LIST_SIZE (self->sequence) < left)
    left = 0;
  return rt_int_from_int64 (rt, left);
}

static RtObject *reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_index_iterator_reduce (rt, o, RT_IS_EXACT (rt, o, tuple_iterator) ? rt_tuple_new (rt, 0) : rt_list_new (rt, 0));
}

static RtObject *reverse_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence != NULL)
    return rt_reduce_reversed (rt, rt_incref (self->sequence), self->index);
  return rt_reduce_builtin (rt, "iter", rt_list_new (rt, 0), -1);
}

/* The position is kept within the sequence; reversed ones may also stand before it. */
static RtObject *set_index (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                            RtObject *kwnames) {
  const RtObject *sequence = ((RtSequenceIterator *)o)->sequence;
  ptrdiff_t size = sequence != NULL ? ((const RtVarObject *)sequence)->size : 0;
  return RT_IS_EXACT (rt, o, list_reverseiterator) ? rt_index_iterator_set_state (rt, o, args[0], -1, size - 1)
                                                   : rt_index_iterator_set_state (rt, o, args[0], 0, size);
}

static const RtMethodDef forward_methods[] = {
    {"__length_hint__", length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", set_index, RT_METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMethodDef reverse_methods[] = {
    {"__length_hint__", reverse_length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", reverse_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", set_index, RT_METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

#define ITERATOR_SPEC(id, describe_slot, method_table)                                                       \
  const RtTypeSpec rt_##id##_spec = {                                                                        \
      .name = #id,                                                                                           \
      .size_bytes = sizeof (RtSequenceIterator),                                                             \
      .cpython_basicsize = 32,                                                                               \
      .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,                                                   \
      .slots = {.tp_dealloc = rt_index_iterator_dealloc,                                                  \
                .tp_traverse = rt_index_iterator_traverse,                                                \
                .describe = describe_slot,                                                                   \
                .tp_iter = rt_iter_self,                                                                     \
                .tp_iternext = id##_next},                                                                   \
      .methods = method_table,                                                                               \
  }

ITERATOR_SPEC (tuple_iterator, describe, forward_methods);
ITERATOR_SPEC (list_iterator, describe, forward_methods);
ITERATOR_SPEC (list_reverseiterator, reverse_describe, reverse_methods);
