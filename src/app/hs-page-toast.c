/* What the page says in a few words that go by themselves. */
#include "config.h"

#include "hs-page-private.h"

#define LOW_TOAST_S      3 /* that a toast stays where it lies over buttons */
#define MOST_TOAST_LINES 4
#define LEAST_TOAST_PX   180
#define TOAST_EDGES_PX   90                      /* of a toast, with its button */
#define FRESH_USEC       (2 * G_TIME_SPAN_SECOND) /* so long after it came up an answer may be written over: enough is left to read the new one */

/* All of TEXT, where one line has no room for it. AdwToastOverlay gives a toast the height that it has without wrapping, so lines end where
 * they have to by themselves. WIDTH: of the window; 0: there is no need for it. */
static void toast_label_set_text (GtkWidget *label, const char *text, int width) {
  gtk_widget_set_tooltip_text (label, text);
  if (width <= 0) {
    gtk_label_set_text (GTK_LABEL (label), text);
    return;
  }
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  g_autoptr (GString) lines = g_string_new (NULL);
  pango_layout_set_width (layout, MAX (width - TOAST_EDGES_PX, LEAST_TOAST_PX) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (int i = 0; i < MIN (pango_layout_get_line_count (layout), MOST_TOAST_LINES); i++) {
    const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    g_autofree char *words = g_strchomp (g_strndup (text + line->start_index, (gsize) line->length));
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", words);
  }
  if (pango_layout_get_line_count (layout) > MOST_TOAST_LINES)
    g_string_append (lines, "…");
  gtk_label_set_text (GTK_LABEL (label), lines->str);
}

/* What a page says that goes is read on the one that it was opened from. */
static HsPage *page_to_say_it (HsPage *self) {
  return self->given_up && self->opened_from != NULL ? self->opened_from : self;
}

static int room_for_text (HsPage *self) {
  return self->narrow || self->low ? gtk_widget_get_width (GTK_WIDGET (self)) : 0;
}

/* The label of the new toast, which the overlay owns. */
static GtkWidget *add_toast (HsPage *self, const char *text) {
  GtkWidget *label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  toast_label_set_text (label, text, room_for_text (self));
  AdwToast *toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  if (self->low)
    adw_toast_set_timeout (toast, LOW_TOAST_S);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return label;
}

void hs_page_toast (HsPage *self, const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  add_toast (page_to_say_it (self), text);
}

static void on_answer_shown (GtkWidget *label, HsPage *self) {
  if (self->answer == label)
    self->answer_usec = g_get_monotonic_time ();
}

/* A toast cannot be sent away for the next one: libadwaita 1.2 does not bear that while its window closes. */
void hs_page_answer (HsPage *self, const char *format, ...) {
  HsPage *on = page_to_say_it (self);
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  if (on->answer != NULL && (on->answer_usec == 0 || g_get_monotonic_time () - on->answer_usec < FRESH_USEC)) {
    toast_label_set_text (on->answer, text, room_for_text (on));
    return;
  }
  on->answer_usec = 0;
  GtkWidget *label = add_toast (on, text);
  g_set_weak_pointer (&on->answer, label);
  if (gtk_widget_get_mapped (label))
    on_answer_shown (label, on);
  else
    g_signal_connect_object (label, "map", G_CALLBACK (on_answer_shown), on, 0);
}
