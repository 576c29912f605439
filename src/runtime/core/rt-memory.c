/* The interpreter's raw blocks, with MemoryError. */
#include "rt-error.h"
#include "rt-heap-inside.h"
#include "rt-interp.h"

void *rt_mem_alloc (RtInterp *rt, size_t bytes) {
  void *block = rt_heap_alloc (rt->heap, bytes);
  return block != NULL ? block : rt_no_memory (rt);
}

void *rt_mem_calloc (RtInterp *rt, size_t count, size_t each_bytes) {
  if (each_bytes != 0 && count > SIZE_MAX / each_bytes)
    return rt_no_memory (rt);
  void *block = rt_mem_alloc (rt, count * each_bytes);
  if (block != NULL)
    rt_heap_clear (block, count * each_bytes);
  return block;
}

void *rt_mem_realloc (RtInterp *rt, void *block, size_t old_bytes, size_t new_bytes) {
  void *moved = rt_heap_realloc (rt->heap, block, old_bytes, new_bytes);
  return moved != NULL ? moved : rt_no_memory (rt);
}

void rt_mem_free (RtInterp *rt, void *block, size_t bytes) {
  rt_heap_release (rt->heap, block, bytes);
}
