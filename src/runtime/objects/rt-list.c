/* list: a growing array of references.
 *
 * Invariants: 0 <= size <= allocated; items is NULL exactly when allocated is 0; the places from size on hold
 * nothing. While the list is being sorted it is empty and allocated is -1, so that the sort notices whatever
 * user code did to it.
 */
#include "rt-list.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-collected.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-iterators.h"
#include "rt-list-private.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-tuple.h"

enum { CPYTHON_BYTES = 40 };
_Static_assert(RT_COLLECTED_FITS (sizeof (RtList), CPYTHON_BYTES), "as rt_collected_alloc wants it");

RtObject *rt_list_with_room (RtInterp *rt, ptrdiff_t allocated) {
  if ((size_t)allocated > (size_t)PTRDIFF_MAX / sizeof (RtObject *))
    return rt_no_memory (rt);
  RtObject *o = rt_collected_alloc (rt, rt->types.list, &rt->gc.spare_lists, sizeof (RtList), CPYTHON_BYTES);
  if (o == NULL)
    return NULL;
  rt_object_tell_new (rt, o);
  RtList *self = (RtList *)o;
  if (allocated > 0 && (self->items = rt_mem_calloc (rt, (size_t)allocated, sizeof (RtObject *))) == NULL) {
    rt_decref (rt, o);
    return NULL;
  }
  self->allocated = allocated;
  rt_collected_track (rt, o);
  return o;
}

RtObject *rt_list_new (RtInterp *rt, ptrdiff_t size) {
  RtObject *o = rt_list_with_room (rt, size);
  if (o != NULL)
    RT_LIST_SIZE (o) = size;
  return o;
}

void rt_list_init (RtInterp *rt, RtObject *list, ptrdiff_t index, RtObject *item) {
  rt_ref_init (rt, list, RT_ITEM (index), &RT_LIST_ITEM (list, index), item);
}

static RtObject *list_from_array (RtInterp *rt, RtObject *const *items, ptrdiff_t count) {
  RtObject *list = rt_list_new (rt, count);
  for (ptrdiff_t i = 0; list != NULL && i < count; i++)
    rt_list_init (rt, list, i, rt_incref (items[i]));
  return list;
}

/* LIST, which is given up if there is an error, with the items of ITERABLE. */
static RtObject *extended (RtInterp *rt, RtObject *list, RtObject *iterable) {
  RtObject *held[1] = {list};
  if (held[0] == NULL)
    return NULL;
  RtNative native;
  rt_native_enter_array (rt, &native, "list", "new list", held, 1);
  RtObject *result = NULL;
  if (rt_list_extend (rt, held[0], iterable) == 0) {
    result = held[0];
    held[0] = NULL;
  }
  return rt_native_end (rt, &native, result);
}

RtObject *rt_list_from (RtInterp *rt, RtObject *iterable) {
  return extended (rt, rt_list_new (rt, 0), iterable);
}

static int set_allocated (RtInterp *rt, RtList *self, ptrdiff_t allocated) {
  RtObject **items = NULL;
  ptrdiff_t before = self->allocated > 0 ? self->allocated : 0; /* it is -1 while the list is sorted */
  if (allocated > 0) {
    items =
        rt_mem_realloc (rt, self->items, (size_t)before * sizeof *items, (size_t)allocated * sizeof *items);
    if (items == NULL)
      return -1;
    if (allocated > before)
      memset (items + before, 0, (size_t)(allocated - before) * sizeof *items);
  } else {
    rt_mem_free (rt, self->items, (size_t)before * sizeof *items);
  }
  self->items = items;
  self->allocated = allocated;
  rt_payload_changed (rt, RT_OBJECT (self));
  return 0;
}

/* Room for an eighth more. */
static ptrdiff_t with_room_to_grow (ptrdiff_t size) {
  return (size + (size >> 3) + 6) & ~(ptrdiff_t)3;
}

RtObject *rt_list_copy_as_appended (RtInterp *rt, RtObject *list) {
  ptrdiff_t size = RT_LIST_SIZE (list), room = 0;
  while (room < size)
    room = with_room_to_grow (room + 1);
  RtObject *copy = rt_list_with_room (rt, room);
  if (copy == NULL)
    return NULL;
  RT_LIST_SIZE (copy) = size;
  for (ptrdiff_t i = 0; i < size; i++)
    rt_list_init (rt, copy, i, rt_incref (RT_LIST_ITEM (list, i)));
  return copy;
}

