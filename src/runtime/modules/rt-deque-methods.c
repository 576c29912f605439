/* collections.deque: methods and iterators. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-copyreg.h"
#include "rt-deque-private.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-tuple.h"

#define METHOD(name)                                                                                         \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

static RtObject *none (RtInterp *rt, int result) {
  return result < 0 ? NULL : rt_incref (rt->none);
}

METHOD (append) {
  return none (rt, rt_deque_append (rt, RT_DEQUE (self), rt_incref (args[0])));
}

METHOD (appendleft) {
  return none (rt, rt_deque_append_left (rt, RT_DEQUE (self), rt_incref (args[0])));
}

METHOD (extend) {
  return none (rt, rt_deque_extend (rt, RT_DEQUE (self), args[0], false));
}

METHOD (extendleft) {
  return none (rt, rt_deque_extend (rt, RT_DEQUE (self), args[0], true));
}

METHOD (pop) {
  return rt_deque_pop (rt, RT_DEQUE (self));
}

METHOD (popleft) {
  return rt_deque_pop_left (rt, RT_DEQUE (self));
}

METHOD (clear) {
  rt_deque_clear_items (rt, RT_DEQUE (self));
  return rt_incref (rt->none);
}

METHOD (copy) {
  return rt_deque_copy (rt, self);
}

/* The first item from START on, before STOP, that equals VALUE; -1 if there is none, -2 with an exception of
 * type MUTATED if user code changed the deque, or what that raised. */
static ptrdiff_t find (RtInterp *rt, RtObject *self, RtObject *value, ptrdiff_t start, ptrdiff_t stop,
                       bool removing) {
  uint64_t state = RT_DEQUE (self)->state;
  for (ptrdiff_t i = start; i < stop && i < RT_DEQUE_SIZE (self); i++) {
    int equal = rt_item_equals (rt, "deque", RT_DEQUE_ITEM (self, i), value);
    if (equal < 0)
      return -2;
    if (RT_DEQUE (self)->state != state) {
      if (removing)
        rt_raise (rt, rt->types.IndexError, "deque mutated during remove().");
      else
        rt_raise (rt, rt->types.RuntimeError, "deque mutated during iteration");
      return -2;
    }
    if (equal)
      return i;
  }
  return -1;
}

METHOD (count) {
  ptrdiff_t found = 0, at = -1;
  while ((at = find (rt, self, args[0], at + 1, PTRDIFF_MAX, false)) >= 0)
    found++;
  return at == -2 ? NULL : rt_int_from_int64 (rt, found);
}

METHOD (index_of) {
  if (!rt_check_positional (rt, "index", nargs, 1, 3))
    return NULL;
  ptrdiff_t start = 0, stop = PTRDIFF_MAX, size = RT_DEQUE_SIZE (self);
  if ((nargs > 1 && rt_slice_index_not_none (rt, args[1], &start) < 0) ||
      (nargs > 2 && rt_slice_index_not_none (rt, args[2], &stop) < 0))
    return NULL;
  rt_slice_adjust (size, &start, &stop, 1);
  ptrdiff_t at = find (rt, self, args[0], start, stop, false);
  if (at == -1)
    RT_VALUE_ERROR (rt, "%R is not in deque", args[0]);
  return at < 0 ? NULL : rt_int_from_int64 (rt, at);
}

METHOD (remove_item) {
  ptrdiff_t at = find (rt, self, args[0], 0, PTRDIFF_MAX, true);
  if (at == -1)
    RT_VALUE_ERROR (rt, "%R is not in deque", args[0]);
  if (at < 0)
    return NULL;
  rt_decref (rt, rt_deque_take (rt, RT_DEQUE (self), at));
  return rt_incref (rt->none);
}

METHOD (insert) {
  if (nargs != 2)
    return RT_TYPE_ERROR (rt, "insert() takes exactly 2 arguments (%zu given)", nargs);
  ptrdiff_t index = rt_index_argument (rt, args[0]), size = RT_DEQUE_SIZE (self);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  RtDeque *deque = RT_DEQUE (self);
  if (deque->max == size)
    return rt_raise (rt, rt->types.IndexError, "deque already at its maximum size");
  if (index >= size)
    return append (rt, self, args + 1, 1, NULL);
  if (index <= -size || index == 0)
    return appendleft (rt, self, args + 1, 1, NULL);
  if (rt_deque_rotate (rt, deque, -index) < 0)
    return NULL;
  int result = index < 0 ? rt_deque_append (rt, deque, rt_incref (args[1]))
                         : rt_deque_append_left (rt, deque, rt_incref (args[1]));
  return result < 0 ? NULL : none (rt, rt_deque_rotate (rt, deque, index));
}

