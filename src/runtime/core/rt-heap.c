#define _GNU_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE */

#include "rt-heap-inside.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define COMMIT_PAGES     256u /* how many pages are taken into use by one system call */
#define REGION_MAX_BYTES ((size_t)64 << 30)
#define REGION_MIN_BYTES ((size_t)256 << 20)
#define RUNS_COMPARED    16u   /* that a block of several pages would fit into, before the shortest of them is taken */
#define RETURN_PAGES     1024u /* free runs from this length on give their memory back to the system, which takes time to give it again */

/* Bytes before the object, a multiple of RT_HEAP_UNIT_BYTES so that objects are aligned. */
static const uint8_t prefix_bytes[RT_HEAP_GROUPS] = {
    [RT_HEAP_GC] = sizeof (RtGcHead), [RT_HEAP_MANAGED] = sizeof (RtManaged), [RT_HEAP_MANAGED_GC] = sizeof (RtManaged) + sizeof (RtGcHead)};
_Static_assert(sizeof (RtGcHead) == RT_HEAP_UNIT_BYTES && sizeof (RtManaged) == RT_HEAP_UNIT_BYTES, "prefixes keep objects aligned");

static size_t wanted_region_bytes (const RtHeap *heap) {
  size_t limit = heap->allocator->limit_bytes;
  if (heap->never_reuse || limit > REGION_MAX_BYTES / 4)
    return REGION_MAX_BYTES;
  size_t bytes = (limit * 4 + RT_PAGE_BYTES - 1) / RT_PAGE_BYTES * RT_PAGE_BYTES;
  return bytes < REGION_MIN_BYTES ? REGION_MIN_BYTES : bytes;
}

