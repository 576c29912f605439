/* _files: what io, os and their kin (python/) ask of the files below the program's folder. */
#include <errno.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-world.h"

static const struct {
  int64_t answer;
  int error;
  const char *text;
} refusals[] = {
    {RT_FILE_FORBIDDEN, EACCES, "Permission denied (files below the program's folder are there once you allow them: in the window "
                                "when it asks, or with heapscope-cli --allow-files)"},
    {RT_FILE_OUTSIDE, EACCES, "Permission denied (a program gets at the files below its own folder only)"},
    {RT_FILE_HOMELESS, EACCES, "Permission denied (a program has no files before it is saved in a folder)"},
};

/* OSError (number, text, path[, None, second]), which becomes the kind of OSError that it is. */
static RtObject *raise_answer (RtInterp *rt, int64_t answer, RtObject *path, RtObject *second) {
  int error = (int) -answer;
  const char *text = NULL;
  for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
    if (refusals[i].answer == answer) {
      error = refusals[i].error;
      text = refusals[i].text;
    }
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "files", "error");
  hold.held[0] = rt_int_from_int64 (rt, error);
  hold.held[1] = rt_str_from (rt, text != NULL ? text : strerror (error));
  if (hold.held[0] != NULL && hold.held[1] != NULL) {
    if (path == NULL)
      hold.held[2] = rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]);
    else if (second == NULL)
      hold.held[2] = rt_tuple_pack (rt, 3, hold.held[0], hold.held[1], path);
    else
      hold.held[2] = rt_tuple_pack (rt, 5, hold.held[0], hold.held[1], path, rt->none, second);
  }
  if (hold.held[2] != NULL)
    hold.held[3] = rt_call (rt, RT_OBJECT (rt->types.OSError), hold.held[2], NULL);
  if (hold.held[3] != NULL)
    rt_error_put (rt, rt_incref (hold.held[3]));
  return rt_hold_end (rt, &hold, NULL);
}

/* The text of a path, or NULL with *FAILED set if there should be one. */
static const char *path_text (RtInterp *rt, RtObject *path, bool *failed) {
  if (path == NULL || path == rt->none)
    return NULL;
  size_t length;
  const char *text = RT_IS_STR (path) ? rt_str_utf8 (rt, path, &length) : NULL;
  if (text != NULL && strlen (text) != length) {
    RT_VALUE_ERROR (rt, "embedded null byte");
    text = NULL;
  } else if (!RT_IS_STR (path)) {
    RT_TYPE_ERROR (rt, "expected str, bytes or os.PathLike object, not %T", path);
  }
  *failed = *failed || text == NULL;
  return text;
}

/* PATH from where the program has gone to by os.chdir, which is the module's `here`; WHOLE is room for it. */
static const char *from_here (RtInterp *rt, RtObject *module, const char *path, HbBuffer *whole) {
  RtObject *here = rt_dict_get_utf8 (rt, rt_module_dict (module), "here");
  if (path == NULL || *path == '/' || *path == '\0' || here == NULL || !RT_IS_STR (here))
    return path;
  rt_str_append_utf8 (here, whole);
  hb_buffer_append_char (whole, '/');
  hb_buffer_append (whole, path);
  return hb_buffer_text (whole);
}

static int64_t number_of (RtInterp *rt, RtObject *o, int64_t otherwise) {
  return o != NULL && RT_IS_INT (o) ? rt_int_to_int64 (rt, o) : otherwise;
}

static bool gives_bytes (RtFileOp op) {
  return op == RT_FILE_READ || op == RT_FILE_STAT || op == RT_FILE_LIST || op == RT_FILE_HERE;
}

