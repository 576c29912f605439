/* Generators, coroutines and asynchronous generators: a frame that lives in an object and can be left and entered again. The three
 * share everything but their names, and what rt-coroutine.c and rt-async-generator.c add.
 *
 * Invariants: `frame` holds the generator's references from its creation to its end, whether it runs or not. While it runs it is
 * linked into the frames (previous), and `exc` into the exceptions being handled.
 */
#include <stddef.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-frame-object.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-unwind.h"
#include "rt-vm.h"
#include "rt-warn.h"
#include "rt-weakref.h"
#include "rt-opcodes.h"
#include "rt-generator.h"

#define SLOT_CODE(g)   rt_generator_slot ((g), RT_GENERATOR_CODE)
#define SLOT_NAME      generator_slots[RT_GENERATOR_NAME]
#define SLOT_QUALNAME  generator_slots[RT_GENERATOR_QUALNAME]
#define SLOT_EXCEPTION generator_slots[RT_GENERATOR_EXCEPTION]
#define SLOT_FINALIZER generator_slots[RT_GENERATOR_FINALIZER]

static const RtGeneratorWords generator_words = {"generator", "generator", "gi_code", "gi_frame"};
static const RtGeneratorWords coroutine_words = {"coroutine", "coroutine", "cr_code", "cr_frame"};
static const RtGeneratorWords async_words = {"async generator", "async_generator", "ag_code", "ag_frame"};

/* Those without a name have a different one in each of the three types. */
static const RtSlot generator_slots[RT_GENERATOR_FIELDS] = {
    [RT_GENERATOR_CODE] = {RT_SLOT_ATTR, 0, NULL},
    [RT_GENERATOR_NAME] = {RT_SLOT_ATTR, 1, "__name__"},
    [RT_GENERATOR_QUALNAME] = {RT_SLOT_ATTR, 2, "__qualname__"},
    [RT_GENERATOR_EXCEPTION] = {RT_SLOT_FIELD, 3, "exception being handled"},
    [RT_GENERATOR_FUNCTION] = {RT_SLOT_FIELD, 4, "function"},
    [RT_GENERATOR_SPACE] = {RT_SLOT_FIELD, 5, "locals()"},
    [RT_GENERATOR_FRAME] = {RT_SLOT_ATTR, 6, NULL},
    [RT_GENERATOR_FINALIZER] = {RT_SLOT_FIELD, 7, "finalizer"},
};

RtSlot rt_generator_slot (const RtGenerator *g, int field) {
  RtSlot slot = generator_slots[field];
  if (field == RT_GENERATOR_CODE)
    slot.name = g->words->code;
  else if (field == RT_GENERATOR_FRAME)
    slot.name = g->words->frame;
  return slot;
}

RtGenerator *rt_generator_of (const RtFrame *frame) {
  return (RtGenerator *) ((char *) frame - offsetof (RtGenerator, frame));
}

RtObject *rt_frame_generator (const RtFrame *frame) {
  return frame->owner == RT_FRAME_OF_GENERATOR ? RT_OBJECT (rt_generator_of (frame)) : NULL;
}

RtObject *rt_generator_new (RtInterp *rt, RtFrame *frame) {
  RtCode *code = rt_frame_code (frame);
  RtType *type = (code->flags & RT_CO_COROUTINE)         ? rt->types.coroutine
                 : (code->flags & RT_CO_ASYNC_GENERATOR) ? rt->types.async_generator
                                                         : rt->types.generator;
  RtGenerator *g = (RtGenerator *) rt_object_alloc_for (rt, type, code->nlocalsplus + code->stacksize + 1, code->nlocalsplus + code->stacksize);
  if (g == NULL)
    return NULL;
  g->words = type == rt->types.coroutine ? &coroutine_words : type == rt->types.generator ? &generator_words : &async_words;
  RtFunction *function = (RtFunction *) frame->function;
  rt_ref_init (rt, RT_OBJECT (g), SLOT_NAME, &g->name, rt_incref (function->name));
  rt_ref_init (rt, RT_OBJECT (g), SLOT_QUALNAME, &g->qualname, rt_incref (function->qualname));
  g->state = RT_GENERATOR_CREATED;
  rt_frame_move (rt, frame, &g->frame);
  g->frame.owner = RT_FRAME_OF_GENERATOR;
  g->frame.identity = ++rt_vm (rt)->next_frame_identity; /* who knew the function's frame is not to take it for that one */
  g->frame.previous = NULL;
  g->frame.entry = false;
  rt_gc_track (rt, RT_OBJECT (g));
  return RT_OBJECT (g);
}

