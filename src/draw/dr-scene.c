#include "dr-scene.h"

#include "dr-change.h"

#include <math.h>

DrScene *dr_scene_empty (int step, guint most_cards) {
  DrScene *scene = g_new0 (DrScene, 1);
  g_atomic_ref_count_init (&scene->references);
  scene->strings = g_string_chunk_new (1024);
  scene->arrays = g_ptr_array_new_with_free_func (g_free);
  scene->cards = g_new0 (DrCard, most_cards + 1);
  scene->by_id = g_hash_table_new (NULL, NULL);
  scene->step = step;
  return scene;
}

DrScene *dr_scene_ref (DrScene *scene) {
  g_atomic_ref_count_inc (&scene->references);
  return scene;
}

void dr_scene_unref (DrScene *scene) {
  if (!g_atomic_ref_count_dec (&scene->references))
    return;
  g_hash_table_unref (scene->by_id);
  g_ptr_array_unref (scene->arrays);
  g_string_chunk_free (scene->strings);
  g_free (scene->cards);
  g_free (scene->arrows);
  g_free (scene);
}

static LyKind kind_of (const DrCard *card) {
  switch (card->shape) {
  case MD_SHAPE_FRAME:
    return LY_KIND_FRAME;
  case MD_SHAPE_LIST:
  case MD_SHAPE_SET:
    return LY_KIND_LIST;
  case MD_SHAPE_TUPLE:
    return LY_KIND_TUPLE;
  case MD_SHAPE_DICT:
    return LY_KIND_DICT;
  case MD_SHAPE_ATOM:
    return LY_KIND_ATOM;
  default:
    return LY_KIND_INSTANCE;
  }
}

void dr_scene_describe (const DrScene *scene, LyGraph *graph) {
  LyBox *boxes = g_new0 (LyBox, scene->n_cards + 1);
  LyEdge *edges = g_new0 (LyEdge, scene->n_arrows + 1);
  for (guint i = 0; i < scene->n_cards; i++) {
    const DrCard *card = &scene->cards[i];
    boxes[i] = (LyBox){card->id, kind_of (card), card->width_px, card->height_px};
  }
  for (guint i = 0; i < scene->n_arrows; i++) {
    const DrArrow *arrow = &scene->arrows[i];
    const DrCell *cell = &scene->cards[arrow->from].cells[arrow->cell];
    double port_x_px = scene->rtl ? scene->cards[arrow->from].width_px - cell->port_x_px : cell->port_x_px;
    edges[i] = (LyEdge){arrow->from, arrow->to, arrow->port, {port_x_px, cell->port_y_px}};
  }
  *graph = (LyGraph){boxes, scene->n_cards, edges, scene->n_arrows};
}

/* A layout goes from left to right: for the other direction it gets the mirror image, and what it answers is mirrored back. */
static void mirror (DrScene *scene, DrPoint *points, gsize n_points) {
  for (guint i = 0; i < scene->n_cards; i++)
    scene->cards[i].x_px = -scene->cards[i].x_px - scene->cards[i].width_px;
  for (gsize i = 0; i < n_points; i++)
    points[i].x_px = -points[i].x_px;
  scene->extents.x_px = -scene->extents.x_px - scene->extents.width_px;
  scene->whole.x_px = -scene->whole.x_px - scene->whole.width_px;
}

static DrRect bounds_of (const DrPoint *points, guint n) {
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  for (guint i = 0; i < n; i++) {
    left = MIN (left, points[i].x_px);
    right = MAX (right, points[i].x_px);
    top = MIN (top, points[i].y_px);
    bottom = MAX (bottom, points[i].y_px);
  }
  return n > 0 ? (DrRect){left, top, right - left, bottom - top} : (DrRect){0, 0, 0, 0};
}

void dr_scene_place (DrScene *scene, const LyPicture *picture, LyRect whole) {
  DrPoint *points = g_new0 (DrPoint, picture->point_count + 1);
  g_ptr_array_add (scene->arrays, points);
  for (size_t i = 0; i < picture->point_count; i++)
    points[i] = (DrPoint){picture->points[i].x_px, picture->points[i].y_px};
  for (guint i = 0; i < scene->n_cards && i < picture->box_count; i++) {
    scene->cards[i].x_px = picture->places[i].x_px;
    scene->cards[i].y_px = picture->places[i].y_px;
  }
  for (guint i = 0; i < scene->n_arrows && i < picture->edge_count; i++) {
    scene->arrows[i].points = points + picture->routes[i].first_point;
    scene->arrows[i].n_points = (guint) picture->routes[i].point_count;
  }
  scene->extents = (DrRect){picture->extents.x_px, picture->extents.y_px, picture->extents.width_px,
                            picture->extents.height_px};
  double left = MIN (whole.x_px, scene->extents.x_px), top = MIN (whole.y_px, scene->extents.y_px);
  double right = MAX (whole.x_px + whole.width_px, scene->extents.x_px + scene->extents.width_px);
  double bottom = MAX (whole.y_px + whole.height_px, scene->extents.y_px + scene->extents.height_px);
  scene->whole = (DrRect){left, top, right - left, bottom - top};
  if (scene->rtl)
    mirror (scene, points, picture->point_count);
  for (guint i = 0; i < scene->n_arrows; i++)
    scene->arrows[i].bounds = bounds_of (scene->arrows[i].points, scene->arrows[i].n_points);
  dr_scene_look (scene);
}

