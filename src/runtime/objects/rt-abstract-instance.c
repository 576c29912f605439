/* isinstance and issubclass, with __instancecheck__, __subclasscheck__ and classes that are only such by
 * their __bases__. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-str.h"
#include "rt-tuple.h"

bool rt_type_is_subtype (const RtType *a, const RtType *b) {
  if (a->mro != NULL) {
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (a->mro); i++)
      if (RT_TUPLE_ITEM (a->mro, i) == (const RtObject *)b)
        return true;
    return false;
  }
  while (a != NULL && a != b)
    a = a->base_type;
  return a != NULL;
}

/* The tuple C.__bases__ of something that is no type; NULL without an exception if it has none. */
static RtObject *bases_of (RtInterp *rt, RtObject *class) {
  RtObject *bases;
  if (rt_getattr_optional (rt, class, rt->names.bases__, &bases) <= 0)
    return NULL;
  if (RT_IS_TUPLE (bases))
    return bases;
  rt_decref (rt, bases);
  return NULL;
}

static bool check_class (RtInterp *rt, RtObject *class, const char *message) {
  RtObject *bases = bases_of (rt, class);
  if (bases == NULL) {
    if (rt->error == NULL)
      rt_raise (rt, rt->types.TypeError, "%s", message);
    return false;
  }
  rt_decref (rt, bases);
  return true;
}

/* Whether CLASS is reached from DERIVED over __bases__. */
static int derives (RtInterp *rt, RtObject *derived, RtObject *class) {
  if (derived == class)
    return 1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "issubclass", "bases");
  hold.held[0] = bases_of (rt, derived);
  int result = rt->error != NULL ? -1 : 0;
  for (ptrdiff_t i = 0; result == 0 && hold.held[0] != NULL && i < RT_TUPLE_SIZE (hold.held[0]); i++) {
    if (!rt_enter_recursive (rt, " in __issubclass__"))
      result = -1;
    else {
      result = derives (rt, RT_TUPLE_ITEM (hold.held[0], i), class);
      rt_leave_recursive (rt);
    }
  }
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_is_subclass_plain (RtInterp *rt, RtObject *derived, RtObject *class) {
  if (RT_IS (derived, RT_TYPE_TYPE) && RT_IS (class, RT_TYPE_TYPE))
    return rt_type_is_subtype ((RtType *)derived, (RtType *)class);
  if (!check_class (rt, derived, "issubclass() arg 1 must be a class") ||
      !check_class (rt, class, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    return -1;
  return derives (rt, derived, class);
}

/* O.__class__ if it differs from the type; NULL otherwise, with or without an exception. */
static RtObject *claimed_class (RtInterp *rt, RtObject *o) {
  RtObject *claimed;
  if (rt_getattr_optional (rt, o, rt->names.class__, &claimed) <= 0)
    return NULL;
  if (claimed != (RtObject *)o->type)
    return claimed;
  rt_decref (rt, claimed);
  return NULL;
}

int rt_is_instance_plain (RtInterp *rt, RtObject *o, RtObject *class) {
  bool is_type = RT_IS (class, RT_TYPE_TYPE);
  if (is_type && rt_type_is_subtype (o->type, (RtType *)class))
    return 1;
  if (!is_type && !check_class (rt, class, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "isinstance", "class");
  hold.held[0] = is_type ? claimed_class (rt, o) : NULL;
  int result = rt->error != NULL ? -1 : 0;
  if (hold.held[0] != NULL && RT_IS (hold.held[0], RT_TYPE_TYPE))
    result = rt_type_is_subtype ((RtType *)hold.held[0], (RtType *)class);
  else if (!is_type && rt_getattr_optional (rt, o, rt->names.class__, &hold.held[0]) > 0)
    result = derives (rt, hold.held[0], class);
  rt_hold_end (rt, &hold, NULL);
  return rt->error != NULL ? -1 : result;
}

typedef int (*Check) (RtInterp *rt, RtObject *o, RtObject *class_or_tuple);

static int check_each (RtInterp *rt, RtObject *o, RtObject *tuple, Check check) {
  if (!rt_enter_recursive (rt, check == rt_is_instance ? " in __instancecheck__" : " in __subclasscheck__"))
    return -1;
  int result = 0;
  for (ptrdiff_t i = 0; result == 0 && i < RT_TUPLE_SIZE (tuple); i++)
    result = check (rt, o, RT_TUPLE_ITEM (tuple, i));
  rt_leave_recursive (rt);
  return result;
}

/* CLASS.HOOK (o) of its type; -2 if there is none. */
static int ask_hook (RtInterp *rt, RtObject *o, RtObject *class, RtObject *hook, const char *where) {
  RtObject *method = rt_lookup_special (rt, class, hook);
  if (method == NULL)
    return rt->error != NULL ? -1 : -2;
  RtHold hold;
  rt_hold_begin (rt, &hold, where, "check");
  hold.held[0] = method;
  if (rt_enter_recursive (rt, "")) {
    hold.held[1] = rt_call_one (rt, method, o);
    rt_leave_recursive (rt);
  }
  int result = hold.held[1] != NULL ? rt_truth (rt, hold.held[1]) : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_is_instance (RtInterp *rt, RtObject *o, RtObject *class) {
  if (o->type == (RtType *)class)
    return 1;
  if (class->type == rt->types.type)
    return rt_is_instance_plain (rt, o, class);
  if (RT_IS_TUPLE (class))
    return check_each (rt, o, class, rt_is_instance);
  int result = ask_hook (rt, o, class, rt->names.instancecheck__, "isinstance");
  return result != -2 ? result : rt_is_instance_plain (rt, o, class);
}

int rt_is_subclass (RtInterp *rt, RtObject *o, RtObject *class) {
  if (class->type == rt->types.type)
    return o == class ? 1 : rt_is_subclass_plain (rt, o, class);
  if (RT_IS_TUPLE (class))
    return check_each (rt, o, class, rt_is_subclass);
  int result = ask_hook (rt, o, class, rt->names.subclasscheck__, "issubclass");
  return result != -2 ? result : rt_is_subclass_plain (rt, o, class);
}
