/* The heap: blocks for objects and for the tables they own, in one simulated address space.
 *
 * One region of address space is reserved when the interpreter starts; pages of it are taken into use as needed. Blocks up to
 * RT_HEAP_SMALL_BYTES come from pools of one size class each (4 KiB, 16-byte steps, a list of free blocks last in first out, so
 * that an address is used again right after a free, as in CPython); larger ones from runs of pages, first fit. Pools
 * for objects and for raw tables are kept apart, so that every live object can be walked.
 * The simulated address of a block is RT_HEAP_BASE plus its offset in the region: the same in every run.
 * All requests pass the interpreter's HbAllocator for the limit and for failing the Nth. Under AddressSanitizer free blocks
 * are poisoned; with `never_reuse` no block is given out twice (for finding stale references in tests).
 */
#pragma once

#include "rt-object.h"
#include "hb-alloc.h"

#define RT_HEAP_BASE        UINT64_C (0x7f0000000000)
#define RT_HEAP_SMALL_BYTES 512
#define RT_HEAP_UNIT_BYTES  16u /* every block begins at a multiple of it */

typedef struct RtHeap RtHeap;

/* NULL if the address space cannot be reserved. LIMIT_BYTES bounds what lives at once (allocator->limit_bytes). */
RtHeap *rt_heap_new (HbAllocator *allocator, bool never_reuse);
/* Gives the whole region back; objects that still live are gone without a finalizer. */
void rt_heap_free (RtHeap *heap);

/* What lies before an object in its block. Objects with the same prefix share pools. */
typedef enum RtHeapGroup {
  RT_HEAP_RAW,               /* a table, no object */
  RT_HEAP_PLAIN,             /* nothing */
  RT_HEAP_GC,                /* an RtGcHead */
  RT_HEAP_MANAGED,           /* an RtManaged */
  RT_HEAP_MANAGED_GC,        /* an RtManaged, then an RtGcHead */
  RT_HEAP_GROUPS
} RtHeapGroup;

/* A block for an object of BYTES (without the prefix) of GROUP, all zero; the address of the object. NULL if refused: no
 * exception is set. The object lives, as rt_heap_walk sees it, from now on. */
RtObject *rt_heap_alloc_object (RtHeap *heap, RtHeapGroup group, size_t bytes);
/* The same for an object without a prefix of any size whose first HEADER_BYTES are cleared, the rest undefined. */
RtObject *rt_heap_alloc_data (RtHeap *heap, size_t bytes, size_t header_bytes);
/* O's block stays taken though O is dead, for another object of its type soon; false: it must be released. A parked object has no
 * type and is none for rt_heap_walk. */
bool rt_heap_park_object (RtHeap *heap, RtObject *o);
/* The block of a parked object counts as an object's again; it must be given its type. */
void rt_heap_unpark_object (RtHeap *heap, RtObject *o);
/* Grows O to BYTES where it is, if what lies behind it is free; what it gains of further pages is zero. false: it stays as it was. */
bool rt_heap_fits_object (RtHeap *heap, RtObject *o, size_t bytes);
void rt_heap_release_object (RtHeap *heap, RtObject *o);
/* Whether O points at an object that lives. */
bool rt_heap_is_object (const RtHeap *heap, const void *o);
/* The 16-byte units from the start of the region up to the last page in use: (address - RT_HEAP_BASE) / 16 is below. */
size_t rt_heap_units (const RtHeap *heap);

/* A raw block, contents undefined; NULL if refused: no exception is set. */
void *rt_heap_alloc (RtHeap *heap, size_t bytes);
void *rt_heap_realloc (RtHeap *heap, void *RT_NULLABLE block, size_t old_bytes, size_t new_bytes);
void rt_heap_release (RtHeap *heap, void *RT_NULLABLE block, size_t bytes);

/* The same for the interpreter's heap, raising MemoryError. */
void *rt_mem_alloc (RtInterp *rt, size_t bytes);
void *rt_mem_calloc (RtInterp *rt, size_t count, size_t each_bytes); /* zeros; raises MemoryError on overflow, too */
void *rt_mem_realloc (RtInterp *rt, void *RT_NULLABLE block, size_t old_bytes, size_t new_bytes);
void rt_mem_free (RtInterp *rt, void *RT_NULLABLE block, size_t bytes);

