#include "rt-copy-instance.h"

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-copyreg.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-native.h"
#include "rt-tuple.h"

/* Items of RtCopyHooks: the table, the name of __dict__, those that also an instance may have, and those of classes. */
enum { TABLE, NAME_OF_DICT, FIRST_OF_INSTANCES, FIRST_OF_CLASSES = FIRST_OF_INSTANCES + 3 };

/* Classes of the program's own metaclasses may answer for themselves. */
static bool is_plain_metaclass (RtInterp *rt, RtCopyHooks *hooks, RtType *meta) {
  if (meta == rt->types.type)
    return true;
  const RtSlots *slots = &meta->slots, *usual = &rt->types.type->slots;
  if (slots->tp_getattro != usual->tp_getattro || slots->tp_hash != usual->tp_hash || slots->tp_richcompare != usual->tp_richcompare)
    return false;
  for (ptrdiff_t i = FIRST_OF_INSTANCES; i < RT_TUPLE_SIZE (hooks); i++)
    if (rt_type_lookup (rt, meta, RT_TUPLE_ITEM (hooks, i)) != rt_type_lookup (rt, rt->types.type, RT_TUPLE_ITEM (hooks, i)))
      return false;
  return true;
}

/* Built-in types keep more than attributes. */
static bool has_only_attributes (RtInterp *rt, RtType *type) {
  size_t slots = 0;
  for (RtType *t = type; t != NULL; t = t->base_type)
    slots += t->ht_member_count;
  return type->item_bytes == 0 && type->size_bytes == rt->types.object->size_bytes + slots * sizeof (RtObject *);
}

bool rt_copy_is_plain_type (RtInterp *rt, RtCopyHooks *hooks, RtType *type) {
  const RtSlots *slots = &type->slots, *usual = &rt->types.object->slots;
  if (!rt_type_has (type, RT_TYPE_HEAP) || rt_type_has (type, RT_TYPE_TYPE) || rt_type_has (type, RT_TYPE_ABSTRACT) ||
      slots->tp_getattro != usual->tp_getattro || slots->tp_new != usual->tp_new || !has_only_attributes (rt, type))
    return false;
  for (ptrdiff_t i = FIRST_OF_INSTANCES; i < RT_TUPLE_SIZE (hooks); i++) {
    RtObject *name = RT_TUPLE_ITEM (hooks, i);
    if (rt_type_lookup (rt, type, name) != rt_type_lookup (rt, rt->types.object, name))
      return false;
  }
  RtObject *dict = rt_type_lookup (rt, type, RT_TUPLE_ITEM (hooks, NAME_OF_DICT)), *table = RT_TUPLE_ITEM (hooks, TABLE);
  if (dict != NULL && !RT_IS_EXACT (rt, dict, getset_descriptor))
    return false;
  return is_plain_metaclass (rt, hooks, RT_OBJECT (type)->type) && RT_IS_EXACT (rt, table, dict) && rt_dict_get (rt, table, RT_OBJECT (type)) == NULL;
}

bool rt_copy_has_own_hooks (RtInterp *rt, RtCopyHooks *hooks, RtObject *x) {
  for (ptrdiff_t i = FIRST_OF_INSTANCES; i < FIRST_OF_CLASSES && rt_type_has (x->type, RT_TYPE_MANAGED_DICT); i++)
    if (rt_instance_get (rt, x, RT_TUPLE_ITEM (hooks, i)) != NULL)
      return true;
  return false;
}

RtObject *rt_copy_take_apart (RtInterp *rt, RtObject *x) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "copy", "state");
  RtObject *state = hold.held[0] = rt_object_default_state (rt, x, true);
  RtObject *args = hold.held[1] = state != NULL ? rt_tuple_pack (rt, 1, RT_OBJECT (x->type)) : NULL;
  /* copyreg.__newobj__ would be the first: nobody asks for it here. */
  RtObject *parts = args != NULL ? rt_tuple_pack (rt, 5, rt->none, args, state, rt->none, rt->none) : NULL;
  return rt_hold_end (rt, &hold, parts);
}

RtObject *rt_copy_new_like (RtInterp *rt, RtObject *x) {
  RtObject *args = rt_tuple_new (rt, 0);
  RtObject *y = args != NULL ? x->type->slots.tp_new (rt, x->type, args, NULL) : NULL;
  rt_xdecref (rt, args);
  return y;
}

static int set_slots (RtInterp *rt, RtObject *y, RtObject *slots) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "copy", "slots");
  hold.held[0] = rt_incref (slots);
  int result = 0;
  ptrdiff_t position = 0;
  RtObject *name, *value;
  while (result == 0 && rt_dict_next (slots, &position, &name, &value)) {
    hold.held[1] = rt_incref (name);
    hold.held[2] = rt_incref (value);
    result = rt_setattr (rt, y, name, value);
    hold.held[1] = hold.held[2] = NULL;
    rt_decref (rt, name);
    rt_decref (rt, value);
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_copy_set_state (RtInterp *rt, RtObject *y, RtObject *state) {
  RtObject *attributes = state, *slots = NULL;
  if (RT_IS_TUPLE (state)) {
    attributes = RT_TUPLE_ITEM (state, 0);
    slots = RT_TUPLE_ITEM (state, 1);
  }
  if (attributes != rt->none) {
    RtObject *dict = rt_instance_dict (rt, y);
    if (dict == NULL || rt_dict_merge (rt, dict, attributes, 1) < 0)
      return -1;
  }
  return slots != NULL ? set_slots (rt, y, slots) : 0;
}
