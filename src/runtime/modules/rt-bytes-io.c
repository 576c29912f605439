/* io.BytesIO: bytes that are written and read as a file is.
 *
 * They stand in a bytes object that has room behind them. If somebody else holds it, too, it is copied before it is changed; so what
 * getvalue gives costs nothing, nor does what a BytesIO begins with.
 */
#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-io-base.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-tuple.h"

typedef struct RtBytesIO {
  RtIoBase io;
  RtObject *bytes; /* NULL once it is closed */
  size_t length;   /* of what was written */
  size_t position; /* may be behind the end */
  ptrdiff_t exports;
} RtBytesIO;

/* What getbuffer gives a view of. */
typedef struct RtBytesIOBuffer {
  RtObject base;
  RtObject *source;
} RtBytesIOBuffer;

#define SELF(o)     ((RtBytesIO *) (o))
#define DATA(io)    (((RtBytes *) (io)->bytes)->data)
#define ROOM(io)    ((size_t) ((RtVarObject *) (io)->bytes)->size)
#define SLOT_BYTES  RT_FIELD (0, "bytes")
#define SLOT_SOURCE RT_FIELD (0, "stream")

static bool is_open (RtInterp *rt, RtObject *self) {
  if (SELF (self)->bytes == NULL)
    RT_VALUE_ERROR (rt, "I/O operation on closed file.");
  return SELF (self)->bytes != NULL;
}

static bool is_not_lent (RtInterp *rt, RtObject *self) {
  if (SELF (self)->exports > 0)
    rt_raise (rt, rt->types.BufferError, "Existing exports of data: object cannot be re-sized");
  return SELF (self)->exports == 0;
}

/* --- room --- */

static bool is_shared (const RtBytesIO *io) {
  return io->bytes->refcount != 1;
}

/* Puts what was written into a bytes object of SIZE bytes that nobody else holds. */
static int move (RtInterp *rt, RtObject *self, size_t size) {
  RtBytesIO *io = SELF (self);
  RtObject *bytes = rt_bytes_new (rt, NULL, size);
  if (bytes == NULL)
    return -1;
  size_t kept = io->length < size ? io->length : size;
  if (size > 0) {
    memcpy (((RtBytes *) bytes)->data, DATA (io), kept);
    memset (((RtBytes *) bytes)->data + kept, 0, size - kept);
  }
  rt_ref_set (rt, self, SLOT_BYTES, &io->bytes, bytes);
  return 0;
}

/* As CPython's resize_buffer, on whose sizes getsizeof depends. */
static int resize (RtInterp *rt, RtObject *self, size_t size) {
  size_t room = ROOM (SELF (self));
  if (size < room / 2)
    return move (rt, self, size + 1);
  if (size < room)
    return 0;
  return move (rt, self, (double) size <= (double) room * 1.125 ? size + (size >> 3) + (size < 9 ? 3 : 6) : size + 1);
}

static size_t left_in (const RtBytesIO *io) {
  return io->position < io->length ? io->length - io->position : 0;
}

/* What is in the room has changed, though the object is the same. */
static void tell_changed (RtInterp *rt, RtObject *self) {
  ((RtBytes *) SELF (self)->bytes)->hash = -1;
  rt_payload_changed (rt, SELF (self)->bytes);
  rt_payload_changed (rt, self);
}

/* --- writing --- */

static int write_bytes (RtInterp *rt, RtObject *self, const char *data, size_t length) {
  RtBytesIO *io = SELF (self);
  if (length > PTRDIFF_MAX / 2 - io->position || io->position > PTRDIFF_MAX / 2)
    return rt_raise_int (rt, rt->types.OverflowError, "new buffer size too large");
  size_t end = io->position + length;
  if (end > ROOM (io)) {
    if (resize (rt, self, end) < 0)
      return -1;
  } else if (is_shared (io) && move (rt, self, end > io->length ? end : io->length) < 0) {
    return -1;
  }
  if (io->position > io->length)
    memset (DATA (io) + io->length, 0, io->position - io->length);
  memcpy (DATA (io) + io->position, data, length);
  io->position = end;
  if (end > io->length)
    io->length = end;
  tell_changed (rt, self);
  return 0;
}

