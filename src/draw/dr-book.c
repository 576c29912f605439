#include "config.h"

#include "dr-book.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-paint.h"
#include "dr-pen.h"

#define MARGIN_PX        32
#define BETWEEN_PX       36   /* code and picture */
#define LINE_PX          20
#define HEADING_PX       34
#define CODE_LEAST_PX    240
#define CODE_MOST_PX     560
#define CODE_LINES       46   /* of a long script those around the line that runs */
#define OUTPUT_LINES     14   /* the last ones */
#define OUTPUT_BYTES     16384
#define POINTS_PER_PX    0.75
#define LEAST_WIDTH_PX   1123 /* a sheet of A4 lying on its side, at 96 to the inch */
#define LEAST_HEIGHT_PX  794

struct DrBook {
  char *path;
  gboolean is_new; /* there was no such file */
  const DrTheme *theme;
  GOutputStream *stream;
  cairo_surface_t *surface;
  cairo_t *cr;
};

/* Where things stand on a page. */
typedef struct Plan {
  double width_px, height_px;
  double code_x_px, code_y_px, code_width_px, numbers_px;
  double output_y_px;
  double picture_x_px, picture_y_px, scale; /* the corner and zoom of the scene's whole */
  guint first_line, n_lines;
  char **lines, **printed;
  guint n_printed;
} Plan;

/* What STEP is, in a line. */
static char *heading_of (TrLog *log, guint step) {
  TrStep record;
  tr_log_step (log, step, &record);
  guint n = tr_log_n_steps (log);
  if (record.line == 0)
    return g_strdup_printf (_ ("Step %u of %u"), step + 1, n);
  return g_strdup_printf (_ ("Step %u of %u: line %u"), step + 1, n, record.line);
}

