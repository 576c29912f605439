#include "hb-alloc.h"

#include <stdlib.h>
#include <string.h>

void hb_allocator_init (HbAllocator *a, size_t limit_bytes) {
  *a = (HbAllocator){.limit_bytes = limit_bytes};
}

static void count (HbAllocator *a, size_t bytes) {
  a->used_bytes += bytes;
  if (a->used_bytes > a->peak_bytes)
    a->peak_bytes = a->used_bytes;
}

void *hb_alloc (HbAllocator *a, size_t bytes) {
  void *block = hb_allocator_grants (a, bytes) ? malloc (bytes > 0 ? bytes : 1) : NULL;
  if (block != NULL)
    count (a, bytes);
  return block;
}

void *hb_calloc (HbAllocator *a, size_t n, size_t each_bytes) {
  if (each_bytes != 0 && n > SIZE_MAX / each_bytes)
    return NULL;
  size_t bytes = n * each_bytes;
  void *block = hb_allocator_grants (a, bytes) ? calloc (1, bytes > 0 ? bytes : 1) : NULL;
  if (block != NULL)
    count (a, bytes);
  return block;
}

void *hb_realloc (HbAllocator *a, void *block, size_t old_bytes, size_t new_bytes) {
  if (!hb_allocator_grants (a, new_bytes > old_bytes ? new_bytes - old_bytes : 0))
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

/* What stands before a block that keeps its size. */
typedef union Header {
  size_t bytes; /* the header's own, too */
  max_align_t align;
} Header;

void *hb_alloc_sized (void *allocator, size_t n, size_t each_bytes) {
  if (each_bytes != 0 && n > (SIZE_MAX - sizeof (Header)) / each_bytes)
    return NULL;
  size_t bytes = n * each_bytes + sizeof (Header);
  Header *header = hb_alloc (allocator, bytes);
  if (header == NULL)
    return NULL;
  header->bytes = bytes;
  return header + 1;
}

void hb_free_sized (void *allocator, void *block) {
  if (block == NULL)
    return;
  Header *header = (Header *) block - 1;
  hb_free (allocator, header, header->bytes);
}
