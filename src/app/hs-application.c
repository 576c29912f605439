#include "config.h"

#include "hs-application.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "hs-autosave.h"
#include "hs-display.h"
#include "hs-fonts.h"
#include "hs-keys.h"
#include "hs-look.h"
#include "hs-tab-drop.h"
#include "hs-window.h"

struct _HsApplication {
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (HsApplication, hs_application, ADW_TYPE_APPLICATION)

/* The tabs that a crash left behind, in windows as they were. */
static void recover (HsApplication *self) {
  g_autoptr (GPtrArray) all = hs_autosave_recover ();
  for (guint first = 0, end; first < all->len; first = end) {
    end = first + 1;
    while (end < all->len && hs_autosave_same_window (all->pdata[first], all->pdata[end]))
      end++;
    HsWindow *window = hs_window_new (GTK_APPLICATION (self));
    hs_window_come_back (window, (GKeyFile *const *) &all->pdata[first], end - first);
    gtk_window_present (GTK_WINDOW (window));
  }
}

static void hs_application_activate (GApplication *app) {
  if (gtk_application_get_windows (GTK_APPLICATION (app)) == NULL)
    recover (HS_APPLICATION (app));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));
  if (window == NULL) {
    HsWindow *first = hs_window_new (GTK_APPLICATION (app));
    hs_window_restore (first);
    window = GTK_WINDOW (first);
  }
  gtk_window_present (window);
}

static void hs_application_open (GApplication *app, GFile **files, int n_files, const char *hint) {
  if (gtk_application_get_windows (GTK_APPLICATION (app)) == NULL)
    recover (HS_APPLICATION (app));
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (app));
  HsWindow *window = HS_IS_WINDOW (active) ? HS_WINDOW (active) : hs_window_new (GTK_APPLICATION (app));
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    hs_window_open_file (window, files[i]);
}

static void on_color_scheme (HsApplication *self) {
  static const AdwColorScheme schemes[] = {ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK};
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[g_settings_get_enum (self->settings, "color-scheme") % 3]);
}

static void on_colours (HsApplication *self) {
  hs_look_set_colours ((HsColours) g_settings_get_enum (self->settings, "colours"));
}

static void on_code_font (HsApplication *self) {
  g_autofree char *font = g_settings_get_string (self->settings, "code-font");
  hs_fonts_set_code (font);
}

static void on_new (GSimpleAction *action, GVariant *parameter, gpointer user) {
  gtk_window_present (GTK_WINDOW (hs_window_new (user)));
}

static void on_quit (GSimpleAction *action, GVariant *parameter, gpointer user) {
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user) {
  hs_preferences_present (gtk_application_get_active_window (user), HS_APPLICATION (user)->settings);
}

static void on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user) {
  hs_keys_present (gtk_application_get_active_window (user));
}

static void on_about (GSimpleAction *action, GVariant *parameter, gpointer user) {
  adw_show_about_window (gtk_application_get_active_window (user), "application-name", "Heapscope", "application-icon", HS_APP_ID,
                         "version", HS_VERSION, "developer-name", _ ("The Heapscope authors"), "license-type", GTK_LICENSE_MIT_X11,
                         "comments", _ ("See what Python programs do with memory"), "copyright", "© 2026 The Heapscope authors", NULL);
}

static void hs_application_startup (GApplication *app) {
  static const GActionEntry entries[] = {
    {"new", on_new}, {"quit", on_quit}, {"preferences", on_preferences}, {"shortcuts", on_shortcuts}, {"about", on_about},
  };
  HsApplication *self = HS_APPLICATION (app);
  hs_display_open ();
  G_APPLICATION_CLASS (hs_application_parent_class)->startup (app);
  gtk_source_init ();
  self->settings = g_settings_new (HS_APP_ID);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (on_color_scheme), self, G_CONNECT_SWAPPED);
  on_color_scheme (self);
  g_signal_connect_object (self->settings, "changed::colours", G_CALLBACK (on_colours), self, G_CONNECT_SWAPPED);
  on_colours (self);
  g_signal_connect_object (self->settings, "changed::code-font", G_CALLBACK (on_code_font), self, G_CONNECT_SWAPPED);
  on_code_font (self);
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  g_autoptr (GAction) scheme = g_settings_create_action (self->settings, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (app), scheme);
  hs_keys_install (GTK_APPLICATION (app));
  hs_tab_drop_watch (GTK_APPLICATION (app));
  gtk_window_set_default_icon_name (HS_APP_ID);
}

static void hs_application_finalize (GObject *object) {
  g_clear_object (&HS_APPLICATION (object)->settings);
  G_OBJECT_CLASS (hs_application_parent_class)->finalize (object);
}

static void hs_application_class_init (HsApplicationClass *class) {
  GApplicationClass *app_class = G_APPLICATION_CLASS (class);
  app_class->startup = hs_application_startup;
  app_class->activate = hs_application_activate;
  app_class->open = hs_application_open;
  G_OBJECT_CLASS (class)->finalize = hs_application_finalize;
}

static void hs_application_init (HsApplication *self) {
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _ ("See what Python programs do with memory"));
}

HsApplication *hs_application_new (void) {
  return g_object_new (HS_TYPE_APPLICATION, "application-id", HS_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/heapscope/Heapscope", NULL);
}
