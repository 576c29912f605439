/* memoryview: a window on the bytes of another object. The first view of an object makes a managedbuffer, which holds the object;
 * views of views share it, so that the object is held once however many windows there are. */
#include "rt-abstract.h"

#include <string.h>

#include "rt-byte-text.h"
#include "rt-class-internal.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-memoryview-private.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define SLOT_OWNER   RT_FIELD (0, "viewed object")
#define SLOT_MANAGED RT_FIELD (0, "managed buffer")
#define SLOT_GIVER   RT_FIELD (1, "object that gave the buffer")

/* managedbuffer */

static RtObject *managed_new (RtInterp *rt, RtObject *object, RtGetBuffer get) {
  RtBufferView view = {.itemsize = 1, .format = "B"};
  if (get == NULL)
    return RT_TYPE_ERROR (rt, "memoryview: a bytes-like object is required, not '%.200T'", object);
  if (get (rt, object, &view, RT_BUFFER_FULL_RO) < 0)
    return NULL;
  RtObject *o = rt_object_alloc (rt, rt->types.managedbuffer, 0);
  if (o == NULL) {
    rt_buffer_release (rt, &view);
    return NULL;
  }
  RtManagedBuffer *managed = (RtManagedBuffer *) o;
  managed->view = view;
  rt_ref_init (rt, o, SLOT_OWNER, &managed->view.owner, view.owner);
  rt_gc_track (rt, o);
  return o;
}

/* Lets go of the object when no view is left. */
static void managed_release (RtInterp *rt, RtManagedBuffer *managed) {
  RtObject *owner = managed->view.owner;
  if (owner == NULL)
    return;
  if (owner->type->slots.bf_releasebuffer != NULL)
    owner->type->slots.bf_releasebuffer (rt, owner, &managed->view);
  rt_ref_clear (rt, RT_OBJECT (managed), SLOT_OWNER, &managed->view.owner);
}

static void managed_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  managed_release (rt, (RtManagedBuffer *) o);
  rt_object_free (rt, o);
}

static int managed_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_OWNER, ((RtManagedBuffer *) o)->view.owner);
  return 0;
}

static int managed_clear (RtInterp *rt, RtObject *o) {
  managed_release (rt, (RtManagedBuffer *) o);
  return 0;
}

const RtTypeSpec rt_managedbuffer_spec = {
  .name = "managedbuffer",
  .size_bytes = sizeof (RtManagedBuffer),
  .cpython_basicsize = 112,
  .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
  .slots = {.tp_dealloc = managed_dealloc, .tp_traverse = managed_traverse, .tp_clear = managed_clear},
};

/* Life of views. */

RtObject *rt_memoryview_new (RtInterp *rt, RtObject *managed, const RtMemoryView *model) {
  RtObject *o = rt_object_alloc_for (rt, rt->types.memoryview, 0, 3 * model->dimensions);
  if (o == NULL)
    return NULL;
  RtMemoryView *view = view_of (o);
  view->data = model->data;
  view->count = model->count;
  view->stride_bytes = model->stride_bytes;
  view->dimensions = model->dimensions;
  memcpy (view->inner, model->inner, sizeof view->inner);
  view->readonly = model->readonly;
  view->format = model->format;
  view->itemsize = model->itemsize;
  view->hash = -1;
  ((RtManagedBuffer *) managed)->exports++;
  rt_ref_init (rt, o, SLOT_MANAGED, &view->managed, rt_incref (managed));
  rt_gc_track (rt, o);
  return o;
}

/* The window that shows all of BUFFER. */
static RtMemoryView items_of (const RtBufferView *buffer) {
  char format = buffer->format != NULL ? *buffer->format : 'B';
  ptrdiff_t itemsize = format != 'B' ? buffer->itemsize : 1;
  return (RtMemoryView){.data = buffer->data, .count = buffer->length_bytes / itemsize, .stride_bytes = itemsize,
                        .dimensions = 1, .readonly = buffer->readonly, .format = format, .itemsize = (uint8_t) itemsize};
}

RtObject *rt_memoryview_from (RtInterp *rt, RtObject *object, RtGetBuffer get) {
  if (RT_IS_EXACT (rt, object, memoryview))
    return is_open (rt, view_of (object)) ? rt_memoryview_new (rt, view_of (object)->managed, view_of (object)) : NULL;
  RtObject *managed = managed_new (rt, object, get);
  if (managed == NULL)
    return NULL;
  const RtBufferView *buffer = &((RtManagedBuffer *) managed)->view;
  RtMemoryView model = items_of (buffer);
  RtObject *o = rt_memoryview_new (rt, managed, &model);
  rt_decref (rt, managed);
  return o;
}

static RtObject *view_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"object"};
  RtObject *out[1];
  return rt_parse_tuple (rt, "memoryview", args, kwargs, names, 1, 1, 1, out) ? rt_memoryview_from (rt, out[0], out[0]->type->slots.bf_getbuffer) : NULL;
}

