/* A card for those who do not see the canvas, and for the focus: an invisible widget at the card's place. */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_CANVAS_CARD (hs_canvas_card_get_type ())
G_DECLARE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, HS, CANVAS_CARD, GtkWidget)

GtkWidget *hs_canvas_card_new (void);
/* CARD is read at once and not kept; INDEX is its place in the scene. */
void hs_canvas_card_show (HsCanvasCard *self, const DrCard *card, guint index);
TrId hs_canvas_card_get_id (HsCanvasCard *self);
guint hs_canvas_card_get_index (HsCanvasCard *self);

G_END_DECLS
