#include "rt-io-base.h"

#include <string.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-weakref.h"

#define SELF(o) ((RtIoBase *) (o))

RtObject *rt_io_call (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs) {
  RtObject *interned = rt_str_interned (rt, name);
  RtObject *result = interned != NULL ? rt_call_method (rt, self, interned, args, nargs) : NULL;
  rt_xdecref (rt, interned);
  return result;
}

static int find (RtInterp *rt, RtObject *self, const char *name, RtObject **result) {
  RtObject *interned = rt_str_interned (rt, name);
  *result = NULL;
  int found = interned != NULL ? rt_getattr_optional (rt, self, interned, result) : -1;
  rt_xdecref (rt, interned);
  return found;
}

/* The result of a method that is only called for what it does. */
static RtObject *none_for (RtInterp *rt, RtObject *result) {
  rt_xdecref (rt, result);
  return result != NULL ? rt_incref (rt->none) : NULL;
}

/* --- open or closed --- */

#define CLOSED_MARK "__IOBase_closed" /* the attribute that close sets */

/* 1, 0, -1 */
static int has_closed_mark (RtInterp *rt, RtObject *self) {
  RtObject *mark;
  int found = find (rt, self, CLOSED_MARK, &mark);
  rt_xdecref (rt, mark);
  return found;
}

/* What the attribute `closed` says: 1, 0, or -1. Without it a stream is open. */
static int says_closed (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "closed", "attribute closed");
  int closed = find (rt, self, "closed", &hold.held[0]);
  if (closed > 0)
    closed = rt_truth (rt, hold.held[0]);
  rt_hold_end (rt, &hold, NULL);
  return closed;
}

static bool is_open (RtInterp *rt, RtObject *self) {
  int closed = says_closed (rt, self);
  if (closed > 0)
    RT_VALUE_ERROR (rt, "I/O operation on closed file.");
  return closed == 0;
}

static RtObject *get_closed (RtInterp *rt, RtObject *self, void *closure) {
  int closed = has_closed_mark (rt, self);
  return closed < 0 ? NULL : rt_bool_object (rt, closed != 0);
}

static RtObject *base_flush (RT_IO_ARGS) {
  int closed = has_closed_mark (rt, self);
  if (closed != 0)
    return closed < 0 ? NULL : RT_VALUE_ERROR (rt, "I/O operation on closed file.");
  return rt_incref (rt->none);
}

static int set_closed_mark (RtInterp *rt, RtObject *self) {
  RtObject *name = rt_str_interned (rt, CLOSED_MARK);
  int failed = name != NULL ? rt_setattr (rt, self, name, rt->true_) : -1;
  rt_xdecref (rt, name);
  return failed;
}

/* Flushes first, and is closed even if that fails. */
static RtObject *base_close (RT_IO_ARGS) {
  int closed = has_closed_mark (rt, self);
  if (closed != 0)
    return closed < 0 ? NULL : rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "close", "exception of flush");
  RtObject *flushed = rt_io_call (rt, self, "flush", NULL, 0);
  if (flushed == NULL)
    hold.held[0] = rt_error_take (rt);
  int failed = set_closed_mark (rt, self);
  if (flushed == NULL && failed == 0) {
    rt_error_put (rt, hold.held[0]);
    hold.held[0] = NULL;
  }
  RtObject *result = failed < 0 ? NULL : none_for (rt, flushed);
  if (failed < 0)
    rt_xdecref (rt, flushed);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *base_enter (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (self) : NULL;
}

static RtObject *base_exit (RT_IO_ARGS) {
  return rt_call_method (rt, self, rt->names.close, NULL, 0);
}

