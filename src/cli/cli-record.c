#include "cli-record.h"

static void write_nowhere (void *user, RtOutput stream, const char *text, size_t length_bytes) {
}

/* The texts that ran, as INFO has them. */
static MdSources *sources_of (TrLog *log, const TrFileInfo *info) {
  MdSources *sources = md_sources_new (log);
  md_sources_set_reads_files (sources, TRUE);
  for (guint i = 0; info->lines != NULL && i < info->lines->len; i++)
    md_sources_add_input (sources, info->lines->pdata[i]);
  if (!info->session && info->source != NULL)
    md_sources_add (sources, info->name, info->source);
  return sources;
}

/* Gives RECORDING what it asked for besides LOG; INFO may be taken. */
static void tell (TrLog *log, TrFileInfo *info, const CliRecording *recording) {
  if (recording->sources != NULL)
    *recording->sources = sources_of (log, info);
  if (recording->info == NULL)
    return;
  *recording->info = *info;
  *info = (TrFileInfo){0};
}

static void set_budget (TrLog *log, const CliOptions *options) {
  tr_log_set_budget (log, options->trace_memory_set ? options->trace_memory_bytes : TR_LOG_MEMORY_BYTES,
                     options->trace_disk_set ? options->trace_disk_bytes : TR_LOG_DISK_BYTES);
}

static TrLog *open_recording (const char *path, TrFileInfo *info, const CliRecording *recording) {
  if (recording->watch != NULL || recording->fine) {
    cli_complain ("%s: this needs the program itself, not a recording of it", path);
    return NULL;
  }
  g_autoptr (GError) error = NULL;
  TrLog *log = tr_file_open (path, info, &error);
  if (log == NULL)
    cli_complain ("%s", error->message);
  else if (info->damage != NULL)
    cli_complain ("%s: %s", path, info->damage);
  return log;
}

/* RT runs what INFO tells, LENGTH bytes, from its beginning to its end. */
static void run_program (RtInterp *rt, TrProgram *program, gsize length, const TrFileInfo *info) {
  char *argv[] = {info->name, NULL};
  if (info->session) {
    cli_feed_prompt (rt, program, info->source, FALSE, info->lines);
    return;
  }
  tr_program_add_script (program, info->source, length, info->name);
  rt_run_script (rt, info->source, length, info->name, 1, argv);
}

static TrLog *record (const CliOptions *options, const char *path, TrFileInfo *info, const CliRecording *recording) {
  gsize length;
  gboolean from_input = g_str_equal (path, "-");
  *info = (TrFileInfo){.name = g_strdup (from_input ? "<stdin>" : path),
                       .source = cli_read_source (path, &length),
                       .session = cli_is_session (path),
                       .lines = g_ptr_array_new_with_free_func (g_free),
                       .heap_limit_bytes = options->heap_limit_bytes,
                       .step_limit = options->step_limit};
  g_autofree char *parent = from_input ? NULL : g_path_get_dirname (path);
  g_autofree char *folder = parent != NULL ? g_canonicalize_filename (parent, NULL) : NULL;
  g_autoptr (TrProgram) program = tr_program_new (options->heap_limit_bytes, options->step_limit, folder);
  RtInterp *rt = info->source != NULL ? cli_interp_new_noted (options, program, write_nowhere, NULL) : NULL;
  if (rt == NULL)
    return NULL;
  TrLog *log = tr_log_new ();
  tr_log_set_program (log, program);
  set_budget (log, options);
  TrRecorder *recorder = recording->fine ? tr_recorder_new_fine (rt, log, 0) : tr_recorder_new (rt, log);
  if (recording->watch != NULL)
    recording->watch (rt, recorder, log, recording->user);
  run_program (rt, program, length, info);
  if (recording->close != NULL)
    recording->close (recording->user);
  tr_recorder_free (recorder);
  cli_interp_free (rt);
  if (tr_log_is_full (log))
    cli_complain ("%s, after %u steps", tr_log_limit (log), tr_log_n_steps (log));
  return log;
}

TrLog *cli_record (const CliOptions *options, const char *path, const CliRecording *recording) {
  static const CliRecording plain = {0};
  if (recording == NULL)
    recording = &plain;
  g_auto (TrFileInfo) info = {0};
  TrLog *log = tr_file_is_recording (path) ? open_recording (path, &info, recording) : record (options, path, &info, recording);
  if (log != NULL)
    tell (log, &info, recording);
  return log;
}
