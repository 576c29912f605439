/* Watches: what is kept in view. The survey tells of them. */
#include "config.h"

#include <glib/gi18n.h>

#include "hs-session-private.h"
#include "hs-watch.h"

static gboolean same_slot (const TrFindSlot *a, const TrFindSlot *b) {
  return a->subject == b->subject && a->slot_kind == b->slot_kind && a->slot_index == b->slot_index;
}

const GPtrArray *hs_session_get_watches (HsSession *self) {
  return self->watches;
}

static int find_watch (HsSession *self, const TrFindSlot *slot) {
  for (guint i = 0; i < self->watches->len; i++)
    if (same_slot (&((HsWatch *) self->watches->pdata[i])->slot, slot))
      return (int) i;
  return -1;
}

gboolean hs_session_is_watched (HsSession *self) {
  return self->selected != 0 && find_watch (self, &self->selected_slot) >= 0;
}

void hs_session_remove_watch (HsSession *self, guint index) {
  g_return_if_fail (HS_IS_SESSION (self) && index < self->watches->len);
  g_ptr_array_remove_index (self->watches, index);
  hs_session_notify (self, PROP_WATCHES);
  hs_session_ask_survey (self);
}

static void add (HsSession *self, const HsWatch *watch) {
  g_ptr_array_add (self->watches, hs_watch_copy (watch));
  hs_session_notify (self, PROP_WATCHES);
  hs_session_ask_survey (self);
}

gboolean hs_session_toggle_watch (HsSession *self) {
  g_return_val_if_fail (HS_IS_SESSION (self), FALSE);
  if (self->selected == 0) {
    hs_session_toast (self, _ ("Select an object or a name first"));
    return FALSE;
  }
  int there = find_watch (self, &self->selected_slot);
  if (there >= 0) {
    hs_session_remove_watch (self, (guint) there);
    return FALSE;
  }
  if (self->watches->len >= HS_MOST_WATCHES) {
    hs_session_toast (self, _ ("That many objects can be watched at a time: %d"), HS_MOST_WATCHES);
    return FALSE;
  }
  add (self, &(HsWatch){.slot = self->selected_slot, .slot_step = self->step, .whole = self->selected_slot.slot_kind == TR_FIND_ALL_SLOTS});
  return TRUE;
}

void hs_session_watch_path (HsSession *self, const char *path, gboolean whole) {
  g_return_if_fail (HS_IS_SESSION (self) && path != NULL);
  if (self->watches->len < HS_MOST_WATCHES)
    add (self, &(HsWatch){.slot = {.slot_kind = TR_FIND_ALL_SLOTS}, .whole = whole, .path = (char *) path, .title = (char *) path});
}

void hs_session_take_watches (HsSession *self, const GPtrArray *told) {
  if (told->len != self->watches->len || told->len == 0)
    return;
  for (guint i = 0; i < told->len; i++)
    if (((HsWatch *) told->pdata[i])->run != ((HsWatch *) self->watches->pdata[i])->run)
      return; /* an answer about the run before */
  g_ptr_array_unref (self->watches);
  self->watches = hs_watches_copy (told);
  hs_session_notify (self, PROP_WATCHES);
}

void hs_session_loosen_watches (HsSession *self) {
  for (guint i = 0; i < self->watches->len; i++) {
    HsWatch *watch = self->watches->pdata[i];
    watch->slot = (TrFindSlot){.slot_kind = TR_FIND_ALL_SLOTS};
    watch->run++;
  }
}

void hs_session_go_to_watch (HsSession *self, guint index, gboolean forward) {
  g_return_if_fail (HS_IS_SESSION (self) && index < self->watches->len);
  const HsWatch *watch = self->watches->pdata[index];
  if (watch->slot.subject == 0)
    hs_session_toast (self, _ ("It is not there in this run"));
  else
    hs_session_go_to_change (self, &watch->slot, forward);
}
