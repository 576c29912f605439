/* A request to stop becomes a KeyboardInterrupt. Code that catches it gets a moment to end by itself; then
 * another comes that no handler sees. */
#include <time.h>

#include "rt-error.h"
#include "rt-vm.h"

#define GRACE_CHECKS 20000u
#define GRACE_NSEC                                                                                           \
  50000000 /* where the checks are far apart; only if a person waits: a run into the step limit has to       \
              repeat */

static int64_t now_nsec (void) {
  struct timespec now;
  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec * INT64_C (1000000000) + now.tv_nsec;
}

int rt_check_stop (RtInterp *rt) {
  int requested = atomic_load_explicit (&rt->stop_requested, memory_order_relaxed);
  if (requested == RT_STOP_NONE)
    return 0;
  RtVm *vm = rt_vm (rt);
  if (vm->stop_grace > 1 && requested == RT_STOP_ASKED && now_nsec () > vm->stop_until_nsec)
    vm->stop_grace = 1;
  else if (vm->stop_grace > 1 && --vm->stop_grace > 1)
    return 0;
  if (vm->stop_grace == 0) {
    vm->stop_grace = GRACE_CHECKS;
    vm->stop_until_nsec = now_nsec () + GRACE_NSEC;
  }
  rt_raise_object (rt, rt->types.KeyboardInterrupt, NULL);
  return -1;
}

int rt_break (RtInterp *rt) {
  if (rt->gc.due)
    rt_gc_run_if_due (rt);
  return rt_check_stop (rt);
}
