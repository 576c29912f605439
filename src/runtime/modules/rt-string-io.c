/* io.StringIO: a text that is written and read as a file is. It keeps characters, not the strings it was given. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-io-base.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str-private.h"
#include "rt-stream.h"
#include "rt-tuple.h"

/* How line ends are taken, after the argument newline. */
typedef enum Newlines {
  NEWLINES_LF,        /* '\n': as they are, lines end at \n */
  NEWLINES_TRANSLATE, /* None: \r\n and \r become \n as they are written */
  NEWLINES_ALL,       /* '': as they are, lines end at any of them */
  NEWLINES_CR,        /* '\r': \n becomes \r, lines end there */
  NEWLINES_CRLF,      /* '\r\n' */
} Newlines;

typedef struct RtStringIO {
  RtIoBase io;
  uint32_t *chars;           /* NULL as long as there is no room */
  size_t length, capacity;
  size_t position; /* may be behind the end */
  Newlines newlines;
  bool closed, ready, seen_lf, seen_cr, seen_crlf;
} RtStringIO;

#define SELF(o) ((RtStringIO *) (o))

static bool is_open (RtInterp *rt, RtObject *self) {
  if (SELF (self)->ready && !SELF (self)->closed)
    return true;
  RT_VALUE_ERROR (rt, SELF (self)->ready ? "I/O operation on closed file" : "I/O operation on uninitialized object");
  return false;
}

static int reserve (RtInterp *rt, RtStringIO *io, size_t length) {
  if (length <= io->capacity)
    return 0;
  size_t capacity = length + length / 8 + 32;
  if (length > SIZE_MAX / sizeof *io->chars / 2) {
    rt_no_memory (rt);
    return -1;
  }
  uint32_t *chars = rt_mem_realloc (rt, io->chars, io->capacity * sizeof *chars, capacity * sizeof *chars);
  if (chars == NULL)
    return -1;
  io->chars = chars;
  io->capacity = capacity;
  return 0;
}

/* --- writing --- */

static void put (RtStringIO *io, uint32_t c) {
  io->chars[io->position++] = c;
}

/* The characters of TEXT at the position, with line ends as they are to be kept. */
static void put_all (RtStringIO *io, RtObject *text) {
  ptrdiff_t length = rt_str_length (text);
  for (ptrdiff_t i = 0; i < length; i++) {
    uint32_t c = rt_str_char_at (text, i);
    bool pair = c == '\r' && i + 1 < length && rt_str_char_at (text, i + 1) == '\n';
    if (io->newlines == NEWLINES_ALL && (c == '\r' || c == '\n')) {
      *(pair ? &io->seen_crlf : c == '\r' ? &io->seen_cr : &io->seen_lf) = true;
      put (io, c);
      if (pair)
        put (io, '\n');
      i += pair;
    } else if (io->newlines == NEWLINES_TRANSLATE && (c == '\r' || c == '\n')) {
      *(pair ? &io->seen_crlf : c == '\r' ? &io->seen_cr : &io->seen_lf) = true;
      i += pair;
      put (io, '\n');
    } else if (c == '\n' && io->newlines >= NEWLINES_CR) {
      put (io, '\r');
      if (io->newlines == NEWLINES_CRLF)
        put (io, '\n');
    } else {
      put (io, c);
    }
  }
}

static int write_text (RtInterp *rt, RtObject *self, RtObject *text) {
  RtStringIO *io = SELF (self);
  if (rt_str_length (text) == 0)
    return 0;
  size_t most = (size_t) rt_str_length (text) * (io->newlines == NEWLINES_CRLF ? 2 : 1);
  if (reserve (rt, io, io->position + most) < 0)
    return -1;
  for (size_t i = io->length; i < io->position; i++)
    io->chars[i] = 0;
  put_all (io, text);
  if (io->position > io->length)
    io->length = io->position;
  rt_payload_changed (rt, self);
  return 0;
}

bool rt_string_io_has_own_methods (const RtObject *file) {
  return SELF (file)->io.dict != NULL && RT_DICT_USED (SELF (file)->io.dict) > 0;
}

