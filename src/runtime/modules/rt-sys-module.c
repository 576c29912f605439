/* sys. */
#include <float.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-float.h"
#include "rt-frame.h"
#include "rt-function.h"
#include "rt-host.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-stream-type.h"
#include "rt-struct-sequence.h"
#include "rt-sys.h"
#include "rt-thread.h"
#include "rt-tuple.h"
#include "rt-vm.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

static RtObject *sys_getrefcount (ARGS) {
  return rt_int_from_uint64 (rt, args[0]->refcount);
}

static RtObject *sys_getsizeof (ARGS) {
  static const char *const names[] = {"object", "default"};
  RtObject *in[2];
  if (!rt_parse_args (rt, "getsizeof", args, nargs, kwnames, names, 2, 2, 1, in))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "sys.getsizeof", "__sizeof__");
  RtObject *method = hold.held[0] = rt_lookup_special (rt, in[0], rt->names.sizeof__);
  RtObject *size = rt_hold_end (rt, &hold, method != NULL ? rt_call_none (rt, method) : NULL);
  if (size == NULL && method == NULL && rt_error (rt) == NULL)
    RT_TYPE_ERROR (rt, "Type %.100s doesn't define __sizeof__", in[0]->type->name);
  int64_t bytes = -1;
  if (size != NULL && RT_IS_INT (size))
    bytes = rt_int_to_int64 (rt, size);
  else if (size != NULL)
    RT_TYPE_ERROR (rt, "'%T' object cannot be interpreted as an integer", size);
  rt_xdecref (rt, size);
  if (rt_error (rt) == NULL && bytes < 0)
    RT_VALUE_ERROR (rt, "__sizeof__() should return >= 0");
  if (rt_error (rt) != NULL) {
    if (in[1] == NULL || !rt_error_matches (rt, rt->types.TypeError))
      return NULL;
    rt_error_clear (rt);
    return rt_incref (in[1]);
  }
  return rt_int_from_int64 (rt, bytes + (int64_t) rt_sizeof_header (in[0]));
}

static RtObject *sys_intern (ARGS) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "intern() argument must be str, not %K", args[0]);
  if (!RT_IS_EXACT (rt, args[0], str))
    return RT_TYPE_ERROR (rt, "can't intern %.400s", args[0]->type->name);
  return rt_str_intern (rt, rt_incref (args[0]));
}

static RtObject *sys_exit (ARGS) {
  if (!rt_check_positional (rt, "exit", nargs, 0, 1))
    return NULL;
  return rt_raise_object (rt, rt->types.SystemExit, nargs > 0 ? args[0] : NULL);
}

static RtObject *sys_exception (ARGS) {
  RtObject *exception = rt_handled_exception (rt);
  return rt_incref (exception != NULL ? exception : rt->none);
}

static RtObject *sys_exc_info (ARGS) {
  RtObject *exception = rt_handled_exception (rt);
  if (exception == NULL)
    return rt_tuple_pack (rt, 3, rt->none, rt->none, rt->none);
  RtObject *traceback = ((RtException *) exception)->traceback;
  return rt_tuple_pack (rt, 3, exception->type, exception, traceback != NULL ? traceback : rt->none);
}

static RtObject *sys_getrecursionlimit (ARGS) {
  return rt_int_from_int64 (rt, rt->py_recursion_limit);
}

static RtObject *sys_setrecursionlimit (ARGS) {
  int64_t limit = rt_index_ssize (rt, args[0], rt->types.OverflowError);
  if (rt_error (rt) != NULL)
    return NULL;
  if (limit < 1)
    return RT_VALUE_ERROR (rt, "recursion limit must be greater or equal than 1");
  int depth = rt->py_recursion_limit - rt->py_recursion_remaining;
  if (limit > INT32_MAX)
    return rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C int");
  if (depth >= limit)
    return rt_raise (rt, rt->types.RecursionError,
                     "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", (int) limit, depth);
  rt->py_recursion_limit = (int) limit;
  rt->py_recursion_remaining = (int) limit - depth;
  return rt_incref (rt->none);
}

