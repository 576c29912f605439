/* slice: three objects, and the arithmetic that every sequence uses to apply them. */
#include "rt-slice.h"

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int-private.h"
#include "rt-native.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define SLOT_START RT_ATTR (0, "start")
#define SLOT_STOP  RT_ATTR (1, "stop")
#define SLOT_STEP  RT_ATTR (2, "step")

RtObject *rt_slice_new (RtInterp *rt, RtObject *start, RtObject *stop, RtObject *step) {
  RtObject *o = rt_object_alloc (rt, rt->types.slice, 0);
  if (o == NULL)
    return NULL;
  RtSlice *self = (RtSlice *)o;
  rt_ref_init (rt, o, SLOT_START, &self->start, rt_incref (start != NULL ? start : rt->none));
  rt_ref_init (rt, o, SLOT_STOP, &self->stop, rt_incref (stop != NULL ? stop : rt->none));
  rt_ref_init (rt, o, SLOT_STEP, &self->step, rt_incref (step != NULL ? step : rt->none));
  rt_gc_track (rt, o);
  return o;
}

int rt_slice_index (RtInterp *rt, RtObject *o, ptrdiff_t *index) {
  if (!rt_is_indexable (o))
    return RT_TYPE_ERROR_INT (rt, "slice indices must be integers or None or have an __index__ method");
  ptrdiff_t value = rt_index_ssize (rt, o, NULL);
  if (value == -1 && rt_error (rt) != NULL)
    return -1;
  *index = value;
  return 0;
}

int rt_slice_index_not_none (RtInterp *rt, RtObject *o, ptrdiff_t *index) {
  if (!rt_is_indexable (o))
    return RT_TYPE_ERROR_INT (rt, "slice indices must be integers or have an __index__ method");
  return rt_slice_index (rt, o, index);
}

int rt_slice_unpack (RtInterp *rt, RtObject *slice, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t *step) {
  RtSlice *self = (RtSlice *)slice;
  *step = 1;
  if (self->step != rt->none) {
    if (rt_slice_index (rt, self->step, step) < 0)
      return -1;
    if (*step == 0)
      return RT_VALUE_ERROR_INT (rt, "slice step cannot be zero");
    if (*step < -PTRDIFF_MAX)
      *step = -PTRDIFF_MAX; /* so that it can be negated */
  }
  *start = *step < 0 ? PTRDIFF_MAX : 0;
  if (self->start != rt->none && rt_slice_index (rt, self->start, start) < 0)
    return -1;
  *stop = *step < 0 ? PTRDIFF_MIN : PTRDIFF_MAX;
  if (self->stop != rt->none && rt_slice_index (rt, self->stop, stop) < 0)
    return -1;
  return 0;
}

/* One bound, clipped to what a walk with STEP can reach. */
static ptrdiff_t adjust_bound (ptrdiff_t bound, ptrdiff_t length, ptrdiff_t step) {
  if (bound < 0) {
    bound += length;
    if (bound < 0)
      return step < 0 ? -1 : 0;
  } else if (bound >= length) {
    return step < 0 ? length - 1 : length;
  }
  return bound;
}

ptrdiff_t rt_slice_adjust (ptrdiff_t length, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t step) {
  *start = adjust_bound (*start, length, step);
  *stop = adjust_bound (*stop, length, step);
  if (step < 0)
    return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
  return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

static RtObject *slice_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (!rt_no_constructor_keywords (rt, "slice", kwargs))
    return NULL;
  size_t nargs = (size_t)RT_TUPLE_SIZE (args);
  if (!rt_check_positional (rt, "slice", nargs, 1, 3))
    return NULL;
  if (nargs == 1)
    return rt_slice_new (rt, NULL, RT_TUPLE_ITEM (args, 0), NULL);
  return rt_slice_new (rt, RT_TUPLE_ITEM (args, 0), RT_TUPLE_ITEM (args, 1),
                       nargs == 3 ? RT_TUPLE_ITEM (args, 2) : NULL);
}

static void slice_dealloc (RtInterp *rt, RtObject *o) {
  RtSlice *self = (RtSlice *)o;
  rt_gc_untrack (rt, o);
  rt_ref_clear (rt, o, SLOT_STEP, &self->step);
  rt_ref_clear (rt, o, SLOT_START, &self->start);
  rt_ref_clear (rt, o, SLOT_STOP, &self->stop);
  rt_object_free (rt, o);
}

static int slice_traverse (RtObject *o, RtVisit visit, void *arg) {
  RtSlice *self = (RtSlice *)o;
  RT_VISIT (visit, arg, SLOT_START, self->start);
  RT_VISIT (visit, arg, SLOT_STOP, self->stop);
  RT_VISIT (visit, arg, SLOT_STEP, self->step);
  return 0;
}

static RtObject *slice_repr (RtInterp *rt, RtObject *o) {
  RtSlice *self = (RtSlice *)o;
  return rt_str_printf (rt, "slice(%R, %R, %R)", self->start, self->stop, self->step);
}

static RtObject *as_tuple (RtInterp *rt, RtObject *o) {
  RtSlice *self = (RtSlice *)o;
  return rt_tuple_pack (rt, 3, self->start, self->stop, self->step);
}

/* Slices compare as tuples of their parts. */
static RtObject *slice_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_EXACT (rt, a, slice) || !RT_IS_EXACT (rt, b, slice))
    return rt_incref (rt->not_implemented);
  if (a == b)
    return rt_bool_object (rt, op == RT_EQ || op == RT_LE || op == RT_GE);
  RtObject *held[2] = {NULL, NULL}, *result = NULL;
  RtNative native;
  rt_native_enter_array (rt, &native, "slice", "parts being compared", held, 2);
  held[0] = as_tuple (rt, a);
  held[1] = held[0] != NULL ? as_tuple (rt, b) : NULL;
  if (held[1] != NULL)
    result = rt_compare (rt, held[0], held[1], op);
  return rt_native_end (rt, &native, result);
}