int rt_string_io_write (RtInterp *rt, RtObject *self, RtObject *str) {
  return is_open (rt, self) ? write_text (rt, self, str) : -1;
}

static RtObject *io_write (RT_IO_ARGS) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "string argument expected, got '%T'", args[0]);
  if (!is_open (rt, self) || write_text (rt, self, args[0]) < 0)
    return NULL;
  return rt_int_from_int64 (rt, rt_str_length (args[0]));
}

/* --- reading --- */

static RtObject *slice (RtInterp *rt, RtStringIO *io, size_t count) {
  size_t start = io->position < io->length ? io->position : io->length;
  io->position += count;
  return rt_str_from_code_points (rt, io->chars != NULL ? io->chars + start : NULL, count);
}

static size_t left_in (const RtStringIO *io) {
  return io->position < io->length ? io->length - io->position : 0;
}

/* How many characters ARGS allow, of MOST; false with TypeError. */
static bool take_count (RtInterp *rt, RtObject *const *args, size_t nargs, size_t most, size_t *count) {
  *count = most;
  if (nargs == 0 || args[0] == rt->none)
    return true;
  if (!rt_is_indexable (args[0])) {
    RT_TYPE_ERROR (rt, "argument should be integer or None, not '%T'", args[0]);
    return false;
  }
  ptrdiff_t wanted = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  if (wanted == -1 && rt_error (rt) != NULL)
    return false;
  if (wanted >= 0 && (size_t) wanted < most)
    *count = (size_t) wanted;
  return true;
}

static RtObject *io_read (RT_IO_ARGS) {
  size_t count;
  if (!rt_check_positional (rt, "read", nargs, 0, 1) || !is_open (rt, self) ||
      !take_count (rt, args, nargs, left_in (SELF (self)), &count))
    return NULL;
  rt_payload_changed (rt, self);
  return slice (rt, SELF (self), count);
}

/* How long the line at the position is, its end included. */
static size_t line_length (const RtStringIO *io) {
  const uint32_t *at = io->chars + io->position;
  size_t left = left_in (io);
  for (size_t i = 0; i < left; i++) {
    bool pair = at[i] == '\r' && i + 1 < left && at[i + 1] == '\n';
    switch (io->newlines) {
    case NEWLINES_ALL:
      if (at[i] == '\n' || at[i] == '\r')
        return i + 1 + pair;
      break;
    case NEWLINES_CR:
      if (at[i] == '\r')
        return i + 1;
      break;
    case NEWLINES_CRLF:
      if (pair)
        return i + 2;
      break;
    default:
      if (at[i] == '\n')
        return i + 1;
    }
  }
  return left;
}

static RtObject *read_line (RtInterp *rt, RtObject *self, size_t most) {
  size_t length = left_in (SELF (self)) > 0 ? line_length (SELF (self)) : 0;
  rt_payload_changed (rt, self);
  return slice (rt, SELF (self), length < most ? length : most);
}

static RtObject *io_readline (RT_IO_ARGS) {
  size_t count;
  if (!rt_check_positional (rt, "readline", nargs, 0, 1) || !is_open (rt, self) || !take_count (rt, args, nargs, SIZE_MAX, &count))
    return NULL;
  return read_line (rt, self, count);
}

static RtObject *io_iternext (RtInterp *rt, RtObject *self) {
  if (!is_open (rt, self) || left_in (SELF (self)) == 0)
    return NULL;
  return read_line (rt, self, SIZE_MAX);
}

static RtObject *io_getvalue (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_str_from_code_points (rt, SELF (self)->chars, SELF (self)->length) : NULL;
}

/* --- position --- */

static RtObject *io_tell (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_int_from_int64 (rt, (int64_t) SELF (self)->position) : NULL;
}

