/* Stories of recorded runs: how pictures follow each other while a run goes on, and once it is recorded. */
#include <locale.h>

#include "dr-story.h"
#include "run-snippet.h"

#define CHAIN                                                                                                          \
  "class Node:\n"                                                                                                      \
  "  def __init__(self, value):\n"                                                                                     \
  "    self.value, self.next = value, None\n"                                                                          \
  "head = tail = Node(1000)\n"                                                                                         \
  "for i in range(1001, 1012):\n"                                                                                      \
  "  node = Node(i)\n"                                                                                                 \
  "  tail.next = node\n"                                                                                               \
  "  tail = node\n"                                                                                                    \
  "rows = []\n"                                                                                                        \
  "for i in range(5):\n"                                                                                               \
  "  rows.append([i + 1000] * 3)\n"

static const DrCard *same_card (const DrScene *scene, const DrCard *card) {
  const DrCard *other = dr_scene_find (scene, card->id);
  return other != NULL && other->mark != MD_MARK_FREED ? other : NULL;
}

static guint count_moved (const DrScene *before, const DrScene *scene) {
  guint moved = 0;
  for (guint i = 0; i < before->n_cards; i++) {
    const DrCard *other = same_card (scene, &before->cards[i]);
    if (other != NULL)
      moved += other->x_px != before->cards[i].x_px || other->y_px != before->cards[i].y_px;
  }
  return moved;
}

/* How many cards move on the way from the first step to the last, but for where it is announced that a part of the run begins. */
static guint walk (DrStory *story) {
  g_autoptr (DrScene) before = dr_story_scene (story, 0);
  guint moved = 0, n_steps = tr_log_n_steps (dr_story_log (story));
  for (guint step = 1; step < n_steps; step++) {
    g_autoptr (DrScene) scene = dr_story_scene (story, step);
    g_assert_nonnull (scene);
    g_assert_false (scene->anew);
    moved += scene->begins_part ? 0 : count_moved (before, scene);
    dr_scene_unref (before);
    before = dr_scene_ref (scene);
  }
  return moved;
}

static DrStory *story_of (const char *source) {
  g_autoptr (TrLog) log = run_snippet (source, NULL);
  MdView view = md_view_default ();
  DrOptions options = {0};
  return dr_story_new (log, &view, &options);
}

/* Of large pictures the layout sees but some steps, and the others find their places in what was laid out for those: at the end, where no
 * line is current any more, everything stands where it stood before. */
static void test_large_pictures_stand_still_at_the_end (void) {
  g_autoptr (TrLog) log = run_snippet ("xs = [[[[[m] for m in range(2)] for k in range(10)] for j in range(10)] for i in range(10)]\na = 1\nb = 2\nc = 3\nd = 4\n", NULL);
  MdView view = md_view_default ();
  DrOptions options = {.group_beyond = 20000};
  g_autoptr (DrStory) story = dr_story_new (log, &view, &options);
  guint last = tr_log_n_steps (log) - 1;
  g_autoptr (DrScene) at_end = dr_story_scene (story, last);
  g_autoptr (DrScene) before = dr_story_scene (story, last - 1);
  g_assert_cmpuint (before->n_cards, >, 2500);
  g_assert_cmpuint (count_moved (before, at_end), ==, 0);
}

static void test_nothing_moves_once_it_is_recorded (void) {
  g_autoptr (DrStory) story = story_of (CHAIN);
  g_assert_cmpuint (walk (story), ==, 0);
}

/* Whoever goes back and looks at two distant steps makes other pictures, but moves nothing either. */
static void test_looking_around_moves_nothing (void) {
  g_autoptr (DrStory) story = story_of (CHAIN);
  guint n_steps = tr_log_n_steps (dr_story_log (story));
  g_autoptr (DrScene) first = dr_story_scene (story, n_steps / 2);
  for (guint step = 0; step < n_steps; step += 7) {
    g_autoptr (DrScene) far = dr_story_scene_since (story, n_steps - 1, (int) step);
    g_autoptr (DrScene) back = dr_story_scene_since (story, step, -1);
  }
  g_autoptr (DrScene) again = dr_story_scene (story, n_steps / 2);
  g_assert_cmpuint (count_moved (first, again), ==, 0);
  g_assert_cmpuint (walk (story), ==, 0);
}

