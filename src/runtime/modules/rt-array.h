/* array.array: numbers of one machine type, packed.
 *
 * Invariants
 *  - `size` items of `info->size_bytes` each are in `data`; room for `allocated` of them. allocated grows as CPython's array_resize.
 *  - while `exports` is not 0 a memoryview looks at the data, and the array keeps its size.
 */
#pragma once

#include "rt-interp.h"
#include "rt-machine-value.h"

typedef struct RtArrayInfo {
  char code;
  RtMachineKind kind;
  unsigned char size_bytes;
  const char *format; /* of the buffer */
} RtArrayInfo;

typedef struct RtArray {
  RtVarObject base; /* size: items */
  const RtArrayInfo *info;
  char *data; /* on the interpreter's heap; NULL: none yet */
  ptrdiff_t allocated;
  ptrdiff_t exports;
  RtObject *weakrefs;
} RtArray;

#define RT_ARRAY(o)      ((RtArray *) (o))
#define RT_ARRAY_SIZE(o) (((RtVarObject *) (o))->size)

/* NULL for a code that is none. */
const RtArrayInfo *rt_array_info (uint32_t code);
RT_NEW RtObject *rt_array_new (RtInterp *rt, RtType *type, const RtArrayInfo *info, ptrdiff_t size);
RT_RAISES int rt_array_resize (RtInterp *rt, RtObject *array, ptrdiff_t size);
RT_NEW RtObject *rt_array_get (RtInterp *rt, RtObject *array, ptrdiff_t index);
RT_RAISES int rt_array_set (RtInterp *rt, RtObject *array, ptrdiff_t index, RtObject *value);
/* Puts COUNT items' room at INDEX; what is there is undefined. */
RT_RAISES int rt_array_make_room (RtInterp *rt, RtObject *array, ptrdiff_t index, ptrdiff_t count);
RT_RAISES int rt_array_remove (RtInterp *rt, RtObject *array, ptrdiff_t index, ptrdiff_t count);
RT_RAISES int rt_array_append (RtInterp *rt, RtObject *array, RtObject *value);
/* All items of an iterable, or of an array of the same type. */
RT_RAISES int rt_array_extend (RtInterp *rt, RtObject *array, RtObject *iterable);
/* Whole items from bytes. */
RT_RAISES int rt_array_append_bytes (RtInterp *rt, RtObject *array, const char *data, size_t length_bytes);

/* __reduce_ex__, and the module's _array_reconstructor. */
RT_NEW RtObject *rt_array_reduce (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);
RT_NEW RtObject *rt_array_reconstruct (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames);

extern const RtMethodDef rt_array_methods[];
