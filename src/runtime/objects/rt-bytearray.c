#include "rt-byte-text.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-copyreg.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* What CPython has allocated: one byte more than the array holds, for a NUL; grown by an eighth. `capacity_bytes` is that. */

static RtByteArray *array_of (RtObject *o) {
  return (RtByteArray *) o;
}

/* What is allocated, ALLOC bytes of which GONE lie before the first byte, for SIZE bytes from now on. */
static size_t capacity_for (size_t alloc, size_t gone, size_t size) {
  if (size + 1 + gone <= alloc)
    return size < alloc / 2 ? size + 1 : alloc;
  return (double) size <= (double) alloc * 1.125 ? size + (size >> 3) + (size < 9 ? 3 : 6) : size + 1;
}

/* Changes the size; new bytes are undefined. -1 with BufferError while a memoryview looks at it. */
static int resize (RtInterp *rt, RtByteArray *array, ptrdiff_t size) {
  if (size == array->base.size)
    return 0;
  if (array->exports > 0)
    return rt_raise_int (rt, rt->types.BufferError, "Existing exports of data: object cannot be re-sized");
  size_t alloc = capacity_for (array->capacity_bytes, array->gone_bytes, (size_t) size);
  if (alloc != array->capacity_bytes || (size_t) size + array->gone_bytes >= alloc) {
    char *data = rt_mem_realloc (rt, array->data, array->capacity_bytes, alloc);
    if (data == NULL)
      return -1;
    array->data = data;
    array->capacity_bytes = alloc;
    array->gone_bytes = 0;
  }
  array->base.size = size;
  array->data[size] = '\0';
  rt_payload_changed (rt, RT_OBJECT (array));
  return 0;
}

static RtObject *alloc_array (RtInterp *rt, RtType *type, const char *RT_NULLABLE data, size_t length_bytes) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtByteArray *array = array_of (o);
  array->base.size = 0;
  if (length_bytes == 0)
    return o;
  array->data = rt_mem_alloc (rt, length_bytes + 1);
  if (array->data == NULL) {
    rt_decref (rt, o);
    return NULL;
  }
  array->capacity_bytes = length_bytes + 1;
  array->base.size = (ptrdiff_t) length_bytes;
  if (data != NULL)
    memcpy (array->data, data, length_bytes);
  array->data[length_bytes] = '\0';
  return o;
}

RtObject *rt_bytearray_new (RtInterp *rt, const char *data, size_t length_bytes) {
  return alloc_array (rt, rt->types.bytearray, data, length_bytes);
}

/* Grows the array, which is empty, as if SIZE bytes came one by one, AGAIN after they came at once. */
static int grow_byte_by_byte (RtInterp *rt, RtByteArray *array, size_t size, bool again) {
  size_t alloc = array->capacity_bytes;
  if (again)
    alloc = capacity_for (capacity_for (alloc, array->gone_bytes, size), array->gone_bytes, 0);
  for (size_t i = 1; i <= size; i++)
    alloc = capacity_for (alloc, array->gone_bytes, i);
  char *data = rt_mem_realloc (rt, array->data, array->capacity_bytes, alloc);
  if (data == NULL)
    return -1;
  array->data = data;
  array->capacity_bytes = alloc;
  array->base.size = (ptrdiff_t) size;
  array->data[size] = '\0';
  rt_payload_changed (rt, RT_OBJECT (array));
  return 0;
}

/* Whether CPython makes room for the items of SOURCE and then finds one that it has to ask for its value, upon which it begins anew
 * in what it has. */
static bool has_other_than_ints (RtInterp *rt, RtObject *source) {
  bool list = RT_IS_EXACT (rt, source, list);
  if (!list && !RT_IS_EXACT (rt, source, tuple))
    return false;
  ptrdiff_t size = list ? RT_LIST_SIZE (source) : RT_TUPLE_SIZE (source);
  for (ptrdiff_t i = 0; i < size; i++)
    if (!RT_IS_EXACT (rt, list ? RT_LIST_ITEM (source, i) : RT_TUPLE_ITEM (source, i), int_))
      return true;
  return false;
}

