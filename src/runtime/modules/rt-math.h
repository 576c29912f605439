/* What the files of the module math share. */
#pragma once

#include "rt-module.h"

/* gamma (X), which is no pole, and log (abs (gamma (X))) (rt-math-gamma.c). */
double rt_math_gamma_of (double x);
double rt_math_lgamma_of (double x);

/* The sum of products (rt-math-sumprod.c). */
RtObject *rt_math_sumprod (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);

/* Functions on whole numbers of any size (rt-math-whole.c). */
#define RT_MATH_WHOLE(X) X (comb) X (factorial) X (gcd) X (isqrt) X (lcm) X (perm)
#define RT_MATH_WHOLE_DECLARE(name)                                                                                    \
  RtObject *rt_math_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *RT_NULLABLE kwnames);
RT_MATH_WHOLE (RT_MATH_WHOLE_DECLARE)
