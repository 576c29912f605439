/* The end of an interpreter, in the order of CPython's Py_FinalizeEx: user code sees it through __del__. */
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-host.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-tuple.h"
#include "rt-weakref.h"
#include "rt-vm.h"

static void set_none (RtInterp *rt, RtObject *dict, const char *name) {
  if (rt_dict_get_utf8 (rt, dict, name) != NULL && rt_dict_set_utf8 (rt, dict, name, rt->none) < 0)
    rt_error_clear (rt);
}

/* References of sys and builtins that keep user's objects alive. */
static void delete_special (RtInterp *rt) {
  static const char *const names[] = {"path",      "argv",       "ps1",        "ps2",           "last_exc",
                                      "last_type", "last_value", "last_traceback", "__interactivehook__"};
  static const char *const streams[][2] = {
      {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
  RtObject *sys = rt_module_dict (rt->sys_module);
  set_none (rt, rt->builtins, "_");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    set_none (rt, sys, names[i]);
  for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
    RtObject *original = rt_sys_get (rt, streams[i][1]);
    if (rt_dict_set_utf8 (rt, sys, streams[i][0], original != NULL ? original : rt->none) < 0)
      rt_error_clear (rt);
  }
}

/* What module_dict_clear does: first names with one underscore, then all but __builtins__, become None. */
static void clear_namespace (RtInterp *rt, RtObject *dict) {
  for (int round = 0; round < 2; round++) {
    ptrdiff_t position = 0;
    RtObject *key, *value;
    while (rt_dict_next (dict, &position, &key, &value)) {
      if (value == rt->none || !RT_IS_STR (key) || rt_str_length (key) == 0)
        continue;
      bool hidden = rt_str_char_at (key, 0) == '_' && !(rt_str_length (key) > 1 && rt_str_char_at (key, 1) == '_');
      if ((round == 0 && hidden) || (round == 1 && !rt_str_equal_utf8 (key, "__builtins__"))) {
        if (rt_dict_set (rt, dict, key, rt->none) < 0)
          rt_error_clear (rt);
      }
    }
  }
}

/* Weak references to all modules, in their order, while sys.modules forgets them. */
static RtObject *forget_modules (RtInterp *rt) {
  RtObject *list = rt_list_new (rt, 0);
  ptrdiff_t position = 0;
  RtObject *key, *value;
  while (rt_dict_next (rt->modules, &position, &key, &value)) {
    if (!RT_IS_EXACT (rt, value, module))
      continue;
    RtObject *weak = list != NULL ? rt_weakref_new (rt, value, NULL) : NULL;
    if (weak == NULL || rt_list_append_steal (rt, list, weak) < 0)
      rt_error_clear (rt);
    if (rt_dict_set (rt, rt->modules, key, rt->none) < 0)
      rt_error_clear (rt);
  }
  rt_dict_clear (rt, rt->modules);
  return list;
}

static void clear_modules (RtInterp *rt, RtObject *list) {
  for (ptrdiff_t i = list != NULL ? RT_LIST_SIZE (list) : 0; i-- > 0;) {
    RtObject *module = rt_weakref_get (rt, RT_LIST_ITEM (list, i));
    if (module != NULL && module != rt->none && module != rt->sys_module && module != rt->builtins_module)
      clear_namespace (rt, rt_module_dict (module));
    rt_xdecref (rt, module);
  }
}

static void give_up (RtInterp *rt, RtObject **place) {
  RtObject *o = *place;
  *place = NULL;
  rt_xdecref (rt, o);
}

/* Functions that the program registered with atexit. */
static void run_at_exit (RtInterp *rt) {
  RtObject *module = rt_dict_get_utf8 (rt, rt->modules, "atexit");
  if (module == NULL)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "end of the program", "module atexit");
  hold.held[0] = rt_incref (module);
  hold.held[1] = rt_getattr_utf8 (rt, module, "_run_exitfuncs");
  RtObject *result = hold.held[1] != NULL ? rt_call_none (rt, hold.held[1]) : NULL;
  rt_xdecref (rt, result);
  rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
}

/* Whether FILE says that it is closed. */
static bool is_closed (RtInterp *rt, RtObject *file) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "end of the program", "attribute closed");
  RtObject *name = rt_str_interned (rt, "closed");
  int closed = name != NULL ? rt_getattr_optional (rt, file, name, &hold.held[0]) : -1;
  rt_xdecref (rt, name);
  if (closed > 0)
    closed = rt_truth (rt, hold.held[0]);
  rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
  return closed > 0;
}

/* Flushes sys.NAME, if it can be; if not, that is TOLD or passed over. */
static bool flush_stream (RtInterp *rt, const char *name, bool told) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "end of the program", "stream");
  RtObject *file = hold.held[0] = rt_xincref (rt_sys_get (rt, name));
  rt_error_clear (rt);
  bool flushed = file == NULL || file == rt->none || is_closed (rt, file) || rt_stream_flush (rt, file) == 0;
  if (!flushed && told)
    rt_error_unraisable (rt, file);
  rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
  return flushed;
}

bool rt_finalize_modules (RtInterp *rt) {
  rt_error_clear (rt);
  run_at_exit (rt);
  bool out = flush_stream (rt, "stdout", true), flushed = flush_stream (rt, "stderr", false) && out;
  rt->finalizing = true;
  rt_error_clear (rt);
  if (rt->gc.enabled)
    rt_gc_collect (rt, RT_GC_GENERATIONS - 1);
  give_up (rt, &rt->main_module);
  delete_special (rt);
  RtObject *held[1] = {forget_modules (rt)};
  RtNative native;
  rt_native_enter_array (rt, &native, "end of the program", "weak references to modules", held, 1);
  rt_gc_collect_at_end (rt);
  clear_modules (rt, held[0]);
  rt_native_leave (rt, &native);
  RtObject *sys = rt_module_dict (rt->sys_module);
  clear_namespace (rt, sys);
  clear_namespace (rt, rt->builtins);
  rt_gc_collect_at_end (rt);
  rt_gc_finish (rt);
  rt_tracer_set (rt, NULL);
  rt_profiler_set (rt, NULL);
  give_up (rt, &rt->async_first);
  give_up (rt, &rt->async_finalizer);
  give_up (rt, &rt->argv);
  give_up (rt, &rt->sys_module);
  give_up (rt, &rt->builtins_module);
  give_up (rt, &rt->builtins);
  give_up (rt, &rt->modules);
  give_up (rt, &rt->memory_error);
  rt_gc_collect_at_end (rt);
  rt_error_clear (rt);
  return flushed;
}
