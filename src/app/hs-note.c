#include "hs-note.h"

#define MOST_CHARS 70 /* of a line: more are hard to read */

struct _HsNote {
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *label;
  int most_height_px; /* 0: any */
};

G_DEFINE_FINAL_TYPE (HsNote, hs_note, GTK_TYPE_WIDGET)

GtkLabel *hs_note_get_label (HsNote *self) {
  g_return_val_if_fail (HS_IS_NOTE (self), NULL);
  return self->label;
}

void hs_note_set_most_height (HsNote *self, int height_px) {
  g_return_if_fail (HS_IS_NOTE (self));
  self->most_height_px = height_px;
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, height_px > 0 ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
  gtk_widget_set_can_target (GTK_WIDGET (self), height_px > 0);
  gtk_widget_set_focusable (GTK_WIDGET (self->scroller), height_px > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GtkSizeRequestMode hs_note_get_request_mode (GtkWidget *widget) {
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void hs_note_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                             int *natural_baseline) {
  HsNote *self = HS_NOTE (widget);
  gtk_widget_measure (GTK_WIDGET (self->label), orientation, for_size, least, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (self->most_height_px > 0)
    *natural = MIN (*natural, self->most_height_px);
  *least = 0; /* what is too long for a picture is cut */
}

static void hs_note_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsNote *self = HS_NOTE (widget);
  int least_width = 0, least_height = 0;
  gtk_widget_measure (GTK_WIDGET (self->scroller), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->scroller), GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->scroller), &(GtkAllocation){0, 0, MAX (width, least_width), MAX (height, least_height)}, -1);
}

static void hs_note_dispose (GObject *object) {
  HsNote *self = HS_NOTE (object);
  if (self->scroller != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->scroller));
  self->scroller = NULL;
  self->label = NULL;
  G_OBJECT_CLASS (hs_note_parent_class)->dispose (object);
}

static void hs_note_class_init (HsNoteClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_note_dispose;
  widget_class->get_request_mode = hs_note_get_request_mode;
  widget_class->measure = hs_note_measure;
  widget_class->size_allocate = hs_note_size_allocate;
}

static void hs_note_init (HsNote *self) {
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->label, MOST_CHARS);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_yalign (self->label, 0); /* a scrolled window may be higher than it can be shown: its end is cut */
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_min_content_height (self->scroller, 0);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->label));
  gtk_widget_set_parent (GTK_WIDGET (self->scroller), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sentence");
  hs_note_set_most_height (self, 0);
}
