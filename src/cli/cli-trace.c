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

/* What a step inside of a line tells: "LOAD_NAME 0 (a)". */
static char *inside_text (TrLog *log, guint step) {
  const TrInside *inside = tr_log_inside (log, step);
  if (inside == NULL || inside->kind != RT_STEP_INSTRUCTION)
    return inside != NULL && inside->object != 0 ? g_strdup_printf (" #%" G_GUINT64_FORMAT, inside->object) : g_strdup ("");
  g_autoptr (GString) text = g_string_new (inside->opcode);
  if (inside->oparg >= 0)
    g_string_append_printf (text, " %d", inside->oparg);
  if (inside->argument[0] != '\0')
    g_string_append_printf (text, " (%s)", inside->argument);
  return g_string_free (g_steal_pointer (&text), FALSE);
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
  g_autofree char *inside = inside_text (log, step);
  fprintf (out, "%6u  %-11s  line %4u  %-20s  +%u ~%u -%u  %s%s\n", step, tr_step_kind_name (record.kind), record.line,
           frame_name (log, record.frame, names), born, changed, died, tr_log_text (log, record.detail), inside);
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

static int save (TrLog *log, const char *path, const TrFileInfo *info) {
  g_autoptr (GError) error = NULL;
  if (tr_file_save (log, path, info, &error))
    return CLI_OK;
  cli_complain ("%s", error->message);
  return CLI_FAILED;
}

/* To the file at PATH; NULL: standard output. */
static int print (TrLog *log, const char *RT_NULLABLE path, gboolean json) {
  FILE *out = path != NULL ? fopen (path, "w") : stdout;
  if (out == NULL) {
    cli_complain ("%s: %s", path, g_strerror (errno));
    return CLI_USAGE;
  }
  print_log (out, log, json);
  if (path != NULL && fclose (out) != 0) {
    cli_complain ("%s: %s", path, g_strerror (errno));
    return CLI_FAILED;
  }
  return CLI_OK;
}

typedef struct TraceOptions {
  const char *path, *out_path;
  gboolean json, fine;
  guint step;
} TraceOptions;

static gboolean parse (TraceOptions *o, int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    guint64 step = 0;
    if (g_str_equal (argv[i], "--json")) {
      o->json = TRUE;
    } else if (g_str_equal (argv[i], "-o") && i + 1 < argc) {
      o->out_path = argv[++i];
    } else if (g_str_equal (argv[i], "--fine") && i + 1 < argc) {
      if (!g_ascii_string_to_unsigned (argv[++i], 10, 0, G_MAXUINT, &step, NULL))
        return FALSE;
      o->fine = TRUE;
      o->step = (guint) step;
    } else if (o->path == NULL) {
      o->path = argv[i];
    } else {
      return FALSE;
    }
  }
  return o->path != NULL;
}

int cli_trace (const CliOptions *options, int argc, char **argv) {
  TraceOptions o = {0};
  if (!parse (&o, argc, argv))
    return cli_complain_usage (argv[0], NULL);
  g_auto (TrFileInfo) info = {0};
  CliRecording recording_options = {.info = &info};
  g_autoptr (TrLog) recording = cli_record (options, o.path, &recording_options);
  if (recording == NULL)
    return CLI_USAGE;
  if (o.out_path != NULL && g_str_has_suffix (o.out_path, TR_FILE_SUFFIX))
    return save (recording, o.out_path, &info);
  g_autoptr (TrLog) log = o.fine ? cli_record_stretch (recording, o.step) : tr_log_ref (recording);
  if (log == NULL)
    return CLI_FAILED;
  return print (log, o.out_path, o.json);
}
