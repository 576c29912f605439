#include "dr-card.h"
#include "dr-pen.h"

#include <math.h>
#include <string.h>

#define BADGE_X_PX 15 /* its middle */
#define BADGE_Y_PX -4
#define BLOCK_DETAIL 0.14 /* px of the surface for one of the card: with fewer nothing but its place can be seen */
#define PILE_PX 3.5
#define HATCH_INSET_PX 2.5 /* the round corners stay free of lines */

static void set_color (cairo_t *cr, DrColor color) {
  dr_pen_set_color (cr, &color);
}

static void rounded (cairo_t *cr, DrRect r, double radius_px) {
  cairo_new_sub_path (cr);
  cairo_arc (cr, r.x_px + r.width_px - radius_px, r.y_px + radius_px, radius_px, -G_PI_2, 0);
  cairo_arc (cr, r.x_px + r.width_px - radius_px, r.y_px + r.height_px - radius_px, radius_px, 0, G_PI_2);
  cairo_arc (cr, r.x_px + radius_px, r.y_px + r.height_px - radius_px, radius_px, G_PI_2, G_PI);
  cairo_arc (cr, r.x_px + radius_px, r.y_px + radius_px, radius_px, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void dr_card_outline (const DrCard *card, cairo_t *cr, double more_px) {
  DrRect r = {-more_px, -more_px, card->width_px + 2 * more_px, card->height_px + 2 * more_px};
  rounded (cr, r, DR_CARD_RADIUS_PX + more_px);
}

/* Diagonal lines: falling over what is gone, rising and wider apart over what nothing reaches any more. */
static void hatch (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  gboolean freed = card->mark == MD_MARK_FREED;
  double left = HATCH_INSET_PX, top = HATCH_INSET_PX, right = card->width_px - HATCH_INSET_PX, bottom = card->height_px - HATCH_INSET_PX;
  double apart_px = freed ? 9 : 14;
  DrColor color = freed ? theme->freed : theme->dim_text;
  color.alpha = theme->line_px > 2 ? 0.4 : 0.22;
  for (double start = left - (bottom - top) + apart_px / 2; start < right; start += apart_px) {
    /* From (x1, y1) on the left or the lower border to (x2, y2) on the upper or the right one. */
    double x1 = MAX (start, left), y1 = bottom - (x1 - start), x2 = MIN (start + bottom - top, right), y2 = bottom - (x2 - start);
    cairo_move_to (cr, x1, freed ? top + bottom - y1 : y1);
    cairo_line_to (cr, x2, freed ? top + bottom - y2 : y2);
  }
  set_color (cr, color);
  cairo_set_line_width (cr, 1.5);
  dr_pen_stroke (cr);
}

static DrColor mark_color (MdMark mark, const DrTheme *theme) {
  return mark == MD_MARK_NEW ? theme->fresh : mark == MD_MARK_CHANGED ? theme->changed : theme->freed;
}

/* A sign in a disc on the card's upper border, clear of the arrows that come from the side: plus, tilde (drawn as a wave) or cross. */
static void paint_badge (cairo_t *cr, MdMark mark, const DrTheme *theme) {
  double r = DR_BADGE_RADIUS_PX, s = r * 0.5;
  DrColor color = mark_color (mark, theme);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, r + 2, 0, 2 * G_PI);
  set_color (cr, theme->background);
  dr_pen_fill (cr);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, r, 0, 2 * G_PI);
  set_color (cr, color);
  dr_pen_fill (cr);
  set_color (cr, theme->card);
  cairo_set_line_width (cr, 2.2);
  if (mark == MD_MARK_NEW) {
    cairo_move_to (cr, -s, 0);
    cairo_line_to (cr, s, 0);
    cairo_move_to (cr, 0, -s);
    cairo_line_to (cr, 0, s);
  } else if (mark == MD_MARK_CHANGED) {
    cairo_move_to (cr, -s, s * 0.3);
    cairo_curve_to (cr, -s * 0.3, -s * 1.2, s * 0.3, s * 1.2, s, -s * 0.3);
  } else {
    cairo_move_to (cr, -s * 0.8, -s * 0.8);
    cairo_line_to (cr, s * 0.8, s * 0.8);
    cairo_move_to (cr, -s * 0.8, s * 0.8);
    cairo_line_to (cr, s * 0.8, -s * 0.8);
  }
  dr_pen_stroke (cr);
}

