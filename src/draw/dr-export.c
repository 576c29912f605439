#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "dr-paint.h"

#define MOST_PX 20000 /* a side of a PNG; beyond, the picture is scaled down */

static cairo_status_t write_to_stream (void *closure, const unsigned char *data, unsigned int length) {
  return g_output_stream_write_all (closure, data, length, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static DrRect page_of (DrScene *const *scenes, guint n_scenes) {
  double left = 0, top = 0, right = 0, bottom = 0;
  for (guint i = 0; i < n_scenes; i++) {
    DrRect e = scenes[i]->extents;
    left = MIN (i == 0 ? e.x_px : left, e.x_px);
    top = MIN (i == 0 ? e.y_px : top, e.y_px);
    right = MAX (i == 0 ? e.x_px + e.width_px : right, e.x_px + e.width_px);
    bottom = MAX (i == 0 ? e.y_px + e.height_px : bottom, e.y_px + e.height_px);
  }
  return (DrRect){left - DR_PICTURE_EDGE_PX, top - DR_PICTURE_EDGE_PX, ceil (right - left + 2 * DR_PICTURE_EDGE_PX),
                  ceil (bottom - top + 2 * DR_PICTURE_EDGE_PX)};
}

static void paint_page (const DrScene *scene, DrRect page, double scale, cairo_t *cr, const DrTheme *theme) {
  g_autoptr (DrText) text = dr_text_new ();
  cairo_set_source_rgb (cr, theme->background.red, theme->background.green, theme->background.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -page.x_px, -page.y_px);
  dr_paint (scene, cr, text, theme, NULL);
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

static gboolean export_png (const DrScene *scene, DrRect page, GOutputStream *stream, const char *path, const DrTheme *theme,
                            double scale, GError **error) {
  scale = MIN (scale, MOST_PX / MAX (page.width_px, page.height_px));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (page.width_px * scale),
                                                         (int) ceil (page.height_px * scale));
  cairo_t *cr = cairo_create (surface);
  paint_page (scene, page, scale, cr, theme);
  cairo_destroy (cr);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_to_stream, stream);
  if (status != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy (surface);
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Cannot write “%s”: %s"), path, cairo_status_to_string (status));
    return FALSE;
  }
  return finish (surface, stream, path, error);
}

gboolean dr_export (const DrScene *scene, const char *path, const DrTheme *theme, double scale, GError **error) {
  DrScene *const scenes[] = {(DrScene *) scene};
  gboolean png = g_str_has_suffix (path, ".png"), svg = g_str_has_suffix (path, ".svg");
  if (g_str_has_suffix (path, ".pdf"))
    return dr_export_pages (scenes, 1, path, theme, error);
  if (!png && !svg) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _ ("The name of a picture ends in .svg, .png or .pdf: “%s”"), path);
    return FALSE;
  }
  DrRect page = page_of (scenes, 1);
  g_autoptr (GOutputStream) stream = open_file (path, error);
  if (stream == NULL)
    return FALSE;
  if (png)
    return export_png (scene, page, stream, path, theme, scale, error);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (write_to_stream, stream, page.width_px, page.height_px);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cairo_t *cr = cairo_create (surface);
  paint_page (scene, page, 1, cr, theme);
  cairo_destroy (cr);
  return finish (surface, stream, path, error);
}

gboolean dr_export_pages (DrScene *const *scenes, guint n_scenes, const char *path, const DrTheme *theme, GError **error) {
  DrRect page = page_of (scenes, n_scenes);
  g_autoptr (GOutputStream) stream = open_file (path, error);
  if (stream == NULL)
    return FALSE;
  double points_per_px = 0.75;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_to_stream, stream, page.width_px * points_per_px,
                                                                  page.height_px * points_per_px);
  cairo_t *cr = cairo_create (surface);
  for (guint i = 0; i < n_scenes; i++) {
    cairo_save (cr);
    paint_page (scenes[i], page, points_per_px, cr, theme);
    cairo_restore (cr);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  return finish (surface, stream, path, error);
}