static RtObject *sys_getframe (ARGS) {
  if (!rt_check_positional (rt, "_getframe", nargs, 0, 1))
    return NULL;
  int64_t depth = nargs > 0 ? rt_index_ssize (rt, args[0], rt->types.OverflowError) : 0;
  if (rt_error (rt) != NULL)
    return NULL;
  RtFrame *frame = rt->frame;
  while (frame != NULL && depth-- > 0)
    frame = frame->previous;
  if (frame == NULL)
    return RT_VALUE_ERROR (rt, "call stack is not deep enough");
  return rt_frame_object (rt, frame);
}

static RtObject *sys_is_finalizing (ARGS) {
  return rt_bool_object (rt, rt->finalizing);
}

static RtObject *sys_getdefaultencoding (ARGS) {
  return rt_str_interned (rt, "utf-8");
}

static RtObject *sys_getswitchinterval (ARGS) {
  return rt_float_new (rt, rt_thread_turn (rt));
}

static RtObject *sys_setswitchinterval (ARGS) {
  double seconds = rt_float_to_double (rt, args[0]);
  if (rt_error (rt) != NULL)
    return NULL;
  if (!(seconds > 0))
    return RT_VALUE_ERROR (rt, "switch interval must be strictly positive");
  return rt_thread_set_turn (rt, seconds) < 0 ? NULL : rt_incref (rt->none);
}

/* The innermost frame of each thread that has one, by the thread's number. */
static RtObject *sys_current_frames (ARGS) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "_current_frames", "frames");
  hold.held[0] = rt_dict_new (rt);
  RtThreadWalk walk = {0};
  RtThreadView thread;
  int failed = hold.held[0] != NULL ? 0 : -1;
  while (failed == 0 && rt_thread_next (rt, &walk, &thread)) {
    if (thread.frame == NULL)
      continue;
    RtObject *ident = rt_int_from_uint64 (rt, thread.ident), *frame = ident != NULL ? rt_frame_object (rt, thread.frame) : NULL;
    failed = frame != NULL ? rt_dict_set (rt, hold.held[0], ident, frame) : -1;
    rt_xdecref (rt, ident);
    rt_xdecref (rt, frame);
  }
  RtObject *frames = hold.held[0];
  hold.held[0] = NULL;
  if (failed < 0) {
    rt_xdecref (rt, frames);
    frames = NULL;
  }
  return rt_hold_end (rt, &hold, frames);
}

static RtObject *sys_gettrace (ARGS) {
  RtObject *tracer = rt->tracer;
  return rt_incref (tracer != NULL ? tracer : rt->none);
}

static RtObject *sys_settrace (ARGS) {
  rt_tracer_set (rt, args[0] != rt->none ? rt_incref (args[0]) : NULL);
  return rt_incref (rt->none);
}

static RtObject *sys_getprofile (ARGS) {
  RtObject *profiler = rt_vm (rt)->profiler;
  return rt_incref (profiler != NULL ? profiler : rt->none);
}

static RtObject *sys_setprofile (ARGS) {
  rt_profiler_set (rt, args[0] != rt->none ? rt_incref (args[0]) : NULL);
  return rt_incref (rt->none);
}

static RtObject *sys_get_int_max_str_digits (ARGS) {
  return rt_int_from_int64 (rt, rt->int_max_str_digits);
}

static RtObject *sys_set_int_max_str_digits (ARGS) {
  static const char *const names[] = {"maxdigits"};
  RtObject *in[1];
  if (!rt_parse_args (rt, "set_int_max_str_digits", args, nargs, kwnames, names, 1, 1, 1, in))
    return NULL;
  ptrdiff_t digits = rt_index_ssize (rt, in[0], rt->types.OverflowError);
  if (rt_error (rt) != NULL)
    return NULL;
  if (digits != 0 && (digits < 640 || digits > INT32_MAX))
    return RT_VALUE_ERROR (rt, "maxdigits must be 0 or larger than 640");
  rt->int_max_str_digits = (int) digits;
  return rt_incref (rt->none);
}

static RtObject *sys_getfilesystemencoding (ARGS) {
  return rt_str_interned (rt, "utf-8");
}

