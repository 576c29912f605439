/* decimal.Decimal: the type. */
#include "rt-decimal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "hb-buffer.h"
#include "rt-abstract.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-list.h"
#include "rt-str.h"
#include "rt-tuple.h"

/* Where a Decimal is made exactly, as CPython does: with the largest context there is. */
static const RtDecContext exactest = {.prec = RT_DEC_MAX_PREC, .emin = -RT_DEC_MAX_EMAX, .emax = RT_DEC_MAX_EMAX, .rounding = RT_DEC_HALF_EVEN};

/* --- making --- */

RtObject *rt_dec_make (RtInterp *rt, RtType *type, RtDecNumber *n) {
  RtObject *o = type == rt->types.decimal ? rt_object_alloc_plain (rt, type, sizeof (RtDecimal), type->cpython_basicsize) : type->slots.tp_alloc (rt, type, 0);
  RtDecimal *d = RT_DECIMAL (o);
  if (d != NULL) {
    d->words = d->own;
    d->count = 0;
    if (n->count > RT_DEC_OWN_WORDS) {
      d->words = n->count <= UINT32_MAX ? rt_mem_alloc (rt, n->count * sizeof *d->words) : rt_no_memory (rt);
      if (d->words == NULL) {
        d->words = d->own;
        rt_decref (rt, o);
        o = NULL;
      }
    }
  }
  if (o != NULL) {
    memcpy (d->words, n->words, n->count * sizeof *d->words);
    d->count = (uint32_t)n->count;
    d->sign = n->sign;
    d->kind = (uint8_t)n->kind;
    d->exponent = n->kind == RT_DEC_FINITE ? n->exponent : 0;
    d->hash = -1;
  }
  rt_dec_clear (rt, n);
  return o;
}

RtObject *rt_dec_exactly (RtInterp *rt, RtDecContext *c, RtDecNumber *n, uint32_t status) {
  if (rt_dec_signal (rt, c, status) == 0)
    return rt_dec_make (rt, rt->types.decimal, n);
  rt_dec_clear (rt, n);
  return NULL;
}

RtObject *rt_dec_done (RtInterp *rt, RtDecContext *c, RtDecNumber *n, uint32_t status) {
  if (rt_dec_finish (rt, c, n, &status) == 0)
    return rt_dec_exactly (rt, c, n, status);
  rt_dec_clear (rt, n);
  return NULL;
}

RtObject *rt_dec_operand (RtInterp *rt, RtObject *o) {
  if (rt_is_kind_of (o, rt->types.decimal))
    return rt_incref (o);
  if (!RT_IS_INT (o))
    return rt_incref (rt->not_implemented);
  RtDecNumber n;
  if (rt_dec_set_int (rt, &n, o) == 0)
    return rt_dec_make (rt, rt->types.decimal, &n);
  rt_dec_clear (rt, &n);
  return NULL;
}

RtObject *rt_dec_needed (RtInterp *rt, RtObject *o) {
  RtObject *d = rt_dec_operand (rt, o);
  if (d != rt->not_implemented)
    return d;
  rt_decref (rt, d);
  return RT_TYPE_ERROR (rt, "conversion from %T to Decimal is not supported", o);
}

/* --- from other types --- */

/* A float is a whole number times a power of two: times a power of five below it. */
static int number_of_float (RtInterp *rt, double value, RtDecNumber *n) {
  rt_dec_init (n);
  n->sign = signbit (value) && !isnan (value);
  if (isnan (value) || isinf (value)) {
    n->kind = isnan (value) ? RT_DEC_NAN : RT_DEC_INFINITY;
    return 0;
  }
  int exponent;
  double mantissa = frexp (fabs (value), &exponent);
  uint64_t whole = (uint64_t)ldexp (mantissa, 53);
  for (exponent -= 53; whole != 0 && (whole & 1) == 0 && exponent < 0; exponent++)
    whole >>= 1;
  if (whole == 0)
    return 0;
  rt_dec_set_uint64 (n, whole);
  n->exponent = exponent < 0 ? exponent : 0;
  const int step = exponent < 0 ? 26 : 60; /* 5^26 and 2^60 are less than the base */
  for (int left = abs (exponent); left > 0; left -= step) {
    int times = left < step ? left : step;
    uint64_t factor = 1;
    for (int i = 0; i < times; i++)
      factor *= exponent < 0 ? 5 : 2;
    RtDecNumber product;
    rt_dec_init (&product);
    if (rt_dec_multiply_words (rt, &product, n->words, n->count, &factor, 1) < 0 || rt_dec_reserve (rt, n, product.count) < 0) {
      rt_dec_clear (rt, &product);
      return -1;
    }
    memcpy (n->words, product.words, product.count * sizeof *n->words);
    n->count = product.count;
    rt_dec_clear (rt, &product);
  }
  return 0;
}