int rt_list_resize (RtInterp *rt, RtList *self, ptrdiff_t size) {
  ptrdiff_t old_size = self->base.size;
  if (self->allocated >= size && size >= self->allocated >> 1) {
    self->base.size = size;
    return 0;
  }
  if ((size_t)size > (size_t)PTRDIFF_MAX / sizeof (RtObject *) / 2) {
    rt_no_memory (rt);
    return -1;
  }
  /* Unless the size jumps: then exactly, rounded to a multiple of four. */
  ptrdiff_t allocated = with_room_to_grow (size);
  if (size - old_size > allocated - size)
    allocated = (size + 3) & ~(ptrdiff_t)3;
  if (size == 0)
    allocated = 0;
  if (set_allocated (rt, self, allocated) < 0) {
    if (size > old_size)
      return -1;
    rt_error_clear (rt); /* shrinking is only to save memory */
  }
  self->base.size = size;
  return 0;
}

void rt_list_clear_items (RtInterp *rt, RtList *self) {
  RtObject **items = self->items;
  if (items == NULL)
    return;
  ptrdiff_t size = self->base.size, allocated = self->allocated;
  self->items = NULL;
  self->base.size = 0;
  self->allocated = 0;
  rt_payload_changed (rt, RT_OBJECT (self));
  rt_items_detach (rt, RT_OBJECT (self), RT_SLOT_ITEM, items, 0, (size_t)size);
  rt_items_give_up (rt, "list.clear", items, (size_t)size, true);
  rt_mem_free (rt, items, (size_t)allocated * sizeof *items);
}

int rt_list_append_steal (RtInterp *rt, RtObject *list, RtObject *item) {
  RtList *self = (RtList *)list;
  ptrdiff_t size = self->base.size;
  if (size < self->allocated) {
    self->base.size++; /* however much room there is: an append never takes it away */
  } else if (rt_list_resize (rt, self, size + 1) < 0) {
    rt_decref (rt, item);
    return -1;
  }
  rt_list_init (rt, list, size, item);
  return 0;
}

int rt_list_append (RtInterp *rt, RtObject *list, RtObject *item) {
  return rt_list_append_steal (rt, list, rt_incref (item));
}

int rt_list_insert (RtInterp *rt, RtObject *list, ptrdiff_t index, RtObject *item) {
  RtList *self = (RtList *)list;
  ptrdiff_t size = self->base.size;
  if (rt_list_resize (rt, self, size + 1) < 0)
    return -1;
  if (index < 0)
    index = index + size < 0 ? 0 : index + size;
  if (index > size)
    index = size;
  rt_ref_move_range (rt, list, RT_SLOT_ITEM, self->items, (size_t)index + 1, (size_t)index,
                     (size_t)(size - index));
  rt_list_init (rt, list, index, rt_incref (item));
  return 0;
}

/* Appends the items of a list or tuple, which may be LIST itself. */
static int extend_by_array (RtInterp *rt, RtObject *list, RtObject *source) {
  RtList *self = (RtList *)list;
  ptrdiff_t count = ((RtVarObject *)source)->size, size = self->base.size;
  if (count == 0)
    return 0;
  if (self->items == NULL) {
    /* An even number of places, exactly enough. */
    if (set_allocated (rt, self, (count + 1) & ~(ptrdiff_t)1) < 0)
      return -1;
    self->base.size = count;
  } else if (rt_list_resize (rt, self, size + count) < 0) {
    return -1;
  }
  RtObject *const *from = RT_IS_LIST (source) ? ((RtList *)source)->items : ((RtTuple *)source)->items;
  for (ptrdiff_t i = 0; i < count; i++)
    rt_list_init (rt, list, size + i, rt_incref (from[i]));
  return 0;
}

/* A __len__ may promise more than there is memory for, which costs CPython nothing: the system gives memory when it is
 * written to. */
#define LARGEST_GUESS (INT64_C (1) << 24)