/* How many bytes of O were written, -1 with an exception. */
static ptrdiff_t write_object (RtInterp *rt, RtObject *self, RtObject *o) {
  RtBufferView view;
  if (!is_open (rt, self) || !is_not_lent (rt, self) || rt_buffer_get (rt, o, &view, RT_BUFFER_FULL_RO) < 0)
    return -1;
  ptrdiff_t length = view.length_bytes;
  /* Getting the view may have run __buffer__. */
  bool ready = is_open (rt, self) && is_not_lent (rt, self);
  if (!ready || (length > 0 && write_bytes (rt, self, view.data, (size_t) length) < 0))
    length = -1;
  rt_buffer_release (rt, &view);
  return length;
}

static RtObject *io_write (RT_IO_ARGS) {
  ptrdiff_t length = write_object (rt, self, args[0]);
  return length >= 0 ? rt_int_from_int64 (rt, length) : NULL;
}

static RtObject *io_writelines (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_io_write_each (rt, self, args[0], write_object) : NULL;
}

/* --- reading --- */

static RtObject *take (RtInterp *rt, RtObject *self, size_t count) {
  RtBytesIO *io = SELF (self);
  size_t start = io->position;
  if (count == 0)
    return rt_incref (rt->empty_bytes);
  RtObject *bytes = count > 1 && start == 0 && count == ROOM (io) && io->exports == 0 ? rt_incref (io->bytes)
                                                                                     : rt_bytes_new (rt, DATA (io) + start, count);
  if (bytes != NULL) {
    io->position += count;
    rt_payload_changed (rt, self);
  }
  return bytes;
}

static size_t at_most (ptrdiff_t wanted, size_t most) {
  return wanted < 0 || (size_t) wanted > most ? most : (size_t) wanted;
}

/* What the method NAME reads: nothing is ever waited for, so both give all there is. */
static RtObject *read_as (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, const char *name) {
  ptrdiff_t size;
  if (!rt_check_positional (rt, name, nargs, 0, 1) || !rt_io_count (rt, args, nargs, -1, &size) || !is_open (rt, self))
    return NULL;
  return take (rt, self, at_most (size, left_in (SELF (self))));
}

static RtObject *io_read (RT_IO_ARGS) {
  return read_as (rt, self, args, nargs, "read");
}

static RtObject *io_read1 (RT_IO_ARGS) {
  return read_as (rt, self, args, nargs, "read1");
}

/* How long the line at the position is, its end included, but no more than MOST if that is not negative. */
static size_t line_length (const RtBytesIO *io, ptrdiff_t most) {
  size_t left = at_most (most, left_in (io));
  if (left == 0)
    return 0;
  const char *start = DATA (io) + io->position, *end = memchr (start, '\n', left);
  return end != NULL ? (size_t) (end - start) + 1 : left;
}

static RtObject *io_readline (RT_IO_ARGS) {
  ptrdiff_t most;
  if (!rt_check_positional (rt, "readline", nargs, 0, 1) || !rt_io_count (rt, args, nargs, -1, &most) || !is_open (rt, self))
    return NULL;
  return take (rt, self, line_length (SELF (self), most));
}

static RtObject *io_iternext (RtInterp *rt, RtObject *self) {
  size_t length = is_open (rt, self) ? line_length (SELF (self), -1) : 0;
  return length > 0 ? take (rt, self, length) : NULL;
}

