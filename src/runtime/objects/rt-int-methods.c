/* The type int: slots, constructor, methods. */
#include <stdlib.h>
#include <string.h>

#include "rt-abstract.h"
#include "rt-bytes.h"
#include "rt-class.h"
#include "rt-error.h"
#include "rt-float.h"
#include "rt-format-spec.h"
#include "rt-int-private.h"
#include "rt-str-private.h"
#include "rt-str.h"
#include "rt-tuple.h"
#include "rt-warn.h"

#define BINARY(name, function)                                                                               \
  static RtObject *name (RtInterp *rt, RtObject *a, RtObject *b) {                                           \
    if (!RT_IS_INT (a) || !RT_IS_INT (b))                                                                    \
      return rt_incref (rt->not_implemented);                                                                \
    return function;                                                                                         \
  }
BINARY (int_add, rt_int_add (rt, a, b))
BINARY (int_subtract, rt_int_subtract (rt, a, b))
BINARY (int_multiply, rt_int_multiply (rt, a, b))
BINARY (int_remainder, rt_int_remainder (rt, a, b))
BINARY (int_floor_divide, rt_int_floor_divide (rt, a, b))
BINARY (int_true_divide, rt_int_true_divide (rt, a, b))
BINARY (int_and, rt_int_bitwise (rt, '&', a, b))
BINARY (int_or, rt_int_bitwise (rt, '|', a, b))
BINARY (int_xor, rt_int_bitwise (rt, '^', a, b))

static RtObject *int_divmod (RtInterp *rt, RtObject *a, RtObject *b) {
  if (!RT_IS_INT (a) || !RT_IS_INT (b))
    return rt_incref (rt->not_implemented);
  RtObject *pair[2];
  if (rt_int_divmod (rt, a, b, &pair[0], &pair[1], "integer division or modulo by zero") < 0)
    return NULL;
  return rt_tuple_steal_array (rt, pair, 2);
}

/* How far to shift; SIZE_MAX if farther than any number reaches. False with ValueError. */
static bool shift_count (RtInterp *rt, RtObject *b, size_t *bits) {
  int overflow;
  int64_t count = rt_int_as_int64 (b, &overflow);
  if (rt_int_is_negative (b)) {
    RT_VALUE_ERROR (rt, "negative shift count");
    return false;
  }
  *bits = overflow != 0 ? SIZE_MAX : (size_t)count;
  return true;
}

/* A shift so far makes more digits of 30 bits than CPython's int can count; what is between here and size_t is no memory. */
#define MOST_DIGITS_BITS 6.917529027641082e19

static RtObject *int_lshift (RtInterp *rt, RtObject *a, RtObject *b) {
  size_t bits;
  if (!RT_IS_INT (a) || !RT_IS_INT (b))
    return rt_incref (rt->not_implemented);
  if (!shift_count (rt, b, &bits))
    return NULL;
  if (bits == SIZE_MAX && rt_int_sign (a) != 0)
    return rt_float_to_double (rt, b) < MOST_DIGITS_BITS ? rt_no_memory (rt)
                                                         : rt_raise (rt, rt->types.OverflowError, "too many digits in integer");
  return rt_int_shift_left (rt, a, bits);
}

static RtObject *int_rshift (RtInterp *rt, RtObject *a, RtObject *b) {
  size_t bits;
  if (!RT_IS_INT (a) || !RT_IS_INT (b))
    return rt_incref (rt->not_implemented);
  return shift_count (rt, b, &bits) ? rt_int_shift_right (rt, a, bits) : NULL;
}

static RtObject *int_power (RtInterp *rt, RtObject *a, RtObject *b, RtObject *modulus) {
  if (!RT_IS_INT (a) || !RT_IS_INT (b) || (modulus != rt->none && !RT_IS_INT (modulus)))
    return rt_incref (rt->not_implemented);
  return rt_int_pow (rt, a, b, modulus);
}

