#include "hs-canvas-card.h"

/* There or not, to who walks the picture or has it read. Widgets that come into view or go out of it by GTK's own means have the whole
 * window laid out, which costs more than the step that brings them; these need no place but the picture's. */
static void set_present (GtkWidget *widget, gboolean present) {
  if (gtk_widget_get_child_visible (widget) == present)
    return;
  gtk_widget_set_child_visible (widget, present);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !present, -1);
}

static gboolean is_present (gpointer widget) {
  return gtk_widget_get_child_visible (widget);
}

/* A cell: it has but its words and its place. */

#define HS_TYPE_CANVAS_CELL (hs_canvas_cell_get_type ())
G_DECLARE_FINAL_TYPE (HsCanvasCell, hs_canvas_cell, HS, CANVAS_CELL, GtkWidget)

struct _HsCanvasCell {
  GtkWidget parent_instance;

  char *label; /* as it was told last: telling it again is not for free */
  DrRect box;  /* in the card, px of the picture */
};

G_DEFINE_FINAL_TYPE (HsCanvasCell, hs_canvas_cell, GTK_TYPE_WIDGET)

static void hs_canvas_cell_finalize (GObject *object) {
  g_free (HS_CANVAS_CELL (object)->label);
  G_OBJECT_CLASS (hs_canvas_cell_parent_class)->finalize (object);
}

static void hs_canvas_cell_class_init (HsCanvasCellClass *class) {
  G_OBJECT_CLASS (class)->finalize = hs_canvas_cell_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "heapcell");
}

static void hs_canvas_cell_init (HsCanvasCell *self) {
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

static void cell_show (HsCanvasCell *self, const DrCell *cell, char *label) {
  double left_px = cell->label_width_px > 0 ? MIN (cell->label_x_px, cell->box.x_px) : cell->box.x_px;
  self->box = (DrRect){left_px, cell->box.y_px, cell->box.x_px + cell->box.width_px - left_px, cell->box.height_px};
  set_present (GTK_WIDGET (self), TRUE);
  if (g_strcmp0 (label, self->label) == 0) {
    g_free (label);
    return;
  }
  g_free (self->label);
  self->label = label;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The card. */

struct _HsCanvasCard {
  GtkWidget parent_instance;

  TrId id;
  guint index;
  guint64 number;            /* of the words as they were told last; 0: not known */
  char *label, *description; /* the same */
  GtkAllocation place;
  double zoom;
  gboolean frame, selected;
  GPtrArray *cells; /* HsCanvasCell; those of other cards that stood here before are not present */
};

G_DEFINE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, GTK_TYPE_WIDGET)

static void allocate (GtkWidget *widget, GtkAllocation place) {
  int least_w = 0, least_h = 0;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least_w, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &least_h, NULL, NULL, NULL);
  place.width = MAX (place.width, least_w);
  place.height = MAX (place.height, least_h);
  gtk_widget_size_allocate (widget, &place, -1);
}

static void allocate_cells (HsCanvasCard *self) {
  for (guint i = 0; i < self->cells->len; i++) {
    const DrRect *box = &HS_CANVAS_CELL (self->cells->pdata[i])->box;
    if (is_present (self->cells->pdata[i]))
      allocate (self->cells->pdata[i], (GtkAllocation){(int) (box->x_px * self->zoom), (int) (box->y_px * self->zoom),
                                                       (int) (box->width_px * self->zoom), (int) (box->height_px * self->zoom)});
  }
}

static void show_cells (HsCanvasCard *self, const DrCard *card, const DrSpoken *spoken) {
  guint n = self->frame || self->selected ? card->n_cells : 0;
  for (guint i = 0; i < n; i++) {
    if (i == self->cells->len) {
      g_ptr_array_add (self->cells, g_object_new (HS_TYPE_CANVAS_CELL, NULL));
      gtk_widget_set_parent (self->cells->pdata[i], GTK_WIDGET (self));
    }
    cell_show (self->cells->pdata[i], &card->cells[i], dr_spoken_cell (spoken, self->index, i));
  }
  for (guint i = n; i < self->cells->len; i++) {
    if (gtk_widget_has_focus (self->cells->pdata[i]))
      gtk_widget_grab_focus (GTK_WIDGET (self));
    set_present (self->cells->pdata[i], FALSE);
  }
  allocate_cells (self);
}

