#include "rt-slice.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int-private.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define SLOT_START  RT_ATTR (0, "start")
#define SLOT_STOP   RT_ATTR (1, "stop")
#define SLOT_STEP   RT_ATTR (2, "step")
#define SLOT_LENGTH RT_FIELD (3, "length")

/* Ranges of any size: all arithmetic is on int objects, which runs no user code. A short chain of such steps stops at the first
 * NULL; `drop` gives up what an earlier step made. */
static RtObject *drop (RtInterp *rt, RtObject *RT_NULLABLE used, RtObject *RT_NULLABLE result) {
  rt_xdecref (rt, used);
  return result;
}

static RtObject *small (RtInterp *rt, int64_t value) {
  return rt_int_from_int64 (rt, value);
}

static bool are_medium (const RtObject *start, const RtObject *stop, const RtObject *step) {
  return rt_int_is_medium (start) && rt_int_is_medium (stop) && rt_int_is_medium (step);
}

/* compute_length of numbers far from where an int64_t ends. */
static int64_t length_of_medium (int64_t start, int64_t stop, int64_t step) {
  const int64_t span = step > 0 ? stop - start : start - stop, stride = step > 0 ? step : -step;
  return span <= 0 ? 0 : stride == 1 ? span : (span - 1) / stride + 1;
}

/* How many numbers there are: (stop - start - sign) / step + 1, or 0. */
static RtObject *compute_length (RtInterp *rt, RtObject *start, RtObject *stop, RtObject *step) {
  if (are_medium (start, stop, step))
    return small (rt, length_of_medium (rt_int_medium_value (start), rt_int_medium_value (stop), rt_int_medium_value (step)));
  bool up = rt_int_sign (step) > 0;
  RtObject *low = up ? start : stop, *high = up ? stop : start;
  if (rt_int_compare (low, high) >= 0)
    return small (rt, 0);
  RtObject *one = small (rt, 1), *stride = up ? rt_incref (step) : rt_negative (rt, step);
  RtObject *span = stride != NULL ? rt_int_subtract (rt, high, low) : NULL;
  RtObject *last = span != NULL ? drop (rt, span, rt_int_subtract (rt, span, one)) : NULL;
  RtObject *steps = last != NULL ? drop (rt, last, rt_int_floor_divide (rt, last, stride)) : NULL;
  RtObject *length = steps != NULL ? drop (rt, steps, rt_int_add (rt, steps, one)) : NULL;
  rt_xdecref (rt, stride);
  return length;
}

static RtObject *make_range (RtInterp *rt, RtType *type, RtObject *start, RtObject *stop, RtObject *step) {
  RtObject *length = compute_length (rt, start, stop, step);
  RtObject *o = length != NULL ? rt_object_alloc (rt, type, 0) : NULL;
  if (o == NULL)
    return drop (rt, length, NULL);
  RtRange *range = (RtRange *) o;
  rt_ref_init (rt, o, SLOT_START, &range->start, rt_incref (start));
  rt_ref_init (rt, o, SLOT_STOP, &range->stop, rt_incref (stop));
  rt_ref_init (rt, o, SLOT_STEP, &range->step, rt_incref (step));
  rt_ref_init (rt, o, SLOT_LENGTH, &range->length, length);
  return o;
}

RtObject *rt_range_new (RtInterp *rt, RtObject *start, RtObject *stop, RtObject *step) {
  if (RT_IS_EXACT (rt, start, int_) && RT_IS_EXACT (rt, stop, int_) && RT_IS_EXACT (rt, step, int_) && rt_int_sign (step) != 0)
    return make_range (rt, rt->types.range, start, stop, step);
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  if ((hold.held[0] = rt_index_exact (rt, start)) == NULL || (hold.held[1] = rt_index_exact (rt, stop)) == NULL ||
      (hold.held[2] = rt_index_exact (rt, step)) == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (rt_int_sign (hold.held[2]) == 0)
    return rt_hold_end (rt, &hold, RT_VALUE_ERROR (rt, "range() arg 3 must not be zero"));
  return rt_hold_end (rt, &hold, make_range (rt, rt->types.range, hold.held[0], hold.held[1], hold.held[2]));
}

static RtObject *range_from_args (RtInterp *rt, RtObject *const *args, size_t nargs) {
  if (!rt_check_positional (rt, "range", nargs, 1, 3))
    return NULL;
  RtObject *zero = small (rt, 0), *one = small (rt, 1);
  return nargs == 1 ? rt_range_new (rt, zero, args[0], one) : rt_range_new (rt, args[0], args[1], nargs == 3 ? args[2] : one);
}

static RtObject *range_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "range", kwargs))
    return NULL;
  return range_from_args (rt, ((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args));
}