static RtObject *int_invert (RtInterp *rt, RtObject *o) {
  if (rt_int_is_medium (o))
    return rt_int_from_sum (rt, -rt_int_medium_value (o), -1);
  RtObject *more = rt_int_add (rt, o, rt->small_ints[1 - RT_SMALL_INT_MIN]);
  if (more != NULL)
    rt_int_set_size ((RtInt *)more, -rt_int_size (more));
  return more;
}

static RtObject *int_float (RtInterp *rt, RtObject *o) {
  double value = rt_int_to_double (rt, o);
  return value == -1.0 && rt->error != NULL ? NULL : rt_float_new (rt, value);
}

static int int_bool (RtInterp *rt, RtObject *o) {
  return rt_int_sign (o) != 0;
}

static int64_t int_hash (RtInterp *rt, RtObject *o) {
  return rt_int_hash (o);
}

/* The text of VALUE, which has at least two characters. */
static RtObject *text_of_int64 (RtInterp *rt, int64_t value) {
  char digits[HB_INT64_CHARS];
  size_t at = hb_int64_digits (value, digits);
  RtObject *result = rt_str_alloc (rt, (ptrdiff_t)(sizeof digits - at), 0x7f);
  if (result != NULL)
    memcpy (rt_str_data_to_fill (result), digits + at, sizeof digits - at);
  return result;
}

static RtObject *int_repr (RtInterp *rt, RtObject *o) {
  if (rt_int_is_medium (o)) {
    int64_t value = rt_int_medium_value (o);
    if (value > 9 || value < 0)
      return text_of_int64 (rt, value);
  }
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtObject *result = rt_int_append_text (rt, o, 10, &text) < 0 ? NULL : rt_str_unshared (rt, rt_str_from_buffer (rt, &text));
  hb_buffer_clear (&text);
  return result;
}

/* Beyond what can be shown in decimal, in hexadecimal: a picture needs no limit. */
static void int_describe (RtObject *o, HbBuffer *buffer) {
  if (rt_int_is_medium (o))
    hb_buffer_append_int64 (buffer, rt_int_medium_value (o));
  else
    rt_int_append_decimal (o, buffer);
}

static RtObject *int_richcompare (RtInterp *rt, RtObject *a, RtObject *b, RtCompare op) {
  if (!RT_IS_INT (a) || !RT_IS_INT (b))
    return rt_incref (rt->not_implemented);
  return rt_compare_result (rt, a == b ? 0 : rt_int_compare (a, b), op);
}

static size_t int_sizeof (RtInterp *rt, RtObject *o) {
  size_t digits = rt_int_magnitude (o).count;
  return 24 + 4 * (digits == 0 ? 1 : digits);
}

/* Conversion */

/* RESULT, an int or NULL, as one of the type int itself; gives RESULT up. */
static RtObject *made_exact (RtInterp *rt, RtObject *result) {
  if (result == NULL || RT_IS_EXACT (rt, result, int_))
    return result;
  RtObject *exact = rt_int_itself (rt, result);
  rt_decref (rt, result);
  return exact;
}

