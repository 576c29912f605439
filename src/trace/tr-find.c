#include "tr-find.h"

#include <string.h>

typedef struct Walk {
  TrLog *log;
  TrFind kind;
  gboolean forward;
  guint n_steps;
  int at;          /* the step the walk stands at */
  TrStep step;     /* its record */
  GArray *changes; /* TrChange, of the step that was passed last */
  TrId frame;      /* OVER, OUT: the frame whose next step is wanted; 0: any */
  gboolean left;   /* that of the start has ended, or may be the answer itself */
  GHashTable *lines;
  GArray *slots;   /* TrFindSlot, as they are at the step the walk stands at */
  GArray *slots_behind; /* CHANGE backwards: as they were at the step before that in the walk */
} Walk;

static gboolean is_stop (const TrStep *step) {
  switch ((RtStepKind) step->kind) {
  case RT_STEP_LINE:
  case RT_STEP_CALL:
  case RT_STEP_RETURN:
  case RT_STEP_EXCEPTION:
  case RT_STEP_END:
    return TRUE;
  default:
    return FALSE;
  }
}

/* Frames. */

static gboolean needs_frames (TrFind kind) {
  return kind == TR_FIND_OVER || kind == TR_FIND_OUT;
}

static const TrChange *change_at (Walk *walk, guint i) {
  return &g_array_index (walk->changes, TrChange, walk->forward ? i : walk->changes->len - 1 - i);
}

/* When the frame has ended (or, backwards, has not begun), that of its caller is wanted. What other threads call meanwhile does not matter. */
static void follow_frame (Walk *walk) {
  for (guint i = 0; i < walk->changes->len && walk->frame != 0; i++) {
    const TrChange *change = change_at (walk, i);
    if (change->subject != walk->frame || change->change != (walk->forward ? TR_CHANGE_DEATH : TR_CHANGE_BIRTH))
      continue;
    TrPayload payload;
    tr_log_payload (walk->log, walk->forward ? change->before : change->after, &payload);
    walk->frame = payload.linked;
    walk->left = TRUE;
  }
}

/* Whether the step is one of the frame that is wanted, or the end of all. */
static gboolean is_in_frame (Walk *walk) {
  if (walk->step.kind == RT_STEP_END)
    return TRUE;
  gboolean there = walk->frame == 0 || walk->step.frame == walk->frame;
  return there && walk->left && is_stop (&walk->step);
}

/* The frame of the start is left at once by its own last step. */
static void begin_frames (Walk *walk) {
  walk->frame = walk->step.frame;
  walk->left = walk->kind == TR_FIND_OVER && walk->step.kind != (walk->forward ? RT_STEP_RETURN : RT_STEP_CALL);
  if (walk->step.kind == RT_STEP_END)
    walk->kind = TR_FIND_INTO; /* no frame runs: there is nothing to step over */
}

/* Changes. */

/* A slot that was moved away from is followed; the way back is followed back. */
static void follow_move (Walk *walk, const TrChange *change, TrFindSlot *slot) {
  guint32 from = walk->forward ? change->slot_index : (guint32) change->after;
  guint32 to = walk->forward ? (guint32) change->after : change->slot_index;
  if (slot->slot_kind == change->slot_kind && slot->slot_index >= from && slot->slot_index - from < change->before)
    slot->slot_index = slot->slot_index - from + to;
}

/* Whether CHANGE makes the key of SLOT that of another entry: one that was deleted and made again. */
static gboolean brings_key (Walk *walk, const TrChange *change, const TrFindSlot *slot) {
  return change->change == TR_CHANGE_REF && change->subject == slot->subject && change->slot_kind == RT_SLOT_KEY &&
         (walk->forward ? change->after : change->before) == slot->key;
}

static gboolean is_content_changed (TrLog *log, const TrChange *change) {
  TrPayload before, after;
  tr_log_payload (log, change->before, &before);
  tr_log_payload (log, change->after, &after);
  return before.size_bytes != after.size_bytes || before.linked != after.linked ||
         !g_str_equal (tr_log_text (log, before.text), tr_log_text (log, after.text));
}