static RtObject *range_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return rt_no_keywords (rt, "range", kwnames) ? range_from_args (rt, args, RT_NARGS (nargsf)) : NULL;
}

static void range_dealloc (RtInterp *rt, RtObject *o) {
  RtRange *range = (RtRange *) o;
  rt_ref_clear (rt, o, SLOT_START, &range->start);
  rt_ref_clear (rt, o, SLOT_STOP, &range->stop);
  rt_ref_clear (rt, o, SLOT_STEP, &range->step);
  rt_ref_clear (rt, o, SLOT_LENGTH, &range->length);
  rt_object_free (rt, o);
}

static int range_traverse (RtObject *o, RtVisit visit, void *arg) {
  const RtRange *range = (const RtRange *) o;
  RT_VISIT (visit, arg, SLOT_START, range->start);
  RT_VISIT (visit, arg, SLOT_STOP, range->stop);
  RT_VISIT (visit, arg, SLOT_STEP, range->step);
  RT_VISIT (visit, arg, SLOT_LENGTH, range->length);
  return 0;
}

static bool is_one (RtObject *o) {
  return rt_int_as_int64 (o, NULL) == 1;
}

/* Texts of the three numbers, by describe of int, which is their repr. */
static void range_describe (RtObject *o, HbBuffer *buffer) {
  const RtRange *range = (const RtRange *) o;
  hb_buffer_append (buffer, "range(");
  range->start->type->slots.describe (range->start, buffer);
  hb_buffer_append (buffer, ", ");
  range->stop->type->slots.describe (range->stop, buffer);
  if (!is_one (range->step)) {
    hb_buffer_append (buffer, ", ");
    range->step->type->slots.describe (range->step, buffer);
  }
  hb_buffer_append_char (buffer, ')');
}

static RtObject *range_repr (RtInterp *rt, RtObject *o) {
  const RtRange *range = (const RtRange *) o;
  if (is_one (range->step))
    return rt_str_printf (rt, "range(%R, %R)", range->start, range->stop);
  return rt_str_printf (rt, "range(%R, %R, %R)", range->start, range->stop, range->step);
}

/* START + INDEX * STEP. */
static RtObject *number_at (RtInterp *rt, const RtRange *range, RtObject *index) {
  RtObject *offset = rt_int_multiply (rt, index, range->step);
  return offset != NULL ? drop (rt, offset, rt_int_add (rt, range->start, offset)) : NULL;
}

static ptrdiff_t range_length (RtInterp *rt, RtObject *o) {
  int overflow = 0;
  int64_t length = rt_int_as_int64 (((RtRange *) o)->length, &overflow);
  if (overflow != 0)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C ssize_t");
  return length;
}

static int range_bool (RtInterp *rt, RtObject *o) {
  return rt_int_sign (((RtRange *) o)->length) != 0;
}

/* The number at an int index of any size, counted from the end if negative. */
static RtObject *item_at (RtInterp *rt, const RtRange *range, RtObject *index) {
  RtObject *place = rt_int_sign (index) < 0 ? rt_int_add (rt, range->length, index) : rt_incref (index);
  if (place == NULL)
    return NULL;
  if (rt_int_sign (place) < 0 || rt_int_compare (place, range->length) >= 0)
    return drop (rt, place, rt_raise (rt, rt->types.IndexError, "range object index out of range"));
  return drop (rt, place, number_at (rt, range, place));
}

static RtObject *range_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  RtObject *number = small (rt, index);
  return number != NULL ? drop (rt, number, item_at (rt, (RtRange *) o, number)) : NULL;
}

