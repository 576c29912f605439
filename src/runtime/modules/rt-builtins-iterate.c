#include "rt-builtins-tables.h"

#include <math.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

static RtObject *builtin_len (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  ptrdiff_t length = rt_length (rt, args[0]);
  return length < 0 ? NULL : rt_int_from_int64 (rt, length);
}

/* all and any: looks for the first item whose truth is STOP_AT. */
static RtObject *search_truth (RtInterp *rt, const char *name, RtObject *iterable, bool stop_at) {
  RtHold hold;
  rt_hold_begin (rt, &hold, name, "iterator");
  if ((hold.held[0] = rt_iter (rt, iterable)) == NULL)
    return rt_hold_end (rt, &hold, NULL);
  while ((hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    int truth = rt_truth (rt, hold.held[1]);
    RtObject *item = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, item);
    if (truth < 0)
      return rt_hold_end (rt, &hold, NULL);
    if (truth == stop_at)
      return rt_hold_end (rt, &hold, rt_bool_object (rt, stop_at));
  }
  return rt_hold_end (rt, &hold, rt_error (rt) != NULL ? NULL : rt_bool_object (rt, !stop_at));
}

static RtObject *builtin_all (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return search_truth (rt, "all", args[0], false);
}

static RtObject *builtin_any (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return search_truth (rt, "any", args[0], true);
}

static RtObject *builtin_iter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "iter", nargs, 1, 2))
    return NULL;
  if (nargs == 1)
    return rt_iter (rt, args[0]);
  if (!rt_is_callable (args[0]))
    return RT_TYPE_ERROR (rt, "iter(object, sentinel): object must be callable");
  return rt_callable_iterator_new (rt, args[0], args[1]);
}

static RtObject *builtin_next (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "next", nargs, 1, 2))
    return NULL;
  if (!rt_is_iterator (args[0]))
    return RT_TYPE_ERROR (rt, "'%.200T' object is not an iterator", args[0]);
  /* Not rt_next: the StopIteration of a generator carries its value. */
  RtObject *item = args[0]->type->slots.tp_iternext (rt, args[0]);
  if (item != NULL)
    return item;
  if (nargs == 2 && (rt_error (rt) == NULL || rt_error_matches (rt, rt->types.StopIteration))) {
    rt_error_clear (rt);
    return rt_incref (args[1]);
  }
  return rt_error (rt) != NULL ? NULL : rt_raise_object (rt, rt->types.StopIteration, NULL);
}

/* max and min. */

enum { EXTREME_ITERATOR, EXTREME_ITEM, EXTREME_VALUE, EXTREME_CANDIDATE, EXTREME_CANDIDATE_VALUE, EXTREME_PLACES };

static const char *const extreme_labels[EXTREME_PLACES] = {"iterator", "best item", "key of the best item", "item", "key of the item"};

static void keep (RtInterp *rt, RtObject **place, RtObject *value) {
  RtObject *old = *place;
  *place = value;
  rt_xdecref (rt, old);
}

static void move (RtInterp *rt, RtObject **from, RtObject **to) {
  RtObject *moved = *from;
  *from = NULL;
  keep (rt, to, moved);
}

/* Looks at one more item; false with an exception. What is worse is given up at once, as in CPython: the item before its key, or the key of
 * the best item so far before that item. */
static bool try_candidate (RtInterp *rt, RtObject **held, RtObject *RT_NULLABLE key, RtCompare op) {
  keep (rt, &held[EXTREME_CANDIDATE_VALUE],
        key != NULL ? rt_call_one (rt, key, held[EXTREME_CANDIDATE]) : rt_incref (held[EXTREME_CANDIDATE]));
  if (held[EXTREME_CANDIDATE_VALUE] == NULL)
    return false;
  if (held[EXTREME_ITEM] != NULL) {
    int better = rt_compare_bool (rt, held[EXTREME_CANDIDATE_VALUE], held[EXTREME_VALUE], op);
    if (better < 0)
      return false;
    if (better == 0) {
      keep (rt, &held[EXTREME_CANDIDATE], NULL);
      keep (rt, &held[EXTREME_CANDIDATE_VALUE], NULL);
      return true;
    }
  }
  keep (rt, &held[EXTREME_VALUE], NULL);
  move (rt, &held[EXTREME_CANDIDATE], &held[EXTREME_ITEM]);
  move (rt, &held[EXTREME_CANDIDATE_VALUE], &held[EXTREME_VALUE]);
  return true;
}

