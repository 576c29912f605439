/* tuple: an immutable row of references that follow the header. */
#include "rt-tuple.h"

#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-collected.h"
#include "rt-container.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-start.h"
#include "rt-str.h"

int rt_tuple_start (RtInterp *rt) {
  rt->empty_tuple = rt_object_alloc (rt, rt->types.tuple, 0);
  if (rt->empty_tuple == NULL)
    return -1;
  rt->empty_tuple->refcount = RT_IMMORTAL;
  return 0;
}

RtObject *rt_tuple_new_resized (RtInterp *rt, ptrdiff_t asked, ptrdiff_t size) {
  if (size == 0)
    return rt_incref (rt->empty_tuple);
  RtObject *o = rt_object_alloc_resized (rt, rt->types.tuple, asked, size);
  if (o != NULL)
    rt_gc_track (rt, o);
  return o;
}

enum { CPYTHON_BYTES = 24 };
_Static_assert(RT_COLLECTED_FITS (offsetof (RtTuple, items), CPYTHON_BYTES), "and so with items, of which each takes as much as there");

RtObject *rt_tuple_new (RtInterp *rt, ptrdiff_t size) {
  if (size <= 0 || size >= RT_GC_SPARE_TUPLE_ITEMS)
    return rt_tuple_new_resized (rt, size, size);
  size_t items_bytes = (size_t)size * sizeof (RtObject *);
  RtObject *o = rt_collected_alloc (rt, rt->types.tuple, &rt->gc.spare_tuples[size], offsetof (RtTuple, items) + items_bytes,
                                    CPYTHON_BYTES + items_bytes);
  if (o == NULL)
    return NULL;
  RT_TUPLE_SIZE (o) = size;
  rt_object_tell_new (rt, o);
  rt_collected_track (rt, o);
  return o;
}

void rt_tuple_init (RtInterp *rt, RtObject *tuple, ptrdiff_t index, RtObject *item) {
  rt_ref_init (rt, tuple, RT_ITEM (index), &RT_TUPLE_ITEM (tuple, index), item);
}

RtObject *rt_tuple_from_array (RtInterp *rt, RtObject *const *items, size_t count) {
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t)count);
  for (size_t i = 0; tuple != NULL && i < count; i++)
    rt_tuple_init (rt, tuple, (ptrdiff_t)i, rt_incref (items[i]));
  return tuple;
}

RtObject *rt_tuple_steal_array (RtInterp *rt, RtObject *const *items, size_t count) {
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t)count);
  for (size_t i = 0; i < count; i++) {
    if (tuple != NULL)
      rt_tuple_init (rt, tuple, (ptrdiff_t)i, items[i]);
    else
      rt_decref (rt, items[i]);
  }
  return tuple;
}

RtObject *rt_tuple_pack (RtInterp *rt, size_t count, ...) {
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t)count);
  if (tuple == NULL)
    return NULL;
  va_list args;
  va_start (args, count);
  for (size_t i = 0; i < count; i++)
    rt_tuple_init (rt, tuple, (ptrdiff_t)i, rt_incref (va_arg (args, RtObject *)));
  va_end (args);
  return tuple;
}

RtObject *rt_tuple_from (RtInterp *rt, RtObject *iterable) {
  if (RT_IS_EXACT (rt, iterable, tuple))
    return rt_incref (iterable);
  if (RT_IS_EXACT (rt, iterable, list))
    return rt_list_as_tuple (rt, iterable);
  RtObject *held[1] = {rt_iter (rt, iterable)}, *result = NULL;
  if (held[0] == NULL)
    return NULL;
  RtNative native;
  rt_native_enter_array (rt, &native, "tuple", "iterator", held, 1);
  RtHeldItems items;
  rt_held_start (rt, &items, "tuple", "item of the new tuple");
  ptrdiff_t expected = rt_length_hint (rt, iterable, 10);
  if (expected > PTRDIFF_MAX / 16) /* CPython makes room for as many items as are announced */
    rt_no_memory (rt);
  else if (expected >= 0 && rt_held_push_all (rt, &items, held[0]) == 0)
    result = rt_held_as_tuple_resized (rt, &items, expected);
  rt_held_end (rt, &items);
  return rt_native_end (rt, &native, result);
}

