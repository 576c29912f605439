/* enumerate and reversed. */
#include <inttypes.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef struct RtEnumerate {
  RtObject base;
  int64_t next; /* the next index, INT64_MAX once it is kept as an object */
  RtObject *iterator;
  RtObject *result;    /* the pair given last, filled anew if nobody else keeps it */
  RtObject *big_index; /* RT_NULLABLE */
} RtEnumerate;

#define SLOT_ITERATOR  RT_FIELD (0, "iterator")
#define SLOT_RESULT    RT_FIELD (1, "pair to use again")
#define SLOT_BIG_INDEX RT_FIELD (2, "next index")

static RtObject *make_enumerate (RtInterp *rt, RtType *type, RtObject *iterable,
                                 RtObject *RT_NULLABLE start) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtEnumerate *self = (RtEnumerate *)o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "enumerate", "new enumerate object");
  hold.held[0] = o;
  RtObject *index = start != NULL ? rt_index (rt, start) : rt_int_from_int64 (rt, 0);
  if (index == NULL)
    return rt_hold_end (rt, &hold, NULL);
  int overflow = 0;
  self->next = rt_int_as_int64 (index, &overflow);
  if (overflow || self->next == INT64_MAX) {
    self->next = INT64_MAX;
    rt_ref_init (rt, o, SLOT_BIG_INDEX, &self->big_index, index);
  } else {
    rt_decref (rt, index);
  }
  RtObject *iterator = rt_iter (rt, iterable);
  if (iterator == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_init (rt, o, SLOT_ITERATOR, &self->iterator, iterator);
  RtObject *pair = rt_tuple_pack (rt, 2, rt->none, rt->none);
  if (pair == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_ref_init (rt, o, SLOT_RESULT, &self->result, pair);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, o);
}

static const char *const enumerate_names[] = {"iterable", "start"};

static RtObject *enumerate_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *out[2];
  if (RT_TUPLE_SIZE (args) == 0 && (kwargs == NULL || rt_dict_get_utf8 (rt, kwargs, "iterable") == NULL))
    return rt_error (rt) != NULL ? NULL : RT_TYPE_ERROR (rt, "enumerate() missing required argument 'iterable' (pos 1)");
  if (!rt_parse_tuple (rt, "enumerate", args, kwargs, enumerate_names, 2, 2, 1, out))
    return NULL;
  return make_enumerate (rt, type, out[0], out[1]);
}

/* Whether KWNAMES[i] is NAME; TypeError if not. */
static bool is_keyword (RtInterp *rt, RtObject *kwnames, ptrdiff_t i, const char *name) {
  RtObject *key = RT_TUPLE_ITEM (kwnames, i);
  return rt_str_equal_utf8 (key, name) || RT_TYPE_ERROR (rt, "'%.200U' is an invalid keyword argument for enumerate()", key) != NULL;
}

/* Tells of wrong arguments in words of its own. */
static RtObject *enumerate_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf,
                                       RtObject *kwnames) {
  size_t keywords = kwnames != NULL ? (size_t) RT_TUPLE_SIZE (kwnames) : 0, count = RT_NARGS (nargsf) + keywords;
  if (count == 0)
    return RT_TYPE_ERROR (rt, "enumerate() missing required argument 'iterable'");
  if (count > 2)
    return RT_TYPE_ERROR (rt, "enumerate() takes at most 2 arguments (%zu given)", count);
  if (keywords == 2 && rt_str_equal_utf8 (RT_TUPLE_ITEM (kwnames, 0), "start"))
    return is_keyword (rt, kwnames, 1, "iterable") ? make_enumerate (rt, (RtType *) type, args[1], args[0]) : NULL;
  for (size_t i = 0; i < keywords; i++)
    if (!is_keyword (rt, kwnames, (ptrdiff_t) i, enumerate_names[count - keywords + i]))
      return NULL;
  return make_enumerate (rt, (RtType *) type, args[0], count == 2 ? args[1] : NULL);
}

static void enumerate_dealloc (RtInterp *rt, RtObject *o) {
  RtEnumerate *self = (RtEnumerate *)o;
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_ITERATOR, &self->iterator);
  rt_ref_clear (rt, o, SLOT_RESULT, &self->result);
  rt_ref_clear (rt, o, SLOT_BIG_INDEX, &self->big_index);
  rt_object_free (rt, o);
}

static int enumerate_traverse (RtObject *o, RtVisit visit, void *arg) {
  const RtEnumerate *self = (const RtEnumerate *)o;
  RT_VISIT (visit, arg, SLOT_ITERATOR, self->iterator);
  RT_VISIT (visit, arg, SLOT_RESULT, self->result);
  RT_VISIT (visit, arg, SLOT_BIG_INDEX, self->big_index);
  return 0;
}

