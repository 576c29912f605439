/* The verifier: holds every object's count against the references there are, by walking all holders and the
 * whole heap.
 *
 * It runs no user code, changes nothing and takes its own memory outside of the interpreter's heap, so it may
 * be called at any step, from an observer, too. */
#pragma once

#include "rt-interp.h"

/* Calls REPORT for every object that lives and is not immortal, in address order: COUNTED is its refcount,
 * REAL the number of references found. A result other than 0 ends the walk and is returned; -1 if memory is
 * too short. */
int rt_audit_counts (RtInterp *rt, int (*report) (void *arg, RtObject *o, size_t counted, size_t real),
                     void *arg);

/* The sum of both: how many objects have a count that their holders do not explain; SIZE_MAX if memory is too
 * short. OUT gets a line for each of the first twenty, RT_NULLABLE. Also checks that no reference leads to
 * something that does not live, that the collector's rings hold exactly the objects that are flagged as
 * tracked, and that types' tables are complete. */
size_t rt_verify (RtInterp *rt, struct HbBuffer *RT_NULLABLE out);
