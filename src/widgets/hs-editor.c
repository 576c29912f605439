#include "config.h"

#include "hs-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LINE_CATEGORY  "heapscope-line"
#define ERROR_CATEGORY "heapscope-error"

struct _HsEditor {
  HsPane parent_instance;

  GtkSourceView *view;
  GtkWidget *error_revealer, *error_label;
  GtkTextTag *instruction; /* of the buffer */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsEditor, hs_editor, HS_TYPE_PANE)

static GtkSourceBuffer *buffer_of (HsEditor *self) {
  return hs_session_get_buffer (self->session);
}

/* Marks LINE (from 1; 0: none) with CATEGORY, and nothing else. */
static void mark_line (HsEditor *self, const char *category, int line) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (buffer_of (self));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_source_buffer_remove_source_marks (GTK_SOURCE_BUFFER (buffer), &start, &end, category);
  if (line <= 0 || line > gtk_text_buffer_get_line_count (buffer))
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
  gtk_source_buffer_create_source_mark (GTK_SOURCE_BUFFER (buffer), NULL, category, &start);
  GdkRectangle at, visible;
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self->view), &start, &at);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self->view), &visible);
  if (at.y < visible.y || at.y + at.height > visible.y + visible.height)
    gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->view), &start, 0.2, FALSE, 0, 0);
}

/* The part of the line that the instruction was made from. */
static void on_step_changed (HsSession *session, GParamSpec *pspec, HsEditor *self) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (buffer_of (self));
  const TrInside *inside = hs_session_get_instruction (session);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->instruction, &start, &end);
  int n_lines = gtk_text_buffer_get_line_count (buffer);
  if (inside == NULL || hs_session_get_line (session) == 0 || inside->line < 1 || inside->end_line > n_lines || inside->column < 0)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, inside->line - 1);
  gtk_text_buffer_get_iter_at_line (buffer, &end, inside->end_line - 1);
  if (inside->column > gtk_text_iter_get_bytes_in_line (&start) || inside->end_column > gtk_text_iter_get_bytes_in_line (&end))
    return; /* the text is another one by now */
  gtk_text_iter_set_line_index (&start, inside->column);
  gtk_text_iter_set_line_index (&end, inside->end_column);
  gtk_text_buffer_apply_tag (buffer, self->instruction, &start, &end);
}

static void on_line_changed (HsSession *session, GParamSpec *pspec, HsEditor *self) {
  mark_line (self, LINE_CATEGORY, hs_session_get_line (session));
}

static void on_error_changed (HsSession *session, GParamSpec *pspec, HsEditor *self) {
  int line = hs_session_get_error_line (session);
  const char *message = hs_session_get_error_message (session);
  mark_line (self, ERROR_CATEGORY, line);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), message != NULL);
  if (message == NULL)
    return;
  g_autofree char *text = line > 0 ? g_strdup_printf (_ ("Line %d: %s"), line, message) : g_strdup (message);
  gtk_label_set_text (GTK_LABEL (self->error_label), text);
}

/* When the text changes, the lines that were marked may be others: the run is about the text before. */
static void on_text_changed (GtkTextBuffer *buffer, HsEditor *self) {
  mark_line (self, LINE_CATEGORY, 0);
  mark_line (self, ERROR_CATEGORY, 0);
}

static void on_margin_clicked (GtkSourceView *view, GtkTextIter *at, guint button, GdkModifierType state, int n_presses, HsEditor *self) {
  if (self->session != NULL && button == GDK_BUTTON_PRIMARY && n_presses == 1)
    hs_session_toggle_breakpoint (self->session, gtk_text_iter_get_line (at) + 1);
}

static char *breakpoint_tooltip (GtkSourceMarkAttributes *attributes, GtkSourceMark *mark, gpointer user) {
  return g_strdup (_ ("Breakpoint"));
}

static void set_breakpoint_look (HsEditor *self) {
  g_autoptr (GtkSourceMarkAttributes) look = gtk_source_mark_attributes_new ();
  gtk_source_mark_attributes_set_icon_name (look, "hs-breakpoint-symbolic");
  g_signal_connect (look, "query-tooltip-text", G_CALLBACK (breakpoint_tooltip), NULL);
  gtk_source_view_set_mark_attributes (self->view, HS_BREAKPOINT_CATEGORY, look, 0);
}

static void on_style_changed (AdwStyleManager *style, GParamSpec *pspec, HsEditor *self) {
  gboolean dark = adw_style_manager_get_dark (style);
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                                             dark ? "Adwaita-dark" : "Adwaita");
  if (self->session != NULL && scheme != NULL)
    gtk_source_buffer_set_style_scheme (buffer_of (self), scheme);
  GtkSourceMarkAttributes *line = gtk_source_mark_attributes_new ();
  GdkRGBA color;
  gdk_rgba_parse (&color, dark ? "rgba(120,174,237,0.22)" : "rgba(28,113,216,0.13)");
  gtk_source_mark_attributes_set_background (line, &color);
  gtk_source_mark_attributes_set_icon_name (line, "media-playback-start-symbolic");
  gtk_source_view_set_mark_attributes (self->view, LINE_CATEGORY, line, 1);
  g_object_unref (line);
  GtkSourceMarkAttributes *error = gtk_source_mark_attributes_new ();
  gdk_rgba_parse (&color, dark ? "rgba(255,123,132,0.25)" : "rgba(224,27,36,0.14)");
  gtk_source_mark_attributes_set_background (error, &color);
  gtk_source_mark_attributes_set_icon_name (error, "dialog-error-symbolic");
  gtk_source_view_set_mark_attributes (self->view, ERROR_CATEGORY, error, 2);
  g_object_unref (error);
}

static void hs_editor_observe (HsPane *pane, HsSession *session) {
  HsEditor *self = HS_EDITOR (pane);
  self->session = session;
  if (session == NULL)
    return;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer_of (self)));
  self->instruction = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer_of (self)), NULL, "underline", PANGO_UNDERLINE_SINGLE, "weight",
                                                  PANGO_WEIGHT_BOLD, NULL);
  g_signal_connect_object (session, "notify::step", G_CALLBACK (on_step_changed), self, 0);
  g_signal_connect_object (session, "notify::line", G_CALLBACK (on_line_changed), self, 0);
  g_signal_connect_object (session, "notify::error-message", G_CALLBACK (on_error_changed), self, 0);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (on_text_changed), self, 0);
  on_style_changed (adw_style_manager_get_default (), NULL, self);
}

void hs_editor_grab_focus (HsEditor *self) {
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void hs_editor_class_init (HsEditorClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_editor_observe;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HsEditor, view);
  gtk_widget_class_bind_template_child (widget_class, HsEditor, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, HsEditor, error_label);
}

static void hs_editor_init (HsEditor *self) {
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_breakpoint_look (self);
  g_signal_connect (self->view, "line-mark-activated", G_CALLBACK (on_margin_clicked), self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self, 0);
}
