/* Exception groups: several exceptions raised as one, split by except*. */
#include <stddef.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-exception-private.h"
#include "rt-list.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define GROUP(o) ((RtExceptionGroup *) (o))

const RtMemberDef rt_exception_group_members[] = {
    {"message", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtExceptionGroup, msg), SLOT_FIRST_MEMBER, NULL},
    {"exceptions", RT_MEMBER_OBJECT | RT_MEMBER_READONLY, offsetof (RtExceptionGroup, excs), SLOT_FIRST_MEMBER + 1, NULL},
    {NULL},
};

static bool is_group (RtInterp *rt, RtObject *o) {
  return rt_is_kind_of (o, rt->types.BaseExceptionGroup);
}

/* The type that a call of TYPE for EXCEPTIONS makes; NULL with an exception. */
static RtType *type_for (RtInterp *rt, RtType *type, RtObject *exceptions) {
  bool nested_base = false;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (exceptions); i++) {
    RtObject *item = RT_TUPLE_ITEM (exceptions, i);
    if (!RT_IS_EXCEPTION (item))
      return RT_VALUE_ERROR (rt, "Item %zd of second argument (exceptions) is not an exception", i);
    nested_base = nested_base || !rt_is_kind_of (item, rt->types.Exception);
  }
  if (type == rt->types.BaseExceptionGroup)
    return nested_base ? type : rt->types.ExceptionGroup;
  if (nested_base && type == rt->types.ExceptionGroup)
    return RT_TYPE_ERROR (rt, "Cannot nest BaseExceptions in an ExceptionGroup");
  if (nested_base && rt_type_is_subtype (type, rt->types.Exception))
    return RT_TYPE_ERROR (rt, "Cannot nest BaseExceptions in '%.200s'", type->name);
  return type;
}

RtObject *rt_exception_group_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if (RT_TUPLE_SIZE (args) != 2)
    return RT_TYPE_ERROR (rt, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zd given)",
                          RT_TUPLE_SIZE (args));
  RtObject *message = RT_TUPLE_ITEM (args, 0), *sequence = RT_TUPLE_ITEM (args, 1);
  if (!RT_IS_STR (message))
    return RT_TYPE_ERROR (rt, "BaseExceptionGroup.__new__() argument 1 must be str, not %K", message);
  if (!rt_is_sequence (sequence))
    return RT_TYPE_ERROR (rt, "second argument (exceptions) must be a sequence");
  RtObject *exceptions = rt_tuple_from (rt, sequence);
  if (exceptions == NULL)
    return NULL;
  RtType *actual = NULL;
  if (RT_TUPLE_SIZE (exceptions) == 0)
    RT_VALUE_ERROR (rt, "second argument (exceptions) must be a non-empty sequence");
  else
    actual = type_for (rt, type, exceptions);
  RtObject *self = actual != NULL ? rt_exception_new (rt, actual, args, NULL) : NULL;
  if (self == NULL) {
    rt_decref (rt, exceptions);
    return NULL;
  }
  rt_exception_member_set (rt, self, &rt_exception_group_members[0], rt_incref (message));
  rt_exception_member_set (rt, self, &rt_exception_group_members[1], exceptions);
  return self;
}

int rt_exception_group_init (RtInterp *rt, RtObject *self, RtObject *args, RtObject *kwargs) {
  return rt_exception_init (rt, self, args, kwargs);
}

RtObject *rt_exception_group_str (RtInterp *rt, RtObject *self) {
  ptrdiff_t count = RT_TUPLE_SIZE (GROUP (self)->excs);
  return rt_str_printf (rt, "%S (%zd sub-exception%s)", GROUP (self)->msg, count, count > 1 ? "s" : "");
}

int rt_exception_group_start (RtInterp *rt) {
  RtType *group = rt->types.ExceptionGroup, *base = rt->types.BaseExceptionGroup;
  RtObject *bases = rt_tuple_pack (rt, 2, base, rt->types.Exception);
  RtObject *mro = rt_tuple_pack (rt, 5, group, base, rt->types.Exception, rt->types.BaseException, rt->types.object);
  if (bases == NULL || mro == NULL) {
    rt_xdecref (rt, bases);
    rt_xdecref (rt, mro);
    return -1;
  }
  rt_ref_set (rt, RT_OBJECT (group), RT_ATTR (0, "__bases__"), &group->bases, bases);
  rt_ref_set (rt, RT_OBJECT (group), RT_ATTR (1, "__mro__"), &group->mro, mro);
  group->type_flags |= RT_TYPE_MANAGED_WEAKREF; /* CPython makes it as a class statement would */
  return 0;
}

