/* How long a step takes until its picture is there to be painted, in processor time, at 500 and 5,000 cards: the picture, of which the
 * graph and the cards are parts, what looks other than at the step before, and the words. */
#include <stdlib.h>
#include <time.h>

#include "dr-change.h"
#include "dr-spoken.h"
#include "dr-story.h"
#include "run-snippet.h"

#define STEPS 12

typedef struct Run {
  DrStory *story;
  TrState *state;
  MdView view;
  DrOptions options;
  DrText *text;
  DrScene *before; /* of the step before; NULL: none */
} Run;

static double now_ms (void) {
  struct timespec t;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1000 + (double) t.tv_nsec / 1e6;
}

static int by_value (const void *a, const void *b) {
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

enum { PICTURE, GRAPH, CARDS, CHANGES, WORDS, N_PARTS };

static void measure_step (Run *run, guint step, double *times) {
  double start = now_ms ();
  DrScene *scene = dr_story_scene (run->story, step);
  times[PICTURE] = now_ms () - start;

  start = now_ms ();
  g_autoptr (MdGraph) md = md_graph_new (run->state, (int) step, &run->view);
  times[GRAPH] = now_ms () - start;
  DrGraph graph = {.step = (int) step, .gone = md_graph_gone (md), .holders = md_graph_holder_words (md), .holder_kinds = md_graph_holder_kinds (md)};
  graph.nodes = md_graph_nodes (md, &graph.n_nodes);
  graph.edges = md_graph_edges (md, &graph.n_edges);
  start = now_ms ();
  g_autoptr (DrScene) cards = dr_scene_new (&graph, &run->options, run->text);
  times[CARDS] = now_ms () - start;

  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (DrRect));
  start = now_ms ();
  if (run->before != NULL)
    dr_scene_changes (run->before, scene, FALSE, rects);
  times[CHANGES] = now_ms () - start;

  start = now_ms ();
  dr_spoken_free (dr_spoken_new (scene));
  times[WORDS] = now_ms () - start;
  g_clear_pointer (&run->before, dr_scene_unref);
  run->before = scene;
}

static void measure (const char *source) {
  static const char *const names[N_PARTS] = {"picture", "graph", "cards", "changes", "words"};
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  Run run = {.state = tr_state_new (log), .view = md_view_default (), .text = dr_text_new ()};
  run.options.group_beyond = run.view.most_nodes = 20000;
  run.story = dr_story_new (log, &run.view, &run.options);
  run.view.most_nodes *= 4; /* with the atoms in cells, as the story has it */
  run.view.most_slots = 64;
  guint n_steps = tr_log_n_steps (log);
  double times[STEPS][N_PARTS], one[STEPS];
  double start = now_ms ();
  dr_scene_unref (dr_story_scene (run.story, n_steps - STEPS - 1));
  double first = now_ms () - start;
  for (guint i = 0; i < STEPS; i++)
    measure_step (&run, n_steps - STEPS + i, times[i]);
  printf ("%5u cards, %5u arrows: first %.0f ms;", run.before->n_cards, run.before->n_arrows, first);
  for (guint part = 0; part < N_PARTS; part++) {
    for (guint i = 0; i < STEPS; i++)
      one[i] = times[i][part];
    qsort (one, STEPS, sizeof one[0], by_value);
    printf (" %s %.2f (%.2f)", names[part], one[STEPS / 2], one[STEPS - 1]);
  }
  printf (" ms: median (most)\n");
  dr_scene_unref (run.before);
  dr_story_free (run.story);
  tr_state_free (run.state);
  dr_text_free (run.text);
}

int main (void) {
  static const char *const nets[] = {"xs = [[[[k] for k in range(4)] for j in range(10)] for i in range(10)]\n",
                                     "xs = [[[[[m] for m in range(4)] for k in range(10)] for j in range(10)] for i in range(9)]\n"};
  for (guint i = 0; i < G_N_ELEMENTS (nets); i++) {
    GString *source = g_string_new (nets[i]);
    for (guint k = 0; k < 20; k++)
      g_string_append_printf (source, "v%u = %u\n", k, k);
    measure (source->str);
    g_string_free (source, TRUE);
  }
  return 0;
}
