/* The heap at one step, as a reader sees it: moved by applying or undoing the log's changes.
 *
 * A state that goes where no state of its log has been before leaves keyframes behind (see tr-keyframes.h), so that every step
 * is near one of them: going anywhere costs some ms at most, and going back undoes exactly what going forward did. What it
 * takes is proportional to what lives, not to what ever lived.
 *
 * A state belongs to one thread; any number of them may read one log, even while it is written.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct TrState TrState;

/* A reference that a subject owns. */
typedef struct TrRef {
  guint8 kind; /* RtSlotKind */
  guint32 index;
  TrId target;
  TrText name; /* of a slot that has one; 0 for numbered ones */
} TrRef;

/* Before the first step: nothing is there. LOG is kept alive. */
TrState *tr_state_new (TrLog *log);
void tr_state_free (TrState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrState, tr_state_free)

/* Goes to the end of STEP (what is there when that step's line is about to run); -1: before everything. */
void tr_state_seek (TrState *state, int step);
int tr_state_step (TrState *state);
TrLog *tr_state_log (TrState *state);

/* Every subject that is alive, in ascending order: replaces what IDS (of TrId) holds. */
void tr_state_living (TrState *state, GArray *ids);
guint tr_state_n_living (TrState *state);
gboolean tr_state_is_alive (TrState *state, TrId id);
guint tr_state_count (TrState *state, TrId id); /* references to it; RT_IMMORTAL for immortals; 0 for what is not there */
/* What ID stands for, if it is alive or died in the state's step; else NULL. Good until the state moves. */
const TrSubject *tr_state_subject (TrState *state, TrId id);
/* FALSE, and zeros, unless tr_state_subject knows it. Of what died: as it was last. */
gboolean tr_state_payload (TrState *state, TrId id, TrPayload *out);
/* The collector's generation of ID: -1 if it is not tracked or not there, 0 to 2, RT_GC_PERMANENT after gc.freeze (). */
int tr_state_generation (TrState *state, TrId id);
/* All references of ID in the order of their slots (items by index, then attributes), appended to REFS (of TrRef). */
void tr_state_refs (TrState *state, TrId id, GArray *refs);
/* How many slots of ID refer to something. */
guint tr_state_n_refs (TrState *state, TrId id);
/* The same as tr_state_refs, but of the numbered slots of a kind only those below FIRST and the LAST ones, whatever lies between. */
void tr_state_refs_at_ends (TrState *state, TrId id, guint first, guint last, GArray *refs);
/* Who refers to ID: the numbers of living owners, each once, in ascending order, appended to OWNERS (of TrId). Not kept for immortals. */
void tr_state_referrers (TrState *state, TrId id, GArray *owners);
/* A number for all that the state holds, whatever the way by which it came to its step: for tests. */
guint64 tr_state_hash (TrState *state);
/* The first slot of KIND (-1: of any) whose name is NAME; FALSE if there is none. Looks at slots with names only, so it is quick for long lists,
 * too. OUT may be NULL. */
gboolean tr_state_named (TrState *state, TrId id, int kind, const char *name, TrRef *RT_NULLABLE out);
/* One slot; 0 if empty. */
TrId tr_state_ref (TrState *state, TrId id, RtSlotKind kind, guint32 index);
/* The frame that runs at this step (library frames included) or 0; its callers are payload->linked. */
TrId tr_state_top_frame (TrState *state);
/* Frames that are there: those below the one that runs, and those of threads that wait; in ascending order, appended to FRAMES (of TrId). */
guint tr_state_n_frames (TrState *state);
void tr_state_frames (TrState *state, GArray *frames);
/* The holder that stands for the interpreter, or 0. */
TrId tr_state_interp (TrState *state);

G_END_DECLS
