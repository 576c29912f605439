/* weakref.proxy: stands for its referent in every operation. */
#pragma once

#include "rt-interp.h"

RT_NEW RtObject *rt_weakproxy_new (RtInterp *rt, RtObject *referent, RtObject *RT_NULLABLE callback);
