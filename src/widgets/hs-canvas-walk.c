/* The canvas by keyboard. */
#include "config.h"

#include <math.h>

#include "hs-canvas-private.h"

static void select_card (HsCanvas *self, guint index) {
  const DrCard *card = &self->scene->cards[index];
  if (!hs_canvas_in_view (self, card)) {
    self->x_px = card->x_px + card->width_px / 2 - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 / self->zoom;
    self->y_px = card->y_px + card->height_px / 2 - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 / self->zoom;
    hs_canvas_view_changed (self);
  }
  hs_session_select (self->session, card->id, NULL);
  GtkWidget *widget = hs_canvas_widget_of (self, card->id);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
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

/* Along an arrow: from the selected cell, or the first that has one, to what it refers to. */
static int card_referred_to (HsCanvas *self, const DrCard *from) {
  guint index = (guint) (from - self->scene->cards);
  int cell = hs_canvas_selected_cell (self, from);
  for (guint i = 0; i < self->scene->n_arrows; i++) {
    const DrArrow *arrow = &self->scene->arrows[i];
    if (arrow->from == index && arrow->to != index && (cell < 0 || arrow->cell == (guint) cell))
      return (int) arrow->to;
  }
  return -1;
}

/* Back along an arrow: to the card that the user came from, if it refers to this one, else to the first that does. */
static int card_referring_to (HsCanvas *self, const DrCard *to) {
  guint index = (guint) (to - self->scene->cards);
  int found = -1;
  for (guint i = 0; i < self->scene->n_arrows; i++) {
    const DrArrow *arrow = &self->scene->arrows[i];
    if (arrow->to != index || arrow->from == index)
      continue;
    if (self->scene->cards[arrow->from].id == self->came_from)
      return (int) arrow->from;
    if (found < 0)
      found = (int) arrow->from;
  }
  return found;
}

static int card_in_direction (HsCanvas *self, const DrCard *from, GtkDirectionType direction) {
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int along = -1;
  if (direction == (mirrored ? GTK_DIR_LEFT : GTK_DIR_RIGHT))
    along = card_referred_to (self, from);
  if (direction == (mirrored ? GTK_DIR_RIGHT : GTK_DIR_LEFT))
    along = card_referring_to (self, from);
  if (along >= 0)
    return along;
  int dx = direction == GTK_DIR_RIGHT ? 1 : direction == GTK_DIR_LEFT ? -1 : 0;
  int dy = direction == GTK_DIR_DOWN ? 1 : direction == GTK_DIR_UP ? -1 : 0;
  return card_towards (self, from, dx, dy);
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
  default:
    if (from == NULL)
      index = 0;
    else if ((index = card_in_direction (self, from, direction)) < 0)
      return TRUE;
    else
      self->came_from = from->id;
  }
  if (index < 0 || index >= (int) self->scene->n_cards) {
    hs_session_select (self->session, 0, NULL);
    return FALSE;
  }
  select_card (self, (guint) index);
  return TRUE;
}

static void select_cell (HsCanvas *self, const DrCard *card, int cell) {
  hs_session_select (self->session, card->id, cell >= 0 ? &card->cells[cell] : NULL);
  GtkWidget *widget = hs_canvas_widget_of (self, card->id);
  if (widget != NULL && cell >= 0 && hs_canvas_card_get_cell (HS_CANVAS_CARD (widget), (guint) cell) != NULL)
    widget = hs_canvas_card_get_cell (HS_CANVAS_CARD (widget), (guint) cell);
  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

/* Selects the next cell of the selected card (BY 1) or the one before (BY -1); before the first, the card as a whole. */
static gboolean walk_cells (HsCanvas *self, int by) {
  const DrCard *card = self->scene != NULL ? dr_scene_find (self->scene, hs_session_get_selected (self->session)) : NULL;
  if (card == NULL)
    return GDK_EVENT_PROPAGATE;
  int cell = hs_canvas_selected_cell (self, card) + by;
  while (cell >= 0 && cell < (int) card->n_cells && card->cells[cell].owner == 0)
    cell += by;
  if (cell < (int) card->n_cells)
    select_cell (self, card, cell);
  return GDK_EVENT_STOP;
}

gboolean hs_canvas_has_popover (HsCanvas *self) {
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

gboolean hs_canvas_focus (GtkWidget *widget, GtkDirectionType direction) {
  HsCanvas *self = HS_CANVAS (widget);
  if (hs_canvas_has_popover (self))
    return gtk_widget_child_focus (self->popover, direction);
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL || gtk_widget_has_focus (widget);
  if (!inside && self->session != NULL && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    hs_session_select (self->session, 0, NULL);
  return self->session != NULL && walk (self, direction) ? TRUE : !inside && gtk_widget_grab_focus (widget);
}

gboolean hs_canvas_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsCanvas *self) {
  if (hs_canvas_has_popover (self))
    return GDK_EVENT_PROPAGATE; /* keys are for the menu, or for what is asked */
  if ((state & GDK_SHIFT_MASK) != 0 && (key == GDK_KEY_Up || key == GDK_KEY_Down))
    return walk_cells (self, key == GDK_KEY_Down ? 1 : -1);
  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (key) {
  case GDK_KEY_Delete:
  case GDK_KEY_KP_Delete:
    hs_canvas_cut (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-object", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_Menu:
    return hs_canvas_menu_of_selection (self);
  case GDK_KEY_F10:
    return (state & GDK_SHIFT_MASK) != 0 && hs_canvas_menu_of_selection (self);
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