/* --- splitting --- */

/* How a group is split: by class, by a function, or by membership in a list of leaves. */
typedef struct Matcher {
  RtObject *type;     /* class or tuple; or NULL */
  RtObject *function; /* or NULL */
  RtObject *leaves;   /* list; or NULL */
} Matcher;

static int matches (RtInterp *rt, const Matcher *m, RtObject *exception) {
  if (m->type != NULL)
    return rt_exception_matches (rt, exception, m->type);
  if (m->function != NULL) {
    RtObject *answer = rt_call_one (rt, m->function, exception);
    int truth = answer != NULL ? rt_truth (rt, answer) : -1;
    rt_xdecref (rt, answer);
    return truth;
  }
  if (is_group (rt, exception))
    return 0;
  for (ptrdiff_t i = 0; i < RT_LIST_SIZE (m->leaves); i++) {
    if (RT_LIST_ITEM (m->leaves, i) == exception)
      return 1;
  }
  return 0;
}

/* Gives DERIVED a copy of what GROUP has for notes, if that is a sequence: what else it is was said to be wrong before. */
static int copy_notes (RtInterp *rt, RtObject *group, RtObject *derived) {
  RtObject *name = rt_str_interned (rt, "__notes__");
  if (name == NULL)
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "derive", "notes");
  hold.held[0] = name;
  int failed = rt_getattr_optional (rt, group, name, &hold.held[1]);
  if (failed > 0 && rt_is_sequence (hold.held[1])) {
    hold.held[2] = rt_list_from (rt, hold.held[1]);
    RtObject *notes = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, notes);
    failed = hold.held[2] != NULL ? rt_setattr (rt, derived, name, hold.held[2]) : -1;
  }
  rt_hold_end (rt, &hold, NULL);
  return failed < 0 ? -1 : 0;
}

/* What GROUP's derive () makes of EXCEPTIONS. */
static RtObject *call_derive (RtInterp *rt, RtObject *group, RtObject *exceptions) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "derive", "method");
  hold.held[0] = rt_getattr_utf8 (rt, group, "derive");
  return rt_hold_end (rt, &hold, hold.held[0] != NULL ? rt_call_one (rt, hold.held[0], exceptions) : NULL);
}

/* A group like GROUP of EXCEPTIONS (a list): None if that is empty. As exceptiongroup_subset of CPython. */
static RtObject *derive (RtInterp *rt, RtObject *group, RtObject *exceptions) {
  if (RT_LIST_SIZE (exceptions) == 0)
    return rt_incref (rt->none);
  RtHold hold;
  rt_hold_begin (rt, &hold, "derive", "group");
  RtObject *derived = hold.held[0] = call_derive (rt, group, exceptions);
  if (derived == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (!is_group (rt, derived))
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "derive must return an instance of BaseExceptionGroup"));
  RtException *from = (RtException *) group;
  if (from->traceback != NULL)
    rt_exception_set_traceback (rt, derived, rt_incref (from->traceback));
  rt_exception_set_context (rt, derived, rt_xincref (from->context));
  rt_exception_set_cause (rt, derived, rt_xincref (from->cause)); /* None, too, keeps the context from being shown */
  return rt_hold_end (rt, &hold, copy_notes (rt, group, derived) == 0 ? rt_incref (derived) : NULL);
}

static int split (RtInterp *rt, RtObject *exception, const Matcher *m, RtObject **match, RtObject **rest);

/* OTHERS: NULL if nobody asks for them. */
static int split_members (RtInterp *rt, RtObject *group, const Matcher *m, RtObject *matching, RtObject *RT_NULLABLE others) {
  RtObject *members = GROUP (group)->excs;
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (members); i++) {
    RtObject *match, *rest = NULL;
    if (split (rt, RT_TUPLE_ITEM (members, i), m, &match, others != NULL ? &rest : NULL) < 0)
      return -1;
    int failed = match != rt->none ? rt_list_append (rt, matching, match) : 0;
    if (failed == 0 && rest != NULL && rest != rt->none)
      failed = rt_list_append (rt, others, rest);
    rt_decref (rt, match);
    rt_xdecref (rt, rest);
    if (failed < 0)
      return -1;
  }
  return 0;
}

