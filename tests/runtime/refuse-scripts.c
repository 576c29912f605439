/* Runs scripts with one request for memory refused, each in turn: refuse-scripts [--most N] FILE.py...
 *
 * Whatever request it is, the run must end as it does with all of them granted, or tell of a MemoryError; nobody may hold what is not
 * counted, and the interpreter must go on. Each run has a process of its own, so that one that crashes is told of like the others.
 * Exit status 1: something else happened. */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hb-alloc.h"
#include "hb-buffer.h"
#include "rt-interp.h"
#include "rt-verify.h"
#include "rt.h"

#define SECONDS_PER_RUN 60

typedef struct Run {
  GString *out, *err;
  RtInterp *rt;
} Run;

static void write_to (void *user, RtOutput stream, const char *text, size_t length_bytes) {
  Run *run = user;
  g_string_append_len (stream == RT_OUTPUT_STDERR ? run->err : run->out, text, (gssize) length_bytes);
}

static bool quiet_line (void *user, HbBuffer *buffer) {
  return false;
}

/* NULL, or what the references that are not accounted for are. */
static char *miscounted (RtInterp *rt) {
  HbAllocator allocator;
  hb_allocator_init (&allocator, SIZE_MAX);
  HbBuffer text;
  hb_buffer_init (&text, &allocator);
  rt_verify (rt, &text);
  char *problem = text.length_bytes > 0 ? g_strndup (hb_buffer_text (&text), text.length_bytes) : NULL;
  hb_buffer_clear (&text);
  return problem;
}

/* The script with request FAIL_AT refused (0: none); its exit status. *REQUESTS is how many there were. */
static int run_script (Run *run, const char *source, const char *name, uint64_t fail_at, uint64_t *requests) {
  RtConfig config = rt_config_default ();
  config.fail_at = fail_at;
  config.write = write_to;
  config.read_line = quiet_line;
  config.user = run;
  run->out = g_string_new (NULL);
  run->err = g_string_new (NULL);
  run->rt = rt_new (&config);
  uint64_t first = run->rt->allocator.requests;
  int status = rt_run_script (run->rt, source, strlen (source), name, 0, NULL);
  *requests = run->rt->allocator.requests - first;
  return status;
}

/* What is wrong with the run that was refused request AT; NULL if nothing is. */
static char *problem_of (const char *source, const char *name, uint64_t at, const Run *granted, int expected) {
  Run run;
  uint64_t requests;
  int status = run_script (&run, source, name, at, &requests);
  char *problem = miscounted (run.rt);
  bool told = strstr (run.err->str, "MemoryError") != NULL || strstr (run.out->str, "MemoryError") != NULL;
  bool unharmed = status == expected && strcmp (run.out->str, granted->out->str) == 0 && strcmp (run.err->str, granted->err->str) == 0;
  /* What it takes to tell of an exception (names, sources, what to suggest) may be missing, as in CPython; then less is told. */
  bool told_less = status == expected && strcmp (run.out->str, granted->out->str) == 0 && strstr (granted->err->str, "Traceback") != NULL;
  if (problem == NULL && !told && !unharmed && !told_less)
    problem = g_strdup_printf ("status %d instead of %d\n%s%s", status, expected, run.out->str, run.err->str);
  run.rt->allocator.fail_at = 0;
  static const char again[] = "x = [str(i) for i in range(300)]\n";
  if (problem == NULL && rt_run_script (run.rt, again, strlen (again), "again.py", 0, NULL) != 0)
    problem = g_strdup ("does not go on");
  rt_destroy (run.rt);
  return problem;
}

/* The same in a process of its own. */
static bool is_fine (const char *source, const char *name, uint64_t at, const Run *granted, int expected) {
  pid_t child = fork ();
  if (child == 0) {
    alarm (SECONDS_PER_RUN);
    char *problem = problem_of (source, name, at, granted, expected);
    if (problem != NULL)
      g_print ("%s: request %" G_GUINT64_FORMAT " refused: %.3000s\n", name, at, problem);
    _exit (problem != NULL);
  }
  int status = 0;
  waitpid (child, &status, 0);
  if (WIFSIGNALED (status))
    g_print ("%s: request %" G_GUINT64_FORMAT " refused: signal %d\n", name, at, WTERMSIG (status));
  return status == 0;
}

static int refuse_all (const char *path, uint64_t most) {
  g_autofree char *source = NULL, *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *before = g_get_current_dir ();
  if (!g_file_get_contents (path, &source, NULL, NULL) || g_chdir (folder) != 0) {
    g_printerr ("%s: cannot be read\n", path);
    return 1;
  }
  Run granted;
  uint64_t requests, refused = 0;
  int status = run_script (&granted, source, name, 0, &requests), wrong = 0;
  rt_destroy (granted.rt);
  for (uint64_t at = 1; at <= requests; at += requests / most + 1, refused++)
    wrong += !is_fine (source, name, at, &granted, status);
  g_print ("%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " requests refused, %d wrong\n", path, refused, requests, wrong);
  g_chdir (before);
  return wrong;
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  uint64_t most = UINT64_MAX;
  int first = 1, wrong = 0;
  if (argc > 2 && strcmp (argv[1], "--most") == 0) {
    most = g_ascii_strtoull (argv[2], NULL, 10);
    first = 3;
  }
  for (int i = first; i < argc; i++)
    wrong += refuse_all (argv[i], MAX (most, 1));
  return wrong > 0;
}
