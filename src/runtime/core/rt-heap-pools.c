/* Arenas and pools: which pool is taken next, and where one goes that is empty. CPython's order, since id() shows it. */
#define _GNU_SOURCE /* MADV_DONTNEED */

#include "rt-heap-inside.h"

#include <string.h>
#include <sys/mman.h>

#define ARENA_ROOM_BYTES   ((size_t)RT_ARENA_POOLS * RT_POOL_ROOM_BYTES)
#define ARENAS_KEPT        4u  /* that are not in use and keep their memory, which the system takes time to give again */
#define OVERSIZE_COMMITTED 16u /* pools that are taken into use by one system call */

static RtPool *first_pool_of (const RtHeap *heap, const RtHeapArena *arena) {
  return &heap->pools[(size_t)(arena - heap->arenas) * RT_ARENA_POOLS];
}

static RtHeapArena *arena_of (const RtHeap *heap, const RtPool *pool) {
  return &heap->arenas[(size_t)(pool - heap->pools) / RT_ARENA_POOLS];
}

static char *memory_of (const RtHeap *heap, const RtPool *pool) {
  return heap->region + (size_t)(pool - heap->pools) * RT_POOL_ROOM_BYTES;
}

/* Whether the memory of COUNT pools from FIRST on can be used from now on. */
static bool commit (RtHeap *heap, const RtPool *first, size_t count) {
  char *from = memory_of (heap, first);
  if (mprotect (from, count * RT_POOL_ROOM_BYTES, PROT_READ | PROT_WRITE) != 0)
    return false;
  rt_poison (from, count * RT_POOL_ROOM_BYTES);
  return true;
}

/* The arenas that have free pools. */

static void unlink_arena (RtHeap *heap, RtHeapArena *arena) {
  if (arena->previous != NULL)
    arena->previous->next = arena->next;
  else
    heap->usable = arena->next;
  if (arena->next != NULL)
    arena->next->previous = arena->previous;
}

/* BEFORE: NULL for the first place. */
static void link_arena_behind (RtHeap *heap, RtHeapArena *arena, RtHeapArena *before) {
  RtHeapArena **field = before != NULL ? &before->next : &heap->usable;
  arena->previous = before;
  arena->next = *field;
  if (arena->next != NULL)
    arena->next->previous = arena;
  *field = arena;
}

static bool add_arena (RtHeap *heap) {
  RtHeapArena *arena = heap->unused;
  if (arena != NULL) {
    heap->unused = arena->next;
  } else {
    if (heap->arenas_end == heap->arenas_max)
      return false;
    arena = &heap->arenas[heap->arenas_end];
    if (!commit (heap, first_pool_of (heap, arena), RT_ARENA_POOLS))
      return false;
    heap->arenas_end++;
  }
  *arena = (RtHeapArena){.free_count = RT_ARENA_POOLS};
  link_arena_behind (heap, arena, NULL);
  heap->last_with[RT_ARENA_POOLS] = arena;
  return true;
}

/* ARENA, all of whose pools are free, is not needed. */
static void retire_arena (RtHeap *heap, RtHeapArena *arena) {
  unsigned kept = 0;
  for (const RtHeapArena *other = heap->unused; other != NULL && kept < ARENAS_KEPT; other = other->next)
    kept++;
  unlink_arena (heap, arena);
  RtPool *first = first_pool_of (heap, arena);
  for (unsigned i = 0; i < RT_ARENA_POOLS; i++)
    first[i].class = 0;
  if (kept == ARENAS_KEPT)
    madvise (memory_of (heap, first), ARENA_ROOM_BYTES, MADV_DONTNEED);
  arena->next = heap->unused;
  heap->unused = arena;
}

/* A pool of the first usable arena; NULL if there is no memory. */
static RtPool *take_pool (RtHeap *heap) {
  if (heap->usable == NULL && !add_arena (heap))
    return NULL;
  RtHeapArena *arena = heap->usable;
  if (heap->last_with[arena->free_count] == arena) /* it is the first: there is no other with as many */
    heap->last_with[arena->free_count] = NULL;
  if (arena->free_count > 1)
    heap->last_with[arena->free_count - 1] = arena;
  RtPool *pool = arena->free_pools;
  if (pool != NULL)
    arena->free_pools = pool->next;
  else
    pool = first_pool_of (heap, arena) + arena->carved++;
  if (--arena->free_count == 0)
    unlink_arena (heap, arena);
  return pool;
}

