/* datetime and the machine: its clock, its zone, and seconds of the epoch. */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-datetime.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-vm.h"

#define EPOCH_SECONDS (INT64_C (719163) * RT_DAY_SECONDS) /* 1970 as rt_calendar_seconds counts */
#define FOLD_SECONDS  (24 * 3600)                         /* no clock is set by more */

static const RtDay epoch = {1970, 1, 1};

/* --- reading what the program gives --- */

static void *too_late (RtInterp *rt) {
  return rt_raise (rt, rt->types.OverflowError, "timestamp out of range for platform time_t");
}

/* The nearest int to VALUE, half to even. */
static double round_to_even (double value) {
  double rounded = round (value);
  return fabs (value - rounded) == 0.5 ? 2.0 * round (value / 2.0) : rounded;
}

/* SECONDS as whole ones, rounded down, and microseconds; without MICROSECONDS what is less than a second is lost. */
static bool split_seconds (RtInterp *rt, RtObject *o, int64_t *seconds, int32_t *RT_NULLABLE microseconds) {
  if (!rt_is_kind_of (o, rt->types.float_)) {
    RtObject *index = rt_index (rt, o);
    if (index == NULL)
      return false;
    int overflow = 0;
    *seconds = rt_int_as_int64 (index, &overflow);
    rt_decref (rt, index);
    if (microseconds != NULL)
      *microseconds = 0;
    if (overflow != 0)
      too_late (rt);
    return overflow == 0;
  }
  double value = ((RtFloat *) o)->value, whole = floor (value), part = 0;
  if (isnan (value)) {
    rt_raise (rt, rt->types.ValueError, "Invalid value NaN (not a number)");
    return false;
  }
  if (microseconds != NULL) {
    part = round_to_even (modf (value, &whole) * 1e6);
    if (part >= 1e6) {
      part -= 1e6;
      whole += 1;
    } else if (part < 0) {
      part += 1e6;
      whole -= 1;
    }
  }
  if (!(whole >= -9223372036854775808.0 && whole < 9223372036854775808.0)) {
    too_late (rt);
    return false;
  }
  *seconds = (int64_t) whole;
  if (microseconds != NULL)
    *microseconds = (int32_t) part;
  return true;
}

/* --- the machine's calendar --- */

/* SECONDS of the epoch on the machine's clock, or that of UTC. */
static bool convert (RtInterp *rt, int64_t seconds, bool utc, struct tm *tm) {
  time_t at = (time_t) seconds;
  errno = 0;
  if ((utc ? gmtime_r (&at, tm) : localtime_r (&at, tm)) != NULL)
    return true;
  if (rt_error (rt) == NULL)
    rt_raise (rt, rt->types.OverflowError, "timestamp out of range for platform time_t");
  return false;
}

static RtDay day_of (const struct tm *tm) {
  return (RtDay){tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday};
}

/* A leap second is the second before it once more. */
static RtDayTime time_of (const struct tm *tm, int32_t microsecond) {
  return (RtDayTime){tm->tm_hour, tm->tm_min, tm->tm_sec < 59 ? tm->tm_sec : 59, microsecond, 0};
}

/* What the machine's clock shows at U, both counted from the year 1; -1 with an exception. */
static int64_t local_seconds (RtInterp *rt, int64_t u) {
  struct tm tm;
  if (!convert (rt, u - EPOCH_SECONDS, false, &tm))
    return -1;
  RtDay day = day_of (&tm);
  if (day.year < RT_YEAR_MIN || day.year > RT_YEAR_MAX)
    return rt_raise_int (rt, rt->types.ValueError, "year %d is out of range", day.year);
  return rt_calendar_seconds (day, time_of (&tm, 0));
}

