/* What containers share: the guard of recursive reprs, giving up many references at once, comparing items. */
#pragma once

#include "rt-interp.h"

/* Keeps an object that is being shown from being shown within itself, as Py_ReprEnter does, which holds a
 * reference to it, too.
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

/* Appends repr (ITEM), which may run user code, to BUFFER; false with an exception. */
bool rt_append_repr (RtInterp *rt, struct HbBuffer *buffer, RtObject *item);
/* SIZE_A op SIZE_B: how sequences compare of which one starts with the other. */
bool rt_compare_sizes (ptrdiff_t size_a, ptrdiff_t size_b, RtCompare op);

/* The two halves of giving up COUNT item slots of an object that lives on and may be filled anew by the
 * finalizers that run: first all slots become empty (ITEMS, which OWNER must not refer to any more, still
 * holds the references), then the references are given up, from the last to the first if BACKWARDS. */
void rt_items_detach (RtInterp *rt, RtObject *owner, RtSlotKind kind, RtObject **items, size_t first,
                      size_t count);
void rt_items_give_up (RtInterp *rt, const char *name, RtObject **items, size_t count, bool backwards);

/* Whether ITEM, which a container keeps, equals VALUE; the item is held while user code runs. 1, 0, -1. */
RT_RAISES int rt_item_equals (RtInterp *rt, const char *name, RtObject *item, RtObject *value);
/* Two items, both held. */
RT_NEW RtObject *rt_items_compare (RtInterp *rt, const char *name, RtObject *a, RtObject *b, RtCompare op);

/* A growing array of references in a native frame: what a function gathers while user code runs. */
typedef struct RtHeldItems {
  RtNative native; /* held and count follow the array */
  size_t capacity;
} RtHeldItems;
#define RT_HELD_COUNT(h)   ((h)->native.count)
#define RT_HELD_ITEM(h, i) ((h)->native.held[i])
void rt_held_start (RtInterp *rt, RtHeldItems *items, const char *name, const char *label);
RT_RAISES int rt_held_push (RtInterp *rt, RtHeldItems *items, RT_STEALS RtObject *item);
/* All that is still in the iterator; -1 with an exception. ITERATOR is borrowed. */
RT_RAISES int rt_held_push_all (RtInterp *rt, RtHeldItems *items, RtObject *iterator);
/* The references as a tuple (or list), which takes them over; NULL with MemoryError. */
RT_NEW RtObject *rt_held_as_tuple (RtInterp *rt, RtHeldItems *items);
/* The same where EXPECTED items were made room for. */
RT_NEW RtObject *rt_held_as_tuple_resized (RtInterp *rt, RtHeldItems *items, ptrdiff_t expected);
/* Gives up what is still there, and the array. */
void rt_held_end (RtInterp *rt, RtHeldItems *items);
/* The same of a function that returns RESULT, which is held meanwhile (rt_native_end). */
RtObject *RT_NULLABLE rt_held_return (RtInterp *rt, RtHeldItems *items, RtObject *RT_NULLABLE result);

/* A tuple of FIRST and SECOND, as the iterators of dict items and enumerate make it: RESULT, which they keep, filled anew if nobody
 * else has it any more; else a new one. */
RT_NEW RtObject *rt_tuple_refill_pair (RtInterp *rt, RtObject *result, RT_STEALS RtObject *first, RT_STEALS RtObject *second);

/* builtins.NAME, new, for __reduce__; NULL with AttributeError if the program took it away. */
RT_NEW RtObject *rt_builtin_named (RtInterp *rt, const char *name);
/* What __reduce__ of an iterator gives: (builtins.NAME, (ARG,)) and INDEX as state unless negative. ARG is
 * stolen. */
RT_NEW RtObject *rt_reduce_builtin (RtInterp *rt, const char *name, RT_STEALS RtObject *RT_NULLABLE arg,
                                    ptrdiff_t index);
/* (reversed, (SEQUENCE,), INDEX), which may be -1. */
RT_NEW RtObject *rt_reduce_reversed (RtInterp *rt, RT_STEALS RtObject *sequence, ptrdiff_t index);
/* Method body of __class_getitem__. */
RT_NEW RtObject *rt_class_getitem (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *RT_NULLABLE kwnames);
#define RT_CLASS_GETITEM                                                                                     \
  { "__class_getitem__", rt_class_getitem, RT_METH_O | RT_METH_CLASS, "See PEP 585" }
/* Whether keywords were given to a type's constructor that takes none; false with TypeError "list() takes no
 * keyword arguments". */
bool rt_no_constructor_keywords (RtInterp *rt, const char *name, RtObject *RT_NULLABLE kwargs);