/* _from_flags (object, flags): as memoryview (object), after it was asked for a buffer that can be written to if FLAGS say so. */
static RtObject *view_from_flags (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"object", "flags"};
  RtObject *in[2];
  if (!rt_parse_args (rt, "_from_flags", args, nargs, kwnames, names, 2, 2, 2, in))
    return NULL;
  int64_t flags = rt_index_ssize (rt, in[1], rt->types.OverflowError);
  RtBufferView view;
  if (rt_error (rt) != NULL || ((flags & RT_BUFFER_WRITABLE) != 0 && rt_buffer_get (rt, in[0], &view, RT_BUFFER_WRITABLE) < 0))
    return NULL;
  if ((flags & RT_BUFFER_WRITABLE) != 0)
    rt_buffer_release (rt, &view);
  return rt_memoryview_from (rt, in[0], in[0]->type->slots.bf_getbuffer);
}

static void let_go (RtInterp *rt, RtObject *o) {
  RtMemoryView *view = view_of (o);
  if (view->released)
    return;
  view->released = true;
  rt_payload_changed (rt, o);
  RtManagedBuffer *managed = (RtManagedBuffer *) view->managed;
  if (managed != NULL && --managed->exports == 0)
    managed_release (rt, managed);
  rt_ref_clear (rt, o, SLOT_MANAGED, &view->managed);
}

static void view_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  let_go (rt, o);
  rt_ref_clear (rt, o, SLOT_GIVER, &view_of (o)->giver);
  if (view_of (o)->weakrefs != NULL)
    rt_weakref_clear_all (rt, o);
  rt_object_free (rt, o);
}

static int view_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_MANAGED, view_of (o)->managed);
  RT_VISIT (visit, arg, SLOT_GIVER, view_of (o)->giver);
  return 0;
}

static int view_clear (RtInterp *rt, RtObject *o) {
  if (view_of (o)->exports == 0)
    let_go (rt, o);
  return 0;
}

static void view_describe (RtObject *o, HbBuffer *buffer) {
  const RtMemoryView *view = view_of (o);
  if (view->released) {
    hb_buffer_append (buffer, "released memoryview");
    return;
  }
  hb_buffer_printf (buffer, "memoryview of %td items", view->count * items_of_row (view));
  if (view->managed != NULL && view->data > ((const RtManagedBuffer *) view->managed)->view.data)
    hb_buffer_printf (buffer, ", from byte %td", view->data - ((const RtManagedBuffer *) view->managed)->view.data);
  if (view->stride_bytes != row_bytes (view))
    hb_buffer_printf (buffer, ", every %td bytes", view->stride_bytes);
  if (view->itemsize > 1)
    hb_buffer_printf (buffer, ", %d bytes wide", view->itemsize);
}

static RtObject *view_repr (RtInterp *rt, RtObject *o) {
  return rt_str_printf (rt, view_of (o)->released ? "<released memory at 0x%llx>" : "<memory at 0x%llx>",
                        (unsigned long long) rt_address (rt, o));
}

/* Items. */

static const struct {
  char format;
  uint8_t itemsize;
} formats[] = {{'B', 1}, {'b', 1}, {'c', 1}, {'?', 1}, {'H', 2}, {'h', 2}, {'I', 4}, {'i', 4}, {'L', 8}, {'l', 8},
               {'Q', 8}, {'q', 8}, {'N', 8}, {'n', 8}, {'P', 8}, {'e', 2}, {'f', 4}, {'d', 8}};

int rt_memoryview_itemsize (char format) {
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
    if (formats[i].format == format)
      return formats[i].itemsize;
  return 0;
}

/* Views show items of any width, but know only some as numbers. */
static bool knows_format (RtInterp *rt, const RtMemoryView *view) {
  return rt_memoryview_itemsize (view->format) > 0 ||
         rt_raise (rt, rt->types.NotImplementedError, "memoryview: format %c not supported", view->format) != NULL;
}

static RtObject *unpack (RtInterp *rt, const RtMemoryView *view, const char *at) {
  int64_t number = 0;
  uint16_t half;
  if (!knows_format (rt, view))
    return NULL;
  bool is_signed = strchr ("bhilqn", view->format) != NULL;
  if (view->format == 'c')
    return rt_bytes_new (rt, at, 1);
  if (view->format == '?')
    return rt_bool_object (rt, *at != 0);
  if (view->format == 'f' || view->format == 'd') {
    float single;
    double value;
    memcpy (view->format == 'f' ? (void *) &single : (void *) &value, at, view->itemsize);
    return rt_float_new (rt, view->format == 'f' ? (double) single : value);
  }
  if (view->format == 'e') {
    memcpy (&half, at, sizeof half);
    return rt_float_new (rt, rt_float_from_half (half));
  }
  memcpy (&number, at, view->itemsize);
  if (!is_signed)
    return rt_int_from_uint64 (rt, (uint64_t) number);
  int shift = 64 - 8 * view->itemsize;
  return rt_int_from_int64 (rt, (int64_t) ((uint64_t) number << shift) >> shift);
}

