#include "rt-set-table.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"

#define LINEAR_PROBES  9
#define PERTURB_SHIFT  5
#define SMALL_PLACES   8

const char rt_set_removed_mark = 0;

static RtSet *set_of (RtObject *o) {
  return (RtSet *) o;
}

static RtSlot slot_of (const RtSet *set, const RtSetEntry *entry) {
  return RT_MEMBER (entry - set->table);
}

/* Where a search goes: over the places of a run, then on. */
typedef struct Probe {
  size_t mask, place, perturb;
  size_t left; /* places of this run still to be looked at */
} Probe;

static void start_run (Probe *probe) {
  probe->left = probe->place + LINEAR_PROBES <= probe->mask ? LINEAR_PROBES : 0;
}

static Probe probe_start (const RtSet *set, int64_t hash) {
  Probe probe = {(size_t) set->mask, (size_t) hash & (size_t) set->mask, (size_t) hash, 0};
  start_run (&probe);
  return probe;
}

/* PLACE of the run's start is kept apart from the place looked at, as the jump goes from there. */
static size_t probe_next (Probe *probe, size_t looked_at) {
  if (probe->left > 0) {
    probe->left--;
    return looked_at + 1;
  }
  probe->perturb >>= PERTURB_SHIFT;
  probe->place = (probe->place * 5 + 1 + probe->perturb) & probe->mask;
  start_run (probe);
  return probe->place;
}

/* Whether MET equals KEY, which is to be added and held until it is. */
static int equals_added (RtInterp *rt, RtObject *met, RtObject *key) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "set", "key being added");
  hold.held[0] = rt_incref (key);
  int equal = rt_item_equals (rt, "set", met, key);
  rt_hold_end (rt, &hold, NULL);
  return equal;
}

/* The place of KEY, or the unused place where the search ended; NULL with an exception. Starts again if user code that
 * compares keys changed the table. HOLD: KEY is held while it is compared. *FREED, unless that is NULL, is the last place on the way whose key was removed, or NULL. */
static RtSetEntry *find (RtInterp *rt, RtSet *set, RtObject *key, int64_t hash, bool hold, RtSetEntry **RT_NULLABLE freed) {
restart:;
  if (freed != NULL)
    *freed = NULL;
  Probe probe = probe_start (set, hash);
  for (size_t place = probe.place;; place = probe_next (&probe, place)) {
    RtSetEntry *entry = &set->table[place];
    if (entry->key == NULL && entry->hash == 0)
      return entry;
    if (freed != NULL && entry->key == RT_SET_REMOVED)
      *freed = entry;
    if (entry->hash != hash || entry->key == RT_SET_REMOVED)
      continue;
    if (entry->key == key)
      return entry;
    if (RT_IS_EXACT (rt, entry->key, str) && RT_IS_EXACT (rt, key, str)) {
      if (rt_str_equal (entry->key, key))
        return entry;
      continue;
    }
    RtSetEntry *table = set->table;
    RtObject *met = entry->key;
    int equal = hold ? equals_added (rt, met, key) : rt_item_equals (rt, "set", met, key);
    if (equal < 0)
      return NULL;
    if (table != set->table || entry->key != met)
      goto restart;
    if (equal > 0)
      return entry;
  }
}

/* Puts KEY (stolen), which is not in the table and needs no comparing, into the first unused place. */
static void insert_clean (RtInterp *rt, RtSet *set, RtObject *key, int64_t hash) {
  Probe probe = probe_start (set, hash);
  size_t place = probe.place;
  while (set->table[place].key != NULL)
    place = probe_next (&probe, place);
  RtSetEntry *entry = &set->table[place];
  entry->hash = hash;
  rt_ref_init (rt, RT_OBJECT (set), RT_MEMBER (place), &entry->key, key);
}

static size_t table_bytes (const RtSet *set) {
  return ((size_t) set->mask + 1) * sizeof (RtSetEntry);
}

/* Takes all keys out of their places; they stay written in TABLE, which nobody else looks at any more. */
static void lift_keys (RtInterp *rt, RtSet *set, RtSetEntry *table, ptrdiff_t mask) {
  for (ptrdiff_t i = 0; i <= mask; i++) {
    if (!rt_set_is_key (table[i].key))
      continue;
    RtObject *key = rt_ref_take (rt, RT_OBJECT (set), RT_MEMBER (i), &table[i].key);
    table[i].key = key;
  }
}