/* --- entering and leaving --- */

static bool is_coroutine (RtInterp *rt, const RtGenerator *g) {
  return g->base.base.type == rt->types.coroutine;
}

static bool is_async (RtInterp *rt, const RtGenerator *g) {
  return g->base.base.type == rt->types.async_generator;
}

static int check_can_enter (RtInterp *rt, RtGenerator *g, RtObject *value) {
  if (g->state == RT_GENERATOR_CREATED && value != NULL && value != rt->none)
    return RT_TYPE_ERROR_INT (rt, "can't send non-None value to a just-started %s", g->words->noun);
  if (g->state == RT_GENERATOR_RUNNING)
    return RT_VALUE_ERROR_INT (rt, "%s already executing", g->words->noun);
  return 0;
}

bool rt_is_sendable (RtInterp *rt, const RtObject *o) {
  return RT_IS_EXACT (rt, o, generator) || RT_IS_EXACT (rt, o, coroutine);
}

bool rt_generator_can_resume (RtInterp *rt, RtObject *o) {
  return rt_is_sendable (rt, o) && ((RtGenerator *) o)->state < RT_GENERATOR_RUNNING;
}

RtFrame *rt_generator_frame (RtObject *generator) {
  return &((RtGenerator *) generator)->frame;
}

static void enter (RtInterp *rt, RtGenerator *g, RtObject *value) {
  rt_push (&g->frame, rt_incref (value));
  g->exc.below = rt->exc_info;
  rt->exc_info = &g->exc;
  g->state = RT_GENERATOR_RUNNING;
  rt_payload_changed (rt, RT_OBJECT (g));
}

int rt_generator_enter (RtInterp *rt, RtObject *generator, RtObject *value) {
  RtGenerator *g = (RtGenerator *) generator;
  if (check_can_enter (rt, g, value) < 0)
    return -1;
  enter (rt, g, value);
  return 0;
}

static void leave (RtInterp *rt, RtGenerator *g) {
  rt->exc_info = g->exc.below;
  g->exc.below = NULL;
  g->frame.previous = NULL;
  g->frame.entry = false;
}

void rt_generator_suspend (RtInterp *rt, RtFrame *frame) {
  RtGenerator *g = rt_generator_of (frame);
  g->state = RT_GENERATOR_SUSPENDED;
  leave (rt, g);
  rt_payload_changed (rt, RT_OBJECT (g)); /* it may have been entered and left between two steps */
}

void rt_generator_ended (RtInterp *rt, RtFrame *frame) {
  RtGenerator *g = rt_generator_of (frame);
  g->state = RT_GENERATOR_ENDED;
  rt_payload_changed (rt, RT_OBJECT (g));
  leave (rt, g);
  int stack_top = frame->stack_top;
  rt_frame_clear (rt, frame, stack_top);
  frame->stack_top = 0;
  RtObject *exception = g->exc.exception;
  g->exc.exception = NULL;
  rt_xdecref (rt, exception);
}

/* Why it is entered. */
typedef enum Entry { ENTRY_SEND, ENTRY_THROW, ENTRY_CLOSE } Entry;

