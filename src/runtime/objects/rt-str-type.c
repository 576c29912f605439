/* The type str: slots, constructor, iteration, slicing. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-text.h"
#include "rt-tuple.h"

static void str_dealloc (RtInterp *rt, RtObject *o) {
  if (!rt_str_is_ascii (o))
    rt_str_drop_utf8 (rt, o);
  rt_object_free (rt, o);
}

static size_t utf8_bytes (RtObject *s) {
  size_t bytes = 0;
  for (ptrdiff_t i = 0; i < rt_str_length (s); i++) {
    uint32_t c = rt_str_char_at (s, i);
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  return bytes;
}

static size_t str_sizeof (RtInterp *rt, RtObject *o) {
  RtStr *s = RT_STR (o);
  size_t data = (size_t)(s->length + 1) * rt_str_kind (o);
  if (rt_str_is_ascii (o))
    return (RT_IS_EXACT (rt, o, str) ? 40 : 64) + data;
  size_t utf8 = (o->flags & RT_OBJECT_STR_UTF8) != 0 ? utf8_bytes (o) + 1 : 0;
  return (RT_IS_EXACT (rt, o, str) ? 56 : 64) + data + utf8;
}

static RtObject *str_repr (RtInterp *rt, RtObject *o) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_str_append_repr (o, &text);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

static void str_describe (RtObject *o, HbBuffer *buffer) {
  rt_str_append_repr (o, buffer);
}

static int64_t str_hash (RtInterp *rt, RtObject *o) {
  return rt_str_hash (o);
}

static RtObject *str_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_STR (a) || !RT_IS_STR (b))
    return rt_incref (rt->not_implemented);
  if (op == RT_EQ || op == RT_NE)
    return rt_bool_object (rt, rt_str_equal (a, b) == (op == RT_EQ));
  return rt_compare_result (rt, a == b ? 0 : rt_str_compare (a, b), op);
}

static ptrdiff_t str_length (RtInterp *rt, RtObject *o) {
  return rt_str_length (o);
}

static RtObject *str_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_STR (b))
    return RT_TYPE_ERROR (rt, "can only concatenate str (not \"%.200s\") to str", b->type->name);
  return rt_str_concat (rt, a, b);
}

static RtObject *str_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times) {
  RtStrView view = rt_str_view (o);
  if (times <= 0 || view.length == 0)
    return rt_incref (rt->empty_str);
  if (times == 1)
    return rt_str_itself (rt, o);
  if (view.length > PTRDIFF_MAX / times)
    return rt_raise (rt, rt->types.OverflowError, "repeated string is too long");
  RtObject *s = rt_str_alloc (rt, view.length * times, rt_str_view_bound (view));
  if (s == NULL)
    return NULL;
  char *data = rt_str_data_to_fill (s);
  size_t bytes = (size_t)view.length * view.kind;
  if (bytes == 1) {
    memset (data, *(const char *)view.data, (size_t)times);
    return s;
  }
  for (ptrdiff_t i = 0; i < times; i++)
    memcpy (data + (size_t)i * bytes, view.data, bytes);
  return s;
}

static RtObject *str_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (index < 0 || index >= rt_str_length (o))
    return rt_raise (rt, rt->types.IndexError, "string index out of range");
  return rt_str_from_char (rt, rt_str_char_at (o, index));
}

static RtObject *slice (RtInterp *rt, RtObject *o, RtObject *key) {
  ptrdiff_t start, stop, step;
  if (rt_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return NULL;
  RtStrView view = rt_str_view (o);
  ptrdiff_t count = rt_slice_adjust (view.length, &start, &stop, step);
  if (step == 1)
    return rt_str_substring (rt, o, start, start + count);
  uint32_t all = 0;
  for (ptrdiff_t i = 0; i < count; i++)
    all |= rt_str_view_at (view, start + i * step);
  RtObject *s = rt_str_alloc (rt, count, all);
  if (s == NULL || count == 0)
    return s;
  void *data = rt_str_data_to_fill (s);
  for (ptrdiff_t i = 0; i < count; i++)
    rt_str_put (data, rt_str_kind (s), i, rt_str_view_at (view, start + i * step));
  return s;
}

static RtObject *str_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  if (RT_IS_EXACT (rt, key, slice))
    return slice (rt, o, key);
  if (!rt_is_indexable (key))
    return RT_TYPE_ERROR (rt, "string indices must be integers, not '%.200s'", key->type->name);
  ptrdiff_t index = rt_index_ssize (rt, key, rt->types.IndexError);
  if (index == -1 && rt->error != NULL)
    return NULL;
  return str_item (rt, o, index < 0 ? index + rt_str_length (o) : index);
}

static RtObject *str_mod (RtInterp *rt, RtObject *format, RtObject *args) {
  return RT_IS_STR (format) ? rt_str_format_percent (rt, format, args) : rt_incref (rt->not_implemented);
}

static RtObject *str_iter (RtInterp *rt, RtObject *o) {
  return rt_index_iterator_new (rt, rt_str_is_ascii (o) ? rt->types.str_ascii_iterator : rt->types.str_iterator,
                                o, 0);
}

/* Construction */

static const char *optional_text (RtInterp *rt, RtObject *o, const char *what) {
  if (RT_IS_STR (o))
    return rt_codec_text (rt, o);
  return RT_TYPE_ERROR (rt, "str() argument '%s' must be str, not %.50K", what, o);
}

