/* decimal: the methods of Context, and what the module's Python text asks for. */
#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-class-fields.h"
#include "rt-class.h"
#include "rt-decimal.h"
#include "rt-dict.h"
#include "rt-error.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-module.h"
#include "rt-ref.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define METHOD(name) static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

/* --- operations --- */

static RtObject *unary (RtInterp *rt, RtObject *context, RtObject *o, RtDecUnary operation) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "operand");
  RtObject *a = hold.held[0] = rt_dec_needed (rt, o);
  return rt_hold_end (rt, &hold, a != NULL ? operation (rt, RT_DEC_CONTEXT (context), RT_DECIMAL (a)) : NULL);
}

static RtObject *binary (RtInterp *rt, RtObject *context, RtObject *const *args, size_t nargs, RtDecBinary operation) {
  if (nargs != 2)
    return RT_TYPE_ERROR (rt, "function takes exactly 2 arguments (%zu given)", nargs);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "operand");
  RtObject *a = hold.held[0] = rt_dec_needed (rt, args[0]), *b = hold.held[1] = a != NULL ? rt_dec_needed (rt, args[1]) : NULL;
  return rt_hold_end (rt, &hold, b != NULL ? operation (rt, RT_DEC_CONTEXT (context), RT_DECIMAL (a), RT_DECIMAL (b)) : NULL);
}

static RtObject *quantized (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  return rt_dec_quantize (rt, c, a, b, (RtDecRounding)c->rounding);
}

static RtObject *integral_value (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  return rt_dec_to_integral (rt, c, a, (RtDecRounding)c->rounding, false);
}

static RtObject *integral_exact (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  return rt_dec_to_integral (rt, c, a, (RtDecRounding)c->rounding, true);
}

static RtObject *text (RtInterp *rt, RtDecContext *c, const RtDecimal *a, bool engineering) {
  HbBuffer buffer;
  hb_buffer_init (&buffer, &rt->allocator);
  rt_dec_append (a, engineering, c->capitals, &buffer);
  RtObject *result = rt_str_from_buffer (rt, &buffer);
  hb_buffer_clear (&buffer);
  return result;
}

static RtObject *scientific (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  return text (rt, c, a, false);
}

static RtObject *engineering (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  return text (rt, c, a, true);
}

static RtObject *copied (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RtDecNumber n;
  return rt_dec_set (rt, &n, a) < 0 ? NULL : rt_dec_make (rt, rt->types.decimal, &n);
}

static RtObject *applied (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RtDecNumber n;
  return rt_dec_set (rt, &n, a) < 0 ? NULL : rt_dec_done (rt, c, &n, 0);
}

#define UNARY(name, operation)                          \
  METHOD (name) {                                       \
    return unary (rt, self, args[0], operation);        \
  }
#define BINARY(name, operation)                         \
  METHOD (name) {                                       \
    return binary (rt, self, args, nargs, operation);   \
  }
BINARY (context_add, rt_dec_add)
BINARY (context_subtract, rt_dec_subtract)
BINARY (context_multiply, rt_dec_multiply)
BINARY (context_divide, rt_dec_divide)
BINARY (context_divide_int, rt_dec_divide_whole)
BINARY (context_remainder, rt_dec_remainder)
BINARY (context_divmod, rt_dec_divmod)
BINARY (context_quantize, quantized)
UNARY (context_plus, rt_dec_positive)
UNARY (context_minus, rt_dec_negative)
UNARY (context_abs, rt_dec_absolute)
UNARY (context_normalize, rt_dec_normalize)
UNARY (context_to_integral_value, integral_value)
UNARY (context_to_integral_exact, integral_exact)
UNARY (context_to_sci_string, scientific)
UNARY (context_to_eng_string, engineering)
UNARY (context_copy_decimal, copied)
UNARY (context_apply, applied)

METHOD (context_power) {
  static const char *const names[] = {"a", "b", "modulo"};
  RtObject *values[3];
  if (!rt_dec_parse_args (rt, args, nargs, kwnames, names, 3, 2, values))
    return NULL;
  return rt_dec_power (rt, values[0], values[1], values[2] != NULL ? values[2] : rt->none, self);
}