/* Closes what nobody has closed. */
static bool close_dying (RtInterp *rt, RtObject *self) {
  int closed = says_closed (rt, self);
  if (closed != 0)
    return closed > 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "close", "how it warns");
  RtObject *warned = NULL;
  if (find (rt, self, "_warn_unclosed", &hold.held[0]) > 0)
    warned = rt_call_one (rt, hold.held[0], self);
  rt_xdecref (rt, warned);
  if (rt_error (rt) != NULL) {
    rt_hold_end (rt, &hold, NULL);
    return false;
  }
  RtObject *done = rt_call_method (rt, self, rt->names.close, NULL, 0);
  rt_xdecref (rt, done);
  rt_hold_end (rt, &hold, NULL);
  return done != NULL;
}

static void base_finalize (RtInterp *rt, RtObject *self) {
  if (self->type == rt->types.bytes_io || self->type == rt->types.string_io)
    return; /* nobody would notice */
  RtHold hold;
  rt_hold_begin (rt, &hold, "stream", "exception under way");
  hold.held[0] = rt_error_take (rt);
  bool done = close_dying (rt, self);
  if (!done && rt_error_matches (rt, rt->types.MemoryError))
    rt_error_unraisable (rt, self);
  else if (!done)
    rt_error_clear (rt); /* nobody's business, here as in CPython */
  RtObject *exception = hold.held[0];
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, exception);
}

/* --- what it can do --- */

static RtObject *base_no (RT_IO_ARGS) {
  return rt_incref (rt->false_);
}

static RtObject *base_isatty (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->false_) : NULL;
}

static RtObject *base_check_closed (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->none) : NULL;
}

/* The stream must say True by METHOD. */
static RtObject *check_can (RtInterp *rt, RtObject *self, const char *method, const char *refusal) {
  RtObject *can = rt_io_call (rt, self, method, NULL, 0);
  if (can == NULL || can == rt->true_)
    return can;
  rt_decref (rt, can);
  return rt_io_unsupported (rt, refusal);
}

static RtObject *base_check_readable (RT_IO_ARGS) {
  return check_can (rt, self, "readable", "File or stream is not readable.");
}

static RtObject *base_check_writable (RT_IO_ARGS) {
  return check_can (rt, self, "writable", "File or stream is not writable.");
}

static RtObject *base_check_seekable (RT_IO_ARGS) {
  return check_can (rt, self, "seekable", "File or stream is not seekable.");
}

RT_IO_UNSUPPORTED (no_seek, "seek", 1, 2)
RT_IO_UNSUPPORTED (no_truncate, "truncate", 0, 1)
RT_IO_UNSUPPORTED (no_fileno, "fileno", 0, 0)

static RtObject *base_tell (RT_IO_ARGS) {
  RtObject *const where[] = {rt_int_from_int64 (rt, 0), rt_int_from_int64 (rt, 1)}; /* both immortal */
  return rt_io_call (rt, self, "seek", where, 2);
}

/* --- lines --- */

bool rt_io_count (RtInterp *rt, RtObject *const *args, size_t nargs, ptrdiff_t otherwise, ptrdiff_t *count) {
  *count = otherwise;
  if (nargs == 0 || args[0] == rt->none)
    return true;
  if (!rt_is_indexable (args[0])) {
    RT_TYPE_ERROR (rt, "argument should be integer or None, not '%T'", args[0]);
    return false;
  }
  *count = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  return *count != -1 || rt_error (rt) == NULL;
}

/* How much may be read so that no more than a line is: what PEEK shows up to the end of the line. -1 with an exception. */
static ptrdiff_t read_ahead (RtInterp *rt, RtObject *peek, ptrdiff_t limit) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "readline", "what peek gave");
  RtObject *one = rt_int_from_int64 (rt, 1);
  RtObject *seen = hold.held[0] = rt_call_one (rt, peek, one);
  ptrdiff_t count = 1;
  if (seen == NULL) {
    count = -1;
  } else if (!RT_IS_BYTES (seen)) {
    count = rt_raise_int (rt, rt->types.OSError, "peek() should have returned a bytes object, not '%.200T'", seen);
  } else if (((RtVarObject *) seen)->size > 0) {
    ptrdiff_t most = ((RtVarObject *) seen)->size;
    if (limit >= 0 && limit < most)
      most = limit;
    const char *data = ((const RtBytes *) seen)->data, *end = memchr (data, '\n', (size_t) most);
    count = end != NULL ? end - data + 1 : most;
  }
  rt_hold_end (rt, &hold, NULL);
  return count;
}

