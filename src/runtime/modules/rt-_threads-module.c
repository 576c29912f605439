/* _threads: what locks and threads (python/_thread.py, python/threading.py) have native: beginning, waiting, and waking who waits; and
 * what tells of an exception that ends a thread, or (python/atexit.py) a function at the program's end. */
#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-thread.h"
#include "rt-vm.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

/* start (function): the number of a new thread that calls it. */
static RtObject *start (ARGS) {
  uint64_t ident = rt_thread_start (rt, args[0]);
  return ident != 0 ? rt_int_from_uint64 (rt, ident) : NULL;
}

/* ignored (exception, function): tells of the exception that ended a thread. ignored (exception, function, message): of another that
 * nobody can catch. */
static RtObject *ignored (ARGS) {
  if (!rt_check_positional (rt, "ignored", nargs, 2, 3))
    return NULL;
  const char *message = nargs == 3 ? rt_str_utf8 (rt, args[2], NULL) : RT_THREAD_IGNORED;
  if (message == NULL)
    return NULL;
  rt_error_put (rt, rt_incref (args[0]));
  rt_error_unraisable_saying (rt, message, args[1]);
  return rt_incref (rt->none);
}

static RtObject *ident (ARGS) {
  return rt_int_from_uint64 (rt, rt_thread_ident (rt));
}

static RtObject *count (ARGS) {
  return rt_int_from_int64 (rt, (int64_t) rt_thread_count (rt));
}

/* clock (): nanoseconds slept so far. */
static RtObject *clock_ (ARGS) {
  return rt_int_from_int64 (rt, rt_thread_clock (rt));
}

/* wait (thing, until, again): until somebody wakes the thing: True; until the clock says UNTIL (None: whatever it says): False;
 * None: nobody ever will. AGAIN: woken before, but somebody else was quicker. */
static RtObject *wait_ (ARGS) {
  if (!rt_check_positional (rt, "wait", nargs, 3, 3))
    return NULL;
  int64_t nsec = RT_THREAD_FOREVER;
  if (args[1] != rt->none) {
    int overflow = 0;
    int64_t until = RT_IS_INT (args[1]) ? rt_int_as_int64 (args[1], &overflow) : 0;
    int64_t left = overflow != 0 ? RT_THREAD_FOREVER : until - rt_thread_clock (rt);
    nsec = left > 0 ? left : 0;
  }
  switch (rt_thread_wait (rt, args[0], nsec, args[2] == rt->true_)) {
  case RT_WAITED_FAILED:
    return NULL;
  case RT_WAITED_WOKEN:
    return rt_incref (rt->true_);
  case RT_WAITED_TOO_LONG:
    return rt_incref (rt->false_);
  case RT_WAITED_IN_VAIN:
    break;
  }
  return rt_incref (rt->none);
}

/* wake (thing, count) */
static RtObject *wake (ARGS) {
  if (!rt_check_positional (rt, "wake", nargs, 2, 2))
    return NULL;
  ptrdiff_t most = rt_index_ssize (rt, args[1], rt->types.OverflowError);
  if (rt_error (rt) != NULL)
    return NULL;
  rt_thread_wake (rt, args[0], (size_t) most);
  return rt_incref (rt->none);
}

static const RtMethodDef methods[] = {
    {"start", start, RT_METH_O, NULL},
    {"ignored", ignored, RT_METH_FASTCALL, NULL},
    {"ident", ident, RT_METH_NOARGS, NULL},
    {"count", count, RT_METH_NOARGS, NULL},
    {"clock", clock_, RT_METH_NOARGS, NULL},
    {"wait", wait_, RT_METH_FASTCALL, NULL},
    {"wake", wake, RT_METH_FASTCALL, NULL},
    {NULL},
};

const RtModuleDef rt_module_def__threads = {.name = "_threads", .methods = methods};