static gboolean changes_any (TrLog *log, const TrChange *change) {
  switch ((TrChangeKind) change->change) {
  case TR_CHANGE_BIRTH:
  case TR_CHANGE_DEATH:
    return TRUE;
  case TR_CHANGE_REF:
  case TR_CHANGE_MOVE:
    return change->slot_kind != RT_SLOT_STACK && change->slot_kind != RT_SLOT_HIDDEN;
  case TR_CHANGE_PAYLOAD:
    return is_content_changed (log, change);
  default:
    return FALSE;
  }
}

static gboolean changes_slot (const TrChange *change, const TrFindSlot *slot, guint32 also_index) {
  switch ((TrChangeKind) change->change) {
  case TR_CHANGE_BIRTH:
  case TR_CHANGE_DEATH:
    return TRUE;
  case TR_CHANGE_REF:
    return change->slot_kind == slot->slot_kind && (change->slot_index == slot->slot_index || change->slot_index == also_index) &&
           change->before != change->after;
  default:
    return FALSE;
  }
}

/* The index of the entry that the changes just passed make for the key of SLOT, else that of SLOT: the value may be told of before. */
static guint32 index_to_come (Walk *walk, const TrFindSlot *slot) {
  guint32 index = slot->slot_index;
  if (slot->slot_kind == RT_SLOT_VALUE && slot->key != 0)
    for (guint i = 0; i < walk->changes->len; i++)
      if (brings_key (walk, change_at (walk, i), slot))
        index = change_at (walk, i)->slot_index;
  return index;
}

/* Whether the changes just passed have one of SLOT, which is brought to the other side of them. */
static gboolean pass_slot (Walk *walk, TrFindSlot *slot) {
  gboolean all = slot->slot_kind == TR_FIND_ALL_SLOTS, changed = FALSE;
  guint32 to_come = index_to_come (walk, slot);
  for (guint i = 0; i < walk->changes->len; i++) {
    const TrChange *change = change_at (walk, i);
    if (change->subject != slot->subject)
      continue;
    changed |= all ? changes_any (walk->log, change) : changes_slot (change, slot, to_come);
    if (change->change == TR_CHANGE_MOVE && !all)
      follow_move (walk, change, slot);
    else if (slot->slot_kind == RT_SLOT_VALUE && slot->key != 0 && brings_key (walk, change, slot))
      slot->slot_index = change->slot_index;
  }
  return changed;
}

static gboolean pass_slots (Walk *walk) {
  gboolean changed = FALSE;
  g_array_set_size (walk->slots_behind, 0);
  g_array_append_vals (walk->slots_behind, walk->slots->data, walk->slots->len);
  for (guint i = 0; i < walk->slots->len; i++)
    changed |= pass_slot (walk, &g_array_index (walk->slots, TrFindSlot, i));
  return changed;
}

/* The walk. */

static gboolean needs_changes (TrFind kind) {
  return needs_frames (kind) || kind == TR_FIND_CHANGE;
}

/* Whether the frame of a step is on top of the stack. */
static gboolean is_on_top (const TrStep *step) {
  return step->kind == RT_STEP_LINE || step->kind == RT_STEP_CALL || step->kind == RT_STEP_RETURN || step->kind == RT_STEP_EXCEPTION;
}

/* A frame that is on top at two steps in a row, and is neither left nor entered between, has the same frames below it at both: what came
 * and went above it tells nothing. */
static gboolean keeps_frames (const TrStep *before, const TrStep *after) {
  return before->frame == after->frame && is_on_top (before) && is_on_top (after) && before->kind != RT_STEP_RETURN && after->kind != RT_STEP_CALL;
}

/* Moves on by one step; FALSE at the end. The changes passed are those between the two steps. */
static gboolean move (Walk *walk) {
  int to = walk->at + (walk->forward ? 1 : -1);
  if (to < 0 || to >= (int) walk->n_steps)
    return FALSE;
  TrStep from = walk->step;
  tr_log_step (walk->log, (guint) to, &walk->step);
  gboolean keeps = walk->forward ? keeps_frames (&from, &walk->step) : keeps_frames (&walk->step, &from);
  if (needs_frames (walk->kind) && keeps)
    g_array_set_size (walk->changes, 0);
  else if (needs_changes (walk->kind))
    tr_log_changes (walk->log, (guint) (walk->forward ? to : walk->at), walk->changes);
  walk->at = to;
  return TRUE;
}

