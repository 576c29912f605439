/* The current exception: raising it, taking it, and telling of the ones that nobody can handle. */
#include "rt-error.h"

#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-exception.h"
#include "rt-str.h"
#include "rt-stream.h"
#include "rt-tuple.h"

/* What is being handled where the interpreter stands, or NULL. */
static RtObject *handled_exception (RtInterp *rt) {
  for (RtExcInfo *info = rt->exc_info; info != NULL; info = info->below)
    if (info->exception != NULL && info->exception != rt->none)
      return info->exception;
  return NULL;
}

/* Cuts EXCEPTION out of the chain of contexts below HANDLED, so that giving it HANDLED for a context makes no
 * ring. */
static void cut_context_ring (RtInterp *rt, RtObject *exception, RtObject *handled) {
  RtObject *slow = handled;
  bool advance = false;
  for (RtObject *o = handled; o != NULL;) {
    RtObject *context = ((RtException *)o)->context;
    if (context == exception) {
      rt_exception_set_context (rt, o, NULL);
      return;
    }
    o = context;
    if (o == slow)
      return; /* a ring that was there before */
    if (advance)
      slow = ((RtException *)slow)->context;
    advance = !advance;
  }
}

static void give_context (RtInterp *rt, RtObject *exception) {
  RtObject *handled = handled_exception (rt);
  if (handled == NULL || handled == exception)
    return;
  cut_context_ring (rt, exception, handled);
  rt_exception_set_context (rt, exception, rt_incref (handled));
}

void *rt_raise_object (RtInterp *rt, RtType *type, RtObject *value) {
  RtObject *exception = rt_exception_make (rt, type, value);
  if (exception == NULL)
    return NULL;
  give_context (rt, exception);
  rt_error_put (rt, exception);
  return NULL;
}

static void raise_va (RtInterp *rt, RtType *type, const char *format, va_list args) {
  RtObject *message = rt_str_vprintf (rt, format, args);
  if (message == NULL)
    return;
  rt_raise_object (rt, type, message);
  rt_decref (rt, message);
}

void *rt_raise (RtInterp *rt, RtType *type, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_va (rt, type, format, args);
  va_end (args);
  return NULL;
}

int rt_raise_int (RtInterp *rt, RtType *type, const char *format, ...) {
  va_list args;
  va_start (args, format);
  raise_va (rt, type, format, args);
  va_end (args);
  return -1;
}

/* While a new instance is tried, the reserve is out of sight: a failure within must not come back here. */
void *rt_no_memory (RtInterp *rt) {
  RtObject *reserve = rt->memory_error;
  if (reserve == NULL)
    return NULL;
  rt->memory_error = NULL;
  RtObject *exception = rt_exception_make (rt, rt->types.MemoryError, NULL);
  rt->memory_error = reserve;
  if (exception == NULL) {
    exception = rt_incref (reserve);
    rt_exception_set_traceback (rt, exception, NULL);
    rt_exception_set_context (rt, exception, NULL);
  }
  give_context (rt, exception);
  rt_error_put (rt, exception);
  return NULL;
}

void *rt_raise_key_error (RtInterp *rt, RtObject *key) {
  RtObject *args = RT_IS_TUPLE (key) || key == rt->none ? rt_tuple_pack (rt, 1, key) : rt_incref (key);
  if (args == NULL)
    return NULL;
  rt_raise_object (rt, rt->types.KeyError, args);
  rt_decref (rt, args);
  return NULL;
}

RtObject *rt_error (RtInterp *rt) {
  return rt->error;
}

bool rt_error_matches (RtInterp *rt, RtType *type) {
  return rt->error != NULL && rt_is_kind_of (rt->error, type);
}

void rt_error_clear (RtInterp *rt) {
  rt_error_put (rt, NULL);
}

RtObject *rt_error_take (RtInterp *rt) {
  RtObject *exception = rt->error;
  rt->error = NULL;
  return exception;
}

void rt_error_put (RtInterp *rt, RtObject *exception) {
  RtObject *before = rt->error;
  rt->error = exception;
  rt_xdecref (rt, before);
}

