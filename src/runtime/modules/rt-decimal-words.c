/* decimal: coefficients, in words of base 10^19. Two words added may be more than 64 bits: a carry shows in the sum's being less than
 * what was added. */
#include <string.h>

#include "rt-decimal.h"
#include "rt-error.h"
#include "rt-heap.h"
#include "rt-int-private.h"

typedef unsigned __int128 Wide;

static const uint64_t powers[RT_DEC_WORD_DIGITS + 1] = {UINT64_C (1),
                                                        UINT64_C (10),
                                                        UINT64_C (100),
                                                        UINT64_C (1000),
                                                        UINT64_C (10000),
                                                        UINT64_C (100000),
                                                        UINT64_C (1000000),
                                                        UINT64_C (10000000),
                                                        UINT64_C (100000000),
                                                        UINT64_C (1000000000),
                                                        UINT64_C (10000000000),
                                                        UINT64_C (100000000000),
                                                        UINT64_C (1000000000000),
                                                        UINT64_C (10000000000000),
                                                        UINT64_C (100000000000000),
                                                        UINT64_C (1000000000000000),
                                                        UINT64_C (10000000000000000),
                                                        UINT64_C (100000000000000000),
                                                        UINT64_C (1000000000000000000),
                                                        RT_DEC_BASE};

/* --- room --- */

void rt_dec_clear (RtInterp *rt, RtDecNumber *n) {
  if (n->words != n->own)
    rt_mem_free (rt, n->words, n->room * sizeof *n->words);
  rt_dec_init (n);
}

int rt_dec_reserve (RtInterp *rt, RtDecNumber *n, size_t count) {
  if (count <= n->room)
    return 0;
  if (count > SIZE_MAX / 64) {
    rt_no_memory (rt);
    return -1;
  }
  uint64_t *words = rt_mem_alloc (rt, count * sizeof *words);
  if (words == NULL)
    return -1;
  memcpy (words, n->words, n->count * sizeof *words);
  if (n->words != n->own)
    rt_mem_free (rt, n->words, n->room * sizeof *n->words);
  n->words = words;
  n->room = count;
  return 0;
}

static void trim (RtDecNumber *n) {
  while (n->count > 0 && n->words[n->count - 1] == 0)
    n->count--;
}

int rt_dec_set (RtInterp *rt, RtDecNumber *n, const RtDecimal *from) {
  rt_dec_init (n);
  n->sign = from->sign != 0;
  n->kind = (RtDecKind)from->kind;
  n->exponent = from->exponent;
  if (rt_dec_reserve (rt, n, from->count) < 0)
    return -1;
  memcpy (n->words, from->words, from->count * sizeof *n->words);
  n->count = from->count;
  return 0;
}

void rt_dec_set_uint64 (RtDecNumber *n, uint64_t value) {
  n->words[0] = value % RT_DEC_BASE;
  n->words[1] = value / RT_DEC_BASE;
  n->count = 2;
  trim (n);
}

/* N * FACTOR + ADDED; both less than the base. */
static int multiply_small (RtInterp *rt, RtDecNumber *n, uint64_t factor, uint64_t added) {
  if (n->count >= n->room && rt_dec_reserve (rt, n, n->count + n->count / 2 + 2) < 0)
    return -1;
  uint64_t carry = added;
  for (size_t i = 0; i < n->count; i++) {
    Wide sum = (Wide)n->words[i] * factor + carry;
    carry = (uint64_t)(sum / RT_DEC_BASE);
    n->words[i] = (uint64_t)(sum - (Wide)carry * RT_DEC_BASE);
  }
  if (carry != 0)
    n->words[n->count++] = carry;
  return 0;
}

int rt_dec_set_int (RtInterp *rt, RtDecNumber *n, RtObject *value) {
  RtMagnitude m = rt_int_magnitude (value);
  rt_dec_init (n);
  n->sign = rt_int_is_negative (value);
  size_t i = m.count;
  if (m.count % 2 == 1 && multiply_small (rt, n, 1, m.digits[--i]) < 0)
    return -1;
  for (; i > 0; i -= 2)
    if (multiply_small (rt, n, UINT64_C (1) << 2 * RT_DIGIT_BITS, (uint64_t)m.digits[i - 1] << RT_DIGIT_BITS | m.digits[i - 2]) < 0)
      return -1;
  return 0;
}

