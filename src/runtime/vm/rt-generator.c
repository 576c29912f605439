/* Generators: a frame that lives in an object and can be left and entered again.
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
#include "rt-weakref.h"
#include "rt-opcodes.h"
#include "rt-generator.h"

#define SLOT_CODE      RT_ATTR (0, "gi_code")
#define SLOT_NAME      RT_ATTR (1, "__name__")
#define SLOT_QUALNAME  RT_ATTR (2, "__qualname__")
#define SLOT_EXCEPTION RT_FIELD (3, "exception being handled")
#define SLOT_FUNCTION  RT_FIELD (4, "function")
#define SLOT_SPACE     RT_FIELD (5, "namespace")
#define SLOT_FRAME     RT_ATTR (6, "gi_frame")

RtGenerator *rt_generator_of (const RtFrame *frame) {
  return (RtGenerator *) ((char *) frame - offsetof (RtGenerator, frame));
}

RtObject *rt_frame_generator (const RtFrame *frame) {
  return frame->owner == RT_FRAME_OF_GENERATOR ? RT_OBJECT (rt_generator_of (frame)) : NULL;
}

RtObject *rt_generator_new (RtInterp *rt, RtFrame *frame) {
  RtCode *code = rt_frame_code (frame);
  RtGenerator *g =
      (RtGenerator *) rt_object_alloc (rt, rt->types.generator, code->nlocalsplus + code->stacksize + 1);
  if (g == NULL)
    return NULL;
  RtFunction *function = (RtFunction *) frame->function;
  rt_ref_init (rt, RT_OBJECT (g), SLOT_NAME, &g->name, rt_incref (function->name));
  rt_ref_init (rt, RT_OBJECT (g), SLOT_QUALNAME, &g->qualname, rt_incref (function->qualname));
  g->state = RT_GENERATOR_CREATED;
  rt_frame_move (rt, frame, &g->frame);
  g->frame.owner = RT_FRAME_OF_GENERATOR;
  g->frame.previous = NULL;
  g->frame.entry = false;
  rt_gc_track (rt, RT_OBJECT (g));
  return RT_OBJECT (g);
}

/* --- entering and leaving --- */

static int check_can_enter (RtInterp *rt, RtGenerator *g, RtObject *value) {
  if (g->state == RT_GENERATOR_CREATED && value != NULL && value != rt->none)
    return RT_TYPE_ERROR_INT (rt, "can't send non-None value to a just-started generator");
  if (g->state == RT_GENERATOR_RUNNING)
    return RT_VALUE_ERROR_INT (rt, "generator already executing");
  return 0;
}

bool rt_generator_can_resume (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, generator) && ((RtGenerator *) o)->state < RT_GENERATOR_RUNNING;
}

static void enter (RtInterp *rt, RtGenerator *g, RtObject *value) {
  rt_push (&g->frame, rt_incref (value));
  g->exc.below = rt->exc_info;
  rt->exc_info = &g->exc;
  g->state = RT_GENERATOR_RUNNING;
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
}

void rt_generator_ended (RtInterp *rt, RtFrame *frame) {
  RtGenerator *g = rt_generator_of (frame);
  g->state = RT_GENERATOR_ENDED;
  leave (rt, g);
  int stack_top = frame->stack_top;
  rt_frame_clear (rt, frame, stack_top);
  frame->stack_top = 0;
  RtObject *exception = g->exc.exception;
  g->exc.exception = NULL;
  rt_xdecref (rt, exception);
}

