/* How a page makes do with little room: in a narrow window its panes stand one below the other, in a low one there is one at a time, and
 * a bar to choose it. What is narrow and low depends on how large the text is.
 */
#include "config.h"

#include "hs-page-private.h"

#define NORMAL_TEXT_PX 19.0 /* a line of the usual text */
#define NARROW_PX      800  /* with that */
#define LOW_PX         430
#define LOW_SENTENCE_PX 56 /* what a sentence of the usual text may take from a picture in a low window: beyond, it is scrolled */
#define LEAST_SHARE    0.5 /* of the height that the picture has above the prompt, when a window is not low any more */
#define MOST_SHARE     0.7
#define LEAST_ZOOM     0.64 /* of pictures, with the usual text: what stands on their cards can be read */
#define LEAST_LOW_ZOOM 0.72 /* in a low window, of which one is nearer: their small print can be read, too */

double hs_page_text_scale (GtkWidget *widget) {
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  double height_px = (double) (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
  return MAX (1, height_px / NORMAL_TEXT_PX);
}

gboolean hs_page_is_narrow (GtkWidget *widget, int width) {
  return width > 0 && width < NARROW_PX * hs_page_text_scale (widget);
}

gboolean hs_page_is_low (GtkWidget *widget, int height) {
  return height > 0 && height < LOW_PX * hs_page_text_scale (widget);
}

/* Panes. */

gboolean hs_page_shows (HsPage *self, HsPagePane pane) {
  return !self->low || self->pane == pane;
}

static void focus_pane (HsPage *self) {
  if (self->pane == HS_PAGE_SNIPPET)
    hs_editor_grab_focus (self->editor);
  else if (self->pane == HS_PAGE_PICTURE)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  else
    hs_console_grab_focus (self->console);
}

/* A pane never goes with the focus in it: that goes over to the one that comes. */
static void update_panes (HsPage *self) {
  GtkWidget *boxes[HS_PAGE_N_PANES] = {GTK_WIDGET (self->editor), self->picture_box, self->console_box};
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean goes = FALSE;
  gtk_widget_set_visible (self->pane_bar, self->low);
  gtk_toggle_button_set_active (self->pane_buttons[self->pane], TRUE);
  if (!self->low || self->pane != HS_PAGE_SNIPPET)
    gtk_widget_set_visible (GTK_WIDGET (self->aside), TRUE);
  for (guint i = 0; i < HS_PAGE_N_PANES; i++) {
    if (hs_page_shows (self, (HsPagePane) i))
      gtk_widget_set_visible (boxes[i], TRUE);
    else
      goes |= focus != NULL && gtk_widget_is_ancestor (focus, boxes[i]);
  }
  if (goes)
    focus_pane (self);
  for (guint i = 0; i < HS_PAGE_N_PANES; i++)
    gtk_widget_set_visible (boxes[i], hs_page_shows (self, (HsPagePane) i));
  gtk_widget_set_visible (GTK_WIDGET (self->aside), !self->low || self->pane != HS_PAGE_SNIPPET);
  /* A toast stands as low as it can, and leaves the picture and its sentence to be seen. */
  if (self->low && self->pane == HS_PAGE_PICTURE)
    gtk_widget_add_css_class (GTK_WIDGET (self->toasts), "picture-alone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->toasts), "picture-alone");
}

void hs_page_show_pane (HsPage *self, HsPagePane pane) {
  if (self->pane == pane)
    return;
  self->pane = pane;
  update_panes (self);
}

void hs_page_bring (HsPage *self, HsPagePane pane) {
  if (!hs_page_shows (self, pane))
    hs_page_show_pane (self, pane);
}

/* Alone, a pane has all of the room, and how it is shared is not kept. */
static void keep_share (HsPage *self, gboolean low) {
  double height = gtk_widget_get_height (GTK_WIDGET (self->console_paned));
  if (low)
    self->share = height > 0 ? gtk_paned_get_position (self->console_paned) / height : 0;
  else if (height > 0)
    gtk_paned_set_position (self->console_paned, (int) (CLAMP (self->share, LEAST_SHARE, MOST_SHARE) * height));
}

void hs_page_set_low (HsPage *self, gboolean low) {
  double scale = hs_page_text_scale (GTK_WIDGET (self)), least_zoom = (low ? LEAST_LOW_ZOOM : LEAST_ZOOM) * scale;
  hs_canvas_set_least_fit (self->canvas, scale, least_zoom);
  hs_beside_set_least_fit (self->beside, scale, least_zoom);
  hs_note_set_most_height (self->sentence_box, low ? (int) (LOW_SENTENCE_PX * scale) : 0);
  if (self->low == low)
    return;
  self->low = low;
  keep_share (self, low);
  update_panes (self);
}

static void on_chosen (GtkToggleButton *button, HsPage *self) {
  for (guint i = 0; i < HS_PAGE_N_PANES && gtk_toggle_button_get_active (button); i++)
    if (self->pane_buttons[i] == button)
      hs_page_show_pane (self, (HsPagePane) i);
}

/* Who ran a snippet wants to see it; who is asked for input wants to give it. */
static void on_busy (HsSession *session, GParamSpec *pspec, HsPage *self) {
  if (hs_session_get_busy (session) && self->pane == HS_PAGE_SNIPPET)
    hs_page_show_pane (self, HS_PAGE_PICTURE);
}

static void on_input_wanted (HsSession *session, GParamSpec *pspec, HsPage *self) {
  if (!hs_session_get_input_wanted (session))
    return;
  hs_page_show_pane (self, HS_PAGE_PROMPT);
  g_autofree char *text = hs_page_dup_text (self);
  gboolean edits = g_strcmp0 (text, hs_session_get_source (session)) != 0; /* and shall not find their words in the program */
  if (!edits && gtk_widget_get_mapped (GTK_WIDGET (self)))
    hs_console_grab_focus (self->console);
}

void hs_page_connect_panes (HsPage *self) {
  for (guint i = 0; i < HS_PAGE_N_PANES; i++) {
    g_signal_connect (self->pane_buttons[i], "toggled", G_CALLBACK (on_chosen), self);
    gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->pane_buttons[i]))), PANGO_ELLIPSIZE_END); /* large text */
  }
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (on_busy), self, 0);
  g_signal_connect_object (self->session, "notify::input-wanted", G_CALLBACK (on_input_wanted), self, 0);
}
