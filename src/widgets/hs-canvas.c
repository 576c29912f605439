#include "config.h"

#include "hs-canvas.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "hs-canvas-card.h"

#define LEAST_ZOOM        0.1
#define MOST_ZOOM         8.0
#define MOST_FIT_ZOOM     1.7    /* a small picture is not blown up beyond this */
#define ZOOM_STEP         1.2
#define MARGIN_PX         200    /* painted beyond the view, for panning */
#define MOVE_USEC         280000
#define SETTLE_MSEC       90     /* after the last zoom, the picture is painted anew */
#define MOST_CARD_WIDGETS 400
#define PICK_PX           6.0

/* The picture is painted into a texture, a margin larger than the view, and put on screen from there: panning moves it,
 * zooming stretches it until the hand rests, and only then it is painted anew. Hover and selection are small nodes above. */
struct _HsCanvas {
  HsPane parent_instance;

  HsSession *session; /* the pane's */
  DrScene *scene, *before; /* before: on the way from it */
  DrText *text;

  double zoom, x_px, y_px; /* the scene's point in the top left corner */
  double chosen_zoom;      /* 0: none */
  gboolean fitted;         /* the user has not moved the view: fit what comes */
  gboolean placed;         /* the view was set once */
  int fit_width, fit_height; /* for which view it was fitted */

  GdkTexture *texture;
  DrRect texture_rect; /* in the scene's coordinates */
  guint settle_id, fit_id;

  gboolean colour_blind;   /* colours that stay apart with any kind of colour vision */
  gboolean animated;
  guint tick_id;
  gint64 move_start_usec;
  double move; /* 0 to 1 */

  DrPick hover;
  gboolean pointer_in;
  double pointer_x, pointer_y;
  double drag_x_px, drag_y_px;
  double pinch_zoom;
  GPtrArray *card_widgets;
};

enum { PROP_0, PROP_ZOOM, PROP_CHOSEN_ZOOM, PROP_COLOUR_BLIND, N_PROPS };
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (HsCanvas, hs_canvas, HS_TYPE_PANE)

DrThemeKind hs_canvas_get_theme (HsCanvas *self) {
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  if (adw_style_manager_get_high_contrast (style))
    return dark ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST;
  if (self->colour_blind)
    return dark ? DR_THEME_COLOUR_BLIND_DARK : DR_THEME_COLOUR_BLIND;
  return dark ? DR_THEME_DARK : DR_THEME_LIGHT;
}

static const DrTheme *theme_of (HsCanvas *self) {
  return dr_theme (hs_canvas_get_theme (self));
}

/* Painting. */

