/* The module _operator: the operators as functions. */
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-container.h"
#include "rt-error.h"
#include "rt-int-private.h"
#include "rt-module.h"
#include "rt-tuple.h"

#define FUNCTION(name)                                                                                       \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

#define BINARY(name, function_name, op)                                                                      \
  FUNCTION (name) {                                                                                          \
    return rt_check_positional (rt, function_name, nargs, 2, 2) ? rt_binary (rt, op, args[0], args[1])       \
                                                                : NULL;                                      \
  }
#define COMPARE(name, op)                                                                                    \
  FUNCTION (op_##name) {                                                                                     \
    return rt_check_positional (rt, #name, nargs, 2, 2) ? rt_compare (rt, args[0], args[1], op) : NULL;      \
  }
#define UNARY(name, operation)                                                                               \
  FUNCTION (op_##name) {                                                                                     \
    return operation (rt, args[0]);                                                                          \
  }

/* X (name, Python name, number of the operator) */
#define BINARY_OPERATORS(X)                                                                                  \
  X (op_add, "add", RT_NB_ADD)                                                                               \
  X (op_and, "and_", RT_NB_AND)                                                                              \
  X (op_floordiv, "floordiv", RT_NB_FLOOR_DIVIDE)                                                            \
  X (op_lshift, "lshift", RT_NB_LSHIFT)                                                                      \
  X (op_matmul, "matmul", RT_NB_MATRIX_MULTIPLY)                                                             \
  X (op_mul, "mul", RT_NB_MULTIPLY)                                                                          \
  X (op_mod, "mod", RT_NB_REMAINDER)                                                                         \
  X (op_or, "or_", RT_NB_OR)                                                                                 \
  X (op_pow, "pow", RT_NB_POWER)                                                                             \
  X (op_rshift, "rshift", RT_NB_RSHIFT)                                                                      \
  X (op_sub, "sub", RT_NB_SUBTRACT)                                                                          \
  X (op_truediv, "truediv", RT_NB_TRUE_DIVIDE)                                                               \
  X (op_xor, "xor", RT_NB_XOR)                                                                               \
  X (op_iadd, "iadd", RT_NB_INPLACE_ADD)                                                                     \
  X (op_iand, "iand", RT_NB_INPLACE_AND)                                                                     \
  X (op_ifloordiv, "ifloordiv", RT_NB_INPLACE_FLOOR_DIVIDE)                                                  \
  X (op_ilshift, "ilshift", RT_NB_INPLACE_LSHIFT)                                                            \
  X (op_imatmul, "imatmul", RT_NB_INPLACE_MATRIX_MULTIPLY)                                                   \
  X (op_imul, "imul", RT_NB_INPLACE_MULTIPLY)                                                                \
  X (op_imod, "imod", RT_NB_INPLACE_REMAINDER)                                                               \
  X (op_ior, "ior", RT_NB_INPLACE_OR)                                                                        \
  X (op_ipow, "ipow", RT_NB_INPLACE_POWER)                                                                   \
  X (op_irshift, "irshift", RT_NB_INPLACE_RSHIFT)                                                            \
  X (op_isub, "isub", RT_NB_INPLACE_SUBTRACT)                                                                \
  X (op_itruediv, "itruediv", RT_NB_INPLACE_TRUE_DIVIDE)                                                     \
  X (op_ixor, "ixor", RT_NB_INPLACE_XOR)
BINARY_OPERATORS (BINARY)

#define COMPARISONS(X) X (lt, RT_LT) X (le, RT_LE) X (eq, RT_EQ) X (ne, RT_NE) X (gt, RT_GT) X (ge, RT_GE)
COMPARISONS (COMPARE)

UNARY (abs, rt_absolute)
UNARY (neg, rt_negative)
UNARY (pos, rt_positive)
UNARY (invert, rt_invert)

/* An exact int. */
FUNCTION (op_index) {
  return rt_index_exact (rt, args[0]);
}

FUNCTION (op_truth) {
  int truth = rt_truth (rt, args[0]);
  return truth < 0 ? NULL : rt_bool_object (rt, truth);
}

FUNCTION (op_not) {
  int truth = rt_truth (rt, args[0]);
  return truth < 0 ? NULL : rt_bool_object (rt, !truth);
}

FUNCTION (op_is) {
  return rt_check_positional (rt, "is_", nargs, 2, 2) ? rt_bool_object (rt, args[0] == args[1]) : NULL;
}

FUNCTION (op_is_not) {
  return rt_check_positional (rt, "is_not", nargs, 2, 2) ? rt_bool_object (rt, args[0] != args[1]) : NULL;
}

FUNCTION (op_getitem) {
  return rt_check_positional (rt, "getitem", nargs, 2, 2) ? rt_getitem (rt, args[0], args[1]) : NULL;
}

FUNCTION (op_setitem) {
  if (!rt_check_positional (rt, "setitem", nargs, 3, 3) || rt_setitem (rt, args[0], args[1], args[2]) < 0)
    return NULL;
  return rt_incref (rt->none);
}

FUNCTION (op_delitem) {
  if (!rt_check_positional (rt, "delitem", nargs, 2, 2) || rt_delitem (rt, args[0], args[1]) < 0)
    return NULL;
  return rt_incref (rt->none);
}

FUNCTION (op_contains) {
  if (!rt_check_positional (rt, "contains", nargs, 2, 2))
    return NULL;
  int present = rt_contains (rt, args[0], args[1]);
  return present < 0 ? NULL : rt_bool_object (rt, present);
}

/* Walks args[0] for items that equal args[1]: their number, or the index of the first (FIRST), -1 if there is
 * none, -2 with an exception. */
static ptrdiff_t search (RtInterp *rt, RtObject *const *args, bool first) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "operator", "item being compared");
  hold.held[0] = rt_iter (rt, args[0]);
  if (hold.held[0] == NULL && rt_error_matches (rt, rt->types.TypeError)) {
    rt_error_clear (rt);
    RT_TYPE_ERROR (rt, "argument of type '%.200T' is not iterable", args[0]);
  }
  ptrdiff_t found = 0, index = 0;
  int equal = hold.held[0] != NULL ? 0 : -1;
  for (; equal >= 0 && (hold.held[1] = rt_next (rt, hold.held[0])) != NULL; index++) {
    equal = rt_compare_bool (rt, hold.held[1], args[1], RT_EQ);
    RtObject *done = hold.held[1];
    hold.held[1] = NULL;
    rt_decref (rt, done);
    found += equal > 0;
    if (first && equal > 0)
      break;
  }
  rt_hold_end (rt, &hold, NULL);
  if (equal < 0 || rt_error (rt) != NULL)
    return -2;
  return !first ? found : found > 0 ? index : -1;
}

