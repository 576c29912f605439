/* _abc: which classes an abstract class takes for its own, and what it was told of others before, as in CPython: a class is asked about once.
 *
 * Invariants
 *  - The three sets hold weak references to classes; a class that goes away takes itself out of them.
 *  - `others` counts only while `version` is the number of all registrations, for a registration may make any class another's.
 */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-gc.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-native.h"
#include "rt-ref.h"
#include "rt-set.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-weakref.h"

#define ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames

typedef struct RtAbcData {
  RtObject base;
  RtObject *registry, *own, *others; /* sets, or NULL before anything is put in */
  uint64_t version;
} RtAbcData;

#define DATA(o)       ((RtAbcData *) (o))
#define SLOT_REGISTRY RT_ATTR (0, "_abc_registry")
#define SLOT_OWN      RT_ATTR (1, "_abc_cache")
#define SLOT_OTHERS   RT_ATTR (2, "_abc_negative_cache")

/* --- the object --- */

static RtObject *data_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    DATA (o)->version = rt->abc_registrations;
  return o;
}

static int data_traverse (RtObject *o, RtVisit visit, void *arg) {
  RT_VISIT (visit, arg, SLOT_REGISTRY, DATA (o)->registry);
  RT_VISIT (visit, arg, SLOT_OWN, DATA (o)->own);
  RT_VISIT (visit, arg, SLOT_OTHERS, DATA (o)->others);
  return 0;
}

static int data_clear (RtInterp *rt, RtObject *o) {
  rt_ref_clear (rt, o, SLOT_REGISTRY, &DATA (o)->registry);
  rt_ref_clear (rt, o, SLOT_OWN, &DATA (o)->own);
  rt_ref_clear (rt, o, SLOT_OTHERS, &DATA (o)->others);
  return 0;
}

static void data_dealloc (RtInterp *rt, RtObject *o) {
  rt_gc_untrack (rt, o);
  data_clear (rt, o);
  rt_object_free (rt, o);
}

const RtTypeSpec rt_abc_data_spec = {
    .name = "_abc._abc_data",
    .doc = "What an abstract class knows of other classes.",
    .size_bytes = sizeof (RtAbcData),
    .cpython_basicsize = 48,
    .type_flags = RT_TYPE_GC,
    .slots = {.tp_new = data_new, .tp_dealloc = data_dealloc, .tp_traverse = data_traverse, .tp_clear = data_clear},
};

/* The data of the abstract class CLS. */
static RtObject *data_of (RtInterp *rt, RtObject *cls) {
  RtObject *data = rt_getattr (rt, cls, rt->names.abc_impl);
  if (data == NULL || data->type == rt->types.abc_data)
    return data;
  rt_decref (rt, data);
  return RT_TYPE_ERROR (rt, "_abc_impl is set to a wrong type");
}

/* --- sets of classes --- */

/* What a reference calls when its class goes away; SELF is a weak reference to the set. */
static RtObject *destroy (ARGS) {
  RtObject *set = rt_weakref_get (rt, self);
  int failed = set == NULL || (set != rt->none && rt_set_discard (rt, set, args[0]) < 0);
  rt_xdecref (rt, set);
  return failed ? NULL : rt_incref (rt->none);
}

static const RtMethodDef destroy_def = {"_destroy", destroy, RT_METH_O, NULL};

/* Puts CLS into the set of DATA in FIELD, which is made if need be. */
static bool put_in (RtInterp *rt, RtObject *data, RtSlot slot, RtObject **field, RtObject *cls) {
  if (*field == NULL) {
    RtObject *set = rt_set_new (rt, NULL);
    if (set == NULL)
      return false;
    rt_ref_init (rt, data, slot, field, set);
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "reference to a class");
  hold.held[0] = rt_weakref_new (rt, *field, NULL);
  hold.held[1] = hold.held[0] != NULL ? rt_builtin_function_new (rt, &destroy_def, hold.held[0], NULL) : NULL;
  hold.held[2] = hold.held[1] != NULL ? rt_weakref_new (rt, cls, hold.held[1]) : NULL;
  bool good = hold.held[2] != NULL && rt_set_add (rt, *field, hold.held[2]) == 0;
  rt_hold_end (rt, &hold, NULL);
  return good;
}

