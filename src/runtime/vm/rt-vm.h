/* What the files of the evaluation loop share.
 *
 * Invariants
 *  - `rt->frame` is the innermost frame; its `previous_unit` is the instruction that runs. While it runs a
 * call that it does in the same loop, `previous_unit` is the last cache unit of that CALL; on return it goes
 * on at previous_unit + 1 + return_offset.
 *  - a frame's stack grows upwards from nlocalsplus; places from stack_top on are not looked at.
 *  - an instruction pops its operands only when it has done its work, so that they have a holder while user
 * code runs.
 */
#pragma once

#include "rt-eval.h"
#include "rt-tuple.h"

/* How an instruction ended. */
typedef enum RtNext {
  RT_NEXT_OK,      /* go on behind it */
  RT_NEXT_ERROR,   /* an exception was raised here */
  RT_NEXT_RERAISE, /* an exception goes on that was raised before: no traceback entry, no event */
  RT_NEXT_FRAME,   /* rt->frame is another one now: go on there */
  RT_NEXT_JUMP,    /* the instruction's jump is taken */
  RT_NEXT_LEAVE,   /* the frame that native code called has returned or yielded; the value is in RtVm.value */
} RtNext;

typedef struct RtDataChunk {
  struct RtDataChunk *below;
  size_t size_bytes, used_bytes; /* this header included */
} RtDataChunk;

/* The state of the evaluation loop: rt->extension[RT_EXTENSION_VM]. */
typedef struct RtVm {
  RtDataChunk *chunk;
  RtFrame *ending; /* frames that give up their references, innermost first; linked by `previous` */
  uint64_t next_frame_identity;
  RtObject *value;   /* on its way out of the loop; no user code runs meanwhile */
  RtObject *kwnames; /* of KW_NAMES, borrowed from the constants, for the CALL that follows */
  int recursion_headroom;
  int64_t stop_until_nsec; /* on the monotonic clock: when stop_grace ends at the latest */
  unsigned
      stop_grace; /* checks left after a KeyboardInterrupt was delivered until it cannot be caught any more */
  struct RtSources *sources;
  int64_t clock_jumped_nsec; /* how far the clocks of the program are ahead of the real ones */
  const char *folder; /* where import looks for .py files; NULL: nowhere */
  bool in_tracer;     /* what sys.settrace or sys.setprofile was given runs */
  bool opcodes_wanted; /* a frame had its f_trace_opcodes set */
  bool hooks_units;    /* every instruction is told to rt_tracer_unit */
  RtObject *profiler;  /* of sys.setprofile, RT_NULLABLE */
  struct RtThreads *threads; /* NULL: no thread but the main one ever was */
  int c_recursion_limit;
} RtVm;

enum { RT_EXTENSION_VM, RT_EXTENSION_HOST };

static inline RtVm *rt_vm (RtInterp *rt) {
  return rt->extension[RT_EXTENSION_VM];
}

/* The stack of a frame. */
static inline void rt_push (RtFrame *f, RT_STEALS RtObject *RT_NULLABLE o) {
  f->locals[f->stack_top++] = o;
}
static inline RT_NEW RtObject *rt_pop (RtFrame *f) {
  return f->locals[--f->stack_top];
}
/* The place N deep, 1 being the top. */
static inline RtObject **rt_peek (RtFrame *f, int n) {
  return &f->locals[f->stack_top - n];
}
/* Drops the top N, from the top down, as unwinding does. */
static inline void rt_drop (RtInterp *rt, RtFrame *f, int n) {
  while (n-- > 0)
    rt_xdecref (rt, rt_pop (f));
}
/* Drops the top N operands, from the lowest up, as instructions do. */
static inline void rt_drop_operands (RtInterp *rt, RtFrame *f, int n) {
  RtObject **low = rt_peek (f, n);
  for (int i = 0; i < n; i++) {
    RtObject *o = low[i];
    low[i] = NULL;
    rt_xdecref (rt, o);
  }
  f->stack_top -= n;
}
/* The top N operands (at least one) give way to RESULT (NULL: an error), which takes the lowest place first
 * so that it has a holder while they are given up. */