static char *output_before (TrLog *log, guint64 end) {
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 start = end > OUTPUT_BYTES ? end - OUTPUT_BYTES : 0;
  while (start < end) {
    RtOutput stream;
    gsize length = 0;
    g_autofree char *piece = tr_log_output (log, start, end - start, &stream, &length);
    if (piece == NULL || length == 0)
      break;
    g_string_append_len (text, piece, (gssize) length);
    start += length;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *source_of (TrLog *log) {
  TrProgram *program = tr_log_program (log);
  for (guint i = 0; program != NULL && i < tr_program_n_commands (program); i++) {
    const TrCommand *command = tr_program_command (program, i);
    if (command->kind == TR_COMMAND_SCRIPT)
      return g_strndup (command->text, command->length_bytes);
  }
  return NULL;
}

void dr_page_init (DrPage *page, TrLog *log, guint step, const DrScene *scene) {
  TrStep record;
  tr_log_step (log, step, &record);
  *page = (DrPage){.scene = scene, .heading = heading_of (log, step), .source = source_of (log), .line = record.line,
                   .output = output_before (log, record.output_end)};
}

void dr_page_clear (DrPage *page) {
  g_free ((gpointer) page->heading);
  g_free ((gpointer) page->source);
  g_free ((gpointer) page->output);
}

static char **lines_of (const char *text) {
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *trimmed = g_strchomp (g_strdup (valid));
  char **lines = g_strsplit (trimmed, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    char *clean = dr_text_one_line (*line, 500);
    g_free (*line);
    *line = clean;
  }
  return lines;
}

static double widest (char **lines, guint first, guint n, DrText *text) {
  double most_px = 0;
  for (guint i = first; i < first + n; i++) {
    double px = 0;
    dr_text_measure (text, DR_FONT_CODE, lines[i], 0, &px, NULL);
    most_px = MAX (most_px, px);
  }
  return most_px;
}

static void plan_code (Plan *plan, const DrPage *page, DrText *text) {
  plan->lines = lines_of (page->source != NULL ? page->source : "");
  plan->printed = lines_of (page->output);
  guint all = g_strv_length (plan->lines), printed = g_strv_length (plan->printed);
  plan->n_lines = MIN (all, CODE_LINES);
  plan->first_line = page->line > CODE_LINES / 2 ? MIN (page->line - CODE_LINES / 2, all - plan->n_lines) : 0;
  plan->n_printed = MIN (printed, OUTPUT_LINES);
  dr_text_measure (text, DR_FONT_SMALL, "99999", 0, &plan->numbers_px, NULL);
  double code_px = widest (plan->lines, plan->first_line, plan->n_lines, text) + plan->numbers_px + 24;
  double printed_px = widest (plan->printed, printed - plan->n_printed, plan->n_printed, text) + 24;
  plan->code_width_px = CLAMP (MAX (code_px, printed_px), CODE_LEAST_PX, CODE_MOST_PX);
}

static void plan_page (Plan *plan, const DrPage *page, DrText *text) {
  DrRect whole = page->scene->whole;
  plan_code (plan, page, text);
  plan->scale = 1;
  plan->code_x_px = MARGIN_PX;
  plan->code_y_px = plan->picture_y_px = MARGIN_PX + HEADING_PX;
  plan->output_y_px = plan->code_y_px + plan->n_lines * LINE_PX + 24;
  plan->picture_x_px = plan->code_x_px + plan->code_width_px + BETWEEN_PX;
  double left_bottom_px = plan->output_y_px + (plan->n_printed + 1) * LINE_PX + 12;
  plan->width_px = MAX (LEAST_WIDTH_PX, ceil (plan->picture_x_px + whole.width_px + MARGIN_PX));
  plan->height_px = MAX (LEAST_HEIGHT_PX, ceil (MAX (left_bottom_px, plan->picture_y_px + whole.height_px) + MARGIN_PX));
}

static void plan_clear (Plan *plan) {
  g_strfreev (plan->lines);
  g_strfreev (plan->printed);
}

static void paint_panel (cairo_t *cr, DrRect r, const DrTheme *theme) {
  cairo_rectangle (cr, r.x_px, r.y_px, r.width_px, r.height_px);
  dr_pen_set_color (cr, &theme->cell_border);
  cairo_set_line_width (cr, 1);
  dr_pen_fill_and_stroke (cr, &theme->card);
}

/* A line that runs has a bar and a triangle beside it. */
static void paint_running (cairo_t *cr, double x_px, double y_px, double width_px, const DrTheme *theme) {
  DrColor bar = theme->accent;
  bar.alpha = 0.16;
  cairo_rectangle (cr, x_px + 1, y_px, width_px - 2, LINE_PX);
  dr_pen_set_color (cr, &bar);
  dr_pen_fill (cr);
  cairo_move_to (cr, x_px + 4, y_px + 5);
  cairo_rel_line_to (cr, 8, LINE_PX / 2.0 - 5);
  cairo_rel_line_to (cr, -8, LINE_PX / 2.0 - 5);
  cairo_close_path (cr);
  dr_pen_set_color (cr, &theme->accent);
  dr_pen_fill (cr);
}

static void paint_code (const Plan *plan, const DrPage *page, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double x_px = plan->code_x_px, most_px = plan->code_width_px - plan->numbers_px - 24;
  if (plan->n_lines == 0)
    return;
  paint_panel (cr, (DrRect){x_px, plan->code_y_px - 6, plan->code_width_px, plan->n_lines * LINE_PX + 12}, theme);
  for (guint i = 0; i < plan->n_lines; i++) {
    guint line = plan->first_line + i + 1;
    double y_px = plan->code_y_px + i * LINE_PX, number_px = 0;
    g_autofree char *number = g_strdup_printf ("%u", line);
    if (line == page->line)
      paint_running (cr, x_px, y_px, plan->code_width_px, theme);
    dr_text_measure (text, DR_FONT_SMALL, number, 0, &number_px, NULL);
    dr_text_paint (text, cr, DR_FONT_SMALL, number, x_px + plan->numbers_px + 8 - number_px, y_px + LINE_PX / 2.0, 0, &theme->dim_text);
    dr_text_paint (text, cr, DR_FONT_CODE, plan->lines[line - 1], x_px + plan->numbers_px + 18, y_px + LINE_PX / 2.0, most_px,
                   &theme->text);
  }
}

static void paint_output (const Plan *plan, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double x_px = plan->code_x_px, y_px = plan->output_y_px + LINE_PX;
  guint first = g_strv_length (plan->printed) - plan->n_printed;
  if (plan->n_printed == 0)
    return;
  dr_text_paint (text, cr, DR_FONT_SMALL, _ ("Output"), x_px, y_px - LINE_PX / 2.0, 0, &theme->dim_text);
  paint_panel (cr, (DrRect){x_px, y_px, plan->code_width_px, plan->n_printed * LINE_PX + 8}, theme);
  for (guint i = 0; i < plan->n_printed; i++)
    dr_text_paint (text, cr, DR_FONT_CODE, plan->printed[first + i], x_px + 10, y_px + 4 + (i + 0.5) * LINE_PX,
                   plan->code_width_px - 20, &theme->text);
}

void dr_page_size (const DrPage *page, double *width_px, double *height_px) {
  g_autoptr (DrText) text = dr_text_new ();
  Plan plan = {0};
  plan_page (&plan, page, text);
  *width_px = plan.width_px;
  *height_px = plan.height_px;
  plan_clear (&plan);
}

void dr_page_paint (const DrPage *page, cairo_t *cr, const DrTheme *theme) {
  g_autoptr (DrText) text = dr_text_new ();
  Plan plan = {0};
  plan_page (&plan, page, text);
  cairo_rectangle (cr, 0, 0, plan.width_px, plan.height_px);
  dr_pen_set_color (cr, &theme->background);
  dr_pen_fill (cr);
  dr_text_paint (text, cr, DR_FONT_TITLE, page->heading, MARGIN_PX, MARGIN_PX + 8, 0, &theme->text);
  paint_code (&plan, page, cr, text, theme);
  paint_output (&plan, cr, text, theme);
  cairo_save (cr);
  cairo_translate (cr, plan.picture_x_px - page->scene->whole.x_px, plan.picture_y_px - page->scene->whole.y_px);
  dr_paint (page->scene, cr, text, theme, NULL);
  cairo_restore (cr);
  plan_clear (&plan);
}

static cairo_status_t write_to_stream (void *closure, const unsigned char *data, unsigned int length) {
  return g_output_stream_write_all (closure, data, length, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

DrBook *dr_book_new (const char *path, const DrTheme *theme, GError **error) {
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  gboolean is_new = !g_file_query_exists (file, NULL);
  GFileOutputStream *stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  if (stream == NULL)
    return NULL;
  DrBook *book = g_new0 (DrBook, 1);
  book->is_new = is_new;
  book->path = g_strdup (path);
  book->theme = theme;
  book->stream = G_OUTPUT_STREAM (stream);
  book->surface = cairo_pdf_surface_create_for_stream (write_to_stream, stream, LEAST_WIDTH_PX * POINTS_PER_PX,
                                                       LEAST_HEIGHT_PX * POINTS_PER_PX);
  cairo_pdf_surface_set_metadata (book->surface, CAIRO_PDF_METADATA_CREATOR, "Heapscope");
  book->cr = cairo_create (book->surface);
  return book;
}

void dr_book_add (DrBook *book, const DrPage *page) {
  double width_px = 0, height_px = 0;
  dr_page_size (page, &width_px, &height_px);
  cairo_pdf_surface_set_size (book->surface, width_px * POINTS_PER_PX, height_px * POINTS_PER_PX);
  cairo_save (book->cr);
  cairo_scale (book->cr, POINTS_PER_PX, POINTS_PER_PX);
  dr_page_paint (page, book->cr, book->theme);
  cairo_restore (book->cr);
  cairo_show_page (book->cr);
}

gboolean dr_book_add_steps (DrBook *book, DrStory *story, guint first, guint last, DrBookFunc func, gpointer user) {
  for (guint step = first; step <= last; step++) {
    if (func != NULL && !func (step, user))
      return FALSE;
    g_autoptr (DrScene) scene = dr_story_scene (story, step);
    if (scene == NULL)
      continue;
    g_auto (DrPage) page = {0};
    dr_page_init (&page, dr_story_log (story), step, scene);
    dr_book_add (book, &page);
  }
  return TRUE;
}

static void book_free (DrBook *book) {
  g_object_unref (book->stream);
  g_free (book->path);
  g_free (book);
}

/* A stream that is closed by somebody who does not want it any more does not replace what it was to replace; a new file goes. */
void dr_book_drop (DrBook *book) {
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (book->path);
  cairo_destroy (book->cr);
  cairo_surface_finish (book->surface);
  cairo_surface_destroy (book->surface);
  g_cancellable_cancel (cancelled);
  g_output_stream_close (book->stream, cancelled, NULL);
  if (book->is_new)
    g_file_delete (file, NULL, NULL);
  book_free (book);
}

gboolean dr_book_close (DrBook *book, GError **error) {
  cairo_destroy (book->cr);
  cairo_surface_finish (book->surface);
  cairo_status_t status = cairo_surface_status (book->surface);
  cairo_surface_destroy (book->surface);
  gboolean done = status == CAIRO_STATUS_SUCCESS && g_output_stream_close (book->stream, NULL, error);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("Cannot write “%s”: %s"), book->path, cairo_status_to_string (status));
  book_free (book);
  return done;
}
