/* The module array, and the methods of its type. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-array.h"
#include "rt-byte-text.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

static RtObject *none_or_error (RtInterp *rt, int failed) {
  return failed < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *array_append (ARGS) {
  return none_or_error (rt, rt_array_append (rt, self, args[0]));
}

static RtObject *array_extend (ARGS) {
  return none_or_error (rt, rt_array_extend (rt, self, args[0]));
}

static RtObject *array_insert (ARGS) {
  if (!rt_check_positional (rt, "insert", nargs, 2, 2))
    return NULL;
  ptrdiff_t index = rt_index_argument (rt, args[0]), size = RT_ARRAY_SIZE (self);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  index = index < 0 ? (index + size < 0 ? 0 : index + size) : index > size ? size : index;
  if (rt_array_append (rt, self, args[1]) < 0)
    return NULL;
  size_t each = RT_ARRAY (self)->info->size_bytes;
  char item[8], *data = RT_ARRAY (self)->data;
  memcpy (item, data + size * (ptrdiff_t) each, each);
  memmove (data + (index + 1) * (ptrdiff_t) each, data + index * (ptrdiff_t) each, (size_t) (size - index) * each);
  memcpy (data + index * (ptrdiff_t) each, item, each);
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static RtObject *array_pop (ARGS) {
  if (!rt_check_positional (rt, "pop", nargs, 0, 1))
    return NULL;
  ptrdiff_t index = nargs > 0 ? rt_index_argument (rt, args[0]) : -1, size = RT_ARRAY_SIZE (self);
  if (index == -1 && rt_error (rt) != NULL)
    return NULL;
  if (size == 0)
    return rt_raise (rt, rt->types.IndexError, "pop from empty array");
  index += index < 0 ? size : 0;
  if (index < 0 || index >= size)
    return rt_raise (rt, rt->types.IndexError, "pop index out of range");
  RtObject *item = rt_array_get (rt, self, index);
  if (item != NULL && rt_array_remove (rt, self, index, 1) < 0) {
    rt_decref (rt, item);
    return NULL;
  }
  return item;
}

/* Where VALUE is from START to STOP; -1 if nowhere, -2 with an exception. */
static ptrdiff_t find (RtInterp *rt, RtObject *self, RtObject *value, ptrdiff_t start, ptrdiff_t stop) {
  for (ptrdiff_t i = start; i < stop && i < RT_ARRAY_SIZE (self); i++) {
    RtObject *item = rt_array_get (rt, self, i);
    int equal = item != NULL ? rt_item_equals (rt, "array.index", item, value) : -1;
    rt_xdecref (rt, item);
    if (equal != 0)
      return equal > 0 ? i : -2;
  }
  return -1;
}

static RtObject *array_remove (ARGS) {
  ptrdiff_t index = find (rt, self, args[0], 0, PTRDIFF_MAX);
  if (index == -1)
    return RT_VALUE_ERROR (rt, "array.remove(x): x not in array");
  return index < 0 ? NULL : none_or_error (rt, rt_array_remove (rt, self, index, 1));
}

static RtObject *array_index (ARGS) {
  if (!rt_check_positional (rt, "index", nargs, 1, 3))
    return NULL;
  ptrdiff_t start = nargs > 1 ? rt_index_ssize (rt, args[1], NULL) : 0, stop = nargs > 2 ? rt_index_ssize (rt, args[2], NULL) : PTRDIFF_MAX;
  if (rt_error (rt) != NULL)
    return NULL;
  start += start < 0 ? RT_ARRAY_SIZE (self) : 0;
  stop += stop < 0 ? RT_ARRAY_SIZE (self) : 0;
  ptrdiff_t index = find (rt, self, args[0], start < 0 ? 0 : start, stop);
  if (index == -1)
    return RT_VALUE_ERROR (rt, "array.index(x): x not in array");
  return index < 0 ? NULL : rt_int_from_int64 (rt, index);
}

static RtObject *array_count (ARGS) {
  int64_t count = 0;
  ptrdiff_t at = -1;
  while ((at = find (rt, self, args[0], at + 1, PTRDIFF_MAX)) >= 0)
    count++;
  return at == -2 ? NULL : rt_int_from_int64 (rt, count);
}

static void swap_bytes (char *data, size_t length) {
  for (size_t i = 0; i < length / 2; i++) {
    char c = data[i];
    data[i] = data[length - 1 - i];
    data[length - 1 - i] = c;
  }
}

