#include <stdio.h>
#include <string.h>

#include "cli-query.h"

/* heapscope-cli holders FILE OBJECT: every reference to an object, each with its name; their number is its count. */

static void print_weak (CliQuery *q, guint32 node) {
  TrId id = q->heap->nodes[node].id;
  for (guint32 i = 0; i < q->heap->n_nodes; i++) {
    if (q->heap->nodes[i].linked != id || q->heap->nodes[i].nature != TR_OBJECT)
      continue;
    g_autofree char *word = md_names_word (q->names, i);
    if (q->json)
      json_builder_add_string_value (q->builder, word);
    else
      printf ("  not counted: %s\n", word);
  }
}

static void print_holder (CliQuery *q, guint32 number) {
  const MdSlot *slot = &q->heap->slots[number];
  g_autofree char *text = md_names_holder (q->names, number);
  if (!q->json) {
    printf ("  %s\n", text);
    return;
  }
  cli_json_begin_object (q, NULL);
  cli_json_text (q, "text", text);
  cli_json_number (q, "owner", (gint64) q->heap->nodes[slot->from].id);
  cli_json_text (q, "type", md_heap_text (q->heap, q->heap->nodes[slot->from].type));
  cli_json_end_object (q);
}

static void print_holders (CliQuery *q, guint32 node) {
  guint32 begin = q->heap->in_begin[node], n = q->heap->in_begin[node + 1] - begin;
  g_autofree char *word = md_names_word (q->names, node), *count = cli_query_count (q, node);
  if (q->json) {
    cli_json_node (q, "object", node);
    cli_json_flag (q, "immortal", q->heap->nodes[node].immortal);
    cli_json_number (q, "references", n);
    cli_json_begin_array (q, "holders");
  } else if (q->heap->nodes[node].immortal) {
    printf ("%s: immortal, references to it are not counted; %u are known\n", word, n);
  } else {
    printf ("%s: count %s\n", word, count);
  }
  for (guint32 i = 0; i < MIN (n, q->most); i++)
    print_holder (q, q->heap->incoming[begin + i]);
  cli_query_rest (q, n);
  if (q->json) {
    cli_json_end_array (q);
    cli_json_begin_array (q, "weak");
  }
  print_weak (q, node);
  if (q->json)
    cli_json_end_array (q);
}

int cli_holders (const CliOptions *options, int argc, char **argv) {
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 1, 1, NULL);
  guint32 node = status == CLI_OK ? cli_query_object (&q, 0) : MD_NOTHING;
  if (node != MD_NOTHING)
    print_holders (&q, node);
  else if (status == CLI_OK)
    status = CLI_USAGE;
  cli_query_close (&q);
  return status;
}
