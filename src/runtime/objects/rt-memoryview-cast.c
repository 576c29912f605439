/* memoryview.cast: the same bytes as items of another format, in rows of another length. */
#include "rt-abstract.h"

#include <string.h>

#include "rt-int.h"
#include "rt-list.h"
#include "rt-memoryview-private.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Gives MODEL, bytes in a row, the extents of SHAPE, a list or tuple. */
static bool take_shape (RtInterp *rt, RtMemoryView *model, RtObject *shape) {
  bool is_list = RT_IS_LIST (shape);
  ptrdiff_t dimensions = is_list ? RT_LIST_SIZE (shape) : RT_TUPLE_SIZE (shape), items = 1;
  for (ptrdiff_t i = 0; i < dimensions; i++) {
    RtObject *number = is_list ? RT_LIST_ITEM (shape, i) : RT_TUPLE_ITEM (shape, i);
    if (!RT_IS_INT (number))
      return RT_TYPE_ERROR (rt, "memoryview.cast(): elements of shape must be integers") != NULL;
    int overflow = 0;
    int64_t length = rt_int_as_int64 (number, &overflow);
    if (overflow < 0 || (overflow == 0 && length <= 0))
      return RT_VALUE_ERROR (rt, "memoryview.cast(): elements of shape must be integers > 0") != NULL;
    if (overflow > 0 || length > PTRDIFF_MAX / items)
      return RT_VALUE_ERROR (rt, "memoryview.cast(): product(shape) > SSIZE_MAX") != NULL;
    items *= (ptrdiff_t) length;
    if (i > 0)
      model->inner[i - 1] = (ptrdiff_t) length;
    else
      model->count = (ptrdiff_t) length;
  }
  return true;
}

static bool may_take_shape (RtInterp *rt, const RtMemoryView *view, RtObject *shape) {
  if (!RT_IS_LIST (shape) && !RT_IS_TUPLE (shape))
    return RT_TYPE_ERROR (rt, "shape must be a list or a tuple") != NULL;
  ptrdiff_t dimensions = RT_IS_LIST (shape) ? RT_LIST_SIZE (shape) : RT_TUPLE_SIZE (shape);
  if (dimensions > MAX_DIMENSIONS)
    return RT_VALUE_ERROR (rt, "memoryview: number of dimensions must not exceed 64") != NULL;
  if (view->dimensions != 1 && dimensions != 1)
    return RT_TYPE_ERROR (rt, "memoryview: cast must be 1D -> ND or ND -> 1D") != NULL;
  return true;
}

/* Makes MODEL a row of items of the one-letter FORMAT, which may have an '@' before it. */
static bool take_format (RtInterp *rt, RtMemoryView *model, const char *text) {
  char format = text[0] == '@' ? text[1] : text[0];
  int itemsize = rt_memoryview_itemsize (format);
  if (itemsize == 0 || strlen (text) != (text[0] == '@' ? 2 : 1))
    return RT_VALUE_ERROR (rt, "memoryview: destination format must be a native single character format prefixed with an optional '@'") != NULL;
  if (strchr ("Bbc", model->format) == NULL && strchr ("Bbc", format) == NULL)
    return RT_TYPE_ERROR (rt, "memoryview: cannot cast between two non-byte formats") != NULL;
  ptrdiff_t bytes = model->count * row_bytes (model);
  if (bytes % itemsize != 0)
    return RT_TYPE_ERROR (rt, "memoryview: length is not a multiple of itemsize") != NULL;
  model->format = format;
  model->itemsize = (uint8_t) itemsize;
  model->stride_bytes = itemsize;
  model->count = bytes / itemsize;
  model->dimensions = 1;
  return true;
}

RtObject *rt_memoryview_cast (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"format", "shape"};
  RtObject *out[2];
  if (!rt_parse_args (rt, "cast", args, nargs, kwnames, names, 2, 2, 1, out) || !is_open (rt, view_of (o)))
    return NULL;
  if (!RT_IS_STR (out[0]))
    return RT_TYPE_ERROR (rt, "cast() argument 'format' must be str, not %.50K", out[0]);
  const char *text = rt_str_utf8 (rt, out[0], NULL);
  RtMemoryView model = *view_of (o);
  if (text == NULL)
    return NULL;
  if (has_gaps (&model))
    return RT_TYPE_ERROR (rt, "memoryview: casts are restricted to C-contiguous views");
  if ((out[1] != NULL || model.dimensions != 1) && model.count == 0)
    return RT_TYPE_ERROR (rt, "memoryview: cannot cast view with zeros in shape or strides");
  if ((out[1] != NULL && !may_take_shape (rt, &model, out[1])) || !take_format (rt, &model, text))
    return NULL;
  ptrdiff_t bytes = model.count * model.itemsize;
  if (out[1] != NULL) {
    if (!take_shape (rt, &model, out[1]))
      return NULL;
    model.dimensions = (int) (RT_IS_LIST (out[1]) ? RT_LIST_SIZE (out[1]) : RT_TUPLE_SIZE (out[1]));
    if (model.dimensions == 0)
      model.count = 1;
    if (model.count * row_bytes (&model) != bytes)
      return RT_TYPE_ERROR (rt, "memoryview: product(shape) * itemsize != buffer size");
    model.stride_bytes = row_bytes (&model);
  }
  return rt_memoryview_new (rt, view_of (o)->managed, &model);
}
