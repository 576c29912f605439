/* The methods of datetime.datetime. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-warn.h"

#define ARGS         RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames
#define GIVEN        (&(RtGiven){args, nargs, kwnames, NULL})
#define DAY(o)       (RT_DATE (o)->day)
#define TIME_OF(o)   (RT_MOMENT (o)->time)
#define PACKED_BYTES 10

/* A zone as it is kept: NULL for None; false with TypeError if it is none. */
static bool take_zone (RtInterp *rt, RtObject *RT_NULLABLE given, RtObject **zone) {
  *zone = given == rt->none ? NULL : given;
  return *zone == NULL || rt_zone_check (rt, *zone);
}

/* --- class methods: SELF is the class --- */

/* What ZONE makes of MOMENT, which is a time of UTC; MOMENT is given up. */
static RtObject *from_utc (RtInterp *rt, RtObject *zone, RT_STEALS RtObject *RT_NULLABLE moment) {
  if (moment == NULL || zone == NULL)
    return moment;
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime", "time being converted");
  hold.held[0] = moment;
  RtObject *name = rt_str_interned (rt, "fromutc");
  return rt_hold_end (rt, &hold, name != NULL ? rt_call_method (rt, zone, name, &moment, 1) : NULL);
}

static RtObject *moment_now (ARGS) {
  RtValue value = {0};
  RtObject *zone;
  if (!rt_given_read (rt, "now", GIVEN, &(RtParam){"tz", RT_PARAM_OBJECT}, 1, 0, 1, &value) || !take_zone (rt, value.object, &zone))
    return NULL;
  return from_utc (rt, zone, rt_local_now (rt, (RtType *) self, zone != NULL, zone));
}

static RtObject *moment_fromtimestamp (ARGS) {
  static const RtParam params[] = {{"timestamp", RT_PARAM_OBJECT}, {"tz", RT_PARAM_OBJECT}};
  RtValue values[2] = {{0}};
  RtObject *zone;
  if (!rt_given_read (rt, "fromtimestamp", GIVEN, params, 2, 1, 2, values) || !take_zone (rt, values[1].object, &zone))
    return NULL;
  return from_utc (rt, zone, rt_local_from_timestamp (rt, (RtType *) self, values[0].object, zone != NULL, zone));
}

static int warn (RtInterp *rt, const char *name, const char *instead) {
  return rt_warn (rt, rt->types.DeprecationWarning, 1,
                  "datetime.datetime.%s() is deprecated and scheduled for removal in a future version. Use timezone-aware "
                  "objects to represent datetimes in UTC: datetime.datetime.%s.",
                  name, instead);
}

static RtObject *moment_utcnow (ARGS) {
  return warn (rt, "utcnow", "now(datetime.UTC)") < 0 ? NULL : rt_local_now (rt, (RtType *) self, true, NULL);
}

static RtObject *moment_utcfromtimestamp (ARGS) {
  if (warn (rt, "utcfromtimestamp", "fromtimestamp(timestamp, datetime.UTC)") < 0)
    return NULL;
  return rt_local_from_timestamp (rt, (RtType *) self, args[0], true, NULL);
}

static RtObject *moment_combine (ARGS) {
  static const RtParam params[] = {{"date", RT_PARAM_DATE}, {"time", RT_PARAM_TIME}, {"tzinfo", RT_PARAM_OBJECT}};
  RtValue values[3] = {{0}};
  if (!rt_given_read (rt, "combine", GIVEN, params, 3, 2, 3, values))
    return NULL;
  const RtTimeOfDay *time = RT_TIME (values[1].object);
  RtObject *zone = values[2].object == NULL ? time->zone : values[2].object == rt->none ? NULL : values[2].object;
  return rt_moment_new (rt, (RtType *) self, DAY (values[0].object), time->time, zone);
}

static RtObject *moment_fromisoformat (ARGS) {
  RtObject *text = args[0];
  if (!RT_IS_STR (text))
    return RT_TYPE_ERROR (rt, "fromisoformat: argument must be str");
  ptrdiff_t length = rt_str_length (text), end = rt_iso_end_of_day (text);
  if (length >= 7) /* a shorter one is refused before it is read */
    rt_str_utf8_is_kept (text);
  RtDay day;
  RtDayTime time = {0};
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.fromisoformat", "time zone");
  int read = end >= 0 && end <= length ? rt_iso_read_day (rt, text, 0, end, &day) : 0;
  if (read > 0 && length > end)
    read = rt_iso_read_time (rt, text, end + 1, length, &time, &hold.held[0]);
  if (read == 0)
    rt_iso_complain (rt, text);
  return rt_hold_end (rt, &hold, read > 0 ? rt_moment_new (rt, (RtType *) self, day, time, hold.held[0]) : NULL);
}