/* A slice is a range again. */
static RtObject *slice_of (RtInterp *rt, RtRange *range, RtObject *slice) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  RtObject *bounds = hold.held[3] = rt_slice_indices (rt, slice, range->length);
  if (bounds != NULL && (hold.held[0] = rt_int_multiply (rt, range->step, RT_TUPLE_ITEM (bounds, 2))) != NULL &&
      (hold.held[1] = number_at (rt, range, RT_TUPLE_ITEM (bounds, 0))) != NULL)
    hold.held[2] = number_at (rt, range, RT_TUPLE_ITEM (bounds, 1));
  RtObject *result =
      hold.held[2] != NULL ? make_range (rt, rt->types.range, hold.held[1], hold.held[2], hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *range_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  if (rt_is_indexable (key)) {
    RtObject *index = rt_index (rt, key);
    return index != NULL ? drop (rt, index, item_at (rt, (RtRange *) o, index)) : NULL;
  }
  if (RT_IS_EXACT (rt, key, slice))
    return slice_of (rt, (RtRange *) o, key);
  return RT_TYPE_ERROR (rt, "range indices must be integers or slices, not %.200T", key);
}

/* Whether an exact int lies in the range: 1, 0, -1. */
static int contains_int (RtInterp *rt, const RtRange *range, RtObject *number) {
  bool up = rt_int_sign (range->step) > 0;
  int to_start = rt_int_compare (number, range->start), to_stop = rt_int_compare (number, range->stop);
  if (up ? to_start < 0 || to_stop >= 0 : to_start > 0 || to_stop <= 0)
    return 0;
  RtObject *offset = rt_int_subtract (rt, number, range->start);
  RtObject *rest = offset != NULL ? drop (rt, offset, rt_int_remainder (rt, offset, range->step)) : NULL;
  if (rest == NULL)
    return -1;
  bool met = rt_int_sign (rest) == 0;
  rt_decref (rt, rest);
  return met;
}

static bool is_plain_int (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, int_) || RT_IS_EXACT (rt, o, bool_);
}

/* Where an equal number stands, by comparing one by one; -1 without an exception: nowhere. Also counts them all if COUNT. */
static ptrdiff_t search (RtInterp *rt, RtObject *o, RtObject *value, ptrdiff_t *RT_NULLABLE count) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  ptrdiff_t found = -1, place = 0;
  if ((hold.held[0] = rt_iter (rt, o)) != NULL) {
    for (; (hold.held[1] = rt_next (rt, hold.held[0])) != NULL; place++) {
      int equal = rt_compare_bool (rt, hold.held[1], value, RT_EQ);
      RtObject *number = hold.held[1];
      hold.held[1] = NULL;
      rt_decref (rt, number);
      if (equal < 0)
        break;
      if (equal && count != NULL)
        ++*count;
      if (equal && count == NULL) {
        found = place;
        break;
      }
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return found;
}

static int range_contains (RtInterp *rt, RtObject *o, RtObject *value) {
  if (is_plain_int (rt, value))
    return contains_int (rt, (RtRange *) o, value);
  ptrdiff_t found = search (rt, o, value, NULL);
  return rt_error (rt) != NULL ? -1 : found >= 0;
}

static bool same_ranges (const RtRange *a, const RtRange *b) {
  if (a == b)
    return true;
  if (rt_int_compare (a->length, b->length) != 0)
    return false;
  if (rt_int_sign (a->length) == 0)
    return true;
  if (rt_int_compare (a->start, b->start) != 0)
    return false;
  return is_one (a->length) || rt_int_compare (a->step, b->step) == 0;
}

static RtObject *range_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_EXACT (rt, b, range) || (op != RT_EQ && op != RT_NE))
    return rt_incref (rt->not_implemented);
  return rt_bool_object (rt, same_ranges ((RtRange *) a, (RtRange *) b) == (op == RT_EQ));
}

/* hash ((length, start or None, step or None)): equal ranges are alike in these. */
static int64_t range_hash (RtInterp *rt, RtObject *o) {
  const RtRange *range = (const RtRange *) o;
  bool empty = rt_int_sign (range->length) == 0, single = is_one (range->length);
  RtObject *parts = rt_tuple_pack (rt, 3, range->length, empty ? rt->none : range->start, empty || single ? rt->none : range->step);
  if (parts == NULL)
    return -1;
  int64_t hash = rt_hash (rt, parts);
  rt_decref (rt, parts);
  return hash;
}

static RtObject *range_count (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (is_plain_int (rt, args[0])) {
    int found = contains_int (rt, (RtRange *) o, args[0]);
    return found < 0 ? NULL : small (rt, found);
  }
  ptrdiff_t count = 0;
  search (rt, o, args[0], &count);
  return rt_error (rt) != NULL ? NULL : small (rt, count);
}

