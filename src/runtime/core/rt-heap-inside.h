/* How the heap's region is cut up: for the files of the heap, and for rt-object.c, which makes and frees small objects without a call.
 *
 * The region has three parts, each taken into use from its start on.
 *
 * Pools, as CPython's obmalloc lays them out: an arena has RT_ARENA_POOLS, a pool has blocks of one size class. Two sizes belong to a
 * class: that of the simulated blocks, a multiple of 16 bytes by which CPython would choose the class, and the STRIDE at which the
 * blocks really lie, which has room for 8 bytes more, since an object's header carries its identity; objects begin at least 24 bytes
 * apart. So a pool takes RT_POOL_BYTES of simulated addresses and RT_POOL_ROOM_BYTES of memory.
 *
 * Pools for objects that are larger than that still ("oversize"): their classes are those above RT_HEAP_CLASSES, and they have no
 * simulated addresses. Such an object takes a block of the class that CPython's would, too, and has the address of that; the two blocks
 * point at each other with their first words.
 *
 * Pages of RT_PAGE_BYTES, less than the system's, for blocks that CPython would ask malloc for: free (part of a run whose first and last
 * page know its length, so that neighbours are joined in constant time), or part of a large block.
 *
 * Invariants:
 *  - a pool is in the list of its class exactly while it has a block to give and one in use;
 *  - `live` has a bit set exactly for the unit in which an object begins that lives or is parked;
 *  - of two arenas that have free pools the one with fewer comes first (CPython: so that others become empty);
 *  - every page below `pages_end` belongs to exactly one run or large block; page 0 is never used;
 *  - two neighbouring runs are never both free.
 * What a free block holds is its pool's business: the address of the next free one. A pool that was given back and is taken for the
 * same class again finds that list as it was.
 */
#pragma once

#include <string.h>

#include "rt-gc.h"
#include "rt-heap.h"

#if defined(__SANITIZE_ADDRESS__)
#define RT_HEAP_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define RT_HEAP_POISON 1
#endif
#endif

#ifdef RT_HEAP_POISON
#include <sanitizer/asan_interface.h>
#define rt_poison(at, bytes)   __asan_poison_memory_region ((at), (bytes))
#define rt_unpoison(at, bytes) __asan_unpoison_memory_region ((at), (bytes))
#else
#define rt_poison(at, bytes)   ((void)(at), (void)(bytes))
#define rt_unpoison(at, bytes) ((void)(at), (void)(bytes))
#endif

#define RT_SYSTEM_PAGE_BYTES   4096u
#define RT_POOL_PAGES          5u /* of the system, of memory */
#define RT_POOL_ROOM_BYTES     (RT_POOL_PAGES * RT_SYSTEM_PAGE_BYTES)
#define RT_POOL_LIVE_WORDS     (RT_POOL_ROOM_BYTES / RT_HEAP_UNIT_BYTES / 64)
#define RT_HEAP_CLASSES        (RT_HEAP_SMALL_BYTES / RT_HEAP_UNIT_BYTES)
#define RT_HEAP_OVERSIZE_UNITS 64u /* of the largest oversize block */
#define RT_HEAP_RUN_LISTS      32u
#define RT_HEAP_LINK_BYTES     RT_HEAP_UNIT_BYTES /* before what an oversize block holds */

typedef struct RtPool {
  char *free;  /* first free block */
  char *start; /* of its memory */
  struct RtPool *next, *previous; /* of the pools of its class with a block to give; next: of the free pools of its arena */
  uint32_t reciprocal;            /* 2^32 / stride, rounded up */
  uint16_t stride_bytes;
  uint16_t class;       /* 0: it was never used, or is fresh again */
  uint16_t used, fresh; /* blocks in use; blocks given out at least once */
  uint16_t capacity;    /* blocks it has room for */
  uint64_t live[RT_POOL_LIVE_WORDS];
} RtPool;

typedef struct RtHeapArena {
  RtPool *free_pools;                  /* given back, last in first out */
  unsigned free_count, carved;         /* pools that are free; pools that were taken at least once */
  struct RtHeapArena *next, *previous; /* of those that have free pools; next: of those that are not in use */
} RtHeapArena;

