/* The memo of a deep copy that nobody has seen yet: the dict that it stands for is filled when somebody is about to.
 *
 * Entries are in the order in which copies were entered; ALIVE has the originals in the order in which their copies were complete.
 * Only originals that can be met again are in the index. */
#pragma once

#include "rt-interp.h"

typedef struct RtCopyMemoEntry {
  RtObject *original; /* borrowed */
  RtObject *copy;     /* owned */
} RtCopyMemoEntry;

typedef struct RtCopyMemo {
  RtCopyMemoEntry *entries;
  size_t count, room;
  RtObject **alive; /* borrowed */
  size_t alive_count, alive_room;
  RtObject **made; /* owned: those of ALIVE that nobody else holds */
  size_t made_count, made_room;
  uint32_t *places; /* open addressing: 1 more than the number of an entry, or 0 */
  size_t places_count, placed;
  RtObject **list; /* where the list of what is kept alive is held; NULL: there is none */
  size_t alive_at; /* the list of what is kept alive belongs before this entry; SIZE_MAX: there is none */
} RtCopyMemo;

#define RT_COPY_MEMO_INIT {.alive_at = SIZE_MAX}

/* Makes room; for the functions below. MemoryError. */
RT_RAISES int rt_copy_memo_grow_entries (RtInterp *rt, RtCopyMemo *memo);
RT_RAISES int rt_copy_memo_grow_alive (RtInterp *rt, RtCopyMemo *memo);
/* ORIGINAL, which was made for the copy, will be among those that are kept alive. */
RT_RAISES int rt_copy_memo_own (RtInterp *rt, RtCopyMemo *memo, RtObject *original);
/* Puts the last entry into the index. */
RT_RAISES int rt_copy_memo_index_last (RtInterp *rt, RtCopyMemo *memo);
/* Gives up all that MEMO has. */
void rt_copy_memo_clear (RtInterp *rt, RtCopyMemo *memo);
/* The copy of an ORIGINAL that is in the index; NULL if it is not. */
RT_BORROWED RtObject *rt_copy_memo_find (const RtCopyMemo *memo, const RtObject *original);

/* Enters COPY, which is borrowed. CAN_BE_MET: ORIGINAL will be looked for. */
static inline int rt_copy_memo_add (RtInterp *rt, RtCopyMemo *memo, RtObject *original, RtObject *copy, bool can_be_met) {
  if (memo->count == memo->room && rt_copy_memo_grow_entries (rt, memo) < 0)
    return -1;
  memo->entries[memo->count++] = (RtCopyMemoEntry){original, rt_incref (copy)};
  return can_be_met ? rt_copy_memo_index_last (rt, memo) : 0;
}

static inline int rt_copy_memo_keep (RtInterp *rt, RtCopyMemo *memo, RtObject *original) {
  if (memo->alive_count == memo->alive_room && rt_copy_memo_grow_alive (rt, memo) < 0)
    return -1;
  memo->alive[memo->alive_count++] = original;
  return 0;
}
