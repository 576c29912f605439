#include "dr-pen.h"

#include <math.h>
#include <string.h>

#define VECTOR_DETAIL     1e6
#define LEAST_LINE_PX     0.8  /* of the surface */
#define MOST_TOLERANCE_PX 0.4

struct DrSvg {
  GString *text;
  cairo_surface_t *surface;
  cairo_t *cr;
};

static const cairo_user_data_key_t writer_key;

static DrSvg *writer_of (cairo_t *cr) {
  return cairo_get_user_data (cr, &writer_key);
}

/* Numbers have a point and at most two places, whatever the locale. */
static void append_number (GString *text, double number) {
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (number * 100) / 100;
  g_string_append (text, g_ascii_formatd (buffer, sizeof buffer, "%.10g", rounded == 0 ? 0 : rounded));
}

static void append_attribute (GString *text, const char *name, double number) {
  g_string_append_printf (text, " %s=\"", name);
  append_number (text, number);
  g_string_append_c (text, '"');
}

/* XML has no way to write most control characters and the noncharacters. */
static void append_escaped (GString *text, const char *string, gssize length_bytes) {
  g_autofree char *valid = g_utf8_make_valid (string, length_bytes);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '<')
      g_string_append (text, "&lt;");
    else if (c == '>')
      g_string_append (text, "&gt;");
    else if (c == '&')
      g_string_append (text, "&amp;");
    else if (c == '"')
      g_string_append (text, "&quot;");
    else if ((c < 0x20 && c != '\t' && c != '\n') || c == 0xfffe || c == 0xffff)
      g_string_append (text, "\uFFFD");
    else
      g_string_append_unichar (text, c);
  }
}

DrSvg *dr_svg_new (double width_px, double height_px, cairo_t **cr) {
  DrSvg *svg = g_new0 (DrSvg, 1);
  svg->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
  append_attribute (svg->text, "width", width_px);
  append_attribute (svg->text, "height", height_px);
  g_string_append (svg->text, " viewBox=\"0 0 ");
  append_number (svg->text, width_px);
  g_string_append_c (svg->text, ' ');
  append_number (svg->text, height_px);
  g_string_append (svg->text, "\">\n");
  svg->surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  svg->cr = cairo_create (svg->surface);
  cairo_set_user_data (svg->cr, &writer_key, svg, NULL);
  *cr = svg->cr;
  return svg;
}

char *dr_svg_free (DrSvg *svg) {
  cairo_destroy (svg->cr);
  cairo_surface_destroy (svg->surface);
  g_string_append (svg->text, "</svg>\n");
  char *text = g_string_free (svg->text, FALSE);
  g_free (svg);
  return text;
}

/* Points are in the coordinates of the picture. */
static void append_point (GString *text, cairo_t *cr, char command, const cairo_path_data_t *points, int n) {
  g_string_append_c (text, command);
  for (int i = 0; i < n; i++) {
    double x = points[i].point.x, y = points[i].point.y;
    cairo_user_to_device (cr, &x, &y);
    if (i > 0)
      g_string_append_c (text, ' ');
    append_number (text, x);
    g_string_append_c (text, ' ');
    append_number (text, y);
  }
}

static void append_path (GString *text, cairo_t *cr) {
  cairo_path_t *path = cairo_copy_path (cr);
  g_string_append (text, "<path d=\"");
  for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    /* Closing a path starts another one that nobody wants if nothing follows. */
    gboolean idle = data->header.type == CAIRO_PATH_MOVE_TO &&
                    (i + data->header.length >= path->num_data || path->data[i + data->header.length].header.type == CAIRO_PATH_MOVE_TO);
    if (idle)
      continue;
    switch (data->header.type) {
    case CAIRO_PATH_MOVE_TO:
      append_point (text, cr, 'M', data + 1, 1);
      break;
    case CAIRO_PATH_LINE_TO:
      append_point (text, cr, 'L', data + 1, 1);
      break;
    case CAIRO_PATH_CURVE_TO:
      append_point (text, cr, 'C', data + 1, 3);
      break;
    case CAIRO_PATH_CLOSE_PATH:
      g_string_append_c (text, 'Z');
      break;
    }
  }
  g_string_append_c (text, '"');
  cairo_path_destroy (path);
}