static inline RtNext rt_replace (RtInterp *rt, RtFrame *f, int n, RT_STEALS RtObject *RT_NULLABLE result) {
  RtObject **low = rt_peek (f, n), *first = *low;
  *low = result;
  rt_xdecref (rt, first);
  rt_drop_operands (rt, f, n - 1);
  if (result != NULL)
    return RT_NEXT_OK;
  f->stack_top--;
  return RT_NEXT_ERROR;
}
/* The top N operands are done with; FAILED below 0 is an error. */
static inline RtNext rt_done (RtInterp *rt, RtFrame *f, int n, int failed) {
  rt_drop_operands (rt, f, n);
  return failed < 0 ? RT_NEXT_ERROR : RT_NEXT_OK;
}
static inline RtObject *rt_frame_name (RtFrame *f, uint32_t index) {
  return RT_TUPLE_ITEM (rt_frame_code (f)->names, index);
}
static inline uint32_t rt_frame_unit (const RtFrame *f) {
  return (uint32_t)(f->previous_unit - rt_frame_code (f)->units);
}

/* rt-frame.c */
/* A frame on the data stack for a call of FUNCTION; not yet the innermost one. NULL with MemoryError. */
RtFrame *rt_frame_push (RtInterp *rt, RtObject *function, RtObject *RT_NULLABLE locals_dict);
/* The same without a namespace, taking over the references to FUNCTION and to the NARGS values of its first variables if it
 * succeeds. */
RtFrame *rt_frame_push_taking (RtInterp *rt, RtObject *function, RtObject *const *args, int nargs);
/* The end of a frame on the data stack that is not the innermost any more: gives up its references (a frame
 * object that is kept takes over) and its room. VALUE stays held meanwhile, and is returned. */
RtObject *rt_frame_finish (RtInterp *rt, RtFrame *frame, RT_STEALS RtObject *RT_NULLABLE value);
/* Gives up all but the code and the stack from STACK_TOP on. */
void rt_frame_clear (RtInterp *rt, RtFrame *frame, int stack_top);
/* Moves the topmost frame of the data stack to TO. */
void rt_frame_move (RtInterp *rt, RtFrame *frame, RtFrame *to);
size_t rt_frame_bytes (const RtCode *code);
/* The variables and the stack only. */
int rt_frame_visit_places (RtFrame *frame, RtVisit visit, void *arg);
void rt_data_stack_free (RtInterp *rt);
/* Frames count towards the recursion limit while they run; false with RecursionError. Left in either case. */
bool rt_enter_python_at_limit (RtInterp *rt); /* the rest of it */
static inline bool rt_enter_python (RtInterp *rt) {
  return rt->py_recursion_remaining-- > 0 || rt_enter_python_at_limit (rt);
}
static inline void rt_leave_python (RtInterp *rt) {
  rt->py_recursion_remaining++;
}

/* rt-frame-locals.c: locals () of FRAME: the namespace, or a dict that is made once for the frame object and
 * filled again. */
RT_NEW RtObject *rt_frame_locals (RtInterp *rt, RtFrame *frame);
/* The other way: the variables become what stands there. Failures are ignored. */
void rt_frame_take_locals (RtInterp *rt, RtFrame *frame);

