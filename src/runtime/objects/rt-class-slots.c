#include "rt-class-slots.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Types have a __dict__ of their own kind, so instances of metaclasses need no other. */
static bool has_dict (const RtType *type) {
  return rt_type_has (type, RT_TYPE_MANAGED_DICT) || type->dict_offset != 0 || rt_type_has (type, RT_TYPE_TYPE);
}

static bool has_weakrefs (const RtType *type) {
  return rt_type_has (type, RT_TYPE_MANAGED_WEAKREF) || type->weaklist_offset != 0;
}

/* __private of class Spam is _Spam__private. */
static RtObject *mangle (RtInterp *rt, RtObject *class_name, RtObject *name) {
  size_t length, class_length;
  const char *text = rt_str_utf8 (rt, name, &length),
             *class_text = rt_str_utf8 (rt, class_name, &class_length);
  if (text == NULL || class_text == NULL)
    return NULL;
  while (*class_text == '_')
    class_text++;
  bool private = length > 2 && strncmp (text, "__", 2) == 0 && strcmp (text + length - 2, "__") != 0 &&
                 strchr (text, '.') == NULL;
  if (!private || *class_text == '\0')
    return rt_incref (name);
  return rt_str_printf (rt, "_%s%s", class_text, text);
}

static int check_name (RtInterp *rt, RtObject *name) {
  if (!RT_IS_STR (name))
    return RT_TYPE_ERROR_INT (rt, "__slots__ items must be strings, not '%.200s'", name->type->name);
  if (!rt_str_is_identifier (name))
    return RT_TYPE_ERROR_INT (rt, "__slots__ must be identifiers");
  return 0;
}

/* One entry: __dict__ and __weakref__ are noted in PLAN, others go to NAMES. */
static int take_name (RtInterp *rt, RtSlotsPlan *plan, RtObject *entry, RtObject *namespace, RtType *base,
                      RtObject *class_name, RtObject *names) {
  if (check_name (rt, entry) < 0)
    return -1;
  if (rt_str_equal (entry, rt->names.dict__)) {
    if (has_dict (base) || plan->add_dict)
      return RT_TYPE_ERROR_INT (rt, "__dict__ slot disallowed: we already got one");
    plan->add_dict = true;
    return 0;
  }
  if (rt_str_equal (entry, rt->names.weakref__)) {
    if (has_weakrefs (base) || base->cpython_itemsize != 0 || plan->add_weakref)
      return RT_TYPE_ERROR_INT (rt, "__weakref__ slot disallowed: we already got one");
    plan->add_weakref = true;
    return 0;
  }
  RtObject *name = mangle (rt, class_name, entry);
  int result = name != NULL ? rt_list_append (rt, names, name) : -1;
  if (result == 0 && !rt_str_equal (name, rt->names.qualname__) &&
      !rt_str_equal (name, rt->names.classcell__) && !rt_str_equal_utf8 (name, "__classdictcell__")) {
    int there = rt_dict_contains (rt, namespace, name);
    if (there != 0)
      result =
          there < 0 ? -1 : RT_VALUE_ERROR_INT (rt, "%R in __slots__ conflicts with class variable", name);
  }
  if (result == 0)
    rt_str_utf8_is_kept (name); /* the member's name */
  rt_xdecref (rt, name);
  return result;
}

/* Other bases than the one that gives the layout may bring a __dict__ or weak references. */
static void look_at_other_bases (RtSlotsPlan *plan, RtObject *bases, RtType *base) {
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (bases); i++) {
    RtType *other = (RtType *)RT_TUPLE_ITEM (bases, i);
    if (other == base)
      continue;
    plan->add_dict = plan->add_dict || (!has_dict (base) && has_dict (other));
    plan->add_weakref =
        plan->add_weakref || (!has_weakrefs (base) && base->cpython_itemsize == 0 && has_weakrefs (other));
  }
}

static RtObject *entries_of (RtInterp *rt, RtObject *slots) {
  return RT_IS_STR (slots) ? rt_tuple_pack (rt, 1, slots) : rt_tuple_from (rt, slots);
}

