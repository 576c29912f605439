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
  int stride = cairo_image_surface_get_stride (surface), height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
                                  (GDestroyNotify) cairo_surface_destroy, surface);
  g_set_object (&self->texture, NULL);
  self->texture =
      gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
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
  if (self->texture == NULL || (self->settle_id == 0 && !texture_covers_view (self)))
    make_texture (self);
  gtk_snapshot_push_clip (snapshot, &all);
  graphene_rect_t place = hs_canvas_to_view (self, self->texture_rect);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
  if (self->before == NULL)
    snapshot_above (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
