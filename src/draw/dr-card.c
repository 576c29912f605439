#include "config.h"

#include "dr-card.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#define WAS_GAP_PX     6   /* between what was and what is */
#define SPARE_PX       30
#define BYTE_PX        25
#define GAP_BYTES_PX   76
#define GRID_COLUMNS   8
#define GRID_BOX_PX    88
#define GRID_ROW_PX    36
#define TAG_HEIGHT_PX  17
#define TAG_GAP_PX     4
#define ROOM_FOR_LINE  888u
#define TAGS_LEAST_PX  150 /* tags may make a card as wide as this before they wrap */

/* A frame has room for its line whether it is at one or not: it is as wide at each step, so that nothing beside it has to move. */
static double line_width (DrText *text) {
  g_autofree char *line = g_strdup_printf (_ ("line %u"), ROOM_FOR_LINE);
  double width_px = 0;
  dr_text_measure (text, DR_FONT_SMALL, line, 0, &width_px, NULL);
  return width_px;
}

static void measure_header (DrCard *card, DrText *text, double *width_px) {
  double title_px = 0, count_px = 0;
  dr_text_measure (text, DR_FONT_TITLE, card->title, DR_TEXT_MOST_PX, &title_px, NULL);
  dr_text_measure (text, DR_FONT_SMALL, card->count, 0, &count_px, NULL);
  if (card->shape == MD_SHAPE_FRAME)
    count_px = MAX (count_px, line_width (text));
  *width_px = MAX (*width_px, DR_PAD_PX * 2 + title_px + (count_px > 0 ? 22 + count_px : 0));
}

static double was_width (const DrCell *cell, DrText *text) {
  double width_px = 0;
  if (cell->was != NULL)
    dr_text_measure (text, DR_FONT_SMALL, cell->was, DR_WAS_MOST_PX, &width_px, NULL);
  return width_px;
}

/* Sequences have what was above the cell, where the index is; rows have it before the value. */
static double value_width (const DrCell *cell, DrText *text, gboolean row) {
  double width_px = 0, was_px = was_width (cell, text);
  if (cell->value != NULL)
    dr_text_measure (text, DR_FONT_CODE, cell->value, DR_TEXT_MOST_PX, &width_px, NULL);
  if (cell->value == NULL)
    width_px = DR_CELL_LEAST_PX - 14;
  return MAX (DR_CELL_LEAST_PX, width_px + 14 + (row && was_px > 0 ? was_px + WAS_GAP_PX : 0));
}

/* Side by side, with the label above. */
static void measure_cells (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double x_px = DR_PAD_PX;
  double label_px = card->shape == MD_SHAPE_SET && !card->is_table ? 0 : 15;
  for (guint i = 0; i < card->n_cells; i++)
    if (card->cells[i].was != NULL)
      label_px = 15;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    dr_text_measure (text, DR_FONT_SMALL, cell->label, 0, &cell->label_width_px, NULL);
    double was_px = was_width (cell, text), above_px = cell->label_width_px + (was_px > 0 ? was_px + WAS_GAP_PX : 0);
    double cell_px = cell->gap ? cell->label_width_px + 16 : MAX (value_width (cell, text, FALSE), above_px + 4);
    cell->box = (DrRect){x_px, *height_px + label_px, cell_px, DR_ROW_PX};
    cell->label_x_px = x_px + (cell_px - above_px) / 2;
    cell->label_y_px = cell->gap ? cell->box.y_px + DR_ROW_PX / 2 : *height_px + label_px / 2;
    cell->was_x_px = cell->label_x_px + cell->label_width_px + (cell->label_width_px > 0 ? WAS_GAP_PX : 0);
    cell->was_y_px = *height_px + label_px / 2;
    cell->port_x_px = x_px + cell_px / 2;
    cell->port_y_px = cell->box.y_px + DR_ROW_PX / 2;
    x_px += cell_px;
  }
  if (card->spare > 0) {
    card->spare_box = (DrRect){x_px, *height_px + label_px, SPARE_PX, DR_ROW_PX};
    x_px += SPARE_PX;
  }
  *width_px = MAX (*width_px, x_px + DR_PAD_PX);
  *height_px += label_px + DR_ROW_PX + DR_PAD_PX;
}

