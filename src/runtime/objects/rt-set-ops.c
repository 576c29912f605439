#include "rt-set-ops.h"

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-set-table.h"

/* What to do with each key of OTHER; 0 to go on, 1 to stop, -1. KEY is held. */
typedef int (*EachFn) (RtInterp *rt, RtObject *key, int64_t hash, void *data);

/* The next key from *POSITION on with the hash that is kept of it. */
typedef bool (*NextFn) (RtObject *container, ptrdiff_t *position, RtObject **key, int64_t *hash);

/* Keys whose hashes CONTAINER keeps. That it changes meanwhile is not an error here, as in CPython. */
static int each_kept (RtInterp *rt, RtObject **held, RtObject *container, NextFn next, EachFn each, void *data) {
  ptrdiff_t position = 0;
  RtObject *key;
  int64_t hash;
  while (next (container, &position, &key, &hash)) {
    held[0] = rt_incref (key);
    int result = each (rt, key, hash, data);
    held[0] = NULL;
    rt_decref (rt, key);
    if (result != 0)
      return result;
  }
  return 0;
}

static int each_of_iterable (RtInterp *rt, RtObject **held, RtObject *iterable, EachFn each, void *data) {
  if ((held[1] = rt_iter (rt, iterable)) == NULL)
    return -1;
  RtObject *key;
  while ((key = rt_next (rt, held[1])) != NULL) {
    held[0] = key;
    int64_t hash = rt_hash (rt, key);
    int result = hash == -1 ? -1 : each (rt, key, hash, data);
    held[0] = NULL;
    rt_decref (rt, key);
    if (result != 0)
      return result;
  }
  return rt_error (rt) != NULL ? -1 : 0;
}

/* Calls EACH for the keys of OTHER, a set or any iterable. KNOWN: the hashes that an exact dict keeps are good enough, too; where
 * they are not CPython hashes its keys anew. */
static int for_each_of (RtInterp *rt, RtObject *other, bool known, EachFn each, void *data) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "key and iterator");
  int result;
  if (RT_IS_ANYSET (rt, other))
    result = each_kept (rt, hold.held, other, rt_set_next_entry, each, data);
  else if (known && RT_IS_EXACT (rt, other, dict))
    result = each_kept (rt, hold.held, other, rt_dict_next_hashed, each, data);
  else
    result = each_of_iterable (rt, hold.held, other, each, data);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int for_each (RtInterp *rt, RtObject *other, EachFn each, void *data) {
  return for_each_of (rt, other, false, each, data);
}

static int add_key (RtInterp *rt, RtObject *key, int64_t hash, void *set) {
  return rt_set_add_hashed (rt, set, key, hash);
}

int rt_set_update (RtInterp *rt, RtObject *set, RtObject *other) {
  if (RT_IS_ANYSET (rt, other))
    return rt_set_merge (rt, set, other);
  if (RT_IS_EXACT (rt, other, dict)) {
    RtSet *s = (RtSet *) set;
    ptrdiff_t more = RT_DICT_USED (other);
    if ((size_t) (s->fill + more) * 5 >= (size_t) s->mask * 3 && rt_set_resize (rt, set, (s->used + more) * 2) < 0)
      return -1;
  }
  return for_each_of (rt, other, true, add_key, set);
}

RtObject *rt_set_copy (RtInterp *rt, RtObject *set) {
  return rt_set_make_base (rt, set->type, set);
}

