/* float: values and their text. */
#include "rt-float.h"

#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float-private.h"
#include "rt-format-spec.h"
#include "rt-int.h"
#include "rt-warn.h"

RtObject *rt_float_new (RtInterp *rt, double value) {
  RtObject *o = rt->spare_floats.count > 0 ? rt_object_reuse (rt, &rt->spare_floats, rt->types.float_)
                                           : rt_object_alloc_plain (rt, rt->types.float_, sizeof (RtFloat), rt->types.float_->cpython_basicsize);
  if (o != NULL)
    ((RtFloat *)o)->value = value;
  return o;
}

void rt_float_dealloc (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, float_) && rt->spare_floats.count < RT_SPARE_FLOATS)
    rt_object_park (rt, &rt->spare_floats, o);
  else
    rt_object_free (rt, o);
}

/* The "C" locale costs nothing to name; it keeps the decimal point a point. */
static locale_t enter_c_locale (void) {
  return uselocale (newlocale (LC_ALL_MASK, "C", (locale_t)0));
}

static void print (char *out, size_t room, const char *format, int precision, double value) {
  locale_t before = enter_c_locale ();
  snprintf (out, room, format, precision, value);
  uselocale (before);
}

double rt_float_read (const char *text, char **end) {
  locale_t before = enter_c_locale ();
  double value = strtod (text, end);
  uselocale (before);
  return value;
}

/* Adds one to the last digit of the mantissa in TEXT, "d.ddde+xx"; false if that carries out of it. */
static bool count_up (char *text) {
  char *at = strchr (text, 'e');
  while (at-- > text) {
    if (*at == '.')
      continue;
    if (*at != '9') {
      ++*at;
      return true;
    }
    *at = '0';
  }
  return false;
}

typedef unsigned __int128 Wide;

/* A finite number that is not negative: MANTISSA / 2 ** SHIFT. */
typedef struct Binary {
  uint64_t mantissa; /* of MANTISSA_BITS */
  int shift;
} Binary;
enum { MANTISSA_BITS = 53 };

static Binary binary_of (double value) {
  int exponent;
  double fraction = frexp (value, &exponent);
  return (Binary){(uint64_t)ldexp (fraction, MANTISSA_BITS), MANTISSA_BITS - exponent};
}

/* EXACT / 2 ** SHIFT, a half rounded to even; 0 < SHIFT < 128. */
static Wide rounded (Wide exact, int shift) {
  Wide half = (Wide)1 << (shift - 1), rest = exact & (half + half - 1), whole = exact >> shift;
  return whole + (rest > half || (rest == half && (whole & 1) != 0));
}

/* A decimal: DIGITS / 10 ** BEHIND. */
typedef struct Decimal {
  uint64_t digits;
  int behind;
} Decimal;

/* VALUE, which is positive, as a decimal of at most 15 digits, of which no two are read as the same number; false: there is none, or it is
 * very small or large. */
static bool few_digits (double value, Decimal *decimal) {
  enum { EXACT_POWERS = 22 }; /* of ten that are doubles */
  double power = 1, limit = 1e15;
  for (int k = 0; k <= EXACT_POWERS && value * power < limit; k++, power *= 10) {
    double nearest = rint (value * power);
    if (nearest < 1 || nearest >= limit || nearest / power != value)
      continue;
    *decimal = (Decimal){(uint64_t)nearest, k};
    return true;
  }
  return false;
}

/* The nearest decimal of 16 digits if it is read as VALUE, else that of 17; false: VALUE is small or large, or a power of two, to which
 * numbers from below are nearer. */
static bool many_digits (double value, Decimal *decimal) {
  Binary exact = binary_of (value);
  if (value < 1e-5 || exact.shift <= 0 || exact.mantissa == UINT64_C (1) << (MANTISSA_BITS - 1))
    return false;
  Wide power = 1; /* at most 10 ** 21, and the product has 123 bits */
  int behind = 0;
  for (double scaled = value; scaled < 1e15; scaled *= 10, behind++)
    power *= 10;
  Wide product = exact.mantissa * power, digits = rounded (product, exact.shift), back = digits << exact.shift;
  Wide twice = 2 * (back > product ? back - product : product - back);
  if (twice > power || (twice == power && (exact.mantissa & 1) != 0)) {
    digits = rounded (product * 10, exact.shift);
    behind++;
  }
  *decimal = (Decimal){(uint64_t)digits, behind};
  return true;
}

