/* Attributes of instances: inline values by the names that their class shares, until somebody asks for
 * __dict__. */
#include "rt-abstract.h"
#include "rt-container.h"
#include "rt-dict-private.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-ref.h"
#include "rt-str.h"

static RtSlot attribute_slot (const RtDictKeys *keys, ptrdiff_t ix) {
  return RT_ATTR (ix, rt_str_interned_utf8 (keys->keys[ix]));
}

static RtDictKeys *shared_keys (const RtObject *instance) {
  return instance->type->cached_keys;
}

int rt_instance_init_values (RtInterp *rt, RtObject *instance) {
  RtDictKeys *keys = shared_keys (instance);
  if (keys == NULL)
    return 0;
  if (keys->usable > 1)
    keys->usable--;
  RtDictValues *values = rt_dict_values_new (rt, keys);
  rt_managed_set_values (rt_managed (instance), values);
  return values != NULL ? 0 : -1;
}

RtObject *rt_instance_get (RtInterp *rt, RtObject *instance, RtObject *name) {
  RtManaged *managed = rt_managed (instance);
  const RtDictValues *values = rt_managed_values (managed);
  if (values == NULL)
    return managed->u.dict != NULL ? rt_dict_get (rt, managed->u.dict, name) : NULL;
  RtDict probe = {.keys = shared_keys (instance)};
  ptrdiff_t ix = rt_dict_lookup (rt, &probe, name, rt_str_hash (name));
  return ix >= 0 ? values->values[ix] : NULL;
}

/* The dict takes the inline values over as they are. */
static RtObject *materialize (RtInterp *rt, RtObject *instance) {
  RtManaged *managed = rt_managed (instance);
  RtDictValues *values = rt_managed_values (managed);
  RtDictKeys *keys = shared_keys (instance);
  /* Those of classes on top of a built-in type begin without values, but share names as well. */
  if (values == NULL && keys != NULL) {
    values = rt_dict_values_new (rt, keys);
    rt_managed_set_values (managed, values);
  }
  if (values == NULL) {
    RtObject *dict = keys == NULL ? rt_dict_new (rt) : NULL;
    if (dict != NULL)
      rt_ref_init (rt, instance, RT_SLOT_DICT, &managed->u.dict, dict);
    return dict;
  }
  keys->refcount++;
  RtObject *dict = rt_object_alloc (rt, rt->types.dict, 0);
  if (dict == NULL) {
    rt_dict_keys_release (rt, keys);
    return NULL;
  }
  RtDict *self = (RtDict *)dict;
  self->keys = keys;
  self->values = values;
  self->used = rt_dict_values_count (values);
  bool track = false;
  for (ptrdiff_t i = 0; i < self->used; i++) {
    ptrdiff_t ix = rt_dict_values_order (values, i);
    RtObject *value = rt_ref_take (rt, instance, attribute_slot (keys, ix), &values->values[ix]);
    rt_dict_announce_key (rt, self, ix, true);
    rt_ref_init (rt, dict, RT_VALUE (ix), &values->values[ix], value);
    track = track || rt_gc_may_be_tracked (rt, value);
  }
  if (track)
    rt_gc_track (rt, dict);
  rt_ref_init (rt, instance, RT_SLOT_DICT, &managed->u.dict, dict);
  return dict;
}

RtObject *rt_instance_dict (RtInterp *rt, RtObject *instance) {
  if (!rt_type_has (instance->type, RT_TYPE_MANAGED_DICT)) {
    rt_raise_attribute_error (rt, instance, rt->names.dict__);
    return NULL;
  }
  RtManaged *managed = rt_managed (instance);
  RtObject *dict = rt_managed_dict (managed);
  return dict != NULL ? dict : materialize (rt, instance);
}

static int no_attribute (RtInterp *rt, RtObject *instance, RtObject *name) {
  return rt_raise_int (rt, rt->types.AttributeError, "'%.100s' object has no attribute '%U'", instance->type->name, name);
}

