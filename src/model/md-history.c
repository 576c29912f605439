#include "md-history.h"

#include "md-path.h"
#include "md-private.h"
#include "tr-find.h"

/* An event as the log tells it, to be described later. */
typedef struct Found {
  MdEventKind kind;
  guint step;
  TrId owner; /* of the slot */
  guint8 slot_kind;
  guint32 index;
  TrText name;
  TrId before, after;
  guint n_changes;
  gboolean is_slot; /* one slot that can be told: else content, or several */
  gboolean empties; /* CHANGED: attributes were cleared, and nothing else */
} Found;

struct MdHistory {
  GArray *events; /* MdEvent */
  GStringChunk *strings;
  guint left_step; /* the last step of which an event was told as the end of a frame; 0: none */
};

typedef struct Search {
  TrLog *log;
  TrId object;
  TrId space; /* the dict that holds its attributes; 0: it has none of its own */
  GArray *found;
  /* In the step that is looked at: whether its attributes got a dict of their own, and how many were cleared and are in there. */
  gboolean got_space;
  guint n_cleared, n_moved;
} Search;

/* Finding. */

/* The evaluation stack and native functions hold things only while a statement is at work. */
static gboolean is_seen (const TrChange *change) {
  return change->slot_kind != RT_SLOT_STACK && change->slot_kind != RT_SLOT_HIDDEN && (change->subject & TR_ID_HOLDER) == 0;
}

static Found *add_found (Search *s, MdEventKind kind, guint step, const TrChange *change) {
  Found found = {.kind = kind,
                 .step = step,
                 .owner = change->subject,
                 .slot_kind = change->slot_kind,
                 .index = change->slot_index,
                 .name = change->name,
                 .before = change->before,
                 .after = change->after};
  g_array_append_val (s->found, found);
  return &g_array_index (s->found, Found, s->found->len - 1);
}

/* All changes of a step are one event; a single slot is told by itself. */
static void add_changed (Search *s, guint step, const TrChange *change) {
  gboolean is_ref = change->change == TR_CHANGE_REF;
  gboolean cleared = is_ref && change->slot_kind == RT_SLOT_ATTR && change->after == 0;
  gboolean moved = is_ref && s->got_space && change->subject == s->space;
  gboolean empties = cleared || moved;
  s->n_cleared += cleared;
  s->n_moved += moved && change->slot_kind == RT_SLOT_VALUE;
  guint n = is_ref ? 1 : change->change == TR_CHANGE_MOVE ? (guint) change->before : 0;
  for (guint i = s->found->len; i > 0; i--) {
    Found *last = &g_array_index (s->found, Found, i - 1);
    if (last->step != step)
      break;
    if (last->kind != MD_EVENT_CHANGED && last->kind != MD_EVENT_MADE)
      continue;
    /* A key comes and goes with its value, which says more. */
    gboolean joins_key = is_ref && last->is_slot && last->owner == change->subject && last->index == change->slot_index;
    if (joins_key && change->slot_kind == RT_SLOT_KEY)
      return;
    if (joins_key && last->slot_kind == RT_SLOT_KEY) {
      last->slot_kind = change->slot_kind;
      last->before = change->before;
      last->after = change->after;
      return;
    }
    last->is_slot = last->is_slot && n == 0;
    last->empties = last->empties && empties;
    last->n_changes += n;
    return;
  }
  Found *found = add_found (s, MD_EVENT_CHANGED, step, change);
  found->is_slot = is_ref;
  found->empties = empties;
  found->n_changes = n;
}

static gboolean says_something_else (TrLog *log, const TrChange *change) {
  TrPayload before, after;
  tr_log_payload (log, change->before, &before);
  tr_log_payload (log, change->after, &after);
  return before.linked != after.linked || !g_str_equal (tr_log_text (log, before.text), tr_log_text (log, after.text));
}

static gboolean is_space_of_own (const Search *s, const TrChange *change) {
  return change->change == TR_CHANGE_REF && change->subject == s->object && change->name != 0 &&
         g_str_equal (tr_log_text (s->log, change->name), "__dict__");
}

