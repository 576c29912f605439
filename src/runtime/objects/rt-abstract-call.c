/* Calls: vectorcall where the type offers it, tp_call with a tuple and a dict otherwise. */
#include "rt-abstract.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-frame.h"
#include "rt-module.h"
#include "rt-str.h"
#include "rt-tuple.h"

static RtVectorcall vectorcall_of (const RtObject *callable) {
  size_t offset = callable->type->vectorcall_offset;
  return offset != 0 ? *(const RtVectorcall *)((const char *)callable + offset) : NULL;
}

bool rt_is_callable (RtObject *o) {
  return o->type->slots.tp_call != NULL;
}

/* Types that CPython calls by a vector: such calls are no level of recursion. */
static bool has_direct_constructor (RtInterp *rt, RtObject *o) {
  const RtTypes *t = &rt->types;
  const RtType *const types[] = {t->bool_, t->list, t->tuple, t->dict, t->set, t->frozenset, t->range, t->float_};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (o == (const RtObject *)types[i])
      return true;
  return false;
}

/* Whether CPython would do str (...) by an instruction of its own, as it does once code has run. */
static bool makes_str_directly (const RtInterp *rt, const RtObject *callable) {
  return callable == (const RtObject *) rt->types.str && rt->frame != NULL && rt->frame->locals_dict == NULL &&
         ((const RtCode *) rt->frame->code)->inline_caches != NULL;
}

/* Raises TypeError. A module may hold something of its own name that was meant. */
static RtObject *raise_not_callable (RtInterp *rt, RtObject *o) {
  RtObject *name = rt_is_kind_of (o, rt->types.module) ? rt_dict_get_utf8 (rt, rt_module_dict (o), "__name__") : NULL;
  RtObject *meant = name != NULL && RT_IS_STR (name) ? rt_dict_get (rt, rt_module_dict (o), name) : NULL;
  if (rt_error (rt) != NULL)
    return NULL;
  if (meant != NULL && rt_is_callable (meant))
    return RT_TYPE_ERROR (rt, "'%.200s' object is not callable. Did you mean: '%U.%U(...)'?", o->type->name, name, name);
  return RT_TYPE_ERROR (rt, "'%.200s' object is not callable", o->type->name);
}

/* Calls tp_call; ARGS and KWARGS are kept by the caller. */
static RtObject *call_slot (RtInterp *rt, RtObject *callable, RtObject *args, RtObject *kwargs) {
  if (callable->type->slots.tp_call == NULL)
    return raise_not_callable (rt, callable);
  bool counts = !has_direct_constructor (rt, callable);
  if (counts && !rt_enter_recursive (rt, RT_WHILE_CALLING))
    return NULL;
  RtObject *result = callable->type->slots.tp_call (rt, callable, args, kwargs);
  if (counts)
    rt_leave_recursive (rt);
  return result;
}

/* The keyword arguments NAMES with VALUES as a new dict. */
static RtObject *keywords_as_dict (RtInterp *rt, RtObject *names, RtObject *const *values) {
  RtObject *dict = rt_dict_new (rt);
  for (ptrdiff_t i = 0; dict != NULL && i < RT_TUPLE_SIZE (names); i++)
    if (rt_dict_set (rt, dict, RT_TUPLE_ITEM (names, i), values[i]) < 0) {
      rt_decref (rt, dict);
      dict = NULL;
    }
  return dict;
}

RtObject *rt_vectorcall (RtInterp *rt, RtObject *callable, RtObject *const *args, size_t nargsf,
                         RtObject *kwnames) {
  RtVectorcall direct = vectorcall_of (callable);
  if (direct != NULL)
    return direct (rt, callable, args, nargsf, kwnames);
  if (callable->type->slots.tp_call == NULL)
    return raise_not_callable (rt, callable);
  RtHold hold;
  rt_hold_begin (rt, &hold, "call", "arguments");
  size_t nargs = RT_NARGS (nargsf);
  hold.held[0] = rt_tuple_from_array (rt, args, nargs);
  if (hold.held[0] != NULL && kwnames != NULL && RT_TUPLE_SIZE (kwnames) > 0) {
    hold.held[1] = keywords_as_dict (rt, kwnames, args + nargs);
    if (hold.held[1] == NULL)
      return rt_hold_end (rt, &hold, NULL);
  }
  RtObject *result = NULL;
  if (hold.held[0] != NULL && makes_str_directly (rt, callable))
    result = callable->type->slots.tp_call (rt, callable, hold.held[0], hold.held[1]);
  else if (hold.held[0] != NULL)
    result = call_slot (rt, callable, hold.held[0], hold.held[1]);
  return rt_hold_end (rt, &hold, result);
}

/* FIRST (RT_NULLABLE), positional arguments from ARGS and keyword ones from KWARGS (not empty) in one array:
 * what a vectorcall wants. As in CPython the array has references of its own. */
