/* decimal: rounding to a context, and the four operations. */
#include "rt-abstract.h"
#include "rt-decimal.h"
#include "rt-error.h"
#include "rt-tuple.h"

/* --- rounding to a context --- */

static int overflow (RtInterp *rt, const RtDecContext *c, RtDecNumber *n, uint32_t *status) {
  *status |= RT_DEC_OVERFLOW | RT_DEC_INEXACT | RT_DEC_ROUNDED;
  bool to_infinity = c->rounding == RT_DEC_HALF_UP || c->rounding == RT_DEC_HALF_DOWN || c->rounding == RT_DEC_HALF_EVEN ||
                     c->rounding == RT_DEC_UP || c->rounding == (n->sign ? RT_DEC_FLOOR : RT_DEC_CEILING);
  n->count = 0;
  n->exponent = 0;
  if (to_infinity) {
    n->kind = RT_DEC_INFINITY;
    return 0;
  }
  n->exponent = rt_dec_etop (c);
  return rt_dec_set_nines (rt, n, c->prec);
}

static void finish_zero (const RtDecContext *c, RtDecNumber *n, uint32_t *status) {
  int64_t least = rt_dec_etiny (c), most = c->clamp ? rt_dec_etop (c) : c->emax;
  int64_t exponent = n->exponent < least ? least : n->exponent > most ? most : n->exponent;
  if (exponent != n->exponent)
    *status |= RT_DEC_CLAMPED;
  n->exponent = exponent;
}

/* Cuts digits below 10^LOWEST off. */
static int finish_long (RtInterp *rt, const RtDecContext *c, RtDecNumber *n, int64_t lowest, bool subnormal, uint32_t *status) {
  bool inexact;
  if (rt_dec_round_off (rt, n, lowest - n->exponent, (RtDecRounding)c->rounding, &inexact) < 0)
    return -1;
  n->exponent = lowest;
  if (rt_dec_digits (n->words, n->count) > c->prec) {
    rt_dec_shift_right (n, 1);
    n->exponent++;
  }
  if (n->exponent > rt_dec_etop (c))
    return overflow (rt, c, n, status);
  *status |= RT_DEC_ROUNDED | (inexact ? RT_DEC_INEXACT : 0) | (subnormal ? RT_DEC_SUBNORMAL : 0) |
             (inexact && subnormal ? RT_DEC_UNDERFLOW : 0) | (n->count == 0 ? RT_DEC_CLAMPED : 0);
  return 0;
}

int rt_dec_finish (RtInterp *rt, const RtDecContext *c, RtDecNumber *n, uint32_t *status) {
  if (n->kind != RT_DEC_FINITE) {
    /* A payload has as many digits as fit. */
    int64_t excess = rt_dec_digits (n->words, n->count) - (c->prec - c->clamp);
    if (n->count > 0 && excess > 0) {
      RtDecNumber unit;
      rt_dec_init (&unit);
      RtDecNumber quotient;
      rt_dec_init (&quotient);
      rt_dec_set_uint64 (&unit, 1);
      int result = rt_dec_shift_left (rt, &unit, c->prec - c->clamp) < 0 ||
                           rt_dec_divide_words (rt, &quotient, n, unit.words, unit.count) < 0
                       ? -1
                       : 0;
      rt_dec_clear (rt, &unit);
      rt_dec_clear (rt, &quotient);
      return result;
    }
    return 0;
  }
  if (n->count == 0) {
    finish_zero (c, n, status);
    return 0;
  }
  int64_t etiny = rt_dec_etiny (c), etop = rt_dec_etop (c), lowest = rt_dec_digits (n->words, n->count) + n->exponent - c->prec;
  if (lowest > etop)
    return overflow (rt, c, n, status);
  bool subnormal = lowest < etiny;
  if (subnormal)
    lowest = etiny;
  if (n->exponent < lowest)
    return finish_long (rt, c, n, lowest, subnormal, status);
  if (subnormal)
    *status |= RT_DEC_SUBNORMAL;
  if (c->clamp && n->exponent > etop) {
    *status |= RT_DEC_CLAMPED;
    int result = rt_dec_shift_left (rt, n, n->exponent - etop);
    n->exponent = etop;
    return result;
  }
  return 0;
}