static void meet_own (Search *s, guint step, const TrChange *change) {
  switch ((TrChangeKind) change->change) {
  case TR_CHANGE_BIRTH:
    if (change->subject == s->object)
      add_found (s, MD_EVENT_MADE, step, change);
    break;
  case TR_CHANGE_DEATH:
    if (change->subject == s->object)
      add_found (s, MD_EVENT_FREED, step, change);
    break;
  case TR_CHANGE_REF:
    if (!is_space_of_own (s, change) && is_seen (change) && change->before != change->after)
      add_changed (s, step, change);
    break;
  case TR_CHANGE_MOVE:
    add_changed (s, step, change);
    break;
  case TR_CHANGE_PAYLOAD:
    if (change->subject == s->object && says_something_else (s->log, change))
      add_changed (s, step, change);
    break;
  default:
    break;
  }
}

static void meet (Search *s, guint step, const TrChange *change) {
  if (change->subject == s->object || (s->space != 0 && change->subject == s->space))
    meet_own (s, step, change);
  if (change->change != TR_CHANGE_REF || !is_seen (change) || change->before == change->after || change->subject == s->space)
    return;
  if (change->before == s->object)
    add_found (s, MD_EVENT_UNBOUND, step, change);
  if (change->after == s->object)
    add_found (s, MD_EVENT_BOUND, step, change);
}

/* What a dict holds when it is born may be told before it becomes the one that holds the attributes. */
static void meet_all (Search *s, guint step, const GArray *changes) {
  for (guint i = 0; i < changes->len; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    if (!is_space_of_own (s, change))
      continue;
    s->got_space |= change->after != 0;
    s->space = change->after;
  }
  for (guint i = 0; i < changes->len; i++)
    meet (s, step, &g_array_index (changes, TrChange, i));
}

/* An object that ends gives up its slots first, and one whose attributes move into a dict of their own shows what it showed: those are no
 * changes of it. */
static void drop_unseen_changes (Search *s, guint first) {
  gboolean ends = FALSE;
  for (guint i = first; i < s->found->len; i++)
    ends |= g_array_index (s->found, Found, i).kind == MD_EVENT_FREED;
  for (guint i = s->found->len; i > first; i--) {
    Found *found = &g_array_index (s->found, Found, i - 1);
    gboolean moves = s->got_space && found->empties;
    if (found->kind != MD_EVENT_CHANGED)
      continue;
    if (ends || (moves && s->n_moved <= s->n_cleared))
      g_array_remove_index (s->found, i - 1);
    else if (moves)
      found->n_changes = s->n_moved - s->n_cleared;
  }
  s->got_space = FALSE;
  s->n_cleared = s->n_moved = 0;
}

/* Whatever order the log tells it in, a life begins by being made and ends by being freed. */
static guint place_of (MdEventKind kind) {
  return kind == MD_EVENT_MADE ? 0 : kind == MD_EVENT_FREED ? 2 : 1;
}

static void put_in_order (Search *s, guint first) {
  for (guint i = first + 1; i < s->found->len; i++)
    for (guint k = i; k > first; k--) {
      Found *a = &g_array_index (s->found, Found, k - 1), *b = &g_array_index (s->found, Found, k), swapped = *a;
      if (place_of (a->kind) <= place_of (b->kind))
        break;
      *a = *b;
      *b = swapped;
    }
}

static void find_all (Search *s) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  guint n_steps = tr_log_n_steps (s->log);
  for (guint step = 0; step < n_steps; step++) {
    guint before = s->found->len;
    tr_log_changes (s->log, step, changes);
    meet_all (s, step, changes);
    if (s->found->len == before && !s->got_space)
      continue;
    drop_unseen_changes (s, before);
    put_in_order (s, before);
  }
}

/* Describing. */

static const char *keep (MdHistory *h, const char *RT_NULLABLE text) {
  return text != NULL ? g_string_chunk_insert_const (h->strings, text) : NULL;
}

static const char *keep_taken (MdHistory *h, char *text) {
  const char *kept = keep (h, text);
  g_free (text);
  return kept;
}

static gboolean is_cell (TrState *state, TrId id) {
  const TrSubject *subject = tr_state_subject (state, id);
  return subject != NULL && subject->nature == TR_OBJECT && subject->kind == RT_KIND_cell;
}

