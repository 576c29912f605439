/* Room for the time of one plan: many small arrays, all given back at once, so that no error path can leak.
 *
 * A refused allocation gives NULL; whoever gets it returns false, and the plan's end clears the arena. */
#pragma once

#include "hb-alloc.h"

typedef struct LyChunk LyChunk;

typedef struct LyArena {
  HbAllocator *allocator;
  LyChunk *chunks;   /* the newest first; only the newest has room */
  LyChunk *spare;    /* of the arrays that were given back */
  size_t size_bytes; /* of `chunks` together */
} LyArena;

void ly_arena_init (LyArena *arena, HbAllocator *allocator);
void ly_arena_clear (LyArena *arena);

/* Gives all arrays back, but keeps their room, so that the next plan, which is like this one, need not ask for it. */
void ly_arena_reset (LyArena *arena);

/* COUNT elements of EACH_BYTES, zeroed and aligned for any type; NULL: no memory. COUNT may be 0. */
void *ly_arena_array (LyArena *arena, size_t count, size_t each_bytes);
/* The same, but contents are undefined: for what is filled at once, and so large that filling it twice would be felt. */
void *ly_arena_room (LyArena *arena, size_t count, size_t each_bytes);
#define LY_ROOM(arena, type, count) ((type *)ly_arena_room ((arena), (count), sizeof (type)))
#define LY_ARRAY(arena, type, count) ((type *)ly_arena_array ((arena), (count), sizeof (type)))

/* Makes room for NEED elements in an array that is kept beyond a plan: *ARRAY of *CAPACITY elements, at least
 * doubled. */
bool ly_grow (HbAllocator *allocator, void **array, size_t *capacity, size_t need, size_t each_bytes);
#define LY_GROW(allocator, array, capacity, need)                                                            \
  ly_grow ((allocator), (void **)&(array), &(capacity), (need), sizeof *(array))
