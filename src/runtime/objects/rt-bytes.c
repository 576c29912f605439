#include "rt-bytes.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-byte-text.h"
#include "rt-class.h"
#include "rt-codec.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-start.h"
#include "rt-str.h"
#include "rt-tuple.h"

static RtBytes *alloc_bytes (RtInterp *rt, RtType *type, const char *RT_NULLABLE data, size_t length_bytes) {
  if (length_bytes > PTRDIFF_MAX / 2)
    return rt_no_memory (rt);
  RtBytes *bytes = (RtBytes *) rt_object_alloc (rt, type, (ptrdiff_t) length_bytes);
  if (bytes == NULL)
    return NULL;
  bytes->hash = -1;
  if (data != NULL)
    memcpy (bytes->data, data, length_bytes);
  bytes->data[length_bytes] = '\0';
  return bytes;
}

int rt_bytes_start (RtInterp *rt) {
  rt->empty_bytes = RT_OBJECT (alloc_bytes (rt, rt->types.bytes, "", 0));
  if (rt->empty_bytes == NULL)
    return -1;
  rt->empty_bytes->refcount = RT_IMMORTAL;
  for (int i = 0; i < 256; i++) {
    char byte = (char) i;
    rt->byte_chars[i] = RT_OBJECT (alloc_bytes (rt, rt->types.bytes, &byte, 1));
    if (rt->byte_chars[i] == NULL)
      return -1;
    rt->byte_chars[i]->refcount = RT_IMMORTAL;
  }
  return 0;
}

RtObject *rt_bytes_new (RtInterp *rt, const char *data, size_t length_bytes) {
  if (length_bytes == 0)
    return rt_incref (rt->empty_bytes);
  if (length_bytes == 1 && data != NULL)
    return rt_incref (rt->byte_chars[(uint8_t) data[0]]);
  return RT_OBJECT (alloc_bytes (rt, rt->types.bytes, data, length_bytes));
}

RtObject *rt_bytes_unshared (RtInterp *rt, const char *data, size_t length_bytes) {
  RtObject *bytes = rt_bytes_new (rt, NULL, length_bytes);
  if (bytes != NULL && length_bytes > 0)
    memcpy (((RtBytes *) bytes)->data, data, length_bytes);
  return bytes;
}

RtObject *rt_bytes_shared (RtInterp *rt, RtObject *b) {
  if (b == NULL || ((RtVarObject *) b)->size > 1)
    return b;
  const RtBytes *bytes = (const RtBytes *) b;
  RtObject *shared = rt_incref (bytes->base.size == 0 ? rt->empty_bytes : rt->byte_chars[(uint8_t) bytes->data[0]]);
  rt_decref (rt, b);
  return shared;
}

/* Writes how C stands in a repr between QUOTEs to AT, which has room for four characters; returns where it ends. */
static char *put_character_repr (char *at, uint8_t c, char quote) {
  static const char hex[] = "0123456789abcdef";
  if (c >= ' ' && c < 0x7f && c != (uint8_t) quote && c != '\\') {
    *at++ = (char) c;
    return at;
  }
  *at++ = '\\';
  if (c == (uint8_t) quote || c == '\\') {
    *at++ = (char) c;
  } else if (c == '\t' || c == '\n' || c == '\r') {
    *at++ = c == '\t' ? 't' : c == '\n' ? 'n' : 'r';
  } else {
    *at++ = 'x';
    *at++ = hex[c >> 4];
    *at++ = hex[c & 15];
  }
  return at;
}

void rt_bytes_append_repr (const char *data, size_t length_bytes, HbBuffer *buffer) {
  char quote = memchr (data, '\'', length_bytes) != NULL && memchr (data, '"', length_bytes) == NULL ? '"' : '\'';
  char part[256], *at = part;
  *at++ = 'b';
  *at++ = quote;
  for (size_t i = 0; i < length_bytes; i++) {
    if (part + sizeof part - at < 5) {
      hb_buffer_append_bytes (buffer, part, (size_t) (at - part));
      at = part;
    }
    at = put_character_repr (at, (uint8_t) data[i], quote);
  }
  *at++ = quote;
  hb_buffer_append_bytes (buffer, part, (size_t) (at - part));
}

