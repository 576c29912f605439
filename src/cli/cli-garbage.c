#include <stdio.h>

#include "cli-query.h"
#include "md-cycles.h"

/* heapscope-cli garbage FILE: what lives though nothing leads to it, cycle by cycle. */

static void print_nodes (CliQuery *q, const MdCycles *cycles, const char *name, guint32 first, guint32 n) {
  if (q->json)
    cli_json_begin_array (q, name);
  for (guint32 i = 0; i < MIN (n, q->most); i++) {
    guint32 node = g_array_index (cycles->nodes, guint32, first + i);
    g_autofree char *word = md_path_word (q->state, q->heap->nodes[node].id);
    if (q->json) {
      cli_json_begin_object (q, NULL);
      cli_json_node (q, NULL, node);
      cli_json_end_object (q);
    } else {
      printf ("  %s%s, %" G_GUINT64_FORMAT " bytes\n", name, word, q->heap->nodes[node].size_bytes);
    }
  }
  cli_query_rest (q, n);
  if (q->json)
    cli_json_end_array (q);
}

static void print_cycle (CliQuery *q, const MdCycles *cycles, guint32 number) {
  const MdCycle *c = &cycles->cycles[number];
  if (q->json) {
    cli_json_begin_object (q, NULL);
    cli_json_number (q, "bytes", (gint64) c->bytes);
    cli_json_number (q, "hanging_bytes", (gint64) c->hanging_bytes);
    cli_json_number (q, "held_by", c->held_by != MD_NOTHING ? (gint64) c->held_by : -1);
    cli_json_flag (q, "hidden", c->hidden);
    cli_json_flag (q, "library", c->of_library);
    print_nodes (q, cycles, "cycle", c->first, c->n_members);
    print_nodes (q, cycles, "hanging", c->first_hanging, c->n_hanging);
    cli_json_end_object (q);
    return;
  }
  printf ("cycle %u: %u object%s, %" G_GUINT64_FORMAT " bytes", number, c->n_members, c->n_members == 1 ? "" : "s", c->bytes);
  if (c->n_hanging > 0)
    printf ("; on it hang %u more, %" G_GUINT64_FORMAT " bytes", c->n_hanging, c->hanging_bytes);
  puts ("");
  if (c->held_by != MD_NOTHING)
    printf ("  cycle %u leads to it\n", c->held_by);
  if (c->hidden)
    puts ("  the collector does not see all of its references: it stays");
  print_nodes (q, cycles, "", c->first, c->n_members);
  print_nodes (q, cycles, "hangs on it: ", c->first_hanging, c->n_hanging);
}

int cli_garbage (const CliOptions *options, int argc, char **argv) {
  gboolean all = FALSE;
  const CliQueryOption own[] = {{"--all", NULL, &all}, {NULL, NULL, NULL}};
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 0, 0, own);
  if (status == CLI_OK) {
    g_autoptr (MdCycles) cycles = md_cycles_new (q.heap);
    guint n = 0;
    if (q.json)
      cli_json_begin_array (&q, "cycles");
    for (guint32 i = 0; i < cycles->n_cycles; i++) {
      if (cycles->cycles[i].of_library && !all)
        continue;
      if (n++ < q.most)
        print_cycle (&q, cycles, i);
    }
    cli_query_rest (&q, n);
    if (q.json)
      cli_json_end_array (&q);
    else if (n == 0)
      puts ("no garbage");
  }
  cli_query_close (&q);
  return status;
}