/* *MATCH and *REST are new references, None for nothing. REST: NULL if nobody asks for it; no group is derived for it then. */
static int split (RtInterp *rt, RtObject *exception, const Matcher *m, RtObject **match, RtObject **RT_NULLABLE rest) {
  int whole = matches (rt, m, exception);
  if (whole < 0)
    return -1;
  if (whole > 0 || !is_group (rt, exception)) {
    *match = rt_incref (whole > 0 ? exception : rt->none);
    if (rest != NULL)
      *rest = rt_incref (whole > 0 ? rt->none : exception);
    return 0;
  }
  if (!rt_enter_recursive (rt, " in exceptiongroup_split_recursive"))
    return -1;
  static const char *const labels[] = {"exceptions that match", "other exceptions", "group of those that match"};
  RtObject *held[3] = {NULL};
  RtNative native;
  rt_native_enter (rt, &native, "exception group", labels, held, 3);
  held[0] = rt_list_new (rt, 0);
  held[1] = held[0] != NULL && rest != NULL ? rt_list_new (rt, 0) : NULL;
  bool good = held[0] != NULL && (rest == NULL || held[1] != NULL) && split_members (rt, exception, m, held[0], held[1]) == 0;
  if (good)
    good = (held[2] = derive (rt, exception, held[0])) != NULL;
  if (good && rest != NULL)
    good = (*rest = derive (rt, exception, held[1])) != NULL;
  if (good)
    *match = rt_incref (held[2]);
  rt_native_leave (rt, &native);
  rt_leave_recursive (rt);
  return good ? 0 : -1;
}

static bool matcher_for (RtInterp *rt, RtObject *condition, Matcher *m) {
  *m = (Matcher){NULL, NULL, NULL};
  bool classes = rt_is_exception_class (condition);
  if (RT_IS_EXACT (rt, condition, tuple)) {
    classes = true;
    for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (condition); i++)
      classes = classes && rt_is_exception_class (RT_TUPLE_ITEM (condition, i));
  }
  if (classes)
    m->type = condition;
  else if (rt_is_callable (condition) && !RT_IS (condition, RT_TYPE_TYPE))
    m->function = condition;
  else
    RT_TYPE_ERROR (rt, "expected a function, exception type or tuple of exception types");
  return m->type != NULL || m->function != NULL;
}

static RtObject *group_split (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  Matcher m;
  RtObject *match, *rest;
  if (!rt_check_positional (rt, "split", nargs, 1, 1) || !matcher_for (rt, args[0], &m) || split (rt, self, &m, &match, &rest) < 0)
    return NULL;
  RtObject *both = rt_tuple_pack (rt, 2, match, rest);
  rt_decref (rt, match);
  rt_decref (rt, rest);
  return both;
}

static RtObject *group_subgroup (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  Matcher m;
  RtObject *match;
  if (!rt_check_positional (rt, "subgroup", nargs, 1, 1) || !matcher_for (rt, args[0], &m) || split (rt, self, &m, &match, NULL) < 0)
    return NULL;
  return match;
}

static RtObject *group_derive (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  if (nargs != 1)
    return RT_TYPE_ERROR (rt, "function takes exactly 1 argument (%zu given)", nargs);
  RtObject *init = rt_tuple_pack (rt, 2, GROUP (self)->msg, args[0]);
  RtObject *group = init != NULL ? rt_call (rt, RT_OBJECT (rt->types.BaseExceptionGroup), init, NULL) : NULL;
  rt_xdecref (rt, init);
  return group;
}

static RtObject *class_getitem (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  return rt_generic_alias_new (rt, self, args[0]);
}

