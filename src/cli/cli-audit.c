#include <stdio.h>

#include "cli-record.h"
#include "tr-audit.h"

typedef struct Audit {
  TrAudit *audit;
  gboolean failed;
} Audit;

static void begin_audit (RtInterp *rt, TrRecorder *recorder, TrLog *log, gpointer user) {
  ((Audit *) user)->audit = tr_audit_new (rt, recorder, log);
}

/* The audit looks at the interpreter, so its findings are told before that goes. */
static void end_audit (gpointer user) {
  Audit *a = user;
  guint n_findings;
  const TrAuditFinding *findings = tr_audit_findings (a->audit, &n_findings);
  for (guint i = 0; i < n_findings; i++) {
    g_autofree char *text = tr_audit_describe (a->audit, &findings[i]);
    puts (text);
  }
  printf ("%u steps, %" G_GUINT64_FORMAT " objects, %u unexplained\n", tr_audit_n_steps (a->audit), tr_audit_n_objects (a->audit),
          n_findings);
  a->failed = n_findings > 0;
  tr_audit_free (a->audit);
}

int cli_audit (const CliOptions *options, int argc, char **argv) {
  const char *path = NULL;
  Audit audit = {0};
  CliRecording recording = {.watch = begin_audit, .close = end_audit, .user = &audit};
  for (int i = 1; i < argc; i++) {
    if (g_str_equal (argv[i], "--fine"))
      recording.fine = TRUE;
    else
      path = path == NULL ? argv[i] : "";
  }
  if (path == NULL || path[0] == '\0')
    return cli_complain_usage (argv[0], NULL);
  g_autoptr (TrLog) log = cli_record (options, path, &recording);
  return log == NULL ? CLI_USAGE : audit.failed ? CLI_FAILED : CLI_OK;
}
