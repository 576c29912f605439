/* How an object is taken apart for copying (object.__reduce_ex__). */
#pragma once

#include "rt-interp.h"

/* What object.__getstate__ gives: the __dict__, None, or (__dict__, slots). REQUIRED: "cannot pickle 'x' object" for built-in
 * types with fields of their own. */
RT_NEW RtObject *rt_object_default_state (RtInterp *rt, RtObject *self, bool required);
/* The same by the class's own __getstate__, if it has one. */
RT_NEW RtObject *rt_object_state (RtInterp *rt, RtObject *self, bool required);
/* COPYREG (rt, name) gives an attribute of the module copyreg. */
RT_NEW RtObject *rt_object_reduce (RtInterp *rt, RtObject *self, int protocol, RtObject *(*copyreg) (RtInterp *rt, const char *name));