/* POOL, which is empty, may be taken for any class. */
static void give_pool (RtHeap *heap, RtPool *pool) {
  RtHeapArena *arena = arena_of (heap, pool);
  unsigned count = arena->free_count;
  RtHeapArena *last = heap->last_with[count];
  pool->next = arena->free_pools;
  arena->free_pools = pool;
  if (last == arena)
    heap->last_with[count] = arena->previous != NULL && arena->previous->free_count == count ? arena->previous : NULL;
  arena->free_count = ++count;
  if (count == 1) {
    link_arena_behind (heap, arena, NULL);
    if (heap->last_with[1] == NULL)
      heap->last_with[1] = arena;
    return;
  }
  if (count == RT_ARENA_POOLS && arena->next != NULL) {
    retire_arena (heap, arena);
    return;
  }
  if (heap->last_with[count] == NULL)
    heap->last_with[count] = arena;
  if (last == arena) /* none behind it has fewer */
    return;
  unlink_arena (heap, arena);
  link_arena_behind (heap, arena, last);
}

static RtPool *take_oversize_pool (RtHeap *heap) {
  RtPool *pool = heap->oversize_free;
  if (pool != NULL) {
    heap->oversize_free = pool->next;
    return pool;
  }
  if (heap->oversize_end == heap->oversize_committed) {
    uint32_t count = heap->oversize_max - heap->oversize_end;
    count = count < OVERSIZE_COMMITTED ? count : OVERSIZE_COMMITTED;
    if (count == 0 || !commit (heap, &heap->pools[heap->oversize_end], count))
      return NULL;
    heap->oversize_committed += count;
  }
  return &heap->pools[heap->oversize_end++];
}

/* The pools of a class that have a block to give. */

static void list_push (RtHeap *heap, RtPool *pool) {
  RtPool **list = &heap->with_blocks[pool->class];
  pool->next = *list;
  pool->previous = NULL;
  if (*list != NULL)
    (*list)->previous = pool;
  *list = pool;
}

void rt_heap_withdraw_pool (RtHeap *heap, RtPool *pool) {
  if (pool->previous != NULL)
    pool->previous->next = pool->next;
  else
    heap->with_blocks[pool->class] = pool->next;
  if (pool->next != NULL)
    pool->next->previous = pool->previous;
}

/* POOL becomes one of CLASS; if it was before, it goes on with the order of blocks it had. */
static void set_class (const RtHeap *heap, RtPool *pool, unsigned class) {
  if (pool->class == class)
    return;
  size_t stride = rt_heap_stride (class);
  size_t capacity = class > RT_HEAP_CLASSES ? RT_POOL_ROOM_BYTES / stride : (RT_POOL_BYTES - RT_POOL_HEAD_BYTES) / (class * RT_HEAP_UNIT_BYTES);
  *pool = (RtPool){.start = memory_of (heap, pool), .class = (uint16_t)class, .stride_bytes = (uint16_t)stride,
                   .reciprocal = (uint32_t)(((UINT64_C (1) << 32) + stride - 1) / stride), .capacity = (uint16_t)capacity};
}

RtPool *rt_heap_new_pool (RtHeap *heap, unsigned class) {
  RtPool *pool = class > RT_HEAP_CLASSES ? take_oversize_pool (heap) : take_pool (heap);
  if (pool == NULL)
    return NULL;
  set_class (heap, pool, class);
  list_push (heap, pool);
  return pool;
}

/* The last block in use of POOL, of those that are in the list of their class, came back. */
static void give_empty_pool (RtHeap *heap, RtPool *pool) {
  if (!rt_pool_is_oversize (pool)) {
    give_pool (heap, pool);
    return;
  }
  pool->next = heap->oversize_free;
  heap->oversize_free = pool;
}

void rt_heap_give_to_pool (RtHeap *heap, RtPool *pool, char *block) {
  bool was_full = rt_pool_is_full (pool);
  pool->used--;
  if (heap->never_reuse) {
    rt_poison (block, pool->stride_bytes);
    if (was_full && pool->used == 0)
      madvise (pool->start, RT_POOL_ROOM_BYTES, MADV_DONTNEED);
    return;
  }
  rt_unpoison (block, sizeof (void *));
  *(void **)block = pool->free;
  pool->free = block;
  rt_poison (block, pool->stride_bytes);
  if (was_full) {
    list_push (heap, pool);
  } else if (pool->used == 0) {
    rt_heap_withdraw_pool (heap, pool);
    give_empty_pool (heap, pool);
  }
}
