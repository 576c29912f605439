#include "rt-interp.h"

const RtSlot rt_interp_field_slots[RT_INTERP_FIELDS] = {
    [RT_INTERP_ERROR] = {RT_SLOT_FIELD, 0, "current exception"},
    [RT_INTERP_MEMORY_ERROR] = {RT_SLOT_FIELD, 1, "reserve for MemoryError"},
    [RT_INTERP_HANDLED] = {RT_SLOT_FIELD, 2, "exception being handled"},
    [RT_INTERP_MODULES] = {RT_SLOT_FIELD, 3, "sys.modules"},
    [RT_INTERP_BUILTINS] = {RT_SLOT_FIELD, 4, "built-in names"},
    [RT_INTERP_BUILTINS_MODULE] = {RT_SLOT_FIELD, 5, "module builtins"},
    [RT_INTERP_SYS_MODULE] = {RT_SLOT_FIELD, 6, "module sys"},
    [RT_INTERP_MAIN_MODULE] = {RT_SLOT_FIELD, 7, "module __main__"},
    [RT_INTERP_ARGV] = {RT_SLOT_FIELD, 8, "command line"},
    [RT_INTERP_GARBAGE] = {RT_SLOT_FIELD, 9, "gc.garbage"},
    [RT_INTERP_CALLBACKS] = {RT_SLOT_FIELD, 10, "gc.callbacks"},
    [RT_INTERP_ASYNC_FIRST] = {RT_SLOT_FIELD, 11, "hook for new asynchronous generators"},
    [RT_INTERP_ASYNC_FINALIZER] = {RT_SLOT_FIELD, 12, "hook for forgotten asynchronous generators"},
    [RT_INTERP_TRACER] = {RT_SLOT_FIELD, 13, "function that sys.settrace was given"},
};

const char rt_interp_due_label[] = "weak reference about to call back";
const RtSlot rt_interp_value_slot = {RT_SLOT_FIELD, RT_SLOT_INDEX_HEADER, "value on its way to native code"};

int rt_interp_visit (RtInterp *rt, RtVisit visit, void *arg) {
  RtObject *fields[RT_INTERP_FIELDS];
  rt_interp_fields (rt, fields);
  for (int i = 0; i < RT_INTERP_FIELDS; i++)
    RT_VISIT (visit, arg, rt_interp_field_slots[i], fields[i]);
  uint32_t index = RT_INTERP_FIELDS;
  for (RtGcHead *head = rt->gc.due_callbacks.next; head != NULL && head != &rt->gc.due_callbacks; head = head->next)
    RT_VISIT (visit, arg, RT_FIELD (index++, rt_interp_due_label), rt_gc_object (head));
  return 0;
}
