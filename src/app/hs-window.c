#include "config.h"

#include "hs-window-private.h"

#include <glib/gi18n.h>

#include "hs-examples.h"

#define NARROW_PX 800

G_DEFINE_FINAL_TYPE (HsWindow, hs_window, ADW_TYPE_APPLICATION_WINDOW)

HsSession *hs_window_get_session (HsWindow *self) {
  return self->session;
}

void hs_window_toast (HsWindow *self, const char *format, ...) {
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void on_files_answer (AdwMessageDialog *dialog, const char *response, HsWindow *self) {
  hs_session_allow_files (self->session, g_str_equal (response, "allow"));
}

static void on_files_wanted (HsSession *session, HsWindow *self) {
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Allow Files?"),
                                              _ ("The program wants to read or write files in its folder."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "refuse", _ ("_Do Not Allow"), "allow", _ ("_Allow"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "allow", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_files_answer), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void on_toast (HsSession *session, const char *text, HsWindow *self) {
  hs_window_toast (self, "%s", text);
}

/* Says what a step is to those who do not see it. */
static void say_step (HsWindow *self) {
  int step = hs_session_get_step (self->session), line = hs_session_get_line (self->session);
  const char *error = hs_session_get_error_message (self->session);
  g_autofree char *text = NULL;
  if (error != NULL)
    text = g_strdup (error);
  else if (line > 0)
    text = g_strdup_printf (_ ("Step %d of %d, line %d"), step + 1, hs_session_get_n_steps (self->session), line);
  const char *sentence = hs_session_get_sentence (self->session);
  if (sentence != NULL && text != NULL) {
    char *both = g_strdup_printf ("%s. %s", text, sentence);
    g_free (text);
    text = both;
  }
  gtk_label_set_text (self->live, text != NULL ? text : "");
}

static void on_session_changed (HsSession *session, GParamSpec *pspec, HsWindow *self) {
  gtk_stack_set_visible_child_name (self->canvas_stack, hs_session_get_scene (session) != NULL ? "canvas" : "empty");
  hs_window_update_actions (self);
  say_step (self);
}

static void on_modified (GtkTextBuffer *buffer, HsWindow *self) {
  hs_window_update_title (self);
}

/* A narrow window has everything one below the other. */
static void on_width_changed (HsWindow *self) {
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean narrow = width > 0 && width < NARROW_PX;
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->editor_paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  hs_timeline_set_narrow (self->timeline, narrow);
  adw_button_content_set_label (self->run_content, narrow ? "" : _ ("Run"));
  gtk_widget_set_margin_end (GTK_WIDGET (self->sentence), narrow ? 10 : 130);
  gtk_widget_set_valign (GTK_WIDGET (self->sentence), narrow ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_visible (self->zoom_box, !narrow);
  if (narrow)
    gtk_menu_button_set_icon_name (self->examples_button, "view-list-symbolic");
  else
    gtk_menu_button_set_label (self->examples_button, _ ("Examples"));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  gtk_paned_set_position (self->editor_paned, narrow ? height / 4 : width / 3);
}

static void hs_window_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  GTK_WIDGET_CLASS (hs_window_parent_class)->size_allocate (widget, width, height, baseline);
  gboolean narrow = width < NARROW_PX;
  if (narrow != HS_WINDOW (widget)->narrow)
    g_idle_add_once ((GSourceOnceFunc) on_width_changed, widget);
}

static void restore_size (HsWindow *self) {
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  int editor = g_settings_get_int (self->settings, "editor-position");
  int console = g_settings_get_int (self->settings, "console-position");
  gtk_paned_set_position (self->editor_paned, editor > 0 ? editor : g_settings_get_int (self->settings, "window-width") * 35 / 100);
  gtk_paned_set_position (self->console_paned,
                          console > 0 ? console : g_settings_get_int (self->settings, "window-height") * 70 / 100);
}

static void remember_size (HsWindow *self) {
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized && !gtk_window_is_fullscreen (GTK_WINDOW (self))) {
    int width = 0, height = 0;
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
    g_settings_set_int (self->settings, "window-width", CLAMP (width, 360, 16384));
    g_settings_set_int (self->settings, "window-height", CLAMP (height, 294, 16384));
  }
  if (!self->narrow)
    g_settings_set_int (self->settings, "editor-position", gtk_paned_get_position (self->editor_paned));
  g_settings_set_int (self->settings, "console-position", gtk_paned_get_position (self->console_paned));
}

static gboolean hs_window_close_request (GtkWindow *window) {
  HsWindow *self = HS_WINDOW (window);
  if (!self->closing && hs_window_ask_before_closing (self))
    return GDK_EVENT_STOP;
  remember_size (self);
  hs_window_remember (self);
  return GTK_WINDOW_CLASS (hs_window_parent_class)->close_request (window);
}

static void on_animations_changed (HsWindow *self) {
  hs_canvas_set_animated (self->canvas, g_settings_get_boolean (self->settings, "animations"));
}

static void on_budget_changed (HsWindow *self) {
  hs_session_set_budget (self->session, (guint64) g_settings_get_uint (self->settings, "recording-memory") << 20,
                         (guint64) g_settings_get_uint (self->settings, "recording-disk") << 20);
}

static void connect_session (HsWindow *self) {
  static const char *const watched[] = {"notify::busy", "notify::step", "notify::n-steps", "notify::scene", "notify::error-message",
                                        "notify::inside", "notify::sentence"};
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (self->session, watched[i], G_CALLBACK (on_session_changed), self, 0);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (hs_window_recording_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "files-wanted", G_CALLBACK (on_files_wanted), self, 0);
  g_signal_connect_object (self->session, "toast", G_CALLBACK (on_toast), self, 0);
  g_signal_connect_object (hs_session_get_buffer (self->session), "modified-changed", G_CALLBACK (on_modified), self, 0);
  hs_window_connect_edit (self);
  hs_window_connect_find (self);
  gpointer panes[] = {self->editor, self->canvas, self->beside, self->search, self->timeline, self->operations, self->console, self->inspector, self->instructions};
  g_object_bind_property (self->session, "inside", self->instructions_revealer, "reveal-child", G_BINDING_SYNC_CREATE);
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    hs_pane_set_session (HS_PANE (panes[i]), self->session);
}

static void bind_settings (HsWindow *self) {
  g_settings_bind (self->settings, "show-atoms", self->session, "atoms", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-addresses", self->session, "addresses", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-generations", self->session, "generations", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-details", self->session, "details", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-tables", self->session, "tables", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-memory", self->session, "memory", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "colour-blind", self->canvas, "colour-blind", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-classes", self->session, "classes", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-functions", self->session, "functions", G_SETTINGS_BIND_DEFAULT);
  static const char *const shown[] = {"show-atoms", "show-addresses", "show-generations", "show-details",
                                      "show-tables", "show-memory",    "show-classes",     "show-functions"};
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_autoptr (GAction) action = g_settings_create_action (self->settings, shown[i]);
    g_action_map_add_action (G_ACTION_MAP (self), action);
  }
  g_settings_bind (self->settings, "canvas-zoom", self->canvas, "chosen-zoom", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES);
  g_signal_connect_object (self->settings, "changed::animations", G_CALLBACK (on_animations_changed), self, G_CONNECT_SWAPPED);
  on_animations_changed (self);
  g_signal_connect_object (self->settings, "changed::recording-memory", G_CALLBACK (on_budget_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::recording-disk", G_CALLBACK (on_budget_changed), self, G_CONNECT_SWAPPED);
  on_budget_changed (self);
}

static GFile *file_of (gpointer user) {
  HsWindow *self = user;
  return hs_session_get_file (self->session);
}

static void hs_window_dispose (GObject *object) {
  HsWindow *self = HS_WINDOW (object);
  g_clear_pointer (&self->autosave, hs_autosave_free);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->snippet_title, g_free);
  G_OBJECT_CLASS (hs_window_parent_class)->dispose (object);
}

static void hs_window_class_init (HsWindowClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = hs_window_close_request;
  widget_class->size_allocate = hs_window_size_allocate;
  g_type_ensure (HS_TYPE_BESIDE);
  g_type_ensure (HS_TYPE_CANVAS);
  g_type_ensure (HS_TYPE_CONSOLE);
  g_type_ensure (HS_TYPE_EDITOR);
  g_type_ensure (HS_TYPE_INSPECTOR);
  g_type_ensure (HS_TYPE_INSTRUCTIONS);
  g_type_ensure (HS_TYPE_OPERATIONS);
  g_type_ensure (HS_TYPE_SEARCH);
  g_type_ensure (HS_TYPE_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, editor_paned);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, console_paned);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, canvas_stack);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, examples_button);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, canvas);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, beside);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, sentence);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, run_content);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, runs_button);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, operations);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, console);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, instructions);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, instructions_revealer);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, live);
  hs_window_install_actions (widget_class);
  hs_window_install_file_actions (widget_class);
  hs_window_install_edit_actions (widget_class);
  hs_window_install_find_actions (widget_class);
}

static void hs_window_init (HsWindow *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (HS_APP_ID);
  self->session = hs_session_new ();
  self->autosave = hs_autosave_new (GTK_TEXT_BUFFER (hs_session_get_buffer (self->session)), file_of, self);
  connect_session (self);
  bind_settings (self);
  restore_size (self);
  g_autoptr (GMenuModel) examples = hs_examples_menu_new ();
  gtk_menu_button_set_menu_model (self->examples_button, examples);
  hs_window_update_title (self);
  hs_window_update_actions (self);
  gtk_window_set_icon_name (GTK_WINDOW (self), HS_APP_ID);
  hs_editor_grab_focus (self->editor);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "drop", G_CALLBACK (hs_window_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

HsWindow *hs_window_new (GtkApplication *app) {
  return g_object_new (HS_TYPE_WINDOW, "application", app, NULL);
}
