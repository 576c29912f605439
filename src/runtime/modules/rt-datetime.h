/* The types of datetime: how they lie in memory, and what their files share.
 *
 * Invariants
 *  - fields are always within their ranges, so that nothing that reads them checks again;
 *  - `hash` is -1 until it was asked for;
 *  - a difference has 0 <= seconds < 86400 and 0 <= microseconds < 1000000; its sign is that of `days`;
 *  - a time zone that is NULL is None. CPython's collector follows none of these references, so neither does ours: they are HIDDEN.
 */
#pragma once

#include "rt-interp.h"

#define RT_YEAR_MIN      1
#define RT_YEAR_MAX      9999
#define RT_DAY_SECONDS   86400
#define RT_SECOND_USEC   1000000
#define RT_DELTA_DAYS    999999999 /* the largest magnitude of a difference's days */

typedef struct RtDelta {
  RtObject base;
  int32_t days, seconds, microseconds;
  int64_t hash;
} RtDelta;

/* A day of the Gregorian calendar. */
typedef struct RtDay {
  int32_t year, month, day;
} RtDay;

typedef struct RtDayTime {
  int32_t hour, minute, second, microsecond, fold;
} RtDayTime;

typedef struct RtDate {
  RtObject base;
  int64_t hash;
  RtDay day;
} RtDate;

typedef struct RtTimeOfDay {
  RtObject base;
  int64_t hash;
  RtDayTime time;
  RtObject *zone; /* RT_NULLABLE */
} RtTimeOfDay;

typedef struct RtMoment { /* datetime.datetime, which derives from date */
  RtDate date;
  RtDayTime time;
  RtObject *zone; /* RT_NULLABLE */
} RtMoment;

typedef struct RtTimeZone {
  RtObject base;
  RtObject *offset; /* a timedelta */
  RtObject *name;   /* RT_NULLABLE */
} RtTimeZone;

#define RT_DELTA(o)     ((RtDelta *) (o))
#define RT_DATE(o)      ((RtDate *) (o))
#define RT_TIME(o)      ((RtTimeOfDay *) (o))
#define RT_MOMENT(o)    ((RtMoment *) (o))
#define RT_SLOT_ZONE    RT_HIDDEN (0, "tzinfo")
#define RT_IS_DELTA(o)  rt_is_kind_of ((o), rt->types.timedelta)
#define RT_IS_DATE(o)   rt_is_kind_of ((o), rt->types.date)
#define RT_IS_MOMENT(o) rt_is_kind_of ((o), rt->types.datetime)
#define RT_IS_TIME(o)   rt_is_kind_of ((o), rt->types.time_of_day)

/* --- rt-datetime-calendar.c: numbers alone --- */

bool rt_calendar_is_leap (int32_t year);
int32_t rt_calendar_month_days (int32_t year, int32_t month);
int32_t rt_calendar_days_before_year (int32_t year);
int32_t rt_calendar_days_before_month (int32_t year, int32_t month);
int32_t rt_calendar_ordinal (RtDay day); /* 1 is the first day of the year 1 */
RtDay rt_calendar_day (int32_t ordinal);
int32_t rt_calendar_weekday (RtDay day); /* 0: Monday */
/* The Monday with which the first ISO week of YEAR begins. */
int32_t rt_calendar_first_monday (int32_t year);
int32_t rt_calendar_day_of_year (RtDay day);
/* Seconds since the beginning of the year 1, less a day. */
int64_t rt_calendar_seconds (RtDay day, RtDayTime time);
static inline int64_t rt_day_usec (RtDayTime t) {
  return ((t.hour * 60 + t.minute) * INT64_C (60) + t.second) * RT_SECOND_USEC + t.microsecond;
}

/* --- rt-datetime-args.c: arguments, read from left to right as PyArg_ParseTupleAndKeywords does --- */

/* What a call was given: keywords stand behind the positional ones and have their names in KWNAMES, or are in the dict KWARGS. */
typedef struct RtGiven {
  RtObject *const *args;
  size_t nargs;
  RtObject *RT_NULLABLE kwnames, *RT_NULLABLE kwargs;
} RtGiven;