static int set_in_dict (RtInterp *rt, RtObject *instance, RtObject *name, RtObject *value) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "setattr", "namespace of the instance");
  RtObject *dict = hold.held[0] = rt_incref (rt_managed (instance)->u.dict);
  int result;
  if (value != NULL) {
    result = rt_dict_set (rt, dict, name, value);
  } else {
    result = rt_dict_delete (rt, dict, name);
    if (result < 0 && rt_error_matches (rt, rt->types.KeyError)) {
      rt_error_clear (rt);
      no_attribute (rt, instance, name);
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_instance_set (RtInterp *rt, RtObject *instance, RtObject *name, RtObject *value) {
  RtManaged *managed = rt_managed (instance);
  RtDictValues *values = rt_managed_values (managed);
  if (values == NULL && managed->u.dict != NULL)
    return set_in_dict (rt, instance, name, value);
  RtDictKeys *keys = shared_keys (instance);
  bool can_be_shared = values != NULL && RT_IS_EXACT (rt, name, str); /* the names are nobody's: only str that are interned live on */
  ptrdiff_t ix = can_be_shared ? rt_dict_shared_index (rt, keys, name) : RT_DICT_EMPTY;
  if (ix < 0) { /* no room for another shared name, or not such a one */
    if (value == NULL && values == NULL)
      return no_attribute (rt, instance, name);
    return materialize (rt, instance) == NULL ? -1 : set_in_dict (rt, instance, name, value);
  }
  if (values->values[ix] == NULL) {
    if (value == NULL)
      return no_attribute (rt, instance, name);
    rt_dict_values_add (values, ix);
  } else if (value == NULL) {
    rt_dict_values_remove (values, ix);
  }
  rt_ref_set (rt, instance, attribute_slot (keys, ix), &values->values[ix], rt_xincref (value));
  return 0;
}

int rt_instance_traverse (RtObject *instance, RtVisit visit, void *arg) {
  if (!rt_type_has (instance->type, RT_TYPE_MANAGED_DICT))
    return 0;
  RtManaged *managed = rt_managed (instance);
  const RtDictValues *values = rt_managed_values (managed);
  if (values == NULL) {
    RT_VISIT (visit, arg, RT_SLOT_DICT, managed->u.dict);
    return 0;
  }
  ptrdiff_t capacity = rt_dict_values_capacity (values);
  for (ptrdiff_t ix = 0; ix < capacity; ix++)
    if (values->values[ix] != NULL)
      RT_VISIT (visit, arg, attribute_slot (shared_keys (instance), ix), values->values[ix]);
  return 0;
}

void rt_instance_clear (RtInterp *rt, RtObject *instance) {
  RtManaged *managed = rt_managed (instance);
  RtDictValues *values = rt_managed_values (managed);
  if (values != NULL) {
    const RtDictKeys *keys = shared_keys (instance);
    rt_managed_set_values (managed, NULL);
    ptrdiff_t capacity = rt_dict_values_capacity (values);
    for (ptrdiff_t ix = 0; ix < capacity; ix++) {
      RtObject *field = values->values[ix];
      if (field != NULL)
        values->values[ix] = rt_ref_take (rt, instance, attribute_slot (keys, ix), &field);
    }
    rt_items_give_up (rt, "instance", values->values, (size_t)capacity, false);
    rt_dict_values_free (rt, values);
  }
  if (rt_managed_dict (managed) != NULL)
    rt_ref_clear (rt, instance, RT_SLOT_DICT, &managed->u.dict);
}

int rt_instance_replace_dict (RtInterp *rt, RtObject *instance, RtObject *dict) {
  do
    rt_instance_clear (rt, instance);
  while (rt_managed_values (rt_managed (instance)) != NULL);
  rt_ref_set (rt, instance, RT_SLOT_DICT, &rt_managed (instance)->u.dict, dict);
  return 0;
}