/* A new object of TYPE with room for NITEMS items, count 1, all fields behind the header zero, told to the observer; tracked by
 * the collector only when rt_gc_track is called. For heap types takes a reference to the type. Sets RtVarObject.size if the
 * type has items. May come from a free list. */
RT_NEW RtObject *rt_object_alloc (RtInterp *rt, RtType *type, ptrdiff_t nitems);
/* The block that such an object of a static TYPE that the collector knows would get, and its way back: what CPython's objects do to free
 * lists and pools that have no like here. Nobody is told of it, and it has no identity. */
RT_RAISES RtObject *rt_object_take_block (RtInterp *rt, RtType *type, ptrdiff_t nitems);
void rt_object_give_block (RtInterp *rt, RtObject *o);
/* A new object that was made with room for ASKED items and then resized to NITEMS: the free list of that size decides. */
RT_NEW RtObject *rt_object_alloc_resized (RtInterp *rt, RtType *type, ptrdiff_t asked, ptrdiff_t nitems);
/* tp_alloc of every type: the same, never from a free list, and tracked if the type has RT_TYPE_GC. */
RT_NEW RtObject *rt_object_alloc_tracked (RtInterp *rt, RtType *type, ptrdiff_t nitems);
/* A new object of a static TYPE without the collector and without items, of BYTES in all; fields behind the header are undefined. */
RT_NEW RtObject *rt_object_alloc_plain (RtInterp *rt, RtType *type, size_t bytes);
/* A new object of a static TYPE without the collector: what lies behind TYPE->size_bytes is undefined. */
RT_NEW RtObject *rt_object_alloc_data (RtInterp *rt, RtType *type, ptrdiff_t nitems);
/* Objects that died and whose blocks wait for the next ones of their type, last in, first out: CPython's free lists. */
typedef struct RtSpares {
  RtObject *first;
  unsigned count;
} RtSpares;
/* The end of an object of such a type instead of rt_object_free. */
void rt_object_park (RtInterp *rt, RtSpares *spares, RtObject *o);
/* A new object in the block parked last; there must be one. */
RT_NEW RtObject *rt_object_reuse (RtInterp *rt, RtSpares *spares, RtType *type);
/* Gives all blocks back, as a full collection does. */
void rt_spares_release (RtInterp *rt, RtSpares *spares);
/* The end of every dealloc: untracks, tells the observer, frees the block, gives up the reference to a heap type. All other
 * references must have been given up through rt_ref_clear. SIZE: as at creation. */
void rt_object_free (RtInterp *rt, RtObject *o);

/* What lies before an instance of a type with RT_TYPE_MANAGED_DICT or RT_TYPE_MANAGED_WEAKREF, before the RtGcHead. */
typedef struct RtManaged {
  union {
    uintptr_t values; /* odd: 1 more than where inline values are; there is no dict then */
    RtObject *dict;   /* the materialized __dict__, or NULL, if that is even */
  } u;
  RtObject *weakrefs; /* head of the list of weak references */
} RtManaged;
RtManaged *rt_managed (const RtObject *o);
static inline struct RtDictValues *rt_managed_values (const RtManaged *managed) {
  return (managed->u.values & 1) != 0 ? (struct RtDictValues *) (managed->u.values - 1) : NULL;
}
static inline RtObject *rt_managed_dict (const RtManaged *managed) {
  return (managed->u.values & 1) == 0 ? managed->u.dict : NULL;
}
/* NULL: neither values nor a dict. */
static inline void rt_managed_set_values (RtManaged *managed, struct RtDictValues *RT_NULLABLE values) {
  managed->u.values = values != NULL ? (uintptr_t) values + 1 : 0;
}

/* Calls VISIT for every object that lives, in address order; a result other than 0 ends the walk and is returned. */
int rt_heap_walk (RtHeap *heap, int (*visit) (void *arg, RtObject *o), void *arg);
uint64_t rt_heap_address (const RtHeap *heap, const void *block);
/* The block at a simulated address; no check. */
void *rt_heap_at (const RtHeap *heap, uint64_t address);
size_t rt_heap_live_objects (const RtHeap *heap);
