/* _bisect: all of bisect. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-str.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* The arguments of all four functions. Borrowed; KEY is NULL where it is None. */
typedef struct Search {
  RtObject *list, *x, *key;
  ptrdiff_t low, high; /* HIGH is -1 for the list's end */
} Search;

static bool take_arguments (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames, Search *s) {
  static const char *const names[] = {"a", "x", "lo", "hi", "key"};
  RtObject *out[5];
  if (!rt_parse_args (rt, name, args, nargs, kwnames, names, 5, 4, 2, out))
    return false;
  *s = (Search){.list = out[0], .x = out[1], .key = out[4] != NULL && out[4] != rt->none ? out[4] : NULL, .high = -1};
  if (out[2] != NULL && (s->low = rt_index_argument (rt, out[2])) == -1 && rt_error (rt) != NULL)
    return false;
  if (out[3] != NULL && out[3] != rt->none && (s->high = rt_index_argument (rt, out[3])) == -1 && rt_error (rt) != NULL)
    return false;
  if (s->low >= 0)
    return true;
  rt_raise (rt, rt->types.ValueError, "lo must be non-negative");
  return false;
}

/* Whether X belongs behind item MID, where there are equal ones before the first (RIGHT: behind the last): 1, 0, -1 with an exception. */
static int belongs_behind (RtInterp *rt, const Search *s, RtObject *x, ptrdiff_t mid, bool right) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "bisect", "item being compared");
  hold.held[0] = rt_sequence_item (rt, s->list, mid);
  RtObject *item = hold.held[0];
  if (item != NULL && s->key != NULL)
    item = hold.held[1] = rt_call_one (rt, s->key, item);
  int less = item == NULL ? -1 : right ? rt_compare_bool (rt, x, item, RT_LT) : rt_compare_bool (rt, item, x, RT_LT);
  rt_hold_end (rt, &hold, NULL);
  return less < 0 ? -1 : less != right;
}

/* The place for X; -1 with an exception. */
static ptrdiff_t place_of (RtInterp *rt, const Search *s, RtObject *x, bool right) {
  ptrdiff_t low = s->low, high = s->high;
  if (RT_IS_EXACT (rt, s->list, dict)) {
    rt_raise (rt, rt->types.TypeError, "dict is not a sequence");
    return -1;
  }
  if (high == -1 && (high = rt_length (rt, s->list)) < 0)
    return -1;
  while (low < high) {
    ptrdiff_t mid = low + (high - low) / 2;
    int behind = belongs_behind (rt, s, x, mid, right);
    if (behind < 0)
      return -1;
    if (behind)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

static RtObject *bisect (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames, bool right) {
  Search s;
  if (!take_arguments (rt, name, args, nargs, kwnames, &s))
    return NULL;
  ptrdiff_t place = place_of (rt, &s, s.x, right);
  return place < 0 ? NULL : rt_int_from_int64 (rt, place);
}

static RtObject *insert (RtInterp *rt, RtObject *list, ptrdiff_t place, RtObject *x) {
  if (RT_IS_EXACT (rt, list, list))
    return rt_list_insert (rt, list, place, x) < 0 ? NULL : rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "insort", "place");
  RtObject *args[2] = {hold.held[0] = rt_int_from_int64 (rt, place), x};
  RtObject *name = hold.held[1] = rt_str_interned (rt, "insert");
  RtObject *result = args[0] != NULL && name != NULL ? rt_call_method (rt, list, name, args, 2) : NULL;
  bool done = result != NULL;
  rt_xdecref (rt, result);
  rt_hold_end (rt, &hold, NULL);
  return done ? rt_incref (rt->none) : NULL;
}

static RtObject *insort (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames, bool right) {
  Search s;
  if (!take_arguments (rt, name, args, nargs, kwnames, &s))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "insort", "key");
  RtObject *x = s.x;
  if (s.key != NULL)
    x = hold.held[0] = rt_call_one (rt, s.key, s.x);
  ptrdiff_t place = x != NULL ? place_of (rt, &s, x, right) : -1;
  return rt_hold_end (rt, &hold, place < 0 ? NULL : insert (rt, s.list, place, s.x));
}

static RtObject *bisect_right (ARGS) {
  return bisect (rt, "bisect_right", args, nargs, kwnames, true);
}

static RtObject *bisect_left (ARGS) {
  return bisect (rt, "bisect_left", args, nargs, kwnames, false);
}

static RtObject *insort_right (ARGS) {
  return insort (rt, "insort_right", args, nargs, kwnames, true);
}

static RtObject *insort_left (ARGS) {
  return insort (rt, "insort_left", args, nargs, kwnames, false);
}

#define SIGNATURE "($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n"

static const RtMethodDef methods[] = {
    {"bisect_right", bisect_right, RT_METH_KEYWORDS,
     "bisect_right" SIGNATURE "Return the index where to insert item x in list a, assuming a is sorted."},
    {"bisect_left", bisect_left, RT_METH_KEYWORDS,
     "bisect_left" SIGNATURE "Return the index where to insert item x in list a, assuming a is sorted."},
    {"insort_right", insort_right, RT_METH_KEYWORDS,
     "insort_right" SIGNATURE "Insert item x in list a, and keep it sorted assuming a is sorted."},
    {"insort_left", insort_left, RT_METH_KEYWORDS,
     "insort_left" SIGNATURE "Insert item x in list a, and keep it sorted assuming a is sorted."},
    {NULL},
};

const RtModuleDef rt_module_def__bisect = {
    .name = "_bisect",
    .doc = "Bisection algorithms.",
    .methods = methods,
};
