/* Arithmetic on magnitudes. Schoolbook methods, and libtommath for products of large ones. */
#include <string.h>
#include <tommath.h>

#include "rt-error.h"
#include "rt-int-private.h"

/* From this many digits on in both factors libtommath multiplies; above LEAF_DIGITS the product is cut into
 * parts, between which a request to stop is looked for. */
#define LARGE_DIGITS 80
#define LEAF_DIGITS  8192
/* A division that needs no more than this works on the C stack. */
#define FEW_DIGITS   64

/* Defined by vm: -1 with KeyboardInterrupt if a stop was requested. */
RT_RAISES int rt_check_stop (RtInterp *rt);

RtMagnitude rt_mag_trim (RtMagnitude m) {
  while (m.count > 0 && m.digits[m.count - 1] == 0)
    m.count--;
  return m;
}

size_t rt_mag_bit_length (RtMagnitude m) {
  m = rt_mag_trim (m);
  if (m.count == 0)
    return 0;
  return m.count * RT_DIGIT_BITS - (size_t)(__builtin_clz (m.digits[m.count - 1]) - (32 - RT_DIGIT_BITS));
}

int rt_mag_compare (RtMagnitude a, RtMagnitude b) {
  a = rt_mag_trim (a);
  b = rt_mag_trim (b);
  if (a.count != b.count)
    return a.count < b.count ? -1 : 1;
  for (size_t i = a.count; i > 0; i--)
    if (a.digits[i - 1] != b.digits[i - 1])
      return a.digits[i - 1] < b.digits[i - 1] ? -1 : 1;
  return 0;
}

void rt_mag_add (uint32_t *out, RtMagnitude a, RtMagnitude b) {
  if (a.count < b.count) {
    RtMagnitude swap = a;
    a = b;
    b = swap;
  }
  uint32_t carry = 0;
  for (size_t i = 0; i < a.count; i++) {
    carry += a.digits[i] + (i < b.count ? b.digits[i] : 0);
    out[i] = carry & RT_DIGIT_MASK;
    carry >>= RT_DIGIT_BITS;
  }
  out[a.count] = carry;
}

void rt_mag_subtract (uint32_t *out, RtMagnitude a, RtMagnitude b) {
  uint32_t borrow = 0;
  for (size_t i = 0; i < a.count; i++) {
    borrow = a.digits[i] - (i < b.count ? b.digits[i] : 0) - borrow;
    out[i] = borrow & RT_DIGIT_MASK;
    borrow = borrow >> RT_DIGIT_BITS & 1;
  }
}

static void multiply_small (uint32_t *out, RtMagnitude a, RtMagnitude b) {
  for (size_t i = 0; i < a.count; i++) {
    uint64_t carry = 0, factor = a.digits[i];
    if (factor == 0)
      continue;
    for (size_t j = 0; j < b.count; j++) {
      carry += out[i + j] + factor * b.digits[j];
      out[i + j] = (uint32_t)(carry & RT_DIGIT_MASK);
      carry >>= RT_DIGIT_BITS;
    }
    for (size_t j = i + b.count; carry != 0; j++) {
      carry += out[j];
      out[j] = (uint32_t)(carry & RT_DIGIT_MASK);
      carry >>= RT_DIGIT_BITS;
    }
  }
}

/* Two of our digits make one of the library's; mp_unpack and mp_pack would go bit by bit. */
_Static_assert(MP_DIGIT_BIT == 2 * RT_DIGIT_BITS, "libtommath with digits of 60 bits");

static mp_err load (mp_int *to, RtMagnitude m) {
  mp_err result = mp_init_size (to, (int)(m.count / 2 + 1));
  if (result != MP_OKAY)
    return result;
  for (size_t i = 0; i < m.count; i += 2)
    to->dp[i / 2] = m.digits[i] | (i + 1 < m.count ? (mp_digit)m.digits[i + 1] << RT_DIGIT_BITS : 0);
  to->used = (int)((m.count + 1) / 2);
  mp_clamp (to);
  return MP_OKAY;
}

/* The product by libtommath, which takes memory of its own, no more than a few times the factors. */
static bool multiply_by_library (uint32_t *out, RtMagnitude a, RtMagnitude b) {
  mp_int x, y, z;
  if (mp_init (&z) != MP_OKAY)
    return false;
  bool ok = load (&x, a) == MP_OKAY;
  if (ok && load (&y, b) == MP_OKAY) {
    ok = mp_mul (&x, &y, &z) == MP_OKAY;
    mp_clear (&y);
  } else if (ok) {
    mp_clear (&x);
    ok = false;
  }
  for (int i = 0; ok && i < z.used; i++) {
    out[2 * i] = (uint32_t)(z.dp[i] & RT_DIGIT_MASK);
    if (z.dp[i] >> RT_DIGIT_BITS != 0)
      out[2 * i + 1] = (uint32_t)(z.dp[i] >> RT_DIGIT_BITS);
  }
  if (ok)
    mp_clear (&x);
  mp_clear (&z);
  return ok;
}

