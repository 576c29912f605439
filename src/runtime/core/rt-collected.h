/* Objects that the collector knows, in short ways for the files of list, tuple and dict, whose objects come and go most often: what
 * rt_object_alloc, rt_object_free, rt_gc_track and rt_gc_untrack do for them. */
#pragma once

#include "rt-error.h"
#include "rt-gc-list.h"
#include "rt-heap-inside.h"
#include "rt-interp.h"

/* Tells the observer that O is new. (rt-object.c) */
void rt_object_announce (RtInterp *rt, RtObject *o);
static inline void rt_object_tell_new (RtInterp *rt, RtObject *o) {
  if (rt->observer != NULL)
    rt_object_announce (rt, o);
}

static inline void rt_collected_set_generation (RtInterp *rt, RtObject *o, int generation) {
  int before = rt_gc_generation (o);
  if (before == generation)
    return;
  o->flags = (o->flags & ~RT_OBJECT_GENERATION_MASK) | (uint32_t)(generation + 1) << RT_OBJECT_GENERATION_SHIFT;
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->generation_changed != NULL)
    observer->generation_changed (observer->self, o, before);
}

/* O is not tracked. */
static inline void rt_collected_track (RtInterp *rt, RtObject *o) {
  o->flags |= RT_OBJECT_TRACKED;
  int generation = rt->gc.born_in;
  rt_gc_list_append (&rt->gc.generations[generation].head, rt_gc_head (o));
  rt_collected_set_generation (rt, o, generation);
}

static inline void rt_collected_untrack (RtInterp *rt, RtObject *o) {
  if (!rt_gc_is_tracked (o))
    return;
  o->flags &= ~(uint32_t)(RT_OBJECT_TRACKED | RT_OBJECT_GC_COLLECTING | RT_OBJECT_GC_UNREACHABLE);
  rt_gc_list_remove (rt_gc_head (o));
  *rt_gc_head (o) = (RtGcHead){NULL, 0};
  rt_collected_set_generation (rt, o, -1);
}

/* rt_heap_fits_collected for _Static_assert: three units and more have 8 bytes of room. */
#define RT_COLLECTED_FITS(bytes, nominal_bytes)                                                                                            \
  ((nominal_bytes) > RT_HEAP_UNIT_BYTES && sizeof (RtGcHead) + (nominal_bytes) <= RT_HEAP_SMALL_BYTES &&                                   \
   (bytes) <= ((nominal_bytes) + RT_HEAP_UNIT_BYTES - 1) / RT_HEAP_UNIT_BYTES * RT_HEAP_UNIT_BYTES + 8)

/* A block for an object of BYTES, which fits: the first of SPARES or another one. NULL: refused. */
static inline __attribute__ ((always_inline)) RtObject *rt_collected_take_block (RtInterp *rt, RtSpares *spares, size_t bytes, size_t nominal_bytes) {
  RtObject *o = spares->count > 0 ? spares->first : NULL;
  if (o == NULL)
    return rt_heap_alloc_collected (rt->heap, bytes, nominal_bytes);
  spares->first = *rt_spare_link (o);
  rt_heap_unpark (rt->heap);
  rt_heap_clear (o + 1, bytes - sizeof *o);
  return o;
}

/* rt_object_alloc for an object of a static TYPE, of BYTES, which fits, where CPython's has NOMINAL_BYTES; but nobody is told, and it has
 * no size. Those that died wait in SPARES. */
static inline __attribute__ ((always_inline)) RT_NEW RtObject *rt_collected_alloc (RtInterp *rt, RtType *type, RtSpares *spares, size_t bytes, size_t nominal_bytes) {
  RtObject *o = rt_collected_take_block (rt, spares, bytes, nominal_bytes);
  if (o == NULL)
    return rt_no_memory (rt);
  *o = (RtObject){.refcount = 1, .type = type, .identity = ++rt->next_identity};
  if (spares->count > 0)
    spares->count--;
  else
    rt_gc_allocated (rt);
  return o;
}

/* The block of O waits for another one, at most MOST of them in SPARES, or is given back. */
static inline void rt_collected_give_block (RtInterp *rt, RtObject *o, RtSpares *spares, unsigned most) {
  if (spares->count >= most) {
    rt_gc_freed (rt);
  } else {
    spares->count++;
    if (rt_heap_park (rt->heap, o)) {
      *rt_spare_link (o) = spares->first;
      spares->first = o;
      return;
    }
  }
  rt_heap_release_collected (rt->heap, o);
}

/* rt_object_free for O, which is not tracked. */
static inline void rt_collected_free (RtInterp *rt, RtObject *o, RtSpares *spares, unsigned most) {
  uint64_t identity = o->identity;
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->object_free != NULL)
    observer->object_free (observer->self, o);
  rt_collected_give_block (rt, o, spares, most);
  if (observer != NULL && observer->freed != NULL)
    observer->freed (observer->self, identity);
}
