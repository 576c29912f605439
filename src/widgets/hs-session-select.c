/* Selecting an object wherever the picture shows it. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-session-private.h"
#include "tr-state.h"

static const DrCard *card_of (const DrScene *scene, TrId object) {
  for (guint i = 0; i < scene->n_cards; i++)
    if (md_node_subject (scene->cards[i].id) == object)
      return &scene->cards[i];
  return NULL;
}

/* The name of what the prompt has shown last. */
static gboolean is_of_prompt (const DrCard *card, const DrCell *cell) {
  return card->shape == MD_SHAPE_FRAME && g_str_equal (cell->label, "_");
}

/* An atom may stand within the cells that refer to it: the first of them; that of the prompt's own name only if there is no other. */
static const DrCell *cell_with (const DrScene *scene, TrState *state, TrId object, TrId *card) {
  const DrCell *found = NULL;
  for (guint i = 0; i < scene->n_cards; i++)
    for (guint k = 0; k < scene->cards[i].n_cells; k++) {
      const DrCell *cell = &scene->cards[i].cells[k];
      if (cell->owner == 0 || cell->gap || tr_state_ref (state, cell->owner, (RtSlotKind) cell->slot_kind, cell->slot_index) != object)
        continue;
      *card = scene->cards[i].id;
      found = cell;
      if (!is_of_prompt (&scene->cards[i], cell))
        return cell;
    }
  return found;
}

gboolean hs_session_select_object (HsSession *self, TrId object) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  const DrCard *card = self->scene != NULL ? card_of (self->scene, object) : NULL;
  if (card != NULL) {
    hs_session_select (self, card->id, NULL);
    return TRUE;
  }
  if (self->scene != NULL) {
    g_autoptr (TrState) state = tr_state_new (self->log);
    tr_state_seek (state, self->scene->step);
    TrId of = 0;
    const DrCell *cell = cell_with (self->scene, state, object, &of);
    if (cell != NULL) {
      hs_session_select (self, of, cell);
      return TRUE;
    }
  }
  hs_session_toast (self, _ ("It is not in the picture of this step"));
  return FALSE;
}
