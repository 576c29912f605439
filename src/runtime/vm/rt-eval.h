/* The evaluation loop and what starts it. */
#pragma once

#include "rt-frame.h"

/* Runs CODE in GLOBALS and LOCALS (a mapping; NULL: GLOBALS): modules, prompt lines, exec, eval. */
RT_NEW RtObject *rt_eval_code (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *RT_NULLABLE locals);
/* The same with the cells that the free variables of CODE stand for, as many as it has (NULL: none). */
RT_NEW RtObject *rt_eval_code_with (RtInterp *rt, RtObject *code, RtObject *globals, RtObject *RT_NULLABLE locals, RtObject *RT_NULLABLE closure);
/* Runs FRAME until it returns or yields (entered from native code); the value, or NULL with an exception. */
RT_NEW RtObject *rt_eval_frame (RtInterp *rt, RtFrame *frame, bool throwing);
/* Compiles and runs SOURCE (UTF-8) as `python3 FILENAME` runs a file, keeping the parser's tree alive while it runs. 0, or -1
 * with the exception set. MODE: RT_COMPILE_... of rt-compile.h. */
RT_RAISES int rt_run_source (RtInterp *rt, const char *source, size_t length_bytes, const char *filename, int mode, RtObject *globals);
/* All Python frames from the innermost out, suspended generators not included (they are objects). */
static inline RtFrame *rt_frames (RtInterp *rt) {
  return rt->frame;
}
