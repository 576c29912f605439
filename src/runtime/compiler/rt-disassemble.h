/* Code as text, in the columns of CPython's dis. */
#pragma once

#include "hb-buffer.h"
#include "rt-code.h"

/* What `python3 -m dis` prints for CODE and the code objects among its constants. -1 with an exception. */
RT_RAISES int rt_disassemble (RtInterp *rt, RtCode *code, HbBuffer *out);