/* What sending VALUE (NULL: next ()) gives: 1 yielded, 0 returned (*RESULT NULL if it was None and VALUE is NULL), -1. */
static int resume (RtInterp *rt, RtGenerator *g, RtObject *value, Entry entry, RtObject **result) {
  bool throwing = entry != ENTRY_SEND;
  *result = NULL;
  if (check_can_enter (rt, g, value) < 0)
    return -1;
  if (g->state == RT_GENERATOR_ENDED) {
    if (is_coroutine (rt, g) && entry != ENTRY_CLOSE)
      return rt_raise_int (rt, rt->types.RuntimeError, "cannot reuse already awaited coroutine");
    if (value != NULL && !throwing) {
      *result = rt_incref (rt->none);
      return 0;
    }
    return throwing ? -1 : 0;
  }
  enter (rt, g, value != NULL ? value : rt->none);
  if (throwing)
    rt_chain_handled (rt, &g->exc);
  *result = rt_eval_frame (rt, &g->frame, throwing);
  if (*result == NULL)
    return -1;
  if (g->state == RT_GENERATOR_SUSPENDED)
    return 1;
  if (*result == rt->none && value == NULL && !is_async (rt, g))
    *result = NULL;
  return 0;
}

int rt_generator_send (RtInterp *rt, RtObject *generator, RtObject *value, RtObject **result) {
  return resume (rt, (RtGenerator *) generator, value, ENTRY_SEND, result);
}

void rt_raise_stop_iteration (RtInterp *rt, RtObject *value) {
  if (value == NULL || value == rt->none) {
    rt_raise_object (rt, rt->types.StopIteration, NULL);
    return;
  }
  if (!RT_IS_TUPLE (value) && !RT_IS_EXCEPTION (value)) {
    rt_raise_object (rt, rt->types.StopIteration, value);
    return;
  }
  RtObject *exception = rt_call_one (rt, RT_OBJECT (rt->types.StopIteration), value);
  if (exception != NULL) {
    rt_raise_object (rt, rt->types.StopIteration, exception);
    rt_decref (rt, exception);
  }
}

/* As send (), throw () and close () give it to Python: what was yielded, or NULL with StopIteration. */
static RtObject *to_caller (RtInterp *rt, RtGenerator *g, int how, RtObject *result) {
  if (how == 1)
    return result;
  if (how == 0) {
    if (is_async (rt, g))
      rt_raise_object (rt, rt->types.StopAsyncIteration, NULL);
    else
      rt_raise_stop_iteration (rt, result);
    rt_xdecref (rt, result);
  }
  return NULL;
}

RtObject *rt_generator_sent (RtInterp *rt, RtObject *self, RtObject *value) {
  RtObject *result;
  int how = resume (rt, (RtGenerator *) self, value, ENTRY_SEND, &result);
  return to_caller (rt, (RtGenerator *) self, how, result);
}

RtObject *rt_generator_send_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generator_sent (rt, self, args[0]);
}

static RtObject *generator_iternext (RtInterp *rt, RtObject *self) {
  RtObject *result;
  int how = resume (rt, (RtGenerator *) self, NULL, ENTRY_SEND, &result);
  if (how == 0 && result != NULL)
    return to_caller (rt, (RtGenerator *) self, how, result);
  return result;
}

/* --- throwing and closing --- */

RtObject *rt_generator_delegate (RtObject *generator) {
  RtGenerator *g = (RtGenerator *) generator;
  if (g->state != RT_GENERATOR_SUSPENDED)
    return NULL;
  const RtCodeUnit *unit = g->frame.previous_unit + 1;
  if (unit->opcode != RT_OP_RESUME || (unit->oparg & 3) < 2)
    return NULL;
  return g->frame.locals[g->frame.stack_top - 1];
}

/* What a generator delegates to has one more holder while it is closed or thrown into, as in CPython. */
static void hold_delegate (RtInterp *rt, RtHold *hold, RtObject *inner) {
  rt_hold_begin (rt, hold, "generator", "what it delegates to");
  hold->held[0] = rt_incref (inner);
}

