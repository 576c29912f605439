/* Runs scripts with one request for memory refused, each in turn: refuse-scripts [--most N] [--rotate R] FILE.py...
 *
 * With --most only about N of a script's requests are, evenly spread; R shifts which, so that runs with R from 0 on come to refuse all.
 * Whatever request it is, the run must end as it does with all of them granted, or tell of a MemoryError, be it in a word or by an
 * exception that a frame gets (a script may catch it and keep silent); nobody may hold what is not
 * counted, and the interpreter must go on. Each run has a process of its own, so that one that crashes is told of like the others.
 * Exit status 1: something else happened. */
#include <glib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hb-alloc.h"
#include "hb-buffer.h"
#include "rt-interp.h"
#include "rt-observer.h"
#include "rt-verify.h"
#include "rt.h"

#define SECONDS_PER_RUN 60
#define MOST_REQUESTS_FOR_WATCHING 40

typedef struct Run {
  GString *out, *err;
  RtInterp *rt;
  bool got_memory_error; /* a frame, if the run is watched */
} Run;

/* A script and what it comes to with all requests granted. */
typedef struct Script {
  const char *source, *name;
  int status;
  const char *out, *err;
  uint64_t requests;
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

/* Watching: all that is of interest is which exceptions reach frames. */

static void look_for_memory_errors (void *user, RtStepKind kind, RtFrame *frame, RtObject *detail, const char *text) {
  Run *run = user;
  if ((kind == RT_STEP_EXCEPTION || kind == RT_STEP_END) && detail != NULL && detail->type == run->rt->types.MemoryError)
    run->got_memory_error = true;
}

static void watch (Run *run, RtObserver *observer) {
  *observer = (RtObserver){.self = run, .step = look_for_memory_errors};
  rt_set_observer (run->rt, observer);
}

/* A program may wait for ever for what a refusal kept from coming: an event loop tells of a callback that failed, and goes on. */

static const Run *running;

static void on_time_over (int signal_number) {
  if (strstr (running->err->str, "MemoryError") != NULL)
    _exit (0);
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

static void limit_time (const Run *run) {
  running = run;
  signal (SIGALRM, on_time_over);
  alarm (SECONDS_PER_RUN);
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

/* Whether the run came to the same as with all requests granted, as far as can be asked. */
static bool ended_well (const Run *run, const Script *script, int status) {
  bool same = status == script->status && strcmp (run->out->str, script->out) == 0;
  /* What it takes to tell of an exception (names, sources, what to suggest) may be missing, as in CPython; then less is told. */
  bool told_less = strstr (script->err, "Traceback") != NULL || (status != 0 && script->err[0] != '\0');
  return same && (told_less || strcmp (run->err->str, script->err) == 0);
}

/* What is wrong with the run that was refused request AT; NULL if nothing is. */
static char *problem_of (Run *run, const Script *script, uint64_t at) {
  uint64_t requests;
  int status = run_script (run, script, at, &requests);
  char *problem = miscounted (run->rt);
  run->rt->allocator.fail_at = 0;
  static const char again[] = "x = [str(i) for i in range(300)]\n";
  if (problem == NULL && rt_run_script (run->rt, again, strlen (again), "again.py", 0, NULL) != 0)
    problem = g_strdup_printf ("does not go on\n%s", run->err->str);
  rt_destroy (run->rt);
  bool told = run->got_memory_error || strstr (run->err->str, "MemoryError") != NULL || strstr (run->out->str, "MemoryError") != NULL;
  if (problem == NULL && !told && !ended_well (run, script, status))
    problem = g_strdup_printf ("status %d instead of %d\n%s\n%s", status, script->status, run->err->str, run->out->str);
  return problem;
}

/* Has WORK done by a process of its own, with the run watched; what it returned, -1 if it died. */
static int in_a_child (Run *started, const Script *script, uint64_t at, int (*work) (Run *, const Script *, uint64_t)) {
  pid_t child = fork ();
  if (child == 0) {
    RtObserver observer;
    limit_time (started);
    watch (started, &observer);
    _exit (work (started, script, at));
  }
  int status = 0;
  waitpid (child, &status, 0);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static int requests_more (Run *run, const Script *script, uint64_t at) {
  uint64_t requests;
  run_script (run, script, at, &requests);
  return (int) MIN (requests - script->requests, 100);
}

static int tells_a_frame (Run *run, const Script *script, uint64_t at) {
  return problem_of (run, script, at) == NULL && run->got_memory_error;
}

/* Whether the run is one in which a frame gets a MemoryError. Being watched asks for a table or two at some time, so that the one with
 * number AT may be one of several. */
static bool is_told_to_a_frame (Run *started, const Script *script, uint64_t at) {
  int more = in_a_child (started, script, 0, requests_more);
  bool told = false;
  for (int i = 0; !told && i <= more && more <= MOST_REQUESTS_FOR_WATCHING; i++)
    told = in_a_child (started, script, at + (uint64_t) i, tells_a_frame) == 1;
  return told;
}

/* The same in a process of its own, which begins where the interpreter STARTED has just started. */
static bool is_fine (Run *started, const Script *script, uint64_t at) {
  int tells[2];
  if (pipe (tells) < 0)
    g_error ("no pipe");
  pid_t child = fork ();
  if (child == 0) {
    limit_time (started);
    char *problem = problem_of (started, script, at);
    if (problem != NULL && write (tells[1], problem, MIN (strlen (problem), 1000)) < 0)
      _exit (2);
    _exit (problem != NULL);
  }
  int status = 0;
  char told[1001] = "";
  close (tells[1]);
  waitpid (child, &status, 0);
  if (read (tells[0], told, 1000) < 0)
    told[0] = '\0';
  close (tells[0]);
  if (status == 0 || (!WIFSIGNALED (status) && is_told_to_a_frame (started, script, at)))
    return true;
  g_print ("%s: request %" G_GUINT64_FORMAT " refused: ", script->name, at);
  if (WIFSIGNALED (status))
    g_print ("signal %d\n", WTERMSIG (status));
  else
    g_print ("%s\n", told);
  return false;
}

static int refuse_all (const char *path, uint64_t most, uint64_t rotation) {
  g_autofree char *source = NULL, *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  g_autofree char *before = g_get_current_dir ();
  if (!g_file_get_contents (path, &source, NULL, NULL) || g_chdir (folder) != 0) {
    g_printerr ("%s: cannot be read\n", path);
    return 1;
  }
  Run granted = {0}, started = {0};
  Script script = {.source = source, .name = name};
  uint64_t requests, refused = 0;
  start (&granted);
  script.status = run_script (&granted, &script, 0, &requests);
  script.requests = requests;
  rt_destroy (granted.rt);
  script.out = granted.out->str;
  script.err = granted.err->str;
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
