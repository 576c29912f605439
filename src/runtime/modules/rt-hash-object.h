/* The objects of hashlib. */
#pragma once

#include "rt-digest.h"
#include "rt-interp.h"

/* A hash by the function NAME of the bytes of DATA, if there are any. */
RT_NEW RtObject *rt_hash_new (RtInterp *rt, enum RtDigestName name, RtObject *RT_NULLABLE data);