void rt_error_show_unraisable (RtInterp *rt, RtObject *exception, RtObject *message, RtObject *where, RtObject *file) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  if (message != NULL)
    rt_str_append_utf8 (message, &text);
  if (message != NULL && where == NULL)
    hb_buffer_append (&text, ":\n");
  if (where != NULL) {
    RtObject *repr = rt_repr (rt, where);
    rt_error_clear (rt);
    hb_buffer_append (&text, message != NULL ? ": " : "Exception ignored in: ");
    if (repr != NULL)
      rt_str_append_utf8 (repr, &text);
    else
      hb_buffer_append (&text, "<object repr() failed>");
    hb_buffer_append_char (&text, '\n');
    rt_xdecref (rt, repr);
  }
  if (rt_traceback_format_ignored (rt, exception, &text) < 0)
    rt_error_clear (rt);
  if (rt_stream_write_utf8 (rt, file, hb_buffer_text (&text), text.length_bytes) < 0)
    rt_error_clear (rt);
  hb_buffer_clear (&text);
}

static void show_on_stderr (RtInterp *rt, RtObject *exception, const char *message, RtObject *where) {
  RtObject *file = rt_sys_get (rt, "stderr");
  if (file == NULL || file == rt->none)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "exception that is ignored", "stream");
  hold.held[0] = rt_incref (file);
  hold.held[1] = message != NULL ? rt_str_from (rt, message) : NULL;
  rt_error_clear (rt);
  rt_error_show_unraisable (rt, exception, hold.held[1], where, file);
  rt_hold_end (rt, &hold, NULL);
}

/* Gives HOOK, which the program put into sys.unraisablehook, what the default one would be given. */
static void call_unraisable_hook (RtInterp *rt, RtObject *hook, RtObject *exception, const char *RT_NULLABLE message, RtObject *where) {
  static const char *const names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"};
  RtObject *traceback = ((RtException *) exception)->traceback;
  RtHold hold;
  rt_hold_begin (rt, &hold, "exception that is ignored", "hook, argument and message");
  hold.held[0] = rt_incref (hook);
  RtObject *argument = hold.held[1] = rt_call_none (rt, RT_OBJECT (rt->types.simple_namespace));
  RtObject *said = hold.held[2] = message != NULL && argument != NULL ? rt_str_from (rt, message) : NULL;
  RtObject *values[] = {RT_OBJECT (exception->type), exception, traceback, said, where};
  bool ok = argument != NULL && (message == NULL || said != NULL);
  for (size_t i = 0; i < sizeof names / sizeof *names && ok; i++) {
    RtObject *name = rt_str_interned (rt, names[i]);
    ok = name != NULL && rt_setattr (rt, argument, name, values[i] != NULL ? values[i] : rt->none) == 0;
    rt_xdecref (rt, name);
  }
  if (ok)
    rt_xdecref (rt, rt_call_one (rt, hook, argument));
  RtObject *failure = hold.held[3] = rt_error_take (rt);
  if (failure != NULL)
    show_on_stderr (rt, failure, "Exception ignored in sys.unraisablehook", hook);
  rt_hold_end (rt, &hold, NULL);
}

void rt_error_unraisable (RtInterp *rt, RtObject *where) {
  rt_error_unraisable_saying (rt, NULL, where);
}

/* What was raised in no frame of its own is told as of the one that runs. */
static void place_unraisable (RtInterp *rt) {
  if (rt->error != NULL && ((RtException *) rt->error)->traceback == NULL && rt->frame != NULL && rt_traceback_here (rt, rt->frame) < 0)
    rt_error_clear (rt);
}

void rt_error_unraisable_saying (RtInterp *rt, const char *message, RtObject *where) {
  place_unraisable (rt);
  RtObject *exception = rt_error_take (rt);
  if (exception == NULL)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "exception that is ignored", "exception");
  hold.held[0] = exception;
  hold.held[1] = rt_xincref (where);
  RtObject *hook = rt_sys_get (rt, "unraisablehook");
  if (hook == NULL || hook == rt_sys_get (rt, "__unraisablehook__"))
    show_on_stderr (rt, exception, message, where);
  else
    call_unraisable_hook (rt, hook, exception, message, where);
  rt_hold_end (rt, &hold, NULL);
}

void rt_error_chain (RtInterp *rt, RtObject *cause) {
  RtObject *exception = rt->error;
  if (exception == NULL) {
    rt_decref (rt, cause);
    return;
  }
  rt_exception_set_cause (rt, exception, rt_incref (cause));
  rt_exception_set_context (rt, exception, cause);
}