METHOD (rotate) {
  if (!rt_check_positional (rt, "deque.rotate", nargs, 0, 1))
    return NULL;
  ptrdiff_t n = 1;
  if (nargs > 0) {
    n = rt_index_argument (rt, args[0]);
    if (n == -1 && rt_error (rt) != NULL)
      return NULL;
  }
  return none (rt, rt_deque_rotate (rt, RT_DEQUE (self), n));
}

METHOD (reverse) {
  for (ptrdiff_t low = 0, high = RT_DEQUE_SIZE (self) - 1; low < high; low++, high--)
    rt_ref_exchange (rt, self, RT_SLOT_ITEM, RT_DEQUE_ITEMS (self), (size_t)low, (size_t)high);
  return rt_incref (rt->none);
}

METHOD (reversed_iterator) {
  return rt_deque_reversed (rt, self);
}

METHOD (reduce) {
  RtObject *parts[4] = {rt_incref (RT_OBJECT (self->type)), NULL, NULL, NULL}, *result = NULL;
  RtObject *max = RT_DEQUE (self)->max >= 0 ? rt_int_from_int64 (rt, RT_DEQUE (self)->max) : NULL;
  parts[1] = max != NULL ? rt_tuple_pack (rt, 2, rt->empty_tuple, max) : rt_tuple_new (rt, 0);
  rt_xdecref (rt, max);
  if ((parts[2] = rt_object_state (rt, self, false)) != NULL)
    parts[3] = rt_iter (rt, self);
  if (parts[1] != NULL && parts[3] != NULL)
    result = rt_tuple_from_array (rt, parts, 4);
  for (int i = 0; i < 4; i++)
    rt_xdecref (rt, parts[i]);
  return result;
}

const RtMethodDef rt_deque_methods[] = {
    RT_SIZEOF_METHOD ("D.__sizeof__() -- size of D in memory, in bytes"),
    {"append", append, RT_METH_O, NULL},
    {"appendleft", appendleft, RT_METH_O, NULL},
    {"clear", clear, RT_METH_NOARGS, NULL},
    {"__copy__", copy, RT_METH_NOARGS, NULL},
    {"copy", copy, RT_METH_NOARGS, NULL},
    {"count", count, RT_METH_O, NULL},
    {"extend", extend, RT_METH_O, NULL},
    {"extendleft", extendleft, RT_METH_O, NULL},
    {"index", index_of, RT_METH_FASTCALL, NULL},
    {"insert", insert, RT_METH_FASTCALL, NULL},
    {"pop", pop, RT_METH_NOARGS, NULL},
    {"popleft", popleft, RT_METH_NOARGS, NULL},
    {"__reduce__", reduce, RT_METH_NOARGS, NULL},
    {"remove", remove_item, RT_METH_O, NULL},
    {"__reversed__", reversed_iterator, RT_METH_NOARGS, NULL},
    {"reverse", reverse, RT_METH_NOARGS, NULL},
    {"rotate", rotate, RT_METH_FASTCALL, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

typedef struct RtDequeIterator {
  RtObject base;
  RtObject *deque;
  ptrdiff_t index, left;
  uint64_t state;
} RtDequeIterator;

#define SLOT_DEQUE RT_FIELD (0, "iterated deque")

static RtObject *iterator_new (RtInterp *rt, RtType *type, RtObject *deque, ptrdiff_t index) {
  RtObject *o = rt_object_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtDequeIterator *self = (RtDequeIterator *)o;
  rt_ref_init (rt, o, SLOT_DEQUE, &self->deque, rt_incref (deque));
  self->index = index;
  self->left = RT_DEQUE_SIZE (deque);
  self->state = RT_DEQUE (deque)->state;
  rt_gc_track (rt, o);
  return o;
}

RtObject *rt_deque_iter (RtInterp *rt, RtObject *o) {
  return iterator_new (rt, rt->types.deque_iterator, o, 0);
}

RtObject *rt_deque_reversed (RtInterp *rt, RtObject *o) {
  return iterator_new (rt, rt->types.deque_reverse_iterator, o, RT_DEQUE_SIZE (o) - 1);
}

static void iterator_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_DEQUE, &((RtDequeIterator *)o)->deque);
  rt_object_free (rt, o);
}

