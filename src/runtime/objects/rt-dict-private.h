/* The tables of dict, for the files that implement it.
 *
 * A table (RtDictKeys) has an index of 2^log2_size places, each empty, a dummy or the number of an entry, and
 * a dense array of entries in the order of insertion: keys, values and hashes stand in three arrays, so that
 * entries can be moved with the one write path. Tables of str have no hashes: a str knows its own. The places of the
 * index are as narrow as the numbers of the entries allow. A deleted entry has NULL for key and value and stays until
 * the table is made anew.
 *
 * Combined table: the dict owns keys and values. Split table: the keys belong to a class and are shared by
 * its instances; they are interned strings, therefore immortal; the values are the dict's own (RtDictValues),
 * with the order in which they were set before them. Slot numbers (RT_KEY, RT_VALUE) are entry numbers.
 *
 * Invariants: used <= nentries; usable + nentries is what the table takes at most, less one for every
 * instance made so far of a class (never below one); unicode tables hold exact str keys only.
 */
#pragma once

#include "rt-dict.h"
#include "rt-str.h"

typedef enum RtDictKind { RT_DICT_GENERAL, RT_DICT_UNICODE, RT_DICT_SPLIT } RtDictKind;

struct RtDictKeys {
  uint32_t refcount; /* dicts, instances' class and split dicts */
  uint8_t log2_size;
  uint8_t kind;
  uint32_t version; /* given when somebody remembers an entry, taken away when a key comes or goes; 0: none */
  int32_t usable, nentries;
  int32_t capacity; /* of the arrays; 0: the shared empty table, never changed */
  RtObject **keys;  /* directly behind the index; then the values unless it is split, and the hashes if it is general */
  _Alignas (8) int8_t indices[]; /* of rt_dict_index_bytes each */
};
_Static_assert(sizeof (RtDictKeys) == 32, "as small as CPython's");

static inline bool rt_dict_has_empty_keys (const RtDictKeys *keys) {
  return keys->capacity == 0;
}
static inline RtObject **rt_dict_values_of (const RtDictKeys *keys) {
  return keys->keys + keys->capacity;
}
/* Of a general table only. */
static inline int64_t *rt_dict_hashes_of (const RtDictKeys *keys) {
  return (int64_t *)(keys->keys + 2 * (ptrdiff_t)keys->capacity);
}
/* The hash of entry IX, which is there. */
static inline int64_t rt_dict_hash_at (const RtDictKeys *keys, ptrdiff_t ix) {
  return keys->kind == RT_DICT_GENERAL ? rt_dict_hashes_of (keys)[ix] : ((const RtStr *)keys->keys[ix])->hash;
}
static inline size_t rt_dict_index_bytes (uint8_t log2_size) {
  return log2_size < 8 ? 1 : log2_size < 16 ? 2 : 4;
}
static inline int32_t rt_dict_index_at (const RtDictKeys *keys, size_t place) {
  if (keys->log2_size < 8)
    return keys->indices[place];
  return keys->log2_size < 16 ? ((const int16_t *)keys->indices)[place] : ((const int32_t *)keys->indices)[place];
}

#define RT_DICT_SHARED_MAX 30
#define RT_DICT_CPYTHON_BYTES 48

/* Before the values stand, from them on down: a byte with the capacity, one with the number of values that are set, and their
 * entry numbers in the order in which they were. */
struct RtDictValues {
  RtObject *values[1];
};

static inline uint8_t rt_dict_values_capacity (const RtDictValues *values) {
  return ((const uint8_t *)values)[-1];
}
static inline uint8_t rt_dict_values_count (const RtDictValues *values) {
  return ((const uint8_t *)values)[-2];
}
static inline uint8_t rt_dict_values_order (const RtDictValues *values, ptrdiff_t place) {
  return ((const uint8_t *)values)[-3 - place];
}
/* Entry IX is set last. */
static inline void rt_dict_values_add (RtDictValues *values, ptrdiff_t ix) {
  uint8_t *head = (uint8_t *)values;
  head[-3 - head[-2]++] = (uint8_t)ix;
}

enum { RT_DICT_EMPTY = -1, RT_DICT_DUMMY = -2, RT_DICT_ERROR = -3 };
#define RT_DICT_MIN_LOG2 3

extern const RtDictKeys rt_dict_empty_keys;

