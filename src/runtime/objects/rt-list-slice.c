/* list: indices and slices, read, assigned and deleted. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-list-private.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-tuple.h"

static RtObject **items_of (RtObject *sequence) {
  return RT_IS_LIST (sequence) ? ((RtList *)sequence)->items : ((RtTuple *)sequence)->items;
}

/* Puts the items of INSERTED (a list or tuple other than SELF; NULL: none) in the place of COUNT items from
 * START on. Items that leave are given up last, when the list is whole again. */
static int replace_range (RtInterp *rt, RtList *self, ptrdiff_t start, ptrdiff_t count, RtObject *inserted) {
  RtObject *owner = RT_OBJECT (self);
  ptrdiff_t inserted_count = inserted != NULL ? ((RtVarObject *)inserted)->size : 0;
  ptrdiff_t size = self->base.size, change = inserted_count - count, after = size - start - count;
  if (size + change == 0) {
    rt_list_clear_items (rt, self);
    return 0;
  }
  RtObject *few[8], **leaving = few;
  if (count > 8) {
    leaving = rt_mem_alloc (rt, (size_t)count * sizeof *leaving);
    if (leaving == NULL)
      return -1;
  }
  if (change > 0 && rt_list_resize (rt, self, size + change) < 0) {
    if (leaving != few)
      rt_mem_free (rt, leaving, (size_t)count * sizeof *leaving);
    return -1;
  }
  rt_ref_take_range (rt, owner, RT_SLOT_ITEM, self->items, (size_t)start, (size_t)count, leaving);
  rt_ref_move_range (rt, owner, RT_SLOT_ITEM, self->items, (size_t)(start + inserted_count),
                     (size_t)(start + count), (size_t)after);
  if (change < 0) {
    memset (self->items + size + change, 0, (size_t)-change * sizeof *self->items);
    if (rt_list_resize (rt, self, size + change) < 0)
      return -1;
  }
  for (ptrdiff_t i = 0; i < inserted_count; i++)
    rt_list_init (rt, owner, start + i, rt_incref (items_of (inserted)[i]));
  rt_items_give_up (rt, "list slice assignment", leaving, (size_t)count, true);
  if (leaving != few)
    rt_mem_free (rt, leaving, (size_t)count * sizeof *leaving);
  return 0;
}

/* VALUE as a list or tuple that is not LIST itself. */
static RtObject *independent_sequence (RtInterp *rt, RtObject *list, RtObject *value, const char *message) {
  if (value == list)
    return rt_list_slice (rt, list, 0, RT_LIST_SIZE (list));
  return rt_sequence_fast (rt, value, message);
}

int rt_list_set_slice (RtInterp *rt, RtObject *list, ptrdiff_t start, ptrdiff_t end, RtObject *sequence) {
  RtObject *held[1] = {NULL};
  if (sequence != NULL) {
    held[0] = independent_sequence (rt, list, sequence, "can only assign an iterable");
    if (held[0] == NULL)
      return -1;
  }
  RtNative native;
  rt_native_enter_array (rt, &native, "list slice assignment", "items to assign", held, 1);
  ptrdiff_t size = RT_LIST_SIZE (list);
  start = start < 0 ? 0 : start > size ? size : start;
  end = end < start ? start : end > size ? size : end;
  int result = replace_range (rt, (RtList *)list, start, end - start, held[0]);
  rt_native_leave (rt, &native);
  return result;
}

/* Takes out every STEPth of COUNT items (step > 0), closing the gaps. */
static int delete_extended (RtInterp *rt, RtList *self, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count) {
  RtObject *owner = RT_OBJECT (self);
  RtObject **leaving = rt_mem_alloc (rt, (size_t)count * sizeof *leaving);
  if (leaving == NULL)
    return -1;
  ptrdiff_t size = self->base.size;
  for (ptrdiff_t i = 0; i < count; i++) {
    ptrdiff_t at = start + i * step, next = i + 1 < count ? at + step : size;
    leaving[i] = rt_ref_take (rt, owner, RT_ITEM (at), &self->items[at]);
    rt_ref_move_range (rt, owner, RT_SLOT_ITEM, self->items, (size_t)(at - i), (size_t)(at + 1),
                       (size_t)(next - at - 1));
  }
  memset (self->items + size - count, 0, (size_t)count * sizeof *self->items);
  int result = rt_list_resize (rt, self, size - count);
  rt_items_give_up (rt, "del list slice", leaving, (size_t)count, false);
  rt_mem_free (rt, leaving, (size_t)count * sizeof *leaving);
  return result;
}