/* What the constructors make of their arguments. */

int rt_byte_value (RtInterp *rt, RtObject *o, const char *message) {
  ptrdiff_t value = rt_index_ssize (rt, o, NULL);
  if (value == -1 && rt_error (rt) != NULL)
    return -1;
  return value >= 0 && value <= 255 ? (int) value : RT_VALUE_ERROR_INT (rt, "%s", message);
}

/* CPython makes room for as many bytes as are announced. */
static bool has_room_for_hint (RtInterp *rt, RtObject *iterable) {
  enum { HEAD_BYTES = 33, USUAL = 64 };
  ptrdiff_t hint = rt_length_hint (rt, iterable, USUAL);
  if (hint < 0)
    return false;
  if (hint > PTRDIFF_MAX - HEAD_BYTES)
    return rt_raise (rt, rt->types.OverflowError, "byte string is too large") != NULL;
  return hint <= PTRDIFF_MAX / 16 || rt_no_memory (rt) != NULL;
}

bool rt_bytes_gather_ints (RtInterp *rt, RtObject *iterable, const char *range_message, bool asks_length, HbBuffer *buffer) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "bytes", "iterator");
  bool ok = (hold.held[0] = rt_iter (rt, iterable)) != NULL && (!asks_length || has_room_for_hint (rt, iterable));
  while (ok && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    int value = rt_byte_value (rt, hold.held[1], range_message);
    RtObject *item = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, item);
    ok = value >= 0;
    if (ok)
      hb_buffer_append_char (buffer, (char) value);
  }
  rt_hold_end (rt, &hold, NULL);
  return ok && rt_error (rt) == NULL;
}

static bool gather_buffer (RtInterp *rt, RtObject *source, HbBuffer *buffer) {
  RtBufferView view;
  if (rt_buffer_get (rt, source, &view, RT_BUFFER_FULL_RO) < 0)
    return false;
  hb_buffer_append_bytes (buffer, view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return true;
}

/* UTF-8 of the argument WHAT of TYPE_NAME (), NULL if it was not given; false with TypeError. */
static bool take_codec_text (RtInterp *rt, const char *type_name, const char *what, RtObject *o, const char **text) {
  *text = NULL;
  if (o != NULL && !RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "%s() argument '%s' must be str, not %K", type_name, what, o) != NULL;
  return o == NULL || (*text = rt_codec_text (rt, o)) != NULL;
}

static bool gather_encoded (RtInterp *rt, RtObject *source, const char *encoding_text, const char *errors_text, HbBuffer *buffer) {
  RtObject *encoded = rt_str_encode (rt, source, encoding_text, errors_text);
  if (encoded == NULL)
    return false;
  hb_buffer_append_bytes (buffer, ((RtBytes *) encoded)->data, (size_t) ((RtVarObject *) encoded)->size);
  rt_decref (rt, encoded);
  return true;
}

/* As many zeros as SOURCE says: 1; 0 if it is no number after all; -1. */
static int gather_zeros (RtInterp *rt, RtObject *source, HbBuffer *buffer) {
  ptrdiff_t count = rt_index_ssize (rt, source, rt->types.OverflowError);
  if (count == -1 && rt_error (rt) != NULL) {
    if (!rt_error_matches (rt, rt->types.TypeError))
      return -1;
    rt_error_clear (rt);
    return 0;
  }
  if (count < 0)
    return RT_VALUE_ERROR_INT (rt, "negative count");
  hb_buffer_append_repeated (buffer, '\0', (size_t) count);
  return 1;
}

bool rt_bytes_gather (RtInterp *rt, const char *type_name, RtObject *source, RtObject *encoding, RtObject *errors, HbBuffer *buffer) {
  const char *encoding_text, *errors_text;
  if (!take_codec_text (rt, type_name, "encoding", encoding, &encoding_text) ||
      !take_codec_text (rt, type_name, "errors", errors, &errors_text))
    return false;
  if (source == NULL)
    return (encoding == NULL && errors == NULL) ||
           RT_TYPE_ERROR (rt, "%s without a string argument", encoding != NULL ? "encoding" : "errors") != NULL;
  if (RT_IS_STR (source)) {
    if (encoding == NULL)
      return RT_TYPE_ERROR (rt, "string argument without an encoding");
    return gather_encoded (rt, source, encoding_text, errors_text, buffer);
  }
  if (encoding != NULL || errors != NULL)
    return RT_TYPE_ERROR (rt, "%s without a string argument", encoding != NULL ? "encoding" : "errors");
  int zeros = rt_is_indexable (source) ? gather_zeros (rt, source, buffer) : 0;
  if (zeros != 0)
    return zeros > 0;
  if (source->type->slots.bf_getbuffer != NULL)
    return gather_buffer (rt, source, buffer);
  if (source->type->slots.tp_iter == NULL && !rt_is_sequence (source))
    return RT_TYPE_ERROR (rt, "cannot convert '%.200T' object to %s", source, type_name);
  bool bytes = type_name[4] == 's';
  return rt_bytes_gather_ints (rt, source, bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)", bytes, buffer);
}

/* By __bytes__ if there is one: 1 and *RESULT, 0, or -1. */
static int from_special (RtInterp *rt, RtObject *o, RtObject **result) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "bytes", "method __bytes__");
  hold.held[0] = rt_lookup_special (rt, o, rt->names.bytes__);
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL) == NULL && rt_error (rt) != NULL ? -1 : 0;
  *result = rt_call_none (rt, hold.held[0]);
  rt_hold_end (rt, &hold, NULL);
  if (*result != NULL && !RT_IS_BYTES (*result)) {
    RT_TYPE_ERROR (rt, "__bytes__ returned non-bytes (type %.200T)", *result);
    rt_decref (rt, *result);
    *result = NULL;
  }
  return *result != NULL ? 1 : -1;
}