typedef struct Columns {
  double label_px, between_px, value_px, all_px;
} Columns;

static DrFont label_font (const DrCard *card, const DrCell *cell) {
  gboolean index = card->shape == MD_SHAPE_LIST || card->shape == MD_SHAPE_TUPLE || cell->gap;
  return index ? DR_FONT_SMALL : DR_FONT_CODE;
}

static Columns columns_of (const DrCard *card, DrText *text, double least_px) {
  gboolean pairs = card->form == DR_FORM_PAIRS;
  Columns c = {.label_px = pairs ? DR_CELL_LEAST_PX : 0};
  double alone_px = 0;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    dr_text_measure (text, label_font (card, cell), cell->label, DR_TEXT_MOST_PX, &cell->label_width_px, NULL);
    if (cell->gap || cell->is_key) {
      double more_px = cell->is_key ? 14 + DR_CELL_LEAST_PX : 0;
      alone_px = MAX (alone_px, cell->label_width_px + more_px);
      continue;
    }
    c.label_px = MAX (c.label_px, cell->label_width_px + (pairs ? 14 : 0));
    c.value_px = MAX (c.value_px, value_width (cell, text, TRUE));
  }
  c.between_px = pairs || c.label_px == 0 ? 0 : 8;
  c.all_px = MAX (MAX (c.label_px + c.between_px + c.value_px, alone_px), least_px);
  c.value_px = c.all_px - c.label_px - c.between_px;
  return c;
}

/* Left to right, whatever the card's direction. */
static void place_row (const DrCard *card, DrCell *cell, const Columns *c, double y_px) {
  gboolean pairs = card->form == DR_FORM_PAIRS;
  double value_x_px = DR_PAD_PX + c->label_px + c->between_px;
  gboolean alone = cell->gap || cell->is_key;
  if (alone)
    value_x_px = DR_PAD_PX;
  if (pairs && !cell->gap && !cell->is_beneath)
    cell->key_box = (DrRect){DR_PAD_PX, y_px, cell->is_key ? c->all_px : c->label_px, DR_ROW_PX};
  cell->box = (DrRect){value_x_px, y_px, alone ? c->all_px : c->value_px, DR_ROW_PX};
  cell->label_y_px = cell->port_y_px = cell->was_y_px = y_px + DR_ROW_PX / 2;
  cell->label_x_px = cell->gap ? DR_PAD_PX + (c->all_px - cell->label_width_px) / 2
                     : pairs   ? DR_PAD_PX + 7
                               : DR_PAD_PX + c->label_px - cell->label_width_px;
  cell->was_x_px = value_x_px + 7;
  /* The dot stands at the border, where the arrow leaves without crossing the card. */
  cell->port_x_px = DR_PAD_PX + c->all_px - 12;
}

static void mirror (DrRect *rect, double width_px) {
  rect->x_px = width_px - rect->x_px - rect->width_px;
}

static void mirror_row (DrCell *cell, double width_px, DrText *text) {
  mirror (&cell->box, width_px);
  mirror (&cell->key_box, width_px);
  cell->label_x_px = width_px - cell->label_x_px - cell->label_width_px;
  cell->port_x_px = width_px - cell->port_x_px;
  cell->was_x_px = width_px - cell->was_x_px - was_width (cell, text);
}

/* One below the other: labels in one column, values in another. */
static void measure_rows (DrCard *card, DrText *text, double *width_px, double *height_px) {
  Columns c = columns_of (card, text, *width_px - 2 * DR_PAD_PX);
  *width_px = c.all_px + 2 * DR_PAD_PX;
  for (guint i = 0; i < card->n_cells; i++) {
    place_row (card, &card->cells[i], &c, *height_px + i * DR_ROW_PX);
    if (card->rtl)
      mirror_row (&card->cells[i], *width_px, text);
  }
  *height_px += card->n_cells * DR_ROW_PX;
  if (card->spare > 0) {
    DrRect last = card->cells[card->n_cells - 1].box;
    card->spare_box = (DrRect){last.x_px, *height_px, last.width_px, DR_ROW_PX * 0.6};
    *height_px += card->spare_box.height_px;
  }
  *height_px += DR_PAD_PX;
}

