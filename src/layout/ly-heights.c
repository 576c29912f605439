/* Sorts the bytes of the heights, the least one first: the heights of a picture are mostly whole, so that few of their bytes
 * differ, and ten thousand take a tenth of what comparing them takes. */
#include "ly-heights.h"

#include <stdlib.h>
#include <string.h>

#define FEW   64 /* up to here heights are compared */
#define BYTES 8

static bool is_before (const LyHeight *a, const LyHeight *b) {
  return a->y_px < b->y_px || (a->y_px == b->y_px && a->tie < b->tie);
}

static void sort_few (LyHeight *list, uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    LyHeight moved = list[i];
    uint32_t k = i;
    for (; k > 0 && is_before (&moved, &list[k - 1]); k--)
      list[k] = list[k - 1];
    list[k] = moved;
  }
}

/* A number that is as large as Y_PX is, compared with others. */
static uint64_t key_of (double y_px) {
  uint64_t bits;
  y_px += 0.0; /* there is but one zero */
  memcpy (&bits, &y_px, sizeof bits);
  return bits >> 63 != 0 ? ~bits : bits | (uint64_t)1 << 63;
}

static uint8_t byte_of (const LyHeight *height, int byte) {
  return (uint8_t)(key_of (height->y_px) >> 8 * byte);
}

/* By one byte of their keys, keeping the order that is there. STARTS: how many there are of each value. */
static void deal (const LyHeight *from, uint32_t count, int byte, uint32_t *starts, LyHeight *to) {
  uint32_t sum = 0;
  for (int value = 0; value < 256; value++) {
    uint32_t more = starts[value];
    starts[value] = sum;
    sum += more;
  }
  for (uint32_t i = 0; i < count; i++)
    to[starts[byte_of (&from[i], byte)]++] = from[i];
}

static int by_tie (const void *a, const void *b) {
  const LyHeight *x = a, *y = b;
  return (x->tie > y->tie) - (x->tie < y->tie);
}

/* Those of one height, which stand side by side; mostly they are sorted. */
static void sort_ties (LyHeight *list, uint32_t count) {
  for (uint32_t first = 0, next; first < count; first = next) {
    for (next = first + 1; next < count && list[next].y_px == list[first].y_px;)
      next++;
    if (next - first <= FEW)
      sort_few (list + first, next - first);
    else
      qsort (list + first, next - first, sizeof *list, by_tie);
  }
}

bool ly_sort_heights (LyHeight *list, uint32_t count, LyArena *arena) {
  uint32_t counts[BYTES][256] = {{0}};
  if (count <= FEW) {
    sort_few (list, count);
    return true;
  }
  LyHeight *room = LY_ROOM (arena, LyHeight, count), *at = list, *other = room;
  if (room == NULL)
    return false;
  for (uint32_t i = 0; i < count; i++) {
    uint64_t key = key_of (list[i].y_px);
    for (int byte = 0; byte < BYTES; byte++)
      counts[byte][key >> 8 * byte & 255]++;
  }
  for (int byte = 0; byte < BYTES; byte++) {
    if (counts[byte][byte_of (&at[0], byte)] == count)
      continue; /* all have the same */
    deal (at, count, byte, counts[byte], other);
    LyHeight *swap = at;
    at = other;
    other = swap;
  }
  if (at != list)
    memcpy (list, at, count * sizeof *list);
  sort_ties (list, count);
  return true;
}
