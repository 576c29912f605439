#include "hb-alloc.h"

#include <stdlib.h>
#include <string.h>

void hb_allocator_init (HbAllocator *a, size_t limit_bytes) {
  *a = (HbAllocator){.limit_bytes = limit_bytes};
}

/* Whether a request for MORE bytes is granted; counts it. */
static bool granted (HbAllocator *a, size_t more_bytes) {
  a->requests++;
  if (a->fail_at != 0 && (a->requests == a->fail_at || (a->fail_on && a->requests > a->fail_at)))
    return false;
  return more_bytes <= a->limit_bytes && a->used_bytes <= a->limit_bytes - more_bytes;
}

static void count (HbAllocator *a, size_t bytes) {
  a->used_bytes += bytes;
  if (a->used_bytes > a->peak_bytes)
    a->peak_bytes = a->used_bytes;
}

void *hb_alloc (HbAllocator *a, size_t bytes) {
  void *block = granted (a, bytes) ? malloc (bytes > 0 ? bytes : 1) : NULL;
  if (block != NULL)
    count (a, bytes);
  return block;
}

void *hb_calloc (HbAllocator *a, size_t n, size_t each_bytes) {
  if (each_bytes != 0 && n > SIZE_MAX / each_bytes)
    return NULL;
  size_t bytes = n * each_bytes;
  void *block = granted (a, bytes) ? calloc (1, bytes > 0 ? bytes : 1) : NULL;
  if (block != NULL)
    count (a, bytes);
  return block;
}

void *hb_realloc (HbAllocator *a, void *block, size_t old_bytes, size_t new_bytes) {
  if (!granted (a, new_bytes > old_bytes ? new_bytes - old_bytes : 0))
    return NULL;
  void *moved = realloc (block, new_bytes > 0 ? new_bytes : 1);
  if (moved != NULL) {
    a->used_bytes -= old_bytes;
    count (a, new_bytes);
  }
  return moved;
}

void hb_free (HbAllocator *a, void *block, size_t bytes) {
  if (block == NULL)
    return;
  a->used_bytes -= bytes;
  free (block);
}

bool hb_allocator_take (HbAllocator *a, size_t bytes) {
  if (!granted (a, bytes))
    return false;
  count (a, bytes);
  return true;
}

void hb_allocator_give (HbAllocator *a, size_t bytes) {
  a->used_bytes -= bytes;
}
