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

#include "rt-heap.h"
#include "rt-observer.h"

typedef struct RtGcHead {
  struct RtGcHead *next;
  uintptr_t prev; /* the head before; while a collection counts, the references left to explain */
} RtGcHead;

static inline RtGcHead *rt_gc_head (const RtObject *o) {
  return (RtGcHead *) o - 1;
}
static inline RtObject *rt_gc_object (const RtGcHead *head) {
  return (RtObject *) (head + 1);
}

#define RT_GC_GENERATIONS 3

typedef struct RtGcGeneration {
  RtGcHead head; /* ring */
  int threshold;
  int count;
} RtGcGeneration;

typedef struct RtGcStats {
  uint64_t collections, collected, uncollectable;
} RtGcStats;

/* Tuples of up to so many items are kept when they die. */
#define RT_GC_SPARE_TUPLE_ITEMS 20
#define RT_GC_SPARE_TUPLES      2000 /* of each size */
#define RT_GC_SPARE_CONTAINERS  80   /* lists, and dicts */

/* What the loop is to see to when it jumps back or calls: a collection, and whether it is another thread's turn. */
enum { RT_GC_DUE_COLLECTION = 1, RT_GC_DUE_TURN = 2 };

typedef struct RtGc {
  RtGcGeneration generations[RT_GC_GENERATIONS];
  RtGcHead permanent; /* gc.freeze */
  bool enabled, collecting;
  uint8_t due; /* RT_GC_DUE_... */
  uint8_t born_in;        /* the generation that takes what gets tracked: 1 while somebody vouches for it, else 0 */
  RtGcPhase phase;        /* of the collection under way */
  int collected_generation; /* of that collection */
  RtGcHead *looked_at, *set_apart; /* rings of that collection, for rt_gc_figures; NULL outside of it */
  size_t long_lived_total, long_lived_pending;
  RtGcStats stats[RT_GC_GENERATIONS];
  RtGcHead due_callbacks; /* weak references whose callbacks a collection is about to call; it owns one reference to each */
  RtObject *garbage;   /* list gc.garbage; made by the gc module or the first uncollectable object */
  RtObject *callbacks; /* list gc.callbacks; NULL until the gc module is imported */
  uint32_t debug_flags; /* RT_GC_DEBUG_... */
  /* CPython's free lists; their reuse is no allocation for the counts. In a heap that never gives a block out twice only `count`
   * tells how many there would be. */
  RtSpares spare_lists, spare_dicts, spare_slices, spare_tuples[RT_GC_SPARE_TUPLE_ITEMS + 1];
} RtGc;

enum { RT_GC_DEBUG_STATS = 1, RT_GC_DEBUG_COLLECTABLE = 2, RT_GC_DEBUG_UNCOLLECTABLE = 4, RT_GC_DEBUG_SAVEALL = 32 };

void rt_gc_init (RtInterp *rt);
/* Counts from here on as if CPython had just started: with what its start leaves allocated, four collections of the youngest
 * generation and none of the others, so that all there is stands in the middle one. Its start depends on the machine by a dozen
 * objects; here it is always the same. */
