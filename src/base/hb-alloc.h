/* The one allocator: every byte that base and the runtime use comes from an HbAllocator.
 *
 * It counts what is in use, refuses what is beyond the limit, and can be told to refuse the Nth request, so that a test
 * can make every allocation fail once. Sizes are given back at the free, so no header is kept for a block.
 * An allocator belongs to one thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct HbAllocator {
  size_t used_bytes;  /* sum of the sizes of all blocks that live */
  size_t peak_bytes;  /* the largest used_bytes ever was */
  size_t limit_bytes; /* requests that would take used_bytes beyond this fail; SIZE_MAX: no limit */
  uint64_t requests;  /* how many blocks were asked for, refused ones included */
  uint64_t fail_at;   /* the request with this number (from 1) fails; 0: none */
  bool fail_on;       /* all requests from fail_at on fail, too */
} HbAllocator;

/* Starts empty, with the given limit and nothing failing. */
void hb_allocator_init (HbAllocator *a, size_t limit_bytes);

/* A new block of BYTES (0 counts as 1), contents undefined; NULL if it cannot be had. Freed with hb_free. */
void *hb_alloc (HbAllocator *a, size_t bytes);

/* As hb_alloc, filled with zeros; COUNT * EACH_BYTES is checked for overflow. */
void *hb_calloc (HbAllocator *a, size_t count, size_t each_bytes);

/* Moves BLOCK (NULL: a new one) of OLD_BYTES to a block of NEW_BYTES; NULL if it cannot be had, and BLOCK stays as it was. */
void *hb_realloc (HbAllocator *a, void *block, size_t old_bytes, size_t new_bytes);

/* Gives BLOCK (may be NULL) of BYTES back. */
void hb_free (HbAllocator *a, void *block, size_t bytes);

/* The same for libraries that give no size back: COUNT * EACH_BYTES, checked for overflow, behind a header that keeps it. ALLOCATOR: an
 * HbAllocator. Only what hb_alloc_sized gave (or NULL) goes to hb_free_sized, and to nothing else. */
void *hb_alloc_sized (void *allocator, size_t count, size_t each_bytes);
void hb_free_sized (void *allocator, void *block);

/* Whether a request for BYTES more is granted; counts the request. For this file and hb-alloc.c only. */
static inline bool hb_allocator_grants (HbAllocator *a, size_t bytes) {
  a->requests++;
  if (__builtin_expect (a->fail_at != 0, 0) && (a->requests == a->fail_at || (a->fail_on && a->requests > a->fail_at)))
    return false;
  return bytes <= a->limit_bytes && a->used_bytes <= a->limit_bytes - bytes;
}

/* The same bookkeeping for blocks that somebody else lays out (the runtime's heap): asks for BYTES, false if refused; and
 * gives them back. */
static inline bool hb_allocator_take (HbAllocator *a, size_t bytes) {
  if (!hb_allocator_grants (a, bytes))
    return false;
  a->used_bytes += bytes;
  if (a->used_bytes > a->peak_bytes)
    a->peak_bytes = a->used_bytes;
  return true;
}
static inline void hb_allocator_give (HbAllocator *a, size_t bytes) {
  a->used_bytes -= bytes;
}