static RtObject *array_byteswap (ARGS) {
  size_t each = RT_ARRAY (self)->info->size_bytes;
  for (ptrdiff_t i = 0; i < RT_ARRAY_SIZE (self); i++)
    swap_bytes (RT_ARRAY (self)->data + i * (ptrdiff_t) each, each);
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static RtObject *array_reverse (ARGS) {
  size_t each = RT_ARRAY (self)->info->size_bytes;
  if (RT_ARRAY_SIZE (self) > 1) {
    swap_bytes (RT_ARRAY (self)->data, (size_t) RT_ARRAY_SIZE (self) * each);
    rt_xdecref (rt, array_byteswap (rt, self, NULL, 0, NULL));
  }
  return rt_incref (rt->none);
}

static RtObject *array_tolist (ARGS) {
  return rt_list_from (rt, self);
}

static RtObject *array_tobytes (ARGS) {
  size_t length = (size_t) RT_ARRAY_SIZE (self) * RT_ARRAY (self)->info->size_bytes;
  return rt_bytes_shared (rt, rt_bytes_new (rt, length > 0 ? RT_ARRAY (self)->data : "", length));
}

static RtObject *array_frombytes (ARGS) {
  RtBufferView view;
  if (rt_buffer_get (rt, args[0], &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  int failed;
  if (view.length_bytes % RT_ARRAY (self)->info->size_bytes != 0)
    failed = RT_VALUE_ERROR_INT (rt, "bytes length not a multiple of item size");
  else
    failed = rt_array_append_bytes (rt, self, view.data, (size_t) view.length_bytes);
  rt_buffer_release (rt, &view);
  return none_or_error (rt, failed);
}

/* FILE.NAME (argument), which is given up. */
static RtObject *ask_file (RtInterp *rt, RtObject *file, const char *name, RT_STEALS RtObject *argument) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "array", "what a file is given");
  hold.held[0] = argument;
  hold.held[1] = argument != NULL ? rt_str_interned (rt, name) : NULL;
  RtObject *args[2] = {argument};
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_call_method (rt, file, hold.held[1], args, 1) : NULL);
}

static RtObject *array_tofile (ARGS) {
  RtObject *written = ask_file (rt, args[0], "write", array_tobytes (rt, self, NULL, 0, NULL));
  if (written == NULL)
    return NULL;
  rt_decref (rt, written);
  return rt_incref (rt->none);
}

static RtObject *array_fromfile (ARGS) {
  if (nargs != 2)
    return RT_TYPE_ERROR (rt, "fromfile() takes exactly 2 positional arguments (%d given)", (int) nargs);
  ptrdiff_t count = rt_index_ssize (rt, args[1], rt->types.OverflowError);
  if (count == -1 && rt_error (rt) != NULL)
    return NULL;
  if (count < 0)
    return RT_VALUE_ERROR (rt, "negative count");
  int64_t bytes = (int64_t) count * (int64_t) RT_ARRAY (self)->info->size_bytes;
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.fromfile", "bytes that were read");
  hold.held[0] = ask_file (rt, args[0], "read", rt_int_from_int64 (rt, bytes));
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (!RT_IS_BYTES (hold.held[0]))
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "read() didn't return bytes"));
  bool short_read = rt_byte_run (hold.held[0]).length != bytes;
  RtObject *result = array_frombytes (rt, self, hold.held, 1, NULL);
  if (result != NULL && short_read) {
    rt_decref (rt, result);
    result = rt_raise (rt, rt->types.EOFError, "read() didn't return enough bytes");
  }
  return rt_hold_end (rt, &hold, result);
}

static RtObject *array_fromlist (ARGS) {
  if (!RT_IS_LIST (args[0]))
    return RT_TYPE_ERROR (rt, "arg must be list");
  ptrdiff_t size = RT_ARRAY_SIZE (self);
  if (rt_array_extend (rt, self, args[0]) == 0)
    return rt_incref (rt->none);
  RtObject *error = rt_error_take (rt);
  if (rt_array_remove (rt, self, size, RT_ARRAY_SIZE (self) - size) < 0)
    rt_error_clear (rt);
  rt_error_put (rt, error);
  return NULL;
}

