#include "dr-story.h"

#define SAMPLED_STEPS 400 /* steps that a plan looks at; more are sampled evenly */
#define MOST_NODES    600 /* of a picture; beyond, it is cut */

struct DrStory {
  TrLog *log;
  TrState *state;
  MdView view;
  DrOptions options;
  DrText *text;
  HbAllocator allocator;
  LyLayout *layout;
  GHashTable *places; /* step to its number in the layout + 1 */
  guint planned;      /* steps below this are known to the layout, or stand between those that are */
};

DrStory *dr_story_new (TrLog *log, const MdView *view, const DrOptions *options) {
  DrStory *story = g_new0 (DrStory, 1);
  story->log = tr_log_ref (log);
  story->state = tr_state_new (log);
  story->view = *view;
  if (story->view.most_nodes == 0)
    story->view.most_nodes = MOST_NODES;
  story->options = *options;
  story->text = dr_text_new ();
  hb_allocator_init (&story->allocator, SIZE_MAX);
  story->layout = ly_layout_new (&story->allocator);
  story->places = g_hash_table_new (NULL, NULL);
  return story;
}

void dr_story_free (DrStory *story) {
  ly_layout_free (story->layout);
  g_hash_table_unref (story->places);
  dr_text_free (story->text);
  tr_state_free (story->state);
  tr_log_unref (story->log);
  g_free (story);
}

TrLog *dr_story_log (DrStory *story) {
  return story->log;
}

static DrScene *scene_without_places (DrStory *story, guint step) {
  g_autoptr (MdGraph) md = md_graph_new (story->state, (int) step, &story->view);
  DrGraph graph = {.step = (int) step, .holders = md_graph_holders (md), .cut = md_graph_is_cut (md)};
  graph.nodes = md_graph_nodes (md, &graph.n_nodes);
  graph.edges = md_graph_edges (md, &graph.n_edges);
  return dr_scene_new (&graph, &story->options, story->text);
}

static void free_description (LyGraph *graph) {
  g_free ((gpointer) graph->boxes);
  g_free ((gpointer) graph->edges);
}

static gboolean append (DrStory *story, guint step) {
  if (g_hash_table_contains (story->places, GUINT_TO_POINTER (step)))
    return TRUE;
  g_autoptr (DrScene) scene = scene_without_places (story, step);
  LyGraph graph;
  dr_scene_describe (scene, &graph);
  gboolean done = ly_layout_append (story->layout, &graph);
  free_description (&graph);
  if (done)
    g_hash_table_insert (story->places, GUINT_TO_POINTER (step), GUINT_TO_POINTER (ly_layout_step_count (story->layout)));
  return done;
}

/* Tells the layout of the steps that are there, and of STEP for certain, and plans. */
static gboolean prepare (DrStory *story, guint step) {
  guint n_steps = tr_log_n_steps (story->log);
  gboolean grown = FALSE;
  if (n_steps > story->planned) {
    guint stride = (n_steps - story->planned + SAMPLED_STEPS - 1) / SAMPLED_STEPS;
    for (guint s = story->planned; s < n_steps; s += stride)
      if (!append (story, s))
        return FALSE;
    story->planned = n_steps;
    grown = TRUE;
  }
  if (!g_hash_table_contains (story->places, GUINT_TO_POINTER (step))) {
    if (!append (story, step))
      return FALSE;
    grown = TRUE;
  }
  return !grown || ly_layout_plan (story->layout);
}

DrScene *dr_story_scene (DrStory *story, guint step) {
  if (story->layout == NULL || !prepare (story, step))
    return NULL;
  g_autoptr (DrScene) scene = scene_without_places (story, step);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (story->places, GUINT_TO_POINTER (step))) - 1;
  LyGraph graph;
  LyPicture picture = {0};
  dr_scene_describe (scene, &graph);
  gboolean done = ly_layout_picture (story->layout, place, &graph, &picture);
  free_description (&graph);
  if (!done)
    return NULL;
  dr_scene_place (scene, &picture, ly_layout_extents (story->layout));
  ly_picture_clear (&picture);
  return g_steal_pointer (&scene);
}
