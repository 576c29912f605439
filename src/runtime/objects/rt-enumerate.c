/* enumerate and reversed. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-tuple.h"

typedef struct RtEnumerate {
  RtObject base;
  RtObject *iterator, *index; /* index: an int */
} RtEnumerate;

#define SLOT_ITERATOR RT_FIELD (0, "iterator")
#define SLOT_INDEX    RT_FIELD (1, "next index")

static RtObject *make_enumerate (RtInterp *rt, RtType *type, RtObject *iterable, RtObject *RT_NULLABLE start) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtEnumerate *self = (RtEnumerate *) o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "enumerate", "new enumerate object");
  hold.held[0] = o;
  RtObject *index = start != NULL ? rt_index (rt, start) : rt_int_from_int64 (rt, 0);
  if (index == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_init (rt, o, SLOT_INDEX, &self->index, index);
  RtObject *iterator = rt_iter (rt, iterable);
  if (iterator == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_init (rt, o, SLOT_ITERATOR, &self->iterator, iterator);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, o);
}

static const char *const enumerate_names[] = {"iterable", "start"};

static RtObject *enumerate_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "enumerate", args, kwargs, enumerate_names, 2, 2, 1, out))
    return NULL;
  return make_enumerate (rt, type, out[0], out[1]);
}

static RtObject *enumerate_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  RtObject *out[2];
  if (!rt_parse_args (rt, "enumerate", args, RT_NARGS (nargsf), kwnames, enumerate_names, 2, 2, 1, out))
    return NULL;
  return make_enumerate (rt, (RtType *) type, out[0], out[1]);
}

static void enumerate_dealloc (RtInterp *rt, RtObject *o) {
  RtEnumerate *self = (RtEnumerate *) o;
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_ITERATOR, &self->iterator);
  rt_ref_clear (rt, o, SLOT_INDEX, &self->index);
  rt_object_free (rt, o);
}

static int enumerate_traverse (RtObject *o, RtVisit visit, void *arg) {
  const RtEnumerate *self = (const RtEnumerate *) o;
  RT_VISIT (visit, arg, SLOT_ITERATOR, self->iterator);
  RT_VISIT (visit, arg, SLOT_INDEX, self->index);
  return 0;
}

static RtObject *enumerate_next (RtInterp *rt, RtObject *o) {
  RtEnumerate *self = (RtEnumerate *) o;
  RtObject *item = rt_next (rt, self->iterator);
  if (item == NULL)
    return NULL;
  RtObject *next = rt_int_add (rt, self->index, rt_int_from_int64 (rt, 1));
  RtObject *pair = next != NULL ? rt_tuple_new (rt, 2) : NULL;
  if (pair == NULL) {
    rt_xdecref (rt, next);
    rt_decref (rt, item);
    return NULL;
  }
  rt_tuple_init (rt, pair, 0, rt_ref_swap (rt, o, SLOT_INDEX, &self->index, next));
  rt_tuple_init (rt, pair, 1, item);
  return pair;
}

static RtObject *enumerate_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtEnumerate *self = (const RtEnumerate *) o;
  RtObject *parts = rt_tuple_pack (rt, 2, self->iterator, self->index);
  if (parts == NULL)
    return NULL;
  RtObject *result = rt_tuple_pack (rt, 2, o->type, parts);
  rt_decref (rt, parts);
  return result;
}

static const RtMethodDef enumerate_methods[] = {
  {"__reduce__", enumerate_reduce, RT_METH_NOARGS, "Return state information for pickling."},
  RT_CLASS_GETITEM,
  {NULL},
};

const RtTypeSpec rt_enumerate_spec = {
  .name = "enumerate",
  .doc = "enumerate(iterable, start=0)\n--\n\nPairs of a count, from start on, and an item of the iterable.",
  .size_bytes = sizeof (RtEnumerate),
  .cpython_basicsize = 56,
  .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
  .slots =
    {
      .tp_new = enumerate_tp_new,
      .tp_dealloc = enumerate_dealloc,
      .tp_traverse = enumerate_traverse,
      .tp_iter = rt_iter_self,
      .tp_iternext = enumerate_next,
    },
  .methods = enumerate_methods,
  .vectorcall = enumerate_vectorcall,
};

/* reversed of a sequence without __reversed__. */

static RtObject *make_reversed (RtInterp *rt, RtType *type, RtObject *sequence) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "reversed", "method __reversed__");
  hold.held[0] = rt_lookup_special (rt, sequence, rt->names.reversed__);
  if (hold.held[0] == rt->none) {
    hold.held[0] = NULL;
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "'%.200T' object is not reversible", sequence));
  }
  if (hold.held[0] != NULL)
    return rt_hold_end (rt, &hold, rt_call_none (rt, hold.held[0]));
  rt_hold_end (rt, &hold, NULL);
  if (rt_error (rt) != NULL)
    return NULL;
  if (!rt_is_sequence (sequence))
    return RT_TYPE_ERROR (rt, "'%.200T' object is not reversible", sequence);
  ptrdiff_t length = rt_length (rt, sequence);
  return length < 0 ? NULL : rt_index_iterator_new (rt, type, sequence, length - 1);
}

static RtObject *reversed_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (type == rt->types.reversed && !rt_no_constructor_keywords (rt, "reversed", kwargs))
    return NULL;
  if (!rt_check_positional (rt, "reversed", (size_t) RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  return make_reversed (rt, type, RT_TUPLE_ITEM (args, 0));
}

static RtObject *reversed_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  if (!rt_no_keywords (rt, "reversed", kwnames) || !rt_check_positional (rt, "reversed", RT_NARGS (nargsf), 1, 1))
    return NULL;
  return make_reversed (rt, (RtType *) type, args[0]);
}

static RtObject *reversed_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *) o;
  if (self->sequence == NULL)
    return NULL;
  if (self->index >= 0) {
    RtObject *item = rt_sequence_item (rt, self->sequence, self->index);
    if (item != NULL) {
      self->index--;
      rt_payload_changed (rt, o);
      return item;
    }
    if (!rt_error_matches (rt, rt->types.IndexError) && !rt_error_matches (rt, rt->types.StopIteration))
      return NULL;
    rt_error_clear (rt);
  }
  self->index = -1;
  return rt_index_iterator_exhaust (rt, self);
}

static RtObject *reversed_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtSequenceIterator *self = (const RtSequenceIterator *) o;
  if (self->sequence == NULL)
    return rt_int_from_int64 (rt, 0);
  ptrdiff_t length = rt_length (rt, self->sequence);
  if (length < 0)
    return NULL;
  return rt_int_from_int64 (rt, self->index >= length ? 0 : self->index + 1);
}

static const RtMethodDef reversed_methods[] = {
  {"__length_hint__", reversed_length_hint, RT_METH_NOARGS, "How many items are left."},
  {NULL},
};

const RtTypeSpec rt_reversed_spec = {
  .name = "reversed",
  .doc = "reversed(sequence, /)\n--\n\nReturn a reverse iterator over the values of the given sequence.",
  .size_bytes = sizeof (RtSequenceIterator),
  .cpython_basicsize = 32,
  .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
  .slots =
    {
      .tp_new = reversed_tp_new,
      .tp_dealloc = rt_index_iterator_dealloc,
      .tp_traverse = rt_index_iterator_traverse,
      .tp_iter = rt_iter_self,
      .tp_iternext = reversed_next,
    },
  .methods = reversed_methods,
  .vectorcall = reversed_vectorcall,
};
