/* decimal: numerals. */
#include <string.h>

#include "hb-buffer.h"
#include "rt-decimal.h"
#include "rt-error.h"
#include "rt-str-private.h"

enum { SATURATED_BITS = 62 };

/* --- reading --- */

/* The numeral as ASCII: digits of any script are those of one; spaces around it and underscores are gone unless STRICT. What is none of this becomes
 * a character that no numeral has. */
static void simplify (RtObject *text, bool strict, HbBuffer *out) {
  ptrdiff_t from = 0, to = rt_str_length (text);
  while (!strict && from < to && rt_char_is_space (rt_str_char_at (text, from)))
    from++;
  while (!strict && to > from && rt_char_is_space (rt_str_char_at (text, to - 1)))
    to--;
  for (ptrdiff_t i = from; i < to; i++) {
    uint32_t c = rt_str_char_at (text, i);
    int digit = c < 128 ? -1 : rt_char_decimal_value (c);
    if (digit >= 0)
      c = '0' + (uint32_t)digit;
    if (c != '_' || strict)
      hb_buffer_append_char (out, c > 0 && c < 128 ? (char)c : '?');
  }
}

static bool is_digit (char c) {
  return c >= '0' && c <= '9';
}

static size_t count_digits (const char *s) {
  size_t count = 0;
  while (is_digit (s[count]))
    count++;
  return count;
}

/* Whether S begins with WORD, in lower case, whatever its own case. */
static bool begins_with (const char *s, const char *word) {
  for (; *word != '\0'; s++, word++)
    if ((*s | 0x20) != *word)
      return false;
  return true;
}

/* The number of all digits between FROM and TO, among which there may be a point. */
static int read_coefficient (RtInterp *rt, RtDecNumber *n, const char *from, const char *to) {
  while (from < to && (*from == '0' || *from == '.'))
    from++;
  size_t digits = 0;
  for (const char *p = from; p < to; p++)
    digits += *p != '.';
  size_t count = (digits + RT_DEC_WORD_DIGITS - 1) / RT_DEC_WORD_DIGITS;
  if (rt_dec_reserve (rt, n, count) < 0)
    return -1;
  size_t at = digits % RT_DEC_WORD_DIGITS == 0 ? RT_DEC_WORD_DIGITS : digits % RT_DEC_WORD_DIGITS;
  size_t i = count;
  uint64_t word = 0;
  for (const char *p = from; p < to; p++) {
    if (*p == '.')
      continue;
    word = word * 10 + (uint64_t)(*p - '0');
    if (--at == 0) {
      n->words[--i] = word;
      word = 0;
      at = RT_DEC_WORD_DIGITS;
    }
  }
  n->count = count;
  return 0;
}

/* The exponent that the digits S are; false if they are none up to the end. */
static bool read_exponent (const char *s, int64_t *exponent) {
  bool negative = *s == '-';
  s += *s == '-' || *s == '+';
  if (!is_digit (*s))
    return false;
  int64_t value = 0;
  for (; is_digit (*s); s++)
    value = value < INT64_C (1) << (SATURATED_BITS - 4) ? value * 10 + (*s - '0') : INT64_C (1) << SATURATED_BITS;
  *exponent = negative ? -value : value;
  return *s == '\0';
}

/* 1, 0 if S is no numeral, -1 with MemoryError. */
static int read_numeral (RtInterp *rt, RtDecNumber *n, const char *s) {
  n->sign = *s == '-';
  s += *s == '-' || *s == '+';
  if (begins_with (s, "inf")) {
    n->kind = RT_DEC_INFINITY;
    return s[3] == '\0' || (begins_with (s, "infinity") && s[8] == '\0');
  }
  bool signaling = begins_with (s, "snan");
  if (signaling || begins_with (s, "nan")) {
    n->kind = signaling ? RT_DEC_SNAN : RT_DEC_NAN;
    s += signaling ? 4 : 3;
    size_t digits = count_digits (s);
    return s[digits] != '\0' ? 0 : read_coefficient (rt, n, s, s + digits) < 0 ? -1 : 1;
  }
  size_t whole = count_digits (s), fraction = s[whole] == '.' ? count_digits (s + whole + 1) : 0;
  const char *behind = s + whole + (s[whole] == '.') + fraction;
  int64_t exponent = 0;
  if (whole + fraction == 0 || (*behind != '\0' && ((*behind | 0x20) != 'e' || !read_exponent (behind + 1, &exponent))))
    return 0;
  n->exponent = exponent - (int64_t)fraction;
  return read_coefficient (rt, n, s, behind) < 0 ? -1 : 1;
}

bool rt_dec_parse (RtInterp *rt, RtDecNumber *n, RtObject *text, bool strict, uint32_t *status) {
  HbBuffer simple;
  hb_buffer_init (&simple, &rt->allocator);
  simplify (text, strict, &simple);
  rt_dec_init (n);
  int result = simple.broken ? -1 : read_numeral (rt, n, hb_buffer_text (&simple));
  if (simple.broken)
    rt_no_memory (rt);
  hb_buffer_clear (&simple);
  if (result == 0)
    *status |= RT_DEC_INVALID | RT_DEC_CONVERSION;
  if (result <= 0)
    rt_dec_clear (rt, n);
  return result > 0;
}

/* --- writing --- */

static void append_digits (const RtDecimal *d, HbBuffer *text) {
  if (d->count == 0)
    hb_buffer_append_char (text, '0');
  for (size_t i = d->count; i-- > 0;)
    hb_buffer_printf (text, i + 1 == d->count ? "%llu" : "%019llu", (unsigned long long)d->words[i]);
}

static void append_special (const RtDecimal *d, HbBuffer *text) {
  hb_buffer_append (text, d->kind == RT_DEC_INFINITY ? "Infinity" : d->kind == RT_DEC_NAN ? "NaN" : "sNaN");
  if (d->kind != RT_DEC_INFINITY && d->count > 0)
    append_digits (d, text);
}

/* Where the point stands, of a number whose first digit is that of 10^(LEFT - 1). */
static int64_t place_of_point (const RtDecimal *d, int64_t left, bool engineering) {
  if (d->exponent <= 0 && left > -6)
    return left;
  if (!engineering)
    return 1;
  int64_t by = d->count == 0 ? left + 1 : left - 1;
  int64_t rest = (by % 3 + 3) % 3;
  return d->count == 0 ? rest - 1 : rest + 1;
}

void rt_dec_append (const RtDecimal *d, bool engineering, bool capitals, HbBuffer *text) {
  if (d->sign != 0)
    hb_buffer_append_char (text, '-');
  if (d->kind != RT_DEC_FINITE) {
    append_special (d, text);
    return;
  }
  int64_t count = rt_dec_digits (d->words, d->count), left = d->exponent + count, point = place_of_point (d, left, engineering);
  if (point <= 0) {
    hb_buffer_append (text, "0.");
    hb_buffer_append_repeated (text, '0', (size_t)-point);
    append_digits (d, text);
  } else {
    size_t start = text->length_bytes;
    append_digits (d, text);
    if (point >= count) {
      hb_buffer_append_repeated (text, '0', (size_t)(point - count));
    } else {
      hb_buffer_append_char (text, '.');
      if (!text->broken) {
        char *at = text->bytes + start + point;
        memmove (at + 1, at, (size_t)(count - point));
        *at = '.';
      }
    }
  }
  if (left != point)
    hb_buffer_printf (text, "%c%+lld", capitals ? 'E' : 'e', (long long)(left - point));
}