RtObject *rt_dec_from_float (RtInterp *rt, RtType *type, double value) {
  RtDecNumber n;
  if (number_of_float (rt, value, &n) == 0)
    return rt_dec_make (rt, type, &n);
  rt_dec_clear (rt, &n);
  return NULL;
}

static int append_tuple_digits (RtInterp *rt, RtObject *digits, HbBuffer *text) {
  if (!RT_IS_TUPLE (digits) && !RT_IS_LIST (digits))
    return RT_VALUE_ERROR_INT (rt, "coefficient must be a tuple of digits");
  RtObject *const *items = RT_IS_LIST (digits) ? ((RtList *)digits)->items : ((RtTuple *)digits)->items;
  for (ptrdiff_t i = 0; i < ((RtVarObject *)digits)->size; i++) {
    RtObject *digit = items[i];
    int64_t value = RT_IS_INT (digit) ? rt_int_as_int64 (digit, NULL) : -1;
    if (value < 0 || value > 9)
      return RT_VALUE_ERROR_INT (rt, "coefficient must be a tuple of digits");
    hb_buffer_append_char (text, (char)('0' + value));
  }
  return 0;
}

/* (sign, digits, exponent) as a numeral. */
static int append_tuple (RtInterp *rt, RtObject *tuple, HbBuffer *text) {
  if (RT_TUPLE_SIZE (tuple) != 3)
    return RT_VALUE_ERROR_INT (rt, "argument must be a sequence of length 3");
  RtObject *sign = RT_TUPLE_ITEM (tuple, 0), *digits = RT_TUPLE_ITEM (tuple, 1), *exponent = RT_TUPLE_ITEM (tuple, 2);
  int64_t negative = RT_IS_INT (sign) ? rt_int_as_int64 (sign, NULL) : -1;
  if (negative != 0 && negative != 1)
    return RT_VALUE_ERROR_INT (rt, "sign must be an integer with the value 0 or 1");
  hb_buffer_append (text, negative ? "-" : "");
  if (RT_IS_STR (exponent)) {
    bool infinite = rt_str_equal_utf8 (exponent, "F"), quiet = rt_str_equal_utf8 (exponent, "n");
    if (!infinite && !quiet && !rt_str_equal_utf8 (exponent, "N"))
      return RT_VALUE_ERROR_INT (rt, "string argument in the third position must be 'F', 'n' or 'N'");
    hb_buffer_append (text, infinite ? "Inf" : quiet ? "NaN" : "sNaN");
    size_t start = text->length_bytes;
    if (append_tuple_digits (rt, digits, text) < 0)
      return -1;
    if (infinite)
      text->length_bytes = start;
    return 0;
  }
  if (!RT_IS_INT (exponent))
    return RT_VALUE_ERROR_INT (rt, "exponent must be an integer");
  int overflow;
  rt_int_as_int64 (exponent, &overflow);
  if (overflow != 0)
    return rt_raise_int (rt, rt->types.OverflowError, "Python int too large to convert to C ssize_t");
  if (append_tuple_digits (rt, digits, text) < 0)
    return -1;
  if (((RtVarObject *)digits)->size == 0)
    hb_buffer_append_char (text, '0');
  hb_buffer_append_char (text, 'E');
  return rt_int_append_text (rt, exponent, 10, text);
}

static int number_of_tuple (RtInterp *rt, RtObject *value, RtDecNumber *n, uint32_t *status) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "parts");
  RtObject *tuple = hold.held[0] = RT_IS_LIST (value) ? rt_list_as_tuple (rt, value) : rt_incref (value);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  int result = tuple != NULL ? append_tuple (rt, tuple, &text) : -1;
  RtObject *numeral = hold.held[1] = result == 0 ? rt_str_from_buffer (rt, &text) : NULL;
  hb_buffer_clear (&text);
  result = numeral != NULL && rt_dec_parse (rt, n, numeral, false, status) ? 0 : -1;
  rt_hold_end (rt, &hold, NULL);
  return result;
}

