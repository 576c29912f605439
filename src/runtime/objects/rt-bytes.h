/* bytes and bytearray. */
#pragma once

#include "rt-interp.h"

typedef struct RtBytes {
  RtVarObject base; /* size: bytes */
  int64_t hash;
  char data[1]; /* ends in a NUL that does not count */
} RtBytes;

typedef struct RtByteArray {
  RtVarObject base;      /* size: bytes */
  char *data;            /* on the interpreter's heap; NULL when empty and never filled */
  size_t capacity_bytes;
  size_t gone_bytes;     /* deleted at the beginning since it was last moved: CPython only moves its start, and does not use their room */
  ptrdiff_t exports;     /* memoryviews that look at it: it cannot be resized */
} RtByteArray;

#define RT_IS_BYTES(o) RT_IS (o, RT_TYPE_BYTES)

RT_NEW RtObject *rt_bytes_new (RtInterp *rt, const char *RT_NULLABLE data, size_t length_bytes); /* NULL: to be filled */
RT_NEW RtObject *rt_bytearray_new (RtInterp *rt, const char *RT_NULLABLE data, size_t length_bytes);
/* A copy of its own, even of one byte; that of none is shared. */
RT_NEW RtObject *rt_bytes_unshared (RtInterp *rt, const char *data, size_t length_bytes);
/* B itself, or the shared object if it has no or one byte. For bytes that were just filled. */
RT_NEW RtObject *rt_bytes_shared (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE b);
/* As PyObject_Bytes: by __bytes__, a buffer, or an iterable of ints; "cannot convert 'int' object to bytes". */
RT_NEW RtObject *rt_bytes_from_object (RtInterp *rt, RtObject *o);
void rt_bytes_append_repr (const char *data, size_t length_bytes, struct HbBuffer *buffer); /* b'...' */

/* The buffer protocol. */
typedef struct RtBufferView {
  char *data;
  ptrdiff_t length_bytes;
  RtObject *owner; /* owned until rt_buffer_release */
  bool readonly;
  ptrdiff_t itemsize;
  const char *format; /* "B" for bytes and bytearray */
} RtBufferView;
/* FULL_RO is what memoryview and bytes ask for; only a __buffer__ that is Python sees the difference. */
enum { RT_BUFFER_SIMPLE = 0, RT_BUFFER_WRITABLE = 1, RT_BUFFER_FULL_RO = 284 };
RT_RAISES int rt_buffer_get (RtInterp *rt, RtObject *o, RtBufferView *view, int flags); /* "a bytes-like object is required, not 'int'" */
/* The same, RT_BUFFER_SIMPLE, for who has words of its own: false without an exception if O gives no bytes, for whatever reason. */
bool rt_buffer_try (RtInterp *rt, RtObject *o, RtBufferView *view);
void rt_buffer_release (RtInterp *rt, RtBufferView *view);
/* __release_buffer__ of types that export their bytes. */
RT_NEW RtObject *rt_release_buffer (RtInterp *rt, RtObject *o, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
typedef int (*RtGetBuffer) (RtInterp *rt, RtObject *o, RtBufferView *view, int flags);
/* A memoryview of OBJECT, whose bytes GET gives; NULL: it has none. */
RT_NEW RtObject *rt_memoryview_from (RtInterp *rt, RtObject *object, RtGetBuffer RT_NULLABLE get);
