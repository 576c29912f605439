#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-generator.h"
#include "rt-int.h"
#include "rt-ops.h"
#include "rt-ref.h"

/* EXCEPTION is what is handled from now on. Returns what was before, which the caller owns. While a generator runs it is that which
 * holds it, and not the frame that handles it, which may be one that the generator's code has called. */
static RtObject *set_handled (RtInterp *rt, RT_STEALS RtObject *exception) {
  RtExcInfo *info = rt->exc_info;
  RtObject *before = info->exception;
  info->exception = exception;
  if (info != &rt->exc_base)
    rt_payload_changed (rt, (RtObject *) ((char *) info - offsetof (struct RtGenerator, exc)));
  return before;
}

RtNext rt_op_push_exc_info (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *exception = *rt_peek (f, 1), *before = set_handled (rt, rt_incref (exception));
  *rt_peek (f, 1) = before != NULL ? before : rt_incref (rt->none);
  rt_push (f, exception);
  return RT_NEXT_OK;
}

RtNext rt_op_pop_except (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  rt_xdecref (rt, set_handled (rt, rt_pop (f)));
  return RT_NEXT_OK;
}

static bool check_catchable (RtInterp *rt, RtObject *class_or_tuple, const char *message, bool groups_too) {
  ptrdiff_t count = RT_IS_TUPLE (class_or_tuple) ? RT_TUPLE_SIZE (class_or_tuple) : 1;
  for (ptrdiff_t i = 0; i < count; i++) {
    RtObject *class = RT_IS_TUPLE (class_or_tuple) ? RT_TUPLE_ITEM (class_or_tuple, i) : class_or_tuple;
    if (!rt_is_exception_class (class)) {
      RT_TYPE_ERROR (rt, "%s", message);
      return false;
    }
    if (!groups_too && rt_type_is_subtype ((RtType *) class, rt->types.BaseExceptionGroup)) {
      RT_TYPE_ERROR (rt, "catching ExceptionGroup with except* is not allowed. Use except instead.");
      return false;
    }
  }
  return true;
}

#define NOT_CATCHABLE "catching classes that do not inherit from BaseException is not allowed"

RtNext rt_op_check_exc_match (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *class = *rt_peek (f, 1);
  if (!check_catchable (rt, class, NOT_CATCHABLE, true))
    return rt_done (rt, f, 1, -1);
  bool matches = rt_exception_matches (rt, *rt_peek (f, 2), class);
  return rt_replace (rt, f, 1, rt_bool_object (rt, matches));
}

/* exc type -> rest match. */
RtNext rt_op_check_eg_match (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *exception = *rt_peek (f, 2), *class = *rt_peek (f, 1), *match, *rest;
  if (!check_catchable (rt, class, NOT_CATCHABLE, false))
    return rt_done (rt, f, 2, -1);
  if (rt_exception_group_match (rt, exception, class, &match, &rest) < 0)
    return rt_done (rt, f, 2, -1);
  *rt_peek (f, 2) = rest;
  *rt_peek (f, 1) = match;
  rt_decref (rt, exception);
  rt_decref (rt, class);
  if (match != rt->none)
    rt_xdecref (rt, set_handled (rt, rt_incref (match)));
  return RT_NEXT_OK;
}

RtNext rt_op_reraise (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (oparg > 0) {
    RtObject *lasti = *rt_peek (f, (int) oparg + 1);
    f->previous_unit = rt_frame_code (f)->units + rt_int_as_int64 (lasti, NULL);
  }
  rt_error_put (rt, rt_pop (f));
  return RT_NEXT_RERAISE;
}

/* The instance that `raise O` raises; new, or NULL with TypeError. */
static RtObject *instance_to_raise (RtInterp *rt, RtObject *o, const char *message) {
  if (RT_IS_EXCEPTION (o))
    return rt_incref (o);
  if (!rt_is_exception_class (o))
    return RT_TYPE_ERROR (rt, "%s", message);
  RtObject *instance = rt_call_none (rt, o);
  if (instance != NULL && !RT_IS_EXCEPTION (instance)) {
    RT_TYPE_ERROR (rt, "calling %R should have returned an instance of BaseException, not %R", o, instance->type);
    rt_decref (rt, instance);
    return NULL;
  }
  return instance;
}

static bool set_cause (RtInterp *rt, RtObject *exception, RtObject *cause) {
  if (cause == rt->none) {
    rt_exception_set_cause (rt, exception, NULL);
    return true;
  }
  RtObject *instance = instance_to_raise (rt, cause, "exception causes must derive from BaseException");
  if (instance == NULL)
    return false;
  rt_exception_set_cause (rt, exception, instance);
  return true;
}