/* Whether SET holds CLS: 1, 0, -1. */
static int is_in (RtInterp *rt, RtObject *RT_NULLABLE set, RtObject *cls) {
  if (set == NULL || RT_SET_USED (set) == 0)
    return 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "reference to a class");
  hold.held[0] = rt_weakref_new (rt, cls, NULL);
  int found = hold.held[0] != NULL ? rt_set_contains (rt, set, hold.held[0]) : -1;
  rt_hold_end (rt, &hold, NULL);
  return found;
}

static int remember_own (RtInterp *rt, RtObject *data, RtObject *cls) {
  return put_in (rt, data, SLOT_OWN, &DATA (data)->own, cls) ? 1 : -1;
}

static int remember_other (RtInterp *rt, RtObject *data, RtObject *cls) {
  return put_in (rt, data, SLOT_OTHERS, &DATA (data)->others, cls) ? 0 : -1;
}

static void forget (RtInterp *rt, RtObject *data, RtSlot slot, RtObject **field) {
  RtObject *empty = *field != NULL ? rt_set_new (rt, NULL) : NULL;
  if (empty != NULL)
    rt_ref_set (rt, data, slot, field, empty);
}

/* --- questions --- */

/* Whether SUBCLASS derives from one of the registered classes: 1, 0, -1. */
static int ask_registry (RtInterp *rt, RtObject *registry, RtObject *subclass) {
  if (registry == NULL)
    return 0;
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "registered classes");
  hold.held[0] = rt_list_from (rt, registry); /* the set may change meanwhile */
  int answer = hold.held[0] != NULL ? 0 : -1;
  for (ptrdiff_t i = 0; answer == 0 && i < RT_LIST_SIZE (hold.held[0]); i++) {
    hold.held[1] = rt_weakref_get (rt, RT_LIST_ITEM (hold.held[0], i));
    if (hold.held[1] == NULL)
      answer = -1;
    else if (hold.held[1] != rt->none)
      answer = rt_is_subclass (rt, subclass, hold.held[1]);
    rt_xdecref (rt, hold.held[1]);
    hold.held[1] = NULL;
  }
  rt_hold_end (rt, &hold, NULL);
  return answer;
}

/* The same of what derives from CLS. */
static int ask_derived (RtInterp *rt, RtObject *cls, RtObject *subclass) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "derived classes");
  hold.held[0] = rt_call_method (rt, cls, rt->names.subclasses__, NULL, 0);
  int answer = hold.held[0] != NULL ? 0 : -1;
  if (answer == 0 && !RT_IS_LIST (hold.held[0]))
    answer = RT_TYPE_ERROR_INT (rt, "__subclasses__() must return a list");
  for (ptrdiff_t i = 0; answer == 0 && i < RT_LIST_SIZE (hold.held[0]); i++) {
    hold.held[1] = rt_incref (RT_LIST_ITEM (hold.held[0], i));
    answer = rt_is_subclass (rt, subclass, hold.held[1]);
    rt_decref (rt, hold.held[1]);
    hold.held[1] = NULL;
  }
  rt_hold_end (rt, &hold, NULL);
  return answer;
}

enum { NOT_SAID = 2 };

