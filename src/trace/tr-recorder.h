/* The recorder: the observer that turns a run into a log.
 *
 * Objects made within a step are read once, when the step ends, if they are still there; changes of older ones are recorded as
 * they happen. Frames, native frames and the interpreter's holders are compared when a step ends, since between steps nobody
 * can look; of the frames only those that can have changed are visited. The cost of a step is that of the work it did.
 */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

typedef struct TrRecorder TrRecorder;

/* Watches RT from now on: what is there already becomes the baseline, with step 0's changes. Both must outlive the recorder. */
TrRecorder *tr_recorder_new (RtInterp *rt, TrLog *log);
void tr_recorder_free (TrRecorder *recorder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrRecorder, tr_recorder_free)

/* Called on the running thread after every recorded step. */
typedef void (*TrStepFunc) (guint step, gpointer user);
void tr_recorder_set_step_func (TrRecorder *recorder, TrStepFunc func, gpointer user);
/* The number of an object of the runtime; 0 if it was never visible at the end of a step. */
TrId tr_recorder_id (TrRecorder *recorder, const RtObject *o);

G_END_DECLS
