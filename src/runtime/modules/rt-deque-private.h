/* collections.deque: a run of references within a block, with room at both ends. */
#pragma once

#include "rt-deque.h"

typedef struct RtDeque {
  RtVarObject base; /* size: items */
  RtObject **block; /* NULL when capacity is 0 */
  ptrdiff_t capacity;
  ptrdiff_t left;         /* place of the first item in the block */
  ptrdiff_t max;          /* maxlen, -1 for none */
  ptrdiff_t cpython_left; /* place of the first item in the first of CPython's blocks of 64, for getsizeof */
  uint64_t state;         /* changes with every append and pop: iterators look at it */
  RtObject *weakrefs;
} RtDeque;

#define RT_DEQUE(o)         ((RtDeque *)(o))
#define RT_DEQUE_SIZE(o)    (((RtVarObject *)(o))->size)
#define RT_DEQUE_ITEMS(o)   (RT_DEQUE (o)->block + RT_DEQUE (o)->left)
#define RT_DEQUE_ITEM(o, i) (RT_DEQUE_ITEMS (o)[i])
#define RT_DEQUE_BLOCK      64

/* ITEM is stolen; what does not fit into maxlen falls out at the other end. */
RT_RAISES int rt_deque_append (RtInterp *rt, RtDeque *self, RT_STEALS RtObject *item);
RT_RAISES int rt_deque_append_left (RtInterp *rt, RtDeque *self, RT_STEALS RtObject *item);
/* NULL with IndexError if it is empty. */
RT_NEW RtObject *rt_deque_pop (RtInterp *rt, RtDeque *self);
RT_NEW RtObject *rt_deque_pop_left (RtInterp *rt, RtDeque *self);
RT_RAISES int rt_deque_extend (RtInterp *rt, RtDeque *self, RtObject *iterable, bool left);
RT_RAISES int rt_deque_rotate (RtInterp *rt, RtDeque *self, ptrdiff_t n);
/* Takes item INDEX out. */
RT_NEW RtObject *rt_deque_take (RtInterp *rt, RtDeque *self, ptrdiff_t index);
void rt_deque_clear_items (RtInterp *rt, RtDeque *self);
RT_NEW RtObject *rt_deque_copy (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_deque_iter (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_deque_reversed (RtInterp *rt, RtObject *o);
extern const RtMethodDef rt_deque_methods[];
