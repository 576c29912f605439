#pragma once

#include "rt-interp.h"

/* BY_MODULE: as the module traceback chooses, for which a name that shares no letter is never near, and a local variable no nearer than
 * a global or a built-in one.
 * What follows the message of EXCEPTION, such as ". Did you mean: 'x'?"; NULL if there is nothing to suggest. Never leaves an
 * exception behind. May run user code (__dir__, a property called `self.x`). */
RT_NEW RtObject *rt_suggestion_for (RtInterp *rt, RtObject *exception, bool by_module);