static int wrong_type (RtInterp *rt, const RtMemoryView *view) {
  return RT_TYPE_ERROR_INT (rt, "memoryview: invalid type for format '%c'", view->format);
}

static int wrong_value (RtInterp *rt, const RtMemoryView *view) {
  return RT_VALUE_ERROR_INT (rt, "memoryview: invalid value for format '%c'", view->format);
}

/* What a value said when it was asked for a number, in the words of the view. */
static int refused (RtInterp *rt, const RtMemoryView *view) {
  bool type = rt_error_matches (rt, rt->types.TypeError);
  if (!type && !rt_error_matches (rt, rt->types.OverflowError) && !rt_error_matches (rt, rt->types.ValueError))
    return -1;
  rt_error_clear (rt);
  return type ? wrong_type (rt, view) : wrong_value (rt, view);
}

static int pack_int (RtInterp *rt, const RtMemoryView *view, char *at, RtObject *value) {
  if (!rt_is_indexable (value))
    return wrong_type (rt, view);
  RtObject *index = rt_index (rt, value);
  if (index == NULL)
    return refused (rt, view);
  int overflow = 0, bits = 8 * view->itemsize;
  bool is_signed = strchr ("bhilqn", view->format) != NULL;
  int64_t number = rt_int_as_int64 (index, &overflow);
  bool fits = overflow == 0 && (is_signed ? bits == 64 || (number >= -(INT64_C (1) << (bits - 1)) && number < INT64_C (1) << (bits - 1))
                                          : number >= 0 && (bits == 64 || number < INT64_C (1) << bits));
  rt_decref (rt, index);
  if (!is_open (rt, view))
    return -1;
  if (!fits)
    return wrong_value (rt, view);
  memcpy (at, &number, view->itemsize);
  return 0;
}

/* Whoever is asked for a number may release the view meanwhile. */
static int pack (RtInterp *rt, const RtMemoryView *view, char *at, RtObject *value) {
  if (!knows_format (rt, view))
    return -1;
  if (view->format == 'c') {
    if (!RT_IS_BYTES (value))
      return wrong_type (rt, view);
    if (rt_byte_run (value).length != 1)
      return RT_VALUE_ERROR_INT (rt, "memoryview: invalid value for format 'c'");
    *at = rt_byte_run (value).data[0];
    return 0;
  }
  if (view->format == '?') {
    int truth = rt_truth (rt, value);
    if (truth < 0 || !is_open (rt, view))
      return -1;
    *at = (char) truth;
    return 0;
  }
  if (view->format == 'e' || view->format == 'f' || view->format == 'd') {
    double number = rt_float_to_double (rt, value);
    if (number == -1.0 && rt_error (rt) != NULL)
      return refused (rt, view);
    if (!is_open (rt, view))
      return -1;
    float single = (float) number;
    uint16_t half;
    if (view->format == 'e' && !rt_float_to_half (number, &half))
      return wrong_value (rt, view);
    memcpy (at, view->format == 'e' ? (void *) &half : view->format == 'f' ? (void *) &single : (void *) &number, view->itemsize);
    return 0;
  }
  return pack_int (rt, view, at, value);
}

static void *out_of_bounds (RtInterp *rt, int dimension) {
  return rt_raise (rt, rt->types.IndexError, "index out of bounds on dimension %d", dimension + 1);
}

static char *item_at (RtInterp *rt, const RtMemoryView *view, ptrdiff_t index) {
  if (index < 0)
    index += view->count;
  return index < 0 || index >= view->count ? out_of_bounds (rt, 0) : view->data + index * view->stride_bytes;
}

static void *no_sub_views (RtInterp *rt, const char *words) {
  return rt_raise (rt, rt->types.NotImplementedError, "%s", words);
}

static RtObject *view_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  RtMemoryView *view = view_of (o);
  if (!is_open (rt, view))
    return NULL;
  if (view->dimensions == 0)
    return RT_TYPE_ERROR (rt, "invalid indexing of 0-dim memory");
  if (view->dimensions > 1)
    return no_sub_views (rt, "multi-dimensional sub-views are not implemented");
  char *at = item_at (rt, view, index);
  return at != NULL ? unpack (rt, view, at) : NULL;
}

static bool window (RtInterp *rt, const RtMemoryView *view, RtObject *slice, RtMemoryView *model) {
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, slice, &start, &stop, &step) < 0)
    return false;
  if (!is_open (rt, view)) /* the slice may have released it */
    return false;
  *model = *view;
  model->count = rt_slice_adjust (model->count, &start, &stop, step);
  model->data += start * model->stride_bytes;
  model->stride_bytes *= step;
  return true;
}

