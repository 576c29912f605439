/* Which of two keys is less, for sorting: keys that are all of one built-in type are compared without asking what they are each
 * time, as listsort of CPython's Objects/listobject.c does after its look at them. What a program could notice is the same. */
#pragma once

#include "rt-interp.h"

/* Whether A < B: 1, 0, -1 with an exception. */
typedef int (*RtLess) (RtInterp *rt, RtObject *a, RtObject *b);

/* Whether A < B if both are small ints, floats or strs, so that no user code is asked: 1 or 0; -1, without an exception, for all others. */
int rt_less_plain (RtInterp *rt, RtObject *a, RtObject *b);

/* What compares the COUNT KEYS. They must not change meanwhile. */
RtLess rt_less_of (RtInterp *rt, RtObject *const *keys, ptrdiff_t count);
