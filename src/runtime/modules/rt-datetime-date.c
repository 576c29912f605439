/* datetime.date, and its days in the calendar of ISO. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define ORDINAL_MAX 3652059

/* --- making --- */

bool rt_day_check (RtInterp *rt, RtDay d) {
  if (d.year < RT_YEAR_MIN || d.year > RT_YEAR_MAX)
    rt_raise (rt, rt->types.ValueError, "year %d is out of range", d.year);
  else if (d.month < 1 || d.month > 12)
    rt_raise (rt, rt->types.ValueError, "month must be in 1..12");
  else if (d.day < 1 || d.day > rt_calendar_month_days (d.year, d.month))
    rt_raise (rt, rt->types.ValueError, "day is out of range for month");
  else
    return true;
  return false;
}

/* A date of exactly TYPE. */
static RtObject *make (RtInterp *rt, RtType *type, RtDay day) {
  RtObject *o = rt_day_check (rt, day) ? type->slots.tp_alloc (rt, type, 0) : NULL;
  if (o != NULL) {
    RT_DATE (o)->day = day;
    RT_DATE (o)->hash = -1;
  }
  return o;
}

RtObject *rt_date_new (RtInterp *rt, RtType *type, RtDay day) {
  if (type == rt->types.date)
    return make (rt, type, day);
  if (type == rt->types.datetime)
    return rt_moment_new (rt, type, day, (RtDayTime){0}, NULL);
  RtHold hold;
  rt_hold_begin (rt, &hold, "date", "fields");
  const int32_t numbers[] = {day.year, day.month, day.day};
  for (int i = 0; i < 3; i++)
    if ((hold.held[i] = rt_int_from_int64 (rt, numbers[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, rt_vectorcall (rt, RT_OBJECT (type), hold.held, 3, NULL));
}

const unsigned char *rt_date_state (RtInterp *rt, RtObject *o, size_t length, size_t place, int least, int most, unsigned char *room) {
  if (RT_IS_BYTES (o) && ((RtVarObject *) o)->size == (ptrdiff_t) length) {
    memcpy (room, ((RtBytes *) o)->data, length);
  } else if (RT_IS_STR (o) && rt_str_length (o) == (ptrdiff_t) length) { /* what Python 2 pickled */
    for (size_t i = 0; i < length; i++) {
      uint32_t c = rt_str_char_at (o, (ptrdiff_t) i);
      if (c > 255)
        return NULL;
      room[i] = (unsigned char) c;
    }
  } else {
    return NULL;
  }
  int number = room[place] & 0x7f;
  return number >= least && number <= most ? room : NULL;
}

static RtObject *date_make (RtInterp *rt, RtType *type, const RtGiven *given) {
  static const RtParam params[] = {{"year", RT_PARAM_INT}, {"month", RT_PARAM_INT}, {"day", RT_PARAM_INT}};
  unsigned char room[4];
  if (given->nargs == 1 && !RT_IS_INT (given->args[0]) && rt_date_state (rt, given->args[0], 4, 2, 1, 12, room) != NULL)
    return make (rt, type, (RtDay){room[0] * 256 + room[1], room[2], room[3]});
  RtValue values[3] = {{0}};
  if (!rt_given_read (rt, NULL, given, params, 3, 3, 3, values))
    return NULL;
  return make (rt, type, (RtDay){values[0].number, values[1].number, values[2].number});
}

static RtObject *date_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return date_make (rt, type, &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs});
}

static RtObject *date_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  return date_make (rt, (RtType *) type, &(RtGiven){args, RT_NARGS (nargsf), kwnames, NULL});
}

static void date_dealloc (RtInterp *rt, RtObject *o) {
  rt_object_free (rt, o);
}

/* --- class methods: SELF is the class --- */

static RtObject *date_fromtimestamp (ARGS) {
  return rt_local_date (rt, (RtType *) self, args[0]);
}

static RtObject *date_today (ARGS) {
  return rt_local_today (rt, (RtType *) self);
}