static RtNext raise_again (RtInterp *rt) {
  RtObject *exception = rt_handled_exception (rt);
  if (exception == NULL) {
    rt_raise (rt, rt->types.RuntimeError, "No active exception to reraise");
    return RT_NEXT_ERROR;
  }
  rt_error_put (rt, rt_incref (exception));
  return RT_NEXT_RERAISE;
}

RtNext rt_op_raise_varargs (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  if (oparg == 0)
    return raise_again (rt);
  RtObject *raised = *rt_peek (f, (int) oparg);
  RtHold hold;
  rt_hold_begin (rt, &hold, "raise", "exception");
  hold.held[0] = instance_to_raise (rt, raised, "exceptions must derive from BaseException");
  RtObject *exception = hold.held[0];
  bool good = exception != NULL && (oparg == 1 || set_cause (rt, exception, *rt_peek (f, 1)));
  if (good) {
    rt_raise_object (rt, exception->type, exception);
    if (oparg == 2 && *rt_peek (f, 1) == rt->none)
      ((RtException *) exception)->suppress_context = true;
  }
  rt_hold_end (rt, &hold, NULL);
  return rt_done (rt, f, (int) oparg, -1);
}

static RtObject *special (RtInterp *rt, RtObject *manager, RtObject *name, const char *message) {
  RtObject *method = rt_lookup_special (rt, manager, name);
  if (method == NULL && rt_error (rt) == NULL)
    RT_TYPE_ERROR (rt, message, manager->type->name);
  return method;
}

/* NAMES: of the methods that enter and leave; MISSING: messages when there is none. */
static RtNext before_with (RtInterp *rt, RtFrame *f, RtObject *const names[2], const char *const missing[2]) {
  RtObject *manager = *rt_peek (f, 1);
  RtHold hold;
  rt_hold_begin (rt, &hold, "with", "context manager");
  hold.held[0] = special (rt, manager, names[0], missing[0]);
  if (hold.held[0] != NULL)
    hold.held[1] = special (rt, manager, names[1], missing[1]);
  RtObject *exit = hold.held[1];
  if (exit == NULL) {
    rt_hold_end (rt, &hold, NULL);
    return RT_NEXT_ERROR;
  }
  *rt_peek (f, 1) = rt_incref (exit);
  hold.held[1] = NULL;
  rt_decref (rt, exit);
  rt_decref (rt, manager);
  RtObject *entered = rt_call_none (rt, hold.held[0]);
  rt_hold_end (rt, &hold, NULL);
  if (entered == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, entered);
  return RT_NEXT_OK;
}

RtNext rt_op_before_with (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  static const char *const missing[] = {
      "'%.200s' object does not support the context manager protocol",
      "'%.200s' object does not support the context manager protocol (missed __exit__ method)"};
  RtObject *names[] = {rt->names.enter__, rt->names.exit__};
  return before_with (rt, f, names, missing);
}

RtNext rt_op_before_async_with (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  static const char *const missing[] = {
      "'%.200s' object does not support the asynchronous context manager protocol",
      "'%.200s' object does not support the asynchronous context manager protocol (missed __aexit__ method)"};
  RtObject *names[] = {rt->names.aenter__, rt->names.aexit__};
  return before_with (rt, f, names, missing);
}

RtNext rt_op_with_except_start (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *exit = *rt_peek (f, 4), *exception = *rt_peek (f, 1), *traceback = ((RtException *) exception)->traceback;
  RtObject *args[4] = {NULL, RT_OBJECT (exception->type), exception, traceback != NULL ? traceback : rt->none};
  RtObject *result = rt_vectorcall (rt, exit, args + 1, 3 | RT_VECTORCALL_OFFSET, NULL);
  if (result == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, result);
  return RT_NEXT_OK;
}

/* receiver last exc -> None value. */
RtNext rt_op_cleanup_throw (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *exception = *rt_peek (f, 1);
  if (!rt_is_kind_of (exception, rt->types.StopIteration)) {
    rt_error_put (rt, rt_incref (exception));
    return RT_NEXT_RERAISE;
  }
  RtObject *value = ((RtStopIteration *) exception)->value;
  rt_push (f, rt_incref (value != NULL ? value : rt->none));
  RtObject **low = rt_peek (f, 4), *receiver = low[0], *last = low[1];
  low[0] = rt_incref (rt->none);
  low[1] = low[3];
  low[3] = NULL;
  low[2] = NULL;
  f->stack_top -= 2;
  rt_xdecref (rt, receiver);
  rt_xdecref (rt, last);
  rt_decref (rt, exception);
  return RT_NEXT_OK;
}
