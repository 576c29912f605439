#include "rt-copy-memo.h"

#include <string.h>

#include "rt-error.h"

enum { FIRST_ROOM = 16, FIRST_PLACES = 64 };

/* A block of twice the ROOM for what has EACH_BYTES. */
static void *grown (RtInterp *rt, void *block, size_t *room, size_t each_bytes) {
  size_t wanted = *room > 0 ? *room * 2 : FIRST_ROOM;
  if (wanted > UINT32_MAX)
    return rt_no_memory (rt);
  void *moved = rt_mem_realloc (rt, block, *room * each_bytes, wanted * each_bytes);
  if (moved != NULL)
    *room = wanted;
  return moved;
}

int rt_copy_memo_grow_entries (RtInterp *rt, RtCopyMemo *memo) {
  RtCopyMemoEntry *entries = grown (rt, memo->entries, &memo->room, sizeof *entries);
  if (entries == NULL)
    return -1;
  memo->entries = entries;
  return 0;
}

int rt_copy_memo_grow_alive (RtInterp *rt, RtCopyMemo *memo) {
  RtObject **alive = grown (rt, memo->alive, &memo->alive_room, sizeof (RtObject *));
  if (alive == NULL)
    return -1;
  memo->alive = alive;
  return 0;
}

int rt_copy_memo_own (RtInterp *rt, RtCopyMemo *memo, RtObject *original) {
  if (memo->made_count == memo->made_room) {
    RtObject **made = grown (rt, memo->made, &memo->made_room, sizeof (RtObject *));
    if (made == NULL)
      return -1;
    memo->made = made;
  }
  memo->made[memo->made_count++] = rt_incref (original);
  return 0;
}

/* Where the search for ORIGINAL begins: addresses are multiples of 16. */
static inline size_t first_place (const RtObject *original, size_t mask) {
  uint64_t address = (uint64_t)(uintptr_t)original >> 4;
  return (size_t)(address ^ address >> 9) & mask;
}

static void put (uint32_t *places, size_t mask, const RtObject *original, uint32_t number) {
  size_t at = first_place (original, mask);
  while (places[at] != 0)
    at = (at + 1) & mask;
  places[at] = number;
}

/* Half of the places stay empty. */
static int grow_places (RtInterp *rt, RtCopyMemo *memo) {
  size_t count = memo->places_count > 0 ? memo->places_count * 2 : FIRST_PLACES;
  uint32_t *places = rt_mem_calloc (rt, count, sizeof *places);
  if (places == NULL)
    return -1;
  for (size_t i = 0; i < memo->places_count; i++)
    if (memo->places[i] != 0)
      put (places, count - 1, memo->entries[memo->places[i] - 1].original, memo->places[i]);
  rt_mem_free (rt, memo->places, memo->places_count * sizeof *places);
  memo->places = places;
  memo->places_count = count;
  return 0;
}

int rt_copy_memo_index_last (RtInterp *rt, RtCopyMemo *memo) {
  if (memo->placed >= memo->places_count / 2 && grow_places (rt, memo) < 0)
    return -1;
  memo->placed++;
  put (memo->places, memo->places_count - 1, memo->entries[memo->count - 1].original, (uint32_t)memo->count);
  return 0;
}

RtObject *rt_copy_memo_find (const RtCopyMemo *memo, const RtObject *original) {
  if (memo->places_count == 0)
    return NULL;
  size_t mask = memo->places_count - 1;
  for (size_t at = first_place (original, mask); memo->places[at] != 0; at = (at + 1) & mask) {
    const RtCopyMemoEntry *entry = &memo->entries[memo->places[at] - 1];
    if (entry->original == original)
      return entry->copy;
  }
  return NULL;
}

static void give_up_made (RtInterp *rt, RtCopyMemo *memo) {
  while (memo->made_count > 0)
    rt_decref (rt, memo->made[--memo->made_count]);
}

static void give_up_alive (RtInterp *rt, RtCopyMemo *memo) {
  give_up_made (rt, memo);
  RtObject *list = *memo->list;
  *memo->list = NULL;
  rt_xdecref (rt, list);
}

/* In the order in which a dict with the list of what is kept alive in its place would. */
static void give_up_objects (RtInterp *rt, RtCopyMemo *memo) {
  for (size_t i = 0; i <= memo->count; i++) {
    if (i == memo->alive_at)
      give_up_alive (rt, memo);
    if (i < memo->count)
      rt_decref (rt, memo->entries[i].copy);
  }
}

void rt_copy_memo_clear (RtInterp *rt, RtCopyMemo *memo) {
  give_up_objects (rt, memo);
  give_up_made (rt, memo); /* there was no memory for the list */
  rt_mem_free (rt, memo->made, memo->made_room * sizeof *memo->made);
  rt_mem_free (rt, memo->entries, memo->room * sizeof *memo->entries);
  rt_mem_free (rt, memo->alive, memo->alive_room * sizeof *memo->alive);
  rt_mem_free (rt, memo->places, memo->places_count * sizeof *memo->places);
  *memo = (RtCopyMemo)RT_COPY_MEMO_INIT;
}
