#include "config.h"

#include "hs-window-private.h"

#include <glib/gi18n.h>

#include "hs-examples.h"
#include "hs-lenient.h"

enum { PROP_0, PROP_INSPECTOR, N_PROPS };
static GParamSpec *props[N_PROPS];

#define TIGHT_PX 460 /* all buttons find room, and not much else */

G_DEFINE_FINAL_TYPE (HsWindow, hs_window, ADW_TYPE_APPLICATION_WINDOW)

HsPage *hs_window_page_of (GtkWidget *widget) {
  return HS_WINDOW (widget)->page;
}

HsPage *hs_window_get_page (HsWindow *self) {
  return self->page;
}

HsSession *hs_window_get_session (HsWindow *self) {
  return hs_page_get_session (self->page);
}

AdwTabView *hs_window_get_tab_view (HsWindow *self) {
  return self->tab_view;
}

void hs_window_set_snippet (HsWindow *self, const char *text, GFile *file, const char *title) {
  hs_page_set_snippet (self->page, text, file, title);
}

void hs_window_show_inspector (HsWindow *self, gboolean shown) {
  if (self->inspector == shown)
    return;
  self->inspector = shown;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INSPECTOR]);
}

/* A bar with tabs takes from the height that pages have. */
static gboolean is_low (HsWindow *self, int height) {
  return hs_page_is_low (GTK_WIDGET (self), height - gtk_widget_get_height (GTK_WIDGET (self->tab_bar)));
}

/* A narrow window has everything one below the other, a low one only one thing at a time. */
static gboolean on_size_changed (gpointer data) {
  HsWindow *self = data;
  GtkWidget *widget = GTK_WIDGET (self);
  self->size_id = 0;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  self->narrow = hs_page_is_narrow (widget, width);
  self->low = is_low (self, height);
  adw_button_content_set_label (self->run_content, self->narrow ? "" : _ ("Run"));
  /* The buttons come first: what is open stands in the list of windows, too. */
  gtk_widget_set_visible (GTK_WIDGET (self->title), width >= TIGHT_PX);
  gtk_menu_button_set_always_show_arrow (self->examples_button, width >= TIGHT_PX);
  self->tight = width < TIGHT_PX;
  if (self->narrow)
    gtk_menu_button_set_icon_name (self->examples_button, "view-list-symbolic");
  else
    gtk_menu_button_set_label (self->examples_button, _ ("Examples"));
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++) {
    HsPage *page = HS_PAGE (adw_tab_page_get_child (adw_tab_view_get_nth_page (self->tab_view, i)));
    hs_page_set_narrow (page, self->narrow, width, height);
    hs_page_set_low (page, self->low);
  }
  return G_SOURCE_REMOVE;
}

static void hs_window_size_allocate (GtkWidget *widget, int width, int height, int baseline) {
  HsWindow *self = HS_WINDOW (widget);
  GTK_WIDGET_CLASS (hs_window_parent_class)->size_allocate (widget, width, height, baseline);
  gboolean changed = hs_page_is_narrow (widget, width) != self->narrow || is_low (self, height) != self->low ||
                     (width < TIGHT_PX) != self->tight;
  if (changed && self->size_id == 0)
    self->size_id = g_idle_add (on_size_changed, self);
}

static void restore_size (HsWindow *self) {
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
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
  if (self->page == NULL)
    return;
  if (!self->narrow)
    g_settings_set_int (self->settings, "editor-position", gtk_paned_get_position (self->page->editor_paned));
  if (!self->low) /* there, one pane has all of the room */
    g_settings_set_int (self->settings, "console-position", gtk_paned_get_position (self->page->console_paned));
}

static gboolean hs_window_close_request (GtkWindow *window) {
  HsWindow *self = HS_WINDOW (window);
  if (hs_window_ask_before_closing (self))
    return GDK_EVENT_STOP;
  remember_size (self);
  hs_window_remember (self);
  return GTK_WINDOW_CLASS (hs_window_parent_class)->close_request (window);
}

static void bind_settings (HsWindow *self) {
  static const char *const shown[] = {"show-atoms", "show-addresses", "show-generations", "show-details",
                                      "show-tables", "show-memory",    "show-classes",     "show-functions",
                                      "show-modules", "show-dunders", "show-library"};
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    g_autoptr (GAction) action = g_settings_create_action (self->settings, shown[i]);
    g_action_map_add_action (G_ACTION_MAP (self), action);
  }
}

static void hs_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec) {
  g_value_set_boolean (value, HS_WINDOW (object)->inspector);
}

static void hs_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec) {
  hs_window_show_inspector (HS_WINDOW (object), g_value_get_boolean (value));
}

static void hs_window_dispose (GObject *object) {
  HsWindow *self = HS_WINDOW (object);
  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->empty_id, g_source_remove);
  hs_window_disconnect_focus (self);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hs_window_parent_class)->dispose (object);
}

static void hs_window_class_init (HsWindowClass *class) {
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  G_OBJECT_CLASS (class)->dispose = hs_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = hs_window_close_request;
  widget_class->size_allocate = hs_window_size_allocate;
  G_OBJECT_CLASS (class)->get_property = hs_window_get_property;
  G_OBJECT_CLASS (class)->set_property = hs_window_set_property;
  props[PROP_INSPECTOR] = g_param_spec_boolean ("inspector", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, props);
  g_type_ensure (HS_TYPE_LENIENT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/heapscope/Heapscope/ui/hs-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, examples_button);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, primary_button);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, run_content);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, tab_view);
  gtk_widget_class_bind_template_child (widget_class, HsWindow, tab_bar);
  hs_window_install_actions (widget_class);
  hs_window_install_tab_actions (widget_class);
  hs_window_install_file_actions (widget_class);
  hs_window_install_edit_actions (widget_class);
  hs_window_install_find_actions (widget_class);
}

static void hs_window_init (HsWindow *self) {
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (HS_APP_ID);
  hs_window_connect_tabs (self);
  hs_window_connect_edit (self);
  hs_window_connect_focus (self);
  bind_settings (self);
  restore_size (self);
  g_autoptr (GMenuModel) examples = hs_examples_menu_new ();
  gtk_menu_button_set_menu_model (self->examples_button, examples);
  gtk_window_set_icon_name (GTK_WINDOW (self), HS_APP_ID);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect (drop, "drop", G_CALLBACK (hs_window_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

HsWindow *hs_window_new_bare (GtkApplication *app) {
  HsWindow *self = g_object_new (HS_TYPE_WINDOW, "application", app, NULL);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new (); /* dialogs of one window do not block another */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  return self;
}

HsWindow *hs_window_new (GtkApplication *app) {
  HsWindow *self = hs_window_new_bare (app);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-tab", NULL);
  return self;
}
