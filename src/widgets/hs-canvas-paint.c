/* The canvas: painting. */
#include "config.h"

#include <adwaita.h>

#include "hs-canvas-private.h"

#define FEW_CARDS     100 /* which one thread has painted as soon as two */
#define ABOVE_ROOM_PX 24 /* lines, heads of arrows: of the view, at most */

DrThemeKind hs_canvas_get_theme (HsCanvas *self) {
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  if (adw_style_manager_get_high_contrast (style) || self->colours == HS_COLOURS_HIGH_CONTRAST)
    return dark ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST;
  if (self->colours == HS_COLOURS_COLOUR_BLIND)
    return dark ? DR_THEME_COLOUR_BLIND_DARK : DR_THEME_COLOUR_BLIND;
  return dark ? DR_THEME_DARK : DR_THEME_LIGHT;
}

const DrTheme *hs_canvas_theme (HsCanvas *self) {
  return dr_theme (hs_canvas_get_theme (self));
}

void hs_canvas_paint_anew (HsCanvas *self) {
  hs_tiles_drop (self->tiles);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void hs_canvas_paint_changes (HsCanvas *self) {
  if (self->changed_all)
    hs_tiles_drop (self->tiles);
  else
    hs_tiles_drop_rects (self->tiles, self->changes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

typedef struct Painter {
  HsCanvas *canvas;
  const DrTheme *theme;
} Painter;

/* For any thread, if the view is shared. */
static void paint_scene (cairo_t *cr, const DrRect *clip, gpointer user) {
  const Painter *painter = user;
  HsCanvas *self = painter->canvas;
  const DrTheme *theme = painter->theme;
  cairo_set_source_rgb (cr, theme->background.red, theme->background.green, theme->background.blue);
  cairo_paint (cr);
  if (self->way != NULL)
    dr_paint_between (self->way, self->move, cr, self->text, theme, clip);
  else
    dr_paint (self->scene, cr, self->text, theme, clip);
}

graphene_rect_t hs_canvas_to_view (HsCanvas *self, DrRect r) {
  return GRAPHENE_RECT_INIT ((float) ((r.x_px - self->x_px) * self->zoom), (float) ((r.y_px - self->y_px) * self->zoom),
                             (float) (r.width_px * self->zoom), (float) (r.height_px * self->zoom));
}

int hs_canvas_selected_cell (HsCanvas *self, const DrCard *card) {
  for (guint i = 0; i < card->n_cells; i++)
    if (hs_session_is_cell_selected (self->session, &card->cells[i]) ||
        (card->cells[i].subject != 0 && card->cells[i].subject == hs_session_get_selected (self->session)))
      return (int) i;
  return -1;
}

static void paint_selection (HsCanvas *self, const DrCard *card, cairo_t *cr) {
  int cell = hs_canvas_selected_cell (self, card);
  dr_paint_selection (card, cr, hs_canvas_theme (self));
  if (cell >= 0)
    dr_paint_cell_selection (card, &card->cells[cell], cr, hs_canvas_theme (self));
}

static void unite (graphene_rect_t *all, HsCanvas *self, DrRect r) {
  graphene_rect_t seen = hs_canvas_to_view (self, r);
  graphene_rect_inset (&seen, -ABOVE_ROOM_PX, -ABOVE_ROOM_PX);
  if (all->size.width == 0)
    *all = seen;
  else
    graphene_rect_union (all, &seen, all);
}

static void unite_card (graphene_rect_t *all, HsCanvas *self, const DrCard *card) {
  if (card != NULL)
    unite (all, self, (DrRect){card->x_px, card->y_px, card->width_px, card->height_px});
}

/* Where something lies above the picture: the less, the less has to be put on screen again. */
static graphene_rect_t bounds_above (HsCanvas *self, const DrHighlight *highlight, const DrCard *selected, const DrCard *other) {
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  if (other != NULL || self->pull.pulling || hs_session_get_rings (self->session)->len > 0)
    return all;
  unite_card (&bounds, self, selected);
  for (guint i = 0; highlight != NULL && i < highlight->cards->len; i++)
    unite_card (&bounds, self, &self->scene->cards[g_array_index (highlight->cards, guint, i)]);
  for (guint i = 0; highlight != NULL && i < highlight->arrows->len; i++) {
    const DrArrow *arrow = &self->scene->arrows[g_array_index (highlight->arrows, guint, i)];
    for (guint k = 0; k < arrow->n_points; k++)
      unite (&bounds, self, (DrRect){arrow->points[k].x_px, arrow->points[k].y_px, 0, 0});
  }
  graphene_rect_round_extents (&bounds, &bounds);
  return graphene_rect_intersection (&bounds, &all, &bounds) ? bounds : GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* As if the pointer were there: of a cell only its own arrow is lit. */
static DrPick picked_by_selection (HsCanvas *self, const DrCard *selected) {
  if (selected == NULL)
    return (DrPick){-1, -1, -1};
  return (DrPick){(int) (selected - self->scene->cards), hs_canvas_selected_cell (self, selected), -1};
}

/* Hover, selection, rings, an arrow that is being pulled: what lies above the picture. */
static void snapshot_above (HsCanvas *self, GtkSnapshot *snapshot) {
  const DrCard *selected = dr_scene_find (self->scene, hs_session_get_selected (self->session));
  const DrCard *other = dr_scene_find (self->scene, hs_session_get_other (self->session));
  gboolean hovers = self->hover.card >= 0 || self->hover.arrow >= 0;
  DrPick pick = hovers ? self->hover : picked_by_selection (self, selected);
  g_autoptr (DrHighlight) highlight = selected != NULL || hovers ? dr_highlight_new (self->scene, &pick) : NULL;
  graphene_rect_t bounds = bounds_above (self, highlight, selected, other);
  if (bounds.size.width == 0)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_save (cr);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x_px, -self->y_px);
  if (highlight != NULL)
    dr_paint_highlight (self->scene, highlight, cr, hs_canvas_theme (self));
  hs_canvas_paint_rings (self, cr);
  if (selected != NULL)
    paint_selection (self, selected, cr);
  if (other != NULL)
    dr_paint_selection (other, cr, hs_canvas_theme (self));
  cairo_restore (cr);
  if (other != NULL && selected != NULL)
    hs_canvas_paint_answer (self, cr, selected, other);
  hs_canvas_pull_paint (self, cr);
  cairo_destroy (cr);
}

/* Whether two threads may paint what stands still, and it is worth it. */
static gboolean is_shared (HsCanvas *self) {
  double detail = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  return self->way == NULL && self->scene->n_cards > FEW_CARDS && dr_paint_is_far (detail) && g_get_num_processors () > 1;
}

/* There was more to paint than a frame has time for. */
static gboolean on_more (gpointer data) {
  HsCanvas *self = data;
  self->more_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void hs_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  HsCanvas *self = HS_CANVAS (widget);
  const DrTheme *theme = hs_canvas_theme (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA background = {(float) theme->background.red, (float) theme->background.green, (float) theme->background.blue, 1};
  gtk_snapshot_append_color (snapshot, &background, &all);
  if (self->scene == NULL || all.size.width < 1 || all.size.height < 1)
    return;
  GtkNative *native = gtk_widget_get_native (widget);
  HsTilesView view = {.x_px = self->x_px,
                      .y_px = self->y_px,
                      .zoom = self->zoom,
                      .width = gtk_widget_get_width (widget),
                      .height = gtk_widget_get_height (widget),
                      .scale = gtk_widget_get_scale_factor (widget),
                      .images = native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)),
                      .hasty = self->settle_id != 0,
                      .shared = is_shared (self)};
  Painter painter = {self, theme};
  gtk_snapshot_push_clip (snapshot, &all);
  if (!hs_tiles_snapshot (self->tiles, snapshot, &view, paint_scene, &painter) && self->more_id == 0)
    self->more_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_more, self, NULL);
  if (self->way == NULL)
    snapshot_above (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