/* How a parameter is read. INT: an int of 32 bits into NUMBER. The parameters of functions without keywords have no names. */
typedef enum RtParamKind { RT_PARAM_OBJECT, RT_PARAM_INT, RT_PARAM_DELTA, RT_PARAM_STR, RT_PARAM_DATE, RT_PARAM_TIME } RtParamKind;
typedef struct RtParam {
  const char *name;
  RtParamKind kind;
} RtParam;
typedef struct RtValue {
  RtObject *object; /* borrowed; NULL: not given */
  int32_t number;   /* stays as it was if nothing was given */
} RtValue;
/* FUNCTION NULL: messages speak of "function". The first REQUIRED parameters must be there, at most POSITIONAL come by position. */
bool rt_given_read (RtInterp *rt, const char *RT_NULLABLE function, const RtGiven *given, const RtParam *params, size_t count,
                    size_t required, size_t positional, RtValue *values);

/* --- rt-datetime-delta.c --- */

/* A difference of any numbers, brought into range; OverflowError if it cannot be. */
RT_NEW RtObject *rt_delta_new (RtInterp *rt, int64_t days, int64_t seconds, int64_t microseconds);
static inline __int128 rt_delta_usec (const RtObject *o) {
  const RtDelta *d = (const RtDelta *) o;
  return ((__int128) d->days * RT_DAY_SECONDS + d->seconds) * RT_SECOND_USEC + d->microseconds;
}
RT_NEW RtObject *rt_delta_subtract (RtInterp *rt, RtObject *a, RtObject *b);
RT_NEW RtObject *rt_delta_negative (RtInterp *rt, RtObject *o);
int rt_delta_compare (const RtObject *a, const RtObject *b); /* -1, 0, 1 */
int64_t rt_delta_hash (RtInterp *rt, RtObject *o);
bool rt_delta_is_zero (const RtObject *o);
RT_NEW RtObject *rt_delta_total_seconds (RtInterp *rt, RtObject *o); /* a float */

/* --- rt-datetime-zone.c --- */

/* False with TypeError if ZONE is neither None nor a tzinfo. */
bool rt_zone_check (RtInterp *rt, RtObject *zone);
/* utcoffset or dst (NAME) of ZONE (NULL: None) for OF: a timedelta within a day, or None. */
RT_NEW RtObject *rt_zone_offset (RtInterp *rt, RtObject *RT_NULLABLE zone, const char *name, RtObject *of);
RT_NEW RtObject *rt_zone_name (RtInterp *rt, RtObject *RT_NULLABLE zone, RtObject *of); /* a str or None */
/* What pickles SELF, a time or datetime, whose fields are PACKED: its type, and these and the zone. */
RT_NEW RtObject *rt_zone_reduced (RtInterp *rt, RtObject *self, const unsigned char *packed, size_t length_bytes, RtObject *RT_NULLABLE zone);
/* A fixed zone; that of no offset is the one of UTC. */
RT_NEW RtObject *rt_timezone_new (RtInterp *rt, RtObject *offset, RtObject *RT_NULLABLE name);
RT_BORROWED RtObject *rt_timezone_utc (RtInterp *rt);
/* +hh:mm[:ss[.ffffff]] with SEPARATOR for the colons; nothing for None. */
void rt_zone_append_offset (const RtObject *offset, const char *separator, HbBuffer *buffer);
/* OFFSET of ZONE appended as isoformat shows it; false with an exception. */
bool rt_zone_append (RtInterp *rt, RtObject *RT_NULLABLE zone, RtObject *of, const char *separator, HbBuffer *buffer);

/* --- rt-datetime-date.c --- */

bool rt_day_check (RtInterp *rt, RtDay day);
/* A date of TYPE; a subclass is called. */
RT_NEW RtObject *rt_date_new (RtInterp *rt, RtType *type, RtDay day);
/* Reads the bytes that pickles keep, at PLACE of which there is a number of LEAST to MOST (and a bit for fold); NULL if O is none. */
const unsigned char *rt_date_state (RtInterp *rt, RtObject *o, size_t length, size_t place, int least, int most, unsigned char *room);
RT_NEW RtObject *rt_calendar_tuple (RtInterp *rt, RtDay day, RtDayTime time, int is_dst); /* time.struct_time */
RT_NEW RtObject *rt_date_ctime (RtInterp *rt, RtDay day, RtDayTime time);
/* __format__ of all three. */
RT_NEW RtObject *rt_date_format (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);

/* --- rt-datetime-time.c --- */