/* Appends what ITERATOR gives; the room was guessed, and is cut off at the end. */
static int extend_by_iterator (RtInterp *rt, RtList *self, RtObject *iterable, RtObject *iterator) {
  ptrdiff_t guess = rt_length_hint (rt, iterable, 8);
  if (guess < 0)
    return -1;
  ptrdiff_t size = self->base.size;
  if (guess > PTRDIFF_MAX - size || (guess > LARGEST_GUESS && guess <= PTRDIFF_MAX / 16))
    guess = 0;
  if (self->items == NULL) {
    if (guess > PTRDIFF_MAX / 16) {
      rt_no_memory (rt);
      return -1;
    }
    if (guess > 0 && set_allocated (rt, self, (guess + 1) & ~(ptrdiff_t)1) < 0)
      return -1;
  } else {
    if (rt_list_resize (rt, self, size + guess) < 0)
      return -1;
    self->base.size = size;
  }
  RtObject *item;
  while ((item = rt_next (rt, iterator)) != NULL) {
    if (self->base.size < self->allocated) {
      ptrdiff_t at = self->base.size++;
      rt_list_init (rt, RT_OBJECT (self), at, item);
    } else if (rt_list_append_steal (rt, RT_OBJECT (self), item) < 0) {
      return -1;
    }
  }
  if (rt_error (rt) != NULL)
    return -1;
  return self->base.size < self->allocated ? rt_list_resize (rt, self, self->base.size) : 0;
}

int rt_list_extend (RtInterp *rt, RtObject *list, RtObject *iterable) {
  if (RT_IS_EXACT (rt, iterable, list) || RT_IS_EXACT (rt, iterable, tuple) || iterable == list)
    return extend_by_array (rt, list, iterable);
  RtObject *held[1] = {rt_iter (rt, iterable)};
  if (held[0] == NULL)
    return -1;
  RtNative native;
  rt_native_enter_array (rt, &native, "list.extend", "iterator", held, 1);
  int result = extend_by_iterator (rt, (RtList *)list, iterable, held[0]);
  rt_native_leave (rt, &native);
  return result;
}

int rt_list_set_item (RtInterp *rt, RtObject *list, ptrdiff_t index, RtObject *item) {
  if (index < 0 || index >= RT_LIST_SIZE (list)) {
    rt_decref (rt, item);
    return rt_raise_int (rt, rt->types.IndexError, "list assignment index out of range");
  }
  rt_ref_set (rt, list, RT_ITEM (index), &RT_LIST_ITEM (list, index), item);
  return 0;
}

RtObject *rt_list_slice (RtInterp *rt, RtObject *list, ptrdiff_t start, ptrdiff_t end) {
  ptrdiff_t size = RT_LIST_SIZE (list);
  start = start < 0 ? 0 : start > size ? size : start;
  end = end < start ? start : end > size ? size : end;
  return list_from_array (rt, ((RtList *)list)->items + start, end - start);
}

RtObject *rt_list_as_tuple (RtInterp *rt, RtObject *list) {
  return rt_tuple_from_array (rt, ((RtList *)list)->items, (size_t)RT_LIST_SIZE (list));
}

int rt_list_reverse (RtInterp *rt, RtObject *list) {
  RtList *self = (RtList *)list;
  for (ptrdiff_t low = 0, high = self->base.size - 1; low < high; low++, high--)
    rt_ref_exchange (rt, list, RT_SLOT_ITEM, self->items, (size_t)low, (size_t)high);
  return 0;
}

static int list_init_from (RtInterp *rt, RtObject *self, RtObject *iterable) {
  rt_list_clear_items (rt, (RtList *)self);
  return iterable != NULL ? rt_list_extend (rt, self, iterable) : 0;
}

static int list_tp_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if ((RT_IS_EXACT (rt, self, list) || self->type->slots.tp_new == rt->types.list->slots.tp_new) &&
      !rt_no_constructor_keywords (rt, "list", kwargs))
    return -1;
  size_t nargs = (size_t)RT_TUPLE_SIZE (args);
  if (!rt_check_positional (rt, "list", nargs, 0, 1))
    return -1;
  return list_init_from (rt, self, nargs > 0 ? RT_TUPLE_ITEM (args, 0) : NULL);
}

