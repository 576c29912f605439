/* How the heap's region is cut up: for rt-heap.c, and for rt-object.c, which makes and frees small objects without a call.
 *
 * The region is an array of pages; `pages` holds a record for each, outside of it. A page is free (part of a
 * run whose first and last page know its length, so that neighbours are joined in constant time), a pool of
 * blocks of one size and group, or part of a large block. Invariants:
 *  - every page below `frontier` belongs to exactly one run, pool or large block; page 0 is never used;
 *  - a pool is in the list of its group and size exactly while it has a block to give;
 *  - two neighbouring runs are never both free;
 *  - `live` has a bit set for a block exactly while it is in use.
 * What a free block holds is its pool's business: the address of the next free one. A page that was a pool
 * and becomes one of the same kind again finds that list as it was.
 */
#pragma once

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

#define RT_PAGE_BYTES       4096u
#define RT_HEAP_CLASSES          (RT_HEAP_SMALL_BYTES / RT_HEAP_UNIT_BYTES)

typedef enum RtPageKind { RT_PAGE_FREE, RT_PAGE_POOL, RT_PAGE_LARGE, RT_PAGE_LARGE_REST, RT_PAGE_RETIRED } RtPageKind;

typedef struct RtPage {
  uint8_t kind;
  uint8_t group;           /* RtHeapGroup */
  uint16_t units;          /* pool: size of a block */
  uint16_t used, fresh;    /* pool: blocks in use; blocks given out at least once */
  uint16_t capacity;       /* pool: blocks it has room for */
  uint32_t run;            /* first and last page of a free run, first page of a large block: pages */
  uint32_t next, previous; /* lists of pools and of free runs; 0 ends */
  void *free;              /* pool: first free block */
  uint64_t live[RT_PAGE_BYTES / RT_HEAP_UNIT_BYTES / 64];
} RtPage;

struct RtHeap {
  HbAllocator *allocator;
  char *region;
  size_t region_pages, frontier, committed; /* pages; frontier: the first page never used */
  RtPage *pages;
  uint32_t pools[RT_HEAP_GROUPS][RT_HEAP_CLASSES + 1]; /* lists of pools with a block to give; by units */
  uint32_t free_runs;
  size_t live_objects;
  bool never_reuse;
};

static inline char *rt_heap_page_start (const RtHeap *heap, uint32_t index) {
  return heap->region + (size_t)index * RT_PAGE_BYTES;
}

static inline uint32_t rt_heap_page_of (const RtHeap *heap, const void *at) {
  return (uint32_t)((size_t)((const char *)at - heap->region) / RT_PAGE_BYTES);
}

/* The number within its page of the unit that a block begins with: pages are aligned. */
static inline unsigned rt_heap_unit_of (const void *block) {
  return (unsigned)((uintptr_t)block % RT_PAGE_BYTES / RT_HEAP_UNIT_BYTES);
}

static inline bool rt_heap_is_full (const RtPage *page) {
  return page->free == NULL && page->fresh == page->capacity;
}

/* What a block for BYTES takes from the limit. */
static inline size_t rt_heap_block_bytes (size_t bytes) {
  size_t step = bytes <= RT_HEAP_SMALL_BYTES ? RT_HEAP_UNIT_BYTES : RT_PAGE_BYTES;
  return bytes == 0 ? RT_HEAP_UNIT_BYTES : (bytes + step - 1) / step * step;
}

/* A new pool of blocks of UNITS; false if there is no memory. */
bool rt_heap_new_pool (RtHeap *heap, RtHeapGroup group, unsigned units);
/* Page INDEX is a pool that has no block to give any more. */
void rt_heap_withdraw_pool (RtHeap *heap, uint32_t index);

/* A block of at most RT_HEAP_SMALL_BYTES, contents undefined; NULL without memory. The limit is the caller's to ask. */
static inline void *rt_heap_take_small (RtHeap *heap, RtHeapGroup group, size_t bytes) {
  unsigned units = bytes == 0 ? 1 : (unsigned)((bytes + RT_HEAP_UNIT_BYTES - 1) / RT_HEAP_UNIT_BYTES);
  if (__builtin_expect (heap->pools[group][units] == 0, 0) && !rt_heap_new_pool (heap, group, units))
    return NULL;
  uint32_t index = heap->pools[group][units];
  RtPage *page = &heap->pages[index];
  char *block = page->free;
  if (block != NULL) {
    rt_unpoison (block, sizeof (void *));
    page->free = *(void **)block;
  } else {
    block = rt_heap_page_start (heap, index) + (size_t)page->fresh++ * units * RT_HEAP_UNIT_BYTES;
  }
  rt_unpoison (block, bytes);
  unsigned bit = rt_heap_unit_of (block);
  page->live[bit / 64] |= UINT64_C (1) << bit % 64;
  page->used++;
  if (__builtin_expect (rt_heap_is_full (page), 0))
    rt_heap_withdraw_pool (heap, index);
  return block;
}

/* The general case of rt_heap_give_small. */
void rt_heap_give_to_pool (RtHeap *heap, uint32_t index, char *block);

/* BLOCK of the pool at page INDEX is free. */
static inline void rt_heap_give_small (RtHeap *heap, uint32_t index, char *block) {
  RtPage *page = &heap->pages[index];
  if (__builtin_expect (heap->never_reuse || rt_heap_is_full (page) || page->used == 1, 0)) {
    rt_heap_give_to_pool (heap, index, block);
    return;
  }
  unsigned bit = rt_heap_unit_of (block);
  page->live[bit / 64] &= ~(UINT64_C (1) << bit % 64);
  page->used--;
  rt_unpoison (block, sizeof (void *));
  *(void **)block = page->free;
  page->free = block;
  rt_poison (block, (size_t)page->units * RT_HEAP_UNIT_BYTES);
}

/* rt_heap_alloc_object for an object without a prefix of at most RT_HEAP_SMALL_BYTES, the contents undefined. */
static inline RtObject *rt_heap_alloc_plain (RtHeap *heap, size_t bytes) {
  size_t room = rt_heap_block_bytes (bytes);
  if (!hb_allocator_take (heap->allocator, room))
    return NULL;
  RtObject *o = rt_heap_take_small (heap, RT_HEAP_PLAIN, bytes);
  if (o == NULL)
    hb_allocator_give (heap->allocator, room);
  else
    heap->live_objects++;
  return o;
}

/* O, which is of the group RT_HEAP_PLAIN, is free. */
static inline void rt_heap_release_plain (RtHeap *heap, RtObject *o) {
  uint32_t index = rt_heap_page_of (heap, o);
  const RtPage *page = &heap->pages[index];
  if (__builtin_expect (page->kind != RT_PAGE_POOL, 0)) {
    rt_heap_release_object (heap, o);
    return;
  }
  heap->live_objects--;
  hb_allocator_give (heap->allocator, (size_t)page->units * RT_HEAP_UNIT_BYTES);
  rt_heap_give_small (heap, index, (char *)o);
}
