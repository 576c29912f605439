/* The canvas: the way back to what was in view when a line is taken back. A view that is fitted depends on the pictures that came before:
 * it changes only if it must. So what was seen of the last step, before a line made other steps, is kept.
 */
#include "config.h"

#include "hs-canvas-private.h"

#define MOST_KEPT 200

typedef struct View {
  int step;
  double zoom, x_px, y_px;
  DrRect whole; /* of the picture */
  int width, height;
  gboolean follows, all_wanted;
} View;

GArray *hs_canvas_views_new (void) {
  return g_array_new (FALSE, FALSE, sizeof (View));
}

static gboolean is_same_rect (const DrRect *a, const DrRect *b) {
  return a->x_px == b->x_px && a->y_px == b->y_px && a->width_px == b->width_px && a->height_px == b->height_px;
}

/* Later ones are of lines that are gone. */
static void drop_from (GArray *views, int step) {
  while (views->len > 0 && g_array_index (views, View, views->len - 1).step >= step)
    g_array_set_size (views, views->len - 1);
}

static gboolean is_last (HsCanvas *self) {
  return self->scene->step == hs_session_get_n_steps (self->session) - 1;
}

void hs_canvas_keep_view (HsCanvas *self) {
  if (self->scene == NULL || !self->placed || !self->fitted || !self->scene_was_last)
    return;
  View view = {.step = self->scene->step,
               .zoom = self->zoom,
               .x_px = self->x_px,
               .y_px = self->y_px,
               .whole = self->scene->whole,
               .width = gtk_widget_get_width (GTK_WIDGET (self)),
               .height = gtk_widget_get_height (GTK_WIDGET (self)),
               .follows = self->follows,
               .all_wanted = self->all_wanted};
  drop_from (self->views, view.step);
  g_array_append_val (self->views, view);
  if (self->views->len > MOST_KEPT)
    g_array_remove_index (self->views, 0);
}

gboolean hs_canvas_go_back_to_view (HsCanvas *self) {
  self->scene_was_last = is_last (self);
  if (!self->scene_was_last)
    return FALSE;
  drop_from (self->views, self->scene->step + 1);
  const View *view = self->views->len > 0 ? &g_array_index (self->views, View, self->views->len - 1) : NULL;
  if (view == NULL || view->step != self->scene->step || !self->placed || !self->fitted || view->all_wanted != self->all_wanted ||
      view->width != gtk_widget_get_width (GTK_WIDGET (self)) || view->height != gtk_widget_get_height (GTK_WIDGET (self)) ||
      !is_same_rect (&view->whole, &self->scene->whole))
    return FALSE;
  self->zoom = view->zoom;
  self->x_px = view->x_px;
  self->y_px = view->y_px;
  self->follows = view->follows;
  hs_canvas_view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), hs_canvas_props[HS_CANVAS_PROP_ZOOM]);
  return TRUE;
}

void hs_canvas_forget_views (HsCanvas *self) {
  g_array_set_size (self->views, 0);
}
