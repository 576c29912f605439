#include "rt-array.h"

#include <inttypes.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int.h"
#include "rt-iterators.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-slice.h"
#include "rt-str-private.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

static const RtArrayInfo infos[] = {
    {'b', RT_MACHINE_SIGNED, 1, "b"},   {'B', RT_MACHINE_UNSIGNED, 1, "B"}, {'u', RT_MACHINE_CHAR, 4, "w"},
    {'h', RT_MACHINE_SIGNED, 2, "h"},   {'H', RT_MACHINE_UNSIGNED, 2, "H"}, {'i', RT_MACHINE_SIGNED, 4, "i"},
    {'I', RT_MACHINE_UNSIGNED, 4, "I"}, {'l', RT_MACHINE_SIGNED, 8, "l"},   {'L', RT_MACHINE_UNSIGNED, 8, "L"},
    {'q', RT_MACHINE_SIGNED, 8, "q"},   {'Q', RT_MACHINE_UNSIGNED, 8, "Q"}, {'f', RT_MACHINE_FLOAT, 4, "f"},
    {'d', RT_MACHINE_FLOAT, 8, "d"},
};

const RtArrayInfo *rt_array_info (uint32_t code) {
  for (size_t i = 0; i < sizeof infos / sizeof *infos; i++)
    if ((uint32_t) infos[i].code == code)
      return &infos[i];
  return NULL;
}

/* --- size --- */

RtObject *rt_array_new (RtInterp *rt, RtType *type, const RtArrayInfo *info, ptrdiff_t size) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  RtArray *a = RT_ARRAY (o);
  a->info = info;
  if (size > 0) {
    a->data = size <= PTRDIFF_MAX / 8 ? rt_mem_calloc (rt, (size_t) size, info->size_bytes) : rt_no_memory (rt);
    if (a->data == NULL) {
      rt_decref (rt, o);
      return NULL;
    }
    a->allocated = size;
    a->base.size = size;
  }
  return o;
}

int rt_array_resize (RtInterp *rt, RtObject *o, ptrdiff_t size) {
  RtArray *a = RT_ARRAY (o);
  if (a->exports > 0 && size != a->base.size)
    return rt_raise_int (rt, rt->types.BufferError, "cannot resize an array that is exporting buffers");
  if (a->allocated >= size && a->base.size < size + 16 && a->data != NULL) {
    a->base.size = size;
    return 0;
  }
  size_t each = a->info->size_bytes, before = (size_t) a->allocated * each;
  if (size == 0) {
    if (a->data != NULL)
      rt_mem_free (rt, a->data, before);
    a->data = NULL;
    a->allocated = a->base.size = 0;
    return 0;
  }
  ptrdiff_t allocated = (size >> 4) + (a->base.size < 8 ? 3 : 7) + size;
  if (allocated > PTRDIFF_MAX / 8)
    return rt_no_memory (rt) != NULL ? 0 : -1;
  char *data = rt_mem_realloc (rt, a->data, before, (size_t) allocated * each);
  if (data == NULL)
    return -1;
  a->data = data;
  a->allocated = allocated;
  a->base.size = size;
  return 0;
}

int rt_array_make_room (RtInterp *rt, RtObject *o, ptrdiff_t index, ptrdiff_t count) {
  RtArray *a = RT_ARRAY (o);
  ptrdiff_t size = a->base.size;
  size_t each = a->info->size_bytes;
  if (rt_array_resize (rt, o, size + count) < 0)
    return -1;
  if (count > 0)
    memmove (a->data + (size_t) (index + count) * each, a->data + (size_t) index * each, (size_t) (size - index) * each);
  return 0;
}

int rt_array_remove (RtInterp *rt, RtObject *o, ptrdiff_t index, ptrdiff_t count) {
  RtArray *a = RT_ARRAY (o);
  size_t each = a->info->size_bytes;
  if (a->exports > 0 && count > 0)
    return rt_raise_int (rt, rt->types.BufferError, "cannot resize an array that is exporting buffers");
  if (count > 0)
    memmove (a->data + (size_t) index * each, a->data + (size_t) (index + count) * each,
             (size_t) (a->base.size - index - count) * each);
  rt_payload_changed (rt, o);
  return rt_array_resize (rt, o, a->base.size - count);
}

