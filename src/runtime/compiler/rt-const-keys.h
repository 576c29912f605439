/* The tuples by which CPython's compiler knows constants: it makes them for every constant, name table and code table, keeps those of
 * new ones until all is compiled, and leaves them on the free lists, where the program's tuples come from. Here they are only counted. */
#pragma once

#include "rt-interp.h"

typedef struct RtConstKeys {
  unsigned now[RT_GC_SPARE_TUPLE_ITEMS], most[RT_GC_SPARE_TUPLE_ITEMS]; /* tuples of so many items */
  bool has_true, has_false;
} RtConstKeys;

/* A key for VALUE was made; KEPT: it is not equal to one that is there. */
void rt_const_keys_add (RtInterp *rt, RtConstKeys *keys, RtObject *value, bool kept);
/* All keys are gone. */
void rt_const_keys_pass (RtInterp *rt, const RtConstKeys *keys);
