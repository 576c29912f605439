/* collections.deque: the type and its changes. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-deque-private.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define CENTER ((RT_DEQUE_BLOCK - 1) / 2)

/* Makes room for one more item at the end that is full: twice the block, items in its middle. */
static int grow (RtInterp *rt, RtDeque *self) {
  ptrdiff_t size = self->base.size, capacity = self->capacity < 8 ? 16 : self->capacity;
  if (size * 2 >= capacity)
    capacity *= 2;
  RtObject **block = rt_mem_calloc (rt, (size_t)capacity, sizeof *block);
  if (block == NULL)
    return -1;
  ptrdiff_t left = (capacity - size) / 2;
  if (size > 0)
    memcpy (block + left, self->block + self->left, (size_t)size * sizeof *block);
  if (self->block != NULL)
    rt_mem_free (rt, self->block, (size_t)self->capacity * sizeof *block);
  self->block = block;
  self->capacity = capacity;
  self->left = left;
  return 0;
}

static void resized (RtInterp *rt, RtDeque *self) {
  self->state++;
  if (self->base.size == 0)
    self->cpython_left = CENTER + 1;
  rt_payload_changed (rt, &self->base.base);
}

static void put_right (RtInterp *rt, RtDeque *self, RtObject *item) {
  ptrdiff_t at = self->base.size++;
  rt_ref_init (rt, &self->base.base, RT_ITEM (at), &RT_DEQUE_ITEM (self, at), item);
}

static void put_left (RtInterp *rt, RtDeque *self, RtObject *item) {
  rt_ref_renumber (rt, &self->base.base, RT_SLOT_ITEM, 1, 0, (size_t)self->base.size);
  self->left--;
  self->base.size++;
  self->cpython_left = (self->cpython_left + RT_DEQUE_BLOCK - 1) % RT_DEQUE_BLOCK;
  rt_ref_init (rt, &self->base.base, RT_ITEM (0), &RT_DEQUE_ITEM (self, 0), item);
}

static RtObject *take_right (RtInterp *rt, RtDeque *self) {
  ptrdiff_t at = self->base.size - 1;
  RtObject *item = rt_ref_take (rt, &self->base.base, RT_ITEM (at), &RT_DEQUE_ITEM (self, at));
  self->base.size--;
  return item;
}

static RtObject *take_left (RtInterp *rt, RtDeque *self) {
  RtObject *item = rt_ref_take (rt, &self->base.base, RT_ITEM (0), &RT_DEQUE_ITEM (self, 0));
  self->left++;
  self->base.size--;
  self->cpython_left = (self->cpython_left + 1) % RT_DEQUE_BLOCK;
  rt_ref_renumber (rt, &self->base.base, RT_SLOT_ITEM, 0, 1, (size_t)self->base.size);
  return item;
}

int rt_deque_append (RtInterp *rt, RtDeque *self, RtObject *item) {
  if (self->left + self->base.size >= self->capacity && grow (rt, self) < 0) {
    rt_decref (rt, item);
    return -1;
  }
  put_right (rt, self, item);
  bool overflows = self->max >= 0 && self->base.size > self->max;
  RtObject *fallen = overflows ? take_left (rt, self) : NULL;
  resized (rt, self);
  rt_xdecref (rt, fallen);
  return 0;
}

int rt_deque_append_left (RtInterp *rt, RtDeque *self, RtObject *item) {
  if (self->left == 0 && grow (rt, self) < 0) {
    rt_decref (rt, item);
    return -1;
  }
  put_left (rt, self, item);
  bool overflows = self->max >= 0 && self->base.size > self->max;
  RtObject *fallen = overflows ? take_right (rt, self) : NULL;
  resized (rt, self);
  rt_xdecref (rt, fallen);
  return 0;
}

static RtObject *pop_from_empty (RtInterp *rt) {
  return rt_raise (rt, rt->types.IndexError, "pop from an empty deque");
}

RtObject *rt_deque_pop (RtInterp *rt, RtDeque *self) {
  if (self->base.size == 0)
    return pop_from_empty (rt);
  RtObject *item = take_right (rt, self);
  resized (rt, self);
  return item;
}

RtObject *rt_deque_pop_left (RtInterp *rt, RtDeque *self) {
  if (self->base.size == 0)
    return pop_from_empty (rt);
  RtObject *item = take_left (rt, self);
  resized (rt, self);
  return item;
}