/* What sending VALUE (NULL: next ()) gives: 1 yielded, 0 returned (*RESULT NULL if it was None and VALUE is NULL), -1. */
static int resume (RtInterp *rt, RtGenerator *g, RtObject *value, bool throwing, RtObject **result) {
  *result = NULL;
  if (check_can_enter (rt, g, value) < 0)
    return -1;
  if (g->state == RT_GENERATOR_ENDED) {
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
  if (*result == rt->none && value == NULL)
    *result = NULL;
  return 0;
}

int rt_generator_send (RtInterp *rt, RtObject *generator, RtObject *value, RtObject **result) {
  return resume (rt, (RtGenerator *) generator, value, false, result);
}

void rt_raise_stop_iteration (RtInterp *rt, RtObject *value) {
  if (value == NULL || value == rt->none) {
    rt_raise_object (rt, rt->types.StopIteration, NULL);
    return;
  }
  if (!RT_IS_EXACT (rt, value, tuple) && !RT_IS_EXCEPTION (value)) {
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
static RtObject *to_caller (RtInterp *rt, int how, RtObject *result) {
  if (how == 1)
    return result;
  if (how == 0) {
    rt_raise_stop_iteration (rt, result);
    rt_xdecref (rt, result);
  }
  return NULL;
}

static RtObject *generator_send (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  RtObject *result;
  int how = resume (rt, (RtGenerator *) self, args[0], false, &result);
  return to_caller (rt, how, result);
}

static RtObject *generator_iternext (RtInterp *rt, RtObject *self) {
  RtObject *result;
  int how = resume (rt, (RtGenerator *) self, NULL, false, &result);
  if (how == 0 && result != NULL)
    return to_caller (rt, how, result);
  return result;
}

/* --- throwing and closing --- */

/* What the generator delegates to at the moment; borrowed or NULL. */
static RtObject *delegate (RtGenerator *g) {
  if (g->state != RT_GENERATOR_SUSPENDED)
    return NULL;
  const RtCodeUnit *unit = g->frame.previous_unit + 1;
  if (unit->opcode != RT_OP_RESUME || (unit->oparg & 3) < 2)
    return NULL;
  return g->frame.locals[g->frame.stack_top - 1];
}

static int close_delegate (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, generator)) {
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
  RtObject *closed = rt_call_none (rt, method);
  rt_decref (rt, method);
  rt_xdecref (rt, closed);
  return closed != NULL ? 0 : -1;
}

/* The frame is past its YIELD_VALUE again: an exception goes on from there. */
static RtObject *go_on_throwing (RtInterp *rt, RtGenerator *g) {
  RtObject *result;
  int how = resume (rt, g, rt->none, true, &result);
  return to_caller (rt, how, result);
}

RtObject *rt_generator_close (RtInterp *rt, RtObject *generator) {
  RtGenerator *g = (RtGenerator *) generator;
  if (g->state == RT_GENERATOR_CREATED) {
    g->state = RT_GENERATOR_ENDED;
    rt_incref (generator);
    int stack_top = g->frame.stack_top;
    rt_frame_clear (rt, &g->frame, stack_top);
    g->frame.stack_top = 0;
    rt_decref (rt, generator);
    return rt_incref (rt->none);
  }
  if (g->state == RT_GENERATOR_ENDED)
    return rt_incref (rt->none);
  int failed = 0;
  RtObject *inner = delegate (g);
  if (inner != NULL) {
    rt_incref (inner);
    g->state = RT_GENERATOR_RUNNING;
    failed = close_delegate (rt, inner);
    g->state = RT_GENERATOR_SUSPENDED;
    rt_decref (rt, inner);
  }
  if (failed == 0)
    rt_raise_object (rt, rt->types.GeneratorExit, NULL);
  RtObject *result;
  int how = resume (rt, g, rt->none, true, &result);
  if (how == 1) {
    rt_decref (rt, result);
    return rt_raise (rt, rt->types.RuntimeError, "generator ignored GeneratorExit");
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

static RtObject *generator_close (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
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

static RtObject *throw_into (RtInterp *rt, RtGenerator *g, RtObject *const *args, size_t nargs);

/* Throws into what the generator delegates to; *DONE false if it has no throw method and the exception is for us. */
static RtObject *throw_to_delegate (RtInterp *rt, RtGenerator *g, RtObject *inner, RtObject *const *args, size_t nargs,
                                    bool *done) {
  *done = true;
  if (RT_IS_EXACT (rt, inner, generator)) {
    RtFrame *before = rt->frame;
    g->state = RT_GENERATOR_RUNNING;
    g->frame.previous = before;
    rt->frame = &g->frame;
    RtObject *result = throw_into (rt, (RtGenerator *) inner, args, nargs);
    rt->frame = before;
    g->frame.previous = NULL;
    g->state = RT_GENERATOR_SUSPENDED;
    return result;
  }
  RtObject *method;
  int found = rt_getattr_optional (rt, inner, rt->names.throw, &method);
  if (found < 0)
    return NULL;
  if (found == 0) {
    *done = false;
    return NULL;
  }
  g->state = RT_GENERATOR_RUNNING;
  RtObject *result = rt_vectorcall (rt, method, args, nargs, NULL);
  rt_decref (rt, method);
  g->state = RT_GENERATOR_SUSPENDED;
  return result;
}

static RtObject *throw_into (RtInterp *rt, RtGenerator *g, RtObject *const *args, size_t nargs) {
  RtObject *inner = delegate (g);
  if (inner != NULL) {
    rt_incref (inner);
    bool done = true;
    RtObject *result = NULL;
    if (args[0] == RT_OBJECT (rt->types.GeneratorExit) || (RT_IS_EXCEPTION (args[0]) && rt_is_kind_of (args[0], rt->types.GeneratorExit))) {
      g->state = RT_GENERATOR_RUNNING;
      int failed = close_delegate (rt, inner);
      g->state = RT_GENERATOR_SUSPENDED;
      rt_decref (rt, inner);
      return failed < 0 || raise_thrown (rt, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL)
                 ? go_on_throwing (rt, g)
                 : NULL;
    }
    result = throw_to_delegate (rt, g, inner, args, nargs, &done);
    rt_decref (rt, inner);
    if (done)
      return result != NULL ? result : go_on_throwing (rt, g);
  }
  if (!raise_thrown (rt, args[0], nargs > 1 ? args[1] : NULL, nargs > 2 ? args[2] : NULL))
    return NULL;
  return go_on_throwing (rt, g);
}

static RtObject *generator_throw (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  if (!rt_no_keywords (rt, "generator.throw", kwnames) || !rt_check_positional (rt, "throw", nargs, 1, 3))
    return NULL;
  return throw_into (rt, (RtGenerator *) self, args, nargs);
}

static void generator_finalize (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->state == RT_GENERATOR_ENDED)
    return;
  RtObject *error = rt_error_take (rt);
  RtObject *closed = rt_generator_close (rt, self);
  if (closed == NULL)
    rt_error_unraisable (rt, self);
  rt_xdecref (rt, closed);
  rt_error_put (rt, error);
}

/* --- the type --- */

static int generator_clear (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->state == RT_GENERATOR_RUNNING)
    return 0;
  if (g->state != RT_GENERATOR_ENDED) {
    g->state = RT_GENERATOR_ENDED;
    int stack_top = g->frame.stack_top;
    rt_frame_clear (rt, &g->frame, stack_top);
    g->frame.stack_top = 0;
  }
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
  generator_finalize (rt, self);
  held[0] = NULL;
  rt_native_leave (rt, &native);
  if (--self->refcount > 0)
    return false;
  self->flags |= RT_OBJECT_DYING;
  return true;
}

static void generator_dealloc (RtInterp *rt, RtObject *self) {
  RtGenerator *g = (RtGenerator *) self;
  if (g->weakrefs != NULL)
    rt_weakref_clear_all (rt, self);
  if (g->state != RT_GENERATOR_ENDED && !close_at_end (rt, self))
    return;
  rt_gc_untrack (rt, self);
  generator_clear (rt, self);
  rt_ref_clear (rt, self, SLOT_CODE, &g->frame.code);
  rt_ref_clear (rt, self, SLOT_NAME, &g->name);
  rt_ref_clear (rt, self, SLOT_QUALNAME, &g->qualname);
  rt_object_free (rt, self);
}

static int generator_traverse (RtObject *self, RtVisit visit, void *arg) {
  RtGenerator *g = (RtGenerator *) self;
  RT_VISIT (visit, arg, SLOT_CODE, g->frame.code);
  RT_VISIT (visit, arg, SLOT_NAME, g->name);
  RT_VISIT (visit, arg, SLOT_QUALNAME, g->qualname);
  RT_VISIT (visit, arg, SLOT_EXCEPTION, g->exc.exception);
  RT_VISIT (visit, arg, SLOT_FUNCTION, g->frame.function);
  RT_VISIT (visit, arg, SLOT_SPACE, g->frame.locals_dict);
  RT_VISIT (visit, arg, SLOT_FRAME, g->frame.frame_object);
  return rt_frame_visit_places (&g->frame, visit, arg);
}

static size_t generator_sizeof (RtInterp *rt, RtObject *self) {
  const RtCode *code = (const RtCode *) ((RtGenerator *) self)->frame.code;
  return 144 + ((size_t) code->nlocalsplus + (size_t) code->stacksize) * 8;
}

static RtObject *generator_repr (RtInterp *rt, RtObject *self) {
  return rt_str_printf (rt, "<generator object %S at 0x%llx>", ((RtGenerator *) self)->qualname,
                        (unsigned long long) rt_address (rt, self));
}

static RtObject *generator_iter (RtInterp *rt, RtObject *self) {
  return rt_incref (self);
}

static RtObject *get_frame (RtInterp *rt, RtObject *self, void *closure) {
  RtGenerator *g = (RtGenerator *) self;
  return g->state == RT_GENERATOR_ENDED ? rt_incref (rt->none) : rt_frame_object (rt, &g->frame);
}

static RtObject *get_code (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->frame.code);
}

static RtObject *get_running (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, ((RtGenerator *) self)->state == RT_GENERATOR_RUNNING);
}

static RtObject *get_suspended (RtInterp *rt, RtObject *self, void *closure) {
  return rt_bool_object (rt, ((RtGenerator *) self)->state == RT_GENERATOR_SUSPENDED);
}

static RtObject *get_yield_from (RtInterp *rt, RtObject *self, void *closure) {
  RtObject *inner = delegate ((RtGenerator *) self);
  return rt_incref (inner != NULL ? inner : rt->none);
}

static RtObject *get_name (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->name);
}