void dr_scene_index (DrScene *scene) {
  for (guint i = 0; i < scene->n_cards; i++) {
    const DrCard *card = &scene->cards[i];
    for (guint k = 0; k < card->n_cells; k++)
      if (card->cells[k].subject != 0)
        g_hash_table_insert (scene->by_id, TR_ID_KEY (card->cells[k].subject), GUINT_TO_POINTER (i + 1));
    g_hash_table_insert (scene->by_id, TR_ID_KEY (card->id), GUINT_TO_POINTER (i + 1));
  }
}

const DrCard *dr_scene_find (const DrScene *scene, TrId id) {
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (scene->by_id, TR_ID_KEY (id)));
  return index != 0 ? &scene->cards[index - 1] : NULL;
}

/* Picking. */

/* Squares of distances: they are compared, thousands of them for a move of the pointer. */

static double distance2_to_segment (double x_px, double y_px, DrPoint a, DrPoint b) {
  double dx = b.x_px - a.x_px, dy = b.y_px - a.y_px;
  double length2 = dx * dx + dy * dy;
  double t = length2 > 0 ? CLAMP (((x_px - a.x_px) * dx + (y_px - a.y_px) * dy) / length2, 0, 1) : 0;
  double off_x = x_px - a.x_px - t * dx, off_y = y_px - a.y_px - t * dy;
  return off_x * off_x + off_y * off_y;
}

static DrPoint bezier_at (const DrPoint *p, double t) {
  double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return (DrPoint){a * p[0].x_px + b * p[1].x_px + c * p[2].x_px + d * p[3].x_px,
                   a * p[0].y_px + b * p[1].y_px + c * p[2].y_px + d * p[3].y_px};
}

static gboolean is_near (DrRect r, double x_px, double y_px, double most_px) {
  return x_px >= r.x_px - most_px && x_px <= r.x_px + r.width_px + most_px && y_px >= r.y_px - most_px &&
         y_px <= r.y_px + r.height_px + most_px;
}

/* A curve lies within the hull of its points. */
static double distance2_to_arrow (const DrArrow *arrow, double x_px, double y_px, double most_px) {
  double least = G_MAXDOUBLE;
  if (!is_near (arrow->bounds, x_px, y_px, most_px))
    return least;
  for (guint i = 0; i + 3 < arrow->n_points; i += 3) {
    DrPoint last = arrow->points[i];
    if (!is_near (bounds_of (arrow->points + i, 4), x_px, y_px, most_px))
      continue;
    for (int k = 1; k <= 12; k++) {
      DrPoint next = bezier_at (&arrow->points[i], k / 12.0);
      least = MIN (least, distance2_to_segment (x_px, y_px, last, next));
      last = next;
    }
  }
  return least;
}

DrPick dr_scene_pick (const DrScene *scene, double x_px, double y_px, double tolerance_px) {
  DrPick pick = {-1, -1, -1};
  for (guint i = scene->n_cards; i > 0; i--) {
    const DrCard *card = &scene->cards[i - 1];
    double x = x_px - card->x_px, y = y_px - card->y_px;
    if (x < 0 || y < 0 || x >= card->width_px || y >= card->height_px)
      continue;
    pick.card = (int) i - 1;
    pick.cell = dr_card_cell_at (card, x, y);
    return pick;
  }
  double least = tolerance_px * tolerance_px;
  for (guint i = 0; i < scene->n_arrows; i++) {
    double distance = distance2_to_arrow (&scene->arrows[i], x_px, y_px, tolerance_px);
    if (distance <= least) {
      least = distance;
      pick.arrow = (int) i;
    }
  }
  return pick;
}

static void add_once (GArray *array, guint index) {
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, guint, i) == index)
      return;
  g_array_append_val (array, index);
}

static gboolean belongs (const DrArrow *arrow, guint index, const DrPick *pick) {
  if (pick->card < 0)
    return (int) index == pick->arrow;
  guint card = (guint) pick->card;
  if (arrow->from == card)
    return pick->cell < 0 || arrow->cell == (guint) pick->cell;
  return arrow->to == card && pick->cell < 0;
}

DrHighlight *dr_highlight_new (const DrScene *scene, const DrPick *pick) {
  DrHighlight *highlight = g_new0 (DrHighlight, 1);
  highlight->cards = g_array_new (FALSE, FALSE, sizeof (guint));
  highlight->arrows = g_array_new (FALSE, FALSE, sizeof (guint));
  DrPick wanted = *pick;
  /* A cell without an arrow stands for its card. */
  if (wanted.card >= 0 && wanted.cell >= 0 && !scene->cards[wanted.card].cells[wanted.cell].has_port)
    wanted.cell = -1;
  if (wanted.card >= 0)
    add_once (highlight->cards, (guint) wanted.card);
  for (guint i = 0; i < scene->n_arrows; i++) {
    const DrArrow *arrow = &scene->arrows[i];
    if (!belongs (arrow, i, &wanted))
      continue;
    g_array_append_val (highlight->arrows, i);
    add_once (highlight->cards, arrow->from);
    add_once (highlight->cards, arrow->to);
  }
  return highlight;
}

void dr_highlight_free (DrHighlight *highlight) {
  g_array_unref (highlight->cards);
  g_array_unref (highlight->arrows);
  g_free (highlight);
}