static RtObject *io_seek (RT_IO_ARGS) {
  if (!rt_check_positional (rt, "seek", nargs, 1, 2) || !is_open (rt, self))
    return NULL;
  ptrdiff_t position = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  ptrdiff_t whence = rt_error (rt) == NULL && nargs > 1 ? rt_index_ssize (rt, args[1], rt->types.OverflowError) : 0;
  if (rt_error (rt) != NULL)
    return NULL;
  if (whence < 0 || whence > 2)
    return RT_VALUE_ERROR (rt, "Invalid whence (%d, should be 0, 1 or 2)", (int) whence);
  if (whence == 0 && position < 0)
    return RT_VALUE_ERROR (rt, "Negative seek position %zd", position);
  if (whence != 0 && position != 0)
    return rt_raise (rt, rt->types.OSError, "Can't do nonzero cur-relative seeks");
  RtStringIO *io = SELF (self);
  io->position = whence == 0 ? (size_t) position : whence == 1 ? io->position : io->length;
  rt_payload_changed (rt, self);
  return rt_int_from_int64 (rt, (int64_t) io->position);
}

static RtObject *io_truncate (RT_IO_ARGS) {
  if (!rt_check_positional (rt, "truncate", nargs, 0, 1) || !is_open (rt, self))
    return NULL;
  RtStringIO *io = SELF (self);
  ptrdiff_t size = (ptrdiff_t) io->position;
  if (nargs > 0 && args[0] != rt->none) {
    if (!rt_is_indexable (args[0]))
      return RT_TYPE_ERROR (rt, "argument should be integer or None, not '%T'", args[0]);
    size = rt_index_ssize (rt, args[0], rt->types.OverflowError);
    if (rt_error (rt) != NULL)
      return NULL;
  }
  if (size < 0)
    return RT_VALUE_ERROR (rt, "Negative size value %zd", size);
  if ((size_t) size < io->length)
    io->length = (size_t) size;
  rt_payload_changed (rt, self);
  return rt_int_from_int64 (rt, size);
}

/* --- being a file --- */

static RtObject *io_close (RT_IO_ARGS) {
  RtStringIO *io = SELF (self);
  io->closed = true;
  rt_mem_free (rt, io->chars, io->capacity * sizeof *io->chars);
  io->chars = NULL;
  io->length = io->capacity = 0;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static RtObject *io_yes (RT_IO_ARGS) {
  return is_open (rt, self) ? rt_incref (rt->true_) : NULL;
}

void *rt_io_unsupported (RtInterp *rt, const char *operation) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "io", "module and error");
  RtObject *name = rt_str_interned (rt, "_io");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "UnsupportedOperation") : NULL;
  if (hold.held[1] != NULL && rt_type_has (hold.held[1]->type, RT_TYPE_TYPE))
    rt_raise (rt, (RtType *) hold.held[1], "%s", operation);
  return rt_hold_end (rt, &hold, NULL);
}

static RtObject *get_closed (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, SELF (self)->closed);
}

static RtObject *get_line_buffering (RtInterp *rt, RtObject *self, void *closure) {
  return is_open (rt, self) ? rt_incref (rt->false_) : NULL;
}