/* The references of a view as rows, then its bytes side by side, each as wide as two letters. */
static void measure_bytes (DrCard *card, DrText *text, double *width_px, double *height_px) {
  guint n_rows = 0;
  while (n_rows < card->n_cells && !card->cells[n_rows].is_byte)
    n_rows++;
  guint n_bytes = card->n_cells - n_rows;
  DrCell *cells = card->cells;
  double bytes_px = 2 * DR_PAD_PX;
  for (guint i = n_rows; i < card->n_cells; i++)
    bytes_px += cells[i].gap ? GAP_BYTES_PX : BYTE_PX;
  *width_px = MAX (*width_px, bytes_px);
  card->n_cells = n_rows;
  if (n_rows > 0)
    measure_rows (card, text, width_px, height_px);
  card->n_cells = n_rows + n_bytes;
  double x_px = DR_PAD_PX;
  for (guint i = n_rows; i < card->n_cells; i++) {
    double cell_px = cells[i].gap ? GAP_BYTES_PX : BYTE_PX;
    dr_text_measure (text, DR_FONT_SMALL, cells[i].label, 0, &cells[i].label_width_px, NULL);
    cells[i].box = (DrRect){x_px, *height_px + 15, cell_px, DR_ROW_PX};
    cells[i].label_x_px = x_px + (cell_px - cells[i].label_width_px) / 2;
    cells[i].label_y_px = cells[i].gap ? cells[i].box.y_px + DR_ROW_PX / 2 : *height_px + 7;
    x_px += cell_px;
  }
  *height_px += n_bytes > 0 ? 15 + DR_ROW_PX + DR_PAD_PX : 0;
}

/* Lines of boxes; the address within the pool stands before each line. */
static void measure_grid (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double label_px = 0, box_px = GRID_BOX_PX, row_px = GRID_ROW_PX;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    dr_text_measure (text, DR_FONT_SMALL, cell->label, 0, &cell->label_width_px, NULL);
    label_px = MAX (label_px, cell->gap ? 0 : cell->label_width_px);
  }
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    guint column = i % GRID_COLUMNS;
    double x_px = DR_PAD_PX + label_px + 6 + column * box_px, y_px = *height_px + i / GRID_COLUMNS * row_px;
    cell->box = (DrRect){x_px, y_px, box_px, row_px};
    cell->label_x_px = cell->gap ? x_px + (box_px - cell->label_width_px) / 2 : DR_PAD_PX + label_px - cell->label_width_px;
    cell->label_y_px = y_px + row_px / 2;
    /* What a block held stands below what it holds, and in the middle if it holds nothing. */
    cell->was_x_px = x_px + (cell->value != NULL ? 6 : MAX (6, (box_px - was_width (cell, text)) / 2));
    cell->was_y_px = y_px + (cell->value != NULL ? row_px - 10 : row_px / 2);
    *width_px = MAX (*width_px, x_px + box_px + DR_PAD_PX);
  }
  *height_px += (card->n_cells + GRID_COLUMNS - 1) / GRID_COLUMNS * row_px + DR_PAD_PX;
}

/* In lines, as wide as the card, which may grow a little for them. */
static void measure_tags (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double most_px = MAX (*width_px, TAGS_LEAST_PX), x_px = DR_PAD_PX, reached_px = 0;
  if (card->n_tags == 0)
    return;
  for (guint i = 0; i < card->n_tags; i++) {
    DrTag *tag = &card->tags[i];
    double tag_px = 0;
    dr_text_measure (text, DR_FONT_SMALL, tag->text, DR_TEXT_MOST_PX, &tag_px, NULL);
    tag_px += 12;
    if (x_px > DR_PAD_PX && x_px + tag_px + DR_PAD_PX > most_px) {
      x_px = DR_PAD_PX;
      *height_px += TAG_HEIGHT_PX + TAG_GAP_PX;
    }
    tag->box = (DrRect){x_px, *height_px, tag_px, TAG_HEIGHT_PX};
    x_px += tag_px + TAG_GAP_PX;
    reached_px = MAX (reached_px, x_px - TAG_GAP_PX + DR_PAD_PX);
  }
  *width_px = MAX (*width_px, reached_px);
  *height_px += TAG_HEIGHT_PX + DR_PAD_PX - 2;
}

