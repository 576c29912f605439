#include "ly-map.h"

#include <string.h>

uint64_t ly_hash (uint64_t a, uint64_t b) {
  uint64_t h = a * 0x9E3779B97F4A7C15u ^ (b + 0x632BE59BD9B4E019u);
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 29;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

uint32_t ly_map_find (const LyMap *map, uint64_t hash, const void *owner, const void *key, LyMapEqual equal) {
  if (map->capacity == 0)
    return LY_NONE;
  for (size_t at = hash & (map->capacity - 1);; at = (at + 1) & (map->capacity - 1)) {
    uint32_t number = map->numbers[at];
    if (number == LY_NONE || equal (owner, number, key))
      return number;
  }
}

void ly_map_add (LyMap *map, uint64_t hash, uint32_t number) {
  size_t at = hash & (map->capacity - 1);
  while (map->numbers[at] != LY_NONE)
    at = (at + 1) & (map->capacity - 1);
  map->numbers[at] = number;
  map->count++;
}

bool ly_map_reserve (LyMap *map, HbAllocator *allocator, const void *owner, LyMapHash hash_of) {
  if ((map->count + 1) * 2 < map->capacity)
    return true;
  LyMap larger = {.capacity = map->capacity > 0 ? map->capacity * 2 : 32};
  larger.numbers = hb_alloc (allocator, larger.capacity * sizeof *larger.numbers);
  if (larger.numbers == NULL)
    return false;
  memset (larger.numbers, 0xff, larger.capacity * sizeof *larger.numbers);
  for (size_t i = 0; i < map->capacity; i++)
    if (map->numbers[i] != LY_NONE)
      ly_map_add (&larger, hash_of (owner, map->numbers[i]), map->numbers[i]);
  ly_map_clear (map, allocator);
  *map = larger;
  return true;
}

void ly_map_clear (LyMap *map, HbAllocator *allocator) {
  hb_free (allocator, map->numbers, map->capacity * sizeof *map->numbers);
  *map = (LyMap){0};
}