/* --- items --- */

RtObject *rt_array_get (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  const char *data = RT_ARRAY (o)->data + index * info->size_bytes;
  if (info->kind == RT_MACHINE_CHAR)
    return rt_str_from_char (rt, (uint32_t) rt_machine_read_bits (data, 4, false));
  return rt_machine_read (rt, info->kind, data, info->size_bytes, false);
}

static int out_of_range (RtInterp *rt, const RtArrayInfo *info, bool too_large) {
  static const struct {
    char code;
    const char *name;
  } names[] = {{'b', "signed char"}, {'B', "unsigned byte integer"}, {'h', "signed short integer"}, {'H', "unsigned short"},
               {'i', "signed integer"}};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].code == info->code)
      return rt_raise_int (rt, rt->types.OverflowError, "%s is %s", names[i].name,
                           too_large ? "greater than maximum" : "less than minimum");
  if (info->kind == RT_MACHINE_UNSIGNED && !too_large)
    return rt_raise_int (rt, rt->types.OverflowError, "can't convert negative %s to unsigned%s", info->code == 'Q' ? "int" : "value",
                         info->code == 'Q' ? "" : " int");
  if (info->code == 'I')
    return rt_raise_int (rt, rt->types.OverflowError, "unsigned int is greater than maximum");
  return rt_raise_int (rt, rt->types.OverflowError, "int too big to convert");
}

/* What is said of NUMBER before its size as an item is looked at: CPython reads small items by way of wider types. */
static int out_of_range_of_wider_type (RtInterp *rt, const RtArrayInfo *info, RtObject *number) {
  bool is_negative = rt_int_sign (number) < 0;
  int overflow = 0;
  int64_t whole = rt_int_as_int64 (number, &overflow);
  if (strchr ("bBhHi", info->code) != NULL && overflow != 0)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C long");
  if (strchr ("IL", info->code) != NULL && !is_negative && rt_int_bit_length (number) > 64)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C unsigned long");
  const char *wider = info->code == 'b' ? "signed short integer" : "signed integer";
  int64_t limit = info->code == 'b' ? INT16_MAX : INT32_MAX;
  if (strchr ("bH", info->code) != NULL && (whole > limit || whole < -limit - 1))
    return rt_raise_int (rt, rt->types.OverflowError, "%s is %s", wider, is_negative ? "less than minimum" : "greater than maximum");
  return 0;
}

/* The bits of the int NUMBER. */
static int whole_bits (RtInterp *rt, const RtArrayInfo *info, RtObject *number, uint64_t *bits) {
  int overflow = 0, sign = rt_int_sign (number);
  unsigned size = 8u * info->size_bytes;
  int64_t whole = rt_int_as_int64 (number, &overflow);
  *bits = (uint64_t) whole;
  if (out_of_range_of_wider_type (rt, info, number) < 0)
    return -1;
  if (info->kind == RT_MACHINE_UNSIGNED) {
    if (sign < 0)
      return out_of_range (rt, info, false);
    if (rt_int_bit_length (number) > size)
      return out_of_range (rt, info, true);
    if (overflow != 0) { /* 64 bits, the highest set */
      RtObject *half = rt_int_from_int64 (rt, INT64_MAX);
      RtObject *rest = half != NULL ? rt_int_subtract (rt, number, half) : NULL;
      int beyond = 0;
      *bits = rest != NULL ? (uint64_t) INT64_MAX + (uint64_t) rt_int_as_int64 (rest, &beyond) : 0;
      if (beyond != 0)
        *bits = UINT64_MAX;
      rt_xdecref (rt, half);
      if (rest == NULL)
        return -1;
      rt_decref (rt, rest);
    }
    return 0;
  }
  if (overflow != 0 && size == 64)
    return rt_raise_int (rt, rt->types.OverflowError, info->code == 'l' ? "Python int too large to convert to C long"
                                                                          : "int too big to convert");
  int64_t limit = size == 64 ? INT64_MAX : (INT64_C (1) << (size - 1)) - 1;
  if (overflow != 0 || whole > limit || whole < -limit - 1)
    return out_of_range (rt, info, overflow > 0 || (overflow == 0 && whole > limit));
  return 0;
}

