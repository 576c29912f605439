/* dict: the type. */
#include "rt-abstract.h"
#include "rt-collected.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define DICT(o) ((RtDict *)(o))

static RtObject *dict_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  DICT (o)->keys = (RtDictKeys *)&rt_dict_empty_keys;
  if (type == rt->types.dict)
    rt_gc_untrack (rt, o); /* until it holds something that the collector could care about */
  return o;
}

static int dict_tp_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  if (rt_dict_update_common (rt, self, "dict", ((RtTuple *)args)->items, (size_t)RT_TUPLE_SIZE (args), NULL) <
      0)
    return -1;
  return kwargs != NULL ? rt_dict_merge (rt, self, kwargs, 1) : 0;
}

static RtObject *dict_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf,
                                  RtObject *kwnames) {
  if (!rt_check_positional (rt, "dict", RT_NARGS (nargsf), 0, 1))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict", "new dict");
  RtObject *dict = hold.held[0] = dict_tp_new (rt, (RtType *)type, NULL, NULL);
  if (dict == NULL || rt_dict_update_common (rt, dict, "dict", args, RT_NARGS (nargsf), kwnames) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, dict);
}

static void dict_dealloc (RtInterp *rt, RtObject *o) {
  RtDict *self = DICT (o);
  rt_collected_untrack (rt, o);
  RtDictKeys *keys = self->keys;
  if (self->values != NULL) {
    for (ptrdiff_t i = 0; i < rt_dict_values_count (self->values); i++)
      rt_dict_announce_key (rt, self, rt_dict_values_order (self->values, i), false);
    for (ptrdiff_t ix = 0; ix < rt_dict_values_capacity (self->values); ix++)
      rt_ref_clear (rt, o, RT_VALUE (ix), &self->values->values[ix]);
    rt_dict_values_free (rt, self->values);
    self->values = NULL;
  } else {
    for (ptrdiff_t ix = 0; ix < keys->nentries; ix++) {
      rt_ref_clear (rt, o, RT_KEY (ix), &keys->keys[ix]);
      rt_ref_clear (rt, o, RT_VALUE (ix), &rt_dict_values_of (keys)[ix]);
    }
  }
  self->keys = (RtDictKeys *)&rt_dict_empty_keys;
  rt_dict_keys_release (rt, keys);
  if (RT_IS_EXACT (rt, o, dict))
    rt_collected_free (rt, o, &rt->gc.spare_dicts, RT_GC_SPARE_CONTAINERS);
  else
    rt_object_free (rt, o);
}

int rt_dict_traverse (RtObject *o, RtVisit visit, void *arg) {
  RtDict *self = DICT (o);
  if (self->keys == NULL) /* new, not yet filled */
    return 0;
  for (ptrdiff_t i = 0; i < rt_dict_places (self); i++) {
    ptrdiff_t ix = rt_dict_entry_at (self, i);
    RtObject *value = *rt_dict_value_field (self, ix);
    RT_VISIT (visit, arg, RT_VALUE (ix), value);
    if (self->values == NULL || value != NULL)
      RT_VISIT (visit, arg, RT_KEY (ix), self->keys->keys[ix]);
  }
  return 0;
}

static int dict_tp_clear (RtInterp *rt, RtObject *o) {
  rt_dict_clear (rt, o);
  return 0;
}

static size_t dict_sizeof (RtInterp *rt, RtObject *o) {
  RtDict *self = DICT (o);
  size_t bytes = o->type->cpython_basicsize;
  if (self->values != NULL)
    bytes += (size_t)(self->keys->nentries + self->keys->usable) * 8;
  if (self->keys->refcount == 1)
    bytes += rt_dict_keys_cpython_bytes (self->keys);
  return bytes;
}

static void dict_describe (RtObject *o, HbBuffer *buffer) {
  hb_buffer_printf (buffer, DICT (o)->used == 1 ? "dict of %td entry" : "dict of %td entries",
                    DICT (o)->used);
}

/* Appends all entries; they are held while they are shown. */
static bool append_entries (RtInterp *rt, RtObject *o, HbBuffer *buffer) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict.__repr__", "entry being shown");
  ptrdiff_t position = 0;
  RtObject *key, *value;
  bool ok = true;
  for (bool first = true; ok && rt_dict_next (o, &position, &key, &value); first = false) {
    hold.held[0] = rt_incref (key);
    hold.held[1] = rt_incref (value);
    if (!first)
      hb_buffer_append (buffer, ", ");
    ok = rt_append_repr (rt, buffer, key);
    hb_buffer_append (buffer, ": ");
    ok = ok && rt_append_repr (rt, buffer, value);
    hold.held[0] = hold.held[1] = NULL;
    rt_decref (rt, key);
    rt_decref (rt, value);
  }
  rt_hold_end (rt, &hold, NULL);
  return ok;
}

