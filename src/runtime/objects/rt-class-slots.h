/* What a class's __slots__ say about the layout of its instances. */
#pragma once

#include "rt-class-internal.h"

typedef struct RtSlotsPlan {
  bool add_dict, add_weakref;
  RtObject *names; /* borrowed: sorted tuple of mangled names, or NULL if the class says nothing */
} RtSlotsPlan;

/* Reads __slots__ from NAMESPACE. *KEEP gets a new reference to plan->names. */
RT_RAISES int rt_slots_plan (RtInterp *rt, RtSlotsPlan *plan, RtObject *namespace, RtObject *bases, RtType *base, RtObject *class_name,
                             RtObject **keep);
/* Lays TYPE's instances out and adds the descriptors to its dict. */
RT_RAISES int rt_slots_apply (RtInterp *rt, RtType *type, const RtSlotsPlan *plan);
/* What a class gets from each class along its mro besides the layout of the best base. */
void rt_type_inherit_flags (RtType *type, const RtType *ancestor);
