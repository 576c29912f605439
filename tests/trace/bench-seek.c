/* How long it takes to go to a step: anywhere, and one step on or back. Figures for programs of a million steps; nothing is asserted.
 * Processor time, so that a busy machine does not matter. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "run-snippet.h"

#define SEEKS 400

static const struct {
  const char *name, *source;
} programs[] = {
  {"numbers", "total = 0\nfor i in range(500000):\n    total = total + i\n"},
  {"containers", "d = {}\nl = []\nfor i in range(250000):\n    l.append([i])\n    d[i % 1000] = l[-1]\n    if len(l) > 500: l = []\n"},
  {"recursion", "def f(n):\n    if n < 2: return n\n    return f(n - 1) + f(n - 2)\nf(22)\nf(21)\nf(20)\n"},
  {"graph", "class N:\n    def __init__(self, n): self.n = n\n"
            "nodes = [N(None) for i in range(50000)]\nk = 0\nfor i in range(250000):\n    k = (k * 7919 + 1) % 50000\n"
            "    nodes[k].n = nodes[i % 50000]\n    nodes[i % 50000] = N(nodes[k])\n"},
};

static double now_ms (void) {
  struct timespec t;
  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e3 + (double) t.tv_nsec / 1e6;
}

static int compare (gconstpointer a, gconstpointer b) {
  double x = *(const double *) a, y = *(const double *) b;
  return x < y ? -1 : x > y;
}

static void tell (const char *what, double *times, guint n) {
  qsort (times, n, sizeof *times, compare);
  printf ("  %-12s median %8.3f ms   99 of 100 %8.3f ms   worst %8.3f ms\n", what, times[n / 2], times[n * 99 / 100], times[n - 1]);
}

static double seek_ms (TrState *state, int step) {
  double begin = now_ms ();
  tr_state_seek (state, step);
  return now_ms () - begin;
}

static void measure (TrLog *log, const char *name) {
  g_autoptr (TrState) state = tr_state_new (log);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  double times[SEEKS], forward[SEEKS], back[SEEKS];
  guint64 n_changes = 0;
  int n = (int) tr_log_n_steps (log);
  for (int step = 0; step < n; step++) {
    tr_log_changes (log, (guint) step, changes);
    n_changes += changes->len;
  }
  double first = seek_ms (state, n - 1);
  for (guint i = 0; i < SEEKS; i++) {
    int step = g_rand_int_range (rand, 1, n - 1);
    times[i] = seek_ms (state, step);
    forward[i] = seek_ms (state, step + 1);
    back[i] = seek_ms (state, step);
  }
  g_autoptr (GArray) living = g_array_new (FALSE, FALSE, sizeof (TrId));
  tr_state_living (state, living);
  printf ("%s: %d steps, %.2f changes a step, %.2f bytes a change, %u living; all steps once %.0f ms\n", name, n,
          (double) n_changes / n, (double) tr_log_size_bytes (log) / (double) n_changes, living->len, first);
  tell ("anywhere", times, SEEKS);
  tell ("one on", forward, SEEKS);
  tell ("one back", back, SEEKS);
}

int main (int argc, char **argv) {
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++) {
    if (argc > 1 && !g_str_equal (argv[1], programs[i].name))
      continue;
    g_autoptr (TrLog) log = run_snippet (programs[i].source, NULL);
    measure (log, programs[i].name);
    fflush (stdout);
  }
  return 0;
}
