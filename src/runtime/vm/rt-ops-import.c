#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-import.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ops.h"
#include "rt-str.h"

/* level fromlist -> module. */
RtNext rt_op_import_name (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *import = NULL;
  if (RT_IS_DICT (f->builtins))
    import = rt_dict_get (rt, f->builtins, rt->names.import__);
  else
    rt_raise (rt, rt->types.SystemError, "Objects/dictobject.c:1734: bad argument to internal function");
  if (import == NULL) {
    if (rt_error (rt) == NULL)
      rt_raise (rt, rt->types.ImportError, "__import__ not found");
    return RT_NEXT_ERROR;
  }
  RtObject *locals = f->locals_dict != NULL ? f->locals_dict : rt->none;
  RtObject *args[6] = {NULL, rt_frame_name (f, oparg), f->globals, locals, *rt_peek (f, 1), *rt_peek (f, 2)};
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "__import__");
  hold.held[0] = rt_incref (import);
  RtObject *module = rt_vectorcall (rt, import, args + 1, 5 | RT_VECTORCALL_OFFSET, NULL);
  rt_hold_end (rt, &hold, NULL);
  return rt_replace (rt, f, 2, module);
}

/* NULL: memory is short. */
static RtObject *attribute_or_none (RtInterp *rt, RtObject *o, const char *name) {
  RtObject *value = rt_getattr_utf8 (rt, o, name);
  if (value != NULL || rt_error_matches (rt, rt->types.MemoryError))
    return value;
  rt_error_clear (rt);
  return rt_incref (rt->none);
}

static RtObject *cannot_import (RtInterp *rt, RtObject *module, RtObject *name) {
  RtObject *module_name = attribute_or_none (rt, module, "__name__");
  RtObject *file = module_name != NULL ? attribute_or_none (rt, module, "__file__") : NULL;
  if (file == NULL) {
    rt_xdecref (rt, module_name);
    return NULL;
  }
  bool partial = RT_IS_EXACT (rt, module, module) && ((RtModule *) module)->running;
  RtObject *shown = RT_IS_STR (module_name) ? rt_incref (module_name) : rt_str_from (rt, "<unknown module name>");
  if (shown != NULL && RT_IS_STR (file))
    rt_raise (rt, rt->types.ImportError,
              partial ? "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)"
                      : "cannot import name %R from %R (%S)",
              name, shown, file);
  else if (shown != NULL)
    rt_raise (rt, rt->types.ImportError, "cannot import name %R from %R (unknown location)", name, shown);
  if (shown != NULL && rt_error_matches (rt, rt->types.ImportError))
    rt_import_error_about (rt, shown, file, name);
  rt_xdecref (rt, shown);
  rt_decref (rt, module_name);
  rt_decref (rt, file);
  return NULL;
}

static RtObject *import_from (RtInterp *rt, RtObject *module, RtObject *name) {
  RtObject *value;
  int found = rt_getattr_optional (rt, module, name, &value);
  if (found != 0)
    return value;
  /* A submodule that is being imported stands in sys.modules only. */
  RtObject *package = attribute_or_none (rt, module, "__name__");
  RtObject *full = package != NULL && RT_IS_STR (package) ? rt_str_printf (rt, "%U.%U", package, name) : NULL;
  rt_xdecref (rt, package);
  RtObject *submodule = full != NULL ? rt_dict_get (rt, rt->modules, full) : NULL;
  rt_xdecref (rt, full);
  if (rt_error (rt) != NULL)
    return NULL;
  return submodule != NULL ? rt_incref (submodule) : cannot_import (rt, module, name);
}

RtNext rt_op_import_from (RtInterp *rt, RtFrame *f, uint32_t oparg) {
  RtObject *value = import_from (rt, *rt_peek (f, 1), rt_frame_name (f, oparg));
  if (value == NULL)
    return RT_NEXT_ERROR;
  rt_push (f, value);
  return RT_NEXT_OK;
}

static bool is_private (RtObject *name) {
  return RT_IS_STR (name) && rt_str_length (name) > 0 && rt_str_char_at (name, 0) == '_';
}

static int import_names (RtInterp *rt, RtFrame *f, RtObject *module, RtObject *names, bool skip_private) {
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (names); i++) {
    RtObject *name = RT_LIST_ITEM (names, i);
    if (skip_private && is_private (name))
      continue;
    RtObject *value = rt_getattr (rt, module, name);
    int failed = value != NULL ? rt_setitem (rt, f->locals_dict, name, value) : -1;
    rt_xdecref (rt, value);
    if (failed < 0)
      return -1;
  }
  return 0;
}

int rt_import_all (RtInterp *rt, RtFrame *f, RtObject *module) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "import", "names");
  int found = rt_getattr_optional (rt, module, rt->names.all__, &hold.held[0]);
  if (found == 0) {
    hold.held[0] = rt_getattr (rt, module, rt->names.dict__);
    found = hold.held[0] != NULL ? 0 : -1;
  }
  if (found >= 0)
    hold.held[1] = rt_list_from (rt, hold.held[0]);
  int failed = hold.held[1] != NULL ? import_names (rt, f, module, hold.held[1], found == 0) : -1;
  rt_hold_end (rt, &hold, NULL);
  return failed;
}