/* What ended with a frame was ended by its return: its variables, and the cells that only it had. */
static gboolean ends_with_frame (TrState *state, const Found *found) {
  TrStep step;
  if (found->step == 0 || (found->kind != MD_EVENT_UNBOUND && found->kind != MD_EVENT_CHANGED) || found->after != 0)
    return FALSE;
  tr_log_step (tr_state_log (state), found->step - 1, &step);
  if (step.kind != RT_STEP_RETURN)
    return FALSE;
  if (found->owner == step.frame)
    return TRUE;
  tr_state_seek (state, (int) found->step);
  return !tr_state_is_alive (state, found->owner) && is_cell (state, found->owner);
}

static void tell_statement (MdHistory *h, MdEvent *event, const MdStatement *statement) {
  event->frame = statement->frame;
  event->line = statement->line;
  event->function = keep (h, statement->function);
  event->code = keep (h, statement->code);
  event->file = keep (h, statement->file);
}

static TrId holder_of (TrState *state, TrId owner, guint slot_kind) {
  TrId holder = slot_kind == RT_SLOT_VALUE ? md_path_dict_owner (state, owner) : 0;
  return holder != 0 ? holder : owner;
}

/* The object that the statement had to mean for the event: what holds the slot, if an object does. */
static TrId meant (TrState *state, const Found *found, TrId object) {
  if (found->kind == MD_EVENT_FREED || (found->kind == MD_EVENT_CHANGED && !found->is_slot))
    return object;
  const TrSubject *subject = tr_state_subject (state, found->owner);
  if (subject == NULL || subject->nature != TR_OBJECT || found->slot_kind == RT_SLOT_LOCAL)
    return 0;
  return holder_of (state, found->owner, found->slot_kind);
}

/* What the slot of a change is called: only its last part, but a variable in a cell by its name. */
static char *change_label (TrState *state, const Found *found) {
  if (is_cell (state, found->owner))
    return md_slot_spell (state, found->owner, found->slot_kind, found->index, found->name);
  return md_slot_label (state, found->owner, found->slot_kind, found->index, found->name);
}

/* Texts of how it was are told at the step before, those of how it is at the step. */
static void tell_before (MdHistory *h, TrState *state, const Found *found, MdEvent *event) {
  if (found->kind == MD_EVENT_UNBOUND)
    event->slot = keep_taken (h, md_slot_spell (state, found->owner, found->slot_kind, found->index, found->name));
  if (found->kind != MD_EVENT_CHANGED || !found->is_slot)
    return;
  event->before = keep_taken (h, md_value_text (state, found->before));
  if (found->after == 0)
    event->slot = keep_taken (h, change_label (state, found));
}

static void tell_after (MdHistory *h, TrState *state, const Found *found, MdEvent *event) {
  if (found->kind == MD_EVENT_BOUND)
    event->slot = keep_taken (h, md_slot_spell (state, found->owner, found->slot_kind, found->index, found->name));
  if (found->kind != MD_EVENT_CHANGED || !found->is_slot)
    return;
  event->after = keep_taken (h, md_value_text (state, found->after));
  if (found->after != 0)
    event->slot = keep_taken (h, change_label (state, found));
}

/* The name of an entry that may not be there yet. */
static char *entry_name (TrState *state, const Found *found) {
  int step = tr_state_step (state);
  char *name = md_path_entry_name (state, found->owner, found->index);
  if (name == NULL) {
    tr_state_seek (state, (int) found->step);
    name = md_path_entry_name (state, found->owner, found->index);
    tr_state_seek (state, step);
  }
  return name;
}

static const char *bound_name (MdStatements *statements, const MdStatement *statement, const char *name) {
  const GPtrArray *mentions = md_statements_mentions (statements, statement);
  for (guint i = 0; i < mentions->len; i++) {
    const MdMention *mention = mentions->pdata[i];
    gboolean binds = mention->role == RT_MENTION_BOUND || mention->role == RT_MENTION_AUGMENTED;
    if (binds && mention->n_parts == 0 && g_strcmp0 (mention->name, name) == 0)
      return mention->text;
  }
  return NULL;
}

