/* The part of a union that is there in some steps in a row: a union of its own, with its own numbers for
 * things, links and steps (the first step is 0). For reading only; it shares the sums of the union it is
 * from. */
#pragma once

#include "ly-arena.h"
#include "ly-union.h"

typedef struct LyExcerpt {
  LyUnion u;
  uint32_t *things, *links; /* what they are in the whole union; NULL: the same, all steps were taken */
} LyExcerpt;

/* false: no memory. The excerpt is in ARENA and is valid as long as U does not change. */
bool ly_excerpt_make (LyExcerpt *excerpt, const LyUnion *u, uint32_t first, uint32_t last, LyArena *arena);

static inline uint32_t ly_excerpt_thing (const LyExcerpt *excerpt, uint32_t thing) {
  return excerpt->things != NULL ? excerpt->things[thing] : thing;
}

static inline uint32_t ly_excerpt_link (const LyExcerpt *excerpt, uint32_t link) {
  return excerpt->links != NULL ? excerpt->links[link] : link;
}