static RtObject *sys_getfilesystemencodeerrors (ARGS) {
  return rt_str_interned (rt, "surrogateescape");
}

/* Takes the hook VALUE: None means none, NULL leaves what is there. */
static bool set_hook (RtInterp *rt, RtObject **hook, RtObject *RT_NULLABLE value, const char *name) {
  if (value == NULL)
    return true;
  if (value != rt->none && !rt_is_callable (value)) {
    RT_TYPE_ERROR (rt, "callable %s expected, got %.50s", name, value->type->name);
    return false;
  }
  RtObject *before = *hook;
  *hook = value != rt->none ? rt_incref (value) : NULL;
  rt->seldom_changes++;
  rt_xdecref (rt, before);
  return true;
}

static RtObject *sys_set_asyncgen_hooks (ARGS) {
  static const char *const names[] = {"firstiter", "finalizer"};
  RtObject *in[2];
  if (!rt_parse_args (rt, "set_asyncgen_hooks", args, nargs, kwnames, names, 2, 2, 0, in) ||
      !set_hook (rt, &rt->async_finalizer, in[1], "finalizer") || !set_hook (rt, &rt->async_first, in[0], "firstiter"))
    return NULL;
  return rt_incref (rt->none);
}

static RtObject *sys_get_asyncgen_hooks (ARGS) {
  return rt_tuple_pack (rt, 2, rt->async_first != NULL ? rt->async_first : rt->none,
                        rt->async_finalizer != NULL ? rt->async_finalizer : rt->none);
}

static RtObject *sys_displayhook (ARGS) {
  RtObject *value = args[0];
  if (value == rt->none)
    return rt_incref (rt->none);
  if (rt_dict_set (rt, rt->builtins, rt->names.underscore, rt->none) < 0)
    return NULL;
  RtObject *file = rt_sys_get (rt, "stdout");
  if (file == NULL || file == rt->none)
    return rt_sys_lost (rt, "lost sys.stdout");
  RtHold hold;
  rt_hold_begin (rt, &hold, "displayhook", "stream and text");
  hold.held[0] = rt_incref (file);
  hold.held[1] = rt_repr (rt, value);
  int failed = hold.held[1] != NULL ? rt_stream_write (rt, file, hold.held[1]) : -1;
  if (failed == 0)
    failed = rt_stream_write_utf8 (rt, file, "\n", 1);
  rt_hold_end (rt, &hold, NULL);
  if (failed < 0 || rt_dict_set (rt, rt->builtins, rt->names.underscore, value) < 0)
    return NULL;
  return rt_incref (rt->none);
}

/* What is no exception is told of where exceptions are shown. */
static RtObject *show_no_exception (RtInterp *rt, const RtObject *value) {
  RtObject *file = rt_sys_get (rt, "stderr");
  if (file == NULL || file == rt->none)
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "excepthook", "file");
  hold.held[0] = rt_incref (file);
  hold.held[1] = rt_str_printf (rt, "TypeError: print_exception(): Exception expected for value, %T found\n", value);
  int failed = hold.held[1] != NULL ? rt_stream_write (rt, file, hold.held[1]) : -1;
  return rt_hold_end (rt, &hold, failed < 0 ? NULL : rt_incref (rt->none));
}

static RtObject *sys_excepthook (ARGS) {
  if (!rt_check_positional (rt, "excepthook", nargs, 3, 3))
    return NULL;
  if (!RT_IS_EXCEPTION (args[1]))
    return show_no_exception (rt, args[1]);
  return rt_display_exception (rt, args[1]) < 0 ? NULL : rt_incref (rt->none);
}