/* Appends what one read gives to LINE: 1, 0 at the end, -1 with an exception. */
static int read_part (RtInterp *rt, RtObject *self, ptrdiff_t count, HbBuffer *line) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "readline", "count and what was read");
  hold.held[0] = rt_int_from_int64 (rt, count);
  RtObject *part = hold.held[1] = hold.held[0] != NULL ? rt_io_call (rt, self, "read", &hold.held[0], 1) : NULL;
  int more = -1;
  if (part != NULL && !RT_IS_BYTES (part))
    rt_raise (rt, rt->types.OSError, "read() should have returned a bytes object, not '%.200T'", part);
  else if (part != NULL)
    more = ((RtVarObject *) part)->size > 0;
  if (more == 1) {
    hb_buffer_append_bytes (line, ((const RtBytes *) part)->data, (size_t) ((RtVarObject *) part)->size);
    if (line->broken) {
      rt_no_memory (rt);
      more = -1;
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return more;
}

static int read_line (RtInterp *rt, RtObject *self, RtObject *peek, ptrdiff_t limit, HbBuffer *line) {
  while (limit < 0 || line->length_bytes < (size_t) limit) {
    ptrdiff_t count = peek != NULL ? read_ahead (rt, peek, limit) : 1;
    int more = count < 0 ? -1 : read_part (rt, self, count, line);
    if (more <= 0)
      return more;
    if (hb_buffer_text (line)[line->length_bytes - 1] == '\n')
      break;
  }
  return 0;
}

static RtObject *base_readline (RT_IO_ARGS) {
  ptrdiff_t limit;
  if (!rt_check_positional (rt, "readline", nargs, 0, 1) || !rt_io_count (rt, args, nargs, -1, &limit))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "readline", "method peek");
  if (find (rt, self, "peek", &hold.held[0]) < 0)
    return rt_hold_end (rt, &hold, NULL);
  HbBuffer line;
  hb_buffer_init (&line, &rt->allocator);
  RtObject *result = read_line (rt, self, hold.held[0], limit, &line) == 0 ? rt_bytes_new (rt, hb_buffer_text (&line), line.length_bytes) : NULL;
  hb_buffer_clear (&line);
  return rt_hold_end (rt, &hold, result);
}

static RtObject *base_iter (RtInterp *rt, RtObject *self) {
  return is_open (rt, self) ? rt_incref (self) : NULL;
}

static RtObject *base_iternext (RtInterp *rt, RtObject *self) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "stream", "line");
  RtObject *line = hold.held[0] = rt_io_call (rt, self, "readline", NULL, 0);
  ptrdiff_t length = line != NULL ? rt_length (rt, line) : -1;
  return rt_hold_end (rt, &hold, length > 0 ? rt_incref (line) : NULL);
}

static RtObject *base_readlines (RT_IO_ARGS) {
  ptrdiff_t hint, total = 0;
  if (!rt_check_positional (rt, "readlines", nargs, 0, 1) || !rt_io_count (rt, args, nargs, -1, &hint))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "readlines", "lines and where they come from");
  RtObject *list = hold.held[0] = rt_list_new (rt, 0);
  hold.held[1] = list != NULL ? rt_iter (rt, self) : NULL;
  while (hold.held[1] != NULL && (hold.held[2] = rt_next (rt, hold.held[1])) != NULL) {
    ptrdiff_t length = hint > 0 ? rt_length (rt, hold.held[2]) : 0;
    RtObject *line = hold.held[2];
    hold.held[2] = NULL;
    if (length < 0)
      rt_decref (rt, line);
    if (length < 0 || rt_list_append_steal (rt, list, line) < 0 || (hint > 0 && length > hint - total))
      break;
    total += length;
  }
  return rt_hold_end (rt, &hold, rt_error (rt) == NULL ? rt_incref (list) : NULL);
}