int rt_dec_convert (RtInterp *rt, RtDecContext *c, RtObject *value, bool rounded, RtDecNumber *n) {
  uint32_t status = 0;
  int result;
  rt_dec_init (n);
  if (RT_IS_STR (value)) {
    result = rt_dec_parse (rt, n, value, rounded, &status) ? 0 : -1;
  } else if (RT_IS_INT (value)) {
    return rt_dec_set_int (rt, n, value);
  } else if (rt_is_kind_of (value, rt->types.decimal)) {
    return rt_dec_set (rt, n, RT_DECIMAL (value));
  } else if (rt_is_kind_of (value, rt->types.float_)) {
    return rt_dec_signal (rt, c, RT_DEC_FLOAT) < 0 ? -1 : number_of_float (rt, ((RtFloat *)value)->value, n);
  } else if (RT_IS_TUPLE (value) || RT_IS_LIST (value)) {
    result = number_of_tuple (rt, value, n, &status);
  } else {
    return RT_TYPE_ERROR_INT (rt, "conversion from %T to Decimal is not supported", value);
  }
  if (result < 0 && status == 0)
    return -1;
  if (result == 0 && !rounded) {
    uint32_t lost = 0;
    if (rt_dec_finish (rt, &exactest, n, &lost) < 0)
      return -1;
    status = (lost & (RT_DEC_INEXACT | RT_DEC_ROUNDED | RT_DEC_CLAMPED)) != 0 ? RT_DEC_INVALID : 0;
  }
  if (status != 0) {
    rt_dec_clear (rt, n);
    n->kind = RT_DEC_NAN;
  }
  return rt_dec_signal (rt, c, status);
}

static RtObject *decimal_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"value", "context"};
  RtObject *values[2];
  if (!rt_dec_parse_tuple (rt, args, kwargs, names, 2, 0, values))
    return NULL;
  RtDecContext *c = rt_dec_context_argument (rt, values[1]);
  if (c == NULL)
    return NULL;
  if (values[0] != NULL && type == rt->types.decimal && RT_IS_EXACT (rt, values[0], decimal))
    return rt_incref (values[0]);
  RtDecNumber n;
  rt_dec_init (&n);
  if (values[0] != NULL && rt_dec_convert (rt, c, values[0], false, &n) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  return rt_dec_make (rt, type, &n);
}

static RtObject *decimal_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  if (RT_NARGS (nargsf) == 1 && kwnames == NULL && (RtType *)type == rt->types.decimal) {
    if (RT_IS_EXACT (rt, args[0], decimal))
      return rt_incref (args[0]);
    RtDecNumber n;
    if (rt_dec_convert (rt, rt_dec_current (rt), args[0], false, &n) == 0)
      return rt_dec_make (rt, rt->types.decimal, &n);
    rt_dec_clear (rt, &n);
    return NULL;
  }
  static const char *const names[] = {"value", "context"};
  RtObject *values[2];
  if (!rt_dec_parse_args (rt, args, RT_NARGS (nargsf), kwnames, names, 2, 0, values))
    return NULL;
  RtDecContext *c = rt_dec_context_argument (rt, values[1]);
  if (c == NULL)
    return NULL;
  if (values[0] != NULL && RT_IS_EXACT (rt, values[0], decimal))
    return rt_incref (values[0]);
  RtDecNumber n;
  rt_dec_init (&n);
  if (values[0] == NULL || rt_dec_convert (rt, c, values[0], false, &n) == 0)
    return rt_dec_make (rt, rt->types.decimal, &n);
  rt_dec_clear (rt, &n);
  return NULL;
}

static void decimal_dealloc (RtInterp *rt, RtObject *o) {
  RtDecimal *d = RT_DECIMAL (o);
  if (d->words != d->own && d->words != NULL)
    rt_mem_free (rt, d->words, d->count * sizeof *d->words);
  rt_object_free (rt, o);
}

static size_t decimal_sizeof (RtInterp *rt, RtObject *o) {
  const RtDecimal *d = RT_DECIMAL (o);
  return o->type->cpython_basicsize + (d->count > RT_DEC_OWN_WORDS ? d->count * sizeof *d->words : 0);
}

/* --- text --- */

static RtObject *as_text (RtInterp *rt, const RtDecimal *d, const char *before, const char *behind) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append (&text, before);
  rt_dec_append (d, false, rt_dec_current (rt)->capitals, &text);
  hb_buffer_append (&text, behind);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

static RtObject *decimal_str (RtInterp *rt, RtObject *o) {
  return as_text (rt, RT_DECIMAL (o), "", "");
}

