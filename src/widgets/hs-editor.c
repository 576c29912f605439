#include "config.h"

#include "hs-editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "hs-checker.h"
#include "hs-completer.h"
#include "hs-counts.h"
#include "hs-editor-text.h"

#define ERROR_CATEGORY "heapscope-error"
/* Signs in the margin, on 16 by 16. */
#define ARROW_PATH "M4 2.5 13 8 4 13.5z"
#define ERROR_PATH "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM7 4h2v5H7zM7 10.500h2v2H7z"
#define LEAST_FONT_PX  8
#define MOST_FONT_PX   48

struct _HsEditor {
  HsPane parent_instance;

  GtkSourceView *view;
  gboolean high_contrast; /* chosen; the desktop may have it as well */
  GtkWidget *error_revealer, *error_label;
  GtkTextTag *instruction; /* of the buffer */
  GtkTextTag *mistake;
  char *mistake_text; /* NULL: none */
  HsChecker *checker;
  HsCounts *counts;
  HsCompleter *completer;
  GtkCssProvider *font;
  double font_px;            /* 0: as the desktop says */
  guint language_id;         /* the source that sets the language of the buffer */
  gboolean chooses; /* among the proposals, with the keys */
  HsSession *session; /* the pane's */
};

G_DEFINE_FINAL_TYPE (HsEditor, hs_editor, HS_TYPE_PANE)

static GtkSourceBuffer *buffer_of (HsEditor *self) {
  return hs_session_get_buffer (self->session);
}

/* Marks LINE (from 1; 0: none) with CATEGORY, and nothing else; FALSE: there is no such line. */
static gboolean mark_line (HsEditor *self, const char *category, int line) {
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (buffer_of (self));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_source_buffer_remove_source_marks (GTK_SOURCE_BUFFER (buffer), &start, &end, category);
  if (line <= 0 || line > gtk_text_buffer_get_line_count (buffer))
    return FALSE;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
  gtk_source_buffer_create_source_mark (GTK_SOURCE_BUFFER (buffer), NULL, category, &start);
  return TRUE;
}

/* Marks LINE, too, and brings it into view. */
static void go_to_line (HsEditor *self, const char *category, int line) {
  if (!mark_line (self, category, line))
    return;
  GtkTextIter start;
  GdkRectangle at, visible;
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer_of (self)), &start, line - 1);
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
  if (inside == NULL || hs_session_get_line (session) == 0 || inside->line < 1 || inside->column < 0)
    return;
  HsLines lines = hs_session_compare_lines (session);
  int line = hs_lines_follow (&lines, inside->line), end_line = hs_lines_follow (&lines, inside->end_line);
  if (line == 0 || end_line - line != inside->end_line - inside->line)
    return;
  gtk_text_buffer_get_iter_at_line (buffer, &start, line - 1);
  gtk_text_buffer_get_iter_at_line (buffer, &end, end_line - 1);
  if (inside->column > gtk_text_iter_get_bytes_in_line (&start) || inside->end_column > gtk_text_iter_get_bytes_in_line (&end))
    return; /* the text is another one by now */
  gtk_text_iter_set_line_index (&start, inside->column);
  gtk_text_iter_set_line_index (&end, inside->end_column);
  gtk_text_buffer_apply_tag (buffer, self->instruction, &start, &end);
}

static void on_line_changed (HsSession *session, GParamSpec *pspec, HsEditor *self) {
  go_to_line (self, HS_LINE_CATEGORY, hs_session_line_now (session, hs_session_get_line (session)));
}

/* An error of the prompt stands there, below the line that was typed. */
static gboolean is_told_below (HsSession *session) {
  return hs_session_get_error_message (session) != NULL && !hs_session_is_error_prompted (session);
}

