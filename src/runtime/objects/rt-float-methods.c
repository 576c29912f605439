/* The type float: slots, constructor, methods. */
#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-float-private.h"
#include "rt-format-spec.h"
#include "rt-hash.h"
#include "rt-hex.h"
#include "rt-int-private.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

#define VALUE(o) (((RtFloat *)(o))->value)

/* 1: *VALUE is the number O; 0: O is none; -1 with an exception. */
static int operand (RtInterp *rt, RtObject *o, double *value) {
  if (rt_is_kind_of (o, rt->types.float_)) {
    *value = VALUE (o);
    return 1;
  }
  if (!RT_IS_INT (o))
    return 0;
  *value = rt_int_to_double (rt, o);
  return *value == -1.0 && rt->error != NULL ? -1 : 1;
}

static int operands (RtInterp *rt, RtObject *a, RtObject *b, double *x, double *y) {
  int result = operand (rt, a, x);
  return result == 1 ? operand (rt, b, y) : result;
}

#define BINARY(name, body)                                                                                   \
  static RtObject *name (RtInterp *rt, RtObject *a, RtObject *b) {                                           \
    double x, y;                                                                                             \
    int fits = operands (rt, a, b, &x, &y);                                                                  \
    if (fits <= 0)                                                                                           \
      return fits == 0 ? rt_incref (rt->not_implemented) : NULL;                                             \
    body                                                                                                     \
  }
#define NOT_ZERO(message)                                                                                    \
  if (y == 0.0)                                                                                              \
    return rt_raise (rt, rt->types.ZeroDivisionError, message);

double rt_float_remainder (double x, double y) {
  double mod = fmod (x, y);
  if (mod == 0)
    return copysign (0.0, y);
  return (y < 0) != (mod < 0) ? mod + y : mod;
}

/* Quotient rounded down and remainder, as divmod. */
static double floor_quotient (double x, double y, double *remainder) {
  double mod = fmod (x, y), div = (x - mod) / y;
  if (mod == 0) {
    mod = copysign (0.0, y);
  } else if ((y < 0) != (mod < 0)) {
    mod += y;
    div -= 1.0;
  }
  *remainder = mod;
  if (div == 0)
    return copysign (0.0, x / y);
  double down = floor (div);
  return div - down > 0.5 ? down + 1.0 : down;
}

BINARY (float_add, return rt_float_new (rt, x + y);)
BINARY (float_subtract, return rt_float_new (rt, x - y);)
BINARY (float_multiply, return rt_float_new (rt, x *y);)
BINARY (float_true_divide, NOT_ZERO ("float division by zero") return rt_float_new (rt, x / y);)
BINARY (float_remainder, NOT_ZERO ("float modulo") return rt_float_new (rt, rt_float_remainder (x, y));)
BINARY (float_floor_divide, NOT_ZERO ("float floor division by zero") double mod;
        return rt_float_new (rt, floor_quotient (x, y, &mod));)
BINARY (
    float_divmod, NOT_ZERO ("float divmod()") double mod; RtObject * pair[2];
    pair[0] = rt_float_new (rt, floor_quotient (x, y, &mod)); if (pair[0] == NULL) return NULL;
    pair[1] = rt_float_new (rt, mod); if (pair[1] == NULL) {
      rt_decref (rt, pair[0]);
      return NULL;
    } return rt_tuple_steal_array (rt, pair, 2);)

static RtObject *complex_power (RtInterp *rt, RtObject *a, RtObject *b) {
  return rt->types.complex_->slots.nb_power (rt, a, b, rt->none);
}

