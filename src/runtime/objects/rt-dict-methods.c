/* dict: its methods. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-set-table.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define METHOD(name)                                                                                         \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

METHOD (contains) {
  int present = rt_dict_contains (rt, self, args[0]);
  return present < 0 ? NULL : rt_bool_object (rt, present);
}

METHOD (getitem) {
  return rt->types.dict->slots.mp_subscript (rt, self, args[0]);
}

METHOD (get) {
  if (!rt_check_positional (rt, "get", nargs, 1, 2))
    return NULL;
  RtObject *value = rt_dict_get (rt, self, args[0]);
  if (value != NULL)
    return rt_incref (value);
  if (rt_error (rt) != NULL)
    return NULL;
  return rt_incref (nargs > 1 ? args[1] : rt->none);
}

METHOD (setdefault) {
  if (!rt_check_positional (rt, "setdefault", nargs, 1, 2))
    return NULL;
  return rt_xincref (rt_dict_set_default (rt, self, args[0], nargs > 1 ? args[1] : rt->none));
}

METHOD (pop) {
  if (!rt_check_positional (rt, "pop", nargs, 1, 2))
    return NULL;
  return rt_dict_pop (rt, self, args[0], nargs > 1 ? args[1] : NULL);
}

METHOD (popitem) {
  RtDict *dict = (RtDict *)self;
  if (dict->used == 0)
    return rt_raise (rt, rt->types.KeyError, "popitem(): dictionary is empty");
  RtObject *pair = rt_tuple_new (rt, 2);
  if (pair == NULL)
    return NULL;
  if (dict->values != NULL && rt_dict_resize (rt, dict, dict->keys->log2_size, true) < 0) {
    rt_decref (rt, pair);
    return NULL;
  }
  RtDictKeys *keys = dict->keys;
  ptrdiff_t last = keys->nentries - 1;
  while (rt_dict_values_of (keys)[last] == NULL)
    last--;
  rt_dict_keys_set_dummy (keys, rt_dict_hash_at (keys, last), (int32_t)last);
  keys->nentries = (int32_t)last; /* the places behind stay used up */
  dict->used--;
  rt_tuple_init (rt, pair, 0, rt_ref_take (rt, self, RT_KEY (last), &keys->keys[last]));
  rt_tuple_init (rt, pair, 1, rt_ref_take (rt, self, RT_VALUE (last), &rt_dict_values_of (keys)[last]));
  return pair;
}

METHOD (update) {
  if (rt_dict_update_common (rt, self, "update", args, nargs, kwnames) < 0)
    return NULL;
  return rt_incref (rt->none);
}

METHOD (clear) {
  rt_dict_clear (rt, self);
  return rt_incref (rt->none);
}

METHOD (copy) {
  return rt_dict_copy (rt, self);
}

METHOD (keys) {
  return rt_dict_view_new (rt, rt->types.dict_keys, self);
}

METHOD (values) {
  return rt_dict_view_new (rt, rt->types.dict_values, self);
}

METHOD (items) {
  return rt_dict_view_new (rt, rt->types.dict_items, self);
}

METHOD (reversed_keys) {
  return rt_dict_iterator_new (rt, RT_DICT_KEYS, true, self);
}

/* From the keys of an exact dict or set, whose hashes are known, into an exact dict that is empty. */
static int fill_from_container (RtInterp *rt, RtDict *dict, RtObject *iterable, RtObject *value) {
  ptrdiff_t position = 0;
  RtObject *key;
  int64_t hash;
  if (RT_IS_EXACT (rt, iterable, dict)) {
    RtDict *source = (RtDict *)iterable;
    uint8_t log2_size = rt_dict_log2_for_entries (source->used);
    if (log2_size < dict->keys->log2_size)
      log2_size = dict->keys->log2_size;
    if (rt_dict_resize (rt, dict, log2_size, source->keys->kind != RT_DICT_GENERAL) < 0)
      return -1;
    while (rt_dict_next_hashed (iterable, &position, &key, &hash))
      if (rt_dict_insert (rt, dict, key, hash, value) < 0)
        return -1;
    return 0;
  }
  uint8_t log2_size = rt_dict_log2_for_entries (RT_SET_USED (iterable));
  if (rt_dict_resize (rt, dict, log2_size > dict->keys->log2_size ? log2_size : dict->keys->log2_size,
                      false) < 0)
    return -1;
  while (rt_set_next_entry (iterable, &position, &key, &hash))
    if (rt_dict_insert (rt, dict, key, hash, value) < 0)
      return -1;
  return 0;
}

static int fill_from_iterator (RtInterp *rt, RtObject *dict, RtObject *iterable, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict.fromkeys", "keys");
  int result = -1;
  hold.held[0] = rt_iter (rt, iterable);
  if (hold.held[0] != NULL) {
    result = 0;
    while (result == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
      result = RT_IS_EXACT (rt, dict, dict) ? rt_dict_set (rt, dict, hold.held[1], value)
                                            : rt_setitem (rt, dict, hold.held[1], value);
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

METHOD (fromkeys) {
  if (!rt_check_positional (rt, "fromkeys", nargs, 1, 2))
    return NULL;
  RtObject *value = nargs > 1 ? args[1] : rt->none, *iterable = args[0];
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict.fromkeys", "new dict");
  RtObject *dict = hold.held[0] = rt_call_none (rt, self);
  if (dict == NULL)
    return rt_hold_end (rt, &hold, NULL);
  bool known = RT_IS_EXACT (rt, iterable, dict) || RT_IS_EXACT (rt, iterable, set) ||
               RT_IS_EXACT (rt, iterable, frozenset);
  int result = RT_IS_EXACT (rt, dict, dict) && RT_DICT_USED (dict) == 0 && known
                   ? fill_from_container (rt, (RtDict *)dict, iterable, value)
                   : fill_from_iterator (rt, dict, iterable, value);
  if (result == 0)
    hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result == 0 ? dict : NULL);
}

const RtMethodDef rt_dict_methods[] = {
    RT_SIZEOF_METHOD ("D.__sizeof__() -> size of D in memory, in bytes"),
    {"__contains__", contains, RT_METH_O | RT_METH_COEXIST, NULL},
    {"__getitem__", getitem, RT_METH_O | RT_METH_COEXIST, NULL},
    {"get", get, RT_METH_FASTCALL, "get($self, key, default=None, /)\n--\n\n"},
    {"setdefault", setdefault, RT_METH_FASTCALL, "setdefault($self, key, default=None, /)\n--\n\n"},
    {"pop", pop, RT_METH_FASTCALL, NULL},
    {"popitem", popitem, RT_METH_NOARGS, "popitem($self, /)\n--\n\n"},
    {"keys", keys, RT_METH_NOARGS, NULL},
    {"items", items, RT_METH_NOARGS, NULL},
    {"values", values, RT_METH_NOARGS, NULL},
    {"update", update, RT_METH_KEYWORDS, NULL},
    {"fromkeys", fromkeys, RT_METH_FASTCALL | RT_METH_CLASS,
     "fromkeys($type, iterable, value=None, /)\n--\n\n"},
    {"clear", clear, RT_METH_NOARGS, NULL},
    {"copy", copy, RT_METH_NOARGS, NULL},
    {"__reversed__", reversed_keys, RT_METH_NOARGS, "__reversed__($self, /)\n--\n\n"},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};