static int extend_from (RtInterp *rt, RtDeque *self, RtObject *iterator, bool left) {
  if (self->base.size == 0)
    self->cpython_left = left ? RT_DEQUE_BLOCK - 1 : 1; /* filled from one end, to save space */
  RtObject *item;
  while ((item = rt_next (rt, iterator)) != NULL)
    if ((left ? rt_deque_append_left (rt, self, item) : rt_deque_append (rt, self, item)) < 0)
      return -1;
  return rt_error (rt) != NULL ? -1 : 0;
}

int rt_deque_extend (RtInterp *rt, RtDeque *self, RtObject *iterable, bool left) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque.extend", "iterator");
  if (iterable == &self->base.base) /* what it has now, not what it is becoming */
    hold.held[1] = rt_tuple_from_array (rt, RT_DEQUE_ITEMS (self), (size_t)self->base.size);
  else
    hold.held[1] = rt_incref (iterable);
  hold.held[0] = hold.held[1] != NULL ? rt_iter (rt, hold.held[1]) : NULL;
  int result = hold.held[0] != NULL ? extend_from (rt, self, hold.held[0], left) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_deque_rotate (RtInterp *rt, RtDeque *self, ptrdiff_t n) {
  ptrdiff_t size = self->base.size;
  if (size <= 1)
    return 0;
  n %= size;
  if (n > size / 2)
    n -= size;
  else if (n < -(size / 2))
    n += size;
  for (; n > 0; n--) {
    if (self->left == 0 && grow (rt, self) < 0)
      return -1;
    put_left (rt, self, take_right (rt, self));
  }
  for (; n < 0; n++) {
    if (self->left + self->base.size >= self->capacity && grow (rt, self) < 0)
      return -1;
    put_right (rt, self, take_left (rt, self));
  }
  resized (rt, self);
  return 0;
}

RtObject *rt_deque_take (RtInterp *rt, RtDeque *self, ptrdiff_t index) {
  ptrdiff_t behind = self->base.size - index - 1;
  RtObject **items = RT_DEQUE_ITEMS (self);
  RtObject *item = rt_ref_take (rt, &self->base.base, RT_ITEM (index), &items[index]);
  rt_ref_move_range (rt, &self->base.base, RT_SLOT_ITEM, items, (size_t)index, (size_t)index + 1,
                     (size_t)behind);
  items[--self->base.size] = NULL;
  resized (rt, self);
  return item;
}

void rt_deque_clear_items (RtInterp *rt, RtDeque *self) {
  RtObject **block = self->block, **items = block + self->left;
  size_t size = (size_t)self->base.size, capacity = (size_t)self->capacity;
  if (block == NULL)
    return;
  self->block = NULL;
  self->base.size = self->capacity = self->left = 0;
  resized (rt, self);
  rt_items_detach (rt, &self->base.base, RT_SLOT_ITEM, items, 0, size);
  rt_items_give_up (rt, "deque.clear", items, size, false);
  rt_mem_free (rt, block, capacity * sizeof *block);
}

static RtObject *deque_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL) {
    RT_DEQUE (o)->max = -1;
    RT_DEQUE (o)->cpython_left = CENTER + 1;
  }
  return o;
}

static int deque_tp_init (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"iterable", "maxlen"};
  RtDeque *self = RT_DEQUE (o);
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "deque", args, kwargs, names, 2, 2, 0, out))
    return -1;
  ptrdiff_t max = -1;
  if (out[1] != NULL && out[1] != rt->none) {
    if (!RT_IS_INT (out[1]))
      return RT_TYPE_ERROR_INT (rt, "an integer is required");
    max = rt_index_argument (rt, out[1]);
    if (max == -1 && rt_error (rt) != NULL)
      return -1;
    if (max < 0)
      return RT_VALUE_ERROR_INT (rt, "maxlen must be non-negative");
  }
  self->max = max;
  rt_deque_clear_items (rt, self);
  return out[0] != NULL ? rt_deque_extend (rt, self, out[0], false) : 0;
}

static RtObject *new_like (RtInterp *rt, RtObject *o) {
  RtObject *copy = deque_tp_new (rt, rt->types.deque, NULL, NULL);
  if (copy != NULL)
    RT_DEQUE (copy)->max = RT_DEQUE (o)->max;
  return copy;
}