static RtObject *float_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  double x, y;
  if (modulus != rt->none)
    return RT_TYPE_ERROR (rt, "pow() 3rd argument not allowed unless all arguments are integers");
  int fits = operands (rt, a, b, &x, &y);
  if (fits <= 0)
    return fits == 0 ? rt_incref (rt->not_implemented) : NULL;
  if (x == 0.0 && y < 0.0 && !isinf (y))
    return rt_raise (rt, rt->types.ZeroDivisionError, "0.0 cannot be raised to a negative power");
  if (x < 0.0 && isfinite (x) && isfinite (y) && y != floor (y))
    return complex_power (rt, a, b);
  double result = pow (x, y);
  if (isinf (result) && isfinite (x) && isfinite (y))
    return rt_float_range_error (rt);
  return rt_float_new (rt, result);
}

/* OverflowError (34, 'Numerical result out of range'). */
void *rt_float_range_error (RtInterp *rt) {
  RtObject *number = rt_int_from_int64 (rt, ERANGE);
  RtObject *text = rt_str_from (rt, "Numerical result out of range");
  RtObject *args = number != NULL && text != NULL ? rt_tuple_pack (rt, 2, number, text) : NULL;
  if (args != NULL)
    rt_raise_object (rt, rt->types.OverflowError, args);
  rt_xdecref (rt, args);
  rt_xdecref (rt, number);
  rt_xdecref (rt, text);
  return NULL;
}

static RtObject *float_negative (RtInterp *rt, RtObject *o) {
  return rt_float_new (rt, -VALUE (o));
}

static RtObject *float_absolute (RtInterp *rt, RtObject *o) {
  return rt_float_new (rt, fabs (VALUE (o)));
}

static RtObject *float_itself (RtInterp *rt, RtObject *o) {
  return RT_IS_EXACT (rt, o, float_) ? rt_incref (o) : rt_float_new (rt, VALUE (o));
}

static RtObject *float_int (RtInterp *rt, RtObject *o) {
  return rt_int_from_double (rt, VALUE (o));
}

static int float_bool (RtInterp *rt, RtObject *o) {
  return VALUE (o) != 0.0;
}

static int64_t float_hash (RtInterp *rt, RtObject *o) {
  return rt_hash_double (VALUE (o), rt_hash_address (rt_address (rt, o)));
}

static RtObject *float_repr (RtInterp *rt, RtObject *o) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_float_append_repr (VALUE (o), &text);
  RtObject *result = rt_str_from_buffer (rt, &text);
  hb_buffer_clear (&text);
  return result;
}

static void float_describe (RtObject *o, HbBuffer *buffer) {
  rt_float_append_repr (VALUE (o), buffer);
}

/* X against the int B; 2 if they cannot be ordered or an exception is set. */
static int compare_with_int (RtInterp *rt, double x, RtObject *b) {
  if (isnan (x))
    return 2;
  if (isinf (x))
    return x > 0 ? 1 : -1;
  if (rt_int_bit_length (b) <= 53) {
    double y = rt_int_to_double (rt, b);
    return x < y ? -1 : x > y;
  }
  RtObject *whole = rt_int_from_double (rt, x);
  if (whole == NULL)
    return 2;
  int order = rt_int_compare (whole, b);
  rt_decref (rt, whole);
  double fraction = x - trunc (x);
  return order != 0 ? order : fraction < 0 ? -1 : fraction > 0;
}

static RtObject *float_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  int order;
  double x = VALUE (a);
  if (rt_is_kind_of (b, rt->types.float_)) {
    double y = VALUE (b);
    order = x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;
  } else if (RT_IS_INT (b)) {
    order = compare_with_int (rt, x, b);
  } else {
    return rt_incref (rt->not_implemented);
  }
  if (order == 2)
    return rt->error != NULL ? NULL : rt_bool_object (rt, op == RT_NE);
  return rt_compare_result (rt, order, op);
}

/* From text */

/* Removes underscores between digits; false if one stands elsewhere. */
static bool remove_underscores (HbBuffer *text) {
  size_t to = 0;
  char before = '\0';
  for (size_t i = 0; i < text->length_bytes; i++) {
    char c = text->bytes[i];
    if (c == '_') {
      char after = text->bytes[i + 1];
      if (before < '0' || before > '9' || after < '0' || after > '9')
        return false;
    } else {
      text->bytes[to++] = c;
    }
    before = c;
  }
  text->length_bytes = to;
  if (text->bytes != NULL)
    text->bytes[to] = '\0';
  return true;
}

