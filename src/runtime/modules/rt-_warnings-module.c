/* _warnings: what the runtime and the module `warnings` (python/warnings.py) know of each other. */
#include <stdarg.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-sources.h"
#include "rt-str.h"
#include "rt-warn.h"

/* warnings.NAME (*ARGS). */
static RtObject *call (RtInterp *rt, const char *name, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "warning", "module warnings and its function");
  RtObject *text = rt_str_interned (rt, "warnings");
  hold.held[0] = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, NULL) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static int done (RtInterp *rt, RtObject *result) {
  rt_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

int rt_warn (RtInterp *rt, RtType *category, int level, const char *format, ...) {
  va_list values;
  va_start (values, format);
  RtHold hold;
  rt_hold_begin (rt, &hold, "warning", "message and level");
  hold.held[0] = rt_str_vprintf (rt, format, values);
  va_end (values);
  hold.held[1] = rt_int_from_int64 (rt, level);
  RtObject *args[] = {hold.held[0], RT_OBJECT (category), hold.held[1]};
  RtObject *result = args[0] != NULL && args[2] != NULL ? call (rt, "_warn_native", args, 3) : NULL;
  rt_hold_end (rt, &hold, NULL);
  return done (rt, result);
}

int rt_warn_at (RtInterp *rt, RtType *category, const char *text, RtObject *filename, int line) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "warning", "message and line");
  hold.held[0] = rt_str_from (rt, text);
  hold.held[1] = rt_int_from_int64 (rt, line);
  RtObject *args[] = {hold.held[0], RT_OBJECT (category), filename, hold.held[1]};
  RtObject *result = args[0] != NULL && args[3] != NULL ? call (rt, "warn_explicit", args, 4) : NULL;
  rt_hold_end (rt, &hold, NULL);
  return done (rt, result);
}

void rt_warn_unawaited (RtInterp *rt, RtObject *coroutine) {
  RtObject *args[] = {coroutine};
  if (rt->modules == NULL)
    return; /* nobody is left to be told */
  if (done (rt, call (rt, "_warn_unawaited_coroutine", args, 1)) < 0)
    rt_error_unraisable (rt, coroutine);
}

static RtObject *source_line (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_check_positional (rt, "source_line", nargs, 2, 2) || !RT_IS_STR (args[0]) || !RT_IS_INT (args[1]))
    return rt_error (rt) != NULL ? NULL : RT_TYPE_ERROR (rt, "source_line() takes a file name and a line number");
  const char *filename = rt_str_utf8 (rt, args[0], NULL);
  if (filename == NULL)
    return NULL;
  size_t length;
  int64_t line = rt_int_to_int64 (rt, args[1]);
  if (rt_error (rt) != NULL)
    return NULL;
  bool read = false;
  const char *text = line > 0 && line < INT32_MAX ? rt_sources_line_of_file (rt, filename, (int) line, &length, &read) : NULL;
  RtObject *found = text != NULL ? rt_str_from_utf8 (rt, text, length) : rt_incref (rt->empty_str);
  rt_sources_forget (rt, filename, read);
  return found;
}

static const RtMethodDef methods[] = {
    {"source_line", source_line, RT_METH_FASTCALL, "source_line(filename, lineno)\n--\n\nA line of a file that runs or lies in the program's folder; '' if unknown."},
    {NULL},
};

const RtModuleDef rt_module_def__warnings = {
    .name = "_warnings",
    .methods = methods,
};
