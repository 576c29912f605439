/* exec, eval, globals, locals. */
#include "rt-abstract.h"
#include "rt-builtins.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-eval.h"
#include "rt-function.h"
#include "rt-module.h"
#include "rt-run.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-vm.h"

RtObject *rt_builtin_globals (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_incref (rt->frame != NULL ? rt->frame->globals : rt->none);
}

RtObject *rt_current_locals (RtInterp *rt) {
  if (rt->frame == NULL)
    return rt_raise (rt, rt->types.SystemError, "frame does not exist");
  return rt_frame_locals (rt, rt->frame);
}

RtObject *rt_builtin_locals (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_current_locals (rt);
}

/* Where exec and eval run. */
typedef struct Space {
  RtObject *globals, *locals; /* owned */
} Space;

/* The complaint about globals that are no dict; exec and eval have words of their own. */
static bool refuse_globals (RtInterp *rt, bool exec, RtObject *globals) {
  if (exec)
    RT_TYPE_ERROR (rt, "exec() globals must be a dict, not %.100s", globals->type->name);
  else if (rt_is_mapping (globals))
    RT_TYPE_ERROR (rt, "globals must be a real dict; try eval(expr, {}, mapping)");
  else
    RT_TYPE_ERROR (rt, "globals must be a dict");
  return false;
}

static bool refuse_locals (RtInterp *rt, bool exec, RtObject *locals) {
  if (exec)
    RT_TYPE_ERROR (rt, "locals must be a mapping or None, not %.100s", locals->type->name);
  else
    RT_TYPE_ERROR (rt, "locals must be a mapping");
  return false;
}

static bool take_spaces (RtInterp *rt, const char *function, RtObject *globals, RtObject *locals, Space *space) {
  *space = (Space){NULL, NULL};
  bool exec = function[1] == 'x';
  if (globals == rt->none)
    globals = NULL;
  if (locals == rt->none)
    locals = NULL;
  bool good_globals = globals == NULL || RT_IS_DICT (globals), good_locals = locals == NULL || rt_is_mapping (locals);
  /* eval looks at the locals first, exec at the globals. */
  if (!good_globals && (exec || good_locals))
    return refuse_globals (rt, exec, globals);
  if (!good_locals)
    return refuse_locals (rt, exec, locals);
  if (globals == NULL) {
    space->globals = rt_builtin_globals (rt, NULL, NULL, 0, NULL);
    space->locals = locals != NULL ? rt_incref (locals) : rt_current_locals (rt);
  } else {
    space->globals = rt_incref (globals);
    space->locals = rt_incref (locals != NULL ? locals : globals);
  }
  if (space->locals == NULL)
    return false;
  if (rt_dict_get (rt, space->globals, rt->names.builtins__) == NULL)
    return rt_error (rt) == NULL && rt_dict_set (rt, space->globals, rt->names.builtins__, rt->builtins) == 0;
  return true;
}

/* Whether CODE may run with CLOSURE, NULL for none. */
static bool closure_fits (RtInterp *rt, RtCompileMode mode, const RtCode *code, RtObject *closure) {
  int free_count = code->nfreevars;
  if (mode == RT_COMPILE_EVAL) {
    if (free_count > 0)
      RT_TYPE_ERROR (rt, "code object passed to eval() may not contain free variables");
    return free_count == 0;
  }
  if (free_count == 0 && closure != NULL)
    RT_TYPE_ERROR (rt, "cannot use a closure with this code object");
  if (free_count == 0)
    return closure == NULL;
  bool fits = closure != NULL && RT_IS_EXACT (rt, closure, tuple) && RT_TUPLE_SIZE (closure) == free_count;
  for (int i = 0; fits && i < free_count; i++)
    fits = RT_IS_EXACT (rt, RT_TUPLE_ITEM (closure, i), cell);
  if (!fits)
    RT_TYPE_ERROR (rt, "code object requires a closure of exactly length %d", free_count);
  return fits;
}

/* The code of SOURCE. */
static RtObject *code_of (RtInterp *rt, RtObject *source, RtObject *closure, RtCompileMode mode) {
  if (RT_IS_EXACT (rt, source, code))
    return closure_fits (rt, mode, (const RtCode *) source, closure) ? rt_incref (source) : NULL;
  if (closure != NULL)
    return RT_TYPE_ERROR (rt, "closure can only be used when source is a code object");
  const char *function = mode == RT_COMPILE_EVAL ? "eval" : "exec";
  RtHold hold; /* a warning of the text runs Python code */
  rt_hold_begin (rt, &hold, function, "name of the text");
  RtObject *filename = hold.held[0] = rt_str_from (rt, "<string>");
  if (filename == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtCompileOptions options = {.mode = mode,
                              .skips_blanks = mode == RT_COMPILE_EVAL,
                              .filename = filename,
                              .future_flags = rt_current_future_flags (rt),
                              .warn = rt_warn_syntax,
                              .warn_data = rt};
  return rt_hold_end (rt, &hold, rt_compile_source (rt, source, &options, function, "string, bytes or code"));
}

static RtObject *run (RtInterp *rt, RtObject *source, RtObject *globals, RtObject *locals, RtObject *closure, RtCompileMode mode) {
  const char *function = mode == RT_COMPILE_EVAL ? "eval" : "exec";
  RtHold hold;
  rt_hold_begin (rt, &hold, function, "code and namespaces");
  Space space;
  bool good = take_spaces (rt, function, globals, locals, &space);
  hold.held[0] = space.globals;
  hold.held[1] = space.locals;
  hold.held[2] = good ? code_of (rt, source, closure, mode) : NULL;
  RtObject *result = hold.held[2] != NULL ? rt_eval_code_with (rt, hold.held[2], space.globals, space.locals, closure) : NULL;
  return rt_hold_end (rt, &hold, result);
}

RtObject *rt_builtin_exec (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"", "", "", "closure"};
  RtObject *in[4];
  if (!rt_parse_args (rt, "exec", args, nargs, kwnames, names, 4, 3, 1, in))
    return NULL;
  RtObject *result = run (rt, in[0], in[1], in[2], in[3] != rt->none ? in[3] : NULL, RT_COMPILE_EXEC);
  rt_xdecref (rt, result);
  return result != NULL ? rt_incref (rt->none) : NULL;
}

RtObject *rt_builtin_eval (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_no_keywords (rt, "eval", kwnames) || !rt_check_positional (rt, "eval", nargs, 1, 3))
    return NULL;
  return run (rt, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL, NULL, RT_COMPILE_EVAL);
}
