/* The inside of memoryviews, for the files that make them. */
#pragma once

#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-interp.h"

typedef struct RtManagedBuffer {
  RtObject base;
  RtBufferView view; /* owner: the object, owned */
  ptrdiff_t exports; /* memoryviews that share it */
} RtManagedBuffer;

/* As in CPython. */
#define MAX_DIMENSIONS 64

/* The first dimension may have any stride; what it steps over is always without gaps, since slices are of the first only. */
typedef struct RtMemoryView {
  RtObject base;
  RtObject *managed; /* NULL once released */
  char *data;
  ptrdiff_t count, stride_bytes; /* rows, and from one to the next; a row is an item if there is one dimension */
  ptrdiff_t inner[MAX_DIMENSIONS - 1]; /* the extents of the other dimensions */
  int dimensions;                /* 0: a single item, count is 1 */
  ptrdiff_t exports;             /* buffers of it that others use */
  int64_t hash;
  bool readonly, released;
  char format; /* a letter of struct */
  uint8_t itemsize;
  RtObject *weakrefs;
  RtObject *giver; /* whose __buffer__ gave this view, while its bytes are in use and there is a __release_buffer__; or NULL */
} RtMemoryView;

/* A view like MODEL (its window, format) that shares MANAGED. */
RT_NEW RtObject *rt_memoryview_new (RtInterp *rt, RtObject *managed, const RtMemoryView *model);
/* The bytes of the memoryview O, which GIVER.__buffer__ returned. */
RT_RAISES int rt_memoryview_give (RtInterp *rt, RtObject *o, RtObject *giver, RtBufferView *view, int flags);
/* The bytes of an item of a one-letter FORMAT; 0 if there is no such format. */
int rt_memoryview_itemsize (char format);
/* memoryview.cast */
RtObject *rt_memoryview_cast (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);

static inline RtMemoryView *view_of (RtObject *o) {
  return (RtMemoryView *) o;
}

static inline bool is_open (RtInterp *rt, const RtMemoryView *view) {
  return !view->released || RT_VALUE_ERROR (rt, "operation forbidden on released memoryview object") != NULL;
}

/* Extents. */

static inline ptrdiff_t items_of_row (const RtMemoryView *view) {
  ptrdiff_t items = 1;
  for (int i = 0; i < view->dimensions - 1; i++)
    items *= view->inner[i];
  return items;
}

static inline ptrdiff_t row_bytes (const RtMemoryView *view) {
  return items_of_row (view) * view->itemsize;
}

static inline bool has_gaps (const RtMemoryView *view) {
  return view->count > 1 && view->stride_bytes != row_bytes (view);
}

/* The address of item INDEX, counted through all dimensions. */
static inline char *flat_item (const RtMemoryView *view, ptrdiff_t index) {
  ptrdiff_t row = items_of_row (view);
  return view->data + index / row * view->stride_bytes + index % row * view->itemsize;
}

static inline ptrdiff_t extent (const RtMemoryView *view, int dimension) {
  return dimension == 0 ? view->count : view->inner[dimension - 1];
}

static inline ptrdiff_t stride (const RtMemoryView *view, int dimension) {
  if (dimension == 0)
    return view->stride_bytes;
  ptrdiff_t bytes = view->itemsize;
  for (int i = dimension; i < view->dimensions - 1; i++)
    bytes *= view->inner[i];
  return bytes;
}

/* Whether the items stand without gaps, the first dimension varying fastest. */
static inline bool is_fortran (const RtMemoryView *view) {
  ptrdiff_t bytes = view->itemsize;
  for (int i = 0; i < view->dimensions; i++) {
    if (extent (view, i) > 1 && stride (view, i) != bytes)
      return false;
    bytes *= extent (view, i);
  }
  return true;
}