static void drop_texture (HsCanvas *self) {
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void paint_scene (HsCanvas *self, cairo_t *cr, const DrRect *clip) {
  if (self->before != NULL)
    dr_paint_between (self->before, self->scene, self->move, cr, self->text, theme_of (self), clip);
  else
    dr_paint (self->scene, cr, self->text, theme_of (self), clip);
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

static graphene_rect_t to_view (HsCanvas *self, DrRect r) {
  return GRAPHENE_RECT_INIT ((float) ((r.x_px - self->x_px) * self->zoom), (float) ((r.y_px - self->y_px) * self->zoom),
                             (float) (r.width_px * self->zoom), (float) (r.height_px * self->zoom));
}

static gboolean texture_covers_view (HsCanvas *self) {
  DrRect r = self->texture_rect;
  double right_px = self->x_px + gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double bottom_px = self->y_px + gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  return r.x_px <= self->x_px && r.y_px <= self->y_px && r.x_px + r.width_px >= right_px && r.y_px + r.height_px >= bottom_px;
}

static int selected_cell (HsCanvas *self, const DrCard *card) {
  for (guint i = 0; i < card->n_cells; i++)
    if (hs_session_is_cell_selected (self->session, &card->cells[i]) ||
        (card->cells[i].subject != 0 && card->cells[i].subject == hs_session_get_selected (self->session)))
      return (int) i;
  return -1;
}

static void paint_selection (HsCanvas *self, const DrCard *card, cairo_t *cr) {
  int cell = selected_cell (self, card);
  dr_paint_selection (card, cr, theme_of (self));
  if (cell >= 0)
    dr_paint_cell_selection (card, &card->cells[cell], cr, theme_of (self));
}

static void snapshot_above (HsCanvas *self, GtkSnapshot *snapshot) {
  const DrCard *selected = dr_scene_find (self->scene, hs_session_get_selected (self->session));
  gboolean hovers = self->hover.card >= 0 || self->hover.arrow >= 0;
  if (selected == NULL && !hovers)
    return;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                                          gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_scale (cr, self->zoom, self->zoom);
  cairo_translate (cr, -self->x_px, -self->y_px);
  DrPick pick = hovers ? self->hover : (DrPick){(int) (selected - self->scene->cards), -1, -1};
  g_autoptr (DrHighlight) highlight = dr_highlight_new (self->scene, &pick);
  dr_paint_highlight (self->scene, highlight, cr, theme_of (self));
  if (selected != NULL)
    paint_selection (self, selected, cr);
  cairo_destroy (cr);
}

static void hs_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot) {
  HsCanvas *self = HS_CANVAS (widget);
  const DrTheme *theme = theme_of (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  GdkRGBA background = {(float) theme->background.red, (float) theme->background.green, (float) theme->background.blue, 1};
  gtk_snapshot_append_color (snapshot, &background, &all);
  if (self->scene == NULL || all.size.width < 1 || all.size.height < 1)
    return;
  if (self->texture == NULL || (self->settle_id == 0 && !texture_covers_view (self)))
    make_texture (self);
  gtk_snapshot_push_clip (snapshot, &all);
  graphene_rect_t place = to_view (self, self->texture_rect);
  gtk_snapshot_append_texture (snapshot, self->texture, &place);
  if (self->before == NULL)
    snapshot_above (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* The view. */

static void place_card_widgets (HsCanvas *self);

static void view_changed (HsCanvas *self) {
  place_card_widgets (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean on_settled (gpointer data) {
  HsCanvas *self = data;
  self->settle_id = 0;
  drop_texture (self);
  return G_SOURCE_REMOVE;
}

static void settle_later (HsCanvas *self) {
  if (self->settle_id != 0)
    g_source_remove (self->settle_id);
  self->settle_id = g_timeout_add (SETTLE_MSEC, on_settled, self);
}

static void choose_zoom (HsCanvas *self, double zoom) {
  if (self->chosen_zoom == zoom)
    return;
  self->chosen_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN_ZOOM]);
}

/* Keeps the scene's point under the view's point (X, Y) where it is. */
static void zoom_at (HsCanvas *self, double zoom, double x, double y) {
  zoom = CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM);
  if (zoom == self->zoom)
    return;
  self->x_px += x / self->zoom - x / zoom;
  self->y_px += y / self->zoom - y / zoom;
  self->zoom = zoom;
  self->fitted = FALSE;
  settle_later (self);
  view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
  choose_zoom (self, zoom);
}

double hs_canvas_get_zoom (HsCanvas *self) {
  return self->zoom;
}

void hs_canvas_set_zoom (HsCanvas *self, double zoom) {
  zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/* Shows all of the picture, or at ZOOM (0: none is chosen) what of it there is room for. */
static void show_picture (HsCanvas *self, double zoom) {
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->scene == NULL || width < 1 || height < 1)
    return;
  DrRect r = self->scene->whole;
  double edge_px = DR_PICTURE_EDGE_PX;
  double fitting = MIN (width / (r.width_px + 2 * edge_px), height / (r.height_px + 2 * edge_px));
  self->zoom = zoom > 0 ? zoom : CLAMP (fitting, LEAST_ZOOM, MOST_FIT_ZOOM);
  self->x_px = r.x_px - edge_px;
  self->y_px = r.y_px - edge_px;
  /* A small picture stands in the middle of what is free. */
  self->x_px -= MAX (0, width / self->zoom - r.width_px - 2 * edge_px) / 2;
  self->y_px -= MAX (0, height / self->zoom - r.height_px - 2 * edge_px) / 2;
  self->placed = TRUE;
  self->fit_width = (int) width;
  self->fit_height = (int) height;
  drop_texture (self);
  view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

static void fit (HsCanvas *self) {
  show_picture (self, 0);
  self->fitted = TRUE;
}

void hs_canvas_fit (HsCanvas *self) {
  fit (self);
  choose_zoom (self, 0);
}

/* The first picture of a run. */
static void place (HsCanvas *self) {
  if (self->chosen_zoom == 0) {
    fit (self);
    return;
  }
  show_picture (self, self->chosen_zoom);
  self->fitted = FALSE;
}

static void pan (HsCanvas *self, double dx, double dy) {
  self->x_px += dx / self->zoom;
  self->y_px += dy / self->zoom;
  self->fitted = FALSE;
  view_changed (self);
}

static gboolean all_in_view (HsCanvas *self) {
  DrRect r = self->scene->extents;
  double width_px = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double height_px = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  return r.x_px >= self->x_px && r.y_px >= self->y_px && r.x_px + r.width_px <= self->x_px + width_px &&
         r.y_px + r.height_px <= self->y_px + height_px;
}

/* Cards as widgets. */

static graphene_rect_t card_rect (HsCanvas *self, const DrCard *card) {
  return to_view (self, (DrRect){card->x_px, card->y_px, card->width_px, card->height_px});
}

static gboolean in_view (HsCanvas *self, const DrCard *card) {
  graphene_rect_t r = card_rect (self, card);
  return r.origin.x < gtk_widget_get_width (GTK_WIDGET (self)) && r.origin.y < gtk_widget_get_height (GTK_WIDGET (self)) &&
         r.origin.x + r.size.width > 0 && r.origin.y + r.size.height > 0;
}

static void allocate_card_widget (HsCanvas *self, GtkWidget *widget) {
  guint index = hs_canvas_card_get_index (HS_CANVAS_CARD (widget));
  if (self->scene == NULL || index >= self->scene->n_cards || !gtk_widget_get_visible (widget))
    return;
  graphene_rect_t r = card_rect (self, &self->scene->cards[index]);
  int least_w = 0, least_h = 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_w, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least_h, NULL, NULL, NULL);
  GtkAllocation place = {(int) r.origin.x, (int) r.origin.y, MAX (least_w, (int) r.size.width), MAX (least_h, (int) r.size.height)};
  gtk_widget_size_allocate (widget, &place, -1);
}

static void place_card_widgets (HsCanvas *self) {
  guint used = 0;
  for (guint i = 0; self->scene != NULL && i < self->scene->n_cards && used < MOST_CARD_WIDGETS; i++) {
    if (!in_view (self, &self->scene->cards[i]))
      continue;
    if (used == self->card_widgets->len) {
      GtkWidget *widget = hs_canvas_card_new ();
      gtk_widget_set_parent (widget, GTK_WIDGET (self));
      g_ptr_array_add (self->card_widgets, widget);
    }
    GtkWidget *widget = g_ptr_array_index (self->card_widgets, used++);
    gtk_widget_set_visible (widget, TRUE);
    hs_canvas_card_show (HS_CANVAS_CARD (widget), &self->scene->cards[i], i);
  }
  for (guint i = used; i < self->card_widgets->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->card_widgets, i), FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static gboolean on_fit (gpointer data) {
  HsCanvas *self = data;
  self->fit_id = 0;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!self->placed)
    place (self);
  else if (width != self->fit_width || height != self->fit_height)
    fit (self);
  return G_SOURCE_REMOVE;
}

static void hs_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsCanvas *self = HS_CANVAS (widget);
  /* To fit moves children about, which is not for an allocation to do. */
  if (self->scene != NULL && (!self->placed || self->fitted) && self->fit_id == 0)
    self->fit_id = g_idle_add_full (GTK_PRIORITY_RESIZE + 2, on_fit, self, NULL);
  for (guint i = 0; i < self->card_widgets->len; i++)
    allocate_card_widget (self, g_ptr_array_index (self->card_widgets, i));
}

static void hs_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                               int *least_baseline, int *natural_baseline) {
  *least = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 300;
}

/* What comes from the session. */

static void stop_moving (HsCanvas *self) {
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_pointer (&self->before, dr_scene_unref);
}

static gboolean on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user) {
  HsCanvas *self = HS_CANVAS (widget);
  gint64 now_usec = gdk_frame_clock_get_frame_time (clock);
  if (self->move_start_usec == 0)
    self->move_start_usec = now_usec;
  double t = MIN (1.0, (double) (now_usec - self->move_start_usec) / MOVE_USEC);
  self->move = t * t * (3 - 2 * t);
  drop_texture (self);
  if (t < 1)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  g_clear_pointer (&self->before, dr_scene_unref);
  return G_SOURCE_REMOVE;
}