int rt_slots_plan (RtInterp *rt, RtSlotsPlan *plan, RtObject *namespace, RtObject *bases, RtType *base,
                   RtObject *class_name, RtObject **keep) {
  RtObject *slots = rt_dict_get (rt, namespace, rt->names.slots__);
  if (slots == NULL) {
    plan->add_dict = !has_dict (base);
    plan->add_weakref = !has_weakrefs (base) && base->cpython_itemsize == 0;
    return rt->error != NULL ? -1 : 0;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "class statement", "__slots__");
  RtObject *entries = hold.held[0] = entries_of (rt, slots);
  RtObject *names = hold.held[1] = entries != NULL ? rt_list_new (rt, 0) : NULL;
  int result = names != NULL ? 0 : -1;
  if (result == 0 && RT_TUPLE_SIZE (entries) > 0 && base->cpython_itemsize != 0)
    result = RT_TYPE_ERROR_INT (rt, "nonempty __slots__ not supported for subtype of '%s'", base->name);
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (entries); i++)
    result = take_name (rt, plan, RT_TUPLE_ITEM (entries, i), namespace, base, class_name, names);
  if (result == 0 && rt_list_sort (rt, names, NULL, false) == 0)
    plan->names = *keep = rt_list_as_tuple (rt, names);
  rt_hold_end (rt, &hold, NULL);
  if (plan->names == NULL)
    return -1;
  look_at_other_bases (plan, bases, base);
  return 0;
}

/* A place and a descriptor for each name. */
static int add_members (RtInterp *rt, RtType *type, RtObject *names) {
  size_t count = (size_t)RT_TUPLE_SIZE (names);
  if (count == 0)
    return 0;
  RtMemberDef *members = rt_mem_calloc (rt, count, sizeof *members);
  if (members == NULL)
    return -1;
  type->ht_members = members;
  type->ht_member_count = count;
  for (size_t i = 0; i < count; i++) {
    RtObject *name = RT_TUPLE_ITEM (names, (ptrdiff_t)i);
    RtObject *interned = rt_str_intern (
        rt, rt_incref (name)); /* the text of interned names lives as long as the interpreter */
    const char *text = interned != NULL ? rt_str_utf8 (rt, interned, NULL) : NULL;
    if (text == NULL)
      return -1;
    size_t offset = type->size_bytes;
    members[i] = (RtMemberDef){text, RT_MEMBER_OBJECT_EX, offset, RT_SLOTS_INDEX (offset), NULL};
    type->size_bytes += sizeof (RtObject *);
    type->cpython_basicsize += 8;
    RtObject *descriptor = rt_member_descriptor_new (rt, type, &members[i]);
    int result = descriptor != NULL ? rt_dict_set (rt, type->dict, interned, descriptor) : -1;
    rt_xdecref (rt, descriptor);
    if (result < 0)
      return -1;
  }
  return 0;
}

static int add_getset (RtInterp *rt, RtType *type, const RtGetSetDef *def) {
  if (rt_dict_get_utf8 (rt, type->dict, def->name) != NULL)
    return 0;
  RtObject *descriptor = rt_getset_descriptor_new (rt, type, def);
  int result = descriptor != NULL ? rt_dict_set_utf8 (rt, type->dict, def->name, descriptor) : -1;
  rt_xdecref (rt, descriptor);
  return result;
}

int rt_slots_apply (RtInterp *rt, RtType *type, const RtSlotsPlan *plan) {
  const RtType *base = type->base_type;
  type->size_bytes = base->size_bytes;
  type->item_bytes = base->item_bytes;
  type->cpython_basicsize = base->cpython_basicsize;
  type->cpython_itemsize = base->cpython_itemsize;
  if (plan->names != NULL)
    rt_ref_init (rt, (RtObject *)type, RT_TYPE_SLOT_SLOTS, &type->ht_slots, rt_incref (plan->names));
  if (plan->names != NULL && add_members (rt, type, plan->names) < 0)
    return -1;
  if (plan->add_dict)
    type->type_flags |= RT_TYPE_MANAGED_DICT;
  if (plan->add_weakref)
    type->type_flags |= RT_TYPE_MANAGED_WEAKREF;
  if (plan->add_dict && add_getset (rt, type, &rt_dict_getset) < 0)
    return -1;
  return plan->add_weakref ? add_getset (rt, type, &rt_weakref_getset) : 0;
}

void rt_type_inherit_flags (RtType *type, const RtType *ancestor) {
  if (!(type->type_flags & (RT_TYPE_SEQUENCE | RT_TYPE_MAPPING))) /* the first in the order of resolution decides */
    type->type_flags |= ancestor->type_flags & (RT_TYPE_SEQUENCE | RT_TYPE_MAPPING);
  void **to = (void **)&type->slots;
  void *const *from = (void *const *)&ancestor->slots;
  for (size_t i = 0; i < sizeof type->slots / sizeof *to; i++)
    if (to[i] == NULL)
      to[i] = from[i];
}
