/* Which slots of a container become edges.
 *
 * A list may have a million items, and nobody can look at a million cells. Of a container with more slots than the view wants, the
 * first ones are taken, the last ones, and those between that changed since what the graph is compared with: the log tells which, so
 * that what it costs depends on what happened and not on how much there is. */
#include "md-private.h"

#define LAST_SHARE     4   /* one slot in so many of those that are taken is from the end */
#define MOST_CHANGED   64  /* slots of one container */

const GArray *md_changes_get (MdChanges *c) {
  if (c->found != NULL)
    return c->found;
  c->found = g_array_new (FALSE, FALSE, sizeof (TrChange));
  if (c->until - c->since > MD_CHANGES_STEPS)
    return c->found;
  if (c->until == c->since + 1) {
    tr_log_changes (c->log, (guint) c->until, c->found);
    return c->found;
  }
  g_autoptr (GArray) of_step = g_array_new (FALSE, FALSE, sizeof (TrChange));
  for (int step = c->since + 1; step <= c->until; step++) {
    tr_log_changes (c->log, (guint) step, of_step);
    g_array_append_vals (c->found, of_step->data, of_step->len);
  }
  return c->found;
}

void md_changes_clear (MdChanges *c) {
  g_clear_pointer (&c->found, g_array_unref);
}

static gboolean is_entry (guint kind) {
  return kind == RT_SLOT_KEY || kind == RT_SLOT_VALUE;
}

static void add_slot (MdBuild *b, TrId id, RtSlotKind kind, guint32 index, GArray *refs) {
  TrRef ref = {.kind = (guint8) kind, .index = index, .target = tr_state_ref (b->state, id, kind, index)};
  if (ref.target != 0)
    g_array_append_val (refs, ref);
}

static gboolean has_slot (const GArray *refs, guint kind, guint32 index) {
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->index == index && (ref->kind == kind || (is_entry (ref->kind) && is_entry (kind))))
      return TRUE;
  }
  return FALSE;
}

/* Numbered slots first, in their order; a key before its value. */
static int by_slot (gconstpointer a, gconstpointer b) {
  const TrRef *x = a, *y = b;
  if ((x->name != 0) != (y->name != 0))
    return x->name != 0 ? 1 : -1;
  if (x->name != 0 || (x->kind != y->kind && !(is_entry (x->kind) && is_entry (y->kind))))
    return (x->kind > y->kind) - (x->kind < y->kind);
  if (x->index != y->index)
    return x->index < y->index ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

static void add_changed (MdBuild *b, TrId id, GArray *refs) {
  guint first = refs->len, added = 0;
  const GArray *changes = md_changes_get (b->changes);
  for (guint i = 0; i < changes->len && added < MOST_CHANGED; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    if (change->subject != id || change->change != TR_CHANGE_REF || change->name != 0 || has_slot (refs, change->slot_kind, change->slot_index))
      continue;
    if (is_entry (change->slot_kind)) {
      add_slot (b, id, RT_SLOT_KEY, change->slot_index, refs);
      add_slot (b, id, RT_SLOT_VALUE, change->slot_index, refs);
    } else {
      add_slot (b, id, (RtSlotKind) change->slot_kind, change->slot_index, refs);
    }
    added++;
  }
  if (refs->len > first)
    g_array_sort (refs, by_slot);
}

void md_slots_of (MdBuild *b, TrId id, GArray *refs) {
  guint most = b->view->most_slots;
  if (most == 0 || tr_state_n_refs (b->state, id) <= 2 * most) {
    tr_state_refs (b->state, id, refs);
    return;
  }
  guint last = MAX (1, most / LAST_SHARE);
  tr_state_refs_at_ends (b->state, id, most - MIN (last, most - 1), last, refs);
  add_changed (b, id, refs);
}
