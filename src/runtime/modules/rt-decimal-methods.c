/* decimal: the methods of Decimal that are often called; the others are Python text. */
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-decimal.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-str.h"
#include "rt-tuple.h"

#define METHOD(name) static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

/* The context a method is given as its only argument. */
static RtDecContext *only_context (RtInterp *rt, RtObject *const *args, size_t nargs, RtObject *kwnames) {
  static const char *const names[] = {"context"};
  RtObject *value;
  return rt_dec_parse_args (rt, args, nargs, kwnames, names, 1, 0, &value) ? rt_dec_context_argument (rt, value) : NULL;
}

static RtObject *copy_with (RtInterp *rt, RtObject *o, bool sign) {
  RtDecNumber n;
  if (rt_dec_set (rt, &n, RT_DECIMAL (o)) < 0)
    return NULL;
  n.sign = sign;
  return rt_dec_make (rt, rt->types.decimal, &n);
}

/* --- kinds --- */

static bool is_finite (const RtObject *o) {
  return RT_DECIMAL (o)->kind == RT_DEC_FINITE;
}

static bool is_zero (const RtObject *o) {
  return is_finite (o) && RT_DECIMAL (o)->count == 0;
}

static int64_t adjusted_of (const RtObject *o) {
  const RtDecimal *d = RT_DECIMAL (o);
  return is_finite (o) ? d->exponent + rt_dec_digits (d->words, d->count) - 1 : 0;
}

#define KIND(name, test)                           \
  METHOD (name) {                                  \
    return rt_bool_object (rt, test);              \
  }
KIND (decimal_is_nan, RT_DECIMAL (self)->kind >= RT_DEC_NAN)
KIND (decimal_is_qnan, RT_DECIMAL (self)->kind == RT_DEC_NAN)
KIND (decimal_is_snan, RT_DECIMAL (self)->kind == RT_DEC_SNAN)
KIND (decimal_is_infinite, RT_DECIMAL (self)->kind == RT_DEC_INFINITY)
KIND (decimal_is_finite, is_finite (self))
KIND (decimal_is_signed, RT_DECIMAL (self)->sign != 0)
KIND (decimal_is_zero, is_zero (self))
KIND (decimal_is_canonical, true)

METHOD (decimal_is_normal) {
  const RtDecContext *c = only_context (rt, args, nargs, kwnames);
  return c != NULL ? rt_bool_object (rt, is_finite (self) && !is_zero (self) && adjusted_of (self) >= c->emin) : NULL;
}

METHOD (decimal_is_subnormal) {
  const RtDecContext *c = only_context (rt, args, nargs, kwnames);
  return c != NULL ? rt_bool_object (rt, is_finite (self) && !is_zero (self) && adjusted_of (self) < c->emin) : NULL;
}

METHOD (decimal_adjusted) {
  return rt_int_from_int64 (rt, adjusted_of (self));
}

/* --- copies and parts --- */

METHOD (decimal_itself) {
  return rt_incref (self);
}

METHOD (decimal_copy_abs) {
  return copy_with (rt, self, false);
}

METHOD (decimal_copy_negate) {
  return copy_with (rt, self, RT_DECIMAL (self)->sign == 0);
}

METHOD (decimal_copy_sign) {
  static const char *const names[] = {"other", "context"};
  RtObject *values[2];
  if (!rt_dec_parse_args (rt, args, nargs, kwnames, names, 2, 1, values) || rt_dec_context_argument (rt, values[1]) == NULL)
    return NULL;
  RtObject *other = rt_dec_needed (rt, values[0]);
  if (other == NULL)
    return NULL;
  RtObject *result = copy_with (rt, self, RT_DECIMAL (other)->sign != 0);
  rt_decref (rt, other);
  return result;
}

METHOD (decimal_reduce) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "numeral");
  hold.held[0] = rt_str (rt, self);
  hold.held[1] = hold.held[0] != NULL ? rt_tuple_pack (rt, 1, hold.held[0]) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_tuple_pack (rt, 2, RT_OBJECT (self->type), hold.held[1]) : NULL);
}

