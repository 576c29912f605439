/* Numbers: binary operators with their reflected and in-place forms, and __index__. */
#include <limits.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-function.h"
#include "rt-int-private.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-warn.h"

typedef struct Operator {
  size_t slot, inplace; /* offsets into RtSlots */
  const char *name, *inplace_name;
} Operator;

#define OPERATOR(field, text)                                                                                \
  { offsetof (RtSlots, nb_##field), offsetof (RtSlots, nb_inplace_##field), text, text "=" }
static const Operator operators[] = {
    [RT_NB_ADD] = OPERATOR (add, "+"),
    [RT_NB_AND] = OPERATOR (and, "&"),
    [RT_NB_FLOOR_DIVIDE] = OPERATOR (floor_divide, "//"),
    [RT_NB_LSHIFT] = OPERATOR (lshift, "<<"),
    [RT_NB_MATRIX_MULTIPLY] = OPERATOR (matrix_multiply, "@"),
    [RT_NB_MULTIPLY] = OPERATOR (multiply, "*"),
    [RT_NB_REMAINDER] = OPERATOR (remainder, "%"),
    [RT_NB_OR] = OPERATOR (or, "|"),
    [RT_NB_RSHIFT] = OPERATOR (rshift, ">>"),
    [RT_NB_SUBTRACT] = OPERATOR (subtract, "-"),
    [RT_NB_TRUE_DIVIDE] = OPERATOR (true_divide, "/"),
    [RT_NB_XOR] = OPERATOR (xor, "^"),
};

static RtBinary slot_at (const RtObject *o, size_t offset) {
  return *(const RtBinary *)((const char *)&o->type->slots + offset);
}

/* Asks both operands' types, the more derived one first; NotImplemented if none can. */
static RtObject *try_binary (RtInterp *rt, RtObject *a, RtObject *b, size_t offset) {
  RtBinary of_a = slot_at (a, offset), of_b = a->type != b->type ? slot_at (b, offset) : NULL;
  if (of_b == of_a)
    of_b = NULL;
  if (of_a != NULL && of_b != NULL && rt_type_is_subtype (b->type, a->type)) {
    RtObject *result = of_b (rt, a, b);
    if (result != rt->not_implemented)
      return result;
    of_b = NULL;
  }
  if (of_a != NULL) {
    RtObject *result = of_a (rt, a, b);
    if (result != rt->not_implemented)
      return result;
  }
  return of_b != NULL ? of_b (rt, a, b) : rt_incref (rt->not_implemented);
}

static RtObject *unsupported (RtInterp *rt, const char *name, RtObject *a, RtObject *b) {
  return RT_TYPE_ERROR (rt, "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", name,
                        a->type->name, b->type->name);
}

static bool is_print (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, builtin_function_or_method) &&
         strcmp (((RtBuiltinFunction *)o)->def->name, "print") == 0;
}

static RtObject *repeat (RtInterp *rt, RtIndexFn slot, RtObject *sequence, RtObject *times) {
  if (!rt_is_indexable (times))
    return RT_TYPE_ERROR (rt, "can't multiply sequence by non-int of type '%.200s'", times->type->name);
  ptrdiff_t count = rt_index_ssize (rt, times, rt->types.OverflowError);
  return count == -1 && rt->error != NULL ? NULL : slot (rt, sequence, count);
}

/* A + B and A * B of sequences; NotImplemented if they are none. */
static RtObject *try_sequence (RtInterp *rt, bool add, bool inplace, RtObject *a, RtObject *b) {
  const RtSlots *slots = &a->type->slots;
  if (add) {
    RtBinary concat =
        inplace && slots->sq_inplace_concat != NULL ? slots->sq_inplace_concat : slots->sq_concat;
    return concat != NULL ? concat (rt, a, b) : rt_incref (rt->not_implemented);
  }
  RtIndexFn times = inplace && slots->sq_inplace_repeat != NULL ? slots->sq_inplace_repeat : slots->sq_repeat;
  if (times != NULL)
    return repeat (rt, times, a, b);
  if (inplace && rt_type_has_sequence_table (a->type))
    return rt_incref (rt->not_implemented);
  return b->type->slots.sq_repeat != NULL ? repeat (rt, b->type->slots.sq_repeat, b, a)
                                          : rt_incref (rt->not_implemented);
}

static RtObject *try_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  RtTernary of_a = a->type->slots.nb_power, of_b = a->type != b->type ? b->type->slots.nb_power : NULL;
  if (of_b == of_a)
    of_b = NULL;
  RtTernary order[3] = {of_a, of_b, modulus->type->slots.nb_power};
  if (of_a != NULL && of_b != NULL && rt_type_is_subtype (b->type, a->type)) {
    order[0] = of_b;
    order[1] = of_a;
  }
  if (modulus == rt->none || order[2] == order[0] || order[2] == order[1])
    order[2] = NULL;
  for (int i = 0; i < 3; i++) {
    RtObject *result = order[i] != NULL ? order[i](rt, a, b, modulus) : rt->not_implemented;
    if (result != rt->not_implemented)
      return result;
  }
  return rt_incref (rt->not_implemented);
}

static RtObject *power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus, const char *name) {
  RtObject *result = try_power (rt, a, b, modulus);
  if (result != rt->not_implemented)
    return result;
  if (modulus == rt->none)
    return unsupported (rt, name, a, b);
  return RT_TYPE_ERROR (rt, "unsupported operand type(s) for %.100s: '%.100s', '%.100s', '%.100s'", name,
                        a->type->name, b->type->name, modulus->type->name);
}

RtObject *rt_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  return power (rt, a, b, modulus, "** or pow()");
}

