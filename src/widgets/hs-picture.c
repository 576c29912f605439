#include "hs-picture.h"

#include <string.h>

#include "dr-paint.h"

#define PNG_SCALE 2

void hs_picture_copy (DrScene *scene, const DrTheme *theme, GdkClipboard *clipboard) {
  char *document = dr_export_svg (scene, theme);
  g_autoptr (GBytes) svg = g_bytes_new_take (document, strlen (document)), png = dr_export_png (scene, theme, PNG_SCALE);
  GdkContentProvider *kinds[] = {gdk_content_provider_new_for_bytes ("image/svg+xml", svg),
                                 gdk_content_provider_new_for_bytes ("image/png", png)};
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (kinds, G_N_ELEMENTS (kinds));
  gdk_clipboard_set_content (clipboard, all);
}

typedef struct Print {
  DrScene *scene;
  DrThemeKind kind;
} Print;

static void print_free (gpointer data, GClosure *closure) {
  Print *print = data;
  dr_scene_unref (print->scene);
  g_free (print);
}

/* Paper is light. */
static DrThemeKind on_paper (DrThemeKind kind, GtkPrintSettings *settings) {
  if (settings != NULL && gtk_print_settings_has_key (settings, GTK_PRINT_SETTINGS_USE_COLOR) && !gtk_print_settings_get_use_color (settings))
    return DR_THEME_PRINT;
  switch (kind) {
  case DR_THEME_HIGH_CONTRAST:
  case DR_THEME_HIGH_CONTRAST_DARK:
    return DR_THEME_HIGH_CONTRAST;
  case DR_THEME_COLOUR_BLIND:
  case DR_THEME_COLOUR_BLIND_DARK:
    return DR_THEME_COLOUR_BLIND;
  case DR_THEME_PRINT:
    return kind;
  default:
    return DR_THEME_LIGHT;
  }
}

static void on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print) {
  DrThemeKind kind = on_paper (print->kind, gtk_print_operation_get_print_settings (operation));
  dr_paint_page (print->scene, gtk_print_context_get_cairo_context (context), dr_theme (kind), gtk_print_context_get_width (context),
                 gtk_print_context_get_height (context));
}

/* A file that is printed to is called as the picture, not "output". */
static GtkPrintSettings *settings_for (const char *title) {
  GtkPrintSettings *settings = gtk_print_settings_new ();
  const char *dot = strrchr (title, '.');
  g_autofree char *base = dot != NULL && dot != title ? g_strndup (title, (gsize) (dot - title)) : g_strdup (title);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, base);
  return settings;
}

GtkPrintOperation *hs_picture_print (DrScene *scene, DrThemeKind kind, const char *title) {
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  DrRect rect = dr_picture_rect (scene);
  Print *print = g_new (Print, 1);
  *print = (Print){dr_scene_ref (scene), kind};
  gtk_page_setup_set_orientation (setup, rect.width_px > rect.height_px ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  g_autoptr (GtkPrintSettings) settings = settings_for (title);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page), print, print_free, 0);
  return operation;
}