/* --- special operands --- */

static RtObject *invalid (RtInterp *rt, RtDecContext *c, uint32_t condition) {
  RtDecNumber n;
  rt_dec_init (&n);
  n.kind = RT_DEC_NAN;
  return rt_dec_exactly (rt, c, &n, RT_DEC_INVALID | condition);
}

static RtObject *infinity (RtInterp *rt, RtDecContext *c, bool sign, uint32_t status) {
  RtDecNumber n;
  rt_dec_init (&n);
  n.kind = RT_DEC_INFINITY;
  n.sign = sign;
  return rt_dec_exactly (rt, c, &n, status);
}

static RtObject *zero (RtInterp *rt, RtDecContext *c, bool sign, int64_t exponent, uint32_t status) {
  RtDecNumber n;
  rt_dec_init (&n);
  n.sign = sign;
  n.exponent = exponent;
  return rt_dec_exactly (rt, c, &n, status);
}

/* A as it is, rounded. */
static RtObject *finished (RtInterp *rt, RtDecContext *c, const RtDecimal *a, bool sign) {
  RtDecNumber n;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  n.sign = sign;
  return rt_dec_done (rt, c, &n, 0);
}

int rt_dec_of_nans (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b, RtObject **result) {
  RtDecimal *found = a->kind == RT_DEC_SNAN                ? a
                     : b != NULL && b->kind == RT_DEC_SNAN ? b
                     : a->kind == RT_DEC_NAN               ? a
                     : b != NULL && b->kind == RT_DEC_NAN  ? b
                                                           : NULL;
  if (found == NULL)
    return 0;
  RtDecNumber n;
  if (rt_dec_set (rt, &n, found) < 0)
    return -1;
  n.kind = RT_DEC_NAN;
  *result = rt_dec_done (rt, c, &n, found->kind == RT_DEC_SNAN ? RT_DEC_INVALID : 0);
  return *result != NULL ? 1 : -1;
}

static RtObject *nan_of (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  RtObject *result = NULL;
  return rt_dec_of_nans (rt, c, a, b, &result) > 0 ? result : NULL;
}

/* The head of an operation: NaNs are done with. */
#define RETURN_NANS(rt, c, a, b)                                                \
  do {                                                                          \
    const RtDecimal *second = (b);                                              \
    if ((a)->kind >= RT_DEC_NAN || (second != NULL && second->kind >= RT_DEC_NAN)) \
      return nan_of ((rt), (c), (a), (b));                                      \
  } while (0)

/* --- order --- */

static int64_t adjusted (const RtDecimal *a) {
  return a->exponent + rt_dec_digits (a->words, a->count) - 1;
}

static int weight (const RtDecimal *a) { /* of what is 0 or infinite, and a sign else */
  int size = a->kind == RT_DEC_INFINITY ? 2 : a->count > 0;
  return a->sign != 0 ? -size : size;
}

int rt_dec_order (RtInterp *rt, const RtDecimal *a, const RtDecimal *b) {
  int x = weight (a), y = weight (b);
  if (x != y || (x != 1 && x != -1))
    return x < y ? -1 : x > y;
  int64_t gap = adjusted (a) - adjusted (b);
  int order = gap < 0 ? -1 : gap > 0;
  if (order == 0) {
    RtDecNumber n;
    const RtDecimal *longer = a->exponent < b->exponent ? a : b, *shorter = longer == a ? b : a;
    if (longer->exponent == shorter->exponent) {
      order = rt_dec_compare_words (a->words, a->count, b->words, b->count);
    } else {
      if (rt_dec_set (rt, &n, shorter) < 0)
        return -2;
      bool failed = rt_dec_shift_left (rt, &n, shorter->exponent - longer->exponent) < 0;
      order = failed ? -2 : rt_dec_compare_words (n.words, n.count, longer->words, longer->count);
      rt_dec_clear (rt, &n);
      if (failed)
        return -2;
      order = longer == a ? -order : order;
    }
  }
  return x < 0 ? -order : order;
}

