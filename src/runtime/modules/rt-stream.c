/* Text streams of the interpreter itself: standard output, error and input. */
#include "rt-stream.h"

#include <stddef.h>
#include <string.h>

#include "hb-buffer.h"
#include "hb-utf8.h"
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-host.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-stream-type.h"
#include "rt-str.h"

typedef struct RtTextStream {
  RtObject base;
  RtStreamKind kind;
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

RtObject *rt_stream_new (RtInterp *rt, RtStreamKind kind) {
  RtObject *o = rt_object_alloc (rt, rt->types.text_stream, 0);
  if (o != NULL)
    STREAM (o)->kind = kind;
  return o;
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

/* --- writing --- */

static int write_str (RtInterp *rt, RtObject *stream, RtObject *text) {
  if (STREAM (stream)->kind == RT_STREAM_STDIN)
    return rt_raise_int (rt, rt->types.ValueError, "not writable");
  if (STREAM (stream)->kind == RT_STREAM_STDERR) {
    /* Standard error shows what cannot be encoded as escapes. */
    HbBuffer buffer;
    hb_buffer_init (&buffer, &rt->allocator);
    for (ptrdiff_t i = 0; i < rt_str_length (text); i++) {
      uint32_t c = rt_str_char_at (text, i);
      if (c >= 0xD800 && c < 0xE000)
        hb_buffer_printf (&buffer, "\\u%04x", (unsigned)c);
      else
        hb_buffer_append_code_point (&buffer, c);
    }
    rt_output (rt, RT_OUTPUT_STDERR, hb_buffer_text (&buffer), buffer.length_bytes);
    hb_buffer_clear (&buffer);
    return 0;
  }
  size_t length_bytes;
  const char *utf8 = rt_str_utf8 (rt, text, &length_bytes);
  if (utf8 == NULL)
    return -1;
  rt_output (rt, output_of (stream), utf8, length_bytes);
  return 0;
}

int rt_stream_write (RtInterp *rt, RtObject *file, RtObject *str) {
  if (RT_IS_EXACT (rt, file, text_stream))
    return write_str (rt, file, str);
  RtHold hold;
  rt_hold_begin (rt, &hold, "write", "stream");
  hold.held[0] = rt_getattr_utf8 (rt, file, "write");
  RtObject *result = hold.held[0] != NULL ? rt_call_one (rt, hold.held[0], str) : NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

int rt_stream_write_utf8 (RtInterp *rt, RtObject *file, const char *text, size_t length_bytes) {
  if (RT_IS_EXACT (rt, file, text_stream) && STREAM (file)->kind != RT_STREAM_STDIN) {
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
  if (RT_IS_EXACT (rt, file, text_stream))
    return 0;
  RtObject *method = rt_getattr_utf8 (rt, file, "flush");
  RtObject *result = method != NULL ? rt_call_none (rt, method) : NULL;
  rt_xdecref (rt, method);
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

static RtObject *stream_write (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "write() argument must be str, not %T", args[0]);
  return write_str (rt, self, args[0]) < 0 ? NULL : rt_int_from_int64 (rt, rt_str_length (args[0]));
}

static RtObject *stream_writelines (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "writelines", "lines");
  hold.held[0] = rt_iter (rt, args[0]);
  while (hold.held[0] != NULL && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL) {
    RtObject *result = stream_write (rt, self, &hold.held[1], 1, NULL);
    rt_decref (rt, hold.held[1]);
    hold.held[1] = NULL;
    if (result == NULL)
      return rt_hold_end (rt, &hold, NULL);
    rt_decref (rt, result);
  }
  return rt_hold_end (rt, &hold, rt_error (rt) != NULL ? NULL : rt_incref (rt->none));
}

static RtObject *stream_flush (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  return rt_incref (rt->none);
}

/* --- reading --- */

/* One line with its end; empty at the end of the input. */
static RtObject *read_line (RtInterp *rt, RtObject *self) {
  if (STREAM (self)->kind != RT_STREAM_STDIN)
    return rt_raise (rt, rt->types.ValueError, "not readable");
  HbBuffer line;
  hb_buffer_init (&line, &rt->allocator);
  const RtConfig *config = &rt_host (rt)->config;
  bool more = config->read_line != NULL && config->read_line (config->user, &line);
  size_t length_bytes = hb_utf8_valid_bytes (hb_buffer_text (&line), line.length_bytes);
  RtObject *text =
      more ? rt_str_from_utf8 (rt, hb_buffer_text (&line), length_bytes) : rt_incref (rt->empty_str);
  hb_buffer_clear (&line);
  return text;
}

static RtObject *stream_readline (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return read_line (rt, self);
}

static RtObject *read_all_lines (RtInterp *rt, RtObject *self) {
  RtObject *list = rt_list_new (rt, 0);
  while (list != NULL) {
    RtObject *line = read_line (rt, self);
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

static RtObject *stream_readlines (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                   RtObject *kwnames) {
  return read_all_lines (rt, self);
}

static RtObject *stream_read (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                              RtObject *kwnames) {
  RtObject *lines = read_all_lines (rt, self);
  RtObject *text = lines != NULL ? rt_str_join (rt, rt->empty_str, lines) : NULL;
  rt_xdecref (rt, lines);
  return text;
}

static RtObject *stream_iter (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

static RtObject *stream_iternext (RtInterp *rt, RtObject *self) {
  RtObject *line = read_line (rt, self);
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

static RtObject *get_mode (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, STREAM (self)->kind == RT_STREAM_STDIN ? "r" : "w");
}

static RtObject *get_encoding (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, "utf-8");
}

static RtObject *get_errors (RtInterp *rt, RtObject *self, void *closure) {
  return rt_str_from (rt, STREAM (self)->kind == RT_STREAM_STDERR ? "backslashreplace" : "strict");
}

static RtObject *get_closed (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, false);
}

static RtObject *stream_repr (RtInterp *rt, RtObject *self) {
  return rt_str_printf (rt, "<_io.TextIOWrapper name='%s' mode='%s' encoding='utf-8'>",
                        names[STREAM (self)->kind], STREAM (self)->kind == RT_STREAM_STDIN ? "r" : "w");
}

static void stream_dealloc (RtInterp *rt, RtObject *self) {
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
    {NULL},
};

static const RtGetSetDef stream_getset[] = {
    {"name", get_name, NULL, NULL, NULL},         {"mode", get_mode, NULL, NULL, NULL},
    {"encoding", get_encoding, NULL, NULL, NULL}, {"errors", get_errors, NULL, NULL, NULL},
    {"closed", get_closed, NULL, NULL, NULL},     {NULL},
};

const RtTypeSpec rt_text_stream_spec = {
    .name = "_io.TextIOWrapper",
    .size_bytes = sizeof (RtTextStream),
    .cpython_basicsize = 200,
    .type_flags = RT_TYPE_NO_INSTANTIATION,
    .slots =
        {
            .tp_dealloc = stream_dealloc,
            .tp_repr = stream_repr,
            .tp_iter = stream_iter,
            .tp_iternext = stream_iternext,
        },
    .methods = stream_methods,
    .getset = stream_getset,
};