RtObject *rt_tuple_slice (RtInterp *rt, RtObject *tuple, ptrdiff_t start, ptrdiff_t end) {
  ptrdiff_t size = RT_TUPLE_SIZE (tuple);
  if (start < 0)
    start = 0;
  if (end > size)
    end = size;
  if (end < start)
    end = start;
  if (start == 0 && end == size && RT_IS_EXACT (rt, tuple, tuple))
    return rt_incref (tuple);
  return rt_tuple_from_array (rt, &RT_TUPLE_ITEM (tuple, start), (size_t)(end - start));
}

void rt_tuple_maybe_untrack (RtInterp *rt, RtObject *tuple) {
  if (!RT_IS_EXACT (rt, tuple, tuple) || !rt_gc_is_tracked (tuple))
    return;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (tuple); i++) {
    RtObject *item = RT_TUPLE_ITEM (tuple, i);
    if (item == NULL || rt_gc_may_be_tracked (rt, item))
      return;
  }
  rt_gc_untrack (rt, tuple);
}

/* An instance of a class derived from tuple: items are gathered in a plain tuple first. */
static RtObject *new_of_subclass (RtInterp *rt, RtType *type, RtObject *iterable) {
  RtObject *items = iterable != NULL ? rt_tuple_from (rt, iterable) : rt_incref (rt->empty_tuple);
  if (items == NULL)
    return NULL;
  ptrdiff_t size = RT_TUPLE_SIZE (items);
  RtObject *self = type->slots.tp_alloc (rt, type, size);
  for (ptrdiff_t i = 0; self != NULL && i < size; i++)
    rt_tuple_init (rt, self, i, rt_incref (RT_TUPLE_ITEM (items, i)));
  rt_decref (rt, items);
  return self;
}

static RtObject *tuple_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  bool exact = type == rt->types.tuple;
  if ((exact || type->slots.tp_init == rt->types.tuple->slots.tp_init) &&
      !rt_no_constructor_keywords (rt, "tuple", kwargs))
    return NULL;
  size_t nargs = (size_t)RT_TUPLE_SIZE (args);
  if (!rt_check_positional (rt, "tuple", nargs, 0, 1))
    return NULL;
  RtObject *iterable = nargs > 0 ? RT_TUPLE_ITEM (args, 0) : NULL;
  if (!exact)
    return new_of_subclass (rt, type, iterable);
  return iterable != NULL ? rt_tuple_from (rt, iterable) : rt_incref (rt->empty_tuple);
}

static RtObject *tuple_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf,
                                   RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_constructor_keywords (rt, "tuple", kwnames) || !rt_check_positional (rt, "tuple", nargs, 0, 1))
    return NULL;
  if ((RtType *)type != rt->types.tuple)
    return new_of_subclass (rt, (RtType *)type, nargs > 0 ? args[0] : NULL);
  return nargs > 0 ? rt_tuple_from (rt, args[0]) : rt_incref (rt->empty_tuple);
}

static void tuple_dealloc (RtInterp *rt, RtObject *self) {
  ptrdiff_t size = RT_TUPLE_SIZE (self);
  rt_collected_untrack (rt, self);
  rt_ref_clear_range (rt, self, RT_SLOT_ITEM, ((RtTuple *)self)->items, 0, (size_t)size);
  if (RT_IS_EXACT (rt, self, tuple) && size <= RT_GC_SPARE_TUPLE_ITEMS && size > 0)
    rt_collected_free (rt, self, &rt->gc.spare_tuples[size], RT_GC_SPARE_TUPLES);
  else
    rt_object_free (rt, self);
}

static int tuple_traverse (RtObject *self, RtVisit visit, void *arg) {
  for (ptrdiff_t i = RT_TUPLE_SIZE (self); --i >= 0;)
    RT_VISIT (visit, arg, RT_ITEM (i), RT_TUPLE_ITEM (self, i));
  return 0;
}

static void tuple_describe (RtObject *self, HbBuffer *buffer) {
  ptrdiff_t size = RT_TUPLE_SIZE (self);
  hb_buffer_printf (buffer, size == 1 ? "tuple of %td item" : "tuple of %td items", size);
}