/* Texts in a form of the program's are read by Python text of ours. */
static RtObject *moment_strptime (ARGS) {
  static const RtParam params[] = {{"", RT_PARAM_STR}, {"", RT_PARAM_STR}};
  RtValue values[2] = {{0}};
  if (!rt_given_read (rt, "strptime", GIVEN, params, 2, 2, 2, values))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.strptime", "parts");
  RtObject *name = rt_str_interned (rt, "_calendar_text");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "parse_moment") : NULL;
  RtObject *const all[] = {self, values[0].object, values[1].object};
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], all, 3, NULL) : NULL);
}

/* --- parts --- */

static RtObject *moment_date (ARGS) {
  return rt_date_new (rt, rt->types.date, DAY (self));
}

static RtObject *moment_time (ARGS) {
  return rt_time_new (rt, rt->types.time_of_day, TIME_OF (self), NULL);
}

static RtObject *moment_timetz (ARGS) {
  return rt_time_new (rt, rt->types.time_of_day, TIME_OF (self), RT_MOMENT (self)->zone);
}

static RtObject *moment_replace (ARGS) {
  RtDay day = DAY (self);
  RtDayTime time = TIME_OF (self);
  RtObject *zone = RT_MOMENT (self)->zone;
  return rt_moment_read (rt, "replace", GIVEN, 0, &day, &time, &zone) ? rt_moment_make (rt, self->type, day, time, zone) : NULL;
}

static RtObject *moment_utcoffset (ARGS) {
  return rt_zone_offset (rt, RT_MOMENT (self)->zone, "utcoffset", self);
}

static RtObject *moment_dst (ARGS) {
  return rt_zone_offset (rt, RT_MOMENT (self)->zone, "dst", self);
}

static RtObject *moment_tzname (ARGS) {
  return rt_zone_name (rt, RT_MOMENT (self)->zone, self);
}

static RtObject *moment_timetuple (ARGS) {
  RtObject *dst = rt_zone_offset (rt, RT_MOMENT (self)->zone, "dst", self);
  if (dst == NULL)
    return NULL;
  int flag = dst == rt->none ? -1 : !rt_delta_is_zero (dst);
  rt_decref (rt, dst);
  return rt_calendar_tuple (rt, DAY (self), TIME_OF (self), flag);
}

