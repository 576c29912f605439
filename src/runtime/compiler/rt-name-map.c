#include "rt-name-map.h"

#include <stdlib.h>
#include <string.h>

#include "rt-str.h"

void rt_name_map_init (RtNameMap *map, RtArena *arena) {
  *map = (RtNameMap){.arena = arena};
}

static unsigned place_of (const RtNameMap *map, const RtObject *name) {
  uintptr_t bits = (uintptr_t)name;
  return (unsigned)((bits >> 4) * 2654435761u) & (unsigned)(map->places - 1);
}

static int *find (const RtNameMap *map, const RtObject *name) {
  if (map->places == 0)
    return NULL;
  unsigned place = place_of (map, name);
  for (; map->table[place]; place = (place + 1) & (unsigned)(map->places - 1))
    if (map->entries[map->table[place] - 1].name == name)
      return &map->table[place];
  return NULL;
}

long *rt_name_map_get (const RtNameMap *map, const RtObject *name) {
  int *at = find (map, name);
  return at ? &map->entries[*at - 1].value : NULL;
}

static void enter (RtNameMap *map, int entry) {
  unsigned place = place_of (map, map->entries[entry].name);
  while (map->table[place])
    place = (place + 1) & (unsigned)(map->places - 1);
  map->table[place] = entry + 1;
}

static bool grow (RtNameMap *map) {
  int capacity = map->capacity ? 2 * map->capacity : 8;
  RtNameEntry *entries = rt_arena_alloc (map->arena, (size_t)capacity * sizeof *entries);
  int *table = rt_arena_alloc (map->arena, (size_t)capacity * 2 * sizeof *table);
  if (!entries || !table)
    return false;
  if (map->used > 0)
    memcpy (entries, map->entries, (size_t)map->used * sizeof *entries);
  map->entries = entries;
  map->table = table;
  map->capacity = capacity;
  map->places = capacity * 2;
  for (int i = 0; i < map->used; i++)
    if (map->entries[i].name)
      enter (map, i);
  return true;
}

bool rt_name_map_set (RtNameMap *map, RtObject *name, long value) {
  long *known = rt_name_map_get (map, name);
  if (known) {
    *known = value;
    return true;
  }
  if (map->used == map->capacity && !grow (map))
    return false;
  map->entries[map->used] = (RtNameEntry){name, value};
  enter (map, map->used);
  map->used++;
  map->count++;
  return true;
}

bool rt_name_map_remove (RtNameMap *map, const RtObject *name) {
  int *at = find (map, name);
  if (!at)
    return false;
  /* The place stays taken, by an entry without a name, so that others behind it are still found. */
  map->entries[*at - 1].name = NULL;
  map->count--;
  return true;
}

bool rt_name_map_add_all (RtNameMap *map, const RtNameMap *other) {
  RT_NAME_MAP_EACH (e, other)
  if (!rt_name_map_set (map, e->name, e->value))
    return false;
  return true;
}

static int compare_names (const void *a, const void *b) {
  return rt_str_compare (*(RtObject *const *)a, *(RtObject *const *)b);
}

RtObject **rt_name_map_sorted (const RtNameMap *map) {
  RtObject **names = rt_arena_alloc (map->arena, (size_t)(map->count + 1) * sizeof *names);
  if (!names)
    return NULL;
  int count = 0;
  RT_NAME_MAP_EACH (e, map)
  names[count++] = e->name;
  qsort (names, (size_t)count, sizeof *names, compare_names);
  return names;
}
