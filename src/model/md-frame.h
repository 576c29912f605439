/* What a running frame is, besides what it holds. */
#pragma once

#include "tr-state.h"

G_BEGIN_DECLS

/* The code object that FRAME runs, at the state's step; 0 if it is not there. */
TrId md_frame_code (TrState *state, TrId frame);
/* The name of the file that FRAME's code is from ("<stdin>" for a line at the prompt); NULL if it is not known. Free with g_free. */
char *md_frame_file (TrState *state, TrId frame);

G_END_DECLS
