/* Text streams of the interpreter itself: standard output, error and input. */
#include "rt-stream.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "hb-buffer.h"
#include "hb-utf8.h"
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-gc.h"
#include "rt-host.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-stream-type.h"
#include "rt-str.h"

typedef struct RtTextStream {
  RtObject base;
  RtObject *dict; /* has `mode` from the beginning, as CPython's */
  RtStreamKind kind;
  bool closed;
  char *rest; /* of the input: what was read of a line but not asked for; NULL if there is none */
  size_t rest_bytes, rest_capacity_bytes;
} RtTextStream;

#define STREAM(o) ((RtTextStream *)(o))

void rt_output (RtInterp *rt, RtOutput stream, const char *text, size_t length_bytes) {
  if (length_bytes == 0)
    return;
  if (rt->observer != NULL && rt->observer->output != NULL)
    rt->observer->output (rt->observer->self, stream, text, length_bytes);
  const RtConfig *config = &rt_host (rt)->config;
  if (config->write != NULL)
    config->write (config->user, stream, text, length_bytes);
}

static void flush_output (RtInterp *rt) {
  const RtConfig *config = &rt_host (rt)->config;
  if (config->flush != NULL)
    config->flush (config->user);
}

RtObject *rt_stream_new (RtInterp *rt, RtStreamKind kind) {
  RtObject *dict = rt_dict_new (rt), *mode = rt_str_from (rt, kind == RT_STREAM_STDIN ? "r" : "w");
  bool made = dict != NULL && mode != NULL && rt_dict_set_utf8 (rt, dict, "mode", mode) == 0;
  rt_xdecref (rt, mode);
  RtObject *o = made ? rt_object_alloc (rt, rt->types.text_stream, 0) : NULL;
  if (o == NULL) {
    rt_xdecref (rt, dict);
    return NULL;
  }
  STREAM (o)->kind = kind;
  rt_ref_init (rt, o, RT_SLOT_DICT, &STREAM (o)->dict, dict);
  rt_gc_track (rt, o);
  return o;
}

/* Whether a program may have put its own `write` or `flush` in the place of a stream's. */
static bool has_own_methods (const RtObject *stream) {
  return STREAM (stream)->dict == NULL || RT_DICT_USED (STREAM (stream)->dict) > 1;
}

static RtOutput output_of (const RtObject *stream) {
  return STREAM (stream)->kind == RT_STREAM_STDERR ? RT_OUTPUT_STDERR : RT_OUTPUT_STDOUT;
}

/* --- sys --- */

RtObject *rt_sys_get (RtInterp *rt, const char *name) {
  return rt->sys_module != NULL ? rt_dict_get_utf8 (rt, rt_module_dict (rt->sys_module), name) : NULL;
}

void *rt_sys_lost (RtInterp *rt, const char *message) {
  return rt_error (rt) != NULL ? NULL : rt_raise (rt, rt->types.RuntimeError, "%s", message);
}

int rt_sys_set (RtInterp *rt, const char *name, RtObject *value) {
  return rt_dict_set_utf8 (rt, rt_module_dict (rt->sys_module), name, value);
}

static bool is_open (RtInterp *rt, RtObject *stream) {
  if (!STREAM (stream)->closed)
    return true;
  RT_VALUE_ERROR (rt, "I/O operation on closed file.");
  return false;
}

/* --- writing --- */

/* Standard error shows what cannot be encoded as escapes. TEXT is UTF-8 but for lone surrogates in three bytes each. */
static void write_error_text (RtInterp *rt, const char *text, size_t length_bytes) {
  const char *end = text + length_bytes, *at;
  while ((at = memchr (text, 0xED, (size_t) (end - text))) != NULL) {
    bool lone = end - at >= 3 && (unsigned char) at[1] >= 0xA0;
    rt_output (rt, RT_OUTPUT_STDERR, text, (size_t) (at - text) + (lone ? 0 : 1));
    if (lone) {
      char escape[8];
      int length = snprintf (escape, sizeof escape, "\\u%04x", 0xD000u | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu));
      rt_output (rt, RT_OUTPUT_STDERR, escape, (size_t) length);
    }
    text = at + (lone ? 3 : 1);
  }
  rt_output (rt, RT_OUTPUT_STDERR, text, (size_t) (end - text));
}

static int write_str (RtInterp *rt, RtObject *stream, RtObject *text) {
  if (STREAM (stream)->kind == RT_STREAM_STDIN)
    return rt_io_unsupported (rt, "not writable") == NULL ? -1 : 0;
  if (!is_open (rt, stream))
    return -1;
  if (STREAM (stream)->kind == RT_STREAM_STDERR) {
    HbBuffer buffer;
    hb_buffer_init (&buffer, &rt->allocator);
    rt_str_append_utf8 (text, &buffer);
    bool broken = buffer.broken;
    if (!broken)
      write_error_text (rt, hb_buffer_text (&buffer), buffer.length_bytes);
    hb_buffer_clear (&buffer);
    return broken ? rt_no_memory (rt), -1 : 0;
  }
  size_t length_bytes;
  const char *utf8 = rt_str_utf8 (rt, text, &length_bytes);
  if (utf8 == NULL)
    return -1;
  rt_output (rt, output_of (stream), utf8, length_bytes);
  return 0;
}