/* What CLS.__subclasshook__ says of SUBCLASS: 1, 0, NOT_SAID, -1. */
static int ask_hook (RtInterp *rt, RtObject *cls, RtObject *subclass) {
  RtObject *said = rt_call_method (rt, cls, rt->names.subclasshook__, &subclass, 1);
  if (said == NULL)
    return -1;
  int answer = said == rt->true_ ? 1 : said == rt->false_ ? 0 : said == rt->not_implemented ? NOT_SAID : -1;
  rt_decref (rt, said);
  if (answer < 0)
    rt_raise (rt, rt->types.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
  return answer;
}

/* 1, 0, -1 by what was asked before; NOT_SAID: nothing was. */
static int ask_memory (RtInterp *rt, RtObject *data, RtObject *subclass) {
  int own = is_in (rt, DATA (data)->own, subclass);
  if (own != 0)
    return own;
  if (DATA (data)->version < rt->abc_registrations) {
    forget (rt, data, SLOT_OTHERS, &DATA (data)->others);
    DATA (data)->version = rt->abc_registrations;
    return rt_error (rt) != NULL ? -1 : NOT_SAID;
  }
  int other = is_in (rt, DATA (data)->others, subclass);
  return other > 0 ? 0 : other < 0 ? -1 : NOT_SAID;
}

static int is_own (RtInterp *rt, RtObject *cls, RtObject *data, RtObject *subclass) {
  int answer = ask_memory (rt, data, subclass);
  if (answer != NOT_SAID)
    return answer;
  answer = ask_hook (rt, cls, subclass);
  if (answer == NOT_SAID)
    answer = rt_type_is_subtype ((RtType *) subclass, (RtType *) cls);
  else if (answer == 0)
    return remember_other (rt, data, subclass);
  if (answer == 0) {
    int registered = is_in (rt, DATA (data)->registry, subclass);
    if (registered != 0) /* which is not remembered once more */
      return registered;
    answer = ask_registry (rt, DATA (data)->registry, subclass);
  }
  if (answer == 0)
    answer = ask_derived (rt, cls, subclass);
  return answer < 0 ? -1 : answer > 0 ? remember_own (rt, data, subclass) : remember_other (rt, data, subclass);
}

static RtObject *subclasscheck (ARGS) {
  if (!rt_check_positional (rt, "_abc_subclasscheck", nargs, 2, 2))
    return NULL;
  if (!rt_type_has (args[1]->type, RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "issubclass() arg 1 must be a class");
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "what the class knows");
  hold.held[0] = data_of (rt, args[0]);
  int answer = hold.held[0] != NULL ? is_own (rt, args[0], hold.held[0], args[1]) : -1;
  return rt_hold_end (rt, &hold, answer < 0 ? NULL : rt_bool_object (rt, answer));
}

/* HELD[0] is the data of CLS, HELD[1] the class that the instance tells of, KIND its real one. */
static RtObject *instance_is_own (RtInterp *rt, RtObject *cls, RtObject *const *held, RtObject *kind) {
  int own = is_in (rt, DATA (held[0])->own, held[1]), other = 0;
  if (own != 0)
    return own < 0 ? NULL : rt_incref (rt->true_);
  if (held[1] == kind && DATA (held[0])->version == rt->abc_registrations)
    other = is_in (rt, DATA (held[0])->others, held[1]);
  if (other != 0)
    return other < 0 ? NULL : rt_incref (rt->false_);
  RtObject *answer = rt_call_method (rt, cls, rt->names.subclasscheck__, &held[1], 1);
  if (held[1] == kind || answer == NULL)
    return answer;
  int yes = rt_truth (rt, answer);
  if (yes > 0)
    return answer;
  rt_decref (rt, answer);
  return yes < 0 ? NULL : rt_call_method (rt, cls, rt->names.subclasscheck__, &kind, 1);
}

static RtObject *instancecheck (ARGS) {
  if (!rt_check_positional (rt, "_abc_instancecheck", nargs, 2, 2))
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "what the class knows");
  hold.held[0] = data_of (rt, args[0]);
  hold.held[1] = hold.held[0] != NULL ? rt_getattr (rt, args[1], rt->names.class__) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? instance_is_own (rt, args[0], hold.held, RT_OBJECT (args[1]->type)) : NULL);
}

/* --- registrations --- */

static bool add_to_registry (RtInterp *rt, RtObject *cls, RtObject *subclass) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "abc", "what the class knows");
  hold.held[0] = data_of (rt, cls);
  bool good = hold.held[0] != NULL && put_in (rt, hold.held[0], SLOT_REGISTRY, &DATA (hold.held[0])->registry, subclass);
  rt_hold_end (rt, &hold, NULL);
  rt->abc_registrations += good;
  return good;
}

