/* Birth and death of objects.
 *
 * The trashcan: freeing an object gives up what it holds, which may free that, and so on, as deep as the
 * structure is. Beyond TRASHCAN_DEPTH nested deallocations an object that the collector can track is put on a
 * list instead (its RtGcHead is free for the link) and freed when the outermost deallocation is done. Such an
 * object has count 0 and still owns its references; it can be found by walking the heap.
 */
#include <string.h>

#include "rt-collected.h"
#include "rt-error.h"
#include "rt-heap-inside.h"
#include "rt-interp.h"
#include "rt-ref.h"

#define TRASHCAN_DEPTH 50

uint64_t rt_address (RtInterp *rt, const RtObject *o) {
  return rt_heap_address (rt->heap, o);
}

static RtHeapGroup group_of_instances (const RtType *type) {
  bool managed = rt_type_has (type, RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF);
  if (rt_type_has (type, RT_TYPE_GC))
    return managed ? RT_HEAP_MANAGED_GC : RT_HEAP_GC;
  return managed ? RT_HEAP_MANAGED : RT_HEAP_PLAIN;
}

RtManaged *rt_managed (const RtObject *o) {
  char *end = (char *)o;
  if (rt_type_has (o->type, RT_TYPE_GC))
    end -= sizeof (RtGcHead);
  return (RtManaged *)end - 1;
}

/* FIXED_BYTES and as many for each of NITEMS; SIZE_MAX if there is no such number. */
static inline size_t sum_bytes (size_t fixed_bytes, size_t item_bytes, ptrdiff_t nitems) {
  if (item_bytes == 0)
    return fixed_bytes;
  size_t items = nitems < 0 ? 0 : (size_t)nitems;
  size_t bytes;
  if (__builtin_mul_overflow (items, item_bytes, &bytes) || bytes > SIZE_MAX / 4 - fixed_bytes)
    return SIZE_MAX;
  return fixed_bytes + bytes;
}

/* Room for an instance of TYPE with NITEMS items. */
static size_t instance_bytes (const RtType *type, ptrdiff_t nitems) {
  return sum_bytes (type->size_bytes, type->item_bytes, nitems);
}

/* What CPython's would take. */
static size_t nominal_bytes (const RtType *type, ptrdiff_t nitems) {
  return sum_bytes (type->cpython_basicsize, type->cpython_itemsize, nitems);
}

void rt_object_announce (RtInterp *rt, RtObject *o) {
  const RtObserver *observer = rt->observer;
  if (observer->object_new == NULL)
    return;
  o->flags |= RT_OBJECT_OBSERVED;
  observer->object_new (observer->self, o);
}

/* Whether objects of TYPE have nothing but the collector's head before them and hold no reference to it: the containers, most of all. */
static inline bool is_plainly_collected (const RtType *type) {
  return (type->type_flags & (RT_TYPE_GC | RT_TYPE_HEAP | RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF)) == RT_TYPE_GC;
}

/* Objects with no more items are looked at whether they fit into a pool. */
#define FEW_ITEMS 64

/* alloc_anew where it is short: a small object of such a type. */
static inline RtObject *alloc_collected (RtInterp *rt, RtType *type, ptrdiff_t nitems, size_t bytes, size_t nominal_bytes) {
  RtObject *o = rt_heap_alloc_collected (rt->heap, bytes, nominal_bytes);
  if (o == NULL)
    return rt_no_memory (rt);
  *o = (RtObject){.refcount = 1, .type = type, .identity = ++rt->next_identity};
  if (type->item_bytes != 0)
    ((RtVarObject *)o)->size = nitems;
  return o;
}