static RtObject *io_iter (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

static RtObject *io_readlines (RT_IO_ARGS) {
  ptrdiff_t most = 0;
  if (!rt_check_positional (rt, "readlines", nargs, 0, 1) || !is_open (rt, self))
    return NULL;
  if (nargs > 0 && args[0] != rt->none) {
    if (!RT_IS_INT (args[0]))
      return RT_TYPE_ERROR (rt, "integer argument expected, got '%T'", args[0]);
    most = rt_index_argument (rt, args[0]);
    if (rt_error (rt) != NULL)
      return NULL;
  }
  RtObject *list = rt_list_new (rt, 0);
  size_t length, total = 0;
  while (list != NULL && (length = line_length (SELF (self), -1)) > 0) {
    RtObject *line = rt_bytes_new (rt, DATA (SELF (self)) + SELF (self)->position, length);
    if (line == NULL || rt_list_append_steal (rt, list, line) < 0) {
      rt_decref (rt, list);
      return NULL;
    }
    SELF (self)->position += length;
    total += length;
    if (most > 0 && total >= (size_t) most)
      break;
  }
  rt_payload_changed (rt, self);
  return list;
}

static RtObject *io_readinto (RT_IO_ARGS) {
  RtBufferView room;
  if (!rt_io_room (rt, args[0], "readinto", &room))
    return NULL;
  RtObject *result = NULL;
  if (is_open (rt, self)) {
    size_t length = at_most (room.length_bytes, left_in (SELF (self)));
    if (length > 0)
      memcpy (room.data, DATA (SELF (self)) + SELF (self)->position, length);
    SELF (self)->position += length;
    rt_payload_changed (rt, self);
    rt_payload_changed (rt, room.owner);
    result = rt_int_from_int64 (rt, (int64_t) length);
  }
  rt_buffer_release (rt, &room);
  return result;
}

static RtObject *io_getvalue (RT_IO_ARGS) {
  RtBytesIO *io = SELF (self);
  if (!is_open (rt, self))
    return NULL;
  if (io->length <= 1 || io->exports > 0)
    return rt_bytes_new (rt, DATA (io), io->length);
  if (io->length == ROOM (io))
    return rt_incref (io->bytes);
  return move (rt, self, io->length) == 0 ? rt_incref (io->bytes) : NULL;
}

/* --- lending --- */

static RtObject *io_getbuffer (RT_IO_ARGS) {
  if (!is_open (rt, self))
    return NULL;
  RtObject *buffer = rt_object_alloc (rt, rt->types.bytes_io_buffer, 0);
  if (buffer == NULL)
    return NULL;
  rt_ref_init (rt, buffer, SLOT_SOURCE, &((RtBytesIOBuffer *) buffer)->source, rt_incref (self));
  rt_gc_track (rt, buffer);
  RtObject *view = rt_memoryview_from (rt, buffer, buffer->type->slots.bf_getbuffer);
  rt_decref (rt, buffer);
  return view;
}

static int buffer_getbuffer (RtInterp *rt, RtObject *o, RtBufferView *view, int flags) {
  RtObject *self = ((RtBytesIOBuffer *) o)->source;
  RtBytesIO *io = SELF (self);
  if (io->exports == 0 && is_shared (io) && move (rt, self, io->length) < 0)
    return -1;
  view->data = DATA (io);
  view->length_bytes = (ptrdiff_t) io->length;
  view->readonly = false;
  view->owner = rt_incref (o);
  io->exports++;
  return 0;
}

/* What was written through the view stands in the stream. */
static void buffer_releasebuffer (RtInterp *rt, RtObject *o, RtBufferView *view) {
  RtObject *self = ((RtBytesIOBuffer *) o)->source;
  SELF (self)->exports--;
  tell_changed (rt, self);
}

static int buffer_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_SOURCE, ((RtBytesIOBuffer *) self)->source);
  return 0;
}

static void buffer_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  rt_ref_clear (rt, self, SLOT_SOURCE, &((RtBytesIOBuffer *) self)->source);
  rt_object_free (rt, self);
}

/* --- position --- */

static RtObject *io_tell (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_int_from_int64 (rt, (int64_t) SELF (self)->position) : NULL;
}

static RtObject *io_seek (RT_IO_ARGS) {
  if (!rt_check_positional (rt, "seek", nargs, 1, 2))
    return NULL;
  ptrdiff_t position = rt_index_argument (rt, args[0]);
  ptrdiff_t whence = rt_error (rt) == NULL && nargs > 1 ? rt_index_argument_int (rt, args[1]) : 0;
  if (rt_error (rt) != NULL || !is_open (rt, self))
    return NULL;
  if (position < 0 && whence == 0)
    return RT_VALUE_ERROR (rt, "negative seek value %zd", position);
  if (whence < 0 || whence > 2)
    return RT_VALUE_ERROR (rt, "invalid whence (%d, should be 0, 1 or 2)", (int) whence);
  RtBytesIO *io = SELF (self);
  ptrdiff_t from = whence == 0 ? 0 : (ptrdiff_t) (whence == 1 ? io->position : io->length);
  if (position > PTRDIFF_MAX - from)
    return rt_raise (rt, rt->types.OverflowError, "new position too large");
  io->position = position + from > 0 ? (size_t) (position + from) : 0;
  rt_payload_changed (rt, self);
  return rt_int_from_int64 (rt, (int64_t) io->position);
}

