/* A step as one line of JSON, as `heapscope-cli trace --json` prints it (see src/DESIGN.md for the form). */
#pragma once

#include "md-graph.h"

G_BEGIN_DECLS

/* Moves STATE to STEP. A line without its newline; free with g_free. */
char *md_json_step (TrState *state, guint step);

G_END_DECLS
