/* dict: making, looking up, inserting, removing. */
#include "rt-dict.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-collected.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define DICT(o) ((RtDict *)(o))

_Static_assert(RT_COLLECTED_FITS (sizeof (RtDict), RT_DICT_CPYTHON_BYTES), "as rt_collected_alloc wants it");

RtObject *rt_dict_new_with (RtInterp *rt, RtType *type, RtDictKeys *keys, RtDictValues *values,
                            ptrdiff_t used) {
  RtObject *o = type == rt->types.dict
                    ? rt_collected_alloc (rt, type, &rt->gc.spare_dicts, sizeof (RtDict), RT_DICT_CPYTHON_BYTES)
                    : rt_object_alloc (rt, type, 0);
  if (o == NULL) {
    rt_dict_keys_release (rt, keys);
    rt_dict_values_free (rt, values);
    return NULL;
  }
  if (type == rt->types.dict)
    rt_object_tell_new (rt, o);
  RtDict *self = DICT (o);
  self->keys = keys;
  self->values = values;
  self->used = used;
  return o;
}

static RtDictKeys *empty_keys (void) {
  return (RtDictKeys *)&rt_dict_empty_keys;
}

RtObject *rt_dict_new (RtInterp *rt) {
  return rt_dict_new_with (rt, rt->types.dict, empty_keys (), NULL, 0);
}

static RtObject *new_presized (RtInterp *rt, ptrdiff_t entries, bool unicode) {
  const uint8_t most = 17; /* presizing beyond is left to growth */
  if (entries <= rt_dict_usable_fraction (1u << RT_DICT_MIN_LOG2))
    return rt_dict_new (rt);
  uint8_t log2_size =
      entries > rt_dict_usable_fraction ((size_t)1 << most) ? most : rt_dict_log2_for_entries (entries);
  RtDictKeys *keys = rt_dict_keys_new (rt, log2_size, unicode ? RT_DICT_UNICODE : RT_DICT_GENERAL);
  return keys != NULL ? rt_dict_new_with (rt, rt->types.dict, keys, NULL, 0) : NULL;
}

RtObject *rt_dict_new_presized (RtInterp *rt, ptrdiff_t entries) {
  return new_presized (rt, entries, false);
}

RtObject *rt_dict_from_items (RtInterp *rt, RtObject *const *keys, ptrdiff_t key_stride,
                              RtObject *const *values, ptrdiff_t value_stride, ptrdiff_t count) {
  bool unicode = true;
  for (ptrdiff_t i = 0; unicode && i < count; i++)
    unicode = RT_IS_EXACT (rt, keys[i * key_stride], str);
  RtObject *dict = new_presized (rt, count, unicode);
  if (dict == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict display", "new dict");
  hold.held[0] = dict;
  for (ptrdiff_t i = 0; i < count; i++)
    if (rt_dict_set (rt, dict, keys[i * key_stride], values[i * value_stride]) < 0)
      return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, dict);
}

void rt_dict_maintain_tracking (RtInterp *rt, RtDict *self, RtObject *key, RtObject *value) {
  if (!rt_gc_is_tracked (&self->base) && (rt_gc_may_be_tracked (rt, key) || rt_gc_may_be_tracked (rt, value)))
    rt_gc_track (rt, &self->base);
}

void rt_dict_maybe_untrack (RtInterp *rt, RtObject *dict) {
  RtDict *self = DICT (dict);
  if (!RT_IS_EXACT (rt, dict, dict) || !rt_gc_is_tracked (dict))
    return;
  bool general = self->keys->kind == RT_DICT_GENERAL;
  for (ptrdiff_t i = 0; i < rt_dict_places (self); i++) {
    ptrdiff_t ix = rt_dict_entry_at (self, i);
    RtObject *value = *rt_dict_value_field (self, ix);
    if (value != NULL &&
        (rt_gc_may_be_tracked (rt, value) || (general && rt_gc_may_be_tracked (rt, self->keys->keys[ix]))))
      return;
  }
  rt_gc_untrack (rt, dict);
}

void rt_dict_announce_key (RtInterp *rt, RtDict *self, ptrdiff_t ix, bool present) {
  RtObject *field = self->keys->keys[ix];
  if (present)
    rt_ref_init (rt, &self->base, RT_KEY (ix), &field, field);
  else
    rt_ref_clear (rt, &self->base, RT_KEY (ix), &field);
}

