/* complex. */
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-float-private.h"
#include "rt-format-spec.h"
#include "rt-hash.h"
#include "rt-int.h"
#include "rt-str.h"
#include "rt-warn.h"
#include "rt-tuple.h"

typedef struct Number {
  double real, imag;
} Number;

static Number value_of (const RtObject *o) {
  return (Number){((const RtComplex *)o)->real, ((const RtComplex *)o)->imag};
}

RtObject *rt_complex_new (RtInterp *rt, double real, double imag) {
  RtComplex *o = (RtComplex *)rt_object_alloc (rt, rt->types.complex_, 0);
  if (o != NULL) {
    o->real = real;
    o->imag = imag;
  }
  return (RtObject *)o;
}

static RtObject *make (RtInterp *rt, Number z) {
  return rt_complex_new (rt, z.real, z.imag);
}

static int operand (RtInterp *rt, RtObject *o, Number *z) {
  *z = (Number){0, 0};
  if (rt_is_kind_of (o, rt->types.complex_)) {
    *z = value_of (o);
    return 1;
  }
  if (!RT_IS_INT (o) && !rt_is_kind_of (o, rt->types.float_))
    return 0;
  z->real = rt_float_to_double (rt, o);
  return z->real == -1.0 && rt->error != NULL ? -1 : 1;
}

#define BINARY(name, body)                                                                                   \
  static RtObject *name (RtInterp *rt, RtObject *a, RtObject *b) {                                           \
    Number x, y;                                                                                             \
    int fits = operand (rt, a, &x);                                                                          \
    if (fits == 1)                                                                                           \
      fits = operand (rt, b, &y);                                                                            \
    if (fits <= 0)                                                                                           \
      return fits == 0 ? rt_incref (rt->not_implemented) : NULL;                                             \
    body                                                                                                     \
  }

static Number product (Number x, Number y) {
  return (Number){x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real};
}

/* Divides by the larger part first, so that nothing overflows on the way. Y is not 0. */
static Number quotient (Number x, Number y) {
  double real = fabs (y.real), imag = fabs (y.imag);
  if (real >= imag) {
    double ratio = y.imag / y.real, denominator = y.real + y.imag * ratio;
    return (Number){(x.real + x.imag * ratio) / denominator, (x.imag - x.real * ratio) / denominator};
  }
  if (imag >= real) {
    double ratio = y.real / y.imag, denominator = y.real * ratio + y.imag;
    return (Number){(x.real * ratio + x.imag) / denominator, (x.imag * ratio - x.real) / denominator};
  }
  return (Number){NAN, NAN};
}

BINARY (complex_add, return rt_complex_new (rt, x.real + y.real, x.imag + y.imag);)
BINARY (complex_subtract, return rt_complex_new (rt, x.real - y.real, x.imag - y.imag);)
BINARY (complex_multiply, return make (rt, product (x, y));)
BINARY (complex_true_divide, if (y.real == 0 && y.imag == 0) return rt_raise (rt, rt->types.ZeroDivisionError,
                                                                              "complex division by zero");
        return make (rt, quotient (x, y));)

static Number power_of_int (Number x, long n) {
  Number result = {1, 0}, square = x;
  for (long left = labs (n); left > 0; left >>= 1) {
    if ((left & 1) != 0)
      result = product (result, square);
    square = product (square, square);
  }
  return n < 0 ? quotient ((Number){1, 0}, result) : result;
}

static Number power_of_number (Number x, Number y) {
  double length = pow (hypot (x.real, x.imag), y.real), angle = atan2 (x.imag, x.real),
         phase = angle * y.real;
  if (y.imag != 0) {
    length /= exp (angle * y.imag);
    phase += y.imag * log (hypot (x.real, x.imag));
  }
  return (Number){length * cos (phase), length * sin (phase)};
}

static RtObject *power (RtInterp *rt, Number x, Number y) {
  Number z;
  errno = 0; /* libm tells there of what lies outside of its domain */
  bool is_zero = x.real == 0 && x.imag == 0;
  if (is_zero && (y.imag != 0 || y.real < 0))
    return rt_raise (rt, rt->types.ZeroDivisionError, "0.0 to a negative or complex power");
  if (y.imag == 0 && y.real == floor (y.real) && fabs (y.real) <= 100) {
    z = power_of_int (x, (long)y.real);
  } else if (is_zero) {
    z = (Number){0, 0};
  } else {
    z = power_of_number (x, y);
  }
  bool huge = isinf (z.real) || isinf (z.imag);
  if (errno == EDOM)
    return rt_raise (rt, rt->types.ZeroDivisionError, "0.0 to a negative or complex power");
  if (huge)
    return rt_raise (rt, rt->types.OverflowError, "complex exponentiation");
  return make (rt, z);
}