static gboolean may_animate (HsCanvas *self) {
  gboolean enabled = TRUE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled && self->animated && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static DrPick pick_at (HsCanvas *self, double x, double y) {
  if (self->scene == NULL)
    return (DrPick){-1, -1, -1};
  return dr_scene_pick (self->scene, self->x_px + x / self->zoom, self->y_px + y / self->zoom, PICK_PX / self->zoom);
}

static void update_hover (HsCanvas *self) {
  DrPick pick = self->pointer_in ? pick_at (self, self->pointer_x, self->pointer_y) : (DrPick){-1, -1, -1};
  if (pick.card == self->hover.card && pick.cell == self->hover.cell && pick.arrow == self->hover.arrow)
    return;
  self->hover = pick;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pick.card >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void on_scene_changed (HsSession *session, GParamSpec *pspec, HsCanvas *self) {
  DrScene *scene = hs_session_get_scene (session);
  if (scene == NULL || scene == self->scene)
    return;
  stop_moving (self);
  if (self->scene != NULL && self->placed && may_animate (self)) {
    self->before = dr_scene_ref (self->scene);
    self->move = 0;
    self->move_start_usec = 0;
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  }
  g_clear_pointer (&self->scene, dr_scene_unref);
  self->scene = dr_scene_ref (scene);
  self->hover = (DrPick){-1, -1, -1};
  if (!self->placed)
    place (self);
  else if (self->fitted && !all_in_view (self))
    fit (self);
  drop_texture (self);
  place_card_widgets (self);
  update_hover (self);
}

static void on_selected_changed (HsSession *session, GParamSpec *pspec, HsCanvas *self) {
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Another program: its picture has nothing to do with the last one. */
static void on_restarted (HsSession *session, HsCanvas *self) {
  self->placed = FALSE;
}

static void hs_canvas_observe (HsPane *pane, HsSession *session) {
  HsCanvas *self = HS_CANVAS (pane);
  self->session = session;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (on_scene_changed), self, 0);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_selected_changed), self, 0);
  g_signal_connect_object (session, "restarted", G_CALLBACK (on_restarted), self, 0);
  on_scene_changed (session, NULL, self);
}

