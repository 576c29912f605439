/* What all streams have: the types _io._IOBase, _RawIOBase, _BufferedIOBase and _TextIOBase. */
#pragma once

#include "rt-bytes.h"
#include "rt-interp.h"

/* Streams written in C begin with this. */
typedef struct RtIoBase {
  RtObject base;
  RtObject *dict, *weakrefs; /* RT_NULLABLE */
} RtIoBase;

#define RT_IO_ARGS RtInterp *rt, RtObject *self, RtObject *const *args, size_t nargs, RtObject *kwnames

int rt_io_base_traverse (RtObject *self, RtVisit visit, void *arg);
int rt_io_base_clear (RtInterp *rt, RtObject *self);
/* Gives up dict and weak references; what else there is has gone before, or goes in between. */
void rt_io_base_dealloc (RtInterp *rt, RtObject *self);
/* The bytes of O that FUNCTION is to fill; false with TypeError if they cannot be written to. */
bool rt_io_room (RtInterp *rt, RtObject *o, const char *function, RtBufferView *view);
/* The argument size, hint or pos, OTHERWISE if it is None or not there; false with an exception. */
bool rt_io_count (RtInterp *rt, RtObject *const *args, size_t nargs, ptrdiff_t otherwise, ptrdiff_t *count);
/* SELF.NAME (ARGS). */
RT_NEW RtObject *rt_io_call (RtInterp *rt, RtObject *self, const char *name, RtObject *const *args, size_t nargs);

/* Writes what iterating over LINES gives, one after the other, with WRITE, which gives a number below 0 with an exception. */
typedef ptrdiff_t (*RtIoWrite) (RtInterp *rt, RtObject *self, RtObject *line);
RT_NEW RtObject *rt_io_write_each (RtInterp *rt, RtObject *self, RtObject *lines, RtIoWrite write); /* None */

/* A method that streams of a kind do not have unless a class adds it. */
#define RT_IO_UNSUPPORTED(function, name, least, most)                                                           \
  static RtObject *function (RT_IO_ARGS) {                                                                 \
    return rt_check_positional (rt, name, nargs, least, most) ? rt_io_unsupported (rt, name) : NULL;       \
  }