static RtObject *bytes_made (RtInterp *rt, RtObject *source, RtObject *encoding, RtObject *errors) {
  RtObject *result = NULL;
  if (source != NULL && encoding == NULL && errors == NULL) {
    if (RT_IS_EXACT (rt, source, bytes))
      return rt_incref (source);
    int found = from_special (rt, source, &result);
    if (found != 0)
      return found > 0 ? result : NULL;
  }
  /* As in CPython, only what is encoded or comes from an iterator may be one of the shared bytes of length 1. */
  bool shared = source == NULL || RT_IS_STR (source) ||
                !(rt_is_indexable (source) || source->type->slots.bf_getbuffer != NULL ||
                  RT_IS_EXACT (rt, source, tuple));
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  if (rt_bytes_gather (rt, "bytes", source, encoding, errors, &buffer)) {
    if (buffer.broken)
      result = rt_no_memory (rt);
    else if (shared || buffer.length_bytes == 0)
      result = rt_bytes_new (rt, hb_buffer_text (&buffer), buffer.length_bytes);
    else
      result = RT_OBJECT (alloc_bytes (rt, rt->types.bytes, hb_buffer_text (&buffer), buffer.length_bytes));
  }
  hb_buffer_clear (&buffer);
  return result;
}

RtObject *rt_bytes_from_object (RtInterp *rt, RtObject *o) {
  return bytes_made (rt, o, NULL, NULL);
}

static RtObject *bytes_tp_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"source", "encoding", "errors"};
  RtObject *out[3];
  if (!rt_parse_tuple (rt, "bytes", args, kwargs, names, 3, 3, 0, out))
    return NULL;
  RtObject *made = bytes_made (rt, out[0], out[1], out[2]);
  if (made == NULL || type == rt->types.bytes)
    return made;
  RtByteRun run = rt_byte_run (made);
  RtObject *copy = RT_OBJECT (alloc_bytes (rt, type, run.data, (size_t) run.length));
  rt_decref (rt, made);
  if (copy != NULL && rt_type_has (type, RT_TYPE_GC))
    rt_gc_track (rt, copy);
  return copy;
}