/* VALUE as the bytes of an item. */
static int convert (RtInterp *rt, const RtArrayInfo *info, RtObject *value, char *out) {
  if (info->kind == RT_MACHINE_CHAR) {
    if (!RT_IS_STR (value) || rt_str_length (value) != 1)
      return RT_TYPE_ERROR_INT (rt, "array item must be unicode character");
    rt_machine_write_bits (out, rt_str_char_at (value, 0), 4, false);
    return 0;
  }
  if (info->kind == RT_MACHINE_FLOAT) {
    if (value->type->slots.nb_float == NULL && value->type->slots.nb_index == NULL)
      return RT_TYPE_ERROR_INT (rt, "must be real number, not %T", value);
    double number = rt_float_to_double (rt, value);
    if (number == -1.0 && rt_error (rt) != NULL)
      return -1;
    if (info->size_bytes == 4) {
      float narrow = (float) number;
      memcpy (out, &narrow, sizeof narrow);
    } else {
      memcpy (out, &number, sizeof number);
    }
    return 0;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "array item", "whole number");
  RtObject *number = hold.held[0] = rt_index (rt, value);
  uint64_t bits = 0;
  int failed = number != NULL ? whole_bits (rt, info, number, &bits) : -1;
  rt_hold_end (rt, &hold, NULL);
  if (failed == 0)
    rt_machine_write_bits (out, bits, info->size_bytes, false);
  return failed;
}

int rt_array_set (RtInterp *rt, RtObject *o, ptrdiff_t index, RtObject *value) {
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  char bytes[8];
  if (convert (rt, info, value, bytes) < 0)
    return -1;
  if (index >= RT_ARRAY_SIZE (o)) /* converting ran user code */
    return rt_raise_int (rt, rt->types.IndexError, "array assignment index out of range");
  memcpy (RT_ARRAY (o)->data + index * info->size_bytes, bytes, info->size_bytes);
  rt_payload_changed (rt, o);
  return 0;
}

int rt_array_append_bytes (RtInterp *rt, RtObject *o, const char *data, size_t length_bytes) {
  RtArray *a = RT_ARRAY (o);
  ptrdiff_t size = a->base.size, count = (ptrdiff_t) (length_bytes / a->info->size_bytes);
  if (count == 0)
    return 0;
  bool own = data == a->data; /* it moves with the growth */
  if (rt_array_resize (rt, o, size + count) < 0)
    return -1;
  memcpy (a->data + size * a->info->size_bytes, own ? a->data : data, length_bytes);
  rt_payload_changed (rt, o);
  return 0;
}

int rt_array_append (RtInterp *rt, RtObject *o, RtObject *value) {
  char bytes[8];
  if (convert (rt, RT_ARRAY (o)->info, value, bytes) < 0)
    return -1;
  return rt_array_append_bytes (rt, o, bytes, RT_ARRAY (o)->info->size_bytes);
}