static int assign_extended (RtInterp *rt, RtList *self, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count,
                            RtObject *sequence) {
  ptrdiff_t size = ((RtVarObject *)sequence)->size;
  if (size != count)
    return RT_VALUE_ERROR_INT (rt, "attempt to assign sequence of size %zd to extended slice of size %zd",
                               size, count);
  if (count == 0)
    return 0;
  RtObject **leaving = rt_mem_alloc (rt, (size_t)count * sizeof *leaving);
  if (leaving == NULL)
    return -1;
  for (ptrdiff_t i = 0; i < count; i++) {
    ptrdiff_t at = start + i * step;
    leaving[i] = rt_ref_swap (rt, RT_OBJECT (self), RT_ITEM (at), &self->items[at],
                              rt_incref (items_of (sequence)[i]));
  }
  rt_items_give_up (rt, "list slice assignment", leaving, (size_t)count, false);
  rt_mem_free (rt, leaving, (size_t)count * sizeof *leaving);
  return 0;
}

static int ass_slice (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return -1;
  ptrdiff_t first = start, last = stop;
  ptrdiff_t count = rt_slice_adjust (RT_LIST_SIZE (o), &start, &stop, step);
  if (step == 1)
    return rt_list_set_slice (rt, o, start, start + count, value);
  if (value == NULL) {
    if (count <= 0)
      return 0;
    if (step < 0) {
      start += step * (count - 1);
      step = -step; /* even to 1: the room is then another than that of a slice with that step */
    }
    return delete_extended (rt, (RtList *)o, start, step, count);
  }
  RtObject *held[1] = {independent_sequence (rt, o, value, "must assign iterable to extended slice")};
  if (held[0] == NULL)
    return -1;
  RtNative native;
  rt_native_enter_array (rt, &native, "list slice assignment", "items to assign", held, 1);
  count = rt_slice_adjust (RT_LIST_SIZE (o), &first, &last, step); /* the list may have changed meanwhile */
  int result = assign_extended (rt, (RtList *)o, first, step, count, held[0]);
  rt_native_leave (rt, &native);
  return result;
}

/* KEY as an index counted from the front. 1, 0 if it is not an index, -1. */
static int index_of_key (RtInterp *rt, RtObject *o, RtObject *key, ptrdiff_t *index) {
  if (!rt_is_indexable (key))
    return 0;
  *index = rt_index_ssize (rt, key, rt->types.IndexError);
  if (*index == -1 && rt_error (rt) != NULL)
    return -1;
  if (*index < 0)
    *index += RT_LIST_SIZE (o);
  return 1;
}

int rt_list_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  ptrdiff_t index;
  int is_index = index_of_key (rt, o, key, &index);
  if (is_index < 0)
    return -1;
  if (is_index)
    return rt->types.list->slots.sq_ass_item (rt, o, index, value);
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR_INT (rt, "list indices must be integers or slices, not %T", key);
  return ass_slice (rt, o, key, value);
}

RtObject *rt_list_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  ptrdiff_t index;
  int is_index = index_of_key (rt, o, key, &index);
  if (is_index < 0)
    return NULL;
  if (is_index) {
    if (index < 0 || index >= RT_LIST_SIZE (o))
      return rt_raise (rt, rt->types.IndexError, "list index out of range");
    return rt_incref (RT_LIST_ITEM (o, index));
  }
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR (rt, "list indices must be integers or slices, not %T", key);
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  ptrdiff_t count = rt_slice_adjust (RT_LIST_SIZE (o), &start, &stop, step);
  if (step == 1)
    return rt_list_slice (rt, o, start, start + count);
  RtObject *result = rt_list_new (rt, count);
  for (ptrdiff_t i = 0; result != NULL && i < count; i++)
    rt_list_init (rt, result, i, rt_incref (RT_LIST_ITEM (o, start + i * step)));
  return result;
}