static void append_paint (GString *text, const char *name, const DrColor *color) {
  g_string_append_printf (text, " %s=\"#%02x%02x%02x\"", name, (guint) lround (color->red * 255), (guint) lround (color->green * 255),
                          (guint) lround (color->blue * 255));
  if (color->alpha < 1) {
    g_autofree char *opacity = g_strdup_printf ("%s-opacity", name);
    append_attribute (text, opacity, color->alpha);
  }
}

static DrColor source_of (cairo_t *cr) {
  DrColor c = {0, 0, 0, 1};
  cairo_pattern_get_rgba (cairo_get_source (cr), &c.red, &c.green, &c.blue, &c.alpha);
  return c;
}

static double scale_of (cairo_t *cr) {
  double dx = 1, dy = 0;
  cairo_user_to_device_distance (cr, &dx, &dy);
  return hypot (dx, dy);
}

static void append_line (GString *text, cairo_t *cr) {
  DrColor color = source_of (cr);
  double dashes[8], scale = scale_of (cr);
  append_paint (text, "stroke", &color);
  append_attribute (text, "stroke-width", cairo_get_line_width (cr) * scale);
  if (cairo_get_line_join (cr) == CAIRO_LINE_JOIN_ROUND)
    g_string_append (text, " stroke-linejoin=\"round\"");
  int n = cairo_get_dash_count (cr);
  if (n == 0 || n > (int) G_N_ELEMENTS (dashes))
    return;
  cairo_get_dash (cr, dashes, NULL);
  g_string_append (text, " stroke-dasharray=\"");
  for (int i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    append_number (text, dashes[i] * scale);
  }
  g_string_append_c (text, '"');
}

static void write_path (DrSvg *svg, cairo_t *cr, const DrColor *fill, gboolean stroke) {
  append_path (svg->text, cr);
  if (fill != NULL)
    append_paint (svg->text, "fill", fill);
  else
    g_string_append (svg->text, " fill=\"none\"");
  if (stroke)
    append_line (svg->text, cr);
  g_string_append (svg->text, "/>\n");
  cairo_new_path (cr);
}

void dr_pen_fill (cairo_t *cr) {
  DrSvg *svg = writer_of (cr);
  DrColor color = source_of (cr);
  if (svg != NULL)
    write_path (svg, cr, &color, FALSE);
  else
    cairo_fill (cr);
}

void dr_pen_stroke (cairo_t *cr) {
  DrSvg *svg = writer_of (cr);
  if (svg != NULL)
    write_path (svg, cr, NULL, TRUE);
  else
    cairo_stroke (cr);
}

void dr_pen_fill_and_stroke (cairo_t *cr, const DrColor *fill) {
  DrSvg *svg = writer_of (cr);
  if (svg != NULL) {
    write_path (svg, cr, fill, TRUE);
    return;
  }
  cairo_pattern_t *line = cairo_pattern_reference (cairo_get_source (cr));
  dr_pen_set_color (cr, fill);
  cairo_fill_preserve (cr);
  cairo_set_source (cr, line);
  cairo_pattern_destroy (line);
  cairo_stroke (cr);
}

