/* A card for those who do not see the canvas, and for the focus: an invisible widget at the card's place, an item of a tree. While it is
 * open, its cells are items below it.
 */
#pragma once

#include "dr-spoken.h"
#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_CANVAS_CARD (hs_canvas_card_get_type ())
G_DECLARE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, HS, CANVAS_CARD, GtkWidget)

GtkWidget *hs_canvas_card_new (void);
/* Stands for the card at INDEX of SCENE, whose words are SPOKEN; both are read at once and not kept. */
void hs_canvas_card_show (HsCanvasCard *self, const DrScene *scene, const DrSpoken *spoken, guint index);
/* Whether it is selected, and its cell CELL (-1: none). */
void hs_canvas_card_set_selected (HsCanvasCard *self, const DrScene *scene, const DrSpoken *spoken, gboolean selected, int cell);
/* Where it stands in its parent, at ZOOM; TRUE: elsewhere than before. It is there once it is allocated. */
gboolean hs_canvas_card_set_place (HsCanvasCard *self, const graphene_rect_t *rect, double zoom);
void hs_canvas_card_allocate (HsCanvasCard *self);
/* Whether it stands for a card now. Where it stands then has to be told and allocated: nobody else does. */
void hs_canvas_card_set_present (HsCanvasCard *self, gboolean present);
gboolean hs_canvas_card_get_present (HsCanvasCard *self);
TrId hs_canvas_card_get_id (HsCanvasCard *self);
guint hs_canvas_card_get_index (HsCanvasCard *self);
/* The widget of a cell; NULL: the card is not open. */
GtkWidget *hs_canvas_card_get_cell (HsCanvasCard *self, guint cell);

G_END_DECLS
