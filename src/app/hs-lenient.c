#include "hs-lenient.h"

#define LEAST_WIDTH_PX  340
#define LEAST_HEIGHT_PX 250

struct _HsLenient {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HsLenient, hs_lenient, GTK_TYPE_WIDGET)

static void hs_lenient_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                                int *natural_baseline) {
  GtkWidget *child = gtk_widget_get_first_child (widget);
  if (child == NULL)
    return;
  gtk_widget_measure (child, orientation, -1, least, natural, NULL, NULL);
  *least = MIN (*least, orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH_PX : LEAST_HEIGHT_PX);
}

static void hs_lenient_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least_width = 0, least_height = 0;
  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least_width), &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){0, 0, MAX (width, least_width), MAX (height, least_height)}, -1);
}

static void hs_lenient_dispose (GObject *object) {
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));
  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hs_lenient_parent_class)->dispose (object);
}

static void hs_lenient_class_init (HsLenientClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_lenient_dispose;
  widget_class->measure = hs_lenient_measure;
  widget_class->size_allocate = hs_lenient_size_allocate;
}

static void hs_lenient_init (HsLenient *self) {
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
