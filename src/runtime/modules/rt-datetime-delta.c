/* datetime.timedelta. Its arithmetic is on microseconds in 128 bits, which hold any difference many times over; what may be larger
 * (factors, floats) is computed with ints. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-str.h"
#include "rt-tuple.h"

typedef __int128 Wide;

#define USEC_PER_DAY ((Wide) RT_DAY_SECONDS * RT_SECOND_USEC)

static void *too_large (RtInterp *rt) {
  return rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C int");
}

/* A / B rounded down, and what is left, for B > 0. */
static Wide divide_down (Wide a, Wide b, Wide *left) {
  Wide quotient = a / b, rest = a % b;
  if (rest < 0) {
    rest += b;
    quotient--;
  }
  *left = rest;
  return quotient;
}

static RtObject *of_type (RtInterp *rt, RtType *type, Wide days, int32_t seconds, int32_t microseconds) {
  if (days > INT32_MAX || days < INT32_MIN)
    return too_large (rt);
  if (days > RT_DELTA_DAYS || days < -RT_DELTA_DAYS)
    return rt_raise (rt, rt->types.OverflowError, "days=%d; must have magnitude <= %d", (int) days, RT_DELTA_DAYS);
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtDelta *d = RT_DELTA (o);
  d->days = (int32_t) days;
  d->seconds = seconds;
  d->microseconds = microseconds;
  d->hash = -1;
  return o;
}

static RtObject *from_usec (RtInterp *rt, RtType *type, Wide usec) {
  Wide seconds, rest, left;
  seconds = divide_down (usec, RT_SECOND_USEC, &rest);
  Wide days = divide_down (seconds, RT_DAY_SECONDS, &left);
  return of_type (rt, type, days, (int32_t) left, (int32_t) rest);
}

RtObject *rt_delta_new (RtInterp *rt, int64_t days, int64_t seconds, int64_t microseconds) {
  return from_usec (rt, rt->types.timedelta, ((Wide) days * RT_DAY_SECONDS + seconds) * RT_SECOND_USEC + microseconds);
}

/* --- ints of 128 bits --- */

/* The int O; false, without an exception, if it has more bits. */
static bool wide_of (RtObject *o, Wide *value) {
  RtMagnitude m = rt_int_magnitude (o);
  if (m.count > 4)
    return false;
  Wide sum = 0;
  for (size_t i = m.count; i-- > 0;)
    sum = sum << RT_DIGIT_BITS | m.digits[i];
  *value = rt_int_is_negative (o) ? -sum : sum;
  return true;
}

static RtObject *int_of (RtInterp *rt, Wide value) {
  if (value >= INT64_MIN && value <= INT64_MAX)
    return rt_int_from_int64 (rt, (int64_t) value);
  unsigned char bytes[sizeof value];
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (unsigned char) (value >> 8 * i);
  return rt_int_from_bytes (rt, bytes, sizeof bytes, true, true);
}

static RtObject *from_int (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE usec) {
  if (usec == NULL)
    return NULL;
  Wide value = 0;
  bool fits = wide_of (usec, &value);
  rt_decref (rt, usec);
  return fits ? from_usec (rt, rt->types.timedelta, value) : too_large (rt);
}

/* A / B to the nearest int, half to even; both are given up. */
static RtObject *nearest (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE a, RT_STEALS RtObject *RT_NULLABLE b) {
  RtObject *quotient = NULL, *rest = NULL, *twice = NULL, *divisor = NULL, *result = NULL;
  if (a != NULL && b != NULL && rt_int_divmod (rt, a, b, &quotient, &rest, "integer division or modulo by zero") == 0 &&
      (twice = rt_int_shift_left (rt, rest, 1)) != NULL && (divisor = rt_incref (b)) != NULL) {
    /* The rest has the divisor's sign. */
    int order = rt_int_compare (twice, divisor);
    if (rt_int_is_negative (b))
      order = -order;
    bool odd = rt_int_size (quotient) != 0 && (rt_int_magnitude (quotient).digits[0] & 1) != 0;
    RtObject *one = rt_int_from_int64 (rt, 1); /* shared */
    result = order > 0 || (order == 0 && odd) ? rt_int_add (rt, quotient, one) : rt_incref (quotient);
  }
  RtObject *used[] = {a, b, quotient, rest, twice, divisor};
  for (size_t i = 0; i < sizeof used / sizeof *used; i++)
    rt_xdecref (rt, used[i]);
  return result;
}

