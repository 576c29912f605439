#include "config.h"

#include "hs-twins.h"

#include <glib/gi18n.h>

#define NONE G_MAXUINT

/* Two scenes that are walked through side by side, from their frames on. Invariant: partner[0][i] == j if and only if
 * partner[1][j] == i: an object has one partner, so where the sharing differs no partner is left. */
typedef struct Walk {
  const DrScene *scene[2];
  guint *partner[2];
  char **paths; /* how cards of the left were come to: "b[1]" */
  GArray *rings[2];
  GQueue pairs; /* cards of the left that have a partner and were not walked through */
  char *first;
} Walk;

static void ring_card (Walk *walk, guint side, guint card) {
  HsRing ring = {.card = walk->scene[side]->cards[card].id};
  g_array_append_val (walk->rings[side], ring);
}

/* How one comes to what a cell refers to: by a name, or from the path to CARD on. */
static char *path_of_cell (Walk *walk, guint side, guint card, guint cell) {
  const DrCard *c = &walk->scene[side]->cards[card];
  guint left = side == 0 ? card : walk->partner[1][card];
  const char *label = c->cells[cell].label, *path = left != NONE && walk->paths[left] != NULL ? walk->paths[left] : c->title;
  gboolean keyed = c->shape == MD_SHAPE_LIST || c->shape == MD_SHAPE_TUPLE || c->shape == MD_SHAPE_DICT;
  if (label == NULL || *label == '\0')
    return g_strdup (path);
  if (c->shape == MD_SHAPE_FRAME)
    return g_strdup (label);
  return g_strdup_printf (keyed ? "%s[%s]" : "%s.%s", path, label);
}

static void ring_cell (Walk *walk, guint side, guint card, guint cell) {
  const DrCard *c = &walk->scene[side]->cards[card];
  HsRing ring = {c->id, c->cells[cell].owner, c->cells[cell].slot_kind, c->cells[cell].slot_index};
  if (ring.owner != 0)
    g_array_append_val (walk->rings[side], ring);
  else
    ring_card (walk, side, card);
  if (walk->first == NULL)
    walk->first = path_of_cell (walk, side, card, cell);
}

static const DrArrow *arrow_of (const DrScene *scene, guint card, guint cell) {
  for (guint i = 0; i < scene->n_arrows; i++)
    if (scene->arrows[i].from == card && scene->arrows[i].cell == cell && scene->arrows[i].mark != MD_MARK_FREED)
      return &scene->arrows[i];
  return NULL;
}

static gboolean counts (const DrCell *cell) {
  return !cell->gap && cell->mark != MD_MARK_FREED;
}

static int cell_like (const DrCard *card, const DrCell *like, guint at) {
  if (at < card->n_cells && counts (&card->cells[at]) && g_strcmp0 (card->cells[at].label, like->label) == 0)
    return (int) at;
  for (guint i = 0; i < card->n_cells; i++)
    if (counts (&card->cells[i]) && g_strcmp0 (card->cells[i].label, like->label) == 0)
      return (int) i;
  return -1;
}

static gboolean look_alike (const DrCard *a, const DrCard *b) {
  return a->shape == b->shape && g_strcmp0 (a->title, b->title) == 0 && (a->form != DR_FORM_TEXT || g_strcmp0 (a->full_text, b->full_text) == 0);
}

static gboolean become_partners (Walk *walk, guint a, guint b) {
  if (walk->partner[0][a] == b)
    return TRUE;
  if (walk->partner[0][a] != NONE || walk->partner[1][b] != NONE)
    return FALSE;
  walk->partner[0][a] = b;
  walk->partner[1][b] = a;
  g_queue_push_tail (&walk->pairs, GUINT_TO_POINTER (a));
  return look_alike (&walk->scene[0]->cards[a], &walk->scene[1]->cards[b]);
}

static gboolean same_cell (Walk *walk, guint a, guint cell_a, guint b, guint cell_b) {
  const DrCell *one = &walk->scene[0]->cards[a].cells[cell_a], *other = &walk->scene[1]->cards[b].cells[cell_b];
  const DrArrow *from_one = arrow_of (walk->scene[0], a, cell_a), *from_other = arrow_of (walk->scene[1], b, cell_b);
  if (from_one != NULL && walk->paths[from_one->to] == NULL)
    walk->paths[from_one->to] = path_of_cell (walk, 0, a, cell_a);
  if (from_one != NULL && from_other != NULL)
    return become_partners (walk, from_one->to, from_other->to);
  return from_one == NULL && from_other == NULL && g_strcmp0 (one->value, other->value) == 0;
}

static void walk_pair (Walk *walk, guint a, guint b) {
  const DrCard *one = &walk->scene[0]->cards[a], *other = &walk->scene[1]->cards[b];
  for (guint i = 0; i < one->n_cells; i++) {
    if (!counts (&one->cells[i]))
      continue;
    int k = cell_like (other, &one->cells[i], i);
    if (k >= 0 && same_cell (walk, a, i, b, (guint) k))
      continue;
    ring_cell (walk, 0, a, i);
    if (k >= 0)
      ring_cell (walk, 1, b, (guint) k);
  }
  for (guint k = 0; k < other->n_cells; k++)
    if (counts (&other->cells[k]) && cell_like (one, &other->cells[k], k) < 0)
      ring_cell (walk, 1, b, k);
}

