/* A request to stop becomes a KeyboardInterrupt. Code that catches it gets a moment to end by itself; then another comes that no
 * handler sees. */
#include "rt-error.h"
#include "rt-vm.h"

#define GRACE_CHECKS 20000u /* a fraction of a second, even for slow loops */

int rt_check_stop (RtInterp *rt) {
  if (atomic_load_explicit (&rt->stop_requested, memory_order_relaxed) == 0)
    return 0;
  RtVm *vm = rt_vm (rt);
  if (vm->stop_grace > 1 && --vm->stop_grace > 1)
    return 0;
  if (vm->stop_grace == 0)
    vm->stop_grace = GRACE_CHECKS;
  rt_raise_object (rt, rt->types.KeyboardInterrupt, NULL);
  return -1;
}

int rt_break (RtInterp *rt) {
  if (rt->gc.due)
    rt_gc_run_if_due (rt);
  return rt_check_stop (rt);
}