/* Where a block of the program stands at any step. */
static void check_block (GHashTable *places, const DrCard *card, const DrCell *cell) {
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_MODIFIER "x%s", card->address, cell->label);
  g_autofree char *at = g_strdup_printf ("%g %g", card->x_px + cell->box.x_px, card->y_px + cell->box.y_px);
  const char *before = g_hash_table_lookup (places, name);
  if (before == NULL)
    g_hash_table_insert (places, g_steal_pointer (&name), g_steal_pointer (&at));
  else
    g_assert_cmpstr (before, ==, at);
}

/* Pools come and go, fill and empty, and neither they nor their blocks move. */
static void test_memory_stays_put (void) {
  g_autoptr (TrLog) log = run_snippet ("a = [[i] for i in range(1000, 1100)]\ndel a[::2]\nb = [(i, str(i)) for i in a]\nclass C: pass\nc = [C() for i in range(300)]\n"
                                       "a = c = None\nb.clear()\nd = 'x' * 3000\n", NULL);
  MdView view = md_view_default ();
  DrOptions options = {.memory = TRUE};
  g_autoptr (DrStory) story = dr_story_new (log, &view, &options);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_absent = 0, most = 0;
  for (guint step = tr_log_n_steps (log); step-- > 0;) {
    g_autoptr (DrScene) scene = dr_story_scene (story, step);
    for (guint i = 0; i < scene->n_cards; i++)
      for (guint k = 0; k < scene->cards[i].n_cells; k++)
        if (!scene->cards[i].cells[k].gap)
          check_block (places, &scene->cards[i], &scene->cards[i].cells[k]);
    most = MAX (most, scene->n_cards);
    n_absent += scene->n_cards < most;
  }
  g_assert_cmpuint (g_hash_table_size (places), >, 400);
  g_assert_cmpuint (n_absent, >, 0);
}

static void test_a_run_that_ends_is_laid_out_anew_once (void) {
  g_autoptr (DrStory) story = story_of (CHAIN);
  guint last = tr_log_n_steps (dr_story_log (story)) - 1;
  dr_story_set_recorded (story, FALSE);
  g_autoptr (DrScene) early = dr_story_scene (story, last / 3);
  g_assert_false (early->anew);
  g_autoptr (DrScene) later = dr_story_scene (story, last / 3 + 1);
  g_assert_cmpuint (count_moved (early, later), <=, early->n_cards / 20);
  dr_story_set_recorded (story, TRUE);
  g_autoptr (DrScene) anew = dr_story_scene (story, last);
  g_assert_true (anew->anew);
  g_assert_cmpuint (walk (story), ==, 0);
}

#define CROWD                        \
  "class Node:\n"                    \
  "  next = None\n"                  \
  "head = None\n"                    \
  "for i in range(420):\n"           \
  "  node = Node()\n"                \
  "  node.value = [i]\n"                \
  "  node.next = head\n"             \
  "  head = node\n"

static guint cards_of (const DrScene *scene, const char *type, const DrCard **first) {
  guint n = 0;
  for (guint i = 0; i < scene->n_cards; i++)
    if (g_str_equal (scene->cards[i].type, type) && n++ == 0 && first != NULL)
      *first = &scene->cards[i];
  return n;
}