/* Round above, straight below. */
static void trace_header (const DrCard *card, cairo_t *cr) {
  double r = DR_CARD_RADIUS_PX;
  cairo_new_sub_path (cr);
  cairo_arc (cr, r, r, r, G_PI, 3 * G_PI_2);
  cairo_arc (cr, card->width_px - r, r, r, -G_PI_2, 0);
  cairo_line_to (cr, card->width_px, DR_HEADER_PX);
  cairo_line_to (cr, 0, DR_HEADER_PX);
  cairo_close_path (cr);
}

/* What stands for many lies on a pile. */
static void paint_pile (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  DrColor border = theme->hue[card->hue];
  border.alpha = 0.75;
  for (int i = 2; i > 0; i--) {
    double by_px = i * PILE_PX;
    rounded (cr, (DrRect){by_px, by_px, card->width_px, card->height_px}, DR_CARD_RADIUS_PX);
    set_color (cr, border);
    cairo_set_line_width (cr, theme->line_px);
    dr_pen_fill_and_stroke (cr, &theme->card);
  }
}

static void paint_body (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  gboolean freed = card->mark == MD_MARK_FREED;
  if (card->group)
    paint_pile (card, cr, theme);
  if (!freed && theme->shadow.alpha > 0)
    for (int i = 0; i < 2; i++) {
      rounded (cr, (DrRect){-i - 0.5, 1.5 - i, card->width_px + 2 * i + 1, card->height_px + 2 * i + 0.5}, DR_CARD_RADIUS_PX + i);
      set_color (cr, theme->shadow);
      dr_pen_fill (cr);
    }
  dr_card_outline (card, cr, 0);
  set_color (cr, freed ? dr_color_mix (theme->card, theme->background, 0.7) : theme->card);
  dr_pen_fill (cr);
  trace_header (card, cr);
  set_color (cr, theme->tint[card->hue]);
  dr_pen_fill (cr);
  if (freed || card->garbage)
    hatch (card, cr, theme);
}