typedef enum RtPageKind { RT_PAGE_FREE, RT_PAGE_LARGE, RT_PAGE_LARGE_REST, RT_PAGE_RETIRED } RtPageKind;

typedef struct RtPage {
  uint8_t kind;
  uint8_t group;           /* RtHeapGroup of a large block */
  uint32_t run;            /* first and last page of a free run, first page of a large block: pages */
  uint32_t next, previous; /* list of free runs; 0 ends */
} RtPage;

struct RtHeap {
  HbAllocator *allocator;
  char *region;
  size_t region_bytes;
  bool never_reuse;
  size_t live_objects;
  RtPool *with_blocks[RT_HEAP_CLASSES + RT_HEAP_OVERSIZE_UNITS + 1]; /* lists, by class */
  /* Pools. */
  RtPool *pools; /* of the arenas, then the oversize ones */
  size_t pools_bytes; /* of the region, both kinds */
  RtHeapArena *arenas, *usable, *unused; /* usable: has free pools; unused: was given back whole */
  RtHeapArena *last_with[RT_ARENA_POOLS + 1]; /* by how many pools are free: the last of these in the list of the usable ones */
  uint32_t arenas_end, arenas_max;
  uint32_t oversize_start, oversize_end, oversize_committed, oversize_max; /* numbers of pools */
  RtPool *oversize_free;
  /* Pages. */
  char *pages_start;
  size_t pages_end, pages_committed, pages_max;
  RtPage *pages;
  uint32_t free_runs[RT_HEAP_RUN_LISTS]; /* by powers of two of their lengths */
};

static inline bool rt_heap_is_in_pool (const RtHeap *heap, const void *at) {
  return (size_t)((const char *)at - heap->region) < heap->pools_bytes;
}

/* The pool in which AT is: the number of its page by RT_POOL_PAGES, which is 5. */
static inline RtPool *rt_heap_pool_of (const RtHeap *heap, const void *at) {
  uint64_t page = (size_t)((const char *)at - heap->region) / RT_SYSTEM_PAGE_BYTES;
  return &heap->pools[page * UINT64_C (0xcccccccd) >> 34];
}

static inline bool rt_pool_is_full (const RtPool *pool) {
  return pool->free == NULL && pool->fresh == pool->capacity;
}

static inline bool rt_pool_is_oversize (const RtPool *pool) {
  return pool->class > RT_HEAP_CLASSES;
}

/* The number of the block in which AT is. */
static inline size_t rt_pool_index_of (const RtPool *pool, const void *at) {
  return (size_t)((uint64_t)((const char *)at - pool->start) * pool->reciprocal >> 32);
}

static inline char *rt_pool_block_of (const RtPool *pool, const void *at) {
  return pool->start + rt_pool_index_of (pool, at) * pool->stride_bytes;
}

/* What a block of the pool takes from the limit. */
static inline size_t rt_pool_block_bytes (const RtPool *pool) {
  return (size_t)(rt_pool_is_oversize (pool) ? pool->class - RT_HEAP_CLASSES : pool->class) * RT_HEAP_UNIT_BYTES;
}

static inline void rt_pool_mark_live (RtPool *pool, const RtObject *o) {
  size_t unit = (size_t)((const char *)o - pool->start) / RT_HEAP_UNIT_BYTES;
  pool->live[unit / 64] |= UINT64_C (1) << unit % 64;
}

static inline void rt_pool_mark_dead (RtPool *pool, const RtObject *o) {
  size_t unit = (size_t)((const char *)o - pool->start) / RT_HEAP_UNIT_BYTES;
  pool->live[unit / 64] &= ~(UINT64_C (1) << unit % 64);
}

static inline unsigned rt_heap_class_of (size_t bytes) {
  return bytes == 0 ? 1 : (unsigned)((bytes + RT_HEAP_UNIT_BYTES - 1) / RT_HEAP_UNIT_BYTES);
}