/* The shortest digits that read back as VALUE as "d.ddde+xx", perhaps with zeros behind them; false: unknown. */
static bool shortest_by_numbers (double value, char text[40]) {
  Decimal decimal;
  if (!few_digits (value, &decimal) && !many_digits (value, &decimal))
    return false;
  char all[24];
  int count = snprintf (all, sizeof all, "%" PRIu64, decimal.digits);
  text[0] = all[0];
  text[1] = '.';
  memcpy (text + 2, all + 1, (size_t)count - 1);
  snprintf (text + count + 1, 40 - (size_t)count - 1, "e%+03d", count - 1 - decimal.behind);
  return true;
}

/* The shortest digits that read back as VALUE (positive, finite), as "d.ddde+xx". Below a power of two the
 * neighbours are nearer than above, so there the next larger decimal may be the one. */
static void shortest (double value, char text[40]) {
  if (shortest_by_numbers (value, text))
    return;
  int exponent;
  bool power_of_two = frexp (value, &exponent) == 0.5;
  for (int precision = value < DBL_MIN ? 0 : 14; precision < 17; precision++) {
    print (text, 40, "%.*e", precision, value);
    if (rt_float_read (text, NULL) == value)
      return;
    if (power_of_two && count_up (text) && rt_float_read (text, NULL) == value)
      return;
  }
  print (text, 40, "%.16e", 16, value);
}

/* Digits, without the point and trailing zeros, and the exponent of "d.ddde+xx". */
static int take_apart (const char *text, char digits[40]) {
  const char *e = strchr (text, 'e');
  int count = 0;
  for (const char *at = text; at < e; at++)
    if (*at != '.')
      digits[count++] = *at;
  while (count > 1 && digits[count - 1] == '0')
    count--;
  digits[count] = '\0';
  return atoi (e + 1);
}

static void append_exponent (HbBuffer *buffer, int exponent) {
  hb_buffer_printf (buffer, "e%c%02d", exponent < 0 ? '-' : '+', abs (exponent));
}

static void append_repr (double value, bool always_point, HbBuffer *buffer) {
  if (isnan (value)) {
    hb_buffer_append (buffer, "nan");
    return;
  }
  if (signbit (value))
    hb_buffer_append_char (buffer, '-');
  if (isinf (value)) {
    hb_buffer_append (buffer, "inf");
    return;
  }
  char text[40] = "0e+00", digits[40];
  if (value != 0)
    shortest (fabs (value), text);
  int exponent = take_apart (text, digits), count = (int)strlen (digits), point = exponent + 1;
  if (point <= -4 || point > 16) {
    hb_buffer_append_char (buffer, digits[0]);
    if (count > 1) {
      hb_buffer_append_char (buffer, '.');
      hb_buffer_append (buffer, digits + 1);
    }
    append_exponent (buffer, exponent);
    return;
  }
  if (point <= 0) {
    hb_buffer_append (buffer, "0.");
    hb_buffer_append_repeated (buffer, '0', (size_t)-point);
    hb_buffer_append (buffer, digits);
    return;
  }
  hb_buffer_append_bytes (buffer, digits, (size_t)(count < point ? count : point));
  if (count < point)
    hb_buffer_append_repeated (buffer, '0', (size_t)(point - count));
  if (count > point) {
    hb_buffer_append_char (buffer, '.');
    hb_buffer_append (buffer, digits + point);
  } else if (always_point) {
    hb_buffer_append (buffer, ".0");
  }
}

void rt_float_append_repr (double value, HbBuffer *buffer) {
  append_repr (value, true, buffer);
}

static void upper_from (HbBuffer *buffer, size_t start) {
  for (size_t i = start; i < buffer->length_bytes && !buffer->broken; i++)
    if (buffer->bytes[i] >= 'a' && buffer->bytes[i] <= 'z')
      buffer->bytes[i] -= 32;
}