int rt_array_extend (RtInterp *rt, RtObject *o, RtObject *iterable) {
  if (rt_is_kind_of (iterable, rt->types.array)) {
    if (RT_ARRAY (iterable)->info != RT_ARRAY (o)->info)
      return RT_TYPE_ERROR_INT (rt, "can only extend with array of same kind");
    return rt_array_append_bytes (rt, o, RT_ARRAY (iterable)->data,
                                  (size_t) RT_ARRAY_SIZE (iterable) * RT_ARRAY (o)->info->size_bytes);
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.extend", "iterator and item");
  hold.held[0] = rt_iter (rt, iterable);
  int failed = hold.held[0] != NULL ? 0 : -1;
  while (failed == 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    RtObject *item = hold.held[1];
    failed = rt_array_append (rt, o, item);
    hold.held[1] = NULL;
    rt_decref (rt, item);
  }
  if (rt_error (rt) != NULL)
    failed = -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

/* --- slots --- */

/* Whether an array of CODE can be made of FROM at all, which is asked before whether there is such a code. */
static bool can_be_had_of (RtInterp *rt, uint32_t code, RtObject *from) {
  if (RT_IS_STR (from) && code != 'u')
    return RT_TYPE_ERROR (rt, "cannot use a str to initialize an array with typecode '%c'", (int) code) != NULL;
  if (rt_is_kind_of (from, rt->types.array) && RT_ARRAY (from)->info->kind == RT_MACHINE_CHAR && code != 'u')
    return RT_TYPE_ERROR (rt, "cannot use a unicode array to initialize an array with typecode '%c'", (int) code) != NULL;
  if (RT_IS (from, RT_TYPE_LIST | RT_TYPE_TUPLE) || RT_IS_BYTES (from) || rt_is_kind_of (from, rt->types.bytearray) ||
      rt_is_kind_of (from, rt->types.array))
    return true;
  RtObject *iterator = rt_iter (rt, from);
  rt_xdecref (rt, iterator);
  return iterator != NULL;
}

/* FROM is NULL if nothing is given to fill it with. */
static bool read_code (RtInterp *rt, RtObject *o, RtObject *RT_NULLABLE from, const RtArrayInfo **info) {
  if (!RT_IS_STR (o))
    return RT_TYPE_ERROR (rt, "array() argument 1 must be a unicode character, not %s", o == rt->none ? "None" : o->type->name) != NULL;
  if (rt_str_length (o) != 1)
    return RT_TYPE_ERROR (rt, "array() argument 1 must be a unicode character, not str") != NULL;
  if (from != NULL && !can_be_had_of (rt, rt_str_char_at (o, 0), from))
    return false;
  *info = rt_array_info (rt_str_char_at (o, 0));
  if (*info == NULL)
    return RT_VALUE_ERROR (rt, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)") != NULL;
  return true;
}

static int fill (RtInterp *rt, RtObject *o, RtObject *from) {
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  if (RT_IS_EXACT (rt, from, list) || RT_IS_EXACT (rt, from, tuple)) {
    ptrdiff_t size = rt_length (rt, from);
    if (size > 0 && (RT_ARRAY (o)->data = rt_mem_calloc (rt, (size_t) size, info->size_bytes)) == NULL)
      return -1;
    RT_ARRAY (o)->allocated = RT_ARRAY_SIZE (o) = size < 0 ? 0 : size;
    for (ptrdiff_t i = 0; i < size; i++) {
      RtObject *item = rt_sequence_item (rt, from, i);
      int failed = item != NULL ? rt_array_set (rt, o, i, item) : -1;
      rt_xdecref (rt, item);
      if (failed < 0)
        return -1;
    }
    return 0;
  }
  if (!RT_IS_BYTES (from) && !rt_is_kind_of (from, rt->types.bytearray)) {
    if (rt_is_kind_of (from, rt->types.array) && RT_ARRAY (from)->info != info) {
      RtObject *list = rt_list_from (rt, from);
      int failed = list != NULL ? rt_array_extend (rt, o, list) : -1;
      rt_xdecref (rt, list);
      return failed;
    }
    return rt_array_extend (rt, o, from);
  }
  RtBufferView view;
  if (rt_buffer_get (rt, from, &view, RT_BUFFER_SIMPLE) < 0)
    return -1;
  int failed = 0;
  if (view.length_bytes % info->size_bytes != 0)
    failed = RT_VALUE_ERROR_INT (rt, "bytes length not a multiple of item size");
  else
    failed = rt_array_append_bytes (rt, o, view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return failed;
}

static RtObject *array_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  const RtArrayInfo *info = NULL;
  ptrdiff_t nargs = RT_TUPLE_SIZE (args);
  if (type == rt->types.array && !rt_no_constructor_keywords (rt, "array.array", kwargs))
    return NULL;
  if (nargs < 1)
    return RT_TYPE_ERROR (rt, "array() takes at least 1 argument (0 given)");
  if (nargs > 2)
    return RT_TYPE_ERROR (rt, "array() takes at most 2 arguments (%zd given)", nargs);
  if (!read_code (rt, RT_TUPLE_ITEM (args, 0), nargs > 1 ? RT_TUPLE_ITEM (args, 1) : NULL, &info))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "array", "new array");
  RtObject *o = hold.held[0] = rt_array_new (rt, type, info, 0);
  if (o == NULL || (nargs > 1 && fill (rt, o, RT_TUPLE_ITEM (args, 1)) < 0))
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, o);
}

static void array_dealloc (RtInterp *rt, RtObject *o) {
  RtArray *a = RT_ARRAY (o);
  rt_gc_untrack (rt, o);
  if (a->weakrefs != NULL)
    rt_weakref_clear_all (rt, o);
  if (a->data != NULL)
    rt_mem_free (rt, a->data, (size_t) a->allocated * a->info->size_bytes);
  rt_object_free (rt, o);
}

