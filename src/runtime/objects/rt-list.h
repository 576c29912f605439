/* list: a growing array of references, over-allocated as CPython's list_resize does. */
#pragma once

#include "rt-interp.h"

typedef struct RtList {
  RtVarObject base;    /* size: items */
  RtObject **items;    /* on the interpreter's heap; NULL when allocated is 0 */
  ptrdiff_t allocated; /* -1 while it is being sorted */
} RtList;

#define RT_IS_LIST(o)      RT_IS (o, RT_TYPE_LIST)
#define RT_LIST_SIZE(l)    (((RtVarObject *)(l))->size)
#define RT_LIST_ITEM(l, i) (((RtList *)(l))->items[i]) /* borrowed */

/* What list.__sizeof__ gives. */
static inline size_t rt_list_sizeof (const RtObject *o) {
  ptrdiff_t allocated = ((const RtList *)o)->allocated;
  return o->type->cpython_basicsize + (size_t)(allocated > 0 ? allocated : 0) * sizeof (RtObject *);
}

#define RT_LIST_FIRST_ROOM 4 /* what appending to an empty list makes */

/* An empty list with room for ALLOCATED items. */
RT_NEW RtObject *rt_list_with_room (RtInterp *rt, ptrdiff_t allocated);
/* A list of SIZE empty places (exactly allocated), to be filled by rt_list_init before anyone can see it. */
RT_NEW RtObject *rt_list_new (RtInterp *rt, ptrdiff_t size);
void rt_list_init (RtInterp *rt, RtObject *list, ptrdiff_t index, RT_STEALS RtObject *item);
RT_NEW RtObject *rt_list_from (RtInterp *rt, RtObject *iterable);
/* A list of LIST's items with as much room as if they had been appended one by one. */
RT_NEW RtObject *rt_list_copy_as_appended (RtInterp *rt, RtObject *list);
RT_RAISES int rt_list_append (RtInterp *rt, RtObject *list, RtObject *item);
RT_RAISES int rt_list_append_steal (RtInterp *rt, RtObject *list, RT_STEALS RtObject *item);
RT_RAISES int rt_list_insert (RtInterp *rt, RtObject *list, ptrdiff_t index, RtObject *item);
RT_RAISES int rt_list_extend (RtInterp *rt, RtObject *list, RtObject *iterable);
RT_RAISES int rt_list_set_item (RtInterp *rt, RtObject *list, ptrdiff_t index, RT_STEALS RtObject *item);
/* list[start:end] = SEQUENCE (NULL: delete). */
RT_RAISES int rt_list_set_slice (RtInterp *rt, RtObject *list, ptrdiff_t start, ptrdiff_t end,
                                 RtObject *RT_NULLABLE sequence);
RT_NEW RtObject *rt_list_slice (RtInterp *rt, RtObject *list, ptrdiff_t start, ptrdiff_t end);
RT_NEW RtObject *rt_list_as_tuple (RtInterp *rt, RtObject *list);
RT_RAISES int rt_list_sort (RtInterp *rt, RtObject *list, RtObject *RT_NULLABLE key,
                            bool reverse); /* stable; timsort's order of comparisons */
RT_RAISES int rt_list_reverse (RtInterp *rt, RtObject *list);
