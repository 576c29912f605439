#pragma once

#include "rt-frame.h"

typedef enum RtGeneratorState {
  RT_GENERATOR_CREATED,
  RT_GENERATOR_SUSPENDED,
  RT_GENERATOR_RUNNING,
  RT_GENERATOR_ENDED,
} RtGeneratorState;

struct RtGenerator {
  RtVarObject base;
  RtObject *weakrefs, *name, *qualname;
  RtExcInfo exc; /* what it handles while suspended */
  RtGeneratorState state;
  RtFrame frame; /* variables and stack follow */
};

/* VALUE sent (NULL: next ()): 1 yielded *RESULT, 0 returned it (NULL if None was returned to next ()), -1 with an exception. */
RT_RAISES int rt_generator_send (RtInterp *rt, RtObject *generator, RtObject *RT_NULLABLE value, RtObject **result);
/* StopIteration (VALUE), plain for None. */
void rt_raise_stop_iteration (RtInterp *rt, RtObject *RT_NULLABLE value);
