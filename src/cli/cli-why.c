#include <stdio.h>

#include "cli-query.h"

/* heapscope-cli why FILE OBJECT: a shortest path from a root to an object, and what kind of root that is. */

static const char *const root_names[] = {
  [MD_ROOT_NONE] = "none",   [MD_ROOT_GLOBAL] = "global", [MD_ROOT_LOCAL] = "local",   [MD_ROOT_FRAME] = "frame",
  [MD_ROOT_NATIVE] = "native", [MD_ROOT_ARENA] = "parser",  [MD_ROOT_INTERP] = "interpreter", [MD_ROOT_IMMORTAL] = "immortal",
};

/* The name of the function whose frame, or which native function, the path begins in. */
static const char *holder_name (CliQuery *q, guint32 node) {
  TrId frame = md_names_frame (q->names, node);
  return md_heap_text (q->heap, frame != 0 ? tr_state_subject (q->state, frame)->name : q->heap->nodes[node].type);
}

static char *reason (CliQuery *q, MdRoot root, guint32 from) {
  switch (root) {
  case MD_ROOT_NONE:
    return g_strdup ("nothing leads to it any more: it waits for the collector");
  case MD_ROOT_GLOBAL:
    return g_strdup ("a name of __main__ leads to it");
  case MD_ROOT_LOCAL:
    return g_strdup_printf ("a variable of %s, which is running, leads to it", holder_name (q, from));
  case MD_ROOT_FRAME:
    return g_strdup_printf ("the frame of %s, which is running, leads to it", holder_name (q, from));
  case MD_ROOT_NATIVE:
    return g_strdup_printf ("native code that is running leads to it: %s", holder_name (q, from));
  case MD_ROOT_ARENA:
    return g_strdup ("the parser's tree leads to it, while the code runs");
  case MD_ROOT_INTERP:
    return g_strdup ("the interpreter leads to it");
  case MD_ROOT_IMMORTAL:
    return g_strdup ("an immortal object leads to it, or it is one: those are never freed");
  }
  return NULL;
}

static void print_path (CliQuery *q, const GArray *slots) {
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < slots->len; i++) {
    guint32 slot = g_array_index (slots, guint32, i), to = q->heap->slots[slot].to;
    g_array_append_val (way, slot);
    g_autofree char *text = md_names_spell (q->names, way), *word = md_path_word (q->state, q->heap->nodes[to].id);
    if (!q->json) {
      printf ("  %s: %s\n", text, word);
      continue;
    }
    cli_json_begin_object (q, NULL);
    cli_json_text (q, "text", text);
    cli_json_number (q, "id", (gint64) q->heap->nodes[to].id);
    cli_json_text (q, "type", md_heap_text (q->heap, q->heap->nodes[to].type));
    cli_json_end_object (q);
  }
}

static void print_why (CliQuery *q, guint32 node) {
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  MdRoot root = md_names_why (q->names, node, slots);
  guint32 from = slots->len > 0 ? q->heap->slots[g_array_index (slots, guint32, 0)].from : node;
  g_autofree char *word = md_path_word (q->state, q->heap->nodes[node].id), *text = reason (q, root, from);
  if (q->json) {
    cli_json_node (q, "object", node);
    cli_json_text (q, "root", root_names[root]);
    cli_json_text (q, "reason", text);
    cli_json_begin_array (q, "path");
  } else {
    printf ("%s: %s\n", word, text);
  }
  print_path (q, slots);
  if (q->json)
    cli_json_end_array (q);
}

int cli_why (const CliOptions *options, int argc, char **argv) {
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 1, 1, NULL);
  guint32 node = status == CLI_OK ? cli_query_object (&q, 0) : MD_NOTHING;
  if (node != MD_NOTHING)
    print_why (&q, node);
  else if (status == CLI_OK)
    status = CLI_USAGE;
  cli_query_close (&q);
  return status;
}