/* --- adding --- */

/* What A and 0 with the exponent of B give: A, with more zeros at its end if the precision has room for them. */
static RtObject *add_zero (RtInterp *rt, RtDecContext *c, const RtDecimal *a, bool sign, int64_t exponent) {
  RtDecNumber n;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  n.sign = sign;
  if (n.exponent > exponent) {
    int64_t low = adjusted (a) - c->prec - 1;
    low = low > exponent ? low : exponent;
    if (low < n.exponent) {
      if (rt_dec_shift_left (rt, &n, n.exponent - low) < 0) {
        rt_dec_clear (rt, &n);
        return NULL;
      }
      n.exponent = low;
    }
  }
  return rt_dec_done (rt, c, &n, 0);
}

/* N and M, brought to one exponent, are added to N. */
static int add_numbers (RtInterp *rt, const RtDecContext *c, RtDecNumber *n, RtDecNumber *m) {
  int64_t gap = n->exponent - m->exponent;
  if ((gap > 0 ? rt_dec_shift_left (rt, n, gap) : rt_dec_shift_left (rt, m, -gap)) < 0)
    return -1;
  n->exponent = gap > 0 ? m->exponent : n->exponent;
  if (n->sign == m->sign)
    return rt_dec_add_words (rt, n, m);
  if (rt_dec_reserve (rt, n, m->count) < 0)
    return -1;
  bool less = rt_dec_subtract_words (rt, n, m);
  n->sign = n->count == 0 ? c->rounding == RT_DEC_FLOOR : n->sign ^ less;
  return 0;
}

