#pragma once

#include "rt-interp.h"

/* What follows the message of EXCEPTION, such as ". Did you mean: 'x'?"; NULL if there is nothing to suggest. Never leaves an
 * exception behind. May run user code (__dir__, a property called `self.x`). */
RT_NEW RtObject *rt_suggestion_for (RtInterp *rt, RtObject *exception);
