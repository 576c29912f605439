/* What float, complex and the module math share. */
#pragma once

#include "rt-float.h"

void rt_float_dealloc (RtInterp *rt, RtObject *o);
double rt_float_remainder (double x, double y); /* Python's % */
/* OverflowError (34, 'Numerical result out of range'). Returns NULL. */
void *rt_float_range_error (RtInterp *rt);
/* The text of S without blanks around it and underscores between digits, any of Unicode's digits as ASCII; what cannot be in a number
 * as '?'. False if an underscore stands where none may, or memory is too short. */
bool rt_number_text (RtObject *s, struct HbBuffer *text);
/* strtod whatever the locale. */
double rt_float_read (const char *text, char **RT_NULLABLE end);