/* rt-call.c */
/* A frame for FUNCTION with its arguments bound. ARGS are borrowed; NULL with an exception. */
RtFrame *rt_call_prepare (RtInterp *rt, RtObject *function, RtObject *RT_NULLABLE locals_dict,
                          RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
static inline bool rt_is_python_function (RtInterp *rt, const RtObject *o) {
  return RT_IS_EXACT (rt, o, function);
}

/* rt-unwind.c */
/* An exception is on its way in rt->frame: finds the handler of the instruction AT, or one further out (AT is
 * not previous_unit when RERAISE has set that back to where the exception came from). The instruction to go
 * on with; NULL when the frame that native code called has ended. */
RtCodeUnit *rt_unwind (RtInterp *rt, RtNext reason, const RtCodeUnit *at);
RT_BORROWED RtObject *RT_NULLABLE
rt_handled_exception (RtInterp *rt); /* what sys.exception () gives, NULL for None */

/* rt-generator.c */
typedef struct RtGenerator RtGenerator;
RtGenerator *rt_generator_of (const RtFrame *frame);
RT_NEW RtObject *rt_generator_new (RtInterp *rt,
                                   RtFrame *frame); /* moves FRAME from the data stack into the generator */
/* The generator's frame becomes the innermost one, ready to go on with VALUE as what was sent. */
bool rt_generator_can_resume (RtInterp *rt, RtObject *o);
RT_RAISES int rt_generator_enter (RtInterp *rt, RtObject *generator, RtObject *value);
RtFrame *rt_generator_frame (RtObject *generator);
void rt_generator_suspend (RtInterp *rt, RtFrame *frame);
void rt_generator_ended (RtInterp *rt, RtFrame *frame);
RT_NEW RtObject *rt_generator_close (RtInterp *rt, RtObject *generator); /* None */

/* rt-steps.c: what sys.settrace would report. */
static inline bool rt_is_traced (RtInterp *rt, const RtFrame *frame) {
  return (rt->observer != NULL || rt->step_limit != 0) && !rt_frame_code (frame)->library;
}
/* -1: what sys.settrace or sys.setprofile was given raised; that takes the place of an exception that was on its way. */
int rt_step (RtInterp *rt, RtStepKind kind, RtFrame *RT_NULLABLE frame, RtObject *RT_NULLABLE detail,
              const char *RT_NULLABLE text);
/* Whether somebody is told before every unit of traced code, not just where lines begin. */
static inline bool rt_is_every_unit_told (RtInterp *rt) {
  return (rt->step_limit != 0 && rt_vm (rt)->hooks_units) || (rt->observer != NULL && rt->observer->instruction != NULL);
}
/* UNIT is about to run after f->previous_unit. -1 with MemoryError, 1: the next unit wants to be told of, too, whether a line begins there or
 * not. */
RT_RAISES int rt_step_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit);
/* Where CODE, which is traced, can have steps: its units, with RT_UNIT_MARK for the opcodes of the few at which a line can begin. NULL: it can
 * have one everywhere, or nobody knows yet. */
static inline const RtCodeUnit *RT_NULLABLE rt_traced_units (RtInterp *rt, const RtCode *code) {
  return rt_is_every_unit_told (rt) ? NULL : code->marked_units;
}
/* rt-tracer.c: sys.settrace. FUNCTION: NULL for none. */
void rt_tracer_set (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE function);
/* sys.setprofile, as well; the interpreter holds FUNCTION by rt_profiler_slot. */
extern const RtSlot rt_profiler_slot;
void rt_profiler_set (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE function);
/* Another thread's tracer and profiler stand in their places. */
void rt_tracer_changed (RtInterp *rt);
/* Called before every instruction if RtVm.hooks_units. */
RT_RAISES int rt_tracer_unit (RtInterp *rt, RtFrame *frame, const RtCodeUnit *unit);
/* Calls it, or what it gave for FRAME, with the step. -1 with what it raised, which ends the tracing. */
int rt_tracer_step (RtInterp *rt, RtStepKind kind, RtFrame *frame, RtObject *RT_NULLABLE detail);
/* FRAME, which is traced, jumps back from `previous_unit`: that repeats the line if it does not leave it. */
RT_RAISES int rt_step_jump (RtInterp *rt, RtFrame *frame);
static inline bool rt_jump_may_repeat_line (const RtFrame *frame) {
  const RtCode *code = rt_frame_code (frame);
  return code->line_cache == NULL || (code->line_cache[rt_frame_unit (frame)] & RT_LINE_REPEATS) != 0;
}

/* rt-breaker.c: where the loop looks at what came up meanwhile: a collection that is due, a request to stop.
 */
RT_RAISES int rt_break (RtInterp *rt);
/* The same where the loop has jumped back or called: it may be another thread's turn, too. */
RT_RAISES int rt_break_turn (RtInterp *rt);
/* In a run that was had before: whether it was stopped before this line. */
RT_RAISES int rt_check_stop_before_line (RtInterp *rt);
static inline bool rt_break_is_due (RtInterp *rt) {
  return rt->gc.due || atomic_load_explicit (&rt->stop_requested, memory_order_relaxed) != 0;
}
