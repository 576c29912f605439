/* slice and range. */
#pragma once

#include "rt-interp.h"

typedef struct RtSlice {
  RtObject base;
  RtObject *start, *stop, *step; /* never NULL */
} RtSlice;

typedef struct RtRange {
  RtObject base;
  RtObject *start, *stop, *step, *length; /* ints */
} RtRange;

/* Of a range whose numbers fit. */
typedef struct RtRangeIterator {
  RtObject base;
  int64_t next, step, left;
} RtRangeIterator;

RT_NEW RtObject *rt_slice_new (RtInterp *rt, RtObject *RT_NULLABLE start, RtObject *RT_NULLABLE stop,
                               RtObject *RT_NULLABLE step);
/* The three numbers, clipped to ptrdiff_t, step not 0 (ValueError "slice step cannot be zero"). */
RT_RAISES int rt_slice_unpack (RtInterp *rt, RtObject *slice, ptrdiff_t *start, ptrdiff_t *stop,
                               ptrdiff_t *step);
/* Adjusts them to LENGTH and returns how many items the slice has. Never fails. */
ptrdiff_t rt_slice_adjust (ptrdiff_t length, ptrdiff_t *start, ptrdiff_t *stop, ptrdiff_t step);
/* One bound of a slice by __index__, clipped; the second for methods such as list.index, whose bounds may not
 * be None. */
RT_RAISES int rt_slice_index (RtInterp *rt, RtObject *o, ptrdiff_t *index);
RT_RAISES int rt_slice_index_not_none (RtInterp *rt, RtObject *o, ptrdiff_t *index);
/* slice.indices (LENGTH): (start, stop, step) as ints of any size. */
RT_NEW RtObject *rt_slice_indices (RtInterp *rt, RtObject *slice, RtObject *length);
RT_NEW RtObject *rt_range_new (RtInterp *rt, RtObject *start, RtObject *stop, RtObject *step);