static RtObject *dict_repr (RtInterp *rt, RtObject *o) {
  RtReprGuard guard;
  if (!rt_repr_enter (rt, &guard, o))
    return rt_str_from (rt, "{...}");
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  hb_buffer_append_char (&buffer, '{');
  bool ok = append_entries (rt, o, &buffer);
  hb_buffer_append_char (&buffer, '}');
  RtObject *result = ok ? rt_str_from_buffer (rt, &buffer) : NULL;
  hb_buffer_clear (&buffer);
  rt_repr_leave (rt, &guard);
  return result;
}

/* Whether every entry of A has an equal one in B, which has as many. */
static int entries_equal (RtInterp *rt, RtDict *a, RtDict *b) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict comparison", "entry being compared");
  int equal = 1;
  for (ptrdiff_t i = 0; equal == 1 && i < rt_dict_places (a); i++) {
    ptrdiff_t ix = rt_dict_entry_at (a, i);
    RtObject *value = *rt_dict_value_field (a, ix), *key = a->keys->keys[ix];
    if (value == NULL)
      continue;
    int64_t hash = rt_dict_hash_at (a->keys, ix);
    hold.held[0] = rt_incref (value);
    hold.held[1] = rt_incref (key);
    ptrdiff_t other = rt_dict_lookup (rt, b, key, hash);
    RtObject *found = other >= 0 ? *rt_dict_value_field (b, other) : NULL;
    if (found != NULL) {
      hold.held[2] = rt_incref (found);
      equal = rt_compare_bool (rt, value, found, RT_EQ);
    } else {
      equal = other == RT_DICT_ERROR ? -1 : 0;
    }
    for (int h = 0; h < 3; h++) {
      RtObject *done = hold.held[h];
      hold.held[h] = NULL;
      rt_xdecref (rt, done);
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return equal;
}

static RtObject *dict_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_DICT (a) || !RT_IS_DICT (b) || (op != RT_EQ && op != RT_NE))
    return rt_incref (rt->not_implemented);
  int equal = RT_DICT_USED (a) == RT_DICT_USED (b) ? entries_equal (rt, DICT (a), DICT (b)) : 0;
  return equal < 0 ? NULL : rt_bool_object (rt, (equal == 1) == (op == RT_EQ));
}

static ptrdiff_t dict_length (RtInterp *rt, RtObject *o) {
  return DICT (o)->used;
}

static RtObject *dict_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  RtObject *value = rt_dict_get (rt, o, key);
  if (value != NULL)
    return rt_incref (value);
  if (rt_error (rt) != NULL)
    return NULL;
  if (!RT_IS_EXACT (rt, o, dict)) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "dict lookup", "method __missing__");
    hold.held[0] = rt_lookup_special (rt, o, rt->names.missing__);
    if (hold.held[0] != NULL)
      return rt_hold_end (rt, &hold, rt_call_one (rt, hold.held[0], key));
    rt_hold_end (rt, &hold, NULL);
    if (rt_error (rt) != NULL)
      return NULL;
  }
  return rt_raise_key_error (rt, key);
}

static int dict_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  return value != NULL ? rt_dict_set (rt, o, key, value) : rt_dict_delete (rt, o, key);
}

static RtObject *dict_or (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_DICT (a) || !RT_IS_DICT (b))
    return rt_incref (rt->not_implemented);
  RtHold hold;
  rt_hold_begin (rt, &hold, "dict union", "new dict");
  RtObject *dict = hold.held[0] = rt_dict_copy (rt, a);
  if (dict == NULL || rt_dict_update_from (rt, dict, b) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, dict);
}

static RtObject *dict_ior (RtInterp *rt, RtObject *self, RtObject *other) {
  return rt_dict_update_from (rt, self, other) < 0 ? NULL : rt_incref (self);
}

const RtTypeSpec rt_dict_spec = {
    .name = "dict",
    .doc = "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n"
           "    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n"
           "    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value "
           "pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
    .size_bytes = sizeof (RtDict),
    .cpython_basicsize = RT_DICT_CPYTHON_BYTES,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_DICT | RT_TYPE_MAPPING | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_new = dict_tp_new,
            .tp_init = dict_tp_init,
            .tp_dealloc = dict_dealloc,
            .tp_traverse = rt_dict_traverse,
            .tp_clear = dict_tp_clear,
            .sizeof_bytes = dict_sizeof,
            .describe = dict_describe,
            .tp_repr = dict_repr,
            .tp_hash = rt_hash_not_implemented,
            .tp_richcompare = dict_richcompare,
            .tp_iter = rt_dict_iter,
            .sq_contains = rt_dict_contains,
            .mp_length = dict_length,
            .mp_subscript = dict_subscript,
            .mp_ass_subscript = dict_ass_subscript,
            .nb_or = dict_or,
            .nb_inplace_or = dict_ior,
        },
    .methods = rt_dict_methods,
    .vectorcall = dict_vectorcall,
};
