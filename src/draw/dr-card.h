/* A card: how one node of the graph looks. Lengths are px at zoom 1, relative to the card's top left corner.
 *
 * Invariants
 *  - a cell with has_port shows a dot there, from which an arrow leaves; one with a value shows that instead;
 *  - cells stand in the order of the slots; a cell with `gap` stands for those that were left out and has neither;
 *  - a port's number depends on the slot alone, so the same slot has the same port in every step;
 *  - from top to bottom a card has its header, its text, its note, its cells, its tags, each only if there is something to say;
 *  - `was` is what a cell held before this step: it is struck through, and stands before the value.
 */
#pragma once

#include "dr-text.h"
#include "md-graph.h"

G_BEGIN_DECLS

typedef struct DrRect {
  double x_px, y_px, width_px, height_px;
} DrRect;

/* R becomes the least rectangle around itself and WITH. */
static inline void dr_rect_unite (DrRect *r, const DrRect *with) {
  double right = MAX (r->x_px + r->width_px, with->x_px + with->width_px);
  double bottom = MAX (r->y_px + r->height_px, with->y_px + with->height_px);
  r->x_px = MIN (r->x_px, with->x_px);
  r->y_px = MIN (r->y_px, with->y_px);
  r->width_px = right - r->x_px;
  r->height_px = bottom - r->y_px;
}

typedef enum DrForm {
  DR_FORM_TEXT,  /* a text only */
  DR_FORM_CELLS, /* side by side, indices above */
  DR_FORM_ROWS,  /* one below the other: label and value */
  DR_FORM_PAIRS, /* the same, both in boxes: dicts */
  DR_FORM_BYTES, /* first rows, then narrow cells side by side */
  DR_FORM_GRID,  /* in lines of boxes of one size: blocks of memory */
} DrForm;

typedef struct DrCell {
  const char *label; /* index, name, key; "" if it has none */
  const char *value; /* text of the atom within; NULL: a port, or nothing */
  const char *type;  /* of that atom, for its look; NULL as above */
  DrRect box;        /* where the value stands */
  double label_x_px, label_y_px, label_width_px; /* y: the middle of the line */
  DrRect key_box;    /* of pairs */
  const char *was;   /* before this step; NULL: the same, or nothing */
  double was_x_px, was_y_px;
  MdMark mark;
  gboolean is_beneath; /* a value whose key has the row above it: it stands where the other values do, with nothing beside it */
  TrId subject;      /* the object that a block of memory holds; else 0 */
  DrHue hue;         /* behind a block */
  gboolean is_tinted, is_dim, is_free; /* of a block: the program's, from before it, nobody's */
  gboolean is_byte;   /* of a bytearray or memoryview, or a gap among them */
  gboolean is_shared; /* a byte that another object owns */
  gboolean is_seen;   /* a byte of its own that a view of it sees, too */
  gboolean is_key;   /* a key that is an object: a row of its own above its value's */
  TrId owner;        /* the reference that it shows: this slot of this subject; 0: none */
  guint8 slot_kind;
  guint32 slot_index;
  gboolean gap, has_port;
  guint64 port;
  double port_x_px, port_y_px;
} DrCell;

/* What holds an object without being in the picture, in a word or two. */
typedef struct DrTag {
  const char *text;
  DrRect box;
} DrTag;

typedef struct DrCard {
  TrId id;
  MdShape shape;
  DrHue hue;
  DrForm form;
  MdMark mark;
  gboolean current;  /* the frame that runs */
  const char *title; /* the type, or the function of a frame */
  const char *type;  /* the full name of the type, as MdNode's; "" for what is no object */
  const char *module; /* that a function or class is of; NULL: none */
  gboolean group;    /* it stands for all of its type */
  const char *count; /* "2 refs"; frames: the line */
  const char *text;  /* "" or one line */
  const char *full_text; /* all of it */
  const char *note;  /* "" or what there is to know besides, small */
  gboolean is_table; /* a dict or set slot by slot */
  gboolean garbage;  /* nothing reaches it: hatched */
  gboolean rtl;      /* rows are mirrored: labels right, ports left */
  guint length;      /* items of a container, shown or not */
  guint spare;       /* cells of a list that are allocated and not used */
  DrRect spare_box;
  DrTag *tags;
  guint n_tags;
  guint refcount;
  gboolean immortal;
  guint64 address, size_bytes;
  double x_px, y_px; /* filled in by the scene */
  double width_px, height_px;
  double text_y_px, note_y_px;
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
  gboolean tables;    /* dicts and sets as hash tables, slot by slot */
  gboolean memory;    /* the heap by address instead of objects and references */
  gboolean details;   /* size, flags and the like on every card */
  gboolean rtl;       /* from right to left: frames stand right, arrows lead to the left */
  guint group_beyond; /* with more cards than so many, the most frequent types are grouped; 0: with more than can be read */
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