static int array_traverse (RtObject *o, RtVisit visit, void *arg) {
  return 0;
}

static size_t array_sizeof (RtInterp *rt, RtObject *o) {
  return o->type->cpython_basicsize + (size_t) RT_ARRAY (o)->allocated * RT_ARRAY (o)->info->size_bytes;
}

#define SHOWN_FIRST 8
#define SHOWN_LAST  3

static void describe_item (const RtArrayInfo *info, const char *data, HbBuffer *buffer) {
  uint64_t bits = rt_machine_read_bits (data, info->size_bytes, false);
  int unused = 64 - 8 * info->size_bytes;
  float narrow;
  double number;
  switch (info->kind) {
  case RT_MACHINE_FLOAT:
    memcpy (&narrow, data, sizeof narrow);
    if (info->size_bytes == sizeof number)
      memcpy (&number, data, sizeof number);
    rt_float_append_repr (info->size_bytes == sizeof number ? number : (double) narrow, buffer);
    break;
  case RT_MACHINE_CHAR:
    hb_buffer_append_char (buffer, '\'');
    rt_append_character_repr ((uint32_t) bits, '\'', buffer);
    hb_buffer_append_char (buffer, '\'');
    break;
  case RT_MACHINE_SIGNED:
    hb_buffer_printf (buffer, "%" PRId64, (int64_t) (bits << unused) >> unused);
    break;
  default:
    hb_buffer_printf (buffer, "%" PRIu64, bits);
  }
}

/* With its items, of many those at the ends. */
static void array_describe (RtObject *o, HbBuffer *buffer) {
  const RtArray *array = RT_ARRAY (o);
  ptrdiff_t size = RT_ARRAY_SIZE (o);
  hb_buffer_printf (buffer, size == 1 ? "array '%c' of %td item" : "array '%c' of %td items", array->info->code, size);
  for (ptrdiff_t i = 0; i < size; i++) {
    hb_buffer_append (buffer, i == 0 ? ": " : ", ");
    if (size > SHOWN_FIRST + SHOWN_LAST && i == SHOWN_FIRST) {
      hb_buffer_append (buffer, "..., ");
      i = size - SHOWN_LAST;
    }
    describe_item (array->info, array->data + i * array->info->size_bytes, buffer);
  }
}

static RtObject *array_repr (RtInterp *rt, RtObject *o) {
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  if (RT_ARRAY_SIZE (o) == 0)
    return rt_str_printf (rt, "%s('%c')", rt_type_short_name (o->type), info->code);
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.__repr__", "items");
  if (info->kind == RT_MACHINE_CHAR)
    hold.held[0] = rt_str_from_code_points (rt, (const uint32_t *) (const void *) RT_ARRAY (o)->data, (size_t) RT_ARRAY_SIZE (o));
  else
    hold.held[0] = rt_list_from (rt, o);
  RtObject *result = NULL;
  if (hold.held[0] != NULL)
    result = rt_str_printf (rt, "%s('%c', %R)", rt_type_short_name (o->type), info->code, hold.held[0]);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *array_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!rt_is_kind_of (a, rt->types.array) || !rt_is_kind_of (b, rt->types.array))
    return rt_incref (rt->not_implemented);
  if ((op == RT_EQ || op == RT_NE) && RT_ARRAY_SIZE (a) != RT_ARRAY_SIZE (b))
    return rt_bool_object (rt, op == RT_NE);
  for (ptrdiff_t i = 0; i < RT_ARRAY_SIZE (a) && i < RT_ARRAY_SIZE (b); i++) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "array comparison", "item");
    RtObject *x = hold.held[0] = rt_array_get (rt, a, i), *y = hold.held[1] = rt_array_get (rt, b, i);
    int equal = x != NULL && y != NULL ? rt_compare_bool (rt, x, y, RT_EQ) : -1;
    RtObject *result = NULL;
    if (equal == 0)
      result = op == RT_EQ || op == RT_NE ? rt_bool_object (rt, op == RT_NE) : rt_compare (rt, x, y, op);
    result = rt_hold_end (rt, &hold, result);
    if (equal <= 0)
      return result;
  }
  return rt_bool_object (rt, rt_compare_sizes (RT_ARRAY_SIZE (a), RT_ARRAY_SIZE (b), op));
}

