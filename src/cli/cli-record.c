#include "cli-record.h"

static void write_nowhere (void *user, RtOutput stream, const char *text, size_t length_bytes) {
}

TrLog *cli_record (const CliOptions *options, const char *path, CliWatchFunc watch, void (*close) (gpointer user), gpointer user) {
  gsize length;
  g_autofree char *source = cli_read_source (path, &length);
  if (source == NULL)
    return NULL;
  gboolean from_input = g_str_equal (path, "-");
  g_autofree char *folder = from_input ? NULL : g_path_get_dirname (path);
  RtInterp *rt = cli_interp_new (options, folder, write_nowhere, NULL);
  if (rt == NULL)
    return NULL;
  TrLog *log = tr_log_new ();
  TrRecorder *recorder = tr_recorder_new (rt, log);
  if (watch != NULL)
    watch (rt, recorder, log, user);
  char *argv[] = {(char *) path, NULL};
  if (cli_is_session (path))
    cli_feed_prompt (rt, source, FALSE);
  else
    rt_run_script (rt, source, length, from_input ? "<stdin>" : path, 1, argv);
  if (close != NULL)
    close (user);
  tr_recorder_free (recorder);
  cli_interp_free (rt);
  return log;
}
