/* str % args, and bytes % args, whose bytes are characters up to 255 here. */
#include <string.h>

#include "rt-abstract.h"
#include "rt-byte-text.h"
#include "rt-class.h"
#include "rt-codec.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-format-spec.h"
#include "rt-int-private.h"
#include "rt-str-private.h"
#include "rt-tuple.h"

typedef struct Percent {
  RtStrView format;
  ptrdiff_t at;
  RtObject *args;  /* the right operand */
  RtObject *value; /* owned: what was taken by a key; NULL otherwise */
  bool tuple, by_key, bytes;
  ptrdiff_t next;
  bool converted;  /* something in the format was not plain text */
  RtObject *whole; /* owned: the one str that is all of the result */
  HbBuffer out;
} Percent;

typedef struct Conversion {
  bool left, plus, blank, alternate, zero;
  ptrdiff_t width, precision;
  uint32_t type;
} Conversion;

static uint32_t peek (const Percent *p) {
  return p->at < p->format.length ? rt_str_view_at (p->format, p->at) : 0;
}

/* The next argument, borrowed; NULL with TypeError. */
static RtObject *next_argument (RtInterp *rt, Percent *p) {
  if (p->value != NULL)
    return p->value;
  if (p->tuple && p->next < RT_TUPLE_SIZE (p->args))
    return RT_TUPLE_ITEM (p->args, p->next++);
  if (!p->tuple && p->next == 0) {
    p->next = 1;
    return p->args;
  }
  return RT_TYPE_ERROR (rt, "not enough arguments for format string");
}

/* Behind "%(": takes the key and what it names. */
static bool take_by_key (RtInterp *rt, Percent *p) {
  if (!p->by_key)
    return RT_TYPE_ERROR (rt, "format requires a mapping") != NULL;
  ptrdiff_t start = ++p->at, depth = 1;
  for (; p->at < p->format.length; p->at++) {
    uint32_t c = peek (p);
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0)
      break;
  }
  if (depth > 0)
    return RT_VALUE_ERROR (rt, "incomplete format key") != NULL;
  RtStrView name = rt_str_view_part (p->format, start, p->at++);
  RtObject *key = p->bytes ? rt_bytes_new (rt, name.data, (size_t)name.length) : rt_str_from_view (rt, name);
  if (key == NULL)
    return false;
  RtHold hold;
  rt_hold_begin (rt, &hold, "str formatting", "key");
  hold.held[0] = key;
  RtObject *value = rt_hold_end (rt, &hold, rt_getitem (rt, p->args, key));
  rt_xdecref (rt, p->value);
  p->value = value;
  return value != NULL;
}

/* A number or '*'; *NUMBER stays if there is none. */
static bool take_number (RtInterp *rt, Percent *p, bool precision, ptrdiff_t *number, bool *left) {
  if (peek (p) == '*') {
    RtObject *o = next_argument (rt, p);
    if (o == NULL)
      return false;
    if (!RT_IS_INT (o))
      return RT_TYPE_ERROR (rt, "* wants int") != NULL;
    int overflow;
    int64_t value = rt_int_as_int64 (o, &overflow);
    if (overflow != 0 || (precision && (value > INT32_MAX || value < INT32_MIN)))
      return rt_raise (rt, rt->types.OverflowError, "Python int too large to convert to C %s",
                       precision ? "int" : "ssize_t") != NULL;
    *number = (ptrdiff_t)value;
    if (*number < 0 && !precision)
      *left = true;
    if (*number < 0)
      *number = precision ? 0 : -*number;
    p->at++;
    return true;
  }
  for (; peek (p) >= '0' && peek (p) <= '9'; p->at++) {
    if (*number < 0)
      *number = 0;
    if (*number > (INT32_MAX - 9) / 10)
      return RT_VALUE_ERROR (rt, precision ? "precision too big" : "width too big") != NULL;
    *number = *number * 10 + (peek (p) - '0');
  }
  return true;
}

static bool take_conversion (RtInterp *rt, Percent *p, Conversion *c) {
  *c = (Conversion){.width = -1, .precision = -1};
  if (peek (p) == '(' && !take_by_key (rt, p))
    return false;
  for (bool flags = true; flags;) {
    switch (peek (p)) {
    case '-':
      c->left = true;
      break;
    case '+':
      c->plus = true;
      break;
    case ' ':
      c->blank = true;
      break;
    case '#':
      c->alternate = true;
      break;
    case '0':
      c->zero = true;
      break;
    default:
      flags = false;
    }
    p->at += flags;
  }
  if (!take_number (rt, p, false, &c->width, &c->left))
    return false;
  if (peek (p) == '.') {
    p->at++;
    c->precision = 0;
    if (!take_number (rt, p, true, &c->precision, &c->left))
      return false;
  }
  if (peek (p) == 'l' || peek (p) == 'h' || peek (p) == 'L')
    p->at++;
  if (p->at >= p->format.length)
    return RT_VALUE_ERROR (rt, "incomplete format") != NULL;
  c->type = rt_str_view_at (p->format, p->at++);
  return true;
}

