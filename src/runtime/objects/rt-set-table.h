/* The hash table of sets; what rt-set*.c share.
 *
 * A place is unused (key NULL, hash 0), removed (key RT_SET_REMOVED, hash -1) or holds a key with its hash. `fill` counts keys
 * and removed ones, `used` keys. At most three fifths of the places are filled. Searching goes over runs of ten places, then
 * jumps by what is left of the hash, as CPython 3.12's setobject.c, so that the order of iteration agrees.
 */
#pragma once

#include "rt-set.h"

extern const char rt_set_removed_mark;
/* Marks a removed place; no object, never followed. */
#define RT_SET_REMOVED ((RtObject *) &rt_set_removed_mark)

static inline bool rt_set_is_key (const RtObject *RT_NULLABLE key) {
  return key != NULL && key != RT_SET_REMOVED;
}

/* An empty set of TYPE, tracked. */
RT_NEW RtObject *rt_set_make (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE iterable);
/* An empty set of the built-in type that TYPE derives from. */
RT_NEW RtObject *rt_set_make_base (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE iterable);
/* The keys are hashed already. KEY must be held by somebody while user code compares. */
RT_RAISES int rt_set_add_hashed (RtInterp *rt, RtObject *set, RtObject *key, int64_t hash);
RT_RAISES int rt_set_contains_hashed (RtInterp *rt, RtObject *set, RtObject *key, int64_t hash); /* 1, 0, -1 */
RT_RAISES int rt_set_discard_hashed (RtInterp *rt, RtObject *set, RtObject *key, int64_t hash);  /* 1 removed, 0, -1 */
/* Makes room for keys so that MIN_USED fit; drops the removed places. */
RT_RAISES int rt_set_resize (RtInterp *rt, RtObject *set, ptrdiff_t min_used);
/* Resizes if more than a quarter of the places are removed ones. */
RT_RAISES int rt_set_tidy (RtInterp *rt, RtObject *set);
/* Takes over the keys of another set. */
RT_RAISES int rt_set_merge (RtInterp *rt, RtObject *set, RtObject *other);
void rt_set_clear_all (RtInterp *rt, RtObject *set);
/* The next key from *POSITION on with its hash; borrowed. */
bool rt_set_next_entry (RtObject *set, ptrdiff_t *position, RtObject **key, int64_t *hash);
/* Takes a key out, starting where the last one was taken. NULL with KeyError if there is none. */
RT_NEW RtObject *rt_set_pop (RtInterp *rt, RtObject *set);