static void on_error_changed (HsSession *session, GParamSpec *pspec, HsEditor *self) {
  int line = hs_session_line_now (session, hs_session_get_error_line (session));
  const char *message = hs_session_get_error_message (session);
  go_to_line (self, ERROR_CATEGORY, line);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), is_told_below (session));
  if (!is_told_below (session))
    return;
  g_autofree char *text = line > 0 ? g_strdup_printf (_ ("Line %d: %s"), line, message) : g_strdup (message);
  gtk_label_set_text (GTK_LABEL (self->error_label), text);
}

/* Mistakes, while the text is typed. */

static void on_mistake (const HsMistake *mistake, gpointer user) {
  HsEditor *self = user;
  if (self->session == NULL)
    return;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (buffer_of (self));
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->mistake, &start, &end);
  g_free (self->mistake_text);
  self->mistake_text = g_strdup (mistake->message);
  if (mistake->line <= 0 || !gtk_text_buffer_get_iter_at_line (buffer, &start, mistake->line - 1))
    return;
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  int least = 0, length = gtk_text_iter_get_line_offset (&end);
  while (!gtk_text_iter_ends_line (&start) && g_unichar_isspace (gtk_text_iter_get_char (&start))) {
    gtk_text_iter_forward_char (&start);
    least++;
  }
  if (mistake->n_columns > 0 && least + mistake->column < length) {
    gtk_text_iter_set_line_offset (&start, least + mistake->column);
    gtk_text_iter_set_line_offset (&end, MIN (length, least + mistake->column + mistake->n_columns));
  }
  gtk_text_buffer_apply_tag (buffer, self->mistake, &start, &end);
}

static gboolean on_query_tooltip (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, HsEditor *self) {
  GtkTextIter at;
  int buffer_x = 0, buffer_y = 0;
  if (self->mistake_text == NULL || keyboard)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &at, buffer_x, buffer_y) || !gtk_text_iter_has_tag (&at, self->mistake))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->mistake_text);
  return TRUE;
}

static void check (HsEditor *self) {
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer_of (self)), &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer_of (self)), &start, &end, TRUE);
  hs_checker_check (self->checker, text);
}

/* Whether the run is about the text as it stands there. */
static gboolean is_what_ran (HsEditor *self) {
  const char *source = hs_session_get_source (self->session);
  GtkTextIter start, end;
  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer_of (self)), &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (GTK_TEXT_BUFFER (buffer_of (self)), &start, &end, TRUE);
  return g_strcmp0 (source, text) == 0;
}

/* Counts, from the run; a line that was not there then has none. */
static void on_marks_changed (HsEditor *self) {
  const GArray *then = hs_session_get_counts (self->session);
  g_autoptr (GArray) now = g_array_new (FALSE, TRUE, sizeof (guint));
  HsLines lines = hs_session_compare_lines (self->session);
  if (then != NULL && then->len > 0)
    g_array_set_size (now, (guint) lines.n_to);
  for (guint i = 0; then != NULL && i < then->len; i++) {
    int line = hs_lines_follow (&lines, (int) i + 1);
    if (line > 0 && (guint) line <= now->len)
      g_array_index (now, guint, line - 1) = g_array_index (then, guint, i);
  }
  hs_counts_set (self->counts, now);
}

/* When the text changes, what was marked stays with the lines that are as they were: the run is about the text before, and its error may
 * just have been corrected. A change that is taken back brings it back. */
static void on_text_changed (GtkTextBuffer *buffer, HsEditor *self) {
  gboolean same = is_what_ran (self);
  mark_line (self, HS_LINE_CATEGORY, hs_session_line_now (self->session, hs_session_get_line (self->session)));
  mark_line (self, ERROR_CATEGORY, same ? hs_session_get_error_line (self->session) : 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->error_revealer), same && is_told_below (self->session));
  on_marks_changed (self);
  check (self);
}

/* The font's size. */

static void set_font (HsEditor *self, double font_px) {
  self->font_px = font_px > 0 ? CLAMP (font_px, LEAST_FONT_PX, MOST_FONT_PX) : 0;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = self->font_px > 0 ? g_strdup_printf ("textview { font-size: %spx; }", g_ascii_formatd (number, sizeof number, "%.1f", self->font_px))
                                           : g_strdup ("");
  gtk_css_provider_load_from_data (self->font, css, -1);
}