static ptrdiff_t array_length (RtInterp *rt, RtObject *o) {
  return RT_ARRAY_SIZE (o);
}

static RtObject *array_item (RtInterp *rt, RtObject *o, ptrdiff_t index) {
  if (index < 0 || index >= RT_ARRAY_SIZE (o))
    return rt_raise (rt, rt->types.IndexError, "array index out of range");
  return rt_array_get (rt, o, index);
}

static int array_ass_item (RtInterp *rt, RtObject *o, ptrdiff_t index, RtObject *value) {
  if (index < 0 || index >= RT_ARRAY_SIZE (o))
    return rt_raise_int (rt, rt->types.IndexError, "array assignment index out of range");
  return value != NULL ? rt_array_set (rt, o, index, value) : rt_array_remove (rt, o, index, 1);
}

static RtObject *array_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!rt_is_kind_of (b, rt->types.array))
    return RT_TYPE_ERROR (rt, "can only append array (not \"%T\") to array", b);
  if (RT_ARRAY (a)->info != RT_ARRAY (b)->info)
    return RT_TYPE_ERROR (rt, "bad argument type for built-in operation");
  size_t each = RT_ARRAY (a)->info->size_bytes, size_a = (size_t) RT_ARRAY_SIZE (a) * each,
         size_b = (size_t) RT_ARRAY_SIZE (b) * each;
  RtObject *o = rt_array_new (rt, rt->types.array, RT_ARRAY (a)->info, RT_ARRAY_SIZE (a) + RT_ARRAY_SIZE (b));
  if (o != NULL && size_a > 0)
    memcpy (RT_ARRAY (o)->data, RT_ARRAY (a)->data, size_a);
  if (o != NULL && size_b > 0)
    memcpy (RT_ARRAY (o)->data + size_a, RT_ARRAY (b)->data, size_b);
  return o;
}

static RtObject *array_inplace_concat (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!rt_is_kind_of (b, rt->types.array))
    return RT_TYPE_ERROR (rt, "can only extend array with array (not \"%T\")", b);
  return rt_array_extend (rt, a, b) < 0 ? NULL : rt_incref (a);
}

static RtObject *array_repeat (RtInterp *rt, RtObject *a, ptrdiff_t times) {
  ptrdiff_t size = RT_ARRAY_SIZE (a);
  times = times < 0 ? 0 : times;
  if (size > 0 && times > PTRDIFF_MAX / 8 / size)
    return rt_no_memory (rt);
  RtObject *o = rt_array_new (rt, rt->types.array, RT_ARRAY (a)->info, size * times);
  size_t bytes = (size_t) size * RT_ARRAY (a)->info->size_bytes;
  for (ptrdiff_t i = 0; o != NULL && bytes > 0 && i < times; i++)
    memcpy (RT_ARRAY (o)->data + (size_t) i * bytes, RT_ARRAY (a)->data, bytes);
  return o;
}

static RtObject *array_inplace_repeat (RtInterp *rt, RtObject *a, ptrdiff_t times) {
  ptrdiff_t size = RT_ARRAY_SIZE (a);
  size_t bytes = (size_t) size * RT_ARRAY (a)->info->size_bytes;
  times = times < 0 ? 0 : times;
  if (size > 0 && times > PTRDIFF_MAX / 8 / size)
    return rt_no_memory (rt);
  if (rt_array_resize (rt, a, size * times) < 0)
    return NULL;
  for (ptrdiff_t i = 1; bytes > 0 && i < times; i++)
    memcpy (RT_ARRAY (a)->data + (size_t) i * bytes, RT_ARRAY (a)->data, bytes);
  rt_payload_changed (rt, a);
  return rt_incref (a);
}

static int array_contains (RtInterp *rt, RtObject *o, RtObject *value) {
  int found = 0;
  for (ptrdiff_t i = 0; found == 0 && i < RT_ARRAY_SIZE (o); i++) {
    RtObject *item = rt_array_get (rt, o, i);
    found = item != NULL ? rt_item_equals (rt, "array.__contains__", item, value) : -1;
    rt_xdecref (rt, item);
  }
  return found;
}

