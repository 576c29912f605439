#include "dr-pen.h"

#include <string.h>

#define CACHED_LAYOUTS 4096 /* a screen full of cards has some hundreds */

struct DrText {
  PangoContext *context;
  PangoFontDescription *fonts[DR_N_FONTS];
  GHashTable *layouts; /* key: font, width and string in one; value: PangoLayout */
};

static const struct {
  const char *families;
  PangoWeight weight;
  double size_px;
} faces[DR_N_FONTS] = {
  [DR_FONT_TITLE] = {"Cantarell, Noto Sans, DejaVu Sans, sans-serif", PANGO_WEIGHT_BOLD, DR_TITLE_PX},
  [DR_FONT_SMALL] = {"Cantarell, Noto Sans, DejaVu Sans, sans-serif", PANGO_WEIGHT_NORMAL, DR_SMALL_PX},
  [DR_FONT_CODE] = {"DejaVu Sans Mono, Noto Sans Mono, monospace", PANGO_WEIGHT_NORMAL, DR_TEXT_PX},
};

DrText *dr_text_new (void) {
  DrText *text = g_new0 (DrText, 1);
  text->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_context_set_round_glyph_positions (text->context, FALSE);
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (text->context, options);
  cairo_font_options_destroy (options);
  for (int i = 0; i < DR_N_FONTS; i++) {
    text->fonts[i] = pango_font_description_new ();
    pango_font_description_set_family (text->fonts[i], faces[i].families);
    pango_font_description_set_weight (text->fonts[i], faces[i].weight);
    pango_font_description_set_absolute_size (text->fonts[i], faces[i].size_px * PANGO_SCALE);
  }
  text->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return text;
}

void dr_text_free (DrText *text) {
  g_hash_table_unref (text->layouts);
  for (int i = 0; i < DR_N_FONTS; i++)
    pango_font_description_free (text->fonts[i]);
  g_object_unref (text->context);
  g_free (text);
}

static PangoLayout *layout_of (DrText *text, DrFont font, const char *string, double most_px) {
  g_autofree char *key = g_strdup_printf ("%d %d %s", font, (int) most_px, string);
  PangoLayout *layout = g_hash_table_lookup (text->layouts, key);
  if (layout != NULL)
    return layout;
  if (g_hash_table_size (text->layouts) >= CACHED_LAYOUTS)
    g_hash_table_remove_all (text->layouts);
  layout = pango_layout_new (text->context);
  pango_layout_set_font_description (layout, text->fonts[font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* Source and values read from left to right whatever letters are in them; words of the interface as their language does. */
  pango_layout_set_auto_dir (layout, font != DR_FONT_CODE);
  pango_layout_set_text (layout, string, -1);
  if (most_px > 0) {
    pango_layout_set_ellipsize (layout, font == DR_FONT_CODE ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
    /* Only text that is too wide gets a width, so that rounding never cuts text that fits. */
    int width = 0;
    pango_layout_get_size (layout, &width, NULL);
    pango_layout_set_width (layout, (int) (most_px * PANGO_SCALE));
    if (width <= most_px * PANGO_SCALE + PANGO_SCALE)
      pango_layout_set_width (layout, -1);
  }
  g_hash_table_insert (text->layouts, g_steal_pointer (&key), layout);
  return layout;
}

void dr_text_measure (DrText *text, DrFont font, const char *string, double most_px, double *width_px, double *height_px) {
  int width = 0, height = 0;
  pango_layout_get_size (layout_of (text, font, string, most_px), &width, &height);
  if (width_px != NULL)
    *width_px = (double) width / PANGO_SCALE;
  if (height_px != NULL)
    *height_px = (double) height / PANGO_SCALE;
}

void dr_text_paint (DrText *text, cairo_t *cr, DrFont font, const char *string, double x_px, double y_px, double most_px,
                    const DrColor *color) {
  if (*string == '\0')
    return;
  PangoLayout *layout = layout_of (text, font, string, most_px);
  int height = 0;
  pango_layout_get_size (layout, NULL, &height);
  dr_pen_set_color (cr, color);
  dr_pen_text (cr, layout, x_px, y_px - (double) height / PANGO_SCALE / 2, faces[font].families, faces[font].weight == PANGO_WEIGHT_BOLD,
               faces[font].size_px);
}

char *dr_text_one_line (const char *string, guint most_chars) {
  GString *line = g_string_new (NULL);
  guint n = 0;
  for (const char *p = string; *p != '\0'; n++) {
    gunichar c = g_utf8_get_char_validated (p, -1);
    gboolean good = c != (gunichar) -1 && c != (gunichar) -2;
    if (n == most_chars) {
      g_string_append (line, "…");
      break;
    }
    if (!good)
      g_string_append (line, "\uFFFD");
    else if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029)
      g_string_append_c (line, ' ');
    else
      g_string_append_unichar (line, c);
    p = good ? g_utf8_next_char (p) : p + 1;
  }
  return g_string_free (line, FALSE);
}

char *dr_text_ends (const char *string, guint most_chars) {
  gsize length_bytes = strlen (string);
  if (length_bytes <= most_chars || !g_utf8_validate (string, (gssize) length_bytes, NULL) ||
      g_utf8_strlen (string, (gssize) length_bytes) <= (glong) most_chars)
    return dr_text_one_line (string, most_chars);
  const char *end = string + length_bytes;
  for (guint i = 0; i < most_chars / 4; i++)
    end = g_utf8_prev_char (end);
  g_autofree char *first = dr_text_one_line (string, most_chars - most_chars / 4), *last = dr_text_one_line (end, most_chars / 4);
  return g_strconcat (first, last, NULL);
}