static RtObject *sys_unraisablehook (ARGS) {
  static const char *const names[] = {"exc_value", "err_msg", "object"};
  RtHold hold;
  rt_hold_begin (rt, &hold, "unraisablehook", "what is to be shown");
  for (size_t i = 0; i < 3; i++)
    if ((hold.held[i] = rt_getattr_utf8 (rt, args[0], names[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  RtObject *file = rt_sys_get (rt, "stderr"), *message = hold.held[1], *where = hold.held[2];
  if (!RT_IS_EXCEPTION (hold.held[0])) {
    rt_hold_end (rt, &hold, NULL);
    return RT_TYPE_ERROR (rt, "unraisablehook argument must be an UnraisableHookArgs");
  }
  if (file != NULL && file != rt->none)
    rt_error_show_unraisable (rt, hold.held[0], RT_IS_STR (message) ? message : NULL, where != rt->none ? where : NULL, file);
  return rt_hold_end (rt, &hold, rt_incref (rt->none));
}

/* What breakpoint () calls: the stepper, if there is one, knows of it by the call itself. A program that has os may have chosen another
 * function by $PYTHONBREAKPOINT. */
static RtObject *sys_breakpointhook (ARGS) {
  RtObject *modules = rt_sys_get (rt, "modules");
  if (modules == NULL || !RT_IS_DICT (modules) || rt_dict_get_utf8 (rt, modules, "os") == NULL)
    return rt_error (rt) != NULL ? NULL : rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "breakpointhook", "module and function");
  RtObject *name = rt_str_interned (rt, "_breakpoint");
  hold.held[0] = name != NULL ? rt_import_module (rt, name) : NULL;
  rt_xdecref (rt, name);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr_utf8 (rt, hold.held[0], "call_chosen") : NULL;
  RtObject *result = hold.held[1] != NULL ? rt_vectorcall (rt, hold.held[1], args, nargs, kwnames) : NULL;
  return rt_hold_end (rt, &hold, result);
}

static RtObject *sys_call_tracing (ARGS) {
  if (!rt_check_positional (rt, "call_tracing", nargs, 2, 2))
    return NULL;
  if (!RT_IS_TUPLE (args[1]))
    return RT_TYPE_ERROR (rt, "call_tracing() argument 2 must be tuple, not %T", args[1]);
  return rt_call (rt, args[0], args[1], NULL);
}

static bool add (RtInterp *rt, RtObject *module, const char *name, RtObject *value) {
  return value != NULL && rt_module_add (rt, module, name, value) == 0;
}

/* The hooks stand in sys itself: nothing is given up for those who have none. */
#define HOOKS "_audit_hooks"

static RtObject *sys_addaudithook (ARGS) {
  static const char *const names[] = {"hook"};
  RtObject *hook, *dict = rt_module_dict (self);
  if (!rt_parse_args (rt, "addaudithook", args, nargs, kwnames, names, 1, 1, 1, &hook))
    return NULL;
  RtObject *hooks = rt_dict_get_utf8 (rt, dict, HOOKS);
  if (hooks == NULL && rt_error (rt) == NULL && add (rt, self, HOOKS, rt_list_new (rt, 0)))
    hooks = rt_dict_get_utf8 (rt, dict, HOOKS);
  if (hooks == NULL || !RT_IS_LIST (hooks) || rt_list_append (rt, hooks, hook) < 0)
    return NULL;
  return rt_incref (rt->none);
}

/* The program's own events are told to the hooks. */
static RtObject *sys_audit (ARGS) {
  if (nargs == 0)
    return RT_TYPE_ERROR (rt, "audit() missing 1 required positional argument: 'event'");
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "expected str for argument 'event', not %T", args[0]);
  RtObject *hooks = rt_dict_get_utf8 (rt, rt_module_dict (self), HOOKS);
  if (hooks == NULL || !RT_IS_LIST (hooks))
    return rt_error (rt) == NULL ? rt_incref (rt->none) : NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "audit", "hooks, arguments, hook");
  hold.held[0] = rt_incref (hooks);
  hold.held[1] = rt_tuple_from_array (rt, args + 1, nargs - 1);
  bool good = hold.held[1] != NULL;
  for (ptrdiff_t i = 0; good && i < RT_LIST_SIZE (hooks); i++) {
    RtObject *hook = hold.held[2] = rt_incref (RT_LIST_ITEM (hooks, i));
    RtObject *result = rt_call_two (rt, hook, args[0], hold.held[1]);
    good = result != NULL;
    rt_xdecref (rt, result);
    hold.held[2] = NULL;
    rt_decref (rt, hook);
  }
  return rt_hold_end (rt, &hold, good ? rt_incref (rt->none) : NULL);
}

static const RtMethodDef sys_methods[] = {
    {"addaudithook", sys_addaudithook, RT_METH_KEYWORDS, "addaudithook($module, /, hook)\n--\n\nAdds a function that is told of events."},
    {"audit", sys_audit, RT_METH_FASTCALL, "audit(event, *args)\n\nTells the hooks of an event."},
    {"call_tracing", sys_call_tracing, RT_METH_FASTCALL, "call_tracing($module, func, args, /)\n--\n\nCalls a function while a tracer is called."},
    {"breakpointhook", sys_breakpointhook, RT_METH_KEYWORDS, "What breakpoint() calls: the stepper stops there."},
    {"displayhook", sys_displayhook, RT_METH_O, "Print an object to sys.stdout and also save it in builtins._"},
    {"exc_info", sys_exc_info, RT_METH_NOARGS, NULL},
    {"excepthook", sys_excepthook, RT_METH_FASTCALL, "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"exception", sys_exception, RT_METH_NOARGS, NULL},
    {"exit", sys_exit, RT_METH_FASTCALL, NULL},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, RT_METH_NOARGS, NULL},
    {"getdefaultencoding", sys_getdefaultencoding, RT_METH_NOARGS, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, RT_METH_NOARGS, NULL},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, RT_METH_NOARGS, NULL},
    {"getfilesystemencoding", sys_getfilesystemencoding, RT_METH_NOARGS, NULL},
    {"getrecursionlimit", sys_getrecursionlimit, RT_METH_NOARGS, NULL},
    {"getrefcount", sys_getrefcount, RT_METH_O, NULL},
    {"getsizeof", sys_getsizeof, RT_METH_KEYWORDS | RT_METH_VARARGS, NULL},
    {"getswitchinterval", sys_getswitchinterval, RT_METH_NOARGS, NULL},
    {"getprofile", sys_getprofile, RT_METH_NOARGS, NULL},
    {"setprofile", sys_setprofile, RT_METH_O, NULL},
    {"gettrace", sys_gettrace, RT_METH_NOARGS, NULL},
    {"intern", sys_intern, RT_METH_O, NULL},
    {"is_finalizing", sys_is_finalizing, RT_METH_NOARGS, NULL},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, RT_METH_KEYWORDS, NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, RT_METH_KEYWORDS, NULL},
    {"setrecursionlimit", sys_setrecursionlimit, RT_METH_O, NULL},
    {"settrace", sys_settrace, RT_METH_O, "settrace(function, /)\n--\n\nSet what is called for every line, call, return and exception."},
    {"setswitchinterval", sys_setswitchinterval, RT_METH_O, NULL},
    {"_current_frames", sys_current_frames, RT_METH_NOARGS, NULL},
    {"_getframe", sys_getframe, RT_METH_FASTCALL, NULL},
    {"unraisablehook", sys_unraisablehook, RT_METH_O, "Handle an unraisable exception."},
    {NULL},
};

