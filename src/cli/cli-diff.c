#include <stdio.h>

#include "cli-moment.h"
#include "md-diff.h"

/* heapscope-cli diff FILE A B: what differs between two steps, by identity. */

static gboolean read_step (CliMoment *m, guint operand, guint *step) {
  guint64 number;
  const char *text = m->operands->pdata[operand];
  if (!g_ascii_string_to_unsigned (text, 10, 0, tr_log_n_steps (m->log) - 1, &number, NULL)) {
    cli_complain ("there is no step %s: %s has %u", text, m->path, tr_log_n_steps (m->log));
    return FALSE;
  }
  *step = (guint) number;
  return TRUE;
}

static void print_objects (const char *title, const GArray *objects) {
  if (objects->len > 0)
    printf ("%s\n", title);
  for (guint i = 0; i < objects->len; i++)
    printf ("  %s\n", g_array_index (objects, MdDiffObject, i).word);
}

static void print_slots (const char *title, const GArray *slots) {
  if (slots->len > 0)
    printf ("%s\n", title);
  for (guint i = 0; i < slots->len; i++) {
    const MdDiffSlot *slot = &g_array_index (slots, MdDiffSlot, i);
    printf ("  %s: %s -> %s\n", slot->slot, slot->before_text != NULL ? slot->before_text : "nothing",
            slot->after_text != NULL ? slot->after_text : "nothing");
  }
}

static void print_counts (const MdDiff *diff) {
  if (diff->counts->len > 0)
    puts ("counts");
  for (guint i = 0; i < diff->counts->len; i++) {
    const MdDiffCount *count = &g_array_index (diff->counts, MdDiffCount, i);
    printf ("  %s: %u -> %u\n", count->word, count->before, count->after);
  }
  if (diff->contents->len > 0)
    puts ("contents");
  for (guint i = 0; i < diff->contents->len; i++) {
    const MdDiffContent *content = &g_array_index (diff->contents, MdDiffContent, i);
    printf ("  %s: %s -> %s\n", content->word, content->before, content->after);
  }
}

static void print_diff (const MdDiff *diff) {
  printf ("from step %u to step %u\n", diff->from, diff->to);
  print_objects ("born", diff->born);
  print_objects ("freed", diff->freed);
  print_slots ("names", diff->names);
  print_slots ("slots", diff->slots);
  print_counts (diff);
}

static void begin_array (JsonBuilder *json, const char *name) {
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
}

static void add_objects (JsonBuilder *json, const char *name, const GArray *objects) {
  begin_array (json, name);
  for (guint i = 0; i < objects->len; i++) {
    json_builder_begin_object (json);
    cli_member_number (json, "id", (gint64) g_array_index (objects, MdDiffObject, i).id);
    cli_member_text (json, "object", g_array_index (objects, MdDiffObject, i).word);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void add_slots (JsonBuilder *json, const char *name, const GArray *slots) {
  begin_array (json, name);
  for (guint i = 0; i < slots->len; i++) {
    const MdDiffSlot *slot = &g_array_index (slots, MdDiffSlot, i);
    json_builder_begin_object (json);
    cli_member_number (json, "owner", (gint64) slot->owner);
    cli_member_text (json, "slot", slot->slot);
    cli_member_number (json, "before_id", (gint64) slot->before);
    cli_member_number (json, "after_id", (gint64) slot->after);
    cli_member_text (json, "before", slot->before_text);
    cli_member_text (json, "after", slot->after_text);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void add_counts (JsonBuilder *json, const GArray *counts) {
  begin_array (json, "counts");
  for (guint i = 0; i < counts->len; i++) {
    const MdDiffCount *count = &g_array_index (counts, MdDiffCount, i);
    json_builder_begin_object (json);
    cli_member_number (json, "id", (gint64) count->id);
    cli_member_text (json, "object", count->word);
    cli_member_number (json, "before", count->before);
    cli_member_number (json, "after", count->after);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void add_contents (JsonBuilder *json, const GArray *contents) {
  begin_array (json, "contents");
  for (guint i = 0; i < contents->len; i++) {
    const MdDiffContent *content = &g_array_index (contents, MdDiffContent, i);
    json_builder_begin_object (json);
    cli_member_number (json, "id", (gint64) content->id);
    cli_member_text (json, "object", content->word);
    cli_member_text (json, "before", content->before);
    cli_member_text (json, "after", content->after);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
}

static void add_diff (JsonBuilder *json, const MdDiff *diff) {
  cli_member_number (json, "from", diff->from);
  cli_member_number (json, "to", diff->to);
  add_objects (json, "born", diff->born);
  add_objects (json, "freed", diff->freed);
  add_slots (json, "names", diff->names);
  add_slots (json, "slots", diff->slots);
  add_counts (json, diff->counts);
  add_contents (json, diff->contents);
}

int cli_diff (const CliOptions *options, int argc, char **argv) {
  CliMoment m;
  guint from, to;
  int status = cli_moment_open (&m, options, argc, argv, 2, 2, NULL);
  if (status == CLI_OK && (!read_step (&m, 0, &from) || !read_step (&m, 1, &to))) {
    g_clear_object (&m.builder);
    status = CLI_USAGE;
  }
  if (status == CLI_OK) {
    g_autoptr (MdDiff) diff = md_diff_new (m.log, from, to);
    if (m.json)
      add_diff (m.builder, diff);
    else
      print_diff (diff);
  }
  cli_moment_close (&m);
  return status;
}
