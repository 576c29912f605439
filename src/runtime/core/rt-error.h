/* Raising and handling exceptions. The current exception is one object, always an instance, as in CPython 3.12. */
#pragma once

#include "rt-type.h"

/* Raises TYPE with a message; returns NULL, for `return rt_raise (...)`. Formats: %s UTF-8 text (%.200s cuts), %c %d %u %ld %lu %zd %zu %lld %x,
 * %U a str object, %R repr of an object, %S str of an object, %A ascii of an object, %T the name of an object's type (%K: None for None), %N a type's name, %%.
 * RT_NULLABLE nothing. If building the message fails, that failure is the exception. */
void *rt_raise (RtInterp *rt, RtType *type, const char *format, ...);
int rt_raise_int (RtInterp *rt, RtType *type, const char *format, ...); /* the same, returns -1 */
/* Short for the common ones: RT_TYPE_ERROR (rt, "...") returns NULL, RT_TYPE_ERROR_INT -1. */
#define RT_TYPE_ERROR(rt, ...)      rt_raise ((rt), (rt)->types.TypeError, __VA_ARGS__)
#define RT_TYPE_ERROR_INT(rt, ...)  rt_raise_int ((rt), (rt)->types.TypeError, __VA_ARGS__)
#define RT_VALUE_ERROR(rt, ...)     rt_raise ((rt), (rt)->types.ValueError, __VA_ARGS__)
#define RT_VALUE_ERROR_INT(rt, ...) rt_raise_int ((rt), (rt)->types.ValueError, __VA_ARGS__)

/* Raises MemoryError from a preallocated instance where need be; returns NULL. */
void *rt_no_memory (RtInterp *rt);
/* Raises TYPE (VALUE): VALUE becomes the argument, a tuple the arguments, NULL none, as PyErr_SetObject. Returns NULL. */
void *rt_raise_object (RtInterp *rt, RtType *type, RtObject *RT_NULLABLE value);
/* KeyError (KEY), the key as a single argument even if it is a tuple. */
void *rt_raise_key_error (RtInterp *rt, RtObject *key);

/* The current exception or NULL. */
RT_BORROWED RtObject *rt_error (RtInterp *rt);
bool rt_error_matches (RtInterp *rt, RtType *type);
void rt_error_clear (RtInterp *rt);
/* Takes the current exception (NULL if none); puts one back, giving up the current. */
RT_NEW RtObject *rt_error_take (RtInterp *rt);
void rt_error_put (RtInterp *rt, RT_STEALS RtObject *RT_NULLABLE exception);
/* Clears the exception and gives it to sys.unraisablehook, which unless the program put another there prints "Exception ignored in: ..."
 * with traceback to the error stream; as PyErr_WriteUnraisable. */
void rt_error_unraisable (RtInterp *rt, RtObject *RT_NULLABLE where);
/* The same with MESSAGE instead of "Exception ignored in". */
void rt_error_unraisable_saying (RtInterp *rt, const char *RT_NULLABLE message, RtObject *RT_NULLABLE where);
/* What the default hook does: MESSAGE instead of "Exception ignored in", if there is one. Leaves no exception behind. */
void rt_error_show_unraisable (RtInterp *rt, RtObject *exception, RtObject *RT_NULLABLE message, RtObject *RT_NULLABLE where,
                               RtObject *file);
/* Makes CAUSE the __cause__ and __context__ of the current exception. */
void rt_error_chain (RtInterp *rt, RT_STEALS RtObject *cause);