bool rt_number_text (RtObject *s, HbBuffer *text) {
  RtStrView view = rt_str_view (s);
  ptrdiff_t start = 0, end = view.length;
  while (start < end && rt_char_is_blank (rt_str_view_at (view, start)))
    start++;
  while (end > start && rt_char_is_blank (rt_str_view_at (view, end - 1)))
    end--;
  for (ptrdiff_t i = start; i < end; i++) {
    uint32_t c = rt_str_view_at (view, i);
    int digit = c < 0x80 ? -1 : rt_char_decimal_value (c);
    char other = c >= 0x80 && rt_char_is_space (c) ? ' ' : '?';
    hb_buffer_append_char (text, c < 0x80 && c != 0 ? (char)c : digit >= 0 ? (char)('0' + digit) : other);
  }
  return !text->broken && remove_underscores (text);
}

/* A few figures with or without a point: both they and the power of ten by which they are divided are exact as doubles, so that one
 * rounding gives what reading them gives (Clinger, How to read floating point numbers accurately, 1990). False: read it. */
static bool read_few_figures (RtStrView view, double *value) {
  enum { MOST_FIGURES = 15 };
  static const double powers[MOST_FIGURES + 1] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const uint8_t *text = view.data;
  if (view.kind != 1)
    return false;
  ptrdiff_t at = view.length > 0 && text[0] == '-' ? 1 : 0, first = at, behind = 0; /* behind: the point */
  int64_t figures = 0;
  if (view.length - at > MOST_FIGURES + 1)
    return false;
  for (; at < view.length; at++) {
    if (text[at] == '.' && behind == 0)
      behind = at + 1;
    else if (text[at] >= '0' && text[at] <= '9')
      figures = figures * 10 + (text[at] - '0');
    else
      return false;
  }
  ptrdiff_t count = view.length - first - (behind > 0);
  if (count == 0 || count > MOST_FIGURES)
    return false;
  *value = (double)figures / powers[behind > 0 ? view.length - behind : 0];
  if (first > 0)
    *value = -*value;
  return true;
}

static RtObject *from_text (RtInterp *rt, RtObject *shown, RtObject *s) {
  double quick;
  if (read_few_figures (rt_str_view (s), &quick))
    return rt_float_new (rt, quick);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  double value;
  bool ok = rt_number_text (s, &text) && rt_float_parse (hb_buffer_text (&text), text.length_bytes, &value);
  bool broken = text.broken;
  hb_buffer_clear (&text);
  if (broken)
    return rt_no_memory (rt);
  return ok ? rt_float_new (rt, value) : RT_VALUE_ERROR (rt, "could not convert string to float: %R", shown);
}

static RtObject *from_buffer (RtInterp *rt, RtObject *o) {
  RtBufferView view;
  if (!rt_buffer_try (rt, o, &view))
    return RT_TYPE_ERROR (rt, "float() argument must be a string or a real number, not '%.200s'", o->type->name);
  uint32_t *wide = rt_mem_calloc (rt, (size_t)view.length_bytes + 1, sizeof *wide);
  RtObject *s = NULL, *result = NULL;
  if (wide != NULL) {
    for (ptrdiff_t i = 0; i < view.length_bytes; i++) /* no byte beyond ASCII is a digit or a space */
      wide[i] = view.data[i] < 0 ? '?' : (unsigned char)view.data[i];
    s = rt_str_from_code_points (rt, wide, (size_t)view.length_bytes);
    rt_mem_free (rt, wide, ((size_t)view.length_bytes + 1) * sizeof *wide);
  }
  if (s != NULL)
    result = from_text (rt, o, s);
  rt_xdecref (rt, s);
  rt_buffer_release (rt, &view);
  return result;
}