void rt_gc_begin_script (RtInterp *rt);
/* Before the first line at the prompt: its own preparations have let CPython collect the middle generation. */
void rt_gc_begin_prompt (RtInterp *rt);
/* Gives up gc.garbage and gc.callbacks, at the end of the interpreter. */
void rt_gc_finish (RtInterp *rt);
/* Starts or ends the collector's watch over O, whose type has RT_TYPE_GC. */
void rt_gc_track (RtInterp *rt, RtObject *o);
void rt_gc_untrack (RtInterp *rt, RtObject *o);
static inline bool rt_gc_is_tracked (const RtObject *o) {
  return (o->flags & RT_OBJECT_TRACKED) != 0;
}
/* -1: not tracked; 0, 1, 2; RT_GC_PERMANENT. What a collection found unreachable keeps the generation that is collected. */
#define RT_GC_PERMANENT RT_GC_GENERATIONS
static inline int rt_gc_generation (const RtObject *o) {
  return (int) ((o->flags & RT_OBJECT_GENERATION_MASK) >> RT_OBJECT_GENERATION_SHIFT) - 1;
}
/* Whether the collector could ever care about O, as _PyObject_GC_MAY_BE_TRACKED: tuples and dicts untrack by this. */
bool rt_gc_may_be_tracked (RtInterp *rt, RtObject *o);
/* Where a new object of TYPE with SIZE items comes from without being counted as an allocation; NULL if nothing is there. */
RtSpares *rt_gc_spares_for_new (RtInterp *rt, const RtType *type, ptrdiff_t size);
/* Where a dying object of TYPE goes without being counted; NULL if there is no place. */
RtSpares *rt_gc_spares_for_dead (RtInterp *rt, const RtType *type, ptrdiff_t size);
/* Counting of allocations of RT_TYPE_GC objects, called by rt_object_alloc and rt_object_free. */
void rt_gc_allocated (RtInterp *rt);
void rt_gc_freed (RtInterp *rt);
/* Counts as if COUNT objects of TYPE (list or dict) had been made, all of them, and then freed. */
void rt_gc_count_passing (RtInterp *rt, const RtType *type, unsigned count);
/* Where CPython's importer, which is Python text, would call with so many objects of its own about: collects if that is due. */
void rt_gc_run_if_due_with (RtInterp *rt, int passing);
/* Lets the collector forget a tuple or dict that can be in no cycle, as _PyTuple_MaybeUntrack and _PyDict_MaybeUntrack. */
void rt_gc_maybe_untrack (RtInterp *rt, RtObject *o);
/* Collects GENERATION and the younger ones now; the number of unreachable objects found; keeps the current exception. */
ptrdiff_t rt_gc_collect (RtInterp *rt, int generation);
/* Collects all generations while the interpreter ends: gc.callbacks are not called any more, as _PyGC_CollectNoFail. */
void rt_gc_collect_at_end (RtInterp *rt);
/* At a safe point: collects if one is due. */
void rt_gc_run_if_due (RtInterp *rt);
/* What the youngest generation has at its end and was made after the object with the identity SINCE is needed, as the caller expects, who
 * made most of it; and so is what will be made, up to rt_gc_end_vouching. If a collection is due, all of it goes on to the next
 * generation, to spare that collection from finding it out one by one. Garbage among it is found when that generation is looked at.
 * Tuples made later the caller gives to rt_gc_maybe_untrack, as a collection would. No user code may run meanwhile. */
void rt_gc_vouch (RtInterp *rt, uint64_t since);
void rt_gc_end_vouching (RtInterp *rt);
/* Whether rt_gc_vouch would do something that it has not done yet. */
static inline bool rt_gc_waits_for_word (const RtGc *gc) {
  return (gc->due & RT_GC_DUE_COLLECTION) != 0 && gc->born_in == 0;
}
/* Calls VISIT for all tracked objects of GENERATION (-1: all). */
int rt_gc_walk (RtInterp *rt, int generation, int (*visit) (void *arg, RtObject *o), void *arg);

/* What a collection thinks of the objects it looks at, for an observer that was told of a phase: the references LEFT beside O
 * (0 if it is UNREACHABLE so far); only from RT_GC_COUNTED to RT_GC_SORTED. VISIT must not change anything. */
void rt_gc_figures (RtInterp *rt, void (*visit) (void *arg, RtObject *o, size_t left, bool unreachable), void *arg);

/* Moves what is tracked to the permanent generation and back (gc.freeze, gc.unfreeze). */
void rt_gc_freeze (RtInterp *rt);
void rt_gc_unfreeze (RtInterp *rt);
size_t rt_gc_count_tracked (RtInterp *rt, const RtGcHead *ring);

/* O, which a collection looked at, goes to OLD, the ring of its survivors. */
void rt_gc_survive (RtInterp *rt, RtGcHead *old, RtObject *o);

/* Defined by the layers above. */
/* The weak references of what a collection found: kills all of them and calls the callbacks of those that are not garbage
 * themselves, whose objects move to OLD. How many of these died of it. (rt-weakref.c) */
size_t rt_weakref_handle_garbage (RtInterp *rt, RtGcHead *unreachable, RtGcHead *old);
/* Calls gc.callbacks, if it CALLS, with PHASE "start" or "stop", and prints what gc.set_debug asks for. (rt-gc-module.c) */
void rt_gc_notify (RtInterp *rt, const char *phase, int generation, ptrdiff_t collected, ptrdiff_t uncollectable, bool calls);
/* Prints "gc: collectable <...>" for DEBUG_COLLECTABLE; no user code. (rt-gc-module.c) */
void rt_gc_print_collectable (RtInterp *rt, RtObject *o);
/* Appends O to gc.garbage, which is made if need be; failure is ignored. (rt-gc-module.c) */
void rt_gc_save_garbage (RtInterp *rt, RtObject *o);