static RtObject *decimal_repr (RtInterp *rt, RtObject *o) {
  return as_text (rt, RT_DECIMAL (o), "Decimal('", "')");
}

static void decimal_describe (RtObject *o, HbBuffer *text) {
  rt_dec_append (RT_DECIMAL (o), false, true, text);
}

/* --- hash, truth and order --- */

static uint64_t times_modulo (uint64_t a, uint64_t b) {
  return (uint64_t)((unsigned __int128)a * b % RT_HASH_MODULUS);
}

/* That of the int or float of the same value: the number modulo a prime, in which 10^-1 is a number, too. */
static int64_t hash_finite (const RtDecimal *d) {
  static const uint64_t tenth = UINT64_C (2075258708292324556);
  uint64_t hash = 0, factor = d->exponent >= 0 ? 10 : tenth;
  for (size_t i = d->count; i-- > 0;)
    hash = (times_modulo (hash, RT_DEC_BASE % RT_HASH_MODULUS) + d->words[i] % RT_HASH_MODULUS) % RT_HASH_MODULUS;
  for (uint64_t left = (uint64_t)llabs (d->exponent); left > 0; left >>= 1) {
    if ((left & 1) != 0)
      hash = times_modulo (hash, factor);
    factor = times_modulo (factor, factor);
  }
  int64_t result = d->sign != 0 ? -(int64_t)hash : (int64_t)hash;
  return result == -1 ? -2 : result;
}

static int64_t decimal_hash (RtInterp *rt, RtObject *o) {
  RtDecimal *d = RT_DECIMAL (o);
  if (d->kind == RT_DEC_SNAN)
    return RT_TYPE_ERROR_INT (rt, "Cannot hash a signaling NaN value");
  if (d->kind == RT_DEC_NAN)
    return rt->types.object->slots.tp_hash (rt, o);
  if (d->kind == RT_DEC_INFINITY)
    return d->sign != 0 ? -314159 : 314159;
  if (d->hash == -1)
    d->hash = hash_finite (d);
  return d->hash;
}

static int decimal_bool (RtInterp *rt, RtObject *o) {
  return RT_DECIMAL (o)->kind != RT_DEC_FINITE || RT_DECIMAL (o)->count > 0;
}

static RtObject *compare (RtInterp *rt, RtDecimal *a, RtDecimal *b, RtCompare op) {
  if (a->kind >= RT_DEC_NAN || b->kind >= RT_DEC_NAN) {
    bool is_signaling = a->kind == RT_DEC_SNAN || b->kind == RT_DEC_SNAN, equality = op == RT_EQ || op == RT_NE;
    if ((is_signaling || !equality) && rt_dec_signal (rt, rt_dec_current (rt), RT_DEC_INVALID) < 0)
      return NULL;
    return rt_bool_object (rt, op == RT_NE);
  }
  int order = rt_dec_order (rt, a, b);
  return order == -2 ? NULL : rt_compare_result (rt, order, op);
}

static RtObject *decimal_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (RT_IS_EXACT (rt, b, decimal))
    return compare (rt, RT_DECIMAL (a), RT_DECIMAL (b), op);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "compared");
  RtObject *other = hold.held[0] = rt_dec_operand (rt, b);
  if (other == NULL)
    return rt_hold_end (rt, &hold, NULL);
  if (other != rt->not_implemented)
    return rt_hold_end (rt, &hold, compare (rt, RT_DECIMAL (a), RT_DECIMAL (other), op));
  RtObject *args[] = {a, b, rt_bool_object (rt, op == RT_EQ || op == RT_NE)};
  RtObject *pair = hold.held[1] = rt_vectorcall (rt, rt_dec_state (rt, RT_DEC_FOR_COMPARISON), args, 3, NULL);
  if (pair == NULL || pair == rt->not_implemented)
    return rt_hold_end (rt, &hold, rt_xincref (pair));
  return rt_hold_end (rt, &hold, compare (rt, RT_DECIMAL (RT_TUPLE_ITEM (pair, 0)), RT_DECIMAL (RT_TUPLE_ITEM (pair, 1)), op));
}

/* --- numbers --- */