FUNCTION (op_count_of) {
  if (!rt_check_positional (rt, "countOf", nargs, 2, 2))
    return NULL;
  ptrdiff_t found = search (rt, args, false);
  return found < 0 ? NULL : rt_int_from_int64 (rt, found);
}

FUNCTION (op_index_of) {
  if (!rt_check_positional (rt, "indexOf", nargs, 2, 2))
    return NULL;
  ptrdiff_t index = search (rt, args, true);
  if (index == -1)
    RT_VALUE_ERROR (rt, "sequence.index(x): x not in sequence");
  return index < 0 ? NULL : rt_int_from_int64 (rt, index);
}

static RtObject *concat (RtInterp *rt, RtObject *const *args, bool in_place) {
  for (int i = 0; i < 2; i++)
    if (args[i]->type->slots.sq_concat == NULL && !rt_is_sequence (args[i]))
      return RT_TYPE_ERROR (rt, "'%T' object can't be concatenated", args[i]);
  return rt_binary (rt, in_place ? RT_NB_INPLACE_ADD : RT_NB_ADD, args[0], args[1]);
}

/* Only the left operand has to be a sequence: what it does with the other is its own affair. */
FUNCTION (op_concat) {
  if (!rt_check_positional (rt, "concat", nargs, 2, 2))
    return NULL;
  RtObject *left = args[0];
  if (left->type->slots.sq_concat != NULL)
    return left->type->slots.sq_concat (rt, left, args[1]);
  return concat (rt, args, false);
}

