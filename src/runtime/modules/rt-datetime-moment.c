/* datetime.datetime: making, computing, comparing. Its methods are in rt-datetime-moment-methods.c. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define PACKED_BYTES 10

/* --- making --- */

RtObject *rt_moment_make (RtInterp *rt, RtType *type, RtDay day, RtDayTime time, RtObject *zone) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RT_DATE (o)->day = day;
  RT_DATE (o)->hash = -1;
  RT_MOMENT (o)->time = time;
  rt_ref_init (rt, o, RT_SLOT_ZONE, &RT_MOMENT (o)->zone, rt_xincref (zone));
  return o;
}

/* TYPE (fields...), which lack the fold. */
static RtObject *call_subclass (RtInterp *rt, RtType *type, RtDay day, RtDayTime time, RtObject *zone) {
  static const char *const labels[] = {"year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo"};
  const int32_t numbers[] = {day.year, day.month, day.day, time.hour, time.minute, time.second, time.microsecond};
  RtObject *held[8] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "datetime", labels, held, 8);
  bool good = true;
  for (int i = 0; i < 7 && good; i++)
    good = (held[i] = rt_int_from_int64 (rt, numbers[i])) != NULL;
  held[7] = rt_incref (zone != NULL ? zone : rt->none);
  RtObject *result = good ? rt_vectorcall (rt, RT_OBJECT (type), held, 8, NULL) : NULL;
  return rt_native_end (rt, &native, result);
}

RtObject *rt_moment_new (RtInterp *rt, RtType *type, RtDay day, RtDayTime time, RtObject *zone) {
  if (type != rt->types.datetime)
    return call_subclass (rt, type, day, time, zone);
  if (!rt_day_check (rt, day) || !rt_day_time_check (rt, time) || (zone != NULL && !rt_zone_check (rt, zone)))
    return NULL;
  return rt_moment_make (rt, type, day, time, zone);
}

RtObject *rt_moment_with_zone (RtInterp *rt, RtObject *o, RtObject *zone) {
  return rt_moment_make (rt, rt->types.datetime, RT_DATE (o)->day, RT_MOMENT (o)->time, zone);
}

bool rt_moment_read (RtInterp *rt, const char *function, const RtGiven *given, size_t required, RtDay *day, RtDayTime *time,
                     RtObject **zone) {
  static const RtParam params[] = {{"year", RT_PARAM_INT},        {"month", RT_PARAM_INT},     {"day", RT_PARAM_INT},
                                   {"hour", RT_PARAM_INT},        {"minute", RT_PARAM_INT},    {"second", RT_PARAM_INT},
                                   {"microsecond", RT_PARAM_INT}, {"tzinfo", RT_PARAM_OBJECT}, {"fold", RT_PARAM_INT}};
  RtValue values[] = {{NULL, day->year},    {NULL, day->month},        {NULL, day->day}, {NULL, time->hour}, {NULL, time->minute},
                      {NULL, time->second}, {NULL, time->microsecond}, {*zone, 0},       {NULL, time->fold}};
  if (!rt_given_read (rt, function, given, params, 9, required, 8, values))
    return false;
  *day = (RtDay){values[0].number, values[1].number, values[2].number};
  *time = (RtDayTime){values[3].number, values[4].number, values[5].number, values[6].number, values[8].number};
  *zone = values[7].object == rt->none ? NULL : values[7].object;
  return rt_day_check (rt, *day) && rt_day_time_check (rt, *time) && (*zone == NULL || rt_zone_check (rt, *zone));
}

static RtObject *from_state (RtInterp *rt, RtType *type, unsigned char *packed, RtObject *zone) {
  if (zone != rt->none && !rt_is_kind_of (zone, rt->types.tzinfo))
    return RT_TYPE_ERROR (rt, "bad tzinfo state arg");
  RtDay day = {packed[0] * 256 + packed[1], packed[2] & 0x7f, packed[3]};
  RtDayTime time = rt_day_time_unpack (packed + 4, packed[2] >> 7);
  if (!rt_day_check (rt, day) || !rt_day_time_check (rt, time))
    return NULL;
  return rt_moment_make (rt, type, day, time, zone == rt->none ? NULL : zone);
}

