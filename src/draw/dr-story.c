#include "dr-story.h"

#include <string.h>

#include "dr-memory.h"
#include "md-atlas.h"

#define BLOCK_STEPS   16384 /* that a plan looks at together: a run may have millions, and goes on */
#define SAMPLED_STEPS 400 /* of the first block; more are sampled evenly */
#define SAMPLED_LATER 32  /* of the others: what is there keeps its place, whatever they have */
#define FEW_STEPS     100 /* a line at the prompt makes no more, as a rule */
#define ALL_STEPS     24   /* so few are all looked at: what there is at last need not be known before */
#define MOST_NODES    8000 /* of a picture; beyond, it is cut */
#define NODES_A_CARD  4    /* with the atoms in its cells */
#define READABLE      400  /* cards; beyond, those of the most frequent types are grouped */
#define LEAST_GROUP   24   /* of a type, so that it is worth while */
#define LOOKED_AT     240000 /* nodes of all sampled steps together */
#define PLACED        40000  /* cards of all sampled steps together */
#define PLACED_LATER  4000   /* the same beyond which of few steps not all are looked at: in a loop, what stands between two samples may
                                be larger each time than in either */
#define SAMPLED_LEAST 6
#define MOST_SLOTS    64  /* of a container; more than a card shows, so that atoms in cells do not come and go with each item */

/* What the layout was told. It places the same boxes at the same places whenever it is told the same, so a list of it is a way back. */
typedef enum TellKind { TOLD_PICTURE, TOLD_TO_PLAN, TOLD_BLOCK, TOLD_WITH_ANOTHER_VIEW } TellKind;

typedef struct Told {
  TellKind kind;
  guint step;  /* of a picture; of a block its number */
  int since;   /* of a picture */
  guint known; /* of a block: how many of its steps were looked at */
  gboolean online;
} Told;

struct DrStory {
  TrLog *log;
  TrState *state;
  MdView view;
  DrOptions options;
  DrText *text;
  HbAllocator allocator;
  LyLayout *layout;
  GHashTable *places; /* key of a picture to its number in the layout + 1 */
  gboolean recorded; /* the log is complete */
  guint n_walked;    /* nodes of the last graph, before some were elided */
  gboolean shown;    /* there was a picture */
  gboolean guessed;  /* what is placed was placed, from the first picture on, without knowing what came later */
  DrScene *described; /* the last one that the layout was told of, without places, and its key; NULL: none */
  gpointer described_key;
  gboolean regrouped; /* there were more cards than can be read: types were grouped, and what was placed is of no use any more */
  MdAtlas *atlas; /* where memory is drawn; NULL: it never was */
  GArray *told;        /* of Told, since the layout was new, all with the same view */
  guint n_told_cards;  /* of its pictures */
  GArray *back;        /* what the layout is told anew once the log has the steps that it had then; NULL: nothing */
  guint back_to;       /* how many these are */
  GHashTable *blocks; /* number of a block of steps to how many of them, from its first, the layout has looked at */
};

DrStory *dr_story_new (TrLog *log, const MdView *view, const DrOptions *options) {
  DrStory *story = g_new0 (DrStory, 1);
  story->log = tr_log_ref (log);
  story->state = tr_state_new (log);
  story->view = *view;
  story->view.most_nodes = view->most_nodes == 0 ? MOST_NODES : view->most_nodes * (options->atoms ? 1 : NODES_A_CARD);
  if (story->view.most_slots == 0)
    story->view.most_slots = MOST_SLOTS;
  story->options = *options;
  story->text = dr_text_new ();
  hb_allocator_init (&story->allocator, SIZE_MAX);
  story->layout = ly_layout_new (&story->allocator);
  story->recorded = TRUE;
  story->places = g_hash_table_new (NULL, NULL);
  story->blocks = g_hash_table_new (NULL, NULL);
  story->told = g_array_new (FALSE, FALSE, sizeof (Told));
  return story;
}