int rt_stream_write (RtInterp *rt, RtObject *file, RtObject *str) {
  if (RT_IS_EXACT (rt, file, text_stream) && !has_own_methods (file))
    return write_str (rt, file, str);
  if (RT_IS_EXACT (rt, file, string_io) && !rt_string_io_has_own_methods (file))
    return rt_string_io_write (rt, file, str);
  RtHold hold;
  rt_hold_begin (rt, &hold, "write", "stream");
  hold.held[0] = rt_getattr_utf8 (rt, file, "write");
  RtObject *result = hold.held[0] != NULL ? rt_call_one (rt, hold.held[0], str) : NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

int rt_stream_write_utf8 (RtInterp *rt, RtObject *file, const char *text, size_t length_bytes) {
  if (RT_IS_EXACT (rt, file, text_stream) && STREAM (file)->kind != RT_STREAM_STDIN && !STREAM (file)->closed && !has_own_methods (file)) {
    if (STREAM (file)->kind == RT_STREAM_STDERR)
      write_error_text (rt, text, length_bytes);
    else
      rt_output (rt, output_of (file), text, length_bytes);
    return 0;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "write", "text");
  hold.held[0] = rt_str_from_utf8 (rt, text, length_bytes);
  int failed = hold.held[0] != NULL ? rt_stream_write (rt, file, hold.held[0]) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}

int rt_stream_flush (RtInterp *rt, RtObject *file) {
  if (RT_IS_EXACT (rt, file, text_stream) && !has_own_methods (file)) {
    flush_output (rt);
    return 0;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "flush", "stream's method");
  hold.held[0] = rt_getattr_utf8 (rt, file, "flush");
  RtObject *result = hold.held[0] != NULL ? rt_call_none (rt, hold.held[0]) : NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

void rt_stream_flush_standard (RtInterp *rt) {
  static const char *const names[] = {"stderr", "stdout"};
  RtHold hold;
  rt_hold_begin (rt, &hold, "flush", "exception and stream");
  RtObject *exception = hold.held[0] = rt_error_take (rt);
  for (int i = 0; i < 2; i++) {
    RtObject *file = hold.held[1] = rt_xincref (rt_sys_get (rt, names[i]));
    if (file == NULL || file == rt->none || rt_stream_flush (rt, file) < 0)
      rt_error_clear (rt);
    hold.held[1] = NULL;
    rt_xdecref (rt, file);
  }
  hold.held[0] = NULL;
  rt_error_put (rt, exception);
  rt_hold_end (rt, &hold, NULL);
}

#define NOT_A_STR "write() argument must be str, not %K"

static RtObject *stream_write (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, NOT_A_STR, args[0]);
  return write_str (rt, self, args[0]) < 0 ? NULL : rt_int_from_int64 (rt, rt_str_length (args[0]));
}

static RtObject *stream_writelines (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "writelines", "lines");
  hold.held[0] = rt_iter (rt, args[0]);
  while (hold.held[0] != NULL && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    RtObject *line = hold.held[1];
    int failed = RT_IS_STR (line) || has_own_methods (self) ? rt_stream_write (rt, self, line) : RT_TYPE_ERROR_INT (rt, NOT_A_STR, line);
    hold.held[1] = NULL;
    rt_decref (rt, line);
    if (failed != 0)
      return rt_hold_end (rt, &hold, NULL);
  }
  return rt_hold_end (rt, &hold, rt_error (rt) != NULL ? NULL : rt_incref (rt->none));
}

static RtObject *stream_flush (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  if (!is_open (rt, self))
    return NULL;
  flush_output (rt);
  return rt_incref (rt->none);
}

/* --- reading --- */

/* Sees to it that `rest` has bytes, unless the input is at its end; -1 with MemoryError. */
static int fill (RtInterp *rt, RtTextStream *in) {
  if (in->rest_bytes > 0)
    return 0;
  HbBuffer line;
  hb_buffer_init (&line, &rt->allocator);
  const RtConfig *config = &rt_host (rt)->config;
  bool more = config->read_line != NULL && config->read_line (config->user, &line);
  size_t length = more ? hb_utf8_valid_bytes (hb_buffer_text (&line), line.length_bytes) : 0;
  bool broken = line.broken;
  if (length > in->rest_capacity_bytes) {
    char *larger = rt_mem_realloc (rt, in->rest, in->rest_capacity_bytes, length);
    if (larger == NULL) {
      hb_buffer_clear (&line);
      return -1;
    }
    in->rest = larger;
    in->rest_capacity_bytes = length;
  }
  if (length > 0)
    memcpy (in->rest, line.bytes, length);
  in->rest_bytes = length;
  hb_buffer_clear (&line);
  if (!broken)
    return 0;
  rt_no_memory (rt);
  return -1;
}

