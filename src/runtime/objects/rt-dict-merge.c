/* dict: copies, merging, making one from what else there is. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define DICT(o) ((RtDict *)(o))

/* Gives the empty SELF a copy of SOURCE's combined table, deleted entries included. */
static int clone_table (RtInterp *rt, RtDict *self, const RtDict *source) {
  const RtDictKeys *from = source->keys;
  RtDictKeys *keys = rt_dict_keys_new (rt, from->log2_size, (RtDictKind)from->kind);
  if (keys == NULL)
    return -1;
  memcpy (keys->indices, from->indices, ((size_t)1 << from->log2_size) * rt_dict_index_bytes (from->log2_size));
  keys->usable = from->usable;
  keys->nentries = from->nentries;
  RtDictKeys *old = self->keys;
  self->keys = keys;
  self->used = source->used;
  rt_dict_keys_release (rt, old);
  RtObject **values = rt_dict_values_of (keys), **from_values = rt_dict_values_of (from);
  for (ptrdiff_t i = 0; i < keys->nentries; i++) {
    if (from->kind == RT_DICT_GENERAL)
      rt_dict_hashes_of (keys)[i] = rt_dict_hashes_of (from)[i];
    if (from_values[i] == NULL)
      continue;
    rt_ref_init (rt, &self->base, RT_KEY (i), &keys->keys[i], rt_incref (from->keys[i]));
    rt_ref_init (rt, &self->base, RT_VALUE (i), &values[i], rt_incref (from_values[i]));
  }
  if (rt_gc_is_tracked (&source->base) && !rt_gc_is_tracked (&self->base))
    rt_gc_track (rt, &self->base);
  rt_payload_changed (rt, &self->base);
  return 0;
}

/* A copy that shares the names of the instances' class. */
static RtObject *copy_split (RtInterp *rt, RtDict *source) {
  RtDictValues *values = rt_dict_values_new (rt, source->keys);
  if (values == NULL)
    return NULL;
  source->keys->refcount++;
  RtObject *o = rt_dict_new_with (rt, rt->types.dict, source->keys, values, source->used);
  if (o == NULL)
    return NULL;
  for (ptrdiff_t i = 0; i < source->used; i++) {
    ptrdiff_t ix = rt_dict_values_order (source->values, i);
    rt_dict_values_add (values, ix);
    rt_dict_announce_key (rt, DICT (o), ix, true);
    rt_ref_init (rt, o, RT_VALUE (ix), &values->values[ix], rt_incref (source->values->values[ix]));
  }
  if (rt_gc_is_tracked (&source->base))
    rt_gc_track (rt, o);
  return o;
}

static bool iterates_as_dict (const RtObject *o) {
  return RT_IS_DICT (o) && o->type->slots.tp_iter == rt_dict_iter;
}

RtObject *rt_dict_copy (RtInterp *rt, RtObject *dict) {
  RtDict *source = DICT (dict);
  if (source->used == 0)
    return rt_dict_new (rt);
  if (source->values != NULL)
    return copy_split (rt, source);
  RtObject *copy = rt_dict_new (rt);
  if (copy == NULL)
    return NULL;
  bool dense = source->used >= source->keys->nentries * 2 / 3;
  int result = iterates_as_dict (dict) && dense ? clone_table (rt, DICT (copy), source)
                                                : rt_dict_merge (rt, copy, dict, 1);
  if (result < 0) {
    rt_decref (rt, copy);
    return NULL;
  }
  return copy;
}

/* The size of the table of ENTRIES of one kind that were put in one by one. */
static uint8_t log2_as_inserted (ptrdiff_t entries) {
  uint8_t log2_size = RT_DICT_MIN_LOG2;
  for (ptrdiff_t room; (room = rt_dict_usable_fraction ((size_t)1 << log2_size)) < entries;)
    log2_size = rt_dict_log2_for_size (room * 3);
  return log2_size;
}

/* Whether SOURCE's first key decides about the kind of the table: str only, or another first. */
static bool has_one_kind (RtInterp *rt, RtDict *source) {
  return source->values == NULL && source->keys->nentries == source->used &&
         (source->keys->kind == RT_DICT_UNICODE || !RT_IS_EXACT (rt, source->keys->keys[0], str));
}