static RtObject *register_class (ARGS) {
  if (!rt_check_positional (rt, "_abc_register", nargs, 2, 2))
    return NULL;
  if (!rt_type_has (args[1]->type, RT_TYPE_TYPE))
    return RT_TYPE_ERROR (rt, "Can only register classes");
  int answer = rt_is_subclass (rt, args[1], args[0]);
  if (answer != 0)
    return answer < 0 ? NULL : rt_incref (args[1]);
  answer = rt_is_subclass (rt, args[0], args[1]); /* a circle would ask without end */
  if (answer > 0)
    return rt_raise (rt, rt->types.RuntimeError, "Refusing to create an inheritance cycle");
  return answer == 0 && add_to_registry (rt, args[0], args[1]) ? rt_incref (args[1]) : NULL;
}

static RtObject *reset_caches (ARGS) {
  RtObject *data = data_of (rt, args[0]);
  if (data == NULL)
    return NULL;
  forget (rt, data, SLOT_OWN, &DATA (data)->own);
  forget (rt, data, SLOT_OTHERS, &DATA (data)->others);
  rt_decref (rt, data);
  return rt_error (rt) != NULL ? NULL : rt_incref (rt->none);
}

static RtObject *reset_registry (ARGS) {
  RtObject *data = data_of (rt, args[0]);
  if (data == NULL)
    return NULL;
  forget (rt, data, SLOT_REGISTRY, &DATA (data)->registry);
  rt_decref (rt, data);
  return rt_error (rt) != NULL ? NULL : rt_incref (rt->none);
}

/* (registry, own, others, version), copies of the sets. */
static RtObject *get_dump (ARGS) {
  RtNative native;
  RtObject *held[5] = {NULL}, *all = NULL;
  rt_native_enter_array (rt, &native, "abc", "copies", held, 5);
  RtObject *data = held[4] = data_of (rt, args[0]);
  if (data != NULL) {
    held[0] = rt_set_new (rt, DATA (data)->registry);
    held[1] = held[0] != NULL ? rt_set_new (rt, DATA (data)->own) : NULL;
    held[2] = held[1] != NULL ? rt_set_new (rt, DATA (data)->others) : NULL;
    held[3] = held[2] != NULL ? rt_int_from_uint64 (rt, DATA (data)->version) : NULL;
    all = held[3] != NULL ? rt_tuple_pack (rt, 4, held[0], held[1], held[2], held[3]) : NULL;
  }
  return rt_native_end (rt, &native, all);
}

static RtObject *get_cache_token (ARGS) {
  return rt_int_from_uint64 (rt, rt->abc_registrations);
}

static const RtMethodDef methods[] = {
    {"_abc_instancecheck", instancecheck, RT_METH_FASTCALL, "_abc_instancecheck($module, self, instance, /)\n--\n\nWhether an instance is one of the class or of what is registered."},
    {"_abc_register", register_class, RT_METH_FASTCALL, "_abc_register($module, self, subclass, /)\n--\n\nTakes a class for a derived one from now on."},
    {"_abc_subclasscheck", subclasscheck, RT_METH_FASTCALL, "_abc_subclasscheck($module, self, subclass, /)\n--\n\nWhether a class derives from it or from what is registered."},
    {"_get_dump", get_dump, RT_METH_O, "_get_dump($module, self, /)\n--\n\nAll that the class knows of others."},
    {"_reset_caches", reset_caches, RT_METH_O, "_reset_caches($module, self, /)\n--\n\nForgets what was asked about."},
    {"_reset_registry", reset_registry, RT_METH_O, "_reset_registry($module, self, /)\n--\n\nForgets what was registered."},
    {"get_cache_token", get_cache_token, RT_METH_NOARGS, "get_cache_token($module, /)\n--\n\nA number that every registration makes another."},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  return rt_module_add (rt, module, "_abc_data", rt_incref (RT_OBJECT (rt->types.abc_data)));
}

const RtModuleDef rt_module_def__abc = {.name = "_abc", .methods = methods, .exec = exec};