/* Moves the values of a split table, and keys with them, to the empty combined table KEYS. */
static void fill_from_split (RtInterp *rt, RtDict *self, RtDictKeys *keys) {
  RtDictKeys *shared = self->keys;
  RtDictValues *values = self->values;
  RtObject **moved = rt_dict_values_of (keys);
  ptrdiff_t count = rt_dict_values_count (values);
  for (ptrdiff_t i = 0; i < count; i++) {
    ptrdiff_t ix = rt_dict_values_order (values, i);
    rt_dict_announce_key (rt, self, ix, false);
    RtObject *value = values->values[ix];
    keys->keys[i] = shared->keys[ix];
    if (keys->kind == RT_DICT_GENERAL)
      rt_dict_hashes_of (keys)[i] = rt_dict_hash_at (shared, ix);
    moved[i] = rt_ref_take (rt, &self->base, RT_VALUE (ix), &values->values[ix]);
    moved[i] = value;
  }
  for (ptrdiff_t i = 0; i < count; i++) {
    rt_ref_init (rt, &self->base, RT_KEY (i), &keys->keys[i], keys->keys[i]);
    rt_ref_init (rt, &self->base, RT_VALUE (i), &moved[i], moved[i]);
  }
}

/* Closes the gaps that deleted entries left, run by run. */
static void compact (RtInterp *rt, RtDict *self) {
  RtDictKeys *keys = self->keys;
  RtObject **values = rt_dict_values_of (keys);
  ptrdiff_t to = 0;
  for (ptrdiff_t from = 0; from < keys->nentries;) {
    if (values[from] == NULL) {
      from++;
      continue;
    }
    ptrdiff_t end = from;
    while (end < keys->nentries && values[end] != NULL)
      end++;
    size_t count = (size_t)(end - from);
    rt_ref_move_range (rt, &self->base, RT_SLOT_KEY, keys->keys, (size_t)to, (size_t)from, count);
    rt_ref_move_range (rt, &self->base, RT_SLOT_VALUE, values, (size_t)to, (size_t)from, count);
    if (keys->kind == RT_DICT_GENERAL)
      memmove (rt_dict_hashes_of (keys) + to, rt_dict_hashes_of (keys) + from, count * sizeof (int64_t));
    to += end - from;
    from = end;
  }
}

int rt_dict_resize (RtInterp *rt, RtDict *self, uint8_t log2_size, bool unicode) {
  RtDictKeys *old = self->keys;
  if (old->kind == RT_DICT_GENERAL)
    unicode = false;
  RtDictKeys *keys = rt_dict_keys_new (rt, log2_size, unicode ? RT_DICT_UNICODE : RT_DICT_GENERAL);
  if (keys == NULL)
    return -1;
  size_t used = (size_t)self->used;
  if (self->values != NULL) {
    fill_from_split (rt, self, keys);
    rt_dict_values_free (rt, self->values);
    self->values = NULL;
  } else {
    if (old->nentries != self->used)
      compact (rt, self);
    if (used > 0) {
      memcpy (keys->keys, old->keys, used * sizeof *keys->keys);
      memcpy (rt_dict_values_of (keys), rt_dict_values_of (old), used * sizeof (RtObject *));
      for (size_t i = 0; keys->kind == RT_DICT_GENERAL && i < used; i++)
        rt_dict_hashes_of (keys)[i] = rt_dict_hash_at (old, (ptrdiff_t)i);
    }
  }
  for (size_t i = 0; i < used; i++)
    rt_dict_keys_add_index (keys, rt_dict_hash_at (keys, (ptrdiff_t)i), (int32_t)i);
  keys->nentries = (int32_t)self->used;
  keys->usable -= (int32_t)self->used;
  self->keys = keys;
  rt_dict_keys_release (rt, old);
  rt_payload_changed (rt, &self->base);
  return 0;
}

/* Makes room for one more entry: three times as many places as there are entries. */
static int grow (RtInterp *rt, RtDict *self, bool unicode) {
  return rt_dict_resize (rt, self, rt_dict_log2_for_size (self->used * 3), unicode);
}

