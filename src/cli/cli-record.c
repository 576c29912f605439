#include "cli-record.h"

static void write_nowhere (void *user, RtOutput stream, const char *text, size_t length_bytes) {
}

static MdSources *sources_of (TrLog *log, const char *name, const char *source, const GPtrArray *inputs) {
  MdSources *sources = md_sources_new (log);
  md_sources_set_reads_files (sources, TRUE);
  for (guint i = 0; i < inputs->len; i++)
    md_sources_add_input (sources, inputs->pdata[i]);
  if (inputs->len == 0)
    md_sources_add (sources, name, source);
  return sources;
}

static void run_script (RtInterp *rt, TrProgram *program, const char *source, gsize length, const char *name) {
  char *argv[] = {(char *) name, NULL};
  tr_program_add_script (program, source, length, name);
  rt_run_script (rt, source, length, name, 1, argv);
}

TrLog *cli_record (const CliOptions *options, const char *path, const CliRecording *recording) {
  static const CliRecording plain = {0};
  if (recording == NULL)
    recording = &plain;
  gsize length;
  g_autofree char *source = cli_read_source (path, &length);
  if (source == NULL)
    return NULL;
  gboolean from_input = g_str_equal (path, "-");
  const char *name = from_input ? "<stdin>" : path;
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = from_input ? NULL : g_path_get_dirname (path);
  g_autoptr (TrProgram) program = tr_program_new (options->heap_limit_bytes, options->step_limit, folder);
  RtInterp *rt = cli_interp_new_noted (options, program, write_nowhere, NULL);
  if (rt == NULL)
    return NULL;
  TrLog *log = tr_log_new ();
  tr_log_set_program (log, program);
  TrRecorder *recorder = recording->fine ? tr_recorder_new_fine (rt, log, 0) : tr_recorder_new (rt, log);
  if (recording->watch != NULL)
    recording->watch (rt, recorder, log, recording->user);
  if (cli_is_session (path))
    cli_feed_prompt (rt, program, source, FALSE, inputs);
  else
    run_script (rt, program, source, length, name);
  if (recording->close != NULL)
    recording->close (recording->user);
  tr_recorder_free (recorder);
  cli_interp_free (rt);
  if (recording->sources != NULL)
    *recording->sources = sources_of (log, name, source, inputs);
  return log;
}