static RtObject *list_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf,
                                  RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_constructor_keywords (rt, "list", kwnames) || !rt_check_positional (rt, "list", nargs, 0, 1))
    return NULL;
  RtObject *list = rt_object_alloc_tracked (rt, rt->types.list, 0); /* no list that died, as in CPython */
  return nargs > 0 ? extended (rt, list, args[0]) : list;
}

static void list_dealloc (RtInterp *rt, RtObject *o) {
  RtList *self = (RtList *)o;
  rt_collected_untrack (rt, o);
  if (self->items != NULL) {
    rt_ref_clear_range (rt, o, RT_SLOT_ITEM, self->items, 0, (size_t)self->base.size);
    rt_mem_free (rt, self->items, (size_t)self->allocated * sizeof (RtObject *));
    self->items = NULL;
  }
  if (RT_IS_EXACT (rt, o, list))
    rt_collected_free (rt, o, &rt->gc.spare_lists, RT_GC_SPARE_CONTAINERS);
  else
    rt_object_free (rt, o);
}

static int list_traverse (RtObject *o, RtVisit visit, void *arg) {
  for (ptrdiff_t i = RT_LIST_SIZE (o); --i >= 0;)
    RT_VISIT (visit, arg, RT_ITEM (i), RT_LIST_ITEM (o, i));
  return 0;
}

static int list_clear (RtInterp *rt, RtObject *o) {
  rt_list_clear_items (rt, (RtList *)o);
  return 0;
}

static size_t list_sizeof (RtInterp *rt, RtObject *o) {
  return rt_list_sizeof (o);
}

static void list_describe (RtObject *o, HbBuffer *buffer) {
  hb_buffer_printf (buffer, RT_LIST_SIZE (o) == 1 ? "list of %td item" : "list of %td items",
                    RT_LIST_SIZE (o));
}

static RtObject *list_repr (RtInterp *rt, RtObject *o) {
  if (RT_LIST_SIZE (o) == 0)
    return rt_str_from (rt, "[]");
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, o))
    return rt_str_from (rt, "[...]");
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append_char (&buffer, '[');
  bool ok = true;
  for (ptrdiff_t i = 0; ok && i < RT_LIST_SIZE (o); i++) {
    if (i > 0)
      hb_buffer_append (&buffer, ", ");
    ok = rt_append_repr (rt, &buffer, RT_LIST_ITEM (o, i));
  }
  hb_buffer_append_char (&buffer, ']');
  RtObject *result = ok ? rt_str_from_buffer (rt, &buffer) : NULL;
  hb_buffer_clear (&buffer);
  rt_repr_leave (rt, &guard);
  return result;
}

static RtObject *list_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_LIST (a) || !RT_IS_LIST (b))
    return rt_incref (rt->not_implemented);
  if (RT_LIST_SIZE (a) != RT_LIST_SIZE (b) && (op == RT_EQ || op == RT_NE))
    return rt_bool_object (rt, op == RT_NE);
  ptrdiff_t i = 0;
  int equal = 1;
  for (; i < RT_LIST_SIZE (a) && i < RT_LIST_SIZE (b); i++) {
    RtObject *item_a = RT_LIST_ITEM (a, i), *item_b = RT_LIST_ITEM (b, i);
    if (item_a == item_b)
      continue;
    RtObject *held[2] = {rt_incref (item_a), rt_incref (item_b)};
    RtNative native;
    rt_native_enter_array (rt, &native, "list comparison", "item being compared", held, 2);
    equal = rt_compare_bool (rt, item_a, item_b, RT_EQ);
    rt_native_leave (rt, &native);
    if (equal < 0)
      return NULL;
    if (!equal)
      break;
  }
  if (i >= RT_LIST_SIZE (a) || i >= RT_LIST_SIZE (b))
    return rt_bool_object (rt, rt_compare_sizes (RT_LIST_SIZE (a), RT_LIST_SIZE (b), op));
  if (op == RT_EQ || op == RT_NE)
    return rt_bool_object (rt, op == RT_NE);
  return rt_items_compare (rt, "list comparison", RT_LIST_ITEM (a, i), RT_LIST_ITEM (b, i), op);
}

static ptrdiff_t list_length (RtInterp *rt, RtObject *o) {
  return RT_LIST_SIZE (o);
}

