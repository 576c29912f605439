#include "rt-container.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* The guards are the native frames of this name. */
static const char guard_name[] = "repr";

bool rt_repr_enter (RtInterp *rt, RtReprGuard *guard, RtObject *o) {
  static const char *const labels[] = {"object being shown"};
  for (const RtNative *native = rt->native; native != NULL; native = native->below)
    if (native->name == guard_name && native->held[0] == o)
      return false;
  guard->held[0] = rt_incref (o);
  rt_native_enter (rt, &guard->native, guard_name, labels, guard->held, 1);
  return true;
}

void rt_repr_leave (RtInterp *rt, RtReprGuard *guard) {
  rt_native_leave (rt, &guard->native);
}

bool rt_append_repr (RtInterp *rt, HbBuffer *buffer, RtObject *item) {
  RtObject *text = rt_repr (rt, item);
  if (text == NULL)
    return false;
  rt_str_append_utf8 (text, buffer);
  rt_decref (rt, text);
  return true;
}

bool rt_compare_sizes (ptrdiff_t size_a, ptrdiff_t size_b, RtCompare op) {
  switch (op) {
  case RT_LT:
    return size_a < size_b;
  case RT_LE:
    return size_a <= size_b;
  case RT_EQ:
    return size_a == size_b;
  case RT_NE:
    return size_a != size_b;
  case RT_GT:
    return size_a > size_b;
  case RT_GE:
    return size_a >= size_b;
  }
  return false;
}

void rt_items_detach (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first,
                      size_t count) {
  for (size_t i = 0; i < count; i++) {
    RtObject *item = items[i];
    if (item == NULL)
      continue;
    RtObject *field = item;
    items[i] = rt_ref_take (rt, owner, (RtSlot){kind, (uint32_t)(first + i), NULL}, &field);
  }
}

void rt_items_give_up (RtInterp *rt, const char *name, RtObject **items, size_t count, bool backwards) {
  RtNative native;
  rt_native_enter_array (rt, &native, name, "item being given up", items, count);
  for (size_t i = 0; i < count; i++) {
    size_t at = backwards ? count - 1 - i : i;
    RtObject *item = items[at];
    items[at] = NULL;
    rt_xdecref (rt, item);
  }
  rt_native_leave (rt, &native);
}

int rt_item_equals (RtInterp *rt, const char *name, RtObject *item, RtObject *value) {
  if (item == value)
    return 1;
  RtObject *held[1] = {rt_incref (item)};
  RtNative native;
  rt_native_enter_array (rt, &native, name, "item being compared", held, 1);
  int equal = rt_compare_bool (rt, item, value, RT_EQ);
  rt_native_leave (rt, &native);
  return equal;
}

RtObject *rt_items_compare (RtInterp *rt, const char *name, RtObject *a, RtObject *b, RtCompare op) {
  RtObject *held[2] = {rt_incref (a), rt_incref (b)};
  RtNative native;
  rt_native_enter_array (rt, &native, name, "item being compared", held, 2);
  RtObject *result = rt_compare (rt, a, b, op);
  return rt_native_end (rt, &native, result);
}

void rt_held_start (RtInterp *rt, RtHeldItems *items, const char *name, const char *label) {
  rt_native_enter_array (rt, &items->native, name, label, NULL, 0);
  items->capacity = 0;
}

int rt_held_push (RtInterp *rt, RtHeldItems *items, RtObject *item) {
  RtNative *native = &items->native;
  if (native->count == items->capacity) {
    size_t capacity = items->capacity == 0 ? 8 : items->capacity * 2;
    RtObject **grown =
        rt_mem_realloc (rt, native->held, items->capacity * sizeof *grown, capacity * sizeof *grown);
    if (grown == NULL) {
      rt_decref (rt, item);
      return -1;
    }
    native->held = grown;
    items->capacity = capacity;
  }
  native->held[native->count++] = item;
  return 0;
}

int rt_held_push_all (RtInterp *rt, RtHeldItems *items, RtObject *iterator) {
  RtObject *item;
  while ((item = rt_next (rt, iterator)) != NULL)
    if (rt_held_push (rt, items, item) < 0)
      return -1;
  return rt_error (rt) != NULL ? -1 : 0;
}