static RtObject *range_index (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtRange *range = (const RtRange *) o;
  if (is_plain_int (rt, args[0])) {
    int found = contains_int (rt, range, args[0]);
    if (found > 0) {
      RtObject *offset = rt_int_subtract (rt, args[0], range->start);
      return offset != NULL ? drop (rt, offset, rt_int_floor_divide (rt, offset, range->step)) : NULL;
    }
    return found < 0 ? NULL : RT_VALUE_ERROR (rt, "%R is not in range", args[0]);
  }
  ptrdiff_t found = search (rt, o, args[0], NULL);
  if (rt_error (rt) != NULL)
    return NULL;
  return found >= 0 ? small (rt, found) : RT_VALUE_ERROR (rt, "sequence.index(x): x not in sequence");
}

static RtObject *range_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtRange *range = (const RtRange *) o;
  RtObject *parts = rt_tuple_pack (rt, 3, range->start, range->stop, range->step);
  return parts != NULL ? drop (rt, parts, rt_tuple_pack (rt, 2, o->type, parts)) : NULL;
}

/* Iterators: of machine numbers where all of them fit, else of int objects. */

typedef struct RtLongRangeIterator {
  RtObject base;
  RtObject *start, *step, *left; /* ints */
} RtLongRangeIterator;

static RtObject *long_iterator (RtInterp *rt, RT_STEALS RtObject *start, RT_STEALS RtObject *step, RtObject *length) {
  RtObject *o = start != NULL && step != NULL ? rt_object_alloc (rt, rt->types.longrange_iterator, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, step);
    return drop (rt, start, NULL);
  }
  RtLongRangeIterator *iterator = (RtLongRangeIterator *) o;
  rt_ref_init (rt, o, SLOT_START, &iterator->start, start);
  rt_ref_init (rt, o, SLOT_STEP, &iterator->step, step);
  rt_ref_init (rt, o, SLOT_LENGTH, &iterator->left, rt_incref (length));
  return o;
}

static RtObject *fast_iterator (RtInterp *rt, int64_t start, int64_t step, int64_t length) {
  RtObject *o = rt_object_alloc (rt, rt->types.range_iterator, 0);
  if (o == NULL)
    return NULL;
  RtRangeIterator *iterator = (RtRangeIterator *) o;
  iterator->next = start;
  iterator->step = step;
  iterator->left = length;
  return o;
}

/* The numbers as machine numbers; false if one of them, or one step beyond the last, does not fit. */
static bool fits (const RtRange *range, int64_t *start, int64_t *step, int64_t *length) {
  int too_big[4] = {0};
  *start = rt_int_as_int64 (range->start, &too_big[0]);
  *step = rt_int_as_int64 (range->step, &too_big[1]);
  *length = rt_int_as_int64 (range->length, &too_big[2]);
  int64_t span, end;
  if (too_big[0] || too_big[1] || too_big[2])
    return false;
  return !__builtin_mul_overflow (*step, *length, &span) && !__builtin_add_overflow (*start, span, &end);
}

static RtObject *range_iter (RtInterp *rt, RtObject *o) {
  const RtRange *range = (const RtRange *) o;
  int64_t start, step, length;
  if (fits (range, &start, &step, &length))
    return fast_iterator (rt, start, step, length);
  return long_iterator (rt, rt_incref (range->start), rt_incref (range->step), range->length);
}

static RtObject *range_reversed (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtRange *range = (const RtRange *) o;
  int64_t start, step, length;
  if (fits (range, &start, &step, &length) && step != INT64_MIN)
    return fast_iterator (rt, (int64_t) ((uint64_t) start + (uint64_t) (length - 1) * (uint64_t) step), -step, length);
  RtObject *last = rt_int_subtract (rt, range->length, small (rt, 1));
  RtObject *from = last != NULL ? drop (rt, last, number_at (rt, range, last)) : NULL;
  return long_iterator (rt, from, rt_negative (rt, range->step), range->length);
}

static RtObject *range_iterator_next (RtInterp *rt, RtObject *o) {
  RtRangeIterator *iterator = (RtRangeIterator *) o;
  if (iterator->left <= 0)
    return NULL;
  int64_t number = iterator->next;
  iterator->next = (int64_t) ((uint64_t) number + (uint64_t) iterator->step);
  iterator->left--;
  rt_payload_changed (rt, o);
  return small (rt, number);
}

static RtObject *range_iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return small (rt, ((RtRangeIterator *) o)->left);
}