static void paint_border (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  static const double freed_dash[] = {6, 4}, garbage_dash[] = {12, 4};
  double line_px = theme->line_px;
  DrColor color = theme->hue[card->hue];
  color.alpha = card->current ? 1 : 0.75;
  if (card->current)
    line_px *= 1.7;
  if (card->mark == MD_MARK_NEW) {
    color = theme->fresh;
    line_px *= 1.7;
  } else if (card->mark == MD_MARK_FREED) {
    color = theme->freed;
    cairo_set_dash (cr, freed_dash, 2, 0);
  } else if (card->garbage) {
    cairo_set_dash (cr, garbage_dash, 2, 0);
  }
  dr_card_outline (card, cr, 0);
  set_color (cr, color);
  cairo_set_line_width (cr, line_px);
  dr_pen_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void paint_pill (cairo_t *cr, DrRect r, DrColor fill, DrColor border, const double *dash, int n_dash) {
  rounded (cr, r, r.height_px / 2);
  set_color (cr, border);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dash, n_dash, 0);
  dr_pen_fill_and_stroke (cr, &fill);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* X_PX for something WIDTH_PX wide that stands X_PX from the side where reading starts. */
static double from_start (const DrCard *card, double x_px, double width_px) {
  return card->rtl ? card->width_px - x_px - width_px : x_px;
}

static void paint_header (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double count_px = 0, title_px = 0, middle_px = DR_HEADER_PX / 2;
  dr_text_measure (text, DR_FONT_SMALL, card->count, 0, &count_px, NULL);
  dr_text_measure (text, DR_FONT_TITLE, card->title, DR_TEXT_MOST_PX, &title_px, NULL);
  dr_text_paint (text, cr, DR_FONT_TITLE, card->title, from_start (card, DR_PAD_PX, title_px), middle_px, DR_TEXT_MOST_PX,
                 &theme->hue[card->hue]);
  if (count_px == 0)
    return;
  DrColor border = theme->hue[card->hue];
  border.alpha = 0.35;
  double x_px = from_start (card, card->width_px - DR_PAD_PX - count_px - 5, count_px + 11);
  paint_pill (cr, (DrRect){x_px, middle_px - 8.5, count_px + 11, 17}, theme->card, border, NULL, 0);
  dr_text_paint (text, cr, DR_FONT_SMALL, card->count, x_px + 5.5, middle_px, 0, &theme->text);
}

/* What holds the object from outside of the picture: dashed, since no arrow leads there. */
static void paint_tags (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  static const double dash[] = {3, 2};
  for (guint i = 0; i < card->n_tags; i++) {
    DrRect box = card->tags[i].box;
    box.x_px = from_start (card, box.x_px, box.width_px);
    paint_pill (cr, (DrRect){box.x_px + 0.5, box.y_px + 0.5, box.width_px - 1, box.height_px - 1}, theme->card, theme->dim_text, dash, 2);
    dr_text_paint (text, cr, DR_FONT_SMALL, card->tags[i].text, box.x_px + 6, box.y_px + box.height_px / 2, DR_TEXT_MOST_PX,
                   &theme->dim_text);
  }
}

/* The room that a list has beyond its items: an open, dashed cell. */
static void paint_spare (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  static const double dash[] = {3, 3};
  DrRect box = card->spare_box;
  double width_px = 0;
  if (card->spare == 0)
    return;
  g_autofree char *word = g_strdup_printf ("+%u", card->spare);
  cairo_rectangle (cr, box.x_px, box.y_px, box.width_px, box.height_px);
  set_color (cr, theme->cell_border);
  cairo_set_line_width (cr, theme->line_px * 0.75);
  cairo_set_dash (cr, dash, 2, 0);
  dr_pen_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  dr_text_measure (text, DR_FONT_SMALL, word, 0, &width_px, NULL);
  dr_text_paint (text, cr, DR_FONT_SMALL, word, box.x_px + (box.width_px - width_px) / 2, box.y_px + box.height_px / 2, 0,
                 &theme->dim_text);
}

static const DrColor *value_color (const DrCell *cell, const DrTheme *theme) {
  if (cell->type == NULL)
    return &theme->text;
  if (g_str_equal (cell->type, "str") || g_str_equal (cell->type, "bytes"))
    return &theme->hue[DR_HUE_SET];
  if (g_str_equal (cell->type, "NoneType") || g_str_equal (cell->type, "bool"))
    return &theme->hue[DR_HUE_TUPLE];
  return &theme->text;
}

/* What changed gets a second, thick border and a corner turned down; what is gone, a dashed one. */
static void paint_cell_mark (cairo_t *cr, DrRect box, MdMark mark, const DrTheme *theme) {
  if (mark == MD_MARK_FREED) {
    static const double dash[] = {3, 3};
    cairo_rectangle (cr, box.x_px + 1, box.y_px + 1, box.width_px - 2, box.height_px - 2);
    set_color (cr, theme->freed);
    cairo_set_line_width (cr, theme->line_px);
    cairo_set_dash (cr, dash, 2, 0);
    dr_pen_stroke (cr);
    cairo_set_dash (cr, NULL, 0, 0);
  }
  if (mark != MD_MARK_NEW && mark != MD_MARK_CHANGED)
    return;
  cairo_rectangle (cr, box.x_px + 1, box.y_px + 1, box.width_px - 2, box.height_px - 2);
  set_color (cr, theme->changed);
  cairo_set_line_width (cr, theme->line_px * 1.5);
  dr_pen_stroke (cr);
  cairo_move_to (cr, box.x_px + box.width_px, box.y_px);
  cairo_rel_line_to (cr, 0, 9);
  cairo_rel_line_to (cr, -9, -9);
  cairo_close_path (cr);
  dr_pen_fill (cr);
}

static void paint_box (cairo_t *cr, DrRect box, MdMark mark, gboolean key, const DrTheme *theme) {
  cairo_rectangle (cr, box.x_px, box.y_px, box.width_px, box.height_px);
  DrColor fill = key ? dr_color_mix (theme->cell, theme->card, 0.6) : theme->cell;
  set_color (cr, theme->cell_border);
  cairo_set_line_width (cr, theme->line_px * 0.75);
  dr_pen_fill_and_stroke (cr, &fill);
  paint_cell_mark (cr, box, mark, theme);
}

/* What a cell held before, struck through. */
static double paint_was (const DrCell *cell, double most_px, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double width_px = 0;
  if (cell->was == NULL)
    return 0;
  dr_text_measure (text, DR_FONT_SMALL, cell->was, most_px, &width_px, NULL);
  dr_text_paint (text, cr, DR_FONT_SMALL, cell->was, cell->was_x_px, cell->was_y_px, most_px, &theme->dim_text);
  cairo_move_to (cr, cell->was_x_px - 1.5, cell->was_y_px + 0.5);
  cairo_rel_line_to (cr, width_px + 3, 0);
  set_color (cr, theme->changed);
  cairo_set_line_width (cr, theme->line_px);
  dr_pen_stroke (cr);
  return width_px;
}

static void paint_value (const DrCard *card, const DrCell *cell, double was_px, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double width_px = 0, most_px = DR_TEXT_MOST_PX, y_px = cell->box.y_px + cell->box.height_px / 2;
  dr_text_measure (text, DR_FONT_CODE, cell->value, most_px, &width_px, NULL);
  double x_px = cell->box.x_px + 7 + (was_px > 0 ? was_px + 6 : 0);
  if (card->form == DR_FORM_CELLS || cell->is_byte)
    x_px = cell->box.x_px + (cell->box.width_px - width_px) / 2;
  else if (card->rtl)
    x_px = cell->box.x_px + cell->box.width_px - 7 - width_px - (was_px > 0 ? was_px + 6 : 0);
  dr_text_paint (text, cr, DR_FONT_CODE, cell->value, x_px, y_px, most_px, value_color (cell, theme));
}

static void paint_gap (const DrCell *cell, cairo_t *cr, DrText *text, const DrTheme *theme) {
  dr_text_paint (text, cr, DR_FONT_SMALL, cell->label, cell->label_x_px, cell->label_y_px, 0,
                 cell->mark == MD_MARK_NONE ? &theme->dim_text : &theme->changed);
}

/* What another object owns, and what is empty, is open and dashed. */
static void paint_open (cairo_t *cr, DrRect box, DrColor color, const DrTheme *theme) {
  static const double dash[] = {3, 2};
  cairo_rectangle (cr, box.x_px, box.y_px, box.width_px, box.height_px);
  set_color (cr, color);
  cairo_set_line_width (cr, theme->line_px * 0.75);
  cairo_set_dash (cr, dash, 2, 0);
  dr_pen_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void paint_cell (const DrCard *card, const DrCell *cell, cairo_t *cr, DrText *text, const DrTheme *theme) {
  if (cell->gap) {
    paint_gap (cell, cr, text, theme);
    return;
  }
  /* In a new object everything is new: only what changed in an old one is marked. */
  MdMark mark = card->mark == MD_MARK_NEW || card->mark == MD_MARK_FREED ? MD_MARK_NONE : cell->mark;
  gboolean sequence = card->shape == MD_SHAPE_LIST || card->shape == MD_SHAPE_TUPLE || card->form == DR_FORM_CELLS;
  gboolean byte = cell->is_byte;
  if (card->form == DR_FORM_PAIRS && cell->key_box.width_px > 0)
    paint_box (cr, cell->key_box, cell->is_key ? mark : MD_MARK_NONE, TRUE, theme);
  if (cell->is_shared)
    paint_open (cr, cell->box, theme->weak_arrow, theme);
  else if (cell->is_free)
    paint_open (cr, cell->box, theme->cell_border, theme);
  else if (!cell->is_key)
    paint_box (cr, cell->box, mark, FALSE, theme);
  if (cell->is_seen)
    paint_open (cr, cell->box, theme->weak_arrow, theme);
  dr_text_paint (text, cr, sequence || byte ? DR_FONT_SMALL : DR_FONT_CODE, cell->label, cell->label_x_px, cell->label_y_px,
                 DR_TEXT_MOST_PX, sequence || byte ? &theme->dim_text : &theme->text);
  double was_px = paint_was (cell, DR_WAS_MOST_PX, cr, text, theme);
  if (cell->value != NULL)
    paint_value (card, cell, card->form == DR_FORM_CELLS ? 0 : was_px, cr, text, theme);
  if (cell->has_port) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, cell->port_x_px, cell->port_y_px, 4.2, 0, 2 * G_PI);
    set_color (cr, theme->arrow);
    dr_pen_fill (cr);
  }
}

