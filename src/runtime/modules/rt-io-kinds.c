/* The bases of raw, buffered and text streams. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-io-base.h"
#include "rt-ref.h"
#include "rt-stream.h"

RT_IO_UNSUPPORTED (no_detach, "detach", 0, 0)
RT_IO_UNSUPPORTED (no_read, "read", 0, 1)
RT_IO_UNSUPPORTED (no_read1, "read1", 0, 1)
RT_IO_UNSUPPORTED (no_readline, "readline", 0, 1)
RT_IO_UNSUPPORTED (no_write, "write", 1, 1)

/* --- raw streams --- */

static RtObject *not_implemented (RT_IO_ARGS) {
  return rt_raise_object (rt, rt->types.NotImplementedError, NULL);
}

/* What readinto puts into a bytearray. */
static RtObject *raw_read (RT_IO_ARGS) {
  if (!rt_check_positional (rt, "read", nargs, 0, 1))
    return NULL;
  ptrdiff_t size = nargs > 0 ? rt_index_argument (rt, args[0]) : -1;
  if (size == -1 && rt_error (rt) != NULL)
    return NULL;
  if (size < 0)
    return rt_io_call (rt, self, "readall", NULL, 0);
  RtHold hold;
  rt_hold_begin (rt, &hold, "read", "room and count");
  hold.held[0] = rt_bytearray_new (rt, NULL, (size_t) size);
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (size > 0)
    memset (((RtByteArray *) hold.held[0])->data, 0, (size_t) size);
  RtObject *answer = hold.held[1] = rt_io_call (rt, self, "readinto", &hold.held[0], 1);
  if (answer == NULL || answer == rt->none)
    return rt_hold_end (rt, &hold, rt_xincref (answer));
  ptrdiff_t count = rt_index_ssize (rt, answer, rt->types.ValueError);
  const RtByteArray *room = (const RtByteArray *) hold.held[0];
  if (rt_error (rt) == NULL && (count < 0 || count > room->base.size))
    RT_VALUE_ERROR (rt, "readinto returned %zd outside buffer size %zd", count, room->base.size);
  return rt_hold_end (rt, &hold, rt_error (rt) == NULL ? rt_bytes_new (rt, room->data, (size_t) count) : NULL);
}

#define CHUNK_BYTES 8192 /* DEFAULT_BUFFER_SIZE */

/* All parts that read gives, up to an empty one. What it says if it has none at all, None, goes out. */
static RtObject *raw_readall (RT_IO_ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "readall", "size and part");
  HbBuffer all;
  hb_buffer_init (&all, &rt->allocator);
  RtObject *result = NULL;
  hold.held[0] = rt_int_from_int64 (rt, CHUNK_BYTES);
  while (hold.held[0] != NULL && result == NULL) {
    RtObject *part = hold.held[1] = rt_io_call (rt, self, "read", &hold.held[0], 1);
    if (part == NULL)
      break;
    if (part == rt->none && all.length_bytes == 0) {
      result = rt_incref (part);
      break;
    }
    if (part != rt->none && !RT_IS_BYTES (part)) {
      RT_TYPE_ERROR (rt, "read() should return bytes");
      break;
    }
    size_t size = part != rt->none ? (size_t) ((RtVarObject *) part)->size : 0;
    if (size > 0)
      hb_buffer_append_bytes (&all, ((const RtBytes *) part)->data, size);
    if (all.broken) {
      rt_no_memory (rt);
      break;
    }
    if (size == 0)
      result = rt_bytes_new (rt, hb_buffer_text (&all), all.length_bytes);
    if (size == 0 && result == NULL)
      break;
    hold.held[1] = NULL;
    rt_decref (rt, part);
  }
  hb_buffer_clear (&all);
  return rt_hold_end (rt, &hold, result);
}

