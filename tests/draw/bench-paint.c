/* How long painting takes, in processor time: N cards with 1.6 arrows each, all in a view of 1600 by 1000 px. */
#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "dr-paint.h"
#include "drawing.h"

#define ROUNDS 7

static double now_ms (void) {
  struct timespec t;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1000 + (double) t.tv_nsec / 1e6;
}

static DrScene *make (Drawing *f, guint n) {
  guint frame = drawing_add_node (f, MD_SHAPE_FRAME, "<module>", ""), first = 0;
  for (guint i = 0; i < n; i++) {
    guint node = drawing_add_node (f, i % 3 == 0 ? MD_SHAPE_LIST : MD_SHAPE_INSTANCE, i % 3 == 0 ? "list" : "Account", "");
    first = i == 0 ? node : first;
  }
  guint atoms[10];
  for (int i = 0; i < 10; i++)
    atoms[i] = drawing_add_int (f, i * 37);
  drawing_add_edge (f, frame, first, MD_EDGE_NAME, 0, "a");
  for (guint i = 0; i < n; i++) {
    gboolean list = i % 3 == 0;
    drawing_add_edge (f, first + i, atoms[i % 10], list ? MD_EDGE_ITEM : MD_EDGE_ATTR, 0, list ? "[0]" : ".owner");
    drawing_add_edge (f, first + i, first + (i + 1) % n, list ? MD_EDGE_ITEM : MD_EDGE_ATTR, 1, list ? "[1]" : ".next");
    if (i % 5 < 3)
      drawing_add_edge (f, first + i, first + (i + 7) % n, list ? MD_EDGE_ITEM : MD_EDGE_ATTR, 2, list ? "[2]" : ".other");
  }
  return drawing_build (f, FALSE);
}

/* In a grid, with arrows as a layout would bend them. */
static void place (DrScene *scene) {
  guint columns = (guint) ceil (sqrt (scene->n_cards * 1.6));
  LyPoint *places = g_new0 (LyPoint, scene->n_cards), *points = g_new0 (LyPoint, scene->n_arrows * 7);
  LyRoute *routes = g_new0 (LyRoute, scene->n_arrows);
  for (guint i = 0; i < scene->n_cards; i++)
    places[i] = (LyPoint){i % columns * 200, i / columns * 170};
  for (guint i = 0; i < scene->n_arrows; i++) {
    const DrArrow *arrow = &scene->arrows[i];
    const DrCell *cell = &scene->cards[arrow->from].cells[arrow->cell];
    LyPoint a = {places[arrow->from].x_px + cell->port_x_px, places[arrow->from].y_px + cell->port_y_px};
    LyPoint b = {places[arrow->to].x_px, places[arrow->to].y_px + 20}, m = {(a.x_px + b.x_px) / 2, (a.y_px + b.y_px) / 2};
    LyPoint path[7] = {a, {a.x_px + 40, a.y_px}, {m.x_px, a.y_px}, m, {m.x_px, b.y_px}, {b.x_px - 40, b.y_px}, b};
    for (int k = 0; k < 7; k++)
      points[i * 7 + k] = path[k];
    routes[i] = (LyRoute){.first_point = i * 7, .point_count = 7};
  }
  double height_px = ceil (scene->n_cards / (double) columns) * 170;
  LyPicture picture = {.places = places, .box_count = scene->n_cards, .routes = routes, .edge_count = scene->n_arrows, .points = points,
                       .point_count = scene->n_arrows * 7, .extents = {0, 0, columns * 200, height_px}};
  dr_scene_place (scene, &picture, picture.extents);
  g_free (places);
  g_free (points);
  g_free (routes);
}

typedef void (*Work) (DrScene *scene, cairo_t *cr, DrText *text);

static void paint (DrScene *scene, cairo_t *cr, DrText *text) {
  dr_paint (scene, cr, text, dr_theme (DR_THEME_LIGHT), NULL);
}

static void hover (DrScene *scene, cairo_t *cr, DrText *text) {
  const DrCard *card = &scene->cards[scene->n_cards / 2];
  DrPick pick = dr_scene_pick (scene, card->x_px + 5, card->y_px + 5, 6);
  g_autoptr (DrHighlight) highlight = dr_highlight_new (scene, &pick);
  dr_paint_highlight (scene, highlight, cr, dr_theme (DR_THEME_LIGHT));
  dr_paint_selection (card, cr, dr_theme (DR_THEME_LIGHT));
}

static void pick_nothing (DrScene *scene, cairo_t *cr, DrText *text) {
  dr_scene_pick (scene, scene->extents.width_px / 2 - 3, scene->extents.height_px / 2 - 3, 6);
}

static void between (DrScene *scene, cairo_t *cr, DrText *text) {
  g_autoptr (DrBetween) way = dr_between_new (scene, scene);
  dr_paint_between (way, 0.5, cr, text, dr_theme (DR_THEME_LIGHT), NULL);
}

static int by_value (const void *a, const void *b) {
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

static void measure (const char *name, DrScene *scene, DrText *text, double zoom, Work work) {
  double times[ROUNDS], first = 0;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1600, 1000);
  for (int i = -1; i < ROUNDS; i++) {
    cairo_t *cr = cairo_create (surface);
    cairo_scale (cr, zoom, zoom);
    double start = now_ms ();
    work (scene, cr, text);
    cairo_surface_flush (surface);
    if (i < 0)
      first = now_ms () - start;
    else
      times[i] = now_ms () - start;
    cairo_destroy (cr);
  }
  qsort (times, ROUNDS, sizeof times[0], by_value);
  cairo_surface_destroy (surface);
  printf ("%5u cards, %5u arrows, zoom %.2f: %-12s %8.2f ms (first %.1f)\n", scene->n_cards, scene->n_arrows, zoom, name, times[ROUNDS / 2], first);
}

int main (void) {
  static const guint sizes[] = {100, 500, 5000};
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    Drawing f;
    drawing_set_up (&f, NULL);
    g_autoptr (DrScene) scene = make (&f, sizes[i]);
    g_autoptr (DrText) text = dr_text_new ();
    place (scene);
    double zoom = MIN (1600 / scene->extents.width_px, 1000 / scene->extents.height_px);
    measure ("paint", scene, text, zoom, paint);
    measure ("hover", scene, text, zoom, hover);
    measure ("pick nothing", scene, text, zoom, pick_nothing);
    measure ("between", scene, text, zoom, between);
    if (sizes[i] == 500)
      measure ("paint", scene, text, 1, paint);
    drawing_tear_down (&f, NULL);
  }
  return 0;
}