/* Whether SHOWN, which the clock shows at SECONDS, was shown before, because it was set back since. -1 with an exception. */
static int is_repeated (RtInterp *rt, int64_t seconds, int64_t shown) {
  int64_t u = seconds + EPOCH_SECONDS, before = local_seconds (rt, u - FOLD_SECONDS);
  if (before < 0)
    return -1;
  int64_t change = shown - before - FOLD_SECONDS;
  if (change >= 0)
    return 0;
  int64_t again = local_seconds (rt, u + change);
  return again < 0 ? -1 : again == shown;
}

/* The seconds of UTC, from the year 1, at which the machine's clock shows DAY and TIME; of two the one that the fold says. -1 with an
 * exception. */
static int64_t find_utc (RtInterp *rt, RtDay day, RtDayTime time) {
  int64_t wanted = rt_calendar_seconds (day, time), shown = local_seconds (rt, wanted);
  if (shown < 0)
    return -1;
  int64_t first_offset = shown - wanted, first = wanted - first_offset, other_offset;
  int64_t shown_first = local_seconds (rt, first);
  if (shown_first < 0)
    return -1;
  if (shown_first == wanted) { /* found one; there may be another on the other side of a change */
    int64_t elsewhere = first + (time.fold != 0 ? FOLD_SECONDS : -FOLD_SECONDS);
    shown = local_seconds (rt, elsewhere);
    if (shown < 0)
      return -1;
    other_offset = shown - elsewhere;
    if (other_offset == first_offset)
      return first;
  } else {
    other_offset = shown_first - first;
  }
  int64_t second = wanted - other_offset, shown_second = local_seconds (rt, second);
  if (shown_second < 0)
    return -1;
  if (shown_second == wanted)
    return second;
  if (shown_first == wanted)
    return first;
  bool earlier = time.fold != 0; /* the clock jumped over it */
  return (first < second) == earlier ? first : second;
}

/* --- making --- */

static RtObject *make (RtInterp *rt, RtType *type, int64_t seconds, int32_t microseconds, bool utc, RtObject *zone) {
  struct tm tm;
  if (!convert (rt, seconds, utc, &tm))
    return NULL;
  RtDay day = day_of (&tm);
  RtDayTime time = time_of (&tm, microseconds);
  if (!rt_day_check (rt, day))
    return NULL;
  int fold = !utc && zone == NULL ? is_repeated (rt, seconds, rt_calendar_seconds (day, time)) : 0;
  time.fold = fold;
  return fold < 0 ? NULL : rt_moment_new (rt, type, day, time, zone);
}

RtObject *rt_local_from_timestamp (RtInterp *rt, RtType *type, RtObject *seconds, bool utc, RtObject *zone) {
  int64_t whole;
  int32_t microseconds;
  return split_seconds (rt, seconds, &whole, &microseconds) ? make (rt, type, whole, microseconds, utc, zone) : NULL;
}

RtObject *rt_local_date (RtInterp *rt, RtType *type, RtObject *seconds) {
  int64_t whole;
  struct tm tm;
  if (!split_seconds (rt, seconds, &whole, NULL) || !convert (rt, whole, false, &tm))
    return NULL;
  return rt_date_new (rt, type, day_of (&tm));
}

static int64_t now_nsec (RtInterp *rt) {
  return rt_world_clock (&rt->world, RT_CLOCK_REAL) + rt_vm (rt)->clock_jumped_nsec;
}

RtObject *rt_local_now (RtInterp *rt, RtType *type, bool utc, RtObject *zone) {
  int64_t usec = now_nsec (rt) / 1000;
  return make (rt, type, usec / 1000000, (int32_t) (usec % 1000000), utc, zone);
}

RtObject *rt_local_today (RtInterp *rt, RtType *type) {
  RtObject *name = rt_str_interned (rt, "fromtimestamp");
  if (name == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "date.today", "time");
  hold.held[0] = rt_float_new (rt, (double) now_nsec (rt) / 1e9);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_call_method (rt, RT_OBJECT (type), name, hold.held, 1) : NULL);
}

/* --- back to seconds, and from zone to zone --- */