static bool is_index_tuple (RtObject *key) {
  bool indexable = RT_IS_TUPLE (key);
  for (ptrdiff_t i = 0; indexable && i < RT_TUPLE_SIZE (key); i++)
    indexable = rt_is_indexable (RT_TUPLE_ITEM (key, i));
  return indexable;
}

/* Where the item is that a tuple of one index for each dimension means. */
static char *item_at_tuple (RtInterp *rt, const RtMemoryView *view, RtObject *key) {
  if (RT_TUPLE_SIZE (key) < view->dimensions)
    return no_sub_views (rt, "sub-views are not implemented");
  if (RT_TUPLE_SIZE (key) > view->dimensions)
    return RT_TYPE_ERROR (rt, "cannot index %d-dimension view with %zd-element tuple", view->dimensions, RT_TUPLE_SIZE (key));
  char *at = view->data;
  for (int i = 0; i < view->dimensions; i++) {
    ptrdiff_t index = rt_index_ssize (rt, RT_TUPLE_ITEM (key, i), rt->types.IndexError);
    if (index == -1 && rt_error (rt) != NULL)
      return NULL;
    if (index < 0)
      index += extent (view, i);
    if (index < 0 || index >= extent (view, i))
      return out_of_bounds (rt, i);
    at += index * stride (view, i);
  }
  return is_open (rt, view) ? at : NULL;
}

static bool is_slice_tuple (RtInterp *rt, RtObject *key) {
  bool slices = RT_IS_TUPLE (key) && RT_TUPLE_SIZE (key) > 0;
  for (ptrdiff_t i = 0; slices && i < RT_TUPLE_SIZE (key); i++)
    slices = RT_IS_EXACT (rt, RT_TUPLE_ITEM (key, i), slice);
  return slices;
}

/* The new view is there before the slice is asked for its numbers: what that runs may release the old one. */
static RtObject *view_slice (RtInterp *rt, RtObject *o, RtObject *slice) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "memoryview", "slice");
  RtObject *result = hold.held[0] = rt_memoryview_new (rt, view_of (o)->managed, view_of (o));
  RtMemoryView model;
  if (result == NULL || !window (rt, view_of (result), slice, &model))
    return rt_hold_end (rt, &hold, NULL);
  view_of (result)->data = model.data;
  view_of (result)->count = model.count;
  view_of (result)->stride_bytes = model.stride_bytes;
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *view_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  RtMemoryView *view = view_of (o);
  if (!is_open (rt, view))
    return NULL;
  if (view->dimensions == 0 && key == rt->ellipsis)
    return rt_incref (o);
  if (is_index_tuple (key)) {
    char *at = item_at_tuple (rt, view, key);
    return at != NULL ? unpack (rt, view, at) : NULL;
  }
  if (view->dimensions == 0)
    return RT_TYPE_ERROR (rt, "invalid indexing of 0-dim memory");
  if (rt_is_indexable (key)) {
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    return index == -1 && rt_error (rt) != NULL ? NULL : view_item (rt, o, index);
  }
  if (RT_IS_EXACT (rt, key, slice))
    return view_slice (rt, o, key);
  if (is_slice_tuple (rt, key))
    return no_sub_views (rt, "multi-dimensional slicing is not implemented");
  return RT_TYPE_ERROR (rt, "memoryview: invalid slice key");
}

static void notify (RtInterp *rt, RtObject *o) {
  RtManagedBuffer *managed = (RtManagedBuffer *) view_of (o)->managed;
  if (managed != NULL && managed->view.owner != NULL)
    rt_payload_changed (rt, managed->view.owner);
}

static int ass_window (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  RtMemoryView model;
  RtBufferView source;
  if (!window (rt, view_of (o), key, &model))
    return -1;
  if (rt_buffer_get (rt, value, &source, RT_BUFFER_FULL_RO) < 0)
    return -1;
  int result = 0;
  if (source.length_bytes != model.count * model.itemsize) {
    result = RT_VALUE_ERROR_INT (rt, "memoryview assignment: lvalue and rvalue have different structures");
  } else if (model.stride_bytes == model.itemsize) {
    memmove (model.data, source.data, (size_t) source.length_bytes);
  } else {
    for (ptrdiff_t i = 0; i < model.count; i++)
      memcpy (model.data + i * model.stride_bytes, source.data + i * model.itemsize, model.itemsize);
  }
  rt_buffer_release (rt, &source);
  return result;
}