static RtObject *moment_construct (RtInterp *rt, RtType *type, const RtGiven *given) {
  unsigned char room[PACKED_BYTES];
  if (given->nargs >= 1 && given->nargs <= 2 && !RT_IS_INT (given->args[0]) &&
      rt_date_state (rt, given->args[0], PACKED_BYTES, 2, 1, 12, room) != NULL)
    return from_state (rt, type, room, given->nargs == 2 ? given->args[1] : rt->none);
  RtDay day = {0};
  RtDayTime time = {0};
  RtObject *zone = NULL;
  return rt_moment_read (rt, NULL, given, 3, &day, &time, &zone) ? rt_moment_make (rt, type, day, time, zone) : NULL;
}

static RtObject *moment_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return moment_construct (rt, type, &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs});
}

static RtObject *moment_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return moment_construct (rt, (RtType *) type, &(RtGiven){args, RT_NARGS (nargsf), kwnames, NULL});
}

static void moment_dealloc (RtInterp *rt, RtObject *o) {
  rt_ref_clear (rt, o, RT_SLOT_ZONE, &RT_MOMENT (o)->zone);
  rt_object_free (rt, o);
}

static int moment_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_ZONE, RT_MOMENT (o)->zone);
  return 0;
}

/* --- text --- */

static RtObject *moment_repr (RtInterp *rt, RtObject *o) {
  RtDay d = RT_DATE (o)->day;
  RtDayTime t = RT_MOMENT (o)->time;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%s(%d, %d, %d, %d, %d", o->type->name, d.year, d.month, d.day, t.hour, t.minute);
  if (t.second != 0 || t.microsecond != 0)
    hb_buffer_printf (&text, ", %d", t.second);
  if (t.microsecond != 0)
    hb_buffer_printf (&text, ", %d", t.microsecond);
  if (t.fold != 0)
    hb_buffer_append (&text, ", fold=1");
  RtObject *zone = RT_MOMENT (o)->zone, *shown = zone != NULL ? rt_repr (rt, zone) : NULL;
  if (shown != NULL) {
    hb_buffer_append (&text, ", tzinfo=");
    rt_str_append_utf8 (shown, &text);
    rt_decref (rt, shown);
  }
  hb_buffer_append_char (&text, ')');
  return rt_moment_text (rt, &text);
}

static void moment_describe (RtObject *o, HbBuffer *text) {
  const RtDayTime t = RT_MOMENT (o)->time;
  rt_day_append (RT_DATE (o)->day, text);
  hb_buffer_printf (text, " %02d:%02d:%02d", t.hour, t.minute, t.second);
  if (t.microsecond != 0)
    hb_buffer_printf (text, ".%06d", t.microsecond);
}

static RtObject *moment_str (RtInterp *rt, RtObject *o) {
  RtObject *name = rt_str_interned (rt, "isoformat"), *space = rt->latin1_chars[' '];
  return name != NULL ? rt_call_method (rt, o, name, &space, 1) : NULL;
}

/* --- computing --- */

/* Microseconds since the beginning of the year 1, less a day. */
static int64_t usec_of (const RtObject *o) {
  const RtMoment *m = (const RtMoment *) o;
  return rt_calendar_ordinal (m->date.day) * (INT64_C (1000000) * RT_DAY_SECONDS) + rt_day_usec (m->time);
}

RtObject *rt_moment_add (RtInterp *rt, RtObject *o, RtObject *delta, int sign) {
  const RtDelta *d = RT_DELTA (delta);
  RtDayTime t = RT_MOMENT (o)->time;
  int64_t usec = rt_day_usec (t) + sign * (d->seconds * INT64_C (1000000) + d->microseconds);
  const int64_t usec_a_day = INT64_C (1000000) * RT_DAY_SECONDS;
  int64_t days = usec / usec_a_day;
  usec %= usec_a_day;
  if (usec < 0) {
    usec += usec_a_day;
    days--;
  }
  int64_t ordinal = rt_calendar_ordinal (RT_DATE (o)->day) + days + sign * (int64_t) d->days;
  if (ordinal < 1 || ordinal > 3652059)
    return rt_raise (rt, rt->types.OverflowError, "date value out of range");
  int32_t seconds = (int32_t) (usec / 1000000);
  RtDayTime time = {seconds / 3600, seconds / 60 % 60, seconds % 60, (int32_t) (usec % 1000000), 0};
  return rt_moment_new (rt, o->type, rt_calendar_day ((int32_t) ordinal), time, RT_MOMENT (o)->zone);
}

static RtObject *moment_add (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_IS_MOMENT (a) && RT_IS_DELTA (b))
    return rt_moment_add (rt, a, b, 1);
  if (RT_IS_MOMENT (b) && RT_IS_DELTA (a))
    return rt_moment_add (rt, b, a, 1);
  return rt_incref (rt->not_implemented);
}

