/* array: how arrays are taken apart and put together again by pickle, from protocol 3 on by their bytes and a number for what these mean. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-array.h"
#include "rt-byte-text.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* By that number. For texts CPython wants lengths that are multiples of twice the size of a unit. */
static const struct {
  RtMachineKind kind;
  unsigned char size_bytes;
  bool big;
  const char *encoding;
} formats[] = {
    {RT_MACHINE_UNSIGNED, 1, false, NULL},   {RT_MACHINE_SIGNED, 1, false, NULL}, {RT_MACHINE_UNSIGNED, 2, false, NULL},
    {RT_MACHINE_UNSIGNED, 2, true, NULL},    {RT_MACHINE_SIGNED, 2, false, NULL}, {RT_MACHINE_SIGNED, 2, true, NULL},
    {RT_MACHINE_UNSIGNED, 4, false, NULL},   {RT_MACHINE_UNSIGNED, 4, true, NULL}, {RT_MACHINE_SIGNED, 4, false, NULL},
    {RT_MACHINE_SIGNED, 4, true, NULL},      {RT_MACHINE_UNSIGNED, 8, false, NULL}, {RT_MACHINE_UNSIGNED, 8, true, NULL},
    {RT_MACHINE_SIGNED, 8, false, NULL},     {RT_MACHINE_SIGNED, 8, true, NULL}, {RT_MACHINE_FLOAT, 4, false, NULL},
    {RT_MACHINE_FLOAT, 4, true, NULL},       {RT_MACHINE_FLOAT, 8, false, NULL}, {RT_MACHINE_FLOAT, 8, true, NULL},
    {RT_MACHINE_CHAR, 4, false, "utf-16-le"}, {RT_MACHINE_CHAR, 4, true, "utf-16-be"}, {RT_MACHINE_CHAR, 8, false, "utf-32-le"},
    {RT_MACHINE_CHAR, 8, true, "utf-32-be"},
};
enum { FORMATS = sizeof formats / sizeof *formats, UTF_32 = 20 };

static int format_of (const RtArrayInfo *info) {
  int format = info->kind == RT_MACHINE_CHAR ? UTF_32 : 0;
  while (info->kind != RT_MACHINE_CHAR && (formats[format].kind != info->kind || formats[format].size_bytes != info->size_bytes))
    format++;
  return format;
}

/* The code of the last type whose items are FORMAT's, as CPython chooses among those of one size; CODE if FORMAT is none of ints. */
static uint32_t code_for (int format, uint32_t code) {
  static const char ints[] = "bBhHiIlLqQ";
  for (const char *at = ints; formats[format].kind <= RT_MACHINE_UNSIGNED && *at != '\0'; at++) {
    const RtArrayInfo *info = rt_array_info ((uint32_t) *at);
    if (info->kind == formats[format].kind && info->size_bytes == formats[format].size_bytes)
      code = (uint32_t) *at;
  }
  return code;
}

/* The items that BYTES are in FORMAT, as a list or a str. */
static RtObject *read_items (RtInterp *rt, RtObject *bytes, int format) {
  RtByteRun run = rt_byte_run (bytes);
  size_t length = (size_t) run.length, size = formats[format].size_bytes;
  if (length % size != 0)
    return RT_VALUE_ERROR (rt, "string length not a multiple of item size");
  if (formats[format].encoding != NULL)
    return rt_str_decode (rt, run.data, length, formats[format].encoding, NULL);
  RtHold hold;
  rt_hold_begin (rt, &hold, "_array_reconstructor", "items");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  bool ok = list != NULL;
  for (size_t i = 0; ok && i < length; i += size) {
    RtObject *item = rt_machine_read (rt, formats[format].kind, run.data + i, size, formats[format].big);
    ok = item != NULL && rt_list_append (rt, list, item) == 0;
    rt_xdecref (rt, item);
  }
  return rt_hold_end (rt, &hold, ok ? rt_incref (list) : NULL);
}