void hs_canvas_set_animated (HsCanvas *self, gboolean animated) {
  self->animated = animated;
}

/* The hand. */

static void on_motion (GtkEventControllerMotion *controller, double x, double y, HsCanvas *self) {
  self->pointer_in = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  update_hover (self);
}

static void on_leave (GtkEventControllerMotion *controller, HsCanvas *self) {
  self->pointer_in = FALSE;
  update_hover (self);
}

static gboolean on_scroll (GtkEventControllerScroll *controller, double dx, double dy, HsCanvas *self) {
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  if ((state & GDK_CONTROL_MASK) != 0)
    zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  else if ((state & GDK_SHIFT_MASK) != 0)
    pan (self, (dx + dy) * 60, 0);
  else
    pan (self, dx * 60, dy * 60);
  return GDK_EVENT_STOP;
}

static void on_drag_begin (GtkGestureDrag *gesture, double x, double y, HsCanvas *self) {
  self->drag_x_px = self->x_px;
  self->drag_y_px = self->y_px;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void on_drag_update (GtkGestureDrag *gesture, double dx, double dy, HsCanvas *self) {
  if (hypot (dx, dy) < 4)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  self->x_px = self->drag_x_px - dx / self->zoom;
  self->y_px = self->drag_y_px - dy / self->zoom;
  self->fitted = FALSE;
  view_changed (self);
}

static void on_drag_end (GtkGestureDrag *gesture, double dx, double dy, HsCanvas *self) {
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  double x = 0, y = 0;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (hypot (dx, dy) >= 4 || self->session == NULL)
    return;
  DrPick pick = pick_at (self, x, y);
  const DrCard *card = pick.card >= 0 ? &self->scene->cards[pick.card] : NULL;
  const DrCell *cell = card != NULL && pick.cell >= 0 ? &card->cells[pick.cell] : NULL;
  TrId block = cell != NULL ? cell->subject : 0;
  hs_session_select (self->session, block != 0 ? block : card != NULL ? card->id : 0, cell);
}

static void on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, HsCanvas *self) {
  self->pinch_zoom = self->zoom;
}

