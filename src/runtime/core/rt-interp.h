/* An interpreter: everything that a run of Python owns. There is no global state; every function gets the interpreter.
 *
 * The struct is open to runtime/ only; those above include rt.h. An interpreter belongs to one thread at a time, except
 * for rt_request_stop.
 */
#pragma once

#include <stdatomic.h>

#include "rt-gc.h"
#include "rt-heap.h"
#include "rt-native.h"
#include "rt-observer.h"
#include "rt-type.h"
#include "rt-world.h"

#define RT_SMALL_INT_MIN (-5)
#define RT_SMALL_INT_MAX 256
#define RT_INT_DEFAULT_MAX_STR_DIGITS 4300

/* One entry of the stack of exceptions being handled (sys.exc_info); generators carry their own while suspended. */
typedef struct RtExcInfo {
  RtObject *exception; /* owned or NULL */
  struct RtExcInfo *below;
} RtExcInfo;

/* Names that the runtime itself uses, interned and immortal: rt->names.append is the str 'append'. rt-names.def lists them. */
typedef struct RtNames {
#define RT_NAME_DEF(id, text) RtObject *id;
#include "rt-names.def"
#undef RT_NAME_DEF
} RtNames;

enum { RT_STOP_NONE, RT_STOP_ASKED, RT_STOP_AT_LIMIT };

#define RT_SPARE_FLOATS 100 /* as many as CPython keeps */

struct RtInterp {
  HbAllocator allocator;
  RtHeap *heap;
  uint64_t next_identity;
  uint64_t abc_registrations; /* of classes as derived ones of abstract classes, by all of them */
  uint64_t next_holder_identity; /* of native frames and parser's trees */
  const RtObserver *observer; /* NULL: nobody listens; borrowed */
  RtWorld world;

  RtTypes types;
  RtNames names;
  RtObject *none, *true_, *false_, *ellipsis, *not_implemented; /* immortal singletons, borrowed by everybody */
  RtObject *small_ints[RT_SMALL_INT_MAX - RT_SMALL_INT_MIN + 1];
  RtObject *latin1_chars[256]; /* one-character strings */
  RtObject *byte_chars[256];   /* one-byte bytes */
  RtObject *empty_str, *empty_bytes, *empty_tuple, *empty_frozenset_;
  struct RtInternTable *interned;

  RtObject *error;              /* the current exception, owned, or NULL */
  RtObject *memory_error;       /* preallocated, holder "reserve for MemoryError" */
  RtExcInfo exc_base, *exc_info; /* the exceptions being handled */

  RtFrame *frame;    /* the running Python frame; NULL outside */
  RtNative *native;  /* the innermost native frame */
  struct RtDataStack *data_stack; /* where frames live */
  struct RtArena *arena;          /* parser's trees that are alive, innermost first */
  int py_recursion_remaining, py_recursion_limit; /* as CPython: Python-to-Python calls */
  int c_recursion_remaining;                      /* nested C calls: repr, compare, eval from native code */
  int int_max_str_digits;                         /* decimal digits that int and str convert at most; 0: no limit */

  RtObject *modules;       /* dict sys.modules */
  RtObject *builtins;      /* dict of module builtins */
  RtObject *builtins_module, *sys_module, *main_module;
  struct RtModuleTable *module_table; /* the modules that can be imported */
  RtObject *argv;          /* list or NULL */
  RtObject *async_first, *async_finalizer; /* of sys.set_asyncgen_hooks, RT_NULLABLE */
  RtObject *tracer;        /* of sys.settrace, RT_NULLABLE */
  /* How often something changed of the references that hardly ever do: functions that trace, hooks, lists of the collector, weak references
   * that are about to call back, trees, threads. Who keeps track of all references asks this first. */
  uint64_t seldom_changes;

  RtGc gc;
  RtSpares spare_floats; /* at most RT_SPARE_FLOATS */
  struct RtTrashcan { RtObject *later; int depth; } trashcan; /* deep deallocation in a loop */
  uint32_t next_type_version;
  uint32_t next_keys_version; /* of tables of keys, for the inline caches */
  struct RtMethodCache *method_cache;
  RtObject **slot_names; /* interned names of the special methods, in the order of rt_slot_defs */

  atomic_int stop_requested; /* one of RT_STOP_, set from any thread; the evaluation loop raises KeyboardInterrupt */
  uint64_t steps, step_limit;
  bool interactive;          /* at the prompt: displayhook prints and keeps _ */
  bool finalizing;
  void *extension[8];        /* state of layers above core: vm, modules */
};

/* The references that the interpreter itself owns. */
enum {
  RT_INTERP_ERROR,
  RT_INTERP_MEMORY_ERROR,
  RT_INTERP_HANDLED,
  RT_INTERP_MODULES,
  RT_INTERP_BUILTINS,
  RT_INTERP_BUILTINS_MODULE,
  RT_INTERP_SYS_MODULE,
  RT_INTERP_MAIN_MODULE,
  RT_INTERP_ARGV,
  RT_INTERP_GARBAGE,
  RT_INTERP_CALLBACKS,
  RT_INTERP_ASYNC_FIRST,
  RT_INTERP_ASYNC_FINALIZER,
  RT_INTERP_TRACER,
  RT_INTERP_FIELDS
};
extern const RtSlot rt_interp_field_slots[RT_INTERP_FIELDS];
/* Besides: weak references about to call back, numbered from RT_INTERP_FIELDS on, and the value that RtVm passes to native code. */
extern const char rt_interp_due_label[];
extern const RtSlot rt_interp_value_slot;
static inline void rt_interp_fields (const RtInterp *rt, RtObject *fields[RT_INTERP_FIELDS]) {
  fields[RT_INTERP_ERROR] = rt->error;
  fields[RT_INTERP_MEMORY_ERROR] = rt->memory_error;
  fields[RT_INTERP_HANDLED] = rt->exc_base.exception;
  fields[RT_INTERP_MODULES] = rt->modules;
  fields[RT_INTERP_BUILTINS] = rt->builtins;
  fields[RT_INTERP_BUILTINS_MODULE] = rt->builtins_module;
  fields[RT_INTERP_SYS_MODULE] = rt->sys_module;
  fields[RT_INTERP_MAIN_MODULE] = rt->main_module;
  fields[RT_INTERP_ARGV] = rt->argv;
  fields[RT_INTERP_GARBAGE] = rt->gc.garbage;
  fields[RT_INTERP_CALLBACKS] = rt->gc.callbacks;
  fields[RT_INTERP_ASYNC_FIRST] = rt->async_first;
  fields[RT_INTERP_ASYNC_FINALIZER] = rt->async_finalizer;
  fields[RT_INTERP_TRACER] = rt->tracer;
}

/* The interpreter's holders that are not objects: VISIT gets every owned reference with a label such as "sys.modules" or
 * "exception being handled". */
int rt_interp_visit (RtInterp *rt, RtVisit visit, void *arg);
/* Defined by vm: the references of Python frames, native frames and the parser's trees. With rt_interp_visit and the objects'
 * own that is every reference there is. */
int rt_frames_visit (RtInterp *rt, RtVisit visit, void *arg);
/* Defined by vm: for native loops that may be long. Looks whether a stop was requested; -1 with KeyboardInterrupt. Cheap: call it
 * every few thousand rounds. */
RT_RAISES int rt_check_stop (RtInterp *rt);
