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

void ly_arena_clear (LyArena *arena) {
  while (arena->chunks != NULL) {
    LyChunk *chunk = arena->chunks;
    arena->chunks = chunk->older;
    hb_free (arena->allocator, chunk, chunk->size_bytes);
  }
}

/* One chunk is kept; of several, how large one would have been. */
void ly_arena_reset (LyArena *arena) {
  size_t need_bytes = 0;
  if (arena->chunks != NULL && arena->chunks->older == NULL) {
    arena->chunks->used_bytes = aligned (sizeof (LyChunk));
    return;
  }
  for (const LyChunk *chunk = arena->chunks; chunk != NULL; chunk = chunk->older)
    need_bytes += chunk->used_bytes;
  ly_arena_clear (arena);
  arena->next_bytes = need_bytes + need_bytes / 4;
}

static LyChunk *add_chunk (LyArena *arena, size_t need_bytes) {
  size_t head_bytes = aligned (sizeof (LyChunk));
  size_t size_bytes = CHUNK_BYTES;
  size_bytes = head_bytes + need_bytes > size_bytes ? head_bytes + need_bytes : size_bytes;
  size_bytes = arena->next_bytes > size_bytes ? arena->next_bytes : size_bytes;
  arena->next_bytes = 0;
  LyChunk *chunk = hb_alloc (arena->allocator, size_bytes);
  if (chunk == NULL)
    return NULL;
  *chunk = (LyChunk){.older = arena->chunks, .size_bytes = size_bytes, .used_bytes = head_bytes};
  arena->chunks = chunk;
  return chunk;
}

void *ly_arena_array (LyArena *arena, size_t count, size_t each_bytes) {
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
  memset (block, 0, need_bytes);
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
