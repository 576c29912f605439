#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-dot.h"
#include "dr-paint.h"
#include "dr-pen.h"

#define POINTS_PER_PX 0.75
#define MOST_MAGNIFIED 2 /* on paper: a card or two that fill a page look odd */
#define MOST_PX 20000      /* a side of a PNG; beyond, the picture is scaled down */
#define MOST_PX_IN_ALL 64e6 /* 256 MB while it is painted, and seconds to compress */

static cairo_status_t write_to_stream (void *closure, const unsigned char *data, unsigned int length) {
  return g_output_stream_write_all (closure, data, length, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

DrRect dr_picture_rect (const DrScene *scene) {
  DrRect e = scene->extents;
  return (DrRect){e.x_px - DR_PICTURE_EDGE_PX, e.y_px - DR_PICTURE_EDGE_PX, ceil (e.width_px + 2 * DR_PICTURE_EDGE_PX),
                  ceil (e.height_px + 2 * DR_PICTURE_EDGE_PX)};
}

static void paint_page (const DrScene *scene, DrRect page, double scale, cairo_t *cr, const DrTheme *theme) {
  g_autoptr (DrText) text = dr_text_new ();
  cairo_rectangle (cr, 0, 0, ceil (page.width_px * scale), ceil (page.height_px * scale));
  dr_pen_set_color (cr, &theme->background);
  dr_pen_fill (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page.x_px, -page.y_px);
  dr_paint (scene, cr, text, theme, NULL);
}

/* The paper is the background. */
void dr_paint_page (const DrScene *scene, cairo_t *cr, const DrTheme *theme, double width_pt, double height_pt) {
  g_autoptr (DrText) text = dr_text_new ();
  DrRect page = dr_picture_rect (scene);
  double scale = MIN (POINTS_PER_PX * MOST_MAGNIFIED, MIN (width_pt / page.width_px, height_pt / page.height_px));
  cairo_save (cr);
  cairo_translate (cr, (width_pt - page.width_px * scale) / 2, (height_pt - page.height_px * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page.x_px, -page.y_px);
  dr_paint (scene, cr, text, theme, NULL);
  cairo_restore (cr);
}

static gboolean finish (cairo_surface_t *surface, GOutputStream *stream, const char *path, GError **error) {
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Cannot write “%s”: %s"), path, cairo_status_to_string (status));
    return FALSE;
  }
  return g_output_stream_close (stream, NULL, error);
}

static GOutputStream *open_file (const char *path, GError **error) {
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  return G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error));
}

static cairo_surface_t *paint_image (const DrScene *scene, const DrTheme *theme, double scale) {
  DrRect page = dr_picture_rect (scene);
  scale = MIN (scale, MOST_PX / MAX (page.width_px, page.height_px));
  scale = MIN (scale, sqrt (MOST_PX_IN_ALL / (page.width_px * page.height_px)));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page.width_px * scale),
                                                         (int) ceil (page.height_px * scale));
  cairo_t *cr = cairo_create (surface);
  paint_page (scene, page, scale, cr, theme);
  cairo_destroy (cr);
  return surface;
}

static cairo_status_t write_to_array (void *closure, const unsigned char *data, unsigned int length) {
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *dr_export_png (const DrScene *scene, const DrTheme *theme, double scale) {
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = paint_image (scene, theme, scale);
  cairo_surface_write_to_png_stream (surface, write_to_array, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

char *dr_export_svg (const DrScene *scene, const DrTheme *theme) {
  DrRect page = dr_picture_rect (scene);
  cairo_t *cr = NULL;
  DrSvg *svg = dr_svg_new (page.width_px, page.height_px, &cr);
  paint_page (scene, page, 1, cr, theme);
  return dr_svg_free (svg);
}

static gboolean export_pdf (const DrScene *scene, GOutputStream *stream, const char *path, const DrTheme *theme, GError **error) {
  DrRect page = dr_picture_rect (scene);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_to_stream, stream, page.width_px * POINTS_PER_PX, page.height_px * POINTS_PER_PX);
  cairo_t *cr = cairo_create (surface);
  paint_page (scene, page, POINTS_PER_PX, cr, theme);
  cairo_show_page (cr);
  cairo_destroy (cr);
  return finish (surface, stream, path, error);
}

static gboolean write_bytes (GOutputStream *stream, const void *bytes, gsize length_bytes, GError **error) {
  return g_output_stream_write_all (stream, bytes, length_bytes, NULL, NULL, error) && g_output_stream_close (stream, NULL, error);
}

gboolean dr_export (const DrScene *scene, const char *path, const DrTheme *theme, double scale, GError **error) {
  static const char *const endings[] = {".svg", ".png", ".pdf", ".dot"};
  guint kind = 0;
  while (kind < G_N_ELEMENTS (endings) && !g_str_has_suffix (path, endings[kind]))
    kind++;
  if (kind == G_N_ELEMENTS (endings)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The name of a picture ends in .svg, .png, .pdf or .dot: “%s”"), path);
    return FALSE;
  }
  g_autoptr (GOutputStream) stream = open_file (path, error);
  if (stream == NULL)
    return FALSE;
  if (kind == 2)
    return export_pdf (scene, stream, path, theme, error);
  if (kind == 1) {
    g_autoptr (GBytes) png = dr_export_png (scene, theme, scale);
    return write_bytes (stream, g_bytes_get_data (png, NULL), g_bytes_get_size (png), error);
  }
  g_autofree char *text = kind == 0 ? dr_export_svg (scene, theme) : dr_export_dot (scene, theme);
  return write_bytes (stream, text, strlen (text), error);
}
