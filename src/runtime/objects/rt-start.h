/* How an interpreter comes to life. rt_new calls, in this order: rt_heap_new, rt_gc_init, rt_type_bare for every line of
 * rt-types.def, the singletons None, Ellipsis and NotImplemented, then the functions below as they stand here, then rt_type_ready
 * for every type, then it makes the modules builtins and sys. Types have no dict, no mro and no inherited slots before they
 * are ready, so these functions only allocate and fill objects of exact built-in types. */
#pragma once

#include "rt-interp.h"

RT_RAISES int rt_str_start (RtInterp *rt);   /* interned, empty_str, latin1_chars, names */
RT_RAISES int rt_int_start (RtInterp *rt);   /* small_ints, true_, false_ */
RT_RAISES int rt_bytes_start (RtInterp *rt); /* empty_bytes, byte_chars */
RT_RAISES int rt_tuple_start (RtInterp *rt); /* empty_tuple */
RT_RAISES int rt_set_start (RtInterp *rt);   /* empty_frozenset_, the dummy of removed members */

/* At the end, when all objects but immortal ones are gone: frees the tables beside them. */
void rt_str_finish (RtInterp *rt);
void rt_type_finish (RtInterp *rt); /* method cache; names, dicts and tables of types */
