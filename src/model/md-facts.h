/* What a node says of itself besides type, text and count: flags, how full it is, in what order it looks names up.
 * For the files of src/model that build a graph.
 */
#pragma once

#include "md-private.h"

G_BEGIN_DECLS

/* Fills in flags, length, room and order of all nodes; STATE is at the graph's step. Ghosts are added later, with what they had. */
void md_find_facts (MdGraph *graph, TrState *state);

G_END_DECLS