static RtObject *search_extreme (RtInterp *rt, const char *name, RtObject *RT_NULLABLE iterable, RtObject *const *RT_NULLABLE items,
                                 size_t count, RtObject *RT_NULLABLE key, RtObject *RT_NULLABLE otherwise, RtCompare op) {
  RtObject *held[EXTREME_PLACES] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, name, extreme_labels, held, EXTREME_PLACES);
  RtObject *result = NULL;
  if (iterable != NULL && (held[EXTREME_ITERATOR] = rt_iter (rt, iterable)) == NULL)
    goto end;
  for (size_t i = 0;; i++) {
    if (iterable != NULL)
      held[EXTREME_CANDIDATE] = rt_next (rt, held[EXTREME_ITERATOR]);
    else if (i < count)
      held[EXTREME_CANDIDATE] = rt_incref (items[i]);
    if (held[EXTREME_CANDIDATE] == NULL)
      break;
    if (!try_candidate (rt, held, key, op))
      goto end;
  }
  if (rt_error (rt) != NULL)
    goto end;
  if (held[EXTREME_ITEM] != NULL)
    result = rt_incref (held[EXTREME_ITEM]);
  else if (otherwise != NULL)
    result = rt_incref (otherwise);
  else
    rt_raise (rt, rt->types.ValueError, "%s() iterable argument is empty", name);
end:
  return rt_native_end (rt, &native, result);
}

static RtObject *extreme (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames, RtCompare op) {
  if (nargs == 0)
    return RT_TYPE_ERROR (rt, "%s expected at least 1 argument, got 0", name);
  RtObject *key = NULL, *otherwise = NULL;
  for (ptrdiff_t i = 0; kwnames != NULL && i < RT_TUPLE_SIZE (kwnames); i++) {
    RtObject *keyword = RT_TUPLE_ITEM (kwnames, i);
    if (rt_str_equal_utf8 (keyword, "key"))
      key = args[nargs + (size_t) i] == rt->none ? NULL : args[nargs + (size_t) i];
    else if (rt_str_equal_utf8 (keyword, "default"))
      otherwise = args[nargs + (size_t) i];
    else
      return RT_TYPE_ERROR (rt, "'%U' is an invalid keyword argument for %s()", keyword, name);
  }
  if (nargs == 1)
    return search_extreme (rt, name, args[0], NULL, 0, key, otherwise, op);
  if (otherwise != NULL)
    return RT_TYPE_ERROR (rt, "Cannot specify a default for %s() with multiple positional arguments", name);
  return search_extreme (rt, name, NULL, args, nargs, key, NULL, op);
}

static RtObject *builtin_max (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return extreme (rt, "max", args, nargs, kwnames, RT_GT);
}

static RtObject *builtin_min (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return extreme (rt, "min", args, nargs, kwnames, RT_LT);
}

static RtObject *builtin_sorted (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "sorted", nargs, 1, 1))
    return NULL;
  static const char *const names[] = {"key", "reverse"};
  RtObject *out[2];
  RtHold hold;
  rt_hold_begin (rt, &hold, "sorted", "list being sorted");
  if ((hold.held[0] = rt_list_from (rt, args[0])) == NULL)
    return rt_hold_end (rt, &hold, NULL);
  /* It calls list.sort, which is a level of recursion, too, and looks at the other arguments. */
  int reverse = rt_parse_args (rt, "sort", args + 1, 0, kwnames, names, 2, 0, 0, out) ? 0 : -1;
  if (reverse == 0 && out[1] != NULL)
    reverse = rt_truth (rt, out[1]);
  if (reverse < 0)
    return rt_hold_end (rt, &hold, NULL);
  if (!rt_enter_recursive (rt, RT_WHILE_CALLING))
    return rt_hold_end (rt, &hold, NULL);
  int done = rt_list_sort (rt, hold.held[0], out[0] == rt->none ? NULL : out[0], reverse);
  rt_leave_recursive (rt);
  if (done < 0)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *sorted = hold.held[0];
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, sorted);
}

/* sum: ints and floats are added natively as long as they come, floats with the error carried along (Neumaier's variant of
 * Kahan's summation), as CPython 3.12 does. */

typedef struct Sum {
  RtInterp *rt;
  RtObject *iterator; /* held */
  RtObject **total;   /* held */
  RtObject **item;    /* held: the item that ended the native stretch, or NULL at the end */
} Sum;

static bool next_item (Sum *sum) {
  keep (sum->rt, sum->item, NULL);
  *sum->item = rt_next (sum->rt, sum->iterator);
  return *sum->item != NULL;
}

static bool set_total (Sum *sum, RtObject *total) {
  if (total == NULL)
    return false;
  keep (sum->rt, sum->total, total);
  return true;
}

static bool add_item (Sum *sum) {
  return set_total (sum, rt_binary (sum->rt, RT_NB_ADD, *sum->total, *sum->item));
}

static bool is_small_int (RtInterp *rt, RtObject *o, int64_t *value) {
  if (!RT_IS_EXACT (rt, o, int_) && !RT_IS_EXACT (rt, o, bool_))
    return false;
  int overflow;
  *value = rt_int_as_int64 (o, &overflow);
  return overflow == 0;
}