/* The index to give now; the one after it is made ready. */
static RtObject *next_index (RtInterp *rt, RtEnumerate *self) {
  RtObject *o = &self->base;
  rt_payload_changed (rt, o);
  if (self->next < INT64_MAX)
    return rt_int_from_int64 (rt, self->next++);
  if (self->big_index == NULL) {
    RtObject *most = rt_int_from_int64 (rt, INT64_MAX);
    if (most == NULL)
      return NULL;
    rt_ref_set (rt, o, SLOT_BIG_INDEX, &self->big_index, most);
  }
  RtObject *one = rt_int_from_int64 (rt, 1), *after = rt_int_add (rt, self->big_index, one);
  return after != NULL ? rt_ref_swap (rt, o, SLOT_BIG_INDEX, &self->big_index, after) : NULL;
}

static RtObject *enumerate_next (RtInterp *rt, RtObject *o) {
  RtEnumerate *self = (RtEnumerate *)o;
  RtObject *item = rt_next_or_stop (rt, self->iterator);
  if (item == NULL)
    return NULL;
  RtObject *index = next_index (rt, self);
  if (index == NULL) {
    rt_decref (rt, item);
    return NULL;
  }
  return rt_tuple_refill_pair (rt, self->result, index, item);
}

/* An index beyond 64 bits is an object, and drawn as one. */
static void enumerate_describe (RtObject *o, HbBuffer *buffer) {
  const RtEnumerate *self = (const RtEnumerate *)o;
  if (self->big_index == NULL)
    hb_buffer_printf (buffer, "next %" PRId64, self->next);
}

static RtObject *enumerate_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                   RtObject *kwnames) {
  RtEnumerate *self = (RtEnumerate *)o;
  RtObject *index =
      self->big_index != NULL ? rt_incref (self->big_index) : rt_int_from_int64 (rt, self->next);
  RtObject *parts = index != NULL ? rt_tuple_pack (rt, 2, self->iterator, index) : NULL;
  rt_xdecref (rt, index);
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
    .doc =
        "enumerate(iterable, start=0)\n--\n\nPairs of a count, from start on, and an item of the iterable.",
    .size_bytes = sizeof (RtEnumerate),
    .cpython_basicsize = 56,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .slots =
        {
            .tp_new = enumerate_tp_new,
            .tp_dealloc = enumerate_dealloc,
            .tp_traverse = enumerate_traverse,
            .describe = enumerate_describe,
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
  if (type->slots.tp_init == rt->types.reversed->slots.tp_init && !rt_no_constructor_keywords (rt, "reversed", kwargs))
    return NULL;
  if (!rt_check_positional (rt, "reversed", (size_t)RT_TUPLE_SIZE (args), 1, 1))
    return NULL;
  return make_reversed (rt, type, RT_TUPLE_ITEM (args, 0));
}

static RtObject *reversed_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf,
                                      RtObject *kwnames) {
  if (!rt_no_keywords (rt, "reversed", kwnames) ||
      !rt_check_positional (rt, "reversed", RT_NARGS (nargsf), 1, 1))
    return NULL;
  return make_reversed (rt, (RtType *)type, args[0]);
}

static RtObject *reversed_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
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

static RtObject *reversed_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return rt_int_from_int64 (rt, 0);
  ptrdiff_t length = rt_length (rt, self->sequence);
  if (length < 0)
    return NULL;
  return rt_int_from_int64 (rt, self->index >= length ? 0 : self->index + 1);
}

static RtObject *reversed_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtSequenceIterator *self = (const RtSequenceIterator *)o;
  if (self->sequence != NULL)
    return rt_reduce_reversed (rt, rt_incref (self->sequence), self->index);
  RtObject *nothing = rt_tuple_pack (rt, 1, rt->empty_tuple);
  RtObject *result = nothing != NULL ? rt_tuple_pack (rt, 2, o->type, nothing) : NULL;
  rt_xdecref (rt, nothing);
  return result;
}

static RtObject *reversed_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *sequence = ((RtSequenceIterator *)o)->sequence;
  ptrdiff_t length = sequence != NULL ? rt_length (rt, sequence) : 0;
  return length < 0 ? NULL : rt_index_iterator_set_state (rt, o, args[0], -1, length - 1);
}

static const RtMethodDef reversed_methods[] = {
    {"__reduce__", reversed_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", reversed_set_state, RT_METH_O, NULL},
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
            .describe = rt_index_iterator_describe,
            .tp_iter = rt_iter_self,
            .tp_iternext = reversed_next,
        },
    .methods = reversed_methods,
    .vectorcall = reversed_vectorcall,
};
