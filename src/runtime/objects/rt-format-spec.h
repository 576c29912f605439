/* The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]. */
#pragma once

#include "rt-interp.h"

/* What __format__ of these types does with a spec. */
RT_NEW RtObject *rt_format_int (RtInterp *rt, RtObject *o, RtObject *spec);
RT_NEW RtObject *rt_format_float (RtInterp *rt, RtObject *o, RtObject *spec);
RT_NEW RtObject *rt_format_complex (RtInterp *rt, RtObject *o, RtObject *spec);
RT_NEW RtObject *rt_format_str (RtInterp *rt, RtObject *o, RtObject *spec);

/* VALUE as printf's %e, %f, %g or repr ('r') would write it with PRECISION, in ASCII whatever the locale. ALTERNATE keeps the point and
 * zeros of g; ALWAYS_POINT adds ".0" to what looks like an int; TYPE in capitals gives capitals. */
void rt_float_append_formatted (double value, char type, int precision, bool alternate, bool always_point, struct HbBuffer *buffer);
