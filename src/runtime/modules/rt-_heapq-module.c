/* _heapq: what heapq (python/heapq.py) has native: the heap operations on lists.
 *
 * Item i is not greater than items 2i + 1 and 2i + 2. For a heap of maxima ("max") it is not less. Items change places one pair at a time,
 * as in CPython, so that a comparison that raises leaves the list as it would there. Comparing runs user code: it may change the list's
 * length, which is an error, or its items, which are therefore looked at anew after each comparison. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-less.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-ref.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* Beyond this many items a heap is made family by family, so that what is near in memory is worked on together. CPython does so, too, and
 * the order of equal items tells. */
#define MOST_IN_ONE_SWEEP 2500

/* Whether item I belongs above item J: 1, 0, -1 with an exception. */
static int above (RtInterp *rt, RtObject *heap, ptrdiff_t i, ptrdiff_t j, bool max) {
  RtObject *a = RT_LIST_ITEM (heap, max ? j : i), *b = RT_LIST_ITEM (heap, max ? i : j);
  int result = rt_less_plain (rt, a, b);
  if (result >= 0)
    return result;
  ptrdiff_t size = RT_LIST_SIZE (heap);
  RtHold hold;
  rt_hold_begin (rt, &hold, "heap", "item being compared");
  hold.held[0] = rt_incref (a);
  hold.held[1] = rt_incref (b);
  result = rt_compare_bool (rt, a, b, RT_LT);
  rt_hold_end (rt, &hold, NULL);
  if (result >= 0 && RT_LIST_SIZE (heap) != size)
    return rt_raise_int (rt, rt->types.RuntimeError, "list changed size during iteration");
  return result;
}

static int rise (RtInterp *rt, RtObject *heap, ptrdiff_t start, ptrdiff_t at, bool max) {
  while (at > start) {
    ptrdiff_t parent = (at - 1) >> 1;
    int higher = above (rt, heap, at, parent, max);
    if (higher <= 0)
      return higher;
    rt_ref_exchange (rt, heap, RT_SLOT_ITEM, &RT_LIST_ITEM (heap, 0), (size_t) at, (size_t) parent);
    at = parent;
  }
  return 0;
}

/* Down to a leaf first, then up to where it belongs: an item that came from the end mostly belongs near the leaves. */
static int sink (RtInterp *rt, RtObject *heap, ptrdiff_t at, bool max) {
  ptrdiff_t start = at, size = RT_LIST_SIZE (heap);
  while (at < size >> 1) {
    ptrdiff_t child = 2 * at + 1;
    if (child + 1 < size) {
      int first = above (rt, heap, child, child + 1, max);
      if (first < 0)
        return -1;
      child += !first;
    }
    rt_ref_exchange (rt, heap, RT_SLOT_ITEM, &RT_LIST_ITEM (heap, 0), (size_t) at, (size_t) child);
    at = child;
  }
  return rise (rt, heap, start, at, max);
}

/* Sinks AT and, as long as both children of a parent are done, the parent. */
static int sink_family (RtInterp *rt, RtObject *heap, ptrdiff_t at, bool max) {
  for (;;) {
    if (sink (rt, heap, at, max) < 0)
      return -1;
    if ((at & 1) == 0)
      return 0;
    at >>= 1;
  }
}

static int order (RtInterp *rt, RtObject *heap, bool max) {
  ptrdiff_t leaves = RT_LIST_SIZE (heap) >> 1;
  if (RT_LIST_SIZE (heap) <= MOST_IN_ONE_SWEEP) {
    for (ptrdiff_t i = leaves - 1; i >= 0; i--)
      if (sink (rt, heap, i, max) < 0)
        return -1;
    return 0;
  }
  ptrdiff_t leftmost = 1;
  while (leftmost * 2 <= leaves + 1)
    leftmost *= 2;
  leftmost--;
  for (ptrdiff_t i = leftmost - 1; i >= leaves >> 1; i--)
    if (sink_family (rt, heap, i, max) < 0)
      return -1;
  for (ptrdiff_t i = leaves - 1; i >= leftmost; i--)
    if (sink_family (rt, heap, i, max) < 0)
      return -1;
  return 0;
}

/* The first item, ITEM in its place. */
static RtObject *replace_top (RtInterp *rt, RtObject *heap, RT_STEALS RtObject *item, bool max) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "heap", "item taken");
  RtObject *top = hold.held[0] = rt_incref (RT_LIST_ITEM (heap, 0));
  rt_ref_set (rt, heap, RT_ITEM (0), &RT_LIST_ITEM (heap, 0), item);
  if (sink (rt, heap, 0, max) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, top);
}

static bool is_heap (RtInterp *rt, const char *name, RtObject *heap, bool alone) {
  if (RT_IS_LIST (heap))
    return true;
  rt_raise (rt, rt->types.TypeError, "%s() argument %smust be list, not %K", name, alone ? "" : "1 ", heap);
  return false;
}

