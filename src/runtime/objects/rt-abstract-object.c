/* The object protocol: text, hash, truth, comparison. */
#include <inttypes.h>
#include <stdio.h>

#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-list.h"
#include "rt-str.h"

bool rt_enter_recursive (RtInterp *rt, const char *where) {
  enum { HEADROOM = 50 }; /* nested calls that making the exception may need */
  if (--rt->c_recursion_remaining >= 0)
    return true;
  rt->c_recursion_remaining += 1 + HEADROOM;
  rt_raise (rt, rt->types.RecursionError, "maximum recursion depth exceeded%s", where);
  rt->c_recursion_remaining -= HEADROOM;
  return false;
}

void rt_leave_recursive (RtInterp *rt) {
  rt->c_recursion_remaining++;
}

int rt_credit_inlined (RtInterp *rt, RtObject *function) {
  enum { LEVELS = 2, USUAL_LIMIT = 1000 };
  bool credited = RT_IS_EXACT (rt, function, function) && rt->py_recursion_limit <= USUAL_LIMIT;
  rt->c_recursion_remaining += credited ? LEVELS : 0;
  return credited ? LEVELS : 0;
}

/* RESULT if it is a str, else TypeError about METHOD. Steals. */
static RtObject *must_be_str (RtInterp *rt, RtObject *result, const char *method) {
  if (result == NULL || RT_IS_STR (result))
    return result;
  RT_TYPE_ERROR (rt, "%s returned non-string (type %.200s)", method, result->type->name);
  rt_decref (rt, result);
  return NULL;
}

RtObject *rt_repr (RtInterp *rt, RtObject *o) {
  if (o == NULL)
    return rt_str_from (rt, "<NULL>");
  if (o->type->slots.tp_repr == NULL)
    return rt_str_printf (rt, "<%s object at 0x%llx>", o->type->name, (unsigned long long)rt_address (rt, o));
  if (!rt_enter_recursive (rt, " while getting the repr of an object"))
    return NULL;
  RtObject *result = o->type->slots.tp_repr (rt, o);
  rt_leave_recursive (rt);
  return must_be_str (rt, result, "__repr__");
}

RtObject *rt_str (RtInterp *rt, RtObject *o) {
  if (o == NULL)
    return rt_str_from (rt, "<NULL>");
  if (RT_IS_EXACT (rt, o, str))
    return rt_incref (o);
  if (o->type->slots.tp_str == NULL)
    return rt_repr (rt, o);
  if (!rt_enter_recursive (rt, " while getting the str of an object"))
    return NULL;
  RtObject *result = o->type->slots.tp_str (rt, o);
  rt_leave_recursive (rt);
  return must_be_str (rt, result, "__str__");
}