/* --- making --- */

/* A number of UNITs added to *SUM; what is less than a microsecond to *REST. */
static bool add_amount (RtInterp *rt, const char *name, RtObject *amount, int64_t unit, Wide *sum, double *rest) {
  Wide whole = 0, product;
  if (RT_IS_INT (amount)) {
    if (!wide_of (amount, &whole) || __builtin_mul_overflow (whole, (Wide) unit, &product) || __builtin_add_overflow (*sum, product, sum)) {
      too_large (rt);
      return false;
    }
    return true;
  }
  if (!rt_is_kind_of (amount, rt->types.float_)) {
    rt_raise (rt, rt->types.TypeError, "unsupported type for timedelta %s component: %s", name, amount->type->name);
    return false;
  }
  double value = ((RtFloat *) amount)->value, units, fraction, usec;
  if (!isfinite (value)) {
    RtObject *never = rt_int_from_double (rt, value);
    rt_xdecref (rt, never);
    return false;
  }
  fraction = modf (value, &units);
  if (fabs (units) > 1e20) {
    too_large (rt);
    return false;
  }
  *rest += modf (fraction * (double) unit, &usec);
  *sum += (Wide) units * unit + (Wide) usec;
  return true;
}

/* The nearest int to REST such that SUM and it together are even where it lies in the middle. */
static Wide round_rest (Wide sum, double rest) {
  double whole = round (rest);
  if (fabs (whole - rest) == 0.5) {
    int odd = (sum & 1) != 0;
    whole = 2.0 * round ((rest + odd) * 0.5) - odd;
  }
  return (Wide) whole;
}

static RtObject *delta_make (RtInterp *rt, RtType *type, const RtGiven *given) {
  static const RtParam params[] = {{"days", RT_PARAM_OBJECT},         {"seconds", RT_PARAM_OBJECT}, {"microseconds", RT_PARAM_OBJECT},
                                   {"milliseconds", RT_PARAM_OBJECT}, {"minutes", RT_PARAM_OBJECT}, {"hours", RT_PARAM_OBJECT},
                                   {"weeks", RT_PARAM_OBJECT}};
  static const int64_t units[] = {86400000000, 1000000, 1, 1000, 60000000, 3600000000, 604800000000};
  static const int8_t order[] = {2, 3, 1, 4, 5, 0, 6}; /* from the smallest unit to the largest */
  RtValue values[7] = {{0}};
  if (!rt_given_read (rt, "__new__", given, params, 7, 0, 7, values))
    return NULL;
  Wide sum = 0;
  double rest = 0;
  for (size_t i = 0; i < 7; i++) {
    int8_t at = order[i];
    if (values[at].object != NULL && !add_amount (rt, params[at].name, values[at].object, units[at], &sum, &rest))
      return NULL;
  }
  if (rest != 0)
    sum += round_rest (sum, rest);
  return from_usec (rt, type, sum);
}

static RtObject *delta_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return delta_make (rt, type, &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs});
}

static RtObject *delta_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return delta_make (rt, (RtType *) type, &(RtGiven){args, RT_NARGS (nargsf), kwnames, NULL});
}

static void delta_dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

/* --- text --- */