static RtObject *digits_tuple (RtInterp *rt, const RtDecimal *d) {
  if (d->kind == RT_DEC_INFINITY || (d->kind == RT_DEC_FINITE && d->count == 0))
    return rt_tuple_pack (rt, 1, rt_int_from_int64 (rt, 0)); /* shared */
  size_t count = d->count == 0 ? 0 : (size_t)rt_dec_digits (d->words, d->count), at = count;
  RtObject *tuple = rt_tuple_new (rt, (ptrdiff_t)count);
  for (size_t i = 0; tuple != NULL && i < d->count; i++) {
    uint64_t word = d->words[i];
    for (int j = 0; j < RT_DEC_WORD_DIGITS && at > 0; j++, word /= 10)
      rt_tuple_init (rt, tuple, (ptrdiff_t)--at, rt_int_from_int64 (rt, (int64_t)(word % 10))); /* shared */
  }
  return tuple;
}

METHOD (decimal_as_tuple) {
  static const char *const special[] = {[RT_DEC_INFINITY] = "F", [RT_DEC_NAN] = "n", [RT_DEC_SNAN] = "N"};
  const RtDecimal *d = RT_DECIMAL (self);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "parts");
  RtObject *sign = hold.held[0] = rt_int_from_int64 (rt, d->sign), *digits = hold.held[1] = digits_tuple (rt, d);
  RtObject *exponent = hold.held[2] = is_finite (self) ? rt_int_from_int64 (rt, d->exponent) : rt_str_interned (rt, special[d->kind]);
  RtObject *parts[] = {sign, digits, exponent};
  bool complete = sign != NULL && digits != NULL && exponent != NULL;
  return rt_hold_end (rt, &hold, complete ? rt_vectorcall (rt, rt_dec_state (rt, RT_DEC_TUPLE), parts, 3, NULL) : NULL);
}

RtObject *rt_dec_integer_ratio (RtInterp *rt, const RtDecimal *d) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "numerator and denominator");
  RtDecNumber power;
  rt_dec_init (&power);
  RtObject *n = hold.held[0] = rt_dec_words_as_int (rt, d->words, d->count, d->sign != 0);
  rt_dec_set_uint64 (&power, 1);
  bool failed = n == NULL || rt_dec_shift_left (rt, &power, d->exponent < 0 ? -d->exponent : 0) < 0;
  RtObject *m = hold.held[1] = failed ? NULL : rt_dec_words_as_int (rt, power.words, power.count, false);
  rt_dec_clear (rt, &power);
  RtObject *divisor = hold.held[2] = m != NULL ? rt_int_gcd (rt, n, m) : NULL;
  if (divisor == NULL)
    return rt_hold_end (rt, &hold, NULL);
  RtObject *a = rt_int_floor_divide (rt, n, divisor), *b = a != NULL ? rt_int_floor_divide (rt, m, divisor) : NULL;
  RtObject *pair = b != NULL ? rt_tuple_pack (rt, 2, a, b) : NULL;
  rt_xdecref (rt, a);
  rt_xdecref (rt, b);
  return rt_hold_end (rt, &hold, pair);
}

METHOD (decimal_as_integer_ratio) {
  const RtDecimal *d = RT_DECIMAL (self);
  if (d->kind == RT_DEC_INFINITY)
    return rt_raise (rt, rt->types.OverflowError, "cannot convert Infinity to integer ratio");
  if (d->kind != RT_DEC_FINITE)
    return RT_VALUE_ERROR (rt, "cannot convert NaN to integer ratio");
  if (d->exponent <= 0)
    return rt_dec_integer_ratio (rt, d);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "numerator and denominator");
  RtObject *whole = hold.held[0] = rt_dec_whole (rt, d, RT_DEC_DOWN), *one = hold.held[1] = rt_int_from_int64 (rt, 1);
  return rt_hold_end (rt, &hold, whole != NULL && one != NULL ? rt_tuple_pack (rt, 2, whole, one) : NULL);
}

METHOD (decimal_from_float) {
  RtType *type = (RtType *)self;
  RtObject *value = args[0], *result = NULL;
  if (RT_IS_INT (value))
    result = rt_dec_operand (rt, value);
  else if (rt_is_kind_of (value, rt->types.float_))
    result = rt_dec_from_float (rt, rt->types.decimal, ((RtFloat *)value)->value);
  else
    return RT_TYPE_ERROR (rt, "argument must be int or float");
  if (result == NULL || type == rt->types.decimal)
    return result;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "number");
  hold.held[0] = result;
  return rt_hold_end (rt, &hold, rt_call_one (rt, self, result));
}

