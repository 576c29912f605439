#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli.h"
#include "hb-buffer.h"

/* The interpreter that a timeout or Ctrl+C stops; one at a time. */
static RtInterp *volatile current;
/* What takes notes of its input, or NULL. */
static TrProgram *noting;

static struct {
  GMutex lock;
  GCond changed;
  GThread *thread;
  gboolean over, expired;
} timer;

static void on_interrupt (int signal_number) {
  RtInterp *rt = current;
  if (rt != NULL)
    rt_request_stop (rt);
}

static gpointer wait_for_timeout (gpointer until_usec) {
  g_mutex_lock (&timer.lock);
  gboolean in_time = TRUE;
  while (!timer.over && in_time)
    in_time = g_cond_wait_until (&timer.changed, &timer.lock, *(gint64 *) until_usec);
  if (!timer.over) {
    timer.expired = TRUE;
    rt_request_stop (current);
  }
  g_mutex_unlock (&timer.lock);
  g_free (until_usec);
  return NULL;
}

static void start_timer (double timeout_s) {
  gint64 *until_usec = g_new (gint64, 1);
  *until_usec = g_get_monotonic_time () + (gint64) (timeout_s * G_USEC_PER_SEC);
  timer.over = FALSE;
  timer.thread = g_thread_new ("timeout", wait_for_timeout, until_usec);
}

static void stop_timer (void) {
  if (timer.thread == NULL)
    return;
  g_mutex_lock (&timer.lock);
  timer.over = TRUE;
  g_cond_signal (&timer.changed);
  g_mutex_unlock (&timer.lock);
  g_thread_join (g_steal_pointer (&timer.thread));
}

static void write_to_streams (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  if (stream == RT_OUTPUT_STDERR)
    fflush (stdout);
  fwrite (text, 1, length_bytes, stream == RT_OUTPUT_STDERR ? stderr : stdout);
}

static void flush_streams (void *user) {
  fflush (stdout);
}

static bool read_line (void *user, HbBuffer *buffer) {
  fflush (stdout);
  char *line = NULL;
  size_t room = 0;
  ssize_t length = getline (&line, &room, stdin);
  if (length >= 0)
    hb_buffer_append_bytes (buffer, line, (size_t) length);
  if (length > 0 && line[length - 1] == '\n')
    line[length - 1] = '\0';
  if (noting != NULL)
    tr_program_add_input (noting, length >= 0 ? line : NULL);
  free (line);
  return length >= 0;
}

static RtInterp *start (const CliOptions *options, RtConfig *config, CliWriteFunc write, void *user) {
  config->write = write != NULL ? write : write_to_streams;
  config->flush = write != NULL ? NULL : flush_streams;
  config->read_line = read_line;
  config->user = user;
  RtInterp *rt = rt_new (config);
  if (rt == NULL) {
    cli_complain ("not enough memory to start an interpreter");
    return NULL;
  }
  current = rt;
  signal (SIGINT, on_interrupt);
  if (options->timeout_s > 0)
    start_timer (options->timeout_s);
  return rt;
}

static int64_t use_file (void *folder, const RtFileCall *call, HbBuffer *out) {
  return rt_real_file (folder, call, out);
}

static int64_t refuse_file (void *folder, const RtFileCall *call, HbBuffer *out) {
  return call->op == RT_FILE_HERE ? rt_real_file (".", call, out) : rt_forbidden_file (folder, call);
}

RtInterp *cli_interp_new (const CliOptions *options, const char *script_folder, CliWriteFunc write, void *user) {
  RtConfig config = rt_config_default ();
  if (options->heap_limit_bytes != 0)
    config.heap_limit_bytes = options->heap_limit_bytes;
  config.step_limit = options->step_limit;
  config.script_folder = script_folder;
  config.world = (RtWorld){.user = (char *) script_folder, .file = options->allow_files ? use_file : refuse_file};
  return start (options, &config, write, user);
}

static gboolean allow (gpointer user) {
  return TRUE;
}

RtInterp *cli_interp_new_noted (const CliOptions *options, TrProgram *program, CliWriteFunc write, void *user) {
  RtConfig config = tr_program_config (program);
  config.world = tr_program_world (program);
  if (options->allow_files)
    tr_program_set_ask (program, allow, NULL);
  noting = program;
  return start (options, &config, write, user);
}

void cli_end_interrupted (void) {
  if (timer.expired)
    return;
  signal (SIGINT, SIG_DFL);
  raise (SIGINT);
}

gboolean cli_interp_free (RtInterp *rt) {
  stop_timer ();
  current = NULL;
  gboolean flushed = rt_destroy (rt);
  noting = NULL;
  fflush (stdout);
  return flushed;
}
