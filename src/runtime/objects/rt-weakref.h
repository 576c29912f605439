/* Weak references: one list per referent, the callback-free plain one first and shared, as CPython's. */
#pragma once

#include "rt-interp.h"

typedef struct RtWeakref {
  RtObject base;
  RtObject *referent; /* not owned; NULL when dead. Shown as a dashed arrow, not counted */
  RtObject *callback; /* RT_NULLABLE, owned */
  int64_t hash;
  struct RtWeakref *previous, *next; /* the referent's list; not owned */
  RtVectorcall vectorcall;
} RtWeakref;

RT_NEW RtObject *rt_weakref_new (RtInterp *rt, RtObject *referent, RtObject *RT_NULLABLE callback);
RT_NEW RtObject *rt_weakref_get (RtInterp *rt, RtObject *weakref); /* the referent or None */
/* Where O keeps the head of its list; NULL if it cannot be weakly referenced. */
RtObject **rt_weakref_list (RtObject *o);
/* Called by deallocs before anything else: kills the references to O and runs their callbacks. */
void rt_weakref_clear_all (RtInterp *rt, RtObject *o);
/* For the collector: kills one without its callback. */
void rt_weakref_kill (RtInterp *rt, RtWeakref *ref);
