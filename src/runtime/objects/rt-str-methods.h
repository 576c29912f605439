/* The methods of str, of which the table in rt-str-methods.c is made. */
#pragma once

#include "rt-str-private.h"

#define RT_STR_METHOD(name)                                                                                                            \
  RtObject *rt_str_method_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)
RT_STR_METHOD (upper);
RT_STR_METHOD (lower);
RT_STR_METHOD (casefold);
RT_STR_METHOD (capitalize);
RT_STR_METHOD (swapcase);
RT_STR_METHOD (title);
RT_STR_METHOD (isalnum);
RT_STR_METHOD (isalpha);
RT_STR_METHOD (isascii);
RT_STR_METHOD (isdecimal);
RT_STR_METHOD (isdigit);
RT_STR_METHOD (isidentifier);
RT_STR_METHOD (islower);
RT_STR_METHOD (isnumeric);
RT_STR_METHOD (isprintable);
RT_STR_METHOD (isspace);
RT_STR_METHOD (istitle);
RT_STR_METHOD (isupper);
RT_STR_METHOD (format);
RT_STR_METHOD (format_map);
RT_STR_METHOD (join);
RT_STR_METHOD (encode);
RT_STR_METHOD (translate);
RT_STR_METHOD (maketrans);
RT_STR_METHOD (format_spec);
RT_STR_METHOD (getnewargs);