static RtObject *float_convert (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, float_))
    return rt_incref (o);
  const RtSlots *slots = &o->type->slots;
  if (slots->nb_float == NULL && slots->nb_index == NULL) {
    if (RT_IS_STR (o))
      return from_text (rt, o, o);
    return from_buffer (rt, o);
  }
  double value = slots->nb_float != NULL ? rt_float_by_method (rt, o) : rt_float_to_double (rt, o);
  return value == -1.0 && rt->error != NULL ? NULL : rt_float_new (rt, value);
}

static RtObject *float_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  if ((type->slots.tp_init == rt->types.float_->slots.tp_init && !rt_no_keywords (rt, "float", kwargs)) ||
      !rt_check_positional (rt, "float", (size_t)RT_TUPLE_SIZE (args), 0, 1))
    return NULL;
  RtObject *value =
      RT_TUPLE_SIZE (args) == 0 ? rt_float_new (rt, 0.0) : float_convert (rt, RT_TUPLE_ITEM (args, 0));
  if (value == NULL || type == rt->types.float_)
    return value;
  RtObject *o = type->slots.tp_alloc (rt, type, 0);
  if (o != NULL)
    VALUE (o) = VALUE (value);
  rt_decref (rt, value);
  return o;
}

static RtObject *float_vectorcall (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargsf, RtObject *kwnames) {
  size_t nargs = RT_NARGS (nargsf);
  if (!rt_no_keywords (rt, "float", kwnames) || !rt_check_positional (rt, "float", nargs, 0, 1))
    return NULL;
  return nargs == 0 ? rt_float_new (rt, 0.0) : float_convert (rt, args[0]);
}

/* Methods */

#define METHOD(name)                                                                                         \
  static RtObject *name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)

METHOD (float_conjugate) {
  return float_itself (rt, self);
}

METHOD (float_is_integer) {
  double x = VALUE (self);
  return rt_bool_object (rt, isfinite (x) && floor (x) == x);
}

METHOD (float_trunc) {
  return rt_int_from_double (rt, VALUE (self));
}

METHOD (float_floor) {
  return rt_int_from_double (rt, floor (VALUE (self)));
}

METHOD (float_ceil) {
  return rt_int_from_double (rt, ceil (VALUE (self)));
}

/* X rounded to DIGITS decimals by way of its exact text. */
static RtObject *round_to (RtInterp *rt, double x, int digits) {
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  double rounded = x;
  if (digits >= 0) {
    rt_float_append_formatted (x, 'f', digits, false, false, &text);
  } else { /* round the whole part: all its digits to the left of the unit, found in exponent form */
    int magnitude = x == 0 ? 0 : (int)floor (log10 (fabs (x)));
    HbBuffer probe;
    hb_buffer_init (&probe, &rt->allocator);
    rt_float_append_formatted (x, 'e', 17, false, false, &probe);
    const char *e = strchr (hb_buffer_text (&probe), 'e');
    magnitude = e != NULL ? atoi (e + 1) : magnitude;
    text.broken = probe.broken;
    hb_buffer_clear (&probe);
    if (magnitude + digits >= 0) {
      rt_float_append_formatted (x, 'e', magnitude + digits, false, false, &text);
    } else { /* less than the unit: up to it or down to zero */
      double unit = pow (10.0, -digits);
      bool up = fabs (x) > unit / 2;
      hb_buffer_printf (&text, "%s%de%d", signbit (x) ? "-" : "", up ? 1 : 0, -digits);
    }
  }
  bool ok = !text.broken && rt_float_parse (hb_buffer_text (&text), text.length_bytes, &rounded);
  hb_buffer_clear (&text);
  if (!ok)
    return rt_no_memory (rt);
  if (isinf (rounded))
    return rt_raise (rt, rt->types.OverflowError, "rounded value too large to represent");
  return rt_float_new (rt, rounded);
}

