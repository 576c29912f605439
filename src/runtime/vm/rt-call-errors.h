/* What CPython says when arguments do not fit the parameters. */
#pragma once

#include "rt-function.h"

void rt_raise_missing_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t required);
void rt_raise_missing_keyword_only (RtInterp *rt, RtFunction *function, RtObject *const *locals);
void rt_raise_too_many_positional (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given);
/* One of KWNAMES names the parameter at INDEX, which has its value already; GIVEN arguments came by their places. */
void rt_raise_multiple_values (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, RtObject *kwnames, size_t index);
/* NAME, one of KWNAMES, is not a parameter, or one that is positional only; GIVEN arguments came by their places. */
void rt_raise_unexpected_keyword (RtInterp *rt, RtFunction *function, RtObject *const *locals, size_t given, RtObject *kwnames, RtObject *name);
