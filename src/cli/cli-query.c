#include "cli-query.h"

#include <stdio.h>

#include "cli-record.h"

#define MOST_DEFAULT 100

/* Takes the option at ARGV[I], if it is a common one: how many arguments it is, 0 if it is another, -1 if its value does not fit. */
static int take_common (CliQuery *q, int argc, char **argv, int i) {
  const char *name = argv[i], *value = i + 1 < argc ? argv[i + 1] : NULL;
  if (g_str_equal (name, "--json")) {
    q->json = TRUE;
    return 1;
  }
  if (g_str_equal (name, "--frame")) {
    q->frame_text = value;
    return value != NULL ? 2 : -1;
  }
  if (!g_str_equal (name, "--most"))
    return cli_where_take (&q->where, argc, argv, i);
  gint64 number = 0;
  if (value == NULL || !g_ascii_string_to_signed (value, 10, 1, G_MAXINT, &number, NULL))
    return -1;
  q->most = (guint) number;
  q->most_given = TRUE;
  return 2;
}

static int take_own (const CliQueryOption *options, int argc, char **argv, int i) {
  for (const CliQueryOption *o = options; o != NULL && o->name != NULL; o++) {
    if (!g_str_equal (argv[i], o->name))
      continue;
    if (o->flag != NULL) {
      *o->flag = TRUE;
      return 1;
    }
    *o->text = i + 1 < argc ? argv[i + 1] : NULL;
    return i + 1 < argc ? 2 : -1;
  }
  return 0;
}

static gboolean read_arguments (CliQuery *q, int argc, char **argv, guint least, guint most, const CliQueryOption *options) {
  for (int i = 1; i < argc;) {
    int taken = argv[i][0] == '-' && argv[i][1] == '-' ? take_common (q, argc, argv, i) : 0;
    if (taken == 0)
      taken = take_own (options, argc, argv, i);
    if (taken == 0 && argv[i][0] == '-' && argv[i][1] != '\0')
      return FALSE;
    if (taken < 0)
      return FALSE;
    if (taken == 0 && q->path == NULL)
      q->path = argv[i];
    else if (taken == 0)
      g_ptr_array_add (q->operands, argv[i]);
    i += MAX (taken, 1);
  }
  return q->path != NULL && q->operands->len >= least && q->operands->len <= most && cli_where_fits (&q->where);
}

static gboolean choose_frame (CliQuery *q) {
  g_autoptr (GError) error = NULL;
  if (q->frame_text == NULL)
    return TRUE;
  q->frame = md_path_frame (q->state, q->frame_text, &error);
  if (q->frame == 0)
    cli_complain ("%s", error->message);
  return q->frame != 0;
}

static void begin_json (CliQuery *q, int step) {
  TrStep record;
  tr_log_step (q->log, (guint) step, &record);
  q->builder = json_builder_new ();
  json_builder_begin_object (q->builder);
  cli_json_text (q, "query", q->command);
  cli_json_number (q, "step", step);
  cli_json_number (q, "line", record.line);
}

int cli_query_open (CliQuery *q, const CliOptions *limits, int argc, char **argv, guint least, guint most, const CliQueryOption *options) {
  *q = (CliQuery){.command = argv[0], .where = CLI_WHERE_LAST, .most = MOST_DEFAULT};
  q->operands = g_ptr_array_new ();
  if (!read_arguments (q, argc, argv, least, most, options))
    return cli_complain_usage (argv[0], NULL);
  q->log = cli_record (limits, q->path, NULL);
  if (q->log == NULL)
    return CLI_USAGE;
  int step = cli_where_find (&q->where, q->log, q->path);
  if (step < 0)
    return CLI_USAGE;
  q->state = tr_state_new (q->log);
  tr_state_seek (q->state, step);
  if (!choose_frame (q))
    return CLI_USAGE;
  q->heap = md_heap_new (q->state);
  q->names = md_names_new (q->heap);
  if (q->json)
    begin_json (q, step);
  return CLI_OK;
}

static void print_json (CliQuery *q) {
  json_builder_end_object (q->builder);
  g_autoptr (JsonNode) root = json_builder_get_root (q->builder);
  g_autofree char *text = root != NULL ? json_to_string (root, FALSE) : NULL;
  if (text != NULL)
    puts (text);
}

void cli_query_close (CliQuery *q) {
  if (q->builder != NULL)
    print_json (q);
  g_clear_object (&q->builder);
  g_clear_pointer (&q->names, md_names_free);
  g_clear_pointer (&q->heap, md_heap_free);
  g_clear_pointer (&q->state, tr_state_free);
  g_clear_pointer (&q->log, tr_log_unref);
  g_ptr_array_unref (q->operands);
}

guint32 cli_query_object (CliQuery *q, guint operand) {
  MdPlace place;
  g_autoptr (GError) error = NULL;
  if (!md_path_resolve (q->state, q->operands->pdata[operand], q->frame, &place, &error)) {
    cli_complain ("%s", error->message);
    g_clear_object (&q->builder); /* no answer */
    return MD_NOTHING;
  }
  return md_heap_node (q->heap, place.object);
}

char *cli_query_count (CliQuery *q, guint32 node) {
  if (q->heap->nodes[node].immortal)
    return g_strdup ("immortal");
  return g_strdup_printf ("%u", q->heap->in_begin[node + 1] - q->heap->in_begin[node]);
}

void cli_query_rest (CliQuery *q, guint64 n) {
  if (n > q->most && !q->json)
    printf ("  ... and %" G_GUINT64_FORMAT " more\n", n - q->most);
}

void cli_json_number (CliQuery *q, const char *name, gint64 value) {
  json_builder_set_member_name (q->builder, name);
  json_builder_add_int_value (q->builder, value);
}

void cli_json_text (CliQuery *q, const char *name, const char *text) {
  json_builder_set_member_name (q->builder, name);
  if (text != NULL)
    json_builder_add_string_value (q->builder, text);
  else
    json_builder_add_null_value (q->builder);
}

void cli_json_flag (CliQuery *q, const char *name, gboolean flag) {
  json_builder_set_member_name (q->builder, name);
  json_builder_add_boolean_value (q->builder, flag);
}

void cli_json_begin_array (CliQuery *q, const char *name) {
  json_builder_set_member_name (q->builder, name);
  json_builder_begin_array (q->builder);
}

void cli_json_end_array (CliQuery *q) {
  json_builder_end_array (q->builder);
}

void cli_json_begin_object (CliQuery *q, const char *name) {
  if (name != NULL)
    json_builder_set_member_name (q->builder, name);
  json_builder_begin_object (q->builder);
}

void cli_json_end_object (CliQuery *q) {
  json_builder_end_object (q->builder);
}

void cli_json_node (CliQuery *q, const char *name, guint32 node) {
  const MdHeapNode *object = &q->heap->nodes[node];
  g_autofree char *path = md_names_path (q->names, node);
  g_autofree char *address = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", object->address);
  if (name != NULL)
    cli_json_begin_object (q, name);
  cli_json_number (q, "id", (gint64) object->id);
  cli_json_text (q, "type", md_heap_text (q->heap, object->type));
  cli_json_text (q, "repr", md_heap_text (q->heap, object->text));
  cli_json_text (q, "path", path);
  cli_json_text (q, "address", object->nature == TR_OBJECT ? address : NULL);
  cli_json_number (q, "size", (gint64) object->size_bytes);
  cli_json_number (q, "refcount", object->immortal ? RT_IMMORTAL : q->heap->in_begin[node + 1] - q->heap->in_begin[node]);
  if (name != NULL)
    cli_json_end_object (q);
}
