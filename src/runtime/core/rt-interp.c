#include "rt-interp.h"

int rt_interp_visit (RtInterp *rt, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, RT_FIELD (0, "current exception"), rt->error);
  RT_VISIT (visit, arg, RT_FIELD (1, "reserve for MemoryError"), rt->memory_error);
  RT_VISIT (visit, arg, RT_FIELD (2, "exception being handled"), rt->exc_base.exception);
  RT_VISIT (visit, arg, RT_FIELD (3, "sys.modules"), rt->modules);
  RT_VISIT (visit, arg, RT_FIELD (4, "built-in names"), rt->builtins);
  RT_VISIT (visit, arg, RT_FIELD (5, "module builtins"), rt->builtins_module);
  RT_VISIT (visit, arg, RT_FIELD (6, "module sys"), rt->sys_module);
  RT_VISIT (visit, arg, RT_FIELD (7, "module __main__"), rt->main_module);
  RT_VISIT (visit, arg, RT_FIELD (8, "command line"), rt->argv);
  RT_VISIT (visit, arg, RT_FIELD (9, "gc.garbage"), rt->gc.garbage);
  RT_VISIT (visit, arg, RT_FIELD (10, "gc.callbacks"), rt->gc.callbacks);
  RT_VISIT (visit, arg, RT_FIELD (12, "hook for new asynchronous generators"), rt->async_first);
  RT_VISIT (visit, arg, RT_FIELD (13, "hook for forgotten asynchronous generators"), rt->async_finalizer);
  for (RtGcHead *head = rt->gc.due_callbacks.next; head != NULL && head != &rt->gc.due_callbacks;
       head = head->next)
    RT_VISIT (visit, arg, RT_FIELD (11, "weak reference about to call back"), rt_gc_object (head));
  return 0;
}