/* The name that is bound to what CELL holds. */
static const char *bound_cell (MdStatements *statements, const MdStatement *statement, TrId cell) {
  const GPtrArray *mentions = md_statements_mentions (statements, statement);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (MdHop));
  for (guint i = 0; i < mentions->len; i++) {
    const MdMention *mention = mentions->pdata[i];
    gboolean binds = mention->role == RT_MENTION_BOUND || mention->role == RT_MENTION_AUGMENTED;
    if (!binds || mention->n_parts > 0)
      continue;
    md_follow (md_statements_follow (statements), statement->frame, mention, slots);
    if (slots->len > 0 && g_array_index (slots, MdHop, 0).target == cell)
      return mention->text;
  }
  return NULL;
}

/* A name that is bound is what the statement mentions of it. */
static const char *through_name (MdStatements *statements, const MdStatement *statement, TrState *state, const Found *found) {
  if (found->slot_kind == RT_SLOT_LOCAL)
    return bound_name (statements, statement, tr_log_text (tr_state_log (state), found->name));
  if (is_cell (state, found->owner))
    return bound_cell (statements, statement, found->owner);
  g_autofree char *name = found->slot_kind == RT_SLOT_VALUE ? entry_name (state, found) : NULL;
  return name != NULL ? bound_name (statements, statement, name) : NULL;
}

static const char *through (MdStatements *statements, const MdStatement *statement, TrState *state, const Found *found, TrId object) {
  TrId meaning = meant (state, found, object);
  if (found->kind == MD_EVENT_MADE)
    return NULL;
  gboolean changed = found->kind == MD_EVENT_CHANGED;
  const char *text = meaning != 0 ? md_statements_through (statements, statement, meaning, changed && found->owner == object) : NULL;
  return text != NULL ? text : through_name (statements, statement, state, found);
}

static void describe (MdHistory *h, MdStatements *statements, TrState *state, const Found *found, TrId object) {
  MdEvent event = {.kind = found->kind, .step = found->step, .n_changes = found->n_changes};
  MdStatement statement;
  gboolean leaves = ends_with_frame (state, found) || (found->kind == MD_EVENT_FREED && found->step == h->left_step);
  if (leaves)
    h->left_step = found->step;
  if (leaves)
    md_statements_leaving (statements, found->step, &statement);
  else
    md_statements_at (statements, found->step, &statement);
  tell_statement (h, &event, &statement);
  if (found->kind == MD_EVENT_CHANGED && found->is_slot) {
    event.before_id = found->before;
    event.after_id = found->after;
  }
  event.through = keep (h, through (statements, &statement, state, found, object));
  tell_before (h, state, found, &event);
  tr_state_seek (state, (int) found->step);
  tell_after (h, state, found, &event);
  g_array_append_val (h->events, event);
}

static MdHistory *new_history (void) {
  MdHistory *h = g_new0 (MdHistory, 1);
  h->events = g_array_new (FALSE, FALSE, sizeof (MdEvent));
  h->strings = g_string_chunk_new (4096);
  return h;
}

/* A slot that was given up and taken again in one step, where attributes moved into a dict: nothing happened to see. */
static void drop_pairs (MdHistory *h) {
  for (guint i = h->events->len; i > 1; i--) {
    const MdEvent *last = &g_array_index (h->events, MdEvent, i - 1);
    for (guint k = i - 1; k > 0 && i <= h->events->len; k--) {
      const MdEvent *other = &g_array_index (h->events, MdEvent, k - 1);
      if (other->step != last->step)
        break;
      gboolean pair = (last->kind == MD_EVENT_BOUND && other->kind == MD_EVENT_UNBOUND) || (last->kind == MD_EVENT_UNBOUND && other->kind == MD_EVENT_BOUND);
      if (!pair || g_strcmp0 (last->slot, other->slot) != 0)
        continue;
      g_array_remove_index (h->events, i - 1);
      g_array_remove_index (h->events, k - 1);
      i--;
      break;
    }
  }
}

