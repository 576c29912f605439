/* _time: what time (python/time.py) has native: clocks, the calendar of the machine, and a sleep that a request to stop interrupts. */
#include <math.h>
#include <time.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-thread.h"
#include "rt-tuple.h"
#include "rt-vm.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define MOST_S  9e9  /* longer sleeps never end */
#define SLICE_S 0.02 /* how long a sleep does not look */

static double in_seconds (int64_t nsec) {
  return (double) nsec / 1e9;
}

static int64_t read_clock (RtInterp *rt, RtClock clock) {
  return rt_world_clock (&rt->world, clock) + (clock == RT_CLOCK_PROCESS ? 0 : rt_vm (rt)->clock_jumped_nsec);
}

static RtObject *seconds_of (RtInterp *rt, RtClock clock) {
  return rt_float_new (rt, in_seconds (read_clock (rt, clock)));
}

static RtObject *nanoseconds_of (RtInterp *rt, RtClock clock) {
  return rt_int_from_int64 (rt, read_clock (rt, clock));
}

/* The time for which an event loop would wait with nothing to do passes at once. */
static RtObject *time_jump (ARGS) {
  double seconds = rt_float_to_double (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (seconds > 0 && seconds < 1e9)
    rt_vm (rt)->clock_jumped_nsec += (int64_t) (seconds * 1e9);
  return rt_incref (rt->none);
}

static RtObject *time_time (ARGS) {
  return seconds_of (rt, RT_CLOCK_REAL);
}

static RtObject *time_time_ns (ARGS) {
  return nanoseconds_of (rt, RT_CLOCK_REAL);
}

static RtObject *time_monotonic (ARGS) {
  return seconds_of (rt, RT_CLOCK_MONOTONIC);
}

static RtObject *time_monotonic_ns (ARGS) {
  return nanoseconds_of (rt, RT_CLOCK_MONOTONIC);
}

static RtObject *time_process_time (ARGS) {
  return seconds_of (rt, RT_CLOCK_PROCESS);
}

/* Not by the clock that the program sees: how often this one is read is nothing that must repeat. */
static double now_s (void) {
  return in_seconds (rt_world_clock (&(RtWorld){0}, RT_CLOCK_MONOTONIC));
}

/* A time to wait, as _PyTime_FromSecondsObject: a float, or what has __index__. -1 with an exception may also be -1 without one. */
static double seconds_to_wait (RtInterp *rt, RtObject *o) {
  if (rt_is_kind_of (o, rt->types.float_)) {
    double s = ((RtFloat *) o)->value;
    if (isnan (s))
      RT_VALUE_ERROR (rt, "Invalid value NaN (not a number)");
    else if (fabs (s) * 1e9 >= 0x1p63)
      rt_raise (rt, rt->types.OverflowError, "timestamp out of range for platform time_t");
    return s;
  }
  RtObject *index = rt_index (rt, o);
  if (index == NULL)
    return -1;
  int overflow;
  double s = (double) rt_int_as_int64 (index, &overflow);
  rt_decref (rt, index);
  if (overflow != 0 || fabs (s) * 1e9 >= 0x1p63)
    rt_raise (rt, rt->types.OverflowError, "timestamp too large to convert to C _PyTime_t");
  return s;
}

static RtObject *time_sleep (ARGS) {
  double left_s = seconds_to_wait (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (left_s < 0)
    return RT_VALUE_ERROR (rt, "sleep length must be non-negative");
  if (rt_thread_count (rt) > 1) {
    int64_t nsec = left_s < MOST_S ? (int64_t) ceil (left_s * 1e9) : RT_THREAD_FOREVER;
    return rt_thread_wait (rt, NULL, nsec, false) == RT_WAITED_FAILED ? NULL : rt_incref (rt->none);
  }
  double end_s = now_s () + left_s;
  while (left_s > 0) {
    double slice_s = left_s < SLICE_S ? left_s : SLICE_S;
    struct timespec slice = {0, (long) (slice_s * 1e9)};
    bool again = rt->world.stop != NULL; /* it was slept through before */
    if (!again)
      nanosleep (&slice, NULL);
    if (rt_check_stop (rt) < 0)
      return NULL;
    left_s = again ? 0 : end_s - now_s ();
  }
  return rt_incref (rt->none);
}

static RtObject *time_process_time_ns (ARGS) {
  return nanoseconds_of (rt, RT_CLOCK_PROCESS);
}

/* --- calendar --- */

/* A struct tm as a tuple: year, month, day, hour, minute, second, weekday from Monday, day of the year, is_dst, zone, offset. */
static RtObject *fields_of (RtInterp *rt, const struct tm *tm) {
  const int64_t numbers[] = {tm->tm_year + (int64_t) 1900, tm->tm_mon + 1, tm->tm_mday, tm->tm_hour, tm->tm_min,
                             tm->tm_sec, (tm->tm_wday + 6) % 7, tm->tm_yday + 1, tm->tm_isdst};
  RtObject *tuple = rt_tuple_new (rt, 11);
  for (int i = 0; tuple != NULL && i < 11; i++) {
    RtObject *field;
    if (i < 9)
      field = rt_int_from_int64 (rt, numbers[i]);
    else
      field = i == 9 ? rt_str_from (rt, tm->tm_zone != NULL ? tm->tm_zone : "UTC") : rt_int_from_int64 (rt, tm->tm_gmtoff);
    if (field == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, field);
  }
  return tuple;
}

static RtObject *calendar_of (RtInterp *rt, RtObject *seconds, struct tm *(*convert) (const time_t *, struct tm *)) {
  int overflow = 0;
  int64_t value = RT_IS_INT (seconds) ? rt_int_as_int64 (seconds, &overflow) : 0;
  struct tm tm;
  time_t at = (time_t) value;
  if (overflow != 0 || convert (&at, &tm) == NULL)
    return rt_raise (rt, rt->types.OverflowError, "timestamp out of range for platform time_t");
  return fields_of (rt, &tm);
}

static RtObject *time_gmtime (ARGS) {
  return calendar_of (rt, args[0], gmtime_r);
}

static RtObject *time_localtime (ARGS) {
  return calendar_of (rt, args[0], localtime_r);
}

/* mktime of six numbers and is_dst: seconds, or None if there is no such time. */
static RtObject *time_mktime (ARGS) {
  int numbers[7];
  if (!rt_check_positional (rt, "mktime", nargs, 7, 7))
    return NULL;
  for (int i = 0; i < 7; i++) {
    ptrdiff_t value = rt_index_ssize (rt, args[i], rt->types.OverflowError);
    if (value == -1 && rt_error (rt) != NULL)
      return NULL;
    numbers[i] = (int) value;
  }
  struct tm tm = {.tm_year = numbers[0] - 1900, .tm_mon = numbers[1] - 1, .tm_mday = numbers[2], .tm_hour = numbers[3],
                  .tm_min = numbers[4], .tm_sec = numbers[5], .tm_isdst = numbers[6], .tm_wday = -1};
  time_t at = mktime (&tm);
  if (at == (time_t) -1 && tm.tm_wday == -1)
    return rt_raise (rt, rt->types.OverflowError, "mktime argument out of range");
  return rt_int_from_int64 (rt, at);
}

static const RtMethodDef time_methods[] = {
    {"process_time_ns", time_process_time_ns, RT_METH_NOARGS, NULL},
    {"thread_time", time_process_time, RT_METH_NOARGS, NULL},
    {"_gmtime", time_gmtime, RT_METH_O, NULL},
    {"_localtime", time_localtime, RT_METH_O, NULL},
    {"_mktime", time_mktime, RT_METH_FASTCALL, NULL},
    {"time", time_time, RT_METH_NOARGS, NULL},
    {"time_ns", time_time_ns, RT_METH_NOARGS, NULL},
    {"monotonic", time_monotonic, RT_METH_NOARGS, NULL},
    {"monotonic_ns", time_monotonic_ns, RT_METH_NOARGS, NULL},
    {"perf_counter", time_monotonic, RT_METH_NOARGS, NULL},
    {"perf_counter_ns", time_monotonic_ns, RT_METH_NOARGS, NULL},
    {"process_time", time_process_time, RT_METH_NOARGS, NULL},
    {"_jump", time_jump, RT_METH_O, NULL},
    {"sleep", time_sleep, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__time = {
    .name = "_time",
    .methods = time_methods,
    .functions_of = "time",
};