/* The offsets of two moments of different zones, into HOLD's first places; false with an exception. */
static bool ask_offsets (RtInterp *rt, RtHold *hold, RtObject *a, RtObject *b) {
  hold->held[0] = rt_zone_offset (rt, RT_MOMENT (a)->zone, "utcoffset", a);
  hold->held[1] = hold->held[0] != NULL ? rt_zone_offset (rt, RT_MOMENT (b)->zone, "utcoffset", b) : NULL;
  return hold->held[1] != NULL;
}

static bool is_only_one_aware (RtInterp *rt, const RtHold *hold) {
  return (hold->held[0] == rt->none) != (hold->held[1] == rt->none);
}

/* What an offset takes off. */
static int64_t offset_usec (RtInterp *rt, RtObject *offset) {
  return offset != rt->none ? (int64_t) rt_delta_usec (offset) : 0;
}

RtObject *rt_moment_subtract (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_MOMENT (a))
    return rt_incref (rt->not_implemented);
  if (RT_IS_DELTA (b))
    return rt_moment_add (rt, a, b, -1);
  if (!RT_IS_MOMENT (b))
    return rt_incref (rt->not_implemented);
  int64_t difference = usec_of (a) - usec_of (b);
  if (RT_MOMENT (a)->zone == RT_MOMENT (b)->zone)
    return rt_delta_new (rt, 0, 0, difference);
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime subtraction", "offset");
  if (!ask_offsets (rt, &hold, a, b))
    return rt_hold_end (rt, &hold, NULL);
  if (is_only_one_aware (rt, &hold))
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "can't subtract offset-naive and offset-aware datetimes"));
  difference -= offset_usec (rt, hold.held[0]) - offset_usec (rt, hold.held[1]);
  return rt_hold_end (rt, &hold, rt_delta_new (rt, 0, 0, difference));
}

/* --- comparing --- */

/* Whether the zone's offset at MOMENT, which is OFFSET, would be another with the other fold: such a moment equals none of another
 * zone. -1 with an exception. */
static int depends_on_fold (RtInterp *rt, RtObject *moment, RtObject *offset) {
  RtDayTime time = RT_MOMENT (moment)->time;
  time.fold = !time.fold;
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime comparison", "other time and its offset");
  hold.held[0] = rt_moment_make (rt, rt->types.datetime, RT_DATE (moment)->day, time, RT_MOMENT (moment)->zone);
  if (hold.held[0] != NULL)
    hold.held[1] = rt_zone_offset (rt, RT_MOMENT (moment)->zone, "utcoffset", hold.held[0]);
  int result = -1;
  if (hold.held[1] != NULL && (hold.held[1] == rt->none || offset == rt->none))
    result = hold.held[1] != offset;
  else if (hold.held[1] != NULL)
    result = rt_delta_compare (hold.held[1], offset) != 0;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* Moments of different zones, whose offsets HOLD has. */
static RtObject *compare_zoned (RtInterp *rt, RtObject *a, RtObject *b, const RtHold *hold, RtCompare op) {
  bool equality = op == RT_EQ || op == RT_NE;
  if (is_only_one_aware (rt, hold)) {
    if (equality)
      return rt_bool_object (rt, op == RT_NE);
    return RT_TYPE_ERROR (rt, "can't compare offset-naive and offset-aware datetimes");
  }
  int64_t x = usec_of (a) - offset_usec (rt, hold->held[0]), y = usec_of (b) - offset_usec (rt, hold->held[1]);
  int order = x < y ? -1 : x > y;
  if (equality && order == 0) {
    int doubtful = depends_on_fold (rt, a, hold->held[0]);
    if (doubtful == 0)
      doubtful = depends_on_fold (rt, b, hold->held[1]);
    if (doubtful < 0)
      return NULL;
    order = doubtful;
  }
  return rt_compare_result (rt, order, op);
}

static RtObject *moment_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_MOMENT (b)) {
    if (!RT_IS_DATE (b))
      return rt_incref (rt->not_implemented);
    if (op == RT_EQ || op == RT_NE) /* not for date to decide, which would see the days alone */
      return rt_bool_object (rt, op == RT_NE);
    return RT_TYPE_ERROR (rt, "can't compare %s to %s", a->type->name, b->type->name);
  }
  if (RT_MOMENT (a)->zone == RT_MOMENT (b)->zone) {
    int64_t x = usec_of (a), y = usec_of (b);
    return rt_compare_result (rt, x < y ? -1 : x > y, op);
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime comparison", "offset");
  return rt_hold_end (rt, &hold, ask_offsets (rt, &hold, a, b) ? compare_zoned (rt, a, b, &hold, op) : NULL);
}