/* VALUE, which is finite, as "%.*f" prints it: the exact value times a power of ten. false: it is too large for that. */
static bool append_fixed (double value, int precision, HbBuffer *buffer) {
  enum { MOST_PRECISION = 19, MOST_SHIFT = 120 }; /* 10 ** 19 fits into 64 bits, the product into 117: shifted further it is less than a half */
  Binary binary = binary_of (fabs (value));
  if (precision > MOST_PRECISION || binary.shift <= 0)
    return false;
  uint64_t power = 1;
  for (int i = 0; i < precision; i++)
    power *= 10;
  Wide whole = binary.shift < MOST_SHIFT ? rounded ((Wide)binary.mantissa * power, binary.shift) : 0;
  if (whole > UINT64_MAX)
    return false;
  char text[48], *at = text + sizeof text;
  uint64_t left = (uint64_t)whole;
  for (int i = 0; left > 0 || i <= precision; i++, left /= 10) {
    if (i == precision && i > 0)
      *--at = '.';
    *--at = (char)('0' + left % 10);
  }
  if (signbit (value))
    *--at = '-';
  hb_buffer_append_bytes (buffer, at, (size_t)(text + sizeof text - at));
  return true;
}

static void append_printf (double value, char type, int precision, bool alternate, HbBuffer *buffer) {
  if (type == 'f' && !alternate && append_fixed (value, precision, buffer))
    return;
  char format[] = {
      '%', alternate ? '#' : '.', alternate ? '.' : '*', alternate ? '*' : type, alternate ? type : '\0',
      '\0'};
  size_t room = (size_t)precision + 340;
  char *text = hb_alloc (buffer->allocator, room);
  if (text == NULL) {
    buffer->broken = true;
    return;
  }
  print (text, room, format, precision, value);
  hb_buffer_append (buffer, text);
  hb_free (buffer->allocator, text, room);
}

/* Whether VALUE takes all of PRECISION digits before its point: no room is left for ".0" then. */
static bool is_wide (double value, int precision, HbBuffer *buffer) {
  HbBuffer text;
  hb_buffer_init (&text, buffer->allocator);
  append_printf (value, 'e', precision - 1, false, &text);
  const char *e = strchr (hb_buffer_text (&text), 'e');
  bool wide = e != NULL && atoi (e + 1) + 1 == precision;
  buffer->broken = buffer->broken || text.broken;
  hb_buffer_clear (&text);
  return wide;
}

/* "d.ddde+xx" without the zeros that end the mantissa. */
static void append_without_zeros (double value, int precision, HbBuffer *buffer) {
  HbBuffer text;
  hb_buffer_init (&text, buffer->allocator);
  append_printf (value, 'e', precision, false, &text);
  const char *start = hb_buffer_text (&text), *e = strchr (start, 'e'), *end = e;
  while (e != NULL && strchr (start, '.') != NULL && (end[-1] == '0' || end[-1] == '.'))
    if (*--end == '.')
      break;
  if (e != NULL) {
    hb_buffer_append_bytes (buffer, start, (size_t)(end - start));
    hb_buffer_append (buffer, e);
  }
  buffer->broken = buffer->broken || text.broken;
  hb_buffer_clear (&text);
}

/* The text from START on with a point, before its exponent or at its end. */
static void make_pointed (HbBuffer *buffer, size_t start) {
  if (buffer->broken || strchr (buffer->bytes + start, '.') != NULL)
    return;
  size_t mantissa = strcspn (buffer->bytes + start, "e");
  hb_buffer_append_char (buffer, '.');
  if (buffer->broken)
    return;
  char *at = buffer->bytes + start + mantissa;
  memmove (at + 1, at, buffer->length_bytes - 1 - start - mantissa);
  *at = '.';
}