/* TEXT of LENGTH characters in its width; zeros go between the first SIGN_BYTES and the rest. */
static void append_padded (Percent *p, const Conversion *c, const HbBuffer *text, ptrdiff_t length,
                           size_t sign_bytes, bool zeros) {
  ptrdiff_t padding = c->width > length ? c->width - length : 0;
  zeros = zeros && c->zero && !c->left;
  const char *start = hb_buffer_text (text);
  if (!c->left && !zeros)
    hb_buffer_append_repeated (&p->out, ' ', (size_t)padding);
  hb_buffer_append_bytes (&p->out, start, sign_bytes);
  if (zeros)
    hb_buffer_append_repeated (&p->out, '0', (size_t)padding);
  hb_buffer_append_bytes (&p->out, start + sign_bytes, text->length_bytes - sign_bytes);
  if (c->left)
    hb_buffer_append_repeated (&p->out, ' ', (size_t)padding);
  if (text->broken)
    p->out.broken = true;
}

/* What %b shows of O, a byte a character. */
static RtObject *bytes_as_str (RtInterp *rt, RtObject *o) {
  if (o->type->slots.bf_getbuffer == NULL && rt_type_lookup (rt, o->type, rt->names.bytes__) == NULL)
    return RT_TYPE_ERROR (rt, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'",
                          o->type->name);
  RtObject *bytes = rt_bytes_from_object (rt, o);
  if (bytes == NULL)
    return NULL;
  RtByteRun run = rt_byte_run (bytes);
  RtObject *s = rt_str_decode (rt, run.data, (size_t)run.length, "latin-1", NULL);
  rt_decref (rt, bytes);
  return s;
}

static RtObject *as_text (RtInterp *rt, const Percent *p, uint32_t type, RtObject *o) {
  if (p->bytes)
    return type == 's' || type == 'b' ? bytes_as_str (rt, o) : rt_ascii (rt, o);
  return type == 's' ? rt_str (rt, o) : type == 'r' ? rt_repr (rt, o) : rt_ascii (rt, o);
}

static bool append_text (RtInterp *rt, Percent *p, const Conversion *c, RtObject *o) {
  RtObject *s = as_text (rt, p, c->type, o);
  if (s == NULL)
    return false;
  ptrdiff_t length = rt_str_length (s);
  if (c->precision >= 0 && c->precision < length)
    length = c->precision;
  bool written = RT_IS_EXACT (rt, o, int_) && c->width < 0 && c->precision < 0; /* digit by digit into the result */
  if (!p->bytes && !p->out.broken && p->out.length_bytes == 0 && p->at == p->format.length && length == rt_str_length (s) &&
      c->width <= length && !written)
    p->whole = rt_incref (s);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  for (ptrdiff_t i = 0; i < length; i++)
    hb_buffer_append_code_point (&text, rt_str_char_at (s, i));
  append_padded (p, c, &text, length, 0, false);
  hb_buffer_clear (&text);
  rt_decref (rt, s);
  return true;
}

static RtObject *not_a_number (RtInterp *rt, uint32_t type, RtObject *o) {
  bool decimal = type == 'd' || type == 'i' || type == 'u';
  return RT_TYPE_ERROR (rt, "%%%c format: %s is required, not %.200s", (int)type, decimal ? "a real number" : "an integer",
                        o->type->name);
}

/* The int that an integer conversion shows; NULL with TypeError. */
static RtObject *as_int (RtInterp *rt, uint32_t type, RtObject *o) {
  bool decimal = type == 'd' || type == 'i' || type == 'u';
  if (RT_IS_INT (o))
    return rt_incref (o);
  if (decimal ? o->type->slots.nb_int == NULL && o->type->slots.nb_index == NULL
              : o->type->slots.nb_index == NULL) {
    return not_a_number (rt, type, o);
  }
  RtObject *value = decimal ? rt_int_convert (rt, o) : rt_index (rt, o);
  if (value != NULL || !rt_error_matches (rt, rt->types.TypeError))
    return value;
  rt_error_clear (rt);
  return not_a_number (rt, type, o);
}

/* One digit that CPython makes as a str of its own and takes as the whole result: a character that is not shared. */
static bool is_own_digit (const RtInterp *rt, const Percent *p, const Conversion *c, const RtObject *o, const HbBuffer *text) {
  bool written = (RT_IS_EXACT (rt, o, int_) && c->width < 0 && c->precision < 0) || c->precision == 0; /* digit by digit into the result */
  return (c->type == 'd' || c->type == 'i' || c->type == 'u') && !p->bytes && !written && text->length_bytes == 1 && c->width <= 1 &&
         p->out.length_bytes == 0 && p->at == p->format.length && !text->broken && !p->out.broken;
}