/* What __trunc__ says, if O has it; NULL without an exception if not. */
static RtObject *by_trunc (RtInterp *rt, RtObject *o) {
  RtObject *name = rt_str_interned (rt, "__trunc__"), *method = name != NULL ? rt_lookup_special (rt, o, name) : NULL;
  rt_xdecref (rt, name);
  if (method == NULL)
    return NULL;
  RtHold hold;
  rt_hold_begin (rt, &hold, "int", "__trunc__");
  hold.held[0] = method;
  if (rt_warn (rt, rt->types.DeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated.") == 0)
    hold.held[1] = rt_call_none (rt, method);
  RtObject *whole = hold.held[1];
  if (whole == NULL || RT_IS_INT (whole))
    return rt_hold_end (rt, &hold, whole != NULL ? made_exact (rt, rt_incref (whole)) : NULL);
  if (whole->type->slots.nb_index == NULL)
    return rt_hold_end (rt, &hold, RT_TYPE_ERROR (rt, "__trunc__ returned non-Integral (type %.200s)", whole->type->name));
  return rt_hold_end (rt, &hold, made_exact (rt, rt_index (rt, whole)));
}

static RtObject *from_buffer (RtInterp *rt, RtObject *o, int base) {
  RtBufferView view;
  if (!rt_buffer_try (rt, o, &view))
    return RT_TYPE_ERROR (rt, "int() argument must be a string, a bytes-like object or a real number, not '%.200s'", o->type->name);
  RtObject *result = rt_int_from_text (rt, view.data, (size_t)view.length_bytes, base);
  if (result == NULL && rt_error_matches (rt, rt->types.ValueError)) {
    RtObject *message = rt_str (rt, rt->error);
    if (message != NULL && rt_str_length (message) > 0 && rt_str_char_at (message, 0) == 'i') {
      RtObject *bytes = rt_bytes_new (rt, view.data, (size_t)view.length_bytes);
      rt_error_clear (rt);
      if (bytes != NULL)
        RT_VALUE_ERROR (rt, "invalid literal for int() with base %d: %.200R", base, bytes);
      rt_xdecref (rt, bytes);
    }
    rt_xdecref (rt, message);
  }
  rt_buffer_release (rt, &view);
  return result;
}

RtObject *rt_int_convert (RtInterp *rt, RtObject *o) {
  if (RT_IS_EXACT (rt, o, int_))
    return rt_incref (o);
  if (RT_IS_EXACT (rt, o, str)) /* which has none of the methods that are asked for below */
    return rt_int_from_str (rt, o, 10);
  if (o->type->slots.nb_int != NULL)
    return made_exact (rt, rt_int_returned (rt, o->type->slots.nb_int (rt, o), "__int__"));
  if (o->type->slots.nb_index != NULL)
    return made_exact (rt, rt_index (rt, o));
  RtObject *whole = by_trunc (rt, o);
  if (whole != NULL || rt_error (rt) != NULL)
    return whole;
  if (RT_IS_STR (o))
    return rt_int_from_str (rt, o, 10);
  return from_buffer (rt, o, 10);
}

static RtObject *convert_with_base (RtInterp *rt, RtObject *x, RtObject *base_object) {
  ptrdiff_t base = rt_index_ssize (rt, base_object, NULL);
  if (base == -1 && rt->error != NULL)
    return NULL;
  if ((base != 0 && base < 2) || base > 36)
    return RT_VALUE_ERROR (rt, "int() base must be >= 2 and <= 36, or 0");
  if (RT_IS_STR (x))
    return rt_int_from_str (rt, x, (int)base);
  if (RT_IS_BYTES (x) || rt_is_kind_of (x, rt->types.bytearray))
    return from_buffer (rt, x, (int)base);
  return RT_TYPE_ERROR (rt, "int() can't convert non-string with explicit base");
}

/* An instance of the subclass TYPE with the value of EXACT, which is given up. */
static RtObject *of_subclass (RtInterp *rt, RtType *type, RtObject *exact) {
  if (exact == NULL || type == rt->types.int_)
    return exact;
  RtMagnitude m = rt_int_magnitude (exact);
  RtObject *o = type->slots.tp_alloc (rt, type, (ptrdiff_t)rt_int_places (m.count));
  if (o != NULL) {
    rt_int_set_size ((RtInt *)o, rt_int_size (exact));
    memcpy (rt_int_digits ((RtInt *)o), m.digits, m.count * sizeof *m.digits);
  }
  rt_decref (rt, exact);
  return o;
}

static RtObject *int_new (RtInterp *rt, RtType *type, RtObject *args, RtObject *kwargs) {
  static const char *const names[] = {"", "base"};
  RtObject *out[2];
  if (!rt_parse_tuple (rt, "int", args, kwargs, names, 2, 2, 0, out))
    return NULL;
  if (out[0] == NULL && out[1] != NULL)
    return RT_TYPE_ERROR (rt, "int() missing string argument");
  RtObject *value = out[0] == NULL   ? rt_int_from_int64 (rt, 0)
                    : out[1] == NULL ? rt_int_convert (rt, out[0])
                                     : convert_with_base (rt, out[0], out[1]);
  return of_subclass (rt, type, value);
}

/* Methods */

static RtObject *int_bit_length (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  return rt_int_from_uint64 (rt, rt_int_bit_length (self));
}

static RtObject *int_bit_count (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  RtMagnitude m = rt_int_magnitude (self);
  int64_t count = 0;
  for (size_t i = 0; i < m.count; i++)
    count += __builtin_popcount (m.digits[i]);
  return rt_int_from_int64 (rt, count);
}

static RtObject *int_conjugate (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                RtObject *kwnames) {
  return rt_int_itself (rt, self);
}

static RtObject *int_is_integer (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  return rt_bool_object (rt, true);
}

static RtObject *int_as_integer_ratio (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                       RtObject *kwnames) {
  RtObject *pair[2] = {rt_int_itself (rt, self), rt_int_from_int64 (rt, 1)};
  return pair[0] != NULL ? rt_tuple_steal_array (rt, pair, 2) : NULL;
}

static RtObject *int_round (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                            RtObject *kwnames) {
  if (!rt_check_positional (rt, "__round__", nargs, 0, 1))
    return NULL;
  return nargs == 0 ? rt_int_itself (rt, self) : rt_int_round (rt, self, args[0]);
}

static RtObject *int_format (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                             RtObject *kwnames) {
  if (!RT_IS_STR (args[0]))
    return RT_TYPE_ERROR (rt, "__format__() argument must be str, not %K", args[0]);
  RtObject *text = rt_format_int (rt, self, args[0]);
  if (text == NULL || rt_str_length (args[0]) > 0 || !RT_IS_EXACT (rt, self, int_))
    return text;
  RtObject *shared = rt_str_from_view (rt, rt_str_view (text)); /* here, other than in str (), a digit is the shared one */
  rt_decref (rt, text);
  return shared;
}

static RtObject *int_getnewargs (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  RtObject *value = rt_int_itself (rt, self);
  return value != NULL ? rt_tuple_steal_array (rt, &value, 1) : NULL;
}

/* "little" or not; false with an exception. NULL: big. */
static bool byte_order (RtInterp *rt, const char *function, RtObject *order, bool *little) {
  *little = false;
  if (order == NULL)
    return true;
  if (!RT_IS_STR (order)) {
    RT_TYPE_ERROR (rt, "%s() argument 'byteorder' must be str, not %.50K", function, order);
    return false;
  }
  *little = rt_str_equal_utf8 (order, "little");
  if (*little || rt_str_equal_utf8 (order, "big"))
    return true;
  RT_VALUE_ERROR (rt, "byteorder must be either 'little' or 'big'");
  return false;
}

static RtObject *write_bytes (RtInterp *rt, RtObject *self, size_t length, bool little, bool is_signed) {
  bool negative = rt_int_is_negative (self);
  RtObject *bytes = rt_bytes_new (rt, NULL, length);
  if (bytes == NULL)
    return NULL;
  unsigned char *data = (unsigned char *)((RtBytes *)bytes)->data;
  RtMagnitude m = rt_int_magnitude (self);
  size_t digit = 0;
  unsigned held_bits = 0, carry = 1;
  uint64_t held = 0;
  for (size_t i = 0; i < length; i++) {
    if (held_bits < 8) {
      held |= (uint64_t)(digit < m.count ? m.digits[digit] : 0) << held_bits;
      held_bits += RT_DIGIT_BITS;
      digit++;
    }
    unsigned byte = (unsigned)(held & 0xff);
    held >>= 8;
    held_bits -= 8;
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
    }
    data[little ? i : length - 1 - i] = (unsigned char)byte;
  }
  return bytes;
}

static RtObject *int_to_bytes (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs,
                               RtObject *kwnames) {
  static const char *const names[] = {"length", "byteorder", "signed"};
  RtObject *out[3];
  bool little;
  if (!rt_parse_args (rt, "to_bytes", args, nargs, kwnames, names, 3, 2, 0, out))
    return NULL;
  ptrdiff_t length = out[0] != NULL ? rt_index_argument (rt, out[0]) : 1;
  if (length == -1 && rt->error != NULL)
    return NULL;
  if (!byte_order (rt, "to_bytes", out[1], &little))
    return NULL;
  int is_signed = out[2] != NULL ? rt_truth (rt, out[2]) : 0;
  if (is_signed < 0)
    return NULL;
  if (length < 0)
    return RT_VALUE_ERROR (rt, "length argument must be non-negative");
  if (rt_int_is_negative (self) && !is_signed)
    return rt_raise (rt, rt->types.OverflowError, "can't convert negative int to unsigned");
  size_t bits = rt_int_bit_length (self);
  if (is_signed) { /* -128 needs no ninth bit */
    bool power = rt_int_is_negative (self) && rt_int_is_power_of_two (self);
    bits += power ? 0 : 1;
    if (rt_int_sign (self) == 0)
      bits = 0;
  }
  if (bits > (size_t)length * 8)
    return rt_raise (rt, rt->types.OverflowError, "int too big to convert");
  return write_bytes (rt, self, (size_t)length, little, is_signed);
}

RtObject *rt_int_from_bytes (RtInterp *rt, const unsigned char *data, size_t length, bool little,
                             bool is_signed) {
  bool negative = is_signed && length > 0 && (data[little ? length - 1 : 0] & 0x80) != 0;
  while (!negative && length > 0 && data[little ? length - 1 : 0] == 0) {
    data += !little;
    length--;
  }
  /* The least negative value of a length needs a bit more than that has. */
  RtInt *z = rt_int_alloc (rt, (length * 8 + negative + RT_DIGIT_BITS - 1) / RT_DIGIT_BITS);
  if (z == NULL)
    return NULL;
  uint32_t *digits = rt_int_digits (z);
  unsigned carry = 1;
  for (size_t i = 0; i < length; i++) {
    unsigned byte = data[little ? i : length - 1 - i];
    if (negative) {
      byte = (byte ^ 0xff) + carry;
      carry = byte >> 8;
      byte &= 0xff;
    }
    uint64_t placed = (uint64_t)byte << i * 8 % RT_DIGIT_BITS;
    digits[i * 8 / RT_DIGIT_BITS] |= (uint32_t)(placed & RT_DIGIT_MASK);
    if (placed >> RT_DIGIT_BITS != 0)
      digits[i * 8 / RT_DIGIT_BITS + 1] |= (uint32_t)(placed >> RT_DIGIT_BITS);
  }
  if (negative && carry) { /* all zero: the least value of this length */
    size_t at = length * 8;
    digits[at / RT_DIGIT_BITS] |= UINT32_C (1) << at % RT_DIGIT_BITS;
  }
  return rt_int_finish (rt, z, negative);
}

static RtObject *int_from_bytes (RtInterp *rt, RtObject *type, RtObject *const *args, size_t nargs,
                                 RtObject *kwnames) {
  static const char *const names[] = {"bytes", "byteorder", "signed"};
  RtObject *out[3];
  bool little;
  if (!rt_parse_args (rt, "from_bytes", args, nargs, kwnames, names, 3, 2, 1, out) ||
      !byte_order (rt, "from_bytes", out[1], &little))
    return NULL;
  int is_signed = out[2] != NULL ? rt_truth (rt, out[2]) : 0;
  if (is_signed < 0)
    return NULL;
  if (RT_IS_STR (out[0]) || (rt_is_indexable (out[0]) && !RT_IS_BYTES (out[0])))
    return RT_TYPE_ERROR (rt, "cannot convert '%.200s' object to bytes", out[0]->type->name);
  RtObject *bytes = rt_bytes_from_object (rt, out[0]);
  if (bytes == NULL)
    return NULL;
  RtObject *result = rt_int_from_bytes (rt, (const unsigned char *)((RtBytes *)bytes)->data,
                                        (size_t)((RtVarObject *)bytes)->size, little, is_signed);
  rt_decref (rt, bytes);
  if (result == NULL || type == (RtObject *)rt->types.int_)
    return result;
  RtHold hold;
  rt_hold_begin (rt, &hold, "from_bytes", "value");
  hold.held[0] = result;
  return rt_hold_end (rt, &hold, rt_call_one (rt, type, result));
}

const RtMethodDef rt_int_methods[] = {
    RT_SIZEOF_METHOD ("__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes."),
    {"conjugate", int_conjugate, RT_METH_NOARGS, "The int itself: it has no imaginary part to turn round."},
    {"bit_length", int_bit_length, RT_METH_NOARGS,
     "bit_length($self, /)\n--\n\nHow many bits the int needs, whatever the sign."},
    {"bit_count", int_bit_count, RT_METH_NOARGS,
     "bit_count($self, /)\n--\n\nHow many bits are 1, whatever the sign."},
    {"to_bytes", int_to_bytes, RT_METH_KEYWORDS,
     "to_bytes($self, /, length=1, byteorder='big', *, signed=False)\n--\n\nThe int as a row of "
     "bytes."},
    {"from_bytes", int_from_bytes, RT_METH_KEYWORDS | RT_METH_CLASS,
     "from_bytes($type, /, bytes, byteorder='big', *, signed=False)\n--\n\nThe int that a row of "
     "bytes means."},
    {"as_integer_ratio", int_as_integer_ratio, RT_METH_NOARGS,
     "as_integer_ratio($self, /)\n--\n\nThe int itself and 1."},
    {"__trunc__", int_conjugate, RT_METH_NOARGS, "Truncating an Integral returns itself."},
    {"__floor__", int_conjugate, RT_METH_NOARGS, "Flooring an Integral returns itself."},
    {"__ceil__", int_conjugate, RT_METH_NOARGS, "Ceiling of an Integral returns itself."},
    {"__round__", int_round, RT_METH_FASTCALL, "Rounding an Integral returns itself."},
    {"__getnewargs__", int_getnewargs, RT_METH_NOARGS, NULL},
    {"__format__", int_format, RT_METH_O, NULL},
    {"is_integer", int_is_integer, RT_METH_NOARGS,
     "is_integer($self, /)\n--\n\nTrue: there for code that takes floats, too."},
    {NULL},
};

static RtObject *int_numerator (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_itself (rt, self);
}

static RtObject *int_constant (RtInterp *rt, RtObject *self, void *closure) {
  return rt_int_from_int64 (rt, (intptr_t)closure);
}

static const RtGetSetDef int_getset[] = {
    {"real", int_numerator, NULL, "the real part of a complex number", NULL},
    {"imag", int_constant, NULL, "the imaginary part of a complex number", NULL},
    {"numerator", int_numerator, NULL, "the numerator of a rational number in lowest terms", NULL},
    {"denominator", int_constant, NULL, "the denominator of a rational number in lowest terms", (void *)1},
    {NULL},
};

const RtTypeSpec rt_int_spec = {
    .name = "int",
    .doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer.",
    .size_bytes = offsetof (RtInt, digits),
    .item_bytes = sizeof (uint32_t),
    .cpython_basicsize = 24,
    .cpython_itemsize = 4,
    .type_flags = RT_TYPE_BASETYPE | RT_TYPE_INT | RT_TYPE_IMMUTABLE | RT_TYPE_MATCH_SELF,
    .slots =
        {
            .tp_new = int_new,
            .tp_dealloc = rt_object_free,
            .sizeof_bytes = int_sizeof,
            .describe = int_describe,
            .tp_repr = int_repr,
            .tp_hash = int_hash,
            .tp_richcompare = int_richcompare,
            .nb_add = int_add,
            .nb_subtract = int_subtract,
            .nb_multiply = int_multiply,
            .nb_remainder = int_remainder,
            .nb_divmod = int_divmod,
            .nb_lshift = int_lshift,
            .nb_rshift = int_rshift,
            .nb_and = int_and,
            .nb_xor = int_xor,
            .nb_or = int_or,
            .nb_floor_divide = int_floor_divide,
            .nb_true_divide = int_true_divide,
            .nb_power = int_power,
            .nb_negative = rt_int_negate,
            .nb_positive = rt_int_itself,
            .nb_absolute = rt_int_absolute,
            .nb_invert = int_invert,
            .nb_int = rt_int_itself,
            .nb_float = int_float,
            .nb_index = rt_int_itself,
            .nb_bool = int_bool,
        },
    .methods = rt_int_methods,
    .getset = int_getset,
};