static int close_delegate (RtInterp *rt, RtObject *o) {
  if (rt_is_sendable (rt, o)) {
    RtObject *closed = rt_generator_close (rt, o);
    rt_xdecref (rt, closed);
    return closed != NULL ? 0 : -1;
  }
  RtObject *method;
  int found = rt_getattr_optional (rt, o, rt->names.close, &method);
  if (found < 0)
    rt_error_unraisable (rt, o);
  if (found <= 0)
    return 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "generator", "method");
  hold.held[0] = method;
  RtObject *closed = rt_hold_end (rt, &hold, rt_call_none (rt, method));
  rt_xdecref (rt, closed);
  return closed != NULL ? 0 : -1;
}

/* The frame is past its YIELD_VALUE again: an exception goes on from there. */
static RtObject *go_on_throwing (RtInterp *rt, RtGenerator *g) {
  RtObject *result;
  int how = resume (rt, g, rt->none, ENTRY_THROW, &result);
  return to_caller (rt, g, how, result);
}

RtObject *rt_generator_close (RtInterp *rt, RtObject *generator) {
  RtGenerator *g = (RtGenerator *) generator;
  if (g->state == RT_GENERATOR_CREATED) {
    g->state = RT_GENERATOR_ENDED;
    RtHold hold;
    rt_hold_begin (rt, &hold, "generator", "generator being closed");
    hold.held[0] = rt_incref (generator);
    int stack_top = g->frame.stack_top;
    rt_frame_clear (rt, &g->frame, stack_top);
    g->frame.stack_top = 0;
    return rt_hold_end (rt, &hold, rt_incref (rt->none));
  }
  if (g->state == RT_GENERATOR_ENDED)
    return rt_incref (rt->none);
  int failed = 0;
  RtObject *inner = rt_generator_delegate (RT_OBJECT (g));
  if (inner != NULL) {
    RtHold hold;
    hold_delegate (rt, &hold, inner);
    g->state = RT_GENERATOR_RUNNING;
    failed = close_delegate (rt, inner);
    g->state = RT_GENERATOR_SUSPENDED;
    rt_hold_end (rt, &hold, NULL);
  }
  if (failed == 0)
    rt_raise_object (rt, rt->types.GeneratorExit, NULL);
  RtObject *result;
  int how = resume (rt, g, rt->none, ENTRY_CLOSE, &result);
  if (how == 1) {
    rt_decref (rt, result);
    return rt_raise (rt, rt->types.RuntimeError, "%s ignored GeneratorExit", g->words->noun);
  }
  if (how == 0) {
    rt_xdecref (rt, result);
    return rt_incref (rt->none);
  }
  if (rt_error_matches (rt, rt->types.StopIteration) || rt_error_matches (rt, rt->types.GeneratorExit)) {
    rt_error_clear (rt);
    return rt_incref (rt->none);
  }
  return NULL;
}

RtObject *rt_generator_close_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generator_close (rt, self);
}

/* Makes the exception of throw (type, value, traceback) current; false with TypeError. */
static bool raise_thrown (RtInterp *rt, RtObject *type, RtObject *value, RtObject *traceback) {
  if (traceback == rt->none)
    traceback = NULL;
  if (traceback != NULL && !RT_IS_EXACT (rt, traceback, traceback)) {
    RT_TYPE_ERROR (rt, "throw() third argument must be a traceback object");
    return false;
  }
  RtObject *exception;
  if (rt_is_exception_class (type)) {
    exception = rt_exception_make (rt, (RtType *) type, value);
    if (exception == NULL)
      return true; /* what went wrong when it was made is thrown in its place */
  } else if (RT_IS_EXCEPTION (type)) {
    if (value != NULL && value != rt->none) {
      RT_TYPE_ERROR (rt, "instance exception may not have a separate value");
      return false;
    }
    exception = rt_incref (type);
  } else {
    RT_TYPE_ERROR (rt, "exceptions must be classes or instances deriving from BaseException, not %T", type);
    return false;
  }
  if (exception == NULL)
    return false;
  if (traceback != NULL)
    rt_exception_set_traceback (rt, exception, rt_incref (traceback));
  rt_error_put (rt, exception);
  return true;
}

