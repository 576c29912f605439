/* What a recording hears of a run. The runtime knows nothing of who listens.
 *
 * Called on the thread that runs user code, between the changes. A callback runs no user code, changes no count, allocates
 * nothing on the runtime's heap and cannot fail; one that wants to stop the run calls rt_request_stop. Any entry may be NULL.
 */
#pragma once

#include "rt-object.h"

typedef enum RtStepKind {
  RT_STEP_LINE,      /* a line is about to run, in the order of sys.settrace */
  RT_STEP_CALL,      /* a frame has its arguments and is about to start */
  RT_STEP_RETURN,    /* a frame is about to end or yield; detail: the value */
  RT_STEP_EXCEPTION, /* an exception reached a frame; detail: the exception */
  RT_STEP_GC,        /* a phase of a collection; detail NULL, text names the phase */
  RT_STEP_END,       /* the script or the line at the prompt is over; detail: the uncaught exception or NULL */
} RtStepKind;

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
  /* FRAME: the innermost Python frame, NULL at the end. */
  void (*step) (void *self, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text);
  /* The program wrote to a stream. */
  void (*output) (void *self, RtOutput stream, const char *text, size_t length_bytes);
} RtObserver;