static const RtMethodDef raw_methods[] = {
    {"read", raw_read, RT_METH_FASTCALL, NULL},
    {"readall", raw_readall, RT_METH_NOARGS, NULL},
    {"readinto", not_implemented, RT_METH_FASTCALL, NULL},
    {"write", not_implemented, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtTypeSpec rt_raw_io_base_spec = {
    .name = "_io._RawIOBase",
    .doc = "Bytes without a buffer: readinto and write.",
    .size_bytes = sizeof (RtIoBase),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .methods = raw_methods,
};

/* --- buffered streams --- */

bool rt_io_room (RtInterp *rt, RtObject *o, const char *function, RtBufferView *view) {
  bool got = o->type->slots.bf_getbuffer != NULL && rt_buffer_get (rt, o, view, RT_BUFFER_WRITABLE) == 0;
  if (got && !view->readonly)
    return true;
  if (got)
    rt_buffer_release (rt, view);
  if (rt_error (rt) == NULL || !rt_error_matches (rt, rt->types.MemoryError)) {
    rt_error_clear (rt);
    RT_TYPE_ERROR (rt, "%s() argument must be read-write bytes-like object, not %T", function, o);
  }
  return false;
}

/* Fills the room with what METHOD gives of so many bytes. */
static RtObject *read_into (RtInterp *rt, RtObject *self, RtObject *buffer, const char *function, const char *method) {
  RtHold hold;
  rt_hold_begin (rt, &hold, function, "room, its size, and what was read");
  RtBufferView room;
  if (!rt_io_room (rt, buffer, function, &room))
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = room.owner;
  hold.held[1] = rt_int_from_int64 (rt, room.length_bytes);
  RtObject *data = hold.held[2] = hold.held[1] != NULL ? rt_io_call (rt, self, method, &hold.held[1], 1) : NULL;
  RtObject *result = NULL;
  ptrdiff_t size = data != NULL && RT_IS_BYTES (data) ? ((RtVarObject *) data)->size : 0;
  if (data != NULL && !RT_IS_BYTES (data))
    RT_TYPE_ERROR (rt, "read() should return bytes");
  else if (size > room.length_bytes)
    RT_VALUE_ERROR (rt, "read() returned too much data: %zd bytes requested, %zd returned", room.length_bytes, size);
  else if (data != NULL) {
    if (size > 0)
      memcpy (room.data, ((const RtBytes *) data)->data, (size_t) size);
    rt_payload_changed (rt, room.owner);
    result = rt_int_from_int64 (rt, size);
  }
  hold.held[0] = NULL; /* the view's own */
  rt_buffer_release (rt, &room);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *buffered_readinto (RT_IO_ARGS) {
  return read_into (rt, self, args[0], "readinto", "read");
}

static RtObject *buffered_readinto1 (RT_IO_ARGS) {
  return read_into (rt, self, args[0], "readinto1", "read1");
}

static const RtMethodDef buffered_methods[] = {
    {"detach", no_detach, RT_METH_NOARGS, NULL},
    {"read", no_read, RT_METH_FASTCALL, NULL},
    {"read1", no_read1, RT_METH_FASTCALL, NULL},
    {"readinto", buffered_readinto, RT_METH_O, NULL},
    {"readinto1", buffered_readinto1, RT_METH_O, NULL},
    {"write", no_write, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtTypeSpec rt_buffered_io_base_spec = {
    .name = "_io._BufferedIOBase",
    .doc = "Bytes with a buffer.",
    .size_bytes = sizeof (RtIoBase),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .methods = buffered_methods,
};

/* --- text --- */

static RtObject *get_none (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (rt->none);
}

static const RtMethodDef text_methods[] = {
    {"detach", no_detach, RT_METH_NOARGS, NULL},
    {"read", no_read, RT_METH_FASTCALL, NULL},
    {"readline", no_readline, RT_METH_FASTCALL, NULL},
    {"write", no_write, RT_METH_FASTCALL, NULL},
    {NULL},
};

static const RtGetSetDef text_getset[] = {
    {"encoding", get_none, NULL, NULL, NULL},
    {"newlines", get_none, NULL, NULL, NULL},
    {"errors", get_none, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_text_io_base_spec = {
    .name = "_io._TextIOBase",
    .doc = "Text.",
    .size_bytes = sizeof (RtIoBase),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .methods = text_methods,
    .getset = text_getset,
};