/* --- values --- */

#define VERSION_NUMBER 0x030c01f0
static const char version[] = "3.12.1 (main, Dec  8 2023, 00:00:00) [Heapscope]";

static bool add_streams (RtInterp *rt, RtObject *module) {
  static const struct {
    const char *name, *original;
    RtStreamKind kind;
  } streams[] = {{"stdin", "__stdin__", RT_STREAM_STDIN},
                 {"stdout", "__stdout__", RT_STREAM_STDOUT},
                 {"stderr", "__stderr__", RT_STREAM_STDERR}};
  for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
    RtObject *stream = rt_stream_new (rt, streams[i].kind);
    if (stream == NULL || !add (rt, module, streams[i].original, rt_incref (stream)) ||
        !add (rt, module, streams[i].name, stream))
      return false;
  }
  return true;
}

/* A namespace with named values; gives VALUES up. */
static RtObject *namespace_of (RtInterp *rt, const char *const *names, RtObject **values, size_t count) {
  RtObject *o = rt_call_none (rt, RT_OBJECT (rt->types.simple_namespace));
  for (size_t i = 0; i < count; i++) {
    RtObject *name = rt_str_interned (rt, names[i]);
    if (o != NULL && (name == NULL || values[i] == NULL || rt_setattr (rt, o, name, values[i]) < 0)) {
      rt_decref (rt, o);
      o = NULL;
    }
    rt_xdecref (rt, name);
    rt_xdecref (rt, values[i]);
  }
  return o;
}

