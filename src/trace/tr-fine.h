/* Fine mode: what happened between two steps of a recording, instruction by instruction.
 *
 * The program is run again from its start, watched only for the number of steps until the step that is asked for, and then recorded
 * with a step for every instruction, phase of a collection and deallocation until the next step of the first recording. Since runs
 * repeat, objects and frames have the same numbers in both.
 *
 * The first step of the new log is the step that was asked for, the last one the step after it (the program's end has none).
 */
#pragma once

#include "tr-log.h"
#include "tr-program.h"

G_BEGIN_DECLS

#define TR_FINE_STEPS_MOST 200000 /* of a stretch, unless told otherwise */

typedef enum TrFineEnd {
  TR_FINE_RUNNING,
  TR_FINE_DONE,
  TR_FINE_CUT,       /* the stretch has more steps than were asked for */
  TR_FINE_CANCELLED,
  TR_FINE_DIFFERENT, /* the program did not come to that step, or to another one: what it depends on has changed since */
  TR_FINE_FAILED,    /* there is not enough memory, or nothing is known of the program */
} TrFineEnd;

typedef struct TrFineRequest {
  TrLog *recording; /* with its program */
  guint step;       /* of the recording, where the stretch begins */
  guint steps_most; /* of the new log; 0: TR_FINE_STEPS_MOST */
  const gint *RT_NULLABLE cancelled; /* atomic; looked at often */
  /* REACHED steps of the recording are behind; called some hundred times at most, on the running thread. */
  void (*progress) (guint reached, gpointer user);
  gpointer user;
} TrFineRequest;

/* Records the stretch into LOG, which is new, on the calling thread (which needs RT_STACK_BYTES of stack). */
TrFineEnd tr_fine_record (const TrFineRequest *request, TrLog *log);

/* The same on a thread of its own. Functions are for the thread that made it. */
typedef struct TrFine TrFine;
/* FUNC is called on the caller's thread-default main context while it runs, from time to time, and once more when it has ended. */
typedef void (*TrFineFunc) (TrFine *fine, gpointer user);

TrFine *tr_fine_new (TrLog *recording, guint step, guint steps_most, TrFineFunc func, gpointer user);
/* Cancels it if it runs and waits for its thread. */
void tr_fine_free (TrFine *fine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrFine, tr_fine_free)

guint tr_fine_step (TrFine *fine); /* that was asked for */
TrLog *tr_fine_log (TrFine *fine); /* grows while it runs; borrowed */
TrFineEnd tr_fine_end (TrFine *fine);
double tr_fine_progress (TrFine *fine); /* of the way to the step that was asked for: 0 to 1 */
/* Asks it to end; what was recorded stays. */
void tr_fine_cancel (TrFine *fine);

G_END_DECLS
