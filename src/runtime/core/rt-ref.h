/* The one way to store a reference into an object.
 *
 * Every function tells the observer what changed, so a recording cannot miss a store; there is no other store. FIELD is the
 * address of the pointer, SLOT says which one it is within OWNER, as OWNER's traverse slot says it. Frames' variables and
 * evaluation stacks, and native frames, are exempt: they are compared when a step ends.
 *
 * Fields of a new object are filled with rt_ref_init before anyone can see it.
 */
#pragma once

#include "rt-interp.h"

/* Tells the observer that SLOT of OWNER held BEFORE and holds AFTER. For this file only. */
void rt_ref_tell (RtInterp *rt, RtObject *owner, RtSlot slot, RtObject *RT_NULLABLE before, RtObject *RT_NULLABLE after);

/* Fills an empty field (what it held is ignored). VALUE may be NULL. */
static inline void rt_ref_init (RtInterp *rt, RtObject *owner, RtSlot slot, void *field, RT_STEALS void *RT_NULLABLE value) {
  *(RtObject **) field = value;
  if (rt->observer != NULL)
    rt_ref_tell (rt, owner, slot, NULL, value);
}
/* Replaces what the field holds and hands the old reference to the caller. */
static inline RT_NEW RtObject *rt_ref_swap (RtInterp *rt, RtObject *owner, RtSlot slot, void *field, RT_STEALS void *RT_NULLABLE value) {
  RtObject *before = *(RtObject **) field;
  *(RtObject **) field = value;
  if (rt->observer != NULL)
    rt_ref_tell (rt, owner, slot, before, value);
  return before;
}
/* Replaces what the field holds, then gives up the old reference (which can run user code: OWNER must be kept by the caller). */
static inline void rt_ref_set (RtInterp *rt, RtObject *owner, RtSlot slot, void *field, RT_STEALS void *RT_NULLABLE value) {
  rt_xdecref (rt, rt_ref_swap (rt, owner, slot, field, value));
}
/* Empties the field; the old reference is the caller's. NULL if it was empty. */
static inline RT_NEW RtObject *rt_ref_take (RtInterp *rt, RtObject *owner, RtSlot slot, void *field) {
  return rt_ref_swap (rt, owner, slot, field, NULL);
}
/* Empties the field and gives up what it held. */
static inline void rt_ref_clear (RtInterp *rt, RtObject *owner, RtSlot slot, void *field) {
  rt_xdecref (rt, rt_ref_swap (rt, owner, slot, field, NULL));
}

/* Ranges. ITEMS points at the first of the owner's item pointers (index 0); slots are (FIRST.kind, FIRST.index + i). */
/* memmove of COUNT references from slot index FROM to slot index TO. Places moved onto (and not moved away themselves) must have
 * been empty; places left behind count as empty from now on and are filled by rt_ref_init or cut off. */
void rt_ref_move_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t to, size_t from, size_t count);
/* The same when the references stay where they are and only their numbers change (the left end of a deque moved). */
void rt_ref_renumber (RtInterp *rt, RtObject *owner, RtSlotKind kind, size_t to, size_t from, size_t count);
/* Empties COUNT fields from FIRST on, giving up the references from the last to the first, as list_clear does. */
void rt_ref_clear_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first, size_t count);
/* Hands COUNT references from FIRST on over to the caller: copied to OUT, fields set to NULL. */
void rt_ref_take_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first, size_t count, RtObject **out);
/* Fills COUNT empty fields from FIRST on with the references in VALUES, which are stolen. */
void rt_ref_init_range (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first, size_t count,
                        RtObject *const *values);
/* Swaps two item fields. */
void rt_ref_exchange (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t a, size_t b);

/* What OWNER holds besides references changed (bytes of a bytearray, the position of an iterator): the observer will read it
 * again when the step ends. */
void rt_payload_tell (RtInterp *rt, RtObject *owner);
static inline void rt_payload_changed (RtInterp *rt, RtObject *owner) {
  if (rt->observer != NULL)
    rt_payload_tell (rt, owner);
}
