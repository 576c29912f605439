/* tuple: its items follow the header. The empty tuple is shared and immortal. */
#pragma once

#include "rt-interp.h"

typedef struct RtTuple {
  RtVarObject base;
  RtObject *items[1];
} RtTuple;

#define RT_IS_TUPLE(o)      RT_IS (o, RT_TYPE_TUPLE)
#define RT_TUPLE_SIZE(t)    (((RtVarObject *)(t))->size)
#define RT_TUPLE_ITEM(t, i) (((RtTuple *)(t))->items[i]) /* borrowed */

/* A tracked tuple of SIZE empty places, to be filled by rt_tuple_init before anyone can see it. */
RT_NEW RtObject *rt_tuple_new (RtInterp *rt, ptrdiff_t size);
/* The same where ASKED items were made room for, and then resized. */
RT_NEW RtObject *rt_tuple_new_resized (RtInterp *rt, ptrdiff_t asked, ptrdiff_t size);
void rt_tuple_init (RtInterp *rt, RtObject *tuple, ptrdiff_t index, RT_STEALS RtObject *item);
RT_NEW RtObject *rt_tuple_from_array (RtInterp *rt, RtObject *const *items,
                                      size_t count); /* takes new references */
RT_NEW RtObject *rt_tuple_steal_array (RtInterp *rt, RT_STEALS RtObject *const *items, size_t count);
RT_NEW RtObject *rt_tuple_pack (RtInterp *rt, size_t count, ...); /* borrowed items */
RT_NEW RtObject *rt_tuple_from (RtInterp *rt, RtObject *iterable);
RT_NEW RtObject *rt_tuple_slice (RtInterp *rt, RtObject *tuple, ptrdiff_t start, ptrdiff_t end);
/* Lets the collector forget a tuple that holds only atoms, as _PyTuple_MaybeUntrack. */
void rt_tuple_maybe_untrack (RtInterp *rt, RtObject *tuple);
