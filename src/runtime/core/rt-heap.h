/* The heap: blocks for objects and for the tables they own, in one simulated address space that is laid out like CPython's.
 *
 * One region of address space is reserved when the interpreter starts; parts of it are taken into use as needed. What CPython's obmalloc
 * would give a block in a pool has one here: arenas of RT_ARENA_BYTES, pools of RT_POOL_BYTES with blocks of one size in
 * 16-byte steps up to RT_HEAP_SMALL_BYTES, objects and tables side by side, with obmalloc's order of giving them out (in a pool last in first
 * out), so that an address is used again when it is in CPython. Larger blocks are runs of pages.
 * Who asks for a block says how large CPython's would be (NOMINAL), since our structs are not as large as CPython's; that decides
 * where it goes.
 * The simulated address of a block is RT_HEAP_BASE plus its offset in that address space: the same in every run. It is not
 * where it lies in memory.
 * All requests pass the interpreter's HbAllocator for the limit and for failing the Nth. Under AddressSanitizer free blocks
 * are poisoned; with `never_reuse` no block is given out twice (for finding stale references in tests).
 */
#pragma once

#include "rt-object.h"
#include "hb-alloc.h"

#define RT_HEAP_BASE        UINT64_C (0x7f0000000000)
#define RT_HEAP_SMALL_BYTES 512
#define RT_HEAP_UNIT_BYTES  16u /* every simulated address is a multiple of it */
/* Of simulated addresses, counted from RT_HEAP_BASE. */
#define RT_POOL_BYTES       16384u
#define RT_POOL_HEAD_BYTES  48u /* before its first block, as CPython's pool header */
#define RT_ARENA_POOLS      64u
#define RT_ARENA_BYTES      (RT_ARENA_POOLS * RT_POOL_BYTES)
#define RT_PAGE_BYTES       512u /* larger blocks are runs of these */
#define RT_HEAP_LARGE_BASE  (RT_HEAP_BASE + (UINT64_C (1) << 36)) /* blocks that are in no pool have addresses from here on */

typedef struct RtHeap RtHeap;

/* NULL if the address space cannot be reserved. LIMIT_BYTES bounds what lives at once (allocator->limit_bytes). */
RtHeap *rt_heap_new (HbAllocator *allocator, bool never_reuse);
/* Gives the whole region back; objects that still live are gone without a finalizer. */
void rt_heap_free (RtHeap *heap);

/* What lies before an object in its block. */
typedef enum RtHeapGroup {
  RT_HEAP_RAW,               /* a table, no object */
  RT_HEAP_PLAIN,             /* nothing */
  RT_HEAP_GC,                /* an RtGcHead */
  RT_HEAP_MANAGED,           /* an RtManaged */
  RT_HEAP_MANAGED_GC,        /* an RtManaged, then an RtGcHead */
  RT_HEAP_GROUPS
} RtHeapGroup;

/* A block for an object of BYTES (without the prefix) of GROUP, all zero; the address of the object. CPython's would have NOMINAL_BYTES
 * without the prefix. NULL if refused: no exception is set. The object lives, as rt_heap_walk sees it, from now on. */
RtObject *rt_heap_alloc_object (RtHeap *heap, RtHeapGroup group, size_t bytes, size_t nominal_bytes);
/* The same for an object without a prefix of any size whose first HEADER_BYTES are cleared, the rest undefined. */
RtObject *rt_heap_alloc_data (RtHeap *heap, size_t bytes, size_t nominal_bytes, size_t header_bytes);
/* Grows O, which has nothing before it and is as large as CPython's, to BYTES where it is, if its block has room or what lies behind it is
 * free; what it gains of further pages is zero. false: it stays as it was. */
bool rt_heap_fits_object (RtHeap *heap, RtObject *o, size_t bytes);
void rt_heap_release_object (RtHeap *heap, RtObject *o);
/* Whether O points at an object that lives. */
bool rt_heap_is_object (const RtHeap *heap, const void *o);
/* A number for the object O that no other has now, below rt_heap_places. Both may grow with every object that is made. */
size_t rt_heap_place (const RtHeap *heap, const RtObject *o);
size_t rt_heap_places (const RtHeap *heap);

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
/* The same where CPython's has NOMINAL_ITEMS. */
RT_NEW RtObject *rt_object_alloc_for (RtInterp *rt, RtType *type, ptrdiff_t nitems, ptrdiff_t nominal_items);
/* The block that such an object of a static TYPE that the collector knows would get, and its way back: what CPython's objects do to free
 * lists and pools that have no like here. Nobody is told of it, and it has no identity. */
RT_RAISES RtObject *rt_object_take_block (RtInterp *rt, RtType *type, ptrdiff_t nitems);
void rt_object_give_block (RtInterp *rt, RtObject *o);
/* A new object that was made with room for ASKED items and then resized to NITEMS: the free list of that size decides. */
RT_NEW RtObject *rt_object_alloc_resized (RtInterp *rt, RtType *type, ptrdiff_t asked, ptrdiff_t nitems);
/* tp_alloc of every type: the same, never from a free list, and tracked if the type has RT_TYPE_GC. */
RT_NEW RtObject *rt_object_alloc_tracked (RtInterp *rt, RtType *type, ptrdiff_t nitems);
/* A new object of a static TYPE without the collector, of BYTES in all, at most 8 more than CPython's, which has NOMINAL_BYTES, no more than
 * RT_HEAP_SMALL_BYTES; fields behind the header are undefined. */
RT_NEW RtObject *rt_object_alloc_plain (RtInterp *rt, RtType *type, size_t bytes, size_t nominal_bytes);
/* A new object of a static TYPE without the collector, as large as CPython's: what lies behind TYPE->size_bytes is undefined. */
RT_NEW RtObject *rt_object_alloc_data (RtInterp *rt, RtType *type, ptrdiff_t nitems);
/* Objects that died and whose blocks wait for the next ones of their type, last in, first out: CPython's free lists. */
typedef struct RtSpares {
  RtObject *first;
  unsigned count;
} RtSpares;
/* What follows O among those that wait: it stands right behind the header. */
static inline RtObject **rt_spare_link (RtObject *o) {
  return (RtObject **) (o + 1);
}
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

/* Calls VISIT for every object that lives; a result other than 0 ends the walk and is returned. */
int rt_heap_walk (RtHeap *heap, int (*visit) (void *arg, RtObject *o), void *arg);
uint64_t rt_heap_address (const RtHeap *heap, const void *block);
/* What is at the simulated ADDRESS, if something is; no check. */
void *rt_heap_at (const RtHeap *heap, uint64_t address);
/* Where the memory of all blocks begins. */
const char *rt_heap_start (const RtHeap *heap);
size_t rt_heap_live_objects (const RtHeap *heap);
