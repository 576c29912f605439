#pragma once

#include "rt-interp.h"

/* Makes what is being handled at INFO the __context__ of the current exception, as _PyErr_ChainStackItem. */
void rt_chain_handled (RtInterp *rt, const RtExcInfo *info);