/* Appends at most *CHARS characters of the next line to TEXT, and takes them off *CHARS; false at the end of the input. */
static bool take (RtTextStream *in, HbBuffer *text, size_t *chars) {
  size_t bytes = 0;
  while (bytes < in->rest_bytes && *chars > 0) {
    bytes++;
    while (bytes < in->rest_bytes && ((unsigned char) in->rest[bytes] & 0xC0) == 0x80)
      bytes++;
    --*chars;
  }
  if (bytes == 0)
    return false;
  hb_buffer_append_bytes (text, in->rest, bytes);
  memmove (in->rest, in->rest + bytes, in->rest_bytes - bytes);
  in->rest_bytes -= bytes;
  return true;
}

static bool is_readable (RtInterp *rt, RtObject *self) {
  if (STREAM (self)->kind == RT_STREAM_STDIN)
    return is_open (rt, self);
  rt_io_unsupported (rt, "not readable");
  return false;
}

/* At most CHARS characters of the input, of one line if ONE_LINE; empty at its end. */
static RtObject *read_text (RtInterp *rt, RtObject *self, size_t chars, bool one_line) {
  if (!is_readable (rt, self))
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  bool more = true;
  int failed = 0;
  while (more && failed == 0 && chars > 0) {
    failed = fill (rt, STREAM (self));
    more = failed == 0 && take (STREAM (self), &text, &chars);
    if (one_line && text.length_bytes > 0 && text.bytes[text.length_bytes - 1] == '\n')
      break;
  }
  RtObject *result = failed == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  return result;
}

static bool take_size (RtInterp *rt, RtObject *const *args, size_t nargs, size_t *size) {
  *size = SIZE_MAX;
  if (nargs == 0 || args[0] == rt->none)
    return true;
  if (!rt_is_indexable (args[0])) {
    RT_TYPE_ERROR (rt, "argument should be integer or None, not '%T'", args[0]);
    return false;
  }
  ptrdiff_t wanted = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  *size = wanted >= 0 ? (size_t) wanted : SIZE_MAX;
  return rt_error (rt) == NULL;
}

static RtObject *stream_readline (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  size_t size;
  if (!rt_check_positional (rt, "readline", nargs, 0, 1) || !take_size (rt, args, nargs, &size))
    return NULL;
  return read_text (rt, self, size, true);
}

static RtObject *stream_readlines (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *kwnames) {
  RtObject *list = rt_list_new (rt, 0);
  while (list != NULL) {
    RtObject *line = read_text (rt, self, SIZE_MAX, true);
    if (line != NULL && rt_str_length (line) == 0) {
      rt_decref (rt, line);
      return list;
    }
    if (line == NULL || rt_list_append_steal (rt, list, line) < 0)
      break;
  }
  rt_xdecref (rt, list);
  return NULL;
}

static RtObject *stream_read (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  size_t size;
  if (!rt_check_positional (rt, "read", nargs, 0, 1) || !take_size (rt, args, nargs, &size))
    return NULL;
  return read_text (rt, self, size, false);
}

static RtObject *stream_iter (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

static RtObject *stream_iternext (RtInterp *rt, RtObject *self) {
  RtObject *line = read_text (rt, self, SIZE_MAX, true);
  if (line == NULL || rt_str_length (line) > 0)
    return line;
  rt_decref (rt, line);
  return NULL;
}

/* --- the type --- */

static RtObject *stream_fileno (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_int_from_int64 (rt, (int)STREAM (self)->kind);
}

static RtObject *stream_isatty (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_bool_object (rt, false);
}

static RtObject *stream_writable (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return rt_bool_object (rt, STREAM (self)->kind != RT_STREAM_STDIN);
}

static RtObject *stream_readable (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return rt_bool_object (rt, STREAM (self)->kind == RT_STREAM_STDIN);
}

static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, names[STREAM (self)->kind]);
}

static RtObject *get_encoding (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, "utf-8");
}

static RtObject *get_errors (RtInterp *rt, RtObject *self, void *closure) {
  static const char *const errors[] = {"surrogateescape", "strict", "backslashreplace"};
  return rt_str_from (rt, errors[STREAM (self)->kind]);
}

static RtObject *get_closed (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, STREAM (self)->closed);
}

static RtObject *get_false (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, false);
}

static RtObject *get_newlines (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (rt->none);
}

