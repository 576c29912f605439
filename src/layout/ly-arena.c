#include "ly-arena.h"

#include <stdalign.h>
#include <string.h>

#define CHUNK_BYTES ((size_t)64 * 1024) /* most plans of a lecture's graph fit into a few of them */

struct LyChunk {
  LyChunk *older;
  size_t size_bytes, used_bytes; /* of the whole block, this head included */
};

static size_t aligned (size_t bytes) {
  return (bytes + alignof (max_align_t) - 1) & ~(alignof (max_align_t) - 1);
}

void ly_arena_init (LyArena *arena, HbAllocator *allocator) {
  *arena = (LyArena){.allocator = allocator};
}

static void free_chunks (LyArena *arena, LyChunk **chunks) {
  while (*chunks != NULL) {
    LyChunk *chunk = *chunks;
    *chunks = chunk->older;
    hb_free (arena->allocator, chunk, chunk->size_bytes);
  }
}

void ly_arena_clear (LyArena *arena) {
  free_chunks (arena, &arena->chunks);
  free_chunks (arena, &arena->spare);
  arena->size_bytes = 0;
}

void ly_arena_reset (LyArena *arena) {
  free_chunks (arena, &arena->spare); /* nobody wanted them */
  arena->spare = arena->chunks;
  arena->chunks = NULL;
  arena->size_bytes = 0;
  for (LyChunk *chunk = arena->spare; chunk != NULL; chunk = chunk->older)
    chunk->used_bytes = aligned (sizeof (LyChunk));
}

/* The largest of the spare chunks, if NEED_BYTES fit into it. */
static LyChunk *take_spare (LyArena *arena, size_t need_bytes) {
  LyChunk **largest = NULL;
  for (LyChunk **at = &arena->spare; *at != NULL; at = &(*at)->older)
    if ((*at)->size_bytes - (*at)->used_bytes >= need_bytes && (largest == NULL || (*at)->size_bytes > (*largest)->size_bytes))
      largest = at;
  LyChunk *chunk = largest == NULL ? NULL : *largest;
  if (chunk != NULL)
    *largest = chunk->older;
  return chunk;
}

/* A new one, as large as half of those that are there, so that there are few. */
static LyChunk *make_chunk (LyArena *arena, size_t need_bytes) {
  size_t head_bytes = aligned (sizeof (LyChunk));
  size_t size_bytes = arena->size_bytes / 2 > CHUNK_BYTES ? arena->size_bytes / 2 : CHUNK_BYTES;
  size_bytes = head_bytes + need_bytes > size_bytes ? head_bytes + need_bytes : size_bytes;
  LyChunk *chunk = hb_alloc (arena->allocator, size_bytes);
  if (chunk != NULL)
    *chunk = (LyChunk){.size_bytes = size_bytes, .used_bytes = head_bytes};
  return chunk;
}

static LyChunk *add_chunk (LyArena *arena, size_t need_bytes) {
  LyChunk *chunk = take_spare (arena, need_bytes);
  if (chunk == NULL)
    chunk = make_chunk (arena, need_bytes);
  if (chunk == NULL)
    return NULL;
  chunk->older = arena->chunks;
  arena->chunks = chunk;
  arena->size_bytes += chunk->size_bytes;
  return chunk;
}

void *ly_arena_room (LyArena *arena, size_t count, size_t each_bytes) {
  if (count > SIZE_MAX / 2 / each_bytes)
    return NULL;
  size_t need_bytes = aligned (count > 0 ? count * each_bytes : 1);
  LyChunk *chunk = arena->chunks;
  if (chunk == NULL || chunk->size_bytes - chunk->used_bytes < need_bytes)
    chunk = add_chunk (arena, need_bytes);
  if (chunk == NULL)
    return NULL;
  void *block = (char *)chunk + chunk->used_bytes;
  chunk->used_bytes += need_bytes;
  return block;
}

void *ly_arena_array (LyArena *arena, size_t count, size_t each_bytes) {
  void *block = ly_arena_room (arena, count, each_bytes);
  if (block != NULL)
    memset (block, 0, count * each_bytes);
  return block;
}

bool ly_grow (HbAllocator *allocator, void **array, size_t *capacity, size_t need, size_t each_bytes) {
  if (need <= *capacity)
    return true;
  size_t wanted = *capacity * 2 > 16 ? *capacity * 2 : 16;
  if (wanted < need)
    wanted = need;
  if (wanted > SIZE_MAX / 2 / each_bytes)
    return false;
  void *moved = hb_realloc (allocator, *array, *capacity * each_bytes, wanted * each_bytes);
  if (moved == NULL)
    return false;
  *array = moved;
  *capacity = wanted;
  return true;
}