const RtMethodDef rt_exception_group_methods[] = {
    {"__class_getitem__", class_getitem, RT_METH_O | RT_METH_CLASS, NULL},
    {"derive", group_derive, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {"split", group_split, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {"subgroup", group_subgroup, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {NULL},
};

/* --- except* --- */

int rt_exception_group_match (RtInterp *rt, RtObject *exception, RtObject *class_or_tuple, RtObject **match,
                              RtObject **rest) {
  if (exception == rt->none) {
    *match = *rest = rt_incref (rt->none);
    return 0;
  }
  Matcher m = {.type = class_or_tuple};
  if (is_group (rt, exception))
    return split (rt, exception, &m, match, rest);
  if (!rt_exception_matches (rt, exception, class_or_tuple)) {
    *match = rt_incref (rt->none);
    *rest = rt_incref (exception);
    return 0;
  }
  RtObject *members = rt_tuple_pack (rt, 1, exception);
  RtObject *args = members != NULL ? rt_tuple_pack (rt, 2, rt->empty_str, members) : NULL;
  *match = args != NULL ? rt_call (rt, RT_OBJECT (rt->types.BaseExceptionGroup), args, NULL) : NULL;
  rt_xdecref (rt, members);
  rt_xdecref (rt, args);
  if (*match == NULL)
    return -1;
  *rest = rt_incref (rt->none);
  return 0;
}

static bool is_same_metadata (RtObject *a, RtObject *b) {
  RtException *x = (RtException *) a, *y = (RtException *) b;
  return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

static int collect_leaves (RtInterp *rt, RtObject *exception, RtObject *list) {
  if (!is_group (rt, exception))
    return rt_list_append (rt, list, exception);
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (GROUP (exception)->excs); i++) {
    if (collect_leaves (rt, RT_TUPLE_ITEM (GROUP (exception)->excs, i), list) < 0)
      return -1;
  }
  return 0;
}

/* The part of ORIGINAL that RERAISED, a list of parts of it, holds. */
static RtObject *projection (RtInterp *rt, RtObject *original, RtObject *reraised) {
  RtObject *match = NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "except*", "exceptions that were raised again");
  RtObject *leaves = hold.held[0] = rt_list_new (rt, 0);
  bool good = leaves != NULL;
  for (ptrdiff_t i = 0; good && i < RT_LIST_SIZE (reraised); i++)
    good = collect_leaves (rt, RT_LIST_ITEM (reraised, i), leaves) == 0;
  Matcher m = {.leaves = leaves};
  if (good && split (rt, original, &m, &match, NULL) < 0)
    match = NULL;
  return rt_hold_end (rt, &hold, match);
}

static RtObject *group_of_new (RtInterp *rt, RtObject *raised) {
  RtObject *args = rt_tuple_pack (rt, 2, rt->empty_str, raised);
  RtObject *group = args != NULL ? rt_call (rt, RT_OBJECT (rt->types.BaseExceptionGroup), args, NULL) : NULL;
  rt_xdecref (rt, args);
  return group;
}

RtObject *rt_prepare_reraise_star (RtInterp *rt, RtObject *original, RtObject *list) {
  if (RT_LIST_SIZE (list) == 0)
    return rt_incref (rt->none);
  if (!is_group (rt, original)) {
    /* A plain exception was wrapped for the clauses; what the one that ran raised goes on as it is. */
    return rt_incref (RT_LIST_ITEM (list, 0));
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "except*", "exceptions");
  hold.held[0] = rt_list_new (rt, 0);
  hold.held[1] = hold.held[0] != NULL ? rt_list_new (rt, 0) : NULL;
  RtObject *raised = hold.held[0], *reraised = hold.held[1];
  bool good = reraised != NULL;
  for (ptrdiff_t i = 0; good && i < RT_LIST_SIZE (list); i++) {
    RtObject *exception = RT_LIST_ITEM (list, i);
    if (exception != rt->none)
      good = rt_list_append (rt, is_same_metadata (exception, original) ? reraised : raised, exception) == 0;
  }
  if (!good)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *kept = projection (rt, original, reraised);
  if (kept == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (RT_LIST_SIZE (raised) == 0)
    return rt_hold_end (rt, &hold, kept);
  good = kept == rt->none || rt_list_append (rt, raised, kept) == 0;
  rt_decref (rt, kept);
  if (!good)
    return rt_hold_end (rt, &hold, NULL);
  if (RT_LIST_SIZE (raised) > 1)
    return rt_hold_end (rt, &hold, group_of_new (rt, raised));
  return rt_hold_end (rt, &hold, rt_incref (RT_LIST_ITEM (raised, 0)));
}
