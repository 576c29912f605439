/* A request to stop becomes a KeyboardInterrupt of the main thread. Code that catches it gets a moment to end by itself; then
 * another comes that no handler sees. */
#include <time.h>

#include "rt-error.h"
#include "rt-thread.h"
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

/* Whether the request is to be answered here. */
static bool answers_request (RtInterp *rt, int requested) {
  RtVm *vm = rt_vm (rt);
  if (vm->stop_grace > 1 && requested == RT_STOP_ASKED && now_nsec () > vm->stop_until_nsec)
    vm->stop_grace = 1;
  else if (vm->stop_grace > 1 && --vm->stop_grace > 1)
    return false;
  if (vm->stop_grace == 0) {
    vm->stop_grace = GRACE_CHECKS;
    vm->stop_until_nsec = now_nsec () + GRACE_NSEC;
  }
  return true;
}

/* Whether the run was stopped here when it was had before. */
static bool was_stopped (RtInterp *rt, uint64_t identity) {
  RtStop stop = rt->world.stop (rt->world.user, rt->steps, identity);
  if (stop != RT_STOP_GO_ON)
    rt_vm (rt)->stop_grace = stop == RT_STOP_FOR_GOOD ? 1 : GRACE_CHECKS;
  return stop != RT_STOP_GO_ON;
}

static int interrupt (RtInterp *rt) {
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->stopped != NULL)
    observer->stopped (observer->self, rt_vm (rt)->stop_grace == 1);
  return rt_thread_interrupt_main (rt);
}

int rt_check_stop (RtInterp *rt) {
  int requested = atomic_load_explicit (&rt->stop_requested, memory_order_relaxed);
  if (requested == RT_STOP_NONE)
    return 0;
  bool stops = rt->world.stop != NULL ? was_stopped (rt, rt->next_identity) : answers_request (rt, requested);
  return stops ? interrupt (rt) : 0;
}

int rt_check_stop_before_line (RtInterp *rt) {
  return rt->world.stop != NULL && was_stopped (rt, 0) ? interrupt (rt) : 0;
}

int rt_break (RtInterp *rt) {
  if (rt->gc.due & RT_GC_DUE_COLLECTION)
    rt_gc_run_if_due (rt);
  return rt_check_stop (rt);
}

int rt_break_turn (RtInterp *rt) {
  if (rt_break (rt) < 0)
    return -1;
  return rt->gc.due & RT_GC_DUE_TURN ? rt_thread_tick (rt) : 0;
}
