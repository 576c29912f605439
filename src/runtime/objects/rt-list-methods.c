/* list: its methods. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list-private.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-tuple.h"

#define METHOD(name)                                                                                         \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

static RtObject *none (RtInterp *rt, int result) {
  return result < 0 ? NULL : rt_incref (rt->none);
}

METHOD (append) {
  return none (rt, rt_list_append (rt, self, args[0]));
}

METHOD (extend) {
  return none (rt, rt_list_extend (rt, self, args[0]));
}

METHOD (insert) {
  if (!rt_check_positional (rt, "insert", nargs, 2, 2))
    return NULL;
  ptrdiff_t index = rt_index_argument (rt, args[0]);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  return none (rt, rt_list_insert (rt, self, index, args[1]));
}

METHOD (clear) {
  rt_list_clear_items (rt, (RtList *)self);
  return rt_incref (rt->none);
}

METHOD (copy) {
  return rt_list_slice (rt, self, 0, RT_LIST_SIZE (self));
}

METHOD (reverse) {
  return none (rt, rt_list_reverse (rt, self));
}

METHOD (pop) {
  if (!rt_check_positional (rt, "pop", nargs, 0, 1))
    return NULL;
  ptrdiff_t index = -1;
  if (nargs > 0) {
    index = rt_index_argument (rt, args[0]);
    if (index == -1 && rt_error (rt) != NULL)
      return NULL;
  }
  RtList *list = (RtList *)self;
  ptrdiff_t size = list->base.size;
  if (size == 0)
    return rt_raise (rt, rt->types.IndexError, "pop from empty list");
  if (index < 0)
    index += size;
  if (index < 0 || index >= size)
    return rt_raise (rt, rt->types.IndexError, "pop index out of range");
  RtObject *item = rt_ref_take (rt, self, RT_ITEM (index), &list->items[index]);
  rt_ref_move_range (rt, self, RT_SLOT_ITEM, list->items, (size_t)index, (size_t)index + 1,
                     (size_t)(size - index - 1));
  list->items[size - 1] = NULL;
  if (rt_list_resize (rt, list, size - 1) < 0) {
    rt_decref (rt, item);
    return NULL;
  }
  return item;
}

METHOD (remove_item) {
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (self); i++) {
    int equal = rt_item_equals (rt, "list.remove", RT_LIST_ITEM (self, i), args[0]);
    if (equal < 0)
      return NULL;
    if (equal)
      return none (rt, rt_list_set_slice (rt, self, i, i + 1, NULL));
  }
  return RT_VALUE_ERROR (rt, "list.remove(x): x not in list");
}

METHOD (index_of) {
  if (!rt_check_positional (rt, "index", nargs, 1, 3))
    return NULL;
  ptrdiff_t start = 0, stop = PTRDIFF_MAX;
  if ((nargs > 1 && rt_slice_index_not_none (rt, args[1], &start) < 0) ||
      (nargs > 2 && rt_slice_index_not_none (rt, args[2], &stop) < 0))
    return NULL;
  ptrdiff_t size = RT_LIST_SIZE (self);
  if (start < 0)
    start = start + size < 0 ? 0 : start + size;
  if (stop < 0)
    stop = stop + size < 0 ? 0 : stop + size;
  for (ptrdiff_t i = start; i < stop && i < RT_LIST_SIZE (self); i++) {
    int equal = rt_item_equals (rt, "list.index", RT_LIST_ITEM (self, i), args[0]);
    if (equal < 0)
      return NULL;
    if (equal)
      return rt_int_from_int64 (rt, i);
  }
  return RT_VALUE_ERROR (rt, "%R is not in list", args[0]);
}

METHOD (count) {
  ptrdiff_t found = 0;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (self); i++) {
    int equal = rt_item_equals (rt, "list.count", RT_LIST_ITEM (self, i), args[0]);
    if (equal < 0)
      return NULL;
    found += equal;
  }
  return rt_int_from_int64 (rt, found);
}

METHOD (sort) {
  static const char *const names[] = {"key", "reverse"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "sort", args, nargs, kwnames, names, 2, 0, 0, out))
    return NULL;
  int reverse = out[1] != NULL ? rt_truth (rt, out[1]) : 0;
  if (reverse < 0)
    return NULL;
  RtObject *key = out[0] != NULL && out[0] != rt->none ? out[0] : NULL;
  return none (rt, rt_list_sort (rt, self, key, reverse));
}

METHOD (reversed_iterator) {
  return rt_list_reversed (rt, self);
}

METHOD (getitem) {
  return rt_list_subscript (rt, self, args[0]);
}

const RtMethodDef rt_list_methods[] = {
    RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nReturn the size of the list in memory, in bytes."),
    {"__getitem__", getitem, RT_METH_O | RT_METH_COEXIST, NULL},
    {"__reversed__", reversed_iterator, RT_METH_NOARGS, NULL},
    {"clear", clear, RT_METH_NOARGS, "clear($self, /)\n--\n\n"},
    {"copy", copy, RT_METH_NOARGS, "copy($self, /)\n--\n\n"},
    {"append", append, RT_METH_O, "append($self, object, /)\n--\n\n"},
    {"insert", insert, RT_METH_FASTCALL, "insert($self, index, object, /)\n--\n\n"},
    {"extend", extend, RT_METH_O, "extend($self, iterable, /)\n--\n\n"},
    {"pop", pop, RT_METH_FASTCALL, "pop($self, index=-1, /)\n--\n\n"},
    {"remove", remove_item, RT_METH_O, "remove($self, value, /)\n--\n\n"},
    {"index", index_of, RT_METH_FASTCALL, "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\n"},
    {"count", count, RT_METH_O, "count($self, value, /)\n--\n\n"},
    {"reverse", reverse, RT_METH_NOARGS, "reverse($self, /)\n--\n\n"},
    {"sort", sort, RT_METH_KEYWORDS, "sort($self, /, *, key=None, reverse=False)\n--\n\n"},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};
