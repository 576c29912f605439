#include "rt-arena.h"

#include <string.h>

#include "rt-error.h"

#define RT_ARENA_BLOCK_BYTES ((size_t) 16 * 1024)
#define RT_ARENA_ALIGN_BYTES ((size_t) 16)

void rt_arena_init (RtInterp *rt, RtArena *arena, const char *label) {
  *arena = (RtArena){.rt = rt, .below = rt->arena, .label = label, .identity = ++rt->next_holder_identity};
  rt->arena = arena;
  rt->seldom_changes++;
}

static void unlink_arena (RtArena *arena) {
  struct RtArena **at = &arena->rt->arena;
  while (*at && *at != arena)
    at = &(*at)->below;
  if (*at)
    *at = arena->below;
  arena->rt->seldom_changes++;
}

void rt_arena_free (RtArena *arena) {
  RtInterp *rt = arena->rt;
  for (size_t i = 0; i < arena->object_count; i++) {
    RtObject *o = arena->objects[i];
    arena->objects[i] = NULL;
    rt->seldom_changes++;
    rt_xdecref (rt, o);
  }
  hb_free (&rt->allocator, arena->objects, arena->object_capacity * sizeof (RtObject *));
  while (arena->block) {
    RtArenaBlock *block = arena->block;
    arena->block = block->before;
    hb_free (&rt->allocator, block, block->size_bytes);
  }
  unlink_arena (arena);
  arena->objects = NULL;
  arena->object_count = arena->object_capacity = 0;
}

static size_t align (size_t bytes) {
  return (bytes + RT_ARENA_ALIGN_BYTES - 1) & ~(RT_ARENA_ALIGN_BYTES - 1);
}

void *rt_arena_alloc (RtArena *arena, size_t bytes) {
  bytes = align (bytes);
  RtArenaBlock *block = arena->block;
  if (!block || block->size_bytes - block->used_bytes < bytes) {
    size_t header = align (sizeof (RtArenaBlock));
    size_t size = header + (bytes > RT_ARENA_BLOCK_BYTES ? bytes : RT_ARENA_BLOCK_BYTES);
    block = hb_alloc (&arena->rt->allocator, size);
    if (!block)
      return rt_no_memory (arena->rt);
    *block = (RtArenaBlock){.before = arena->block, .size_bytes = size, .used_bytes = header};
    arena->block = block;
  }
  char *memory = (char *) block + block->used_bytes;
  block->used_bytes += bytes;
  return memset (memory, 0, bytes);
}

char *rt_arena_copy (RtArena *arena, const char *text, size_t length_bytes) {
  char *copy = rt_arena_alloc (arena, length_bytes + 1);
  if (copy)
    memcpy (copy, text, length_bytes);
  return copy;
}

RtObject *rt_arena_own (RtArena *arena, RtObject *o) {
  if (!o)
    return NULL;
  RtInterp *rt = arena->rt;
  if (arena->object_count == arena->object_capacity) {
    size_t capacity = arena->object_capacity ? 2 * arena->object_capacity : 32;
    RtObject **objects = hb_realloc (&rt->allocator, arena->objects, arena->object_capacity * sizeof (RtObject *),
                                     capacity * sizeof (RtObject *));
    if (!objects) {
      rt_decref (rt, o);
      return rt_no_memory (rt);
    }
    arena->objects = objects;
    arena->object_capacity = capacity;
  }
  arena->objects[arena->object_count++] = o;
  rt->seldom_changes++;
  return o;
}

int rt_arena_visit (RtArena *arena, RtVisit visit, void *arg) {
  for (size_t i = 0; i < arena->object_count; i++)
    RT_VISIT (visit, arg, RT_FIELD (i, arena->label), arena->objects[i]);
  return 0;
}