static bool append_int (RtInterp *rt, Percent *p, const Conversion *c, RtObject *o) {
  RtObject *value = as_int (rt, p->bytes && c->type == 'i' ? 'd' : c->type, o); /* bytes tell of %i as %d */
  if (value == NULL)
    return false;
  int base = c->type == 'o' ? 8 : (c->type | 32) == 'x' ? 16 : 10;
  HbBuffer digits, text;
  hb_buffer_init (&digits, &rt->allocator);
  hb_buffer_init (&text, &rt->allocator);
  bool ok = rt_int_append_text (rt, value, base, &digits) == 0;
  bool negative = rt_int_is_negative (value);
  if (digits.broken)
    p->out.broken = true;
  else if (ok) {
    hb_buffer_append (&text, negative ? "-" : c->plus ? "+" : c->blank ? " " : "");
    size_t sign = text.length_bytes;
    if (c->alternate && base != 10) {
      hb_buffer_append_char (&text, '0');
      hb_buffer_append_char (&text, (char)c->type);
      sign = text.length_bytes;
    }
    ptrdiff_t count = (ptrdiff_t)digits.length_bytes - negative;
    if (c->precision > count)
      hb_buffer_append_repeated (&text, '0', (size_t)(c->precision - count));
    hb_buffer_append (&text, hb_buffer_text (&digits) + negative);
    if (c->type == 'X' && !text.broken)
      for (size_t i = sign; i < text.length_bytes; i++)
        if (text.bytes[i] >= 'a' && text.bytes[i] <= 'f')
          text.bytes[i] -= 32;
    if (is_own_digit (rt, p, c, o, &text))
      ok = (p->whole = rt_str_unshared (rt, rt_str_from (rt, hb_buffer_text (&text)))) != NULL;
    append_padded (p, c, &text, (ptrdiff_t)text.length_bytes, sign, true);
  }
  hb_buffer_clear (&text);
  hb_buffer_clear (&digits);
  rt_decref (rt, value);
  return ok;
}

static bool append_float (RtInterp *rt, Percent *p, const Conversion *c, RtObject *o) {
  double value = rt_float_to_double (rt, o);
  if (value == -1.0 && rt->error != NULL && p->bytes) {
    rt_error_clear (rt);
    return RT_TYPE_ERROR (rt, "float argument required, not %.200s", o->type->name) != NULL;
  }
  if (value == -1.0 && rt->error != NULL)
    return false;
  HbBuffer number, text;
  hb_buffer_init (&number, &rt->allocator);
  hb_buffer_init (&text, &rt->allocator);
  rt_float_append_formatted (value, (char)c->type, c->precision < 0 ? 6 : (int)c->precision, c->alternate,
                             false, &number);
  const char *digits = hb_buffer_text (&number);
  if (*digits != '-')
    hb_buffer_append (&text, c->plus ? "+" : c->blank ? " " : "");
  hb_buffer_append (&text, digits);
  size_t sign = strspn (hb_buffer_text (&text), "+- ");
  append_padded (p, c, &text, (ptrdiff_t)text.length_bytes, sign, true);
  if (number.broken)
    p->out.broken = true;
  hb_buffer_clear (&text);
  hb_buffer_clear (&number);
  return true;
}

/* Whether O is one character, or one byte for bytes. */
static bool is_single (RtInterp *rt, const Percent *p, RtObject *o) {
  if (!p->bytes)
    return RT_IS_STR (o) && rt_str_length (o) == 1;
  return (RT_IS_BYTES (o) || rt_is_kind_of (o, rt->types.bytearray)) && rt_byte_run (o).length == 1;
}

static bool wrong_char (RtInterp *rt, const Percent *p) {
  return RT_TYPE_ERROR (rt, p->bytes ? "%%c requires an integer in range(256) or a single byte"
                                     : "%%c requires int or char") != NULL;
}

static bool append_char (RtInterp *rt, Percent *p, const Conversion *c, RtObject *o) {
  uint32_t code;
  if (is_single (rt, p, o)) {
    code = p->bytes ? (uint8_t)rt_byte_run (o).data[0] : rt_str_char_at (o, 0);
  } else if (!RT_IS_STR (o) && rt_is_indexable (o)) {
    ptrdiff_t value = rt_index_ssize (rt, o, NULL);
    if (value == -1 && rt->error != NULL) {
      if (!rt_error_matches (rt, rt->types.TypeError))
        return false;
      rt_error_clear (rt);
      return wrong_char (rt, p);
    }
    if (value < 0 || value > (p->bytes ? 0xff : 0x10ffff))
      return rt_raise (rt, rt->types.OverflowError,
                       p->bytes ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)") != NULL;
    code = (uint32_t)value;
  } else {
    return wrong_char (rt, p);
  }
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  hb_buffer_append_code_point (&text, code);
  append_padded (p, c, &text, 1, 0, false);
  hb_buffer_clear (&text);
  return true;
}