static RtObject *date_fromordinal (ARGS) {
  RtValue value = {0};
  if (!rt_given_read (rt, "fromordinal", &(RtGiven){args, nargs, NULL, NULL}, &(RtParam){"", RT_PARAM_INT}, 1, 1, 1, &value))
    return NULL;
  if (value.number < 1)
    return RT_VALUE_ERROR (rt, "ordinal must be >= 1");
  return rt_date_new (rt, (RtType *) self, rt_calendar_day (value.number));
}

static RtObject *date_fromisoformat (ARGS) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "fromisoformat: argument must be str");
  rt_str_utf8_is_kept (args[0]);
  RtDay day;
  int read = rt_iso_read_day (rt, args[0], 0, rt_str_length (args[0]), &day);
  if (read <= 0)
    return read == 0 ? rt_iso_complain (rt, args[0]) : NULL;
  return rt_date_new (rt, (RtType *) self, day);
}

static RtObject *date_fromisocalendar (ARGS) {
  static const RtParam params[] = {{"year", RT_PARAM_INT}, {"week", RT_PARAM_INT}, {"day", RT_PARAM_INT}};
  RtValue values[3] = {{0}};
  RtDay day;
  if (!rt_given_read (rt, "fromisocalendar", &(RtGiven){args, nargs, kwnames, NULL}, params, 3, 3, 3, values)) {
    if (rt_error_matches (rt, rt->types.OverflowError)) {
      rt_error_clear (rt);
      RT_VALUE_ERROR (rt, "ISO calendar component out of range");
    }
    return NULL;
  }
  if (!rt_iso_day (rt, values[0].number, values[1].number, values[2].number, &day))
    return NULL;
  return rt_date_new (rt, (RtType *) self, day);
}

/* --- text --- */

static RtObject *date_repr (RtInterp *rt, RtObject *o) {
  RtDay d = RT_DATE (o)->day;
  return rt_str_printf (rt, "%s(%d, %d, %d)", o->type->name, d.year, d.month, d.day);
}

static void date_describe (RtObject *o, HbBuffer *text) {
  rt_day_append (RT_DATE (o)->day, text);
}

static RtObject *date_isoformat (ARGS) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_day_append (RT_DATE (self)->day, &text);
  return rt_moment_text (rt, &text);
}

/* O.NAME (): a subclass may have one of its own. */
static RtObject *call_named (RtInterp *rt, RtObject *o, const char *name, RtObject *const *args, size_t nargs) {
  RtObject *key = rt_str_interned (rt, name);
  return key != NULL ? rt_call_method (rt, o, key, args, nargs) : NULL;
}

static RtObject *date_str (RtInterp *rt, RtObject *o) {
  return o->type == rt->types.date ? date_isoformat (rt, o, NULL, 0, NULL) : call_named (rt, o, "isoformat", NULL, 0);
}

RtObject *rt_date_ctime (RtInterp *rt, RtDay d, RtDayTime t) {
  static const char days[] = "MonTueWedThuFriSatSun", months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_printf (&text, "%.3s %.3s %2d %02d:%02d:%02d %04d", days + 3 * rt_calendar_weekday (d), months + 3 * (d.month - 1), d.day,
                    t.hour, t.minute, t.second, d.year);
  return rt_moment_text (rt, &text);
}

static RtObject *date_ctime (ARGS) {
  return rt_date_ctime (rt, RT_DATE (self)->day, (RtDayTime){0});
}

static RtObject *date_strftime (ARGS) {
  RtValue format = {0};
  if (!rt_given_read (rt, "strftime", &(RtGiven){args, nargs, kwnames, NULL}, &(RtParam){"format", RT_PARAM_STR}, 1, 1, 1, &format))
    return NULL;
  rt_str_utf8_is_kept (format.object);
  RtDay day = RT_DATE (self)->day;
  if (RT_IS_MOMENT (self))
    return rt_moment_strftime (rt, format.object, day, RT_MOMENT (self)->time, RT_MOMENT (self)->zone, self);
  return rt_moment_strftime (rt, format.object, day, (RtDayTime){0}, NULL, self);
}

RtObject *rt_date_format (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument 1 must be str, not %s", args[0] == rt->none ? "None" : args[0]->type->name);
  return rt_str_length (args[0]) == 0 ? rt_str (rt, self) : call_named (rt, self, "strftime", args, 1);
}

/* --- fields --- */

static RtObject *get_year (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_DATE (o)->day.year);
}