static RtObject *moment_utctimetuple (ARGS) {
  RtObject *offset = rt_zone_offset (rt, RT_MOMENT (self)->zone, "utcoffset", self);
  if (offset == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.utctimetuple", "offset and time of UTC");
  hold.held[0] = offset;
  hold.held[1] = rt_moment_with_zone (rt, self, NULL);
  if (hold.held[1] != NULL && offset != rt->none)
    hold.held[2] = rt_moment_add (rt, hold.held[1], offset, -1);
  RtObject *utc = offset != rt->none ? hold.held[2] : hold.held[1];
  return rt_hold_end (rt, &hold, utc != NULL ? rt_calendar_tuple (rt, DAY (utc), TIME_OF (utc), 0) : NULL);
}

static RtObject *moment_timestamp (ARGS) {
  return rt_local_timestamp (rt, self);
}

static RtObject *moment_astimezone (ARGS) {
  RtValue value = {0};
  RtObject *zone;
  if (!rt_given_read (rt, "astimezone", GIVEN, &(RtParam){"tz", RT_PARAM_OBJECT}, 1, 0, 1, &value) || !take_zone (rt, value.object, &zone))
    return NULL;
  return rt_local_astimezone (rt, self, zone);
}

/* --- text --- */

static RtObject *moment_ctime (ARGS) {
  return rt_date_ctime (rt, DAY (self), TIME_OF (self));
}

static RtObject *moment_isoformat (ARGS) {
  static const RtParam params[] = {{"sep", RT_PARAM_OBJECT}, {"timespec", RT_PARAM_STR}};
  RtValue values[2] = {{0}};
  if (!rt_given_read (rt, "isoformat", GIVEN, params, 2, 0, 2, values))
    return NULL;
  RtObject *sep = values[0].object;
  if (sep != NULL && (!RT_IS_STR (sep) || rt_str_length (sep) != 1))
    return RT_TYPE_ERROR (rt, "isoformat() argument 1 must be a unicode character, not %s", sep == rt->none ? "None" : sep->type->name);
  const char *timespec = values[1].object != NULL ? rt_str_utf8 (rt, values[1].object, NULL) : NULL;
  if (values[1].object != NULL && timespec == NULL)
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_day_append (DAY (self), &text);
  hb_buffer_append_code_point (&text, sep != NULL ? rt_str_char_at (sep, 0) : 'T');
  if (rt_day_time_append (rt, TIME_OF (self), timespec, &text))
    (void) rt_zone_append (rt, RT_MOMENT (self)->zone, self, ":", &text);
  return rt_moment_text (rt, &text);
}

/* --- pickling --- */

static RtObject *reduced (RtInterp *rt, RtObject *self, int protocol) {
  unsigned char packed[PACKED_BYTES];
  rt_moment_pack (self, packed);
  if (protocol > 3 && TIME_OF (self).fold != 0)
    packed[2] |= 0x80;
  return rt_zone_reduced (rt, self, packed, sizeof packed, RT_MOMENT (self)->zone);
}

static RtObject *moment_reduce (ARGS) {
  return reduced (rt, self, 2);
}

static RtObject *moment_reduce_ex (ARGS) {
  RtValue protocol = {0};
  if (!rt_given_read (rt, "__reduce_ex__", GIVEN, &(RtParam){"", RT_PARAM_INT}, 1, 1, 1, &protocol))
    return NULL;
  return reduced (rt, self, protocol.number);
}

const RtMethodDef rt_moment_methods[] = {
    {"now", moment_now, RT_METH_KEYWORDS | RT_METH_CLASS,
     "now($type, /, tz=None)\n--\n\nWhat the clock says now, in the zone tz; without one, as the machine shows it."},
    {"utcnow", moment_utcnow, RT_METH_NOARGS | RT_METH_CLASS, "Return a new datetime representing UTC day and time."},
    {"fromtimestamp", moment_fromtimestamp, RT_METH_KEYWORDS | RT_METH_CLASS, "timestamp[, tz] -> tz's local time from POSIX timestamp."},
    {"utcfromtimestamp", moment_utcfromtimestamp, RT_METH_O | RT_METH_CLASS | RT_METH_VARARGS,
     "Construct a naive UTC datetime from a POSIX timestamp."},
    {"strptime", moment_strptime, RT_METH_FASTCALL | RT_METH_CLASS | RT_METH_VARARGS, "string, format -> the datetime that a text in this format says"},
    {"combine", moment_combine, RT_METH_KEYWORDS | RT_METH_CLASS, "date, time -> datetime with same date and time fields"},
    {"fromisoformat", moment_fromisoformat, RT_METH_O | RT_METH_CLASS, "string -> datetime from a string in most ISO 8601 formats"},
    {"date", moment_date, RT_METH_NOARGS, "Return date object with same year, month and day."},
    {"time", moment_time, RT_METH_NOARGS, "Return time object with same time but with tzinfo=None."},
    {"timetz", moment_timetz, RT_METH_NOARGS, "Return time object with same time and tzinfo."},
    {"ctime", moment_ctime, RT_METH_NOARGS, "Return ctime() style string."},
    {"timetuple", moment_timetuple, RT_METH_NOARGS, "Return time tuple, compatible with time.localtime()."},
    {"timestamp", moment_timestamp, RT_METH_NOARGS, "Return POSIX timestamp as float."},
    {"utctimetuple", moment_utctimetuple, RT_METH_NOARGS, "Return UTC time tuple, compatible with time.localtime()."},
    {"isoformat", moment_isoformat, RT_METH_KEYWORDS,
     "[sep] -> the time in ISO 8601 format, YYYY-MM-DDT[HH[:MM[:SS[.mmm[uuu]]]]][+HH:MM].\n\nsep stands between date and time and is 'T' "
     "by default. timespec says how many parts of the time\nare shown."},
    {"utcoffset", moment_utcoffset, RT_METH_NOARGS, "Return self.tzinfo.utcoffset(self)."},
    {"tzname", moment_tzname, RT_METH_NOARGS, "Return self.tzinfo.tzname(self)."},
    {"dst", moment_dst, RT_METH_NOARGS, "Return self.tzinfo.dst(self)."},
    {"replace", moment_replace, RT_METH_KEYWORDS, "Return datetime with new specified fields."},
    {"astimezone", moment_astimezone, RT_METH_KEYWORDS, "tz -> convert to local time in new timezone tz"},
    {"__reduce_ex__", moment_reduce_ex, RT_METH_FASTCALL, "__reduce_ex__(proto) -> (cls, state)"},
    {"__reduce__", moment_reduce, RT_METH_NOARGS, "__reduce__() -> (cls, state)"},
    {NULL},
};