static const RtArrayInfo *checked (RtInterp *rt, RtObject *const *args, int64_t format) {
  if (!RT_IS (args[0], RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "first argument must be a type object, not %.200T", args[0]);
  const RtType *type = (const RtType *) args[0];
  if (!rt_type_is_subtype (type, rt->types.array))
    return RT_TYPE_ERROR (rt, "%.200s is not a subtype of %.200s", type->name, rt->types.array->name);
  const RtArrayInfo *info = rt_array_info (rt_str_char_at (args[1], 0));
  if (info == NULL)
    return RT_VALUE_ERROR (rt, "second argument must be a valid type code");
  if (format < 0 || format >= FORMATS)
    return RT_VALUE_ERROR (rt, "third argument must be a valid machine format code.");
  return RT_IS_BYTES (args[3]) ? info : RT_TYPE_ERROR (rt, "fourth argument should be bytes, not %.200T", args[3]);
}

RtObject *rt_array_reconstruct (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "_array_reconstructor", nargs, 4, 4))
    return NULL;
  if (!RT_IS_STR (args[1]) || rt_str_length (args[1]) != 1)
    return RT_TYPE_ERROR (rt, "_array_reconstructor() argument 2 must be a unicode character, not %.50T", args[1]);
  int64_t format = rt_index_ssize (rt, args[2], rt->types.OverflowError);
  const RtArrayInfo *info = rt_error (rt) == NULL ? checked (rt, args, format) : NULL;
  if (info == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "_array_reconstructor", "parts");
  bool is_own = format == format_of (info);
  hold.held[0] = is_own ? rt_incref (args[1]) : rt_str_from_char (rt, code_for ((int) format, (uint32_t) info->code));
  hold.held[1] = is_own ? rt_incref (args[3]) : read_items (rt, args[3], (int) format);
  RtObject *parts[] = {hold.held[0], hold.held[1]};
  RtObject *made = parts[0] != NULL && parts[1] != NULL ? rt_vectorcall (rt, args[0], parts, 2, NULL) : NULL;
  return rt_hold_end (rt, &hold, made);
}

/* (type, code, number of the format, bytes), or (code, list) for older protocols. */
static RtObject *arguments (RtInterp *rt, RtObject *self, bool as_bytes) {
  const RtArray *array = RT_ARRAY (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.__reduce_ex__", "parts");
  RtObject *code = hold.held[0] = rt_str_from_char (rt, (uint32_t) array->info->code);
  size_t length = (size_t) RT_ARRAY_SIZE (self) * array->info->size_bytes;
  RtObject *items = hold.held[1] = as_bytes ? rt_bytes_shared (rt, rt_bytes_new (rt, length > 0 ? array->data : "", length)) : rt_list_from (rt, self);
  RtObject *format = hold.held[2] = rt_int_from_int64 (rt, format_of (array->info));
  if (code == NULL || items == NULL || format == NULL)
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, as_bytes ? rt_tuple_pack (rt, 4, self->type, code, format, items) : rt_tuple_pack (rt, 2, code, items));
}

/* The function above, as the module has it. */
static RtObject *reconstructor (RtInterp *rt) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.__reduce_ex__", "module");
  RtObject *name = rt_str_interned (rt, "array");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "_array_reconstructor") : NULL);
}

RtObject *rt_array_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  enum { FIRST_BY_BYTES = 3 };
  if (!RT_IS_INT (args[0]))
    return RT_TYPE_ERROR (rt, "__reduce_ex__ argument should be an integer");
  int64_t protocol = rt_int_to_int64 (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "array.__reduce_ex__", "parts");
  bool as_bytes = protocol >= FIRST_BY_BYTES;
  hold.held[0] = as_bytes ? reconstructor (rt) : rt_incref (RT_OBJECT (self->type));
  hold.held[1] = hold.held[0] != NULL ? arguments (rt, self, as_bytes) : NULL;
  if (hold.held[1] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  /* One of a subclass may have attributes. */
  hold.held[2] = rt_getattr_utf8 (rt, self, "__dict__");
  if (hold.held[2] == NULL && !rt_error_matches (rt, rt->types.AttributeError))
    return rt_hold_end (rt, &hold, NULL);
  rt_error_clear (rt);
  return rt_hold_end (rt, &hold, rt_tuple_pack (rt, 3, hold.held[0], hold.held[1], hold.held[2] != NULL ? hold.held[2] : rt->none));
}