int rt_set_resize (RtInterp *rt, RtObject *o, ptrdiff_t min_used) {
  RtSet *set = set_of (o);
  size_t places = SMALL_PLACES;
  while (places <= (size_t) min_used)
    places <<= 1;
  RtSetEntry *old = set->table, copy[SMALL_PLACES];
  ptrdiff_t old_mask = set->mask;
  size_t old_bytes = table_bytes (set);
  bool was_small = old == set->small_table;
  RtSetEntry *table = set->small_table;
  if (places != SMALL_PLACES) {
    table = rt_mem_alloc (rt, places * sizeof (RtSetEntry));
    if (table == NULL)
      return -1;
  } else if (was_small && set->fill == set->used) {
    return 0;
  }
  lift_keys (rt, set, old, old_mask);
  if (was_small) {
    memcpy (copy, old, sizeof copy);
    old = copy;
  }
  memset (table, 0, places * sizeof (RtSetEntry));
  set->table = table;
  set->mask = (ptrdiff_t) places - 1;
  set->fill = set->used;
  for (ptrdiff_t i = 0; i <= old_mask; i++)
    if (rt_set_is_key (old[i].key))
      insert_clean (rt, set, old[i].key, old[i].hash);
  if (!was_small)
    rt_mem_free (rt, old, old_bytes);
  rt_payload_changed (rt, o);
  return 0;
}

static ptrdiff_t grown (const RtSet *set) {
  return set->used > 50000 ? set->used * 2 : set->used * 4;
}

static int add (RtInterp *rt, RtObject *o, RtObject *key, int64_t hash, bool hold) {
  RtSet *set = set_of (o);
  RtSetEntry *freed, *entry = find (rt, set, key, hash, hold, &freed);
  if (entry == NULL)
    return -1;
  if (entry->key != NULL)
    return 0;
  if (freed != NULL) {
    entry = freed;
    entry->key = NULL;
  } else {
    set->fill++;
  }
  set->used++;
  entry->hash = hash;
  rt_ref_init (rt, o, slot_of (set, entry), &entry->key, rt_incref (key));
  return freed != NULL || (size_t) set->fill * 5 < (size_t) set->mask * 3 ? 0 : rt_set_resize (rt, o, grown (set));
}

int rt_set_add_hashed (RtInterp *rt, RtObject *o, RtObject *key, int64_t hash) {
  return add (rt, o, key, hash, true);
}

int rt_set_contains_hashed (RtInterp *rt, RtObject *o, RtObject *key, int64_t hash) {
  RtSetEntry *entry = find (rt, set_of (o), key, hash, false, NULL);
  return entry == NULL ? -1 : entry->key != NULL;
}

/* Empties a place; the key is the caller's. */
static RtObject *remove_entry (RtInterp *rt, RtSet *set, RtSetEntry *entry) {
  RtObject *key = rt_ref_take (rt, RT_OBJECT (set), slot_of (set, entry), &entry->key);
  entry->key = RT_SET_REMOVED;
  entry->hash = -1;
  set->used--;
  return key;
}

int rt_set_discard_hashed (RtInterp *rt, RtObject *o, RtObject *key, int64_t hash) {
  RtSet *set = set_of (o);
  RtSetEntry *entry = find (rt, set, key, hash, false, NULL);
  if (entry == NULL)
    return -1;
  if (entry->key == NULL)
    return 0;
  rt_decref (rt, remove_entry (rt, set, entry));
  return 1;
}

RtObject *rt_set_pop (RtInterp *rt, RtObject *o) {
  RtSet *set = set_of (o);
  if (set->used == 0) {
    RtObject *message = rt_str_from (rt, "pop from an empty set");
    if (message != NULL) {
      rt_raise_object (rt, rt->types.KeyError, message);
      rt_decref (rt, message);
    }
    return NULL;
  }
  ptrdiff_t place = set->finger & set->mask;
  while (!rt_set_is_key (set->table[place].key))
    place = place == set->mask ? 0 : place + 1;
  set->finger = place + 1;
  return remove_entry (rt, set, &set->table[place]);
}

int rt_set_tidy (RtInterp *rt, RtObject *o) {
  RtSet *set = set_of (o);
  if ((size_t) (set->fill - set->used) <= (size_t) set->mask / 4)
    return 0;
  return rt_set_resize (rt, o, grown (set));
}