bool rt_day_time_check (RtInterp *rt, RtDayTime time);
RT_NEW RtObject *rt_time_new (RtInterp *rt, RtType *type, RtDayTime time, RtObject *RT_NULLABLE zone);
/* [ hh, mm, ss, usec ] as pickles keep them, at OUT; the first has no fold. */
void rt_day_time_pack (RtDayTime time, unsigned char *out);
RtDayTime rt_day_time_unpack (const unsigned char *packed, int fold);

/* --- rt-datetime-moment.c --- */

/* A moment of TYPE; a subclass is called. ZONE is checked. */
RT_NEW RtObject *rt_moment_new (RtInterp *rt, RtType *type, RtDay day, RtDayTime time, RtObject *RT_NULLABLE zone);
/* The same of exactly TYPE, from numbers that are in range. */
RT_NEW RtObject *rt_moment_make (RtInterp *rt, RtType *type, RtDay day, RtDayTime time, RtObject *RT_NULLABLE zone);
/* A moment that is SIGN times DELTA later, of O's class. */
RT_NEW RtObject *rt_moment_add (RtInterp *rt, RtObject *o, RtObject *delta, int sign);
/* The same numbers on the clock of another zone, as a plain datetime. */
RT_NEW RtObject *rt_moment_with_zone (RtInterp *rt, RtObject *o, RtObject *RT_NULLABLE zone);
RT_NEW RtObject *rt_moment_subtract (RtInterp *rt, RtObject *a, RtObject *b);
/* Reads the fields of a moment into DAY, TIME and ZONE, which hold those that need not be given, and checks them. */
bool rt_moment_read (RtInterp *rt, const char *RT_NULLABLE function, const RtGiven *given, size_t required, RtDay *day, RtDayTime *time,
                     RtObject **zone);
void rt_moment_pack (const RtObject *o, unsigned char *out); /* the ten bytes that pickles keep, without the fold */
extern const RtMethodDef rt_moment_methods[];

/* --- rt-datetime-local.c: the machine's clock and zone --- */

/* SECONDS (an int or float) of the epoch on the machine's clock, or that of UTC. */
RT_NEW RtObject *rt_local_from_timestamp (RtInterp *rt, RtType *type, RtObject *seconds, bool utc, RtObject *RT_NULLABLE zone);
RT_NEW RtObject *rt_local_date (RtInterp *rt, RtType *type, RtObject *seconds);
RT_NEW RtObject *rt_local_now (RtInterp *rt, RtType *type, bool utc, RtObject *RT_NULLABLE zone);
RT_NEW RtObject *rt_local_today (RtInterp *rt, RtType *type);
RT_NEW RtObject *rt_local_timestamp (RtInterp *rt, RtObject *moment); /* a float */
RT_NEW RtObject *rt_local_astimezone (RtInterp *rt, RtObject *moment, RtObject *zone);

/* --- rt-datetime-text.c and rt-datetime-iso.c --- */

/* YYYY-MM-DD and hh:mm:ss with as many parts as TIMESPEC (NULL: what there is) says; false with ValueError. */
void rt_day_append (RtDay day, HbBuffer *buffer);
bool rt_day_time_append (RtInterp *rt, RtDayTime time, const char *RT_NULLABLE timespec, HbBuffer *buffer);
/* BUFFER's text, which is given up, as a str; NULL with an exception if there is one already. */
RT_NEW RtObject *rt_moment_text (RtInterp *rt, HbBuffer *buffer);
/* strftime: ZONE's name and offset for OF. */
RT_NEW RtObject *rt_moment_strftime (RtInterp *rt, RtObject *format, RtDay day, RtDayTime time, RtObject *RT_NULLABLE zone, RtObject *of);
/* "Invalid isoformat string". */
RtObject *rt_iso_complain (RtInterp *rt, RtObject *text);
/* Reads code points FROM to TO of the str TEXT: 1, 0 if it is no such text, -1 with an exception. */
int rt_iso_read_day (RtInterp *rt, RtObject *text, ptrdiff_t from, ptrdiff_t to, RtDay *day);
/* *ZONE is new or NULL. */
int rt_iso_read_time (RtInterp *rt, RtObject *text, ptrdiff_t from, ptrdiff_t to, RtDayTime *time, RtObject **zone);
/* Where the date in TEXT ends; -1: nowhere. */
ptrdiff_t rt_iso_end_of_day (RtObject *text);
/* The day of ISO's calendar; false with ValueError. */
bool rt_iso_day (RtInterp *rt, int32_t year, int32_t week, int32_t weekday, RtDay *day);