/* The distance of blocks of CLASS. Ints and floats, the most frequent of all, fit into 32 bytes with their identity. */
static inline size_t rt_heap_stride (unsigned class) {
  if (class > RT_HEAP_CLASSES)
    return (size_t)(class - RT_HEAP_CLASSES) * RT_HEAP_UNIT_BYTES;
  return (size_t)class * RT_HEAP_UNIT_BYTES + (class > 2 ? 8 : 0);
}

/* Clears BYTES of a block. Most blocks are small: they are cleared by whole words, without a call. */
static inline void rt_heap_clear (void *block, size_t bytes) {
#ifndef RT_HEAP_POISON /* what lies behind the bytes asked for is poisoned there */
  if (bytes <= 8 * RT_HEAP_UNIT_BYTES) {
    uint64_t *word = block;
    for (size_t left = (bytes + 7) / 8; left > 0; left--) {
      *word++ = 0;
      __asm__ ("" : "+r"(word)); /* else the compiler makes it a call again */
    }
    return;
  }
#endif
  memset (block, 0, bytes);
}

/* A pool of CLASS with blocks to give; NULL if there is no memory. (rt-heap-pools.c) */
RtPool *rt_heap_new_pool (RtHeap *heap, unsigned class);
/* POOL has no block to give any more. */
void rt_heap_withdraw_pool (RtHeap *heap, RtPool *pool);
/* The general case of rt_heap_give_small. */
void rt_heap_give_to_pool (RtHeap *heap, RtPool *pool, char *block);

/* COUNT pages for a large block, of which nothing but the kind and the run is told; 0 if there is no room. (rt-heap-pages.c) */
uint32_t rt_heap_take_pages (RtHeap *heap, RtHeapGroup group, uint32_t count);
/* Makes the large block at page FIRST longer by COUNT pages, if what lies behind it is free. */
bool rt_heap_take_pages_behind (RtHeap *heap, uint32_t first, uint32_t count);
/* Gives the large block at page FIRST back. */
void rt_heap_give_pages (RtHeap *heap, uint32_t first);

static inline char *rt_heap_page_start (const RtHeap *heap, uint32_t index) {
  return heap->pages_start + (size_t)index * RT_PAGE_BYTES;
}

static inline uint32_t rt_heap_page_of (const RtHeap *heap, const void *at) {
  return (uint32_t)((size_t)((const char *)at - heap->pages_start) / RT_PAGE_BYTES);
}

/* A block of CLASS, contents undefined; NULL without memory. The limit is the caller's to ask. */
static inline char *rt_heap_take_small (RtHeap *heap, unsigned class, RtPool **where) {
  RtPool *pool = heap->with_blocks[class];
  if (__builtin_expect (pool == NULL, 0) && (pool = rt_heap_new_pool (heap, class)) == NULL)
    return NULL;
  char *block = pool->free;
  if (block != NULL) {
    rt_unpoison (block, sizeof (void *));
    pool->free = *(void **)block;
  } else {
    block = pool->start + (size_t)pool->fresh++ * pool->stride_bytes;
  }
  pool->used++;
  if (__builtin_expect (rt_pool_is_full (pool), 0))
    rt_heap_withdraw_pool (heap, pool);
  *where = pool;
  return block;
}

/* BLOCK of POOL is free. */
static inline void rt_heap_give_small (RtHeap *heap, RtPool *pool, char *block) {
  if (__builtin_expect (heap->never_reuse || rt_pool_is_full (pool) || pool->used == 1, 0)) {
    rt_heap_give_to_pool (heap, pool, block);
    return;
  }
  pool->used--;
  rt_unpoison (block, sizeof (void *));
  *(void **)block = pool->free;
  pool->free = block;
  rt_poison (block, pool->stride_bytes);
}

/* O's block stays taken though O is dead, for another object of its type soon; false: it must be released. A parked object has no
 * type and is none for rt_heap_walk. */
static inline bool rt_heap_park (RtHeap *heap, RtObject *o) {
  if (heap->never_reuse || !rt_heap_is_in_pool (heap, o))
    return false;
  o->type = NULL;
  heap->live_objects--;
  return true;
}