/* OUT += PART at once, from its lowest digit on; what carries goes on upwards. */
static void add_into (uint32_t *out, RtMagnitude part) {
  uint32_t carry = 0;
  for (size_t i = 0; i < part.count || carry != 0; i++) {
    carry += out[i] + (i < part.count ? part.digits[i] : 0);
    out[i] = carry & RT_DIGIT_MASK;
    carry >>= RT_DIGIT_BITS;
  }
}

static void subtract_from (uint32_t *out, RtMagnitude part) {
  uint32_t borrow = 0;
  for (size_t i = 0; i < part.count || borrow != 0; i++) {
    borrow = out[i] - (i < part.count ? part.digits[i] : 0) - borrow;
    out[i] = borrow & RT_DIGIT_MASK;
    borrow = borrow >> RT_DIGIT_BITS & 1;
  }
}

static RtMagnitude low_part (RtMagnitude m, size_t count) {
  return rt_mag_trim ((RtMagnitude){m.digits, m.count < count ? m.count : count});
}

static RtMagnitude high_part (RtMagnitude m, size_t from) {
  return m.count > from ? (RtMagnitude){m.digits + from, m.count - from} : (RtMagnitude){m.digits, 0};
}

/* Karatsuba's three products instead of four, HALF digits being the lower part. WORK has room for 8 * (HALF +
 * 1) digits. */
static int multiply_halves (RtInterp *rt, uint32_t *out, RtMagnitude a, RtMagnitude b, size_t half,
                            uint32_t *work) {
  RtMagnitude a0 = low_part (a, half), a1 = high_part (a, half), b0 = low_part (b, half),
              b1 = high_part (b, half);
  size_t sum_count = half + 2;
  uint32_t *a_sum = work, *b_sum = work + sum_count, *middle = work + 2 * sum_count;
  if (rt_mag_multiply (rt, out, a0, b0) < 0 || rt_mag_multiply (rt, out + 2 * half, a1, b1) < 0)
    return -1;
  rt_mag_add (a_sum, a0, a1);
  rt_mag_add (b_sum, b0, b1);
  RtMagnitude sa = rt_mag_trim ((RtMagnitude){a_sum, (a0.count > a1.count ? a0.count : a1.count) + 1});
  RtMagnitude sb = rt_mag_trim ((RtMagnitude){b_sum, (b0.count > b1.count ? b0.count : b1.count) + 1});
  if (rt_mag_multiply (rt, middle, sa, sb) < 0)
    return -1;
  subtract_from (middle, rt_mag_trim ((RtMagnitude){out, a0.count + b0.count}));
  subtract_from (middle, rt_mag_trim ((RtMagnitude){out + 2 * half, a1.count + b1.count}));
  add_into (out + half, rt_mag_trim ((RtMagnitude){middle, sa.count + sb.count}));
  return 0;
}

static int multiply_in_parts (RtInterp *rt, uint32_t *out, RtMagnitude a, RtMagnitude b) {
  if (rt_check_stop (rt) < 0)
    return -1;
  bool lopsided = a.count <= b.count / 2;
  size_t half = (b.count + 1) / 2, work_count = lopsided ? a.count + half : 4 * (half + 4);
  uint32_t *work = rt_mem_calloc (rt, work_count, sizeof *work);
  if (work == NULL)
    return -1;
  int result = 0;
  if (!lopsided) {
    result = multiply_halves (rt, out, a, b, half, work);
  } else {
    for (size_t from = 0; from < b.count && result == 0; from += half) {
      RtMagnitude part = low_part (high_part (b, from), half);
      memset (work, 0, work_count * sizeof *work);
      result = rt_mag_multiply (rt, work, a, part);
      if (result == 0)
        add_into (out + from, rt_mag_trim ((RtMagnitude){work, a.count + part.count}));
    }
  }
  rt_mem_free (rt, work, work_count * sizeof *work);
  return result;
}

int rt_mag_multiply (RtInterp *rt, uint32_t *out, RtMagnitude a, RtMagnitude b) {
  if (a.count > b.count) {
    RtMagnitude swap = a;
    a = b;
    b = swap;
  }
  if (a.count < LARGE_DIGITS && (a.count < 8 || b.count <= LEAF_DIGITS)) {
    multiply_small (out, a, b);
    return 0;
  }
  if (b.count > LEAF_DIGITS)
    return multiply_in_parts (rt, out, a, b);
  if (!multiply_by_library (out, a, b)) {
    rt_no_memory (rt);
    return -1;
  }
  return 0;
}