/* CPython's has NOMINAL_ITEMS. */
static RtObject *alloc_anew (RtInterp *rt, RtType *type, ptrdiff_t nitems, ptrdiff_t nominal_items) {
  if (is_plainly_collected (type) && (size_t)nitems <= FEW_ITEMS && (size_t)nominal_items <= FEW_ITEMS + 1) {
    size_t bytes = type->size_bytes + (size_t)nitems * type->item_bytes;
    size_t nominal = type->cpython_basicsize + (size_t)nominal_items * type->cpython_itemsize;
    if (rt_heap_fits_collected (bytes, nominal))
      return alloc_collected (rt, type, nitems, bytes, nominal);
  }
  RtObject *o = rt_heap_alloc_object (rt->heap, group_of_instances (type), instance_bytes (type, nitems), nominal_bytes (type, nominal_items));
  if (o == NULL)
    return rt_no_memory (rt);
  o->refcount = 1;
  o->type = type;
  o->identity = ++rt->next_identity;
  if (rt_type_has (type, RT_TYPE_HEAP))
    rt_incref ((RtObject *)type);
  if (type->item_bytes != 0 && !rt_type_has (type, RT_TYPE_INT)) /* an int's own size is smaller */
    ((RtVarObject *)o)->size = nitems;
  return o;
}

RtObject *rt_object_alloc_plain (RtInterp *rt, RtType *type, size_t bytes, size_t nominal_bytes) {
  RtObject *o = rt_heap_alloc_plain (rt->heap, bytes, nominal_bytes);
  if (o == NULL)
    return rt_no_memory (rt);
  *o = (RtObject){.refcount = 1, .type = type, .identity = ++rt->next_identity};
  rt_object_tell_new (rt, o);
  return o;
}

RtObject *rt_object_alloc_data (RtInterp *rt, RtType *type, ptrdiff_t nitems) {
  size_t bytes = instance_bytes (type, nitems);
  RtObject *o = rt_heap_alloc_data (rt->heap, bytes, bytes, type->size_bytes);
  if (o == NULL)
    return rt_no_memory (rt);
  o->refcount = 1;
  o->type = type;
  o->identity = ++rt->next_identity;
  ((RtVarObject *)o)->size = nitems;
  rt_object_tell_new (rt, o);
  return o;
}

RtObject *rt_object_reuse (RtInterp *rt, RtSpares *spares, RtType *type) {
  RtObject *o = spares->first;
  spares->first = *rt_spare_link (o);
  spares->count--;
  rt_heap_unpark (rt->heap);
  *o = (RtObject){.refcount = 1, .type = type, .identity = ++rt->next_identity};
  rt_object_tell_new (rt, o);
  return o;
}

void rt_object_park (RtInterp *rt, RtSpares *spares, RtObject *o) {
  uint64_t identity = o->identity;
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->object_free != NULL)
    observer->object_free (observer->self, o);
  if (rt_heap_park (rt->heap, o)) {
    *rt_spare_link (o) = spares->first;
    spares->first = o;
    spares->count++;
  } else {
    rt_heap_release_object (rt->heap, o);
  }
  if (observer != NULL && observer->freed != NULL)
    observer->freed (observer->self, identity);
}

void rt_spares_release (RtInterp *rt, RtSpares *spares) {
  while (spares->first != NULL) {
    RtObject *o = spares->first;
    spares->first = *rt_spare_link (o);
    rt_heap_unpark (rt->heap);
    rt_heap_release_object (rt->heap, o);
  }
  spares->count = 0;
}

/* A new object out of the first block of SPARES, which waits for a type that the collector knows. */
static RtObject *reuse_cleared (RtInterp *rt, RtSpares *spares, RtType *type, ptrdiff_t nitems) {
  RtObject *o = spares->first;
  spares->first = *rt_spare_link (o);
  rt_heap_unpark (rt->heap);
  memset (o, 0, instance_bytes (type, nitems));
  *o = (RtObject){.refcount = 1, .type = type, .identity = ++rt->next_identity};
  if (type->item_bytes != 0)
    ((RtVarObject *)o)->size = nitems;
  return o;
}

