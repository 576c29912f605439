/* Instances of classes: traversal, clearing and death, and their __dict__ and __weakref__. */
#include "rt-abstract.h"
#include "rt-class-internal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-ref.h"
#include "rt-weakref.h"

static RtObject **member_field (RtObject *self, const RtMemberDef *member) {
  return (RtObject **)((char *)self + member->offset_bytes);
}

static RtSlot member_slot (const RtMemberDef *member) {
  return RT_ATTR (member->slot_index, member->name);
}

/* The nearest ancestor whose instances are not handled here: a built-in type. */
static RtType *built_in_base (RtType *type) {
  while (type->slots.tp_dealloc == rt_instance_dealloc)
    type = type->base_type;
  return type;
}

int rt_instance_traverse_slots (RtObject *self, RtVisit visit, void *arg) {
  RtType *base = built_in_base (self->type);
  for (RtType *type = self->type; type != base; type = type->base_type)
    for (size_t i = 0; i < type->ht_member_count; i++)
      RT_VISIT (visit, arg, member_slot (&type->ht_members[i]), *member_field (self, &type->ht_members[i]));
  if (rt_type_has (self->type, RT_TYPE_MANAGED_DICT)) {
    int result = rt_instance_traverse (self, visit, arg);
    if (result != 0)
      return result;
  }
  RT_VISIT (visit, arg, RT_SLOT_TYPE, self->type);
  return base->slots.tp_traverse != NULL ? base->slots.tp_traverse (self, visit, arg) : 0;
}

static void clear_members (RtInterp *rt, RtObject *self) {
  RtType *base = built_in_base (self->type);
  for (RtType *type = self->type; type != base; type = type->base_type)
    for (size_t i = 0; i < type->ht_member_count; i++)
      rt_ref_clear (rt, self, member_slot (&type->ht_members[i]), member_field (self, &type->ht_members[i]));
}

int rt_instance_clear_slots (RtInterp *rt, RtObject *self) {
  RtType *base = built_in_base (self->type);
  clear_members (rt, self);
  if (rt_type_has (self->type, RT_TYPE_MANAGED_DICT))
    rt_instance_clear (rt, self);
  return base->slots.tp_clear != NULL ? base->slots.tp_clear (rt, self) : 0;
}

/* Runs the finalizer of SELF, whose count is 0; false if it lives on. */
static bool finalize (RtInterp *rt, RtObject *self) {
  if (self->type->slots.tp_finalize == NULL || (self->flags & RT_OBJECT_FINALIZED) != 0)
    return true;
  bool gc = rt_type_has (self->type, RT_TYPE_GC);
  self->flags |= RT_OBJECT_FINALIZED;
  self->flags &= ~(uint32_t)RT_OBJECT_DYING;
  self->refcount = 1;
  if (gc)
    rt_gc_track (rt, self);
  static const char *const labels[] = {"object being finalized"};
  RtObject *held[1] = {self};
  RtNative native;
  rt_native_enter (rt, &native, "__del__", labels, held, 1);
  self->type->slots.tp_finalize (rt, self);
  held[0] = NULL;
  rt_native_leave (rt, &native);
  if (--self->refcount > 0)
    return false;
  self->flags |= RT_OBJECT_DYING;
  if (gc)
    rt_gc_untrack (rt, self);
  return true;
}

/* Weak references made by the finalizer die without a word. */
static void kill_new_weakrefs (RtInterp *rt, RtObject *self) {
  RtObject **list = rt_weakref_list (self);
  while (list != NULL && *list != NULL)
    rt_weakref_kill (rt, (RtWeakref *)*list);
}

void rt_instance_dealloc (RtInterp *rt, RtObject *self) {
  bool finalizes = self->type->slots.tp_finalize != NULL;
  if (rt_type_has (self->type, RT_TYPE_GC))
    rt_gc_untrack (rt, self);
  if (!finalize (rt, self))
    return;
  RtType *type = self->type, *base = built_in_base (type);
  if (rt_weakref_list (self) != NULL && base->weaklist_offset == 0) {
    rt_weakref_clear_all (rt, self);
    if (finalizes)
      kill_new_weakrefs (rt, self);
  }
  clear_members (rt, self);
  if (rt_type_has (type, RT_TYPE_MANAGED_DICT))
    rt_instance_clear (rt, self);
  if (rt_type_has (base, RT_TYPE_GC))
    rt_gc_track (rt, self);
  base->slots.tp_dealloc (rt, self);
}

/* The descriptor __dict__ of an ancestor that keeps a dict in its own way (exceptions, modules); NULL if
 * there is none. */
static const RtGetSetDescriptor *built_in_dict (RtInterp *rt, RtObject *self) {
  for (RtType *type = self->type; type != NULL; type = type->base_type) {
    if (rt_type_has (type, RT_TYPE_HEAP) || type->dict_offset == 0)
      continue;
    RtObject *found = rt_type_lookup (rt, type, rt->names.dict__);
    return found != NULL && found->type == rt->types.getset_descriptor ? (RtGetSetDescriptor *)found : NULL;
  }
  return NULL;
}

static RtObject *get_dict (RtInterp *rt, RtObject *self, void *closure) {
  if (rt_type_has (self->type, RT_TYPE_MANAGED_DICT))
    return rt_xincref (rt_instance_dict (rt, self));
  const RtGetSetDescriptor *other = built_in_dict (rt, self);
  if (other != NULL)
    return other->def->get (rt, self, other->def->closure);
  return rt_raise (rt, rt->types.AttributeError, "This object has no __dict__");
}

static int set_dict (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (!rt_type_has (self->type, RT_TYPE_MANAGED_DICT)) {
    const RtGetSetDescriptor *other = built_in_dict (rt, self);
    if (other != NULL && other->def->set != NULL)
      return other->def->set (rt, self, value, other->def->closure);
    return rt_raise_int (rt, rt->types.AttributeError, "This object has no __dict__");
  }
  if (value != NULL && !RT_IS_DICT (value))
    return RT_TYPE_ERROR_INT (rt, "__dict__ must be set to a dictionary, not a '%.200s'", value->type->name);
  RtManaged *managed = rt_managed (self);
  while (rt_managed_values (managed) != NULL)
    rt_instance_clear (rt, self);
  RtObject *before = rt_ref_swap (rt, self, RT_SLOT_DICT, &managed->u.dict, rt_xincref (value));
  rt_xdecref (rt, before);
  return 0;
}

static RtObject *get_weakref (RtInterp *rt, RtObject *self, void *closure) {
  RtObject **list = rt_weakref_list (self);
  return rt_incref (list != NULL && *list != NULL ? *list : rt->none);
}

const RtGetSetDef rt_dict_getset = {"__dict__", get_dict, set_dict, "dictionary for instance variables",
                                    NULL};
const RtGetSetDef rt_weakref_getset = {"__weakref__", get_weakref, NULL,
                                       "list of weak references to the object", NULL};
