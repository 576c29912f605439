/* Reads from the runtime what a step inside of a line tells. Makes no object, runs no user code. */
#pragma once

#include "tr-inside.h"

G_BEGIN_DECLS

/* The instruction that FRAME is about to run. */
void tr_inside_read_instruction (RtInterp *rt, const RtFrame *frame, TrInside *inside);
/* The collection under way. O: the object of its phase, or NULL. */
void tr_inside_read_gc (RtInterp *rt, RtObject *RT_NULLABLE o, TrInside *inside);

G_END_DECLS
