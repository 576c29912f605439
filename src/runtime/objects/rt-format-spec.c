/* The format mini-language for int, float, complex and str. */
#include "rt-format-spec.h"

#include <math.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-int-private.h"
#include "rt-str-private.h"

typedef struct Spec {
  uint32_t fill, align, sign, type; /* sign and type 0: none */
  bool filled, aligned, zero_coercion, alternate;
  ptrdiff_t width, precision; /* -1: none */
  char separator;             /* 0, ',' or '_' */
  int group;
} Spec;

static bool is_align (uint32_t c) {
  return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Reads a number; *VALUE stays if there is none. False with ValueError. */
static bool read_number (RtInterp *rt, RtStrView text, ptrdiff_t *at, ptrdiff_t *value) {
  ptrdiff_t number = 0, start = *at;
  for (; *at < text.length; ++*at) {
    int digit = rt_char_decimal_value (rt_str_view_at (text, *at));
    if (digit < 0)
      break;
    if (number > (PTRDIFF_MAX - digit) / 10) {
      RT_VALUE_ERROR (rt, "Too many decimal digits in format string");
      return false;
    }
    number = number * 10 + digit;
  }
  if (*at > start)
    *value = number;
  return true;
}

static bool wrong_separator (RtInterp *rt, char separator, uint32_t type) {
  if (type > 32 && type < 128)
    RT_VALUE_ERROR (rt, "Cannot specify '%c' with '%c'.", separator, (int)type);
  else
    RT_VALUE_ERROR (rt, "Cannot specify '%c' with '\\x%x'.", separator, (unsigned)type);
  return false;
}

static bool check_separator (RtInterp *rt, Spec *spec) {
  spec->group = 3;
  if (spec->separator == 0 || spec->type == 0 ||
      (spec->type < 128 && strchr ("defgEGF%", (int)spec->type) != NULL))
    return true;
  if (spec->separator == '_' && spec->type < 128 && strchr ("boxX", (int)spec->type) != NULL) {
    spec->group = 4;
    return true;
  }
  return wrong_separator (rt, spec->separator, spec->type);
}

static bool read_separator (RtInterp *rt, RtStrView text, ptrdiff_t *at, Spec *spec) {
  uint32_t c = *at < text.length ? rt_str_view_at (text, *at) : 0;
  if (c != ',' && c != '_')
    return true;
  spec->separator = (char)c;
  uint32_t next = ++*at < text.length ? rt_str_view_at (text, *at) : 0;
  if ((next == ',' || next == '_') && next != c) {
    RT_VALUE_ERROR (rt, "Cannot specify both ',' and '_'.");
    return false;
  }
  return true;
}

static void read_flags (RtStrView text, ptrdiff_t *at, Spec *spec) {
#define PEEK (*at < text.length ? rt_str_view_at (text, *at) : 0)
  if (text.length >= 2 && is_align (rt_str_view_at (text, 1))) {
    spec->fill = rt_str_view_at (text, 0);
    spec->align = rt_str_view_at (text, 1);
    spec->filled = spec->aligned = true;
    *at = 2;
  } else if (is_align (PEEK)) {
    spec->align = PEEK;
    spec->aligned = true;
    ++*at;
  }
  if (PEEK == '+' || PEEK == '-' || PEEK == ' ')
    spec->sign = rt_str_view_at (text, (*at)++);
  if (PEEK == 'z') {
    spec->zero_coercion = true;
    ++*at;
  }
  if (PEEK == '#') {
    spec->alternate = true;
    ++*at;
  }
  if (!spec->filled && PEEK == '0') {
    spec->fill = '0';
    if (!spec->aligned && spec->align == '>')
      spec->align = '=';
    ++*at;
  }
#undef PEEK
}

/* Reads TEXT for a value of the type named TYPE_NAME, aligned as ALIGN unless it says otherwise. False with
 * ValueError. */
static bool parse (RtInterp *rt, RtObject *text_object, const char *type_name, uint32_t align, Spec *spec) {
  RtStrView text = rt_str_view (text_object);
  *spec = (Spec){.fill = ' ', .align = align, .width = -1, .precision = -1};
  ptrdiff_t at = 0;
  read_flags (text, &at, spec);
  if (!read_number (rt, text, &at, &spec->width) || !read_separator (rt, text, &at, spec))
    return false;
  if (at < text.length && rt_str_view_at (text, at) == '.') {
    at++;
    if (!read_number (rt, text, &at, &spec->precision))
      return false;
    if (spec->precision < 0) {
      RT_VALUE_ERROR (rt, "Format specifier missing precision");
      return false;
    }
  }
  if (text.length - at > 1) {
    RT_VALUE_ERROR (rt, "Invalid format specifier '%U' for object of type '%.200s'", text_object, type_name);
    return false;
  }
  if (at < text.length)
    spec->type = rt_str_view_at (text, at);
  return check_separator (rt, spec);
}

static RtObject *unknown_type (RtInterp *rt, const Spec *spec, const char *type_name) {
  if (spec->type > 32 && spec->type < 128)
    return RT_VALUE_ERROR (rt, "Unknown format code '%c' for object of type '%.200s'", (int)spec->type,
                           type_name);
  return RT_VALUE_ERROR (rt, "Unknown format code '\\x%x' for object of type '%.200s'", (unsigned)spec->type,
                         type_name);
}

static void append_fill (HbBuffer *out, uint32_t fill, ptrdiff_t count) {
  if (count > 0 && fill < 128)
    hb_buffer_append_repeated (out, (char)fill, (size_t)count);
  else
    for (; count > 0 && !out->broken; count--)
      hb_buffer_append_code_point (out, fill);
}

/* How much of PADDING goes to the left. */
static ptrdiff_t left_padding (const Spec *spec, ptrdiff_t padding) {
  return spec->align == '>' ? padding : spec->align == '^' ? padding / 2 : 0;
}

/* A number in its parts, all ASCII (but for what %c gives). */
typedef struct Parts {
  const char *sign, *prefix, *digits, *rest; /* rest: the point and what follows, or what has no digits */
  size_t digit_count, rest_bytes;
  ptrdiff_t rest_length;
} Parts;

/* The digits with separators, at least WIDTH wide by zeros in front. */
static void append_grouped (HbBuffer *out, const Parts *parts, const Spec *spec, ptrdiff_t width) {
  ptrdiff_t left = (ptrdiff_t)parts->digit_count;
  if (spec->separator == 0 || left == 0) { /* what has no digits, as inf, is not grouped */
    if (width > left)
      hb_buffer_append_repeated (out, '0', (size_t)(width - left));
    hb_buffer_append_bytes (out, parts->digits, parts->digit_count);
    return;
  }
  /* How many zeros make it wide enough; a separator never stands first. */
  ptrdiff_t total = left;
  while (total > 0 && total + (total - 1) / spec->group < width)
    total++;
  for (ptrdiff_t i = total; i > 0; i--) {
    hb_buffer_append_char (out, i > left ? '0' : parts->digits[left - i]);
    if (i > 1 && (i - 1) % spec->group == 0)
      hb_buffer_append_char (out, spec->separator);
  }
}

static ptrdiff_t grouped_length (const Parts *parts, const Spec *spec) {
  ptrdiff_t count = (ptrdiff_t)parts->digit_count;
  return count + (spec->separator != 0 && count > 0 ? (count - 1) / spec->group : 0);
}

static void append_number (HbBuffer *out, const Parts *parts, const Spec *spec) {
  ptrdiff_t around = (ptrdiff_t)(strlen (parts->sign) + strlen (parts->prefix)) + parts->rest_length;
  bool zeros = spec->fill == '0' && spec->align == '=';
  ptrdiff_t padding = spec->width - around - grouped_length (parts, spec);
  ptrdiff_t left = zeros || padding < 0 ? 0 : left_padding (spec, padding);
  append_fill (out, spec->fill, left);
  hb_buffer_append (out, parts->sign);
  hb_buffer_append (out, parts->prefix);
  if (!zeros && spec->align == '=')
    append_fill (out, spec->fill, padding);
  append_grouped (out, parts, spec, zeros ? spec->width - around : 0);
  hb_buffer_append_bytes (out, parts->rest, parts->rest_bytes);
  if (!zeros && spec->align != '=')
    append_fill (out, spec->fill, padding - left);
}

static const char *sign_text (const Spec *spec, bool negative) {
  return negative ? "-" : spec->sign == '+' ? "+" : spec->sign == ' ' ? " " : "";
}

static RtObject *finish (RtInterp *rt, HbBuffer *out, bool ok) {
  RtObject *result = ok ? rt_str_from_buffer (rt, out) : NULL;
  hb_buffer_clear (out);
  return result;
}

/* A width that no heap can hold is refused before anything is written. */
static bool width_is_sane (RtInterp *rt, const Spec *spec) {
  if (spec->width <= 0 || (size_t)spec->width < rt->allocator.limit_bytes)
    return true;
  rt_no_memory (rt);
  return false;
}

/* str */

RtObject *rt_format_str (RtInterp *rt, RtObject *o, RtObject *text) {
  if (rt_str_length (text) == 0)
    return rt_str (rt, o);
  Spec spec;
  if (!parse (rt, text, o->type->name, '<', &spec))
    return NULL;
  if (spec.type != 0 && spec.type != 's')
    return unknown_type (rt, &spec, o->type->name);
  if (spec.separator != 0)
    return wrong_separator (rt, spec.separator, 's') ? NULL : NULL;
  if (spec.sign != 0)
    return RT_VALUE_ERROR (rt, spec.sign == ' ' ? "Space not allowed in string format specifier"
                                                : "Sign not allowed in string format specifier");
  if (spec.zero_coercion)
    return RT_VALUE_ERROR (rt, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate)
    return RT_VALUE_ERROR (rt, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=')
    return RT_VALUE_ERROR (rt, "'=' alignment not allowed in string format specifier");
  ptrdiff_t length = rt_str_length (o);
  if (spec.precision >= 0 && spec.precision < length)
    length = spec.precision;
  ptrdiff_t padding = spec.width > length ? spec.width - length : 0;
  if (padding == 0)
    return rt_str_substring (rt, o, 0, length);
  if (!width_is_sane (rt, &spec))
    return NULL;
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  append_fill (&out, spec.fill, left_padding (&spec, padding));
  for (ptrdiff_t i = 0; i < length; i++)
    hb_buffer_append_code_point (&out, rt_str_char_at (o, i));
  append_fill (&out, spec.fill, padding - left_padding (&spec, padding));
  return finish (rt, &out, true);
}

/* int */

static RtObject *format_char (RtInterp *rt, RtObject *o, Spec *spec) {
  if (spec->sign != 0)
    return RT_VALUE_ERROR (rt, "Sign not allowed with integer format specifier 'c'");
  if (spec->alternate)
    return RT_VALUE_ERROR (rt, "Alternate form (#) not allowed with integer format specifier 'c'");
  int overflow;
  int64_t code = rt_int_as_int64 (o, &overflow);
  if (overflow != 0)
    return rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C long");
  if (code < 0 || code > 0x10ffff)
    return rt_raise (rt, rt->types.OverflowError, "%%c arg not in range(0x110000)");
  HbBuffer out, text;
  hb_buffer_init (&out, &rt->allocator);
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append_code_point (&text, (uint32_t)code);
  Parts parts = {"", "", "", hb_buffer_text (&text), 0, text.length_bytes, 1};
  append_number (&out, &parts, spec);
  hb_buffer_clear (&text);
  return finish (rt, &out, true);
}

static RtObject *format_digits (RtInterp *rt, RtObject *o, Spec *spec) {
  int base = spec->type == 'b' ? 2 : spec->type == 'o' ? 8 : (spec->type | 32) == 'x' ? 16 : 10;
  HbBuffer out, digits;
  hb_buffer_init (&out, &rt->allocator);
  hb_buffer_init (&digits, &rt->allocator);
  bool ok = rt_int_append_text (rt, o, base, &digits) == 0;
  if (ok && digits.broken)
    ok = rt_no_memory (rt) != NULL;
  if (ok) {
    bool negative = rt_int_is_negative (o);
    if (spec->type == 'X')
      for (size_t i = 0; i < digits.length_bytes; i++)
        if (digits.bytes[i] >= 'a' && digits.bytes[i] <= 'f')
          digits.bytes[i] -= 32;
    const char prefix[] = {'0', (char)spec->type, '\0'};
    Parts parts = {sign_text (spec, negative),
                   spec->alternate && base != 10 ? prefix : "",
                   hb_buffer_text (&digits) + negative,
                   "",
                   digits.length_bytes - negative,
                   0,
                   0};
    append_number (&out, &parts, spec);
  }
  hb_buffer_clear (&digits);
  return finish (rt, &out, ok);
}

static RtObject *format_double (RtInterp *rt, double value, Spec *spec);

RtObject *rt_format_int (RtInterp *rt, RtObject *o, RtObject *text) {
  if (rt_str_length (text) == 0)
    return rt_str (rt, o);
  Spec spec;
  if (!parse (rt, text, o->type->name, '>', &spec) || !width_is_sane (rt, &spec))
    return NULL;
  if (spec.type != 0 && (spec.type >= 128 || strchr ("bcdoxXneEfFgG%", (int)spec.type) == NULL))
    return unknown_type (rt, &spec, o->type->name);
  if (spec.type != 0 && strchr ("eEfFgG%", (int)spec.type) != NULL) {
    double value = rt_int_to_double (rt, o);
    return value == -1.0 && rt->error != NULL ? NULL : format_double (rt, value, &spec);
  }
  if (spec.precision >= 0)
    return RT_VALUE_ERROR (rt, "Precision not allowed in integer format specifier");
  if (spec.zero_coercion)
    return RT_VALUE_ERROR (rt, "Negative zero coercion (z) not allowed in integer format specifier");
  return spec.type == 'c' ? format_char (rt, o, &spec) : format_digits (rt, o, &spec);
}

/* float and complex */

/* Writes VALUE with the type and precision of SPEC, sign included. DEFAULT_TYPE stands in where SPEC names
 * none. */
static bool write_double (RtInterp *rt, double value, const Spec *spec, bool always_point, HbBuffer *digits) {
  char type = spec->type == 0 ? 'r' : spec->type == 'n' ? 'g' : spec->type == '%' ? 'f' : (char)spec->type;
  ptrdiff_t precision = spec->precision;
  if (precision < 0)
    precision = type == 'r' ? 0 : 6;
  else if (type == 'r')
    type = 'g';
  if (precision > INT32_MAX / 2) {
    RT_VALUE_ERROR (rt, "precision too big");
    return false;
  }
  if (spec->type == '%')
    value *= 100;
  rt_float_append_formatted (value, type, (int)precision, spec->alternate, always_point, digits);
  if (digits->broken)
    return rt_no_memory (rt) != NULL;
  if (spec->zero_coercion && digits->bytes[0] == '-') {
    bool zero = true;
    for (const char *c = digits->bytes + 1; *c != '\0' && (*c | 32) != 'e'; c++)
      zero &= *c == '0' || *c == '.';
    if (zero) {
      memmove (digits->bytes, digits->bytes + 1, digits->length_bytes);
      digits->length_bytes--;
    }
  }
  if (spec->type == '%')
    hb_buffer_append_char (digits, '%');
  return true;
}

static Parts take_apart (const HbBuffer *digits, const Spec *spec) {
  const char *text = hb_buffer_text (digits);
  bool negative = *text == '-';
  text += negative;
  size_t count = strspn (text, "0123456789");
  size_t rest = strlen (text + count);
  return (Parts){sign_text (spec, negative), "", text, text + count, count, rest, (ptrdiff_t)rest};
}

static RtObject *format_double (RtInterp *rt, double value, Spec *spec) {
  HbBuffer out, digits;
  hb_buffer_init (&out, &rt->allocator);
  hb_buffer_init (&digits, &rt->allocator);
  bool ok = write_double (rt, value, spec, spec->type == 0, &digits);
  if (ok) {
    Parts parts = take_apart (&digits, spec);
    append_number (&out, &parts, spec);
  }
  hb_buffer_clear (&digits);
  return finish (rt, &out, ok);
}

RtObject *rt_format_float (RtInterp *rt, RtObject *o, RtObject *text) {
  if (rt_str_length (text) == 0)
    return rt_str (rt, o);
  Spec spec;
  if (!parse (rt, text, o->type->name, '>', &spec) || !width_is_sane (rt, &spec))
    return NULL;
  if (spec.type != 0 && (spec.type >= 128 || strchr ("neEfFgG%", (int)spec.type) == NULL))
    return unknown_type (rt, &spec, o->type->name);
  return format_double (rt, ((RtFloat *)o)->value, &spec);
}

static bool append_part (RtInterp *rt, double value, const Spec *spec, HbBuffer *out) {
  HbBuffer digits;
  hb_buffer_init (&digits, &rt->allocator);
  bool ok = write_double (rt, value, spec, false, &digits);
  if (ok) {
    Parts parts = take_apart (&digits, spec);
    append_number (out, &parts, spec);
  }
  hb_buffer_clear (&digits);
  return ok;
}

RtObject *rt_format_complex (RtInterp *rt, RtObject *o, RtObject *text) {
  if (rt_str_length (text) == 0)
    return rt_str (rt, o);
  Spec spec;
  if (!parse (rt, text, o->type->name, '>', &spec) || !width_is_sane (rt, &spec))
    return NULL;
  if (spec.type != 0 && (spec.type >= 128 || strchr ("neEfFgG", (int)spec.type) == NULL))
    return unknown_type (rt, &spec, o->type->name);
  if (spec.fill == '0')
    return RT_VALUE_ERROR (rt, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return RT_VALUE_ERROR (rt, "'=' alignment flag is not allowed in complex format specifier");
  double real = ((RtComplex *)o)->real, imag = ((RtComplex *)o)->imag;
  bool only_imag = spec.type == 0 && real == 0 && !signbit (real), parentheses = spec.type == 0 && !only_imag;
  Spec part = spec;
  part.width = -1;
  part.align = '<';
  HbBuffer inner, out;
  hb_buffer_init (&inner, &rt->allocator);
  hb_buffer_init (&out, &rt->allocator);
  if (parentheses)
    hb_buffer_append_char (&inner, '(');
  bool ok = only_imag || append_part (rt, real, &part, &inner);
  if (!only_imag)
    part.sign = '+';
  ok = ok && append_part (rt, imag, &part, &inner);
  hb_buffer_append (&inner, parentheses ? "j)" : "j");
  ptrdiff_t padding =
      spec.width > (ptrdiff_t)inner.length_bytes ? spec.width - (ptrdiff_t)inner.length_bytes : 0;
  append_fill (&out, spec.fill, left_padding (&spec, padding));
  hb_buffer_append_bytes (&out, hb_buffer_text (&inner), inner.length_bytes);
  append_fill (&out, spec.fill, padding - left_padding (&spec, padding));
  hb_buffer_clear (&inner);
  return finish (rt, &out, ok);
}