static RtObject *decode (RtInterp *rt, RtObject *o, RtObject *encoding, RtObject *errors) {
  const char *encoding_text = NULL, *errors_text = NULL;
  if ((encoding != NULL && (encoding_text = optional_text (rt, encoding, "encoding")) == NULL) ||
      (errors != NULL && (errors_text = optional_text (rt, errors, "errors")) == NULL))
    return NULL;
  if (RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "decoding str is not supported");
  RtBufferView view;
  if (!rt_buffer_try (rt, o, &view))
    return RT_TYPE_ERROR (rt, "decoding to str: need a bytes-like object, %.80s found", o->type->name);
  RtObject *result = rt_str_decode (rt, view.data, (size_t)view.length_bytes, encoding_text, errors_text);
  rt_buffer_release (rt, &view);
  return result;
}

/* An instance of the subclass TYPE with the text of S, which is given up. */
static RtObject *of_subclass (RtInterp *rt, RtType *type, RtObject *s) {
  if (s == NULL || type == rt->types.str)
    return s;
  RtStrView view = rt_str_view (s);
  bool ascii = rt_str_is_ascii (s);
  RtObject *o = type->slots.tp_alloc (rt, type, rt_str_bytes (view.length, view.kind, ascii));
  if (o != NULL) {
    rt_str_begin (o, view.length, view.kind, ascii);
    memcpy (rt_str_data_to_fill (o), view.data, (size_t)view.length * view.kind);
  }
  rt_decref (rt, s);
  return o;
}

static RtObject *str_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"object", "encoding", "errors"};
  RtObject *out[3];
  if (!rt_parse_tuple (rt, "str", args, kwargs, names, 3, 3, 0, out))
    return NULL;
  RtObject *s = out[0] == NULL                     ? rt_incref (rt->empty_str)
                : out[1] == NULL && out[2] == NULL ? rt_str (rt, out[0])
                                                   : decode (rt, out[0], out[1], out[2]);
  return of_subclass (rt, type, s);
}

static RtObject *str_str (RtInterp *rt, RtObject *o) {
  return rt_str_itself (rt, o);
}

const RtTypeSpec rt_str_spec = {
    .name = "str",
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Create a new string object from the given object.",
    .size_bytes = sizeof (RtStr),
    .item_bytes = 1,
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_STR | RT_TYPE_IMMUTABLE | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_new = str_new,
            .tp_dealloc = str_dealloc,
            .sizeof_bytes = str_sizeof,
            .describe = str_describe,
            .tp_repr = str_repr,
            .tp_str = str_str,
            .tp_hash = str_hash,
            .tp_richcompare = str_richcompare,
            .tp_iter = str_iter,
            .sq_length = str_length,
            .mp_length = str_length,
            .sq_concat = str_concat,
            .sq_repeat = str_repeat,
            .sq_item = str_item,
            .sq_contains = rt_text_contains,
            .mp_subscript = str_subscript,
            .nb_remainder = str_mod,
        },
    .methods = rt_str_methods,
};

/* Iterators */

static RtObject *str_iterator_next (RtInterp *rt, RtObject *o) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  if (self->sequence == NULL)
    return NULL;
  if (self->index >= rt_str_length (self->sequence))
    return rt_index_iterator_exhaust (rt, self);
  rt_payload_changed (rt, o);
  return rt_str_from_char (rt, rt_str_char_at (self->sequence, self->index++));
}

static RtObject *str_iterator_length_hint (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                           RtObject *kwnames) {
  RtSequenceIterator *self = (RtSequenceIterator *)o;
  return rt_int_from_int64 (rt, self->sequence != NULL ? rt_str_length (self->sequence) - self->index : 0);
}

static RtObject *str_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                      RtObject *kwnames) {
  return rt_index_iterator_reduce (rt, o, rt_incref (rt->empty_str));
}

static RtObject *str_iterator_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs,
                                         RtObject *kwnames) {
  RtObject *text = ((RtSequenceIterator *)o)->sequence;
  return rt_index_iterator_set_state (rt, o, args[0], 0, text != NULL ? rt_str_length (text) : 0);
}

static const RtMethodDef str_iterator_methods[] = {
    {"__length_hint__", str_iterator_length_hint, RT_METH_NOARGS, NULL},
    {"__reduce__", str_iterator_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", str_iterator_set_state, RT_METH_O, NULL},
    {NULL},
};

#define ITERATOR_SPEC(id)                                                                                    \
  const RtTypeSpec rt_##id##_spec = {                                                                        \
      .name = #id,                                                                                           \
      .size_bytes = sizeof (RtSequenceIterator),                                                             \
      .cpython_basicsize = 32,                                                                               \
      .type_flags = RT_TYPE_GC | RT_TYPE_IMMUTABLE | RT_TYPE_NO_INSTANTIATION,                               \
      .slots = {.tp_dealloc = rt_index_iterator_dealloc,                                                     \
                .tp_traverse = rt_index_iterator_traverse,                                                   \
                .describe = rt_index_iterator_describe,                                                      \
                .tp_iter = rt_iter_self,                                                                     \
                .tp_iternext = str_iterator_next},                                                           \
      .methods = str_iterator_methods,                                                                       \
  }
ITERATOR_SPEC (str_iterator);
ITERATOR_SPEC (str_ascii_iterator);