void dr_story_free (DrStory *story) {
  ly_layout_free (story->layout);
  g_hash_table_unref (story->places);
  g_hash_table_unref (story->blocks);
  g_array_unref (story->told);
  g_clear_pointer (&story->back, g_array_unref);
  g_clear_pointer (&story->described, dr_scene_unref);
  g_clear_pointer (&story->atlas, md_atlas_free);
  dr_text_free (story->text);
  tr_state_free (story->state);
  tr_log_unref (story->log);
  g_free (story);
}

TrLog *dr_story_log (DrStory *story) {
  return story->log;
}

void dr_story_set_recorded (DrStory *story, gboolean recorded) {
  story->recorded = recorded;
}

/* There is no way back to what the layout was told with another view. */
static void bar_way_back (DrStory *story) {
  Told other = {.kind = TOLD_WITH_ANOTHER_VIEW};
  g_array_append_val (story->told, other);
  g_clear_pointer (&story->back, g_array_unref);
}

/* The pictures are others now, and are told to the layout one by one as they are looked at: what it has placed stays. */
static void forget_pictures (DrStory *story) {
  bar_way_back (story);
  g_hash_table_remove_all (story->places);
  g_clear_pointer (&story->described, dr_scene_unref);
}

void dr_story_set_elision (DrStory *story, const MdView *view) {
  if (story->view.elided == view->elided && story->view.focus == view->focus && story->view.focus_in == view->focus_in &&
      story->view.focus_out == view->focus_out)
    return;
  story->view.elided = view->elided;
  story->view.focus = view->focus;
  story->view.focus_in = view->focus_in;
  story->view.focus_out = view->focus_out;
  forget_pictures (story);
}

/* A picture is a step and what it is marked against: from far away it has the ghosts of all that went on the way. */
static gpointer key_of (guint step, int since) {
  return GSIZE_TO_POINTER (((gsize) step << 32) | (guint) (since + 1));
}

/* Whether a picture shows what is not in the first N_STEPS steps, or the last of them, in which more may stand now. */
static gboolean is_later (gpointer key, gpointer value, gpointer n_steps) {
  return (GPOINTER_TO_SIZE (key) >> 32) + 1 >= GPOINTER_TO_UINT (n_steps);
}

/* How much of what the layout was told is about the first N_STEPS steps alone, up to a plan that nothing later had a part in; 0: nothing,
 * or far too much to be told once more. */
static guint told_before (DrStory *story, guint n_steps) {
  guint end = 0;
  gboolean before = TRUE;
  if (story->n_told_cards > PLACED)
    return 0;
  for (guint i = 0; i < story->told->len; i++) {
    const Told *told = &g_array_index (story->told, Told, i);
    if (told->kind == TOLD_WITH_ANOTHER_VIEW)
      return 0;
    before = before && (told->kind != TOLD_PICTURE || told->step < n_steps);
    if (before && told->kind == TOLD_TO_PLAN)
      end = i + 1;
  }
  return end;
}

static void prepare_way_back (DrStory *story, guint n_steps) {
  guint end = told_before (story, n_steps);
  g_clear_pointer (&story->back, g_array_unref);
  story->back_to = n_steps;
  if (end == 0)
    return;
  story->back = g_array_new (FALSE, FALSE, sizeof (Told));
  g_array_append_vals (story->back, story->told->data, end);
}

void dr_story_go_on (DrStory *story, TrLog *log, guint n_steps) {
  prepare_way_back (story, n_steps);
  TrLog *before = story->log;
  story->log = tr_log_ref (log);
  tr_state_free (story->state);
  story->state = tr_state_new (log);
  tr_log_unref (before);
  g_clear_pointer (&story->described, dr_scene_unref);
  g_hash_table_foreach_remove (story->places, is_later, GUINT_TO_POINTER (n_steps));
  GHashTableIter iter;
  gpointer block, known;
  g_hash_table_iter_init (&iter, story->blocks);
  while (g_hash_table_iter_next (&iter, &block, &known)) {
    guint first = GPOINTER_TO_UINT (block) * BLOCK_STEPS;
    if (n_steps <= first)
      g_hash_table_iter_remove (&iter);
    else
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (MIN (GPOINTER_TO_UINT (known), n_steps - first)));
  }
}

