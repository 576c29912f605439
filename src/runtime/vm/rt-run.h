#pragma once

#include "rt-compile.h"
#include "rt-eval.h"

/* Compiles and runs SOURCE in GLOBALS; the parser's tree is there until the run is over, as in CPython. What it returns. */
RT_NEW RtObject *rt_run_text (RtInterp *rt, const char *source, size_t length_bytes, const RtCompileOptions *options, RtObject *globals,
                              bool *RT_NULLABLE needs_line);
/* RtCompileOptions.warn: shows a SyntaxWarning on sys.stderr; DATA is the interpreter. */
bool rt_warn_syntax (void *data, const char *text, RtObject *filename, int line);
