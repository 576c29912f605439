/* list.sort: timsort with the merge policy of powersort, comparing in CPython's order.
 *
 * What is sorted are numbers of items. The items and their keys stay where they are, in native frames, so
 * that every reference has exactly one holder whatever user code a comparison runs, and are put in order
 * once, at the end. Meanwhile the list is empty, with `allocated` -1: user code that touched it is found out.
 * Its array is the native frame's, then.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-list-private.h"
#include "rt-less.h"
#include "rt-ref.h"
#include "rt-tuple.h"

#define MAX_RUNS   85 /* enough for 2^64 items */
#define MIN_GALLOP 7
#define MAX_MINRUN 64
#define FEW        128 /* items below this number need no memory, as in CPython */

typedef uint32_t Number; /* of an item */

typedef struct Run {
  ptrdiff_t base, length;
  int power; /* of the boundary to the next run */
} Run;

typedef struct Sort {
  RtInterp *rt;
  RtObject **keys;
  RtLess less;
  Number *order, *scratch;
  ptrdiff_t count;
  ptrdiff_t min_gallop;
  Run runs[MAX_RUNS];
  int run_count;
} Sort;

/* Whether key A < key B: 1, 0, -1. */
static inline int less (Sort *sort, ptrdiff_t a, ptrdiff_t b) {
  return sort->less (sort->rt, sort->keys[a], sort->keys[b]);
}

static void reverse_range (Number *low, Number *high) {
  for (high--; low < high; low++, high--) {
    Number other = *low;
    *low = *high;
    *high = other;
  }
}

/* Length of the run that starts at LOW: ascending, or strictly descending. -1 with an exception. */
static ptrdiff_t count_run (Sort *sort, const Number *low, const Number *high, bool *descending) {
  *descending = false;
  if (low + 1 == high)
    return 1;
  int is_less = less (sort, low[1], low[0]);
  if (is_less < 0)
    return -1;
  *descending = is_less == 1;
  ptrdiff_t length = 2;
  for (const Number *at = low + 2; at < high; at++, length++) {
    is_less = less (sort, at[0], at[-1]);
    if (is_less < 0)
      return -1;
    if ((is_less == 1) != *descending)
      break;
  }
  return length;
}

/* Insertion by binary search; the items before START are in order already. */
static int binary_sort (Sort *sort, Number *low, Number *high, Number *start) {
  if (low == start)
    start++;
  for (; start < high; start++) {
    Number *left = low, *right = start, pivot = *start;
    while (left < right) {
      Number *middle = left + ((right - left) >> 1);
      int is_less = less (sort, pivot, *middle);
      if (is_less < 0)
        return -1;
      if (is_less)
        right = middle;
      else
        left = middle + 1;
    }
    memmove (left + 1, left, (size_t)(start - left) * sizeof *left);
    *left = pivot;
  }
  return 0;
}

/* Where KEY belongs in the ordered RUN, searching from HINT in steps that double, then by halves. Before
 * equal items if LEFTMOST, behind them otherwise. -1 with an exception. */
static ptrdiff_t gallop (Sort *sort, ptrdiff_t key, const Number *run, ptrdiff_t length, ptrdiff_t hint,
                         bool leftmost) {
  /* "Goes right of item i": run[i] < key when looking for the leftmost place, !(key < run[i]) for the
   * rightmost. */
#define GOES_RIGHT(i)                                                                                        \
  (leftmost ? less (sort, run[i], key) : (right_ = less (sort, key, run[i])) < 0 ? -1 : !right_)
  int right_;
  ptrdiff_t offset = 1, last_offset = 0, low, high;
  int right = GOES_RIGHT (hint);
  if (right < 0)
    return -1;
  if (right) {
    ptrdiff_t most = length - hint;
    while (offset < most) {
      right = GOES_RIGHT (hint + offset);
      if (right < 0)
        return -1;
      if (!right)
        break;
      last_offset = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most)
      offset = most;
    low = hint + last_offset;
    high = hint + offset;
  } else {
    ptrdiff_t most = hint + 1;
    while (offset < most) {
      right = GOES_RIGHT (hint - offset);
      if (right < 0)
        return -1;
      if (right)
        break;
      last_offset = offset;
      offset = (offset << 1) + 1;
    }
    if (offset > most)
      offset = most;
    low = hint - offset;
    high = hint - last_offset;
  }
  low++;
  while (low < high) {
    ptrdiff_t middle = low + ((high - low) >> 1);
    right = GOES_RIGHT (middle);
    if (right < 0)
      return -1;
    if (right)
      low = middle + 1;
    else
      high = middle;
  }
  return high;
#undef GOES_RIGHT
}

/* Merges A, copied away, with B behind it, from the left: A is the shorter one. On an exception the rest of A
 * goes back, so that no number is lost. */