/* The line ends that were translated: None, one, or a tuple of them. */
static RtObject *get_newlines (RtInterp *rt, RtObject *self, void *closure) {
  if (!is_open (rt, self))
    return NULL;
  const RtStringIO *io = SELF (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "newlines", "line ends");
  size_t count = 0;
  const char *const texts[] = {"\r", "\n", "\r\n"};
  const bool seen[] = {io->seen_cr, io->seen_lf, io->seen_crlf};
  for (size_t i = 0; i < 3; i++)
    if (seen[i] && (hold.held[count++] = rt_str_from (rt, texts[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  RtObject *result = count == 0 ? rt_incref (rt->none) : count == 1 ? rt_incref (hold.held[0]) : rt_tuple_from_array (rt, hold.held, count);
  return rt_hold_end (rt, &hold, result);
}

/* --- life --- */

static RtObject *io_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  return type->slots.tp_alloc (rt, type, 0);
}

/* The argument newline of each; NULL: None. */
static const char *const newline_texts[] = {[NEWLINES_LF] = "\n", [NEWLINES_ALL] = "", [NEWLINES_CR] = "\r", [NEWLINES_CRLF] = "\r\n"};

static bool take_newlines (RtInterp *rt, RtObject *argument, Newlines *newlines) {
  *newlines = argument == rt->none ? NEWLINES_TRANSLATE : NEWLINES_LF;
  if (argument == NULL || argument == rt->none)
    return true;
  if (!RT_IS_STR (argument)) {
    RT_TYPE_ERROR (rt, "newline must be str or None, not %T", argument);
    return false;
  }
  rt_str_utf8_is_kept (argument);
  for (size_t i = 0; i < sizeof newline_texts / sizeof *newline_texts; i++) {
    if (newline_texts[i] != NULL && rt_str_equal_utf8 (argument, newline_texts[i])) {
      *newlines = (Newlines) i;
      return true;
    }
  }
  RT_VALUE_ERROR (rt, "illegal newline value: %R", argument);
  return false;
}

static int io_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"initial_value", "newline"};
  RtObject *in[2];
  RtStringIO *io = SELF (self);
  if (!rt_parse_tuple (rt, "StringIO", args, kwargs, names, 2, 2, 0, in) || !take_newlines (rt, in[1], &io->newlines))
    return -1;
  if (in[0] != NULL && in[0] != rt->none && !RT_IS_STR (in[0]))
    return RT_TYPE_ERROR_INT (rt, "initial_value must be str or None, not %T", in[0]);
  io->length = io->position = 0;
  io->closed = io->seen_cr = io->seen_crlf = io->seen_lf = false;
  io->ready = true;
  if (in[0] != NULL && in[0] != rt->none && write_text (rt, self, in[0]) < 0)
    return -1;
  io->position = 0;
  return 0;
}

/* --- as pickle and copy have it: value, newline, position, __dict__ or None --- */

static RtObject *io_getstate (RT_IO_ARGS) {
  RtStringIO *io = SELF (self);
  if (!is_open (rt, self))
    return NULL;
  const char *newline = io->newlines < sizeof newline_texts / sizeof *newline_texts ? newline_texts[io->newlines] : NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "StringIO.__getstate__", "state");
  hold.held[0] = io_getvalue (rt, self, NULL, 0, NULL);
  hold.held[1] = newline != NULL ? rt_str_from (rt, newline) : rt_incref (rt->none);
  hold.held[2] = rt_int_from_int64 (rt, (int64_t) io->position);
  hold.held[3] = io->io.dict != NULL ? rt_dict_copy (rt, io->io.dict) : rt_incref (rt->none);
  bool whole = hold.held[0] != NULL && hold.held[1] != NULL && hold.held[2] != NULL && hold.held[3] != NULL;
  return rt_hold_end (rt, &hold, whole ? rt_tuple_from_array (rt, hold.held, 4) : NULL);
}

/* The value of STATE has its line ends already. */
static int take_value (RtInterp *rt, RtObject *self, RtObject *state) {
  RtStringIO *io = SELF (self);
  RtObject *value = RT_TUPLE_ITEM (state, 0);
  if (!take_newlines (rt, RT_TUPLE_ITEM (state, 1), &io->newlines))
    return -1;
  if (value != rt->none && !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "initial_value must be str or None, not %T", value);
  io->length = io->position = 0;
  io->seen_cr = io->seen_crlf = io->seen_lf = false;
  io->ready = true;
  if (value == rt->none)
    return 0;
  Newlines newlines = io->newlines;
  if (newlines == NEWLINES_CR || newlines == NEWLINES_CRLF)
    io->newlines = NEWLINES_LF;
  int failed = write_text (rt, self, value);
  io->newlines = newlines;
  return failed;
}

static int take_dict (RtInterp *rt, RtObject *self, RtObject *dict) {
  if (dict == rt->none)
    return 0;
  if (!RT_IS_DICT (dict))
    return RT_TYPE_ERROR_INT (rt, "fourth item of state should be a dict, got a %.200T", dict);
  if (SELF (self)->io.dict != NULL)
    return rt_dict_merge (rt, SELF (self)->io.dict, dict, 1);
  RtObject *copy = rt_dict_copy (rt, dict);
  if (copy == NULL)
    return -1;
  rt_ref_init (rt, self, RT_SLOT_DICT, &SELF (self)->io.dict, copy);
  return 0;
}

