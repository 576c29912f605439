/* Memory and objects that live and die together: what a compilation works on.
 *
 * The parser's tree lies in one, which also owns a reference to every constant and name that the parser made, as CPython's
 * PyArena does. It stays alive while the script or the line at the prompt runs, and so counts as a holder ("parser's tree").
 * Blocks are freed all at once. An arena is linked into rt->arena, innermost first, from init to free.
 */
#pragma once

#include "rt-interp.h"

typedef struct RtArenaBlock {
  struct RtArenaBlock *before;
  size_t size_bytes; /* this header included */
  size_t used_bytes;
} RtArenaBlock;

typedef struct RtArena {
  RtInterp *rt;
  struct RtArena *below;
  const char *label; /* how the audit calls the holder; lives as long as the arena */
  RtArenaBlock *block;
  RtObject **objects; /* owned */
  size_t object_count, object_capacity;
  uint64_t identity; /* counts up together with those of native frames */
} RtArena;

void rt_arena_init (RtInterp *rt, RtArena *arena, const char *label);
/* Gives up the objects, in the order they were added, and frees the blocks. */
void rt_arena_free (RtArena *arena);
/* Zeroed memory for any type; NULL with MemoryError. */
void *rt_arena_alloc (RtArena *arena, size_t bytes);
/* A NUL-terminated copy. NULL with MemoryError. */
char *rt_arena_copy (RtArena *arena, const char *text, size_t length_bytes);
/* Makes the arena own O (NULL: an error is set already) and returns it, borrowed; NULL with an exception. */
RT_BORROWED RtObject *rt_arena_own (RtArena *arena, RT_STEALS RtObject *RT_NULLABLE o);
/* Every object of this arena; the slot's name is the label. */
int rt_arena_visit (RtArena *arena, RtVisit visit, void *arg);
