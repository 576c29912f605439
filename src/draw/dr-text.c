#include "dr-pen.h"

#include <string.h>

#define CACHED_LAYOUTS 8192 /* a screen full of cards has some hundreds */

struct DrText {
  PangoContext *context;
  PangoFontDescription *fonts[DR_N_FONTS];
  GHashTable *entries; /* Key to Entry */
};

/* A text as it is shown, and its size in Pango's units. */
typedef struct Entry {
  PangoLayout *layout;
  int width, height;
} Entry;

static const struct {
  const char *families;
  PangoWeight weight;
  double size_px;
} faces[DR_N_FONTS] = {
  [DR_FONT_TITLE] = {"Cantarell, Noto Sans, DejaVu Sans, sans-serif", PANGO_WEIGHT_BOLD, DR_TITLE_PX},
  [DR_FONT_SMALL] = {"Cantarell, Noto Sans, DejaVu Sans, sans-serif", PANGO_WEIGHT_NORMAL, DR_SMALL_PX},
  [DR_FONT_CODE] = {"DejaVu Sans Mono, Noto Sans Mono, monospace", PANGO_WEIGHT_NORMAL, DR_TEXT_PX},
};

/* What is looked up lies in the caller's string; what is kept, behind the key. */
typedef struct Key {
  const char *string;
  guint16 font, most_px;
} Key;

static guint key_hash (gconstpointer key) {
  const Key *k = key;
  return g_str_hash (k->string) * 31u + k->font * 1021u + k->most_px;
}

static gboolean key_equal (gconstpointer a, gconstpointer b) {
  const Key *x = a, *y = b;
  return x->font == y->font && x->most_px == y->most_px && strcmp (x->string, y->string) == 0;
}

static Key *key_copy (const Key *key) {
  gsize size = strlen (key->string) + 1;
  Key *copy = g_malloc (sizeof *copy + size);
  *copy = *key;
  copy->string = memcpy (copy + 1, key->string, size);
  return copy;
}

/* Cuts out of the middle what there is no room for: letters of code are all of one width, as a rule. */
static void fit_code (Entry *entry, const char *string, double most_px) {
  glong length = g_utf8_strlen (string, -1);
  for (glong n = (glong) (length * (most_px * PANGO_SCALE / entry->width)); n > 0 && entry->width > most_px * PANGO_SCALE; n--) {
    g_autofree char *ends = dr_text_ends (string, (guint) MAX (n - 1, 1));
    pango_layout_set_text (entry->layout, ends, -1);
    pango_layout_get_size (entry->layout, &entry->width, &entry->height);
  }
}

static Entry *make_entry (DrText *text, DrFont font, const char *string, double most_px) {
  Entry *entry = g_new0 (Entry, 1);
  PangoLayout *layout = entry->layout = pango_layout_new (text->context);
  pango_layout_set_font_description (layout, text->fonts[font]);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* Source and values read from left to right whatever letters are in them; words of the interface as their language does. */
  pango_layout_set_auto_dir (layout, font != DR_FONT_CODE);
  pango_layout_set_text (layout, string, -1);
  pango_layout_get_size (layout, &entry->width, &entry->height);
  /* Only text that is too wide is cut, so that rounding never cuts text that fits. */
  gboolean wide = most_px > 0 && entry->width > most_px * PANGO_SCALE + PANGO_SCALE;
  if (wide && font == DR_FONT_CODE) {
    fit_code (entry, string, most_px);
  } else if (wide) {
    pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_width (layout, (int) (most_px * PANGO_SCALE));
    pango_layout_get_size (layout, &entry->width, &entry->height);
  }
  return entry;
}

static const Entry *entry_of (DrText *text, DrFont font, const char *string, double most_px) {
  Key key = {string, (guint16) font, (guint16) most_px};
  Entry *entry = g_hash_table_lookup (text->entries, &key);
  if (entry != NULL)
    return entry;
  if (g_hash_table_size (text->entries) >= CACHED_LAYOUTS)
    g_hash_table_remove_all (text->entries);
  entry = make_entry (text, font, string, most_px);
  g_hash_table_insert (text->entries, key_copy (&key), entry);
  return entry;
}

static void entry_free (gpointer data) {
  Entry *entry = data;
  g_object_unref (entry->layout);
  g_free (entry);
}

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
  text->entries = g_hash_table_new_full (key_hash, key_equal, g_free, entry_free);
  return text;
}

void dr_text_free (DrText *text) {
  g_hash_table_unref (text->entries);
  for (int i = 0; i < DR_N_FONTS; i++)
    pango_font_description_free (text->fonts[i]);
  g_object_unref (text->context);
  g_free (text);
}

void dr_text_measure (DrText *text, DrFont font, const char *string, double most_px, double *width_px, double *height_px) {
  const Entry *entry = entry_of (text, font, string, most_px);
  if (width_px != NULL)
    *width_px = (double) entry->width / PANGO_SCALE;
  if (height_px != NULL)
    *height_px = (double) entry->height / PANGO_SCALE;
}

void dr_text_paint (DrText *text, cairo_t *cr, DrFont font, const char *string, double x_px, double y_px, double most_px,
                    const DrColor *color) {
  if (*string == '\0')
    return;
  const Entry *entry = entry_of (text, font, string, most_px);
  dr_pen_set_color (cr, color);
  dr_pen_text (cr, entry->layout, x_px, y_px - (double) entry->height / PANGO_SCALE / 2, faces[font].families,
               faces[font].weight == PANGO_WEIGHT_BOLD, faces[font].size_px);
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
