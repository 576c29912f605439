#include "config.h"

#include "hs-fonts.h"

#include <string.h>

/* The size stands on the classes themselves, so that zooming a text by its own style wins. */
static char *css_of (const PangoFontDescription *font) {
  g_autoptr (GString) css = g_string_new (".snippet, .console, .prompt-row .monospace {");
  const char *family = pango_font_description_get_family (font);
  PangoFontMask set = pango_font_description_get_set_fields (font);
  if (family != NULL && strpbrk (family, "\"\\\n;{}") == NULL)
    g_string_append_printf (css, " font-family: \"%s\";", family);
  if (pango_font_description_get_size (font) > 0) {
    char size[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd (size, sizeof size, "%.2f", pango_font_description_get_size (font) / (double) PANGO_SCALE);
    g_string_append_printf (css, " font-size: %s%s;", size, pango_font_description_get_size_is_absolute (font) ? "px" : "pt");
  }
  if ((set & PANGO_FONT_MASK_WEIGHT) != 0)
    g_string_append_printf (css, " font-weight: %d;", (int) pango_font_description_get_weight (font));
  if (pango_font_description_get_style (font) != PANGO_STYLE_NORMAL)
    g_string_append (css, " font-style: italic;");
  g_string_append (css, " }");
  return g_string_free (g_steal_pointer (&css), FALSE);
}

void hs_fonts_set_code (const char *font) {
  static GtkCssProvider *provider; /* the display's; lives as long as it */
  if (provider == NULL) {
    provider = gtk_css_provider_new ();
    gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  }
  PangoFontDescription *description = pango_font_description_from_string (font);
  g_autofree char *css = *font != '\0' ? css_of (description) : g_strdup ("");
  gtk_css_provider_load_from_data (provider, css, -1);
  pango_font_description_free (description);
}