/* Slots. */

void rt_bytes_describe (RtObject *o, HbBuffer *buffer) {
  RtByteRun run = rt_byte_run (o);
  rt_bytes_append_repr (run.data, (size_t) run.length, buffer);
}

static RtObject *bytes_repr (RtInterp *rt, RtObject *o) {
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  rt_bytes_describe (o, &buffer);
  RtObject *text = rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&buffer);
  return text;
}

static int64_t bytes_hash (RtInterp *rt, RtObject *o) {
  RtBytes *bytes = (RtBytes *) o;
  if (bytes->hash == -1)
    bytes->hash = rt_hash_bytes (bytes->data, (size_t) bytes->base.size);
  return bytes->hash;
}

static int compare_runs (RtByteRun a, RtByteRun b) {
  int order = memcmp (a.data, b.data, (size_t) (a.length < b.length ? a.length : b.length));
  return order != 0 ? (order < 0 ? -1 : 1) : (a.length > b.length) - (a.length < b.length);
}

static bool meets (int order, RtCompare op) {
  switch (op) {
  case RT_LT:
    return order < 0;
  case RT_LE:
    return order <= 0;
  case RT_EQ:
    return order == 0;
  case RT_NE:
    return order != 0;
  case RT_GT:
    return order > 0;
  default:
    return order >= 0;
  }
}

RtObject *rt_bytes_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (b->type->slots.bf_getbuffer == NULL || (RT_IS_BYTES (a) && !RT_IS_BYTES (b)))
    return rt_incref (rt->not_implemented);
  RtBufferView view;
  if (rt_buffer_get (rt, b, &view, RT_BUFFER_SIMPLE) < 0) {
    rt_error_clear (rt);
    return rt_incref (rt->not_implemented);
  }
  int order = compare_runs (rt_byte_run (a), (RtByteRun){view.data, view.length_bytes});
  rt_buffer_release (rt, &view);
  return rt_bool_object (rt, meets (order, op));
}

RtObject *rt_bytes_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  RtBufferView view;
  if (!rt_buffer_try (rt, b, &view))
    return RT_TYPE_ERROR (rt, "can't concat %.100s to %.100s", b->type->name, a->type->name);
  RtByteRun run = rt_byte_run (a);
  HbBuffer joined;
  hb_buffer_init (&joined, &rt->allocator);
  RtObject *result = NULL;
  if (run.length == 0 && RT_IS_EXACT (rt, a, bytes) && RT_IS_EXACT (rt, b, bytes)) {
    result = rt_incref (b);
  } else if (view.length_bytes == 0 && RT_IS_EXACT (rt, a, bytes)) {
    result = rt_incref (a);
  } else {
    hb_buffer_append_bytes (&joined, run.data, (size_t) run.length);
    hb_buffer_append_bytes (&joined, view.data, (size_t) view.length_bytes);
    result = joined.broken ? rt_no_memory (rt) : rt_byte_run_like (rt, a, hb_buffer_text (&joined), (ptrdiff_t) joined.length_bytes);
  }
  hb_buffer_clear (&joined);
  rt_buffer_release (rt, &view);
  return result;
}