/* CLOSES: GeneratorExit closes what it delegates to. */
static RtObject *throw_into (RtInterp *rt, RtGenerator *g, RtObject *const *args, size_t nargs, bool closes);

/* NOBODY: it has no throw method, the exception is for us. NOT_ASKED: looking for the method failed, which is the caller's affair. */
typedef enum Taker { DELEGATE, NOBODY, NOT_ASKED } Taker;

/* Throws into what the generator delegates to. */
static RtObject *throw_to_delegate (RtInterp *rt, RtGenerator *g, RtObject *inner, RtObject *const *args, size_t nargs,
                                    Taker *taker, bool closes) {
  *taker = DELEGATE;
  if (rt_is_sendable (rt, inner)) {
    RtFrame *before = rt->frame;
    g->state = RT_GENERATOR_RUNNING;
    g->frame.previous = before;
    rt->frame = &g->frame;
    RtObject *result = throw_into (rt, (RtGenerator *) inner, args, nargs, closes);
    rt->frame = before;
    g->frame.previous = NULL;
    g->state = RT_GENERATOR_SUSPENDED;
    return result;
  }
  RtObject *method;
  int found = rt_getattr_optional (rt, inner, rt->names.throw, &method);
  if (found <= 0) {
    *taker = found < 0 ? NOT_ASKED : NOBODY;
    return NULL;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "generator", "method");
  hold.held[0] = method;
  g->state = RT_GENERATOR_RUNNING;
  RtObject *result = rt_hold_end (rt, &hold, rt_vectorcall (rt, method, args, nargs, NULL));
  g->state = RT_GENERATOR_SUSPENDED;
  return result;
}

static RtObject *throw_into (RtInterp *rt, RtGenerator *g, RtObject *const *args, size_t nargs, bool closes) {
  RtObject *inner = rt_generator_delegate (RT_OBJECT (g));
  if (inner != NULL) {
    RtHold hold;
    hold_delegate (rt, &hold, inner);
    Taker taker;
    if (closes && (args[0] == RT_OBJECT (rt->types.GeneratorExit) ||
                   (RT_IS_EXCEPTION (args[0]) && rt_is_kind_of (args[0], rt->types.GeneratorExit)))) {
      g->state = RT_GENERATOR_RUNNING;
      int failed = close_delegate (rt, inner);
      g->state = RT_GENERATOR_SUSPENDED;
      rt_hold_end (rt, &hold, NULL);
      return failed < 0 || raise_thrown (rt, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL)
                 ? go_on_throwing (rt, g)
                 : NULL;
    }
    RtObject *result = throw_to_delegate (rt, g, inner, args, nargs, &taker, closes);
    rt_hold_end (rt, &hold, NULL);
    if (taker == NOT_ASKED)
      return NULL;
    if (taker == DELEGATE)
      return result != NULL ? result : go_on_throwing (rt, g);
  }
  if (!raise_thrown (rt, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL))
    return NULL;
  return go_on_throwing (rt, g);
}

RtObject *rt_generator_throw (RtInterp *rt, RtObject *generator, RtObject *const *args, size_t nargs, bool closes) {
  return throw_into (rt, (RtGenerator *) generator, args, nargs, closes);
}

RtObject *rt_generator_throw_method (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                     RtObject *kwnames) {
  if (!rt_no_keywords (rt, "generator.throw", kwnames) || !rt_check_positional (rt, "throw", nargs, 1, 3) ||
      (nargs > 1 && rt_warn (rt, rt->types.DeprecationWarning, 1,
                             "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.") < 0))
    return NULL;
  return throw_into (rt, (RtGenerator *) self, args, nargs, true);
}

