/* The iterators of built-in sequences, and of anything that only has __getitem__. */
#pragma once

#include "rt-interp.h"

/* A sequence and a position in it; SEQUENCE is NULL once it is exhausted. */
typedef struct RtSequenceIterator {
  RtObject base;
  ptrdiff_t index;
  RtObject *sequence;
} RtSequenceIterator;

RT_NEW RtObject *rt_index_iterator_new (RtInterp *rt, RtType *type, RtObject *sequence, ptrdiff_t index);
void rt_index_iterator_dealloc (RtInterp *rt, RtObject *self);
int rt_index_iterator_traverse (RtObject *self, RtVisit visit, void *arg);
/* At the end: gives up the sequence. Returns NULL. */
RtObject *rt_index_iterator_exhaust (RtInterp *rt, RtSequenceIterator *self);
/* What `__reduce__` of iterators over a sequence gives: (iter, (sequence,), index), and (iter, (EMPTY,)) at the end. */
RT_NEW RtObject *rt_index_iterator_reduce (RtInterp *rt, RtObject *self, RT_STEALS RtObject *RT_NULLABLE empty);
/* What their `__setstate__` does: the index that STATE says, kept from LEAST to MOST. Returns None. */
RT_NEW RtObject *rt_index_iterator_set_state (RtInterp *rt, RtObject *self, RtObject *state, ptrdiff_t least, ptrdiff_t most);
/* Their `describe`: at which index they stand. */
void rt_index_iterator_describe (RtObject *self, struct HbBuffer *buffer);
/* Items of a list or tuple that one that goes forwards has still to give. */
ptrdiff_t rt_index_iterator_left (const RtSequenceIterator *self);
/* The same of one that goes backwards. */
ptrdiff_t rt_reverse_iterator_left (const RtSequenceIterator *self);
/* Where an iterator of a dict stands: how many entries it gave, and how many it has still to give. */
void rt_dict_iterator_position (const RtObject *self, ptrdiff_t *given, ptrdiff_t *left);
/* The next item for the tp_iternext of another iterator: like rt_next, but a StopIteration stays raised, so that what it tells goes on to
 * who asked the other. */
RT_NEW RtObject *rt_next_or_stop (RtInterp *rt, RtObject *iterator);
/* tp_iter of iterators. */
RT_NEW RtObject *rt_iter_self (RtInterp *rt, RtObject *self);

RT_NEW RtObject *rt_tuple_iter (RtInterp *rt, RtObject *tuple);
RT_NEW RtObject *rt_list_iter (RtInterp *rt, RtObject *list);
RT_NEW RtObject *rt_list_reversed (RtInterp *rt, RtObject *list);
