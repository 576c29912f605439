/* Copies of instances whose classes leave all to object: no text of the program takes part in them. */
#pragma once

#include "rt-interp.h"

/* What copying asks classes for, a tuple that copy.py makes once: copyreg.dispatch_table, and the names of all hooks. */
typedef RtObject RtCopyHooks;

/* Whether instances of TYPE are taken apart and made as object says, by what their class is. */
bool rt_copy_is_plain_type (RtInterp *rt, RtCopyHooks *hooks, RtType *type);
/* Whether X, an instance of such a type, has an attribute of its own that stands for a hook. */
bool rt_copy_has_own_hooks (RtInterp *rt, RtCopyHooks *hooks, RtObject *x);
/* A tuple like the one that object.__reduce_ex__ gives, whose item RT_COPY_STATE is the state. */
enum { RT_COPY_STATE = 2 };
RT_NEW RtObject *rt_copy_take_apart (RtInterp *rt, RtObject *x);
/* An empty object like X. */
RT_NEW RtObject *rt_copy_new_like (RtInterp *rt, RtObject *x);
/* What CPython's copy._reconstruct does with a state if there is no __setstate__. */
RT_RAISES int rt_copy_set_state (RtInterp *rt, RtObject *y, RtObject *state);