static int insert_new (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value) {
  bool is_str = RT_IS_EXACT (rt, key, str);
  if (rt_dict_has_empty_keys (self->keys)) {
    RtDictKeys *keys = rt_dict_keys_new (rt, RT_DICT_MIN_LOG2, is_str ? RT_DICT_UNICODE : RT_DICT_GENERAL);
    if (keys == NULL)
      return -1;
    self->keys = keys;
    rt_payload_changed (rt, &self->base);
  } else if (self->keys->usable <= 0 && grow (rt, self, true) < 0) {
    return -1;
  }
  RtDictKeys *keys = self->keys;
  ptrdiff_t ix;
  if (self->values != NULL) {
    ix = rt_dict_shared_index (rt, keys, key);
    if (ix < 0) {
      rt_no_memory (rt);
      return -1;
    }
    rt_dict_values_add (self->values, ix);
    rt_dict_announce_key (rt, self, ix, true);
  } else {
    ix = keys->nentries++;
    keys->usable--;
    rt_dict_keys_add_index (keys, hash, (int32_t)ix);
    if (keys->kind == RT_DICT_GENERAL)
      rt_dict_hashes_of (keys)[ix] = hash;
    rt_ref_init (rt, &self->base, RT_KEY (ix), &keys->keys[ix], rt_incref (key));
  }
  rt_ref_init (rt, &self->base, RT_VALUE (ix), rt_dict_value_field (self, ix), rt_incref (value));
  self->used++;
  return 0;
}

/* A key that is no string needs a table that takes such keys. */
static int make_general (RtInterp *rt, RtDict *self, const RtObject *key) {
  if (!rt_dict_has_empty_keys (self->keys) && self->keys->kind != RT_DICT_GENERAL && !RT_IS_EXACT (rt, key, str))
    return grow (rt, self, false);
  return 0;
}

/* KEY has been looked for, and is not there. */
static int insert_absent (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value) {
  if (make_general (rt, self, key) < 0)
    return -1;
  rt_dict_maintain_tracking (rt, self, key, value);
  return insert_new (rt, self, key, hash, value);
}

static int insert_held (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value) {
  if (make_general (rt, self, key) < 0)
    return -1;
  ptrdiff_t ix = rt_dict_lookup (rt, self, key, hash);
  if (ix == RT_DICT_ERROR)
    return -1;
  rt_dict_maintain_tracking (rt, self, key, value);
  if (ix == RT_DICT_EMPTY)
    return insert_new (rt, self, key, hash, value);
  RtObject **field = rt_dict_value_field (self, ix);
  if (*field == NULL) { /* a name that other instances have */
    rt_dict_values_add (self->values, ix);
    self->used++;
    rt_dict_announce_key (rt, self, ix, true);
  }
  if (*field != value)
    rt_ref_set (rt, &self->base, RT_VALUE (ix), field, rt_incref (value));
  return 0;
}

void rt_dict_replace (RtInterp *rt, RtDict *self, ptrdiff_t ix, RtObject *value) {
  RtObject **field = rt_dict_value_field (self, ix);
  rt_dict_maintain_tracking (rt, self, self->keys->keys[ix], value);
  if (*field != value)
    rt_ref_set (rt, &self->base, RT_VALUE (ix), field, rt_incref (value));
}

