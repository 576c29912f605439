#include "hs-watch.h"

#include <string.h>

#include "hs-preview.h"
#include "md-path.h"
#include "md-statement.h"

#define MOST_VALUE_CHARS 60

HsWatch *hs_watch_copy (const HsWatch *watch) {
  HsWatch *copy = g_memdup2 (watch, sizeof *watch);
  copy->path = g_strdup (watch->path);
  copy->title = g_strdup (watch->title);
  copy->value = g_strdup (watch->value);
  return copy;
}

void hs_watch_free (HsWatch *watch) {
  g_free (watch->path);
  g_free (watch->title);
  g_free (watch->value);
  g_free (watch);
}

GPtrArray *hs_watches_copy (const GPtrArray *watches) {
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) hs_watch_free);
  for (guint i = 0; i < watches->len; i++)
    g_ptr_array_add (copy, hs_watch_copy (watches->pdata[i]));
  return copy;
}

/* Paths. */

static const TrRef *find_ref (TrState *state, const TrFindSlot *slot, GArray *refs) {
  tr_state_refs (state, slot->subject, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == slot->slot_kind && ref->index == slot->slot_index)
      return ref;
  }
  return NULL;
}

static char *variable_path (TrState *state, TrId frame, const char *name) {
  const TrSubject *subject = tr_state_subject (state, frame);
  const char *function = subject != NULL ? tr_log_text (tr_state_log (state), subject->name) : "<module>";
  return g_str_equal (function, "<module>") ? g_strdup (name) : g_strdup_printf ("%s of %s", name, function);
}

/* The path of a slot at STATE's step; NULL if nothing leads to its owner. */
static char *slot_path (TrState *state, const TrFindSlot *slot) {
  TrId attributes_of = slot->slot_kind == RT_SLOT_VALUE ? md_path_dict_owner (state, slot->subject) : 0;
  if (slot->slot_kind == RT_SLOT_VALUE && slot->subject == md_path_main_namespace (state))
    return md_path_entry_name (state, slot->subject, slot->slot_index);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  const TrRef *ref = find_ref (state, slot, refs);
  const char *name = ref != NULL && ref->name != 0 ? tr_log_text (tr_state_log (state), ref->name) : NULL;
  if (slot->slot_kind == RT_SLOT_LOCAL)
    return name != NULL ? variable_path (state, slot->subject, name) : NULL;
  g_autofree char *owner = md_path_of (state, attributes_of != 0 ? attributes_of : slot->subject);
  if (owner == NULL)
    return NULL;
  if (attributes_of != 0) {
    g_autofree char *attribute = md_path_entry_name (state, slot->subject, slot->slot_index);
    return attribute != NULL ? g_strdup_printf ("%s.%s", owner, attribute) : NULL;
  }
  if (slot->slot_kind == RT_SLOT_VALUE) {
    g_autofree char *key = md_path_key_text (state, slot->subject, slot->slot_index);
    return g_strdup_printf ("%s[%s]", owner, key);
  }
  if (slot->slot_kind == RT_SLOT_ITEM)
    return g_strdup_printf ("%s[%u]", owner, slot->slot_index);
  return slot->slot_kind == RT_SLOT_ATTR && name != NULL ? g_strdup_printf ("%s.%s", owner, name) : NULL;
}

static gboolean find_place (TrState *state, const char *text, MdPlace *place) {
  g_autofree char *path = g_strdup (text);
  char *of = strstr (path, " of ");
  TrId frame = 0;
  if (of != NULL) {
    *of = '\0';
    frame = md_path_frame (state, of + strlen (" of "), NULL);
    if (frame == 0)
      return FALSE;
  }
  return md_path_resolve (state, path, frame, place, NULL);
}

