#include "dr-calls.h"

#define FIRST_CALLS 8
#define PAGE_CALLS  32

static gboolean is_frame (const MdNode *node) {
  return node->shape == MD_SHAPE_FRAME && node->mark != MD_MARK_FREED;
}

/* How many frames there are; 0 if they are of several threads, which would not be one stack. */
static guint count_frames (const DrGraph *graph) {
  guint count = 0;
  for (guint n = 0; n < graph->n_nodes; n++) {
    if (!is_frame (&graph->nodes[n]))
      continue;
    if (graph->nodes[n].thread != NULL)
      return 0;
    count++;
  }
  return count;
}

DrCalls dr_calls_hide (const DrGraph *graph, gboolean *hidden) {
  DrCalls calls = {0};
  guint count = count_frames (graph), seen = 0;
  if (count <= FIRST_CALLS + PAGE_CALLS)
    return calls;
  calls.n_hidden = (count - FIRST_CALLS - 1) / PAGE_CALLS * PAGE_CALLS;
  for (guint n = 0; n < graph->n_nodes; n++) {
    if (!is_frame (&graph->nodes[n]))
      continue;
    hidden[n] = seen >= FIRST_CALLS && seen < FIRST_CALLS + calls.n_hidden;
    if (++seen == FIRST_CALLS)
      calls.before = n;
  }
  return calls;
}