/* More cards than can be read: a type is one card, from the first picture to the last, until it is opened. */
static void test_a_crowd_is_grouped (void) {
  g_autoptr (DrStory) story = story_of (CROWD);
  guint last = tr_log_n_steps (dr_story_log (story)) - 1;
  g_autoptr (DrScene) early = dr_story_scene (story, 60), late = dr_story_scene (story, last), back = dr_story_scene (story, 60);
  const DrCard *card = NULL;
  g_assert_cmpuint (cards_of (early, "Node", NULL), ==, 1);
  g_assert_cmpuint (cards_of (late, "Node", &card), ==, 1);
  g_assert_true (card->group);
  g_assert_cmpstr (card->title, ==, "Node ×420");
  g_assert_false (late->anew);
  g_assert_cmpuint (count_moved (early, back), ==, 0);
  MdView view = md_view_default ();
  view.elided = md_elide_toggle (NULL, MD_ELIDE_OPEN, "Node");
  dr_story_set_elision (story, &view);
  g_autoptr (DrScene) open = dr_story_scene (story, last);
  g_assert_cmpuint (cards_of (open, "Node", &card), ==, 420);
  g_assert_false (card->group);
  /* Now there are too many lists, which are one card: a cell says that it holds one of them. */
  g_assert_cmpuint (cards_of (open, "list", NULL), ==, 1);
  g_assert_cmpuint (open->n_arrows, <, 430);
  g_assert_cmpstr (open->cards[open->n_cards - 1].cells[0].value, ==, "list …");
  const DrCard *names = dr_scene_find (open, late->cards[0].id);
  g_assert_cmpfloat (names->x_px, ==, late->cards[0].x_px);
  g_assert_cmpfloat (names->y_px, ==, late->cards[0].y_px);
}

/* How many cards are too many is for the user to say; and all types can be opened at once. */
static void test_a_crowd_that_is_wanted (void) {
  g_autoptr (TrLog) log = run_snippet (CROWD, NULL);
  guint last = tr_log_n_steps (log) - 1;
  MdView view = md_view_default ();
  DrOptions wide = {.group_beyond = 1000}, narrow = {0};
  g_autoptr (DrStory) all = dr_story_new (log, &view, &wide), few = dr_story_new (log, &view, &narrow);
  g_autoptr (DrScene) every = dr_story_scene (all, last);
  g_assert_cmpuint (cards_of (every, "Node", NULL), ==, 420);
  g_assert_cmpuint (cards_of (every, "list", NULL), ==, 420);
  view.elided = md_elide_toggle (NULL, MD_ELIDE_OPEN, MD_ELIDE_ANY);
  dr_story_set_elision (few, &view);
  g_autoptr (DrScene) open = dr_story_scene (few, last);
  g_assert_cmpuint (open->n_cards, ==, every->n_cards);
}

/* The same while the run goes on: the picture in which it happens says that it is another one. */
static void test_a_crowd_comes_while_it_runs (void) {
  g_autoptr (DrStory) story = story_of (CROWD);
  guint last = tr_log_n_steps (dr_story_log (story)) - 1;
  dr_story_set_recorded (story, FALSE);
  g_autoptr (DrScene) early = dr_story_scene (story, 30), late = dr_story_scene (story, last);
  g_assert_cmpuint (cards_of (late, "Node", NULL), ==, 1);
  g_assert_cmpuint (late->n_cards, <, 10);
}

#define GROWING                      \
  "class Node:\n"                    \
  "  def __init__(self, rest): self.rest = rest\n" \
  "rows = [[i] for i in range(1000, 1004)]\n" \
  "chain = None\n"                   \
  "for i in range(12):\n"            \
  "  chain = Node(chain)\n"          \
  "  rows.insert(0, [chain, 1000])\n" \
  "del rows[3:9]\n"

/* Going back in a run that goes on shows what was, where it is now. */
static void test_going_back_while_it_runs_moves_nothing (void) {
  g_autoptr (DrStory) story = story_of (GROWING);
  guint last = tr_log_n_steps (dr_story_log (story)) - 1, moved = 0;
  dr_story_set_recorded (story, FALSE);
  g_autoptr (DrScene) before = dr_story_scene (story, last);
  for (guint step = last; step-- > 1;) {
    g_autoptr (DrScene) scene = dr_story_scene (story, step);
    moved += count_moved (before, scene);
    dr_scene_unref (before);
    before = dr_scene_ref (scene);
  }
  g_assert_cmpuint (moved, ==, 0);
}

/* What comes after a run that was laid out as a whole (lines at the prompt) moves nothing of it. */
static void test_going_on_keeps_the_picture (void) {
  g_autoptr (DrStory) story = story_of (CHAIN);
  g_autoptr (DrScene) scene = dr_story_scene (story, tr_log_n_steps (dr_story_log (story)) - 1);
  dr_story_set_recorded (story, FALSE);
  g_autoptr (DrScene) running = dr_story_scene_since (story, 12, 3);
  dr_story_set_recorded (story, TRUE);
  g_autoptr (DrScene) again = dr_story_scene (story, tr_log_n_steps (dr_story_log (story)) - 1);
  g_assert_false (again->anew);
  g_assert_cmpuint (count_moved (scene, again), ==, 0);
}