static RtObject *io_truncate (RT_IO_ARGS) {
  ptrdiff_t size;
  if (!rt_check_positional (rt, "truncate", nargs, 0, 1) || !rt_io_count (rt, args, nargs, (ptrdiff_t) SELF (self)->position, &size) ||
      !is_open (rt, self) || !is_not_lent (rt, self))
    return NULL;
  if (size < 0)
    return RT_VALUE_ERROR (rt, "negative size value %zd", size);
  if ((size_t) size < SELF (self)->length) {
    SELF (self)->length = (size_t) size;
    if (resize (rt, self, (size_t) size) < 0)
      return NULL;
    rt_payload_changed (rt, self);
  }
  return rt_int_from_int64 (rt, size);
}

/* --- being a file --- */

static RtObject *io_close (RT_IO_ARGS) {
  if (!is_not_lent (rt, self))
    return NULL;
  rt_ref_clear (rt, self, SLOT_BYTES, &SELF (self)->bytes);
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static RtObject *io_flush (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->none) : NULL;
}

static RtObject *io_yes (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->true_) : NULL;
}

static RtObject *io_no (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->false_) : NULL;
}

static RtObject *get_closed (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, SELF (self)->bytes == NULL);
}

/* --- life --- */

static RtObject *io_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *self = type->slots.tp_alloc (rt, type, 0);
  if (self != NULL)
    rt_ref_init (rt, self, SLOT_BYTES, &SELF (self)->bytes, rt_incref (rt->empty_bytes));
  return self;
}

/* Begins with VALUE, exactly bytes as they are, else a copy. */
static int begin_with (RtInterp *rt, RtObject *self, RtObject *value) {
  RtBytesIO *io = SELF (self);
  io->length = io->position = 0;
  if (RT_IS_EXACT (rt, value, bytes)) {
    io->length = (size_t) ((RtVarObject *) value)->size;
    rt_ref_set (rt, self, SLOT_BYTES, &io->bytes, rt_incref (value));
  } else if (write_object (rt, self, value) < 0) {
    return -1;
  }
  io->position = 0;
  return 0;
}

static int io_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"initial_bytes"};
  RtObject *in[1];
  if (!rt_parse_tuple (rt, "BytesIO", args, kwargs, names, 1, 1, 0, in))
    return -1;
  SELF (self)->length = SELF (self)->position = 0;
  rt_payload_changed (rt, self);
  if (!is_not_lent (rt, self))
    return -1;
  return in[0] != NULL && in[0] != rt->none ? begin_with (rt, self, in[0]) : 0;
}

/* --- as pickle and copy have it: value, position, __dict__ or None --- */

static RtObject *io_getstate (RT_IO_ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "BytesIO.__getstate__", "state");
  hold.held[0] = io_getvalue (rt, self, NULL, 0, NULL);
  hold.held[1] = hold.held[0] != NULL ? rt_int_from_int64 (rt, (int64_t) SELF (self)->position) : NULL;
  RtObject *dict = SELF (self)->io.dict;
  hold.held[2] = hold.held[1] == NULL ? NULL : dict != NULL ? rt_dict_copy (rt, dict) : rt_incref (rt->none);
  return rt_hold_end (rt, &hold, hold.held[2] != NULL ? rt_tuple_from_array (rt, hold.held, 3) : NULL);
}

static int take_dict (RtInterp *rt, RtObject *self, RtObject *dict) {
  if (dict == rt->none)
    return 0;
  if (!RT_IS_DICT (dict))
    return RT_TYPE_ERROR_INT (rt, "third item of state should be a dict, got a %.200T", dict);
  if (SELF (self)->io.dict != NULL)
    return rt_dict_merge (rt, SELF (self)->io.dict, dict, 1);
  rt_ref_set (rt, self, RT_SLOT_DICT, &SELF (self)->io.dict, rt_incref (dict));
  return 0;
}

static RtObject *io_setstate (RT_IO_ARGS) {
  RtObject *state = args[0];
  if (!RT_IS_TUPLE (state) || RT_TUPLE_SIZE (state) < 3)
    return RT_TYPE_ERROR (rt, "%.200T.__setstate__ argument should be 3-tuple, got %.200T", self, state);
  if (!is_not_lent (rt, self))
    return NULL;
  SELF (self)->length = SELF (self)->position = 0;
  if (write_object (rt, self, RT_TUPLE_ITEM (state, 0)) < 0)
    return NULL;
  RtObject *position = RT_TUPLE_ITEM (state, 1);
  if (!RT_IS_INT (position))
    return RT_TYPE_ERROR (rt, "second item of state must be an integer, not %.200T", position);
  ptrdiff_t at = rt_index_argument (rt, position);
  if (rt_error (rt) != NULL)
    return NULL;
  if (at < 0)
    return RT_VALUE_ERROR (rt, "position value cannot be negative");
  SELF (self)->position = (size_t) at;
  rt_payload_changed (rt, self);
  return take_dict (rt, self, RT_TUPLE_ITEM (state, 2)) == 0 ? rt_incref (rt->none) : NULL;
}