static RtObject *get_month (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_DATE (o)->day.month);
}

static RtObject *get_day (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_DATE (o)->day.day);
}

static RtObject *date_replace (ARGS) {
  static const RtParam params[] = {{"year", RT_PARAM_INT}, {"month", RT_PARAM_INT}, {"day", RT_PARAM_INT}};
  RtDay d = RT_DATE (self)->day;
  RtValue values[3] = {{NULL, d.year}, {NULL, d.month}, {NULL, d.day}};
  if (!rt_given_read (rt, "replace", &(RtGiven){args, nargs, kwnames, NULL}, params, 3, 0, 3, values))
    return NULL;
  return make (rt, self->type, (RtDay){values[0].number, values[1].number, values[2].number});
}

static RtObject *date_toordinal (ARGS) {
  return rt_int_from_int64 (rt, rt_calendar_ordinal (RT_DATE (self)->day));
}

static RtObject *date_weekday (ARGS) {
  return rt_int_from_int64 (rt, rt_calendar_weekday (RT_DATE (self)->day));
}

static RtObject *date_isoweekday (ARGS) {
  return rt_int_from_int64 (rt, rt_calendar_weekday (RT_DATE (self)->day) + 1);
}

/* A tuple (of TYPE) of COUNT numbers. */
static RtObject *tuple_of (RtInterp *rt, RtType *type, const int32_t *numbers, int count) {
  RtObject *tuple = type == rt->types.tuple ? rt_tuple_new (rt, count) : type->slots.tp_alloc (rt, type, count);
  for (int i = 0; tuple != NULL && i < count; i++) {
    RtObject *number = rt_int_from_int64 (rt, numbers[i]);
    if (number == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, number);
  }
  return tuple;
}

RtObject *rt_calendar_tuple (RtInterp *rt, RtDay d, RtDayTime t, int is_dst) {
  enum { FIELDS, MODULE, TYPE };
  const int32_t numbers[] = {d.year,   d.month,  d.day, t.hour, t.minute, t.second, rt_calendar_weekday (d), rt_calendar_day_of_year (d),
                             is_dst};
  RtHold hold;
  rt_hold_begin (rt, &hold, "timetuple", "parts of a time.struct_time");
  hold.held[FIELDS] = tuple_of (rt, rt->types.tuple, numbers, 9);
  RtObject *name = hold.held[FIELDS] != NULL ? rt_str_interned (rt, "time") : NULL;
  hold.held[MODULE] = name != NULL ? rt_import_module (rt, name) : NULL;
  hold.held[TYPE] = hold.held[MODULE] != NULL ? rt_getattr_utf8 (rt, hold.held[MODULE], "struct_time") : NULL;
  return rt_hold_end (rt, &hold, hold.held[TYPE] != NULL ? rt_call_one (rt, hold.held[TYPE], hold.held[FIELDS]) : NULL);
}

static RtObject *date_timetuple (ARGS) {
  return rt_calendar_tuple (rt, RT_DATE (self)->day, (RtDayTime){0}, -1);
}

static RtObject *date_isocalendar (ARGS) {
  RtDay d = RT_DATE (self)->day;
  int32_t year = d.year, ordinal = rt_calendar_ordinal (d), monday = rt_calendar_first_monday (year);
  if (ordinal < monday)
    monday = rt_calendar_first_monday (--year);
  else if (ordinal >= rt_calendar_first_monday (year + 1))
    monday = rt_calendar_first_monday (++year);
  const int32_t numbers[] = {year, (ordinal - monday) / 7 + 1, (ordinal - monday) % 7 + 1};
  return tuple_of (rt, rt->types.iso_calendar_date, numbers, 3);
}

/* --- comparing and computing --- */

static RtObject *date_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_DATE (b))
    return rt_incref (rt->not_implemented);
  RtDay x = RT_DATE (a)->day, y = RT_DATE (b)->day;
  int32_t left = (x.year * 16 + x.month) * 32 + x.day, right = (y.year * 16 + y.month) * 32 + y.day;
  return rt_compare_result (rt, left < right ? -1 : left > right, op);
}

