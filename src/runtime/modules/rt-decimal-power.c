/* decimal: whole powers, by squaring, each product rounded to some digits more than the precision. So do the digits that CPython computes
 * come about, which are not always the nearest. Other powers are Python text. */
#include <math.h>

#include "rt-abstract.h"
#include "rt-decimal.h"

/* PRODUCT = A * B, rounded to CONTEXT. A may be PRODUCT. */
static int multiply (RtInterp *rt, const RtDecContext *c, RtDecNumber *product, const RtDecNumber *a, const RtDecNumber *b, uint32_t *status) {
  RtDecNumber n;
  rt_dec_init (&n);
  int result = rt_dec_multiply_words (rt, &n, a->words, a->count, b->words, b->count);
  n.exponent = a->exponent + b->exponent;
  n.sign = a->sign != b->sign;
  if (result == 0)
    result = rt_dec_finish (rt, c, &n, status);
  rt_dec_clear (rt, product);
  if (result < 0) {
    rt_dec_clear (rt, &n);
    return -1;
  }
  *product = n;
  if (n.words == n.own)
    product->words = product->own;
  return 0;
}

/* POWER = BASE ** N for N > 0. */
static int by_squaring (RtInterp *rt, const RtDecContext *c, RtDecNumber *power, const RtDecNumber *base, uint64_t n, uint32_t *status) {
  rt_dec_init (power);
  if (rt_dec_add_words (rt, power, base) < 0)
    return -1;
  power->sign = base->sign;
  power->exponent = base->exponent;
  uint32_t happened = 0;
  int result = 0;
  for (uint64_t bit = (UINT64_C (1) << (63 - __builtin_clzll (n))) >> 1; bit != 0 && result == 0; bit >>= 1) {
    result = multiply (rt, c, power, power, power, &happened);
    if (result == 0 && (n & bit) != 0 && power->kind == RT_DEC_FINITE)
      result = multiply (rt, c, power, power, base, &happened);
    if (power->kind != RT_DEC_FINITE || (power->count == 0 && (happened & RT_DEC_CLAMPED) != 0))
      break;
  }
  *status |= happened;
  return result;
}

/* About the logarithm of |D|, which is not 0. */
static double logarithm (const RtDecimal *d) {
  double top = (double)d->words[d->count - 1] + (d->count > 1 ? (double)d->words[d->count - 2] / (double)RT_DEC_BASE : 0);
  return log10 (top) + (double)(d->count - 1) * RT_DEC_WORD_DIGITS + (double)d->exponent;
}

/* A result that is far too large or small: 1 with an exponent that no context has. What is too
 * small was 0 before the context rounds it, unless that is obvious beforehand. */
static RtObject *out_of_range (RtInterp *rt, RtDecContext *c, bool sign, bool large, bool obviously) {
  RtDecContext nearest = *c;
  nearest.rounding = large || obviously ? c->rounding : RT_DEC_HALF_EVEN;
  uint32_t status = 0;
  RtDecNumber n;
  rt_dec_init (&n);
  rt_dec_set_uint64 (&n, 1);
  n.sign = sign;
  n.exponent = large ? INT64_C (1) << 61 : -(INT64_C (1) << 61);
  if (rt_dec_finish (rt, &nearest, &n, &status) == 0)
    return rt_dec_exactly (rt, c, &n, status);
  rt_dec_clear (rt, &n);
  return NULL;
}

static RtObject *whole_power (RtInterp *rt, RtDecContext *c, RtDecimal *base, bool negative, uint64_t n, int64_t exponent_digits) {
  bool sign = base->sign != 0 && (n & 1) != 0;
  RtDecContext work = *c;
  work.prec += exponent_digits + 2 + negative;
  work.rounding = RT_DEC_HALF_EVEN;
  work.clamp = false;
  RtDecNumber factor, power;
  uint32_t status = 0;
  rt_dec_init (&power);
  rt_dec_init (&factor);
  RtDecimal one = {.count = 1, .words = (uint64_t[]){1}};
  int result = negative ? rt_dec_quotient (rt, &work, &one, base, &factor, &status) : rt_dec_set (rt, &factor, base);
  if (result == 0 && factor.kind == RT_DEC_FINITE && factor.count > 0)
    result = by_squaring (rt, &work, &power, &factor, n, &status);
  else if (result == 0)
    power.kind = factor.kind;
  rt_dec_clear (rt, &factor);
  if (result < 0) {
    rt_dec_clear (rt, &power);
    return NULL;
  }
  power.sign = sign;
  if (power.kind == RT_DEC_INFINITY) { /* it is the context that decides what an overflow gives */
    rt_dec_clear (rt, &power);
    rt_dec_set_uint64 (&power, 1);
    power.sign = sign;
    power.exponent = INT64_C (1) << 61;
  }
  return rt_dec_done (rt, c, &power, status);
}

static int64_t digits_of (int64_t n) {
  int64_t count = 1;
  for (n = n < 0 ? -n : n; n >= 10; n /= 10)
    count++;
  return count;
}

/* Whether BASE ** EXPONENT is below all numbers of the context by the number of digits that its logarithm has at least. */
static bool is_obviously_small (const RtDecContext *c, const RtDecimal *base, int64_t exponent_digits) {
  int64_t top = base->exponent + rt_dec_digits (base->words, base->count) - 1;
  int64_t least = top > 0 ? digits_of (top) - 1 : top < -1 ? digits_of (top + 1) - 1 : -2;
  return digits_of (rt_dec_etiny (c)) < least + exponent_digits - 1;
}

RtObject *rt_dec_whole_power (RtInterp *rt, RtDecContext *c, RtDecimal *base, RtDecimal *exponent) {
  if (base->kind != RT_DEC_FINITE || exponent->kind != RT_DEC_FINITE || base->count == 0 || exponent->count == 0)
    return rt_incref (rt->none);
  RtDecNumber n;
  if (rt_dec_set (rt, &n, exponent) < 0)
    return NULL;
  int64_t zeros = rt_dec_trailing_zeros (&n), digits = rt_dec_digits (n.words, n.count);
  bool is_whole = n.exponent >= -zeros && digits + n.exponent <= RT_DEC_WORD_DIGITS;
  if (is_whole && n.exponent < 0)
    rt_dec_shift_right (&n, -n.exponent);
  int result = is_whole && n.exponent > 0 ? rt_dec_shift_left (rt, &n, n.exponent) : 0;
  uint64_t times = n.words[0];
  rt_dec_clear (rt, &n);
  if (result < 0)
    return NULL;
  double log_base = logarithm (base);
  bool is_one = fabs (log_base) < 1e-12;
  if (!is_whole || is_one)
    return rt_incref (rt->none);
  double log_result = log_base * (double)times * (exponent->sign != 0 ? -1 : 1);
  bool sign = base->sign != 0 && (times & 1) != 0;
  if (log_result > (double)c->emax + 3 + 1e-9 * fabs (log_result))
    return out_of_range (rt, c, sign, true, true);
  if (log_result < (double)rt_dec_etiny (c) - 3 - 1e-9 * fabs (log_result))
    return out_of_range (rt, c, sign, false, is_obviously_small (c, base, digits + exponent->exponent));
  return whole_power (rt, c, base, exponent->sign != 0, times, digits + exponent->exponent);
}
