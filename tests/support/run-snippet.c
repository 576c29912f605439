#include "run-snippet.h"

#include <pthread.h>
#include <string.h>

#include "tr-audit.h"

typedef struct Job {
  const char *source;
  gboolean session;
  char **findings;
  SnippetWatch watch;
  gpointer user;
  TrLog *log;
  gint64 now_nsec;
} Job;

/* A clock that goes on by a millisecond whenever it is read, so that a run is the same each time. */
static int64_t tick (void *user, RtClock clock) {
  Job *job = user;
  return job->now_nsec += 1000000;
}

static void on_step (guint step, gpointer data) {
  Job *job = data;
  job->watch (job->log, step, job->user);
}

static char *describe_findings (TrAudit *audit) {
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const TrAuditFinding *findings = tr_audit_findings (audit, &n);
  for (guint i = 0; i < n; i++) {
    g_autofree char *line = tr_audit_describe (audit, &findings[i]);
    g_string_append_printf (text, "%s\n", line);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One line more than there is: it ends a block that is still open. */
static void type_lines (RtInterp *rt, const char *text) {
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  RtPromptState state = RT_PROMPT_DONE;
  int status;
  for (guint i = 0; i <= g_strv_length (lines) && state != RT_PROMPT_EXIT; i++)
    state = rt_prompt_feed (rt, lines[i] != NULL ? lines[i] : "", &status);
}

static void *work (void *data) {
  Job *job = data;
  RtConfig config = rt_config_default ();
  config.world.user = job;
  config.world.clock = tick;
  RtInterp *rt = rt_new (&config);
  g_assert_nonnull (rt);
  job->log = tr_log_new ();
  TrRecorder *recorder = tr_recorder_new (rt, job->log);
  TrAudit *audit = job->findings != NULL ? tr_audit_new (rt, recorder, job->log) : NULL;
  if (job->watch != NULL)
    tr_recorder_set_step_func (recorder, on_step, job);
  char *argv[] = {(char *) "test.py", NULL};
  if (job->session)
    type_lines (rt, job->source);
  else
    rt_run_script (rt, job->source, strlen (job->source), "test.py", 1, argv);
  if (audit != NULL) {
    *job->findings = describe_findings (audit);
    tr_audit_free (audit);
  }
  tr_recorder_free (recorder);
  rt_destroy (rt);
  return NULL;
}

/* On a thread with the stack that the runtime asks for. */
static TrLog *run (Job job) {
  job.now_nsec = G_GINT64_CONSTANT (1700000000) * 1000000000;
  pthread_attr_t attributes;
  pthread_t thread;
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
  g_assert_cmpint (pthread_create (&thread, &attributes, work, &job), ==, 0);
  pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  return job.log;
}

TrLog *run_snippet (const char *source, char **findings) {
  return run ((Job){.source = source, .findings = findings});
}

TrLog *run_session (const char *text) {
  return run_session_watched (text, NULL, NULL);
}

TrLog *run_session_watched (const char *text, SnippetWatch watch, gpointer user) {
  return run ((Job){.source = text, .session = TRUE, .watch = watch, .user = user});
}

TrLog *run_snippet_watched (const char *source, SnippetWatch watch, gpointer user) {
  return run ((Job){.source = source, .watch = watch, .user = user});
}
