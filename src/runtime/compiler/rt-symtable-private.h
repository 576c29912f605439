#pragma once

#include "rt-symtable.h"

/* The second pass. */
bool rt_symtable_analyze (RtSymtable *t);
/* Raises SyntaxError; returns false. */
bool rt_symtable_error (RtSymtable *t, RtPosition at, const char *format, ...);
