#include "config.h"

#include "dr-card.h"

#include <math.h>
#include <glib/gi18n-lib.h>

static void measure_header (DrCard *card, DrText *text, double *width_px) {
  double title_px = 0, count_px = 0;
  dr_text_measure (text, DR_FONT_TITLE, card->title, DR_TEXT_MOST_PX, &title_px, NULL);
  dr_text_measure (text, DR_FONT_SMALL, card->count, 0, &count_px, NULL);
  *width_px = MAX (*width_px, DR_PAD_PX * 2 + title_px + (count_px > 0 ? 22 + count_px : 0));
}

static double value_width (const DrCell *cell, DrText *text) {
  if (cell->value == NULL)
    return DR_CELL_LEAST_PX;
  double width_px = 0;
  dr_text_measure (text, DR_FONT_CODE, cell->value, DR_TEXT_MOST_PX, &width_px, NULL);
  return MAX (DR_CELL_LEAST_PX, width_px + 14);
}

/* Side by side, with the label above. */
static void measure_cells (DrCard *card, DrText *text, double *width_px, double *height_px) {
  double x_px = DR_PAD_PX;
  double label_px = card->shape == MD_SHAPE_SET ? 0 : 15;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    dr_text_measure (text, DR_FONT_SMALL, cell->label, 0, &cell->label_width_px, NULL);
    double cell_px = cell->gap ? cell->label_width_px + 16 : value_width (cell, text);
    cell->box = (DrRect){x_px, *height_px + label_px, cell_px, DR_ROW_PX};
    cell->label_x_px = x_px + (cell_px - cell->label_width_px) / 2;
    cell->label_y_px = cell->gap ? cell->box.y_px + DR_ROW_PX / 2 : *height_px + label_px / 2;
    cell->port_x_px = x_px + cell_px / 2;
    cell->port_y_px = cell->box.y_px + DR_ROW_PX / 2;
    x_px += cell_px;
  }
  *width_px = MAX (*width_px, x_px + DR_PAD_PX);
  *height_px += label_px + DR_ROW_PX + DR_PAD_PX;
}

/* One below the other: labels in one column, values in another. */
static void measure_rows (DrCard *card, DrText *text, double *width_px, double *height_px) {
  gboolean pairs = card->form == DR_FORM_PAIRS;
  DrFont font = card->shape == MD_SHAPE_LIST || card->shape == MD_SHAPE_TUPLE ? DR_FONT_SMALL : DR_FONT_CODE;
  double label_px = 0, value_px = 0, gap_px = 0;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    dr_text_measure (text, cell->gap ? DR_FONT_SMALL : font, cell->label, DR_TEXT_MOST_PX, &cell->label_width_px, NULL);
    if (cell->gap) {
      gap_px = MAX (gap_px, cell->label_width_px);
      continue;
    }
    label_px = MAX (label_px, cell->label_width_px + (pairs ? 14 : 0));
    value_px = MAX (value_px, value_width (cell, text));
  }
  if (pairs)
    label_px = MAX (label_px, DR_CELL_LEAST_PX);
  double between_px = pairs ? 0 : 8;
  double content_px = MAX (label_px + between_px + value_px, gap_px);
  content_px = MAX (content_px, *width_px - 2 * DR_PAD_PX);
  value_px = content_px - label_px - between_px;
  for (guint i = 0; i < card->n_cells; i++) {
    DrCell *cell = &card->cells[i];
    double y_px = *height_px + i * DR_ROW_PX;
    if (pairs)
      cell->key_box = (DrRect){DR_PAD_PX, y_px, label_px, DR_ROW_PX};
    cell->box = (DrRect){DR_PAD_PX + label_px + between_px, y_px, value_px, DR_ROW_PX};
    if (cell->gap)
      cell->box = (DrRect){DR_PAD_PX, y_px, content_px, DR_ROW_PX};
    cell->label_y_px = y_px + DR_ROW_PX / 2;
    cell->label_x_px = cell->gap ? DR_PAD_PX + (content_px - cell->label_width_px) / 2
                       : pairs   ? DR_PAD_PX + 7
                                 : DR_PAD_PX + label_px - cell->label_width_px;
    /* The dot stands at the right border, where the arrow leaves without crossing the card. */
    cell->port_x_px = DR_PAD_PX * 2 + content_px - DR_PAD_PX - 12;
    cell->port_y_px = cell->label_y_px;
  }
  *width_px = content_px + 2 * DR_PAD_PX;
  *height_px += card->n_cells * DR_ROW_PX + DR_PAD_PX;
}

void dr_card_measure (DrCard *card, DrText *text) {
  double width_px = 72, height_px = DR_HEADER_PX + 6;
  measure_header (card, text, &width_px);
  if (*card->text != '\0') {
    double text_px = 0;
    dr_text_measure (text, DR_FONT_CODE, card->text, DR_TEXT_MOST_PX * 1.4, &text_px, NULL);
    width_px = MAX (width_px, text_px + 2 * DR_PAD_PX + 2);
    card->text_y_px = height_px + DR_ROW_PX / 2 - 3;
    height_px += DR_ROW_PX - 2;
  }
  if (card->n_cells == 0)
    height_px += *card->text != '\0' ? 2 : 6;
  else if (card->form == DR_FORM_CELLS)
    measure_cells (card, text, &width_px, &height_px);
  else
    measure_rows (card, text, &width_px, &height_px);
  card->width_px = ceil (width_px);
  card->height_px = ceil (height_px);
}

int dr_card_cell_at (const DrCard *card, double x_px, double y_px) {
  for (guint i = 0; i < card->n_cells; i++) {
    const DrCell *cell = &card->cells[i];
    gboolean row = card->form != DR_FORM_CELLS;
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
  }
  return g_string_free (string, FALSE);
}