RtHeap *rt_heap_new (HbAllocator *allocator, bool never_reuse) {
  RtHeap *heap = calloc (1, sizeof *heap);
  if (heap == NULL)
    return NULL;
  heap->allocator = allocator;
  heap->never_reuse = never_reuse;
  size_t bytes = wanted_region_bytes (heap);
  void *region = MAP_FAILED;
  for (; bytes >= REGION_MIN_BYTES && region == MAP_FAILED; bytes /= 2) {
    region = mmap (NULL, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    heap->region_pages = bytes / RT_PAGE_BYTES;
  }
  if (region == MAP_FAILED) {
    free (heap);
    return NULL;
  }
  heap->region = region;
  void *pages = mmap (NULL, heap->region_pages * sizeof (RtPage), PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (pages == MAP_FAILED) {
    munmap (region, heap->region_pages * RT_PAGE_BYTES);
    free (heap);
    return NULL;
  }
  heap->pages = pages;
  heap->pages[0].kind = RT_PAGE_RETIRED;
  heap->frontier = 1;
  return heap;
}

/* What a page still has in use. */
static size_t used_bytes (const RtPage *page) {
  if (page->kind == RT_PAGE_POOL)
    return (size_t)page->used * page->units * RT_HEAP_UNIT_BYTES;
  return page->kind == RT_PAGE_LARGE ? (size_t)page->run * RT_PAGE_BYTES : 0;
}

void rt_heap_free (RtHeap *heap) {
  if (heap == NULL)
    return;
  size_t bytes = 0;
  for (uint32_t i = 1; i < heap->frontier; i++)
    bytes += used_bytes (&heap->pages[i]);
  hb_allocator_give (heap->allocator, bytes);
  rt_unpoison (heap->region, heap->committed * RT_PAGE_BYTES);
  munmap (heap->region, heap->region_pages * RT_PAGE_BYTES);
  munmap (heap->pages, heap->region_pages * sizeof (RtPage));
  free (heap);
}

/* Lists of pages, linked by index. */
static void list_push (RtHeap *heap, uint32_t *list, uint32_t index) {
  heap->pages[index].next = *list;
  heap->pages[index].previous = 0;
  if (*list != 0)
    heap->pages[*list].previous = index;
  *list = index;
}

static void list_remove (RtHeap *heap, uint32_t *list, uint32_t index) {
  RtPage *page = &heap->pages[index];
  if (page->previous != 0)
    heap->pages[page->previous].next = page->next;
  else
    *list = page->next;
  if (page->next != 0)
    heap->pages[page->next].previous = page->previous;
}

static void mark_run_free (RtHeap *heap, uint32_t first, uint32_t count) {
  heap->pages[first].kind = heap->pages[first + count - 1].kind = RT_PAGE_FREE;
  heap->pages[first].run = heap->pages[first + count - 1].run = count;
  list_push (heap, &heap->free_runs, first);
}

/* Gives COUNT pages back, joining them with free neighbours. */
static void release_run (RtHeap *heap, uint32_t first, uint32_t count) {
  rt_poison (rt_heap_page_start (heap, first), (size_t)count * RT_PAGE_BYTES);
  if (count >= RETURN_PAGES || heap->never_reuse)
    madvise (rt_heap_page_start (heap, first), (size_t)count * RT_PAGE_BYTES, MADV_DONTNEED);
  if (heap->never_reuse) {
    for (uint32_t i = 0; i < count; i++)
      heap->pages[first + i].kind = RT_PAGE_RETIRED;
    return;
  }
  for (uint32_t i = 0; i < count; i++) {
    heap->pages[first + i].kind = RT_PAGE_FREE;
    if (count >= RETURN_PAGES)
      heap->pages[first + i].units = 0;
  }
  if (heap->pages[first - 1].kind == RT_PAGE_FREE) {
    uint32_t before = heap->pages[first - 1].run;
    first -= before;
    count += before;
    list_remove (heap, &heap->free_runs, first);
  }
  if (first + count < heap->frontier && heap->pages[first + count].kind == RT_PAGE_FREE) {
    uint32_t behind = first + count;
    count += heap->pages[behind].run;
    list_remove (heap, &heap->free_runs, behind);
  }
  mark_run_free (heap, first, count);
}

/* Makes COUNT pages from the frontier on usable; 0 if the region or the machine's memory is at its end. */
static uint32_t advance_frontier (RtHeap *heap, uint32_t count) {
  if (count > heap->region_pages - heap->frontier)
    return 0;
  size_t end = heap->frontier + count;
  if (end > heap->committed) {
    size_t commit = (end + COMMIT_PAGES - 1) / COMMIT_PAGES * COMMIT_PAGES;
    if (commit > heap->region_pages)
      commit = heap->region_pages;
    char *from = heap->region + heap->committed * RT_PAGE_BYTES;
    size_t bytes = (commit - heap->committed) * RT_PAGE_BYTES;
    if (mprotect (from, bytes, PROT_READ | PROT_WRITE) != 0)
      return 0;
    rt_poison (from, bytes);
    heap->committed = commit;
  }
  uint32_t first = (uint32_t)heap->frontier;
  heap->frontier = end;
  return first;
}

/* The free run that a block of COUNT pages goes into; 0 if there is none. A single page is the one given back last, as with CPython's
 * arenas; of longer ones the shortest of the first few, so that long runs stay whole: tables that grow would else leave holes everywhere. */
static uint32_t find_run (const RtHeap *heap, uint32_t count) {
  uint32_t best = 0, choices = count == 1 ? 1 : RUNS_COMPARED;
  for (uint32_t first = heap->free_runs; first != 0 && choices > 0; first = heap->pages[first].next) {
    uint32_t run = heap->pages[first].run;
    if (run < count)
      continue;
    if (best == 0 || run < heap->pages[best].run)
      best = first;
    choices = run == count ? 0 : choices - 1;
  }
  return best;
}

/* A run of COUNT pages; 0 if there is none. */
static uint32_t take_run (RtHeap *heap, uint32_t count) {
  uint32_t first = find_run (heap, count);
  if (first == 0)
    return advance_frontier (heap, count);
  uint32_t run = heap->pages[first].run;
  list_remove (heap, &heap->free_runs, first);
  if (run > count)
    mark_run_free (heap, first + count, run - count);
  return first;
}

bool rt_heap_new_pool (RtHeap *heap, RtHeapGroup group, unsigned units) {
  uint32_t index = take_run (heap, 1);
  if (index == 0)
    return false;
  RtPage *page = &heap->pages[index];
  if (page->units != units ||
      page->group != group) /* else it goes on with the order of blocks it had, as CPython's pools */
    *page = (RtPage){.group = (uint8_t)group,
                   .units = (uint16_t)units,
                   .capacity = (uint16_t)(RT_PAGE_BYTES / RT_HEAP_UNIT_BYTES / units)};
  page->kind = RT_PAGE_POOL;
  list_push (heap, &heap->pools[group][units], index);
  return true;
}

void rt_heap_withdraw_pool (RtHeap *heap, uint32_t index) {
  RtPage *page = &heap->pages[index];
  list_remove (heap, &heap->pools[page->group][page->units], index);
}

void rt_heap_give_to_pool (RtHeap *heap, uint32_t index, char *block) {
  RtPage *page = &heap->pages[index];
  uint32_t *list = &heap->pools[page->group][page->units];
  unsigned bit = rt_heap_unit_of (block);
  bool was_full = rt_heap_is_full (page);
  page->live[bit / 64] &= ~(UINT64_C (1) << bit % 64);
  page->used--;
  if (heap->never_reuse) {
    rt_poison (block, (size_t)page->units * RT_HEAP_UNIT_BYTES);
    if (was_full && page->used == 0)
      release_run (heap, index, 1);
    return;
  }
  rt_unpoison (block, sizeof (void *));
  *(void **)block = page->free;
  page->free = block;
  rt_poison (block, (size_t)page->units * RT_HEAP_UNIT_BYTES);
  if (was_full)
    list_push (heap, list, index);
  /* The only pool with a block to give is kept: one object that comes and goes would take a page and give it back each time. */
  bool is_only = *list == index && page->next == 0;
  if (page->used == 0 && !is_only) {
    list_remove (heap, list, index);
    release_run (heap, index, 1);
  }
}

static __attribute__ ((noinline)) void *alloc_large (RtHeap *heap, RtHeapGroup group, size_t bytes) {
  size_t count = (bytes + RT_PAGE_BYTES - 1) / RT_PAGE_BYTES;
  uint32_t first = count < UINT32_MAX ? take_run (heap, (uint32_t)count) : 0;
  if (first == 0)
    return NULL;
  for (size_t i = 1; i < count; i++) {
    heap->pages[first + i].kind = RT_PAGE_LARGE_REST;
    heap->pages[first + i].units = 0;
  }
  heap->pages[first] = (RtPage){.kind = RT_PAGE_LARGE, .group = (uint8_t)group, .run = (uint32_t)count};
  rt_unpoison (rt_heap_page_start (heap, first), bytes);
  return rt_heap_page_start (heap, first);
}

static inline void *alloc_block (RtHeap *heap, RtHeapGroup group, size_t bytes) {
  if (bytes > heap->region_pages * RT_PAGE_BYTES || !hb_allocator_take (heap->allocator, rt_heap_block_bytes (bytes)))
    return NULL;
  void *block =
      bytes <= RT_HEAP_SMALL_BYTES ? rt_heap_take_small (heap, group, bytes) : alloc_large (heap, group, bytes);
  if (block == NULL)
    hb_allocator_give (heap->allocator, rt_heap_block_bytes (bytes));
  return block;
}

/* Takes COUNT pages behind the run that ends before page NEXT; false if they are not free. */
static bool take_behind (RtHeap *heap, uint32_t next, uint32_t count) {
  if (next == heap->frontier)
    return advance_frontier (heap, count) != 0;
  uint32_t run = heap->pages[next].kind == RT_PAGE_FREE ? heap->pages[next].run : 0;
  if (run < count)
    return false;
  list_remove (heap, &heap->free_runs, next);
  if (run > count)
    mark_run_free (heap, next + count, run - count);
  return true;
}

/* Makes the large block at page FIRST long enough for BYTES where it stands, if what lies behind it is free. */
static bool extend_large (RtHeap *heap, uint32_t first, size_t bytes) {
  RtPage *page = &heap->pages[first];
  size_t count = (bytes + RT_PAGE_BYTES - 1) / RT_PAGE_BYTES;
  if (page->kind != RT_PAGE_LARGE || heap->never_reuse || count > heap->region_pages)
    return false;
  uint32_t more = (uint32_t)count - page->run;
  if (!hb_allocator_take (heap->allocator, (size_t)more * RT_PAGE_BYTES))
    return false;
  if (!take_behind (heap, first + page->run, more)) {
    hb_allocator_give (heap->allocator, (size_t)more * RT_PAGE_BYTES);
    return false;
  }
  for (uint32_t i = 0; i < more; i++)
    heap->pages[first + page->run + i] = (RtPage){.kind = RT_PAGE_LARGE_REST};
  page->run = (uint32_t)count;
  return true;
}

/* The room of the block at BLOCK. */
static inline size_t room_bytes (const RtHeap *heap, const void *block) {
  const RtPage *page = &heap->pages[rt_heap_page_of (heap, block)];
  return page->kind == RT_PAGE_POOL ? (size_t)page->units * RT_HEAP_UNIT_BYTES : (size_t)page->run * RT_PAGE_BYTES;
}

static inline void release_block (RtHeap *heap, void *block) {
  uint32_t index = rt_heap_page_of (heap, block);
  hb_allocator_give (heap->allocator, room_bytes (heap, block));
  if (heap->pages[index].kind == RT_PAGE_POOL)
    rt_heap_give_small (heap, index, block);
  else
    release_run (heap, index, heap->pages[index].run);
}

void *rt_heap_alloc (RtHeap *heap, size_t bytes) {
  return alloc_block (heap, RT_HEAP_RAW, bytes);
}

void rt_heap_release (RtHeap *heap, void *block, size_t bytes) {
  if (block != NULL)
    release_block (heap, block);
}

void *rt_heap_realloc (RtHeap *heap, void *block, size_t old_bytes, size_t new_bytes) {
  if (block != NULL && rt_heap_block_bytes (new_bytes) == room_bytes (heap, block) && !heap->never_reuse) {
    if (!hb_allocator_take (heap->allocator, 0))
      return NULL;
    rt_poison (block, room_bytes (heap, block));
    rt_unpoison (block, new_bytes);
    return block;
  }
  if (block != NULL && new_bytes > room_bytes (heap, block) && new_bytes <= SIZE_MAX / 2 &&
      extend_large (heap, rt_heap_page_of (heap, block), new_bytes)) {
    rt_unpoison (block, new_bytes);
    return block;
  }
  void *moved = alloc_block (heap, RT_HEAP_RAW, new_bytes);
  if (moved != NULL && block != NULL) {
    memcpy (moved, block, old_bytes < new_bytes ? old_bytes : new_bytes);
    release_block (heap, block);
  }
  return moved;
}

/* Most blocks are small: they are cleared by whole units, without a call. What lies behind the bytes asked for is poisoned where
 * free memory is. */
static inline void clear_block (char *block, size_t bytes) {
#ifndef RT_HEAP_POISON
  if (bytes <= 4 * RT_HEAP_UNIT_BYTES) {
    for (size_t at = 0; at < bytes; at += RT_HEAP_UNIT_BYTES)
      memset (block + at, 0, RT_HEAP_UNIT_BYTES);
    return;
  }
#endif
  memset (block, 0, bytes);
}

RtObject *rt_heap_alloc_object (RtHeap *heap, RtHeapGroup group, size_t bytes) {
  if (bytes > SIZE_MAX / 2)
    return NULL;
  size_t total = prefix_bytes[group] + bytes;
  char *block = alloc_block (heap, group, total);
  if (block == NULL)
    return NULL;
  clear_block (block, total);
  heap->live_objects++;
  return (RtObject *)(block + prefix_bytes[group]);
}

RtObject *rt_heap_alloc_data (RtHeap *heap, size_t bytes, size_t header_bytes) {
  RtObject *o = bytes <= SIZE_MAX / 2 ? alloc_block (heap, RT_HEAP_PLAIN, bytes) : NULL;
  if (o == NULL)
    return NULL;
  memset (o, 0, header_bytes);
  heap->live_objects++;
  return o;
}

bool rt_heap_park_object (RtHeap *heap, RtObject *o) {
  if (heap->never_reuse || heap->pages[rt_heap_page_of (heap, o)].kind != RT_PAGE_POOL)
    return false;
  o->type = NULL;
  heap->live_objects--;
  return true;
}

void rt_heap_unpark_object (RtHeap *heap, RtObject *o) {
  heap->live_objects++;
}

static bool is_parked (const void *o) {
  return ((const RtObject *)o)->type == NULL;
}

static RtHeapGroup group_of (const RtHeap *heap, const void *o) {
  return heap->pages[rt_heap_page_of (heap, o)].group;
}

bool rt_heap_fits_object (RtHeap *heap, RtObject *o, size_t bytes) {
  size_t prefix = prefix_bytes[group_of (heap, o)];
  char *block = (char *)o - prefix;
  size_t room = room_bytes (heap, block);
  if (bytes > room - prefix) {
    if (bytes > SIZE_MAX / 2 || !extend_large (heap, rt_heap_page_of (heap, block), prefix + bytes))
      return false;
    rt_unpoison (block, prefix + bytes);
    memset (block + room, 0, prefix + bytes - room);
    return true;
  }
  rt_unpoison (block, prefix + bytes);
  return true;
}

void rt_heap_release_object (RtHeap *heap, RtObject *o) {
  uint32_t index = rt_heap_page_of (heap, o);
  RtPage *page = &heap->pages[index];
  char *block = (char *)o - prefix_bytes[page->group];
  heap->live_objects--;
  if (page->kind == RT_PAGE_POOL) {
    hb_allocator_give (heap->allocator, (size_t)page->units * RT_HEAP_UNIT_BYTES);
    rt_heap_give_small (heap, index, block);
  } else {
    release_block (heap, block);
  }
}

bool rt_heap_is_object (const RtHeap *heap, const void *o) {
  size_t offset = (size_t)((const char *)o - heap->region);
  if ((const char *)o < heap->region || offset >= heap->frontier * RT_PAGE_BYTES || offset % RT_HEAP_UNIT_BYTES != 0)
    return false;
  const RtPage *page = &heap->pages[offset / RT_PAGE_BYTES];
  size_t within = offset % RT_PAGE_BYTES;
  if (page->group == RT_HEAP_RAW || within < prefix_bytes[page->group])
    return false;
  within -= prefix_bytes[page->group];
  if (page->kind == RT_PAGE_LARGE)
    return within == 0;
  size_t bit = within / RT_HEAP_UNIT_BYTES;
  return page->kind == RT_PAGE_POOL && bit % page->units == 0 && (page->live[bit / 64] >> bit % 64 & 1) != 0 &&
         !is_parked (o);
}

/* Visits the objects of page INDEX. */
static int walk_page (RtHeap *heap, uint32_t index, int (*visit) (void *arg, RtObject *o), void *arg) {
  RtPage *page = &heap->pages[index];
  if (page->group == RT_HEAP_RAW || (page->kind != RT_PAGE_POOL && page->kind != RT_PAGE_LARGE))
    return 0;
  char *first = rt_heap_page_start (heap, index) + prefix_bytes[page->group];
  if (page->kind == RT_PAGE_LARGE)
    return visit (arg, (RtObject *)first);
  for (size_t bit = 0; bit < RT_PAGE_BYTES / RT_HEAP_UNIT_BYTES; bit += page->units) {
    if ((page->live[bit / 64] >> bit % 64 & 1) == 0 || is_parked (first + bit * RT_HEAP_UNIT_BYTES))
      continue;
    int result = visit (arg, (RtObject *)(first + bit * RT_HEAP_UNIT_BYTES));
    if (result != 0)
      return result;
  }
  return 0;
}

int rt_heap_walk (RtHeap *heap, int (*visit) (void *arg, RtObject *o), void *arg) {
  for (uint32_t i = 1; i < heap->frontier; i++) {
    int result = walk_page (heap, i, visit, arg);
    if (result != 0)
      return result;
  }
  return 0;
}

uint64_t rt_heap_address (const RtHeap *heap, const void *block) {
  return RT_HEAP_BASE + (uint64_t)((const char *)block - heap->region);
}

void *rt_heap_at (const RtHeap *heap, uint64_t address) {
  return heap->region + (address - RT_HEAP_BASE);
}

size_t rt_heap_units (const RtHeap *heap) {
  return heap->frontier * (RT_PAGE_BYTES / RT_HEAP_UNIT_BYTES);
}

size_t rt_heap_live_objects (const RtHeap *heap) {
  return heap->live_objects;
}