/* Whether CPython asks SOURCE for item after item without knowing how many there are. */
static bool comes_byte_by_byte (RtInterp *rt, RtObject *source) {
  return source != NULL && !RT_IS_STR (source) && !rt_is_indexable (source) && source->type->slots.bf_getbuffer == NULL &&
         (has_other_than_ints (rt, source) || !(RT_IS_EXACT (rt, source, list) || RT_IS_EXACT (rt, source, tuple)));
}

static int bytearray_tp_init (RtInterp *rt, RtObject *o, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"source", "encoding", "errors"};
  RtObject *out[3];
  if (!rt_parse_tuple (rt, "bytearray", args, kwargs, names, 3, 3, 0, out))
    return -1;
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  bool ok = rt_bytes_gather (rt, "bytearray", out[0], out[1], out[2], &buffer);
  if (ok && buffer.broken)
    ok = rt_no_memory (rt) != NULL;
  if (ok && buffer.length_bytes > 0 && array_of (o)->base.size == 0 && array_of (o)->exports == 0 && comes_byte_by_byte (rt, out[0]) &&
      grow_byte_by_byte (rt, array_of (o), buffer.length_bytes, has_other_than_ints (rt, out[0])) < 0)
    ok = false;
  if (ok && resize (rt, array_of (o), (ptrdiff_t) buffer.length_bytes) < 0)
    ok = false;
  if (ok && buffer.length_bytes > 0)
    memcpy (array_of (o)->data, buffer.bytes, buffer.length_bytes);
  hb_buffer_clear (&buffer);
  return ok ? 0 : -1;
}

static void bytearray_dealloc (RtInterp *rt, RtObject *o) {
  RtByteArray *array = array_of (o);
  rt_mem_free (rt, array->data, array->capacity_bytes);
  rt_object_free (rt, o);
}

static size_t bytearray_sizeof (RtInterp *rt, RtObject *o) {
  return o->type->cpython_basicsize + array_of (o)->capacity_bytes;
}

/* Long ones are cut, since they may change at every step. */
#define DESCRIBED_BYTES 256

static void bytearray_describe (RtObject *o, HbBuffer *buffer) {
  RtByteRun run = rt_byte_run (o);
  hb_buffer_append (buffer, "bytearray(");
  rt_bytes_append_repr (run.data, (size_t) (run.length < DESCRIBED_BYTES ? run.length : DESCRIBED_BYTES), buffer);
  hb_buffer_append (buffer, run.length > DESCRIBED_BYTES ? "...)" : ")");
}

static RtObject *bytearray_repr (RtInterp *rt, RtObject *o) {
  RtByteRun run = rt_byte_run (o);
  HbBuffer bytes, buffer;
  hb_buffer_init (&bytes, &rt->allocator);
  hb_buffer_init (&buffer, &rt->allocator);
  rt_bytes_append_repr (run.data, (size_t) run.length, &bytes);
  hb_buffer_printf (&buffer, "%s(", rt_type_short_name (o->type));
  /* A quote of the other kind is escaped here, too. */
  const char *text = hb_buffer_text (&bytes);
  for (size_t i = 0; i < bytes.length_bytes; i++) {
    if (text[i] == '\'' && text[1] == '"')
      hb_buffer_append_char (&buffer, '\\');
    hb_buffer_append_char (&buffer, text[i]);
  }
  hb_buffer_append_char (&buffer, ')');
  RtObject *result = bytes.broken ? rt_no_memory (rt) : rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&bytes);
  hb_buffer_clear (&buffer);
  return result;
}

static ptrdiff_t bytearray_length (RtInterp *rt, RtObject *o) {
  return array_of (o)->base.size;
}

