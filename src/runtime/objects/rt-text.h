/* What str, bytes and bytearray do alike: searching, cutting, stripping, replacing. A "text" is one of the three; results are of the
 * type of the text that was asked, arguments are str for str and anything with a buffer for the other two. */
#pragma once

#include "rt-bytes.h"
#include "rt-str-private.h"

static inline bool rt_text_is_str (const RtObject *o) {
  return RT_IS_STR (o);
}
RtStrView rt_text_view (RtObject *text);
/* A new text of SELF's kind; SELF itself, where that is allowed to be shared. */
RT_NEW RtObject *rt_text_make (RtInterp *rt, RtObject *self, RtStrView view);
RT_NEW RtObject *rt_text_itself (RtInterp *rt, RtObject *self);
RT_NEW RtObject *rt_text_part (RtInterp *rt, RtObject *self, ptrdiff_t start, ptrdiff_t end);

/* An argument that is a text of the same kind. */
typedef struct RtTextArg {
  RtStrView view;
  RtBufferView buffer; /* owner NULL: none to give back */
  char byte;           /* of an int where that is allowed */
} RtTextArg;
/* FORMAT is the TypeError for str with one %s, the name of the wrong type. */
bool rt_text_take (RtInterp *rt, RtObject *self, RtObject *o, const char *format, RtTextArg *arg);
/* The same, or an int for a byte of bytes: what find, count, index and `in` look for. */
bool rt_text_take_or_byte (RtInterp *rt, RtObject *self, RtObject *o, const char *format, RtTextArg *arg);
void rt_text_give_back (RtInterp *rt, RtTextArg *arg);

#define RT_TEXT_METHOD(name)                                                                                                           \
  RtObject *rt_text_##name (RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames)
RT_TEXT_METHOD (find);
RT_TEXT_METHOD (rfind);
RT_TEXT_METHOD (index);
RT_TEXT_METHOD (rindex);
RT_TEXT_METHOD (count);
RT_TEXT_METHOD (startswith);
RT_TEXT_METHOD (endswith);
RT_TEXT_METHOD (replace);
RT_TEXT_METHOD (partition);
RT_TEXT_METHOD (rpartition);
RT_TEXT_METHOD (removeprefix);
RT_TEXT_METHOD (removesuffix);
RT_TEXT_METHOD (split);
RT_TEXT_METHOD (rsplit);
RT_TEXT_METHOD (splitlines);
RT_TEXT_METHOD (strip);
RT_TEXT_METHOD (lstrip);
RT_TEXT_METHOD (rstrip);
RT_TEXT_METHOD (center);
RT_TEXT_METHOD (ljust);
RT_TEXT_METHOD (rjust);
RT_TEXT_METHOD (zfill);
RT_TEXT_METHOD (expandtabs);
/* `in`: 1, 0, -1. */
/* Whether NARGS are 1 to 3, as for find (sub[, start[, end]]); else TypeError. */
bool rt_check_sought (RtInterp *rt, const char *name, size_t nargs);
int rt_text_contains (RtInterp *rt, RtObject *self, RtObject *item);