FUNCTION (op_iconcat) {
  if (!rt_check_positional (rt, "iconcat", nargs, 2, 2))
    return NULL;
  const RtSlots *slots = &args[0]->type->slots;
  if (slots->sq_inplace_concat != NULL)
    return slots->sq_inplace_concat (rt, args[0], args[1]);
  return slots->sq_concat != NULL ? slots->sq_concat (rt, args[0], args[1]) : concat (rt, args, true);
}

FUNCTION (op_length_hint) {
  if (!rt_check_positional (rt, "length_hint", nargs, 1, 2))
    return NULL;
  ptrdiff_t otherwise = nargs > 1 ? rt_index_argument (rt, args[1]) : 0;
  if (otherwise == -1 && rt_error (rt) != NULL)
    return NULL;
  ptrdiff_t hint = rt_length_hint (rt, args[0], otherwise);
  return hint == -1 && rt_error (rt) != NULL ? NULL : rt_int_from_int64 (rt, hint);
}

FUNCTION (op_call) {
  if (nargs < 1)
    return RT_TYPE_ERROR (rt, "call expected at least 1 argument, got 0");
  return rt_vectorcall (rt, args[0], args + 1, nargs - 1, kwnames);
}

#define BINARY_METHOD(name, function_name, op) {function_name, name, RT_METH_FASTCALL, NULL},
#define COMPARE_METHOD(name, op)               {#name, op_##name, RT_METH_FASTCALL, NULL},

static const RtMethodDef methods[] = {
    BINARY_OPERATORS (BINARY_METHOD) COMPARISONS (COMPARE_METHOD){"abs", op_abs, RT_METH_O, NULL},
    {"neg", op_neg, RT_METH_O, NULL},
    {"pos", op_pos, RT_METH_O, NULL},
    {"inv", op_invert, RT_METH_O, NULL},
    {"invert", op_invert, RT_METH_O, NULL},
    {"index", op_index, RT_METH_O, NULL},
    {"truth", op_truth, RT_METH_O, NULL},
    {"not_", op_not, RT_METH_O, NULL},
    {"is_", op_is, RT_METH_FASTCALL, NULL},
    {"is_not", op_is_not, RT_METH_FASTCALL, NULL},
    {"getitem", op_getitem, RT_METH_FASTCALL, NULL},
    {"setitem", op_setitem, RT_METH_FASTCALL, NULL},
    {"delitem", op_delitem, RT_METH_FASTCALL, NULL},
    {"contains", op_contains, RT_METH_FASTCALL, NULL},
    {"countOf", op_count_of, RT_METH_FASTCALL, NULL},
    {"indexOf", op_index_of, RT_METH_FASTCALL, NULL},
    {"concat", op_concat, RT_METH_FASTCALL, NULL},
    {"iconcat", op_iconcat, RT_METH_FASTCALL, NULL},
    {"length_hint", op_length_hint, RT_METH_FASTCALL, NULL},
    {"call", op_call, RT_METH_KEYWORDS, NULL},
    {NULL, NULL, 0, NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  RtType *const types[] = {rt->types.itemgetter, rt->types.attrgetter, rt->types.methodcaller};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, rt_type_short_name (types[i]), rt_incref (RT_OBJECT (types[i]))) < 0)
      return -1;
  return 0;
}

const RtModuleDef rt_module_def__operator = {.name = "_operator", .methods = methods, .exec = exec};