/* The index that KEY is, from the start; false with an exception. */
static bool index_of (RtInterp *rt, RtObject *o, RtObject *key, ptrdiff_t *index) {
  *index = rt_index_ssize (rt, key, rt->types.IndexError);
  if (*index == -1 && rt_error (rt) != NULL)
    return false;
  *index += *index < 0 ? RT_ARRAY_SIZE (o) : 0;
  return true;
}

/* The number of items that a slice means, and where they are; -1 with an exception. */
static ptrdiff_t slice_items (RtInterp *rt, RtObject *o, RtObject *slice, ptrdiff_t *start, ptrdiff_t *step) {
  ptrdiff_t stop;
  if (rt_slice_unpack (rt, slice, start, &stop, step) < 0)
    return -1;
  return rt_slice_adjust (RT_ARRAY_SIZE (o), start, &stop, *step);
}

static RtObject *array_subscript (RtInterp *rt, RtObject *o, RtObject *key) {
  ptrdiff_t index, start, step;
  if (rt_is_indexable (key))
    return index_of (rt, o, key, &index) ? array_item (rt, o, index) : NULL;
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR (rt, "array indices must be integers");
  ptrdiff_t count = slice_items (rt, o, key, &start, &step);
  if (count < 0)
    return NULL;
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  RtObject *part = rt_array_new (rt, rt->types.array, info, count);
  for (ptrdiff_t i = 0; part != NULL && i < count; i++)
    memcpy (RT_ARRAY (part)->data + i * info->size_bytes, RT_ARRAY (o)->data + (start + i * step) * info->size_bytes,
            info->size_bytes);
  return part;
}

/* o[start:stop:step] = OTHER (an array of the same type with data of its own; NULL deletes), COUNT items. */
static int assign_slice (RtInterp *rt, RtObject *o, ptrdiff_t start, ptrdiff_t step, ptrdiff_t count, RtObject *other) {
  const RtArrayInfo *info = RT_ARRAY (o)->info;
  ptrdiff_t needed = other != NULL ? RT_ARRAY_SIZE (other) : 0;
  if (step == 1) {
    if (needed < count && rt_array_remove (rt, o, start + needed, count - needed) < 0)
      return -1;
    if (needed > count && rt_array_make_room (rt, o, start + count, needed - count) < 0)
      return -1;
    if (needed > 0)
      memcpy (RT_ARRAY (o)->data + start * info->size_bytes, RT_ARRAY (other)->data, (size_t) needed * info->size_bytes);
    rt_payload_changed (rt, o);
    return 0;
  }
  if (other == NULL) {
    for (ptrdiff_t i = count - 1; i >= 0; i--)
      if (rt_array_remove (rt, o, step > 0 ? start + i * step : start + (count - 1 - i) * step, 1) < 0)
        return -1;
    return 0;
  }
  if (needed != count)
    return RT_VALUE_ERROR_INT (rt, "attempt to assign array of size %zd to extended slice of size %zd", needed, count);
  for (ptrdiff_t i = 0; i < count; i++)
    memcpy (RT_ARRAY (o)->data + (start + i * step) * info->size_bytes, RT_ARRAY (other)->data + i * info->size_bytes,
            info->size_bytes);
  rt_payload_changed (rt, o);
  return 0;
}