static RtObject *pop (RtInterp *rt, const char *name, RtObject *heap, bool max) {
  if (!is_heap (rt, name, heap, true))
    return NULL;
  ptrdiff_t size = RT_LIST_SIZE (heap);
  if (size == 0)
    return rt_raise (rt, rt->types.IndexError, "index out of range");
  RtObject *last = rt_incref (RT_LIST_ITEM (heap, size - 1));
  if (rt_list_set_slice (rt, heap, size - 1, size, NULL) < 0) {
    rt_decref (rt, last);
    return NULL;
  }
  return size == 1 ? last : replace_top (rt, heap, last, max);
}

static RtObject *replace (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, bool max) {
  if (!rt_check_positional (rt, name, nargs, 2, 2) || !is_heap (rt, name, args[0], false))
    return NULL;
  if (RT_LIST_SIZE (args[0]) == 0)
    return rt_raise (rt, rt->types.IndexError, "index out of range");
  return replace_top (rt, args[0], rt_incref (args[1]), max);
}

static RtObject *make (RtInterp *rt, const char *name, RtObject *heap, bool max) {
  return is_heap (rt, name, heap, true) && order (rt, heap, max) == 0 ? rt_incref (rt->none) : NULL;
}

static RtObject *heappush (ARGS) {
  if (!rt_check_positional (rt, "heappush", nargs, 2, 2) || !is_heap (rt, "heappush", args[0], false) ||
      rt_list_append (rt, args[0], args[1]) < 0 || rise (rt, args[0], 0, RT_LIST_SIZE (args[0]) - 1, false) < 0)
    return NULL;
  return rt_incref (rt->none);
}

static RtObject *heappushpop (ARGS) {
  if (!rt_check_positional (rt, "heappushpop", nargs, 2, 2) || !is_heap (rt, "heappushpop", args[0], false))
    return NULL;
  RtObject *heap = args[0], *item = args[1];
  if (RT_LIST_SIZE (heap) == 0)
    return rt_incref (item);
  RtHold hold;
  rt_hold_begin (rt, &hold, "heap", "item being compared");
  hold.held[0] = rt_incref (RT_LIST_ITEM (heap, 0));
  int less = rt_compare_bool (rt, hold.held[0], item, RT_LT);
  rt_hold_end (rt, &hold, NULL);
  if (less < 0)
    return NULL;
  if (less == 0)
    return rt_incref (item);
  if (RT_LIST_SIZE (heap) == 0)
    return rt_raise (rt, rt->types.IndexError, "index out of range");
  return replace_top (rt, heap, rt_incref (item), false);
}

static RtObject *heappop (ARGS) {
  return pop (rt, "heappop", args[0], false);
}

static RtObject *heapreplace (ARGS) {
  return replace (rt, "heapreplace", args, nargs, false);
}

static RtObject *heapify (ARGS) {
  return make (rt, "heapify", args[0], false);
}

static RtObject *heappop_max (ARGS) {
  return pop (rt, "_heappop_max", args[0], true);
}

static RtObject *heapreplace_max (ARGS) {
  return replace (rt, "_heapreplace_max", args, nargs, true);
}

static RtObject *heapify_max (ARGS) {
  return make (rt, "_heapify_max", args[0], true);
}

static const RtMethodDef methods[] = {
    {"heappush", heappush, RT_METH_FASTCALL,
     "heappush($module, heap, item, /)\n--\n\nPut an item into a heap."},
    {"heappushpop", heappushpop, RT_METH_FASTCALL,
     "heappushpop($module, heap, item, /)\n--\n\nPut an item in, then take the smallest out."},
    {"heappop", heappop, RT_METH_O,
     "heappop($module, heap, /)\n--\n\nTake the smallest item out of a heap."},
    {"heapreplace", heapreplace, RT_METH_FASTCALL,
     "heapreplace($module, heap, item, /)\n--\n\nTake the smallest item out and put another in."},
    {"heapify", heapify, RT_METH_O, "heapify($module, heap, /)\n--\n\nPut the items of a list into the order of a heap."},
    {"_heappop_max", heappop_max, RT_METH_O, "_heappop_max($module, heap, /)\n--\n\nAs heappop, of the largest item."},
    {"_heapreplace_max", heapreplace_max, RT_METH_FASTCALL, "_heapreplace_max($module, heap, item, /)\n--\n\nAs heapreplace, of the largest item."},
    {"_heapify_max", heapify_max, RT_METH_O, "_heapify_max($module, heap, /)\n--\n\nAs heapify, with the largest item first."},
    {NULL},
};

const RtModuleDef rt_module_def__heapq = {
    .name = "_heapq",
    .doc = "Heap queue algorithm.",
    .methods = methods,
};