int rt_dict_insert (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value) {
  if (RT_IS_EXACT (rt, key, str))
    return insert_held (rt, self, key, hash, value);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict insertion", "entry being stored");
  hold.held[0] = rt_incref (key);
  hold.held[1] = rt_incref (value);
  int result = insert_held (rt, self, key, hash, value);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

static int64_t hash_of_key (RtInterp *rt, RtObject *key) {
  return RT_IS_EXACT (rt, key, str) ? rt_str_hash (key) : rt_hash (rt, key);
}

/* The entry that is to be stored is held before its key is asked for its hash. */
int rt_dict_set (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value) {
  if (RT_IS_EXACT (rt, key, str))
    return insert_held (rt, DICT (dict), key, rt_str_hash (key), value);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict insertion", "entry being stored");
  hold.held[0] = rt_incref (key);
  hold.held[1] = rt_incref (value);
  int64_t hash = rt_hash (rt, key);
  int result = hash == -1 ? -1 : insert_held (rt, DICT (dict), key, hash, value);
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_dict_set_kept (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value) {
  int64_t hash = hash_of_key (rt, key);
  return hash == -1 ? -1 : insert_held (rt, DICT (dict), key, hash, value);
}

int rt_dict_add (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value) {
  int64_t hash = hash_of_key (rt, key);
  return hash == -1 ? -1 : insert_absent (rt, DICT (dict), key, hash, value);
}

int rt_dict_set_utf8 (RtInterp *rt, RtObject *dict, const char *key, RtObject *value) {
  RtObject *name = rt_str_interned (rt, key);
  if (name == NULL)
    return -1;
  int result = rt_dict_set (rt, dict, name, value);
  rt_decref (rt, name);
  return result;
}

RtObject *rt_dict_get_known_hash (RtInterp *rt, RtObject *dict, RtObject *key, int64_t hash) {
  ptrdiff_t ix = rt_dict_lookup (rt, DICT (dict), key, hash);
  return ix >= 0 ? *rt_dict_value_field (DICT (dict), ix) : NULL;
}

RtObject *rt_dict_get (RtInterp *rt, RtObject *dict, RtObject *key) {
  int64_t hash = hash_of_key (rt, key);
  return hash == -1 ? NULL : rt_dict_get_known_hash (rt, dict, key, hash);
}

RtObject *rt_dict_get_utf8 (RtInterp *rt, RtObject *dict, const char *key) {
  RtObject *name = rt_str_from (rt, key);
  if (name == NULL)
    return NULL;
  RtObject *value = rt_dict_get (rt, dict, name);
  rt_decref (rt, name);
  return value;
}

int rt_dict_contains (RtInterp *rt, RtObject *dict, RtObject *key) {
  int64_t hash = hash_of_key (rt, key);
  if (hash == -1)
    return -1;
  ptrdiff_t ix = rt_dict_lookup (rt, DICT (dict), key, hash);
  return ix == RT_DICT_ERROR ? -1 : ix >= 0 && *rt_dict_value_field (DICT (dict), ix) != NULL;
}

void rt_dict_remove_entry (RtInterp *rt, RtDict *self, ptrdiff_t ix, RtObject **value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict deletion", "entry being given up");
  RtObject *owner = &self->base;
  RtDictKeys *keys = self->keys;
  self->used--;
  RtObject *removed = rt_ref_take (rt, owner, RT_VALUE (ix), rt_dict_value_field (self, ix));
  if (self->values != NULL) {
    rt_dict_values_remove (self->values, ix);
    rt_dict_announce_key (rt, self, ix, false);
  } else {
    rt_dict_keys_set_dummy (keys, rt_dict_hash_at (keys, ix), (int32_t)ix);
    hold.held[0] = rt_ref_take (rt, owner, RT_KEY (ix), &keys->keys[ix]);
  }
  if (value != NULL)
    *value = removed;
  hold.held[1] = value != NULL ? rt_incref (removed) : removed;
  rt_hold_end (rt, &hold, NULL);
}

/* The entry of KEY, which must be there: KeyError. */
static ptrdiff_t existing_entry (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash) {
  if (hash == -1)
    return RT_DICT_ERROR;
  ptrdiff_t ix = rt_dict_lookup (rt, self, key, hash);
  if (ix == RT_DICT_ERROR)
    return RT_DICT_ERROR;
  if (ix == RT_DICT_EMPTY || *rt_dict_value_field (self, ix) == NULL) {
    rt_raise_key_error (rt, key);
    return RT_DICT_EMPTY;
  }
  return ix;
}

int rt_dict_delete (RtInterp *rt, RtObject *dict, RtObject *key) {
  return rt_dict_delete_known_hash (rt, dict, key, hash_of_key (rt, key));
}

int rt_dict_delete_known_hash (RtInterp *rt, RtObject *dict, RtObject *key, int64_t hash) {
  ptrdiff_t ix = existing_entry (rt, DICT (dict), key, hash);
  if (ix < 0)
    return -1;
  rt_dict_remove_entry (rt, DICT (dict), ix, NULL);
  return 0;
}

RtObject *rt_dict_pop (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *otherwise) {
  if (RT_DICT_USED (dict) == 0) { /* does not even ask for the hash */
    if (otherwise != NULL)
      return rt_incref (otherwise);
    return rt_raise_key_error (rt, key);
  }
  ptrdiff_t ix = existing_entry (rt, DICT (dict), key, hash_of_key (rt, key));
  if (ix < 0) {
    if (ix == RT_DICT_ERROR || otherwise == NULL)
      return NULL;
    rt_error_clear (rt);
    return rt_incref (otherwise);
  }
  RtObject *value = NULL;
  rt_dict_remove_entry (rt, DICT (dict), ix, &value);
  return value;
}

RtObject *rt_dict_set_default (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value) {
  int64_t hash = hash_of_key (rt, key);
  if (hash == -1)
    return NULL;
  ptrdiff_t ix = rt_dict_lookup (rt, DICT (dict), key, hash);
  if (ix == RT_DICT_ERROR)
    return NULL;
  RtObject *present = ix >= 0 ? *rt_dict_value_field (DICT (dict), ix) : NULL;
  if (present != NULL)
    return present;
  if (ix >= 0)
    return rt_dict_insert (rt, DICT (dict), key, hash, value) < 0 ? NULL : value;
  return insert_absent (rt, DICT (dict), key, hash, value) < 0 ? NULL : value;
}

/* Gives up the entries of a combined table that no dict has any more: key, value, key, value. */
static void give_up_entries (RtInterp *rt, RtDictKeys *keys) {
  RtObject **values = rt_dict_values_of (keys);
  RtNative native;
  rt_native_enter_array (rt, &native, "dict.clear", "entry being given up", keys->keys,
                         2 * (size_t)keys->capacity);
  for (ptrdiff_t i = 0; i < keys->nentries; i++) {
    RtObject *key = keys->keys[i], *value = values[i];
    keys->keys[i] = NULL;
    rt_xdecref (rt, key);
    values[i] = NULL;
    rt_xdecref (rt, value);
  }
  rt_native_leave (rt, &native);
}

void rt_dict_clear (RtInterp *rt, RtObject *dict) {
  RtDict *self = DICT (dict);
  RtDictKeys *keys = self->keys;
  RtDictValues *values = self->values;
  if (rt_dict_has_empty_keys (keys))
    return;
  for (ptrdiff_t i = 0; values != NULL && i < rt_dict_values_count (values); i++)
    rt_dict_announce_key (rt, self, rt_dict_values_order (values, i), false);
  self->keys = empty_keys ();
  self->values = NULL;
  self->used = 0;
  rt_payload_changed (rt, dict);
  if (values != NULL) {
    size_t capacity = rt_dict_values_capacity (values);
    rt_items_detach (rt, dict, RT_SLOT_VALUE, values->values, 0, capacity);
    rt_items_give_up (rt, "dict.clear", values->values, capacity, false);
    rt_dict_values_free (rt, values);
  } else {
    rt_items_detach (rt, dict, RT_SLOT_KEY, keys->keys, 0, (size_t)keys->nentries);
    rt_items_detach (rt, dict, RT_SLOT_VALUE, rt_dict_values_of (keys), 0, (size_t)keys->nentries);
    give_up_entries (rt, keys);
  }
  rt_dict_keys_release (rt, keys);
}

bool rt_dict_next_hashed (RtObject *dict, ptrdiff_t *position, RtObject **key, int64_t *hash) {
  if (!rt_dict_next (dict, position, key, NULL))
    return false;
  const RtDict *self = DICT (dict);
  *hash = rt_dict_hash_at (self->keys, rt_dict_entry_at (self, *position - 1));
  return true;
}

bool rt_dict_next (RtObject *dict, ptrdiff_t *position, RtObject **key, RtObject **value) {
  RtDict *self = DICT (dict);
  for (ptrdiff_t i = *position; i < rt_dict_places (self); i++) {
    ptrdiff_t ix = rt_dict_entry_at (self, i);
    RtObject *found = *rt_dict_value_field (self, ix);
    if (found == NULL)
      continue;
    *position = i + 1;
    if (key != NULL)
      *key = self->keys->keys[ix];
    if (value != NULL)
      *value = found;
    return true;
  }
  return false;
}

RtObject *rt_dict_keys_list (RtInterp *rt, RtObject *dict) {
  RtObject *list = rt_list_new (rt, RT_DICT_USED (dict)), *key;
  for (ptrdiff_t position = 0, i = 0; list != NULL && rt_dict_next (dict, &position, &key, NULL); i++)
    rt_list_init (rt, list, i, rt_incref (key));
  return list;
}

RtObject *rt_dict_values_list (RtInterp *rt, RtObject *dict) {
  RtObject *list = rt_list_new (rt, RT_DICT_USED (dict)), *value;
  for (ptrdiff_t position = 0, i = 0; list != NULL && rt_dict_next (dict, &position, NULL, &value); i++)
    rt_list_init (rt, list, i, rt_incref (value));
  return list;
}

RtObject *rt_dict_items_list (RtInterp *rt, RtObject *dict) {
  RtObject *list = rt_list_new (rt, RT_DICT_USED (dict)), *key, *value;
  for (ptrdiff_t position = 0, i = 0; list != NULL && rt_dict_next (dict, &position, &key, &value); i++) {
    RtObject *pair = rt_tuple_pack (rt, 2, key, value);
    if (pair == NULL) {
      rt_decref (rt, list);
      return NULL;
    }
    rt_list_init (rt, list, i, pair);
  }
  return list;
}