static int view_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  RtMemoryView *view = view_of (o);
  if (!is_open (rt, view))
    return -1;
  if (view->readonly)
    return RT_TYPE_ERROR_INT (rt, "cannot modify read-only memory");
  if (value == NULL)
    return RT_TYPE_ERROR_INT (rt, "cannot delete memory");
  int result = -1;
  char *at = NULL;
  bool whole = view->dimensions == 0 && key == rt->ellipsis;
  if (whole || is_index_tuple (key)) {
    at = whole ? view->data : item_at_tuple (rt, view, key);
    result = at != NULL ? pack (rt, view, at, value) : -1;
  } else if (view->dimensions == 0) {
    RT_TYPE_ERROR (rt, "invalid indexing of 0-dim memory");
  } else if (rt_is_indexable (key) && view->dimensions > 1) {
    no_sub_views (rt, "sub-views are not implemented");
  } else if (rt_is_indexable (key)) {
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    bool known = (index != -1 || rt_error (rt) == NULL) && is_open (rt, view);
    at = known ? item_at (rt, view, index) : NULL;
    result = at != NULL ? pack (rt, view, at, value) : -1;
  } else if (RT_IS_EXACT (rt, key, slice) && view->dimensions == 1) {
    result = ass_window (rt, o, key, value);
  } else if (RT_IS_EXACT (rt, key, slice) || is_slice_tuple (rt, key)) {
    no_sub_views (rt, "memoryview slice assignments are currently restricted to ndim = 1");
  } else {
    RT_TYPE_ERROR (rt, "memoryview: invalid slice key");
  }
  if (result == 0)
    notify (rt, o);
  return result;
}

static ptrdiff_t view_length (RtInterp *rt, RtObject *o) {
  if (!is_open (rt, view_of (o)))
    return -1;
  return view_of (o)->dimensions > 0 ? view_of (o)->count : RT_TYPE_ERROR_INT (rt, "0-dim memory has no length");
}

/* All bytes in order, appended to BUFFER. */
static void gather (const RtMemoryView *view, HbBuffer *buffer) {
  for (ptrdiff_t i = 0; i < view->count; i++)
    hb_buffer_append_bytes (buffer, view->data + i * view->stride_bytes, (size_t) row_bytes (view));
}

/* The same, the first dimension varying fastest. */
static void gather_fortran (const RtMemoryView *view, HbBuffer *buffer) {
  ptrdiff_t count = view->count * items_of_row (view);
  for (ptrdiff_t i = 0; i < count; i++) {
    const char *at = view->data;
    ptrdiff_t rest = i;
    for (int d = 0; d < view->dimensions; d++) {
      at += rest % extent (view, d) * stride (view, d);
      rest /= extent (view, d);
    }
    hb_buffer_append_bytes (buffer, at, view->itemsize);
  }
}

/* Of the argument "order": 'C', 'F' or 'A', or 0 with an exception. */
static char order_of (RtInterp *rt, RtObject *RT_NULLABLE order) {
  if (order == NULL || order == rt->none)
    return 'C';
  const char *text = RT_IS_STR (order) ? rt_str_utf8 (rt, order, NULL) : NULL;
  if (text == NULL && rt_error (rt) == NULL)
    RT_TYPE_ERROR (rt, "tobytes() argument 'order' must be str or None, not %.50T", order);
  else if (text != NULL && (strchr ("CFA", text[0]) == NULL || text[0] == '\0' || text[1] != '\0'))
    RT_VALUE_ERROR (rt, "order must be 'C', 'F' or 'A'");
  return rt_error (rt) != NULL ? 0 : text[0];
}

static RtObject *view_tobytes (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"order"};
  RtObject *out[1];
  if (!rt_parse_args (rt, "tobytes", args, nargs, kwnames, names, 1, 1, 0, out) || !is_open (rt, view_of (o)))
    return NULL;
  char order = order_of (rt, out[0]);
  if (order == 0)
    return NULL;
  const RtMemoryView *view = view_of (o);
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  if (view->dimensions > 1 && (order == 'F' || (order == 'A' && is_fortran (view))))
    gather_fortran (view, &buffer);
  else
    gather (view, &buffer);
  RtObject *bytes = buffer.broken ? rt_no_memory (rt) : rt_bytes_new (rt, NULL, buffer.length_bytes);
  if (bytes != NULL)
    memcpy (((RtBytes *) bytes)->data, hb_buffer_text (&buffer), buffer.length_bytes);
  hb_buffer_clear (&buffer);
  return bytes;
}

static RtObject *listed (RtInterp *rt, const RtMemoryView *view, int dimension, const char *at) {
  if (dimension == view->dimensions)
    return unpack (rt, view, at);
  RtObject *list = rt_list_new (rt, 0);
  for (ptrdiff_t i = 0; list != NULL && i < extent (view, dimension); i++) {
    RtObject *item = listed (rt, view, dimension + 1, at + i * stride (view, dimension));
    if (item == NULL || rt_list_append_steal (rt, list, item) < 0) {
      rt_decref (rt, list);
      return NULL;
    }
  }
  return list;
}

static RtObject *view_tolist (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return is_open (rt, view_of (o)) ? listed (rt, view_of (o), 0, view_of (o)->data) : NULL;
}

