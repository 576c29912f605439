/* The side of the interpreter that faces its host: streams, sources for tracebacks, the prompt. */
#pragma once

#include "rt.h"
#include "rt-stream.h"
#include "rt-vm.h"

typedef struct RtHost {
  RtConfig config;
  bool script_ran;
  char *prompt_text; /* lines of an unfinished block */
  int prompt_future_flags; /* of __future__, what was imported at the prompt */
  size_t prompt_bytes, prompt_capacity_bytes;
} RtHost;

static inline RtHost *rt_host (RtInterp *rt) {
  return rt->extension[RT_EXTENSION_HOST];
}

/* rt-finalize.c: what Py_Finalize does to the modules, in its order; finalizers run. False: a standard stream could not be flushed. */
bool rt_finalize_modules (RtInterp *rt);
/* rt-print-error.c: prints the current exception as an uncaught one, by sys.excepthook, and clears it. For SystemExit true, with the
 * status to exit with. */
bool rt_print_uncaught (RtInterp *rt, int *status);
/* rt-holders.c: what getsizeof adds to __sizeof__. */
size_t rt_sizeof_header (const RtObject *o);
