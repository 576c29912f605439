#pragma once

#include "rt-interp.h"

/* Prints EXCEPTION with its traceback to sys.stderr. -1 with an exception. */
RT_RAISES int rt_display_exception (RtInterp *rt, RtObject *exception);
