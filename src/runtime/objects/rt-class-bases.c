/* Assignment to `__bases__`.
 *
 * A metaclass's mro () can be user code, and may itself assign bases of the class that is being changed, or of others. So what is
 * held across such a call is held by this function, subclasses are gathered before they are visited, an order is only put in
 * where nobody has put in another meanwhile, and what was put in is noted so that an error can take it back. */
#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class-internal.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-tuple.h"

#define TYPE(o) ((RtType *)(o))

enum { OLD_BASES, OLD_BASE, CHANGES }; /* places of the hold; CHANGES: a list of class, new order, old order */

/* Whether ANCESTOR is on the chain of first bases of TYPE, which holds also while orders are being found. */
static bool is_on_chain (const RtType *type, const RtType *ancestor) {
  while (type != NULL && type != ancestor)
    type = type->base_type;
  return type != NULL;
}

static int check_new_bases (RtInterp *rt, RtType *type, RtObject *value, RtType **best) {
  if (!RT_IS_TUPLE (value))
    return RT_TYPE_ERROR_INT (rt, "can only assign tuple to %s.__bases__, not %s", type->name,
                              value->type->name);
  if (RT_TUPLE_SIZE (value) == 0)
    return RT_TYPE_ERROR_INT (rt, "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (value); i++) {
    RtObject *item = RT_TUPLE_ITEM (value, i);
    if (!RT_IS (item, RT_TYPE_TYPE))
      return RT_TYPE_ERROR_INT (rt, "%s.__bases__ must be tuple of classes, not '%s'", type->name,
                                item->type->name);
    if (rt_type_is_subtype (TYPE (item), type) || is_on_chain (TYPE (item), type))
      return RT_TYPE_ERROR_INT (rt, "a __bases__ item causes an inheritance cycle");
  }
  *best = rt_type_best_base (rt, value);
  if (*best == NULL)
    return -1;
  if (rt_type_has (*best, RT_TYPE_GC) != rt_type_has (type->base_type, RT_TYPE_GC))
    return RT_TYPE_ERROR_INT (rt, "__bases__ assignment: '%s' deallocator differs from '%s'", (*best)->name, type->base_type->name);
  if (!rt_type_same_layout (*best, type->base_type))
    return RT_TYPE_ERROR_INT (rt, "__bases__ assignment: '%s' object layout differs from '%s'", (*best)->name,
                              type->base_type->name);
  return 0;
}

static int append_subclass (RtInterp *rt, RtType *subclass, void *list) {
  return rt_list_append (rt, list, (RtObject *)subclass);
}

static int note_change (RtInterp *rt, RtObject *changes, RtType *type, RtObject *old) {
  return rt_list_append (rt, changes, (RtObject *)type) < 0 || rt_list_append (rt, changes, type->mro) < 0 ||
                 rt_list_append (rt, changes, old != NULL ? old : rt->none) < 0
             ? -1
             : 0;
}

/* Finds the order of TYPE and of all that derive from it anew. */
static int update_orders (RtInterp *rt, RtType *type, RtObject *changes) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "__bases__", "subclasses, order before");
  rt_type_forget_cache (rt, type);
  hold.held[1] = rt_xincref (type->mro); /* a class that is still being made has none */
  int result = rt_type_compute_mro (rt, type);
  if (result == 0)
    result = note_change (rt, changes, type, hold.held[1]);
  if (result == 0) {
    hold.held[0] = rt_list_new (rt, 0);
    result = hold.held[0] != NULL ? rt_type_each_subclass (rt, type, append_subclass, hold.held[0]) : -1;
    for (ptrdiff_t i = 0; result == 0 && i < RT_LIST_SIZE (hold.held[0]); i++)
      result = update_orders (rt, TYPE (RT_LIST_ITEM (hold.held[0], i)), changes);
  }
  rt_hold_end (rt, &hold, NULL);
  return result < 0 ? -1 : 0;
}

static void take_back (RtInterp *rt, RtObject *changes) {
  for (ptrdiff_t i = 0; i + 2 < RT_LIST_SIZE (changes); i += 3) {
    RtType *type = TYPE (RT_LIST_ITEM (changes, i));
    RtObject *old = RT_LIST_ITEM (changes, i + 2);
    if (type->mro != RT_LIST_ITEM (changes, i + 1) || old == rt->none)
      continue;
    rt_type_forget_cache (rt, type);
    rt_ref_set (rt, (RtObject *)type, RT_TYPE_SLOT_MRO, &type->mro, rt_incref (old));
  }
}

/* The bases of TYPE are NEW: it is to be found among their subclasses and no more among those of OLD. */
static int relink (RtInterp *rt, RtType *type, RtObject *old) {
  rt_type_unlink_from (rt, type, old);
  return rt_type_link (rt, type) < 0 ? -1 : rt_type_modified (rt, type, NULL);
}

int rt_type_set_bases (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  RtType *type = TYPE (self), *best = NULL;
  if (!rt_type_check_special (rt, type, value, "__bases__") || check_new_bases (rt, type, value, &best) < 0)
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "__bases__", "bases before");
  hold.held[CHANGES] = rt_list_new (rt, 0);
  if (hold.held[CHANGES] == NULL) {
    rt_hold_end (rt, &hold, NULL);
    return -1;
  }
  hold.held[OLD_BASES] = rt_ref_swap (rt, self, RT_TYPE_SLOT_BASES, &type->bases, rt_incref (value));
  hold.held[OLD_BASE] = rt_ref_swap (rt, self, RT_TYPE_SLOT_BASE, &type->base_type, rt_incref ((RtObject *)best));
  int result = update_orders (rt, type, hold.held[CHANGES]);
  if (result < 0)
    take_back (rt, hold.held[CHANGES]);
  if (type->bases == value && result == 0) { /* else a mro () has assigned others, which have been seen to */
    result = relink (rt, type, hold.held[OLD_BASES]);
  } else if (type->bases == value) {
    rt_ref_set (rt, self, RT_TYPE_SLOT_BASES, &type->bases, rt_incref (hold.held[OLD_BASES]));
    rt_ref_set (rt, self, RT_TYPE_SLOT_BASE, &type->base_type, rt_incref (hold.held[OLD_BASE]));
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}