static RtObject *bytearray_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (index < 0 || index >= array_of (o)->base.size)
    return rt_raise (rt, rt->types.IndexError, "bytearray index out of range");
  return rt_int_from_int64 (rt, (uint8_t) array_of (o)->data[index]);
}

static RtObject *bytearray_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  if (rt_is_indexable (key)) {
    ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
    if (index == -1 && rt_error (rt) != NULL)
      return NULL;
    return bytearray_item (rt, o, index < 0 ? index + array_of (o)->base.size : index);
  }
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR (rt, "bytearray indices must be integers or slices, not %.200T", key);
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  ptrdiff_t count = rt_slice_adjust (array_of (o)->base.size, &start, &stop, step);
  RtObject *result = rt_bytearray_new (rt, NULL, (size_t) count);
  for (ptrdiff_t i = 0; result != NULL && i < count; i++)
    array_of (result)->data[i] = array_of (o)->data[start + i * step];
  return result;
}

/* Puts BYTES in place of COUNT bytes from START on. */
static int splice (RtInterp *rt, RtByteArray *array, ptrdiff_t start, ptrdiff_t count, const char *bytes, ptrdiff_t length) {
  ptrdiff_t tail = array->base.size - start - count, size = array->base.size - count + length;
  if (length < count && array->exports == 0)
    memmove (array->data + start + length, array->data + start + count, (size_t) tail);
  if (resize (rt, array, size) < 0)
    return -1;
  if (length > count)
    memmove (array->data + start + length, array->data + start + count, (size_t) tail);
  if (length > 0)
    memcpy (array->data + start, bytes, (size_t) length);
  rt_payload_changed (rt, RT_OBJECT (array));
  return 0;
}

/* The same for a slice. At the beginning CPython gives up what is too much first, and keeps its room. */
static int splice_slice (RtInterp *rt, RtByteArray *array, ptrdiff_t start, ptrdiff_t count, const char *bytes, ptrdiff_t length) {
  if (start == 0 && length < count && array->exports == 0)
    array->gone_bytes += (size_t) (count - length);
  return splice (rt, array, start, count, bytes, length);
}

/* The value is looked at first: its __index__ may make the array shorter. */
static int ass_item (RtInterp *rt, RtObject *o, ptrdiff_t index, bool from_end, RtObject *value) {
  RtByteArray *array = array_of (o);
  int byte = value != NULL ? rt_byte_value (rt, value, "byte must be in range(0, 256)") : 0;
  if (byte < 0)
    return -1;
  if (from_end)
    index += array->base.size;
  if (index < 0 || index >= array->base.size)
    return rt_raise_int (rt, rt->types.IndexError, "bytearray index out of range");
  if (value == NULL)
    return splice_slice (rt, array, index, 1, NULL, 0);
  array->data[index] = (char) byte;
  rt_payload_changed (rt, o);
  return 0;
}

static int bytearray_ass_item (RtInterp *rt, RtObject *o, ptrdiff_t index, RtObject *value) {
  return ass_item (rt, o, index, false, value);
}

static int ass_stepped (RtInterp *rt, RtByteArray *array, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count, const HbBuffer *RT_NULLABLE bytes) {
  if (bytes != NULL && bytes->length_bytes == 0)
    bytes = NULL; /* nothing in their place deletes them */
  if (bytes != NULL && bytes->length_bytes != (size_t) count)
    return RT_VALUE_ERROR_INT (rt, "attempt to assign bytes of size %zu to extended slice of size %zd", bytes->length_bytes, count);
  if (bytes != NULL) {
    for (ptrdiff_t i = 0; i < count; i++)
      array->data[start + i * step] = bytes->bytes[i];
    rt_payload_changed (rt, RT_OBJECT (array));
    return 0;
  }
  if (count == 0)
    return 0;
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  if (array->exports > 0)
    return rt_raise_int (rt, rt->types.BufferError, "Existing exports of data: object cannot be re-sized");
  ptrdiff_t kept = start;
  for (ptrdiff_t i = start; i < array->base.size; i++)
    if ((i - start) % step != 0 || (i - start) / step >= count)
      array->data[kept++] = array->data[i];
  return resize (rt, array, kept);
}

