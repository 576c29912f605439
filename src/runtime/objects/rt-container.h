/* What containers share: the guard of recursive reprs, giving up many references at once, comparing items. */
#pragma once

#include "rt-interp.h"

/* Keeps an object that is being shown from being shown within itself, as Py_ReprEnter does, which holds a reference to it, too.
 *
 *   RtReprGuard guard;
 *   if (!rt_repr_enter (rt, &guard, self))
 *     return rt_str_from (rt, "[...]");
 *   ... rt_repr (rt, item) ...
 *   rt_repr_leave (rt, &guard);
 */
typedef struct RtReprGuard {
  RtNative native;
  RtObject *held[1];
} RtReprGuard;
bool rt_repr_enter (RtInterp *rt, RtReprGuard *guard, RtObject *o);
void rt_repr_leave (RtInterp *rt, RtReprGuard *guard);

/* The two halves of giving up COUNT item slots of an object that lives on and may be filled anew by the finalizers that run:
 * first all slots become empty (ITEMS, which OWNER must not refer to any more, still holds the references), then the
 * references are given up, from the last to the first if BACKWARDS. */
void rt_items_detach (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first, size_t count);
void rt_items_give_up (RtInterp *rt, const char *name, RtObject **items, size_t count, bool backwards);

/* Whether ITEM, which a container keeps, equals VALUE; the item is held while user code runs. 1, 0, -1. */
RT_RAISES int rt_item_equals (RtInterp *rt, const char *name, RtObject *item, RtObject *value);
/* Two items, both held. */
RT_NEW RtObject *rt_items_compare (RtInterp *rt, const char *name, RtObject *a, RtObject *b, RtCompare op);
