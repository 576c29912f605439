/* Frame objects: what tracebacks and sys._getframe hand out. While the frame runs the object only points at it; when it ends the
 * object, if somebody keeps it, takes over its variables. */
#pragma once

#include "rt-frame.h"

typedef struct RtFrameObject {
  RtVarObject base;
  RtObject *back;   /* f_back, once the frame has ended; RT_NULLABLE */
  RtObject *trace;  /* f_trace; RT_NULLABLE */
  RtObject *native_call; /* the native function that it calls while sys.setprofile wants to know; RT_NULLABLE */
  bool no_lines;    /* not f_trace_lines */
  bool opcodes;     /* f_trace_opcodes */
  bool gave_locals; /* f_locals was asked for: once what is being told of the frame has returned, its variables become what stands there */
  RtFrame *frame;   /* runs elsewhere, or is `own`; never NULL */
  RtFrame own;      /* and its variables and stack behind it */
} RtFrameObject;

#define RT_FRAME_SLOT_TRACE       RT_ATTR (1, "f_trace")
#define RT_FRAME_SLOT_NATIVE_CALL RT_FIELD (2, "native function that is called")

/* FRAME has ended and OBJECT lives on: moves its references (of the stack those below STACK_TOP) into OBJECT. */
void rt_frame_object_take_over (RtInterp *rt, RtObject *object, RtFrame *frame, int stack_top);
/* FRAME has moved to TO. */
void rt_frame_object_follow (RtObject *object, RtFrame *to);
/* FRAME has ended and OBJECT is about to be freed. */
void rt_frame_object_forget (RtObject *object);
