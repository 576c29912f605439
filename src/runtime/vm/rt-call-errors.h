/* What CPython says when arguments do not fit the parameters. */
#pragma once

#include "rt-function.h"

void rt_raise_missing_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t required);
void rt_raise_missing_keyword_only (RtInterp *rt, RtFunction *function, RtObject *const *locals);
void rt_raise_too_many_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given);
/* Raises and returns true if one of KWNAMES names a parameter that is positional only. */
bool rt_raise_positional_only_as_keyword (RtInterp *rt, RtFunction *function, RtObject *kwnames);
