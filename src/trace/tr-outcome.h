/* How a run ended: what an uncaught exception says about itself, read without running any code of the program. */
#pragma once

#include "tr-log.h"

G_BEGIN_DECLS

/* Fills STEP's error_ fields from EXCEPTION: the type, the message if it is plain text, and where in the script it happened: for
 * a script that cannot be compiled the place that its SyntaxError names, else the innermost line of the script in the traceback. AT_PROMPT:
 * what ran was typed there. */
void tr_outcome_read (TrLog *log, RtObject *exception, gboolean at_prompt, TrStep *step);

G_END_DECLS