static RtObject *call_with_dict (RtInterp *rt, RtObject *callable, RtVectorcall direct, RtObject *first,
                                 RtObject *args, RtObject *kwargs) {
  size_t before = first != NULL, nargs = before + (size_t)RT_TUPLE_SIZE (args),
         count = nargs + (size_t)RT_DICT_USED (kwargs);
  RtObject *kwnames = rt_tuple_new (rt, RT_DICT_USED (kwargs));
  RtObject **all = kwnames != NULL ? rt_mem_calloc (rt, count, sizeof *all) : NULL;
  if (all == NULL) {
    rt_xdecref (rt, kwnames);
    return NULL;
  }
  if (first != NULL)
    all[0] = rt_incref (first);
  for (size_t i = before; i < nargs; i++)
    all[i] = rt_incref (RT_TUPLE_ITEM (args, (ptrdiff_t)(i - before)));
  ptrdiff_t position = 0;
  RtObject *key, *value;
  bool strings = true;
  for (size_t i = nargs; rt_dict_next (kwargs, &position, &key, &value); i++) {
    all[i] = rt_incref (value);
    strings = strings && RT_IS_STR (key);
    rt_tuple_init (rt, kwnames, (ptrdiff_t)(i - nargs), rt_incref (key));
  }
  RtNative native;
  RtHold hold;
  rt_native_enter_array (rt, &native, "call", "argument", all, count);
  rt_hold_begin (rt, &hold, "call", "names of keyword arguments");
  hold.held[0] = kwnames;
  RtObject *result =
      strings ? direct (rt, callable, all, nargs, kwnames) : RT_TYPE_ERROR (rt, "keywords must be strings");
  rt_hold_end (rt, &hold, NULL);
  rt_native_leave (rt, &native);
  rt_mem_free (rt, all, count * sizeof *all);
  return result;
}

/* CALLABLE (FIRST, *ARGS) of something without a vectorcall. */
static RtObject *call_slot_with_first (RtInterp *rt, RtObject *callable, RtObject *first, RtObject *args,
                                       RtObject *kwargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "call", "arguments");
  RtObject *all = hold.held[0] = rt_tuple_new (rt, RT_TUPLE_SIZE (args) + 1);
  if (all == NULL)
    return rt_hold_end (rt, &hold, NULL);
  rt_tuple_init (rt, all, 0, rt_incref (first));
  for (ptrdiff_t i = 0; i < RT_TUPLE_SIZE (args); i++)
    rt_tuple_init (rt, all, i + 1, rt_incref (RT_TUPLE_ITEM (args, i)));
  return rt_hold_end (rt, &hold, call_slot (rt, callable, all, kwargs));
}

RtObject *rt_call_prepend (RtInterp *rt, RtObject *callable, RtObject *first, RtObject *args,
                           RtObject *kwargs) {
  RtVectorcall direct = vectorcall_of (callable);
  if (direct == NULL)
    return call_slot_with_first (rt, callable, first, args, kwargs);
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0)
    return call_with_dict (rt, callable, direct, first, args, kwargs);
  size_t nargs = (size_t)RT_TUPLE_SIZE (args) + 1;
  RtObject *few[9], **all = few;
  if (nargs + 1 > sizeof few / sizeof *few && (all = rt_mem_alloc (rt, (nargs + 1) * sizeof *all)) == NULL)
    return NULL;
  all[0] = NULL;
  all[1] = first;
  for (size_t i = 1; i < nargs; i++)
    all[1 + i] = RT_TUPLE_ITEM (args, (ptrdiff_t)i - 1);
  RtObject *result = direct (rt, callable, all + 1, nargs | RT_VECTORCALL_OFFSET, NULL);
  if (all != few)
    rt_mem_free (rt, all, (nargs + 1) * sizeof *all);
  return result;
}

RtObject *rt_call (RtInterp *rt, RtObject *callable, RtObject *args, RtObject *kwargs) {
  if ((kwargs == NULL || RT_DICT_USED (kwargs) == 0) && rt_native_takes_tuple (rt, callable))
    return rt_native_call_over (rt, callable, args);
  RtVectorcall direct = vectorcall_of (callable);
  return direct != NULL ? rt_call_spread (rt, direct, callable, args, kwargs)
                        : call_slot (rt, callable, args, kwargs);
}

RtObject *rt_call_spread (RtInterp *rt, RtVectorcall direct, RtObject *callable, RtObject *args,
                          RtObject *kwargs) {
  if (kwargs != NULL && RT_DICT_USED (kwargs) > 0)
    return call_with_dict (rt, callable, direct, NULL, args, kwargs);
  return direct (rt, callable, &RT_TUPLE_ITEM (args, 0), (size_t)RT_TUPLE_SIZE (args), NULL);
}

RtObject *rt_call_none (RtInterp *rt, RtObject *callable) {
  RtObject *args[1] = {NULL};
  return rt_vectorcall (rt, callable, args + 1, 0 | RT_VECTORCALL_OFFSET, NULL);
}

RtObject *rt_call_one (RtInterp *rt, RtObject *callable, RtObject *arg) {
  RtObject *args[2] = {NULL, arg};
  return rt_vectorcall (rt, callable, args + 1, 1 | RT_VECTORCALL_OFFSET, NULL);
}

RtObject *rt_call_two (RtInterp *rt, RtObject *callable, RtObject *a, RtObject *b) {
  RtObject *args[3] = {NULL, a, b};
  return rt_vectorcall (rt, callable, args + 1, 2 | RT_VECTORCALL_OFFSET, NULL);
}

RtObject *rt_call_method (RtInterp *rt, RtObject *o, RtObject *name, RtObject *const *args, size_t nargs) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "call", "method");
  bool unbound = rt_getattr_method (rt, o, name, &hold.held[0]) == 1;
  if (hold.held[0] == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *all[6] = {NULL, o};
  if (nargs > 4)
    return rt_hold_end (rt, &hold,
                        rt_raise (rt, rt->types.SystemError, "too many arguments for a method call"));
  for (size_t i = 0; i < nargs; i++)
    all[2 + i] = args[i];
  RtObject *result = unbound
                         ? rt_vectorcall (rt, hold.held[0], all + 1, (nargs + 1) | RT_VECTORCALL_OFFSET, NULL)
                         : rt_vectorcall (rt, hold.held[0], all + 2, nargs | RT_VECTORCALL_OFFSET, NULL);
  return rt_hold_end (rt, &hold, result);
}