/* A value of any type, rounded; a payload that is too long is none. */
METHOD (context_create_decimal) {
  if (!rt_check_positional (rt, "create_decimal", nargs, 0, 1))
    return NULL;
  RtDecContext *c = RT_DEC_CONTEXT (self);
  RtDecNumber n;
  rt_dec_init (&n);
  if (nargs == 1 && rt_dec_convert (rt, c, args[0], true, &n) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  if (n.kind >= RT_DEC_NAN && n.count > 0 && rt_dec_digits (n.words, n.count) > c->prec - c->clamp) {
    rt_dec_clear (rt, &n);
    n.kind = RT_DEC_NAN;
    return rt_dec_exactly (rt, c, &n, RT_DEC_INVALID | RT_DEC_CONVERSION);
  }
  return rt_dec_done (rt, c, &n, 0);
}

METHOD (context_create_decimal_from_float) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "number");
  RtObject *from = hold.held[0] = rt_getattr_utf8 (rt, RT_OBJECT (rt->types.decimal), "from_float");
  RtObject *exact = hold.held[1] = from != NULL ? rt_call_one (rt, from, args[0]) : NULL;
  RtDecNumber n;
  if (exact == NULL || rt_dec_set (rt, &n, RT_DECIMAL (exact)) < 0)
    return rt_hold_end (rt, &hold, NULL);
  return rt_hold_end (rt, &hold, rt_dec_done (rt, RT_DEC_CONTEXT (self), &n, 0));
}

/* --- the context itself --- */

METHOD (context_copy) {
  return rt_dec_context_copy (rt, self);
}

METHOD (context_reduce) {
  const RtDecContext *c = RT_DEC_CONTEXT (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "state of the context");
  RtObject *tuple = hold.held[0] = rt_tuple_new (rt, 8);
  if (tuple == NULL)
    return rt_hold_end (rt, &hold, NULL);
  for (int i = 0; i < 8; i++) {
    const int64_t numbers[] = {c->prec, 0, c->emin, c->emax, c->capitals, c->clamp};
    RtObject *part = i == 1   ? rt_str_interned (rt, rt_dec_rounding_names[c->rounding])
                     : i == 6 ? rt_dec_signals_list (rt, c->flags->bits)
                     : i == 7 ? rt_dec_signals_list (rt, c->traps->bits)
                              : rt_int_from_int64 (rt, numbers[i]);
    if (part == NULL)
      return rt_hold_end (rt, &hold, NULL);
    rt_tuple_init (rt, tuple, i, part);
  }
  return rt_hold_end (rt, &hold, rt_tuple_pack (rt, 2, RT_OBJECT (self->type), tuple));
}

static RtObject *clear (RtInterp *rt, RtDecSignals *signals) {
  signals->bits = 0;
  rt_payload_changed (rt, RT_OBJECT (signals));
  return rt_incref (rt->none);
}

METHOD (context_clear_flags) {
  return clear (rt, RT_DEC_CONTEXT (self)->flags);
}

METHOD (context_clear_traps) {
  return clear (rt, RT_DEC_CONTEXT (self)->traps);
}

METHOD (context_etiny) {
  return rt_int_from_int64 (rt, rt_dec_etiny (RT_DEC_CONTEXT (self)));
}

METHOD (context_etop) {
  return rt_int_from_int64 (rt, rt_dec_etop (RT_DEC_CONTEXT (self)));
}

#define FAST(name)   {#name, context_##name, RT_METH_FASTCALL, NULL}
#define ONE(name)    {#name, context_##name, RT_METH_O, NULL}
#define NOARGS(name) {#name, context_##name, RT_METH_NOARGS, NULL}
const RtMethodDef rt_dec_context_methods[] = {
    FAST (add),
    FAST (subtract),
    FAST (multiply),
    FAST (divide),
    FAST (divide_int),
    FAST (remainder),
    FAST (divmod),
    FAST (quantize),
    ONE (plus),
    ONE (minus),
    ONE (abs),
    ONE (normalize),
    ONE (to_integral_value),
    {"to_integral", context_to_integral_value, RT_METH_O, NULL},
    ONE (to_integral_exact),
    ONE (to_sci_string),
    ONE (to_eng_string),
    ONE (copy_decimal),
    {"_apply", context_apply, RT_METH_O, NULL},
    {"power", context_power, RT_METH_KEYWORDS, NULL},
    FAST (create_decimal),
    ONE (create_decimal_from_float),
    NOARGS (copy),
    {"__copy__", context_copy, RT_METH_NOARGS, NULL},
    {"__reduce__", context_reduce, RT_METH_NOARGS, NULL},
    NOARGS (clear_flags),
    NOARGS (clear_traps),
    {"Etiny", context_etiny, RT_METH_NOARGS, NULL},
    {"Etop", context_etop, RT_METH_NOARGS, NULL},
    {NULL},
};