METHOD (decimal_radix) {
  RtDecNumber n;
  rt_dec_init (&n);
  rt_dec_set_uint64 (&n, 10);
  return rt_dec_make (rt, rt->types.decimal, &n);
}

METHOD (decimal_complex) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "float");
  RtObject *value = hold.held[0] = self->type->slots.nb_float (rt, self);
  return rt_hold_end (rt, &hold, value != NULL ? rt_call_one (rt, RT_OBJECT (rt->types.complex_), value) : NULL);
}

/* --- text --- */

METHOD (decimal_to_eng_string) {
  const RtDecContext *c = only_context (rt, args, nargs, kwnames);
  if (c == NULL)
    return NULL;
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_dec_append (RT_DECIMAL (self), true, c->capitals, &text);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

METHOD (decimal_format) {
  if (!rt_check_positional (rt, "__format__", nargs, 1, 1))
    return NULL;
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "format arg must be str");
  if (rt_str_length (args[0]) == 0 && RT_IS_EXACT (rt, self, decimal))
    return rt_str (rt, self);
  RtObject *const parts[] = {self, args[0], RT_OBJECT (rt_dec_current (rt))};
  return rt_vectorcall (rt, rt_dec_state (rt, RT_DEC_FORMAT), parts, 3, NULL);
}

/* --- to whole numbers and other places --- */

METHOD (decimal_trunc) {
  return rt_dec_whole (rt, RT_DECIMAL (self), RT_DEC_DOWN);
}

METHOD (decimal_floor) {
  return rt_dec_whole (rt, RT_DECIMAL (self), RT_DEC_FLOOR);
}

METHOD (decimal_ceil) {
  return rt_dec_whole (rt, RT_DECIMAL (self), RT_DEC_CEILING);
}

METHOD (decimal_round) {
  if (!rt_check_positional (rt, "__round__", nargs, 0, 1))
    return NULL;
  if (nargs == 0)
    return rt_dec_whole (rt, RT_DECIMAL (self), RT_DEC_HALF_EVEN);
  if (!RT_IS_INT (args[0]))
    return RT_TYPE_ERROR (rt, "optional arg must be an integer");
  int overflow;
  int64_t places = rt_int_as_int64 (args[0], &overflow);
  if (overflow != 0)
    return rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C ssize_t");
  RtDecNumber n;
  rt_dec_init (&n);
  rt_dec_set_uint64 (&n, 1);
  n.exponent = -places;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "unit");
  RtObject *unit = hold.held[0] = rt_dec_make (rt, rt->types.decimal, &n);
  RtDecContext *c = rt_dec_current (rt);
  return rt_hold_end (rt, &hold, unit != NULL ? rt_dec_quantize (rt, c, RT_DECIMAL (self), RT_DECIMAL (unit), (RtDecRounding)c->rounding) : NULL);
}

METHOD (decimal_quantize) {
  static const char *const names[] = {"exp", "rounding", "context"};
  RtObject *values[3];
  if (!rt_dec_parse_args (rt, args, nargs, kwnames, names, 3, 1, values))
    return NULL;
  RtDecContext *c = rt_dec_context_argument (rt, values[2]);
  int rounding = c == NULL ? -1 : values[1] == NULL || values[1] == rt->none ? c->rounding : rt_dec_rounding_of (rt, values[1]);
  if (rounding < 0)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "unit");
  RtObject *unit = hold.held[0] = rt_dec_needed (rt, values[0]);
  return rt_hold_end (rt, &hold, unit != NULL ? rt_dec_quantize (rt, c, RT_DECIMAL (self), RT_DECIMAL (unit), (RtDecRounding)rounding) : NULL);
}

static RtObject *to_integral (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames, bool exact) {
  static const char *const names[] = {"rounding", "context"};
  RtObject *values[2];
  if (!rt_dec_parse_args (rt, args, nargs, kwnames, names, 2, 0, values))
    return NULL;
  RtDecContext *c = rt_dec_context_argument (rt, values[1]);
  int rounding = c == NULL ? -1 : values[0] == NULL || values[0] == rt->none ? c->rounding : rt_dec_rounding_of (rt, values[0]);
  return rounding < 0 ? NULL : rt_dec_to_integral (rt, c, RT_DECIMAL (self), (RtDecRounding)rounding, exact);
}

