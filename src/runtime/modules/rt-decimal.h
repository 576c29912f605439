/* decimal: numbers in base ten, computed to the precision of a context.
 *
 * A coefficient is an array of words in base 10^19, least first, without zeros at the end of most weight; 0 has none. A Decimal is
 * (-1)^sign * coefficient * 10^exponent, or special: an infinity, or a NaN whose payload is the coefficient. What is computed with is
 * an RtDecNumber, on the C stack; an operation computes exactly, or with digits to spare, and ends in rt_dec_finish, which rounds to the
 * context and notes what happened in a status: bits, which rt_dec_signal then adds to the context's flags and raises if they are trapped.
 */
#pragma once

#include "rt-interp.h"

#define RT_DEC_BASE        UINT64_C (10000000000000000000)
#define RT_DEC_WORD_DIGITS 19
#define RT_DEC_MAX_PREC    INT64_C (999999999999999999)
#define RT_DEC_MAX_EMAX    INT64_C (999999999999999999)
#define RT_DEC_MIN_ETINY   (-RT_DEC_MAX_EMAX - (RT_DEC_MAX_PREC - 1))

typedef enum RtDecKind { RT_DEC_FINITE, RT_DEC_INFINITY, RT_DEC_NAN, RT_DEC_SNAN } RtDecKind;

typedef enum RtDecRounding { /* in the order of the names that the module has */
  RT_DEC_UP,
  RT_DEC_DOWN,
  RT_DEC_CEILING,
  RT_DEC_FLOOR,
  RT_DEC_HALF_UP,
  RT_DEC_HALF_DOWN,
  RT_DEC_HALF_EVEN,
  RT_DEC_05UP,
  RT_DEC_ROUNDINGS
} RtDecRounding;

/* Signals, in the order in which one is chosen to be raised, then the conditions that an exception names instead of InvalidOperation. */
enum {
  RT_DEC_INVALID = 1,
  RT_DEC_FLOAT = 2,
  RT_DEC_BY_ZERO = 4,
  RT_DEC_OVERFLOW = 8,
  RT_DEC_UNDERFLOW = 16,
  RT_DEC_SUBNORMAL = 32,
  RT_DEC_INEXACT = 64,
  RT_DEC_ROUNDED = 128,
  RT_DEC_CLAMPED = 256,
  RT_DEC_SIGNALS = 9,
  RT_DEC_ALL_SIGNALS = (1 << RT_DEC_SIGNALS) - 1,
  RT_DEC_CONVERSION = 512,
  RT_DEC_IMPOSSIBLE = 1024,
  RT_DEC_UNDEFINED = 2048,
  RT_DEC_CONDITIONS = 3,
};

enum { RT_DEC_OWN_WORDS = 4 }; /* as many as CPython's have room for in themselves */

typedef struct RtDecimal {
  RtObject base;
  int64_t exponent; /* 0 of special ones */
  int64_t hash;     /* -1: not computed yet */
  uint64_t *words;  /* OWN, or on the interpreter's heap */
  uint32_t count;
  uint8_t sign, kind;
  uint64_t own[RT_DEC_OWN_WORDS];
} RtDecimal;

typedef struct RtDecSignals { /* the flags or traps of a context: a mapping */
  RtObject base;
  uint32_t bits;
} RtDecSignals;

typedef struct RtDecContext {
  RtObject base;
  int64_t prec, emin, emax;
  RtDecSignals *flags, *traps; /* owned */
  uint8_t rounding;
  bool clamp, capitals;
} RtDecContext;

#define RT_DECIMAL(o)     ((RtDecimal *)(o))
#define RT_DEC_CONTEXT(o) ((RtDecContext *)(o))

/* --- rt-decimal-words.c: numbers being computed. All that can fail give -1 with MemoryError. --- */

enum { RT_DEC_NUMBER_WORDS = 8 };

typedef struct RtDecNumber {
  bool sign;
  RtDecKind kind;
  int64_t exponent;
  size_t count, room;
  uint64_t *words; /* OWN, or on the interpreter's heap */
  uint64_t own[RT_DEC_NUMBER_WORDS];
} RtDecNumber;

/* How what was cut off compares with a half of the last place that is left. */
typedef enum RtDecRest { RT_DEC_NOTHING, RT_DEC_BELOW_HALF, RT_DEC_HALF, RT_DEC_ABOVE_HALF } RtDecRest;

