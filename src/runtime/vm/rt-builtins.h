/* The built-in functions that need the evaluation loop; the table of the module builtins names them. */
#pragma once

#include "rt-compile.h"
#include "rt-eval.h"

RT_NEW RtObject *rt_builtin_exec (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);    /* RT_METH_KEYWORDS */
RT_NEW RtObject *rt_builtin_eval (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);    /* RT_METH_KEYWORDS */
RT_NEW RtObject *rt_builtin_compile (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames); /* RT_METH_KEYWORDS */
RT_NEW RtObject *rt_builtin_import (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);  /* RT_METH_KEYWORDS */
RT_NEW RtObject *rt_builtin_locals (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);  /* RT_METH_NOARGS */
RT_NEW RtObject *rt_builtin_globals (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames); /* RT_METH_NOARGS */
/* dir () and vars () without arguments: the namespace of the running frame. */
RT_NEW RtObject *rt_current_locals (RtInterp *rt);
/* The code of SOURCE: str, or a bytes-like object in the encoding that it tells. FUNCTION and WHAT are for messages: "eval", "string, bytes
 * or code". */
RT_NEW RtObject *rt_compile_source (RtInterp *rt, RtObject *source, const RtCompileOptions *options, const char *function, const char *what);
/* The RT_CO_FUTURE_... of the code that runs, which code that it compiles has, too. */
int rt_current_future_flags (RtInterp *rt);
