/* The algebra of sets, as methods and operators use it. OTHER is any iterable unless it says set. */
#pragma once

#include "rt-set.h"

RT_NEW RtObject *rt_set_copy (RtInterp *rt, RtObject *set);
RT_NEW RtObject *rt_set_intersection (RtInterp *rt, RtObject *set, RtObject *other);
RT_NEW RtObject *rt_set_difference (RtInterp *rt, RtObject *set, RtObject *other);
RT_NEW RtObject *rt_set_symmetric_difference (RtInterp *rt, RtObject *set, RtObject *other);
RT_RAISES int rt_set_intersection_update (RtInterp *rt, RtObject *set, RtObject *other);
RT_RAISES int rt_set_difference_update (RtInterp *rt, RtObject *set, RtObject *other);
RT_RAISES int rt_set_symmetric_difference_update (RtInterp *rt, RtObject *set, RtObject *other);
RT_RAISES int rt_set_is_disjoint (RtInterp *rt, RtObject *set, RtObject *other); /* 1, 0, -1 */
RT_RAISES int rt_set_is_subset (RtInterp *rt, RtObject *set, RtObject *other);
RT_RAISES int rt_set_is_superset (RtInterp *rt, RtObject *set, RtObject *other);
/* Exchanges what two sets hold. */
void rt_set_swap_bodies (RtInterp *rt, RtObject *a, RtObject *b);
