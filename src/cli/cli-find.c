#include <stdio.h>

#include "cli-query.h"
#include "md-find.h"

/* heapscope-cli find FILE: objects by type, value, number, address, count and name. */

static void print_found (CliQuery *q, guint32 node) {
  if (q->json) {
    cli_json_begin_object (q, NULL);
    cli_json_node (q, NULL, node);
    cli_json_end_object (q);
    return;
  }
  const MdHeapNode *object = &q->heap->nodes[node];
  g_autofree char *word = md_path_word (q->state, object->id), *path = md_names_path (q->names, node), *count = cli_query_count (q, node);
  printf ("%s: at 0x%" G_GINT64_MODIFIER "x, %" G_GUINT64_FORMAT " bytes, count %s%s%s\n", word, object->address, object->size_bytes, count,
          path != NULL ? ", " : "", path != NULL ? path : "");
}

static gboolean read_wanted (MdWanted *wanted, const char *id, const char *address) {
  if (id != NULL && !g_ascii_string_to_unsigned (id[0] == '#' ? id + 1 : id, 10, 1, G_MAXUINT64, &wanted->id, NULL))
    return FALSE;
  if (address != NULL && !g_ascii_string_to_unsigned (g_str_has_prefix (address, "0x") ? address + 2 : address, 16, 1, G_MAXUINT64,
                                                      &wanted->address, NULL))
    return FALSE;
  return wanted->count == NULL || md_wanted_is_count (wanted->count);
}

static void print_all (CliQuery *q, const MdWanted *wanted) {
  g_autoptr (GArray) found = md_find (q->names, wanted);
  if (q->json) {
    cli_json_number (q, "count", found->len);
    cli_json_begin_array (q, "objects");
  } else if (found->len == 0) {
    puts ("nothing found");
  }
  for (guint i = 0; i < MIN (found->len, q->most); i++)
    print_found (q, g_array_index (found, guint32, i));
  cli_query_rest (q, found->len);
  if (q->json)
    cli_json_end_array (q);
}

int cli_find (const CliOptions *options, int argc, char **argv) {
  MdWanted wanted = {0};
  const char *id = NULL, *address = NULL;
  const CliQueryOption own[] = {{"--type", &wanted.type, NULL},   {"--value", &wanted.value, NULL}, {"--name", &wanted.name, NULL},
                                {"--count", &wanted.count, NULL}, {"--id", &id, NULL},              {"--address", &address, NULL},
                                {"--all", NULL, &wanted.library}, {NULL, NULL, NULL}};
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 0, 0, own);
  if (status == CLI_OK && !read_wanted (&wanted, id, address)) {
    g_clear_object (&q.builder);
    status = cli_complain_usage (argv[0], "a count is a number behind =, !=, <, <=, > or >=");
  } else if (status == CLI_OK) {
    print_all (&q, &wanted);
  }
  cli_query_close (&q);
  return status;
}
