/* exec, eval, compile, globals, locals. */
#include "rt-abstract.h"
#include "rt-arena.h"
#include "rt-builtins.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-compile.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-eval.h"
#include "rt-function.h"
#include "rt-module.h"
#include "rt-run.h"
#include "rt-str.h"
#include "rt-vm.h"

/* The text of a str or bytes-like SOURCE, borrowed; NULL with TypeError. */
static const char *source_text (RtInterp *rt, RtObject *source, const char *function, const char *what, size_t *length_bytes) {
  if (RT_IS_STR (source)) {
    const char *text = rt_str_utf8 (rt, source, length_bytes);
    if (text == NULL)
      return NULL;
    for (size_t i = 0; i < *length_bytes; i++) {
      if (text[i] == '\0')
        return rt_raise (rt, rt->types.SyntaxError, "source code string cannot contain null bytes");
    }
    return text;
  }
  if (RT_IS_BYTES (source)) {
    *length_bytes = (size_t) ((RtBytes *) source)->base.size;
    return ((RtBytes *) source)->data;
  }
  return RT_TYPE_ERROR (rt, "%s() arg 1 must be a %s object", function, what);
}

static RtObject *compile_text (RtInterp *rt, RtObject *source, RtObject *filename, RtCompileMode mode, const char *function,
                               const char *what) {
  size_t length_bytes;
  const char *text = source_text (rt, source, function, what, &length_bytes);
  if (text == NULL)
    return NULL;
  if (mode == RT_COMPILE_EVAL) {
    while (length_bytes > 0 && (*text == ' ' || *text == '\t')) {
      text++;
      length_bytes--;
    }
  }
  RtArena arena;
  rt_arena_init (rt, &arena, "parser's tree");
  RtCompileOptions options = {.mode = mode, .filename = filename, .warn = rt_warn_syntax, .warn_data = rt};
  RtObject *code = rt_compile (rt, &arena, text, length_bytes, &options, NULL);
  rt_arena_free (&arena);
  return code;
}

/* What CPython calls PyCF_ONLY_AST: the tree is wanted, not code. */
#define WANTS_TREE 0x400

static RtObject *parse_tree (RtInterp *rt, RtObject *const *args) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "module ast");
  RtObject *name = hold.held[0] = rt_str_interned (rt, "ast");
  RtObject *module = hold.held[1] = name != NULL ? rt_import_module (rt, name) : NULL;
  RtObject *parse = hold.held[2] = module != NULL ? rt_getattr_utf8 (rt, module, "parse") : NULL;
  return rt_hold_end (rt, &hold, parse != NULL ? rt_vectorcall (rt, parse, args, 3, NULL) : NULL);
}

/* Compiles SOURCE, a text or a tree of ast, which knows its text. */
static RtObject *compile_any (RtInterp *rt, RtObject *source, RtObject *filename, RtCompileMode mode) {
  if (RT_IS_STR (source) || RT_IS_BYTES (source))
    return compile_text (rt, source, filename, mode, "compile", "string, bytes or AST");
  RtHold hold;
  rt_hold_begin (rt, &hold, "compile", "text of a tree");
  RtObject *to_text = hold.held[0] = rt_getattr_utf8 (rt, source, "_as_source");
  if (to_text == NULL)
    rt_error_clear (rt);
  RtObject *text = hold.held[1] = to_text != NULL ? rt_call_none (rt, to_text) : NULL;
  if (to_text != NULL && text == NULL)
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, compile_text (rt, text != NULL ? text : source, filename, mode, "compile", "string, bytes or AST"));
}

RtObject *rt_builtin_compile (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"source", "filename", "mode", "flags", "dont_inherit", "optimize"};
  RtObject *in[6];
  if (!rt_parse_args (rt, "compile", args, nargs, kwnames, names, 6, 6, 3, in))
    return NULL;
  if (!RT_IS_STR (in[2]))
    return RT_TYPE_ERROR (rt, "compile() argument 'mode' must be str, not %T", in[2]);
  if (!RT_IS_STR (in[1]))
    return RT_TYPE_ERROR (rt, "expected str, bytes or os.PathLike object, not %T", in[1]);
  RtCompileMode mode = RT_COMPILE_EXEC;
  if (rt_str_equal_utf8 (in[2], "eval"))
    mode = RT_COMPILE_EVAL;
  else if (rt_str_equal_utf8 (in[2], "single"))
    mode = RT_COMPILE_SINGLE;
  else if (!rt_str_equal_utf8 (in[2], "exec"))
    return RT_VALUE_ERROR (rt, "compile() mode must be 'exec', 'eval' or 'single'");
  ptrdiff_t flags = in[3] != NULL ? rt_index_argument (rt, in[3]) : 0;
  if (flags == -1 && rt_error (rt) != NULL)
    return NULL;
  return flags & WANTS_TREE ? parse_tree (rt, in) : compile_any (rt, in[0], in[1], mode);
}

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