/* A new object that nobody was told of. */
static RtObject *alloc_untold (RtInterp *rt, RtType *type, ptrdiff_t nitems, ptrdiff_t nominal_items) {
  bool collected = rt_type_has (type, RT_TYPE_GC);
  RtSpares *spares = collected ? rt_gc_spares_for_new (rt, type, nitems) : NULL;
  bool here = spares != NULL && spares->first != NULL;
  RtObject *o = here ? reuse_cleared (rt, spares, type, nitems) : alloc_anew (rt, type, nitems, nominal_items);
  if (o == NULL)
    return NULL;
  if (spares != NULL)
    spares->count--;
  else if (collected)
    rt_gc_allocated (rt);
  return o;
}

RtObject *rt_object_alloc (RtInterp *rt, RtType *type, ptrdiff_t nitems) {
  return rt_object_alloc_for (rt, type, nitems, nitems);
}

RtObject *rt_object_alloc_for (RtInterp *rt, RtType *type, ptrdiff_t nitems, ptrdiff_t nominal_items) {
  RtObject *o = alloc_untold (rt, type, nitems, nominal_items);
  if (o != NULL)
    rt_object_tell_new (rt, o);
  return o;
}

RtObject *rt_object_take_block (RtInterp *rt, RtType *type, ptrdiff_t nitems) {
  uint64_t next_identity = rt->next_identity;
  RtObject *o = alloc_untold (rt, type, nitems, nitems);
  rt->next_identity = next_identity;
  return o;
}

RtObject *rt_object_alloc_resized (RtInterp *rt, RtType *type, ptrdiff_t asked, ptrdiff_t nitems) {
  if (asked == nitems)
    return rt_object_alloc (rt, type, nitems);
  RtObject *o = alloc_anew (rt, type, nitems, nitems);
  if (o == NULL)
    return NULL;
  RtSpares *spares = rt_gc_spares_for_new (rt, type, asked);
  RtObject *moved = spares != NULL ? spares->first : NULL;
  if (moved != NULL) {
    spares->first = *rt_spare_link (moved);
    rt_heap_unpark (rt->heap);
    rt_heap_release_object (rt->heap, moved);
  }
  if (spares != NULL)
    spares->count--;
  else
    rt_gc_allocated (rt);
  rt_object_tell_new (rt, o);
  return o;
}

RtObject *rt_object_alloc_tracked (RtInterp *rt, RtType *type, ptrdiff_t nitems) {
  RtObject *o = alloc_anew (rt, type, nitems, nitems < 0 ? 1 : nitems + 1); /* CPython has room for one more */
  if (o == NULL)
    return NULL;
  bool collected = rt_type_has (type, RT_TYPE_GC);
  if (collected)
    rt_gc_allocated (rt);
  rt_object_tell_new (rt, o);
  if (collected)
    rt_gc_track (rt, o);
  return o;
}

/* The block of O, which the collector may know, waits for another one or is given back. */
static void free_collected (RtInterp *rt, RtObject *o) {
  RtType *type = o->type;
  RtSpares *spares = rt_gc_spares_for_dead (rt, type, type == rt->types.tuple ? ((RtVarObject *)o)->size : 0); /* ints have no such size */
  if (spares != NULL)
    spares->count++;
  else
    rt_gc_freed (rt);
  if (spares != NULL && rt_heap_park (rt->heap, o)) {
    *rt_spare_link (o) = spares->first;
    spares->first = o;
  } else if (is_plainly_collected (type)) {
    rt_heap_release_collected (rt->heap, o);
  } else {
    rt_heap_release_object (rt->heap, o);
  }
}

void rt_object_give_block (RtInterp *rt, RtObject *o) {
  free_collected (rt, o);
}

void rt_object_free (RtInterp *rt, RtObject *o) {
  RtType *type = o->type;
  uint64_t identity = o->identity;
  if (rt_gc_is_tracked (o))
    rt_gc_untrack (rt, o);
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->object_free != NULL)
    observer->object_free (observer->self, o);
  if (!rt_type_has (type, RT_TYPE_GC))
    rt_heap_release_object (rt->heap, o);
  else
    free_collected (rt, o);
  if (rt_type_has (type, RT_TYPE_HEAP))
    rt_decref (rt, (RtObject *)type);
  observer = rt->observer;
  if (observer != NULL && observer->freed != NULL)
    observer->freed (observer->self, identity);
}