static MdHistory *describe_all (TrState *state, MdSources *sources, const GArray *found, TrId object) {
  MdHistory *h = new_history ();
  g_autoptr (MdStatements) statements = md_statements_new (state, sources);
  for (guint i = 0; i < found->len; i++)
    describe (h, statements, state, &g_array_index (found, Found, i), object);
  drop_pairs (h);
  return h;
}

MdHistory *md_history_new (TrState *state, MdSources *sources, TrId object) {
  Search search = {.log = tr_state_log (state), .object = object, .found = g_array_new (FALSE, FALSE, sizeof (Found))};
  find_all (&search);
  MdHistory *history = describe_all (state, sources, search.found, object);
  g_array_unref (search.found);
  return history;
}

/* Of a slot. */

static void add_slot_change (GArray *found, guint step, const TrFindSlot *slot) {
  Found at = {.kind = MD_EVENT_CHANGED, .step = step, .owner = slot->subject, .slot_kind = (guint8) slot->slot_kind, .index = slot->slot_index, .n_changes = 1, .is_slot = TRUE};
  g_array_append_val (found, at);
}

static int by_step (gconstpointer a, gconstpointer b) {
  const Found *x = a, *y = b;
  return x->step < y->step ? -1 : x->step > y->step;
}

/* An attribute that was moved into a dict of its object's own in step AT, as SLOT, was a slot of the object before: SLOT becomes that one.
 * FALSE if it is none. */
static gboolean was_moved_into_dict (TrState *state, guint at, TrFindSlot *slot) {
  if (slot->slot_kind != RT_SLOT_VALUE || at == 0)
    return FALSE;
  tr_state_seek (state, (int) at);
  g_autofree char *name = md_path_entry_name (state, slot->subject, slot->slot_index);
  TrId holder = md_path_dict_owner (state, slot->subject), target = tr_state_ref (state, slot->subject, RT_SLOT_VALUE, slot->slot_index);
  tr_state_seek (state, (int) at - 1);
  if (name == NULL || holder == 0 || tr_state_is_alive (state, slot->subject) || !tr_state_is_alive (state, holder))
    return FALSE;
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (TrRef));
  tr_state_refs (state, holder, refs);
  for (guint i = 0; i < refs->len; i++) {
    const TrRef *ref = &g_array_index (refs, TrRef, i);
    if (ref->kind != RT_SLOT_ATTR || ref->target != target || !g_str_equal (tr_log_text (tr_state_log (state), ref->name), name))
      continue;
    *slot = (TrFindSlot){.subject = holder, .slot_kind = RT_SLOT_ATTR, .slot_index = ref->index};
    return TRUE;
  }
  return FALSE;
}

/* As tr_find_last_change, but not where the slot only moved. */
static int find_last_change (TrState *state, guint step, TrFindSlot *slot) {
  int at = tr_find_last_change (tr_state_log (state), step, slot);
  while (at > 0 && was_moved_into_dict (state, (guint) at, slot))
    at = tr_find_last_change (tr_state_log (state), (guint) at - 1, slot);
  return at;
}

/* The change before AT, where SLOT stands. */
static int find_change_before (TrState *state, guint at, TrFindSlot *slot) {
  TrFindTarget target = {.slots = slot, .n_slots = 1};
  int earlier = tr_find_step (tr_state_log (state), at, FALSE, TR_FIND_CHANGE, &target);
  if (earlier > 0 && was_moved_into_dict (state, (guint) earlier, slot))
    return find_last_change (state, (guint) earlier - 1, slot);
  return earlier;
}

static void find_earlier (TrState *state, guint step, TrFindSlot slot, GArray *found) {
  for (int at = find_last_change (state, step, &slot); at >= 0; at = find_change_before (state, (guint) at, &slot))
    add_slot_change (found, (guint) at, &slot);
}

static void find_later (TrLog *log, guint step, TrFindSlot slot, GArray *found) {
  TrFindTarget target = {.slots = &slot, .n_slots = 1};
  int at = (int) step;
  while ((at = tr_find_step (log, (guint) at, TRUE, TR_FIND_CHANGE, &target)) >= 0)
    add_slot_change (found, (guint) at, &slot);
}

