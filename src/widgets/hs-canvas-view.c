/* The canvas: what of the picture is in view, and the cards as widgets. */
#include "config.h"

#include <math.h>

#include "hs-canvas-private.h"

#define SETTLE_MSEC       90  /* after the last zoom, the picture is painted anew */
#define MOST_CARD_WIDGETS 1000
#define PLACED_AT_ONCE    60   /* of a picture that has no more; */
#define PLACED_TOGETHER   10   /* of a larger one */
#define PLACE_MSEC        16   /* between two times that some are placed, */
#define PLACE_USEC        3000 /* and how long that takes */
#define CHANGED_WEIGHT    10   /* of a card that the step has changed: who reads what it did wants to see it */

/* Whole px of the device keep what is painted as sharp as it was painted. */
static double snap (HsCanvas *self, double px) {
  double unit = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  return round (px * unit) / unit;
}

void hs_canvas_view_changed (HsCanvas *self) {
  self->x_px = snap (self, self->x_px);
  self->y_px = snap (self, self->y_px);
  hs_canvas_place_cards (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean on_settled (gpointer data) {
  HsCanvas *self = data;
  self->settle_id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void settle_later (HsCanvas *self) {
  if (self->settle_id != 0)
    g_source_remove (self->settle_id);
  self->settle_id = g_timeout_add (SETTLE_MSEC, on_settled, self);
}

void hs_canvas_choose_zoom (HsCanvas *self, double zoom) {
  if (self->chosen_zoom == zoom)
    return;
  self->chosen_zoom = zoom;
  g_object_notify_by_pspec (G_OBJECT (self), hs_canvas_props[HS_CANVAS_PROP_CHOSEN_ZOOM]);
}

/* Keeps the scene's point under the view's point (X, Y) where it is. */
void hs_canvas_zoom_at (HsCanvas *self, double zoom, double x, double y) {
  zoom = CLAMP (zoom, HS_CANVAS_LEAST_ZOOM, HS_CANVAS_MOST_ZOOM);
  if (zoom == self->zoom)
    return;
  self->x_px += x / self->zoom - x / zoom;
  self->y_px += y / self->zoom - y / zoom;
  self->zoom = zoom;
  self->fitted = FALSE;
  settle_later (self);
  hs_canvas_view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), hs_canvas_props[HS_CANVAS_PROP_ZOOM]);
  hs_canvas_choose_zoom (self, zoom);
}

double hs_canvas_get_zoom (HsCanvas *self) {
  return self->zoom;
}

void hs_canvas_set_zoom (HsCanvas *self, double zoom) {
  hs_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void hs_canvas_pan (HsCanvas *self, double dx, double dy) {
  self->x_px += dx / self->zoom;
  self->y_px += dy / self->zoom;
  self->fitted = FALSE;
  hs_canvas_view_changed (self);
}

/* Cards as widgets. */

static graphene_rect_t card_rect (HsCanvas *self, const DrCard *card) {
  return hs_canvas_to_view (self, (DrRect){card->x_px, card->y_px, card->width_px, card->height_px});
}

gboolean hs_canvas_in_view (HsCanvas *self, const DrCard *card) {
  graphene_rect_t r = card_rect (self, card);
  return r.origin.x < gtk_widget_get_width (GTK_WIDGET (self)) && r.origin.y < gtk_widget_get_height (GTK_WIDGET (self)) &&
         r.origin.x + r.size.width > 0 && r.origin.y + r.size.height > 0;
}

/* Of all cards, in view or not: who does not see the view does not care. A card keeps its widget as long as it is in the picture, and
 * nothing is laid out but what stands elsewhere.
 *
 * Widgets cost far more than the picture that they stand for: the first ones are placed at once, the others little by little when there is
 * nothing else to do. Those not yet placed wait in `widgets_left`, as they were for the picture before; one that is asked for is placed, and so
 * is the selected one, however many there are. */

/* The widget of the card at INDEX: the one that it has, one that is free, or a new one. */
static HsCanvasCard *widget_of_card (HsCanvas *self, guint index) {
  gpointer key = TR_ID_KEY (self->scene->cards[index].id);
  GtkWidget *widget = NULL;
  if (g_hash_table_steal_extended (self->widgets_left, key, NULL, (gpointer *) &widget))
    return HS_CANVAS_CARD (widget);
  if (self->free_widgets->len > 0)
    widget = g_ptr_array_steal_index_fast (self->free_widgets, self->free_widgets->len - 1);
  else {
    widget = hs_canvas_card_new ();
    gtk_widget_set_parent (widget, GTK_WIDGET (self));
  }
  return HS_CANVAS_CARD (widget);
}

static void place_card (HsCanvas *self, guint index) {
  const DrCard *card = &self->scene->cards[index];
  if (g_hash_table_contains (self->widgets_by_card, TR_ID_KEY (card->id)))
    return;
  HsCanvasCard *widget = widget_of_card (self, index);
  graphene_rect_t place = card_rect (self, card);
  gboolean elsewhere = hs_canvas_card_set_place (widget, &place, self->zoom), shown = hs_canvas_card_get_present (widget);
  hs_canvas_card_show (widget, self->scene, self->spoken, index);
  hs_canvas_card_set_present (widget, TRUE);
  if (elsewhere || !shown)
    hs_canvas_card_allocate (widget);
  g_hash_table_insert (self->widgets_by_card, TR_ID_KEY (card->id), widget);
}

static void place_card_of (HsCanvas *self, TrId id) {
  const DrCard *card = dr_scene_find (self->scene, id);
  if (card != NULL && card->id == id)
    place_card (self, (guint) (card - self->scene->cards));
}

/* What is left belongs to no card. */
static void free_left (HsCanvas *self) {
  GHashTableIter iter;
  gpointer widget = NULL;
  g_hash_table_iter_init (&iter, self->widgets_left);
  while (g_hash_table_iter_next (&iter, NULL, &widget)) {
    if (self->scene != NULL && gtk_widget_has_focus (widget)) /* the keys go on to walk the picture */
      gtk_widget_grab_focus (GTK_WIDGET (self));
    hs_canvas_card_set_present (widget, FALSE);
    g_ptr_array_add (self->free_widgets, widget);
  }
  g_hash_table_remove_all (self->widgets_left);
}

/* The next cards, up to N of them; TRUE: those were the last ones. */
static gboolean place_some (HsCanvas *self, guint n) {
  guint all = self->scene != NULL ? MIN (self->scene->n_cards, MOST_CARD_WIDGETS) : 0;
  for (; self->n_placed < all && n > 0; n--)
    place_card (self, self->n_placed++);
  if (self->n_placed < all)
    return FALSE;
  if (self->scene != NULL && self->session != NULL)
    place_card_of (self, hs_session_get_selected (self->session));
  free_left (self);
  hs_canvas_select_widgets (self);
  return TRUE;
}

static gboolean on_place (gpointer data) {
  HsCanvas *self = data;
  gint64 end_usec = g_get_monotonic_time () + PLACE_USEC;
  gboolean done = FALSE;
  while (!done && g_get_monotonic_time () < end_usec)
    done = place_some (self, PLACED_TOGETHER);
  if (done)
    self->place_id = 0;
  return done ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void hs_canvas_place_cards (HsCanvas *self) {
  GHashTableIter iter;
  gpointer key = NULL, widget = NULL;
  g_clear_handle_id (&self->place_id, g_source_remove);
  g_hash_table_iter_init (&iter, self->widgets_by_card);
  while (g_hash_table_iter_next (&iter, &key, &widget))
    g_hash_table_insert (self->widgets_left, key, widget);
  g_hash_table_remove_all (self->widgets_by_card);
  if (self->scene != NULL && self->spoken == NULL)
    self->spoken = dr_spoken_new (self->scene);
  self->n_placed = 0;
  if (!place_some (self, self->scene != NULL && self->scene->n_cards > PLACED_AT_ONCE ? PLACED_TOGETHER : PLACED_AT_ONCE))
    self->place_id = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, PLACE_MSEC, on_place, self, NULL);
}

/* Whose widgets are selected, and open. */
void hs_canvas_select_widgets (HsCanvas *self) {
  GHashTableIter iter;
  gpointer key = NULL, widget = NULL;
  TrId selected = self->session != NULL ? hs_session_get_selected (self->session) : 0;
  g_hash_table_iter_init (&iter, self->widgets_by_card);
  while (g_hash_table_iter_next (&iter, &key, &widget)) {
    gboolean is_it = selected != 0 && hs_canvas_card_get_id (widget) == selected;
    const DrCard *card = &self->scene->cards[hs_canvas_card_get_index (widget)];
    hs_canvas_card_set_selected (widget, self->scene, self->spoken, is_it, is_it ? hs_canvas_selected_cell (self, card) : -1);
  }
}

void hs_canvas_drop_cards (HsCanvas *self) {
  g_clear_pointer (&self->spoken, dr_spoken_free);
  g_clear_pointer (&self->scene, dr_scene_unref);
  hs_canvas_place_cards (self);
  for (guint i = 0; i < self->free_widgets->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->free_widgets, i));
  g_ptr_array_set_size (self->free_widgets, 0);
}

GtkWidget *hs_canvas_widget_of (HsCanvas *self, TrId id) {
  if (self->scene != NULL)
    place_card_of (self, id);
  return g_hash_table_lookup (self->widgets_by_card, TR_ID_KEY (id));
}

void hs_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsCanvas *self = HS_CANVAS (widget);
  /* To fit moves children about, which is not for an allocation to do. */
  if (self->scene != NULL && (!self->placed || self->fitted) && self->fit_id == 0)
    self->fit_id = g_idle_add_full (GTK_PRIORITY_RESIZE + 2, hs_canvas_fit_anew, self, NULL);
  GHashTableIter iter;
  gpointer card = NULL;
  g_hash_table_iter_init (&iter, self->widgets_by_card);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    hs_canvas_card_allocate (card);
  g_hash_table_iter_init (&iter, self->widgets_left);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    hs_canvas_card_allocate (card);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

void hs_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural,
                               int *least_baseline, int *natural_baseline) {
  *least = 60;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 300;
}

guint hs_canvas_count_covered (HsCanvas *self, const graphene_rect_t *rect) {
  g_return_val_if_fail (HS_IS_CANVAS (self), 0);
  guint n = 0;
  for (guint i = 0; self->scene != NULL && i < self->scene->n_cards; i++) {
    graphene_rect_t card = card_rect (self, &self->scene->cards[i]);
    if (graphene_rect_intersection (&card, rect, NULL))
      n += self->scene->cards[i].mark == MD_MARK_NONE ? 1 : CHANGED_WEIGHT;
  }
  return n;
}

graphene_point_t hs_canvas_get_point (HsCanvas *self, double x_px, double y_px) {
  g_return_val_if_fail (HS_IS_CANVAS (self), GRAPHENE_POINT_INIT (0, 0));
  return hs_canvas_to_view (self, (DrRect){x_px, y_px, 0, 0}).origin;
}