static RtObject *view_hex (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *bytes = view_tobytes (rt, o, NULL, 0, NULL);
  RtObject *text = bytes != NULL ? rt_bytes_method_hex (rt, bytes, args, nargs, kwnames) : NULL;
  rt_xdecref (rt, bytes);
  return text;
}

static RtObject *view_release (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (view_of (o)->exports > 0)
    return rt_raise (rt, rt->types.BufferError, "memoryview has %zd exported buffer%s", view_of (o)->exports,
                     view_of (o)->exports == 1 ? "" : "s");
  let_go (rt, o);
  return rt_incref (rt->none);
}

RtObject *rt_release_buffer (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!RT_IS_EXACT (rt, args[0], memoryview))
    return RT_TYPE_ERROR (rt, "expected a memoryview object");
  const RtManagedBuffer *managed = (const RtManagedBuffer *) view_of (args[0])->managed;
  if (managed == NULL)
    return RT_VALUE_ERROR (rt, "memoryview's buffer has already been released");
  if (managed->view.owner != o)
    return RT_VALUE_ERROR (rt, "memoryview's buffer is not this object");
  return view_release (rt, args[0], NULL, 0, NULL);
}

static RtObject *view_enter (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return is_open (rt, view_of (o)) ? rt_incref (o) : NULL;
}

static RtObject *view_toreadonly (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!is_open (rt, view_of (o)))
    return NULL;
  RtMemoryView model = *view_of (o);
  model.readonly = true;
  return rt_memoryview_new (rt, view_of (o)->managed, &model);
}

static int64_t view_hash (RtInterp *rt, RtObject *o) {
  RtMemoryView *view = view_of (o);
  if (view->hash != -1)
    return view->hash;
  if (!is_open (rt, view))
    return -1;
  if (!view->readonly)
    return RT_VALUE_ERROR_INT (rt, "cannot hash writable memoryview object");
  if (strchr ("Bbc", view->format) == NULL)
    return RT_VALUE_ERROR_INT (rt, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  RtObject *owner = ((RtManagedBuffer *) view->managed)->view.owner;
  if (owner != rt->none && rt_hash (rt, owner) == -1) /* what changes by itself has no hash that lasts */
    return -1;
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  gather (view, &buffer);
  int64_t hash = buffer.broken ? -1 : rt_hash_bytes (hb_buffer_text (&buffer), buffer.length_bytes);
  hb_buffer_clear (&buffer);
  if (hash == -1)
    rt_no_memory (rt);
  return view->hash = hash;
}

/* Items of both as Python sees them, one by one; formats may differ. */
static int views_equal (RtInterp *rt, const RtMemoryView *a, const RtMemoryView *b) {
  if (a->dimensions != b->dimensions || rt_memoryview_itemsize (a->format) == 0 || rt_memoryview_itemsize (b->format) == 0)
    return 0;
  for (int d = 0; d < a->dimensions; d++)
    if (extent (a, d) != extent (b, d))
      return 0;
  ptrdiff_t count = a->count * items_of_row (a);
  for (ptrdiff_t i = 0; i < count; i++) {
    RtObject *x = unpack (rt, a, flat_item (a, i)), *y = unpack (rt, b, flat_item (b, i));
    int equal = x != NULL && y != NULL ? rt_compare_bool (rt, x, y, RT_EQ) : -1;
    rt_xdecref (rt, x);
    rt_xdecref (rt, y);
    if (equal <= 0)
      return equal;
  }
  return 1;
}

static RtObject *view_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (op != RT_EQ && op != RT_NE)
    return rt_incref (rt->not_implemented);
  int equal;
  if (view_of (a)->released || (RT_IS_EXACT (rt, b, memoryview) && view_of (b)->released)) {
    equal = a == b;
  } else if (RT_IS_EXACT (rt, b, memoryview)) {
    equal = views_equal (rt, view_of (a), view_of (b));
  } else {
    RtBufferView buffer;
    if (b->type->slots.bf_getbuffer == NULL)
      return rt_incref (rt->not_implemented);
    if (rt_buffer_get (rt, b, &buffer, RT_BUFFER_FULL_RO) < 0)
      return NULL;
    RtMemoryView other = items_of (&buffer);
    equal = views_equal (rt, view_of (a), &other);
    rt_buffer_release (rt, &buffer);
  }
  return equal < 0 ? NULL : rt_bool_object (rt, equal == (op == RT_EQ));
}

