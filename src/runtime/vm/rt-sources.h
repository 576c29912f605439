/* The texts of what runs, for tracebacks: by file name. What is typed at the prompt is not kept: its lines are not shown, as in
 * CPython 3.12. */
#pragma once

#include "rt-interp.h"

/* Keeps a copy of TEXT for FILENAME; replaces an older one. -1 with MemoryError. */
RT_RAISES int rt_sources_add (RtInterp *rt, const char *filename, const char *text, size_t length_bytes);
/* Line LINE (from 1) of FILENAME without its end; NULL if unknown. */
const char *rt_sources_line (RtInterp *rt, const char *filename, int line, size_t *length_bytes);
/* The same, from the file itself in the program's folder, if no text is kept for that name: FORGET must be called with *READ when the
 * line is no longer needed, since such a file may change. */
const char *rt_sources_line_of_file (RtInterp *rt, const char *filename, int line, size_t *length_bytes, bool *read);
void rt_sources_forget (RtInterp *rt, const char *filename, bool read);
void rt_sources_free (RtInterp *rt);