static int array_ass_subscript (RtInterp *rt, RtObject *o, RtObject *key, RtObject *value) {
  ptrdiff_t index, start, step;
  if (rt_is_indexable (key))
    return index_of (rt, o, key, &index) ? array_ass_item (rt, o, index, value) : -1;
  if (!RT_IS_EXACT (rt, key, slice))
    return RT_TYPE_ERROR_INT (rt, "array indices must be integers");
  ptrdiff_t count = slice_items (rt, o, key, &start, &step);
  if (count < 0)
    return -1;
  if (value == NULL)
    return assign_slice (rt, o, start, step, count, NULL);
  if (!rt_is_kind_of (value, rt->types.array))
    return RT_TYPE_ERROR_INT (rt, "can only assign array (not \"%T\") to array slice", value);
  if (RT_ARRAY (value)->info != RT_ARRAY (o)->info)
    return RT_TYPE_ERROR_INT (rt, "bad argument type for built-in operation");
  RtHold hold;
  rt_hold_begin (rt, &hold, "array slice", "copy");
  hold.held[0] = value == o ? array_repeat (rt, o, 1) : rt_incref (value);
  int failed = hold.held[0] != NULL ? assign_slice (rt, o, start, step, count, hold.held[0]) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

static int array_getbuffer (RtInterp *rt, RtObject *o, struct RtBufferView *view, int flags) {
  RtArray *a = RT_ARRAY (o);
  *view = (RtBufferView){.data = a->data != NULL ? a->data : (char *) "",
                         .length_bytes = a->base.size * a->info->size_bytes,
                         .owner = rt_incref (o),
                         .itemsize = a->info->size_bytes,
                         .format = a->info->format};
  a->exports++;
  return 0;
}

static void array_releasebuffer (RtInterp *rt, RtObject *o, struct RtBufferView *view) {
  RT_ARRAY (o)->exports--;
}

static RtObject *get_typecode (RtInterp *rt, RtObject *o, void *closure) {
  return rt_str_from_char (rt, (uint32_t) RT_ARRAY (o)->info->code);
}

static RtObject *get_itemsize (RtInterp *rt, RtObject *o, void *closure) {
  return rt_int_from_int64 (rt, RT_ARRAY (o)->info->size_bytes);
}

static const RtGetSetDef array_getset[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array", NULL},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static RtObject *array_iter (RtInterp *rt, RtObject *o) {
  return rt_index_iterator_new (rt, rt->types.array_iterator, o, 0);
}

static RtObject *array_iternext (RtInterp *rt, RtObject *self) {
  RtSequenceIterator *it = (RtSequenceIterator *) self;
  if (it->sequence == NULL)
    return NULL;
  if (it->index < RT_ARRAY_SIZE (it->sequence))
    return rt_array_get (rt, it->sequence, it->index++);
  return rt_index_iterator_exhaust (rt, it);
}

static RtObject *array_iterator_reduce (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_index_iterator_reduce (rt, o, rt_incref (rt->empty_tuple));
}

static RtObject *array_iterator_set_state (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *array = ((RtSequenceIterator *) o)->sequence;
  return rt_index_iterator_set_state (rt, o, args[0], 0, array != NULL ? RT_ARRAY_SIZE (array) : 0);
}

static const RtMethodDef array_iterator_methods[] = {
    {"__reduce__", array_iterator_reduce, RT_METH_NOARGS, NULL},
    {"__setstate__", array_iterator_set_state, RT_METH_O, NULL},
    {NULL},
};

const RtTypeSpec rt_array_iterator_spec = {
    .name = "array.arrayiterator",
    .size_bytes = sizeof (RtSequenceIterator),
    .cpython_basicsize = 40,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_dealloc = rt_index_iterator_dealloc,
              .tp_traverse = rt_index_iterator_traverse,
              .describe = rt_index_iterator_describe,
              .tp_iter = rt_iter_self,
              .tp_iternext = array_iternext},
    .methods = array_iterator_methods,
};

const RtTypeSpec rt_array_spec = {
    .name = "array.array",
    .doc = "array(typecode [, initializer]) -> array",
    .size_bytes = sizeof (RtArray),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_SEQUENCE,
    .weaklist_offset = offsetof (RtArray, weakrefs),
    .slots =
        {
            .tp_new = array_new,
            .tp_dealloc = array_dealloc,
            .tp_traverse = array_traverse,
            .sizeof_bytes = array_sizeof,
            .describe = array_describe,
            .tp_repr = array_repr,
            .tp_hash = rt_hash_not_implemented,
            .tp_richcompare = array_richcompare,
            .tp_iter = array_iter,
            .sq_length = array_length,
            .sq_concat = array_concat,
            .sq_inplace_concat = array_inplace_concat,
            .sq_repeat = array_repeat,
            .sq_inplace_repeat = array_inplace_repeat,
            .sq_item = array_item,
            .sq_ass_item = array_ass_item,
            .sq_contains = array_contains,
            .mp_subscript = array_subscript,
            .mp_ass_subscript = array_ass_subscript,
            .bf_getbuffer = array_getbuffer,
            .bf_releasebuffer = array_releasebuffer,
        },
    .methods = rt_array_methods,
    .getset = array_getset,
};