static RtObject *version_info (RtInterp *rt) {
  static const char *const names[] = {"major", "minor", "micro", "releaselevel", "serial"};
  RtObject *items[] = {rt_int_from_int64 (rt, 3), rt_int_from_int64 (rt, 12), rt_int_from_int64 (rt, 1),
                       rt_str_from (rt, "final"), rt_int_from_int64 (rt, 0)};
  return rt_struct_sequence (rt, "version_info", names, items, 5);
}

/* Adds sys.version_info and sys.implementation, which knows it, too. */
static bool add_versions (RtInterp *rt, RtObject *module) {
  static const char *const names[] = {"name", "cache_tag", "version", "hexversion"};
  RtObject *info = version_info (rt);
  if (info == NULL)
    return false;
  RtObject *values[] = {rt_str_from (rt, "cpython"), rt_str_from (rt, "cpython-312"), rt_incref (info),
                        rt_int_from_int64 (rt, VERSION_NUMBER)};
  RtObject *implementation = namespace_of (rt, names, values, 4);
  return add (rt, module, "version_info", info) && add (rt, module, "implementation", implementation);
}

static bool add_flags (RtInterp *rt, RtObject *module) {
  static const char *const names[] = {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
                                      "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
                                      "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"};
  enum { COUNT = sizeof names / sizeof *names };
  RtObject *values[COUNT];
  for (size_t i = 0; i < COUNT; i++)
    values[i] = strcmp (names[i], "dev_mode") == 0 || strcmp (names[i], "safe_path") == 0 ? rt_incref (rt->false_)
                : strcmp (names[i], "dont_write_bytecode") == 0                           ? rt_int_from_int64 (rt, 1)
                : strcmp (names[i], "int_max_str_digits") == 0                            ? rt_int_from_int64 (rt, rt->int_max_str_digits)
                                                                                          : rt_int_from_int64 (rt, 0);
  return add (rt, module, "flags", rt_struct_sequence (rt, "flags", names, values, COUNT));
}

