#include "config.h"

#include "hs-counts.h"

#include <glib/gi18n.h>

#define LEAST_DIGITS 2

struct _HsCounts {
  GtkSourceGutterRendererText parent_instance;

  GArray *counts;
};

G_DEFINE_FINAL_TYPE (HsCounts, hs_counts, GTK_SOURCE_TYPE_GUTTER_RENDERER_TEXT)

guint hs_counts_get (HsCounts *self, int line) {
  return line > 0 && (guint) line <= self->counts->len ? g_array_index (self->counts, guint, line - 1) : 0;
}

static char *text_of (guint count) {
  if (count >= 1000000)
    return g_strdup_printf ("%uM×", count / 1000000);
  if (count >= 10000)
    return g_strdup_printf ("%uk×", count / 1000);
  return g_strdup_printf ("%u×", count);
}

static void hs_counts_query_data (GtkSourceGutterRenderer *renderer, GtkSourceGutterLines *lines, guint line) {
  guint count = hs_counts_get (HS_COUNTS (renderer), (int) line + 1);
  g_autofree char *text = count > 0 ? text_of (count) : g_strdup ("");
  gtk_source_gutter_renderer_text_set_text (GTK_SOURCE_GUTTER_RENDERER_TEXT (renderer), text, -1);
}

static void hs_counts_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                               int *natural_baseline) {
  HsCounts *self = HS_COUNTS (widget);
  guint most = 0;
  for (guint i = 0; i < self->counts->len; i++)
    most = MAX (most, g_array_index (self->counts, guint, i));
  *least = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL && most > 0) {
    g_autofree char *text = text_of (MAX (most, 10 * LEAST_DIGITS));
    gtk_source_gutter_renderer_text_measure (GTK_SOURCE_GUTTER_RENDERER_TEXT (self), text, natural, NULL);
    *natural += 4;
    *least = *natural;
  }
}

void hs_counts_set (HsCounts *self, const GArray *counts) {
  g_return_if_fail (HS_IS_COUNTS (self));
  g_array_set_size (self->counts, 0);
  if (counts != NULL && counts->len > 0)
    g_array_append_vals (self->counts, counts->data, counts->len);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean on_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user) {
  gtk_tooltip_set_text (tooltip, _ ("How often the line ran"));
  return TRUE;
}

/* As the numbers beside them: for a breakpoint. */
static gboolean hs_counts_query_activatable (GtkSourceGutterRenderer *renderer, GtkTextIter *at, GdkRectangle *area) {
  return TRUE;
}

static void hs_counts_finalize (GObject *object) {
  g_array_unref (HS_COUNTS (object)->counts);
  G_OBJECT_CLASS (hs_counts_parent_class)->finalize (object);
}

static void hs_counts_class_init (HsCountsClass *class) {
  G_OBJECT_CLASS (class)->finalize = hs_counts_finalize;
  GTK_WIDGET_CLASS (class)->measure = hs_counts_measure;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (class)->query_data = hs_counts_query_data;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (class)->query_activatable = hs_counts_query_activatable;
}

static void hs_counts_init (HsCounts *self) {
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_source_gutter_renderer_set_xpad (GTK_SOURCE_GUTTER_RENDERER (self), 3);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR); /* "3×" in every language, as the code beside it */
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

GtkSourceGutterRenderer *hs_counts_new (void) {
  return g_object_new (HS_TYPE_COUNTS, "xalign", 1.0, NULL);
}