static int64_t slice_hash (RtInterp *rt, RtObject *o) {
  RtObject *held[1] = {as_tuple (rt, o)};
  if (held[0] == NULL)
    return -1;
  RtNative native;
  rt_native_enter_array (rt, &native, "slice", "parts being hashed", held, 1);
  uint64_t hash = 2870177450012600261u;
  bool failed = false;
  for (ptrdiff_t i = 0; i < 3 && !failed; i++) {
    int64_t lane = rt_hash (rt, RT_TUPLE_ITEM (held[0], i));
    failed = lane == -1;
    hash += (uint64_t) lane * 14029467366897019727u;
    hash = (hash << 31 | hash >> 33) * 11400714785074694791u;
  }
  rt_native_leave (rt, &native);
  return failed ? -1 : (int64_t) hash == -1 ? 1546275796 : (int64_t) hash;
}

/* The number O, which is not None, as an int; new. */
static RtObject *whole_bound (RtInterp *rt, RtObject *o) {
  if (!rt_is_indexable (o))
    return RT_TYPE_ERROR (rt, "slice indices must be integers or None or have an __index__ method");
  return rt_index_exact (rt, o);
}

/* BOUND (an int or None) within LEAST and MOST, counted from the end if negative; new. */
static RtObject *clip (RtInterp *rt, RtObject *bound, RtObject *length, RtObject *least, RtObject *most, RtObject *otherwise) {
  if (bound == rt->none)
    return rt_incref (otherwise);
  if (rt_int_sign (bound) >= 0)
    return rt_incref (rt_int_compare (bound, most) > 0 ? most : bound);
  RtObject *from_end = rt_int_add (rt, bound, length);
  if (from_end == NULL || rt_int_compare (from_end, least) >= 0)
    return from_end;
  rt_decref (rt, from_end);
  return rt_incref (least);
}

/* (start, stop, step) of whole numbers that need not fit a machine word. No user code runs here. */
static RtObject *clipped (RtInterp *rt, RtObject *length, RtObject *const parts[3]) {
  RtObject *one = rt_int_from_int64 (rt, 1), *below = rt_int_from_int64 (rt, -1), *zero = rt_int_from_int64 (rt, 0);
  RtObject *last = one != NULL ? rt_int_subtract (rt, length, one) : NULL, *start = NULL, *stop = NULL, *result = NULL;
  if (last != NULL && below != NULL && zero != NULL) {
    RtObject *step = parts[2] == rt->none ? one : parts[2];
    bool back = rt_int_sign (step) < 0;
    RtObject *least = back ? below : zero, *most = back ? last : length;
    start = clip (rt, parts[0], length, least, most, back ? most : least);
    stop = start != NULL ? clip (rt, parts[1], length, least, most, back ? least : most) : NULL;
    result = stop != NULL ? rt_tuple_pack (rt, 3, start, stop, step) : NULL;
  }
  RtObject *const made[] = {one, below, zero, last, start, stop};
  for (size_t i = 0; i < sizeof made / sizeof *made; i++)
    rt_xdecref (rt, made[i]);
  return result;
}

RtObject *rt_slice_indices (RtInterp *rt, RtObject *slice, RtObject *length) {
  RtSlice *self = (RtSlice *)slice;
  RtObject *const given[3] = {self->start, self->stop, self->step};
  RtHold hold;
  rt_hold_begin (rt, &hold, "slice.indices", "length and bounds");
  bool ok = (hold.held[3] = rt_index_exact (rt, length)) != NULL;
  if (ok && rt_int_sign (hold.held[3]) < 0)
    ok = RT_VALUE_ERROR (rt, "length should not be negative") != NULL;
  for (int i = 2; ok && i >= 0; i--) {
    hold.held[i] = given[i] != rt->none ? whole_bound (rt, given[i]) : rt_incref (rt->none);
    ok = hold.held[i] != NULL;
    if (ok && i == 2 && given[2] != rt->none && rt_int_sign (hold.held[2]) == 0)
      ok = RT_VALUE_ERROR (rt, "slice step cannot be zero") != NULL;
  }
  return rt_hold_end (rt, &hold, ok ? clipped (rt, hold.held[3], hold.held) : NULL);
}

static RtObject *slice_indices (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_slice_indices (rt, o, args[0]);
}

static RtObject *slice_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  RtObject *parts = as_tuple (rt, o);
  if (parts == NULL)
    return NULL;
  RtObject *result = rt_tuple_pack (rt, 2, o->type, parts);
  rt_decref (rt, parts);
  return result;
}

static const RtMethodDef slice_methods[] = {
    {"indices", slice_indices, RT_METH_O, NULL},
    {"__reduce__", slice_reduce, RT_METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static const RtMemberDef slice_members[] = {
    {"start", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSlice, start), 0, NULL},
    {"stop", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSlice, stop), 1, NULL},
    {"step", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtSlice, step), 2, NULL},
    {NULL, 0, 0, 0, NULL},
};

const RtTypeSpec rt_slice_spec = {
    .name = "slice",
    .size_bytes = sizeof (RtSlice),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC,
    .slots =
        {
            .tp_new = slice_tp_new,
            .tp_dealloc = slice_dealloc,
            .tp_traverse = slice_traverse,
            .tp_repr = slice_repr,
            .tp_hash = slice_hash,
            .tp_richcompare = slice_richcompare,
        },
    .methods = slice_methods,
    .members = slice_members,
};
