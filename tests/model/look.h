/* Every question that the model answers, asked of one step. */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

/* Asks of STEP of LOG, which may still be growing, all that can be asked of a heap; OF_TIME: and, which takes longer, of pairs of its objects and of
 * the run up to it. */
void look_at_everything (TrLog *log, guint step, gboolean of_time);

G_END_DECLS
