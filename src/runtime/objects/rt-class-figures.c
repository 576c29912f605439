/* The figures that a type shows of its layout: __flags__ with CPython's bits, __basicsize__, and where CPython keeps __dict__ and
 * the list of weak references. Our own layout differs; a program that prints these wants CPython's. */
#include <stddef.h>
#include <string.h>

#include "rt-class-internal.h"
#include "rt-int.h"

#define TYPE(o) ((RtType *)(o))

enum { /* CPython's bits of tp_flags */
  FLAG_STATIC_BUILTIN = 1 << 1,
  FLAG_MANAGED_WEAKREF = 1 << 3,
  FLAG_MANAGED_DICT = 1 << 4,
  FLAG_SEQUENCE = 1 << 5,
  FLAG_MAPPING = 1 << 6,
  FLAG_DISALLOW_INSTANTIATION = 1 << 7,
  FLAG_IMMUTABLE = 1 << 8,
  FLAG_HEAP = 1 << 9,
  FLAG_BASETYPE = 1 << 10,
  FLAG_VECTORCALL = 1 << 11,
  FLAG_READY = 1 << 12,
  FLAG_GC = 1 << 14,
  FLAG_METHOD_DESCRIPTOR = 1 << 17,
  FLAG_VALID_VERSION = 1 << 19,
  FLAG_ABSTRACT = 1 << 20,
  FLAG_MATCH_SELF = 1 << 22,
  FLAG_ITEMS_AT_END = 1 << 23,
};

static const struct {
  uint32_t ours, theirs;
} flag_pairs[] = {
    {RT_TYPE_MANAGED_WEAKREF, FLAG_MANAGED_WEAKREF},
    {RT_TYPE_MANAGED_DICT, FLAG_MANAGED_DICT},
    {RT_TYPE_SEQUENCE, FLAG_SEQUENCE},
    {RT_TYPE_MAPPING, FLAG_MAPPING},
    {RT_TYPE_NO_INSTANTIATION, FLAG_DISALLOW_INSTANTIATION},
    {RT_TYPE_BASETYPE, FLAG_BASETYPE},
    {RT_TYPE_GC, FLAG_GC},
    {RT_TYPE_METHOD_DESCRIPTOR, FLAG_METHOD_DESCRIPTOR},
    {RT_TYPE_VALID_VERSION, FLAG_VALID_VERSION},
    {RT_TYPE_ABSTRACT, FLAG_ABSTRACT},
    {RT_TYPE_MATCH_SELF, FLAG_MATCH_SELF},
};

bool rt_type_is_made_at_import (const RtType *type) {
  static const char *const modules[] = {"itertools.", "array.", "collections.deque", "collections.defaultdict", "functools.",
                                        "operator.", "re.", "random.", "_"};
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (strncmp (type->name, modules[i], strlen (modules[i])) == 0)
      return true;
  return false;
}

RtObject *rt_type_get_flags (RtInterp *rt, RtObject *self, void *closure) {
  (void)closure;
  const RtType *type = TYPE (self);
  uint32_t subclass_bits = RT_TYPE_INT | RT_TYPE_LIST | RT_TYPE_TUPLE | RT_TYPE_BYTES | RT_TYPE_STR | RT_TYPE_DICT |
                           RT_TYPE_EXCEPTION | RT_TYPE_TYPE; /* these stand where CPython has them */
  uint64_t flags = FLAG_READY | (type->type_flags & subclass_bits);
  for (size_t i = 0; i < sizeof flag_pairs / sizeof *flag_pairs; i++)
    if (rt_type_has (type, flag_pairs[i].ours))
      flags |= flag_pairs[i].theirs;
  if (type->spec == NULL)
    flags |= FLAG_HEAP;
  else
    flags |= FLAG_IMMUTABLE | (rt_type_is_made_at_import (type) ? FLAG_HEAP : FLAG_STATIC_BUILTIN);
  if (type->vectorcall_offset != 0 && (type->spec != NULL || rt_type_has (type, RT_TYPE_TYPE)))
    flags |= FLAG_VECTORCALL;
  if (rt_type_has (type, RT_TYPE_TYPE))
    flags |= FLAG_ITEMS_AT_END;
  return rt_int_from_uint64 (rt, flags);
}

/* What CPython's structs have of fields for a dict and for weak references, in bytes from their start. */
typedef struct RtTypeFields {
  uint32_t kind;
  int dict, weakrefs;
} RtTypeFields;

static const RtTypeFields fields_by_kind[] = {
    {RT_KIND_type, 264, 368},    {RT_KIND_function, 88, 96},       {RT_KIND_method, 0, 32},
    {RT_KIND_module, 16, 40},    {RT_KIND_set, 0, 192},            {RT_KIND_frozenset, 0, 192},
    {RT_KIND_staticmethod, 24, 0}, {RT_KIND_classmethod, 24, 0},   {RT_KIND_generator, 0, 16},
    {RT_KIND_coroutine, 0, 16},  {RT_KIND_async_generator, 0, 16}, {RT_KIND_code, 0, 144},
    {RT_KIND_bytes_io, 40, 48},  {RT_KIND_string_io, 144, 152},   {RT_KIND_io_base, 16, 24},
    {RT_KIND_raw_io_base, 16, 24}, {RT_KIND_buffered_io_base, 16, 24}, {RT_KIND_text_io_base, 16, 24},
    {RT_KIND_memoryview, 0, 136}, {RT_KIND_builtin_function_or_method, 0, 40},
};

enum { MANAGED_DICT_OFFSET = -1, MANAGED_WEAKREF_OFFSET = -32, EXCEPTION_DICT_OFFSET = 16 };

RtObject *rt_type_get_field_offset (RtInterp *rt, RtObject *self, void *weak_wanted) {
  const RtType *type = TYPE (self);
  bool weak = weak_wanted != NULL;
  if (rt_type_has (type, weak ? RT_TYPE_MANAGED_WEAKREF : RT_TYPE_MANAGED_DICT))
    return rt_int_from_int64 (rt, weak ? MANAGED_WEAKREF_OFFSET : MANAGED_DICT_OFFSET);
  if (!weak && rt_type_has (type, RT_TYPE_EXCEPTION))
    return rt_int_from_int64 (rt, EXCEPTION_DICT_OFFSET);
  for (size_t i = 0; i < sizeof fields_by_kind / sizeof *fields_by_kind; i++)
    if (fields_by_kind[i].kind == type->kind)
      return rt_int_from_int64 (rt, weak ? fields_by_kind[i].weakrefs : fields_by_kind[i].dict);
  size_t ours = weak ? type->weaklist_offset : type->dict_offset;
  return rt_int_from_uint64 (rt, ours != 0 ? type->cpython_basicsize - 8 : 0); /* most often it is the last field */
}
