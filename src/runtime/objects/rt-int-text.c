/* int to text and back. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rt-error.h"
#include "rt-int-private.h"
#include "rt-str-private.h"

#define GROUP       1000000000u /* nine decimal digits are taken at once */
#define FREE_DIGITS 640         /* numbers up to here are converted whatever the limit is */
#define MOST_QUICK_FIGURES 18   /* of a number that is read without looking at it twice: two digits have room for it */

static int too_long (RtInterp *rt) {
  return RT_VALUE_ERROR_INT (rt,
                             "Exceeds the limit (%d digits) for integer string conversion; use "
                             "sys.set_int_max_str_digits() to increase the limit",
                             rt->int_max_str_digits);
}

/* GROUP of nine digits. */
static void append_group (HbBuffer *buffer, uint32_t group) {
  char digits[9];
  for (int i = 8; i >= 0; i--, group /= 10)
    digits[i] = (char) ('0' + group % 10);
  hb_buffer_append_bytes (buffer, digits, sizeof digits);
}

void rt_int_append_decimal (RtObject *o, HbBuffer *buffer) {
  RtMagnitude m = rt_int_magnitude (o);
  size_t group_room = m.count * RT_DIGIT_BITS / 29 + 2, room = m.count + group_room;
  uint32_t *work = hb_calloc (buffer->allocator, room, sizeof *work);
  if (work == NULL) {
    buffer->broken = true;
    return;
  }
  uint32_t *groups = work + m.count;
  size_t count = 0;
  memcpy (work, m.digits, m.count * sizeof *work);
  m.digits = work;
  for (m = rt_mag_trim (m); m.count > 0; m = rt_mag_trim (m))
    groups[count++] = rt_mag_divide_digit (work, m, GROUP);
  if (rt_int_is_negative (o))
    hb_buffer_append_char (buffer, '-');
  hb_buffer_printf (buffer, "%u", count > 0 ? groups[count - 1] : 0);
  for (size_t i = count; i > 1; i--)
    append_group (buffer, groups[i - 2]);
  hb_free (buffer->allocator, work, room * sizeof *work);
}

/* The sign is written already. */
static int append_decimal (RtInterp *rt, RtObject *o, HbBuffer *buffer) {
  int limit = rt->int_max_str_digits;
  if (limit > 0 && (double)rt_int_bit_length (o) * 0.30103 > limit + 2)
    return too_long (rt);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  rt_int_append_decimal (o, &text);
  size_t sign = rt_int_is_negative (o), length = text.length_bytes - (text.broken ? 0 : sign);
  int result = 0;
  if (limit > 0 && length > (size_t)limit && length > FREE_DIGITS)
    result = too_long (rt);
  else if (text.broken)
    buffer->broken = true;
  else
    hb_buffer_append_bytes (buffer, hb_buffer_text (&text) + sign, length);
  hb_buffer_clear (&text);
  return result;
}

static void append_power_of_two (RtObject *o, int base, HbBuffer *buffer) {
  RtMagnitude m = rt_int_magnitude (o);
  unsigned bits = base == 16 ? 4 : base == 8 ? 3 : 1;
  size_t length = (rt_mag_bit_length (m) + bits - 1) / bits;
  for (size_t i = length; i > 0; i--) {
    size_t at = (i - 1) * bits, word = at / RT_DIGIT_BITS;
    uint64_t pair = m.digits[word] | (word + 1 < m.count ? (uint64_t)m.digits[word + 1] << RT_DIGIT_BITS : 0);
    hb_buffer_append_char (buffer, "0123456789abcdef"[pair >> at % RT_DIGIT_BITS & ((1u << bits) - 1)]);
  }
}

int rt_int_append_prefixed (RtInterp *rt, RtObject *o, int base, const char *prefix, HbBuffer *buffer) {
  if (rt_int_is_negative (o))
    hb_buffer_append_char (buffer, '-');
  hb_buffer_append (buffer, prefix);
  if (rt_int_sign (o) == 0)
    hb_buffer_append_char (buffer, '0');
  else if (base == 10 && rt_int_is_medium (o))
    hb_buffer_append_int64 (buffer, llabs (rt_int_medium_value (o)));
  else if (base == 10)
    return append_decimal (rt, o, buffer);
  else
    append_power_of_two (o, base, buffer);
  return 0;
}

