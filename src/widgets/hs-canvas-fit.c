/* The canvas: which part of the picture is shown by itself, as long as the user has not moved the view. */
#include "config.h"

#include "hs-canvas-private.h"

#define MOST_FIT_ZOOM  1.7 /* a small picture is not blown up beyond this */
#define FIT_EDGE_PX    10.0 /* of the view, around a picture from far away: it may grow a little without another zoom */
#define LEAST_ROOM     0.6 /* of the zoom: what a picture gives up at most for buttons that lie over its corners */
#define NEARLY         0.88 /* of the least zoom: where that shows all of a picture, it is better than a picture that is cut */
#define MUCH_NEARER    1.1 /* times the zoom */
#define FOLLOW_EDGE_PX 32.0 /* beside what is followed, on both sides together */

/* Room for the picture: a part of the view, in its px. */

static graphene_size_t cover_size (GtkWidget *cover) {
  int width = 0, height = 0;
  if (cover != NULL && gtk_widget_get_visible (cover)) {
    gtk_widget_measure (cover, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    gtk_widget_measure (cover, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  }
  return GRAPHENE_SIZE_INIT ((float) width, (float) height);
}

static double zoom_for (HsCanvas *self, DrRect r, graphene_rect_t room) {
  double fitting = MIN (room.size.width / (r.width_px + 2 * DR_PICTURE_EDGE_PX), room.size.height / (r.height_px + 2 * DR_PICTURE_EDGE_PX));
  fitting = MIN (fitting, MIN ((room.size.width - 2 * FIT_EDGE_PX) / MAX (r.width_px, 1), (room.size.height - 2 * FIT_EDGE_PX) / MAX (r.height_px, 1)));
  return CLAMP (fitting, HS_CANVAS_LEAST_ZOOM, MOST_FIT_ZOOM * MAX (1, self->text_scale));
}

static graphene_rect_t view_of (HsCanvas *self) {
  return GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), (float) gtk_widget_get_height (GTK_WIDGET (self)));
}

/* All that any step shows, so that the view stays; but who wants to see all of this step and could read none of that sees this step's. */
static DrRect to_fit (HsCanvas *self) {
  gboolean small = self->all_wanted && zoom_for (self, self->scene->whole, view_of (self)) < NEARLY * self->least_fit;
  return small ? self->scene->extents : self->scene->whole;
}

static double zoom_of_room (HsCanvas *self, graphene_rect_t room) {
  return zoom_for (self, to_fit (self), room);
}

/* Whether the picture, in the middle of ROOM, comes below what covers a corner of ALL. */
static gboolean is_covered (HsCanvas *self, graphene_rect_t all, graphene_rect_t room, const graphene_size_t *covers, gboolean mirrored) {
  DrRect r = to_fit (self);
  double zoom = zoom_for (self, r, room), width = r.width_px * zoom, height = r.height_px * zoom;
  graphene_rect_t picture = GRAPHENE_RECT_INIT ((float) (room.origin.x + (room.size.width - width) / 2),
                                                (float) (room.origin.y + (room.size.height - height) / 2), (float) width, (float) height);
  for (guint i = 0; i < 2; i++) {
    graphene_rect_t cover = {GRAPHENE_POINT_INIT (mirrored ? 0 : all.size.width - covers[i].width, i == 0 ? 0 : all.size.height - covers[i].height),
                             covers[i]};
    if (covers[i].width > 0 && graphene_rect_intersection (&cover, &picture, NULL))
      return TRUE;
  }
  return FALSE;
}

/* Of all that is left when strips with covered corners are given up, the room that shows the picture largest; where none is left that is
 * worth it, all of the view. */
static graphene_rect_t find_room (HsCanvas *self, graphene_rect_t all) {
  graphene_size_t covers[2] = {cover_size (self->covers[0]), cover_size (self->covers[1])};
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double end = MAX (covers[0].width, covers[1].width), best_zoom = 0;
  graphene_rect_t best = all;
  for (guint given_up = 0; given_up < 8; given_up++) {
    graphene_rect_t room = all;
    float side = (given_up & 4) != 0 ? (float) end : 0;
    room.origin.x += mirrored ? side : 0;
    room.size.width -= side;
    room.origin.y += (given_up & 2) != 0 ? covers[0].height : 0;
    room.size.height -= ((given_up & 2) != 0 ? covers[0].height : 0) + ((given_up & 1) != 0 ? covers[1].height : 0);
    double zoom = room.size.width > 0 && room.size.height > 0 ? zoom_of_room (self, room) : 0;
    if (zoom > best_zoom && !is_covered (self, all, room, covers, mirrored)) {
      best_zoom = zoom;
      best = room;
    }
  }
  return best_zoom >= LEAST_ROOM * zoom_of_room (self, all) ? best : all;
}

