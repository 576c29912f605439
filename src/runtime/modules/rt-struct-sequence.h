/* Tuples of the module sys whose items have names, as sys.version_info: a type of its own for each. */
#pragma once

#include "rt-interp.h"

/* A new instance of a new type NAME ("flags") of sys with COUNT fields NAMES. Takes the VALUES over, whether it succeeds or not; one
 * that is NULL tells of an exception that is set already. NULL with an exception. */
RT_NEW RtObject *rt_struct_sequence (RtInterp *rt, const char *name, const char *const *names, RT_STEALS RtObject **values, size_t count);
