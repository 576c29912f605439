/* A map from names (interned strings, so compared by address) or other objects to ints, in the order of
 * insertion.
 *
 * Lies in an arena and is freed with it. A removed name leaves a gap in the entries. Invariant: the table has
 * a power of two places, at most half of them used; a place holds an entry's number plus 1, or 0.
 */
#pragma once

#include "rt-arena.h"

typedef struct RtNameEntry {
  RtObject *name; /* NULL: removed */
  long value;
} RtNameEntry;

typedef struct RtNameMap {
  RtArena *arena;
  RtNameEntry *entries;
  int *table;
  int used, capacity; /* entries, gaps included */
  int count;          /* entries, gaps left out */
  int places;
} RtNameMap;

void rt_name_map_init (RtNameMap *map, RtArena *arena);
/* Where the value is, NULL if NAME is not in the map; valid until the next set. */
long *rt_name_map_get (const RtNameMap *map, const RtObject *name);
static inline bool rt_name_map_has (const RtNameMap *map, const RtObject *name) {
  return rt_name_map_get (map, name) != NULL;
}
/* False with MemoryError. */
bool rt_name_map_set (RtNameMap *map, RtObject *name, long value);
/* Whether it was there. */
bool rt_name_map_remove (RtNameMap *map, const RtObject *name);
/* Sets all of OTHER's names, with its values. */
bool rt_name_map_add_all (RtNameMap *map, const RtNameMap *other);
/* The names, sorted as strings, in the arena; map->count of them. NULL with MemoryError. */
RtObject **rt_name_map_sorted (const RtNameMap *map);

/* For every entry E of MAP, gaps left out. */
#define RT_NAME_MAP_EACH(e, map)                                                                             \
  for (RtNameEntry *e = (map)->entries; e < (map)->entries + (map)->used; e++)                               \
    if (e->name)
