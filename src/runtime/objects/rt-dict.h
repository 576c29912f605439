/* dict: insertion-ordered open addressing as CPython 3.12's: an index table beside a dense array of entries;
 * tables of str keys only ("unicode keys") have smaller entries; instances of one class share one table of
 * attribute names (split tables, inline values). Growth, usable fractions and sizes are CPython's, so that
 * order and getsizeof agree. */
#pragma once

#include "rt-interp.h"

typedef struct RtDictKeys RtDictKeys;
typedef struct RtDictValues RtDictValues; /* values of a split table; inline values of an instance */

typedef struct RtDict {
  RtObject base;
  ptrdiff_t used;
  RtDictKeys *keys;
  RtDictValues *values; /* NULL: combined table */
} RtDict;

#define RT_IS_DICT(o)   RT_IS (o, RT_TYPE_DICT)
#define RT_DICT_USED(d) (((RtDict *)(d))->used)

RT_NEW RtObject *rt_dict_new (RtInterp *rt);
RT_NEW RtObject *rt_dict_new_presized (RtInterp *rt, ptrdiff_t entries); /* for keys of any type */
/* A dict of COUNT keys and values, found every STRIDE places, as BUILD_MAP (stride 2) and BUILD_CONST_KEY_MAP
 * make it. All borrowed. */
RT_NEW RtObject *rt_dict_from_items (RtInterp *rt, RtObject *const *keys, ptrdiff_t key_stride,
                                     RtObject *const *values, ptrdiff_t value_stride, ptrdiff_t count);
/* Borrowed value, or NULL: without an exception if the key is absent. KEY is any hashable. */
RT_BORROWED RtObject *rt_dict_get (RtInterp *rt, RtObject *dict, RtObject *key);
RT_BORROWED RtObject *rt_dict_get_known_hash (RtInterp *rt, RtObject *dict, RtObject *key, int64_t hash);
RT_BORROWED RtObject *rt_dict_get_utf8 (RtInterp *rt, RtObject *dict,
                                        const char *key); /* exact str keys; no user code */
RT_RAISES int rt_dict_set (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value);
/* The same while the caller holds KEY and VALUE, and nobody else does. */
RT_RAISES int rt_dict_set_kept (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value);
/* The same if KEY is an atom that DICT has not, which need not be looked for. */
RT_RAISES int rt_dict_add (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value);
RT_RAISES int rt_dict_set_utf8 (RtInterp *rt, RtObject *dict, const char *key,
                                RtObject *value);                           /* the key is interned */
RT_RAISES int rt_dict_delete (RtInterp *rt, RtObject *dict, RtObject *key); /* KeyError if absent */
RT_RAISES int rt_dict_delete_known_hash (RtInterp *rt, RtObject *dict, RtObject *key, int64_t hash);
RT_RAISES int rt_dict_contains (RtInterp *rt, RtObject *dict, RtObject *key);
RT_BORROWED RtObject *rt_dict_set_default (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *value);
RT_NEW RtObject *rt_dict_pop (RtInterp *rt, RtObject *dict, RtObject *key, RtObject *RT_NULLABLE otherwise);
void rt_dict_clear (RtInterp *rt, RtObject *dict);
RT_NEW RtObject *rt_dict_copy (RtInterp *rt, RtObject *dict);
/* A dict of the entries of DICT, all atoms, with the table that they make when they are put in one by one. */
RT_NEW RtObject *rt_dict_copy_as_inserted (RtInterp *rt, RtObject *dict);
/* Takes over OTHER's entries: OVERRIDE 1 replaces, 0 keeps, 2 raises KeyError on a duplicate. OTHER any
 * mapping. */
RT_RAISES int rt_dict_merge (RtInterp *rt, RtObject *dict, RtObject *other, int override);
/* Walks the entries in order: *POSITION from 0; borrowed results; the dict must not change meanwhile. */
bool rt_dict_next (RtObject *dict, ptrdiff_t *position, RtObject **key, RtObject **value);
/* The same with the hash that the dict keeps of the key. */
bool rt_dict_next_hashed (RtObject *dict, ptrdiff_t *position, RtObject **key, int64_t *hash);
RT_NEW RtObject *rt_dict_keys_list (RtInterp *rt, RtObject *dict);
RT_NEW RtObject *rt_dict_values_list (RtInterp *rt, RtObject *dict);
RT_NEW RtObject *rt_dict_items_list (RtInterp *rt, RtObject *dict);
/* Lets the collector forget a dict that holds only atoms, as _PyDict_MaybeUntrack. */
void rt_dict_maybe_untrack (RtInterp *rt, RtObject *dict);
int rt_dict_traverse (RtObject *dict, RtVisit visit, void *arg); /* for types built on dict */
RT_NEW RtObject *rt_mappingproxy_new (RtInterp *rt, RtObject *mapping);

/* Attributes of instances (CPython 3.12's inline values and managed dicts). Shared keys belong to the class.
 */
RtDictKeys *rt_dict_keys_new_shared (RtInterp *rt);
void rt_dict_keys_release (RtInterp *rt, RtDictKeys *RT_NULLABLE keys);
RT_RAISES int rt_instance_init_values (RtInterp *rt, RtObject *instance);
/* Borrowed attribute from the inline values or the dict; NULL without an exception if absent. NAME an exact
 * str. */
RT_BORROWED RtObject *rt_instance_get (RtInterp *rt, RtObject *instance, RtObject *name);
RT_RAISES int rt_instance_set (RtInterp *rt, RtObject *instance, RtObject *name,
                               RtObject *RT_NULLABLE value); /* NULL deletes: AttributeError */
/* The instance's __dict__, materialized from its inline values if need be. NULL with AttributeError if its
 * type has none. */
RT_BORROWED RtObject *rt_instance_dict (RtInterp *rt, RtObject *instance);
int rt_instance_traverse (RtObject *instance, RtVisit visit,
                          void *arg); /* inline values as RT_ATTR, a dict as RT_SLOT_DICT */
void rt_instance_clear (RtInterp *rt, RtObject *instance);
/* instance.__dict__ = DICT (NULL: del). What was there is given up. */
RT_RAISES int rt_instance_replace_dict (RtInterp *rt, RtObject *instance,
                                        RT_STEALS RtObject *RT_NULLABLE dict);