static DrScene *crowded_scene (DrStory *story, guint step, int since) {
  g_autoptr (MdGraph) md = md_graph_new_since (story->state, (int) step, since, &story->view);
  DrGraph graph = {.step = (int) step, .gone = md_graph_gone (md), .holders = md_graph_holder_words (md),
                   .holder_kinds = md_graph_holder_kinds (md), .cut = md_graph_is_cut (md), .unsearched = md_graph_is_unsearched (md), .n_hidden = md_graph_n_hidden (md),
                   .inside = tr_log_inside (story->log, step)};
  graph.nodes = md_graph_nodes (md, &graph.n_nodes);
  graph.edges = md_graph_edges (md, &graph.n_edges);
  story->n_walked = md_graph_n_walked (md);
  return dr_scene_new (&graph, &story->options, story->text);
}

static gboolean may_be_grouped (DrStory *story, const char *type) {
  return !md_elide_is_open (story->view.elided, type) && !md_elide_has (story->view.elided, MD_ELIDE_GROUP, type) &&
         !md_elide_has (story->view.crowded, MD_ELIDE_GROUP, type);
}

/* The most frequent type of the cards of SCENE that can be grouped, if there are more than can be read; else NULL. */
static const char *crowd_of (DrStory *story, const DrScene *scene) {
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *found = NULL;
  guint most = LEAST_GROUP, readable = story->options.group_beyond != 0 ? story->options.group_beyond : READABLE;
  for (guint i = 0; i < scene->n_cards && scene->n_cards > readable; i++) {
    const DrCard *card = &scene->cards[i];
    guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, card->type)) + 1;
    if (card->shape != MD_SHAPE_FRAME && card->mark != MD_MARK_FREED)
      g_hash_table_insert (counts, (gpointer) card->type, GUINT_TO_POINTER (n));
  }
  GHashTableIter iter;
  gpointer type, n;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &type, &n)) {
    gboolean more = GPOINTER_TO_UINT (n) > most || (found != NULL && GPOINTER_TO_UINT (n) == most && strcmp (type, found) < 0);
    if (!more || !may_be_grouped (story, type))
      continue;
    most = GPOINTER_TO_UINT (n);
    found = type;
  }
  return found;
}

/* The scene of a step with no more cards than can be read, if grouping types helps. What was grouped once stays so: the picture must be
 * the same from step to step. */
static DrScene *scene_without_places (DrStory *story, guint step, int since) {
  for (;;) {
    DrScene *scene = crowded_scene (story, step, since);
    const char *type = crowd_of (story, scene);
    if (type == NULL)
      return scene;
    story->view.crowded = md_elide_toggle (story->view.crowded, MD_ELIDE_GROUP, type);
    bar_way_back (story);
    story->regrouped = TRUE;
    dr_scene_unref (scene);
  }
}

static void free_description (LyGraph *graph) {
  g_free ((gpointer) graph->boxes);
  g_free ((gpointer) graph->edges);
}

static gboolean is_known (DrStory *story, guint step, int since) {
  return g_hash_table_contains (story->places, key_of (step, since));
}

static gboolean append (DrStory *story, guint step, int since) {
  if (is_known (story, step, since))
    return TRUE;
  g_clear_pointer (&story->described, dr_scene_unref);
  story->described = scene_without_places (story, step, since);
  story->described_key = key_of (step, since);
  LyGraph graph;
  Told told = {.kind = TOLD_PICTURE, .step = step, .since = since};
  dr_scene_describe (story->described, &graph);
  gboolean done = ly_layout_append (story->layout, &graph);
  free_description (&graph);
  g_array_append_val (story->told, told);
  story->n_told_cards += story->described->n_cards;
  if (done)
    g_hash_table_insert (story->places, key_of (step, since), GUINT_TO_POINTER (ly_layout_step_count (story->layout)));
  return done;
}