RtObject *rt_deque_copy (RtInterp *rt, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque.copy", "new deque");
  if (!RT_IS_EXACT (rt, o, deque)) {
    RtDeque *self = RT_DEQUE (o);
    hold.held[0] = self->max >= 0 ? rt_int_from_int64 (rt, self->max) : NULL;
    RtObject *copy = NULL;
    if (self->max < 0)
      copy = rt_call_one (rt, RT_OBJECT (o->type), o);
    else if (hold.held[0] != NULL)
      copy = rt_call_two (rt, RT_OBJECT (o->type), o, hold.held[0]);
    if (copy != NULL && !rt_is_kind_of (copy, rt->types.deque)) { /* a __new__ of the subclass may give anything */
      RT_TYPE_ERROR (rt, "%.200s() must return a deque, not %.200s", o->type->name, copy->type->name);
      rt_decref (rt, copy);
      copy = NULL;
    }
    return rt_hold_end (rt, &hold, copy);
  }
  RtObject *copy = hold.held[0] = new_like (rt, o);
  if (copy == NULL || rt_deque_extend (rt, RT_DEQUE (copy), o, false) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, copy);
}

static void deque_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  if (RT_DEQUE (o)->weakrefs != NULL)
    rt_weakref_clear_all (rt, o);
  rt_deque_clear_items (rt, RT_DEQUE (o));
  rt_object_free (rt, o);
}

static int deque_traverse (RtObject *o, RtVisit visit, void *arg) {
  for (ptrdiff_t i = 0; i < RT_DEQUE_SIZE (o); i++)
    RT_VISIT (visit, arg, RT_ITEM (i), RT_DEQUE_ITEM (o, i));
  return 0;
}

static int deque_tp_clear (RtInterp *rt, RtObject *o) {
  rt_deque_clear_items (rt, RT_DEQUE (o));
  return 0;
}

static size_t deque_sizeof (RtInterp *rt, RtObject *o) {
  size_t blocks =
      (size_t)(RT_DEQUE (o)->cpython_left + RT_DEQUE_SIZE (o) + RT_DEQUE_BLOCK - 1) / RT_DEQUE_BLOCK;
  return o->type->cpython_basicsize + blocks * (RT_DEQUE_BLOCK + 2) * 8;
}

ptrdiff_t rt_deque_max (const RtObject *deque) {
  return ((const RtDeque *)deque)->max;
}

static void deque_describe (RtObject *o, HbBuffer *buffer) {
  hb_buffer_printf (buffer, RT_DEQUE_SIZE (o) == 1 ? "deque of %td item" : "deque of %td items",
                    RT_DEQUE_SIZE (o));
  if (RT_DEQUE (o)->max >= 0)
    hb_buffer_printf (buffer, ", at most %td", RT_DEQUE (o)->max);
}

static RtObject *deque_repr (RtInterp *rt, RtObject *o) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, o))
    return rt_str_from (rt, "[...]");
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque.__repr__", "items being shown");
  RtObject *result = NULL;
  hold.held[0] = rt_list_from (rt, o);
  if (hold.held[0] != NULL && RT_DEQUE (o)->max >= 0)
    result = rt_str_printf (rt, "%s(%R, maxlen=%zd)", rt_type_short_name (o->type), hold.held[0],
                            RT_DEQUE (o)->max);
  else if (hold.held[0] != NULL)
    result = rt_str_printf (rt, "%s(%R)", rt_type_short_name (o->type), hold.held[0]);
  result = rt_hold_end (rt, &hold, result);
  rt_repr_leave (rt, &guard);
  return result;
}

static RtObject *deque_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!rt_is_kind_of (a, rt->types.deque) || !rt_is_kind_of (b, rt->types.deque))
    return rt_incref (rt->not_implemented);
  if ((op == RT_EQ || op == RT_NE) && RT_DEQUE_SIZE (a) != RT_DEQUE_SIZE (b))
    return rt_bool_object (rt, op == RT_NE);
  ptrdiff_t i = 0;
  for (; i < RT_DEQUE_SIZE (a) && i < RT_DEQUE_SIZE (b); i++) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "deque comparison", "item being compared");
    RtObject *item_a = hold.held[0] = rt_incref (RT_DEQUE_ITEM (a, i));
    RtObject *item_b = hold.held[1] = rt_incref (RT_DEQUE_ITEM (b, i));
    int equal = rt_compare_bool (rt, item_a, item_b, RT_EQ);
    /* the first two that are not equal are asked once more, for == and != as well */
    int asked = equal == 0 ? rt_compare_bool (rt, item_a, item_b, op) : -1;
    RtObject *result = rt_hold_end (rt, &hold, asked >= 0 ? rt_bool_object (rt, asked) : NULL);
    if (equal <= 0)
      return result;
  }
  return rt_bool_object (rt, rt_compare_sizes (RT_DEQUE_SIZE (a), RT_DEQUE_SIZE (b), op));
}

static ptrdiff_t deque_length (RtInterp *rt, RtObject *o) {
  return RT_DEQUE_SIZE (o);
}