double hs_editor_get_font_px (HsEditor *self) {
  return self->font_px;
}

void hs_editor_zoom (HsEditor *self, int by) {
  g_return_if_fail (HS_IS_EDITOR (self));
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double own_px = pango_font_description_get_size_is_absolute (font) ? size : size * 96 / 72;
  double now_px = self->font_px > 0 ? self->font_px : own_px;
  set_font (self, by == 0 ? 0 : now_px + by);
}

static gboolean on_scroll (GtkEventControllerScroll *controller, double dx, double dy, HsEditor *self) {
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  hs_editor_zoom (self, dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

/* Whether proposals are in view. The signals of GtkSourceCompletion do not say so: they are requests. Nothing else floats above the text
 * and leaves it the keys. */
static gboolean is_proposing (HsEditor *self) {
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_NATIVE (child) && gtk_widget_get_mapped (child))
      return TRUE;
  return FALSE;
}

static gboolean on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, HsEditor *self) {
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  if (self->session == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_slash && modifiers == GDK_CONTROL_MASK) {
    hs_text_toggle_comment (GTK_TEXT_BUFFER (buffer_of (self)));
    return GDK_EVENT_STOP;
  }
  gboolean chosen = self->chooses && is_proposing (self);
  self->chooses = (key == GDK_KEY_Up || key == GDK_KEY_Down || key == GDK_KEY_Page_Up || key == GDK_KEY_Page_Down) && is_proposing (self);
  /* A proposal that nobody has chosen does not take the end of a line from who types: Tab takes it. */
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && modifiers == 0 && !chosen) {
    gtk_source_completion_hide (gtk_source_view_get_completion (self->view));
    hs_text_new_line (GTK_TEXT_BUFFER (buffer_of (self)));
    gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer_of (self))));
    return GDK_EVENT_STOP;
  }
  gboolean zooms = (modifiers & ~GDK_SHIFT_MASK) == (GDK_CONTROL_MASK | GDK_ALT_MASK);
  if (zooms && (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add || key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)) {
    hs_editor_zoom (self, key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract ? -1 : 1);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void on_margin_clicked (GtkSourceView *view, GtkTextIter *at, guint button, GdkModifierType state, int n_presses, HsEditor *self) {
  if (self->session != NULL && button == GDK_BUTTON_PRIMARY && n_presses == 1)
    hs_session_toggle_breakpoint (self->session, gtk_text_iter_get_line (at) + 1);
}

static void on_renderer_activated (GtkSourceGutterRenderer *renderer, GtkTextIter *at, GdkRectangle *area, guint button, GdkModifierType state,
                                   int n_presses, HsEditor *self) {
  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0) /* else lines are being selected */
    on_margin_clicked (self->view, at, button, state, n_presses, self);
}

/* All of the margin is one place to click: that of the marks tells the view, the numbers do not. */
static void connect_margin (HsEditor *self) {
  GtkWidget *gutter = GTK_WIDGET (gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT));
  for (GtkWidget *child = gtk_widget_get_first_child (gutter); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_SOURCE_IS_GUTTER_RENDERER_TEXT (child))
      g_signal_connect (child, "activate", G_CALLBACK (on_renderer_activated), self);
  g_signal_connect (self->view, "line-mark-activated", G_CALLBACK (on_margin_clicked), self);
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

/* What the margin shows is not coloured as icons of buttons are: they would be grey on any background. */
static GIcon *icon_new (const char *path, const GdkRGBA *color) {
  char *svg = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='64' viewBox='0 0 16 16'>"
                               "<path fill='#%02x%02x%02x' fill-rule='evenodd' d='%s'/></svg>",
                               (guint) (color->red * 255), (guint) (color->green * 255), (guint) (color->blue * 255), path);
  g_autoptr (GBytes) bytes = g_bytes_new_take (svg, strlen (svg));
  return g_bytes_icon_new (bytes);
}