static inline void rt_dec_init (RtDecNumber *n) {
  n->sign = false;
  n->kind = RT_DEC_FINITE;
  n->exponent = 0;
  n->count = 0;
  n->room = RT_DEC_NUMBER_WORDS;
  n->words = n->own;
}
void rt_dec_clear (RtInterp *rt, RtDecNumber *n);
RT_RAISES int rt_dec_reserve (RtInterp *rt, RtDecNumber *n, size_t count);
RT_RAISES int rt_dec_set (RtInterp *rt, RtDecNumber *n, const RtDecimal *from);
void rt_dec_set_uint64 (RtDecNumber *n, uint64_t value);
RT_RAISES int rt_dec_set_int (RtInterp *rt, RtDecNumber *n, RtObject *value); /* the sign, too */
RT_RAISES int rt_dec_set_nines (RtInterp *rt, RtDecNumber *n, int64_t digits);
/* The coefficient as an int, negative if NEGATIVE. */
RT_NEW RtObject *rt_dec_words_as_int (RtInterp *rt, const uint64_t *words, size_t count, bool negative);
int64_t rt_dec_digits (const uint64_t *words, size_t count); /* of 0: 1 */
/* Digits that are 0 at the end; of 0: 0. */
int64_t rt_dec_trailing_zeros (const RtDecNumber *n);
int rt_dec_compare_words (const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count);
/* Times and through 10^DIGITS; the exponent stays as it is. */
RT_RAISES int rt_dec_shift_left (RtInterp *rt, RtDecNumber *n, int64_t digits);
RtDecRest rt_dec_shift_right (RtDecNumber *n, int64_t digits);
RT_RAISES int rt_dec_increment (RtInterp *rt, RtDecNumber *n);
/* N += B, N = |N - B|: true if N < B. */
RT_RAISES int rt_dec_add_words (RtInterp *rt, RtDecNumber *n, const RtDecNumber *b);
bool rt_dec_subtract_words (RtInterp *rt, RtDecNumber *n, const RtDecNumber *b);
/* N = A * B; all different. */
RT_RAISES int rt_dec_multiply_words (RtInterp *rt, RtDecNumber *n, const uint64_t *a, size_t a_count, const uint64_t *b, size_t b_count);
/* Q = N / B, N becomes the remainder; B is not 0. */
RT_RAISES int rt_dec_divide_words (RtInterp *rt, RtDecNumber *q, RtDecNumber *n, const uint64_t *b, size_t b_count);
/* Through 10^DIGITS, rounded; whether something other than zeros was lost. */
RT_RAISES int rt_dec_round_off (RtInterp *rt, RtDecNumber *n, int64_t digits, RtDecRounding rounding, bool *inexact);

/* --- rt-decimal-context.c --- */

/* What the module gave to setup (): the classes of the signals and conditions, in the order of their bits, then these. */
enum {
  RT_DEC_ALL_CLASSES = RT_DEC_SIGNALS + RT_DEC_CONDITIONS,
  RT_DEC_SIGNAL_DICT = RT_DEC_ALL_CLASSES,
  RT_DEC_POWER,          /* power (base, exponent, modulo, context) */
  RT_DEC_FOR_COMPARISON, /* for_comparison (decimal, other, equality): two Decimals, or NotImplemented */
  RT_DEC_FORMAT,         /* format_decimal (decimal, spec, context) */
  RT_DEC_TUPLE,          /* DecimalTuple */
  RT_DEC_DEFAULT,        /* the templates of contexts, and the context in use; None: not yet */
  RT_DEC_BASIC,
  RT_DEC_EXTENDED,
  RT_DEC_CURRENT,
  RT_DEC_STATE
};
/* Arguments, with the messages that all functions of the module have: OUT has borrowed references, NULL where there is none. */
bool rt_dec_parse_tuple (RtInterp *rt, RtObject *args, RtObject *RT_NULLABLE kwargs, const char *const *names, size_t n, size_t required,
                         RtObject **out);
bool rt_dec_parse_args (RtInterp *rt, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames, const char *const *names, size_t n,
                        size_t required, RtObject **out);
RT_BORROWED RtObject *rt_dec_state (RtInterp *rt, int index);
RT_BORROWED RtDecContext *rt_dec_current (RtInterp *rt);
RT_RAISES int rt_dec_set_current (RtInterp *rt, RtObject *context);
extern const char *const rt_dec_rounding_names[RT_DEC_ROUNDINGS];
/* -1 with TypeError. */
RT_RAISES int rt_dec_rounding_of (RtInterp *rt, RtObject *name);
/* Adds STATUS to the flags; -1 with the exception of those that are trapped. */
RT_RAISES int rt_dec_signal (RtInterp *rt, RtDecContext *context, uint32_t status);
RT_NEW RtObject *rt_dec_context_copy (RtInterp *rt, RtObject *context);
RT_NEW RtObject *rt_dec_signals_list (RtInterp *rt, uint32_t bits);
/* What getset gives and takes for the argument CONTEXT of a function: NULL and None are the current one; NULL with TypeError. */
RT_BORROWED RtDecContext *rt_dec_context_argument (RtInterp *rt, RtObject *RT_NULLABLE context);
static inline int64_t rt_dec_etiny (const RtDecContext *c) {
  return c->emin - (c->prec - 1);
}
static inline int64_t rt_dec_etop (const RtDecContext *c) {
  return c->emax - (c->prec - 1);
}