/* In a run in which it was not found yet. */
static void find_again (HsWatch *watch, TrState *state) {
  MdPlace place = {0};
  if (watch->path == NULL || !find_place (state, watch->path, &place) || (!watch->whole && place.owner == 0))
    return;
  watch->slot = watch->whole ? (TrFindSlot){.subject = place.object, .slot_kind = TR_FIND_ALL_SLOTS}
                             : (TrFindSlot){.subject = place.owner, .slot_kind = place.kind, .slot_index = place.index};
  watch->slot_step = tr_state_step (state);
}

/* Telling. */

/* An entry of a dict is known by its key: it moves when it is deleted and comes back. */
static void fill_in_key (TrFindSlot *slot, TrState *state) {
  if (slot->slot_kind == RT_SLOT_VALUE && slot->key == 0)
    slot->key = tr_state_ref (state, slot->subject, RT_SLOT_KEY, slot->slot_index);
}

static TrId target_of (const TrFindSlot *slot, TrState *state) {
  if (slot->key == 0 || tr_state_ref (state, slot->subject, RT_SLOT_KEY, slot->slot_index) == slot->key)
    return tr_state_ref (state, slot->subject, (RtSlotKind) slot->slot_kind, slot->slot_index);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, slot->subject, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind == RT_SLOT_KEY && ref->target == slot->key)
      return tr_state_ref (state, slot->subject, RT_SLOT_VALUE, ref->index);
  }
  return 0;
}

static char *title_of (const HsWatch *watch, TrState *state) {
  if (!watch->whole)
    return g_strdup (watch->path != NULL ? watch->path : "?");
  return md_path_word (state, watch->slot.subject);
}

void hs_watch_tell (HsWatch *watch, TrState *state) {
  int step = tr_state_step (state);
  g_clear_pointer (&watch->value, g_free);
  watch->object = 0;
  watch->count = 0;
  watch->changed = FALSE;
  if (watch->slot.subject == 0)
    find_again (watch, state);
  gboolean there = watch->slot.subject != 0 && tr_state_is_alive (state, watch->slot.subject);
  if (there && step == watch->slot_step)
    fill_in_key (&watch->slot, state);
  if (there && watch->path == NULL)
    watch->path = watch->whole ? md_path_of (state, watch->slot.subject) : slot_path (state, &watch->slot);
  watch->object = !there ? 0 : watch->whole ? watch->slot.subject : target_of (&watch->slot, state);
  if (there || watch->title == NULL) {
    g_free (watch->title);
    watch->title = there ? title_of (watch, state) : g_strdup (watch->path != NULL ? watch->path : "?");
  }
  if (watch->object == 0)
    return;
  watch->value = hs_preview (state, watch->object, MOST_VALUE_CHARS);
  guint count = tr_state_count (state, watch->object);
  watch->count = count == RT_IMMORTAL ? -1 : (gint64) count;
}

/* Marks. */

static void mark_way (TrLog *log, TrFindSlot slot, int from, gboolean forward, guint8 mark, guint8 *marks, guint n_marks) {
  TrFindTarget target = {.slots = &slot, .n_slots = 1};
  for (int step = from; (step = tr_find_step (log, (guint) step, forward, TR_FIND_CHANGE, &target)) >= 0;)
    if ((guint) step < n_marks)
      marks[step] |= mark;
}

void hs_watch_mark (const HsWatch *watch, TrState *state, guint8 mark, guint8 *marks, guint n_marks) {
  TrLog *log = tr_state_log (state);
  if (watch->slot.subject == 0 || (guint) watch->slot_step >= n_marks)
    return;
  TrFindSlot slot = watch->slot;
  if (slot.slot_kind == RT_SLOT_VALUE && slot.key == 0) {
    tr_state_seek (state, watch->slot_step);
    fill_in_key (&slot, state);
  }
  TrFindSlot here = slot;
  if (tr_find_last_change (log, (guint) watch->slot_step, &here) == watch->slot_step)
    marks[watch->slot_step] |= mark;
  mark_way (log, slot, watch->slot_step, TRUE, mark, marks, n_marks);
  mark_way (log, slot, watch->slot_step, FALSE, mark, marks, n_marks);
}