/* What the slot held and holds: it is told by the changes of the step, since it may have stood elsewhere before. */
static void fill_change (TrLog *log, Found *found) {
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_changes (log, found->step, changes);
  gboolean first = TRUE;
  for (guint i = 0; i < changes->len; i++) {
    const TrChange *change = &g_array_index (changes, TrChange, i);
    if (change->change != TR_CHANGE_REF || change->subject != found->owner || change->slot_kind != found->slot_kind ||
        change->slot_index != found->index)
      continue;
    if (first)
      found->before = change->before;
    found->after = change->after;
    found->name = change->name;
    first = FALSE;
  }
}

MdHistory *md_history_new_of_slot (TrState *state, MdSources *sources, guint step, const MdHop *slot) {
  TrLog *log = tr_state_log (state);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  TrFindSlot at = {.subject = slot->owner, .slot_kind = slot->kind, .slot_index = slot->index, .key = slot->key};
  find_earlier (state, step, at, found);
  find_later (log, step, at, found);
  g_array_sort (found, by_step);
  for (guint i = 0; i < found->len; i++)
    fill_change (log, &g_array_index (found, Found, i));
  /* The owner itself came or went, and the slot was empty then. */
  for (guint i = found->len; i > 0; i--)
    if (g_array_index (found, Found, i - 1).before == g_array_index (found, Found, i - 1).after)
      g_array_remove_index (found, i - 1);
  return describe_all (state, sources, found, slot->owner);
}

/* What STEP did to the whole of an object, as one event. */
static gboolean find_at (TrLog *log, guint step, TrId object, TrId space, Found *out) {
  Search search = {.log = log, .object = object, .space = space, .found = g_array_new (FALSE, FALSE, sizeof (Found))};
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TrChange));
  tr_log_changes (log, step, changes);
  meet_all (&search, step, changes);
  gboolean any = FALSE;
  for (guint i = 0; i < search.found->len; i++) {
    const Found *found = &g_array_index (search.found, Found, i);
    if (found->kind != MD_EVENT_CHANGED && found->kind != MD_EVENT_MADE)
      continue;
    *out = *found;
    any = TRUE;
  }
  g_array_unref (search.found);
  return any;
}

/* The dict of its attributes changes with an object. */
static gboolean find_last_of_whole (TrState *state, guint step, TrId object, Found *out) {
  TrLog *log = tr_state_log (state);
  tr_state_seek (state, (int) step);
  TrId space = md_named_ref (state, object, "__dict__");
  int last = -1;
  for (guint i = 0; i < 2 && (i == 0 || space != 0); i++) {
    TrFindSlot whole = {.subject = i == 0 ? object : space, .slot_kind = TR_FIND_ALL_SLOTS};
    last = MAX (last, tr_find_last_change (log, step, &whole));
  }
  return last >= 0 && find_at (log, (guint) last, object, space, out);
}

static gboolean find_last (TrState *state, guint step, const MdHop *slot, Found *out) {
  if (slot->kind == MD_HOP_WHOLE)
    return find_last_of_whole (state, step, slot->owner, out);
  TrFindSlot at = {.subject = slot->owner, .slot_kind = slot->kind, .slot_index = slot->index, .key = slot->key};
  int last = find_last_change (state, step, &at);
  if (last < 0)
    return FALSE;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  add_slot_change (found, (guint) last, &at);
  *out = g_array_index (found, Found, 0);
  fill_change (tr_state_log (state), out);
  return TRUE;
}

MdHistory *md_history_new_of_last (TrState *state, MdSources *sources, guint step, const MdHop *slots, guint n_slots, gboolean *changed) {
  MdHistory *h = new_history ();
  g_autoptr (MdStatements) statements = md_statements_new (state, sources);
  for (guint i = 0; i < n_slots; i++) {
    Found found;
    changed[i] = find_last (state, step, &slots[i], &found);
    if (changed[i])
      describe (h, statements, state, &found, slots[i].owner);
  }
  return h;
}

void md_history_free (MdHistory *h) {
  g_array_unref (h->events);
  g_string_chunk_free (h->strings);
  g_free (h);
}

const MdEvent *md_history_events (const MdHistory *h, guint *n_events) {
  *n_events = h->events->len;
  return (const MdEvent *) h->events->data;
}