static gboolean plan (DrStory *story, gboolean online) {
  Told told = {.kind = TOLD_TO_PLAN, .online = online};
  g_array_append_val (story->told, told);
  ly_layout_set_online (story->layout, online);
  return ly_layout_plan (story->layout);
}

static void know_block (DrStory *story, guint block, guint n_steps) {
  Told told = {.kind = TOLD_BLOCK, .step = block, .known = n_steps};
  g_array_append_val (story->told, told);
  g_hash_table_insert (story->blocks, GUINT_TO_POINTER (block), GUINT_TO_POINTER (n_steps));
}

/* A run that goes on is not planned anew for every picture that is looked at meanwhile: only when there is little to add, or as
 * much again as was there. */
static gboolean is_worth_a_plan (guint known, guint length) {
  return length > known && (length - known <= FEW_STEPS || length / 2 >= known);
}

/* Tells the layout of one picture. If it is the next one of a run that goes on, boxes whose place has become bad may move for it;
 * for others, which are looked at out of turn, only what is new is placed. */
static gboolean add (DrStory *story, guint step, int since, gboolean next) {
  gboolean first = ly_layout_step_count (story->layout) == 0;
  if (is_known (story, step, since))
    return TRUE;
  if (!append (story, step, since))
    return FALSE;
  if (story->recorded)
    return TRUE;
  story->guessed |= first;
  return plan (story, next);
}

/* Steps with many cards take long to look at: so many can be. What is there at last tells how many cards there are, and groups. */
static guint samples_for (DrStory *story, guint last) {
  g_autoptr (DrScene) scene = scene_without_places (story, last, -1);
  return MIN (LOOKED_AT / (story->n_walked + 1), PLACED / (scene->n_cards + 1));
}

/* How many of the LENGTH steps up to LAST, which are not known yet, the layout is told of. */
static guint samples_of (DrStory *story, guint length, guint last) {
  if (length <= ALL_STEPS)
    return length;
  guint all = samples_for (story, last), most = SAMPLED_LATER;
  if (g_hash_table_size (story->blocks) == 0 && story->recorded)
    most = SAMPLED_STEPS;
  else if (length <= FEW_STEPS)
    most = CLAMP ((guint) ((guint64) all * PLACED_LATER / PLACED), SAMPLED_LATER, length);
  return CLAMP (all, SAMPLED_LEAST, most);
}

/* Tells the layout of the steps around STEP, as many as a block has: of all of them, or of a sample evenly taken. */
static gboolean look_around (DrStory *story, guint step, gboolean *grown) {
  guint block = step / BLOCK_STEPS, first = block * BLOCK_STEPS;
  guint length = MIN (tr_log_n_steps (story->log) - first, BLOCK_STEPS);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (story->blocks, GUINT_TO_POINTER (block)));
  if (!is_worth_a_plan (known, length))
    return TRUE;
  guint last = first + length - 1, samples = samples_of (story, length - known, last);
  guint stride = (length - known + samples - 1) / samples;
  for (guint s = first + known; s <= last; s = s < last ? MIN (s + stride, last) : last + 1) /* what grows is whole at last */
    if (!add (story, s, (int) s - 1, TRUE))
      return FALSE;
    else if (story->regrouped)
      return TRUE;
  know_block (story, block, length);
  *grown = TRUE;
  return TRUE;
}

/* While a run goes on, what was placed may have moved since: a picture that is looked at once more shows it where it is now. */
static void forget_older_place (DrStory *story, guint step, int since) {
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (story->places, key_of (step, since)));
  if (!story->recorded && story->guessed && place != ly_layout_step_count (story->layout))
    g_hash_table_remove (story->places, key_of (step, since));
}

/* Tells the layout of what is around the picture, and of the picture for certain, and plans. */
static gboolean prepare (DrStory *story, guint step, int since) {
  gboolean grown = FALSE;
  if (!look_around (story, step, &grown))
    return FALSE;
  forget_older_place (story, step, since);
  if (!is_known (story, step, since)) {
    if (!add (story, step, since, FALSE))
      return FALSE;
    grown = TRUE;
  }
  return !grown || plan (story, FALSE);
}

