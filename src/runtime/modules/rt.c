/* Birth and death of an interpreter. */
#include "rt.h"

#include <stdlib.h>
#include <string.h>

#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception.h"
#include "rt-host.h"
#include "rt-import.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-sources.h"
#include "rt-start.h"
#include "rt-str.h"
#include "rt-thread.h"

#define HEAP_LIMIT_BYTES  ((size_t) 1 << 30) /* far above what a lesson needs, far below what hurts the machine */
#define RECURSION_LIMIT   1000
#define C_RECURSION_LIMIT 1500 /* CPython's */

#define RT_MODULE_DEF(id) extern const RtModuleDef rt_module_def_##id;
#include "rt-modules.def"
#undef RT_MODULE_DEF

static const RtModuleDef *const module_defs[] = {
#define RT_MODULE_DEF(id) &rt_module_def_##id,
#include "rt-modules.def"
#undef RT_MODULE_DEF
    NULL,
};

static struct RtModuleTable module_table = {module_defs};

RtConfig rt_config_default (void) {
  return (RtConfig){.heap_limit_bytes = HEAP_LIMIT_BYTES};
}

static RtObject *singleton (RtInterp *rt, RtType *type) {
  RtObject *o = rt_object_alloc (rt, type, 0);
  if (o != NULL)
    o->refcount = RT_IMMORTAL;
  return o;
}

static bool make_atoms (RtInterp *rt) {
  rt->none = singleton (rt, rt->types.NoneType);
  rt->ellipsis = singleton (rt, rt->types.ellipsis);
  rt->not_implemented = singleton (rt, rt->types.NotImplementedType);
  return rt->none != NULL && rt->ellipsis != NULL && rt->not_implemented != NULL && rt_str_start (rt) == 0 &&
         rt_int_start (rt) == 0 && rt_bytes_start (rt) == 0 && rt_tuple_start (rt) == 0 && rt_set_start (rt) == 0;
}

static RtObject *import_named (RtInterp *rt, const char *name) {
  RtObject *text = rt_str_interned (rt, name);
  RtObject *module = text != NULL ? rt_import_module (rt, text) : NULL;
  rt_xdecref (rt, text);
  return module;
}

/* The namespace of scripts and of the prompt. */
static RtObject *make_main (RtInterp *rt) {
  RtObject *module = rt_module_new (rt, "__main__");
  if (module == NULL)
    return NULL;
  RtObject *annotations = rt_dict_new (rt);
  if (annotations == NULL || rt_module_add (rt, module, "__annotations__", annotations) < 0 ||
      rt_dict_set (rt, rt_module_dict (module), rt->names.builtins__, rt->builtins_module) < 0 ||
      rt_dict_set (rt, rt->modules, rt->names.main__, module) < 0) {
    rt_decref (rt, module);
    return NULL;
  }
  return module;
}

static bool make_modules (RtInterp *rt) {
  rt->modules = rt_dict_new (rt);
  if (rt->modules == NULL)
    return false;
  rt->builtins = rt_dict_new (rt); /* until there is the module's */
  if (rt->builtins == NULL)
    return false;
  rt->sys_module = import_named (rt, "sys");
  rt->builtins_module = rt->sys_module != NULL ? import_named (rt, "builtins") : NULL;
  if (rt->builtins_module == NULL)
    return false;
  rt_decref (rt, rt->builtins);
  rt->builtins = rt_incref (rt_module_dict (rt->builtins_module));
  rt->main_module = make_main (rt);
  if (rt->main_module == NULL)
    return false;
  rt->memory_error = rt_exception_make (rt, rt->types.MemoryError, NULL);
  return rt->memory_error != NULL;
}

static bool start (RtInterp *rt, const RtConfig *config) {
  hb_allocator_init (&rt->allocator, config->heap_limit_bytes);
  RtHost *host = calloc (1, sizeof *host);
  RtVm *vm = calloc (1, sizeof *vm);
  rt->extension[RT_EXTENSION_HOST] = host;
  rt->extension[RT_EXTENSION_VM] = vm;
  if (host == NULL || vm == NULL)
    return false;
  host->config = *config;
  rt->heap = rt_heap_new (&rt->allocator, config->never_reuse);
  if (rt->heap == NULL)
    return false;
  rt->exc_info = &rt->exc_base;
  rt->py_recursion_limit = rt->py_recursion_remaining = RECURSION_LIMIT;
  rt->c_recursion_remaining = vm->c_recursion_limit = C_RECURSION_LIMIT;
  rt->module_table = &module_table;
  rt_gc_init (rt);
  rt->world = config->world;
  rt_import_set_folder (rt, config->script_folder);
  if (rt_types_make_bare (rt) < 0 || !make_atoms (rt) || rt_types_make_ready (rt) < 0 ||
      rt_exception_group_start (rt) < 0 || !make_modules (rt))
    return false;
  rt_gc_collect (rt, RT_GC_GENERATIONS - 1);
  rt_gc_begin_script (rt);
  rt->step_limit = config->step_limit;
  rt->allocator.fail_at = config->fail_at != 0 ? rt->allocator.requests + config->fail_at : 0;
  rt->allocator.fail_on = config->fail_on;
  return true;
}

static void free_all (RtInterp *rt) {
  RtHost *host = rt_host (rt);
  if (rt->heap != NULL) {
    if (rt_vm (rt) != NULL) {
      rt_sources_free (rt);
      rt_threads_free (rt);
      rt_data_stack_free (rt);
    }
    rt_code_finish (rt);
    rt_type_finish (rt);
    rt_str_finish (rt);
    rt_heap_free (rt->heap);
  }
  if (host != NULL)
    free (host->prompt_text);
  free (host);
  free (rt_vm (rt));
  free (rt);
}

RtInterp *rt_new (const RtConfig *config) {
  RtInterp *rt = calloc (1, sizeof *rt);
  if (rt == NULL)
    return NULL;
  if (start (rt, config))
    return rt;
  free_all (rt);
  return NULL;
}

bool rt_destroy (RtInterp *rt) {
  rt->allocator.fail_at = 0;
  rt->step_limit = 0;
  atomic_store (&rt->stop_requested, rt->world.stop != NULL ? RT_STOP_ASKED : RT_STOP_NONE);
  rt_vm (rt)->stop_grace = 0;
  bool flushed = rt_finalize_modules (rt);
  free_all (rt);
  return flushed;
}

void rt_set_observer (RtInterp *rt, const RtObserver *observer) {
  rt->observer = observer;
}

void rt_request_stop (RtInterp *rt) {
  atomic_store (&rt->stop_requested, RT_STOP_ASKED);
}