static RtObject *add_signed (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b, bool b_sign) {
  bool a_sign = a->sign != 0;
  if (a->kind != RT_DEC_FINITE || b->kind != RT_DEC_FINITE) {
    RETURN_NANS (rt, c, a, b);
    if (a->kind == b->kind && a_sign != b_sign)
      return invalid (rt, c, 0);
    return infinity (rt, c, a->kind == RT_DEC_INFINITY ? a_sign : b_sign, 0);
  }
  int64_t least = a->exponent < b->exponent ? a->exponent : b->exponent;
  if (a->count == 0 && b->count == 0) {
    RtDecNumber n;
    rt_dec_init (&n);
    n.sign = a_sign == b_sign ? a_sign : c->rounding == RT_DEC_FLOOR;
    n.exponent = least;
    return rt_dec_done (rt, c, &n, 0);
  }
  if (a->count == 0 || b->count == 0)
    return a->count == 0 ? add_zero (rt, c, b, b_sign, least) : add_zero (rt, c, a, a_sign, least);
  RtDecNumber n, m;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  if (rt_dec_set (rt, &m, b) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  n.sign = a_sign;
  m.sign = b_sign;
  /* What is far too small only has to be there. */
  RtDecNumber *large = &n, *small = &m;
  int64_t top = adjusted (a), bottom = adjusted (b);
  if (top < bottom) {
    large = &m;
    small = &n;
    top = adjusted (b);
    bottom = adjusted (a);
  }
  if (top - bottom > c->prec + 2 && large->exponent > small->exponent) {
    int64_t low = top - c->prec - 3 < large->exponent - 1 ? top - c->prec - 3 : large->exponent - 1;
    if (low > bottom) {
      rt_dec_set_uint64 (small, 1);
      small->exponent = low;
    }
  }
  int result = add_numbers (rt, c, &n, &m);
  rt_dec_clear (rt, &m);
  if (result == 0)
    return rt_dec_done (rt, c, &n, 0);
  rt_dec_clear (rt, &n);
  return NULL;
}

RtObject *rt_dec_add (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  return add_signed (rt, c, a, b, b->sign != 0);
}

RtObject *rt_dec_subtract (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  return add_signed (rt, c, a, b, b->sign == 0);
}

/* --- multiplying --- */

RtObject *rt_dec_multiply (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  bool sign = a->sign != b->sign;
  if (a->kind != RT_DEC_FINITE || b->kind != RT_DEC_FINITE) {
    RETURN_NANS (rt, c, a, b);
    bool has_zero = (a->kind == RT_DEC_FINITE && a->count == 0) || (b->kind == RT_DEC_FINITE && b->count == 0);
    return has_zero ? invalid (rt, c, 0) : infinity (rt, c, sign, 0);
  }
  RtDecNumber n;
  rt_dec_init (&n);
  if (rt_dec_multiply_words (rt, &n, a->words, a->count, b->words, b->count) < 0)
    return NULL;
  n.sign = sign;
  n.exponent = a->exponent + b->exponent;
  return rt_dec_done (rt, c, &n, 0);
}

/* --- dividing --- */

/* With a digit more than the precision, which shows whether there are others behind it. */
int rt_dec_quotient (RtInterp *rt, const RtDecContext *c, const RtDecimal *a, const RtDecimal *b, RtDecNumber *q, uint32_t *status) {
  int64_t ideal = a->exponent - b->exponent;
  int64_t shift = rt_dec_digits (b->words, b->count) - rt_dec_digits (a->words, a->count) + c->prec + 1;
  shift = shift < 0 ? 0 : shift;
  rt_dec_init (q);
  RtDecNumber n;
  if (rt_dec_set (rt, &n, a) < 0)
    return -1;
  int result = rt_dec_shift_left (rt, &n, shift) < 0 ? -1 : rt_dec_divide_words (rt, q, &n, b->words, b->count);
  q->sign = a->sign != b->sign;
  q->exponent = ideal - shift;
  if (result == 0 && n.count > 0) {
    if (q->words[0] % 5 == 0)
      result = rt_dec_increment (rt, q);
  } else if (result == 0) {
    int64_t zeros = rt_dec_trailing_zeros (q);
    zeros = zeros < shift ? zeros : shift;
    rt_dec_shift_right (q, zeros);
    q->exponent += zeros;
  }
  rt_dec_clear (rt, &n);
  return result < 0 ? -1 : rt_dec_finish (rt, c, q, status);
}

static RtObject *quotient (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  RtDecNumber q;
  uint32_t status = 0;
  if (rt_dec_quotient (rt, c, a, b, &q, &status) == 0)
    return rt_dec_exactly (rt, c, &q, status);
  rt_dec_clear (rt, &q);
  return NULL;
}

RtObject *rt_dec_divide (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  bool sign = a->sign != b->sign;
  if (a->kind != RT_DEC_FINITE || b->kind != RT_DEC_FINITE) {
    RETURN_NANS (rt, c, a, b);
    if (a->kind == b->kind)
      return invalid (rt, c, 0);
    return a->kind == RT_DEC_INFINITY ? infinity (rt, c, sign, 0) : zero (rt, c, sign, rt_dec_etiny (c), RT_DEC_CLAMPED);
  }
  if (b->count == 0)
    return a->count == 0 ? invalid (rt, c, RT_DEC_UNDEFINED) : infinity (rt, c, sign, RT_DEC_BY_ZERO);
  if (a->count > 0)
    return quotient (rt, c, a, b);
  RtDecNumber n;
  rt_dec_init (&n);
  n.sign = sign;
  n.exponent = a->exponent - b->exponent;
  return rt_dec_done (rt, c, &n, 0);
}

/* The whole quotient and what is left of finite numbers, B not 0. 0 if the quotient has too many digits, -1 with MemoryError. */
static int divide_finite (RtInterp *rt, const RtDecContext *c, RtDecimal *a, RtDecimal *b, RtDecNumber *q, RtDecNumber *r) {
  int64_t gap = adjusted (a) - adjusted (b), least = a->exponent < b->exponent ? a->exponent : b->exponent;
  rt_dec_init (q);
  if (rt_dec_set (rt, r, a) < 0)
    return -1;
  q->sign = a->sign != b->sign;
  if (a->count > 0 && gap > c->prec)
    return 0;
  int result = rt_dec_shift_left (rt, r, r->exponent - least);
  r->exponent = least;
  if (result < 0 || a->count == 0 || gap < -1)
    return result < 0 ? -1 : 1;
  RtDecNumber divisor;
  result = rt_dec_set (rt, &divisor, b);
  if (result == 0)
    result = rt_dec_shift_left (rt, &divisor, b->exponent - least);
  if (result == 0)
    result = rt_dec_divide_words (rt, q, r, divisor.words, divisor.count);
  rt_dec_clear (rt, &divisor);
  return result < 0 ? -1 : rt_dec_digits (q->words, q->count) <= c->prec;
}

/* One of both parts: the remainder is rounded, as the quotient needs not be. */
static RtObject *divided (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b, bool remainder) {
  RtDecNumber q, r;
  int done = divide_finite (rt, c, a, b, &q, &r);
  RtDecNumber *wanted = remainder ? &r : &q, *other = remainder ? &q : &r;
  rt_dec_clear (rt, other);
  if (done == 1)
    return rt_dec_done (rt, c, wanted, 0);
  rt_dec_clear (rt, wanted);
  return done < 0 ? NULL : invalid (rt, c, RT_DEC_IMPOSSIBLE);
}

RtObject *rt_dec_divide_whole (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  bool sign = a->sign != b->sign;
  RETURN_NANS (rt, c, a, b);
  if (a->kind == RT_DEC_INFINITY)
    return b->kind == RT_DEC_INFINITY ? invalid (rt, c, 0) : infinity (rt, c, sign, 0);
  if (b->kind == RT_DEC_INFINITY)
    return zero (rt, c, sign, 0, 0);
  if (b->count == 0)
    return a->count == 0 ? invalid (rt, c, RT_DEC_UNDEFINED) : infinity (rt, c, sign, RT_DEC_BY_ZERO);
  return divided (rt, c, a, b, false);
}

RtObject *rt_dec_remainder (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  RETURN_NANS (rt, c, a, b);
  if (a->kind == RT_DEC_INFINITY)
    return invalid (rt, c, 0);
  if (b->kind == RT_DEC_INFINITY)
    return finished (rt, c, a, a->sign != 0);
  if (b->count == 0)
    return invalid (rt, c, a->count == 0 ? RT_DEC_UNDEFINED : 0);
  return divided (rt, c, a, b, true);
}

/* Both. Signals are one status: an impossible quotient is named once, and a division by zero beside the invalid remainder. */
RtObject *rt_dec_divmod (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b) {
  if (b->kind == RT_DEC_FINITE && b->count == 0 && a->kind <= RT_DEC_INFINITY && (a->count > 0 || a->kind != RT_DEC_FINITE)) {
    uint32_t status = a->kind == RT_DEC_FINITE ? RT_DEC_INVALID | RT_DEC_BY_ZERO : RT_DEC_INVALID;
    if (rt_dec_signal (rt, c, status) < 0)
      return NULL;
  }
  RtHold hold;
  rt_hold_begin (rt, &hold, "decimal", "quotient and remainder");
  hold.held[0] = rt_dec_divide_whole (rt, c, a, b);
  hold.held[1] = hold.held[0] != NULL ? rt_dec_remainder (rt, c, a, b) : NULL;
  return rt_hold_end (rt, &hold, hold.held[1] != NULL ? rt_tuple_pack (rt, 2, hold.held[0], hold.held[1]) : NULL);
}

/* --- one operand --- */

RtObject *rt_dec_negative (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RETURN_NANS (rt, c, a, NULL);
  bool is_zero = a->kind == RT_DEC_FINITE && a->count == 0;
  return finished (rt, c, a, is_zero && c->rounding != RT_DEC_FLOOR ? false : a->sign == 0);
}

RtObject *rt_dec_positive (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RETURN_NANS (rt, c, a, NULL);
  bool is_zero = a->kind == RT_DEC_FINITE && a->count == 0;
  return finished (rt, c, a, is_zero && c->rounding != RT_DEC_FLOOR ? false : a->sign != 0);
}

RtObject *rt_dec_absolute (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RETURN_NANS (rt, c, a, NULL);
  return finished (rt, c, a, false);
}

RtObject *rt_dec_normalize (RtInterp *rt, RtDecContext *c, RtDecimal *a) {
  RETURN_NANS (rt, c, a, NULL);
  RtDecNumber n;
  uint32_t status = 0;
  if (rt_dec_set (rt, &n, a) < 0 || rt_dec_finish (rt, c, &n, &status) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  if (n.kind == RT_DEC_FINITE) {
    int64_t zeros = rt_dec_trailing_zeros (&n), room = (c->clamp ? rt_dec_etop (c) : c->emax) - n.exponent;
    zeros = zeros < room ? zeros : room;
    rt_dec_shift_right (&n, zeros);
    n.exponent = n.count == 0 ? 0 : n.exponent + zeros;
  }
  return rt_dec_exactly (rt, c, &n, status);
}

/* --- to an exponent --- */

RtObject *rt_dec_quantize (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecimal *b, RtDecRounding rounding) {
  if (a->kind != RT_DEC_FINITE || b->kind != RT_DEC_FINITE) {
    RETURN_NANS (rt, c, a, b);
    return a->kind == b->kind ? finished (rt, c, a, a->sign != 0) : invalid (rt, c, 0);
  }
  int64_t wanted = b->exponent;
  if (wanted < rt_dec_etiny (c) || wanted > c->emax)
    return invalid (rt, c, 0);
  if (a->count > 0 && (adjusted (a) > c->emax || adjusted (a) - wanted + 1 > c->prec))
    return invalid (rt, c, 0);
  RtDecNumber n;
  uint32_t status = 0;
  bool inexact = false;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  int result = n.exponent >= wanted ? rt_dec_shift_left (rt, &n, n.exponent - wanted)
                                    : rt_dec_round_off (rt, &n, wanted - n.exponent, rounding, &inexact);
  if (n.exponent < wanted && a->count > 0)
    status |= RT_DEC_ROUNDED | (inexact ? RT_DEC_INEXACT : 0);
  n.exponent = wanted;
  int64_t digits = rt_dec_digits (n.words, n.count);
  if (result < 0 || digits > c->prec || (n.count > 0 && digits + wanted - 1 > c->emax)) {
    rt_dec_clear (rt, &n);
    return result < 0 ? NULL : invalid (rt, c, 0);
  }
  return rt_dec_done (rt, c, &n, status);
}

RtObject *rt_dec_to_integral (RtInterp *rt, RtDecContext *c, RtDecimal *a, RtDecRounding rounding, bool exact) {
  RETURN_NANS (rt, c, a, NULL);
  RtDecNumber n;
  bool inexact = false;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  if (a->kind != RT_DEC_FINITE || a->exponent >= 0)
    return rt_dec_exactly (rt, c, &n, 0);
  if (rt_dec_round_off (rt, &n, -a->exponent, rounding, &inexact) < 0) {
    rt_dec_clear (rt, &n);
    return NULL;
  }
  n.exponent = 0;
  return rt_dec_exactly (rt, c, &n, exact && a->count > 0 ? RT_DEC_ROUNDED | (inexact ? RT_DEC_INEXACT : 0) : 0);
}

RtObject *rt_dec_whole (RtInterp *rt, const RtDecimal *a, RtDecRounding rounding) {
  if (a->kind == RT_DEC_INFINITY)
    return rt_raise (rt, rt->types.OverflowError, "cannot convert Infinity to integer");
  if (a->kind != RT_DEC_FINITE)
    return RT_VALUE_ERROR (rt, "cannot convert NaN to integer");
  RtDecNumber n;
  bool inexact;
  if (rt_dec_set (rt, &n, a) < 0)
    return NULL;
  int result = a->exponent >= 0 ? rt_dec_shift_left (rt, &n, a->exponent) : rt_dec_round_off (rt, &n, -a->exponent, rounding, &inexact);
  RtObject *whole = result == 0 ? rt_dec_words_as_int (rt, n.words, n.count, n.sign) : NULL;
  rt_dec_clear (rt, &n);
  return whole;
}