void rt_float_append_formatted (double value, char type, int precision, bool alternate, bool always_point,
                                HbBuffer *buffer) {
  size_t start = buffer->length_bytes;
  char lower = (char)(type | 32);
  bool pointed = false;
  if (lower == 'r' || !isfinite (value)) {
    append_repr (value, always_point, buffer);
    pointed = alternate && isfinite (value);
  } else {
    if (lower == 'g' && precision == 0)
      precision = 1;
    bool wide = lower == 'g' && always_point && is_wide (value, precision, buffer);
    pointed = wide && alternate;
    if (wide)
      append_without_zeros (value, precision - 1, buffer);
    else
      append_printf (value, lower, precision, alternate, buffer);
    if (always_point && !buffer->broken && strpbrk (buffer->bytes + start, ".e") == NULL)
      hb_buffer_append (buffer, ".0");
  }
  if (pointed)
    make_pointed (buffer, start);
  if (type >= 'A' && type <= 'Z')
    upper_from (buffer, start);
}

/* Whether TEXT is a float literal as Python reads it, or inf or nan. */
static bool well_formed (const char *at, const char *end) {
  if (at < end && (*at == '+' || *at == '-'))
    at++;
  size_t left = (size_t)(end - at);
  if ((left == 3 && (strncasecmp (at, "inf", 3) == 0 || strncasecmp (at, "nan", 3) == 0)) ||
      (left == 8 && strncasecmp (at, "infinity", 8) == 0))
    return true;
  int digits = 0;
  for (; at < end && *at >= '0' && *at <= '9'; at++)
    digits++;
  if (at < end && *at == '.')
    for (at++; at < end && *at >= '0' && *at <= '9'; at++)
      digits++;
  if (digits == 0)
    return false;
  if (at < end && (*at | 32) == 'e') {
    at++;
    if (at < end && (*at == '+' || *at == '-'))
      at++;
    if (at == end)
      return false;
    while (at < end && *at >= '0' && *at <= '9')
      at++;
  }
  return at == end && end[-1] != '+' && end[-1] != '-' && (end[-1] | 32) != 'e';
}

bool rt_float_parse (const char *text, size_t length_bytes, double *value) {
  if (!well_formed (text, text + length_bytes))
    return false;
  char small[64], *copy = length_bytes < sizeof small ? small : malloc (length_bytes + 1);
  if (copy == NULL)
    return false;
  memcpy (copy, text, length_bytes);
  copy[length_bytes] = '\0';
  *value = rt_float_read (copy, NULL);
  if (copy != small)
    free (copy);
  return true;
}

double rt_float_by_method (RtInterp *rt, RtObject *o) {
  RtHold hold;
  rt_hold_begin (rt, &hold, "float", "result of __float__");
  RtObject *result = hold.held[0] = o->type->slots.nb_float (rt, o);
  double value = -1.0;
  if (result == NULL)
    ;
  else if (!rt_is_kind_of (result, rt->types.float_))
    RT_TYPE_ERROR (rt, "%.50s.__float__ returned non-float (type %.50s)", o->type->name, result->type->name);
  else if (RT_IS_EXACT (rt, result, float_) ||
           rt_warn (rt, rt->types.DeprecationWarning, 1,
                    "%.50s.__float__ returned non-float (type %.50s).  The ability to return an instance of a strict subclass of "
                    "float is deprecated, and may be removed in a future version of Python.",
                    o->type->name, result->type->name) == 0)
    value = ((RtFloat *)result)->value;
  rt_hold_end (rt, &hold, NULL);
  return value;
}

double rt_float_to_double (RtInterp *rt, RtObject *o) {
  if (rt_is_kind_of (o, rt->types.float_))
    return ((RtFloat *)o)->value;
  if (RT_IS_INT (o))
    return rt_int_to_double (rt, o);
  if (o->type->slots.nb_float != NULL)
    return rt_float_by_method (rt, o);
  if (o->type->slots.nb_index != NULL) {
    RtObject *index = rt_index (rt, o);
    if (index == NULL)
      return -1.0;
    double value = rt_int_to_double (rt, index);
    rt_decref (rt, index);
    return value;
  }
  RT_TYPE_ERROR (rt, "must be real number, not %.50s", o->type->name);
  return -1.0;
}