static bool index_is_valid (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (index >= 0 && index < RT_DEQUE_SIZE (o))
    return true;
  rt_raise (rt, rt->types.IndexError, "deque index out of range");
  return false;
}

static RtObject *deque_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  return index_is_valid (rt, o, index) ? rt_incref (RT_DEQUE_ITEM (o, index)) : NULL;
}

static int deque_ass_item (RtInterp *rt, RtObject *o, ptrdiff_t index, RtObject *value) {
  if (!index_is_valid (rt, o, index))
    return -1;
  if (value == NULL)
    rt_decref (rt, rt_deque_take (rt, RT_DEQUE (o), index));
  else
    rt_ref_set (rt, o, RT_ITEM (index), &RT_DEQUE_ITEM (o, index), rt_incref (value));
  return 0;
}

static int deque_contains (RtInterp *rt, RtObject *o, RtObject *value) {
  uint64_t state = RT_DEQUE (o)->state;
  for (ptrdiff_t i = 0; i < RT_DEQUE_SIZE (o); i++) {
    int equal = rt_item_equals (rt, "deque.__contains__", RT_DEQUE_ITEM (o, i), value);
    if (equal != 0)
      return equal;
    if (RT_DEQUE (o)->state != state)
      return rt_raise_int (rt, rt->types.RuntimeError, "deque mutated during iteration");
  }
  return 0;
}

static RtObject *deque_inplace_concat (RtInterp *rt, RtObject *o, RtObject *other) {
  return rt_deque_extend (rt, RT_DEQUE (o), other, false) < 0 ? NULL : rt_incref (o);
}

static RtObject *deque_concat (RtInterp *rt, RtObject *o, RtObject *other) {
  if (!rt_is_kind_of (other, rt->types.deque))
    return RT_TYPE_ERROR (rt, "can only concatenate deque (not \"%T\") to deque", other);
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque concatenation", "new deque");
  RtObject *copy = hold.held[0] = rt_deque_copy (rt, o);
  if (copy == NULL || rt_deque_extend (rt, RT_DEQUE (copy), other, false) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, copy);
}

static RtObject *deque_inplace_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  ptrdiff_t size = RT_DEQUE_SIZE (o);
  if (times <= 0)
    rt_deque_clear_items (rt, RT_DEQUE (o));
  if (size == 0 || times <= 1)
    return rt_incref (o);
  if (size > PTRDIFF_MAX / 16 / times)
    return rt_no_memory (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque repetition", "items");
  RtObject *items = hold.held[0] = rt_tuple_from_array (rt, RT_DEQUE_ITEMS (o), (size_t)size);
  for (ptrdiff_t i = 1; items != NULL && i < times; i++)
    if (rt_deque_extend (rt, RT_DEQUE (o), items, false) < 0)
      return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, items != NULL ? rt_incref (o) : NULL);
}

static RtObject *deque_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "deque repetition", "new deque");
  hold.held[0] = rt_deque_copy (rt, o);
  return rt_hold_end (rt, &hold,
                      hold.held[0] != NULL ? deque_inplace_repeat (rt, hold.held[0], times) : NULL);
}

static RtObject *get_maxlen (RtInterp *rt, RtObject *o, void *closure) {
  return RT_DEQUE (o)->max < 0 ? rt_incref (rt->none) : rt_int_from_int64 (rt, RT_DEQUE (o)->max);
}

static const RtGetSetDef deque_getset[] = {
    {"maxlen", get_maxlen, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

const RtTypeSpec rt_deque_spec = {
    .name = "collections.deque",
    .size_bytes = sizeof (RtDeque),
    .cpython_basicsize = 216,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_SEQUENCE,
    .weaklist_offset = offsetof (RtDeque, weakrefs),
    .slots =
        {
            .tp_new = deque_tp_new,
            .tp_init = deque_tp_init,
            .tp_dealloc = deque_dealloc,
            .tp_traverse = deque_traverse,
            .tp_clear = deque_tp_clear,
            .sizeof_bytes = deque_sizeof,
            .describe = deque_describe,
            .tp_repr = deque_repr,
            .tp_hash = rt_hash_not_implemented,
            .tp_richcompare = deque_richcompare,
            .tp_iter = rt_deque_iter,
            .sq_length = deque_length,
            .sq_concat = deque_concat,
            .sq_inplace_concat = deque_inplace_concat,
            .sq_repeat = deque_repeat,
            .sq_inplace_repeat = deque_inplace_repeat,
            .sq_item = deque_item,
            .sq_ass_item = deque_ass_item,
            .sq_contains = deque_contains,
        },
    .methods = rt_deque_methods,
    .getset = deque_getset,
};
