/* The gamma function and the logarithm of its absolute value, after Lanczos: libm's differ in the last digits from what CPython prints. */
#include "rt-math.h"

#include <math.h>

/* g = 6.024680040776729583740234375 and its rational function of 13 terms, as Boost publishes them. */
#define LANCZOS_TERMS         13
#define LANCZOS_G             6.024680040776729583740234375
#define LANCZOS_G_MINUS_HALF  5.524680040776729583740234375
#define LOG_PI                1.144729885849400174143427351353058711647
#define LARGEST_WITH_FACTORIAL 23

static const double above[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double below[LANCZOS_TERMS] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                            2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

static double lanczos_sum (double x) {
  double numerator = 0, denominator = 0;
  if (x < 5.0) {
    for (int i = LANCZOS_TERMS - 1; i >= 0; i--) {
      numerator = numerator * x + above[i];
      denominator = denominator * x + below[i];
    }
  } else {
    for (int i = 0; i < LANCZOS_TERMS; i++) {
      numerator = numerator / x + above[i];
      denominator = denominator / x + below[i];
    }
  }
  return numerator / denominator;
}

/* sin (pi * x), exact at whole and half numbers. */
static double sine_of_pi (double x) {
  double y = fmod (fabs (x), 2.0), r;
  switch ((int) round (2.0 * y)) {
  case 0:
    r = sin (M_PI * y);
    break;
  case 1:
    r = cos (M_PI * (y - 0.5));
    break;
  case 2:
    r = sin (M_PI * (1.0 - y));
    break;
  case 3:
    r = -cos (M_PI * (y - 1.5));
    break;
  default:
    r = sin (M_PI * (y - 2.0));
  }
  return copysign (1.0, x) * r;
}

/* PRODUCT times or, for negative x, divided by BASE to the power of EXPONENT, in two steps where one would overflow. */
static double scaled (double product, double base, double exponent, double magnitude, bool negative) {
  double power = magnitude < 140.0 ? pow (base, exponent) : pow (base, exponent / 2.0);
  int times = magnitude < 140.0 ? 1 : 2;
  for (int i = 0; i < times; i++)
    product = negative ? product / power : product * power;
  return product;
}

double rt_math_gamma_of (double x) {
  double magnitude = fabs (x);
  if (!isfinite (x))
    return x < 0 ? NAN : x;
  if (x == floor (x) && x > 0 && x <= LARGEST_WITH_FACTORIAL) {
    double factorial = 1;
    for (int i = 2; i < (int) x; i++)
      factorial *= i;
    return factorial;
  }
  if (magnitude < 1e-20)
    return 1.0 / x;
  if (magnitude > 200.0)
    return x < 0.0 ? 0.0 / sine_of_pi (x) : INFINITY;
  double y = magnitude + LANCZOS_G_MINUS_HALF;
  /* What was lost when Y was rounded. */
  double lost = magnitude > LANCZOS_G_MINUS_HALF ? (y - magnitude) - LANCZOS_G_MINUS_HALF : (y - LANCZOS_G_MINUS_HALF) - magnitude;
  double z = lost * LANCZOS_G / y, r;
  if (x < 0.0) {
    r = -M_PI / sine_of_pi (magnitude) / magnitude * exp (y) / lanczos_sum (magnitude);
    r -= z * r;
  } else {
    r = lanczos_sum (magnitude) / exp (y);
    r += z * r;
  }
  return scaled (r, y, magnitude - 0.5, magnitude, x < 0.0);
}

double rt_math_lgamma_of (double x) {
  if (!isfinite (x))
    return isnan (x) ? x : INFINITY;
  if (x == floor (x) && x <= 2.0)
    return x <= 0.0 ? INFINITY : 0.0;
  double magnitude = fabs (x);
  if (magnitude < 1e-20)
    return -log (magnitude);
  double r = log (lanczos_sum (magnitude)) - LANCZOS_G;
  r += (magnitude - 0.5) * (log (magnitude + LANCZOS_G - 0.5) - 1);
  return x < 0.0 ? LOG_PI - log (fabs (sine_of_pi (magnitude))) - log (magnitude) - r : r;
}