/* Whether step AT shows more output than the one before it. */
static gboolean shows_output (Walk *walk) {
  TrStep before = {0};
  if (walk->at > 0)
    tr_log_step (walk->log, (guint) walk->at - 1, &before);
  return walk->step.output_end > before.output_end;
}

static gboolean is_it (Walk *walk) {
  switch (walk->kind) {
  case TR_FIND_INTO:
    return is_stop (&walk->step);
  case TR_FIND_OVER:
  case TR_FIND_OUT:
    follow_frame (walk);
    return is_in_frame (walk);
  case TR_FIND_LINE:
    return walk->step.kind == RT_STEP_LINE && g_hash_table_contains (walk->lines, GUINT_TO_POINTER (walk->step.line));
  case TR_FIND_CHANGE:
    return pass_slots (walk);
  case TR_FIND_OUTPUT:
    return shows_output (walk);
  case TR_FIND_EXCEPTION:
    return tr_log_step_raises (walk->log, &walk->step);
  case TR_FIND_CALL:
    return walk->step.kind == RT_STEP_CALL;
  case TR_FIND_RETURN:
    return walk->step.kind == RT_STEP_RETURN;
  }
  return FALSE;
}

/* Backwards a change belongs to the step that was stood at before the move. The one at the start is what the user looks at. */
static int search (Walk *walk) {
  gboolean late = walk->kind == TR_FIND_CHANGE && !walk->forward;
  if (late) {
    if (!move (walk))
      return -1;
    pass_slots (walk);
  }
  while (move (walk))
    if (is_it (walk))
      return walk->at + late;
  return -1;
}

int tr_find_step (TrLog *log, guint from, gboolean forward, TrFind kind, const TrFindTarget *target) {
  Walk walk = {.log = log, .kind = kind, .forward = forward, .n_steps = tr_log_n_steps (log), .at = (int) from};
  if (from >= walk.n_steps)
    return -1;
  walk.changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  walk.slots = g_array_new (FALSE, FALSE, sizeof (TrFindSlot));
  walk.slots_behind = g_array_new (FALSE, FALSE, sizeof (TrFindSlot));
  walk.lines = g_hash_table_new (NULL, NULL);
  tr_log_step (log, from, &walk.step);
  if (target != NULL && kind == TR_FIND_LINE)
    for (guint i = 0; i < target->n_lines; i++)
      g_hash_table_add (walk.lines, GUINT_TO_POINTER (target->lines[i]));
  guint n_slots = target != NULL && kind == TR_FIND_CHANGE ? target->n_slots : 0;
  if (n_slots > 0)
    g_array_append_vals (walk.slots, target->slots, n_slots);
  if (needs_frames (kind))
    begin_frames (&walk);
  int found = search (&walk);
  if (found >= 0 && n_slots > 0)
    memcpy (target->slots, (forward ? walk.slots : walk.slots_behind)->data, n_slots * sizeof (TrFindSlot));
  g_array_unref (walk.changes);
  g_array_unref (walk.slots);
  g_array_unref (walk.slots_behind);
  g_hash_table_unref (walk.lines);
  return found;
}

int tr_find_last_change (TrLog *log, guint step, TrFindSlot *slot) {
  Walk walk = {.log = log, .changes = g_array_new (FALSE, FALSE, sizeof (TrChange))};
  TrFindSlot passed = *slot;
  int at = (int) MIN (step + 1, tr_log_n_steps (log)) - 1;
  for (; at >= 0; at--) {
    TrFindSlot here = passed;
    tr_log_changes (log, (guint) at, walk.changes);
    if (pass_slot (&walk, &passed)) {
      *slot = here;
      break;
    }
  }
  g_array_unref (walk.changes);
  return at;
}