/* Runs BODY with a new set that is held while it is being filled; gives it, or NULL if BODY failed. */
typedef int (*FillFn) (RtInterp *rt, RtObject *result, RtObject *set, RtObject *other);
static RtObject *filled (RtInterp *rt, RT_STEALS RtObject *result, FillFn fill, RtObject *set, RtObject *other) {
  if (result == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "set being made");
  hold.held[0] = result;
  if (fill (rt, result, set, other) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

typedef struct Pair {
  RtObject *result, *set;
  bool until_full; /* there is nothing more to find once all of SET is in RESULT */
} Pair;

static int add_if_in (RtInterp *rt, RtObject *key, int64_t hash, void *data) {
  Pair *pair = data;
  int found = rt_set_contains_hashed (rt, pair->set, key, hash);
  if (found > 0 && (found = rt_set_add_hashed (rt, pair->result, key, hash)) == 0)
    return pair->until_full && RT_SET_USED (pair->result) >= RT_SET_USED (pair->set);
  return found;
}

static int add_if_not_in (RtInterp *rt, RtObject *key, int64_t hash, void *data) {
  Pair *pair = data;
  int found;
  if (!RT_IS_EXACT (rt, pair->set, dict))
    found = rt_set_contains_hashed (rt, pair->set, key, hash);
  else if (rt_dict_get_known_hash (rt, pair->set, key, hash) != NULL)
    found = 1;
  else
    found = rt_error (rt) != NULL ? -1 : 0;
  return found != 0 ? found < 0 ? -1 : 0 : rt_set_add_hashed (rt, pair->result, key, hash);
}

static int fill_intersection (RtInterp *rt, RtObject *result, RtObject *set, RtObject *other) {
  /* The smaller one is walked. */
  if (RT_IS_ANYSET (rt, other) && RT_SET_USED (other) > RT_SET_USED (set)) {
    RtObject *swap = set;
    set = other;
    other = swap;
  }
  Pair pair = {result, set, !RT_IS_ANYSET (rt, other)};
  return for_each (rt, other, add_if_in, &pair) < 0 ? -1 : 0;
}

RtObject *rt_set_intersection (RtInterp *rt, RtObject *set, RtObject *other) {
  if (set == other)
    return rt_set_copy (rt, set);
  return filled (rt, rt_set_make_base (rt, set->type, NULL), fill_intersection, set, other);
}

static int discard_key (RtInterp *rt, RtObject *key, int64_t hash, void *set) {
  return rt_set_discard_hashed (rt, set, key, hash) < 0 ? -1 : 0;
}

int rt_set_difference_update (RtInterp *rt, RtObject *set, RtObject *other) {
  if (set == other) {
    rt_set_clear_all (rt, set);
    return 0;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "common keys");
  int result = 0;
  if (RT_IS_ANYSET (rt, other) && (RT_SET_USED (other) >> 3) > RT_SET_USED (set)) {
    other = hold.held[0] = rt_set_intersection (rt, set, other);
    result = other == NULL ? -1 : 0;
  }
  if (result == 0)
    result = for_each (rt, other, discard_key, set);
  rt_hold_end (rt, &hold, NULL);
  return result < 0 ? -1 : rt_set_tidy (rt, set);
}

static int fill_copy_difference (RtInterp *rt, RtObject *result, RtObject *set, RtObject *other) {
  return rt_set_difference_update (rt, result, other);
}

static int fill_difference (RtInterp *rt, RtObject *result, RtObject *set, RtObject *other) {
  Pair pair = {result, other, false};
  return for_each (rt, set, add_if_not_in, &pair);
}

/* What is left goes into a new set, if OTHER can be asked for each key and is not far smaller. The order tells. */
static bool keeps_what_is_left (RtInterp *rt, RtObject *set, RtObject *other) {
  bool plain_dict = RT_IS_EXACT (rt, other, dict);
  if (!plain_dict && !RT_IS_ANYSET (rt, other))
    return false;
  return (RT_SET_USED (set) >> 2) <= (plain_dict ? RT_DICT_USED (other) : RT_SET_USED (other));
}

RtObject *rt_set_difference (RtInterp *rt, RtObject *set, RtObject *other) {
  if (!keeps_what_is_left (rt, set, other))
    return filled (rt, rt_set_copy (rt, set), fill_copy_difference, set, other);
  return filled (rt, rt_set_make_base (rt, set->type, NULL), fill_difference, set, other);
}

static int toggle_key (RtInterp *rt, RtObject *key, int64_t hash, void *set) {
  int removed = rt_set_discard_hashed (rt, set, key, hash);
  return removed != 0 ? removed < 0 ? -1 : 0 : rt_set_add_hashed (rt, set, key, hash);
}

int rt_set_symmetric_difference_update (RtInterp *rt, RtObject *set, RtObject *other) {
  if (set == other) {
    rt_set_clear_all (rt, set);
    return 0;
  }
  if (RT_IS_ANYSET (rt, other) || RT_IS_EXACT (rt, other, dict))
    return for_each_of (rt, other, true, toggle_key, set);
  /* A key that comes twice counts once. */
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "other keys");
  hold.held[0] = rt_set_make_base (rt, set->type, other);
  int result = hold.held[0] != NULL ? for_each (rt, hold.held[0], toggle_key, set) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int fill_symmetric_difference (RtInterp *rt, RtObject *result, RtObject *set, RtObject *other) {
  return rt_set_symmetric_difference_update (rt, result, set);
}

RtObject *rt_set_symmetric_difference (RtInterp *rt, RtObject *set, RtObject *other) {
  return filled (rt, rt_set_make_base (rt, set->type, other), fill_symmetric_difference, set, other);
}

static void swap_sizes (ptrdiff_t *a, ptrdiff_t *b) {
  ptrdiff_t swap = *a;
  *a = *b;
  *b = swap;
}

/* Both sets' keys are lifted into a third, held one and handed over, so that every move is seen. */
void rt_set_swap_bodies (RtInterp *rt, RtObject *a, RtObject *b) {
  RtSet *x = (RtSet *) a, *y = (RtSet *) b;
  RtSetEntry *tables[2] = {x->table, y->table};
  RtSetEntry small[2][8];
  bool is_small[2] = {x->table == x->small_table, y->table == y->small_table};
  RtSet *sets[2] = {x, y};
  for (int s = 0; s < 2; s++) {
    for (ptrdiff_t i = 0; i <= sets[s]->mask; i++)
      if (rt_set_is_key (tables[s][i].key)) {
        RtObject *key = rt_ref_take (rt, RT_OBJECT (sets[s]), RT_MEMBER (i), &tables[s][i].key);
        tables[s][i].key = key;
      }
    __builtin_memcpy (small[s], sets[s]->small_table, sizeof small[s]);
  }
  swap_sizes (&x->mask, &y->mask);
  swap_sizes (&x->fill, &y->fill);
  swap_sizes (&x->used, &y->used);
  for (int s = 0; s < 2; s++) {
    RtSet *to = sets[s];
    __builtin_memcpy (to->small_table, small[1 - s], sizeof to->small_table);
    to->table = is_small[1 - s] ? to->small_table : tables[1 - s];
    to->hash = -1;
    for (ptrdiff_t i = 0; i <= to->mask; i++)
      if (rt_set_is_key (to->table[i].key))
        rt_ref_init (rt, RT_OBJECT (to), RT_MEMBER (i), &to->table[i].key, to->table[i].key);
  }
}

int rt_set_intersection_update (RtInterp *rt, RtObject *set, RtObject *other) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "common keys");
  hold.held[0] = rt_set_intersection (rt, set, other);
  if (hold.held[0] != NULL)
    rt_set_swap_bodies (rt, set, hold.held[0]);
  bool done = hold.held[0] != NULL;
  rt_hold_end (rt, &hold, NULL);
  return done ? 0 : -1;
}