METHOD (float_round) {
  double x = VALUE (self);
  if (!rt_check_positional (rt, "__round__", nargs, 0, 1))
    return NULL;
  if (nargs == 0 || args[0] == rt->none)
    return rt_int_from_double (rt, isfinite (x) ? nearbyint (x) : x);
  ptrdiff_t digits = rt_index_ssize (rt, args[0], NULL);
  if (digits == -1 && rt->error != NULL)
    return NULL;
  if (!isfinite (x) || digits > 323)
    return rt_float_new (rt, x);
  if (digits < -308)
    return rt_float_new (rt, 0.0 * x);
  return round_to (rt, x, (int)digits);
}

METHOD (float_as_integer_ratio) {
  double x = VALUE (self);
  if (!isfinite (x))
    return isinf (x) ? rt_raise (rt, rt->types.OverflowError, "cannot convert Infinity to integer ratio")
                     : RT_VALUE_ERROR (rt, "cannot convert NaN to integer ratio");
  int exponent;
  double mantissa = frexp (x, &exponent);
  for (int i = 0; i < 300 && mantissa != floor (mantissa); i++) {
    mantissa *= 2.0;
    exponent--;
  }
  RtObject *pair[2] = {rt_int_from_double (rt, mantissa), rt_int_from_int64 (rt, 1)};
  RtObject **shifted = &pair[exponent < 0];
  if (pair[0] != NULL && pair[1] != NULL) {
    RtObject *result = rt_int_shift_left (rt, *shifted, (size_t)abs (exponent));
    rt_decref (rt, *shifted);
    *shifted = result;
  }
  if (pair[0] != NULL && pair[1] != NULL)
    return rt_tuple_steal_array (rt, pair, 2);
  rt_xdecref (rt, pair[0]);
  rt_xdecref (rt, pair[1]);
  return NULL;
}

METHOD (float_hex) {
  double x = VALUE (self);
  if (!isfinite (x))
    return float_repr (rt, self);
  const char *sign = signbit (x) ? "-" : "";
  if (x == 0)
    return rt_str_printf (rt, "%s0x0.0p+0", sign);
  int exponent;
  double mantissa = frexp (fabs (x), &exponent);
  int shift = 1 - (DBL_MIN_EXP - exponent > 0 ? DBL_MIN_EXP - exponent : 0);
  mantissa = ldexp (mantissa, shift);
  exponent -= shift;
  char digits[16];
  int whole = (int)mantissa;
  mantissa -= whole;
  for (int i = 0; i < 13; i++) {
    mantissa *= 16.0;
    digits[i] = "0123456789abcdef"[(int)mantissa];
    mantissa -= (int)mantissa;
  }
  digits[13] = '\0';
  return rt_str_printf (rt, "%s0x%d.%sp%c%d", sign, whole, digits, exponent < 0 ? '-' : '+', abs (exponent));
}

/* Whether TEXT is what float.fromhex takes; prefixed by "0x" as strtod wants it in OUT. */
static bool hex_literal (const char *at, HbBuffer *out) {
  if (*at == '-' || *at == '+')
    hb_buffer_append_char (out, *at++);
  if (strcasecmp (at, "inf") == 0 || strcasecmp (at, "infinity") == 0 || strcasecmp (at, "nan") == 0) {
    hb_buffer_append (out, at);
    return true;
  }
  hb_buffer_append (out, "0x");
  if (at[0] == '0' && (at[1] | 32) == 'x')
    at += 2;
  int digits = 0;
  for (bool point = false; rt_hex_digit (*at) >= 0 || (*at == '.' && !point); at++) {
    point |= *at == '.';
    digits += *at != '.';
    hb_buffer_append_char (out, *at);
  }
  if (digits == 0)
    return false;
  if ((*at | 32) == 'p') {
    hb_buffer_append_char (out, *at++);
    if (*at == '-' || *at == '+')
      hb_buffer_append_char (out, *at++);
    if (*at < '0' || *at > '9')
      return false;
    for (; *at >= '0' && *at <= '9'; at++)
      hb_buffer_append_char (out, *at);
  }
  return *at == '\0';
}

