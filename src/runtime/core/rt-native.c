#include "rt-native.h"

#include "rt-interp.h"

void rt_native_enter (RtInterp *rt, RtNative *native, const char *name, const char *const *labels,
                      RtObject **held, size_t count) {
  *native = (RtNative){
      .below = rt->native, .frame = rt->frame, .name = name, .labels = labels, .held = held, .count = count,
      .identity = ++rt->next_holder_identity};
  rt->native = native;
}

void rt_native_enter_array (RtInterp *rt, RtNative *native, const char *name, const char *label,
                            RtObject **held, size_t count) {
  rt_native_enter (rt, native, name, NULL, held, count);
  native->label_all = label;
}

static void give_up (RtInterp *rt, RtNative *native) {
  for (size_t i = 0; i < native->count; i++) {
    RtObject *held = native->held[i];
    native->held[i] = NULL;
    rt_xdecref (rt, held);
  }
}

void rt_native_leave (RtInterp *rt, RtNative *native) {
  give_up (rt, native);
  rt->native = native->below;
}

bool rt_end_runs_code (const RtObject *o) {
  return o != NULL && o->refcount == 1 &&
         (rt_type_has (o->type, RT_TYPE_GC) || rt_type_has (o->type, RT_TYPE_HEAP) || o->type->weaklist_offset != 0);
}

/* rt_native_end where something may run code while it ends. */
static __attribute__ ((noinline)) RtObject *end_passing (RtInterp *rt, RtNative *native, RtObject *result) {
  RtObject *passed[1] = {result};
  RtNative passing;
  rt_native_enter_array (rt, &passing, native->name, "result", passed, 1);
  give_up (rt, native);
  rt->native = native->below; /* both are left */
  return result;
}

RtObject *rt_native_end (RtInterp *rt, RtNative *native, RtObject *result) {
  RtObject **held = native->held;
  for (size_t i = 0; i < native->count; i++) {
    RtObject *o = held[i];
    if (o == NULL)
      continue;
    if (result != NULL && rt_end_runs_code (o))
      return end_passing (rt, native, result);
    held[i] = NULL;
    rt_decref (rt, o);
  }
  rt->native = native->below;
  return result;
}

int rt_native_visit (const RtNative *native, RtVisit visit, void *arg) {
  for (; native != NULL; native = native->below)
    for (size_t i = 0; i < native->count; i++)
      RT_VISIT (visit, arg, RT_FIELD (i, native->labels != NULL ? native->labels[i] : native->label_all),
                native->held[i]);
  return 0;
}

void rt_hold_begin (RtInterp *rt, RtHold *hold, const char *name, const char *label) {
  for (size_t i = 0; i < sizeof hold->held / sizeof *hold->held; i++)
    hold->held[i] = NULL;
  rt_native_enter_array (rt, &hold->native, name, label, hold->held, sizeof hold->held / sizeof *hold->held);
}

RtObject *rt_hold_end (RtInterp *rt, RtHold *hold, RtObject *result) {
  return rt_native_end (rt, &hold->native, result);
}