static int view_getbuffer (RtInterp *rt, RtObject *o, RtBufferView *buffer, int flags) {
  RtMemoryView *view = view_of (o);
  if (!is_open (rt, view))
    return -1;
  if ((flags & RT_BUFFER_WRITABLE) && view->readonly)
    return rt_raise_int (rt, rt->types.BufferError, "memoryview: underlying buffer is not writable");
  if (flags != RT_BUFFER_FULL_RO && has_gaps (view))
    return rt_raise_int (rt, rt->types.BufferError, "memoryview: underlying buffer is not C-contiguous");
  *buffer = (RtBufferView){.data = view->data, .length_bytes = view->count * row_bytes (view), .readonly = view->readonly,
                           .itemsize = view->itemsize, .format = "B"};
  if (has_gaps (view)) {
    /* What can do with gaps gets a copy without, which lives until it is released. */
    RtObject *copy = view_tobytes (rt, o, NULL, 0, NULL);
    if (copy == NULL)
      return -1;
    buffer->data = ((RtBytes *) copy)->data;
    buffer->owner = copy;
    return 0;
  }
  buffer->owner = rt_incref (o);
  view->exports++;
  return 0;
}

/* The one who gave O its bytes hears that nobody uses them any longer. */
static void tell_giver (RtInterp *rt, RtObject *o) {
  RtObject *error = rt_error_take (rt);
  RtHold hold;
  rt_hold_begin (rt, &hold, "buffer", "object that gave it");
  RtObject *giver = hold.held[0] = rt_incref (view_of (o)->giver);
  rt_ref_clear (rt, o, SLOT_GIVER, &view_of (o)->giver);
  RtObject *name = rt_str_interned (rt, "__release_buffer__");
  RtObject *result = name != NULL ? rt_call_special (rt, giver, name, &o, 1) : NULL;
  rt_xdecref (rt, name);
  if (result == NULL)
    rt_error_unraisable (rt, giver);
  rt_xdecref (rt, result);
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, error);
}

static void view_releasebuffer (RtInterp *rt, RtObject *o, RtBufferView *buffer) {
  if (--view_of (o)->exports == 0 && view_of (o)->giver != NULL)
    tell_giver (rt, o);
}

int rt_memoryview_give (RtInterp *rt, RtObject *o, RtObject *giver, RtBufferView *view, int flags) {
  if (view_getbuffer (rt, o, view, flags) < 0)
    return -1;
  RtObject *name = rt_str_interned (rt, "__release_buffer__");
  if (name != NULL && view->owner == o && view_of (o)->giver == NULL && rt_type_lookup (rt, giver->type, name) != NULL)
    rt_ref_init (rt, o, SLOT_GIVER, &view_of (o)->giver, rt_incref (giver));
  rt_xdecref (rt, name);
  if (name != NULL)
    return 0;
  rt_buffer_release (rt, view);
  return -1;
}

/* Attributes. */

enum { ATTR_OBJ, ATTR_NBYTES, ATTR_ITEMSIZE, ATTR_FORMAT, ATTR_NDIM, ATTR_SHAPE, ATTR_STRIDES, ATTR_SUBOFFSETS, ATTR_READONLY,
       ATTR_C_CONTIGUOUS, ATTR_F_CONTIGUOUS, ATTR_CONTIGUOUS };

/* A tuple of what NUMBER_OF says about each dimension. */
static RtObject *each_dimension (RtInterp *rt, const RtMemoryView *view, ptrdiff_t (*number_of) (const RtMemoryView *view, int dimension)) {
  RtObject *tuple = rt_tuple_new (rt, view->dimensions);
  for (int i = 0; tuple != NULL && i < view->dimensions; i++) {
    RtObject *number = rt_int_from_int64 (rt, number_of (view, i));
    if (number == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, number);
  }
  return tuple;
}

/* An empty view of one dimension that steps over bytes has gaps, too, in CPython's eyes. */
static bool steps_over_nothing (const RtMemoryView *view) {
  return view->dimensions == 1 && view->count == 0 && view->stride_bytes != view->itemsize;
}

static RtObject *view_get (RtInterp *rt, RtObject *o, void *closure) {
  const RtMemoryView *view = view_of (o);
  if (!is_open (rt, view))
    return NULL;
  switch ((int) (intptr_t) closure) {
  case ATTR_OBJ:
    return rt_incref (((RtManagedBuffer *) view->managed)->view.owner);
  case ATTR_NBYTES:
    return rt_int_from_int64 (rt, view->count * row_bytes (view));
  case ATTR_ITEMSIZE:
    return rt_int_from_int64 (rt, view->itemsize);
  case ATTR_FORMAT:
    return rt_str_from_char (rt, (uint32_t) view->format);
  case ATTR_NDIM:
    return rt_int_from_int64 (rt, view->dimensions);
  case ATTR_SHAPE:
    return each_dimension (rt, view, extent);
  case ATTR_STRIDES:
    return each_dimension (rt, view, stride);
  case ATTR_SUBOFFSETS:
    return rt_tuple_new (rt, 0);
  case ATTR_READONLY:
    return rt_bool_object (rt, view->readonly);
  case ATTR_C_CONTIGUOUS:
    return rt_bool_object (rt, !has_gaps (view) && !steps_over_nothing (view));
  case ATTR_F_CONTIGUOUS:
    return rt_bool_object (rt, is_fortran (view) && !steps_over_nothing (view));
  default:
    return rt_bool_object (rt, (!has_gaps (view) || is_fortran (view)) && !steps_over_nothing (view));
  }
}