/* Fills the empty SELF with the table of SOURCE, which has no gaps. */
static int fill_dense (RtInterp *rt, RtDict *self, const RtDict *source) {
  const RtDictKeys *from = source->keys;
  uint8_t log2_size = log2_as_inserted (source->used);
  RtDictKeys *keys = rt_dict_keys_new (rt, log2_size, (RtDictKind)from->kind);
  if (keys == NULL)
    return -1;
  size_t used = (size_t)source->used;
  if (log2_size == from->log2_size)
    memcpy (keys->indices, from->indices, ((size_t)1 << log2_size) * rt_dict_index_bytes (log2_size));
  else
    for (size_t i = 0; i < used; i++)
      rt_dict_keys_add_index (keys, rt_dict_hash_at (from, (ptrdiff_t)i), (int32_t)i);
  if (from->kind == RT_DICT_GENERAL)
    memcpy (rt_dict_hashes_of (keys), rt_dict_hashes_of (from), used * sizeof (int64_t));
  keys->nentries = (int32_t)used;
  keys->usable -= (int32_t)used;
  self->keys = keys;
  self->used = source->used;
  RtObject **values = rt_dict_values_of (keys), **from_values = rt_dict_values_of (from);
  for (size_t i = 0; i < used; i++) {
    rt_ref_init (rt, &self->base, RT_KEY (i), &keys->keys[i], rt_incref (from->keys[i]));
    rt_ref_init (rt, &self->base, RT_VALUE (i), &values[i], rt_incref (from_values[i]));
  }
  rt_payload_changed (rt, &self->base);
  return 0;
}

RtObject *rt_dict_copy_as_inserted (RtInterp *rt, RtObject *dict) {
  RtObject *copy = rt_dict_new (rt);
  if (copy == NULL || RT_DICT_USED (dict) == 0)
    return copy;
  int result = 0;
  if (has_one_kind (rt, DICT (dict))) {
    result = fill_dense (rt, DICT (copy), DICT (dict));
  } else {
    ptrdiff_t position = 0;
    RtObject *key, *value;
    while (result == 0 && rt_dict_next (dict, &position, &key, &value))
      result = rt_dict_add (rt, copy, key, value);
  }
  if (result < 0) {
    rt_decref (rt, copy);
    return NULL;
  }
  return copy;
}

static int merge_entry (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value,
                        int override) {
  if (override != 1) {
    ptrdiff_t ix = rt_dict_lookup (rt, self, key, hash);
    if (ix == RT_DICT_ERROR)
      return -1;
    if (ix >= 0 && *rt_dict_value_field (self, ix) != NULL) {
      if (override == 0)
        return 0;
      rt_raise_key_error (rt, key);
      return -1;
    }
  }
  return rt_dict_insert (rt, self, key, hash, value);
}