static RtObject *tuple_repr (RtInterp *rt, RtObject *self) {
  ptrdiff_t size = RT_TUPLE_SIZE (self);
  if (size == 0)
    return rt_str_from (rt, "()");
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, self))
    return rt_str_from (rt, "(...)");
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  RtObject *result = NULL;
  hb_buffer_append_char (&buffer, '(');
  ptrdiff_t i = 0;
  for (; i < size; i++) {
    if (i > 0)
      hb_buffer_append (&buffer, ", ");
    if (!rt_append_repr (rt, &buffer, RT_TUPLE_ITEM (self, i)))
      break;
  }
  if (i == size) {
    hb_buffer_append (&buffer, size == 1 ? ",)" : ")");
    result = rt_str_from_buffer (rt, &buffer);
  }
  hb_buffer_clear (&buffer);
  rt_repr_leave (rt, &guard);
  return result;
}

/* As xxHash mixes lanes, so that hashes and with them the order of sets agree with CPython's. */
static int64_t tuple_hash (RtInterp *rt, RtObject *self) {
  ptrdiff_t size = RT_TUPLE_SIZE (self);
  uint64_t sum = RT_HASH_TUPLE;
  for (ptrdiff_t i = 0; i < size; i++) {
    int64_t lane = rt_hash (rt, RT_TUPLE_ITEM (self, i));
    if (lane == -1)
      return -1;
    sum = rt_hash_tuple_add (sum, lane);
  }
  return rt_hash_tuple_end (sum, (size_t)size);
}

static RtObject *tuple_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_TUPLE (a) || !RT_IS_TUPLE (b))
    return rt_incref (rt->not_implemented);
  ptrdiff_t size_a = RT_TUPLE_SIZE (a), size_b = RT_TUPLE_SIZE (b), i = 0;
  for (; i < size_a && i < size_b; i++) {
    int equal = rt_compare_bool (rt, RT_TUPLE_ITEM (a, i), RT_TUPLE_ITEM (b, i), RT_EQ);
    if (equal < 0)
      return NULL;
    if (!equal)
      break;
  }
  if (i >= size_a || i >= size_b)
    return rt_bool_object (rt, rt_compare_sizes (size_a, size_b, op));
  if (op == RT_EQ || op == RT_NE)
    return rt_bool_object (rt, op == RT_NE);
  return rt_compare (rt, RT_TUPLE_ITEM (a, i), RT_TUPLE_ITEM (b, i), op);
}

static ptrdiff_t tuple_length (RtInterp *rt, RtObject *self) {
  return RT_TUPLE_SIZE (self);
}

static int tuple_contains (RtInterp *rt, RtObject *self, RtObject *value) {
  int equal = 0;
  for (ptrdiff_t i = 0; equal == 0 && i < RT_TUPLE_SIZE (self); i++)
    equal = rt_compare_bool (rt, RT_TUPLE_ITEM (self, i), value, RT_EQ);
  return equal;
}

static RtObject *tuple_item (RtInterp *rt, RtObject *self, ptrdiff_t index) {
  if (index < 0 || index >= RT_TUPLE_SIZE (self))
    return rt_raise (rt, rt->types.IndexError, "tuple index out of range");
  return rt_incref (RT_TUPLE_ITEM (self, index));
}

static RtObject *tuple_subscript (RtInterp *rt, RtObject *self, RtObject *key) {
  if (rt_is_indexable (key)) {
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    if (index == -1 && rt_error (rt) != NULL)
      return NULL;
    return tuple_item (rt, self, index < 0 ? index + RT_TUPLE_SIZE (self) : index);
  }
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR (rt, "tuple indices must be integers or slices, not %T", key);
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  ptrdiff_t count = rt_slice_adjust (RT_TUPLE_SIZE (self), &start, &stop, step);
  if (step == 1)
    return rt_tuple_slice (rt, self, start, start + count);
  RtObject *result = rt_tuple_new (rt, count);
  for (ptrdiff_t i = 0; result != NULL && i < count; i++)
    rt_tuple_init (rt, result, i, rt_incref (RT_TUPLE_ITEM (self, start + i * step)));
  return result;
}