/* BACKGROUND: of the line; the sign in the margin has the same hue. */
static void set_mark (HsEditor *self, const char *category, const char *path, const char *background, int priority) {
  g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();
  GdkRGBA color;
  gdk_rgba_parse (&color, background);
  g_autoptr (GIcon) icon = icon_new (path, &color);
  gtk_source_mark_attributes_set_background (attributes, &color);
  gtk_source_mark_attributes_set_gicon (attributes, icon);
  gtk_source_view_set_mark_attributes (self->view, category, attributes, priority);
}

/* Schemes are read from files only: ours are laid into the user's cache when they are needed first. */
static void lay_down_schemes (GtkSourceStyleSchemeManager *manager) {
  static const char *const names[] = {"hs-contrast.xml", "hs-contrast-dark.xml"};
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "heapscope", "styles", NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *from = g_build_path ("/", "/org/heapscope/Heapscope/styles", names[i], NULL);
    g_autofree char *to = g_build_filename (folder, names[i], NULL);
    g_autoptr (GBytes) scheme = g_resources_lookup_data (from, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_file_set_contents (to, g_bytes_get_data (scheme, NULL), (gssize) g_bytes_get_size (scheme), NULL);
  }
  gtk_source_style_scheme_manager_append_search_path (manager, folder);
}

/* Where ours cannot be laid down the ordinary ones have to do. */
static GtkSourceStyleScheme *find_scheme (gboolean dark, gboolean high_contrast) {
  GtkSourceStyleSchemeManager *manager = gtk_source_style_scheme_manager_get_default ();
  static gboolean laid_down;
  GtkSourceStyleScheme *scheme = NULL;
  if (high_contrast && !laid_down) {
    laid_down = TRUE;
    lay_down_schemes (manager);
  }
  if (high_contrast)
    scheme = gtk_source_style_scheme_manager_get_scheme (manager, dark ? "heapscope-contrast-dark" : "heapscope-contrast");
  return scheme != NULL ? scheme : gtk_source_style_scheme_manager_get_scheme (manager, dark ? "Adwaita-dark" : "Adwaita");
}

static void on_style_changed (AdwStyleManager *style, GParamSpec *pspec, HsEditor *self) {
  gboolean dark = adw_style_manager_get_dark (style), strong = self->high_contrast || adw_style_manager_get_high_contrast (style);
  GtkSourceStyleScheme *scheme = find_scheme (dark, strong);
  if (self->session != NULL && scheme != NULL)
    gtk_source_buffer_set_style_scheme (buffer_of (self), scheme);
  set_mark (self, HS_LINE_CATEGORY, ARROW_PATH,
            dark ? (strong ? "rgba(142,197,255,0.35)" : "rgba(120,174,237,0.22)") : (strong ? "rgba(0,60,158,0.2)" : "rgba(28,113,216,0.13)"), 1);
  set_mark (self, ERROR_CATEGORY, ERROR_PATH,
            dark ? (strong ? "rgba(255,154,162,0.4)" : "rgba(255,123,132,0.25)") : (strong ? "rgba(138,0,16,0.2)" : "rgba(224,27,36,0.14)"), 2);
}

void hs_editor_set_high_contrast (HsEditor *self, gboolean high_contrast) {
  g_return_if_fail (HS_IS_EDITOR (self));
  self->high_contrast = high_contrast;
  on_style_changed (adw_style_manager_get_default (), NULL, self);
}

/* The language is read from files, which takes as long as half of the window: the window comes first. */

static gboolean on_idle_after_frame (gpointer user) {
  HsEditor *self = user;
  self->language_id = 0;
  GtkSourceLanguage *python = gtk_source_language_manager_get_language (gtk_source_language_manager_get_default (), "python3");
  if (self->session != NULL && python != NULL)
    gtk_source_buffer_set_language (buffer_of (self), python);
  return G_SOURCE_REMOVE;
}