static RtObject *array_tounicode (ARGS) {
  if (RT_ARRAY (self)->info->kind != RT_MACHINE_CHAR)
    return RT_VALUE_ERROR (rt, "tounicode() may only be called on unicode type arrays");
  return rt_str_from_code_points (rt, (const uint32_t *) (const void *) RT_ARRAY (self)->data, (size_t) RT_ARRAY_SIZE (self));
}

static RtObject *array_fromunicode (ARGS) {
  if (RT_ARRAY (self)->info->kind != RT_MACHINE_CHAR)
    return RT_VALUE_ERROR (rt, "fromunicode() may only be called on unicode type arrays");
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "fromunicode() argument must be str, not %K", args[0]);
  return none_or_error (rt, rt_array_extend (rt, self, args[0]));
}

static RtObject *array_buffer_info (ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.buffer_info", "address and length");
  hold.held[0] = rt_int_from_uint64 (rt, RT_ARRAY (self)->data != NULL ? rt_heap_address (rt->heap, RT_ARRAY (self)->data) : 0);
  hold.held[1] = rt_int_from_int64 (rt, RT_ARRAY_SIZE (self));
  bool ok = hold.held[0] != NULL && hold.held[1] != NULL;
  return rt_hold_end (rt, &hold, ok ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL);
}

static RtObject *array_copy (ARGS) {
  RtObject *copy = rt_array_new (rt, rt->types.array, RT_ARRAY (self)->info, RT_ARRAY_SIZE (self));
  if (copy != NULL && RT_ARRAY_SIZE (self) > 0)
    memcpy (RT_ARRAY (copy)->data, RT_ARRAY (self)->data, (size_t) RT_ARRAY_SIZE (self) * RT_ARRAY (self)->info->size_bytes);
  return copy;
}

const RtMethodDef rt_array_methods[] = {
    RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nSize of the array in memory, in bytes."),
    {"__release_buffer__", rt_release_buffer, RT_METH_O, NULL},
    {"append", array_append, RT_METH_O, NULL},
    {"buffer_info", array_buffer_info, RT_METH_NOARGS, NULL},
    {"byteswap", array_byteswap, RT_METH_NOARGS, NULL},
    {"count", array_count, RT_METH_O, NULL},
    {"extend", array_extend, RT_METH_O, NULL},
    {"frombytes", array_frombytes, RT_METH_O, NULL},
    {"fromfile", array_fromfile, RT_METH_FASTCALL, NULL},
    {"fromlist", array_fromlist, RT_METH_O, NULL},
    {"fromunicode", array_fromunicode, RT_METH_O, NULL},
    {"index", array_index, RT_METH_FASTCALL, NULL},
    {"insert", array_insert, RT_METH_FASTCALL, NULL},
    {"pop", array_pop, RT_METH_FASTCALL, NULL},
    {"remove", array_remove, RT_METH_O, NULL},
    {"reverse", array_reverse, RT_METH_NOARGS, NULL},
    {"tobytes", array_tobytes, RT_METH_NOARGS, NULL},
    {"tofile", array_tofile, RT_METH_O, NULL},
    {"tolist", array_tolist, RT_METH_NOARGS, NULL},
    {"tounicode", array_tounicode, RT_METH_NOARGS, NULL},
    {"__copy__", array_copy, RT_METH_NOARGS, NULL},
    {"__deepcopy__", array_copy, RT_METH_O, NULL},
    {"__reduce_ex__", rt_array_reduce, RT_METH_O, NULL},
    RT_CLASS_GETITEM,
    {NULL, NULL, 0, NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  if (rt_module_add (rt, module, "array", rt_incref (RT_OBJECT (rt->types.array))) < 0 ||
      rt_module_add (rt, module, "ArrayType", rt_incref (RT_OBJECT (rt->types.array))) < 0)
    return -1;
  return rt_module_add (rt, module, "typecodes", rt_str_from (rt, "bBuhHiIlLqQfd"));
}

static const char registration[] = "from collections.abc import MutableSequence as _it\n_it.register(array)\ndel _it\n";

static const RtMethodDef functions[] = {
    {"_array_reconstructor", rt_array_reconstruct, RT_METH_FASTCALL,
     "_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)\n--\n\nAn array from what pickle kept of it."},
    {NULL},
};

const RtModuleDef rt_module_def_array = {.name = "array", .methods = functions, .exec = exec, .source = registration};
