/* time: clocks, and a sleep that a request to stop interrupts. */
#include <time.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-module.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

#define SLICE_S 0.02 /* how long a sleep does not look */

static double read_clock (clockid_t clock) {
  struct timespec now;
  clock_gettime (clock, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static RtObject *in_nanoseconds (RtInterp *rt, clockid_t clock) {
  struct timespec now;
  clock_gettime (clock, &now);
  return rt_int_from_int64 (rt, (int64_t) now.tv_sec * 1000000000 + now.tv_nsec);
}

static RtObject *time_time (ARGS) {
  return rt_float_new (rt, read_clock (CLOCK_REALTIME));
}

static RtObject *time_time_ns (ARGS) {
  return in_nanoseconds (rt, CLOCK_REALTIME);
}

static RtObject *time_monotonic (ARGS) {
  return rt_float_new (rt, read_clock (CLOCK_MONOTONIC));
}

static RtObject *time_monotonic_ns (ARGS) {
  return in_nanoseconds (rt, CLOCK_MONOTONIC);
}

static RtObject *time_process_time (ARGS) {
  return rt_float_new (rt, read_clock (CLOCK_PROCESS_CPUTIME_ID));
}

static RtObject *time_sleep (ARGS) {
  double left_s = rt_float_to_double (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (left_s < 0)
    return RT_VALUE_ERROR (rt, "sleep length must be non-negative");
  double end_s = read_clock (CLOCK_MONOTONIC) + left_s;
  while (left_s > 0) {
    double slice_s = left_s < SLICE_S ? left_s : SLICE_S;
    struct timespec slice = {0, (long) (slice_s * 1e9)};
    nanosleep (&slice, NULL);
    if (rt_check_stop (rt) < 0)
      return NULL;
    left_s = end_s - read_clock (CLOCK_MONOTONIC);
  }
  return rt_incref (rt->none);
}

static const RtMethodDef time_methods[] = {
    {"time", time_time, RT_METH_NOARGS, NULL},
    {"time_ns", time_time_ns, RT_METH_NOARGS, NULL},
    {"monotonic", time_monotonic, RT_METH_NOARGS, NULL},
    {"monotonic_ns", time_monotonic_ns, RT_METH_NOARGS, NULL},
    {"perf_counter", time_monotonic, RT_METH_NOARGS, NULL},
    {"perf_counter_ns", time_monotonic_ns, RT_METH_NOARGS, NULL},
    {"process_time", time_process_time, RT_METH_NOARGS, NULL},
    {"sleep", time_sleep, RT_METH_O, NULL},
    {NULL},
};

const RtModuleDef rt_module_def_time = {
    .name = "time",
    .methods = time_methods,
};