static void range_iterator_describe (RtObject *o, HbBuffer *buffer) {
  const RtRangeIterator *iterator = (const RtRangeIterator *) o;
  if (iterator->left > 0)
    hb_buffer_printf (buffer, "next %lld, %lld left", (long long) iterator->next, (long long) iterator->left);
  else
    hb_buffer_append (buffer, "exhausted");
}

static RtObject *longrange_iterator_next (RtInterp *rt, RtObject *o) {
  RtLongRangeIterator *iterator = (RtLongRangeIterator *) o;
  if (rt_int_sign (iterator->left) <= 0)
    return NULL;
  RtObject *left = rt_int_subtract (rt, iterator->left, small (rt, 1));
  RtObject *next = left != NULL ? rt_int_add (rt, iterator->start, iterator->step) : NULL;
  if (next == NULL)
    return drop (rt, left, NULL);
  rt_ref_set (rt, o, SLOT_LENGTH, &iterator->left, left);
  return rt_ref_swap (rt, o, SLOT_START, &iterator->start, next);
}

static void longrange_iterator_dealloc (RtInterp *rt, RtObject *o) {
  RtLongRangeIterator *iterator = (RtLongRangeIterator *) o;
  rt_ref_clear (rt, o, SLOT_START, &iterator->start);
  rt_ref_clear (rt, o, SLOT_STEP, &iterator->step);
  rt_ref_clear (rt, o, SLOT_LENGTH, &iterator->left);
  rt_object_free (rt, o);
}

static int longrange_iterator_traverse (RtObject *o, RtVisit visit, void *arg) {
  const RtLongRangeIterator *iterator = (const RtLongRangeIterator *) o;
  RT_VISIT (visit, arg, SLOT_START, iterator->start);
  RT_VISIT (visit, arg, SLOT_STEP, iterator->step);
  RT_VISIT (visit, arg, SLOT_LENGTH, iterator->left);
  return 0;
}

static RtObject *longrange_iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_incref (((RtLongRangeIterator *) o)->left);
}

/* (iter, (range of what is left,), None) for numbers from START on, LEFT of them. */
static RtObject *reduce_iterator (RtInterp *rt, RtObject *start, RtObject *step, RtObject *left) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  RtObject *result = NULL;
  if ((hold.held[0] = rt_int_multiply (rt, step, left)) != NULL && (hold.held[1] = rt_int_add (rt, start, hold.held[0])) != NULL &&
      (hold.held[2] = rt_range_new (rt, start, hold.held[1], step)) != NULL &&
      (hold.held[3] = rt_reduce_builtin (rt, "iter", rt_incref (hold.held[2]), -1)) != NULL)
    result = rt_tuple_pack (rt, 3, RT_TUPLE_ITEM (hold.held[3], 0), RT_TUPLE_ITEM (hold.held[3], 1), rt->none);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *range_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtRangeIterator *iterator = (const RtRangeIterator *) o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  hold.held[0] = small (rt, iterator->next);
  hold.held[1] = hold.held[0] != NULL ? small (rt, iterator->step) : NULL;
  hold.held[2] = hold.held[1] != NULL ? small (rt, iterator->left) : NULL;
  return rt_hold_end (rt, &hold, hold.held[2] != NULL ? reduce_iterator (rt, hold.held[0], hold.held[1], hold.held[2]) : NULL);
}

/* STATE: how many numbers to pass over. */
static RtObject *range_iterator_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtRangeIterator *iterator = (RtRangeIterator *) o;
  ptrdiff_t passed = rt_index_argument (rt, args[0]);
  if (passed == -1 && rt_error (rt) != NULL)
    return NULL;
  passed = passed < 0 ? 0 : passed > iterator->left ? iterator->left : passed;
  iterator->next = (int64_t) ((uint64_t) iterator->next + (uint64_t) passed * (uint64_t) iterator->step);
  iterator->left -= passed;
  rt_payload_changed (rt, o);
  return rt_incref (rt->none);
}

static RtObject *longrange_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtLongRangeIterator *iterator = (const RtLongRangeIterator *) o;
  return reduce_iterator (rt, iterator->start, iterator->step, iterator->left);
}