static RtObject *binary (RtInterp *rt, RtObject *a, RtObject *b, RtDecBinary operation) {
  if (RT_IS_EXACT (rt, a, decimal) && RT_IS_EXACT (rt, b, decimal))
    return operation (rt, rt_dec_current (rt), RT_DECIMAL (a), RT_DECIMAL (b));
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "operand");
  RtObject *x = hold.held[0] = rt_dec_operand (rt, a);
  RtObject *y = hold.held[1] = x != NULL && x != rt->not_implemented ? rt_dec_operand (rt, b) : rt_xincref (x);
  if (y == NULL || y == rt->not_implemented)
    return rt_hold_end (rt, &hold, rt_xincref (y));
  return rt_hold_end (rt, &hold, operation (rt, rt_dec_current (rt), RT_DECIMAL (x), RT_DECIMAL (y)));
}

#define BINARY(name, operation)                                              \
  static RtObject *name (RtInterp *rt, RtObject *a, RtObject *b) { \
    return binary (rt, a, b, operation);                                     \
  }
BINARY (decimal_add, rt_dec_add)
BINARY (decimal_subtract, rt_dec_subtract)
BINARY (decimal_multiply, rt_dec_multiply)
BINARY (decimal_true_divide, rt_dec_divide)
BINARY (decimal_floor_divide, rt_dec_divide_whole)
BINARY (decimal_remainder, rt_dec_remainder)
BINARY (decimal_divmod, rt_dec_divmod)

static RtObject *decimal_power (RtInterp *rt, RtObject *base, RtObject *exponent, RtObject *modulo) {
  RtObject *const operands[] = {base, exponent, modulo};
  for (int i = 0; i < 3; i++)
    if (!rt_is_kind_of (operands[i], rt->types.decimal) && !RT_IS_INT (operands[i]) && !(i == 2 && modulo == rt->none))
      return rt_incref (rt->not_implemented);
  return rt_dec_power (rt, base, exponent, modulo, RT_OBJECT (rt_dec_current (rt)));
}

static RtObject *decimal_negative (RtInterp *rt, RtObject *o) {
  return rt_dec_negative (rt, rt_dec_current (rt), RT_DECIMAL (o));
}

static RtObject *decimal_positive (RtInterp *rt, RtObject *o) {
  return rt_dec_positive (rt, rt_dec_current (rt), RT_DECIMAL (o));
}

static RtObject *decimal_absolute (RtInterp *rt, RtObject *o) {
  return rt_dec_absolute (rt, rt_dec_current (rt), RT_DECIMAL (o));
}

static RtObject *decimal_int (RtInterp *rt, RtObject *o) {
  return rt_dec_whole (rt, RT_DECIMAL (o), RT_DEC_DOWN);
}

static RtObject *decimal_float (RtInterp *rt, RtObject *o) {
  const RtDecimal *d = RT_DECIMAL (o);
  if (d->kind == RT_DEC_SNAN)
    return RT_VALUE_ERROR (rt, "cannot convert signaling NaN to float");
  if (d->kind == RT_DEC_NAN)
    return rt_float_new (rt, d->sign != 0 ? -NAN : NAN);
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "numeral");
  RtObject *text = hold.held[0] = decimal_str (rt, o);
  return rt_hold_end (rt, &hold, text != NULL ? rt_call_one (rt, RT_OBJECT (rt->types.float_), text) : NULL);
}

const RtTypeSpec rt_decimal_spec = {
    .name = "decimal.Decimal",
    .doc = "A decimal floating-point number.",
    .size_bytes = sizeof (RtDecimal),
    .cpython_basicsize = 104,
    .type_flags = RT_TYPE_BASETYPE,
    .slots =
        {
            .tp_new = decimal_new,
            .tp_dealloc = decimal_dealloc,
            .sizeof_bytes = decimal_sizeof,
            .describe = decimal_describe,
            .tp_repr = decimal_repr,
            .tp_str = decimal_str,
            .tp_hash = decimal_hash,
            .tp_richcompare = decimal_richcompare,
            .nb_add = decimal_add,
            .nb_subtract = decimal_subtract,
            .nb_multiply = decimal_multiply,
            .nb_remainder = decimal_remainder,
            .nb_divmod = decimal_divmod,
            .nb_floor_divide = decimal_floor_divide,
            .nb_true_divide = decimal_true_divide,
            .nb_power = decimal_power,
            .nb_negative = decimal_negative,
            .nb_positive = decimal_positive,
            .nb_absolute = decimal_absolute,
            .nb_int = decimal_int,
            .nb_float = decimal_float,
            .nb_bool = decimal_bool,
        },
    .methods = rt_decimal_methods,
    .getset = rt_decimal_getset,
    .vectorcall = decimal_vectorcall,
};