static int64_t hex_exponent (const char *at) {
  bool negative = *at == '-';
  int64_t exponent = 0;
  for (at += *at == '-' || *at == '+'; *at != '\0'; at++)
    exponent = exponent < INT32_MAX ? exponent * 10 + (*at - '0') : exponent;
  return negative ? -exponent : exponent;
}

/* BITS * 2**EXPONENT, and a bit more if MORE, rounded half to even, once: where doubles have fewer bits, too. */
static double rounded (uint64_t bits, bool more, int64_t exponent) {
  if (bits == 0)
    return 0;
  int64_t last = exponent + (64 - __builtin_clzll (bits)) - DBL_MANT_DIG;
  if (last < DBL_MIN_EXP - DBL_MANT_DIG)
    last = DBL_MIN_EXP - DBL_MANT_DIG;
  int64_t dropped = last - exponent;
  if (dropped > 64)
    return 0;
  if (dropped > 0) {
    uint64_t half = UINT64_C (1) << (dropped - 1), rest = bits & (half | (half - 1)), kept = dropped < 64 ? bits >> dropped : 0;
    bits = kept + (rest > half || (rest == half && (more || (kept & 1) != 0)));
    exponent = last;
  }
  return ldexp ((double) bits, exponent < -100000 ? -100000 : exponent > 100000 ? 100000 : (int) exponent);
}

/* The value of what hex_literal wrote. Not by strtod, which may be off by one where doubles have fewer bits. */
static double hex_value (const char *at) {
  double sign = *at == '-' ? -1.0 : 1.0;
  uint64_t bits = 0;
  int64_t exponent = 0;
  bool more = false, point = false;
  at += *at == '-' || *at == '+';
  if (at[0] != '0' || at[1] != 'x')
    return rt_float_read (at, NULL) * sign;
  for (at += 2; *at != '\0' && (*at | 32) != 'p'; at++) {
    int digit = rt_hex_digit (*at);
    bool fits = bits >> 60 == 0;
    point |= *at == '.';
    if (*at == '.')
      continue;
    bits = fits ? bits << 4 | (uint64_t) digit : bits;
    more |= !fits && digit != 0;
    exponent += (point ? -4 : 0) + (fits ? 0 : 4);
  }
  return rounded (bits, more, exponent + (*at != '\0' ? hex_exponent (at + 1) : 0)) * sign;
}

/* Other numerals may have them. */
static bool has_underscore (RtObject *text) {
  ptrdiff_t i = 0;
  while (i < rt_str_length (text) && rt_str_char_at (text, i) != '_')
    i++;
  return i < rt_str_length (text);
}

METHOD (float_fromhex) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "bad argument type for built-in operation");
  if (rt_str_utf8 (rt, args[0], NULL) == NULL)
    return NULL;
  rt_str_utf8_is_kept (args[0]);
  HbBuffer text, literal;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_init (&literal, &rt->allocator);
  bool ok = rt_str_is_ascii (args[0]) && !has_underscore (args[0]) && rt_number_text (args[0], &text) && hex_literal (hb_buffer_text (&text), &literal);
  double value = ok ? hex_value (hb_buffer_text (&literal)) : 0;
  bool infinite = isinf (value) && strchr (hb_buffer_text (&literal), 'x') != NULL;
  bool broken = text.broken || literal.broken;
  hb_buffer_clear (&text);
  hb_buffer_clear (&literal);
  if (broken)
    return rt_no_memory (rt);
  if (!ok)
    return RT_VALUE_ERROR (rt, "invalid hexadecimal floating-point string");
  if (infinite)
    return rt_raise (rt, rt->types.OverflowError, "hexadecimal value too large to represent as a float");
  RtObject *result = rt_float_new (rt, value);
  if (result == NULL || self == (RtObject *)rt->types.float_)
    return result;
  RtHold hold;
  rt_hold_begin (rt, &hold, "fromhex", "value");
  hold.held[0] = result;
  return rt_hold_end (rt, &hold, rt_call_one (rt, self, result));
}