/* Shows all of the picture, or at ZOOM (0: none is chosen) what of it there is room for. */
static void show_picture (HsCanvas *self, double zoom) {
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  if (self->scene == NULL || width < 1 || height < 1)
    return;
  DrRect r = to_fit (self);
  graphene_rect_t all = view_of (self), room = zoom > 0 ? all : find_room (self, all);
  self->zoom = zoom > 0 ? zoom : zoom_of_room (self, room);
  double edge_px = MAX (DR_PICTURE_EDGE_PX, FIT_EDGE_PX / self->zoom);
  double room_width_px = room.size.width / self->zoom, room_height_px = room.size.height / self->zoom;
  self->x_px = self->scene->rtl ? MAX (r.x_px - edge_px, r.x_px + r.width_px + edge_px - room_width_px) : r.x_px - edge_px;
  self->y_px = r.y_px - edge_px;
  /* A small picture stands in the middle of what is free. */
  self->x_px -= MAX (0, room_width_px - r.width_px - 2 * edge_px) / 2 + room.origin.x / self->zoom;
  self->y_px -= MAX (0, room_height_px - r.height_px - 2 * edge_px) / 2 + room.origin.y / self->zoom;
  self->placed = TRUE;
  self->fit_width = (int) width;
  self->fit_height = (int) height;
  hs_canvas_view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), hs_canvas_props[HS_CANVAS_PROP_ZOOM]);
}

void hs_canvas_set_covers (HsCanvas *self, GtkWidget *top, GtkWidget *bottom) {
  g_return_if_fail (HS_IS_CANVAS (self));
  g_set_weak_pointer (&self->covers[0], top);
  g_set_weak_pointer (&self->covers[1], bottom);
}

/* Following: of a picture that would be too small to read if all of it were shown, what the step has changed is in view. */

/* Grows SEEN to RECT if both find room in the view. */
static void take_in (HsCanvas *self, DrRect *seen, DrRect rect) {
  double left_px = rect.x_px, top_px = rect.y_px, right_px = rect.x_px + rect.width_px, bottom_px = rect.y_px + rect.height_px;
  if (seen->width_px > 0) {
    left_px = MIN (left_px, seen->x_px);
    top_px = MIN (top_px, seen->y_px);
    right_px = MAX (right_px, seen->x_px + seen->width_px);
    bottom_px = MAX (bottom_px, seen->y_px + seen->height_px);
    double room_px = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
    double room_high_px = (gtk_widget_get_height (GTK_WIDGET (self)) - self->veil_px) / self->zoom;
    if (right_px - left_px > room_px - FOLLOW_EDGE_PX || bottom_px - top_px > room_high_px - FOLLOW_EDGE_PX)
      return;
  }
  *seen = (DrRect){left_px, top_px, right_px - left_px, bottom_px - top_px};
}

/* Of a frame the cell that has changed, of an object all of it. */
static void take_in_card (HsCanvas *self, DrRect *seen, const DrCard *card) {
  gboolean frame = card->shape == MD_SHAPE_FRAME;
  for (guint i = 0; frame && i < card->n_cells; i++)
    if (card->cells[i].mark == MD_MARK_NEW || card->cells[i].mark == MD_MARK_CHANGED)
      take_in (self, seen, (DrRect){card->x_px, card->y_px + card->cells[i].box.y_px, card->width_px, card->cells[i].box.height_px});
  if (!frame && (card->mark == MD_MARK_NEW || card->mark == MD_MARK_CHANGED))
    take_in (self, seen, (DrRect){card->x_px, card->y_px, card->width_px, card->height_px});
}