uint32_t rt_mag_divide_digit (uint32_t *out, RtMagnitude a, uint32_t d) {
  uint64_t rest = 0;
  for (size_t i = a.count; i > 0; i--) {
    rest = rest << RT_DIGIT_BITS | a.digits[i - 1];
    out[i - 1] = (uint32_t)(rest / d);
    rest %= d;
  }
  return (uint32_t)rest;
}

void rt_mag_shift_left (uint32_t *out, RtMagnitude a, size_t shift_bits) {
  size_t words = shift_bits / RT_DIGIT_BITS;
  unsigned bits = (unsigned)(shift_bits % RT_DIGIT_BITS);
  memset (out, 0, words * sizeof *out);
  uint64_t carry = 0;
  for (size_t i = 0; i < a.count; i++) {
    carry |= (uint64_t)a.digits[i] << bits;
    out[words + i] = (uint32_t)(carry & RT_DIGIT_MASK);
    carry >>= RT_DIGIT_BITS;
  }
  out[words + a.count] = (uint32_t)carry;
}

void rt_mag_shift_right (uint32_t *out, RtMagnitude a, size_t shift_bits) {
  size_t words = shift_bits / RT_DIGIT_BITS;
  unsigned bits = (unsigned)(shift_bits % RT_DIGIT_BITS);
  for (size_t i = words; i < a.count; i++) {
    uint64_t pair = a.digits[i] | (i + 1 < a.count ? (uint64_t)a.digits[i + 1] << RT_DIGIT_BITS : 0);
    out[i - words] = (uint32_t)(pair >> bits & RT_DIGIT_MASK);
  }
}

/* One digit of the quotient: how often V (n digits, its top bit set) goes into the n + 1 digits at U, from
 * which it is taken. */
static uint32_t divide_step (uint32_t *u, const uint32_t *v, size_t n) {
  uint64_t top = (uint64_t)u[n] << RT_DIGIT_BITS | u[n - 1];
  uint64_t guess = top / v[n - 1], rest = top % v[n - 1];
  while (guess > RT_DIGIT_MASK || guess * v[n - 2] > (rest << RT_DIGIT_BITS | u[n - 2])) {
    guess--;
    rest += v[n - 1];
    if (rest > RT_DIGIT_MASK)
      break;
  }
  int64_t borrow = 0;
  for (size_t i = 0; i < n; i++) {
    int64_t digit = (int64_t)u[i] - (int64_t)(guess * v[i] & RT_DIGIT_MASK) + borrow;
    borrow = (digit >> RT_DIGIT_BITS) - (int64_t)(guess * v[i] >> RT_DIGIT_BITS);
    u[i] = (uint32_t)(digit & RT_DIGIT_MASK);
  }
  int64_t last = (int64_t)u[n] + borrow;
  if (last < 0) { /* one too many: give V back */
    uint32_t carry = 0;
    for (size_t i = 0; i < n; i++) {
      carry += u[i] + v[i];
      u[i] = carry & RT_DIGIT_MASK;
      carry >>= RT_DIGIT_BITS;
    }
    guess--;
  }
  u[n] = 0;
  return (uint32_t)guess;
}

int rt_mag_divide (RtInterp *rt, uint32_t *quotient, uint32_t *remainder, RtMagnitude a, RtMagnitude b) {
  size_t n = b.count, room = a.count + 1 + n + 1;
  uint32_t few[FEW_DIGITS] = {0}, *work = room <= FEW_DIGITS ? few : rt_mem_calloc (rt, room, sizeof *work);
  if (work == NULL)
    return -1;
  uint32_t *u = work, *v = work + a.count + 1;
  unsigned shift = (unsigned)__builtin_clz (b.digits[n - 1]) - (32 - RT_DIGIT_BITS);
  rt_mag_shift_left (u, a, shift);
  rt_mag_shift_left (v, b, shift);
  int result = 0;
  uint64_t since_check = 0;
  for (size_t i = a.count - n + 1; i > 0 && result == 0; i--) {
    quotient[i - 1] = divide_step (u + i - 1, v, n);
    since_check += n;
    if (since_check > 1000000) {
      result = rt_check_stop (rt);
      since_check = 0;
    }
  }
  rt_mag_shift_right (remainder, (RtMagnitude){u, n}, shift);
  if (work != few)
    rt_mem_free (rt, work, room * sizeof *work);
  return result;
}