/* Adds ints while both fit; stops at the first item that does not, or at the end. */
static bool sum_ints (Sum *sum, bool *ended) {
  int64_t total, value, next;
  if (!RT_IS_EXACT (sum->rt, *sum->total, int_) || !is_small_int (sum->rt, *sum->total, &total))
    return true;
  while (next_item (sum)) {
    if (!is_small_int (sum->rt, *sum->item, &value) || __builtin_add_overflow (total, value, &next))
      return set_total (sum, rt_int_from_int64 (sum->rt, total)) && add_item (sum);
    total = next;
  }
  *ended = true;
  return rt_error (sum->rt) == NULL && set_total (sum, rt_int_from_int64 (sum->rt, total));
}

static double with_error (double total, double error) {
  return error != 0.0 && isfinite (error) ? total + error : total;
}

static bool sum_floats (Sum *sum, bool *ended) {
  if (!RT_IS_EXACT (sum->rt, *sum->total, float_))
    return true;
  double total = ((RtFloat *) *sum->total)->value, error = 0.0;
  int64_t value;
  while (next_item (sum)) {
    if (RT_IS_EXACT (sum->rt, *sum->item, float_)) {
      double x = ((RtFloat *) *sum->item)->value, t = total + x;
      error += fabs (total) >= fabs (x) ? (total - t) + x : (x - t) + total;
      total = t;
    } else if (is_small_int (sum->rt, *sum->item, &value)) {
      total += (double) value;
    } else {
      return set_total (sum, rt_float_new (sum->rt, with_error (total, error))) && add_item (sum);
    }
  }
  *ended = true;
  return rt_error (sum->rt) == NULL && set_total (sum, rt_float_new (sum->rt, with_error (total, error)));
}

static bool sum_all (Sum *sum) {
  bool ended = false;
  if (!sum_ints (sum, &ended) || ended)
    return ended && rt_error (sum->rt) == NULL;
  if (!sum_floats (sum, &ended) || ended)
    return ended && rt_error (sum->rt) == NULL;
  while (next_item (sum))
    if (!add_item (sum))
      return false;
  return rt_error (sum->rt) == NULL;
}

static bool can_sum (RtInterp *rt, RtObject *start) {
  if (RT_IS_STR (start))
    return RT_TYPE_ERROR (rt, "sum() can't sum strings [use ''.join(seq) instead]");
  if (RT_IS (start, RT_TYPE_BYTES))
    return RT_TYPE_ERROR (rt, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (rt_is_kind_of (start, rt->types.bytearray))
    return RT_TYPE_ERROR (rt, "sum() can't sum bytearray [use b''.join(seq) instead]");
  return true;
}

static RtObject *builtin_sum (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"", "start"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "sum", args, nargs, kwnames, names, 2, 2, 1, out))
    return NULL;
  static const char *const labels[] = {"iterator", "total", "item"};
  RtObject *held[3] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "sum", labels, held, 3);
  RtObject *result = NULL;
  held[0] = rt_iter (rt, out[0]);
  if (held[0] != NULL && (out[1] == NULL || can_sum (rt, out[1]))) {
    held[1] = out[1] != NULL ? rt_incref (out[1]) : rt_int_from_int64 (rt, 0);
    Sum sum = {rt, held[0], &held[1], &held[2]};
    if (held[1] != NULL && sum_all (&sum)) {
      result = held[1];
      held[1] = NULL;
    }
  }
  return rt_native_end (rt, &native, result);
}

const RtMethodDef rt_builtins_iterate_methods[] = {
  {"all", builtin_all, RT_METH_O,
     "all($module, iterable, /)\n--\n\nWhether no item is false."},
  {"any", builtin_any, RT_METH_O,
     "any($module, iterable, /)\n--\n\nWhether some item is true."},
  {"iter", builtin_iter, RT_METH_FASTCALL,
     "iter($module, object, sentinel=<unrepresentable>, /)\n--\n\nAn iterator over an iterable, or over what a "
     "function returns until that equals the sentinel."},
  {"len", builtin_len, RT_METH_O | RT_METH_UNCOUNTED,
     "len($module, obj, /)\n--\n\nHow many items a container has."},
  {"max", builtin_max, RT_METH_KEYWORDS | RT_METH_VARARGS,
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nThe "
     "greatest item of an iterable, or of several arguments; default, if there is none."},
  {"min", builtin_min, RT_METH_KEYWORDS | RT_METH_VARARGS,
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nThe "
     "least item of an iterable, or of several arguments; default, if there is none."},
  {"next", builtin_next, RT_METH_FASTCALL,
     "next($module, iterator, default=<unrepresentable>, /)\n--\n\nWhat an iterator gives next; the default, if "
     "there is one, at its end."},
  {"sorted", builtin_sorted, RT_METH_KEYWORDS,
     "sorted($module, iterable, /, *, key=None, reverse=False)\n--\n\nA new list of the items in ascending order; "
     "equal ones stay as they stood."},
  {"sum", builtin_sum, RT_METH_KEYWORDS,
     "sum($module, iterable, /, start=0)\n--\n\nstart and all items added up."},
  {NULL},
};