static RtObject *get_qualname (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (((RtGenerator *) self)->qualname);
}

static int set_name (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__name__ must be set to a string object");
  rt_ref_set (rt, self, SLOT_NAME, &((RtGenerator *) self)->name, rt_incref (value));
  return 0;
}

static int set_qualname (RtInterp *rt, RtObject *self, RtObject *value, void *closure) {
  if (value == NULL || !RT_IS_STR (value))
    return RT_TYPE_ERROR_INT (rt, "__qualname__ must be set to a string object");
  rt_ref_set (rt, self, SLOT_QUALNAME, &((RtGenerator *) self)->qualname, rt_incref (value));
  return 0;
}

static const RtMethodDef generator_methods[] = {
    {"send", generator_send, RT_METH_O, NULL},
    {"throw", generator_throw, RT_METH_FASTCALL, NULL},
    {"close", generator_close, RT_METH_NOARGS, NULL},
    {NULL},
};

static const RtGetSetDef generator_getset[] = {
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL, NULL},
    {"gi_code", get_code, NULL, NULL, NULL},
    {"gi_running", get_running, NULL, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL, NULL},
    {"gi_yieldfrom", get_yield_from, NULL, NULL, NULL},
    {NULL},
};

const RtTypeSpec rt_generator_spec = {
    .name = "generator",
    .size_bytes = sizeof (RtGenerator),
    .item_bytes = sizeof (RtObject *),
    .cpython_basicsize = 144,
    .cpython_itemsize = 8,
    .type_flags = RT_TYPE_GC | RT_TYPE_NO_INSTANTIATION,
    .weaklist_offset = offsetof (RtGenerator, weakrefs),
    .slots =
        {
            .tp_dealloc = generator_dealloc,
            .tp_finalize = generator_finalize,
            .tp_traverse = generator_traverse,
            .tp_clear = generator_clear,
            .sizeof_bytes = generator_sizeof,
            .tp_repr = generator_repr,
            .tp_iter = generator_iter,
            .tp_iternext = generator_iternext,
        },
    .methods = generator_methods,
    .getset = generator_getset,
};