/* --- rt-decimal.c: the type --- */

/* A Decimal of TYPE with what N has, which is cleared. */
RT_NEW RtObject *rt_dec_make (RtInterp *rt, RtType *type, RtDecNumber *n);
/* Rounds N to CONTEXT, signals STATUS and what comes to it, makes the Decimal; N is cleared. */
RT_NEW RtObject *rt_dec_done (RtInterp *rt, RtDecContext *context, RtDecNumber *n, uint32_t status);
/* The same without rounding. */
RT_NEW RtObject *rt_dec_exactly (RtInterp *rt, RtDecContext *context, RtDecNumber *n, uint32_t status);
/* O, an int or a Decimal, as a Decimal: a new reference. NotImplemented if it is neither. */
RT_NEW RtObject *rt_dec_operand (RtInterp *rt, RtObject *o);
RT_NEW RtObject *rt_dec_needed (RtInterp *rt, RtObject *o); /* TypeError instead */
RT_NEW RtObject *rt_dec_from_float (RtInterp *rt, RtType *type, double value);
/* What VALUE of any type that can be made a Decimal is: N, exactly. ROUNDED: to be rounded by the caller, which may be more. -1 with an
 * exception, signals included. */
RT_RAISES int rt_dec_convert (RtInterp *rt, RtDecContext *context, RtObject *value, bool rounded, RtDecNumber *n);

/* --- rt-decimal-text.c --- */

/* N from a numeral, in which STRICT allows neither spaces nor underscores; false: it is none (STATUS says so), or MemoryError. Exponents are as written, cut to 62 bits. */
bool rt_dec_parse (RtInterp *rt, RtDecNumber *n, RtObject *text, bool strict, uint32_t *status);
void rt_dec_append (const RtDecimal *d, bool engineering, bool capitals, struct HbBuffer *buffer);

/* --- rt-decimal-arithmetic.c --- */

RT_RAISES int rt_dec_finish (RtInterp *rt, const RtDecContext *context, RtDecNumber *n, uint32_t *status);
/* -1, 0 or 1, of no NaNs; -2 with MemoryError. */
int rt_dec_order (RtInterp *rt, const RtDecimal *a, const RtDecimal *b);
/* 1 with *RESULT, an operand or the quiet NaN of it, if there is a NaN among them (B may be NULL); -1 with an exception. */
RT_RAISES int rt_dec_of_nans (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *RT_NULLABLE b, RtObject **result);
typedef RtObject *(*RtDecBinary) (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
typedef RtObject *(*RtDecUnary) (RtInterp *rt, RtDecContext *context, RtDecimal *a);
RT_NEW RtObject *rt_dec_add (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_subtract (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_multiply (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_divide (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
/* Q = A / B of finite numbers that are not 0, rounded. */
RT_RAISES int rt_dec_quotient (RtInterp *rt, const RtDecContext *context, const RtDecimal *a, const RtDecimal *b, RtDecNumber *q, uint32_t *status);
/* BASE ** EXPONENT if that is a whole number that is not too large and neither is special or 0; None else. */
RT_NEW RtObject *rt_dec_whole_power (RtInterp *rt, RtDecContext *context, RtDecimal *base, RtDecimal *exponent);
RT_NEW RtObject *rt_dec_divide_whole (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_remainder (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_divmod (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b);
RT_NEW RtObject *rt_dec_negative (RtInterp *rt, RtDecContext *context, RtDecimal *a);
RT_NEW RtObject *rt_dec_positive (RtInterp *rt, RtDecContext *context, RtDecimal *a);
RT_NEW RtObject *rt_dec_absolute (RtInterp *rt, RtDecContext *context, RtDecimal *a);
RT_NEW RtObject *rt_dec_quantize (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecimal *b, RtDecRounding rounding);
RT_NEW RtObject *rt_dec_normalize (RtInterp *rt, RtDecContext *context, RtDecimal *a);
/* To a whole number; EXACT signals what is lost. */
RT_NEW RtObject *rt_dec_to_integral (RtInterp *rt, RtDecContext *context, RtDecimal *a, RtDecRounding rounding, bool exact);
/* The same as an int; OverflowError and ValueError for special ones. */
RT_NEW RtObject *rt_dec_whole (RtInterp *rt, const RtDecimal *a, RtDecRounding rounding);

/* --- rt-decimal-methods.c, rt-decimal-context-methods.c --- */

extern const RtMethodDef rt_decimal_methods[], rt_dec_context_methods[];
extern const RtGetSetDef rt_decimal_getset[];
RT_NEW RtObject *rt_dec_power (RtInterp *rt, RtObject *base, RtObject *exponent, RtObject *modulo, RtObject *context);
RT_NEW RtObject *rt_dec_integer_ratio (RtInterp *rt, const RtDecimal *d);
