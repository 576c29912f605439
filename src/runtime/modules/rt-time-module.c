/* time: clocks, and a sleep that a request to stop interrupts. */
#include <time.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-vm.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

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

static RtObject *time_sleep (ARGS) {
  double left_s = rt_float_to_double (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (left_s < 0)
    return RT_VALUE_ERROR (rt, "sleep length must be non-negative");
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

static const RtMethodDef time_methods[] = {
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

const RtModuleDef rt_module_def_time = {
    .name = "time",
    .methods = time_methods,
};
