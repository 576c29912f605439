/* Runs scripts with one request for memory refused, each in turn: refuse-scripts [--most N] [--rotate R] FILE.py...
 *
 * With --most only about N of a script's requests are, evenly spread; R shifts which, so that runs with R from 0 on come to refuse all.
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

/* A script and what it comes to with all requests granted. */
typedef struct Script {
  const char *source, *name;
  int status;
  const char *out, *err;
} Script;

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

static void start (Run *run) {
  RtConfig config = rt_config_default ();
  config.write = write_to;
  config.read_line = quiet_line;
  config.user = run;
  run->out = g_string_new (NULL);
  run->err = g_string_new (NULL);
  run->rt = rt_new (&config);
}

/* The script with request FAIL_AT refused (0: none); its exit status. *REQUESTS is how many there were. */
static int run_script (Run *run, const Script *script, uint64_t fail_at, uint64_t *requests) {
  HbAllocator *allocator = &run->rt->allocator;
  uint64_t first = allocator->requests;
  allocator->fail_at = fail_at != 0 ? first + fail_at : 0;
  int status = rt_run_script (run->rt, script->source, strlen (script->source), script->name, 0, NULL);
  *requests = allocator->requests - first;
  return status;
}

/* What is wrong with the run that was refused request AT; NULL if nothing is. */
static char *problem_of (Run *run, const Script *script, uint64_t at) {
  uint64_t requests;
  int status = run_script (run, script, at, &requests);
  char *problem = miscounted (run->rt);
  bool told = strstr (run->err->str, "MemoryError") != NULL || strstr (run->out->str, "MemoryError") != NULL;
  bool same = status == script->status && strcmp (run->out->str, script->out) == 0;
  bool unharmed = same && strcmp (run->err->str, script->err) == 0;
  /* What it takes to tell of an exception (names, sources, what to suggest) may be missing, as in CPython; then less is told. */
  bool told_less = same && (strstr (script->err, "Traceback") != NULL || (status != 0 && script->err[0] != '\0'));
  if (problem == NULL && !told && !unharmed && !told_less)
    problem = g_strdup_printf ("status %d instead of %d\n%s%s", status, script->status, run->out->str, run->err->str);
  run->rt->allocator.fail_at = 0;
  static const char again[] = "x = [str(i) for i in range(300)]\n";
  if (problem == NULL && rt_run_script (run->rt, again, strlen (again), "again.py", 0, NULL) != 0)
    problem = g_strdup_printf ("does not go on\n%s", run->err->str);
  rt_destroy (run->rt);
  return problem;
}

/* The same in a process of its own, which begins where the interpreter STARTED has just started. */
static bool is_fine (Run *started, const Script *script, uint64_t at) {
  pid_t child = fork ();
  if (child == 0) {
    alarm (SECONDS_PER_RUN);
    char *problem = problem_of (started, script, at);
    if (problem != NULL)
      g_print ("%s: request %" G_GUINT64_FORMAT " refused: %.1000s\n", script->name, at, problem);
    _exit (problem != NULL);
  }
  int status = 0;
  waitpid (child, &status, 0);
  if (WIFSIGNALED (status))
    g_print ("%s: request %" G_GUINT64_FORMAT " refused: signal %d\n", script->name, at, WTERMSIG (status));
  return status == 0;
}

static int refuse_all (const char *path, uint64_t most, uint64_t rotation) {
  g_autofree char *source = NULL, *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *before = g_get_current_dir ();
  if (!g_file_get_contents (path, &source, NULL, NULL) || g_chdir (folder) != 0) {
    g_printerr ("%s: cannot be read\n", path);
    return 1;
  }
  Run granted, started;
  Script script = {.source = source, .name = name};
  uint64_t requests, refused = 0;
  start (&granted);
  script.status = run_script (&granted, &script, 0, &requests);
  script.out = granted.out->str;
  script.err = granted.err->str;
  rt_destroy (granted.rt);
  start (&started);
  int wrong = 0;
  uint64_t step = requests / most + 1;
  for (uint64_t at = 1 + rotation % step; at <= requests; at += step, refused++)
    wrong += !is_fine (&started, &script, at);
  rt_destroy (started.rt);
  g_print ("%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " requests refused, %d wrong\n", path, refused, requests, wrong);
  g_chdir (before);
  return wrong;
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "");
  uint64_t most = UINT64_MAX, rotation = 0;
  int first = 1, wrong = 0;
  for (; first + 1 < argc && argv[first][0] == '-'; first += 2)
    *(strcmp (argv[first], "--most") == 0 ? &most : &rotation) = g_ascii_strtoull (argv[first + 1], NULL, 10);
  for (int i = first; i < argc; i++)
    wrong += refuse_all (argv[i], MAX (most, 1), rotation);
  return wrong > 0;
}
