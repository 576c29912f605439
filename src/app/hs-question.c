#include "hs-question.h"

#include "hs-page-private.h"
#include "hs-window.h"

#define WIDTH_CHARS 30
#define MOST_PX     560
#define LEAST_PX    300 /* as by itself */
#define EDGE_PX     30  /* of the window behind it that is left on each side */

AdwMessageDialog *hs_question_new (GtkWidget *from, const char *heading, const char *body) {
  return ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, body));
}

/* The words: libadwaita has them in a box of this class. */
static GtkWidget *find_words (GtkWidget *widget) {
  if (gtk_widget_has_css_class (widget, "message-area"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_words (child);
    if (found != NULL)
      return found;
  }
  return NULL;
}

/* The keyboard scrolls what has to be scrolled, and passes by what has not. */
static void on_height (GtkAdjustment *height, GtkWidget *scroller) {
  gtk_widget_set_focusable (scroller, gtk_adjustment_get_upper (height) > gtk_adjustment_get_page_size (height));
}

/* Where there is no room for all of them the words scroll, and the answers stay in sight. Later versions of libadwaita do that by themselves. */
static void let_words_scroll (GtkWidget *question) {
  GtkWidget *words = find_words (question), *box = words != NULL ? gtk_widget_get_parent (words) : NULL;
  if (!GTK_IS_BOX (box))
    return;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_object_ref (words);
  gtk_box_remove (GTK_BOX (box), words);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), words);
  g_object_unref (words);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_prepend (GTK_BOX (box), scroller);
  GtkAdjustment *height = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (height, "changed", G_CALLBACK (on_height), scroller, 0);
}

/* Large text makes such windows high, not wide, and then higher than a low screen. */
static int width_of (GtkWidget *question) {
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (question), NULL, NULL);
  int width = WIDTH_CHARS * pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (question));
  pango_font_metrics_unref (metrics);
  if (behind != NULL && gtk_widget_get_width (GTK_WIDGET (behind)) > 0)
    width = MIN (width, gtk_widget_get_width (GTK_WIDGET (behind)) - 2 * EDGE_PX);
  return CLAMP (width, LEAST_PX, MOST_PX);
}

/* Where there is little room, the words need it more than the space between them. */
static gboolean has_little_room (GtkWidget *question) {
  GtkWindow *behind = gtk_window_get_transient_for (GTK_WINDOW (question));
  return HS_IS_WINDOW (behind) && hs_page_is_low (GTK_WIDGET (behind), gtk_widget_get_height (GTK_WIDGET (behind)));
}

void hs_question_ask (AdwMessageDialog *question) {
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (question));
  let_words_scroll (GTK_WIDGET (question));
  if (has_little_room (GTK_WIDGET (question)))
    gtk_widget_add_css_class (GTK_WIDGET (question), "tight");
  gtk_widget_set_size_request (GTK_WIDGET (question), width_of (GTK_WIDGET (question)), -1);
  gtk_window_present (GTK_WINDOW (question));
}