static size_t io_sizeof (RtInterp *rt, RtObject *self) {
  const RtBytesIO *io = SELF (self);
  const RtType *bytes = rt->types.bytes;
  size_t held = io->bytes != NULL && !is_shared (io) ? bytes->cpython_basicsize + ROOM (io) * bytes->cpython_itemsize : 0;
  return self->type->cpython_basicsize + held;
}

static int io_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_DICT, SELF (self)->io.dict);
  RT_VISIT (visit, arg, SLOT_BYTES, SELF (self)->bytes);
  return 0;
}

static void io_dealloc (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, SLOT_BYTES, &SELF (self)->bytes);
  rt_io_base_dealloc (rt, self);
}

#define SHOWN_BYTES 60

/* What was written, of much the beginning. */
static void io_describe (RtObject *self, HbBuffer *buffer) {
  const RtBytesIO *io = SELF (self);
  if (io->bytes == NULL) {
    hb_buffer_append (buffer, "closed BytesIO");
    return;
  }
  hb_buffer_printf (buffer, "BytesIO of %zu bytes, at %zu: ", io->length, io->position);
  rt_bytes_append_repr (DATA (io), io->length < SHOWN_BYTES ? io->length : SHOWN_BYTES, buffer);
  if (io->length > SHOWN_BYTES)
    hb_buffer_append (buffer, "\xe2\x80\xa6");
}

static const RtMethodDef methods[] = {
    {"readable", io_yes, RT_METH_NOARGS, NULL},
    {"seekable", io_yes, RT_METH_NOARGS, NULL},
    {"writable", io_yes, RT_METH_NOARGS, NULL},
    {"close", io_close, RT_METH_NOARGS, NULL},
    {"flush", io_flush, RT_METH_NOARGS, NULL},
    {"isatty", io_no, RT_METH_NOARGS, NULL},
    {"tell", io_tell, RT_METH_NOARGS, NULL},
    {"write", io_write, RT_METH_O, NULL},
    {"writelines", io_writelines, RT_METH_O, NULL},
    {"read1", io_read1, RT_METH_FASTCALL, NULL},
    {"readinto", io_readinto, RT_METH_O, NULL},
    {"readline", io_readline, RT_METH_FASTCALL, NULL},
    {"readlines", io_readlines, RT_METH_FASTCALL, NULL},
    {"read", io_read, RT_METH_FASTCALL, NULL},
    {"getbuffer", io_getbuffer, RT_METH_NOARGS, NULL},
    {"getvalue", io_getvalue, RT_METH_NOARGS, NULL},
    {"seek", io_seek, RT_METH_FASTCALL, NULL},
    {"truncate", io_truncate, RT_METH_FASTCALL, NULL},
    {"__getstate__", io_getstate, RT_METH_NOARGS, NULL},
    {"__setstate__", io_setstate, RT_METH_O, NULL},
    RT_SIZEOF_METHOD (NULL),
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_bytes_io_spec = {
    .name = "_io.BytesIO",
    .doc = "A binary file whose bytes live in memory.",
    .size_bytes = sizeof (RtBytesIO),
    .cpython_basicsize = 64,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .slots = {.tp_new = io_new,
              .tp_init = io_init,
              .tp_dealloc = io_dealloc,
              .tp_traverse = io_traverse,
              .tp_clear = rt_io_base_clear,
              .sizeof_bytes = io_sizeof,
              .describe = io_describe,
              .tp_iter = io_iter,
              .tp_iternext = io_iternext},
    .methods = methods,
    .getset = getset,
};

const RtTypeSpec rt_bytes_io_buffer_spec = {
    .name = "_io._BytesIOBuffer",
    .size_bytes = sizeof (RtBytesIOBuffer),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE | RT_TYPE_NO_INSTANTIATION,
    .slots = {.tp_dealloc = buffer_dealloc,
              .tp_traverse = buffer_traverse,
              .bf_getbuffer = buffer_getbuffer,
              .bf_releasebuffer = buffer_releasebuffer},
};