/* What is to be added to FROM so that the stretch from START on finds its place among LENGTH; of one that is too long, its start. */
static double way (double from, double length, double start, double stretch) {
  if (start + stretch > from + length)
    from = start + stretch - length;
  return MIN (from, start);
}

static void bring_into_view (HsCanvas *self, const DrRect *r) {
  double edge_px = FOLLOW_EDGE_PX / 2, veil_px = self->veil_px / self->zoom, high_px = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  self->x_px = way (self->x_px, gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom, r->x_px - edge_px, r->width_px + 2 * edge_px);
  self->y_px = way (self->y_px + veil_px, high_px - veil_px, r->y_px - edge_px, r->height_px + 2 * edge_px) - veil_px;
  hs_canvas_view_changed (self);
}

/* Where to look at first: the names that the program sees now. */
static void bring_frame_into_view (HsCanvas *self) {
  const DrCard *frame = NULL;
  for (guint i = 0; i < self->scene->n_frames; i++)
    if (frame == NULL || self->scene->cards[i].current)
      frame = &self->scene->cards[i];
  if (frame != NULL)
    bring_into_view (self, &(DrRect){frame->x_px, frame->y_px, frame->width_px, frame->height_px});
}

void hs_canvas_follow (HsCanvas *self) {
  DrRect seen = {0};
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->scene->n_cards; i++)
      if ((self->scene->cards[i].shape == MD_SHAPE_FRAME) == (pass == 1))
        take_in_card (self, &seen, &self->scene->cards[i]);
  if (seen.width_px > 0)
    bring_into_view (self, &seen);
}

void hs_canvas_set_veil (HsCanvas *self, int height) {
  g_return_if_fail (HS_IS_CANVAS (self));
  gboolean more = height > self->veil_px;
  self->veil_px = height;
  if (more && self->scene != NULL && self->placed && self->fitted && self->follows)
    hs_canvas_follow (self);
}

void hs_canvas_set_least_fit (HsCanvas *self, double text_scale, double zoom) {
  g_return_if_fail (HS_IS_CANVAS (self));
  if (self->text_scale == text_scale && self->least_fit == zoom)
    return;
  self->text_scale = text_scale;
  self->least_fit = zoom;
  if (self->placed && self->fitted)
    hs_canvas_show_all (self);
}

/* All of it, or what can be read. */
void hs_canvas_show_all (HsCanvas *self) {
  graphene_rect_t all = view_of (self);
  gboolean there = self->scene != NULL && all.size.width >= 1 && all.size.height >= 1;
  self->follows = there && !self->all_wanted && zoom_of_room (self, find_room (self, all)) < NEARLY * self->least_fit;
  show_picture (self, self->follows ? self->least_fit : 0);
  self->fitted = TRUE;
  if (!self->follows)
    return;
  bring_frame_into_view (self);
  hs_canvas_follow (self);
}

void hs_canvas_fit (HsCanvas *self) {
  self->all_wanted = TRUE;
  hs_canvas_show_all (self);
  hs_canvas_choose_zoom (self, 0);
}

/* The first picture of a run. */
void hs_canvas_place (HsCanvas *self) {
  self->all_wanted = FALSE;
  if (self->chosen_zoom == 0) {
    hs_canvas_show_all (self);
    return;
  }
  show_picture (self, self->chosen_zoom);
  self->fitted = FALSE;
}

gboolean hs_canvas_all_in_view (HsCanvas *self) {
  DrRect r = self->scene->extents;
  double width_px = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double height_px = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  return r.x_px >= self->x_px && r.y_px >= self->y_px && r.x_px + r.width_px <= self->x_px + width_px &&
         r.y_px + r.height_px <= self->y_px + height_px;
}

gboolean hs_canvas_is_too_far (HsCanvas *self) {
  graphene_rect_t all = view_of (self);
  return all.size.width >= 1 && all.size.height >= 1 && zoom_of_room (self, find_room (self, all)) > MUCH_NEARER * self->zoom;
}

gboolean hs_canvas_fit_anew (gpointer canvas) {
  HsCanvas *self = canvas;
  self->fit_id = 0;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  if (!self->placed)
    hs_canvas_place (self);
  else if (width != self->fit_width || height != self->fit_height)
    hs_canvas_show_all (self);
  return G_SOURCE_REMOVE;
}
