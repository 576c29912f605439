/* Warnings that the runtime itself gives, by the module `warnings`, with its filters. Defined by modules. */
#pragma once

#include "rt-interp.h"

/* Warns of CATEGORY; LEVEL 1 means the line of the running frame, 2 that of its caller. FORMAT as rt_raise. -1 if a filter made it
 * an exception. Runs user code. */
RT_RAISES int rt_warn (RtInterp *rt, RtType *category, int level, const char *format, ...);
/* For a place in a file: MODULE NULL takes it from FILENAME. */
RT_RAISES int rt_warn_at (RtInterp *rt, RtType *category, const char *text, RtObject *filename, int line);
/* "coroutine 'f' was never awaited". Never fails: what goes wrong is printed. */
void rt_warn_unawaited (RtInterp *rt, RtObject *coroutine);