METHOD (decimal_to_integral_value) {
  return to_integral (rt, self, args, nargs, kwnames, false);
}

METHOD (decimal_to_integral_exact) {
  return to_integral (rt, self, args, nargs, kwnames, true);
}

METHOD (decimal_normalize) {
  RtDecContext *c = only_context (rt, args, nargs, kwnames);
  return c != NULL ? rt_dec_normalize (rt, c, RT_DECIMAL (self)) : NULL;
}

RtObject *rt_dec_power (RtInterp *rt, RtObject *base, RtObject *exponent, RtObject *modulo, RtObject *context) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "operand");
  RtObject *const operands[] = {base, exponent, modulo};
  for (int i = 0; i < 3; i++)
    if ((hold.held[i] = i == 2 && modulo == rt->none ? rt_incref (modulo) : rt_dec_needed (rt, operands[i])) == NULL)
      return rt_hold_end (rt, &hold, NULL);
  if (modulo == rt->none) {
    RtObject *power = rt_dec_whole_power (rt, RT_DEC_CONTEXT (context), RT_DECIMAL (hold.held[0]), RT_DECIMAL (hold.held[1]));
    if (power != rt->none)
      return rt_hold_end (rt, &hold, power);
    rt_decref (rt, power);
  }
  RtObject *const args[] = {hold.held[0], hold.held[1], hold.held[2], context};
  return rt_hold_end (rt, &hold, rt_vectorcall (rt, rt_dec_state (rt, RT_DEC_POWER), args, 4, NULL));
}

/* --- tables --- */

static RtObject *get_real (RtInterp *rt, RtObject *self, void *closure) {
  return rt_incref (self);
}

static RtObject *get_imaginary (RtInterp *rt, RtObject *self, void *closure) {
  RtDecNumber n;
  rt_dec_init (&n);
  return rt_dec_make (rt, rt->types.decimal, &n);
}

const RtGetSetDef rt_decimal_getset[] = {
    {"real", get_real, NULL, NULL, NULL},
    {"imag", get_imaginary, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

#define NOARGS(name)   {#name, decimal_##name, RT_METH_NOARGS, NULL}
#define KEYWORDS(name) {#name, decimal_##name, RT_METH_KEYWORDS, NULL}
const RtMethodDef rt_decimal_methods[] = {
    RT_SIZEOF_METHOD (NULL),
    NOARGS (is_nan),
    NOARGS (is_qnan),
    NOARGS (is_snan),
    NOARGS (is_infinite),
    NOARGS (is_finite),
    NOARGS (is_signed),
    NOARGS (is_zero),
    NOARGS (is_canonical),
    KEYWORDS (is_normal),
    KEYWORDS (is_subnormal),
    NOARGS (adjusted),
    {"canonical", decimal_itself, RT_METH_NOARGS, NULL},
    {"conjugate", decimal_itself, RT_METH_NOARGS, NULL},
    NOARGS (copy_abs),
    NOARGS (copy_negate),
    KEYWORDS (copy_sign),
    {"__copy__", decimal_itself, RT_METH_NOARGS, NULL},
    {"__deepcopy__", decimal_itself, RT_METH_O, NULL},
    {"__reduce__", decimal_reduce, RT_METH_NOARGS, NULL},
    NOARGS (as_tuple),
    NOARGS (as_integer_ratio),
    {"from_float", decimal_from_float, RT_METH_O | RT_METH_CLASS, NULL},
    NOARGS (radix),
    {"__complex__", decimal_complex, RT_METH_NOARGS, NULL},
    KEYWORDS (to_eng_string),
    {"__format__", decimal_format, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    {"__trunc__", decimal_trunc, RT_METH_NOARGS, NULL},
    {"__floor__", decimal_floor, RT_METH_NOARGS, NULL},
    {"__ceil__", decimal_ceil, RT_METH_NOARGS, NULL},
    {"__round__", decimal_round, RT_METH_FASTCALL | RT_METH_VARARGS, NULL},
    KEYWORDS (quantize),
    KEYWORDS (to_integral_value),
    {"to_integral", decimal_to_integral_value, RT_METH_KEYWORDS, NULL},
    KEYWORDS (to_integral_exact),
    KEYWORDS (normalize),
    {NULL},
};