RtObject *rt_local_timestamp (RtInterp *rt, RtObject *moment) {
  const RtMoment *m = RT_MOMENT (moment);
  if (m->zone == NULL) {
    int64_t seconds = find_utc (rt, m->date.day, m->time);
    return seconds < 0 ? NULL : rt_float_new (rt, (double) (seconds - EPOCH_SECONDS) + m->time.microsecond / 1e6);
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.timestamp", "time since the epoch");
  hold.held[0] = rt_moment_make (rt, rt->types.datetime, epoch, (RtDayTime){0}, rt_timezone_utc (rt));
  hold.held[1] = hold.held[0] != NULL ? rt_moment_subtract (rt, moment, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_delta_total_seconds (rt, hold.held[1]) : NULL);
}

/* The fixed zone that the machine's clock keeps at SECONDS, counted from the year 1. */
static RtObject *machine_zone (RtInterp *rt, int64_t seconds) {
  struct tm tm;
  if (!convert (rt, seconds - EPOCH_SECONDS, false, &tm))
    return NULL;
  RtObject *offset = rt_delta_new (rt, 0, tm.tm_gmtoff, 0);
  RtObject *name = offset != NULL ? rt_str_from (rt, tm.tm_zone != NULL ? tm.tm_zone : "UTC") : NULL;
  RtObject *zone = name != NULL ? rt_timezone_new (rt, offset, name) : NULL;
  rt_xdecref (rt, offset);
  rt_xdecref (rt, name);
  return zone;
}

static RtObject *machine_zone_at_clock (RtInterp *rt, RtObject *moment) {
  int64_t seconds = find_utc (rt, RT_DATE (moment)->day, RT_MOMENT (moment)->time);
  return seconds < 0 ? NULL : machine_zone (rt, seconds);
}

RtObject *rt_local_astimezone (RtInterp *rt, RtObject *moment, RtObject *zone) {
  enum { OLD, OFFSET, UTC, NEW };
  RtHold hold;
  rt_hold_begin (rt, &hold, "datetime.astimezone", "zone, offset, or time of UTC");
  RtObject *own = RT_MOMENT (moment)->zone;
  hold.held[OLD] = own != NULL ? rt_incref (own) : machine_zone_at_clock (rt, moment);
  if (hold.held[OLD] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (hold.held[OLD] == zone)
    return rt_hold_end (rt, &hold, rt_incref (moment));
  hold.held[OFFSET] = rt_zone_offset (rt, hold.held[OLD], "utcoffset", moment);
  if (hold.held[OFFSET] == rt->none) { /* a zone that does not know is as good as none */
    hold.held[NEW] = machine_zone_at_clock (rt, moment);
    hold.held[OFFSET] = hold.held[NEW] != NULL ? rt_zone_offset (rt, hold.held[NEW], "utcoffset", moment) : NULL;
    rt_xdecref (rt, hold.held[NEW]); /* a timezone: no user code runs at its end */
    hold.held[NEW] = NULL;
  }
  hold.held[UTC] = hold.held[OFFSET] != NULL ? rt_moment_add (rt, moment, hold.held[OFFSET], -1) : NULL;
  if (hold.held[UTC] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (!RT_IS_MOMENT (hold.held[UTC]))
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "__new__() must make a datetime, not %T", hold.held[UTC]));
  const RtMoment *utc = RT_MOMENT (hold.held[UTC]);
  hold.held[NEW] = zone != NULL ? rt_incref (zone) : machine_zone (rt, rt_calendar_seconds (utc->date.day, utc->time));
  RtObject *name = hold.held[NEW] != NULL ? rt_str_interned (rt, "fromutc") : NULL;
  if (name == NULL)
    return rt_hold_end (rt, &hold, NULL);

  rt_ref_set (rt, hold.held[UTC], RT_SLOT_ZONE, &RT_MOMENT (hold.held[UTC])->zone, rt_incref (hold.held[NEW]));
  return rt_hold_end (rt, &hold, rt_call_method (rt, hold.held[NEW], name, &hold.held[UTC], 1));
}
