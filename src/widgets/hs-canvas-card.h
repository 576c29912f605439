/* A card for those who do not see the canvas, and for the focus: an invisible widget at the card's place. */
#pragma once

#include "hs-session.h"

G_BEGIN_DECLS

#define HS_TYPE_CANVAS_CARD (hs_canvas_card_get_type ())
G_DECLARE_FINAL_TYPE (HsCanvasCard, hs_canvas_card, HS, CANVAS_CARD, GtkWidget)

GtkWidget *hs_canvas_card_new (void);
/* Stands for the card at INDEX of SCENE, which is read at once and not kept. */
void hs_canvas_card_show (HsCanvasCard *self, const DrScene *scene, guint index);
/* Where it stands in its parent; TRUE: elsewhere than before. It is there once it is allocated. */
gboolean hs_canvas_card_set_place (HsCanvasCard *self, const graphene_rect_t *rect);
void hs_canvas_card_allocate (HsCanvasCard *self);
TrId hs_canvas_card_get_id (HsCanvasCard *self);
guint hs_canvas_card_get_index (HsCanvasCard *self);

G_END_DECLS
