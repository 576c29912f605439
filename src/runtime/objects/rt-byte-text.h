/* What bytes and bytearray share: methods on runs of bytes. */
#pragma once

#include "rt-bytes.h"

typedef struct RtByteRun {
  const char *data;
  ptrdiff_t length;
} RtByteRun;

/* The bytes of a bytes or bytearray object. */
RtByteRun rt_byte_run (const RtObject *o);
/* A new object of the built-in type that O's type derives from. */
RT_NEW RtObject *rt_byte_run_like (RtInterp *rt, RtObject *o, const char *data, ptrdiff_t length);
RT_NEW RtObject *rt_byte_run_unshared_like (RtInterp *rt, RtObject *o, const char *data, ptrdiff_t length); /* even if it is one byte */
/* Where NEEDLE starts in HAY from START to END, or -1; from the right if REVERSE. */
ptrdiff_t rt_byte_run_find (RtByteRun hay, RtByteRun needle, ptrdiff_t start, ptrdiff_t end, bool reverse);
/* Whether O holds the byte or the bytes that WHAT stands for: 1, 0, -1. */
RT_RAISES int rt_byte_run_contains (RtInterp *rt, RtObject *o, RtObject *what);
/* A byte's value of an int object; -1 with ValueError MESSAGE beyond 0..255, or TypeError. */
RT_RAISES int rt_byte_value (RtInterp *rt, RtObject *o, const char *message);
/* The bytes that the arguments of bytes () or bytearray () ask for, appended to BUFFER; false with an exception. TYPE_NAME for messages. */
bool rt_bytes_gather (RtInterp *rt, const char *type_name, RtObject *RT_NULLABLE source, RtObject *RT_NULLABLE encoding,
                      RtObject *RT_NULLABLE errors, HbBuffer *buffer);
/* Appends the ints of ITERABLE as bytes; ASKS_LENGTH: asks for its length first, as bytes () does, for what __len__ may raise. */
bool rt_bytes_gather_ints (RtInterp *rt, RtObject *iterable, const char *range_message, bool asks_length, HbBuffer *buffer);
RT_NEW RtObject *rt_bytes_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op);
RT_NEW RtObject *rt_bytes_concat (RtInterp *rt, RtObject *a, RtObject *b);
/* FORMAT % ARGS as bytes; defined beside that of str. */
RT_NEW RtObject *rt_bytes_format_percent (RtInterp *rt, RtByteRun format, RtObject *args);
RT_NEW RtObject *rt_bytes_mod (RtInterp *rt, RtObject *format, RtObject *args); /* %, for nb_remainder */
RT_NEW RtObject *rt_bytes_repeat (RtInterp *rt, RtObject *o, ptrdiff_t times);
RT_NEW RtObject *rt_bytes_iterator (RtInterp *rt, RtObject *o, RtType *type);
void rt_bytes_describe (RtObject *o, HbBuffer *buffer);

/* Methods that both types have; a macro so that each has one table. */
#define RT_BYTES_AS_A_TUPLE (RT_METH_FASTCALL | RT_METH_VARARGS)
#define RT_BYTES_METHODS(X)                                                                                            \
  X (capitalize, RT_METH_NOARGS) X (center, RT_METH_FASTCALL) X (count, RT_BYTES_AS_A_TUPLE) X (decode, RT_METH_KEYWORDS) \
  X (endswith, RT_BYTES_AS_A_TUPLE) X (expandtabs, RT_METH_KEYWORDS) X (find, RT_BYTES_AS_A_TUPLE) X (hex, RT_METH_KEYWORDS) \
  X (index, RT_BYTES_AS_A_TUPLE) X (isalnum, RT_METH_NOARGS) X (isalpha, RT_METH_NOARGS) X (isascii, RT_METH_NOARGS)   \
  X (isdigit, RT_METH_NOARGS) X (islower, RT_METH_NOARGS) X (isspace, RT_METH_NOARGS) X (istitle, RT_METH_NOARGS)      \
  X (isupper, RT_METH_NOARGS) X (join, RT_METH_O) X (ljust, RT_METH_FASTCALL) X (lower, RT_METH_NOARGS)                \
  X (lstrip, RT_METH_FASTCALL) X (partition, RT_METH_O) X (removeprefix, RT_METH_O) X (removesuffix, RT_METH_O)        \
  X (replace, RT_METH_FASTCALL) X (rfind, RT_BYTES_AS_A_TUPLE) X (rindex, RT_BYTES_AS_A_TUPLE) X (rjust, RT_METH_FASTCALL) \
  X (rpartition, RT_METH_O) X (rsplit, RT_METH_KEYWORDS) X (rstrip, RT_METH_FASTCALL) X (split, RT_METH_KEYWORDS)      \
  X (splitlines, RT_METH_KEYWORDS) X (startswith, RT_BYTES_AS_A_TUPLE) X (strip, RT_METH_FASTCALL)                     \
  X (swapcase, RT_METH_NOARGS) X (title, RT_METH_NOARGS) X (translate, RT_METH_KEYWORDS) X (upper, RT_METH_NOARGS)     \
  X (zfill, RT_METH_O)
#define RT_BYTES_METHOD_DECLARE(name, flags)                                                                           \
  RtObject *rt_bytes_method_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
RT_BYTES_METHODS (RT_BYTES_METHOD_DECLARE)
#define RT_BYTES_METHOD_ROW(name, flags) {#name, rt_bytes_method_##name, flags, NULL},
RtObject *rt_bytes_method_maketrans (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
RtObject *rt_bytes_method_fromhex (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