int rt_dec_set_nines (RtInterp *rt, RtDecNumber *n, int64_t digits) {
  size_t count = (size_t)(digits + RT_DEC_WORD_DIGITS - 1) / RT_DEC_WORD_DIGITS;
  n->count = 0;
  if (rt_dec_reserve (rt, n, count) < 0)
    return -1;
  for (size_t i = 0; i < count; i++)
    n->words[i] = RT_DEC_BASE - 1;
  if (digits % RT_DEC_WORD_DIGITS != 0)
    n->words[count - 1] = powers[digits % RT_DEC_WORD_DIGITS] - 1;
  n->count = count;
  return 0;
}

RtObject *rt_dec_words_as_int (RtInterp *rt, const uint64_t *words, size_t count, bool negative) {
  if (count <= 1 && (!negative || count == 0 || words[0] <= INT64_MAX)) {
    uint64_t value = count == 1 ? words[0] : 0;
    return negative ? rt_int_from_int64 (rt, -(int64_t)value) : rt_int_from_uint64 (rt, value);
  }
  size_t most = count * 64 / RT_DIGIT_BITS + 2, used = 0;
  uint32_t *digits = rt_mem_calloc (rt, most, sizeof *digits);
  if (digits == NULL)
    return NULL;
  for (size_t i = count; i-- > 0;) {
    Wide carry = words[i];
    for (size_t j = 0; j < used; j++) {
      carry += (Wide)digits[j] * RT_DEC_BASE;
      digits[j] = (uint32_t)(carry & RT_DIGIT_MASK);
      carry >>= RT_DIGIT_BITS;
    }
    for (; carry != 0; carry >>= RT_DIGIT_BITS)
      digits[used++] = (uint32_t)(carry & RT_DIGIT_MASK);
  }
  RtObject *result = rt_int_from_magnitude (rt, (RtMagnitude){digits, used}, negative);
  rt_mem_free (rt, digits, most * sizeof *digits);
  return result;
}

/* --- digits --- */

static int digits_of_word (uint64_t word) {
  if (word == 0)
    return 1;
  int bits = 64 - __builtin_clzll (word), guess = bits * 1233 >> 12; /* 1233 / 4096: the logarithm of 2 */
  return guess + (word >= powers[guess]);
}

int64_t rt_dec_digits (const uint64_t *words, size_t count) {
  return count == 0 ? 1 : (int64_t)(count - 1) * RT_DEC_WORD_DIGITS + digits_of_word (words[count - 1]);
}

int64_t rt_dec_trailing_zeros (const RtDecNumber *n) {
  if (n->count == 0)
    return 0;
  size_t i = 0;
  while (n->words[i] == 0)
    i++;
  int zeros = 0;
  for (uint64_t word = n->words[i]; word % 10 == 0; word /= 10)
    zeros++;
  return (int64_t)i * RT_DEC_WORD_DIGITS + zeros;
}