/* A block of memory: whose it is by its fill, free ones open; below it may stand who lived there before. */
static void paint_block (const DrCell *cell, gboolean labelled, cairo_t *cr, DrText *text, const DrTheme *theme) {
  static const double dash[] = {2, 3};
  DrRect box = cell->box;
  double width_px = 0, most_px = box.width_px - 12;
  DrColor fill = cell->is_tinted ? theme->tint[cell->hue] : cell->is_free ? theme->card : theme->cell;
  if (labelled)
    dr_text_paint (text, cr, DR_FONT_SMALL, cell->label, cell->label_x_px, cell->label_y_px, 0, &theme->dim_text);
  cairo_rectangle (cr, box.x_px, box.y_px, box.width_px, box.height_px);
  set_color (cr, cell->is_tinted ? theme->hue[cell->hue] : theme->cell_border);
  cairo_set_line_width (cr, theme->line_px * 0.75);
  cairo_set_dash (cr, dash, cell->is_free ? 2 : 0, 0);
  dr_pen_fill_and_stroke (cr, &fill);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_cell_mark (cr, box, cell->mark, theme);
  paint_was (cell, most_px, cr, text, theme);
  if (cell->value == NULL)
    return;
  double y_px = box.y_px + (cell->was != NULL ? 12 : box.height_px / 2);
  dr_text_measure (text, DR_FONT_SMALL, cell->value, most_px, &width_px, NULL);
  dr_text_paint (text, cr, DR_FONT_SMALL, cell->value, box.x_px + (cell->was != NULL ? 6 : (box.width_px - width_px) / 2), y_px, most_px,
                 cell->is_dim ? &theme->dim_text : &theme->text);
}