static inline ptrdiff_t rt_dict_usable_fraction (size_t size) {
  return (ptrdiff_t)((size << 1) / 3);
}
/* The least table for MINSIZE places, and for ENTRIES entries. */
uint8_t rt_dict_log2_for_size (ptrdiff_t minsize);
uint8_t rt_dict_log2_for_entries (ptrdiff_t entries);
RtDictKeys *rt_dict_keys_new (RtInterp *rt, uint8_t log2_size, RtDictKind kind);
size_t rt_dict_keys_cpython_bytes (const RtDictKeys *keys);
/* Records that entry IX has HASH. */
void rt_dict_keys_add_index (RtDictKeys *keys, int64_t hash, int32_t ix);
void rt_dict_keys_set_dummy (RtDictKeys *keys, int64_t hash, int32_t ix);
/* Entry of KEY, or EMPTY, or ERROR with an exception. May run __eq__ unless KEY is a str and the table is of
 * str. */
ptrdiff_t rt_dict_lookup (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash);
/* Entry of NAME in shared keys, put there if there is room; EMPTY otherwise. */
ptrdiff_t rt_dict_shared_index (RtInterp *rt, RtDictKeys *keys, RtObject *name);
RtDictValues *rt_dict_values_new (RtInterp *rt, const RtDictKeys *keys);
void rt_dict_values_free (RtInterp *rt, RtDictValues *values);
void rt_dict_values_remove (RtDictValues *values, ptrdiff_t ix);

/* Number of places to walk (by rt_dict_entry_at), and the entry at place I: NULL key if it is free. */
static inline ptrdiff_t rt_dict_places (const RtDict *self) {
  return self->values != NULL ? rt_dict_values_count (self->values) : self->keys->nentries;
}
static inline ptrdiff_t rt_dict_entry_at (const RtDict *self, ptrdiff_t place) {
  return self->values != NULL ? rt_dict_values_order (self->values, place) : place;
}
static inline RtObject **rt_dict_value_field (const RtDict *self, ptrdiff_t ix) {
  return self->values != NULL ? &self->values->values[ix] : &rt_dict_values_of (self->keys)[ix];
}
RT_NEW RtObject *rt_dict_new_with (RtInterp *rt, RtType *type, RtDictKeys *keys, RtDictValues *values,
                                   ptrdiff_t used);
RT_RAISES int rt_dict_resize (RtInterp *rt, RtDict *self, uint8_t log2_size, bool unicode);
RT_RAISES int rt_dict_insert (RtInterp *rt, RtDict *self, RtObject *key, int64_t hash, RtObject *value);
/* The entry IX, which is there, gets another value. User code may run when the old one goes. */
void rt_dict_replace (RtInterp *rt, RtDict *self, ptrdiff_t ix, RtObject *value);
/* Removes entry IX; references to what it held are given up, the value is handed to *VALUE unless that is
 * NULL. */
void rt_dict_remove_entry (RtInterp *rt, RtDict *self, ptrdiff_t ix, RtObject **value);
/* Tells of entry IX of a split table, whose key nobody counts. */
void rt_dict_announce_key (RtInterp *rt, RtDict *self, ptrdiff_t ix, bool present);
void rt_dict_maintain_tracking (RtInterp *rt, RtDict *self, RtObject *key, RtObject *value);

/* From a mapping, an iterable of pairs, or both by keywords: what dict (), dict.update and |= do. */
RT_RAISES int rt_dict_update_from (RtInterp *rt, RtObject *self, RtObject *other);
RT_RAISES int rt_dict_update_common (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args,
                                     size_t nargs, RtObject *RT_NULLABLE kwnames);
extern const RtMethodDef rt_dict_methods[];

typedef struct RtDictView {
  RtObject base;
  RtObject *dict;
} RtDictView;
RT_NEW RtObject *rt_dict_view_new (RtInterp *rt, RtType *type, RtObject *dict);
RT_NEW RtObject *rt_dict_iter (RtInterp *rt, RtObject *dict); /* over its keys */
typedef enum RtDictPart { RT_DICT_KEYS, RT_DICT_VALUES, RT_DICT_ITEMS } RtDictPart;
RT_NEW RtObject *rt_dict_iterator_new (RtInterp *rt, RtDictPart part, bool reversed, RtObject *dict);
/* The same for an OrderedDict: one type for all of them. */
RT_NEW RtObject *rt_odict_iterator_new (RtInterp *rt, RtDictPart part, bool reversed, RtObject *dict);
