/* What a recording hears of a run. The runtime knows nothing of who listens.
 *
 * Called on the thread that runs user code, between the changes. A callback runs no user code, changes no count, allocates
 * nothing on the runtime's heap and cannot fail; one that wants to stop the run calls rt_request_stop. Any entry may be NULL.
 */
#pragma once

#include "rt-object.h"

/* The text of an exception by which what `await` or `yield from` waited for gave its value: it is none that anybody has to handle. */
#define RT_STEP_GIVES_VALUE "StopIteration, which gives the value"

typedef enum RtStepKind {
  RT_STEP_LINE,      /* a line is about to run, in the order of sys.settrace */
  RT_STEP_CALL,      /* a frame has its arguments and is about to start */
  RT_STEP_RETURN,    /* a frame is about to end or yield; detail: the value */
  RT_STEP_EXCEPTION, /* an exception reached a frame; detail: the exception, or text: its type, if there is no such object */
  RT_STEP_GC,        /* a phase of a collection; detail NULL, text names the phase */
  RT_STEP_END,       /* the script or the line at the prompt is over; detail: the uncaught exception or NULL */
  /* Not told by `step`, but made of the entries for who looks inside of lines. */
  RT_STEP_INSTRUCTION, /* an instruction is about to run */
  RT_STEP_FREE,        /* an object is gone */
  RT_STEP_DEALLOC,     /* an object's count fell to 0: it is about to give up what it holds */
} RtStepKind;

/* What a collection does, in its order. Told are those of the first group by `step`, all of them by `gc_phase`. */
typedef enum RtGcPhase {
  RT_GC_IDLE,
  RT_GC_START,       /* counts and thresholds are as they were when it was decided */
  RT_GC_FOUND,       /* there are unreachable objects */
  RT_GC_WEAKREFS,    /* weak references to them were cleared, callbacks have run */
  RT_GC_FINALIZED,   /* their finalizers have run */
  RT_GC_END,
  RT_GC_MERGED,      /* the younger generations were put into the one that is collected */
  RT_GC_COUNTED,     /* update_refs: beside each object stands a copy of its count */
  RT_GC_SUBTRACTED,  /* subtract_refs: references from within were crossed off; what is left comes from outside */
  RT_GC_SORTED,      /* move_unreachable: what is needed or reached from there was moved back, the rest is set apart */
  RT_GC_PROMOTED,    /* the survivors moved to the next generation */
  RT_GC_FINALIZING,  /* tp_finalize of an object is about to be called */
  RT_GC_RESURRECTED, /* looked at once more after finalizers ran: what came back to life joined the survivors */
  RT_GC_CLEARING,    /* tp_clear of an object is about to be called */
} RtGcPhase;
#define RT_GC_LAST_TOLD_BY_STEP RT_GC_END

typedef enum RtOutput { RT_OUTPUT_STDOUT, RT_OUTPUT_STDERR } RtOutput;

typedef struct RtObserver {
  void *self;
  /* O exists with its type; fields are still empty. */
  void (*object_new) (void *self, RtObject *o);
  /* O's block goes back to the heap; its references were given up before. */
  void (*object_free) (void *self, RtObject *o);
  /* SLOT of OWNER held BEFORE (NULL: nothing) and holds AFTER. Neither is dereferenced later by the runtime on behalf of this call. */
  void (*ref_changed) (void *self, RtObject *owner, RtSlot slot, RtObject *before, RtObject *after);
  /* COUNT slots of KIND moved within OWNER, as memmove. */
  void (*ref_moved) (void *self, RtObject *owner, RtSlotKind kind, size_t to, size_t from, size_t count);
  /* What OWNER is besides its references changed. */
  void (*payload_changed) (void *self, RtObject *owner);
  /* The collector's generation of O (rt_gc_generation) was BEFORE. */
  void (*generation_changed) (void *self, RtObject *o, int before);
  /* FRAME: the innermost Python frame, NULL at the end. */
  void (*step) (void *self, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text);
  /* The same as a step of RT_STEP_LINE, for an observer that is told of no instructions: called in its stead while nobody counts steps. */
  void (*line) (void *self, RtFrame *frame);
  /* A request to stop becomes a KeyboardInterrupt here; FOR_GOOD: it cannot be caught. */
  void (*stopped) (void *self, bool for_good);
  /* From here on only who looks inside of lines asks for them.
   * An instruction of user code is about to run: the one at FRAME's previous_unit, EXTENDED_ARG excepted, which is a part of it. */
  void (*instruction) (void *self, RtFrame *frame);
  /* A collection is at PHASE; O: the object of FINALIZING and CLEARING, else NULL. rt_gc_figures tells the rest. */
  void (*gc_phase) (void *self, RtGcPhase phase, RtObject *o);
  /* O's count fell to 0 and its deallocation begins: it still holds what it held. It may come back if it has a finalizer. */
  void (*dying) (void *self, RtObject *o);
  /* What object_free told of has been done; the object was IDENTITY. */
  void (*freed) (void *self, uint64_t identity);
  /* The program wrote to a stream. */
  void (*output) (void *self, RtOutput stream, const char *text, size_t length_bytes);
} RtObserver;