static int merge_low (Sort *sort, Number *a, ptrdiff_t count_a, Number *b, ptrdiff_t count_b) {
  Number *to = a, *from_a = sort->scratch;
  ptrdiff_t min_gallop = sort->min_gallop;
  int result = -1;
  memcpy (from_a, a, (size_t)count_a * sizeof *a);
  *to++ = *b++;
  count_b--;
  if (count_b == 0)
    goto done;
  if (count_a == 1)
    goto last_of_a;
  for (;;) {
    ptrdiff_t won_a = 0, won_b = 0;
    for (;;) { /* one at a time, until one run wins often */
      int is_less = less (sort, *b, *from_a);
      if (is_less < 0)
        goto failed;
      if (is_less) {
        *to++ = *b++;
        won_b++;
        won_a = 0;
        if (--count_b == 0)
          goto done;
        if (won_b >= min_gallop)
          break;
      } else {
        *to++ = *from_a++;
        won_a++;
        won_b = 0;
        if (--count_a == 1)
          goto last_of_a;
        if (won_a >= min_gallop)
          break;
      }
    }
    min_gallop++;
    do { /* whole stretches, as long as it pays */
      min_gallop -= min_gallop > 1;
      sort->min_gallop = min_gallop;
      ptrdiff_t stretch = gallop (sort, *b, from_a, count_a, 0, false);
      won_a = stretch;
      if (stretch < 0)
        goto failed;
      memcpy (to, from_a, (size_t)stretch * sizeof *to);
      to += stretch;
      from_a += stretch;
      count_a -= stretch;
      if (count_a == 1)
        goto last_of_a;
      if (count_a == 0) /* only if comparisons contradict each other */
        goto done;
      *to++ = *b++;
      if (--count_b == 0)
        goto done;
      stretch = gallop (sort, *from_a, b, count_b, 0, true);
      won_b = stretch;
      if (stretch < 0)
        goto failed;
      memmove (to, b, (size_t)stretch * sizeof *to);
      to += stretch;
      b += stretch;
      count_b -= stretch;
      if (count_b == 0)
        goto done;
      *to++ = *from_a++;
      if (--count_a == 1)
        goto last_of_a;
    } while (won_a >= MIN_GALLOP || won_b >= MIN_GALLOP);
    min_gallop++; /* a price for leaving */
    sort->min_gallop = min_gallop;
  }
done:
  result = 0;
failed:
  if (count_a > 0)
    memcpy (to, from_a, (size_t)count_a * sizeof *to);
  return result;
last_of_a: /* it goes behind all that is left of B */
  memmove (to, b, (size_t)count_b * sizeof *to);
  to[count_b] = *from_a;
  return 0;
}

/* The same from the right, with B copied away. */
static int merge_high (Sort *sort, Number *a, ptrdiff_t count_a, Number *b, ptrdiff_t count_b) {
  Number *scratch = sort->scratch, *to = b + count_b - 1;
  ptrdiff_t min_gallop = sort->min_gallop;
  int result = -1;
  memcpy (scratch, b, (size_t)count_b * sizeof *b);
  Number *first_a = a, *from_b = scratch + count_b - 1;
  a += count_a - 1;
  *to-- = *a--;
  count_a--;
  if (count_a == 0)
    goto done;
  if (count_b == 1)
    goto first_of_b;
  for (;;) {
    ptrdiff_t won_a = 0, won_b = 0;
    for (;;) {
      int is_less = less (sort, *from_b, *a);
      if (is_less < 0)
        goto failed;
      if (is_less) {
        *to-- = *a--;
        won_a++;
        won_b = 0;
        if (--count_a == 0)
          goto done;
        if (won_a >= min_gallop)
          break;
      } else {
        *to-- = *from_b--;
        won_b++;
        won_a = 0;
        if (--count_b == 1)
          goto first_of_b;
        if (won_b >= min_gallop)
          break;
      }
    }
    min_gallop++;
    do {
      min_gallop -= min_gallop > 1;
      sort->min_gallop = min_gallop;
      ptrdiff_t place = gallop (sort, *from_b, first_a, count_a, count_a - 1, false);
      if (place < 0)
        goto failed;
      ptrdiff_t stretch = won_a = count_a - place;
      to -= stretch;
      a -= stretch;
      memmove (to + 1, a + 1, (size_t)stretch * sizeof *to);
      count_a -= stretch;
      if (count_a == 0)
        goto done;
      *to-- = *from_b--;
      if (--count_b == 1)
        goto first_of_b;
      place = gallop (sort, *a, scratch, count_b, count_b - 1, true);
      if (place < 0)
        goto failed;
      stretch = won_b = count_b - place;
      to -= stretch;
      from_b -= stretch;
      memcpy (to + 1, from_b + 1, (size_t)stretch * sizeof *to);
      count_b -= stretch;
      if (count_b == 1)
        goto first_of_b;
      if (count_b == 0)
        goto done;
      *to-- = *a--;
      if (--count_a == 0)
        goto done;
    } while (won_a >= MIN_GALLOP || won_b >= MIN_GALLOP);
    min_gallop++;
    sort->min_gallop = min_gallop;
  }
done:
  result = 0;
failed:
  if (count_b > 0)
    memcpy (to - (count_b - 1), scratch, (size_t)count_b * sizeof *to);
  return result;
first_of_b: /* it goes before all that is left of A */
  to -= count_a;
  a -= count_a;
  memmove (to + 1, a + 1, (size_t)count_a * sizeof *to);
  *to = *from_b;
  return 0;
}

