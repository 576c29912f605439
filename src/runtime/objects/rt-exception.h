/* Exceptions and tracebacks. */
#pragma once

#include "rt-interp.h"

#define RT_EXCEPTION_HEAD                                                                                              \
  RtObject base;                                                                                                       \
  RtObject *dict, *args, *notes, *traceback, *context, *cause; /* args never NULL, others RT_NULLABLE */               \
  bool suppress_context

typedef struct RtException { RT_EXCEPTION_HEAD; } RtException;
typedef struct RtSyntaxError {
  RT_EXCEPTION_HEAD;
  RtObject *msg, *filename, *lineno, *offset, *end_lineno, *end_offset, *text, *print_file_and_line;
} RtSyntaxError;
typedef struct RtImportError { RT_EXCEPTION_HEAD; RtObject *msg, *name, *path, *name_from; } RtImportError;
typedef struct RtNameError { RT_EXCEPTION_HEAD; RtObject *name; } RtNameError;
typedef struct RtAttributeError { RT_EXCEPTION_HEAD; RtObject *obj, *name; } RtAttributeError;
typedef struct RtStopIteration { RT_EXCEPTION_HEAD; RtObject *value; } RtStopIteration;
typedef struct RtSystemExit { RT_EXCEPTION_HEAD; RtObject *code; } RtSystemExit;
typedef struct RtOSError { RT_EXCEPTION_HEAD; RtObject *errno_, *strerror, *filename, *filename2; ptrdiff_t written_plus_1; } RtOSError;
typedef struct RtExceptionGroup { RT_EXCEPTION_HEAD; RtObject *msg, *excs; } RtExceptionGroup;
typedef struct RtUnicodeError {
  RT_EXCEPTION_HEAD;
  RtObject *encoding, *object;
  ptrdiff_t start, end;
  RtObject *reason;
} RtUnicodeError;

#define RT_IS_EXCEPTION(o)       RT_IS (o, RT_TYPE_EXCEPTION)
/* Whether O is a class that derives from BaseException. */
bool rt_is_exception_class (RtObject *o);

typedef struct RtTraceback {
  RtObject base;
  RtObject *next;  /* RT_NULLABLE: towards where it was raised */
  RtObject *frame; /* frame object */
  int lasti_bytes, line;
} RtTraceback;

/* An instance of TYPE made from VALUE as a raise statement does. */
RT_NEW RtObject *rt_exception_make (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE value);
/* Whether the exception (instance or class) matches a class or a tuple of them, as `except` does. */
bool rt_exception_matches (RtInterp *rt, RtObject *exception, RtObject *class_or_tuple);
/* Exceptions remember what they are about, so that "Did you mean" can be found. */
void *rt_raise_name_error (RtInterp *rt, RtType *type, const char *format, RtObject *name);
void *rt_raise_attribute_error (RtInterp *rt, RtObject *o, RtObject *name); /* "'T' object has no attribute 'x'" */
RT_NEW RtObject *rt_stop_iteration_value (RtInterp *rt);        /* of the current StopIteration, which is cleared; None if none */
void rt_exception_set_traceback (RtInterp *rt, RtObject *exception, RT_STEALS RtObject *RT_NULLABLE traceback);
void rt_exception_set_context (RtInterp *rt, RtObject *exception, RT_STEALS RtObject *RT_NULLABLE context);
void rt_exception_set_cause (RtInterp *rt, RtObject *exception, RT_STEALS RtObject *RT_NULLABLE cause);
/* Adds NOTE (a str) to what is printed below EXCEPTION, as its method add_note. */
RT_RAISES int rt_exception_note (RtInterp *rt, RtObject *exception, RtObject *note);
/* Adds an entry for FRAME to the current exception's traceback. */
RT_RAISES int rt_traceback_here (RtInterp *rt, RtFrame *frame);
/* The text that CPython prints for an uncaught exception: chain, groups, notes, carets, suggestions. Runs user code (__str__). */
RT_RAISES int rt_traceback_format (RtInterp *rt, RtObject *exception, struct HbBuffer *out);
/* The same for one that nobody can catch: without chain, notes, suggestions, and members of a group. */
RT_RAISES int rt_traceback_format_ignored (RtInterp *rt, RtObject *exception, struct HbBuffer *out);
/* As the module traceback would write it, which chooses names to suggest in another way. */
RT_RAISES int rt_traceback_format_by_module (RtInterp *rt, RtObject *exception, struct HbBuffer *out);
/* except*: splits EXCEPTION (a group, or a plain one) by CLASS_OR_TUPLE; *MATCH and *REST are new, None where nothing is. A plain exception
 * that matches is put into a group. */
RT_RAISES int rt_exception_group_match (RtInterp *rt, RtObject *exception, RtObject *class_or_tuple, RtObject **match, RtObject **rest);
/* What except* clauses left over of ORIGINAL, from the list of what they raised; None if nothing. */
RT_NEW RtObject *rt_prepare_reraise_star (RtInterp *rt, RtObject *original, RtObject *raised);
/* Completes the current AttributeError, unless it knows already, with the object and the name that it is about. */
void rt_attribute_error_about (RtInterp *rt, RtObject *o, RtObject *name);
/* ExceptionGroup has two bases; called once, when all types are ready. */
RT_RAISES int rt_exception_group_start (RtInterp *rt);