static RtObject *complex_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  Number x, y;
  int fits = operand (rt, a, &x);
  if (fits == 1)
    fits = operand (rt, b, &y);
  if (fits <= 0)
    return fits == 0 ? rt_incref (rt->not_implemented) : NULL;
  if (modulus != rt->none)
    return RT_VALUE_ERROR (rt, "complex modulo");
  return power (rt, x, y);
}

static RtObject *complex_negative (RtInterp *rt, RtObject *o) {
  Number z = value_of (o);
  return rt_complex_new (rt, -z.real, -z.imag);
}

static RtObject *complex_itself (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, complex_) ? rt_incref (o) : make (rt, value_of (o));
}

static RtObject *complex_absolute (RtInterp *rt, RtObject *o) {
  Number z = value_of (o);
  double length = hypot (z.real, z.imag);
  if (isinf (length) && isfinite (z.real) && isfinite (z.imag))
    return rt_raise (rt, rt->types.OverflowError, "absolute value too large");
  return rt_float_new (rt, length);
}

static int complex_bool (RtInterp *rt, RtObject *o) {
  Number z = value_of (o);
  return z.real != 0 || z.imag != 0;
}

static int64_t complex_hash (RtInterp *rt, RtObject *o) {
  Number z = value_of (o);
  int64_t nan_hash = rt_hash_address (rt_address (rt, o));
  uint64_t hash = (uint64_t)rt_hash_double (z.real, nan_hash) +
                  RT_HASH_IMAG * (uint64_t)rt_hash_double (z.imag, nan_hash);
  return hash == UINT64_MAX ? -2 : (int64_t)hash;
}

static RtObject *complex_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  Number z = value_of (a);
  if (op != RT_EQ && op != RT_NE)
    return rt_incref (rt->not_implemented);
  bool equal;
  if (rt_is_kind_of (b, rt->types.complex_)) {
    Number other = value_of (b);
    equal = z.real == other.real && z.imag == other.imag;
  } else if (RT_IS_INT (b) || rt_is_kind_of (b, rt->types.float_)) {
    RtObject *real = rt_float_new (rt, z.real);
    int same = real != NULL ? rt_compare_bool (rt, real, b, RT_EQ) : -1;
    rt_xdecref (rt, real);
    if (same < 0)
      return NULL;
    equal = same && z.imag == 0;
  } else {
    return rt_incref (rt->not_implemented);
  }
  return rt_bool_object (rt, equal == (op == RT_EQ));
}

static void complex_describe (RtObject *o, HbBuffer *buffer) {
  Number z = value_of (o);
  bool only_imag = z.real == 0 && !signbit (z.real);
  if (!only_imag) {
    hb_buffer_append_char (buffer, '(');
    rt_float_append_formatted (z.real, 'r', 0, false, false, buffer);
    if (!signbit (z.imag) || isnan (z.imag))
      hb_buffer_append_char (buffer, '+');
  }
  rt_float_append_formatted (z.imag, 'r', 0, false, false, buffer);
  hb_buffer_append (buffer, only_imag ? "j" : "j)");
}

static RtObject *complex_repr (RtInterp *rt, RtObject *o) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  complex_describe (o, &text);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

/* The end of the float that starts at AT; AT itself if none does. */
static const char *float_end (const char *at) {
  const char *start = at;
  if (*at == '+' || *at == '-')
    at++;
  if (strncasecmp (at, "infinity", 8) == 0)
    return at + 8;
  if (strncasecmp (at, "inf", 3) == 0 || strncasecmp (at, "nan", 3) == 0)
    return at + 3;
  int digits = 0;
  for (; *at >= '0' && *at <= '9'; at++)
    digits++;
  if (*at == '.')
    for (at++; *at >= '0' && *at <= '9'; at++)
      digits++;
  if (digits == 0)
    return start;
  if ((*at | 32) == 'e') {
    const char *exponent = at + 1 + (at[1] == '+' || at[1] == '-');
    if (*exponent >= '0' && *exponent <= '9')
      for (at = exponent; *at >= '0' && *at <= '9';)
        at++;
  }
  return at;
}