static void paint_blocks (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double line_y_px = -1;
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    gboolean first = cell->box.y_px != line_y_px && !cell->gap;
    if (cell->gap)
      paint_gap (cell, cr, text, theme);
    else
      paint_block (cell, first, cr, text, theme);
    if (first)
      line_y_px = cell->box.y_px;
  }
}

static void paint_texts (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double width_px = 0;
  dr_text_measure (text, DR_FONT_CODE, card->text, DR_TEXT_MOST_PX * 1.4, &width_px, NULL);
  dr_text_paint (text, cr, DR_FONT_CODE, card->text, from_start (card, DR_PAD_PX + 1, width_px), card->text_y_px,
                 DR_TEXT_MOST_PX * 1.4, &theme->text);
  dr_text_measure (text, DR_FONT_SMALL, card->note, DR_NOTE_MOST_PX, &width_px, NULL);
  dr_text_paint (text, cr, DR_FONT_SMALL, card->note, from_start (card, DR_PAD_PX + 1, width_px), card->note_y_px, DR_NOTE_MOST_PX,
                 &theme->dim_text);
}

/* Tuples cannot change: a double rule under their title says so. Sets have a rounded one. */
static void paint_kind (const DrCard *card, cairo_t *cr, const DrTheme *theme) {
  DrColor color = theme->hue[card->hue];
  color.alpha = 0.5;
  set_color (cr, color);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, DR_HEADER_PX);
  cairo_line_to (cr, card->width_px, DR_HEADER_PX);
  if (card->shape == MD_SHAPE_TUPLE) {
    cairo_move_to (cr, 0, DR_HEADER_PX - 2.5);
    cairo_line_to (cr, card->width_px, DR_HEADER_PX - 2.5);
  }
  dr_pen_stroke (cr);
}

