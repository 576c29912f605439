/* JSON as far as no code of the program takes part but hooks: texts read into dicts, lists, str, int, float, bool and None, and these written.
 *
 * What cannot be done so (a text that is no JSON, an object of another class, what holds itself) is left
 * to python/json.py, which begins anew, and which raises what is to be raised. */
#pragma once

#include "rt-interp.h"

struct HbBuffer;

/* The string of JSON whose opening quote stands before *AT, which comes behind the closing one. NULL: *MESSAGE tells what is wrong at *AT, or
 * is NULL and MemoryError is raised. STRICT refuses control characters. */
RT_NEW RtObject *rt_json_read_string (RtInterp *rt, RtObject *text, ptrdiff_t *at, bool strict, const char **message);
/* What the program makes of objects and numbers itself; all borrowed, NULL: nothing. */
typedef struct RtJsonHooks {
  RtObject *object, *pairs, *number_float, *number_int;
} RtJsonHooks;

/* The value that starts at *AT, which comes behind it. Keys of objects that are equal become one object by the dict MEMO. NULL without an
 * exception: it is not plain. RecursionError and MemoryError are raised. With HOOKS
 * (RT_NULLABLE) the text must be known to be plain, for they cannot be called once more. */
RT_NEW RtObject *rt_json_read (RtInterp *rt, RtObject *text, ptrdiff_t *at, bool strict, RtObject *memo, const RtJsonHooks *hooks);

/* TEXT in quotes; with ASCII, all else as escapes. */
void rt_json_append_quoted (RtObject *text, bool ascii, struct HbBuffer *out);

typedef struct RtJsonStyle {
  RtObject *item_separator, *key_separator; /* str, borrowed */
  RtObject *indent;                         /* str for each level, borrowed; NULL: all on one line */
  bool ascii, allow_nan, sort_keys;
  bool check_circular; /* what holds itself is not plain */
} RtJsonStyle;

/* Appends O; false without an exception if it is not plain, or with RecursionError or MemoryError. OUT can then hold a part of it. */
bool rt_json_write (RtInterp *rt, RtObject *o, const RtJsonStyle *style, struct HbBuffer *out);