RtObject *rt_io_write_each (RtInterp *rt, RtObject *self, RtObject *lines, RtIoWrite write) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "writelines", "lines");
  hold.held[0] = rt_iter (rt, lines);
  while (hold.held[0] != NULL && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    ptrdiff_t length = write (rt, self, hold.held[1]);
    RtObject *line = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, line);
    if (length < 0)
      break;
  }
  return rt_hold_end (rt, &hold, rt_error (rt) == NULL ? rt_incref (rt->none) : NULL);
}

static ptrdiff_t write_line (RtInterp *rt, RtObject *self, RtObject *line) {
  RtObject *written = rt_io_call (rt, self, "write", &line, 1);
  rt_xdecref (rt, written);
  return written != NULL ? 0 : -1;
}

static RtObject *base_writelines (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_io_write_each (rt, self, args[0], write_line) : NULL;
}

/* --- life --- */

int rt_io_base_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_DICT, SELF (self)->dict);
  return 0;
}

int rt_io_base_clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, RT_SLOT_DICT, &SELF (self)->dict);
  return 0;
}

void rt_io_base_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  if (SELF (self)->weakrefs != NULL)
    rt_weakref_clear_all (rt, self);
  rt_io_base_clear (rt, self);
  rt_object_free (rt, self);
}

static const RtMethodDef base_methods[] = {
    {"seek", no_seek, RT_METH_FASTCALL, NULL},
    {"tell", base_tell, RT_METH_NOARGS, NULL},
    {"truncate", no_truncate, RT_METH_FASTCALL, NULL},
    {"flush", base_flush, RT_METH_NOARGS, NULL},
    {"close", base_close, RT_METH_NOARGS, NULL},
    {"seekable", base_no, RT_METH_NOARGS, NULL},
    {"readable", base_no, RT_METH_NOARGS, NULL},
    {"writable", base_no, RT_METH_NOARGS, NULL},
    {"_checkClosed", base_check_closed, RT_METH_FASTCALL, NULL},
    {"_checkSeekable", base_check_seekable, RT_METH_FASTCALL, NULL},
    {"_checkReadable", base_check_readable, RT_METH_FASTCALL, NULL},
    {"_checkWritable", base_check_writable, RT_METH_FASTCALL, NULL},
    {"fileno", no_fileno, RT_METH_NOARGS, NULL},
    {"isatty", base_isatty, RT_METH_NOARGS, NULL},
    {"__enter__", base_enter, RT_METH_NOARGS, NULL},
    {"__exit__", base_exit, RT_METH_FASTCALL, NULL},
    {"readline", base_readline, RT_METH_FASTCALL, NULL},
    {"readlines", base_readlines, RT_METH_FASTCALL, NULL},
    {"writelines", base_writelines, RT_METH_O, NULL},
    {NULL},
};

static const RtGetSetDef base_getset[] = {
    {"__dict__", rt_generic_get_dict, NULL, NULL, NULL},
    {"closed", get_closed, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_io_base_spec = {
    .name = "_io._IOBase",
    .doc = "What all streams have.",
    .size_bytes = sizeof (RtIoBase),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .weaklist_offset = offsetof (RtIoBase, weakrefs),
    .dict_offset = offsetof (RtIoBase, dict),
    .slots = {.tp_new = rt_type_generic_new,
              .tp_dealloc = rt_io_base_dealloc,
              .tp_finalize = base_finalize,
              .tp_traverse = rt_io_base_traverse,
              .tp_clear = rt_io_base_clear,
              .tp_iter = base_iter,
              .tp_iternext = base_iternext},
    .methods = base_methods,
    .getset = base_getset,
};