static int list_contains (RtInterp *rt, RtObject *o, RtObject *value) {
  int equal = 0;
  for (ptrdiff_t i = 0; equal == 0 && i < RT_LIST_SIZE (o); i++)
    equal = rt_item_equals (rt, "list.__contains__", RT_LIST_ITEM (o, i), value);
  return equal;
}

static RtObject *list_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (index < 0 || index >= RT_LIST_SIZE (o))
    return rt_raise (rt, rt->types.IndexError, "list index out of range");
  return rt_incref (RT_LIST_ITEM (o, index));
}

static int list_ass_item (RtInterp *rt, RtObject *o, ptrdiff_t index, RtObject *value) {
  if (value != NULL)
    return rt_list_set_item (rt, o, index, rt_incref (value));
  if (index < 0 || index >= RT_LIST_SIZE (o))
    return rt_raise_int (rt, rt->types.IndexError, "list assignment index out of range");
  return rt_list_set_slice (rt, o, index, index + 1, NULL);
}

static RtObject *list_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_LIST (b))
    return RT_TYPE_ERROR (rt, "can only concatenate list (not \"%T\") to list", b);
  ptrdiff_t size_a = RT_LIST_SIZE (a), size_b = RT_LIST_SIZE (b);
  RtObject *result = rt_list_new (rt, size_a + size_b);
  for (ptrdiff_t i = 0; result != NULL && i < size_a + size_b; i++)
    rt_list_init (rt, result, i, rt_incref (i < size_a ? RT_LIST_ITEM (a, i) : RT_LIST_ITEM (b, i - size_a)));
  return result;
}

static RtObject *list_inplace_concat (RtInterp *rt, RtObject *self, RtObject *other) {
  return rt_list_extend (rt, self, other) < 0 ? NULL : rt_incref (self);
}

static RtObject *list_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  ptrdiff_t size = RT_LIST_SIZE (o);
  if (size == 0 || times <= 0)
    return rt_list_new (rt, 0);
  if (times > PTRDIFF_MAX / size)
    return rt_no_memory (rt);
  RtObject *result = rt_list_new (rt, size * times);
  for (ptrdiff_t i = 0; result != NULL && i < size * times; i++)
    rt_list_init (rt, result, i, rt_incref (RT_LIST_ITEM (o, i % size)));
  return result;
}

static RtObject *list_inplace_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  ptrdiff_t size = RT_LIST_SIZE (o);
  if (size == 0 || times == 1)
    return rt_incref (o);
  if (times < 1) {
    rt_list_clear_items (rt, (RtList *)o);
    return rt_incref (o);
  }
  if (times > PTRDIFF_MAX / size)
    return rt_no_memory (rt);
  if (rt_list_resize (rt, (RtList *)o, size * times) < 0)
    return NULL;
  for (ptrdiff_t i = size; i < size * times; i++)
    rt_list_init (rt, o, i, rt_incref (RT_LIST_ITEM (o, i % size)));
  return rt_incref (o);
}

const RtTypeSpec rt_list_spec = {
    .name = "list",
    .doc = "list(iterable=(), /)\n--\n\nBuilt-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\n"
           "The argument must be an iterable if specified.",
    .size_bytes = sizeof (RtList),
    .cpython_basicsize = CPYTHON_BYTES,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_LIST | RT_TYPE_SEQUENCE | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_new = rt_type_alloc_new,
            .tp_init = list_tp_init,
            .tp_dealloc = list_dealloc,
            .tp_traverse = list_traverse,
            .tp_clear = list_clear,
            .sizeof_bytes = list_sizeof,
            .describe = list_describe,
            .tp_repr = list_repr,
            .tp_hash = rt_hash_not_implemented,
            .tp_richcompare = list_richcompare,
            .tp_iter = rt_list_iter,
            .sq_length = list_length,
            .sq_concat = list_concat,
            .sq_inplace_concat = list_inplace_concat,
            .sq_repeat = list_repeat,
            .sq_inplace_repeat = list_inplace_repeat,
            .sq_item = list_item,
            .sq_ass_item = list_ass_item,
            .sq_contains = list_contains,
            .mp_length = list_length,
            .mp_subscript = rt_list_subscript,
            .mp_ass_subscript = rt_list_ass_subscript,
        },
    .methods = rt_list_methods,
    .vectorcall = list_vectorcall,
};