static void on_pinch (GtkGestureZoom *gesture, double scale, HsCanvas *self) {
  double x = 0, y = 0;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* The keyboard. */

static void select_card (HsCanvas *self, guint index) {
  const DrCard *card = &self->scene->cards[index];
  if (!in_view (self, card)) {
    self->x_px = card->x_px + card->width_px / 2 - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 / self->zoom;
    self->y_px = card->y_px + card->height_px / 2 - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 / self->zoom;
    view_changed (self);
  }
  hs_session_select (self->session, card->id, NULL);
  for (guint i = 0; i < self->card_widgets->len; i++) {
    GtkWidget *widget = g_ptr_array_index (self->card_widgets, i);
    if (gtk_widget_get_visible (widget) && hs_canvas_card_get_index (HS_CANVAS_CARD (widget)) == index)
      gtk_widget_grab_focus (widget);
  }
}

/* The nearest card in a direction; cards off to the side count as farther. */
static int card_towards (HsCanvas *self, const DrCard *from, int dx, int dy) {
  double best = G_MAXDOUBLE, x = from->x_px + from->width_px / 2, y = from->y_px + from->height_px / 2;
  int found = -1;
  for (guint i = 0; i < self->scene->n_cards; i++) {
    const DrCard *card = &self->scene->cards[i];
    double ahead = (card->x_px + card->width_px / 2 - x) * dx + (card->y_px + card->height_px / 2 - y) * dy;
    double aside = fabs ((card->x_px + card->width_px / 2 - x) * dy) + fabs ((card->y_px + card->height_px / 2 - y) * dx);
    if (card == from || ahead < 4 || ahead + 2.5 * aside >= best)
      continue;
    best = ahead + 2.5 * aside;
    found = (int) i;
  }
  return found;
}

static gboolean walk (HsCanvas *self, GtkDirectionType direction) {
  if (self->scene == NULL || self->scene->n_cards == 0)
    return FALSE;
  const DrCard *from = dr_scene_find (self->scene, hs_session_get_selected (self->session));
  int index = from == NULL ? -1 : (int) (from - self->scene->cards);
  switch (direction) {
  case GTK_DIR_TAB_FORWARD:
    index++;
    break;
  case GTK_DIR_TAB_BACKWARD:
    index = index < 0 ? (int) self->scene->n_cards - 1 : index - 1;
    break;
  default: {
    int dx = direction == GTK_DIR_RIGHT ? 1 : direction == GTK_DIR_LEFT ? -1 : 0;
    int dy = direction == GTK_DIR_DOWN ? 1 : direction == GTK_DIR_UP ? -1 : 0;
    if (from == NULL)
      index = 0;
    else if ((index = card_towards (self, from, dx, dy)) < 0)
      return TRUE;
  }
  }
  if (index < 0 || index >= (int) self->scene->n_cards) {
    hs_session_select (self->session, 0, NULL);
    return FALSE;
  }
  select_card (self, (guint) index);
  return TRUE;
}

/* Selects the next cell of the selected card (BY 1) or the one before (BY -1); before the first, the card as a whole. */
static gboolean walk_cells (HsCanvas *self, int by) {
  const DrCard *card = self->scene != NULL ? dr_scene_find (self->scene, hs_session_get_selected (self->session)) : NULL;
  if (card == NULL)
    return GDK_EVENT_PROPAGATE;
  int cell = selected_cell (self, card) + by;
  while (cell >= 0 && cell < (int) card->n_cells && card->cells[cell].owner == 0)
    cell += by;
  if (cell < (int) card->n_cells)
    hs_session_select (self->session, card->id, cell >= 0 ? &card->cells[cell] : NULL);
  return GDK_EVENT_STOP;
}

static gboolean hs_canvas_focus (GtkWidget *widget, GtkDirectionType direction) {
  HsCanvas *self = HS_CANVAS (widget);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget);
  if (!inside && self->session != NULL && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    hs_session_select (self->session, 0, NULL);
  return self->session != NULL && walk (self, direction) ? TRUE : !inside && gtk_widget_grab_focus (widget);
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsCanvas *self) {
  if ((state & GDK_SHIFT_MASK) != 0 && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    return walk_cells (self, key == GDK_KEY_Down ? 1 : -1);
  switch (key) {
  case GDK_KEY_Left:
    return walk (self, GTK_DIR_LEFT);
  case GDK_KEY_Right:
    return walk (self, GTK_DIR_RIGHT);
  case GDK_KEY_Up:
    return walk (self, GTK_DIR_UP);
  case GDK_KEY_Down:
    return walk (self, GTK_DIR_DOWN);
  case GDK_KEY_Escape:
    hs_session_select (self->session, 0, NULL);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* What is under the pointer, in words. */
static gboolean on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user) {
  HsCanvas *self = HS_CANVAS (widget);
  if (keyboard || self->scene == NULL)
    return FALSE;
  DrPick pick = pick_at (self, x, y);
  if (pick.card < 0)
    return FALSE;
  const DrCard *card = &self->scene->cards[pick.card];
  if (card->shape == MD_SHAPE_FRAME)
    return FALSE;
  g_autofree char *size = g_strdup_printf (ngettext ("%lu byte", "%lu bytes", card->size_bytes),
                                           (unsigned long)card->size_bytes);
  g_autofree char *text = g_strdup_printf ("%s, %s\n0x%" G_GINT64_MODIFIER "x, %s", card->title, card->count, card->address, size);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* The object. */

static void on_style_changed (AdwStyleManager *style, GParamSpec *pspec, HsCanvas *self) {
  drop_texture (self);
}

static void on_scale_changed (GObject *object, GParamSpec *pspec, gpointer user) {
  drop_texture (HS_CANVAS (object));
}

static void hs_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  HsCanvas *self = HS_CANVAS (object);
  if (id == PROP_COLOUR_BLIND)
    g_value_set_boolean (value, self->colour_blind);
  else
    g_value_set_double (value, id == PROP_ZOOM ? self->zoom : self->chosen_zoom);
}

static void hs_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  HsCanvas *self = HS_CANVAS (object);
  if (id == PROP_COLOUR_BLIND) {
    self->colour_blind = g_value_get_boolean (value);
    drop_texture (self);
    return;
  }
  if (id == PROP_ZOOM) {
    hs_canvas_set_zoom (self, g_value_get_double (value));
    return;
  }
  choose_zoom (self, g_value_get_double (value));
  if (!self->placed && self->chosen_zoom > 0)
    self->zoom = self->chosen_zoom;
}

static void hs_canvas_dispose (GObject *object) {
  HsCanvas *self = HS_CANVAS (object);
  stop_moving (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  for (guint i = 0; i < self->card_widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->card_widgets, i));
  g_ptr_array_set_size (self->card_widgets, 0);
  g_clear_pointer (&self->scene, dr_scene_unref);
  g_clear_object (&self->texture);
  G_OBJECT_CLASS (hs_canvas_parent_class)->dispose (object);
}

static void hs_canvas_finalize (GObject *object) {
  HsCanvas *self = HS_CANVAS (object);
  g_ptr_array_unref (self->card_widgets);
  dr_text_free (self->text);
  G_OBJECT_CLASS (hs_canvas_parent_class)->finalize (object);
}

static void hs_canvas_class_init (HsCanvasClass *class) {
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_canvas_observe;
  object_class->get_property = hs_canvas_get_property;
  object_class->set_property = hs_canvas_set_property;
  object_class->dispose = hs_canvas_dispose;
  object_class->finalize = hs_canvas_finalize;
  widget_class->snapshot = hs_canvas_snapshot;
  widget_class->size_allocate = hs_canvas_size_allocate;
  widget_class->measure = hs_canvas_measure;
  widget_class->focus = hs_canvas_focus;

  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  props[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, LEAST_ZOOM, MOST_ZOOM, 1, flags);
  props[PROP_CHOSEN_ZOOM] = g_param_spec_double ("chosen-zoom", NULL, NULL, 0, MOST_ZOOM, 0, flags);
  props[PROP_COLOUR_BLIND] = g_param_spec_boolean ("colour-blind", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_set_css_name (widget_class, "heapcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void add_controller (HsCanvas *self, GtkEventController *controller) {
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void hs_canvas_init (HsCanvas *self) {
  self->zoom = 1;
  self->fitted = TRUE;
  self->animated = TRUE;
  self->hover = (DrPick){-1, -1, -1};
  self->text = dr_text_new ();
  self->card_widgets = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* cards stand where the scene has them */
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_changed), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Objects and references"), -1);

  GtkEventController *motion = gtk_event_controller_motion_new ();
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  add_controller (self, motion);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  add_controller (self, scroll);
  GtkGesture *drag = gtk_gesture_drag_new ();
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  add_controller (self, GTK_EVENT_CONTROLLER (drag));
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch));
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  add_controller (self, keys);

  AdwStyleManager *style = adw_style_manager_get_default ();
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self, 0);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self, 0);
}