RtObject *rt_bytes_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  RtByteRun run = rt_byte_run (o);
  if (times == 1 && RT_IS_EXACT (rt, o, bytes))
    return rt_incref (o);
  if ((times <= 0 || run.length == 0) && RT_IS_BYTES (o) && (run.length > 0 || !RT_IS_EXACT (rt, o, bytes)))
    return RT_OBJECT (alloc_bytes (rt, rt->types.bytes, "", 0));
  if (times <= 0 || run.length == 0)
    return rt_byte_run_like (rt, o, "", 0);
  if (times > PTRDIFF_MAX / run.length)
    return rt_raise (rt, rt->types.OverflowError, "repeated bytes are too long");
  if ((size_t) (run.length * times) > rt->allocator.limit_bytes)
    return rt_no_memory (rt);
  HbBuffer repeated;
  hb_buffer_init (&repeated, &rt->allocator);
  if (run.length == 1)
    hb_buffer_append_repeated (&repeated, run.data[0], (size_t) times);
  for (ptrdiff_t i = 0; run.length > 1 && i < times && !repeated.broken; i++)
    hb_buffer_append_bytes (&repeated, run.data, (size_t) run.length);
  RtObject *result =
    repeated.broken ? rt_no_memory (rt) : rt_byte_run_unshared_like (rt, o, hb_buffer_text (&repeated), (ptrdiff_t) repeated.length_bytes);
  hb_buffer_clear (&repeated);
  return result;
}

static ptrdiff_t bytes_length (RtInterp *rt, RtObject *o) {
  return ((RtVarObject *) o)->size;
}

static RtObject *bytes_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  RtByteRun run = rt_byte_run (o);
  if (index < 0 || index >= run.length)
    return rt_raise (rt, rt->types.IndexError, "index out of range");
  return rt_int_from_int64 (rt, (uint8_t) run.data[index]);
}

/* Every STEPth byte of a slice. */
static RtObject *bytes_slice (RtInterp *rt, RtObject *o, RtObject *key) {
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  RtByteRun run = rt_byte_run (o);
  ptrdiff_t count = rt_slice_adjust (run.length, &start, &stop, step);
  if (count <= 0)
    return rt_incref (rt->empty_bytes); /* even of one without bytes that is not the shared one */
  if (step == 1 && count == run.length && RT_IS_EXACT (rt, o, bytes))
    return rt_incref (o);
  if (step == 1)
    return rt_bytes_new (rt, run.data + start, (size_t) count);
  RtObject *result = rt_bytes_new (rt, NULL, (size_t) count);
  for (ptrdiff_t i = 0; result != NULL && i < count; i++)
    ((RtBytes *) result)->data[i] = run.data[start + i * step];
  return result;
}

static RtObject *bytes_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  if (RT_IS_EXACT (rt, key, slice))
    return bytes_slice (rt, o, key);
  if (!rt_is_indexable (key))
    return RT_TYPE_ERROR (rt, "byte indices must be integers or slices, not %.200T", key);
  ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  return bytes_item (rt, o, index < 0 ? index + ((RtVarObject *) o)->size : index);
}

static int bytes_getbuffer (RtInterp *rt, RtObject *o, RtBufferView *view, int flags) {
  if (flags & RT_BUFFER_WRITABLE)
    return rt_raise_int (rt, rt->types.BufferError, "Object is not writable.");
  view->data = ((RtBytes *) o)->data;
  view->length_bytes = ((RtVarObject *) o)->size;
  view->readonly = true;
  view->owner = rt_incref (o);
  return 0;
}

static RtObject *bytes_special (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (RT_IS_EXACT (rt, self, bytes))
    return rt_incref (self);
  RtByteRun run = rt_byte_run (self);
  return rt_bytes_new (rt, run.data, (size_t) run.length);
}

static RtObject *bytes_getnewargs (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *plain = bytes_special (rt, self, NULL, 0, NULL);
  RtObject *result = plain != NULL ? rt_tuple_pack (rt, 1, plain) : NULL;
  rt_xdecref (rt, plain);
  return result;
}

static const RtMethodDef bytes_methods[] = {
  RT_BYTES_METHODS (RT_BYTES_METHOD_ROW){"__bytes__", bytes_special, RT_METH_NOARGS, NULL},
  {"__getnewargs__", bytes_getnewargs, RT_METH_NOARGS, NULL},
  {"fromhex", rt_bytes_method_fromhex, RT_METH_O | RT_METH_CLASS, NULL},
  {"maketrans", rt_bytes_method_maketrans, RT_METH_FASTCALL | RT_METH_STATIC, NULL},
  {NULL},
};

