/* Of a deep recursion the first calls are shown, and the last ones page by page: a column of thousands could not be looked at.
 *
 * A page begins where the one before is full, and its frames stand where those stood. So what is there stays where it is while calls are
 * made and return, which it would not if always the last few were shown. */
#pragma once

#include "dr-scene.h"

G_BEGIN_DECLS

typedef struct DrCalls {
  guint before;   /* the last frame before those that are left out: an index into the nodes */
  guint n_hidden; /* how many there are; 0: all frames are shown */
} DrCalls;

/* Sets HIDDEN, of the nodes, for the frames that are left out. */
DrCalls dr_calls_hide (const DrGraph *graph, gboolean *hidden);

G_END_DECLS