/* Merges run I with the next one. */
static int merge_at (Sort *sort, int i) {
  Run *runs = sort->runs;
  Number *a = sort->order + runs[i].base, *b = sort->order + runs[i + 1].base;
  ptrdiff_t count_a = runs[i].length, count_b = runs[i + 1].length;
  runs[i].length = count_a + count_b;
  if (i == sort->run_count - 3)
    runs[i + 1] = runs[i + 2];
  sort->run_count--;
  ptrdiff_t place = gallop (sort, *b, a, count_a, 0, false); /* what precedes B's first is in place */
  if (place < 0)
    return -1;
  a += place;
  count_a -= place;
  if (count_a == 0)
    return 0;
  count_b = gallop (sort, a[count_a - 1], b, count_b, count_b - 1, true); /* and what follows A's last */
  if (count_b <= 0)
    return (int)count_b;
  return count_a <= count_b ? merge_low (sort, a, count_a, b, count_b)
                            : merge_high (sort, a, count_a, b, count_b);
}

/* Powersort: how deep in a balanced tree over COUNT items the boundary lies between a run at BASE of LENGTH_1
 * and the next of LENGTH_2. */
static int power_of_boundary (ptrdiff_t base, ptrdiff_t length_1, ptrdiff_t length_2, ptrdiff_t count) {
  ptrdiff_t a = 2 * base + length_1, b = a + length_1 + length_2;
  for (int power = 1;; power++) {
    if (a >= count) {
      a -= count;
      b -= count;
    } else if (b >= count) {
      return power;
    }
    a <<= 1;
    b <<= 1;
  }
}

/* Before a run of LENGTH is pushed: merges all whose boundaries lie deeper than the new one's. */
static int found_new_run (Sort *sort, ptrdiff_t length) {
  if (sort->run_count == 0)
    return 0;
  Run *runs = sort->runs, *top = &runs[sort->run_count - 1];
  int power = power_of_boundary (top->base, top->length, length, sort->count);
  while (sort->run_count > 1 && runs[sort->run_count - 2].power > power)
    if (merge_at (sort, sort->run_count - 2) < 0)
      return -1;
  runs[sort->run_count - 1].power = power;
  return 0;
}

static int merge_all (Sort *sort) {
  Run *runs = sort->runs;
  while (sort->run_count > 1) {
    int i = sort->run_count - 2;
    if (i > 0 && runs[i - 1].length < runs[i + 1].length)
      i--;
    if (merge_at (sort, i) < 0)
      return -1;
  }
  return 0;
}

static ptrdiff_t minrun_for (ptrdiff_t count) {
  ptrdiff_t odd = 0;
  while (count >= MAX_MINRUN) {
    odd |= count & 1;
    count >>= 1;
  }
  return count + odd;
}

static int sort_order (Sort *sort) {
  Number *low = sort->order;
  ptrdiff_t left = sort->count, minrun = minrun_for (left);
  while (left > 0) {
    bool descending;
    ptrdiff_t length = count_run (sort, low, low + left, &descending);
    if (length < 0)
      return -1;
    if (descending)
      reverse_range (low, low + length);
    if (length < minrun) {
      ptrdiff_t forced = left <= minrun ? left : minrun;
      if (binary_sort (sort, low, low + forced, low + length) < 0)
        return -1;
      length = forced;
    }
    if (found_new_run (sort, length) < 0)
      return -1;
    sort->runs[sort->run_count++] = (Run){low - sort->order, length, 0};
    low += length;
    left -= length;
  }
  return merge_all (sort);
}

/* Calls KEY for every item; KEYS is in a native frame already and fills up. */
static int make_keys (RtInterp *rt, RtObject *key, RtObject *const *items, ptrdiff_t count, RtObject **keys) {
  for (ptrdiff_t i = 0; i < count; i++) {
    keys[i] = rt_call_one (rt, key, items[i]);
    if (keys[i] == NULL)
      return -1;
  }
  return 0;
}