/* --- for the module's text --- */

/* setup (list): what rt_dec_state has. */
METHOD (setup) {
  if (!RT_IS_EXACT (rt, args[0], list) || RT_LIST_SIZE (args[0]) != RT_DEC_STATE)
    return RT_TYPE_ERROR (rt, "setup() argument must be a list of %d", RT_DEC_STATE);
  RtType *type = rt->types.decimal;
  rt_ref_set (rt, RT_OBJECT (type), RT_TYPE_SLOT_CACHE, &type->cache, rt_incref (args[0]));
  return rt_incref (rt->none);
}

/* add_method (type, name, function) */
METHOD (add_method) {
  if (!rt_check_positional (rt, "add_method", nargs, 3, 3))
    return NULL;
  RtType *type = (RtType *)args[0];
  if (rt_dict_set (rt, type->dict, args[1], args[2]) < 0 || rt_type_modified (rt, type, args[1]) < 0)
    return NULL;
  return rt_incref (rt->none);
}

METHOD (getcontext) {
  return rt_incref (RT_OBJECT (rt_dec_current (rt)));
}

METHOD (setcontext) {
  return rt_dec_set_current (rt, args[0]) < 0 ? NULL : rt_incref (rt->none);
}

/* parts (decimal): sign, coefficient, exponent and one of "", "F", "n", "N". */
METHOD (parts) {
  static const char *const kinds[] = {"", "F", "n", "N"};
  if (!rt_is_kind_of (args[0], rt->types.decimal))
    return RT_TYPE_ERROR (rt, "parts() argument must be a Decimal");
  const RtDecimal *d = RT_DECIMAL (args[0]);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "parts");
  hold.held[0] = rt_int_from_int64 (rt, d->sign);
  hold.held[1] = rt_dec_words_as_int (rt, d->words, d->count, false);
  hold.held[2] = rt_int_from_int64 (rt, d->exponent);
  hold.held[3] = rt_str_interned (rt, kinds[d->kind]);
  bool complete = hold.held[0] != NULL && hold.held[1] != NULL && hold.held[2] != NULL && hold.held[3] != NULL;
  return rt_hold_end (rt, &hold, complete ? rt_tuple_pack (rt, 4, hold.held[0], hold.held[1], hold.held[2], hold.held[3]) : NULL);
}

/* The number of a sign, a whole coefficient and an exponent, which is cut to 62 bits. */
static int read_number (RtInterp *rt, RtObject *const *args, RtDecNumber *n) {
  const int64_t most = INT64_C (1) << 62;
  rt_dec_init (n);
  if (!RT_IS_INT (args[0]) || !RT_IS_INT (args[1]) || !RT_IS_INT (args[2]))
    return RT_TYPE_ERROR_INT (rt, "an integer is required");
  if (rt_dec_set_int (rt, n, args[1]) < 0)
    return -1;
  int overflow;
  int64_t exponent = rt_int_as_int64 (args[2], &overflow);
  n->sign = rt_int_sign (args[0]) != 0;
  n->exponent = overflow != 0 ? overflow * most : exponent > most ? most : exponent < -most ? -most : exponent;
  return 0;
}

