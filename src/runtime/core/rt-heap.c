#define _GNU_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE */

#include "rt-heap-inside.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define REGION_MAX_BYTES ((size_t)64 << 30)
#define REGION_MIN_BYTES ((size_t)256 << 20)

/* Bytes before the object, a multiple of RT_HEAP_UNIT_BYTES. */
static const uint8_t prefix_bytes[RT_HEAP_GROUPS] = {
    [RT_HEAP_GC] = sizeof (RtGcHead), [RT_HEAP_MANAGED] = sizeof (RtManaged), [RT_HEAP_MANAGED_GC] = sizeof (RtManaged) + sizeof (RtGcHead)};
_Static_assert(sizeof (RtGcHead) == RT_HEAP_UNIT_BYTES && sizeof (RtManaged) == RT_HEAP_UNIT_BYTES, "as large as CPython's");
_Static_assert(RT_POOL_PAGES == 5, "rt_heap_pool_of divides by it");
_Static_assert((RT_POOL_BYTES - RT_POOL_HEAD_BYTES) / 48 * 56 <= RT_POOL_ROOM_BYTES, "the blocks of no class need more room");
_Static_assert(REGION_MAX_BYTES <= RT_HEAP_LARGE_BASE - RT_HEAP_BASE, "pools lie before pages");

/* The heap's life. */

static size_t wanted_region_bytes (const RtHeap *heap) {
  size_t limit = heap->allocator->limit_bytes;
  if (heap->never_reuse || limit > REGION_MAX_BYTES / 4)
    return REGION_MAX_BYTES;
  return limit * 4 < REGION_MIN_BYTES ? REGION_MIN_BYTES : limit * 4;
}

