/* set and frozenset: linear probing in runs of ten, then perturbed, and growth as CPython's, so that the order agrees. */
#pragma once

#include "rt-interp.h"

typedef struct RtSetEntry {
  RtObject *key; /* NULL: never used; the dummy marks a removed one */
  int64_t hash;
} RtSetEntry;

typedef struct RtSet {
  RtObject base;
  ptrdiff_t fill, used, mask;
  RtSetEntry *table; /* small_table or on the heap */
  int64_t hash;      /* frozenset only; -1 */
  ptrdiff_t finger;
  RtSetEntry small_table[8];
  RtObject *weakrefs;
} RtSet;

RT_NEW RtObject *rt_set_new (RtInterp *rt, RtObject *RT_NULLABLE iterable);
RT_NEW RtObject *rt_frozenset_new (RtInterp *rt, RtObject *RT_NULLABLE iterable);
RT_RAISES int rt_set_add (RtInterp *rt, RtObject *set, RtObject *key);
RT_RAISES int rt_set_discard (RtInterp *rt, RtObject *set, RtObject *key); /* 1 removed, 0 not there */
RT_RAISES int rt_set_contains (RtInterp *rt, RtObject *set, RtObject *key);
RT_RAISES int rt_set_update (RtInterp *rt, RtObject *set, RtObject *iterable);
bool rt_set_next (RtObject *set, ptrdiff_t *position, RtObject **key); /* borrowed */
#define RT_SET_USED(s)      (((RtSet *) (s))->used)
#define RT_IS_ANYSET(rt, o) (rt_is_kind_of ((o), (rt)->types.set) || rt_is_kind_of ((o), (rt)->types.frozenset))
