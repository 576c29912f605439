/* The greatest common divisor of ints: D. H. Lehmer's form of Euclid's algorithm (Knuth, The Art of Computer Programming, volume 2,
 * 4.5.2, algorithm L).
 *
 * Most quotients of Euclid's algorithm are small and can be told from the leading bits of the two numbers alone. Many steps are made on
 * those bits, and what they come to, two sums of multiples of the numbers, is then worked out once on all digits. */
#include <string.h>

#include "rt-error.h"
#include "rt-int-private.h"

#define LEADING_BITS 62
/* A digit times such a factor, twice, and a carry stay within 63 bits. */
#define MOST_FACTOR (INT64_C (1) << 31)

static uint64_t gcd_of_words (uint64_t a, uint64_t b) {
  while (b != 0) {
    uint64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

static uint64_t word_of (RtMagnitude m) {
  return (m.count > 0 ? m.digits[0] : 0) | (m.count > 1 ? (uint64_t) m.digits[1] << RT_DIGIT_BITS : 0);
}

/* M >> SHIFT_BITS, which is known to have at most LEADING_BITS. */
static int64_t leading (RtMagnitude m, size_t shift_bits) {
  size_t first = shift_bits / RT_DIGIT_BITS;
  unsigned cut = shift_bits % RT_DIGIT_BITS;
  uint64_t value = first < m.count ? m.digits[first] >> cut : 0;
  for (unsigned i = 1; first + i < m.count; i++)
    value |= (uint64_t) m.digits[first + i] << (i * RT_DIGIT_BITS - cut);
  return (int64_t) value;
}

/* What the steps come to: the new pair is (a * u + b * v, c * u + d * v). */
typedef struct Steps {
  int64_t a, b, c, d;
} Steps;

/* The steps that are the same whatever the bits below the leading ones X and Y are: those after which what is left is large enough beside the
 * factors, by T. Jebelean's condition (A double-digit Lehmer-Euclid algorithm for finding the GCD of long integers, 1995). Of the two
 * factors of a number one is above zero and the other not. */
static Steps sure_steps (int64_t x, int64_t y) {
  Steps s = {1, 0, 0, 1};
  while (y != 0) {
    int64_t q = x / y, rest = x - q * y;
    if (q >= MOST_FACTOR)
      break;
    int64_t c = s.a - q * s.c, d = s.b - q * s.d;
    if (c >= MOST_FACTOR || -c >= MOST_FACTOR || d >= MOST_FACTOR || -d >= MOST_FACTOR)
      break;
    if (c < d ? rest < -c || y - rest < d - s.d : rest < -d || y - rest < c - s.c)
      break;
    x = y;
    y = rest;
    s = (Steps){s.c, s.d, c, d};
  }
  return s;
}

/* OUT = P * U + Q * V, which is not negative and below 2 ** (30 * COUNT); U and V have COUNT digits. */
static RtMagnitude combine (uint32_t *out, const uint32_t *u, const uint32_t *v, size_t count, int64_t p, int64_t q) {
  int64_t carry = 0;
  for (size_t i = 0; i < count; i++) {
    carry += p * u[i] + q * v[i];
    out[i] = (uint32_t) carry & RT_DIGIT_MASK;
    carry >>= RT_DIGIT_BITS;
  }
  return rt_mag_trim ((RtMagnitude){out, count});
}

/* Four rooms of SIZE digits: the pair in two, the next pair in the others. */
typedef struct Rooms {
  uint32_t *u, *v, *next_u, *next_v;
  size_t size;
} Rooms;

static void take_turns (Rooms *r) {
  Rooms old = *r;
  *r = (Rooms){old.next_u, old.next_v, old.u, old.v, old.size};
}

/* M in ROOM, with zeros above it, so that both numbers of a pair can be gone through together. */
static void fill (uint32_t *room, RtMagnitude m, size_t size) {
  memcpy (room, m.digits, m.count * sizeof *room);
  memset (room + m.count, 0, (size - m.count) * sizeof *room);
}

/* (u, v) becomes (v, u mod v) by one division. V has two digits or more. */
static int divide_once (RtInterp *rt, Rooms *r, RtMagnitude *u, RtMagnitude *v) {
  uint32_t *quotient = r->next_u, *rest = r->next_v;
  if (rt_mag_divide (rt, quotient, rest, *u, *v) < 0)
    return -1;
  RtMagnitude remainder = rt_mag_trim ((RtMagnitude){rest, v->count});
  fill (r->next_u, *v, r->size);
  memset (rest + remainder.count, 0, (r->size - remainder.count) * sizeof *rest);
  *u = (RtMagnitude){r->next_u, v->count};
  *v = remainder;
  take_turns (r);
  return 0;
}

/* Makes the pair smaller until V fits into a word. */
static int shrink (RtInterp *rt, Rooms *r, RtMagnitude *u, RtMagnitude *v) {
  uint64_t since_check = 0;
  while (v->count > 2) {
    since_check += u->count;
    if (since_check > 1000000) {
      if (rt_check_stop (rt) < 0)
        return -1;
      since_check = 0;
    }
    size_t bits = rt_mag_bit_length (*u), shift_bits = bits > LEADING_BITS ? bits - LEADING_BITS : 0;
    Steps s = sure_steps (leading (*u, shift_bits), leading (*v, shift_bits));
    if (s.b == 0) {
      if (divide_once (rt, r, u, v) < 0)
        return -1;
      continue;
    }
    size_t count = u->count;
    RtMagnitude next_u = combine (r->next_u, r->u, r->v, count, s.a, s.b);
    *v = combine (r->next_v, r->u, r->v, count, s.c, s.d);
    *u = next_u;
    take_turns (r);
  }
  return 0;
}

static RtObject *gcd_of_magnitudes (RtInterp *rt, RtMagnitude a, RtMagnitude b) {
  Rooms r = {.size = a.count + 1};
  uint32_t *work = rt_mem_calloc (rt, 4 * r.size, sizeof *work);
  if (work == NULL)
    return NULL;
  r.u = work, r.v = work + r.size, r.next_u = work + 2 * r.size, r.next_v = work + 3 * r.size;
  fill (r.u, a, r.size);
  fill (r.v, b, r.size);
  RtMagnitude u = {r.u, a.count}, v = {r.v, b.count};
  RtObject *result = NULL;
  bool done = shrink (rt, &r, &u, &v) == 0 && (v.count < 2 || u.count <= 2 || divide_once (rt, &r, &u, &v) == 0);
  if (done && v.count == 0)
    result = rt_int_from_magnitude (rt, u, false);
  else if (done && v.count == 1)
    result = rt_int_from_int64 (rt, (int64_t) gcd_of_words (v.digits[0], rt_mag_divide_digit (r.next_u, u, v.digits[0])));
  else if (done)
    result = rt_int_from_int64 (rt, (int64_t) gcd_of_words (word_of (u), word_of (v)));
  rt_mem_free (rt, work, 4 * r.size * sizeof *work);
  return result;
}

RtObject *rt_int_gcd (RtInterp *rt, RtObject *a, RtObject *b) {
  RtMagnitude x = rt_int_magnitude (a), y = rt_int_magnitude (b);
  if (x.count <= 2 && y.count <= 2)
    return rt_int_from_int64 (rt, (int64_t) gcd_of_words (word_of (x), word_of (y)));
  return rt_mag_compare (x, y) >= 0 ? gcd_of_magnitudes (rt, x, y) : gcd_of_magnitudes (rt, y, x);
}