static RtObject *longrange_iterator_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtLongRangeIterator *iterator = (RtLongRangeIterator *) o;
  RtHold hold;
  rt_hold_begin (rt, &hold, "range", "number");
  RtObject *passed = hold.held[0] = rt_index_exact (rt, args[0]), *next = NULL, *left = NULL;
  if (passed != NULL && rt_int_sign (passed) < 0) {
    rt_hold_end (rt, &hold, NULL);
    return rt_incref (rt->none);
  }
  if (passed != NULL && rt_int_compare (passed, iterator->left) > 0)
    passed = iterator->left;
  if (passed != NULL && (hold.held[1] = rt_int_multiply (rt, passed, iterator->step)) != NULL &&
      (next = rt_int_add (rt, iterator->start, hold.held[1])) != NULL)
    left = rt_int_subtract (rt, iterator->left, passed);
  rt_hold_end (rt, &hold, NULL);
  if (left == NULL)
    return drop (rt, next, NULL);
  rt_ref_set (rt, o, SLOT_LENGTH, &iterator->left, left);
  rt_ref_set (rt, o, SLOT_START, &iterator->start, next);
  return rt_incref (rt->none);
}

static const RtMethodDef range_iterator_methods[] = {
  {"__reduce__", range_iterator_reduce, RT_METH_NOARGS, NULL},
  {"__setstate__", range_iterator_set_state, RT_METH_O, NULL},
  {"__length_hint__", range_iterator_length_hint, RT_METH_NOARGS, "How many numbers are left."},
  {NULL},
};

static const RtMethodDef longrange_iterator_methods[] = {
  {"__reduce__", longrange_iterator_reduce, RT_METH_NOARGS, NULL},
  {"__setstate__", longrange_iterator_set_state, RT_METH_O, NULL},
  {"__length_hint__", longrange_iterator_length_hint, RT_METH_NOARGS, "How many numbers are left."},
  {NULL},
};

const RtTypeSpec rt_range_iterator_spec = {
  .name = "range_iterator",
  .size_bytes = sizeof (RtRangeIterator),
  .cpython_basicsize = 40,
  .type_flags = RT_TYPE_NO_INSTANTIATION,
  .slots = {.describe = range_iterator_describe, .tp_iter = rt_iter_self, .tp_iternext = range_iterator_next},
  .methods = range_iterator_methods,
};

const RtTypeSpec rt_longrange_iterator_spec = {
  .name = "longrange_iterator",
  .size_bytes = sizeof (RtLongRangeIterator),
  .cpython_basicsize = 40,
  .type_flags = RT_TYPE_NO_INSTANTIATION,
  .slots =
    {
      .tp_dealloc = longrange_iterator_dealloc,
      .tp_traverse = longrange_iterator_traverse,
      .tp_iter = rt_iter_self,
      .tp_iternext = longrange_iterator_next,
    },
  .methods = longrange_iterator_methods,
};

static const RtMethodDef range_methods[] = {
  {"__reduce__", range_reduce, RT_METH_NOARGS, NULL},
  {"__reversed__", range_reversed, RT_METH_NOARGS, "Return a reverse iterator."},
  {"count", range_count, RT_METH_O, "rangeobject.count(value) -> integer -- return number of occurrences of value"},
  {"index", range_index, RT_METH_O, "rangeobject.index(value) -> integer -- return index of value."},
  {NULL},
};

static const RtMemberDef range_members[] = {
  {"start", RT_MEMBER_OBJECT_EX | RT_MEMBER_READONLY, offsetof (RtRange, start), 0, NULL},
  {"stop", RT_MEMBER_OBJECT_EX | RT_MEMBER_READONLY, offsetof (RtRange, stop), 1, NULL},
  {"step", RT_MEMBER_OBJECT_EX | RT_MEMBER_READONLY, offsetof (RtRange, step), 2, NULL},
  {NULL},
};

const RtTypeSpec rt_range_spec = {
  .name = "range",
  .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
  .size_bytes = sizeof (RtRange),
  .cpython_basicsize = 48,
  .type_flags = RT_TYPE_SEQUENCE,
  .slots =
    {
      .tp_new = range_tp_new,
      .tp_dealloc = range_dealloc,
      .tp_traverse = range_traverse,
      .describe = range_describe,
      .tp_repr = range_repr,
      .tp_hash = range_hash,
      .tp_richcompare = range_richcompare,
      .tp_iter = range_iter,
      .sq_length = range_length,
      .sq_item = range_item,
      .sq_contains = range_contains,
      .mp_length = range_length,
      .mp_subscript = range_subscript,
      .nb_bool = range_bool,
    },
  .methods = range_methods,
  .members = range_members,
  .vectorcall = range_vectorcall,
};