static bool add_structs (RtInterp *rt, RtObject *module) {
  static const char *const float_names[] = {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp",
                                            "dig", "mant_dig", "epsilon", "radix", "rounds"};
  RtObject *floats[] = {rt_float_new (rt, DBL_MAX),         rt_int_from_int64 (rt, DBL_MAX_EXP),
                        rt_int_from_int64 (rt, DBL_MAX_10_EXP), rt_float_new (rt, DBL_MIN),
                        rt_int_from_int64 (rt, DBL_MIN_EXP), rt_int_from_int64 (rt, DBL_MIN_10_EXP),
                        rt_int_from_int64 (rt, DBL_DIG),     rt_int_from_int64 (rt, DBL_MANT_DIG),
                        rt_float_new (rt, DBL_EPSILON),      rt_int_from_int64 (rt, FLT_RADIX),
                        rt_int_from_int64 (rt, 1)};
  static const char *const int_names[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"};
  RtObject *ints[] = {rt_int_from_int64 (rt, 30), rt_int_from_int64 (rt, 4), rt_int_from_int64 (rt, 4300),
                      rt_int_from_int64 (rt, 640)};
  static const char *const hash_names[] = {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"};
  RtObject *hashes[] = {rt_int_from_int64 (rt, 64),      rt_int_from_int64 (rt, (INT64_C (1) << 61) - 1),
                        rt_int_from_int64 (rt, 314159),  rt_int_from_int64 (rt, 0),
                        rt_int_from_int64 (rt, 1000003), rt_str_from (rt, "siphash13"),
                        rt_int_from_int64 (rt, 64),      rt_int_from_int64 (rt, 128),
                        rt_int_from_int64 (rt, 0)};
  static const char *const thread_names[] = {"name", "lock", "version"};
  RtObject *threads[] = {rt_str_from (rt, "pthread"), rt_str_from (rt, "semaphore"), rt_incref (rt->none)};
  /* Each gives its objects up, whether those before it succeeded or not. */
  bool added = add (rt, module, "float_info", rt_struct_sequence (rt, "float_info", float_names, floats, 11));
  added = add (rt, module, "int_info", rt_struct_sequence (rt, "int_info", int_names, ints, 4)) && added;
  added = add (rt, module, "hash_info", rt_struct_sequence (rt, "hash_info", hash_names, hashes, 9)) && added;
  added = add (rt, module, "thread_info", rt_struct_sequence (rt, "thread_info", thread_names, threads, 3)) && added;
  return add_versions (rt, module) && add_flags (rt, module) && added;
}

static RtObject *path_list (RtInterp *rt) {
  RtObject *list = rt_list_new (rt, 0);
  const char *folder = rt_vm (rt)->folder;
  RtObject *text = list != NULL ? rt_str_from (rt, folder != NULL ? folder : "") : NULL;
  if (text == NULL || rt_list_append_steal (rt, list, text) < 0) {
    rt_xdecref (rt, list);
    return NULL;
  }
  return list;
}

static RtObject *argv_list (RtInterp *rt) {
  RtObject *list = rt_list_new (rt, 0);
  if (list != NULL && rt_list_append (rt, list, rt->empty_str) < 0) {
    rt_decref (rt, list);
    return NULL;
  }
  return list;
}

static int sys_exec (RtInterp *rt, RtObject *module) {
  RtObject *dict = rt_module_dict (module);
  bool good = add_streams (rt, module) && add_structs (rt, module) &&
              add (rt, module, "modules", rt_incref (rt->modules)) && add (rt, module, "argv", argv_list (rt)) &&
              add (rt, module, "path", path_list (rt)) && add (rt, module, "version", rt_str_from (rt, version)) &&
              add (rt, module, "hexversion", rt_int_from_int64 (rt, VERSION_NUMBER)) &&
              add (rt, module, "maxsize", rt_int_from_int64 (rt, INT64_MAX)) &&
              add (rt, module, "maxunicode", rt_int_from_int64 (rt, 0x10FFFF)) &&
              add (rt, module, "byteorder", rt_str_from (rt, "little")) &&
              add (rt, module, "platform", rt_str_from (rt, "linux")) &&
              add (rt, module, "executable", rt_str_from (rt, "")) &&
              add (rt, module, "copyright", rt_str_from (rt, "")) && add (rt, module, "orig_argv", rt_list_new (rt, 0)) &&
              add (rt, module, "prefix", rt_incref (rt->empty_str)) &&
              add (rt, module, "base_prefix", rt_incref (rt->empty_str)) && add (rt, module, "exec_prefix", rt_incref (rt->empty_str)) &&
              add (rt, module, "base_exec_prefix", rt_incref (rt->empty_str)) && add (rt, module, "platlibdir", rt_str_from (rt, "lib")) &&
              add (rt, module, "api_version", rt_int_from_int64 (rt, 1013)) && add (rt, module, "abiflags", rt_incref (rt->empty_str)) &&
              add (rt, module, "float_repr_style", rt_str_from (rt, "short")) &&
              add (rt, module, "dont_write_bytecode", rt_incref (rt->true_)) && add (rt, module, "pycache_prefix", rt_incref (rt->none)) &&
              add (rt, module, "warnoptions", rt_list_new (rt, 0)) &&
              add (rt, module, "__breakpointhook__", rt_xincref (rt_dict_get_utf8 (rt, dict, "breakpointhook"))) &&
              add (rt, module, "__displayhook__", rt_xincref (rt_dict_get_utf8 (rt, dict, "displayhook"))) &&
              add (rt, module, "__excepthook__", rt_xincref (rt_dict_get_utf8 (rt, dict, "excepthook"))) &&
              add (rt, module, "__unraisablehook__", rt_xincref (rt_dict_get_utf8 (rt, dict, "unraisablehook")));
  return good ? 0 : -1;
}

const RtModuleDef rt_module_def_sys = {
    .name = "sys",
    .methods = sys_methods,
    .exec = sys_exec,
};