static RtObject *bytes_iter (RtInterp *rt, RtObject *o) {
  return rt_bytes_iterator (rt, o, rt->types.bytes_iterator);
}

static RtObject *bytes_mod (RtInterp *rt, RtObject *format, RtObject *args) {
  return RT_IS_BYTES (format) ? rt_bytes_mod (rt, format, args) : rt_incref (rt->not_implemented);
}

const RtTypeSpec rt_bytes_spec = {
  .name = "bytes",
  .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
         "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes of zeros\nbytes() -> empty bytes",
  .size_bytes = offsetof (RtBytes, data) + 1,
  .item_bytes = 1,
  .cpython_basicsize = 33,
  .cpython_itemsize = 1,
  .type_flags = RT_TYPE_BASETYPE | RT_TYPE_BYTES | RT_TYPE_MATCH_SELF,
  .slots =
    {
      .tp_new = bytes_tp_new,
      .describe = rt_bytes_describe,
      .tp_repr = bytes_repr,
      .tp_str = bytes_repr,
      .tp_hash = bytes_hash,
      .tp_richcompare = rt_bytes_richcompare,
      .tp_iter = bytes_iter,
      .sq_length = bytes_length,
      .sq_concat = rt_bytes_concat,
        .nb_remainder = bytes_mod,
      .sq_repeat = rt_bytes_repeat,
      .sq_item = bytes_item,
      .sq_contains = rt_byte_run_contains,
      .mp_length = bytes_length,
      .mp_subscript = bytes_subscript,
      .bf_getbuffer = bytes_getbuffer,
    },
  .methods = bytes_methods,
};

/* Iterators of both types. */

RtObject *rt_bytes_iterator (RtInterp *rt, RtObject *o, RtType *type) {
  return rt_index_iterator_new (rt, type, o, 0);
}

static RtObject *iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *) o;
  if (self->sequence == NULL)
    return NULL;
  RtByteRun run = rt_byte_run (self->sequence);
  if (self->index >= run.length)
    return rt_index_iterator_exhaust (rt, self);
  rt_payload_changed (rt, o);
  return rt_int_from_int64 (rt, (uint8_t) run.data[self->index++]);
}

static RtObject *iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtSequenceIterator *self = (const RtSequenceIterator *) o;
  ptrdiff_t left = self->sequence != NULL ? ((RtVarObject *) self->sequence)->size - self->index : 0;
  return rt_int_from_int64 (rt, left > 0 ? left : 0);
}

static RtObject *iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_index_iterator_reduce (rt, o, rt_incref (rt->empty_tuple));
}

static RtObject *iterator_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  const RtObject *sequence = ((RtSequenceIterator *) o)->sequence;
  return rt_index_iterator_set_state (rt, o, args[0], 0, sequence != NULL ? ((const RtVarObject *) sequence)->size : 0);
}

static const RtMethodDef iterator_methods[] = {
  {"__length_hint__", iterator_length_hint, RT_METH_NOARGS, NULL},
  {"__reduce__", iterator_reduce, RT_METH_NOARGS, NULL},
  {"__setstate__", iterator_set_state, RT_METH_O, NULL},
  {NULL},
};

#define BYTES_ITERATOR_SPEC(id)                                                                                        \
  const RtTypeSpec rt_##id##_spec = {                                                                                  \
    .name = #id,                                                                                                       \
    .size_bytes = sizeof (RtSequenceIterator),                                                                         \
    .cpython_basicsize = 32,                                                                                           \
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,                                                               \
    .slots = {.tp_dealloc = rt_index_iterator_dealloc,                                                                 \
              .tp_traverse = rt_index_iterator_traverse,                                                               \
              .describe = rt_index_iterator_describe,                                                                  \
              .tp_iter = rt_iter_self,                                                                                 \
              .tp_iternext = iterator_next},                                                                           \
    .methods = iterator_methods,                                                                                       \
  }

BYTES_ITERATOR_SPEC (bytes_iterator);
BYTES_ITERATOR_SPEC (bytearray_iterator);
