/* Having a run again, recorded anew, up to a point, to go on from there: what the world answered the first time it answers again, and
 * the new recording takes notes of all that, so that it, too, can be had again. For tr-run.
 *
 * It belongs to the thread that runs user code; only tr_again_cancel is for others.
 */
#pragma once

#include "tr-program.h"

G_BEGIN_DECLS

typedef struct TrAgain TrAgain;

/* The first N_COMMANDS commands of FROM, with notes taken in TO. UNTIL: the step of the recording at which they end, before its line
 * runs; -1: they run to their end. */
TrAgain *tr_again_new (TrProgram *from, guint n_commands, int until, TrProgram *to);
void tr_again_free (TrAgain *again);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrAgain, tr_again_free)

/* Good as long as AGAIN, and only while its commands run. */
RtWorld tr_again_world (TrAgain *again);
/* The next command, noted as one of the new recording; NULL: there are no more, or the step was reached. */
const TrCommand *RT_NULLABLE tr_again_next (TrAgain *again);
/* A step of the new recording was published. */
void tr_again_note_step (TrAgain *again, guint step);
/* A line of input that the first run got; FALSE: it got no more. *LINE: NULL for the end of input; else free with g_free. */
gboolean tr_again_input (TrAgain *again, char **line);
/* Somebody wants it to end. */
void tr_again_cancel (TrAgain *again);

G_END_DECLS
