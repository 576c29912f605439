/* Frames: a running block of code, its variables and its evaluation stack (CPython 3.12's _PyInterpreterFrame).
 *
 * Frames live on the interpreter's data stack, those of generators inside the generator object. A frame object (type frame) is
 * made only when a traceback or sys._getframe asks for one; when the frame ends, the frame object takes the variables over.
 * `locals` holds nlocalsplus variables, then the evaluation stack; every non-NULL place is one owned reference.
 */
#pragma once

#include "rt-code.h"
#include "rt-function.h"

typedef enum RtFrameOwner { RT_FRAME_OF_THREAD, RT_FRAME_OF_GENERATOR, RT_FRAME_OF_FRAME_OBJECT } RtFrameOwner;

struct RtFrame {
  RtObject *code;                       /* owned */
  RtObject *function;                   /* owned; exec'd code gets one for the time it runs, as in CPython */
  RtObject *globals, *builtins;         /* borrowed from function */
  RtObject *locals_dict;                /* owned, RT_NULLABLE: namespace of a module or class body; of a function what locals () gave */
  RtObject *frame_object;               /* owned, RT_NULLABLE */
  RtFrame *previous;                    /* the caller */
  RtCodeUnit *previous_unit;            /* the instruction that runs */
  int stack_top;                        /* index into locals: first free place */
  uint8_t owner;                        /* RtFrameOwner */
  bool entry;                           /* called from native code: returning leaves the evaluation loop */
  uint32_t return_offset;               /* code units to skip when what it called returns */
  uint64_t identity;                    /* never used twice; for the trace */
  int traced_line;                      /* line of the last line event; -1 */
  RtObject *locals[];
};

static inline RtCode *rt_frame_code (const RtFrame *frame) {
  return (RtCode *) frame->code;
}
int rt_frame_line (const RtFrame *frame); /* the line that runs, 0 if unknown */
/* The same for what asks often: code that runs often keeps its lines at hand. */
int rt_frame_line_at_hand (RtInterp *rt, const RtFrame *frame);
/* The references that FRAME owns besides its places; the slot of each is rt_frame_field_slot. */
enum { RT_FRAME_CODE, RT_FRAME_FUNCTION, RT_FRAME_SPACE, RT_FRAME_OBJECT, RT_FRAME_FIELDS };
/* OF_FUNCTION: rt_code_is_of_function of the code that the frame runs. */
RtSlot rt_frame_field_slot (bool of_function, int field);
static inline void rt_frame_fields (const RtFrame *frame, RtObject *fields[RT_FRAME_FIELDS]) {
  fields[RT_FRAME_CODE] = frame->code;
  fields[RT_FRAME_FUNCTION] = frame->function;
  fields[RT_FRAME_SPACE] = frame->locals_dict;
  fields[RT_FRAME_OBJECT] = frame->frame_object;
}
/* The slot of a variable, or of a place of the stack, of a frame that runs CODE. */
RtSlot rt_frame_place_slot (const RtCode *code, int place);
/* Every reference the frame owns: RT_FIELD "f_code", "f_func", "f_locals" (the namespace of a
 * module or class body) or "locals()" (what locals () gave in a function, which has its variables elsewhere), "frame object"; locals as RT_SLOT_LOCAL with their names, stack places as RT_SLOT_STACK. */
int rt_frame_visit (RtFrame *frame, RtVisit visit, void *arg);
/* The generator whose frame this is, or NULL. Its traverse slot gives the frame's references as RT_SLOT_LOCAL and RT_SLOT_STACK,
 * running or suspended. */
RT_BORROWED RtObject *rt_frame_generator (const RtFrame *frame);
/* The code object of a frame object. */
RT_BORROWED RtObject *rt_frame_object_code (RtObject *frame_object);
/* The frame object for FRAME, made if need be. */
RT_NEW RtObject *rt_frame_object (RtInterp *rt, RtFrame *frame);

/* The instruction that a frame is about to run, or runs, in the words of dis. */
typedef struct RtRunning {
  const char *opcode;
  uint32_t offset_bytes;
  int oparg; /* -1: it has none */
  RtPosition position;
} RtRunning;
/* ARGUMENT gets what dis has in parentheses. Makes no object. (rt-holders.c) */
void rt_frame_running (RtInterp *rt, const RtFrame *frame, RtRunning *running, struct HbBuffer *argument);
