#include <errno.h>
#include <stdio.h>

#include "cli-record.h"
#include "md-json.h"

/* The name of the function that runs in FRAME; NAMES remembers those that were asked for. */
static const char *frame_name (TrLog *log, TrId frame, GHashTable *names) {
  gpointer name;
  TrSubject subject;
  if (frame == 0)
    return "";
  if (g_hash_table_lookup_extended (names, TR_ID_KEY (frame), NULL, &name))
    return name;
  tr_log_subject (log, frame, &subject);
  g_hash_table_insert (names, TR_ID_KEY (frame), (gpointer) tr_log_text (log, subject.name));
  return tr_log_text (log, subject.name);
}

/* A line for people: what the step is, and how many objects it made, changed and freed. */
static void print_step (FILE *out, TrLog *log, guint step, GHashTable *names) {
  TrStep record;
  tr_log_step (log, step, &record);
  guint born = 0, died = 0, changed = 0;
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_changes (log, step, changes);
  for (guint i = 0; i < changes->len; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    if ((change->subject & (TR_ID_FRAME | TR_ID_HOLDER)) != 0)
      continue;
    born += change->change == TR_CHANGE_BIRTH;
    died += change->change == TR_CHANGE_DEATH;
    changed += change->change == TR_CHANGE_PAYLOAD;
  }
  fprintf (out, "%6u  %-9s  line %4u  %-20s  +%u ~%u -%u  %s\n", step, tr_step_kind_name (record.kind), record.line,
           frame_name (log, record.frame, names), born, changed, died, tr_log_text (log, record.detail));
}

static void print_log (FILE *out, TrLog *log, gboolean json) {
  g_autoptr (TrState) state = tr_state_new (log);
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  for (guint step = 0; step < tr_log_n_steps (log); step++) {
    if (!json) {
      print_step (out, log, step, names);
      continue;
    }
    g_autofree char *line = md_json_step (state, step);
    fprintf (out, "%s\n", line);
  }
}

int cli_trace (const CliOptions *options, int argc, char **argv) {
  const char *path = NULL, *out_path = NULL;
  gboolean json = FALSE;
  for (int i = 1; i < argc; i++) {
    if (g_str_equal (argv[i], "--json"))
      json = TRUE;
    else if (g_str_equal (argv[i], "-o") && i + 1 < argc)
      out_path = argv[++i];
    else if (path == NULL)
      path = argv[i];
    else
      path = "";
  }
  if (path == NULL || path[0] == '\0') {
    cli_complain ("usage: heapscope-cli trace FILE [--json] [-o OUT]");
    return CLI_USAGE;
  }
  g_autoptr (TrLog) log = cli_record (options, path, NULL);
  if (log == NULL)
    return CLI_USAGE;
  FILE *out = out_path != NULL ? fopen (out_path, "w") : stdout;
  if (out == NULL) {
    cli_complain ("%s: %s", out_path, g_strerror (errno));
    return CLI_USAGE;
  }
  print_log (out, log, json);
  if (out_path != NULL && fclose (out) != 0) {
    cli_complain ("%s: %s", out_path, g_strerror (errno));
    return CLI_FAILED;
  }
  return CLI_OK;
}