/* As PyNumber_Check. */
static bool is_number (RtInterp *rt, RtObject *o) {
  const RtType *type = o->type;
  return type->slots.nb_index != NULL || type->slots.nb_int != NULL || type->slots.nb_float != NULL ||
         rt_is_kind_of (o, rt->types.complex_);
}

static int ass_slice (RtInterp *rt, RtObject *o, RtObject *key, RtObject *RT_NULLABLE value) {
  RtByteArray *array = array_of (o);
  HbBuffer bytes;
  hb_buffer_init (&bytes, &rt->allocator);
  int result = -1;
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0) {
    return -1;
  } else if (value != NULL && (RT_IS_STR (value) || is_number (rt, value))) {
    RT_TYPE_ERROR (rt, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  } else if (value == NULL || rt_bytes_gather (rt, "bytearray", value, NULL, NULL, &bytes)) {
    if (bytes.broken) {
      rt_no_memory (rt);
    } else {
      ptrdiff_t count = rt_slice_adjust (array->base.size, &start, &stop, step);
      result = step == 1 ? splice_slice (rt, array, start, count, bytes.bytes, (ptrdiff_t) bytes.length_bytes)
                         : ass_stepped (rt, array, start, step, count, value != NULL ? &bytes : NULL);
    }
  }
  hb_buffer_clear (&bytes);
  return result;
}

static int bytearray_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  if (RT_IS_EXACT (rt, key, slice))
    return ass_slice (rt, o, key, value);
  if (!rt_is_indexable (key))
    return RT_TYPE_ERROR_INT (rt, "bytearray indices must be integers or slices, not %.200T", key);
  ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
  if (index == -1 && rt_error (rt) != NULL)
    return -1;
  return ass_item (rt, o, index, index < 0, value);
}

static int append_buffer (RtInterp *rt, RtObject *o, RtObject *other) {
  RtBufferView view;
  if (!rt_buffer_try (rt, other, &view))
    return RT_TYPE_ERROR_INT (rt, "can't concat %.100s to %.100s", other->type->name, o->type->name);
  ptrdiff_t size = array_of (o)->base.size;
  int result = resize (rt, array_of (o), size + view.length_bytes); /* a += a: BufferError, the view is of the array itself */
  if (result == 0 && view.length_bytes > 0)
    memcpy (array_of (o)->data + size, view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return result;
}

static RtObject *bytearray_inplace_concat (RtInterp *rt, RtObject *o, RtObject *other) {
  return append_buffer (rt, o, other) < 0 ? NULL : rt_incref (o);
}

static RtObject *bytearray_inplace_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  RtByteArray *array = array_of (o);
  ptrdiff_t size = array->base.size;
  if (times < 0)
    times = 0;
  if (size > 0 && times > PTRDIFF_MAX / size)
    return rt_no_memory (rt);
  if (resize (rt, array, size * times) < 0)
    return NULL;
  for (ptrdiff_t i = 1; i < times && size > 0; i++)
    memcpy (array->data + i * size, array->data, (size_t) size);
  return rt_incref (o);
}

static RtObject *bytearray_mod (RtInterp *rt, RtObject *format, RtObject *args) {
  return rt_is_kind_of (format, rt->types.bytearray) ? rt_bytes_mod (rt, format, args) : rt_incref (rt->not_implemented);
}

static RtObject *bytearray_iter (RtInterp *rt, RtObject *o) {
  return rt_bytes_iterator (rt, o, rt->types.bytearray_iterator);
}

static int bytearray_getbuffer (RtInterp *rt, RtObject *o, RtBufferView *view, int flags) {
  RtByteRun run = rt_byte_run (o);
  view->data = (char *) run.data;
  view->length_bytes = run.length;
  view->readonly = false;
  view->owner = rt_incref (o);
  array_of (o)->exports++;
  return 0;
}