METHOD (float_format) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument must be str, not %K", args[0]);
  return rt_format_float (rt, self, args[0]);
}

METHOD (float_getformat) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__getformat__() argument must be str, not %K", args[0]);
  if (!rt_str_equal_utf8 (args[0], "double") && !rt_str_equal_utf8 (args[0], "float"))
    return RT_VALUE_ERROR (rt, "__getformat__() argument 1 must be 'double' or 'float'");
  return rt_str_from (rt, "IEEE, little-endian");
}

METHOD (float_getnewargs) {
  RtObject *value = float_itself (rt, self);
  return value != NULL ? rt_tuple_steal_array (rt, &value, 1) : NULL;
}

static const RtMethodDef float_methods[] = {
    {"conjugate", float_conjugate, RT_METH_NOARGS,
     "conjugate($self, /)\n--\n\nThe float itself: it has no imaginary part to turn round."},
    {"__trunc__", float_trunc, RT_METH_NOARGS, NULL},
    {"__floor__", float_floor, RT_METH_NOARGS, NULL},
    {"__ceil__", float_ceil, RT_METH_NOARGS, NULL},
    {"__round__", float_round, RT_METH_FASTCALL, NULL},
    {"as_integer_ratio", float_as_integer_ratio, RT_METH_NOARGS,
     "as_integer_ratio($self, /)\n--\n\nThe fraction that is exactly this float: two ints without a "
     "common factor."},
    {"__getformat__", float_getformat, RT_METH_O | RT_METH_CLASS,
     "__getformat__($type, typestr, /)\n--\n\nHow a C double or float is laid out here."},
    {"fromhex", float_fromhex, RT_METH_O | RT_METH_CLASS,
     "fromhex($type, string, /)\n--\n\nThe float that a text in base 16 means."},
    {"hex", float_hex, RT_METH_NOARGS,
     "hex($self, /)\n--\n\nThe float as text in base 16, without loss."},
    {"is_integer", float_is_integer, RT_METH_NOARGS,
     "is_integer($self, /)\n--\n\nWhether nothing stands behind the point."},
    {"__getnewargs__", float_getnewargs, RT_METH_NOARGS, NULL},
    {"__format__", float_format, RT_METH_O, NULL},
    {NULL},
};

static RtObject *float_real (RtInterp *rt, RtObject *self, void *closure) {
  return float_itself (rt, self);
}

static RtObject *float_imag (RtInterp *rt, RtObject *self, void *closure) {
  return rt_float_new (rt, 0.0);
}

static const RtGetSetDef float_getset[] = {
    {"real", float_real, NULL, "the real part of a complex number", NULL},
    {"imag", float_imag, NULL, "the imaginary part of a complex number", NULL},
    {NULL},
};

const RtTypeSpec rt_float_spec = {
    .name = "float",
    .doc = "float(x=0, /)\n--\n\nConvert a string or number to a floating-point number, if possible.",
    .size_bytes = sizeof (RtFloat),
    .cpython_basicsize = 24,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_IMMUTABLE | RT_TYPE_MATCH_SELF,
    .vectorcall = float_vectorcall,
    .slots =
        {
            .tp_new = float_new,
            .tp_dealloc = rt_float_dealloc,
            .describe = float_describe,
            .tp_repr = float_repr,
            .tp_hash = float_hash,
            .tp_richcompare = float_richcompare,
            .nb_add = float_add,
            .nb_subtract = float_subtract,
            .nb_multiply = float_multiply,
            .nb_remainder = float_remainder,
            .nb_divmod = float_divmod,
            .nb_power = float_power,
            .nb_floor_divide = float_floor_divide,
            .nb_true_divide = float_true_divide,
            .nb_negative = float_negative,
            .nb_positive = float_itself,
            .nb_absolute = float_absolute,
            .nb_int = float_int,
            .nb_float = float_itself,
            .nb_bool = float_bool,
        },
    .methods = float_methods,
    .getset = float_getset,
};
