/* bytes % args. */
#include "rt-byte-text.h"
#include "rt-abstract.h"
#include "rt-error.h"

RtObject *rt_bytes_mod (RtInterp *rt, RtObject *format, RtObject *args) {
  if (!RT_IS_BYTES (format) && !rt_is_kind_of (format, rt->types.bytearray))
    return rt_incref (rt->not_implemented);
  RtObject *result = rt_bytes_format_percent (rt, rt_byte_run (format), args);
  if (result == NULL || RT_IS_BYTES (format))
    return result;
  RtByteRun run = rt_byte_run (result);
  RtObject *array = rt_bytearray_new (rt, run.data, (size_t)run.length);
  rt_decref (rt, result);
  return array;
}