RtObject *rt_ascii (RtInterp *rt, RtObject *o) {
  RtObject *repr = rt_repr (rt, o);
  if (repr == NULL || rt_str_is_ascii (repr))
    return repr;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  for (ptrdiff_t i = 0; i < rt_str_length (repr); i++) {
    uint32_t c = rt_str_char_at (repr, i);
    if (c < 128)
      hb_buffer_append_char (&text, (char)c);
    else
      hb_buffer_printf (&text,
                        c < 0x100     ? "\\x%02" PRIx32
                        : c < 0x10000 ? "\\u%04" PRIx32
                                      : "\\U%08" PRIx32,
                        c);
  }
  rt_decref (rt, repr);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

RtObject *rt_format (RtInterp *rt, RtObject *o, RtObject *spec) {
  if (spec == NULL)
    spec = rt->empty_str;
  if (RT_IS_STR (spec) && rt_str_length (spec) == 0 && RT_IS_EXACT (rt, o, str))
    return rt_incref (o);
  if (RT_IS_STR (spec) && rt_str_length (spec) == 0 && RT_IS_EXACT (rt, o, int_))
    return rt_str (rt, o);
  RtObject *method = rt_lookup_special (rt, o, rt->names.format__);
  if (method == NULL)
    return rt->error != NULL ? NULL
                             : RT_TYPE_ERROR (rt, "Type %.100s doesn't define __format__", o->type->name);
  RtHold hold;
  rt_hold_begin (rt, &hold, "format", "method");
  hold.held[0] = method;
  RtObject *result = rt_hold_end (rt, &hold, rt_call_one (rt, method, spec));
  if (result != NULL && !RT_IS_STR (result)) {
    RT_TYPE_ERROR (rt, "__format__ must return a str, not %.200s", result->type->name);
    rt_decref (rt, result);
    return NULL;
  }
  return result;
}

int64_t rt_hash (RtInterp *rt, RtObject *o) {
  if (o->type->slots.tp_hash == NULL)
    return RT_TYPE_ERROR_INT (rt, "unhashable type: '%.200s'", o->type->name);
  return o->type->slots.tp_hash (rt, o);
}

int rt_truth (RtInterp *rt, RtObject *o) {
  if (o == rt->true_)
    return 1;
  if (o == rt->false_ || o == rt->none)
    return 0;
  const RtSlots *slots = &o->type->slots;
  ptrdiff_t result = 1;
  if (slots->nb_bool != NULL)
    result = slots->nb_bool (rt, o);
  else if (slots->mp_length != NULL)
    result = slots->mp_length (rt, o);
  else if (slots->sq_length != NULL)
    result = slots->sq_length (rt, o);
  return result > 0 ? 1 : (int)result;
}

RtObject *rt_compare_result (RtInterp *rt, int order, RtCompare op) {
  bool result = op == RT_LT   ? order < 0
                : op == RT_LE ? order <= 0
                : op == RT_EQ ? order == 0
                : op == RT_NE ? order != 0
                : op == RT_GT ? order > 0
                              : order >= 0;
  return rt_bool_object (rt, result);
}

RtObject *rt_bool_object (RtInterp *rt, bool value) {
  return rt_incref (value ? rt->true_ : rt->false_);
}

static const char *const operators[] = {"<", "<=", "==", "!=", ">", ">="};
static const RtCompare swapped[] = {RT_GT, RT_GE, RT_EQ, RT_NE, RT_LT, RT_LE};

/* Asks A's type, or B's about the swapped operator; NotImplemented if it has no say. */
static RtObject *ask (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  return a->type->slots.tp_richcompare != NULL ? a->type->slots.tp_richcompare (rt, a, b, op)
                                               : rt_incref (rt->not_implemented);
}

static RtObject *compare_unguarded (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  bool asked_b =
      a->type != b->type && b->type->slots.tp_richcompare != NULL && rt_type_is_subtype (b->type, a->type);
  RtObject *result = asked_b ? ask (rt, b, a, swapped[op]) : NULL;
  if (asked_b && result != rt->not_implemented)
    return result;
  result = ask (rt, a, b, op);
  if (result != rt->not_implemented)
    return result;
  if (!asked_b)
    result = ask (rt, b, a, swapped[op]);
  if (result != rt->not_implemented)
    return result;
  if (op == RT_EQ || op == RT_NE)
    return rt_bool_object (rt, (a == b) == (op == RT_EQ));
  return RT_TYPE_ERROR (rt, "'%s' not supported between instances of '%.100s' and '%.100s'", operators[op],
                        a->type->name, b->type->name);
}

RtObject *rt_compare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!rt_enter_recursive (rt, " in comparison"))
    return NULL;
  RtObject *result = compare_unguarded (rt, a, b, op);
  rt_leave_recursive (rt);
  return result;
}

int rt_compare_bool (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (a == b && (op == RT_EQ || op == RT_NE))
    return op == RT_EQ;
  RtObject *result = rt_compare (rt, a, b, op);
  if (result == NULL)
    return -1;
  RtHold hold;
  rt_hold_begin (rt, &hold, "comparison", "result");
  hold.held[0] = result;
  int truth = rt_truth (rt, result);
  rt_hold_end (rt, &hold, NULL);
  return truth;
}

/* The names in the running frame's namespace. */
static RtObject *local_names (RtInterp *rt) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "namespace");
  RtObject *locals = hold.held[0] = rt_current_locals (rt);
  return rt_hold_end (rt, &hold, locals != NULL ? rt_call_method (rt, locals, rt->names.keys, NULL, 0) : NULL);
}

RtObject *rt_dir (RtInterp *rt, RtObject *o) {
  RtObject *names = o == NULL ? local_names (rt) : NULL;
  if (o != NULL) {
    RtObject *method = rt_lookup_special (rt, o, rt->names.dir__);
    if (method == NULL)
      return rt->error != NULL ? NULL : RT_TYPE_ERROR (rt, "object does not provide __dir__");
    RtHold hold;
    rt_hold_begin (rt, &hold, "dir", "method");
    hold.held[0] = method;
    names = rt_hold_end (rt, &hold, rt_call_none (rt, method));
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "dir", "names");
  hold.held[0] = names;
  hold.held[1] = names != NULL ? rt_list_from (rt, names) : NULL;
  if (hold.held[1] == NULL || rt_list_sort (rt, hold.held[1], NULL, false) < 0)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *sorted = hold.held[1];
  hold.held[1] = NULL;
  return rt_hold_end (rt, &hold, sorted);
}
