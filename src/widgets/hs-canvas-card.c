#include "hs-canvas-card.h"

struct _HsCanvasCard {
  GtkWidget parent_instance;

  TrId id;
  guint index;
  char *label, *description; /* as they were told last: telling them again is not for free */
};

G_DEFINE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, GTK_TYPE_WIDGET)

void hs_canvas_card_show (HsCanvasCard *self, const DrCard *card, guint index) {
  self->id = card->id;
  self->index = index;
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