static int merge_dict (RtInterp *rt, RtDict *self, RtDict *other, int override) {
  if (other == self || other->used == 0)
    return 0;
  if (self->used == 0) {
    override = 1;
    RtDictKeys *keys = other->keys;
    if (self->values == NULL && other->values == NULL && other->used == keys->nentries &&
        (keys->log2_size == RT_DICT_MIN_LOG2 ||
         rt_dict_usable_fraction (((size_t)1 << keys->log2_size) / 2) < other->used))
      return clone_table (rt, self, other);
  }
  if (rt_dict_usable_fraction ((size_t)1 << self->keys->log2_size) < other->used &&
      rt_dict_resize (rt, self, rt_dict_log2_for_entries (self->used + other->used),
                      other->keys->kind != RT_DICT_GENERAL) < 0)
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict.update", "entry being stored");
  ptrdiff_t nentries = other->keys->nentries;
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < rt_dict_places (other); i++) {
    ptrdiff_t ix = rt_dict_entry_at (other, i);
    RtObject *value = *rt_dict_value_field (other, ix), *key = other->keys->keys[ix];
    if (value == NULL)
      continue;
    hold.held[0] = rt_incref (key);
    hold.held[1] = rt_incref (value);
    result = merge_entry (rt, self, key, rt_dict_hash_at (other->keys, ix), value, override);
    hold.held[0] = hold.held[1] = NULL;
    rt_decref (rt, key);
    rt_decref (rt, value);
    if (result == 0 && nentries != other->keys->nentries)
      result = rt_raise_int (rt, rt->types.RuntimeError, "dict mutated during update");
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

/* One key of a mapping: hold->held[2] is the key; its value is put in held[3]. */
static int merge_mapping_key (RtInterp *rt, RtObject *dict, RtObject *other, RtHold *hold, int override) {
  RtObject *key = hold->held[2];
  if (override != 1) {
    int present = rt_dict_contains (rt, dict, key);
    if (present < 0)
      return -1;
    if (present && override == 0)
      return 0;
    if (present) {
      rt_raise_key_error (rt, key);
      return -1;
    }
  }
  hold->held[3] = rt_getitem (rt, other, key);
  return hold->held[3] == NULL ? -1 : rt_dict_set (rt, dict, key, hold->held[3]);
}

static int merge_mapping (RtInterp *rt, RtObject *dict, RtObject *other, int override) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict.update", "keys and value being stored");
  int result = -1;
  hold.held[0] = rt_call_method (rt, other, rt->names.keys, NULL, 0);
  hold.held[1] = hold.held[0] != NULL ? rt_iter (rt, hold.held[0]) : NULL;
  if (hold.held[0] != NULL && hold.held[1] == NULL && rt_error_matches (rt, rt->types.TypeError)) {
    rt_error_clear (rt);
    RT_TYPE_ERROR (rt, "%.200T.keys() returned a non-iterable (type %.200T)", other, hold.held[0]);
  }
  if (hold.held[1] != NULL) {
    result = 0;
    while (result == 0 && (hold.held[2] = rt_next (rt, hold.held[1])) != NULL) {
      result = merge_mapping_key (rt, dict, other, &hold, override);
      for (int i = 3; i >= 2; i--) {
        RtObject *done = hold.held[i];
        hold.held[i] = NULL;
        rt_xdecref (rt, done);
      }
    }
    if (result == 0 && rt_error (rt) != NULL)
      result = -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_dict_merge (RtInterp *rt, RtObject *dict, RtObject *other, int override) {
  if (iterates_as_dict (other))
    return merge_dict (rt, DICT (dict), DICT (other), override);
  return merge_mapping (rt, dict, other, override);
}

/* Stores the pair that is item INDEX of a sequence. */
static int store_pair (RtInterp *rt, RtObject *dict, RtObject *item, ptrdiff_t index) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict", "pair being stored");
  RtObject *pair = hold.held[0] = rt_sequence_fast (rt, item, "");
  int result = -1;
  if (pair == NULL) {
    if (rt_error_matches (rt, rt->types.TypeError))
      RT_TYPE_ERROR (rt, "cannot convert dictionary update sequence element #%zd to a sequence", index);
  } else if (((RtVarObject *)pair)->size != 2) {
    RT_VALUE_ERROR (rt, "dictionary update sequence element #%zd has length %zd; 2 is required", index,
                    ((RtVarObject *)pair)->size);
  } else {
    RtObject **parts = RT_IS_LIST (pair) ? ((RtList *)pair)->items : ((RtTuple *)pair)->items;
    hold.held[1] = rt_incref (parts[0]);
    hold.held[2] = rt_incref (parts[1]);
    result = rt_dict_set (rt, dict, hold.held[1], hold.held[2]);
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int merge_pairs (RtInterp *rt, RtObject *dict, RtObject *pairs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict", "pairs");
  int result = -1;
  hold.held[0] = rt_iter (rt, pairs);
  if (hold.held[0] != NULL) {
    result = 0;
    for (ptrdiff_t i = 0; result == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL; i++) {
      result = store_pair (rt, dict, hold.held[1], i);
      RtObject *done = hold.held[1];
      hold.held[1] = NULL;
      rt_decref (rt, done);
    }
    if (result == 0 && rt_error (rt) != NULL)
      result = -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_dict_update_from (RtInterp *rt, RtObject *self, RtObject *other) {
  if (RT_IS_EXACT (rt, other, dict))
    return rt_dict_merge (rt, self, other, 1);
  RtObject *keys = NULL;
  int has_keys = rt_getattr_optional (rt, other, rt->names.keys, &keys);
  if (has_keys < 0)
    return -1;
  rt_xdecref (rt, keys);
  return has_keys ? rt_dict_merge (rt, self, other, 1) : merge_pairs (rt, self, other);
}

int rt_dict_update_common (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args,
                           size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, name, nargs, 0, 1))
    return -1;
  if (nargs > 0 && rt_dict_update_from (rt, self, args[0]) < 0)
    return -1;
  for (ptrdiff_t i = 0; kwnames != NULL && i < RT_TUPLE_SIZE (kwnames); i++)
    if (rt_dict_set (rt, self, RT_TUPLE_ITEM (kwnames, i), args[(ptrdiff_t)nargs + i]) < 0)
      return -1;
  return 0;
}