int rt_dec_compare_words (const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count) {
  if (a_count != b_count)
    return a_count < b_count ? -1 : 1;
  for (size_t i = a_count; i-- > 0;)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

int rt_dec_shift_left (RtInterp *rt, RtDecNumber *n, int64_t digits) {
  if (n->count == 0 || digits <= 0)
    return 0;
  size_t whole = (size_t)(digits / RT_DEC_WORD_DIGITS), part = (size_t)(digits % RT_DEC_WORD_DIGITS);
  if (rt_dec_reserve (rt, n, n->count + whole + 1) < 0 || (part > 0 && multiply_small (rt, n, powers[part], 0) < 0))
    return -1;
  memmove (n->words + whole, n->words, n->count * sizeof *n->words);
  memset (n->words, 0, whole * sizeof *n->words);
  n->count += whole;
  return 0;
}

/* REST when LOWER digits are lost, too. */
static RtDecRest with_lower (RtDecRest rest, bool lower) {
  return !lower ? rest : rest == RT_DEC_NOTHING ? RT_DEC_BELOW_HALF : rest == RT_DEC_HALF ? RT_DEC_ABOVE_HALF : rest;
}

static RtDecRest rest_of (uint64_t part, uint64_t unit) {
  uint64_t half = unit / 2;
  return part == 0 ? RT_DEC_NOTHING : part < half ? RT_DEC_BELOW_HALF : part == half ? RT_DEC_HALF : RT_DEC_ABOVE_HALF;
}

RtDecRest rt_dec_shift_right (RtDecNumber *n, int64_t digits) {
  if (n->count == 0 || digits <= 0)
    return RT_DEC_NOTHING;
  if (digits > rt_dec_digits (n->words, n->count)) {
    n->count = 0;
    return RT_DEC_BELOW_HALF;
  }
  size_t whole = (size_t)(digits / RT_DEC_WORD_DIGITS), part = (size_t)(digits % RT_DEC_WORD_DIGITS);
  bool lower = false;
  for (size_t i = 0; i + 1 < whole; i++)
    lower |= n->words[i] != 0;
  RtDecRest rest = whole > 0 ? rest_of (n->words[whole - 1], RT_DEC_BASE) : RT_DEC_NOTHING;
  rest = with_lower (rest, lower);
  memmove (n->words, n->words + whole, (n->count - whole) * sizeof *n->words);
  n->count -= whole;
  if (part > 0) {
    uint64_t unit = powers[part], scale = powers[RT_DEC_WORD_DIGITS - part];
    uint64_t lost = n->words[0] % unit;
    for (size_t i = 0; i < n->count; i++) {
      uint64_t above = i + 1 < n->count ? n->words[i + 1] % unit : 0;
      n->words[i] = n->words[i] / unit + above * scale;
    }
    rest = with_lower (rest_of (lost, unit), rest != RT_DEC_NOTHING);
  }
  trim (n);
  return rest;
}

/* --- arithmetic --- */

/* Adds a carry at word I; there is room for one more word. */
static void carry_up (RtDecNumber *n, size_t i) {
  for (; i < n->count; i++) {
    if (n->words[i] != RT_DEC_BASE - 1) {
      n->words[i]++;
      return;
    }
    n->words[i] = 0;
  }
  n->words[n->count++] = 1;
}

int rt_dec_increment (RtInterp *rt, RtDecNumber *n) {
  if (rt_dec_reserve (rt, n, n->count + 1) < 0)
    return -1;
  carry_up (n, 0);
  return 0;
}

int rt_dec_add_words (RtInterp *rt, RtDecNumber *n, const RtDecNumber *b) {
  size_t most = n->count > b->count ? n->count : b->count;
  if (rt_dec_reserve (rt, n, most + 1) < 0)
    return -1;
  for (; n->count < b->count; n->count++)
    n->words[n->count] = 0;
  bool carry = false;
  for (size_t i = 0; i < b->count; i++) {
    uint64_t x = n->words[i], sum = x + (b->words[i] + carry);
    carry = sum < x || sum >= RT_DEC_BASE;
    n->words[i] = carry ? sum - RT_DEC_BASE : sum;
  }
  if (carry)
    carry_up (n, b->count);
  return 0;
}

/* X - Y of X >= Y to OUT, which may be either. */
static void subtract (uint64_t *out, const uint64_t *x, size_t x_count, const uint64_t *y, size_t y_count) {
  bool borrow = false;
  for (size_t i = 0; i < x_count; i++) {
    uint64_t taken = (i < y_count ? y[i] : 0) + borrow; /* at most the base */
    borrow = x[i] < taken;
    out[i] = borrow ? x[i] + (RT_DEC_BASE - taken) : x[i] - taken;
  }
}

bool rt_dec_subtract_words (RtInterp *rt, RtDecNumber *n, const RtDecNumber *b) {
  bool less = rt_dec_compare_words (n->words, n->count, b->words, b->count) < 0;
  if (less) { /* there is room: see the caller */
    subtract (n->words, b->words, b->count, n->words, n->count);
    n->count = b->count;
  } else {
    subtract (n->words, n->words, n->count, b->words, b->count);
  }
  trim (n);
  return less;
}

int rt_dec_multiply_words (RtInterp *rt, RtDecNumber *n, const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count) {
  n->count = 0;
  if (a_count == 0 || b_count == 0)
    return 0;
  if (rt_dec_reserve (rt, n, a_count + b_count) < 0)
    return -1;
  memset (n->words, 0, (a_count + b_count) * sizeof *n->words);
  for (size_t i = 0; i < a_count; i++) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b_count; j++) {
      Wide sum = (Wide)a[i] * b[j] + n->words[i + j] + carry;
      carry = (uint64_t)(sum / RT_DEC_BASE);
      n->words[i + j] = (uint64_t)(sum - (Wide)carry * RT_DEC_BASE);
    }
    n->words[i + b_count] = carry;
  }
  n->count = a_count + b_count;
  trim (n);
  return 0;
}

static uint64_t divide_small (RtDecNumber *q, const RtDecNumber *n, uint64_t divisor) {
  uint64_t rest = 0;
  for (size_t i = n->count; i-- > 0;) {
    Wide part = (Wide)rest * RT_DEC_BASE + n->words[i];
    q->words[i] = (uint64_t)(part / divisor);
    rest = (uint64_t)(part % divisor);
  }
  q->count = n->count;
  trim (q);
  return rest;
}

/* One digit of the quotient, of the N words from AT on, which are B_COUNT + 1, through B; they become what is left. B's highest word
 * is at least half of the base, so that the guess is too large by two at most. */
