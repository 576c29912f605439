/* The canvas: painting. */
#include "config.h"

#include <adwaita.h>

#include "hs-canvas-private.h"

#define MARGIN_PX 200 /* painted beyond the view, for panning */

DrThemeKind hs_canvas_get_theme (HsCanvas *self) {
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  if (adw_style_manager_get_high_contrast (style))
    return dark ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST;
  if (self->colour_blind)
    return dark ? DR_THEME_COLOUR_BLIND_DARK : DR_THEME_COLOUR_BLIND;
  return dark ? DR_THEME_DARK : DR_THEME_LIGHT;
}

const DrTheme *hs_canvas_theme (HsCanvas *self) {
  return dr_theme (hs_canvas_get_theme (self));
}

void hs_canvas_drop_texture (HsCanvas *self) {
  g_clear_object (&self->texture);
  g_clear_pointer (&self->painted, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void paint_scene (HsCanvas *self, cairo_t *cr, const DrRect *clip) {
  if (self->before != NULL)
    dr_paint_between (self->before, self->scene, self->move, cr, self->text, hs_canvas_theme (self), clip);
  else
    dr_paint (self->scene, cr, self->text, hs_canvas_theme (self), clip);
}

static void make_texture (HsCanvas *self) {
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double margin_px = self->before != NULL ? 0 : MARGIN_PX;
  double width_px = gtk_widget_get_width (GTK_WIDGET (self)) + 2 * margin_px;
  double height_px = gtk_widget_get_height (GTK_WIDGET (self)) + 2 * margin_px;
  self->texture_rect = (DrRect){self->x_px - margin_px / self->zoom, self->y_px - margin_px / self->zoom, width_px / self->zoom,
                                height_px / self->zoom};
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width_px * scale, (int) height_px * scale);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, scale * self->zoom, scale * self->zoom);
  cairo_translate (cr, -self->texture_rect.x_px, -self->texture_rect.y_px);
  paint_scene (self, cr, &self->texture_rect);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_clear_pointer (&self->painted, cairo_surface_destroy);
  self->painted = surface;
  g_clear_object (&self->texture);
}

/* Renderers on the graphics card keep a texture there; the one that uses Cairo would convert it pixel by pixel at every frame. */
static void append_texture (HsCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *place) {
  if (self->texture == NULL) {
    int stride = cairo_image_surface_get_stride (self->painted), height = cairo_image_surface_get_height (self->painted);
    g_autoptr (GBytes) bytes =
        g_bytes_new_with_free_func (cairo_image_surface_get_data (self->painted), (gsize) stride * (gsize) height,
                                    (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (self->painted));
    self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (self->painted), height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  }
  gtk_snapshot_append_texture (snapshot, self->texture, place);
}

static void append_painted (HsCanvas *self, GtkSnapshot *snapshot, const graphene_rect_t *all) {
  graphene_rect_t place = hs_canvas_to_view (self, self->texture_rect);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  if (native == NULL || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native))) {
    append_texture (self, snapshot, &place);
    return;
  }
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, all);
  cairo_translate (cr, place.origin.x, place.origin.y);
  cairo_scale (cr, place.size.width / cairo_image_surface_get_width (self->painted),
               place.size.height / cairo_image_surface_get_height (self->painted));
  cairo_set_source_surface (cr, self->painted, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
}

graphene_rect_t hs_canvas_to_view (HsCanvas *self, DrRect r) {
  return GRAPHENE_RECT_INIT ((float) ((r.x_px - self->x_px) * self->zoom), (float) ((r.y_px - self->y_px) * self->zoom),
                             (float) (r.width_px * self->zoom), (float) (r.height_px * self->zoom));
}

static gboolean texture_covers_view (HsCanvas *self) {
  DrRect r = self->texture_rect;
  double right_px = self->x_px + gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double bottom_px = self->y_px + gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  return r.x_px <= self->x_px && r.y_px <= self->y_px && r.x_px + r.width_px >= right_px && r.y_px + r.height_px >= bottom_px;
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

/* Hover, selection, rings, an arrow that is being pulled: what lies above the picture. */
static void snapshot_above (HsCanvas *self, GtkSnapshot *snapshot) {
  const DrCard *selected = dr_scene_find (self->scene, hs_session_get_selected (self->session));
  const DrCard *other = dr_scene_find (self->scene, hs_session_get_other (self->session));
  gboolean hovers = self->hover.card >= 0 || self->hover.arrow >= 0;
  if (selected == NULL && !hovers && hs_session_get_rings (self->session)->len == 0 && !self->pull.pulling)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                                          gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_save (cr);
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x_px, -self->y_px);
  if (selected != NULL || hovers) {
    DrPick pick = hovers ? self->hover : (DrPick){(int) (selected - self->scene->cards), -1, -1};
    g_autoptr (DrHighlight) highlight = dr_highlight_new (self->scene, &pick);
    dr_paint_highlight (self->scene, highlight, cr, hs_canvas_theme (self));
  }
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

void hs_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  HsCanvas *self = HS_CANVAS (widget);
  const DrTheme *theme = hs_canvas_theme (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA background = {(float) theme->background.red, (float) theme->background.green, (float) theme->background.blue, 1};
  gtk_snapshot_append_color (snapshot, &background, &all);
  if (self->scene == NULL || all.size.width < 1 || all.size.height < 1)
    return;
  if (self->painted == NULL || (self->settle_id == 0 && !texture_covers_view (self)))
    make_texture (self);
  gtk_snapshot_push_clip (snapshot, &all);
  append_painted (self, snapshot, &all);
  if (self->before == NULL)
    snapshot_above (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