static RtObject *delta_repr (RtInterp *rt, RtObject *o) {
  const RtDelta *d = RT_DELTA (o);
  const struct {
    const char *name;
    int32_t value;
  } parts[] = {{"days", d->days}, {"seconds", d->seconds}, {"microseconds", d->microseconds}};
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%s(", o->type->name);
  bool first = true;
  for (size_t i = 0; i < 3; i++)
    if (parts[i].value != 0) {
      hb_buffer_printf (&text, "%s%s=%d", first ? "" : ", ", parts[i].name, parts[i].value);
      first = false;
    }
  hb_buffer_append (&text, first ? "0)" : ")");
  return rt_moment_text (rt, &text);
}

static void append_text (const RtDelta *d, HbBuffer *text) {
  if (d->days != 0)
    hb_buffer_printf (text, "%d day%s, ", d->days, abs (d->days) == 1 ? "" : "s");
  hb_buffer_printf (text, "%d:%02d:%02d", d->seconds / 3600, d->seconds / 60 % 60, d->seconds % 60);
  if (d->microseconds != 0)
    hb_buffer_printf (text, ".%06d", d->microseconds);
}

static void delta_describe (RtObject *o, HbBuffer *text) {
  append_text (RT_DELTA (o), text);
}

static RtObject *delta_str (RtInterp *rt, RtObject *o) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  append_text (RT_DELTA (o), &text);
  return rt_moment_text (rt, &text);
}

/* --- comparing --- */

bool rt_delta_is_zero (const RtObject *o) {
  const RtDelta *d = (const RtDelta *) o;
  return d->days == 0 && d->seconds == 0 && d->microseconds == 0;
}

int rt_delta_compare (const RtObject *a, const RtObject *b) {
  Wide x = rt_delta_usec (a), y = rt_delta_usec (b);
  return x < y ? -1 : x > y;
}

static RtObject *delta_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  return RT_IS_DELTA (b) ? rt_compare_result (rt, rt_delta_compare (a, b), op) : rt_incref (rt->not_implemented);
}

static RtObject *fields (RtInterp *rt, RtObject *o) {
  const RtDelta *d = RT_DELTA (o);
  const int32_t numbers[] = {d->days, d->seconds, d->microseconds};
  RtObject *tuple = rt_tuple_new (rt, 3);
  for (int i = 0; tuple != NULL && i < 3; i++) {
    RtObject *number = rt_int_from_int64 (rt, numbers[i]);
    if (number == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, number);
  }
  return tuple;
}

int64_t rt_delta_hash (RtInterp *rt, RtObject *o) {
  if (RT_DELTA (o)->hash == -1) {
    RtObject *tuple = fields (rt, o);
    if (tuple == NULL)
      return -1;
    RT_DELTA (o)->hash = rt_hash (rt, tuple);
    rt_decref (rt, tuple);
  }
  return RT_DELTA (o)->hash;
}

static int delta_bool (RtInterp *rt, RtObject *o) {
  return !rt_delta_is_zero (o);
}

/* --- arithmetic --- */

static RtObject *delta_add (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a) || !RT_IS_DELTA (b))
    return rt_incref (rt->not_implemented);
  return from_usec (rt, rt->types.timedelta, rt_delta_usec (a) + rt_delta_usec (b));
}

RtObject *rt_delta_subtract (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a) || !RT_IS_DELTA (b))
    return rt_incref (rt->not_implemented);
  return from_usec (rt, rt->types.timedelta, rt_delta_usec (a) - rt_delta_usec (b));
}

RtObject *rt_delta_negative (RtInterp *rt, RtObject *o) {
  return from_usec (rt, rt->types.timedelta, -rt_delta_usec (o));
}

static RtObject *delta_positive (RtInterp *rt, RtObject *o) {
  return from_usec (rt, rt->types.timedelta, rt_delta_usec (o));
}

static RtObject *delta_absolute (RtInterp *rt, RtObject *o) {
  return RT_DELTA (o)->days < 0 ? rt_delta_negative (rt, o) : delta_positive (rt, o);
}

static RtObject *usec_int (RtInterp *rt, RtObject *o) {
  return int_of (rt, rt_delta_usec (o));
}