static RtObject *ask (RtInterp *rt, RtObject *module, RtFileCall *call, RtObject *path, RtObject *second) {
  HbBuffer out, places[2];
  hb_buffer_init (&out, &rt->allocator);
  hb_buffer_init (&places[0], &rt->allocator);
  hb_buffer_init (&places[1], &rt->allocator);
  call->path = from_here (rt, module, call->path, &places[0]);
  call->second = from_here (rt, module, call->second, &places[1]);
  bool spelled = !places[0].broken && !places[1].broken;
  int64_t answer = spelled ? rt_world_file (&rt->world, call, &out) : 0;
  hb_buffer_clear (&places[0]);
  hb_buffer_clear (&places[1]);
  RtObject *result = NULL;
  if (!spelled)
    rt_no_memory (rt);
  else if (answer < 0)
    raise_answer (rt, answer, path, second);
  else if (out.broken)
    rt_no_memory (rt);
  else
    result = gives_bytes (call->op) ? rt_bytes_shared (rt, rt_bytes_new (rt, hb_buffer_text (&out), out.length_bytes)) : rt_int_from_int64 (rt, answer);
  hb_buffer_clear (&out);
  return result;
}

/* call (op, path=None, second=None, file=-1, number=0, whence=0, data=b''): see RtFileOp. */
static RtObject *files_call (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"op", "path", "second", "file", "number", "whence", "data"};
  RtObject *in[7];
  if (!rt_parse_args (rt, "call", args, nargs, kwnames, names, 7, 7, 1, in))
    return NULL;
  bool failed = false;
  RtFileCall call = {.path = path_text (rt, in[1], &failed), .second = path_text (rt, in[2], &failed)};
  if (failed)
    return NULL;
  int64_t op = number_of (rt, in[0], -1);
  call.file = (int) number_of (rt, in[3], -1);
  call.number = number_of (rt, in[4], 0);
  call.whence = (int) number_of (rt, in[5], 0);
  if (rt_error (rt) != NULL)
    return NULL;
  if (op < 0 || op >= RT_FILE_OPS)
    return RT_VALUE_ERROR (rt, "no such operation on files");
  call.op = (RtFileOp) op;
  if (in[6] == NULL)
    return ask (rt, self, &call, call.path != NULL ? in[1] : NULL, call.second != NULL ? in[2] : NULL);
  if (!RT_IS_BYTES (in[6]))
    return RT_TYPE_ERROR (rt, "a bytes-like object is required, not '%T'", in[6]);
  call.bytes = ((RtBytes *) in[6])->data;
  call.length_bytes = (size_t) ((RtBytes *) in[6])->base.size;
  return ask (rt, self, &call, NULL, NULL);
}

static const RtMethodDef methods[] = {
    {"call", files_call, RT_METH_KEYWORDS, NULL},
    {NULL},
};

static int files_exec (RtInterp *rt, RtObject *module) {
  static const struct {
    const char *name;
    int64_t number;
  } numbers[] = {{"OPEN", RT_FILE_OPEN},         {"READ", RT_FILE_READ},     {"WRITE", RT_FILE_WRITE},
                 {"SEEK", RT_FILE_SEEK},         {"TRUNCATE", RT_FILE_TRUNCATE}, {"CLOSE", RT_FILE_CLOSE},
                 {"STAT", RT_FILE_STAT},         {"LIST", RT_FILE_LIST},     {"MAKE_FOLDER", RT_FILE_MAKE_FOLDER},
                 {"REMOVE", RT_FILE_REMOVE},     {"REMOVE_FOLDER", RT_FILE_REMOVE_FOLDER},
                 {"RENAME", RT_FILE_RENAME},     {"HERE", RT_FILE_HERE}};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
    if (rt_module_add (rt, module, numbers[i].name, rt_int_from_int64 (rt, numbers[i].number)) < 0)
      return -1;
  if (rt_module_add (rt, module, "here", rt_incref (rt->none)) < 0)
    return -1;
  const struct {
    const char *name;
    RtType *type;
  } types[] = {{"StringIO", rt->types.string_io},
               {"BytesIO", rt->types.bytes_io},
               {"_BytesIOBuffer", rt->types.bytes_io_buffer},
               {"_IOBase", rt->types.io_base},
               {"_RawIOBase", rt->types.raw_io_base},
               {"_BufferedIOBase", rt->types.buffered_io_base},
               {"_TextIOBase", rt->types.text_io_base}};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, types[i].name, rt_incref (RT_OBJECT (types[i].type))) < 0)
      return -1;
  return 0;
}

const RtModuleDef rt_module_def__files = {.name = "_files", .methods = methods, .exec = files_exec};