#define VIEW_ATTR(name, which) {name, view_get, NULL, NULL, (void *) (intptr_t) (which)}
static const RtGetSetDef view_getset[] = {
  VIEW_ATTR ("obj", ATTR_OBJ),
  VIEW_ATTR ("nbytes", ATTR_NBYTES),
  VIEW_ATTR ("itemsize", ATTR_ITEMSIZE),
  VIEW_ATTR ("format", ATTR_FORMAT),
  VIEW_ATTR ("ndim", ATTR_NDIM),
  VIEW_ATTR ("shape", ATTR_SHAPE),
  VIEW_ATTR ("strides", ATTR_STRIDES),
  VIEW_ATTR ("suboffsets", ATTR_SUBOFFSETS),
  VIEW_ATTR ("readonly", ATTR_READONLY),
  VIEW_ATTR ("c_contiguous", ATTR_C_CONTIGUOUS),
  VIEW_ATTR ("f_contiguous", ATTR_F_CONTIGUOUS),
  VIEW_ATTR ("contiguous", ATTR_CONTIGUOUS),
  {NULL},
};

static const RtMethodDef view_methods[] = {
  {"__enter__", view_enter, RT_METH_NOARGS, NULL},
  {"__exit__", view_release, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
  {"_from_flags", view_from_flags, RT_METH_KEYWORDS | RT_METH_CLASS, NULL},
  {"cast", rt_memoryview_cast, RT_METH_KEYWORDS, NULL},
  {"hex", view_hex, RT_METH_KEYWORDS, NULL},
  {"__release_buffer__", rt_release_buffer, RT_METH_O, NULL},
  {"release", view_release, RT_METH_NOARGS, NULL},
  {"tobytes", view_tobytes, RT_METH_KEYWORDS, NULL},
  {"tolist", view_tolist, RT_METH_NOARGS, NULL},
  {"toreadonly", view_toreadonly, RT_METH_NOARGS, NULL},
  {NULL},
};

/* The iterator. */

static RtObject *view_iter (RtInterp *rt, RtObject *o) {
  if (!is_open (rt, view_of (o)))
    return NULL;
  if (view_of (o)->dimensions == 0)
    return RT_TYPE_ERROR (rt, "invalid indexing of 0-dim memory");
  if (view_of (o)->dimensions > 1)
    return no_sub_views (rt, "multi-dimensional sub-views are not implemented");
  return rt_index_iterator_new (rt, rt->types.memory_iterator, o, 0);
}

static size_t view_sizeof (RtInterp *rt, RtObject *o) {
  return 144 + 3 * 8 * (size_t) view_of (o)->dimensions; /* extents, strides, suboffsets */
}

static RtObject *view_iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *) o;
  if (self->sequence == NULL)
    return NULL;
  RtMemoryView *view = view_of (self->sequence);
  if (self->index >= view->count)
    return rt_index_iterator_exhaust (rt, self);
  rt_payload_changed (rt, o);
  return is_open (rt, view) ? unpack (rt, view, view->data + self->index++ * view->stride_bytes) : NULL;
}

const RtTypeSpec rt_memory_iterator_spec = {
  .name = "memory_iterator",
  .size_bytes = sizeof (RtSequenceIterator),
  .cpython_basicsize = 48,
  .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
  .slots = {.tp_dealloc = rt_index_iterator_dealloc,
            .tp_traverse = rt_index_iterator_traverse,
            .describe = rt_index_iterator_describe,
            .tp_iter = rt_iter_self,
            .tp_iternext = view_iterator_next},
};

const RtTypeSpec rt_memoryview_spec = {
  .name = "memoryview",
  .doc = "memoryview(object)\n--\n\nCreate a new memoryview object which references the given object.",
  .size_bytes = sizeof (RtMemoryView),
  .cpython_basicsize = 144,
  .cpython_itemsize = 8,
  .type_flags = RT_TYPE_GC | RT_TYPE_SEQUENCE,
  .weaklist_offset = offsetof (RtMemoryView, weakrefs),
  .slots =
    {
      .tp_new = view_tp_new,
      .tp_dealloc = view_dealloc,
      .tp_traverse = view_traverse,
      .tp_clear = view_clear,
      .sizeof_bytes = view_sizeof,
      .describe = view_describe,
      .tp_repr = view_repr,
      .tp_hash = view_hash,
      .tp_richcompare = view_richcompare,
      .tp_iter = view_iter,
      .sq_length = view_length,
      .sq_item = view_item,
      .mp_length = view_length,
      .mp_subscript = view_subscript,
      .mp_ass_subscript = view_ass_subscript,
      .bf_getbuffer = view_getbuffer,
      .bf_releasebuffer = view_releasebuffer,
    },
  .methods = view_methods,
  .getset = view_getset,
};
