/* The audit: at every step, every object's count as its holders explain it against the runtime's own counter.
 *
 * At each step the counters of all objects are read. Compared with what the holders explain are those that moved since the step
 * before, and those of all objects whose holders the log says to have changed: what neither moved nor was held differently is as it was
 * when it was compared last.
 *
 * Counts do not tell who holds an immortal object. So variables and stacks of the innermost frames are compared one by one, too.
 *
 * At steps that come while native code is at work on a deallocation (RT_STEP_DEALLOC, RT_STEP_FREE), what C variables hold until the
 * instruction is done has no holder yet: there, nothing that came to be held or was given up may count less than there are objects that hold it.
 *
 * The holders are those of the log, as a reader reconstructs them: a change that the recording missed shows as surely as a
 * reference that the runtime keeps without saying so.
 */
#pragma once

#include "tr-recorder.h"
#include "tr-state.h"

G_BEGIN_DECLS

typedef struct TrAuditFinding {
  guint step;
  TrId id;         /* an object; or whoever holds a variable that is not what the log says, once: then there is none or one of each */
  guint explained; /* references the log knows of */
  guint counted;   /* what the runtime counts */
} TrAuditFinding;

typedef struct TrAudit TrAudit;

/* Audits every step that RECORDER records from now on (takes its step function). */
TrAudit *tr_audit_new (RtInterp *rt, TrRecorder *recorder, TrLog *log);
void tr_audit_free (TrAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrAudit, tr_audit_free)

guint tr_audit_n_steps (TrAudit *audit);
guint64 tr_audit_n_objects (TrAudit *audit); /* different objects looked at */
/* Objects with a reference too many or too few at the step it first showed; each object once. */
const TrAuditFinding *tr_audit_findings (TrAudit *audit, guint *n_findings);
/* A line that says what is wrong and which holders are known. Free with g_free. */
char *tr_audit_describe (TrAudit *audit, const TrAuditFinding *finding);

G_END_DECLS
