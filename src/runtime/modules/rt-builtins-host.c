/* Built-in functions that reach beyond the program or into modules written in Python: open and breakpoint. */
#include "rt-builtins-tables.h"

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-stream.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* MODULE.NAME (*ARGS). */
static RtObject *call_in (RtInterp *rt, const char *module, const char *name, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtHold hold;
  rt_hold_begin (rt, &hold, name, "module and function");
  RtObject *text = rt_str_interned (rt, module);
  hold.held[0] = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], name) : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, kwnames) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *builtin_open (ARGS) {
  static const char *const names[] = {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"};
  RtObject *in[8];
  if (!rt_parse_args (rt, "open", args, nargs, kwnames, names, 8, 8, 1, in))
    return NULL;
  return call_in (rt, "_io_files", "_open", args, nargs, kwnames);
}

static RtObject *builtin_breakpoint (ARGS) {
  RtObject *hook = rt_sys_get (rt, "breakpointhook");
  if (hook == NULL)
    return rt_sys_lost (rt, "lost sys.breakpointhook");
  RtHold hold;
  rt_hold_begin (rt, &hold, "breakpoint", "sys.breakpointhook");
  hold.held[0] = rt_incref (hook);
  return rt_hold_end (rt, &hold, rt_vectorcall (rt, hook, args, nargs, kwnames));
}

const RtMethodDef rt_builtins_host_methods[] = {
    {"breakpoint", builtin_breakpoint, RT_METH_KEYWORDS,
     "breakpoint(*args, **kws)\n\nCall sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept\nwhatever "
     "arguments are passed.\n\nBy default, this drops you into the pdb debugger."},
    {NULL},
};

const RtMethodDef rt_builtins_file_methods[] = {
    {"open", builtin_open, RT_METH_KEYWORDS,
     "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, "
     "opener=None)\n--\n\nA file as a stream of text, or of bytes if there is a b in the mode: r reads, w writes "
     "from the start,\nx makes a new file, a appends, + does both. OSError if it cannot be had."},
    {NULL},
};
