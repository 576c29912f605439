/* What the canvas marks besides the picture itself: rings around names and cells, and the answer between two selected objects. */
#include "config.h"

#include <math.h>

#include "hs-canvas-private.h"

#define RING_PX    3.0
#define WRAP_CHARS 24 /* before a line is broken */

static void ring (cairo_t *cr, DrRect r, double more_px) {
  double x = r.x_px - more_px, y = r.y_px - more_px, w = r.width_px + 2 * more_px, h = r.height_px + 2 * more_px;
  double radius = MIN (8, MIN (w, h) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + w - radius, y + h - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + h - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static DrRect cell_rect (const DrCard *card, const DrCell *cell) {
  double left_px = cell->label_width_px > 0 ? MIN (cell->label_x_px, cell->box.x_px) : cell->box.x_px;
  double right_px = MAX (cell->label_x_px + cell->label_width_px, cell->box.x_px + cell->box.width_px);
  if (card->form == DR_FORM_CELLS) {
    left_px = cell->box.x_px;
    right_px = cell->box.x_px + cell->box.width_px;
  }
  return (DrRect){card->x_px + left_px, card->y_px + cell->box.y_px, right_px - left_px, cell->box.height_px};
}

static gboolean shows (const DrCell *cell, const HsRing *r) {
  return cell->owner == r->owner && cell->slot_kind == r->slot_kind && cell->slot_index == r->slot_index;
}

static void paint_ring (HsCanvas *self, cairo_t *cr, const HsRing *r) {
  for (guint i = 0; i < self->scene->n_cards; i++) {
    const DrCard *card = &self->scene->cards[i];
    if (r->card != 0 && r->card != card->id)
      continue;
    if (r->owner == 0)
      ring (cr, (DrRect){card->x_px, card->y_px, card->width_px, card->height_px}, RING_PX + 3);
    for (guint k = 0; r->owner != 0 && k < card->n_cells; k++)
      if (shows (&card->cells[k], r))
        ring (cr, cell_rect (card, &card->cells[k]), RING_PX);
  }
}

void hs_canvas_paint_rings (HsCanvas *self, cairo_t *cr) {
  const GArray *rings = hs_session_get_rings (self->session);
  const DrColor *color = &hs_canvas_theme (self)->changed;
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 1);
  cairo_set_line_width (cr, MAX (2.5, 2.0 / self->zoom));
  cairo_set_dash (cr, (double[]){7, 3}, 2, 0);
  for (guint i = 0; i < rings->len; i++)
    paint_ring (self, cr, &g_array_index (rings, HsRing, i));
  cairo_set_dash (cr, NULL, 0, 0);
}

static void middle_of (HsCanvas *self, const DrCard *card, double *x, double *y) {
  graphene_rect_t r = hs_canvas_to_view (self, (DrRect){card->x_px + card->width_px / 2, card->y_px + card->height_px / 2, 0, 0});
  *x = r.origin.x;
  *y = r.origin.y;
}

/* TEXT in lines, none much longer than what is between two cards: what was compared stands below the answer. Free with g_free. */
char *hs_canvas_wrap (const char *text) {
  GString *lines = g_string_new (NULL);
  gsize length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gboolean begins = g_str_has_prefix (p, " ("), goes_on = length > WRAP_CHARS && p > text && *p == ' ' && p[-1] == ',';
    if (begins || goes_on) {
      g_string_append_c (lines, '\n');
      length = 0;
      continue;
    }
    g_string_append_len (lines, p, g_utf8_next_char (p) - p);
    length++;
  }
  return g_string_free (lines, FALSE);
}

/* A double dash between two cards and, once it is known, whether they are equal. */
void hs_canvas_paint_answer (HsCanvas *self, cairo_t *cr, const DrCard *one, const DrCard *other) {
  const DrColor *color = &hs_canvas_theme (self)->accent;
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  middle_of (self, one, &x1, &y1);
  middle_of (self, other, &x2, &y2);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, (double[]){2, 4}, 2, 0);
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  const char *answer = hs_session_get_answer (self->session);
  if (answer == NULL)
    return;
  g_autofree char *lines = hs_canvas_wrap (answer);
  DrRect both = {0, MIN (one->y_px, other->y_px), 0, 0};
  both.height_px = MAX (one->y_px + one->height_px, other->y_px + other->height_px) - both.y_px;
  graphene_rect_t seen = hs_canvas_to_view (self, both);
  hs_canvas_paint_label_above (self, cr, lines, (x1 + x2) / 2, seen.origin.y, seen.origin.y + seen.size.height);
}
