/* Encoding and decoding text: utf-8, ascii, latin-1, utf-16 and utf-32, with the error handlers strict, ignore, replace,
 * backslashreplace, xmlcharrefreplace, namereplace, surrogateescape and surrogatepass. All others are asked of the module codecs. */
#pragma once

#include "rt-interp.h"

/* Raises TYPE (UnicodeEncodeError: OBJECT a str, UnicodeDecodeError: bytes) about OBJECT[START:END]. Returns NULL. */
void *rt_raise_unicode_error (RtInterp *rt, RtType *type, const char *encoding, RtObject *object, ptrdiff_t start, ptrdiff_t end,
                              const char *reason);
/* The UTF-8 form of a str that names an encoding or an error handler; ValueError "embedded null character". */
RT_BORROWED const char *rt_codec_text (RtInterp *rt, RtObject *name);
/* A bytes object. ENCODING and ERRORS: NULL for utf-8 and strict. LookupError "unknown encoding: x". */
RT_NEW RtObject *rt_str_encode (RtInterp *rt, RtObject *s, const char *RT_NULLABLE encoding, const char *RT_NULLABLE errors);
RT_NEW RtObject *rt_str_decode (RtInterp *rt, const char *data, size_t length_bytes, const char *RT_NULLABLE encoding,
                                const char *RT_NULLABLE errors);