static void bytearray_releasebuffer (RtInterp *rt, RtObject *o, RtBufferView *view) {
  array_of (o)->exports--;
}

/* Methods. */

static RtObject *array_append (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int byte = rt_byte_value (rt, args[0], "byte must be in range(0, 256)");
  ptrdiff_t size = array_of (o)->base.size;
  if (byte < 0 || resize (rt, array_of (o), size + 1) < 0)
    return NULL;
  array_of (o)->data[size] = (char) byte;
  return rt_incref (rt->none);
}

static RtObject *array_extend (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  if (args[0]->type->slots.bf_getbuffer != NULL) {
    rt_hold_begin (rt, &hold, "bytearray.extend", "copy");
    RtByteRun run = rt_byte_run (o);
    hold.held[0] = args[0] == o ? rt_bytes_new (rt, run.data, (size_t) run.length) : rt_incref (args[0]);
    bool appended = hold.held[0] != NULL && append_buffer (rt, o, hold.held[0]) == 0;
    return rt_hold_end (rt, &hold, appended ? rt_incref (rt->none) : NULL);
  }
  if (args[0]->type->slots.tp_iter == NULL && !rt_is_sequence (args[0]))
    return RT_TYPE_ERROR (rt, "can't extend bytearray with %.100T", args[0]);
  if (rt_length_hint (rt, args[0], 0) < 0)
    return NULL;
  HbBuffer bytes;
  hb_buffer_init (&bytes, &rt->allocator);
  bool ok = rt_bytes_gather_ints (rt, args[0], "byte must be in range(0, 256)", false, &bytes);
  if (ok && bytes.broken)
    ok = rt_no_memory (rt) != NULL;
  RtByteArray *array = array_of (o);
  ok = ok && splice (rt, array, array->base.size, 0, bytes.bytes, (ptrdiff_t) bytes.length_bytes) == 0;
  hb_buffer_clear (&bytes);
  return ok ? rt_incref (rt->none) : NULL;
}

static RtObject *array_insert (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "insert", nargs, 2, 2))
    return NULL;
  ptrdiff_t index = rt_index_argument (rt, args[0]), size = array_of (o)->base.size;
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  int byte = rt_byte_value (rt, args[1], "byte must be in range(0, 256)");
  if (byte < 0)
    return NULL;
  index = index < 0 ? (index + size < 0 ? 0 : index + size) : index > size ? size : index;
  char value = (char) byte;
  return splice (rt, array_of (o), index, 0, &value, 1) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *array_pop (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "pop", nargs, 0, 1))
    return NULL;
  ptrdiff_t index = nargs == 1 ? rt_index_argument (rt, args[0]) : -1, size = array_of (o)->base.size;
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  if (size == 0)
    return rt_raise (rt, rt->types.IndexError, "pop from empty bytearray");
  index = index < 0 ? index + size : index;
  if (index < 0 || index >= size)
    return rt_raise (rt, rt->types.IndexError, "pop index out of range");
  uint8_t byte = (uint8_t) array_of (o)->data[index];
  return splice (rt, array_of (o), index, 1, NULL, 0) < 0 ? NULL : rt_int_from_int64 (rt, byte);
}