/* The stream of bytes below, made when asked for. */
static RtObject *get_buffer (RtInterp *rt, RtObject *self, void *closure) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "buffer", "module _io");
  RtObject *name = rt_str_interned (rt, "_io");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "_standard_bytes") : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_call_one (rt, hold.held[1], self) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *stream_close (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  STREAM (self)->closed = true;
  rt_payload_changed (rt, self);
  return rt_incref (rt->none);
}

static RtObject *stream_reconfigure (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return nargs == 0 ? rt_incref (rt->none) : RT_TYPE_ERROR (rt, "reconfigure() takes 0 positional arguments but %zu were given", nargs);
}

static RtObject *stream_enter (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return is_open (rt, self) ? rt_incref (self) : NULL;
}

static RtObject *stream_exit (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return stream_close (rt, self, NULL, 0, NULL);
}

static RtObject *stream_repr (RtInterp *rt, RtObject *self) {
  RtObject *mode = STREAM (self)->dict != NULL ? rt_dict_get_utf8 (rt, STREAM (self)->dict, "mode") : NULL;
  if (mode == NULL)
    return rt_error (rt) != NULL ? NULL : rt_str_printf (rt, "<_io.TextIOWrapper name='%s' encoding='utf-8'>", names[STREAM (self)->kind]);
  RtHold hold;
  rt_hold_begin (rt, &hold, "repr", "mode");
  hold.held[0] = rt_incref (mode);
  return rt_hold_end (rt, &hold, rt_str_printf (rt, "<_io.TextIOWrapper name='%s' mode=%R encoding='utf-8'>", names[STREAM (self)->kind], mode));
}

static int stream_traverse (RtObject *self, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_SLOT_DICT, STREAM (self)->dict);
  return 0;
}

static int stream_clear (RtInterp *rt, RtObject *self) {
  rt_ref_clear (rt, self, RT_SLOT_DICT, &STREAM (self)->dict);
  return 0;
}

static void stream_dealloc (RtInterp *rt, RtObject *self) {
  rt_gc_untrack (rt, self);
  stream_clear (rt, self);
  rt_mem_free (rt, STREAM (self)->rest, STREAM (self)->rest_capacity_bytes);
  rt_object_free (rt, self);
}

static const RtMethodDef stream_methods[] = {
    {"write", stream_write, RT_METH_O, NULL},
    {"writelines", stream_writelines, RT_METH_O, NULL},
    {"flush", stream_flush, RT_METH_NOARGS, NULL},
    {"read", stream_read, RT_METH_FASTCALL, NULL},
    {"readline", stream_readline, RT_METH_FASTCALL, NULL},
    {"readlines", stream_readlines, RT_METH_FASTCALL, NULL},
    {"fileno", stream_fileno, RT_METH_NOARGS, NULL},
    {"isatty", stream_isatty, RT_METH_NOARGS, NULL},
    {"writable", stream_writable, RT_METH_NOARGS, NULL},
    {"readable", stream_readable, RT_METH_NOARGS, NULL},
    {"reconfigure", stream_reconfigure, RT_METH_KEYWORDS, NULL},
    {"seekable", stream_isatty, RT_METH_NOARGS, NULL},
    {"close", stream_close, RT_METH_NOARGS, NULL},
    {"__enter__", stream_enter, RT_METH_NOARGS, NULL},
    {"__exit__", stream_exit, RT_METH_FASTCALL, NULL},
    {NULL},
};

/* What are members of CPython's structure. */
static int refuse_member (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  return rt_raise_int (rt, rt->types.AttributeError, "readonly attribute");
}

static const RtGetSetDef stream_getset[] = {
    {"__dict__", rt_generic_get_dict, NULL, NULL, NULL}, {"name", get_name, NULL, NULL, NULL},
    {"encoding", get_encoding, refuse_member, NULL, NULL}, {"errors", get_errors, NULL, NULL, NULL},
    {"closed", get_closed, NULL, NULL, NULL},     {"buffer", get_buffer, refuse_member, NULL, NULL},
    {"line_buffering", get_false, refuse_member, NULL, NULL}, {"write_through", get_false, refuse_member, NULL, NULL},
    {"newlines", get_newlines, NULL, NULL, NULL}, {NULL},
};

const RtTypeSpec rt_text_stream_spec = {
    .name = "_io.TextIOWrapper",
    .size_bytes = sizeof (RtTextStream),
    .cpython_basicsize = 200,
    .type_flags = RT_TYPE_NO_INSTANTIATION | RT_TYPE_GC,
    .dict_offset = offsetof (RtTextStream, dict),
    .slots =
        {
            .tp_dealloc = stream_dealloc,
            .tp_traverse = stream_traverse,
            .tp_clear = stream_clear,
            .tp_repr = stream_repr,
            .tp_iter = stream_iter,
            .tp_iternext = stream_iternext,
        },
    .methods = stream_methods,
    .getset = stream_getset,
};