static void pack (RtDay d, unsigned char *out) {
  out[0] = (unsigned char) (d.year >> 8);
  out[1] = (unsigned char) d.year;
  out[2] = (unsigned char) d.month;
  out[3] = (unsigned char) d.day;
}

static int64_t date_hash (RtInterp *rt, RtObject *o) {
  RtDate *date = RT_DATE (o);
  if (date->hash == -1) {
    unsigned char packed[4];
    pack (date->day, packed);
    date->hash = rt_hash_bytes (packed, sizeof packed);
  }
  return date->hash;
}

static RtObject *later (RtInterp *rt, RtObject *date, int64_t days) {
  int64_t ordinal = rt_calendar_ordinal (RT_DATE (date)->day) + days;
  if (ordinal < 1 || ordinal > ORDINAL_MAX)
    return rt_raise (rt, rt->types.OverflowError, "date value out of range");
  return rt_date_new (rt, date->type, rt_calendar_day ((int32_t) ordinal));
}

static RtObject *date_add (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_IS_MOMENT (a) || RT_IS_MOMENT (b))
    return rt_incref (rt->not_implemented);
  if (RT_IS_DATE (a) && RT_IS_DELTA (b))
    return later (rt, a, RT_DELTA (b)->days);
  if (RT_IS_DATE (b) && RT_IS_DELTA (a))
    return later (rt, b, RT_DELTA (a)->days);
  return rt_incref (rt->not_implemented);
}

static RtObject *date_subtract (RtInterp *rt, RtObject *a, RtObject *b) {
  if (RT_IS_MOMENT (a) || RT_IS_MOMENT (b) || !RT_IS_DATE (a))
    return rt_incref (rt->not_implemented);
  if (RT_IS_DATE (b))
    return rt_delta_new (rt, rt_calendar_ordinal (RT_DATE (a)->day) - rt_calendar_ordinal (RT_DATE (b)->day), 0, 0);
  if (RT_IS_DELTA (b))
    return later (rt, a, -(int64_t) RT_DELTA (b)->days);
  return rt_incref (rt->not_implemented);
}

static RtObject *date_reduce (ARGS) {
  unsigned char packed[4];
  pack (RT_DATE (self)->day, packed);
  RtObject *bytes = rt_bytes_new (rt, (const char *) packed, sizeof packed);
  RtObject *state = bytes != NULL ? rt_tuple_pack (rt, 1, bytes) : NULL;
  RtObject *result = state != NULL ? rt_tuple_pack (rt, 2, self->type, state) : NULL;
  rt_xdecref (rt, bytes);
  rt_xdecref (rt, state);
  return result;
}

static const RtMethodDef date_methods[] = {
    {"fromtimestamp", date_fromtimestamp, RT_METH_O | RT_METH_CLASS,
     "fromtimestamp($type, timestamp, /)\n--\n\nThe date on the machine's clock at a POSIX timestamp."},
    {"fromordinal", date_fromordinal, RT_METH_FASTCALL | RT_METH_CLASS | RT_METH_VARARGS, "int -> date corresponding to a proleptic Gregorian ordinal."},
    {"fromisoformat", date_fromisoformat, RT_METH_O | RT_METH_CLASS, "str -> Construct a date from a string in ISO 8601 format."},
    {"fromisocalendar", date_fromisocalendar, RT_METH_KEYWORDS | RT_METH_CLASS, "The date of an ISO year, week and day of the week."},
    {"today", date_today, RT_METH_NOARGS | RT_METH_CLASS, "Current date or datetime:  same as self.__class__.fromtimestamp(time.time())."},
    {"ctime", date_ctime, RT_METH_NOARGS, "Return ctime() style string."},
    {"strftime", date_strftime, RT_METH_KEYWORDS, "format -> strftime() style string."},
    {"__format__", rt_date_format, RT_METH_O | RT_METH_VARARGS, "Formats self with strftime."},
    {"timetuple", date_timetuple, RT_METH_NOARGS, "Return time tuple, compatible with time.localtime()."},
    {"isocalendar", date_isocalendar, RT_METH_NOARGS, "ISO year, week number and weekday, by name or by index."},
    {"isoformat", date_isoformat, RT_METH_NOARGS, "Return string in ISO 8601 format, YYYY-MM-DD."},
    {"isoweekday", date_isoweekday, RT_METH_NOARGS, "The day of the week, from Monday == 1 to Sunday == 7."},
    {"toordinal", date_toordinal, RT_METH_NOARGS, "The number of the day; the first of January of year 1 is day 1."},
    {"weekday", date_weekday, RT_METH_NOARGS, "The day of the week, from Monday == 0 to Sunday == 6."},
    {"replace", date_replace, RT_METH_KEYWORDS, "Return date with new specified fields."},
    {"__reduce__", date_reduce, RT_METH_NOARGS, "__reduce__() -> (cls, state)"},
    {NULL},
};