/* Whether O, which as_integer_ratio of a subclass of float may have given, is a pair of ints. */
static bool is_ratio (RtInterp *rt, RtObject *o) {
  if (!RT_IS_TUPLE (o))
    RT_TYPE_ERROR (rt, "unexpected return type from as_integer_ratio(): expected tuple, got '%T'", o);
  else if (RT_TUPLE_SIZE (o) != 2)
    RT_VALUE_ERROR (rt, "as_integer_ratio() must return a 2-tuple");
  else if (!RT_IS_INT (RT_TUPLE_ITEM (o, 0)) || !RT_IS_INT (RT_TUPLE_ITEM (o, 1)))
    RT_TYPE_ERROR (rt, "non-integer arguments in division");
  else
    return true;
  return false;
}

/* DELTA times, or through, a float. */
static RtObject *by_float (RtInterp *rt, RtObject *delta, RtObject *number, bool divided) {
  enum { METHOD, RATIO, USEC };
  RtHold hold;
  rt_hold_begin (rt, &hold, "timedelta", "float as a ratio");
  hold.held[METHOD] = rt_getattr_utf8 (rt, number, "as_integer_ratio");
  hold.held[RATIO] = hold.held[METHOD] != NULL ? rt_call_none (rt, hold.held[METHOD]) : NULL;
  RtObject *pair = hold.held[RATIO];
  if (pair == NULL || !is_ratio (rt, pair) || (hold.held[USEC] = usec_int (rt, delta)) == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *product = rt_int_multiply (rt, hold.held[USEC], RT_TUPLE_ITEM (pair, divided ? 1 : 0));
  return rt_hold_end (rt, &hold, from_int (rt, nearest (rt, product, rt_incref (RT_TUPLE_ITEM (pair, divided ? 0 : 1)))));
}

static RtObject *by_int (RtInterp *rt, RtObject *delta, RtObject *number) {
  Wide factor, product;
  if (!wide_of (number, &factor) || __builtin_mul_overflow (rt_delta_usec (delta), factor, &product))
    return too_large (rt);
  return from_usec (rt, rt->types.timedelta, product);
}

static RtObject *delta_multiply (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *delta = RT_IS_DELTA (a) ? a : b, *number = delta == a ? b : a;
  if (RT_IS_INT (number))
    return by_int (rt, delta, number);
  if (rt_is_kind_of (number, rt->types.float_))
    return by_float (rt, delta, number, false);
  return rt_incref (rt->not_implemented);
}

static RtObject *delta_floor_divide (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a) || !(RT_IS_DELTA (b) || RT_IS_INT (b)))
    return rt_incref (rt->not_implemented);
  RtObject *x = usec_int (rt, a), *y = RT_IS_DELTA (b) ? usec_int (rt, b) : rt_incref (b);
  RtObject *quotient = x != NULL && y != NULL ? rt_int_floor_divide (rt, x, y) : NULL;
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  return RT_IS_DELTA (b) ? quotient : from_int (rt, quotient);
}

static RtObject *delta_true_divide (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a))
    return rt_incref (rt->not_implemented);
  if (rt_is_kind_of (b, rt->types.float_))
    return by_float (rt, a, b, true);
  if (RT_IS_INT (b))
    return from_int (rt, nearest (rt, usec_int (rt, a), rt_incref (b)));
  if (!RT_IS_DELTA (b))
    return rt_incref (rt->not_implemented);
  RtObject *x = usec_int (rt, a), *y = usec_int (rt, b);
  RtObject *quotient = x != NULL && y != NULL ? rt_int_true_divide (rt, x, y) : NULL;
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  return quotient;
}

/* Quotient and rest of two differences; false with an exception. */
static bool divide (RtInterp *rt, RtObject *a, RtObject *b, RtObject **quotient, RtObject **rest, const char *message) {
  RtObject *x = usec_int (rt, a), *y = usec_int (rt, b), *left = NULL;
  int failed = x != NULL && y != NULL ? rt_int_divmod (rt, x, y, quotient, &left, message) : -1;
  rt_xdecref (rt, x);
  rt_xdecref (rt, y);
  *rest = failed == 0 ? from_int (rt, left) : NULL;
  return *rest != NULL;
}