static void pair_frames (Walk *walk) {
  guint n = MIN (walk->scene[0]->n_frames, walk->scene[1]->n_frames);
  for (guint i = 0; i < n; i++)
    become_partners (walk, i, i);
}

static void ring_the_rest (Walk *walk, guint side) {
  for (guint i = 0; i < walk->scene[side]->n_cards; i++)
    if (walk->partner[side][i] == NONE && walk->scene[side]->cards[i].mark != MD_MARK_FREED)
      ring_card (walk, side, i);
}

void hs_twins_compare (const DrScene *left, const DrScene *right, GArray *left_rings, GArray *right_rings, char **first) {
  Walk walk = {.scene = {left, right}, .rings = {left_rings, right_rings}};
  g_queue_init (&walk.pairs);
  for (guint side = 0; side < 2; side++) {
    walk.partner[side] = g_new (guint, walk.scene[side]->n_cards + 1);
    for (guint i = 0; i < walk.scene[side]->n_cards; i++)
      walk.partner[side][i] = NONE;
  }
  walk.paths = g_new0 (char *, left->n_cards + 1);
  pair_frames (&walk);
  while (!g_queue_is_empty (&walk.pairs)) {
    guint a = GPOINTER_TO_UINT (g_queue_pop_head (&walk.pairs));
    walk_pair (&walk, a, walk.partner[0][a]);
  }
  for (guint side = 0; side < 2; side++) {
    ring_the_rest (&walk, side);
    g_free (walk.partner[side]);
  }
  for (guint i = 0; i < left->n_cards; i++)
    g_free (walk.paths[i]);
  g_free (walk.paths);
  if (first != NULL)
    *first = g_steal_pointer (&walk.first);
  g_free (walk.first);
}

/* Two sessions. */

struct HsTwins {
  HsSession *left, *right;
  HsTwinsFunc func;
  gpointer user;
  gboolean following;
};

static char *summary_of (guint n_left, guint n_right, const char *first) {
  if (n_left + n_right == 0)
    return g_strdup (_ ("No difference"));
  guint n = MAX (n_left, n_right);
  if (first == NULL)
    return g_strdup_printf (ngettext ("%u difference", "%u differences", n), n);
  return g_strdup_printf (ngettext ("%u difference, first at %s", "%u differences, first at %s", n), n, first);
}

static void compare (HsTwins *twins) {
  const DrScene *left = hs_session_get_scene (twins->left), *right = hs_session_get_scene (twins->right);
  if (left == NULL || right == NULL)
    return;
  g_autoptr (GArray) left_rings = g_array_new (FALSE, FALSE, sizeof (HsRing)), right_rings = g_array_new (FALSE, FALSE, sizeof (HsRing));
  g_autofree char *first = NULL;
  hs_twins_compare (left, right, left_rings, right_rings, &first);
  hs_session_set_rings (twins->left, left_rings);
  hs_session_set_rings (twins->right, right_rings);
  g_autofree char *summary = summary_of (left_rings->len, right_rings->len, first);
  twins->func (summary, twins->user);
}

static void on_scene (HsSession *session, GParamSpec *pspec, HsTwins *twins) {
  compare (twins);
}

/* Steps are told in the same order by both. */
static void on_step (HsSession *session, GParamSpec *pspec, HsTwins *twins) {
  HsSession *other = session == twins->left ? twins->right : twins->left;
  int step = hs_session_get_step (session);
  if (twins->following || step < 0)
    return;
  twins->following = TRUE;
  hs_session_set_step (other, step);
  twins->following = FALSE;
}

HsTwins *hs_twins_new (HsSession *left, HsSession *right, HsTwinsFunc func, gpointer user) {
  HsTwins *twins = g_new0 (HsTwins, 1);
  *twins = (HsTwins){g_object_ref (left), g_object_ref (right), func, user, FALSE};
  HsSession *both[] = {left, right};
  for (guint i = 0; i < 2; i++) {
    g_signal_connect (both[i], "notify::scene", G_CALLBACK (on_scene), twins);
    g_signal_connect (both[i], "notify::step", G_CALLBACK (on_step), twins);
    hs_session_hold_rings (both[i], TRUE);
  }
  on_step (left, NULL, twins);
  compare (twins);
  return twins;
}

void hs_twins_free (HsTwins *twins) {
  HsSession *both[] = {twins->left, twins->right};
  for (guint i = 0; i < 2; i++) {
    g_signal_handlers_disconnect_by_data (both[i], twins);
    hs_session_set_rings (both[i], NULL);
    hs_session_hold_rings (both[i], FALSE);
    g_object_unref (both[i]);
  }
  g_free (twins);
}