/* "%d" of an int of ordinary size: most conversions are that. */
static bool is_short_int (RtInterp *rt, const Conversion *c, const RtObject *o) {
  return c->type == 'd' && RT_IS_EXACT (rt, o, int_) && rt_int_is_medium (o) && c->width < 0 && c->precision < 0 && !c->plus &&
         !c->blank && !c->left;
}

static bool append_conversion (RtInterp *rt, Percent *p) {
  Conversion c;
  if (peek (p) == '%') {
    p->at++;
    hb_buffer_append_char (&p->out, '%');
    return true;
  }
  if (!take_conversion (rt, p, &c))
    return false;
  RtObject *o = next_argument (rt, p);
  if (o == NULL)
    return false;
  if (is_short_int (rt, &c, o)) {
    hb_buffer_append_int64 (&p->out, rt_int_medium_value (o));
    return true;
  }
  if (c.type > 0 && c.type < 128) {
    if (strchr (p->bytes ? "bsra" : "sra", (int)c.type) != NULL)
      return append_text (rt, p, &c, o);
    if (strchr ("diuoxX", (int)c.type) != NULL)
      return append_int (rt, p, &c, o);
    if (strchr ("eEfFgG", (int)c.type) != NULL)
      return append_float (rt, p, &c, o);
    if (c.type == 'c')
      return append_char (rt, p, &c, o);
  }
  RT_VALUE_ERROR (rt, "unsupported format character '%c' (0x%x) at index %zd",
                  c.type >= 31 && c.type < 127 ? (int)c.type : '?', (unsigned)c.type, p->at - 1);
  return false;
}

static bool is_format_mapping (RtInterp *rt, RtObject *args, bool bytes) {
  if (bytes && (RT_IS_BYTES (args) || rt_is_kind_of (args, rt->types.bytearray)))
    return false;
  return args->type->slots.mp_subscript != NULL && !RT_IS_TUPLE (args) && !RT_IS_STR (args);
}

/* Fills P->out; false with an exception. */
static bool fill (RtInterp *rt, Percent *p) {
  bool ok = true;
  while (ok && p->at < p->format.length) {
    uint32_t c = rt_str_view_at (p->format, p->at++);
    p->converted |= c == '%';
    if (c != '%')
      hb_buffer_append_code_point (&p->out, c);
    else
      ok = append_conversion (rt, p);
    rt_xdecref (rt, p->value);
    if (p->value != NULL)
      p->next = 1; /* a mapping counts as used */
    p->value = NULL;
  }
  if (ok && !p->by_key && (p->tuple ? p->next < RT_TUPLE_SIZE (p->args) : p->next == 0))
    return RT_TYPE_ERROR (rt, "not all arguments converted during %s formatting", p->bytes ? "bytes" : "string") != NULL;
  return ok;
}

static void begin (RtInterp *rt, Percent *p, RtStrView format, RtObject *args, bool bytes) {
  *p = (Percent){.format = format, .args = args, .bytes = bytes, .tuple = RT_IS_TUPLE (args)};
  p->by_key = is_format_mapping (rt, args, bytes);
  hb_buffer_init (&p->out, &rt->allocator);
}

RtObject *rt_str_format_percent (RtInterp *rt, RtObject *format, RtObject *args) {
  Percent p;
  begin (rt, &p, rt_str_view (format), args, false);
  RtObject *result = !fill (rt, &p)    ? NULL
                     : !p.converted    ? rt_incref (format) /* even one of a subclass */
                     : p.whole != NULL ? rt_str_itself (rt, p.whole)
                                       : rt_str_from_buffer (rt, &p.out);
  rt_xdecref (rt, p.whole);
  hb_buffer_clear (&p.out);
  return result;
}

RtObject *rt_bytes_format_percent (RtInterp *rt, RtByteRun format, RtObject *args) {
  Percent p;
  begin (rt, &p, (RtStrView){format.data, format.length, 1}, args, true);
  RtObject *text = fill (rt, &p) ? rt_str_from_buffer (rt, &p.out) : NULL;
  hb_buffer_clear (&p.out);
  RtObject *result = text != NULL ? rt_str_encode (rt, text, "latin-1", NULL) : NULL;
  rt_xdecref (rt, text);
  return result;
}
