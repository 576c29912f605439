/* Text streams: sys.stdout, sys.stderr, sys.stdin, and whatever a program puts in their place. */
#pragma once

#include "rt-interp.h"

/* To the observer and the host's stream. Never fails, runs no user code. TEXT is UTF-8. */
void rt_output (RtInterp *rt, RtOutput stream, const char *text, size_t length_bytes);
/* FILE.write (str): at once if FILE is a stream of ours. */
RT_RAISES int rt_stream_write (RtInterp *rt, RtObject *file, RtObject *str);
RT_RAISES int rt_stream_write_utf8 (RtInterp *rt, RtObject *file, const char *text, size_t length_bytes);
/* FILE.flush (). */
RT_RAISES int rt_stream_flush (RtInterp *rt, RtObject *file);
/* Flushes sys.stderr and sys.stdout; what goes wrong is passed over, and an exception that is set stays. */
void rt_stream_flush_standard (RtInterp *rt);
/* sys.NAME, borrowed; NULL without an exception if there is none. No user code. */
RT_BORROWED RtObject *rt_sys_get (RtInterp *rt, const char *name);
/* After rt_sys_get gave nothing of use: RuntimeError (MESSAGE), unless looking it up has failed with an exception. NULL. */
void *rt_sys_lost (RtInterp *rt, const char *message);
RT_RAISES int rt_sys_set (RtInterp *rt, const char *name, RtObject *value);
/* Whether an exact io.StringIO has attributes of its own: one may stand in the place of `write`. */
bool rt_string_io_has_own_methods (const RtObject *file);
/* FILE.write (str) for an exact io.StringIO. */
RT_RAISES int rt_string_io_write (RtInterp *rt, RtObject *file, RtObject *str);
/* io.UnsupportedOperation (OPERATION). NULL. */
void *rt_io_unsupported (RtInterp *rt, const char *operation);