void hs_canvas_card_show (HsCanvasCard *self, const DrScene *scene, const DrSpoken *spoken, guint index) {
  const DrCard *card = &scene->cards[index];
  guint64 number = dr_spoken_number (spoken, index);
  gboolean same = self->id == card->id && self->number == number;
  self->index = index;
  if (same)
    return;
  self->id = card->id;
  self->number = number;
  self->frame = card->shape == MD_SHAPE_FRAME;
  g_autofree char *label = dr_spoken_card (spoken, index);
  g_autofree char *description = self->frame ? g_strdup ("") : dr_card_description (card); /* the names of a frame are its items */
  if (g_strcmp0 (label, self->label) != 0 || g_strcmp0 (description, self->description) != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_free (self->label);
  g_free (self->description);
  self->label = g_steal_pointer (&label);
  self->description = g_steal_pointer (&description);
  show_cells (self, card, spoken);
}

void hs_canvas_card_set_selected (HsCanvasCard *self, const DrScene *scene, const DrSpoken *spoken, gboolean selected, int cell) {
  if (self->selected != selected) {
    self->selected = selected;
    gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
    show_cells (self, &scene->cards[self->index], spoken);
  }
  for (guint i = 0; i < self->cells->len; i++)
    if (is_present (self->cells->pdata[i]))
      gtk_accessible_update_state (self->cells->pdata[i], GTK_ACCESSIBLE_STATE_SELECTED, (int) i == cell, -1);
}

gboolean hs_canvas_card_set_place (HsCanvasCard *self, const graphene_rect_t *rect, double zoom) {
  GtkAllocation place = {(int) rect->origin.x, (int) rect->origin.y, (int) rect->size.width, (int) rect->size.height};
  self->zoom = zoom;
  if (gdk_rectangle_equal (&place, &self->place))
    return FALSE;
  self->place = place;
  return TRUE;
}

void hs_canvas_card_allocate (HsCanvasCard *self) {
  allocate (GTK_WIDGET (self), self->place);
}

static void hs_canvas_card_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  allocate_cells (HS_CANVAS_CARD (widget));
}

void hs_canvas_card_set_present (HsCanvasCard *self, gboolean present) {
  set_present (GTK_WIDGET (self), present);
}

gboolean hs_canvas_card_get_present (HsCanvasCard *self) {
  return is_present (self);
}

TrId hs_canvas_card_get_id (HsCanvasCard *self) {
  return self->id;
}

guint hs_canvas_card_get_index (HsCanvasCard *self) {
  return self->index;
}

GtkWidget *hs_canvas_card_get_cell (HsCanvasCard *self, guint cell) {
  return cell < self->cells->len && is_present (self->cells->pdata[cell]) ? self->cells->pdata[cell] : NULL;
}

static void hs_canvas_card_dispose (GObject *object) {
  HsCanvasCard *self = HS_CANVAS_CARD (object);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_set_size (self->cells, 0);
  G_OBJECT_CLASS (hs_canvas_card_parent_class)->dispose (object);
}

static void hs_canvas_card_finalize (GObject *object) {
  HsCanvasCard *self = HS_CANVAS_CARD (object);
  g_ptr_array_unref (self->cells);
  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (hs_canvas_card_parent_class)->finalize (object);
}

static void hs_canvas_card_class_init (HsCanvasCardClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_canvas_card_dispose;
  G_OBJECT_CLASS (class)->finalize = hs_canvas_card_finalize;
  widget_class->size_allocate = hs_canvas_card_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_widget_class_set_css_name (widget_class, "heapcard");
}

static void hs_canvas_card_init (HsCanvasCard *self) {
  self->cells = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *hs_canvas_card_new (void) {
  return g_object_new (HS_TYPE_CANVAS_CARD, NULL);
}
