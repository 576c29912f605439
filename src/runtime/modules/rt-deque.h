/* collections.deque, for who looks at one. */
#pragma once

#include "rt-interp.h"

/* How many items DEQUE keeps at most; -1: as many as there are. */
ptrdiff_t rt_deque_max (const RtObject *deque);