/* A part of a number before its 'j': "+" and "-" alone mean 1. */
static bool read_part (const char *at, const char *end, double *value) {
  if (end == at || (end - at == 1 && (*at == '+' || *at == '-'))) {
    *value = end > at && *at == '-' ? -1.0 : 1.0;
    return true;
  }
  return rt_float_parse (at, (size_t)(end - at), value);
}

/* One or two terms, the last with a 'j', maybe in parentheses. */
static bool parse (const char *at, Number *z) {
  size_t length = strlen (at);
  bool parentheses = *at == '(';
  const char *last = at + length;
  if (parentheses) {
    if (length < 2 || last[-1] != ')')
      return false;
    at++;
    last--;
    while (*at == ' ')
      at++;
    while (last > at && last[-1] == ' ')
      last--;
  }
  const char *end = float_end (at);
  if (end > at && end == last)
    return rt_float_parse (at, (size_t)(end - at), &z->real);
  if (end > at && (*end == '+' || *end == '-')) {
    if (!rt_float_parse (at, (size_t)(end - at), &z->real))
      return false;
    at = end;
    end = float_end (at);
  }
  if (end == at && (*end == '+' || *end == '-'))
    end++;
  return end + 1 == last && (*end | 32) == 'j' && read_part (at, end, &z->imag);
}

static RtObject *from_text (RtInterp *rt, RtType *type, RtObject *s, Number *z) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  bool number = rt_number_text (s, &text), ok = number && parse (hb_buffer_text (&text), z), broken = text.broken;
  hb_buffer_clear (&text);
  if (broken)
    return rt_no_memory (rt);
  if (!number)
    return RT_VALUE_ERROR (rt, "could not convert string to complex: %R", s);
  return ok ? rt->none : RT_VALUE_ERROR (rt, "complex() arg is a malformed string");
}

static RtObject *of_type (RtInterp *rt, RtType *type, Number z) {
  if (type == rt->types.complex_)
    return make (rt, z);
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL) {
    ((RtComplex *)o)->real = z.real;
    ((RtComplex *)o)->imag = z.imag;
  }
  return o;
}

static bool is_number (RtObject *o) {
  return o->type->slots.nb_float != NULL || o->type->slots.nb_index != NULL;
}

/* The value of an argument, by __complex__ if it has one; false with an exception. */
static bool take_number (RtInterp *rt, RtObject *o, bool first, Number *z) {
  *z = (Number){0, 0};
  if (RT_IS_EXACT (rt, o, complex_) || (!first && rt_is_kind_of (o, rt->types.complex_))) {
    *z = value_of (o);
    return true;
  }
  RtObject *name = first ? rt_str_interned (rt, "__complex__") : NULL;
  RtObject *method = name != NULL ? rt_lookup_special (rt, o, name) : NULL;
  if (method != NULL) {
    RtHold hold;
    rt_hold_begin (rt, &hold, "complex", "method");
    hold.held[0] = method;
    RtObject *result = rt_hold_end (rt, &hold, rt_call_none (rt, method));
    if (result == NULL)
      return false;
    bool ok = rt_is_kind_of (result, rt->types.complex_);
    if (ok && !RT_IS_EXACT (rt, result, complex_)) {
      rt_hold_begin (rt, &hold, "complex", "value");
      hold.held[0] = rt_incref (result);
      ok = rt_warn (rt, rt->types.DeprecationWarning, 1,
                    "__complex__ returned non-complex (type %.200s).  The ability to return an instance of a strict subclass of complex is "
                    "deprecated, and may be removed in a future version of Python.", result->type->name) == 0;
      rt_hold_end (rt, &hold, NULL);
    }
    if (ok)
      *z = value_of (result);
    else if (rt_error (rt) != NULL)
      ok = false;
    else
      RT_TYPE_ERROR (rt, "__complex__ returned non-complex (type %.200s)", result->type->name);
    rt_decref (rt, result);
    return ok;
  }
  if (rt->error != NULL)
    return false;
  if (!is_number (o)) {
    if (first)
      RT_TYPE_ERROR (rt, "complex() first argument must be a string or a number, not '%.200s'",
                     o->type->name);
    else
      RT_TYPE_ERROR (rt, "complex() second argument must be a number, not '%.200s'", o->type->name);
    return false;
  }
  z->real = rt_float_to_double (rt, o);
  return z->real != -1.0 || rt->error == NULL;
}

