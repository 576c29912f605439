/* The recorder: the observer that turns a run into a log.
 *
 * Objects made within a step are read once, when the step ends, if they are still there; changes of older ones are recorded as
 * they happen. Frames, native frames and the interpreter's holders are compared when a step ends, since between steps nobody
 * can look; of the frames only those that can have changed are visited. The cost of a step is that of the work it did.
 *
 * In fine mode a step is also an instruction, a phase of a collection, an object whose count fell to 0 (if it holds anything: it is
 * about to give that up) and an object that is gone. What native code made and threw away within one step is not told of.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct TrRecorder TrRecorder;

/* Watches RT from now on: what is there already becomes the baseline, with step 0's changes. Both must outlive the recorder. */
TrRecorder *tr_recorder_new (RtInterp *rt, TrLog *log);
/* The same in fine mode: every instruction of user code, every phase of a collection and every deallocation is a step, too, with a
 * TrInside. A recording may begin in the middle of a run, from within a step of another observer: PROGRAM_IDENTITY is the last
 * object that was there before the program, 0 if all that is there was. The step that is told next is the log's first. */
TrRecorder *tr_recorder_new_fine (RtInterp *rt, TrLog *log, guint64 program_identity);
/* Records a step that another observer was told of. */
void tr_recorder_step (TrRecorder *recorder, RtStepKind kind, RtObject *RT_NULLABLE detail, const char *RT_NULLABLE text);
void tr_recorder_free (TrRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrRecorder, tr_recorder_free)

/* Called on the running thread after every recorded step. */
typedef void (*TrStepFunc) (guint step, gpointer user);
void tr_recorder_set_step_func (TrRecorder *recorder, TrStepFunc func, gpointer user);
/* The number of an object of the runtime; 0 if it was never visible at the end of a step. */
TrId tr_recorder_id (TrRecorder *recorder, const RtObject *o);

G_END_DECLS