/* Fills ORDER with the numbers of ITEMS in sorted order; also when it fails it is a permutation. SCRATCH: for half as many. */
static int sort_items (RtInterp *rt, RtObject **items, ptrdiff_t count, RtObject *key, bool reverse, Number *order, Number *scratch) {
  Sort sort = {.rt = rt,
               .keys = items,
               .order = order,
               .scratch = scratch,
               .count = count,
               .min_gallop = MIN_GALLOP};
  for (ptrdiff_t i = 0; i < count; i++)
    order[i] = (Number)i;
  RtObject *few_keys[FEW], **keys = NULL;
  RtNative native;
  int result = 0;
  if (key != NULL) {
    keys = count < FEW ? memset (few_keys, 0, sizeof few_keys) : rt_mem_calloc (rt, (size_t)count, sizeof *keys);
    if (keys == NULL)
      return -1;
    rt_native_enter_array (rt, &native, "list.sort", "key of an item", keys, (size_t)count);
    result = make_keys (rt, key, items, count, keys);
    sort.keys = keys;
  }
  if (result == 0) {
    sort.less = rt_less_of (rt, sort.keys, count);
    if (reverse) /* equal items keep their order */
      reverse_range (order, order + count);
    result = sort_order (&sort);
    if (reverse)
      reverse_range (order, order + count);
  }
  if (keys != NULL) {
    rt_native_leave (rt, &native);
    if (keys != few_keys)
      rt_mem_free (rt, keys, (size_t)count * sizeof *keys);
  }
  return result;
}

/* What it takes to sort: fewer than FEW items find it on the C stack. */
typedef struct Room {
  Number *order, *scratch;
  RtObject **sorted; /* not touched before all is in order, nor is its memory then */
  size_t bytes;      /* of the block, which begins at `sorted`; 0: there is none */
} Room;

typedef struct FewRoom {
  RtObject *sorted[FEW];
  Number order[FEW], scratch[FEW / 2];
} FewRoom;

static int take_room (RtInterp *rt, Room *room, ptrdiff_t count, FewRoom *few) {
  *room = (Room){few->order, few->scratch, few->sorted, 0};
  if (count < FEW)
    return 0;
  size_t numbers = (size_t)count + (size_t)count / 2;
  if (numbers > UINT32_MAX) {
    rt_no_memory (rt);
    return -1;
  }
  room->bytes = (size_t)count * sizeof *room->sorted + numbers * sizeof (Number);
  room->sorted = rt_mem_alloc (rt, room->bytes);
  if (room->sorted == NULL)
    return -1;
  room->order = (Number *)(room->sorted + count);
  room->scratch = room->order + count;
  return 0;
}

/* LIST, which is empty, gets the ITEMS in their ORDER, which it had; nobody holds them meanwhile. */
static void put_in_order (RtInterp *rt, RtObject *list, RtObject **items, ptrdiff_t count, const Room *room) {
  for (ptrdiff_t i = 0; i < count; i++)
    room->sorted[i] = items[room->order[i]];
  if (count > 0)
    memset (items, 0, (size_t)count * sizeof *items);
  for (ptrdiff_t i = 0; i < count; i++)
    rt_list_init (rt, list, i, room->sorted[i]);
}

int rt_list_sort (RtInterp *rt, RtObject *list, RtObject *key, bool reverse) {
  RtList *self = (RtList *)list;
  ptrdiff_t count = self->base.size, allocated = self->allocated;
  RtObject **items = self->items;
  FewRoom few;
  Room room;
  if (take_room (rt, &room, count, &few) < 0)
    return -1;
  self->items = NULL;
  self->base.size = 0;
  self->allocated = -1;
  rt_items_detach (rt, list, RT_SLOT_ITEM, items, 0, (size_t)count);
  RtNative native;
  rt_native_enter_array (rt, &native, "list.sort", "item being sorted", items, (size_t)count);
  int result = sort_items (rt, items, count, key, reverse, room.order, room.scratch);
  bool modified = self->allocated != -1;
  RtObject **foreign = self->items;
  ptrdiff_t foreign_size = self->base.size, foreign_allocated = self->allocated;
  if (modified)
    rt_items_detach (rt, list, RT_SLOT_ITEM, foreign, 0, (size_t)foreign_size);
  self->items = items;
  self->base.size = count;
  self->allocated = allocated;
  native.count = 0; /* it gives up nothing: */
  rt_native_leave (rt, &native);
  put_in_order (rt, list, items, count, &room);
  if (room.bytes > 0)
    rt_mem_free (rt, room.sorted, room.bytes);
  if (modified) {
    rt_items_give_up (rt, "list.sort", foreign, (size_t)foreign_size, true);
    rt_mem_free (rt, foreign, (size_t)(foreign_allocated > 0 ? foreign_allocated : 0) * sizeof *foreign);
    if (result == 0)
      result = RT_VALUE_ERROR_INT (rt, "list modified during sort");
  }
  return result;
}
