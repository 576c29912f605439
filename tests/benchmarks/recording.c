/* What it costs to record: a program's time with a recorder over its time without one, for programs of several shapes.
 *
 * recording [STEPS] [NAME...]: programs of about STEPS steps (200,000) from tests/benchmarks/programs, all or those named.
 * Prints a line a program, and at the end the worst. A program is a Python file that makes about N steps. Without names, tells last
 * what it costs to change one item of a list of three and of one of a million: twice as many changes take so much longer.
 */

#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "tr-recorder.h"

#define ROUNDS 3 /* the fastest counts */

typedef struct Job {
  const char *source;
  gboolean record;
  double seconds;
  guint64 steps, bytes;
} Job;

static double now_seconds (void) {
  struct timespec now;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void *work (void *data) {
  Job *job = data;
  RtConfig config = rt_config_default ();
  RtInterp *rt = rt_new (&config);
  g_assert_nonnull (rt);
  g_autoptr (TrLog) log = job->record ? tr_log_new () : NULL;
  g_autoptr (TrRecorder) recorder = NULL;
  if (job->record) {
    tr_log_set_budget (log, G_MAXUINT64 / 2, 0);
    recorder = tr_recorder_new (rt, log);
  }
  gsize bytes = job->record ? tr_log_size_bytes (log) : 0;
  char *argv[] = {(char *) "program.py", NULL};
  double start = now_seconds ();
  int status = rt_run_script (rt, job->source, strlen (job->source), "program.py", 1, argv);
  job->seconds = now_seconds () - start;
  if (status != 0)
    g_error ("the program failed");
  if (job->record) {
    job->steps = tr_log_n_steps (log);
    job->bytes = tr_log_size_bytes (log) - bytes;
  }
  g_clear_pointer (&recorder, tr_recorder_free);
  rt_destroy (rt);
  return NULL;
}

/* On a thread with the stack that the runtime asks for. */
static Job run (const char *source, gboolean record) {
  Job best = {.seconds = 1e9};
  for (int i = 0; i < ROUNDS; i++) {
    Job job = {.source = source, .record = record};
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init (&attributes);
    pthread_attr_setstacksize (&attributes, RT_STACK_BYTES);
    g_assert_cmpint (pthread_create (&thread, &attributes, work, &job), ==, 0);
    pthread_join (thread, NULL);
    pthread_attr_destroy (&attributes);
    if (job.seconds < best.seconds)
      best = job;
  }
  return best;
}

static double measure (const char *name, guint steps) {
  g_autofree char *file = g_strconcat (name, ".py", NULL);
  g_autofree char *path = g_build_filename (PROGRAMS, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  g_autofree char *source = g_strdup_printf ("N = %u\n%s", steps, text);
  Job plain = run (source, FALSE), recorded = run (source, TRUE);
  double ratio = recorded.seconds / plain.seconds;
  g_print ("%-14s %9" G_GUINT64_FORMAT " steps  %7.1f ms plain  %8.1f ms recorded  %6.2f times  %5.0f ns a step more  %6.1f bytes a step\n",
           name, recorded.steps, plain.seconds * 1e3, recorded.seconds * 1e3, ratio,
           (recorded.seconds - plain.seconds) * 1e9 / (double) recorded.steps, (double) recorded.bytes / (double) recorded.steps);
  return ratio;
}

/* Nanoseconds for one change of one item of a list of LENGTH, recorded. */
static double measure_item (guint length, guint changes) {
  double seconds[2];
  for (guint i = 0; i < 2; i++) {
    g_autofree char *source = g_strdup_printf ("def run(n):\n    items = [None] * %u\n    for i in range(n):\n        items[1] = i\nrun(%u)\n",
                                               length, changes << i);
    seconds[i] = run (source, TRUE).seconds;
  }
  return (seconds[1] - seconds[0]) * 1e9 / changes;
}

static int by_name (gconstpointer a, gconstpointer b) {
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The programs there are; free with g_strfreev. */
static char **list_programs (void) {
  g_autoptr (GDir) folder = g_dir_open (PROGRAMS, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_assert_nonnull (folder);
  for (const char *file = g_dir_read_name (folder); file != NULL; file = g_dir_read_name (folder))
    if (g_str_has_suffix (file, ".py"))
      g_ptr_array_add (names, g_strndup (file, strlen (file) - 3));
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

int main (int argc, char **argv) {
  guint steps = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 200000;
  g_auto (GStrv) all = list_programs ();
  char **names = argc > 2 ? argv + 2 : all;
  double worst = 0;
  for (guint i = 0; names[i] != NULL; i++) {
    double ratio = measure (names[i], MAX (steps, 1));
    worst = MAX (worst, ratio);
  }
  g_print ("worst: %.2f times\n", worst);
  if (argc <= 2)
    g_print ("one item of a list of 3: %.0f ns, of 1,000,000: %.0f ns\n", measure_item (3, 5 * steps), measure_item (1000000, 5 * steps));
  return 0;
}
