/* What the files of list share. */
#pragma once

#include "rt-list.h"

/* Sets the size, growing or shrinking the array as CPython's list_resize does; new places are empty. A list
 * that shrinks must have given up the items beyond. Fails only when growing. */
RT_RAISES int rt_list_resize (RtInterp *rt, RtList *self, ptrdiff_t size);
/* Gives up all items and the array. */
void rt_list_clear_items (RtInterp *rt, RtList *self);
RT_NEW RtObject *rt_list_subscript (RtInterp *rt, RtObject *o, RtObject *key);
RT_RAISES int rt_list_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *RT_NULLABLE value);
extern const RtMethodDef rt_list_methods[];
