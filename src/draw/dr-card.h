/* A card: how one node of the graph looks. Lengths are px at zoom 1, relative to the card's top left corner.
 *
 * Invariants
 *  - a cell with has_port shows a dot there, from which an arrow leaves; one with a value shows that instead;
 *  - cells stand in the order of the slots; a cell with `gap` stands for those that were left out and has neither;
 *  - a port's number depends on the slot alone, so the same slot has the same port in every step.
 */
#pragma once

#include "dr-text.h"
#include "md-graph.h"

G_BEGIN_DECLS

typedef struct DrRect {
  double x_px, y_px, width_px, height_px;
} DrRect;

typedef enum DrForm {
  DR_FORM_TEXT,  /* a text only */
  DR_FORM_CELLS, /* side by side, indices above */
  DR_FORM_ROWS,  /* one below the other: label and value */
  DR_FORM_PAIRS, /* the same, both in boxes: dicts */
} DrForm;

typedef struct DrCell {
  const char *label; /* index, name, key; "" if it has none */
  const char *value; /* text of the atom within; NULL: a port, or nothing */
  const char *type;  /* of that atom, for its look; NULL as above */
  DrRect box;        /* where the value stands */
  double label_x_px, label_y_px, label_width_px; /* y: the middle of the line */
  DrRect key_box;    /* of pairs */
  MdMark mark;
  TrId owner;        /* the reference that it shows: this slot of this subject; 0: none */
  guint8 slot_kind;
  guint32 slot_index;
  gboolean gap, has_port;
  guint64 port;
  double port_x_px, port_y_px;
} DrCell;

typedef struct DrCard {
  TrId id;
  MdShape shape;
  DrHue hue;
  DrForm form;
  MdMark mark;
  gboolean current;  /* the frame that runs */
  const char *title; /* the type, or the function of a frame */
  const char *count; /* "2 refs"; frames: the line */
  const char *text;  /* "" or one line */
  const char *full_text; /* all of it */
  guint refcount;
  gboolean immortal;
  guint64 address, size_bytes;
  double x_px, y_px; /* filled in by the scene */
  double width_px, height_px;
  double text_y_px;
  DrCell *cells;
  guint n_cells;
  const char *const *holders; /* texts of the references from what is not in the picture */
  guint n_holders;
} DrCard;

/* What the user may switch. */
typedef struct DrOptions {
  gboolean atoms;     /* atoms as objects of their own */
  gboolean addresses; /* on the cards */
  gboolean generations; /* of the collector, on the cards */
} DrOptions;

/* Computes where everything in CARD stands, and its size, from its texts. */
void dr_card_measure (DrCard *card, DrText *text);
/* Paints CARD with its corner at the origin. */
void dr_card_paint (const DrCard *card, cairo_t *cr, DrText *text, const DrTheme *theme);
/* The outline of CARD, grown by MORE_PX. */
void dr_card_outline (const DrCard *card, cairo_t *cr, double more_px);
/* The cell of CARD at a point relative to it, or -1. */
int dr_card_cell_at (const DrCard *card, double x_px, double y_px);
/* What a screen reader says: "list, 2 refs, new" and the contents. Free with g_free. */
char *dr_card_label (const DrCard *card);
char *dr_card_description (const DrCard *card);

G_END_DECLS
