/* Finds the number of a thing by its id, and of a link by its ends: open addressing over numbers, the keys
 * stay with the things. Nothing is ever removed. */
#pragma once

#include "hb-alloc.h"

#define LY_NONE UINT32_MAX /* no index */

typedef struct LyMap {
  uint32_t *numbers; /* LY_NONE: free */
  size_t capacity;   /* 0 or a power of two, more than twice `count` */
  size_t count;
} LyMap;

/* Whether the thing NUMBER of OWNER has KEY. */
typedef bool (*LyMapEqual) (const void *owner, uint32_t number, const void *key);
/* The hash of thing NUMBER of OWNER. */
typedef uint64_t (*LyMapHash) (const void *owner, uint32_t number);

uint64_t ly_hash (uint64_t a, uint64_t b);

/* The number of the thing with KEY and HASH; LY_NONE. */
uint32_t ly_map_find (const LyMap *map, uint64_t hash, const void *owner, const void *key, LyMapEqual equal);
/* Makes room for one more. false: no memory. */
bool ly_map_reserve (LyMap *map, HbAllocator *allocator, const void *owner, LyMapHash hash_of);
/* Adds NUMBER, whose key is not in the map, into reserved room. */
void ly_map_add (LyMap *map, uint64_t hash, uint32_t number);
void ly_map_clear (LyMap *map, HbAllocator *allocator);