RtObject *rt_held_as_tuple (RtInterp *rt, RtHeldItems *items) {
  return rt_held_as_tuple_resized (rt, items, (ptrdiff_t)items->native.count);
}

RtObject *rt_held_as_tuple_resized (RtInterp *rt, RtHeldItems *items, ptrdiff_t expected) {
  RtObject *tuple = rt_tuple_new_resized (rt, expected, (ptrdiff_t)items->native.count);
  if (tuple == NULL)
    return NULL;
  for (size_t i = 0; i < items->native.count; i++)
    if (tuple != rt->empty_tuple)
      rt_tuple_init (rt, tuple, (ptrdiff_t)i, items->native.held[i]);
  items->native.count = 0;
  return tuple;
}

RtObject *rt_held_return (RtInterp *rt, RtHeldItems *items, RtObject *result) {
  rt_native_end (rt, &items->native, result);
  rt_mem_free (rt, items->native.held, items->capacity * sizeof (RtObject *));
  return result;
}

void rt_held_end (RtInterp *rt, RtHeldItems *items) {
  rt_held_return (rt, items, NULL);
}

RtObject *rt_builtin_named (RtInterp *rt, const char *name) {
  RtObject *found = rt_dict_get_utf8 (rt, rt->builtins, name);
  if (found == NULL)
    return rt_error (rt) != NULL ? NULL : rt_raise (rt, rt->types.AttributeError, "%s", name);
  return rt_incref (found);
}

/* (CALLABLE, (ARG,)), and STATE if that is not NULL. */
static RtObject *reduced (RtInterp *rt, RT_STEALS RtObject *callable, RT_STEALS RtObject *arg, RT_STEALS RtObject *state, size_t count) {
  RtObject *parts[3] = {callable, arg != NULL ? rt_tuple_steal_array (rt, &arg, 1) : NULL, state}, *result = NULL;
  if (parts[0] != NULL && parts[1] != NULL && (count == 2 || parts[2] != NULL))
    result = rt_tuple_from_array (rt, parts, count);
  for (size_t i = 0; i < 3; i++)
    rt_xdecref (rt, parts[i]);
  return result;
}

RtObject *rt_reduce_builtin (RtInterp *rt, const char *name, RtObject *arg, ptrdiff_t index) {
  if (arg == NULL)
    return NULL;
  return reduced (rt, rt_builtin_named (rt, name), arg, index >= 0 ? rt_int_from_int64 (rt, index) : NULL, index >= 0 ? 3 : 2);
}

RtObject *rt_reduce_reversed (RtInterp *rt, RtObject *sequence, ptrdiff_t index) {
  return reduced (rt, rt_incref (RT_OBJECT (rt->types.reversed)), sequence, rt_int_from_int64 (rt, index), 3);
}

RtObject *rt_class_getitem (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                            RtObject *kwnames) {
  return rt_generic_alias_new (rt, self, args[0]);
}

bool rt_no_constructor_keywords (RtInterp *rt, const char *name, RtObject *kwargs) {
  if (kwargs == NULL || (RT_IS_DICT (kwargs) ? RT_DICT_USED (kwargs) : RT_TUPLE_SIZE (kwargs)) == 0)
    return true;
  RT_TYPE_ERROR (rt, "%s() takes no keyword arguments", name);
  return false;
}

RtObject *rt_tuple_refill_pair (RtInterp *rt, RtObject *result, RtObject *first, RtObject *second) {
  RtObject *parts[2] = {first, second};
  if (result->refcount != 1)
    return rt_tuple_steal_array (rt, parts, 2);
  rt_incref (result); /* before finalizers of old items can see it */
  for (size_t i = 0; i < 2; i++)
    parts[i] = rt_ref_swap (rt, result, RT_ITEM (i), &RT_TUPLE_ITEM (result, i), parts[i]);
  if (!rt_gc_is_tracked (result))
    rt_gc_track (rt, result);
  if (rt_end_runs_code (parts[0]) || rt_end_runs_code (parts[1])) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "iteration", "item given before");
    hold.held[0] = parts[0];
    hold.held[1] = parts[1];
    return rt_hold_end (rt, &hold, result);
  }
  rt_xdecref (rt, parts[0]);
  rt_xdecref (rt, parts[1]);
  return result;
}
