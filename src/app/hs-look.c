#include "config.h"

#include "hs-look.h"

#include <adwaita.h>

#include "dr-theme.h"

/* What the desktop's style has for high contrast; it cannot be asked for otherwise. A later one may have it elsewhere. */
#define CONTRAST_STYLE     "/org/gnome/Adwaita/styles/base-hc.css"
#define OUR_CONTRAST_STYLE "/org/heapscope/Heapscope/style-hc.css"

static HsColours chosen;
static GtkCssProvider *contrast, *our_contrast, *colours; /* NULL: not in use */

static void remove_provider (GtkCssProvider **provider) {
  if (*provider != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (*provider));
  g_clear_object (provider);
}

static void add_provider (GtkCssProvider *provider, guint priority) {
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), priority);
}

static void use_resource (GtkCssProvider **provider, const char *path, guint priority) {
  if (*provider != NULL || !g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return;
  *provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (*provider, path);
  add_provider (*provider, priority);
}

static void define (GString *css, const char *name, const DrColor *color) {
  g_string_append_printf (css, "@define-color %s rgb(%d,%d,%d);\n", name, (int) (color->red * 255 + 0.5), (int) (color->green * 255 + 0.5),
                          (int) (color->blue * 255 + 0.5));
}

static char *describe (const DrTheme *theme, gboolean high_contrast) {
  GString *css = g_string_new (NULL);
  define (css, "accent_color", &theme->accent);
  define (css, "success_color", &theme->fresh);
  define (css, "warning_color", &theme->changed);
  define (css, "error_color", high_contrast ? &theme->freed : &theme->hue[DR_HUE_INSTANCE]); /* vermilion */
  define (css, "accent_bg_color", &theme->accent);
  define (css, "accent_fg_color", &theme->card);
  static const char *const foreground[] = {"window_fg_color", "view_fg_color", "headerbar_fg_color", "card_fg_color", "popover_fg_color",
                                           "dialog_fg_color", "timeline_sign_color", "timeline_track_color"};
  static const char *const background[] = {"window_bg_color", "view_bg_color", "headerbar_bg_color", "card_bg_color", "popover_bg_color",
                                           "dialog_bg_color"};
  for (guint i = 0; high_contrast && i < G_N_ELEMENTS (foreground); i++)
    define (css, foreground[i], &theme->text);
  for (guint i = 0; high_contrast && i < G_N_ELEMENTS (background); i++)
    define (css, background[i], &theme->background);
  return g_string_free (css, FALSE);
}

static void apply (void) {
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style), of_desktop = adw_style_manager_get_high_contrast (style);
  gboolean high_contrast = of_desktop || chosen == HS_COLOURS_HIGH_CONTRAST;
  remove_provider (&colours);
  if (high_contrast && !of_desktop) {
    use_resource (&contrast, CONTRAST_STYLE, GTK_STYLE_PROVIDER_PRIORITY_THEME + 1);
    use_resource (&our_contrast, OUR_CONTRAST_STYLE, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  } else {
    remove_provider (&contrast);
    remove_provider (&our_contrast);
  }
  if (!high_contrast && chosen == HS_COLOURS_STANDARD)
    return;
  g_autofree char *css = describe (dr_theme (high_contrast ? (dark ? DR_THEME_HIGH_CONTRAST_DARK : DR_THEME_HIGH_CONTRAST)
                                             : dark        ? DR_THEME_COLOUR_BLIND_DARK
                                                           : DR_THEME_COLOUR_BLIND),
                                   high_contrast);
  colours = gtk_css_provider_new ();
  gtk_css_provider_load_from_data (colours, css, -1);
  add_provider (colours, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
}

void hs_look_set_colours (HsColours wanted) {
  static gboolean observes;
  chosen = wanted;
  if (!observes) {
    observes = TRUE;
    g_signal_connect (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (apply), NULL);
    g_signal_connect (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (apply), NULL);
  }
  apply ();
}
