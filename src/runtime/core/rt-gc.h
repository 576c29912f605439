/* The cyclic collector: three generations, as CPython 3.12 (thresholds 700, 10, 10; the oldest only when the objects waiting
 * for it exceed a quarter of those that survived the last full collection).
 *
 * Counting frees most objects. What only a cycle keeps alive is found by subtracting, for every object in the generations
 * looked at, the references that come from within them: what is left at zero and is not reached from the others is garbage.
 * Its finalizers run, weak references with callbacks are cleared, and if nothing was revived, tp_clear breaks the cycles.
 * Collections start when an allocation makes the youngest count pass its threshold, at the next safe point of the
 * evaluation loop (3.12: the eval breaker), never in the middle of a native function.
 */
#pragma once

#include "rt-object.h"

typedef struct RtGcHead {
  struct RtGcHead *next;
  uintptr_t prev; /* pointer to the head before; during a collection the count left and flags */
} RtGcHead;

#define RT_GC_GENERATIONS 3

typedef struct RtGcGeneration {
  RtGcHead head; /* ring */
  int threshold;
  int count;
} RtGcGeneration;

typedef struct RtGcStats {
  uint64_t collections, collected, uncollectable;
} RtGcStats;

typedef struct RtGc {
  RtGcGeneration generations[RT_GC_GENERATIONS];
  RtGcHead permanent; /* gc.freeze */
  bool enabled, collecting, due;
  size_t long_lived_total, long_lived_pending;
  RtGcStats stats[RT_GC_GENERATIONS];
  RtObject *garbage;   /* list gc.garbage */
  RtObject *callbacks; /* list gc.callbacks */
  uint32_t debug_flags;
} RtGc;

void rt_gc_init (RtInterp *rt);
/* Starts or ends the collector's watch over O, whose type has RT_TYPE_GC. */
void rt_gc_track (RtInterp *rt, RtObject *o);
void rt_gc_untrack (RtInterp *rt, RtObject *o);
static inline bool rt_gc_is_tracked (const RtObject *o) {
  return (o->flags & RT_OBJECT_TRACKED) != 0;
}
/* Whether the collector could ever care about O, as _PyObject_GC_MAY_BE_TRACKED: tuples and dicts untrack by this. */
bool rt_gc_may_be_tracked (RtInterp *rt, RtObject *o);
/* Counting of allocations of RT_TYPE_GC objects, called by the heap. */
void rt_gc_allocated (RtInterp *rt);
void rt_gc_freed (RtInterp *rt);
/* Collects GENERATION and the younger ones now; the number of unreachable objects found; keeps the current exception. */
ptrdiff_t rt_gc_collect (RtInterp *rt, int generation);
/* At a safe point: collects if one is due. */
void rt_gc_run_if_due (RtInterp *rt);
/* Calls VISIT for all tracked objects of GENERATION (-1: all). */
int rt_gc_walk (RtInterp *rt, int generation, int (*visit) (void *arg, RtObject *o), void *arg);