static void forget_places (DrStory *story) {
  g_clear_pointer (&story->described, dr_scene_unref);
  ly_layout_free (story->layout);
  story->layout = ly_layout_new (&story->allocator);
  g_hash_table_remove_all (story->places);
  g_hash_table_remove_all (story->blocks);
  g_array_set_size (story->told, 0);
  story->n_told_cards = 0;
  g_clear_pointer (&story->back, g_array_unref);
  story->guessed = FALSE;
}

/* What was taken back leaves no trace: the layout is told anew what it had been told before that. */
static void go_back (DrStory *story) {
  if (story->back == NULL || tr_log_n_steps (story->log) < story->back_to)
    return;
  g_autoptr (GArray) back = g_steal_pointer (&story->back);
  gboolean guessed = story->guessed, done = TRUE;
  forget_places (story);
  story->guessed = guessed;
  for (guint i = 0; i < back->len && done && story->layout != NULL; i++) {
    const Told *told = &g_array_index (back, Told, i);
    if (told->kind == TOLD_PICTURE)
      done = append (story, told->step, told->since);
    else if (told->kind == TOLD_TO_PLAN)
      done = plan (story, told->online);
    else
      know_block (story, told->step, told->known);
  }
}

/* What was placed while the run went on is forgotten once it is recorded. */
static gboolean lay_out_anew (DrStory *story) {
  gboolean anew = story->recorded && story->guessed;
  if (anew)
    forget_places (story);
  return anew;
}

/* Prepares the picture; if types had to be grouped for it, once more: what has been shown keeps its place, what has not gets another one. */
static gboolean prepare_readable (DrStory *story, guint step, int since) {
  story->regrouped = FALSE;
  while (story->layout != NULL && prepare (story, step, since)) {
    if (!story->regrouped)
      return TRUE;
    story->regrouped = FALSE;
    if (story->shown)
      forget_pictures (story);
    else
      forget_places (story);
  }
  return FALSE;
}

/* Of all that was recorded so far; while a run goes on, of what was when STEP came into view. */
static const MdAtlas *atlas_of (DrStory *story, guint step) {
  guint known = story->atlas != NULL ? story->atlas->n_steps : 0;
  if (story->atlas != NULL && known < (story->recorded ? tr_log_n_steps (story->log) : step + 1))
    g_clear_pointer (&story->atlas, md_atlas_free);
  if (story->atlas == NULL)
    story->atlas = md_atlas_new (story->log);
  return story->atlas;
}

DrScene *dr_story_scene (DrStory *story, guint step) {
  return dr_story_scene_since (story, step, (int) step - 1);
}

DrScene *dr_story_scene_since (DrStory *story, guint step, int since) {
  if (story->options.memory) {
    g_autoptr (MdMemory) memory = md_memory_new (story->state, (int) step, since, atlas_of (story, step));
    return dr_memory_scene_new (memory, (int) step, story->text);
  }
  go_back (story);
  gboolean anew = lay_out_anew (story);
  if (!prepare_readable (story, step, since))
    return NULL;
  story->shown = TRUE;
  /* What was shown to the layout a moment ago need not be made twice. */
  gboolean described = story->described != NULL && story->described_key == key_of (step, since);
  g_autoptr (DrScene) scene = described ? g_steal_pointer (&story->described) : scene_without_places (story, step, since);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (story->places, key_of (step, since))) - 1;
  LyGraph graph;
  LyPicture picture = {0};
  dr_scene_describe (scene, &graph);
  gboolean done = ly_layout_picture (story->layout, place, &graph, &picture);
  free_description (&graph);
  if (!done)
    return NULL;
  dr_scene_place (scene, &picture, ly_layout_extents (story->layout));
  scene->anew = anew;
  scene->begins_part = ly_layout_begins_part (story->layout, place);
  ly_picture_clear (&picture);
  return g_steal_pointer (&scene);
}
