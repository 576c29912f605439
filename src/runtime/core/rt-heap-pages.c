/* Runs of pages, for blocks that are too large for a pool; free ones are joined with free neighbours. */
#define _GNU_SOURCE /* MADV_DONTNEED */

#include "rt-heap-inside.h"

#include <sys/mman.h>

#define COMMIT_PAGES  2048u /* how many pages are taken into use by one system call; a multiple of the system's page */
#define RUNS_COMPARED 16u   /* of one list, before the shortest of them is taken */
#define RETURN_PAGES  8192u /* free runs from this length on give their memory back to the system, which takes time to give it again */

/* The lists of free runs, linked by index: one for each power of two of their lengths. */

static unsigned list_of (uint32_t count) {
  return 31 - (unsigned)__builtin_clz (count);
}

static void list_push (RtHeap *heap, uint32_t index) {
  uint32_t *list = &heap->free_runs[list_of (heap->pages[index].run)];
  heap->pages[index].next = *list;
  heap->pages[index].previous = 0;
  if (*list != 0)
    heap->pages[*list].previous = index;
  *list = index;
}

static void list_remove (RtHeap *heap, uint32_t index) {
  RtPage *page = &heap->pages[index];
  if (page->previous != 0)
    heap->pages[page->previous].next = page->next;
  else
    heap->free_runs[list_of (page->run)] = page->next;
  if (page->next != 0)
    heap->pages[page->next].previous = page->previous;
}

static void mark_run_free (RtHeap *heap, uint32_t first, uint32_t count) {
  heap->pages[first].kind = heap->pages[first + count - 1].kind = RT_PAGE_FREE;
  heap->pages[first].run = heap->pages[first + count - 1].run = count;
  list_push (heap, first);
}

/* Gives the memory of COUNT pages back to the system, but for what shares a page of the system's with others. */
static void return_memory (RtHeap *heap, uint32_t first, uint32_t count) {
  uintptr_t start = (uintptr_t)rt_heap_page_start (heap, first), end = start + (size_t)count * RT_PAGE_BYTES;
  start = (start + RT_SYSTEM_PAGE_BYTES - 1) / RT_SYSTEM_PAGE_BYTES * RT_SYSTEM_PAGE_BYTES;
  end = end / RT_SYSTEM_PAGE_BYTES * RT_SYSTEM_PAGE_BYTES;
  if (start < end)
    madvise ((void *)start, end - start, MADV_DONTNEED);
}

void rt_heap_give_pages (RtHeap *heap, uint32_t first) {
  uint32_t count = heap->pages[first].run;
  rt_poison (rt_heap_page_start (heap, first), (size_t)count * RT_PAGE_BYTES);
  if (count >= RETURN_PAGES || heap->never_reuse)
    return_memory (heap, first, count);
  for (uint32_t i = 0; i < count; i++)
    heap->pages[first + i].kind = heap->never_reuse ? RT_PAGE_RETIRED : RT_PAGE_FREE;
  if (heap->never_reuse)
    return;
  if (heap->pages[first - 1].kind == RT_PAGE_FREE) {
    uint32_t before = heap->pages[first - 1].run;
    first -= before;
    count += before;
    list_remove (heap, first);
  }
  if (first + count < heap->pages_end && heap->pages[first + count].kind == RT_PAGE_FREE) {
    uint32_t behind = first + count;
    count += heap->pages[behind].run;
    list_remove (heap, behind);
  }
  mark_run_free (heap, first, count);
}

/* Makes COUNT pages from the end on usable; 0 if the region or the machine's memory is at its end. */
static uint32_t advance_end (RtHeap *heap, uint32_t count) {
  if (count > heap->pages_max - heap->pages_end)
    return 0;
  size_t end = heap->pages_end + count;
  if (end > heap->pages_committed) {
    size_t commit = (end + COMMIT_PAGES - 1) / COMMIT_PAGES * COMMIT_PAGES;
    if (commit > heap->pages_max)
      commit = heap->pages_max;
    char *from = heap->pages_start + heap->pages_committed * RT_PAGE_BYTES;
    size_t bytes = (commit - heap->pages_committed) * RT_PAGE_BYTES;
    if (mprotect (from, bytes, PROT_READ | PROT_WRITE) != 0)
      return 0;
    rt_poison (from, bytes);
    heap->pages_committed = commit;
  }
  uint32_t first = (uint32_t)heap->pages_end;
  heap->pages_end = end;
  return first;
}

/* The free run that a block of COUNT pages goes into; 0 if there is none: the shortest of the first few of a length as near as can be,
 * so that long runs stay whole: tables that grow would else leave holes everywhere. */
static uint32_t find_run (const RtHeap *heap, uint32_t count) {
  uint32_t best = 0;
  for (unsigned list = list_of (count); list < RT_HEAP_RUN_LISTS && best == 0; list++) {
    unsigned choices = RUNS_COMPARED;
    for (uint32_t first = heap->free_runs[list]; first != 0 && choices > 0; first = heap->pages[first].next, choices--) {
      uint32_t run = heap->pages[first].run;
      if (run == count)
        return first;
      if (run > count && (best == 0 || run < heap->pages[best].run))
        best = first;
    }
  }
  return best;
}

/* A run of COUNT pages; 0 if there is none. */
static uint32_t take_run (RtHeap *heap, uint32_t count) {
  uint32_t first = find_run (heap, count);
  if (first == 0)
    return advance_end (heap, count);
  uint32_t run = heap->pages[first].run;
  list_remove (heap, first);
  if (run > count)
    mark_run_free (heap, first + count, run - count);
  return first;
}

static void mark_rest (RtHeap *heap, uint32_t from, uint32_t count) {
  for (uint32_t i = 0; i < count; i++)
    heap->pages[from + i].kind = RT_PAGE_LARGE_REST;
}

uint32_t rt_heap_take_pages (RtHeap *heap, RtHeapGroup group, uint32_t count) {
  uint32_t first = take_run (heap, count);
  if (first == 0)
    return 0;
  mark_rest (heap, first + 1, count - 1);
  heap->pages[first] = (RtPage){.kind = RT_PAGE_LARGE, .group = (uint8_t)group, .run = count};
  return first;
}

bool rt_heap_take_pages_behind (RtHeap *heap, uint32_t first, uint32_t count) {
  uint32_t next = first + heap->pages[first].run;
  if (next == heap->pages_end) {
    if (advance_end (heap, count) == 0)
      return false;
  } else {
    uint32_t run = heap->pages[next].kind == RT_PAGE_FREE ? heap->pages[next].run : 0;
    if (run < count)
      return false;
    list_remove (heap, next);
    if (run > count)
      mark_run_free (heap, next + count, run - count);
  }
  mark_rest (heap, next, count);
  heap->pages[first].run += count;
  return true;
}