int rt_int_append_text (RtInterp *rt, RtObject *o, int base, HbBuffer *buffer) {
  return rt_int_append_prefixed (rt, o, base, "", buffer);
}

/* From text */

static int digit_value (unsigned char c) {
  if (c >= '0' && c <= '9')
    return c - '0';
  c |= 32;
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

/* The base that a prefix at AT names; 0 if there is none. */
static int prefix_base (const char *at, const char *end) {
  if (end - at < 2 || at[0] != '0')
    return 0;
  switch (at[1] | 32) {
  case 'x':
    return 16;
  case 'o':
    return 8;
  case 'b':
    return 2;
  default:
    return 0;
  }
}

typedef struct Literal {
  const char *digits, *end; /* digits and single underscores */
  size_t count;             /* of digits */
  int base;
  bool negative;
} Literal;

/* Whether the whole text is a number; says where its digits are. */
static bool scan (const char *at, const char *end, int base, Literal *literal) {
  while (at < end && rt_char_is_blank ((unsigned char)*at))
    at++;
  while (end > at && rt_char_is_blank ((unsigned char)end[-1]))
    end--;
  literal->negative = at < end && *at == '-';
  if (at < end && (*at == '+' || *at == '-'))
    at++;
  int named = prefix_base (at, end);
  bool zero_only = base == 0 && named == 0 && at < end && *at == '0';
  if (base == 0)
    base = named != 0 ? named : 10;
  if (named == base) {
    at += 2;
    if (at < end && *at == '_')
      at++;
  }
  *literal = (Literal){at, end, 0, base, literal->negative};
  bool after_digit = false, nonzero = false;
  for (; at < end; at++) {
    if (*at == '_' && after_digit) {
      after_digit = false;
      continue;
    }
    int value = digit_value ((unsigned char)*at);
    if (value >= base)
      return false;
    nonzero |= value != 0;
    after_digit = true;
    literal->count++;
  }
  return after_digit && !(zero_only && nonzero);
}

/* Bits that a digit of BASE takes at most. */
static unsigned digit_bits (int base) {
  unsigned bits = 1;
  while (1 << bits < base)
    bits++;
  return bits;
}

/* DIGITS = DIGITS * FACTOR + MORE, COUNT digits being in use; how many are now. */
static size_t multiply_add (uint32_t *digits, size_t count, uint64_t factor, uint64_t more) {
  for (size_t i = 0; i < count; i++) {
    more += digits[i] * factor;
    digits[i] = (uint32_t)(more & RT_DIGIT_MASK);
    more >>= RT_DIGIT_BITS;
  }
  if (more != 0)
    digits[count++] = (uint32_t)more;
  return count;
}

static RtObject *read_any_base (RtInterp *rt, const Literal *literal, RtInt *z) {
  uint32_t *digits = rt_int_digits (z);
  size_t used = 0;
  const char *at = literal->digits;
  while (at < literal->end) {
    uint64_t factor = 1, group = 0;
    for (; at < literal->end && factor * (uint64_t)literal->base <= RT_DIGIT_MASK; at++) {
      if (*at == '_')
        continue;
      factor *= (uint64_t)literal->base;
      group = group * (uint64_t)literal->base + (uint64_t)digit_value ((unsigned char)*at);
    }
    used = multiply_add (digits, used, factor, group);
  }
  return rt_int_finish (rt, z, literal->negative);
}

static RtObject *read_power_of_two (RtInterp *rt, const Literal *literal, RtInt *z) {
  uint32_t *digits = rt_int_digits (z);
  unsigned bits = digit_bits (literal->base);
  size_t place = 0;
  for (const char *at = literal->end; at > literal->digits; at--) {
    if (at[-1] == '_')
      continue;
    uint64_t value = (uint64_t)digit_value ((unsigned char)at[-1]) << place % RT_DIGIT_BITS;
    digits[place / RT_DIGIT_BITS] |= (uint32_t)(value & RT_DIGIT_MASK);
    if (value >> RT_DIGIT_BITS != 0)
      digits[place / RT_DIGIT_BITS + 1] |= (uint32_t)(value >> RT_DIGIT_BITS);
    place += bits;
  }
  return rt_int_finish (rt, z, literal->negative);
}

/* As many digits as CPython takes: enough for the largest number of so many figures, and not more. */
static size_t room_for (const Literal *literal, bool power_of_two) {
  if (power_of_two)
    return (literal->count * digit_bits (literal->base) + RT_DIGIT_BITS - 1) / RT_DIGIT_BITS;
  double exact = (double)literal->count * log2 (literal->base) / RT_DIGIT_BITS;
  /* What is so near to the next digit may lie beyond it. */
  return (size_t)(exact + 1e-6) + 1;
}

/* NULL without an exception if the text is no number. */
static RtObject *read (RtInterp *rt, const char *text, size_t length_bytes, int base) {
  Literal literal;
  if (!scan (text, text + length_bytes, base, &literal))
    return NULL;
  bool power_of_two = (literal.base & (literal.base - 1)) == 0;
  int limit = rt->int_max_str_digits;
  if (!power_of_two && limit > 0 && literal.count > FREE_DIGITS && literal.count > (size_t)limit)
    return RT_VALUE_ERROR (
        rt,
        "Exceeds the limit (%d digits) for integer string conversion: value has %zd digits; use "
        "sys.set_int_max_str_digits() to increase the limit",
        limit, (ptrdiff_t)literal.count);
  RtInt *z = rt_int_alloc (rt, room_for (&literal, power_of_two));
  if (z == NULL)
    return NULL;
  return power_of_two ? read_power_of_two (rt, &literal, z) : read_any_base (rt, &literal, z);
}

RtObject *rt_int_from_text (RtInterp *rt, const char *text, size_t length_bytes, int base) {
  RtObject *result = read (rt, text, length_bytes, base);
  if (result != NULL || rt->error != NULL)
    return result;
  RtObject *s = rt_str_from_utf8 (rt, text, length_bytes);
  if (s == NULL)
    return NULL;
  RT_VALUE_ERROR (rt, "invalid literal for int() with base %d: %.200R", base, s);
  rt_decref (rt, s);
  return NULL;
}

/* What most texts are: a few figures in ASCII, and no number in them takes more digits than CPython makes room for. False: read it. */
static bool read_few_figures (RtStrView view, int64_t *value) {
  const uint8_t *at = view.data;
  if (view.kind != 1 || view.length == 0 || view.length > MOST_QUICK_FIGURES)
    return false;
  *value = 0;
  for (ptrdiff_t i = 0; i < view.length; i++) {
    if (at[i] < '0' || at[i] > '9')
      return false;
    *value = *value * 10 + (at[i] - '0');
  }
  return true;
}

RtObject *rt_int_from_str (RtInterp *rt, RtObject *s, int base) {
  int64_t quick;
  if (base == 10 && read_few_figures (rt_str_view (s), &quick))
    return rt_int_from_int64 (rt, quick);
  HbBuffer text;
  hb_buffer_init (&text, &rt->allocator);
  RtStrView view = rt_str_view (s);
  for (ptrdiff_t i = 0; i < view.length; i++) {
    uint32_t c = rt_str_view_at (view, i);
    int digit = c < 0x80 ? -1 : rt_char_decimal_value (c);
    hb_buffer_append_char (&text, c < 0x80               ? (char)c
                                  : digit >= 0           ? (char)('0' + digit)
                                  : rt_char_is_space (c) ? ' '
                                                         : '?');
  }
  RtObject *result =
      text.broken ? rt_no_memory (rt) : read (rt, hb_buffer_text (&text), text.length_bytes, base);
  hb_buffer_clear (&text);
  if (result == NULL && rt->error == NULL)
    RT_VALUE_ERROR (rt, "invalid literal for int() with base %d: %.200R", base, s);
  return result;
}