static RtObject *delta_remainder (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a) || !RT_IS_DELTA (b))
    return rt_incref (rt->not_implemented);
  RtObject *rest;
  return divide (rt, a, b, NULL, &rest, "integer modulo by zero") ? rest : NULL;
}

static RtObject *delta_divmod (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DELTA (a) || !RT_IS_DELTA (b))
    return rt_incref (rt->not_implemented);
  RtObject *quotient = NULL, *rest = NULL, *pair = NULL;
  if (divide (rt, a, b, &quotient, &rest, "integer division or modulo by zero"))
    pair = rt_tuple_pack (rt, 2, quotient, rest);
  rt_xdecref (rt, quotient);
  rt_xdecref (rt, rest);
  return pair;
}

RtObject *rt_delta_total_seconds (RtInterp *rt, RtObject *o) {
  Wide usec = rt_delta_usec (o);
  double value = (double) usec;
  if ((Wide) value == usec) /* nothing was lost: the quotient is rounded once */
    return rt_float_new (rt, value / 1e6);
  RtObject *dividend = usec_int (rt, o), *unit = rt_int_from_int64 (rt, RT_SECOND_USEC);
  RtObject *result = dividend != NULL && unit != NULL ? rt_int_true_divide (rt, dividend, unit) : NULL;
  rt_xdecref (rt, dividend);
  rt_xdecref (rt, unit);
  return result;
}

static RtObject *delta_total_seconds (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_delta_total_seconds (rt, self);
}

static RtObject *delta_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *state = fields (rt, self);
  RtObject *pair = state != NULL ? rt_tuple_pack (rt, 2, self->type, state) : NULL;
  rt_xdecref (rt, state);
  return pair;
}

static const RtMethodDef delta_methods[] = {
    {"total_seconds", delta_total_seconds, RT_METH_NOARGS, "Total seconds in the duration."},
    {"__reduce__", delta_reduce, RT_METH_NOARGS, "__reduce__() -> (cls, state)"},
    {NULL},
};

static const RtMemberDef delta_members[] = {
    {"days", RT_MEMBER_INT | RT_MEMBER_READONLY, offsetof (RtDelta, days), 0, "Number of days."},
    {"seconds", RT_MEMBER_INT | RT_MEMBER_READONLY, offsetof (RtDelta, seconds), 0,
     "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", RT_MEMBER_INT | RT_MEMBER_READONLY, offsetof (RtDelta, microseconds), 0,
     "Number of microseconds (>= 0 and less than 1 second)."},
    {NULL},
};

const RtTypeSpec rt_timedelta_spec = {
    .name = "datetime.timedelta",
    .doc = "A difference of two dates or times.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, "
           "weeks=0)",
    .size_bytes = sizeof (RtDelta),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = delta_tp_new,
              .tp_dealloc = delta_dealloc,
              .describe = delta_describe,
              .tp_repr = delta_repr,
              .tp_str = delta_str,
              .tp_hash = rt_delta_hash,
              .tp_getattro = rt_generic_getattr,
              .tp_richcompare = delta_richcompare,
              .nb_add = delta_add,
              .nb_subtract = rt_delta_subtract,
              .nb_multiply = delta_multiply,
              .nb_remainder = delta_remainder,
              .nb_divmod = delta_divmod,
              .nb_negative = rt_delta_negative,
              .nb_positive = delta_positive,
              .nb_absolute = delta_absolute,
              .nb_bool = delta_bool,
              .nb_floor_divide = delta_floor_divide,
              .nb_true_divide = delta_true_divide},
    .methods = delta_methods,
    .members = delta_members,
    .vectorcall = delta_vectorcall,
};