gboolean dr_pen_has_px (cairo_t *cr) {
  return cairo_surface_get_type (cairo_get_group_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

double dr_pen_detail (cairo_t *cr) {
  cairo_surface_t *target = cairo_get_group_target (cr);
  double dx = 1, dy = 0, x_scale = 1, y_scale = 1;
  if (!dr_pen_has_px (cr))
    return VECTOR_DETAIL;
  cairo_surface_get_device_scale (target, &x_scale, &y_scale);
  cairo_user_to_device_distance (cr, &dx, &dy);
  return hypot (dx, dy) * x_scale;
}

/* Cairo leaves out strokes that are thinner than twice the tolerance. */
void dr_pen_hurry (cairo_t *cr, double line_px) {
  double detail = dr_pen_detail (cr);
  if (detail >= VECTOR_DETAIL)
    return;
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_tolerance (cr, CLAMP (MAX (line_px * detail, LEAST_LINE_PX) * 0.4, 0.1, MOST_TOLERANCE_PX));
}

void dr_pen_set_line (cairo_t *cr, double line_px, double detail) {
  cairo_set_line_width (cr, MAX (line_px, LEAST_LINE_PX / detail));
}

gboolean dr_pen_has_groups (cairo_t *cr) {
  return writer_of (cr) != NULL;
}

void dr_pen_group_begin (cairo_t *cr, const char *id, const char *class, const char *title) {
  DrSvg *svg = writer_of (cr);
  if (svg == NULL)
    return;
  g_string_append (svg->text, "<g id=\"");
  append_escaped (svg->text, id, -1);
  g_string_append (svg->text, "\" class=\"");
  append_escaped (svg->text, class, -1);
  g_string_append (svg->text, "\"><title>");
  append_escaped (svg->text, title, -1);
  g_string_append (svg->text, "</title>\n");
}

void dr_pen_group_end (cairo_t *cr) {
  DrSvg *svg = writer_of (cr);
  if (svg != NULL)
    g_string_append (svg->text, "</g>\n");
}

/* What of LAYOUT's text is seen: where it was too wide, an ellipsis stands for a part of it. */
static void append_visible (GString *text, PangoLayout *layout) {
  const char *all = pango_layout_get_text (layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  for (GSList *run = line != NULL ? line->runs : NULL; run != NULL; run = run->next) {
    const PangoItem *item = ((const PangoGlyphItem *) run->data)->item;
    if ((item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) == 0)
      continue;
    append_escaped (text, all, item->offset);
    g_string_append (text, "…");
    append_escaped (text, all + item->offset + item->length, -1);
    return;
  }
  append_escaped (text, all, -1);
}

static void write_text (DrSvg *svg, cairo_t *cr, PangoLayout *layout, double x_px, double y_px, const char *family, gboolean bold,
                        double size_px) {
  DrColor color = source_of (cr);
  int width = 0;
  double x = x_px, y = y_px + (double) pango_layout_get_baseline (layout) / PANGO_SCALE, scale = scale_of (cr);
  cairo_user_to_device (cr, &x, &y);
  pango_layout_get_size (layout, &width, NULL);
  g_string_append (svg->text, "<text xml:space=\"preserve\"");
  append_attribute (svg->text, "x", x);
  append_attribute (svg->text, "y", y);
  append_attribute (svg->text, "textLength", (double) width / PANGO_SCALE * scale);
  g_string_append (svg->text, " lengthAdjust=\"spacingAndGlyphs\" font-family=\"");
  append_escaped (svg->text, family, -1);
  g_string_append_c (svg->text, '"');
  append_attribute (svg->text, "font-size", size_px * scale);
  if (bold)
    g_string_append (svg->text, " font-weight=\"bold\"");
  append_paint (svg->text, "fill", &color);
  g_string_append_c (svg->text, '>');
  append_visible (svg->text, layout);
  g_string_append (svg->text, "</text>\n");
}

void dr_pen_text (cairo_t *cr, PangoLayout *layout, double x_px, double y_px, const char *family, gboolean bold, double size_px) {
  DrSvg *svg = writer_of (cr);
  if (svg != NULL) {
    write_text (svg, cr, layout, x_px, y_px, family, bold, size_px);
    return;
  }
  cairo_move_to (cr, x_px, y_px);
  pango_cairo_show_layout (cr, layout);
}

void dr_pen_set_color (cairo_t *cr, const DrColor *color) {
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
