#include <stdio.h>

#include "cli-query.h"
#include "md-dominators.h"

/* heapscope-cli retained FILE [OBJECT]: what would be freed with an object; without one, those that keep most. */

#define MOST_LARGEST 20

static void print_entry (CliQuery *q, const MdDominators *d, guint32 node) {
  guint64 bytes = md_dominators_bytes (d, node);
  guint32 objects = md_dominators_objects (d, node);
  if (!q->json) {
    g_autofree char *word = md_names_word (q->names, node);
    printf ("%10" G_GUINT64_FORMAT " bytes %7u object%s  %s\n", bytes, objects, objects == 1 ? " " : "s", word);
    return;
  }
  cli_json_begin_object (q, NULL);
  cli_json_node (q, NULL, node);
  cli_json_number (q, "retained_bytes", (gint64) bytes);
  cli_json_number (q, "retained_objects", objects);
  cli_json_end_object (q);
}

static void print_largest (CliQuery *q, const MdDominators *d) {
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint8 *own = md_names_own (q->names);
  for (guint32 node = 0; node < q->heap->n_nodes; node++)
    if (own[node] && md_dominators_bytes (d, node) > 0)
      g_array_append_val (nodes, node);
  md_dominators_sort (d, nodes);
  if (!q->most_given)
    q->most = MOST_LARGEST;
  if (q->json) {
    cli_json_number (q, "count", nodes->len);
    cli_json_begin_array (q, "objects");
  }
  for (guint i = 0; i < MIN (nodes->len, q->most); i++)
    print_entry (q, d, g_array_index (nodes, guint32, i));
  cli_query_rest (q, nodes->len);
  if (q->json)
    cli_json_end_array (q);
}

static void print_parts (CliQuery *q, const MdDominators *d, guint32 node) {
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint32));
  md_dominators_children (d, node, parts);
  guint64 bytes = md_dominators_bytes (d, node), own = q->heap->nodes[node].size_bytes;
  g_autofree char *word = md_names_word (q->names, node);
  if (q->json) {
    cli_json_node (q, "object", node);
    cli_json_flag (q, "garbage", md_dominators_of (d, node) == MD_NOTHING);
    cli_json_number (q, "retained_bytes", (gint64) bytes);
    cli_json_number (q, "retained_objects", md_dominators_objects (d, node));
    cli_json_begin_array (q, "parts");
  } else if (md_dominators_of (d, node) == MD_NOTHING) {
    printf ("%s: nothing leads to it any more: it waits for the collector\n", word);
  } else {
    printf ("%s: retains %" G_GUINT64_FORMAT " bytes in %u object%s, %" G_GUINT64_FORMAT " bytes of its own\n", word, bytes,
            md_dominators_objects (d, node), md_dominators_objects (d, node) == 1 ? "" : "s", own);
  }
  for (guint i = 0; i < MIN (parts->len, q->most); i++)
    print_entry (q, d, g_array_index (parts, guint32, i));
  cli_query_rest (q, parts->len);
  if (q->json)
    cli_json_end_array (q);
}

int cli_retained (const CliOptions *options, int argc, char **argv) {
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 0, 1, NULL);
  if (status == CLI_OK) {
    guint32 node = q.operands->len > 0 ? cli_query_object (&q, 0) : 0;
    g_autoptr (MdDominators) d = node != MD_NOTHING ? md_dominators_new (q.heap) : NULL;
    if (d == NULL)
      status = CLI_USAGE;
    else if (q.operands->len > 0)
      print_parts (&q, d, node);
    else
      print_largest (&q, d);
  }
  cli_query_close (&q);
  return status;
}