static bool take_spaces (RtInterp *rt, const char *function, RtObject *globals, RtObject *locals, Space *space) {
  *space = (Space){NULL, NULL};
  if (globals == rt->none)
    globals = NULL;
  if (locals == rt->none)
    locals = NULL;
  if (globals != NULL && !RT_IS_DICT (globals)) {
    if (function[1] == 'x')
      RT_TYPE_ERROR (rt, "exec() globals must be a dict, not %.100s", globals->type->name);
    else if (rt_is_mapping (globals))
      RT_TYPE_ERROR (rt, "globals must be a real dict; try eval(code, {}, mapping)");
    else
      RT_TYPE_ERROR (rt, "globals must be a dict");
    return false;
  }
  if (locals != NULL && !rt_is_mapping (locals)) {
    if (function[1] == 'x')
      RT_TYPE_ERROR (rt, "locals must be a mapping or None, not %.100s", locals->type->name);
    else
      RT_TYPE_ERROR (rt, "locals must be a mapping");
    return false;
  }
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

/* Whether CLOSURE has a cell for each free variable of CODE, and nothing else. */
static bool check_closure (RtInterp *rt, RtObject *code, RtObject *RT_NULLABLE closure) {
  int wanted = (int) ((RtCode *) code)->nfreevars;
  if (wanted == 0)
    return closure == NULL || RT_TYPE_ERROR (rt, "cannot use a closure with this code object") != NULL;
  bool good = closure != NULL && RT_IS_EXACT (rt, closure, tuple) && RT_TUPLE_SIZE (closure) == wanted;
  for (int i = 0; good && i < wanted; i++)
    good = RT_IS_EXACT (rt, RT_TUPLE_ITEM (closure, i), cell);
  return good || RT_TYPE_ERROR (rt, "code object requires a closure of exactly length %d", wanted) != NULL;
}

static RtObject *eval_closed (RtInterp *rt, RtObject *code, const Space *space, RtObject *closure) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "exec", "function that runs the code");
  RtObject *function = hold.held[0] = rt_function_for_run (rt, code, space->globals);
  if (function != NULL)
    rt_function_set_part (rt, function, RT_FUNCTION_CLOSURE, rt_incref (closure));
  return rt_hold_end (rt, &hold, function != NULL ? rt_eval_class_body (rt, function, space->locals) : NULL);
}

static RtObject *run (RtInterp *rt, const char *function, RtObject *source, RtObject *globals, RtObject *locals,
                      RtObject *closure, RtCompileMode mode) {
  RtHold hold;
  rt_hold_begin (rt, &hold, function, "code and namespaces");
  Space space;
  bool good = take_spaces (rt, function, globals, locals, &space);
  hold.held[0] = space.globals;
  hold.held[1] = space.locals;
  if (good && RT_IS_EXACT (rt, source, code)) {
    hold.held[2] = rt_incref (source);
    if (mode == RT_COMPILE_EVAL && ((RtCode *) source)->nfreevars > 0)
      good = RT_TYPE_ERROR (rt, "code object passed to eval() may not contain free variables") != NULL;
    else
      good = check_closure (rt, source, closure);
  } else if (good && closure != NULL) {
    good = RT_TYPE_ERROR (rt, "closure can only be used when source is a code object") != NULL;
  } else if (good) {
    hold.held[3] = rt_str_from (rt, "<string>");
    if (hold.held[3] != NULL)
      hold.held[2] = compile_text (rt, source, hold.held[3], mode, function, "string, bytes or code");
  }
  RtObject *result = NULL;
  if (good && hold.held[2] != NULL)
    result = closure != NULL ? eval_closed (rt, hold.held[2], &space, closure)
                             : rt_eval_code (rt, hold.held[2], space.globals, space.locals);
  return rt_hold_end (rt, &hold, result);
}

RtObject *rt_builtin_exec (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"", "globals", "locals", "closure"};
  RtObject *in[4];
  if (!rt_parse_args (rt, "exec", args, nargs, kwnames, names, 4, 3, 1, in))
    return NULL;
  RtObject *result = run (rt, "exec", in[0], in[1], in[2], in[3] == rt->none ? NULL : in[3], RT_COMPILE_EXEC);
  rt_xdecref (rt, result);
  return result != NULL ? rt_incref (rt->none) : NULL;
}

RtObject *rt_builtin_eval (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (!rt_no_keywords (rt, "eval", kwnames) || !rt_check_positional (rt, "eval", nargs, 1, 3))
    return NULL;
  return run (rt, "eval", args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL, NULL, RT_COMPILE_EVAL);
}
