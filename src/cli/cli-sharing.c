#include <stdio.h>

#include "cli-query.h"
#include "md-sharing.h"

/* heapscope-cli sharing FILE X Y: what two structures share and what they do not, side by side. */

static const char *const kind_names[] = {
  [MD_SHARING_SAME] = "same",  [MD_SHARING_COPY] = "copy",   [MD_SHARING_DIFFERENT] = "different", [MD_SHARING_LEFT] = "left",
  [MD_SHARING_RIGHT] = "right", [MD_SHARING_AGAIN] = "again", [MD_SHARING_SPLIT] = "split",         [MD_SHARING_JOINED] = "joined",
};

/* The structure's own name, then where in it. */
static char *place_text (CliQuery *q, const MdSharing *sharing, guint32 row, guint operand) {
  g_autofree char *path = md_sharing_path (sharing, row);
  return g_strdup_printf ("%s%s", (const char *) q->operands->pdata[operand], path);
}

static char *remark (CliQuery *q, const MdSharing *sharing, const MdSharingRow *row) {
  g_autofree char *left = row->earlier != MD_NOTHING ? place_text (q, sharing, row->earlier, 0) : NULL;
  g_autofree char *right = row->earlier != MD_NOTHING ? place_text (q, sharing, row->earlier, 1) : NULL;
  switch ((MdSharingKind) row->kind) {
  case MD_SHARING_SAME:
    if (row->is_mutable)
      return g_strdup ("shared: a change through one is seen through the other");
    if (row->n_mutable > 0)
      return g_strdup_printf ("shared, with %u inside that can change", row->n_mutable);
    return g_strdup ("shared, cannot change");
  case MD_SHARING_COPY:
    return g_strdup ((q->heap->nodes[row->left].bits & TR_SUBJECT_ATOM) != 0 ? "equal" : "copy");
  case MD_SHARING_DIFFERENT:
    return g_strdup ("different");
  case MD_SHARING_LEFT:
    return g_strdup_printf ("only in %s", (const char *) q->operands->pdata[0]);
  case MD_SHARING_RIGHT:
    return g_strdup_printf ("only in %s", (const char *) q->operands->pdata[1]);
  case MD_SHARING_AGAIN:
    return g_strdup_printf ("the same pair as at %s and %s: the copy was made once (memo)", left, right);
  case MD_SHARING_SPLIT:
    return g_strdup_printf ("met before at %s, where it has another partner", left);
  case MD_SHARING_JOINED:
    return g_strdup_printf ("met before at %s, where it has another partner", right);
  }
  return NULL;
}

static void print_row (CliQuery *q, const MdSharing *sharing, guint32 number) {
  const MdSharingRow *row = &g_array_index (sharing->rows, MdSharingRow, number);
  g_autofree char *label = md_sharing_label (sharing, number), *text = remark (q, sharing, row);
  g_autofree char *left = row->left != MD_NOTHING ? md_path_word (q->state, q->heap->nodes[row->left].id) : NULL;
  g_autofree char *right = row->right != MD_NOTHING ? md_path_word (q->state, q->heap->nodes[row->right].id) : NULL;
  if (!q->json) {
    gboolean same = row->kind == MD_SHARING_SAME;
    printf ("%*s%s%s%s%s%s: %s\n", (int) (2 * MIN (row->depth, 40)), "", label, label[0] != '\0' ? "  " : "",
            left != NULL ? left : right, left == NULL || right == NULL || same ? "" : " | ",
            left == NULL || right == NULL || same ? "" : right, text);
    return;
  }
  cli_json_begin_object (q, NULL);
  cli_json_number (q, "depth", row->depth);
  cli_json_text (q, "label", label);
  cli_json_text (q, "kind", kind_names[row->kind]);
  cli_json_number (q, "left", row->left != MD_NOTHING ? (gint64) q->heap->nodes[row->left].id : 0);
  cli_json_number (q, "right", row->right != MD_NOTHING ? (gint64) q->heap->nodes[row->right].id : 0);
  if (row->kind == MD_SHARING_SAME) {
    cli_json_flag (q, "mutable", row->is_mutable);
    cli_json_number (q, "mutable_inside", row->n_mutable);
  }
  if (row->earlier != MD_NOTHING)
    cli_json_number (q, "earlier", row->earlier);
  cli_json_text (q, "text", text);
  cli_json_end_object (q);
}

static void print_sharing (CliQuery *q, guint32 left, guint32 right) {
  g_autoptr (MdSharing) sharing = md_sharing_new (q->heap, left, right);
  if (q->json) {
    cli_json_node (q, "left", left);
    cli_json_node (q, "right", right);
    cli_json_number (q, "shared_mutable", sharing->n_mutable);
    cli_json_number (q, "count", sharing->rows->len);
    cli_json_begin_array (q, "rows");
  }
  for (guint32 i = 0; i < MIN (sharing->rows->len, q->most); i++)
    print_row (q, sharing, i);
  cli_query_rest (q, sharing->rows->len);
  if (q->json)
    cli_json_end_array (q);
  else
    printf ("%u shared that can change; at %u places shared, at %u copied or equal, at %u different\n", sharing->n_mutable,
            sharing->counts[MD_SHARING_SAME], sharing->counts[MD_SHARING_COPY] + sharing->counts[MD_SHARING_AGAIN],
            sharing->rows->len - sharing->counts[MD_SHARING_SAME] - sharing->counts[MD_SHARING_COPY] - sharing->counts[MD_SHARING_AGAIN]);
}

int cli_sharing (const CliOptions *options, int argc, char **argv) {
  CliQuery q;
  int status = cli_query_open (&q, options, argc, argv, 2, 2, NULL);
  if (status == CLI_OK) {
    guint32 left = cli_query_object (&q, 0), right = left != MD_NOTHING ? cli_query_object (&q, 1) : MD_NOTHING;
    if (right != MD_NOTHING)
      print_sharing (&q, left, right);
    else
      status = CLI_USAGE;
  }
  cli_query_close (&q);
  return status;
}
