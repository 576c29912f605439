/* The signatures of native functions, methods and types whose doc does not begin with one. */
#pragma once

#include "rt-interp.h"

/* The __text_signature__ of DOC, else of what is called OWNER.NAME (OWNER NULL: NAME); a str or None. */
RT_NEW RtObject *rt_signature_text (RtInterp *rt, const char *RT_NULLABLE doc, const char *RT_NULLABLE owner, const char *name);
