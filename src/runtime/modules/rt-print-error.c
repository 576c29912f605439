/* An exception that nobody caught. */
#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-host.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-sys.h"

/* Prints EXCEPTION as CPython's default hook does. */
int rt_display_exception (RtInterp *rt, RtObject *exception) {
  RtObject *file = rt_sys_get (rt, "stderr");
  if (file == NULL || file == rt->none)
    return 0;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtHold hold;
  rt_hold_begin (rt, &hold, "excepthook", "stream");
  hold.held[0] = rt_incref (file);
  int failed = rt_traceback_format (rt, exception, &text);
  if (failed == 0)
    failed = rt_stream_write_utf8 (rt, file, hb_buffer_text (&text), text.length_bytes);
  if (failed == 0 && rt_stream_flush (rt, file) < 0)
    rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
  hb_buffer_clear (&text);
  return failed;
}

static void remember (RtInterp *rt, RtObject *exception) {
  RtObject *traceback = ((RtException *) exception)->traceback;
  if (rt_sys_set (rt, "last_exc", exception) < 0 || rt_sys_set (rt, "last_type", RT_OBJECT (exception->type)) < 0 ||
      rt_sys_set (rt, "last_value", exception) < 0 ||
      rt_sys_set (rt, "last_traceback", traceback != NULL ? traceback : rt->none) < 0)
    rt_error_clear (rt);
}

static void call_hook (RtInterp *rt, RtObject *hook, RtObject *exception) {
  RtObject *traceback = ((RtException *) exception)->traceback;
  RtObject *args[4] = {NULL, RT_OBJECT (exception->type), exception, traceback != NULL ? traceback : rt->none};
  RtObject *result = rt_vectorcall (rt, hook, args + 1, 3 | RT_VECTORCALL_OFFSET, NULL);
  if (result != NULL) {
    rt_decref (rt, result);
    return;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "excepthook", "exception");
  hold.held[0] = rt_error_take (rt);
  static const char first[] = "Error in sys.excepthook:\n", second[] = "\nOriginal exception was:\n";
  rt_output (rt, RT_OUTPUT_STDERR, first, sizeof first - 1);
  if (rt_display_exception (rt, hold.held[0]) < 0)
    rt_error_clear (rt);
  rt_output (rt, RT_OUTPUT_STDERR, second, sizeof second - 1);
  if (rt_display_exception (rt, exception) < 0)
    rt_error_clear (rt);
  rt_hold_end (rt, &hold, NULL);
}

/* The exit status that a SystemExit asks for; what it carries is printed unless it is a number or None. */
static int exit_status (RtInterp *rt, RtObject *exception) {
  RtObject *code = ((RtSystemExit *) exception)->code;
  if (code == NULL || code == rt->none)
    return 0;
  if (RT_IS_INT (code))
    return (int) (rt_int_as_int64 (code, NULL) & 0xFF);
  RtObject *text = rt_str (rt, code), *file = rt_sys_get (rt, "stderr");
  if (text == NULL || file == NULL || rt_stream_write (rt, file, text) < 0 || rt_stream_write_utf8 (rt, file, "\n", 1) < 0)
    rt_error_clear (rt);
  rt_xdecref (rt, text);
  return 1;
}

bool rt_print_uncaught (RtInterp *rt, int *status) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "uncaught exception", "exception");
  RtObject *exception = hold.held[0] = rt_error_take (rt);
  /* Printing is not what the user asked to stop. */
  bool exits = rt_is_kind_of (exception, rt->types.SystemExit);
  if (exits) {
    *status = exit_status (rt, exception);
  } else {
    remember (rt, exception);
    RtObject *hook = rt_sys_get (rt, "excepthook");
    hold.held[1] = rt_xincref (hook);
    if (hook == NULL) {
      static const char missing[] = "sys.excepthook is missing\n";
      if (rt_error (rt) == NULL)
        rt_output (rt, RT_OUTPUT_STDERR, missing, sizeof missing - 1);
      rt_error_clear (rt); /* the name could not be looked up */
      if (rt_display_exception (rt, exception) < 0)
        rt_error_clear (rt);
    } else {
      call_hook (rt, hook, exception);
    }
    rt_error_clear (rt); /* what lacked for telling more */
    *status = exception->type == rt->types.KeyboardInterrupt ? RT_STATUS_INTERRUPTED : 1;
  }
  rt_hold_end (rt, &hold, NULL);
  return exits;
}