/* The block of a parked object counts as an object's again; it must be given its type. */
static inline void rt_heap_unpark (RtHeap *heap) {
  heap->live_objects++;
}

/* Whether an object of the collector's, of BYTES without what lies before it, of which CPython's would have NOMINAL_BYTES, fits into
 * the block that CPython's would take. */
static inline bool rt_heap_fits_collected (size_t bytes, size_t nominal_bytes) {
  size_t nominal = sizeof (RtGcHead) + nominal_bytes;
  return nominal <= RT_HEAP_SMALL_BYTES && sizeof (RtGcHead) + bytes <= rt_heap_stride (rt_heap_class_of (nominal));
}

/* rt_heap_alloc_object for one of RT_HEAP_GC that fits; its header is undefined. */
static inline RtObject *rt_heap_alloc_collected (RtHeap *heap, size_t bytes, size_t nominal_bytes) {
  unsigned class = rt_heap_class_of (sizeof (RtGcHead) + nominal_bytes);
  size_t room = (size_t)class * RT_HEAP_UNIT_BYTES;
  if (!hb_allocator_take (heap->allocator, room))
    return NULL;
  RtPool *pool;
  char *block = rt_heap_take_small (heap, class, &pool);
  if (block == NULL) {
    hb_allocator_give (heap->allocator, room);
    return NULL;
  }
  rt_unpoison (block, sizeof (RtGcHead) + bytes);
  *(RtGcHead *)block = (RtGcHead){NULL, 0};
  RtObject *o = rt_gc_object ((RtGcHead *)block);
  rt_heap_clear (o + 1, bytes - sizeof *o);
  rt_pool_mark_live (pool, o);
  heap->live_objects++;
  return o;
}

/* O, which has nothing but the collector's head before it, is free. */
static inline void rt_heap_release_collected (RtHeap *heap, RtObject *o) {
  RtPool *pool = __builtin_expect (rt_heap_is_in_pool (heap, o), 1) ? rt_heap_pool_of (heap, o) : NULL;
  if (__builtin_expect (pool == NULL || rt_pool_is_oversize (pool), 0)) {
    rt_heap_release_object (heap, o);
    return;
  }
  heap->live_objects--;
  hb_allocator_give (heap->allocator, (size_t)pool->class * RT_HEAP_UNIT_BYTES);
  rt_pool_mark_dead (pool, o);
  rt_heap_give_small (heap, pool, (char *)rt_gc_head (o));
}

/* rt_heap_alloc_data for an object that fits into its block, the contents undefined. */
static inline RtObject *rt_heap_alloc_plain (RtHeap *heap, size_t bytes, size_t nominal_bytes) {
  unsigned class = rt_heap_class_of (nominal_bytes);
  size_t room = (size_t)class * RT_HEAP_UNIT_BYTES;
  if (!hb_allocator_take (heap->allocator, room))
    return NULL;
  RtPool *pool;
  RtObject *o = (RtObject *)rt_heap_take_small (heap, class, &pool);
  if (o == NULL) {
    hb_allocator_give (heap->allocator, room);
    return NULL;
  }
  rt_unpoison (o, bytes);
  rt_pool_mark_live (pool, o);
  heap->live_objects++;
  return o;
}

/* O, which has nothing before it, is free. */
static inline void rt_heap_release_plain (RtHeap *heap, RtObject *o) {
  if (__builtin_expect (!rt_heap_is_in_pool (heap, o), 0)) {
    rt_heap_release_object (heap, o);
    return;
  }
  RtPool *pool = rt_heap_pool_of (heap, o);
  if (__builtin_expect (rt_pool_is_oversize (pool), 0)) {
    rt_heap_release_object (heap, o);
    return;
  }
  heap->live_objects--;
  hb_allocator_give (heap->allocator, (size_t)pool->class * RT_HEAP_UNIT_BYTES);
  rt_pool_mark_dead (pool, o);
  rt_heap_give_small (heap, pool, (char *)o);
}