static gboolean on_first_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user) {
  HsEditor *self = HS_EDITOR (widget);
  if (self->language_id == 0)
    self->language_id = g_idle_add (on_idle_after_frame, self);
  return G_SOURCE_REMOVE;
}

static void hs_editor_map (GtkWidget *widget) {
  HsEditor *self = HS_EDITOR (widget);
  GTK_WIDGET_CLASS (hs_editor_parent_class)->map (widget);
  if (self->session != NULL && gtk_source_buffer_get_language (buffer_of (self)) == NULL)
    gtk_widget_add_tick_callback (widget, on_first_frame, NULL, NULL);
}

static void hs_editor_observe (HsPane *pane, HsSession *session) {
  HsEditor *self = HS_EDITOR (pane);
  self->session = session;
  if (self->completer != NULL)
    hs_completer_set_session (self->completer, session);
  if (session == NULL)
    return;
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (buffer_of (self)));
  self->instruction = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer_of (self)), NULL, "underline", PANGO_UNDERLINE_SINGLE, "weight",
                                                  PANGO_WEIGHT_BOLD, NULL);
  self->mistake = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (buffer_of (self)), NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (session, "notify::marks", G_CALLBACK (on_marks_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::step", G_CALLBACK (on_step_changed), self, 0);
  g_signal_connect_object (session, "notify::line", G_CALLBACK (on_line_changed), self, 0);
  g_signal_connect_object (session, "notify::error-message", G_CALLBACK (on_error_changed), self, 0);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (on_text_changed), self, 0);
  on_style_changed (adw_style_manager_get_default (), NULL, self);
}

void hs_editor_grab_focus (HsEditor *self) {
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void hs_editor_dispose (GObject *object) {
  HsEditor *self = HS_EDITOR (object);
  g_clear_handle_id (&self->language_id, g_source_remove);
  g_clear_pointer (&self->checker, hs_checker_free);
  G_OBJECT_CLASS (hs_editor_parent_class)->dispose (object);
  g_clear_pointer (&self->mistake_text, g_free);
  g_clear_object (&self->completer);
  g_clear_object (&self->font);
}

static void init_completion (HsEditor *self) {
  GtkSourceCompletion *completion = gtk_source_view_get_completion (self->view);
  self->completer = hs_completer_new ();
  g_object_set (completion, "select-on-show", TRUE, NULL);
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (self->completer));
}

/* F7 steps. At the last step, where it has nothing to do, the text would take it, and hide its cursor. */
static void on_toggle_cursor_visible (GtkTextView *view, HsEditor *self) {
  g_signal_stop_emission_by_name (view, "toggle-cursor-visible");
}

static void init_keys (HsEditor *self) {
  g_signal_connect (self->view, "toggle-cursor-visible", G_CALLBACK (on_toggle_cursor_visible), self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  /* Not to the view: the list of proposals listens there, and would be asked first. */
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), scroll);
}

static void hs_editor_class_init (HsEditorClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  HS_PANE_CLASS (class)->observe = hs_editor_observe;
  G_OBJECT_CLASS (class)->dispose = hs_editor_dispose;
  widget_class->map = hs_editor_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, HsEditor, view);
  gtk_widget_class_bind_template_child (widget_class, HsEditor, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, HsEditor, error_label);
}

static void hs_editor_init (HsEditor *self) {
  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  hs_pane_hold_code (GTK_WIDGET (self->view));
  hs_pane_end_scrolling (GTK_TEXT_VIEW (self->view));
  set_breakpoint_look (self);
  self->checker = hs_checker_new (on_mistake, self);
  self->counts = HS_COUNTS (hs_counts_new ());
  gtk_source_gutter_insert (gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT), GTK_SOURCE_GUTTER_RENDERER (self->counts), 10);
  self->font = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->view)), GTK_STYLE_PROVIDER (self->font),
                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (on_query_tooltip), self);
  init_completion (self);
  init_keys (self);
  connect_margin (self);
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (on_style_changed), self, 0);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (on_style_changed), self, 0);
}