static RtObject *complex_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"real", "imag"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "complex", args, kwargs, names, 2, 2, 0, out))
    return NULL;
  Number z = {0, 0}, w = {0, 0};
  if (out[0] != NULL && out[1] == NULL && type == rt->types.complex_ && RT_IS_EXACT (rt, out[0], complex_))
    return rt_incref (out[0]);
  if (out[0] != NULL && RT_IS_STR (out[0])) {
    if (out[1] != NULL)
      return RT_TYPE_ERROR (rt, "complex() can't take second arg if first is a string");
    return from_text (rt, type, out[0], &z) != NULL ? of_type (rt, type, z) : NULL;
  }
  if (out[1] != NULL && RT_IS_STR (out[1]))
    return RT_TYPE_ERROR (rt, "complex() second arg can't be a string");
  if ((out[0] != NULL && !take_number (rt, out[0], true, &z)) ||
      (out[1] != NULL && !take_number (rt, out[1], false, &w)))
    return NULL;
  if (out[1] != NULL && rt_is_kind_of (out[1], rt->types.complex_))
    z.real -= w.imag;
  if (out[1] != NULL)
    z.imag = out[0] != NULL && rt_is_kind_of (out[0], rt->types.complex_) ? z.imag + w.real : w.real;
  return of_type (rt, type, z);
}

static RtObject *complex_conjugate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                    RtObject *kwnames) {
  Number z = value_of (self);
  return rt_complex_new (rt, z.real, -z.imag);
}

static RtObject *complex_complex (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                  RtObject *kwnames) {
  return complex_itself (rt, self);
}

static RtObject *complex_format (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument must be str, not %K", args[0]);
  return rt_format_complex (rt, self, args[0]);
}

static RtObject *complex_getnewargs (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                     RtObject *kwnames) {
  Number z = value_of (self);
  RtObject *pair[2] = {rt_float_new (rt, z.real), rt_float_new (rt, z.imag)};
  if (pair[0] != NULL && pair[1] != NULL)
    return rt_tuple_steal_array (rt, pair, 2);
  rt_xdecref (rt, pair[0]);
  rt_xdecref (rt, pair[1]);
  return NULL;
}

static const RtMethodDef complex_methods[] = {
    {"conjugate", complex_conjugate, RT_METH_NOARGS,
     "conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_complex, RT_METH_NOARGS, NULL},
    {"__getnewargs__", complex_getnewargs, RT_METH_NOARGS, NULL},
    {"__format__", complex_format, RT_METH_O, NULL},
    {NULL},
};

static const RtMemberDef complex_members[] = {
    {"real", RT_MEMBER_DOUBLE | RT_MEMBER_READONLY, offsetof (RtComplex, real), 0, "the real part of a complex number"},
    {"imag", RT_MEMBER_DOUBLE | RT_MEMBER_READONLY, offsetof (RtComplex, imag), 0, "the imaginary part of a complex number"},
    {NULL},
};

const RtTypeSpec rt_complex_spec = {
    .name = "complex",
    .doc = "complex(real=0, imag=0)\n--\n\nCreate a complex number from a string or numbers.",
    .size_bytes = sizeof (RtComplex),
    .cpython_basicsize = 32,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_IMMUTABLE,
    .slots =
        {
            .tp_new = complex_new,
            .tp_dealloc = rt_object_free,
            .describe = complex_describe,
            .tp_repr = complex_repr,
            .tp_hash = complex_hash,
            .tp_richcompare = complex_richcompare,
            .nb_add = complex_add,
            .nb_subtract = complex_subtract,
            .nb_multiply = complex_multiply,
            .nb_power = complex_power,
            .nb_true_divide = complex_true_divide,
            .nb_negative = complex_negative,
            .nb_positive = complex_itself,
            .nb_absolute = complex_absolute,
            .nb_bool = complex_bool,
        },
    .methods = complex_methods,
    .members = complex_members,
};