/* What is done about one that nobody will go on with; NULL with an exception. */
static RtObject *finish_forgotten (RtInterp *rt, RtGenerator *g) {
  RtObject *self = RT_OBJECT (g);
  if (is_async (rt, g) && g->finalizer != NULL && !g->closed)
    return rt_call_one (rt, g->finalizer, self);
  if (is_coroutine (rt, g) && g->state == RT_GENERATOR_CREATED) {
    rt_warn_unawaited (rt, self);
    return rt_incref (rt->none);
  }
  return rt_generator_close (rt, self);
}

void rt_generator_finalize (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->state == RT_GENERATOR_ENDED)
    return;
  RtHold hold;
  rt_hold_begin (rt, &hold, "generator", "exception under way");
  RtObject *error = hold.held[0] = rt_error_take (rt);
  RtObject *done = finish_forgotten (rt, g);
  if (done == NULL)
    rt_error_unraisable (rt, self);
  rt_xdecref (rt, done);
  hold.held[0] = NULL;
  rt_hold_end (rt, &hold, NULL);
  rt_error_put (rt, error);
}

/* --- the type --- */

int rt_generator_clear (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->state == RT_GENERATOR_RUNNING)
    return 0;
  if (g->state != RT_GENERATOR_ENDED) {
    g->state = RT_GENERATOR_ENDED;
    int stack_top = g->frame.stack_top;
    rt_frame_clear (rt, &g->frame, stack_top);
    g->frame.stack_top = 0;
  }
  rt_ref_clear (rt, self, SLOT_FINALIZER, &g->finalizer);
  rt_ref_clear (rt, self, SLOT_EXCEPTION, &g->exc.exception);
  return 0;
}

/* Closes a generator whose count is 0; false if it lives on. */
static bool close_at_end (RtInterp *rt, RtObject *self) {
  if (self->flags & RT_OBJECT_FINALIZED)
    return true;
  static const char *const labels[] = {"generator being closed"};
  RtObject *held[1] = {self};
  RtNative native;
  self->flags |= RT_OBJECT_FINALIZED;
  self->flags &= ~(uint32_t) RT_OBJECT_DYING;
  self->refcount = 1;
  rt_native_enter (rt, &native, "generator", labels, held, 1);
  rt_generator_finalize (rt, self);
  held[0] = NULL;
  rt_native_leave (rt, &native);
  if (--self->refcount > 0)
    return false;
  self->flags |= RT_OBJECT_DYING;
  return true;
}

void rt_generator_dealloc (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->weakrefs != NULL)
    rt_weakref_clear_all (rt, self);
  if (g->state != RT_GENERATOR_ENDED && !close_at_end (rt, self))
    return;
  rt_gc_untrack (rt, self);
  rt_generator_clear (rt, self);
  rt_ref_clear (rt, self, SLOT_CODE (g), &g->frame.code);
  rt_ref_clear (rt, self, SLOT_NAME, &g->name);
  rt_ref_clear (rt, self, SLOT_QUALNAME, &g->qualname);
  rt_object_free (rt, self);
}

int rt_generator_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtGenerator *g = (RtGenerator *) self;
  static const unsigned char before_places[] = {RT_GENERATOR_FINALIZER, RT_GENERATOR_NAME,     RT_GENERATOR_QUALNAME, RT_GENERATOR_FRAME,
                                                RT_GENERATOR_SPACE,     RT_GENERATOR_FUNCTION, RT_GENERATOR_CODE};
  RtObject *fields[RT_GENERATOR_FIELDS];
  rt_generator_fields (g, fields);
  for (size_t i = 0; i < sizeof before_places; i++)
    RT_VISIT (visit, arg, rt_generator_slot (g, before_places[i]), fields[before_places[i]]);
  int stopped = rt_frame_visit_places (&g->frame, visit, arg);
  if (stopped != 0)
    return stopped;
  RT_VISIT (visit, arg, rt_generator_slot (g, RT_GENERATOR_EXCEPTION), fields[RT_GENERATOR_EXCEPTION]);
  return 0;
}