/* What is folded unfolds where it stood, and the rest stays meanwhile. */
static void test_folding_moves_nothing_else (void) {
  g_autoptr (TrLog) log = run_snippet (CHAIN, NULL);
  MdView view = md_view_default ();
  DrOptions options = {0};
  g_autoptr (DrStory) story = dr_story_new (log, &view, &options);
  guint last = tr_log_n_steps (log) - 1;
  g_autoptr (DrScene) before = dr_story_scene (story, last);
  guint node = 0;
  while (node < before->n_cards && !g_str_equal (before->cards[node].title, "Node"))
    node++;
  g_assert_cmpuint (node, <, before->n_cards);
  view.elided = md_elide_toggle_fold (NULL, before->cards[node].id);
  dr_story_set_elision (story, &view);
  g_autoptr (DrScene) folded = dr_story_scene (story, last);
  g_assert_cmpuint (folded->n_cards, <, before->n_cards);
  g_assert_cmpuint (count_moved (before, folded), ==, 0);
  const DrCard *card = dr_scene_find (folded, before->cards[node].id);
  g_assert_true (card->cells[card->n_cells - 1].gap);
  view.elided = NULL;
  dr_story_set_elision (story, &view);
  g_autoptr (DrScene) unfolded = dr_story_scene (story, last);
  g_assert_cmpuint (unfolded->n_cards, ==, before->n_cards);
  g_assert_cmpuint (count_moved (before, unfolded), ==, 0);
}

static double area_of (const DrScene *scene) {
  return scene->extents.width_px * scene->extents.height_px;
}

/* Of a run that is too long for all of its steps to be looked at before the first picture, the last one is: there what has grown is whole. */
static void test_what_grows_is_foreseen (void) {
  g_autoptr (TrLog) log = run_snippet ("head = None\nfor i in range(900):\n  head = [i, head]\n", NULL);
  MdView view = md_view_default ();
  view.most_nodes = 20000;
  DrOptions options = {.group_beyond = 20000};
  g_autoptr (DrStory) from_start = dr_story_new (log, &view, &options), at_end = dr_story_new (log, &view, &options);
  guint last = tr_log_n_steps (log) - 1;
  g_autoptr (DrScene) first = dr_story_scene (from_start, 0), late = dr_story_scene (from_start, last), alone = dr_story_scene (at_end, last);
  g_assert_cmpuint (late->n_cards, ==, alone->n_cards);
  g_assert_cmpuint (late->n_cards, >, 900);
  g_assert_cmpfloat (area_of (late), <, 1.2 * area_of (alone));
}

int main (int argc, char **argv) {
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/going-back-while-it-runs-moves-nothing", test_going_back_while_it_runs_moves_nothing);
  g_test_add_func ("/story/a-crowd-is-grouped", test_a_crowd_is_grouped);
  g_test_add_func ("/story/a-crowd-that-is-wanted", test_a_crowd_that_is_wanted);
  g_test_add_func ("/story/a-crowd-comes-while-it-runs", test_a_crowd_comes_while_it_runs);
  g_test_add_func ("/story/large-pictures-stand-still-at-the-end", test_large_pictures_stand_still_at_the_end);
  g_test_add_func ("/story/nothing-moves-once-it-is-recorded", test_nothing_moves_once_it_is_recorded);
  g_test_add_func ("/story/looking-around-moves-nothing", test_looking_around_moves_nothing);
  g_test_add_func ("/story/memory-stays-put", test_memory_stays_put);
  g_test_add_func ("/story/a-run-that-ends-is-laid-out-anew-once", test_a_run_that_ends_is_laid_out_anew_once);
  g_test_add_func ("/story/going-on-keeps-the-picture", test_going_on_keeps_the_picture);
  g_test_add_func ("/story/folding-moves-nothing-else", test_folding_moves_nothing_else);
  g_test_add_func ("/story/what-grows-is-foreseen", test_what_grows_is_foreseen);
  return g_test_run ();
}
