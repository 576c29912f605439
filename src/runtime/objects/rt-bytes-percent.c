/* b'...' % args, by way of text: every byte is a latin-1 character there, and those of bytes among the
 * arguments are, too. */
#include "rt-abstract.h"
#include "rt-byte-text.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

static RtObject *as_latin1 (RtInterp *rt, RtObject *o) {
  if (o->type->slots.bf_getbuffer == NULL)
    return rt_incref (o);
  RtBufferView view;
  if (rt_buffer_get (rt, o, &view, RT_BUFFER_SIMPLE) < 0)
    return NULL;
  RtObject *s = rt_str_decode (rt, view.data, (size_t)view.length_bytes, "latin-1", NULL);
  rt_buffer_release (rt, &view);
  return s;
}

static RtObject *arguments_as_text (RtInterp *rt, RtObject *args) {
  if (!RT_IS_TUPLE (args))
    return as_latin1 (rt, args);
  ptrdiff_t count = RT_TUPLE_SIZE (args);
  if (count == 0)
    return rt_incref (args);
  RtObject *tuple = rt_tuple_new (rt, count);
  for (ptrdiff_t i = 0; tuple != NULL && i < count; i++) {
    RtObject *item = as_latin1 (rt, RT_TUPLE_ITEM (args, i));
    if (item == NULL) {
      rt_decref (rt, tuple);
      return NULL;
    }
    rt_tuple_init (rt, tuple, i, item);
  }
  return tuple;
}

RtObject *rt_bytes_mod (RtInterp *rt, RtObject *format, RtObject *args) {
  if (!RT_IS_BYTES (format) && !rt_is_kind_of (format, rt->types.bytearray))
    return rt_incref (rt->not_implemented);
  RtHold hold;
  rt_hold_begin (rt, &hold, "bytes formatting", "text");
  hold.held[0] = as_latin1 (rt, format);
  hold.held[1] = hold.held[0] != NULL ? arguments_as_text (rt, args) : NULL;
  if (hold.held[1] != NULL)
    hold.held[2] = rt_str_format_percent (rt, hold.held[0], hold.held[1]);
  RtObject *result = NULL;
  if (hold.held[2] != NULL)
    result = rt_str_encode (rt, hold.held[2], "latin-1", "backslashreplace");
  if (result != NULL && !RT_IS_BYTES (format)) {
    RtByteRun run = rt_byte_run (result);
    RtObject *array = rt_bytearray_new (rt, run.data, (size_t)run.length);
    rt_decref (rt, result);
    result = array;
  }
  return rt_hold_end (rt, &hold, result);
}