static int stop_if_in (RtInterp *rt, RtObject *key, int64_t hash, void *set) {
  return rt_set_contains_hashed (rt, set, key, hash);
}

static int stop_if_not_in (RtInterp *rt, RtObject *key, int64_t hash, void *set) {
  int found = rt_set_contains_hashed (rt, set, key, hash);
  return found < 0 ? -1 : !found;
}

int rt_set_is_disjoint (RtInterp *rt, RtObject *set, RtObject *other) {
  if (set == other)
    return RT_SET_USED (set) == 0;
  if (RT_IS_ANYSET (rt, other) && RT_SET_USED (other) > RT_SET_USED (set)) {
    RtObject *swap = set;
    set = other;
    other = swap;
  }
  int found = for_each (rt, other, stop_if_in, set);
  return found < 0 ? -1 : !found;
}

int rt_set_is_subset (RtInterp *rt, RtObject *set, RtObject *other) {
  if (!RT_IS_ANYSET (rt, other)) {
    RtObject *common = rt_set_intersection (rt, set, other);
    if (common == NULL)
      return -1;
    bool all = RT_SET_USED (common) == RT_SET_USED (set);
    rt_decref (rt, common);
    return all;
  }
  if (RT_SET_USED (set) > RT_SET_USED (other))
    return 0;
  int missing = for_each (rt, set, stop_if_not_in, other);
  return missing < 0 ? -1 : !missing;
}

int rt_set_is_superset (RtInterp *rt, RtObject *set, RtObject *other) {
  if (RT_IS_ANYSET (rt, other))
    return rt_set_is_subset (rt, other, set);
  int missing = for_each (rt, other, stop_if_not_in, set);
  return missing < 0 ? -1 : !missing;
}