static int iterator_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_DEQUE, ((RtDequeIterator *)o)->deque);
  return 0;
}

static RtObject *iterator_step (RtInterp *rt, RtObject *o, ptrdiff_t step) {
  RtDequeIterator *self = (RtDequeIterator *)o;
  if (self->state != RT_DEQUE (self->deque)->state) {
    self->left = 0;
    return rt_raise (rt, rt->types.RuntimeError, "deque mutated during iteration");
  }
  if (self->left == 0)
    return NULL;
  self->left--;
  ptrdiff_t index = self->index;
  self->index += step;
  rt_payload_changed (rt, o);
  return rt_incref (RT_DEQUE_ITEM (self->deque, index));
}

static void iterator_describe (RtObject *o, HbBuffer *buffer) {
  const RtDequeIterator *self = (const RtDequeIterator *)o;
  if (self->left > 0)
    hb_buffer_printf (buffer, "next %td, %td left", self->index, self->left);
  else
    hb_buffer_append (buffer, "exhausted");
}

static RtObject *iterator_next (RtInterp *rt, RtObject *o) {
  return iterator_step (rt, o, 1);
}

static RtObject *reverse_iterator_next (RtInterp *rt, RtObject *o) {
  return iterator_step (rt, o, -1);
}

METHOD (length_hint) {
  return rt_int_from_int64 (rt, ((RtDequeIterator *)self)->left);
}

/* (type, (deque, how many it gave)). */
METHOD (iterator_reduce) {
  const RtDequeIterator *iterator = (const RtDequeIterator *)self;
  RtHold hold;
  rt_hold_begin (rt, &hold, "__reduce__", "argument");
  if ((hold.held[0] = rt_int_from_int64 (rt, RT_DEQUE_SIZE (iterator->deque) - iterator->left)) != NULL)
    hold.held[1] = rt_tuple_pack (rt, 2, iterator->deque, hold.held[0]);
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_tuple_pack (rt, 2, self->type, hold.held[1]) : NULL);
}

/* An iterator of TYPE over a deque that has given as many items as the second argument says. */
static RtObject *iterator_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  const char *name = type == rt->types.deque_iterator ? "_deque_iterator" : "_deque_reverse_iterator";
  if (!rt_no_constructor_keywords (rt, name, kwargs) || !rt_check_positional (rt, name, (size_t)RT_TUPLE_SIZE (args), 1, 2))
    return NULL;
  RtObject *deque = RT_TUPLE_ITEM (args, 0);
  if (!rt_is_kind_of (deque, rt->types.deque))
    return RT_TYPE_ERROR (rt, "%s() argument 1 must be collections.deque, not %.50s", name, deque->type->name);
  ptrdiff_t given = RT_TUPLE_SIZE (args) > 1 ? rt_index_argument (rt, RT_TUPLE_ITEM (args, 1)) : 0;
  if (given == -1 && rt_error (rt) != NULL)
    return NULL;
  RtObject *o = type == rt->types.deque_iterator ? rt_deque_iter (rt, deque) : rt_deque_reversed (rt, deque);
  if (o == NULL)
    return NULL;
  RtDequeIterator *self = (RtDequeIterator *)o;
  given = given < 0 ? 0 : given > self->left ? self->left : given;
  self->left -= given;
  self->index += type == rt->types.deque_iterator ? given : -given;
  return o;
}

static const RtMethodDef iterator_methods[] = {
    {"__length_hint__", length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", iterator_reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

#define ITERATOR_SPEC(type_name, next)                                                                       \
  {                                                                                                          \
    .name = type_name, .size_bytes = sizeof (RtDequeIterator), .cpython_basicsize = 56,                      \
    .type_flags = RT_TYPE_GC,                                                                                \
    .slots = {.tp_new = iterator_tp_new,                                                                     \
              .tp_dealloc = iterator_dealloc,                                                                \
              .tp_traverse = iterator_traverse,                                                              \
              .describe = iterator_describe,                                                                 \
              .tp_iter = rt_iter_self,                                                                       \
              .tp_iternext = next},                                                                          \
    .methods = iterator_methods                                                                              \
  }

const RtTypeSpec rt_deque_iterator_spec = ITERATOR_SPEC ("collections._deque_iterator", iterator_next);
const RtTypeSpec rt_deque_reverse_iterator_spec =
    ITERATOR_SPEC ("collections._deque_reverse_iterator", reverse_iterator_next);
