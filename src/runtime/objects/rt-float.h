/* float and complex. Text in the shortest form that reads back the same, whatever the locale. */
#pragma once

#include "rt-interp.h"

typedef struct RtFloat {
  RtObject base;
  double value;
} RtFloat;

typedef struct RtComplex {
  RtObject base;
  double real, imag;
} RtComplex;

/* One more kind of RtMemberDef: a double, read as a float; always with RT_MEMBER_READONLY. */
enum { RT_MEMBER_DOUBLE = 6 };

RT_NEW RtObject *rt_float_new (RtInterp *rt, double value);
RT_NEW RtObject *rt_complex_new (RtInterp *rt, double real, double imag);
double rt_float_by_method (RtInterp *rt, RtObject *o); /* by __float__, which O's type has; -1.0 with an exception */
double rt_float_to_double (RtInterp *rt, RtObject *o); /* any real number by __float__ or __index__; -1.0 with an exception */
/* Python's repr of VALUE appended to BUFFER: 1.0, 1e+16, inf, nan. */
void rt_float_append_repr (double value, struct HbBuffer *buffer);
/* Reads the whole of TEXT (C syntax, decimal point) whatever the locale; false if it is not a number. Underscores not allowed. */
bool rt_float_parse (const char *text, size_t length_bytes, double *value);
/* Half precision, IEEE 754's of two bytes. To it: half to even; false if VALUE is too large. */
double rt_float_from_half (uint16_t bits);
bool rt_float_to_half (double value, uint16_t *bits);