static RtObject *io_setstate (RT_IO_ARGS) {
  RtObject *state = args[0];
  if (SELF (self)->ready && !is_open (rt, self))
    return NULL;
  if (!RT_IS_TUPLE (state) || RT_TUPLE_SIZE (state) < 4)
    return RT_TYPE_ERROR (rt, "%.200T.__setstate__ argument should be 4-tuple, got %.200T", self, state);
  if (take_value (rt, self, state) < 0)
    return NULL;
  RtObject *position = RT_TUPLE_ITEM (state, 2);
  if (!RT_IS_INT (position))
    return RT_TYPE_ERROR (rt, "third item of state must be an integer, got %.200T", position);
  int64_t at = rt_int_to_int64 (rt, position);
  if (rt_error (rt) != NULL)
    return NULL;
  if (at < 0)
    return RT_VALUE_ERROR (rt, "position value cannot be negative");
  SELF (self)->position = (size_t) at;
  return take_dict (rt, self, RT_TUPLE_ITEM (state, 3)) == 0 ? rt_incref (rt->none) : NULL;
}

static void io_dealloc (RtInterp *rt, RtObject *self) {
  rt_mem_free (rt, SELF (self)->chars, SELF (self)->capacity * sizeof (uint32_t));
  rt_io_base_dealloc (rt, self);
}

#define SHOWN_FIRST 40 /* characters */
#define SHOWN_LAST  20

/* What was written, of much the ends. */
static void io_describe (RtObject *self, HbBuffer *buffer) {
  const RtStringIO *io = SELF (self);
  if (io->closed) {
    hb_buffer_append (buffer, "closed StringIO");
    return;
  }
  hb_buffer_printf (buffer, "StringIO of %zu characters, at %zu: '", io->length, io->position);
  bool cut = io->length > SHOWN_FIRST + SHOWN_LAST;
  for (size_t i = 0; i < io->length; i++) {
    if (cut && i == SHOWN_FIRST) {
      hb_buffer_append (buffer, "\xe2\x80\xa6");
      i = io->length - SHOWN_LAST;
    }
    rt_append_character_repr (io->chars[i], '\'', buffer);
  }
  hb_buffer_append_char (buffer, '\'');
}

static const RtMethodDef methods[] = {
    {"close", io_close, RT_METH_NOARGS, NULL},
    {"getvalue", io_getvalue, RT_METH_NOARGS, NULL},
    {"read", io_read, RT_METH_FASTCALL, NULL},
    {"readable", io_yes, RT_METH_NOARGS, NULL},
    {"readline", io_readline, RT_METH_FASTCALL, NULL},
    {"seek", io_seek, RT_METH_FASTCALL, NULL},
    {"seekable", io_yes, RT_METH_NOARGS, NULL},
    {"tell", io_tell, RT_METH_NOARGS, NULL},
    {"truncate", io_truncate, RT_METH_FASTCALL, NULL},
    {"writable", io_yes, RT_METH_NOARGS, NULL},
    {"write", io_write, RT_METH_O, NULL},
    {"__getstate__", io_getstate, RT_METH_NOARGS, NULL},
    {"__setstate__", io_setstate, RT_METH_O, NULL},
    {NULL},
};

static const RtGetSetDef getset[] = {
    {"closed", get_closed, NULL, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL, NULL},
    {"line_buffering", get_line_buffering, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_string_io_spec = {
    .name = "_io.StringIO",
    .doc = "Text I/O implementation using an in-memory buffer.\n\nThe initial_value argument sets the value of object.  The newline\n"
           "argument is like the one of TextIOWrapper's constructor.",
    .size_bytes = sizeof (RtStringIO),
    .cpython_basicsize = 168,
    .type_flags = RT_TYPE_GC | RT_TYPE_BASETYPE,
    .slots = {.tp_new = io_new,
              .tp_init = io_init,
              .tp_dealloc = io_dealloc,
              .describe = io_describe,
              .tp_iternext = io_iternext},
    .methods = methods,
    .getset = getset,
};
