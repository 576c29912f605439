/* dict: the tables. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-str.h"

#define PERTURB_SHIFT 5

/* What every empty dict has: one place, always empty, and room for nothing. */
const RtDictKeys rt_dict_empty_keys = {
    .refcount = UINT32_MAX, .log2_size = 0, .kind = RT_DICT_UNICODE, .indices = {RT_DICT_EMPTY}};

uint8_t rt_dict_log2_for_size (ptrdiff_t minsize) {
  size_t wanted = ((size_t)minsize | (1u << RT_DICT_MIN_LOG2)) - 1;
  wanted |= (1u << RT_DICT_MIN_LOG2) - 1;
  uint8_t log2_size = 0;
  while (wanted >> log2_size != 0)
    log2_size++;
  return log2_size;
}

uint8_t rt_dict_log2_for_entries (ptrdiff_t entries) {
  return rt_dict_log2_for_size ((entries * 3 + 1) / 2);
}

static size_t items_bytes_of (RtDictKind kind, size_t capacity) {
  size_t arrays = kind == RT_DICT_SPLIT ? 1 : kind == RT_DICT_UNICODE ? 2 : 3;
  return arrays * capacity * sizeof (RtObject *);
}

RtDictKeys *rt_dict_keys_new (RtInterp *rt, uint8_t log2_size, RtDictKind kind) {
  if (log2_size > 30)
    return rt_no_memory (rt);
  size_t size = (size_t)1 << log2_size;
  size_t capacity = (size_t)rt_dict_usable_fraction (size);
  size_t indices_bytes = size * rt_dict_index_bytes (log2_size), items_bytes = items_bytes_of (kind, capacity);
  RtDictKeys *keys = rt_mem_alloc (rt, sizeof (RtDictKeys) + indices_bytes + items_bytes);
  if (keys == NULL)
    return NULL;
  keys->refcount = 1;
  keys->log2_size = log2_size;
  keys->kind = kind;
  keys->version = 0;
  keys->usable = keys->capacity = (int32_t)capacity;
  keys->nentries = 0;
  keys->keys = (RtObject **)(keys->indices + indices_bytes);
  memset (keys->indices, 0xff, indices_bytes); /* RT_DICT_EMPTY */
  memset (keys->keys, 0, items_bytes);
  return keys;
}

void rt_dict_keys_release (RtInterp *rt, RtDictKeys *keys) {
  if (keys == NULL || rt_dict_has_empty_keys (keys) || --keys->refcount > 0)
    return;
  size_t indices_bytes = ((size_t)1 << keys->log2_size) * rt_dict_index_bytes (keys->log2_size);
  rt_mem_free (rt, keys, sizeof (RtDictKeys) + indices_bytes + items_bytes_of (keys->kind, (size_t)keys->capacity));
}

RtDictKeys *rt_dict_keys_new_shared (RtInterp *rt) {
  RtDictKeys *keys = rt_dict_keys_new (rt, 6, RT_DICT_SPLIT);
  if (keys != NULL)
    keys->usable = RT_DICT_SHARED_MAX;
  return keys;
}

size_t rt_dict_keys_cpython_bytes (const RtDictKeys *keys) {
  size_t size = (size_t)1 << keys->log2_size;
  size_t entry_bytes = keys->kind == RT_DICT_GENERAL ? 24 : 16;
  return 32 + size * rt_dict_index_bytes (keys->log2_size) + (size_t)rt_dict_usable_fraction (size) * entry_bytes;
}

/* The first place of the probing sequence of HASH whose index is WANTED or, if that is EMPTY, one that can be
 * filled. */
