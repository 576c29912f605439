/* Native frames: the references that C code keeps while user code may run.
 *
 * A native function that holds a reference in a C variable across a call that can run user code (__eq__, a key function, a
 * finalizer) keeps it here, with a label, so that the audit and the picture can show who holds it.
 *
 *   static const char *const labels[] = {"items being sorted", "keys"};
 *   RtObject *held[2] = {NULL};
 *   RtNative native;
 *   rt_native_enter (rt, &native, "sorted", labels, held, 2);
 *   held[0] = rt_list_from (rt, iterable);
 *   ...
 *   rt_native_leave (rt, &native);           // gives up whatever is still held
 *
 * To hand a held reference on, set its place to NULL first. Native frames nest strictly and live on the C stack.
 */
#pragma once

#include "rt-object.h"

typedef struct RtNative {
  struct RtNative *below;
  RtFrame *frame;            /* the Python frame that was running */
  const char *name;          /* the function, as a reader of the picture would call it */
  const char *const *labels; /* one a place; NULL: all are called label_all */
  const char *label_all;
  RtObject **held; /* owned references or NULL */
  size_t count;
  uint64_t identity; /* counts up in the order of entering, together with the parser's trees */
} RtNative;

void rt_native_enter (RtInterp *rt, RtNative *native, const char *name, const char *const *labels, RtObject **held, size_t count);
/* All places share one label; for arrays of items. */
void rt_native_enter_array (RtInterp *rt, RtNative *native, const char *name, const char *label, RtObject **held, size_t count);
void rt_native_leave (RtInterp *rt, RtNative *native);
/* The same of a function that returns RESULT, a reference of its own, which is passed through: what is given up may have finalizers, and
 * RESULT is held while they run. */
RtObject *RT_NULLABLE rt_native_end (RtInterp *rt, RtNative *native, RtObject *RT_NULLABLE result);
/* Whether giving up a reference to O may run a finalizer or the callback of a weak reference, of O's own or of what it holds. */
bool rt_end_runs_code (const RtObject *RT_NULLABLE o);
/* What the frames hold, innermost first, each place as RT_FIELD with its label. */
int rt_native_visit (const RtNative *native, RtVisit visit, void *arg);

/* The short form, for a function that keeps a few references under one label: places of HOLD.held that are not used stay NULL. */
typedef struct RtHold {
  RtNative native;
  RtObject *held[4];
} RtHold;
void rt_hold_begin (RtInterp *rt, RtHold *hold, const char *name, const char *label);
/* Gives up what is held. RESULT is passed through as by rt_native_end, for `return rt_hold_end (rt, &hold, result)`. */
RtObject *rt_hold_end (RtInterp *rt, RtHold *hold, RtObject *RT_NULLABLE result);