int rt_object_traverse (RtObject *o, RtVisit visit, void *arg) {
  return o->type->slots.tp_traverse != NULL ? o->type->slots.tp_traverse (o, visit, arg) : 0;
}

bool rt_object_is_gc (const RtObject *o) {
  if (!rt_type_has (o->type, RT_TYPE_GC))
    return false;
  return !RT_IS (o, RT_TYPE_TYPE) || rt_type_has ((const RtType *)o, RT_TYPE_HEAP);
}

static inline void dealloc_now (RtInterp *rt, RtObject *o) {
  o->flags |= RT_OBJECT_DYING;
  const RtObserver *observer = rt->observer;
  if (observer != NULL && observer->dying != NULL)
    observer->dying (observer->self, o);
  o->type->slots.tp_dealloc (rt, o);
}

/* Frees what waits, and what comes to wait meanwhile. */
static void empty_trashcan (RtInterp *rt) {
  rt->trashcan.depth++;
  while (rt->trashcan.later != NULL) {
    RtObject *o = rt->trashcan.later;
    RtGcHead *next = rt_gc_head (o)->next;
    rt_gc_head (o)->next = NULL;
    rt->trashcan.later = next != NULL ? rt_gc_object (next) : NULL;
    dealloc_now (rt, o);
  }
  rt->trashcan.depth--;
}

/* Whether nothing but the memory of O, which the collector does not know, is to be given up: numbers and texts, mostly. */
static inline bool is_only_memory (const RtInterp *rt, const RtObject *o) {
  bool is_ascii_str = RT_IS_EXACT (rt, o, str) && (o->flags & RT_OBJECT_STR_ASCII) != 0;
  return (is_ascii_str || o->type->slots.tp_dealloc == rt_object_free) &&
         !rt_type_has (o->type, RT_TYPE_HEAP | RT_TYPE_MANAGED_DICT | RT_TYPE_MANAGED_WEAKREF);
}

/* What dealloc_now does with such an object. */
static inline void give_up_memory (RtInterp *rt, RtObject *o) {
  const RtObserver *observer = rt->observer;
  if (observer != NULL) {
    if (observer->dying != NULL || observer->freed != NULL) {
      dealloc_now (rt, o);
      return;
    }
    o->flags |= RT_OBJECT_DYING;
    if (observer->object_free != NULL)
      observer->object_free (observer->self, o);
  }
  rt_heap_release_plain (rt->heap, o);
}

/* What the end of a float comes to while nobody watches; false if there is no place for it. */
static inline bool park_float (RtInterp *rt, RtObject *o) {
  if (!RT_IS_EXACT (rt, o, float_) || rt->spare_floats.count >= RT_SPARE_FLOATS || rt->observer != NULL ||
      !rt_heap_park (rt->heap, o))
    return false;
  *rt_spare_link (o) = rt->spare_floats.first;
  rt->spare_floats.first = o;
  rt->spare_floats.count++;
  return true;
}

void rt_dealloc (RtInterp *rt, RtObject *o) {
  if (!rt_type_has (o->type, RT_TYPE_GC)) {
    if (park_float (rt, o))
      return;
    if (is_only_memory (rt, o))
      give_up_memory (rt, o);
    else
      dealloc_now (rt, o);
    return;
  }
  if (rt->trashcan.depth >= TRASHCAN_DEPTH) {
    rt_gc_untrack (rt, o);
    rt_gc_head (o)->next = rt->trashcan.later != NULL ? rt_gc_head (rt->trashcan.later) : NULL;
    rt->trashcan.later = o;
    return;
  }
  rt->trashcan.depth++;
  dealloc_now (rt, o);
  rt->trashcan.depth--;
  if (rt->trashcan.depth == 0 && rt->trashcan.later != NULL)
    empty_trashcan (rt);
}