static void measure_texts (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double text_px = 0;
  if (*card->text != '\0') {
    dr_text_measure (text, DR_FONT_CODE, card->text, DR_TEXT_MOST_PX * 1.4, &text_px, NULL);
    *width_px = MAX (*width_px, text_px + 2 * DR_PAD_PX + 2);
    card->text_y_px = *height_px + DR_ROW_PX / 2 - 3;
    *height_px += DR_ROW_PX - 2;
  }
  if (*card->note != '\0') {
    dr_text_measure (text, DR_FONT_SMALL, card->note, DR_NOTE_MOST_PX, &text_px, NULL);
    *width_px = MAX (*width_px, text_px + 2 * DR_PAD_PX + 2);
    card->note_y_px = *height_px + 6;
    *height_px += 17;
  }
}

/* What the tags and notes need is known before the rows are made as wide as the card. */
static void measure_body (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double tags_px = *width_px, none_px = 0;
  measure_tags (card, text, &tags_px, &none_px);
  *width_px = MAX (*width_px, tags_px);
  if (card->n_cells == 0)
    *height_px += *card->text != '\0' || *card->note != '\0' ? 2 : 6;
  else if (card->form == DR_FORM_CELLS)
    measure_cells (card, text, width_px, height_px);
  else if (card->form == DR_FORM_BYTES)
    measure_bytes (card, text, width_px, height_px);
  else if (card->form == DR_FORM_GRID)
    measure_grid (card, text, width_px, height_px);
  else
    measure_rows (card, text, width_px, height_px);
  measure_tags (card, text, width_px, height_px);
}

void dr_card_measure (DrCard *card, DrText *text) {
  double width_px = 72, height_px = DR_HEADER_PX + 6;
  measure_header (card, text, &width_px);
  measure_texts (card, text, &width_px, &height_px);
  measure_body (card, text, &width_px, &height_px);
  card->width_px = ceil (width_px);
  card->height_px = ceil (height_px);
}

int dr_card_cell_at (const DrCard *card, double x_px, double y_px) {
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    gboolean row = card->form == DR_FORM_BYTES ? !cell->is_byte : card->form != DR_FORM_CELLS && card->form != DR_FORM_GRID;
    double left_px = row ? 0 : cell->box.x_px, right_px = row ? card->width_px : cell->box.x_px + cell->box.width_px;
    if (x_px >= left_px && x_px < right_px && y_px >= cell->box.y_px && y_px < cell->box.y_px + cell->box.height_px)
      return (int) i;
  }
  return -1;
}

static const char *mark_word (MdMark mark) {
  switch (mark) {
  case MD_MARK_NEW:
    return _ ("new");
  case MD_MARK_CHANGED:
    return _ ("changed");
  case MD_MARK_FREED:
    return _ ("freed");
  case MD_MARK_NONE:
    break;
  }
  return NULL;
}

char *dr_card_label (const DrCard *card) {
  const char *mark = mark_word (card->mark);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_ptr_array_add (words, (gpointer) card->title);
  if (*card->count != '\0')
    g_ptr_array_add (words, (gpointer) card->count);
  if (mark != NULL)
    g_ptr_array_add (words, (gpointer) mark);
  if (card->garbage)
    g_ptr_array_add (words, _ ("unreachable"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

char *dr_card_description (const DrCard *card) {
  GString *string = g_string_new (card->text);
  for (guint i = 0; i < card->n_cells && i < 12; i++) {
    const DrCell *cell = &card->cells[i];
    if (string->len > 0)
      g_string_append (string, "; ");
    g_string_append (string, cell->label);
    if (cell->value != NULL)
      g_string_append_printf (string, " %s", cell->value);
    if (cell->was != NULL)
      g_string_append_printf (string, _ (", was %s"), cell->was);
  }
  for (guint i = 0; i < card->n_tags; i++)
    g_string_append_printf (string, "%s%s", string->len > 0 ? "; " : "", card->tags[i].text);
  return g_string_free (string, FALSE);
}