/* make (sign, coefficient, exponent[, kind]) */
METHOD (make) {
  static const char *const kinds[] = {"", "F", "n", "N"};
  RtDecNumber n;
  if (!rt_check_positional (rt, "make", nargs, 3, 4))
    return NULL;
  if (read_number (rt, args, &n) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  for (int i = 1; nargs == 4 && i < 4; i++)
    if (rt_str_equal_utf8 (args[3], kinds[i]))
      n.kind = (RtDecKind)i;
  return rt_dec_make (rt, rt->types.decimal, &n);
}

static RtDecContext *context_of (RtInterp *rt, RtObject *o) {
  return rt_is_kind_of (o, rt->types.decimal_context) ? RT_DEC_CONTEXT (o) : RT_TYPE_ERROR (rt, "argument must be a context");
}

/* finish (context, sign, coefficient, exponent[, rounding]): rounded. */
METHOD (finish) {
  RtDecNumber n;
  if (!rt_check_positional (rt, "finish", nargs, 4, 5))
    return NULL;
  RtDecContext *c = context_of (rt, args[0]);
  int rounding = c == NULL ? -1 : nargs == 5 ? rt_dec_rounding_of (rt, args[4]) : c->rounding;
  if (rounding < 0)
    return NULL;
  RtDecContext used = *c;
  used.rounding = (uint8_t)rounding;
  uint32_t status = 0;
  if (read_number (rt, args + 1, &n) == 0 && rt_dec_finish (rt, &used, &n, &status) == 0)
    return rt_dec_exactly (rt, c, &n, status);
  rt_dec_clear (rt, &n);
  return NULL;
}

/* signal (context, *classes) */
METHOD (signal_all) {
  RtDecContext *c = nargs > 0 ? context_of (rt, args[0]) : RT_TYPE_ERROR (rt, "no context");
  if (c == NULL)
    return NULL;
  uint32_t status = 0;
  for (size_t i = 1; i < nargs; i++)
    for (int j = 0; j < RT_DEC_ALL_CLASSES; j++)
      if (rt_dec_state (rt, j) == args[i])
        status |= UINT32_C (1) << j;
  if (status >> RT_DEC_SIGNALS != 0)
    status |= RT_DEC_INVALID;
  return rt_dec_signal (rt, c, status) < 0 ? NULL : rt_incref (rt->none);
}

/* of_nans (context, a, b): what an operation on NaNs gives; None if neither is one. */
METHOD (of_nans) {
  if (!rt_check_positional (rt, "of_nans", nargs, 3, 3))
    return NULL;
  RtDecContext *c = context_of (rt, args[0]);
  RtObject *result = NULL;
  if (c == NULL)
    return NULL;
  int found = rt_dec_of_nans (rt, c, RT_DECIMAL (args[1]), args[2] != rt->none ? RT_DECIMAL (args[2]) : NULL, &result);
  return found < 0 ? NULL : found > 0 ? result : rt_incref (rt->none);
}

/* order (a, b): -1, 0 or 1, of no NaNs. */
METHOD (order) {
  if (!rt_check_positional (rt, "order", nargs, 2, 2))
    return NULL;
  int result = rt_dec_order (rt, RT_DECIMAL (args[0]), RT_DECIMAL (args[1]));
  return result == -2 ? NULL : rt_int_from_int64 (rt, result);
}

METHOD (operand) {
  return rt_dec_operand (rt, args[0]);
}

METHOD (needed) {
  return rt_dec_needed (rt, args[0]);
}

METHOD (read_context) {
  RtDecContext *c = rt_dec_context_argument (rt, args[0]);
  return c != NULL ? rt_incref (RT_OBJECT (c)) : NULL;
}

METHOD (rounding_of) {
  return rt_dec_rounding_of (rt, args[0]) < 0 ? NULL : rt_incref (args[0]);
}

static const RtMethodDef methods[] = {
    {"setup", setup, RT_METH_O, NULL},
    {"add_method", add_method, RT_METH_FASTCALL, NULL},
    {"getcontext", getcontext, RT_METH_NOARGS, NULL},
    {"setcontext", setcontext, RT_METH_O, NULL},
    {"parts", parts, RT_METH_O, NULL},
    {"make", make, RT_METH_FASTCALL, NULL},
    {"finish", finish, RT_METH_FASTCALL, NULL},
    {"signal", signal_all, RT_METH_FASTCALL, NULL},
    {"of_nans", of_nans, RT_METH_FASTCALL, NULL},
    {"order", order, RT_METH_FASTCALL, NULL},
    {"operand", operand, RT_METH_O, NULL},
    {"needed", needed, RT_METH_O, NULL},
    {"context", read_context, RT_METH_O, NULL},
    {"rounding", rounding_of, RT_METH_O, NULL},
    {NULL},
};

static int exec (RtInterp *rt, RtObject *module) {
  RtType *const types[] = {rt->types.decimal, rt->types.decimal_context, rt->types.decimal_signals};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (rt_module_add (rt, module, rt_type_short_name (types[i]), rt_incref (RT_OBJECT (types[i]))) < 0)
      return -1;
  return 0;
}

const RtModuleDef rt_module_def__decimal = {.name = "_decimal", .methods = methods, .exec = exec, .functions_of = "decimal"};
