#include <stdio.h>

#include "cli-query.h"
#include "md-dominators.h"

/* heapscope-cli dominators FILE [OBJECT]: the tree of what alone keeps what; of an object, those that keep it. */

static void print_node (CliQuery *q, const MdDominators *d, guint32 node, guint depth) {
  guint64 bytes = md_dominators_bytes (d, node);
  guint32 objects = md_dominators_objects (d, node);
  if (!q->json) {
    g_autofree char *word = md_names_word (q->names, node);
    printf ("%10" G_GUINT64_FORMAT " bytes %7u object%s  %*s%s\n", bytes, objects, objects == 1 ? " " : "s", (int) (2 * MIN (depth, 40)), "", word);
    return;
  }
  guint32 above = md_dominators_of (d, node);
  cli_json_begin_object (q, NULL);
  cli_json_node (q, NULL, node);
  cli_json_number (q, "depth", depth);
  cli_json_number (q, "dominator", above < q->heap->n_nodes ? (gint64) q->heap->nodes[above].id : 0);
  cli_json_number (q, "retained_bytes", (gint64) bytes);
  cli_json_number (q, "retained_objects", objects);
  cli_json_end_object (q);
}

typedef struct Open {
  guint32 node, depth;
} Open;

/* The program's objects that retain most, in the tree: what keeps one of them retains more than it, so that it is among them. */
static void print_tree (CliQuery *q, const MdDominators *d) {
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32)), stack = g_array_new (FALSE, FALSE, sizeof (Open));
  const guint8 *own = md_names_own (q->names);
  g_autofree guint8 *shown = g_new0 (guint8, q->heap->n_nodes + 1);
  for (guint32 node = 0; node < q->heap->n_nodes; node++)
    if (own[node] && md_dominators_of (d, node) != MD_NOTHING)
      g_array_append_val (nodes, node);
  md_dominators_sort (d, nodes);
  guint n = MIN (nodes->len, q->most), all = nodes->len;
  for (guint i = 0; i < n; i++)
    shown[g_array_index (nodes, guint32, i)] = 1;
  for (guint i = n; i > 0; i--) {
    guint32 node = g_array_index (nodes, guint32, i - 1), above = md_dominators_of (d, node);
    if (above >= q->heap->n_nodes || !shown[above])
      g_array_append_val (stack, ((Open){node, 0}));
  }
  while (stack->len > 0) {
    Open open = g_array_index (stack, Open, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    print_node (q, d, open.node, open.depth);
    g_array_set_size (nodes, 0);
    md_dominators_children (d, open.node, nodes);
    for (guint i = nodes->len; i > 0; i--)
      if (shown[g_array_index (nodes, guint32, i - 1)])
        g_array_append_val (stack, ((Open){g_array_index (nodes, guint32, i - 1), open.depth + 1}));
  }
  cli_query_rest (q, all);
}

/* From the object up: each would take it along. */
static void print_chain (CliQuery *q, const MdDominators *d, guint32 node) {
  if (md_dominators_of (d, node) == MD_NOTHING) {
    if (!q->json)
      puts ("nothing keeps it: it waits for the collector");
    return;
  }
  guint depth = 0;
  for (guint32 at = node; at < q->heap->n_nodes && depth < q->most; at = md_dominators_of (d, at))
    print_node (q, d, at, depth++);
}

int cli_dominators (const CliOptions *options, int argc, char **argv) {
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 0, 1, NULL);
  if (status == CLI_OK) {
    guint32 node = q.operands->len > 0 ? cli_query_object (&q, 0) : 0;
    if (node != MD_NOTHING) {
      g_autoptr (MdDominators) d = md_dominators_new (q.heap);
      if (q.json)
        cli_json_begin_array (&q, "nodes");
      if (q.operands->len > 0)
        print_chain (&q, d, node);
      else
        print_tree (&q, d);
      if (q.json)
        cli_json_end_array (&q);
    } else {
      status = CLI_USAGE;
    }
  }
  cli_query_close (&q);
  return status;
}