/* Lines of text where they would be, all in one path. */
static void trace_bars (const DrCard *card, cairo_t *cr) {
  double middle_px = DR_HEADER_PX / 2;
  cairo_rectangle (cr, from_start (card, DR_PAD_PX, card->width_px * 0.4), middle_px - 4, card->width_px * 0.4, 8);
  if (*card->text != '\0')
    cairo_rectangle (cr, DR_PAD_PX, card->text_y_px - 4, card->width_px * 0.6, 8);
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    if (cell->label_width_px > 0)
      cairo_rectangle (cr, cell->label_x_px, cell->label_y_px - 3, cell->label_width_px, 6);
    if (cell->value != NULL)
      cairo_rectangle (cr, cell->box.x_px + 7, cell->box.y_px + cell->box.height_px / 2 - 4, MAX (cell->box.width_px - 14, 8), 8);
  }
}

static void fill_rect (cairo_t *cr, double x_px, double y_px, double width_px, double height_px, DrColor color) {
  cairo_rectangle (cr, x_px, y_px, width_px, height_px);
  set_color (cr, color);
  dr_pen_fill (cr);
}

/* From farther away than text can be read: the same shapes without what is too fine to be seen. Borders are what a smaller rectangle
 * leaves of a larger one, and edges are sharp: so Cairo has but rectangles to fill. */
static void paint_small (const DrCard *card, cairo_t *cr, const DrTheme *theme, double detail) {
  gboolean marked = card->mark != MD_MARK_NONE, far_off = detail < BLOCK_DETAIL;
  double line_px = (marked ? 2 : 1) * MAX (card->current ? 2.4 : theme->line_px, 1 / detail);
  DrColor bars = theme->dim_text, border = marked ? mark_color (card->mark, theme) : theme->hue[card->hue];
  bars.alpha = 0.55;
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  fill_rect (cr, 0, 0, card->width_px, card->height_px, border);
  fill_rect (cr, line_px, line_px, card->width_px - 2 * line_px, card->height_px - 2 * line_px,
             far_off ? theme->tint[card->hue] : theme->card);
  if (!far_off) {
    fill_rect (cr, line_px, line_px, card->width_px - 2 * line_px, DR_HEADER_PX - line_px, theme->tint[card->hue]);
    trace_bars (card, cr);
    set_color (cr, bars);
    dr_pen_fill (cr);
  }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  if (!far_off && (card->mark == MD_MARK_FREED || card->garbage))
    hatch (card, cr, theme);
}

void dr_card_paint (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme) {
  double detail = dr_pen_detail (cr);
  if (detail < DR_TEXT_DETAIL) {
    paint_small (card, cr, theme, detail);
    return;
  }
  paint_body (card, cr, theme);
  paint_kind (card, cr, theme);
  paint_header (card, cr, text, theme);
  paint_texts (card, cr, text, theme);
  if (card->form == DR_FORM_GRID)
    paint_blocks (card, cr, text, theme);
  for (guint i = 0; i < card->n_cells && card->form != DR_FORM_GRID; i++)
    paint_cell (card, &card->cells[i], cr, text, theme);
  paint_spare (card, cr, text, theme);
  paint_tags (card, cr, text, theme);
  paint_border (card, cr, theme);
  if (card->mark != MD_MARK_NONE && card->shape != MD_SHAPE_FRAME) {
    cairo_save (cr);
    cairo_translate (cr, from_start (card, BADGE_X_PX, 0), BADGE_Y_PX);
    paint_badge (cr, card->mark, theme);
    cairo_restore (cr);
  }
}