static const RtGetSetDef date_getset[] = {
    {"year", get_year, NULL, NULL, NULL}, {"month", get_month, NULL, NULL, NULL}, {"day", get_day, NULL, NULL, NULL}, {NULL}};

const RtTypeSpec rt_date_spec = {
    .name = "datetime.date",
    .doc = "date(year, month, day) --> date object",
    .size_bytes = sizeof (RtDate),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_BASETYPE,
    .slots = {.tp_new = date_tp_new,
              .tp_dealloc = date_dealloc,
              .describe = date_describe,
              .tp_repr = date_repr,
              .tp_str = date_str,
              .tp_hash = date_hash,
              .tp_getattro = rt_generic_getattr,
              .tp_richcompare = date_richcompare,
              .nb_add = date_add,
              .nb_subtract = date_subtract},
    .methods = date_methods,
    .getset = date_getset,
    .vectorcall = date_vectorcall,
};

/* --- IsoCalendarDate, a tuple --- */

static RtObject *iso_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const RtParam params[] = {{"year", RT_PARAM_INT}, {"week", RT_PARAM_INT}, {"weekday", RT_PARAM_INT}};
  RtValue values[3] = {{0}};
  if (!rt_given_read (rt, "IsoCalendarDate", &(RtGiven){((RtTuple *) args)->items, (size_t) RT_TUPLE_SIZE (args), NULL, kwargs}, params, 3, 3,
                      3, values))
    return NULL;
  return tuple_of (rt, type, (int32_t[]){values[0].number, values[1].number, values[2].number}, 3);
}

static RtObject *iso_repr (RtInterp *rt, RtObject *o) {
  return rt_str_printf (rt, "%s(year=%S, week=%S, weekday=%S)", o->type->name, RT_TUPLE_ITEM (o, 0), RT_TUPLE_ITEM (o, 1),
                        RT_TUPLE_ITEM (o, 2));
}

static RtObject *iso_field (RtInterp *rt, RtObject *o, void *index) {
  return rt_incref (RT_TUPLE_ITEM (o, (ptrdiff_t) index));
}

/* A pickle of it is one of a plain tuple. */
static RtObject *iso_reduce (ARGS) {
  RtObject *items = rt_tuple_from_array (rt, ((RtTuple *) self)->items, 3);
  RtObject *state = items != NULL ? rt_tuple_pack (rt, 1, items) : NULL;
  RtObject *result = state != NULL ? rt_tuple_pack (rt, 2, rt->types.tuple, state) : NULL;
  rt_xdecref (rt, items);
  rt_xdecref (rt, state);
  return result;
}

static const RtMethodDef iso_methods[] = {{"__reduce__", iso_reduce, RT_METH_NOARGS, NULL}, {NULL}};

static const RtGetSetDef iso_getset[] = {{"year", iso_field, NULL, NULL, (void *) 0},
                                         {"week", iso_field, NULL, NULL, (void *) 1},
                                         {"weekday", iso_field, NULL, NULL, (void *) 2},
                                         {NULL}};

const RtTypeSpec rt_iso_calendar_date_spec = {
    .name = "datetime.IsoCalendarDate",
    .doc = "A date in the ISO calendar.",
    .size_bytes = offsetof (RtTuple, items),
    .item_bytes = sizeof (RtObject *),
    .cpython_basicsize = 32,
    .cpython_itemsize = 8,
    .type_flags = RT_TYPE_GC | RT_TYPE_TUPLE,
    .slots = {.tp_new = iso_tp_new, .tp_repr = iso_repr},
    .methods = iso_methods,
    .getset = iso_getset,
};