static void *reserve (size_t bytes, int protection) {
  void *at = mmap (NULL, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return at != MAP_FAILED ? at : NULL;
}

/* Half of the region is for pages, an eighth for objects that are oversize. */
static void divide_region (RtHeap *heap) {
  heap->arenas_max = (uint32_t)(heap->region_bytes / 8 * 3 / (RT_ARENA_POOLS * RT_POOL_ROOM_BYTES));
  heap->oversize_start = heap->oversize_end = heap->oversize_committed = heap->arenas_max * RT_ARENA_POOLS;
  heap->oversize_max = heap->oversize_start + (uint32_t)(heap->region_bytes / 8 / RT_POOL_ROOM_BYTES);
  heap->pools_bytes = (size_t)heap->oversize_max * RT_POOL_ROOM_BYTES;
  heap->pages_start = heap->region + heap->pools_bytes;
  heap->pages_max = (heap->region_bytes - heap->pools_bytes) / RT_PAGE_BYTES;
}

static void give_region_back (RtHeap *heap) {
  if (heap->region != NULL)
    munmap (heap->region, heap->region_bytes);
  if (heap->pools != NULL)
    munmap (heap->pools, heap->oversize_max * sizeof (RtPool));
  if (heap->arenas != NULL)
    munmap (heap->arenas, heap->arenas_max * sizeof (RtHeapArena));
  if (heap->pages != NULL)
    munmap (heap->pages, heap->pages_max * sizeof (RtPage));
  free (heap);
}

RtHeap *rt_heap_new (HbAllocator *allocator, bool never_reuse) {
  RtHeap *heap = calloc (1, sizeof *heap);
  if (heap == NULL)
    return NULL;
  heap->allocator = allocator;
  heap->never_reuse = never_reuse;
  for (heap->region_bytes = wanted_region_bytes (heap); heap->region_bytes >= REGION_MIN_BYTES; heap->region_bytes /= 2) {
    heap->region_bytes -= heap->region_bytes % RT_SYSTEM_PAGE_BYTES;
    if ((heap->region = reserve (heap->region_bytes, PROT_NONE)) != NULL)
      break;
  }
  if (heap->region != NULL) {
    divide_region (heap);
    heap->pools = reserve (heap->oversize_max * sizeof (RtPool), PROT_READ | PROT_WRITE);
    heap->arenas = reserve (heap->arenas_max * sizeof (RtHeapArena), PROT_READ | PROT_WRITE);
    heap->pages = reserve (heap->pages_max * sizeof (RtPage), PROT_READ | PROT_WRITE);
  }
  if (heap->region == NULL || heap->pools == NULL || heap->arenas == NULL || heap->pages == NULL) {
    give_region_back (heap);
    return NULL;
  }
  heap->pages[0].kind = RT_PAGE_RETIRED;
  heap->pages_end = 1;
  return heap;
}

/* Calls VISIT for every pool that was taken into use, oversize ones behind the others; a result other than 0 ends the walk. */
static int walk_pools (RtHeap *heap, int (*visit) (void *arg, RtPool *pool), void *arg) {
  int result = 0;
  for (size_t i = 0; i < (size_t)heap->arenas_end * RT_ARENA_POOLS && result == 0; i++)
    result = heap->pools[i].used > 0 ? visit (arg, &heap->pools[i]) : 0;
  for (size_t i = heap->oversize_start; i < heap->oversize_end && result == 0; i++)
    result = heap->pools[i].used > 0 ? visit (arg, &heap->pools[i]) : 0;
  return result;
}

/* The page behind the run or large block that begins at page I. */
static uint32_t next_run (const RtHeap *heap, uint32_t i) {
  return i + (heap->pages[i].kind == RT_PAGE_RETIRED ? 1 : heap->pages[i].run);
}

static int add_used_bytes (void *arg, RtPool *pool) {
  *(size_t *)arg += pool->used * rt_pool_block_bytes (pool);
  return 0;
}

void rt_heap_free (RtHeap *heap) {
  if (heap == NULL)
    return;
  size_t bytes = 0;
  walk_pools (heap, add_used_bytes, &bytes);
  for (uint32_t i = 1; i < heap->pages_end; i = next_run (heap, i))
    bytes += heap->pages[i].kind == RT_PAGE_LARGE ? (size_t)heap->pages[i].run * RT_PAGE_BYTES : 0;
  hb_allocator_give (heap->allocator, bytes);
  rt_unpoison (heap->region, (size_t)heap->arenas_end * RT_ARENA_POOLS * RT_POOL_ROOM_BYTES);
  rt_unpoison (heap->region + (size_t)heap->oversize_start * RT_POOL_ROOM_BYTES,
               (size_t)(heap->oversize_committed - heap->oversize_start) * RT_POOL_ROOM_BYTES);
  rt_unpoison (heap->pages_start, heap->pages_committed * RT_PAGE_BYTES);
  give_region_back (heap);
}

/* Blocks. */

static __attribute__ ((noinline)) char *alloc_large (RtHeap *heap, RtHeapGroup group, size_t bytes) {
  size_t count = (bytes + RT_PAGE_BYTES - 1) / RT_PAGE_BYTES;
  if (count > heap->pages_max || !hb_allocator_take (heap->allocator, count * RT_PAGE_BYTES))
    return NULL;
  uint32_t first = rt_heap_take_pages (heap, group, (uint32_t)count);
  if (first == 0) {
    hb_allocator_give (heap->allocator, count * RT_PAGE_BYTES);
    return NULL;
  }
  rt_unpoison (rt_heap_page_start (heap, first), bytes);
  return rt_heap_page_start (heap, first);
}

static inline char *alloc_small (RtHeap *heap, size_t bytes, unsigned class, RtPool **pool) {
  size_t taken = (size_t)class * RT_HEAP_UNIT_BYTES;
  if (!hb_allocator_take (heap->allocator, taken))
    return NULL;
  char *block = rt_heap_take_small (heap, class, pool);
  if (block == NULL)
    hb_allocator_give (heap->allocator, taken);
  else
    rt_unpoison (block, bytes);
  return block;
}

/* Where an oversize block and the block of CPython's class keep each other's address. */
static char **link_in (char *block) {
  return (char **)block;
}

/* Room for TOTAL bytes, which stands for a block of CLASS. */
static __attribute__ ((noinline)) char *alloc_oversize (RtHeap *heap, size_t total, unsigned class, RtPool **pool) {
  unsigned units = rt_heap_class_of (total + RT_HEAP_LINK_BYTES);
  size_t taken = (size_t)(class + units) * RT_HEAP_UNIT_BYTES;
  if (!hb_allocator_take (heap->allocator, taken))
    return NULL;
  RtPool *nominal_pool;
  char *block = rt_heap_take_small (heap, RT_HEAP_CLASSES + units, pool);
  char *nominal = block != NULL ? rt_heap_take_small (heap, class, &nominal_pool) : NULL;
  if (nominal == NULL) {
    if (block != NULL)
      rt_heap_give_small (heap, *pool, block);
    hb_allocator_give (heap->allocator, taken);
    return NULL;
  }
  rt_unpoison (block, RT_HEAP_LINK_BYTES + total);
  rt_unpoison (nominal, sizeof (char *));
  *link_in (block) = nominal;
  *link_in (nominal) = block;
  return block + RT_HEAP_LINK_BYTES;
}

/* A block of TOTAL bytes for an object, for which CPython would ask for NOMINAL; *POOL: where it is, NULL for a large one. */
static inline char *alloc_for_object (RtHeap *heap, RtHeapGroup group, size_t total, size_t nominal, RtPool **pool) {
  *pool = NULL;
  unsigned class = nominal <= RT_HEAP_SMALL_BYTES ? rt_heap_class_of (nominal) : 0;
  if (__builtin_expect (class != 0 && total <= rt_heap_stride (class), 1))
    return alloc_small (heap, total, class, pool);
  if (class != 0 && total <= RT_HEAP_OVERSIZE_UNITS * RT_HEAP_UNIT_BYTES - RT_HEAP_LINK_BYTES)
    return alloc_oversize (heap, total, class, pool);
  return alloc_large (heap, group, total);
}

/* The room of the block at BLOCK, which is not oversize. */
static inline size_t room_bytes (const RtHeap *heap, const void *block) {
  if (rt_heap_is_in_pool (heap, block))
    return rt_pool_block_bytes (rt_heap_pool_of (heap, block));
  return (size_t)heap->pages[rt_heap_page_of (heap, block)].run * RT_PAGE_BYTES;
}

/* Makes the large block at BLOCK long enough for BYTES where it stands, if what lies behind it is free. */
static bool extend_large (RtHeap *heap, const void *block, size_t bytes) {
  size_t count = (bytes + RT_PAGE_BYTES - 1) / RT_PAGE_BYTES;
  if (rt_heap_is_in_pool (heap, block) || heap->never_reuse || count > heap->pages_max)
    return false;
  uint32_t first = rt_heap_page_of (heap, block), more = (uint32_t)count - heap->pages[first].run;
  if (!hb_allocator_take (heap->allocator, (size_t)more * RT_PAGE_BYTES))
    return false;
  if (rt_heap_take_pages_behind (heap, first, more))
    return true;
  hb_allocator_give (heap->allocator, (size_t)more * RT_PAGE_BYTES);
  return false;
}

/* Tables. */

void *rt_heap_alloc (RtHeap *heap, size_t bytes) {
  RtPool *pool;
  return bytes <= RT_HEAP_SMALL_BYTES ? alloc_small (heap, bytes, rt_heap_class_of (bytes), &pool) : alloc_large (heap, RT_HEAP_RAW, bytes);
}

static void release_block (RtHeap *heap, char *block) {
  if (rt_heap_is_in_pool (heap, block)) {
    RtPool *pool = rt_heap_pool_of (heap, block);
    hb_allocator_give (heap->allocator, rt_pool_block_bytes (pool));
    rt_heap_give_small (heap, pool, block);
  } else {
    uint32_t first = rt_heap_page_of (heap, block);
    hb_allocator_give (heap->allocator, (size_t)heap->pages[first].run * RT_PAGE_BYTES);
    rt_heap_give_pages (heap, first);
  }
}

void rt_heap_release (RtHeap *heap, void *block, size_t bytes) {
  if (block != NULL)
    release_block (heap, block);
}

/* Whether a block with ROOM is kept when it is to hold BYTES, which are no more: as obmalloc, one in a pool is if less than a quarter
 * would be spared. */
static bool is_kept (const RtHeap *heap, const void *block, size_t room, size_t bytes) {
  if (bytes > room || heap->never_reuse)
    return false;
  return rt_heap_is_in_pool (heap, block) ? 4 * bytes > 3 * room : bytes > room - RT_PAGE_BYTES;
}

void *rt_heap_realloc (RtHeap *heap, void *block, size_t old_bytes, size_t new_bytes) {
  size_t room = block != NULL ? room_bytes (heap, block) : 0;
  if (block != NULL && is_kept (heap, block, room, new_bytes)) {
    if (!hb_allocator_take (heap->allocator, 0))
      return NULL;
    rt_poison (block, room);
    rt_unpoison (block, new_bytes);
    return block;
  }
  if (block != NULL && new_bytes > room && new_bytes <= SIZE_MAX / 2 && extend_large (heap, block, new_bytes)) {
    rt_unpoison (block, new_bytes);
    return block;
  }
  void *moved = rt_heap_alloc (heap, new_bytes);
  if (moved != NULL && block != NULL) {
    memcpy (moved, block, old_bytes < new_bytes ? old_bytes : new_bytes);
    release_block (heap, block);
  }
  return moved;
}

/* Objects. */

RtObject *rt_heap_alloc_object (RtHeap *heap, RtHeapGroup group, size_t bytes, size_t nominal_bytes) {
  if (bytes > SIZE_MAX / 2)
    return NULL;
  size_t prefix = prefix_bytes[group], total = prefix + bytes;
  RtPool *pool;
  char *block = alloc_for_object (heap, group, total, prefix + nominal_bytes, &pool);
  if (block == NULL)
    return NULL;
  rt_heap_clear (block, total);
  RtObject *o = (RtObject *)(block + prefix);
  if (pool != NULL)
    rt_pool_mark_live (pool, o);
  heap->live_objects++;
  return o;
}

RtObject *rt_heap_alloc_data (RtHeap *heap, size_t bytes, size_t nominal_bytes, size_t header_bytes) {
  RtPool *pool = NULL;
  RtObject *o = bytes <= SIZE_MAX / 2 ? (RtObject *)alloc_for_object (heap, RT_HEAP_PLAIN, bytes, nominal_bytes, &pool) : NULL;
  if (o == NULL)
    return NULL;
  memset (o, 0, header_bytes);
  if (pool != NULL)
    rt_pool_mark_live (pool, o);
  heap->live_objects++;
  return o;
}

static bool is_parked (const void *o) {
  return ((const RtObject *)o)->type == NULL;
}

bool rt_heap_fits_object (RtHeap *heap, RtObject *o, size_t bytes) {
  char *block = (char *)o;
  size_t room = room_bytes (heap, block);
  if (bytes > room) {
    if (bytes > SIZE_MAX / 2 || !extend_large (heap, block, bytes))
      return false;
    rt_unpoison (block, bytes);
    memset (block + room, 0, bytes - room);
    return true;
  }
  rt_unpoison (block, bytes);
  return true;
}

static __attribute__ ((noinline)) void release_large (RtHeap *heap, RtObject *o) {
  const RtPage *page = &heap->pages[rt_heap_page_of (heap, o)];
  release_block (heap, (char *)o - prefix_bytes[page->group]);
}

static __attribute__ ((noinline)) void release_oversize (RtHeap *heap, RtPool *pool, char *block) {
  char *nominal = *link_in (block);
  rt_heap_give_small (heap, pool, block);
  release_block (heap, nominal);
}

void rt_heap_release_object (RtHeap *heap, RtObject *o) {
  heap->live_objects--;
  if (!rt_heap_is_in_pool (heap, o)) {
    release_large (heap, o);
    return;
  }
  RtPool *pool = rt_heap_pool_of (heap, o);
  char *block = rt_pool_block_of (pool, o);
  rt_pool_mark_dead (pool, o);
  hb_allocator_give (heap->allocator, rt_pool_block_bytes (pool));
  if (rt_pool_is_oversize (pool))
    release_oversize (heap, pool, block);
  else
    rt_heap_give_small (heap, pool, block);
}

/* Looking around. */

static bool begins_in_pool (const RtHeap *heap, const void *o) {
  const RtPool *pool = rt_heap_pool_of (heap, o);
  if (pool->used == 0)
    return false;
  size_t unit = (size_t)((const char *)o - pool->start) / RT_HEAP_UNIT_BYTES;
  size_t within = (size_t)((const char *)o - rt_pool_block_of (pool, o));
  return within % RT_HEAP_UNIT_BYTES == 0 && (pool->live[unit / 64] >> unit % 64 & 1) != 0 && !is_parked (o);
}

bool rt_heap_is_object (const RtHeap *heap, const void *o) {
  if ((const char *)o < heap->region)
    return false;
  if (rt_heap_is_in_pool (heap, o))
    return begins_in_pool (heap, o);
  size_t offset = (size_t)((const char *)o - heap->pages_start), index = offset / RT_PAGE_BYTES;
  if (index >= heap->pages_end)
    return false;
  const RtPage *page = &heap->pages[index];
  return page->kind == RT_PAGE_LARGE && page->group != RT_HEAP_RAW && offset % RT_PAGE_BYTES == prefix_bytes[page->group];
}

typedef struct Walk {
  int (*visit) (void *arg, RtObject *o);
  void *arg;
} Walk;

static int walk_pool (void *arg, RtPool *pool) {
  const Walk *walk = arg;
  for (size_t word = 0; word < RT_POOL_LIVE_WORDS; word++)
    for (uint64_t live = pool->live[word]; live != 0; live &= live - 1) {
      char *unit = pool->start + (word * 64 + (size_t)__builtin_ctzll (live)) * RT_HEAP_UNIT_BYTES;
      /* Prefixes are of whole units: the object stands in its unit as the block does, which may be 8 bytes behind its start. */
      size_t shift = (size_t)(rt_pool_block_of (pool, unit + 8) - pool->start) % RT_HEAP_UNIT_BYTES;
      RtObject *o = (RtObject *)(unit + shift);
      int result = is_parked (o) ? 0 : walk->visit (walk->arg, o);
      if (result != 0)
        return result;
    }
  return 0;
}

int rt_heap_walk (RtHeap *heap, int (*visit) (void *arg, RtObject *o), void *arg) {
  int result = walk_pools (heap, walk_pool, &(Walk){visit, arg});
  for (uint32_t i = 1; i < heap->pages_end && result == 0; i = next_run (heap, i)) {
    const RtPage *page = &heap->pages[i];
    if (page->kind == RT_PAGE_LARGE && page->group != RT_HEAP_RAW)
      result = visit (arg, (RtObject *)(rt_heap_page_start (heap, i) + prefix_bytes[page->group]));
  }
  return result;
}

/* Addresses. */

static uint64_t address_in_pool (const RtHeap *heap, const RtPool *pool, const char *at) {
  uint64_t index = rt_pool_index_of (pool, at), within = (uint64_t)(at - pool->start) - index * pool->stride_bytes;
  return RT_HEAP_BASE + (uint64_t)(pool - heap->pools) * RT_POOL_BYTES + RT_POOL_HEAD_BYTES +
         index * pool->class * RT_HEAP_UNIT_BYTES + within;
}

uint64_t rt_heap_address (const RtHeap *heap, const void *at) {
  if (!rt_heap_is_in_pool (heap, at))
    return RT_HEAP_LARGE_BASE + (uint64_t)((const char *)at - heap->pages_start);
  const RtPool *pool = rt_heap_pool_of (heap, at);
  if (!rt_pool_is_oversize (pool))
    return address_in_pool (heap, pool, at);
  char *block = rt_pool_block_of (pool, at), *nominal = *link_in (block);
  return address_in_pool (heap, rt_heap_pool_of (heap, nominal), nominal) + (uint64_t)((const char *)at - block) - RT_HEAP_LINK_BYTES;
}

/* Whether the block at NOMINAL stands for the oversize one that its first word tells of; it may hold anything. */
#ifdef RT_HEAP_POISON
__attribute__ ((no_sanitize_address))
#endif
static bool stands_for_another (const RtHeap *heap, char *nominal) {
  char *block = *link_in (nominal);
  if (block < heap->region + (size_t)heap->oversize_start * RT_POOL_ROOM_BYTES ||
      block >= heap->region + (size_t)heap->oversize_end * RT_POOL_ROOM_BYTES)
    return false;
  const RtPool *pool = rt_heap_pool_of (heap, block);
  return pool->used > 0 && rt_pool_block_of (pool, block) == block && *link_in (block) == nominal;
}

void *rt_heap_at (const RtHeap *heap, uint64_t address) {
  if (address >= RT_HEAP_LARGE_BASE)
    return heap->pages_start + (address - RT_HEAP_LARGE_BASE);
  uint64_t offset = address - RT_HEAP_BASE;
  const RtPool *pool = &heap->pools[offset / RT_POOL_BYTES];
  if (pool->used == 0)
    return pool->start;
  uint64_t at = offset % RT_POOL_BYTES - RT_POOL_HEAD_BYTES, index = at / ((uint64_t)pool->class * RT_HEAP_UNIT_BYTES);
  uint64_t within = at - index * pool->class * RT_HEAP_UNIT_BYTES;
  char *block = pool->start + index * pool->stride_bytes;
  if (!begins_in_pool (heap, block + within) && stands_for_another (heap, block))
    return *link_in (block) + RT_HEAP_LINK_BYTES + within;
  return block + within;
}

/* In pools one a unit, and of larger objects one a page. */
#define POOL_PLACES (RT_POOL_ROOM_BYTES / RT_HEAP_UNIT_BYTES)

size_t rt_heap_place (const RtHeap *heap, const RtObject *o) {
  size_t in_arenas = (size_t)heap->arenas_end * RT_ARENA_POOLS;
  if (!rt_heap_is_in_pool (heap, o))
    return (in_arenas + heap->oversize_end - heap->oversize_start) * POOL_PLACES + rt_heap_page_of (heap, o);
  size_t place = (size_t)((const char *)o - heap->region) / RT_HEAP_UNIT_BYTES, oversize = heap->oversize_start * (size_t)POOL_PLACES;
  return place < oversize ? place : place - oversize + in_arenas * POOL_PLACES;
}

size_t rt_heap_places (const RtHeap *heap) {
  return ((size_t)heap->arenas_end * RT_ARENA_POOLS + heap->oversize_end - heap->oversize_start) * POOL_PLACES + heap->pages_end;
}

const char *rt_heap_start (const RtHeap *heap) {
  return heap->region;
}

size_t rt_heap_live_objects (const RtHeap *heap) {
  return heap->live_objects;
}