static size_t find_place (const RtDictKeys *keys, int64_t hash, int32_t wanted) {
  size_t mask = ((size_t)1 << keys->log2_size) - 1, perturb = (size_t)hash, i = (size_t)hash & mask;
  for (;;) {
    int32_t ix = rt_dict_index_at (keys, i);
    if (wanted == RT_DICT_EMPTY ? ix < 0 : ix == wanted)
      return i;
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
}

static void set_index (RtDictKeys *keys, size_t place, int32_t ix) {
  keys->version = 0;
  if (keys->log2_size < 8)
    keys->indices[place] = (int8_t)ix;
  else if (keys->log2_size < 16)
    ((int16_t *)keys->indices)[place] = (int16_t)ix;
  else
    ((int32_t *)keys->indices)[place] = ix;
}

void rt_dict_keys_add_index (RtDictKeys *keys, int64_t hash, int32_t ix) {
  set_index (keys, find_place (keys, hash, RT_DICT_EMPTY), ix);
}

void rt_dict_keys_set_dummy (RtDictKeys *keys, int64_t hash, int32_t ix) {
  set_index (keys, find_place (keys, hash, ix), RT_DICT_DUMMY);
}

static bool is_exact_str (RtInterp *rt, const RtObject *o) {
  return o->type == rt->types.str;
}

/* Types whose comparison with each other runs no user code. */
static bool is_atom (RtInterp *rt, const RtObject *o) {
  return o->type == rt->types.str || o->type == rt->types.int_ || o->type == rt->types.float_ ||
         o->type == rt->types.bool_ || o->type == rt->types.bytes || o->type == rt->types.NoneType;
}

/* Whether FOUND, the key of an entry with the hash of KEY, equals it. */
static int keys_equal (RtInterp *rt, RtObject *found, RtObject *key) {
  if (is_exact_str (rt, found) && is_exact_str (rt, key))
    return rt_str_equal (found, key);
  if (RT_IS_EXACT (rt, found, int_) && RT_IS_EXACT (rt, key, int_))
    return rt_int_compare (found, key) == 0;
  if (is_atom (rt, found) && is_atom (rt, key))
    return rt_compare_bool (rt, found, key, RT_EQ);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict lookup", "key being compared");
  hold.held[0] = rt_incref (found);
  int equal = rt_compare_bool (rt, found, key, RT_EQ);
  rt_hold_end (rt, &hold, NULL);
  return equal;
}

/* One probing sequence. *RESTART is set if user code changed the dict meanwhile. */
static ptrdiff_t probe (RtInterp *rt, RtDict *self, RtDictKeys *keys, RtObject *key, int64_t hash,
                        bool *restart) {
  size_t mask = ((size_t)1 << keys->log2_size) - 1, perturb = (size_t)hash, i = (size_t)hash & mask;
  for (;;) {
    int32_t ix = rt_dict_index_at (keys, i);
    if (ix == RT_DICT_EMPTY)
      return RT_DICT_EMPTY;
    if (ix >= 0) {
      RtObject *found = keys->keys[ix];
      if (found == key)
        return ix;
      if (rt_dict_hash_at (keys, ix) == hash) {
        int equal = keys_equal (rt, found, key);
        if (equal < 0)
          return RT_DICT_ERROR;
        if (self->keys != keys || keys->keys[ix] != found) {
          *restart = true;
          return RT_DICT_EMPTY;
        }
        if (equal)
          return ix;
      }
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
}

/* The same for an exact str among such: no user code, no exceptions. */
static ptrdiff_t probe_str (const RtDictKeys *keys, const RtObject *key, int64_t hash) {
  size_t mask = ((size_t)1 << keys->log2_size) - 1, perturb = (size_t)hash, i = (size_t)hash & mask;
  for (;;) {
    int32_t ix = rt_dict_index_at (keys, i);
    if (ix >= 0) {
      const RtObject *found = keys->keys[ix];
      if (found == key || (RT_STR (found)->hash == hash && rt_str_equal (found, key)))
        return ix;
    } else if (ix == RT_DICT_EMPTY) {
      return RT_DICT_EMPTY;
    }
    perturb >>= PERTURB_SHIFT;
    i = (i * 5 + perturb + 1) & mask;
  }
}

ptrdiff_t rt_dict_lookup (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash) {
  if (self->keys->kind != RT_DICT_GENERAL && is_exact_str (rt, key))
    return probe_str (self->keys, key, hash);
  for (;;) {
    bool restart = false;
    ptrdiff_t ix = probe (rt, self, self->keys, key, hash, &restart);
    if (!restart)
      return ix;
  }
}

ptrdiff_t rt_dict_shared_index (RtInterp *rt, RtDictKeys *keys, RtObject *name) {
  int64_t hash = rt_str_hash (name);
  ptrdiff_t ix = probe_str (keys, name, hash);
  if (ix != RT_DICT_EMPTY || keys->usable <= 0)
    return ix;
  name = rt_str_intern (rt, rt_incref (name));
  if (name == NULL) {
    rt_error_clear (rt);
    return RT_DICT_EMPTY;
  }
  rt_str_utf8 (rt, name, NULL); /* so that slots can be named */
  ix = keys->nentries++;
  keys->usable--;
  keys->keys[ix] = name;
  rt_dict_keys_add_index (keys, hash, (int32_t)ix);
  return ix;
}

/* What stands before the values. */
static size_t head_bytes (size_t capacity) {
  return (capacity + 2 + 7) & ~(size_t)7;
}

static size_t values_bytes (size_t capacity) {
  return head_bytes (capacity) + capacity * sizeof (RtObject *);
}

RtDictValues *rt_dict_values_new (RtInterp *rt, const RtDictKeys *keys) {
  size_t capacity = (size_t)(keys->nentries + keys->usable);
  char *block = rt_mem_calloc (rt, 1, values_bytes (capacity));
  if (block == NULL)
    return NULL;
  uint8_t *values = (uint8_t *)block + head_bytes (capacity);
  values[-1] = (uint8_t)capacity;
  return (RtDictValues *)values;
}

void rt_dict_values_free (RtInterp *rt, RtDictValues *values) {
  if (values == NULL)
    return;
  size_t capacity = rt_dict_values_capacity (values);
  rt_mem_free (rt, (char *)values - head_bytes (capacity), values_bytes (capacity));
}

void rt_dict_values_remove (RtDictValues *values, ptrdiff_t ix) {
  uint8_t *head = (uint8_t *)values, *order = head - 3;
  ptrdiff_t count = head[-2], at = 0;
  while (at < count && order[-at] != ix)
    at++;
  if (at == count)
    return;
  head[-2]--;
  for (; at + 1 < count; at++)
    order[-at] = order[-at - 1];
}
