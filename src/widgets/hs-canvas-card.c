#include "hs-canvas-card.h"

#include "dr-change.h"

struct _HsCanvasCard {
  GtkWidget parent_instance;

  TrId id;
  guint index;
  guint64 look;              /* of the card as it was told last; 0: not known */
  char *label, *description; /* as they were told last: telling them again is not for free */
  GtkAllocation place;
};

G_DEFINE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, GTK_TYPE_WIDGET)

void hs_canvas_card_show (HsCanvasCard *self, const DrScene *scene, guint index) {
  const DrCard *card = &scene->cards[index];
  guint64 look = dr_scene_card_look (scene, index);
  self->id = card->id;
  self->index = index;
  if (look != 0 && look == self->look)
    return;
  self->look = look;
  g_autofree char *label = dr_card_label (card);
  g_autofree char *description = dr_card_description (card);
  if (g_strcmp0 (label, self->label) == 0 && g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->label);
  g_free (self->description);
  self->label = g_strdup (label);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

gboolean hs_canvas_card_set_place (HsCanvasCard *self, const graphene_rect_t *rect) {
  GtkAllocation place = {(int) rect->origin.x, (int) rect->origin.y, (int) rect->size.width, (int) rect->size.height};
  if (gdk_rectangle_equal (&place, &self->place))
    return FALSE;
  self->place = place;
  return TRUE;
}

void hs_canvas_card_allocate (HsCanvasCard *self) {
  GtkWidget *widget = GTK_WIDGET (self);
  int least_w = 0, least_h = 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_w, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least_h, NULL, NULL, NULL);
  GtkAllocation place = {self->place.x, self->place.y, MAX (least_w, self->place.width), MAX (least_h, self->place.height)};
  gtk_widget_size_allocate (widget, &place, -1);
}

TrId hs_canvas_card_get_id (HsCanvasCard *self) {
  return self->id;
}

guint hs_canvas_card_get_index (HsCanvasCard *self) {
  return self->index;
}

static void hs_canvas_card_finalize (GObject *object) {
  HsCanvasCard *self = HS_CANVAS_CARD (object);
  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (hs_canvas_card_parent_class)->finalize (object);
}

static void hs_canvas_card_class_init (HsCanvasCardClass *class) {
  G_OBJECT_CLASS (class)->finalize = hs_canvas_card_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "heapcard");
}

static void hs_canvas_card_init (HsCanvasCard *self) {
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *hs_canvas_card_new (void) {
  return g_object_new (HS_TYPE_CANVAS_CARD, NULL);
}
