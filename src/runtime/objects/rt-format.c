/* The formats of rt_raise and rt_str_printf. */
#include <stdarg.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-error.h"
#include "rt-str.h"

typedef struct Directive {
  ptrdiff_t precision; /* -1: none */
  int width;
  bool zero;
  char size; /* 0, 'l', 'L' for ll, 'z' */
  char what;
} Directive;

/* Reads what follows a '%' and moves *AT behind it. */
static Directive read_directive (const char **at) {
  Directive d = {.precision = -1};
  const char *c = *at;
  if (*c == '0') {
    d.zero = true;
    c++;
  }
  for (; *c >= '0' && *c <= '9'; c++)
    d.width = d.width * 10 + (*c - '0');
  if (*c == '.')
    for (d.precision = 0, c++; *c >= '0' && *c <= '9'; c++)
      d.precision = d.precision * 10 + (*c - '0');
  if (*c == 'z' || *c == 'l')
    d.size = *c++;
  if (d.size == 'l' && *c == 'l') {
    d.size = 'L';
    c++;
  }
  d.what = *c;
  *at = c + (*c != '\0');
  return d;
}

static void append_number (HbBuffer *out, const Directive *d, unsigned long long magnitude, bool negative) {
  char digits[32];
  int n = 0;
  unsigned base = d->what == 'x' || d->what == 'p' ? 16 : 10;
  do
    digits[n++] = "0123456789abcdef"[magnitude % base];
  while ((magnitude /= base) != 0);
  int width = d->width - n - negative;
  if (!d->zero)
    for (; width > 0; width--)
      hb_buffer_append_char (out, ' ');
  if (negative)
    hb_buffer_append_char (out, '-');
  for (; width > 0; width--)
    hb_buffer_append_char (out, '0');
  while (n > 0)
    hb_buffer_append_char (out, digits[--n]);
}

/* At most PRECISION bytes of TEXT, whole characters only; what is no UTF-8 becomes '?'. */
static void append_text (HbBuffer *out, const char *text, ptrdiff_t precision) {
  size_t length = precision < 0 ? strlen (text) : strnlen (text, (size_t)precision);
  if (text[length] != '\0')
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
      length--;
  hb_buffer_append_bytes (out, text, length);
}

static bool append_object (RtInterp *rt, HbBuffer *out, RtObject *text, ptrdiff_t precision) {
  if (text == NULL)
    return false;
  ptrdiff_t length = rt_str_length (text);
  if (precision < 0 || precision >= length) {
    rt_str_append_utf8 (text, out);
  } else {
    for (ptrdiff_t i = 0; i < precision; i++)
      hb_buffer_append_code_point (out, rt_str_char_at (text, i));
  }
  rt_decref (rt, text);
  return true;
}

/* Appends one of the objects' directives. */
static bool append_of_object (RtInterp *rt, HbBuffer *out, const Directive *d, void *argument) {
  RtObject *o = argument;
  switch (d->what) {
  case 'R':
    return append_object (rt, out, rt_repr (rt, o), d->precision);
  case 'S':
    return append_object (rt, out, rt_str (rt, o), d->precision);
  case 'A':
    return append_object (rt, out, rt_ascii (rt, o), d->precision);
  case 'U':
    return append_object (rt, out, rt_incref (o), d->precision);
  case 'K':
    append_text (out, o == rt->none ? "None" : o->type->name, d->precision);
    return true;
  case 'T':
    append_text (out, o->type->name, d->precision);
    return true;
  default:
    append_text (out, ((RtType *)o)->name, d->precision);
    return true;
  }
}

/* ARGS goes by address so that one place takes the arguments in their order. */
static bool append_directive (RtInterp *rt, HbBuffer *out, const Directive *d, va_list *args) {
  switch (d->what) {
  case '%':
    hb_buffer_append_char (out, '%');
    return true;
  case 'c':
    hb_buffer_append_code_point (out, (uint32_t)va_arg (*args, int));
    return true;
  case 's':
    append_text (out, va_arg (*args, const char *), d->precision);
    return true;
  case 'd':
  case 'i': {
    long long value = d->size == 'L'   ? va_arg (*args, long long)
                      : d->size == 'z' ? va_arg (*args, ptrdiff_t)
                      : d->size == 'l' ? va_arg (*args, long)
                                       : va_arg (*args, int);
    append_number (out, d, value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value, value < 0);
    return true;
  }
  case 'u':
  case 'x': {
    unsigned long long value = d->size == 'L'   ? va_arg (*args, unsigned long long)
                               : d->size == 'z' ? va_arg (*args, size_t)
                               : d->size == 'l' ? va_arg (*args, unsigned long)
                                                : va_arg (*args, unsigned);
    append_number (out, d, value, false);
    return true;
  }
  default:
    return append_of_object (rt, out, d, va_arg (*args, void *));
  }
}

RtObject *rt_str_vprintf (RtInterp *rt, const char *format, va_list arguments) {
  HbBuffer out;
  hb_buffer_init (&out, &rt->allocator);
  va_list args;
  va_copy (args, arguments);
  bool ok = true;
  for (const char *at = format; ok && *at != '\0';) {
    size_t plain = strcspn (at, "%");
    hb_buffer_append_bytes (&out, at, plain);
    at += plain;
    if (*at == '\0')
      break;
    at++;
    Directive d = read_directive (&at);
    ok = append_directive (rt, &out, &d, &args);
  }
  va_end (args);
  RtObject *result = ok ? rt_str_from_buffer (rt, &out) : NULL;
  hb_buffer_clear (&out);
  return result;
}

RtObject *rt_str_printf (RtInterp *rt, const char *format, ...) {
  va_list args;
  va_start (args, format);
  RtObject *result = rt_str_vprintf (rt, format, args);
  va_end (args);
  return result;
}