static RtObject *inplace_power (RtInterp *rt, RtObject *a, RtObject *b) {
  RtTernary slot = a->type->slots.nb_inplace_power;
  RtObject *result = slot != NULL ? slot (rt, a, b, rt->none) : rt->not_implemented;
  return result != rt->not_implemented ? result : power (rt, a, b, rt->none, "**=");
}

RtObject *rt_binary (RtInterp *rt, RtBinaryOp op, RtObject *a, RtObject *b) {
  bool inplace = op >= RT_NB_INPLACE_ADD;
  RtBinaryOp plain = inplace ? op - RT_NB_INPLACE_ADD : op;
  if (plain == RT_NB_POWER)
    return inplace ? inplace_power (rt, a, b) : rt_power (rt, a, b, rt->none);
  const Operator *entry = &operators[plain];
  RtBinary own = inplace ? slot_at (a, entry->inplace) : NULL;
  RtObject *result = own != NULL ? own (rt, a, b) : rt->not_implemented;
  if (result == rt->not_implemented)
    result = try_binary (rt, a, b, entry->slot);
  if (result == rt->not_implemented && (plain == RT_NB_ADD || plain == RT_NB_MULTIPLY))
    result = try_sequence (rt, plain == RT_NB_ADD, inplace, a, b);
  if (result != rt->not_implemented)
    return result;
  if (op == RT_NB_RSHIFT && is_print (rt, a))
    return RT_TYPE_ERROR (rt,
                          "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'. Did you mean "
                          "\"print(<message>, file=<output_stream>)\"?",
                          entry->name, a->type->name, b->type->name);
  return unsupported (rt, inplace ? entry->inplace_name : entry->name, a, b);
}

RtObject *rt_divmod (RtInterp *rt, RtObject *a, RtObject *b) {
  RtObject *result = try_binary (rt, a, b, offsetof (RtSlots, nb_divmod));
  return result != rt->not_implemented ? result : unsupported (rt, "divmod()", a, b);
}

static RtObject *unary (RtInterp *rt, RtObject *o, RtUnary slot, const char *what) {
  return slot != NULL ? slot (rt, o)
                      : RT_TYPE_ERROR (rt, "bad operand type for %s: '%.200s'", what, o->type->name);
}

RtObject *rt_negative (RtInterp *rt, RtObject *o) {
  return unary (rt, o, o->type->slots.nb_negative, "unary -");
}

RtObject *rt_positive (RtInterp *rt, RtObject *o) {
  return unary (rt, o, o->type->slots.nb_positive, "unary +");
}

RtObject *rt_invert (RtInterp *rt, RtObject *o) {
  return unary (rt, o, o->type->slots.nb_invert, "unary ~");
}

RtObject *rt_absolute (RtInterp *rt, RtObject *o) {
  return unary (rt, o, o->type->slots.nb_absolute, "abs()");
}

bool rt_is_indexable (RtObject *o) {
  return RT_IS_INT (o) || o->type->slots.nb_index != NULL;
}

RtObject *rt_index (RtInterp *rt, RtObject *o) {
  if (RT_IS_INT (o))
    return rt_incref (o);
  if (o->type->slots.nb_index == NULL)
    return RT_TYPE_ERROR (rt, "'%.200s' object cannot be interpreted as an integer", o->type->name);
  RtObject *index = o->type->slots.nb_index (rt, o);
  return rt_int_returned (rt, index, "__index__");
}

RtObject *rt_index_exact (RtInterp *rt, RtObject *o) {
  RtObject *index = rt_index (rt, o), *exact = index != NULL ? rt_int_itself (rt, index) : NULL;
  rt_xdecref (rt, index);
  return exact;
}

RtObject *rt_int_returned (RtInterp *rt, RtObject *result, const char *method) {
  if (result == NULL || RT_IS_EXACT (rt, result, int_))
    return result;
  RtHold hold;
  rt_hold_begin (rt, &hold, method, "result");
  hold.held[0] = result;
  if (!RT_IS_INT (result))
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "%s returned non-int (type %.200s)", method, result->type->name));
  if (rt_warn (rt, rt->types.DeprecationWarning, 1,
               "%s returned non-int (type %.200s).  The ability to return an instance of a strict subclass of int is deprecated, "
               "and may be removed in a future version of Python.",
               method, result->type->name) < 0)
    return rt_hold_end (rt, &hold, NULL);
  hold.held[0] = NULL;
  return rt_hold_end (rt, &hold, result);
}

ptrdiff_t rt_index_ssize (RtInterp *rt, RtObject *o, RtType *error_type) {
  RtObject *index = rt_index (rt, o);
  if (index == NULL)
    return -1;
  int overflow = 0;
  int64_t value = rt_int_as_int64 (index, &overflow);
  rt_decref (rt, index);
  if (overflow == 0)
    return (ptrdiff_t)value;
  if (error_type != NULL)
    return rt_raise_int (rt, error_type, "cannot fit '%.200s' into an index-sized integer", o->type->name);
  return overflow > 0 ? PTRDIFF_MAX : PTRDIFF_MIN;
}

static ptrdiff_t index_argument (RtInterp *rt, RtObject *o, int64_t most, const char *type) {
  RtObject *index = rt_index (rt, o);
  if (index == NULL)
    return -1;
  int overflow = 0;
  int64_t value = rt_int_as_int64 (index, &overflow);
  rt_decref (rt, index);
  if (overflow != 0 || value > most || value < -most - 1)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C %s", type);
  return (ptrdiff_t)value;
}

ptrdiff_t rt_index_argument (RtInterp *rt, RtObject *o) {
  return index_argument (rt, o, PTRDIFF_MAX, "ssize_t");
}

ptrdiff_t rt_index_argument_int (RtInterp *rt, RtObject *o) {
  return index_argument (rt, o, INT_MAX, "int");
}