static uint64_t divide_step (uint64_t *at, const uint64_t *b, size_t b_count) {
  Wide top = (Wide)at[b_count] * RT_DEC_BASE + at[b_count - 1];
  Wide guess = top / b[b_count - 1], rest = top % b[b_count - 1];
  while (guess >= RT_DEC_BASE || (b_count >= 2 && rest < RT_DEC_BASE && guess * b[b_count - 2] > rest * RT_DEC_BASE + at[b_count - 2])) {
    guess--;
    rest += b[b_count - 1];
    if (rest >= RT_DEC_BASE)
      break;
  }
  uint64_t carry = 0;
  bool borrow = false;
  for (size_t i = 0; i <= b_count; i++) {
    Wide product = i < b_count ? guess * b[i] + carry : carry;
    carry = (uint64_t)(product / RT_DEC_BASE);
    uint64_t taken = (uint64_t)(product - (Wide)carry * RT_DEC_BASE) + borrow;
    borrow = at[i] < taken;
    at[i] = borrow ? at[i] + (RT_DEC_BASE - taken) : at[i] - taken;
  }
  if (!borrow)
    return (uint64_t)guess;
  bool up = false;
  for (size_t i = 0; i <= b_count; i++) {
    uint64_t added = (i < b_count ? b[i] : 0) + up, sum = at[i] + added;
    up = sum < added || sum >= RT_DEC_BASE;
    at[i] = up ? sum - RT_DEC_BASE : sum;
  }
  return (uint64_t)guess - 1;
}

/* The divisor and what is divided, N, times a number that makes the divisor's highest word large. */
static int divide_scaled (RtInterp *rt, RtDecNumber *q, RtDecNumber *n, RtDecNumber *b) {
  uint64_t scale = RT_DEC_BASE / (b->words[b->count - 1] + 1);
  if (multiply_small (rt, b, scale, 0) < 0 || rt_dec_reserve (rt, n, n->count + 1) < 0)
    return -1;
  size_t count = n->count;
  if (multiply_small (rt, n, scale, 0) < 0)
    return -1;
  if (n->count == count)
    n->words[n->count++] = 0;
  size_t steps = n->count - b->count;
  q->count = 0;
  if (rt_dec_reserve (rt, q, steps) < 0)
    return -1;
  for (size_t i = steps; i-- > 0;)
    q->words[i] = divide_step (n->words + i, b->words, b->count);
  q->count = steps;
  trim (q);
  trim (n);
  divide_small (n, n, scale);
  return 0;
}

int rt_dec_divide_words (RtInterp *rt, RtDecNumber *q, RtDecNumber *n, const uint64_t *b, size_t b_count) {
  q->count = 0;
  if (rt_dec_compare_words (n->words, n->count, b, b_count) < 0)
    return 0;
  if (b_count == 1) {
    if (rt_dec_reserve (rt, q, n->count) < 0)
      return -1;
    uint64_t rest = divide_small (q, n, b[0]);
    n->words[0] = rest;
    n->count = rest != 0;
    return 0;
  }
  RtDecNumber divisor;
  rt_dec_init (&divisor);
  int result = rt_dec_reserve (rt, &divisor, b_count + 1);
  if (result == 0) {
    memcpy (divisor.words, b, b_count * sizeof *b);
    divisor.count = b_count;
    result = divide_scaled (rt, q, n, &divisor);
  }
  rt_dec_clear (rt, &divisor);
  return result;
}

static bool rounds_up (const RtDecNumber *n, RtDecRest rest, RtDecRounding rounding) {
  uint64_t last = n->count > 0 ? n->words[0] % 10 : 0;
  switch (rounding) {
  case RT_DEC_UP:
    return true;
  case RT_DEC_CEILING:
    return !n->sign;
  case RT_DEC_FLOOR:
    return n->sign;
  case RT_DEC_HALF_UP:
    return rest >= RT_DEC_HALF;
  case RT_DEC_HALF_DOWN:
    return rest == RT_DEC_ABOVE_HALF;
  case RT_DEC_HALF_EVEN:
    return rest == RT_DEC_ABOVE_HALF || (rest == RT_DEC_HALF && last % 2 == 1);
  case RT_DEC_05UP:
    return last % 5 == 0;
  default:
    return false;
  }
}

int rt_dec_round_off (RtInterp *rt, RtDecNumber *n, int64_t digits, RtDecRounding rounding, bool *inexact) {
  RtDecRest rest = rt_dec_shift_right (n, digits);
  *inexact = rest != RT_DEC_NOTHING;
  return *inexact && rounds_up (n, rest, rounding) ? rt_dec_increment (rt, n) : 0;
}