static RtObject *array_remove (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  int byte = rt_byte_value (rt, args[0], "byte must be in range(0, 256)");
  if (byte < 0)
    return NULL;
  RtByteRun run = rt_byte_run (o);
  const char *place = memchr (run.data, byte, (size_t) run.length);
  if (place == NULL)
    return RT_VALUE_ERROR (rt, "value not found in bytearray");
  return splice (rt, array_of (o), place - run.data, 1, NULL, 0) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *array_clear (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return resize (rt, array_of (o), 0) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *array_copy (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtByteRun run = rt_byte_run (o);
  return rt_bytearray_new (rt, run.data, (size_t) run.length);
}

static RtObject *array_reverse (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtByteArray *array = array_of (o);
  for (ptrdiff_t i = 0, j = array->base.size - 1; i < j; i++, j--) {
    char swap = array->data[i];
    array->data[i] = array->data[j];
    array->data[j] = swap;
  }
  rt_payload_changed (rt, o);
  return rt_incref (rt->none);
}

/* (type, (bytes,), __dict__ or None) */
static RtObject *array_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtByteRun run = rt_byte_run (o);
  RtHold hold;
  rt_hold_begin (rt, &hold, "bytearray", "its parts");
  RtObject *result = NULL;
  if ((hold.held[0] = rt_bytes_new (rt, run.data, (size_t) run.length)) != NULL &&
      (hold.held[1] = rt_tuple_pack (rt, 1, hold.held[0])) != NULL && (hold.held[2] = rt_object_state (rt, o, false)) != NULL)
    result = rt_tuple_pack (rt, 3, o->type, hold.held[1], hold.held[2]);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *array_alloc (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_int_from_int64 (rt, (int64_t) array_of (o)->capacity_bytes);
}

static const RtMethodDef bytearray_methods[] = {
  RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nReturns the size of the bytearray object in memory, in bytes."),
  RT_BYTES_METHODS (RT_BYTES_METHOD_ROW){"__reduce__", array_reduce, RT_METH_NOARGS, NULL},
  {"__alloc__", array_alloc, RT_METH_NOARGS, NULL},
  {"append", array_append, RT_METH_O, NULL},
  {"clear", array_clear, RT_METH_NOARGS, NULL},
  {"copy", array_copy, RT_METH_NOARGS, NULL},
  {"__release_buffer__", rt_release_buffer, RT_METH_O, NULL},
  {"extend", array_extend, RT_METH_O, NULL},
  {"fromhex", rt_bytes_method_fromhex, RT_METH_O | RT_METH_CLASS, NULL},
  {"insert", array_insert, RT_METH_FASTCALL, NULL},
  {"maketrans", rt_bytes_method_maketrans, RT_METH_FASTCALL | RT_METH_STATIC, NULL},
  {"pop", array_pop, RT_METH_FASTCALL, NULL},
  {"remove", array_remove, RT_METH_O, NULL},
  {"reverse", array_reverse, RT_METH_NOARGS, NULL},
  {NULL},
};

const RtTypeSpec rt_bytearray_spec = {
  .name = "bytearray",
  .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
         "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes of zeros\nbytearray() -> empty",
  .size_bytes = sizeof (RtByteArray),
  .cpython_basicsize = 56,
  .type_flags = RT_TYPE_BASETYPE | RT_TYPE_MATCH_SELF,
  .slots =
    {
      .tp_new = rt_type_alloc_new,
      .tp_init = bytearray_tp_init,
      .tp_dealloc = bytearray_dealloc,
      .sizeof_bytes = bytearray_sizeof,
      .describe = bytearray_describe,
      .tp_repr = bytearray_repr,
      .tp_str = bytearray_repr,
      .tp_hash = rt_hash_not_implemented,
      .tp_richcompare = rt_bytes_richcompare,
      .tp_iter = bytearray_iter,
      .sq_length = bytearray_length,
      .sq_concat = rt_bytes_concat,
      .sq_inplace_concat = bytearray_inplace_concat,
        .nb_remainder = bytearray_mod,
      .sq_repeat = rt_bytes_repeat,
      .sq_inplace_repeat = bytearray_inplace_repeat,
      .sq_item = bytearray_item,
      .sq_ass_item = bytearray_ass_item,
      .sq_contains = rt_byte_run_contains,
      .mp_length = bytearray_length,
      .mp_subscript = bytearray_subscript,
      .mp_ass_subscript = bytearray_ass_subscript,
      .bf_getbuffer = bytearray_getbuffer,
      .bf_releasebuffer = bytearray_releasebuffer,
    },
  .methods = bytearray_methods,
};