static RtObject *tuple_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_TUPLE_SIZE (a) == 0 && RT_IS_EXACT (rt, b, tuple))
    return rt_incref (b);
  if (!RT_IS_TUPLE (b))
    return RT_TYPE_ERROR (rt, "can only concatenate tuple (not \"%T\") to tuple", b);
  if (RT_TUPLE_SIZE (b) == 0 && RT_IS_EXACT (rt, a, tuple))
    return rt_incref (a);
  ptrdiff_t size_a = RT_TUPLE_SIZE (a), size_b = RT_TUPLE_SIZE (b);
  RtObject *result = rt_tuple_new (rt, size_a + size_b);
  for (ptrdiff_t i = 0; result != NULL && i < size_a + size_b; i++)
    rt_tuple_init (rt, result, i,
                   rt_incref (i < size_a ? RT_TUPLE_ITEM (a, i) : RT_TUPLE_ITEM (b, i - size_a)));
  return result;
}

static RtObject *tuple_repeat (RtInterp *rt, RtObject *self, ptrdiff_t times) {
  ptrdiff_t size = RT_TUPLE_SIZE (self);
  if ((size == 0 || times == 1) && RT_IS_EXACT (rt, self, tuple))
    return rt_incref (self);
  if (size == 0 || times <= 0)
    return rt_incref (rt->empty_tuple);
  if (size > PTRDIFF_MAX / (ptrdiff_t)sizeof (RtObject *) / times)
    return rt_no_memory (rt);
  RtObject *result = rt_tuple_new (rt, size * times);
  for (ptrdiff_t i = 0; result != NULL && i < size * times; i++)
    rt_tuple_init (rt, result, i, rt_incref (RT_TUPLE_ITEM (self, i % size)));
  return result;
}

static RtObject *tuple_index (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  if (!rt_check_positional (rt, "index", nargs, 1, 3))
    return NULL;
  ptrdiff_t start = 0, stop = PTRDIFF_MAX, size = RT_TUPLE_SIZE (self);
  if ((nargs > 1 && rt_slice_index_not_none (rt, args[1], &start) < 0) ||
      (nargs > 2 && rt_slice_index_not_none (rt, args[2], &stop) < 0))
    return NULL;
  rt_slice_adjust (size, &start, &stop, 1);
  for (ptrdiff_t i = start; i < stop; i++) {
    int equal = rt_compare_bool (rt, RT_TUPLE_ITEM (self, i), args[0], RT_EQ);
    if (equal < 0)
      return NULL;
    if (equal)
      return rt_int_from_int64 (rt, i);
  }
  return RT_VALUE_ERROR (rt, "tuple.index(x): x not in tuple");
}

static RtObject *tuple_count (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (self); i++) {
    int equal = rt_compare_bool (rt, RT_TUPLE_ITEM (self, i), args[0], RT_EQ);
    if (equal < 0)
      return NULL;
    count += equal;
  }
  return rt_int_from_int64 (rt, count);
}

static RtObject *tuple_getnewargs (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *kwnames) {
  RtObject *plain = rt_tuple_from_array (rt, ((RtTuple *)self)->items, (size_t)RT_TUPLE_SIZE (self));
  return plain != NULL ? rt_tuple_steal_array (rt, &plain, 1) : NULL;
}

static const RtMethodDef tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, RT_METH_NOARGS, NULL},
    {"index", tuple_index, RT_METH_FASTCALL, "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n"},
    {"count", tuple_count, RT_METH_O, "count($self, value, /)\n--\n\n"},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

const RtTypeSpec rt_tuple_spec = {
    .name = "tuple",
    .doc = "tuple(iterable=(), /)\n--\n\nBuilt-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\n"
           "If iterable is specified the tuple is initialized from iterable's items.\n\n"
           "If the argument is a tuple, the return value is the same object.",
    .size_bytes = offsetof (RtTuple, items),
    .item_bytes = sizeof (RtObject *),
    .cpython_basicsize = CPYTHON_BYTES,
    .cpython_itemsize = 8,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_TUPLE | RT_TYPE_SEQUENCE | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_new = tuple_tp_new,
            .tp_dealloc = tuple_dealloc,
            .tp_traverse = tuple_traverse,
            .describe = tuple_describe,
            .tp_repr = tuple_repr,
            .tp_hash = tuple_hash,
            .tp_richcompare = tuple_richcompare,
            .tp_iter = rt_tuple_iter,
            .sq_length = tuple_length,
            .sq_concat = tuple_concat,
            .sq_repeat = tuple_repeat,
            .sq_item = tuple_item,
            .sq_contains = tuple_contains,
            .mp_length = tuple_length,
            .mp_subscript = tuple_subscript,
        },
    .methods = tuple_methods,
    .vectorcall = tuple_vectorcall,
};