size_t rt_generator_sizeof (RtInterp *rt, RtObject *self) {
  const RtCode *code = (const RtCode *) ((RtGenerator *) self)->frame.code;
  return 144 + ((size_t) code->nlocalsplus + (size_t) code->stacksize) * 8;
}

void rt_generator_describe (RtObject *self, HbBuffer *buffer) {
  const RtGenerator *g = (const RtGenerator *) self;
  switch (g->state) {
  case RT_GENERATOR_CREATED:
    hb_buffer_append (buffer, "not started");
    break;
  case RT_GENERATOR_SUSPENDED:
    hb_buffer_printf (buffer, "suspended at line %d", rt_frame_line (&g->frame));
    break;
  case RT_GENERATOR_RUNNING:
    hb_buffer_append (buffer, "running");
    break;
  case RT_GENERATOR_ENDED:
    hb_buffer_append (buffer, "finished");
    break;
  }
}

RtObject *rt_generator_repr (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  return rt_str_printf (rt, "<%s object %S at 0x%llx>", g->words->type, g->qualname,
                        (unsigned long long) rt_address (rt, self));
}

static RtObject *generator_iter (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

RtObject *rt_generator_get_frame (RtInterp *rt, RtObject *self, void *closure) {
  RtGenerator *g = (RtGenerator *) self;
  return g->state == RT_GENERATOR_ENDED ? rt_incref (rt->none) : rt_frame_object (rt, &g->frame);
}

RtObject *rt_generator_get_code (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->frame.code);
}

RtObject *rt_generator_get_running (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, ((RtGenerator *) self)->state == RT_GENERATOR_RUNNING);
}

RtObject *rt_generator_get_suspended (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, ((RtGenerator *) self)->state == RT_GENERATOR_SUSPENDED);
}

RtObject *rt_generator_get_delegate (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *inner = rt_generator_delegate (self);
  return rt_incref (inner != NULL ? inner : rt->none);
}

RtObject *rt_generator_get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->name);
}

RtObject *rt_generator_get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->qualname);
}

int rt_generator_set_name (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__name__ must be set to a string object");
  rt_ref_set (rt, self, SLOT_NAME, &((RtGenerator *) self)->name, rt_incref (value));
  return 0;
}

int rt_generator_set_qualname (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__qualname__ must be set to a string object");
  rt_ref_set (rt, self, SLOT_QUALNAME, &((RtGenerator *) self)->qualname, rt_incref (value));
  return 0;
}

const RtMethodDef rt_generator_methods[] = {
    {"send", rt_generator_send_method, RT_METH_O, NULL},
    {"throw", rt_generator_throw_method, RT_METH_FASTCALL, NULL},
    {"close", rt_generator_close_method, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtGetSetDef generator_getset[] = {
    {"__name__", rt_generator_get_name, rt_generator_set_name, NULL, NULL},
    {"__qualname__", rt_generator_get_qualname, rt_generator_set_qualname, NULL, NULL},
    {"gi_frame", rt_generator_get_frame, NULL, NULL, NULL},
    {"gi_code", rt_generator_get_code, NULL, NULL, NULL},
    {"gi_running", rt_generator_get_running, NULL, NULL, NULL},
    {"gi_suspended", rt_generator_get_suspended, NULL, NULL, NULL},
    {"gi_yieldfrom", rt_generator_get_delegate, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_generator_spec = {
    .name = "generator",
    RT_GENERATOR_LAYOUT,
    .slots =
        {
            RT_GENERATOR_SLOTS,
            .tp_iter = generator_iter,
            .tp_iternext = generator_iternext,
        },
    .methods = rt_generator_methods,
    .getset = generator_getset,
};