bool rt_set_next_entry (RtObject *o, ptrdiff_t *position, RtObject **key, int64_t *hash) {
  const RtSet *set = set_of (o);
  while (*position <= set->mask) {
    const RtSetEntry *entry = &set->table[(*position)++];
    if (rt_set_is_key (entry->key)) {
      *key = entry->key;
      *hash = entry->hash;
      return true;
    }
  }
  return false;
}

bool rt_set_next (RtObject *o, ptrdiff_t *position, RtObject **key) {
  int64_t hash;
  return rt_set_next_entry (o, position, key, &hash);
}

/* An empty table takes over another as it stands, or key by key without comparing. */
static void fill_empty (RtInterp *rt, RtSet *set, RtSet *other) {
  set->fill = set->used = other->used;
  if (set->mask != other->mask || other->fill != other->used) {
    for (ptrdiff_t i = 0; i <= other->mask; i++)
      if (rt_set_is_key (other->table[i].key))
        insert_clean (rt, set, rt_incref (other->table[i].key), other->table[i].hash);
    return;
  }
  for (ptrdiff_t i = 0; i <= other->mask; i++)
    if (other->table[i].key != NULL) {
      set->table[i].hash = other->table[i].hash;
      rt_ref_init (rt, RT_OBJECT (set), RT_MEMBER (i), &set->table[i].key, rt_incref (other->table[i].key));
    }
}

int rt_set_merge (RtInterp *rt, RtObject *o, RtObject *other_object) {
  RtSet *set = set_of (o), *other = set_of (other_object);
  if (other == set || other->used == 0)
    return 0;
  if ((size_t) (set->fill + other->used) * 5 >= (size_t) set->mask * 3 && rt_set_resize (rt, o, (set->used + other->used) * 2) < 0)
    return -1;
  if (set->fill == 0) {
    memset (set->table, 0, table_bytes (set));
    fill_empty (rt, set, other);
    return 0;
  }
  for (ptrdiff_t i = 0; i <= other->mask; i++) {
    if (!rt_set_is_key (other->table[i].key))
      continue;
    RtHold hold;
    rt_hold_begin (rt, &hold, "set", "key being added");
    hold.held[0] = rt_incref (other->table[i].key);
    int result = add (rt, o, hold.held[0], other->table[i].hash, false);
    rt_hold_end (rt, &hold, NULL);
    if (result < 0)
      return -1;
  }
  return 0;
}

/* Gives up the keys of TABLE, which no set has any more. They are put in a row first, in the table's own memory: a finalizer may run at each
 * of them, and a native frame holds the others meanwhile. */
static void give_up_keys (RtInterp *rt, RtSetEntry *table, ptrdiff_t mask) {
  RtObject **keys = (RtObject **) table;
  size_t count = 0;
  for (ptrdiff_t i = 0; i <= mask; i++) {
    RtObject *key = table[i].key;
    if (rt_set_is_key (key))
      keys[count++] = key;
  }
  rt_items_give_up (rt, "set.clear", keys, count, false);
}

void rt_set_clear_all (RtInterp *rt, RtObject *o) {
  RtSet *set = set_of (o);
  RtSetEntry *old = set->table, copy[SMALL_PLACES];
  ptrdiff_t old_mask = set->mask;
  size_t old_bytes = table_bytes (set);
  bool was_small = old == set->small_table;
  lift_keys (rt, set, old, old_mask);
  if (was_small) {
    memcpy (copy, old, sizeof copy);
    old = copy;
  }
  memset (set->small_table, 0, sizeof set->small_table);
  set->table = set->small_table;
  set->mask = SMALL_PLACES - 1;
  set->fill = set->used = 0;
  set->hash = -1;
  /* The set is empty before any finalizer can look at it. */
  give_up_keys (rt, old, old_mask);
  if (!was_small)
    rt_mem_free (rt, old, old_bytes);
}

RtObject *rt_set_make (RtInterp *rt, RtType *type, RtObject *iterable) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtSet *set = set_of (o);
  set->mask = SMALL_PLACES - 1;
  set->table = set->small_table;
  set->hash = -1;
  if (iterable == NULL)
    return o;
  RtHold hold;
  rt_hold_begin (rt, &hold, type->name, "set being filled");
  hold.held[0] = o;
  if (rt_set_update (rt, o, iterable) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, o);
}

RtObject *rt_set_make_base (RtInterp *rt, RtType *type, RtObject *iterable) {
  RtType *base = rt_type_is_subtype (type, rt->types.set) ? rt->types.set : rt->types.frozenset;
  return rt_set_make (rt, base, iterable);
}
