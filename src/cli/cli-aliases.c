#include <stdio.h>

#include "cli-query.h"
#include "md-aliases.h"

/* heapscope-cli aliases FILE: the mutable objects that two or more names or slots refer to, with their paths. */

#define MOST_PATHS 10

static void print_alias (CliQuery *q, const MdAlias *alias, guint most_paths) {
  gboolean cut;
  g_autoptr (GPtrArray) paths = md_aliases_paths (q->names, alias->node, most_paths, &cut);
  if (!q->json) {
    g_autofree char *word = md_path_word (q->state, q->heap->nodes[alias->node].id);
    printf ("%s: %u names and slots\n", word, alias->n_ways);
    for (guint i = 0; i < paths->len; i++)
      printf ("  %s\n", (const char *) paths->pdata[i]);
    if (cut)
      puts ("  ...");
    return;
  }
  cli_json_begin_object (q, NULL);
  cli_json_node (q, NULL, alias->node);
  cli_json_number (q, "slots", alias->n_ways);
  cli_json_begin_array (q, "paths");
  for (guint i = 0; i < paths->len; i++)
    json_builder_add_string_value (q->builder, paths->pdata[i]);
  cli_json_end_array (q);
  cli_json_flag (q, "more", cut);
  cli_json_end_object (q);
}

int cli_aliases (const CliOptions *options, int argc, char **argv) {
  gboolean all = FALSE;
  const CliQueryOption own[] = {{"--all", NULL, &all}, {NULL, NULL, NULL}};
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 0, 0, own);
  if (status == CLI_OK) {
    g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (MdAlias));
    md_aliases_find (q.names, all, aliases);
    if (q.json) {
      cli_json_number (&q, "count", aliases->len);
      cli_json_begin_array (&q, "aliases");
    } else if (aliases->len == 0) {
      puts ("no object that can change has two names or slots");
    }
    for (guint i = 0; i < MIN (aliases->len, q.most); i++)
      print_alias (&q, &g_array_index (aliases, MdAlias, i), MOST_PATHS);
    cli_query_rest (&q, aliases->len);
    if (q.json)
      cli_json_end_array (&q);
  }
  cli_query_close (&q);
  return status;
}