void rt_moment_pack (const RtObject *o, unsigned char *out) {
  RtDay day = ((const RtMoment *) o)->date.day;
  out[0] = (unsigned char) (day.year >> 8);
  out[1] = (unsigned char) day.year;
  out[2] = (unsigned char) day.month;
  out[3] = (unsigned char) day.day;
  rt_day_time_pack (((const RtMoment *) o)->time, out + 4);
}

static int64_t moment_hash (RtInterp *rt, RtObject *o) {
  RtDate *self = RT_DATE (o);
  if (self->hash != -1)
    return self->hash;
  RtDayTime first = RT_MOMENT (o)->time; /* of two equal times on a clock that was set back both have the hash of the first */
  bool second = first.fold != 0;
  first.fold = 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.__hash__", "first of two equal times and its offset");
  hold.held[0] = second ? rt_moment_make (rt, rt->types.datetime, self->day, first, RT_MOMENT (o)->zone) : rt_incref (o);
  if (hold.held[0] != NULL)
    hold.held[1] = rt_zone_offset (rt, RT_MOMENT (o)->zone, "utcoffset", hold.held[0]);
  if (hold.held[1] == rt->none) {
    unsigned char packed[PACKED_BYTES];
    rt_moment_pack (o, packed);
    self->hash = rt_hash_bytes (packed, sizeof packed);
  } else if (hold.held[1] != NULL) {
    hold.held[2] = rt_delta_new (rt, 0, 0, usec_of (o) - offset_usec (rt, hold.held[1]));
    self->hash = hold.held[2] != NULL ? rt_delta_hash (rt, hold.held[2]) : -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return self->hash;
}

#define FIELD(name) {#name, get_field, NULL, NULL, (void *) offsetof (RtDayTime, name)}

static RtObject *get_field (RtInterp *rt, RtObject *o, void *offset) {
  return rt_int_from_int64 (rt, *(const int32_t *) ((const char *) &RT_MOMENT (o)->time + (size_t) offset));
}

static RtObject *get_zone (RtInterp *rt, RtObject *o, void *closure) {
  return rt_incref (RT_MOMENT (o)->zone != NULL ? RT_MOMENT (o)->zone : rt->none);
}

static const RtGetSetDef moment_getset[] = {
    FIELD (hour), FIELD (minute), FIELD (second), FIELD (microsecond), {"tzinfo", get_zone, NULL, NULL, NULL}, FIELD (fold), {NULL}};

const RtTypeSpec rt_datetime_spec = {
    .name = "datetime.datetime",
    .doc = "datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]]) --> a day and a time of day",
    .size_bytes = sizeof (RtMoment),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = moment_tp_new,
              .tp_dealloc = moment_dealloc,
              .tp_traverse = moment_traverse,
              .describe = moment_describe,
              .tp_repr = moment_repr,
              .tp_str = moment_str,
              .tp_hash = moment_hash,
              .tp_getattro = rt_generic_getattr,
              .tp_richcompare = moment_richcompare,
              .nb_add = moment_add,
              .nb_subtract = rt_moment_subtract},
    .methods = rt_moment_methods,
    .getset = moment_getset,
    .vectorcall = moment_vectorcall,
};
